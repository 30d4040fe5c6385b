//! 口令, 恢复码, 锁定: what opens the office, what a locked one answers, and that no way in is lost when the power goes.
//! Never the pages: see the window's tests.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use desk::Tick;
use desk::wire::NAMES;
use desk::wire::lock::LockCause;
use serde_json::{Value, json};

use crate::office::{Folder, Office, PASSWORD, all_files, desk_in, founding, settings, text};
use crate::requests::request;

/// What a locked office answers: where it stands, and the ways back in.
const ANSWERED: &[&str] = &["app_status", "unlock", "recover"];
const OTHER: &str = "柳树 沟口 腊月 晚霞";
/// How often the program is killed while the password is changed.
const KILLS: u64 = 30;

fn unit(office: &mut Office, name: &str) -> Result<Value, Value> {
    let fields = json!({ "full_name": name, "short_name": name, "category": "事业站所" });
    office.answer("save_record", json!({ "kind": "units", "id": null, "fields": fields }))
}

fn lock(office: &mut Office) {
    office.call("lock_office", json!({ "cause": "hand" }));
}

fn bytes(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut all: Vec<_> = all_files(folder).into_iter().map(|path| (path.clone(), fs::read(path).unwrap())).collect();
    all.sort();
    all
}

/// every command is refused before its request is read, and nothing on the disk changes.
#[test]
fn a_locked_office_answers_nothing_and_is_not_written() {
    let mut office = Office::founded();
    crate::registers::fill(&mut office);
    office.call("keep_draft", json!({ "place": "issue", "content": "半张" }));
    let state = office.state();
    lock(&mut office);
    let before = bytes(office.folder().path());
    for command in NAMES.iter().filter(|command| !ANSWERED.contains(command)) {
        for request in [request(command), Value::Null] {
            let answer = office.answer(command, request).unwrap_err();
            assert_eq!((text(&answer["kind"]), text(&answer["sentence"])), ("locked", "已锁定，请先输入口令解锁。"), "{command}");
        }
    }
    let nobody = crate::requests::NOBODY;
    assert_eq!(office.desk().paper_bytes(nobody).unwrap_err()["kind"], "locked");
    assert_eq!(office.desk().attachment_bytes(nobody).unwrap_err()["kind"], "locked");
    office.tend();
    let status = office.call("app_status", json!({}));
    assert_eq!((&status["office_name"], &status["notice"], &status["lock_cause"]), (&json!(""), &Value::Null, &json!("hand")));
    assert!(bytes(office.folder().path()) == before, "nothing was written");
    office.call("unlock", json!({ "password": PASSWORD }));
    assert!(office.state() == state);
    assert_eq!(office.call("read_draft", json!({ "place": "issue" }))["content"], "半张", "back to where she was");
    office.assert_sound();
    let asked = NAMES.len() - ANSWERED.len();
    figures::line("R-29", &format!("locked: {asked} of {asked} commands refused, 0 bytes written"));
}

#[test]
fn the_training_office_has_no_password_and_no_lock() {
    let mut office = Office::sample();
    for command in ["lock_office", "recovery_code", "change_password", "set_second_holder", "renew_recovery"] {
        assert_eq!(office.refused(command, request(command)), ":training", "{command}");
    }
    office.pass(3600);
    assert_eq!(office.desk().tick(), Tick::Quiet);
    assert_eq!(office.call("read_keys", json!({}))["lockable"], false);
    office.restart_locked();
    assert_eq!(office.call("app_status", json!({}))["state"], "open");
}

#[test]
fn it_locks_when_nobody_is_here_and_when_the_machine_slept() {
    let mut office = Office::founded();
    let look = |office: &mut Office, seconds: u64| {
        office.pass(seconds);
        office.desk().tick()
    };
    assert_eq!(look(&mut office, 1), Tick::Quiet);
    assert_eq!(look(&mut office, 290), Tick::Quiet, "five minutes where nothing is set");
    office.call("still_here", json!({}));
    assert_eq!(look(&mut office, 290), Tick::Quiet);
    // What the page does by itself is no sign of a person.
    office.call("keep_draft", json!({ "place": "a", "content": "b" }));
    assert_eq!(look(&mut office, 10), Tick::Due(LockCause::Idle));
    assert_eq!(look(&mut office, 1), Tick::Due(LockCause::Idle), "the page keeps its drafts meanwhile");
    assert_eq!(look(&mut office, 3), Tick::Locked, "and is not waited for longer");
    assert_eq!(office.call("app_status", json!({}))["lock_cause"], "idle");
    office.call("unlock", json!({ "password": PASSWORD }));
    assert_eq!(office.refused("save_office", json!({ "fields": { "lock_minutes": "31" } })), "lock_minutes:range");
    office.call("save_office", json!({ "fields": { "lock_minutes": "1" } }));
    assert_eq!((look(&mut office, 55), look(&mut office, 5)), (Tick::Quiet, Tick::Due(LockCause::Idle)));
    office.call("home", json!({}));
    assert_eq!(look(&mut office, 1), Tick::Quiet, "somebody came back in time");
    office.set_day("2026-04-09");
    assert_eq!(office.desk().tick(), Tick::Due(LockCause::Sleep), "the clock jumped: the lid was shut");
    assert_eq!(look(&mut office, 4), Tick::Locked);
}

