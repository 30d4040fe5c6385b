//! Every duty's meter over the book as it stands. Made once for a list, never kept.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use register::duty::Duty;
use register::duty::counted::{self, Counted, Roll};
use register::duty::progress::Progress;
use register::duty::quota::{self, Meter};
use register::id::DutyId;

use crate::book::Book;

/// What measuring needs: who there is to count for, what was done, which years have duties.
pub(crate) struct Meters<'a> {
    roll: Roll<'a>,
    entries: HashMap<DutyId, Vec<&'a Progress>>,
    years: BTreeSet<i32>,
    today: NaiveDate,
}

impl<'a> Meters<'a> {
    /// Over the live records of the book.
    pub(crate) fn of(book: &'a Book, today: NaiveDate) -> Self {
        let mut entries: HashMap<DutyId, Vec<&Progress>> = HashMap::new();
        for kept in book.duty_progress.iter().filter(|kept| kept.live()) {
            entries.entry(kept.item.duty).or_default().push(&kept.item);
        }
        let roll = Roll {
            units: book.units.iter().filter(|kept| kept.live()).map(|kept| (kept.id, &kept.item)).collect(),
            posts: book.posts.iter().filter(|kept| kept.live()).map(|kept| (kept.id, &kept.item)).collect(),
        };
        let years = book.duties.iter().filter(|kept| kept.live()).map(|kept| kept.item.year).collect();
        Self { roll, entries, years, today }
    }

    /// Whom a duty is counted for.
    pub(crate) fn counted(&self, duty: &Duty) -> Counted {
        counted::counted(duty, &self.roll)
    }

    /// A duty as it stands today.
    pub(crate) fn measure(&self, id: DutyId, duty: &Duty) -> Meter {
        let entries = self.entries.get(&id).map_or(&[][..], Vec::as_slice);
        quota::measure(duty, &self.counted(duty), entries, self.followed_in(duty), self.today)
    }

    /// The first later year that has duties.
    fn followed_in(&self, duty: &Duty) -> Option<i32> {
        self.years.range(duty.year + 1..).next().copied()
    }
}
