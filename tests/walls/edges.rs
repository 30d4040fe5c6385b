//! Who may depend on whom, as data. An edge that is not here is a mistake until the design says
//! otherwise; a crate that is not here has no place yet.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;

/// A crate, what it may depend on, and its row of the design: what it must never do.
struct Wall {
    name: &'static str,
    may_use: &'static [&'static str],
    never: &'static str,
}

const WALLS: &[Wall] = &[
    Wall {
        name: "register",
        may_use: &["figures", "chrono", "thiserror", "uuid"],
        never: "touch a file, a clock, SQL, JSON, a thread; derive `Serialize`; panic on input",
    },
    Wall { name: "keying", may_use: &["rusqlite"], never: "do anything but its one call: it alone of what is shipped may be unsafe" },
    Wall {
        name: "store",
        may_use: &[
            "register",
            "keying",
            "store",
            "figures",
            "aes",
            "cbc",
            "argon2",
            "chacha20poly1305",
            "chrono",
            "fs4",
            "getrandom",
            "hkdf",
            "rusqlite",
            "rustix",
            "sha2",
            "thiserror",
            "uuid",
            "zeroize",
        ],
        never: "decide (\"is it overdue?\" is register's); hand out its connection; build SQL from strings; write inside a read",
    },
    Wall {
        name: "press",
        may_use: &["register", "chrono", "lopdf", "miniz_oxide", "printpdf", "sha2", "subsetter", "thiserror", "ttf-parser"],
        never: "read a clock, the database, a font folder; let a character without a glyph through",
    },
    Wall {
        name: "exchange",
        may_use: &[
            "register",
            "figures",
            "chacha20poly1305",
            "chrono",
            "ed25519-dalek",
            "encoding_rs",
            "getrandom",
            "hkdf",
            "quick-xml",
            "rust_xlsxwriter",
            "serde_json",
            "sha2",
            "thiserror",
            "x25519-dalek",
            "zip",
        ],
        never: "decide what a row means for the register; write to the store",
    },
    Wall {
        name: "desk",
        may_use: &[
            "register",
            "store",
            "press",
            "exchange",
            "figures",
            "chrono",
            "flate2",
            "getrandom",
            "memchr",
            "pinyin",
            "serde",
            "serde_json",
            "sha2",
            "thiserror",
            "ts-rs",
            "uuid",
            "zeroize",
        ],
        never: "know Tauri, windows, OS paths; contain SQL, or a rule that needs no database",
    },
    Wall {
        name: "lianfang",
        may_use: &[
            "desk",
            "chrono",
            "dirs",
            "fontdb",
            "serde",
            "serde_json",
            "tauri",
            "tauri-build",
            "tauri-plugin-dialog",
            "tauri-plugin-opener",
            "tauri-plugin-single-instance",
            "ttf-parser",
            "zeroizing-alloc",
        ],
        never: "depend on store, press, register, exchange; hold an `if` about the domain",
    },
    Wall {
        name: "lianfang-cli",
        may_use: &["desk", "chrono", "dirs", "lexopt", "rpassword", "serde_json", "zeroizing-alloc"],
        never: "depend on store, press, register, exchange; hold an `if` about the domain",
    },
    Wall { name: "xtask", may_use: &[], never: "need anything before the first build: it has to say what is missing" },
    Wall { name: "figures", may_use: &[], never: "judge: it writes the line that a check gives it" },
    Wall {
        name: "lianfang-powercut",
        may_use: &["desk", "store", "figures", "chrono", "hkdf", "rusqlite", "serde_json", "sha2", "zeroizing-alloc"],
        never: "be a part of what is shipped; write a row but through desk's commands",
    },
    Wall {
        name: "lianfang-tests",
        may_use: &["desk", "store", "figures", "chrono", "serde_json", "ureq", "zip"],
        never: "reach behind desk's front door or the window, but to learn the key that must not be found in memory",
    },
];

#[test]
fn every_crate_keeps_to_its_wall() {
    for package in packages() {
        let name = package["name"].as_str().expect("a name");
        let wall = WALLS
            .iter()
            .find(|wall| wall.name == name)
            .unwrap_or_else(|| panic!("the crate {name} has no row: a new crate needs a reason in the design and a line in WALLS"));
        for used in dependencies(&package) {
            assert!(
                wall.may_use.contains(&used.as_str()),
                "{name} uses {used}.\n| {name} | may depend on: {} | must never: {} |",
                wall.may_use.join(", "),
                wall.never,
            );
        }
    }
}

#[test]
fn every_wall_still_has_its_crate() {
    let names: BTreeSet<String> = packages().iter().filter_map(|package| package["name"].as_str().map(str::to_owned)).collect();
    for wall in WALLS {
        assert!(names.contains(wall.name), "no crate {} is left behind this wall", wall.name);
    }
}

/// A build that tests may break is never the one that is shipped.
#[test]
fn what_we_ship_cannot_be_broken_by_a_switch() {
    let features = |edges: &str| {
        let tree = Command::new(env!("CARGO"))
            .args(["tree", "--locked", "--offline", "--prefix", "none", "--edges", edges])
            .args(["--package", "lianfang", "--package", "lianfang-cli", "--package", "store"])
            .current_dir(lianfang_tests::root())
            .output()
            .expect("cargo tree");
        assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
        String::from_utf8_lossy(&tree.stdout).into_owned()
    };
    assert!(!features("normal,build,features").contains("breakable"), "only tests may leave out what keeps the data safe");
    assert!(features("all,features").contains("breakable"), "the tests do");
}

#[test]
fn nothing_we_ship_speaks_to_a_network() {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--offline", "--edges", "normal", "--prefix", "none", "--format", "{p}"])
        .args(["--package", "lianfang", "--package", "lianfang-cli"])
        .current_dir(lianfang_tests::root())
        .output()
        .expect("cargo tree");
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let tree = String::from_utf8_lossy(&tree.stdout);
    let shipped: BTreeSet<&str> = tree.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(shipped.contains("tauri") && shipped.contains("rusqlite"), "the tree was read");
    for foreign in [
        "reqwest",
        "hyper",
        "ureq",
        "curl",
        "rustls",
        "native-tls",
        "tungstenite",
        "tauri-plugin-http",
        "tauri-plugin-shell",
        "tauri-plugin-updater",
    ] {
        assert!(!shipped.contains(foreign), "{foreign} came into what we ship; the product uses no network");
    }
    figures::line("R-38", &format!("no network: 0 of {} crates that we ship speak to one, 0 sockets in our sources", shipped.len()));
}

fn packages() -> Vec<Value> {
    let metadata = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version", "1", "--locked", "--offline"])
        .current_dir(lianfang_tests::root())
        .output()
        .expect("cargo metadata");
    assert!(metadata.status.success(), "{}", String::from_utf8_lossy(&metadata.stderr));
    let metadata: Value = serde_json::from_slice(&metadata.stdout).expect("JSON");
    metadata["packages"].as_array().expect("packages").clone()
}

/// All kinds: a test that reaches over a wall makes the next line of code do it too.
fn dependencies(package: &Value) -> BTreeSet<String> {
    let all = package["dependencies"].as_array().expect("dependencies");
    all.iter().filter_map(|used| used["name"].as_str().map(str::to_owned)).collect()
}