/// however long the limit, the office is locked within five seconds of it, and what was half typed is kept.
#[test]
fn it_is_locked_within_five_seconds_of_what_is_due() {
    const LATE: u64 = 5;
    let mut office = Office::founded();
    office.call("keep_draft", json!({ "place": "issue", "content": "半张" }));
    let mut latest = 0;
    // Looks every second, as the window does, until it is locked.
    let seconds_until_locked = |office: &mut Office, patience: u64| {
        let look = |_: &u64| {
            office.pass(1);
            office.desk().tick() == Tick::Locked
        };
        (1..=patience).find(look)
    };
    for minutes in [1, 5, 30] {
        office.call("save_office", json!({ "fields": { "lock_minutes": minutes.to_string() } }));
        let locked = seconds_until_locked(&mut office, minutes * 60 + LATE).expect("locked in time");
        assert!(locked >= minutes * 60, "{minutes} minutes: not before, after {locked} s");
        latest = latest.max(locked - minutes * 60);
        office.call("unlock", json!({ "password": PASSWORD }));
    }
    // The machine slept, or somebody set the clock: forward by an hour, by years, and back.
    let jumps = [("sleeps for a night", "2026-04-09"), ("clock set years ahead", "2036-04-09"), ("clock set back", "2015-01-01")];
    for (what, day) in jumps {
        office.set_day(day);
        let locked = seconds_until_locked(&mut office, LATE).unwrap_or_else(|| panic!("{what}: not locked"));
        latest = latest.max(locked);
        assert_eq!(office.call("app_status", json!({}))["lock_cause"], "sleep", "{what}");
        assert_eq!(office.answer("list_records", request("list_records")).unwrap_err()["kind"], "locked", "{what}");
        office.call("unlock", json!({ "password": PASSWORD }));
    }
    assert_eq!(office.call("read_draft", json!({ "place": "issue" }))["content"], "半张");
    office.assert_sound();
    figures::line(
        "R-28",
        &format!(
            "left alone for 1, 5 and 30 minutes, and {} times asleep or with another clock: locked at most {latest} s after, the draft kept",
            jumps.len()
        ),
    );
}

#[test]
fn a_wrong_password_is_told_from_a_damaged_file_and_waits_longer_each_time() {
    let mut office = Office::founded();
    office.restart_locked();
    let wrong = |office: &mut Office| office.refused("unlock", json!({ "password": "不是这个口令" }));
    assert_eq!(
        (wrong(&mut office), wrong(&mut office), wrong(&mut office)),
        ("password:wrong".into(), "password:wrong".into(), "password:wrong".into())
    );
    for seconds in [3, 6, 12, 24, 42, 42] {
        assert_eq!(office.call("app_status", json!({}))["wait_seconds"], seconds);
        assert_eq!(office.refused("unlock", json!({ "password": PASSWORD })), "password:wait", "not even the right one");
        office.pass(seconds);
        assert_eq!(wrong(&mut office), "password:wrong");
    }
    office.pass(42);
    office.call("unlock", json!({ "password": PASSWORD.replace(' ', "　") }));
    let journal = office.call("list_records", json!({ "kind": "journal", "limit": 1 })).to_string();
    assert!(journal.contains("解锁（口令，此前输错9次）"), "{journal}");

    // The right password of a file whose first page rotted: not a wrong password.
    office.restart_locked();
    let file = office.folder().file("office.db");
    let mut rotten = fs::read(&file).unwrap();
    rotten[100] ^= 1;
    fs::write(&file, &rotten).unwrap();
    assert_eq!(wrong(&mut office), "password:wrong");
    assert_eq!(office.refused("unlock", json!({ "password": PASSWORD })), ":damaged");
    assert_eq!(office.call("app_status", json!({}))["state"], "damaged");
    assert!(fs::read(&file).unwrap() == rotten, "and it was left as it was");
}

