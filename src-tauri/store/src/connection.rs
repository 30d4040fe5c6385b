//! Opening the one connection, in the one right order, and the checks at start. Never hands the
//! connection out; never touches a file that does not read cleanly.

use std::path::Path;
use std::sync::Once;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::breakage::{self, Breakage};
use crate::mark::{self, Mark};
use crate::upgrade::{Opening, Upgrade};
use crate::{Key, Reader, StoreError, log, migration};

/// Statements that stay prepared.
const STATEMENTS: usize = 256;

/// How the file was left the last time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LastExit {
    /// The program had closed it.
    Clean,
    /// The program or the machine had stopped on the way.
    Unclean,
}

/// Creates a new encrypted file with the newest schema.
pub(crate) fn create(path: &Path, key: &Key) -> Result<(Connection, Mark), StoreError> {
    if path.exists() {
        return Err(StoreError::Internal("the file exists".to_owned()));
    }
    ready();
    let mut connection = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    unlock(&connection, key)?;
    // A file created in rollback mode can be rolled back to empty on a FAT-like file system unless
    // the first commits are EXTRA (measured); it costs nothing.
    connection.pragma_update(None, "synchronous", "EXTRA")?;
    configure(&connection)?;
    migration::migrate(&mut connection)?;
    let mark = Mark::set(path, 0)?;
    Ok((connection, mark))
}

/// What an opened file comes with.
pub(crate) struct Ready {
    pub(crate) connection: Connection,
    pub(crate) last: LastExit,
    pub(crate) mark: Mark,
    pub(crate) upgraded: bool,
}

/// Opens an existing file; refuses a newer one untouched, and one that does not pass its checks.
pub(crate) fn open(path: &Path, key: &Key, opening: &Opening<'_>) -> Result<Ready, StoreError> {
    ready();
    let mut connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    // Until every check has passed, closing must not write the log back: what is refused stays as it lies.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    unlock(&connection, key)?;
    migration::refuse_newer(&connection)?;
    let last = if mark::place(path).exists() { LastExit::Unclean } else { LastExit::Clean };
    configure(&connection)?;
    if !breakage::is(Breakage::UncheckedStart) {
        check(&connection, last)?;
    }
    let found = newest_entry(&connection)?;
    if let Some(noted) = mark::noted(path).filter(|noted| *noted > found && !opening.short) {
        return Err(StoreError::EndLost { noted, found });
    }
    let upgraded = upgrade(&mut connection, key, opening)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    let mark = Mark::set(path, found)?;
    Ok(Ready { connection, last, mark, upgraded })
}

/// Brings a file of an older schema to the newest, after what the opening does before that. True where it was older.
fn upgrade(connection: &mut Connection, key: &Key, opening: &Opening<'_>) -> Result<bool, StoreError> {
    let from = migration::version(connection)?;
    if from == migration::newest() {
        return Ok(false);
    }
    let before = Upgrade { connection, key };
    (opening.before_upgrade)(&before).map_err(|error| StoreError::NotBackedUp(Box::new(error)))?;
    migration::migrate(connection)?;
    // What the step did is looked at as after a power cut: the backup that was just made is at hand.
    check(connection, LastExit::Unclean)?;
    Ok(true)
}

/// Number of the newest journal entry; 0 before the first.
fn newest_entry(connection: &Connection) -> Result<i64, StoreError> {
    Ok(Reader::new(connection).journal_head()?.map_or(0, |(seq, ..)| seq))
}

/// Writes the whole log back into the file, closes, and notes that the end was clean.
pub(crate) fn close(connection: Connection, path: &Path) -> Result<(), StoreError> {
    checkpoint(&connection)?;
    connection.close().map_err(|(_, error)| StoreError::from(error))?;
    std::fs::remove_file(mark::place(path))?;
    Ok(())
}

/// Writes the whole log back into the file.
pub(crate) fn checkpoint(connection: &Connection) -> Result<(), StoreError> {
    Ok(connection.query_row(include_str!("sql/pragma/checkpoint.sql"), [], |_| Ok(()))?)
}

/// Opens a copy to be looked at: nothing is written, not even a mark.
pub(crate) fn look(path: &Path, key: &Key) -> Result<Connection, StoreError> {
    ready();
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    unlock(&connection, key)?;
    for (name, value) in [("trusted_schema", "OFF"), ("cell_size_check", "ON"), ("temp_store", "MEMORY"), ("mmap_size", "0")] {
        connection.pragma_update(None, name, value)?;
    }
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    Ok(connection)
}

/// Everything that can be asked of a file by itself: its pages, their digests, its keys, its journal.
pub(crate) fn check_whole(connection: &Connection) -> Result<(), StoreError> {
    check(connection, LastExit::Unclean)
}

/// Waits until the cipher stands. The library calls itself initialised before it has set its cipher up, so
/// that two threads' first openings could meet and one of them have its key refused.
fn ready() {
    static READY: Once = Once::new();
    // That nothing opens here shows itself at once in the opening proper.
    READY.call_once(|| drop(Connection::open_in_memory()));
}

fn unlock(connection: &Connection, key: &Key) -> Result<(), StoreError> {
    connection.pragma_update(None, "cipher_log_level", "NONE")?;
    keying::give(connection, key.raw().as_bytes())?;
    let cipher: String = connection.pragma_query_value(None, "cipher_version", |row| row.get(0)).unwrap_or_default();
    if cipher.is_empty() {
        return Err(StoreError::NoCipher);
    }
    // Before anything is read: a log that was first read in the shared mode keeps its index in a mapped file, and a
    // full disk under that ends the process (SIGBUS, measured).
    connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    Ok(())
}

