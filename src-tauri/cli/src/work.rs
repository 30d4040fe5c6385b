//! Orders to requests, answers to lines. One function a command.

mod backups;
mod bench;
mod bundle;
mod issue;
mod keys;
mod lists;
mod papers;
mod tables;

use std::path::PathBuf;

use desk::{Desk, DeskSettings, SlotCost};
use serde_json::{Value, json};

use crate::arguments::Order;
use crate::clock::WallClock;
use crate::{DONE, FAULT, REFUSED, USAGE, say};

/// Why a command ends without being done.
pub(crate) enum Stop {
    /// The words do not fit.
    Usage(String),
    /// desk answered something else than the reply.
    Answer(Value),
    /// A file could not be read or written.
    File(String),
}

impl From<String> for Stop {
    fn from(sentence: String) -> Self {
        Self::Usage(sentence)
    }
}

/// What a command says when it is done: the sentence and the JSON.
pub(crate) struct Done {
    /// Lines for a person.
    pub(crate) lines: Vec<String>,
    /// The same for a machine.
    pub(crate) json: Value,
}

impl Done {
    /// A reply whose sentence is in it.
    pub(crate) fn sentence(json: Value) -> Self {
        let line = json.get("sentence").and_then(Value::as_str).unwrap_or("完成。").to_owned();
        Self { lines: vec![line], json }
    }
}

/// The desk with the order that is worked on.
pub(crate) struct Work<'a> {
    /// The order.
    pub(crate) order: &'a Order,
    /// The desk.
    pub(crate) desk: Desk,
}

impl Work<'_> {
    /// One command of the wire.
    pub(crate) fn call(&mut self, command: &str, request: Value) -> Result<Value, Stop> {
        self.desk.call(command, request).map_err(Stop::Answer)
    }
}

/// Runs an order and returns the exit code.
pub(crate) fn run(order: &Order) -> u8 {
    let outcome = open(order).and_then(|mut work| {
        keys::unlock(&mut work)?;
        carry_out(&mut work)
    });
    if order.command() == "bench" {
        // Left-overs of a measurement lie in the temporary folder; that they stay is no fault of the figures.
        let _ = data_dir(order).map(std::fs::remove_dir_all);
    }
    let stop = match outcome {
        Ok(done) => {
            if order.json {
                say::json(&done.json);
            } else {
                done.lines.iter().for_each(|line| say::line(line));
            }
            return DONE;
        }
        Err(stop) => stop,
    };
    match stop {
        Stop::Usage(sentence) => {
            say::complain(&sentence);
            USAGE
        }
        Stop::File(sentence) => {
            say::complain(&sentence);
            FAULT
        }
        Stop::Answer(answer) => explain(order, &answer),
    }
}

fn explain(order: &Order, answer: &Value) -> u8 {
    if order.json {
        say::json(answer);
    }
    let text = |key: &str| answer.get(key).and_then(Value::as_str).unwrap_or_default();
    match text("kind") {
        "refused" => {
            for objection in answer.get("objections").and_then(Value::as_array).into_iter().flatten() {
                say::complain(objection.get("sentence").and_then(Value::as_str).unwrap_or_default());
            }
            REFUSED
        }
        "locked" => {
            say::complain(text("sentence"));
            REFUSED
        }
        _ => {
            say::complain(&format!("{}{}{}（编号 {}）", text("what"), text("safe"), text("todo"), text("log_id")));
            if text("code") == "unknown_command" || text("code") == "bad_request" { USAGE } else { FAULT }
        }
    }
}

fn carry_out(work: &mut Work<'_>) -> Result<Done, Stop> {
    match work.order.command() {
        "init" => init(work),
        "import" => tables::import(work),
        "export" => tables::export(work),
        "list" => lists::list(work),
        "issue" => issue::issue(work),
        "serve" => issue::serve(work),
        "reply" => issue::reply(work),
        "verify-reply" => issue::verify_reply(work),
        "close" => issue::close(work),
        "void" => issue::void(work),
        "withdraw" => issue::withdraw(work),
        "transfer" => issue::transfer(work),
        "recovery-code" => keys::prove(work),
        "recover" => keys::recover(work),
        "change-password" => keys::change_password(work),
        "print" => papers::print(work),
        "report" => papers::report(work),
        "paper" => papers::paper(work),
        "check" => lists::check(work),
        "verify" => papers::verify(work),
        "bundle" => bundle::bundle(work),
        "backup" => backups::backup(work),
        "backups" => backups::backups(work),
        "inspect" => backups::inspect(work),
        "restore" => backups::restore(work),
        "put-back" => backups::put_back(work),
        "drill" => backups::drill(work),
        "form" => bundle::form(work),
        "call" => call(work),
        "bench" => bench::bench(work),
        other => Err(Stop::Usage(format!("没有命令“{other}”。"))),
    }
}

