//! Duties measured on a day, one case a line. Never today.

use uuid::Uuid;

use super::*;
use crate::check::made;
use crate::deadline::Deadline;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn duty(year: i32, period: &str, minimum: u32, deadline: &str) -> Duty {
    let mut duty = made::duty();
    duty.year = year;
    duty.period = period.to_owned();
    duty.minimum = Some(minimum);
    duty.deadline = Deadline::read(deadline, year);
    duty
}

fn entry(on: &str, count: u32) -> Progress {
    Progress { duty: made::key(1), done_on: day(on), unit: None, person: None, count, done: "办了".to_owned(), note: String::new() }
}

fn said(duty: &Duty, entries: &[Progress], followed_in: Option<i32>, today: &str) -> String {
    let entries: Vec<&Progress> = entries.iter().collect();
    let meter = measure(duty, &Counted::Whole, &entries, followed_in, day(today));
    format!("{} {}", meter.state.label(), meter.words()).trim().to_owned()
}

#[test]
fn a_duty_is_measured_against_its_current_period() {
    let quarterly = duty(2026, "季", 1, "每季度末月28日前");
    let yearly = duty(2026, "年", 2, "2026年11月底前");
    let halves = duty(2026, "年", 2, "2026年6月底、12月底前");
    let each_half = duty(2026, "半年", 1, "2026年7月10日前、2027年1月10日前");
    let matter = duty(2026, "事项", 1, "受理之日起1个月内");
    for (duty, entries, today, expected) in [
        (&quarterly, vec![], "2026-04-08", "还差 0/1次，还差1次"),
        (&quarterly, vec![entry("2026-03-20", 1)], "2026-04-08", "还差 0/1次，还差1次"),
        (&quarterly, vec![entry("2026-04-02", 1)], "2026-04-08", "已完成 1/1次"),
        (&quarterly, vec![], "2026-06-29", "已逾期 0/1次，还差1次"),
        (&yearly, vec![entry("2026-02-01", 1)], "2026-11-30", "还差 1/2次，还差1次"),
        (&yearly, vec![entry("2026-02-01", 1)], "2026-12-01", "已逾期 1/2次，还差1次"),
        (&yearly, vec![entry("2026-02-01", 1), entry("2026-12-05", 1)], "2026-12-06", "已完成 2/2次"),
        (&yearly, vec![entry("2025-12-30", 2)], "2026-04-08", "还差 0/2次，还差2次"),
        (&halves, vec![entry("2026-05-01", 1)], "2026-06-30", "已完成 1/1次"),
        (&halves, vec![], "2026-07-01", "已逾期 0/2次，还差2次"),
        (&halves, vec![entry("2026-05-01", 1)], "2026-07-01", "还差 1/2次，还差1次"),
        (&halves, vec![entry("2026-05-01", 2)], "2026-07-01", "已完成 2/2次"),
        (&each_half, vec![entry("2026-07-05", 1)], "2026-07-20", "还差 1/2次，还差1次"),
        (&each_half, vec![entry("2026-07-05", 1), entry("2027-01-08", 1)], "2027-01-09", "已完成 2/2次"),
        (&matter, vec![], "2026-04-08", "按事项办理"),
        (&matter, vec![entry("2026-04-01", 3)], "2026-04-08", "按事项办理 已登记3次"),
    ] {
        assert_eq!(said(duty, &entries, None, today), expected, "{} {today}", duty.deadline.original);
    }
    assert_eq!(said(&duty(2027, "季", 1, "每季度末"), &[], None, "2026-04-08"), "未开始");
}

#[test]
fn a_recurring_duty_goes_on_over_the_turn_of_the_year_and_its_old_entries_do_not() {
    let monthly = duty(2026, "月", 1, "每月末");
    let december = [entry("2026-12-20", 1)];
    assert_eq!(said(&monthly, &december, None, "2026-12-31"), "已完成 1/1次");
    assert_eq!(said(&monthly, &december, None, "2027-01-04"), "还差 0/1次，还差1次", "no sheet of 2027 yet: it goes on");
    assert_eq!(said(&monthly, &december, Some(2027), "2027-01-04"), "已完成 1/1次", "2027 has its own: it stays as it ended");
    assert_eq!(said(&monthly, &[], Some(2027), "2027-01-04"), "已逾期 0/1次，还差1次");
    assert_eq!(said(&monthly, &december, Some(2027), "2026-12-31"), "已完成 1/1次", "a sheet of next year replaces nothing yet");
}

#[test]
fn each_unit_and_person_owes_its_own() {
    let duty = duty(2026, "年", 1, "2026年12月底前");
    let unit = |number: u128| Some(UnitId(Uuid::from_u128(number)));
    let entries = [Progress { unit: unit(1), ..entry("2026-03-01", 2) }, Progress { unit: unit(9), ..entry("2026-03-01", 1) }];
    let entries: Vec<&Progress> = entries.iter().collect();
    let units = Counted::Units([1, 2, 3].map(|number| UnitId(Uuid::from_u128(number))).to_vec());
    let meter = measure(&duty, &units, &entries, None, day("2026-04-08"));
    assert_eq!((meter.words().as_str(), meter.short()), ("1/3个单位，还差2次", 2), "two times of one unit are none of another's");
    let open = measure(&duty, &Counted::Unlisted(None), &entries, None, day("2026-04-08"));
    assert_eq!((open.state, open.words().as_str()), (MeterState::Open, "已登记3次"));
    let twenty = measure(&duty, &Counted::Unlisted(Some(20)), &entries, None, day("2026-04-08"));
    assert_eq!((twenty.state, twenty.words().as_str()), (MeterState::Short, "3/20次，还差17次"));
    let persons = Counted::Persons(vec![PersonId(Uuid::from_u128(1))]);
    assert_eq!(measure(&duty, &persons, &entries, None, day("2026-04-08")).words(), "0/1人，还差1次");
}

#[test]
fn what_was_left_undone_is_said_of_the_period_that_ended() {
    let quarterly = duty(2026, "季", 1, "每季度末");
    let left = |duty: &Duty, entries: &[Progress], followed_in, today: &str| {
        let entries: Vec<&Progress> = entries.iter().collect();
        left_undone(duty, &Counted::Whole, &entries, followed_in, day(today)).and_then(|meter| meter.span).map(|span| span.label)
    };
    assert_eq!(left(&quarterly, &[], None, "2026-04-08").as_deref(), Some("2026年第一季度"));
    assert_eq!(left(&quarterly, &[entry("2026-03-31", 1)], None, "2026-04-08"), None);
    assert_eq!(left(&quarterly, &[], None, "2026-03-08"), None, "nothing is owed before its own year");
    assert_eq!(left(&quarterly, &[], Some(2027), "2027-02-01").as_deref(), Some("2026年第四季度"));
    let fixed = duty(2026, "年", 1, "2026年3月底前");
    assert!(left(&fixed, &[], None, "2026-04-08").is_some());
    assert_eq!(left(&fixed, &[], None, "2026-03-31"), None);
    assert_eq!(left(&duty(2026, "事项", 1, "长期"), &[], None, "2026-04-08"), None);
}
