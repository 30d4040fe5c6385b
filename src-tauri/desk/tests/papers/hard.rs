//! The hardest cases an office can hand in: long titles and names, thirty measures in one cell, twelve
//! steps with three decisions, rare characters, 600 rows, no row at all.

use serde_json::{Value, json};

use super::office::Office;

/// Rare names of persons, two planes of Unicode.
const RARE: [&str; 4] = ["䶮㛃", "𬭚𬍛", "昇喆堃赟", "㙘𬱖𪟝"];
/// 40 characters.
const LONG_UNIT: &str = "七溪坪镇武陵山区特色农产品冷链物流与乡村振兴产业融合发展服务中心（䶮㛃示范片区）";
/// 60 characters.
const LONG_POWER: &str =
    "农村集体经济组织成员住宅用地审批与乡村建设规划许可以及林木采伐临时用地联合受理联合踏勘联合审查联合公示联合验收全流程监督检查事项办理";

/// An office with every hard case in it.
fn office() -> Office {
    assert!(LONG_UNIT.chars().count() >= 40 && LONG_POWER.chars().count() >= 60);
    let mut office = Office::empty();
    office.save("units", None, json!({ "code": "U01", "full_name": LONG_UNIT, "short_name": "冷链融合服务中心", "category": "事业站所", "reporting_point": "是", "head_post": "主任" }));
    for (number, name) in RARE.iter().enumerate() {
        office.save("posts", None, json!({ "unit": "冷链融合服务中心", "name": format!("{name}岗"), "rank": "中层", "holder": name, "elements": "人财", "high_risk": if number == 0 { "是" } else { "否" } }));
    }
    let steps = "申请人提出书面申请→便民服务中心受理→材料是否齐全（否：一次性告知补正）→联合踏勘→是否符合规划条件（不符合：书面说明理由）→村级审查→张榜公布→公布有无异议（有：调查核实）→联合审查→镇长办公会审定→颁发批准书→建档备案";
    office.save("powers", None, json!({ "code": "XK01", "name": LONG_POWER, "kind": "行政许可", "content": "联合办理", "holder": LONG_UNIT, "handling_posts": "䶮㛃岗、𬭚𬍛岗", "legal_basis": "《示例办法》第一条", "time_limit": "20个工作日", "steps": steps, "control_points": "双人踏勘", "counterpart_rights": "知情权", "complaint_channel": "0000-0000000", "basis_check": "确定" }));
    office
}

fn thirty_measures() -> String {
    (1..=30)
        .map(|number| format!("{number}. 第{number}条措施：两人以上现场核对、当场签字并留存影像，每季度随机抽查。"))
        .collect::<Vec<_>>()
        .join("\n")
}

fn risk(number: usize, post: Option<&str>, measures: &str) -> Value {
    let kind = ["思想道德风险", "岗位职责风险", "业务流程风险", "制度机制风险"][number % 4];
    let grade = ["高", "中", "低"][number % 3];
    json!({
        "number": format!("R{number:03}"), "layer": if post.is_some() { "个人岗位" } else { "科室职责" }, "unit": "冷链融合服务中心", "post": post.unwrap_or_default(), "power": LONG_POWER,
        "kind": kind, "description": format!("踏勘走过场之{number}"), "manifestation": "未到现场即签字，姓名𪟝漏登",
        "grade": grade, "control_measures": measures, "responsible_person": "主任"
    })
}

#[test]
fn long_names_and_thirty_measures_in_a_cell_are_printed_whole() {
    let mut office = office();
    let measures = thirty_measures();
    office.save("risks", None, risk(1, Some("䶮㛃岗"), &measures));
    office.save("risks", None, risk(2, None, &measures));
    let requests = [
        json!({ "paper": "risks", "public": false }),
        json!({ "paper": "risk_map", "power": "XK01" }),
        json!({ "paper": "screening", "layer": "post", "unit": "U01", "post": "䶮㛃岗" }),
        json!({ "paper": "screening", "layer": "department", "unit": "U01" }),
    ];
    for request in requests {
        let paper = office.paper(request);
        for number in 1..=30 {
            paper.says_on(&format!("第{number}条措施：两人以上现场核对、当场签字并留存影像，每季度随机抽查。"));
        }
        paper.says_on("未到现场即签字，姓名𪟝漏登");
    }
    office.paper(json!({ "paper": "screening", "layer": "post", "unit": "U01", "post": "䶮㛃岗" })).says(&[
        LONG_UNIT,
        "䶮㛃",
        "高风险岗位",
    ]);
    office.paper(json!({ "paper": "powers", "public": false })).says(&[LONG_POWER, LONG_UNIT]);
}