///
#[test]
fn nothing_real_is_entered_before_the_code_was_typed_back_and_the_code_opens() {
    let mut office = Office::empty();
    assert_eq!(office.call("start_office", founding(settings()))["recovery_due"], true);
    assert_eq!(rule(unit(&mut office, "甲站")), ":recovery_due");
    let code = office.code();
    let (name, sheet) = office.paper(&json!("recovery"));
    let printed = crate::office::words(&sheet);
    assert!(name.ends_with(".pdf") && code.split(' ').all(|group| printed.contains(group)), "{printed}");
    office.call("note_paper_use", json!({ "paper": "recovery", "act": "print", "copies": 1 }));
    assert!(!sheet.is_empty() && office.call("list_records", json!({ "kind": "papers" }))["total"] == 0, "it is not kept");

    // The program was closed with the paper in the printer: the paper still counts, the screen shows it no longer.
    office.restart();
    assert_eq!(office.call("recovery_code", json!({}))["groups"], json!([]));
    assert_eq!(rule(unit(&mut office, "甲站")), ":recovery_due");
    let mut slip: Vec<String> = code.split(' ').map(str::to_owned).collect();
    let turned = if slip[2].starts_with('9') { "0" } else { "9" };
    slip[2].replace_range(..1, turned);
    assert_eq!(office.refused("prove_recovery", json!({ "code": slip.join(" ") })), "code_3:wrong_group");
    let mut stranger = Office::empty();
    stranger.call("start_office", founding(settings()));
    let other = stranger.code();
    assert_eq!(office.refused("prove_recovery", json!({ "code": other })), "code:other_code");
    assert_eq!(office.call("prove_recovery", json!({ "code": code }))["recovery_due"], false);
    unit(&mut office, "甲站").unwrap();
    let backup = office.call("make_backup", json!({}))["path"].clone();

    office.restart_locked();
    let recover = |code: &str, password: &str| json!({ "code": code, "password": password, "password_again": password });
    assert_eq!(office.refused("recover", recover(&slip.join(" "), OTHER)), "code_3:wrong_group");
    assert_eq!(office.refused("recover", recover(&other, OTHER)), "code:wrong");
    assert_eq!(office.refused("recover", recover(&code, "短口令")), "password:too_short");
    assert_eq!(office.refused("recover", recover(&code, "七溪坪镇123456")), "password:own_name", "and it is locked again");
    assert_eq!(office.call("app_status", json!({}))["state"], "locked");
    assert_eq!(office.call("recover", recover(&code, OTHER))["recovery_due"], true, "a used code is replaced before anything else");
    assert_eq!(rule(unit(&mut office, "乙站")), ":recovery_due");
    let new = office.code();
    office.call("prove_recovery", json!({ "code": new }));
    unit(&mut office, "乙站").unwrap();

    office.restart_locked();
    assert_eq!(office.refused("recover", recover(&code, OTHER)), "code:wrong", "the old code is none");
    assert_eq!(office.refused("unlock", json!({ "password": PASSWORD })), "password:wrong", "nor the old password");
    office.call("unlock", json!({ "password": OTHER }));
    assert_eq!(office.count("units"), 2);

    // A backup of that time opens with what opened then: the machine is another one.
    let copy = Folder::new();
    fs::copy(text(&backup), copy.file("那时.lfb")).unwrap();
    let path = copy.file("那时.lfb");
    for secret in [PASSWORD, code.as_str()] {
        let mut anew = Office::empty();
        assert_eq!(anew.refused("inspect_backup", json!({ "path": path, "password": "不是这个" })), "password:wrong");
        anew.call("restore_backup", json!({ "path": path, "password": secret }));
        assert_eq!(anew.count("units"), 1);
        anew.restart();
        assert_eq!(anew.count("units"), 1, "and stays open to the password of that time");
    }
    figures::line(
        "R-26",
        "recovery code: opens the office and a backup of its time; every slip named by its group; no data before it is typed back",
    );
}

fn rule(answer: Result<Value, Value>) -> String {
    crate::office::rules(&answer.unwrap_err()["objections"])
}

