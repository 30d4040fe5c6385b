//! Wire types of reports: the periods, a report section by section with its figures, and what is saved of it. Never a
//! page: those come as of any paper.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::answer::Objection;

/// A period of which a report can be made.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PeriodChoice {
    /// Such as `2026Q1`, `2026H1`, `2026`.
    pub period: String,
    /// 2026年第一季度.
    pub label: String,
    /// 季度预警报告, 半年分析报告, 年度综述.
    pub kind_label: String,
    /// Signals collected in it.
    pub signals: u32,
    /// Warnings issued in it.
    pub warnings: u32,
    /// Sections in the office's own words.
    pub edited: u32,
    /// Local time its report was last kept in the archive, `YYYY-MM-DD HH:MM`; empty where none was.
    pub made_at: String,
}

/// Asks for a report.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReportRef {
    /// Such as `2026Q1`, `2026H1`, `2026`.
    pub period: String,
}

/// A report before it is kept.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReportView {
    /// Such as `2026Q1`.
    pub period: String,
    /// 七溪坪镇2026年第一季度廉政风险预警报告.
    pub title: String,
    /// 季度预警报告.
    pub kind_label: String,
    /// Its sections in order.
    pub sections: Vec<ReportSection>,
    /// Its figures, in the order in which they are first said.
    pub figures: Vec<ReportFigure>,
    /// The figures that changed since the report was last looked at.
    pub changed: Vec<FigureChange>,
    /// When it was last looked at, `YYYY-MM-DD HH:MM`; empty before the first time.
    pub seen_at: String,
}

/// A part of a report that is edited as one text.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReportSection {
    /// Its stable name.
    pub key: String,
    /// The headings over it.
    pub headings: Vec<String>,
    /// The text that stands, figures as fields, a paragraph a line.
    pub body: String,
    /// The text that is made from the figures.
    pub made: String,
    /// The paragraphs as they would print now; none where they cannot be filled.
    pub words: Vec<String>,
    /// Why they cannot; empty where they can.
    pub why_not: String,
    /// The office's own words stand.
    pub edited: bool,
    /// Every version that was kept, newest first.
    pub versions: Vec<SectionVersion>,
}

/// One kept version of a section.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SectionVersion {
    /// 1, 2, 3 ….
    pub number: u32,
    /// 第2版, or 第2版（恢复自动文字）.
    pub label: String,
    /// Local time it was saved, `YYYY-MM-DD HH:MM`.
    pub made_at: String,
    /// Its text; empty where it went back to the text made from the figures.
    pub body: String,
    /// It stands.
    pub in_force: bool,
}

/// A figure of a report.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReportFigure {
    /// As it stands in a text, braces included.
    pub token: String,
    /// Without braces.
    pub name: String,
    /// What it is now.
    pub value: String,
}

/// A figure that changed since the report was last looked at.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct FigureChange {
    /// Its name.
    pub name: String,
    /// What it was; empty for a new one.
    pub before: String,
    /// What it is; empty for one that is no more.
    pub now: String,
}

/// A text of a section, to be checked, tried or saved.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SectionText {
    /// The report.
    pub period: String,
    /// The section's key.
    pub section: String,
    /// The text, a paragraph a line.
    pub body: String,
}

/// Names a section.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SectionRef {
    /// The report.
    pub period: String,
    /// The section's key.
    pub section: String,
}

/// What is to be said of a text.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SectionCheck {
    /// What stands against it.
    pub objections: Vec<Objection>,
    /// What should be known of it: figures typed by hand do not follow the registers.
    pub remarks: Vec<String>,
    /// The paragraphs as they would print; none where something stands against the text.
    pub words: Vec<String>,
}

/// A version was saved.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SectionSaved {
    /// Its number.
    pub number: u32,
    /// What happened.
    pub sentence: String,
}
