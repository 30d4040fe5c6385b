//! What can be done with a warning, each act a pure function: from what is and what was typed to what
//! will be, or every objection. Never a clock: today is an argument.

use chrono::NaiveDate;

use super::{Disposition, NoticeText, Reply, ReplyResult, Service, Warning, WarningLevel, WarningState};
use crate::Term;
use crate::calendar::{Calendar, ReplyTerm};
use crate::doc_number::DocNumber;
use crate::id::{EditionId, RiskId, SignalId, UnitId};
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
    /// The approval path of this colour was walked.
    pub approved: bool,
    /// How the days to reply in are counted.
    pub reply_term: ReplyTerm,
}

/// 整改评估 as it was typed.
#[derive(Debug, Clone, Copy)]
pub struct Verdict<'a> {
    /// 评估结果.
    pub result: ReplyResult,
    /// 评估意见.
    pub opinion: &'a str,
    /// 三个不放过: 原因已找准, 整改已落实, 问责已到位.
    pub three_checks: [bool; 3],
    /// 重报期限, where one was named.
    pub again_by: Option<NaiveDate>,
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
                format!("{}预警应{}。请确认手续已履行后再签发。", self.level.label(), self.level.approval()),
            ));
        }
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
            closed_on: None,
            voided: None,
        }
    }
}

impl Warning {
    /// 送达: the signed date starts the clock. A last day that was typed stands; one that was not is counted.
    ///
    /// # Errors
    /// Every objection: wrong state, a date before issue or after today, 留置 without reason or witness, a last day
    /// before service or one that cannot be counted.
    pub fn serve(mut self, mut service: Service, calendar: &Calendar, today: NaiveDate) -> Result<Self, Objections> {
        use super::ServiceWay::{Left, Passed};
        let mut objections = self.must_be(&[WarningState::Issued], "送达");
        if service.served_on < self.issued_on {
            objections.push(Objection::field(
                "served_on",
                "order",
                format!("送达日期早于签发日期（{}），请按送达回证核对。", self.issued_on),
            ));
        }
        if service.served_on > today {
            objections.push(Objection::field("served_on", "future", format!("送达日期晚于今天（{today}），请按送达回证上签的日期填写。")));
        }
        match service.due_on.map_or_else(|| self.reply_term.last_day(service.served_on, calendar), Ok) {
            Ok(due) if !(0..=3650).contains(&(due - service.served_on).num_days()) => {
                objections.push(Objection::field("due_on", "order", "回告期限应在送达日期之后十年以内，请核对。"));
            }
            Ok(due) => service.due_on = Some(due),
            Err(unknown) => objections.push(Objection::field(
                "due_on",
                "no_arrangement",
                format!("回告期限算不出来：{unknown}。请先在“放假安排”里登记那一年的通知，或者在这里直接填写回告期限。"),
            )),
        }
        if service.received_by.trim().is_empty() && service.way != Some(Left) {
            objections.push(Objection::field("received_by", "required", "请填写签收人。"));
        }
        if service.way == Some(Left) && service.witness.trim().is_empty() {
            objections.push(Objection::field("witness", "left_witness", "留置送达要有见证人，请填写。"));
        }
        if matches!(service.way, Some(Left | Passed)) && service.reason.trim().is_empty() {
            objections.push(Objection::field("reason", "left_reason", "留置送达写明拒收事由，转交送达写明代收人和代收理由。"));
        }
        self.service = Some(service);
        done(self, objections)
    }

    /// 回告: receipt by 纪委 stops the clock.
    ///
    /// # Errors
    /// Every objection: wrong state, a date before service or after today, nothing said.
    pub fn reply(mut self, reply: Reply, today: NaiveDate) -> Result<Self, Objections> {
        let mut objections = self.must_be(&[WarningState::Served, WarningState::Returned], "登记回告");
        if self.service.as_ref().is_some_and(|service| reply.received_on < service.served_on) {
            objections.push(Objection::field("received_on", "order", "回告日期早于送达日期，请核对。"));
        }
        if self.replies.last().is_some_and(|earlier| reply.received_on < earlier.received_on) {
            objections.push(Objection::field("received_on", "order", "重报日期早于上一次回告日期，请核对。"));
        }
        if reply.received_on > today {
            objections.push(Objection::field("received_on", "future", format!("回告日期晚于今天（{today}），请填写纪委实际收到的日期。")));
        }
        for (key, label, text) in [("cause", "成因剖析", &reply.cause), ("measures", "整改措施", &reply.measures)] {
            if text.trim().is_empty() {
                objections.push(Objection::field(
                    key,
                    "required",
                    format!("{label}不能为空：回告要有成因剖析和整改措施（《办法》第四十三条）。"),
                ));
            }
        }
        self.replies.push(reply);
        done(self, objections)
    }

