//! Binds a document's objects into a file: streams deflated, everything else in object streams, one
//! cross-reference stream. Never holds two copies of a page: what is written is dropped.

use lopdf::{Dictionary, Object, ObjectId, Stream, StringFormat};
use miniz_oxide::DataFormat;
use miniz_oxide::deflate::core::{CompressorOxide, TDEFLFlush, TDEFLStatus, compress_to_output};

use crate::PressError;
use crate::content::hexadecimal;

/// Objects in one object stream: a reader unpacks the whole stream for any of them.
const TOGETHER: usize = 200;
/// Outlines hardly deflate: a longer search costs a third of a notice's time and saves a fiftieth.
const OUTLINES: u8 = 1;
/// Words and positions do.
const WORDS: u8 = 6;

/// The file of a mended document and what stands on its pages.
pub(crate) fn bind(raw: lopdf::Document, contents: impl Iterator<Item = (ObjectId, Vec<u8>)>) -> Result<Vec<u8>, PressError> {
    let lopdf::Document { version, trailer, objects, max_id: last, .. } = raw;
    let mut file = Binder {
        bytes: Vec::new(),
        places: vec![Place::Free; last as usize + 1],
        gathered: Gathered::default(),
        deflater: CompressorOxide::default(),
    };
    file.bytes.extend_from_slice(format!("%PDF-{version}\n%").as_bytes());
    // Bytes over 127 tell a transfer program that this is no text.
    file.bytes.extend_from_slice(&[0xbb, 0xad, 0xc0, 0xde, b'\n']);
    for (id, content) in contents {
        file.stream(id.0, Stream::new(Dictionary::new(), content))?;
    }
    for (id, object) in objects {
        match object {
            Object::Stream(stream) => file.stream(id.0, stream)?,
            other => file.gather(id, &other)?,
        }
    }
    file.close_gathered()?;
    file.end(trailer)?;
    Ok(file.bytes)
}

/// Where an object stands in the file.
#[derive(Clone, Copy)]
enum Place {
    Free,
    /// Bytes from the file's beginning.
    At(usize),
    /// The number of its object stream, and its place in it.
    Within(u32, usize),
}

/// The next object stream.
#[derive(Default)]
struct Gathered {
    numbers: Vec<u32>,
    /// Numbers and offsets of the objects, as text.
    index: Vec<u8>,
    bodies: Vec<u8>,
}

struct Binder {
    bytes: Vec<u8>,
    /// By number.
    places: Vec<Place>,
    gathered: Gathered,
    /// One for all: making one costs more than deflating a small stream.
    deflater: CompressorOxide,
}

impl Binder {
    fn new_number(&mut self) -> u32 {
        self.places.push(Place::Free);
        self.places.len() as u32 - 1
    }

    fn stream(&mut self, number: u32, mut stream: Stream) -> Result<(), PressError> {
        // Properties stay readable for programs that know no PDF.
        if !stream.dict.has(b"Filter") && !stream.dict.has_type(b"Metadata") {
            let is_font = stream.dict.has(b"Subtype") || stream.dict.has(b"Length1");
            let deflated = deflate(&mut self.deflater, if is_font { OUTLINES } else { WORDS }, &stream.content)?;
            if deflated.len() < stream.content.len() {
                stream.content = deflated;
                stream.dict.set("Filter", name("FlateDecode"));
            }
        }
        stream.dict.set("Length", stream.content.len() as i64);
        self.places[number as usize] = Place::At(self.bytes.len());
        self.bytes.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        put(&mut self.bytes, &Object::Dictionary(stream.dict));
        self.bytes.extend_from_slice(b"stream\n");
        self.bytes.extend_from_slice(&stream.content);
        self.bytes.extend_from_slice(b"\nendstream\nendobj\n");
        Ok(())
    }

    fn gather(&mut self, id: ObjectId, object: &Object) -> Result<(), PressError> {
        let gathered = &mut self.gathered;
        gathered.index.extend_from_slice(format!("{} {} ", id.0, gathered.bodies.len()).as_bytes());
        gathered.numbers.push(id.0);
        put(&mut gathered.bodies, object);
        gathered.bodies.push(b'\n');
        if gathered.numbers.len() == TOGETHER { self.close_gathered() } else { Ok(()) }
    }

    fn close_gathered(&mut self) -> Result<(), PressError> {
        let Gathered { numbers, index, bodies } = std::mem::take(&mut self.gathered);
        if numbers.is_empty() {
            return Ok(());
        }
        let own = self.new_number();
        for (at, number) in numbers.iter().enumerate() {
            self.places[*number as usize] = Place::Within(own, at);
        }
        let mut about = Dictionary::new();
        about.set("Type", name("ObjStm"));
        about.set("N", numbers.len() as i64);
        about.set("First", index.len() as i64);
        self.stream(own, Stream::new(about, [index, bodies].concat()))
    }

