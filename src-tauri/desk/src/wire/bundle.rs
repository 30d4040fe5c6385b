//! Wire types of 上报与接收: this office's identity, the offices it exchanges packages with, making a package and taking
//! one in. Never a key: fingerprints are what people compare.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record::{Field, Kind};

/// 本单位身份.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct OwnIdentity {
    /// The name on its card.
    pub name: String,
    /// Thirty digits in groups of five.
    pub fingerprint: String,
}

/// An office that packages are exchanged with.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CorrespondentLine {
    /// The record.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its fingerprint.
    pub fingerprint: String,
    /// The day on which it was compared, ISO.
    pub confirmed_on: String,
}

/// A period that can be reported.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BundlePeriod {
    /// Such as `2026Q1` or `2026H1`.
    pub period: String,
    /// 2026年第一季度.
    pub label: String,
    /// The packages that were made of it, in words; empty where there are none.
    pub sent: String,
}

/// What an office sent for a period.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BundleCell {
    /// The record of what was received; none where nothing came.
    pub record: Option<String>,
    /// 件次 and 预警 in it, in words; empty where nothing came.
    pub words: String,
}

/// What an office sent, period by period.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BundleRow {
    /// The office.
    pub id: String,
    /// Its name.
    pub name: String,
    /// One for each period of the grid.
    pub cells: Vec<BundleCell>,
}

/// 上报与接收.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BundleDesk {
    /// This office takes packages in: it is a 预警中心.
    pub receives: bool,
    /// Its identity; none until it is first needed.
    pub own: Option<OwnIdentity>,
    /// The offices that it exchanges packages with.
    pub correspondents: Vec<CorrespondentLine>,
    /// The periods that can be reported, newest first.
    pub periods: Vec<BundlePeriod>,
    /// The number that the next package gets.
    pub next_sequence: u32,
    /// The periods of the grid, oldest first: codes and labels.
    pub grid_periods: Vec<BundlePeriod>,
    /// Who sent what.
    pub grid: Vec<BundleRow>,
    /// The form in which another office is pinned.
    pub pin_fields: Vec<Field>,
}

/// Names a file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BundleFile {
    /// The file.
    pub path: String,
}

/// Asks for the body of a package.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct OutlineBundle {
    /// Such as `2026Q1` or `2026H1`.
    pub period: String,
}

/// What a package would hold, before it is made.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BundleOutline {
    /// 2026年第一季度.
    pub label: String,
    /// What goes in, a line each.
    pub holds: Vec<String>,
    /// What stays here, a line each.
    pub leaves: Vec<String>,
    /// A good file name.
    pub file_name: String,
}

/// 生成上报包.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MakeBundle {
    /// Such as `2026Q1` or `2026H1`.
    pub period: String,
    /// The receiver: the record's id or its name.
    pub receiver: String,
    /// The file to write.
    pub path: String,
    /// The number from which packages count on; none goes on from the last one.
    #[serde(default)]
    pub sequence: Option<u32>,
}

/// A card that was read.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CardShown {
    /// The office's name.
    pub name: String,
    /// What remark goes with it: pinned already, another card of this name is pinned; empty for neither.
    pub remark: String,
}

/// 登记往来单位.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PinOffice {
    /// The card.
    pub path: String,
    /// As the form has it: `fingerprint`, `confirmed_by`, `note`.
    pub fields: BTreeMap<String, String>,
}

/// What becomes of a record of a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BundleVerdict {
    /// 新增.
    New,
    /// 变化.
    Changed,
    /// 不变.
    Unchanged,
    /// 包中没有: it stays, and is marked.
    Missing,
}

/// A field that says something else.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BundleChange {
    /// Its label.
    pub label: String,
    /// What it says here.
    pub before: String,
    /// What the package says.
    pub now: String,
}

/// A record of a package, compared with what is here.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BundleLine {
    /// The register it goes to.
    pub kind: Kind,
    /// Its name.
    pub kind_label: String,
    /// 文号, 信息编号 or title.
    pub title: String,
    /// What tells it from others.
    pub detail: String,
    /// What becomes of it.
    pub verdict: BundleVerdict,
    /// The word for it.
    pub verdict_label: String,
    /// The fields that differ.
    pub changes: Vec<BundleChange>,
}

/// How many records of a package are of a sort.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BundleCount {
    /// The sort.
    pub verdict: BundleVerdict,
    /// The word for it.
    pub label: String,
    /// How many.
    pub count: u32,
}

/// A package before it is taken in.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BundlePreview {
    /// Names it in the next request.
    pub token: String,
    /// The office it is from.
    pub sender: String,
    /// 2026年第一季度.
    pub label: String,
    /// Its number.
    pub sequence: u32,
    /// The day it was made, ISO.
    pub made_on: String,
    /// What should be known of it.
    pub remarks: Vec<String>,
    /// Counts by sort.
    pub counts: Vec<BundleCount>,
    /// New, changed and missing records, and those that stay as they are at the end; at most some hundred.
    pub lines: Vec<BundleLine>,
    /// Records in all.
    pub total: u32,
    /// The counts as a sentence.
    pub summary: String,
}

/// Names a package that was shown.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BundleToken {
    /// From the preview.
    pub token: String,
}
