//! 上报包 between offices: cards and fingerprints, making and taking in, what is refused and that nothing then changes,
//! differences, undo, and what never leaves the township. Never behind the door of either office.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::office::{Folder, Office, settings, text};

/// An office by name and use, with its card saved.
pub fn office(name: &str, role: &str) -> Office {
    let mut office = Office::empty();
    let mut fields = settings();
    (fields["name"], fields["role"]) = (json!(name), json!(role));
    office.found(fields);
    office.call("save_card", json!({ "path": office.folder().file("card.lfid") }));
    office
}

fn fingerprint(office: &mut Office) -> String {
    text(&office.call("bundle_desk", json!({}))["own"]["fingerprint"]).to_owned()
}

/// `one` knows `other`: its card was read and its fingerprint told.
pub fn pin(one: &mut Office, other: &mut Office) -> Value {
    let fields = json!({ "fingerprint": fingerprint(other), "confirmed_by": "谢某某", "note": "电话" });
    one.call("pin_office", json!({ "path": other.folder().file("card.lfid"), "fields": fields }))["id"].clone()
}

/// A township with a few records of the first quarter, and a centre; each knows the other.
pub fn pair() -> (Office, Office) {
    let mut township = office("中共七溪坪镇纪律检查委员会", "");
    for (name, category) in [("财政所", "事业站所"), ("柳树沟村", "行政村")] {
        let fields = json!({ "full_name": format!("七溪坪镇{name}"), "short_name": name, "category": category, "reporting_point": "是" });
        township.create("units", fields);
    }
    for content in ["惠农补贴发放不公开", "公款报销无明细", "办事窗口推诿"] {
        let fields = json!({ "collected_on": "2026-2-3", "point": "柳树沟村", "source": "信访举报", "unit": "财政所", "object": "出纳/孙某某", "content": content, "suggested_level": "蓝" });
        township.create("signals", fields);
    }
    let mut centre = office("云溪区廉政风险预警中心", "预警中心");
    pin(&mut township, &mut centre);
    pin(&mut centre, &mut township);
    (township, centre)
}

pub fn make(township: &mut Office, receiver: &str, name: &str) -> PathBuf {
    let path = township.folder().file(name);
    township.call("make_bundle", json!({ "period": "2026Q1", "receiver": receiver, "path": path }));
    path
}

const CENTRE: &str = "云溪区廉政风险预警中心";

pub fn take(centre: &mut Office, path: &PathBuf) -> Value {
    let preview = centre.call("preview_bundle", json!({ "path": path }));
    centre.call("accept_bundle", json!({ "token": preview["token"] }));
    preview
}

fn counts(preview: &Value) -> Vec<(&str, u64)> {
    preview["counts"].as_array().unwrap().iter().map(|one| (text(&one["verdict"]), one["count"].as_u64().unwrap())).collect()
}

