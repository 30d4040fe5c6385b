//! What means harm and what must not happen: texts that a page would run are texts on every screen, and nothing leaves
//! the machine. Never a time: the page is looked at when it has drawn itself.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::app::Look::{Css, Test};
use crate::app::{App, beside, keys};
use crate::desktop::Desktop;
use crate::driver::wait;
use crate::way;

/// A hundred texts that a page would run if it took them for anything but text.
fn payloads() -> Vec<String> {
    let calls = [
        "window.hit=1",
        "fetch('http://127.0.0.1/')",
        "top.location='http://127.0.0.1/'",
        "__TAURI_INTERNALS__.invoke('call',{command:'hit'})",
        "document.title='hit'",
    ];
    let shapes = [
        "<script>{}</script>",
        "\"><script>{}</script>",
        "'><script>{}</script>",
        "</textarea><script>{}</script>",
        "]]><script>{}</script>",
        "<img src=x onerror=\"{}\">",
        "\"><img src=x onerror={}>",
        "<svg onload=\"{}\">",
        "<svg><script>{}</script></svg>",
        "<iframe srcdoc=\"<script>parent.{}</script>\">",
        "<iframe src=\"javascript:{}\">",
        "<a href=\"javascript:{}\">点我</a>",
        "<input autofocus onfocus=\"{}\">",
        "<details open ontoggle=\"{}\">",
        "<math><mtext><img src=x onerror=\"{}\">",
        "<object data=\"javascript:{}\">",
        "<style>@import 'javascript:{}'</style>",
        "\" onmouseover=\"{}\" x=\"",
        "{{constructor.constructor(\"{}\")()}}",
        "javascript:{}",
    ];
    shapes.iter().flat_map(|shape| calls.iter().map(move |call| shape.replace("{}", call))).collect()
}

/// Puts the payloads into every field that takes a text; gives how many took one.
fn fill(app: &App, payloads: &[String]) -> usize {
    let shapes = app.call("shapes", json!({})).expect("shapes");
    let mut taken = BTreeSet::new();
    let mut next = payloads.iter().cycle();
    for shape in shapes["registers"].as_array().expect("registers") {
        let kind = &shape["kind"];
        let Ok(list) = app.call("list_records", json!({ "kind": kind, "limit": 1 })) else { continue };
        let id = &list["rows"][0]["id"];
        for field in shape["fields"].as_array().expect("fields").iter().filter(|field| field["read_only"] == false && !id.is_null()) {
            let key = field["key"].as_str().expect("a key");
            let fields = json!({ key: next.next() });
            if app.call("save_record", json!({ "kind": kind, "id": id, "fields": fields })).is_ok() {
                taken.insert(format!("{kind} {key}"));
            }
        }
    }
    for (at, payload) in payloads.iter().enumerate() {
        let unit =
            json!({ "full_name": format!("{payload}{at}"), "short_name": format!("{at}{payload}"), "category": "行政村", "note": payload });
        app.call("save_record", json!({ "kind": "units", "id": null, "fields": unit })).expect("a unit");
    }
    taken.len()
}

/// Waits until the page has drawn what it had to draw.
fn settle(app: &App) {
    app.script_async(
        "const [done] = arguments; let left = 12; const again = () => (left-- > 0 ? requestAnimationFrame(again) : done(null)); again();",
    );
}

fn names(app: &App, css: &str) -> Vec<String> {
    let found = app.script("return [...document.querySelectorAll(arguments[0])].map((one) => one.dataset.test);", &[json!(css)]);
    found.as_array().expect("names").iter().filter_map(|name| name.as_str().map(str::to_owned)).collect()
}

