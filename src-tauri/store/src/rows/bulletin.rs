//! Rows of 预警信息参阅 and their numbers.

use chrono::NaiveDate;
use register::bulletin::{Bulletin, IssueNumber};
use register::id::BulletinId;
use register::quarter::Quarter;
use rusqlite::types::Value;
use rusqlite::{Row, named_params};
use uuid::Uuid;

use super::{code, date, day, key, needed, number, optional_uuid, term, text, uuid};
use crate::{Entity, Kept, Reader, StoreError, Writer};

/// A bulletin with the paper that was kept when it was issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptBulletin {
    /// With its key.
    pub kept: Kept<BulletinId, Bulletin>,
    /// The paper; none before it is issued.
    pub paper: Option<Uuid>,
}

impl Reader<'_> {
    /// Every 参阅, drafts first, then by number, those in the bin included.
    ///
    /// # Errors
    /// When the store fails.
    pub fn bulletins(&self) -> Result<Vec<KeptBulletin>, StoreError> {
        self.collect(include_str!("../sql/bulletin/list.sql"), |row| {
            let kept = Kept { id: uuid(row, "id")?.into(), deleted_at: row.get("deleted_at")?, item: read_bulletin(row)? };
            Ok(KeptBulletin { kept, paper: optional_uuid(row, "paper_id")? })
        })
    }

    /// The numbers that the next issue of a year takes, with the day of the last issue; `start` is the first number
    /// through all years.
    ///
    /// # Errors
    /// When the store fails.
    pub fn next_issue(&self, year: i32, start: u32) -> Result<(IssueNumber, Option<NaiveDate>), StoreError> {
        let of_year = ["参阅〔", &year.to_string(), "〕"].concat();
        let mut statement = self.connection().prepare_cached(include_str!("../sql/bulletin/next_issue.sql"))?;
        let (number, total, last): (u32, Option<u32>, Option<String>) =
            statement.query_row(named_params! { ":year": year }, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let last = last.and_then(|day| day.parse().ok());
        let number = number.max(self.floor_of(&of_year)?.saturating_add(1));
        let total = total.unwrap_or(start).max(self.floor_of("参阅总期")?.saturating_add(1));
        Ok((IssueNumber { year, number, total }, last))
    }
}

impl Writer<'_> {
    /// Writes a 参阅; `paper` is the one kept at issue.
    ///
    /// # Errors
    /// When its number is taken, or the store fails.
    pub fn put_bulletin(&mut self, id: BulletinId, bulletin: &Bulletin, paper: Option<Uuid>) -> Result<(), StoreError> {
        self.put(Entity::Bulletin, id.0, bulletin_cells(bulletin, paper))
    }
}

fn read_bulletin(row: &Row<'_>) -> rusqlite::Result<Bulletin> {
    let quarter: Option<String> = row.get("quarter")?;
    let issued = match date(row, "issued_on")? {
        None => None,
        Some(on) => {
            let number = IssueNumber { year: row.get("issue_year")?, number: row.get("issue_number")?, total: row.get("issue_total")? };
            Some((number, on))
        }
    };
    let reason: String = row.get("void_reason")?;
    Ok(Bulletin {
        kind: needed(term(row, "kind")?, "kind")?,
        title: row.get("title")?,
        body: row.get("body")?,
        issuer: row.get("issuer")?,
        warning: optional_uuid(row, "warning_id")?.map(Into::into),
        quarter: quarter.as_deref().and_then(Quarter::parse),
        report_to: row.get("report_to")?,
        send_to: row.get("send_to")?,
        distribute_to: row.get("distribute_to")?,
        copies: row.get("copies")?,
        issued,
        voided: date(row, "voided_on")?.map(|on| (on, reason)),
        note: row.get("note")?,
    })
}

fn bulletin_cells(bulletin: &Bulletin, paper: Option<Uuid>) -> Vec<(&'static str, Value)> {
    let issued = bulletin.issued;
    let voided = bulletin.voided.as_ref();
    vec![
        ("kind", code(Some(bulletin.kind))),
        ("title", text(&bulletin.title)),
        ("body", text(&bulletin.body)),
        ("issuer", text(&bulletin.issuer)),
        ("warning_id", key(bulletin.warning.map(|id| id.0))),
        ("quarter", bulletin.quarter.map_or(Value::Null, |quarter| Value::Text(quarter.to_string()))),
        ("report_to", text(&bulletin.report_to)),
        ("send_to", text(&bulletin.send_to)),
        ("distribute_to", text(&bulletin.distribute_to)),
        ("copies", number(Some(bulletin.copies))),
        ("issued_on", day(issued.map(|(_, on)| on))),
        ("issue_year", issued.map_or(Value::Null, |(own, _)| Value::Integer(own.year.into()))),
        ("issue_number", number(issued.map(|(own, _)| own.number))),
        ("issue_total", number(issued.map(|(own, _)| own.total))),
        ("paper_id", key(paper)),
        ("voided_on", day(voided.map(|(on, _)| *on))),
        ("void_reason", text(voided.map_or("", |(_, reason)| reason))),
        ("note", text(&bulletin.note)),
    ]
}
