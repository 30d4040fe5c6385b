//! 函件: the numbered papers that the office sends out beside its warnings, and what becomes of each: service, answer,
//! evaluation. Never edits what was sent: it is voided with a reason, and its number stays used.

mod act;
pub mod forms;
#[cfg(test)]
pub(crate) mod made;
mod series;

pub use act::{LetterText, why_no_letter};
pub use series::LetterSeries;

use chrono::{Days, NaiveDate};

use crate::doc_number::DocNumber;
use crate::form::{Raw, Texts};
use crate::id::{PaperId, PersonId, SignalId, UnitId, WarningId};
use crate::names::Names;
use crate::shape::{FieldSpec, Input, RegisterSpec, Style, labels};

terms! {
    /// 函件种类.
    LetterKind {
        /// 催办函 of a warning whose reply is awaited.
        Reminder = "reminder", "催办函";
        /// 函询通知书: asks a person for a written statement.
        WrittenInquiry = "written_inquiry", "函询通知书", ["函询"];
        /// 告诫书: asks for a plan, whose execution is evaluated (《办法》第四十条).
        Admonition = "admonition", "告诫书", ["告诫"];
        /// 督查通知: orders an inspection.
        InspectionNotice = "inspection_notice", "督查通知";
        /// 督办单: orders an inspection by a form.
        SupervisionSlip = "supervision_slip", "督办单";
        /// 建议书.
        Proposal = "proposal", "建议书";
    }
}

terms! {
    /// 函件状态.
    LetterState {
        /// 待送达.
        NotServed = "not_served", "待送达";
        /// 待答复.
        Awaiting = "awaiting", "待答复";
        /// 逾期未答复.
        Overdue = "overdue", "逾期未答复";
        /// 待评估: a plan came in, its execution was not judged yet.
        Evaluating = "evaluating", "待评估";
        /// 已办结: nothing is owed any more.
        Done = "done", "已办结";
        /// 已作废.
        Voided = "voided", "已作废";
    }
}

impl LetterKind {
    /// An answer is owed to it. To a reminder the warning's own reply is; an inspection has its own course.
    pub fn is_answered(self) -> bool {
        matches!(self, Self::WrittenInquiry | Self::Admonition | Self::Proposal)
    }

    /// It orders an inspection.
    pub fn inspects(self) -> bool {
        matches!(self, Self::InspectionNotice | Self::SupervisionSlip)
    }

    /// It is written to a person.
    pub fn personal(self) -> bool {
        matches!(self, Self::WrittenInquiry | Self::Admonition)
    }

    /// Days to answer in, proposed where nothing else is agreed; the articles give none.
    pub fn usual_days(self) -> Option<u32> {
        match self {
            Self::WrittenInquiry => Some(15),
            Self::Admonition => Some(5),
            Self::Proposal => Some(10),
            Self::Reminder | Self::InspectionNotice | Self::SupervisionSlip => None,
        }
    }
}

/// 函件: one outgoing letter with what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// 文号.
    pub number: DocNumber,
    /// What was sent.
    pub text: LetterText,
    /// 第几次催办 of its warning, on a reminder.
    pub round: Option<u32>,
    /// The paper as it was sent.
    pub paper: PaperId,
    /// 送达日期 and 签收人.
    pub served: Option<(NaiveDate, String)>,
    /// 答复日期 and what was answered.
    pub answered: Option<(NaiveDate, String)>,
    /// 评估日期 and 评估意见, of a 告诫书.
    pub evaluated: Option<(NaiveDate, String)>,
    /// When and why it was voided.
    pub voided: Option<(NaiveDate, String)>,
}

/// The register of letters.
pub static SPEC: RegisterSpec = RegisterSpec {
    title: "函件",
    noun: "函件",
    empty: "这里是发出的催办函、函询通知书、告诫书、督查通知、督办单和建议书，文号由程序连续编排。从预警的“函件督查”页或上方的按钮发出。",
    natural_key: "number",
    title_key: "number",
    fields: &[
        FieldSpec::new("number", "文号", Input::Text).read_only().listed(170, Style::Text).frozen(),
        FieldSpec::new("kind", "函件种类", Input::Choice).read_only().choices(labels::<LetterKind>).listed(110, Style::Text).filter(),
        FieldSpec::new("issued_on", "发出日期", Input::Date).read_only().listed(110, Style::Date),
        FieldSpec::new("unit", "受函单位", Input::Unit).read_only().listed(120, Style::Text).filter(),
        FieldSpec::new("addressee", "主送", Input::Text).read_only().listed(170, Style::Text),
        FieldSpec::new("purpose", "事由", Input::LongText).read_only().listed(280, Style::Text),
        FieldSpec::new("warning", "关联预警", Input::Text).read_only().listed(170, Style::Text),
        FieldSpec::new("signal", "来源信息编号", Input::Text).read_only().listed(110, Style::Text),
        FieldSpec::new("person", "关联人员", Input::Person).read_only().listed(90, Style::Text),
        FieldSpec::new("round", "第几次催办", Input::Text).read_only().listed(100, Style::Text),
        FieldSpec::new("served_on", "送达日期", Input::Date).read_only().listed(110, Style::Date),
        FieldSpec::new("received_by", "签收人", Input::Text).read_only().listed(100, Style::Text),
        FieldSpec::new("due_on", "答复期限", Input::Date).read_only().listed(110, Style::Date),
        FieldSpec::new("answered_on", "答复日期", Input::Date).read_only().listed(110, Style::Date),
        FieldSpec::new("answer", "答复内容", Input::LongText).read_only().listed(220, Style::Text),
        FieldSpec::new("evaluation", "评估意见", Input::LongText).read_only().listed(200, Style::Text).article("《办法》第四十条"),
        FieldSpec::new("state", "状态", Input::Text).read_only().listed(110, Style::State).filter(),
        FieldSpec::new("void_reason", "作废原因", Input::Text).read_only().listed(160, Style::Text),
    ],
};

