//! The history of the schema: forward only, checksummed, never edited once shipped. A file of a newer
//! version is refused before anything is written.

use rusqlite::{Connection, TransactionBehavior};
use sha2::{Digest, Sha256};

use crate::digits::hex;
use crate::{Reader, StoreError};

/// Marks our files, so that a stranger's database is never opened as an office.
const APPLICATION_ID: i64 = 0x4c46_6e67;

/// One step of the history.
struct Migration {
    version: i64,
    sql: &'static str,
    sha256: &'static str,
    /// Counts the rows of every table that a file of this version has.
    count: &'static str,
}

const HISTORY: &[Migration] = &[Migration {
    version: 1,
    sql: include_str!("migrations/0001_first.sql"),
    sha256: include_str!("migrations/0001_first.sha256"),
    count: include_str!("migrations/0001_count.sql"),
}];

/// Every step: those that were shipped, and one more where a test tries the way to a newer schema.
fn history() -> impl Iterator<Item = &'static Migration> {
    HISTORY.iter().chain(for_tests())
}

#[cfg(not(feature = "breakable"))]
fn for_tests() -> Option<&'static Migration> {
    None
}

/// Steps that no release has. Their digests are not written down: they are made of what is there.
#[cfg(feature = "breakable")]
fn for_tests() -> Option<&'static Migration> {
    use std::sync::LazyLock;

    use crate::breakage::{self, Breakage};

    fn next(sql: &'static str) -> Migration {
        let sha256 = Box::leak(hex(&Sha256::digest(sql)).into_boxed_str());
        Migration { version: 2, sql, sha256, count: include_str!("migrations/0001_count.sql") }
    }
    static NEXT: LazyLock<Migration> = LazyLock::new(|| next(include_str!("migrations/next_for_tests.sql")));
    static LOSING: LazyLock<Migration> = LazyLock::new(|| next(include_str!("migrations/next_that_loses.sql")));
    match () {
        () if breakage::is(Breakage::NextSchema) => Some(&*NEXT),
        () if breakage::is(Breakage::NextSchemaLoses) => Some(&*LOSING),
        () => None,
    }
}

/// The newest schema this program knows.
pub(crate) fn newest() -> i64 {
    history().last().map_or(0, |migration| migration.version)
}

/// How many rows every table holds, by its name: of the tables that the file's own version has.
pub(crate) fn row_counts(connection: &Connection) -> Result<Vec<(String, i64)>, StoreError> {
    counts_of(connection, version(connection)?)
}

/// The same of the tables that some version has.
fn counts_of(connection: &Connection, version: i64) -> Result<Vec<(String, i64)>, StoreError> {
    let Some(migration) = history().find(|migration| migration.version == version) else { return Ok(Vec::new()) };
    Reader::new(connection).collect(migration.count, |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Refuses a file of a newer version, and one that is not ours. Reads only.
pub(crate) fn refuse_newer(connection: &Connection) -> Result<(), StoreError> {
    let found = version(connection)?;
    if found > newest() {
        return Err(StoreError::Newer { found, known: newest() });
    }
    let id: i64 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if id != APPLICATION_ID {
        return Err(StoreError::Damaged("application_id".to_owned()));
    }
    Ok(())
}

/// Brings the file to the newest schema, each step in one transaction with its invariants.
pub(crate) fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    let from = version(connection)?;
    history().filter(|migration| migration.version > from).try_for_each(|migration| migration.run(connection))
}

impl Migration {
    fn run(&self, connection: &mut Connection) -> Result<(), StoreError> {
        if hex(&Sha256::digest(self.sql)) != self.sha256.trim() {
            return Err(StoreError::Internal("a shipped migration was edited".to_owned()));
        }
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let from = version(&transaction)?;
        let before = counts_of(&transaction, from)?;
        transaction.execute_batch(self.sql)?;
        if counts_of(&transaction, from)? != before {
            return Err(StoreError::Internal("a migration lost or made rows".to_owned()));
        }
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", self.version)?;
        crate::connection::refuse_rows(&transaction, "foreign_key_check")?;
        transaction.commit()?;
        Ok(())
    }
}

pub(crate) fn version(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_history_is_numbered_without_gap_and_as_it_was_shipped() {
        for (number, migration) in (1_i64..).zip(HISTORY) {
            assert_eq!(migration.version, number);
            assert_eq!(hex(&Sha256::digest(migration.sql)), migration.sha256.trim(), "migration {number} was edited");
        }
    }

    #[test]
    fn an_edited_migration_changes_nothing() {
        let mut connection = Connection::open_in_memory().unwrap();
        let edited = Migration {
            version: 1,
            sql: "CREATE TABLE office (id BLOB) STRICT;",
            sha256: include_str!("migrations/0001_first.sha256"),
            count: "",
        };
        assert!(matches!(edited.run(&mut connection), Err(StoreError::Internal(_))));
        assert_eq!(version(&connection).unwrap(), 0);
        assert!(!connection.table_exists(None, "office").unwrap());
    }

    #[test]
    fn a_migration_that_fails_on_the_way_leaves_the_version_before() {
        let mut connection = Connection::open_in_memory().unwrap();
        let sql = "CREATE TABLE first (id BLOB) STRICT; CREATE TABLE first (id BLOB) STRICT;";
        let sha256: &str = Box::leak(hex(&Sha256::digest(sql)).into_boxed_str());
        assert!(Migration { version: 1, sql, sha256, count: "" }.run(&mut connection).is_err());
        assert_eq!(version(&connection).unwrap(), 0);
        assert!(!connection.table_exists(None, "first").unwrap());
        figures::line("R-17", "schema: a step that fails on the way or was edited leaves the version before");
    }
}
