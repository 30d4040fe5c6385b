//! Rules about who acts in a process: 1+X outside the service hall, and the sides that must be apart. Only on
//! what is stated: a power of which nobody said where it is exercised, or by which posts, breaks nothing, and
//! is counted as unstated.

use super::{Found, Registers, Subject, power_name};
use crate::handling_post::HandlingPosts;
use crate::id::{PersonId, PostId, PowerId};
use crate::power::{Power, PowerStatus};
use crate::process::ProcessStep;

/// Two sides, each by the words that name it in a step.
type Pair = (&'static str, &'static str);

/// 第九条: 审查与批准、定事与办事、承办与监督分离.
pub(super) const NINTH: &[Pair] = &[("审查", "批准"), ("定事", "办事"), ("承办", "监督")];
/// 第十九条: 决策与执行、审核与批复、调配与使用、调查与处理分离.
pub(super) const NINETEENTH: &[Pair] = &[("决策", "执行"), ("审核", "批复"), ("调配", "使用"), ("调查", "处理")];

fn in_use<'a>(registers: &Registers<'a>) -> impl Iterator<Item = (PowerId, &'a Power)> {
    registers.powers.iter().copied().filter(|(_, power)| power.status != Some(PowerStatus::Abolished))
}

/// 第二十条: outside the service hall 1+X, each power in two hands or more. Reads 办理场所, 经办人, 会审人.
pub(super) fn one_with_x(registers: &Registers<'_>) -> Vec<Found> {
    let rule = |(id, power): (PowerId, &Power)| Some((Subject::Power(id), power_name(power), power.lacks_people()?.to_owned()));
    in_use(registers).filter_map(rule).collect()
}

/// Powers in use of which nobody said where they are exercised.
pub(super) fn hall_unstated(registers: &Registers<'_>) -> usize {
    in_use(registers).filter(|(_, power)| power.hall.is_none()).count()
}

/// 第九条, 第十九条: the sides of a pair are two steps, and nobody holds the posts of both. Reads 环节名称, its
/// 承办岗位, and 现任人 of those posts. A step that names both sides is no step of either.
pub(super) fn joined(registers: &Registers<'_>, pairs: &[Pair]) -> Vec<Found> {
    let posts = HandlingPosts::of(registers.units.iter().copied(), registers.posts.iter().copied());
    let mut found = Vec::new();
    for (id, power) in in_use(registers) {
        let held: Vec<(&ProcessStep, Vec<(PersonId, PostId)>)> =
            power.steps.iter().map(|step| (step, holders(step, &posts, registers))).collect();
        for (one, other) in pairs {
            let side = |word: &str, against: &str| {
                let named: Vec<_> = held.iter().filter(|(step, _)| step.name.contains(word) && !step.name.contains(against)).collect();
                named
            };
            for (first, holders) in side(one, other) {
                for (second, others) in side(other, one) {
                    for (person, post) in holders.iter().filter(|(person, _)| others.iter().any(|(other, _)| other == person)) {
                        found.push((Subject::Power(id), power_name(power), told(registers, first, second, (*person, *post), (one, other))));
                    }
                }
            }
        }
    }
    found
}

/// Powers in use with fewer than two steps that are settled on a post.
pub(super) fn posts_unstated(registers: &Registers<'_>) -> usize {
    in_use(registers).filter(|(_, power)| power.steps.iter().filter(|step| !step.post.is_empty()).count() < 2).count()
}

/// Who holds the posts of a step.
fn holders(step: &ProcessStep, posts: &HandlingPosts, registers: &Registers<'_>) -> Vec<(PersonId, PostId)> {
    let named = posts.named(&step.post).into_iter().filter_map(|named| named.post);
    let mut held: Vec<(PersonId, PostId)> = Vec::new();
    for id in named.chain(step.post_id) {
        let holder = registers.posts.iter().find(|(own, _)| *own == id).and_then(|(_, post)| post.holder);
        if let Some(person) = holder.filter(|person| held.iter().all(|(known, _)| known != person)) {
            held.push((person, id));
        }
    }
    held
}

