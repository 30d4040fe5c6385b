//! 采集码: eleven digits on a printed card that open its record: ten that follow from the record's key and a check digit.
//! Digits alone, since they are typed with any input method; a digit that was mistyped, or two that changed places, never
//! open another record.

use std::fmt;

use uuid::Uuid;

/// How many records the ten digits tell apart.
const SPACE: u64 = 10_000_000_000;

/// H. M. Damm's table: it finds every single wrong digit and every two neighbours that changed places.
const DAMM: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/// 采集码.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShortCode(u64);

impl ShortCode {
    /// The code of the record with this key: of the part of it that is random.
    pub fn of(key: Uuid) -> Self {
        let random = (key.as_u128() & 0x00ff_ffff_ffff_ffff) as u64;
        Self(random % SPACE)
    }

    /// Reads what was typed: with or without gaps, hyphens or the word before it, in any width. None where it is no code,
    /// or its check digit does not fit.
    pub fn parse(text: &str) -> Option<Self> {
        let key = crate::text::key(text);
        let rest = key.strip_prefix("采集码").unwrap_or(&key).trim_start_matches([':', '：']);
        let digits: String = rest.chars().filter(|c| !matches!(c, '-' | '－' | '—' | '–' | '.')).collect();
        if digits.len() != 11 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let (number, _) = digits.split_at_checked(10)?;
        let code = Self(number.parse().ok()?);
        (code.digits() == digits).then_some(code)
    }

    /// The eleven digits.
    pub fn digits(self) -> String {
        let number = format!("{:010}", self.0);
        let check = number.bytes().fold(0_usize, |row, byte| {
            let next = DAMM.get(row).and_then(|row| row.get(usize::from(byte - b'0')));
            usize::from(next.copied().unwrap_or_default())
        });
        format!("{number}{check}")
    }
}

impl fmt::Display for ShortCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.digits();
        let (first, rest) = digits.split_at_checked(4).unwrap_or((&digits, ""));
        let (second, last) = rest.split_at_checked(4).unwrap_or((rest, ""));
        write!(f, "{first} {second} {last}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code = ShortCode::of(Uuid::from_u128(0x0190_0000_0000_7000_8000_0123_4567_89ab));
        let shown = code.to_string();
        assert_eq!(shown.split(' ').map(str::len).collect::<Vec<_>>(), [4, 4, 3]);
        for typed in [shown.clone(), shown.replace(' ', ""), shown.replace(' ', "-"), format!("采集码：{shown}"), format!(" {shown} ")]
        {
            assert_eq!(ShortCode::parse(&typed), Some(code), "{typed}");
        }
        let wide: String = shown.chars().map(|c| c.to_digit(10).map_or('　', |d| char::from_u32('０' as u32 + d).unwrap())).collect();
        assert_eq!(ShortCode::parse(&wide), Some(code));
        for none in ["", "4071", "柳树沟村", "4071 8820 51a"] {
            assert_eq!(ShortCode::parse(none), None, "{none}");
        }
    }

    #[test]
    fn a_slip_of_the_finger_opens_nothing() {
        for seed in 0..200_u128 {
            let code = ShortCode::of(Uuid::from_u128(seed * 0x9e37_79b9_7f4a_7c15));
            let digits = code.digits();
            for at in 0..digits.len() {
                for wrong in '0'..='9' {
                    let mut typed: Vec<char> = digits.chars().collect();
                    typed[at] = wrong;
                    let typed: String = typed.into_iter().collect();
                    assert_eq!(ShortCode::parse(&typed).is_some(), typed == digits, "{digits} {typed}");
                }
                let mut swapped: Vec<char> = digits.chars().collect();
                if at + 1 < swapped.len() && swapped[at] != swapped[at + 1] {
                    swapped.swap(at, at + 1);
                    assert_eq!(ShortCode::parse(&swapped.into_iter().collect::<String>()), None, "{digits}");
                }
            }
        }
    }
}
