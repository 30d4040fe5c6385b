//! A kept paper leaves the program by three doors: printer, file, viewer. Never other bytes at one
//! of them than at the others.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::app::App;
use crate::driver::wait;
use crate::printer::{Printer, QUEUE};

#[test]
fn the_queue_the_file_and_every_later_print_get_the_stored_bytes() {
    let printer = Printer::start("bytes");
    let (key, value) = printer.environment();
    let app = App::start_with("printing", &["--sample"], &[(key, &value)]);
    let paper = kept_paper(&app);

    assert_eq!(app.ask("list_printers", json!({})), Ok(json!([{ "name": QUEUE, "is_default": false }])));
    let saved = app.data().with_file_name("saved.pdf");
    app.will_save(&saved);
    let answer = app.ask("save_paper", json!({ "paper": paper }));
    assert_eq!(answer, Ok(json!(saved)));
    let stored = fs::read(&saved).expect("the saved paper");
    assert!(stored.starts_with(b"%PDF-") && stored.len() > 1000);

    for copies in [2, 1, 1, 1, 3] {
        let job = json!({ "paper": paper, "printer": QUEUE, "copies": copies, "sides": "long_edge" });
        assert_eq!(app.ask("print_paper", job), Ok(Value::Null));
        let (printed, ticket) = printer.printed();
        assert!(printed == stored, "the queue got other bytes than the archive holds");
        assert!(ticket.starts_with(&format!("{copies} copies")), "{ticket}");
        assert!(ticket.contains("sides=two-sided-long-edge") && ticket.contains("print-scaling=none"), "{ticket}");
    }
}

#[test]
fn a_printer_that_is_not_there_is_said_and_nothing_is_lost() {
    let printer = Printer::start("absent");
    let (key, value) = printer.environment();
    let app = App::start_with("no-printer", &["--sample"], &[(key, &value)]);
    let paper = kept_paper(&app);
    let no = app.ask("print_paper", json!({ "paper": paper, "printer": "nowhere", "copies": 1 })).expect_err("no such printer");
    assert_eq!((&no["kind"], &no["code"]), (&json!("fault"), &json!("printer")), "{no}");
    for part in ["what", "safe", "todo", "log_id"] {
        assert!(no[part].as_str().is_some_and(|words| !words.is_empty()), "{part}: {no}");
    }
    let no = app.ask("print_paper", json!({ "paper": paper, "printer": QUEUE, "copies": 0 })).expect_err("no copies");
    assert_eq!(no["code"], "bad_request");
    assert!(app.ask("print_paper", json!({ "paper": paper, "printer": QUEUE, "copies": 1 })).is_ok());
}

#[test]
fn a_viewed_paper_is_lent_and_taken_back_when_the_window_closes() {
    let viewer = Viewer::new();
    let mut app = App::start_with("viewing", &["--sample"], &[("PATH", &viewer.path())]);
    let paper = kept_paper(&app);
    assert_eq!(app.ask("view_paper", json!({ "paper": paper })), Ok(Value::Null));
    let lent = wait("the viewer to be asked", || viewer.asked_for());
    assert!(lent.starts_with(app.data().join("lent")), "{}", lent.display());
    assert!(lent.extension().is_some_and(|ending| ending == "pdf"));
    assert!(fs::read(&lent).expect("the lent paper").starts_with(b"%PDF-"));
    app.close();
    assert!(!lent.exists(), "no paper stays outside the database");
}

#[test]
fn a_cancelled_dialog_saves_nothing() {
    let app = App::start("cancelled", &["--sample"]);
    let paper = kept_paper(&app);
    assert_eq!(app.ask("save_paper", json!({ "paper": paper })), Ok(Value::Null));
    assert_eq!(app.ask("pick_file", json!({ "purpose": "table" })), Ok(Value::Null));
}

/// The id of a paper that the archive keeps.
fn kept_paper(app: &App) -> String {
    let kept = app.call("make_paper", json!({ "paper": "duties" })).expect("a paper");
    kept["id"].as_str().expect("its id").to_owned()
}

/// A viewer that only writes down what it was asked to open.
struct Viewer {
    folder: PathBuf,
}

impl Viewer {
    fn new() -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("viewer-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let _ = fs::remove_file(folder.join("asked"));
        let script = folder.join("xdg-open");
        let asked = folder.join("asked");
        fs::write(&script, format!("#!/bin/sh\nprintf %s \"$1\" > '{0}.part'\nmv '{0}.part' '{0}'\n", asked.display())).expect("a viewer");
        fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).expect("a viewer that runs");
        Self { folder }
    }

    fn path(&self) -> String {
        let path = std::env::var("PATH").unwrap_or_default();
        format!("{}:{path}", self.folder.display())
    }

    fn asked_for(&self) -> Option<PathBuf> {
        let asked = fs::read_to_string(self.folder.join("asked")).ok()?;
        Some(PathBuf::from(asked.strip_prefix("file://").unwrap_or(&asked)))
    }
}

impl Drop for Viewer {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}
