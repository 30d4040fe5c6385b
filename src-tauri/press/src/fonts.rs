//! The five type roles of an official paper, the faces behind them and their fallback chains.
//! Never looks for a font on the machine: every face is bytes handed in by the caller.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::sync::Arc;

use crate::PressError;

/// The bytes of the six faces of the bundle (`assets/fonts`), or of the user's own faces in their
/// place. Each is one OpenType or TrueType face; of a collection the first face is taken.
#[derive(Clone)]
pub struct FontFiles {
    /// 仿宋: body text.
    pub fang_song: Arc<[u8]>,
    /// 楷体: second-level headings, names of signatories.
    pub kai: Arc<[u8]>,
    /// 黑体: first-level headings, table heads.
    pub hei: Arc<[u8]>,
    /// 宋体: page numbers, table cells, and the last resort of every chain.
    pub song: Arc<[u8]>,
    /// 小标宋: titles and the red letterhead.
    pub xiao_biao_song: Arc<[u8]>,
    /// The characters of 通用规范汉字表 that a GB 2312 face lacks, in 楷体.
    pub fallback_kai: Arc<[u8]>,
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
}

impl Face {
    /// Every face, in the order of [`FontFiles`].
    pub const ALL: [Face; 6] = [Face::FangSong, Face::Kai, Face::Hei, Face::Song, Face::XiaoBiaoSong, Face::FallbackKai];

    /// The Chinese name of the face, as typesetters call it.
    pub fn label(self) -> &'static str {
        match self {
            Face::FangSong => "仿宋",
            Face::Kai => "楷体",
            Face::Hei => "黑体",
            Face::Song => "宋体",
            Face::XiaoBiaoSong => "小标宋",
            Face::FallbackKai => "补字楷",
        }
    }

    fn slot(self) -> usize {
        match self {
            Face::FangSong => 0,
            Face::Kai => 1,
            Face::Hei => 2,
            Face::Song => 3,
            Face::XiaoBiaoSong => 4,
            Face::FallbackKai => 5,
        }
    }
}

/// What a piece of text is set in; each role is a chain of faces.
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

    /// The faces tried for a character, best first.
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

/// The faces of one office, ready to measure, set and embed.
#[derive(Clone)]
pub struct Fonts {
    files: [Arc<[u8]>; 6],
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(Face::ALL.map(|face| self.name(face))).finish()
    }
}

impl Fonts {
    /// Takes the faces; cheap, because only each table directory is read.
    ///
    /// # Errors
    /// [`PressError::BadFont`] when the bytes of a face are no font.
    pub fn new(files: FontFiles) -> Result<Self, PressError> {
        let FontFiles { fang_song, kai, hei, song, xiao_biao_song, fallback_kai } = files;
        let fonts = Fonts { files: [fang_song, kai, hei, song, xiao_biao_song, fallback_kai] };
        for face in Face::ALL {
            if ttf_parser::Face::parse(fonts.bytes(face), 0).is_err() {
                return Err(PressError::BadFont { face });
            }
        }
        Ok(fonts)
    }

    /// The characters of `text` that no face of the role's chain can draw, each once, in order of
    /// appearance. Spaces and line ends need no glyph; replacement, private-use and control
    /// characters count as missing whatever the face draws for them.
    pub fn missing(&self, role: Role, text: &str) -> Vec<char> {
        self.open().missing(role, text)
    }

    /// The PostScript name of a face, as it is recorded with an issued paper.
    pub fn name(&self, face: Face) -> String {
        ttf_parser::Face::parse(self.bytes(face), 0)
            .ok()
            .and_then(|parsed| {
                parsed
                    .names()
                    .into_iter()
                    .filter(|n| n.name_id == ttf_parser::name_id::POST_SCRIPT_NAME)
                    .find_map(|n| n.to_string().or_else(|| String::from_utf8(n.name.to_vec()).ok()))
            })
            .filter(|name| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')))
            .unwrap_or_else(|| format!("{face:?}"))
    }

    pub(crate) fn bytes(&self, face: Face) -> &[u8] {
        &self.files[face.slot()]
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
    parsed: [OnceCell<Option<ttf_parser::Face<'a>>>; 6],
    found: RefCell<HashMap<(Role, char), Option<Found>>>,
}

impl<'a> OpenFonts<'a> {
    pub fn face(&self, face: Face) -> Option<&ttf_parser::Face<'a>> {
        self.parsed[face.slot()].get_or_init(|| ttf_parser::Face::parse(self.fonts.bytes(face), 0).ok()).as_ref()
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
        // The dash and the middle dot of the Noto faces are Latin forms: two dashes would not join,
        // and the dot would cling to the name before it.
        // The Latin letters and digits of the Fandol faces are sans-serif and italic, a blot in a
        // line of 仿宋 or 楷体.
        let borrowed: &[Face] = match (role, character) {
            (Role::Hei | Role::Song | Role::XiaoBiaoSong, '—' | '·') => &[Face::FangSong],
            (Role::FangSong | Role::Kai, '\u{20}'..='\u{7e}') => &[Face::Song],
            _ => &[],
        };
        borrowed.iter().chain(role.chain()).find_map(|&face| self.in_face(face, character))
    }

    fn in_face(&self, face: Face, character: char) -> Option<Found> {
        let parsed = self.face(face)?;
        let glyph = parsed.glyph_index(character).filter(|g| g.0 != 0)?;
        let advance = f64::from(parsed.glyph_hor_advance(glyph)?);
        Some(Found { face, glyph: glyph.0, advance: advance / f64::from(parsed.units_per_em()) })
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