impl Letter {
    /// The last day of the answer: a fixed day, or so many days after service.
    pub fn due_on(&self) -> Option<NaiveDate> {
        self.text.due_on.or_else(|| {
            let (served_on, _) = self.served.as_ref()?;
            served_on.checked_add_days(Days::new(u64::from(self.text.days?)))
        })
    }

    /// How it stands on a day.
    pub fn state(&self, today: NaiveDate) -> LetterState {
        let late = self.due_on().is_some_and(|due| due < today);
        match (self.text.kind, &self.served, &self.answered, &self.evaluated) {
            _ if self.voided.is_some() => LetterState::Voided,
            (_, None, ..) => LetterState::NotServed,
            (kind, Some(_), ..) if !kind.is_answered() => LetterState::Done,
            (_, Some(_), None, _) if late => LetterState::Overdue,
            (_, Some(_), None, _) => LetterState::Awaiting,
            (LetterKind::Admonition, _, Some(_), None) => LetterState::Evaluating,
            _ => LetterState::Done,
        }
    }

    /// Days past the last day while no answer is in.
    pub fn overdue_days(&self, today: NaiveDate) -> Option<u32> {
        let due = self.due_on().filter(|_| self.state(today) == LetterState::Overdue)?;
        u32::try_from((today - due).num_days()).ok()
    }

    /// The record as texts; `warning` and `signal` are the numbers of what it belongs to.
    pub fn texts(&self, names: &dyn Names, warning: &str, signal: &str, today: NaiveDate) -> Raw {
        let mut texts = Texts::default();
        let text = &self.text;
        let said = |entry: &Option<(NaiveDate, String)>| entry.as_ref().map(|(_, words)| words.clone()).unwrap_or_default();
        let on = |entry: &Option<(NaiveDate, String)>| entry.as_ref().map(|(on, _)| *on);
        texts.set("number", &self.number);
        texts.term("kind", Some(text.kind));
        texts.date("issued_on", Some(text.issued_on));
        texts.set("unit", text.unit.map_or("", |unit| names.unit_name(unit).1));
        texts.set("addressee", &text.addressee);
        texts.set("purpose", &text.purpose);
        texts.set("warning", warning);
        texts.set("signal", signal);
        texts.set("person", text.person.map_or("", |person| names.person_name(person)));
        texts.set("round", self.round.map(|round| format!("第{round}次")).unwrap_or_default());
        texts.date("served_on", on(&self.served));
        texts.set("received_by", said(&self.served));
        texts.date("due_on", self.due_on());
        texts.date("answered_on", on(&self.answered));
        texts.set("answer", said(&self.answered));
        texts.set("evaluation", said(&self.evaluated));
        texts.term("state", Some(self.state(today)));
        texts.set("void_reason", said(&self.voided));
        texts.0
    }
}

/// How often a warning was reminded of: the reminders that were not voided.
pub fn reminders<'a>(letters: impl IntoIterator<Item = &'a Letter>, warning: WarningId) -> u32 {
    let of = |letter: &&Letter| letter.text.kind == LetterKind::Reminder && letter.text.warning == Some(warning) && letter.voided.is_none();
    u32::try_from(letters.into_iter().filter(of).count()).unwrap_or(u32::MAX)
}

/// What a letter is about: the warning, the signal, the unit and the person.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct About {
    /// 关联预警.
    pub warning: Option<WarningId>,
    /// 来源信息.
    pub signal: Option<SignalId>,
    /// 受函单位.
    pub unit: Option<UnitId>,
    /// 关联人员.
    pub person: Option<PersonId>,
}

#[cfg(test)]
mod tests;
