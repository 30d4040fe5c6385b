//! Wire types of 数据与备份: what copies there are, what a restore would change, what went aside. Never a key.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One copy of the office.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BackupLine {
    /// Its file.
    pub path: String,
    /// Its name.
    pub name: String,
    /// When it was taken, local time to the minute.
    pub taken_at: String,
    /// Number of the newest journal entry in it.
    pub sequence: i64,
    /// 1.2 MB.
    pub size: String,
    /// False where it was found damaged when it was read again.
    pub sound: bool,
}

/// What went aside when a backup took its place.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReplacedLine {
    /// Its folder, such as 被替换-1.
    pub name: String,
    /// When and why, in words.
    pub words: String,
}

/// The copies on another disk.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SecondMedium {
    /// The folder that was chosen; empty before.
    pub folder: String,
    /// When it was copied to the last time, and what that means, in words.
    pub words: String,
    /// A copy is asked for.
    pub due: bool,
}

/// 数据与备份. It answers in every state.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Backups {
    /// Where the data lies.
    pub data_folder: String,
    /// Where the copies lie.
    pub folder: String,
    /// The copies, newest first.
    pub backups: Vec<BackupLine>,
    /// The copies on another disk.
    pub second: SecondMedium,
    /// When a restore was tried out the last time, in words.
    pub drill: String,
    /// What went aside.
    pub replaced: Vec<ReplacedLine>,
    /// How much room the disk has, in words.
    pub room: String,
    /// Something that must be known now, one sentence each.
    pub warnings: Vec<String>,
}

/// Asks for a copy.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MakeBackup {
    /// Where to; none = among the others.
    pub path: Option<String>,
}

/// A copy was made.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BackupMade {
    /// Its file.
    pub path: String,
    /// SHA-256 of the office in it.
    pub sha256: String,
    /// Number of the newest journal entry in it.
    pub sequence: i64,
    /// A sentence for the toast.
    pub sentence: String,
}

/// Names a copy.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BackupRef {
    /// Its file.
    pub path: String,
    /// The password or recovery code of that time, where the office that is open has another key.
    pub password: Option<String>,
}

/// Rows of a register in a copy and now.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CountLine {
    /// The register.
    pub label: String,
    /// Rows in the copy.
    pub backup: i64,
    /// Rows now; none where that cannot be read.
    pub now: Option<i64>,
    /// 比现在少3条.
    pub difference: String,
}

/// The last number of a series in a copy and now.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct NumberLine {
    /// The series, as the store names it.
    pub series: String,
    /// The series in words.
    pub label: String,
    /// The last number in the copy.
    pub backup: u32,
    /// The last number now; none where that cannot be read.
    pub now: Option<u32>,
}

/// What a copy holds, after every byte of it was read.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BackupSight {
    /// Its file.
    pub path: String,
    /// The office in it.
    pub office: String,
    /// When it was taken.
    pub taken_at: String,
    /// Number of the newest journal entry in it.
    pub sequence: i64,
    /// The head of its journal, twelve characters.
    pub head: String,
    /// Registers that hold something.
    pub counts: Vec<CountLine>,
    /// Series of numbers.
    pub numbers: Vec<NumberLine>,
    /// What a restore of it would do, one sentence each.
    pub happens: Vec<String>,
}

/// 恢复备份 was done.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Restored {
    /// A sentence that says where what stood before lies.
    pub sentence: String,
    /// Where what stood before lies; empty where nothing stood.
    pub replaced: String,
    /// The series whose last number on paper is asked for.
    pub numbers: Vec<NumberLine>,
}

/// The last number of a series as the newest paper bears it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PaperNumber {
    /// The series, as the store names it.
    pub series: String,
    /// The number.
    pub number: u32,
}

/// 纸面最后文号.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PaperNumbers {
    /// One for each series.
    pub numbers: Vec<PaperNumber>,
}

/// Names what went aside.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReplacedRef {
    /// Its folder.
    pub name: String,
}

/// Names a folder on another disk.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ChooseFolder {
    /// The folder.
    pub path: String,
}
