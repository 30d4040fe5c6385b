//! 拟稿 and 呈批: a notice that is kept before it is issued, and the steps that it goes through. Never a number, and never
//! a change of its words while it is under way: it is sent back for that.

use chrono::NaiveDate;

use super::{Disposition, NoticeText, WarningLevel};
use crate::Term as _;
use crate::approval::{Approval, ApprovalStep, Concerned};
use crate::form::{Raw, Texts};
use crate::id::{SignalId, UnitId, WarningId};
use crate::names::Names;
use crate::objection::{Objection, Objections};
use crate::shape::{FieldSpec, Input, RegisterSpec, Style, labels};
use crate::text;

terms! {
    /// 拟稿状态.
    ProposalState {
        /// 拟制: it can be edited.
        Drafted = "drafted", "拟制";
        /// 呈批中.
        Submitted = "submitted", "呈批中";
        /// 待签发: every step before 签发 agreed.
        Approved = "approved", "待签发";
    }
}

/// 呈批步骤: one step of the way, signed or waiting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposalStep {
    /// The step.
    pub step: String,
    /// Who takes it, or who is expected to.
    pub name: String,
    /// The day; none while it waits.
    pub on: Option<NaiveDate>,
    /// 意见, or why it was sent back.
    pub opinion: String,
    /// Agreed; a step that was signed and not passed sent the draft back.
    pub passed: bool,
}

/// 拟稿: a notice before it is issued, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// 来源信息 and its number.
    pub signal: (SignalId, String),
    /// 预警等级.
    pub level: WarningLevel,
    /// 处置方式.
    pub dispositions: Vec<Disposition>,
    /// 受送达单位.
    pub unit: Option<UnitId>,
    /// 受送达人(职务).
    pub addressee: String,
    /// The words.
    pub notice: NoticeText,
    /// 提级: the warning in whose place it is to stand.
    pub raised_from: Option<WarningId>,
    /// 提级理由.
    pub raise_reason: String,
    /// 拟稿日期.
    pub drafted_on: NaiveDate,
    /// 呈批日期; none while it is 拟制.
    pub submitted_on: Option<NaiveDate>,
    /// The steps of every round, oldest first; a round ends with the step that sent it back.
    pub steps: Vec<ProposalStep>,
}

/// One step as it is signed.
#[derive(Debug, Clone)]
pub struct Signature<'a> {
    /// The step that is meant.
    pub step: &'a str,
    /// Who took it.
    pub name: &'a str,
    /// The day.
    pub on: NaiveDate,
    /// 意见.
    pub opinion: &'a str,
    /// 同意; false = 退回.
    pub passed: bool,
}

/// The register of drafts.
pub static SPEC: RegisterSpec = RegisterSpec {
    title: "拟稿呈批",
    noun: "拟稿",
    empty: "这里是还没有签发的预警通知书。在“预警信息”中选一条，按“一键预警”起草，选“存为拟稿”或者“送呈批”，就会列在这里。",
    natural_key: "signal",
    title_key: "title",
    fields: &[
        FieldSpec::new("title", "拟稿", Input::Text).read_only().listed(260, Style::Text).frozen(),
        FieldSpec::new("signal", "来源信息编号", Input::Text).read_only().listed(110, Style::Text),
        FieldSpec::new("level", "预警等级", Input::Choice).choices(labels::<WarningLevel>).read_only().listed(110, Style::Level).filter(),
        FieldSpec::new("disposition", "处置方式", Input::Text).read_only().listed(170, Style::Text),
        FieldSpec::new("unit", "受送达单位", Input::Unit).read_only().listed(120, Style::Text).filter(),
        FieldSpec::new("state", "状态", Input::Text).read_only().listed(90, Style::Text).filter(),
        FieldSpec::new("waits", "等候", Input::Text).read_only().listed(200, Style::Text).filter(),
        FieldSpec::new("drafted_on", "拟稿日期", Input::Date).read_only().listed(110, Style::Date),
        FieldSpec::new("submitted_on", "呈批日期", Input::Date).read_only().listed(110, Style::Date),
    ],
};

impl Proposal {
    /// 拟稿状态.
    pub fn state(&self) -> ProposalState {
        match (self.submitted_on, self.waits()) {
            (None, _) => ProposalState::Drafted,
            (Some(_), Some(_)) => ProposalState::Submitted,
            (Some(_), None) => ProposalState::Approved,
        }
    }

