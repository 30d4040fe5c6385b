//! How a grade is arrived at: 可能性 × 影响, the kind of power that is at risk, and the person who decides. The
//! program suggests; a grade that differs carries its reason and the name of who decided. Never a grade set here.

use super::{Degree, RiskGrade, RiskPoint};
use crate::Term;
use crate::objection::{Objection, Objections};

impl Degree {
    fn points(self) -> u32 {
        match self {
            Self::High => 3,
            Self::Medium => 2,
            Self::Low => 1,
        }
    }
}

/// 可能性 × 影响: 6 and above 高, 3 to 4 中, 2 and below 低 (a helper; the human decides).
pub fn suggested_grade(likelihood: Degree, impact: Degree) -> (u32, RiskGrade) {
    let score = likelihood.points() * impact.points();
    let grade = match score {
        6.. => RiskGrade::High,
        3..=5 => RiskGrade::Medium,
        _ => RiskGrade::Low,
    };
    (score, grade)
}

/// Words of a power that speak for 高, whatever its score: 三重一大, 财务, 采购, 工程.
const HEAVY: [(&str, &[&str]); 4] = [
    ("“三重一大”", &["三重一大", "大额资金", "人事任免", "选拔推荐"]),
    ("财务", &["财务", "资金", "经费", "报账"]),
    ("采购", &["采购"]),
    ("工程", &["工程", "招标", "招投标", "项目安排"]),
];

/// Why a power of this name speaks for the grade 高: “三重一大”, 财务, 采购 or 工程; none where it does not.
pub fn power_reason(power: &str) -> Option<&'static str> {
    HEAVY.iter().find(|(_, words)| words.iter().any(|word| power.contains(word))).map(|(reason, _)| *reason)
}

impl RiskPoint {
    /// 风险值, where both degrees are given.
    pub fn score(&self) -> Option<u32> {
        Some(suggested_grade(self.likelihood?, self.impact?).0)
    }

    /// The score and the two grades, where the grade is not the one worked out.
    fn apart(&self) -> Option<(u32, RiskGrade, RiskGrade)> {
        let (score, suggested) = suggested_grade(self.likelihood?, self.impact?);
        self.grade.filter(|grade| *grade != suggested).map(|grade| (score, suggested, grade))
    }

    /// A remark where the grade differs from what the two degrees suggest and nobody has answered for it. Rows of
    /// older tables come in with it; it forbids nothing.
    pub fn grade_remark(&self) -> Option<Objection> {
        let (score, suggested, grade) = self.apart()?;
        (self.grade_reason.is_empty() || self.graded_by.is_empty()).then(|| {
            let (suggested, grade) = (suggested.label(), grade.label());
            let sentence =
                format!("按可能性和影响计算，风险值为{score}，参考等级为“{suggested}”，现定为“{grade}”，还没有写明定级理由和定级人。");
            Objection::field("grade", "grade_differs", sentence)
        })
    }

    /// A remark where the power at risk speaks for 高 and the grade is lower.
    pub fn power_remark(&self, power: &str) -> Option<Objection> {
        let reason = power_reason(power).filter(|_| self.grade.is_some_and(|grade| grade != RiskGrade::High))?;
        Some(Objection::field("grade", "grade_power", format!("关联职权“{power}”属{reason}事项，建议定为“高”；由人确定。")))
    }

