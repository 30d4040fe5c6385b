//! Wire types of 导入: what was recognised in a table, row by row, what is changed by hand, and what entering it did.
//! Never a verdict of its own: exchange and register give them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::answer::Objection;
use super::record::Kind;

/// Reads a file without changing anything.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PreviewImport {
    /// The file.
    pub path: String,
    /// What it holds; none lets the program find out.
    pub kind: Option<Kind>,
    /// Only this sheet.
    #[serde(default)]
    pub sheet: Option<String>,
    /// A text in two encodings is read cell by cell: said by the person after the objection `mixed`.
    #[serde(default)]
    pub mixed: bool,
}

/// Reads what was copied in a spreadsheet.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PasteImport {
    /// Cells separated by tabs, one row a line.
    pub text: String,
    /// The same as a table of a web page, which knows merged cells; none = there is only the text.
    #[serde(default)]
    pub html: Option<String>,
    /// What it holds; none lets the program find out.
    #[serde(default)]
    pub kind: Option<Kind>,
}

/// The rows of the headings on a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SheetHeader {
    /// The sheet.
    pub sheet: String,
    /// Its header rows, from 1.
    pub rows: Vec<u32>,
}

/// Reads the same table again, as a person says that it is to be understood. What is empty is left to the program.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ChangeImport {
    /// From the preview.
    pub token: String,
    /// What it holds.
    #[serde(default)]
    pub kind: Option<Kind>,
    /// Only these sheets, hidden ones too.
    #[serde(default)]
    pub sheets: Vec<String>,
    /// Header rows by hand.
    #[serde(default)]
    pub header_rows: Vec<SheetHeader>,
    /// Columns matched by hand; an empty column = not taken.
    #[serde(default)]
    pub mapping: Vec<ColumnMatch>,
    /// The year of dates that name none.
    #[serde(default)]
    pub base_year: Option<i32>,
}

/// Names a preview.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ImportToken {
    /// From the preview.
    pub token: String,
}

/// What will become of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RowVerdict {
    /// 入库: a new record.
    Enter,
    /// 入库: changes a record that is there already.
    Update,
    /// 已有: the same as what is there.
    Same,
    /// 待确认: enters, with a remark.
    Confirm,
    /// 拒绝: cannot enter as it stands.
    Reject,
    /// 不入库: a title, total or note.
    LeftOut,
}

/// What a person decided about a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RowTake {
    /// It becomes a new record.
    Add,
    /// It changes the record that is there.
    Update,
    /// It stays out.
    Skip,
}

/// One row of the file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct IntakeRow {
    /// Its place among all rows, from 0.
    pub at: u32,
    /// Sheet name.
    pub sheet: String,
    /// Row in the sheet, from 1.
    pub row: u32,
    /// What would become of it.
    pub verdict: RowVerdict,
    /// What is to be done with it.
    pub take: RowTake,
    /// Why, one sentence each.
    pub reasons: Vec<String>,
    /// The same by field, where a field is meant.
    pub objections: Vec<Objection>,
    /// The texts by field key.
    pub fields: BTreeMap<String, String>,
    /// What was there before, by field key, for an update.
    pub before: BTreeMap<String, String>,
    /// The file's own words, by field key, of what was put right by hand.
    pub original: BTreeMap<String, String>,
    /// A record that is there already stands against it.
    pub known: bool,
    /// It can be put right in place.
    pub editable: bool,
}

/// One matched column.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ColumnMatch {
    /// Heading in the file.
    pub heading: String,
    /// Canonical column; empty = not taken.
    pub column: String,
}

/// A column a heading can be matched to.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ColumnChoice {
    /// Canonical column.
    pub column: String,
    /// As the register calls it.
    pub label: String,
}

/// A sheet of the file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SheetLine {
    /// Its name.
    pub name: String,
    /// Rows with a value.
    pub rows: u32,
    /// The office hid it.
    pub hidden: bool,
    /// It is read.
    pub taken: bool,
    /// How its records lie; where it is not read, why.
    pub remark: String,
    /// Its header rows, from 1.
    pub header_rows: Vec<u32>,
}

/// Rows by verdict, and what would be done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct IntakeCounts {
    /// 入库.
    pub enter: u32,
    /// 更新.
    pub update: u32,
    /// 已有，相同.
    pub same: u32,
    /// 待确认.
    pub confirm: u32,
    /// 拒绝.
    pub reject: u32,
    /// 不是数据.
    pub left_out: u32,
    /// Records that would be new.
    pub to_add: u32,
    /// Records that would be changed.
    pub to_update: u32,
    /// Posts that rows name in units of the office and the register does not know, each once.
    pub missing_posts: u32,
}

/// What a file holds.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ImportPreview {
    /// Names this preview in the other commands.
    pub token: String,
    /// File name without folder.
    pub file_name: String,
    /// What sort of file the content showed, and in which encoding.
    pub format: String,
    /// What it holds; none where nothing was recognised.
    pub kind: Option<Kind>,
    /// The register's name.
    pub kind_label: String,
    /// Why nothing was recognised.
    pub trouble: Option<String>,
    /// Every sheet of the file.
    pub sheets: Vec<SheetLine>,
    /// Columns in file order.
    pub mapping: Vec<ColumnMatch>,
    /// Columns they can be matched to.
    pub choices: Vec<ColumnChoice>,
    /// The columns can be matched by hand: not on cards.
    pub can_match: bool,
    /// Something was set by hand.
    pub by_hand: bool,
    /// It is read as a table of the same headings was read before.
    pub remembered: bool,
    /// The year of dates that name none.
    pub base_year: Option<i32>,
    /// What is worth knowing of the file as a whole.
    pub notes: Vec<String>,
    /// All rows.
    pub total: u32,
    /// The same by verdict.
    pub counts: IntakeCounts,
    /// The first of them.
    pub rows: Vec<IntakeRow>,
    /// A sentence with the counts.
    pub summary: String,
}

