//! Wire types of 目录版本: the catalogues with their editions, one edition, what stands against approving it, and
//! two states compared. Never a rule: states, next acts and sentences arrive here already decided.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::check::CheckFinding;
use super::paper::PaperRef;
use super::record::{Choice, Field, Kind};
use super::warning::NextAct;

/// One catalogue, or one year of 责任分解表, with its editions.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CatalogueLine {
    /// `duties`, `powers` or `risks`.
    pub catalogue: String,
    /// Of 责任分解表 the year.
    pub year: Option<i32>,
    /// 2026年责任分解表.
    pub label: String,
    /// The register that it is made of.
    pub kind: Kind,
    /// Rows in the register now.
    pub rows: u32,
    /// Rows that differ from the newest approved edition; none where there is none.
    pub revised: Option<u32>,
    /// Its newest approved edition, such as 第1版; empty where there is none.
    pub in_force: String,
    /// The day of its approval, ISO.
    pub approved_on: Option<String>,
    /// Why no edition can be begun now.
    pub why_not: Option<String>,
    /// The form of 编制.
    pub fields: Vec<Field>,
    /// Its editions, newest first.
    pub editions: Vec<EditionLine>,
}

/// One edition in a list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EditionLine {
    /// Which edition.
    pub id: String,
    /// 第1版.
    pub title: String,
    /// 职权目录第1版.
    pub full_title: String,
    /// Code of its state.
    pub state: String,
    /// 已审定.
    pub state_label: String,
    /// The day of its last step, ISO.
    pub on: String,
    /// It is the one in force.
    pub in_force: bool,
}

/// Names an edition.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EditionRef {
    /// Its id.
    pub edition: String,
}

/// One step of the course of an edition, taken or to come.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EditionCourse {
    /// 审定.
    pub label: String,
    /// The day, ISO; none for what is to come.
    pub on: Option<String>,
    /// Who, 文号, the period of public notice and the note, in words.
    pub details: Vec<String>,
}

/// How many rows were revised.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, TS)]
pub struct Revised {
    /// 新增.
    pub added: u32,
    /// 变更.
    pub changed: u32,
    /// 取消.
    pub removed: u32,
    /// Of these, how many have no reason.
    pub unexplained: u32,
}

/// An edition, whole.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EditionView {
    /// Its line.
    pub line: EditionLine,
    /// `duties`, `powers` or `risks`.
    pub catalogue: String,
    /// Of 责任分解表 the year.
    pub year: Option<i32>,
    /// Rows that it has, or would have.
    pub rows: u32,
    /// Its rows are frozen.
    pub frozen: bool,
    /// What was done and what is to come.
    pub course: Vec<EditionCourse>,
    /// The acts of the window's buttons.
    pub next: Vec<NextAct>,
    /// The edition it revises, if any.
    pub before: Option<EditionLine>,
    /// What it revises against that one.
    pub revised: Revised,
    /// Of an approved edition: rows that were revised in the register since.
    pub since: Option<u32>,
    /// Its papers, in the order in which they were made.
    pub papers: Vec<PaperRef>,
}

/// One rule that has a say in the approval.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ApprovalFinding {
    /// `blocks`, `withheld` or `remark`.
    pub weight: String,
    /// 要先改好, 不列入公开版, 提醒.
    pub weight_label: String,
    /// The article.
    pub article: String,
    /// The rule in words.
    pub rule: String,
    /// How many records.
    pub count: u32,
    /// The records, at most 50.
    pub findings: Vec<CheckFinding>,
}

/// 审定前检查.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ApprovalCheck {
    /// Records that must be put right first.
    pub blocks: u32,
    /// Rows without a reason for their revision.
    pub unexplained: u32,
    /// Rows that the edition would have.
    pub rows: u32,
    /// Every rule that found something, what blocks first.
    pub rules: Vec<ApprovalFinding>,
}

/// 编制: begins the next edition.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BeginEdition {
    /// `duties`, `powers` or `risks`.
    pub catalogue: String,
    /// Of 责任分解表 the year.
    #[serde(default)]
    pub year: Option<i32>,
    /// The day, typed any way; empty = today.
    #[serde(default)]
    pub on: String,
    /// 文号.
    #[serde(default)]
    pub number: String,
    /// 编制单位; empty = the office.
    #[serde(default)]
    pub body: String,
    /// 编制说明.
    #[serde(default)]
    pub note: String,
}

