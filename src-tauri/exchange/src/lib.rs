//! Office tables in and out: xlsx, xls, csv, txt, html and docx tables are read into sheets, recognised and
//! turned into records of canonical columns; tables are written as xlsx and csv. Never decides what a row
//! means for the register, and never touches the store, a clock or the disk.

mod delimited;
mod docx;
mod encoding;
mod error;
mod html;
mod number_format;
mod ole;
mod package;
mod read;
mod sheet;
mod xls;
mod xlsx;

pub use error::{ReadError, WriteError};
pub use read::read;
pub use sheet::{Cell, FileFormat, Limits, Merge, Row, Sheet, Typed, Workbook};
