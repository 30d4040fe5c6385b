//! Opens a file by its content: its name is only looked at for the title of a text table. Never reads from
//! disk: the bytes are handed in, already bounded by whoever read them.

use crate::package::Package;
use crate::sheet::{Budget, FileFormat, Limits, Sheet, Workbook};
use crate::{ReadError, delimited, docx, encoding, html, xls, xlsx};

/// Reads all tables of a file within `limits`. `file_name` names the one sheet of a text table.
///
/// # Errors
/// A sentence that says what the file is and what to do; nothing was taken then.
pub fn read(bytes: &[u8], file_name: &str, limits: &Limits) -> Result<Workbook, ReadError> {
    read_watched(bytes, file_name, limits, &|_| true)
}

/// The same; `watch` is told now and then how many cells were read and says whether to go on.
///
/// # Errors
/// As [`read`], and [`ReadError::Stopped`].
pub fn read_watched(bytes: &[u8], file_name: &str, limits: &Limits, watch: &dyn Fn(usize) -> bool) -> Result<Workbook, ReadError> {
    read_as(bytes, file_name, limits, watch, false)
}

/// The same of a text table in two encodings: each cell in its own. The rows of the rarer one are marked, to be looked at.
///
/// # Errors
/// As [`read_watched`].
pub fn read_mixed(bytes: &[u8], file_name: &str, limits: &Limits, watch: &dyn Fn(usize) -> bool) -> Result<Workbook, ReadError> {
    read_as(bytes, file_name, limits, watch, true)
}

fn read_as(bytes: &[u8], file_name: &str, limits: &Limits, watch: &dyn Fn(usize) -> bool, mixed: bool) -> Result<Workbook, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    if bytes.len() as u64 > limits.file_bytes {
        return Err(ReadError::FileTooLarge { megabytes: (bytes.len() as u64).div_ceil(1 << 20), limit: limits.file_bytes >> 20 });
    }
    if let Some((_, what)) = OTHERS.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(ReadError::NotATable { what });
    }
    let mut budget = Budget::new(limits, watch);
    let book = |format, encoding, (sheets, from_1904): (Vec<Sheet>, bool)| {
        if sheets.iter().all(Sheet::is_empty) {
            Err(ReadError::NoTable { why: "文件里没有任何文字".to_owned() })
        } else {
            Ok(Workbook { format, encoding, from_1904, sheets })
        }
    };
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        let mut package = Package::open(bytes, limits)?;
        let main = xlsx::main_part(&mut package)?.unwrap_or_else(|| "xl/workbook.xml".to_owned());
        if main.starts_with("word/") {
            return book(FileFormat::Docx, None, (docx::sheets(&mut package, &main, &mut budget)?, false));
        }
        if main.starts_with("ppt/") {
            return Err(ReadError::NotATable { what: "演示文稿" });
        }
        if package.xml(&main)?.is_none() {
            return Err(ReadError::NotATable { what: "压缩包" });
        }
        return book(FileFormat::Xlsx, None, xlsx::sheets(&mut package, &main, &mut budget)?);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return book(FileFormat::Xls, None, xls::sheets(bytes, &mut budget)?);
    }
    if matches!(bytes, [0x09, 0x00 | 0x02 | 0x04 | 0x08, _, 0x00, ..]) {
        return Err(ReadError::OldExcel);
    }
    let (text, name, foreign) = match encoding::decode(bytes) {
        Err(ReadError::Mixed { .. }) if mixed => {
            let read = encoding::decode_cells(bytes)?;
            (read.text, "UTF-8 和 GB18030 混用", read.foreign)
        }
        decoded => decoded.map(|(text, name)| (text, name, Vec::new()))?,
    };
    if html::looks_like(&text) {
        return book(FileFormat::Html, Some(name), (html::sheets(&text, &mut budget)?, false));
    }
    let head = text.trim_start();
    if head.starts_with("<?xml") || head.starts_with("<!DOCTYPE") || head.starts_with("<html") {
        return Err(ReadError::NotATable { what: "不含表格的网页或 XML 文件" });
    }
    let stem = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    book(FileFormat::Delimited, Some(name), (vec![delimited::sheet(&text, stem.to_owned(), &foreign, &mut budget)?], false))
}

/// Files that offices drop by mistake, by their first bytes.
const OTHERS: [(&[u8], &str); 12] = [
    (b"%PDF", " PDF 文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"BM\x00", "图片"),
    (b"{\\rtf", " RTF 文档"),
    (b"Rar!", "压缩包"),
    (b"7z\xbc\xaf", "压缩包"),
    (b"\x1f\x8b", "压缩包"),
    (b"MZ", "可执行程序"),
    (b"\x7fELF", "可执行程序"),
    (b"SQLite format 3", "数据库文件"),
];
