//! Papers as `.docx`: parts that are whole XML, styles that exist, hostile text that stays text, tables that
//! our own reader reads back. Never a word processor: that is the journeys' part.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use exchange::word::*;
use exchange::{Limits, read};

const PORTRAIT: Page = Page { landscape: false, top: 37.0, right: 26.0, bottom: 35.0, left: 28.0, grid: true, number_aside: false };
/// What would end an element, start another, or be no XML at all; plane 2 stands among it.
const HOSTILE: &str = "甲]]></w:t><w:instrText>DDEAUTO</w:instrText>&amp;\"'\u{0}\u{8}\u{b}\u{1b}\u{fffe}\u{2060}𬱖𪟝{ HYPERLINK }=1+1";

fn cell(text: &str) -> Cell {
    Cell { text: text.to_owned(), across: 1, down: 1, align: Align::Left, font: Font::FangSong, top: false, ground: None }
}

fn table() -> Table {
    let row = |texts: &[&str]| Row { cells: texts.iter().map(|text| cell(text)).collect(), ..Row::default() };
    let mut rows = vec![row(&["1", "村级财务", HOSTILE]), row(&["2", "第二行"]), row(&["合计", "共二项", "𬱖𪟝"])];
    rows[0].cells[2].down = 2;
    rows[2].cells[1].ground = Some(Ink(0xee, 0xee, 0xee));
    Table { widths: vec![60.0, 180.0, 200.0], head: vec![row(&["序号", "任务", "要求"])], rows, size: 9.0, frame: Frame::Ruled }
}

fn chart(kind: ChartKind) -> Chart {
    let series =
        |name: &str, pattern, values: &[f64]| Series { name: name.into(), values: values.to_vec(), ink: Ink(0xc0, 0x14, 0x1c), pattern };
    Chart {
        kind,
        categories: vec!["第一季度".into(), HOSTILE.into()],
        series: vec![series("红色", Pattern::Full, &[1.0, 2.5]), series("蓝色", Pattern::Lying, &[f64::NAN])],
        unit: "件次".into(),
        caption: "图1".into(),
        width: 442.0,
        height: 220.0,
    }
}

fn whole() -> Document {
    let text = |style, text: &str| Block::Paragraph(Paragraph::new(style, text));
    let rule = Rule { kind: RuleKind::ThickThin, width: 2.0, ink: Ink(0xd8, 0x10, 0x1a), space: 40.0 };
    let blocks = vec![
        text(Style::Title, "关于七溪坪镇\n预警的报告"),
        Block::Contents(vec![Entry { level: 1, text: "一、总量".into(), page: 1 }, Entry { level: 2, text: HOSTILE.into(), page: 2 }]),
        Block::Heading { level: 1, text: "一、总量".into() },
        Block::Heading { level: 2, text: "（二）不按次序".into() },
        text(Style::Text, HOSTILE),
        Block::Paragraph(Paragraph {
            style: Style::ColourMark,
            runs: vec![Run::Square(Ink(1, 2, 3)), Run::text("（红色）")],
            set: Setting { rule: Some(rule), ..Setting::default() },
        }),
        Block::Table(table()),
        Block::Table(table()),
        Block::Chart(chart(ChartKind::Stacked)),
        Block::Chart(chart(ChartKind::Lines)),
    ];
    let turned = Page { landscape: true, top: 28.0, right: 37.0, bottom: 26.0, left: 35.0, grid: false, number_aside: true };
    let first = FirstPage {
        head_at: 30.0,
        head: vec![Paragraph::new(Style::Mark, "机关")],
        foot_at: 20.0,
        foot: vec![Paragraph::new(Style::Margin, "")],
    };
    let mut imprint = table();
    imprint.frame = Frame::AtFoot { left: 79.0 };
    Document {
        title: HOSTILE.into(),
        sections: vec![
            Section { first: Some(first), ..Section::new(PORTRAIT, Numbering::Dashed, blocks) },
            Section::new(turned, Numbering::Dashed, vec![Block::Table(table())]),
            Section::new(PORTRAIT, Numbering::Counted, vec![Block::Table(imprint)]),
        ],
        watermark: "演示".into(),
        head_note: "演示数据".into(),
        foot_note: HOSTILE.into(),
    }
}

fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).unwrap();
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            (file.name().unwrap().into_owned(), content)
        })
        .collect()
}

/// Name and attributes.
type Tag = (String, BTreeMap<String, String>);

/// Every start tag of a part with its attributes, and all its text; the parser refuses what is not well-formed.
fn elements(xml: &[u8]) -> (Vec<Tag>, String) {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_reader(xml);
    reader.config_mut().check_end_names = true;
    let (mut all, mut text, mut depth, mut buffer) = (Vec::new(), String::new(), 0i64, Vec::new());
    loop {
        let event = reader.read_event_into(&mut buffer).unwrap();
        match &event {
            Event::Start(start) | Event::Empty(start) => {
                depth += i64::from(matches!(event, Event::Start(_)));
                let attributes = start.attributes().map(|one| one.unwrap());
                let attributes = attributes.map(|one| (one.key.as_ref().to_owned(), one.value.into_owned())).collect();
                all.push((start.name().as_ref().to_owned(), attributes));
            }
            Event::End(_) => depth -= 1,
            Event::Text(piece) => text.push_str(piece),
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    (all, text)
}

#[test]
fn every_part_is_whole_and_every_name_in_it_exists() {
    let bytes = write(&whole()).unwrap();
    let parts = parts(&bytes);
    for (name, content) in parts.iter().filter(|(name, _)| !name.ends_with(".xlsx")) {
        assert!(!elements(content).0.is_empty(), "{name}");
        assert!(!String::from_utf8_lossy(content).contains(|c: char| c.is_control() && c != '\n'), "{name}");
    }
    let of = |part: &str, element: &str, attribute: &str| -> Vec<String> {
        let (all, _) = elements(&parts[part]);
        all.into_iter().filter(|(name, _)| name == element).filter_map(|(_, attributes)| attributes.get(attribute).cloned()).collect()
    };
    let styles = of("word/styles.xml", "w:style", "w:styleId");
    let fonts = of("word/fontTable.xml", "w:font", "w:name");
    for part in parts.keys().filter(|name| name.starts_with("word/") && name.ends_with(".xml")) {
        for style in of(part, "w:pStyle", "w:val") {
            assert!(styles.contains(&style), "{part} {style}");
        }
        for font in of(part, "w:rFonts", "w:eastAsia") {
            assert!(fonts.contains(&font), "{part} {font}");
        }
    }
    let names = of("word/styles.xml", "w:name", "w:val");
    for name in ["公文标题", "公文正文", "主送", "heading 1", "heading 2", "落款", "版记", "表头", "表文", "页码", "toc 1"]
    {
        assert!(names.iter().any(|own| own == name), "{name}");
    }
    let relations = of("word/_rels/document.xml.rels", "Relationship", "Id");
    let mut used = of("word/document.xml", "w:headerReference", "r:id");
    used.extend(of("word/document.xml", "w:footerReference", "r:id"));
    used.extend(of("word/document.xml", "c:chart", "r:id"));
    assert!(used.iter().all(|key| relations.contains(key)), "{used:?}");
    for target in of("word/_rels/document.xml.rels", "Relationship", "Target") {
        assert!(parts.contains_key(&format!("word/{target}")), "{target}");
    }
    assert_eq!(parts.keys().filter(|name| name.ends_with(".xlsx")).count(), 2, "each chart has its figures");
}

#[test]
fn stored_text_stays_text() {
    let bytes = write(&whole()).unwrap();
    let parts = parts(&bytes);
    let (elements, text) = elements(&parts["word/document.xml"]);
    let said = "甲]]&gt;&lt;/w:t&gt;&lt;w:instrText&gt;DDEAUTO";
    assert!(String::from_utf8(parts["word/document.xml"].clone()).unwrap().contains(said));
    assert!(text.contains("𬱖𪟝{ HYPERLINK }=1+1"));
    let fields = elements.iter().filter(|(name, _)| name == "w:instrText").count();
    assert_eq!(fields, 1, "the contents, and nothing that was typed");
    assert!(!elements.iter().any(|(name, _)| name.contains("hyperlink") || name == "w:object"));
    for (name, content) in parts.iter().filter(|(name, _)| name.ends_with(".rels")) {
        assert!(!String::from_utf8_lossy(content).contains("TargetMode"), "{name} points outside");
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    assert_eq!(write(&whole()).unwrap(), write(&whole()).unwrap());
}

#[test]
fn geometry_is_that_of_the_paper() {
    let parts = parts(&write(&whole()).unwrap());
    let (elements, _) = elements(&parts["word/document.xml"]);
    let first = |wanted: &str| elements.iter().find(|(name, _)| name == wanted).unwrap().1.clone();
    let grid = first("w:docGrid");
    let (pitch, narrower): (f64, f64) = (grid["w:linePitch"].parse().unwrap(), grid["w:charSpace"].parse().unwrap());
    let margins = first("w:pgMar");
    let of = |key: &str| margins[key].parse::<f64>().unwrap();
    let (wide, high) = (11906.0 - of("w:left") - of("w:right"), 16838.0 - of("w:top") - of("w:bottom"));
    assert_eq!((high / pitch).floor(), 22.0, "lines on a page");
    assert_eq!((wide / 20.0 / (16.0 + narrower / 4096.0) + 0.01).floor(), 28.0, "characters on a line");
    let widths: Vec<f64> =
        elements.iter().filter(|(name, _)| name == "w:gridCol").take(3).map(|(_, attributes)| attributes["w:w"].parse().unwrap()).collect();
    assert_eq!(widths, [1200.0, 3600.0, 4000.0]);
    assert_eq!(elements.iter().filter(|(name, _)| name == "w:tblHeader").count(), 4, "a repeated head in every table");
}

#[test]
fn a_heading_out_of_order_keeps_its_number_as_text() {
    let parts = parts(&write(&whole()).unwrap());
    let (_, text) = elements(&parts["word/document.xml"]);
    assert!(text.contains("（二）不按次序"));
    assert_eq!(text.matches("一、总量").count(), 1, "in the contents; the heading's own is counted");
}

#[test]
fn a_cell_past_its_table_is_refused() {
    let mut bad = table();
    bad.rows[1].cells.push(cell("多出"));
    let document = Document { sections: vec![Section::new(PORTRAIT, Numbering::None, vec![Block::Table(bad)])], ..Document::default() };
    assert!(write(&document).is_err());
}

#[test]
fn our_own_reader_reads_the_tables_back() {
    let document = Document {
        sections: vec![Section::new(
            PORTRAIT,
            Numbering::None,
            vec![Block::Paragraph(Paragraph::new(Style::Title, "责任分解表")), Block::Table(table())],
        )],
        ..Document::default()
    };
    let book = read(&write(&document).unwrap(), "责任分解表.docx", &Limits::default()).unwrap();
    let sheet = &book.sheets[0];
    let rows: Vec<Vec<&str>> = sheet.rows.iter().map(|row| row.cells.iter().map(|cell| cell.text.as_str()).collect()).collect();
    assert_eq!(rows[0], ["责任分解表"]);
    assert_eq!(rows[1], ["序号", "任务", "要求"]);
    assert_eq!(rows[4], ["合计", "共二项", "𬱖𪟝"]);
    assert!(rows[2][2].contains("𬱖𪟝") && rows[3] == ["2", "第二行"]);
    assert_eq!(sheet.merges.len(), 1);
}
