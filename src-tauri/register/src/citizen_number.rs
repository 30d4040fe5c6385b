//! 身份证号: numbers of identity cards (GB 11643) in running text, and the same text with their middle hidden. Never
//! stored apart from the text it stands in, and never judged by its owner.

use std::borrow::Cow;

use chrono::NaiveDate;

/// Characters of the region at the front, which stay.
const REGION: usize = 6;
/// Characters of region and date of birth.
const TO_BIRTH: usize = 14;
/// Characters of a number of today.
const WHOLE: usize = 18;
/// Characters after the region.
const AFTER_REGION: usize = WHOLE - REGION;
/// Digits of a number given before 1999: two for the year, no check digit.
const OLD: usize = 15;
/// Digits of region and date of birth of such a number.
const CUT_OLD: usize = 12;
/// Characters at the end, which stay.
const TAIL: usize = 4;
/// What stands in the place of a hidden character.
const STAR: char = '*';
/// The first two digits of a region. Of other numbers 15 digits long they sort out most.
const PROVINCES: &[u8] = &[
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82,
    83,
];
/// Weights of the first 17 digits.
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/// The check character by the weighted sum modulo 11; X is 10.
const CHECKS: [u8; 11] = [1, 0, 10, 9, 8, 7, 6, 5, 4, 3, 2];

/// 身份证号 as it was found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitizenNumber {
    /// Where each of its characters stands, in bytes of the text, gaps left out.
    places: Vec<usize>,
    /// Characters at the end that stay: none of one that a shortened text cuts off.
    tail: usize,
    /// Its check character is right, or it is too old to have one.
    pub sound: bool,
}

impl CitizenNumber {
    /// How many of its characters are hidden: 8, of an old number 5.
    pub fn hidden(&self) -> usize {
        self.places.len().saturating_sub(REGION + self.tail)
    }
}

/// A digit of a text, or the X at the end of a number.
#[derive(Clone, Copy)]
struct Digit {
    at: usize,
    value: u8,
}

/// Digits that stand together.
struct Run {
    digits: Vec<Digit>,
    /// The one character between it and the run before it is a blank or a hyphen.
    joined: bool,
    /// The text was shortened behind it.
    cut: bool,
}

/// Every number of an identity card in a text, in order. 18 characters, or 15 digits as they were given before 1999, whose
/// date is a real one and that stand in no longer number. Digits of any width count; one written in groups of 6, 8 and 4
/// counts where its check character is right.
pub fn find(text: &str) -> Vec<CitizenNumber> {
    // Most texts are done here: lists have a hundred thousand of them.
    if text.len() < CUT_OLD || text.chars().filter(|character| narrow(*character).is_ascii_digit()).count() < CUT_OLD {
        return Vec::new();
    }
    let runs = runs(text);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(run) = runs.get(at) {
        let (number, used) = match whole(run) {
            Some(number) => (Some(number), 1),
            None => grouped(runs.get(at..).unwrap_or_default()),
        };
        found.extend(number);
        at += used;
    }
    found
}

/// The text with the middle of every such number hidden: the first 6 and the last 4 characters stay, 8 stars between them,
/// or 5 of an old number. The same text where there is none.
pub fn mask(text: &str) -> Cow<'_, str> {
    let found = find(text);
    if found.is_empty() {
        return Cow::Borrowed(text);
    }
    let hidden: Vec<usize> = found.iter().flat_map(|number| number.places.iter().skip(REGION).take(number.hidden())).copied().collect();
    let star = |(at, character)| if hidden.binary_search(&at).is_ok() { STAR } else { character };
    Cow::Owned(text.char_indices().map(star).collect())
}

/// Whether a text holds a number whose middle was hidden before.
pub fn is_masked(text: &str) -> bool {
    let characters: Vec<char> = text.chars().map(narrow).collect();
    [WHOLE, OLD].into_iter().any(|length| {
        characters.windows(length).any(|window| {
            let starred = REGION..length - TAIL;
            window.iter().enumerate().all(|(at, character)| match character {
                'X' => at + 1 == WHOLE,
                other if starred.contains(&at) => *other == STAR,
                other => other.is_ascii_digit(),
            })
        })
    })
}

/// What to say beside a field of this label whose text holds such a number; it stands against nothing.
pub fn hint(label: &str, text: &str) -> Option<String> {
    let found = find(text);
    let stars = found.iter().map(CitizenNumber::hidden).max()?;
    let doubt = if found.iter().all(|number| number.sound) { "" } else { "（有的校验码不对，请核对）" };
    Some(format!("{label}里有身份证号{doubt}，印出和导出时会遮盖中间{stars}位。"))
}

/// Half width, capital.
fn narrow(character: char) -> char {
    match character {
        'x' | 'ｘ' | 'Ｘ' => 'X',
        '０'..='９' => char::from_u32(u32::from(character) - u32::from('０') + u32::from('0')).unwrap_or(character),
        other => other,
    }
}

