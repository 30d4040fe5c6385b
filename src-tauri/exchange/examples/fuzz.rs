//! Changes good tables at random and reads them: `fuzz READER SECONDS SEED CORPUS FINDINGS`. Run as a child of
//! `cargo xtask fuzz`, which limits its memory. What is being read lies in a file, so that a run that breaks leaves
//! behind what broke it. Never a part of the product.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "what goes wrong here is what is looked for")]

use std::collections::HashSet;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use exchange::{Hints, Kind, Limits, read, records};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Longest that one file may take.
const SLOW: Duration = Duration::from_secs(5);
/// Most memory that reading may ever have taken, in KB.
const PEAK: u64 = 300 << 10;
/// Changed files kept because they were answered in a new way.
const KEPT: usize = 300;

fn main() {
    let words: Vec<String> = std::env::args().collect();
    let [_, reader, seconds, seed, corpus, findings] = words.as_slice() else { panic!("fuzz READER SECONDS SEED CORPUS FINDINGS") };
    let until = Instant::now() + Duration::from_secs(seconds.parse().expect("seconds"));
    let mut random = Random(seed.parse::<u64>().expect("a number").wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut pool = seeds(reader, Path::new(corpus));
    assert!(!pool.is_empty(), "no file to begin with for {reader}");
    let first = pool.len();
    let current = Path::new(findings).join(format!("{reader}-{seed}.current"));
    let round = Arc::new(AtomicU64::new(0));
    watch(Arc::clone(&round));
    let mut answers: HashSet<String> = HashSet::new();
    while Instant::now() < until {
        let base = pool[random.below(pool.len())].clone();
        let changed = change(reader, &base, &pool, &mut random);
        std::fs::write(&current, &changed).unwrap();
        let answer = answer(reader, &changed);
        round.fetch_add(1, Ordering::Relaxed);
        assert!(peak() < PEAK, "peak {} KB", peak());
        if answers.insert(answer) && pool.len() < first + KEPT && changed.len() < 1 << 20 {
            pool.push(changed);
        }
    }
    let _ = std::fs::remove_file(&current);
    println!("{} {}", round.load(Ordering::Relaxed), answers.len());
}

/// Ends the process when one file takes too long, by the processor's time: what it was lies in the file.
fn watch(round: Arc<AtomicU64>) {
    std::thread::spawn(move || {
        let mut seen = (u64::MAX, 0);
        loop {
            std::thread::sleep(Duration::from_millis(250));
            let now = round.load(Ordering::Relaxed);
            if now != seen.0 {
                seen = (now, worked());
            } else if worked().saturating_sub(seen.1) > SLOW.as_secs() * 100 {
                eprintln!("longer than {SLOW:?}");
                std::process::abort();
            }
        }
    });
}

/// Processor time of this process, in hundredths of a second; 0 where the system does not say.
fn worked() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(')').next().unwrap_or_default();
    fields.split_whitespace().nth(11).and_then(|ticks| ticks.parse().ok()).unwrap_or(0)
}

/// Reads it as the product does; what was answered, without what differs from file to file.
fn answer(reader: &str, bytes: &[u8]) -> String {
    let plain = |text: String| text.chars().filter(|c| !c.is_ascii_digit()).take(80).collect::<String>();
    match read(bytes, "2026年表.csv", &Limits::default()) {
        Err(error) => {
            let said = error.to_string();
            assert!(said.ends_with('。'), "a sentence: {said}");
            plain(said)
        }
        Ok(book) => {
            let mut all = format!("{reader} {}", book.sheets.len().min(5));
            for kind in [None, Some(Kind::Signals)] {
                let hints = Hints { kind, file_name: "2026年表.csv".to_owned(), ..Hints::default() };
                match records(&book, &hints) {
                    Err(error) => all.push_str(&plain(error.to_string())),
                    Ok(intake) => {
                        let fates = intake.records.len() + intake.rejected.len() + intake.left_out.len();
                        assert_eq!(intake.rows_in, fates, "every row has its fate");
                        all.push_str(&format!("{:?}{}{}", intake.kind, intake.records.len().min(40), intake.pending.len().min(10)));
                    }
                }
            }
            for sheet in &book.sheets {
                exchange::heading_rows(sheet);
            }
            all
        }
    }
}

/// The most memory this process ever took, in KB; 0 where the system does not say.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|rest| rest.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() >> 11) as usize % end.max(1)
    }
}

