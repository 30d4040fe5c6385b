//! 待办 of the warnings. Never a rule: state and due day come from register.

use chrono::NaiveDate;
use register::id::WarningId;
use register::names::Names as _;
use register::warning::{Warning, WarningState};

use super::{due, waiting};
use crate::book::Book;
use crate::record::shorten;
use crate::wire::app::TodoItem;
use crate::wire::record::Kind;

/// What the warnings wait for.
pub(super) fn items(book: &Book, today: NaiveDate) -> Vec<TodoItem> {
    book.warnings.iter().filter_map(|(id, warning)| item(*id, warning, book, today)).collect()
}

fn item(id: WarningId, warning: &Warning, book: &Book, today: NaiveDate) -> Option<TodoItem> {
    let what = match warning.state() {
        WarningState::Issued => "送达",
        WarningState::Served => "等待回告",
        WarningState::Returned => "等待重报",
        WarningState::Replied => "评估回告",
        WarningState::Accepted => "销号",
        WarningState::Recorded
        | WarningState::Closed
        | WarningState::Raised
        | WarningState::Transferred
        | WarningState::Withdrawn
        | WarningState::Voided => return None,
    };
    let unit = warning.unit.map_or("", |unit| book.unit_name(unit).1);
    let title = format!("{what} {}", warning.number);
    let detail = format!("{unit}　{}　{}", warning.level.title(), shorten(&warning.subject));
    let due_on = warning.due_on().filter(|_| matches!(warning.state(), WarningState::Served | WarningState::Returned));
    Some(match due_on {
        Some(day) => due(Kind::Warnings, id, title, detail, day, today),
        None => waiting(Kind::Warnings, id, title, detail),
    })
}
