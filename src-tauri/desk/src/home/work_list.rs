//! 待办 of the five lists. Never a rule.

use chrono::NaiveDate;
use register::work_list::WorkItemState;

use super::{due, soon, waiting};
use crate::book::Book;
use crate::record::shorten;
use crate::wire::app::TodoItem;
use crate::wire::record::Kind;

/// Lines that are open: overdue, due within a week, or done and waiting for somebody to go back and see.
pub(super) fn items(book: &Book, today: NaiveDate) -> Vec<TodoItem> {
    let line = |kept: &store::Kept<register::id::WorkItemId, register::work_list::WorkItem>| {
        let detail = format!("{}　责任人：{}", kept.item.code, kept.item.answers());
        let state = kept.item.state(today);
        if state == WorkItemState::LookBack {
            return Some(waiting(Kind::WorkItems, kept.id, format!("回头看：{}", shorten(&kept.item.matter)), detail));
        }
        let due_on = kept.item.due_on.filter(|day| state != WorkItemState::Done && soon(*day, today))?;
        let title = format!("{}：{}", kept.item.kind_words(), shorten(&kept.item.matter));
        Some(due(Kind::WorkItems, kept.id, title, detail, due_on, today))
    };
    book.work_items.iter().filter(|kept| kept.live()).filter_map(line).collect()
}
