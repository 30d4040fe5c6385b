//! Rows of what points sent, of reminders, and of what the office sent upward.

use register::id::{PointReminderId, PointReturnId, SubmissionId, UnitId};
use register::point_return::{PointReminder, PointReturn};
use register::quarter::Quarter;
use register::submission::{Submission, SubmissionPeriod};
use rusqlite::Row;
use rusqlite::types::Value;

use super::{code, date, day, kept, key, needed, number, term, text, uuid};
use crate::{Entity, Reader, StoreError, Writer};

type Cells = Vec<(&'static str, Value)>;

kept!(
    point_returns,
    put_point_return,
    PointReturnId,
    PointReturn,
    Entity::PointReturn,
    "../sql/point_return/list.sql",
    read_return,
    return_cells,
    "采集点报送"
);

impl Reader<'_> {
    /// Every 催报记录, oldest first.
    ///
    /// # Errors
    /// When the store fails.
    pub fn point_reminders(&self) -> Result<Vec<(PointReminderId, PointReminder)>, StoreError> {
        self.collect(include_str!("../sql/point_reminder/list.sql"), |row| {
            let reminder = PointReminder {
                quarter: read_quarter(row)?,
                point: UnitId(uuid(row, "unit_id")?),
                reminded_on: needed(date(row, "reminded_on")?, "reminded_on")?,
                way: row.get("way")?,
                note: row.get("note")?,
            };
            Ok((uuid(row, "id")?.into(), reminder))
        })
    }

    /// Every 上报记录, oldest first.
    ///
    /// # Errors
    /// When the store fails.
    pub fn submissions(&self) -> Result<Vec<(SubmissionId, Submission)>, StoreError> {
        self.collect(include_str!("../sql/submission/list.sql"), |row| {
            let period = SubmissionPeriod { kind: needed(term(row, "kind")?, "kind")?, year: row.get("year")?, part: row.get("part")? };
            let submission = Submission {
                period,
                sent_on: needed(date(row, "sent_on")?, "sent_on")?,
                sent_by: row.get("sent_by")?,
                number: row.get("number")?,
                receipt_on: date(row, "receipt_on")?,
                receipt_by: row.get("receipt_by")?,
                note: row.get("note")?,
            };
            Ok((uuid(row, "id")?.into(), submission))
        })
    }
}

impl Writer<'_> {
    /// Writes a 催报记录.
    ///
    /// # Errors
    /// When the store fails.
    pub fn put_point_reminder(&mut self, id: PointReminderId, reminder: &PointReminder) -> Result<(), StoreError> {
        let mut cells = quarter_cells(reminder.quarter);
        cells.extend([
            ("unit_id", key(Some(reminder.point.0))),
            ("reminded_on", day(Some(reminder.reminded_on))),
            ("way", text(&reminder.way)),
            ("note", text(&reminder.note)),
        ]);
        self.put(Entity::PointReminder, id.0, cells)
    }

    /// Writes a 上报记录.
    ///
    /// # Errors
    /// When the period has one, or the store fails.
    pub fn put_submission(&mut self, id: SubmissionId, submission: &Submission) -> Result<(), StoreError> {
        let cells = vec![
            ("kind", code(Some(submission.period.kind))),
            ("year", Value::Integer(submission.period.year.into())),
            ("part", number(Some(submission.period.part))),
            ("sent_on", day(Some(submission.sent_on))),
            ("sent_by", text(&submission.sent_by)),
            ("number", text(&submission.number)),
            ("receipt_on", day(submission.receipt_on)),
            ("receipt_by", text(&submission.receipt_by)),
            ("note", text(&submission.note)),
        ];
        self.put(Entity::Submission, id.0, cells)
    }
}

fn read_quarter(row: &Row<'_>) -> rusqlite::Result<Quarter> {
    Ok(Quarter { year: row.get("year")?, number: row.get("quarter")? })
}

fn quarter_cells(quarter: Quarter) -> Cells {
    vec![("year", Value::Integer(quarter.year.into())), ("quarter", number(Some(quarter.number)))]
}

fn read_return(row: &Row<'_>) -> rusqlite::Result<PointReturn> {
    Ok(PointReturn {
        quarter: read_quarter(row)?,
        point: UnitId(uuid(row, "unit_id")?),
        kind: needed(term(row, "kind")?, "kind")?,
        received_on: needed(date(row, "received_on")?, "received_on")?,
        signed_by: row.get("signed_by")?,
        way: term(row, "way")?,
        statement: row.get("statement")?,
        note: row.get("note")?,
    })
}

fn return_cells(one: &PointReturn) -> Cells {
    let mut cells = quarter_cells(one.quarter);
    cells.extend([
        ("unit_id", key(Some(one.point.0))),
        ("kind", code(Some(one.kind))),
        ("received_on", day(Some(one.received_on))),
        ("signed_by", text(&one.signed_by)),
        ("way", code(one.way)),
        ("statement", text(&one.statement)),
        ("note", text(&one.note)),
    ]);
    cells
}