/// one copy of the ring lost or rotten, both lost, nothing but a backup left.
#[test]
fn a_lost_ring_comes_back_from_its_copy_or_from_a_backup() {
    let mut office = Office::founded();
    unit(&mut office, "甲站").unwrap();
    let backup = office.call("make_backup", json!({}))["path"].clone();
    let places = ["office.ring", "keys/office.ring"].map(|name| office.folder().file(name));
    let whole = fs::read(&places[0]).unwrap();
    let mut cases = 0;
    for place in &places {
        for content in [None, Some(&b""[..]), Some(&whole[..whole.len() / 2])] {
            match content {
                Some(content) => fs::write(place, content).unwrap(),
                None => fs::remove_file(place).unwrap(),
            }
            office.restart();
            assert_eq!(office.count("units"), 1, "{}", place.display());
            assert!(places.iter().all(|place| fs::read(place).unwrap() == whole), "both are there again");
            cases += 1;
        }
    }
    places.iter().for_each(|place| fs::remove_file(place).unwrap());
    office.restart_locked();
    let status = office.call("app_status", json!({}));
    assert!(status["state"] == "damaged" && text(&status["notice"]).contains("备份"), "{status}");
    office.call("restore_backup", json!({ "path": backup, "password": PASSWORD }));
    assert_eq!(office.count("units"), 1);
    office.restart();
    assert_eq!(office.count("units"), 1);
    office.assert_sound();
    figures::line("R-27", &format!("ring: {} of {} losses made good, the last from a backup alone", cases + 1, cases + 1));
}

#[test]
fn passwords_change_and_a_second_holder_comes_and_goes() {
    let mut office = Office::founded();
    let change = |current: &str, new: &str| json!({ "current": current, "password": new, "password_again": new });
    assert_eq!(office.refused("change_password", change("不是这个口令", OTHER)), "current:wrong");
    assert_eq!(office.refused("change_password", change(PASSWORD, "12345678901")), "password:only_digits");
    let db = fs::metadata(office.folder().file("office.db")).unwrap().len();
    office.call("change_password", change(PASSWORD, OTHER));
    assert_eq!(fs::metadata(office.folder().file("office.db")).unwrap().len(), db, "no page is written anew");
    let holder = |current: &str, name: &str, password: &str| json!({ "current": current, "name": name, "password": password, "password_again": password });
    assert_eq!(office.refused("set_second_holder", holder(OTHER, "", PASSWORD)), "name:required");
    assert_eq!(office.refused("set_second_holder", holder(OTHER, "许某某", OTHER)), "password:same");
    let keys = office.call("set_second_holder", holder(OTHER, "许某某", PASSWORD));
    assert_eq!(keys["second_holder"], "许某某");
    for password in [PASSWORD, OTHER] {
        lock(&mut office);
        office.call("unlock", json!({ "password": password }));
    }
    lock(&mut office);
    office.call("unlock", json!({ "password": PASSWORD }));
    assert_eq!(office.refused("remove_second_holder", json!({ "current": PASSWORD })), "current:not_yours");
    office.call("change_password", change(PASSWORD, "在东头看见过一只白鹭"));
    assert!(
        !all_files(office.folder().path()).iter().any(|file| fs::read(file).unwrap().windows(9).any(|part| part == "许某某".as_bytes()))
    );
    assert_eq!(office.call("remove_second_holder", json!({ "current": OTHER }))["second_holder"], Value::Null);
    lock(&mut office);
    assert_eq!(office.refused("unlock", json!({ "password": "在东头看见过一只白鹭" })), "password:wrong");
    office.call("unlock", json!({ "password": OTHER }));

    // A new code, and the old one holds until the new one is typed back.
    let new = office.call("renew_recovery", json!({ "current": OTHER }));
    assert_eq!((new["groups"].as_array().unwrap().len(), &new["proven"]), (8, &json!(false)));
    unit(&mut office, "甲站").unwrap();
    let journal = office.call("list_records", json!({ "kind": "journal", "limit": 100 })).to_string();
    for words in [
        "修改口令",
        "设置第二持有人",
        "修改第二持有人的口令",
        "取消第二持有人",
        "生成新的恢复码",
        "锁定（手动）",
        "解锁（第二持有人的口令）",
        "恢复码已抄回核对",
    ] {
        assert!(journal.contains(words), "{words}: {journal}");
    }
    office.assert_sound();
}

/// A database that was only moved away opens again when it comes back, though an office was founded meanwhile.
#[test]
fn founding_anew_never_loses_the_key_of_another_office() {
    let mut office = Office::founded();
    unit(&mut office, "甲站").unwrap();
    office.leave();
    let (file, away) = (office.folder().file("office.db"), office.folder().file("moved.db"));
    let ring = fs::read(office.folder().file("office.ring")).unwrap();
    fs::rename(&file, &away).unwrap();
    office.restart_locked();
    office.found(settings());
    let aside = all_files(office.folder().path()).into_iter().find(|path| path.to_string_lossy().contains("aside-")).unwrap();
    assert!(fs::read(aside).unwrap() == ring);
}

