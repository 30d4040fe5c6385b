//! `bench`: the product's own measurements over a training office of its own, one line a figure. Never
//! a pass or a fail, and never in somebody's data folder.

use std::time::Instant;

use serde_json::{Value, json};

use super::{Done, Stop, Work};

mod district;
mod large;
mod notices;
mod tables;

/// How often each figure is taken; the median is printed.
const ROUNDS: usize = 9;

/// What is measured: its name, the command and the request.
fn figures() -> Vec<(&'static str, &'static str, Value)> {
    let signals = json!({ "kind": "signals", "search": "补贴", "limit": 200 });
    vec![
        ("预警信息列表", "list_records", json!({ "kind": "signals", "limit": 200 })),
        ("预警信息查找“补贴”", "list_records", signals),
        ("全局查找“ldf”", "find", json!({ "text": "ldf" })),
        ("首页", "home", json!({})),
        ("通知书拟稿", "compose_notice", json!({ "signal": "Y122", "level": "blue", "dispositions": ["责令说明"] })),
        ("季度报告预览", "preview_paper", json!({ "paper": "quarter_report", "quarter": "2026Q1" })),
        ("季度报告生成并存档", "make_paper", json!({ "paper": "quarter_report", "quarter": "2026Q1" })),
        ("季度合订本预览（限300毫秒）", "preview_paper", json!({ "paper": "bound_report", "quarter": "2026Q1" })),
        ("季度合订本生成并存档", "make_paper", json!({ "paper": "bound_report", "quarter": "2026Q1" })),
        ("责任分解表生成并存档", "make_paper", json!({ "paper": "duties" })),
        ("修改一条预警信息", "save_record", Value::Null),
    ]
}

/// Runs every figure.
pub(super) fn bench(work: &mut Work<'_>) -> Result<Done, Stop> {
    if work.order.words.get(1).is_some_and(|only| only == "district") {
        let (mut lines, mut answer) = (Vec::new(), serde_json::Map::new());
        district::district(work, &mut lines, &mut answer)?;
        return Ok(Done { lines, json: Value::Object(answer) });
    }
    let begun = Instant::now();
    work.call("start_sample", json!({}))?;
    let mut lines = vec![format!("建立示例单位（导入七张表）：{:.0} 毫秒", begun.elapsed().as_secs_f64() * 1e3)];
    let mut answer = serde_json::Map::new();
    let first = work.call("list_records", json!({ "kind": "signals", "limit": 1 }))?["rows"][0]["id"].clone();
    for (name, command, request) in figures() {
        let median = median(work, command, |round| {
            if request.is_null() {
                json!({ "kind": "signals", "id": first, "fields": { "note": format!("第{round}次") } })
            } else {
                request.clone()
            }
        })?;
        lines.push(format!("{name}：{median:.1} 毫秒（{ROUNDS} 次的中位数）"));
        answer.insert(name.to_owned(), json!(median));
    }
    tables::tables(work, &mut lines, &mut answer)?;
    notices::notices(work, &mut lines, &mut answer)?;
    district::district(work, &mut lines, &mut answer)?;
    large::large(work, &mut lines, &mut answer)?;
    Ok(Done { lines, json: Value::Object(answer) })
}

/// The median over the rounds, in milliseconds.
fn median(work: &mut Work<'_>, command: &str, request: impl Fn(usize) -> Value) -> Result<f64, Stop> {
    let mut times = Vec::new();
    for round in 0..ROUNDS {
        let request = request(round);
        let begun = Instant::now();
        work.call(command, request)?;
        times.push(begun.elapsed().as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    Ok(times.get(ROUNDS / 2).copied().unwrap_or_default())
}
