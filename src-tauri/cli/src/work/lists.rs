//! Lists as lines and as JSON with the canonical Chinese columns.

use serde_json::{Map, Value, json};

use super::{Done, Stop, Work, tables};

/// `list KIND …`.
pub(super) fn list(work: &mut Work<'_>) -> Result<Done, Stop> {
    let word = work.order.argument(1, "类别")?;
    if word == "todo" {
        return todo(work);
    }
    let kind = tables::kind(word)?;
    let shapes = work.call("shapes", json!({}))?;
    let shape = shapes["registers"].as_array().into_iter().flatten().find(|shape| shape["kind"] == kind).cloned().unwrap_or(Value::Null);
    let columns: Vec<&Value> = shape["columns"].as_array().into_iter().flatten().collect();
    let sort = sort(work, &columns)?;
    let limit = number(work, "limit")?.unwrap_or(u32::MAX);
    let request = json!({ "kind": kind, "search": work.order.option("search"), "sort": sort, "offset": number(work, "offset")?.unwrap_or(0), "limit": limit });
    let list = work.call("list_rows", request)?;
    let rows: Vec<&Value> = list["rows"].as_array().into_iter().flatten().collect();
    let lines =
        rows.iter().map(|row| row.as_object().into_iter().flatten().filter_map(|(_, cell)| cell.as_str()).collect::<Vec<_>>().join("\t"));
    let mut lines: Vec<String> = lines.collect();
    lines.push(format!("共{}条。", list["total"]));
    Ok(Done { lines, json: list.clone() })
}

fn sort(work: &Work<'_>, columns: &[&Value]) -> Result<Value, Stop> {
    let wanted = work.order.option("sort");
    if wanted.is_empty() {
        return Ok(Value::Null);
    }
    let column = columns
        .iter()
        .find(|column| column["label"] == wanted || column["key"] == wanted)
        .ok_or_else(|| Stop::Usage(format!("这一册没有“{wanted}”列。")))?;
    Ok(json!({ "column": column["key"], "descending": work.order.flag("desc") }))
}

fn number(work: &Work<'_>, name: &str) -> Result<Option<u32>, Stop> {
    match work.order.options.get(name) {
        None => Ok(None),
        Some(text) => text.parse().map(Some).map_err(|_| Stop::Usage(format!("--{name} 后面要写整数。"))),
    }
}

fn todo(work: &mut Work<'_>) -> Result<Done, Stop> {
    let home = work.call("home", json!({}))?;
    let words = |item: &Value, key: &str| item[key].as_str().unwrap_or_default().to_owned();
    let row = |item: &Value| {
        let mut row = Map::new();
        for (column, key) in [("事项", "title"), ("说明", "detail"), ("期限", "due_on")] {
            row.insert(column.to_owned(), Value::from(words(item, key)));
        }
        row.insert("剩余天数".to_owned(), item["days"].clone());
        let group = match item["group"].as_str() {
            Some("overdue") => "已超期",
            Some("today") => "今日待办",
            Some("week") => "7日内",
            _ => "以后",
        };
        row.insert("分组".to_owned(), Value::from(group));
        Value::Object(row)
    };
    let rows: Vec<Value> = home["todo"].as_array().into_iter().flatten().map(row).collect();
    let lines = rows
        .iter()
        .map(|row| format!("{}\t{}\t{}\t{}", words(row, "分组"), words(row, "事项"), words(row, "期限"), words(row, "说明")))
        .collect();
    Ok(Done { lines, json: json!({ "total": rows.len(), "rows": rows }) })
}

/// `check`: every check with its count, and under it the records that it found.
pub(super) fn check(work: &mut Work<'_>) -> Result<Done, Stop> {
    let checked = work.call("check_articles", json!({}))?;
    let words = |item: &Value, key: &str| item[key].as_str().unwrap_or_default().to_owned();
    let mut lines = Vec::new();
    let mut findings = Vec::new();
    for check in checked["checks"].as_array().into_iter().flatten() {
        let (article, label) = (words(check, "article"), words(check, "label"));
        let outcome = if check["count"] == 0 { "没有发现问题".to_owned() } else { format!("{}条", check["count"]) };
        lines.push(format!("{article}：{label}　{outcome}"));
        for finding in check["findings"].as_array().into_iter().flatten() {
            lines.push(format!("\t{}\t{}", words(finding, "record"), words(finding, "sentence")));
            findings.push(json!({
                "check": check["check"], "article": article, "label": label,
                "kind": finding["kind"], "id": finding["id"], "record": finding["record"], "sentence": finding["sentence"],
            }));
        }
    }
    let checks: Vec<Value> = checked["checks"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|check| json!({ "check": check["check"], "article": check["article"], "label": check["label"], "count": check["count"] }))
        .collect();
    Ok(Done { lines, json: json!({ "on": checked["on"], "total": checked["found"], "checks": checks, "findings": findings }) })
}
