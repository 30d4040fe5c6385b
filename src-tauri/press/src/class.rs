//! What each character may do at the edges of a line (CLREQ), as a table of our own.
//! Never asks the Unicode line-breaking algorithm: it lets a line begin with — · ／.

/// Put between two characters, it forbids a line break there (U+2060).
pub const JOINER: char = '\u{2060}';
/// Put between two characters, it allows a line break there, wherever it stands (U+200B).
pub const BREAK: char = '\u{200b}';

/// The line-edge class of a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// （《“: never last on a line; its left half is blank.
    Open,
    /// ）》”: never first; its right half is blank.
    Close,
    /// ，。、；：？！: never first; its right half is blank.
    Stop,
    /// — …: never first, and a pair stays whole.
    Dash,
    /// · ／ ～ －: never first.
    Middle,
    /// % ℃ ‰: never first, and one with the number before it.
    Unit,
    /// ￥ № §: never last, and one with the number after it.
    Sign,
    /// 0–9.
    Digit,
    /// Letters and marks of the half-width kind.
    Latin,
    /// An ordinary space: a line may end after it.
    Space,
    /// Everything else that fills a cell.
    Han,
}

/// The class of a character.
pub(crate) fn class_of(c: char) -> Class {
    match c {
        '（' | '〔' | '【' | '《' | '〈' | '「' | '『' | '“' | '‘' | '［' | '｛' => Class::Open,
        '）' | '〕' | '】' | '》' | '〉' | '」' | '』' | '”' | '’' | '］' | '｝' => Class::Close,
        '，' | '。' | '、' | '；' | '：' | '？' | '！' | '．' => Class::Stop,
        '—' | '…' => Class::Dash,
        '·' | '／' | '～' | '－' | '–' => Class::Middle,
        '%' | '℃' | '‰' | '％' | '°' => Class::Unit,
        '￥' | '¥' | '$' | '№' | '§' => Class::Sign,
        '0'..='9' => Class::Digit,
        ' ' => Class::Space,
        '\u{21}'..='\u{7e}' | '\u{a0}'..='\u{24f}' => Class::Latin,
        _ => Class::Han,
    }
}

/// Whether a line may never begin with this character.
pub(crate) fn never_first(c: char) -> bool {
    matches!(class_of(c), Class::Close | Class::Stop | Class::Dash | Class::Middle | Class::Unit)
        || matches!(c, ')' | ']' | ',' | '.' | ':' | ';' | '!' | '?' | '/')
}

/// Whether a line may never end with this character.
pub(crate) fn never_last(c: char) -> bool {
    matches!(class_of(c), Class::Open | Class::Sign) || matches!(c, '(' | '[')
}

/// Whether the right half of a mark's cell is blank and can be given up.
pub(crate) fn gives_after(c: char) -> bool {
    match class_of(c) {
        Class::Close => true,
        Class::Stop => !matches!(c, '？' | '！'),
        _ => false,
    }
}

/// Whether a line may break between two neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Joint {
    /// A break is as good as any.
    Free,
    /// Only where the whole would not fit on a line: inside a date, an amount, 〔2026〕1号.
    Reluctant,
    /// Only where a single word is longer than a line: inside a number or a Latin word.
    Desperate,
    /// Not even then.
    Never,
}

/// The joints of a text: element `i` is the joint between characters `i` and `i + 1`.
/// Joiners and break marks are still in the text; the joint lies on both their sides.
pub(crate) fn joints(text: &[char]) -> Vec<Joint> {
    let mut joints: Vec<Joint> = text.windows(2).map(|w| joint(w[0], w[1])).collect();
    bind_bracketed_years(text, &mut joints);
    bind_numbers(text, &mut joints);
    bind_ordinals(text, &mut joints);
    joints
}

fn joint(a: char, b: char) -> Joint {
    if a == JOINER || b == JOINER {
        return Joint::Never;
    }
    if b == BREAK || never_first(b) || never_last(a) {
        return Joint::Never;
    }
    if a == BREAK {
        return Joint::Free;
    }
    let word = |c: char| matches!(class_of(c), Class::Digit | Class::Latin | Class::Unit);
    match (class_of(a), class_of(b)) {
        (_, Class::Space) => Joint::Never,
        (Class::Latin, _) if a == '-' && class_of(b) == Class::Latin => Joint::Free,
        _ if word(a) && word(b) => Joint::Desperate,
        _ => Joint::Free,
    }
}

