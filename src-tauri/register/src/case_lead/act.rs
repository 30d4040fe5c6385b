//! What is done with a lead: assessed, transferred, its receipt entered. Never more: an investigation is not ours.

use chrono::NaiveDate;

use super::{Assessment, CaseLead, LeadAssessment, LeadState, Transfer};
use crate::Term as _;
use crate::form::{Form, Raw};
use crate::objection::Objections;
use crate::shape::{FieldSpec, Input, RegisterSpec, labels};

const fn form(title: &'static str, fields: &'static [FieldSpec]) -> RegisterSpec {
    RegisterSpec { title, noun: "问题线索", empty: "", natural_key: "", title_key: "", fields }
}

/// The form of 线索评估.
pub static ASSESS: RegisterSpec = form(
    "线索评估",
    &[
        FieldSpec::new("result", "评估结果", Input::Choice)
            .required()
            .choices(labels::<LeadAssessment>)
            .article("《惩治机制意见》第三部分")
            .help("可查性较强的移送有权机关；暂不具备条件的跟踪，到期再评估。"),
        FieldSpec::new("by", "评估人", Input::Text).required().help("集体排查，两人以上用顿号隔开。"),
        FieldSpec::new("on", "评估日期", Input::Date).help("不填即今天。"),
        FieldSpec::new("opinion", "办理意见", Input::LongText).required(),
        FieldSpec::new("relook_on", "再次评估日期", Input::Date).help("暂不具备条件的必填。"),
    ],
);

/// The form of 线索移送 and of its receipt.
pub static TRANSFER: RegisterSpec = form(
    "移送线索",
    &[
        FieldSpec::new("to", "移送单位", Input::Text).required().help("如区纪委监委。"),
        FieldSpec::new("on", "移送日期", Input::Date).help("不填即今天。"),
        FieldSpec::new("by", "移送人", Input::Text).required(),
        FieldSpec::new("receipt_number", "回执编号", Input::Text).help("回执还没有来的先不填，来了再登记一次。"),
        FieldSpec::new("receipt_on", "回执日期", Input::Date),
        FieldSpec::new("received_by", "接收人", Input::Text),
    ],
);

impl CaseLead {
    /// Why it cannot be assessed, if it cannot.
    pub fn why_not_assess(&self) -> Option<String> {
        let gone = matches!(self.state(), LeadState::Transferred | LeadState::Acknowledged);
        gone.then(|| format!("线索{}{}，不再评估。", self.number, self.state().label()))
    }

    /// Why it cannot be transferred, if it cannot.
    pub fn why_not_transfer(&self) -> Option<String> {
        match self.state() {
            LeadState::Received => Some(format!("线索{}还没有评估，请先登记评估再移送。", self.number)),
            LeadState::Parked => Some(format!("线索{}评估为暂不具备条件，请重新评估后再移送。", self.number)),
            LeadState::Assessed | LeadState::Transferred => None,
            LeadState::Acknowledged => Some(format!("线索{}已收回执，移送已经办完。", self.number)),
        }
    }

