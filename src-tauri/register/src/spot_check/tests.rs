//! A check from its plan to its findings.

use super::measure::PendingMeasure;
use super::*;
use crate::check::made::key;

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn plan() -> SpotPlan {
    SpotPlan {
        kind: SpotCheckKind::Yearly,
        object: SpotObject { unit: key(1), post: None },
        planned_on: None,
        inspectors: Vec::new(),
        note: String::new(),
    }
}

fn two() -> Vec<String> {
    vec!["马某某".to_owned(), "朱某某".to_owned()]
}

fn measures() -> Vec<PendingMeasure> {
    ["月度对账", "双人保管"]
        .map(|words| PendingMeasure {
            risk: Some(key(7)),
            risk_number: "R007".to_owned(),
            risk_words: "公款私存".to_owned(),
            grade: None,
            words: words.to_owned(),
        })
        .to_vec()
}

fn result() -> SpotResult {
    SpotResult {
        checked_on: Some(day(4, 8)),
        inspectors: two(),
        rows: vec![(Some(MeasureResult::Done), String::new()), (Some(MeasureResult::Partly), "印鉴一人保管".to_owned())],
        findings: vec!["印鉴没有分开保管".to_owned()],
        handling: "限期整改".to_owned(),
    }
}

#[test]
fn a_check_is_chosen_scheduled_and_done() {
    let check = SpotCheck::begin(plan(), Some(key(3)), 2026);
    assert_eq!(check.state(false), SpotCheckState::Chosen);
    let half = check.plan(SpotPlan { planned_on: Some(day(4, 10)), ..plan() }, false).unwrap();
    assert_eq!(half.state(false), SpotCheckState::Chosen, "nobody goes yet");
    let planned = half.plan(SpotPlan { planned_on: Some(day(4, 10)), inspectors: two(), ..plan() }, false).unwrap();
    assert_eq!((planned.state(false), planned.state(true)), (SpotCheckState::Scheduled, SpotCheckState::Voided));
    assert_eq!([day(4, 10), day(4, 13)].map(|today| planned.overdue_days(false, today)), [None, Some(3)]);
    let done = planned.done((result(), Vec::new()), &measures(), false, day(4, 8)).unwrap();
    assert_eq!((done.state(false), done.results().as_str()), (SpotCheckState::Done, "落实1条、部分落实1条"));
    assert_eq!(done.overdue_days(false, day(5, 1)), None);
    assert_eq!(done.measures[1].measure, "双人保管");
}

#[test]
fn a_drawn_object_and_one_that_was_looked_at_stand() {
    let other = SpotPlan { object: SpotObject { unit: key(1), post: Some(key(2)) }, ..plan() };
    let rule = |check: &SpotCheck, voided| {
        check.plan(other.clone(), voided).map(drop).map_err(|against| (against[0].field.clone(), against[0].rule))
    };
    let free = SpotCheck::begin(plan(), None, 2026);
    assert_eq!(rule(&free, false), Ok(()));
    assert_eq!(rule(&SpotCheck { draw: Some(key(3)), ..free.clone() }, false), Err(("post".to_owned(), "object_stands")));
    assert_eq!(rule(&SpotCheck { checked_on: Some(day(4, 8)), ..free.clone() }, false), Err(("post".to_owned(), "object_stands")));
    assert_eq!(rule(&free, true), Err((String::new(), "draw_voided")));
}

