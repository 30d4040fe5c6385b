//! 目录版本 through the front door: each catalogue from the draft to the filing, what is approved printed to the byte
//! after every edit and restart, two states compared on screen and on paper, and steps that leave no trace.

use serde_json::{Value, json};

use crate::office::{Office, text, words};

/// The three catalogues of the training office with their rows.
const CATALOGUES: [(&str, Option<i32>, u64); 3] = [("powers", None, 75), ("duties", Some(2026), 111), ("risks", None, 156)];

fn begin(office: &mut Office, catalogue: &str, year: Option<i32>) -> String {
    text(&office.call("begin_edition", json!({ "catalogue": catalogue, "year": year }))["edition"]).to_owned()
}

/// A step with everything it needs.
fn form(edition: &str, act: &str) -> Value {
    json!({
        "edition": edition, "act": act, "body": "云溪区惩防办", "number": "云惩防〔2026〕3号", "note": "按会议意见",
        "until_on": "2026年4月20日", "way": "政务公开栏",
    })
}

fn step(office: &mut Office, edition: &str, act: &str) -> Value {
    office.call("step_edition", form(edition, act))
}

fn approve(office: &mut Office, edition: &str) -> Vec<Value> {
    step(office, edition, "submit");
    step(office, edition, "approve")["papers"].as_array().unwrap().clone()
}

/// An approved edition of 职权目录 with its papers.
fn approved_powers(office: &mut Office) -> (String, Vec<Value>) {
    let edition = begin(office, "powers", None);
    let papers = approve(office, &edition);
    (edition, papers)
}

/// Names the three sides of every high risk point.
fn answer_for_high_risks(office: &mut Office) {
    let list = office.call("list_records", json!({ "kind": "risks", "filters": [{ "column": "grade", "values": ["高"] }], "limit": 1000 }));
    let sides = json!({ "leader": "分管领导", "discipline": "镇纪委", "department_head": "部门负责人" });
    let records: Vec<Value> = list["rows"].as_array().unwrap().iter().map(|row| json!({ "id": row["id"], "fields": sides })).collect();
    office.call("save_cells", json!({ "kind": "risks", "records": records }));
}

fn rename(office: &mut Office, code: &str, name: &str) {
    let id = office.find("powers", "code", code);
    office.call("save_record", json!({ "kind": "powers", "id": id, "fields": { "name": name } }));
}

fn compare(office: &mut Office, more: Value) -> Value {
    let mut request = json!({ "catalogue": "powers" });
    request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    office.call("compare_editions", request)
}

fn said(comparison: &Value) -> Vec<String> {
    let line = |line: &Value| {
        let fields: Vec<_> = line["fields"]
            .as_array()
            .unwrap()
            .iter()
            .map(|field| format!("{}:{}>{}", text(&field["label"]), text(&field["before"]), text(&field["after"])))
            .collect();
        let fields = if line["kind"] == "changed" { fields.join(" ") } else { String::new() };
        format!("{} {} [{fields}] {}", text(&line["kind_label"]), text(&line["name"]), text(&line["reason"])).trim().to_owned()
    };
    comparison["lines"].as_array().unwrap().iter().map(line).collect()
}

