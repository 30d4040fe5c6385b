//! 百分考核: the office's standard, sheets for the points, scores, warnings that flow in, the formula of article 48,
//! 核定 and 退回. Never a score that the program gave.

use serde_json::{Value, json};

use crate::office::{Folder, Office, text, without_space};

/// A ledger of one red and two blue warnings of 林业站, as an office has it; the third is handed to nobody in particular.
const LEDGER: &str = "文号,预警等级,签发日期,受送达单位,受送达人(职务),事由,处置方式
七纪廉警〔2026〕101号,红色,2026-03-02,林业站,林业站站长,林木采伐审批把关不严,集体谈话
七纪廉警〔2026〕102号,蓝色,2026-03-09,林业站,护林员,巡护记录不全,谈话提醒
七纪廉警〔2026〕103号,蓝色,2026-03-16,林业站,,公开栏更新不及时,纠正偏差
";

fn enter(office: &mut Office, kind: &str, table: &str) {
    let folder = Folder::new();
    let file = folder.file("表.csv");
    std::fs::write(&file, table).unwrap();
    let preview = office.call("preview_import", json!({ "path": file, "kind": kind, "sheet": null }));
    office.call("commit_import", json!({ "token": preview["token"], "update_existing": false }));
}

fn sheet_of(office: &mut Office, unit: &str) -> String {
    office.find("appraisals", "unit", unit)
}

/// The lines of a sheet: code and key.
fn lines(office: &mut Office, sheet: &str) -> Vec<(String, String)> {
    let view = office.call("read_appraisal", json!({ "appraisal": sheet }));
    let of = |line: &Value| (text(&line["code"]).to_owned(), text(&line["id"]).to_owned());
    view["lines"].as_array().unwrap().iter().map(of).collect()
}

fn score(office: &mut Office, sheet: &str, code: &str, fields: Value) {
    let (_, id) = lines(office, sheet).into_iter().find(|(own, _)| own == code).unwrap();
    office.call("save_cells", json!({ "kind": "appraisal_lines", "records": [{ "id": id, "fields": fields }] }));
}

fn facts(office: &mut Office, sheet: &str) -> String {
    let view = office.call("read_appraisal", json!({ "appraisal": sheet }));
    let said = |fact: &Value| format!("{}{}", text(&fact["label"]), text(&fact["text"]));
    view["facts"].as_array().unwrap().iter().map(said).collect::<Vec<_>>().join(" ")
}

fn said(office: &mut Office, request: Value) -> String {
    let pages = office.call("preview_words", request);
    let lines = pages.as_array().unwrap().iter().flat_map(|page| page["lines"].as_array().unwrap().clone());
    without_space(&lines.map(|line| text(&line["text"]).to_owned()).collect::<String>())
}

/// The sheet of 林业站 with one red and two blue warnings, scored to 95.
fn at_95(office: &mut Office) -> String {
    enter(office, "warnings", LEDGER);
    office.call("make_appraisals", json!({ "year": 2026, "units": ["林业站", "农服中心"] }));
    let sheet = sheet_of(office, "林业站");
    office.call("fill_appraisal", json!({ "appraisal": sheet }));
    // 扣完为止: B4 has two points only.
    score(office, &sheet, "B4", json!({ "checked": "-5", "reason": "全年没有开展警示教育" }));
    score(office, &sheet, "E4", json!({ "checked": "3", "reason": "逾期回告1件，未回告1件" }));
    office.call("save_record", json!({ "kind": "appraisals", "id": sheet, "fields": { "scored_by": "考核组", "scored_on": "2026-4-7" } }));
    sheet
}

