//! 备份: which copies of the office stay, and when the person is asked for one on another disk. Never a file, and never
//! an order by the clock alone: a machine's clock may have stood anywhere, a sequence number only goes on.

use std::collections::BTreeSet;

use chrono::{Datelike as _, Days, NaiveDate};

/// Verified copies that stay whatever else is said.
pub const NEWEST: usize = 5;
/// Days of which the newest copy stays.
const DAILY: usize = 14;
/// Weeks of which the newest copy stays.
const WEEKLY: usize = 10;
/// Months of which the newest copy stays: 24 and some, for a wrong clock takes places of its own.
const MONTHLY: usize = 36;
/// Of the last two days every copy stays, but not more than this.
const RECENT: usize = 16;
/// A clock that went on by more days than this between two copies stood wrong before or stands wrong now.
const LEAP: i64 = 400;

/// Days after which a copy on another disk is asked for.
pub const ASK_AFTER: i64 = 7;
/// Days after which 首页 speaks of it.
pub const URGE_AFTER: i64 = 14;
/// Days after which it says what would be lost.
pub const WARN_AFTER: i64 = 30;

/// 备份标记: what is known of a copy without opening it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupMark {
    /// Number of the newest journal entry in it.
    pub sequence: i64,
    /// The day it was taken, by the clock of that day.
    pub taken_on: NaiveDate,
    /// It read back as it should when it was looked at last.
    pub sound: bool,
}

/// 另存提醒: how urgently a copy on another disk is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// There is a recent one.
    None,
    /// A week has passed.
    Ask,
    /// Two weeks have passed.
    Urge,
    /// A month has passed: what would be lost is said.
    Warn,
}

impl Urgency {
    /// How urgent it is after so many days.
    pub fn after(days: i64) -> Self {
        match days {
            ..ASK_AFTER => Self::None,
            ASK_AFTER..URGE_AFTER => Self::Ask,
            URGE_AFTER..WARN_AFTER => Self::Urge,
            _ => Self::Warn,
        }
    }
}

/// 号码下限 of a series: no number up to the greatest that is known, or stands on a paper, is given again.
pub fn number_floor(known: u32, on_paper: u32) -> u32 {
    known.max(on_paper)
}

/// Places of the copies that may go, given every copy in the order in which they were taken. None goes after a copy
/// was found damaged, nor while the clock has just leapt: then it is not known which day this is.
pub fn to_thin(copies: &[BackupMark]) -> Vec<usize> {
    let sound: Vec<usize> = (0..copies.len()).filter(|at| copies[*at].sound).collect();
    let [.., before, newest] = sound[..] else { return Vec::new() };
    let (before, today) = (copies[before].taken_on, copies[newest].taken_on);
    let leapt = today < before || (today - before).num_days() > LEAP;
    if leapt || copies.last().is_some_and(|last| !last.sound) {
        return Vec::new();
    }
    let mut kept: BTreeSet<usize> = sound.iter().rev().take(NEWEST).copied().collect();
    let recent = today - Days::new(1);
    kept.extend(sound.iter().rev().filter(|at| (recent..=today).contains(&copies[**at].taken_on)).take(RECENT));
    // What a wrong clock dated behind today does not take the place of what is of use.
    let (past, ahead): (Vec<usize>, Vec<usize>) = sound.iter().partition(|at| copies[**at].taken_on <= today);
    let on = |at: usize| copies[at].taken_on;
    kept.extend(newest_of(&past, DAILY, |at| on(at).num_days_from_ce()));
    kept.extend(newest_of(&past, WEEKLY, |at| (on(at).num_days_from_ce() - 1).div_euclid(7)));
    let month = |at: usize| on(at).year() * 12 + i32::try_from(on(at).month0()).unwrap_or_default();
    kept.extend(newest_of(&past, MONTHLY, month));
    kept.extend(newest_of(&ahead, MONTHLY, month));
    kept.extend(newest_of(&sound, usize::MAX, |at| on(at).year()));
    sound.into_iter().filter(|at| !kept.contains(at)).collect()
}

