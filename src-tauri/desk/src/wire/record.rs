//! Wire types of the registers: their shapes, lists, records and what can be done to them.
//! Never a label: every word shown comes from register by way of these shapes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// 机构.
    Units,
    /// 岗位.
    Posts,
    /// 人员.
    Persons,
    /// 领导分工.
    Charges,
    /// 配套制度.
    Systems,
    /// 责任分解.
    Duties,
    /// 进展登记: what was done for the duties.
    Progress,
    /// 年度分解表: the sheets that the duties stand in, by year.
    DutySheets,
    /// 五张清单.
    WorkItems,
    /// 职权目录.
    Powers,
    /// 廉政风险点.
    Risks,
    /// 四步排查: the sheets.
    Screenings,
    /// 集中排查: the marks of each year.
    CampaignLines,
    /// 重点覆盖.
    KeyAreas,
    /// 抽查记录.
    SpotChecks,
    /// 抽签记录.
    SpotDraws,
    /// 预警信息.
    Signals,
    /// 径送登记: what belongs to a higher level and passed through unopened.
    DirectReceipts,
    /// 采集点报送: what the points sent.
    PointReturns,
    /// 预警处置.
    Warnings,
    /// 问题线索.
    CaseLeads,
    /// 拟稿呈批.
    Proposals,
    /// 放假安排.
    Arrangements,
    /// 预警信息参阅.
    Bulletins,
    /// 百分考核: the sheets.
    Appraisals,
    /// 评分明细: the lines of the sheets.
    AppraisalLines,
    /// 评分细则: the items by year.
    AppraisalItems,
    /// 函件: numbered letters.
    Letters,
    /// 督查.
    Inspections,
    /// 谈话登记.
    Talks,
    /// 问责.
    Accountabilities,
    /// 往来单位: the offices that packages are exchanged with.
    Correspondents,
    /// 上报包: those that were made here.
    SentBundles,
    /// 上报情况: the returns that other offices sent.
    ReceivedReturns,
    /// 上报信息: the signals that other offices sent.
    ReceivedSignals,
    /// 上报预警: the warnings that other offices sent.
    ReceivedWarnings,
    /// 文书档案: every paper that was made, with its bytes.
    Papers,
    /// 操作记录.
    Journal,
}

/// How a cell is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CellStyle {
    /// Plain text.
    Text,
    /// A number, right-aligned.
    Number,
    /// A civil date.
    Date,
    /// 预警等级: coloured bar and word.
    Level,
    /// 风险等级: word and shape.
    Grade,
    /// A state word; overdue ones carry a clock.
    State,
}

/// One column of a list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Column {
    /// Key, the same as the field's.
    pub key: String,
    /// Heading.
    pub label: String,
    /// Width in CSS pixels at 100 %.
    pub width: u16,
    /// How its cells are drawn.
    pub style: CellStyle,
    /// Stays while the list scrolls sideways.
    pub frozen: bool,
    /// Offers a filter with counts.
    pub filter: bool,
    /// Can be edited in the grid.
    pub editable: bool,
}

/// How a field is entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Input {
    /// One line.
    Text,
    /// Several lines.
    LongText,
    /// A date, typed any way.
    Date,
    /// A whole number.
    Number,
    /// One of `choices`.
    Choice,
    /// Several of `choices`, joined by 、.
    Choices,
    /// 是 or 否.
    YesNo,
    /// A unit's short name; suggestions by `suggest`.
    Unit,
    /// A post's name.
    Post,
    /// A person's name.
    Person,
    /// A power's name.
    Power,
    /// A risk point's number.
    Risk,
    /// A duty, as 2026年第3项.
    Duty,
    /// Steps joined by →.
    Steps,
}

/// One of a closed list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Choice {
    /// What is stored and sent.
    pub value: String,
    /// What is shown.
    pub label: String,
}

