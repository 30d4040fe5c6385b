//! Why an act cannot be accepted as it stands: a field, a rule and a sentence that says what to do.
//! Never a fault of the machine.

/// One objection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection {
    /// Field key; empty when it concerns the act as a whole.
    pub field: String,
    /// The rule's stable name.
    pub rule: &'static str,
    /// What is wrong and what to do, one Chinese sentence.
    pub sentence: String,
}

impl Objection {
    /// An objection against one field.
    pub fn field(field: &str, rule: &'static str, sentence: impl Into<String>) -> Self {
        Self { field: field.to_owned(), rule, sentence: sentence.into() }
    }

    /// An objection against the act as a whole.
    pub fn act(rule: &'static str, sentence: impl Into<String>) -> Self {
        Self::field("", rule, sentence)
    }
}

/// All objections at once; never empty where it is an error.
pub type Objections = Vec<Objection>;
