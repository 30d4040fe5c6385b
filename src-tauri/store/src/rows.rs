//! Rows to records and back: one mapper per table. Never a rule.

mod appraisal;
mod bulletin;
mod bundle;
mod duty;
mod edition;
mod layout;
mod lead;
mod letter;
pub(crate) mod number_floor;
mod organisation;
pub(crate) mod outline;
mod paper;
mod people;
mod point_return;
mod power;
mod proposal;
mod reply;
mod report;
mod reporter;
mod screening;
mod signal;
mod spot_check;
mod talk;
pub(crate) mod template;
mod typeface;
mod warning;

pub use bulletin::KeptBulletin;
pub use bundle::Identity;
pub use duty::KeptAttachment;
pub use outline::{OutlineKey, Outlines};
pub use paper::{NewPaper, PaperPicture};
pub use report::ReportMade;

use chrono::NaiveDate;
use register::Term;
use register::calendar::ReplyTerm;
use rusqlite::Row;
use rusqlite::types::{Type, Value};
use uuid::Uuid;

/// A record with its key and its place: in the register or in the bin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept<I, T> {
    /// The key.
    pub id: I,
    /// When it went to the recycle bin; none while it is in the register.
    pub deleted_at: Option<String>,
    /// The record.
    pub item: T,
}

impl<I, T> Kept<I, T> {
    /// In the register, not in the bin.
    pub fn live(&self) -> bool {
        self.deleted_at.is_none()
    }
}

fn wrong(column: &str, kind: Type) -> rusqlite::Error {
    rusqlite::Error::InvalidColumnType(0, column.to_owned(), kind)
}

pub(crate) fn uuid(row: &Row<'_>, column: &str) -> rusqlite::Result<Uuid> {
    optional_uuid(row, column)?.ok_or_else(|| wrong(column, Type::Null))
}

pub(crate) fn optional_uuid(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<Uuid>> {
    let bytes: Option<Vec<u8>> = row.get(column)?;
    bytes.map(|bytes| Uuid::from_slice(&bytes).map_err(|_| wrong(column, Type::Blob))).transpose()
}

fn term<T: Term>(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<T>> {
    let code: Option<String> = row.get(column)?;
    code.map(|code| T::from_code(&code).ok_or_else(|| wrong(column, Type::Text))).transpose()
}

fn date(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<NaiveDate>> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| text.parse().map_err(|_| wrong(column, Type::Text))).transpose()
}

/// The three columns of a term.
fn reply_term(row: &Row<'_>) -> rusqlite::Result<ReplyTerm> {
    Ok(ReplyTerm {
        days: row.get("reply_days")?,
        count: needed(term(row, "reply_count")?, "reply_count")?,
        rest_day: needed(term(row, "reply_rest_day")?, "reply_rest_day")?,
    })
}

fn needed<T>(value: Option<T>, column: &str) -> rusqlite::Result<T> {
    value.ok_or_else(|| wrong(column, Type::Null))
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn code<T: Term>(value: Option<T>) -> Value {
    value.map_or(Value::Null, |value| text(value.code()))
}

fn day(value: Option<NaiveDate>) -> Value {
    value.map_or(Value::Null, |day| Value::Text(day.to_string()))
}

fn number(value: Option<u32>) -> Value {
    value.map_or(Value::Null, |number| Value::Integer(number.into()))
}

fn yes(value: bool) -> Value {
    Value::Integer(value.into())
}

fn key(value: Option<Uuid>) -> Value {
    value.map_or(Value::Null, |id| Value::Blob(id.as_bytes().to_vec()))
}

/// Declares a reader method that lists a table and a writer method that puts a row.
macro_rules! kept {
    ($list:ident, $put:ident, $Id:ty, $Item:ty, $entity:expr, $sql:literal, $read:path, $cells:path, $what:literal) => {
        impl crate::Reader<'_> {
            #[doc = concat!("Every ", $what, ", in the register's order, those in the bin included.")]
            ///
            /// # Errors
            /// When the store fails.
            pub fn $list(&self) -> Result<Vec<crate::Kept<$Id, $Item>>, crate::StoreError> {
                self.collect(include_str!($sql), |row| {
                    Ok(crate::Kept { id: crate::rows::uuid(row, "id")?.into(), deleted_at: row.get("deleted_at")?, item: $read(row)? })
                })
            }
        }

        impl crate::Writer<'_> {
            #[doc = concat!("Writes a ", $what, ".")]
            ///
            /// # Errors
            /// When a key or number is taken, or the store fails.
            pub fn $put(&mut self, id: $Id, item: &$Item) -> Result<(), crate::StoreError> {
                self.put($entity, id.0, $cells(item))
            }
        }
    };
}
use kept;

impl crate::Writer<'_> {
    /// Moves a row to the recycle bin, or back.
    ///
    /// # Errors
    /// When the row does not exist, a restored key is taken meanwhile, or the store fails.
    pub fn set_deleted(&mut self, entity: crate::Entity, id: Uuid, deleted: bool) -> Result<(), crate::StoreError> {
        if crate::table::get(self.transaction(), entity, id)?.is_none() {
            return Err(crate::StoreError::NoSuchRecord);
        }
        let at = if deleted { text(self.wall()) } else { Value::Null };
        self.put(entity, id, vec![("deleted_at", at)])
    }
}
