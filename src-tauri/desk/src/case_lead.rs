//! 问题线索: a lead enters the ledger with its number, is assessed and transferred. Never an investigation.

use chrono::Datelike as _;
use register::Term as _;
use register::case_lead::{ASSESS, CaseLead, TRANSFER};
use register::form::Raw;
use register::id::CaseLeadId;
use register::objection::Objections;
use register::text::key;
use store::{Entity, Kept, Op, Writer};

use crate::book::Book;
use crate::no::No;
use crate::signal::offer;
use crate::wire::record::{Kind, Saved};
use crate::wire::signal::{LeadAct, LeadCourse, LeadRef};
use crate::{Desk, undoable};

/// Enters a lead, numbered in the series of its year: XS-2026-01.
pub(crate) fn add(writer: &mut Writer<'_>, mut lead: CaseLead) -> Result<(CaseLeadId, String), No> {
    number(&mut lead, writer)?;
    let id: CaseLeadId = writer.new_id().into();
    writer.put_case_lead(id, &lead)?;
    Ok((id, lead.number))
}

/// Gives a lead its number where it has none.
pub(crate) fn number(lead: &mut CaseLead, writer: &mut Writer<'_>) -> Result<(), No> {
    if lead.number.is_empty() {
        let prefix = format!("XS-{}-", lead.received_on.year());
        lead.number = format!("{prefix}{:02}", writer.next_running(Entity::CaseLead, &prefix)?);
    }
    Ok(())
}

/// A live lead by key or number.
pub(crate) fn find<'a>(book: &'a Book, named: &str) -> Result<&'a Kept<CaseLeadId, CaseLead>, No> {
    let (id, number) = (CaseLeadId::parse(named), key(named));
    let found = book.case_leads.iter().find(|kept| kept.live() && (Some(kept.id) == id || key(&kept.item.number) == number));
    found.ok_or_else(|| No::unknown("问题线索", named))
}

/// `read_lead`.
pub(crate) fn read_lead(desk: &mut Desk, request: LeadRef) -> Result<LeadCourse, No> {
    let lead = &find(desk.book()?, &request.lead)?.item;
    let mut lines = Vec::new();
    if let Some(one) = &lead.assessment {
        let relook = one.relook_on.map(|day| format!("，{day}再评估")).unwrap_or_default();
        lines.push(format!("{} {}评估：{}；{}{relook}。", one.on, one.by, one.result.label(), one.opinion));
    }
    let mut seed = Raw::new();
    if let Some(one) = &lead.transfer {
        lines.push(format!("{} {}移送{}。", one.on, one.by, one.to));
        if let Some(day) = one.receipt_on {
            lines.push(format!("{day} 收到回执{}，接收人{}。", one.receipt_number, one.received_by));
        }
        for (key, text) in [("to", one.to.clone()), ("on", one.on.to_string()), ("by", one.by.clone())] {
            seed.insert(key.to_owned(), text);
        }
    }
    Ok(LeadCourse {
        number: lead.number.clone(),
        state: lead.state().label().to_owned(),
        lines,
        acts: vec![
            offer("assess_lead", &ASSESS, lead.why_not_assess(), Raw::new(), &["暂不具备条件的，到再次评估日期在首页提醒。"]),
            offer("transfer_lead", &TRANSFER, lead.why_not_transfer(), seed, &["移送后在“文书”里打印线索移送单和回执。"]),
        ],
    })
}

/// `assess_lead`: 线索评估.
pub(crate) fn assess_lead(desk: &mut Desk, request: LeadAct) -> Result<Saved, No> {
    let today = desk.today();
    change(desk, &request.lead, Op::Assess, "登记评估", |lead| lead.assess(&request.fields, today))
}

/// `transfer_lead`: 线索移送, and its receipt.
pub(crate) fn transfer_lead(desk: &mut Desk, request: LeadAct) -> Result<Saved, No> {
    let today = desk.today();
    change(desk, &request.lead, Op::Transfer, "登记移送", |lead| lead.hand_on(&request.fields, today))
}

fn change(
    desk: &mut Desk,
    named: &str,
    op: Op,
    what: &str,
    work: impl FnOnce(CaseLead) -> Result<CaseLead, Objections>,
) -> Result<Saved, No> {
    let kept = find(desk.book()?, named)?;
    let id = kept.id;
    let lead = work(kept.item.clone()).map_err(No::Refused)?;
    let label = format!("线索{}{what}", lead.number);
    let state = lead.state().label();
    desk.record(undoable(op, Kind::CaseLeads, label), |writer, _| Ok(writer.put_case_lead(id, &lead)?))?;
    Ok(Saved { id: id.to_string(), sentence: format!("已{what}，线索{}现在是“{state}”。", lead.number) })
}
