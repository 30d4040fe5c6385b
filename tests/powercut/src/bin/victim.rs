//! The program that is killed, whose disk is too small, or whose memory is looked through: it works in a folder through
//! the desk's commands and says a line after every answer. Never a window.

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, mpsc};

use lianfang_powercut::office::{Office, PLACE, create, text, unit};
use lianfang_powercut::witness::Answered;
use serde_json::{Value, json};

/// As in the window and on the command line: what is let go is wiped.
#[global_allocator]
static WIPING: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.as_slice() {
        [what, folder] if what == "work" => work(Path::new(folder)),
        [what, folder] if what == "fill" => fill(&PathBuf::from(folder)),
        [what, folder] if what == "obey" => obey(Path::new(folder)),
        _ => std::process::exit(2),
    }
}

/// A line that is in the pipe when this returns. The point at its end tells a whole line from one that was cut.
fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    let written = out.write_all(format!("{line}.\n").as_bytes()).and_then(|()| out.flush());
    if written.is_err() {
        std::process::exit(0);
    }
}

/// Works until it is killed.
fn work(folder: &Path) {
    let mut office = Office::open(folder);
    assert_eq!(office.state(), "open", "{}", office.call("app_status", json!({})));
    let begun = Answered::by(&mut office);
    say(&begun.line());
    let mut kept: Vec<Value> = Vec::new();
    for n in 0.. {
        let name = begun.entries * 1000 + n;
        match n % 6 {
            0 | 3 => kept.push(create(&mut office, "units", unit(name))),
            1 => drop(office.call("keep_draft", json!({ "place": PLACE, "content": (begun.draft + n).to_string() }))),
            2 => drop(office.call("save_record", json!({ "kind": "units", "id": kept.last(), "fields": { "note": n.to_string() } }))),
            4 => drop(office.call("undo", json!({}))),
            _ => drop(office.call("delete_records", json!({ "kind": "units", "ids": [kept[kept.len() - 2]] }))),
        }
        if n % 60 == 59 {
            office.restart();
        }
        say(&Answered::by(&mut office).line());
    }
}

/// Saves until the disk is full, has room made, and saves once more.
fn fill(folder: &Path) {
    // Somebody else's file, under a name that is none of the program's own.
    let film = folder.join("film.mp4");
    std::fs::write(&film, vec![7; 400_000]).expect("room for it");
    let mut office = Office::open(folder);
    office.found();
    let long = "龘".repeat(20_000);
    let save = |n: usize| {
        let mut fields = unit(n);
        fields["note"] = json!(long);
        json!({ "kind": "units", "id": null, "fields": fields })
    };
    // The first refusals make the program give up its own ballast; then the disk is full for good.
    let (mut n, mut refusals, mut all) = (1, 0, 0);
    while refusals < 20 {
        match office.answer("save_record", save(n)) {
            Ok(_) => (n, refusals) = (n + 1, 0),
            Err(answer) => {
                assert_eq!(text(&answer["code"]), "disk_full", "{answer}");
                (refusals, all) = (refusals + 1, all + 1);
            }
        }
        assert!(n < 10_000, "the disk never became full");
    }
    let before = office.head();
    assert!(office.answer("save_record", save(n)).is_err(), "still full");
    assert_eq!(office.head(), before, "no refused save left an entry");
    std::fs::remove_file(&film).expect("it goes");
    office.call("save_record", save(n));
    office.restart();
    assert_eq!(office.state(), "open");
    office.assert_sound();
    assert_eq!(office.head().0, before.0 + 1, "the same save succeeded");
    say(&format!("full after {n} saves, {all} refused in words"));
}

/// Does what it is told, a line of JSON for each command, and answers with one. What it was told it does not keep:
/// neither its input nor its output goes through a buffer that stays. Each command is done on a thread of its own, which
/// then stands still: as in the window no other work covers what it left on its stack. `plant` keeps some bytes until it
/// is told to `reap` them.
fn obey(folder: &Path) {
    let office = Arc::new(Mutex::new(Office::open(folder)));
    let mut input = File::open("/dev/stdin").expect("its input");
    let mut output = File::options().write(true).open("/dev/stdout").expect("its output");
    let mut planted: Vec<Vec<u8>> = Vec::new();
    while let Some(line) = next_line(&mut input) {
        let mut told: Value = serde_json::from_slice(&line).expect("a command");
        let request = told["request"].take();
        let command = text(&told["command"]);
        let answer = match command.as_str() {
            "plant" => {
                planted.push(serde_json::from_value(request).expect("bytes"));
                Value::Null
            }
            "reap" => {
                planted.clear();
                Value::Null
            }
            _ => match on_a_thread(&office, command, request) {
                Ok(reply) => json!({ "reply": reply }),
                Err(no) => json!({ "no": no }),
            },
        };
        output.write_all(format!("{answer}\n").as_bytes()).expect("somebody listens");
    }
}

/// One command on a new thread, which does not end.
fn on_a_thread(office: &Arc<Mutex<Office>>, command: String, request: Value) -> Result<Value, Value> {
    let (say, hear) = mpsc::channel();
    let office = Arc::clone(office);
    std::thread::spawn(move || {
        let answer = office.lock().expect("the desk").answer(&command, request);
        drop((office, command));
        let _ = say.send(answer);
        loop {
            std::thread::park();
        }
    });
    hear.recv().expect("an answer")
}

/// The next line; none at the end.
fn next_line(input: &mut File) -> Option<Vec<u8>> {
    let mut line = Vec::new();
    let mut byte = [0];
    while input.read(&mut byte).expect("its input") == 1 {
        if byte == *b"\n" {
            return Some(line);
        }
        line.push(byte[0]);
    }
    None
}