    /// 线索评估.
    ///
    /// # Errors
    /// Every objection: a transferred lead, a parked one without the day on which it is looked at again.
    pub fn assess(mut self, raw: &Raw, today: NaiveDate) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &ASSESS, today);
        if let Some(sentence) = self.why_not_assess() {
            form.object("", "state", sentence);
        }
        let on = form.date("on").unwrap_or(today);
        check_day(&mut form, "on", on, self.received_on, "受理日期", today);
        let result: Option<LeadAssessment> = form.term("result");
        let relook_on = form.date("relook_on");
        match (result, relook_on) {
            (Some(LeadAssessment::Parked), None) => form.object("relook_on", "required", "暂不具备条件的，请写明哪天再评估。"),
            (Some(LeadAssessment::Parked), Some(relook)) if relook <= on => {
                form.object("relook_on", "order", "再次评估日期应在评估日期之后，请核对。");
            }
            (Some(LeadAssessment::Actionable), Some(_)) => {
                form.object("relook_on", "actionable", "可查性较强的应当移送，不填再次评估日期。");
            }
            _ => {}
        }
        let result = result.unwrap_or(LeadAssessment::Actionable);
        self.assessment = Some(Assessment { result, on, by: form.name("by"), opinion: form.text("opinion"), relook_on });
        form.finish(self)
    }

    /// 线索移送; the same again when the receipt comes.
    ///
    /// # Errors
    /// Every objection: not assessed or parked, days out of order, half a receipt.
    pub fn hand_on(mut self, raw: &Raw, today: NaiveDate) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &TRANSFER, today);
        if let Some(sentence) = self.why_not_transfer() {
            form.object("", "state", sentence);
        }
        let on = form.date("on").unwrap_or(today);
        let from = self.assessment.as_ref().map_or(self.received_on, |assessment| assessment.on);
        check_day(&mut form, "on", on, from, "评估日期", today);
        let receipt_on = form.date("receipt_on");
        if let Some(receipt_on) = receipt_on {
            check_day(&mut form, "receipt_on", receipt_on, on, "移送日期", today);
        }
        let (receipt_number, received_by) = (form.name("receipt_number"), form.name("received_by"));
        if receipt_on.is_none() && !(receipt_number.is_empty() && received_by.is_empty()) {
            form.object("receipt_on", "required", "回执来了的，请填回执日期。");
        }
        if receipt_on.is_some() && received_by.is_empty() {
            form.object("received_by", "required", "请填回执上的接收人。");
        }
        self.transfer = Some(Transfer { to: form.name("to"), on, by: form.name("by"), receipt_number, receipt_on, received_by });
        form.finish(self)
    }
}

fn check_day(form: &mut Form<'_>, key: &str, on: NaiveDate, from: NaiveDate, name: &str, today: NaiveDate) {
    if on > today {
        form.object(key, "future", "日期还没有到，请填今天或以前的日期。");
    } else if on < from {
        form.object(key, "order", format!("日期早于{name}（{from}），请核对。"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn raw(fields: &[(&str, &str)]) -> Raw {
        fields.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
    }

    fn against(result: Result<CaseLead, Objections>) -> Vec<String> {
        result.map(|_| Vec::new()).unwrap_or_else(|all| all.into_iter().map(|one| format!("{}:{}", one.field, one.rule)).collect())
    }

    #[test]
    fn a_lead_is_assessed_transferred_and_receipted_in_order() {
        let today = day("2026-04-08");
        let lead = CaseLead { number: "XS-2026-01".to_owned(), ..CaseLead::new(day("2026-03-02"), "反映") };
        assert!(lead.confidential && lead.state() == LeadState::Received);
        let transfer = raw(&[("to", "区纪委监委"), ("by", "徐某某"), ("on", "2026-03-10")]);
        assert_eq!(against(lead.clone().hand_on(&transfer, today)), [":state"]);
        let parked = [("result", "暂不具备条件"), ("by", "徐某某、凌某"), ("on", "2026-03-05"), ("opinion", "待补充")];
        assert_eq!(against(lead.clone().assess(&raw(&parked), today)), ["relook_on:required"]);
        let parked = lead.assess(&raw(&[parked[0], parked[1], parked[2], parked[3], ("relook_on", "2026-06-05")]), today).unwrap();
        assert_eq!((parked.state(), parked.relook_on()), (LeadState::Parked, Some(day("2026-06-05"))));
        assert_eq!(against(parked.clone().hand_on(&transfer, today)), [":state"]);
        let strong = raw(&[("result", "可查性较强"), ("by", "徐某某"), ("on", "2026-03-08"), ("opinion", "移送")]);
        let strong = parked.assess(&strong, today).unwrap();
        assert_eq!((strong.state(), strong.relook_on()), (LeadState::Assessed, None));
        let gone = strong.hand_on(&transfer, today).unwrap();
        assert_eq!(gone.state(), LeadState::Transferred);
        assert_eq!(against(gone.clone().assess(&raw(&[("result", "可查性较强"), ("by", "x"), ("opinion", "y")]), today)), [":state"]);
        let half = raw(&[("to", "区纪委监委"), ("by", "徐某某"), ("on", "2026-03-10"), ("receipt_number", "区线2026-8")]);
        assert_eq!(against(gone.clone().hand_on(&half, today)), ["receipt_on:required"]);
        let whole = raw(&[("to", "区纪委监委"), ("by", "徐某某"), ("on", "2026-03-10"), ("receipt_on", "3.12"), ("received_by", "范某")]);
        assert_eq!(gone.hand_on(&whole, today).unwrap().state(), LeadState::Acknowledged);
    }
}