    /// 整改评估 of the newest reply. One that is returned is due again: on the day that was typed, or after another
    /// term from today.
    ///
    /// # Errors
    /// Every objection: wrong state, a return without an opinion, a day for the next one that is past, cannot be
    /// counted, or was given with an accepted one.
    pub fn verify(mut self, verdict: Verdict<'_>, calendar: &Calendar, on: NaiveDate) -> Result<Self, Objections> {
        let Verdict { result, opinion, three_checks, again_by } = verdict;
        let mut objections = self.must_be(&[WarningState::Replied, WarningState::Recorded], "评估回告");
        if result == ReplyResult::Returned && opinion.trim().is_empty() {
            objections.push(Objection::field("opinion", "required", "退回重报要写明理由，请填写评估意见。"));
        }
        let again_by = match (result, again_by.map_or_else(|| self.reply_term.last_day(on, calendar), Ok)) {
            (ReplyResult::Accepted, _) if again_by.is_some() => {
                objections.push(Objection::field("again_by", "accepted", "认可的回告不用重报，请不要填写重报期限。"));
                None
            }
            (ReplyResult::Accepted, _) => None,
            (ReplyResult::Returned, Ok(by)) if by < on => {
                objections.push(Objection::field("again_by", "past", "重报期限不能早于今天，请核对。"));
                None
            }
            (ReplyResult::Returned, Ok(by)) => Some(by),
            (ReplyResult::Returned, Err(unknown)) => {
                objections.push(Objection::field(
                    "again_by",
                    "no_arrangement",
                    format!("重报期限算不出来：{unknown}。请先在“放假安排”里登记那一年的通知，或者在这里直接填写。"),
                ));
                None
            }
        };
        if let Some(reply) = self.replies.last_mut() {
            reply.again_by = again_by;
            reply.result = Some(result);
            reply.opinion = opinion.to_owned();
            reply.verified_on = Some(on);
            reply.three_checks = three_checks;
        }
        done(self, objections)
    }

    /// 销号: only after an accepted reply and with 三个不放过 answered.
    ///
    /// # Errors
    /// Every objection.
    pub fn close(mut self, on: NaiveDate) -> Result<Self, Objections> {
        let mut objections = self.must_be(&[WarningState::Accepted], "销号");
        let checks = self.replies.last().map_or([false; 3], |reply| reply.three_checks);
        let missing: Vec<_> =
            ["原因找准", "整改落实", "问责到位"].into_iter().zip(checks).filter(|(_, done)| !done).map(|(word, _)| word).collect();
        if objections.is_empty() && !missing.is_empty() {
            objections.push(Objection::act(
                "three_checks",
                format!("“三个不放过”还差：{}。请在评估中逐项确认后再销号（《长效机制意见》第十一条）。", missing.join("、")),
            ));
        }
        self.closed_on = Some(on);
        done(self, objections)
    }

    /// 作废: the number stays used.
    ///
    /// # Errors
    /// Every objection: already voided or closed, no reason.
    pub fn void(mut self, reason: &str, on: NaiveDate) -> Result<Self, Objections> {
        use WarningState::{Accepted, Issued, Recorded, Replied, Returned, Served};
        let mut objections = self.must_be(&[Issued, Served, Replied, Recorded, Returned, Accepted], "作废");
        if reason.trim().is_empty() {
            objections.push(Objection::field("reason", "required", "请写明作废原因；文号保留，不再使用。"));
        }
        self.voided = Some((on, reason.trim().to_owned()));
        done(self, objections)
    }

    /// Why an act cannot be done in this state, if it cannot.
    pub fn why_not(&self, allowed: &[WarningState], act: &str) -> Option<String> {
        (!allowed.contains(&self.state())).then(|| format!("{}现在是“{}”，不能{act}。", self.number, self.state().label()))
    }

    fn must_be(&self, allowed: &[WarningState], act: &str) -> Objections {
        self.why_not(allowed, act).map(|sentence| Objection::act("state", sentence)).into_iter().collect()
    }
}

fn done(warning: Warning, objections: Objections) -> Result<Warning, Objections> {
    if objections.is_empty() { Ok(warning) } else { Err(objections) }
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
