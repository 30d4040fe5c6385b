//! A warning from the first draft to its end, whichever it is: 拟稿 and 呈批, numbers, states and the acts that each refuses,
//! 提级, 撤销. Never a rule restated: what is allowed where stands in register's tests too, and here it holds at the door.

use std::sync::Mutex;

use serde_json::{Value, json};

use crate::office::{Office, rules, settings, text};

/// Signals of the sample for which no warning stands, as they can be warned of, oldest first.
fn free(office: &mut Office) -> Vec<String> {
    let waiting = [{ json!({ "column": "outcome", "values": ["待处置"] }) }];
    let list = office.call("list_records", json!({ "kind": "signals", "filters": waiting, "limit": 500 }));
    let ids = list["rows"].as_array().unwrap().iter().map(|row| text(&row["id"]).to_owned()).collect::<Vec<_>>();
    assert!(ids.len() > 20, "the sample has signals left: {}", ids.len());
    ids
}

/// The draft from a signal as the one form has it once she confirmed it.
fn draft(office: &mut Office, signal: &str, level: &str, way: &str) -> Value {
    let mut draft = office.call("compose_notice", json!({ "signal": signal, "level": level, "dispositions": [way] }));
    settle(&mut draft);
    draft
}

/// Names where none is proposed, and the tick.
fn settle(draft: &mut Value) {
    for line in draft["approvals"].as_array_mut().unwrap() {
        if line["name"] == "" {
            line["name"] = json!("柏某某");
        }
    }
    for (field, words) in [("issuer", "区纪委"), ("unit", "党政办"), ("recipient", "党政办")] {
        if draft[field] == "" {
            draft[field] = json!(words);
        }
    }
    draft["approved"] = json!(true);
}

fn issue(office: &mut Office, signal: &str) -> String {
    // No talk: that would have to be registered before the warning is closed.
    let draft = draft(office, signal, "blue", "ordered_explanation");
    text(&office.call("issue_notice", draft)["number"]).to_owned()
}

fn serve(number: &str) -> Value {
    json!({ "warning": number, "served_on": "2026-04-08", "received_by": "谢某某" })
}

fn reply(number: &str) -> Value {
    json!({ "warning": number, "received_on": "2026-04-08", "cause_duty": "没有交接", "lines": [{ "problem": "问题", "measure": "建立交接制度", "responsible": "所长", "due": "4月", "progress": "已建立", "evidence": "制度文本" }] })
}

fn verify(number: &str, result: &str) -> Value {
    json!({ "warning": number, "result": result, "opinion": "意见", "cause_found": true, "measures_done": true, "accountability_done": true })
}

#[test]
fn the_sample_stands_as_of_the_seventh_of_april_as_the_data_says() {
    let mut office = Office::sample();
    office.set_day("2026-04-07");
    for (status, count) in [("按期回告", 45), ("逾期回告", 11), ("逾期未回告", 3), ("回告期内", 1), ("待送达", 1)] {
        let filter = [json!({ "column": "reply_status", "values": [status] })];
        let list = office.call("list_records", json!({ "kind": "warnings", "filters": filter, "limit": 0 }));
        assert_eq!(list["total"], count, "{status}");
    }
}

