//! Rows of report drafts: a version is written once. Never the text that is made from the figures: that is no row.

use register::report::{Period, ReportDraft};
use rusqlite::Row;

use super::{needed, number, text};
use crate::{Entity, Reader, StoreError, Writer};

/// A report that was made and stands in the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportMade {
    /// What kind of paper: the codes of the schema.
    pub kind: String,
    /// What it tells of.
    pub period: Period,
    /// When it was last made, local time with offset.
    pub made_at: String,
}

fn period(row: &Row<'_>) -> rusqlite::Result<Period> {
    let code: String = row.get("period")?;
    needed(Period::parse(&code), "period")
}

impl Reader<'_> {
    /// Every version of every 报告草稿, by report, section and number.
    ///
    /// # Errors
    /// When the store fails.
    pub fn report_drafts(&self) -> Result<Vec<ReportDraft>, StoreError> {
        self.collect(include_str!("../sql/report_draft/list.sql"), |row| {
            Ok(ReportDraft {
                period: period(row)?,
                section: row.get("section")?,
                version: row.get("version")?,
                body: row.get("body")?,
                made_at: row.get("made_at")?,
            })
        })
    }

    /// The reports of the archive, each kind of each period once.
    ///
    /// # Errors
    /// When the store fails.
    pub fn reports_made(&self) -> Result<Vec<ReportMade>, StoreError> {
        self.collect(include_str!("../sql/paper/reports.sql"), |row| {
            Ok(ReportMade { kind: row.get("kind")?, period: period(row)?, made_at: row.get("made_at")? })
        })
    }
}

impl Writer<'_> {
    /// Keeps a text as a version of its section.
    ///
    /// # Errors
    /// When the version is taken, or the store fails.
    pub fn add_report_draft(&mut self, of: Period, section: &str, version: u32, body: &str) -> Result<(), StoreError> {
        let id = self.new_id();
        let made_at = text(self.wall());
        self.put(
            Entity::ReportDraft,
            id,
            vec![
                ("period", text(&of.to_string())),
                ("section", text(section)),
                ("version", number(Some(version))),
                ("body", text(body)),
                ("made_at", made_at),
            ],
        )
    }
}
