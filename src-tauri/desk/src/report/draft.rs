//! The office's own words in the place of ours: which version of a section stands, and whether it can be filled with the
//! figures of today. Never a figure of its own.

use register::objection::Objections;
use register::report::{Period, Prose, ReportDraft};

use super::Told;
use super::pen::Section;
use crate::book::Book;
use crate::no::No;

/// The newest version of a section, the one that goes back to our text included.
pub(super) fn newest<'a>(period: Period, section: &str, book: &'a Book) -> Option<&'a ReportDraft> {
    book.report_drafts.iter().filter(|draft| draft.period == period && draft.section == section).max_by_key(|draft| draft.version)
}

/// The office's own text of a section; none where ours stands.
pub(super) fn own<'a>(period: Period, section: &str, book: &'a Book) -> Option<&'a ReportDraft> {
    newest(period, section, book).filter(|draft| !draft.body.is_empty())
}

impl Told {
    /// Reads a text by the figures of this report.
    pub(super) fn read(&self, text: &str) -> Result<Prose, Objections> {
        Prose::read(text, |name| self.fields.value(name).is_some())
    }

    /// The finished paragraphs of a text.
    pub(super) fn filled(&self, text: &str) -> Result<Vec<String>, Objections> {
        Ok(self.read(text)?.fill(|name| self.fields.value(name).unwrap_or_default()))
    }

    /// The paragraphs of a section as it is printed; `tried` stands in the place of what is kept of its section.
    pub(super) fn paragraphs(&self, section: &Section, book: &Book, tried: Option<(&str, &str)>) -> Result<Vec<String>, No> {
        let of_try = tried.filter(|(key, _)| *key == section.key).map(|(_, body)| body);
        let text = of_try.or_else(|| own(self.period, section.key, book).map(|draft| draft.body.as_str())).unwrap_or(&section.text);
        let heading = section.headings.last().map(|(_, words)| words.as_str()).unwrap_or_default();
        self.filled(text).map_err(|against| {
            if of_try.is_some() {
                return No::Refused(against);
            }
            let why: String = against.into_iter().map(|one| one.sentence).collect();
            No::refuse("draft", format!("“{heading}”一节改写的文字现在不能用：{why}请到报告的这一节改写，或者恢复自动文字。"))
        })
    }
}
