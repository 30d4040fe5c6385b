//! 责任人建议: whom the registers name for the three sides of 第十八条. Proposed by post, never by name: a post keeps
//! its duty when its holder goes. Never in place of what was entered.

use super::{RiskGrade, RiskPoint};
use crate::check::Registers;
use crate::check::roles::heads;
use crate::id::UnitId;
use crate::text;
use crate::unit::Unit;

/// 责任人建议: the three sides of 第十八条; empty where the registers name nobody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Responsible {
    /// 单位主要领导或者分管领导.
    pub leader: String,
    /// 镇纪委.
    pub discipline: String,
    /// 风险所在部门负责人.
    pub head: String,
}

fn said(text: &str) -> &str {
    let text = text::trim(text);
    if text.chars().all(|character| matches!(character, '—' | '-')) { "" } else { text }
}

/// 包村领导：副镇长（农业） without what stands before the post.
fn in_charge(unit: &Unit) -> &str {
    let text = said(&unit.in_charge);
    text.split_once(['：', ':']).map_or(text, |(_, post)| said(post))
}

/// 财政所所长: the post of that name where there is one, else the short name with the title behind it.
fn head(registers: &Registers<'_>, of: UnitId, unit: &Unit) -> String {
    let title = said(&unit.head_post);
    if title.is_empty() {
        return String::new();
    }
    let post = registers.posts.iter().find(|(_, post)| post.unit == Some(of) && heads(unit, &post.name));
    // 所长 says nothing without its station; 党委书记 and 村党支部书记 speak for themselves.
    let alone = || if title.chars().count() > 2 { title.to_owned() } else { format!("{}{title}", unit.short_name) };
    post.map_or_else(alone, |(_, post)| post.name.clone())
}

/// Whom the registers name. A medium grade has no leader, a low one only the head; without a grade nobody is named.
pub fn proposed(registers: &Registers<'_>, grade: Option<RiskGrade>, of: UnitId) -> Responsible {
    let (Some(grade), Some(unit)) = (grade, registers.units.iter().find(|(id, _)| *id == of).map(|(_, unit)| *unit)) else {
        return Responsible::default();
    };
    let head = head(registers, of, unit);
    let leader = match in_charge(unit) {
        // An organ without anybody above it answers by its own head.
        "" => said(&unit.head_post),
        post => post,
    };
    let discipline = registers.units.iter().map(|(_, unit)| *unit).find(|unit| unit.full_name.contains("纪律检查"));
    let discipline = discipline.map_or("镇纪委", |unit| match said(&unit.head_post) {
        "" => &unit.short_name,
        post => post,
    });
    Responsible {
        leader: if grade == RiskGrade::High { leader.to_owned() } else { String::new() },
        discipline: if grade == RiskGrade::Low { String::new() } else { discipline.to_owned() },
        head,
    }
}

impl RiskPoint {
    /// Everything that is said of who answers: the three fields, and the words of an older table behind them.
    pub fn answering(&self) -> String {
        let sides = [&self.leader, &self.discipline, &self.department_head, &self.responsible_person];
        let mut parts: Vec<&str> = Vec::new();
        for part in sides.into_iter().map(|side| said(side)).filter(|part| !part.is_empty()) {
            if !parts.contains(&part) {
                parts.push(part);
            }
        }
        parts.join("、")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::made::{Made, key, post, risk, unit};
    use crate::post::PostRank;
    use crate::unit::UnitCategory;

    fn office() -> Made {
        Made {
            units: vec![
                unit("镇党委", UnitCategory::Leadership, "党委书记", "—"),
                unit("财政所", UnitCategory::Station, "所长", "镇长（监管）、副镇长（财经）"),
                unit("石桥村", UnitCategory::Village, "村党支部书记", "包村领导：组织委员"),
                unit("新站", UnitCategory::Station, "", ""),
                unit("中国共产党七溪坪镇纪律检查委员会", UnitCategory::Leadership, "纪委书记", "党委书记"),
            ],
            posts: vec![post(2, "财政所所长", PostRank::Middle, 1), post(3, "村党支部书记兼主任", PostRank::Village, 2)],
            ..Made::default()
        }
    }

    #[test]
    fn the_registers_name_the_three_sides() {
        let made = office();
        for (of, grade, leader, discipline, head) in [
            (2, Some(RiskGrade::High), "镇长（监管）、副镇长（财经）", "纪委书记", "财政所所长"),
            (2, Some(RiskGrade::Medium), "", "纪委书记", "财政所所长"),
            (2, Some(RiskGrade::Low), "", "", "财政所所长"),
            (2, None, "", "", ""),
            (3, Some(RiskGrade::High), "组织委员", "纪委书记", "村党支部书记兼主任"),
            (1, Some(RiskGrade::High), "党委书记", "纪委书记", "党委书记"),
            (4, Some(RiskGrade::High), "", "纪委书记", ""),
        ] {
            let named = proposed(&made.registers(), grade, key(of));
            let wanted = Responsible { leader: leader.to_owned(), discipline: discipline.to_owned(), head: head.to_owned() };
            assert_eq!(named, wanted, "{of} {grade:?}");
        }
    }

    #[test]
    fn the_fields_are_said_before_the_old_words() {
        let mut risk = risk(RiskGrade::High, "所长");
        assert_eq!(risk.answering(), "所长");
        (risk.leader, risk.discipline, risk.department_head) = ("镇长".to_owned(), "—".to_owned(), "所长".to_owned());
        assert_eq!(risk.answering(), "镇长、所长");
    }
}
