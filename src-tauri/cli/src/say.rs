//! Lines out: answers on standard output, sentences on standard error. A closed pipe is no fault.

use std::io::Write as _;

use serde_json::Value;

/// A line of the answer.
pub(crate) fn line(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

/// A sentence for the person.
pub(crate) fn complain(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// A machine-readable answer.
pub(crate) fn json(value: &Value) {
    line(&value.to_string());
}
