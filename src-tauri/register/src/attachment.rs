//! 佐证材料: files kept with an entry of progress, or with a 预警 as what its 回告 rests on. What a file is, its bytes say; its name is only what people
//! call it. Never a file itself: bytes come in and go out as slices.

use crate::id::{ProgressId, WarningId};
use crate::objection::Objection;
use crate::text;

/// Bytes of the greatest file that is kept: 20 MiB.
pub const MOST_BYTES: usize = 20 * 1024 * 1024;

terms! {
    /// 文件类型: what kinds of file can be kept, recognised by content.
    FileKind {
        /// PDF.
        Pdf = "pdf", "PDF";
        /// OFD 版式文件.
        Ofd = "ofd", "OFD 版式文件";
        /// JPEG.
        Jpeg = "jpg", "JPEG 图片";
        /// PNG.
        Png = "png", "PNG 图片";
        /// GIF.
        Gif = "gif", "GIF 图片";
        /// BMP.
        Bmp = "bmp", "BMP 图片";
        /// TIFF.
        Tiff = "tif", "TIFF 图片";
        /// WebP.
        Webp = "webp", "WebP 图片";
        /// Word.
        Docx = "docx", "Word 文档";
        /// Excel.
        Xlsx = "xlsx", "Excel 表格";
        /// PowerPoint.
        Pptx = "pptx", "PowerPoint 演示";
        /// Word 97—2003.
        Doc = "doc", "Word 97—2003 文档";
        /// Excel 97—2003.
        Xls = "xls", "Excel 97—2003 表格";
        /// PowerPoint 97—2003.
        Ppt = "ppt", "PowerPoint 97—2003 演示";
        /// MP3.
        Mp3 = "mp3", "MP3 录音";
        /// MP4.
        Mp4 = "mp4", "MP4 录像";
        /// Plain text.
        Text = "txt", "文本";
    }
}

/// What a file is evidence of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EvidenceOf {
    /// An entry of progress.
    Progress(ProgressId),
    /// What was done after a 预警: the 回告 and what it says.
    Warning(WarningId),
}

/// 佐证材料: one file kept with a record, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// What it is evidence of.
    pub of: EvidenceOf,
    /// What people call it; always with the ending of its kind.
    pub name: String,
    /// 文件类型.
    pub kind: FileKind,
    /// Bytes.
    pub size: u64,
}

impl FileKind {
    /// What bytes are; none for what is not kept: programs, scripts, pages, archives, and whatever is unknown.
    pub fn recognise(bytes: &[u8]) -> Option<Self> {
        let starts = |with: &[u8]| bytes.starts_with(with);
        let at = |from: usize, what: &[u8]| bytes.get(from..from + what.len()) == Some(what);
        Some(match () {
            () if starts(b"%PDF-") => Self::Pdf,
            () if starts(b"\xff\xd8\xff") => Self::Jpeg,
            () if starts(b"\x89PNG\r\n\x1a\n") => Self::Png,
            () if starts(b"GIF87a") || starts(b"GIF89a") => Self::Gif,
            () if starts(b"BM") && at(6, &[0; 4]) => Self::Bmp,
            () if starts(b"II*\0") || starts(b"MM\0*") => Self::Tiff,
            () if starts(b"RIFF") && at(8, b"WEBP") => Self::Webp,
            () if starts(b"ID3") || starts(b"\xff\xfb") || starts(b"\xff\xf3") => Self::Mp3,
            () if at(4, b"ftyp") => Self::Mp4,
            () if starts(b"PK\x03\x04") => return Self::packed(bytes),
            () if starts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") => return Self::compound(bytes),
            () => return Self::plain(bytes),
        })
    }

    /// The parts of a packed document tell what it is.
    fn packed(bytes: &[u8]) -> Option<Self> {
        if contains(bytes, b"vbaProject.bin") {
            return None;
        }
        [
            (&b"OFD.xml"[..], Self::Ofd),
            (b"word/document.xml", Self::Docx),
            (b"xl/workbook.xml", Self::Xlsx),
            (b"ppt/presentation.xml", Self::Pptx),
        ]
        .into_iter()
        .find(|(part, _)| contains(bytes, part))
        .map(|(_, kind)| kind)
    }

    /// The streams of an old document tell what it is; their names stand in UTF-16.
    fn compound(bytes: &[u8]) -> Option<Self> {
        let stream = |name: &str| contains(bytes, &name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>());
        [("WordDocument", Self::Doc), ("Workbook", Self::Xls), ("PowerPoint Document", Self::Ppt)]
            .into_iter()
            .find(|(name, _)| stream(name))
            .map(|(_, kind)| kind)
    }

    /// Text is what has no control characters, and begins neither a page nor a script.
    fn plain(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok().filter(|text| !text.is_empty())?;
        let printable = text.chars().all(|character| !character.is_control() || matches!(character, '\n' | '\r' | '\t'));
        let begins = text.trim_start_matches('\u{feff}').trim_start().to_lowercase();
        (printable && !begins.starts_with('<') && !begins.starts_with("#!")).then_some(Self::Text)
    }

    /// The ending of its file names.
    pub fn ending(self) -> &'static str {
        crate::Term::code(self)
    }
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

