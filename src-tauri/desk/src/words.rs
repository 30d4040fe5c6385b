//! The words that papers are made of: of each template the version in force, or the text that is being
//! tried. It remembers which versions were used, so that a paper can keep them. Never a wording of its own.

use std::cell::RefCell;

use press::report::Block;
use register::Term as _;
use register::office::Office;
use register::template::{Paragraph, TemplateKind, TemplateVersion, Values, Wording};

use crate::book::Book;
use crate::no::No;

/// Templates over the registers, for one paper.
pub(crate) struct Words<'a> {
    /// The registers.
    pub(crate) book: &'a Book,
    tried: Option<(TemplateKind, &'a str)>,
    used: RefCell<Vec<TemplateVersion>>,
}

impl<'a> Words<'a> {
    /// The versions in force.
    pub(crate) fn of(book: &'a Book) -> Self {
        Self { book, tried: None, used: RefCell::default() }
    }

    /// The same but for one template, whose text is being tried.
    pub(crate) fn trying(book: &'a Book, kind: TemplateKind, body: &'a str) -> Self {
        Self { tried: Some((kind, body)), ..Self::of(book) }
    }

    /// A template filled in: which version, and the finished paragraphs. The office's own fields are added.
    ///
    /// # Errors
    /// A refusal where the kept text does not read by the rules of this program.
    pub(crate) fn fill(&self, kind: TemplateKind, mut values: Values) -> Result<(TemplateVersion, Vec<Paragraph>), No> {
        let (version, wording) = self.wording(kind)?;
        values.extend(of_office(&self.book.office));
        if let Some(key) = wording.fields().find(|key| !values.contains_key(key)) {
            return Err(No::Internal(format!("no value for {key} of {}", kind.code())));
        }
        self.note(version);
        Ok((version, wording.fill(&values)))
    }

    /// The same as lines of running text.
    pub(crate) fn lines(&self, kind: TemplateKind, values: Values) -> Result<(TemplateVersion, Vec<String>), No> {
        let (version, paragraphs) = self.fill(kind, values)?;
        let lines = paragraphs.into_iter().filter_map(|paragraph| match paragraph {
            Paragraph::Text(text) | Paragraph::Heading(text) => Some(text),
            Paragraph::Table => None,
        });
        Ok((version, lines.collect()))
    }

    /// The same as blocks of a paper; `table` is the one that the paper has.
    pub(crate) fn blocks(&self, kind: TemplateKind, values: Values, table: Option<Block>) -> Result<(TemplateVersion, Vec<Block>), No> {
        let (version, paragraphs) = self.fill(kind, values)?;
        let blocks = paragraphs.into_iter().filter_map(|paragraph| match paragraph {
            Paragraph::Text(text) => Some(Block::Text(text)),
            Paragraph::Heading(text) => Some(Block::Heading { level: 1, text }),
            Paragraph::Table => table.clone(),
        });
        Ok((version, blocks.collect()))
    }

    fn wording(&self, kind: TemplateKind) -> Result<(TemplateVersion, Wording), No> {
        if let Some((_, body)) = self.tried.filter(|(tried, _)| *tried == kind) {
            let in_force = self.book.template(kind).0;
            let number = if register::template::tidy(body) == kind.shipped() { 0 } else { in_force.number + 1 };
            return Ok((TemplateVersion { kind, number }, Wording::read(kind, body)?));
        }
        let (version, body) = self.book.template(kind);
        let wording = Wording::read(kind, body).map_err(|against| {
            let why: String = against.into_iter().map(|one| one.sentence).collect();
            No::refuse("template", format!("模板“{}”现在不能用：{why}请到“设置”的“文书模板”中改好。", version.label()))
        })?;
        Ok((version, wording))
    }

    /// A text of the paper came from this version.
    pub(crate) fn note(&self, version: TemplateVersion) {
        let mut used = self.used.borrow_mut();
        if !used.contains(&version) {
            used.push(version);
        }
    }

    /// The versions that were used.
    pub(crate) fn used(self) -> Vec<TemplateVersion> {
        self.used.into_inner()
    }
}

/// The fields that every template has.
fn of_office(office: &Office) -> Values {
    [
        ("本单位全称", &office.name),
        ("本单位简称", &office.short_name),
        ("乡镇名称", &office.township),
        ("上级纪检监察机关", &office.upper_body),
        ("预警中心", &office.warning_centre),
        ("依据的办法", &office.measures_name),
        ("联系人", &office.contact),
        ("联系电话", &office.phone),
    ]
    .map(|(key, value)| (key, value.clone()))
    .into()
}
