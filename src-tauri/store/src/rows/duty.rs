//! Rows of duties, their sheets, what was done for them, and the files kept with that; and of the five lists.

use register::attachment::{Attachment, EvidenceOf};
use register::deadline::Deadline;
use register::duty::Duty;
use register::duty::progress::Progress;
use register::duty::sheet::DutyBreakdown;
use register::id::{AttachmentId, DutyBreakdownId, DutyId, PersonId, ProgressId, UnitId, WorkItemId};
use register::text as words;
use register::work_list::WorkItem;
use rusqlite::types::Value;
use rusqlite::{Row, named_params};
use sha2::{Digest as _, Sha256};

use super::{code, date, day, kept, key, needed, number, optional_uuid, term, text, uuid, yes};
use crate::{Entity, Reader, StoreError, Writer};

type Cells = Vec<(&'static str, Value)>;

kept!(
    duties,
    put_duty,
    DutyId,
    Duty,
    Entity::Duty,
    "../sql/duty/list.sql",
    read_duty,
    duty_cells,
    "任务; put leaves its predecessor as it is"
);
kept!(
    duty_sheets,
    put_duty_sheet,
    DutyBreakdownId,
    DutyBreakdown,
    Entity::DutySheet,
    "../sql/duty_sheet/list.sql",
    read_sheet,
    sheet_cells,
    "责任分解表"
);
kept!(
    progress,
    put_progress,
    ProgressId,
    Progress,
    Entity::DutyProgress,
    "../sql/duty_progress/list.sql",
    read_progress,
    progress_cells,
    "进展"
);
kept!(
    work_items,
    put_work_item,
    WorkItemId,
    WorkItem,
    Entity::WorkItem,
    "../sql/work_item/list.sql",
    read_work_item,
    work_item_cells,
    "清单事项"
);

/// 佐证材料 as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptAttachment {
    /// Its key.
    pub id: AttachmentId,
    /// The file without its bytes.
    pub item: Attachment,
    /// SHA-256 of its bytes.
    pub sha256: Vec<u8>,
    /// Local time with offset.
    pub added_at: String,
}

impl Reader<'_> {
    /// Every 佐证材料, without bytes.
    ///
    /// # Errors
    /// When the store fails.
    pub fn attachments(&self) -> Result<Vec<KeptAttachment>, StoreError> {
        self.collect(include_str!("../sql/attachment/list.sql"), |row| {
            Ok(KeptAttachment {
                id: uuid(row, "id")?.into(),
                item: Attachment {
                    of: evidence_of(row)?,
                    name: row.get("name")?,
                    kind: needed(term(row, "kind")?, "kind")?,
                    size: row.get::<_, i64>("size")?.unsigned_abs(),
                },
                sha256: row.get("sha256")?,
                added_at: row.get("added_at")?,
            })
        })
    }

    /// Name, bytes and SHA-256 of a 佐证材料.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRecord`] where there is none.
    pub fn attachment_bytes(&self, id: AttachmentId) -> Result<(String, Vec<u8>, Vec<u8>), StoreError> {
        let mut statement = self.connection().prepare_cached(include_str!("../sql/attachment/bytes.sql"))?;
        Ok(statement.query_row(named_params! { ":id": id.0.as_bytes().to_vec() }, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?)
    }
}

