//! 举报人: who brought a signal, kept apart from it (《惩治机制意见》第三部分). Never part of a signal's texts, lists,
//! papers or search, and never shown by `Debug`.

use std::fmt;

use chrono::NaiveDate;

use crate::form::{Form, Raw, Texts};
use crate::objection::{Objection, Objections};
use crate::shape::{FieldSpec, Input, RegisterSpec, labels};

terms! {
    /// 查看事由: why somebody looks at who reported.
    RevealCause {
        /// 核实情况.
        Verify = "verify", "核实情况";
        /// 反馈结果.
        Feedback = "feedback", "反馈结果";
        /// 保护举报人.
        Protect = "protect", "保护举报人";
        /// 上级调阅.
        Superior = "superior", "上级调阅";
        /// 更正登记.
        Correct = "correct", "更正登记";
    }
}

/// 举报人.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Reporter {
    /// 姓名.
    pub name: String,
    /// 联系方式.
    pub contact: String,
    /// 住址或单位.
    pub address: String,
    /// 保护要求.
    pub wishes: String,
}

impl fmt::Debug for Reporter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Reporter(…)")
    }
}

const fn form(title: &'static str, fields: &'static [FieldSpec]) -> RegisterSpec {
    RegisterSpec { title, noun: "举报人", empty: "", natural_key: "", title_key: "", fields }
}

/// The form in which a reporter is entered.
pub static SPEC: RegisterSpec = form(
    "登记举报人",
    &[
        FieldSpec::new("name", "举报人姓名", Input::Text).required().article("《惩治机制意见》第三部分"),
        FieldSpec::new("contact", "联系方式", Input::Text),
        FieldSpec::new("address", "住址或单位", Input::Text),
        FieldSpec::new("wishes", "保护要求", Input::LongText).help("如不得当面核实、只用某号码联系。"),
    ],
);

/// The form that is filled in before a look.
pub static REVEAL: RegisterSpec = form(
    "查看举报人",
    &[
        FieldSpec::new("by", "查看人", Input::Text).required().help("记入操作记录。"),
        FieldSpec::new("cause", "查看事由", Input::Choice).required().choices(labels::<RevealCause>),
    ],
);

/// Who looks, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// 查看人.
    pub by: String,
    /// 查看事由.
    pub cause: RevealCause,
}

/// Between the parts of a sealed text; nobody types it.
const PART: char = '\u{1f}';

impl Reporter {
    /// Reads the form.
    ///
    /// # Errors
    /// Every objection.
    pub fn read(raw: &Raw, today: NaiveDate) -> Result<Self, Objections> {
        let form = Form::new(raw, &SPEC, today);
        let [name, contact, address] = ["name", "contact", "address"].map(|key| form.name(key));
        let reporter = Self { name, contact, address, wishes: form.text("wishes") };
        form.finish(reporter)
    }

    /// The texts of the form.
    pub fn texts(&self) -> Raw {
        let mut texts = Texts::default();
        for (key, text) in [("name", &self.name), ("contact", &self.contact), ("address", &self.address), ("wishes", &self.wishes)] {
            texts.set(key, text);
        }
        texts.0
    }

    /// One text, as it is sealed.
    pub fn packed(&self) -> String {
        let parts = [&self.name, &self.contact, &self.address, &self.wishes].map(|part| part.replace(PART, " "));
        parts.join(&PART.to_string())
    }

    /// The same back from an opened seal; missing parts are empty.
    pub fn unpacked(text: &str) -> Self {
        let mut parts = text.split(PART).map(str::to_owned);
        let mut next = || parts.next().unwrap_or_default();
        Self { name: next(), contact: next(), address: next(), wishes: next() }
    }

    /// A signal without a signature has no reporter to keep.
    pub fn against(signed: Option<crate::signal::Signature>) -> Option<Objection> {
        (signed == Some(crate::signal::Signature::Anonymous))
            .then(|| Objection::act("anonymous", "这条信息登记为匿名，不登记举报人；确为署名的，请先改署名情况。"))
    }
}

impl Look {
    /// Reads the form.
    ///
    /// # Errors
    /// Every objection.
    pub fn read(raw: &Raw, today: NaiveDate) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &REVEAL, today);
        let cause: Option<RevealCause> = form.term("cause");
        let look = Self { by: form.name("by"), cause: cause.unwrap_or(RevealCause::Verify) };
        form.finish(look)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reporter_comes_back_from_one_text_and_shows_nothing_by_the_way() {
        let reporter =
            Reporter { name: "钱某".to_owned(), contact: "0000".to_owned(), address: String::new(), wishes: "一\n二".to_owned() };
        assert_eq!(Reporter::unpacked(&reporter.packed()), reporter);
        assert_eq!(format!("{reporter:?}"), "Reporter(…)");
        assert_eq!(Reporter::unpacked(""), Reporter::default());
    }

    #[test]
    fn a_look_names_who_and_why() {
        let day = "2026-04-08".parse().unwrap();
        let raw = |fields: &[(&str, &str)]| fields.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect::<Raw>();
        let refused = Look::read(&raw(&[]), day).unwrap_err();
        assert_eq!(refused.iter().map(|one| one.field.as_str()).collect::<Vec<_>>(), ["by", "cause"]);
        assert_eq!(Look::read(&raw(&[("by", "徐某"), ("cause", "反馈结果")]), day).unwrap().cause, RevealCause::Feedback);
    }
}
