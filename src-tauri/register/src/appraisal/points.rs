//! Points of a score as exact decimals. Never a float: 0.1 of a point has to come back as 0.1.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Neg, Sub};

/// 分数: an exact decimal, kept in thousandths of a point. What is typed has at most two decimals, so that ten per cent
/// of it is exact too.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Points(pub i64);

/// Thousandths in one point.
const POINT: i64 = 1000;
/// More than any sheet has: what is above is a slip of the hand.
const MOST: i64 = 1000 * POINT;

impl Points {
    /// No points.
    pub const ZERO: Self = Self(0);

    /// Whole points.
    pub const fn whole(points: i64) -> Self {
        Self(points * POINT)
    }

    /// Tenths of a point.
    pub const fn tenths(tenths: i64) -> Self {
        Self(tenths * POINT / 10)
    }

    /// Reads 3, 1.5, 0.25 or -1.5; full-width digits and a 分 behind are accepted. None for more than two decimals, for
    /// a thousand points and more, and for what is no number.
    pub fn parse(text: &str) -> Option<Self> {
        let key = crate::text::key(text).replace(['－', '−', '—'], "-").replace('．', ".");
        let key = key.trim_end_matches('分');
        let (negative, digits) = key.strip_prefix('-').map_or((false, key), |rest| (true, rest));
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let plain = |text: &str| text.chars().all(|character| character.is_ascii_digit());
        if whole.is_empty() || whole.len() > 4 || part.len() > 2 || digits.ends_with('.') || !plain(whole) || !plain(part) {
            return None;
        }
        let thousandths = format!("{part:0<3}").parse::<i64>().ok()?;
        let points = whole.parse::<i64>().ok()? * POINT + thousandths;
        (points < MOST).then_some(Self(if negative { -points } else { points }))
    }

    /// Ten per cent (《办法》第四十八条): exact, because what is typed has two decimals.
    pub fn tenth(self) -> Self {
        Self(self.0 / 10)
    }

    /// So many times.
    pub fn times(self, count: usize) -> Self {
        Self(self.0.saturating_mul(i64::try_from(count).unwrap_or(i64::MAX)))
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.0.unsigned_abs();
        let (whole, part) = (size / POINT.unsigned_abs(), size % POINT.unsigned_abs());
        let sign = if self.0 < 0 { "-" } else { "" };
        if part == 0 {
            return write!(f, "{sign}{whole}");
        }
        write!(f, "{sign}{whole}.{}", format!("{part:03}").trim_end_matches('0'))
    }
}

impl Add for Points {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Points {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Points {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Self>>(points: I) -> Self {
        points.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_read_back_as_they_were_typed() {
        for (typed, said) in [
            ("3", "3"),
            ("1.5", "1.5"),
            ("０．５", "0.5"),
            ("1.50分", "1.5"),
            ("0.25", "0.25"),
            ("-1.5", "-1.5"),
            ("－2", "-2"),
            ("95.05", "95.05"),
        ] {
            assert_eq!(Points::parse(typed).map(|points| points.to_string()).as_deref(), Some(said), "{typed}");
        }
        for typed in ["", "-", "三", "1.", ".5", "1.555", "1000", "1e3", "1-2", "+3"] {
            assert_eq!(Points::parse(typed), None, "{typed}");
        }
    }

    #[test]
    fn ten_per_cent_of_two_decimals_is_exact() {
        assert_eq!(Points::parse("95.25").unwrap().tenth().to_string(), "9.525");
        assert_eq!(Points::whole(95).tenth(), Points::tenths(95));
        // The sum of ten tenths is one point and nothing beside.
        assert_eq!((0..10).map(|_| Points::tenths(1)).sum::<Points>(), Points::whole(1));
    }
}
