//! How the risk points fare: which are spoken of for the first time, more often, less often, and whose grade should
//! be looked at again. Never a new grade: that is for the screening to decide.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::figures::{SignalFact, WarningFact};
use super::{Period, count};
use crate::id::RiskId;
use crate::risk::RiskGrade;
use crate::warning::WarningLevel;

/// Where a risk point is going.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Course {
    /// Spoken of for the first time ever.
    New,
    /// More often than in the period before.
    Rising,
    /// As often.
    Level,
    /// Less often.
    Falling,
}

/// One risk point over two periods.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RiskTrend {
    /// Which.
    pub risk: RiskId,
    /// Signals in the period.
    pub now: u32,
    /// In the one before.
    pub before: u32,
    /// Warnings issued in the period.
    pub warnings: u32,
    /// The gravest of them.
    pub gravest: Option<WarningLevel>,
    /// Where it is going.
    pub course: Course,
    /// Its grade is not 高 although it was spoken of repeatedly, or a yellow or red warning was issued.
    pub look_again: bool,
}

/// The risk points spoken of in the period or the one before, most often spoken of first.
pub(super) fn trends(period: Period, signals: &[SignalFact<'_>], warnings: &[WarningFact<'_>]) -> Vec<RiskTrend> {
    let mut met: BTreeMap<RiskId, Vec<NaiveDate>> = BTreeMap::new();
    for fact in signals.iter().filter(|fact| fact.counts() && fact.signal.in_scope) {
        if let Some((risk, _)) = fact.risk {
            met.entry(risk).or_default().push(fact.signal.collected_on);
        }
    }
    let grade = |risk| signals.iter().filter_map(|fact| fact.risk).find(|(own, _)| *own == risk).and_then(|(_, point)| point.grade);
    let first_day = period.first_quarter().first_day();
    let mut trends: Vec<RiskTrend> = met
        .into_iter()
        .map(|(risk, days)| {
            let within = |wanted: Period| count(days.iter().filter(|day| wanted.holds(**day)));
            let (now, before) = (within(period), within(period.previous()));
            let own =
                || warnings.iter().filter(|fact| fact.warning.risk == Some(risk) && fact.stands() && period.holds(fact.warning.issued_on));
            let gravest = own().map(|fact| fact.warning.level).min();
            let is_new = now > 0 && first_day.is_some_and(|first| days.iter().all(|day| *day >= first));
            let course = match now.cmp(&before) {
                _ if is_new => Course::New,
                std::cmp::Ordering::Greater => Course::Rising,
                std::cmp::Ordering::Equal => Course::Level,
                std::cmp::Ordering::Less => Course::Falling,
            };
            let grave = gravest.is_some_and(|level| level != WarningLevel::Blue);
            let look_again = grade(risk) != Some(RiskGrade::High) && (now >= 2 || grave);
            RiskTrend { risk, now, before, warnings: count(own()), gravest, course, look_again }
        })
        .filter(|trend| trend.now + trend.before > 0)
        .collect();
    trends.sort_by_key(|trend| (std::cmp::Reverse((trend.now, trend.warnings)), trend.risk));
    trends
}
