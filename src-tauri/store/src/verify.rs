//! 核验 of the journal: the chain, the acts and changes it covers, and the rows that must be what their
//! changes made of them. Never repairs: what is found is told.

use std::collections::BTreeMap;

use rusqlite::types::Value;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::breakage::{self, Breakage};
use crate::journal::{Line, absorb};
use crate::table::{self, Cells, Entity};
use crate::{Reader, StoreError};

/// What a walk over the chain found.
#[derive(Debug, Clone, Default)]
pub struct Verdict {
    /// Entries read.
    pub entries: u64,
    /// The first entry that does not fit its predecessor, or whose act or changes are not what it covers.
    pub broken_at: Option<i64>,
    /// Every hash, in order.
    pub hashes: Vec<[u8; 32]>,
}

/// A record that is not what the journal's changes made of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Astray {
    /// Its table.
    pub table: String,
    /// Its key; none where the table holds rows that no act wrote.
    pub id: Option<Uuid>,
}

/// The digest of one act: its name, how it can be taken back, and every changed cell.
pub(crate) struct ActDigest(Sha256);

impl ActDigest {
    pub(crate) fn new(label: &str, undo: &str, undoes: Option<i64>) -> Self {
        let mut digest = Self(Sha256::new());
        digest.part(b"act");
        digest.part(label.as_bytes());
        digest.part(undo.as_bytes());
        digest.value(&undoes.map_or(Value::Null, Value::Integer));
        digest
    }

    pub(crate) fn row(&mut self, manner: &str, table: &str, id: &[u8]) {
        self.part(b"row");
        self.part(manner.as_bytes());
        self.part(table.as_bytes());
        self.part(id);
    }

    pub(crate) fn cell(&mut self, field: &str, before: &Value, after: &Value) {
        self.part(b"cell");
        self.part(field.as_bytes());
        self.value(before);
        self.value(after);
    }

    pub(crate) fn finish(self) -> [u8; 32] {
        self.0.finalize().into()
    }

    fn part(&mut self, bytes: &[u8]) {
        absorb(&mut self.0, bytes);
    }

    /// The kind goes in with the bytes: no text hashes like a number or like nothing.
    fn value(&mut self, value: &Value) {
        match value {
            Value::Null => self.part(b"null"),
            Value::Integer(number) => {
                self.part(b"integer");
                self.part(&number.to_be_bytes());
            }
            Value::Real(number) => {
                self.part(b"real");
                self.part(&number.to_be_bytes());
            }
            Value::Text(text) => {
                self.part(b"text");
                self.part(text.as_bytes());
            }
            Value::Blob(bytes) => {
                self.part(b"blob");
                self.part(bytes);
            }
        }
    }
}

