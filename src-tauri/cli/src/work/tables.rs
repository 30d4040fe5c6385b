//! Tables in and out.

use serde_json::{Value, json};

use super::{Done, Stop, Work};

/// The registers' names on the command line and on the wire.
const KINDS: &str = "units posts persons charges systems duties progress duty_sheets work_items powers risks screenings campaign_lines key_areas spot_checks spot_draws signals direct_receipts point_returns warnings case_leads proposals arrangements bulletins appraisals appraisal_lines appraisal_items letters inspections talks accountabilities papers journal";

/// The name on the wire of a register as it is written here.
pub(super) fn kind(word: &str) -> Result<&str, Stop> {
    match word {
        "notices" => Ok("warnings"),
        "scoring" => Ok("appraisal_items"),
        _ if KINDS.split(' ').any(|known| known == word) => Ok(word),
        other => Err(Stop::Usage(format!("没有“{other}”这一册，可用：notices scoring {KINDS}。"))),
    }
}

/// `import KIND FILE [--dry-run] [--sheet NAME] [--update] [--mixed]`.
pub(super) fn import(work: &mut Work<'_>) -> Result<Done, Stop> {
    let word = work.order.argument(1, "类别")?;
    let kind = if word == "auto" { Value::Null } else { Value::from(kind(word)?) };
    let file = work.order.argument(2, "文件")?;
    let path = std::path::absolute(file).map_err(|_| Stop::File(format!("文件“{file}”读不了。")))?;
    let sheet = work.order.options.get("sheet");
    let request = json!({ "path": path.to_string_lossy(), "kind": kind, "sheet": sheet, "mixed": work.order.flag("mixed") });
    let reading = work.call("read_table", request.clone())?;
    if work.order.flag("dry-run") {
        let count = |key: &str| reading.get(key).and_then(Value::as_array).map_or(0, Vec::len);
        let mut lines = vec![format!(
            "认出{}：{}条，拒绝{}行，待确认{}处，不入库{}行。没有改动。",
            reading["kind"].as_str().unwrap_or_default(),
            count("records"),
            count("rejected"),
            count("pending"),
            count("left_out")
        )];
        let rows = reading["rows"].as_array().into_iter().flatten();
        lines.extend(rows.filter(|row| row["verdict"] != "enter" && row["verdict"] != "same").map(|row| {
            let text = |key: &str| row[key].as_str().unwrap_or_default();
            let reasons: Vec<_> = row["reasons"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            format!("{} 第{}行 {}：{}", text("sheet"), row["row"], verdict(text("verdict")), reasons.join("；"))
        }));
        return Ok(Done { lines, json: reading });
    }
    let preview = work.call("preview_import", request)?;
    let refused = refused(work, &preview["token"])?;
    let imported = work.call(
        "commit_import",
        json!({ "token": preview["token"], "update_existing": work.order.flag("update"), "confirmed": work.order.flag("update") }),
    )?;
    let mut lines = vec![imported["sentence"].as_str().unwrap_or_default().to_owned()];
    lines.extend(refused.iter().map(|note| format!("第{}行：{}", note["row"], note["reason"].as_str().unwrap_or_default())));
    let mut answer = reading;
    if let (Some(answer), Some(imported)) = (answer.as_object_mut(), imported.as_object()) {
        answer.extend(imported.clone());
        // The register's refusals join the table's own.
        answer.insert("rejected".to_owned(), Value::Array(refused));
    }
    Ok(Done { lines, json: answer })
}

/// A verdict in the window's word.
fn verdict(code: &str) -> &'static str {
    match code {
        "enter" => "入库",
        "update" => "更新",
        "same" => "已有",
        "confirm" => "待确认",
        "reject" => "拒绝",
        _ => "不入库",
    }
}

/// Rows of a preview that cannot enter, each with its reasons.
fn refused(work: &mut Work<'_>, token: &Value) -> Result<Vec<Value>, Stop> {
    let mut notes = Vec::new();
    loop {
        let page = work.call("import_rows", json!({ "token": token, "verdicts": ["reject"], "offset": notes.len(), "limit": 1_000 }))?;
        let rows = page["rows"].as_array().cloned().unwrap_or_default();
        if rows.is_empty() {
            return Ok(notes);
        }
        notes.extend(rows.iter().map(|row| {
            let reasons: String = row["reasons"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            json!({ "row": row["row"], "reason": reasons })
        }));
    }
}

/// `export KIND --out FILE [--blank] [--unmask REASON]`.
pub(super) fn export(work: &mut Work<'_>) -> Result<Done, Stop> {
    let kind = kind(work.order.argument(1, "类别")?)?;
    let out = work.order.needed("out")?;
    let path = std::path::absolute(out).map_err(|_| Stop::File(format!("文件“{out}”写不了。")))?;
    if work.order.flag("blank") {
        return Ok(Done::sentence(work.call("export_blank", json!({ "kind": kind, "path": path.to_string_lossy() }))?));
    }
    let done = work.call(
        "export_records",
        json!({
            "list": { "kind": kind, "search": work.order.option("search") },
            "path": path.to_string_lossy(),
            "unmask": work.order.option("unmask"),
        }),
    )?;
    Ok(Done::sentence(done))
}
