//! 条款体检 on the training office: what was planted is found, and nothing else.

use serde_json::{Value, json};

use crate::office::{Office, text, words};

/// Every check with its count on the morning of 2026-04-08.
///
/// Counted by hand from the tables, by a script that shares nothing with the rules:
/// 待核 stands in 18 rows of powers.csv; 8 rows in use have a 职权编码 that no row of risks.csv names; in 12 rows in
/// use every part of 承办岗位 is a 简称 of units.csv. Of the 61 high risk points 责任人 never names more than one
/// post: in 16 a leader of the township or the head of the organ, in 1 the 纪委书记, in 44 the head of the unit or an
/// organ's own leader; of the 71 medium ones 3 name 纪委, and of these 2 its head; of the 24 low ones 5 name a
/// clerk. notices.csv has 3 逾期未回告 and 1 待送达. No post and no unit breaks 四个不直接管: the notes of 党委书记 and
/// 镇长 say 不直接分管, and 财政所 stands under 镇长（监管）. 职权目录 and 廉政风险等级目录 have no edition in the training
/// office: two catalogues that were never approved, and none that was approved and not shown to the public. 第十二条 names 5 fields, 4 departments and 3 kinds of post; no
/// table of the sample has a signature of the four steps, so none of the 12 has a screened risk point, and none a 无.
///
/// duties.csv has no progress with it, so everything that was to be done by then is undone: 9 rows of one day between
/// 2026-01-31 and 2026-03-31; and of those that recur, the turn of the cycle that ended last: 15 by the quarter, 9 by the
/// month, 1 by the half-month, 1 by the week. Rows by matter or day owe no number; no half-year of 2026 has ended. The
/// sample has no line of the five lists, and no letter; its warnings come from a ledger, which does not say which talks
/// were held, so none is owed.
///
/// The sample has no spot check either: 23 units have a risk point of the highest grade; 51 posts are marked 高风险岗位 in
/// posts.csv, and 5 more have such a point.
const FOUND: &[(&str, &str, u64)] = &[
    ("《办法》第八条", "职权依据待核，不得公开", 18),
    ("《办法》第十二条", "重点领域、部门、岗位没有覆盖", 12),
    ("《办法》第十三条", "职权没有落实到岗位", 12),
    ("《办法》第十三条", "有权无险：在用职权没有风险点", 8),
    ("《办法》第十八条", "高级风险缺单位主要领导（或分管领导）责任人", 45),
    ("《办法》第十八条", "高级风险缺镇纪委责任人", 60),
    ("《办法》第十八条", "高级风险缺所在部门负责人", 17),
    ("《办法》第十八条", "中级风险责任人不全", 69),
    ("《办法》第十八条", "低级风险缺部门负责人", 5),
    ("《办法》第二十五条", "目录没有审定的版本", 2),
    ("《办法》第四十三条", "预警签发后没有登记送达", 1),
    ("《办法》第四十三条", "预警逾期未回告", 3),
    ("《办法》第四十四条", "高风险单位、岗位今年还没有抽查", 79),
    ("《长效机制意见》第十七条", "任务到期或期满没有登记完成", 35),
];

/// How many rules there are.
const CHECKS: usize = 39;

fn sum() -> u64 {
    FOUND.iter().map(|(.., count)| count).sum()
}

fn findings<'a>(checked: &'a Value, check: &str) -> &'a Vec<Value> {
    let line = checked["checks"].as_array().unwrap().iter().find(|line| line["check"] == check).unwrap();
    line["findings"].as_array().unwrap()
}

/// The first word of each record's name: its code.
fn codes(checked: &Value, check: &str) -> Vec<String> {
    let code = |finding: &Value| text(&finding["record"]).split(' ').next().unwrap().to_owned();
    findings(checked, check).iter().map(code).collect()
}

