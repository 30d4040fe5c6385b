//! R-31 in processes of their own: each hostile file is refused with a sentence inside 300 MB, and without the limits the
//! same files take more or are not refused. The time is printed, never asserted. Never a stored hostile file.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::fs::File;
use std::io::{BufWriter, Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

mod common;

use common::{HEAD, TAIL, cell, sheet, with_sheet, workbook};
use exchange::{Limits, read};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Most memory that reading may take, in KB.
const MEMORY: u64 = 300 << 10;
/// Address space of a child, in KB: without limits it would take the machine's.
const ROOM: u64 = 2_000_000;
/// Names the file that a child reads, and whether it has limits.
const FILE: &str = "LIANFANG_HOSTILE_FILE";
const LIFTED: &str = "LIANFANG_HOSTILE_LIFTED";

fn lifted() -> Limits {
    Limits {
        file_bytes: u64::MAX,
        zip_entries: usize::MAX,
        unpacked_bytes: u64::MAX,
        zip_ratio: u64::MAX,
        ratio_floor: u64::MAX,
        rows: u32::MAX,
        columns: u32::MAX,
        cell_chars: usize::MAX,
        cells: usize::MAX,
        text_bytes: usize::MAX,
        sheets: usize::MAX,
        merged_cells: u64::MAX,
    }
}

/// Not a test: what a child of the test below does.
#[test]
#[ignore = "run by each_hostile_file_is_refused_in_bounded_memory"]
fn child() {
    let Some(file) = std::env::var_os(FILE) else { return };
    let limits = if std::env::var_os(LIFTED).is_some() { lifted() } else { Limits::default() };
    let begun = Instant::now();
    // As the desk does: a file that is too large is not even taken into memory.
    let size = std::fs::metadata(&file).unwrap().len();
    let answer = if size > limits.file_bytes {
        "文件过大，没有读入。".to_owned()
    } else {
        read(&std::fs::read(&file).unwrap(), "x.xlsx", &limits)
            .map_or_else(|error| error.to_string(), |book| format!("read {} sheets", book.sheets.len()))
    };
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).and_then(|rest| rest.split_whitespace().next()).unwrap();
    println!("\nanswer|{peak}|{}|{answer}", begun.elapsed().as_millis());
}

/// Peak in KB, milliseconds and answer of a child; none where it did not survive.
fn ask(file: &Path, without_limits: bool) -> Option<(u64, u64, String)> {
    let own = std::env::current_exe().unwrap();
    let order = format!("ulimit -v {ROOM}; exec '{}' --ignored --exact child --nocapture", own.display());
    let mut command = Command::new("sh");
    command.args(["-c", &order]).env(FILE, file);
    if without_limits {
        command.env(LIFTED, "1");
    }
    let out = command.output().unwrap();
    let said = String::from_utf8_lossy(&out.stdout);
    let mut parts = said.lines().find_map(|line| line.strip_prefix("answer|"))?.splitn(3, '|');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.to_owned()))
}

