//! A notice before it is issued: what stands against it, and the warning that it becomes. Never a number: that is
//! taken in the transaction that issues.

use chrono::NaiveDate;

use super::{Disposition, NoticeText, Warning, WarningLevel};
use crate::Term;
use crate::approval::{Approval, ApprovalStep, Concerned, check_walked, path_line};
use crate::calendar::ReplyTerm;
use crate::doc_number::DocNumber;
use crate::id::{EditionId, RiskId, SignalId, UnitId, WarningId};
use crate::objection::{Objection, Objections};
use crate::signal::Signal;

/// What stands against issuing.
pub type IssueObjections = Objections;

/// A notice before it is issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// 预警等级.
    pub level: WarningLevel,
    /// 处置方式.
    pub dispositions: Vec<Disposition>,
    /// 签发日期.
    pub issued_on: NaiveDate,
    /// 受送达单位.
    pub unit: Option<UnitId>,
    /// 受送达人(职务).
    pub addressee: String,
    /// 事由.
    pub subject: String,
    /// 来源信息 and its number.
    pub signal: (SignalId, String),
    /// 关联风险点.
    pub risk: Option<RiskId>,
    /// The edition of 廉政风险等级目录 in which the risk point stands.
    pub edition: Option<EditionId>,
    /// The words.
    pub notice: NoticeText,
    /// The path that this notice has to go before 签发.
    pub path: Vec<ApprovalStep>,
    /// 审批: the path as it was walked.
    pub approvals: Vec<Approval>,
    /// The person at the desk confirms that it was walked so.
    pub approved: bool,
    /// Whom it concerns.
    pub concerned: Concerned,
    /// 提级: the warning in whose place it stands.
    pub raised_from: Option<WarningId>,
    /// How the days to reply in are counted.
    pub reply_term: ReplyTerm,
}

/// Everything that stands against issuing from this signal at all; `standing` is the number of a
/// warning that was issued from it and not voided.
pub fn check_issue(signal: &Signal, standing: Option<&DocNumber>) -> IssueObjections {
    let mut objections = Vec::new();
    if !signal.in_scope {
        objections.push(Objection::act("out_of_scope", "这条信息在业务范围外，只登记、不预警，请转有关部门办理。"));
    }
    if let Some(words) = signal.ending_words() {
        objections.push(Objection::act("ended", format!("这条信息已办结（{words}），不能再签发预警；情况有变的，请先撤回办结。")));
    }
    if let Some(number) = standing {
        objections
            .push(Objection::act("already_warned", format!("这条信息已发出预警（{number}），不能重复签发；确需重发的，请先将其作废。")));
    }
    objections
}

/// What stands against a day of issue: a notice can be prepared ahead, but a day more than a month off is a
/// slip of the pen that would take a number of the wrong year. Where the machine's clock was set back, the
/// day the signal was collected says more than today.
pub fn check_issue_day(issued_on: NaiveDate, collected_on: NaiveDate, today: NaiveDate) -> Option<Objection> {
    let ahead = (issued_on - today.max(collected_on)).num_days();
    (ahead > 31).then(|| Objection::field("issued_on", "future", format!("签发日期{issued_on}比今天晚{ahead}天，请核对年份和月份。")))
}

