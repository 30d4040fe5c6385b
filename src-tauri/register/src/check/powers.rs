//! Rules about powers: the columns of the catalogue, the parts of a process, and what each power must have.
//! An abolished power is history: only the confirmation of its basis is still asked for.

use std::collections::{BTreeSet, HashSet};

use super::{Found, Registers, Subject, blank, missing, power_name};
use crate::handling_post::HandlingPosts;
use crate::id::{PostId, PowerId};
use crate::power::{Power, PowerStatus};

fn in_use<'a>(registers: &Registers<'a>) -> impl Iterator<Item = (PowerId, &'a Power)> {
    registers.powers.iter().copied().filter(|(_, power)| power.status != Some(PowerStatus::Abolished))
}

fn found(id: PowerId, power: &Power, sentence: impl Into<String>) -> Found {
    (Subject::Power(id), power_name(power), sentence.into())
}

/// 第八条: 职权名称、类型、内容、行使主体、法规依据 of every power in use. Reads these five.
pub(super) fn columns(registers: &Registers<'_>) -> Vec<Found> {
    let rule = |(id, power): (PowerId, &Power)| {
        let missing = missing(&[
            ("职权名称", !blank(&power.name)),
            ("类型", power.kind.is_some()),
            ("内容", !blank(&power.content)),
            ("行使主体", !blank(&power.holder)),
            ("法规依据", !blank(&power.legal_basis)),
        ])?;
        Some(found(id, power, format!("缺{missing}，请补填。")))
    };
    in_use(registers).filter_map(rule).collect()
}

/// 第八条: only what has a basis is made public. Reads 依据核对, of abolished powers too.
pub(super) fn unconfirmed(registers: &Registers<'_>) -> Vec<Found> {
    let open = registers.powers.iter().filter(|(_, power)| !power.basis_confirmed());
    open.map(|(id, power)| {
        let state = if blank(&power.basis_check) { "待核" } else { &power.basis_check };
        found(*id, power, format!("{state}，核对确定之前不列入公开版。"))
    })
    .collect()
}

/// 第十三条: 把职责明确到岗位, 明确到人. Reads 承办岗位 of the power and of its steps, and 现任人 of the posts they
/// name: nothing is written, every part is the name of a unit, or a post that they name is vacant. A part that is
/// neither a unit nor a post of the registers is taken for a post.
pub(super) fn without_post(registers: &Registers<'_>) -> Vec<Found> {
    let posts = HandlingPosts::of(registers.units.iter().copied(), registers.posts.iter().copied());
    let rule = |(id, power): (PowerId, &Power)| {
        let words = std::iter::once(power.handling_posts.as_str()).chain(power.steps.iter().map(|step| step.post.as_str()));
        let named: Vec<_> = words.filter(|words| !blank(words)).flat_map(|words| posts.named(words)).collect();
        if named.is_empty() {
            return Some(found(id, power, "没有写承办岗位，请落实到岗位。"));
        }
        if named.iter().all(|one| one.only_unit) {
            return Some(found(id, power, format!("承办岗位“{}”只写到单位，请明确到岗位。", power.handling_posts)));
        }
        let linked: BTreeSet<PostId> =
            named.iter().filter_map(|one| one.post).chain(power.steps.iter().filter_map(|step| step.post_id)).collect();
        let vacant = registers.posts.iter().filter(|(post, record)| linked.contains(post) && record.holder.is_none());
        let vacant: Vec<_> = vacant.map(|(_, post)| registers.post_name(post)).collect();
        (!vacant.is_empty()).then(|| found(id, power, format!("承办岗位“{}”空缺，请落实到人。", vacant.join("、"))))
    };
    in_use(registers).filter_map(rule).collect()
}

/// 第十三条: the seven things that a process states, of every power in use. Reads 法规依据, 承办岗位, 运行程序,
/// 办理时限, 监督制约环节, 相对人权利, 投诉举报途径; posts and control points may stand at a step.
pub(super) fn process(registers: &Registers<'_>) -> Vec<Found> {
    let rule = |(id, power): (PowerId, &Power)| {
        let missing = missing(&[
            ("行使权力的依据", !blank(&power.legal_basis)),
            ("承办岗位", !blank(&power.handling_posts) || power.steps.iter().any(|step| !blank(&step.post))),
            ("运行程序", power.steps.iter().any(|step| !blank(&step.name))),
            ("办理时限", !blank(&power.time_limit)),
            ("监督制约环节", !blank(&power.control_points) || power.steps.iter().any(|step| !blank(&step.control_point))),
            ("相对人的权利", !blank(&power.counterpart_rights)),
            ("投诉举报途径", !blank(&power.complaint_channel)),
        ])?;
        Some(found(id, power, format!("运行流程缺{missing}，请补填。")))
    };
    in_use(registers).filter_map(rule).collect()
}

