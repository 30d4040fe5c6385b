//! A row that puts right what was handed in before: the same day, point, unit and object, and nearly the same words. It is
//! shown beside what is there, never entered as a second report without a question, and never taken for a change of its own
//! accord.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use register::form::Raw;
use register::text::{key, likeness};
use uuid::Uuid;

use super::judge::Judged;
use crate::book::Book;
use crate::record::texts_of;
use crate::wire::record::Kind;

/// How alike the words of one report and of its correction are at least.
const ALIKE: f64 = 0.6;

/// What two versions of one report have in common; none for a row that does not say.
fn place_of(raw: &Raw) -> Option<String> {
    let text = |name: &str| raw.get(name).map(|text| key(text)).unwrap_or_default();
    let parts = ["collected_on", "point", "unit", "object"].map(text);
    (!parts[0].is_empty() && !parts[1].is_empty()).then(|| parts.join("\u{1f}"))
}

/// Finds for signals without a number, of which nothing is known by their words, the one that they seem to correct; `at`
/// are the rows that are asked about.
pub(super) fn find(kind: Kind, rows: &mut [Judged], at: &[usize], book: &Book, today: NaiveDate) {
    if kind != Kind::Signals {
        return;
    }
    let mut wanted: HashMap<String, Vec<usize>> = HashMap::new();
    for at in at.iter().copied() {
        let Some(row) = rows.get(at).filter(|row| row.existing.is_none() && !row.as_new && !row.has_number(kind)) else { continue };
        if let Some(place) = place_of(&row.raw) {
            wanted.entry(place).or_default().push(at);
        }
    }
    if wanted.is_empty() {
        return;
    }
    let mut taken: HashSet<Uuid> = rows.iter().filter_map(|row| Some(row.existing.as_ref()?.0)).collect();
    let mut there: HashMap<usize, Vec<(Uuid, Raw)>> = HashMap::new();
    for line in texts_of(kind, book, today).into_iter().filter(|line| !line.deleted && !taken.contains(&line.id)) {
        for at in place_of(&line.texts).and_then(|place| wanted.get(&place)).into_iter().flatten() {
            let content = |raw: &Raw| raw.get("content").cloned().unwrap_or_default();
            if rows.get(*at).is_some_and(|row| likeness(&content(&row.raw), &content(&line.texts)) >= ALIKE) {
                there.entry(*at).or_default().push((line.id, line.texts.clone()));
            }
        }
    }
    let mut found: Vec<_> = there.into_iter().collect();
    found.sort_unstable_by_key(|(at, _)| *at);
    for (at, mut alike) in found {
        alike.retain(|(id, _)| !taken.contains(id));
        if let ([_], Some(row)) = (alike.as_slice(), rows.get_mut(at)) {
            let only = alike.swap_remove(0);
            taken.insert(only.0);
            let number = only.1.get("number").cloned().unwrap_or_default();
            row.corrects = Some(format!("与在册的{number}只差几个字，看来是改正后的同一件：是就选“更新”，不是就选“作为新的一条”。"));
            row.existing = Some(only);
        }
    }
}
