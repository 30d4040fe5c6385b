//! 待办 of 问题线索 and 径送. Never what a lead says: only its number is told.

use chrono::NaiveDate;
use register::case_lead::LeadState;
use register::direct_receipt::ReceiptState;

use super::{due, soon, waiting};
use crate::book::Book;
use crate::wire::app::TodoItem;
use crate::wire::record::Kind;

/// What leads and passed-on letters wait for.
pub(super) fn items(book: &Book, today: NaiveDate) -> Vec<TodoItem> {
    let leads = book.case_leads.iter().filter(|kept| kept.live()).filter_map(|kept| {
        let lead = &kept.item;
        let detail = format!("{}受理", lead.received_on);
        Some(match lead.state() {
            LeadState::Received => waiting(Kind::CaseLeads, kept.id, format!("评估线索 {}", lead.number), detail),
            LeadState::Assessed => waiting(Kind::CaseLeads, kept.id, format!("移送线索 {}", lead.number), detail),
            LeadState::Parked => due(
                Kind::CaseLeads,
                kept.id,
                format!("再次评估线索 {}", lead.number),
                detail,
                lead.relook_on().filter(|day| soon(*day, today))?,
                today,
            ),
            LeadState::Transferred | LeadState::Acknowledged => return None,
        })
    });
    let passed_on = book.direct_receipts.iter().filter(|kept| kept.live() && kept.item.state() == ReceiptState::Waiting);
    let letters = passed_on.map(|kept| {
        let title = format!("转送径送信件 {}", kept.item.number);
        let detail = format!("{}收到，{}件，5个工作日内转送", kept.item.received_on, kept.item.pieces);
        match kept.item.due_on(&book.calendar) {
            Ok(on) => due(Kind::DirectReceipts, kept.id, title, detail, on, today),
            Err(unknown) => waiting(Kind::DirectReceipts, kept.id, title, format!("{detail}（{unknown}，请自行推算）")),
        }
    });
    leads.chain(letters).collect()
}
