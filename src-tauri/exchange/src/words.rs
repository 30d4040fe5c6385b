//! The office's ways of writing, read one cell at a time: lists, laws, steps, ticks, levels, marks for
//! nothing. Pure functions of text; never a row or a column.

use register::text::{key, trim};

/// Trimmed, with half-width digits and one sort of line break; the rest as it stands.
pub(crate) fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = text.lines().map(trim).collect();
    register::text::half_width_digits(trim(&lines.join("\n")))
}

/// A name or key: line breaks dropped.
pub(crate) fn name(text: &str) -> String {
    clean(text).split('\n').collect::<String>()
}

/// Whether the cell only marks that there is nothing.
pub(crate) fn is_nothing(text: &str) -> bool {
    matches!(key(text).as_str(), "" | "/" | "\\" | "-" | "--" | "—" | "——" | "无" | "暂无")
}

/// Splits at `separators` outside brackets and book-title marks.
fn split_outside(text: &str, separators: &[char]) -> Vec<String> {
    let (mut out, mut part, mut depth) = (Vec::new(), String::new(), 0i32);
    for c in text.chars() {
        match c {
            '(' | '（' | '《' | '〈' | '“' | '〔' | '[' => depth += 1,
            ')' | '）' | '》' | '〉' | '”' | '〕' | ']' => depth = (depth - 1).max(0),
            _ => {}
        }
        if depth == 0 && separators.contains(&c) {
            out.push(std::mem::take(&mut part));
        } else {
            part.push(c);
        }
    }
    if depth != 0 {
        // A bracket that never closes must not swallow the list.
        return text.split(separators).map(|part| trim(part).to_owned()).filter(|part| !part.is_empty()).collect();
    }
    out.push(part);
    out.iter().map(|part| trim(part).to_owned()).filter(|part| !part.is_empty()).collect()
}

/// Several names: 、 , ; / and line breaks.
pub(crate) fn list(text: &str) -> Vec<String> {
    if is_nothing(text) { Vec::new() } else { split_outside(&clean(text), &['、', '，', ',', '；', ';', '/', '／', '\n']) }
}

/// Several laws: ； and line breaks only, 第五十六条、第五十七条 stay together.
pub(crate) fn laws(text: &str) -> Vec<String> {
    if is_nothing(text) {
        return Vec::new();
    }
    let parts = split_outside(&clean(text), &['；', ';', '\n']);
    parts.iter().map(|part| trim(numbered(part).1).trim_end_matches('。').to_owned()).filter(|part| !part.is_empty()).collect()
}

/// A line's number taken off (`1.` `2、` `（3）` `④` `第五步：`), and whether there was one.
pub(crate) fn numbered(line: &str) -> (bool, &str) {
    let line = trim(line);
    let mut chars = line.char_indices();
    let Some((_, first)) = chars.next() else { return (false, line) };
    if ('①'..='⑳').contains(&first) {
        return (true, trim(&line[first.len_utf8()..]));
    }
    let step = line.strip_prefix('第').and_then(|rest| {
        let number = rest.trim_start_matches(|c: char| "一二三四五六七八九十".contains(c) || c.is_ascii_digit());
        (number.len() < rest.len()).then(|| number.strip_prefix('步')).flatten()
    });
    if let Some(rest) = step {
        return (true, trim(rest.trim_start_matches([':', '：', '、', '.', '，', ','])));
    }
    let digits = |text: &str| text.chars().take_while(|c| c.is_ascii_digit() || ('０'..='９').contains(c)).count();
    if matches!(first, '(' | '（') {
        let inner = &line[first.len_utf8()..];
        if let Some((number, rest)) = inner.split_once([')', '）']) {
            let count = number.chars().count();
            if (1..=2).contains(&count) && (digits(number) == count || number.chars().all(|c| "一二三四五六七八九十".contains(c)))
            {
                return (true, trim(rest));
            }
        }
        return (false, line);
    }
    let count = digits(line);
    if (1..=2).contains(&count) {
        let rest: &str = &line[line.char_indices().nth(count).map_or(line.len(), |(at, _)| at)..];
        if let Some(after) = rest.strip_prefix(['.', '、', '．', ')', '）', ':', '：'])
            && !after.starts_with(|c: char| c.is_ascii_digit())
        {
            return (true, trim(after));
        }
    }
    (false, line)
}