/// Every act at every state: what is illegal is refused with its sentence, and nothing changes.
#[test]
fn an_act_that_a_state_does_not_allow_is_refused_and_changes_nothing() {
    let mut office = Office::sample();
    let mut signals = free(&mut office).into_iter();
    let mut numbers: Vec<(&str, String)> = Vec::new();
    for state in ["issued", "served", "replied", "returned", "accepted", "closed", "raised", "transferred", "withdrawn", "voided"] {
        let number = issue(&mut office, &signals.next().unwrap());
        let mut run = |steps: &[(&str, Value)]| steps.iter().for_each(|(command, request)| drop(office.call(command, request.clone())));
        let name = number.as_str();
        let (served, replied) = (("serve_notice", serve(name)), ("record_reply", reply(name)));
        let accepted = ("verify_reply", verify(name, "认可"));
        match state {
            "issued" => {}
            "served" => run(&[served]),
            "replied" => run(&[served, replied]),
            "returned" => run(&[served, replied, ("verify_reply", verify(name, "退回"))]),
            "accepted" => run(&[served, replied, accepted]),
            "closed" => run(&[served, replied, accepted, ("close_warning", json!({ "warning": name }))]),
            "raised" => {
                run(&[served]);
                raise(&mut office, name, "yellow", "函询整改");
            }
            "transferred" => run(&[served, ("transfer_warning", json!({ "warning": name, "reason": "可能构成违纪" }))]),
            "withdrawn" => run(&[served, ("withdraw_warning", json!({ "warning": name, "reason": "申诉成立" }))]),
            _ => run(&[("void_notice", json!({ "warning": name, "reason": "文号印错" }))]),
        }
        assert_eq!(office.call("read_warning", json!({ "warning": name }))["state"], state);
        numbers.push((state, number));
    }
    let illegal: &[(&str, &[&str])] = &[
        ("serve_notice", &["served", "replied", "returned", "accepted", "closed", "raised", "transferred", "withdrawn", "voided"]),
        ("record_reply", &["issued", "replied", "accepted", "closed", "raised", "transferred", "withdrawn", "voided"]),
        ("verify_reply", &["issued", "served", "returned", "accepted", "closed", "raised", "transferred", "withdrawn", "voided"]),
        ("close_warning", &["issued", "served", "replied", "returned", "closed", "raised", "transferred", "withdrawn", "voided"]),
        ("withdraw_warning", &["raised", "transferred", "withdrawn", "voided"]),
        ("transfer_warning", &["closed", "raised", "transferred", "withdrawn", "voided"]),
        ("void_notice", &["closed", "raised", "transferred", "withdrawn", "voided"]),
    ];
    let before = (office.state(), office.entries());
    for (command, states) in illegal {
        for (state, number) in numbers.iter().filter(|(state, _)| states.contains(state)) {
            let request = match *command {
                "serve_notice" => serve(number),
                "record_reply" => reply(number),
                "verify_reply" => verify(number, "认可"),
                "close_warning" => json!({ "warning": number }),
                _ => json!({ "warning": number, "reason": "重复" }),
            };
            assert_eq!(office.refused(command, request), ":state", "{command} in {state}");
        }
    }
    // 提级 goes through the form of a notice; it says so before anything is written.
    for (state, number) in numbers.iter().filter(|(state, _)| ["issued", "closed", "raised", "withdrawn", "voided"].contains(state)) {
        let view = office.call("read_warning", json!({ "warning": number }));
        let choices = office.call("notice_choices", json!({ "signal": view["signal_id"], "raised_from": number }));
        let said = rules(&choices["refusals"]);
        assert!(said.contains(":state"), "{state}: {said}");
    }
    assert!((office.state(), office.entries()) == before, "what was refused left no trace");
    office.assert_sound();
}

/// Raises a warning, and answers with the number of the new one.
fn raise(office: &mut Office, number: &str, level: &str, way: &str) -> String {
    let view = office.call("read_warning", json!({ "warning": number }));
    let ask = json!({ "signal": view["signal_id"], "level": level, "dispositions": [way], "raised_from": number });
    let mut draft = office.call("compose_notice", ask);
    settle(&mut draft);
    if text(&draft["raise_reason"]).is_empty() {
        draft["raise_reason"] = "同一问题再次反映".into();
    }
    text(&office.call("issue_notice", draft)["number"]).to_owned()
}

