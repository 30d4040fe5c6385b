//! The stretch of time that a report tells of: a quarter, half a year, a year (《办法》第三十八条). Never a day on
//! which a report is due.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use crate::quarter::Quarter;

/// What a report tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// A quarter.
    Quarter(Quarter),
    /// Half a year.
    Half {
        /// Year.
        year: i32,
        /// The half from July on.
        second: bool,
    },
    /// A year.
    Year(i32),
}

impl Period {
    /// Reads 2026Q1, 2026H1, 2026, and the titles 2026年第一季度, 2026年上半年, 2026年.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(quarter) = Quarter::parse(text) {
            return Some(Self::Quarter(quarter));
        }
        let key = crate::text::key(text);
        let year = |text: &str| text.trim_end_matches('年').parse().ok().filter(|year| (1949..=2999).contains(year));
        for (ends, second) in [(["h1", "上半年"], false), (["h2", "下半年"], true)] {
            if let Some(rest) = ends.iter().find_map(|end| key.strip_suffix(end)) {
                return year(rest).map(|year| Self::Half { year, second });
            }
        }
        year(&key).map(Self::Year)
    }

    /// The half that a day lies in.
    pub fn half_of(day: NaiveDate) -> Self {
        Self::Half { year: day.year(), second: day.month() > 6 }
    }

    /// The quarters it is made of, oldest first.
    pub fn quarters(self) -> Vec<Quarter> {
        let of = |year, numbers: std::ops::RangeInclusive<u32>| numbers.map(|number| Quarter { year, number }).collect();
        match self {
            Self::Quarter(quarter) => vec![quarter],
            Self::Half { year, second: false } => of(year, 1..=2),
            Self::Half { year, second: true } => of(year, 3..=4),
            Self::Year(year) => of(year, 1..=4),
        }
    }

    /// The year it lies in.
    pub fn year(self) -> i32 {
        match self {
            Self::Quarter(quarter) => quarter.year,
            Self::Half { year, .. } | Self::Year(year) => year,
        }
    }

    /// Its first quarter.
    pub fn first_quarter(self) -> Quarter {
        match self {
            Self::Quarter(quarter) => quarter,
            Self::Half { year, second } => Quarter { year, number: if second { 3 } else { 1 } },
            Self::Year(year) => Quarter { year, number: 1 },
        }
    }

    /// The day after the last one.
    pub fn end(self) -> Option<NaiveDate> {
        self.next().first_quarter().first_day()
    }

    /// True when the day lies in it.
    pub fn holds(self, day: NaiveDate) -> bool {
        match self {
            Self::Quarter(quarter) => quarter.holds(day),
            Self::Half { .. } => Self::half_of(day) == self,
            Self::Year(year) => day.year() == year,
        }
    }

    /// The one after it.
    pub fn next(self) -> Self {
        match self {
            Self::Quarter(quarter) => Self::Quarter(quarter.next()),
            Self::Half { year, second: false } => Self::Half { year, second: true },
            Self::Half { year, second: true } => Self::Half { year: year + 1, second: false },
            Self::Year(year) => Self::Year(year + 1),
        }
    }

    /// The one before it (环比).
    pub fn previous(self) -> Self {
        match self {
            Self::Quarter(quarter) => Self::Quarter(quarter.previous()),
            Self::Half { year, second: true } => Self::Half { year, second: false },
            Self::Half { year, second: false } => Self::Half { year: year - 1, second: true },
            Self::Year(year) => Self::Year(year - 1),
        }
    }

    /// The same stretch a year before (同比).
    pub fn a_year_before(self) -> Self {
        match self {
            Self::Quarter(quarter) => Self::Quarter(quarter.a_year_before()),
            Self::Half { year, second } => Self::Half { year: year - 1, second },
            Self::Year(year) => Self::Year(year - 1),
        }
    }

    /// 2026年第一季度, 2026年上半年, 2026年.
    pub fn title(self) -> String {
        match self {
            Self::Quarter(quarter) => quarter.title(),
            Self::Half { year, second } => format!("{year}年{}", if second { "下半年" } else { "上半年" }),
            Self::Year(year) => format!("{year}年"),
        }
    }

    /// 2026年1季度, as charts have it.
    pub fn short(self) -> String {
        match self {
            Self::Quarter(quarter) => format!("{}年{}季度", quarter.year, quarter.number),
            other => other.title(),
        }
    }

    /// How a report speaks of its own time: 本季度, 上半年, 全年.
    pub fn this(self) -> &'static str {
        match self {
            Self::Quarter(_) => "本季度",
            Self::Half { second: false, .. } => "上半年",
            Self::Half { second: true, .. } => "下半年",
            Self::Year(_) => "全年",
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Quarter(quarter) => quarter.fmt(f),
            Self::Half { year, second } => write!(f, "{year}H{}", if *second { 2 } else { 1 }),
            Self::Year(year) => year.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_by_code_and_by_title_and_know_their_neighbours() {
        for (text, code, title, previous, year_before, end) in [
            ("2026Q1", "2026Q1", "2026年第一季度", "2025Q4", "2025Q1", "2026-04-01"),
            ("2026年上半年", "2026H1", "2026年上半年", "2025H2", "2025H1", "2026-07-01"),
            ("2025h2", "2025H2", "2025年下半年", "2025H1", "2024H2", "2026-01-01"),
            ("２０２５年", "2025", "2025年", "2024", "2024", "2026-01-01"),
        ] {
            let period = Period::parse(text).unwrap();
            assert_eq!(period.to_string(), code);
            assert_eq!((period.title(), period.previous().to_string()), (title.to_owned(), previous.to_owned()));
            assert_eq!((period.a_year_before().to_string(), period.end().unwrap().to_string()), (year_before.to_owned(), end.to_owned()));
            assert_eq!((period.previous().next(), Period::parse(title)), (period, Some(period)));
            let last = period.end().unwrap().pred_opt().unwrap();
            assert!(period.holds(last) && !period.holds(period.end().unwrap()) && !period.previous().holds(last));
        }
        assert_eq!(Period::parse("2026H3"), None);
        assert_eq!(Period::Year(2025).quarters().len(), 4);
    }
}
