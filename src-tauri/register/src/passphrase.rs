//! 口令: what a password must be so that a stolen disk stays shut. Never keeps one, and never says more of a
//! refused one than why.

use crate::objection::{Objection, Objections};

/// Fewest characters of a password that is one word.
pub const LENGTH: usize = 10;
/// Fewest words of one that is several.
pub const WORDS: usize = 4;
/// Fewest different characters.
const DIFFERENT: usize = 5;
/// Digits alone are a birthday or a telephone number up to this length.
const DIGITS: usize = 16;
/// Fewest characters beside a name that everybody here knows.
const BESIDE: usize = 8;

/// What people choose first, without what stands behind it; rows of the keyboard and the words of this work.
const COMMON: &str = include_str!("passphrase/common.txt");

/// A password as it is compared and wrapped: what an input method made full-width counts as typed plainly.
pub fn normal(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '\u{3000}' => ' ',
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character),
            other => other,
        })
        .collect()
}

/// What stands against a new passphrase. `field` is where it was typed, `again` what was typed the second time,
/// and `names` are the office's own, which anybody here would try.
pub fn check(field: &str, passphrase: &str, again: &str, names: &[&str]) -> Objections {
    let typed = normal(passphrase);
    let mut objections = Vec::new();
    if let Some((rule, sentence)) = weakness(&typed, names) {
        objections.push(Objection::field(field, rule, sentence));
    } else if normal(again) != typed {
        objections.push(Objection::field(&format!("{field}_again"), "not_the_same", "两次输入的口令不一样，请再输一次。"));
    }
    objections
}

fn weakness(typed: &str, names: &[&str]) -> Option<(&'static str, String)> {
    let length = typed.chars().count();
    let words = typed.split_whitespace().count();
    if length < LENGTH && words < WORDS {
        return Some(("too_short", format!("口令至少要{LENGTH}个字符，或者用空格隔开的{WORDS}个词；现在是{length}个字符。")));
    }
    let bare: String = typed.to_lowercase().chars().filter(|character| !character.is_whitespace()).collect();
    if bare.chars().all(|character| character.is_ascii_digit()) && bare.len() < DIGITS {
        return Some(("only_digits", "口令只有数字，像生日或电话号码，很容易被试出来，请加上汉字或字母。".to_owned()));
    }
    let mut different: Vec<char> = bare.chars().collect();
    different.sort_unstable();
    different.dedup();
    if different.len() < DIFFERENT && length < DIGITS {
        return Some(("too_plain", "口令里重复的字符太多，很容易被试出来，请换一个。".to_owned()));
    }
    let stem = stem(&bare);
    if COMMON.lines().any(|common| common == stem || common == bare) {
        return Some(("common", "这是最常用的口令之一，别人第一次就会试它，请换一个。".to_owned()));
    }
    let near = |name: &&&str| {
        let name: String = name.to_lowercase().chars().filter(|character| !character.is_whitespace()).collect();
        name.chars().count() > 1 && bare.contains(&name) && bare.replace(&name, "").chars().count() < BESIDE
    };
    names.iter().find(near).map(|name| ("own_name", format!("口令里有本单位的名称“{name}”，别人很容易想到，请换一个。")))
}

/// The word without the digits and marks that people put around it.
fn stem(bare: &str) -> &str {
    bare.trim_matches(|character: char| character.is_ascii_digit() || character.is_ascii_punctuation())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: &[&str] = &["中共七溪坪镇纪律检查委员会", "镇纪委", "七溪坪镇"];

    fn rule(text: &str) -> &'static str {
        check("password", text, text, NAMES).first().map_or("", |objection| objection.rule)
    }

    #[test]
    fn what_everybody_would_try_is_refused() {
        for (text, wanted) in [
            ("", "too_short"),
            ("山高月小", "too_short"),
            ("一二 三", "too_short"),
            ("aaaaaaaaaa", "too_plain"),
            ("abababababab", "too_plain"),
            ("1212121212", "only_digits"),
            ("19700101123", "only_digits"),
            ("１３８００１３８０００", "only_digits"),
            ("password123", "common"),
            ("Qwertyuiop!", "common"),
            ("镇纪委1234567890", "common"),
            ("七溪坪镇12345!", "own_name"),
            ("中共七溪坪镇纪律检查委员会", "own_name"),
            ("山高月小水落石出也", "too_short"),
            ("山高月小水落石出也1", ""),
            ("桥头 青石 三月 早茶", ""),
            ("一 二 三 四 五", ""),
            ("在七溪坪镇东头看见过一只白鹭", ""),
            ("k7#pQ2m9Lx", ""),
        ] {
            assert_eq!(rule(text), wanted, "{text}");
        }
    }

    #[test]
    fn an_input_method_s_wide_characters_are_the_plain_ones() {
        assert_eq!(normal("ｋ７＃ｐＱ　２"), "k7#pQ 2");
        assert!(check("password", "ｋ７＃ｐＱ２ｍ９Ｌｘ", "k7#pQ2m9Lx", NAMES).is_empty());
        let other = check("password", "k7#pQ2m9Lx", "k7#pQ2m9Ly", NAMES);
        assert_eq!((other[0].field.as_str(), other[0].rule), ("password_again", "not_the_same"));
    }
}
