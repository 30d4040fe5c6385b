//! What goes on with a signal, for the window: what was decided, which signals are of the same matter, and what can be
//! done now. Never a judgement: register gives likeness and objections.

use std::collections::BTreeMap;

use register::Term as _;
use register::form::Raw;
use register::id::SignalId;
use register::names::Names as _;
use register::objection::Objections;
use register::reporter;
use register::shape::RegisterSpec;
use register::signal::course::{DECIDE, END, EXCLUDE, LINK};
use register::signal::{Ending, EndingKind, Signal, Tally};
use store::Kept;

use super::{find, outcome, repeats_of, standing};
use crate::book::Book;
use crate::no::No;
use crate::record::shorten;
use crate::wire::signal::{ActOffer, RepeatLine, SignalCourse};
use crate::wire::warning::SignalRef;
use crate::{Desk, shape};

/// Candidates shown at most.
const CANDIDATES: usize = 8;

/// `read_signal_course`.
pub(crate) fn read_signal_course(desk: &mut Desk, request: SignalRef) -> Result<SignalCourse, No> {
    let today = desk.today();
    let book = desk.book()?;
    let kept = find(book, &request.signal)?;
    let signal = &kept.item;
    let first = signal.repeat_of.and_then(|first| book.signals.iter().find(|other| other.id == first));
    let repeats: Vec<&Kept<SignalId, Signal>> = repeats_of(book, kept.id).filter(|repeat| repeat.live()).collect();
    let matter = first.into_iter().chain([kept]).chain(match first {
        Some(first) => repeats_of(book, first.id).filter(|repeat| repeat.live() && repeat.id != kept.id).collect(),
        None => repeats.clone(),
    });
    let tally = Tally::of(matter.map(|kept| &kept.item));
    let decision = signal.decision.as_ref();
    let ending = signal.ending.as_ref();
    Ok(SignalCourse {
        number: signal.number.clone(),
        outcome: outcome(kept.id, signal, book),
        decision: decision.map(|one| format!("{}（{}，{}）", one.words(), one.by, one.on)).unwrap_or_default(),
        ending: ending
            .map(|one| {
                let reason = if one.reason.is_empty() { String::new() } else { format!("：{}", one.reason) };
                format!("{}{reason}（{}）", signal.ending_words().unwrap_or_default(), one.on)
            })
            .unwrap_or_default(),
        excluded: signal.excluded.clone().unwrap_or_default(),
        tally: format!("同一事项{}件{}次", tally.matters, tally.times),
        first: first.map(|first| repeat_line(first, String::new(), book)),
        repeats: repeats.into_iter().map(|repeat| repeat_line(repeat, String::new(), book)).collect(),
        candidates: candidates(kept, book),
        has_reporter: book.reporters.contains(&kept.id),
        acts: acts(kept, book, today),
    })
}

fn repeat_line(kept: &Kept<SignalId, Signal>, why: String, book: &Book) -> RepeatLine {
    let unit = kept.item.unit.map_or("", |unit| book.unit_name(unit).1);
    RepeatLine {
        id: kept.id.to_string(),
        number: kept.item.number.clone(),
        collected_on: kept.item.collected_on.to_string(),
        words: register::text::trim(&format!("{unit}　{}", shorten(kept.item.open_content()))).to_owned(),
        why,
    }
}

/// Earlier signals that are no repeats themselves, the likeliest first.
fn candidates(own: &Kept<SignalId, Signal>, book: &Book) -> Vec<RepeatLine> {
    if own.item.repeat_of.is_some() {
        return Vec::new();
    }
    let earlier = |other: &&Kept<SignalId, Signal>| {
        other.live() && other.id != own.id && other.item.repeat_of.is_none() && other.item.collected_on <= own.item.collected_on
    };
    let mut found: Vec<(u32, &Kept<SignalId, Signal>)> = book
        .signals
        .iter()
        .filter(earlier)
        .map(|other| (own.item.likeness(&other.item), other))
        .filter(|(likeness, _)| *likeness > 0)
        .collect();
    found.sort_by_key(|(likeness, other)| (std::cmp::Reverse(*likeness), std::cmp::Reverse(other.item.collected_on)));
    found.into_iter().take(CANDIDATES).map(|(_, other)| repeat_line(other, in_common(&own.item, &other.item).join("、"), book)).collect()
}