#[test]
fn the_standard_of_the_sample_comes_to_100_and_goes_on_into_the_next_year() {
    let mut office = Office::sample();
    assert_eq!(office.count("appraisal_items"), 30);
    let years = office.call("appraisal_years", json!({}));
    assert_eq!((years["years"][0]["items"].as_u64(), text(&years["years"][0]["standard"])), (Some(25), "共25项，合计100分。"));
    assert_eq!(office.refused("make_appraisals", json!({ "year": 2027 })), "year:appraisal_standard");
    assert_eq!(office.refused("copy_standard", json!({ "year": 2026 })), "year:taken");
    office.call("copy_standard", json!({ "year": 2027 }));
    assert_eq!(office.count("appraisal_items"), 60);
    office.call("undo", json!({}));
    assert_eq!(office.count("appraisal_items"), 30);
    // Going out and coming in again is the same.
    let rows = office.call("list_rows", json!({ "kind": "appraisal_items", "limit": 100 }));
    let first = &rows["rows"][0];
    assert_eq!((text(&first["细则编号"]), text(&first["分值"]), text(&first["类别分值"])), ("A1", "3", "15"));
    let item = office.find("appraisal_items", "code", "A1");
    office.call("save_cells", json!({ "kind": "appraisal_items", "records": [{ "id": item, "fields": { "points": "2.5" } }] }));
    let years = office.call("appraisal_years", json!({}));
    assert!(text(&years["years"][0]["standard"]).contains("比100分少0.5分"), "{years}");
}

#[test]
fn one_red_and_two_blue_at_95_come_to_11_5_line_by_line() {
    let mut office = Office::sample();
    let sheet = at_95(&mut office);
    assert_eq!(facts(&mut office, &sheet), "得分95（已评25/25项） 预警扣分3 计入责任制考核11.5 等次优秀 名次第1名");
    let view = office.call("read_appraisal", json!({ "appraisal": sheet }));
    let taken: Vec<_> =
        view["deductions"].as_array().unwrap().iter().map(|one| format!("{} {}", text(&one["number"]), text(&one["points"]))).collect();
    assert_eq!(taken, ["七纪廉警〔2026〕101号 2", "七纪廉警〔2026〕102号 0.5", "七纪廉警〔2026〕103号 0.5"]);
    let paper = said(&mut office, json!({ "paper": "appraisal_sheet", "appraisal": sheet }));
    for words in [
        "考核对象：林业工作站",
        "七纪廉警〔2026〕101号（红色，2026年3月2日签发）扣2分",
        "2×1（红色）＋1×0（黄色）＋0.5×2（蓝色）＝3",
        "10%×S＝10%×95＝9.5",
        "计入责任制考核：9.5－3＋5＝11.5",
        "计入责任制考核：9.2＋0＝9.2",
        "（从责任制考核得分中扣，本单位采用）",
        "（从百分考核得分中扣，供对照）",
        "得分S取“核查分”一栏合计",
        "全年没有开展警示教育",
    ] {
        assert!(paper.contains(&without_space(words)), "{words} in {paper}");
    }
    // The switches of the settings.
    office.call("save_office", json!({ "fields": { "deduction_base": "从百分考核得分中扣" } }));
    assert!(facts(&mut office, &sheet).contains("计入责任制考核9.2"));
    office.call("save_office", json!({ "fields": { "deduction_base": "从责任制考核得分中扣", "deduction_count": "同一等级只扣一次" } }));
    assert!(facts(&mut office, &sheet).contains("预警扣分2.5 计入责任制考核12"));
    office.call("save_office", json!({ "fields": { "deduction_count": "每件预警扣一次", "personal_warnings": "否" } }));
    assert!(facts(&mut office, &sheet).contains("预警扣分2.5 计入责任制考核12"), "护林员 is not the head");
    assert_eq!(office.refused("save_office", json!({ "fields": { "good_from": "95" } })), "excellent_from:order");
    // What was voided takes nothing away any more.
    office.call("save_office", json!({ "fields": { "personal_warnings": "是" } }));
    let red = office.find("warnings", "number", "七纪廉警〔2026〕101号");
    office.call("void_notice", json!({ "warning": red, "reason": "重复签发" }));
    let view = office.call("read_appraisal", json!({ "appraisal": sheet }));
    assert_eq!((text(&view["deductions"][0]["points"]), text(&view["deductions"][0]["why_not"])), ("0", "已作废，不扣分"));
    assert!(facts(&mut office, &sheet).contains("计入责任制考核13.5"));
}

