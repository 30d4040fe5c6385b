//! Powers beyond their form: the process step by step, an open basis that no paper prints, tiers of a
//! discretion, what became of the powers when they were gone through, and who acts in a process.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::office::{Folder, Office, text, without_space, words};

fn steps(office: &mut Office, power: &str) -> Vec<Value> {
    let view = office.call("read_power", json!({ "power": power }));
    view["steps"].as_array().unwrap().iter().map(|step| step["step"].clone()).collect()
}

fn names(steps: &[Value]) -> Vec<&str> {
    steps.iter().map(|step| text(&step["name"])).collect()
}

/// What a paper would say, without any space.
fn said(office: &mut Office, request: Value) -> String {
    let pages = office.call("preview_words", request);
    let lines = pages.as_array().unwrap().iter().flat_map(|page| page["lines"].as_array().unwrap().clone());
    without_space(&lines.map(|line| text(&line["text"]).to_owned()).collect::<String>())
}

#[test]
fn a_step_keeps_its_key_renamed_moved_and_through_the_chain() {
    let mut office = Office::sample();
    let before = steps(&mut office, "CF01");
    let chain = names(&before).join("→");
    assert!(before.len() > 4, "{chain}");
    let entries = office.entries();

    // Renamed, moved to the front, one in between that is new, and one gone.
    let mut edited = before.clone();
    edited[1]["name"] = json!("立案核查");
    edited[1]["post"] = json!("执法队队长、执法队员");
    edited[1]["time_limit"] = json!("5个工作日");
    edited[1]["interface"] = json!("转司法所法制审核");
    edited[1]["control_point"] = json!("双人核查");
    edited.swap(2, 3);
    let gone = edited.remove(4);
    edited.insert(1, json!({ "name": "登记", "time_limit": "当场" }));
    office.call("save_process", json!({ "power": "CF01", "steps": edited }));
    assert_eq!(office.entries() - entries, 1, "one save, one act");
    let view = office.call("read_power", json!({ "power": "CF01" }));
    let after = steps(&mut office, "CF01");
    assert_eq!(names(&after), names(&edited));
    for (now, then) in after.iter().zip(&edited).filter(|(_, then)| then["id"].is_string()) {
        assert_eq!(now["id"], then["id"]);
    }
    assert!(before.iter().all(|step| step["id"] != after[1]["id"]), "what is new has a key of its own");
    assert!(after.iter().all(|step| step["id"] != gone["id"]));
    let posts: Vec<_> = view["steps"][2]["posts"].as_array().unwrap().iter().map(|post| text(&post["title"])).collect();
    assert_eq!((posts.len(), view["steps"][2]["unknown_posts"].as_array().unwrap().len()), (2, 0), "{posts:?}");
    assert_eq!(text(&view["steps"][2]["days"]), "5个工作日");

    // The chain written anew in the list: what keeps its name keeps key and details.
    let id = office.find("powers", "code", "CF01");
    office.call("save_cells", json!({ "kind": "powers", "records": [{ "id": id, "fields": { "steps": "立案核查→送达→登记" } }] }));
    let short = steps(&mut office, "CF01");
    assert_eq!(names(&short), ["立案核查", "送达", "登记"]);
    assert_eq!((&short[0], &short[2]), (&after[2], &after[1]));
    let record = office.call("read_record", json!({ "kind": "powers", "id": id }));
    assert!(
        text(&record["fields"]["process"]).contains("1.立案核查｜承办岗位：执法队队长、执法队员｜时限：5个工作日｜接口：转司法所法制审核")
    );

    // Back to the beginning, over a restart.
    office.call("undo", json!({}));
    office.restart();
    assert_eq!(steps(&mut office, "CF01"), after);
    office.call("undo", json!({}));
    assert_eq!(steps(&mut office, "CF01"), before);
    office.call("redo", json!({}));
    assert_eq!(steps(&mut office, "CF01"), after);
    office.assert_sound();

    for (steps, refused) in [
        (json!([{ "name": "" }]), "steps.0.name:required"),
        (json!([{ "name": "申请→受理" }, { "name": "2.审核" }]), "steps.0.name:one_step steps.1.name:one_step"),
    ] {
        assert_eq!(office.refused("save_process", json!({ "power": "CF01", "steps": steps })), refused);
    }
    // A step of another power brings no key along.
    let foreign = steps(&mut office, "XK01")[0].clone();
    office.call("save_process", json!({ "power": "CF01", "steps": [foreign] }));
    assert_ne!(steps(&mut office, "CF01")[0]["id"], foreign["id"]);
    assert_eq!(steps(&mut office, "XK01")[0], foreign);
}

