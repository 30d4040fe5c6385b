//! 送达: what is signed on the 送达回证. Never the clock itself: the last day is fixed by [`super::Warning::serve`].

use chrono::{NaiveDate, NaiveTime, Timelike as _};

use super::ServiceWay;
use crate::objection::{Objection, Objections};
use crate::text;

/// 送达, as signed on the 送达回证 (forms.md section 8).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// The signed date: it starts the clock.
    pub served_on: NaiveDate,
    /// 送达时间: the time of day, where it was written down.
    pub served_at: Option<NaiveTime>,
    /// 回告期限: the last day, fixed when service is entered; none until it is worked out.
    pub due_on: Option<NaiveDate>,
    /// 签收人.
    pub received_by: String,
    /// 送达方式.
    pub way: Option<ServiceWay>,
    /// 份数.
    pub copies: u32,
    /// 送达地点.
    pub place: String,
    /// 送达人, two of them.
    pub servers: String,
    /// 见证人.
    pub witness: String,
    /// 代收人.
    pub proxy: String,
    /// 代收人与受送达人关系.
    pub relation: String,
    /// 代收或拒收事由.
    pub reason: String,
    /// 备注.
    pub remark: String,
}

impl Service {
    /// Service on a day of which nothing else is known, as an old ledger has it.
    pub fn on(served_on: NaiveDate) -> Self {
        Self {
            served_on,
            served_at: None,
            due_on: None,
            received_by: String::new(),
            way: None,
            copies: 1,
            place: String::new(),
            servers: String::new(),
            witness: String::new(),
            proxy: String::new(),
            relation: String::new(),
            reason: String::new(),
            remark: String::new(),
        }
    }

    /// What a receipt of this way of service must say and does not.
    pub(super) fn lacks(&self) -> Objections {
        use ServiceWay::{Left, Passed};
        let mut objections = Vec::new();
        let mut need = |wanted: bool, text: &str, key: &'static str, rule: &'static str, sentence: &str| {
            if wanted && text::trim(text).is_empty() {
                objections.push(Objection::field(key, rule, sentence));
            }
        };
        let (left, passed) = (self.way == Some(Left), self.way == Some(Passed));
        need(!left && !passed, &self.received_by, "received_by", "required", "请填写签收人。");
        need(left, &self.witness, "witness", "left_witness", "留置送达要有见证人，请填写。");
        need(left, &self.reason, "reason", "left_reason", "留置送达写明拒收事由。");
        need(passed, &self.proxy, "proxy", "passed_proxy", "转交送达写明代收人，请填写。");
        need(passed, &self.relation, "relation", "passed_relation", "请写明代收人与受送达人的关系，例如“同事”“配偶”。");
        need(passed, &self.reason, "reason", "left_reason", "转交送达写明代收理由。");
        if text::list(&self.servers).len() == 1 {
            objections.push(Objection::field("servers", "two_servers", "送达要两人，请把另一名送达人也写上，用顿号隔开。"));
        }
        if !(1..=99).contains(&self.copies) {
            objections.push(Objection::field("copies", "range", "份数请填 1 到 99 之间的整数。"));
        }
        objections
    }
}

/// Reads a time of day as it is typed: 10:20, 10：20, 10时20分, 上午10时, 下午3点20分, 1020.
pub fn read_time(words: &str) -> Option<NaiveTime> {
    let words = text::half_width(text::trim(words)).replace(' ', "");
    let afternoon = words.starts_with("下午");
    let bare = words.trim_start_matches("上午").trim_start_matches("下午").trim_end_matches(['分', '时', '点', '整']);
    let (hour, minute) = match bare.split_once([':', '时', '点']) {
        Some((hour, minute)) => (hour, minute),
        None if bare.len() == 4 && bare.is_ascii() => bare.split_at(2),
        None => (bare, "0"),
    };
    let hour: u32 = hour.parse().ok()?;
    let hour = if afternoon && hour < 12 { hour + 12 } else { hour };
    NaiveTime::from_hms_opt(hour, minute.parse().ok()?, 0)
}

/// 10时20分, as a receipt has it.
pub fn time_words(time: NaiveTime) -> String {
    format!("{}时{:02}分", time.hour(), time.minute())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_day_is_read_as_it_is_typed() {
        for (typed, read) in [
            ("10:20", Some("10时20分")),
            ("10：20", Some("10时20分")),
            ("10时20分", Some("10时20分")),
            ("上午9点", Some("9时00分")),
            ("下午3点5分", Some("15时05分")),
            ("1020", Some("10时20分")),
            ("16", Some("16时00分")),
            ("25:00", None),
            ("10:75", None),
            ("傍晚", None),
        ] {
            assert_eq!(read_time(typed).map(time_words).as_deref(), read, "{typed}");
        }
    }
}
