//! Rows of screenings, campaigns and key areas.

use std::collections::BTreeMap;

use register::Term as _;
use register::campaign::{Campaign, CampaignLine};
use register::coverage::KeyArea;
use register::id::{CampaignId, CampaignLineId, KeyAreaId, PostId, RiskId, ScreeningId, UnitId};
use register::screening::{Screening, ScreeningEntry};
use rusqlite::Row;
use rusqlite::types::Value;
use uuid::Uuid;

use super::{code, date, day, kept, key, needed, optional_uuid, term, text, uuid, yes};
use crate::{Entity, Kept, Reader, StoreError, Writer};

type Cells = Vec<(&'static str, Value)>;

kept!(key_areas, put_key_area, KeyAreaId, KeyArea, Entity::KeyArea, "../sql/key_area/list.sql", read_area, area_cells, "重点项");

/// Child rows by their owner, each with its own key.
type Children<T> = BTreeMap<Uuid, Vec<(Uuid, T)>>;

impl Reader<'_> {
    /// Every 排查表, whole, in the order of its number, those in the bin included.
    ///
    /// # Errors
    /// When the store fails.
    pub fn screenings(&self) -> Result<Vec<Kept<ScreeningId, Screening>>, StoreError> {
        let mut risks = self.screening_risks()?;
        let mut entries = self.screening_entries()?;
        fn items<T>(children: &mut Children<T>, id: Uuid) -> Vec<T> {
            children.remove(&id).unwrap_or_default().into_iter().map(|(_, item)| item).collect()
        }
        self.collect(include_str!("../sql/screening/list.sql"), |row| {
            let id = uuid(row, "id")?;
            let item = Screening {
                number: row.get("number")?,
                layer: needed(term(row, "layer")?, "layer")?,
                unit: optional_uuid(row, "unit_id")?.map(UnitId),
                post: optional_uuid(row, "post_id")?.map(PostId),
                started_on: needed(date(row, "started_on")?, "started_on")?,
                risks: items(&mut risks, id),
                entries: items(&mut entries, id),
            };
            Ok(Kept { id: id.into(), deleted_at: row.get("deleted_at")?, item })
        })
    }

    fn screening_risks(&self) -> Result<Children<RiskId>, StoreError> {
        let rows = self.collect(include_str!("../sql/screening_risk/list.sql"), |row| {
            Ok((uuid(row, "screening_id")?, uuid(row, "id")?, RiskId(uuid(row, "risk_id")?)))
        })?;
        Ok(by_owner(rows))
    }

    fn screening_entries(&self) -> Result<Children<ScreeningEntry>, StoreError> {
        let rows = self.collect(include_str!("../sql/screening_entry/list.sql"), |row| {
            let entry = ScreeningEntry {
                step: needed(term(row, "step")?, "step")?,
                passed: row.get("passed")?,
                signed_by: row.get("signed_by")?,
                signed_on: needed(date(row, "signed_on")?, "signed_on")?,
                opinion: row.get("opinion")?,
            };
            Ok((uuid(row, "screening_id")?, uuid(row, "id")?, entry))
        })?;
        Ok(by_owner(rows))
    }

    /// Every 集中排查, oldest first.
    ///
    /// # Errors
    /// When the store fails.
    pub fn campaigns(&self) -> Result<Vec<(CampaignId, Campaign)>, StoreError> {
        self.collect(include_str!("../sql/campaign/list.sql"), |row| {
            let campaign = Campaign {
                year: row.get("year")?,
                opened_on: needed(date(row, "opened_on")?, "opened_on")?,
                closed_on: date(row, "closed_on")?,
            };
            Ok((uuid(row, "id")?.into(), campaign))
        })
    }

    /// Every 排查条目, those of the newest campaign first.
    ///
    /// # Errors
    /// When the store fails.
    pub fn campaign_lines(&self) -> Result<Vec<(CampaignLineId, CampaignLine)>, StoreError> {
        self.collect(include_str!("../sql/campaign_line/list.sql"), |row| {
            let line = CampaignLine {
                campaign: uuid(row, "campaign_id")?.into(),
                risk: uuid(row, "risk_id")?.into(),
                fresh: row.get("fresh")?,
                mark: term(row, "mark")?,
                reason: row.get("reason")?,
            };
            Ok((uuid(row, "id")?.into(), line))
        })
    }
}

