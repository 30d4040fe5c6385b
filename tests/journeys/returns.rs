//! Quarterly returns: the grid of the points, what is recorded and refused, reminders, what goes upward, and the to-do
//! list that tells of it. Never a figure of the program's own: those of the sample were counted from its tables apart.

use serde_json::{Value, json};

use crate::office::{Office, text, words};

/// 应报, points with signals, points without, of each quarter of the sample: of 36 points in its units, those named as
/// 采集点 by a signal of the quarter (镇纪委 and 镇政府 send signals and are no points).
const COUNTED: &[(&str, u64, u64, u64)] =
    &[("2025Q1", 36, 18, 18), ("2025Q2", 36, 20, 16), ("2025Q3", 36, 22, 14), ("2025Q4", 36, 22, 14), ("2026Q1", 36, 28, 8)];

fn grid(office: &mut Office, quarter: &str) -> Value {
    office.call("read_returns", json!({ "quarter": quarter }))
}

fn counts(grid: &Value) -> Vec<u64> {
    grid["counts"].as_array().unwrap().iter().map(|one| one["count"].as_u64().unwrap()).collect()
}

fn point(office: &mut Office, name: &str) -> String {
    office.find("units", "short_name", name)
}

/// The cell of a point in the quarter shown.
fn cell(grid: &Value, name: &str) -> Value {
    let line = grid["points"].as_array().unwrap().iter().find(|line| line["name"] == name).unwrap();
    line["cells"].as_array().unwrap().iter().find(|cell| cell["quarter"] == grid["quarter"]).unwrap().clone()
}

#[test]
fn the_grid_of_the_sample_is_what_was_counted_apart() {
    let mut office = Office::sample();
    for (quarter, due, reported, missing) in COUNTED {
        let grid = grid(&mut office, quarter);
        assert_eq!(counts(&grid), [*reported, 0, 0, *missing], "{quarter}");
        let summary = format!("应报{due}个，已报{reported}个，零报告0个，迟报0个，未报{missing}个。");
        assert_eq!(text(&grid["summary"]), summary, "{quarter}");
    }
    let now = grid(&mut office, "");
    assert_eq!((text(&now["quarter"]), text(&now["due_on"]), &now["days"]), ("2026Q1", "2026-04-05", &json!(-3)));
    let stranger = cell(&now, "镇纪委");
    assert_eq!((&stranger["owes"], &stranger["state"]), (&json!(false), &json!("reported")));
}

#[test]
fn returns_are_recorded_together_and_a_zero_report_never_hides_signals() {
    let mut office = Office::sample();
    let silent: Vec<String> = ["经发办", "水利站", "畜牧站", "槐林村"].map(|name| point(&mut office, name)).into();
    let village = point(&mut office, "柳树沟村");
    let before = office.state();
    let record = |points: &[String], fields: Value| json!({ "quarter": "2026Q1", "points": points, "fields": fields });
    let zero = json!({ "kind": "零报告", "received_on": "4.3", "signed_by": "负责人" });
    // One point with signals stands against all of the batch.
    let mixed: Vec<String> = silent.iter().cloned().chain([village.clone()]).collect();
    assert_eq!(office.refused("record_returns", record(&mixed, zero.clone())), "kind:signals");
    assert_eq!(office.state(), before);
    assert_eq!(office.refused("record_returns", record(&[], zero.clone())), ":nothing");
    assert_eq!(office.refused("record_returns", record(&silent, json!({ "kind": "零报告", "received_on": "4.9" }))), "received_on:future");
    let done = office.call("record_returns", record(&silent, zero));
    assert_eq!(text(&done["sentence"]), "已登记4个点2026年第一季度零报告。");
    assert_eq!(counts(&grid(&mut office, "2026Q1")), [28, 4, 0, 4]);
    // Today is behind the day: one that comes now is late.
    let late = point(&mut office, "西坡村");
    office.call("record_returns", record(std::slice::from_ref(&late), json!({ "kind": "signals" })));
    let told = cell(&grid(&mut office, "2026Q1"), "西坡村");
    assert_eq!(
        (&told["state"], &told["late_days"], text(&told["remark"])),
        (&json!("late"), &json!(3), "采集表已收到，还没有登记预警信息。")
    );
    // A signal that is entered behind a 零报告 is said, and the point counts as having reported.
    let signal = json!({ "collected_on": "3.31", "point": "槐林村", "source": "信访举报", "content": "反映某事" });
    office.create("signals", signal);
    let told = cell(&grid(&mut office, "2026Q1"), "槐林村");
    assert_eq!(told["state"], "reported");
    assert!(text(&told["remark"]).starts_with("已作零报告，又登记了1条预警信息"), "{told}");
    office.call("record_returns", record(&silent[3..], json!({ "kind": "采集表" })));
    assert_eq!(cell(&grid(&mut office, "2026Q1"), "槐林村")["remark"], Value::Null);
    assert_eq!(
        office.refused(
            "save_record",
            json!({ "kind": "point_returns", "id": null, "fields": { "quarter": "2026Q1", "point": "西坡村", "kind": "零报告" } })
        ),
        "point:taken"
    );
    // Back to the bin, and back from it by undo.
    office.call("withdraw_returns", json!({ "quarter": "2026Q1", "points": [late] }));
    assert_eq!(cell(&grid(&mut office, "2026Q1"), "西坡村")["state"], "missing");
    for _ in 0..5 {
        office.call("undo", json!({}));
    }
    assert_eq!(office.state(), before);
    office.assert_sound();
}

