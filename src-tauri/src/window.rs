//! The window itself: made here, guarded here (it goes nowhere but to its own page), and closed so
//! that the desk is let go. Never a word of its content.

use std::process::ExitCode;
use std::sync::Arc;

use desk::{DeskSettings, SlotCost};
use tauri::utils::config::WindowConfig;
use tauri::webview::{NewWindowResponse, PageLoadEvent};
use tauri::{AppHandle, Manager as _, RunEvent, Url, WebviewUrl, WebviewWindowBuilder, Wry};

use crate::arguments::Arguments;
use crate::batch::Batch;
use crate::clock::WallClock;
use crate::log::Log;
use crate::office::Office;
use crate::{calls, place, viewing};

/// The label that `capabilities/main.json` names.
pub(crate) const WINDOW: &str = "main";
/// Its title while an office is open.
pub(crate) const TITLE: &str = "廉防";

/// The page of `--empty`. Not `about:blank`: the engine reports no end of loading for that.
const EMPTY_PAGE: &str = "empty://localhost/";

/// WebKitGTK without a graphics card draws five times faster and without ghost rows on X11 when
/// its DMABUF renderer is off. Wayland needs it; who set the variable has a reason.
#[cfg(target_os = "linux")]
pub fn quiet_renderer() {
    const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    let wayland = std::env::var_os("WAYLAND_DISPLAY").is_some_and(|display| !display.is_empty());
    if wayland || std::env::var_os(SWITCH).is_some() {
        return;
    }
    // Setting a variable of a running process is unsafe, so the program starts itself anew with it.
    use std::os::unix::process::CommandExt as _;
    if let Ok(program) = std::env::current_exe() {
        let failed = std::process::Command::new(program).args(std::env::args_os().skip(1)).env(SWITCH, "1").exec();
        eprintln!("{failed}");
    }
}

/// Other platforms have no such switch.
#[cfg(not(target_os = "linux"))]
pub fn quiet_renderer() {}

/// Opens the window and returns when it is closed.
pub fn run(arguments: Arguments) -> ExitCode {
    let Some(folder) = place::data_folder(arguments.data.clone()) else {
        eprintln!("找不到存放数据的位置，请用 --data 指明文件夹。");
        return ExitCode::from(2);
    };
    let log = Arc::new(Log::in_folder(&folder));
    log.catch_panics();
    let office = Arc::new(Office::new(folder.clone(), Arc::clone(&log)));

    let mut context = tauri::generate_context!();
    // The identifier names the single instance: one window for each data folder.
    let identifier = format!("{}.{}", context.config().identifier, place::folder_word(&folder));
    context.config_mut().identifier = identifier;

    let mut builder = tauri::Builder::default();
    if !arguments.empty {
        builder = builder.plugin(tauri_plugin_single_instance::init(|app, _, _| show(app)));
    }
    let (opening, watched) = (Arc::clone(&office), Arc::clone(&office));
    let built = builder
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::Builder::new().open_js_links_on_click(false).build())
        .register_uri_scheme_protocol("empty", |_, _| {
            tauri::http::Response::builder()
                .header("content-type", "text/html")
                .body(b"<!doctype html><title></title>".to_vec())
                .unwrap_or_default()
        })
        .manage(Arc::clone(&office))
        .manage(Arc::new(Batch::default()))
        .invoke_handler(tauri::generate_handler![
            calls::call,
            calls::installed_typefaces,
            calls::leave,
            calls::list_printers,
            calls::pick_file,
            calls::pick_folder,
            calls::pick_save,
            calls::print_paper,
            calls::print_papers,
            calls::printer_sides,
            calls::printing_state,
            calls::save_attachment,
            calls::save_paper,
            calls::shown,
            calls::stop_printing,
            calls::stop_work,
            calls::view_attachment,
            calls::view_paper,
            calls::work_state,
        ])
        .setup(move |app| {
            if !arguments.empty {
                viewing::empty(&viewing::lending_folder(&folder));
                let assets = place::assets_folder().unwrap_or_default();
                let settings = DeskSettings {
                    data_dir: folder.clone(),
                    fonts_dir: assets.join("fonts"),
                    samples_dir: assets.join("sample"),
                    clock: Box::new(WallClock),
                    today: arguments.today,
                    slot_cost: SlotCost::FULL,
                };
                opening.open(settings, arguments.sample);
                opening.tend();
            }
            open_window(app.handle(), &folder, arguments.empty)?;
            crate::watch::begin(app.handle(), &watched);
            Ok(())
        })
        .build(context);
    let app = match built {
        Ok(app) => app,
        Err(_) => {
            log.note("window: not built");
            eprintln!("窗口没有能够打开。");
            return ExitCode::from(3);
        }
    };
    app.run(move |_, event| {
        if let RunEvent::Exit = event {
            office.close();
            viewing::empty(&viewing::lending_folder(&office.folder));
        }
    });
    ExitCode::SUCCESS
}

fn open_window(app: &AppHandle<Wry>, folder: &std::path::Path, empty: bool) -> tauri::Result<()> {
    let page = match Url::parse(EMPTY_PAGE) {
        Ok(blank) if empty => WebviewUrl::CustomProtocol(blank),
        _ => WebviewUrl::App("index.html".into()),
    };
    let shape = WindowConfig { label: WINDOW.into(), url: page, ..WindowConfig::default() };
    WebviewWindowBuilder::from_config(app, &shape)?
        .title(TITLE)
        .inner_size(1366.0, 768.0)
        .min_inner_size(1280.0, 720.0)
        .center()
        .data_directory(folder.join("webview"))
        .on_navigation(move |url| is_ours(url, empty))
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_page_load(move |window, load| {
            if empty && load.event() == PageLoadEvent::Finished {
                say_shown(window.app_handle());
            }
        })
        .build()?;
    Ok(())
}

/// The page may go to itself and nowhere else.
fn is_ours(url: &Url, empty: bool) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" | "https" => url.host_str() == Some("tauri.localhost"),
        "empty" => empty,
        _ => false,
    }
}

/// A second start of the same office comes to the first one's window.
fn show(app: &AppHandle<Wry>) {
    if let Some(window) = app.get_webview_window(WINDOW) {
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}

/// Under `cargo xtask bench` the program says when the window is of use, and leaves.
pub fn say_shown(app: &AppHandle<Wry>) {
    if std::env::var_os("LIANFANG_BENCH").is_some() {
        println!("shown");
        app.exit(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_goes_nowhere_else() {
        let goes = |to: &str| is_ours(&Url::parse(to).unwrap(), false);
        assert!(goes("tauri://localhost/index.html#/powers"));
        assert!(goes("http://tauri.localhost/"));
        for foreign in [
            "https://example.com/",
            "http://localhost:1420/",
            "tauri://elsewhere/",
            "file:///etc/passwd",
            "data:text/html,x",
            "about:blank",
            "javascript:0",
            "https://tauri.localhost.example.com/",
        ] {
            assert!(!goes(foreign), "{foreign}");
        }
    }
}
