//! Periods: the turn of a cycle that a day stands in, what it is called, and the day within it that words
//! like 每月25日前 name. Never a working day: offices write plain dates.

use chrono::{Datelike as _, Days, NaiveDate};

use crate::text;

terms! {
    /// 频次周期: how often a duty comes round.
    Cycle {
        /// 两年.
        TwoYears = "two_years", "两年", ["二年", "2年", "每两年"];
        /// 年.
        Year = "year", "年", ["每年", "年度", "一年", "1年"];
        /// 半年.
        HalfYear = "half_year", "半年", ["每半年"];
        /// 季.
        Quarter = "quarter", "季", ["季度", "每季", "每季度"];
        /// 月.
        Month = "month", "月", ["每月", "月度"];
        /// 半月.
        HalfMonth = "half_month", "半月", ["每半月"];
        /// 周.
        Week = "week", "周", ["每周", "星期"];
        /// 日: too often to be entered one by one.
        Day = "day", "日", ["每日", "天", "每天", "每个工作日", "工作日"];
        /// 事项: each time it comes up.
        Matter = "matter", "事项", ["班次", "节点", "件", "每件", "次", "每次", "批次"];
    }
}

impl Cycle {
    /// Several turns stand in one year.
    pub fn within_a_year(self) -> bool {
        !matches!(self, Self::TwoYears | Self::Year | Self::Day | Self::Matter)
    }

    /// The cycle that the words of a deadline name: 每季度末 → 季.
    pub fn spoken_of(words: &str) -> Option<Self> {
        let words = text::key(words);
        [
            ("每半年", Self::HalfYear),
            ("每季", Self::Quarter),
            ("每半月", Self::HalfMonth),
            ("每月", Self::Month),
            ("每周", Self::Week),
            ("每星期", Self::Week),
            ("每年", Self::Year),
        ]
        .into_iter()
        .find(|(word, _)| words.contains(word))
        .map(|(_, cycle)| cycle)
    }
}

/// A period, both days within it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
    /// What it is called: 2026年第二季度.
    pub label: String,
}

/// The last day of a month.
fn month_end(year: i32, month: u32) -> NaiveDate {
    let next = if month >= 12 { NaiveDate::from_ymd_opt(year + 1, 1, 1) } else { NaiveDate::from_ymd_opt(year, month + 1, 1) };
    next.and_then(|next| next.pred_opt()).unwrap_or_default()
}

fn first(year: i32, month: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default()
}

impl Span {
    /// The turn of a cycle that a day stands in. Two years end with the day's own; what comes round each day
    /// or with each matter is looked at by the year.
    pub fn of(cycle: Cycle, day: NaiveDate) -> Self {
        let (year, month) = (day.year(), day.month());
        match cycle {
            Cycle::TwoYears => Self { from: first(year - 1, 1), until: month_end(year, 12), label: format!("{}—{year}年", year - 1) },
            Cycle::Year | Cycle::Day | Cycle::Matter => {
                Self { from: first(year, 1), until: month_end(year, 12), label: format!("{year}年") }
            }
            Cycle::HalfYear => {
                let (from, until, name) = if month <= 6 { (1, 6, "上半年") } else { (7, 12, "下半年") };
                Self { from: first(year, from), until: month_end(year, until), label: format!("{year}年{name}") }
            }
            Cycle::Quarter => {
                let quarter = (month - 1) / 3;
                let name = ["第一季度", "第二季度", "第三季度", "第四季度"].into_iter().nth(quarter as usize).unwrap_or_default();
                Self { from: first(year, quarter * 3 + 1), until: month_end(year, quarter * 3 + 3), label: format!("{year}年{name}") }
            }
            Cycle::Month => Self { from: first(year, month), until: month_end(year, month), label: format!("{year}年{month}月") },
            Cycle::HalfMonth if day.day() <= 15 => {
                let until = NaiveDate::from_ymd_opt(year, month, 15).unwrap_or(day);
                Self { from: first(year, month), until, label: format!("{year}年{month}月上半月") }
            }
            Cycle::HalfMonth => {
                let from = NaiveDate::from_ymd_opt(year, month, 16).unwrap_or(day);
                Self { from, until: month_end(year, month), label: format!("{year}年{month}月下半月") }
            }
            Cycle::Week => {
                let from = day - Days::new(u64::from(day.weekday().num_days_from_monday()));
                Self::between(from, from + Days::new(6))
            }
        }
    }

