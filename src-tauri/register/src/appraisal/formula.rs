//! How a score counts (《办法》第四十八条): what warnings take away, ten per cent, the five points for 95 and above; both
//! readings of the article, line by line. Never rounded: every figure is exact.

use chrono::{Datelike as _, NaiveDate};

use super::{AppraisalGrade, AppraisalRules, DeductionBase, DeductionCount, Points};
use crate::Term as _;
use crate::id::{UnitId, WarningId};
use crate::warning::{Warning, WarningLevel};

/// From this score on five points are added.
const BONUS_FROM: Points = Points::whole(95);
/// The points added.
const BONUS: Points = Points::whole(5);

terms! {
    /// 不扣原因: why a warning of the unit takes nothing away.
    Exclusion {
        /// 作废.
        Voided = "voided", "已作废，不扣分";
        /// 撤销.
        Withdrawn = "withdrawn", "已撤销，不扣分";
        /// 提级.
        Raised = "raised", "已提级，按提级后的预警扣分";
        /// 个人预警.
        Personal = "personal", "个人预警，按设置不计入单位";
        /// 同级.
        SameLevel = "same_level", "同一等级只扣一次，不再扣分";
    }
}

/// 预警扣分: one warning of the unit in the year, with what it takes away or why it takes nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deduction {
    /// The warning.
    pub warning: WarningId,
    /// 文号.
    pub number: String,
    /// 预警等级.
    pub level: WarningLevel,
    /// 签发日期: says to which year it counts.
    pub issued_on: NaiveDate,
    /// 事由.
    pub subject: String,
    /// Why it takes nothing away.
    pub excluded: Option<Exclusion>,
}

impl Deduction {
    /// What it takes away.
    pub fn points(&self) -> Points {
        if self.excluded.is_some() { Points::ZERO } else { self.level.points() }
    }
}

impl WarningLevel {
    /// The points of 《办法》第四十八条: 2, 1, 0.5.
    pub fn points(self) -> Points {
        match self {
            Self::Red => Points::whole(2),
            Self::Yellow => Points::whole(1),
            Self::Blue => Points::tenths(5),
        }
    }
}

/// Every warning of a unit issued in a year, in the order of issue, with what it takes away. `head` is the post of the
/// unit's head: a warning handed to anyone else is a person's. `gone` says why a warning does not stand any more
/// beside being voided: withdrawn, or raised to one that counts in its place.
pub fn deductions<'a>(
    year: i32,
    unit: UnitId,
    head: &str,
    warnings: impl Iterator<Item = &'a (WarningId, Warning)>,
    gone: impl Fn(WarningId, &Warning) -> Option<Exclusion>,
    rules: AppraisalRules,
) -> Vec<Deduction> {
    let mut own: Vec<_> = warnings.filter(|(_, warning)| warning.unit == Some(unit) && warning.issued_on.year() == year).collect();
    own.sort_by_key(|(_, warning)| (warning.issued_on, warning.number.series.clone(), warning.number.sequence));
    let mut seen: Vec<WarningLevel> = Vec::new();
    own.into_iter()
        .map(|(id, warning)| {
            let personal = is_personal(&warning.addressee, head);
            let excluded = if warning.voided.is_some() {
                Some(Exclusion::Voided)
            } else if let Some(why) = gone(*id, warning) {
                Some(why)
            } else if personal && !rules.personal {
                Some(Exclusion::Personal)
            } else if rules.count == DeductionCount::PerLevel && seen.contains(&warning.level) {
                Some(Exclusion::SameLevel)
            } else {
                seen.push(warning.level);
                None
            };
            Deduction {
                warning: *id,
                number: warning.number.to_string(),
                level: warning.level,
                issued_on: warning.issued_on,
                subject: warning.subject.clone(),
                excluded,
            }
        })
        .collect()
}

/// A warning handed to anyone but the head of the unit is a person's: 村建所所长 and 村党支部书记兼主任 are heads, a deputy
/// is not.
fn is_personal(addressee: &str, head: &str) -> bool {
    let (addressee, head) = (crate::text::key(addressee), crate::text::key(head));
    let deputy = || addressee.contains(&format!("副{head}"));
    !addressee.is_empty() && !head.is_empty() && (!addressee.contains(&head) || deputy())
}

/// 考核结果: what a score comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// The points of the warnings together.
    pub deducted: Points,
    /// The score that grade and rank go by.
    pub score: Points,
    /// 计入责任制考核: what the unit takes into the other appraisal; below zero where warnings took more than ten
    /// per cent of the score.
    pub contribution: Points,
    /// 等次.
    pub grade: AppraisalGrade,
}

/// What a score comes to under the rules of the office.
pub fn outcome(total: Points, deductions: &[Deduction], rules: AppraisalRules) -> Outcome {
    let deducted: Points = deductions.iter().map(Deduction::points).sum();
    let (score, contribution) = read(total, deducted, rules.base);
    Outcome { deducted, score, contribution, grade: rules.grade(score) }
}