    /// The steps of this round: those after the last that sent it back.
    pub fn round(&self) -> &[ProposalStep] {
        let from = self.steps.iter().rposition(|step| step.on.is_some() && !step.passed).map_or(0, |at| at + 1);
        self.steps.get(from..).unwrap_or_default()
    }

    /// The step that waits; none where nothing does.
    pub fn waits(&self) -> Option<&ProposalStep> {
        self.submitted_on?;
        self.round().iter().find(|step| step.on.is_none())
    }

    /// 审批 as it was walked in this round.
    pub fn approvals(&self) -> Vec<Approval> {
        let signed = |step: &ProposalStep| {
            Some(Approval { step: step.step.clone(), name: step.name.clone(), on: step.on?, opinion: step.opinion.clone() })
        };
        self.round().iter().filter_map(signed).collect()
    }

    /// Why its words cannot be changed or it cannot be issued from the form, if so.
    ///
    /// # Errors
    /// The sentence, while it is under way.
    pub fn check_editable(&self) -> Result<(), Objections> {
        match self.state() {
            ProposalState::Drafted => Ok(()),
            state => Err(vec![Objection::act("state", format!("拟稿现在是“{}”，不能改；要改请先退回到拟制。", state.label()))]),
        }
    }

    /// 送呈批: the path is laid out, each step with who is expected to take it.
    ///
    /// # Errors
    /// When it is under way already.
    pub fn submit(mut self, path: &[ApprovalStep], on: NaiveDate) -> Result<Self, Objections> {
        if self.submitted_on.is_some() {
            return Err(vec![Objection::act("state", format!("拟稿现在是“{}”，已经送呈批了。", self.state().label()))]);
        }
        let waiting = |step: &ApprovalStep| ProposalStep {
            step: step.step.clone(),
            name: step.name.clone(),
            on: None,
            opinion: String::new(),
            passed: false,
        };
        self.steps.extend(path.iter().map(waiting));
        self.submitted_on = Some(on);
        Ok(self)
    }

    /// The step that waits is signed; one that is not passed sends the draft back to 拟制.
    ///
    /// # Errors
    /// Every objection: nothing waits or another step does, no name, a day before the last step or after today, a
    /// return without a reason, a decision on oneself.
    pub fn sign(mut self, signed: &Signature<'_>, concerned: &Concerned, today: NaiveDate) -> Result<Self, Objections> {
        let Some(waits) = self.waits() else {
            return Err(vec![Objection::act("state", format!("拟稿现在是“{}”，没有等候签署的步骤。", self.state().label()))]);
        };
        if waits.step != signed.step {
            return Err(vec![Objection::field("step", "step", format!("现在等候的是“{}”，请按顺序逐步办理。", waits.step))]);
        }
        let mut objections = Vec::new();
        if text::trim(signed.name).is_empty() {
            objections.push(Objection::field("name", "required", "请填写是谁办的（集体研究的写会议名称）。"));
        }
        let before = self.round().iter().filter_map(|step| step.on).max().unwrap_or(self.drafted_on);
        if signed.on < before {
            objections.push(Objection::field("on", "order", format!("日期早于上一步或者拟稿日期（{before}），请核对。")));
        }
        if signed.on > today {
            objections.push(Objection::field("on", "future", format!("日期晚于今天（{today}），请填写实际办理的日期。")));
        }
        if !signed.passed && text::trim(signed.opinion).is_empty() {
            objections.push(Objection::field("opinion", "required", "退回要写明理由，请填写意见。"));
        }
        objections.extend(concerned.against("name", signed.name));
        if !objections.is_empty() {
            return Err(objections);
        }
        let at = self.steps.iter().position(|step| step.on.is_none()).unwrap_or_default();
        if let Some(step) = self.steps.get_mut(at) {
            step.name = text::trim(signed.name).to_owned();
            step.on = Some(signed.on);
            step.opinion = text::trim(signed.opinion).to_owned();
            step.passed = signed.passed;
        }
        if !signed.passed {
            self.steps.truncate(at + 1);
            self.submitted_on = None;
        }
        Ok(self)
    }

    /// What it is called in lists: 财政所 蓝色预警（Y007）.
    pub fn title(&self, names: &dyn Names) -> String {
        let unit = self.unit.map_or("", |unit| names.unit_name(unit).1);
        format!("{unit} {}预警（{}）", self.level.label(), self.signal.1).trim().to_owned()
    }

