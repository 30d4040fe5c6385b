//! Rows of powers with their steps and tiers, and of risk points.

use std::collections::BTreeMap;

use register::Term as _;
use register::discretion::DiscretionTier;
use register::id::{PersonId, PostId, PowerId, RiskId, StepId, UnitId};
use register::power::{BasisConfirmation, Power};
use register::process::ProcessStep;
use register::risk::{DiscoveryWay, RiskPoint};
use rusqlite::Row;
use rusqlite::types::Value;
use uuid::Uuid;

use super::{code, date, day, kept, key, number, optional_uuid, term, text, uuid};
use crate::{Entity, Kept, Reader, StoreError, Writer};

type Cells = Vec<(&'static str, Value)>;

kept!(risks, put_risk, RiskId, RiskPoint, Entity::RiskPoint, "../sql/risk_point/list.sql", read_risk, risk_cells, "风险点");

impl Reader<'_> {
    /// One 风险点, in the register or in the bin.
    ///
    /// # Errors
    /// When the store fails.
    pub fn risk(&self, id: RiskId) -> Result<Option<Kept<RiskId, RiskPoint>>, StoreError> {
        self.one(include_str!("../sql/risk_point/get.sql"), id.0, |row| {
            Ok(Kept { id, deleted_at: row.get("deleted_at")?, item: read_risk(row)? })
        })
    }

    /// Every 职权 with its steps and tiers, those in the bin included.
    ///
    /// # Errors
    /// When the store fails.
    pub fn powers(&self) -> Result<Vec<Kept<PowerId, Power>>, StoreError> {
        let mut steps: BTreeMap<Uuid, Vec<ProcessStep>> = BTreeMap::new();
        for (power, step) in self.steps()? {
            steps.entry(power).or_default().push(step);
        }
        let mut tiers: BTreeMap<Uuid, Vec<DiscretionTier>> = BTreeMap::new();
        for (power, _, tier) in self.tiers()? {
            tiers.entry(power).or_default().push(tier);
        }
        self.collect(include_str!("../sql/power/list.sql"), |row| {
            let id = uuid(row, "id")?;
            let (steps, tiers) = (steps.remove(&id).unwrap_or_default(), tiers.remove(&id).unwrap_or_default());
            Ok(Kept { id: id.into(), deleted_at: row.get("deleted_at")?, item: Power { steps, tiers, ..read_power(row)? } })
        })
    }

    fn steps(&self) -> Result<Vec<(Uuid, ProcessStep)>, StoreError> {
        self.collect(include_str!("../sql/process_step/list.sql"), |row| Ok((uuid(row, "power_id")?, read_step(row)?)))
    }

    fn tiers(&self) -> Result<Vec<(Uuid, Uuid, DiscretionTier)>, StoreError> {
        self.collect(include_str!("../sql/discretion_tier/list.sql"), |row| {
            let tier = DiscretionTier { circumstance: row.get("circumstance")?, tier: row.get("tier")?, standard: row.get("standard")? };
            Ok((uuid(row, "power_id")?, uuid(row, "id")?, tier))
        })
    }
}

