//! Who sent what for which period. Never a record's text: the lists have those.

use register::bundle::ReceivedKind;
use register::submission::SubmissionPeriod;

use super::send;
use crate::book::Book;
use crate::wire::bundle::{BundleCell, BundlePeriod, BundleRow};

/// Periods that the grid shows.
const SHOWN: usize = 6;

/// The newest periods of which anything came, oldest first, and a row for each office.
pub(super) fn grid(book: &Book) -> (Vec<BundlePeriod>, Vec<BundleRow>) {
    let returns = book.received(ReceivedKind::Return);
    let mut periods: Vec<SubmissionPeriod> = returns.iter().map(|(_, one)| one.period).collect();
    periods.sort_unstable_by_key(|period| (period.last_quarter(), period.kind));
    periods.dedup();
    let periods = periods.split_off(periods.len().saturating_sub(SHOWN));
    let rows = book.correspondents.iter().filter(|kept| kept.live()).map(|kept| BundleRow {
        id: kept.id.to_string(),
        name: kept.item.name.clone(),
        cells: periods
            .iter()
            .map(|period| {
                let found = returns.iter().find(|(_, one)| one.sender == kept.id && one.period == *period);
                let count = |one: &register::bundle::Received, key: &str| one.count(ReceivedKind::Return, key);
                BundleCell {
                    record: found.map(|(id, _)| id.to_string()),
                    words: found.map(|(_, one)| format!("{}件次　预警{}件", count(one, "times"), count(one, "warned"))).unwrap_or_default(),
                }
            })
            .collect(),
    });
    let rows = rows.collect();
    (periods.into_iter().map(|period| send::choice(period, book)).collect(), rows)
}
