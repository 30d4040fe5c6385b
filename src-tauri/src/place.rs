//! Where things lie on this machine: the data folder, the fonts, the training office. Never what
//! is inside them.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

/// The data folder: the one named, else `LIANFANG_DATA`, else 廉防 where this platform keeps a
/// program's data (not the roaming part: a database does not travel with a profile).
pub fn data_folder(named: Option<PathBuf>) -> Option<PathBuf> {
    let named = named.or_else(|| std::env::var_os("LIANFANG_DATA").filter(|folder| !folder.is_empty()).map(PathBuf::from));
    let folder = match named {
        Some(folder) => folder,
        None => dirs::data_local_dir()?.join("廉防"),
    };
    std::path::absolute(folder).ok()
}

/// The shipped `assets`: beside the program, above it (a build in the project's `target`), or
/// where a package puts it. The folder with the fonts in it is the right one.
pub fn assets_folder() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    // A build by hand may lie anywhere; its sources are still where they were.
    let sources = cfg!(debug_assertions).then(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets"));
    candidates(&program).into_iter().chain(sources).find(|assets| assets.join("fonts").is_dir())
}

fn candidates(program: &Path) -> Vec<PathBuf> {
    let mut folders = Vec::new();
    for folder in program.ancestors().skip(1).take(5) {
        folders.push(folder.join("assets"));
        folders.push(folder.join("lib/lianfang/assets"));
    }
    folders
}

/// A word that is the same for the same data folder, so that a second start finds the first
/// window of this folder and no other.
pub fn folder_word(data: &Path) -> String {
    let mut hasher = DefaultHasher::new();
    data.hash(&mut hasher);
    format!("d{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_named_folder_wins_and_is_absolute() {
        let folder = data_folder(Some("office".into())).unwrap();
        assert!(folder.is_absolute());
        assert!(folder.ends_with("office"));
    }

    #[test]
    fn assets_are_sought_beside_above_and_in_the_package() {
        let built = candidates(Path::new("/home/x/lianfang/target/debug/lianfang"));
        assert!(built.contains(&PathBuf::from("/home/x/lianfang/assets")));
        let installed = candidates(Path::new("/usr/bin/lianfang"));
        assert!(installed.contains(&PathBuf::from("/usr/lib/lianfang/assets")));
        assert_eq!(installed[0], PathBuf::from("/usr/bin/assets"), "what lies beside the program comes first");
    }

    #[test]
    fn two_folders_have_two_words() {
        assert_eq!(folder_word(Path::new("/a")), folder_word(Path::new("/a")));
        assert_ne!(folder_word(Path::new("/a")), folder_word(Path::new("/b")));
    }
}