#[test]
fn the_sample_has_what_was_planted_and_nothing_else() {
    let mut office = Office::sample();
    let checked = office.call("check_articles", json!({}));
    let lines = checked["checks"].as_array().unwrap();
    let failed: Vec<_> = lines
        .iter()
        .filter(|line| line["count"] != 0)
        .map(|line| (text(&line["article"]), text(&line["label"]), line["count"].as_u64().unwrap()))
        .collect();
    assert_eq!(failed, FOUND);
    assert_eq!((lines.len(), checked["failed"].as_u64()), (CHECKS, Some(FOUND.len() as u64)));
    assert_eq!(checked["found"].as_u64().unwrap(), sum());
    assert_eq!(codes(&checked, "power_risk"), ["XK04", "XK06", "CF05", "JF06", "JF07", "CJ04", "JG02", "SP03"]);
    assert_eq!(
        codes(&checked, "basis_unconfirmed"),
        [
            "CF03", "CF04", "QZ03", "ZS01", "JF07", "JF09", "JF10", "JF11", "JF12", "JG03", "JG10", "JG11", "SP04", "SP06", "FX02", "QT16",
            "QT17", "QT18"
        ]
    );
    assert_eq!(
        codes(&checked, "power_post"),
        ["CF04", "CF05", "CJ04", "JG02", "JG05", "JG06", "JG09", "JG11", "JG12", "JG13", "QT11", "QT14"]
    );
    assert_eq!(codes(&checked, "low_roles"), ["R027", "R038", "R039", "R054", "R080"]);
    assert_eq!(codes(&checked, "not_served"), ["七纪廉警〔2026〕16号"]);
    let overdue = [
        ("七纪廉警〔2025〕12号", "2025-06-13", 299),
        ("七纪廉警〔2025〕33号", "2025-11-23", 136),
        ("七纪廉警〔2026〕3号", "2026-02-15", 52),
    ];
    let said: Vec<_> = findings(&checked, "reply_overdue").iter().map(|one| (text(&one["record"]), text(&one["sentence"]))).collect();
    assert_eq!(said.len(), overdue.len());
    for (number, due, days) in overdue {
        assert!(said.contains(&(number, &format!("回告期限{due}，已逾期{days}天，还没有回告。"))), "{said:?}");
    }

    // Each finding leads to its record.
    for line in lines {
        for finding in line["findings"].as_array().unwrap() {
            // What concerns a catalogue as a whole leads to its editions.
            if line["check"] == "catalogue_unapproved" {
                assert_eq!(finding["id"], "");
                continue;
            }
            let record = office.call("read_record", json!({ "kind": finding["kind"], "id": finding["id"] }));
            assert!(text(&finding["record"]).ends_with(text(&record["title"])), "{finding} {}", record["title"]);
        }
    }

    // The window asks for some of each, and is told how many there are.
    let some = office.call("check_articles", json!({ "limit": 5 }));
    assert_eq!(findings(&some, "high_discipline").len(), 5);
    assert_eq!(some["found"], checked["found"]);
}

#[test]
fn what_is_put_right_is_no_longer_found_and_what_is_broken_is() {
    let mut office = Office::sample();
    let count = |office: &mut Office, check: &str| findings(&office.call("check_articles", json!({})), check).len();
    let risk = office.find("risks", "number", "R033");
    let roles = json!({ "grade": "高", "responsible_person": "副镇长（社会事务）、镇纪委、社事办主任" });
    let before = ["high_leader", "high_discipline", "high_head"].map(|check| count(&mut office, check));
    office.call("save_record", json!({ "kind": "risks", "id": risk, "fields": roles }));
    assert_eq!(["high_leader", "high_discipline", "high_head"].map(|check| count(&mut office, check)), before.map(|one| one - 1));

    let treasury = office.find("units", "short_name", "财政所");
    office.call("save_record", json!({ "kind": "units", "id": treasury, "fields": { "in_charge": "镇长、副镇长（财经）" } }));
    let checked = office.call("check_articles", json!({}));
    let broken = &findings(&checked, "four_not_direct")[0];
    assert_eq!((text(&broken["record"]), text(&broken["sentence"])), ("财政所", "由镇长直接分管，涉及财务，请调整分工。"));

    // What lies in the bin is not looked at.
    let power = office.find("powers", "code", "XK04");
    assert_eq!(count(&mut office, "power_risk"), 8);
    office.call("delete_records", json!({ "kind": "powers", "ids": [power] }));
    assert_eq!(count(&mut office, "power_risk"), 7);
}

#[test]
fn the_printed_list_has_every_finding_and_an_empty_office_says_so() {
    let mut office = Office::sample();
    let paper = office.call("make_paper", json!({ "paper": "check_list" }));
    assert_eq!(text(&paper["title"]), "七溪坪镇条款体检");
    let printed = words(&office.paper(&paper["id"]).1);
    for said in [
        "体检日期：2026年4月8日",
        "《办法》第十八条：高级风险缺镇纪委责任人60条",
        "《办法》第十三条：有权无险：在用职权没有风险点8条",
        &format!("共检查{CHECKS}项，有问题{}项、{}条，无问题{}项。", FOUND.len(), sum(), CHECKS - FOUND.len()),
        "风险点没有防控措施（《办法》第十七条）",
        "七纪廉警〔2026〕16号",
    ] {
        assert!(printed.contains(said), "{said}");
    }
    // A new office has to look at what 第十二条 names; without that list nothing is amiss in it.
    let mut empty = Office::founded();
    let checked = empty.call("check_articles", json!({}));
    assert_eq!((checked["found"].as_u64(), checked["checks"].as_array().unwrap().len()), (Some(12), CHECKS));
    let areas = empty.call("list_records", json!({ "kind": "key_areas", "limit": 100 }));
    let ids: Vec<&Value> = areas["rows"].as_array().unwrap().iter().map(|row| &row["id"]).collect();
    empty.call("delete_records", json!({ "kind": "key_areas", "ids": ids, "confirmed": true }));
    assert_eq!(empty.call("check_articles", json!({}))["found"], 0);
    let paper = empty.call("make_paper", json!({ "paper": "check_list" }));
    assert!(words(&empty.paper(&paper["id"]).1).contains("（没有发现问题）"));
}
