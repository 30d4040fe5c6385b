//! What the page can ask: one command for all that desk can do, and the host's own few. Never on
//! the thread that draws the window, and never a decision about what passes through.

use std::sync::Arc;

use serde_json::{Value, json};
use tauri::{AppHandle, State, Wry};
use tauri_plugin_opener::OpenerExt as _;

use crate::batch::{Batch, Order};
use crate::fault::Fault;
use crate::office::Office;
use crate::printing::{self, Job, Sides};
use crate::{pick, typefaces, viewing};

type Answer<T> = Result<T, Value>;

/// Any command of the wire, by name.
#[tauri::command(async)]
pub fn call(app: AppHandle<Wry>, office: State<'_, Arc<Office>>, command: String, request: Value) -> Answer<Value> {
    let answer = office.call(&command, request);
    crate::watch::show(&app, &office);
    answer
}

/// The Chinese faces installed on this machine: `[{family, file, index}]`.
#[tauri::command(async)]
pub fn installed_typefaces() -> Vec<Value> {
    let faces = typefaces::installed();
    faces.into_iter().map(|face| json!({ "family": face.family, "file": face.file.to_string_lossy(), "index": face.index })).collect()
}

/// Asks for a file to read (`purpose`: `table`, `font` or `any`); null when the person cancelled.
#[tauri::command(async)]
pub fn pick_file(app: AppHandle<Wry>, purpose: String) -> Option<String> {
    pick::file_to_open(&app, &purpose).map(|file| file.to_string_lossy().into_owned())
}

/// Asks for a folder; null when the person cancelled.
#[tauri::command(async)]
pub fn pick_folder(app: AppHandle<Wry>) -> Option<String> {
    pick::folder(&app).map(|folder| folder.to_string_lossy().into_owned())
}

/// Closes the window, as its X does.
#[tauri::command(async)]
pub fn leave(app: AppHandle<Wry>) {
    app.exit(0);
}

/// Asks where to save a file of this name; null when the person cancelled.
#[tauri::command(async)]
pub fn pick_save(app: AppHandle<Wry>, name: String) -> Option<String> {
    pick::file_to_save(&app, &name).map(|file| file.to_string_lossy().into_owned())
}

/// The printers of this machine: `[{name, is_default}]`.
#[tauri::command(async)]
pub fn list_printers(office: State<'_, Arc<Office>>) -> Answer<Vec<Value>> {
    let printers = printing::printers().map_err(|fault| office.answer("list_printers", fault))?;
    Ok(printers.into_iter().map(|printer| json!({ "name": printer.name, "is_default": printer.is_default })).collect())
}

/// Sends a kept paper to a printer; without a name to the system's default.
#[tauri::command(async)]
pub fn print_paper(
    office: State<'_, Arc<Office>>,
    paper: String,
    printer: Option<String>,
    copies: Option<u32>,
    sides: Option<Sides>,
) -> Answer<()> {
    let (_, bytes) = office.paper(&paper)?;
    let copies = copies.unwrap_or(1);
    let job = Job {
        bytes: &bytes,
        printer: printer.as_deref(),
        copies,
        sides: sides.unwrap_or(Sides::One),
        folder: &viewing::lending_folder(&office.folder),
    };
    printing::print(&job).map_err(|fault| office.answer("print_paper", fault))?;
    office.note_use(&paper, "print", copies)
}

/// Whether a printer prints both sides by itself; null where it does not say.
#[tauri::command(async)]
pub fn printer_sides(office: State<'_, Arc<Office>>, printer: String) -> Answer<Option<bool>> {
    printing::prints_both_sides(&printer).map_err(|fault| office.answer("printer_sides", fault))
}

/// Begins to print many kept papers, one after the other: `{papers: [{id, sides}], printer, copies}`.
#[tauri::command(async)]
pub fn print_papers(office: State<'_, Arc<Office>>, batch: State<'_, Arc<Batch>>, order: Order) -> Answer<()> {
    batch.begin(&office, order).map_err(|fault| office.answer("print_papers", fault))
}