/// Characters that take no room: whoever pastes them does not see them.
fn is_unseen(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

fn is_gap(character: char) -> bool {
    matches!(character, ' ' | '\u{3000}' | '\u{a0}' | '-' | '－' | '‐' | '‑' | '–')
}

/// The text's runs of digits. A number of 17 digits takes the X behind it along.
fn runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut open = false;
    // The one character that stands between the last run and here, where it is one.
    let (mut apart, mut gap) = (0_usize, ' ');
    for (at, character) in text.char_indices().filter(|(_, character)| !is_unseen(*character)) {
        let plain = narrow(character);
        if let Some(value) = plain.to_digit(10).and_then(|value| u8::try_from(value).ok()) {
            let digit = Digit { at, value };
            match runs.last_mut().filter(|_| open) {
                Some(run) => run.digits.push(digit),
                None => {
                    let joined = apart == 1 && is_gap(gap);
                    runs.push(Run { digits: vec![digit], joined, cut: false });
                }
            }
            (open, apart) = (true, 0);
            continue;
        }
        if let Some(run) = runs.last_mut().filter(|_| open) {
            let length = run.digits.len() + 1;
            (open, run.cut) = (false, character == '…');
            if plain == 'X' && (length == WHOLE || (run.joined && matches!(length, TAIL | AFTER_REGION))) {
                run.digits.push(Digit { at, value: 10 });
                continue;
            }
        }
        (apart, gap) = (apart + 1, character);
    }
    runs
}

/// A number that is one run of digits.
fn whole(run: &Run) -> Option<CitizenNumber> {
    let digits = &run.digits;
    let places = || digits.iter().map(|digit| digit.at).collect();
    match digits.len() {
        WHOLE if is_dated(digits) => Some(CitizenNumber { places: places(), tail: TAIL, sound: is_sound(digits) }),
        OLD if is_old(digits) => Some(CitizenNumber { places: places(), tail: TAIL, sound: true }),
        _ if is_begun(run) => Some(CitizenNumber { places: places(), tail: 0, sound: true }),
        _ => None,
    }
}

/// Whether a shortened text ends in what must be the beginning of a number.
fn is_begun(run: &Run) -> bool {
    let length = run.digits.len();
    let begins = (TO_BIRTH..WHOLE).contains(&length) && is_dated(&run.digits);
    run.cut && (begins || ((CUT_OLD..OLD).contains(&length) && is_old(&run.digits)))
}

/// A number in groups that begins with the first run, and how many runs it takes.
fn grouped(runs: &[Run]) -> (Option<CitizenNumber>, usize) {
    let mut digits: Vec<Digit> = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        if at > 0 && !run.joined {
            break;
        }
        digits.extend(&run.digits);
        match digits.len() {
            REGION | TO_BIRTH => {}
            WHOLE if at > 0 && is_dated(&digits) && is_sound(&digits) => {
                let places = digits.iter().map(|digit| digit.at).collect();
                return (Some(CitizenNumber { places, tail: TAIL, sound: true }), at + 1);
            }
            _ => break,
        }
    }
    (None, 1)
}

/// The number that some of the digits write.
fn number(digits: &[Digit], from: usize, to: usize) -> u32 {
    digits.get(from..to).unwrap_or_default().iter().fold(0, |sum, digit| sum * 10 + u32::from(digit.value))
}

/// Whether region and date of birth of a number of today can be such.
fn is_dated(digits: &[Digit]) -> bool {
    let year = number(digits, 6, 10);
    let day = i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, number(digits, 10, 12), number(digits, 12, 14)));
    // Not the province alone: a mistyped first digit would show the other seventeen.
    number(digits, 0, 1) != 0 && (1850..2100).contains(&year) && day.is_some()
}

fn is_old(digits: &[Digit]) -> bool {
    let province = u8::try_from(number(digits, 0, 2)).is_ok_and(|province| PROVINCES.contains(&province));
    let year = i32::try_from(1900 + number(digits, 6, 8)).ok();
    let day = year.and_then(|year| NaiveDate::from_ymd_opt(year, number(digits, 8, 10), number(digits, 10, 12)));
    province && day.is_some()
}