fn open<'a>(order: &'a Order) -> Result<Work<'a>, Stop> {
    Ok(Work { order, desk: desk_at(data_dir(order)?, order)? })
}

/// The desk of a data folder.
pub(crate) fn desk_at(data_dir: PathBuf, order: &Order) -> Result<Desk, Stop> {
    let assets = assets().ok_or_else(|| Stop::File("找不到程序自带的字体和示例文件夹 assets，请重新安装。".to_owned()))?;
    let settings = DeskSettings {
        data_dir,
        fonts_dir: assets.join("fonts"),
        samples_dir: assets.join("sample"),
        clock: Box::new(WallClock),
        today: order.today,
        // What a password costs is no figure of a measurement, and its offices hold nothing.
        slot_cost: if order.command() == "bench" { SlotCost::LIGHT } else { SlotCost::FULL },
    };
    Ok(Desk::open(settings))
}

/// The folder named, else the window's: `LIANFANG_DATA`, or 廉防 where this platform keeps a program's
/// data. A measurement has one of its own.
fn data_dir(order: &Order) -> Result<PathBuf, Stop> {
    if order.command() == "bench" {
        return Ok(std::env::temp_dir().join(format!("lianfang-bench-{}", std::process::id())));
    }
    let named = order.data.clone().or_else(|| std::env::var_os("LIANFANG_DATA").filter(|folder| !folder.is_empty()).map(PathBuf::from));
    named
        .or_else(|| dirs::data_local_dir().map(|folder| folder.join("廉防")))
        .ok_or_else(|| Stop::File("找不到数据文件夹，请用 --data 指定。".to_owned()))
}

/// The shipped assets: beside the program or above it, where the fonts are; a debug build also knows
/// the sources it was built from.
fn assets() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    let shipped = program.ancestors().skip(1).take(5).flat_map(|folder| [folder.join("assets"), folder.join("lib/lianfang/assets")]);
    let sources = cfg!(debug_assertions).then(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets")));
    shipped.chain(sources).find(|assets| assets.join("fonts").is_dir())
}

/// `init [--sample]`.
fn init(work: &mut Work<'_>) -> Result<Done, Stop> {
    if !work.order.flag("sample") {
        let fields = settings(work)?;
        return keys::found(work, &fields);
    }
    let status = work.call("start_sample", json!({}))?;
    let name = status.get("office_name").and_then(Value::as_str).unwrap_or_default();
    Ok(Done { lines: vec![format!("已打开{name}。")], json: status.clone() })
}

/// The settings given on the command line; required ones that were not given say so until they are
/// filled in, and no paper is issued before.
fn settings(work: &mut Work<'_>) -> Result<Value, Stop> {
    let shapes = work.call("shapes", json!({}))?;
    let mut fields = serde_json::Map::new();
    for field in shapes["office"].as_array().into_iter().flatten().filter(|field| field["required"] == true) {
        let key = field["key"].as_str().unwrap_or_default();
        let unfilled = if field["input"] == "number" { "30" } else { "待填写" };
        fields.insert(key.to_owned(), Value::from(unfilled));
    }
    let own = |key: &str| !keys::OPTIONS.contains(&key);
    fields.extend(work.order.options.iter().filter(|(key, _)| own(key)).map(|(key, value)| (key.clone(), Value::from(value.as_str()))));
    Ok(Value::Object(fields))
}

/// `call COMMAND JSON`.
fn call(work: &mut Work<'_>) -> Result<Done, Stop> {
    let command = work.order.argument(1, "命令名")?.to_owned();
    let request = match work.order.words.get(2) {
        Some(text) => serde_json::from_str(text).map_err(|_| Stop::Usage("命令名后面的内容不是 JSON。".to_owned()))?,
        None => json!({}),
    };
    let reply = work.call(&command, request)?;
    Ok(Done { lines: vec![reply.to_string()], json: reply })
}
