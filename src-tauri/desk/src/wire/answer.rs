//! The two kinds of "no" that a command can answer with. Never debug text, SQL or English.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Why one field, or the whole act, cannot be accepted as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Objection {
    /// Field key; empty when it concerns the act as a whole.
    pub field: String,
    /// The rule's stable name, for tests and for the window's help.
    pub rule: String,
    /// What is wrong and what to do, one Chinese sentence.
    pub sentence: String,
}

/// An answer other than the reply.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Answer {
    /// The person can put it right; nothing was changed.
    Refused {
        /// All objections at once.
        objections: Vec<Objection>,
    },
    /// The machine must put it right; nothing was changed.
    Fault {
        /// Stable code, only where the window acts on it: `disk_full`, `read_only`, `unknown_command`, `bad_request`, `internal`.
        code: String,
        /// What happened.
        what: String,
        /// Whether the data is safe.
        safe: String,
        /// What to do.
        todo: String,
        /// Entry in the program's log.
        log_id: String,
    },
    /// The office is locked, or none is open.
    Locked {
        /// What to do.
        sentence: String,
    },
}