/// The preview that waits.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PendingImport {
    /// None where none does.
    pub preview: Option<ImportPreview>,
}

/// Asks for some rows of a preview.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AskIntakeRows {
    /// From the preview.
    pub token: String,
    /// Only these; empty = all.
    #[serde(default)]
    pub verdicts: Vec<RowVerdict>,
    /// How many to pass over.
    pub offset: u32,
    /// How many to give at most.
    pub limit: u32,
}

/// Some rows.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct IntakePage {
    /// How many there are of the verdicts asked for.
    pub total: u32,
    /// Those asked for.
    pub rows: Vec<IntakeRow>,
}

/// Puts cells of a row right; it is judged again at once.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CorrectRow {
    /// From the preview.
    pub token: String,
    /// The row's place.
    pub at: u32,
    /// New texts by field key.
    pub fields: BTreeMap<String, String>,
    /// Also in every other row that has the same old text in that field.
    #[serde(default)]
    pub everywhere: bool,
}

/// Decides about rows.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TakeRows {
    /// From the preview.
    pub token: String,
    /// Places of the rows; none = all of the verdicts named.
    #[serde(default)]
    pub rows: Option<Vec<u32>>,
    /// Verdicts, where no rows are named.
    #[serde(default)]
    pub verdicts: Vec<RowVerdict>,
    /// What to do.
    pub take: RowTake,
}

/// A preview after something in it was changed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct IntakeState {
    /// Rows by verdict.
    pub counts: IntakeCounts,
    /// A sentence with the counts.
    pub summary: String,
    /// How many rows were changed.
    pub changed: u32,
    /// The row that was put right, as it is now.
    pub row: Option<IntakeRow>,
}

/// The posts that a table named were entered; its rows were judged again.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PostsEntered {
    /// The preview as it is now.
    pub state: IntakeState,
    /// What was done, in a sentence.
    pub sentence: String,
}

/// Asks how a sheet looks.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AskSheet {
    /// From the preview.
    pub token: String,
    /// Name of the sheet.
    pub sheet: String,
}

/// A place of a sheet that is drawn.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PictureCell {
    /// What stands there, cut short.
    pub text: String,
    /// Rows it takes.
    pub rows: u32,
    /// Columns it takes.
    pub columns: u32,
}

/// A row of a sheet.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PictureRow {
    /// Its number.
    pub number: u32,
    /// What it was taken for, in words: 表头, 标题, 第3条, 不是数据 ….
    pub mark: String,
    /// Why.
    pub reason: String,
    /// It is one of the header rows.
    pub header: bool,
    /// Its places, left to right, without those that a merged area covers.
    pub cells: Vec<PictureCell>,
}

/// A column of a sheet.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PictureColumn {
    /// Its letters.
    pub letters: String,
    /// The register's column, or why there is none.
    pub mark: String,
}

/// The beginning of a sheet as it looks.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SheetPicture {
    /// Its columns.
    pub columns: Vec<PictureColumn>,
    /// Its first rows.
    pub rows: Vec<PictureRow>,
    /// How many rows follow.
    pub more: u32,
}

/// Enters what a preview showed, as one act with one undo.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CommitImport {
    /// From the preview.
    pub token: String,
    /// Also change all records that are there already, whatever was decided row by row.
    #[serde(default)]
    pub update_existing: bool,
    /// That it changes many records was seen and is meant.
    #[serde(default)]
    #[ts(optional)]
    pub confirmed: Option<bool>,
}

/// What entering did.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Imported {
    /// New records.
    pub entered: u32,
    /// Changed records.
    pub updated: u32,
    /// Rows that were there already.
    pub same: u32,
    /// Rows refused.
    pub rejected: u32,
    /// A sentence for the toast.
    pub sentence: String,
}

/// A row of the file with what is said about it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RowNote {
    /// Row in the sheet, from 1.
    pub row: u32,
    /// A Chinese sentence.
    pub reason: String,
}

/// A row of the file with its verdict.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RowFate {
    /// The sheet.
    pub sheet: String,
    /// Row in the sheet, from 1.
    pub row: u32,
    /// What would become of it.
    pub verdict: RowVerdict,
    /// Why, one sentence each.
    pub reasons: Vec<String>,
}

/// A table as it was understood, before any register is asked.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TableReading {
    /// What it holds, in the command line's word.
    pub kind: String,
    /// Sheets read.
    pub sheets: Vec<String>,
    /// Header rows, from 1.
    pub header_rows: Vec<u32>,
    /// Heading in the file to canonical column.
    pub mapping: BTreeMap<String, String>,
    /// The records: canonical Chinese column to value (text, number, list, or null).
    #[ts(type = "Array<unknown>")]
    pub records: Vec<serde_json::Value>,
    /// Rows that cannot be records.
    pub rejected: Vec<RowNote>,
    /// Questions about rows that are among the records.
    pub pending: Vec<RowNote>,
    /// Rows that are no records.
    pub left_out: Vec<RowNote>,
    /// Sheets not read, each with its reason.
    pub ignored_sheets: Vec<String>,
    /// Every row under the headings with its verdict; a row of several records has several. Where an office is open,
    /// its registers are asked.
    pub rows: Vec<RowFate>,
}