#[test]
fn the_chart_says_what_stands_at_each_step() {
    let mut office = Office::sample();
    let mut chain = steps(&mut office, "XK02");
    let plain = said(&mut office, json!({ "paper": "process", "power": "XK02" }));
    assert!(plain.contains("承办岗位：村建所所长、工程管理员"));
    chain[1]["post"] = json!("村建所工程管理员");
    chain[1]["time_limit"] = json!("1个工作日");
    chain[1]["interface"] = json!("转规划条件核对");
    chain[1]["control_point"] = json!("一次性告知");
    office.call("save_process", json!({ "power": "XK02", "steps": chain }));
    let paper = office.call("make_paper", json!({ "paper": "process", "power": "XK02", "public": true }));
    let printed = words(&office.paper(&paper["id"]).1);
    for wanted in ["承办岗位：村建所工程管理员", "时限：1个工作日", "接口：转规划条件核对", "监督制约：一次性告知", "办理时限：20个工作日"]
    {
        assert!(printed.contains(wanted), "{wanted} in {printed}");
    }
    assert!(!printed.contains("村建所所长、工程管理员"), "the posts of the steps stand in place of those of the whole");
}

/// The 18 of the sample, each with an article that nothing else says.
fn mark_open(office: &mut Office) -> Vec<String> {
    let facets = json!({ "list": { "kind": "powers", "limit": 200 }, "column": "basis_check" });
    let facets = office.call("list_facets", facets);
    let open: Vec<Value> =
        facets.as_array().unwrap().iter().map(|one| one["value"].clone()).filter(|value| text(value) != "确定").collect();
    let rows = office.call("list_records", json!({ "kind": "powers", "filters": [{ "column": "basis_check", "values": open }] }));
    let ids: Vec<String> = rows["rows"].as_array().unwrap().iter().map(|row| text(&row["id"]).to_owned()).collect();
    let records: Vec<_> = ids.iter().map(|id| json!({ "id": id, "fields": { "legal_basis": "《未核示例法》第八百八十四条" } })).collect();
    office.call("save_cells", json!({ "kind": "powers", "records": records }));
    ids
}

#[test]
fn no_paper_prints_an_open_basis() {
    let mut office = Office::sample();
    let edition = office.call("begin_edition", json!({ "catalogue": "powers", "note": "首次编制" }))["edition"].clone();
    for act in ["submit", "approve"] {
        office.call("step_edition", json!({ "edition": edition, "act": act, "body": "区惩防办" }));
    }
    let open = mark_open(&mut office);
    assert_eq!(open.len(), 18);
    for power in &open {
        office.call(
            "save_discretion",
            json!({ "power": power, "tiers": [{ "circumstance": "初次违法", "tier": "轻微", "standard": "警告" }] }),
        );
    }
    let mut requests: Vec<Value> = Vec::new();
    for power in &open {
        let offers = office.call("paper_offers", json!({ "kind": "powers", "id": power }));
        for offer in offers.as_array().unwrap() {
            match text(&offer["source"]["from"]) {
                "registers" => requests.push(offer["source"]["request"].clone()),
                _ => assert!(!text(&offer["source"]["why"]).contains("未核示例法")),
            }
        }
    }
    let shelf = office.call("paper_shelf", json!({}));
    for group in shelf.as_array().unwrap().iter().filter(|group| text(&group["label"]).contains("目录")) {
        let whole = group["papers"].as_array().unwrap().iter().filter(|paper| paper["asks"] == json!([]) && paper["why_not"].is_null());
        requests.extend(whole.map(|paper| paper["request"].clone()));
    }
    requests.push(json!({ "paper": "comparison", "catalogue": "powers" }));
    requests.push(json!({ "paper": "list", "list": { "kind": "powers" } }));
    requests.push(json!({ "paper": "list", "list": { "kind": "powers" }, "columns": ["code", "legal_basis"] }));
    assert!(requests.len() > 60, "{}", requests.len());
    let mut withheld = 0;
    for request in &requests {
        let words = said(&mut office, request.clone());
        assert!(!words.contains("未核示例法"), "{request}");
        withheld += usize::from(words.contains("依据待核，未印"));
        assert!(request["public"] != true || !words.contains("依据待核，未印"), "the public version leaves the row out: {request}");
    }
    assert!(withheld > 18, "{withheld}");

    // The Word copies are written from the same paper.
    let folder = Folder::new();
    for (place, request) in [
        json!({ "paper": "powers", "public": false }),
        json!({ "paper": "process", "power": open[0] }),
        json!({ "paper": "discretion", "power": open[0] }),
        json!({ "paper": "list", "list": { "kind": "powers" } }),
    ]
    .into_iter()
    .enumerate()
    {
        let file = folder.file(&format!("{place}.docx"));
        office.call("save_copy", json!({ "source": { "of": "paper", "request": request }, "path": file.display().to_string() }));
        let unpacked = std::process::Command::new("unzip").args(["-p"]).arg(&file).arg("word/document.xml").output().unwrap();
        let document = String::from_utf8(unpacked.stdout).unwrap();
        assert!(document.contains("依据待核") && !document.contains("未核示例法"), "{request}");
    }
}