#[test]
fn points_that_come_and_go_owe_what_they_were() {
    let mut office = Office::sample();
    let fresh = json!({ "full_name": "七溪坪镇新设站", "short_name": "新设站", "category": "事业站所", "reporting_point": "是", "point_since": "2026-2-1" });
    office.create("units", fresh);
    let gone = point(&mut office, "水利站");
    office.call("save_record", json!({ "kind": "units", "id": gone, "fields": { "point_until": "2026-2-15" } }));
    let (old, new) = (grid(&mut office, "2025Q4"), grid(&mut office, "2026Q1"));
    let owed = |grid: &Value| counts(grid).iter().sum::<u64>();
    assert_eq!((owed(&old), owed(&new)), (36, 36), "one came and one went");
    assert_eq!(text(&cell(&new, "新设站")["remark"]), "本季度新设的采集报送点。");
    assert!(!new["points"].to_string().contains("水利站\",\"officers") || cell(&new, "水利站")["owes"] == json!(false));
    assert_eq!(
        office.refused("save_record", json!({ "kind": "units", "id": gone, "fields": { "point_since": "2026-3-1" } })),
        "point_until:order"
    );
}

#[test]
fn silent_points_are_reminded_on_paper_and_the_set_counts_what_came() {
    let mut office = Office::sample();
    let sent = point(&mut office, "柳树沟村");
    assert_eq!(office.refused("remind_points", json!({ "quarter": "2026Q1", "points": [sent], "fields": {} })), ":not_silent");
    let reminded = office.call("remind_points", json!({ "quarter": "2026Q1", "each": true, "fields": { "way": "电话" } }));
    assert_eq!(reminded["paper"]["pages"], 8, "a sheet for each of the silent");
    let printed = words(&office.paper(&reminded["paper"]["id"]).1);
    for said in ["关于催报廉政风险预警信息的通知", "2026年第一季度的报送期限为2026年4月5日", "槐林村", "三日内补报"]
    {
        assert!(printed.contains(said), "{said}: {printed}");
    }
    let line = grid(&mut office, "2026Q1")["points"].as_array().unwrap().iter().find(|line| line["name"] == "西坡村").unwrap().clone();
    assert_eq!((text(&line["reminders"][0]["on"]), text(&line["reminders"][0]["way"])), ("2026-04-08", "电话"));
    let points = [point(&mut office, "西坡村"), point(&mut office, "水利站")];
    office.call("record_returns", json!({ "quarter": "2026Q1", "points": points, "fields": { "kind": "零报告", "signed_by": "站长" } }));
    let set = office.call("make_paper", json!({ "paper": "quarter_return", "quarter": "2026Q1" }));
    let printed = words(&office.paper(&set["id"]).1);
    for said in
        ["应报采集报送点36个，实报30个（其中零报告2个，名单附后），未报6个", "零报告共2个", "本季度无预警信息", "未报送的采集报送点"]
    {
        assert!(printed.contains(said), "{said}");
    }
    let paper = office.call("make_paper", json!({ "paper": "return_grid", "quarter": "2026Q1" }));
    let printed = words(&office.paper(&paper["id"]).1);
    for said in ["采集报送点季度报送情况表", "应报36个，已报28个，零报告0个，迟报2个，未报6个。", "迟报3天", "04-08电话"]
    {
        assert!(printed.contains(said), "{said}: {printed}");
    }
}