#[test]
fn a_finalised_sheet_stands_until_it_is_opened_with_a_reason() {
    let mut office = Office::sample();
    let sheet = at_95(&mut office);
    let other = sheet_of(&mut office, "农服中心");
    let finalise = |sheet: &str| json!({ "appraisal": sheet, "by": "纪委书记", "on": "2026-4-8" });
    assert_eq!(office.refused("finalise_appraisal", finalise(&other)), ":appraisal_unscored :appraisal_scorer");
    assert_eq!(office.refused("finalise_appraisal", json!({ "appraisal": sheet, "by": "", "on": "2026-4-9" })), "by:required on:future");
    assert_eq!(office.refused("finalise_appraisal", json!({ "appraisal": sheet, "by": "纪委书记", "on": "2026-4-6" })), "on:order");
    office.call("finalise_appraisal", finalise(&sheet));
    office.call("undo", json!({}));
    office.call("redo", json!({}));
    // Neither scores nor settings nor the standard nor the ledger change it now.
    let (_, line) = lines(&mut office, &sheet).swap_remove(0);
    let change = json!({ "kind": "appraisal_lines", "records": [{ "id": line, "fields": { "checked": "0" } }] });
    assert_eq!(office.refused("save_cells", change), ":appraisal_finalised");
    assert_eq!(office.refused("fill_appraisal", json!({ "appraisal": sheet })), ":appraisal_finalised");
    assert_eq!(office.refused("delete_records", json!({ "kind": "appraisals", "ids": [sheet] })), ":approved");
    assert_eq!(
        office.refused("save_record", json!({ "kind": "appraisals", "id": sheet, "fields": { "note": "改" } })),
        ":appraisal_finalised"
    );
    let item = office.find("appraisal_items", "code", "A1");
    assert_eq!(
        office.refused("save_record", json!({ "kind": "appraisal_items", "id": item, "fields": { "points": "9" } })),
        "year:appraisal_settled"
    );
    assert_eq!(office.refused("delete_records", json!({ "kind": "appraisal_items", "ids": [item] })), ":approved");
    office.call("save_office", json!({ "fields": { "deduction_base": "从百分考核得分中扣" } }));
    let red = office.find("warnings", "number", "七纪廉警〔2026〕101号");
    office.call("void_notice", json!({ "warning": red, "reason": "重复签发" }));
    assert!(facts(&mut office, &sheet).contains("预警扣分3 计入责任制考核11.5"));
    let view = office.call("read_appraisal", json!({ "appraisal": sheet }));
    assert!(view["remarks"].to_string().contains("核定以后"), "{}", view["remarks"]);
    assert_eq!(office.refused("reopen_appraisal", json!({ "appraisal": sheet, "reason": " " })), "reason:required");
    office.call("reopen_appraisal", json!({ "appraisal": sheet, "reason": "预警已作废，重新计算" }));
    assert!(facts(&mut office, &sheet).contains("预警扣分1 计入责任制考核9.4"), "{}", facts(&mut office, &sheet));
    assert!(said(&mut office, json!({ "paper": "appraisal_sheet", "appraisal": sheet })).contains("退回重评：预警已作废，重新计算"));
    office.assert_sound();
}

