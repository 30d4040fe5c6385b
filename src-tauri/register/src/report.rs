//! Figures of the reports (《办法》第三十八、三十九条): shares, changes, counts of closed lists, and everything one
//! period says. Never a finished sentence: words are set where the paper is composed; every figure carries its base.

mod draft;
mod figures;
mod fold;
mod period;
mod trend;

pub use draft::{Prose, ReportDraft, field};
pub use figures::{Figures, SignalFact, UnitCount, WarningFact, figures};
pub use fold::{Breakdown, BreakdownLine, Compared};
pub use period::Period;
pub use trend::{Course, RiskTrend};

use std::collections::BTreeMap;

use crate::Term;

/// A part of a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub count: u32,
    /// Of how many.
    pub base: u32,
}

impl Share {
    /// The share in tenths of a percent, rounded half up; none of nothing.
    pub fn per_mille(self) -> Option<u32> {
        (self.base > 0).then(|| (self.count * 2000 + self.base) / (self.base * 2))
    }

    /// 33.3%, one decimal; — where there is no base.
    pub fn percent(self) -> String {
        self.per_mille().map_or_else(|| "—".to_owned(), |tenths| format!("{}.{}%", tenths / 10, tenths % 10))
    }
}

/// Change against an earlier period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// The figure now.
    pub now: u32,
    /// The figure then; none where nothing was kept then.
    pub then: Option<u32>,
}

impl Change {
    /// 增加11件（50.0%）, 减少…, 持平, or 无可比数据. From nothing there is no share: 增加5件.
    pub fn words(self, unit: &str) -> String {
        let Some(then) = self.then else { return "无可比数据".to_owned() };
        let share =
            |difference| if then == 0 { String::new() } else { format!("（{}）", Share { count: difference, base: then }.percent()) };
        match self.now.cmp(&then) {
            std::cmp::Ordering::Equal => "持平".to_owned(),
            std::cmp::Ordering::Greater => format!("增加{}{unit}{}", self.now - then, share(self.now - then)),
            std::cmp::Ordering::Less => format!("减少{}{unit}{}", then - self.now, share(then - self.now)),
        }
    }

    /// +50.0%, -20.0%, 0.0%, as tables have it; — where there is nothing to compare with.
    pub fn percent(self) -> String {
        let Some(then) = self.then.filter(|then| *then > 0) else { return "—".to_owned() };
        let share = Share { count: self.now.abs_diff(then), base: then }.percent();
        match self.now.cmp(&then) {
            std::cmp::Ordering::Equal => share,
            std::cmp::Ordering::Greater => format!("+{share}"),
            std::cmp::Ordering::Less => format!("-{share}"),
        }
    }
}

/// How many, as reports count.
pub(crate) fn count<T>(items: impl Iterator<Item = T>) -> u32 {
    u32::try_from(items.count()).unwrap_or(u32::MAX)
}

/// Counts per value of a closed list, zeros included, in the list's order.
pub fn tally<T: Term + Ord>(values: impl Iterator<Item = T>) -> Vec<(T, u32)> {
    let mut counts: BTreeMap<T, u32> = T::ALL.iter().map(|value| (*value, 0)).collect();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    T::ALL.iter().map(|value| (*value, counts.get(value).copied().unwrap_or_default())).collect()
}

/// The names met most often, ties by name, at most `limit`.
pub fn most_often(names: impl Iterator<Item = String>, limit: usize) -> Vec<(String, u32)> {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for name in names {
        *counts.entry(name).or_default() += 1;
    }
    let mut pairs: Vec<_> = counts.into_iter().collect();
    pairs.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    pairs.truncate(limit);
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_have_one_decimal_and_their_base() {
        // Figures of a public quarterly analysis: 103, 36 and 57 of 115, 73 of the 103 in scope; another's 305 of 430.
        for (count, base, words) in
            [(103, 115, "89.6%"), (36, 115, "31.3%"), (57, 115, "49.6%"), (73, 103, "70.9%"), (305, 430, "70.9%"), (1, 3, "33.3%")]
        {
            assert_eq!(Share { count, base }.percent(), words);
        }
        assert_eq!(Share { count: 0, base: 0 }.percent(), "—");
        assert_eq!(Share { count: 2, base: 2 }.percent(), "100.0%");
    }

    #[test]
    fn changes_are_said_in_words_and_in_tables() {
        for (now, then, words, percent) in [
            (33, Some(22), "增加11件（50.0%）", "+50.0%"),
            (33, Some(26), "增加7件（26.9%）", "+26.9%"),
            (20, Some(25), "减少5件（20.0%）", "-20.0%"),
            (5, Some(5), "持平", "0.0%"),
            (5, None, "无可比数据", "—"),
            (5, Some(0), "增加5件", "—"),
            (0, Some(0), "持平", "—"),
        ] {
            assert_eq!(Change { now, then }.words("件"), words);
            assert_eq!(Change { now, then }.percent(), percent);
        }
    }
}
