//! The figures of the quarterly report (《办法》第三十八、三十九条). Never a sentence: words are set where
//! the paper is composed; every figure carries its base.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::Term;
use crate::quarter::Quarter;
use crate::signal::{Signal, SignalSource};
use crate::unit::{Unit, UnitCategory};
use crate::warning::{ReplyStatus, Warning, WarningLevel};

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

/// Change against an earlier quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// The figure now.
    pub now: u32,
    /// The figure then; none where nothing was kept then.
    pub then: Option<u32>,
}

impl Change {
    /// 增加11件（50.0%）, 减少…, 持平, or 无可比数据.
    pub fn words(self, unit: &str) -> String {
        let Some(then) = self.then else { return "无可比数据".to_owned() };
        let share = |difference| Share { count: difference, base: then }.percent();
        match self.now.cmp(&then) {
            std::cmp::Ordering::Equal => "持平".to_owned(),
            std::cmp::Ordering::Greater => format!("增加{}{unit}（{}）", self.now - then, share(self.now - then)),
            std::cmp::Ordering::Less => format!("减少{}{unit}（{}）", then - self.now, share(then - self.now)),
        }
    }
}

/// The figures of one quarter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuarterFigures {
    /// The quarter.
    pub quarter: Quarter,
    /// 应报采集报送点.
    pub points_due: u32,
    /// Points that sent at least one signal.
    pub points_with_signals: u32,
    /// Signals, each time counted (次).
    pub signals: Change,
    /// The same quarter a year before.
    pub signals_a_year_before: Change,
    /// Signals about a matter seen before.
    pub repeats: u32,
    /// Signals within scope: the base of the level and source shares.
    pub in_scope: u32,
    /// By source, in the order of the article; base = all signals.
    pub by_source: Vec<(SignalSource, u32)>,
    /// By suggested level; base = in scope.
    pub by_level: Vec<(WarningLevel, u32)>,
    /// By category of the unit concerned; base = signals that name a unit.
    pub by_category: Vec<(UnitCategory, u32)>,
    /// Units most often concerned, the first five.
    pub units: Vec<(String, u32)>,
    /// Warnings issued in the quarter, by level.
    pub issued: Vec<(WarningLevel, u32)>,
    /// Of these, by the state of the reply on the day of the report.
    pub replies: Vec<(ReplyStatus, u32)>,
    /// Signals of each of the last five quarters, oldest first, by level (out of scope left out).
    pub trend: Vec<(Quarter, Vec<(WarningLevel, u32)>)>,
}

/// Counts one quarter from the registers as they stand. Voided warnings stay in the ledger and out of
/// the counts.
pub fn quarter_figures(
    quarter: Quarter,
    signals: &[Signal],
    warnings: &[Warning],
    unit_of: impl Fn(&Signal) -> Option<Unit>,
    units: &[Unit],
    today: NaiveDate,
) -> QuarterFigures {
    let of = |wanted: Quarter| signals.iter().filter(move |signal| wanted.holds(signal.collected_on));
    let kept_since = signals.iter().map(|signal| Quarter::of(signal.collected_on)).min();
    let count_in = |wanted: Quarter| kept_since.is_some_and(|first| first <= wanted).then(|| count(of(wanted)));
    let now = count(of(quarter));
    let concerned: Vec<Unit> = of(quarter).filter(|signal| signal.in_scope).filter_map(&unit_of).collect();
    let issued: Vec<&Warning> = warnings.iter().filter(|warning| quarter.holds(warning.issued_on) && warning.voided.is_none()).collect();
    let mut points: Vec<_> = of(quarter).filter_map(|signal| signal.point).collect();
    points.sort_unstable();
    points.dedup();
    QuarterFigures {
        quarter,
        points_due: count(units.iter().filter(|unit| unit.reporting_point)),
        points_with_signals: count(points.iter()),
        signals: Change { now, then: count_in(quarter.previous()) },
        signals_a_year_before: Change { now, then: count_in(quarter.a_year_before()) },
        repeats: count(of(quarter).filter(|signal| signal.repeat)),
        in_scope: count(of(quarter).filter(|signal| signal.in_scope)),
        by_source: tally(of(quarter).filter_map(|signal| signal.source)),
        by_level: tally(of(quarter).filter(|signal| signal.in_scope).filter_map(|signal| signal.suggested_level)),
        by_category: tally(concerned.iter().filter_map(|unit| unit.category)),
        units: most_often(concerned.iter().map(|unit| unit.short_name.clone()), 5),
        issued: tally(issued.iter().map(|warning| warning.level)),
        replies: tally(issued.iter().map(|warning| warning.reply_status(today))),
        trend: last_five(quarter)
            .into_iter()
            .map(|quarter| (quarter, tally(of(quarter).filter(|signal| signal.in_scope).filter_map(|signal| signal.suggested_level))))
            .collect(),
    }
}

fn last_five(quarter: Quarter) -> Vec<Quarter> {
    let mut quarters: Vec<_> = std::iter::successors(Some(quarter), |quarter| Some(quarter.previous())).take(5).collect();
    quarters.reverse();
    quarters
}

fn count<T>(items: impl Iterator<Item = T>) -> u32 {
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
        // Figures of a public quarterly analysis: 103 of 115, 36 of 115, 57 of 115.
        for (count, words) in [(103, "89.6%"), (36, "31.3%"), (57, "49.6%")] {
            assert_eq!(Share { count, base: 115 }.percent(), words);
        }
        assert_eq!(Share { count: 0, base: 0 }.percent(), "—");
        assert_eq!(Share { count: 1, base: 3 }.percent(), "33.3%");
        assert_eq!(Share { count: 2, base: 2 }.percent(), "100.0%");
    }

    #[test]
    fn changes_are_said_in_words() {
        assert_eq!(Change { now: 33, then: Some(22) }.words("件"), "增加11件（50.0%）");
        assert_eq!(Change { now: 20, then: Some(25) }.words("件"), "减少5件（20.0%）");
        assert_eq!(Change { now: 5, then: Some(5) }.words("件"), "持平");
        assert_eq!(Change { now: 5, then: None }.words("件"), "无可比数据");
        assert_eq!(Change { now: 5, then: Some(0) }.words("件"), "增加5件（—）");
    }
}
