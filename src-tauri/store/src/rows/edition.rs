//! Rows of editions: their course, the reasons of their revisions, and what was frozen at approval. A frozen row
//! is written once; the schema's triggers forbid a second time.

use std::collections::{BTreeMap, HashMap};

use register::edition::compare::CatalogueRow;
use register::edition::{Edition, EditionStep, PublicNotice};
use register::form::Raw;
use register::id::EditionId;
use rusqlite::types::Value;
use rusqlite::{Row, named_params};
use uuid::Uuid;

use super::{code, date, day, key, needed, term, text, uuid};
use crate::{Entity, Reader, StoreError, Writer};

/// Stands between the fields of a frozen row; no text that was typed holds it.
const FIELD: char = '\u{1e}';
/// Stands between a field's key and its text.
const KEY: char = '\u{1f}';

impl Reader<'_> {
    /// Every 版本 with its course and its reasons, by catalogue, year and number; never the frozen rows.
    ///
    /// # Errors
    /// When the store fails.
    pub fn editions(&self) -> Result<Vec<(EditionId, Edition)>, StoreError> {
        let mut steps: HashMap<Uuid, Vec<EditionStep>> = HashMap::new();
        for (edition, step) in
            self.collect(include_str!("../sql/edition_step/list.sql"), |row| Ok((uuid(row, "edition_id")?, read_step(row)?)))?
        {
            steps.entry(edition).or_default().push(step);
        }
        let mut reasons: HashMap<Uuid, BTreeMap<Uuid, String>> = HashMap::new();
        for (_, edition, record, reason) in self.reasons()? {
            reasons.entry(edition).or_default().insert(record, reason);
        }
        self.collect(include_str!("../sql/edition/list.sql"), |row| {
            let id = uuid(row, "id")?;
            let edition = Edition {
                catalogue: needed(term(row, "catalogue")?, "catalogue")?,
                year: row.get("year")?,
                number: row.get("number")?,
                steps: steps.remove(&id).unwrap_or_default(),
                reasons: reasons.remove(&id).unwrap_or_default(),
            };
            Ok((id.into(), edition))
        })
    }

    /// The frozen rows of an edition, in its order; none before approval.
    ///
    /// # Errors
    /// When the store fails.
    pub fn edition_rows(&self, edition: EditionId) -> Result<Vec<CatalogueRow>, StoreError> {
        let mut statement = self.connection().prepare_cached(include_str!("../sql/edition_row/list.sql"))?;
        let rows = statement.query_map(named_params! { ":edition": edition.0.as_bytes().to_vec() }, |row| {
            Ok(CatalogueRow { record: uuid(row, "record_id")?, texts: split(&row.get::<_, String>("texts")?) })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Every reason: its key, its edition, its record, the text.
    fn reasons(&self) -> Result<Vec<(Uuid, Uuid, Uuid, String)>, StoreError> {
        self.collect(include_str!("../sql/edition_reason/list.sql"), |row| {
            Ok((uuid(row, "id")?, uuid(row, "edition_id")?, uuid(row, "record_id")?, row.get("reason")?))
        })
    }

    fn step_keys(&self, edition: EditionId) -> Result<Vec<Uuid>, StoreError> {
        let keys = self.collect(include_str!("../sql/edition_step/list.sql"), |row| Ok((uuid(row, "edition_id")?, uuid(row, "id")?)))?;
        Ok(keys.into_iter().filter(|(of, _)| *of == edition.0).map(|(_, id)| id).collect())
    }
}

impl Writer<'_> {
    /// Writes an edition with its course and its reasons. Steps are only added.
    ///
    /// # Errors
    /// When its number is taken, an approval would be rewritten, or the store fails.
    pub fn put_edition(&mut self, id: EditionId, edition: &Edition) -> Result<(), StoreError> {
        let year = edition.year.map_or(Value::Null, |year| Value::Integer(year.into()));
        let number = Value::Integer(edition.number.into());
        self.put(Entity::Edition, id.0, vec![("catalogue", code(Some(edition.catalogue))), ("year", year), ("number", number)])?;
        let kept = self.step_keys(id)?;
        for (position, step) in edition.steps.iter().enumerate() {
            let own = kept.get(position).copied().unwrap_or_else(|| self.new_id());
            self.put(Entity::EditionStep, own, step_cells(id, position, step))?;
        }
        self.put_reasons(id, &edition.reasons)
    }

    fn put_reasons(&mut self, id: EditionId, reasons: &BTreeMap<Uuid, String>) -> Result<(), StoreError> {
        let kept: HashMap<Uuid, Uuid> =
            self.reasons()?.into_iter().filter(|(_, edition, ..)| *edition == id.0).map(|(own, _, record, _)| (record, own)).collect();
        for (_, own) in kept.iter().filter(|(record, _)| !reasons.contains_key(*record)) {
            self.drop(Entity::EditionReason, *own)?;
        }
        for (record, reason) in reasons {
            let own = kept.get(record).copied().unwrap_or_else(|| self.new_id());
            let cells = vec![("edition_id", key(Some(id.0))), ("record_id", key(Some(*record))), ("reason", text(reason))];
            self.put(Entity::EditionReason, own, cells)?;
        }
        Ok(())
    }

    /// Freezes the rows of an edition that is being approved.
    ///
    /// # Errors
    /// When it has rows already, or the store fails.
    pub fn freeze_rows(&mut self, edition: EditionId, rows: &[CatalogueRow]) -> Result<(), StoreError> {
        for (position, row) in rows.iter().enumerate() {
            let own = self.new_id();
            let cells = vec![
                ("edition_id", key(Some(edition.0))),
                ("position", place(position)),
                ("record_id", key(Some(row.record))),
                ("texts", Value::Text(join(&row.texts))),
            ];
            self.put(Entity::EditionRow, own, cells)?;
        }
        Ok(())
    }
}

fn place(position: usize) -> Value {
    Value::Integer(i64::try_from(position + 1).unwrap_or(i64::MAX))
}

fn read_step(row: &Row<'_>) -> rusqlite::Result<EditionStep> {
    let way: String = row.get("way")?;
    Ok(EditionStep {
        act: needed(term(row, "act")?, "act")?,
        on: needed(date(row, "taken_on")?, "taken_on")?,
        number: row.get("number")?,
        body: row.get("body")?,
        note: row.get("note")?,
        notice: date(row, "until_on")?.map(|until| PublicNotice { until, way }),
    })
}

fn step_cells(edition: EditionId, position: usize, step: &EditionStep) -> Vec<(&'static str, Value)> {
    vec![
        ("edition_id", key(Some(edition.0))),
        ("position", place(position)),
        ("act", code(Some(step.act))),
        ("taken_on", day(Some(step.on))),
        ("number", text(&step.number)),
        ("body", text(&step.body)),
        ("note", text(&step.note)),
        ("until_on", day(step.notice.as_ref().map(|notice| notice.until))),
        ("way", text(step.notice.as_ref().map_or("", |notice| &notice.way))),
    ]
}

fn join(texts: &Raw) -> String {
    let clean = |text: &str| text.replace([FIELD, KEY], " ");
    texts.iter().map(|(key, text)| format!("{key}{KEY}{}", clean(text))).collect::<Vec<_>>().join(&FIELD.to_string())
}

fn split(joined: &str) -> Raw {
    joined.split(FIELD).filter_map(|field| field.split_once(KEY)).map(|(key, text)| (key.to_owned(), text.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back_as_they_were_frozen() {
        let texts = Raw::from([
            ("code".to_owned(), "XK01".to_owned()),
            ("content".to_owned(), "第一行\n第二行 = 引号“”\t".to_owned()),
            ("holder".to_owned(), String::new()),
        ]);
        assert_eq!(split(&join(&texts)), texts);
        assert_eq!(split(&join(&Raw::new())), Raw::new());
        let broken = Raw::from([("code".to_owned(), format!("甲{FIELD}name{KEY}乙"))]);
        assert_eq!(split(&join(&broken)).get("code").map(String::as_str), Some("甲 name 乙"), "a text cannot pass for two");
    }
}
