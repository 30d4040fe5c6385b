//! 待办 of the talks that dispositions call for. Never a rule: register says which are owed.

use chrono::NaiveDate;
use register::Term as _;
use register::names::Names as _;
use register::warning::WarningState;

use super::waiting;
use crate::book::Book;
use crate::record::shorten;
use crate::talk::owed_by;
use crate::wire::app::TodoItem;
use crate::wire::record::Kind;

/// One line for each warning that was served and whose talk is not entered.
pub(super) fn items(book: &Book, _: NaiveDate) -> Vec<TodoItem> {
    let open = book
        .warnings
        .iter()
        .filter(|(_, warning)| !matches!(warning.state(), WarningState::Issued | WarningState::Closed | WarningState::Voided));
    open.filter_map(|(id, warning)| {
        let owed = owed_by(book, *id, warning);
        let kinds = owed.iter().map(|kind| kind.label()).collect::<Vec<_>>().join("、");
        let unit = warning.unit.map_or("", |unit| book.unit_name(unit).1);
        let detail = format!("{unit}　{}　{}", warning.addressee, shorten(&warning.subject));
        (!owed.is_empty()).then(|| waiting(Kind::Warnings, id, format!("{kinds} {}", warning.number), detail))
    })
    .collect()
}
