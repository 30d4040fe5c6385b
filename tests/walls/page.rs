//! What the window's page is kept from: the policy and the permissions it is built with. Never the
//! behaviour itself; `tests/window/host.rs` tries that in the real window.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

#[test]
fn the_policy_lets_in_nothing_from_outside() {
    let security = &config()["app"]["security"];
    let policy = security["csp"].as_str().expect("a policy is set");
    let lines: Vec<(&str, Vec<&str>)> = policy
        .split(';')
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            Some((words.next()?, words.collect()))
        })
        .collect();
    let of = |what: &str| lines.iter().find(|(name, _)| *name == what).map(|(_, sources)| sources.clone());
    assert_eq!(of("default-src"), Some(vec!["'none'"]));
    assert_eq!(of("script-src"), Some(vec!["'self'"]));
    assert_eq!(of("style-src"), Some(vec!["'self'"]));
    assert_eq!(of("font-src"), Some(vec!["'self'"]));
    assert_eq!(of("img-src"), Some(vec!["'self'", "data:", "blob:"]));
    assert_eq!(of("connect-src"), Some(vec!["ipc:", "http://ipc.localhost"]), "the bridge and nothing else");
    for closed in ["object-src", "base-uri", "form-action", "frame-ancestors"] {
        assert_eq!(of(closed), Some(vec!["'none'"]), "{closed}");
    }
    for (name, sources) in &lines {
        for source in sources {
            assert!(!source.contains("unsafe") && !source.contains('*'), "{name} {source}");
            let address = source.starts_with("http");
            assert!(!address || *source == "http://ipc.localhost", "{name} {source}");
        }
    }
    assert_eq!(security["freezePrototype"], true);
    assert_eq!(security["assetProtocol"]["enable"], false);
    assert!(security.get("dangerousDisableAssetCspModification").is_none());
    assert_eq!(config()["app"]["withGlobalTauri"], false);
    assert_eq!(config()["app"]["windows"], serde_json::json!([]), "the shell makes the window, guarded, by itself");
}

#[test]
fn the_page_may_ask_for_our_own_commands_only() {
    let folder = lianfang_tests::root().join("src-tauri/capabilities");
    let files: Vec<_> = fs::read_dir(&folder).expect("capabilities").flatten().map(|entry| entry.file_name()).collect();
    assert_eq!(files, ["main.json"], "one window, one list");
    let main: Value = serde_json::from_str(&fs::read_to_string(folder.join("main.json")).expect("main.json")).expect("JSON");
    assert!(main.get("remote").is_none(), "no page from elsewhere has any permission");
    assert_eq!(main["windows"], serde_json::json!(["main"]));
    let build = fs::read_to_string(lianfang_tests::root().join("src-tauri/build.rs")).expect("build.rs");
    let commands = build.split_once("const COMMANDS").and_then(|(_, rest)| rest.split_once("];")).expect("its list").0;
    // Every second piece between quotes is a name, however the list is laid out.
    let mut listed: BTreeSet<String> =
        commands.split('"').skip(1).step_by(2).map(|command| format!("allow-{}", command.replace('_', "-"))).collect();
    assert!(listed.contains("allow-call"), "the list was read");
    // A file dropped on the window comes as an event of the engine's own.
    listed.extend(["core:event:allow-listen", "core:event:allow-unlisten"].map(str::to_owned));
    let allowed: BTreeSet<String> =
        main["permissions"].as_array().expect("permissions").iter().filter_map(|one| one.as_str().map(str::to_owned)).collect();
    assert_eq!(allowed, listed, "a permission for every command of ours, to hear of a dropped file, and nothing else");
    figures::line(
        "R-37",
        &format!("what the page is allowed: {} commands of our own, no file, shell or network; the policy as written down", allowed.len()),
    );
}

fn config() -> Value {
    let file = lianfang_tests::root().join("src-tauri/tauri.conf.json");
    serde_json::from_str(&fs::read_to_string(file).expect("tauri.conf.json")).expect("JSON")
}
