//! What a crate's source may not hold, by reading it. Each ban names the tempting wrong turn.

use std::fs;
use std::path::{Path, PathBuf};

/// Some source files, words that may not stand in their code, and why.
struct Ban {
    folder: &'static str,
    endings: &'static [&'static str],
    words: &'static [&'static str],
    why: &'static str,
}

const BANS: &[Ban] = &[
    Ban {
        folder: "src-tauri/register/src",
        endings: &["rs"],
        words: &["Serialize", "Deserialize", "serde", "std::fs", "std::thread", "std::time", "rusqlite", "SELECT "],
        why: "register is the domain: no file, clock, SQL, JSON or thread; wire types live in desk",
    },
    Ban {
        folder: "src-tauri/store/src",
        endings: &["rs"],
        words: &["SELECT ", "INSERT INTO", "UPDATE ", "DELETE FROM"],
        why: "SQL is a file: one statement per .sql, named parameters, never built from strings",
    },
    Ban {
        folder: "src-tauri/press/src",
        endings: &["rs"],
        words: &["std::fs", "std::time", "rusqlite"],
        why: "press reads no clock, no database and no font folder: the caller hands it all over",
    },
    Ban {
        folder: "src-tauri/desk/src",
        endings: &["rs"],
        words: &["tauri", "SELECT ", "INSERT INTO"],
        why: "desk knows neither windows nor SQL",
    },
    Ban {
        folder: "src-tauri",
        endings: &["rs"],
        words: &["#[allow(", "#![allow(", "std::net", "TcpStream", "UdpSocket", "todo!(", "unimplemented!("],
        why: "#[expect(…, reason = …)] says why and ends by itself; the product speaks to no network; no stubs",
    },
    Ban {
        folder: "tests",
        endings: &["rs"],
        words: &["#[allow(", "#![allow(", "#[ignore"],
        why: "#[expect(…, reason = …)] says why; a test that does not run is no test",
    },
    Ban {
        folder: "ui/src",
        endings: &["ts", "vue", "html"],
        words: &[
            "innerHTML",
            "outerHTML",
            "v-html",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
            "new Function",
            "http://",
            "https://",
        ],
        why: "text binding only: stored text must never become markup or script; no network",
    },
];

#[test]
fn no_source_holds_what_its_folder_forbids() {
    let mut found = Vec::new();
    for ban in BANS {
        for file in files(&lianfang_tests::root().join(ban.folder), ban.endings) {
            // This list itself has to name what it forbids; and a module that several test files
            // share is used by each in part, which no `expect` can say.
            if file.ends_with("tests/walls/sources.rs") || file.ends_with("tests/common/mod.rs") {
                continue;
            }
            // A crate's tests may do by hand what it must not do itself.
            if ban.words.contains(&"DELETE FROM") && file.ends_with("tests.rs") {
                continue;
            }
            let text = fs::read_to_string(&file).expect("a source");
            for (number, line) in text.lines().enumerate() {
                let code = without_comment(line);
                for word in ban.words.iter().filter(|word| code.contains(**word)) {
                    found.push(format!("{}:{}: {word}\n    {}", shown(&file), number + 1, ban.why));
                }
            }
        }
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn only_the_ui_host_knows_tauri() {
    let ui = lianfang_tests::root().join("ui/src");
    for file in files(&ui, &["ts", "vue"]) {
        if file.starts_with(ui.join("host")) {
            continue;
        }
        let text = fs::read_to_string(&file).expect("a source");
        assert!(!text.contains("@tauri-apps"), "{}: only ui/src/host talks to Tauri", shown(&file));
    }
}

#[test]
fn sql_near_a_format_is_built_sql() {
    for file in files(&lianfang_tests::root().join("src-tauri/store/src"), &["rs"]) {
        let text = fs::read_to_string(&file).expect("a source");
        let lines: Vec<&str> = text.lines().map(without_comment).collect();
        for (number, near) in lines.windows(4).enumerate() {
            let together = near.join(" ");
            let builds = together.contains("format!(");
            let runs = [".prepare", ".execute", ".query_row", "execute_batch"].iter().any(|call| together.contains(call));
            assert!(!(builds && runs), "{}:{}: a statement made by format!: use a .sql file and parameters", shown(&file), number + 1);
        }
    }
    let statements = files(&lianfang_tests::root().join("src-tauri/store/src/sql"), &["sql"]).len();
    figures::line("R-39", &format!("words in the search box: 0 statements put together, {} written in files", figures::count(statements)));
}

#[test]
fn every_rust_file_says_what_lives_in_it() {
    let root = lianfang_tests::root();
    for file in files(&root.join("src-tauri"), &["rs"]).into_iter().chain(files(&root.join("tests"), &["rs"])) {
        let text = fs::read_to_string(&file).expect("a source");
        assert!(text.starts_with("//!"), "{}: a file opens with //!: what lives here, and one never", shown(&file));
    }
}

#[test]
fn the_bans_can_find_something() {
    assert_eq!(without_comment("let x = 1; // SELECT what"), "let x = 1; ");
    assert_eq!(without_comment("let page = \"tauri://localhost\";"), "let page = \"tauri://localhost\";");
    let sources = files(&lianfang_tests::root().join("src-tauri/src"), &["rs"]);
    assert!(sources.iter().any(|file| file.ends_with("src-tauri/src/main.rs")));
}

/// The line without its comment; `//` inside an address is none.
fn without_comment(line: &str) -> &str {
    let mut from = 0;
    while let Some(at) = line[from..].find("//").map(|at| at + from) {
        if !line[..at].ends_with(':') {
            return &line[..at];
        }
        from = at + 2;
    }
    line
}

/// The file as a person would name it.
pub fn shown(file: &Path) -> String {
    file.strip_prefix(lianfang_tests::root()).unwrap_or(file).display().to_string()
}

/// The files below a folder with one of these endings, in order.
pub fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name();
        if path.is_dir() {
            if name != "node_modules" && name != "gen" && name != "target" {
                found.extend(files(&path, endings));
            }
        } else if path.extension().is_some_and(|ending| endings.iter().any(|wanted| ending == *wanted)) {
            found.push(path);
        }
    }
    found.sort();
    found
}
