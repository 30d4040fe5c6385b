//! A finding becomes a line of 问题清单 with its rectification: 分管领导, 责任部门, 具体人员 (《实施意见》第二十一条), a day, and a
//! 回头看 before it counts as done. Never a finding rectified twice.

use chrono::{Datelike as _, NaiveDate};

use super::SpotCheck;
use crate::form::{Form, Raw};
use crate::id::WorkItemId;
use crate::names::Names;
use crate::objection::{Objection, Objections};
use crate::shape::{FieldSpec, Input, RegisterSpec};
use crate::work_list::{WorkItem, WorkListKind};

/// The form in which a finding becomes a rectification.
pub static RECTIFY: RegisterSpec = RegisterSpec {
    title: "生成整改",
    noun: "整改",
    empty: "",
    natural_key: "",
    title_key: "measure",
    fields: &[
        FieldSpec::new("measure", "整改措施", Input::LongText).required(),
        FieldSpec::new("leader", "分管领导", Input::Text)
            .required()
            .article("《实施意见》第二十一条")
            .help("被检查单位要明确分管领导、责任部门、具体人员。"),
        FieldSpec::new("department", "责任部门", Input::Text).required(),
        FieldSpec::new("handler", "具体人员", Input::Text).required(),
        FieldSpec::new("due_on", "整改期限", Input::Date).required(),
    ],
};

/// How a finding is to be rectified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rectify {
    measure: String,
    leader: String,
    department: String,
    handler: String,
    due_on: NaiveDate,
}

impl Rectify {
    /// Reads the form for a finding, by its place.
    ///
    /// # Errors
    /// Every objection; there is no such finding, it was rectified before, or the day lies before the check.
    pub fn read(raw: &Raw, check: &SpotCheck, at: usize, today: NaiveDate) -> Result<Self, Objections> {
        let Some(finding) = check.findings.get(at) else {
            return Err(vec![Objection::act("unknown", "没有找到这个问题，请刷新后再试。")]);
        };
        if finding.problem.is_some() {
            return Err(vec![Objection::act("rectified", format!("“{}”已经生成整改。", finding.words))]);
        }
        let mut form = Form::new(raw, &RECTIFY, today);
        let due_on = form.date("due_on");
        if due_on.zip(check.checked_on).is_some_and(|(due, checked)| due < checked) {
            form.object("due_on", "order", "整改期限早于抽查日期，请核对。");
        }
        let read = due_on.map(|due_on| Self {
            measure: form.text("measure"),
            leader: form.name("leader"),
            department: form.name("department"),
            handler: form.text("handler"),
            due_on,
        });
        // Without a day there is an objection already.
        form.finish(read)?.ok_or_else(Objections::new)
    }

    /// The line of 问题清单 that a finding becomes.
    pub fn problem(&self, words: &str, check: &SpotCheck, names: &dyn Names) -> WorkItem {
        let on = check.checked_on.map(|on| format!("{}月{}日", on.month(), on.day())).unwrap_or_default();
        WorkItem {
            year: check.year,
            kind: WorkListKind::Problems,
            code: String::new(),
            unit: Some(check.object.unit),
            responsible_person: String::new(),
            position: String::new(),
            matter: words.to_owned(),
            deadline: format!("{}年{}月{}日前", self.due_on.year(), self.due_on.month(), self.due_on.day()),
            due_on: Some(self.due_on),
            done_on: None,
            opinion: String::new(),
            signed_on: None,
            published_from: None,
            published_until: None,
            published_by: None,
            problem: None,
            note: format!("来源：{} {on}抽查{}", check.number, check.object.name(names)),
            leader: self.leader.clone(),
            department: self.department.clone(),
            handler: self.handler.clone(),
            must_look_back: false,
            looked_back_on: None,
            looked_back_by: String::new(),
            look_back: None,
        }
    }

    /// The rectification that answers it.
    pub fn item(&self, problem: &WorkItem, id: WorkItemId) -> WorkItem {
        WorkItem {
            matter: self.measure.clone(),
            note: problem.note.clone(),
            must_look_back: true,
            ..problem.rectification(id, problem.year)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::made::key;
    use crate::spot_check::{SpotCheckKind, SpotFinding, SpotObject, SpotPlan};

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    #[test]
    fn a_finding_is_rectified_once_with_three_who_answer_and_a_day() {
        let object = SpotObject { unit: key(1), post: None };
        let plan = SpotPlan { kind: SpotCheckKind::Yearly, object, planned_on: None, inspectors: Vec::new(), note: String::new() };
        let found = |problem| SpotFinding { words: "印鉴没有分开".to_owned(), problem };
        let check = SpotCheck {
            checked_on: Some(day(4, 8)),
            findings: vec![found(None), found(Some(key(9)))],
            ..SpotCheck::begin(plan, None, 2026)
        };
        let whole =
            [("measure", "分人保管"), ("leader", "何某某"), ("department", "财政所"), ("handler", "周某某"), ("due_on", "2026-4-30")];
        let read = |at, change: (&str, &str)| {
            let raw: Raw = whole.iter().chain([&change]).map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect();
            Rectify::read(&raw, &check, at, day(4, 8)).map_err(|against| (against[0].field.clone(), against[0].rule))
        };
        for field in ["measure", "leader", "department", "handler", "due_on"] {
            assert_eq!(read(0, (field, " ")), Err((field.to_owned(), "required")));
        }
        assert_eq!(read(0, ("due_on", "2026-4-7")), Err(("due_on".to_owned(), "order")));
        assert_eq!(read(1, ("measure", "再来")), Err((String::new(), "rectified")));
        assert_eq!(read(2, ("measure", "再来")), Err((String::new(), "unknown")));
        assert!(read(0, ("measure", "分人保管")).is_ok());
    }
}
