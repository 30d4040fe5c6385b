//! Rows of talks and of 问责.

use register::accountability::Accountability;
use register::id::{AccountabilityId, InspectionId, PersonId, TalkId, UnitId, WarningId};
use register::talk::Talk;
use rusqlite::Row;
use rusqlite::types::Value;

use super::{code, date, day, kept, key, needed, optional_uuid, term, text};
use crate::Entity;

type Cells = Vec<(&'static str, Value)>;

kept!(talks, put_talk, TalkId, Talk, Entity::Talk, "../sql/talk/list.sql", read_talk, talk_cells, "谈话");
kept!(
    accountabilities,
    put_accountability,
    AccountabilityId,
    Accountability,
    Entity::Accountability,
    "../sql/accountability/list.sql",
    read_accountability,
    accountability_cells,
    "问责"
);

fn read_talk(row: &Row<'_>) -> rusqlite::Result<Talk> {
    Ok(Talk {
        number: row.get("number")?,
        kind: needed(term(row, "kind")?, "kind")?,
        talked_on: needed(date(row, "talked_on")?, "talked_on")?,
        hours: row.get("hours")?,
        place: row.get("place")?,
        subject: row.get("subject")?,
        subject_person: optional_uuid(row, "subject_id")?.map(PersonId),
        unit: optional_uuid(row, "unit_id")?.map(UnitId),
        subject_post: row.get("subject_post")?,
        talker: row.get("talker")?,
        talker_person: optional_uuid(row, "talker_id")?.map(PersonId),
        talker_post: row.get("talker_post")?,
        recorder: row.get("recorder")?,
        recorder_post: row.get("recorder_post")?,
        warning: optional_uuid(row, "warning_id")?.map(WarningId),
        reason: row.get("reason")?,
        content: row.get("content")?,
        statement: row.get("statement")?,
        result: row.get("result")?,
        note: row.get("note")?,
    })
}

fn talk_cells(talk: &Talk) -> Cells {
    vec![
        ("number", text(&talk.number)),
        ("kind", code(Some(talk.kind))),
        ("talked_on", day(Some(talk.talked_on))),
        ("hours", text(&talk.hours)),
        ("place", text(&talk.place)),
        ("subject", text(&talk.subject)),
        ("subject_id", key(talk.subject_person.map(|id| id.0))),
        ("unit_id", key(talk.unit.map(|id| id.0))),
        ("subject_post", text(&talk.subject_post)),
        ("talker", text(&talk.talker)),
        ("talker_id", key(talk.talker_person.map(|id| id.0))),
        ("talker_post", text(&talk.talker_post)),
        ("recorder", text(&talk.recorder)),
        ("recorder_post", text(&talk.recorder_post)),
        ("warning_id", key(talk.warning.map(|id| id.0))),
        ("reason", text(&talk.reason)),
        ("content", text(&talk.content)),
        ("statement", text(&talk.statement)),
        ("result", text(&talk.result)),
        ("note", text(&talk.note)),
    ]
}

fn read_accountability(row: &Row<'_>) -> rusqlite::Result<Accountability> {
    Ok(Accountability {
        number: row.get("number")?,
        kind: needed(term(row, "kind")?, "kind")?,
        target: row.get("target")?,
        unit: optional_uuid(row, "unit_id")?.map(UnitId),
        post: row.get("post")?,
        tier: term(row, "tier")?,
        liability: term(row, "liability")?,
        cause: term(row, "cause")?,
        situation: term(row, "situation")?,
        facts: row.get("facts")?,
        warning: optional_uuid(row, "warning_id")?.map(WarningId),
        inspection: optional_uuid(row, "inspection_id")?.map(InspectionId),
        defect: row.get("defect")?,
        way: term(row, "way")?,
        opened_on: needed(date(row, "opened_on")?, "opened_on")?,
        gathered_on: date(row, "gathered_on")?,
        pursued_on: date(row, "pursued_on")?,
        outcome: term(row, "outcome")?,
        sanction: term(row, "sanction")?,
        decided_by: row.get("decided_by")?,
        note: row.get("note")?,
    })
}

fn accountability_cells(record: &Accountability) -> Cells {
    vec![
        ("number", text(&record.number)),
        ("kind", code(Some(record.kind))),
        ("target", text(&record.target)),
        ("unit_id", key(record.unit.map(|id| id.0))),
        ("post", text(&record.post)),
        ("tier", code(record.tier)),
        ("liability", code(record.liability)),
        ("cause", code(record.cause)),
        ("situation", code(record.situation)),
        ("facts", text(&record.facts)),
        ("warning_id", key(record.warning.map(|id| id.0))),
        ("inspection_id", key(record.inspection.map(|id| id.0))),
        ("defect", text(&record.defect)),
        ("way", code(record.way)),
        ("opened_on", day(Some(record.opened_on))),
        ("gathered_on", day(record.gathered_on)),
        ("pursued_on", day(record.pursued_on)),
        ("outcome", code(record.outcome)),
        ("sanction", code(record.sanction)),
        ("decided_by", text(&record.decided_by)),
        ("note", text(&record.note)),
    ]
}
