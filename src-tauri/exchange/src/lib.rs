//! Office tables in and out: xlsx, xls, csv, txt, html and docx tables are read into sheets, recognised and
//! turned into records of canonical columns; tables are written as xlsx and csv, papers as docx and xlsx, and what goes
//! to the district as a sealed package. Never decides what a row means for the register, and never touches the store, a
//! clock or the disk.

pub mod bundle;
mod card;
mod columns;
mod composite;
mod convert;
mod delimited;
mod docx;
mod encoding;
mod error;
pub mod form_sheet;
mod grid;
mod html;
mod intake;
mod layout;
mod matching;
mod number_format;
mod ole;
mod package;
mod read;
mod rows;
mod sheet;
mod spread;
mod value;
pub mod word;
mod words;
pub mod workbook;
pub mod write;
mod xls;
mod xlsx;

pub use columns::{Column, Kind, Shape};
pub use error::{ReadError, WriteError};
pub use intake::{Intake, RowNote, SheetNote, records, records_watched};
pub use layout::{Hints, Layout, Matched, Recognised, heading_rows, recognise};
pub use read::{read, read_mixed, read_watched};
pub use sheet::{Cell, FileFormat, Limits, Merge, Row, Sheet, Typed, Workbook};
pub use value::{Field, Record, Value};

/// The name of a sheet as reports give it: on one line, without blanks at its ends.
pub fn sheet_name(name: &str) -> String {
    words::name(name)
}
