//! The main acts over the training office, each the median of some rounds.

use serde_json::{Map, Value, json};

use super::{ROUNDS, Stop, Work, median};

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

/// Adds the figures of the main acts.
pub(super) fn acts(work: &mut Work<'_>, lines: &mut Vec<String>, answer: &mut Map<String, Value>) -> Result<(), Stop> {
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
    Ok(())
}
