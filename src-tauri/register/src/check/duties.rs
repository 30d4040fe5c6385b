//! The rule about duties: the five things that each must have.

use super::{Found, Registers, Subject, blank, missing};
use crate::duty::Duty;
use crate::text;

fn name(duty: &Duty) -> String {
    let number = duty.number.map(|number| format!("第{number}项")).unwrap_or_default();
    text::trim(&format!("{}年{number} {}", duty.year, duty.requirement)).to_owned()
}

/// 《长效机制意见》第十七条: 责任部门、责任人、预期目标、时间节点、验收标准. Reads 牵头单位 (责任单位 does where there is
/// none), 责任人(职务), 具体要求 (量化要求 does where there is none), 完成时限, 验收标准.
pub(super) fn parts(registers: &Registers<'_>) -> Vec<Found> {
    let rule = |(id, duty): &(crate::id::DutyId, &Duty)| {
        let missing = missing(&[
            ("责任部门", !blank(&duty.lead_unit) || duty.responsible_units.iter().any(|unit| !blank(unit))),
            ("责任人", !blank(&duty.responsible_person)),
            ("预期目标", !blank(&duty.requirement) || !blank(&duty.quota)),
            ("时间节点", !blank(&duty.deadline.original) || duty.deadline.on.is_some() || !duty.deadline.dates.is_empty()),
            ("验收标准", !blank(&duty.acceptance_criteria)),
        ])?;
        Some((Subject::Duty(*id), name(duty), format!("缺{missing}，请补填。")))
    };
    registers.duties.iter().filter_map(rule).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::made::{Made, day, duty};
    use crate::deadline::Deadline;

    #[test]
    fn each_of_the_five_is_missed_by_its_name() {
        type Change = fn(&mut Duty);
        let cases: [(Change, &str); 9] = [
            (|_| {}, ""),
            (|duty| duty.lead_unit.clear(), ""),
            (
                |duty| {
                    duty.lead_unit = "—".to_owned();
                    duty.responsible_units.clear();
                },
                "缺责任部门，请补填。",
            ),
            (|duty| duty.responsible_person.clear(), "缺责任人，请补填。"),
            (|duty| duty.requirement.clear(), ""),
            (|duty| duty.deadline = Deadline::read("", 2026), "缺时间节点，请补填。"),
            (|duty| duty.deadline = Deadline::read("长期", 2026), ""),
            (
                |duty| {
                    duty.deadline = Deadline::read("", 2026);
                    duty.deadline.on = Some(day("2026-10-31"));
                },
                "",
            ),
            (
                |duty| {
                    duty.responsible_person.clear();
                    duty.acceptance_criteria.clear();
                },
                "缺责任人、验收标准，请补填。",
            ),
        ];
        for (place, (change, said)) in cases.into_iter().enumerate() {
            let mut one = duty();
            change(&mut one);
            assert_eq!(Made { duties: vec![one], ..Made::default() }.said(parts).concat(), said, "case {place}");
        }
    }

    #[test]
    fn a_duty_is_named_by_year_number_and_words() {
        let mut one = duty();
        assert_eq!(name(&one), "2026年第3项 开展警示教育");
        one.number = None;
        assert_eq!(name(&one), "2026年 开展警示教育");
    }
}
