//! `bench`: the product's own measurements over a training office of its own, one line a figure. Never
//! a pass or a fail, and never in somebody's data folder.

use std::time::Instant;

use serde_json::{Map, Value, json};

use super::{Done, Stop, Work};

mod acts;
mod district;
mod large;
mod notices;
mod tables;

/// How often each figure is taken; the median is printed.
const ROUNDS: usize = 9;

/// A part adds its lines and its figures.
type Part = fn(&mut Work<'_>, &mut Vec<String>, &mut Map<String, Value>) -> Result<(), Stop>;

/// The parts by the word that asks for one alone; each stands on the training office and needs no other. Tables first: the
/// most memory that they take is told, and what came before would count as theirs.
const PARTS: [(&str, Part); 5] = [
    ("tables", tables::tables),
    ("acts", acts::acts),
    ("notices", notices::notices),
    ("district", district::district),
    ("large", large::large),
];

/// Runs the part that is asked for, or every one.
pub(super) fn bench(work: &mut Work<'_>) -> Result<Done, Stop> {
    let only = work.order.words.get(1);
    let asked: Vec<_> = PARTS.iter().filter(|(name, _)| only.is_none_or(|only| only == name)).collect();
    if asked.is_empty() {
        let names: Vec<_> = PARTS.iter().map(|(name, _)| *name).collect();
        return Err(Stop::Usage(format!("没有“{}”这一部分。可以写：{}。", only.map_or("", String::as_str), names.join("、"))));
    }
    let begun = Instant::now();
    work.call("start_sample", json!({}))?;
    let mut lines = vec![format!("建立示例单位（导入七张表）：{:.0} 毫秒", begun.elapsed().as_secs_f64() * 1e3)];
    let mut answer = Map::new();
    for (_, part) in asked {
        part(work, &mut lines, &mut answer)?;
    }
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