impl Draft {
    /// Everything that stands against this draft.
    pub fn objections(&self, signal: &Signal, standing: Option<&DocNumber>) -> IssueObjections {
        let mut objections = check_issue(signal, standing);
        self.check_dispositions(&mut objections);
        for (key, label, text) in [
            ("recipient", "主送", &self.notice.recipient),
            ("body", "正文", &self.notice.body),
            ("contact", "联系人", &self.notice.contact),
        ] {
            if text.trim().is_empty() {
                objections.push(Objection::field(key, "required", format!("{label}不能为空，请填写。")));
            }
        }
        if self.unit.is_none() {
            objections.push(Objection::field("unit", "required", "请选择受送达单位：预警要计到单位。"));
        }
        if self.issued_on < signal.collected_on {
            objections.push(Objection::field(
                "issued_on",
                "order",
                format!("签发日期早于信息采集日期（{}），请核对。", signal.collected_on),
            ));
        }
        if !self.approved {
            objections.push(Objection::field(
                "approved",
                "approval",
                format!("{}预警的审批程序是{}。请确认手续已履行后再签发。", self.level.label(), path_line(&self.path)),
            ));
        }
        objections.extend(check_walked(&self.path, &self.approvals, &self.concerned, signal.collected_on, self.issued_on));
        objections.extend(self.concerned.against("issuer", &self.notice.issuer));
        if self.level == WarningLevel::Blue && !self.notice.measures.is_empty() {
            objections.push(Objection::field(
                "measures",
                "blue_measures",
                "蓝色预警用《廉政风险预警通知书》，不附整改要求清单；需要逐项整改的，请改为黄色或红色。",
            ));
        }
        for (index, measure) in self.notice.measures.iter().enumerate() {
            if measure.requirement.trim().is_empty() {
                objections.push(Objection::field(
                    "measures",
                    "required",
                    format!("整改要求第{}项没有写要求，请填写或删去该行。", index + 1),
                ));
            }
        }
        objections
    }

    fn check_dispositions(&self, objections: &mut Objections) {
        let allowed = self.level.dispositions();
        let words = || allowed.iter().map(|way| way.label()).collect::<Vec<_>>().join("、");
        if self.dispositions.is_empty() {
            objections.push(Objection::field(
                "dispositions",
                "required",
                format!("请选择处置方式，{}预警可选：{}（《办法》第四十二条）。", self.level.label(), words()),
            ));
        }
        for way in self.dispositions.iter().filter(|way| !allowed.contains(way)) {
            objections.push(Objection::field(
                "dispositions",
                "disposition",
                format!("“{}”不是{}预警的处置方式，可选：{}（《办法》第四十二条）。", way.label(), self.level.label(), words()),
            ));
        }
    }

    /// The issued warning.
    ///
    /// # Errors
    /// Everything that stands against it.
    pub fn issue(self, number: DocNumber, signal: &Signal, standing: Option<&DocNumber>) -> Result<Warning, Objections> {
        let objections = self.objections(signal, standing);
        if !objections.is_empty() {
            return Err(objections);
        }
        Ok(self.as_issued(number))
    }

    /// The warning as it would be issued, unchecked: for a preview, which shows what is still missing.
    pub fn as_issued(self, number: DocNumber) -> Warning {
        Warning {
            number,
            level: self.level,
            issued_on: self.issued_on,
            unit: self.unit,
            addressee: self.addressee,
            subject: self.subject,
            signal: Some(self.signal.0),
            signal_number: self.signal.1,
            edition: self.risk.and(self.edition),
            risk: self.risk,
            disposition_words: self.dispositions.iter().map(|way| way.label()).collect::<Vec<_>>().join("、"),
            dispositions: self.dispositions,
            reply_term: self.reply_term,
            notice: Some(self.notice),
            service: None,
            replies: Vec::new(),
            inspected: false,
            approvals: self.approvals,
            raised_from: self.raised_from,
            closed_on: None,
            voided: None,
            ended: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::check_issue_day;

    #[test]
    fn a_notice_is_prepared_ahead_by_days_not_by_years() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let against = |issued: &str, today: &str| check_issue_day(day(issued), day("2026-03-09"), day(today)).map(|against| against.rule);
        assert_eq!(against("2026-04-10", "2026-04-08"), None);
        assert_eq!(against("2026-01-08", "2026-04-08"), None, "an earlier day is for the order of the papers to judge");
        assert_eq!(against("2062-04-08", "2026-04-08"), Some("future"));
        assert_eq!(against("2026-04-08", "2015-01-01"), None, "a clock that was set back stops no paper");
    }
}
