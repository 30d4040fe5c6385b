//! The same desk with a register of 100,000 risk points, made from the sample's own and brought in as an office
//! would bring them in: as tables. Never rows that are all alike: every description is one of its own.

use std::time::Instant;

use serde_json::{Map, Value, json};

use super::{Stop, Work, median};

/// Tables, and rows of each.
const TABLES: usize = 10;
const ROWS: usize = 10_000;
/// Rows of the first page.
const PAGE: usize = 200;

/// Adds the figures of the large register.
pub(super) fn large(work: &mut Work<'_>, lines: &mut Vec<String>, answer: &mut Map<String, Value>) -> Result<(), Stop> {
    let seeds = work.call("list_rows", json!({ "kind": "risks", "limit": 1_000 }))?["rows"].as_array().cloned().unwrap_or_default();
    let file = std::env::temp_dir().join(format!("lianfang-bench-{}.csv", std::process::id()));
    let entered = enter(work, &seeds, &file);
    // The table is no part of the figures, whatever became of it.
    let _ = std::fs::remove_file(&file);
    let seconds = entered?;
    lines.push(format!("导入风险点{}条（{TABLES}张表）：{seconds:.1} 秒", TABLES * ROWS));
    answer.insert("导入".to_owned(), json!(seconds));
    let begun = Instant::now();
    let all = work.call("list_records", json!({ "kind": "risks", "limit": PAGE }))?["all"].as_u64().unwrap_or_default();
    lines.push(format!("{all}条风险点：首次打开列表 {:.0} 毫秒", begun.elapsed().as_secs_f64() * 1e3));

    let list = |more: Value| {
        let mut request = json!({ "kind": "risks", "limit": PAGE });
        if let (Some(request), Some(more)) = (request.as_object_mut(), more.as_object()) {
            request.extend(more.clone());
        }
        request
    };
    let mut slowest = 0.0_f64;
    let mut say = |lines: &mut Vec<String>, what: String, milliseconds: f64| {
        slowest = slowest.max(milliseconds);
        lines.push(format!("{all}条风险点：{what} {milliseconds:.1} 毫秒"));
        answer.insert(what, json!(milliseconds));
    };
    let shape = work.call("shapes", json!({}))?;
    let shape = shape["registers"].as_array().into_iter().flatten().find(|shape| shape["kind"] == "risks").cloned().unwrap_or_default();
    for column in shape["columns"].as_array().into_iter().flatten() {
        let (key, label) = (&column["key"], column["label"].as_str().unwrap_or_default());
        let sort = |descending: bool| list(json!({ "sort": { "column": key, "descending": descending } }));
        // The first time counts for itself: nothing is known of the column yet.
        let begun = Instant::now();
        work.call("list_records", sort(false))?;
        let first = begun.elapsed().as_secs_f64() * 1e3;
        let again = median(work, "list_records", |round| sort(round % 2 == 0))?;
        say(lines, format!("按“{label}”排序首页，第一次"), first);
        say(lines, format!("按“{label}”排序首页，再次"), again);
        if column["filter"] == true {
            let facets = work.call("list_facets", json!({ "list": list(json!({})), "column": key }))?;
            let value = facets[0]["value"].clone();
            let filter = list(json!({ "filters": [{ "column": key, "values": [value] }] }));
            say(lines, format!("按“{label}”筛选首页"), median(work, "list_records", |_| filter.clone())?);
            say(lines, format!("“{label}”各值条数"), median(work, "list_facets", |_| json!({ "list": list(json!({})), "column": key }))?);
        }
    }
    for words in ["补贴", "村建", "某某", "龘龘"] {
        say(lines, format!("查找“{words}”首页"), median(work, "list_records", |_| list(json!({ "search": words })))?);
    }
    let both = json!({ "search": "审批", "sort": { "column": "description", "descending": true }, "filters": [{ "column": "grade", "values": ["高"] }] });
    say(lines, "查找、筛选并排序首页".to_owned(), median(work, "list_records", |_| list(both.clone()))?);
    let deep = list(json!({ "offset": TABLES * ROWS / 2, "sort": { "column": "description", "descending": false } }));
    say(lines, "排序后翻到中间".to_owned(), median(work, "list_records", |_| deep.clone())?);
    say(lines, "单位树".to_owned(), median(work, "unit_tree", |_| json!({ "kind": "risks" }))?);
    lines.push(format!("以上最慢一项 {slowest:.1} 毫秒（限50毫秒）"));

    let first = work.call("list_records", list(json!({ "limit": 1 })))?["rows"][0]["id"].clone();
    let edit = median(
        work,
        "save_record",
        |round| json!({ "kind": "risks", "id": first, "fields": { "manifestation": format!("第{round}次") } }),
    )?;
    let shown = {
        let begun = Instant::now();
        work.call("list_records", list(json!({ "sort": { "column": "grade", "descending": false } })))?;
        begun.elapsed().as_secs_f64() * 1e3
    };
    lines.push(format!("{all}条风险点：修改一条 {edit:.1} 毫秒，随后的首页 {shown:.1} 毫秒"));
    let undone = median(work, "undo", |_| json!({}))?;
    lines.push(format!("{all}条风险点：撤销一次 {undone:.1} 毫秒"));
    answer.insert("修改一条".to_owned(), json!(edit));
    Ok(())
}

/// Brings the tables in; the seconds it took, files not counted.
fn enter(work: &mut Work<'_>, seeds: &[Value], file: &std::path::Path) -> Result<f64, Stop> {
    let mut seconds = 0.0;
    for table in 0..TABLES {
        std::fs::write(file, csv(seeds, table * ROWS, ROWS, true)).map_err(|error| Stop::File(format!("临时表写不了：{error}")))?;
        let begun = Instant::now();
        let preview = work.call("preview_import", json!({ "path": file.to_string_lossy(), "kind": "risks" }))?;
        let entered = work.call("commit_import", json!({ "token": preview["token"], "update_existing": false }))?;
        seconds += begun.elapsed().as_secs_f64();
        if entered["entered"] != ROWS {
            return Err(Stop::File(format!("导入的行数不对：{entered}")));
        }
    }
    Ok(seconds)
}

/// A table of risk points under their canonical columns, with numbers of their own or none.
pub(super) fn csv(seeds: &[Value], from: usize, rows: usize, numbered: bool) -> String {
    let columns: Vec<&String> = seeds.first().and_then(Value::as_object).into_iter().flat_map(Map::keys).collect();
    let mut table = columns.iter().map(|column| column.as_str()).collect::<Vec<_>>().join(",");
    for (place, seed) in seeds.iter().cycle().take(rows).enumerate() {
        let number = from + place;
        // The second half of a description comes from elsewhere, so that neighbours in the alphabet differ.
        let other = seeds.get(number.wrapping_mul(7_919) % seeds.len().max(1)).unwrap_or(seed);
        let cell = |column: &str| {
            let own = seed[column].as_str().unwrap_or_default();
            match column {
                "风险编号" if numbered => format!("F{number:06}"),
                "风险编号" => String::new(),
                "风险点描述" => format!("{own}，{}{}", other["风险点描述"].as_str().unwrap_or_default(), number / seeds.len()),
                "表现形式" => format!("{}{number}", other["表现形式"].as_str().unwrap_or_default()),
                _ => own.to_owned(),
            }
        };
        table.push('\n');
        table.push_str(&columns.iter().map(|column| format!("\"{}\"", cell(column).replace('"', "\"\""))).collect::<Vec<_>>().join(","));
    }
    table
}