#[test]
fn a_warning_is_raised_once_with_links_both_ways_and_a_series_of_its_own() {
    let mut office = Office::sample();
    office.call("save_office", json!({ "fields": { "series_high": "七纪廉改" } }));
    let signal = free(&mut office).remove(0);
    let blue = issue(&mut office, &signal);
    assert_eq!(blue, "七纪廉警〔2026〕17号");
    office.call("serve_notice", serve(&blue));
    office.set_day("2026-05-20");
    let choices = office.call("notice_choices", json!({ "signal": signal, "raised_from": blue }));
    let levels: Vec<_> = choices["levels"].as_array().unwrap().iter().map(|one| text(&one["level"])).collect();
    assert_eq!((levels, rules(&choices["refusals"])), (vec!["red", "yellow"], String::new()));
    let ask = |level: &str, way: &str| json!({ "signal": signal, "level": level, "dispositions": [way], "raised_from": blue });
    let composed = office.call("compose_notice", ask("yellow", "函询整改"));
    assert_eq!(composed["raise_reason"], "逾期未回告");
    assert!(text(&composed["body"]).contains(&blue), "the notice says what came before it: {}", composed["body"]);
    let mut lower = composed.clone();
    settle(&mut lower);
    lower["level"] = json!("blue");
    lower["dispositions"] = json!(["reminder_talk"]);
    lower["measures"] = json!([]);
    assert!(office.refused("issue_notice", lower).contains("level:not_higher"));
    let mut unsaid = composed;
    settle(&mut unsaid);
    unsaid["raise_reason"] = json!("");
    assert_eq!(office.refused("issue_notice", unsaid), "raise_reason:required");
    let yellow = raise(&mut office, &blue, "yellow", "函询整改");
    assert_eq!(yellow, "七纪廉改〔2026〕1号");
    let read = |office: &mut Office, number: &str| office.call("read_warning", json!({ "warning": number }));
    let old = read(&mut office, &blue);
    assert_eq!((text(&old["state_label"]), text(&old["raises"][0]["label"])), ("已提级", "已提级为七纪廉改〔2026〕1号"));
    let new = read(&mut office, &yellow);
    assert_eq!((text(&new["state"]), text(&new["raises"][0]["label"])), ("issued", "由七纪廉警〔2026〕17号提级"));
    assert_eq!(office.find("signals", "outcome", "已预警 七纪廉改〔2026〕1号"), signal);
    assert_eq!(office.refused("undo", json!({})), ":barrier");
    office.assert_sound();
}

#[test]
fn withdrawing_and_voiding_are_two_ends_and_both_numbers_stay_used() {
    let mut office = Office::sample();
    let mut signals = free(&mut office).into_iter();
    let (withdrawn, voided) = (signals.next().unwrap(), signals.next().unwrap());
    let (first, second) = (issue(&mut office, &withdrawn), issue(&mut office, &voided));
    assert_eq!(office.refused("withdraw_warning", json!({ "warning": first, "reason": " " })), "reason:required");
    office.call("withdraw_warning", json!({ "warning": first, "reason": "申诉成立" }));
    office.call("void_notice", json!({ "warning": second, "reason": "主送印错" }));
    for (number, state, reason) in [(&first, "已撤销", "申诉成立"), (&second, "已作废", "主送印错")] {
        let view = office.call("read_warning", json!({ "warning": number }));
        assert_eq!(view["state_label"], state);
        assert_eq!(text(&view["course"].as_array().unwrap().last().unwrap()["detail"]), reason);
    }
    // Both signals may be warned of anew, under numbers of their own.
    assert_eq!(issue(&mut office, &withdrawn), "七纪廉警〔2026〕19号");
    assert_eq!(issue(&mut office, &voided), "七纪廉警〔2026〕20号");
    office.assert_sound();
}

