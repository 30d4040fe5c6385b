//! Wire types of what is done with a signal beyond its card: repeats, decision, ending, who reported; and of 问题线索.
//! Never who reported, but in the one reply that a look of its own gives.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record::Field;

/// An act on a signal with its form.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SignalAct {
    /// The signal's id, or its number as the register shows it (Y001).
    pub signal: String,
    /// Texts as typed, by field key.
    #[serde(default)]
    pub fields: BTreeMap<String, String>,
}

/// An act on a lead with its form.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LeadAct {
    /// The lead's id, or its number (XS-2026-01).
    pub lead: String,
    /// Texts as typed, by field key.
    #[serde(default)]
    pub fields: BTreeMap<String, String>,
}

/// Names a lead.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LeadRef {
    /// The lead's id, or its number (XS-2026-01).
    pub lead: String,
}

/// An act that a record offers.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ActOffer {
    /// The command that does it.
    pub command: String,
    /// What it is called.
    pub label: String,
    /// Why it cannot be done now; none where it can.
    pub why_not: Option<String>,
    /// Its form; empty where nothing is asked.
    pub fields: Vec<Field>,
    /// What the form begins with.
    pub seed: BTreeMap<String, String>,
    /// What it will do, one sentence each.
    pub happens: Vec<String>,
}

/// Another signal of the same matter, or one that may be.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RepeatLine {
    /// The signal.
    pub id: String,
    /// 信息编号.
    pub number: String,
    /// 采集日期, ISO.
    pub collected_on: String,
    /// Unit and content, as a list may show them.
    pub words: String,
    /// What the two have in common; empty where they are linked.
    pub why: String,
}

/// What goes on with a signal.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SignalCourse {
    /// 信息编号.
    pub number: String,
    /// 办理结果.
    pub outcome: String,
    /// 镇纪委审核意见 with reviewer and day, in words; empty while nobody decided.
    pub decision: String,
    /// How it ended, with reason and day, in words; empty while it has not.
    pub ending: String,
    /// Why it does not count in statistics; empty where it counts.
    pub excluded: String,
    /// 件 and 次 of the matter, in words.
    pub tally: String,
    /// The first signal of the matter, where this one is a repeat.
    pub first: Option<RepeatLine>,
    /// The repeats of this one.
    pub repeats: Vec<RepeatLine>,
    /// Earlier signals that may be the first of the matter, the likeliest first.
    pub candidates: Vec<RepeatLine>,
    /// Somebody is on record as having reported; never who.
    pub has_reporter: bool,
    /// The acts, in order.
    pub acts: Vec<ActOffer>,
}

/// Who reported, shown once after the look was written into the journal.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct ReporterShown {
    /// Label and text of each part that is not empty.
    pub lines: Vec<ReporterPart>,
    /// After how many seconds the window hides it again.
    pub seconds: u32,
}

/// One part of who reported.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct ReporterPart {
    /// Such as 联系方式.
    pub label: String,
    /// The text.
    pub text: String,
}

/// What goes on with a lead.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LeadCourse {
    /// 线索编号.
    pub number: String,
    /// 线索状态.
    pub state: String,
    /// Assessment and transfer so far, one sentence each.
    pub lines: Vec<String>,
    /// The acts, in order.
    pub acts: Vec<ActOffer>,
}

/// Writes a blank 采集表 that is filled in on any computer.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SaveSignalForm {
    /// The point it is for, by id or name; empty for all of them.
    #[serde(default)]
    pub point: String,
    /// The file.
    pub path: String,
}
