//! The acts on a signal: each reads its form, asks register, and writes what came of it. Never a rule.

use chrono::NaiveDate;
use register::case_lead::CaseLead;
use register::form::Raw;
use register::id::SignalId;
use register::objection::Objections;
use register::signal::{Decision, Ending, EndingKind, Signal};
use store::{Entity, Kept, Op};

use super::{find, repeats_of, standing};
use crate::book::Book;
use crate::no::No;
use crate::wire::record::{Kind, Saved};
use crate::wire::signal::SignalAct;
use crate::wire::warning::SignalRef;
use crate::{Desk, case_lead, undoable};

/// `decide_signal`.
pub(crate) fn decide_signal(desk: &mut Desk, request: SignalAct) -> Result<Saved, No> {
    change(desk, &request.signal, Op::Decide, "登记审核意见", |kept, book, today| {
        let decision = Decision::read(&request.fields, &kept.item, standing(book, kept.id), today)?;
        Ok(Signal { decision: Some(decision), ..kept.item.clone() })
    })
}

/// `end_signal`: 不予预警 or 转有关部门.
pub(crate) fn end_signal(desk: &mut Desk, request: SignalAct) -> Result<Saved, No> {
    change(desk, &request.signal, Op::End, "办结", |kept, book, today| {
        let ending = Ending::read(&request.fields, &kept.item, standing(book, kept.id), today)?;
        Ok(Signal { ending: Some(ending), ..kept.item.clone() })
    })
}

/// `exclude_signal`: 不计入统计.
pub(crate) fn exclude_signal(desk: &mut Desk, request: SignalAct) -> Result<Saved, No> {
    change(desk, &request.signal, Op::Edit, "列为不计入统计", |kept, _, today| kept.item.clone().exclude(&request.fields, today))
}

/// `include_signal`: counts again.
pub(crate) fn include_signal(desk: &mut Desk, request: SignalRef) -> Result<Saved, No> {
    change(desk, &request.signal, Op::Edit, "重新计入统计", |kept, _, _| kept.item.clone().include())
}

/// `unlink_repeat`.
pub(crate) fn unlink_repeat(desk: &mut Desk, request: SignalRef) -> Result<Saved, No> {
    change(desk, &request.signal, Op::Edit, "解除重复关联", |kept, _, _| kept.item.clone().unlink())
}

/// `link_repeat`: this signal and whatever repeats it point at the first of the matter.
pub(crate) fn link_repeat(desk: &mut Desk, request: SignalAct) -> Result<Saved, No> {
    let book = desk.book()?;
    let kept = find(book, &request.signal)?.clone();
    let named = request.fields.get("first").map(|text| register::text::trim(text)).unwrap_or_default();
    if named.is_empty() {
        return Err(No::field("first", "required", "请选首次反映的那一条。"));
    }
    let other = book.signal_named(named);
    let other = other.ok_or_else(|| No::field("first", "unknown", format!("没有编号为“{named}”的预警信息，请核对。")))?;
    let first = other.item.repeat_of.and_then(|first| book.signal_of(first)).unwrap_or(&other.item);
    let linked = kept.item.clone().link(kept.id, (other.id, &other.item), first).map_err(No::Refused)?;
    let followers: Vec<Kept<SignalId, Signal>> = repeats_of(book, kept.id).cloned().collect();
    let label = format!("{}关联为{}的重复反映", linked.number, first.number);
    let (id, target) = (kept.id, linked.repeat_of);
    desk.record(undoable(Op::Edit, Kind::Signals, label.clone()), |writer, _| {
        // The followers first: at no moment does a repeat point at a repeat.
        for follower in followers {
            writer.put_signal(follower.id, &Signal { repeat_of: target, ..follower.item })?;
        }
        Ok(writer.put_signal(id, &linked)?)
    })?;
    Ok(Saved { id: id.to_string(), sentence: format!("已将{label}，件数只计一次。") })
}

/// `make_lead`: 转问题线索. The signal ends, and a lead waits to be assessed.
pub(crate) fn make_lead(desk: &mut Desk, request: SignalAct) -> Result<Saved, No> {
    let today = desk.today();
    let book = desk.book()?;
    let kept = find(book, &request.signal)?.clone();
    let ending = Ending { kind: EndingKind::CaseLead, on: today, reason: reason(&request.fields), to: String::new() };
    let against = ending.against(&kept.item, standing(book, kept.id));
    if !against.is_empty() {
        return Err(No::Refused(against));
    }
    let lead = CaseLead::from_signal(kept.id, &kept.item, today);
    let (id, signal) = (kept.id, Signal { ending: Some(ending), ..kept.item });
    let label = format!("{}转问题线索", signal.number);
    let (lead, number) = desk.record(undoable(Op::End, Kind::Signals, label), |writer, _| {
        let made = case_lead::add(writer, lead)?;
        writer.put_signal(id, &signal)?;
        Ok(made)
    })?;
    Ok(Saved { id: lead.to_string(), sentence: format!("已转问题线索，编号{number}，请登记评估。") })
}

fn reason(fields: &Raw) -> String {
    fields.get("reason").map(|text| register::text::trim(text).to_owned()).unwrap_or_default()
}

/// `reopen_signal`: 撤回办结. The lead that was made of the signal goes with it, unless it was transferred.
pub(crate) fn reopen_signal(desk: &mut Desk, request: SignalRef) -> Result<Saved, No> {
    let book = desk.book()?;
    let kept = find(book, &request.signal)?;
    let id = kept.id;
    let signal = kept.item.clone().reopen().map_err(No::Refused)?;
    let lead = book.case_leads.iter().find(|lead| lead.live() && lead.item.signal == Some(id));
    if let Some(lead) = lead.filter(|lead| lead.item.transfer.is_some()) {
        return Err(No::refuse("transferred", format!("线索{}已经移送，不能撤回办结。", lead.item.number)));
    }
    let lead = lead.map(|lead| lead.id);
    let label = format!("撤回{}的办结", signal.number);
    desk.record(undoable(Op::End, Kind::Signals, label.clone()), |writer, _| {
        if let Some(lead) = lead {
            writer.set_deleted(Entity::CaseLead, lead.0, true)?;
        }
        Ok(writer.put_signal(id, &signal)?)
    })?;
    Ok(Saved { id: id.to_string(), sentence: format!("已{label}，重新列为待处置。") })
}

/// One signal changed by one act.
fn change(
    desk: &mut Desk,
    named: &str,
    op: Op,
    what: &str,
    work: impl FnOnce(&Kept<SignalId, Signal>, &Book, NaiveDate) -> Result<Signal, Objections>,
) -> Result<Saved, No> {
    let today = desk.today();
    let book = desk.book()?;
    let kept = find(book, named)?;
    let id = kept.id;
    let signal = work(kept, book, today).map_err(No::Refused)?;
    let label = format!("{}{what}", signal.number);
    desk.record(undoable(op, Kind::Signals, label.clone()), |writer, _| Ok(writer.put_signal(id, &signal)?))?;
    Ok(Saved { id: id.to_string(), sentence: format!("{label}，已保存。") })
}
