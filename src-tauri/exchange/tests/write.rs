//! What goes out comes back the same, and nothing of it runs. Never a golden file: the files are read back.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::io::Read;

use exchange::write::{Look, Table, csv};
use exchange::{FileFormat, Hints, Kind, Limits, WriteError, read, records};

/// Formulas, commands, links, markup, quotes and signs of all sorts, each a payload seen in such tables.
fn payloads() -> Vec<String> {
    let mut all: Vec<String> = [
        "=1+1",
        "=cmd|' /C calc'!A0",
        "@SUM(1+1)*cmd|' /C calc'!A0",
        "+1+1",
        "-1+1",
        "=HYPERLINK(\"http://x.invalid\",\"点\")",
        "=WEBSERVICE(\"http://x.invalid\")",
        "=IMPORTXML(\"http://x.invalid\",\"//a\")",
        "=DDE(\"cmd\";\"/C calc\";\"x\")",
        "=INDIRECT(\"A1\")",
        "{=1}",
        "=A1&B1",
        "=\"x\"",
        "\t=1",
        "\r=1",
        "'=1",
        "''=1",
        "'+1",
        "'text",
        "＝1+1",
        "＋1",
        "－1",
        "＠SUM(1)",
        "http://x.invalid/a?b=c&d",
        "mailto:a@x.invalid",
        "file:///etc/passwd",
        "\\\\x.invalid\\share",
        "internal:Sheet1!A1",
        "external:x.xlsx",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\"><svg/onload=alert(1)>",
        "&lt;b&gt;",
        "&amp;",
        "]]>",
        "<!--",
        "<![CDATA[x]]>",
        "<f>1</f>",
        "a,b",
        "a;b",
        "a\tb",
        "a\"b\"c",
        "\"",
        "\"\"",
        "甲\n乙",
        "甲\r\n乙",
        " 前后空格 ",
        "\u{3000}全角空格\u{3000}",
        "_x0041_",
        "_x000D_",
        "_x005F_x0041_",
        "00123",
        "1E5",
        "2026-3-5",
        "3/5",
        "1/2",
        "TRUE",
        "#REF!",
        "0.1",
        "110105194912310021",
        "12345678901234567890",
        "𬍛𬱖𪟝㛃䶮𠮷",
        "·•．",
        "é\u{301}",
        "\u{202e}倒写",
        "\u{200b}",
        "-",
        "=",
    ]
    .map(str::to_owned)
    .to_vec();
    all.push("长".repeat(32_766));
    all
}

fn xlsx(table: &Table) -> Result<Vec<u8>, WriteError> {
    exchange::write::xlsx(table, &Look::default())
}

fn table() -> Table {
    let rows = payloads().into_iter().enumerate().map(|(n, payload)| vec![(n + 1).to_string(), payload.clone(), format!("前{payload}")]);
    Table {
        title: "防注入/检查[表]:*?".to_owned(),
        columns: vec!["序号".to_owned(), "内容".to_owned(), "=备注".to_owned()],
        rows: rows.collect(),
    }
}

/// The cells of the sheet as they are read back; a cell of white space only counts as empty.
fn cells(bytes: &[u8], skip: usize) -> Vec<Vec<String>> {
    let book = read(bytes, "x.csv", &Limits::default()).unwrap();
    book.sheets[0]
        .rows
        .iter()
        .skip(skip)
        .map(|row| {
            (0..3)
                .map(|column| row.cells.iter().find(|cell| cell.column == column).map_or(String::new(), |cell| cell.text.clone()))
                .collect()
        })
        .collect()
}

#[test]
fn payloads_come_back_equal_from_both_formats() {
    let table = table();
    for (bytes, skip, format) in [(csv(&table), 0, FileFormat::Delimited), (xlsx(&table).unwrap(), 1, FileFormat::Xlsx)] {
        assert_eq!(read(&bytes, "x.csv", &Limits::default()).unwrap().format, format);
        let got = cells(&bytes, skip);
        assert_eq!(got[0], table.columns);
        assert_eq!(got.len(), table.rows.len() + 1);
        for (got, want) in got[1..].iter().zip(&table.rows) {
            let want: Vec<String> = want
                .iter()
                .map(|cell| if cell.trim_matches(['\u{200b}', ' ']).is_empty() { String::new() } else { cell.clone() })
                .collect();
            assert_eq!(*got, want, "{format:?}");
        }
    }
}

