//! 待办 of the inspections. Never a rule: state and last day come from register.

use chrono::NaiveDate;
use register::Term as _;
use register::id::InspectionId;
use register::inspection::{Inspection, InspectionState};
use register::names::Names as _;

use super::{due, waiting};
use crate::book::Book;
use crate::record::shorten;
use crate::wire::app::TodoItem;
use crate::wire::record::Kind;

/// What the open inspections wait for.
pub(super) fn items(book: &Book, today: NaiveDate) -> Vec<TodoItem> {
    book.inspections
        .iter()
        .filter(|(_, inspection)| inspection.is_open())
        .map(|(id, inspection)| item(*id, inspection, book, today))
        .collect()
}

fn item(id: InspectionId, inspection: &Inspection, book: &Book, today: NaiveDate) -> TodoItem {
    let letter = &inspection.letter;
    let what = match inspection.state() {
        InspectionState::Running => "督查".to_owned(),
        InspectionState::Concluded => "督查销号".to_owned(),
        state => format!("督查{}", state.label()),
    };
    let unit = letter.text.unit.map_or("", |unit| book.unit_name(unit).1);
    let detail = format!("{unit}　{}", shorten(&letter.text.purpose));
    let title = format!("{what} {}", letter.number);
    match inspection.due_on().filter(|_| inspection.state() == InspectionState::Running) {
        Some(day) => due(Kind::Inspections, id, title, detail, day, today),
        None => waiting(Kind::Inspections, id, title, detail),
    }
}
