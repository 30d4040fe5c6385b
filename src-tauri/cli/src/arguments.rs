//! Words of the command line: which command, with which options. Never a meaning: that is desk's.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::PathBuf;

use chrono::NaiveDate;
use lexopt::Arg;

/// What was asked.
pub(crate) enum Asked {
    /// `--help`.
    Help,
    /// A command.
    Work(Order),
}

/// A command with its options.
#[derive(Debug, Default)]
pub(crate) struct Order {
    /// The data folder.
    pub(crate) data: Option<PathBuf>,
    /// Machine-readable answers.
    pub(crate) json: bool,
    /// The day the rules take for today.
    pub(crate) today: Option<NaiveDate>,
    /// The command and its arguments.
    pub(crate) words: Vec<String>,
    /// Options with a value.
    pub(crate) options: BTreeMap<String, String>,
    /// Options without one.
    pub(crate) flags: Vec<String>,
}

/// Options that stand alone.
const FLAGS: &[&str] = &["sample", "dry-run", "public", "internal", "blank", "update", "mixed", "desc"];

impl Order {
    /// The command.
    pub(crate) fn command(&self) -> &str {
        self.words.first().map_or("", String::as_str)
    }

    /// The argument at a place after the command.
    pub(crate) fn argument(&self, place: usize, what: &str) -> Result<&str, String> {
        self.words.get(place).map(String::as_str).ok_or_else(|| format!("命令 {} 缺少{what}。", self.command()))
    }

    /// An option that must be there.
    pub(crate) fn needed(&self, name: &str) -> Result<&str, String> {
        self.options.get(name).map(String::as_str).ok_or_else(|| format!("命令 {} 缺少选项 --{name}。", self.command()))
    }

    /// An option, or nothing.
    pub(crate) fn option(&self, name: &str) -> &str {
        self.options.get(name).map_or("", String::as_str)
    }

    /// An option that stands alone.
    pub(crate) fn flag(&self, name: &str) -> bool {
        self.flags.iter().any(|flag| flag == name)
    }
}

/// Reads the words.
///
/// # Errors
/// A Chinese sentence that names the word that does not fit.
pub(crate) fn read(words: Vec<OsString>) -> Result<Asked, String> {
    let mut order = Order::default();
    let mut parser = lexopt::Parser::from_args(words);
    loop {
        // Taken apart first: the parser is borrowed while it holds the name.
        let name = match parser.next().map_err(|_| "命令行里有看不明白的选项。".to_owned())? {
            None => break,
            Some(Arg::Value(word)) => {
                order.words.push(utf8(word)?);
                continue;
            }
            Some(Arg::Short('h')) => return Ok(Asked::Help),
            Some(Arg::Short(letter)) => return Err(format!("没有选项 -{letter}。")),
            Some(Arg::Long(name)) => name.to_owned(),
        };
        match name.as_str() {
            "help" => return Ok(Asked::Help),
            "json" => order.json = true,
            flag if FLAGS.contains(&flag) => order.flags.push(name),
            _ => {
                let value = parser.value().map_err(|_| format!("选项 --{name} 后面要写值。"))?;
                put(&mut order, &name, value)?;
            }
        }
    }
    if order.words.is_empty() { Err("没有写命令。".to_owned()) } else { Ok(Asked::Work(order)) }
}

fn put(order: &mut Order, name: &str, value: OsString) -> Result<(), String> {
    match name {
        "data" => order.data = Some(value.into()),
        "today" => {
            let text = utf8(value)?;
            order.today = Some(text.parse().map_err(|_| format!("--today 后面的“{text}”不是日期，请写成 2026-04-07 这样。"))?);
        }
        _ => {
            order.options.insert(name.to_owned(), utf8(value)?);
        }
    }
    Ok(())
}

fn utf8(word: OsString) -> Result<String, String> {
    word.into_string().map_err(|_| "命令行里有不是 UTF-8 的文字。".to_owned())
}