#[test]
fn an_office_is_known_only_by_the_fingerprint_that_was_told() {
    let mut township = office("中共七溪坪镇纪律检查委员会", "");
    let mut centre = office(CENTRE, "预警中心");
    let card = centre.folder().file("card.lfid");
    assert_eq!(township.call("read_card", json!({ "path": card })), json!({ "name": CENTRE, "remark": "" }));
    let told = fingerprint(&mut centre);
    assert_eq!(told, fingerprint(&mut centre), "keys are made once");
    centre.restart();
    assert_eq!(told, fingerprint(&mut centre), "and stay over a restart");
    let other = fingerprint(&mut township);
    let pin_with = |digits: &str| json!({ "path": card, "fields": { "fingerprint": digits, "confirmed_by": "谢某某" } });
    assert_eq!(township.refused("pin_office", pin_with(&other)), "fingerprint:fingerprint");
    assert_eq!(township.refused("pin_office", pin_with("")), "fingerprint:required");
    assert_eq!(township.count("correspondents"), 0);
    township.call("pin_office", pin_with(&told.replace(' ', "")));
    assert_eq!(township.refused("pin_office", pin_with(&told)), "path:known");
    assert!(text(&township.call("read_card", json!({ "path": card }))["remark"]).contains("已经登记过"));
    // A card that somebody changed on the way is none.
    let changed = fs::read_to_string(&card).unwrap().replace("云溪区", "云河区");
    let forged = township.folder().file("forged.lfid");
    fs::write(&forged, changed).unwrap();
    assert_eq!(township.refused("read_card", json!({ "path": forged })), "path:card");
    let own = township.folder().file("card.lfid");
    assert!(text(&township.call("read_card", json!({ "path": own }))["remark"]).contains("自己"));
    // A name that is taken by other keys is told.
    let second = office(CENTRE, "预警中心");
    let remark = township.call("read_card", json!({ "path": second.folder().file("card.lfid") }))["remark"].clone();
    assert!(text(&remark).contains("同名"), "{remark}");
    // Known no more, and known again.
    let id = township.find("correspondents", "name", CENTRE);
    township.call("delete_records", json!({ "kind": "correspondents", "ids": [id] }));
    assert_eq!(township.count("correspondents"), 0);
    township.call("pin_office", pin_with(&told));
    assert_eq!(township.find("correspondents", "name", CENTRE), id);
    assert_eq!(township.refused("save_record", json!({ "kind": "correspondents", "fields": { "name": "某县" } })), ":pin");
    township.assert_sound();
}

#[test]
fn a_quarter_goes_up_and_comes_in_as_one_act() {
    let (mut township, mut centre) = pair();
    let outline = township.call("outline_bundle", json!({ "period": "2026Q1" }));
    assert!(text(&outline["holds"][0]).starts_with("预警信息3条"), "{outline}");
    assert_eq!(outline["file_name"], "七溪坪镇2026年第一季度上报包第1号.lfp");
    assert_eq!(township.refused("outline_bundle", json!({ "period": "2026Q2" })), "period:running");
    let file = make(&mut township, CENTRE, "one.lfp");
    assert_eq!(township.call("bundle_desk", json!({}))["next_sequence"], 2);
    let (before, entries) = (centre.state(), centre.entries());
    let preview = centre.call("preview_bundle", json!({ "path": file }));
    assert_eq!(
        (text(&preview["sender"]), text(&preview["label"]), &preview["sequence"]),
        ("中共七溪坪镇纪律检查委员会", "2026年第一季度", &json!(1))
    );
    assert_eq!(counts(&preview), [("new", 4), ("changed", 0), ("missing", 0), ("unchanged", 0)]);
    assert_eq!((centre.state(), centre.entries()), (before.clone(), entries), "a look changes nothing");
    let done = centre.call("accept_bundle", json!({ "token": preview["token"] }));
    assert_eq!(text(&done["sentence"]), "已接收中共七溪坪镇纪律检查委员会2026年第一季度上报包（第1号），写入4条。");
    assert_eq!(centre.entries(), entries + 1);
    let after = centre.state();
    assert_eq!(centre.refused("accept_bundle", json!({ "token": preview["token"] })), ":preview_gone");
    // The same once more: refused, and nothing changes.
    assert_eq!(centre.refused("preview_bundle", json!({ "path": file })), "path:taken");
    assert_eq!((centre.state(), centre.entries()), (after.clone(), entries + 1));
    centre.call("undo", json!({}));
    assert_eq!(centre.state(), before);
    // What was taken back can be taken in again, and what was brought back is as it was.
    centre.call("redo", json!({}));
    assert_eq!(centre.state(), after);
    let id = centre.find("received_returns", "sequence", "1");
    let record = centre.call("read_record", json!({ "kind": "received_returns", "id": id }));
    assert_eq!((text(&record["fields"]["times"]), text(&record["fields"]["points_due"])), ("3", "2"));
    assert!(text(&record["fields"]["report"]).contains("共采集预警信息3件次"), "{record}");
    assert!(text(&record["fields"]["points"]).contains("柳树沟村：已报3件次"), "{record}");
    let grid = centre.call("bundle_desk", json!({}))["grid"].clone();
    assert_eq!(grid[0]["cells"][0]["record"], json!(id));
    // What came from elsewhere is neither changed nor deleted here.
    assert_eq!(centre.refused("delete_records", json!({ "kind": "received_returns", "ids": [id] })), ":kept");
    let change = json!({ "kind": "received_returns", "id": id, "fields": { "times": "9" } });
    assert_eq!(centre.refused("save_record", change), ":read_only");
    assert_eq!(centre.refused("save_office", json!({ "fields": { "role": "乡镇纪委" } })), "role:settled");
    centre.restart();
    assert_eq!(centre.state(), after);
    centre.assert_sound();
    township.assert_sound();
}

