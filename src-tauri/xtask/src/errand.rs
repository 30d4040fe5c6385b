//! The main job without a window: a signal of the training office becomes a notice, is served,
//! answered, verified and closed, and the quarter is reported. Never in anybody's own data: each
//! walk has a fresh folder.

use std::fs;
use std::path::PathBuf;

use crate::shell::{Done, Failed, output, program, target};

/// A signal of the training office that no notice has answered yet.
const SIGNAL: &str = "Y124";
/// The days of this walk: each step is taken on the day it happens, since no paper is dated ahead.
const ISSUED: &str = "2026-04-08";
const SERVED: &str = "2026-04-09";
const REPLIED: &str = "2026-04-15";
const CLOSED: &str = "2026-04-20";

const CAUSE: &str = "信访材料登记和保管环节没有分开，查阅没有登记。";
const MEASURE: &str = "信访材料专柜保管，查阅逐次登记，对经办人员作保密教育。";

/// Walks it and says where the papers lie.
///
/// # Errors
/// When a step is refused or fails; its own sentence is passed on.
pub fn walk() -> Done {
    let place = fresh_folder()?;
    let papers = place.join("文书");
    fs::create_dir_all(&papers).map_err(|error| Failed(format!("写不了 {}：{error}", papers.display())))?;
    let data = place.join("数据").display().to_string();
    let say = |what: &str, today: &str, words: &[&str]| -> Done<String> {
        println!("  {what}");
        let name = format!("lianfang-cli{}", std::env::consts::EXE_SUFFIX);
        let cli = target().join("debug").join(name).display().to_string();
        let place = ["--data", &data, "--today", today];
        output(&mut program(&cli, place.iter().chain(words)))
    };
    let notice_file = papers.join("预警通知书.pdf").display().to_string();
    let report_file = papers.join("2026年第一季度预警报告.pdf").display().to_string();

    say("建立示例单位七溪坪镇", ISSUED, &["init", "--sample"])?;
    let issue = ["issue", "--signal", SIGNAL, "--level", "red", "--on", ISSUED, "--json"];
    let issued = say("签发红色预警通知书", ISSUED, &issue)?;
    let number = value_of(&issued, "number").ok_or_else(|| Failed(format!("签发没有给出文号：{issued}")))?;
    let serve = ["serve", &number, "--on", SERVED, "--to", "谢某某"];
    say("登记送达", SERVED, &serve)?;
    let reply = ["reply", &number, "--on", REPLIED, "--cause", CAUSE, "--measure", MEASURE];
    say("登记回告", REPLIED, &reply)?;
    say("评估整改", CLOSED, &["verify-reply", &number, "--result", "accepted"])?;
    say("销号", CLOSED, &["close", &number])?;
    say("打印通知书", CLOSED, &["print", &number, "--out", &notice_file])?;
    say("出季度报告", CLOSED, &["report", "quarter", "2026Q1", "--out", &report_file])?;

    println!("\n{number} 已走完签发、送达、回告、评估、销号。文书在：\n  {notice_file}\n  {report_file}");
    Ok(())
}

fn fresh_folder() -> Done<PathBuf> {
    let found = (1..=9999).map(|number| target().join(format!("试走-{number}"))).find(|folder| !folder.exists());
    found.ok_or_else(|| Failed("target 里的试走文件夹太多，请先清理。".into()))
}

/// The text of one field of a flat JSON answer of our own command line.
fn value_of(json: &str, field: &str) -> Option<String> {
    let (_, rest) = json.split_once(&format!("\"{field}\""))?;
    let (_, rest) = rest.split_once('"')?;
    rest.split_once('"').map(|(value, _)| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_read_from_an_answer() {
        let answer = "{ \"number\": \"七纪廉警〔2026〕17号\", \"pages\": 1 }";
        assert_eq!(value_of(answer, "number").as_deref(), Some("七纪廉警〔2026〕17号"));
        assert_eq!(value_of(answer, "paper"), None);
    }
}
