//! What can be done with a letter, each act a pure function: from what is and what was typed to what will be, or every
//! objection. Never a clock: today is an argument.

use chrono::NaiveDate;

use super::{About, Letter, LetterKind, forms};
use crate::doc_number::DocNumber;
use crate::form::{Form, Raw};
use crate::id::{PaperId, PersonId, SignalId, UnitId, WarningId};
use crate::names::Names;
use crate::objection::{Objection, Objections};
use crate::shape::RegisterSpec;
use crate::text::trim;
use crate::{Term as _, warning::Warning};

/// A blank that was left for the hand; nothing is sent with one in it.
const BLANK: char = '＿';

/// The words of a letter, frozen when it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterText {
    /// 函件种类.
    pub kind: LetterKind,
    /// 关联预警.
    pub warning: Option<WarningId>,
    /// 来源信息.
    pub signal: Option<SignalId>,
    /// 受函单位.
    pub unit: Option<UnitId>,
    /// 关联人员.
    pub person: Option<PersonId>,
    /// 主送.
    pub addressee: String,
    /// 事由; of an inspection 督查事项.
    pub purpose: String,
    /// 正文, a paragraph a line; empty where the paper is a ruled form.
    pub body: String,
    /// 办理要求 of an inspection.
    pub requirement: String,
    /// 抄送.
    pub copies_to: String,
    /// 答复天数, counted from the day after service.
    pub days: Option<u32>,
    /// 办理时限 of an inspection, a fixed day.
    pub due_on: Option<NaiveDate>,
    /// 发出日期.
    pub issued_on: NaiveDate,
}

impl LetterText {
    /// Reads the form of a kind.
    ///
    /// # Errors
    /// Every objection: a field that is missing, a day that cannot be.
    pub fn read(kind: LetterKind, raw: &Raw, about: About, names: &dyn Names, today: NaiveDate) -> Result<Self, Objections> {
        let mut form = Form::new(raw, forms::spec(kind), today);
        let unit = form.reference("unit", |word| names.unit(word), "机构").or(about.unit.filter(|_| form.name("unit").is_empty()));
        let person = if kind.personal() {
            form.reference("person", |word| names.person(unit, word).or_else(|| names.person_anywhere(word)), "人员")
        } else {
            about.person
        };
        let issued_on = form.date("issued_on").unwrap_or(today);
        if issued_on > today {
            form.object("issued_on", "future", format!("发出日期晚于今天（{today}），请核对：文号在发出时才编。"));
        }
        let days = form.number("days");
        if days.is_some_and(|days| !(1..=365).contains(&days)) {
            form.object("days", "range", "答复天数请填 1 到 365 之间的整数。");
        }
        let due_on = form.date("due_on");
        if due_on.is_some_and(|due| due < issued_on) {
            form.object("due_on", "order", format!("办理时限早于发出日期（{issued_on}），请核对。"));
        }
        let text = Self {
            kind,
            warning: about.warning,
            signal: about.signal,
            unit,
            person,
            addressee: form.name("addressee").trim_end_matches(['：', ':']).to_owned(),
            purpose: form.text("purpose"),
            body: form.text("body"),
            requirement: form.text("requirement"),
            copies_to: form.text("copies_to").trim_end_matches('。').to_owned(),
            days,
            due_on,
            issued_on,
        };
        form.finish(text)
    }

    /// The blanks that are still to be filled in: a letter may be looked at with them, and never sent.
    pub fn blanks(&self) -> Objections {
        let mut objections = Objections::new();
        for (key, value) in [("addressee", &self.addressee), ("purpose", &self.purpose), ("requirement", &self.requirement)] {
            if value.contains(BLANK) {
                objections.push(Objection::field(key, "blank", "还有没填的空白“＿＿”，请填写或删去再发。"));
            }
        }
        if let Some(at) = self.body.lines().filter(|line| !trim(line).is_empty()).position(|line| line.contains(BLANK)) {
            objections.push(Objection::field("body", "blank", format!("正文第{}段还有没填的空白“＿＿”，请填写或删去再发。", at + 1)));
        }
        objections
    }

    /// The letter as it is sent under a number.
    pub fn issue(self, number: DocNumber, round: Option<u32>, paper: PaperId) -> Letter {
        Letter { number, text: self, round, paper, served: None, answered: None, evaluated: None, voided: None }
    }
}

/// Why no letter of this kind can be written about a warning; none where one can.
pub fn why_no_letter(kind: LetterKind, warning: &Warning) -> Option<String> {
    use crate::warning::WarningState::{Returned, Served, Voided};
    match kind {
        LetterKind::Reminder => warning.why_not(&[Served, Returned], "催办"),
        _ => (warning.state() == Voided).then(|| format!("{}已作废，不能再发{}。", warning.number, kind.label())),
    }
}