#[test]
fn a_workbook_holds_no_formula_and_no_link() {
    let bytes = xlsx(&table()).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let (mut sheet, mut names) = (String::new(), Vec::new());
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        names.push(file.name().unwrap().into_owned());
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        assert!(!text.contains("hyperlink") && !text.contains("ddeLink") && !text.contains("externalLink"), "{}", names.last().unwrap());
        if names.last().unwrap().contains("worksheets/") {
            sheet = text;
        }
    }
    assert!(!sheet.contains("<f>") && !sheet.contains("<f "), "no formula");
    assert!(!sheet.contains("<v>1</v></c><c r=\"B3\"><v>"), "no bare number");
    assert!(names.iter().all(|name| !name.contains("vba") && !name.contains("externalLinks")));
    for wanted in [
        "<mergeCell ref=\"A1:C1\"/>",
        "state=\"frozen\"",
        "orientation=\"landscape\"",
        "paperSize=\"9\"",
        "fitToHeight=\"0\"",
        "fitToPage=\"1\"",
        "<cols>",
    ] {
        assert!(sheet.contains(wanted), "{wanted}");
    }
}

#[test]
fn equal_tables_give_equal_files() {
    assert_eq!(xlsx(&table()).unwrap(), xlsx(&table()).unwrap());
}

#[test]
fn a_guard_stands_before_what_a_spreadsheet_would_run() {
    let text = String::from_utf8(csv(&table())).unwrap();
    assert!(text.starts_with('\u{feff}') && text.contains("\r\n"));
    let body = text.trim_start_matches('\u{feff}');
    for line in body.split("\r\n").filter(|line| !line.is_empty()) {
        for cell in line.split(',').map(|cell| cell.trim_start_matches('"')) {
            assert!(!cell.starts_with(['=', '+', '@', '\t', '＝', '＋', '＠']), "{line}");
        }
    }
}

#[test]
fn what_a_cell_cannot_hold_is_refused_with_its_place() {
    let one = |cell: String| Table {
        title: "表".to_owned(),
        columns: vec!["序号".to_owned(), "内容".to_owned()],
        rows: vec![vec!["1".to_owned(), "短".to_owned()], vec!["2".to_owned(), cell]],
    };
    assert!(xlsx(&one("字".repeat(32_767))).is_ok());
    let error = xlsx(&one("字".repeat(32_768))).unwrap_err();
    assert_eq!(error, WriteError::CellTooLong { row: 2, column: "内容".to_owned(), length: 32_768 });
    assert!(error.to_string().contains("第 2 行“内容”有 32768 个字"));
    // Beyond the basic plane a character counts twice in a spreadsheet.
    assert!(xlsx(&one("𠮷".repeat(16_384))).is_err());
    let wide = Table { title: "表".to_owned(), columns: vec!["一".to_owned()], rows: vec![vec!["1".to_owned(), "多".to_owned()]] };
    assert!(matches!(xlsx(&wide), Err(WriteError::TooLarge { .. })));
}

#[test]
fn odd_titles_make_a_sheet_all_the_same() {
    for title in ["", "history", "[]:*?/\\'", &"表".repeat(60), &"𠮷".repeat(40), "\u{7}"] {
        let table = Table { title: title.to_owned(), columns: vec!["单位".to_owned()], rows: vec![vec!["甲".to_owned()]] };
        let book = read(&xlsx(&table).unwrap(), "x.xlsx", &Limits::default()).unwrap();
        assert!((1..=31).contains(&book.sheets[0].name.encode_utf16().count()), "{title}");
    }
}

/// Export, import: the records of every register are the same, through both formats.
#[test]
fn registers_go_out_and_come_back() {
    for kind in Kind::ALL {
        let path = format!("{}/../../assets/sample/{}.csv", env!("CARGO_MANIFEST_DIR"), kind.name());
        let before = records(
            &read(&std::fs::read(path).unwrap(), "x.csv", &Limits::default()).unwrap(),
            &Hints { kind: Some(kind), ..Hints::default() },
        )
        .unwrap();
        let columns: Vec<String> = before.mapping.iter().map(|(heading, _)| heading.clone()).collect();
        let rows = before.records.iter().map(|record| columns.iter().map(|column| record.text(column)).collect());
        let table = Table { title: format!("七溪坪镇{}", kind.label()), columns: columns.clone(), rows: rows.collect() };
        for bytes in [csv(&table), xlsx(&table).unwrap()] {
            let after =
                records(&read(&bytes, "x.csv", &Limits::default()).unwrap(), &Hints { kind: Some(kind), ..Hints::default() }).unwrap();
            assert_eq!(after.records.len(), before.records.len());
            assert_eq!((after.rejected.len(), after.left_out.len(), after.pending.len()), (0, 0, 0), "{:?}", after.pending);
            for (before, after) in before.records.iter().zip(&after.records) {
                for column in &columns {
                    assert_eq!(before.value(column), after.value(column), "{} {column}", kind.label());
                }
            }
        }
    }
}
