//! 字体: the bundled faces with the office's own in front of them, and what is recorded of them with a
//! paper. A face that is gone or no longer fits never stops a paper: the bundled one stands in, and the
//! settings say so. Never looks for fonts on the machine: the shell tells what is installed.

mod parts;

use std::io;
use std::path::Path;
use std::sync::Arc;

use press::{FontFiles, Fonts, OwnFace, PressError, Role, Sheets};
use register::Term;
use register::typeface::{Typeface, TypefaceRole};
use store::{Act, Op, Undo};

use crate::Desk;
use crate::no::No;
use crate::wire::record::Saved;
use crate::wire::typeface::{ChooseTypeface, InstalledFace, ReadTypefaces, ResetTypeface, TypefaceUse};

/// The faces that papers are set in, as they were loaded.
pub(crate) struct Loaded {
    /// What was asked for.
    chosen: Vec<Typeface>,
    /// What was got.
    pub(crate) fonts: Arc<Fonts>,
    /// Own faces that the bundled ones stand in for, with the sentence that says why.
    troubles: Vec<(TypefaceRole, String)>,
}

impl Loaded {
    /// Whether these are the faces that the office wants now.
    pub(crate) fn serve(&self, chosen: &[Typeface]) -> bool {
        self.chosen == chosen
    }
}

/// Reads the bundled faces and the office's own.
pub(crate) fn load(folder: &Path, chosen: &[Typeface]) -> Result<Loaded, No> {
    let mut fonts = bundled(folder)?;
    let mut troubles = Vec::new();
    for face in chosen {
        let own = own(face).map_err(|error| unread(face, &error, "，现在用自带字体"));
        match own.and_then(|own| fonts.clone().with_own(role(face.role), own).map_err(|error| sentence(face, &error))) {
            Ok(with_own) => fonts = with_own,
            Err(sentence) => troubles.push((face.role, sentence)),
        }
    }
    Ok(Loaded { chosen: chosen.to_vec(), fonts: Arc::new(fonts), troubles })
}

/// The bundled faces, opened; what a paper needs of them is read when it is laid out.
fn bundled(folder: &Path) -> Result<Fonts, No> {
    let read = |name: &str| parts::on_disk(&folder.join(name)).map_err(|error| No::File(format!("字体 {name}"), error));
    Ok(Fonts::new(FontFiles {
        fang_song: read("FandolFang-Regular.otf")?,
        kai: read("FandolKai-Regular.otf")?,
        hei: read("NotoSansSC-Regular.otf")?,
        song: read("NotoSerifSC-Regular.otf")?,
        xiao_biao_song: read("NotoSerifSCBold-8105.otf")?,
        fallback_kai: read("GWFallbackKai-Light.ttf")?,
    })?)
}

fn own(face: &Typeface) -> io::Result<OwnFace> {
    Ok(OwnFace { bytes: std::fs::read(&face.file)?.into(), index: face.index })
}

/// Why a file could not be read, what stands in meanwhile, and what to do.
fn unread(face: &Typeface, error: &io::Error, meanwhile: &str) -> String {
    let file = &face.file;
    match error.kind() {
        io::ErrorKind::NotFound => format!("字体文件“{file}”不在了{meanwhile}；请重新选择，或装回这个字体。"),
        _ => format!("字体文件“{file}”读不出来{meanwhile}；请检查文件，或重新选择。"),
    }
}

/// Why a face cannot be used, and what to do.
fn sentence(face: &Typeface, error: &PressError) -> String {
    match error {
        PressError::FontForbidden { name, .. } => format!("字体“{name}”的授权不允许嵌入文书，不能用它印文书；请另选一个。"),
        PressError::NoSuchFace { count, .. } => {
            format!("字体文件“{}”里只有{count}个字体，没有第{}个；请另选一个。", face.file, face.index.saturating_add(1))
        }
        _ => format!("文件“{}”不是能用的字体，或者已经损坏；请另选一个。", face.file),
    }
}

