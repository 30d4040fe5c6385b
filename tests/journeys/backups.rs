//! Backups and what comes back from them: taken when due, restored in the program, put back; a start on a damaged
//! database; a disk that fills up. Never the pages: see the window's tests.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::office::{Folder, Office, PASSWORD, text};

fn unit(office: &mut Office, name: &str) -> String {
    office.create("units", json!({ "full_name": name, "short_name": name, "category": "事业站所" }))
}

fn backups(office: &mut Office) -> Vec<Value> {
    office.call("read_backups", json!({}))["backups"].as_array().unwrap().clone()
}

fn issue(office: &mut Office, signal: &str) -> String {
    let mut draft = office.call("compose_notice", json!({ "signal": signal, "level": "yellow", "dispositions": ["函询整改"] }));
    draft["approved"] = json!(true);
    draft["issued_on"] = json!("2026-04-08");
    text(&office.call("issue_notice", draft)["number"]).to_owned()
}

/// Everything under a folder with its bytes, but for what a test may leave out.
fn bytes(folder: &Path, leave_out: &[&str]) -> Vec<(PathBuf, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if leave_out.contains(&name.as_str()) {
            continue;
        }
        if path.is_dir() { all.extend(bytes(&path, leave_out)) } else { all.push((path.clone(), fs::read(&path).unwrap())) }
    }
    all.sort();
    all
}

#[test]
fn a_backup_comes_back_whole_and_what_stood_there_can_be_put_back() {
    let mut office = Office::sample();
    issue(&mut office, "Y124");
    let (then, entries) = (office.state(), office.entries());
    let made = office.call("make_backup", json!({}));
    assert!(text(&made["sentence"]).contains("逐项核对"), "{made}");
    unit(&mut office, "后建的站");
    assert_eq!(issue(&mut office, "Y123"), "七纪廉警〔2026〕18号");
    let later = office.state();

    let sight = office.call("inspect_backup", json!({ "path": made["path"] }));
    let units = sight["counts"].as_array().unwrap().iter().find(|line| line["label"] == "机构").unwrap();
    assert_eq!((&units["backup"], &units["now"], text(&units["difference"])), (&json!(40), &json!(41), "比现在少1条"));
    let series = sight["numbers"].as_array().unwrap().iter().find(|line| line["series"] == "七纪廉警〔2026〕").unwrap();
    assert_eq!((&series["backup"], &series["now"]), (&json!(17), &json!(18)));
    assert!(office.state() == later, "looking at a backup changes nothing");

    let restored = office.call("restore_backup", json!({ "path": made["path"] }));
    assert!(office.state() == then);
    assert_eq!(office.entries(), entries + 1);
    let journal = office.call("list_records", json!({ "kind": "journal", "limit": 1 }));
    assert!(journal.to_string().contains(text(&sight["head"])), "both heads stand in the journal: {journal}");
    office.assert_sound();
    office.restart();
    assert!(office.state() == then);

    let back = office.call("put_back", json!({ "name": restored["replaced"] }));
    assert!(office.state() == later, "{back}");
    office.assert_sound();
    let lines = office.call("read_backups", json!({}));
    assert_eq!(lines["replaced"].as_array().unwrap().len(), 2, "nothing was removed: {lines}");
}

/// an older copy does not know the numbers that were given since; paper does.
#[test]
fn no_number_on_paper_is_given_again_after_a_restore() {
    let mut office = Office::sample();
    let made = office.call("make_backup", json!({}));
    assert_eq!((issue(&mut office, "Y124"), issue(&mut office, "Y123")), ("七纪廉警〔2026〕17号".into(), "七纪廉警〔2026〕18号".into()));
    let restored = office.call("restore_backup", json!({ "path": made["path"] }));
    let asked = restored["numbers"].as_array().unwrap();
    let series = asked.iter().find(|line| line["series"] == "七纪廉警〔2026〕").unwrap();
    assert_eq!((&series["backup"], &series["now"]), (&json!(16), &json!(18)), "the newest known number is proposed: {restored}");
    office.call("set_paper_numbers", json!({ "numbers": [{ "series": "七纪廉警〔2026〕", "number": 23 }, { "series": "signal:Y", "number": 140 }, { "series": "参阅总期", "number": 9 }] }));
    assert_eq!(issue(&mut office, "Y124"), "七纪廉警〔2026〕24号");
    let signal =
        json!({ "collected_on": "4月1日", "point": "财政所", "source": "审计", "unit": "财政所", "object": "出纳", "content": "反映" });
    let id = office.create("signals", signal);
    assert_eq!(office.call("read_record", json!({ "kind": "signals", "id": id }))["fields"]["number"], "Y141");
    // A floor is never lowered, and a restart does not forget it.
    office.call("set_paper_numbers", json!({ "numbers": [{ "series": "七纪廉警〔2026〕", "number": 2 }] }));
    office.restart();
    assert_eq!(issue(&mut office, "Y123"), "七纪廉警〔2026〕25号");
    office.assert_sound();
    figures::line("R-43", "document numbers: a restore of an older copy asks for the last number on paper; 0 given again");
}

