//! Wire types of Word copies: of what, and where to. Never the bytes: the desk writes the file.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::paper::PaperRequest;

/// What is saved as a Word document.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum WordSource {
    /// A paper as it would be made now.
    Paper {
        /// Which paper.
        request: PaperRequest,
    },
    /// A notice as it was issued.
    Notice {
        /// The warning's id or 文号.
        warning: String,
    },
    /// A kept paper, where what it was made of is kept too: notices and 送达回证.
    Kept {
        /// Which paper.
        paper: String,
    },
}

/// What a Word copy would be called.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct WordName {
    /// A good file name without folder, ending in `.docx`.
    pub file_name: String,
}

/// Asks for a Word copy.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SaveWord {
    /// Of what.
    pub source: WordSource,
    /// The file, ending in `.docx`.
    pub path: String,
}
