//! Wire types of 导入: what was recognised in a table, row by row, and what entering it did.
//! Never a verdict of its own: exchange and register give them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

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

/// One row of the file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct IntakeRow {
    /// Sheet name.
    pub sheet: String,
    /// Row in the sheet, from 1.
    pub row: u32,
    /// What will become of it.
    pub verdict: RowVerdict,
    /// Why, one sentence each.
    pub reasons: Vec<String>,
    /// The texts by field key.
    pub fields: BTreeMap<String, String>,
    /// What was there before, by field key, for an update.
    pub before: BTreeMap<String, String>,
}

/// One matched column.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ColumnMatch {
    /// Heading in the file.
    pub heading: String,
    /// Canonical column; empty = not taken.
    pub column: String,
}

/// What a file holds.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ImportPreview {
    /// Names this preview in `commit_import`.
    pub token: String,
    /// File name without folder.
    pub file_name: String,
    /// What it holds.
    pub kind: Kind,
    /// The register's name.
    pub kind_label: String,
    /// Sheets read.
    pub sheets: Vec<String>,
    /// Sheets not read, each with its reason.
    pub ignored_sheets: Vec<String>,
    /// Header rows, from 1.
    pub header_rows: Vec<u32>,
    /// Columns in file order.
    pub mapping: Vec<ColumnMatch>,
    /// Every row of the file.
    pub rows: Vec<IntakeRow>,
    /// A sentence with the counts.
    pub summary: String,
}

/// Enters what a preview showed, as one act with one undo.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CommitImport {
    /// From the preview.
    pub token: String,
    /// Also change records that are there already.
    pub update_existing: bool,
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
}