#[test]
fn a_backup_is_taken_at_the_days_first_change_after_two_hours_and_at_the_end() {
    let mut office = Office::founded();
    office.tend();
    assert_eq!(backups(&mut office).len(), 0, "not while somebody works");
    let idle = |office: &mut Office, seconds: u64| {
        office.pass(seconds);
        office.tend();
        backups(office).len()
    };
    assert_eq!(idle(&mut office, 10), 1, "the first change of the day");
    assert_eq!(idle(&mut office, 10), 1);
    unit(&mut office, "甲站");
    assert_eq!(idle(&mut office, 600), 1, "the day has its first");
    unit(&mut office, "乙站");
    assert_eq!(idle(&mut office, 7200), 2, "two hours of work");
    assert_eq!(idle(&mut office, 7200 * 3), 2, "nothing changed");
    office.set_day("2026-04-09");
    assert_eq!(idle(&mut office, 10), 2, "a day without change");
    unit(&mut office, "丙站");
    assert_eq!(idle(&mut office, 10), 3);
    unit(&mut office, "丁站");
    office.leave();
    office.restart();
    assert_eq!(backups(&mut office).len(), 4, "at the end");
    office.leave();
    office.restart();
    assert_eq!(backups(&mut office).len(), 4, "an end without a change");
    let oldest = backups(&mut office).pop().unwrap();
    let sight = office.call("inspect_backup", json!({ "path": oldest["path"] }));
    assert_eq!(sight["office"], "中共七溪坪镇纪律检查委员会");
}

/// One bit rotted in a kept copy: the daily reading finds it, says it, and nothing is thinned on its account.
#[test]
fn a_kept_copy_that_rotted_is_found() {
    let mut office = Office::founded();
    let made = PathBuf::from(text(&office.call("make_backup", json!({}))["path"]));
    let mut rotten = fs::read(&made).unwrap();
    let at = rotten.len() / 2;
    rotten[at] ^= 1;
    fs::write(&made, &rotten).unwrap();
    office.pass(120);
    office.tend();
    let lines = backups(&mut office);
    assert_eq!((lines.len(), &lines[0]["sound"]), (1, &json!(false)));
    assert_eq!(office.refused("restore_backup", json!({ "path": made })), ":bad_backup");
    assert!(fs::read(&made).unwrap() == rotten);
}

#[test]
fn a_copy_on_another_disk_is_asked_for_and_read_back_from_there() {
    let mut office = Office::founded();
    let stick = Folder::new();
    let todo = |office: &mut Office| -> String {
        let home = office.call("home", json!({}));
        let lines = home["todo"].as_array().unwrap().iter().filter(|line| line["page"] == "backup");
        lines.map(|line| format!("{} {} {}", text(&line["group"]), text(&line["title"]), text(&line["detail"]))).collect()
    };
    assert_eq!(todo(&mut office), "");
    office.set_day("2026-04-16");
    assert!(todo(&mut office).starts_with("week "), "{}", todo(&mut office));
    office.set_day("2026-04-23");
    assert!(todo(&mut office).starts_with("today ") && todo(&mut office).contains("两周"));
    office.set_day("2026-05-10");
    assert!(todo(&mut office).contains("最近32天登记的内容就找不回来了"), "{}", todo(&mut office));
    office.disks().set_one_disk(true);
    assert_eq!(office.refused("choose_second_medium", json!({ "path": stick.path() })), "path:same_disk");
    office.disks().set_one_disk(false);
    assert_eq!(office.refused("choose_second_medium", json!({ "path": stick.file("gone") })), "path:no_folder");
    office.call("choose_second_medium", json!({ "path": stick.path() }));
    let made = office.call("copy_to_second", json!({}));
    assert!(text(&made["path"]).starts_with(&stick.path().display().to_string()) && text(&made["sentence"]).contains("读回核对"));
    assert_eq!(todo(&mut office), "");

    // The machine is lost: the stick alone brings the office back on another one.
    let before = office.state();
    let mut other = Office::empty();
    assert_eq!(other.refused("restore_backup", json!({ "path": made["path"] })), "password:required");
    other.call("restore_backup", json!({ "path": made["path"], "password": PASSWORD }));
    assert!(other.state() == before);
    other.assert_sound();
}

