//! Reads what was typed, field by field, against a register's table of fields, and collects every
//! objection on the way. Never stops at the first one.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::Term;
use crate::deadline::read_date;
use crate::objection::{Objection, Objections};
use crate::shape::{Input, RegisterSpec};
use crate::text;

/// Texts as typed, by field key.
pub type Raw = BTreeMap<String, String>;

/// A form being read.
pub struct Form<'a> {
    raw: &'a Raw,
    spec: &'static RegisterSpec,
    today: NaiveDate,
    objections: Objections,
}

impl<'a> Form<'a> {
    /// Starts reading; `today` gives dates without a year their year.
    pub fn new(raw: &'a Raw, spec: &'static RegisterSpec, today: NaiveDate) -> Self {
        let mut form = Self { raw, spec, today, objections: Vec::new() };
        form.require();
        form
    }

    fn require(&mut self) {
        for field in self.spec.fields.iter().filter(|field| field.required && !field.read_only) {
            // A dash stands for nothing wherever a name or a word of a list is looked up.
            let looked_up =
                matches!(field.input, Input::Choice | Input::Unit | Input::Post | Input::Person | Input::Power | Input::Risk | Input::Duty);
            let word = self.text(field.key);
            if word.is_empty() || (looked_up && word == "—") {
                self.object(field.key, "required", format!("{}不能为空，请填写。", field.label));
            }
        }
    }

    fn label(&self, key: &str) -> &'static str {
        self.spec.field(key).map_or("", |field| field.label)
    }

    /// The field's text without space at its ends, full-width digits made half-width.
    pub fn text(&self, key: &str) -> String {
        self.raw.get(key).map(|text| text::half_width_digits(text::trim(text))).unwrap_or_default()
    }

    /// The field's text with line breaks and inner space taken out, for names and codes.
    pub fn name(&self, key: &str) -> String {
        self.text(key).chars().filter(|character| !matches!(character, '\n' | '\r' | '\t')).collect()
    }

    /// The parts of a list field.
    pub fn list(&self, key: &str) -> Vec<String> {
        text::list(&self.text(key))
    }

    /// A value of a closed list; an unknown word is an objection that names the allowed ones.
    pub fn term<T: Term>(&mut self, key: &str) -> Option<T> {
        let word = self.text(key);
        if word.is_empty() || word == "—" {
            return None;
        }
        let value = T::read(&word);
        if value.is_none() {
            let allowed: Vec<_> = T::ALL.iter().map(|value| value.label()).collect();
            self.object(key, "choice", format!("{}“{word}”不在可选范围内，可选：{}。", self.label(key), allowed.join("、")));
        }
        value
    }

    /// 是 or 否; empty is 否.
    pub fn yes(&mut self, key: &str) -> bool {
        let word = self.text(key);
        match word.as_str() {
            "" | "否" | "无" | "×" | "false" | "0" => false,
            "是" | "有" | "√" | "true" | "1" => true,
            _ => {
                self.object(key, "yes_no", format!("{}“{word}”看不明白，请填“是”或“否”。", self.label(key)));
                false
            }
        }
    }

    /// A civil date typed in any of the office's ways.
    pub fn date(&mut self, key: &str) -> Option<NaiveDate> {
        let word = self.text(key);
        if word.is_empty() {
            return None;
        }
        let date = read_date(&word, self.today.year());
        if date.is_none() {
            self.object(key, "date", format!("{}“{word}”不是日期，请写成 2026-3-5、3.5 或 2026年3月5日 这样。", self.label(key)));
        }
        date
    }

    /// A whole number that is not negative.
    pub fn number(&mut self, key: &str) -> Option<u32> {
        let word = self.text(key);
        if word.is_empty() {
            return None;
        }
        let number = word.parse().ok();
        if number.is_none() {
            self.object(key, "number", format!("{}“{word}”不是整数，请只填数字。", self.label(key)));
        }
        number
    }

    /// A reference that must exist where it is given.
    pub fn reference<T>(&mut self, key: &str, find: impl FnOnce(&str) -> Option<T>, where_to: &str) -> Option<T> {
        let word = self.name(key);
        if word.is_empty() || word == "—" {
            return None;
        }
        let found = find(&word);
        if found.is_none() {
            self.object(key, "unknown", format!("{}“{word}”不在册，请先在“{where_to}”中新增，或改选已有的。", self.label(key)));
        }
        found
    }

    /// Adds an objection against a field.
    pub fn object(&mut self, key: &str, rule: &'static str, sentence: impl Into<String>) {
        self.objections.push(Objection::field(key, rule, sentence));
    }

    /// The value when nothing stands against it.
    ///
    /// # Errors
    /// Every objection that was collected.
    pub fn finish<T>(self, value: T) -> Result<T, Objections> {
        if self.objections.is_empty() { Ok(value) } else { Err(self.objections) }
    }
}

/// 是 or 否.
pub fn yes_no(value: bool) -> String {
    if value { "是" } else { "否" }.to_owned()
}

/// The texts of a record, by field key.
#[derive(Debug, Default)]
pub struct Texts(pub Raw);

impl Texts {
    /// Adds one text.
    pub fn set(&mut self, key: &str, value: impl ToString) {
        self.0.insert(key.to_owned(), value.to_string());
    }

    /// Adds the label of a closed-list value, or nothing.
    pub fn term<T: Term>(&mut self, key: &str, value: Option<T>) {
        self.set(key, value.map_or("", Term::label));
    }

    /// Adds a date in ISO form, or nothing.
    pub fn date(&mut self, key: &str, value: Option<NaiveDate>) {
        self.set(key, value.map(|date| date.to_string()).unwrap_or_default());
    }

    /// Adds a number, or nothing.
    pub fn number(&mut self, key: &str, value: Option<u32>) {
        self.set(key, value.map(|number| number.to_string()).unwrap_or_default());
    }
}