/// Numbered lines as a list; a line without a number continues the one before it. One text without numbers
/// is a list of one.
pub(crate) fn numbered_lines(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for line in clean(text).lines().flat_map(inline_numbered) {
        let (fresh, rest) = numbered(&line);
        match out.last_mut() {
            Some(last) if !fresh => last.push_str(rest),
            _ => out.push(rest.to_owned()),
        }
    }
    out.into_iter().map(|part| trim(&part).trim_end_matches(['。', '；', ';']).to_owned()).filter(|part| !part.is_empty()).collect()
}

/// The steps of a process: arrows of every sort, else numbered lines.
pub(crate) fn steps(text: &str) -> Vec<String> {
    if is_nothing(text) {
        return Vec::new();
    }
    let mut text = clean(text);
    for arrow in ["——>", "—>", "-->", "->", "⇒", "＞", ">", "⟶", "➔", "➜"] {
        text = text.replace(arrow, "→");
    }
    let parts: Vec<String> = if text.contains('→') {
        text.replace('\n', "").split('→').map(|step| trim(step).to_owned()).collect()
    } else if text.contains('\n') {
        text.lines().map(|line| numbered(line).1.to_owned()).collect()
    } else {
        match inline_numbered(&text) {
            one if one.len() == 1 => dashed(&text),
            several => several,
        }
    };
    parts.iter().map(|step| numbered(step).1.trim_end_matches(['；', ';', '。']).to_owned()).filter(|step| !step.is_empty()).collect()
}

/// `1.申请 2.受理 3.审核` or `①申请②受理` on one line, with their numbers; a line without them is one part.
fn inline_numbered(line: &str) -> Vec<String> {
    let (mut out, mut rest, mut next) = (Vec::new(), line, 2u32);
    if mark_of(line, 1).is_none_or(|at| at != 0) {
        return vec![line.to_owned()];
    }
    while let Some(at) = mark_of(rest, next) {
        out.push(trim(&rest[..at]).to_owned());
        rest = &rest[at..];
        next += 1;
    }
    out.push(trim(rest).to_owned());
    out
}

/// Where a number of order stands in a text: `2.`, `2、`, `（2）`, `②`, never the 2 of `12.` or `2.5`.
fn mark_of(text: &str, number: u32) -> Option<usize> {
    let circled = char::from_u32(0x245f + number).filter(|_| number <= 20);
    let marks = [format!("{number}."), format!("{number}、"), format!("{number}．"), format!("（{number}）"), format!("({number})")];
    let found = marks.iter().flat_map(|mark| text.match_indices(mark.as_str())).filter(|(at, mark)| {
        let before = text[..*at].chars().next_back();
        let after = text[at + mark.len()..].chars().next();
        !before.is_some_and(|c| c.is_ascii_digit() || matches!(c, '.' | '第')) && !after.is_some_and(|c| c.is_ascii_digit())
    });
    found.map(|(at, _)| at).chain(circled.and_then(|mark| text.find(mark))).min()
}

/// `申请—调查—审批`: three steps and more, each of words; a dash between numbers is none.
fn dashed(text: &str) -> Vec<String> {
    let parts: Vec<String> = text.split(['—', '–', '－', '―']).filter(|part| !part.is_empty()).map(|part| trim(part).to_owned()).collect();
    let word = |part: &String| part.chars().count() >= 2 && !part.contains(|c: char| c.is_ascii_digit());
    if parts.len() >= 3 && parts.iter().all(word) { parts } else { vec![text.to_owned()] }
}

const TICKED: &[char] = &['☑', '■', '✓', '✔', '√', '☒', '●', '★', '▣'];
const EMPTY: &[char] = &['□', '☐', '○', '〇', '◯', '▢'];

/// The ticked choices of a printed list; `None` if the cell is no such list.
pub(crate) fn ticked(text: &str) -> Option<Vec<String>> {
    let mut text = clean(text);
    for (from, to) in [
        ("（√）", "☑"),
        ("(√)", "☑"),
        ("（✓）", "☑"),
        ("[√]", "☑"),
        ("（ ）", "□"),
        ("( )", "□"),
        ("（）", "□"),
        ("()", "□"),
        ("（\u{3000}）", "□"),
        ("[ ]", "□"),
    ] {
        text = text.replace(from, to);
    }
    if !text.contains(TICKED) && !text.contains(EMPTY) {
        return None;
    }
    let marks: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| TICKED.contains(c) || EMPTY.contains(c)).collect();
    let label =
        |from: usize, to: usize| trim(text.get(from..to).unwrap_or_default().trim_matches(['、', '，', ',', ';', '；', '\n'])).to_owned();
    let leading = marks.first().is_some_and(|(at, _)| *at == 0);
    let chosen = marks.iter().enumerate().filter(|(_, (_, mark))| TICKED.contains(mark)).map(|(n, (at, mark))| {
        if leading {
            label(at + mark.len_utf8(), marks.get(n + 1).map_or(text.len(), |next| next.0))
        } else {
            label(n.checked_sub(1).and_then(|n| marks.get(n)).map_or(0, |(at, mark)| at + mark.len_utf8()), *at)
        }
    });
    Some(chosen.filter(|label| !label.is_empty()).collect())
}

