//! Which embedded font draws each character of a document. Never two characters by one code.

use std::collections::BTreeMap;

use crate::fonts::Face;
use crate::sheet::{Item, Run, Sheets};

/// A face as one embedded font. Two characters drawn by one glyph need two banks, or text copied
/// from the paper would return one of them for both. A mark whose blank half was squeezed out
/// comes from a bank that states half its width, or readers take the overlap for a new word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Bank {
    pub face: Face,
    pub number: usize,
    pub narrow: bool,
}

impl Bank {
    /// The name of its font in the file.
    pub fn resource(self) -> String {
        let narrow = if self.narrow { "Narrow" } else { "" };
        format!("{:?}{narrow}{}", self.face, self.number)
    }
}

/// Every bank of a document.
#[derive(Default)]
pub(crate) struct Banks {
    pub used: BTreeMap<Bank, BTreeMap<char, u16>>,
    pub of: BTreeMap<(Face, char, bool), Bank>,
}

/// Whether the glyph after `at` stands in its blank half.
pub(crate) fn is_squeezed(run: &Run, at: usize) -> bool {
    let Some(next) = run.glyphs.get(at + 1) else {
        return false;
    };
    let glyph = run.glyphs[at];
    crate::class::gives_after(glyph.character) && next.along - glyph.along < 0.9 * run.size
}

impl Banks {
    pub fn collect(sheets: &Sheets) -> Self {
        let mut banks = Banks::default();
        let mut sharers: BTreeMap<(Face, u16, bool), usize> = BTreeMap::new();
        let runs = sheets.pages.iter().flat_map(|p| &p.items);
        for item in runs {
            let Item::Run(run) = item else { continue };
            for (i, glyph) in run.glyphs.iter().enumerate() {
                let narrow = is_squeezed(run, i);
                let key = (run.face, glyph.character, narrow);
                if banks.of.contains_key(&key) {
                    continue;
                }
                let number = sharers.entry((run.face, glyph.id, narrow)).or_default();
                let bank = Bank { face: run.face, number: *number, narrow };
                *number += 1;
                banks.of.insert(key, bank);
                banks.used.entry(bank).or_default().insert(glyph.character, glyph.id);
            }
        }
        banks
    }
}
