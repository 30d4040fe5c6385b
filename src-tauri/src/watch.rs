//! Watches for a machine that was left: asks the desk every second, tells the page to keep its drafts, and
//! shows outside that the office is locked. Never decides when: the desk does.

use std::sync::Arc;
use std::time::Duration;

use desk::Tick;
use tauri::{AppHandle, Emitter as _, Manager as _, Wry};

use crate::office::Office;
use crate::{viewing, window};

/// Between two looks.
const EVERY: Duration = Duration::from_secs(1);
/// The title of the window while the office is locked: not even what this program is for.
const LOCKED: &str = "已锁定";
/// The office is to be locked; the page keeps its drafts and says so.
const DUE: &str = "lock-due";
/// The office was locked.
const DONE: &str = "locked";

/// Begins to watch; ends with the program.
pub fn begin(app: &AppHandle<Wry>, office: &Arc<Office>) {
    let (app, office) = (app.clone(), Arc::clone(office));
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(EVERY);
            // A page that is gone does not hear it; the desk locks all the same.
            let _ = match office.tick() {
                Tick::Quiet => Ok(()),
                Tick::Due(cause) => app.emit(DUE, cause),
                Tick::Locked => app.emit(DONE, ()),
            };
            show(&app, &office);
        }
    });
}

/// Shows at the window's title whether the office is locked; what was lent to a viewer goes with the lock.
pub fn show(app: &AppHandle<Wry>, office: &Office) {
    let Some(locked) = office.turned() else { return };
    if locked {
        viewing::empty(&viewing::lending_folder(&office.folder));
    }
    if let Some(window) = app.get_webview_window(window::WINDOW) {
        let _ = window.set_title(if locked { LOCKED } else { window::TITLE });
    }
}