impl Writer<'_> {
    /// Writes a 排查表 with its points and signatures; those that stay keep their keys.
    ///
    /// # Errors
    /// When its number is taken, or the store fails.
    pub fn put_screening(&mut self, id: ScreeningId, sheet: &Screening) -> Result<(), StoreError> {
        self.put(Entity::Screening, id.0, screening_cells(sheet))?;
        let known = self.screening_risks()?.remove(&id.0).unwrap_or_default();
        for risk in sheet.risks.iter().filter(|risk| !known.iter().any(|(_, known)| known == *risk)) {
            let own = self.new_id();
            self.put(Entity::ScreeningRisk, own, vec![("screening_id", key(Some(id.0))), ("risk_id", key(Some(risk.0)))])?;
        }
        for (own, _) in known.into_iter().filter(|(_, risk)| !sheet.risks.contains(risk)) {
            self.drop(Entity::ScreeningRisk, own)?;
        }
        let kept = self.screening_entries()?.remove(&id.0).unwrap_or_default();
        for (at, entry) in sheet.entries.iter().enumerate() {
            let own = kept.get(at).map_or_else(|| self.new_id(), |(own, _)| *own);
            self.put(Entity::ScreeningEntry, own, entry_cells(id, at, entry))?;
        }
        Ok(())
    }

    /// The next number of a sheet behind a prefix, such as PC-2026-.
    ///
    /// # Errors
    /// When the store fails.
    pub fn next_screening(&self, prefix: &str) -> Result<u32, StoreError> {
        Ok(self.greatest_number(Entity::Screening, prefix)? + 1)
    }

    /// Writes a 集中排查.
    ///
    /// # Errors
    /// When the year has one, another is open, or the store fails.
    pub fn put_campaign(&mut self, id: CampaignId, campaign: &Campaign) -> Result<(), StoreError> {
        let cells = vec![
            ("year", Value::Integer(campaign.year.into())),
            ("opened_on", day(Some(campaign.opened_on))),
            ("closed_on", day(campaign.closed_on)),
        ];
        self.put(Entity::Campaign, id.0, cells)
    }

    /// Writes a 排查条目.
    ///
    /// # Errors
    /// When the store fails.
    pub fn put_campaign_line(&mut self, id: CampaignLineId, line: &CampaignLine) -> Result<(), StoreError> {
        let cells = vec![
            ("campaign_id", key(Some(line.campaign.0))),
            ("risk_id", key(Some(line.risk.0))),
            ("fresh", yes(line.fresh)),
            ("mark", code(line.mark)),
            ("reason", text(&line.reason)),
        ];
        self.put(Entity::CampaignLine, id.0, cells)
    }
}

fn by_owner<T>(rows: Vec<(Uuid, Uuid, T)>) -> Children<T> {
    let mut children = Children::new();
    for (owner, id, child) in rows {
        children.entry(owner).or_default().push((id, child));
    }
    children
}

fn screening_cells(sheet: &Screening) -> Cells {
    vec![
        ("number", text(&sheet.number)),
        ("layer", code(Some(sheet.layer))),
        ("unit_id", key(sheet.unit.map(|id| id.0))),
        ("post_id", key(sheet.post.map(|id| id.0))),
        ("started_on", day(Some(sheet.started_on))),
    ]
}

fn entry_cells(id: ScreeningId, at: usize, entry: &ScreeningEntry) -> Cells {
    vec![
        ("screening_id", key(Some(id.0))),
        ("position", Value::Integer(i64::try_from(at + 1).unwrap_or(i64::MAX))),
        ("step", text(entry.step.code())),
        ("passed", yes(entry.passed)),
        ("signed_by", text(&entry.signed_by)),
        ("signed_on", day(Some(entry.signed_on))),
        ("opinion", text(&entry.opinion)),
    ]
}

fn read_area(row: &Row<'_>) -> rusqlite::Result<KeyArea> {
    let words: String = row.get("words")?;
    Ok(KeyArea {
        kind: term(row, "kind")?,
        name: row.get("name")?,
        words: register::text::list(&words),
        none_reason: row.get("none_reason")?,
        none_by: row.get("none_by")?,
        none_on: date(row, "none_on")?,
        note: row.get("note")?,
    })
}

fn area_cells(area: &KeyArea) -> Cells {
    vec![
        ("kind", code(area.kind)),
        ("name", text(&area.name)),
        ("words", text(&area.words.join("、"))),
        ("none_reason", text(&area.none_reason)),
        ("none_by", text(&area.none_by)),
        ("none_on", day(area.none_on)),
        ("note", text(&area.note)),
    ]
}