/// Good files of a reader: the office's own, and for what it has none of, one made here.
fn seeds(reader: &str, corpus: &Path) -> Vec<Vec<u8>> {
    let mut files: Vec<Vec<u8>> = Vec::new();
    for entry in std::fs::read_dir(corpus).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap_or_default();
        let fits = match reader {
            "xlsx" => bytes.starts_with(b"PK"),
            "xls" => bytes.starts_with(b"\xd0\xcf\x11\xe0"),
            "html" => bytes.trim_ascii_start().starts_with(b"<"),
            "csv" | "encodings" => !bytes.starts_with(b"PK") && !bytes.starts_with(b"\xd0\xcf") && !bytes.starts_with(b"{"),
            _ => false,
        };
        if fits {
            files.push(bytes);
        }
    }
    let text = "序号,采集日期,采集点,来源,内容,建议等级\n1,2026-3-5,财政所,来信,\"反映“某事”,\n另一行\",红色\n2,3月底前,柳树沟村,信访,𬍛䶮𠮷㛃,黄\n合计,2,,,,\n";
    match reader {
        "docx" => files.push(document()),
        "csv" => files.extend([text.into(), text.replace(',', "\t").into(), text.replace(',', ";").into()]),
        "encodings" => {
            files.push(text.into());
            files.push([b"\xef\xbb\xbf", text.as_bytes()].concat());
            files.push(encoding_rs::GB18030.encode(text).0.into_owned());
            for little in [true, false] {
                let units = [0xfeff].into_iter().chain(text.encode_utf16());
                files.push(units.flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect());
            }
        }
        _ => {}
    }
    files
}

