//! Wire types of copies for editing: of what, in which format, and where to. Never the bytes: the desk writes the file.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::paper::PaperRequest;

/// What is saved as a document or a workbook.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum CopySource {
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

impl CopySource {
    /// Whether it is for the public.
    pub(crate) fn is_public(&self) -> bool {
        matches!(self, Self::Paper { request } if request.is_public())
    }
}

/// What a copy is opened with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CopyFormat {
    /// Word.
    Docx,
    /// Excel.
    Xlsx,
}

/// Asks what a copy would be called.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AskCopyName {
    /// Of what.
    pub source: CopySource,
    /// In which format.
    pub format: CopyFormat,
}

/// What a copy would be called.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CopyName {
    /// A good file name without folder, ending as its format does.
    pub file_name: String,
    /// Numbers of identity cards in its texts: their middle is hidden unless a reason is given.
    pub numbers: u32,
}

/// Asks for a copy.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SaveCopy {
    /// Of what.
    pub source: CopySource,
    /// The file; `.docx` or `.xlsx` decides the format.
    pub path: String,
    /// Why numbers of identity cards must stand whole in it, which goes into the journal; empty: they are hidden.
    #[serde(default)]
    pub unmask: String,
}
