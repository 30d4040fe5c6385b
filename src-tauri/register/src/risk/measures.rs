//! 防控措施 as 《办法》 names them: by kind (第十七条) and by grade (第十八条). Proposed, and put in behind what was
//! typed on a click; never in its place.

use super::{RiskGrade, RiskKind};
use crate::Term;
use crate::text;

/// 措施建议: a text that can be put into 防控措施.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureProposal {
    /// What it follows from, such as 业务流程风险 or 高级.
    pub because: String,
    /// The text.
    pub text: &'static str,
    /// The article that it comes from.
    pub article: &'static str,
}

/// 第十七条: what each kind of risk calls for.
pub fn of_kind(kind: RiskKind) -> &'static str {
    match kind {
        RiskKind::Moral => "开展反腐倡廉教育，定期谈心谈话、警示教育",
        RiskKind::PostDuty => "分权、示权、控权：分解岗位权力，公开职责和结果，加强监督制约",
        RiskKind::Process => "规范流程：固化办事程序，关键环节双人办理、全程留痕",
        RiskKind::System => "健全制度：补齐、修订相关制度，检查执行情况",
        RiskKind::Environment => "净化外部环境：公开承诺，规范与管理服务对象的交往",
    }
}

/// 第十八条: how each grade is guarded against.
pub fn of_grade(grade: RiskGrade) -> &'static str {
    match grade {
        RiskGrade::High => "建立制度、重点督查，上级纪检监察机关重点监控",
        RiskGrade::Medium => "完善制度、定期检查",
        RiskGrade::Low => "落实制度、适时提醒",
    }
}

/// The measures that a kind and a grade call for and that are not there yet.
pub fn proposals(kind: Option<RiskKind>, grade: Option<RiskGrade>, there: &str) -> Vec<MeasureProposal> {
    let kind =
        kind.map(|kind| MeasureProposal { because: kind.label().to_owned(), text: of_kind(kind), article: "《办法》第十七条" });
    let grade = grade.map(|grade| MeasureProposal {
        because: format!("{}级风险", grade.label()),
        text: of_grade(grade),
        article: "《办法》第十八条",
    });
    kind.into_iter().chain(grade).filter(|one| !text::key(there).contains(&text::key(one.text))).collect()
}

/// Puts a measure behind what is there.
pub fn put_in(there: &str, measure: &str) -> String {
    let there = text::trim(there).trim_end_matches(['。', '；', ';']);
    if there.is_empty() { measure.to_owned() } else { format!("{there}；{measure}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_follow_kind_and_grade_and_are_proposed_once() {
        for kind in RiskKind::ALL {
            for grade in RiskGrade::ALL {
                let all = proposals(Some(*kind), Some(*grade), "");
                assert_eq!(all.iter().map(|one| one.article).collect::<Vec<_>>(), ["《办法》第十七条", "《办法》第十八条"]);
                let both = all.iter().fold("公示。".to_owned(), |there, one| put_in(&there, one.text));
                assert!(both.starts_with("公示；"), "what was typed stays in front: {both}");
                assert!(proposals(Some(*kind), Some(*grade), &both).is_empty());
            }
        }
        assert!(proposals(None, None, "").is_empty());
        let grade: Vec<_> = proposals(None, Some(RiskGrade::Low), "双人办理").into_iter().map(|one| (one.because, one.text)).collect();
        assert_eq!(grade, [("低级风险".to_owned(), "落实制度、适时提醒")]);
    }

    #[test]
    fn a_measure_goes_behind_what_was_typed() {
        for (there, after) in [
            ("", "公示"),
            ("  ", "公示"),
            ("双人办理", "双人办理；公示"),
            ("双人办理；", "双人办理；公示"),
            ("双人办理。", "双人办理；公示"),
        ] {
            assert_eq!(put_in(there, "公示"), after, "{there:?}");
        }
    }
}
