//! A report's words as the office edits them, section by section: figures stand in them as `{字段}`, so that
//! they follow the registers while the words stay. Never a figure that was typed over without being told.

use super::Period;
use crate::objection::{Objection, Objections};
use crate::text::trim;

/// The field of the form that objections stand beside.
const FIELD: &str = "body";
/// More than a section of such a report says.
const LONGEST: usize = 8_000;
/// What a figure is a number of; a number before one of these is taken for a figure.
const UNITS: [&str; 7] = ["件", "份", "个", "%", "％", "起", "人次"];

/// 报告草稿: one version of one section of a report in the office's own words; never edited, the next save is the
/// next version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportDraft {
    /// The report.
    pub period: Period,
    /// The section's key.
    pub section: String,
    /// 1, 2, 3 … in the order of saving.
    pub version: u32,
    /// The text, a paragraph a line; empty = back to the text that is made from the figures.
    pub body: String,
    /// Local time it was saved, RFC 3339 with offset.
    pub made_at: String,
}

/// A figure as it stands in a text: `{信息件次}`.
pub fn field(name: &str) -> String {
    format!("{{{name}}}")
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Field(String),
}

/// A section's text that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prose {
    lines: Vec<Vec<Part>>,
}

impl Prose {
    /// Reads a text whose fields are among those known.
    ///
    /// # Errors
    /// Everything that stands against it, each with the paragraph it is in.
    pub fn read(text: &str, known: impl Fn(&str) -> bool) -> Result<Self, Objections> {
        let text = crate::template::tidy(text);
        let mut against = Objections::new();
        if text.is_empty() {
            against.push(Objection::field(
                FIELD,
                "required",
                "这一节不能为空；不要这一节的内容，可写“本期无此项内容。”；要用原来的文字，请点“恢复”。",
            ));
        }
        let length = text.chars().count();
        if length > LONGEST {
            against.push(Objection::field(FIELD, "length", format!("这一节有{length}个字，超过{LONGEST}个字，请删减。")));
        }
        let mut lines = Vec::new();
        for (number, line) in (1..).zip(text.lines().map(trim).filter(|line| !line.is_empty())) {
            match parts(line) {
                Ok(parts) => {
                    let unknown = parts.iter().filter_map(|part| match part {
                        Part::Field(name) if !known(name) => Some(name),
                        Part::Field(_) | Part::Text(_) => None,
                    });
                    against.extend(unknown.map(|name| {
                        Objection::field(FIELD, "unknown", format!("第{number}段：{{{name}}}不是这份报告的数字，请从“数字”中点选。"))
                    }));
                    lines.push(parts);
                }
                Err(sentence) => against.push(Objection::field(FIELD, "brace", format!("第{number}段：{sentence}"))),
            }
        }
        if against.is_empty() { Ok(Self { lines }) } else { Err(against) }
    }

    /// The finished paragraphs. A value is never read again: braces in it are only braces.
    pub fn fill<'v>(&self, value: impl Fn(&str) -> &'v str) -> Vec<String> {
        let whole = |line: &Vec<Part>| {
            line.iter()
                .map(|part| match part {
                    Part::Text(text) => text.as_str(),
                    Part::Field(name) => value(name),
                })
                .collect::<String>()
        };
        self.lines.iter().map(whole).filter(|line| !trim(line).is_empty()).collect()
    }

    /// The names of its fields, in their order, each once.
    pub fn fields(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for part in self.lines.iter().flatten() {
            if let Part::Field(name) = part
                && !names.contains(&name.as_str())
            {
                names.push(name);
            }
        }
        names
    }

    /// Figures that were typed by hand, with their paragraph: they will not follow the registers.
    pub fn typed_figures(&self) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        for (number, line) in (1..).zip(&self.lines) {
            for part in line {
                if let Part::Text(text) = part {
                    found.extend(typed(text).into_iter().map(|figure| (number, figure)));
                }
            }
        }
        found
    }
}

/// Text and fields of one paragraph.
fn parts(line: &str) -> Result<Vec<Part>, String> {
    let mut parts = Vec::new();
    let mut rest = line;
    while let Some(at) = rest.find(['{', '｛', '}', '｝']) {
        let (before, from) = rest.split_at(at);
        if !before.is_empty() {
            parts.push(Part::Text(before.to_owned()));
        }
        if from.starts_with(['}', '｝']) {
            return Err("多了一个“}”，前面没有“{”与它配对。".to_owned());
        }
        let inner = from.strip_prefix(['{', '｛']).unwrap_or_default();
        let Some(end) = inner.find(['}', '｝']) else {
            return Err("“{”后面少了“}”。".to_owned());
        };
        let (name, after) = inner.split_at(end);
        parts.push(Part::Field(trim(name).to_owned()));
        rest = after.strip_prefix(['}', '｝']).unwrap_or_default();
    }
    if !rest.is_empty() {
        parts.push(Part::Text(rest.to_owned()));
    }
    Ok(parts)
}

/// 35件, 20.5%: digits with a unit of figures behind them.
fn typed(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(|character: char| character.is_ascii_digit()) {
        let from = rest.get(at..).unwrap_or_default();
        let length = from.find(|character: char| !character.is_ascii_digit() && character != '.').unwrap_or(from.len());
        let (digits, after) = from.split_at(length);
        // 第1个, 第2份 count nothing.
        let ordinal = rest.get(..at).is_some_and(|before| before.ends_with('第'));
        if let Some(unit) = UNITS.iter().find(|unit| after.starts_with(**unit) && !ordinal) {
            found.push(format!("{digits}{unit}"));
        }
        rest = after;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> Result<Prose, Vec<&'static str>> {
        Prose::read(text, |name| ["信息件次", "环比"].contains(&name)).map_err(|against| against.iter().map(|one| one.rule).collect())
    }

    #[test]
    fn figures_are_fields_and_words_are_the_offices() {
        let prose = check("全季共采集{信息件次}件次，｛环比｝。\n\n  请各单位重视。").unwrap();
        let filled = prose.fill(|name| if name == "环比" { "持平{环比}" } else { "33" });
        assert_eq!(filled, ["全季共采集33件次，持平{环比}。", "请各单位重视。"]);
        assert_eq!(prose.fields(), ["信息件次", "环比"]);
        assert_eq!(check("{信息件数}件").unwrap_err(), ["unknown"]);
        assert_eq!(check("{信息件次").unwrap_err(), ["brace"]);
        assert_eq!(check("信息件次}").unwrap_err(), ["brace"]);
        assert_eq!(check("{{信息件次}}").unwrap_err(), ["brace"]);
        assert_eq!(check(" \n ").unwrap_err(), ["required"]);
        assert_eq!(check(&"长".repeat(LONGEST + 1)).unwrap_err(), ["length"]);
    }

    #[test]
    fn a_figure_typed_by_hand_is_told() {
        let prose = check("共采集35件次，占20.5%，{环比}。\n2026年4月7日，第2个季度，3件。").unwrap();
        let told: Vec<_> = prose.typed_figures();
        assert_eq!(told, [(1, "35件".to_owned()), (1, "20.5%".to_owned()), (2, "3件".to_owned())]);
    }
}
