//! How long an office's own table takes from the file into the register, numbered on the way, and out again as a
//! workbook. Never the same rows twice: each table is taken back before the next.

use std::path::{Path, PathBuf};
use std::time::Instant;

use serde_json::{Map, Value, json};

use super::large::csv;
use super::{Stop, Work};

/// Rows of a table, and the seconds it may take.
const SIZES: [(usize, f64); 2] = [(5_000, 1.5), (19_800, 6.0)];

/// Adds the figures of tables in and out.
pub(super) fn tables(work: &mut Work<'_>, lines: &mut Vec<String>, answer: &mut Map<String, Value>) -> Result<(), Stop> {
    let seeds = work.call("list_rows", json!({ "kind": "risks", "limit": 1_000 }))?["rows"].as_array().cloned().unwrap_or_default();
    let file = |ending: &str| std::env::temp_dir().join(format!("lianfang-bench-{}.{ending}", std::process::id()));
    let (text, book) = (file("csv"), file("xlsx"));
    let mut result = Ok(());
    for (rows, limit) in SIZES {
        result = result.and_then(|()| one(work, (rows, limit), &seeds, (&text, &book), lines, answer));
    }
    // The tables are no part of the figures, whatever became of them.
    for file in [&text, &book] {
        let _ = std::fs::remove_file(file);
    }
    result?;
    if let Some(megabytes) = peak() {
        lines.push(format!("以上导入导出的内存峰值 {megabytes} MB（限300 MB）"));
        answer.insert("内存峰值".to_owned(), json!(megabytes));
    }
    Ok(())
}

fn one(
    work: &mut Work<'_>,
    (rows, limit): (usize, f64),
    seeds: &[Value],
    (text, book): (&PathBuf, &PathBuf),
    lines: &mut Vec<String>,
    answer: &mut Map<String, Value>,
) -> Result<(), Stop> {
    std::fs::write(text, csv(seeds, 0, rows, false)).map_err(|error| Stop::File(format!("临时表写不了：{error}")))?;
    let mut say = |what: String, seconds: f64, limit: &str| {
        lines.push(format!("{what}：{seconds:.2} 秒{limit}"));
        answer.insert(what, json!(seconds));
    };
    let within = format!("（限{limit}秒）");
    say(format!("导入风险点{rows}行（csv，自动编号）"), enter(work, text, rows)?, &within);
    let begun = Instant::now();
    work.call("export_records", json!({ "list": { "kind": "risks" }, "path": book.to_string_lossy() }))?;
    say(format!("导出风险点{rows}行（xlsx）"), begun.elapsed().as_secs_f64(), "");
    undo_import(work)?;
    say(format!("导入风险点{rows}行（xlsx）"), enter(work, book, rows)?, &within);
    undo_import(work)
}

/// Brings a table in; the seconds from the file to the register.
fn enter(work: &mut Work<'_>, file: &Path, rows: usize) -> Result<f64, Stop> {
    let begun = Instant::now();
    let preview = work.call("preview_import", json!({ "path": file.to_string_lossy(), "kind": "risks" }))?;
    let entered = work.call("commit_import", json!({ "token": preview["token"], "update_existing": false }))?;
    if entered["entered"] != rows {
        return Err(Stop::File(format!("导入的行数不对：{entered}")));
    }
    Ok(begun.elapsed().as_secs_f64())
}

fn undo_import(work: &mut Work<'_>) -> Result<(), Stop> {
    work.call("undo", json!({})).map(drop)
}

/// The most memory that this process ever held, in MB; none where the system does not tell.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kilobytes| kilobytes / 1024)
}