impl Writer<'_> {
    /// Says from which duty of the year before a duty goes on.
    ///
    /// # Errors
    /// When the store fails.
    pub fn put_duty_after(&mut self, id: DutyId, predecessor: DutyId) -> Result<(), StoreError> {
        self.put(Entity::Duty, id.0, vec![("predecessor_id", key(Some(predecessor.0)))])
    }

    /// Keeps a file with its bytes.
    ///
    /// # Errors
    /// When the entry has these bytes already, or the store fails.
    pub fn add_attachment(&mut self, attachment: &Attachment, bytes: &[u8]) -> Result<AttachmentId, StoreError> {
        let id = self.new_id();
        let sha256 = Sha256::digest(bytes).to_vec();
        let mut add = self.transaction().prepare_cached(include_str!("../sql/attachment/add_bytes.sql"))?;
        add.execute(named_params! { ":sha256": sha256, ":bytes": bytes })?;
        drop(add);
        let added_at = text(self.wall());
        let size = i64::try_from(attachment.size).unwrap_or(i64::MAX);
        let (progress, warning) = match attachment.of {
            EvidenceOf::Progress(id) => (Some(id.0), None),
            EvidenceOf::Warning(id) => (None, Some(id.0)),
        };
        self.put(
            Entity::Attachment,
            id,
            vec![
                ("progress_id", key(progress)),
                ("warning_id", key(warning)),
                ("name", text(&attachment.name)),
                ("kind", code(Some(attachment.kind))),
                ("size", Value::Integer(size)),
                ("sha256", Value::Blob(sha256)),
                ("added_at", added_at),
            ],
        )?;
        Ok(id.into())
    }

    /// Takes a file away from its entry. Its bytes stay, so that undo can bring it back.
    ///
    /// # Errors
    /// When the store fails.
    pub fn remove_attachment(&mut self, id: AttachmentId) -> Result<(), StoreError> {
        self.drop(Entity::Attachment, id.0)
    }
}

fn evidence_of(row: &Row<'_>) -> rusqlite::Result<EvidenceOf> {
    match optional_uuid(row, "progress_id")? {
        Some(id) => Ok(EvidenceOf::Progress(id.into())),
        None => Ok(EvidenceOf::Warning(uuid(row, "warning_id")?.into())),
    }
}

fn read_sheet(row: &Row<'_>) -> rusqlite::Result<DutyBreakdown> {
    Ok(DutyBreakdown {
        year: row.get("year")?,
        title: row.get("title")?,
        basis_number: row.get("basis_number")?,
        basis: row.get("basis")?,
        issued_number: row.get("issued_number")?,
        issued_on: date(row, "issued_on")?,
        note: row.get("note")?,
    })
}

fn sheet_cells(sheet: &DutyBreakdown) -> Cells {
    vec![
        ("year", Value::Integer(sheet.year.into())),
        ("title", text(&sheet.title)),
        ("basis_number", text(&sheet.basis_number)),
        ("basis", text(&sheet.basis)),
        ("issued_number", text(&sheet.issued_number)),
        ("issued_on", day(sheet.issued_on)),
        ("note", text(&sheet.note)),
    ]
}

fn read_progress(row: &Row<'_>) -> rusqlite::Result<Progress> {
    Ok(Progress {
        duty: uuid(row, "duty_id")?.into(),
        done_on: needed(date(row, "done_on")?, "done_on")?,
        unit: optional_uuid(row, "unit_id")?.map(UnitId),
        person: optional_uuid(row, "person_id")?.map(PersonId),
        count: row.get("count")?,
        done: row.get("done")?,
        note: row.get("note")?,
    })
}

fn progress_cells(progress: &Progress) -> Cells {
    vec![
        ("duty_id", key(Some(progress.duty.0))),
        ("done_on", day(Some(progress.done_on))),
        ("unit_id", key(progress.unit.map(|id| id.0))),
        ("person_id", key(progress.person.map(|id| id.0))),
        ("count", number(Some(progress.count))),
        ("done", text(&progress.done)),
        ("note", text(&progress.note)),
    ]
}

fn read_work_item(row: &Row<'_>) -> rusqlite::Result<WorkItem> {
    Ok(WorkItem {
        year: row.get("year")?,
        kind: needed(term(row, "kind")?, "kind")?,
        code: row.get("code")?,
        unit: optional_uuid(row, "unit_id")?.map(UnitId),
        responsible_person: row.get("responsible_person")?,
        position: row.get("position")?,
        matter: row.get("matter")?,
        deadline: row.get("deadline")?,
        due_on: date(row, "due_on")?,
        done_on: date(row, "done_on")?,
        opinion: row.get("opinion")?,
        signed_on: date(row, "signed_on")?,
        published_from: date(row, "published_from")?,
        published_until: date(row, "published_until")?,
        published_by: term(row, "published_by")?,
        problem: optional_uuid(row, "problem_id")?.map(WorkItemId),
        note: row.get("note")?,
        leader: row.get("leader")?,
        department: row.get("department")?,
        handler: row.get("handler")?,
        must_look_back: row.get("must_look_back")?,
        looked_back_on: date(row, "looked_back_on")?,
        looked_back_by: row.get("looked_back_by")?,
        look_back: term(row, "look_back")?,
    })
}

