//! the disk is full, or fails, at every step of a save, of a table taken in and of a paper: once, and for good. The
//! answer is a sentence, nothing is half done, what was typed stays, and the same save works when the disk is well
//! again. And a real, small disk, where the system lets a test make one. Never a fault that only a time brings about.

use std::fs;
use std::process::Command;

use lianfang_powercut::office::{Folder, Office, PLACE, create, number, signal, text, unit};
use lianfang_powercut::size;
use lianfang_powercut::vfs::{Failure, Recorder};
use serde_json::{Value, json};
use store::breakage::{self, Breakage};
use store::{Act, Instant, Key, Op, Store, StoreError, Undo};

/// What is asked, made of the office as it stands and the round.
type Request = Box<dyn Fn(&mut Office, usize) -> Value>;

/// One thing that she does, and how it is taken back so that it can be tried again.
struct Errand {
    name: &'static str,
    command: &'static str,
    request: Request,
    undo: bool,
    /// Laying out a paper takes long: of its many steps, those behind the first ones are tried with this distance.
    stride: usize,
}

/// Steps at the beginning of an errand that are tried one by one in every case.
const FIRST: usize = 6;

fn errands(folder: &Folder) -> Vec<Errand> {
    let table = folder.path().join("岗位.csv");
    let rows: String = (1..=30).map(|n| format!("1站,第{n}岗,某{n}\n")).collect();
    fs::write(&table, format!("单位,岗位,姓名\n{rows}")).unwrap();
    let path = table.display().to_string();
    vec![
        Errand {
            name: "save",
            command: "save_record",
            request: Box::new(|_, n| json!({ "kind": "units", "id": null, "fields": unit(n) })),
            undo: true,
            stride: 1,
        },
        Errand {
            name: "import",
            command: "commit_import",
            request: Box::new(move |office, _| {
                let preview = office.call("preview_import", json!({ "path": path, "kind": "posts" }));
                json!({ "token": preview["token"], "update_existing": false })
            }),
            undo: true,
            stride: size("LIANFANG_STRIDE", 5),
        },
        Errand {
            name: "number and notice",
            command: "issue_notice",
            request: Box::new(|office, n| {
                let about = create(office, "signals", signal(n));
                let mut draft =
                    office.call("compose_notice", json!({ "signal": about, "level": "blue", "dispositions": ["reminder_talk"] }));
                draft["approved"] = json!(true);
                draft
            }),
            undo: false,
            stride: size("LIANFANG_STRIDE", 9),
        },
        Errand {
            name: "paper",
            command: "make_paper",
            request: Box::new(|_, _| json!({ "paper": "check_list" })),
            undo: false,
            stride: size("LIANFANG_STRIDE", 9),
        },
    ]
}

/// How often each kind of answer came.
#[derive(Default)]
struct Count {
    steps: usize,
    refused: usize,
}

#[test]
fn a_failing_disk_loses_nothing_at_any_step() {
    let (folder, tables) = (Folder::new(), Folder::new());
    let recorder = Recorder::of(folder.path());
    let mut office = Office::open(folder.path());
    office.found();
    create(&mut office, "units", unit(1));
    let mut said = Vec::new();
    let mut used = 10;
    for errand in errands(&tables) {
        let mut count = Count::default();
        for failure in [Failure::Full, Failure::Broken] {
            for lasting in [false, true] {
                let mut after = 0;
                while step(&mut office, &recorder, &errand, (failure, after, lasting), used, &mut count) {
                    used += 1;
                    after += if after < FIRST { 1 } else { errand.stride };
                }
                used += 1;
                println!("{} {failure:?} {lasting}: {after}", errand.name);
                office.restart();
                assert_eq!(office.state(), "open");
                office.assert_sound();
            }
        }
        assert!(count.refused > 20, "{}: the disk failed under it: {}", errand.name, count.refused);
        said.push(format!("{} {}", errand.name, figures::count(count.steps)));
    }
    let disk = small_disk();
    let (_, lost) = answered_and_lost();
    assert_eq!(lost, 0);
    let (answered, lost) = breakage::with(&[Breakage::UnheardCommit], answered_and_lost);
    assert!(lost > 0, "a check that cannot fail is none");
    let broken = format!("broken on purpose: where a failed commit goes unheard {lost} of {answered} answered acts lost");
    figures::line("R-04", &format!("disk full or failing at every step: {}; 0 half done, 0 lost; {disk}; {broken}", said.join(", ")));
}

