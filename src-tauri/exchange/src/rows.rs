//! What a row under the headings is: a record, a section, a total, a note, a repeated heading. Never drops
//! one: every answer has its reason.

use register::text::key;

use crate::card::is_signature;
use crate::grid::{Grid, GridRow};
use crate::layout::Recognised;
use crate::matching::squash;

/// The part a row plays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Part {
    /// A record, as far as its place tells.
    Record,
    /// A line that names the section below it.
    Section(String),
    /// Not a record, with the reason.
    LeftOut(String),
}

const TOTALS: [&str; 6] = ["合计", "总计", "小计", "共计", "累计", "总合计"];
/// Headings of a column that only counts the rows.
const SERIALS: [&str; 4] = ["序号", "序列", "顺序号", "行号"];
const NOTES: [&str; 16] = [
    "注",
    "备注",
    "说明",
    "填表说明",
    "填报说明",
    "审核人",
    "填表人",
    "填报人",
    "制表人",
    "制表",
    "复核人",
    "审批人",
    "联系电话",
    "填报单位",
    "填报日期",
    "报送单位",
];

/// Judges the row at `at`, which lies under the headings.
pub(crate) fn part(grid: &Grid<'_>, at: usize, found: &Recognised, first: bool) -> Part {
    let row = &grid.rows[at];
    let own: Vec<(usize, String)> =
        row.own().map(|(column, cell)| (column, key(&cell.text))).filter(|(_, text)| !text.is_empty()).collect();
    let Some((start, text)) = own.first() else { return Part::LeftOut("空行".to_owned()) };
    if let Some(word) = total(text) {
        return Part::LeftOut(format!("“{word}”行"));
    }
    if text.starts_with('*') || text.starts_with('※') {
        return Part::LeftOut("说明行".to_owned());
    }
    if let Some(word) = NOTES.iter().find(|word| notes(text, word)) {
        return Part::LeftOut(format!("“{word}”行"));
    }
    if is_signature(text) || own.iter().all(|(_, text)| text.ends_with(':')) {
        return Part::LeftOut("签字栏".to_owned());
    }
    if own.len() <= 2 && ["零报告", "无预警信息", "本季度无", "本月无"].iter().any(|word| text.contains(word)) {
        return Part::LeftOut("零报告".to_owned());
    }
    let headings = |column: usize| found.columns.iter().find(|known| known.place == column).map(|known| squash(&known.heading));
    if own.len() == 1
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && headings(*start).is_some_and(|heading| SERIALS.contains(&heading.as_str()))
    {
        return Part::LeftOut("空行（只有序号）".to_owned());
    }
    let repeated = own.iter().filter(|(column, text)| headings(*column).is_some_and(|heading| heading == squash(text))).count();
    if repeated >= 2 && repeated * 5 >= own.len() * 3 {
        return Part::LeftOut("重复的表头".to_owned());
    }
    if first && own.len() >= 3 && (is_count(&own, 0) || own.len() > 3 && is_count(&own, 1) || own.len() > 4 && is_count(&own, 2)) {
        return Part::LeftOut("栏号行".to_owned());
    }
    let raw = row.own().next().map(|(_, cell)| crate::words::name(&cell.text)).unwrap_or_default();
    if own.len() == 1 && is_section(row, *start, &raw, found) {
        return Part::Section(section_name(&raw));
    }
    Part::Record
}

/// The word by which a row that only adds up begins; `text` as it is compared.
pub(crate) fn total(text: &str) -> Option<&'static str> {
    TOTALS.into_iter().find(|word| begins(text, word))
}

/// `合计`, `合计:`, `合计(项)`, but not `合计划`.
fn begins(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| {
        rest.is_empty()
            || rest
                .starts_with(|c: char| !c.is_alphanumeric() || c.is_ascii_digit() || matches!(c, '共' | '数' | '项' | '件' | '条' | '分'))
    })
}

/// `注:…`, `注1`, `审核人:…`, or the word alone.
fn notes(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '：', '(', '（', '1', '、', '.']))
}

/// 1 2 3 4 …, after `skip` cells that may be 甲 乙.
fn is_count(own: &[(usize, String)], skip: usize) -> bool {
    let words = own[..skip].iter().all(|(_, text)| ["甲", "乙", "丙", "栏次", "序号"].contains(&text.as_str()));
    words && own[skip..].iter().enumerate().all(|(n, (_, text))| text.trim_matches(['(', ')']).parse() == Ok(n + 1))
}

fn is_section(row: &GridRow<'_>, start: usize, text: &str, found: &Recognised) -> bool {
    let Some(section) = found.kind.section() else { return false };
    if text.chars().count() > 60 || text.chars().all(|c| c.is_ascii_digit()) {
        return false;
    }
    let width = row.width_at(start);
    let known = found.columns.iter().any(|known| known.column.is_some_and(|column| column.name == section));
    let first = found.columns.first().is_some_and(|known| known.place == start);
    section_mark(text).is_some() || width >= 3 && width * 2 >= found.columns.len() || first && !known
}

/// The text behind `一、`, `（一）`, `第一部分`.
fn section_mark(text: &str) -> Option<&str> {
    let numeral = |c: char| "一二三四五六七八九十".contains(c);
    let bracketed =
        text.strip_prefix(['（', '(']).map(|rest| rest.trim_start_matches(numeral)).and_then(|rest| rest.strip_prefix(['）', ')']));
    let part = text
        .strip_prefix('第')
        .map(|rest| rest.trim_start_matches(numeral))
        .and_then(|rest| ["部分", "章", "类", "节"].iter().find_map(|word| rest.strip_prefix(word)));
    let plain = text.starts_with(numeral).then(|| text.trim_start_matches(numeral)).and_then(|rest| rest.strip_prefix(['、', '.', '．']));
    bracketed.or(part).or(plain).map(|rest| rest.trim_start_matches(['、', ' ', ':', '：', '\u{3000}']))
}

/// The section's name without its number and its count: `一、权力运行监控机制（12项）`.
fn section_name(text: &str) -> String {
    let name = section_mark(text).unwrap_or(text);
    let count = name.rfind(['（', '(']).filter(|at| {
        name[*at..].contains(['项', '条', '个', '件'])
            && name.ends_with(['）', ')'])
            && name[*at..].chars().any(|c| c.is_ascii_digit() || ('０'..='９').contains(&c))
    });
    register::text::trim(count.map_or(name, |at| &name[..at])).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_at_the_start_of_a_row() {
        for (text, total, note) in [
            ("合计", true, false),
            ("合计:47项", true, false),
            ("小计(项)", true, false),
            ("合计划生育", false, false),
            ("总计58项", true, false),
            ("注:1.完成时限", false, true),
            ("注1", false, true),
            ("注册商标", false, false),
            ("审核人:郑某某", false, true),
            ("审核人员", false, false),
            ("备注", false, true),
        ] {
            assert_eq!((TOTALS.iter().any(|word| begins(text, word)), NOTES.iter().any(|word| notes(text, word))), (total, note), "{text}");
        }
    }

    #[test]
    fn sections_lose_number_and_count() {
        for (text, want) in [
            ("一、反腐倡廉长效教育机制（16项）", "反腐倡廉长效教育机制"),
            ("（二）权力运行监控机制", "权力运行监控机制"),
            ("第三部分 纠风工作", "纠风工作"),
            ("行政许可（共6项）", "行政许可"),
            ("财政所（含村账）", "财政所（含村账）"),
            ("十一、其他", "其他"),
        ] {
            assert_eq!(section_name(text), want);
        }
    }
}
