//! 抽查覆盖 (《办法》第四十四条): which units and posts are of high risk, and which of them were looked at in a calendar
//! year. Never a check of a unit taken for one of its posts, nor the other way round.

use std::collections::HashMap;

use chrono::{Datelike as _, NaiveDate};

use super::{SpotCheck, SpotObject};
use crate::id::{PostId, SpotCheckId, UnitId};
use crate::post::Post;
use crate::risk::{RiskGrade, RiskPoint};
use crate::unit::Unit;

/// How the list comes about, for the page and the paper.
pub const RULE: &str = "单位有高等级风险点（各层面）的为高风险单位；岗位册标明“高风险岗位”的，或者有高等级风险点的，为高风险岗位。\
                        单位和岗位各自至少抽查一次：抽查单位不算抽查了岗位，抽查岗位也不算抽查了单位。";

/// 高风险对象: a unit or post that has to be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HighRisk {
    /// Which.
    pub object: SpotObject,
    /// Its standing risk points of the highest grade.
    pub points: usize,
    /// Its post is marked 高风险岗位.
    pub flagged: bool,
}

impl HighRisk {
    /// Why it is on the list.
    pub fn because(self) -> String {
        match (self.flagged, self.points) {
            (true, 0) => "岗位册标明为高风险岗位".to_owned(),
            (true, points) => format!("岗位册标明为高风险岗位，有{points}个高等级风险点"),
            (false, points) => format!("有{points}个高等级风险点"),
        }
    }
}

/// Every unit and post of high risk, in the order of the units, each unit before its posts.
pub fn high_risk(units: &[(UnitId, &Unit)], posts: &[(PostId, &Post)], risks: &[&RiskPoint]) -> Vec<HighRisk> {
    let (mut of_unit, mut of_post) = (HashMap::new(), HashMap::new());
    for risk in risks.iter().filter(|risk| risk.grade == Some(RiskGrade::High)) {
        if let Some(unit) = risk.unit {
            *of_unit.entry(unit).or_insert(0) += 1;
        }
        if let Some(post) = risk.post {
            *of_post.entry(post).or_insert(0) += 1;
        }
    }
    let mut all = Vec::new();
    for (unit, _) in units {
        let own =
            of_unit.get(unit).map(|points| HighRisk { object: SpotObject { unit: *unit, post: None }, points: *points, flagged: false });
        all.extend(own);
        for (id, post) in posts.iter().filter(|(_, post)| post.unit == Some(*unit)) {
            let points = of_post.get(id).copied().unwrap_or_default();
            if post.high_risk || points > 0 {
                all.push(HighRisk { object: SpotObject { unit: *unit, post: Some(*id) }, points, flagged: post.high_risk });
            }
        }
    }
    all
}

terms! {
    /// 抽查覆盖 of one object in a year.
    SpotCoverage {
        /// 未抽查.
        Open = "open", "未抽查";
        /// 已安排: a check is under way.
        Planned = "planned", "已安排";
        /// 已抽查.
        Covered = "covered", "已抽查";
    }
}

/// One object of high risk with its checks of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Covered {
    /// Which, and why.
    pub high: HighRisk,
    /// Where it stands.
    pub state: SpotCoverage,
    /// Its finished checks of the year, the newest first.
    pub done: Vec<(SpotCheckId, NaiveDate)>,
    /// The check that is under way.
    pub open: Option<SpotCheckId>,
}

/// How each object of high risk is covered in a year; `checks` are those that were not voided.
pub fn covered(high: &[HighRisk], checks: &[(SpotCheckId, &SpotCheck)], year: i32) -> Vec<Covered> {
    // A post is the same post when its unit became part of another.
    let key = |object: SpotObject| object.post.map_or((Some(object.unit), None), |post| (None, Some(post)));
    let mut of: HashMap<_, Vec<&(SpotCheckId, &SpotCheck)>> = HashMap::new();
    for check in checks {
        of.entry(key(check.1.object)).or_default().push(check);
    }
    let line = |high: &HighRisk| {
        let own = of.get(&key(high.object)).map(Vec::as_slice).unwrap_or_default();
        let mut done: Vec<(SpotCheckId, NaiveDate)> =
            own.iter().filter_map(|(id, check)| Some((*id, check.checked_on.filter(|on| on.year() == year)?))).collect();
        done.sort_by_key(|(id, on)| std::cmp::Reverse((*on, *id)));
        let open = own.iter().find(|(_, check)| check.checked_on.is_none() && check.year == year).map(|(id, _)| *id);
        let state = match (done.is_empty(), open) {
            (false, _) => SpotCoverage::Covered,
            (true, Some(_)) => SpotCoverage::Planned,
            (true, None) => SpotCoverage::Open,
        };
        Covered { high: *high, state, done, open }
    };
    high.iter().map(line).collect()
}

