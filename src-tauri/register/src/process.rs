//! 权力运行流程 read for drawing: which step is a decision, and at which step a risk point stands. Works
//! on the words of the register alone; never adds a step or a way out that nobody wrote.

use std::collections::HashSet;

use crate::power::ProcessStep;
use crate::risk::RiskPoint;

/// A step that asks a question: 材料是否齐全（否：一次性告知补正）.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// What is asked.
    pub question: String,
    /// The word on the way on: 是, 符合.
    pub onward: String,
    /// The word on the way out and what is done there, where they were written.
    pub way_out: Option<(String, String)>,
}

/// Reads a step as a decision: it says 是否 or 有无, or ends with a question mark. The way out stands in
/// brackets behind it.
pub fn decision(name: &str) -> Option<Decision> {
    let (question, bracket) = match name.trim_end_matches(['）', ')']).rsplit_once(['（', '(']) {
        Some((question, inner)) if name.ends_with(['）', ')']) => (question, inner.split_once(['：', ':'])),
        _ => (name, None),
    };
    let question = question.trim();
    if !(question.contains("是否") || question.contains("有无") || question.ends_with(['？', '?'])) {
        return None;
    }
    let way_out = bracket.map(|(label, text)| (label.trim().to_owned(), text.trim().to_owned()));
    let onward = match way_out.as_ref().map(|(label, _)| label.as_str()) {
        None | Some("否") if question.contains("有无") => "无".to_owned(),
        Some("有") => "无".to_owned(),
        Some("无") => "有".to_owned(),
        Some(label) if label.chars().count() > 1 && label.starts_with('不') => label.chars().skip(1).collect(),
        _ => "是".to_owned(),
    };
    Some(Decision { question: question.to_owned(), onward, way_out })
}

/// The step at which a risk point stands: the one that shares most pairs of characters with its words.
/// Words of the power's own name count for nothing, since every step is about them. None where no step
/// shares enough.
pub fn step_at_risk(steps: &[ProcessStep], power_name: &str, risk: &RiskPoint) -> Option<usize> {
    let common = pairs(power_name);
    let described = pairs(&risk.description);
    let shown = pairs(&risk.manifestation);
    let score = |step: &ProcessStep| -> usize {
        pairs(&step.name)
            .difference(&common)
            .map(|pair| 2 * usize::from(described.contains(pair)) + usize::from(shown.contains(pair)))
            .sum()
    };
    let mut best = None;
    for (index, step) in steps.iter().enumerate() {
        let score = score(step);
        if score >= 2 && best.is_none_or(|(_, most)| score > most) {
            best = Some((index, score));
        }
    }
    best.map(|(index, _)| index)
}

fn pairs(text: &str) -> HashSet<(char, char)> {
    let characters: Vec<char> = text.chars().collect();
    characters
        .windows(2)
        .filter_map(|pair| Some((*pair.first()?, *pair.get(1)?)))
        .filter(|(a, b)| a.is_alphanumeric() && b.is_alphanumeric())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::power::steps;

    fn risk(description: &str, manifestation: &str) -> RiskPoint {
        RiskPoint {
            number: "R001".to_owned(),
            layer: None,
            unit: None,
            post: None,
            power: None,
            kind: None,
            description: description.to_owned(),
            manifestation: manifestation.to_owned(),
            likelihood: None,
            impact: None,
            grade: None,
            control_measures: String::new(),
            responsible_person: String::new(),
            person: None,
            measure_level: None,
            found_by: Vec::new(),
            grade_reason: String::new(),
            graded_by: String::new(),
            leader: String::new(),
            discipline: String::new(),
            department_head: String::new(),
            abolished_on: None,
            abolish_reason: String::new(),
        }
    }

    #[test]
    fn a_decision_is_what_asks_and_its_way_out_what_was_written() {
        let read = |name: &str| decision(name).map(|decision| (decision.question, decision.onward, decision.way_out));
        assert_eq!(read("受理"), None);
        assert_eq!(read("听取陈述申辩（听证）"), None);
        assert_eq!(read("材料是否齐全"), Some(("材料是否齐全".to_owned(), "是".to_owned(), None)));
        let out = |label: &str, text: &str| Some((label.to_owned(), text.to_owned()));
        assert_eq!(
            read("材料是否齐全（否：一次性告知补正）"),
            Some(("材料是否齐全".to_owned(), "是".to_owned(), out("否", "一次性告知补正")))
        );
        assert_eq!(
            read("是否符合条件（不符合：书面说明理由）"),
            Some(("是否符合条件".to_owned(), "符合".to_owned(), out("不符合", "书面说明理由")))
        );
        assert_eq!(read("公示有无异议（有：调查核实）"), Some(("公示有无异议".to_owned(), "无".to_owned(), out("有", "调查核实"))));
    }

    #[test]
    fn a_risk_stands_at_the_step_whose_words_it_shares() {
        let chain = steps("农户书面申请→村级审查→镇政府审批→核发宅基地批准书→批放到场→竣工验收到场→建档备案");
        let name = "农村村民住宅用地（宅基地）审批";
        let at = |description: &str, manifestation: &str| {
            step_at_risk(&chain, name, &risk(description, manifestation)).map(|index| chain[index].name.as_str())
        };
        assert_eq!(at("宅基地审批“三到场”缺失", "未到场即签字验收"), Some("竣工验收到场"));
        assert_eq!(at("宅基地指标收费", "向村民违规收取“协调费”"), None);
        assert_eq!(step_at_risk(&[], name, &risk("验收走过场", "")), None);
    }
}
