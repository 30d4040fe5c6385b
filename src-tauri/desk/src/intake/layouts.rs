//! How tables of certain headings were read by hand, kept for the next one. Known by a digest of the headings. Never
//! anything of what stood under them.

use exchange::{Hints, Workbook};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use store::Store;

use super::{Pending, from_table};
use crate::no::No;
use crate::wire::record::Kind;
use crate::{Desk, kinds};

/// A kept layout.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Layout {
    /// The register, by its name on the wire.
    kind: String,
    /// Heading and canonical column; none = not taken.
    mapping: Vec<(String, Option<String>)>,
    /// Where the headings stand in the file at hand; never kept.
    #[serde(skip)]
    header_rows: Vec<(String, Vec<u32>)>,
}

impl Layout {
    /// Reads the table in this way.
    pub(super) fn apply(self, hints: &mut Hints) {
        hints.kind = exchange::Kind::ALL.into_iter().find(|kind| kinds::name(from_table(*kind)) == self.kind);
        hints.mapping = self.mapping;
        hints.header_rows = self.header_rows;
    }
}

fn digest(headings: &str) -> String {
    store::hex(&Sha256::digest(headings.as_bytes()))
}

/// The layout kept for headings that this file has; of a register, where one is asked for.
pub(super) fn find(store: &Store, book: &Workbook, wanted: Option<Kind>) -> Result<Option<(String, Layout)>, No> {
    let kept: Vec<(String, Layout)> = store
        .read(|reader| reader.table_layouts())?
        .into_iter()
        .filter_map(|(digest, content)| Some((digest, serde_json::from_str(&content).ok()?)))
        .filter(|(_, layout): &(String, Layout)| wanted.is_none_or(|kind| kinds::name(kind) == layout.kind))
        .collect();
    if kept.is_empty() {
        return Ok(None);
    }
    let mut found: Option<(String, Layout)> = None;
    for sheet in book.sheets.iter().filter(|sheet| !sheet.hidden) {
        let known = |(rows, headings): (Vec<u32>, String)| {
            let seen = digest(&headings);
            let of_first = found.as_ref().is_none_or(|(first, _): &(String, Layout)| *first == seen);
            let (digest, layout) = kept.iter().find(|(digest, _)| *digest == seen && of_first)?;
            Some((rows, digest.clone(), layout.clone()))
        };
        let matches: Vec<_> = exchange::heading_rows(sheet).into_iter().filter_map(known).collect();
        let Some(start) = matches.first().and_then(|(rows, ..)| rows.first().copied()) else { continue };
        // The same words on one row and on two: the second row is the lower half of merged headings.
        let deepest = matches.into_iter().filter(|(rows, ..)| rows.first() == Some(&start)).max_by_key(|(rows, ..)| rows.len());
        if let Some((rows, digest, layout)) = deepest {
            found.get_or_insert((digest, layout)).1.header_rows.push((sheet.name.clone(), rows));
        }
    }
    Ok(found)
}

/// Keeps how this table was read, if a person had a hand in it.
pub(super) fn keep(desk: &mut Desk, pending: &Pending) -> Result<(), No> {
    let (Some(table), true) = (&pending.table, pending.asked.is_by_hand()) else { return Ok(()) };
    let Some(first) = table.layouts.first() else { return Ok(()) };
    let layout =
        Layout { kind: kinds::name(from_table(table.kind)).to_owned(), mapping: pending.asked.hints("").mapping, header_rows: Vec::new() };
    let content = serde_json::to_string(&layout).map_err(|error| No::Internal(error.to_string()))?;
    let at = desk.instant().wall;
    Ok(desk.opened_mut()?.store.keep_table_layout(&digest(&first.headings()), &content, &at)?)
}

/// Forgets a layout.
pub(super) fn forget(store: &mut Store, digest: &str) -> Result<(), No> {
    Ok(store.keep_table_layout(digest, "", "")?)
}
