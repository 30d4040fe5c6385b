//! 离任: a person leaves the office on a day, and hands over what was theirs. Never which posts those are: the
//! tenures say it.

use chrono::NaiveDate;

use crate::Term as _;
use crate::form::{Form, Raw};
use crate::objection::Objections;
use crate::shape::{FieldSpec, Input, RegisterSpec, labels};
use crate::tenure::{HandOver, TenureReason};

terms! {
    /// 离任方式.
    DepartureReason {
        /// 调离.
        Transferred = "transferred", "调离", ["调任", "调动"];
        /// 退休.
        Retired = "retired", "退休";
        /// 辞职.
        Resigned = "resigned", "辞职";
        /// 免职.
        Removed = "removed", "免职";
        /// 其他.
        Other = "other", "其他";
    }
}

/// 离任.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Departure {
    /// The first day without any post.
    pub on: NaiveDate,
    /// Why.
    pub reason: DepartureReason,
    /// 去向.
    pub to: String,
    /// 任免文号.
    pub document: String,
}

/// The form of 登记离任; who takes over each post is asked for beside it.
pub static DEPART: RegisterSpec = RegisterSpec {
    title: "登记离任",
    noun: "离任",
    empty: "",
    natural_key: "",
    title_key: "reason",
    fields: &[
        FieldSpec::new("on", "离任日期", Input::Date).required().help("从这一天起不再任职；可以补登以前的日期，不能填将来的日期。"),
        FieldSpec::new("reason", "离任方式", Input::Choice).required().choices(labels::<DepartureReason>),
        FieldSpec::new("to", "去向", Input::Text).help("调到什么单位、任什么职务；没有就不填。"),
        FieldSpec::new("document", "任免文号", Input::Text).help("没有就不填。"),
    ],
};

impl Departure {
    /// How the posts of this person are handed over.
    pub fn hand_over(&self) -> HandOver {
        let reason = if self.reason == DepartureReason::Retired { TenureReason::Retired } else { TenureReason::Left };
        HandOver { to: String::new(), on: self.on, reason: Some(reason), document: self.document.clone() }
    }

    /// 调离，到区财政局任职.
    pub fn words(&self) -> String {
        let parts = [self.reason.label(), self.to.as_str(), self.document.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("，")
    }

    /// Reads the form.
    ///
    /// # Errors
    /// Every objection.
    pub fn read(raw: &Raw, today: NaiveDate) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &DEPART, today);
        let on = form.date("on");
        if on.is_some_and(|on| on > today) {
            form.object("on", "future", format!("离任日期还没有到，请到那天再登记，或改填今天（{today}）以前的日期。"));
        }
        let read = Self {
            on: on.unwrap_or(today),
            reason: form.term("reason").unwrap_or(DepartureReason::Other),
            to: form.text("to"),
            document: form.name("document"),
        };
        form.finish(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_departure_has_a_day_that_has_come_and_a_reason() {
        let today = "2026-04-08".parse().unwrap();
        let read = |on: &str, reason: &str| {
            let raw = [("on", on), ("reason", reason)].map(|(key, text)| (key.to_owned(), text.to_owned())).into();
            Departure::read(&raw, today)
        };
        let rules = |on: &str, reason: &str| read(on, reason).unwrap_err().into_iter().map(|one| one.rule).collect::<Vec<_>>();
        assert_eq!(rules("", ""), ["required", "required"]);
        assert_eq!(rules("2026-4-9", "调离"), ["future"]);
        assert_eq!(rules("4.8", "走了"), ["choice"]);
        assert_eq!(read("4.8", "调动").unwrap().reason, DepartureReason::Transferred);
    }
}
