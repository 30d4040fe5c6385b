//! 第十二条: every key area has a screened risk point, or a written 无. Never a guess where a point belongs: the words
//! of the area say it.

use std::collections::HashMap;

use super::{Found, Registers, Subject};
use crate::coverage::{Coverage, KeyArea};
use crate::id::{PostId, PowerId, RiskId, UnitId};
use crate::risk::RiskPoint;

/// Everything in a risk point that an area's words are looked for in.
fn words(risk: &RiskPoint, units: &HashMap<UnitId, &str>, posts: &HashMap<PostId, &str>, powers: &HashMap<PowerId, String>) -> String {
    let unit = risk.unit.and_then(|id| units.get(&id)).copied().unwrap_or_default();
    let post = risk.post.and_then(|id| posts.get(&id)).copied().unwrap_or_default();
    let power = risk.power.and_then(|id| powers.get(&id)).map(String::as_str).unwrap_or_default();
    [unit, post, power, &risk.description, &risk.manifestation].join("\u{1f}")
}

/// Each area with the risk points that belong to it. Reads 单位, 岗位, 关联职权, 风险点描述 and 表现形式 of the risk
/// points, 简称 of the units, 岗位名称 of the posts, 职权名称 and 类型 of the powers.
pub fn covered<'a>(registers: &Registers<'a>) -> Vec<(&'a KeyArea, Vec<RiskId>, Coverage)> {
    let units = registers.units.iter().map(|(id, unit)| (*id, unit.short_name.as_str())).collect();
    let posts = registers.posts.iter().map(|(id, post)| (*id, post.name.as_str())).collect();
    let kind = |power: &crate::power::Power| power.kind.map_or("", crate::Term::label);
    let powers = registers.powers.iter().map(|(id, power)| (*id, format!("{} {}", power.name, kind(power)))).collect();
    let said: Vec<(RiskId, String)> =
        registers.risks.iter().map(|(id, risk)| (*id, crate::text::key(&words(risk, &units, &posts, &powers)))).collect();
    let of_area = |area: &'a KeyArea| {
        let own: Vec<RiskId> = said.iter().filter(|(_, words)| area.holds(words)).map(|(id, _)| *id).collect();
        let approved = own.iter().filter(|id| registers.approved.contains(id)).count();
        let coverage = Coverage { points: own.len(), approved, none: !area.none_reason.is_empty() };
        (area, own, coverage)
    };
    registers.areas.iter().map(|(_, area)| of_area(area)).collect()
}

/// 第十二条: 重点领域、重点部门、关键岗位 are covered. Reads what [`covered`] reads, the words and the written 无 of each area,
/// and which risk points went through the four steps.
pub(super) fn uncovered(registers: &Registers<'_>) -> Vec<Found> {
    let areas = registers.areas.iter().zip(covered(registers));
    areas.filter_map(|((id, _), (area, _, coverage))| Some((Subject::Area(*id), area.name.clone(), coverage.amiss()?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::made::{Made, post, power, risk, unit};
    use crate::coverage::of_article_12;
    use crate::post::PostRank;
    use crate::risk::RiskGrade;
    use crate::unit::UnitCategory;

    #[test]
    fn an_area_is_covered_by_an_approved_point_or_a_written_none() {
        let made = |change: fn(&mut Made)| {
            let mut made = Made {
                units: vec![unit("招商专班", UnitCategory::Subordinate, "负责人", "")],
                posts: vec![post(1, "出纳", PostRank::Staff, 1)],
                powers: vec![power("XK01")],
                risks: vec![risk(RiskGrade::High, "")],
                areas: of_article_12().into_iter().take(1).collect(),
                ..Made::default()
            };
            change(&mut made);
            made.said(uncovered).concat()
        };
        // The unit's name says what the point belongs to.
        assert_eq!(made(|_| {}), "有1个风险点，都没有经过四步排查审定，请完成排查。");
        assert_eq!(made(|made| made.approved = vec![1]), "");
        assert_eq!(made(|made| made.risks.clear()), "没有风险点，也没有书面写“无”，请排查登记，或者写明“无”和确认人、日期。");
        let none = |made: &mut Made| {
            made.risks.clear();
            made.areas[0].none_reason = "无".to_owned();
        };
        assert_eq!(made(none), "");
        assert_eq!(made(|made| made.areas[0].none_reason = "无".to_owned()), "写了“无”，却有1个风险点属于这一项，请核对。");
        // Post, power and words of the point itself are looked at too.
        for word in ["出纳", "宅基地", "行政许可", "收好处"] {
            let mut found = Made { areas: of_article_12().into_iter().take(1).collect(), ..Made::default() };
            found.units = vec![unit("财政所", UnitCategory::Station, "所长", "")];
            found.posts = vec![post(1, "出纳", PostRank::Staff, 1)];
            found.powers = vec![power("XK01")];
            found.risks = vec![risk(RiskGrade::High, "")];
            found.areas[0].words = vec![word.to_owned()];
            assert_eq!(covered(&found.registers())[0].2.points, 1, "{word}");
        }
    }
}
