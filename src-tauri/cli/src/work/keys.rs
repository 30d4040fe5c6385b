//! Passwords on the command line: from a file, from the environment, from the terminal without an echo, or as
//! the first line of what is piped in. Never as an argument: those stand in the list of processes.

use std::io::{BufRead as _, IsTerminal as _};

use serde_json::{Value, json};

use super::{Done, Stop, Work};
use crate::arguments::Order;

/// The password of the office.
const NOW: Source = Source { option: "password-file", variable: "LIANFANG_PASSWORD", prompt: "口令：" };
/// A password that is to hold from now on.
const NEW: Source = Source { option: "new-password-file", variable: "LIANFANG_NEW_PASSWORD", prompt: "新口令：" };

/// Where a password comes from.
struct Source {
    option: &'static str,
    variable: &'static str,
    prompt: &'static str,
}

impl Source {
    fn read(&self, order: &Order) -> Result<String, Stop> {
        if let Some(file) = order.options.get(self.option) {
            let text = std::fs::read_to_string(file).map_err(|_| Stop::File(format!("读不了口令文件“{file}”。")))?;
            return Ok(first_line(&text));
        }
        if let Ok(text) = std::env::var(self.variable) {
            return Ok(text);
        }
        let unread = |_| Stop::Usage(format!("没有给口令：用 --{}、环境变量 {} 或在终端输入。", self.option, self.variable));
        if std::io::stdin().is_terminal() {
            return rpassword::prompt_password(self.prompt).map_err(unread);
        }
        let mut text = String::new();
        std::io::stdin().lock().read_line(&mut text).map_err(unread)?;
        Ok(first_line(&text))
    }

    /// A new password is typed twice where somebody types it.
    fn read_new(&self, order: &Order) -> Result<(String, String), Stop> {
        let typed = self.read(order)?;
        let asked = !order.options.contains_key(self.option) && std::env::var_os(self.variable).is_none() && std::io::stdin().is_terminal();
        let again = if asked {
            rpassword::prompt_password("再输一遍：").map_err(|_| Stop::Usage("没有再输一遍口令。".to_owned()))?
        } else {
            typed.clone()
        };
        Ok((typed, again))
    }
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}

/// Options that belong here and are no settings of an office.
pub(super) const OPTIONS: &[&str] = &["password-file", "new-password-file", "code"];

/// Opens a locked office before its work, except for what opens it by itself.
pub(super) fn unlock(work: &mut Work<'_>) -> Result<(), Stop> {
    let by_itself = work.order.command() == "recover"
        || (work.order.command() == "call"
            && ["app_status", "unlock", "recover"].contains(&work.order.words.get(1).map_or("", String::as_str)));
    if by_itself || !work.desk.is_locked() {
        return Ok(());
    }
    let password = NOW.read(work.order)?;
    work.call("unlock", json!({ "password": password })).map(drop)
}

/// `init` of a real office: founds it, and prints the recovery code.
pub(super) fn found(work: &mut Work<'_>, fields: &Value) -> Result<Done, Stop> {
    let (password, again) = NOW.read_new(work.order)?;
    let request = json!({ "fields": fields, "no_state_secrets": true, "password": password, "password_again": again });
    let status = work.call("start_office", request)?;
    let code = work.call("recovery_code", json!({}))?;
    let name = status["office_name"].as_str().unwrap_or_default();
    Ok(with_code(&format!("已建立{name}。"), &status, &code))
}

fn with_code(sentence: &str, status: &Value, code: &Value) -> Done {
    let groups: Vec<&str> = code["groups"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let lines = vec![
        sentence.to_owned(),
        format!("恢复码：{}", groups.join(" ")),
        "请抄在纸上密封保管，再用 recovery-code 命令输回来核对；核对以前不能录入真实数据。".to_owned(),
    ];
    let mut json = status.clone();
    json["recovery_code"] = json!(groups);
    Done { lines, json }
}

/// The code as its own option, or as words behind the command.
fn code_of(order: &Order) -> Result<String, Stop> {
    let words = order.words.get(1..).unwrap_or_default().join(" ");
    let code = if words.is_empty() { order.option("code").to_owned() } else { words };
    if code.is_empty() { Err(Stop::Usage(format!("命令 {} 缺少恢复码。", order.command()))) } else { Ok(code) }
}

/// `recovery-code CODE`: the code typed back.
pub(super) fn prove(work: &mut Work<'_>) -> Result<Done, Stop> {
    let status = work.call("prove_recovery", json!({ "code": code_of(work.order)? }))?;
    Ok(Done { lines: vec!["恢复码核对无误。".to_owned()], json: status })
}

/// `recover CODE`: opens by the code, with a new password and a new code.
pub(super) fn recover(work: &mut Work<'_>) -> Result<Done, Stop> {
    let code = code_of(work.order)?;
    let (password, again) = NEW.read_new(work.order)?;
    let status = work.call("recover", json!({ "code": code, "password": password, "password_again": again }))?;
    let code = work.call("recovery_code", json!({}))?;
    Ok(with_code("已打开，口令已重设，原来的恢复码作废。", &status, &code))
}

/// `change-password`.
pub(super) fn change_password(work: &mut Work<'_>) -> Result<Done, Stop> {
    let current = NOW.read(work.order)?;
    let (password, again) = NEW.read_new(work.order)?;
    let done = work.call("change_password", json!({ "current": current, "password": password, "password_again": again }))?;
    Ok(Done { lines: vec!["口令已修改。".to_owned()], json: done })
}
