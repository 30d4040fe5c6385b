//! A template's text read, checked and filled: `{字段}` stands for a value, `【…】` around a part that is
//! left out when a field in it is empty, a line is a paragraph. Never reads a value again: braces in a
//! record's text are only braces.

use std::collections::BTreeMap;

use super::{TemplateField, TemplateKind};
use crate::objection::{Objection, Objections};
use crate::text::trim;

/// Values of the fields, by name.
pub type Values = BTreeMap<&'static str, String>;

/// The field of the form that every objection stands beside.
const FIELD: &str = "body";
/// More than any paper of this office says.
const LONGEST: usize = 20_000;

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Field(&'static TemplateField),
    /// Left out as a whole when a field in it is empty.
    Group(Vec<Part>),
}

/// A template's text that was read and found in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    lines: Vec<Vec<Part>>,
}

/// A paragraph of the finished paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Paragraph {
    /// Running text.
    Text(String),
    /// A heading: 一、…, without a mark at its end.
    Heading(String),
    /// The table that the paper has at this place.
    Table,
}

impl Wording {
    /// Reads and checks the text of a kind.
    ///
    /// # Errors
    /// Everything that stands against it, each with the paragraph it is in.
    pub fn read(kind: TemplateKind, text: &str) -> Result<Self, Objections> {
        let text = tidy(text);
        let mut against = Objections::new();
        check_whole(&text, &mut against);
        let mut lines = Vec::new();
        for (number, line) in (1..).zip(text.lines().map(trim).filter(|line| !line.is_empty())) {
            let mut reading = Reading { kind, number, line, against: &mut against };
            lines.push(reading.paragraph());
        }
        let wording = Self { lines };
        // A name that could not be read may be the one that is missing: one sentence is enough.
        if against.is_empty() {
            wording.check_required(kind, &mut against);
        }
        if against.is_empty() { Ok(wording) } else { Err(against) }
    }

    fn check_required(&self, kind: TemplateKind, against: &mut Objections) {
        let stands = |part: &Part, key: &str| matches!(part, Part::Field(field) if field.key == key);
        for key in kind.required() {
            let parts = || self.lines.iter().flatten();
            if parts().any(|part| stands(part, key)) {
                continue;
            }
            let grouped = parts().any(|part| matches!(part, Part::Group(inner) if inner.iter().any(|part| stands(part, key))));
            let sentence = if grouped {
                format!("{{{key}}}不能放在【】里：这份文书必须写明，不能随别的字段一起省略。请移到【】外面。")
            } else {
                format!("正文里缺少{{{key}}}，这份文书必须写明。请从“可用的字段”里点选，放到合适的位置。")
            };
            against.push(Objection::field(FIELD, "required", sentence));
        }
    }

