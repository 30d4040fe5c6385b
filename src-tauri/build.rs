//! Prepares the window's build: the list of commands the page may ask for, and a page to embed.
//! Never builds the front end itself: `cargo xtask` does, before this runs.

use std::path::Path;
use std::{fs, io};

/// What the page can ask of the shell. A command that is not named here does not exist for it;
/// `capabilities/main.json` then allows each by name.
const COMMANDS: &[&str] = &[
    "call",
    "installed_typefaces",
    "leave",
    "list_printers",
    "pick_file",
    "pick_folder",
    "pick_save",
    "print_paper",
    "print_papers",
    "printer_sides",
    "printing_state",
    "save_attachment",
    "save_paper",
    "shown",
    "stop_printing",
    "stop_work",
    "view_attachment",
    "view_paper",
    "work_state",
];

/// Shown only where somebody built the crate alone, before the front end.
const NO_PAGE: &str = "<!doctype html>\n<html lang=\"zh-CN\">\n<head><meta charset=\"utf-8\"><title>廉防</title></head>\n\
    <body><p>界面尚未构建。请在项目根目录运行 cargo xtask run。</p></body>\n</html>\n";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    embed_something(Path::new("../ui/dist"))?;
    println!("cargo:rerun-if-changed=../ui/dist");
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))?;
    Ok(())
}

/// The page is embedded at compile time, so without `ui/dist` not even `cargo check` would run.
fn embed_something(dist: &Path) -> io::Result<()> {
    let page = dist.join("index.html");
    if !page.exists() {
        fs::create_dir_all(dist)?;
        fs::write(page, NO_PAGE)?;
    }
    Ok(())
}