/// What two signals have in common, in words; of one that is 保密 not whom it is about.
fn in_common(own: &Signal, other: &Signal) -> Vec<&'static str> {
    let open = !other.confidential;
    let same = |own: &str, other: &str| open && !own.is_empty() && register::text::key(own) == register::text::key(other);
    let parts = [
        ("同一单位", own.unit.is_some() && own.unit == other.unit),
        ("同一岗位", own.unit == other.unit && same(&own.object_post, &other.object_post)),
        ("同一人", same(&own.object_person, &other.object_person)),
        ("同一风险点", own.risk.is_some() && own.risk == other.risk),
    ];
    parts.into_iter().filter(|(_, common)| *common).map(|(word, _)| word).collect()
}

/// The acts with their forms; what stands in the way is what register says of the most harmless attempt.
fn acts(kept: &Kept<SignalId, Signal>, book: &Book, today: chrono::NaiveDate) -> Vec<ActOffer> {
    let (signal, standing) = (&kept.item, standing(book, kept.id));
    let first = |objections: Objections| objections.into_iter().next().map(|one| one.sentence);
    let hand_over = Ending { kind: EndingKind::HandedOver, on: today, reason: String::new(), to: "x".to_owned() };
    let closed = first(hand_over.against(signal, standing));
    let lead = first(Ending { kind: EndingKind::CaseLead, ..hand_over }.against(signal, standing));
    let mut seed = BTreeMap::new();
    if let Some(level) = signal.suggested_level {
        seed.insert("level".to_owned(), level.label().to_owned());
    }
    if let Some(decision) = &signal.decision {
        seed.insert("level".to_owned(), decision.level.map_or("", |level| level.label()).to_owned());
        seed.insert("dispositions".to_owned(), decision.dispositions.iter().map(|way| way.label()).collect::<Vec<_>>().join("、"));
        seed.insert("opinion".to_owned(), decision.opinion.clone());
        seed.insert("by".to_owned(), decision.by.clone());
    }
    let anonymous = reporter::Reporter::against(signal.signed).map(|one| one.sentence);
    let none = (!book.reporters.contains(&kept.id)).then(|| "没有登记举报人。".to_owned());
    let plain = BTreeMap::new;
    let mut acts = vec![
        offer("decide_signal", &DECIDE, closed.clone(), seed, &["审定等级和处置方式记入采集表，签发预警时作为依据。"]),
        offer("end_signal", &END, closed, plain(), &["信息列为已办结，不再提示待处置；可以撤回。"]),
        ask(
            "make_lead",
            "转问题线索",
            lead,
            &["信息办结为“转问题线索”，同时登记一条问题线索，等待评估；线索不在本机办理。", "不再由这条信息签发预警。"],
        ),
    ];
    if signal.ending.is_some() {
        acts.push(ask("reopen_signal", "撤回办结", None, &["信息重新列为待处置；由它转成的问题线索一并移入回收站。"]));
    }
    acts.push(match signal.excluded {
        None => offer("exclude_signal", &EXCLUDE, None, plain(), &["这条信息各项统计都不计，仍留在册中。"]),
        Some(_) => ask("include_signal", "重新计入统计", None, &["这条信息重新计入各项统计。"]),
    });
    acts.push(match signal.repeat_of {
        None => offer("link_repeat", &LINK, None, plain(), &["这一条记为重复反映：件数不再计，次数照计。"]),
        Some(_) => ask("unlink_repeat", "解除重复关联", None, &["这一条重新记为初次反映，件数计一次。"]),
    });
    acts.push(offer("save_reporter", &reporter::SPEC, anonymous, plain(), &["举报人另行加密保存，清单、文书、导出和查找里都没有。"]));
    acts.push(offer("reveal_reporter", &reporter::REVEAL, none.clone(), plain(), &["谁、什么时候、为什么查看，记入操作记录，不能删除。"]));
    acts.push(ask("remove_reporter", "去掉举报人", none, &["登记的举报人从这条信息上去掉。"]));
    acts
}

/// An act with a form.
pub(crate) fn offer(command: &str, form: &RegisterSpec, why_not: Option<String>, seed: Raw, happens: &[&str]) -> ActOffer {
    ActOffer { fields: form.fields.iter().map(shape::field).collect(), seed, ..ask(command, form.title, why_not, happens) }
}

/// An act that asks for nothing.
fn ask(command: &str, label: &str, why_not: Option<String>, happens: &[&str]) -> ActOffer {
    ActOffer {
        command: command.to_owned(),
        label: label.to_owned(),
        why_not,
        fields: Vec::new(),
        seed: BTreeMap::new(),
        happens: happens.iter().map(|sentence| (*sentence).to_owned()).collect(),
    }
}
