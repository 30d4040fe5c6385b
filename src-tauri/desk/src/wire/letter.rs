//! Wire types of letters, inspections, talks and what stands beside a warning. Never a label that is not in register:
//! forms travel as fields.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::paper::PaperRef;
use super::record::{Field, HistoryLine, Kind};
use super::warning::{CourseLine, Fact, NextAct};

/// Asks for the draft of a letter.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ComposeLetter {
    /// `reminder`, `written_inquiry`, `admonition`, `inspection_notice`, `supervision_slip` or `proposal`.
    pub kind: String,
    /// The warning's id or 文号 that it is about; empty for none.
    #[serde(default)]
    pub warning: String,
}

/// A letter's form with what the registers propose for it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LetterForm {
    /// The kind in words.
    pub label: String,
    /// The number that would be given now.
    pub number: String,
    /// What is asked for.
    pub fields: Vec<Field>,
    /// What stands in each field to begin with.
    pub values: BTreeMap<String, String>,
    /// What sending it does, in sentences.
    pub happens: Vec<String>,
    /// Why none can be sent now; none when one can.
    pub why_not: Option<String>,
}

/// A letter as it is being written.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LetterDraft {
    /// The kind's code.
    pub kind: String,
    /// The warning's id or 文号 that it is about; empty for none.
    #[serde(default)]
    pub warning: String,
    /// The form as typed.
    pub fields: BTreeMap<String, String>,
}

/// A letter that was sent.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LetterIssued {
    /// The register it stands in: letters, or inspections where it ordered one.
    pub kind: Kind,
    /// Its id there.
    pub id: String,
    /// 文号.
    pub number: String,
    /// The kept paper.
    pub paper: PaperRef,
    /// A sentence for the toast.
    pub sentence: String,
}

/// Names a letter.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LetterRef {
    /// The letter's id or 文号.
    pub letter: String,
}

/// An act on a letter.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LetterAct {
    /// The letter's id or 文号.
    pub letter: String,
    /// Its form as typed.
    pub fields: BTreeMap<String, String>,
}

/// A letter or an inspection, whole.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CourseView {
    /// Its id.
    pub id: String,
    /// 文号.
    pub number: String,
    /// What it is called: 函询通知书, 督查.
    pub title: String,
    /// State in words.
    pub state_label: String,
    /// The last day that stands, ISO.
    pub due_on: Option<String>,
    /// Days overdue.
    pub overdue_days: Option<u32>,
    /// Everything worth reading, in order.
    pub facts: Vec<Fact>,
    /// Paragraphs of the letter.
    pub body: String,
    /// What happened, and what is still to come.
    pub course: Vec<CourseLine>,
    /// What can be done next.
    pub next: Vec<NextAct>,
    /// The paper as it was sent.
    pub paper: PaperRef,
    /// The warning it is about.
    pub warning_id: Option<String>,
    /// That warning's number.
    pub warning_number: String,
    /// Newest first.
    pub history: Vec<HistoryLine>,
}

/// Names an inspection.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct InspectionRef {
    /// The inspection's id or 文号.
    pub inspection: String,
}

/// An act on an inspection.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct InspectionDeed {
    /// The inspection's id or 文号.
    pub inspection: String,
    /// Its form as typed.
    pub fields: BTreeMap<String, String>,
}

/// A letter that can be written beside a warning.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LetterChoice {
    /// The kind's code.
    pub kind: String,
    /// The kind in words.
    pub label: String,
    /// Why none can be written now; none when one can.
    pub why_not: Option<String>,
}

/// One thing beside a warning.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BesideLine {
    /// Its register.
    pub kind: Kind,
    /// Its id.
    pub id: String,
    /// Its day, ISO.
    pub on: String,
    /// What it is.
    pub title: String,
    /// To whom, about what.
    pub detail: String,
    /// State in words.
    pub state: String,
    /// Days overdue.
    pub overdue_days: Option<u32>,
}

/// 函件, 督查, 谈话, 问责 of a warning.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct WarningBeside {
    /// The talks that its dispositions call for and that are not entered, in a sentence.
    pub owed: Option<String>,
    /// How often it was reminded of.
    pub reminders: u32,
    /// What can be written.
    pub letters: Vec<LetterChoice>,
    /// Why 提请问责 is not offered; none when it is.
    pub accountability_why_not: Option<String>,
    /// What there is.
    pub lines: Vec<BesideLine>,
}

/// The form of a talk that a warning calls for, as far as the registers know it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TalkProposal {
    /// Texts of the form of 谈话登记.
    pub fields: BTreeMap<String, String>,
}

/// Asks who has spoken to whom.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AskCoverage {
    /// The year; empty for this one.
    #[serde(default)]
    pub year: String,
}

/// One column of 谈话覆盖: who has to speak.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CoverageTalker {
    /// Posts with their holders; several where one of them is enough.
    pub label: String,
    /// With how many.
    pub due: u32,
    /// With how many it was done.
    pub done: u32,
}

/// A pair in 谈话覆盖.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CoverageCell {
    /// The days of the talks, ISO; empty where nobody has spoken yet.
    pub days: Vec<String>,
}

/// One row of 谈话覆盖: who has to be spoken to.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CoverageRow {
    /// The post's id.
    pub post_id: String,
    /// Its unit.
    pub unit: String,
    /// Its name.
    pub post: String,
    /// Who holds it.
    pub name: String,
    /// One for each talker; none where that one owes no talk.
    pub cells: Vec<Option<CoverageCell>>,
}

/// 谈话覆盖 of a year.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TalkCoverage {
    /// The year.
    pub year: String,
    /// The years that can be asked for.
    pub years: Vec<String>,
    /// How many pairs.
    pub due: u32,
    /// With how many it was done.
    pub done: u32,
    /// Columns.
    pub talkers: Vec<CoverageTalker>,
    /// Rows.
    pub rows: Vec<CoverageRow>,
}
