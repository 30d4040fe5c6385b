//! Rows of signals.

use register::id::{RiskId, SignalId, UnitId};
use register::signal::Signal;
use rusqlite::Row;
use rusqlite::types::Value;

use super::{code, date, day, kept, key, needed, optional_uuid, term, text, yes};
use crate::{Entity, Kept, Reader, StoreError};

kept!(signals, put_signal, SignalId, Signal, Entity::Signal, "../sql/signal/list.sql", read_signal, signal_cells, "预警信息");

impl Reader<'_> {
    /// One 预警信息, in the register or in the bin.
    ///
    /// # Errors
    /// When the store fails.
    pub fn signal(&self, id: SignalId) -> Result<Option<Kept<SignalId, Signal>>, StoreError> {
        self.one(include_str!("../sql/signal/get.sql"), id.0, |row| {
            Ok(Kept { id, deleted_at: row.get("deleted_at")?, item: read_signal(row)? })
        })
    }
}

fn read_signal(row: &Row<'_>) -> rusqlite::Result<Signal> {
    Ok(Signal {
        number: row.get("number")?,
        collected_on: needed(date(row, "collected_on")?, "collected_on")?,
        point: optional_uuid(row, "point_id")?.map(UnitId),
        source: term(row, "source")?,
        unit: optional_uuid(row, "unit_id")?.map(UnitId),
        object_post: row.get("object_post")?,
        object_person: row.get("object_person")?,
        content: row.get("content")?,
        risk: optional_uuid(row, "risk_id")?.map(RiskId),
        suggested_level: term(row, "suggested_level")?,
        finding: term(row, "finding")?,
        note: row.get("note")?,
        in_scope: row.get("in_scope")?,
        repeat: row.get("repeat")?,
    })
}

fn signal_cells(signal: &Signal) -> Vec<(&'static str, Value)> {
    vec![
        ("number", text(&signal.number)),
        ("collected_on", day(Some(signal.collected_on))),
        ("point_id", key(signal.point.map(|id| id.0))),
        ("source", code(signal.source)),
        ("unit_id", key(signal.unit.map(|id| id.0))),
        ("object_post", text(&signal.object_post)),
        ("object_person", text(&signal.object_person)),
        ("content", text(&signal.content)),
        ("risk_id", key(signal.risk.map(|id| id.0))),
        ("suggested_level", code(signal.suggested_level)),
        ("finding", code(signal.finding)),
        ("note", text(&signal.note)),
        ("in_scope", yes(signal.in_scope)),
        ("repeat", yes(signal.repeat)),
    ]
}