/// 第十三条: risks are looked for along the powers. Reads 关联职权 of the risk points.
pub(super) fn without_risk(registers: &Registers<'_>) -> Vec<Found> {
    let spoken_of: HashSet<PowerId> = registers.risks.iter().filter_map(|(_, risk)| risk.power).collect();
    let bare = in_use(registers).filter(|(id, _)| !spoken_of.contains(id));
    bare.map(|(id, power)| found(id, power, "没有登记风险点，请排查登记。")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::made::{Made, key, post, power, risk, unit};
    use crate::post::PostRank;
    use crate::risk::RiskGrade;
    use crate::unit::UnitCategory;

    /// One power, changed.
    fn one(change: impl Fn(&mut Power)) -> Made {
        let mut power = power("XK01");
        change(&mut power);
        Made { powers: vec![power], ..Made::default() }
    }

    #[test]
    fn each_of_the_five_columns_is_missed_by_its_name() {
        type Change = fn(&mut Power);
        let cases: [(Change, &[&str]); 6] = [
            (|_| {}, &[]),
            (|power| power.kind = None, &["缺类型，请补填。"]),
            (|power| power.content.clear(), &["缺内容，请补填。"]),
            (|power| power.holder = "—".to_owned(), &["缺行使主体，请补填。"]),
            (
                |power| {
                    power.name.clear();
                    power.legal_basis = " ".to_owned();
                },
                &["缺职权名称、法规依据，请补填。"],
            ),
            (
                |power| {
                    power.holder.clear();
                    power.status = Some(PowerStatus::Abolished);
                },
                &[],
            ),
        ];
        for (place, (change, said)) in cases.into_iter().enumerate() {
            assert_eq!(one(change).said(columns), said, "case {place}");
        }
    }

    #[test]
    fn what_is_not_confirmed_is_found_abolished_or_not() {
        for (words, status, finds) in [
            ("确定", PowerStatus::InUse, false),
            ("待核（条款号）", PowerStatus::InUse, true),
            ("待核", PowerStatus::Abolished, true),
            ("", PowerStatus::InUse, true),
        ] {
            let made = one(|power| {
                power.basis_check = words.to_owned();
                power.status = Some(status);
            });
            assert_eq!(made.said(unconfirmed).len(), usize::from(finds), "{words}");
        }
        assert_eq!(
            one(|power| power.basis_check = "待核（条款号）".to_owned()).said(unconfirmed),
            ["待核（条款号），核对确定之前不列入公开版。"]
        );
    }

    #[test]
    fn a_unit_is_no_post() {
        for (words, finds) in [
            ("村建所所长", false),
            ("", true),
            ("—", true),
            ("村建所", true),
            ("村建所、 村镇建设管理所", true),
            ("村建所、民政专干", false),
            ("村建所联审", false),
        ] {
            let mut made = one(|power| power.handling_posts = words.to_owned());
            made.units = vec![unit("村建所", UnitCategory::Station, "所长", "")];
            made.units[0].full_name = "村镇建设管理所".to_owned();
            assert_eq!(made.said(without_post).len(), usize::from(finds), "{words}");
        }
        assert!(
            one(|power| {
                power.handling_posts.clear();
                power.status = Some(PowerStatus::Abolished);
            })
            .said(without_post)
            .is_empty()
        );
    }

    #[test]
    fn a_post_that_nobody_holds_is_no_person() {
        let mut made = one(|power| power.handling_posts = "村建所所长、工程管理员".to_owned());
        made.units = vec![unit("村建所", UnitCategory::Station, "所长", "")];
        made.posts = ["村建所所长", "工程管理员"].map(|name| post(1, name, PostRank::Staff, 1)).into();
        assert!(made.said(without_post).is_empty());
        made.posts[1].holder = None;
        assert_eq!(made.said(without_post), ["承办岗位“村建所 工程管理员”空缺，请落实到人。"]);
        // The posts may stand at the steps.
        made.powers[0].handling_posts.clear();
        assert_eq!(made.said(without_post), ["没有写承办岗位，请落实到岗位。"]);
        made.powers[0].steps[1].post = "村建所、所长".to_owned();
        assert!(made.said(without_post).is_empty());
        made.powers[0].steps[1].post_id = Some(key(2));
        assert_eq!(made.said(without_post).len(), 1, "the post that was meant, whatever it is called by now");
    }

    #[test]
    fn each_of_the_seven_parts_is_missed_by_its_name() {
        assert!(one(|_| {}).said(process).is_empty());
        let all = one(|power| {
            for text in [
                &mut power.legal_basis,
                &mut power.handling_posts,
                &mut power.time_limit,
                &mut power.control_points,
                &mut power.counterpart_rights,
                &mut power.complaint_channel,
            ] {
                text.clear();
            }
            power.steps.clear();
        });
        assert_eq!(
            all.said(process),
            ["运行流程缺行使权力的依据、承办岗位、运行程序、办理时限、监督制约环节、相对人的权利、投诉举报途径，请补填。"]
        );
        assert_eq!(one(|power| power.steps = crate::process::steps("—")).said(process), ["运行流程缺运行程序，请补填。"]);
        assert!(
            one(|power| {
                power.steps.clear();
                power.status = Some(PowerStatus::Abolished);
            })
            .said(process)
            .is_empty()
        );
    }

    #[test]
    fn a_power_in_use_has_a_risk_point() {
        let mut made = Made { powers: vec![power("XK01"), power("XK02"), power("XK03")], ..Made::default() };
        made.powers[2].status = Some(PowerStatus::Abolished);
        made.risks = vec![risk(RiskGrade::Low, "")];
        let bare: Vec<_> = without_risk(&made.registers()).into_iter().map(|found| (found.0, found.1)).collect();
        assert_eq!(bare, [(Subject::Power(key(2)), "XK02 宅基地审批".to_owned())]);
        made.risks[0].power = None;
        assert_eq!(made.said(without_risk).len(), 2);
    }
}
