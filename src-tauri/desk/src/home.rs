//! 首页: what is due, and figures that open lists. Each concept tells of its own in a file of its own. Never a rule:
//! states and days come from register.

mod appraisal;
mod campaign;
mod duty;
mod festival;
mod figures;
mod inspection;
mod lead;
mod letter;
mod point_return;
mod proposal;
mod screening;
mod spot_check;
mod talk;
mod warning;
mod work_list;

use chrono::NaiveDate;
use register::submission::entered_late;

use crate::book::Book;
use crate::no::No;
use crate::wire::app::{Home, Nothing, TodoGroup, TodoItem};
use crate::wire::record::Kind;
use crate::{Desk, kinds};

/// What each concept has to say.
const CONCEPTS: &[fn(&Book, NaiveDate) -> Vec<TodoItem>] = &[
    warning::items,
    proposal::items,
    point_return::items,
    festival::items,
    duty::items,
    work_list::items,
    campaign::items,
    screening::items,
    lead::items,
    appraisal::items,
    inspection::items,
    letter::items,
    talk::items,
    spot_check::items,
];

/// `home`.
pub(crate) fn home(desk: &mut Desk, _: Nothing) -> Result<Home, No> {
    let today = desk.today();
    let mut todo = todo(desk.book()?, today);
    todo.extend(crate::backup::items(desk));
    todo.sort_by_key(|item| item.group);
    let book = desk.book()?;
    Ok(Home { todo, figures: figures::figures(book, today) })
}

/// Everything that is due or waits, the most urgent first.
pub(crate) fn todo(book: &Book, today: NaiveDate) -> Vec<TodoItem> {
    let mut todo: Vec<TodoItem> = CONCEPTS.iter().flat_map(|items| items(book, today)).collect();
    todo.sort_by(|a, b| (a.group, a.days, &a.title).cmp(&(b.group, b.days, &b.title)));
    todo
}

/// A line for a record that is due on a day: the part of 待办 it stands in follows from the day.
fn due(kind: Kind, id: impl ToString, title: String, detail: String, due_on: NaiveDate, today: NaiveDate) -> TodoItem {
    let days = days_until(due_on, today);
    let group = match days {
        ..0 => TodoGroup::Overdue,
        0 => TodoGroup::Today,
        1..=7 => TodoGroup::Week,
        _ => TodoGroup::Later,
    };
    TodoItem { group, due_on: Some(due_on.to_string()), days: Some(days), ..waiting(kind, id, title, detail) }
}

/// A line for a record that waits without a day of its own: it is shown under 今日待办.
fn waiting(kind: Kind, id: impl ToString, title: String, detail: String) -> TodoItem {
    let topic = kinds::spec(kind).map_or("", |spec| spec.title).to_owned();
    TodoItem { group: TodoGroup::Today, title, detail, due_on: None, days: None, topic, kind, id: id.to_string(), page: None }
}

/// The same line, but no reproach where its record was entered behind the due day: the day passed before the office kept
/// it here.
fn entered(item: TodoItem, entered_on: Option<NaiveDate>, due_on: NaiveDate, today: NaiveDate) -> TodoItem {
    match item.group {
        TodoGroup::Overdue if entered_late(due_on, entered_on, today) => TodoItem { group: TodoGroup::BeforeEntry, ..item },
        _ => item,
    }
}

/// True for a day that has passed or is not more than a week away. What is due later need not be told yet.
fn soon(due_on: NaiveDate, today: NaiveDate) -> bool {
    days_until(due_on, today) <= 7
}

/// Days from today to a day; negative when it has passed.
fn days_until(due_on: NaiveDate, today: NaiveDate) -> i32 {
    i32::try_from((due_on - today).num_days()).unwrap_or(i32::MAX)
}
