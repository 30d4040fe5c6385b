//! How long an office's own table takes from the file into the register, numbered on the way, and out again as a
//! workbook. Never two tables into one office: what the first left behind would cost the second.

use std::path::{Path, PathBuf};
use std::time::Instant;

use serde_json::{Map, Value, json};

use super::large::csv;
use super::{Stop, Work};
use crate::work::desk_at;

/// Rows of a table, and the seconds it may take.
const SIZES: [(usize, f64); 2] = [(5_000, 1.5), (19_800, 6.0)];

/// The places of a measurement: a folder for its offices, and what goes in and comes out.
struct Places {
    offices: PathBuf,
    text: PathBuf,
    book: PathBuf,
}

/// Adds the figures of tables in and out.
pub(super) fn tables(work: &mut Work<'_>, lines: &mut Vec<String>, answer: &mut Map<String, Value>) -> Result<(), Stop> {
    let seeds = work.call("list_rows", json!({ "kind": "risks", "limit": 1_000 }))?["rows"].as_array().cloned().unwrap_or_default();
    let offices = std::env::temp_dir().join(format!("lianfang-bench-{}-tables", std::process::id()));
    let places = Places { text: offices.join("in.csv"), book: offices.join("out.xlsx"), offices };
    let result = SIZES.iter().try_for_each(|size| one(work, *size, &seeds, &places, lines, answer));
    // The tables are no part of the figures, whatever became of them.
    let _ = std::fs::remove_dir_all(&places.offices);
    result?;
    if let Some(megabytes) = peak() {
        lines.push(format!("以上导入导出的内存峰值 {megabytes} MB（限300 MB）"));
        answer.insert("导入内存峰值".to_owned(), json!(megabytes));
    }
    Ok(())
}

fn one(
    work: &Work<'_>,
    (rows, limit): (usize, f64),
    seeds: &[Value],
    places: &Places,
    lines: &mut Vec<String>,
    answer: &mut Map<String, Value>,
) -> Result<(), Stop> {
    let mut say = |what: String, seconds: f64, limit: &str| {
        lines.push(format!("{what}：{seconds:.2} 秒{limit}"));
        answer.insert(what, json!(seconds));
    };
    let within = format!("（限{limit}秒）");
    let mut typed = office(work, places, &format!("{rows}-csv"))?;
    std::fs::write(&places.text, csv(seeds, 0, rows, false)).map_err(|error| Stop::File(format!("临时表写不了：{error}")))?;
    say(format!("导入风险点{rows}行（csv，自动编号）"), enter(&mut typed, &places.text, rows)?, &within);
    let begun = Instant::now();
    typed.call("export_records", json!({ "list": { "kind": "risks" }, "path": places.book.to_string_lossy() }))?;
    say(format!("导出风险点{rows}行（xlsx）"), begun.elapsed().as_secs_f64(), "");
    drop(typed);
    let mut given = office(work, places, &format!("{rows}-xlsx"))?;
    say(format!("导入风险点{rows}行（xlsx）"), enter(&mut given, &places.book, rows)?, &within);
    Ok(())
}

/// A training office of its own for each table: what an earlier one left in the journal would be backed up with it.
fn office<'a>(work: &Work<'a>, places: &Places, name: &str) -> Result<Work<'a>, Stop> {
    let mut office = Work { order: work.order, desk: desk_at(places.offices.join(name), work.order)? };
    office.call("start_sample", json!({}))?;
    Ok(office)
}

/// Brings a table in; the seconds from the file to the register, with the backup that goes before it.
fn enter(office: &mut Work<'_>, file: &Path, rows: usize) -> Result<f64, Stop> {
    let begun = Instant::now();
    let preview = office.call("preview_import", json!({ "path": file.to_string_lossy(), "kind": "risks" }))?;
    let order = json!({ "token": preview["token"], "update_existing": false });
    let entered = office.call("commit_import", order)?;
    // The sample's own rows stand in a table that came out of it, and are passed over.
    if entered["entered"] != rows {
        return Err(Stop::File(format!("导入的行数不对：{entered}")));
    }
    Ok(begun.elapsed().as_secs_f64())
}

/// The most memory that this process ever held, in MB; none where the system does not tell.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kilobytes| kilobytes / 1024)
}