fn role(role: TypefaceRole) -> Role {
    match role {
        TypefaceRole::XiaoBiaoSong => Role::XiaoBiaoSong,
        TypefaceRole::FangSong => Role::FangSong,
        TypefaceRole::Kai => Role::Kai,
        TypefaceRole::Hei => Role::Hei,
        TypefaceRole::Song => Role::Song,
    }
}

/// The faces a paper is set in, as the archive keeps them: 仿宋 FandolFang R；小标宋（自备） 方正小标宋简体.
pub(crate) fn told(fonts: &Fonts, sheets: &Sheets) -> String {
    let faces = fonts.used(sheets);
    let told = faces.iter().map(|used| {
        let label = used.face.label();
        if used.own {
            let digest: String = used.file_digest.chars().take(12).collect();
            format!("{label}（自备） {}（指纹 {digest}）", used.name)
        } else {
            format!("{label} {}", used.name)
        }
    });
    told.collect::<Vec<_>>().join("；")
}

/// `read_typefaces`.
pub(crate) fn read_typefaces(desk: &mut Desk, request: ReadTypefaces) -> Result<Vec<TypefaceUse>, No> {
    let chosen = desk.book()?.typefaces.clone();
    let loaded = desk.typefaces()?;
    let (fonts, troubles) = (Arc::clone(&loaded.fonts), loaded.troubles.clone());
    Ok(TypefaceRole::ALL
        .iter()
        .map(|of| TypefaceUse {
            role: of.code().to_owned(),
            label: of.label().to_owned(),
            sets: of.sets().to_owned(),
            bundled: role(*of).chain().first().map(|face| fonts.name(*face)).unwrap_or_default(),
            own: chosen.iter().find(|face| face.role == *of).map(|face| InstalledFace {
                family: face.family.clone(),
                file: face.file.clone(),
                index: face.index,
            }),
            trouble: troubles.iter().find(|(role, _)| role == of).map(|(_, sentence)| sentence.clone()),
            suiting: request.installed.iter().filter(|face| of.suits(&face.family)).cloned().collect(),
        })
        .collect())
}

/// `choose_typeface`: refused unless papers can be set in it here and now.
pub(crate) fn choose_typeface(desk: &mut Desk, request: ChooseTypeface) -> Result<Saved, No> {
    desk.opened()?;
    let of = read_role(&request.role)?;
    let mut face = Typeface { role: of, file: request.file, index: request.index, family: request.family };
    let refuse = |sentence: String| No::field("file", "typeface", sentence);
    let own = own(&face).map_err(|error| refuse(unread(&face, &error, "")))?;
    if face.family.is_empty() {
        let offered = press::faces_in(&own.bytes).into_iter().find(|offered| offered.index == face.index);
        face.family = offered.map(|offered| offered.name).filter(|name| !name.is_empty()).unwrap_or_else(|| file_name(&face.file));
    }
    Fonts::clone(&*desk.fonts()?).with_own(role(of), own).map_err(|error| refuse(sentence(&face, &error)))?;
    let said = format!("{}改用“{}”。以后印的文书用它；已存档的文书不变。", of.label(), face.family);
    desk.record(act(format!("{}改用字体“{}”", of.label(), face.family)), |writer, _| Ok(writer.put_typeface(&face)?))?;
    Ok(Saved { id: String::new(), sentence: said })
}

/// `reset_typeface`.
pub(crate) fn reset_typeface(desk: &mut Desk, request: ResetTypeface) -> Result<Saved, No> {
    let of = read_role(&request.role)?;
    desk.record(act(format!("{}用回自带字体", of.label())), |writer, _| Ok(writer.drop_typeface(of)?))?;
    Ok(Saved { id: String::new(), sentence: format!("{}用回自带字体。", of.label()) })
}

fn act(label: String) -> Act {
    Act { op: Op::Settings, entity: "office", label, undo: Undo::Undoable, always: false }
}

fn read_role(code: &str) -> Result<TypefaceRole, No> {
    TypefaceRole::from_code(code).ok_or_else(|| No::field("role", "choice", format!("没有“{code}”这种字体用途。")))
}

fn file_name(file: &str) -> String {
    Path::new(file).file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
