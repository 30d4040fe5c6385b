//! The parts of a `.docx` and the zip they come in, in one order and without a time: the same document gives
//! the same bytes. Never a link to anything outside the file.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::furniture::{self, Pages};
use super::paragraph::{self, Counter};
use super::style::{self, Style};
use super::xml::Xml;
use super::{Block, Chart, Document, Frame, MM, Page, Section, Setting, chart, table, twips};
use crate::WriteError;

pub(super) const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
pub(super) const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
pub(super) const WP: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
pub(super) const A: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
pub(super) const C: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";
pub(super) const WPS: &str = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";
pub(super) const MC: &str = "http://schemas.openxmlformats.org/markup-compatibility/2006";
pub(super) const V: &str = "urn:schemas-microsoft-com:vml";

const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// Parts as they come in the zip, with their types and the document's relations to them.
#[derive(Default)]
struct Parts {
    files: Vec<(String, Vec<u8>)>,
    /// Part and type.
    types: Vec<(String, String)>,
    /// Key, kind and target, of the document.
    relations: Vec<(String, &'static str, String)>,
}

impl Parts {
    /// A part that the document names by this key.
    fn add(&mut self, key: String, kind: &'static str, name: &str, content: &str, xml: Xml) -> Result<(), WriteError> {
        self.types.push((format!("/word/{name}"), content.to_owned()));
        self.relations.push((key, kind, name.to_owned()));
        self.files.push((format!("word/{name}"), xml.finish()?));
        Ok(())
    }
}

/// The whole file.
pub(super) fn write(document: &Document) -> Result<Vec<u8>, WriteError> {
    let mut parts = Parts::default();
    let word = |name: &str| format!("{MAIN}.{name}+xml");
    parts.add("rIdStyles".into(), "styles", "styles.xml", &word("styles"), style::part())?;
    parts.add("rIdNumbering".into(), "numbering", "numbering.xml", &word("numbering"), paragraph::numbering())?;
    parts.add("rIdSettings".into(), "settings", "settings.xml", &word("settings"), settings())?;
    parts.add("rIdFonts".into(), "fontTable", "fontTable.xml", &word("fontTable"), style::font_table())?;
    for (at, section) in document.sections.iter().enumerate() {
        margins(&mut parts, document, section, at)?;
    }
    let main = body(document, &mut parts)?;
    parts.types.push(("/word/document.xml".into(), word("document.main")));
    let mut files = vec![
        ("[Content_Types].xml".to_owned(), types(&parts.types).finish()?),
        (
            "_rels/.rels".to_owned(),
            relations(&[
                ("rId1".into(), format!("{R}/officeDocument"), "word/document.xml".into()),
                (
                    "rId2".into(),
                    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties".into(),
                    "docProps/core.xml".into(),
                ),
            ])
            .finish()?,
        ),
        ("docProps/core.xml".to_owned(), properties(&document.title).finish()?),
        ("word/document.xml".to_owned(), main),
    ];
    let own: Vec<_> = parts.relations.iter().map(|(key, kind, target)| (key.clone(), format!("{R}/{kind}"), target.clone())).collect();
    files.push(("word/_rels/document.xml.rels".to_owned(), relations(&own).finish()?));
    files.extend(parts.files);
    zipped(&files).map_err(|_| WriteError::Failed)
}

fn zipped(files: &[(String, Vec<u8>)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(zip::DateTime::default());
    for (name, bytes) in files {
        writer.start_file(name, options)?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

fn types(types: &[(String, String)]) -> Xml {
    let mut xml = Xml::new("Types", &[("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")]);
    for (ending, kind) in [
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ] {
        xml.empty("Default", &[("Extension", ending), ("ContentType", kind)]);
    }
    xml.empty(
        "Override",
        &[("PartName", "/docProps/core.xml"), ("ContentType", "application/vnd.openxmlformats-package.core-properties+xml")],
    );
    for (part, kind) in types {
        xml.empty("Override", &[("PartName", part), ("ContentType", kind)]);
    }
    xml
}

/// Key, whole kind and target of each.
fn relations(all: &[(String, String, String)]) -> Xml {
    let mut xml = Xml::new("Relationships", &[("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")]);
    for (key, kind, target) in all {
        xml.empty("Relationship", &[("Id", key), ("Type", kind), ("Target", target)]);
    }
    xml
}

/// A title and nothing of who wrote it, or when.
fn properties(title: &str) -> Xml {
    let mut xml = Xml::new(
        "cp:coreProperties",
        &[
            ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ],
    );
    xml.text("dc:title", &title.replace('\n', ""));
    xml.text("dc:language", "zh-CN");
    xml
}

fn settings() -> Xml {
    let mut xml = Xml::new("w:settings", &[("xmlns:w", W)]);
    xml.val("w:bordersDoNotSurroundHeader", 1);
    xml.val("w:bordersDoNotSurroundFooter", 1);
    xml.val("w:defaultTabStop", 420);
    xml.val("w:evenAndOddHeaders", 1);
    xml.val("w:characterSpacingControl", "compressPunctuation");
    xml.with("w:compat", &[], |xml| {
        xml.empty("w:useFELayout", &[]);
        let setting = |xml: &mut Xml, name: &str, value: &str| {
            xml.empty("w:compatSetting", &[("w:name", name), ("w:uri", "http://schemas.microsoft.com/office/word"), ("w:val", value)])
        };
        setting(xml, "compatibilityMode", "15");
    });
    xml.empty("w:themeFontLang", &[("w:val", "en-US"), ("w:eastAsia", "zh-CN")]);
    xml
}

/// Heads and feet of a section: of odd and even pages, and of a first one that differs.
fn margins(parts: &mut Parts, document: &Document, section: &Section, at: usize) -> Result<(), WriteError> {
    for (n, pages) in pages_of(section).into_iter().enumerate() {
        let number = at * 3 + n + 1;
        let (head, foot) = (furniture::head(document, section, pages, number), furniture::foot(document, section, pages));
        let kind = |name: &str| format!("{MAIN}.{name}+xml");
        parts.add(format!("rIdHead{number}"), "header", &format!("header{number}.xml"), &kind("header"), head)?;
        parts.add(format!("rIdFoot{number}"), "footer", &format!("footer{number}.xml"), &kind("footer"), foot)?;
    }
    Ok(())
}

fn pages_of(section: &Section) -> Vec<Pages> {
    let mut pages = vec![Pages::Odd, Pages::Even];
    if section.first.is_some() {
        pages.push(Pages::First);
    }
    pages
}

/// The part `word/document.xml`; its charts become parts of their own.
fn body(document: &Document, parts: &mut Parts) -> Result<Vec<u8>, WriteError> {
    let mut xml =
        Xml::new("w:document", &[("xmlns:w", W), ("xmlns:r", R), ("xmlns:wp", WP), ("xmlns:a", A), ("xmlns:wps", WPS), ("xmlns:mc", MC)]);
    xml.open("w:body", &[]);
    let mut counter = Counter::default();
    let mut charts = 0;
    for (at, section) in document.sections.iter().enumerate() {
        for (n, block) in section.blocks.iter().enumerate() {
            match block {
                Block::Paragraph(own) => paragraph::paragraph(&mut xml, own),
                Block::Heading { level, text } => paragraph::heading(&mut xml, &mut counter, *level, text),
                Block::Contents(entries) => paragraph::contents(&mut xml, entries),
                Block::Table(own) => {
                    table::table(&mut xml, own)?;
                    // Two tables in a row would become one; one that floats hangs on the line after it.
                    let next = section.blocks.get(n + 1);
                    if matches!(next, Some(Block::Table(_))) || own.frame != Frame::Ruled {
                        thin(&mut xml, |_| {});
                    }
                }
                Block::Chart(own) => {
                    charts += 1;
                    add_chart(parts, own, charts)?;
                    xml.with("w:p", &[], |xml| {
                        paragraph::properties(xml, Style::Picture, &Setting::default());
                        chart::drawing(xml, own, charts);
                    });
                }
            }
        }
        if at + 1 == document.sections.len() {
            if matches!(section.blocks.last(), Some(Block::Table(own)) if own.frame == Frame::Ruled) {
                thin(&mut xml, |_| {});
            }
            set_up(&mut xml, section, at);
        } else {
            thin(&mut xml, |xml| set_up(xml, section, at));
        }
    }
    xml.finish()
}

/// A line of no height: what the format asks for and no eye sees.
fn thin(xml: &mut Xml, inside: impl FnOnce(&mut Xml)) {
    xml.with("w:p", &[], |xml| {
        xml.with("w:pPr", &[], |xml| {
            xml.val("w:pStyle", Style::Margin.id());
            xml.empty("w:spacing", &[("w:line", "20"), ("w:lineRule", "exact")]);
            inside(xml);
        });
    });
}

fn add_chart(parts: &mut Parts, own: &Chart, number: usize) -> Result<(), WriteError> {
    let name = format!("charts/chart{number}.xml");
    let content = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
    parts.add(format!("rIdChart{number}"), "chart", &name, content, chart::part(own))?;
    let book = format!("../embeddings/chart{number}.xlsx");
    let relation = relations(&[("rId1".to_owned(), format!("{R}/package"), book)]);
    parts.files.push((format!("word/charts/_rels/chart{number}.xml.rels"), relation.finish()?));
    parts.files.push((format!("word/embeddings/chart{number}.xlsx"), chart::workbook(own)?));
    Ok(())
}

/// `w:sectPr` of a section, in the order of its schema.
fn set_up(xml: &mut Xml, section: &Section, at: usize) {
    xml.with("w:sectPr", &[], |xml| {
        for (what, key) in [("w:headerReference", "rIdHead"), ("w:footerReference", "rIdFoot")] {
            for (n, pages) in pages_of(section).into_iter().enumerate() {
                xml.empty(what, &[("w:type", pages.kind()), ("r:id", &format!("{key}{}", at * 3 + n + 1))]);
            }
        }
        xml.val("w:type", if section.odd { "oddPage" } else { "nextPage" });
        sheet(xml, &section.page);
        if section.restart {
            xml.empty("w:pgNumType", &[("w:start", "1")]);
        }
        if section.first.is_some() {
            xml.empty("w:titlePg", &[]);
        }
        if section.page.grid {
            // 28 characters: the pitch of 156/28 mm against the 16 points of the letters, in 4096ths of a point.
            let narrower = format!("{:.0}", (super::CELL - 16.0) * 4096.0);
            let pitch = style::line(super::PITCH);
            xml.empty("w:docGrid", &[("w:type", "linesAndChars"), ("w:linePitch", &pitch), ("w:charSpace", &narrower)]);
        }
    });
}

fn sheet(xml: &mut Xml, page: &Page) {
    let (short, long) = (twips(210.0 * MM).to_string(), twips(297.0 * MM).to_string());
    if page.landscape {
        xml.empty("w:pgSz", &[("w:w", &long), ("w:h", &short), ("w:orient", "landscape")]);
    } else {
        xml.empty("w:pgSz", &[("w:w", &short), ("w:h", &long)]);
    }
    let of = |millimetres: f64| twips(millimetres * MM).to_string();
    xml.empty(
        "w:pgMar",
        &[
            ("w:top", &of(page.top)),
            ("w:right", &of(page.right)),
            ("w:bottom", &of(page.bottom)),
            ("w:left", &of(page.left)),
            ("w:header", &of(furniture::HEAD)),
            ("w:footer", &of(furniture::FOOT)),
            ("w:gutter", "0"),
        ],
    );
}
