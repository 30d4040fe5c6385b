//! 销毁: a record whose time is over goes for good, out of its table, out of the history of every act that touched it, and
//! out of half-filled forms. What stays is that it was: number and reason, in the journal. Never a paper, and never a
//! record that something else still speaks of.

use rusqlite::types::Value;
use rusqlite::{Connection, named_params};
use uuid::Uuid;

use crate::gate::Changed;
use crate::table::{self, Entity};
use crate::verify::ActDigest;
use crate::{Act, Entry, Instant, Store, StoreError, Undo, Writer, connection};

/// What an act is called of which a record was destroyed.
pub(crate) const DESTROYED: &str = "（内容已销毁）";

/// A record to be destroyed.
#[derive(Debug, Clone)]
pub struct Doomed {
    /// Its table.
    pub entity: Entity,
    /// Its key.
    pub id: Uuid,
    /// The number by which the journal remembers it.
    pub number: String,
}

impl Store {
    /// Destroys records as one act, and writes the log back so that nothing of them stays in it. None of it can be undone.
    ///
    /// # Errors
    /// [`StoreError::InUse`] where something else speaks of one of them, [`StoreError::NoSuchRecord`] where one is not
    /// there; nothing is changed then.
    pub fn purge(&mut self, act: Act, doomed: &[Doomed], reason: &str, at: Instant) -> Result<Option<Entry>, StoreError> {
        let act = Act { undo: Undo::Barrier, ..act };
        let (_, entry) = self.record(act, at, |writer| writer.destroy(doomed, reason))?;
        connection::checkpoint(self.connection()?)?;
        Ok(entry)
    }
}

impl Writer<'_> {
    fn destroy(&mut self, doomed: &[Doomed], reason: &str) -> Result<(), StoreError> {
        let mut records: Vec<(Entity, Uuid)> = Vec::new();
        for one in doomed {
            // Who reported goes with the signal: the sealed row bears its key.
            let beside = (one.entity == Entity::Signal).then_some((Entity::Reporter, one.id));
            for (entity, id) in beside.into_iter().chain([(one.entity, one.id)]) {
                let there = table::get(self.transaction(), entity, id)?.is_some();
                if there {
                    table::drop(self.transaction(), entity, id)?;
                } else if entity == one.entity {
                    return Err(StoreError::NoSuchRecord);
                }
                records.push((entity, id));
                let text = |text: &str| Value::Text(text.to_owned());
                let cells = [("number", text(&one.number)), ("reason", text(reason))];
                let cells = cells.into_iter().map(|(field, value)| (field.into(), Value::Null, value)).collect();
                self.note(Changed { manner: "purge", table: entity.name(), id, cells });
            }
            let named = named_params! { ":id": one.id.to_string() };
            self.transaction().prepare_cached(include_str!("sql/draft/drop_of_record.sql"))?.execute(named)?;
        }
        let mut cells = Vec::new();
        for seq in acts_of(self.transaction(), &records)? {
            let digest = digest_without(self.transaction(), seq, &records)?;
            cells.push((seq.to_string().into(), Value::Null, Value::Blob(digest.to_vec())));
        }
        self.note(Changed { manner: "redact", table: "act", id: Uuid::nil(), cells });
        self.doom(records);
        Ok(())
    }
}

/// Takes the history of destroyed records away, after the entry stands that speaks of them.
pub(crate) fn redact(connection: &Connection, records: &[(Entity, Uuid)], by: i64) -> Result<(), StoreError> {
    for (entity, id) in records {
        let record = named_params! { ":entity": entity.name(), ":id": id.as_bytes().to_vec(), ":by": by };
        connection.prepare_cached(include_str!("sql/change/drop_of_record.sql"))?.execute(record)?;
    }
    let label = named_params! { ":label": DESTROYED, ":by": by };
    connection.prepare_cached(include_str!("sql/act/redact.sql"))?.execute(label)?;
    Ok(())
}

/// The acts that touched one of the records.
fn acts_of(connection: &Connection, records: &[(Entity, Uuid)]) -> Result<Vec<i64>, StoreError> {
    let mut acts = Vec::new();
    for (entity, id) in records {
        let mut statement = connection.prepare_cached(include_str!("sql/change/acts_of_record.sql"))?;
        let found = statement.query_map(named_params! { ":entity": entity.name(), ":id": id.as_bytes().to_vec() }, |row| row.get(0))?;
        acts.extend(found.collect::<Result<Vec<i64>, _>>()?);
    }
    acts.sort_unstable();
    acts.dedup();
    Ok(acts)
}

/// The digest of an act as it will stand: without its name, and without what it did to these records.
fn digest_without(connection: &Connection, seq: i64, records: &[(Entity, Uuid)]) -> Result<[u8; 32], StoreError> {
    let act = connection
        .prepare_cached(include_str!("sql/act/of.sql"))?
        .query_row(named_params! { ":seq": seq }, |row| Ok((row.get::<_, String>("undo")?, row.get::<_, Option<i64>>("undoes")?)))?;
    let mut digest = ActDigest::new(DESTROYED, &act.0, act.1);
    let mut statement = connection.prepare_cached(include_str!("sql/change/in_order.sql"))?;
    let mut rows = statement.query(named_params! { ":seq": seq })?;
    let mut last = None;
    while let Some(row) = rows.next()? {
        let (entity, id): (String, Vec<u8>) = (row.get("entity")?, row.get("entity_id")?);
        if records.iter().any(|(doomed, key)| doomed.name() == entity && key.as_bytes()[..] == id[..]) {
            continue;
        }
        let step: i64 = row.get("step")?;
        if last != Some(step) {
            digest.row(&row.get::<_, String>("manner")?, &entity, &id);
        }
        digest.cell(&row.get::<_, String>("field")?, &row.get("before")?, &row.get("after")?);
        last = Some(step);
    }
    Ok(digest.finish())
}
