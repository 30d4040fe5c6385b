//! A 预警中心 with the packages of 20 townships over 5 years, beside one with those of a single township: what a person does
//! there, and how much longer it takes. Never a township whose packages are copies of another's.

use std::path::{Path, PathBuf};
use std::time::Instant;

use serde_json::{Map, Value, json};

use super::{ROUNDS, Stop, Work};
use crate::work::desk_at;

/// Townships of the large register.
const TOWNSHIPS: usize = 20;
/// Quarters that each reports.
const QUARTERS: usize = 20;
/// Signals of a quarter.
const SIGNALS: usize = 33;
const CENTRE: &str = "云溪区廉政风险预警中心";

/// An office behind its door.
struct Office {
    folder: PathBuf,
    desk: desk::Desk,
}

impl Office {
    fn found(work: &Work<'_>, base: &Path, name: &str, role: &str) -> Result<Self, Stop> {
        let folder = base.join(name);
        let mut office = Self { desk: desk_at(folder.clone(), work.order)?, folder };
        let shapes = office.call("shapes", json!({}))?;
        let mut fields = Map::new();
        for field in shapes["office"].as_array().into_iter().flatten().filter(|field| field["required"] == true) {
            let number = field["input"] == "number";
            fields.insert(field["key"].as_str().unwrap_or_default().to_owned(), Value::from(if number { "30" } else { name }));
        }
        fields.insert("role".to_owned(), Value::from(role));
        let password = "桥头 青石 三月 早茶";
        let request = json!({ "fields": fields, "no_state_secrets": true, "password": password, "password_again": password });
        office.call("start_office", request)?;
        let shown = office.call("recovery_code", json!({}))?;
        let groups: Vec<&str> = shown["groups"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        office.call("prove_recovery", json!({ "code": groups.join(" ") }))?;
        office.call("save_card", json!({ "path": office.folder.join("card.lfid") }))?;
        Ok(office)
    }

    fn call(&mut self, command: &str, request: Value) -> Result<Value, Stop> {
        self.desk.call(command, request).map_err(Stop::Answer)
    }

    fn pin(&mut self, other: &mut Self) -> Result<(), Stop> {
        let told = other.call("bundle_desk", json!({}))?["own"]["fingerprint"].clone();
        let fields = json!({ "fingerprint": told, "confirmed_by": "谢某某" });
        self.call("pin_office", json!({ "path": other.folder.join("card.lfid"), "fields": fields })).map(drop)
    }
}

/// The quarters that are reported, oldest first: the last one has ended by any day of use.
fn quarter(at: usize) -> (i32, usize) {
    (2021 + i32::try_from(at / 4).unwrap_or_default(), at % 4 + 1)
}

/// A township with signals of five years.
fn township(work: &Work<'_>, base: &Path, number: usize) -> Result<Office, Stop> {
    let mut office = Office::found(work, base, &format!("第{number}镇纪委"), "乡镇纪委")?;
    let unit = json!({ "full_name": "七溪坪镇财政所", "short_name": "财政所", "category": "事业站所", "reporting_point": "是" });
    office.call("save_record", json!({ "kind": "units", "id": null, "fields": unit }))?;
    let mut table = String::from("采集日期,采集点,来源,对象单位,内容,建议等级\n");
    for at in 0..QUARTERS {
        let (year, quarter) = quarter(at);
        for signal in 0..SIGNALS {
            let (month, day) = (quarter * 3 - 2 + signal % 3, signal % 28 + 1);
            let what = ["惠农补贴发放", "往来款挂账", "窗口推诿", "公务接待"][(number + signal) % 4];
            let level = ["蓝色", "黄色", "蓝色", "红色"][(at + signal) % 4];
            table.push_str(&format!(
                "{year}-{month:02}-{day:02},财政所,审计,财政所,第{number}镇{what}：第{at}季第{signal}件情况反映,{level}\n"
            ));
        }
    }
    let file = office.folder.join("signals.csv");
    std::fs::write(&file, table).map_err(|error| Stop::File(format!("临时表写不了：{error}")))?;
    let preview = office.call("preview_import", json!({ "path": file, "kind": "signals" }))?;
    office.call("commit_import", json!({ "token": preview["token"], "update_existing": false }))?;
    Ok(office)
}

/// What a person does at a centre.
fn errands(sender: &str) -> Vec<(&'static str, &'static str, Value)> {
    let own = json!([{ "column": "sender", "values": [sender] }]);
    vec![
        ("打开上报与接收", "bundle_desk", json!({})),
        ("上报信息首页", "list_records", json!({ "kind": "received_signals", "limit": 60 })),
        ("一个乡镇的上报信息", "list_records", json!({ "kind": "received_signals", "filters": own, "limit": 60 })),
        ("查找“补贴”", "list_records", json!({ "kind": "received_signals", "search": "补贴", "limit": 60 })),
        ("各等级条数", "list_facets", json!({ "list": { "kind": "received_signals" }, "column": "level" })),
        ("全局查找“挂账”", "find", json!({ "text": "挂账" })),
    ]
}

fn median_of(office: &mut Office, command: &str, request: &Value) -> Result<f64, Stop> {
    office.call(command, request.clone())?;
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        office.call(command, request.clone())?;
        times.push(begun.elapsed().as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    Ok(times.get(ROUNDS / 2).copied().unwrap_or_default())
}

/// Takes a package in; the milliseconds of looking at it and of entering it, with the list behind it.
fn take(centre: &mut Office, file: &Path) -> Result<f64, Stop> {
    let begun = Instant::now();
    let preview = centre.call("preview_bundle", json!({ "path": file }))?;
    centre.call("accept_bundle", json!({ "token": preview["token"] }))?;
    centre.call("list_records", json!({ "kind": "received_signals", "limit": 60 }))?;
    Ok(begun.elapsed().as_secs_f64() * 1e3)
}

/// Adds the figures of the district.
pub(super) fn district(work: &mut Work<'_>, lines: &mut Vec<String>, answer: &mut Map<String, Value>) -> Result<(), Stop> {
    let base = std::env::temp_dir().join(format!("lianfang-bench-{}-district", std::process::id()));
    let measured = measure(work, &base, lines, answer);
    // What lies there is no part of the figures, whatever became of them.
    let _ = std::fs::remove_dir_all(&base);
    measured
}

fn measure(work: &Work<'_>, base: &Path, lines: &mut Vec<String>, answer: &mut Map<String, Value>) -> Result<(), Stop> {
    let mut large = Office::found(work, base, CENTRE, "预警中心")?;
    let mut small = Office::found(work, base, "一个乡镇的预警中心", "预警中心")?;
    let (mut last_large, mut last_small) = (Vec::new(), Vec::new());
    for number in 1..=TOWNSHIPS {
        let mut office = township(work, base, number)?;
        office.pin(&mut large)?;
        large.pin(&mut office)?;
        if number == TOWNSHIPS {
            office.pin(&mut small)?;
            small.pin(&mut office)?;
        }
        let file = office.folder.join("one.lfp");
        for at in 0..QUARTERS {
            let (year, quarter) = quarter(at);
            let mut made =
                |to: &str| office.call("make_bundle", json!({ "period": format!("{year}Q{quarter}"), "receiver": to, "path": file }));
            made(CENTRE)?;
            last_large.push(take(&mut large, &file)?);
            if number == TOWNSHIPS {
                made("一个乡镇的预警中心")?;
                last_small.push(take(&mut small, &file)?);
            }
        }
    }
    let middle = |times: &[f64]| {
        let mut own = times.get(times.len().saturating_sub(ROUNDS)..).unwrap_or_default().to_vec();
        own.sort_by(f64::total_cmp);
        own.get(own.len() / 2).copied().unwrap_or_default()
    };
    let mut say = |what: &str, one: f64, all: f64| {
        let ratio = all / one.max(0.001);
        lines.push(format!("区级登记册 {what}：1个乡镇5年 {one:.1} 毫秒，{TOWNSHIPS}个乡镇5年 {all:.1} 毫秒（{ratio:.1} 倍）"));
        answer.insert(format!("区级登记册 {what}"), json!({ "one": one, "all": all, "ratio": ratio }));
    };
    say("核对并接收一个包，再看清单", middle(&last_small), middle(&last_large));
    for (what, command, request) in errands(&format!("第{TOWNSHIPS}镇纪委")) {
        let (one, all) = (median_of(&mut small, command, &request)?, median_of(&mut large, command, &request)?);
        say(what, one, all);
    }
    let total = large.call("list_records", json!({ "kind": "received_signals", "limit": 0 }))?["total"].clone();
    lines.push(format!("区级登记册 共{total}条上报信息，{}个上报包", TOWNSHIPS * QUARTERS));
    Ok(())
}