/// 红色, 黄色 or 蓝色.
pub(crate) fn level(text: &str) -> Option<&'static str> {
    let word = key(text);
    let word = word.trim_end_matches("预警").trim_end_matches(['级', '色']);
    match word {
        "高" | "一" | "a" | "1" | "ⅰ" | "i" | "★★★" => return Some("红色"),
        "中" | "二" | "b" | "2" | "ⅱ" | "ii" | "★★" => return Some("黄色"),
        "低" | "三" | "c" | "3" | "ⅲ" | "iii" | "★" => return Some("蓝色"),
        _ => {}
    }
    let found: Vec<_> = [('红', "红色"), ('黄', "黄色"), ('蓝', "蓝色")].into_iter().filter(|(c, _)| word.contains(*c)).collect();
    if let [(_, one)] = found.as_slice() { Some(one) } else { None }
}

/// 高, 中 or 低.
pub(crate) fn grade(text: &str) -> Option<&'static str> {
    let word = key(text);
    let word = word.trim_end_matches("风险").trim_end_matches(['级', '色', '等']);
    match word {
        "高" | "一" | "a" | "1" | "ⅰ" | "i" | "★★★" | "红" | "高风险" => Some("高"),
        "中" | "二" | "b" | "2" | "ⅱ" | "ii" | "★★" | "黄" | "中风险" => Some("中"),
        "低" | "三" | "c" | "3" | "ⅲ" | "iii" | "★" | "蓝" | "低风险" => Some("低"),
        _ => None,
    }
}

/// `1中2低` as the number of points of each grade, in the order 高 中 低; `None` for anything else.
pub(crate) fn grade_counts(text: &str) -> Option<Vec<(&'static str, i64)>> {
    let word = key(text);
    let mut counts = vec![("高", 0i64), ("中", 0), ("低", 0)];
    let (mut number, mut any) = (String::new(), false);
    for c in word.chars().filter(|c| !matches!(c, '个' | '级' | ',' | '、' | ';' | '，')) {
        if c.is_ascii_digit() {
            number.push(c);
            continue;
        }
        let count = counts.iter_mut().find(|(grade, _)| grade.starts_with(c))?;
        count.1 += std::mem::take(&mut number).parse::<i64>().ok().filter(|n| *n < 1000)?;
        any = true;
    }
    (any && number.is_empty()).then_some(counts)
}

/// 风险类别 in full; other words stay, kinds are an open list.
pub(crate) fn risk_kind(text: &str) -> String {
    let word = name(text);
    let known = ["思想道德", "岗位职责", "业务流程", "制度机制", "外部环境"].into_iter().find(|kind| word.starts_with(kind));
    match known {
        Some(kind) if word.chars().count() <= 6 => format!("{kind}风险"),
        _ => word,
    }
}

/// 是 and 否 in their ways of writing; `None` for other words.
pub(crate) fn yes_no(text: &str) -> Option<bool> {
    match key(text).as_str() {
        "是" | "√" | "✓" | "✔" | "☑" | "y" | "yes" | "true" | "1" | "有" | "高" => Some(true),
        "否" | "×" | "x" | "✗" | "n" | "no" | "false" | "0" | "无" | "" | "-" | "—" | "/" | "□" => Some(false),
        _ => None,
    }
}

/// 完成情况 in words.
pub(crate) fn progress(text: &str) -> String {
    match key(text).as_str() {
        "√" | "✓" | "✔" | "是" | "完成" | "☑" | "■" => "已完成".to_owned(),
        "×" | "x" | "✗" | "✕" | "否" => "未完成".to_owned(),
        _ => clean(text),
    }
}

/// 岗位 and 姓名 of one cell: separated by a blank, a slash or a line break.
pub(crate) fn post_and_name(text: &str, name_first: bool) -> (String, String) {
    let text = clean(text);
    let parts: Vec<&str> =
        text.split([' ', '\u{3000}', '\u{a0}', '/', '／', '\n', '、', '，', ',']).map(trim).filter(|part| !part.is_empty()).collect();
    let (first, last) = match parts.as_slice() {
        [] => return (String::new(), String::new()),
        [only] => return nameless(only),
        [first, .., last] => (*first, *last),
    };
    if name_first {
        let post = parts[1..].join("");
        return (post, first.to_owned());
    }
    (parts[..parts.len() - 1].join(" "), last.to_owned())
}