/// Acts of a bare store, each with the disk failing at one step of it until none is left: how many were answered, and how
/// many of these are not in the journal.
fn answered_and_lost() -> (usize, usize) {
    let folder = Folder::new();
    let recorder = Recorder::of(folder.path());
    let mut store = Store::create(&folder.path().join("office.db"), &Key::new([7; 32])).unwrap();
    let (mut answered, mut lost) = (0, 0);
    for failure in [Failure::Full, Failure::Broken] {
        for lasting in [false, true] {
            for after in 0.. {
                let seq = |store: &Store| store.read(|reader| reader.head()).unwrap().seq;
                let before = seq(&store);
                recorder.fail(failure, after, lasting);
                let done = look(&mut store, answered);
                let hits = recorder.mend();
                if done.is_ok() {
                    answered += 1;
                    lost += usize::from(seq(&store) == before);
                }
                if hits == 0 {
                    break;
                }
            }
        }
    }
    (answered, lost)
}

/// The smallest act: an entry and nothing else.
fn look(store: &mut Store, n: usize) -> Result<(), StoreError> {
    let act = Act { op: Op::Print, entity: "units", label: "打印".to_owned(), undo: Undo::Aside, always: true };
    let at = Instant { wall: "2026-04-08T09:00:00+08:00".to_owned(), millis: 1_775_600_000_000 + n as u64, mono: n as u64 };
    store.record(act, at, |_| Ok(())).map(drop)
}

/// One try with the disk failing at one step. False where the errand needs no such step any more.
fn step(office: &mut Office, recorder: &Recorder, errand: &Errand, at: (Failure, usize, bool), used: usize, count: &mut Count) -> bool {
    let place = format!("{} {at:?}", errand.name);
    office.call("keep_draft", json!({ "place": PLACE, "content": place }));
    let request = (errand.request)(office, used);
    let before = office.head();
    let (failure, after, lasting) = at;
    recorder.fail(failure, after, lasting);
    let answer = office.answer(errand.command, request.clone());
    let hits = recorder.mend();
    let refused = answer.is_err();
    if let Err(answer) = answer {
        count.refused += 1;
        assert!(hits > 0, "{place}: {answer}");
        assert_eq!(answer["kind"], "fault", "{place}: {answer}");
        assert!(["disk_full", "disk_failed"].contains(&text(&answer["code"]).as_str()), "{place}: {answer}");
        for part in ["what", "safe", "todo"] {
            assert!(text(&answer[part]).ends_with('。'), "{place}: {answer}");
        }
        assert_eq!(office.head(), before, "{place}: nothing is half done");
        let kept = office.call("read_draft", json!({ "place": PLACE }));
        assert_eq!(text(&kept["content"]), place, "what was typed stays");
        // The disk is well again: the same request, and it is done.
        office.call(errand.command, request);
    }
    assert_eq!(office.head().0, before.0 + 1, "{place}: one act, once");
    if errand.undo {
        office.call("undo", json!({}));
    }
    count.steps += 1;
    if after % 16 == 0 {
        let verified = office.call("verify", json!({ "head": before.1 }));
        assert_eq!((&verified["sound"], number(&verified["entries"]) > before.0), (&json!(true), true), "{place}: {verified}");
    }
    refused || hits > 0
}

/// A disk of a few megabytes in a name space of our own: filled up, given room, used again. The program must not die of
/// it. Where the system allows no such thing, that is said.
fn small_disk() -> String {
    let folder = Folder::new();
    let allowed = Command::new("unshare").args(["-Urm", "true"]).status().is_ok_and(|status| status.success());
    if !allowed {
        return "no small disk: this system gives a test none".to_owned();
    }
    let order = "mount -t tmpfs -o size=4m none \"$0\" && exec \"$1\" fill \"$0\"";
    let done =
        Command::new("unshare").args(["-Urm", "sh", "-c", order]).arg(folder.path()).arg(env!("CARGO_BIN_EXE_victim")).output().unwrap();
    let (out, err) = (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    assert!(done.status.success(), "{:?} {out} {err}", done.status);
    format!("a disk of 4 MB {}", out.trim().trim_end_matches('.'))
}
