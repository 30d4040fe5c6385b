//! Rows of spot checks and of the draws that choose them.

use std::collections::BTreeMap;

use register::Term as _;
use register::id::{PostId, RiskId, SpotCheckId, SpotDrawId, UnitId, WorkItemId};
use register::spot_check::draw::{PoolEntry, SpotDraw};
use register::spot_check::{CheckedMeasure, SpotCheck, SpotFinding, SpotObject};
use register::text as words;
use rusqlite::types::Value;
use uuid::Uuid;

use super::{code, date, day, key, needed, number, optional_uuid, term, text, uuid};
use crate::{Entity, Kept, Reader, StoreError, Writer};

type Cells = Vec<(&'static str, Value)>;

/// Child rows by their owner, each with its own key.
type Children<T> = BTreeMap<Uuid, Vec<(Uuid, T)>>;

impl Reader<'_> {
    /// Every 抽查, whole, in the order of its number, those in the bin included.
    ///
    /// # Errors
    /// When the store fails.
    pub fn spot_checks(&self) -> Result<Vec<Kept<SpotCheckId, SpotCheck>>, StoreError> {
        let mut measures = self.spot_measures()?;
        let mut findings = self.spot_findings()?;
        self.collect(include_str!("../sql/spot_check/list.sql"), |row| {
            let id = uuid(row, "id")?;
            let item = SpotCheck {
                number: row.get("number")?,
                year: row.get("year")?,
                kind: needed(term(row, "kind")?, "kind")?,
                object: SpotObject { unit: uuid(row, "unit_id")?.into(), post: optional_uuid(row, "post_id")?.map(PostId) },
                draw: optional_uuid(row, "draw_id")?.map(SpotDrawId),
                planned_on: date(row, "planned_on")?,
                inspectors: words::list(&row.get::<_, String>("inspectors")?),
                checked_on: date(row, "checked_on")?,
                measures: items(&mut measures, id),
                findings: items(&mut findings, id),
                handling: row.get("handling")?,
                note: row.get("note")?,
            };
            Ok(Kept { id: id.into(), deleted_at: row.get("deleted_at")?, item })
        })
    }

    fn spot_measures(&self) -> Result<Children<CheckedMeasure>, StoreError> {
        let rows = self.collect(include_str!("../sql/spot_measure/list.sql"), |row| {
            let measure = CheckedMeasure {
                risk: optional_uuid(row, "risk_id")?.map(RiskId),
                risk_number: row.get("risk_number")?,
                risk_words: row.get("risk_words")?,
                measure: row.get("measure")?,
                result: needed(term(row, "result")?, "result")?,
                remark: row.get("remark")?,
            };
            Ok((uuid(row, "spot_check_id")?, uuid(row, "id")?, measure))
        })?;
        Ok(by_owner(rows))
    }

    fn spot_findings(&self) -> Result<Children<SpotFinding>, StoreError> {
        let rows = self.collect(include_str!("../sql/spot_finding/list.sql"), |row| {
            let finding = SpotFinding { words: row.get("words")?, problem: optional_uuid(row, "problem_id")?.map(WorkItemId) };
            Ok((uuid(row, "spot_check_id")?, uuid(row, "id")?, finding))
        })?;
        Ok(by_owner(rows))
    }

    /// Every 抽签, whole, oldest first.
    ///
    /// # Errors
    /// When the store fails.
    pub fn spot_draws(&self) -> Result<Vec<(SpotDrawId, SpotDraw)>, StoreError> {
        let mut pools = self.spot_draw_entries()?;
        self.collect(include_str!("../sql/spot_draw/list.sql"), |row| {
            let id = uuid(row, "id")?;
            let draw = SpotDraw {
                number: row.get("number")?,
                drawn_on: needed(date(row, "drawn_on")?, "drawn_on")?,
                scope: row.get("scope")?,
                seed: row.get("seed")?,
                witnesses: words::list(&row.get::<_, String>("witnesses")?),
                pool: items(&mut pools, id),
                voided_on: date(row, "voided_on")?,
                void_reason: row.get("void_reason")?,
            };
            Ok((id.into(), draw))
        })
    }

    fn spot_draw_entries(&self) -> Result<Children<PoolEntry>, StoreError> {
        let rows = self.collect(include_str!("../sql/spot_draw_entry/list.sql"), |row| {
            let entry = PoolEntry {
                object: SpotObject { unit: UnitId(uuid(row, "unit_id")?), post: optional_uuid(row, "post_id")?.map(PostId) },
                name: row.get("name")?,
                place: row.get("place")?,
            };
            Ok((uuid(row, "draw_id")?, uuid(row, "id")?, entry))
        })?;
        Ok(by_owner(rows))
    }
}

