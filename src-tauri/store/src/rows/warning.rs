//! Rows of warnings with their notices, measures, approvals and services. Never a row of a reply: see `reply`.

use std::collections::BTreeMap;

use register::Term;
use register::approval::Approval;
use register::doc_number::DocNumber;
use register::id::{EditionId, RiskId, SignalId, UnitId, WarningId};
use register::warning::{Disposition, Ended, Measure, NoticeText, Service, Warning};
use rusqlite::types::{Type, Value};
use rusqlite::{Row, named_params};
use uuid::Uuid;

use super::template::{kept_number, template_version};
use super::{code, date, day, key, needed, number, optional_uuid, reply_term, term, text, uuid, yes};
use crate::read::Whose;
use crate::{Entity, Reader, StoreError, Writer};

/// Child rows by the warning they belong to, each with its own key.
pub(super) type Children<T> = BTreeMap<Uuid, Vec<(Uuid, T)>>;

impl Reader<'_> {
    /// Every 预警, whole, in the order of its number.
    ///
    /// # Errors
    /// When the store fails.
    pub fn warnings(&self) -> Result<Vec<(WarningId, Warning)>, StoreError> {
        self.warnings_of(Whose::All)
    }

    /// One 预警, whole.
    ///
    /// # Errors
    /// When the store fails.
    pub fn warning(&self, id: WarningId) -> Result<Option<Warning>, StoreError> {
        Ok(self.warnings_of(Whose::Of(id.0))?.pop().map(|(_, warning)| warning))
    }

    fn warnings_of(&self, whose: Whose) -> Result<Vec<(WarningId, Warning)>, StoreError> {
        let mut dispositions = self.children(include_str!("../sql/warning_disposition/list.sql"), "warning_id", whose, |row| {
            needed(term::<Disposition>(row, "disposition")?, "disposition")
        })?;
        let mut measures = self.children(include_str!("../sql/rectification_measure/list.sql"), "warning_id", whose, read_measure)?;
        let mut notices = self.children(include_str!("../sql/notice/list.sql"), "id", whose, read_notice)?;
        let mut approvals = self.children(include_str!("../sql/approval/list.sql"), "warning_id", whose, read_approval)?;
        let mut services = self.children(include_str!("../sql/service/list.sql"), "id", whose, read_service)?;
        let mut replies = self.replies(whose)?;
        self.collect_of(include_str!("../sql/warning/list.sql"), whose, |row| {
            let id = uuid(row, "id")?;
            let mut warning = read_warning(row)?;
            warning.dispositions = take(&mut dispositions, id);
            warning.notice =
                take(&mut notices, id).pop().map(|notice: NoticeText| NoticeText { measures: take(&mut measures, id), ..notice });
            warning.approvals = take(&mut approvals, id);
            warning.service = take(&mut services, id).pop();
            warning.replies = take(&mut replies, id);
            Ok((id.into(), warning))
        })
    }

    pub(super) fn children<T>(
        &self,
        sql: &'static str,
        owner: &str,
        whose: Whose,
        mut read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Children<T>, StoreError> {
        let mut children = Children::new();
        for (owner, id, child) in self.collect_of(sql, whose, |row| Ok((uuid(row, owner)?, uuid(row, "id")?, read(row)?)))? {
            children.entry(owner).or_default().push((id, child));
        }
        Ok(children)
    }

    /// The next number of a series in a year.
    ///
    /// # Errors
    /// When the store fails.
    pub fn next_number(&self, series: &str, year: i32) -> Result<DocNumber, StoreError> {
        let sequence: u32 = self
            .connection()
            .prepare_cached(include_str!("../sql/warning/next_sequence.sql"))?
            .query_row(named_params! { ":series": series, ":year": year }, |row| row.get(0))?;
        self.number_above_floor(series, year, sequence)
    }

    /// A number of a series that is above what papers bear already.
    pub(super) fn number_above_floor(&self, series: &str, year: i32, sequence: u32) -> Result<DocNumber, StoreError> {
        let floor = self.floor_of(&format!("{series}〔{year}〕"))?;
        Ok(DocNumber { series: series.to_owned(), year, sequence: sequence.max(floor.saturating_add(1)) })
    }
}

