//! What the window hears when the machine, not the person, stands in the way. The shape is that of
//! desk's wire (`kind: "fault"`), so the window has one dialog for both. Never debug text.

use serde_json::{Value, json};

/// A fault of the host itself, in the person's words.
#[derive(Debug, PartialEq, Eq)]
pub struct Fault {
    /// Stable code the window may act on.
    pub code: &'static str,
    /// What happened.
    pub what: String,
    /// Whether the data is safe.
    pub safe: &'static str,
    /// What to do.
    pub todo: &'static str,
}

/// Nothing that the shell does by itself touches the register.
pub const DATA_SAFE: &str = "已保存的内容没有变化。";

impl Fault {
    /// A fault that left all data as it was.
    pub fn new(code: &'static str, what: impl Into<String>, todo: &'static str) -> Self {
        Self { code, what: what.into(), safe: DATA_SAFE, todo }
    }

    /// The answer as the window reads it; `log_id` is the entry in the program's log.
    pub fn into_answer(self, log_id: &str) -> Value {
        json!({
            "kind": "fault",
            "code": self.code,
            "what": self.what,
            "safe": self.safe,
            "todo": self.todo,
            "log_id": log_id,
        })
    }
}
