//! 责任分解表 beyond its records: years with their sheets, meters, what was done with its files, and a year made
//! from the one before. Never a rule: register measures, compares and objects.

mod attachment;
mod meters;
mod progress;
mod renewal;
mod sheet;

pub(crate) use attachment::{add_attachment, bytes, note_attachment_use, read_attachments, remove_attachment};
pub(crate) use meters::Meters;
pub(crate) use progress::read_duty_progress;
pub(crate) use renewal::{read_renewal, renew_duties};
pub(crate) use sheet::{approved_on, duty_years, governing, issue_duty_sheet, title_of, years};
