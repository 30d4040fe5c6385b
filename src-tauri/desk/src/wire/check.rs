//! Wire types of 条款体检. Never a rule: labels, articles and sentences arrive here already said.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record::Kind;

/// Asks for the checks.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct CheckArticles {
    /// The most findings to name of each check; 0 is all of them.
    #[serde(default)]
    pub limit: u32,
}

/// 条款体检 of the registers as they stand.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Checked {
    /// The day that the rules took for today, ISO.
    pub on: String,
    /// How many records were found amiss, each once for each check.
    pub found: u32,
    /// How many checks found something.
    pub failed: u32,
    /// Every check, in the order of the articles, those that found nothing too.
    pub checks: Vec<CheckLine>,
}

/// One check.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CheckLine {
    /// Its name for programs.
    pub check: String,
    /// The article that it comes from.
    pub article: String,
    /// What it finds, in words.
    pub label: String,
    /// How many records it found.
    pub count: u32,
    /// What is not stated and was therefore not judged, in words; empty where nothing is open.
    pub unstated: String,
    /// The records, at most as many as were asked for.
    pub findings: Vec<CheckFinding>,
}

/// One record that does not keep one rule.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CheckFinding {
    /// The register of the record.
    pub kind: Kind,
    /// The record; empty where the finding is of the register as a whole.
    pub id: String,
    /// The record's name.
    pub record: String,
    /// What is wrong with it.
    pub sentence: String,
}
