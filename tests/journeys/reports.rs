//! Reports through the front door: the figures of the sample as they are known, the office's own words around them, the
//! archive, and a quarter bound. Never a figure that a test works out a second time from the tables.

use std::process::Command;

use serde_json::{Value, json};

use crate::office::{Folder, Office, text, words};

const QUARTERS: [&str; 5] = ["2025Q1", "2025Q2", "2025Q3", "2025Q4", "2026Q1"];

fn read(office: &mut Office, period: &str) -> Value {
    office.call("read_report", json!({ "period": period }))
}

fn figure(report: &Value, name: &str) -> String {
    let found = report["figures"].as_array().unwrap().iter().find(|figure| figure["name"] == name);
    text(&found.unwrap_or_else(|| panic!("no figure {name}"))["value"]).to_owned()
}

fn section<'a>(report: &'a Value, key: &str) -> &'a Value {
    report["sections"].as_array().unwrap().iter().find(|section| section["key"] == key).unwrap_or_else(|| panic!("no section {key}"))
}

/// The paragraphs of a section as they print.
fn said(report: &Value, key: &str) -> String {
    section(report, key)["words"].as_array().unwrap().iter().map(text).collect::<Vec<_>>().join("\n")
}

fn save(office: &mut Office, key: &str, body: &str) -> Value {
    office.call("save_report_section", json!({ "period": "2026Q1", "section": key, "body": body }))
}

/// Reads a cell of a signal.
fn set(office: &mut Office, number: &str, field: &str, value: &str) {
    let list = office.call("list_records", json!({ "kind": "signals", "search": number, "limit": 1 }));
    let id = list["rows"][0]["id"].clone();
    office.call("save_record", json!({ "kind": "signals", "id": id, "fields": { field: value } }));
}

#[test]
fn the_figures_of_the_sample_are_those_that_are_known() {
    let mut office = Office::sample();
    let reports: Vec<Value> = QUARTERS.iter().map(|quarter| read(&mut office, quarter)).collect();
    let each = |name: &str| reports.iter().map(|report| figure(report, name)).collect::<Vec<_>>();
    assert_eq!(each("信息件次"), ["22", "24", "26", "26", "33"]);
    let sum = |name: &str| each(name).iter().map(|count| count.parse::<u32>().unwrap()).sum::<u32>();
    assert_eq!((sum("建议蓝色件次"), sum("建议黄色件次"), sum("建议红色件次")), (67, 51, 8));
    assert_eq!((sum("重复件次"), sum("业务范围外件次")), (4, 5));
    assert_eq!(sum("信息件次") - sum("信息件数"), 4, "a repeat counts as a time, not as a matter");
    let last = &reports[4];
    assert_eq!((figure(last, "信息同比"), figure(last, "信息环比")), ("增加11件次（50.0%）".to_owned(), "增加7件次（26.9%）".to_owned()));
    // What nobody filled in is one line, and the register's first quarter has nothing to be compared with.
    assert!(said(last, "ways").contains("提供方式登记时均未填写（未填33件次），本季度不作统计。"), "{}", said(last, "ways"));
    assert!(said(&reports[0], "total").contains("上期和上年同期没有登记数据，不作比较。"));

    let year = read(&mut office, "2025");
    assert_eq!(
        (figure(&year, "信息件次"), figure(&year, "一季度件次"), figure(&year, "四季度件次")),
        ("98".into(), "22".into(), "26".into())
    );
    let half = read(&mut office, "2025H2");
    assert!(said(&half, "total").contains("环比（2025年上半年46件次）增加6件次（13.0%）"), "{}", said(&half, "total"));
    let chapters: Vec<&str> = half["sections"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|section| section["headings"].as_array().unwrap())
        .map(text)
        .filter(|heading| !heading.starts_with('（'))
        .collect();
    assert_eq!(
        chapters,
        ["一、基本情况", "二、预警处置情况", "三、主要特点", "四、成因分析", "五、风险趋势研判", "六、对策建议", "七、下步打算"]
    );
    for (key, wanted) in [("cause_mind", "如"), ("outlook", "首次被反映的风险点"), ("advice_villages", "完成时限：2026年3月31日前")]
    {
        assert!(said(&half, key).contains(wanted), "{key}: {}", said(&half, key));
    }
    assert_eq!(office.refused("read_report", json!({ "period": "2026Q5" })), "period:period");
}

#[test]
fn what_is_filled_in_is_counted_over_its_base() {
    let mut office = Office::sample();
    for (number, way) in [("Y099", "来信"), ("Y100", "来信"), ("Y101", "来访")] {
        set(&mut office, number, "way", way);
    }
    let report = read(&mut office, "2026Q1");
    assert!(
        said(&report, "ways").contains("从提供方式看，以全部33件次为基数，来信2件次，占6.1%；来访1件次，占3.0%；未填30件次。"),
        "{}",
        said(&report, "ways")
    );
}