    /// What stands against keeping this grade: it differs from what was worked out, and no reason or no name is given.
    /// What an older table brought in stays as it is until somebody touches the grade.
    pub fn against_grade(&self, before: Option<&Self>) -> Objections {
        let judged = |risk: &Self| (risk.likelihood, risk.impact, risk.grade, risk.grade_reason.clone(), risk.graded_by.clone());
        let untouched = before.is_some_and(|before| judged(before) == judged(self));
        let Some((score, suggested, grade)) = self.apart().filter(|_| !untouched) else { return Vec::new() };
        let (suggested, grade) = (suggested.label(), grade.label());
        let mut against = Vec::new();
        if self.grade_reason.is_empty() {
            let sentence = format!("风险值为{score}，参考等级为“{suggested}”，现定为“{grade}”：请写明定级理由。");
            against.push(Objection::field("grade_reason", "grade_reason", sentence));
        }
        if self.graded_by.is_empty() {
            against.push(Objection::field("graded_by", "graded_by", format!("等级“{grade}”与参考等级“{suggested}”不同：请写明由谁定级。")));
        }
        against
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::made::risk;

    #[test]
    fn grades_follow_the_product_of_the_two_degrees() {
        use Degree::{High as H, Low as L, Medium as M};
        for (likelihood, impact, score, grade) in [
            (H, H, 9, RiskGrade::High),
            (H, M, 6, RiskGrade::High),
            (M, M, 4, RiskGrade::Medium),
            (H, L, 3, RiskGrade::Medium),
            (L, M, 2, RiskGrade::Low),
            (L, L, 1, RiskGrade::Low),
        ] {
            assert_eq!(suggested_grade(likelihood, impact), (score, grade));
        }
    }

    #[test]
    fn a_grade_that_differs_needs_its_reason_and_who_decided() {
        let with = |grade, reason: &str, by: &str| {
            let mut risk = risk(grade, "");
            (risk.likelihood, risk.impact) = (Some(Degree::High), Some(Degree::Low));
            (risk.grade_reason, risk.graded_by) = (reason.to_owned(), by.to_owned());
            risk
        };
        let fields =
            |risk: &RiskPoint, before: Option<&RiskPoint>| risk.against_grade(before).into_iter().map(|one| one.field).collect::<Vec<_>>();
        for (grade, reason, by, against) in [
            (RiskGrade::Medium, "", "", vec![]),
            (RiskGrade::High, "", "", vec!["grade_reason", "graded_by"]),
            (RiskGrade::High, "采购事项", "", vec!["graded_by"]),
            (RiskGrade::Low, "", "郑丙", vec!["grade_reason"]),
            (RiskGrade::High, "采购事项", "郑丙", vec![]),
        ] {
            let risk = with(grade, reason, by);
            assert_eq!(fields(&risk, None), against, "{grade:?} {reason} {by}");
            assert_eq!(risk.grade_remark().is_some(), !against.is_empty());
            // An old row can be put right elsewhere without being asked.
            let mut touched = risk.clone();
            touched.control_measures = "公示".to_owned();
            assert!(fields(&touched, Some(&risk)).is_empty());
            assert_eq!(fields(&risk, Some(&with(RiskGrade::Medium, "", ""))), against);
        }
        // A reason once given cannot be taken away.
        assert_eq!(fields(&with(RiskGrade::High, "", "郑丙"), Some(&with(RiskGrade::High, "采购事项", "郑丙"))), ["grade_reason"]);
        // Without the two degrees nothing is worked out, so nothing differs.
        let mut bare = with(RiskGrade::High, "", "");
        bare.impact = None;
        assert!(fields(&bare, None).is_empty());
    }

    #[test]
    fn some_powers_speak_for_the_highest_grade() {
        for (power, reason) in [
            ("“三重一大”事项集体决策", Some("“三重一大”")),
            ("大额资金使用审批", Some("“三重一大”")),
            ("政府采购与物资采购", Some("采购")),
            ("小型工程项目发包", Some("工程")),
            ("宅基地审批", None),
            ("", None),
        ] {
            assert_eq!(power_reason(power), reason, "{power}");
        }
        let rule = |grade, power: &str| risk(grade, "").power_remark(power).map(|one| one.rule);
        assert_eq!(rule(RiskGrade::Medium, "物资采购"), Some("grade_power"));
        assert_eq!(rule(RiskGrade::High, "物资采购"), None);
        assert_eq!(rule(RiskGrade::Low, "户口证明"), None);
    }
}
