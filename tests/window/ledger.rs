//! What a closed office holds, as `lianfang-cli` reads it from the same data folder. Never asked while
//! the window stands: its file is the window's own.

use std::process::Command;

use serde_json::{Value, json};

use crate::app::{App, beside};

/// The password of every office that is founded here.
pub const PASSWORD: &str = "桥头 青石 三月 早茶";

/// Asks one command of the wire.
pub fn ask(app: &App, command: &str, request: &Value) -> Value {
    say(app, &["call", command, &request.to_string()])
}

/// Runs a command line that answers in JSON.
pub fn say(app: &App, words: &[&str]) -> Value {
    let said = Command::new(beside("lianfang-cli"))
        .arg("--data")
        .arg(app.data())
        .args(words)
        .env("LIANFANG_PASSWORD", PASSWORD)
        .output()
        .expect("lianfang-cli starts");
    assert!(said.status.success(), "{words:?}: {}", String::from_utf8_lossy(&said.stderr));
    serde_json::from_slice(&said.stdout).expect("an answer in JSON")
}

/// Founds an office by the command line and types its recovery code back, as a script does.
pub fn found(app: &App, settings: &[(&str, &str)]) {
    let options: Vec<String> = settings.iter().map(|(key, value)| format!("--{key}={value}")).collect();
    let mut words = vec!["--json", "init"];
    words.extend(options.iter().map(String::as_str));
    let founded = say(app, &words);
    let groups: Vec<&str> = founded["recovery_code"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    words = vec!["--json", "recovery-code"];
    words.extend(groups);
    assert_eq!(say(app, &words)["recovery_due"], false);
}

/// Rows of a register in which a text stands.
pub fn count(app: &App, kind: &str, search: &str) -> u64 {
    let list = json!({ "kind": kind, "search": search, "filters": [], "sort": null, "unit": null, "bin": false, "offset": 0, "limit": 1 });
    ask(app, "list_records", &list)["total"].as_u64().expect("a total")
}

/// 核验 finds nothing wrong; gives the number of kept papers.
pub fn sound(app: &App) -> u64 {
    let verified = ask(app, "verify", &json!({ "head": null }));
    assert_eq!(verified["sound"], true, "{verified}");
    verified["papers"].as_u64().expect("a count of papers")
}