#[test]
fn words_are_the_offices_and_figures_follow_the_registers() {
    let mut office = Office::sample();
    office.call("note_report_seen", json!({ "period": "2026Q1" }));
    let own = "一季度，镇纪委共采集预警信息{信息件次}件次，同比{信息同比}。\n请各单位重视。";
    let try_it = |office: &mut Office, body: &str| {
        office.call("check_report_section", json!({ "period": "2026Q1", "section": "total", "body": body }))
    };
    let checked = try_it(&mut office, &own.replace("{信息件次}", "33"));
    assert!(text(&checked["remarks"][0]).contains("第1段的“33件”是手写的数字"), "{checked}");
    for (body, rule) in [("共{信息总数}件", "unknown"), ("共{信息件次", "brace"), (" ", "required"), ("岑某某被多次反映。", "name")]
    {
        assert_eq!(try_it(&mut office, body)["objections"][0]["rule"], rule, "{body}");
        let refused = office.refused("save_report_section", json!({ "period": "2026Q1", "section": "total", "body": body }));
        assert_eq!(refused, format!("body:{rule}"));
    }
    assert_eq!(office.refused("save_report_section", json!({ "period": "2026Q1", "section": "none", "body": own })), ":unknown");

    assert_eq!(save(&mut office, "total", own)["number"], 1);
    assert_eq!(office.refused("save_report_section", json!({ "period": "2026Q1", "section": "total", "body": own })), "body:same");
    office.restart();
    let made = office.call("make_paper", json!({ "paper": "quarter_report", "quarter": "2026Q1" }));
    let frozen = office.paper(&made["id"]).1;
    assert!(words(&frozen).contains("一季度，镇纪委共采集预警信息33件次，同比增加11件次（50.0%）。请各单位重视。"));

    // A signal more: the figures follow, the words stay, what changed is told, the archive is as it was.
    office.create(
        "signals",
        json!({ "collected_on": "2026-03-30", "point": "党政办", "source": "审计", "unit": "党政办", "content": "公务接待审批后补" }),
    );
    let report = read(&mut office, "2026Q1");
    assert_eq!(section(&report, "total")["edited"], true);
    assert_eq!(said(&report, "total"), "一季度，镇纪委共采集预警信息34件次，同比增加12件次（54.5%）。\n请各单位重视。");
    let changed = report["changed"].as_array().unwrap();
    assert!(changed.contains(&json!({ "name": "信息件次", "before": "33", "now": "34" })), "{changed:?}");
    assert!(office.paper(&made["id"]).1 == frozen);
    office.call("note_report_seen", json!({ "period": "2026Q1" }));
    assert_eq!(read(&mut office, "2026Q1")["changed"], json!([]));

    // Back to our words, and back again.
    office.call("undo", json!({}));
    office.call("undo", json!({}));
    assert_eq!(section(&read(&mut office, "2026Q1"), "total")["edited"], false, "the signal and the text were taken back");
    office.call("redo", json!({}));
    assert_eq!(section(&read(&mut office, "2026Q1"), "total")["edited"], true);
    office.call("reset_report_section", json!({ "period": "2026Q1", "section": "total" }));
    assert_eq!(office.refused("reset_report_section", json!({ "period": "2026Q1", "section": "total" })), ":same");
    let report = read(&mut office, "2026Q1");
    let labels: Vec<&str> = section(&report, "total")["versions"].as_array().unwrap().iter().map(|one| text(&one["label"])).collect();
    assert_eq!(labels, ["第2版（恢复自动文字）", "第1版"]);
    assert!(said(&report, "total").starts_with("2026年第一季度，全镇应报采集报送点36个"));
    let lines = office.call("report_periods", json!({}));
    let line = lines.as_array().unwrap().iter().find(|line| line["period"] == "2026Q1").unwrap();
    assert_eq!((line["edited"].clone(), line["signals"].clone(), text(&line["made_at"]).is_empty()), (json!(0), json!(33), false));
}

#[test]
fn no_report_names_a_person() {
    let mut office = Office::sample();
    let persons = office.call("list_rows", json!({ "kind": "persons", "limit": 1000 }))["rows"].clone();
    let mut names: Vec<String> = persons.as_array().unwrap().iter().map(|row| text(&row["姓名"]).to_owned()).collect();
    names.retain(|name| !name.is_empty());
    assert!(names.len() > 50);
    for request in [
        json!({ "paper": "quarter_report", "quarter": "2026Q1" }),
        json!({ "paper": "half_year_report", "half": "2025H2" }),
        json!({ "paper": "year_report", "year": "2025" }),
        json!({ "paper": "bound_report", "quarter": "2025Q4" }),
    ] {
        let made = office.call("make_paper", request.clone());
        let said = words(&office.paper(&made["id"]).1);
        let named: Vec<&String> = names.iter().filter(|name| said.contains(name.as_str())).collect();
        assert!(named.is_empty(), "{request}: {named:?}");
    }
}

