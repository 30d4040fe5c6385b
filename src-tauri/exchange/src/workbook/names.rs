//! Names of the sheets of a workbook. Never the same name twice.

use crate::write::sheet_name;

/// Names given so far.
#[derive(Debug, Default)]
pub(super) struct Names(Vec<String>);

impl Names {
    /// A name of this title that no other sheet has.
    pub(super) fn next(&mut self, title: &str) -> String {
        let own = sheet_name(&title.replace('\n', ""));
        let mut name = own.clone();
        let mut number = 2;
        while self.0.iter().any(|other| other.eq_ignore_ascii_case(&name)) {
            let end = format!("({number})");
            let mut start: String = own.clone();
            while start.encode_utf16().count() + end.len() > 31 {
                start.pop();
            }
            name = start + &end;
            number += 1;
        }
        self.0.push(name.clone());
        name
    }
}