    /// From one day to another, called by both.
    pub fn between(from: NaiveDate, until: NaiveDate) -> Self {
        let whole = from.month() == 1 && from.day() == 1 && until == month_end(from.year(), 12);
        let said = |day: NaiveDate| format!("{}月{}日", day.month(), day.day());
        let label = if whole {
            format!("{}年", from.year())
        } else if from.year() == until.year() {
            format!("{}年{}—{}", from.year(), said(from), said(until))
        } else {
            format!("{}年{}—{}年{}", from.year(), said(from), until.year(), said(until))
        };
        Self { from, until, label }
    }

    /// The day stands in it.
    pub fn holds(&self, day: NaiveDate) -> bool {
        (self.from..=self.until).contains(&day)
    }

    /// The day of this turn that the words name: 每月25日前, 每季度首月20日前, 每季度末月28日前, 每周五前; its last
    /// day otherwise.
    pub fn due_on(&self, cycle: Cycle, words: &str) -> NaiveDate {
        let words = text::key(words);
        if cycle == Cycle::Week {
            let weekday = ["周一", "周二", "周三", "周四", "周五", "周六"].iter().position(|day| words.contains(day));
            return weekday.map_or(self.until, |weekday| self.from + Days::new(weekday as u64));
        }
        let month = if words.contains("首月") { self.from } else { self.until };
        let named = cycle != Cycle::HalfMonth && (words.contains("月") || words.contains('每'));
        let day = named.then(|| day_before(&words)).flatten();
        day.and_then(|day| NaiveDate::from_ymd_opt(month.year(), month.month(), day)).filter(|day| self.holds(*day)).unwrap_or(self.until)
    }
}

/// The number that stands before 日.
fn day_before(words: &str) -> Option<u32> {
    let (before, _) = words.split_once('日')?;
    let digits: String = before.chars().rev().take_while(char::is_ascii_digit).collect();
    digits.chars().rev().collect::<String>().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Term as _;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_stands_in_one_turn_of_each_cycle() {
        for (word, on, from, until, label) in [
            ("年", "2026-04-08", "2026-01-01", "2026-12-31", "2026年"),
            ("两年", "2026-04-08", "2025-01-01", "2026-12-31", "2025—2026年"),
            ("半年", "2026-06-30", "2026-01-01", "2026-06-30", "2026年上半年"),
            ("半年", "2026-07-01", "2026-07-01", "2026-12-31", "2026年下半年"),
            ("季度", "2026-04-08", "2026-04-01", "2026-06-30", "2026年第二季度"),
            ("季", "2026-12-31", "2026-10-01", "2026-12-31", "2026年第四季度"),
            ("每月", "2028-02-29", "2028-02-01", "2028-02-29", "2028年2月"),
            ("半月", "2026-04-15", "2026-04-01", "2026-04-15", "2026年4月上半月"),
            ("半月", "2026-04-16", "2026-04-16", "2026-04-30", "2026年4月下半月"),
            ("周", "2026-04-08", "2026-04-06", "2026-04-12", "2026年4月6日—4月12日"),
            ("周", "2027-01-01", "2026-12-28", "2027-01-03", "2026年12月28日—2027年1月3日"),
        ] {
            let span = Span::of(Cycle::read(word).unwrap(), day(on));
            assert_eq!(span, Span { from: day(from), until: day(until), label: label.to_owned() }, "{word} {on}");
        }
        assert_eq!(Cycle::read("不定期"), None);
    }

    #[test]
    fn words_name_the_day_within_a_turn() {
        for (cycle, words, due) in [
            (Cycle::Month, "每月25日前", "2026-04-25"),
            (Cycle::Month, "每月5日前", "2026-04-05"),
            (Cycle::Month, "每月末", "2026-04-30"),
            (Cycle::Month, "每月31日前", "2026-04-30"),
            (Cycle::Quarter, "每季度首月20日前", "2026-04-20"),
            (Cycle::Quarter, "每季度末月28日前", "2026-06-28"),
            (Cycle::Quarter, "每季度末", "2026-06-30"),
            (Cycle::HalfYear, "每半年末", "2026-06-30"),
            (Cycle::Week, "每周五前", "2026-04-10"),
            (Cycle::Week, "每周1次", "2026-04-12"),
            (Cycle::HalfMonth, "每半月", "2026-04-15"),
            (Cycle::Quarter, "", "2026-06-30"),
        ] {
            assert_eq!(Span::of(cycle, day("2026-04-08")).due_on(cycle, words), day(due), "{words}");
        }
    }

    #[test]
    fn a_cycle_is_read_from_the_words_of_a_deadline() {
        for (words, cycle) in
            [("每季度末", Some(Cycle::Quarter)), ("每半年末", Some(Cycle::HalfYear)), ("每月10日前", Some(Cycle::Month)), ("长期", None)]
        {
            assert_eq!(Cycle::spoken_of(words), cycle, "{words}");
        }
    }
}
