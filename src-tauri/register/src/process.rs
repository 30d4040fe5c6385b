//! 权力运行流程: its steps, and how they are read for drawing: which is a decision, and at which a risk point
//! stands. Works on the words of the register alone; never adds a step or a way out that nobody wrote.

use std::collections::HashSet;

use crate::id::{PostId, StepId};
use crate::objection::{Objection, Objections};
use crate::risk::RiskPoint;
use crate::text;

/// 环节 of a 权力运行流程.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProcessStep {
    /// Its key, which it keeps for life; none until it is written.
    pub id: Option<StepId>,
    /// 环节名称.
    pub name: String,
    /// 承办岗位, in the words of the process.
    pub post: String,
    /// The post that the words mean, where it is one of the register.
    pub post_id: Option<PostId>,
    /// 时限, in the words of the process.
    pub time_limit: String,
    /// 接口: the unit or step that it hands over to.
    pub interface: String,
    /// 监督制约: what is checked here.
    pub control_point: String,
}

impl ProcessStep {
    /// A step of which only the name is known.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// True when more than its name was written.
    pub fn detailed(&self) -> bool {
        [&self.post, &self.time_limit, &self.interface, &self.control_point].into_iter().any(|text| !text.is_empty())
    }
}

/// The steps as a chain: 申请→受理→审批.
pub fn chain(steps: &[ProcessStep]) -> String {
    steps.iter().map(|step| step.name.as_str()).collect::<Vec<_>>().join("→")
}

/// The steps with what was written about each, a line a step; empty where nothing was.
pub fn details(steps: &[ProcessStep]) -> String {
    if !steps.iter().any(ProcessStep::detailed) {
        return String::new();
    }
    let line = |(at, step): (usize, &ProcessStep)| {
        let mut line = format!("{}.{}", at + 1, step.name);
        for (label, text) in
            [("承办岗位", &step.post), ("时限", &step.time_limit), ("接口", &step.interface), ("监督制约", &step.control_point)]
        {
            if !text.is_empty() {
                line.push_str(&format!("｜{label}：{text}"));
            }
        }
        line
    };
    steps.iter().enumerate().map(line).collect::<Vec<_>>().join("\n")
}

/// A chain that was written anew over the steps as they stand: a step that keeps its name keeps its key and
/// what was written about it. Of two steps with one name the first takes the first.
pub fn carried(before: &[ProcessStep], chain: Vec<ProcessStep>) -> Vec<ProcessStep> {
    let mut left: Vec<&ProcessStep> = before.iter().collect();
    let mut take = |step: ProcessStep| match left.iter().position(|known| known.name == step.name) {
        Some(at) => left.remove(at).clone(),
        None => step,
    };
    chain.into_iter().map(&mut take).collect()
}

/// Steps as an editor hands them in: each has a name, one line of it without an arrow.
///
/// # Errors
/// Every objection, its field the step's place and part: `steps.2.name`.
pub fn checked(steps: Vec<ProcessStep>) -> Result<Vec<ProcessStep>, Objections> {
    let mut objections = Objections::new();
    let mut object =
        |at: usize, part: &str, rule, sentence: String| objections.push(Objection::field(&format!("steps.{at}.{part}"), rule, sentence));
    for (at, step) in steps.iter().enumerate() {
        let nth = at + 1;
        if step.name.is_empty() {
            object(at, "name", "required", format!("第{nth}个环节没有名称，请填写，或者删去这一行。"));
        } else if step.name != chain(&self::steps(&step.name)) || self::steps(&step.name).len() != 1 {
            object(at, "name", "one_step", format!("第{nth}个环节的名称里不能有“→”、换行或者编号，请分成几个环节来写。"));
        }
    }
    if objections.is_empty() { Ok(steps) } else { Err(objections) }
}

/// 天数 of a time limit, as its words say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// How many; 0 where it is done on the spot.
    pub count: u32,
    /// Working days; otherwise calendar days.
    pub working: bool,
}

/// Reads the days of a time limit: 承诺20个工作日（不含公示）, 3日内, 当场. None where the words name no single
/// number of days.
pub fn days(words: &str) -> Option<Days> {
    let words = text::key(words);
    let plain = match words.split_once(['(', '（']) {
        Some((before, _)) if !before.is_empty() => before,
        _ => words.as_str(),
    };
    if ["即时", "当场", "即办", "随到随办"].iter().any(|word| plain.contains(word))
        && !plain.contains(|letter: char| letter.is_ascii_digit())
    {
        return Some(Days { count: 0, working: true });
    }
    let mut parts = plain.split(|letter: char| !letter.is_ascii_digit()).filter(|part| !part.is_empty());
    let (number, more) = (parts.next()?, parts.next());
    let after = plain.split_once(number)?.1;
    let working = ["个工作日", "工作日"].iter().any(|unit| after.starts_with(unit));
    let calendar = ["日", "天", "个自然日", "自然日"].iter().any(|unit| after.starts_with(unit));
    let before = plain.split_once(number)?.0;
    // "7月3日前" is a day of the calendar, "每月5日" a rhythm.
    if more.is_some() || !(working || calendar) || before.ends_with('月') || before.contains('每') {
        return None;
    }
    Some(Days { count: number.parse().ok()?, working })
}

