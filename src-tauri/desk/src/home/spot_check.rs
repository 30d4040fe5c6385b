//! 待办 of 抽查. Never a rule: what is covered, and how long the year still is, comes from register.

use chrono::{Datelike as _, NaiveDate};
use register::spot_check::SpotCheckState;
use register::spot_check::coverage::{SpotCoverage, countdown, days_left};

use super::{due, soon, waiting};
use crate::book::Book;
use crate::spot_check;
use crate::wire::app::{TodoItem, TodoPage};
use crate::wire::record::Kind;

/// Days before the end of the year from which on uncovered objects are told of: from October on.
const AUTUMN: i64 = 91;

/// Checks whose day comes near or has passed, drawn ones without a day, and from autumn on what is not covered yet.
pub(super) fn items(book: &Book, today: NaiveDate) -> Vec<TodoItem> {
    let checks = spot_check::standing(book);
    let planned = checks.iter().filter_map(|(id, check)| {
        let day = check.planned_on.filter(|day| check.checked_on.is_none() && soon(*day, today))?;
        let people = if check.inspectors.is_empty() { "没有安排人员".to_owned() } else { check.inspectors.join("、") };
        let title = format!("抽查：{}", check.object.name(book));
        Some(due(Kind::SpotChecks, id, title, format!("{}　抽查人员：{people}", check.number), day, today))
    });
    let mut items: Vec<TodoItem> = planned.collect();
    for (id, draw) in book.spot_draws.iter().filter(|(_, draw)| draw.voided_on.is_none()) {
        let bare = checks.iter().filter(|(_, check)| check.draw == Some(*id) && check.planned_on.is_none());
        let bare = bare.filter(|(_, check)| check.state(false) == SpotCheckState::Chosen).count();
        if bare > 0 {
            let title = format!("安排抽查：{}抽中的{bare}个对象没有日期", draw.number);
            items.push(waiting(Kind::SpotDraws, id, title, format!("{}抽签", draw.drawn_on)));
        }
    }
    items.extend(uncovered(book, today));
    items
}

/// From autumn on: the uncovered objects, in one line that opens their list.
fn uncovered(book: &Book, today: NaiveDate) -> Option<TodoItem> {
    let year = today.year();
    let left = days_left(year, today).filter(|left| *left <= AUTUMN)?;
    let end = today.checked_add_signed(chrono::TimeDelta::days(left))?;
    let lines = spot_check::covered(book, year);
    let open: Vec<_> = lines.iter().filter(|line| line.state != SpotCoverage::Covered).collect();
    let object = open.first()?.high.object;
    let (kind, id) = object.post.map_or_else(|| (Kind::Units, object.unit.to_string()), |post| (Kind::Posts, post.to_string()));
    let title = format!("{year}年还有{}个高风险单位、岗位没有抽查", open.len());
    let item = due(kind, id, title, countdown(year, open.len(), today), end, today);
    Some(TodoItem { page: Some(TodoPage::Spots), ..item })
}