fn told(registers: &Registers<'_>, first: &ProcessStep, second: &ProcessStep, who: (PersonId, PostId), pair: (&str, &str)) -> String {
    let name = registers.persons.iter().find(|(id, _)| *id == who.0).map_or("同一人", |(_, person)| &person.name);
    let post = registers.posts.iter().find(|(id, _)| *id == who.1).map(|(_, post)| registers.post_name(post)).unwrap_or_default();
    let post = if post.is_empty() { post } else { format!("（{post}）") };
    format!("“{}”和“{}”都由{name}{post}承担，{}与{}应当分离，请调整岗位。", first.name, second.name, pair.0, pair.1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::made::{Made, person, post, power, unit};
    use crate::post::PostRank;
    use crate::power::Hall;
    use crate::unit::UnitCategory;

    fn outside(handlers: &[&str], joint: &[&str]) -> Made {
        let mut power = power("XK01");
        power.hall = Some(Hall::Outside);
        power.handlers = handlers.iter().map(|name| (*name).to_owned()).collect();
        power.joint_handlers = joint.iter().map(|name| (*name).to_owned()).collect();
        Made { powers: vec![power], ..Made::default() }
    }

    #[test]
    fn outside_the_hall_two_people_are_named() {
        for (handlers, joint, said) in [
            (&[][..], &["甲"][..], Some("不入厅办理，还没有写经办人，请写明“1+X”的各人。")),
            (&["甲"], &[], Some("不入厅办理，还没有写会审人，请写明“1+X”的各人。")),
            (&["甲"], &["甲 "], Some("不入厅办理，经办人和会审人是同一个人，应当由两人以上负责。")),
            (&["甲"], &["乙"], None),
            (&["甲"], &["甲", "乙"], None),
        ] {
            assert_eq!(outside(handlers, joint).said(one_with_x), said.into_iter().map(str::to_owned).collect::<Vec<_>>(), "{handlers:?}");
        }
        let mut made = outside(&[], &[]);
        made.powers[0].hall = Some(Hall::Inside);
        assert!(made.said(one_with_x).is_empty());
        assert_eq!(hall_unstated(&made.registers()), 0);
        made.powers[0].hall = None;
        assert!(made.said(one_with_x).is_empty(), "what nobody said is no finding");
        assert_eq!(hall_unstated(&made.registers()), 1);
        made.powers[0].status = Some(PowerStatus::Abolished);
        assert_eq!(hall_unstated(&made.registers()), 0);
    }

    /// A process with these steps and the posts they are settled on; 张某某 is 所长 and 经办岗, 李某某 会计.
    fn held(steps: &[(&str, &str)]) -> Made {
        let mut power = power("XK01");
        power.steps = steps.iter().map(|(name, post)| ProcessStep { post: (*post).to_owned(), ..ProcessStep::named(*name) }).collect();
        Made {
            units: vec![unit("财政所", UnitCategory::Station, "所长", "")],
            posts: vec![post(1, "所长", PostRank::Middle, 1), post(1, "经办岗", PostRank::Staff, 1), post(1, "会计", PostRank::Staff, 2)],
            persons: vec![person("张某某"), person("李某某")],
            powers: vec![power],
            ..Made::default()
        }
    }

    #[test]
    fn nobody_holds_both_sides_of_a_pair() {
        let said = |steps: &[(&str, &str)], pairs: &[Pair]| held(steps).said(|registers| joined(registers, pairs));
        assert_eq!(
            said(&[("申请", ""), ("材料审查", "经办岗"), ("所长批准", "财政所所长")], NINTH),
            ["“材料审查”和“所长批准”都由张某某（财政所 经办岗）承担，审查与批准应当分离，请调整岗位。"]
        );
        assert_eq!(
            said(&[("立案调查", "会计、经办岗"), ("作出处理", "所长")], NINETEENTH),
            ["“立案调查”和“作出处理”都由张某某（财政所 经办岗）承担，调查与处理应当分离，请调整岗位。"]
        );
        for (steps, why) in [
            (&[("审查", "会计"), ("批准", "所长")][..], "two persons"),
            (&[("审查", "所长"), ("批准", "")], "a step without a post"),
            (&[("审查", "各村"), ("批准", "各村")], "posts that are not in the register"),
            (&[("审查批准", "所长"), ("归档", "所长")], "one step of both sides"),
            (&[("审查", "所长"), ("公示", "所长")], "no pair"),
        ] {
            assert!(said(steps, NINTH).is_empty(), "{why}");
        }
        assert!(said(&[("审查", "所长"), ("批准", "所长")], NINETEENTH).is_empty(), "a pair of the other article");
        let mut vacant = held(&[("审查", "所长"), ("批准", "经办岗")]);
        vacant.posts[0].holder = None;
        assert!(vacant.said(|registers| joined(registers, NINTH)).is_empty(), "nobody holds a vacant post");
        assert_eq!(posts_unstated(&vacant.registers()), 0);
        assert_eq!(posts_unstated(&held(&[("审查", "所长"), ("批准", "")]).registers()), 1);
    }

    #[test]
    fn every_pair_of_the_articles_is_looked_for() {
        for (pairs, count) in [(NINTH, 3), (NINETEENTH, 4)] {
            assert_eq!(pairs.len(), count);
            for (one, other) in pairs {
                let found = held(&[(one, "所长"), (other, "经办岗")]).said(|registers| joined(registers, pairs));
                assert_eq!(found.len(), 1, "{one} {other}");
            }
        }
    }
}
