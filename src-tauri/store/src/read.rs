//! Reading, inside one consistent state. Never writes.

use register::template::TemplateVersion;
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use uuid::Uuid;

use crate::{Entity, StoreError};

/// Reads one consistent state of the office.
pub struct Reader<'a> {
    connection: &'a Connection,
}

/// One changed field of a record.
#[derive(Debug, Clone)]
pub struct HistoryLine {
    /// The journal entry.
    pub seq: i64,
    /// Local time with offset.
    pub at: String,
    /// What the act was called.
    pub label: String,
    /// The table of the changed row.
    pub entity: String,
    /// The changed column.
    pub field: String,
}

/// A kept paper without its bytes.
#[derive(Debug, Clone)]
pub struct PaperLine {
    /// Which paper.
    pub id: Uuid,
    /// What kind of paper.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// A good file name.
    pub file_name: String,
    /// The warning it belongs to.
    pub warning: Option<Uuid>,
    /// The edition of a catalogue that it is the paper of.
    pub edition: Option<Uuid>,
    /// Pages.
    pub pages: u32,
    /// SHA-256 of the bytes.
    pub sha256: Vec<u8>,
    /// The faces it is set in.
    pub fonts: String,
    /// Local time with offset.
    pub made_at: String,
    /// The templates its words came from, in the order of their codes.
    pub templates: Vec<TemplateVersion>,
}

impl PaperLine {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: crate::rows::uuid(row, "id")?,
            kind: row.get("kind")?,
            title: row.get("title")?,
            file_name: row.get("file_name")?,
            warning: crate::rows::optional_uuid(row, "warning_id")?,
            edition: crate::rows::optional_uuid(row, "edition_id")?,
            pages: row.get("pages")?,
            sha256: row.get("sha256")?,
            fonts: row.get("fonts")?,
            made_at: row.get("made_at")?,
            templates: crate::rows::template::template_versions(row, "templates")?,
        })
    }
}

/// Whose rows are read: one statement serves both, by the keys between two, and the index serves the statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whose {
    /// Those of every owner.
    All,
    /// Those of one.
    Of(Uuid),
}

impl Whose {
    /// The first and the last key.
    fn keys(self) -> (Vec<u8>, Vec<u8>) {
        let (first, last) = match self {
            Self::All => (Uuid::nil(), Uuid::max()),
            Self::Of(owner) => (owner, owner),
        };
        (first.as_bytes().to_vec(), last.as_bytes().to_vec())
    }
}

impl<'a> Reader<'a> {
    pub(crate) fn new(connection: &'a Connection) -> Self {
        Self { connection }
    }

