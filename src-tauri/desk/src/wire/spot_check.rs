//! Wire types of 抽查: coverage of a year, draws by lot, visits and what they found. Never a rule: states, refusals and
//! sentences arrive here decided.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record::{Choice, Field, Kind};

/// Which objects of high risk.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct SpotFilter {
    /// 年度; 0 is this year.
    #[serde(default)]
    pub year: i32,
    /// `units` or `posts`; empty = both.
    #[serde(default)]
    pub sort: String,
    /// 抽查覆盖 by code; empty = all.
    #[serde(default)]
    pub state: String,
    /// Only this unit and its posts, by short name; empty = all.
    #[serde(default)]
    pub unit: String,
}

/// 抽查覆盖 of a year.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SpotCoverage {
    /// 年度.
    pub year: i32,
    /// Years that can be asked for, newest first.
    pub years: Vec<i32>,
    /// How the list comes about.
    pub rule: String,
    /// The countdown, in words.
    pub countdown: String,
    /// 单位, 岗位 and both together, whatever the filter.
    pub figures: Vec<SpotFigure>,
    /// What `sort` can be.
    pub sorts: Vec<Choice>,
    /// What `state` can be.
    pub states: Vec<Choice>,
    /// Units that stand in the list, whatever the filter.
    pub units: Vec<String>,
    /// The objects under the filter.
    pub lines: Vec<SpotLine>,
}

/// How many of a sort.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SpotFigure {
    /// 单位, 岗位 or 合计.
    pub label: String,
    /// All of them.
    pub all: u32,
    /// 已抽查.
    pub covered: u32,
    /// 已安排.
    pub planned: u32,
    /// 未抽查.
    pub open: u32,
}

/// One object of high risk.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SpotLine {
    /// The unit or the post.
    pub id: String,
    /// Its register.
    pub kind: Kind,
    /// 单位 or 岗位.
    pub sort: String,
    /// The unit's short name.
    pub unit: String,
    /// 财政所 出纳.
    pub name: String,
    /// Why it is of high risk.
    pub because: String,
    /// 抽查覆盖.
    pub state: String,
    /// Finished checks of the year.
    pub times: u32,
    /// The newest of them, ISO.
    pub last_on: Option<String>,
    /// The newest finished check, or the one that is under way.
    pub check: Option<String>,
}

/// What a draw would draw from, and its form.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DrawForm {
    /// 抽取范围, in words.
    pub scope: String,
    /// The pool, in the order of its numbers.
    pub pool: Vec<String>,
    /// The form.
    pub fields: Vec<Field>,
    /// A seed out of the operating system's randomness, to begin with.
    pub seed: String,
    /// What will happen.
    pub happens: Vec<String>,
}

/// 抽签.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DrawSpots {
    /// The pool.
    pub filter: SpotFilter,
    /// `count`, `seed`, `witnesses`, `drawn_on`, as typed.
    pub fields: BTreeMap<String, String>,
}

/// Names a draw.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SpotDrawRef {
    /// Its id or number.
    pub draw: String,
}

/// A draw, whole.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SpotDrawView {
    /// Its id.
    pub id: String,
    /// 抽签编号.
    pub number: String,
    /// 抽签日期, ISO.
    pub drawn_on: String,
    /// 抽取范围.
    pub scope: String,
    /// 种子.
    pub seed: String,
    /// 见证人.
    pub witnesses: String,
    /// Why and when it was voided, in words.
    pub voided: Option<String>,
    /// Those drawn, in their order.
    pub drawn: Vec<SpotLot>,
    /// The whole pool, in the order of its numbers.
    pub pool: Vec<SpotLot>,
    /// How anyone works it out again, line by line.
    pub recipe: Vec<String>,
    /// The form in which it is voided; empty where it cannot be.
    pub void: Vec<Field>,
    /// Why it cannot be voided.
    pub why_not: Option<String>,
}

/// One of the pool.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SpotLot {
    /// Its number in the pool.
    pub number: u32,
    /// Its name.
    pub name: String,
    /// The words whose SHA-256 is its lot.
    pub words: String,
    /// Its lot, hex.
    pub lot: String,
    /// The order in which it was drawn.
    pub place: Option<u32>,
    /// The check that came of it.
    pub check: Option<String>,
    /// 状态 of that check.
    pub state: String,
}

/// 作废 of a draw.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct VoidSpotDraw {
    /// The draw.
    pub draw: String,
    /// `reason`, as typed.
    pub fields: BTreeMap<String, String>,
}

/// Names a check.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SpotCheckRef {
    /// Its id or number.
    pub check: String,
}

/// A check with its measures and what it found.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SpotCheckView {
    /// Its id.
    pub id: String,
    /// 抽查编号.
    pub number: String,
    /// 抽查对象.
    pub object: String,
    /// 状态.
    pub state: String,
    /// It was done.
    pub done: bool,
    /// Why nothing can be entered; none where something can.
    pub why_not: Option<String>,
    /// The measures, those of high risk points first.
    pub rows: Vec<SpotRow>,
    /// 落实情况, as they are marked.
    pub results: Vec<Choice>,
    /// What it found.
    pub findings: Vec<SpotFinding>,
    /// The form of the visit.
    pub fields: Vec<Field>,
    /// What stands in it to begin with.
    pub values: BTreeMap<String, String>,
    /// The form in which a finding becomes a rectification.
    pub rectify: Vec<Field>,
    /// What stands in that form to begin with.
    pub proposed: BTreeMap<String, String>,
}

/// One control measure.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SpotRow {
    /// The risk point, where it still stands.
    pub risk: Option<String>,
    /// 风险编号 and 描述.
    pub risk_words: String,
    /// The measure.
    pub measure: String,
    /// 落实情况; empty before it was marked.
    pub result: String,
    /// 说明.
    pub remark: String,
}

/// One finding.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SpotFinding {
    /// Its words.
    pub words: String,
    /// The line of 问题清单 that it became.
    pub problem: Option<String>,
    /// The rectification.
    pub item: Option<String>,
    /// How the rectification stands: ZG-2026-01 办理中，2026-04-30前; empty where there is none.
    pub standing: String,
}

/// 登记抽查结果.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RecordSpotCheck {
    /// The check.
    pub check: String,
    /// `checked_on`, `inspectors`, `findings`, `handling`, as typed.
    pub fields: BTreeMap<String, String>,
    /// One for each measure, in their order.
    pub rows: Vec<SpotMark>,
}

/// What was found about one measure.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SpotMark {
    /// 落实情况.
    pub result: String,
    /// 说明.
    #[serde(default)]
    pub remark: String,
}

/// 生成整改 of a finding.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RectifyFinding {
    /// The check.
    pub check: String,
    /// Which finding, from 1.
    pub finding: u32,
    /// `measure`, `leader`, `department`, `handler`, `due_on`, as typed.
    pub fields: BTreeMap<String, String>,
}