impl Attachment {
    /// A file as it may be kept: small enough, of a known kind, under a name with the ending of its kind.
    ///
    /// # Errors
    /// What stands against it.
    pub fn read(of: EvidenceOf, file_name: &str, bytes: &[u8]) -> Result<Self, Objection> {
        let name = plain_name(file_name);
        if bytes.is_empty() {
            return Err(Objection::field("path", "empty", format!("“{name}”是空文件，没有内容可存。")));
        }
        if bytes.len() > MOST_BYTES {
            let size = bytes.len().div_ceil(1024 * 1024);
            let most = MOST_BYTES / 1024 / 1024;
            return Err(Objection::field(
                "path",
                "too_big",
                format!("“{name}”有{size}兆，超过{most}兆的上限；请压缩图片、拆成几个文件，或只存要紧的几页。"),
            ));
        }
        let Some(kind) = FileKind::recognise(bytes) else {
            return Err(Objection::field(
                "path",
                "file_kind",
                format!(
                    "“{name}”的内容不是能收存的类型。可收：PDF、OFD、图片、Word、Excel、PPT、录音录像和纯文本；程序、网页、压缩包和带宏的文档不收。"
                ),
            ));
        };
        Ok(Self { of, name: with_ending(&name, kind), kind, size: bytes.len() as u64 })
    }

    /// 1.2 兆, 35 千字节.
    pub fn size_words(&self) -> String {
        match self.size {
            0..=1023 => format!("{} 字节", self.size),
            1024..=1_048_575 => format!("{} KB", self.size.div_ceil(1024)),
            _ => format!("{}.{} MB", self.size / 1_048_576, self.size % 1_048_576 * 10 / 1_048_576),
        }
    }
}

/// The last part of a path, without what no file name may hold.
fn plain_name(path: &str) -> String {
    let last = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last.chars().filter(|c| !c.is_control() && !matches!(c, ':' | '*' | '?' | '"' | '<' | '>' | '|')).collect();
    text::trim(&clean).to_owned()
}

/// The name with the ending of its kind: 照片.exe that is a picture becomes 照片.exe.jpg.
fn with_ending(name: &str, kind: FileKind) -> String {
    let own = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    let fits = match kind {
        FileKind::Jpeg => matches!(own.as_str(), "jpg" | "jpeg"),
        FileKind::Tiff => matches!(own.as_str(), "tif" | "tiff"),
        FileKind::Mp4 => matches!(own.as_str(), "mp4" | "m4a" | "mov"),
        FileKind::Text => matches!(own.as_str(), "txt" | "csv" | "md"),
        _ => own == kind.ending(),
    };
    if fits { name.to_owned() } else { format!("{}.{}", if name.is_empty() { "佐证材料" } else { name }, kind.ending()) }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_file_is_what_its_bytes_say() {
        let ole = |stream: &str| -> Vec<u8> {
            let name = stream.encode_utf16().flat_map(u16::to_le_bytes);
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....".iter().copied().chain(name).collect()
        };
        for (bytes, kind) in [
            (b"%PDF-1.7".to_vec(), Some(FileKind::Pdf)),
            (b"\xff\xd8\xff\xe0".to_vec(), Some(FileKind::Jpeg)),
            (b"\x89PNG\r\n\x1a\n".to_vec(), Some(FileKind::Png)),
            (b"PK\x03\x04..word/document.xml".to_vec(), Some(FileKind::Docx)),
            (b"PK\x03\x04..xl/workbook.xml".to_vec(), Some(FileKind::Xlsx)),
            (b"PK\x03\x04..OFD.xml".to_vec(), Some(FileKind::Ofd)),
            (b"PK\x03\x04..word/document.xml word/vbaProject.bin".to_vec(), None),
            (b"PK\x03\x04..setup.exe".to_vec(), None),
            (ole("WordDocument"), Some(FileKind::Doc)),
            (ole("Workbook"), Some(FileKind::Xls)),
            (ole("!_StringData"), None),
            ("3月5日集中学习，到会35人。\n".as_bytes().to_vec(), Some(FileKind::Text)),
            (b"<html><script>".to_vec(), None),
            (b"#!/bin/sh".to_vec(), None),
            (b"MZ\x90\x00".to_vec(), None),
            (b"\x7fELF".to_vec(), None),
            (Vec::new(), None),
        ] {
            assert_eq!(FileKind::recognise(&bytes), kind, "{:?}", String::from_utf8_lossy(&bytes));
        }
    }

    #[test]
    fn a_name_gets_the_ending_of_what_the_file_is() {
        let of = |name: &str, bytes: &[u8]| {
            Attachment::read(EvidenceOf::Progress(ProgressId(Uuid::nil())), name, bytes).map(|one| one.name).map_err(|no| no.rule)
        };
        assert_eq!(of("/home/a/签到表.pdf", b"%PDF-1.7"), Ok("签到表.pdf".to_owned()));
        assert_eq!(of("C:\\照片\\现场.JPEG", b"\xff\xd8\xff"), Ok("现场.JPEG".to_owned()));
        assert_eq!(of("现场.exe", b"\xff\xd8\xff"), Ok("现场.exe.jpg".to_owned()));
        assert_eq!(of("", b"%PDF-1.7"), Ok("佐证材料.pdf".to_owned()));
        assert_eq!(of("空.txt", b""), Err("empty"));
        assert_eq!(of("装.exe", b"MZ\x90\x00"), Err("file_kind"));
        assert_eq!(of("大.txt", &vec![b'a'; MOST_BYTES + 1]), Err("too_big"));
        assert!(of("大.txt", &vec![b'a'; MOST_BYTES]).is_ok());
    }

    #[test]
    fn sizes_are_said_in_words() {
        let said = |size| {
            Attachment { of: EvidenceOf::Warning(WarningId(Uuid::nil())), name: String::new(), kind: FileKind::Pdf, size }.size_words()
        };
        assert_eq!([said(900), said(35_000), said(1_258_291)], ["900 字节", "35 KB", "1.1 MB"]);
    }
}