/// a hundred texts in every field, shown on every screen, in a record, in the palette and on a paper.
#[test]
fn texts_that_mean_harm_are_texts_on_every_screen() {
    let app = App::start("harm", &["--sample", "--today", "2026-04-08"]);
    app.see(Test("rail"));
    app.script(
        "window.refused = []; addEventListener('securitypolicyviolation', (no) => window.refused.push(no.violatedDirective + ' ' + no.blockedURI));",
        &[],
    );
    let place = app.script("return location.href;", &[]);
    let payloads = payloads();
    let fields = fill(&app, &payloads);
    assert!(payloads.len() == 100 && fields > 60, "{fields} fields took a payload");
    let mut screens = 0;
    for page in names(&app, "nav [data-test^=nav-]") {
        app.click(Test(&page));
        settle(&app);
        screens += 1;
        for kind in names(&app, "[role=tab][data-test^=kind-]") {
            app.click(Test(&kind));
            settle(&app);
            screens += 1;
            record(&app);
        }
        record(&app);
    }
    app.press(&[keys::CONTROL, 'k']);
    app.type_into(Test("find"), "onerror");
    app.see(Css("[data-test^=found-]"));
    settle(&app);
    app.press(&[keys::ESCAPE]);
    way::to_issue(&app, "Y124");
    app.click(Test("level-red"));
    app.click(Css("[data-test^=disposition-]"));
    app.see(Test("page-1"));
    app.fill(Test("field-recipient"), &payloads[5]);
    app.see(Test("page-1"));
    settle(&app);
    let after = app.script(
        "return [window.hit ?? null, document.title.includes('hit'), window.refused, location.href, \
         document.querySelectorAll('script:not([src]), iframe, object, img[src=x], [onerror], [onload]').length];",
        &[],
    );
    assert_eq!(after, json!([null, false, [], place, 0]), "no text became anything else");
    let log = fs::read_to_string(app.data().join("desk.log")).unwrap_or_default();
    assert!(!log.contains("unknown_command"), "no text asked the desk for anything: {log}");
    figures::line(
        "R-36",
        &format!(
            "script in texts: {} payloads, {fields} fields, {screens} screens, records, palette and paper: 0 ran, 0 asked, 0 refused by the policy",
            payloads.len()
        ),
    );
}

/// Opens the first record of the list that stands there, if one does.
fn record(app: &App) {
    if app.sees(Test("row-0")) {
        app.script("document.querySelector('[data-test=row-0]').dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));", &[]);
        settle(app);
    }
}

/// Names the folder in which the inner run of the test below works.
const INNER: &str = "LIANFANG_OWN_NET";

/// in a net of its own that leads nowhere, where not even the machine itself can be reached, the window opens its
/// office and a notice is issued; no packet was sent and nothing listens.
#[test]
fn nothing_is_sent_anywhere() {
    if let Some(folder) = std::env::var_os(INNER) {
        return inner(Path::new(&folder));
    }
    let allowed = Command::new("unshare").args(["-Urn", "true"]).status().is_ok_and(|status| status.success());
    if !allowed {
        figures::line("R-38", "no network: this system gives a test no net of its own, nothing was run in one");
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("window-net-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let own = std::env::current_exe().expect("this test");
    let done = Command::new("unshare")
        .arg("-Urn")
        .arg(own)
        .args(["--exact", "harm::nothing_is_sent_anywhere", "--nocapture"])
        .env(INNER, &folder)
        .output()
        .expect("unshare");
    assert!(done.status.success(), "{} {}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    let _ = fs::remove_dir_all(&folder);
    figures::line("R-38", "no network: window and errand in a net that leads nowhere: 0 packets, 0 sockets, 0 listening ports");
}

fn inner(folder: &Path) {
    let desktop = Desktop::start();
    let data = folder.join("data");
    let mut window = Command::new(beside("lianfang"));
    desktop.prepare(&mut window);
    window.arg("--sample").env("LIANFANG_DATA", &data).env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
    let mut window = window.spawn().expect("the window's program");
    wait("the office opens", || data.join("training.running").exists().then_some(()));
    wait("the page asks for what it shows", || data.join("webview").is_dir().then_some(()));
    net_is_untouched(window.id());
    desktop.close_windows();
    wait("the program ends", || window.try_wait().ok().flatten());
    let issued = cli(&data, &["issue", "--signal", "Y124", "--level", "red", "--on", "2026-04-08", "--json"]);
    assert!(issued["number"].is_string(), "{issued}");
    net_is_untouched(std::process::id());
}

fn cli(data: &Path, words: &[&str]) -> Value {
    let said =
        Command::new(beside("lianfang-cli")).arg("--data").arg(data).args(["--today", "2026-04-08"]).args(words).output().expect("cli");
    assert!(said.status.success(), "{words:?}: {}", String::from_utf8_lossy(&said.stderr));
    serde_json::from_slice(&said.stdout).expect("JSON")
}

/// The net that a process lives in has sent nothing and holds no socket.
fn net_is_untouched(process: u32) {
    let net = Path::new("/proc").join(process.to_string()).join("net");
    for table in ["tcp", "tcp6", "udp", "udp6", "raw", "raw6"] {
        let rows = fs::read_to_string(net.join(table)).unwrap_or_default();
        assert_eq!(rows.lines().skip(1).count(), 0, "{table}: {rows}");
    }
    let devices = fs::read_to_string(net.join("dev")).expect("its devices");
    for device in devices.lines().skip(2) {
        let counts: Vec<u64> = device.split_whitespace().skip(1).filter_map(|word| word.parse().ok()).collect();
        assert!(counts.iter().all(|count| *count == 0), "{device}");
    }
}
