//! Rows of 百分考核: the standard, the sheets with what they rest on since 核定, the lines.

use std::collections::BTreeMap;

use register::Term as _;
use register::appraisal::{Appraisal, AppraisalItem, AppraisalLine, AppraisalRules, Deduction, Finalised, Points, Scores};
use register::id::{AppraisalId, AppraisalItemId, AppraisalLineId};
use rusqlite::Row;
use rusqlite::types::Value;
use uuid::Uuid;

use super::{code, date, day, kept, key, needed, optional_uuid, term, text, uuid, yes};
use crate::{Entity, Kept, Reader, StoreError, Writer};

type Cells = Vec<(&'static str, Value)>;

kept!(
    appraisal_items,
    put_appraisal_item,
    AppraisalItemId,
    AppraisalItem,
    Entity::AppraisalItem,
    "../sql/appraisal_item/list.sql",
    read_item,
    item_cells,
    "考核项目"
);

impl Reader<'_> {
    /// Every 考核评分表, whole, those in the bin included.
    ///
    /// # Errors
    /// When the store fails.
    pub fn appraisals(&self) -> Result<Vec<Kept<AppraisalId, Appraisal>>, StoreError> {
        let mut deductions = self.appraisal_deductions()?;
        self.collect(include_str!("../sql/appraisal/list.sql"), |row| {
            let id = uuid(row, "id")?;
            let own = deductions.remove(&id).unwrap_or_default().into_iter().map(|(_, own)| own).collect();
            Ok(Kept { id: id.into(), deleted_at: row.get("deleted_at")?, item: read_sheet(row, own)? })
        })
    }

    /// Every line of the sheets.
    ///
    /// # Errors
    /// When the store fails.
    pub fn appraisal_lines(&self) -> Result<Vec<(AppraisalLineId, AppraisalLine)>, StoreError> {
        self.collect(include_str!("../sql/appraisal_line/list.sql"), |row| {
            let scores = Scores {
                own: row.get::<_, Option<i64>>("own")?.map(Points),
                checked: row.get::<_, Option<i64>>("checked")?.map(Points),
                public: row.get::<_, Option<i64>>("public")?.map(Points),
                reason: row.get("reason")?,
            };
            let line = AppraisalLine { appraisal: uuid(row, "appraisal_id")?.into(), item: uuid(row, "item_id")?.into(), scores };
            Ok((uuid(row, "id")?.into(), line))
        })
    }

    fn appraisal_deductions(&self) -> Result<BTreeMap<Uuid, Vec<(Uuid, Deduction)>>, StoreError> {
        let rows = self.collect(include_str!("../sql/appraisal_deduction/list.sql"), |row| {
            let own = Deduction {
                warning: uuid(row, "warning_id")?.into(),
                number: row.get("number")?,
                level: needed(term(row, "level")?, "level")?,
                issued_on: needed(date(row, "issued_on")?, "issued_on")?,
                subject: row.get("subject")?,
                excluded: term(row, "excluded")?,
            };
            Ok((uuid(row, "appraisal_id")?, uuid(row, "id")?, own))
        })?;
        let mut all: BTreeMap<Uuid, Vec<(Uuid, Deduction)>> = BTreeMap::new();
        for (sheet, id, own) in rows {
            all.entry(sheet).or_default().push((id, own));
        }
        Ok(all)
    }
}

impl Writer<'_> {
    /// Writes a 考核评分表 with the warnings that it rests on since 核定.
    ///
    /// # Errors
    /// When the unit has a sheet of the year, or the store fails.
    pub fn put_appraisal(&mut self, id: AppraisalId, sheet: &Appraisal) -> Result<(), StoreError> {
        self.put(Entity::Appraisal, id.0, sheet_cells(sheet))?;
        let known = self.appraisal_deductions()?.remove(&id.0).unwrap_or_default();
        let own = sheet.finalised.as_ref().map_or(&[][..], |finalised| &finalised.deductions);
        for (at, deduction) in own.iter().enumerate() {
            let key = known.get(at).map_or_else(|| self.new_id(), |(key, _)| *key);
            self.put(Entity::AppraisalDeduction, key, deduction_cells(id, at, deduction))?;
        }
        for (key, _) in known.iter().skip(own.len()) {
            self.drop(Entity::AppraisalDeduction, *key)?;
        }
        Ok(())
    }

    /// Writes a line of a sheet.
    ///
    /// # Errors
    /// When the sheet has the item already, or the store fails.
    pub fn put_appraisal_line(&mut self, id: AppraisalLineId, line: &AppraisalLine) -> Result<(), StoreError> {
        let cells = vec![
            ("appraisal_id", key(Some(line.appraisal.0))),
            ("item_id", key(Some(line.item.0))),
            ("own", points(line.scores.own)),
            ("checked", points(line.scores.checked)),
            ("public", points(line.scores.public)),
            ("reason", text(&line.scores.reason)),
        ];
        self.put(Entity::AppraisalLine, id.0, cells)
    }
}