/// One field of a form.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Field {
    /// Key in `fields` maps and in objections.
    pub key: String,
    /// Label.
    pub label: String,
    /// Heading of the group it stands under in the form.
    pub group: String,
    /// How it is entered.
    pub input: Input,
    /// Must not be empty.
    pub required: bool,
    /// Shown, never typed.
    pub read_only: bool,
    /// The closed list, where there is one.
    pub choices: Vec<Choice>,
    /// The article it comes from, such as 《办法》第八条.
    pub article: Option<String>,
    /// Our summary of the article or what to type here.
    pub help: Option<String>,
}

/// A ready choice of columns, such as those that an article names.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ColumnSet {
    /// What it is called.
    pub label: String,
    /// Column keys.
    pub columns: Vec<String>,
}

/// Everything the window needs to show one register.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Shape {
    /// Which register.
    pub kind: Kind,
    /// Its name, such as 职权目录.
    pub title: String,
    /// What one record is called, such as 职权.
    pub noun: String,
    /// What goes here, for the empty list.
    pub empty: String,
    /// Columns in order; 序号 is the grid's own.
    pub columns: Vec<Column>,
    /// Ready choices of columns.
    pub column_sets: Vec<ColumnSet>,
    /// Form fields in order.
    pub fields: Vec<Field>,
    /// Records can be created by hand.
    pub can_create: bool,
    /// Records can be changed and deleted by hand.
    pub can_edit: bool,
    /// Tables of this kind can be imported.
    pub can_import: bool,
    /// The unit tree stands beside the list.
    pub by_unit: bool,
}

/// All shapes, and the office's settings form.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Shapes {
    /// One per register.
    pub registers: Vec<Shape>,
    /// The fields of 单位设置.
    pub office: Vec<Field>,
}

/// Keeps rows whose column shows one of these values.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Filter {
    /// Column key.
    pub column: String,
    /// Values as shown; empty text stands for an empty cell.
    pub values: Vec<String>,
}

/// An order of rows.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Sort {
    /// Column key.
    pub column: String,
    /// Greatest first.
    pub descending: bool,
}

/// Which rows of a register.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ListRequest {
    /// Which register.
    pub kind: Kind,
    /// Text that a row must contain; spaces separate words.
    #[serde(default)]
    pub search: String,
    /// All must hold.
    #[serde(default)]
    pub filters: Vec<Filter>,
    /// Order; none = the register's own.
    #[serde(default)]
    pub sort: Option<Sort>,
    /// Only rows of this unit and those under it.
    #[serde(default)]
    pub unit: Option<String>,
    /// The recycle bin instead of the register.
    #[serde(default)]
    pub bin: bool,
    /// First row.
    #[serde(default)]
    pub offset: u32,
    /// How many rows at most.
    #[serde(default = "page")]
    pub limit: u32,
}

fn page() -> u32 {
    200
}

/// One row of a list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Row {
    /// The record.
    pub id: String,
    /// One text per column of the shape.
    pub cells: Vec<String>,
    /// Days overdue, where the row is overdue.
    pub overdue_days: Option<u32>,
}

/// Rows of a register.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct List {
    /// Rows that match, on all pages.
    pub total: u32,
    /// Rows in the register.
    pub all: u32,
    /// This page.
    pub rows: Vec<Row>,
}

/// Asks for the values of one column with counts, under the other filters.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct FacetsRequest {
    /// The list it is for; its own filter on `column` is left aside.
    pub list: ListRequest,
    /// Column key.
    pub column: String,
}

/// One value of a column.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Facet {
    /// The value as shown.
    pub value: String,
    /// Rows that show it.
    pub count: u32,
}

/// Asks for the unit tree beside a list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TreeRequest {
    /// The register whose records are counted.
    pub kind: Kind,
}

/// One line of the unit tree, in drawing order.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TreeNode {
    /// What to send as `unit`; a unit's id, or a group of units.
    pub id: String,
    /// Short name.
    pub label: String,
    /// 0 for the groups, 1 for units.
    pub depth: u8,
    /// Records under it.
    pub count: u32,
}

/// Names one record.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RecordRef {
    /// Which register.
    pub kind: Kind,
    /// Which record.
    pub id: String,
}