fn configure(connection: &Connection) -> Result<(), StoreError> {
    let mode: String = connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))?;
    if mode != "wal" {
        return Err(StoreError::Internal("journal mode is not wal".to_owned()));
    }
    let wanted = match () {
        () if breakage::is(Breakage::SyncOff) => 0,
        () if breakage::is(Breakage::SyncNormal) => 1,
        () => 2,
    };
    connection.pragma_update(None, "synchronous", wanted)?;
    let synchronous: i64 = connection.pragma_query_value(None, "synchronous", |row| row.get(0))?;
    if synchronous != wanted {
        return Err(StoreError::Internal("synchronous is not full".to_owned()));
    }
    for (name, value) in [
        ("foreign_keys", "ON"),
        ("recursive_triggers", "ON"),
        ("trusted_schema", "OFF"),
        ("cell_size_check", "ON"),
        ("secure_delete", "ON"),
        ("temp_store", "MEMORY"),
        ("mmap_size", "0"),
        ("wal_autocheckpoint", "1000"),
        // Of KiB: a page read again has to be deciphered and proven again.
        ("cache_size", "-32768"),
    ] {
        connection.pragma_update(None, name, value)?;
    }
    for (config, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
    ] {
        connection.set_db_config(config, on)?;
    }
    // An act uses some dozens of statements; a smaller cache would have them read anew each time.
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    Ok(())
}

/// Quick after a clean end, thorough after an unclean one.
fn check(connection: &Connection, last: LastExit) -> Result<(), StoreError> {
    let pragma = match last {
        LastExit::Clean => "quick_check",
        LastExit::Unclean => "integrity_check",
    };
    let verdict: String = connection.pragma_query_value(None, pragma, |row| row.get(0))?;
    if verdict != "ok" {
        return Err(StoreError::Damaged(verdict));
    }
    refuse_rows(connection, "foreign_key_check")?;
    if last == LastExit::Unclean {
        if let Some(seq) = Reader::new(connection).verify_journal()?.broken_at {
            return Err(StoreError::Damaged(["journal entry ", &seq.to_string()].concat()));
        }
        check_seals(connection)?;
    }
    Ok(())
}

/// Every page's own seal. This check alone looks past the log: where the power failed while the log was being written
/// back, the file has half-written pages that the log holds whole. So, everything read through the log being sound,
/// such a page counts as damage only where the log does not hold it. Nothing is written to find out.
fn check_seals(connection: &Connection) -> Result<(), StoreError> {
    let mut broken: Vec<Option<u32>> = Vec::new();
    connection.pragma_query(None, "cipher_integrity_check", |row| {
        let words: String = row.get(0)?;
        let page = words.split("page ").nth(1).and_then(|rest| rest.split(' ').next()).and_then(|page| page.parse().ok());
        broken.push(page);
        Ok(())
    })?;
    if broken.is_empty() {
        return Ok(());
    }
    let logged = connection.path().map(|path| log::pages(Path::new(path))).unwrap_or_default();
    let held = |page: &Option<u32>| page.is_some_and(|page| logged.contains(&page));
    if broken.iter().all(held) { Ok(()) } else { Err(StoreError::Damaged("cipher_integrity_check".to_owned())) }
}

/// A check that answers with one row for each thing wrong.
pub(crate) fn refuse_rows(connection: &Connection, pragma: &str) -> Result<(), StoreError> {
    let mut wrong = 0;
    connection.pragma_query(None, pragma, |_| {
        wrong += 1;
        Ok(())
    })?;
    if wrong > 0 { Err(StoreError::Damaged(pragma.to_owned())) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the design asks of the connection (reliability, section 5), read back from it: new and reopened.
    #[test]
    fn the_connection_is_as_the_design_asks() {
        let folder = std::env::temp_dir().join(["lianfang-connection-", &std::process::id().to_string()].concat());
        std::fs::create_dir_all(&folder).unwrap();
        let (path, key) = (folder.join("office.db"), Key::new([9; 32]));
        let check = |connection: Connection| {
            for (pragma, wanted) in [
                ("foreign_keys", 1),
                ("recursive_triggers", 1),
                ("trusted_schema", 0),
                ("cell_size_check", 1),
                ("secure_delete", 1),
                ("temp_store", 2),
                ("wal_autocheckpoint", 1000),
                ("synchronous", 2),
            ] {
                let value: i64 = connection.pragma_query_value(None, pragma, |row| row.get(0)).unwrap();
                assert_eq!(value, wanted, "{pragma}");
            }
            assert!(!path.with_extension("db-shm").exists(), "the log's index is in memory, not in a mapped file");
            for (pragma, wanted) in [("locking_mode", "exclusive"), ("journal_mode", "wal")] {
                let value: String = connection.pragma_query_value(None, pragma, |row| row.get(0)).unwrap();
                assert_eq!(value, wanted, "{pragma}");
            }
            for (config, wanted) in [
                (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
                (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
                (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
                (DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false),
            ] {
                assert_eq!(connection.db_config(config).unwrap(), wanted, "{config:?}");
            }
            close(connection, &path).unwrap();
        };
        check(create(&path, &key).unwrap().0);
        check(open(&path, &key, &Opening::of_a_copy()).unwrap().connection);
        std::fs::remove_dir_all(&folder).unwrap();
        assert!(rusqlite::version_number() >= 3_051_003, "older ones lose data in WAL mode: {}", rusqlite::version());
    }
}
