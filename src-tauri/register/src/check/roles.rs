//! 第十八条: who answers for a risk point of each grade. Each of the three sides has a field; older tables have one
//! text, 责任人, which names a role where the post, its present holder, or the role itself stands in it. Never says
//! that a role is missing where the registers cannot tell who would hold it.

use std::collections::HashMap;

use super::{Found, Registers, Subject, blank, missing};
use crate::id::{PersonId, PostId, RiskId, UnitId};
use crate::post::{Post, PostRank};
use crate::risk::{RiskGrade, RiskPoint};
use crate::text;
use crate::unit::{Unit, UnitCategory};

/// Which of the three are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Named {
    leader: bool,
    discipline: bool,
    head: bool,
}

/// The words by which each role is known, in comparing form.
struct Roles<'a> {
    units: HashMap<UnitId, &'a Unit>,
    leaders: Vec<String>,
    discipline: Vec<String>,
    heads: HashMap<UnitId, Vec<String>>,
}

impl<'a> Roles<'a> {
    /// Reads 岗位名称, 岗位层级, 所属单位, 现任人 of the posts, 姓名 of the persons, 单位全称, 简称, 类别, 负责人职务 of the units.
    fn of(registers: &Registers<'a>) -> Self {
        let units: HashMap<UnitId, &Unit> = registers.units.iter().copied().collect();
        let persons: HashMap<PersonId, &str> = registers.persons.iter().map(|(id, person)| (*id, person.name.as_str())).collect();
        let words = |(_, post): &(PostId, &Post)| {
            let holder = post.holder.and_then(|holder| persons.get(&holder)).map(|name| text::key(name));
            [Some(text::key(&post.name)), holder].into_iter().flatten().filter(|word| word.chars().count() > 1).collect::<Vec<_>>()
        };
        let unit = |post: &Post| post.unit.and_then(|id| Some((id, *units.get(&id)?)));
        let mut roles = Self {
            leaders: ["主要领导", "主要负责人", "分管领导"].map(str::to_owned).to_vec(),
            discipline: ["纪委", "纪检", "监察"].map(str::to_owned).to_vec(),
            heads: HashMap::new(),
            units: HashMap::new(),
        };
        for entry in &registers.posts {
            let Some((id, unit)) = unit(entry.1) else { continue };
            if unit.full_name.contains("纪律检查") || unit.short_name.contains("纪委") {
                roles.discipline.extend(words(entry));
            } else if entry.1.rank == Some(PostRank::Leadership) {
                roles.leaders.extend(words(entry));
            }
            if heads(unit, &entry.1.name) {
                roles.heads.entry(id).or_default().extend(words(entry));
            }
        }
        roles.units = units;
        roles
    }

    /// Which roles are named: by their own field, or else by the old words. Within a leadership organ there is no
    /// department below: its head and its members answer for both.
    fn named(&self, risk: &RiskPoint) -> Named {
        let words = text::key(&risk.responsible_person);
        let says = |known: &[String]| known.iter().any(|word| words.contains(word.as_str()));
        let leader = !blank(&risk.leader) || says(&self.leaders);
        let discipline = !blank(&risk.discipline) || says(&self.discipline);
        let unit = risk.unit.and_then(|id| Some((id, *self.units.get(&id)?)));
        let head = match unit {
            _ if !blank(&risk.department_head) => true,
            Some((id, unit)) if !blank(&unit.head_post) => {
                words.contains("部门负责人")
                    || words.contains("所在单位负责人")
                    || text::list(&risk.responsible_person).iter().any(|part| heads(unit, part))
                    || self.heads.get(&id).is_some_and(|known| says(known))
            }
            // Nobody is said to lead it, so nobody can be missed.
            _ => true,
        };
        let organ = unit.is_some_and(|(_, unit)| unit.category == Some(UnitCategory::Leadership));
        Named { leader: leader || organ && head, discipline, head: head || organ && leader }
    }
}

/// A name is that of the unit's head: 所长, 财政所所长, or with more behind it (村党支部书记兼主任).
pub(crate) fn heads(unit: &Unit, name: &str) -> bool {
    let head = text::key(unit.head_post.split(['（', '(']).next().unwrap_or_default());
    let name = text::key(name);
    if head.is_empty() {
        return false;
    }
    let distinct = head.chars().count() > 2;
    name == head || name.contains(&format!("{}{head}", text::key(&unit.short_name))) || distinct && name.contains(&head)
}