#[test]
fn a_quarter_is_bound_behind_one_cover_and_numbered_through() {
    let mut office = Office::sample();
    let own = "本季度预警信息总量见下。";
    save(&mut office, "ways", own);
    let made = office.call("make_paper", json!({ "paper": "bound_report", "quarter": "2026Q1" }));
    let (name, bytes) = office.paper(&made["id"]);
    assert!(name.contains("合订本"), "{name}");
    let folder = Folder::new();
    let file = folder.file("bound.pdf");
    std::fs::write(&file, &bytes).unwrap();
    let page = |number: usize| {
        let range = number.to_string();
        let out = Command::new("pdftotext").args(["-f", &range, "-l", &range, "-raw"]).arg(&file).arg("-").output().unwrap();
        String::from_utf8_lossy(&out.stdout).chars().filter(|character| !character.is_whitespace()).collect::<String>()
    };
    let total = usize::try_from(made["pages"].as_u64().unwrap()).unwrap();
    let pages: Vec<String> = (1..=total).map(page).collect();
    // Cover and contents first; then every page bears the next number, whatever paper it is of.
    let first = pages.iter().position(|page| page.contains("—1—")).unwrap();
    assert!(pages[..first].concat().contains("目录") && pages[0].contains("（2026年第一季度合订本）"));
    for (number, page) in (1..).zip(&pages[first..]) {
        assert!(page.contains(&format!("—{number}—")), "page {number}: {page}");
        assert!(!page.contains("页共"), "no paper numbers its own pages: {page}");
    }
    // The contents send to the pages where things stand.
    let contents = pages[..first].concat();
    for (line, heading) in [("季度预警报告", "七溪坪镇2026年第一季度廉政风险预警报告"), ("附件1　", "附件1"), ("附件4　", "附件4")]
    {
        let line: String = line.chars().filter(|character| !character.is_whitespace()).collect();
        let rest = &contents[contents.find(&line).unwrap_or_else(|| panic!("{line} in {contents}"))..];
        assert!(!rest.is_empty());
        let stands = pages[first..].iter().position(|page| page.contains(heading)).unwrap() + 1;
        assert!(rest.contains(&stands.to_string()), "{heading} on page {stands}: {rest}");
    }
    let all = pages.concat();
    for wanted in [own, "关于报送七溪坪镇2026年第一季度廉政风险预警信息的函", "零报告单位名单", "预警信息统计表", "预警处置台账"]
    {
        assert!(all.contains(wanted), "{wanted}");
    }
    let outline = Command::new("python3")
        .arg("-c")
        .arg("import sys,re,subprocess\nq=subprocess.run(['qpdf','--json','--json-key=outlines',sys.argv[1]],capture_output=True,text=True).stdout\nimport json\ndef walk(items,depth):\n  for one in items:\n    print(depth,one['title'])\n    walk(one.get('kids',[]),depth+1)\nwalk(json.loads(q)['outlines'],1)")
        .arg(&file)
        .output()
        .unwrap();
    let outline = String::from_utf8_lossy(&outline.stdout).into_owned();
    for wanted in [
        "1 季度预警报告",
        "2 一、预警信息采集情况",
        "3 （一）总量",
        "1 附件1　2026年第一季度廉政风险预警信息季度报送",
        "2 2026年第一季度零报告单位名单",
        "1 附件4　2026年第一季度预警处置台账",
    ] {
        assert!(outline.lines().any(|line| line == wanted), "{wanted} in\n{outline}");
    }
    let word = folder.file("bound.docx");
    let source = json!({ "of": "paper", "request": { "paper": "bound_report", "quarter": "2026Q1" } });
    office.call("save_copy", json!({ "source": source, "path": word.to_string_lossy() }));
    assert!(std::fs::metadata(&word).unwrap().len() > 10_000);
}

#[test]
fn an_empty_office_has_no_report_and_a_silent_period_reads_sensibly() {
    let mut office = Office::sample();
    let report = read(&mut office, "2024H1");
    assert_eq!(said(&report, "handled"), "上半年没有发出预警。");
    assert!(said(&report, "reception").contains("没有采集到预警信息"), "{}", said(&report, "reception"));
    let made = office.call("make_paper", json!({ "paper": "half_year_report", "half": "2024H1" }));
    let said = words(&office.paper(&made["id"]).1);
    assert!(said.contains("（本期无记录）") && !said.contains('{'), "{said}");
    assert_eq!(office.refused("make_paper", json!({ "paper": "half_year_report", "half": "2024Q1" })), "half:half");
}