impl Writer<'_> {
    /// Writes a 职权 with its steps and tiers. A step with a key of this power keeps it, every other step gets
    /// a new one; steps that are not named any more go.
    ///
    /// # Errors
    /// When the code is taken, or the store fails.
    pub fn put_power(&mut self, id: PowerId, power: &Power) -> Result<(), StoreError> {
        self.put(Entity::Power, id.0, power_cells(power))?;
        let mut left: Vec<Uuid> =
            self.steps()?.into_iter().filter(|(owner, _)| *owner == id.0).filter_map(|(_, step)| step.id.map(|id| id.0)).collect();
        for (position, step) in power.steps.iter().enumerate() {
            let known = step.id.and_then(|id| left.iter().position(|own| *own == id.0));
            let step_id = known.map(|at| left.remove(at)).unwrap_or_else(|| self.new_id());
            self.put(Entity::ProcessStep, step_id, step_cells(id, position, step))?;
        }
        left.into_iter().try_for_each(|step| self.drop(Entity::ProcessStep, step))?;
        self.put_tiers(id, &power.tiers)
    }

    fn put_tiers(&mut self, id: PowerId, tiers: &[DiscretionTier]) -> Result<(), StoreError> {
        let kept: Vec<Uuid> = self.tiers()?.into_iter().filter(|(owner, ..)| *owner == id.0).map(|(_, tier, _)| tier).collect();
        for (position, tier) in tiers.iter().enumerate() {
            let tier_id = kept.get(position).copied().unwrap_or_else(|| self.new_id());
            let cells = vec![
                ("power_id", key(Some(id.0))),
                ("position", place(position)),
                ("circumstance", text(&tier.circumstance)),
                ("tier", text(&tier.tier)),
                ("standard", text(&tier.standard)),
            ];
            self.put(Entity::DiscretionTier, tier_id, cells)?;
        }
        kept.into_iter().skip(tiers.len()).try_for_each(|tier| self.drop(Entity::DiscretionTier, tier))
    }
}

/// The place in a list, from 1.
fn place(position: usize) -> Value {
    Value::Integer(i64::try_from(position + 1).unwrap_or(i64::MAX))
}

fn read_step(row: &Row<'_>) -> rusqlite::Result<ProcessStep> {
    Ok(ProcessStep {
        id: Some(StepId(uuid(row, "id")?)),
        name: row.get("name")?,
        post: row.get("post")?,
        post_id: optional_uuid(row, "post_id")?.map(PostId),
        time_limit: row.get("time_limit")?,
        interface: row.get("interface")?,
        control_point: row.get("control_point")?,
    })
}

fn step_cells(power: PowerId, position: usize, step: &ProcessStep) -> Cells {
    vec![
        ("power_id", key(Some(power.0))),
        ("position", place(position)),
        ("name", text(&step.name)),
        ("post", text(&step.post)),
        ("post_id", key(step.post_id.map(|id| id.0))),
        ("time_limit", text(&step.time_limit)),
        ("interface", text(&step.interface)),
        ("control_point", text(&step.control_point)),
    ]
}

/// The power without its steps and tiers.
fn read_power(row: &Row<'_>) -> rusqlite::Result<Power> {
    Ok(Power {
        number: row.get("number")?,
        code: row.get("code")?,
        name: row.get("name")?,
        kind: term(row, "kind")?,
        present_kind: term(row, "present_kind")?,
        content: row.get("content")?,
        holder: row.get("holder")?,
        handling_posts: row.get("handling_posts")?,
        legal_basis: row.get("legal_basis")?,
        time_limit: row.get("time_limit")?,
        steps: Vec::new(),
        control_points: row.get("control_points")?,
        counterpart_rights: row.get("counterpart_rights")?,
        complaint_channel: row.get("complaint_channel")?,
        publicity: row.get("publicity")?,
        status: term(row, "status")?,
        basis_check: row.get("basis_check")?,
        recusal: row.get("recusal")?,
        basis_confirmation: read_confirmation(row)?,
        clearing: term(row, "clearing")?,
        clearing_reason: row.get("clearing_reason")?,
        cleared_on: date(row, "cleared_on")?,
        hall: term(row, "hall")?,
        handlers: register::text::list(&row.get::<_, String>("handlers")?),
        joint_handlers: register::text::list(&row.get::<_, String>("joint_handlers")?),
        tiers: Vec::new(),
    })
}

fn read_confirmation(row: &Row<'_>) -> rusqlite::Result<Option<BasisConfirmation>> {
    let Some(confirmed_on) = date(row, "basis_confirmed_on")? else { return Ok(None) };
    Ok(Some(BasisConfirmation { confirmed_by: row.get("basis_confirmed_by")?, confirmed_on, checked: row.get("basis_checked")? }))
}

