//! What is offered can be made: every paper beside every kind of record, and every paper on the shelf with
//! every choice it lists. Never a list of papers of its own beside those the desk offers.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::office::Office;

const KINDS: [&str; 11] =
    ["units", "posts", "persons", "duties", "powers", "risks", "signals", "warnings", "appraisals", "appraisal_items", "bulletins"];

fn ids(office: &mut Office, kind: &str) -> Vec<String> {
    let rows = office.call("list_records", json!({ "kind": kind, "limit": 5000 }));
    rows["rows"].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
}

fn offers(office: &mut Office, kind: &str, id: &str) -> Vec<Value> {
    office.call("paper_offers", json!({ "kind": kind, "id": id })).as_array().unwrap().clone()
}

fn id_of(office: &mut Office, kind: &str, words: &str) -> String {
    let rows = office.call("list_records", json!({ "kind": kind, "search": words, "limit": 1 }));
    rows["rows"][0]["id"].as_str().unwrap().to_owned()
}

fn source<'a>(offers: &'a [Value], key: &str) -> &'a Value {
    &offers.iter().find(|offer| offer["key"] == key).unwrap_or_else(|| panic!("{key} in {offers:?}"))["source"]
}

/// The red notice of Y124, issued in the training office.
fn issue(office: &mut Office, signal: &str) -> String {
    let choices = office.call("notice_choices", json!({ "signal": signal }));
    let level = &choices["levels"][0];
    let draft = office
        .call("compose_notice", json!({ "signal": signal, "level": level["level"], "dispositions": [level["dispositions"][0]["value"]] }));
    let mut draft = draft;
    draft["approved"] = json!(true);
    office.call("issue_notice", draft)["warning_id"].as_str().unwrap().to_owned()
}

#[test]
fn every_paper_offered_beside_a_record_is_laid_out() {
    let mut office = Office::sample();
    issue(&mut office, "Y124");
    office.call("make_appraisals", json!({ "year": 2026, "units": ["财政所"] }));
    let fields = office.call("compose_bulletin", json!({ "kind": "overview", "quarter": "2026Q1" }))["fields"].clone();
    office.call("save_record", json!({ "kind": "bulletins", "id": null, "fields": fields }));
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for kind in KINDS {
        for id in ids(&mut office, kind) {
            let offers = offers(&mut office, kind, &id);
            let keys: BTreeSet<_> = offers.iter().map(|offer| offer["label"].to_string() + &offer["note"].to_string()).collect();
            assert_eq!(keys.len(), offers.len(), "no two offers read alike: {offers:?}");
            for offer in offers {
                let key = format!("{kind} {}", offer["key"].as_str().unwrap());
                let count = seen.entry(format!("{key} {}", offer["source"]["from"].as_str().unwrap())).or_default();
                *count += 1;
                // Two of each sort are enough: the hardest records have tests of their own.
                if *count > 2 {
                    continue;
                }
                match offer["source"]["from"].as_str().unwrap() {
                    "registers" => {
                        let pages = office.call("preview_paper", offer["source"]["request"].clone());
                        assert!(pages["total"].as_u64().unwrap() > 0, "{key}");
                    }
                    "kept" => assert!(offer["source"]["paper"]["pages"].as_u64().unwrap() > 0, "{key}"),
                    _ => assert!(offer["source"]["why"].as_str().unwrap().ends_with('。'), "{key}"),
                }
            }
        }
    }
    for wanted in [
        "warnings notice kept",
        "warnings notice nothing",
        "warnings reminder registers",
        "warnings reminder nothing",
        "warnings reply registers",
        "warnings talk_record registers",
        "signals card_internal registers",
        "signals notice kept",
        "powers process registers",
        "powers process_public nothing",
        "units zero_report_this registers",
        "units signal_list_last registers",
        "units screening_department registers",
        "posts screening_post registers",
        "risks risk_map_unit registers",
        "duties duties_public registers",
        "persons handover_list registers",
        "units warning_network registers",
        "appraisals appraisal_sheet registers",
        "appraisal_items appraisal_blank registers",
        "bulletins bulletin registers",
    ] {
        assert!(seen.contains_key(wanted), "{wanted} in {:?}", seen.keys());
    }
}