    pub(crate) fn connection(&self) -> &'a Connection {
        self.connection
    }

    /// Every row of a statement without parameters.
    pub(crate) fn collect<T>(&self, sql: &'static str, read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>) -> Result<Vec<T>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([], read)?.collect::<Result<Vec<T>, _>>()?;
        Ok(rows)
    }

    /// Every row of a statement that asks for the rows of one owner or of all.
    pub(crate) fn collect_of<T>(
        &self,
        sql: &'static str,
        whose: Whose,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        let (first, last) = whose.keys();
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map(named_params! { ":first": first, ":last": last }, read)?.collect::<Result<Vec<T>, _>>()?;
        Ok(rows)
    }

    /// One row of a statement that asks for a key.
    pub(crate) fn one<T>(
        &self,
        sql: &'static str,
        id: Uuid,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, StoreError> {
        Ok(self.connection.prepare_cached(sql)?.query_row(named_params! { ":id": id.as_bytes().to_vec() }, read).optional()?)
    }

    /// The greatest running number behind a prefix, the bin included; 0 where there is none. Duties count within their
    /// year, which is their prefix.
    pub(crate) fn greatest_number(&self, entity: Entity, prefix: &str) -> Result<u32, StoreError> {
        let sql = match entity {
            Entity::Unit => include_str!("sql/unit/greatest_number.sql"),
            Entity::Post => include_str!("sql/post/greatest_number.sql"),
            Entity::Power => include_str!("sql/power/greatest_number.sql"),
            Entity::Duty => include_str!("sql/duty/greatest_number.sql"),
            Entity::RiskPoint => include_str!("sql/risk_point/greatest_number.sql"),
            Entity::Screening => include_str!("sql/screening/greatest_number.sql"),
            Entity::SpotCheck => include_str!("sql/spot_check/greatest_number.sql"),
            Entity::SpotDraw => include_str!("sql/spot_draw/greatest_number.sql"),
            Entity::Signal => include_str!("sql/signal/greatest_number.sql"),
            Entity::DirectReceipt => include_str!("sql/direct_receipt/greatest_number.sql"),
            Entity::CaseLead => include_str!("sql/case_lead/greatest_number.sql"),
            Entity::Talk => include_str!("sql/talk/greatest_number.sql"),
            Entity::Accountability => include_str!("sql/accountability/greatest_number.sql"),
            other => return Err(StoreError::Internal(["no running numbers in ", other.name()].concat())),
        };
        let greatest: Option<u32> =
            self.connection.prepare_cached(sql)?.query_row(named_params! { ":prefix": prefix }, |row| row.get(0))?;
        let floor = self.floor_of(&crate::rows::number_floor::running_series(entity.name(), prefix))?;
        Ok(greatest.unwrap_or_default().max(floor))
    }

    /// The greatest key that was ever given.
    pub(crate) fn greatest_key(&self) -> Result<Option<Uuid>, StoreError> {
        let key: Option<Vec<u8>> =
            self.connection.prepare_cached(include_str!("sql/change/greatest_key.sql"))?.query_row([], |row| row.get(0))?;
        Ok(key.and_then(|key| Uuid::from_slice(&key).ok()))
    }

    /// When a record went to the bin; none where it is in its register.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRecord`] where there is none.
    pub fn deleted_at(&self, entity: Entity, id: Uuid) -> Result<Option<String>, StoreError> {
        let cells = crate::table::get(self.connection, entity, id)?.ok_or(StoreError::NoSuchRecord)?;
        Ok(cells.into_iter().find_map(|(column, value)| match value {
            rusqlite::types::Value::Text(at) if column == "deleted_at" => Some(at),
            _ => None,
        }))
    }

    /// What happened to one record, newest first.
    ///
    /// # Errors
    /// When the store fails.
    pub fn history(&self, id: Uuid) -> Result<Vec<HistoryLine>, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("sql/change/of_record.sql"))?;
        let rows = statement.query_map(named_params! { ":id": id.as_bytes().to_vec() }, |row| {
            Ok(HistoryLine {
                seq: row.get("seq")?,
                at: row.get("at")?,
                label: row.get("label")?,
                entity: row.get("entity")?,
                field: row.get("field")?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Every kept paper, newest first, without bytes.
    ///
    /// # Errors
    /// When the store fails.
    pub fn papers(&self) -> Result<Vec<PaperLine>, StoreError> {
        self.collect(include_str!("sql/paper/list.sql"), PaperLine::read)
    }

    /// One kept paper, without bytes.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRecord`] where there is none.
    pub fn paper(&self, id: Uuid) -> Result<PaperLine, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("sql/paper/get.sql"))?;
        Ok(statement.query_row(named_params! { ":id": id.as_bytes().to_vec() }, PaperLine::read)?)
    }

    /// File name, bytes and SHA-256 of a kept paper.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRecord`] where there is none.
    pub fn paper_bytes(&self, id: Uuid) -> Result<(String, Vec<u8>, Vec<u8>), StoreError> {
        let paper = self
            .connection
            .prepare_cached(include_str!("sql/paper/bytes.sql"))?
            .query_row(named_params! { ":id": id.as_bytes().to_vec() }, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(paper)
    }

    /// A kept form.
    ///
    /// # Errors
    /// When the store fails.
    pub fn draft(&self, place: &str) -> Result<Option<String>, StoreError> {
        Ok(self
            .connection
            .prepare_cached(include_str!("sql/draft/get.sql"))?
            .query_row(named_params! { ":place": place }, |row| row.get(0))
            .optional()?)
    }
}
