//! What can be done with a warning from service to close, each act a pure function: from what is and what was typed
//! to what will be, or every objection. Never a clock: today is an argument.

use chrono::NaiveDate;

use super::{Reply, ReplyResult, Service, Warning, WarningState};
use crate::Term;
use crate::calendar::Calendar;
use crate::objection::{Objection, Objections};

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

impl Warning {
    /// 送达: the signed date starts the clock. A last day that was typed stands; one that was not is counted.
    ///
    /// # Errors
    /// Every objection: wrong state, a date before issue or after today, 留置 without reason or witness, a last day
    /// before service or one that cannot be counted.
    pub fn serve(mut self, mut service: Service, calendar: &Calendar, today: NaiveDate) -> Result<Self, Objections> {
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
        objections.extend(service.lacks());
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
        let told = [
            ("cause", "成因剖析", reply.aspects().next().is_some() || !reply.cause.trim().is_empty()),
            ("measures", "整改措施", !reply.lines.is_empty() || !reply.measures.trim().is_empty()),
        ];
        for (key, label, _) in told.into_iter().filter(|(.., told)| !told) {
            objections.push(Objection::field(
                key,
                "required",
                format!("{label}不能为空：回告要有成因剖析和整改措施（《办法》第四十三条）。"),
            ));
        }
        for (index, _) in reply.lines.iter().enumerate().filter(|(_, line)| line.measure.trim().is_empty()) {
            objections.push(Objection::field("lines", "required", format!("落实情况第{}行没有写整改措施，请填写或删去该行。", index + 1)));
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

    /// Why an act cannot be done in this state, if it cannot.
    pub fn why_not(&self, allowed: &[WarningState], act: &str) -> Option<String> {
        (!allowed.contains(&self.state())).then(|| format!("{}现在是“{}”，不能{act}。", self.number, self.state().label()))
    }

    pub(super) fn must_be(&self, allowed: &[WarningState], act: &str) -> Objections {
        self.why_not(allowed, act).map(|sentence| Objection::act("state", sentence)).into_iter().collect()
    }
}

pub(super) fn done(warning: Warning, objections: Objections) -> Result<Warning, Objections> {
    if objections.is_empty() { Ok(warning) } else { Err(objections) }
}
