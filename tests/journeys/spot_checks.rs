//! 抽查 from the coverage of the year by a draw before witnesses to a visit, its findings and their rectification. Never
//! behind the door: a draw is worked out again from what is printed.

use serde_json::{Value, json};

use crate::office::{Office, text, words};

/// SHA-256 as its standard has it, written down anew: the draw is not to be checked by its own tools.
fn sha256(message: &str) -> String {
    let root = |power: f64, prime: u32| ((f64::from(prime).powf(power).fract()) * 4_294_967_296.0) as u32;
    let primes: Vec<u32> = (2..312).filter(|one| (2..*one).all(|by| one % by != 0)).collect();
    let mut hash: Vec<u32> = primes[..8].iter().map(|prime| root(0.5, *prime)).collect();
    let constants: Vec<u32> = primes[..64].iter().map(|prime| root(1.0 / 3.0, *prime)).collect();
    let mut bytes = message.as_bytes().to_vec();
    bytes.push(0x80);
    bytes.resize(bytes.len().next_multiple_of(64) + if bytes.len() % 64 > 56 { 64 } else { 0 } - 8, 0);
    bytes.extend((message.len() as u64 * 8).to_be_bytes());
    for block in bytes.chunks(64) {
        let mut words: Vec<u32> = block.chunks(4).map(|four| u32::from_be_bytes(four.try_into().unwrap())).collect();
        for at in 16..64 {
            let (late, early) = (words[at - 2], words[at - 15]);
            let mix = |word: u32, a: u32, b: u32, c: u32| word.rotate_right(a) ^ word.rotate_right(b) ^ (word >> c);
            let next = mix(late, 17, 19, 10).wrapping_add(words[at - 7]).wrapping_add(mix(early, 7, 18, 3)).wrapping_add(words[at - 16]);
            words.push(next);
        }
        let mut state = hash.clone();
        for (word, constant) in words.iter().zip(&constants) {
            let turn = |word: u32, a: u32, b: u32, c: u32| word.rotate_right(a) ^ word.rotate_right(b) ^ word.rotate_right(c);
            let (a, e) = (state[0], state[4]);
            let choice = (e & state[5]) ^ (!e & state[6]);
            let most = (a & state[1]) ^ (a & state[2]) ^ (state[1] & state[2]);
            let one = state[7].wrapping_add(turn(e, 6, 11, 25)).wrapping_add(choice).wrapping_add(*constant).wrapping_add(*word);
            let two = turn(a, 2, 13, 22).wrapping_add(most);
            state.rotate_right(1);
            state[4] = state[4].wrapping_add(one);
            state[0] = one.wrapping_add(two);
        }
        hash.iter_mut().zip(state).for_each(|(own, more)| *own = own.wrapping_add(more));
    }
    hash.iter().map(|word| format!("{word:08x}")).collect()
}

#[test]
fn the_other_sha_256_is_the_standard_one() {
    for (message, hash) in [
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
    ] {
        assert_eq!(sha256(message), hash);
    }
}

fn draw(fields: Value) -> Value {
    json!({ "filter": { "state": "open", "sort": "posts" }, "fields": fields })
}

/// Posts of high risk of the sample: 51 are marked so in posts.csv, and 5 more have a risk point of the highest grade.
/// Units: 23 have one. Counted by a script that shares nothing with the rules.
#[test]
fn the_coverage_of_the_year_says_what_is_left() {
    let mut office = Office::sample();
    let coverage = office.call("spot_coverage", json!({}));
    let figures: Vec<(&str, u64, u64)> = coverage["figures"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (text(&one["label"]), one["all"].as_u64().unwrap(), one["open"].as_u64().unwrap()))
        .collect();
    assert_eq!(figures, [("单位", 23, 23), ("岗位", 56, 56), ("合计", 79, 79)]);
    assert_eq!(coverage["countdown"], "距离2026年12月31日还有267天，还有79个没有抽查。");
    assert_eq!(coverage["lines"].as_array().unwrap().len(), 79);
    let of_unit = office.call("spot_coverage", json!({ "unit": "财政所" }));
    let names: Vec<_> = of_unit["lines"].as_array().unwrap().iter().map(|line| text(&line["name"]).to_owned()).collect();
    assert!(names.iter().all(|name| name.starts_with("财政所")) && names[0] == "财政所", "{names:?}");
    assert!(of_unit["lines"].as_array().unwrap().iter().all(|line| text(&line["because"]).contains("风险")));
    assert_eq!(of_unit["figures"], coverage["figures"], "the figures are of all");
    office.set_day("2026-12-20");
    let home = office.call("home", json!({}));
    let told = home["todo"].as_array().unwrap().iter().filter(|item| text(&item["title"]) == "2026年还有79个高风险单位、岗位没有抽查");
    assert_eq!(told.map(|item| text(&item["page"])).collect::<Vec<_>>(), ["spots"], "one line, and it opens the list");
}

