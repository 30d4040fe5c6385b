//! Documents as workbooks: cells where the paper has them, text that stays text, rows that a spreadsheet can hold.
//! Never a golden file: the parts are read.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::io::Read as _;

use exchange::word::{Align, Block, Cell, Document, Font, Numbering, Page, Paragraph, Row, Section, Style, Table};
use exchange::{Limits, WriteError, read, workbook};

const PAGE: Page = Page { landscape: true, top: 20.0, right: 15.0, bottom: 20.0, left: 15.0, grid: false, number_aside: false };

fn cell(text: &str) -> Cell {
    Cell { text: text.to_owned(), across: 1, down: 1, align: Align::Left, font: Font::FangSong, top: false, ground: None }
}

fn row(texts: &[&str]) -> Row {
    Row { cells: texts.iter().map(|text| cell(text)).collect(), ..Row::default() }
}

fn document(tables: Vec<Table>) -> Document {
    let mut blocks = vec![Block::Paragraph(Paragraph::new(Style::Title, "权责/清单"))];
    blocks.extend(tables.into_iter().map(Block::Table));
    let section = Section { pages: 2, ..Section::new(PAGE, Numbering::Counted, blocks) };
    Document {
        title: "权责清单".to_owned(),
        sections: vec![section.clone(), section],
        foot_note: "甲&乙".to_owned(),
        ..Document::default()
    }
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn table(rows: Vec<Row>) -> Table {
    Table { widths: vec![126.0, 252.0, 378.85], head: vec![row(&["序号", "内容", "备注"])], rows, size: 10.5, ..Table::default() }
}

#[test]
fn cells_stand_where_the_paper_has_them() {
    let mut group = row(&["甲", "一", "二"]);
    group.cells[0].down = 2;
    let mut wide = row(&["合计"]);
    wide.cells[0].across = 3;
    let long: Vec<Row> = (0..40).map(|_| row(&["1", "二", "三"])).collect();
    let rows = [vec![group, row(&["三", "四"]), wide], long].concat();
    let bytes = workbook::write(&document(vec![table(rows)])).unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    for sign in [
        "ref=\"A1:C1\"",
        "ref=\"A4:A5\"",
        "ref=\"A6:C6\"",
        "orientation=\"landscape\"",
        "paperSize=\"9\"",
        "fitToHeight=\"0\"",
        "state=\"frozen\"",
        "第 &amp;P 页　共 &amp;N 页　甲&amp;&amp;乙",
    ] {
        assert!(sheet.contains(sign), "{sign}");
    }
    let book = part(&bytes, "xl/workbook.xml");
    assert!(book.contains("_xlnm.Print_Titles") && book.contains("name=\"权责清单\"") && book.contains("name=\"权责清单(2)\""), "{book}");
    assert!(workbook::write(&document(vec![table(vec![row(&["1"])])])).is_ok(), "what is missing stays empty");
    let mut beyond = row(&["1", "2", "3"]);
    beyond.cells[2].across = 2;
    assert_eq!(workbook::write(&document(vec![table(vec![beyond])])), Err(WriteError::BadTable));
    let mut below = row(&["1", "2", "3"]);
    below.cells[0].down = 2;
    assert_eq!(workbook::write(&document(vec![table(vec![below])])), Err(WriteError::BadTable));
}

#[test]
fn what_is_too_tall_for_a_row_has_several() {
    let long = "很长的一段话，".repeat(500);
    let bytes = workbook::write(&document(vec![table(vec![row(&["1", &long, ""])])])).unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    let heights = sheet.split(" ht=\"").skip(1).map(|rest| rest.split('"').next().unwrap().parse::<f64>().unwrap());
    assert!(heights.clone().count() > 4 && heights.clone().all(|height| height <= 409.5), "{:?}", heights.collect::<Vec<_>>());
    let book = read(&bytes, "x.xlsx", &Limits::default()).unwrap();
    assert!(book.sheets[0].rows.iter().flat_map(|row| &row.cells).any(|cell| cell.text == long), "nothing is cut");
}

#[test]
fn text_stays_text_and_too_much_of_it_is_refused() {
    let texts = ["=1+1", "@SUM(1)", "http://x.invalid/", "_x0041_", "\t=1", "00123"];
    let bytes = workbook::write(&document(vec![table(texts.iter().map(|text| row(&[text, text, text])).collect())])).unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>") && !sheet.contains("hyperlink"), "{sheet}");
    let book = read(&bytes, "x.xlsx", &Limits::default()).unwrap();
    let cells: Vec<&str> = book.sheets[0].rows.iter().flat_map(|row| &row.cells).map(|cell| cell.text.as_str()).collect();
    for text in texts {
        assert!(cells.contains(&text), "{text:?} in {cells:?}");
    }
    let long = "字".repeat(32_768);
    let error = workbook::write(&document(vec![table(vec![row(&["1", &long, ""])])])).unwrap_err();
    assert_eq!(error, WriteError::TextTooLong { start: "字".repeat(12), length: 32_768 });
    assert!(error.to_string().contains("另存为 Word"));
}
