//! Layouts of tables that were read by hand once. Never a record: nothing of the office's business is in them, so they
//! stand outside the journal, like drafts.

use rusqlite::named_params;

use crate::{Reader, Store, StoreError};

impl Reader<'_> {
    /// Digest and content of every layout, the newest first.
    ///
    /// # Errors
    /// When the store fails.
    pub fn table_layouts(&self) -> Result<Vec<(String, String)>, StoreError> {
        self.collect(include_str!("../sql/table_layout/list.sql"), |row| Ok((row.get(0)?, row.get(1)?)))
    }
}

impl Store {
    /// Keeps a layout; empty content forgets it.
    ///
    /// # Errors
    /// When the store fails.
    pub fn keep_table_layout(&mut self, digest: &str, content: &str, at: &str) -> Result<(), StoreError> {
        let connection = self.connection_mut()?;
        if content.is_empty() {
            connection.prepare_cached(include_str!("../sql/table_layout/drop.sql"))?.execute(named_params! { ":digest": digest })?;
        } else {
            connection
                .prepare_cached(include_str!("../sql/table_layout/put.sql"))?
                .execute(named_params! { ":digest": digest, ":content": content, ":kept_at": at })?;
        }
        Ok(())
    }
}