/// One line of a record's history.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct HistoryLine {
    /// Local time, `YYYY-MM-DD HH:MM`.
    pub at: String,
    /// What was done, in words.
    pub act: String,
    /// Labels of the fields that changed.
    pub fields: Vec<String>,
}

/// A record that has to do with this one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Link {
    /// How, in words, such as 关联风险点.
    pub relation: String,
    /// Its register.
    pub kind: Kind,
    /// The record.
    pub id: String,
    /// Its name.
    pub title: String,
}

/// One record as texts.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Record {
    /// Which register.
    pub kind: Kind,
    /// Which record.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Every field's text, by key.
    pub fields: BTreeMap<String, String>,
    /// In the recycle bin.
    pub deleted: bool,
    /// Newest first.
    pub history: Vec<HistoryLine>,
    /// What it is connected with.
    pub links: Vec<Link>,
    /// Sentences worth knowing that do not forbid anything, by field key.
    pub remarks: Vec<super::answer::Objection>,
    /// Acts of its register that are never for this record, by the command's name: a duty is not rectified.
    pub not_for: Vec<String>,
}

/// Creates a record, or changes the given fields of one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SaveRecord {
    /// Which register.
    pub kind: Kind,
    /// None creates.
    pub id: Option<String>,
    /// Texts as typed; fields not named stay as they are.
    pub fields: BTreeMap<String, String>,
}

/// A record was saved.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Saved {
    /// The record.
    pub id: String,
    /// A sentence for the toast, such as 已保存职权“…”.
    pub sentence: String,
}

/// Names records of one register.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RecordRefs {
    /// Which register.
    pub kind: Kind,
    /// Which records.
    pub ids: Vec<String>,
    /// That they are many was seen and is meant.
    #[serde(default)]
    #[ts(optional)]
    pub confirmed: Option<bool>,
}

/// Destroys records of the bin for good.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PurgeRecords {
    /// Which register.
    pub kind: Kind,
    /// Which records.
    pub ids: Vec<String>,
    /// Why, such as 保管期满; the journal keeps it.
    pub reason: String,
}

/// Changes many cells of one register as one act (paste, fill down).
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SaveCells {
    /// Which register.
    pub kind: Kind,
    /// The records with their new texts.
    pub records: Vec<CellChange>,
}

/// New texts of one record.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CellChange {
    /// Which record.
    pub id: String,
    /// Texts by field key.
    pub fields: BTreeMap<String, String>,
}

/// An act on several records was done.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Done {
    /// How many records.
    pub count: u32,
    /// A sentence for the toast.
    pub sentence: String,
}

/// Asks for names that complete what was typed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Suggest {
    /// What kind of name.
    pub input: Input,
    /// What was typed: part of the name, a code or pinyin initials.
    pub text: String,
    /// Only those of this unit (short name), where it narrows.
    #[serde(default)]
    pub unit: String,
}

/// A name that completes what was typed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Suggestion {
    /// What goes into the field.
    pub value: String,
    /// What tells it from others.
    pub detail: String,
}

/// 单位设置 as texts.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Office {
    /// Every field's text, by key.
    pub fields: BTreeMap<String, String>,
}

/// Writes a list to a file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ExportRequest {
    /// Which rows; paging is ignored.
    pub list: ListRequest,
    /// Where; `.xlsx`, `.docx`, `.csv` or `.json` decides the format.
    pub path: String,
    /// Why numbers of identity cards must stand whole in it, which goes into the journal; empty: they are hidden.
    #[serde(default)]
    pub unmask: String,
}

/// How many numbers of identity cards a list holds.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ListNumbers {
    /// In every field of its rows.
    pub numbers: u32,
}

/// Writes the empty form of a register to a file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ExportBlank {
    /// Which register.
    pub kind: Kind,
    /// Where, ending in `.xlsx`.
    pub path: String,
}

/// Rows of a register under their canonical columns.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Rows {
    /// Rows that match, on all pages.
    pub total: u32,
    /// This page: canonical Chinese column to text.
    pub rows: Vec<BTreeMap<String, String>>,
}
