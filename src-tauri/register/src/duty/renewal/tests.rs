//! Years that move, duties that are proposed, two years compared. Never a clock.

use super::*;
use crate::Term as _;
use crate::check::made;
use crate::deadline::DeadlineKind;

#[test]
fn years_move_where_they_are_dates_and_stay_in_document_numbers() {
    for (words, moved) in [
        ("上下半年各1次，2026年11月底前", "上下半年各1次，2027年11月底前"),
        ("2026年7月10日前、2027年1月10日前", "2027年7月10日前、2028年1月10日前"),
        ("2026-12-31", "2027-12-31"),
        ("2026.3.5", "2027.3.5"),
        ("每季度末月28日前", "每季度末月28日前"),
        ("按七镇发〔2026〕4号执行", "按七镇发〔2026〕4号执行"),
        ("12026年", "12026年"),
    ] {
        assert_eq!(move_years(words, 1), moved, "{words}");
    }
}

#[test]
fn a_proposal_keeps_the_words_and_reads_the_days_anew() {
    let mut duty = made::duty();
    duty.deadline = Deadline::read("2026年6月底、12月底前", 2026);
    let next = propose(made::key(7), &duty, 2027);
    assert_eq!((next.year, next.number, next.predecessor), (2027, None, Some(made::key(7))));
    assert_eq!(next.deadline.dates.iter().map(ToString::to_string).collect::<Vec<_>>(), ["2027-06-30", "2027-12-31"]);
    duty.deadline = Deadline::read("另行通知", 2026);
    duty.deadline.kind = DeadlineKind::OnEvent;
    assert_eq!(propose(made::key(7), &duty, 2027).deadline.kind, DeadlineKind::OnEvent);
}

#[test]
fn two_years_compare_by_predecessor_then_by_words() {
    let old = |requirement: &str| Duty { requirement: requirement.to_owned(), ..made::duty() };
    let olds = [old("学习"), old("党课"), old("培训"), old("巡查")];
    let before: Vec<(DutyId, &Duty)> = olds.iter().zip(1..).map(|(duty, number)| (made::key(number), duty)).collect();
    let same = propose(made::key(1), &olds[0], 2027);
    let changed = Duty { quota: "每年3次".to_owned(), requirement: "上党课".to_owned(), ..propose(made::key(2), &olds[1], 2027) };
    let by_words = Duty { predecessor: None, ..propose(made::key(3), &olds[2], 2027) };
    let added = Duty { predecessor: None, year: 2027, requirement: "新事".to_owned(), ..made::duty() };
    let news = [added, same, changed, by_words];
    let after: Vec<(DutyId, &Duty)> = news.iter().zip(11..).map(|(duty, number)| (made::key(number), duty)).collect();
    let lines = compare(&before, &after);
    assert_eq!(lines.iter().map(|line| line.change.label()).collect::<Vec<_>>(), ["新增", "未变", "变更", "未变", "取消"]);
    assert_eq!(lines[2].differs, ["具体要求", "量化要求／频次"]);
    assert_eq!(lines[4].before.map(|duty| duty.requirement.as_str()), Some("巡查"));
}
