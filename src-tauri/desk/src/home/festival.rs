//! 待办 of the festivals: each wants its 明察暗访, entered as progress of the duty that is counted by 节点. Never a date of
//! its own: register lays the festivals out from the calendar.

use chrono::{Datelike as _, NaiveDate};
use register::duty::Duty;
use register::festival::{FestivalNode, nodes};
use register::id::{DutyId, entered_on};
use store::Kept;

use super::{days_until, due, entered};
use crate::book::Book;
use crate::record::shorten;
use crate::wire::app::TodoItem;
use crate::wire::record::Kind;

/// The period word of a duty that is done around festivals.
const PERIOD: &str = "节点";
/// Days for which an unchecked festival is still spoken of.
const SPOKEN: i32 = 30;

/// Festivals that are near or just past, without an entry of progress in their days.
pub(super) fn items(book: &Book, today: NaiveDate) -> Vec<TodoItem> {
    let Some(duty) = standing_duty(book, today.year()) else { return Vec::new() };
    let near = |node: &FestivalNode| node.from_on() <= today && days_until(node.due_on(), today) >= -SPOKEN;
    let years = [today.year(), today.year() + 1];
    let all = years.into_iter().flat_map(|year| nodes(year, &book.calendar));
    all.filter(|node| near(node) && !checked(node, book)).map(|node| item(&node, duty, today)).collect()
}

/// The duty of this year, or the newest before it: it goes on while no new sheet replaces it.
fn standing_duty(book: &Book, year: i32) -> Option<&Kept<DutyId, Duty>> {
    let own = book.duties.iter().filter(|kept| kept.live() && kept.item.period == PERIOD && kept.item.year <= year);
    own.max_by_key(|kept| kept.item.year)
}

/// Some duty of this sort has an entry of progress in the days of the festival.
fn checked(node: &FestivalNode, book: &Book) -> bool {
    let of_festivals = |id: DutyId| book.duty_of(id).is_some_and(|duty| duty.period == PERIOD);
    book.duty_progress.iter().any(|kept| kept.live() && node.holds(kept.item.done_on) && of_festivals(kept.item.duty))
}

fn item(node: &FestivalNode, duty: &Kept<DutyId, Duty>, today: NaiveDate) -> TodoItem {
    let title = format!("{}节点：{}", node.title(), shorten(&duty.item.requirement));
    let unknown = node.unknown.map(|year| format!("　{year}，只排了日期固定的节日，请到“放假安排”登记")).unwrap_or_default();
    let detail = format!("放假{}至{}，前后{}日内检查并登记进展{unknown}", node.first, node.last, register::festival::AROUND);
    let item = due(Kind::Duties, duty.id, title, detail, node.due_on(), today);
    entered(TodoItem { topic: "节点检查".to_owned(), ..item }, entered_on(duty.id.0), node.due_on(), today)
}
