//! The rules about duties: the five things that each must have, and that they were done in time.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;

use super::{Found, Registers, Subject, blank, missing};
use crate::duty::Duty;
use crate::duty::counted::{Roll, counted};
use crate::duty::progress::Progress;
use crate::duty::quota::left_undone;
use crate::id::DutyId;
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

/// 《长效机制意见》第十七条 (逐项核对、督查督办): a duty whose days have passed, or the turn of whose cycle has ended, with
/// times left undone. Reads 频次周期, 最低次数, 计量对象, 完成时限 and the entries of progress; a duty that goes with each
/// matter owes no number.
pub(super) fn undone(registers: &Registers<'_>, today: NaiveDate) -> Vec<Found> {
    let roll = Roll { units: registers.units.clone(), posts: registers.posts.clone() };
    let years: BTreeSet<i32> = registers.duties.iter().map(|(_, duty)| duty.year).collect();
    let mut entries: HashMap<DutyId, Vec<&Progress>> = HashMap::new();
    for (_, entry) in &registers.progress {
        entries.entry(entry.duty).or_default().push(entry);
    }
    let rule = |(id, duty): &(DutyId, &Duty)| {
        let own = entries.get(id).map_or(&[][..], Vec::as_slice);
        let followed = years.range(duty.year + 1..).next().copied();
        let meter = left_undone(duty, &counted(duty, &roll), own, followed, today)?;
        let span = meter.span.as_ref().map(|span| span.label.as_str()).unwrap_or_default();
        let due = meter.due_on.map(|due| format!("，应于{due}前完成")).unwrap_or_default();
        Some((Subject::Duty(*id), name(duty), format!("{span}登记{}次，还差{}次{due}。", meter.done(), meter.short())))
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
    fn what_was_not_done_in_time_is_said_with_its_period() {
        let quarterly = Duty { period: "季".to_owned(), minimum: Some(1), deadline: Deadline::read("每季度末", 2026), ..duty() };
        let fixed = Duty { deadline: Deadline::read("2026年3月底前", 2026), ..duty() };
        let later = Duty { deadline: Deadline::read("2026年11月底前", 2026), ..duty() };
        let entry = |on: &str| Progress {
            duty: crate::check::made::key(1),
            done_on: day(on),
            unit: None,
            person: None,
            count: 1,
            done: "办了".to_owned(),
            note: String::new(),
        };
        for (duty, entries, said) in [
            (&quarterly, vec![], "2026年第一季度登记0次，还差1次，应于2026-03-31前完成。"),
            (&quarterly, vec![entry("2026-02-01")], ""),
            (&fixed, vec![], "2026年1月1日—4月8日登记0次，还差1次，应于2026-03-31前完成。"),
            (&fixed, vec![entry("2026-04-05")], ""),
            (&later, vec![], ""),
        ] {
            let made = Made { duties: vec![duty.clone()], progress: entries, ..Made::default() };
            assert_eq!(made.said(|registers| undone(registers, day("2026-04-08"))).concat(), said, "{}", duty.deadline.original);
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