/// The score that counts and the contribution, under one reading.
fn read(total: Points, deducted: Points, base: DeductionBase) -> (Points, Points) {
    let bonus = |score: Points| if score >= BONUS_FROM { BONUS } else { Points::ZERO };
    match base {
        DeductionBase::Responsibility => (total, total.tenth() - deducted + bonus(total)),
        DeductionBase::Appraisal => {
            let score = (total - deducted).max(Points::ZERO);
            (score, score.tenth() + bonus(score))
        }
    }
}

/// 算式: one printed line of the formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormulaLine {
    /// Which reading it belongs to; none for what both begin with.
    pub reading: Option<DeductionBase>,
    /// What is computed.
    pub label: String,
    /// The figures.
    pub figures: String,
    /// What comes of them.
    pub value: Points,
}

/// The formula line by line: the score and the deductions, then each reading of the article.
pub fn formula(total: Points, deductions: &[Deduction]) -> Vec<FormulaLine> {
    let line = |reading, label: &str, figures: String, value| FormulaLine { reading, label: label.to_owned(), figures, value };
    let deducted: Points = deductions.iter().map(Deduction::points).sum();
    let count = |level: WarningLevel| deductions.iter().filter(|own| own.level == level && own.excluded.is_none()).count();
    let parts: Vec<String> =
        WarningLevel::ALL.iter().map(|level| format!("{}×{}（{}）", level.points(), count(*level), level.label())).collect();
    let mut lines = vec![
        line(None, "百分考核得分 S", format!("各项核查分合计＝{total}"), total),
        line(None, "预警扣分 D", format!("{}＝{deducted}", parts.join("＋")), deducted),
    ];
    for base in DeductionBase::ALL.iter().copied() {
        let (score, contribution) = read(total, deducted, base);
        let tenth = score.tenth();
        let own = |label: &str, figures: String, value| line(Some(base), label, figures, value);
        let name = match base {
            DeductionBase::Responsibility => "S",
            DeductionBase::Appraisal => {
                lines.push(own("扣分后得分 S′", format!("S－D＝{total}－{deducted}（扣完为止）＝{score}"), score));
                "S′"
            }
        };
        lines.push(own("按10%折算", format!("10%×{name}＝10%×{score}＝{tenth}"), tenth));
        let (bonus, said) = if score >= BONUS_FROM {
            (BONUS, format!("{name}＝{score}，达到{BONUS_FROM}分，加{BONUS}分"))
        } else {
            (Points::ZERO, format!("{name}＝{score}，不足{BONUS_FROM}分，不加分"))
        };
        lines.push(own("95分以上加分", said, bonus));
        let figures = match base {
            DeductionBase::Responsibility => format!("{tenth}－{deducted}＋{bonus}＝{contribution}"),
            DeductionBase::Appraisal => format!("{tenth}＋{bonus}＝{contribution}"),
        };
        lines.push(own("计入责任制考核", figures, contribution));
    }
    lines
}

