//! The way of a file to a newer schema: what is done before the first step, while the file is as it was. Never a step
//! itself: those are in the history.

use std::path::Path;

use rusqlite::Connection;

use crate::backup::{self, Source};
use crate::{BackupOrder, Head, Key, Manifest, Reader, StoreError};

/// How an office is opened.
pub struct Opening<'a> {
    /// Takes one whose log lost its end, as far as it goes. Its files must have been copied before: they are written from
    /// now on.
    pub short: bool,
    /// Done before the file is brought to a newer schema. Where it fails the file stays as it is.
    pub before_upgrade: &'a dyn Fn(&Upgrade<'_>) -> Result<(), StoreError>,
}

impl Opening<'_> {
    /// For a copy: what it was copied from is its own backup.
    pub fn of_a_copy() -> Self {
        Self { short: false, before_upgrade: &|_| Ok(()) }
    }
}

/// A file that is about to be brought to a newer schema; nothing of it was changed yet.
pub struct Upgrade<'a> {
    pub(crate) connection: &'a Connection,
    pub(crate) key: &'a Key,
}

impl Upgrade<'_> {
    /// The newest journal entry.
    ///
    /// # Errors
    /// When the store fails.
    pub fn head(&self) -> Result<Head, StoreError> {
        Reader::new(self.connection).head()
    }

    /// The office's full name.
    ///
    /// # Errors
    /// When the store fails.
    pub fn office(&self) -> Result<String, StoreError> {
        Ok(self.connection.query_row(include_str!("sql/backup/office_name.sql"), [], |row| row.get(0))?)
    }

    /// Makes a backup of the file as it is, as [`crate::Store::back_up`] does.
    ///
    /// # Errors
    /// As there.
    pub fn back_up(&self, to: &Path, order: &BackupOrder<'_>) -> Result<Manifest, StoreError> {
        backup::back_up(&Source { connection: self.connection, key: self.key }, to, order, &|_, _| ())
    }
}