#[test]
fn anyone_can_work_out_a_draw_again() {
    let mut office = Office::sample();
    let form = office.call("draw_form", json!({ "state": "open", "sort": "posts" }));
    assert_eq!(form["scope"], "2026年未抽查的高风险岗位");
    let pool: Vec<String> = form["pool"].as_array().unwrap().iter().map(|name| text(name).to_owned()).collect();
    assert_eq!((pool.len(), text(&form["seed"]).len()), (56, 20));
    assert_ne!(office.call("draw_form", json!({}))["seed"], form["seed"]);
    let fields = json!({ "count": "5", "seed": "20260408771", "witnesses": "马某某、朱某某" });
    let drawn = office.call("draw_spots", draw(fields.clone()));
    let view = office.call("read_spot_draw", json!({ "draw": drawn["id"] }));
    // Worked out from what stands on the record: the seed and the numbered pool.
    let mut lots: Vec<(String, &String)> =
        pool.iter().enumerate().map(|(at, name)| (sha256(&format!("20260408771-{}", at + 1)), name)).collect();
    lots.sort();
    let names: Vec<_> = view["drawn"].as_array().unwrap().iter().map(|lot| text(&lot["name"]).to_owned()).collect();
    assert_eq!(names, lots[..5].iter().map(|(_, name)| (*name).clone()).collect::<Vec<_>>());
    assert_eq!(view["drawn"][0]["lot"].as_str(), Some(lots[0].0.as_str()));
    assert_eq!(view["number"], "CQ-2026-001");
    assert!(text(&drawn["sentence"]).contains(&names.join("、")), "{drawn}");
    assert_eq!(office.count("spot_checks"), 5);
    // What was held stands: no undo, no change, no delete, and the seed is used.
    assert_eq!(office.refused("undo", json!({})), ":barrier");
    assert_eq!(office.refused("draw_spots", draw(fields)), "seed:seed_used");
    let change = json!({ "kind": "spot_draws", "id": drawn["id"], "fields": { "seed": "1" } });
    assert_eq!(office.refused("save_record", change), ":read_only");
    assert_eq!(office.refused("delete_records", json!({ "kind": "spot_draws", "ids": [drawn["id"]] })), ":kept");
    let check = view["drawn"][0]["check"].clone();
    assert_eq!(office.refused("delete_records", json!({ "kind": "spot_checks", "ids": [check] })), ":approved");
    let other = json!({ "kind": "spot_checks", "id": check, "fields": { "unit": "党政办", "post": "" } });
    assert!(office.refused("save_record", other).ends_with("object_stands"));
    office.assert_sound();
}

#[test]
fn a_draw_that_is_none_leaves_no_trace() {
    let mut office = Office::sample();
    let before = (office.state(), office.entries());
    let whole = json!({ "count": "3", "seed": "20260408771", "witnesses": "马某某" });
    for (field, words, rule) in [
        ("witnesses", "", "witnesses:required"),
        ("seed", "七溪", "seed:seed"),
        ("count", "57", "count:pool_count"),
        ("count", "0", "count:pool_count"),
        ("drawn_on", "2026-4-9", "drawn_on:future"),
    ] {
        let mut fields = whole.clone();
        fields[field] = json!(words);
        assert_eq!(office.refused("draw_spots", draw(fields)), rule);
    }
    let past = json!({ "filter": { "year": 2025 }, "fields": whole });
    assert_eq!(office.refused("draw_spots", past), ":year");
    let none = json!({ "filter": { "state": "covered" }, "fields": whole });
    assert_eq!(office.refused("draw_spots", none), ":pool_empty");
    assert_eq!((office.state(), office.entries()), before);
    assert_eq!(office.count("spot_draws") + office.count("spot_checks"), 0);
}

