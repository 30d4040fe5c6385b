//! Whole errands through desk's front door: the commands that the window and the command line send, and
//! the papers that come of them. Never behind the door: no table, no statement, no inner type.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

mod appraisal;
mod backups;
mod bulletin;
mod bundles;
mod canaries;
mod check;
mod cut_off;
mod duties;
mod editions;
mod errand;
mod evidence;
mod export;
mod forms;
mod glyphs;
mod golden;
mod history;
mod hostile;
mod intake;
mod letters;
mod locking;
mod masking;
mod office;
mod people;
mod powers;
mod promises;
mod registers;
mod reports;
mod requests;
mod returns;
mod risks;
mod safety;
mod signals;
mod spot_checks;
mod starting;
mod templates;
mod trace;
mod typefaces;
mod warning;
mod wizard;
mod word;
