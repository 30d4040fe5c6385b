//! 进展: what was done for a duty, when, how many times, by whom it counts. Never a judgement whether that is
//! enough: the quota says so.

use chrono::NaiveDate;

use super::Duty;
use super::counted::Counted;
use crate::form::{Form, Raw, Texts};
use crate::id::{DutyId, PersonId, UnitId};
use crate::names::Names;
use crate::objection::{Objection, Objections};
use crate::shape::{FieldSpec, Input, RegisterSpec, Style};

/// 进展: one entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// 任务.
    pub duty: DutyId,
    /// 日期.
    pub done_on: NaiveDate,
    /// 单位: for whom it counts where the duty is counted for each unit.
    pub unit: Option<UnitId>,
    /// 人员: for whom it counts where the duty is counted for each person.
    pub person: Option<PersonId>,
    /// 次数.
    pub count: u32,
    /// 做了什么.
    pub done: String,
    /// 备注.
    pub note: String,
}

/// The register of progress.
pub static SPEC: RegisterSpec = RegisterSpec {
    title: "进展登记",
    noun: "进展",
    empty: "这里是各项任务的进展：哪天、做了什么、几次，附佐证材料。在任务的“进展”页登记最方便。",
    natural_key: "done",
    title_key: "done",
    fields: &[
        FieldSpec::new("duty", "任务", Input::Duty).required().listed(130, Style::Text).filter().help("填年度和序号，例如：2026年第3项。"),
        FieldSpec::new("requirement", "具体要求", Input::Text).read_only().listed(280, Style::Text),
        FieldSpec::new("done_on", "日期", Input::Date).required().listed(110, Style::Date),
        FieldSpec::new("unit", "单位", Input::Unit).listed(120, Style::Text).filter().help("逐单位计量的任务必填。"),
        FieldSpec::new("person", "人员", Input::Person).listed(100, Style::Text).help("逐人计量的任务必填；先填单位，便于查找。"),
        FieldSpec::new("count", "次数", Input::Number).listed(70, Style::Number).help("不填按 1 次。"),
        FieldSpec::new("done", "做了什么", Input::LongText).required().listed(320, Style::Text).frozen(),
        FieldSpec::new("evidence", "佐证材料", Input::Text).read_only().listed(90, Style::Number),
        FieldSpec::new("note", "备注", Input::LongText).listed(160, Style::Text),
    ],
};

/// What is said of an entry beside its own fields.
#[derive(Debug, Clone, Default)]
pub struct Beside {
    /// 2026年第3项.
    pub duty: String,
    /// The duty's 具体要求.
    pub requirement: String,
    /// How many files are attached.
    pub evidence: usize,
}

impl Progress {
    /// Reads a form; `duty` finds a duty by its key or as 2026年第3项, `lone` a person whose name only one bears.
    ///
    /// # Errors
    /// Every objection.
    pub fn read(
        raw: &Raw,
        names: &dyn Names,
        duty: impl Fn(&str) -> Option<DutyId>,
        lone: impl Fn(&str) -> Option<PersonId>,
        today: NaiveDate,
    ) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &SPEC, today);
        let found = form.reference("duty", &duty, "责任分解");
        let done_on = form.date("done_on");
        if done_on.is_some_and(|on| on > today) {
            form.object("done_on", "future", "日期在今天之后；进展请在办完之后登记。");
        }
        let unit = form.reference("unit", |word| names.unit(word), "机构");
        let person = form.reference("person", |word| names.person(unit, word).or_else(|| lone(word)), "人员");
        let count = form.number("count").unwrap_or(1);
        if count == 0 {
            form.object("count", "range", "次数至少是 1；没有办就不必登记。");
        }
        let progress = found.zip(done_on).map(|(duty, done_on)| Self {
            duty,
            done_on,
            unit,
            person,
            count,
            done: form.text("done"),
            note: form.text("note"),
        });
        // Without duty or day there are objections already.
        form.finish(progress)?.ok_or_else(Objections::new)
    }

    /// What stands against an entry for this duty: one that counts each unit or person must say for which.
    pub fn against(&self, counted: &Counted) -> Option<Objection> {
        match counted {
            Counted::Units(_) if self.unit.is_none() => {
                Some(Objection::field("unit", "counted", "这项任务逐单位计量，请填是哪个单位办的。"))
            }
            Counted::Persons(_) if self.person.is_none() => Some(Objection::field("person", "counted", "这项任务逐人计量，请填是谁办的。")),
            _ => None,
        }
    }

    /// The entry as texts.
    pub fn texts(&self, names: &dyn Names, beside: &Beside) -> Raw {
        let mut texts = Texts::default();
        texts.set("duty", &beside.duty);
        texts.set("requirement", &beside.requirement);
        texts.set("done_on", self.done_on);
        texts.set("unit", self.unit.map_or("", |unit| names.unit_name(unit).1));
        texts.set("person", self.person.map_or("", |person| names.person_name(person)));
        texts.set("count", self.count);
        texts.set("done", &self.done);
        texts.set("evidence", beside.evidence);
        texts.set("note", &self.note);
        texts.0
    }
}

impl Beside {
    /// Beside an entry of this duty.
    pub fn of(duty: Option<&Duty>, evidence: usize) -> Self {
        Self {
            duty: duty.map(Duty::reference).unwrap_or_default(),
            requirement: duty.map(|duty| duty.requirement.clone()).unwrap_or_default(),
            evidence,
        }
    }
}