#[test]
fn a_later_package_shows_what_it_changes_and_deletes_nothing() {
    let (mut township, mut centre) = pair();
    let first = make(&mut township, CENTRE, "one.lfp");
    take(&mut centre, &first);
    let id = township.find("signals", "number", "Y001");
    township.call("save_record", json!({ "kind": "signals", "id": id, "fields": { "content": "惠农补贴发放未公示" } }));
    let gone = township.find("signals", "number", "Y002");
    township.call("delete_records", json!({ "kind": "signals", "ids": [gone] }));
    township.create("signals", json!({ "collected_on": "2026-3-3", "point": "财政所", "source": "审计", "content": "往来款长期挂账" }));
    // The number between is for another day; the centre says that it never came.
    make(&mut township, CENTRE, "two.lfp");
    let third = make(&mut township, CENTRE, "three.lfp");
    let preview = centre.call("preview_bundle", json!({ "path": third }));
    assert_eq!(counts(&preview), [("new", 1), ("changed", 2), ("missing", 1), ("unchanged", 1)]);
    let remarks = preview["remarks"].to_string();
    assert!(remarks.contains("第2号包没有收到过") && remarks.contains("不会从本机删除"), "{remarks}");
    let changed = preview["lines"].as_array().unwrap().iter().find(|line| line["title"] == "Y001").unwrap();
    assert_eq!(changed["changes"], json!([{ "label": "内容", "before": "惠农补贴发放不公开", "now": "惠农补贴发放未公示" }]));
    let before = centre.state();
    centre.call("accept_bundle", json!({ "token": preview["token"] }));
    assert_eq!(centre.count("received_signals"), 4);
    let missing = centre.find("received_signals", "presence", "最新包中没有");
    assert_eq!(centre.call("read_record", json!({ "kind": "received_signals", "id": missing }))["title"], "Y002");
    centre.call("undo", json!({}));
    assert_eq!(centre.state(), before);
    centre.call("redo", json!({}));
    centre.assert_sound();
}