#[test]
fn a_warning_that_proves_more_becomes_a_lead_in_one_act() {
    let mut office = Office::sample();
    let signal = free(&mut office).remove(0);
    let number = issue(&mut office, &signal);
    let before = (office.count("case_leads"), office.entries());
    let done = office.call("transfer_warning", json!({ "warning": number, "reason": "可能构成违纪" }));
    assert_eq!((text(&done["state"]), office.count("case_leads"), office.entries()), ("transferred", before.0 + 1, before.1 + 1));
    assert_eq!(office.find("case_leads", "warning", &number).len(), 36);
    // One undo takes both back.
    office.call("undo", json!({}));
    assert_eq!(office.count("case_leads"), before.0);
    assert_eq!(office.call("read_warning", json!({ "warning": number }))["state"], "issued");
}

#[test]
fn a_draft_is_kept_goes_step_by_step_comes_back_and_is_issued_with_its_course() {
    let mut office = Office::sample();
    let signal = "Y128";
    let mut form = office.call("compose_notice", json!({ "signal": signal, "level": "blue", "dispositions": ["ordered_explanation"] }));
    form["body"] = json!("");
    let kept = office.call("save_proposal", json!({ "draft": form, "submit": false }));
    assert_eq!(text(&kept["sentence"]), "已存为拟稿“党建办 蓝色预警（Y128）”。");
    let id = kept["proposal"].clone();
    office.restart();
    assert_eq!(office.count("proposals"), 1);
    assert_eq!(office.call("notice_choices", json!({ "signal": signal }))["proposal"], id);
    let again = json!({ "draft": form, "submit": false });
    assert_eq!(office.refused("save_proposal", again), ":drafted", "one draft for one signal");
    let read = |office: &mut Office| office.call("read_proposal", json!({ "proposal": id }));
    let mut form = read(&mut office)["draft"].clone();
    assert_eq!(office.refused("save_proposal", json!({ "draft": form, "submit": true })), "body:required");
    form["body"] = json!("请说明公开栏更新不及时的原因。");
    office.call("delete_records", json!({ "kind": "proposals", "ids": [id] }));
    assert_eq!(office.count("proposals"), 0);
    office.call("undo", json!({}));
    let sent = office.call("save_proposal", json!({ "draft": form, "submit": true }));
    assert_eq!(text(&sent["sentence"]), "“党建办 蓝色预警（Y128）”已呈批，等候承办人拟稿（何某某）。");
    assert_eq!(office.refused("delete_records", json!({ "kind": "proposals", "ids": [id] })), ":approved");
    assert_eq!(office.refused("save_proposal", json!({ "draft": form, "submit": false })), ":state");
    assert_eq!(office.refused("issue_notice", form.clone()), ":state");
    assert_eq!(office.refused("issue_proposal", json!({ "proposal": id })), ":state");
    let home = office.call("home", json!({}));
    assert!(home["todo"].as_array().unwrap().iter().any(|item| text(&item["title"]).starts_with("等候承办人拟稿")), "{home}");
    let sign = |step: &str, name: &str, passed: bool, opinion: &str| json!({ "proposal": id, "step": step, "name": name, "on": "4.8", "opinion": opinion, "passed": passed });
    assert_eq!(office.refused("sign_proposal", sign("纪委副书记审核", "许某某", true, "")), "step:step");
    // The one complained of decides on nothing.
    assert_eq!(office.refused("sign_proposal", sign("承办人拟稿", "曹某某", true, "")), "name:own_case");
    office.call("sign_proposal", sign("承办人拟稿", "何某某", true, "同意"));
    office.call("undo", json!({}));
    office.call("sign_proposal", sign("承办人拟稿", "何某某", true, "同意"));
    assert_eq!(office.refused("sign_proposal", sign("纪委副书记审核", "许某某", false, "")), "opinion:required");
    let back = office.call("sign_proposal", sign("纪委副书记审核", "许某某", false, "事由再写具体"));
    assert_eq!(back["state_label"], "拟制");
    form = read(&mut office)["draft"].clone();
    form["body"] = json!("请说明公开栏三个月没有更新的原因。");
    office.call("save_proposal", json!({ "draft": form, "submit": true }));
    office.call("sign_proposal", sign("承办人拟稿", "何某某", true, "同意"));
    let ready = office.call("sign_proposal", sign("纪委副书记审核", "许某某", true, "拟同意"));
    assert_eq!(ready["state_label"], "待签发");
    office.restart();
    assert_eq!(read(&mut office)["steps"].as_array().unwrap().len(), 4, "the round that came back is kept");
    assert_eq!(office.refused("issue_proposal", json!({ "proposal": id, "issuer": "曹某某" })), "issuer:own_case");
    let issued = office.call("issue_proposal", json!({ "proposal": id }));
    assert_eq!(issued["number"], "七纪廉警〔2026〕17号");
    assert_eq!(office.count("proposals"), 0, "the warning holds all of it");
    let view = office.call("read_warning", json!({ "warning": issued["number"] }));
    let course: Vec<_> = view["course"].as_array().unwrap().iter().filter(|line| line["done"] == true).collect();
    let course: Vec<_> = course.iter().map(|line| format!("{} {}", text(&line["label"]), text(&line["detail"]))).collect();
    assert_eq!(course, ["承办人拟稿 何某某", "纪委副书记审核 许某某", "签发 廉政风险预警通知书"]);
    assert_eq!(view["body"], "请说明公开栏三个月没有更新的原因。");
    office.assert_sound();
}