#[test]
fn a_basis_is_confirmed_one_at_a_time_and_by_an_act_of_its_own() {
    let mut office = Office::sample();
    let power = office.find("powers", "code", "CF03");
    let public = |office: &mut Office| said(office, json!({ "paper": "powers", "public": true }));
    assert!(!public(&mut office).contains("CF03"));
    let declared = json!({ "basis_check": "确定" });
    assert_eq!(office.refused("save_record", json!({ "kind": "powers", "id": power, "fields": declared })), "basis_check:one_by_one");
    let cells = json!({ "kind": "powers", "records": [{ "id": power, "fields": declared }] });
    assert_eq!(office.refused("save_cells", cells), "basis_check:one_by_one");

    // A table does not confirm it either, and the rest of its row comes in.
    let folder = Folder::new();
    let file = folder.file("职权.csv");
    std::fs::write(&file, "职权编码,职权名称,类型(十类),公开方式,依据核对\nCF03,某某处罚,行政处罚,公示栏,确定\n").unwrap();
    let preview = office.call("preview_import", json!({ "path": file.display().to_string(), "kind": "powers" }));
    assert!(text(&preview["rows"][0]["reasons"][0]).contains("逐条确认依据"), "{preview}");
    office.call("commit_import", json!({ "token": preview["token"], "update_existing": true }));
    let record = office.call("read_record", json!({ "kind": "powers", "id": power }));
    assert_eq!(record["fields"]["publicity"], "公示栏");
    assert!(text(&record["fields"]["basis_check"]).starts_with("待核"));
    office.call("undo", json!({}));

    let confirm = |checked: &str| json!({ "power": power, "confirmed_by": "郑某某", "confirmed_on": "4.7", "checked": checked, "corrected": "《示例条例》第三十条" });
    assert_eq!(
        office.refused("confirm_basis", json!({ "power": power, "confirmed_by": "", "checked": "" })),
        "confirmed_by:required checked:required"
    );
    assert_eq!(
        office.refused("confirm_basis", json!({ "power": power, "confirmed_by": "郑某某", "checked": "原文", "confirmed_on": "昨天" })),
        "confirmed_on:date"
    );
    let entries = office.entries();
    office.call("confirm_basis", confirm("对照省级赋权目录2024年版"));
    assert_eq!(office.entries() - entries, 1);
    let record = office.call("read_record", json!({ "kind": "powers", "id": power }));
    for (field, value) in [
        ("basis_check", "确定"),
        ("legal_basis", "《示例条例》第三十条"),
        ("basis_confirmed_by", "郑某某"),
        ("basis_confirmed_on", "2026-04-07"),
        ("basis_checked", "对照省级赋权目录2024年版"),
    ] {
        assert_eq!(record["fields"][field], value, "{field}");
    }
    let printed = public(&mut office);
    assert!(printed.contains("CF03") && printed.contains("《示例条例》第三十条"));
    assert_eq!(office.refused("confirm_basis", confirm("再看一遍")), ":confirmed");
    let open = |office: &mut Office| {
        let checked = office.call("check_articles", json!({}));
        let line = checked["checks"].as_array().unwrap().iter().find(|line| line["check"] == "basis_unconfirmed").unwrap();
        line["count"].as_u64().unwrap()
    };
    assert_eq!(open(&mut office), 17);

    // Another article is another question.
    office.call("save_record", json!({ "kind": "powers", "id": power, "fields": { "legal_basis": "《示例条例》第三十一条" } }));
    assert_eq!(open(&mut office), 18);
    assert!(!public(&mut office).contains("CF03"));
    office.call("undo", json!({}));
    office.call("undo", json!({}));
    let record = office.call("read_record", json!({ "kind": "powers", "id": power }));
    assert!(text(&record["fields"]["basis_check"]).starts_with("待核") && record["fields"]["basis_confirmed_by"] == "");
    office.assert_sound();
}

