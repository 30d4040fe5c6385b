//! Rows of replies with their measures. Never a warning's own row.

use register::id::WarningId;
use register::warning::{Reply, ReplyMeasure};
use rusqlite::Row;
use rusqlite::types::Value;
use uuid::Uuid;

use super::warning::{Children, place, take};
use super::{code, date, day, key, needed, term, text, yes};
use crate::read::Whose;
use crate::{Entity, Reader, StoreError, Writer};

impl Reader<'_> {
    pub(super) fn replies(&self, whose: Whose) -> Result<Children<Reply>, StoreError> {
        let mut replies = self.children(include_str!("../sql/reply/list.sql"), "warning_id", whose, read_reply)?;
        match whose {
            Whose::All => self.give_lines(&mut replies, Whose::All)?,
            Whose::Of(_) => {
                let own: Vec<Uuid> = replies.values().flatten().map(|(id, _)| *id).collect();
                own.into_iter().try_for_each(|id| self.give_lines(&mut replies, Whose::Of(id)))?;
            }
        }
        Ok(replies)
    }

    fn give_lines(&self, replies: &mut Children<Reply>, whose: Whose) -> Result<(), StoreError> {
        let mut lines = self.reply_measures(whose)?;
        for (id, reply) in replies.values_mut().flatten() {
            if lines.contains_key(id) {
                reply.lines = take(&mut lines, *id);
            }
        }
        Ok(())
    }

    fn reply_measures(&self, whose: Whose) -> Result<Children<ReplyMeasure>, StoreError> {
        self.children(include_str!("../sql/reply_measure/list.sql"), "reply_id", whose, read_line)
    }
}

impl Writer<'_> {
    /// Writes the replies of a warning; those that are kept stay under their keys.
    pub(super) fn put_replies(&mut self, id: WarningId, replies: &[Reply]) -> Result<(), StoreError> {
        let kept: Vec<Uuid> =
            self.replies(Whose::Of(id.0))?.remove(&id.0).unwrap_or_default().into_iter().map(|(reply, _)| reply).collect();
        for (position, reply) in replies.iter().enumerate() {
            let own = kept.get(position).copied().unwrap_or_else(|| self.new_id());
            self.put(Entity::Reply, own, reply_cells(id, position, reply))?;
            let known = self.reply_measures(Whose::Of(own))?.remove(&own).unwrap_or_default();
            for (at, line) in reply.lines.iter().enumerate() {
                let key = known.get(at).map_or_else(|| self.new_id(), |(key, _)| *key);
                self.put(Entity::ReplyMeasure, key, line_cells(own, at, line))?;
            }
            known.into_iter().skip(reply.lines.len()).try_for_each(|(key, _)| self.drop(Entity::ReplyMeasure, key))?;
        }
        Ok(())
    }
}

fn read_reply(row: &Row<'_>) -> rusqlite::Result<Reply> {
    Ok(Reply {
        received_on: needed(date(row, "received_on")?, "received_on")?,
        cause: row.get("cause")?,
        causes: [row.get("cause_thought")?, row.get("cause_duty")?, row.get("cause_process")?, row.get("cause_supervision")?],
        measures: row.get("measures")?,
        lines: Vec::new(),
        number: row.get("number")?,
        result: term(row, "result")?,
        opinion: row.get("opinion")?,
        verified_on: date(row, "verified_on")?,
        again_by: date(row, "again_by")?,
        three_checks: [row.get("cause_found")?, row.get("measures_done")?, row.get("accountability_done")?],
    })
}

fn reply_cells(id: WarningId, position: usize, reply: &Reply) -> Vec<(&'static str, Value)> {
    let [cause_found, measures_done, accountability_done] = reply.three_checks;
    let [thought, duty, process, supervision] = &reply.causes;
    vec![
        ("warning_id", key(Some(id.0))),
        ("position", place(position)),
        ("received_on", day(Some(reply.received_on))),
        ("cause", text(&reply.cause)),
        ("cause_thought", text(thought)),
        ("cause_duty", text(duty)),
        ("cause_process", text(process)),
        ("cause_supervision", text(supervision)),
        ("measures", text(&reply.measures)),
        ("number", text(&reply.number)),
        ("result", code(reply.result)),
        ("opinion", text(&reply.opinion)),
        ("verified_on", day(reply.verified_on)),
        ("again_by", day(reply.again_by)),
        ("cause_found", yes(cause_found)),
        ("measures_done", yes(measures_done)),
        ("accountability_done", yes(accountability_done)),
    ]
}

fn read_line(row: &Row<'_>) -> rusqlite::Result<ReplyMeasure> {
    Ok(ReplyMeasure {
        problem: row.get("problem")?,
        measure: row.get("measure")?,
        responsible: row.get("responsible")?,
        due: row.get("due")?,
        progress: row.get("progress")?,
        evidence: row.get("evidence")?,
    })
}

fn line_cells(reply: Uuid, position: usize, line: &ReplyMeasure) -> Vec<(&'static str, Value)> {
    vec![
        ("reply_id", key(Some(reply))),
        ("position", place(position)),
        ("problem", text(&line.problem)),
        ("measure", text(&line.measure)),
        ("responsible", text(&line.responsible)),
        ("due", text(&line.due)),
        ("progress", text(&line.progress)),
        ("evidence", text(&line.evidence)),
    ]
}
