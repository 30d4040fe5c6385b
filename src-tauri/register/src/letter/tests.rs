//! Letters: their series, what a letter needs before it is sent, and what becomes of it.

use super::made::{letter, one_office};
use super::*;
use crate::check::made::key;
use crate::form::Raw;
use crate::objection::Objections;

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 4, day).unwrap()
}

fn raw(pairs: &[(&str, &str)]) -> Raw {
    pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

fn rules(against: Objections) -> Vec<(String, &'static str)> {
    against.into_iter().map(|one| (one.field, one.rule)).collect()
}

#[test]
fn a_series_follows_from_the_offices_own_until_it_is_set() {
    let none = LetterSeries::default();
    for (office, kind, series) in [
        ("七纪廉警", LetterKind::InspectionNotice, "七纪督"),
        ("七纪廉警", LetterKind::SupervisionSlip, "七纪督"),
        ("七纪廉警", LetterKind::Reminder, "七纪催"),
        ("七纪预警", LetterKind::WrittenInquiry, "七纪函"),
        ("云纪", LetterKind::Admonition, "云纪诫"),
        ("警", LetterKind::Proposal, "警建"),
    ] {
        assert_eq!(none.of(kind, office), series);
    }
    let own = LetterSeries { inspection: "七督".to_owned(), ..none };
    assert_eq!(own.of(LetterKind::SupervisionSlip, "七纪廉警"), "七督");
}

#[test]
fn nothing_is_sent_with_a_blank_in_it() {
    let whole = [("unit", "财政所"), ("person", "韩乙"), ("addressee", "韩乙同志："), ("purpose", "往来款长期挂账"), ("days", "15")];
    let about = About { unit: Some(key(1)), ..About::default() };
    let read = |more: &[(&str, &str)]| {
        let all: Vec<_> = whole.iter().chain(more).copied().collect();
        LetterText::read(LetterKind::WrittenInquiry, &raw(&all), about, &one_office(), day(8))
    };
    let text = read(&[("body", "请说明情况。")]).unwrap();
    assert_eq!((text.addressee.as_str(), text.days, text.issued_on), ("韩乙同志", Some(15), day(8)));
    assert_eq!(text.blanks(), []);
    let blank = read(&[("body", "请说明：\n\n一、＿＿＿")]).unwrap().blanks();
    assert_eq!(blank[0].sentence, "正文第2段还有没填的空白“＿＿”，请填写或删去再发。");
    assert_eq!(rules(blank), [("body".to_owned(), "blank")]);
    assert_eq!(rules(read(&[]).unwrap_err()), [("body".to_owned(), "required")]);
    assert_eq!(rules(read(&[("body", "请说明。"), ("issued_on", "2026-4-9")]).unwrap_err()), [("issued_on".to_owned(), "future")]);
    assert_eq!(rules(read(&[("body", "请说明。"), ("days", "0")]).unwrap_err()), [("days".to_owned(), "range")]);
}

#[test]
fn the_answer_is_due_so_many_days_after_service() {
    let mut inquiry = letter(LetterKind::WrittenInquiry, day(1));
    inquiry.text.days = Some(5);
    assert_eq!((inquiry.due_on(), inquiry.state(day(20))), (None, LetterState::NotServed));
    let served = inquiry.serve(&raw(&[("served_on", "2026-4-2"), ("received_by", "韩乙")]), day(8)).unwrap();
    assert_eq!(served.due_on(), Some(day(7)));
    assert_eq!((served.state(day(7)), served.overdue_days(day(7))), (LetterState::Awaiting, None));
    assert_eq!((served.state(day(8)), served.overdue_days(day(8))), (LetterState::Overdue, Some(1)));
    let answered = served.answer(&raw(&[("answered_on", "2026-4-8"), ("answer", "已说明")]), day(8)).unwrap();
    assert_eq!(answered.state(day(20)), LetterState::Done);
}

#[test]
fn each_act_has_its_turn() {
    let today = day(8);
    let serve = raw(&[("served_on", "2026-4-2"), ("received_by", "韩乙")]);
    let answer = raw(&[("answered_on", "2026-4-3"), ("answer", "整改计划")]);
    let evaluate = raw(&[("evaluated_on", "2026-4-6"), ("evaluation", "已落实")]);
    let fresh = || letter(LetterKind::Admonition, day(1));
    let served = || fresh().serve(&serve, today).unwrap();
    let answered = || served().answer(&answer, today).unwrap();
    assert_eq!(answered().state(today), LetterState::Evaluating);
    assert_eq!(answered().evaluate(&evaluate, today).unwrap().state(today), LetterState::Done);
    let refused = |done: Result<Letter, Objections>| rules(done.unwrap_err());
    let state = || vec![(String::new(), "state")];
    assert_eq!(refused(fresh().answer(&answer, today)), state());
    assert_eq!(refused(fresh().evaluate(&evaluate, today)), state());
    assert_eq!(refused(served().serve(&serve, today)), state());
    assert_eq!(refused(served().evaluate(&evaluate, today)), state());
    assert_eq!(refused(answered().void("错发", today)), state());
    assert_eq!(refused(letter(LetterKind::Reminder, day(1)).serve(&serve, today).unwrap().answer(&answer, today)), state());
    assert_eq!(refused(fresh().void(" ", today)), [("reason".to_owned(), "required")]);
    assert_eq!(refused(fresh().void("错发", today).unwrap().serve(&serve, today)), state());
    let early = raw(&[("served_on", "2026-3-31"), ("received_by", "韩乙")]);
    assert_eq!(refused(fresh().serve(&early, today)), [("served_on".to_owned(), "order")]);
    let late = raw(&[("served_on", "2026-4-9"), ("received_by", "")]);
    assert_eq!(refused(fresh().serve(&late, today)), [("received_by".to_owned(), "required"), ("served_on".to_owned(), "future")]);
}

#[test]
fn reminders_are_counted_without_the_voided_ones() {
    let of = |warning: u128, voided: bool| {
        let mut letter = letter(LetterKind::Reminder, day(1));
        letter.text.warning = Some(key(warning));
        letter.voided = voided.then(|| (day(2), "错发".to_owned()));
        letter
    };
    let mut inquiry = of(1, false);
    inquiry.text.kind = LetterKind::WrittenInquiry;
    let letters = [of(1, false), of(1, true), of(2, false), of(1, false), inquiry];
    assert_eq!((reminders(&letters, key(1)), reminders(&letters, key(3))), (2, 0));
}
