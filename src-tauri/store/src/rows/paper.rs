//! Rows of kept papers and of half-filled forms. A paper is written once and never again.

use register::Term as _;
use register::id::PaperId;
use register::report::Period;
use register::template::TemplateVersion;
use rusqlite::{OptionalExtension, named_params};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::outline::Outlines;
use super::template::kept_number;
use crate::table::Cells;
use crate::{Reader, Store, StoreError, Writer};

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
    /// The edition of a catalogue that it is the paper of.
    pub edition: Option<Uuid>,
    /// Pages.
    pub pages: u32,
    /// The finished PDF.
    pub bytes: &'a [u8],
    /// The faces it is set in, as the archive tells them.
    pub fonts: &'a str,
    /// Its pages, in order.
    pub pictures: &'a [PaperPicture],
    /// The outlines that the pages name.
    pub outlines: &'a Outlines,
    /// The templates its words came from.
    pub templates: &'a [TemplateVersion],
    /// Of a report: the period it tells of.
    pub period: Option<Period>,
}

/// A page of a kept paper as the window shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperPicture {
    /// The page, deflated; it names its outlines by their addresses.
    pub picture: Vec<u8>,
    /// Its words and their places, deflated.
    pub words: Vec<u8>,
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
            ":warning_id": paper.warning.map(|id| id.as_bytes().to_vec()), ":edition_id": paper.edition.map(|id| id.as_bytes().to_vec()), ":pages": paper.pages, ":bytes": paper.bytes,
            ":sha256": sha256.to_vec(), ":fonts": paper.fonts, ":made_at": self.wall(),
            ":period": paper.period.map(|period| period.to_string()),
        })?;
        self.add_outlines(paper.outlines)?;
        let mut add = self.transaction().prepare_cached(include_str!("../sql/paper/add_picture.sql"))?;
        for (page, picture) in (1_i64..).zip(paper.pictures) {
            add.execute(
                named_params! { ":paper_id": id.as_bytes().to_vec(), ":page": page, ":picture": picture.picture, ":words": picture.words },
            )?;
        }
        drop(add);
        let mut add = self.transaction().prepare_cached(include_str!("../sql/paper/add_template.sql"))?;
        for version in paper.templates {
            add.execute(named_params! {
                ":paper_id": id.as_bytes().to_vec(), ":kind": version.kind.code(), ":version": kept_number(*version),
            })?;
        }
        drop(add);
        let cells = self.paper_cells(id)?.unwrap_or_default();
        self.note_paper(id, cells);
        Ok(id.into())
    }
}

impl Reader<'_> {
    /// What the journal keeps of a paper: the digest beside its bytes, the edition or period it is of, and the templates of its words.
    pub(crate) fn paper_cells(&self, id: Uuid) -> Result<Option<Cells>, StoreError> {
        Ok(self
            .connection()
            .prepare_cached(include_str!("../sql/paper/digest.sql"))?
            .query_row(named_params! { ":id": id.as_bytes().to_vec() }, |row| {
                let cell = |name: &str| Ok::<_, rusqlite::Error>((name.to_owned(), row.get(name)?));
                Ok(vec![cell("sha256")?, cell("edition_id")?, cell("templates")?, cell("period")?])
            })
            .optional()?)
    }

    /// Some pages of a kept paper: `limit` of them after the first `first`.
    ///
    /// # Errors
    /// When the store fails.
    pub fn paper_pictures(&self, id: Uuid, first: u32, limit: u32) -> Result<Vec<PaperPicture>, StoreError> {
        let mut statement = self.connection().prepare_cached(include_str!("../sql/paper/pictures.sql"))?;
        let rows = statement.query_map(named_params! { ":id": id.as_bytes().to_vec(), ":first": first, ":limit": limit }, |row| {
            Ok(PaperPicture { picture: row.get("picture")?, words: row.get("words")? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The words of a kept paper's pages, deflated, up to page `last`.
    ///
    /// # Errors
    /// When the store fails.
    pub fn paper_words(&self, id: Uuid, last: u32) -> Result<Vec<Vec<u8>>, StoreError> {
        let mut statement = self.connection().prepare_cached(include_str!("../sql/paper/words.sql"))?;
        let rows = statement.query_map(named_params! { ":id": id.as_bytes().to_vec(), ":last": last }, |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
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
            connection
                .prepare_cached(include_str!("../sql/draft/put.sql"))?
                .execute(named_params! { ":place": place, ":content": content, ":kept_at": at })?;
        }
        Ok(())
    }
}
