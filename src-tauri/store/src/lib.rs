//! The one file of an office: schema, statements, journal, papers. Never decides what a date or a
//! state means, never hands out its connection, never builds SQL from strings, never writes in a read.

#[cfg(test)]
extern crate self as store;

mod backup;
#[cfg(feature = "breakable")]
pub mod breakage;
#[cfg(not(feature = "breakable"))]
mod breakage;
mod connection;
mod digits;
mod error;
mod gate;
pub mod ground;
mod journal;
mod key;
mod log;
mod mark;
mod migration;
mod purge;
mod read;
mod ring;
mod rows;
mod seal;
mod table;
mod undo;
mod upgrade;
mod verify;

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use gate::KeyClock;
use mark::Mark;
use rows::outline::KeptOutlines;
use seal::Seal;

pub use backup::{Backup, BackupOrder, BackupStep, Head, LastNumber, Manifest, Sealed};
pub use connection::LastExit;
pub use digits::{hex, unhex_exact};
pub use error::StoreError;
pub use gate::{Act, Entry, Instant, Undo, Writer};
pub use journal::{JournalLine, Op};
pub use key::Key;
pub use purge::Doomed;
pub use read::{HistoryLine, PaperLine, Reader};
pub use ring::{Ring, RingFiles, Slot, SlotCost, SlotKind};
pub use rows::{Identity, Kept, KeptAttachment, KeptBulletin, NewPaper, OutlineKey, Outlines, PaperPicture, ReportMade};
pub use table::Entity;
pub use undo::ActLine;
pub use upgrade::{Opening, Upgrade};
pub use verify::{Astray, Verdict};

/// An open office.
pub struct Store {
    connection: Option<Connection>,
    path: PathBuf,
    last_exit: LastExit,
    keys: KeyClock,
    outlines: KeptOutlines,
    seal: Seal,
    key: Key,
    mark: Mark,
    upgraded: bool,
}

impl Store {
    /// Founds an office in a new file.
    ///
    /// # Errors
    /// When the file exists or cannot be written, or the build has no SQLCipher.
    pub fn create(path: &Path, key: &Key) -> Result<Self, StoreError> {
        let seal = Seal::of(key)?;
        let (connection, mark) = connection::create(path, key)?;
        let keys = KeyClock::default();
        let (connection, path, key) = (Some(connection), path.to_owned(), key.clone());
        let outlines = KeptOutlines::new();
        Ok(Self { connection, path, last_exit: LastExit::Clean, keys, outlines, seal, key, mark, upgraded: false })
    }

    /// Opens a copy of an office. One of an older schema is brought to the newest.
    ///
    /// # Errors
    /// When another program has it, the key is wrong, a check finds damage, the log lost its end, or the file is
    /// newer. The file is not changed then.
    pub fn open(path: &Path, key: &Key) -> Result<Self, StoreError> {
        Self::open_as(path, key, &Opening::of_a_copy())
    }

    /// Opens an office.
    ///
    /// # Errors
    /// As [`Store::open`]; and [`StoreError::NotBackedUp`] where what is to be done before a newer schema failed. The
    /// file is not changed then.
    pub fn open_as(path: &Path, key: &Key, opening: &Opening<'_>) -> Result<Self, StoreError> {
        let seal = Seal::of(key)?;
        let connection::Ready { connection, last, mark, upgraded } = connection::open(path, key, opening)?;
        let keys = KeyClock::behind(Reader::new(&connection).greatest_key()?);
        let (connection, path, key) = (Some(connection), path.to_owned(), key.clone());
        Ok(Self { connection, path, last_exit: last, keys, outlines: KeptOutlines::new(), seal, key, mark, upgraded })
    }

    /// Whether the file was of an older schema when it was opened.
    pub fn was_upgraded(&self) -> bool {
        self.upgraded
    }

    /// Writes the log back into the file, so that it stays short.
    ///
    /// # Errors
    /// When the disk does not take it; nothing is lost then, the log stays.
    pub fn checkpoint(&self) -> Result<(), StoreError> {
        connection::checkpoint(self.connection()?)
    }

    /// The data key.
    pub fn key(&self) -> &Key {
        &self.key
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

    pub(crate) fn note(&mut self, seq: i64) {
        self.mark.note(seq);
    }

    pub(crate) fn connection(&self) -> Result<&Connection, StoreError> {
        self.connection.as_ref().ok_or_else(|| StoreError::Internal("closed".to_owned()))
    }

    pub(crate) fn parts_mut(&mut self) -> Result<(&mut Connection, &mut KeyClock, &mut KeptOutlines, &Seal), StoreError> {
        let Self { connection, keys, outlines, seal, .. } = self;
        let connection = connection.as_mut().ok_or_else(|| StoreError::Internal("closed".to_owned()))?;
        Ok((connection, keys, outlines, seal))
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