#[test]
fn tiers_are_kept_in_order_and_printed_for_the_public_once_the_basis_stands() {
    let mut office = Office::sample();
    let tier = |circumstance: &str, tier: &str, standard: &str| json!({ "circumstance": circumstance, "tier": tier, "standard": standard });
    let tiers = json!([
        tier("初次违法且及时改正", "轻微", "不予处罚"),
        tier("拒不改正", "一般", "罚款200元"),
        tier("拒不改正", "严重", "罚款500元")
    ]);
    office.call("save_discretion", json!({ "power": "CF03", "tiers": tiers }));
    assert_eq!(office.call("read_power", json!({ "power": "CF03" }))["tiers"], tiers);
    assert_eq!(
        office.refused("save_discretion", json!({ "power": "CF03", "tiers": [tier("", "轻微", "警告")] })),
        "tiers.0.circumstance:required"
    );
    let paper = office.call("make_paper", json!({ "paper": "discretion", "power": "CF03" }));
    let printed = words(&office.paper(&paper["id"]).1);
    for wanted in ["行政裁量基准", "初次违法且及时改正", "罚款500元", "法规依据：（依据待核，未印）"] {
        assert!(printed.contains(wanted), "{wanted} in {printed}");
    }
    let public = json!({ "paper": "discretion", "power": "CF03", "public": true });
    assert_eq!(office.refused("make_paper", public.clone()), ":basis_check");
    let all = json!({ "paper": "discretion", "public": true });
    assert!(said(&mut office, all.clone()).contains("另有1项已取消或依据尚待核对，未列入公开版。"));
    office.call("confirm_basis", json!({ "power": "CF03", "confirmed_by": "郑某某", "checked": "对照原文" }));
    assert!(said(&mut office, public).contains("罚款500元"));
    assert!(said(&mut office, all).contains("罚款500元"));
    assert_eq!(office.refused("make_paper", json!({ "paper": "discretion", "power": "XK01" })), ":no_tiers");

    // What the form saves leaves them alone.
    let id = office.find("powers", "code", "CF03");
    office.call("save_record", json!({ "kind": "powers", "id": id, "fields": { "content": "另一种写法" } }));
    assert_eq!(office.call("read_power", json!({ "power": "CF03" }))["tiers"], tiers);
    office.assert_sound();
}

#[test]
fn what_became_of_the_powers_is_told_with_reasons() {
    let mut office = Office::sample();
    let save = |code: &str, fields: Value, office: &mut Office| {
        let id = office.find("powers", "code", code);
        office.answer("save_record", json!({ "kind": "powers", "id": id, "fields": fields }))
    };
    let refused = save("FX01", json!({ "clearing": "取消" }), &mut office).unwrap_err();
    assert_eq!(crate::office::rules(&refused["objections"]), "clearing_reason:required");
    save("FX01", json!({ "clearing": "取消", "clearing_reason": "没有法律依据", "cleared_on": "3.20" }), &mut office).unwrap();
    save("XK01", json!({ "clearing": "保留" }), &mut office).unwrap();
    save("XK02", json!({ "clearing": "规范", "clearing_reason": "增加公示环节" }), &mut office).unwrap();
    let filtered = json!({ "kind": "powers", "filters": [{ "column": "clearing", "values": ["规范"] }] });
    assert_eq!(office.call("list_records", filtered)["total"], 1);
    let kept = office.find("powers", "code", "XK01");
    assert_eq!(office.call("read_record", json!({ "kind": "powers", "id": kept }))["fields"]["cleared_on"], "2026-04-08");
    let paper = office.call("make_paper", json!({ "paper": "clearing" }));
    let printed = words(&office.paper(&paper["id"]).1);
    for wanted in [
        "职权清理结果",
        "取消（1项）",
        "没有法律依据",
        "2026年3月20日",
        "增加公示环节",
        "共75项职权，已清理3项：保留1项，取消1项，规范1项，下放0项。",
        "另有72项还没有清理结论",
    ] {
        assert!(printed.contains(wanted), "{wanted} in {printed}");
    }
}