#[test]
fn each_catalogue_goes_from_draft_to_filing() {
    let mut office = Office::sample();
    for (catalogue, year, rows) in CATALOGUES {
        let edition = begin(&mut office, catalogue, year);
        let label = [("powers", "职权目录"), ("duties", "2026年责任分解表"), ("risks", "廉政风险等级目录")];
        let label = label.iter().find(|(code, _)| *code == catalogue).unwrap().1;
        let view = office.call("read_edition", json!({ "edition": edition }));
        assert_eq!((text(&view["line"]["full_title"]), view["rows"].as_u64()), (&*format!("{label}第1版"), Some(rows)));
        assert_eq!(office.refused("begin_edition", json!({ "catalogue": catalogue, "year": year })), ":open");

        step(&mut office, &edition, "submit");
        if catalogue == "risks" {
            let check = office.call("check_edition", json!({ "edition": edition }));
            assert!(check["blocks"].as_u64().unwrap() > 60, "{check}");
            assert_eq!(office.refused("step_edition", form(&edition, "approve")), ":blocked");
            answer_for_high_risks(&mut office);
            let check = office.call("check_edition", json!({ "edition": edition }));
            assert_eq!(check["blocks"], 0, "{check}");
        }
        let done = step(&mut office, &edition, "approve");
        let titles: Vec<_> = done["papers"].as_array().unwrap().iter().map(|paper| text(&paper["title"]).to_owned()).collect();
        assert_eq!(titles, [format!("七溪坪镇{label}第1版"), format!("七溪坪镇{label}第1版（公开版）")]);
        step(&mut office, &edition, "publish");
        office.restart();
        let filed = step(&mut office, &edition, "file");
        assert_eq!(text(&filed["sentence"]), format!("{label}第1版已备案，各步都办完了。"));

        let view = office.call("read_edition", json!({ "edition": edition }));
        let course: Vec<_> = view["course"].as_array().unwrap().iter().map(|one| (text(&one["label"]), text(&one["on"]))).collect();
        let day = "2026-04-08";
        assert_eq!(course, [("编制", day), ("报审", day), ("审定", day), ("公示", day), ("备案", day)]);
        assert!(view["course"][3]["details"].to_string().contains("2026-04-08至2026-04-20　政务公开栏"));
        assert_eq!((&view["next"], &view["since"], &view["frozen"]), (&json!([]), &json!(0), &json!(true)));
    }
    let lines = office.call("list_editions", json!({}));
    let told: Vec<_> = lines
        .as_array()
        .unwrap()
        .iter()
        .map(|line| (text(&line["label"]), text(&line["in_force"]), line["revised"].as_u64(), text(&line["approved_on"])))
        .collect();
    let day = "2026-04-08";
    assert_eq!(
        told,
        [("职权目录", "第1版", Some(0), day), ("廉政风险等级目录", "第1版", Some(0), day), ("2026年责任分解表", "第1版", Some(0), day)]
    );
    let checked = office.call("check_articles", json!({}));
    let count = |check: &str| {
        let line = checked["checks"].as_array().unwrap().iter().find(|line| line["check"] == check).unwrap();
        line["count"].as_u64().unwrap()
    };
    assert_eq!((count("catalogue_unapproved"), count("edition_unpublished")), (0, 0));
    office.assert_sound();
}

#[test]
fn what_was_approved_prints_to_the_byte_after_edits_restart_and_power_cut() {
    let mut office = Office::sample();
    let (edition, papers) = approved_powers(&mut office);
    let before: Vec<_> = papers.iter().map(|paper| office.paper(&paper["id"])).collect();
    assert!(words(&before[0].1).contains("宅基地"));

    rename(&mut office, "XK01", "改名以后的职权");
    let gone = office.find("powers", "code", "XK04");
    office.call("delete_records", json!({ "kind": "powers", "ids": [gone] }));
    office.call("save_office", json!({ "fields": { "name": "中共七溪坪镇纪委" } }));
    office.restart();
    let mut cut = office.cut();
    for office in [&mut office, &mut cut] {
        let view = office.call("read_edition", json!({ "edition": edition }));
        assert_eq!((view["rows"].as_u64(), view["since"].as_u64()), (Some(75), Some(2)));
        for (place, (name, bytes)) in before.iter().enumerate() {
            let paper = &view["papers"][place];
            assert_eq!((&paper["id"], &paper["sha256"]), (&papers[place]["id"], &papers[place]["sha256"]));
            assert_eq!(office.paper(&paper["id"]), (name.clone(), bytes.clone()));
        }
        let now = office.call("make_paper", json!({ "paper": "powers", "public": false }));
        let (_, printed) = office.paper(&now["id"]);
        assert!(words(&printed).contains("改名以后的职权") && !words(&before[0].1).contains("改名以后的职权"));
        office.assert_sound();
    }
}

