//! What only the host does: the first page, one window a folder, a clean end, a guarded page.
//! Never the office's errands: those stand in files of their own.

use std::fs;

use serde_json::json;

use crate::app::{App, Look};
use crate::driver::wait;

#[test]
fn the_window_opens_on_the_first_run_page() {
    let app = App::start("first-run", &[]);
    app.see(Look::Part("先看看示例"));
    app.photograph("first-run");
}

#[test]
fn typed_chinese_arrives_as_typed() {
    let app = App::start("chinese", &[]);
    app.see(Look::Part("先看看示例"));
    app.script("const i = document.createElement('input'); i.id = 'typed'; document.body.prepend(i);", &[]);
    app.type_into(Look::Css("#typed"), "欧阳娜娜 㙘𬱖𪟝 〔2026〕2号");
    assert_eq!(app.text(Look::Css("#typed")), "欧阳娜娜 㙘𬱖𪟝 〔2026〕2号");
}

#[test]
fn a_second_start_leaves_at_once_and_the_first_window_stays() {
    let app = App::start("twice", &[]);
    app.see(Look::Part("先看看示例"));
    let mut second = app.start_again();
    let ended = wait("the second start to leave", || second.try_wait().ok().flatten());
    assert!(ended.success(), "{ended}");
    assert!(app.call("app_status", json!({})).is_ok(), "the first window still answers");
}

#[test]
fn closing_the_window_lets_the_data_go_and_it_opens_again() {
    let mut app = App::start("reopen", &["--sample"]);
    assert_eq!(app.call("app_status", json!({})).expect("a status")["state"], "open");
    app.close();
    let left = journals(&app.data());
    assert!(left.is_empty(), "a checkpointed database leaves no journal beside it: {left:?}");
    app.reopen(&["--sample"]);
    assert_eq!(app.call("app_status", json!({})).expect("a status")["state"], "open");
}

#[test]
fn the_page_cannot_leave_or_load_or_reach_further_than_its_own_commands() {
    let app = App::start("guarded", &[]);
    app.see(Look::Part("先看看示例"));
    let place = app.script("return location.href;", &[]);
    app.script("location.href = 'https://example.invalid/'; window.open('https://example.invalid/');", &[]);
    let ran = app.script(
        "const s = document.createElement('script'); s.textContent = 'window.evil = 1'; document.body.append(s); \
         let e = 0; try { e = eval('1'); } catch { e = 'refused'; } return [window.evil ?? 0, e, typeof window.__TAURI__];",
        &[],
    );
    assert_eq!(ran, json!([0, "refused", "undefined"]), "no inline script, no eval, no global bridge");
    assert_eq!(app.script("return location.href;", &[]), place);
    for foreign in ["plugin:dialog|open", "plugin:opener|open_path", "plugin:fs|read_file", "plugin:window|close", "plugin:shell|execute"] {
        let no = app.ask(foreign, json!({ "path": "/etc/passwd", "label": "main" })).expect_err(foreign);
        assert!(no.as_str().is_some_and(|words| words.contains("not allowed") || words.contains("not found")), "{foreign}: {no}");
    }
}

#[test]
fn the_log_holds_no_word_that_came_from_the_page() {
    let app = App::start("log", &[]);
    app.see(Look::Part("先看看示例"));
    let no = app.call("李德福 13800000000", json!({ "name": "李德福" })).expect_err("no such command");
    assert_eq!(no["kind"], "fault");
    assert!(no["what"].as_str().is_some_and(|words| !words.is_empty()), "{no}");
    let log = fs::read_to_string(app.data().join("log/lianfang.log")).unwrap_or_default();
    assert!(!log.contains("李德福") && !log.contains("13800000000"), "{log}");
}

/// Journals that a database leaves beside it while it is open.
fn journals(folder: &std::path::Path) -> Vec<String> {
    let mut left = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        // The web engine's own folder is none of ours.
        if path.is_dir() && !path.ends_with("webview") {
            left.extend(journals(&path));
        } else if ["-wal", "-shm", "-journal"].iter().any(|end| path.to_string_lossy().ends_with(end)) {
            left.push(path.display().to_string());
        }
    }
    left
}
