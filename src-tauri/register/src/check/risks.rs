//! Rules about risk points themselves: kind, layer, grade, measures, and what they speak of.

use std::collections::{HashMap, HashSet};

use super::{Found, Registers, Subject, blank};
use crate::id::{PostId, PowerId, RiskId, UnitId};
use crate::power::PowerStatus;
use crate::risk::{RiskLayer, RiskPoint};

fn where_so(registers: &Registers<'_>, sentence: &str, wrong: impl Fn(&RiskPoint) -> bool) -> Vec<Found> {
    let wrong = registers.risks.iter().filter(|(_, risk)| wrong(risk));
    wrong.map(|(id, risk)| registers.amiss(*id, risk, sentence)).collect()
}

impl Registers<'_> {
    fn amiss(&self, id: RiskId, risk: &RiskPoint, sentence: impl Into<String>) -> Found {
        (Subject::Risk(id), self.risk_name(risk), sentence.into())
    }
}

/// 第十二条: one of the kinds of risk. Reads 类别.
pub(super) fn without_kind(registers: &Registers<'_>) -> Vec<Found> {
    where_so(registers, "没有定风险类别，请选择。", |risk| risk.kind.is_none())
}

/// 第十二条: 关键岗位 are screened. Reads 是否高风险岗位 of the posts and 岗位 of the risk points.
pub(super) fn bare_posts(registers: &Registers<'_>) -> Vec<Found> {
    let spoken_of: HashSet<PostId> = registers.risks.iter().filter_map(|(_, risk)| risk.post).collect();
    let bare = registers.posts.iter().filter(|(id, post)| post.high_risk && !spoken_of.contains(id));
    bare.map(|(id, post)| {
        let sentence = "列为高风险岗位，没有登记风险点，请排查登记。".to_owned();
        (Subject::Post(*id), registers.post_name(post), sentence)
    })
    .collect()
}

/// 第十四条: 个人岗位、科室职责、单位职能. Reads 层面, and 岗位 where the layer is the post.
pub(super) fn without_layer(registers: &Registers<'_>) -> Vec<Found> {
    let rule = |(id, risk): &(RiskId, &RiskPoint)| match risk.layer {
        None => Some(registers.amiss(*id, risk, "没有定层面，请选择。")),
        Some(RiskLayer::Post) if risk.post.is_none() => Some(registers.amiss(*id, risk, "层面为个人岗位，没有写岗位，请补填。")),
        Some(_) => None,
    };
    registers.risks.iter().filter_map(rule).collect()
}

/// 第十五条: risk points follow the changes of powers and posts. Reads 单位, 岗位 and 关联职权: what stands there
/// is not among the live records, or is a power that was abolished.
pub(super) fn outdated(registers: &Registers<'_>) -> Vec<Found> {
    let units: HashSet<UnitId> = registers.units.iter().map(|(id, _)| *id).collect();
    let posts: HashSet<PostId> = registers.posts.iter().map(|(id, _)| *id).collect();
    let powers: HashMap<PowerId, Option<PowerStatus>> = registers.powers.iter().map(|(id, power)| (*id, power.status)).collect();
    let rule = |(id, risk): &(RiskId, &RiskPoint)| {
        let mut gone = Vec::new();
        if risk.unit.is_some_and(|unit| !units.contains(&unit)) {
            gone.push("所属单位已撤销");
        }
        if risk.post.is_some_and(|post| !posts.contains(&post)) {
            gone.push("岗位已撤销");
        }
        match risk.power.map(|power| powers.get(&power)) {
            Some(None) => gone.push("关联职权已删除"),
            Some(Some(Some(PowerStatus::Abolished))) => gone.push("关联职权已取消"),
            _ => {}
        }
        (!gone.is_empty()).then(|| registers.amiss(*id, risk, format!("{}，请修订或者取消风险点。", gone.join("、"))))
    };
    registers.risks.iter().filter_map(rule).collect()
}