/// The risk points of a grade for which the rule has a sentence.
fn of_grade(registers: &Registers<'_>, grade: RiskGrade, rule: impl Fn(Named) -> Option<String>) -> Vec<Found> {
    let roles = Roles::of(registers);
    let find = |(id, risk): &(RiskId, &RiskPoint)| {
        let missing = (risk.grade == Some(grade)).then(|| rule(roles.named(risk))).flatten()?;
        let answering = risk.answering();
        let now = if answering.is_empty() { "责任人为空".to_owned() } else { format!("责任人现为“{answering}”") };
        Some((Subject::Risk(*id), registers.risk_name(risk), format!("{now}，缺{missing}。")))
    };
    registers.risks.iter().filter_map(find).collect()
}

fn unless(there: bool, role: &str) -> Option<String> {
    (!there).then(|| role.to_owned())
}

/// The sides of 第十八条 that a risk point of the highest grade still lacks, for each that lacks one.
pub fn high_incomplete(registers: &Registers<'_>, risks: &[RiskId]) -> Vec<(RiskId, String)> {
    let roles = Roles::of(registers);
    let wanted = registers.risks.iter().filter(|(id, risk)| risks.contains(id) && risk.grade == Some(RiskGrade::High));
    wanted
        .filter_map(|(id, risk)| {
            let named = roles.named(risk);
            let sides = [("单位主要领导（或分管领导）", named.leader), ("镇纪委", named.discipline), ("风险所在部门负责人", named.head)];
            missing(&sides).map(|sides| (*id, sides))
        })
        .collect()
}

/// 高级: 单位主要领导（或分管领导）. Reads 等级, the three sides and 责任人.
pub(super) fn high_without_leader(registers: &Registers<'_>) -> Vec<Found> {
    of_grade(registers, RiskGrade::High, |named| unless(named.leader, "单位主要领导（或分管领导）"))
}

/// 高级: 镇纪委. Reads 等级, the three sides and 责任人.
pub(super) fn high_without_discipline(registers: &Registers<'_>) -> Vec<Found> {
    of_grade(registers, RiskGrade::High, |named| unless(named.discipline, "镇纪委责任人"))
}

/// 高级: 风险所在部门负责人. Reads 等级, the three sides, 责任人 and 单位.
pub(super) fn high_without_head(registers: &Registers<'_>) -> Vec<Found> {
    of_grade(registers, RiskGrade::High, |named| unless(named.head, "风险所在部门负责人"))
}

/// 中级: 部门负责人和纪检监察机关. Reads 等级, the three sides, 责任人 and 单位.
pub(super) fn medium(registers: &Registers<'_>) -> Vec<Found> {
    of_grade(registers, RiskGrade::Medium, |named| missing(&[("部门负责人", named.head), ("纪检监察机关", named.discipline)]))
}