#[test]
fn a_voided_draw_stands_and_another_is_held() {
    let mut office = Office::sample();
    let fields = |seed: &str| json!({ "count": "2", "seed": seed, "witnesses": "马某某" });
    let first = office.call("draw_spots", draw(fields("20260408001")));
    assert_eq!(office.refused("void_spot_draw", json!({ "draw": "CQ-2026-001", "fields": { "reason": " " } })), "reason:required");
    let voided = office.call("void_spot_draw", json!({ "draw": "CQ-2026-001", "fields": { "reason": "备选范围有误" } }));
    assert_eq!(voided["count"], 2);
    assert_eq!(office.refused("void_spot_draw", json!({ "draw": first["id"], "fields": { "reason": "再来" } })), ":draw_voided");
    let view = office.call("read_spot_draw", json!({ "draw": first["id"] }));
    assert!(text(&view["voided"]).contains("备选范围有误") && view["drawn"].as_array().unwrap().len() == 2);
    assert_eq!(view["drawn"][0]["state"], "已作废");
    let check = view["drawn"][0]["check"].clone();
    assert_eq!(office.refused("record_spot_check", json!({ "check": check, "fields": {}, "rows": [] })), ":draw_voided");
    let coverage = office.call("spot_coverage", json!({}));
    assert_eq!(coverage["figures"][2]["open"], 79, "what was drawn then is open again");
    let second = office.call("draw_spots", draw(fields("20260408002")));
    assert!(text(&second["sentence"]).starts_with("抽签CQ-2026-002抽中："));
    let list = office.call("list_records", json!({ "kind": "spot_draws" }));
    assert_eq!(list["total"], 2);
}

/// The finished check of 财政所 with one finding, and the answer of the visit.
fn visit(office: &mut Office) -> (String, Value) {
    let fields = json!({ "kind": "专项检查", "unit": "财政所", "planned_on": "2026-4-10", "inspectors": "马某某、朱某某" });
    let check = office.create("spot_checks", fields);
    let view = office.call("read_spot_check", json!({ "check": check }));
    let rows: Vec<Value> = view["rows"]
        .as_array()
        .unwrap()
        .iter()
        .enumerate()
        .map(|(at, _)| if at == 0 { json!({ "result": "未落实", "remark": "没有台账" }) } else { json!({ "result": "落实" }) })
        .collect();
    let fields =
        json!({ "checked_on": "4.8", "inspectors": "马某某、朱某某", "findings": "内审台账不全\n票据存根缺号", "handling": "限期整改" });
    (check.clone(), json!({ "check": check, "fields": fields, "rows": rows }))
}

#[test]
fn a_visit_is_entered_measure_by_measure_and_stays_as_it_was() {
    let mut office = Office::sample();
    let (check, whole) = visit(&mut office);
    let row = |office: &mut Office| office.call("read_record", json!({ "kind": "spot_checks", "id": check }))["fields"].clone();
    assert_eq!((row(&mut office)["state"].clone(), row(&mut office)["number"].clone()), (json!("已安排"), json!("CC-2026-001")));
    let home = office.call("home", json!({}));
    assert!(home["todo"].as_array().unwrap().iter().any(|item| item["title"] == "抽查：财政所" && item["days"] == 2));
    let before = (row(&mut office), office.entries());
    let mut bare = whole.clone();
    bare["rows"][1]["result"] = json!("");
    bare["fields"]["inspectors"] = json!("马某某");
    assert_eq!(office.refused("record_spot_check", bare), "inspectors:two rows:unmarked");
    assert_eq!((row(&mut office), office.entries()), before);
    office.call("record_spot_check", whole.clone());
    assert_eq!(row(&mut office)["state"], "已完成");
    assert!(text(&row(&mut office)["results"]).contains("未落实1条"), "{}", row(&mut office));
    let line = |office: &mut Office| {
        let coverage = office.call("spot_coverage", json!({ "unit": "财政所", "sort": "units" }));
        (coverage["lines"][0]["state"].clone(), coverage["lines"][0]["last_on"].clone())
    };
    assert_eq!(line(&mut office), (json!("已抽查"), json!("2026-04-08")));
    // The register goes on; what was looked at does not.
    let rows = office.call("read_spot_check", json!({ "check": check }))["rows"].clone();
    let risk = text(&rows[0]["risk"]).to_owned();
    office.call("save_record", json!({ "kind": "risks", "id": risk, "fields": { "control_measures": "全部改写" } }));
    assert_eq!(office.call("read_spot_check", json!({ "check": check }))["rows"], rows);
    office.call("undo", json!({}));
    office.call("undo", json!({}));
    assert_eq!(line(&mut office).0, "已安排", "the visit was taken back");
    office.call("redo", json!({}));
    assert_eq!(line(&mut office).0, "已抽查");
    office.assert_sound();
}