#[test]
fn a_drill_tries_a_restore_and_leaves_the_office_alone() {
    let mut office = Office::sample();
    let made = office.call("make_backup", json!({}));
    let before = office.state();
    let done = office.call("drill_backup", json!({ "path": made["path"] }));
    assert!(text(&done["sentence"]).contains("演练成功"), "{done}");
    assert!(office.state() == before && !office.folder().file("drill").exists());
    assert!(text(&office.call("read_backups", json!({}))["drill"]).contains("2026-04-08"));
}

/// The file is damaged: nothing of it changes whatever is asked; a backup can be looked at or restored, and the damaged
/// one lies aside, byte for byte.
#[test]
fn a_damaged_database_leads_to_its_backups_and_stays_as_it_lies() {
    let mut office = Office::founded();
    unit(&mut office, "甲站");
    let good = office.state();
    office.call("make_backup", json!({}));
    office.leave();
    let db = office.folder().file("office.db");
    let mut rotten = fs::read(&db).unwrap();
    let at = rotten.len() / 3;
    rotten[at] ^= 8;
    fs::write(&db, &rotten).unwrap();
    fs::write(office.folder().file("office.running"), b"").unwrap();
    office.restart();
    let status = office.call("app_status", json!({}));
    assert_eq!(status["state"], "damaged", "{status}");
    assert!(text(&status["notice"]).contains("没有改动"));
    for command in ["home", "save_record", "undo", "make_backup", "verify"] {
        assert_eq!(office.answer(command, crate::requests::request(command)).unwrap_err()["kind"], "locked", "{command}");
    }
    let lie = bytes(office.folder().path(), &["desk.log"]);
    assert_eq!(backups(&mut office).len(), 1);

    let status = office.call("open_backup", json!({ "path": "" }));
    assert_eq!((&status["state"], &status["looking"]), (&json!("open"), &json!(true)));
    assert!(office.state() == good);
    assert_eq!(office.refused("save_record", crate::requests::request("save_record")), ":looking");
    assert_eq!(office.refused("undo", json!({})), ":looking");
    office.restart();
    assert_eq!(bytes(office.folder().path(), &["desk.log", "looking"]), lie, "looking changed nothing");

    let path = backups(&mut office)[0]["path"].clone();
    let restored = office.call("restore_backup", json!({ "path": path }));
    assert!(office.state() == good);
    let aside = office.folder().file(text(&restored["replaced"]));
    assert!(fs::read(aside.join("office.db")).unwrap() == rotten, "the damaged file lies aside as it was");
    office.restart();
    assert_eq!(office.call("app_status", json!({}))["state"], "open");
    office.assert_sound();
    // It does not read, so it cannot be put back; nothing happens to what stands.
    assert_eq!(office.refused("put_back", json!({ "name": restored["replaced"] })), ":bad_backup");
    office.assert_sound();
}

/// A restore is cut off at every step: the next start has the old office or the new one, and no third.
#[test]
fn a_restore_cut_off_on_the_way_is_carried_to_its_end() {
    let mut office = Office::founded();
    unit(&mut office, "甲站");
    let old = office.state();
    let made = office.call("make_backup", json!({}));
    unit(&mut office, "乙站");
    let new = office.state();
    office.leave();
    // What lies there when the power fails after the plan was written, with 0, 1 … of its moves done.
    let moves = ["office.db", "office.running"];
    for done in 0..=moves.len() {
        let mut cut = office.cut();
        cut.leave();
        let data = cut.folder().path().to_owned();
        let coming = data.join("restoring");
        let aside = data.join("被替换-1");
        fs::create_dir_all(&coming).unwrap();
        fs::create_dir_all(&aside).unwrap();
        let mut source = Office::empty();
        source.call("restore_backup", json!({ "path": made["path"], "password": PASSWORD }));
        source.leave();
        fs::copy(source.folder().file("office.db"), coming.join("office.db")).unwrap();
        fs::write(coming.join("plan.txt"), "office\n被替换-1\n").unwrap();
        fs::write(data.join("office.running"), b"").unwrap();
        for name in &moves[..done] {
            fs::rename(data.join(name), aside.join(name)).unwrap();
        }
        cut.restart();
        assert!(cut.state() == old, "{done} moves");
        assert!(!coming.exists() && aside.join("office.db").exists());
        cut.assert_sound();
        cut.call("put_back", json!({ "name": "被替换-1" }));
        assert!(cut.state() == new, "{done} moves");
    }
    // Before the plan was written nothing is to be done.
    let mut cut = office.cut();
    fs::create_dir_all(cut.folder().file("restoring")).unwrap();
    fs::write(cut.folder().file("restoring/office.db"), b"half").unwrap();
    cut.restart();
    assert!(cut.state() == new);
}

