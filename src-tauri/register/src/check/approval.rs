//! 审定前检查: what stands against approving a catalogue as it is, what its public version leaves out, and what
//! the reader may want to know. Never a rule of its own: the rules are those of 条款体检.

use chrono::NaiveDate;

use super::{Check, Defect, Registers, Subject};
use crate::Term as _;
use crate::edition::Catalogue;
use crate::power::PowerStatus;

terms! {
    /// 审定影响: what a finding means for the approval.
    Weight {
        /// 不能审定.
        Blocks = "blocks", "要先改好";
        /// 不列入公开版.
        Withheld = "withheld", "不列入公开版";
        /// 提醒.
        Remark = "remark", "提醒";
    }
}

/// 审定前问题: one record that has a say in the approval.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hindrance {
    /// What it means.
    pub weight: Weight,
    /// The article.
    pub article: &'static str,
    /// The rule in words.
    pub rule: &'static str,
    /// The record.
    pub subject: Subject,
    /// The record's name.
    pub record: String,
    /// What is wrong, one Chinese sentence.
    pub sentence: String,
}

/// The rules that have a say in the approval of a catalogue, with what a finding means. A new rule of a
/// catalogue gets its weight here.
fn rules(catalogue: Catalogue) -> &'static [(Check, Weight)] {
    match catalogue {
        Catalogue::Duties => &[(Check::DutyParts, Weight::Remark)],
        Catalogue::Powers => &[
            (Check::PowerColumns, Weight::Blocks),
            (Check::BasisUnconfirmed, Weight::Withheld),
            (Check::PowerWithoutPost, Weight::Remark),
            (Check::ProcessParts, Weight::Remark),
            (Check::PowerWithoutRisk, Weight::Remark),
        ],
        Catalogue::Risks => &[
            (Check::RiskGradeMissing, Weight::Blocks),
            (Check::HighWithoutLeader, Weight::Blocks),
            (Check::HighWithoutDiscipline, Weight::Blocks),
            (Check::HighWithoutHead, Weight::Blocks),
            (Check::RiskKindMissing, Weight::Remark),
            (Check::RiskMeasures, Weight::Remark),
            (Check::RiskOutdated, Weight::Remark),
            (Check::MediumRoles, Weight::Remark),
            (Check::LowRoles, Weight::Remark),
        ],
    }
}

/// Everything that has a say in approving a catalogue, what blocks first.
pub fn hindrances(catalogue: Catalogue, registers: &Registers<'_>, today: NaiveDate) -> Vec<Hindrance> {
    let of_rule = |(check, weight): (Check, Weight)| {
        let (article, rule) = (check.article(), check.label());
        let found = check.run(registers, today).into_iter();
        found.map(move |Defect { subject, record, sentence, .. }| Hindrance { weight, article, rule, subject, record, sentence })
    };
    let mut found: Vec<Hindrance> = rules(catalogue).iter().copied().flat_map(of_rule).collect();
    if catalogue == Catalogue::Powers {
        found.extend(abolished(registers));
    }
    found.sort_by_key(|hindrance| hindrance.weight);
    found
}

/// Powers that were abolished: the public version has none of them.
fn abolished(registers: &Registers<'_>) -> Vec<Hindrance> {
    let gone = registers.powers.iter().filter(|(_, power)| power.status == Some(PowerStatus::Abolished) && power.basis_confirmed());
    gone.map(|(id, power)| Hindrance {
        weight: Weight::Withheld,
        article: "《办法》第八条",
        rule: "已取消的职权",
        subject: Subject::Power(*id),
        record: format!("{} {}", power.code, power.name),
        sentence: "已取消，只列入内部版。".to_owned(),
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::made::{Made, day, power, risk};
    use crate::power::Power;
    use crate::risk::RiskGrade;

    fn told(catalogue: Catalogue, made: &Made) -> Vec<(Weight, &'static str)> {
        hindrances(catalogue, &made.registers(), day("2026-04-08")).into_iter().map(|one| (one.weight, one.rule)).collect()
    }

    #[test]
    fn what_blocks_stands_first_and_a_whole_catalogue_has_nothing_against_it() {
        let unconfirmed = Power { basis_check: "待核（修订）".to_owned(), ..power("XK01") };
        let abolished = Power { status: Some(PowerStatus::Abolished), ..power("XK02") };
        let bare = Power { holder: String::new(), ..power("XK03") };
        let made = Made { powers: vec![unconfirmed, abolished, bare], ..Made::default() };
        let told_now = told(Catalogue::Powers, &made);
        assert_eq!(told_now.first(), Some(&(Weight::Blocks, "职权目录五要素不全")));
        assert!(told_now.contains(&(Weight::Withheld, "职权依据待核，不得公开")));
        assert!(told_now.contains(&(Weight::Withheld, "已取消的职权")));
        assert!(told_now.is_sorted_by_key(|(weight, _)| *weight));
        assert_eq!(told(Catalogue::Powers, &Made::default()), []);
    }

    #[test]
    fn a_high_risk_without_its_persons_blocks_and_a_low_one_only_reminds() {
        let blocks = |grade| {
            let made = Made { risks: vec![risk(grade, "")], ..Made::default() };
            told(Catalogue::Risks, &made).into_iter().filter(|(weight, _)| *weight == Weight::Blocks).count()
        };
        assert!(blocks(RiskGrade::High) >= 2, "镇纪委 and 单位主要领导 are missing");
        assert_eq!(blocks(RiskGrade::Low), 0);
        let mut ungraded = risk(RiskGrade::Low, "");
        ungraded.grade = None;
        let made = Made { risks: vec![ungraded], ..Made::default() };
        assert!(told(Catalogue::Risks, &made).contains(&(Weight::Blocks, "风险点没有定等级")));
    }
}
