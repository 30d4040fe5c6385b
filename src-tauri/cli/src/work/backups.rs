//! Backups and what comes back from them.

use serde_json::{Value, json};

use super::{Done, Stop, Work};

/// `backup [--out FILE]`.
pub(super) fn backup(work: &mut Work<'_>) -> Result<Done, Stop> {
    let to = work.order.options.get("out").map(|file| whole(file)).transpose()?;
    work.call("make_backup", json!({ "path": to })).map(Done::sentence)
}

/// `backups`.
pub(super) fn backups(work: &mut Work<'_>) -> Result<Done, Stop> {
    let all = work.call("read_backups", json!({}))?;
    let text = |line: &Value, key: &str| line[key].as_str().unwrap_or_default().to_owned();
    let rows = |key: &str| all[key].as_array().cloned().unwrap_or_default();
    let mut lines = vec![format!("备份文件夹：{}（{}）", text(&all, "folder"), text(&all, "room"))];
    lines.extend(rows("backups").iter().map(|line| {
        let sound = if line["sound"] == true { "" } else { "　已损坏" };
        format!("{}　{}　操作记录到第{}条　{}{sound}", text(line, "taken_at"), text(line, "name"), line["sequence"], text(line, "size"))
    }));
    lines.extend(rows("replaced").iter().map(|line| format!("{}　{}", text(line, "name"), text(line, "words"))));
    lines.push(format!("另存：{}　{}", text(&all["second"], "folder"), text(&all["second"], "words")));
    lines.push(text(&all, "drill"));
    lines.extend(rows("warnings").iter().filter_map(|line| line.as_str().map(str::to_owned)));
    Ok(Done { lines, json: all })
}

/// `inspect FILE`.
pub(super) fn inspect(work: &mut Work<'_>) -> Result<Done, Stop> {
    let sight = work.call("inspect_backup", named(work)?)?;
    Ok(Done { lines: sight_lines(&sight), json: sight })
}

fn sight_lines(sight: &Value) -> Vec<String> {
    let text = |line: &Value, key: &str| line[key].as_str().unwrap_or_default().to_owned();
    let rows = |key: &str| sight[key].as_array().cloned().unwrap_or_default();
    let mut lines = vec![format!(
        "{}　{}的备份　操作记录到第{}条　链首{}",
        text(sight, "office"),
        text(sight, "taken_at"),
        sight["sequence"],
        text(sight, "head")
    )];
    lines.extend(rows("counts").iter().map(|line| format!("{}　{}条　{}", text(line, "label"), line["backup"], text(line, "difference"))));
    lines.extend(rows("numbers").iter().map(|line| format!("{}　最后一个号{}", text(line, "label"), line["backup"])));
    lines
}

/// `restore FILE [--numbers SERIES=NUMBER,…]`.
pub(super) fn restore(work: &mut Work<'_>) -> Result<Done, Stop> {
    let numbers = work.order.options.get("numbers").map(|text| numbers(text)).transpose()?;
    let request = named(work)?;
    let sight = work.call("inspect_backup", request.clone())?;
    let mut restored = work.call("restore_backup", request)?;
    let mut lines = sight_lines(&sight);
    lines.push(restored["sentence"].as_str().unwrap_or_default().to_owned());
    match numbers {
        Some(numbers) => {
            let done = work.call("set_paper_numbers", json!({ "numbers": numbers }))?;
            lines.push(done["sentence"].as_str().unwrap_or_default().to_owned());
        }
        None => {
            let asked: Vec<String> = restored["numbers"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|line| format!("{}（备份中最后一个是{}）", line["label"].as_str().unwrap_or_default(), line["backup"]))
                .collect();
            if !asked.is_empty() {
                lines.push(format!("请对照纸质文书，用 --numbers 登记最后用到的号，以免重号：{}", asked.join("、")));
            }
        }
    }
    if let Some(answer) = restored.as_object_mut() {
        answer.insert("backup".to_owned(), sight);
    }
    Ok(Done { lines, json: restored })
}

/// `put-back NAME`.
pub(super) fn put_back(work: &mut Work<'_>) -> Result<Done, Stop> {
    let name = work.order.argument(1, "被替换的数据")?.to_owned();
    work.call("put_back", json!({ "name": name })).map(Done::sentence)
}

/// `drill FILE`.
pub(super) fn drill(work: &mut Work<'_>) -> Result<Done, Stop> {
    work.call("drill_backup", named(work)?).map(Done::sentence)
}

fn named(work: &Work<'_>) -> Result<Value, Stop> {
    let file = whole(work.order.argument(1, "备份文件")?)?;
    Ok(json!({ "path": file, "password": work.order.options.get("password") }))
}

pub(super) fn whole(file: &str) -> Result<String, Stop> {
    let path = std::path::absolute(file).map_err(|_| Stop::File(format!("文件“{file}”读不了。")))?;
    Ok(path.to_string_lossy().into_owned())
}

/// `七纪廉警〔2026〕=37,参阅总期=12`.
fn numbers(text: &str) -> Result<Vec<Value>, Stop> {
    let one = |part: &str| {
        let (series, number) = part.rsplit_once('=')?;
        Some(json!({ "series": series.trim(), "number": number.trim().parse::<u32>().ok()? }))
    };
    let wrong = |part: &str| Stop::Usage(format!("--numbers 中的“{part}”看不懂，请写成 七纪廉警〔2026〕=37。"));
    text.split([',', '，']).filter(|part| !part.trim().is_empty()).map(|part| one(part).ok_or_else(|| wrong(part))).collect()
}
