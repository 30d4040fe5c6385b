//! Rows of templates: a version is written once. Never a text that comes with the program: that is no row,
//! and papers made from it name its kind alone.

use register::template::{Template, TemplateKind, TemplateVersion};
use rusqlite::{Row, named_params};

use register::Term as _;

use super::{needed, number, term, text};
use crate::{Entity, Reader, StoreError, Writer};

impl Reader<'_> {
    /// Every version of every 模板, by kind and number.
    ///
    /// # Errors
    /// When the store fails.
    pub fn templates(&self) -> Result<Vec<Template>, StoreError> {
        self.collect(include_str!("../sql/template/list.sql"), |row| {
            Ok(Template {
                version: TemplateVersion { kind: needed(term(row, "kind")?, "kind")?, number: row.get("version")? },
                body: row.get("body")?,
                made_at: row.get("made_at")?,
            })
        })
    }

    /// The number that the next version of this kind bears.
    fn next_template_number(&self, kind: TemplateKind) -> Result<u32, StoreError> {
        let number = self
            .connection()
            .prepare_cached(include_str!("../sql/template/next_version.sql"))?
            .query_row(named_params! { ":kind": kind.code() }, |row| row.get(0))?;
        Ok(number)
    }
}

impl Writer<'_> {
    /// Keeps a text as the next version of its kind. A number that was ever given is not given again.
    ///
    /// # Errors
    /// When the store fails.
    pub fn add_template(&mut self, kind: TemplateKind, body: &str) -> Result<TemplateVersion, StoreError> {
        let version = TemplateVersion { kind, number: self.next_template_number(kind)? };
        let id = self.new_id();
        let made_at = text(self.wall());
        self.put(
            Entity::Template,
            id,
            vec![("kind", text(kind.code())), ("version", number(Some(version.number))), ("body", text(body)), ("made_at", made_at)],
        )?;
        Ok(version)
    }
}

/// The number as it is kept; none for the shipped text.
pub(super) fn kept_number(version: TemplateVersion) -> Option<u32> {
    (version.number > 0).then_some(version.number)
}

/// The versions in a text such as `notice_blue 3,slip 0`, as a paper's row has them.
pub(crate) fn template_versions(row: &Row<'_>, column: &str) -> rusqlite::Result<Vec<TemplateVersion>> {
    let named: Option<String> = row.get(column)?;
    let version = |text: &str| {
        let (kind, number) = text.split_once(' ')?;
        Some(TemplateVersion { kind: TemplateKind::from_code(kind)?, number: number.parse().ok()? })
    };
    named.iter().flat_map(|named| named.split(',')).map(|text| needed(version(text), column)).collect()
}

/// Which version a row names, if any.
pub(super) fn template_version(row: &Row<'_>, kind: &str, version: &str) -> rusqlite::Result<Option<TemplateVersion>> {
    let number: Option<u32> = row.get(version)?;
    Ok(term(row, kind)?.map(|kind| TemplateVersion { kind, number: number.unwrap_or_default() }))
}
