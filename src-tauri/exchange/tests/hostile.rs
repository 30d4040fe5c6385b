//! Files that are broken or mean harm: each is refused with a sentence, in bounded memory, and without a panic.
//! Every limit is also lifted once, so that a missing limit would be seen. Never a stored hostile file: they
//! are built here.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::io::{Cursor, Write};

mod common;

use common::{HEAD, TAIL, cell, sheet, with_sheet, workbook};
use exchange::{Hints, Limits, ReadError, read, records};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn refused(bytes: &[u8], limits: &Limits) -> ReadError {
    let error = read(bytes, "x.xlsx", limits).map(|book| book.sheets.len()).unwrap_err();
    let said = error.to_string();
    assert!(said.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).count() > 12 && said.ends_with('。'), "a sentence: {said}");
    error
}

fn lifted() -> Limits {
    Limits {
        rows: u32::MAX,
        columns: 20_000,
        zip_entries: usize::MAX,
        zip_ratio: u64::MAX,
        unpacked_bytes: u64::MAX,
        merged_cells: u64::MAX,
        cells: usize::MAX,
        sheets: usize::MAX,
        ..Limits::default()
    }
}

#[test]
fn two_far_cells_do_not_ask_for_the_grid_between_them() {
    let far = with_sheet(&sheet(&(cell("A1", "甲") + &cell("XFD1048576", "乙"))));
    assert!(far.len() < 6_000);
    assert!(matches!(refused(&far, &Limits::default()), ReadError::TooManyRows { row: 1_048_576, .. }));
    let wide = with_sheet(&sheet(&(cell("A1", "甲") + &cell("XFD1", "乙"))));
    assert!(matches!(refused(&wide, &Limits::default()), ReadError::TooManyColumns { column: 16_384, .. }));
    // Without the limit it is two cells, and still no grid.
    assert_eq!(read(&far, "x", &lifted()).unwrap().sheets[0].rows.len(), 2);
    // Far cells that hold nothing are only formatting.
    let blank = with_sheet(&sheet(&(cell("A1", "甲") + r#"<c r="XFD1048576" s="1"/>"#)));
    assert_eq!(read(&blank, "x", &Limits::default()).unwrap().sheets[0].rows.len(), 1);
}

#[test]
fn places_outside_any_grid() {
    for place in ["ZZZZZZZ99999999999", "A0", "1A", "é1", "A", "A-1", "ZZZZZZZZ1", "A4294967296", ""] {
        refused(&with_sheet(&sheet(&(cell("B2", "甲") + &cell(place, "乙")))), &Limits::default());
    }
    assert!(matches!(refused(&with_sheet(&sheet(&cell("ZZZ4294967295", "乙"))), &Limits::default()), ReadError::TooManyRows { .. }));
}

/// A zip with one large part of repeated `piece`, written in pieces.
fn bomb(piece: &str, megabytes: usize) -> Vec<u8> {
    let mut zip = ZipWriter::new_append(Cursor::new(workbook(&[]))).unwrap();
    zip.start_file("xl/media/big.xml", SimpleFileOptions::default()).unwrap();
    let block = piece.repeat((1 << 20) / piece.len());
    for _ in 0..megabytes {
        zip.write_all(block.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn zip_bombs_are_refused_by_their_directory() {
    let ratio = bomb("0", 17);
    assert!(ratio.len() < 100_000);
    assert_eq!(refused(&ratio, &Limits::default()), ReadError::Bomb { what: "压缩比过高" });
    let total = bomb("0", 12);
    assert_eq!(refused(&total, &Limits { unpacked_bytes: 10 << 20, ..Limits::default() }), ReadError::Bomb { what: "解压后总量过大" });
    assert!(read(&total, "x", &lifted()).is_ok(), "nothing but the limits refuses it");
    // Small honest files compress well, too.
    assert!(read(&bomb("0", 15), "x", &Limits::default()).is_ok());
    let many: Vec<(String, String)> = (0..2_100).map(|n| (format!("xl/media/{n}"), String::new())).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(name, content)| (name.as_str(), content.as_str())).collect();
    assert_eq!(refused(&workbook(&many), &Limits::default()), ReadError::Bomb { what: "内部文件过多" });
    assert!(read(&workbook(&many), "x", &lifted()).is_ok());
}

#[test]
fn a_directory_that_lies_is_metered() {
    let rows = format!("{HEAD}{}{TAIL}", "<row><c/></row>".repeat(600_000));
    let mut bytes = with_sheet(&rows);
    let real = (rows.len() as u32).to_le_bytes();
    let places: Vec<usize> = (0..bytes.len() - 4).filter(|at| bytes[*at..at + 4] == real).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + 4].copy_from_slice(&1000u32.to_le_bytes());
    }
    // The declared total is small; what comes out is not.
    let limits = Limits { unpacked_bytes: 1 << 20, ..Limits::default() };
    refused(&bytes, &limits);
}

#[test]
fn text_without_end_is_cut_short() {
    for (head, tail) in [
        ("<row><c r=\"A1\" t=\"inlineStr\"><is><t>", "</t></is></c></row>"),
        ("<row><c r=\"A1\" t=\"str\"><v>", "</v></c></row>"),
        ("<row a=\"", "\"/>"),
        ("<!--", "-->"),
    ] {
        let mut bytes = Vec::new();
        write!(bytes, "{HEAD}{head}").unwrap();
        bytes.resize(bytes.len() + (9 << 20), b' ');
        write!(bytes, "{tail}{TAIL}").unwrap();
        refused(&with_sheet(&String::from_utf8(bytes).unwrap()), &Limits::default());
    }
    let error = refused(&with_sheet(&sheet(&cell("C7", &"字".repeat(32_768)))), &Limits::default());
    assert!(matches!(error, ReadError::CellTooLong { row: 7, .. }));
    assert!(read(&with_sheet(&sheet(&cell("C7", &"字".repeat(32_767)))), "x", &Limits::default()).is_ok());
    // Escapes and many small texts are counted as well.
    refused(&with_sheet(&sheet(&cell("A1", &"&#x4e2d;".repeat(200_000)))), &Limits::default());
}

#[test]
fn nesting_without_end_is_cut_short() {
    let deep = format!("{HEAD}{}", "<a>".repeat(100_000));
    assert_eq!(refused(&with_sheet(&deep), &Limits::default()), ReadError::Bomb { what: "内部结构嵌套过深" });
}

#[test]
fn entities_and_document_types_are_refused_everywhere() {
    let laughs =
        r#"<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;">]>"#;
    let external = r#"<?xml version="1.0"?><!DOCTYPE a SYSTEM "file:///etc/passwd">"#;
    for doctype in [laughs, external] {
        for part in [
            "_rels/.rels",
            "xl/workbook.xml",
            "xl/_rels/workbook.xml.rels",
            "xl/worksheets/sheet1.xml",
            "xl/sharedStrings.xml",
            "xl/styles.xml",
        ] {
            assert_eq!(
                refused(&workbook(&[(part, &format!("{doctype}<a>&d;</a>"))]), &Limits::default()),
                ReadError::Declarations,
                "{part}"
            );
        }
    }
    assert_eq!(refused(&with_sheet(&sheet(&cell("A1", "&d;"))), &Limits::default()), ReadError::Declarations);
}

#[test]
fn too_many_of_anything() {
    let limits = Limits { cells: 1_000, sheets: 50, text_bytes: 100_000, ..Limits::default() };
    let strings = format!("<sst>{}</sst>", "<si><t/></si>".repeat(1_100));
    let cells: String = (0..1_100).map(|row| cell(&format!("A{}", row + 1), "一")).collect();
    let sheets = format!("<workbook><sheets>{}</sheets></workbook>", r#"<sheet name="一" r:id="r1"/>"#.repeat(60));
    let long: String = (0..20).map(|row| cell(&format!("A{}", row + 1), &"长".repeat(2_000))).collect();
    for (part, content) in [
        ("xl/sharedStrings.xml", &strings),
        ("xl/worksheets/sheet1.xml", &sheet(&cells)),
        ("xl/workbook.xml", &sheets),
        ("xl/worksheets/sheet1.xml", &sheet(&long)),
    ] {
        let bytes = workbook(&[(part, content)]);
        assert!(matches!(refused(&bytes, &limits), ReadError::TooMuch { .. }), "{part}");
        assert!(read(&bytes, "x", &Limits::default()).is_ok(), "{part}");
    }
    let merges = format!(
        "{HEAD}<row>{}</row></sheetData><mergeCells>{}</mergeCells></worksheet>",
        cell("A1", "甲"),
        r#"<mergeCell ref="A1:XFD1048576"/>"#.repeat(100)
    );
    assert_eq!(refused(&with_sheet(&merges), &Limits::default()), ReadError::TooMuch { what: "合并单元格" });
}

/// A compound file with the given streams, each at least as long as a regular stream must be.
fn compound(streams: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let sectors = |length: usize| length.div_ceil(512);
    let directory = sectors((streams.len() + 1) * 128);
    let data: usize = streams.iter().map(|(_, content)| sectors(content.len())).sum();
    let table = sectors((1 + directory + data + 8) * 4) + 1;
    let mut fat: Vec<u32> = vec![0xffff_fffd; table];
    let chain = |fat: &mut Vec<u32>, count: usize| {
        let first = fat.len() as u32;
        fat.extend((1..=count as u32).map(|n| if n == count as u32 { 0xffff_fffe } else { first + n }));
        first
    };
    let first_directory = chain(&mut fat, directory);
    let mut entries: Vec<(String, u8, u32, usize)> = vec![("Root Entry".to_owned(), 5, 0xffff_fffe, 0)];
    for (name, content) in streams {
        let first = chain(&mut fat, sectors(content.len()));
        entries.push(((*name).to_owned(), 2, first, content.len()));
    }
    fat.resize(table * 128, 0xffff_ffff);
    let mut out = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    out.resize(512, 0);
    let mut put = |at: usize, bytes: &[u8]| out[at..at + bytes.len()].copy_from_slice(bytes);
    put(0x1e, &9u16.to_le_bytes());
    put(0x20, &6u16.to_le_bytes());
    put(0x30, &first_directory.to_le_bytes());
    put(0x38, &4096u32.to_le_bytes());
    put(0x3c, &0xffff_fffeu32.to_le_bytes());
    put(0x44, &0xffff_fffeu32.to_le_bytes());
    for n in 0..109u32 {
        put(0x4c + 4 * n as usize, &(if (n as usize) < table { n } else { 0xffff_ffff }).to_le_bytes());
    }
    out.extend(fat.iter().flat_map(|n| n.to_le_bytes()));
    let start = out.len();
    for (name, sort, first, length) in entries {
        let mut entry = vec![0u8; 128];
        let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        entry[..units.len()].copy_from_slice(&units);
        entry[64..66].copy_from_slice(&((units.len() + 2) as u16).to_le_bytes());
        entry[66] = sort;
        entry[116..120].copy_from_slice(&first.to_le_bytes());
        entry[120..124].copy_from_slice(&(length as u32).to_le_bytes());
        out.extend(entry);
    }
    out.resize(start + directory * 512, 0);
    for (_, content) in streams {
        let from = out.len();
        out.extend(content);
        out.resize(from + sectors(content.len()) * 512, 0);
    }
    out
}

fn biff(sort: u16, data: &[u8]) -> Vec<u8> {
    [&sort.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat()
}

/// A BIFF8 stream with one sheet of the given records.
fn biff_book(globals: &[u8], records: &[u8]) -> Vec<u8> {
    let start = biff(0x809, &[0, 6, 5, 0, 0, 0, 0, 0]);
    let sheet_start = biff(0x809, &[0, 6, 0x10, 0, 0, 0, 0, 0]);
    let bound = |offset: u32| biff(0x85, &[&offset.to_le_bytes()[..], &[0, 0, 1, 0, b'A']].concat());
    let end = biff(0x0a, &[]);
    let offset = start.len() + globals.len() + bound(0).len() + end.len();
    let mut stream = [start, globals.to_vec(), bound(offset as u32), end.clone(), sheet_start, records.to_vec(), end].concat();
    stream.resize(stream.len().max(4096), 0);
    compound(&[("Workbook", stream)])
}

fn number(row: u16, column: u16) -> Vec<u8> {
    biff(0x203, &[&row.to_le_bytes()[..], &column.to_le_bytes(), &[0, 0], &1.5f64.to_le_bytes()].concat())
}

#[test]
fn binary_workbooks_that_mean_harm() {
    let limits = Limits::default();
    let book = read(&biff_book(&[], &number(2, 3)), "x.xls", &limits).unwrap();
    assert_eq!(
        (book.sheets[0].name.as_str(), book.sheets[0].rows[0].number, book.sheets[0].rows[0].cells[0].text.as_str()),
        ("A", 3, "1.5")
    );
    assert!(matches!(
        refused(&biff_book(&[], &[number(0, 0), number(65_535, 0)].concat()), &limits),
        ReadError::TooManyRows { row: 65_536, .. }
    ));
    assert!(matches!(refused(&biff_book(&[], &number(0, 255)), &limits), ReadError::TooManyColumns { column: 256, .. }));
    assert_eq!(read(&biff_book(&[], &[number(0, 0), number(65_535, 255)].concat()), "x", &lifted()).unwrap().sheets[0].rows.len(), 2);
    assert_eq!(refused(&biff_book(&biff(0x2f, &[1, 0, 1, 0]), &[]), &limits), ReadError::Encrypted);
    assert!(matches!(refused(&biff_book(&biff(0xfc, &[0xff; 8]), &number(0, 0)), &limits), ReadError::TooMuch { .. }));
    let strings = biff(0xfc, &[1, 0, 0, 0, 1, 0, 0, 0, 0xff, 0xff, 0x0d, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);
    assert!(matches!(refused(&biff_book(&strings, &number(0, 0)), &limits), ReadError::Damaged { .. }));
    let merged = biff(0xe5, &[&300u16.to_le_bytes()[..], &[0, 0, 0xff, 0xff, 0, 0, 0xff, 0].repeat(300)].concat());
    assert_eq!(refused(&biff_book(&[], &merged), &limits), ReadError::TooMuch { what: "合并单元格" });
    let old = compound(&[("Book", [biff(0x809, &[0, 5, 5, 0]), vec![0; 5000]].concat())]);
    assert_eq!(refused(&old, &limits), ReadError::OldExcel);
    assert_eq!(refused(&biff(0x209, &[0; 20]), &limits), ReadError::OldExcel);
}

#[test]
fn compound_files_that_are_no_workbook() {
    let limits = Limits::default();
    let content = || vec![7u8; 5000];
    assert_eq!(refused(&compound(&[("EncryptionInfo", content()), ("EncryptedPackage", content())]), &limits), ReadError::Encrypted);
    assert_eq!(refused(&compound(&[("WordDocument", content())]), &limits), ReadError::NotATable { what: "Word 文档" });
    assert!(matches!(refused(&compound(&[("其他", content())]), &limits), ReadError::NotATable { .. }));
    // A chain that bites its tail.
    let mut looped = compound(&[("Workbook", content())]);
    let fat = 512;
    for sector in 1..40u32 {
        let at = fat + 4 * sector as usize;
        looped[at..at + 4].copy_from_slice(&sector.to_le_bytes());
    }
    assert!(matches!(refused(&looped, &limits), ReadError::Damaged { .. }));
}

#[test]
fn files_that_are_something_else() {
    let limits = Limits::default();
    let encrypted = {
        let mut bytes = workbook(&[]);
        let places: Vec<usize> = (0..bytes.len() - 4).filter(|at| matches!(&bytes[*at..at + 4], b"PK\x03\x04" | b"PK\x01\x02")).collect();
        for at in places {
            let flag = if bytes[at + 2] == 3 { at + 6 } else { at + 8 };
            bytes[flag] |= 1;
        }
        bytes
    };
    assert_eq!(refused(&encrypted, &limits), ReadError::Encrypted);
    let archive = {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("照片.jpg", SimpleFileOptions::default()).unwrap();
        zip.finish().unwrap().into_inner()
    };
    let cases: [(&[u8], &str); 13] = [
        (b"", "空的"),
        (b"%PDF-1.7 xxx", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "图片"),
        (b"\xff\xd8\xff\xe0", "图片"),
        (b"MZ\x90\x00\x03", "可执行"),
        (b"{\\rtf1 x}", "RTF"),
        (b"Rar!\x1a\x07", "压缩包"),
        (b"SQLite format 3\x00", "数据库"),
        (b"PK\x03\x04\x00\x00", "损坏"),
        (b"<html><body>no table</body></html>", "不含表格"),
        (b"<?xml version=\"1.0\"?><Workbook/>", "不含表格"),
        (b"\x00\x01\x02\x03\xff\xfe\xfd", "二进制"),
        (&archive, "压缩包"),
    ];
    for (bytes, said) in cases {
        let error = refused(bytes, &limits).to_string();
        assert!(error.contains(said), "{error}");
    }
    assert!(matches!(refused(&vec![b' '; 600], &Limits { file_bytes: 500, ..Limits::default() }), ReadError::FileTooLarge { .. }));
    assert!(refused(b" \n\t, , \n", &limits).to_string().contains("没有任何文字"));
}

fn office(prefix: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/office");
    let path = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.file_name().unwrap().to_str().unwrap().starts_with(prefix))
        .unwrap();
    std::fs::read(path).unwrap()
}

/// What is read of a cut-off file is either refused or all that was there.
#[test]
fn files_cut_off_at_a_hundred_points() {
    for prefix in ["01", "02", "05", "09"] {
        let bytes = office(prefix);
        let whole = read(&bytes, "x", &Limits::default()).unwrap();
        for n in 0..100 {
            let end = bytes.len() * n / 100;
            match read(&bytes[..end], "x", &Limits::default()) {
                Ok(book) => assert_eq!(book.sheets, whole.sheets, "{prefix} cut at {end}"),
                Err(error) => assert!(error.to_string().ends_with('。')),
            }
        }
    }
}

/// Bytes changed at random: never a panic, whatever comes out.
#[test]
fn files_with_changed_bytes() {
    let mut seed = 20_260_407u64;
    let mut random = move |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    let all = |bytes: &[u8]| {
        if let Ok(book) = read(bytes, "2026年.csv", &Limits::default()) {
            let _ = records(&book, &Hints::default())
                .map(|intake| assert_eq!(intake.rows_in, intake.records.len() + intake.rejected.len() + intake.left_out.len()));
        }
    };
    for (prefix, rounds) in [("01", 8), ("02", 20), ("04", 15), ("09", 20), ("10", 15)] {
        let bytes = office(prefix);
        for _ in 0..rounds {
            let mut changed = bytes.clone();
            for _ in 0..1 + random(8) {
                let at = random(changed.len());
                changed[at] = random(256) as u8;
            }
            all(&changed);
        }
    }
    // Inside the compression, where the checksum of the zip does not catch it.
    let rows: String = (1..30)
        .map(|row| ["A", "B", "C", "D"].map(|column| cell(&format!("{column}{row}"), if row == 1 { "序号" } else { "1" })).concat())
        .collect();
    let xml = sheet(&rows);
    for _ in 0..100 {
        let mut changed = xml.clone().into_bytes();
        for _ in 0..1 + random(5) {
            let at = random(changed.len());
            changed[at] = b"<>/\"&;=' ar0A19-"[random(16)];
        }
        all(&with_sheet(&String::from_utf8_lossy(&changed)));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn memory_stays_bounded() {
    two_far_cells_do_not_ask_for_the_grid_between_them();
    text_without_end_is_cut_short();
    too_many_of_anything();
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let peak: u64 = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .and_then(|rest| rest.split_whitespace().next())
        .unwrap()
        .parse()
        .unwrap();
    assert!(peak < 300 << 10, "peak {peak} KB");
}
