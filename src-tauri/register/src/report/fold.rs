//! Counting over three periods at once: now, the one before, the same a year before. Never a value that was not
//! filled in counted as if it had been.

use std::collections::BTreeMap;

use super::{Change, Share, count};
use crate::Term;

/// A figure with those it is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Compared {
    /// In the period.
    pub now: u32,
    /// In the one before; none where nothing was kept then.
    pub before: Option<u32>,
    /// In the same one a year before; none where nothing was kept then.
    pub year_before: Option<u32>,
}

impl Compared {
    /// Against the period before (环比).
    pub fn on_period(self) -> Change {
        Change { now: self.now, then: self.before }
    }

    /// Against the same period a year before (同比).
    pub fn on_year(self) -> Change {
        Change { now: self.now, then: self.year_before }
    }
}

/// One value of a closed list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BreakdownLine {
    /// As the office says it.
    pub label: String,
    /// How often.
    pub count: Compared,
}

/// A closed list counted over a base. What was not filled in is counted as that.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Breakdown {
    /// Of how many.
    pub base: u32,
    /// Each value of the list, zeros included, in its order.
    pub lines: Vec<BreakdownLine>,
    /// Of the base, those without a value.
    pub unfilled: u32,
}

impl Breakdown {
    /// Nothing of it was filled in.
    pub fn is_silent(&self) -> bool {
        self.unfilled == self.base
    }

    /// The values met, most frequent first; ties stand in the list's order.
    pub fn leading(&self) -> Vec<&BreakdownLine> {
        let mut lines: Vec<&BreakdownLine> = self.lines.iter().filter(|line| line.count.now > 0).collect();
        lines.sort_by_key(|line| std::cmp::Reverse(line.count.now));
        lines
    }

    /// What part of the base a line is.
    pub fn share(&self, line: &BreakdownLine) -> Share {
        Share { count: line.count.now, base: self.base }
    }

    /// The count of a label.
    pub fn of(&self, label: &str) -> u32 {
        self.lines.iter().find(|line| line.label == label).map_or(0, |line| line.count.now)
    }
}

/// Facts of the three periods.
pub(super) struct Three<'a, F> {
    pub now: Vec<&'a F>,
    pub before: Option<Vec<&'a F>>,
    pub year_before: Option<Vec<&'a F>>,
}

impl<F> Three<'_, F> {
    /// How many are so.
    pub fn count(&self, wanted: impl Fn(&F) -> bool) -> Compared {
        let of = |facts: &Vec<&F>| count(facts.iter().filter(|fact| wanted(fact)));
        Compared { now: of(&self.now), before: self.before.as_ref().map(of), year_before: self.year_before.as_ref().map(of) }
    }

    /// Counts a closed list over those that belong to the base; a fact may have several values.
    pub fn fold<T: Term>(&self, base: impl Fn(&F) -> bool, values: impl Fn(&F) -> Vec<T>) -> Breakdown {
        let line = |value: &T| BreakdownLine {
            label: value.label().to_owned(),
            count: self.count(|fact| base(fact) && values(fact).iter().any(|own| own == value)),
        };
        Breakdown {
            base: self.count(&base).now,
            lines: T::ALL.iter().map(line).collect(),
            unfilled: self.count(|fact| base(fact) && values(fact).is_empty()).now,
        }
    }

    /// Counts words that come in no closed list: most frequent first, then by the words.
    pub fn words(&self, base: impl Fn(&F) -> bool, word: impl Fn(&F) -> String) -> Breakdown {
        let mut met: BTreeMap<String, u32> = BTreeMap::new();
        for fact in self.now.iter().filter(|fact| base(fact)) {
            *met.entry(word(fact)).or_default() += 1;
        }
        let unfilled = met.remove("").unwrap_or_default();
        let mut met: Vec<_> = met.into_iter().collect();
        met.sort_by(|one, two| two.1.cmp(&one.1).then_with(|| one.0.cmp(&two.0)));
        let lines = met.into_iter().map(|(label, _)| {
            let count = self.count(|fact| base(fact) && word(fact) == label);
            BreakdownLine { label, count }
        });
        Breakdown { base: self.count(&base).now, lines: lines.collect(), unfilled }
    }
}