fn is_sound(digits: &[Digit]) -> bool {
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit.value) * weight).sum();
    let check = usize::try_from(sum % 11).ok().and_then(|at| CHECKS.get(at));
    digits.get(WHOLE - 1).map(|digit| digit.value) == check.copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text and the same as it prints.
    fn check(text: &str, printed: &str) {
        assert_eq!(mask(text), printed);
        assert_eq!(mask(printed), printed, "what is hidden stays as it is");
    }

    #[test]
    fn a_number_of_today_keeps_six_and_four() {
        check("11010519491231002X", "110105********002X");
        check("身份证号11010519491231002x，住柳树沟村", "身份证号110105********002x，住柳树沟村");
        check("（１１０１０５１９４９１２３１００２Ｘ）", "（１１０１０５********００２Ｘ）");
        check("340524198001010018、340524198001010026", "340524********0018、340524********0026");
        check("1.11010519491231002X", "1.110105********002X");
        check("甲11010519491231002X340524198001010018乙", "甲110105********002X340524********0018乙");
    }

    #[test]
    fn a_wrong_check_digit_is_hidden_too_and_told() {
        check("110105194912310021", "110105********0021");
        assert!(find("11010519491231002X")[0].sound);
        assert!(!find("110105194912310021")[0].sound);
        assert_eq!(hint("内容", "11010519491231002X").unwrap(), "内容里有身份证号，印出和导出时会遮盖中间8位。");
        assert!(hint("内容", "110105194912310021").unwrap().contains("校验码不对，请核对"));
        assert_eq!(hint("内容", "电话13800000000"), None);
    }

    #[test]
    fn an_old_number_keeps_six_and_four() {
        check("110105491231002", "110105*****1002");
        check("身份证１１０１０５４９１２３１００２。", "身份证１１０１０５*****１００２。");
        assert_eq!(hint("姓名", "110105491231002").unwrap(), "姓名里有身份证号，印出和导出时会遮盖中间5位。");
    }

    #[test]
    fn groups_and_characters_that_nobody_sees_hide_nothing() {
        check("110105 19491231 002X", "110105 ******** 002X");
        check("110105-19491231-002x", "110105-********-002x");
        check("110105　19491231002X", "110105　********002X");
        check("110105\u{200b}19491231\u{2060}002X", "110105\u{200b}********\u{2060}002X");
        // In groups it may be anything else, unless the check digit is right.
        check("110105 19491231 0021", "110105 19491231 0021");
    }

    #[test]
    fn a_number_that_a_short_text_cuts_off_is_hidden_to_its_end() {
        check("反映11010519491231…", "反映110105********…");
        check("反映11010519491231002…", "反映110105***********…");
        check("反映5107227902143…", "反映510722*******…");
        check("反映11010519491…", "反映11010519491…");
    }

    #[test]
    fn other_numbers_stay_as_they_are() {
        for text in [
            "电话13800138000，0816-2345678，13800138000 13900139000",
            "七纪廉警〔2026〕12号",
            "账号6217001234567890123",
            "账号6228480402564890018",
            "621700 19491231 5678901",
            "2026年3月5日、2026-03-05、20260305",
            "合同号110105199003071234567",
            "1110105194912310021",
            "11010519491331002X",
            "110105194902300021",
            "010105194912310021",
            "105019900307123",
            "110105193199002",
            "金额1234567.89元、123456789012345678元",
            "统一社会信用代码91110105MA01ABCDEF",
            "统一社会信用代码11510722008456789K",
            "采集码12345678901",
            "0000-0000000",
            "X",
            "",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn what_was_hidden_is_known_again() {
        for text in ["110105********002X", "号码１１０１０５********００２Ｘ。", "110105*****1002"] {
            assert!(is_masked(text), "{text}");
        }
        for text in ["11010519491231002X", "110105*******002X", "******", "", "2026****"] {
            assert!(!is_masked(text), "{text}");
        }
    }

    /// Numbers as they are given, every one of them with a right check character, in every kind of text around it.
    #[test]
    fn no_number_is_ever_shown_whole() {
        let mut seed = 20_261_122_u64;
        let mut next = |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % below
        };
        let around = ["", "，", "号", "（", " ", "\n", "甲", "A", "：", "/", "、", ".", "-", "*", "X", "…"];
        for _ in 0..5_000 {
            let province = PROVINCES[usize::try_from(next(PROVINCES.len() as u64)).unwrap()];
            let born = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap() + chrono::Days::new(next(45_000));
            let front = format!("{province}{:04}{}{:03}", next(10_000), born.format("%Y%m%d"), next(1_000));
            let digits: Vec<Digit> = front.bytes().map(|byte| Digit { at: 0, value: byte - b'0' }).collect();
            let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit.value) * weight).sum();
            let check = CHECKS[usize::try_from(sum % 11).unwrap()];
            let number = if check == 10 { format!("{front}X") } else { format!("{front}{check}") };
            let mut side = || around[usize::try_from(next(around.len() as u64)).unwrap()];
            let text = format!("{}{number}{}", side(), side());
            let found = find(&text);
            assert!(found.len() == 1 && found[0].sound, "{text}");
            let printed = mask(&text);
            assert!(
                !printed.contains(&number) && printed.contains(&number[..REGION]) && printed.contains(&number[TO_BIRTH..]),
                "{printed}"
            );
            assert_eq!(printed.matches(STAR).count(), 8 + text.matches(STAR).count());
            assert!(find(&printed).is_empty(), "{printed}");
        }
    }
}
