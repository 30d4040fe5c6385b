//! The one gate for change: [`Store::record`] opens the transaction, runs the work, writes the journal
//! entry and the stored inverse, and commits. A refusal inside leaves no trace. Never a second way in.

use std::ops::Deref;

use rusqlite::types::Value;
use rusqlite::{Transaction, TransactionBehavior, named_params};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::table::{self, Cells, Entity};
use crate::{Op, Reader, Store, StoreError, journal, undo};

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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Its number.
    pub seq: i64,
    /// Its hash: the head of the journal.
    pub hash: [u8; 32],
}

/// One changed row.
struct Changed {
    manner: &'static str,
    entity: Entity,
    id: Uuid,
    cells: Vec<(String, Value, Value)>,
}

/// Writes inside one transaction. Reads as a [`Reader`] does.
pub struct Writer<'a> {
    reader: Reader<'a>,
    transaction: &'a Transaction<'a>,
    at: Instant,
    changes: Vec<Changed>,
    key_counter: u16,
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
    pub fn record<T, E: From<StoreError>>(&mut self, act: Act, at: Instant, work: impl FnOnce(&mut Writer<'_>) -> Result<T, E>) -> Result<(T, Option<Entry>), E> {
        self.record_undoing(act, None, at, work)
    }

    pub(crate) fn record_undoing<T, E: From<StoreError>>(
        &mut self,
        act: Act,
        undoes: Option<i64>,
        at: Instant,
        work: impl FnOnce(&mut Writer<'_>) -> Result<T, E>,
    ) -> Result<(T, Option<Entry>), E> {
        let transaction = self.connection_mut()?.transaction_with_behavior(TransactionBehavior::Immediate).map_err(StoreError::from)?;
        let mut writer = Writer { reader: Reader::new(&transaction), transaction: &transaction, at, changes: Vec::new(), key_counter: 0 };
        let answer = work(&mut writer)?;
        let entry = if writer.changes.is_empty() && !act.always { None } else { Some(writer.enter(&act, undoes)?) };
        transaction.commit().map_err(StoreError::from)?;
        Ok((answer, entry))
    }
}

impl Writer<'_> {
    /// A new key, ordered by time.
    pub fn new_id(&mut self) -> Uuid {
        self.key_counter = self.key_counter.wrapping_add(1);
        let seconds = self.at.millis / 1000;
        let nanos = u32::try_from(self.at.millis % 1000).unwrap_or_default() * 1_000_000;
        Uuid::new_v7(uuid::Timestamp::from_unix_time(seconds, nanos, u128::from(self.key_counter), 16))
    }

    /// The moment of the act, as it will be journalled.
    pub fn wall(&self) -> &str {
        &self.at.wall
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
        let cells = difference(before.as_ref(), after.as_ref());
        if cells.is_empty() {
            return Ok(());
        }
        match &after {
            Some(after) => table::put(self.transaction, entity, after)?,
            None => table::drop(self.transaction, entity, id)?,
        }
        self.changes.push(Changed { manner, entity, id, cells });
        Ok(())
    }

    pub(crate) fn transaction(&self) -> &Transaction<'_> {
        self.transaction
    }

    /// Writes the journal entry, the act and its changes.
    fn enter(&self, act: &Act, undoes: Option<i64>) -> Result<Entry, StoreError> {
        let entry = journal::append(self.transaction, &self.at, act.op, act.entity, self.single_id(), &self.field_names(), digest(&self.changes))?;
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
                    ":seq": entry.seq, ":step": step, ":position": position, ":manner": change.manner, ":entity": change.entity.name(),
                    ":entity_id": change.id.as_bytes().to_vec(), ":field": field, ":before": before, ":after": after,
                })?;
            }
        }
        Ok(entry)
    }

    /// The one record that the act concerns, where it is one.
    fn single_id(&self) -> Option<Uuid> {
        let first = self.changes.first()?.id;
        self.changes.iter().all(|change| change.id == first).then_some(first)
    }

    fn field_names(&self) -> String {
        let mut names: Vec<&str> = self.changes.iter().flat_map(|change| change.cells.iter().map(|cell| cell.0.as_str())).filter(|name| *name != "id").collect();
        names.sort_unstable();
        names.dedup();
        names.join(",")
    }
}

/// Cells that differ: column, before, after.
fn difference(before: Option<&Cells>, after: Option<&Cells>) -> Vec<(String, Value, Value)> {
    let find = |cells: Option<&Cells>, column: &str| cells.and_then(|cells| cells.iter().find(|(name, _)| name == column)).map_or(Value::Null, |(_, value)| value.clone());
    let columns = after.or(before).into_iter().flatten().map(|(column, _)| column.clone());
    columns
        .map(|column| {
            let (then, now) = (find(before, &column), find(after, &column));
            (column, then, now)
        })
        .filter(|(_, then, now)| then != now)
        .collect()
}

/// A digest of every changed cell, so that the chain covers the content without holding it.
fn digest(changes: &[Changed]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for change in changes {
        for part in [change.manner.as_bytes(), change.entity.name().as_bytes(), change.id.as_bytes()] {
            journal::absorb(&mut hash, part);
        }
        for (field, before, after) in &change.cells {
            journal::absorb(&mut hash, field.as_bytes());
            absorb_value(&mut hash, before);
            absorb_value(&mut hash, after);
        }
    }
    hash.finalize().into()
}

fn absorb_value(hash: &mut Sha256, value: &Value) {
    match value {
        Value::Null => journal::absorb(hash, b"n"),
        Value::Integer(number) => journal::absorb(hash, &number.to_be_bytes()),
        Value::Real(number) => journal::absorb(hash, &number.to_be_bytes()),
        Value::Text(text) => journal::absorb(hash, text.as_bytes()),
        Value::Blob(bytes) => journal::absorb(hash, bytes),
    }
}
