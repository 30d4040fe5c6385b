//! Gives SQLCipher the key of a database by its own call. Never by a statement: the library makes copies of a
//! statement's text and lets them go as they are, and a piece of the key was found in memory after the office was locked.

use std::ffi::c_int;

use rusqlite::{Connection, ffi};

/// Gives an open connection its key, before anything is read or written. `key` is what stands behind `PRAGMA key =`,
/// such as `x'…'` with 64 digits for a raw key.
///
/// # Errors
/// What the library answers.
pub fn give(connection: &Connection, key: &[u8]) -> rusqlite::Result<()> {
    let length = c_int::try_from(key.len()).unwrap_or_default();
    #[expect(unsafe_code, reason = "the library has no safe way to be given a key that is not a statement's text")]
    // SAFETY: the handle is open as long as the connection is borrowed, and no statement runs on it meanwhile, for a
    // connection stays on one thread. The library reads `length` bytes of `key` and copies them before it returns.
    let code = unsafe { ffi::sqlite3_key(connection.handle(), key.as_ptr().cast(), length) };
    if code == ffi::SQLITE_OK { Ok(()) } else { Err(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None)) }
}