/// Takes the next step of an edition.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StepEdition {
    /// Which edition.
    pub edition: String,
    /// `submit`, `return`, `approve`, `publish` or `file`.
    pub act: String,
    /// The day, typed any way; empty = today. Of 公示 `from_on` says it.
    #[serde(default)]
    pub on: String,
    /// 文号.
    #[serde(default)]
    pub number: String,
    /// The organ.
    #[serde(default)]
    pub body: String,
    /// 说明; of 退回 the reason.
    #[serde(default)]
    pub note: String,
    /// 公示开始日期; empty = today.
    #[serde(default)]
    pub from_on: String,
    /// 公示截止日期.
    #[serde(default)]
    pub until_on: String,
    /// 公示方式.
    #[serde(default)]
    pub way: String,
}

/// Where an edition stands after an act.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EditionState {
    /// Which edition.
    pub edition: String,
    /// Code of its state.
    pub state: String,
    /// 已审定.
    pub state_label: String,
    /// What happened and what comes next.
    pub sentence: String,
    /// The papers that were kept with the act.
    pub papers: Vec<PaperRef>,
}

/// 修订理由 of one row.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RevisionReason {
    /// The record.
    pub record: String,
    /// The reason; empty takes it away.
    pub reason: String,
}

/// Writes reasons of an edition that is not approved yet.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ExplainEdition {
    /// Which edition.
    pub edition: String,
    /// The reasons; rows not named keep theirs.
    #[serde(default)]
    pub reasons: Vec<RevisionReason>,
    /// A reason for every revised row that has none yet.
    #[serde(default)]
    pub rest: String,
}

/// Asks for two states of a catalogue compared.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CompareEditions {
    /// `duties`, `powers` or `risks`.
    pub catalogue: String,
    /// Of 责任分解表 the year.
    #[serde(default)]
    pub year: Option<i32>,
    /// The approved edition that stands on the left; empty = the one that the right side revises.
    #[serde(default)]
    pub before: String,
    /// The edition on the right; empty, or one that is not approved = the register as it is.
    #[serde(default)]
    pub after: String,
    /// `added`, `changed` or `removed` only; empty = all.
    #[serde(default)]
    pub kind: String,
    /// Only rows without a reason.
    #[serde(default)]
    pub unexplained: bool,
    /// Only rows in which this stands.
    #[serde(default)]
    pub search: String,
    /// Rows to leave out at the front.
    #[serde(default)]
    pub first: u32,
    /// The most rows to send; 0 = 200.
    #[serde(default)]
    pub limit: u32,
}

/// Two states of a catalogue.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Comparison {
    /// 职权目录第1版 → 现在的内容.
    pub title: String,
    /// Id of the edition on the left.
    pub before: String,
    /// Id of the edition on the right; empty for the register as it is.
    pub after: String,
    /// What can stand on the left.
    pub choices_before: Vec<Choice>,
    /// What can stand on the right.
    pub choices_after: Vec<Choice>,
    /// How much was revised, whatever is asked for.
    pub revised: Revised,
    /// The edition in which reasons can be written; none where they stand as they are.
    pub explains: Option<String>,
    /// How many rows fit what was asked for.
    pub total: u32,
    /// Some of them.
    pub lines: Vec<RevisionLine>,
}

/// One revised row.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RevisionLine {
    /// The record.
    pub record: String,
    /// `added`, `changed` or `removed`.
    pub kind: String,
    /// 新增, 变更, 取消.
    pub kind_label: String,
    /// XK01 宅基地审批.
    pub name: String,
    /// The record is still in the register.
    pub there: bool,
    /// What differs.
    pub fields: Vec<RevisedText>,
    /// 修订理由.
    pub reason: String,
}

/// One field of a revised row.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RevisedText {
    /// Its label.
    pub label: String,
    /// 原内容.
    pub before: String,
    /// 现内容.
    pub after: String,
}
