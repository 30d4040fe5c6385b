//! What every paper may bear beside its text, and the finishing of laid pages with it.
//! Never part of the wording: nothing here is chosen by the paper's kind.

use crate::PressError;
use crate::fonts::{OpenFonts, Role};
use crate::furniture::{Numbering, foot_note, page_number, training_mark};
use crate::grid::Frame;
use crate::sheet::{Item, Page};

/// Marks of a paper that belong to the office and the journal, not to the text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marks {
    /// A paper of the training office: 演示 on every page.
    pub training: bool,
    /// Head of the journal (12 hexadecimal characters), printed small at the foot.
    pub anchor: Option<String>,
    /// A code by which the paper can be verified, printed beside the anchor.
    pub check_code: Option<String>,
    /// Its pages bear no number of their own: they are bound into a volume, which numbers them.
    pub unnumbered: bool,
}

impl Marks {
    pub(crate) fn check(&self, fonts: &OpenFonts<'_>) -> Result<(), PressError> {
        for text in self.anchor.iter().chain(&self.check_code) {
            fonts.check(Role::Song, text, "页脚")?;
        }
        Ok(())
    }

    /// The number of a page, where the paper numbers its own pages.
    pub(crate) fn number(&self, fonts: &OpenFonts<'_>, frame: Frame, (number, total): (usize, usize), numbering: Numbering) -> Vec<Item> {
        if self.unnumbered { Vec::new() } else { page_number(fonts, frame, number, total, numbering) }
    }

    /// A finished page: the training mark under the items, the foot note after them.
    pub(crate) fn page(&self, fonts: &OpenFonts<'_>, frame: Frame, items: Vec<Item>) -> Page {
        let mut all = Vec::new();
        if self.training {
            all.extend(training_mark(fonts, frame.page));
        }
        all.extend(items);
        let notes = [self.anchor.as_ref().map(|a| format!("存证 {a}")), self.check_code.as_ref().map(|c| format!("查验码 {c}"))];
        let note = notes.into_iter().flatten().collect::<Vec<_>>().join("　");
        if !note.is_empty() {
            all.extend(foot_note(fonts, frame, &note));
        }
        Page { width: frame.page.0, height: frame.page.1, items: all }
    }
}