impl Writer<'_> {
    /// Writes a new warning with everything that belongs to it.
    ///
    /// # Errors
    /// When its number is taken, or the store fails.
    pub fn add_warning(&mut self, id: WarningId, warning: &Warning) -> Result<(), StoreError> {
        self.put(Entity::Warning, id.0, warning_cells(warning))?;
        for (position, way) in warning.dispositions.iter().enumerate() {
            let own = self.new_id();
            self.put(
                Entity::WarningDisposition,
                own,
                vec![
                    ("warning_id", key(Some(id.0))),
                    ("level", text(warning.level.code())),
                    ("position", place(position)),
                    ("disposition", text(way.code())),
                ],
            )?;
        }
        if let Some(notice) = &warning.notice {
            self.put(Entity::Notice, id.0, notice_cells(notice))?;
            for (position, measure) in notice.measures.iter().enumerate() {
                let own = self.new_id();
                self.put(Entity::RectificationMeasure, own, measure_cells(("warning_id", id.0), position, measure))?;
            }
            for (position, approval) in warning.approvals.iter().enumerate() {
                let own = self.new_id();
                self.put(Entity::Approval, own, approval_cells(id, position, approval))?;
            }
        }
        self.put_course(id, warning)
    }

    /// Writes what happened to a warning since it was issued: service, replies, close, void. The notice
    /// itself is frozen.
    ///
    /// # Errors
    /// When the store fails.
    pub fn put_warning_course(&mut self, id: WarningId, warning: &Warning) -> Result<(), StoreError> {
        self.put(Entity::Warning, id.0, warning_cells(warning))?;
        self.put_course(id, warning)
    }

    fn put_course(&mut self, id: WarningId, warning: &Warning) -> Result<(), StoreError> {
        if let Some(service) = &warning.service {
            self.put(Entity::Service, id.0, service_cells(service))?;
        }
        self.put_replies(id, &warning.replies)
    }
}

pub(super) fn take<T>(children: &mut Children<T>, owner: Uuid) -> Vec<T> {
    children.remove(&owner).unwrap_or_default().into_iter().map(|(_, child)| child).collect()
}

pub(super) fn place(position: usize) -> Value {
    Value::Integer(i64::try_from(position + 1).unwrap_or(i64::MAX))
}

fn read_warning(row: &Row<'_>) -> rusqlite::Result<Warning> {
    Ok(Warning {
        number: DocNumber { series: row.get("series")?, year: row.get("year")?, sequence: row.get("sequence")? },
        level: needed(term(row, "level")?, "level")?,
        issued_on: needed(date(row, "issued_on")?, "issued_on")?,
        unit: optional_uuid(row, "unit_id")?.map(UnitId),
        addressee: row.get("addressee")?,
        subject: row.get("subject")?,
        signal: optional_uuid(row, "signal_id")?.map(SignalId),
        signal_number: row.get("signal_number")?,
        risk: optional_uuid(row, "risk_id")?.map(RiskId),
        edition: optional_uuid(row, "edition_id")?.map(EditionId),
        dispositions: Vec::new(),
        disposition_words: row.get("disposition_words")?,
        reply_term: reply_term(row)?,
        notice: None,
        service: None,
        replies: Vec::new(),
        approvals: Vec::new(),
        raised_from: optional_uuid(row, "raised_from")?.map(WarningId),
        inspected: row.get("inspected")?,
        closed_on: date(row, "closed_on")?,
        voided: date(row, "voided_on")?.map(|on| Ok::<_, rusqlite::Error>((on, row.get("void_reason")?))).transpose()?,
        ended: match (term(row, "ended_by")?, date(row, "ended_on")?) {
            (Some(kind), Some(on)) => Some(Ended { kind, on, reason: row.get("end_reason")? }),
            _ => None,
        },
    })
}

fn warning_cells(warning: &Warning) -> Vec<(&'static str, Value)> {
    let (voided_on, void_reason) = warning.voided.as_ref().map_or((None, ""), |(on, reason)| (Some(*on), reason.as_str()));
    vec![
        ("series", text(&warning.number.series)),
        ("year", Value::Integer(warning.number.year.into())),
        ("sequence", number(Some(warning.number.sequence))),
        ("level", text(warning.level.code())),
        ("document", text(warning.document().code())),
        ("issued_on", day(Some(warning.issued_on))),
        ("unit_id", key(warning.unit.map(|id| id.0))),
        ("addressee", text(&warning.addressee)),
        ("subject", text(&warning.subject)),
        ("signal_id", key(warning.signal.map(|id| id.0))),
        ("signal_number", text(&warning.signal_number)),
        ("edition_id", key(warning.edition.map(|edition| edition.0))),
        ("risk_id", key(warning.risk.map(|id| id.0))),
        ("disposition_words", text(&warning.disposition_words)),
        ("reply_days", number(Some(warning.reply_term.days))),
        ("reply_count", text(warning.reply_term.count.code())),
        ("reply_rest_day", text(warning.reply_term.rest_day.code())),
        ("inspected", yes(warning.inspected)),
        ("closed_on", day(warning.closed_on)),
        ("voided_on", day(voided_on)),
        ("void_reason", text(void_reason)),
        ("ended_by", code(warning.ended.as_ref().map(|ended| ended.kind))),
        ("ended_on", day(warning.ended.as_ref().map(|ended| ended.on))),
        ("end_reason", text(warning.ended.as_ref().map_or("", |ended| ended.reason.as_str()))),
        ("raised_from", key(warning.raised_from.map(|id| id.0))),
    ]
}