/// A document with a table that has merged cells.
fn document() -> Vec<u8> {
    let cell = |text: &str, more: &str| format!("<w:tc><w:tcPr>{more}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let row = |cells: String| format!("<w:tr>{cells}</w:tr>");
    let head = row(["序号", "采集日期", "采集点", "内容"].map(|text| cell(text, "")).concat());
    let down = row(cell("1", "") + &cell("2026-3-5", r#"<w:vMerge w:val="restart"/>"#) + &cell("财政所", r#"<w:gridSpan w:val="2"/>"#));
    let more = row(cell("2", "") + &cell("", "<w:vMerge/>") + &cell("某村", "") + &cell("甲", ""));
    let body = format!(
        "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>2026年采集表</w:t></w:r></w:p><w:tbl>{head}{down}{more}</w:tbl></w:body></w:document>"
    );
    let relation = r#"<Relationships><Relationship Id="r" Type="x/officeDocument" Target="word/document.xml"/></Relationships>"#;
    zip(&[("_rels/.rels".to_owned(), relation.into()), ("word/document.xml".to_owned(), body.into_bytes())])
}

fn zip(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, content) in parts {
        zip.start_file(name, stored).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn parts(bytes: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut all = Vec::new();
    for at in 0..archive.len().min(200) {
        let mut entry = archive.by_index(at).ok()?;
        let mut content = Vec::new();
        entry.by_ref().take(4 << 20).read_to_end(&mut content).ok()?;
        all.push((entry.name().ok()?.into_owned(), content));
    }
    Some(all)
}

/// One changed file: inside its parts or records, or anywhere.
fn change(reader: &str, base: &[u8], pool: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let inside = random.below(10) < 8;
    match reader {
        "xlsx" | "docx" if inside => {
            if let Some(mut parts) = parts(base).filter(|parts| !parts.is_empty()) {
                for _ in 0..1 + random.below(3) {
                    let at = random.below(parts.len());
                    parts[at].1 = bent(&parts[at].1, XML, random);
                }
                if random.below(20) == 0 {
                    let (one, other) = (random.below(parts.len()), random.below(parts.len()));
                    let name = parts[other].0.clone();
                    parts[one].0 = if random.below(2) == 0 { name } else { format!("{name}x") };
                    // Two parts of one name are not written; the first stands.
                    let mut names = HashSet::new();
                    parts.retain(|(name, _)| names.insert(name.clone()));
                }
                return zip(&parts);
            }
            bent(base, BYTES, random)
        }
        "xls" if inside => records_bent(base, random),
        "html" => bent(base, HTML, random),
        "csv" => bent(base, CSV, random),
        "encodings" => {
            let other = &pool[random.below(pool.len())];
            let (cut, from) = (random.below(base.len()), random.below(other.len()));
            let spliced = [&base[..cut], &other[from..(from + random.below(400)).min(other.len())], &base[cut..]].concat();
            if inside { spliced } else { bent(&spliced, BYTES, random) }
        }
        _ => bent(base, BYTES, random),
    }
}

const XML: &[&str] = &[
    "<",
    ">",
    "/>",
    "</row>",
    "<row>",
    "<row r=\"1\"/>",
    "<c r=\"XFD1048576\"><v>1</v></c>",
    "<c r=\"A1\" t=\"s\"><v>99999999</v></c>",
    "<mergeCell ref=\"A1:XFD1048576\"/>",
    "<mergeCell ref=\"B2:A1\"/>",
    "<col min=\"1\" max=\"16384\" hidden=\"1\"/>",
    "&amp;",
    "&#0;",
    "&#x10ffff;",
    "&x;",
    "<!DOCTYPE a>",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<?x?>",
    "r=\"\"",
    "t=\"inlineStr\"",
    "s=\"-1\"",
    "1e308",
    "-1",
    "4294967296",
    "NaN",
    "date1904=\"1\"",
    "<w:gridSpan w:val=\"99999\"/>",
    "<w:vMerge/>",
    "<w:tbl>",
    "</w:tbl>",
    "<w:tc>",
    "</w:tc>",
    "_x000D_",
    "_x",
    "\u{0}",
    "合计",
    "序号",
    "二〇二六年九月三十日",
];
const HTML: &[&str] = &[
    "<table>",
    "</table>",
    "<tr>",
    "<td>",
    "<td rowspan=99999999 colspan=99999999>",
    "<td rowspan=0>",
    "<td colspan=-1>",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<style>",
    "<",
    ">",
    "&",
    "&#",
    "&#x110000;",
    "&nbsp;",
    "<br>",
    "</td>",
    "<caption>",
    "<title>",
    "style='display:none'",
    "序号",
    "合计",
    "=\"",
    "'",
];
const CSV: &[&str] = &[
    "\"",
    "\"\"",
    ",",
    "\t",
    ";",
    "\r",
    "\n",
    "\r\n",
    "\u{0}",
    "'",
    "=1+1",
    "合计",
    "序号",
    "２０２６．３．５",
    "2026年2月30日",
    "12月32日",
    "1高",
    "99中99低",
    "\u{feff}",
    "　",
];
const BYTES: &[&str] = &["\u{0}", "\u{0}\u{0}\u{0}\u{0}", "PK\u{3}\u{4}", "PK\u{1}\u{2}", "PK\u{5}\u{6}"];

/// Some stretches changed: bytes, words, numbers, taken out, doubled.
fn bent(base: &[u8], words: &[&str], random: &mut Random) -> Vec<u8> {
    let mut bytes = base.to_vec();
    for _ in 0..1 + random.below(6) {
        if bytes.is_empty() {
            return bytes;
        }
        let at = random.below(bytes.len());
        let longest = if random.below(4) == 0 { 2000 } else { 30 };
        let length = (1 + random.below(longest)).min(bytes.len() - at);
        match random.below(8) {
            0 => bytes[at] = random.next() as u8,
            1 => bytes[at] ^= 1 << random.below(8),
            2 => drop(bytes.drain(at..at + length)),
            3 => {
                let piece = bytes[at..at + length].to_vec();
                let times = if random.below(10) == 0 { 200 } else { 1 };
                let to = random.below(bytes.len());
                bytes.splice(to..to, piece.repeat(times));
            }
            4 | 5 => {
                let word = words[random.below(words.len())];
                bytes.splice(at..at, word.bytes());
            }
            6 => {
                // A number somewhere becomes another one.
                if let Some(digit) = bytes[at..].iter().position(u8::is_ascii_digit) {
                    let numbers: [&[u8]; 6] = [b"0", b"-1", b"65536", b"4294967295", b"99999999999999999999", b"1e9"];
                    let number = numbers[random.below(numbers.len())];
                    bytes.splice(at + digit..=at + digit, number.iter().copied());
                }
            }
            _ => bytes.truncate(at.max(bytes.len() / 2)),
        }
        if bytes.len() > 8 << 20 {
            bytes.truncate(8 << 20);
        }
    }
    bytes
}

/// A binary workbook with some records changed: their sort, their length, what they hold.
fn records_bent(base: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = base.to_vec();
    let begin = bytes.windows(4).position(|window| window == [0x09, 0x08, 0x10, 0x00]);
    let mut places = Vec::new();
    let mut at = begin.unwrap_or(512);
    while at + 4 < bytes.len() && places.len() < 20_000 {
        let length = usize::from(u16::from_le_bytes([bytes[at + 2], bytes[at + 3]]));
        places.push((at, length));
        at += 4 + length;
    }
    for _ in 0..1 + random.below(5) {
        let Some(&(at, length)) = places.get(random.below(places.len())) else { break };
        match random.below(6) {
            0 => bytes[at] = random.next() as u8,
            1 => bytes[at + 2] = random.next() as u8,
            2 => bytes[at + 3] = random.below(33) as u8,
            3 | 4 if length > 0 => {
                let place = (at + 4 + random.below(length)).min(bytes.len() - 1);
                bytes[place] = [0, 1, 0x7f, 0x80, 0xff, random.next() as u8][random.below(6)];
            }
            // The compound file's own tables.
            _ => {
                let place = random.below(bytes.len().min(4096));
                bytes[place] = random.next() as u8;
            }
        }
    }
    bytes
}