impl Reader<'_> {
    /// Walks the chain from the first entry, and digests again what each entry covers.
    ///
    /// # Errors
    /// When the store fails; a broken chain is no error but a finding.
    pub fn verify_journal(&self) -> Result<Verdict, StoreError> {
        let mut digests = self.act_digests()?;
        // Of these a record was destroyed since; what their digest is without it stands in the entry of the destruction.
        let redacted: BTreeMap<i64, Vec<u8>> =
            self.collect(include_str!("sql/change/redacted.sql"), |row| Ok((row.get(0)?, row.get(1)?)))?.into_iter().collect();
        let mut verdict = Verdict::default();
        let mut expected = (1, vec![0; 32]);
        for (line, stored) in self.collect(include_str!("sql/journal/walk.sql"), Line::read)? {
            let hash = line.hash();
            let wanted = redacted.get(&line.seq).unwrap_or(&line.digest);
            let covers = |digest: [u8; 32]| digest[..] == wanted[..] || breakage::is(Breakage::UncheckedDigests);
            let covered = digests.remove(&line.seq).is_some_and(covers);
            let fits = line.seq == expected.0 && line.prev == expected.1 && hash[..] == stored[..] && covered;
            if !fits && verdict.broken_at.is_none() {
                verdict.broken_at = Some(line.seq);
            }
            verdict.entries += 1;
            verdict.hashes.push(hash);
            expected = (line.seq + 1, stored);
        }
        // An act or a change without an entry: the entry was cut off.
        let loose = digests.into_keys().next();
        verdict.broken_at = verdict.broken_at.or(loose);
        Ok(verdict)
    }

    /// What the digest of every act must be, by its entry. An act whose mark of being taken back is not
    /// what later acts make it has none.
    fn act_digests(&self) -> Result<BTreeMap<i64, [u8; 32]>, StoreError> {
        let acts = self.collect(include_str!("sql/act/walk.sql"), |row| {
            Ok((row.get(0)?, (row.get::<_, String>(1)?, row.get::<_, String>(2)?, row.get(3)?, row.get(4)?)))
        })?;
        let undoes: BTreeMap<i64, Option<i64>> = acts.iter().map(|(seq, (_, _, undoes, _))| (*seq, *undoes)).collect();
        let mut taken_back: BTreeMap<i64, i64> = BTreeMap::new();
        for (by, target) in undoes.iter().filter_map(|(by, target)| Some((*by, (*target)?))) {
            taken_back.insert(target, by);
            if let Some(original) = undoes.get(&target).copied().flatten() {
                taken_back.remove(&original);
            }
        }
        let marked = |seq: i64, undone_by: Option<i64>| taken_back.get(&seq).copied() == undone_by;
        let mut digests: BTreeMap<i64, ActDigest> = acts
            .into_iter()
            .filter(|(seq, (.., undone_by))| marked(*seq, *undone_by))
            .map(|(seq, (label, undo, undoes, _))| (seq, ActDigest::new(&label, &undo, undoes)))
            .collect();
        let mut statement = self.connection().prepare_cached(include_str!("sql/change/walk.sql"))?;
        let mut rows = statement.query([])?;
        let mut last = None;
        while let Some(row) = rows.next()? {
            let place: (i64, i64) = (row.get("seq")?, row.get("step")?);
            // A change without an act stands alone: its digest fits no entry.
            let digest = digests.entry(place.0).or_insert_with(|| ActDigest::new("", "", None));
            if last != Some(place) {
                digest.row(&row.get::<_, String>("manner")?, &row.get::<_, String>("entity")?, &row.get::<_, Vec<u8>>("entity_id")?);
            }
            digest.cell(&row.get::<_, String>("field")?, &row.get("before")?, &row.get("after")?);
            last = Some(place);
        }
        Ok(digests.into_iter().map(|(seq, digest)| (seq, digest.finish())).collect())
    }

    /// Rows that are not what their changes made of them: edited, removed or put in around the gate.
    ///
    /// # Errors
    /// When the store fails.
    pub fn verify_rows(&self) -> Result<Vec<Astray>, StoreError> {
        let mut astray = Vec::new();
        let mut live: BTreeMap<String, i64> = BTreeMap::new();
        let mut statement = self.connection().prepare_cached(include_str!("sql/change/by_record.sql"))?;
        let mut rows = statement.query([])?;
        let mut record: Option<Replayed> = None;
        let mut settle = |record: Replayed| -> Result<(), StoreError> {
            *live.entry(record.table.clone()).or_default() += i64::from(record.present);
            if !self.is_as_replayed(&record)? {
                astray.push(Astray { table: record.table, id: Some(record.id) });
            }
            Ok(())
        };
        while let Some(row) = rows.next()? {
            let (id, table): (Vec<u8>, String) = (row.get("entity_id")?, row.get("entity")?);
            let id = Uuid::from_slice(&id).map_err(|error| StoreError::Internal(error.to_string()))?;
            if record.as_ref().is_none_or(|record| record.id != id || record.table != table) {
                if let Some(finished) = record.take() {
                    settle(finished)?;
                }
                record = Some(Replayed { id, table, present: false, cells: BTreeMap::new() });
            }
            if let Some(record) = &mut record {
                record.present = !matches!(row.get::<_, String>("manner")?.as_str(), "delete" | "purge");
                record.cells.insert(row.get("field")?, row.get("after")?);
            }
        }
        if let Some(last) = record {
            settle(last)?;
        }
        let counts: Vec<(String, i64)> = self.collect(include_str!("sql/record/count.sql"), |row| Ok((row.get(0)?, row.get(1)?)))?;
        let unknown = counts.into_iter().filter(|(table, count)| *count > live.get(table).copied().unwrap_or_default());
        astray.extend(unknown.map(|(table, _)| Astray { table, id: None }));
        Ok(astray)
    }

    fn is_as_replayed(&self, record: &Replayed) -> Result<bool, StoreError> {
        let now: Option<Cells> = match Entity::from_name(&record.table) {
            Some(entity) => table::get(self.connection(), entity, record.id)?,
            // Of a paper its digest and templates are journalled; that its bytes fit the digest is another check.
            None => self.paper_cells(record.id)?,
        };
        Ok(match now {
            None => !record.present,
            Some(cells) => {
                record.present
                    && cells
                        .iter()
                        .filter(|(column, _)| column != "id")
                        .all(|(column, value)| record.cells.get(column).unwrap_or(&Value::Null) == value)
            }
        })
    }
}

/// A record as its changes make it.
struct Replayed {
    id: Uuid,
    table: String,
    present: bool,
    cells: BTreeMap<String, Value>,
}
