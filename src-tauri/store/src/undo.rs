//! 撤销 and 重做: the stored inverse of an act, applied only where nothing changed since. Never from
//! memory: it works after a restart as before it.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use uuid::Uuid;

use crate::table::{self, Cells, Entity};
use crate::{Act, Entry, Instant, Op, Reader, Store, StoreError, Undo, Writer};

/// An act as undo sees it.
#[derive(Debug, Clone)]
pub struct ActLine {
    /// Its journal number.
    pub seq: i64,
    /// Stored code of what kind of act it is.
    pub op: String,
    /// What it is called.
    pub label: String,
    /// It can be taken back.
    pub undoable: bool,
    undoes: Option<i64>,
}

impl ActLine {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            seq: row.get("seq")?,
            op: row.get("op")?,
            label: row.get("label")?,
            undoable: row.get::<_, String>("undo")? == "undoable",
            undoes: row.get("undoes")?,
        })
    }
}

impl Reader<'_> {
    /// The act that an undo would take back, undoable or not.
    ///
    /// # Errors
    /// When the store fails.
    pub fn last_act(&self) -> Result<Option<ActLine>, StoreError> {
        Ok(self.connection().prepare_cached(include_str!("sql/act/last_original.sql"))?.query_row([], ActLine::read).optional()?)
    }

    /// The act that a redo would bring back, by the name of the original.
    ///
    /// # Errors
    /// When the store fails.
    pub fn last_undone(&self) -> Result<Option<ActLine>, StoreError> {
        Ok(self.connection().prepare_cached(include_str!("sql/act/last_undo.sql"))?.query_row([], ActLine::read).optional()?)
    }
}

impl Store {
    /// Takes the last act back. The answer names it; none where there is nothing to take back.
    ///
    /// # Errors
    /// [`StoreError::ChangedSince`] where a record changed since; nothing is changed then.
    pub fn undo(&mut self, at: Instant) -> Result<Option<(ActLine, Option<Entry>)>, StoreError> {
        let Some(act) = self.read(|reader| reader.last_act())?.filter(|act| act.undoable) else { return Ok(None) };
        // An undo is itself undoable: that is what redo does.
        let entry = self.invert(&act, Op::Undo, Undo::Undoable, at)?;
        Ok(Some((act, entry)))
    }

    /// Brings the last undone act back.
    ///
    /// # Errors
    /// [`StoreError::ChangedSince`] where a record changed since; nothing is changed then.
    pub fn redo(&mut self, at: Instant) -> Result<Option<(ActLine, Option<Entry>)>, StoreError> {
        let Some(act) = self.read(|reader| reader.last_undone())? else { return Ok(None) };
        // A redo stands aside of the stack: what it brings back is the original act, which counts again.
        let entry = self.invert(&act, Op::Redo, Undo::Aside, at)?;
        Ok(Some((act, entry)))
    }

    fn invert(&mut self, act: &ActLine, op: Op, undo: Undo, at: Instant) -> Result<Option<Entry>, StoreError> {
        let record = Act { op, entity: "act", label: act.label.clone(), undo, always: true };
        let seq = act.seq;
        let (_, entry) = self.record_undoing(record, Some(seq), at, |writer| {
            let steps = steps_of(writer.transaction(), seq)?;
            steps.into_iter().try_for_each(|step| step.take_back(writer))
        })?;
        Ok(entry)
    }
}

/// Notes in the act list that `seq` was taken back by `by`. Where `seq` was itself an undo, the act
/// it had taken back counts again.
pub(crate) fn mark_taken_back(connection: &Connection, seq: i64, by: i64) -> Result<(), StoreError> {
    let mut set = connection.prepare_cached(include_str!("sql/act/set_undone.sql"))?;
    set.execute(named_params! { ":seq": seq, ":undone_by": by })?;
    let act = connection.prepare_cached(include_str!("sql/act/get.sql"))?.query_row(named_params! { ":seq": seq }, ActLine::read)?;
    if let Some(original) = act.undoes {
        set.execute(named_params! { ":seq": original, ":undone_by": Option::<i64>::None })?;
    }
    Ok(())
}

/// One changed row of an act.
struct Step {
    manner: String,
    entity: Entity,
    id: Uuid,
    cells: Vec<(String, Value, Value)>,
}

impl Step {
    fn take_back(self, writer: &mut Writer<'_>) -> Result<(), StoreError> {
        let now = table::get(writer.transaction(), self.entity, self.id)?;
        let as_left =
            |cells: &Cells| self.cells.iter().all(|(field, _, after)| cells.iter().any(|(name, value)| name == field && value == after));
        match (self.manner.as_str(), now) {
            ("insert", Some(now)) if as_left(&now) && self.rest_empty(&now) => writer.replace(self.entity, self.id, Some(now), None),
            ("update", Some(now)) if as_left(&now) => {
                let then = now.iter().map(|(name, value)| (name.clone(), self.before(name).unwrap_or_else(|| value.clone()))).collect();
                writer.replace(self.entity, self.id, Some(now), Some(then))
            }
            ("delete", None) => {
                let then = table::columns(writer.transaction(), self.entity)?
                    .into_iter()
                    .map(|name| {
                        let value = self.before(&name).unwrap_or(Value::Null);
                        (name, value)
                    })
                    .collect();
                writer.replace(self.entity, self.id, None, Some(then))
            }
            _ => Err(StoreError::ChangedSince),
        }
    }

    /// Cells that an insert did not name were empty; one filled since is a change since.
    fn rest_empty(&self, now: &Cells) -> bool {
        now.iter().all(|(name, value)| *value == Value::Null || self.cells.iter().any(|(field, ..)| field == name))
    }

    fn before(&self, field: &str) -> Option<Value> {
        self.cells.iter().find(|(name, ..)| name == field).map(|(_, before, _)| before.clone())
    }
}

/// The changed rows of an act, the last one first.
fn steps_of(connection: &Connection, seq: i64) -> Result<Vec<Step>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("sql/change/of_act.sql"))?;
    let mut rows = statement.query(named_params! { ":seq": seq })?;
    let mut steps: Vec<(i64, Step)> = Vec::new();
    while let Some(row) = rows.next()? {
        let number: i64 = row.get("step")?;
        let cell = (row.get("field")?, row.get("before")?, row.get("after")?);
        match steps.last_mut() {
            Some((last, step)) if *last == number => step.cells.push(cell),
            _ => steps.push((number, Step { manner: row.get("manner")?, entity: entity(row)?, id: id(row)?, cells: vec![cell] })),
        }
    }
    Ok(steps.into_iter().map(|(_, step)| step).collect())
}

fn entity(row: &Row<'_>) -> Result<Entity, StoreError> {
    let name: String = row.get("entity")?;
    Entity::from_name(&name).ok_or_else(|| StoreError::Internal(["unknown table ", &name].concat()))
}

fn id(row: &Row<'_>) -> Result<Uuid, StoreError> {
    Uuid::from_slice(&row.get::<_, Vec<u8>>("entity_id")?).map_err(|error| StoreError::Internal(error.to_string()))
}
