//! Rows of drafts of notices with their measures and steps. Never an issued one.

use register::Term as _;
use register::id::{ProposalId, SignalId, UnitId, WarningId};
use register::warning::proposal::{Proposal, ProposalStep};
use register::warning::{Disposition, NoticeText};
use rusqlite::Row;
use rusqlite::types::{Type, Value};

use super::warning::{measure_cells, notice_cells, place, read_measure, read_notice, take};
use super::{code, date, day, key, needed, optional_uuid, term, text, uuid, wrong, yes};
use crate::read::Whose;
use crate::{Entity, Kept, Reader, StoreError, Writer};

type Cells = Vec<(&'static str, Value)>;

impl Reader<'_> {
    /// Every 拟稿, whole, oldest first, those in the bin included.
    ///
    /// # Errors
    /// When the store fails.
    pub fn proposals(&self) -> Result<Vec<Kept<ProposalId, Proposal>>, StoreError> {
        let mut measures = self.children(include_str!("../sql/proposal_measure/list.sql"), "proposal_id", Whose::All, read_measure)?;
        let mut steps = self.children(include_str!("../sql/proposal_step/list.sql"), "proposal_id", Whose::All, read_step)?;
        self.collect(include_str!("../sql/proposal/list.sql"), |row| {
            let id = uuid(row, "id")?;
            let mut item = read_proposal(row)?;
            item.notice = NoticeText { measures: take(&mut measures, id), ..item.notice };
            item.steps = take(&mut steps, id);
            Ok(Kept { id: id.into(), deleted_at: row.get("deleted_at")?, item })
        })
    }
}

impl Writer<'_> {
    /// Writes a 拟稿 with its measures and steps; those that stay keep their keys.
    ///
    /// # Errors
    /// When the store fails.
    pub fn put_proposal(&mut self, id: ProposalId, proposal: &Proposal) -> Result<(), StoreError> {
        self.put(Entity::Proposal, id.0, proposal_cells(proposal))?;
        let owner = ("proposal_id", id.0);
        let kept = self.keys(include_str!("../sql/proposal_measure/list.sql"), id)?;
        for (at, measure) in proposal.notice.measures.iter().enumerate() {
            let own = kept.get(at).copied().unwrap_or_else(|| self.new_id());
            self.put(Entity::ProposalMeasure, own, measure_cells(owner, at, measure))?;
        }
        kept.into_iter().skip(proposal.notice.measures.len()).try_for_each(|own| self.drop(Entity::ProposalMeasure, own))?;
        let kept = self.keys(include_str!("../sql/proposal_step/list.sql"), id)?;
        for (at, step) in proposal.steps.iter().enumerate() {
            let own = kept.get(at).copied().unwrap_or_else(|| self.new_id());
            self.put(Entity::ProposalStep, own, step_cells(id, at, step))?;
        }
        kept.into_iter().skip(proposal.steps.len()).try_for_each(|own| self.drop(Entity::ProposalStep, own))
    }

    /// Takes a 拟稿 away: it was issued, and the warning holds all of it.
    ///
    /// # Errors
    /// When the store fails.
    pub fn drop_proposal(&mut self, id: ProposalId) -> Result<(), StoreError> {
        for (entity, sql) in [
            (Entity::ProposalMeasure, include_str!("../sql/proposal_measure/list.sql")),
            (Entity::ProposalStep, include_str!("../sql/proposal_step/list.sql")),
        ] {
            self.keys(sql, id)?.into_iter().try_for_each(|own| self.drop(entity, own))?;
        }
        self.drop(Entity::Proposal, id.0)
    }

    fn keys(&self, sql: &'static str, id: ProposalId) -> Result<Vec<uuid::Uuid>, StoreError> {
        let mut keys = self.children(sql, "proposal_id", Whose::Of(id.0), |_| Ok(()))?;
        Ok(keys.remove(&id.0).unwrap_or_default().into_iter().map(|(own, ())| own).collect())
    }
}

fn read_proposal(row: &Row<'_>) -> rusqlite::Result<Proposal> {
    let ways: String = row.get("dispositions")?;
    Ok(Proposal {
        signal: (SignalId(uuid(row, "signal_id")?), row.get("signal_number")?),
        level: needed(term(row, "level")?, "level")?,
        dispositions: ways
            .split_whitespace()
            .map(|way| Disposition::from_code(way).ok_or_else(|| wrong("dispositions", Type::Text)))
            .collect::<Result<_, _>>()?,
        unit: optional_uuid(row, "unit_id")?.map(UnitId),
        addressee: row.get("addressee")?,
        notice: read_notice(row)?,
        raised_from: optional_uuid(row, "raised_from")?.map(WarningId),
        raise_reason: row.get("raise_reason")?,
        drafted_on: needed(date(row, "drafted_on")?, "drafted_on")?,
        submitted_on: date(row, "submitted_on")?,
        steps: Vec::new(),
    })
}

fn proposal_cells(proposal: &Proposal) -> Cells {
    let mut cells = notice_cells(&proposal.notice);
    cells.extend([
        ("signal_id", key(Some(proposal.signal.0.0))),
        ("signal_number", text(&proposal.signal.1)),
        ("level", code(Some(proposal.level))),
        ("dispositions", text(&proposal.dispositions.iter().map(|way| way.code()).collect::<Vec<_>>().join(" "))),
        ("unit_id", key(proposal.unit.map(|id| id.0))),
        ("addressee", text(&proposal.addressee)),
        ("raised_from", key(proposal.raised_from.map(|id| id.0))),
        ("raise_reason", text(&proposal.raise_reason)),
        ("drafted_on", day(Some(proposal.drafted_on))),
        ("submitted_on", day(proposal.submitted_on)),
    ]);
    cells
}

fn read_step(row: &Row<'_>) -> rusqlite::Result<ProposalStep> {
    Ok(ProposalStep {
        step: row.get("step")?,
        name: row.get("name")?,
        on: date(row, "signed_on")?,
        opinion: row.get("opinion")?,
        passed: row.get("passed")?,
    })
}

fn step_cells(id: ProposalId, position: usize, step: &ProposalStep) -> Cells {
    vec![
        ("proposal_id", key(Some(id.0))),
        ("position", place(position)),
        ("step", text(&step.step)),
        ("name", text(&step.name)),
        ("signed_on", day(step.on)),
        ("opinion", text(&step.opinion)),
        ("passed", yes(step.passed)),
    ]
}