/// Ranks of scores: equal scores share a rank, and the next one counts those before it (1, 2, 2, 4). What has no score
/// yet has no rank.
pub fn ranks(scores: &[Option<Points>]) -> Vec<Option<u32>> {
    let above = |own: Points| scores.iter().flatten().filter(|other| **other > own).count();
    scores.iter().map(|score| score.and_then(|own| u32::try_from(above(own) + 1).ok())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::made::{self, key};
    use WarningLevel::{Blue, Red, Yellow};

    fn taken(levels: &[WarningLevel]) -> Vec<Deduction> {
        let day = made::day("2026-03-01");
        let one = |(at, level): (usize, &WarningLevel)| Deduction {
            warning: key(at as u128),
            number: format!("七纪廉警〔2026〕{}号", at + 1),
            level: *level,
            issued_on: day,
            subject: String::new(),
            excluded: None,
        };
        levels.iter().enumerate().map(one).collect()
    }

    fn rules(base: DeductionBase) -> AppraisalRules {
        AppraisalRules { base, ..AppraisalRules::default() }
    }

    #[test]
    fn one_red_and_two_blue_at_95() {
        let own = outcome(Points::whole(95), &taken(&[Red, Blue, Blue]), AppraisalRules::default());
        assert_eq!((own.deducted.to_string().as_str(), own.contribution.to_string().as_str()), ("3", "11.5"));
        assert_eq!(own.grade, AppraisalGrade::Excellent);
    }

    #[test]
    fn both_readings_over_floors_and_the_line_of_95() {
        for (total, levels, by_responsibility, by_appraisal) in [
            ("95", &[Red, Blue, Blue][..], "11.5", "9.2"),
            ("100", &[], "15", "15"),
            ("94.99", &[], "9.499", "9.499"),
            ("95", &[Blue], "14", "9.45"),
            ("97", &[Red], "12.7", "14.5"),
            ("60", &[Yellow, Yellow], "4", "5.8"),
            // Warnings can take more than ten per cent of a low score; the score itself stops at nothing.
            ("3", &[Red, Red], "-3.7", "0"),
            ("0", &[], "0", "0"),
        ] {
            let total = Points::parse(total).unwrap();
            let said = |base| outcome(total, &taken(levels), rules(base)).contribution.to_string();
            assert_eq!(said(DeductionBase::Responsibility), by_responsibility, "{total}");
            assert_eq!(said(DeductionBase::Appraisal), by_appraisal, "{total}");
        }
    }

    #[test]
    fn the_formula_says_every_figure_of_both_readings() {
        let lines = formula(Points::whole(95), &taken(&[Red, Blue, Blue]));
        let said: Vec<_> = lines.iter().map(|line| format!("{}：{}", line.label, line.figures)).collect();
        assert_eq!(
            said,
            [
                "百分考核得分 S：各项核查分合计＝95",
                "预警扣分 D：2×1（红色）＋1×0（黄色）＋0.5×2（蓝色）＝3",
                "按10%折算：10%×S＝10%×95＝9.5",
                "95分以上加分：S＝95，达到95分，加5分",
                "计入责任制考核：9.5－3＋5＝11.5",
                "扣分后得分 S′：S－D＝95－3（扣完为止）＝92",
                "按10%折算：10%×S′＝10%×92＝9.2",
                "95分以上加分：S′＝92，不足95分，不加分",
                "计入责任制考核：9.2＋0＝9.2",
            ]
        );
    }

    #[test]
    fn grade_and_rank_go_by_the_score_that_counts() {
        let grade = |total: &str, base| outcome(Points::parse(total).unwrap(), &taken(&[Red]), rules(base)).grade;
        assert_eq!(grade("91", DeductionBase::Responsibility), AppraisalGrade::Excellent);
        assert_eq!(grade("91", DeductionBase::Appraisal), AppraisalGrade::Good);
        for (total, expected) in [("90", "优秀"), ("89.99", "良好"), ("80", "良好"), ("79.9", "合格"), ("60", "合格"), ("59.99", "不合格")]
        {
            assert_eq!(AppraisalRules::default().grade(Points::parse(total).unwrap()).label(), expected, "{total}");
        }
        let scores = [Some(90), Some(95), None, Some(90), Some(80)].map(|score| score.map(Points::whole));
        assert_eq!(ranks(&scores), [Some(2), Some(1), None, Some(2), Some(4)]);
        assert_eq!(ranks(&[]), []);
    }

    fn warning(number: u32, level: WarningLevel, issued_on: &str, addressee: &str) -> (WarningId, Warning) {
        let mut warning = made::warning(level, issued_on, None, None);
        warning.number.sequence = number;
        warning.addressee = addressee.to_owned();
        (key(number.into()), warning)
    }

    #[test]
    fn only_what_stands_is_taken_away_and_each_has_its_reason() {
        let mut voided = warning(3, Red, "2026-03-03", "");
        voided.1.voided = Some((made::day("2026-03-04"), "开错".to_owned()));
        let all = [
            warning(2, Blue, "2026-02-02", "出纳"),
            warning(1, Blue, "2026-01-02", "财政所所长"),
            voided,
            warning(4, Yellow, "2026-04-04", ""),
            warning(5, Yellow, "2025-12-31", ""),
        ];
        let raised = key(4);
        let run = |rules, gone: &dyn Fn(WarningId) -> Option<Exclusion>| -> Vec<String> {
            deductions(2026, key(1), "所长", all.iter(), |id, _| gone(id), rules)
                .into_iter()
                .map(|own| format!("{} {} {}", own.number, own.points(), own.excluded.map_or("", |why| why.label())))
                .collect()
        };
        let none = |_: WarningId| None;
        assert_eq!(
            run(AppraisalRules::default(), &none),
            ["七纪廉警〔2026〕1号 0.5 ", "七纪廉警〔2026〕2号 0.5 ", "七纪廉警〔2026〕3号 0 已作废，不扣分", "七纪廉警〔2026〕4号 1 "]
        );
        let per_level = AppraisalRules { count: DeductionCount::PerLevel, ..AppraisalRules::default() };
        assert_eq!(run(per_level, &none)[1], "七纪廉警〔2026〕2号 0 同一等级只扣一次，不再扣分");
        let without_persons = AppraisalRules { personal: false, ..AppraisalRules::default() };
        assert_eq!(run(without_persons, &none)[0], "七纪廉警〔2026〕1号 0.5 ", "the head's warning is the unit's");
        assert_eq!(run(without_persons, &none)[1], "七纪廉警〔2026〕2号 0 个人预警，按设置不计入单位");
        let raise = |id| (id == raised).then_some(Exclusion::Raised);
        assert_eq!(run(AppraisalRules::default(), &raise)[3], "七纪廉警〔2026〕4号 0 已提级，按提级后的预警扣分");
        assert!(deductions(2026, key(2), "", all.iter(), |_, _| None, AppraisalRules::default()).is_empty());
    }
}
