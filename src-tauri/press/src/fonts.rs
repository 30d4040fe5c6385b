//! The five type roles of an official paper, the faces behind them and their fallback chains.
//! Never looks for a font on the machine: every face is bytes handed in by the caller.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::PressError;
use crate::font_file::{Cut, FontFile, Opened};
use crate::own::{self, OwnFace};
use crate::sheet::{Item, Sheets};

/// The bytes of the six faces of the bundle (`assets/fonts`). Each is one OpenType or TrueType
/// face; of a collection the first face is taken.
#[derive(Clone)]
pub struct FontFiles {
    /// 仿宋: body text.
    pub fang_song: FontFile,
    /// 楷体: second-level headings, names of signatories.
    pub kai: FontFile,
    /// 黑体: first-level headings, table heads.
    pub hei: FontFile,
    /// 宋体: page numbers, table cells, and the last resort of every chain.
    pub song: FontFile,
    /// 小标宋: titles and the red letterhead.
    pub xiao_biao_song: FontFile,
    /// The characters of 通用规范汉字表 that a GB 2312 face lacks, in 楷体.
    pub fallback_kai: FontFile,
}

/// One physical face.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// 仿宋.
    FangSong,
    /// 楷体.
    Kai,
    /// 黑体.
    Hei,
    /// 宋体.
    Song,
    /// 小标宋.
    XiaoBiaoSong,
    /// 楷体 fallback for rare characters.
    FallbackKai,
    /// The user's own 仿宋.
    OwnFangSong,
    /// The user's own 楷体.
    OwnKai,
    /// The user's own 黑体.
    OwnHei,
    /// The user's own 宋体.
    OwnSong,
    /// The user's own 小标宋.
    OwnXiaoBiaoSong,
}

/// How many faces there can be.
const FACES: usize = 11;

impl Face {
    /// The faces of the bundle, in the order of [`FontFiles`].
    pub const BUNDLED: [Face; 6] = [Face::FangSong, Face::Kai, Face::Hei, Face::Song, Face::XiaoBiaoSong, Face::FallbackKai];

    /// The Chinese name of the face, as typesetters call it.
    pub fn label(self) -> &'static str {
        match self {
            Face::FangSong => "仿宋",
            Face::Kai => "楷体",
            Face::Hei => "黑体",
            Face::Song => "宋体",
            Face::XiaoBiaoSong => "小标宋",
            Face::FallbackKai => "补字楷",
            Face::OwnFangSong => "自选仿宋",
            Face::OwnKai => "自选楷体",
            Face::OwnHei => "自选黑体",
            Face::OwnSong => "自选宋体",
            Face::OwnXiaoBiaoSong => "自选小标宋",
        }
    }

    /// Whether the user chose it in front of the bundle.
    pub fn is_own(self) -> bool {
        matches!(self, Face::OwnFangSong | Face::OwnKai | Face::OwnHei | Face::OwnSong | Face::OwnXiaoBiaoSong)
    }

    fn slot(self) -> usize {
        self as usize
    }
}

/// What a piece of text is set in; each role is a chain of faces, the user's own in front.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// 仿宋, then the rare-character 楷体, then 宋体.
    FangSong,
    /// 楷体, then the rare-character 楷体, then 宋体.
    Kai,
    /// 黑体, then 宋体.
    Hei,
    /// 宋体, then the rare-character 楷体.
    Song,
    /// 小标宋, then 宋体.
    XiaoBiaoSong,
}

impl Role {
    /// Every role.
    pub const ALL: [Role; 5] = [Role::FangSong, Role::Kai, Role::Hei, Role::Song, Role::XiaoBiaoSong];

    /// The place of the user's own face for this role.
    pub fn own(self) -> Face {
        match self {
            Role::FangSong => Face::OwnFangSong,
            Role::Kai => Face::OwnKai,
            Role::Hei => Face::OwnHei,
            Role::Song => Face::OwnSong,
            Role::XiaoBiaoSong => Face::OwnXiaoBiaoSong,
        }
    }