    /// Names of the fields in it that need a value, those in optional parts included.
    pub fn fields(&self) -> impl Iterator<Item = &'static str> {
        let parts = self.lines.iter().flatten();
        parts.flat_map(|part| std::iter::once(part).chain(inner(part))).filter_map(|part| match part {
            Part::Field(field) if !field.table => Some(field.key),
            Part::Text(_) | Part::Field(_) | Part::Group(_) => None,
        })
    }

    /// The finished paragraphs. A field without a value is empty; a paragraph with nothing left falls out.
    pub fn fill(&self, values: &Values) -> Vec<Paragraph> {
        self.lines.iter().flat_map(|line| fill_line(line, values)).collect()
    }

    /// The same as running text, a paragraph a line; for papers without headings and tables.
    pub fn fill_text(&self, values: &Values) -> String {
        let lines = self.fill(values).into_iter().filter_map(|paragraph| match paragraph {
            Paragraph::Text(text) | Paragraph::Heading(text) => Some(text),
            Paragraph::Table => None,
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}

/// The text as it is kept: line ends and marks that nobody sees taken out, no empty lines around it.
pub fn tidy(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n").replace(['\u{feff}', '\u{200b}'], "");
    let lines: Vec<&str> = text.lines().map(trim).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

fn check_whole(text: &str, against: &mut Objections) {
    let mut object = |rule, sentence: String| against.push(Objection::field(FIELD, rule, sentence));
    if text.is_empty() {
        object("required", "正文不能为空，请填写；要用原来的文字，请点“恢复默认”。".to_owned());
    }
    let length = text.chars().count();
    if length > LONGEST {
        object("length", format!("正文有{length}个字，超过{LONGEST}个字，请删减。"));
    }
    for (number, line) in (1..).zip(text.lines().filter(|line| !line.is_empty())) {
        if let Some(character) = line.chars().find(|character| unprintable(*character)) {
            let code = u32::from(character);
            object("character", format!("第{number}段里有看不见的字符（U+{code:04X}），印不出来，请删去后重新输入这一处。"));
        }
    }
}

/// Control characters, places of pictures and private characters.
fn unprintable(character: char) -> bool {
    character.is_control() || matches!(character, '\u{fff9}'..='\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}

/// One paragraph being read.
struct Reading<'a> {
    kind: TemplateKind,
    number: usize,
    line: &'a str,
    against: &'a mut Objections,
}

impl Reading<'_> {
    fn paragraph(&mut self) -> Vec<Part> {
        let mut characters = self.line.chars().peekable();
        let mut parts = Vec::new();
        let mut group: Option<Vec<Part>> = None;
        while let Some(character) = characters.next() {
            let mark = mark_of(character);
            // Twice the same mark is the mark itself.
            if mark.is_some() && characters.next_if_eq(&character).is_some() {
                push_text(group.as_mut().unwrap_or(&mut parts), character);
                continue;
            }
            match mark {
                None => push_text(group.as_mut().unwrap_or(&mut parts), character),
                Some('{') => {
                    let mut name = String::new();
                    while let Some(next) = characters.next_if(|next| mark_of(*next).is_none()) {
                        name.push(next);
                    }
                    let closed = characters.next_if(|next| mark_of(*next) == Some('}')).is_some();
                    if let Some(field) = self.field(trim(&name), closed) {
                        group.as_mut().unwrap_or(&mut parts).push(Part::Field(field));
                    }
                }
                Some('}') => self.object("brace", "多了一个“}”，前面没有“{”与它配对。要印花括号本身，请连写两个。"),
                Some('【') if group.is_some() => self.object("group", "【】里面又有“【”。可省略的部分不能套着写，请分成前后两处。"),
                Some('【') => group = Some(Vec::new()),
                Some(_) => match group.take() {
                    Some(inner) => parts.extend(self.group(inner)),
                    None => self.object("group", "多了一个“】”，前面没有“【”与它配对。要印方头括号本身，请连写两个。"),
                },
            }
        }
        if group.is_some() {
            self.object("group", "“【”没有“】”与它配对。可省略的部分要在同一段里写完；要印方头括号本身，请连写两个。");
        }
        let table = parts.iter().flat_map(|part| std::iter::once(part).chain(inner(part))).find_map(|part| match part {
            Part::Field(field) if field.table => Some(field.key),
            _ => None,
        });
        if let Some(key) = table.filter(|_| !matches!(parts.as_slice(), [Part::Field(_)])) {
            self.object("table", &format!("{{{key}}}是一张表，要单独占一段。"));
        }
        parts
    }

    fn object(&mut self, rule: &'static str, sentence: &str) {
        self.against.push(Objection::field(FIELD, rule, format!("第{}段：{sentence}", self.number)));
    }

    fn group(&mut self, inner: Vec<Part>) -> Option<Part> {
        if inner.iter().any(|part| matches!(part, Part::Field(_))) {
            return Some(Part::Group(inner));
        }
        self.object("group", "【】里没有字段，这部分永远不会省略。请去掉【】，或者在里面放一个字段。");
        None
    }

    fn field(&mut self, name: &str, closed: bool) -> Option<&'static TemplateField> {
        if !closed {
            let begun: String = name.chars().take(8).collect();
            self.object("brace", &format!("“{{{begun}”后面少了“}}”。要印花括号本身，请连写两个。"));
            return None;
        }
        let found = self.kind.field(name);
        if found.is_none() {
            let like = nearest(self.kind, name).map_or_else(|| "。".to_owned(), |field| format!("，是不是{{{}}}？", field.key));
            self.object("unknown", &format!("{{{name}}}不是这份文书的字段{like}请从“可用的字段”里点选。"));
        }
        found
    }
}

fn inner(part: &Part) -> &[Part] {
    match part {
        Part::Group(inner) => inner,
        Part::Text(_) | Part::Field(_) => &[],
    }
}

/// The meaning of a mark, typed in full or half width.
fn mark_of(character: char) -> Option<char> {
    match character {
        '{' | '｛' => Some('{'),
        '}' | '｝' => Some('}'),
        '【' | '】' => Some(character),
        _ => None,
    }
}

fn push_text(parts: &mut Vec<Part>, character: char) {
    match parts.last_mut() {
        Some(Part::Text(text)) => text.push(character),
        _ => parts.push(Part::Text(character.into())),
    }
}

/// The field whose name shares most characters, at least half of them.
fn nearest(kind: TemplateKind, name: &str) -> Option<&'static TemplateField> {
    let shared = |field: &TemplateField| field.key.chars().filter(|character| name.contains(*character)).count();
    let close = |field: &&TemplateField| shared(field) * 2 >= field.key.chars().count().max(name.chars().count());
    kind.fields().filter(close).max_by_key(|field| shared(field))
}

fn fill_line(line: &[Part], values: &Values) -> Vec<Paragraph> {
    if let [Part::Field(field)] = line
        && field.table
    {
        return vec![Paragraph::Table];
    }
    if let [Part::Text(text)] = line
        && is_heading(text)
    {
        return vec![Paragraph::Heading(text.clone())];
    }
    let filled = fill_parts(line, values);
    // A value of several lines is several paragraphs.
    filled.lines().map(trim).filter(|text| !text.is_empty()).map(|text| Paragraph::Text(text.to_owned())).collect()
}

fn fill_parts(parts: &[Part], values: &Values) -> String {
    let value = |field: &TemplateField| values.get(field.key).map_or("", String::as_str);
    let empty = |part: &Part| matches!(part, Part::Field(field) if trim(value(field)).is_empty());
    let one = |part: &Part| match part {
        Part::Text(text) => text.clone(),
        Part::Field(field) => value(field).to_owned(),
        Part::Group(inner) if inner.iter().any(empty) => String::new(),
        Part::Group(inner) => fill_parts(inner, values),
    };
    parts.iter().map(one).collect()
}

/// 一、 to 二十、 at the beginning and no mark at the end.
fn is_heading(text: &str) -> bool {
    let Some((number, rest)) = text.split_once('、') else { return false };
    let numbered = !number.is_empty() && number.chars().count() <= 3 && number.chars().all(|digit| "一二三四五六七八九十".contains(digit));
    numbered && rest.chars().next_back().is_some_and(|last| !"。；：，！？、.;:".contains(last))
}