/// Splits a process on arrows and on numbered lines (forms.md section 12, rule 5).
pub fn steps(text: &str) -> Vec<ProcessStep> {
    let arrows = text.replace("-->", "→").replace("->", "→").replace(['＞', '>', '\n', '\r'], "→");
    arrows
        .split('→')
        .map(|part| strip_number(text::trim(part)).to_owned())
        .filter(|part| !part.is_empty())
        .map(ProcessStep::named)
        .collect()
}

/// Takes "1.", "2、" or "第一步：" off the front.
fn strip_number(part: &str) -> &str {
    if let Some(rest) = part.strip_prefix('第')
        && let Some((_, rest)) = rest.split_once('步')
    {
        return text::trim(rest.trim_start_matches(['：', ':', '、', '，']));
    }
    let rest = part.trim_start_matches(|character: char| character.is_ascii_digit());
    if rest.len() < part.len() && rest.starts_with(['.', '、', '．']) {
        text::trim(rest.trim_start_matches(['.', '、', '．']))
    } else {
        part
    }
}

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

/// The step at which a risk point stands: the one that it names, else the one that shares most pairs of characters with its words.
/// Words of the power's own name count for nothing, since every step is about them. None where no step
/// shares enough.
pub fn step_at_risk(steps: &[ProcessStep], power_name: &str, risk: &RiskPoint) -> Option<usize> {
    // Where somebody said which step it is, nothing is guessed.
    if let Some(at) = risk.step.and_then(|own| steps.iter().position(|step| step.id == Some(own))) {
        return Some(at);
    }
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
    use uuid::Uuid;

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
            step: None,
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

    #[test]
    fn steps_split_on_arrows_and_numbered_lines() {
        let names = |text: &str| steps(text).into_iter().map(|step| step.name).collect::<Vec<_>>();
        assert_eq!(names("申请→受理->审批 --> 送达"), ["申请", "受理", "审批", "送达"]);
        assert_eq!(names("1.申请\n2.受理\n3、审批"), ["申请", "受理", "审批"]);
        assert_eq!(names("第一步：申请\n第二步：受理"), ["申请", "受理"]);
        assert_eq!(names("3日内受理→办结"), ["3日内受理", "办结"]);
    }

    #[test]
    fn a_step_that_keeps_its_name_keeps_its_key_and_its_details() {
        let key = |n: u128| Some(StepId(Uuid::from_u128(n)));
        let step = |n: u128, name: &str, limit: &str| ProcessStep { id: key(n), time_limit: limit.to_owned(), ..ProcessStep::named(name) };
        let before = [step(1, "申请", ""), step(2, "审核", "2日"), step(3, "审批", "3日"), step(4, "审核", "1日")];
        let after = carried(&before, steps("受理→审批→审核→审核→审核"));
        let told: Vec<_> = after.iter().map(|step| (step.name.as_str(), step.id, step.time_limit.as_str())).collect();
        assert_eq!(
            told,
            [("受理", None, ""), ("审批", key(3), "3日"), ("审核", key(2), "2日"), ("审核", key(4), "1日"), ("审核", None, "")]
        );
        assert_eq!(carried(&before, Vec::new()), []);
    }

    #[test]
    fn details_are_told_where_something_was_written() {
        let mut chain = steps("申请→受理");
        assert_eq!(details(&chain), "");
        chain[1].post = "便民中心窗口".to_owned();
        chain[1].interface = "转社事办".to_owned();
        assert_eq!(details(&chain), "1.申请\n2.受理｜承办岗位：便民中心窗口｜接口：转社事办");
    }

    #[test]
    fn every_step_has_one_name() {
        let read = |names: &[&str]| checked(names.iter().map(|name| ProcessStep::named(*name)).collect());
        assert_eq!(read(&["申请", "3日内受理"]).map(|steps| steps.len()), Ok(2));
        let rules: Vec<_> = read(&["", "申请→受理", "1.申请"]).unwrap_err().into_iter().map(|one| (one.field, one.rule)).collect();
        assert_eq!(
            rules,
            [("steps.0.name".to_owned(), "required"), ("steps.1.name".to_owned(), "one_step"), ("steps.2.name".to_owned(), "one_step")]
        );
    }

    #[test]
    fn days_are_read_where_one_number_is_named() {
        let working = |count| Some(Days { count, working: true });
        let calendar = |count| Some(Days { count, working: false });
        for (words, read) in [
            ("承诺20个工作日（不含公示、踏勘）", working(20)),
            ("３个工作日", working(3)),
            ("5日", calendar(5)),
            ("受理后7天内", calendar(7)),
            ("即时", working(0)),
            ("当场办结", working(0)),
            ("3-5日", None),
            ("每月5日前", None),
            ("7月10日前", None),
            ("1个月", None),
            ("", None),
            ("随报随审", None),
        ] {
            assert_eq!(days(words), read, "{words}");
        }
    }
}