#[test]
fn what_is_not_offered_is_what_the_paper_refuses() {
    let mut office = Office::sample();
    let answered = id_of(&mut office, "warnings", "七纪廉警〔2026〕1号");
    let beside = offers(&mut office, "warnings", &answered);
    let said = source(&beside, "reminder")["why"].as_str().unwrap().to_owned();
    assert_eq!(said, office.refused(json!({ "paper": "reminder", "warning": answered })));
    for id in ids(&mut office, "powers") {
        let beside = offers(&mut office, "powers", &id);
        for (key, public) in [("process", false), ("process_public", true)] {
            let source = source(&beside, key);
            if source["from"] == "nothing" {
                assert_eq!(source["why"].as_str().unwrap(), office.refused(json!({ "paper": "process", "power": id, "public": public })));
            }
        }
    }
}

#[test]
fn a_voided_warning_offers_what_is_kept_an_empty_form_and_no_new_letter() {
    let mut office = Office::sample();
    let warning = issue(&mut office, "Y124");
    let keys = |offers: Vec<Value>| offers.iter().map(|offer| offer["key"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    assert!(keys(offers(&mut office, "warnings", &warning)).contains(&"supervision_slip".to_owned()));
    office.call("void_notice", json!({ "warning": warning, "reason": "单位写错" }));
    assert_eq!(keys(offers(&mut office, "warnings", &warning)), ["notice", "service_receipt", "blank_reply"]);
}

#[test]
fn every_paper_on_the_shelf_is_laid_out_with_its_choices() {
    let mut office = Office::sample();
    // There is something to compare with where an edition was approved.
    let edition = office.call("begin_edition", json!({ "catalogue": "powers" }))["edition"].clone();
    for act in ["submit", "approve"] {
        office.call("step_edition", json!({ "edition": edition, "act": act, "body": "区惩防办" }));
    }
    let shelf = office.call("paper_shelf", json!({}));
    let groups: Vec<_> = shelf.as_array().unwrap().iter().map(|group| group["label"].as_str().unwrap().to_owned()).collect();
    assert_eq!(
        groups,
        [
            "预警文书",
            "采集报送",
            "责任分解",
            "五张清单",
            "职权目录",
            "风险目录",
            "监督检查",
            "目录版本",
            "百分考核",
            "机构人员",
            "空白表格"
        ]
    );
    let papers: Vec<Value> = shelf.as_array().unwrap().iter().flat_map(|group| group["papers"].as_array().unwrap().clone()).collect();
    let labels: BTreeSet<_> = papers.iter().map(|paper| paper["label"].as_str().unwrap()).collect();
    assert_eq!(labels.len(), papers.len(), "a blank form and a filled one have different names");
    for paper in &papers {
        // What the training office has nothing for says so.
        let reason = [
            ("duty_comparison", "只登记了一年的任务，没有可以对照的上年。"),
            ("campaign", "还没有开展过集中排查。"),
            ("comparison_risks", "还没有审定的版本，请先在“目录版本”中编制、报审。"),
            ("spot_draw", "还没有抽过签。"),
            ("spot_check_form", "没有等待抽查的对象。"),
            ("spot_check", "还没有登记过抽查结果。"),
            ("appraisal_sheet", "还没有建立评分表。"),
            ("appraisal_ranking", "还没有建立评分表。"),
            ("appraisal_summary", "还没有建立评分表。"),
            ("bulletin", "没有正在拟稿的参阅。"),
        ];
        if let Some((_, why_not)) = reason.iter().find(|(key, _)| paper["key"] == *key) {
            assert_eq!(paper["why_not"], *why_not);
            continue;
        }
        assert_eq!(paper["why_not"], Value::Null, "{paper}");
        let asks = paper["asks"].as_array().unwrap();
        let longest = asks.iter().map(|ask| ask["choices"].as_array().unwrap().len()).max().unwrap_or(1);
        // The first and the last of each list; of the quarters a point can report none for, the first.
        let places = if paper["key"] == "zero_report" { vec![0] } else { vec![0, longest - 1] };
        for at in places {
            let mut request = paper["request"].clone();
            for ask in asks {
                let choices = ask["choices"].as_array().unwrap();
                request[ask["field"].as_str().unwrap()] = choices[at.min(choices.len() - 1)]["value"].clone();
            }
            let pages = office.call("preview_paper", request);
            assert!(pages["total"].as_u64().unwrap() > 0, "{paper}");
        }
    }
}

#[test]
fn the_shelf_of_an_empty_office_holds_blank_forms_and_reasons() {
    let mut office = Office::empty();
    let shelf = office.call("paper_shelf", json!({}));
    for group in shelf.as_array().unwrap() {
        for paper in group["papers"].as_array().unwrap() {
            if paper["why_not"] == Value::Null {
                let mut request = paper["request"].clone();
                for ask in paper["asks"].as_array().unwrap() {
                    request[ask["field"].as_str().unwrap()] = ask["choices"][0]["value"].clone();
                }
                office.call("preview_paper", request);
            } else {
                assert!(paper["why_not"].as_str().unwrap().ends_with('。'), "{paper}");
                assert_ne!(group["label"], "空白表格", "a blank form can always be made: {paper}");
            }
        }
    }
}

#[test]
fn the_public_duties_name_no_person() {
    let mut office = Office::sample();
    office.save(
        "duties",
        None,
        json!({ "year": "2026", "number": "990", "task": "试列", "requirement": "逐项公开", "responsible_person": "岑某某" }),
    );
    office.paper(json!({ "paper": "duties" })).says(&["责任人（职务）", "岑某某", "逐项公开"]);
    let public = office.paper(json!({ "paper": "duties", "public": true }));
    public.says(&["公开版", "逐项公开", "出处条款"]);
    public.does_not_say(&["责任人（职务）", "岑某某"]);
    assert_eq!(public.title, "七溪坪镇2026年责任分解表（公开版）");
}

#[test]
fn a_batch_holds_the_kept_papers_in_order_and_says_what_is_missing() {
    let mut office = Office::sample();
    let first = issue(&mut office, "Y124");
    let second = issue(&mut office, "Y125");
    let ledger = id_of(&mut office, "warnings", "七纪廉警〔2026〕1号");
    let batch = office.call("batch_papers", json!({ "kind": "warnings", "ids": [second, ledger, first], "receipts": true }));
    let titles: Vec<_> = batch["papers"].as_array().unwrap().iter().map(|one| one["paper"]["title"].as_str().unwrap()).collect();
    assert_eq!(titles.len(), 4);
    assert!(titles[0].contains("通知书") && titles[1].starts_with("送达回证") && titles[2].contains("通知书"), "{titles:?}");
    assert_eq!(titles[0].rsplit(' ').next(), titles[1].rsplit(' ').next());
    assert_eq!(batch["missing"], json!(["七纪廉警〔2026〕1号是以前的台账，没有由本程序生成的通知书。"]));
    let ids: Vec<_> = batch["papers"].as_array().unwrap().iter().rev().map(|one| one["paper"]["id"].clone()).collect();
    let again = office.call("batch_papers", json!({ "kind": "papers", "ids": ids }));
    assert_eq!(again["papers"].as_array().unwrap().len(), 4);
    assert_eq!(again["papers"][0], batch["papers"][0], "in the order in which they were made");
}

#[test]
fn a_paper_says_how_it_wants_both_sides() {
    let mut office = Office::sample();
    for (request, sides) in [
        (json!({ "paper": "quarter_report", "quarter": "2026Q1" }), "numbers_outside"),
        (json!({ "paper": "signal_list", "quarter": "2026Q1" }), "short_edge"),
        (json!({ "paper": "powers", "public": false }), "short_edge"),
        (json!({ "paper": "reply", "warning": "", "blank": true }), "long_edge"),
        (json!({ "paper": "zero_report", "quarter": "", "point": "" }), "one"),
    ] {
        let made = office.call("make_paper", request.clone());
        let batch = office.call("batch_papers", json!({ "kind": "papers", "ids": [made["id"]] }));
        assert_eq!(batch["papers"][0]["sides"], sides, "{request}");
    }
}

#[test]
fn the_words_of_a_paper_are_those_of_its_bytes_kept_or_not() {
    let mut office = Office::sample();
    let request = json!({ "paper": "risks", "public": false });
    let preview = office.call("preview_words", request.clone());
    let made = office.call("make_paper", request.clone());
    let kept = office.call("paper_words", json!({ "paper": made["id"] }));
    let total = usize::try_from(made["pages"].as_u64().unwrap()).unwrap();
    assert_eq!([preview.as_array().unwrap().len(), kept.as_array().unwrap().len()], [total, total]);
    let text = |page: &Value| page["lines"].as_array().unwrap().iter().map(|line| line["text"].as_str().unwrap()).collect::<String>();
    let printed = office.pages(&made);
    for (page, printed) in kept.as_array().unwrap().iter().zip(&printed) {
        let (mut ours, mut theirs): (Vec<char>, Vec<char>) =
            (super::office::flat(&text(page)).chars().collect(), printed.chars().collect());
        ours.sort_unstable();
        theirs.sort_unstable();
        // The mark of the training office lies aslant; it is printed, but no line of the page.
        theirs.retain(|character| !['演', '示'].contains(character));
        ours.retain(|character| !['演', '示'].contains(character));
        assert_eq!(ours, theirs);
    }
    for line in kept[0]["lines"].as_array().unwrap() {
        let steps = line["steps"].as_array().unwrap();
        assert_eq!(steps.len(), line["text"].as_str().unwrap().chars().count());
        let long = if line["turn"] == 90 { &line["height"] } else { &line["width"] };
        assert_eq!(steps.iter().map(|step| step.as_i64().unwrap()).sum::<i64>(), long.as_i64().unwrap(), "{line}");
    }
    let preview = office.call("preview_words", request.clone());
    let page = office.call("preview_pages", json!({ "request": request, "first": total - 1 }));
    assert_eq!(page["pages"].as_array().unwrap().len(), 1);
    assert_eq!(page["words"][0], preview[total - 1]);
}

#[test]
fn on_pre_printed_paper_the_red_head_is_left_out_and_nothing_moves() {
    let mut office = Office::sample();
    let choices = office.call("notice_choices", json!({ "signal": "Y124" }));
    let level = &choices["levels"][0];
    let ask = json!({ "signal": "Y124", "level": level["level"], "dispositions": [level["dispositions"][0]["value"]] });
    let mut draft = office.call("compose_notice", ask);
    let red = office.call("preview_notice", draft.clone());
    draft["pre_printed"] = json!(true);
    let plain = office.call("preview_notice", draft);
    let is_red = |pages: &Value| pages["pages"][0].as_str().unwrap().contains("#d8101a");
    assert!(is_red(&red) && !is_red(&plain));
    let lines = |pages: &Value| -> Vec<Value> { pages["words"][0]["lines"].as_array().unwrap().clone() };
    let (with, without) = (lines(&red), lines(&plain));
    let moved: Vec<_> = without.iter().filter(|line| !with.contains(line)).collect();
    assert_eq!(moved, [] as [&Value; 0], "what is printed stands where it stood");
    let gone: String = with.iter().filter(|line| !without.contains(line)).map(|line| line["text"].as_str().unwrap()).collect();
    assert!(gone.contains("中共七溪坪镇纪律检查委员会"), "{gone}");
}
