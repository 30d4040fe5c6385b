//! How the book keeps up with an act: few rows of a large register one by one, everything else by reading anew.
//! Never a second source of what is stored: a debug build compares after every act.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use register::Term as _;
use register::bundle::{Received, ReceivedKind};
use register::doc_number::DocNumber;
use register::id::{ReceivedId, RiskId, SignalId, WarningId};
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
    /// Row by row, in this order, with its table, where only few rows of large registers changed and nothing else.
    pub(crate) rows: Vec<(Entity, Placed)>,
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
            of_warnings if of_warnings.iter().all(is_of_warnings) => {
                self.follow_warnings(reader, touched)?;
                (Vec::new(), true)
            }
            of_received if of_received.iter().all(|table| kind_of(*table).is_some()) && ids.len() <= FEW => {
                let rows = self.follow_received(reader, touched)?;
                return Ok(Followed { tables, rows });
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
        let rows = tables.first().map(|table| rows.into_iter().map(|row| (*table, row)).collect()).unwrap_or_default();
        Ok(Followed { tables, rows })
    }

    /// What came from another office, row by row. Removals first, from the end; then what is new, from the beginning; then
    /// what stands where it stood: so every place is the one that it has at the end.
    fn follow_received(&mut self, reader: &Reader<'_>, touched: &[(Entity, Uuid)]) -> Result<Vec<(Entity, Placed)>, StoreError> {
        let mut placed = Vec::new();
        for kind in ReceivedKind::ALL {
            let own = touched.iter().filter(|(table, _)| kind_of(*table) == Some(kind));
            let mut rows = Vec::new();
            for (table, id) in own {
                rows.push((*table, ReceivedId(*id), reader.one_received(kind, ReceivedId(*id))?));
            }
            let list = self.received_mut(kind);
            let at: HashMap<ReceivedId, usize> = list.iter().enumerate().map(|(at, (id, _))| (*id, at)).collect();
            let stays = |id: ReceivedId, row: &Received| {
                at.get(&id).and_then(|at| list.get(*at)).is_some_and(|(_, then)| place_of(kind, id, then) == place_of(kind, id, row))
            };
            let (renewed, moved): (Vec<_>, Vec<_>) =
                rows.into_iter().partition(|(_, id, row)| row.as_ref().is_some_and(|row| stays(*id, row)));
            let mut gone: Vec<(Entity, usize)> = moved.iter().filter_map(|(table, id, _)| Some((*table, *at.get(id)?))).collect();
            gone.sort_unstable_by_key(|(_, at)| std::cmp::Reverse(*at));
            for (table, at) in gone {
                list.remove(at);
                placed.push((table, Placed::Removed(at)));
            }
            let mut fresh: Vec<(Entity, ReceivedId, Received)> =
                moved.into_iter().filter_map(|(table, id, row)| Some((table, id, row?))).collect();
            fresh.sort_by(|(_, a, one), (_, b, other)| place_of(kind, *a, one).cmp(&place_of(kind, *b, other)));
            for (table, id, row) in fresh {
                let at = list.partition_point(|(own, standing)| place_of(kind, *own, standing) < place_of(kind, id, &row));
                list.insert(at, (id, row));
                placed.push((table, Placed::Inserted(at)));
            }
            for (table, id, row) in renewed {
                if let (Some(at), Some(row)) = (list.iter().position(|(own, _)| *own == id), row)
                    && let Some(standing) = list.get_mut(at)
                {
                    standing.1 = row;
                    placed.push((table, Placed::Renewed(at)));
                }
            }
        }
        Ok(placed)
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

/// The sort of what was received that a table holds.
fn kind_of(table: Entity) -> Option<ReceivedKind> {
    match table {
        Entity::ReceivedReturn => Some(ReceivedKind::Return),
        Entity::ReceivedSignal => Some(ReceivedKind::Signal),
        Entity::ReceivedWarning => Some(ReceivedKind::Warning),
        _ => None,
    }
}

/// What received records stand in the order of: sender, the newest period first, then kind of period or number.
fn place_of(kind: ReceivedKind, id: ReceivedId, one: &Received) -> (Uuid, Reverse<(i32, u32)>, &str, Uuid) {
    let last = match kind {
        ReceivedKind::Return => one.period.kind.code(),
        ReceivedKind::Signal | ReceivedKind::Warning => one.text(kind, "number"),
    };
    (one.sender.0, Reverse((one.period.year, one.period.part)), last, id.0)
}

fn is_of_warnings(table: &Entity) -> bool {
    [BY_WARNING, WITH_WARNING, BESIDE_WARNING].iter().any(|tables| tables.contains(table))
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
