//! Wire types of 百分考核. Never a figure that the window would have to add up.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::answer::Objection;
use super::record::{Field, Kind, Link};
use super::warning::{Level, NextAct};

/// The years of 百分考核.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AppraisalYears {
    /// The year of today.
    pub this_year: i32,
    /// The newest first; this year is always among them.
    pub years: Vec<AppraisalYear>,
}

/// One year.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AppraisalYear {
    /// The year.
    pub year: i32,
    /// Items that are scored.
    pub items: u32,
    /// What they come to, or that there are none, in words.
    pub standard: String,
    /// They come to 100, and so does every category to what it says.
    pub whole: bool,
    /// Sheets.
    pub sheets: u32,
    /// Of these wholly scored.
    pub scored: u32,
    /// Of these 核定.
    pub finalised: u32,
    /// Points of the network without a sheet.
    pub missing: u32,
    /// The year whose standard can be copied; none where there are items already.
    pub copy_from: Option<i32>,
}

/// Copies the standard of the newest year before.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CopyStandard {
    /// The year to be made.
    pub year: i32,
}

/// Makes sheets.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MakeAppraisals {
    /// The year.
    pub year: i32,
    /// The units, by id, code or short name; empty = every point of the network. Those with a sheet are left out.
    #[serde(default)]
    pub units: Vec<String>,
}

/// Names a sheet.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AppraisalRef {
    /// Its id, or the unit's short name for this year's.
    pub appraisal: String,
}

/// Gives every item without a 核查分 its full points.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct FillAppraisal {
    /// The sheet.
    pub appraisal: String,
}

/// 核定.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct FinaliseAppraisal {
    /// The sheet.
    pub appraisal: String,
    /// 核定人.
    #[serde(default)]
    pub by: String,
    /// 核定日期, typed any way; empty = today.
    #[serde(default)]
    pub on: String,
}

/// 退回重评.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReopenAppraisal {
    /// The sheet.
    pub appraisal: String,
    /// 退回理由.
    #[serde(default)]
    pub reason: String,
}

/// One sheet with everything that comes of it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AppraisalView {
    /// Its id.
    pub id: String,
    /// 年度.
    pub year: i32,
    /// 考核对象.
    pub unit: String,
    /// `drafted` or `finalised`.
    pub state: String,
    /// 编制中.
    pub state_label: String,
    /// 评分人.
    pub scored_by: String,
    /// 评分日期, ISO; empty where there is none.
    pub scored_on: String,
    /// Sums, rank and grade, in words.
    pub facts: Vec<AppraisalFact>,
    /// Its lines in the order of the standard; each is a record of `appraisal_lines`.
    pub lines: Vec<AppraisalLineView>,
    /// The fields of a line that are filled in.
    pub fields: Vec<Field>,
    /// The warnings of the unit in the year.
    pub deductions: Vec<AppraisalDeduction>,
    /// The formula line by line, both readings of the article.
    pub formula: Vec<AppraisalFormula>,
    /// What has to be known beside it.
    pub remarks: Vec<String>,
    /// What stands against 核定.
    pub against: Vec<Objection>,
    /// The acts of its buttons: `fill`, `finalise`, `reopen`.
    pub next: Vec<NextAct>,
}

/// One fact.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AppraisalFact {
    /// What.
    pub label: String,
    /// How much.
    pub text: String,
}

/// One line of a sheet.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AppraisalLineView {
    /// Its id among `appraisal_lines`.
    pub id: String,
    /// 考核类别.
    pub category: String,
    /// 编号.
    pub code: String,
    /// 考核内容.
    pub content: String,
    /// 分值.
    pub points: String,
    /// 评分（扣分）标准.
    pub criterion: String,
    /// 查验资料.
    pub evidence: String,
    /// 自评分.
    pub own: String,
    /// 核查分.
    pub checked: String,
    /// 群众评分.
    pub public: String,
    /// 扣分.
    pub lost: String,
    /// 扣分原因.
    pub reason: String,
    /// 系统提示: what the registers know; never a score.
    pub hint: String,
    /// The records behind it.
    pub links: Vec<Link>,
}

/// One warning of the unit.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AppraisalDeduction {
    /// The register it stands in.
    pub kind: Kind,
    /// The warning.
    pub id: String,
    /// 文号.
    pub number: String,
    /// 预警等级.
    pub level: Level,
    /// 红色.
    pub level_label: String,
    /// 签发日期, ISO.
    pub issued_on: String,
    /// 事由.
    pub subject: String,
    /// What it takes away.
    pub points: String,
    /// Why it takes nothing; empty where it does.
    pub why_not: String,
}

/// One line of the formula.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AppraisalFormula {
    /// Which reading of the article; empty for what both begin with.
    pub reading: String,
    /// The office goes by this reading.
    pub chosen: bool,
    /// What is computed.
    pub label: String,
    /// With which figures.
    pub figures: String,
    /// What comes of them.
    pub value: String,
}
