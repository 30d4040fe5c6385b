//! 权力运行流程图 (《办法》第十三条): basis, posts, steps, time limit, control points, rights and complaint
//! channel of one power. Never an article that is 待核, and never a step that nobody wrote.

use press::Marks;
use press::flow::{Branch, FlowPaper, FlowStep, StepShape};
use register::Term;
use register::id::PowerId;
use register::power::{Power, PowerStatus};
use register::process::{ProcessStep, decision, step_at_risk};
use register::risk::RiskPoint;

use crate::book::Book;
use crate::no::No;

/// Title of the chart; a long name stands on lines of its own.
fn title(power: &Power) -> String {
    let line_end = if power.name.chars().count() > 10 { "\n" } else { "" };
    format!("{}{line_end}权力运行流程图", power.name)
}

/// Why the chart cannot be drawn, or not for the public: the rule and the sentence.
pub(super) fn why_not(power: &Power, public: bool) -> Option<(&'static str, String)> {
    if public && power.status == Some(PowerStatus::Abolished) {
        return Some(("abolished", format!("“{}”已取消，不能出公开版流程图。", power.name)));
    }
    if public && !power.basis_confirmed() {
        let sentence = format!("“{}”的法规依据还没有核对，不能出公开版流程图；请先在职权目录中核对依据。", power.name);
        return Some(("basis_check", sentence));
    }
    let sentence = || format!("“{}”还没有填写运行程序，请先在职权目录中补填，各环节用“→”隔开。", power.name);
    power.steps.is_empty().then(|| ("no_steps", sentence()))
}

/// The chart; the public one is refused for what may not be published.
pub(super) fn paper(id: PowerId, power: &Power, public: bool, book: &Book, marks: Marks) -> Result<FlowPaper, No> {
    if let Some((rule, sentence)) = why_not(power, public) {
        return Err(No::refuse(rule, sentence));
    }
    let mut steps: Vec<FlowStep> = power.steps.iter().map(drawn).collect();
    let last = steps.len() - 1;
    for (index, step) in steps.iter_mut().enumerate() {
        if (index == 0 || index == last) && step.shape == StepShape::Step {
            step.shape = StepShape::Terminal;
        }
    }
    // Posts and limit of the whole power: the posts stand where its work begins unless the steps have their own,
    // the limit where it ends.
    let own_posts = power.steps.iter().any(|step| !step.post.is_empty());
    let posts = if own_posts { "" } else { &power.handling_posts };
    for (at, label, text) in [(usize::from(last > 0), "承办岗位", posts), (last, "办理时限", &power.time_limit)] {
        if let (Some(step), false) = (steps.get_mut(at), text.is_empty()) {
            step.notes.push(format!("{label}：{text}"));
        }
    }
    let mut elsewhere = Vec::new();
    for (_, risk) in book.standing_risks().filter(|(_, risk)| risk.power == Some(id)) {
        let starred = format!("★{}　{}", risk.grade.map_or("", Term::label), words(risk));
        match step_at_risk(&power.steps, &power.name, risk).and_then(|at| steps.get_mut(at)) {
            Some(step) => step.risks.push(starred),
            None => elsewhere.push(starred),
        }
    }
    Ok(FlowPaper {
        title: title(power),
        left: format!("行使主体：{}", power.holder),
        right: format!("职权编码：{}", power.code),
        steps,
        footer: footer(power, &elsewhere),
        marks,
    })
}

fn drawn(step: &ProcessStep) -> FlowStep {
    let mut drawn = match decision(&step.name) {
        None => FlowStep::new(StepShape::Step, &step.name),
        Some(asked) => FlowStep {
            onward: asked.onward,
            branch: asked.way_out.map(|(label, text)| Branch { label, text }),
            ..FlowStep::new(StepShape::Decision, asked.question)
        },
    };
    let notes = [("承办岗位", &step.post), ("时限", &step.time_limit), ("接口", &step.interface), ("监督制约", &step.control_point)];
    drawn.notes.extend(notes.into_iter().filter(|(_, text)| !text.is_empty()).map(|(label, text)| format!("{label}：{text}")));
    drawn
}

fn words(risk: &RiskPoint) -> String {
    format!("{}（{}）", risk.description.trim_end_matches('。'), risk.number)
}

fn footer(power: &Power, elsewhere: &[String]) -> Vec<String> {
    let status = if power.status == Some(PowerStatus::Abolished) { "本职权已取消，本图仅供存查。" } else { "" };
    let mut lines = vec![format!("行使依据：{}", power.printed_basis())];
    for (label, text) in
        [("监督制约环节", &power.control_points), ("相对人权利", &power.counterpart_rights), ("投诉举报途径", &power.complaint_channel)]
    {
        lines.push(format!("{label}：{}", if text.is_empty() { "（未填）" } else { text }));
    }
    if !elsewhere.is_empty() {
        lines.push(format!("贯穿全程的廉政风险点：{}。", elsewhere.join("；")));
    }
    lines.push(format!("图例：★为廉政风险点及等级，左侧为各环节的承办岗位、时限、接口和监督制约。{status}"));
    lines
}