#[test]
fn every_point_has_one_sheet_and_equal_scores_share_a_rank() {
    let mut office = Office::sample();
    office.call("make_appraisals", json!({ "year": 2026 }));
    let made = office.count("appraisals");
    assert!(made >= 36, "{made}");
    assert_eq!(office.count("appraisal_lines"), made * 25);
    assert_eq!(office.refused("make_appraisals", json!({ "year": 2026 })), ":appraisal_made");
    assert_eq!(office.refused("save_record", json!({ "kind": "appraisals", "id": null, "fields": { "unit": "财政所" } })), "unit:taken");
    for (unit, losses) in [("财政所", "0"), ("林业站", "1"), ("农服中心", "1"), ("经管站", "2")] {
        let sheet = sheet_of(&mut office, unit);
        office.call("fill_appraisal", json!({ "appraisal": sheet }));
        score(&mut office, &sheet, "A2", json!({ "checked": format!("-{losses}"), "reason": "少1次" }));
    }
    let low = sheet_of(&mut office, "党政办");
    let all: Vec<Value> = lines(&mut office, &low)
        .into_iter()
        .map(|(_, id)| json!({ "id": id, "fields": { "checked": "1", "own": "1", "reason": "没有开展" } }))
        .collect();
    office.call("save_cells", json!({ "kind": "appraisal_lines", "records": all }));
    let rank = |office: &mut Office, unit: &str| {
        let row = office.call("list_rows", json!({ "kind": "appraisals", "search": unit, "limit": 1 }));
        let record = sheet_of(office, unit);
        assert_eq!(row["total"], 1);
        let record = office.call("read_record", json!({ "kind": "appraisals", "id": record }));
        (text(&record["fields"]["rank"]).to_owned(), text(&record["fields"]["grade_words"]).to_owned())
    };
    let ranks: Vec<_> = ["财政所", "林业站", "农服中心", "经管站", "党政办", "村建所"].iter().map(|unit| rank(&mut office, unit)).collect();
    let want = [("1", "优秀"), ("2", "优秀"), ("2", "优秀"), ("4", "优秀"), ("5", "不合格"), ("", "")];
    assert_eq!(ranks, want.map(|(rank, grade)| (rank.to_owned(), grade.to_owned())));
    let ranking = said(&mut office, json!({ "paper": "appraisal_ranking" }));
    assert!(ranking.contains("应诫勉谈话") && ranking.contains("90分以上为优秀"), "{ranking}");
    assert!(said(&mut office, json!({ "paper": "appraisal_summary" })).contains("个单位还没有评齐"));
    // 不合格 owes a talk, until one is registered.
    let owed = |office: &mut Office| office.call("home", json!({})).to_string().contains("对党政办班子成员诫勉谈话");
    assert!(!owed(&mut office), "not before 核定");
    office.call("save_record", json!({ "kind": "appraisals", "id": low, "fields": { "scored_by": "考核组" } }));
    office.call("finalise_appraisal", json!({ "appraisal": low, "by": "纪委书记" }));
    assert!(owed(&mut office));
    let talk = json!({ "kind": "诫勉谈话", "talked_on": "2026-4-8", "unit": "党政办", "subject": "党政办主任", "talker": "郑某某", "reason": "百分考核不合格", "content": "提出整改要求" });
    office.create("talks", talk);
    assert!(!owed(&mut office));
    let talked = office.call("read_record", json!({ "kind": "appraisals", "id": low }))["fields"]["talk"].clone();
    assert_eq!(text(&talked), "已谈话（2026-04-08）");
    office.call("reopen_appraisal", json!({ "appraisal": low, "reason": "补材料" }));
    // A new item comes to every open sheet; above the points of an item nothing is taken.
    office.create("appraisal_items", json!({ "category": "加试", "code": "H1", "content": "创新做法", "points": "1" }));
    assert_eq!(office.count("appraisal_lines"), made * 26);
    let (_, line) = lines(&mut office, &low).swap_remove(0);
    let over = json!({ "kind": "appraisal_lines", "records": [{ "id": line, "fields": { "checked": "3.5" } }] });
    assert_eq!(office.refused("save_cells", over), "checked:ceiling");
}

#[test]
fn what_the_registers_know_stands_beside_an_item_and_scores_nothing() {
    let mut office = Office::sample();
    office.call("make_appraisals", json!({ "year": 2026, "units": ["财政所"] }));
    let sheet = sheet_of(&mut office, "财政所");
    let view = office.call("read_appraisal", json!({ "appraisal": sheet }));
    let hint = |code: &str| {
        let lines = view["lines"].as_array().unwrap();
        text(&lines.iter().find(|line| line["code"] == code).unwrap()["hint"]).to_owned()
    };
    for (code, words) in [
        ("E1", "2026年第一季度"),
        ("E4", "逾期回告"),
        ("E5", "已销号"),
        ("A4", "牵头任务"),
        ("C1", "在用职权"),
        ("C2", "没有运行流程"),
        ("C3", "没有风险点"),
    ] {
        assert!(hint(code).contains(words), "{code}: {}", hint(code));
    }
    assert_eq!(hint("G1"), "");
    assert!(view["lines"].as_array().unwrap().iter().all(|line| line["checked"] == ""), "a hint gives no score");
}

