//! Headings to canonical columns: exact words first, else the longest synonym that the heading contains.
//! Never two headings for one column, and never two columns for one heading.

use std::sync::OnceLock;

use register::text::key;

use crate::columns::{Column, Kind};

/// A heading as it is compared: narrow, without blanks, stars and colons.
pub(crate) fn squash(heading: &str) -> String {
    key(heading).trim_matches(|c: char| matches!(c, '*' | ':' | '★' | '.' | '。')).replace(['〔', '['], "(").replace(['〕', ']'], ")")
}

fn without_brackets(text: &str) -> String {
    let (mut out, mut depth) = (String::new(), 0usize);
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

/// A column's word as it is compared, with and without what stands in brackets.
struct Word {
    whole: String,
    bare: String,
    length: usize,
}

/// The words of every column of a kind, made ready once.
fn words(kind: Kind) -> &'static [Vec<Word>] {
    static WORDS: [OnceLock<Vec<Vec<Word>>>; Kind::ALL.len()] = [const { OnceLock::new() }; Kind::ALL.len()];
    let at = Kind::ALL.iter().position(|known| *known == kind).unwrap_or(0);
    WORDS[at].get_or_init(|| {
        let word = |name: &str| {
            let whole = squash(name);
            Word { bare: without_brackets(&whole), length: whole.chars().count(), whole }
        };
        let all = |column: &Column| [column.name, column.register].iter().chain(column.synonyms).map(|name| word(name)).collect();
        kind.columns().iter().map(all).collect()
    })
}

/// How well a heading names each column of a kind; 1000 and more is the column's own word.
pub(crate) fn scores(kind: Kind, heading: &str) -> Vec<(usize, &'static Column)> {
    let heading = squash(heading);
    if heading.is_empty() || heading.chars().count() > 30 || kind.strangers().contains(&heading.as_str()) {
        return Vec::new();
    }
    let bare = without_brackets(&heading);
    let score = |word: &Word| {
        if word.whole == heading {
            Some(2000 + word.length)
        } else if word.whole == bare || (word.bare.len() < word.whole.len() && word.bare == heading) {
            Some(1000 + word.length)
        } else if word.length >= 2 && (bare.contains(&word.whole) || heading.contains(&word.whole)) {
            // The last words of a Chinese heading say what it is.
            Some(word.length * 10 + usize::from(bare.ends_with(&word.whole)) * 5)
        } else {
            None
        }
    };
    let of_column = |words: &Vec<Word>| words.iter().filter_map(score).max();
    words(kind).iter().zip(kind.columns()).filter_map(|(words, column)| Some((of_column(words)?, column))).collect()
}

/// For each heading (leaf and the joined levels above it) its column.
pub(crate) fn assign(kind: Kind, headings: &[Heading]) -> Vec<Option<(&'static Column, usize)>> {
    let mut pairs: Vec<(usize, usize, &'static Column)> = Vec::new();
    for (at, heading) in headings.iter().enumerate() {
        pairs.extend(scores(kind, &heading.leaf).into_iter().map(|(score, column)| (score, at, column)));
        if heading.joined != heading.leaf {
            pairs.extend(scores(kind, &heading.joined).into_iter().map(|(score, column)| (score.min(1500), at, column)));
        }
    }
    pairs.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut out: Vec<Option<(&'static Column, usize)>> = vec![None; headings.len()];
    for (score, at, column) in pairs {
        if out[at].is_none() && !out.iter().flatten().any(|(taken, _)| taken.name == column.name) {
            out[at] = Some((column, score));
        }
    }
    out
}

/// The words above one column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Heading {
    /// Lowest level.
    pub leaf: String,
    /// All levels, top down, joined.
    pub joined: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(kind: Kind, headings: &str, want: &str) {
        let headings: Vec<Heading> = headings.split('|').map(|leaf| Heading { leaf: leaf.to_owned(), joined: leaf.to_owned() }).collect();
        let got: Vec<&str> = assign(kind, &headings).iter().map(|found| found.map_or("-", |(column, _)| column.name)).collect();
        assert_eq!(got.join("|"), want);
    }

    #[test]
    fn every_heading_finds_its_column() {
        check(
            Kind::Duties,
            "完成时间|责任部门|主要任务|牵头部门|责任领导|工作措施及要求|完成标准|频次|文件依据|分值|完成情况|编号",
            "完成时限原文|责任单位|任务|牵头单位|责任人(职务)|具体要求|验收标准|量化要求/频次|出处条款|-|完成情况|序号",
        );
        check(
            Kind::Duties,
            "序号|机制|工作任务|具体要求|量化要求/频次|牵头单位|责任单位|责任人（职务）|完成时限|验收标准|出处条款|备注",
            "序号|机制|任务|具体要求|量化要求/频次|牵头单位|责任单位|责任人(职务)|完成时限原文|验收标准|出处条款|备注",
        );
        check(
            Kind::Powers,
            "职权类别|序号|权力事项名称|实施依据|实施主体|承办科室(岗位)|法定(承诺)时限|办理流程|监督方式|状态",
            "类型(十类)|序号|职权名称|法规依据|行使主体|承办岗位|办理时限|运行程序|投诉举报途径|状态",
        );
        check(
            Kind::Powers,
            "序号|权力类型|项目编码|项目名称|子项|实施依据|责任事项|追责情形",
            "序号|类型(十类)|职权编码|职权名称|-|法规依据|-|-",
        );
        check(
            Kind::Risks,
            "单位|岗位|职权事项|风险类型|风险点|具体表现|风险等级|防范措施|责任人",
            "单位|岗位|关联职权|类别|风险点描述|表现形式|等级|防控措施|责任人",
        );
        check(
            Kind::Risks,
            "序号|单位/科室|风险类别|风险点|廉政风险主要内容及表现形式|风险等级|防控措施|部门负责人|责任领导",
            "序号|单位|类别|风险点描述|表现形式|等级|防控措施|责任人|-",
        );
        check(
            Kind::Signals,
            "序号|采集时间|采集报送点|信息来源|反映对象(单位)|职务/姓名|主要内容|建议预警等级|备注",
            "序号|采集日期|采集点|来源|对象单位|对象岗位/姓名|内容|建议等级|备注",
        );
        check(Kind::Signals, "采集时间|信息来源|反映内容|涉及单位及人员|预警等级|序号", "采集日期|来源|内容|对象原文|建议等级|序号");
        check(Kind::Signals, "序号|日期|渠道|主要问题|被反映人|级别", "序号|采集日期|来源|内容|对象原文|建议等级");
        check(Kind::Posts, "姓名|所在部门|职务|是否高风险岗位|权力要素|备注", "姓名|单位|岗位|高风险|权力要素|备注");
        check(
            Kind::Notices,
            "文号|预警等级|受送达单位(人)|受送达人（职务）|回告期限|实际回告日期",
            "文号|预警等级|受送达单位|受送达人(职务)|回告期限|实际回告日期",
        );
    }

    #[test]
    fn the_register_s_own_headings_are_exact() {
        for kind in Kind::ALL {
            for column in kind.columns() {
                for name in [column.name, column.register] {
                    let heading = Heading { leaf: name.to_owned(), joined: name.to_owned() };
                    let found = assign(kind, &[heading])[0].unwrap();
                    assert_eq!((found.0.name, found.1 >= 2000), (column.name, true), "{name}");
                }
            }
        }
    }
}
