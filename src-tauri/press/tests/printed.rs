//! What a reader makes of the finished files, against tests/golden/press: the fonts, every word in
//! reading order, where the ink lies, how large the file is. Run with `RENEW_GOLDEN=1` to write it
//! anew. Never bytes, and never single pixels: both differ from one version of a reader to the next.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

mod common;

use std::fmt::Write as _;
use std::path::PathBuf;

use common::reader::{flat, run, written};
use press::Sheets;

/// Columns and rows of the map of ink on a page.
const MAP: (usize, usize) = (21, 30);

fn check(name: &str, sheets: &Sheets, limit: usize) {
    let (bytes, path) = written(&format!("{name}-printed"), sheets, &common::fonts());
    assert!(bytes.len() <= limit, "{name}: {} bytes, limit {limit}", bytes.len());
    let file = path.to_str().unwrap();
    run("qpdf", &["--check", file]);
    let text = run("pdftotext", &["-raw", "-enc", "UTF-8", file, "-"]);
    let (found, wanted) = (flat(&text), flat(&press::text::words(sheets)));
    let at = found.chars().zip(wanted.chars()).take_while(|(a, b)| a == b).count();
    let near = |text: &str| text.chars().skip(at.saturating_sub(10)).take(30).collect::<String>();
    assert!(found == wanted, "{name}: read back as\n  {}\ninstead of\n  {}", near(&found), near(&wanted));
    let fonts = fonts(file);
    let ink = ink(file);
    std::fs::remove_file(&path).unwrap();
    let golden = common::repository("tests/golden/press").join(format!("{name}.printed.txt"));
    if std::env::var_os("RENEW_GOLDEN").is_some() {
        std::fs::write(&golden, format!("{fonts}{ink}")).unwrap();
        return;
    }
    let pinned = std::fs::read_to_string(&golden).unwrap();
    let pinned_ink = pinned.strip_prefix(&fonts).unwrap_or_else(|| panic!("{name}: other fonts\n{fonts}\nwere pinned\n{pinned}"));
    for (n, (line, before)) in ink.lines().zip(pinned_ink.lines()).enumerate() {
        // One step of grey is what versions of a reader differ by.
        let near = line.len() == before.len() && line.bytes().zip(before.bytes()).all(|(a, b)| a.abs_diff(b) <= 1);
        assert!(near, "{name}: the ink of line {} lies elsewhere\n  is  {line}\n  was {before}", n + 1);
    }
    assert_eq!(ink.lines().count(), pinned_ink.lines().count(), "{name}: pages added or lost");
}

/// Name, kind, and that each is embedded, a subset, and readable.
fn fonts(file: &str) -> String {
    let table = run("pdffonts", &[file]);
    let mut out = String::new();
    for row in table.lines().skip(2) {
        let fields: Vec<&str> = row.split_whitespace().collect();
        let [name, kind @ .., _, embedded, subset, unicode, _, _] = &fields[..] else { panic!("{row}") };
        let (tag, name) = name.split_once('+').unwrap();
        assert!(tag.len() == 6 && tag.bytes().all(|b| b.is_ascii_uppercase()), "{row}");
        let _ = writeln!(out, "{name} {} {embedded} {subset} {unicode}", kind.join(" "));
    }
    out
}

/// How dark each part of each page is, from 0 (paper) to 9.
fn ink(file: &str) -> String {
    let folder = std::env::temp_dir().join(format!("{file}-pages"));
    std::fs::create_dir_all(&folder).unwrap();
    run("pdftoppm", &["-gray", "-r", "36", file, folder.join("page").to_str().unwrap()]);
    let mut pages: Vec<PathBuf> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.sort();
    let mut out = String::new();
    for page in pages {
        let picture = std::fs::read(page).unwrap();
        let mut header = picture.splitn(4, |byte| *byte == b'\n' || *byte == b' ');
        let mut number = || std::str::from_utf8(header.next().unwrap()).unwrap().parse::<usize>().unwrap_or(0);
        let (_, width, height) = (number(), number(), number());
        let dots = &picture[picture.len() - width * height..];
        for row in 0..MAP.1 {
            let rows = row * height / MAP.1..(row + 1) * height / MAP.1;
            for column in 0..MAP.0 {
                let columns = column * width / MAP.0..(column + 1) * width / MAP.0;
                let dark: usize = rows.clone().flat_map(|y| &dots[y * width..][columns.clone()]).map(|dot| 255 - usize::from(*dot)).sum();
                let full = rows.len() * columns.len() * 255;
                let _ = write!(out, "{}", (dark * 20 / full).min(9));
            }
            out.push('\n');
        }
        out.push('\n');
    }
    std::fs::remove_dir_all(&folder).unwrap();
    out
}

#[test]
fn a_blue_notice() {
    check("notice-blue", &press::notice::lay_out(&common::blue_notice(), &common::fonts()).unwrap(), 120_000);
}

#[test]
fn a_red_notice_with_everything() {
    check("notice-red", &press::notice::lay_out(&common::red_notice(), &common::fonts()).unwrap(), 120_000);
}

#[test]
fn a_service_receipt() {
    check("service-receipt", &press::service_receipt::lay_out(&common::lists::receipt(), &common::fonts()).unwrap(), 70_000);
}

#[test]
fn a_letter() {
    check("letter", &press::document::lay_out(&common::others::reminder(), &common::fonts()).unwrap(), 80_000);
}

#[test]
fn a_catalogue() {
    check("catalogue", &press::table::lay_out(&common::lists::catalogue(14), &common::fonts()).unwrap(), 110_000);
}

#[test]
fn a_quarterly_report() {
    check("report", &press::report::lay_out(&common::quarter::report(), &common::fonts()).unwrap(), 200_000);
}