    /// The record as texts.
    pub fn texts(&self, names: &dyn Names) -> Raw {
        let mut texts = Texts::default();
        texts.set("title", self.title(names));
        texts.set("signal", &self.signal.1);
        texts.term("level", Some(self.level));
        texts.set("disposition", self.dispositions.iter().map(|way| way.label()).collect::<Vec<_>>().join("、"));
        texts.set("unit", self.unit.map_or("", |unit| names.unit_name(unit).1));
        texts.term("state", Some(self.state()));
        let waits = match (self.state(), self.waits()) {
            (_, Some(step)) if step.name.is_empty() => step.step.clone(),
            (_, Some(step)) => format!("{}（{}）", step.step, step.name),
            (ProposalState::Approved, None) => format!("签发（{}）", self.notice.issuer),
            (_, None) => String::new(),
        };
        texts.set("waits", waits);
        texts.date("drafted_on", Some(self.drafted_on));
        texts.date("submitted_on", self.submitted_on);
        texts.0
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::approval::read_path;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn drafted() -> Proposal {
        Proposal {
            signal: (SignalId(Uuid::from_u128(1)), "Y007".to_owned()),
            level: WarningLevel::Blue,
            dispositions: vec![Disposition::ReminderTalk],
            unit: None,
            addressee: String::new(),
            notice: NoticeText::default(),
            raised_from: None,
            raise_reason: String::new(),
            drafted_on: day("2026-04-06"),
            submitted_on: None,
            steps: Vec::new(),
        }
    }

    fn sign(proposal: Proposal, step: &str, name: &str, on: &str, passed: bool) -> Result<Proposal, Objections> {
        let concerned = Concerned { names: vec!["谢某某".to_owned()], leadership: false };
        let opinion = if passed { "" } else { "事由不清" };
        proposal.sign(&Signature { step, name, on: day(on), opinion, passed }, &concerned, day("2026-04-08"))
    }

    fn rules<T: std::fmt::Debug>(refused: Result<T, Objections>) -> String {
        refused.unwrap_err().iter().map(|against| against.rule).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_draft_goes_step_by_step_is_sent_back_and_goes_again() {
        let path = read_path("拟稿：岑某某\n审核").unwrap();
        let draft = drafted();
        assert_eq!((draft.state(), draft.check_editable()), (ProposalState::Drafted, Ok(())));
        assert_eq!(rules(sign(draft.clone(), "拟稿", "岑某某", "2026-04-07", true)), "state");
        let sent = draft.submit(&path, day("2026-04-07")).unwrap();
        assert_eq!(sent.state(), ProposalState::Submitted);
        assert_eq!(rules(sent.clone().submit(&path, day("2026-04-07"))), "state");
        assert_eq!(rules(sent.check_editable()), "state");
        for (step, name, on, said) in [
            ("审核", "毕某某", "2026-04-07", "step"),
            ("拟稿", "", "2026-04-07", "required"),
            ("拟稿", "岑某某", "2026-04-05", "order"),
            ("拟稿", "岑某某", "2026-04-09", "future"),
            ("拟稿", "谢某某", "2026-04-07", "own_case"),
        ] {
            assert_eq!(rules(sign(sent.clone(), step, name, on, true)), said, "{step} {name} {on}");
        }
        let half = sign(sent, "拟稿", "岑某某", "2026-04-07", true).unwrap();
        let back = sign(half.clone(), "审核", "毕某某", "2026-04-07", false).unwrap();
        assert_eq!((back.state(), back.approvals().len(), back.steps.len()), (ProposalState::Drafted, 0, 2));
        let again = back.submit(&path, day("2026-04-08")).unwrap();
        assert_eq!(again.waits().map(|step| step.step.as_str()), Some("拟稿"));
        let again = sign(again, "拟稿", "岑某某", "2026-04-08", true).unwrap();
        let agreed = sign(again, "审核", "毕某某", "2026-04-08", true).unwrap();
        assert_eq!((agreed.state(), agreed.approvals().len(), agreed.steps.len()), (ProposalState::Approved, 2, 4));
        assert_eq!(rules(sign(agreed, "审核", "毕某某", "2026-04-08", true)), "state");
        let mut unsaid = half;
        unsaid.drafted_on = day("2026-04-01");
        let signature = Signature { step: "审核", name: "毕某某", on: day("2026-04-08"), opinion: " ", passed: false };
        assert_eq!(rules(unsaid.sign(&signature, &Concerned::default(), day("2026-04-08"))), "required");
    }
}
