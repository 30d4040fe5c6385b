//! How the book keeps up with an act: few rows of a large register one by one, everything else by reading anew.
//! Never a second source of what is stored: a debug build compares after every act.

use std::collections::BTreeSet;

use register::doc_number::DocNumber;
use register::id::{RiskId, SignalId, WarningId};
use store::{Entity, Kept, Reader, StoreError};
use uuid::Uuid;

use super::Book;

/// Rows up to this number are brought up to date one by one; more are read with their whole register.
const FEW: usize = 2_000;

/// The tables whose rows bear the key of their warning.
const BY_WARNING: &[Entity] = &[Entity::Warning, Entity::Notice, Entity::Service];

/// The tables that warnings alone are read from, written with their warning and never without it.
const WITH_WARNING: &[Entity] = &[Entity::WarningDisposition, Entity::RectificationMeasure, Entity::Approval];

/// The tables that warnings alone are read from, and that change without it.
const BESIDE_WARNING: &[Entity] = &[Entity::Reply, Entity::ReplyMeasure];

/// What became of a row in a list of the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Placed {
    /// It stands where it stood, with other words.
    Renewed(usize),
    /// It is new, at this place.
    Inserted(usize),
    /// It went from this place.
    Removed(usize),
}

/// How the book followed an act.
#[derive(Debug, Default)]
pub(crate) struct Followed {
    /// The tables that changed.
    pub(crate) tables: Vec<Entity>,
    /// Row by row, in this order, where only few rows of one large register changed and nothing else.
    pub(crate) rows: Vec<Placed>,
}

impl Book {
    /// Brings the book up to date with an act. Few rows of a large register are read alone; anything else is read
    /// anew: with a hundred rows that costs nothing, and what costs nothing is not worth a second way of reading.
    pub(crate) fn follow(&mut self, reader: &Reader<'_>, touched: &[(Entity, Uuid)]) -> Result<Followed, StoreError> {
        let mut tables: Vec<Entity> = touched.iter().map(|(entity, _)| *entity).collect();
        tables.dedup();
        let ids = touched.iter().map(|(_, id)| *id).collect::<Vec<_>>();
        let (rows, names_stand) = match tables.as_slice() {
            [] => (Vec::new(), true),
            [Entity::RiskPoint] if ids.len() <= FEW => {
                let read = |id: &Uuid| Ok((RiskId(*id), reader.risk(RiskId(*id))?));
                place(&mut self.risks, ids.iter().map(read).collect::<Result<_, StoreError>>()?, |risk| &risk.number)
            }
            // The rows of repeats show the number of the first.
            [Entity::Signal] if ids.len() <= FEW && !self.any_repeated(&ids) => {
                let read = |id: &Uuid| Ok((SignalId(*id), reader.signal(SignalId(*id))?));
                place(&mut self.signals, ids.iter().map(read).collect::<Result<_, StoreError>>()?, |signal| &signal.number)
            }
            of_warnings if of_warnings.iter().all(|table| [BY_WARNING, WITH_WARNING, BESIDE_WARNING].concat().contains(table)) => {
                self.follow_warnings(reader, touched)?;
                (Vec::new(), true)
            }
            _ => {
                *self = Self::load(reader)?;
                return Ok(Followed { tables, rows: Vec::new() });
            }
        };
        // Papers are no rows that an act tells of: which reports were made is read anew.
        self.reports_made = reader.reports_made()?;
        // Signals stand in no directory.
        if tables == [Entity::RiskPoint] && !names_stand {
            self.directory.enter_risks(&self.risks);
        }
        Ok(Followed { tables, rows })
    }

    /// The warnings an act wrote, one by one; all of them where only a reply tells of it, as when one is taken back.
    fn follow_warnings(&mut self, reader: &Reader<'_>, touched: &[(Entity, Uuid)]) -> Result<(), StoreError> {
        let own = touched.iter().filter(|(entity, _)| BY_WARNING.contains(entity)).map(|(_, id)| WarningId(*id));
        let own = own.collect::<BTreeSet<_>>();
        if own.len() > FEW || touched.iter().any(|(entity, _)| BESIDE_WARNING.contains(entity)) {
            self.warnings = reader.warnings()?;
            return Ok(());
        }
        for id in own {
            self.warnings.retain(|(standing, _)| *standing != id);
            if let Some(warning) = reader.warning(id)? {
                let at = self.warnings.partition_point(|(_, standing)| order(&standing.number) < order(&warning.number));
                self.warnings.insert(at, (id, warning));
            }
        }
        Ok(())
    }

    fn any_repeated(&self, ids: &[Uuid]) -> bool {
        self.signals.iter().filter_map(|kept| kept.item.repeat_of).any(|first| ids.contains(&first.0))
    }
}

/// What warnings stand in the order of.
fn order(number: &DocNumber) -> (i32, &str, u32) {
    (number.year, &number.series, number.sequence)
}

/// Puts rows where the register's order, by number and key, wants them; a number that was changed moves its row.
/// The second answer says that numbers and places are what they were.
fn place<I: Copy + Ord, T>(
    list: &mut Vec<Kept<I, T>>,
    rows: Vec<(I, Option<Kept<I, T>>)>,
    number: impl Fn(&T) -> &String,
) -> (Vec<Placed>, bool) {
    let (mut placed, mut names_stand) = (Vec::new(), true);
    for (id, row) in rows {
        let standing = list.iter().position(|kept| kept.id == id);
        match (standing.and_then(|at| list.get_mut(at).map(|kept| (at, kept))), row) {
            (Some((at, kept)), Some(row)) if number(&kept.item) == number(&row.item) => {
                names_stand &= kept.live() == row.live();
                *kept = row;
                placed.push(Placed::Renewed(at));
            }
            (standing, row) => {
                names_stand = false;
                if let Some(at) = standing.map(|(at, _)| at) {
                    list.remove(at);
                    placed.push(Placed::Removed(at));
                }
                if let Some(row) = row {
                    let at = list.partition_point(|kept| (number(&kept.item), kept.id) < (number(&row.item), row.id));
                    list.insert(at, row);
                    placed.push(Placed::Inserted(at));
                }
            }
        }
    }
    (placed, names_stand)
}