impl Letter {
    /// 登记送达.
    ///
    /// # Errors
    /// Every objection: not to be served now, a day before it was sent or ahead of today, nobody received it.
    pub fn serve(mut self, raw: &Raw, today: NaiveDate) -> Result<Self, Objections> {
        let (on, by, mut against) = entry(raw, &forms::SERVE, "served_on", "received_by", today);
        against.extend(self.why_not("serve").map(|why| Objection::act("state", why)));
        if on < self.text.issued_on {
            against.push(Objection::field("served_on", "order", format!("送达日期早于发出日期（{}），请核对。", self.text.issued_on)));
        }
        self.served = Some((on, by));
        done(self, against)
    }

    /// 登记答复: of an inquiry the statement, of a 告诫书 the plan, of a 建议书 whether it was followed.
    ///
    /// # Errors
    /// Every objection.
    pub fn answer(mut self, raw: &Raw, today: NaiveDate) -> Result<Self, Objections> {
        let (on, said, mut against) = entry(raw, &forms::ANSWER, "answered_on", "answer", today);
        against.extend(self.why_not("answer").map(|why| Objection::act("state", why)));
        if self.served.as_ref().is_some_and(|(served_on, _)| on < *served_on) {
            against.push(Objection::field("answered_on", "order", "答复日期早于送达日期，请核对。"));
        }
        self.answered = Some((on, said));
        done(self, against)
    }

    /// 评估 of what a 告诫书 asked for (《办法》第四十条).
    ///
    /// # Errors
    /// Every objection.
    pub fn evaluate(mut self, raw: &Raw, today: NaiveDate) -> Result<Self, Objections> {
        let (on, said, mut against) = entry(raw, &forms::EVALUATE, "evaluated_on", "evaluation", today);
        against.extend(self.why_not("evaluate").map(|why| Objection::act("state", why)));
        if self.answered.as_ref().is_some_and(|(answered_on, _)| on < *answered_on) {
            against.push(Objection::field("evaluated_on", "order", "评估日期早于整改计划的答复日期，请核对。"));
        }
        self.evaluated = Some((on, said));
        done(self, against)
    }

    /// 作废: the number stays used.
    ///
    /// # Errors
    /// Every objection: voided already, finished, no reason.
    pub fn void(mut self, reason: &str, today: NaiveDate) -> Result<Self, Objections> {
        let mut against: Objections = self.why_not("void").map(|why| Objection::act("state", why)).into_iter().collect();
        if trim(reason).is_empty() {
            against.push(Objection::field("reason", "required", "请写明作废原因；文号保留，不再使用。"));
        }
        self.voided = Some((today, trim(reason).to_owned()));
        done(self, against)
    }

    /// Why an act cannot be done with it now, in a sentence.
    pub fn why_not(&self, act: &str) -> Option<String> {
        let kind = self.text.kind.label();
        let why = match act {
            _ if self.voided.is_some() => "已作废".to_owned(),
            "serve" if self.served.is_some() => "已经登记送达".to_owned(),
            "answer" if !self.text.kind.is_answered() => format!("是{kind}，不需要登记答复"),
            "answer" | "evaluate" if self.served.is_none() => "还没有登记送达".to_owned(),
            "answer" if self.answered.is_some() => "已经登记答复".to_owned(),
            "evaluate" if self.text.kind != LetterKind::Admonition => format!("是{kind}，不需要评估"),
            "evaluate" if self.answered.is_none() => "还没有收到整改计划".to_owned(),
            "evaluate" if self.evaluated.is_some() => "已经评估".to_owned(),
            "void" if self.answered.is_some() => "已有答复，不能作废".to_owned(),
            _ => return None,
        };
        Some(format!("{}{why}。", self.number))
    }
}

/// Day and words of an entry, with what stands against them.
fn entry(raw: &Raw, spec: &'static RegisterSpec, on: &str, said: &str, today: NaiveDate) -> (NaiveDate, String, Objections) {
    let mut form = Form::new(raw, spec, today);
    let day = form.date(on).unwrap_or(today);
    if day > today {
        form.object(on, "future", format!("日期晚于今天（{today}），请填写实际的日期。"));
    }
    let words = form.text(said);
    let against = form.finish(()).err().unwrap_or_default();
    (day, words, against)
}

fn done(letter: Letter, against: Objections) -> Result<Letter, Objections> {
    if against.is_empty() { Ok(letter) } else { Err(against) }
}