fn power_cells(power: &Power) -> Cells {
    let confirmation = power.basis_confirmation.as_ref();
    vec![
        ("number", number(power.number)),
        ("code", text(&power.code)),
        ("name", text(&power.name)),
        ("kind", code(power.kind)),
        ("present_kind", code(power.present_kind)),
        ("content", text(&power.content)),
        ("holder", text(&power.holder)),
        ("handling_posts", text(&power.handling_posts)),
        ("legal_basis", text(&power.legal_basis)),
        ("time_limit", text(&power.time_limit)),
        ("control_points", text(&power.control_points)),
        ("counterpart_rights", text(&power.counterpart_rights)),
        ("complaint_channel", text(&power.complaint_channel)),
        ("publicity", text(&power.publicity)),
        ("status", code(power.status)),
        ("basis_check", text(&power.basis_check)),
        ("recusal", text(&power.recusal)),
        ("basis_confirmed_by", text(confirmation.map_or("", |basis| &basis.confirmed_by))),
        ("basis_confirmed_on", day(confirmation.map(|basis| basis.confirmed_on))),
        ("basis_checked", text(confirmation.map_or("", |basis| &basis.checked))),
        ("clearing", code(power.clearing)),
        ("clearing_reason", text(&power.clearing_reason)),
        ("cleared_on", day(power.cleared_on)),
        ("hall", code(power.hall)),
        ("handlers", text(&power.handlers.join("、"))),
        ("joint_handlers", text(&power.joint_handlers.join("、"))),
    ]
}

fn read_risk(row: &Row<'_>) -> rusqlite::Result<RiskPoint> {
    let found_by: String = row.get("found_by")?;
    Ok(RiskPoint {
        number: row.get("number")?,
        layer: term(row, "layer")?,
        unit: optional_uuid(row, "unit_id")?.map(UnitId),
        post: optional_uuid(row, "post_id")?.map(PostId),
        power: optional_uuid(row, "power_id")?.map(PowerId),
        kind: term(row, "kind")?,
        description: row.get("description")?,
        manifestation: row.get("manifestation")?,
        likelihood: term(row, "likelihood")?,
        impact: term(row, "impact")?,
        grade: term(row, "grade")?,
        control_measures: row.get("control_measures")?,
        responsible_person: row.get("responsible_person")?,
        person: optional_uuid(row, "person_id")?.map(PersonId),
        step: optional_uuid(row, "step_id")?.map(StepId),
        measure_level: term(row, "measure_level")?,
        found_by: found_by.split(',').filter_map(DiscoveryWay::from_code).collect(),
        grade_reason: row.get("grade_reason")?,
        graded_by: row.get("graded_by")?,
        leader: row.get("leader")?,
        discipline: row.get("discipline")?,
        department_head: row.get("department_head")?,
        abolished_on: date(row, "abolished_on")?,
        abolish_reason: row.get("abolish_reason")?,
    })
}

fn risk_cells(risk: &RiskPoint) -> Cells {
    vec![
        ("number", text(&risk.number)),
        ("layer", code(risk.layer)),
        ("unit_id", key(risk.unit.map(|id| id.0))),
        ("post_id", key(risk.post.map(|id| id.0))),
        ("power_id", key(risk.power.map(|id| id.0))),
        ("kind", code(risk.kind)),
        ("description", text(&risk.description)),
        ("manifestation", text(&risk.manifestation)),
        ("likelihood", code(risk.likelihood)),
        ("impact", code(risk.impact)),
        ("grade", code(risk.grade)),
        ("control_measures", text(&risk.control_measures)),
        ("responsible_person", text(&risk.responsible_person)),
        ("person_id", key(risk.person.map(|id| id.0))),
        ("step_id", key(risk.step.map(|id| id.0))),
        ("measure_level", code(risk.measure_level)),
        ("found_by", text(&risk.found_by.iter().map(|way| way.code()).collect::<Vec<_>>().join(","))),
        ("grade_reason", text(&risk.grade_reason)),
        ("graded_by", text(&risk.graded_by)),
        ("leader", text(&risk.leader)),
        ("discipline", text(&risk.discipline)),
        ("department_head", text(&risk.department_head)),
        ("abolished_on", day(risk.abolished_on)),
        ("abolish_reason", text(&risk.abolish_reason)),
    ]
}