#[test]
fn twelve_steps_and_three_decisions_are_drawn_with_their_ways_out() {
    let mut office = office();
    office.save("risks", None, risk(3, None, "双人踏勘"));
    let chart = office.paper(json!({ "paper": "process", "power": "XK01", "public": true }));
    chart.says(&[
        "材料是否齐全",
        "一次性告知补正",
        "是否符合规划条件",
        "书面说明理由",
        "不符合",
        "公布有无异议",
        "调查核实",
        "镇长办公会审定",
        "建档备案",
        "承办岗位：䶮㛃岗、𬭚𬍛岗",
        "踏勘走过场之3（R003）",
        "权力运行流程图",
    ]);
    let title: String = LONG_POWER.chars().take(60).collect();
    chart.says(&[&title]);
}

#[test]
fn rare_names_come_back_from_the_file() {
    let mut office = office();
    for (number, name) in RARE.iter().enumerate() {
        let object = format!("{name}岗/{name}");
        office.save("signals", None, json!({ "number": format!("Y{number}"), "collected_on": "2026-03-05", "point": "U01", "source": "信访举报", "unit": "U01", "object": object, "content": format!("反映{name}岗公示不及时") }));
        let inside = office.paper(json!({ "paper": "signal_report", "signal": format!("Y{number}"), "internal": true }));
        inside.says(&[&format!("反映{name}岗公示不及时"), name, "■中层"]);
        office
            .paper(json!({ "paper": "screening", "layer": "post", "unit": "U01", "post": format!("{name}岗") }))
            .says(&[&format!("姓名{name}")]);
    }
    let list = office.paper(json!({ "paper": "signal_list", "quarter": "2026Q1", "internal": true }));
    list.says(&RARE);
    office.paper(json!({ "paper": "quarter_return", "quarter": "2026Q1" })).says(&["冷链融合服务中心", "共采集信息4件次", "昇喆堃"]);
}

#[test]
fn a_character_that_no_face_has_is_refused_by_name() {
    let mut office = office();
    office.save(
        "signals",
        None,
        json!({ "number": "Y9", "collected_on": "2026-03-05", "point": "U01", "source": "信访举报", "content": "反映𰻝面馆接待超标" }),
    );
    let sentence = office.refused(json!({ "paper": "signal_report", "signal": "Y9" }));
    assert!(sentence.contains('𰻝') && sentence.contains("U+30EDD"), "{sentence}");
}

#[test]
fn six_hundred_rows_are_all_there() {
    let mut office = office();
    for number in 1..=600 {
        office.save("risks", None, risk(number, Some("𬭚𬍛岗"), "停发一律书面告知"));
    }
    let paper = office.paper(json!({ "paper": "risks", "public": true }));
    for number in 1..=600 {
        paper.says(&[&format!("R{number:03}"), &format!("踏勘走过场之{number}")]);
    }
    assert!(paper.pages >= 20, "{}", paper.pages);
    office.paper(json!({ "paper": "risk_map", "unit": "U01" })).says(&["共600个风险点", "踏勘走过场之600"]);
}

#[test]
fn an_office_without_records_prints_what_there_is() {
    let mut office = Office::empty();
    let cases = [
        (json!({ "paper": "duties" }), "（尚未登记任务）"),
        (json!({ "paper": "duty_signatures" }), "（尚未登记任务）"),
        (json!({ "paper": "powers", "public": true }), "（尚未登记职权）"),
        (json!({ "paper": "risks", "public": false }), "（尚未登记风险点）"),
        (json!({ "paper": "signal_list", "quarter": "2026Q1" }), "（本季度没有登记预警信息）"),
        (json!({ "paper": "quarter_return", "quarter": "2026Q1" }), "应报采集报送点0个"),
        (json!({ "paper": "list", "list": { "kind": "risks" } }), "共0条"),
    ];
    for (request, words) in cases {
        office.paper(request).says(&[words]);
    }
}

