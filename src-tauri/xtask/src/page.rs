//! The front end: its packages from the lock file, its build. Never done again when nothing changed.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::shell::{Done, Failed, npm, root, run};

/// Installs the packages of the lock file if they are not there as it says.
///
/// # Errors
/// When npm fails.
pub fn packages() -> Done {
    let lock = read(&root().join("ui/package-lock.json"))?;
    let seen = root().join("ui/node_modules/.lock-installed");
    if fs::read(&seen).is_ok_and(|old| old == lock) {
        return Ok(());
    }
    run(&mut npm("ci --no-audit --no-fund"))?;
    write(&seen, &lock)
}

/// Builds `ui/dist` if a source is newer in name, size or time than at the last build.
///
/// # Errors
/// When the build fails.
pub fn build() -> Done {
    let sources = sources().map_err(|error| Failed(format!("读不到界面源文件：{error}")))?;
    let seen = root().join("ui/node_modules/.sources-built");
    let built = root().join("ui/dist/assets").is_dir() && fs::read(&seen).is_ok_and(|old| old == sources);
    if built {
        return Ok(());
    }
    run(&mut npm("run build --silent"))?;
    write(&seen, &sources)
}

/// Every file that goes into the build: path, size, time.
fn sources() -> io::Result<Vec<u8>> {
    let mut files = Vec::new();
    let ui = root().join("ui");
    for entry in fs::read_dir(&ui)? {
        let path = entry?.path();
        if path.is_file() {
            files.push(path);
        }
    }
    for folder in ["src", "public"] {
        gather(&ui.join(folder), &mut files)?;
    }
    files.sort();
    let mut list = Vec::new();
    for file in files {
        let about = fs::metadata(&file)?;
        writeln!(list, "{} {} {:?}", file.display(), about.len(), about.modified()?)?;
    }
    Ok(list)
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            gather(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

fn read(file: &Path) -> Done<Vec<u8>> {
    fs::read(file).map_err(|error| Failed(format!("读不到 {}：{error}", file.display())))
}

fn write(file: &Path, bytes: &[u8]) -> Done {
    fs::write(file, bytes).map_err(|error| Failed(format!("写不了 {}：{error}", file.display())))
}
