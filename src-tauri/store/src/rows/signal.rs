//! Rows of signals.

use register::Term;
use register::id::{PowerId, RiskId, SignalId, UnitId};
use register::signal::{Decision, Ending, Signal};
use register::warning::Disposition;
use rusqlite::Row;
use rusqlite::types::{Type, Value};

use super::{code, date, day, kept, key, needed, optional_uuid, term, text, wrong, yes};
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
        way: term(row, "way")?,
        handed_down: term(row, "handed_down")?,
        signed: term(row, "signed")?,
        unit: optional_uuid(row, "unit_id")?.map(UnitId),
        object_post: row.get("object_post")?,
        object_person: row.get("object_person")?,
        rank: term(row, "rank")?,
        content: row.get("content")?,
        category: term(row, "category")?,
        nature: term(row, "nature")?,
        topic: row.get("topic")?,
        power: optional_uuid(row, "power_id")?.map(PowerId),
        risk: optional_uuid(row, "risk_id")?.map(RiskId),
        risk_kind: term(row, "risk_kind")?,
        suggested_level: term(row, "suggested_level")?,
        finding: term(row, "finding")?,
        note: row.get("note")?,
        in_scope: row.get("in_scope")?,
        repeat: row.get("repeat")?,
        repeat_of: optional_uuid(row, "repeat_of")?.map(SignalId),
        confidential: row.get("confidential")?,
        decision: read_decision(row)?,
        ending: read_ending(row)?,
        excluded: row.get("excluded")?,
    })
}

fn read_decision(row: &Row<'_>) -> rusqlite::Result<Option<Decision>> {
    let Some(on) = date(row, "decided_on")? else { return Ok(None) };
    let codes: String = row.get("dispositions")?;
    let read = |code| Disposition::from_code(code).ok_or_else(|| wrong("dispositions", Type::Text));
    let dispositions = codes.split(',').filter(|code| !code.is_empty()).map(read).collect::<Result<_, _>>()?;
    Ok(Some(Decision { level: term(row, "decided_level")?, dispositions, opinion: row.get("opinion")?, by: row.get("decided_by")?, on }))
}

fn read_ending(row: &Row<'_>) -> rusqlite::Result<Option<Ending>> {
    let Some(kind) = term(row, "ending")? else { return Ok(None) };
    let on = needed(date(row, "ended_on")?, "ended_on")?;
    Ok(Some(Ending { kind, on, reason: row.get("ending_reason")?, to: row.get("ended_to")? }))
}

fn signal_cells(signal: &Signal) -> Vec<(&'static str, Value)> {
    let mut cells = vec![
        ("number", text(&signal.number)),
        ("collected_on", day(Some(signal.collected_on))),
        ("point_id", key(signal.point.map(|id| id.0))),
        ("source", code(signal.source)),
        ("way", code(signal.way)),
        ("handed_down", code(signal.handed_down)),
        ("signed", code(signal.signed)),
        ("unit_id", key(signal.unit.map(|id| id.0))),
        ("object_post", text(&signal.object_post)),
        ("object_person", text(&signal.object_person)),
        ("rank", code(signal.rank)),
        ("content", text(&signal.content)),
        ("category", code(signal.category)),
        ("nature", code(signal.nature)),
        ("topic", text(&signal.topic)),
        ("power_id", key(signal.power.map(|id| id.0))),
        ("risk_id", key(signal.risk.map(|id| id.0))),
        ("risk_kind", code(signal.risk_kind)),
        ("suggested_level", code(signal.suggested_level)),
        ("finding", code(signal.finding)),
        ("note", text(&signal.note)),
        ("in_scope", yes(signal.in_scope)),
        ("repeat", yes(signal.repeat)),
        ("repeat_of", key(signal.repeat_of.map(|id| id.0))),
        ("confidential", yes(signal.confidential)),
    ];
    cells.extend(course_cells(signal));
    cells
}

/// What acts made of the signal.
fn course_cells(signal: &Signal) -> [(&'static str, Value); 10] {
    let (decision, ending) = (signal.decision.as_ref(), signal.ending.as_ref());
    let ways = decision.map(|decision| decision.dispositions.iter().map(|way| way.code()).collect::<Vec<_>>().join(","));
    [
        ("decided_level", code(decision.and_then(|decision| decision.level))),
        ("dispositions", text(&ways.unwrap_or_default())),
        ("opinion", text(decision.map_or("", |decision| &decision.opinion))),
        ("decided_by", text(decision.map_or("", |decision| &decision.by))),
        ("decided_on", day(decision.map(|decision| decision.on))),
        ("ending", code(ending.map(|ending| ending.kind))),
        ("ending_reason", text(ending.map_or("", |ending| &ending.reason))),
        ("ended_to", text(ending.map_or("", |ending| &ending.to))),
        ("ended_on", day(ending.map(|ending| ending.on))),
        ("excluded", signal.excluded.as_deref().map_or(Value::Null, text)),
    ]
}
