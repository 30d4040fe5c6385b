//! The things the secretary keeps and the rules about them. Pure: every rule is a function of its
//! arguments, today among them. Never a file, a clock, SQL, JSON or a thread.

#[macro_use]
mod term;

pub mod accountability;
pub mod appraisal;
pub mod approval;
pub mod attachment;
pub mod backup;
pub mod bulletin;
pub mod bundle;
pub mod calendar;
pub mod campaign;
pub mod case_lead;
pub mod charge;
pub mod check;
pub mod citizen_number;
pub mod coverage;
pub mod deadline;
pub mod departure;
pub mod direct_receipt;
pub mod discretion;
pub mod doc_number;
pub mod duty;
pub mod edition;
pub mod festival;
pub mod form;
pub mod handling_post;
pub mod handover;
pub mod id;
pub mod inspection;
pub mod letter;
pub mod names;
pub mod network;
pub mod objection;
pub mod office;
pub mod passphrase;
pub mod person;
pub mod point_return;
pub mod post;
pub mod power;
pub mod process;
pub mod quarter;
pub mod recovery_code;
pub mod report;
pub mod reporter;
pub mod review;
pub mod risk;
pub mod screening;
pub mod shape;
pub mod short_code;
pub mod signal;
pub mod spot_check;
pub mod submission;
pub mod summary;
pub mod supporting_system;
pub mod talk;
pub mod template;
pub mod tenure;
pub mod text;
pub mod typeface;
pub mod unit;
pub mod warning;
pub mod work_list;

pub use term::Term;