/// Days from today to the end of the year in which every object has to be covered; negative once that is past.
pub fn days_left(year: i32, today: NaiveDate) -> Option<i64> {
    NaiveDate::from_ymd_opt(year, 12, 31).map(|end| (end - today).num_days())
}

/// The countdown in words.
pub fn countdown(year: i32, uncovered: usize, today: NaiveDate) -> String {
    match days_left(year, today) {
        _ if uncovered == 0 => format!("{year}年已经全部抽查到。"),
        Some(0) => format!("今天是{year}年12月31日，还有{uncovered}个没有抽查。"),
        Some(days @ 1..) => format!("距离{year}年12月31日还有{days}天，还有{uncovered}个没有抽查。"),
        _ => format!("{year}年已经结束，有{uncovered}个没有抽查。"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::made::{key, post, risk, unit};
    use crate::post::PostRank;
    use crate::spot_check::{SpotCheckKind, SpotPlan};
    use crate::unit::UnitCategory;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn the_registers_say_what_is_of_high_risk() {
        let units = [unit("财政所", UnitCategory::Office, "", ""), unit("党政办", UnitCategory::Office, "", "")];
        let named = |of, high_risk| Post { high_risk, ..post(of, "出纳", PostRank::Staff, 1) };
        let posts = [named(1, true), named(1, false), named(1, false), named(2, false)];
        let high = |of: u128, at: Option<u128>, grade| RiskPoint { unit: Some(key(of)), post: at.map(key), ..risk(grade, "") };
        let risks = [
            high(1, Some(1), RiskGrade::High),
            high(1, Some(2), RiskGrade::High),
            high(1, None, RiskGrade::High),
            high(2, Some(4), RiskGrade::Medium),
        ];
        let units: Vec<(UnitId, &Unit)> = units.iter().enumerate().map(|(at, one)| (key(at as u128 + 1), one)).collect();
        let posts: Vec<(PostId, &Post)> = posts.iter().enumerate().map(|(at, one)| (key(at as u128 + 1), one)).collect();
        let found = high_risk(&units, &posts, &risks.iter().collect::<Vec<_>>());
        let said: Vec<_> = found.iter().map(|one| (one.object.post, one.because())).collect();
        assert_eq!(
            said,
            [
                (None, "有3个高等级风险点".to_owned()),
                (Some(key(1)), "岗位册标明为高风险岗位，有1个高等级风险点".to_owned()),
                (Some(key(2)), "有1个高等级风险点".to_owned()),
            ],
            "neither the medium point nor the post without one"
        );
        assert_eq!(high_risk(&units, &posts, &[])[0].because(), "岗位册标明为高风险岗位");
    }

    #[test]
    fn each_calendar_year_begins_anew() {
        let high = HighRisk { object: SpotObject { unit: key(1), post: None }, points: 1, flagged: false };
        let plan =
            SpotPlan { kind: SpotCheckKind::Yearly, object: high.object, planned_on: None, inspectors: Vec::new(), note: String::new() };
        let open = SpotCheck::begin(plan, None, 2026);
        let done = SpotCheck { checked_on: Some(day(2026, 12, 31)), ..open.clone() };
        let of_post = SpotCheck { object: SpotObject { post: Some(key(1)), ..high.object }, ..done.clone() };
        let state = |checks: &[&SpotCheck], year| {
            let checks: Vec<_> = checks.iter().enumerate().map(|(at, one)| (key(at as u128 + 1), *one)).collect();
            covered(&[high], &checks, year)[0].state
        };
        assert_eq!(state(&[], 2026), SpotCoverage::Open);
        assert_eq!(state(&[&open], 2026), SpotCoverage::Planned);
        assert_eq!(state(&[&open], 2027), SpotCoverage::Open);
        assert_eq!(state(&[&open, &done], 2026), SpotCoverage::Covered);
        assert_eq!(state(&[&done], 2027), SpotCoverage::Open);
        assert_eq!(state(&[&of_post], 2026), SpotCoverage::Open, "a post is not its unit");
        let post = HighRisk { object: SpotObject { unit: key(2), post: Some(key(1)) }, ..high };
        assert_eq!(covered(&[post], &[(key(1), &of_post)], 2026)[0].state, SpotCoverage::Covered, "the post moved to another unit");
    }

    #[test]
    fn the_countdown_runs_to_the_last_day_of_the_year() {
        for (on, uncovered, said) in [
            (day(2026, 4, 8), 79, "距离2026年12月31日还有267天，还有79个没有抽查。"),
            (day(2026, 12, 31), 1, "今天是2026年12月31日，还有1个没有抽查。"),
            (day(2027, 1, 1), 1, "2026年已经结束，有1个没有抽查。"),
            (day(2026, 5, 1), 0, "2026年已经全部抽查到。"),
        ] {
            assert_eq!(countdown(2026, uncovered, on), said);
        }
        assert_eq!(days_left(2024, day(2024, 2, 28)), Some(307), "over 29 February");
    }
}
