//! Workbooks built part by part, for the tests of readers. Never a stored file.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What stands before the rows of a sheet.
pub const HEAD: &str = r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#;
/// What stands behind them.
pub const TAIL: &str = "</sheetData></worksheet>";

/// A workbook of one sheet whose parts may be replaced or added.
pub fn workbook(parts: &[(&str, &str)]) -> Vec<u8> {
    let spread = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = |list: &[(&str, &str, &str)]| {
        let all: String = list
            .iter()
            .map(|(id, sort, target)| format!(r#"<Relationship Id="{id}" Type="{spread}/{sort}" Target="{target}"/>"#))
            .collect();
        format!("<Relationships>{all}</Relationships>")
    };
    let mut all: Vec<(String, String)> = vec![
        ("_rels/.rels".into(), relations(&[("r", "officeDocument", "xl/workbook.xml")])),
        ("xl/workbook.xml".into(), r#"<workbook><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>"#.into()),
        (
            "xl/_rels/workbook.xml.rels".into(),
            relations(&[
                ("r1", "worksheet", "worksheets/sheet1.xml"),
                ("r2", "sharedStrings", "sharedStrings.xml"),
                ("r3", "styles", "styles.xml"),
            ]),
        ),
        ("xl/worksheets/sheet1.xml".into(), sheet(&cell("A1", "序号"))),
    ];
    for (name, content) in parts {
        all.retain(|(known, _)| known != name);
        all.push(((*name).to_owned(), (*content).to_owned()));
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in all {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A sheet of one row element.
pub fn sheet(rows: &str) -> String {
    format!("{HEAD}<row>{rows}</row>{TAIL}")
}

/// A cell with inline text.
pub fn cell(place: &str, text: &str) -> String {
    format!(r#"<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

/// A workbook with this sheet.
pub fn with_sheet(content: &str) -> Vec<u8> {
    workbook(&[("xl/worksheets/sheet1.xml", content)])
}