#[test]
fn what_is_not_right_is_refused_before_it_is_read() {
    let (mut township, mut centre) = pair();
    let mut twin = township.cut();
    let (first, second) = (make(&mut township, CENTRE, "one.lfp"), make(&mut township, CENTRE, "two.lfp"));
    let (bytes, other) = (fs::read(&first).unwrap(), fs::read(&second).unwrap());
    let mut elsewhere = office("另一个预警中心", "预警中心");
    pin(&mut township, &mut elsewhere);
    let misdirected = make(&mut township, "另一个预警中心", "elsewhere.lfp");
    let (mut stranger, _) = pair();
    pin(&mut stranger, &mut centre);
    let foreign = make_for(&mut stranger, &mut centre);
    let (before, entries) = (centre.state(), centre.entries());
    let folder = Folder::new();
    let file = folder.file("broken.lfp");
    let mut refuse = |bytes: &[u8], rule: &str, what: &str| {
        fs::write(&file, bytes).unwrap();
        assert_eq!(centre.refused("preview_bundle", json!({ "path": file })), rule, "{what}");
    };
    // Every sort of byte: magic, format, sender, length, receiver, key, number, key agreement, nonce, content, signature.
    for (at, rule) in [
        (0, "path:not_a_bundle"),
        (9, "path:tampered"),
        (12, "path:foreign"),
        (49, "path:cut"),
        (60, "path:tampered"),
        (90, "path:tampered"),
        (105, "path:tampered"),
        (110, "path:tampered"),
        (140, "path:tampered"),
        (162, "path:tampered"),
        (bytes.len() - 70, "path:tampered"),
        (bytes.len() - 1, "path:tampered"),
    ] {
        let mut broken = bytes.clone();
        broken[at] ^= if at == 49 { 0x80 } else { 1 };
        if at == 49 && u64::from_be_bytes(broken[42..50].try_into().unwrap()) < bytes.len() as u64 {
            broken[48] = 0xff;
        }
        refuse(&broken, rule, &format!("byte {at}"));
    }
    for end in (0..bytes.len()).step_by(97) {
        refuse(&bytes[..end], if end < 8 { "path:not_a_bundle" } else { "path:cut" }, &format!("cut at {end}"));
    }
    refuse(&[&bytes[..], b"more"].concat(), "path:tampered", "longer");
    refuse(&[&bytes[..162], &other[162..]].concat(), "path:tampered", "the content of another package");
    refuse(&[&bytes[..bytes.len() - 64], &other[other.len() - 64..]].concat(), "path:tampered", "the signature of another package");
    refuse(&fs::read(&misdirected).unwrap(), "path:not_for_us", "another receiver");
    refuse(&foreign, "path:foreign", "another sender");
    refuse(b"PK\x03\x04", "path:not_a_bundle", "a table");
    assert_eq!((centre.state(), centre.entries()), (before, entries), "nothing was changed by any of them");
    // The newer one first: the older is older, and the number of a twin is taken.
    take(&mut centre, &second);
    let after = centre.state();
    assert_eq!(centre.refused("preview_bundle", json!({ "path": first })), "path:older");
    make(&mut twin, CENTRE, "one.lfp");
    let replayed = make(&mut twin, CENTRE, "two.lfp");
    assert_eq!(centre.refused("preview_bundle", json!({ "path": replayed })), "path:replayed");
    assert_eq!(centre.state(), after);
    // With its numbers put right the twin comes in.
    let request = json!({ "period": "2026Q1", "receiver": CENTRE, "path": twin.folder().file("nine.lfp"), "sequence": 9 });
    twin.call("make_bundle", request.clone());
    assert_eq!(twin.refused("make_bundle", request), "sequence:taken");
    let nine = twin.folder().file("nine.lfp");
    take(&mut centre, &nine);
    assert_eq!(township.refused("preview_bundle", json!({ "path": nine })), ":role");
    // One that was let go is foreign again.
    let id = centre.find("correspondents", "name", "中共七溪坪镇纪律检查委员会");
    centre.call("delete_records", json!({ "kind": "correspondents", "ids": [id] }));
    let ten = make(&mut twin, CENTRE, "ten.lfp");
    assert_eq!(centre.refused("preview_bundle", json!({ "path": ten })), "path:foreign");
    centre.assert_sound();
}

/// A package of an office that the centre does not know.
fn make_for(stranger: &mut Office, centre: &mut Office) -> Vec<u8> {
    let told = fingerprint(centre);
    let list = stranger.call("bundle_desk", json!({}))["correspondents"].clone();
    let known = list.as_array().unwrap().iter().find(|one| one["fingerprint"] == json!(told)).unwrap();
    fs::read(make(stranger, text(&known["id"]), "foreign.lfp")).unwrap()
}

