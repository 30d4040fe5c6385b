//! Rows of 问题线索 and 径送.

use register::case_lead::{Assessment, CaseLead, Transfer};
use register::direct_receipt::DirectReceipt;
use register::id::{CaseLeadId, DirectReceiptId, SignalId, UnitId, WarningId};
use rusqlite::Row;
use rusqlite::types::Value;

use super::{code, date, day, kept, key, needed, number, optional_uuid, term, text, yes};
use crate::Entity;

kept!(case_leads, put_case_lead, CaseLeadId, CaseLead, Entity::CaseLead, "../sql/case_lead/list.sql", read_lead, lead_cells, "问题线索");
kept!(
    direct_receipts,
    put_direct_receipt,
    DirectReceiptId,
    DirectReceipt,
    Entity::DirectReceipt,
    "../sql/direct_receipt/list.sql",
    read_receipt,
    receipt_cells,
    "径送"
);

type Cells = Vec<(&'static str, Value)>;

fn read_lead(row: &Row<'_>) -> rusqlite::Result<CaseLead> {
    let assessment = match date(row, "assessed_on")? {
        Some(on) => Some(Assessment {
            result: needed(term(row, "assessment")?, "assessment")?,
            on,
            by: row.get("assessed_by")?,
            opinion: row.get("opinion")?,
            relook_on: date(row, "relook_on")?,
        }),
        None => None,
    };
    let transfer = match date(row, "transferred_on")? {
        Some(on) => Some(Transfer {
            to: row.get("transferred_to")?,
            on,
            by: row.get("transferred_by")?,
            receipt_number: row.get("receipt_number")?,
            receipt_on: date(row, "receipt_on")?,
            received_by: row.get("received_by")?,
        }),
        None => None,
    };
    Ok(CaseLead {
        number: row.get("number")?,
        received_on: needed(date(row, "received_on")?, "received_on")?,
        channel: term(row, "channel")?,
        source: term(row, "source")?,
        unit: optional_uuid(row, "unit_id")?.map(UnitId),
        object_post: row.get("object_post")?,
        object_person: row.get("object_person")?,
        summary: row.get("summary")?,
        nature: term(row, "nature")?,
        confidential: row.get("confidential")?,
        signal: optional_uuid(row, "signal_id")?.map(SignalId),
        warning: optional_uuid(row, "warning_id")?.map(WarningId),
        assessment,
        transfer,
        note: row.get("note")?,
    })
}

fn lead_cells(lead: &CaseLead) -> Cells {
    let (assessment, transfer) = (lead.assessment.as_ref(), lead.transfer.as_ref());
    vec![
        ("number", text(&lead.number)),
        ("received_on", day(Some(lead.received_on))),
        ("channel", code(lead.channel)),
        ("source", code(lead.source)),
        ("unit_id", key(lead.unit.map(|id| id.0))),
        ("object_post", text(&lead.object_post)),
        ("object_person", text(&lead.object_person)),
        ("summary", text(&lead.summary)),
        ("nature", code(lead.nature)),
        ("confidential", yes(lead.confidential)),
        ("signal_id", key(lead.signal.map(|id| id.0))),
        ("warning_id", key(lead.warning.map(|id| id.0))),
        ("assessment", code(assessment.map(|one| one.result))),
        ("assessed_on", day(assessment.map(|one| one.on))),
        ("assessed_by", text(assessment.map_or("", |one| &one.by))),
        ("opinion", text(assessment.map_or("", |one| &one.opinion))),
        ("relook_on", day(assessment.and_then(|one| one.relook_on))),
        ("transferred_to", text(transfer.map_or("", |one| &one.to))),
        ("transferred_on", day(transfer.map(|one| one.on))),
        ("transferred_by", text(transfer.map_or("", |one| &one.by))),
        ("receipt_number", text(transfer.map_or("", |one| &one.receipt_number))),
        ("receipt_on", day(transfer.and_then(|one| one.receipt_on))),
        ("received_by", text(transfer.map_or("", |one| &one.received_by))),
        ("note", text(&lead.note)),
    ]
}

fn read_receipt(row: &Row<'_>) -> rusqlite::Result<DirectReceipt> {
    Ok(DirectReceipt {
        number: row.get("number")?,
        received_on: needed(date(row, "received_on")?, "received_on")?,
        way: term(row, "way")?,
        pieces: row.get("pieces")?,
        sealed: row.get("sealed")?,
        forwarded_to: row.get("forwarded_to")?,
        forwarded_on: date(row, "forwarded_on")?,
        forward_way: term(row, "forward_way")?,
        receipt_number: row.get("receipt_number")?,
        receipt_on: date(row, "receipt_on")?,
        handled_by: row.get("handled_by")?,
    })
}

fn receipt_cells(receipt: &DirectReceipt) -> Cells {
    vec![
        ("number", text(&receipt.number)),
        ("received_on", day(Some(receipt.received_on))),
        ("way", code(receipt.way)),
        ("pieces", number(Some(receipt.pieces))),
        ("sealed", yes(receipt.sealed)),
        ("forwarded_to", text(&receipt.forwarded_to)),
        ("forwarded_on", day(receipt.forwarded_on)),
        ("forward_way", code(receipt.forward_way)),
        ("receipt_number", text(&receipt.receipt_number)),
        ("receipt_on", day(receipt.receipt_on)),
        ("handled_by", text(&receipt.handled_by)),
    ]
}
