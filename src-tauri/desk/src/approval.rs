//! 审批 before 签发: whom a warning concerns by the registers, which path it goes, and the names that stand in for it.
//! Never a rule: register judges.

use chrono::NaiveDate;
use register::approval::{Approval, ApprovalStep, Concerned};
use register::id::UnitId;
use register::objection::Objection;
use register::post::{Post, PostRank};
use register::signal::Signal;
use register::warning::WarningLevel;

use crate::book::Book;
use crate::wire::warning::ApprovalLine;

/// What stands in 意见 until something else is written.
const AGREED: &str = "同意";

/// The object of a signal, the holders of the posts that it and the notice speak of, and whether the case goes up.
pub(crate) fn concerned(signal: &Signal, unit: Option<UnitId>, addressee: &str, book: &Book) -> Concerned {
    let mut names = register::text::list(&signal.object_person);
    let holder = |post: &Post| post.holder.and_then(|id| book.persons.iter().find(|kept| kept.id == id)).map(|kept| kept.item.name.clone());
    let person_is = |name: &str| names.iter().any(|own| register::text::key(own) == register::text::key(name));
    let object: Vec<&Post> = book
        .posts
        .iter()
        .filter(|kept| kept.live())
        .map(|kept| &kept.item)
        .filter(|post| {
            let of_unit = post.unit.is_some() && [signal.unit, unit].contains(&post.unit);
            let named = [signal.object_post.as_str(), addressee]
                .iter()
                .any(|words| !words.is_empty() && register::text::key(words) == register::text::key(&post.name));
            (of_unit && named) || holder(post).is_some_and(|name| person_is(&name))
        })
        .collect();
    let leadership = object.iter().any(|post| post.rank == Some(PostRank::Leadership))
        || crate::signal::form_rank(signal, book) == Some(PostRank::Leadership);
    let at_risk = signal.risk.and_then(|risk| book.risk_of(risk)?.post).and_then(|post| book.post_of(post)).map(|kept| &kept.item);
    let holders: Vec<String> = object.into_iter().chain(at_risk).filter_map(holder).collect();
    for name in holders {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    Concerned { names, leadership }
}

/// The path that a notice has to go.
pub(crate) fn path(level: WarningLevel, concerned: &Concerned, book: &Book) -> Vec<ApprovalStep> {
    book.office.approval.of(level, concerned.leadership).to_vec()
}

/// The path as rows of the form: the names of the settings, or who took that step last; the day of today, or the day the
/// signal was collected where the clock is behind it. Nobody whom the warning concerns is proposed.
pub(crate) fn prefilled(path: &[ApprovalStep], concerned: &Concerned, book: &Book, on: NaiveDate) -> Vec<ApprovalLine> {
    let last = |step: &str| {
        let walked = book.warnings.iter().filter_map(|(_, warning)| warning.approvals.iter().find(|approval| approval.step == step));
        walked.max_by_key(|approval| approval.on).map(|approval| approval.name.clone()).unwrap_or_default()
    };
    path.iter()
        .map(|step| {
            let name = if step.name.is_empty() { last(&step.step) } else { step.name.clone() };
            let own = concerned.against("approvals", &name).is_some();
            ApprovalLine {
                step: step.step.clone(),
                name: if own { String::new() } else { name },
                on: on.to_string(),
                opinion: AGREED.to_owned(),
            }
        })
        .collect()
}

/// The rows of the form as steps that were walked; an empty day is the day of issue.
pub(crate) fn read(lines: &[ApprovalLine], issued_on: NaiveDate, against: &mut Vec<Objection>) -> Vec<Approval> {
    use chrono::Datelike as _;
    lines
        .iter()
        .map(|line| {
            let typed = register::text::trim(&line.on);
            let on = if typed.is_empty() { Some(issued_on) } else { register::deadline::read_date(typed, issued_on.year()) };
            if on.is_none() {
                let sentence = format!("“{}”的日期“{typed}”不是日期，请写成 2026-3-5、3.5 或 2026年3月5日 这样。", line.step);
                against.push(Objection::field("approvals", "date", sentence));
            }
            Approval {
                step: register::text::trim(&line.step).to_owned(),
                name: register::text::trim(&line.name).to_owned(),
                on: on.unwrap_or(issued_on),
                opinion: register::text::trim(&line.opinion).to_owned(),
            }
        })
        .collect()
}

/// Steps that were walked, as rows of the form.
pub(crate) fn lines(walked: &[Approval]) -> Vec<ApprovalLine> {
    walked
        .iter()
        .map(|approval| ApprovalLine {
            step: approval.step.clone(),
            name: approval.name.clone(),
            on: approval.on.to_string(),
            opinion: approval.opinion.clone(),
        })
        .collect()
}
