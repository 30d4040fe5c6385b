//! 待办 of the returns: points that are silent, and what the office itself owes upward. Never a rule: quarters, days and
//! states come from register.

use chrono::NaiveDate;
use register::id::entered_on;
use register::point_return::grid::{ReturnState, Tally};
use register::quarter::Quarter;
use register::submission::{SubmissionKind, SubmissionPeriod, kept_quarters, point_return_due};

use super::{due, entered, soon};
use crate::book::Book;
use crate::point_return::{Held, submission};
use crate::wire::app::{TodoItem, TodoPage};
use crate::wire::record::Kind;

/// What is owed for the quarters that are kept here, and for the newest half-year.
pub(super) fn items(book: &Book, today: NaiveDate) -> Vec<TodoItem> {
    let held = Held::of(book);
    let mut items = Vec::new();
    for quarter in kept_quarters(held.recorded(), today) {
        let points = held.points(quarter, today);
        let tally = Tally::of(points.iter().map(|(_, standing)| standing));
        if tally.due == 0 {
            continue;
        }
        let silent = points.iter().filter(|(_, standing)| standing.state == Some(ReturnState::Missing));
        let first = silent.filter_map(|(unit, _)| entered_on(unit.id.0)).min();
        items.extend(silent_points(quarter, &tally, first, book, today));
        items.extend(owed(SubmissionPeriod::quarter(quarter), book, today));
    }
    let half = SubmissionPeriod::newest_ended(SubmissionKind::HalfYearReport, today);
    // An office without a single point has nothing to analyse yet.
    if held.points(half.last_quarter(), today).iter().any(|(_, standing)| standing.owes) {
        items.extend(owed(half, book, today));
    }
    items
}

/// The points that sent nothing; `first` is the day on which the first of them was entered.
fn silent_points(quarter: Quarter, tally: &Tally, first: Option<NaiveDate>, book: &Book, today: NaiveDate) -> Option<TodoItem> {
    let due_on = point_return_due(quarter, &book.office);
    if tally.missing == 0 || !soon(due_on, today) {
        return None;
    }
    let reminded = book.point_reminders.iter().filter(|(_, one)| one.quarter == quarter).map(|(_, one)| one.reminded_on).max();
    let told = reminded.map(|on| format!("　最近催报{on}")).unwrap_or_default();
    let title = format!("{}：{}个采集报送点未报", quarter.title(), tally.missing);
    let item = due(Kind::PointReturns, quarter, title, format!("{}{told}", tally.words()), due_on, today);
    Some(entered(TodoItem { topic: "季度报送".to_owned(), page: Some(TodoPage::Returns), ..item }, first, due_on, today))
}

/// What was not sent upward yet.
fn owed(period: SubmissionPeriod, book: &Book, today: NaiveDate) -> Option<TodoItem> {
    let due_on = period.due_on(&book.office);
    if submission::find(period, book).is_some() || !soon(due_on, today) {
        return None;
    }
    let title = format!("{}还没有上报", submission::name(period));
    let detail = format!("报送{}", book.office.warning_centre);
    let item = due(Kind::PointReturns, period.last_quarter(), title, detail, due_on, today);
    let topic = register::Term::label(period.kind).to_owned();
    Some(entered(TodoItem { topic, page: Some(TodoPage::Returns), ..item }, book.begun_on(), due_on, today))
}