#[test]
fn what_goes_upward_is_recorded_once_and_home_stops_asking() {
    let mut office = Office::sample();
    let titles = |office: &mut Office| office.call("home", json!({}))["todo"].to_string();
    let told = titles(&mut office);
    assert!(told.contains("2026年第一季度报送还没有上报") && told.contains("2026年第一季度：8个采集报送点未报"), "{told}");
    let send = |fields: Value| json!({ "period": "2026Q1", "fields": fields });
    assert_eq!(office.refused("record_submission", send(json!({}))), "sent_by:required");
    office.call("record_submission", send(json!({ "sent_by": "谢某某", "sent_on": "4.7" })));
    assert!(!titles(&mut office).contains("季度报送还没有上报") && !titles(&mut office).contains("第一季度报送还没有上报"));
    office.call("record_submission", send(json!({ "receipt_on": "4.8", "receipt_by": "李某某" })));
    let line = grid(&mut office, "2026Q1")["submissions"][0].clone();
    assert_eq!(text(&line["sent"]), "2026-04-07由谢某某上报；回执2026-04-08，李某某");
    // Another day is another setting.
    office.call("save_office", json!({ "fields": { "point_return_day": "12" } }));
    assert_eq!(text(&grid(&mut office, "2026Q1")["due_on"]), "2026-04-12");
    assert_eq!(office.refused("save_office", json!({ "fields": { "quarter_return_day": "0" } })), "quarter_return_day:range");
    let list = office.call("make_paper", json!({ "paper": "todo_list", "topic": "季度报送" }));
    let printed = words(&office.paper(&list["id"]).1);
    assert!(printed.contains("待办清单") && printed.contains("8个采集报送点未报") && printed.contains("还有4天"), "{printed}");
    assert_eq!(office.refused("preview_paper", json!({ "paper": "todo_list", "topic": "没有" })), "topic:unknown");
}

#[test]
fn festivals_are_asked_for_until_they_are_checked() {
    let mut office = Office::sample();
    let asked = |office: &mut Office| {
        let home = office.call("home", json!({}));
        let lines = home["todo"].as_array().unwrap().clone();
        lines
            .into_iter()
            .filter(|line| line["topic"] == "节点检查")
            .map(|line| (text(&line["group"]).to_owned(), text(&line["title"]).to_owned()))
            .collect::<Vec<_>>()
    };
    // What passed before the office began here is no reproach.
    assert_eq!(asked(&mut office).iter().map(|(group, _)| group.as_str()).collect::<Vec<_>>(), ["before_entry"]);
    office.set_day("2026-05-06");
    let found = asked(&mut office);
    assert!(found.iter().any(|(group, title)| group == "later" && title.starts_with("2026年五一节点：")), "{found:?}");
    office.create("progress", json!({ "duty": "2026年第80项", "done_on": "5.4", "done": "明察暗访三个站所" }));
    assert!(!asked(&mut office).iter().any(|(_, title)| title.contains("五一")));
    office.set_day("2026-10-30");
    assert!(
        asked(&mut office).iter().any(|(group, title)| group == "overdue" && title.starts_with("2026年中秋国庆节点：")),
        "{:?}",
        asked(&mut office)
    );
}