/// what was typed anywhere stands nowhere in the clear, while the office is open, after a power cut, locked
/// and closed.
#[test]
fn nothing_that_was_typed_lies_in_the_clear() {
    const CANARY: &str = "金丝雀canary9041";
    let mut office = Office::founded();
    crate::registers::fill(&mut office);
    let shapes = office.call("shapes", json!({}));
    let mut fields = 0;
    for shape in shapes["registers"].as_array().unwrap().iter().filter(|shape| shape["can_create"] == true) {
        let list = office.call("list_records", json!({ "kind": shape["kind"], "limit": 1 }));
        for field in shape["fields"].as_array().unwrap() {
            let change = json!({ "kind": shape["kind"], "id": list["rows"][0]["id"], "fields": { text(&field["key"]): CANARY } });
            fields += u32::from(office.answer("save_record", change).is_ok());
        }
    }
    assert!(fields >= 40, "{fields} fields took it");
    office.call("keep_draft", json!({ "place": "issue", "content": CANARY }));
    office.call("find", json!({ "text": CANARY }));
    office.call("make_paper", json!({ "paper": "duties" }));
    let new = office.call("renew_recovery", json!({ "current": PASSWORD }))["groups"].clone();
    let groups: Vec<String> = new.as_array().unwrap().iter().map(|group| text(group).to_owned()).collect();
    office.call("make_backup", json!({}));
    let words = [CANARY, PASSWORD, "中共七溪坪镇纪律检查委员会", "财政所", &groups.concat(), &groups.join(" "), &groups[..2].join(" ")]
        .map(str::to_owned);
    let scan = |folder: &Path, when: &str| {
        let files = all_files(folder);
        for file in &files {
            let bytes = fs::read(file).unwrap();
            let wide = |word: &str| word.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
            for word in &words {
                for form in [word.as_bytes().to_vec(), wide(word)] {
                    assert!(!bytes.windows(form.len()).any(|part| part == form), "{when}: {word} in {}", file.display());
                }
            }
        }
        files.len()
    };
    let mut files = scan(office.folder().path(), "open");
    let after = office.cut();
    files += scan(after.folder().path(), "after a power cut");
    lock(&mut office);
    files += scan(office.folder().path(), "locked");
    office.leave();
    files += scan(office.folder().path(), "closed");
    figures::line("R-24", &format!("{fields} fields, drafts, papers, backups and secrets with canaries: 0 hits in {files} files"));
}

/// the program is killed again and again while the password is changed to and fro.
#[test]
fn a_kill_while_the_password_is_changed_leaves_the_old_one_or_the_new() {
    let mut office = Office::founded();
    unit(&mut office, "甲站").unwrap();
    office.leave();
    let kills = std::env::var("LIANFANG_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(KILLS);
    let mut opened = [0, 0];
    for round in 0..kills {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "locking::changes_the_password_until_it_is_killed", "--nocapture"])
            .env("LIANFANG_VICTIM", office.folder().path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        assert!(lines.any(|line| line.unwrap().contains("begun")), "round {round}: the child opened the office");
        std::thread::sleep(Duration::from_millis(round * 7919 % 120));
        child.kill().unwrap();
        child.wait().unwrap();
        let mut desk = desk_in(office.folder().path());
        let by = [PASSWORD, OTHER].iter().position(|password| desk.call("unlock", json!({ "password": password })).is_ok());
        opened[by.unwrap_or_else(|| panic!("round {round}: neither password opens"))] += 1;
        let verified = desk.call("verify", json!({ "head": null })).unwrap();
        assert_eq!(verified["sound"], true, "round {round}: {verified}");
    }
    figures::line(
        "R-30",
        &format!("{kills} kills while the password changed: {} opened with one, {} with the other, 0 with neither", opened[0], opened[1]),
    );
}

/// The one that is killed; it does nothing where nobody started it to be killed.
#[test]
fn changes_the_password_until_it_is_killed() {
    let Some(folder) = std::env::var_os("LIANFANG_VICTIM") else { return };
    let mut desk = desk_in(Path::new(&folder));
    let mut now = [PASSWORD, OTHER].into_iter().find(|password| desk.call("unlock", json!({ "password": password })).is_ok()).unwrap();
    println!("begun");
    loop {
        let new = if now == PASSWORD { OTHER } else { PASSWORD };
        desk.call("change_password", json!({ "current": now, "password": new, "password_again": new })).unwrap();
        now = new;
    }
}
