//! Half-filled forms, kept so that a power cut costs no typing. Never a record.

use crate::Desk;
use crate::no::No;
use crate::wire::app::{Draft, KeepDraft, Nothing, ReadDraft};

/// `keep_draft`.
pub(crate) fn keep_draft(desk: &mut Desk, request: KeepDraft) -> Result<Nothing, No> {
    let at = desk.instant().wall;
    desk.opened_mut()?.store.keep_draft(&request.place, &request.content, &at)?;
    Ok(Nothing {})
}

/// `read_draft`.
pub(crate) fn read_draft(desk: &mut Desk, request: ReadDraft) -> Result<Draft, No> {
    Ok(Draft { content: desk.opened()?.store.read(|reader| reader.draft(&request.place))? })
}
