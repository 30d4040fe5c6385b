//! Where each point stands in a quarter, told from made-up points. Never a day of its own: today is an argument.

use super::grid::{PointFacts, ReturnState, Standing, Tally, owes, standing};
use super::*;
use crate::check::made::{key, unit};
use crate::unit::{Unit, UnitCategory};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn quarter() -> Quarter {
    Quarter { year: 2026, number: 1 }
}

fn village() -> Unit {
    unit("柳树沟村", UnitCategory::Village, "", "")
}

fn sent(kind: ReturnKind, on: &str) -> PointReturn {
    let statement = if kind == ReturnKind::Zero { NOTHING_TO_REPORT.to_owned() } else { String::new() };
    PointReturn {
        quarter: quarter(),
        point: key(1),
        kind,
        received_on: day(on),
        signed_by: String::new(),
        way: None,
        statement,
        note: String::new(),
    }
}

fn stands(unit: &Unit, signals: u32, returned: Option<&PointReturn>) -> Standing {
    standing(&PointFacts { unit, live: true, signals, returned }, quarter(), day("2026-04-05"), day("2026-04-08"))
}

#[test]
fn a_point_stands_as_its_returns_and_signals_say() {
    use ReturnKind::{Signals, Zero};
    let village = village();
    for (signals, returned, state, zero, late, remark) in [
        (0, None, ReturnState::Missing, false, Some(3), ""),
        (2, None, ReturnState::Reported, false, None, ""),
        (0, Some((Zero, "2026-04-05")), ReturnState::Zero, true, None, ""),
        (0, Some((Zero, "2026-04-07")), ReturnState::Late, true, Some(2), ""),
        (2, Some((Signals, "2026-04-06")), ReturnState::Late, false, Some(1), ""),
        (0, Some((Signals, "2026-04-01")), ReturnState::Reported, false, None, "采集表已收到，还没有登记预警信息。"),
        (
            1,
            Some((Zero, "2026-04-01")),
            ReturnState::Reported,
            false,
            None,
            "已作零报告，又登记了1条预警信息，请核对：零报告有误的，改记为已报。",
        ),
    ] {
        let returned = returned.map(|(kind, on)| sent(kind, on));
        let found = stands(&village, signals, returned.as_ref());
        let expected = Standing {
            owes: true,
            state: Some(state),
            zero,
            signals,
            late_days: late,
            remark: (!remark.is_empty()).then(|| remark.to_owned()),
        };
        assert_eq!(found, expected, "{signals} {returned:?}");
    }
}

#[test]
fn points_that_come_and_go_owe_what_they_were_at_the_end_of_the_quarter() {
    for (since, until, live, owed) in [
        ("", "", true, true),
        ("", "", false, false),
        ("2026-03-31", "", true, true),
        ("2026-04-01", "", true, false),
        ("", "2026-03-31", false, true),
        ("", "2026-03-30", true, false),
        ("2025-01-01", "2027-01-01", true, true),
    ] {
        let mut one = village();
        (one.point_since, one.point_until) = (since.parse().ok(), until.parse().ok());
        assert_eq!(owes(&one, live, quarter()), owed, "{since} {until} {live}");
    }
    let mut plain = village();
    plain.reporting_point = false;
    assert!(!owes(&plain, true, quarter()));
    assert_eq!(stands(&plain, 0, None).state, None);
    let stranger = stands(&plain, 1, None);
    assert_eq!((stranger.owes, stranger.state), (false, Some(ReturnState::Reported)));
    assert_eq!(Tally::of([&stranger, &stands(&village(), 0, None)]), Tally { due: 1, missing: 1, ..Tally::default() });
    let mut fresh = village();
    fresh.point_since = Some(day("2026-02-01"));
    assert_eq!(stands(&fresh, 0, None).remark.as_deref(), Some("本季度新设的采集报送点。"));
}

#[test]
fn a_tally_counts_every_point_once() {
    let village = village();
    let (zero, late, form) =
        (sent(ReturnKind::Zero, "2026-04-02"), sent(ReturnKind::Zero, "2026-04-08"), sent(ReturnKind::Signals, "2026-04-02"));
    let all = [
        stands(&village, 0, None),
        stands(&village, 3, None),
        stands(&village, 0, Some(&zero)),
        stands(&village, 0, Some(&late)),
        stands(&village, 1, Some(&form)),
    ];
    let tally = Tally::of(&all);
    assert_eq!(tally, Tally { due: 5, reported: 2, zero: 1, late: 1, late_zero: 1, missing: 1 });
    assert_eq!(tally.words(), "应报5个，已报2个，零报告1个，迟报1个，未报1个。");
}

#[test]
fn a_return_is_read_as_typed_and_refused_in_words() {
    let (today, due) = (day("2026-04-08"), day("2026-04-05"));
    let find = |name: &str| (name == "柳树沟村").then(|| key(1));
    let read = |fields: &[(&str, &str)]| {
        let raw: Raw = fields.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect();
        PointReturn::read(&raw, find, today)
    };
    let base = [("quarter", "2026年第1季度"), ("point", "柳树沟村"), ("kind", "零报告")];
    let zero = read(&base).unwrap();
    assert_eq!(zero, sent(ReturnKind::Zero, "2026-04-08"));
    assert_eq!(PointReturn::read(&zero.texts("柳树沟村", due), find, today), Ok(zero.clone()));
    assert_eq!(zero.texts("柳树沟村", due)["lateness"], "迟报3天");
    for (more, rule) in [
        (("quarter", "春天"), "quarter"),
        (("received_on", "2026-4-9"), "future"),
        (("received_on", "2025-12-31"), "early"),
        (("point", "没有的村"), "unknown"),
    ] {
        let against = read(&[base.as_slice(), &[more]].concat()).unwrap_err();
        assert_eq!(against.iter().map(|one| one.rule).collect::<Vec<_>>(), [rule], "{more:?}");
    }
    let wordy = read(&[("quarter", "2026Q1"), ("point", "柳树沟村"), ("kind", "采集表"), ("statement", "没有")]).unwrap_err();
    assert_eq!(wordy[0].rule, "kind");
    let against = zero.against("柳树沟村", 2, false).unwrap();
    assert_eq!(against.sentence, "柳树沟村2026年第一季度已登记2条预警信息，不能作零报告。");
    assert_eq!(zero.against("柳树沟村", 0, true).unwrap().rule, "taken");
    assert_eq!(zero.against("柳树沟村", 0, false), None);
}

#[test]
fn a_reminder_is_of_a_day_that_has_come() {
    let read = |fields: &[(&str, &str)]| {
        let raw: Raw = fields.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect();
        PointReminder::read(quarter(), key(1), &raw, day("2026-04-08"))
    };
    let plain = read(&[]).unwrap();
    assert_eq!((plain.reminded_on, plain.way.as_str()), (day("2026-04-08"), "书面通知"));
    assert_eq!(read(&[("reminded_on", "4.9")]).unwrap_err()[0].rule, "future");
}
