//! The rule about 抽查 (《办法》第四十四条): each unit and post of high risk is looked at in the calendar year. Never a rule on
//! what a check has to find.

use chrono::{Datelike as _, NaiveDate};

use super::{Found, Registers, Subject};
use crate::spot_check::coverage::{SpotCoverage, covered, days_left, high_risk};

/// Reads 高风险岗位 of the posts, 等级 of the risk points, and the checks of the year that were done.
pub(super) fn missing(registers: &Registers<'_>, today: NaiveDate) -> Vec<Found> {
    let risks: Vec<_> = registers.risks.iter().map(|(_, risk)| *risk).collect();
    let high = high_risk(&registers.units, &registers.posts, &risks);
    let year = today.year();
    let left = days_left(year, today).unwrap_or_default();
    let lines = covered(&high, &registers.spot_checks, year).into_iter().filter(|line| line.state != SpotCoverage::Covered);
    let found = lines.filter_map(|line| {
        let unit = registers.units.iter().find(|(id, _)| *id == line.high.object.unit)?.1;
        let stands = if line.state == SpotCoverage::Planned { "已安排抽查，还没有完成" } else { "还没有抽查" };
        let sentence = format!("{}，{year}年{stands}，距12月31日{left}天。", line.high.because());
        match line.high.object.post {
            None => Some((Subject::Unit(line.high.object.unit), unit.short_name.clone(), sentence)),
            Some(id) => {
                let (_, post) = registers.posts.iter().find(|(own, _)| *own == id)?;
                Some((Subject::Post(id), registers.post_name(post), sentence))
            }
        }
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::made::{Made, day, key, post, risk, unit};
    use crate::post::{Post, PostRank};
    use crate::risk::RiskGrade;
    use crate::spot_check::{SpotCheck, SpotCheckKind, SpotObject, SpotPlan};
    use crate::unit::UnitCategory;

    #[test]
    fn each_unit_and_post_of_high_risk_is_looked_at_in_the_year() {
        let made = Made {
            units: vec![unit("财政所", UnitCategory::Station, "", "")],
            posts: vec![Post { high_risk: true, ..post(1, "出纳", PostRank::Staff, 1) }],
            risks: vec![risk(RiskGrade::High, "")],
            ..Made::default()
        };
        let plan = |post| SpotPlan {
            kind: SpotCheckKind::Special,
            object: SpotObject { unit: key(1), post },
            planned_on: None,
            inspectors: Vec::new(),
            note: String::new(),
        };
        let planned = SpotCheck::begin(plan(Some(key(1))), None, 2026);
        let done = SpotCheck { checked_on: Some(day("2026-03-01")), ..SpotCheck::begin(plan(None), None, 2026) };
        let said = |checks: Vec<&SpotCheck>, today: &str| -> Vec<(Subject, String)> {
            let mut registers = made.registers();
            registers.spot_checks = checks.into_iter().enumerate().map(|(at, check)| (key(at as u128 + 1), check)).collect();
            missing(&registers, day(today)).into_iter().map(|found| (found.0, found.2)).collect()
        };
        let both = said(Vec::new(), "2026-04-08");
        assert_eq!(
            both,
            [
                (Subject::Unit(key(1)), "有1个高等级风险点，2026年还没有抽查，距12月31日267天。".to_owned()),
                (Subject::Post(key(1)), "岗位册标明为高风险岗位，有1个高等级风险点，2026年还没有抽查，距12月31日267天。".to_owned()),
            ]
        );
        let left = said(vec![&planned, &done], "2026-12-31");
        assert_eq!(left.len(), 1);
        assert!(left[0].1.ends_with("2026年已安排抽查，还没有完成，距12月31日0天。"), "{}", left[0].1);
        assert_eq!(said(vec![&done], "2027-01-01").len(), 2, "a new year begins anew");
    }
}