#[test]
fn nobody_decides_on_himself_and_a_leaders_case_goes_up() {
    let mut office = Office::sample();
    let fields = json!({ "collected_on": "2026-04-01", "point": "镇纪委", "source": "信访举报", "unit": "镇纪委", "object": "纪委书记（监察办主任）/郑某某", "content": "反映信访件办理超期" });
    let signal = office.create("signals", fields);
    let mut form = office.call("compose_notice", json!({ "signal": signal, "level": "blue", "dispositions": ["ordered_explanation"] }));
    let steps: Vec<_> = form["approvals"].as_array().unwrap().iter().map(|line| text(&line["step"]).to_owned()).collect();
    assert_eq!((steps.last().unwrap().as_str(), text(&form["issuer"])), ("上级纪委研究决定", ""));
    form["approved"] = json!(true);
    form["issuer"] = json!("郑某某");
    assert_eq!(office.refused("issue_notice", form.clone()), "issuer:own_case");
    form["issuer"] = json!("周某某");
    form["approvals"][0]["name"] = json!("郑 某某");
    assert_eq!(office.refused("issue_notice", form.clone()), "approvals:own_case");
    form["approvals"][0]["name"] = json!("何某某");
    form["approvals"].as_array_mut().unwrap().pop();
    assert_eq!(office.refused("issue_notice", form), "approvals:approval_steps");
}