/// A workbook whose part is written in pieces.
fn long(part: &str, pieces: impl Iterator<Item = String>) -> Vec<u8> {
    let mut zip = ZipWriter::new_append(Cursor::new(workbook(&[]))).unwrap();
    zip.start_file(part, SimpleFileOptions::default().compression_level(Some(1))).unwrap();
    for piece in pieces {
        zip.write_all(piece.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn document(table: &str) -> Vec<u8> {
    let relation = r#"<Relationships><Relationship Id="r" Type="x/officeDocument" Target="word/document.xml"/></Relationships>"#;
    let body = format!("<w:document><w:body><w:tbl>{table}</w:tbl></w:body></w:document>");
    workbook(&[("_rels/.rels", relation), ("word/document.xml", &body)])
}

/// Names a night's run, with files of a gigabyte.
const WHOLE: &str = "LIANFANG_HOSTILE";

/// The corpus: name, content, and whether without limits it takes more than it may or is taken as good.
fn corpus(folder: &Path) -> Vec<(PathBuf, bool)> {
    let night = std::env::var_os(WHOLE).is_some();
    let mut all = Vec::new();
    let mut keep = |name: &str, bytes: Vec<u8>, needs_limits: bool| {
        let file = folder.join(name);
        std::fs::write(&file, bytes).unwrap();
        all.push((file, needs_limits));
    };
    keep("far.xlsx", with_sheet(&sheet(&(cell("A1", "甲") + &cell("XFD1048576", "乙")))), true);
    let zeros = " ".repeat(1 << 20);
    let bomb = if night { 1024 } else { 32 };
    keep("bomb.xlsx", long("xl/media/big.xml", (0..bomb).map(|_| zeros.clone())), true);
    let strings = |from: usize| (from..from + 1000).map(|n| format!("<si><t>{n}</t></si>")).collect::<String>();
    let all_strings =
        std::iter::once("<sst>".to_owned()).chain((0..10_000).map(|n| strings(n * 1000))).chain(std::iter::once("</sst>".to_owned()));
    if night {
        keep("strings-10M.xlsx", long("xl/sharedStrings.xml", all_strings), true);
    }
    let entities = "<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;\">]>";
    keep("entities.xlsx", with_sheet(&format!("{entities}<worksheet>&d;</worksheet>")), false);
    keep("outside.xlsx", with_sheet(&sheet(&cell("ZZZZZZ9999999999", "甲"))), false);
    let rows: String = (0..700_000).map(|_| "<row><c/></row>").collect();
    keep("rows.xlsx", with_sheet(&format!("{HEAD}{rows}<row r=\"900000\">{}</row>{TAIL}", cell("A900000", "甲"))), true);
    let merges: String = (0..3_000).map(|n| format!("<mergeCell ref=\"A{}:GR20000\"/>", n + 1)).collect();
    keep(
        "merges.xlsx",
        with_sheet(&format!("{HEAD}<row>{}</row></sheetData><mergeCells>{merges}</mergeCells></worksheet>", cell("A1", "甲"))),
        true,
    );
    keep("table.docx", document(&"<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"9999999\"/></w:tcPr></w:tc></w:tr>".repeat(200_000)), false);
    keep("rows.docx", document(&"<w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr>".repeat(30_000)), true);
    keep("deep.xls", format!("<html>{}", "<table><tr><td>".repeat(300_000)).into_bytes(), false);
    keep("span.xls", format!("<table>{}", "<tr><td rowspan=99999999 colspan=99999999>甲</td></tr>".repeat(30_000)).into_bytes(), false);
    keep("nul.csv", b"a,b\n\0\0\0,\x01\x02\n".repeat(1000), false);
    let file = folder.join("line.csv");
    let mut out = BufWriter::new(File::create(&file).unwrap());
    for _ in 0..if night { 100 } else { 51 } {
        out.write_all(&[b'a'; 1 << 20]).unwrap();
    }
    drop(out);
    all.push((file, true));
    all
}

#[test]
fn each_hostile_file_is_refused_in_bounded_memory() {
    let folder = std::env::temp_dir().join(format!("lianfang-hostile-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let mut broken = Vec::new();
    let (mut files, mut lifted, mut most) = (0, 0, 0);
    for (file, needs_limits) in corpus(&folder) {
        files += 1;
        lifted += usize::from(needs_limits);
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let (peak, time, answer) = ask(&file, false).unwrap_or_else(|| (u64::MAX, 0, "did not survive".to_owned()));
        println!("{name}: {peak} KB, {time} ms: {answer}");
        most = peak.max(most);
        if peak > MEMORY || !answer.ends_with('。') {
            broken.push(format!("{name}: {peak} KB: {answer}"));
        }
        // A check that cannot fail does not count: without the limits it does.
        let harmless = || ask(&file, true).is_some_and(|(peak, _, answer)| peak <= MEMORY && answer.ends_with('。'));
        if needs_limits && harmless() {
            broken.push(format!("{name} is refused without any limit as well: the limits were not what refused it"));
        }
    }
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(broken.is_empty(), "{broken:#?}");
    figures::line(
        "R-31",
        &format!(
            "files that mean harm: {files} refused in a process of their own inside {} MB; broken on purpose: without the limits {lifted} \
             take more or are taken as good",
            most >> 10
        ),
    );
}
