//! Office Open XML packages: the zip directory is judged before anything is unpacked, and every part is read
//! as a stream under one common limit, because declared sizes lie. Never a nested archive, an entity or a link.

use std::cell::Cell;
use std::io::{BufRead, BufReader, Cursor, ErrorKind, Read};

use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use crate::{Limits, ReadError};

/// An opened package.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    left: Cell<u64>,
}

/// Longest stretch without a `<`: no text of a cell, however escaped, is longer.
const TOKEN: usize = 4 << 20;

impl<'a> Package<'a> {
    /// Checks the directory against the limits.
    pub fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, ReadError> {
        if declared_entries(bytes).is_some_and(|entries| entries > limits.zip_entries) {
            return Err(ReadError::Bomb { what: "内部文件过多" });
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::damaged("压缩包目录读不出"))?;
        if archive.len() > limits.zip_entries {
            return Err(ReadError::Bomb { what: "内部文件过多" });
        }
        let mut total = 0u64;
        for index in 0..archive.len() {
            let entry = archive.by_index_raw(index).map_err(|_| ReadError::damaged("压缩包目录读不出"))?;
            if entry.encrypted() {
                return Err(ReadError::Encrypted);
            }
            total = total.saturating_add(entry.size());
            if entry.size() > limits.ratio_floor && entry.size() / limits.zip_ratio.max(1) > entry.compressed_size() {
                return Err(ReadError::Bomb { what: "压缩比过高" });
            }
        }
        if total > limits.unpacked_bytes {
            return Err(ReadError::Bomb { what: "解压后总量过大" });
        }
        Ok(Self { archive, left: Cell::new(limits.unpacked_bytes) })
    }

    /// The XML of a part, by its full name without a leading slash; `None` if there is no such part.
    pub fn xml(&mut self, name: &str) -> Result<Option<Xml<impl BufRead + '_>>, ReadError> {
        let found = self.archive.index_for_name(name).or_else(|| {
            let lower = name.to_ascii_lowercase();
            (0..self.archive.len()).find(|index| matches!(self.archive.name_for_index(*index), Some(Ok(other)) if other.to_ascii_lowercase().replace('\\', "/") == lower))
        });
        let Some(index) = found else { return Ok(None) };
        let entry = self.archive.by_index(index).map_err(|_| ReadError::damaged("压缩内容读不出"))?;
        let reader = BufReader::with_capacity(64 << 10, Metered { inner: entry, left: &self.left, token: 0 });
        let mut reader = quick_xml::Reader::from_reader(reader);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.expand_empty_elements = true;
        Ok(Some(Xml { reader, buffer: Vec::new(), depth: 0 }))
    }
}

/// The number of entries that the end record declares, without building the directory.
fn declared_entries(bytes: &[u8]) -> Option<usize> {
    let tail = &bytes[bytes.len().saturating_sub(66_000)..];
    let at = tail.windows(4).rposition(|window| window == b"PK\x05\x06")?;
    let count = tail.get(at + 10..at + 12)?;
    Some(usize::from(u16::from_le_bytes([count[0], count[1]])))
}

/// Counts what really comes out of the decompressor.
struct Metered<'a, R> {
    inner: R,
    left: &'a Cell<u64>,
    token: usize,
}

impl<R: Read> Read for Metered<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        let left = self.left.get();
        if read as u64 > left {
            return Err(ErrorKind::QuotaExceeded.into());
        }
        self.left.set(left - read as u64);
        self.token = match buffer[..read].iter().rposition(|byte| *byte == b'<') {
            Some(at) => read - at,
            None => self.token + read,
        };
        if self.token > TOKEN { Err(ErrorKind::QuotaExceeded.into()) } else { Ok(read) }
    }
}

/// One part as XML events.
pub(crate) struct Xml<R> {
    reader: quick_xml::Reader<R>,
    buffer: Vec<u8>,
    depth: usize,
}

/// Deepest nesting of elements; no office file comes near it.
const DEPTH: usize = 200;

/// What matters of an XML event.
pub(crate) enum Node<'a> {
    /// An element begins; its name is without prefix.
    Open(BytesStart<'a>),
    /// An element ends.
    Close(String),
    /// Text, with references resolved.
    Text(String),
    /// The part ends.
    End,
}

impl<R: BufRead> Xml<R> {
    /// The next event. A document type or an unknown entity is refused.
    pub fn next(&mut self) -> Result<Node<'_>, ReadError> {
        self.buffer.clear();
        let event = self.reader.read_event_into(&mut self.buffer).map_err(|error| match error {
            quick_xml::Error::Io(io) if io.kind() == ErrorKind::QuotaExceeded => ReadError::Bomb { what: "解压后总量过大" },
            _ => ReadError::damaged("内部 XML 读不到结尾"),
        })?;
        Ok(match event {
            Event::Start(_) if self.depth >= DEPTH => return Err(ReadError::Bomb { what: "内部结构嵌套过深" }),
            Event::Start(start) | Event::Empty(start) => {
                self.depth += 1;
                Node::Open(start)
            }
            Event::End(end) => {
                self.depth = self.depth.saturating_sub(1);
                Node::Close(end.local_name().into_inner().to_owned())
            }
            Event::Text(text) => Node::Text(text.xml10_content().into_owned()),
            Event::CData(text) => Node::Text(text.xml10_content().into_owned()),
            Event::GeneralRef(reference) => Node::Text(match reference.resolve_char_ref() {
                Ok(Some(c)) => c.to_string(),
                Ok(None) => named(&reference).ok_or(ReadError::Declarations)?.to_string(),
                Err(_) => return Err(ReadError::damaged("字符编号无效")),
            }),
            Event::DocType(_) => return Err(ReadError::Declarations),
            Event::Eof => Node::End,
            _ => Node::Text(String::new()),
        })
    }
}

fn named(reference: &str) -> Option<char> {
    Some(match reference {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}

/// The value of an attribute by its local name.
pub(crate) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    element
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|found| found.key.local_name().into_inner() == name)
        .map(|found| plain(&found.value))
}

/// Resolves the five predefined entities and character numbers; anything else stays as written.
fn plain(raw: &str) -> String {
    if !raw.contains('&') {
        return raw.to_owned();
    }
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let reference = rest[at + 1..].split(';').next().unwrap_or_default();
        let number = match reference.strip_prefix('#') {
            Some(hex) if hex.starts_with('x') => u32::from_str_radix(&hex[1..], 16).ok().and_then(char::from_u32),
            Some(number) => number.parse().ok().and_then(char::from_u32),
            None => named(reference),
        };
        match number.filter(|_| rest[at + 1 + reference.len()..].starts_with(';')) {
            Some(c) => {
                out.push(c);
                rest = &rest[at + reference.len() + 2..];
            }
            None => {
                out.push('&');
                rest = &rest[at + 1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// `1`, `true` and `on` are true.
pub(crate) fn truth(value: Option<String>) -> bool {
    matches!(value.as_deref(), Some("1" | "true" | "on"))
}