/// Every step before issue is walked on one day by somebody the new office has not named yet.
fn approve(draft: &mut Value, on: &str) {
    draft["approved"] = json!(true);
    for step in draft["approvals"].as_array_mut().unwrap() {
        step["name"] = json!("昇喆堃");
        step["on"] = json!(on);
    }
}

/// One warning of the unit with the longest name, from notice to reply.
#[test]
fn a_long_name_goes_through_the_whole_life_of_a_warning() {
    let mut office = office();
    office.save("signals", None, json!({ "number": "Y1", "collected_on": "2026-01-05", "point": "U01", "source": "审计", "unit": "U01", "object": "䶮㛃岗", "content": "反映冷链补贴发放不公示", "suggested_level": "蓝色" }));
    let mut draft = office.call("compose_notice", json!({ "signal": "Y1", "level": "blue", "dispositions": ["ordered_explanation"] }));
    draft["issued_on"] = json!("2026-01-13");
    approve(&mut draft, "2026-01-13");
    let number = office.call("issue_notice", draft)["number"].as_str().unwrap().to_owned();
    office.call("serve_notice", json!({ "warning": number, "served_on": "2026-01-15", "received_by": "𪟝㙘" }));
    let reminder = office.paper(json!({ "paper": "reminder", "warning": number }));
    reminder.says(&[&format!("{LONG_UNIT}："), "要求于2026年2月14日前", "已逾期52天"]);
    office.paper(json!({ "paper": "service_receipt", "warning": number })).says(&[LONG_UNIT, "䶮㛃岗"]);
    office.call("record_reply", json!({ "warning": number, "received_on": "2026-04-07", "cause": "𬭚𬍛同志履职不力\n公示制度不落实", "measures": thirty_measures() }));
    let reply = office.paper(json!({ "paper": "reply", "warning": number }));
    reply.says(&[
        LONG_UNIT,
        &number,
        "我单位收到《廉政风险预警通知书》",
        "𬭚𬍛同志履职不力",
        "公示制度不落实",
        "整改措施落实情况表",
        "䶮㛃岗",
    ]);
    for measure in 1..=30 {
        reply.says_on(&format!("{measure}.第{measure}条措施：两人以上现场核对、当场签字并留存影像，每季度随机抽查。"));
    }
    office.call("verify_reply", json!({ "warning": number, "result": "returned", "opinion": "佐证不全" }));
    office.paper(json!({ "paper": "reminder", "warning": number })).says(&["报送的回告经审核已退回", "尚未重新报送"]);
}

/// However long the text of a notice, its signature never stands alone on a page.
#[test]
fn a_signature_takes_lines_of_text_with_it() {
    let mut office = office();
    let mut moved = 0;
    for lines in 1..=12 {
        let number = format!("Y{lines}");
        office.save("signals", None, json!({ "number": number, "collected_on": "2026-03-05", "point": "U01", "source": "信访举报", "unit": "U01", "object": "䶮㛃岗", "content": "反映公示不及时", "suggested_level": "蓝色" }));
        let mut draft = office.call("compose_notice", json!({ "signal": number, "level": "blue", "dispositions": ["reminder_talk"] }));
        draft["body"] = json!((0..lines).map(|line| format!("第{line}段，共一行，说明情况。")).collect::<Vec<_>>().join("\n"));
        approve(&mut draft, "2026-04-07");
        let issued = office.call("issue_notice", draft);
        let pages = office.pages(&issued["paper"]);
        // The slip and 版记 bear a day too: the signature is where the name stands over it.
        let signed = pages
            .iter()
            .position(|page| page.contains("中共七溪坪镇纪律检查委员会2026年4月7日"))
            .unwrap_or_else(|| panic!("{lines} lines: no signature in {pages:#?}"));
        let last = format!("第{}段，共一行", lines - 1);
        assert!(pages[signed].contains(&last), "{lines} lines: the signature stands alone on page {}", signed + 1);
        moved += usize::from(signed > 0);
    }
    assert!(moved > 0 && moved < 12, "some signatures had to move to the second page: {moved}");
}
