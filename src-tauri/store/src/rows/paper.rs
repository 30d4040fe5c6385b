//! Rows of kept papers and of half-filled forms. A paper is written once and never again.

use register::id::PaperId;
use rusqlite::named_params;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{Store, StoreError, Writer};

/// A paper that is about to be kept.
#[derive(Debug, Clone)]
pub struct NewPaper<'a> {
    /// What kind of paper: the codes of the schema.
    pub kind: &'a str,
    /// Its title.
    pub title: &'a str,
    /// A good file name.
    pub file_name: &'a str,
    /// The warning it belongs to.
    pub warning: Option<Uuid>,
    /// Pages.
    pub pages: u32,
    /// The finished PDF.
    pub bytes: &'a [u8],
}

impl Writer<'_> {
    /// Keeps a paper for ever.
    ///
    /// # Errors
    /// When the store fails.
    pub fn add_paper(&mut self, paper: &NewPaper<'_>) -> Result<PaperId, StoreError> {
        let id = self.new_id();
        let sha256: [u8; 32] = Sha256::digest(paper.bytes).into();
        self.transaction().prepare_cached(include_str!("../sql/paper/add.sql"))?.execute(named_params! {
            ":id": id.as_bytes().to_vec(), ":kind": paper.kind, ":title": paper.title, ":file_name": paper.file_name,
            ":warning_id": paper.warning.map(|id| id.as_bytes().to_vec()), ":pages": paper.pages, ":bytes": paper.bytes,
            ":sha256": sha256.to_vec(), ":made_at": self.wall(),
        })?;
        Ok(id.into())
    }
}

impl Store {
    /// Keeps a half-filled form; empty content removes it. No journal entry: nothing was decided yet.
    ///
    /// # Errors
    /// When the store fails.
    pub fn keep_draft(&mut self, place: &str, content: &str, at: &str) -> Result<(), StoreError> {
        let connection = self.connection_mut()?;
        if content.is_empty() {
            connection.prepare_cached(include_str!("../sql/draft/drop.sql"))?.execute(named_params! { ":place": place })?;
        } else {
            connection.prepare_cached(include_str!("../sql/draft/put.sql"))?.execute(named_params! { ":place": place, ":content": content, ":kept_at": at })?;
        }
        Ok(())
    }
}