/// How far that is: `{total, printed, stopping, over, trouble}`.
#[tauri::command(async)]
pub fn printing_state(batch: State<'_, Arc<Batch>>) -> Value {
    batch.state()
}

/// Stops it before the next paper.
#[tauri::command(async)]
pub fn stop_printing(batch: State<'_, Arc<Batch>>) {
    batch.stop();
}

/// How far a long command of the wire is: `{stage, done, total, stopping}`; null when none is under way.
#[tauri::command(async)]
pub fn work_state(office: State<'_, Arc<Office>>) -> Value {
    office.work_state()
}

/// Stops it at its next step; what it did so far is taken back.
#[tauri::command(async)]
pub fn stop_work(office: State<'_, Arc<Office>>) {
    office.stop_work();
}

/// Asks where to save a kept paper and writes it there; null when the person cancelled.
#[tauri::command(async)]
pub fn save_paper(app: AppHandle<Wry>, office: State<'_, Arc<Office>>, paper: String) -> Answer<Option<String>> {
    let (name, bytes) = office.paper(&paper)?;
    let Some(file) = pick::file_to_save(&app, &name) else {
        return Ok(None);
    };
    viewing::save(&file, &bytes).map_err(|fault| office.answer("save_paper", fault))?;
    office.note_use(&paper, "save", 0)?;
    Ok(Some(file.to_string_lossy().into_owned()))
}

/// Opens a kept paper in the system's viewer.
#[tauri::command(async)]
pub fn view_paper(app: AppHandle<Wry>, office: State<'_, Arc<Office>>, paper: String) -> Answer<()> {
    let (name, bytes) = office.paper(&paper)?;
    let lent =
        viewing::lend(&viewing::lending_folder(&office.folder), &name, &bytes).map_err(|fault| office.answer("view_paper", fault))?;
    app.opener().open_path(lent.to_string_lossy(), None::<&str>).map_err(|_| {
        let fault = Fault::new("no_viewer", "系统没有能打开 PDF 的程序。", "请先另存为 PDF，或者直接打印。");
        office.answer("view_paper", fault)
    })?;
    office.note_use(&paper, "view", 0)
}

/// Asks where to save a kept file and writes it there; null when the person cancelled.
#[tauri::command(async)]
pub fn save_attachment(app: AppHandle<Wry>, office: State<'_, Arc<Office>>, attachment: String) -> Answer<Option<String>> {
    let (name, bytes) = office.attachment(&attachment)?;
    let Some(file) = pick::file_to_save(&app, &name) else {
        return Ok(None);
    };
    viewing::save(&file, &bytes).map_err(|fault| office.answer("save_attachment", fault))?;
    office.note_attachment(&attachment, "save")?;
    Ok(Some(file.to_string_lossy().into_owned()))
}

/// Opens a kept file in the system's program for it. The page has asked before.
#[tauri::command(async)]
pub fn view_attachment(app: AppHandle<Wry>, office: State<'_, Arc<Office>>, attachment: String) -> Answer<()> {
    let (name, bytes) = office.attachment(&attachment)?;
    let lent =
        viewing::lend(&viewing::lending_folder(&office.folder), &name, &bytes).map_err(|fault| office.answer("view_attachment", fault))?;
    app.opener().open_path(lent.to_string_lossy(), None::<&str>).map_err(|_| {
        let fault = Fault::new("no_viewer", "系统没有能打开这种文件的程序。", "请先另存为，再用合适的程序打开。");
        office.answer("view_attachment", fault)
    })?;
    office.note_attachment(&attachment, "view")
}

/// The page says that the first data stands on the screen. Only a measurement listens.
#[tauri::command(async)]
pub fn shown(app: AppHandle<Wry>) {
    crate::window::say_shown(&app);
}