    /// The bundled faces tried for a character that the user's own face does not draw, best first.
    pub fn chain(self) -> &'static [Face] {
        match self {
            Role::FangSong => &[Face::FangSong, Face::FallbackKai, Face::Song],
            Role::Kai => &[Face::Kai, Face::FallbackKai, Face::Song],
            Role::Hei => &[Face::Hei, Face::Song, Face::FallbackKai],
            Role::Song => &[Face::Song, Face::FallbackKai],
            Role::XiaoBiaoSong => &[Face::XiaoBiaoSong, Face::Song, Face::FallbackKai],
        }
    }
}

/// The file of one face.
struct Source {
    file: Opened,
    index: u32,
    /// Of an own face: whether its Latin letters and digits may be used.
    latin: bool,
    /// SHA-256 of the file, once it is asked for.
    digest: OnceLock<String>,
    /// Glyphs as they were drawn for a picture.
    drawn: Mutex<BTreeMap<u16, Arc<str>>>,
}

impl Source {
    fn new(file: FontFile, index: u32, latin: bool) -> Arc<Self> {
        Arc::new(Source { file: Opened::new(file), index, latin, digest: OnceLock::new(), drawn: Mutex::default() })
    }

    fn parse(&self) -> Option<ttf_parser::Face<'_>> {
        ttf_parser::Face::parse(self.file.measured()?, self.index).ok()
    }

    fn digest(&self) -> &str {
        self.digest.get_or_init(|| self.file.digest().unwrap_or_default())
    }
}

/// A face that draws at least one character of a paper, as it is recorded with the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsedFace {
    /// Which face; its label says the role.
    pub face: Face,
    /// Whether the user chose it in front of the bundle.
    pub own: bool,
    /// The font's own full name, in Chinese where it has one.
    pub name: String,
    /// The version the font states; empty when it states none.
    pub version: String,
    /// SHA-256 of an own face's file, 64 hexadecimal digits; empty for the bundle's, which the program's version fixes.
    pub file_digest: String,
    /// The face's number in its file, from 0.
    pub index: u32,
}

/// The faces of one office, ready to measure, set and embed.
#[derive(Clone)]
pub struct Fonts {
    sources: [Option<Arc<Source>>; FACES],
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let given = Face::BUNDLED.into_iter().chain(Role::ALL.map(Role::own)).filter(|f| self.source(*f).is_some());
        f.debug_list().entries(given.map(|face| self.name(face))).finish()
    }
}

impl Fonts {
    /// Takes the faces of the bundle; cheap, because only each table directory is read.
    ///
    /// # Errors
    /// [`PressError::BadFont`] when the bytes of a face are no font.
    pub fn new(files: FontFiles) -> Result<Self, PressError> {
        let FontFiles { fang_song, kai, hei, song, xiao_biao_song, fallback_kai } = files;
        let mut fonts = Fonts { sources: Default::default() };
        for (face, bytes) in Face::BUNDLED.into_iter().zip([fang_song, kai, hei, song, xiao_biao_song, fallback_kai]) {
            // In the same way wherever they lie, so that a paper's bytes are the same.
            let source = Source::new(bytes.in_parts(), 0, true);
            if !source.file.is_font() {
                return Err(PressError::BadFont { face });
            }
            fonts.sources[face.slot()] = Some(source);
        }
        Ok(fonts)
    }

    /// The same faces with the user's own in front of a role's chain. A character that the own face
    /// lacks, or draws in a shape that does not fit a Chinese line (a narrow dash, a centred comma,
    /// a blank), comes from the bundle. A trial of a few glyphs shows that it can be embedded.
    ///
    /// # Errors
    /// [`PressError::BadFont`] when the bytes are no font or a broken one, [`PressError::NoSuchFace`]
    /// when the collection has fewer faces, [`PressError::FontForbidden`] when its maker forbids
    /// embedding, [`PressError::CannotEmbed`] when the trial fails.
    pub fn with_own(mut self, role: Role, own: OwnFace) -> Result<Self, PressError> {
        let latin = own::check(role, &own)?;
        self.sources[role.own().slot()] = Some(Source::new(own.bytes.into(), own.index, latin));
        Ok(self)
    }

