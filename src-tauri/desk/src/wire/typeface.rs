//! Wire types of 字体: what sets what, what is installed, what was chosen. Never a font's bytes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A face on this machine, as the shell found it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InstalledFace {
    /// The family's name.
    pub family: String,
    /// Its file.
    pub file: String,
    /// Which face of a collection; 0 in a file with one.
    pub index: u32,
}

/// Asks what sets what.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReadTypefaces {
    /// The faces of this machine, to choose the suiting ones from.
    #[serde(default)]
    pub installed: Vec<InstalledFace>,
}

/// One use and what sets it now.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TypefaceUse {
    /// Code of the use, such as `fang_song`.
    pub role: String,
    /// 仿宋.
    pub label: String,
    /// What it sets: 正文、文号、主送、落款.
    pub sets: String,
    /// The bundled face's name.
    pub bundled: String,
    /// The office's own face, if one was chosen.
    pub own: Option<InstalledFace>,
    /// Why the office's own face is not used at the moment, if so: the bundled one stands in.
    pub trouble: Option<String>,
    /// Installed faces meant for this use, best first.
    pub suiting: Vec<InstalledFace>,
}

/// Chooses a face.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ChooseTypeface {
    /// Code of the use.
    pub role: String,
    /// The font file.
    pub file: String,
    /// Which face of a collection.
    #[serde(default)]
    pub index: u32,
    /// The name to show; empty for the font's own.
    #[serde(default)]
    pub family: String,
}

/// Back to the bundled face.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ResetTypeface {
    /// Code of the use.
    pub role: String,
}
