//! The one gate for change: [`Store::record`] opens the transaction, runs the work, writes the journal
//! entry and the stored inverse, and commits. A refusal inside leaves no trace. Never a second way in.

use std::collections::{HashMap, HashSet};
use std::ops::Deref;
use std::rc::Rc;

use rusqlite::types::Value;
use rusqlite::{Transaction, TransactionBehavior, named_params};
use uuid::Uuid;

use crate::breakage::{self, Breakage};
use crate::rows::outline::{KeptOutlines, OutlineKey};
use crate::seal::Seal;
use crate::table::{self, Cells, Entity};
use crate::verify::ActDigest;
use crate::{Op, Reader, Store, StoreError, journal, purge, undo};

/// A moment as the caller's clock gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instant {
    /// Local time with offset, RFC 3339, to the second.
    pub wall: String,
    /// Milliseconds since the epoch, for keys.
    pub millis: u64,
    /// Milliseconds since the program started: tells order where the wall clock was moved.
    pub mono: u64,
}

/// How an act can be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undo {
    /// By its stored inverse.
    Undoable,
    /// Not at all: what is issued is voided, never undone. Nothing before it can be undone either.
    Barrier,
    /// It is no step of the user's work (a print, an export) and does not stand in the way of undo.
    Aside,
}

impl Undo {
    fn code(self) -> &'static str {
        match self {
            Self::Undoable => "undoable",
            Self::Barrier => "barrier",
            Self::Aside => "aside",
        }
    }
}

/// What is about to be done.
#[derive(Debug, Clone)]
pub struct Act {
    /// What kind of act.
    pub op: Op,
    /// The register it concerns, as the journal names it.
    pub entity: &'static str,
    /// How history and undo call it. It may name a record, so it stands outside the hash chain.
    pub label: String,
    /// How it can be taken back.
    pub undo: Undo,
    /// Recorded even when no row changed (a print, a look).
    pub always: bool,
}

/// The journal entry of a recorded act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number.
    pub seq: i64,
    /// Its hash: the head of the journal.
    pub hash: [u8; 32],
    /// The rows that it changed, so that what was read of them can follow.
    pub touched: Vec<(Entity, Uuid)>,
}

/// One changed row.
pub(crate) struct Changed {
    pub(crate) manner: &'static str,
    pub(crate) table: &'static str,
    pub(crate) id: Uuid,
    pub(crate) cells: Vec<ChangedCell>,
}

/// Column, before, after. An import holds hundreds of thousands of these: they share the names of their columns.
pub(crate) type ChangedCell = (Rc<str>, Value, Value);

/// Where the next key stands. Keys are in the order of the acts even where the wall clock was set back
/// or many acts fall into one millisecond.
#[derive(Debug, Default)]
pub(crate) struct KeyClock {
    millis: u64,
    counter: u16,
}

impl KeyClock {
    /// Goes on behind the greatest key that was ever given.
    pub(crate) fn behind(greatest: Option<Uuid>) -> Self {
        let millis = greatest.and_then(|key| u64::try_from(key.as_u128() >> 80).ok()).unwrap_or_default();
        Self { millis, counter: u16::MAX }
    }

    fn next(&mut self, now: u64) -> (u64, u16) {
        match self.counter.checked_add(1) {
            Some(counter) if now <= self.millis => self.counter = counter,
            _ => *self = Self { millis: now.max(self.millis + 1), counter: 0 },
        }
        (self.millis, self.counter)
    }
}

/// Writes inside one transaction. Reads as a [`Reader`] does.
pub struct Writer<'a> {
    reader: Reader<'a>,
    transaction: &'a Transaction<'a>,
    at: Instant,
    changes: Vec<Changed>,
    /// Records whose history goes with this act.
    doomed: Vec<(Entity, Uuid)>,
    keys: &'a mut KeyClock,
    /// Outlines that are known to be kept, and those that this act adds.
    pub(crate) outlines: &'a KeptOutlines,
    pub(crate) drawn: Vec<OutlineKey>,
    seal: &'a Seal,
    numbers: HashMap<(Entity, String), u32>,
    /// Names of columns, each once.
    names: HashSet<Rc<str>>,
}