fn line<'a>(checked: &'a Value, check: &str) -> &'a Value {
    checked["checks"].as_array().unwrap().iter().find(|line| line["check"] == check).unwrap()
}

#[test]
fn who_acts_in_a_process_is_checked_on_what_is_stated() {
    let mut office = Office::sample();
    // 72 of the 75 are in use; the tables state neither hall nor posts of steps.
    let checked = office.call("check_articles", json!({}));
    assert_eq!(line(&checked, "one_with_x")["count"], 0);
    assert_eq!(line(&checked, "one_with_x")["unstated"], "未填写：72项在用职权没有填写办理场所（入厅、不入厅），没有检查。");
    assert_eq!(line(&checked, "joined_ninth")["unstated"], "未填写：72项在用职权没有写各环节的承办岗位，没有检查。");

    let power = office.find("powers", "code", "JF01");
    office.call("save_record", json!({ "kind": "powers", "id": power, "fields": { "hall": "不入厅", "handlers": "魏某某" } }));
    let record = office.call("read_record", json!({ "kind": "powers", "id": power }));
    assert_eq!(crate::office::rules(&record["remarks"]), "joint_handlers:one_with_x");
    office.call(
        "save_process",
        json!({ "power": "JF01", "steps": [
            { "name": "申请" }, { "name": "材料审查", "post": "社事办低保救助专干" }, { "name": "会议批准", "post": "社事办主任、低保救助专干" },
        ] }),
    );
    let checked = office.call("check_articles", json!({}));
    assert_eq!(line(&checked, "one_with_x")["findings"][0]["sentence"], "不入厅办理，还没有写会审人，请写明“1+X”的各人。");
    assert_eq!(
        line(&checked, "joined_ninth")["findings"][0]["sentence"],
        "“材料审查”和“会议批准”都由魏某某（社事办 低保救助专干）承担，审查与批准应当分离，请调整岗位。"
    );
    assert!(text(&line(&checked, "joined_ninth")["unstated"]).contains("71项"));
    office.call("save_record", json!({ "kind": "powers", "id": power, "fields": { "joint_handlers": "金某某、尤某某" } }));
    assert_eq!(line(&office.call("check_articles", json!({})), "one_with_x")["count"], 0);

    // The post and the power lead to each other, and the post stays while a step is settled on it.
    let post = office.find("posts", "name", "低保救助专干");
    let links = |office: &mut Office, kind: &str, id: &str| -> BTreeSet<String> {
        let record = office.call("read_record", json!({ "kind": kind, "id": id }));
        record["links"].as_array().unwrap().iter().map(|link| format!("{} {}", text(&link["relation"]), text(&link["title"]))).collect()
    };
    assert!(links(&mut office, "powers", &power).contains("承办岗位 社事办 低保救助专干（魏某某）"));
    assert!(links(&mut office, "posts", &post).iter().any(|link| link.starts_with("承办职权 JF01")));
    assert_eq!(office.refused("delete_records", json!({ "kind": "posts", "ids": [post] })), ":in_use");

    // A vacant post is nobody.
    let unsettled = |office: &mut Office| line(&office.call("check_articles", json!({})), "power_post")["count"].as_u64().unwrap();
    let before = unsettled(&mut office);
    office.call("save_record", json!({ "kind": "posts", "id": post, "fields": { "holder": "" } }));
    assert!(unsettled(&mut office) > before);
    assert!(links(&mut office, "powers", &power).contains("承办岗位 社事办 低保救助专干（空缺）"));
}

#[test]
fn a_printed_list_has_the_columns_that_are_shown() {
    let mut office = Office::sample();
    let shapes = office.call("shapes", json!({}));
    let powers = shapes["registers"].as_array().unwrap().iter().find(|shape| shape["kind"] == "powers").unwrap();
    let sets = powers["column_sets"].as_array().unwrap();
    assert_eq!(text(&sets[0]["label"]), "《办法》第八条五项");
    let printed = said(&mut office, json!({ "paper": "list", "list": { "kind": "powers" }, "columns": sets[0]["columns"] }));
    assert!(printed.contains("行使主体") && printed.contains("法规依据") && !printed.contains("承办岗位") && !printed.contains("公开方式"));
}