/// The rules of 百分考核 in 单位设置.
pub(super) fn read_rules(row: &Row<'_>) -> rusqlite::Result<AppraisalRules> {
    Ok(AppraisalRules {
        base: needed(term(row, "deduction_base")?, "deduction_base")?,
        count: needed(term(row, "deduction_count")?, "deduction_count")?,
        personal: row.get("personal_warnings")?,
        excellent: Points(row.get("excellent_from")?),
        good: Points(row.get("good_from")?),
        pass: Points(row.get("pass_from")?),
    })
}

/// The same as cells.
pub(super) fn rule_cells(rules: AppraisalRules) -> Cells {
    vec![
        ("deduction_base", text(rules.base.code())),
        ("deduction_count", text(rules.count.code())),
        ("personal_warnings", yes(rules.personal)),
        ("excellent_from", points(Some(rules.excellent))),
        ("good_from", points(Some(rules.good))),
        ("pass_from", points(Some(rules.pass))),
    ]
}

fn points(value: Option<Points>) -> Value {
    value.map_or(Value::Null, |points| Value::Integer(points.0))
}

fn read_item(row: &Row<'_>) -> rusqlite::Result<AppraisalItem> {
    Ok(AppraisalItem {
        year: row.get("year")?,
        category_code: row.get("category_code")?,
        category: row.get("category")?,
        category_points: row.get::<_, Option<i64>>("category_points")?.map(Points),
        code: row.get("code")?,
        content: row.get("content")?,
        points: Points(row.get("points")?),
        criterion: row.get("criterion")?,
        evidence: row.get("evidence")?,
    })
}

fn item_cells(item: &AppraisalItem) -> Cells {
    vec![
        ("year", Value::Integer(item.year.into())),
        ("category_code", text(&item.category_code)),
        ("category", text(&item.category)),
        ("category_points", points(item.category_points)),
        ("code", text(&item.code)),
        ("content", text(&item.content)),
        ("points", points(Some(item.points))),
        ("criterion", text(&item.criterion)),
        ("evidence", text(&item.evidence)),
    ]
}

fn read_sheet(row: &Row<'_>, deductions: Vec<Deduction>) -> rusqlite::Result<Appraisal> {
    let finalised = match date(row, "finalised_on")? {
        None => None,
        Some(on) => Some(Finalised {
            on,
            by: row.get("finalised_by")?,
            rules: AppraisalRules {
                base: needed(term(row, "rule_base")?, "rule_base")?,
                count: needed(term(row, "rule_count")?, "rule_count")?,
                personal: row.get("rule_personal")?,
                excellent: Points(row.get("rule_excellent")?),
                good: Points(row.get("rule_good")?),
                pass: Points(row.get("rule_pass")?),
            },
            deductions,
        }),
    };
    let reason: String = row.get("reopen_reason")?;
    Ok(Appraisal {
        year: row.get("year")?,
        unit: optional_uuid(row, "unit_id")?.map(Into::into),
        scored_by: row.get("scored_by")?,
        scored_on: date(row, "scored_on")?,
        finalised,
        reopened: date(row, "reopened_on")?.map(|on| (on, reason)),
        note: row.get("note")?,
    })
}

fn sheet_cells(sheet: &Appraisal) -> Cells {
    let finalised = sheet.finalised.as_ref();
    let rules = finalised.map(|own| own.rules);
    let reopened = sheet.reopened.as_ref();
    vec![
        ("year", Value::Integer(sheet.year.into())),
        ("unit_id", key(sheet.unit.map(|id| id.0))),
        ("scored_by", text(&sheet.scored_by)),
        ("scored_on", day(sheet.scored_on)),
        ("finalised_on", day(finalised.map(|own| own.on))),
        ("finalised_by", finalised.map_or(Value::Null, |own| text(&own.by))),
        ("rule_base", code(rules.map(|own| own.base))),
        ("rule_count", code(rules.map(|own| own.count))),
        ("rule_personal", rules.map_or(Value::Null, |own| yes(own.personal))),
        ("rule_excellent", points(rules.map(|own| own.excellent))),
        ("rule_good", points(rules.map(|own| own.good))),
        ("rule_pass", points(rules.map(|own| own.pass))),
        ("reopened_on", day(reopened.map(|(on, _)| *on))),
        ("reopen_reason", text(reopened.map_or("", |(_, reason)| reason))),
        ("note", text(&sheet.note)),
    ]
}

fn deduction_cells(id: AppraisalId, at: usize, own: &Deduction) -> Cells {
    vec![
        ("appraisal_id", key(Some(id.0))),
        ("position", Value::Integer(i64::try_from(at + 1).unwrap_or(i64::MAX))),
        ("warning_id", key(Some(own.warning.0))),
        ("number", text(&own.number)),
        ("level", text(own.level.code())),
        ("issued_on", day(Some(own.issued_on))),
        ("subject", text(&own.subject)),
        ("excluded", code(own.excluded)),
    ]
}
