//! The one file of an office: schema, statements, journal, papers. Never decides what a date or a
//! state means, never hands out its connection, never builds SQL from strings, never writes in a read.

#[cfg(feature = "breakable")]
pub mod breakage;
#[cfg(not(feature = "breakable"))]
mod breakage;
mod connection;
mod error;
mod gate;
mod journal;
mod key;
mod migration;
mod read;
mod rows;
mod seal;
mod table;
mod undo;
mod verify;

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use gate::KeyClock;
use seal::Seal;

pub use connection::LastExit;
pub use error::StoreError;
pub use gate::{Act, Entry, Instant, Undo, Writer};
pub use journal::{JournalLine, Op};
pub use key::{Key, hex};
pub use read::{HistoryLine, PaperLine, Reader};
pub use rows::{Kept, KeptAttachment, KeptBulletin, NewPaper, PaperPicture, ReportMade};
pub use table::Entity;
pub use undo::ActLine;
pub use verify::{Astray, Verdict};

/// An open office.
pub struct Store {
    connection: Option<Connection>,
    path: PathBuf,
    last_exit: LastExit,
    keys: KeyClock,
    seal: Seal,
}

impl Store {
    /// Founds an office in a new file.
    ///
    /// # Errors
    /// When the file exists or cannot be written, or the build has no SQLCipher.
    pub fn create(path: &Path, key: &Key) -> Result<Self, StoreError> {
        let seal = Seal::of(key)?;
        let connection = connection::create(path, key)?;
        Ok(Self { connection: Some(connection), path: path.to_owned(), last_exit: LastExit::Clean, keys: KeyClock::default(), seal })
    }

    /// Opens an office.
    ///
    /// # Errors
    /// When another program has it, the key is wrong, a check finds damage, or the file is newer. The
    /// file is not changed then.
    pub fn open(path: &Path, key: &Key) -> Result<Self, StoreError> {
        let seal = Seal::of(key)?;
        let (connection, last_exit) = connection::open(path, key)?;
        let keys = KeyClock::behind(Reader::new(&connection).greatest_key()?);
        Ok(Self { connection: Some(connection), path: path.to_owned(), last_exit, keys, seal })
    }

    /// How the file was left the last time.
    pub fn last_exit(&self) -> LastExit {
        self.last_exit
    }

    /// Reads from one consistent state.
    ///
    /// # Errors
    /// Whatever the reading answers.
    pub fn read<T>(&self, work: impl FnOnce(&Reader<'_>) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let connection = self.connection()?;
        let transaction = connection.unchecked_transaction()?;
        let answer = work(&Reader::new(&transaction));
        transaction.finish()?;
        answer
    }

    /// Writes the log back and closes.
    ///
    /// # Errors
    /// When the disk does not take it; nothing is lost then, the log stays.
    pub fn close(mut self) -> Result<(), StoreError> {
        match self.connection.take() {
            Some(connection) => connection::close(connection, &self.path),
            None => Ok(()),
        }
    }

    pub(crate) fn connection(&self) -> Result<&Connection, StoreError> {
        self.connection.as_ref().ok_or_else(|| StoreError::Internal("closed".to_owned()))
    }

    pub(crate) fn parts_mut(&mut self) -> Result<(&mut Connection, &mut KeyClock, &Seal), StoreError> {
        let Self { connection, keys, seal, .. } = self;
        let connection = connection.as_mut().ok_or_else(|| StoreError::Internal("closed".to_owned()))?;
        Ok((connection, keys, seal))
    }

    pub(crate) fn connection_mut(&mut self) -> Result<&mut Connection, StoreError> {
        self.connection.as_mut().ok_or_else(|| StoreError::Internal("closed".to_owned()))
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            // The clean-exit marker stays when this fails; the next start then checks thoroughly.
            let _ = connection::close(connection, &self.path);
        }
    }
}