#[test]
fn a_blank_sheet_and_the_standard_are_printed_without_any_score() {
    let mut office = Office::sample();
    let blank = said(&mut office, json!({ "paper": "appraisal_sheet" }));
    for words in ["百分考核评分表", "考核对象：", "自评分", "核查分", "群众", "扣分原因", "红色件×2＋黄色件×1＋蓝色件×0.5", "G1"]
    {
        assert!(blank.contains(words), "{words} in {blank}");
    }
    let standard = said(&mut office, json!({ "paper": "appraisal_standard" }));
    assert!(standard.contains("共25项，合计100分") && standard.contains("被实施高级（红色）预警"), "{standard}");
    let refused = office.refused("make_paper", json!({ "paper": "appraisal_standard", "year": "2031" }));
    assert_eq!(refused, "year:appraisal_standard");
    assert_eq!(office.refused("make_paper", json!({ "paper": "appraisal_ranking" })), "year:appraisal_none");
}

#[test]
fn december_asks_for_the_sheets_and_a_draft_waits_to_be_issued() {
    let mut office = Office::sample();
    let todo = |office: &mut Office| -> String {
        let home = office.call("home", json!({}));
        let titles = home["todo"].as_array().unwrap().iter().map(|one| format!("{}({})", text(&one["title"]), one["due_on"]));
        titles.filter(|title| title.contains("百分考核") || title.contains("参阅")).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(todo(&mut office), "");
    office.set_day("2026-12-02");
    assert!(todo(&mut office).contains("个采集报送点没有评分表(\"2026-12-31\")"), "{}", todo(&mut office));
    office.call("make_appraisals", json!({ "year": 2026 }));
    let made = office.count("appraisals");
    assert_eq!(todo(&mut office), format!("2026年百分考核：{made}张评分表没有核定(\"2026-12-31\")"));
    let fields = office.call("compose_bulletin", json!({ "kind": "overview" }))["fields"].clone();
    office.create("bulletins", fields);
    assert!(todo(&mut office).contains("编发参阅"));
}

#[test]
fn a_raised_warning_is_taken_away_again_when_the_higher_one_falls() {
    let mut office = Office::sample();
    let blue = "七纪廉警〔2026〕15号";
    let view = office.call("read_warning", json!({ "warning": blue }));
    let ask = json!({ "signal": view["signal_id"], "level": "yellow", "dispositions": ["函询整改"], "raised_from": blue });
    let mut draft = office.call("compose_notice", ask);
    draft["raise_reason"] = "同一问题再次反映".into();
    draft["approved"] = true.into();
    let higher = office.call("issue_notice", draft)["number"].clone();
    office.call("make_appraisals", json!({ "year": 2026, "units": ["招商专班"] }));
    let sheet = sheet_of(&mut office, "招商专班");
    let taken = |office: &mut Office| {
        let view = office.call("read_appraisal", json!({ "appraisal": sheet }));
        let points = |number: &str| {
            let lines = view["deductions"].as_array().unwrap();
            lines.iter().find(|one| text(&one["number"]) == number).map(|one| text(&one["points"]).to_owned())
        };
        (points(blue), points(text(&higher)))
    };
    assert_eq!(taken(&mut office), (Some("0".to_owned()), Some("1".to_owned())), "once for both");
    office.call("void_notice", json!({ "warning": higher, "reason": "提级有误" }));
    assert_eq!(taken(&mut office), (Some("0.5".to_owned()), Some("0".to_owned())), "the blue one counts again");
    office.assert_sound();
}
