//! The figures of a report by name: what a text holds as `{字段}`, and what it becomes. Never a sentence.

use std::collections::BTreeMap;
use std::fmt::Display;

/// Figures in the order in which they were first named.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Fields {
    order: Vec<String>,
    values: BTreeMap<String, String>,
}

impl Fields {
    /// Names a figure; the answer is how a text holds it.
    pub(crate) fn put(&mut self, name: impl Into<String>, value: impl Display) -> String {
        let name = name.into();
        let token = register::report::field(&name);
        if self.values.insert(name.clone(), value.to_string()).is_none() {
            self.order.push(name);
        }
        token
    }

    /// The value of a figure; none of this name.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(String::as_str)
    }

    /// Every figure with its value.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.order.iter().filter_map(|name| Some((name.as_str(), self.value(name)?)))
    }
}
