//! an office that was locked has left nothing in memory that would open it. A program works behind its commands,
//! is locked, and everything it holds is looked through for the data key, the keys made of it, the passwords and the
//! recovery codes. Never this process's own memory: the secrets are here.
#![cfg(target_os = "linux")]

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use hkdf::Hkdf;
use lianfang_powercut::memory::{Needle, Seen, look};
use lianfang_powercut::office::{Folder, settings, signal, text, unit};
use serde_json::{Value, json};
use sha2::Sha256;
use store::{RingFiles, SlotKind};

/// A program that does what it is told.
struct Hand {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Hand {
    fn in_folder(folder: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_victim"))
            .arg("obey")
            .arg(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (input, output) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        Self { child, input, output }
    }

    fn tell(&mut self, command: &str, request: Value) -> Value {
        writeln!(self.input, "{}", json!({ "command": command, "request": request })).unwrap();
        let mut line = String::new();
        self.output.read_line(&mut line).unwrap();
        serde_json::from_str(&line).unwrap()
    }

    fn call(&mut self, command: &str, request: Value) -> Value {
        let mut answer = self.tell(command, request);
        assert!(answer["no"].is_null(), "{command}: {answer}");
        answer["reply"].take()
    }

    fn look(&self, needles: &[Needle]) -> Seen {
        look(self.child.id(), needles).unwrap()
    }

    /// Locks, and looks.
    fn locked(&mut self, needles: &[Needle]) -> Seen {
        self.call("lock_office", json!({ "cause": "hand" }));
        assert_eq!(self.tell("home", json!({}))["no"]["kind"], "locked");
        self.look(needles)
    }

    /// Shows that each of these is found where it is.
    fn assert_found_when_planted(&mut self, needles: &[Needle]) {
        for needle in needles {
            self.tell("plant", json!(needle.bytes));
        }
        let seen = self.look(needles);
        let missed: Vec<_> = needles.iter().filter(|needle| !seen.has(needle)).collect();
        assert!(missed.is_empty(), "not found though they are there: {missed:?}");
        self.tell("reap", json!(null));
    }

    fn code(&mut self) -> String {
        let shown = self.call("recovery_code", json!({}));
        shown["groups"].as_array().unwrap().iter().map(text).collect()
    }

    /// A day's work.
    fn work(&mut self, n: usize) {
        let create = |kind: &str, fields: Value| json!({ "kind": kind, "id": null, "fields": fields });
        self.call("save_record", create("units", unit(n)));
        let made = self.call("save_record", create("signals", signal(n)));
        self.call("save_record", json!({ "kind": "signals", "id": made["id"], "fields": { "note": "改过" } }));
        self.call("undo", json!({}));
        self.call("keep_draft", json!({ "place": "issue", "content": "半张" }));
        self.call("find", json!({ "text": "1站" }));
        self.call("make_paper", json!({ "paper": "duties" }));
        self.call("make_backup", json!({}));
        self.call("verify", json!({ "head": null }));
    }
}

impl Drop for Hand {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Words that no program has in it.
fn random_words() -> String {
    let mut bytes = [0; 16];
    std::io::Read::read_exact(&mut std::fs::File::open("/dev/urandom").unwrap(), &mut bytes).unwrap();
    let digits = store::hex(&bytes);
    format!("青{} 石{} 桥{}", &digits[..10], &digits[10..21], &digits[21..])
}

/// The data key of the office in a folder and what is made of it, in every form in which it could lie about.
fn key_needles(folder: &Path, password: &str) -> Vec<Needle> {
    let rings = RingFiles::of(folder, "office").read().unwrap();
    let key = rings[0].unlock(&[SlotKind::Password], password).unwrap().0;
    let digits = store::hex(key.shown());
    let mut seal = [0; 32];
    Hkdf::<Sha256>::new(None, key.shown()).expand(b"lianfang field seal 1", &mut seal).unwrap();
    [
        Needle::of_bytes("data key", key.shown()),
        Needle::of_text("data key in digits", &digits),
        Needle::of_text("data key in capital digits", &digits.to_uppercase()),
        Needle::of_bytes("key of the seal", &seal),
    ]
    .concat()
}

/// A recovery code in one piece, and with its groups apart.
fn code_needles(name: &str, code: &str) -> Vec<Needle> {
    let groups: Vec<&str> = (0..8).map(|group| &code[group * 6..][..6]).collect();
    let apart = format!("{name}, groups apart");
    [Needle::of_text(name, code), Needle::of_text(&apart, &groups.join(" "))].concat()
}

fn assert_nothing(seen: &Seen, when: &str) {
    assert!(seen.found.is_empty(), "{when}: {:#?}", seen.found);
}

#[test]
fn a_lock_leaves_nothing_in_memory_that_opens_the_office() {
    let folder = Folder::new();
    let (mut first, mut second, third, holder, wrong) = (random_words(), random_words(), random_words(), random_words(), random_words());
    let mut hand = Hand::in_folder(folder.path());
    let founding = json!({ "fields": settings(), "no_state_secrets": true, "password": first, "password_again": first });
    hand.call("start_office", founding);
    let code = hand.code();
    hand.call("prove_recovery", json!({ "code": code }));
    hand.work(1);
    let key = key_needles(folder.path(), &first);
    let mut needles = [key.clone(), code_needles("recovery code", &code)].concat();
    for (name, word) in [
        ("password", &first),
        ("second password", &second),
        ("third password", &third),
        ("holder's password", &holder),
        ("wrong password", &wrong),
    ] {
        needles.extend(Needle::of_text(name, word));
    }

    // A look that cannot find is no look: the key is there while the office is open, and any other where it is put.
    let open = hand.look(&needles);
    assert!(key[..4].iter().all(|quarter| open.has(quarter)), "the data key of an open office is in its memory");
    hand.assert_found_when_planted(&needles);
    let mut looks = Vec::new();
    let founded = hand.locked(&needles);
    assert_nothing(&founded, "after the office was founded");
    looks.push(founded);

    let again = |password: &str| json!({ "password": password, "password_again": password });
    assert_eq!(hand.tell("unlock", json!({ "password": wrong }))["no"]["objections"][0]["rule"], "wrong");
    assert_nothing(&hand.look(&needles), "after a wrong password");
    hand.call("unlock", json!({ "password": first }));
    looks.push(hand.locked(&needles));
    assert_nothing(looks.last().unwrap(), "after it was opened and nothing was done");
    hand.call("unlock", json!({ "password": first }));
    assert!(key[..4].iter().all(|quarter| hand.look(&needles).has(quarter)), "it is there again");
    hand.work(2);
    let mut change = again(&second);
    change["current"] = json!(first);
    hand.call("change_password", change);
    let mut give = again(&holder);
    give["current"] = json!(second);
    give["name"] = json!("许某某");
    hand.call("set_second_holder", give);
    looks.push(hand.locked(&needles));
    assert_nothing(looks.last().unwrap(), "after a day's work with a new password and a second holder");
    // What is refused because it is locked held a password too.
    let mut refused = again(&third);
    refused["current"] = json!(second);
    hand.tell("change_password", refused);
    hand.tell("unlock", json!({ "password": second, "no": [] , "passwort": third }));
    looks.push(hand.locked(&needles));
    assert_nothing(looks.last().unwrap(), "after what was refused");

    let mut recover = again(&third);
    recover["code"] = json!(code);
    hand.call("recover", recover);
    let new = hand.code();
    hand.call("prove_recovery", json!({ "code": new }));
    std::mem::swap(&mut first, &mut second);
    needles.extend(code_needles("new recovery code", &new));
    hand.assert_found_when_planted(&needles);
    looks.push(hand.locked(&needles));
    assert_nothing(looks.last().unwrap(), "after the recovery code opened it");

    let bytes: usize = looks.iter().map(|seen| seen.bytes).sum();
    figures::line(
        "R-28",
        &format!(
            "memory after a lock: {} forms of key, passwords and codes looked for in {} MB over {} locks, 0 found; all found while planted",
            needles.len(),
            bytes >> 20,
            looks.len()
        ),
    );
}
