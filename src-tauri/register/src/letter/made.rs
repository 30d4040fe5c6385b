//! Letters and names for the tables of tests.

use chrono::NaiveDate;

use super::{Letter, LetterKind, LetterText};
use crate::check::made::key;
use crate::doc_number::DocNumber;
use crate::id::{PersonId, PostId, PowerId, RiskId, StepId, UnitId};
use crate::names::Names;

/// A letter as it was sent on a day.
pub(crate) fn letter(kind: LetterKind, issued_on: NaiveDate) -> Letter {
    let text = LetterText {
        kind,
        warning: None,
        signal: None,
        unit: Some(key(1)),
        person: None,
        addressee: "财政所".to_owned(),
        purpose: "往来款长期挂账".to_owned(),
        body: "请说明情况。".to_owned(),
        requirement: String::new(),
        copies_to: String::new(),
        days: None,
        due_on: None,
        issued_on,
    };
    text.issue(DocNumber { series: "七纪督".to_owned(), year: 2026, sequence: 1 }, None, key(9))
}

/// An office with one unit, 财政所, and one person in it, 韩乙.
pub(crate) fn one_office() -> impl Names {
    struct One;
    impl Names for One {
        fn unit(&self, text: &str) -> Option<UnitId> {
            (text == "财政所").then(|| key(1))
        }
        fn post(&self, _: Option<UnitId>, _: &str) -> Option<PostId> {
            None
        }
        fn leading_post(&self, _: &str) -> Option<PostId> {
            None
        }
        fn person(&self, _: Option<UnitId>, text: &str) -> Option<PersonId> {
            (text == "韩乙").then(|| key(1))
        }
        fn person_anywhere(&self, text: &str) -> Option<PersonId> {
            self.person(None, text)
        }
        fn power(&self, _: &str) -> Option<PowerId> {
            None
        }
        fn step(&self, _: PowerId, _: &str) -> Option<StepId> {
            None
        }
        fn risk(&self, _: &str) -> Option<RiskId> {
            None
        }
        fn unit_name(&self, _: UnitId) -> (&str, &str) {
            ("U01", "财政所")
        }
        fn post_name(&self, _: PostId) -> (&str, &str) {
            ("", "")
        }
        fn person_name(&self, _: PersonId) -> &str {
            "韩乙"
        }
        fn power_name(&self, _: PowerId) -> (&str, &str) {
            ("", "")
        }
        fn step_name(&self, _: StepId) -> &str {
            ""
        }
        fn risk_number(&self, _: RiskId) -> &str {
            ""
        }
    }
    One
}
