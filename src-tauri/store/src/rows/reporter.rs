//! 举报人: sealed rows. Nobody reads one but by [`Store::reveal_reporter`], which writes into the journal that somebody
//! looked before it answers. Never a name in the clear in any table.

use register::id::SignalId;
use register::reporter::Reporter;
use rusqlite::types::Value;

use crate::seal::Seal;
use crate::{Act, Entity, Entry, Instant, Reader, Store, StoreError, Writer};

impl Reader<'_> {
    /// The signals that have a reporter on record; never who it is.
    ///
    /// # Errors
    /// When the store fails.
    pub fn reporters(&self) -> Result<Vec<SignalId>, StoreError> {
        self.collect(include_str!("../sql/reporter/list.sql"), |row| Ok(SignalId(super::uuid(row, "id")?)))
    }
}

impl Writer<'_> {
    /// Seals and keeps the reporter of a signal.
    ///
    /// # Errors
    /// When the machine gives no random bytes, or the store fails.
    pub fn put_reporter(&mut self, signal: SignalId, reporter: &Reporter) -> Result<(), StoreError> {
        let sealed = self.seal().close(signal.0.as_bytes(), &reporter.packed())?;
        self.put(Entity::Reporter, signal.0, vec![("sealed", Value::Blob(sealed))])
    }

    /// Takes the reporter of a signal away; the journal keeps only the sealed bytes.
    ///
    /// # Errors
    /// When the store fails.
    pub fn remove_reporter(&mut self, signal: SignalId) -> Result<(), StoreError> {
        self.drop(Entity::Reporter, signal.0)
    }
}

impl Store {
    /// Shows who reported: the look is in the journal, with its record, before anything is answered.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRecord`] where no reporter is on record; nothing is journalled then. A seal that does not
    /// open is damage.
    pub fn reveal_reporter(&mut self, signal: SignalId, act: Act, at: Instant) -> Result<(Reporter, Option<Entry>), StoreError> {
        let (sealed, entry) = self.record(Act { always: true, ..act }, at, |writer| -> Result<Vec<u8>, StoreError> {
            let row = writer.one(include_str!("../sql/reporter/get.sql"), signal.0, |row| row.get("sealed"))?;
            let sealed = row.ok_or(StoreError::NoSuchRecord)?;
            writer.note_look(Entity::Reporter, signal.0);
            Ok(sealed)
        })?;
        let text = self.seal().open(signal.0.as_bytes(), &sealed)?;
        Ok((Reporter::unpacked(&text), entry))
    }

    fn seal(&self) -> &Seal {
        &self.seal
    }
}
