//! The system's own dialogs for opening and saving, always asked from here, never by the page.
//! Never reads or writes the file that was picked.

use std::path::PathBuf;

use tauri::{AppHandle, Wry};
use tauri_plugin_dialog::DialogExt as _;

/// Endings of the tables that can be read.
const TABLES: &[&str] = &["xlsx", "xls", "csv", "txt"];

/// Endings of font files.
const FONTS: &[&str] = &["ttf", "otf", "ttc", "otc"];

/// Asks for a file to read; nothing when the person cancelled. `purpose` is `table`, `font`, `backup` or `any`.
pub fn file_to_open(app: &AppHandle<Wry>, purpose: &str) -> Option<PathBuf> {
    if let Some(answer) = rehearsed("pick") {
        return answer;
    }
    let mut dialog = app.dialog().file().set_title("选择文件");
    dialog = match purpose {
        "backup" => dialog.add_filter("廉防备份（lfb）", &["lfb"]),
        "table" => dialog.add_filter("表格（xlsx、xls、csv）", TABLES),
        "font" => dialog.add_filter("字体（ttf、otf、ttc）", FONTS),
        _ => dialog,
    };
    dialog.add_filter("所有文件", &["*"]).blocking_pick_file()?.into_path().ok()
}

/// Asks for a folder; nothing when the person cancelled.
pub fn folder(app: &AppHandle<Wry>) -> Option<PathBuf> {
    if let Some(answer) = rehearsed("folder") {
        return answer;
    }
    app.dialog().file().set_title("选择文件夹").blocking_pick_folder()?.into_path().ok()
}

/// Asks where to save; the system's dialog itself asks before an existing file is replaced.
pub fn file_to_save(app: &AppHandle<Wry>, name: &str) -> Option<PathBuf> {
    let name = &desk::file::safe_name(name);
    if let Some(answer) = rehearsed("save") {
        return answer.map(|folder| if folder.is_dir() { folder.join(name) } else { folder });
    }
    let mut dialog = app.dialog().file().set_title("另存为").set_file_name(name);
    if let Some((_, ending)) = name.rsplit_once('.') {
        dialog = dialog.add_filter(ending, &[ending]);
    }
    dialog.blocking_save_file()?.into_path().ok()
}

/// No test can press a button of the system's dialog, so in a debug build the folder
/// `LIANFANG_TEST_PICK` answers for the person: the first line of its file `pick` is the file to
/// open, of its file `folder` the folder, of its file `save` the file or folder to save to; without that file she cancels.
#[cfg(debug_assertions)]
fn rehearsed(question: &str) -> Option<Option<PathBuf>> {
    let folder = PathBuf::from(std::env::var_os("LIANFANG_TEST_PICK")?);
    let answer = std::fs::read_to_string(folder.join(question)).ok();
    Some(answer.and_then(|lines| lines.lines().next().map(PathBuf::from)))
}

#[cfg(not(debug_assertions))]
fn rehearsed(_question: &str) -> Option<Option<PathBuf>> {
    None
}