/// 会计王某某: a name whose letters are hidden stands out behind its post.
fn nameless(text: &str) -> (String, String) {
    let letters: Vec<char> = text.chars().collect();
    let hidden = letters.iter().rev().take_while(|c| matches!(c, '某' | '×' | 'X' | '＊')).count();
    if !(1..=2).contains(&hidden) || letters.len() <= hidden {
        return (text.to_owned(), String::new());
    }
    let (post, name) = letters.split_at(letters.len() - hidden - 1);
    (post.iter().collect(), name.iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_grades_and_their_counts() {
        for (text, want) in [
            ("红色", "红色"),
            ("红", "红色"),
            ("高级（红色）预警", "红色"),
            ("一级", "红色"),
            ("高", "红色"),
            ("Ａ级", "红色"),
            ("★★★", "红色"),
            ("中级", "黄色"),
            ("黄色预警", "黄色"),
            ("二级", "黄色"),
            ("Ⅱ级", "黄色"),
            ("低级", "蓝色"),
            ("蓝", "蓝色"),
            ("三级", "蓝色"),
            ("C", "蓝色"),
            ("红黄", "-"),
            ("绿色", "-"),
            ("/", "-"),
            ("", "-"),
            ("待定", "-"),
        ] {
            assert_eq!(level(text).unwrap_or("-"), want, "{text}");
        }
        for (text, want) in [
            ("高", "高"),
            ("高级", "高"),
            ("一级", "高"),
            ("Ａ级", "高"),
            ("红色", "高"),
            ("高风险", "高"),
            ("B级", "中"),
            ("★★", "中"),
            ("中等", "中"),
            ("三级", "低"),
            ("低风险", "低"),
            ("1中2低", "-"),
            ("", "-"),
            ("较高", "-"),
        ] {
            assert_eq!(grade(text).unwrap_or("-"), want, "{text}");
        }
        for (text, want) in [
            ("1中2低", Some([0, 1, 2])),
            ("２高", Some([2, 0, 0])),
            ("1个高、3个低", Some([1, 0, 3])),
            ("中", None),
            ("1", None),
            ("1中2", None),
            ("", None),
            ("99999999999999999999高", None),
        ] {
            assert_eq!(
                grade_counts(text).map(|counts| counts.iter().map(|(_, n)| *n).collect::<Vec<_>>()),
                want.map(|want| want.to_vec()),
                "{text}"
            );
        }
    }

    #[test]
    fn ticks_before_and_behind_their_words() {
        for (text, want) in [
            ("□信访举报\u{3000}☑行政投诉\u{3000}□审计", "行政投诉"),
            ("■蓝色 □黄色 □红色", "蓝色"),
            ("信访举报（√） 行政投诉（ ） 审计（ ）", "信访举报"),
            ("（ ）来信 （√）来访", "来访"),
            ("☑来信☑来电□网络", "来信|来电"),
            ("□来信 □来访", ""),
            ("来信□ 来访☑", "来访"),
            ("信访举报", "-"),
        ] {
            assert_eq!(ticked(text).map_or("-".to_owned(), |chosen| chosen.join("|")), want, "{text}");
        }
    }

    #[test]
    fn lists_numbers_and_marks_for_nothing() {
        for (text, want) in [
            ("镇党委、镇政府", "镇党委|镇政府"),
            ("镇纪委/党建办", "镇纪委|党建办"),
            ("各村（社区、农场）,司法所\n财政所；", "各村（社区、农场）|司法所|财政所"),
            ("（甲、乙", "（甲|乙"),
            ("—", ""),
            ("无", ""),
        ] {
            assert_eq!(list(text).join("|"), want, "{text}");
        }
        for (line, want) in [
            ("1.申请", "申请"),
            ("12、受理", "受理"),
            ("（3）公示", "公示"),
            ("(一)公示", "公示"),
            ("④归档", "归档"),
            ("第五步：送达", "送达"),
            ("1.5万元以上", "1.5万元以上"),
            ("2026.3.5", "2026.3.5"),
            ("（2人以上）核实", "（2人以上）核实"),
            ("３．公示", "公示"),
            ("第三方审计", "第三方审计"),
            ("1", "1"),
            ("", ""),
        ] {
            assert_eq!(numbered(line).1, want, "{line}");
        }
        assert_eq!(numbered_lines(" 1.拆分:化整\n为零。\n2.挪用:坐支；"), ["拆分:化整为零", "挪用:坐支"]);
    }
}
