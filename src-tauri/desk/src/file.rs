//! Files outside the database, written whole. Never half a file, and never an old one lost for a new one
//! that was not finished.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

/// Writes a file: beside it first, then renamed. What is answered is on the disk.
///
/// # Errors
/// When the disk does not take it; an older file of that name is then still whole.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut name = path.file_name().unwrap_or(OsStr::new("file")).to_owned();
    name.push(".part");
    let part = path.with_file_name(name);
    let write = || {
        let mut file = File::create(&part)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&part, path)
    };
    write().inspect_err(|_| {
        // The unfinished file is of no use to anyone; that it may stay is not worse than the fault itself.
        let _ = fs::remove_file(&part);
    })
}

/// Longest file name that every system takes, in bytes of UTF-8.
const LONGEST: usize = 200;

/// A name as every system takes it for a file in the folder where it is put: without what leads elsewhere, turns the
/// writing around, or means a device. Never empty, and the ending stays.
pub fn safe_name(name: &str) -> String {
    let hidden = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}');
    let clean: String = name
        .chars()
        .filter(|c| !hidden(*c))
        .map(|c| if matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|') || c.is_control() { '_' } else { c })
        .collect();
    let clean = clean.trim_matches(|c: char| c == '.' || c.is_whitespace());
    let (stem, ending) = match clean.rsplit_once('.') {
        Some((stem, ending)) if !ending.is_empty() && ending.len() <= 16 => {
            (stem.trim_end_matches(['.', ' ']), format!(".{}", ending.trim()))
        }
        _ => (clean, String::new()),
    };
    // A device of Windows is one whatever follows the first point.
    let first = stem.split('.').next().unwrap_or_default().trim().to_ascii_uppercase();
    let numbered = |prefix: &str| {
        first
            .strip_prefix(prefix)
            .is_some_and(|rest| rest.chars().count() == 1 && rest.chars().all(|c| c.is_ascii_digit() || matches!(c, '¹' | '²' | '³')))
    };
    let device = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(&first.as_str()) || numbered("COM") || numbered("LPT");
    let lead = if device || stem.is_empty() { "文件" } else { "" };
    let room = LONGEST - ending.len() - lead.len();
    let mut end = stem.len().min(room);
    while !stem.is_char_boundary(end) {
        end -= 1;
    }
    format!("{lead}{}{ending}", stem[..end].trim_end_matches(['.', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    /// 500 names that mean harm or mistake, from the pieces that such names are made of.
    #[test]
    fn no_name_leads_out_of_its_folder() {
        let pieces = [
            "../",
            "..\\",
            "/etc/passwd",
            "C:\\Windows\\",
            "CON",
            "nul.txt",
            "COM1",
            "LPT9.pdf",
            "AUX.",
            "PRN ",
            "\u{202e}fdp.exe",
            "\u{200f}",
            "\u{0}",
            "\n",
            "a:b",
            "...",
            " . ",
            "~",
            "$(rm)",
            "`x`",
            "%00",
            "|",
            "<>",
            "\"",
            "通知书",
            "𬍛",
            "\u{feff}",
            "-rf",
            ".pdf",
            "COM¹",
        ];
        let long = ["龘".repeat(300), "a".repeat(300), format!("{}.xlsx", "长".repeat(120))];
        let mut names: Vec<String> = long.into_iter().chain([String::new(), ".".into(), "..".into(), ".pdf".into()]).collect();
        for one in pieces {
            for other in pieces {
                names.push(format!("{one}{other}"));
            }
        }
        assert!(names.len() >= 500);
        let folder = Path::new("/chosen");
        let mut seen = HashSet::new();
        for name in &names {
            let safe = safe_name(name);
            let file = folder.join(&safe);
            assert!(file.parent() == Some(folder) && file.file_name().is_some_and(|own| own == safe.as_str()), "{name:?} → {safe:?}");
            assert!(!safe.is_empty() && safe.len() <= LONGEST + 16, "{name:?} → {} bytes", safe.len());
            assert!(!safe.ends_with(['.', ' ']) && !safe.contains(['\u{202e}', '\u{0}', '\n', '/', '\\', ':']), "{safe:?}");
            let stem = safe.split('.').next().unwrap().to_ascii_uppercase();
            assert!(!["CON", "NUL", "AUX", "PRN", "COM1", "LPT9", "COM¹"].contains(&stem.as_str()), "{safe:?}");
            assert_eq!(safe_name(&safe), safe, "a safe name stays");
            seen.insert(safe);
        }
        assert!(seen.len() > 300, "names stay apart and readable");
        assert_eq!(safe_name("七纪廉警〔2026〕1号 通知书.pdf"), "七纪廉警〔2026〕1号 通知书.pdf", "a good name is left alone");
        figures::line("R-35", &format!("names of files: {} hostile names, 0 lead out of the folder, all stay readable", names.len()));
    }
}