    /// The cross-reference stream and what points to it.
    fn end(&mut self, trailer: Dictionary) -> Result<(), PressError> {
        let own = self.new_number();
        let start = self.bytes.len();
        self.places[own as usize] = Place::At(start);
        let mut about = Dictionary::new();
        about.set("Type", name("XRef"));
        about.set("Size", self.places.len() as i64);
        about.set("W", Object::Array([1, 4, 2].map(Object::Integer).to_vec()));
        let mut foretold = Dictionary::new();
        foretold.set("Predictor", 12);
        foretold.set("Columns", ROW as i64);
        about.set("DecodeParms", Object::Dictionary(foretold));
        about.set("Filter", name("FlateDecode"));
        for key in [b"Root".as_slice(), b"Info", b"ID"] {
            if let Ok(value) = trailer.get(key) {
                about.set(key, value.clone());
            }
        }
        let rows = deflate(&mut self.deflater, WORDS, &rows(&self.places))?;
        self.stream(own, Stream::new(about, rows))?;
        self.bytes.extend_from_slice(format!("startxref\n{start}\n%%EOF\n").as_bytes());
        Ok(())
    }
}

/// Bytes of an entry of the cross-reference stream.
const ROW: usize = 7;

/// The entries, each as its difference from the one before: they deflate to almost nothing.
fn rows(places: &[Place]) -> Vec<u8> {
    let mut before = [0u8; ROW];
    let mut out = Vec::with_capacity(places.len() * (ROW + 1));
    for (number, place) in places.iter().enumerate() {
        let (kind, first, second) = match place {
            Place::Free => (0, 0, if number == 0 { 0xffff } else { 0 }),
            Place::At(at) => (1, *at as u32, 0),
            Place::Within(stream, at) => (2, *stream, *at as u16),
        };
        let mut row = [kind; ROW];
        row[1..5].copy_from_slice(&first.to_be_bytes());
        row[5..].copy_from_slice(&second.to_be_bytes());
        // The predictor that every row names: up.
        out.push(2);
        out.extend(row.iter().zip(before).map(|(byte, above)| byte.wrapping_sub(above)));
        before = row;
    }
    out
}

/// Not flate2, whose compressor is another one with what else is in the build: a paper's bytes are not to hang on that.
fn deflate(deflater: &mut CompressorOxide, level: u8, content: &[u8]) -> Result<Vec<u8>, PressError> {
    deflater.reset();
    deflater.set_format_and_level(DataFormat::Zlib, level);
    // What does not shrink is kept as it is, so this is room enough but for a few bytes.
    let mut out = Vec::with_capacity(content.len() + 64);
    let (status, _) = compress_to_output(deflater, content, TDEFLFlush::Finish, |part| {
        out.extend_from_slice(part);
        true
    });
    match status {
        TDEFLStatus::Done => Ok(out),
        other => Err(PressError::CannotWrite { reason: format!("{other:?}") }),
    }
}

fn name(text: &str) -> Object {
    Object::Name(text.as_bytes().to_vec())
}

/// An object as PDF writes it.
fn put(out: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null => out.extend_from_slice(b"null"),
        Object::Boolean(yes) => out.extend_from_slice(if *yes { b"true" } else { b"false" }),
        Object::Integer(value) => out.extend_from_slice(value.to_string().as_bytes()),
        Object::Real(value) => out.extend_from_slice(value.to_string().as_bytes()),
        Object::Name(name) => put_name(out, name),
        Object::String(bytes, StringFormat::Literal) => {
            out.push(b'(');
            for byte in bytes {
                match byte {
                    b'(' | b')' | b'\\' => out.extend_from_slice(&[b'\\', *byte]),
                    b'\r' => out.extend_from_slice(b"\\r"),
                    _ => out.push(*byte),
                }
            }
            out.push(b')');
        }
        Object::String(bytes, StringFormat::Hexadecimal) => {
            out.push(b'<');
            out.extend(bytes.iter().flat_map(|byte| [hexadecimal(byte >> 4), hexadecimal(byte & 15)]));
            out.push(b'>');
        }
        Object::Array(items) => {
            out.push(b'[');
            for (n, item) in items.iter().enumerate() {
                if n > 0 {
                    out.push(b' ');
                }
                put(out, item);
            }
            out.push(b']');
        }
        Object::Dictionary(dictionary) => {
            out.extend_from_slice(b"<<");
            for (key, value) in dictionary.iter() {
                put_name(out, key);
                out.push(b' ');
                put(out, value);
            }
            out.extend_from_slice(b">>");
        }
        // A stream is an object of its own: only a reference to it stands inside another.
        Object::Stream(stream) => put(out, &Object::Dictionary(stream.dict.clone())),
        Object::Reference(id) => out.extend_from_slice(format!("{} {} R", id.0, id.1).as_bytes()),
    }
}

fn put_name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for &byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(&byte) {
            out.push(byte);
        } else {
            out.extend_from_slice(&[b'#', hexadecimal(byte >> 4), hexadecimal(byte & 15)]);
        }
    }
}