/// Of each of the latest `most` periods the copy taken last; a period stands for its number.
fn newest_of(copies: &[usize], most: usize, period: impl Fn(usize) -> i32) -> Vec<usize> {
    let mut newest = std::collections::BTreeMap::new();
    for at in copies {
        newest.insert(period(*at), *at);
    }
    newest.into_values().rev().take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Dice(u64);

    impl Dice {
        fn below(&mut self, limit: u64) -> u64 {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            (self.0 >> 11) % limit
        }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn mark(sequence: i64, taken_on: NaiveDate) -> BackupMark {
        BackupMark { sequence, taken_on, sound: true }
    }

    fn thin(copies: &mut Vec<BackupMark>) {
        let gone = to_thin(copies);
        let mut at = 0;
        copies.retain(|_| {
            at += 1;
            !gone.contains(&(at - 1))
        });
    }

    /// three years of work, thinned after each copy, with a clock that leaps up to ten years either way and comes
    /// back, days without change and copies that are found damaged.
    #[test]
    fn three_years_of_copies_stay_few_and_reach_back() {
        for seed in 1..=20_u64 {
            let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
            let (mut copies, mut sequence) = (Vec::new(), 0);
            let mut true_days: Vec<(NaiveDate, i64)> = Vec::new();
            let start = day("2026-01-05");
            let (mut wrong, mut until) = (0_i64, 0);
            for passed in 0..3 * 365_u64 {
                let today = start + Days::new(passed);
                if dice.below(200) == 0 {
                    (wrong, until) = (i64::try_from(dice.below(7300)).unwrap() - 3650, passed + 1 + dice.below(4));
                }
                let shift = if passed < until { wrong } else { 0 };
                for _ in 0..dice.below(4) {
                    sequence += 1 + i64::try_from(dice.below(30)).unwrap();
                    let mut copy = mark(sequence, today + chrono::Duration::days(shift));
                    copy.sound = dice.below(50) > 0;
                    if shift == 0 && copy.sound {
                        true_days.push((today, sequence));
                    }
                    let newest: Vec<i64> =
                        copies.iter().filter(|copy: &&BackupMark| copy.sound).rev().take(NEWEST).map(|copy| copy.sequence).collect();
                    thin(&mut copies);
                    for sequence in newest {
                        assert!(copies.iter().any(|copy| copy.sequence == sequence), "seed {seed}: one of the newest five is gone");
                    }
                    copies.push(copy);
                    thin(&mut copies);
                }
                copies.retain(|copy| copy.sound || dice.below(3) > 0);
            }
            assert!(copies.len() * 20 <= 1500, "seed {seed}: {} copies of 20 MB", copies.len());
            let (last, _) = *true_days.last().unwrap();
            for back in 0..24 {
                let month = last.checked_sub_months(chrono::Months::new(back)).unwrap();
                let same = |on: NaiveDate| (on.year(), on.month()) == (month.year(), month.month());
                assert!(
                    !true_days.iter().any(|(on, _)| same(*on)) || copies.iter().any(|copy| copy.sound && same(copy.taken_on)),
                    "seed {seed}: no copy of {month}"
                );
            }
        }
        figures::line(
            "R-09",
            "retention: 20 runs of three years with leaping clocks: the newest five always, every month of 24, at most 1.5 GB",
        );
    }

    #[test]
    fn nothing_goes_while_the_newest_is_damaged_or_the_clock_has_leapt() {
        let of_a_year =
            || -> Vec<BackupMark> { (0..300).map(|at| mark(i64::from(at), day("2026-01-01") + Days::new(u64::from(at as u32)))).collect() };
        assert!(!to_thin(&of_a_year()).is_empty());
        let mut damaged = of_a_year();
        damaged.push(BackupMark { sound: false, ..mark(400, day("2026-10-29")) });
        assert!(to_thin(&damaged).is_empty());
        for leap in ["2015-01-01", "2036-01-01"] {
            let mut leapt = of_a_year();
            leapt.push(mark(400, day(leap)));
            assert!(to_thin(&leapt).is_empty(), "{leap}");
        }
    }

    #[test]
    fn days_without_change_cost_no_old_copy() {
        let mut copies: Vec<BackupMark> =
            ["2026-01-10", "2026-02-10", "2026-03-10"].into_iter().zip(1..).map(|(on, at)| mark(at, day(on))).collect();
        for at in 0..40 {
            copies.push(mark(100 + at, day("2026-03-11")));
            thin(&mut copies);
        }
        let first: Vec<i64> = copies.iter().map(|copy| copy.sequence).take(3).collect();
        assert_eq!(first, [1, 2, 3]);
        assert!(copies.len() <= 3 + RECENT);
    }

    #[test]
    fn a_copy_on_another_disk_is_asked_for_more_and_more_urgently() {
        let said: Vec<Urgency> = [0, 6, 7, 13, 14, 29, 30, 400].into_iter().map(Urgency::after).collect();
        use Urgency::{Ask, None, Urge, Warn};
        assert_eq!(said, [None, None, Ask, Ask, Urge, Urge, Warn, Warn]);
    }
}