/// 低级: 部门负责人. Reads 等级, the three sides, 责任人 and 单位.
pub(super) fn low(registers: &Registers<'_>) -> Vec<Found> {
    of_grade(registers, RiskGrade::Low, |named| unless(named.head, "部门负责人"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::made::{Made, key, person, post, risk, unit};

    /// A township with its party committee, its 纪委, a station, a village, and one risk point of one of them.
    fn office(of: u128, grade: RiskGrade, responsible: &str) -> Made {
        let mut risk = risk(grade, responsible);
        risk.unit = Some(key(of));
        Made {
            units: vec![
                unit("镇党委", UnitCategory::Leadership, "党委书记", "—"),
                unit("镇纪委", UnitCategory::Leadership, "纪委书记（监察办主任）", "党委书记"),
                unit("财政所", UnitCategory::Station, "所长", "副镇长（财经）"),
                unit("石桥村", UnitCategory::Village, "村党支部书记", "包村领导：副镇长（财经）"),
                unit("新站", UnitCategory::Station, "", ""),
            ],
            posts: vec![
                post(1, "党委书记", PostRank::Leadership, 1),
                post(1, "副镇长（财经）", PostRank::Leadership, 2),
                post(2, "纪委书记（监察办主任）", PostRank::Leadership, 3),
                post(3, "财政所所长", PostRank::Middle, 4),
                post(3, "出纳", PostRank::Staff, 5),
                post(4, "村党支部书记兼主任", PostRank::Village, 6),
            ],
            persons: ["周甲", "韩乙", "郑丙", "柏丁", "章戊", "贺己"].map(person).to_vec(),
            risks: vec![risk],
            ..Made::default()
        }
    }

    #[test]
    fn a_text_names_a_role_by_post_holder_or_word() {
        const STATION: u128 = 3;
        const VILLAGE: u128 = 4;
        for (of, responsible, leader, discipline, head) in [
            (STATION, "副镇长（财经）、纪委书记、财政所所长", true, true, true),
            (STATION, "副镇长(财经)，镇纪委，所长", true, true, true),
            (STATION, "韩乙、郑丙、柏丁", true, true, true),
            (STATION, "分管领导、镇纪委、部门负责人", true, true, true),
            (STATION, "财政所所长", false, false, true),
            (STATION, "出纳", false, false, false),
            (STATION, "章戊", false, false, false),
            (STATION, "纪委书记", false, true, false),
            (STATION, "水利站站长", false, false, false),
            (STATION, "", false, false, false),
            (VILLAGE, "村党支部书记兼主任", false, false, true),
            (VILLAGE, "村报账员", false, false, false),
            // In a leadership organ there is no department below.
            (1, "党委书记", true, false, true),
            (1, "副镇长（财经）", true, false, true),
            (2, "纪委书记", true, true, true),
            // Nobody is said to lead this one.
            (5, "干事", false, false, true),
        ] {
            let made = office(of, RiskGrade::High, responsible);
            let registers = made.registers();
            let named = Roles::of(&registers).named(&made.risks[0]);
            assert_eq!(named, Named { leader, discipline, head }, "{of} {responsible}");
        }
    }

    #[test]
    fn each_grade_asks_for_its_own_roles() {
        type Rule = fn(&Registers<'_>) -> Vec<Found>;
        let rules: [Rule; 5] = [high_without_leader, high_without_discipline, high_without_head, medium, low];
        for (grade, said) in [
            (
                Some(RiskGrade::High),
                [
                    "责任人现为“出纳”，缺单位主要领导（或分管领导）。",
                    "责任人现为“出纳”，缺镇纪委责任人。",
                    "责任人现为“出纳”，缺风险所在部门负责人。",
                    "",
                    "",
                ],
            ),
            (Some(RiskGrade::Medium), ["", "", "", "责任人现为“出纳”，缺部门负责人、纪检监察机关。", ""]),
            (Some(RiskGrade::Low), ["", "", "", "", "责任人现为“出纳”，缺部门负责人。"]),
            (None, [""; 5]),
        ] {
            let mut made = office(3, RiskGrade::High, "出纳");
            made.risks[0].grade = grade;
            assert_eq!(rules.map(|rule| made.said(rule).concat()), said, "{grade:?}");
            assert_eq!(high_incomplete(&made.registers(), &[key(1)]).len(), usize::from(grade == Some(RiskGrade::High)));
            // Each side has its field, and the fields are read before the old words.
            let mut filled = made.risks[0].clone();
            (filled.leader, filled.discipline, filled.department_head) = ("韩乙".to_owned(), "郑丙".to_owned(), "柏丁".to_owned());
            let old = std::mem::replace(&mut made.risks[0], filled);
            assert_eq!(rules.map(|rule| made.said(rule).concat()), [""; 5], "{grade:?}");
            made.risks[0] = old;
            made.risks[0].responsible_person = "副镇长（财经）、镇纪委、财政所所长".to_owned();
            assert!(high_incomplete(&made.registers(), &[key(1)]).is_empty());
            assert_eq!(rules.map(|rule| made.said(rule).concat()), [""; 5], "{grade:?}");
        }
        let made = office(3, RiskGrade::Medium, "财政所所长");
        assert_eq!(made.said(medium), ["责任人现为“财政所所长”，缺纪检监察机关。"]);
        assert_eq!(office(3, RiskGrade::Low, "—").said(low), ["责任人为空，缺部门负责人。"]);
    }
}