    /// The characters of `text` that no face of the role's chain can draw, each once, in order of
    /// appearance. Spaces and line ends need no glyph; replacement, private-use and control
    /// characters count as missing whatever the face draws for them.
    pub fn missing(&self, role: Role, text: &str) -> Vec<char> {
        self.open().missing(role, text)
    }

    /// The PostScript name of a face, as it stands in a PDF.
    pub fn name(&self, face: Face) -> String {
        self.source(face)
            .and_then(|source| source.parse())
            .and_then(|parsed| own::said(&parsed, ttf_parser::name_id::POST_SCRIPT_NAME))
            .filter(|name| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')))
            .unwrap_or_else(|| format!("{face:?}"))
    }

    /// The faces that draw the sheets, in the order of [`Face`], for the record of the paper.
    pub fn used(&self, sheets: &Sheets) -> Vec<UsedFace> {
        let runs = sheets.pages.iter().flat_map(|p| &p.items);
        let faces: BTreeSet<Face> = runs.filter_map(|item| if let Item::Run(run) = item { Some(run.face) } else { None }).collect();
        faces.into_iter().filter_map(|face| self.used_face(face)).collect()
    }

    fn used_face(&self, face: Face) -> Option<UsedFace> {
        let source = self.source(face)?;
        let parsed = source.parse()?;
        let own = face.is_own();
        Some(UsedFace {
            face,
            own,
            name: own::full_name(&parsed).unwrap_or_else(|| self.name(face)),
            version: own::said(&parsed, ttf_parser::name_id::VERSION).unwrap_or_default(),
            file_digest: if own { source.digest().to_owned() } else { String::new() },
            index: source.index,
        })
    }

    fn source(&self, face: Face) -> Option<&Source> {
        self.sources[face.slot()].as_deref()
    }

    /// Bytes to draw or embed some glyphs of a face with, and the face's number in them; None for a
    /// face that is not there or cannot be read.
    pub(crate) fn cut(&self, face: Face, glyphs: &BTreeSet<u16>) -> Option<(Cut<'_>, u32)> {
        let source = self.source(face)?;
        Some((source.file.cut(glyphs)?, source.index))
    }

    /// Some glyphs of a face with their advances as a font for a PDF, numbered from 1 in their order. None
    /// where the outlines of its file cannot be read singly.
    pub(crate) fn embedded(&self, face: Face, name: &str, glyphs: &[(u16, u16)]) -> Option<io::Result<Vec<u8>>> {
        self.source(face)?.file.embedded(name, glyphs)
    }

    /// Some glyphs of a face as `draw` draws them, each drawn once for as long as the faces live; what
    /// cannot be read draws nothing.
    pub(crate) fn drawn(
        &self,
        face: Face,
        glyphs: &BTreeSet<u16>,
        draw: impl Fn(&ttf_parser::Face<'_>, u16) -> String,
    ) -> Vec<(u16, Arc<str>)> {
        let Some(source) = self.source(face) else { return Vec::new() };
        // What is in the map is whole, whoever stopped while adding to it.
        let mut drawn = source.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        let wanted: BTreeSet<u16> = glyphs.iter().copied().filter(|g| !drawn.contains_key(g)).collect();
        if !wanted.is_empty()
            && let Some(cut) = source.file.cut(&wanted)
            && let Ok(parsed) = ttf_parser::Face::parse(&cut.bytes, source.index)
        {
            drawn.extend(wanted.iter().map(|g| (*g, draw(&parsed, cut.number(*g)).into())));
        }
        glyphs.iter().filter_map(|g| Some((*g, drawn.get(g)?.clone()))).collect()
    }

    pub(crate) fn open(&self) -> OpenFonts<'_> {
        OpenFonts { fonts: self, parsed: Default::default(), found: RefCell::default() }
    }
}

/// A glyph found for a character.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Found {
    pub face: Face,
    pub glyph: u16,
    /// Natural advance in em.
    pub advance: f64,
}