#[test]
fn the_public_version_has_neither_persons_nor_what_is_not_confirmed() {
    let mut office = Office::sample();
    answer_for_high_risks(&mut office);
    let holders: Vec<String> = office.call("list_rows", json!({ "kind": "posts", "limit": 1000 }))["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| text(&row["现任人(虚构)"]).to_owned())
        .collect();
    assert!(holders.len() == 80 && holders.iter().all(|name| !name.is_empty()), "{holders:?}");
    for (catalogue, year, _) in CATALOGUES {
        let edition = begin(&mut office, catalogue, year);
        let papers = approve(&mut office, &edition);
        let (internal, public) = (words(&office.paper(&papers[0]["id"]).1), words(&office.paper(&papers[1]["id"]).1));
        assert!(public.contains("公开版") && public.contains("第1版") && public.contains("2026年4月8日云溪区惩防办审定"), "{public}");
        assert!(holders.iter().all(|name| !public.contains(name.as_str())), "{catalogue}");
        match catalogue {
            "powers" => assert!(internal.contains("（依据待核，未印）") && !public.contains("待核，未印") && !public.contains("CF03")),
            "risks" => assert!(internal.contains("责任人") && !public.contains("责任人")),
            // The column goes; the word stands in some requirements too.
            _ => assert!(internal.matches("责任人").count() > public.matches("责任人").count()),
        }
    }
}

#[test]
fn two_states_compare_by_key_and_reasons_are_the_editions_own() {
    let mut office = Office::sample();
    assert_eq!(office.refused("compare_editions", json!({ "catalogue": "powers" })), ":nothing_approved");
    let (first, _) = approved_powers(&mut office);
    let second = begin(&mut office, "powers", None);
    assert_eq!(compare(&mut office, json!({}))["total"], 0);

    rename(&mut office, "XK01", "宅基地用地审批（修订）");
    let gone = office.find("powers", "code", "XK04");
    office.call("delete_records", json!({ "kind": "powers", "ids": [gone] }));
    office.create(
        "powers",
        json!({ "name": "新增的职权", "kind": "行政许可", "number": "99", "code": "XK99", "content": "内容", "holder": "镇政府", "legal_basis": "依据" }),
    );
    let comparison = compare(&mut office, json!({}));
    let lines = said(&comparison);
    assert_eq!(lines.len(), 3, "{lines:?}");
    assert!(
        lines[0].starts_with("变更 XK01 宅基地用地审批（修订） [职权名称:") && lines[0].ends_with(">宅基地用地审批（修订）]"),
        "{lines:?}"
    );
    assert!(lines[1].starts_with("新增 XK99 新增的职权") && lines[2].starts_with("取消 XK04"), "{lines:?}");
    assert_eq!(comparison["revised"], json!({ "added": 1, "changed": 1, "removed": 1, "unexplained": 3 }));
    assert_eq!((&comparison["explains"], &comparison["before"]), (&json!(second), &json!(first)));
    assert_eq!(said(&compare(&mut office, json!({ "kind": "removed" }))).len(), 1);
    assert_eq!(said(&compare(&mut office, json!({ "search": "新增的" }))).len(), 1);

    // Reasons are missing: listed, and the edition cannot be submitted.
    assert_eq!(office.refused("step_edition", form(&second, "submit")), ":unexplained");
    let changed = office.find("powers", "code", "XK01");
    let reason = json!({ "edition": second, "reasons": [{ "record": changed, "reason": "土地管理法修订" }] });
    office.call("explain_edition", reason);
    assert_eq!(said(&compare(&mut office, json!({ "unexplained": true }))).len(), 2);
    office.call("explain_edition", json!({ "edition": second, "rest": "机构职责调整" }));
    let reasons: Vec<_> = said(&compare(&mut office, json!({}))).iter().map(|line| line.rsplit(' ').next().unwrap().to_owned()).collect();
    assert_eq!(reasons, ["土地管理法修订", "机构职责调整", "机构职责调整"]);

    // On paper and as a Word copy, of the draft and kept with the approval.
    let request = json!({ "paper": "comparison", "catalogue": "powers" });
    let made = office.call("make_paper", request.clone());
    assert_eq!(text(&made["title"]), "七溪坪镇职权目录修订对照表（第1版—现在的内容）");
    let printed = words(&office.paper(&made["id"]).1);
    for said in [
        "原内容",
        "现内容",
        "修订理由",
        "土地管理法修订",
        "职权名称：宅基地用地审批（修订）",
        "新增的职权",
        "共修订3条：新增1条，变更1条，取消1条。",
    ] {
        assert!(printed.contains(said), "{said}");
    }
    let copy = office.folder().file("对照表.docx");
    office.call("save_copy", json!({ "source": { "of": "paper", "request": request }, "path": copy.display().to_string() }));
    assert!(std::fs::metadata(&copy).unwrap().len() > 2000);

    let papers = approve(&mut office, &second);
    assert_eq!(text(&papers[2]["title"]), "七溪坪镇职权目录第2版修订对照表");
    let kept = office.paper(&papers[2]["id"]);
    assert!(words(&kept.1).contains("机构职责调整"));
    assert_eq!(
        office.refused("explain_edition", json!({ "edition": second, "reasons": [{ "record": changed, "reason": "改" }] })),
        ":frozen"
    );

    // The editions stay comparable whatever the register does.
    rename(&mut office, "XK01", "又改");
    office.restart();
    let between = compare(&mut office, json!({ "before": first, "after": second }));
    assert_eq!(between["title"], "职权目录第1版 → 职权目录第2版");
    assert_eq!(said(&between)[0].rsplit(' ').next(), Some("土地管理法修订"));
    let now = said(&compare(&mut office, json!({})));
    assert_eq!(now, ["变更 XK01 又改 [职权名称:宅基地用地审批（修订）>又改]"]);
    assert_eq!(office.refused("compare_editions", json!({ "catalogue": "powers", "before": second, "after": first })), ":order");
    assert_eq!(office.refused("compare_editions", json!({ "catalogue": "risks", "before": first })), ":catalogue");
    assert_eq!(office.paper(&papers[2]["id"]), kept);
}

#[test]
fn steps_can_be_taken_back_until_approval_and_after_it() {
    let mut office = Office::sample();
    let edition = begin(&mut office, "powers", None);
    let state = |office: &mut Office| text(&office.call("read_edition", json!({ "edition": edition }))["line"]["state"]).to_owned();
    step(&mut office, &edition, "submit");
    let returned = json!({ "edition": edition, "act": "return", "body": "区惩防办", "note": "补充依据" });
    office.call("step_edition", returned);
    assert_eq!(state(&mut office), "draft");
    office.call("undo", json!({}));
    assert_eq!(state(&mut office), "submitted");
    office.call("redo", json!({}));
    assert_eq!(state(&mut office), "draft");
    step(&mut office, &edition, "submit");
    office.restart();
    office.call("undo", json!({}));
    assert_eq!(state(&mut office), "draft");
    approve(&mut office, &edition);
    let answer = office.answer("undo", json!({})).unwrap_err().to_string();
    assert!(answer.contains("只能由以后的版本代替"), "{answer}");
    step(&mut office, &edition, "publish");
    office.call("undo", json!({}));
    assert_eq!(state(&mut office), "approved");
    office.assert_sound();
}

#[test]
fn a_refused_step_leaves_no_trace() {
    let mut office = Office::sample();
    let edition = begin(&mut office, "powers", None);
    step(&mut office, &edition, "submit");
    let (entries, papers) = (office.entries(), office.count("papers"));
    let with = |changes: Value| {
        let mut form = form(&edition, "approve");
        form.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
        form
    };
    for (request, rules) in [
        (with(json!({ "body": " " })), "body:required"),
        (with(json!({ "on": "2026-4-7" })), "on:order"),
        (with(json!({ "on": "2026-4-9" })), "on:future"),
        (with(json!({ "on": "四月的一天" })), "on:date"),
        (with(json!({ "act": "publish" })), ":state"),
        (with(json!({ "act": "file" })), ":state"),
        (with(json!({ "act": "begin" })), "act:choice"),
        (with(json!({ "act": "return", "note": "" })), "note:required"),
        (with(json!({ "edition": crate::requests::NOBODY })), ":unknown"),
        // A character that no face has: the rows are not frozen without their paper.
        (with(json!({ "body": "\u{10fffd}办" })), ":missing_glyph"),
    ] {
        assert_eq!(office.refused("step_edition", request.clone()), rules, "{request}");
    }
    for (request, rules) in [
        (json!({ "catalogue": "powers" }), ":open"),
        (json!({ "catalogue": "powers", "year": 2026 }), "year:year"),
        (json!({ "catalogue": "duties" }), "year:year"),
        (json!({ "catalogue": "别的" }), ":unknown"),
    ] {
        assert_eq!(office.refused("begin_edition", request.clone()), rules, "{request}");
    }
    assert_eq!((office.entries(), office.count("papers")), (entries, papers));
    assert_eq!(office.call("read_edition", json!({ "edition": edition }))["line"]["state"], "submitted");
    let mut empty = Office::founded();
    let nothing = begin(&mut empty, "risks", None);
    assert_eq!(empty.refused("step_edition", form(&nothing, "submit")), ":empty");
}

#[test]
fn a_notice_cites_the_edition_it_was_made_under() {
    let mut office = Office::sample();
    let compose = |office: &mut Office| {
        office.call("compose_notice", json!({ "signal": "Y124", "level": "blue", "dispositions": ["reminder_talk"] }))
    };
    let cited = |office: &mut Office, number: &Value| {
        let view = office.call("read_warning", json!({ "warning": number }));
        let fact = view["facts"].as_array().unwrap().iter().find(|fact| fact["label"] == "等级目录版本").cloned();
        fact.map(|fact| text(&fact["value"]).to_owned())
    };
    let issue = |office: &mut Office, mut draft: Value| {
        draft["approved"] = json!(true);
        office.call("issue_notice", draft)["number"].clone()
    };
    // Without an edition nothing is said of one.
    let own = "{事由}。【依据{等级目录版本}。】对{对方}实施{预警等级}预警，作出{处置方式}的处置，限{回告期限}内回告。";
    office.call("save_template", json!({ "kind": "notice_blue", "body": own }));
    let draft = compose(&mut office);
    assert!(!text(&draft["body"]).contains("依据"), "{draft}");
    let first = issue(&mut office, draft);
    assert_eq!(cited(&mut office, &first), None);
    office.call("void_notice", json!({ "warning": first, "reason": "重发" }));

    answer_for_high_risks(&mut office);
    let edition = begin(&mut office, "risks", None);
    approve(&mut office, &edition);
    let draft = compose(&mut office);
    let words = "《七溪坪镇廉政风险等级目录》第1版（2026年4月8日审定）";
    assert!(text(&draft["body"]).contains(&format!("依据{words}。")), "{draft}");
    let second = issue(&mut office, draft);
    assert_eq!(cited(&mut office, &second).as_deref(), Some(words));

    // A later edition changes nothing of a notice that was issued before.
    let later = begin(&mut office, "risks", None);
    approve(&mut office, &later);
    office.restart();
    assert_eq!(cited(&mut office, &second).as_deref(), Some(words));
    office.assert_sound();
}
