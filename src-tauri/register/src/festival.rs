//! 节点: the festivals around which 明察暗访 is done every year (《长效机制意见》第八条), laid out from the yearly
//! arrangement of days off. Never a guessed date: of a year without its arrangement only what the sun fixes is known.

use chrono::{Datelike as _, Days, NaiveDate};

use crate::calendar::{Calendar, NoArrangement};

terms! {
    /// 节日节点: what one check is done around.
    Festival {
        /// 元旦春节.
        NewYear = "new_year", "元旦春节";
        /// 五一.
        Labour = "labour", "五一";
        /// 端午.
        DragonBoat = "dragon_boat", "端午";
        /// 中秋国庆.
        MidAutumn = "mid_autumn", "中秋国庆";
    }
}

/// Days before and behind a festival in which its check is done.
pub const AROUND: u64 = 15;

/// 节点安排: a festival of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FestivalNode {
    /// Which.
    pub festival: Festival,
    /// Its first day off.
    pub first: NaiveDate,
    /// Its last day off.
    pub last: NaiveDate,
    /// What is not known of it.
    pub unknown: Option<NoArrangement>,
}

impl FestivalNode {
    /// The first day on which its check counts.
    pub fn from_on(&self) -> NaiveDate {
        self.first.checked_sub_days(Days::new(AROUND)).unwrap_or(self.first)
    }

    /// The last day on which its check counts.
    pub fn due_on(&self) -> NaiveDate {
        self.last.checked_add_days(Days::new(AROUND)).unwrap_or(self.last)
    }

    /// A check of this day is one of this festival.
    pub fn holds(&self, day: NaiveDate) -> bool {
        (self.from_on()..=self.due_on()).contains(&day)
    }

    /// 2026年五一.
    pub fn title(&self) -> String {
        format!("{}年{}", self.last.year(), crate::Term::label(self.festival))
    }
}

/// The festivals of a year in their order. Where the year's arrangement is not known, those whose day the sun fixes
/// stand with that day alone, and 端午 does not stand at all.
pub fn nodes(year: i32, calendar: &Calendar) -> Vec<FestivalNode> {
    let spans = spans(year, calendar);
    let unknown = spans.is_empty().then_some(NoArrangement(year));
    let of = |festival: Festival| {
        let own: Vec<&(NaiveDate, NaiveDate)> = spans.iter().filter(|(first, _)| belongs(festival, *first)).collect();
        let fixed = fixed_day(festival, year).filter(|_| unknown.is_some());
        let first = own.iter().map(|(first, _)| *first).min().or(fixed)?;
        let last = own.iter().map(|(_, last)| *last).max().or(fixed)?;
        Some(FestivalNode { festival, first, last, unknown })
    };
    <Festival as crate::Term>::ALL.iter().filter_map(|festival| of(*festival)).collect()
}

/// Days off that follow one another.
fn spans(year: i32, calendar: &Calendar) -> Vec<(NaiveDate, NaiveDate)> {
    let mut spans: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    let days = NaiveDate::from_ymd_opt(year, 1, 1).into_iter().flat_map(|first| first.iter_days()).take_while(|day| day.year() == year);
    for day in days.filter(|day| calendar.is_holiday(*day)) {
        match spans.last_mut() {
            Some((_, last)) if last.succ_opt() == Some(day) => *last = day,
            _ => spans.push((day, day)),
        }
    }
    spans
}

/// Qingming is no node; the others are told by where in the year they lie.
fn belongs(festival: Festival, first: NaiveDate) -> bool {
    let within = |from: (u32, u32), to: (u32, u32)| (first.month(), first.day()) >= from && (first.month(), first.day()) <= to;
    match festival {
        Festival::NewYear => within((1, 1), (2, 28)),
        Festival::Labour => within((4, 25), (5, 5)),
        Festival::DragonBoat => within((5, 20), (6, 30)),
        Festival::MidAutumn => within((9, 7), (10, 10)),
    }
}

fn fixed_day(festival: Festival, year: i32) -> Option<NaiveDate> {
    let (month, day) = match festival {
        Festival::NewYear => (1, 1),
        Festival::Labour => (5, 1),
        Festival::MidAutumn => (10, 1),
        Festival::DragonBoat => return None,
    };
    NaiveDate::from_ymd_opt(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(year: i32) -> Vec<String> {
        let calendar = Calendar::with([]);
        nodes(year, &calendar).iter().map(|node| format!("{} {} {}", node.title(), node.first, node.last)).collect()
    }

    #[test]
    fn the_festivals_of_known_years_follow_the_arrangement() {
        assert_eq!(
            told(2026),
            [
                "2026年元旦春节 2026-01-01 2026-02-23",
                "2026年五一 2026-05-01 2026-05-05",
                "2026年端午 2026-06-19 2026-06-21",
                "2026年中秋国庆 2026-09-25 2026-10-07",
            ]
        );
        assert_eq!(told(2025)[2..], ["2025年端午 2025-05-31 2025-06-02", "2025年中秋国庆 2025-10-01 2025-10-08"]);
    }

    #[test]
    fn a_year_without_its_arrangement_has_only_what_the_sun_fixes() {
        let calendar = Calendar::with([]);
        assert_eq!(
            told(2031),
            ["2031年元旦春节 2031-01-01 2031-01-01", "2031年五一 2031-05-01 2031-05-01", "2031年中秋国庆 2031-10-01 2031-10-01"]
        );
        assert!(nodes(2031, &calendar).iter().all(|node| node.unknown == Some(NoArrangement(2031))));
        assert!(nodes(2026, &calendar).iter().all(|node| node.unknown.is_none()));
    }

    #[test]
    fn a_check_counts_fifteen_days_around() {
        let node = nodes(2026, &Calendar::with([])).remove(1);
        for (day, holds) in [("2026-04-15", false), ("2026-04-16", true), ("2026-05-20", true), ("2026-05-21", false)] {
            assert_eq!(node.holds(day.parse().unwrap()), holds, "{day}");
        }
    }
}
