//! 备份: copies of an office that were read back before they count. A backup is one file: a manifest, then the encrypted
//! copy. Never a copy that was not compared with the office it was taken of, and never an older backup lost for one
//! that was not finished.

mod manifest;
mod packed;

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, named_params};

pub use manifest::{Head, LastNumber, Manifest, Sealed};

use crate::breakage::{self, Breakage};
use crate::{Key, Reader, Store, StoreError, connection, migration};

/// What goes into a backup beside the copy.
pub struct BackupOrder<'a> {
    /// Local time with offset.
    pub taken_at: &'a str,
    /// It is the training office.
    pub training: bool,
    /// The key slots.
    pub slots: &'a [u8],
    /// The office's full name.
    pub office: &'a str,
    /// Told of every step; false stops the backup, and nothing is left of it.
    pub go_on: &'a dyn Fn(BackupStep) -> bool,
}

/// Where the making or reading of a backup stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BackupStep {
    /// The office is copied.
    Copy,
    /// The copy is read back and compared.
    Check,
    /// The backup is written.
    Write,
    /// The backup is read back.
    ReadBack,
}

/// A state of an office in figures: what a copy must agree with.
#[derive(Debug, PartialEq, Eq)]
struct Figures {
    counts: Vec<(String, i64)>,
    head: Head,
}

impl Figures {
    fn of(reader: &Reader<'_>) -> Result<Self, StoreError> {
        Ok(Self { counts: reader.row_counts()?, head: reader.head()? })
    }
}

impl Reader<'_> {
    /// How many rows every table holds, by its name.
    ///
    /// # Errors
    /// When the store fails.
    pub fn row_counts(&self) -> Result<Vec<(String, i64)>, StoreError> {
        migration::row_counts(self.connection())
    }

    /// The newest journal entry.
    ///
    /// # Errors
    /// When the store fails.
    pub fn head(&self) -> Result<Head, StoreError> {
        let head = self.journal_head()?.map(|(seq, _, hash)| Head { seq, hash });
        Ok(head.unwrap_or_else(|| Head { seq: 0, hash: vec![0; 32] }))
    }
}

impl Store {
    /// Makes a backup: copies, reads the copy back, compares it with this office, writes it whole beside its place,
    /// reads it again, and only then gives it its name.
    ///
    /// # Errors
    /// When any of that fails; what stood at that place before still stands there.
    pub fn back_up(&self, to: &Path, order: &BackupOrder<'_>) -> Result<Manifest, StoreError> {
        back_up(&Source { connection: self.connection()?, key: &self.key }, to, order, &|_, _| ())
    }

    /// The same with a hand in it.
    #[cfg(test)]
    fn back_up_with(&self, to: &Path, order: &BackupOrder<'_>, meddle: &dyn Fn(BackupStep, &Path)) -> Result<Manifest, StoreError> {
        back_up(&Source { connection: self.connection()?, key: &self.key }, to, order, meddle)
    }
}

/// What a backup is taken of.
pub(crate) struct Source<'a> {
    pub(crate) connection: &'a Connection,
    pub(crate) key: &'a Key,
}

/// Makes a backup. `meddle` is given every file as soon as it is written: that is how a test spoils one.
pub(crate) fn back_up(
    source: &Source<'_>,
    to: &Path,
    order: &BackupOrder<'_>,
    meddle: &dyn Fn(BackupStep, &Path),
) -> Result<Manifest, StoreError> {
    let (copy, part) = (beside(to, "copying"), beside(to, "part"));
    let made = source.make(to, &copy, &part, order, meddle);
    for left in [&copy, &beside(&copy, "journal"), &part] {
        // Of no use to anyone; that it may stay is not worse than what went wrong.
        let _ = fs::remove_file(left);
    }
    made
}

