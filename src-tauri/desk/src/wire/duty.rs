//! Wire types of the 责任分解表 beyond its records: the sheets by year, meters, 佐证材料, and a year made from the one
//! before. Never a rule: what is owed and what may be done arrive here decided.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record::Field;

/// The sheet of one year, as the page of duties shows it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DutyYear {
    /// 年度.
    pub year: i32,
    /// Its title; a proposed one where no sheet was entered.
    pub title: String,
    /// 依据: 文号 and name of the document, or nothing.
    pub basis: String,
    /// 拟制, 审定 or 印发.
    pub status: String,
    /// 文号 and day under which it was issued, or nothing.
    pub issued: String,
    /// Its record, where one was entered.
    pub sheet: Option<String>,
    /// Live duties of the year.
    pub duties: u32,
    /// How many of them stand how: 已完成, 还差 and so on, with counts.
    pub states: Vec<super::record::Facet>,
    /// Why it cannot be issued now; none when it can.
    pub why_not_issue: Option<String>,
    /// Fields that issuing asks for.
    pub issue_fields: Vec<Field>,
    /// What will happen when it is issued.
    pub issue_happens: Vec<String>,
}

/// Years of the 责任分解表, newest first.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DutyYears {
    /// The years.
    pub years: Vec<DutyYear>,
    /// The year that governs today.
    pub current: Option<i32>,
    /// The year that can be made from the one before it; none where it has duties already.
    pub next: Option<i32>,
}

/// Issues the sheet of a year.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct IssueDutySheet {
    /// 年度.
    pub year: i32,
    /// 印发文号.
    #[serde(default)]
    pub number: String,
    /// 印发日期, as typed.
    #[serde(default)]
    pub issued_on: String,
}

/// Names a duty.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DutyRef {
    /// The duty's id, or 2026年第3项.
    pub duty: String,
}

/// One object of a meter.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MeterRow {
    /// 整体, a unit's or a person's name.
    pub object: String,
    /// The unit's short name, to begin an entry with.
    pub unit: String,
    /// The person's name, to begin an entry with.
    pub person: String,
    /// Times due in the period.
    pub required: u32,
    /// Times done in it.
    pub done: u32,
    /// Times still owed.
    pub short: u32,
}

/// One entry of progress.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ProgressLine {
    /// Its record.
    pub id: String,
    /// The day, ISO.
    pub done_on: String,
    /// For whom it counts; may be empty.
    pub object: String,
    /// 次数.
    pub count: u32,
    /// 做了什么.
    pub done: String,
    /// 佐证材料.
    pub files: Vec<AttachmentLine>,
}

/// How a duty stands.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DutyProgress {
    /// 2026年第3项.
    pub reference: String,
    /// 已完成, 还差, 已逾期, 按事项办理 …
    pub state: String,
    /// The meter in words, such as 3/14人，还差11次.
    pub words: String,
    /// The period measured, such as 2026年第二季度; may be empty.
    pub period: String,
    /// The day by which the period's times are due, ISO.
    pub due_on: Option<String>,
    /// Days from today to that day; negative when it has passed.
    pub days: Option<i32>,
    /// Sentences on how it is counted.
    pub remarks: Vec<String>,
    /// One row an object; none where no number is owed.
    pub rows: Vec<MeterRow>,
    /// Every entry, newest first.
    pub entries: Vec<ProgressLine>,
}

/// A file kept with an entry.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AttachmentLine {
    /// Its key.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What its content is, such as PDF.
    pub kind: String,
    /// Its size in words.
    pub size: String,
    /// Local time it was added, `YYYY-MM-DD HH:MM`.
    pub added_at: String,
    /// SHA-256, hex.
    pub sha256: String,
}

/// Names what files are evidence of: an entry of progress, or a 预警 and its 回告.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EvidenceRef {
    /// The record's id.
    pub record: String,
}

/// Keeps a file with a record.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AddAttachment {
    /// The id of the entry of progress, or of the 预警.
    pub record: String,
    /// Where the file is.
    pub path: String,
}

/// Names a kept file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AttachmentRef {
    /// Its key.
    pub attachment: String,
}

/// A kept file left the program.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AttachmentUse {
    /// Its key.
    pub attachment: String,
    /// `save` or `view`.
    pub act: String,
}

/// Asks for the duties of a year as the year before proposes them.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RenewalRef {
    /// The new year.
    pub year: i32,
}

/// One duty of the year before, as proposed for the new one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RenewalLine {
    /// The duty of the year before.
    pub from: String,
    /// Its 序号.
    pub number: String,
    /// Its texts in the year before, by field.
    pub before: BTreeMap<String, String>,
    /// The proposed texts, by field.
    pub after: BTreeMap<String, String>,
}

/// A year as the one before proposes it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Renewal {
    /// The new year.
    pub year: i32,
    /// The year before that has duties.
    pub before: i32,
    /// Title of the new sheet.
    pub title: String,
    /// The fields that can be changed on the page.
    pub fields: Vec<Field>,
    /// The marks in their order: 未变, 变更, 取消.
    pub marks: Vec<super::record::Choice>,
    /// The duties.
    pub lines: Vec<RenewalLine>,
    /// What will happen.
    pub happens: Vec<String>,
}

/// What is to become of one duty.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RenewLine {
    /// The duty of the year before; empty for a new one.
    #[serde(default)]
    pub from: String,
    /// `unchanged`, `changed`, `cancelled` or `added`.
    pub mark: String,
    /// Texts that differ from the proposal, by field; all of a new one.
    #[serde(default)]
    pub fields: BTreeMap<String, String>,
}

/// Makes a year from the one before.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RenewDuties {
    /// The new year.
    pub year: i32,
    /// Title of its sheet; the proposed one where empty.
    #[serde(default)]
    pub title: String,
    /// 依据文号.
    #[serde(default)]
    pub basis_number: String,
    /// 依据文件.
    #[serde(default)]
    pub basis: String,
    /// Every duty of the year before, in its order, then the new ones.
    pub lines: Vec<RenewLine>,
}

/// Names a line of the five lists.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct WorkItemRef {
    /// Its id or 编号.
    pub item: String,
}