#[test]
fn a_visit_is_entered_whole() {
    let check = SpotCheck::begin(plan(), None, 2026);
    let rules = |change: fn(&mut SpotResult)| -> Vec<&str> {
        let mut own = result();
        change(&mut own);
        check
            .done((own, Vec::new()), &measures(), false, day(4, 8))
            .map_or_else(|against| against.into_iter().map(|one| one.rule).collect(), |_| Vec::new())
    };
    assert!(rules(|_| {}).is_empty());
    assert_eq!(rules(|own| own.checked_on = None), ["required"]);
    assert_eq!(rules(|own| own.checked_on = NaiveDate::from_ymd_opt(2026, 4, 9)), ["future"]);
    assert_eq!(rules(|own| own.inspectors.truncate(1)), ["two"]);
    assert_eq!(rules(|own| own.rows[0].0 = None), ["unmarked"]);
    assert_eq!(rules(|own| own.rows[1].1 = " ".to_owned()), ["remark"]);
    assert_eq!(rules(|own| own.handling.clear()), ["required"]);
    assert_eq!(rules(|own| drop(own.rows.pop())), ["measures"]);
    assert_eq!(check.done((result(), Vec::new()), &measures(), true, day(4, 8)).unwrap_err()[0].rule, "draw_voided");
}

#[test]
fn a_visit_counts_in_the_year_of_its_day() {
    let check = SpotCheck::begin(plan(), None, 2025);
    assert_eq!(check.done((result(), Vec::new()), &measures(), false, day(4, 8)).unwrap().year, 2026);
}

#[test]
fn a_finding_that_became_a_problem_stays() {
    let mut done = SpotCheck::begin(plan(), None, 2026).done((result(), Vec::new()), &measures(), false, day(4, 8)).unwrap();
    done.findings[0].problem = Some(key(9));
    let again = |findings: &[&str]| {
        let findings = findings.iter().map(|words| (*words).to_owned()).collect();
        done.done((SpotResult { findings, ..result() }, Vec::new()), &measures(), false, day(4, 8))
    };
    let more = again(&["台账不全", "印鉴没有分开保管"]).unwrap();
    assert_eq!(more.findings.iter().map(|finding| finding.problem).collect::<Vec<_>>(), [None, Some(key(9))]);
    assert_eq!(again(&["台账不全"]).unwrap_err()[0].rule, "rectified");
}

#[test]
fn a_visit_is_read_from_its_form() {
    assert_eq!(people("马某某、朱某某，马某某"), ["马某某", "朱某某"]);
    let raw: Raw = [("checked_on", "4.8"), ("inspectors", "马某某、朱某某"), ("findings", " 台账不全 \n\n印鉴没有分开")]
        .map(|(key, text)| (key.to_owned(), text.to_owned()))
        .into();
    let rows = vec![("落实".to_owned(), String::new()), ("部分".to_owned(), "x".to_owned()), ("？".to_owned(), String::new())];
    let (read, against) = SpotResult::read(&raw, rows, day(4, 8));
    assert!(against.is_empty());
    assert_eq!((read.checked_on, read.findings), (Some(day(4, 8)), vec!["台账不全".to_owned(), "印鉴没有分开".to_owned()]));
    assert_eq!(read.rows.iter().map(|row| row.0).collect::<Vec<_>>(), [Some(MeasureResult::Done), Some(MeasureResult::Partly), None]);
    assert_eq!(SpotResult::read(&Raw::new(), Vec::new(), day(4, 8)).1.len(), 2, "day and people");
}

#[test]
fn what_was_looked_at_does_not_follow_the_register() {
    let mut risk = crate::check::made::risk(crate::risk::RiskGrade::High, "");
    let words = |check: &SpotCheck, risk: &crate::risk::RiskPoint| -> Vec<String> {
        check.to_look_at(std::iter::once((key(7), risk))).into_iter().map(|one| one.words).collect()
    };
    let check = SpotCheck::begin(plan(), None, 2026);
    assert_eq!(words(&check, &risk), ["公示"]);
    let pending = check.to_look_at(std::iter::once((key(7), &risk)));
    let one = SpotResult { rows: vec![(Some(MeasureResult::Done), String::new())], ..result() };
    let done = check.done((one, Vec::new()), &pending, false, day(4, 8)).unwrap();
    risk.control_measures = "公示；双人".to_owned();
    assert_eq!((words(&check, &risk), words(&done, &risk)), (vec!["公示".to_owned(), "双人".to_owned()], vec!["公示".to_owned()]));
}
