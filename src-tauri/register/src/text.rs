//! Small rules about texts: trimming, widths, comparing. Never changes what is stored beyond space
//! at the ends: names keep every character they were typed with.

/// Removes space at both ends, ideographic and no-break space included.
pub fn trim(text: &str) -> &str {
    text.trim_matches(|character: char| character.is_whitespace() || matches!(character, '\u{3000}' | '\u{a0}' | '\u{feff}' | '\u{200b}'))
}

/// Full-width digits, Latin letters and ASCII punctuation as half-width.
pub fn half_width(text: &str) -> String {
    text.chars().map(half_width_char).collect()
}

fn half_width_char(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(character as u32 - 0xfee0).unwrap_or(character),
        '\u{3000}' => ' ',
        other => other,
    }
}

/// The form in which two texts are compared: half-width, lower case, without any space.
pub fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for character in text.chars() {
        // Han characters and their punctuation, nearly all there is, have neither case nor width.
        if matches!(character, '\u{3001}'..='\u{9fff}') {
            key.push(character);
            continue;
        }
        let character = half_width_char(character);
        if !character.is_whitespace() && character != '\u{a0}' {
            key.extend(character.to_lowercase());
        }
    }
    key
}

/// Splits a list on 、 ， , ； ; and line breaks; empty parts fall out.
pub fn list(text: &str) -> Vec<String> {
    text.split(['、', '，', ',', '；', ';', '\n', '\r']).map(trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// How alike two texts are to the eye, from 0 to 1: the share of pairs of neighbouring characters that both have (Dice),
/// width, case and spaces aside.
pub fn likeness(one: &str, other: &str) -> f64 {
    let pairs = |text: &str| {
        let characters: Vec<char> = key(text).chars().collect();
        let mut pairs: Vec<(char, char)> = characters.windows(2).map(|pair| (pair[0], pair[1])).collect();
        pairs.sort_unstable();
        pairs
    };
    let (one, mut rest) = (pairs(one), pairs(other));
    let all = one.len() + rest.len();
    if all == 0 {
        return 0.0;
    }
    let before = rest.len();
    for pair in &one {
        if let Ok(at) = rest.binary_search(pair) {
            rest.remove(at);
        }
    }
    2.0 * (before - rest.len()) as f64 / all as f64
}

/// Full-width digits to half-width, everything else as it stands (forms.md section 12, rule 4).
pub fn half_width_digits(text: &str) -> String {
    text.chars().map(|character| if ('０'..='９').contains(&character) { half_width_char(character) } else { character }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comparing_ignores_width_case_and_space() {
        assert_eq!(key(" Ｙ００１　"), "y001");
        assert_eq!(key("镇 纪委"), "镇纪委");
        assert_ne!(key("镇纪委"), key("镇级委"));
    }

    #[test]
    fn a_few_other_characters_leave_a_text_alike() {
        assert!((likeness("村务公开栏半年未更新", "村务公开栏 半年未更新") - 1.0).abs() < 1e-9);
        assert!((likeness("村务公开栏半年未更新", "村务公开栏三个月未更新") - 12.0 / 19.0).abs() < 1e-9);
        assert!(likeness("村务公开栏半年未更新", "危房改造名单未公示").abs() < 1e-9);
        assert!(likeness("aa", "aaaa") < 1.0 && likeness("", "").abs() < 1e-9);
    }

    #[test]
    fn trimming_takes_ideographic_space() {
        assert_eq!(trim("\u{3000} 张 三\u{a0}"), "张 三");
    }

    #[test]
    fn lists_split_on_every_mark_of_the_office() {
        assert_eq!(list("党建办、财政所，村建所\n执法队;"), ["党建办", "财政所", "村建所", "执法队"]);
    }
}
