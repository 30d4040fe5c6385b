//! What can go wrong in the store, told apart as far as somebody acts on it. Never a Chinese sentence:
//! desk has those.

use rusqlite::ErrorCode;
use thiserror::Error;

/// A failure of the store. Nothing was changed.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The disk is full, or a size limit was hit (13, 778).
    #[error("disk full")]
    DiskFull,
    /// The disk does not read or write as it should (10, other than 778).
    #[error("disk failed: {0}")]
    DiskFailed(i32),
    /// The file or folder cannot be written (8).
    #[error("read only")]
    ReadOnly,
    /// Another program has the file (5, 6).
    #[error("held by another program")]
    Held,
    /// Not a database of this key: the key is wrong or the first page is damaged (26).
    #[error("not a database of this key")]
    WrongKeyOrDamaged,
    /// No slot of the ring takes the secret.
    #[error("wrong secret")]
    WrongSecret,
    /// Both copies of the ring are there, and neither reads.
    #[error("the ring is damaged")]
    RingDamaged,
    /// There is no ring.
    #[error("no ring")]
    NoRing,
    /// A check found damage.
    #[error("damaged: {0}")]
    Damaged(String),
    /// The log lost its end: acts that had been committed are not in it.
    #[error("the newest entry is {found}, {noted} had been committed")]
    EndLost {
        /// The last entry that had been committed.
        noted: i64,
        /// The newest entry there is.
        found: i64,
    },
    /// Not a backup of this program.
    #[error("not a backup")]
    NotABackup,
    /// A backup that is not what was to be kept, and what is wrong with it.
    #[error("bad backup: {0}")]
    BadBackup(&'static str),
    /// The file would have to be brought to a newer schema, and the backup before that could not be made.
    #[error("no backup before the upgrade: {0}")]
    NotBackedUp(Box<StoreError>),
    /// The person stopped it.
    #[error("stopped")]
    Stopped,
    /// The file was written by a newer version of the program.
    #[error("schema {found} is newer than {known}")]
    Newer {
        /// The file's schema.
        found: i64,
        /// The newest schema this program knows.
        known: i64,
    },
    /// The build links plain SQLite, which would write the office in the clear.
    #[error("this build has no SQLCipher")]
    NoCipher,
    /// A value that must be unique is there already; holds `table.column`.
    #[error("not unique: {0}")]
    NotUnique(String),
    /// A record changed since the act that is to be taken back.
    #[error("changed since")]
    ChangedSince,
    /// Something that stays points to the row that an undo would remove.
    #[error("in use")]
    InUse,
    /// No such record.
    #[error("no such record")]
    NoSuchRecord,
    /// A file beside the database failed.
    #[error("file: {0}")]
    File(std::io::Error),
    /// Anything else; the text is for the log only.
    #[error("internal: {0}")]
    Internal(String),
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::DiskFull,
            std::io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::File(error),
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let rusqlite::Error::SqliteFailure(code, message) = &error else {
            return match error {
                rusqlite::Error::QueryReturnedNoRows => Self::NoSuchRecord,
                other => Self::Internal(other.to_string()),
            };
        };
        match (code.code, code.extended_code) {
            (ErrorCode::DiskFull, _) | (_, 778) => Self::DiskFull,
            (ErrorCode::SystemIoFailure, extended) => Self::DiskFailed(extended),
            (ErrorCode::ReadOnly, _) => Self::ReadOnly,
            (ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked, _) => Self::Held,
            (ErrorCode::NotADatabase, _) => Self::WrongKeyOrDamaged,
            (ErrorCode::DatabaseCorrupt, _) => Self::Damaged(message.clone().unwrap_or_default()),
            (_, rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE) => Self::NotUnique(message.clone().unwrap_or_default()),
            (_, rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY) => Self::InUse,
            _ => Self::Internal(error.to_string()),
        }
    }
}