#[test]
fn a_talk_has_its_own_length_and_the_receipt_all_its_fields() {
    let mut office = Office::sample();
    for (terms, said) in [("约谈：5日", "reply_terms:terms"), ("谈话提醒：很快", "reply_terms:terms")] {
        assert_eq!(office.refused("save_office", json!({ "fields": { "reply_terms": terms } })), said);
    }
    assert_eq!(office.refused("save_office", json!({ "fields": { "approval_blue": "签发：郑某某" } })), "approval_blue:path");
    office.call("save_office", json!({ "fields": { "reply_terms": "谈话提醒：5个工作日", "servers": "何某某、许某某" } }));
    let signal = free(&mut office).remove(0);
    let form = draft(&mut office, &signal, "blue", "reminder_talk");
    assert!(text(&form["body"]).contains("五个工作日内"), "{}", form["body"]);
    let number = text(&office.call("issue_notice", form)["number"]).to_owned();
    let mut service = json!({ "warning": number, "served_on": "4.8", "served_at": "下午3点5分", "received_by": "", "way": "转交", "place": "村部", "copies": "2份", "proxy": "乔某某", "relation": "", "reason": "本人外出", "remark": "电话告知" });
    assert_eq!(office.refused("serve_notice", service.clone()), "relation:passed_relation");
    service["relation"] = json!("同事");
    assert_eq!(office.call("serve_notice", service)["due_on"], "2026-04-15");
    let view = office.call("read_warning", json!({ "warning": number }));
    let facts: Vec<_> =
        view["facts"].as_array().unwrap().iter().map(|fact| format!("{}={}", text(&fact["label"]), text(&fact["value"]))).collect();
    for wanted in
        ["送达日期=2026年4月8日15时05分", "代收人=乔某某", "与受送达人关系=同事", "份数=2", "送达人=何某某、许某某", "备注=电话告知"]
    {
        assert!(facts.iter().any(|fact| fact == wanted), "{wanted}: {facts:?}");
    }
    office.call("record_reply", reply(&number));
    let view = office.call("read_warning", json!({ "warning": number }));
    assert_eq!(view["lines"][0]["progress"], "已建立");
    // 二次整改: sent back with a day of its own.
    let mut back = verify(&number, "退回");
    back["again_by"] = json!("4.20");
    assert_eq!(office.call("verify_reply", back)["due_on"], "2026-04-20");
    let made = office.call("make_paper", json!({ "paper": "service_receipt", "warning": number }));
    let (_, bytes) = office.paper(&made["id"]);
    let words = crate::office::words(&bytes);
    for wanted in ["乔某某（同事）", "本人外出", "15时05分", "电话告知"] {
        assert!(words.contains(wanted), "{wanted}: {words}");
    }
}

/// Eight hands at one desk: whoever comes when, no number is left out and none given twice.
#[test]
fn eight_threads_at_the_desk_leave_no_gap() {
    let mut office = Office::sample();
    let signals = Mutex::new(free(&mut office).into_iter().take(24).collect::<Vec<_>>());
    let office = Mutex::new(office);
    let given: Vec<String> = std::thread::scope(|scope| {
        let hands: Vec<_> = (0..8)
            .map(|_| {
                scope.spawn(|| {
                    let mut given = Vec::new();
                    while let Some(signal) = { signals.lock().unwrap().pop() } {
                        given.push(issue(&mut office.lock().unwrap(), &signal));
                    }
                    given
                })
            })
            .collect();
        hands.into_iter().flat_map(|hand| hand.join().unwrap()).collect()
    });
    let mut numbers: Vec<u32> =
        given.iter().map(|number| number.trim_end_matches('号').rsplit('〕').next().unwrap().parse().unwrap()).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (17..=40).collect::<Vec<u32>>());
    office.into_inner().unwrap().assert_sound();
}

/// A real office whose settings name nobody is asked for the names once; the next notice proposes them.
#[test]
fn names_that_the_settings_leave_open_are_proposed_as_they_were_last() {
    let mut office = Office::empty();
    let mut fields = settings();
    fields.as_object_mut().unwrap().remove("approval_blue");
    office.found(fields);
    office.create("units", json!({ "full_name": "七溪坪镇财政所", "short_name": "财政所", "category": "事业站所" }));
    for content in ["反映报账超期", "反映票据不全"] {
        office.create(
            "signals",
            json!({ "collected_on": "4月1日", "point": "财政所", "source": "审计", "unit": "财政所", "content": content }),
        );
    }
    let compose = |office: &mut Office, signal: &str| {
        let mut form = office.call("compose_notice", json!({ "signal": signal, "level": "blue", "dispositions": ["reminder_talk"] }));
        form["approved"] = json!(true);
        form
    };
    let mut first = compose(&mut office, "Y001");
    assert_eq!(office.refused("issue_notice", first.clone()), "approvals:required approvals:required");
    first["approvals"][0]["name"] = json!("何某某");
    first["approvals"][1]["name"] = json!("许某某");
    office.call("issue_notice", first);
    let second = compose(&mut office, "Y002");
    assert_eq!(office.call("issue_notice", second)["number"], "七纪廉警〔2026〕2号");
}