pub(super) fn read_notice(row: &Row<'_>) -> rusqlite::Result<NoticeText> {
    Ok(NoticeText {
        recipient: row.get("recipient")?,
        body: row.get("body")?,
        measures: Vec::new(),
        copies_to: row.get("copies_to")?,
        contact: row.get("contact")?,
        phone: row.get("phone")?,
        issuer: row.get("issuer")?,
        pre_printed: row.get("pre_printed")?,
        template: template_version(row, "template_kind", "template_version")?,
    })
}

pub(super) fn notice_cells(notice: &NoticeText) -> Vec<(&'static str, Value)> {
    vec![
        ("recipient", text(&notice.recipient)),
        ("body", text(&notice.body)),
        ("copies_to", text(&notice.copies_to)),
        ("contact", text(&notice.contact)),
        ("phone", text(&notice.phone)),
        ("issuer", text(&notice.issuer)),
        ("pre_printed", yes(notice.pre_printed)),
        ("template_kind", code(notice.template.map(|template| template.kind))),
        ("template_version", number(notice.template.and_then(kept_number))),
    ]
}

pub(super) fn read_measure(row: &Row<'_>) -> rusqlite::Result<Measure> {
    Ok(Measure {
        problem: row.get("problem")?,
        requirement: row.get("requirement")?,
        responsible: row.get("responsible")?,
        due: row.get("due")?,
        evidence: row.get("evidence")?,
    })
}

pub(super) fn measure_cells(owner: (&'static str, Uuid), position: usize, measure: &Measure) -> Vec<(&'static str, Value)> {
    vec![
        (owner.0, key(Some(owner.1))),
        ("position", place(position)),
        ("problem", text(&measure.problem)),
        ("requirement", text(&measure.requirement)),
        ("responsible", text(&measure.responsible)),
        ("due", text(&measure.due)),
        ("evidence", text(&measure.evidence)),
    ]
}

fn read_approval(row: &Row<'_>) -> rusqlite::Result<Approval> {
    Ok(Approval {
        step: row.get("step")?,
        name: row.get("name")?,
        on: needed(date(row, "approved_on")?, "approved_on")?,
        opinion: row.get("opinion")?,
    })
}

fn approval_cells(id: WarningId, position: usize, approval: &Approval) -> Vec<(&'static str, Value)> {
    vec![
        ("warning_id", key(Some(id.0))),
        ("position", place(position)),
        ("step", text(&approval.step)),
        ("name", text(&approval.name)),
        ("approved_on", day(Some(approval.on))),
        ("opinion", text(&approval.opinion)),
    ]
}

fn read_service(row: &Row<'_>) -> rusqlite::Result<Service> {
    let at: Option<String> = row.get("served_at")?;
    Ok(Service {
        served_on: needed(date(row, "served_on")?, "served_on")?,
        served_at: at.map(|at| at.parse().map_err(|_| super::wrong("served_at", Type::Text))).transpose()?,
        due_on: date(row, "due_on")?,
        received_by: row.get("received_by")?,
        way: term(row, "way")?,
        copies: row.get("copies")?,
        place: row.get("place")?,
        servers: row.get("servers")?,
        witness: row.get("witness")?,
        proxy: row.get("proxy")?,
        relation: row.get("relation")?,
        reason: row.get("reason")?,
        remark: row.get("remark")?,
    })
}

fn service_cells(service: &Service) -> Vec<(&'static str, Value)> {
    vec![
        ("served_on", day(Some(service.served_on))),
        ("served_at", service.served_at.map_or(Value::Null, |at| Value::Text(at.format("%H:%M:%S").to_string()))),
        ("due_on", day(service.due_on)),
        ("received_by", text(&service.received_by)),
        ("way", code(service.way)),
        ("copies", number(Some(service.copies))),
        ("place", text(&service.place)),
        ("servers", text(&service.servers)),
        ("witness", text(&service.witness)),
        ("proxy", text(&service.proxy)),
        ("relation", text(&service.relation)),
        ("reason", text(&service.reason)),
        ("remark", text(&service.remark)),
    ]
}