impl<'a> Deref for Writer<'a> {
    type Target = Reader<'a>;
    fn deref(&self) -> &Reader<'a> {
        &self.reader
    }
}

impl Store {
    /// Does one act: one transaction, one journal entry, one stored inverse. None where nothing changed.
    ///
    /// # Errors
    /// The work's own refusal, or a failure of the store; nothing is changed then.
    pub fn record<T, E: From<StoreError>>(
        &mut self,
        act: Act,
        at: Instant,
        work: impl FnOnce(&mut Writer<'_>) -> Result<T, E>,
    ) -> Result<(T, Option<Entry>), E> {
        self.record_undoing(act, None, at, work)
    }

    pub(crate) fn record_undoing<T, E: From<StoreError>>(
        &mut self,
        act: Act,
        undoes: Option<i64>,
        at: Instant,
        work: impl FnOnce(&mut Writer<'_>) -> Result<T, E>,
    ) -> Result<(T, Option<Entry>), E> {
        let (connection, keys, outlines, seal) = self.parts_mut()?;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(StoreError::from)?;
        let mut writer = Writer {
            reader: Reader::new(&transaction),
            transaction: &transaction,
            at,
            changes: Vec::new(),
            doomed: Vec::new(),
            keys,
            outlines,
            drawn: Vec::new(),
            seal,
            numbers: HashMap::new(),
            names: HashSet::new(),
        };
        let answer = work(&mut writer)?;
        let entry = if writer.changes.is_empty() && !act.always { None } else { Some(writer.enter(&act, undoes)?) };
        let drawn = std::mem::take(&mut writer.drawn);
        drop(writer);
        match transaction.commit() {
            Err(error) if !breakage::is(Breakage::UnheardCommit) => return Err(StoreError::from(error).into()),
            _ => {}
        }
        outlines.extend(drawn);
        if let Some(entry) = &entry {
            self.note(entry.seq);
        }
        Ok((answer, entry))
    }
}

impl Writer<'_> {
    /// A new key, greater than every key before it.
    pub fn new_id(&mut self) -> Uuid {
        let (millis, counter) = self.keys.next(self.at.millis);
        let nanos = u32::try_from(millis % 1000).unwrap_or_default() * 1_000_000;
        Uuid::new_v7(uuid::Timestamp::from_unix_time(millis / 1000, nanos, u128::from(counter), 16))
    }

    /// The moment of the act, as it will be journalled.
    pub fn wall(&self) -> &str {
        &self.at.wall
    }

    /// The next running number behind `prefix`: one above the greatest that is taken, in the bin or by this very
    /// act. Each table is read once an act.
    ///
    /// # Errors
    /// When the table keeps no such numbers, or the store fails.
    pub fn next_running(&mut self, entity: Entity, prefix: &str) -> Result<u32, StoreError> {
        let greatest = match self.numbers.get(&(entity, prefix.to_owned())) {
            Some(greatest) => *greatest,
            None => self.greatest_number(entity, prefix)?,
        };
        let next = greatest.saturating_add(1);
        self.numbers.insert((entity, prefix.to_owned()), next);
        Ok(next)
    }

    /// Numbers that the act gives by hand count as taken.
    fn note_number(&mut self, entity: Entity, cells: &Cells) {
        if self.numbers.is_empty() {
            return;
        }
        let cell = |name: &str| cells.iter().find(|(column, _)| column == name).map(|(_, value)| value);
        if entity == Entity::Duty {
            let of_year =
                if let Some(Value::Integer(year)) = cell("year") { self.numbers.get_mut(&(entity, year.to_string())) } else { None };
            let number = if let Some(Value::Integer(number)) = cell("number") { u32::try_from(*number).ok() } else { None };
            if let (Some(greatest), Some(taken)) = (of_year, number) {
                *greatest = taken.max(*greatest);
            }
            return;
        }
        let Some(Value::Text(number)) = cell("number").or_else(|| cell("code")) else { return };
        for ((own, prefix), greatest) in &mut self.numbers {
            if let Some(taken) = number.strip_prefix(prefix.as_str()).filter(|_| *own == entity).and_then(|rest| rest.parse::<u32>().ok()) {
                *greatest = taken.max(*greatest);
            }
        }
    }

    /// Writes the given cells of a row, keeping the others.
    pub(crate) fn put(&mut self, entity: Entity, id: Uuid, cells: Vec<(&'static str, Value)>) -> Result<(), StoreError> {
        let before = table::get(self.transaction, entity, id)?;
        let mut after: Cells = match &before {
            Some(before) => before.clone(),
            None => table::columns(self.transaction, entity)?.into_iter().map(|column| (column, Value::Null)).collect(),
        };
        let given = std::iter::once(("id", Value::Blob(id.as_bytes().to_vec()))).chain(cells);
        for (column, value) in given {
            match after.iter_mut().find(|(name, _)| name == column) {
                Some(cell) => cell.1 = value,
                None => after.push((column.to_owned(), value)),
            }
        }
        self.note_number(entity, &after);
        self.replace(entity, id, before, Some(after))
    }

    /// Removes a row.
    pub(crate) fn drop(&mut self, entity: Entity, id: Uuid) -> Result<(), StoreError> {
        let before = table::get(self.transaction, entity, id)?;
        if before.is_none() {
            return Ok(());
        }
        self.replace(entity, id, before, None)
    }

    /// Brings a row from one state to another and remembers both.
    pub(crate) fn replace(&mut self, entity: Entity, id: Uuid, before: Option<Cells>, after: Option<Cells>) -> Result<(), StoreError> {
        let manner = match (&before, &after) {
            (None, Some(_)) => "insert",
            (Some(_), Some(_)) => "update",
            (Some(_), None) => "delete",
            (None, None) => return Ok(()),
        };
        let differing = difference(before.as_ref(), after.as_ref());
        if differing.is_empty() {
            return Ok(());
        }
        let mut cells = Vec::with_capacity(differing.len());
        cells.extend(differing.into_iter().map(|(name, before, after)| (self.named(&name), before, after)));
        match &after {
            Some(after) => table::put(self.transaction, entity, after)?,
            None => table::drop(self.transaction, entity, id)?,
        }
        self.changes.push(Changed { manner, table: entity.name(), id, cells });
        Ok(())
    }

    /// The name of a column, kept once.
    pub(crate) fn named(&mut self, name: &str) -> Rc<str> {
        if let Some(known) = self.names.get(name) {
            return Rc::clone(known);
        }
        let name: Rc<str> = name.into();
        self.names.insert(Rc::clone(&name));
        name
    }

    /// Notes a kept paper, so that the chain covers its bytes. No undo takes a paper back.
    pub(crate) fn note_paper(&mut self, id: Uuid, cells: Cells) {
        let noted = cells.into_iter().filter(|(_, value)| *value != Value::Null);
        let cells = noted.map(|(field, value)| (field.into(), Value::Null, value)).collect();
        self.changes.push(Changed { manner: "insert", table: "paper", id, cells });
    }

    /// Notes that a row was looked at, so that its history says so. No undo takes a look back.
    pub fn note_look(&mut self, entity: Entity, id: Uuid) {
        let cells = vec![("looked_at".into(), Value::Null, Value::Text(self.at.wall.clone()))];
        self.changes.push(Changed { manner: "look", table: entity.name(), id, cells });
    }

    /// Notes a change that was made otherwise than by [`Writer::replace`].
    pub(crate) fn note(&mut self, change: Changed) {
        self.changes.push(change);
    }

    /// Has the history of these records go with this act.
    pub(crate) fn doom(&mut self, records: Vec<(Entity, Uuid)>) {
        self.doomed.extend(records);
    }

    /// The seal of single fields.
    pub(crate) fn seal(&self) -> &Seal {
        self.seal
    }

    pub(crate) fn transaction(&self) -> &Transaction<'_> {
        self.transaction
    }

    /// Writes the journal entry, the act and its changes.
    fn enter(&self, act: &Act, undoes: Option<i64>) -> Result<Entry, StoreError> {
        let mut entry = journal::append(
            self.transaction,
            &self.at,
            act.op,
            act.entity,
            self.single_id(),
            &self.field_names(),
            self.digest(act, undoes),
        )?;
        entry.touched = self.touched();
        self.transaction
            .prepare_cached(include_str!("sql/act/add.sql"))?
            .execute(named_params! { ":seq": entry.seq, ":label": act.label, ":undo": act.undo.code(), ":undoes": undoes })?;
        if let Some(target) = undoes {
            undo::mark_taken_back(self.transaction, target, entry.seq)?;
        }
        let mut add = self.transaction.prepare_cached(include_str!("sql/change/add.sql"))?;
        for (step, change) in (0_i64..).zip(&self.changes) {
            for (position, (field, before, after)) in (0_i64..).zip(&change.cells) {
                add.execute(named_params! {
                    ":seq": entry.seq, ":step": step, ":position": position, ":manner": change.manner, ":entity": change.table,
                    ":entity_id": change.id.as_bytes().to_vec(), ":field": &**field, ":before": before, ":after": after,
                })?;
            }
        }
        purge::redact(self.transaction, &self.doomed, entry.seq)?;
        Ok(entry)
    }

    /// The changed rows, each once.
    fn touched(&self) -> Vec<(Entity, Uuid)> {
        let mut touched: Vec<_> = self.changes.iter().filter_map(|change| Some((Entity::from_name(change.table)?, change.id))).collect();
        touched.sort_unstable();
        touched.dedup();
        touched
    }

    /// A digest of the act and of every changed cell, so that the chain covers what it does not hold.
    fn digest(&self, act: &Act, undoes: Option<i64>) -> [u8; 32] {
        let mut digest = ActDigest::new(&act.label, act.undo.code(), undoes);
        for change in &self.changes {
            digest.row(change.manner, change.table, change.id.as_bytes());
            for (field, before, after) in &change.cells {
                digest.cell(field, before, after);
            }
        }
        digest.finish()
    }

    /// The one record that the act concerns, where it is one.
    fn single_id(&self) -> Option<Uuid> {
        let first = self.changes.first()?.id;
        self.changes.iter().all(|change| change.id == first).then_some(first)
    }

    fn field_names(&self) -> String {
        // What is taken out of earlier acts is told by their numbers, which are no fields.
        let told = self.changes.iter().filter(|change| change.manner != "redact");
        let mut names: Vec<&str> = told.flat_map(|change| change.cells.iter().map(|cell| &*cell.0)).filter(|name| *name != "id").collect();
        names.sort_unstable();
        names.dedup();
        names.join(",")
    }
}

/// Cells that differ: column, before, after.
fn difference(before: Option<&Cells>, after: Option<&Cells>) -> Vec<(String, Value, Value)> {
    let find = |cells: Option<&Cells>, column: &str| {
        cells.and_then(|cells| cells.iter().find(|(name, _)| name == column)).map_or(Value::Null, |(_, value)| value.clone())
    };
    let columns = after.or(before).into_iter().flatten().map(|(column, _)| column.clone());
    columns
        .map(|column| {
            let (then, now) = (find(before, &column), find(after, &column));
            (column, then, now)
        })
        .filter(|(_, then, now)| then != now)
        .collect()
}
