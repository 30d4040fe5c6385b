//! 恢复码: 48 digits in groups of six, each with a check digit, that open an office whose password was
//! forgotten. Digits, because no input method troubles them. Never random by itself: the caller throws the dice.

use crate::objection::{Objection, Objections};
use crate::passphrase::normal;

/// Groups of a code.
pub const GROUPS: usize = 8;
/// Digits of a group, the last of them its check.
pub const DIGITS: usize = 6;
/// The check is one of remainders by this prime: every single wrong digit and every two swapped ones show.
const PRIME: u32 = 11;

/// A new code as 48 digits. `dice` gives numbers of 32 random bits.
pub fn write<E>(mut dice: impl FnMut() -> Result<u32, E>) -> Result<String, E> {
    /// The greatest multiple of a million that 32 bits hold: beyond it some groups would be likelier.
    const FAIR: u32 = 4_294_000_000;
    let mut recovery_code = String::with_capacity(GROUPS * DIGITS);
    for place in 0..GROUPS {
        // Thrown until it fits: one group in eleven is one.
        loop {
            let thrown = dice()?;
            let group = format!("{:06}", thrown % 1_000_000);
            if thrown < FAIR && fits(place, &group) {
                recovery_code.push_str(&group);
                break;
            }
        }
    }
    Ok(recovery_code)
}

/// The groups of a code.
pub fn groups(code: &str) -> Vec<String> {
    let digits: Vec<char> = code.chars().collect();
    digits.chunks(DIGITS).map(|group| group.iter().collect()).collect()
}

/// Reads a code as it was typed: full-width digits, spaces and strokes between them count for nothing.
///
/// # Errors
/// Names the groups that cannot be right, each by its number (`code_1` to `code_8`).
pub fn read(typed: &str) -> Result<String, Objections> {
    let typed = normal(typed);
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let apart: Vec<&str> = typed.split(|character: char| !character.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    // Where she set the groups apart, a digit left out is one group's fault and not all the following ones'.
    let groups = if apart.len() == GROUPS { apart.iter().map(|part| (*part).to_owned()).collect() } else { groups(&digits) };
    if apart.len() != GROUPS && digits.len() != GROUPS * DIGITS {
        let sentence = format!("恢复码共{}组，每组{}个数字，一共{}个；现在是{}个。", GROUPS, DIGITS, GROUPS * DIGITS, digits.len());
        return Err(vec![Objection::field("code", "length", sentence)]);
    }
    let wrong = groups.iter().enumerate().filter(|(place, group)| !fits(*place, group));
    let objections: Objections = wrong.map(|(place, group)| of_group(place + 1, group)).collect();
    if objections.is_empty() { Ok(groups.concat()) } else { Err(objections) }
}

fn of_group(number: usize, group: &str) -> Objection {
    let field = format!("code_{number}");
    if group.len() == DIGITS {
        Objection::field(&field, "wrong_group", format!("第{number}组不对，请对照纸上的第{number}组重新输入。"))
    } else {
        let sentence = format!("第{number}组应是{DIGITS}个数字，现在是{}个，请对照纸上的第{number}组重新输入。", group.len());
        Objection::field(&field, "length", sentence)
    }
}

/// Whether the digits can be the group at this place. Each digit weighs differently, and each place has its own
/// remainder, so that groups that changed places show as well.
fn fits(place: usize, group: &str) -> bool {
    let weighed: u32 = (1..).zip(group.chars()).filter_map(|(weight, digit)| Some(weight * digit.to_digit(10)?)).sum();
    group.len() == DIGITS && usize::try_from(weighed % PRIME).is_ok_and(|left| left == place + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same numbers in every run.
    fn dice() -> impl FnMut() -> Result<u32, ()> {
        let mut state = 7_u64;
        move || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            Ok((state >> 32) as u32)
        }
    }

    fn fields(typed: &str) -> Vec<String> {
        read(typed).err().unwrap_or_default().into_iter().map(|objection| objection.field).collect()
    }

    /// whatever single digit is wrong, and whatever two are swapped, the group is named.
    #[test]
    fn every_slip_is_named_by_its_group() {
        let mut dice = dice();
        for _ in 0..20 {
            let code = write(&mut dice).unwrap();
            assert_eq!(read(&code).unwrap(), code);
            let apart = groups(&code);
            assert_eq!((apart.len(), read(&apart.join(" － ")).unwrap()), (GROUPS, code.clone()));
            let wide: String = code.chars().map(|digit| char::from_u32(u32::from(digit) + 0xfee0).unwrap()).collect();
            assert_eq!(read(&wide).unwrap(), code);
            for at in 0..code.len() {
                let group = format!("code_{}", at / DIGITS + 1);
                for digit in b'0'..=b'9' {
                    let mut slip = code.clone().into_bytes();
                    slip[at] = digit;
                    let slip = String::from_utf8(slip).unwrap();
                    assert_eq!(fields(&slip), if slip == code { vec![] } else { vec![group.clone()] }, "{code} {slip}");
                }
                for other in at + 1..(at / DIGITS + 1) * DIGITS {
                    let mut slip = code.clone().into_bytes();
                    slip.swap(at, other);
                    let slip = String::from_utf8(slip).unwrap();
                    assert_eq!(fields(&slip), if slip == code { vec![] } else { vec![group.clone()] }, "{code} {slip}");
                }
            }
            for first in 0..GROUPS {
                for second in first + 1..GROUPS {
                    let mut slip = apart.clone();
                    slip.swap(first, second);
                    assert_eq!(fields(&slip.join(" ")), [format!("code_{}", first + 1), format!("code_{}", second + 1)]);
                }
            }
            let mut short = apart.clone();
            short[2].pop();
            assert_eq!(fields(&short.join(" ")), ["code_3"]);
            assert_eq!(fields(&code[..47]), ["code"]);
        }
        assert_eq!(fields(""), ["code"]);
    }
}