/// The faces parsed for the time of one layout.
pub(crate) struct OpenFonts<'a> {
    fonts: &'a Fonts,
    parsed: [OnceCell<Option<ttf_parser::Face<'a>>>; FACES],
    found: RefCell<HashMap<(Role, char), Option<Found>>>,
}

impl<'a> OpenFonts<'a> {
    pub fn face(&self, face: Face) -> Option<&ttf_parser::Face<'a>> {
        self.parsed[face.slot()].get_or_init(|| self.fonts.source(face).and_then(Source::parse)).as_ref()
    }

    pub fn glyph(&self, role: Role, character: char) -> Option<Found> {
        if let Some(found) = self.found.borrow().get(&(role, character)) {
            return *found;
        }
        let found = self.look(role, character);
        self.found.borrow_mut().insert((role, character), found);
        found
    }

    fn look(&self, role: Role, character: char) -> Option<Found> {
        if is_refused(character) {
            return None;
        }
        if let Some(found) = self.in_own(role.own(), character) {
            return Some(found);
        }
        // The dash and the middle dot of the Noto faces are Latin forms: two dashes would not join,
        // and the dot would cling to the name before it.
        // The Latin letters and digits of the Fandol faces are sans-serif and italic, a blot in a
        // line of 仿宋 or 楷体.
        let (own, bundled) = match (role, character) {
            (Role::Hei | Role::Song | Role::XiaoBiaoSong, '—' | '·') => (Some(Face::OwnFangSong), Some(Face::FangSong)),
            (Role::FangSong | Role::Kai, '\u{20}'..='\u{7e}') => (Some(Face::OwnSong), Some(Face::Song)),
            _ => (None, None),
        };
        let borrowed = own.and_then(|face| self.in_own(face, character));
        borrowed.or_else(|| bundled.iter().chain(role.chain()).find_map(|&face| self.in_face(face, character)))
    }

    fn in_face(&self, face: Face, character: char) -> Option<Found> {
        let parsed = self.face(face)?;
        let glyph = parsed.glyph_index(character).filter(|g| g.0 != 0)?;
        let advance = f64::from(parsed.glyph_hor_advance(glyph)?);
        Some(Found { face, glyph: glyph.0, advance: advance / f64::from(parsed.units_per_em()) })
    }

    /// The glyph of an own face, if it has one that fits a Chinese line.
    fn in_own(&self, face: Face, character: char) -> Option<Found> {
        let found = self.in_face(face, character)?;
        let latin = self.fonts.source(face)?.latin;
        let fits = own::fits(self.face(face)?, character, found.glyph, found.advance, latin);
        fits.then_some(found)
    }

    pub fn missing(&self, role: Role, text: &str) -> Vec<char> {
        let mut missing = Vec::new();
        for c in text.chars().filter(|&c| !is_blank(c)) {
            if self.glyph(role, c).is_none() && !missing.contains(&c) {
                missing.push(c);
            }
        }
        missing
    }

    /// Refuses a text with a character that cannot be drawn, naming it and its place.
    pub fn check(&self, role: Role, text: &str, place: &str) -> Result<(), PressError> {
        match self.missing(role, text).first() {
            None => Ok(()),
            Some(&character) => Err(PressError::MissingGlyph { character, place: place.to_string() }),
        }
    }
}

/// Characters that take room or steer line breaking but draw nothing.
pub(crate) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\u{3000}' | '\u{a0}' | crate::class::JOINER | crate::class::BREAK)
}

fn is_refused(c: char) -> bool {
    c.is_control() || c == '\u{fffd}' || matches!(u32::from(c), 0xe000..=0xf8ff | 0xf0000..=0x10ffff)
}