#[test]
fn what_belongs_to_the_township_alone_stays_there() {
    const CANARIES: [&str; 7] = ["钱举报", "孙某某", "秘密内容", "径送某事", "范围外某事", "测试录入", "出纳岗甲"];
    let (mut township, mut centre) = pair();
    let signal = |content: &str| json!({ "collected_on": "2026-2-4", "point": "财政所", "source": "审计", "content": content });
    let mut hidden = signal("秘密内容");
    (hidden["confidential"], hidden["object"]) = (json!("是"), json!("出纳岗甲/孙某某"));
    township.create("signals", hidden);
    let mut outside = signal("范围外某事");
    outside["in_scope"] = json!("否");
    township.create("signals", outside);
    township.create("signals", signal("测试录入"));
    township.call("exclude_signal", json!({ "signal": "Y006", "fields": { "reason": "测试录入" } }));
    township.create("signals", signal("孙某某多次吃请"));
    township.call("save_reporter", json!({ "signal": "Y001", "fields": { "name": "钱举报", "contact": "钱举报" } }));
    township
        .create("direct_receipts", json!({ "received_on": "2026-2-5", "way": "来信", "handled_by": "钱举报", "forwarded_to": "径送某事" }));
    let outline = township.call("outline_bundle", json!({ "period": "2026Q1" }));
    assert!(text(&outline["holds"][0]).starts_with("预警信息5条"), "{outline}");
    assert!(outline["leaves"].to_string().contains("1条保密的信息"), "{outline}");
    let file = make(&mut township, CENTRE, "one.lfp");
    let bytes = fs::read(&file).unwrap();
    take(&mut centre, &file);
    let mut told = centre.state().to_string();
    for kind in ["received_returns", "received_signals", "received_warnings"] {
        for row in centre.call("list_records", json!({ "kind": kind, "limit": 100 }))["rows"].as_array().unwrap().clone() {
            told.push_str(&centre.call("read_record", json!({ "kind": kind, "id": row["id"] })).to_string());
        }
    }
    assert!(told.contains("×××多次吃请") && told.contains("惠农补贴"), "it did come: {told}");
    for canary in CANARIES {
        assert!(!told.contains(canary), "{canary}");
        assert!(!bytes.windows(canary.len()).any(|window| window == canary.as_bytes()), "{canary} in the file");
    }
    // What is for practice never meets what is real.
    let mut training = Office::sample();
    training.call("save_card", json!({ "path": training.folder().file("card.lfid") }));
    pin(&mut training, &mut centre);
    pin(&mut centre, &mut training);
    let practice = make(&mut training, CENTRE, "practice.lfp");
    assert_eq!(centre.refused("preview_bundle", json!({ "path": practice })), "path:training");
}

#[test]
fn a_package_that_cannot_be_written_takes_no_number() {
    let (mut township, mut centre) = pair();
    let (state, entries) = (township.state(), township.entries());
    let nowhere = json!({ "period": "2026Q1", "receiver": CENTRE, "path": "/nowhere/none.lfp" });
    assert_eq!(township.answer("make_bundle", nowhere).unwrap_err()["kind"], "fault");
    assert_eq!((township.state(), township.entries()), (state, entries));
    let unknown = json!({ "period": "2026Q1", "receiver": "某县", "path": township.folder().file("x.lfp") });
    assert_eq!(township.refused("make_bundle", unknown), "receiver:unknown");
    assert_eq!(township.call("bundle_desk", json!({}))["next_sequence"], 1);
    let mut fresh = Office::founded();
    assert_eq!(fresh.refused("make_bundle", json!({ "period": "2026Q1", "receiver": CENTRE, "path": "/x" })), ":identity");
    // A package does not stand in the way of undoing what was done before it, and is not taken back itself.
    let id = township.find("units", "short_name", "财政所");
    township.call("save_record", json!({ "kind": "units", "id": id, "fields": { "note": "备注" } }));
    let file = make(&mut township, CENTRE, "one.lfp");
    township.call("undo", json!({}));
    assert_eq!(township.call("read_record", json!({ "kind": "units", "id": id }))["fields"]["note"], "");
    assert_eq!(township.count("sent_bundles"), 1);
    take(&mut centre, &file);
    // The half-year goes up with its own report and the points of both quarters.
    township.set_day("2026-07-05");
    let half = township.folder().file("half.lfp");
    township.call("make_bundle", json!({ "period": "2026H1", "receiver": CENTRE, "path": half }));
    take(&mut centre, &half);
    let id = centre.find("received_returns", "period", "2026年上半年");
    let fields = centre.call("read_record", json!({ "kind": "received_returns", "id": id }))["fields"].clone();
    assert!(text(&fields["report"]).contains("廉政风险预警信息分析报告"), "{fields}");
    assert!(text(&fields["points"]).contains("2026年第二季度 财政所：未报"), "{fields}");
    assert_eq!(centre.count("received_returns"), 2);
}