/// The mark of the open office tells of two acts more than its log holds.
#[test]
fn a_log_that_lost_its_end_is_told_and_kept() {
    let mut office = Office::founded();
    unit(&mut office, "甲站");
    let (state, entries) = (office.state(), office.entries());
    office.leave();
    fs::write(office.folder().file("office.running"), format!("{:020}\n", entries + 2)).unwrap();
    office.restart();
    let status = office.call("app_status", json!({}));
    assert_eq!(status["state"], "open");
    assert!(text(&status["notice"]).contains("最后2步操作没有留在磁盘上") && text(&status["notice"]).contains("残缺-1"), "{status}");
    assert!(office.folder().file("残缺-1/office.db").exists() && office.state() == state);
    office.assert_sound();
    office.restart();
    assert_eq!(office.call("app_status", json!({}))["notice"], Value::Null);
}

/// the program does not open an office that lies where it must not, and says why.
#[test]
fn an_office_on_a_stick_a_share_or_in_a_synced_folder_is_not_opened() {
    let mut office = Office::founded();
    office.leave();
    let lie = bytes(office.folder().path(), &[]);
    for (unfit, word) in
        [(desk::Unfit::Removable, "优盘"), (desk::Unfit::Network, "网络共享"), (desk::Unfit::Synced("坚果云".to_owned()), "坚果云")]
    {
        office.disks().set_unfit(Some(unfit));
        office.restart();
        let status = office.call("app_status", json!({}));
        assert_eq!(status["state"], "refused");
        assert!(text(&status["notice"]).contains(word) && text(&status["notice"]).contains("请把整个文件夹复制到本机硬盘"), "{status}");
        office.leave();
        assert_eq!(bytes(office.folder().path(), &[]), lie, "{word}");
    }
    office.disks().set_unfit(None);
    office.restart();
    assert_eq!(office.call("app_status", json!({}))["state"], "open");
}

/// what changes much is asked about once more, backed up before, and undone whole.
#[test]
fn much_at_once_is_asked_about_backed_up_and_undone() {
    let mut office = Office::sample();
    let before = office.state();
    let rows = office.call("list_records", json!({ "kind": "signals", "limit": 60 }));
    let mut free: Vec<Value> = Vec::new();
    for row in rows["rows"].as_array().unwrap() {
        let id = row["id"].clone();
        if office.answer("delete_records", json!({ "kind": "signals", "ids": [id] })).is_ok() {
            office.call("undo", json!({}));
            free.push(id);
        }
    }
    free.truncate(25);
    assert_eq!(free.len(), 25);
    assert_eq!(office.refused("delete_records", json!({ "kind": "signals", "ids": free })), ":mass_change");
    assert!(office.state() == before && backups(&mut office).is_empty());
    office.call("delete_records", json!({ "kind": "signals", "ids": free, "confirmed": true }));
    assert_eq!(backups(&mut office).len(), 1);
    office.call("undo", json!({}));
    assert!(office.state() == before);
    // A few need no question.
    office.call("delete_records", json!({ "kind": "signals", "ids": [free[0]] }));
    assert_eq!(backups(&mut office).len(), 1);
    figures::line("R-19", "mass deletion: 25 rows asked about, backed up before, undone whole");
}

#[test]
fn a_disk_that_fills_up_is_said_in_time() {
    let mut office = Office::founded();
    office.disks().set_free(700 << 20);
    let said = office.call("read_backups", json!({}))["warnings"].to_string();
    assert!(said.contains("700.0 MB"), "{said}");
    assert!(office.call("home", json!({}))["todo"].to_string().contains("700.0 MB"));
    office.pass(120);
    office.tend();
    assert!(!office.folder().file("ballast").exists(), "no ballast where there is no room");
    office.disks().set_free(5 << 30);
    office.pass(120);
    office.tend();
    assert_eq!(fs::metadata(office.folder().file("ballast")).unwrap().len(), 32 << 20);
    assert_eq!(office.call("read_backups", json!({}))["warnings"], json!([]));
}

/// What is not a backup, or another's, is refused with a sentence, and nothing happens.
#[test]
fn what_is_no_backup_of_this_office_is_refused() {
    let mut sample = Office::sample();
    let training = sample.call("make_backup", json!({}))["path"].clone();
    let mut office = Office::founded();
    let real = office.call("make_backup", json!({}))["path"].clone();
    let folder = Folder::new();
    let letter = folder.file("信.lfb");
    fs::write(&letter, "不是备份".repeat(100)).unwrap();
    let before = office.state();
    for (path, rule) in [(json!(letter), ":bad_backup"), (json!(folder.file("gone.lfb")), ":bad_backup"), (training, ":other_office")] {
        assert_eq!(office.refused("restore_backup", json!({ "path": path })), rule);
        assert_eq!(office.refused("inspect_backup", json!({ "path": path })), rule);
    }
    assert_eq!(sample.refused("restore_backup", json!({ "path": real })), ":other_office");
    assert!(office.state() == before);
    let lines = office.call("read_backups", json!({}));
    assert_eq!(lines["replaced"], json!([]));
}