impl Source<'_> {
    fn make(
        &self,
        to: &Path,
        copy: &Path,
        part: &Path,
        order: &BackupOrder<'_>,
        meddle: &dyn Fn(BackupStep, &Path),
    ) -> Result<Manifest, StoreError> {
        let step = |step| if (order.go_on)(step) { Ok(()) } else { Err(StoreError::Stopped) };
        step(BackupStep::Copy)?;
        let live = Figures::of(&Reader::new(self.connection))?;
        for left in [copy, part] {
            if left.exists() {
                fs::remove_file(left)?;
            }
        }
        self.connection.prepare(include_str!("sql/backup/vacuum_into.sql"))?.execute(named_params! { ":path": copy.to_string_lossy() })?;
        fs::File::open(copy)?.sync_all()?;
        meddle(BackupStep::Copy, copy);
        step(BackupStep::Check)?;
        let verified = !breakage::is(Breakage::UnverifiedBackup);
        let numbers = if verified { check_copy(copy, self.key, &live)? } else { Vec::new() };
        let (size, sha256) = packed::digest(copy)?;
        let sealed = Sealed { office: order.office.to_owned(), counts: live.counts, numbers };
        let manifest = Manifest {
            schema: migration::version(self.connection)?,
            taken_at: order.taken_at.to_owned(),
            training: order.training,
            head: live.head,
            size,
            sha256,
            slots: order.slots.to_vec(),
            files: Vec::new(),
            sealed: sealed.close(self.key)?,
        };
        meddle(BackupStep::Check, copy);
        step(BackupStep::Write)?;
        packed::pack(&manifest, copy, part)?;
        meddle(BackupStep::Write, part);
        step(BackupStep::ReadBack)?;
        if verified && packed::read_through(part)? != manifest {
            return Err(StoreError::BadBackup("manifest"));
        }
        fs::rename(part, to)?;
        packed::sync_folder_of(to);
        Ok(manifest)
    }
}

/// A copy must be whole in itself and of the same figures as the office it was taken of.
fn check_copy(copy: &Path, key: &Key, wanted: &Figures) -> Result<Vec<LastNumber>, StoreError> {
    let bad = |error| match error {
        StoreError::Damaged(_) | StoreError::WrongKeyOrDamaged => StoreError::BadBackup("copy"),
        other => other,
    };
    let connection = connection::look(copy, key)?;
    migration::refuse_newer(&connection).map_err(bad)?;
    connection::check_whole(&connection).map_err(bad)?;
    refuse_foreign_schema(&connection)?;
    let reader = Reader::new(&connection);
    let found = Figures::of(&reader).map_err(bad)?;
    if found.head != wanted.head {
        return Err(StoreError::BadBackup("head"));
    }
    if found.counts != wanted.counts {
        return Err(StoreError::BadBackup("counts"));
    }
    match reader.last_numbers() {
        // The tables of an older schema may not have what is asked; the numbers are asked of the person then.
        Err(_) if migration::version(&connection)? != migration::newest() => Ok(Vec::new()),
        numbers => numbers,
    }
}

/// A file of the newest schema has exactly its tables, triggers and indexes: nothing that somebody put in runs here.
fn refuse_foreign_schema(connection: &Connection) -> Result<(), StoreError> {
    if migration::version(connection)? != migration::newest() {
        return Ok(());
    }
    let mut own = Connection::open_in_memory()?;
    migration::migrate(&mut own)?;
    let read = |connection: &Connection| -> Result<Vec<[String; 4]>, StoreError> {
        Reader::new(connection)
            .collect(include_str!("sql/backup/schema.sql"), |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]))
    };
    if read(connection)? == read(&own)? { Ok(()) } else { Err(StoreError::BadBackup("schema")) }
}

/// A backup as a file.
#[derive(Debug, Clone)]
pub struct Backup(PathBuf);

impl Backup {
    /// The backup at a place.
    pub fn at(path: &Path) -> Self {
        Self(path.to_owned())
    }

    /// What it says of itself; its copy is not read.
    ///
    /// # Errors
    /// When it is no backup, or its manifest is damaged.
    pub fn manifest(&self) -> Result<Manifest, StoreError> {
        packed::manifest(&self.0)
    }

    /// Reads every byte of it, takes the copy out to `scratch`, and asks of it all that can be asked; `scratch` is
    /// gone afterwards.
    ///
    /// # Errors
    /// When anything is not as the manifest says.
    pub fn verify(&self, key: &Key, scratch: &Path) -> Result<(Manifest, Sealed), StoreError> {
        let checked = self.unpack(key, scratch);
        for left in [scratch.to_owned(), beside(scratch, "journal")] {
            let _ = fs::remove_file(left);
        }
        checked
    }

    /// The same, and the copy stays at `to`, synced, ready to be opened.
    ///
    /// # Errors
    /// As [`Backup::verify`]; what is left at `to` then must not be opened.
    pub fn unpack(&self, key: &Key, to: &Path) -> Result<(Manifest, Sealed), StoreError> {
        let manifest = self.manifest()?;
        if manifest.schema > migration::newest() {
            return Err(StoreError::Newer { found: manifest.schema, known: migration::newest() });
        }
        let sealed = manifest.open(key)?;
        packed::unpack(&self.0, &manifest, to)?;
        let wanted = Figures { counts: sealed.counts.clone(), head: manifest.head.clone() };
        check_copy(to, key, &wanted)?;
        Ok((manifest, sealed))
    }
}

/// The same name with another ending behind it.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(ending);
    path.with_file_name(name)
}

#[cfg(test)]
mod tests;
