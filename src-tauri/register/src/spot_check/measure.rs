//! The control measures of an object, one by one, as its risk points name them. Never a measure made up: what a risk
//! point does not say is not looked at.

use super::SpotObject;
use crate::id::RiskId;
use crate::risk::{RiskGrade, RiskLayer, RiskPoint};
use crate::text;

/// 待查措施: one control measure of a risk point that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PendingMeasure {
    /// The risk point.
    pub risk: Option<RiskId>,
    /// 风险编号.
    pub risk_number: String,
    /// 风险点描述.
    pub risk_words: String,
    /// 等级 of the risk point.
    pub grade: Option<RiskGrade>,
    /// The measure.
    pub words: String,
}

/// The measures of an object, those of high risk points first. A post has the points of its own; a unit those above its
/// posts, and where none of these is of high risk, all of them.
pub fn of<'a>(object: SpotObject, risks: impl Iterator<Item = (RiskId, &'a RiskPoint)>) -> Vec<PendingMeasure> {
    let mut fits: Vec<(RiskId, &RiskPoint)> = match object.post {
        Some(post) => risks.filter(|(_, risk)| risk.post == Some(post)).collect(),
        None => risks.filter(|(_, risk)| risk.unit == Some(object.unit)).collect(),
    };
    let above = |risk: &RiskPoint| risk.layer != Some(RiskLayer::Post);
    if object.post.is_none() && fits.iter().any(|(_, risk)| above(risk) && risk.grade == Some(RiskGrade::High)) {
        fits.retain(|(_, risk)| above(risk));
    }
    let mut measures = Vec::new();
    for (id, risk) in &fits {
        for words in split(&risk.control_measures) {
            measures.push(PendingMeasure {
                risk: Some(*id),
                risk_number: risk.number.clone(),
                risk_words: risk.description.clone(),
                grade: risk.grade,
                words,
            });
        }
    }
    // The order of the register stands within each grade.
    measures.sort_by_key(|one| one.grade.is_none_or(|grade| grade != RiskGrade::High));
    measures
}

/// 防控措施 one by one: ； 。 and a new line part them, and 、 does where a part is a bare list of names.
pub fn split(words: &str) -> Vec<String> {
    let parts = words.split(['；', ';', '。', '\n', '\r']).map(unnumbered).filter(|part| !part.is_empty() && *part != "—");
    parts.flat_map(listed).collect()
}

/// A part that says something in a clause stays whole: 、 within a clause parts words, not measures.
fn listed(part: &str) -> Vec<String> {
    if part.contains(['，', ',', '：', ':', '（', '(', '“', '《']) {
        return vec![part.to_owned()];
    }
    part.split('、').map(text::trim).filter(|one| !one.is_empty()).map(str::to_owned).collect()
}

/// The part without 1. （一） ① before it.
fn unnumbered(part: &str) -> &str {
    let part = text::trim(part);
    let bare = part.trim_start_matches(|character: char| character.is_ascii_digit() || ('①'..='⑳').contains(&character));
    if bare.len() < part.len() {
        let after = bare.strip_prefix(['.', '．', '、', ')', '）']);
        let circled = part.starts_with(|character: char| ('①'..='⑳').contains(&character));
        return match after {
            Some(after) => text::trim(after),
            None if circled => text::trim(bare),
            None => part,
        };
    }
    let bracketed = part.strip_prefix(['（', '(']).and_then(|rest| rest.split_once(['）', ')']));
    match bracketed {
        Some((number, rest)) if number.chars().all(|one| "一二三四五六七八九十0123456789".contains(one)) => text::trim(rest),
        _ => part,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::made::{key, risk};

    #[test]
    fn measures_are_parted_as_the_office_writes_them() {
        for (words, parts) in [
            ("末位表态、逐人记名表决、纪委全程监督；每半年述责述廉", &["末位表态", "逐人记名表决", "纪委全程监督", "每半年述责述廉"][..]),
            ("开展反腐倡廉教育，定期谈心谈话、警示教育", &["开展反腐倡廉教育，定期谈心谈话、警示教育"]),
            ("分权、示权、控权：分解岗位权力", &["分权、示权、控权：分解岗位权力"]),
            ("1.按月对账；2、双人保管。\n③公开栏拍照", &["按月对账", "双人保管", "公开栏拍照"]),
            ("（一）3日内公示；（二）30万元以上招标", &["3日内公示", "30万元以上招标"]),
            ("季度用途季巡", &["季度用途季巡"]),
            ("—", &[]),
            ("", &[]),
        ] {
            assert_eq!(split(words), parts, "{words}");
        }
    }

    fn any() -> RiskPoint {
        risk(RiskGrade::High, "")
    }

    #[test]
    fn a_post_has_its_own_points_and_a_unit_those_above_its_posts() {
        let of_post = |words: &str, grade| RiskPoint { control_measures: words.to_owned(), grade: Some(grade), ..any() };
        let above = |words: &str, grade| RiskPoint { layer: Some(RiskLayer::Unit), post: None, ..of_post(words, grade) };
        let unit = any().unit.unwrap();
        let said = |object, risks: &[RiskPoint]| -> Vec<String> {
            let risks = risks.iter().enumerate().map(|(at, risk)| (key(at as u128 + 1), risk));
            of(object, risks).into_iter().map(|one| one.words).collect()
        };
        let post = SpotObject { unit, post: any().post };
        let whole = SpotObject { unit, post: None };
        let risks = [of_post("月度对账", RiskGrade::Low), of_post("双人保管", RiskGrade::High), above("建立内审制度", RiskGrade::High)];
        assert_eq!(said(post, &risks), ["双人保管", "月度对账"], "those of high points first");
        assert_eq!(said(whole, &risks), ["建立内审制度"]);
        assert_eq!(said(whole, &risks[..2]), ["双人保管", "月度对账"], "a unit without a high point of its own");
        let other = SpotObject { unit: key(77), post: None };
        assert!(said(other, &risks).is_empty());
    }
}
