//! 待办 of the five lists. Never a rule.

use chrono::NaiveDate;

use super::{due, soon};
use crate::book::Book;
use crate::record::shorten;
use crate::wire::app::TodoItem;
use crate::wire::record::Kind;

/// Lines that are open: overdue, or due within a week.
pub(super) fn items(book: &Book, today: NaiveDate) -> Vec<TodoItem> {
    let line = |kept: &store::Kept<register::id::WorkItemId, register::work_list::WorkItem>| {
        let due_on = kept.item.due_on.filter(|day| kept.item.done_on.is_none() && soon(*day, today))?;
        let title = format!("{}：{}", kept.item.kind_words(), shorten(&kept.item.matter));
        let detail = format!("{}　责任人：{}", kept.item.code, kept.item.responsible_person);
        Some(due(Kind::WorkItems, kept.id, title, detail, due_on, today))
    };
    book.work_items.iter().filter(|kept| kept.live()).filter_map(line).collect()
}