fn bind(joints: &mut [Joint], from: usize, to: usize) {
    for joint in joints.get_mut(from..to).into_iter().flatten() {
        *joint = (*joint).max(Joint::Reluctant);
    }
}

/// 〔2026〕1号 stays whole.
fn bind_bracketed_years(text: &[char], joints: &mut [Joint]) {
    for start in (0..text.len()).filter(|&i| text[i] == '〔') {
        let mut end = start + 1;
        while end < text.len() && text[end].is_ascii_digit() {
            end += 1;
        }
        if end == start + 1 || text.get(end) != Some(&'〕') {
            continue;
        }
        while text.get(end + 1).is_some_and(char::is_ascii_digit) {
            end += 1;
        }
        if text.get(end + 1) == Some(&'号') {
            end += 1;
        }
        bind(joints, start, end);
    }
}

/// A number keeps its unit; a date keeps its year, month and day together.
fn bind_numbers(text: &[char], joints: &mut [Joint]) {
    let mut i = 0;
    while i < text.len() {
        if !text[i].is_ascii_digit() {
            i += 1;
            continue;
        }
        let start = i;
        loop {
            while i < text.len() && (text[i].is_ascii_digit() || matches!(text[i], '.' | ',')) {
                i += 1;
            }
            let unit = unit_length(&text[i..]);
            i += unit;
            let next_is_number = text.get(i).is_some_and(char::is_ascii_digit);
            if unit == 0 || !next_is_number {
                break;
            }
        }
        bind(joints, start, i - 1);
    }
}

/// How many characters of a unit stand at the head of `rest`.
fn unit_length(rest: &[char]) -> usize {
    const UNITS: [&str; 12] = ["万元", "亿元", "个月", "平方米", "公里", "万亩", "千米", "季度", "工作日", "周岁", "百分点", "小时"];
    for unit in UNITS {
        let n = unit.chars().count();
        if rest.len() >= n && unit.chars().eq(rest[..n].iter().copied()) {
            return n;
        }
    }
    let single = "年月日时分秒元万亿件份个条人户次名亩项章款号页岁天村家处吨米期起";
    usize::from(rest.first().is_some_and(|c| single.contains(*c)))
}

/// 第四十二条, 第1季度: an ordinal keeps its number and its noun.
fn bind_ordinals(text: &[char], joints: &mut [Joint]) {
    const NUMERALS: &str = "〇零一二三四五六七八九十百千0123456789";
    for start in (0..text.len()).filter(|&i| text[i] == '第') {
        let mut end = start + 1;
        while end < text.len() && end - start < 9 && NUMERALS.contains(text[end]) {
            end += 1;
        }
        if end == start + 1 {
            continue;
        }
        let noun = unit_length(&text[end..]).max(usize::from(text.get(end).is_some_and(|c| "季批届轮层类".contains(*c))));
        bind(joints, start, end - 1 + noun);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces a text falls into when it may break only at free joints.
    fn pieces(text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let joints = joints(&chars);
        let mut out = String::new();
        for (i, c) in chars.iter().enumerate() {
            out.push(*c);
            if joints.get(i) == Some(&Joint::Free) {
                out.push('|');
            }
        }
        out
    }

    #[test]
    fn marks_cling_to_their_side() {
        assert_eq!(pieces("他说：“好。”再"), "他|说：|“好。”|再");
        assert_eq!(pieces("（甲）、乙"), "（甲）、|乙");
        assert_eq!(pieces("意见——同意……"), "意|见——|同|意……");
        assert_eq!(pieces("甲·乙／丙"), "甲·|乙／|丙");
    }

    #[test]
    fn dates_numbers_and_document_numbers_stay_whole() {
        assert_eq!(pieces("于2026年1月13日送达"), "于|2026年1月13日|送|达");
        assert_eq!(pieces("七纪廉警〔2026〕1号文"), "七|纪|廉|警|〔2026〕1号|文");
        assert_eq!(pieces("约320亩、3,200.50元"), "约|320亩、|3,200.50元");
        assert_eq!(pieces("占92.9%的"), "占|92.9%|的");
        assert_eq!(pieces("第四十二条规定"), "第四十二条|规|定");
        assert_eq!(pieces("第1季度内"), "第1季度|内");
    }

    #[test]
    fn a_joiner_binds_and_a_break_mark_frees() {
        assert_eq!(pieces("甲\u{2060}乙"), "甲\u{2060}乙");
        assert_eq!(pieces("OA\u{200b}BC"), "OA\u{200b}|BC");
    }
}