/// 第十七条: every risk has measures against it. Reads 防控措施.
pub(super) fn without_measures(registers: &Registers<'_>) -> Vec<Found> {
    where_so(registers, "没有写防控措施，请补填。", |risk| blank(&risk.control_measures))
}

/// 第十八条: 高级、中级、低级. Reads 等级.
pub(super) fn without_grade(registers: &Registers<'_>) -> Vec<Found> {
    where_so(registers, "没有定等级，请评级。", |risk| risk.grade.is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::made::{Made, key, post, power, risk, unit};
    use crate::post::PostRank;
    use crate::risk::RiskGrade;
    use crate::unit::UnitCategory;

    /// A risk point of a post with a power, all of them there, with one thing changed.
    fn one(change: impl Fn(&mut Made)) -> Made {
        let mut made = Made {
            units: vec![unit("财政所", UnitCategory::Station, "所长", "")],
            posts: vec![post(1, "出纳", PostRank::Staff, 1)],
            powers: vec![power("QT01")],
            risks: vec![risk(RiskGrade::High, "所长")],
            ..Made::default()
        };
        change(&mut made);
        made
    }

    #[test]
    fn a_risk_point_has_kind_grade_and_measures() {
        type Rule = fn(&Registers<'_>) -> Vec<Found>;
        let whole = one(|_| {});
        for rule in [without_kind as Rule, without_grade, without_measures, without_layer, outdated, bare_posts] {
            assert!(whole.said(rule).is_empty());
        }
        assert_eq!(one(|made| made.risks[0].kind = None).said(without_kind), ["没有定风险类别，请选择。"]);
        assert_eq!(one(|made| made.risks[0].grade = None).said(without_grade), ["没有定等级，请评级。"]);
        for words in ["", "—", "　"] {
            assert_eq!(one(|made| made.risks[0].control_measures = words.to_owned()).said(without_measures), ["没有写防控措施，请补填。"]);
        }
    }

    #[test]
    fn the_post_layer_names_a_post_and_the_others_none() {
        for (layer, with_post, finds) in [
            (None, true, true),
            (Some(RiskLayer::Post), true, false),
            (Some(RiskLayer::Post), false, true),
            (Some(RiskLayer::Department), false, false),
            (Some(RiskLayer::Unit), false, false),
        ] {
            let made = one(|made| {
                made.risks[0].layer = layer;
                made.risks[0].post = with_post.then(|| key(1));
            });
            assert_eq!(made.said(without_layer).len(), usize::from(finds), "{layer:?} {with_post}");
        }
    }

    #[test]
    fn a_post_of_high_risk_has_a_risk_point() {
        for (high_risk, with_risk, finds) in [(true, true, false), (true, false, true), (false, false, false)] {
            let made = one(|made| {
                made.posts[0].high_risk = high_risk;
                made.risks[0].post = with_risk.then(|| key(1));
            });
            let names: Vec<_> = bare_posts(&made.registers()).into_iter().map(|found| found.1).collect();
            assert_eq!(names, if finds { vec!["财政所 出纳"] } else { Vec::new() });
        }
    }

    #[test]
    fn what_a_risk_point_speaks_of_is_still_there() {
        type Change = fn(&mut Made);
        let cases: [(Change, &str); 5] = [
            (|made| made.powers[0].status = Some(PowerStatus::Abolished), "关联职权已取消，请修订或者取消风险点。"),
            (|made| made.powers.clear(), "关联职权已删除，请修订或者取消风险点。"),
            (|made| made.posts.clear(), "岗位已撤销，请修订或者取消风险点。"),
            (
                |made| {
                    made.units.clear();
                    made.posts.clear();
                },
                "所属单位已撤销、岗位已撤销，请修订或者取消风险点。",
            ),
            (
                |made| {
                    made.powers.clear();
                    made.risks[0].power = None;
                },
                "",
            ),
        ];
        for (change, said) in cases {
            assert_eq!(one(change).said(outdated).concat(), said);
        }
    }
}
