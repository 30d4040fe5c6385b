//! Wire types of 季度报送: the grid of the points, what they sent, who was reminded, what went upward. Never a count of
//! the window's own: states and sums arrive decided.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::paper::PaperRef;
use super::record::Field;

/// Names a quarter.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReturnsRef {
    /// Such as `2026Q1`; empty for the newest that has ended.
    #[serde(default)]
    pub quarter: String,
}

/// How a point stands in a quarter of the year.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReturnCell {
    /// Such as `2026Q1`.
    pub quarter: String,
    /// `reported`, `zero`, `late` or `missing`; none for one that neither owes nor sent anything.
    pub state: Option<String>,
    /// Its word.
    pub label: String,
    /// Signals that count.
    pub signals: u32,
    /// Days behind the day.
    pub late_days: Option<u32>,
    /// 应报.
    pub owes: bool,
    /// The record of what was sent, if it is recorded.
    pub record: Option<String>,
    /// What does not fit together.
    pub remark: Option<String>,
}

/// A point was asked for what it owes.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReminderLine {
    /// The day, ISO.
    pub on: String,
    /// How.
    pub way: String,
    /// 备注.
    pub note: String,
}

/// A point in the grid.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReturnLine {
    /// The unit.
    pub id: String,
    /// Its short name.
    pub name: String,
    /// Its category.
    pub category: String,
    /// Its officers.
    pub officers: Vec<String>,
    /// One for each quarter of the year that has begun.
    pub cells: Vec<ReturnCell>,
    /// What was recorded for the quarter asked for, as the form has it; empty where nothing was.
    pub fields: BTreeMap<String, String>,
    /// Reminders of the quarter asked for, oldest first.
    pub reminders: Vec<ReminderLine>,
}

/// How many points stand in a state.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReturnCount {
    /// `reported`, `zero`, `late` or `missing`.
    pub state: String,
    /// Its word.
    pub label: String,
    /// How many of those that owe.
    pub count: u32,
}

/// A quarter of the year shown.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReturnQuarter {
    /// Such as `2026Q1`.
    pub quarter: String,
    /// 2026年第一季度.
    pub label: String,
    /// 第一季度.
    pub short: String,
    /// 应报.
    pub due: u32,
    /// 未报.
    pub missing: u32,
}

/// What the office sends upward, and whether it did.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SubmissionLine {
    /// Such as `2026Q1` or `2026H1`.
    pub period: String,
    /// 2026年第一季度报送.
    pub label: String,
    /// By when, ISO.
    pub due_on: String,
    /// Days from today; negative when it has passed. None once it was sent.
    pub days: Option<i32>,
    /// When and by whom it was sent, in words; none while it was not.
    pub sent: Option<String>,
    /// What was recorded, as the form has it.
    pub fields: BTreeMap<String, String>,
}

/// 季度报送 of a quarter, beside the other quarters of its year.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Returns {
    /// The quarter asked for, such as `2026Q1`.
    pub quarter: String,
    /// 2026年第一季度.
    pub label: String,
    /// It is over.
    pub ended: bool,
    /// The day by which points send theirs, ISO.
    pub due_on: String,
    /// Days from today to it; negative when it has passed.
    pub days: i32,
    /// The years with something to show, oldest first.
    pub years: Vec<i32>,
    /// The quarters of this year that have begun.
    pub quarters: Vec<ReturnQuarter>,
    /// Its points.
    pub points: Vec<ReturnLine>,
    /// Counts by state.
    pub counts: Vec<ReturnCount>,
    /// The counts as a sentence.
    pub summary: String,
    /// What goes upward: the return of the quarter, and the half-year's report where the quarter ends one.
    pub submissions: Vec<SubmissionLine>,
    /// The form of what a point sent.
    pub return_fields: Vec<Field>,
    /// The form of a reminder.
    pub reminder_fields: Vec<Field>,
    /// The form of what was sent upward.
    pub submission_fields: Vec<Field>,
}

/// What some points sent.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RecordReturns {
    /// Such as `2026Q1`.
    pub quarter: String,
    /// The points, by id.
    pub points: Vec<String>,
    /// As the form has it: `kind`, and what else is known. What was recorded before stays where nothing is said.
    pub fields: BTreeMap<String, String>,
}

/// Points of a quarter.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PointsOfQuarter {
    /// Such as `2026Q1`.
    pub quarter: String,
    /// The points, by id.
    pub points: Vec<String>,
}

/// 催报.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RemindPoints {
    /// Such as `2026Q1`.
    pub quarter: String,
    /// The points, by id; none for all that are silent.
    #[serde(default)]
    pub points: Vec<String>,
    /// A sheet for each point instead of one with all.
    #[serde(default)]
    pub each: bool,
    /// As the form has it.
    pub fields: BTreeMap<String, String>,
}

/// The reminders were recorded.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Reminded {
    /// A sentence for the toast.
    pub sentence: String,
    /// The paper.
    pub paper: PaperRef,
}

/// 登记上报.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RecordSubmission {
    /// Such as `2026Q1` or `2026H1`.
    pub period: String,
    /// As the form has it.
    pub fields: BTreeMap<String, String>,
}
