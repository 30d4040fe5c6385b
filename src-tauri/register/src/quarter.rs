//! 季度: the rhythm of 《办法》第三十八条. Never a deadline: the articles give none.

use std::fmt;

use chrono::{Datelike, NaiveDate};

/// 季度 of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    /// Year.
    pub year: i32,
    /// 1 to 4.
    pub number: u32,
}

impl Quarter {
    /// The quarter a day lies in.
    pub fn of(day: NaiveDate) -> Self {
        Self { year: day.year(), number: day.month0() / 3 + 1 }
    }

    /// Reads 2026Q1 or 2026年第1季度.
    pub fn parse(text: &str) -> Option<Self> {
        let key = crate::text::key(text);
        let (year, number) = key.split_once('q').or_else(|| key.trim_end_matches("季度").split_once("年第"))?;
        let number = match number {
            "1" | "一" => 1,
            "2" | "二" => 2,
            "3" | "三" => 3,
            "4" | "四" => 4,
            _ => return None,
        };
        Some(Self { year: year.parse().ok().filter(|year| (1949..=2999).contains(year))?, number })
    }

    /// First day.
    pub fn first_day(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year, (self.number - 1) * 3 + 1, 1)
    }

    /// The day after the last one.
    pub fn end(self) -> Option<NaiveDate> {
        self.next().first_day()
    }

    /// The quarter after this one.
    pub fn next(self) -> Self {
        if self.number == 4 { Self { year: self.year + 1, number: 1 } } else { Self { number: self.number + 1, ..self } }
    }

    /// The quarter before this one (环比).
    pub fn previous(self) -> Self {
        if self.number == 1 { Self { year: self.year - 1, number: 4 } } else { Self { number: self.number - 1, ..self } }
    }

    /// The same quarter a year before (同比).
    pub fn a_year_before(self) -> Self {
        Self { year: self.year - 1, ..self }
    }

    /// True when the day lies in it.
    pub fn holds(self, day: NaiveDate) -> bool {
        Self::of(day) == self
    }

    /// 2026年第一季度.
    pub fn title(self) -> String {
        let number = ["一", "二", "三", "四"].get(self.number as usize - 1).copied().unwrap_or_default();
        format!("{}年第{number}季度", self.year)
    }

    /// 2026年第1季度, as tables have it.
    pub fn label(self) -> String {
        format!("{}年第{}季度", self.year, self.number)
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}Q{}", self.year, self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_know_their_neighbours() {
        let quarter = Quarter::parse("2026Q1").unwrap();
        assert_eq!(quarter.previous().to_string(), "2025Q4");
        assert_eq!(quarter.a_year_before().to_string(), "2025Q1");
        assert_eq!(quarter.title(), "2026年第一季度");
        assert_eq!(quarter.end(), NaiveDate::from_ymd_opt(2026, 4, 1));
        assert!(quarter.holds(NaiveDate::from_ymd_opt(2026, 3, 31).unwrap()));
        assert!(!quarter.holds(NaiveDate::from_ymd_opt(2026, 4, 1).unwrap()));
        assert_eq!(Quarter::parse("2026年第１季度"), Some(quarter));
        assert_eq!(Quarter::parse("2026Q5"), None);
    }
}