#[test]
fn a_finding_becomes_a_rectification_with_three_who_answer() {
    let mut office = Office::sample();
    let (check, whole) = visit(&mut office);
    office.call("record_spot_check", whole.clone());
    let rectify = |finding: u32, fields: Value| json!({ "check": check, "finding": finding, "fields": fields });
    assert_eq!(
        office.refused("rectify_finding", rectify(1, json!({ "measure": "补齐台账" }))),
        "leader:required department:required handler:required due_on:required"
    );
    let proposed = office.call("read_spot_check", json!({ "check": check }))["proposed"].clone();
    assert_eq!(proposed["department"], "财政所");
    let fields = json!({ "measure": "补齐台账", "leader": "何某某", "department": "财政所", "handler": "周某某", "due_on": "2026-4-30" });
    let item = office.call("rectify_finding", rectify(1, fields.clone()))["id"].clone();
    assert_eq!(office.refused("rectify_finding", rectify(1, fields.clone())), ":rectified");
    assert_eq!(office.refused("rectify_finding", rectify(3, fields)), ":unknown");
    let state = |office: &mut Office| office.call("read_record", json!({ "kind": "work_items", "id": item }))["fields"].clone();
    let kept = state(&mut office);
    for (field, words) in
        [("leader", "何某某"), ("department", "财政所"), ("handler", "周某某"), ("must_look_back", "是"), ("state", "办理中")]
    {
        assert_eq!(kept[field], words, "{field}");
    }
    assert!(text(&kept["note"]).contains("CC-2026-001"), "{}", kept["note"]);
    // A finding that became a problem is not struck out of the record.
    let mut fewer = whole;
    fewer["fields"]["findings"] = json!("票据存根缺号");
    assert_eq!(office.refused("record_spot_check", fewer), "findings:rectified");
    // Reported, looked at again, done.
    let save = |fields: Value| json!({ "kind": "work_items", "id": item, "fields": fields });
    office.set_day("2026-04-28");
    office.call("save_record", save(json!({ "done_on": "2026-4-27" })));
    assert_eq!(state(&mut office)["state"], "待回头看");
    let home = office.call("home", json!({}));
    assert!(home["todo"].as_array().unwrap().iter().any(|one| one["title"] == "回头看：补齐台账"), "{}", home["todo"]);
    office.call("save_record", save(json!({ "looked_back_on": "2026-4-28", "looked_back_by": "马某某", "look_back": "不到位" })));
    office.set_day("2026-05-06");
    assert_eq!(state(&mut office)["state"], "已逾期");
    office.call("save_record", save(json!({ "looked_back_on": "2026-5-6", "look_back": "到位" })));
    assert_eq!(state(&mut office)["state"], "已完成");
    let view = office.call("read_spot_check", json!({ "check": check }));
    assert_eq!(view["findings"][0]["standing"], "ZG-2026-01 已完成，期限2026-04-30");
    assert_eq!(view["findings"][1]["standing"], "");
    for (public, named) in [(false, true), (true, false)] {
        let asked = json!({ "paper": "work_list", "list": "rectifications", "year": "2026", "public": public });
        let paper = office.call("make_paper", asked);
        let list = words(&office.paper(&paper["id"]).1);
        assert_eq!((list.contains("何某某"), list.contains("具体人员")), (named, named), "{list}");
    }
    office.assert_sound();
}

#[test]
fn the_papers_say_what_was_drawn_and_what_was_found() {
    let mut office = Office::sample();
    let made = |office: &mut Office, request: Value| {
        let paper = office.call("make_paper", request);
        words(&office.paper(&paper["id"]).1)
    };
    let drawn = office.call("draw_spots", draw(json!({ "count": "3", "seed": "20260408771", "witnesses": "马某某、朱某某" })));
    let view = office.call("read_spot_draw", json!({ "draw": drawn["id"] }));
    let record = made(&mut office, json!({ "paper": "spot_draw", "draw": drawn["id"] }));
    for lot in view["pool"].as_array().unwrap() {
        assert!(record.contains(&text(&lot["lot"])[..16]), "every lot stands on the record: {lot}");
    }
    assert!(record.contains("20260408771-1") && record.contains("马某某、朱某某") && record.contains("第3个"), "{record}");
    let coverage = made(&mut office, json!({ "paper": "spot_coverage" }));
    assert!(
        coverage.contains("单位23个，已抽查0个，已安排0个，未抽查23个") && coverage.contains("岗位56个，已抽查0个，已安排3个"),
        "{coverage}"
    );
    let (check, whole) = visit(&mut office);
    let blank = made(&mut office, json!({ "paper": "spot_check", "check": check }));
    assert!(blank.contains("财政所") && blank.contains("□落实") && !blank.contains("■落实"), "{blank}");
    office.call("record_spot_check", whole);
    let filled = made(&mut office, json!({ "paper": "spot_check", "check": check }));
    assert!(filled.contains("■未落实") && filled.contains("没有台账") && filled.contains("2.票据存根缺号"), "{filled}");
    let offers = office.call("paper_offers", json!({ "kind": "spot_checks", "id": check }));
    assert_eq!(offers[0]["label"], "抽查记录（已填）");
}