fn work_item_cells(item: &WorkItem) -> Cells {
    vec![
        ("year", Value::Integer(item.year.into())),
        ("kind", code(Some(item.kind))),
        ("code", text(&item.code)),
        ("unit_id", key(item.unit.map(|id| id.0))),
        ("responsible_person", text(&item.responsible_person)),
        ("position", text(&item.position)),
        ("matter", text(&item.matter)),
        ("deadline", text(&item.deadline)),
        ("due_on", day(item.due_on)),
        ("done_on", day(item.done_on)),
        ("opinion", text(&item.opinion)),
        ("signed_on", day(item.signed_on)),
        ("published_from", day(item.published_from)),
        ("published_until", day(item.published_until)),
        ("published_by", code(item.published_by)),
        ("problem_id", key(item.problem.map(|id| id.0))),
        ("note", text(&item.note)),
        ("leader", text(&item.leader)),
        ("department", text(&item.department)),
        ("handler", text(&item.handler)),
        ("must_look_back", yes(item.must_look_back)),
        ("looked_back_on", day(item.looked_back_on)),
        ("looked_back_by", text(&item.looked_back_by)),
        ("look_back", code(item.look_back)),
    ]
}

fn read_duty(row: &Row<'_>) -> rusqlite::Result<Duty> {
    let dates: String = row.get("dates")?;
    let units: String = row.get("responsible_units")?;
    Ok(Duty {
        year: row.get("year")?,
        number: row.get("number")?,
        mechanism: row.get("mechanism")?,
        task: row.get("task")?,
        requirement: row.get("requirement")?,
        quota: row.get("quota")?,
        lead_unit: row.get("lead_unit")?,
        responsible_units: words::list(&units),
        supporting_units: words::list(&row.get::<_, String>("supporting_units")?),
        responsible_person: row.get("responsible_person")?,
        tier: term(row, "tier")?,
        deadline: Deadline {
            original: row.get("deadline")?,
            kind: needed(term(row, "deadline_kind")?, "deadline_kind")?,
            on: date(row, "due_on")?,
            dates: dates.split(';').filter_map(|day| day.parse().ok()).collect(),
            understood: true,
        },
        acceptance_criteria: row.get("acceptance_criteria")?,
        source_clause: row.get("source_clause")?,
        period: row.get("period")?,
        minimum: row.get("minimum")?,
        counted: row.get("counted")?,
        counting: term(row, "counting")?,
        objects: row.get("objects")?,
        quota_source: term(row, "quota_source")?,
        predecessor: optional_uuid(row, "predecessor_id")?.map(DutyId),
    })
}

fn duty_cells(duty: &Duty) -> Cells {
    vec![
        ("year", Value::Integer(duty.year.into())),
        ("number", number(duty.number)),
        ("mechanism", text(&duty.mechanism)),
        ("task", text(&duty.task)),
        ("requirement", text(&duty.requirement)),
        ("quota", text(&duty.quota)),
        ("lead_unit", text(&duty.lead_unit)),
        ("responsible_units", text(&duty.responsible_units.join("、"))),
        ("supporting_units", text(&duty.supporting_units.join("、"))),
        ("responsible_person", text(&duty.responsible_person)),
        ("tier", code(duty.tier)),
        ("deadline", text(&duty.deadline.original)),
        ("deadline_kind", code(Some(duty.deadline.kind))),
        ("due_on", day(duty.deadline.on)),
        ("dates", text(&duty.deadline.dates.iter().map(ToString::to_string).collect::<Vec<_>>().join(";"))),
        ("acceptance_criteria", text(&duty.acceptance_criteria)),
        ("source_clause", text(&duty.source_clause)),
        ("period", text(&duty.period)),
        ("minimum", number(duty.minimum)),
        ("counted", text(&duty.counted)),
        ("counting", code(duty.counting)),
        ("objects", number(duty.objects)),
        ("quota_source", code(duty.quota_source)),
    ]
}