impl Writer<'_> {
    /// Writes a 抽查 with its measures and findings; those that stay keep their keys.
    ///
    /// # Errors
    /// When its number is taken, or the store fails.
    pub fn put_spot_check(&mut self, id: SpotCheckId, check: &SpotCheck) -> Result<(), StoreError> {
        self.put(Entity::SpotCheck, id.0, check_cells(check))?;
        let kept = self.spot_measures()?.remove(&id.0).unwrap_or_default();
        self.put_children(Entity::SpotMeasure, &kept, check.measures.iter().map(measure_cells), ("spot_check_id", id.0))?;
        let kept = self.spot_findings()?.remove(&id.0).unwrap_or_default();
        self.put_children(Entity::SpotFinding, &kept, check.findings.iter().map(finding_cells), ("spot_check_id", id.0))
    }

    /// Enters a 抽签 with its pool.
    ///
    /// # Errors
    /// When its number or its seed is taken, or the store fails.
    pub fn add_spot_draw(&mut self, id: SpotDrawId, draw: &SpotDraw) -> Result<(), StoreError> {
        self.put(Entity::SpotDraw, id.0, draw_cells(draw))?;
        self.put_children::<PoolEntry>(Entity::SpotDrawEntry, &[], draw.pool.iter().map(entry_cells), ("draw_id", id.0))
    }

    /// Writes that a 抽签 was voided; its pool stands.
    ///
    /// # Errors
    /// When the store fails.
    pub fn put_spot_draw(&mut self, id: SpotDrawId, draw: &SpotDraw) -> Result<(), StoreError> {
        self.put(Entity::SpotDraw, id.0, draw_cells(draw))
    }

    /// Children in their order: the first take the keys that are there, those left over go.
    fn put_children<T>(
        &mut self,
        entity: Entity,
        kept: &[(Uuid, T)],
        children: impl Iterator<Item = Cells>,
        owner: (&'static str, Uuid),
    ) -> Result<(), StoreError> {
        let mut put = 0;
        for (at, mut cells) in children.enumerate() {
            let own = kept.get(at).map_or_else(|| self.new_id(), |(own, _)| *own);
            cells.push((owner.0, key(Some(owner.1))));
            cells.push(("position", Value::Integer(i64::try_from(at + 1).unwrap_or(i64::MAX))));
            self.put(entity, own, cells)?;
            put = at + 1;
        }
        kept.iter().skip(put).try_for_each(|(own, _)| self.drop(entity, *own))
    }
}

fn items<T>(children: &mut Children<T>, id: Uuid) -> Vec<T> {
    children.remove(&id).unwrap_or_default().into_iter().map(|(_, item)| item).collect()
}

fn by_owner<T>(rows: Vec<(Uuid, Uuid, T)>) -> Children<T> {
    let mut children = Children::new();
    for (owner, id, child) in rows {
        children.entry(owner).or_default().push((id, child));
    }
    children
}

fn check_cells(check: &SpotCheck) -> Cells {
    vec![
        ("number", text(&check.number)),
        ("year", Value::Integer(check.year.into())),
        ("kind", code(Some(check.kind))),
        ("unit_id", key(Some(check.object.unit.0))),
        ("post_id", key(check.object.post.map(|id| id.0))),
        ("draw_id", key(check.draw.map(|id| id.0))),
        ("planned_on", day(check.planned_on)),
        ("inspectors", text(&check.inspectors.join("、"))),
        ("checked_on", day(check.checked_on)),
        ("handling", text(&check.handling)),
        ("note", text(&check.note)),
    ]
}

fn measure_cells(row: &CheckedMeasure) -> Cells {
    vec![
        ("risk_id", key(row.risk.map(|id| id.0))),
        ("risk_number", text(&row.risk_number)),
        ("risk_words", text(&row.risk_words)),
        ("measure", text(&row.measure)),
        ("result", text(row.result.code())),
        ("remark", text(&row.remark)),
    ]
}

fn finding_cells(finding: &SpotFinding) -> Cells {
    vec![("words", text(&finding.words)), ("problem_id", key(finding.problem.map(|id| id.0)))]
}

fn draw_cells(draw: &SpotDraw) -> Cells {
    vec![
        ("number", text(&draw.number)),
        ("drawn_on", day(Some(draw.drawn_on))),
        ("scope", text(&draw.scope)),
        ("seed", text(&draw.seed)),
        ("witnesses", text(&draw.witnesses.join("、"))),
        ("voided_on", day(draw.voided_on)),
        ("void_reason", text(&draw.void_reason)),
    ]
}

fn entry_cells(entry: &PoolEntry) -> Cells {
    vec![
        ("unit_id", key(Some(entry.object.unit.0))),
        ("post_id", key(entry.object.post.map(|id| id.0))),
        ("name", text(&entry.name)),
        ("place", number(entry.place)),
    ]
}
