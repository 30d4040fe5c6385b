//! A preview on the wire. Never a verdict: those were given before.

use std::collections::{BTreeMap, HashSet};

use exchange::{Intake, Layout};
use register::form::Raw;
use serde_json::Value as Json;

use super::Pending;
use super::judge::Judged;
use super::posts;
use crate::no;
use crate::record::hide;
use crate::shape;
use crate::wire::count;
use crate::wire::intake::{
    AskIntakeRows, ColumnChoice, ColumnMatch, ImportPreview, IntakeCounts, IntakePage, IntakeRow, IntakeState, RowFate, RowNote, RowTake,
    RowVerdict, SheetLine, TableReading,
};

/// Rows that travel with the preview itself.
const FIRST: usize = 500;
/// Most rows of one answer.
const PAGE: usize = 1_000;

pub(super) fn preview(pending: &Pending) -> ImportPreview {
    let kind = pending.kind();
    let table = pending.table.as_ref();
    let counts = counts(pending);
    let choices = table.map(|table| table.kind.columns()).unwrap_or_default();
    ImportPreview {
        token: pending.token.clone(),
        file_name: pending.source.file_name.clone(),
        format: pending.source.format(),
        kind: kind.or(pending.asked.kind),
        kind_label: kind.or(pending.asked.kind).map(|kind| shape::shape(kind).title).unwrap_or_default(),
        trouble: pending.trouble.clone(),
        sheets: sheets(pending),
        mapping: table.map(mapping).unwrap_or_default(),
        choices: choices.iter().map(|column| ColumnChoice { column: column.name.to_owned(), label: column.register.to_owned() }).collect(),
        can_match: table.is_none_or(|table| table.layouts.iter().all(|layout| layout.layout == Layout::Table)),
        by_hand: pending.asked.is_by_hand(),
        remembered: pending.remembered.is_some(),
        base_year: table.and_then(|table| table.base_year).or(pending.asked.base_year),
        notes: table.map(|table| table.notes.clone()).unwrap_or_default(),
        total: count(pending.rows.len()),
        counts,
        rows: pending.rows.iter().enumerate().take(FIRST).map(|(at, row)| line(at, row)).collect(),
        summary: summary(pending, &counts),
    }
}

/// Some rows of the verdicts asked for.
pub(super) fn page(pending: &Pending, request: &AskIntakeRows) -> IntakePage {
    let wanted = || {
        let all = pending.rows.iter().enumerate();
        all.filter(|(_, row)| request.verdicts.is_empty() || request.verdicts.contains(&row.verdict))
    };
    let limit = (request.limit as usize).min(PAGE);
    IntakePage {
        total: count(wanted().count()),
        rows: wanted().skip(request.offset as usize).take(limit).map(|(at, row)| line(at, row)).collect(),
    }
}

pub(super) fn state(pending: &Pending, changed: u32, at: Option<usize>) -> IntakeState {
    let counts = counts(pending);
    let row = at.and_then(|at| Some(line(at, pending.rows.get(at)?)));
    IntakeState { counts, summary: summary(pending, &counts), changed, row }
}

fn line(at: usize, row: &Judged) -> IntakeRow {
    IntakeRow {
        at: count(at),
        sheet: row.sheet.clone(),
        row: row.row,
        verdict: row.verdict,
        take: row.take,
        reasons: row.reasons.clone(),
        objections: row.objections.iter().cloned().map(no::objection).collect(),
        fields: row.raw.clone(),
        before: row.existing.as_ref().map(|(_, before)| changed(before, &row.raw)).unwrap_or_default(),
        original: row.original.clone(),
        known: row.existing.is_some(),
        editable: row.is_record,
    }
}

/// The texts before, of the fields that would change; what is 保密 shows no more of them than a list does.
fn changed(before: &Raw, after: &Raw) -> Raw {
    let shown = hide(before.clone());
    after
        .iter()
        .filter(|(key, text)| before.get(*key) != Some(text))
        .map(|(key, _)| (key.clone(), shown.get(key).cloned().unwrap_or_default()))
        .collect()
}

fn counts(pending: &Pending) -> IntakeCounts {
    let mut counts = IntakeCounts::default();
    for row in &pending.rows {
        *match row.verdict {
            RowVerdict::Enter => &mut counts.enter,
            RowVerdict::Update => &mut counts.update,
            RowVerdict::Same => &mut counts.same,
            RowVerdict::Confirm => &mut counts.confirm,
            RowVerdict::Reject => &mut counts.reject,
            RowVerdict::LeftOut => &mut counts.left_out,
        } += 1;
        match (row.take, row.verdict) {
            (RowTake::Add, RowVerdict::Enter | RowVerdict::Confirm) => counts.to_add += 1,
            (RowTake::Update, RowVerdict::Update) => counts.to_update += 1,
            _ => {}
        }
    }
    counts.missing_posts = count(posts::missing(&pending.rows).len());
    counts
}

fn summary(pending: &Pending, counts: &IntakeCounts) -> String {
    let rows = pending.rows.iter().map(|row| (row.sheet.as_str(), row.row)).collect::<HashSet<_>>().len();
    let several = pending.rows.len() - rows;
    let split = if several > 0 { format!("（一行多条的，拆成{}条）", pending.rows.len()) } else { String::new() };
    format!(
        "共{rows}行{split}：入库{}条（其中待确认{}条），更新{}条，已有{}条，拒绝{}条，不入库{}行。",
        counts.enter + counts.confirm,
        counts.confirm,
        counts.update,
        counts.same,
        counts.reject,
        counts.left_out
    )
}

fn sheets(pending: &Pending) -> Vec<SheetLine> {
    let named = |name: &str| {
        let table = pending.table.as_ref()?;
        let at = table.sheets.iter().position(|taken| taken == name)?;
        table.layouts.get(at)
    };
    let why = |name: &str| {
        let table = pending.table.as_ref()?;
        table.ignored_sheets.iter().find(|note| note.name == name).map(|note| note.reason.clone())
    };
    let known = |sheet: &exchange::Sheet| {
        let name = shown_name(&sheet.name);
        let layout = named(&name);
        SheetLine {
            rows: count(sheet.rows.len()),
            hidden: sheet.hidden,
            taken: layout.is_some(),
            remark: match layout.map(|layout| layout.layout) {
                Some(Layout::Table) => "一行一条".to_owned(),
                Some(Layout::Card) => "一张表一条".to_owned(),
                Some(Layout::Sideways) => "一列一条".to_owned(),
                None => why(&name).unwrap_or_else(|| "没有认出表头".to_owned()),
            },
            header_rows: layout.map(|layout| layout.header_rows.clone()).unwrap_or_default(),
            name,
        }
    };
    pending.source.workbook.sheets.iter().map(known).collect()
}

/// A sheet's name as it stands everywhere in a preview.
pub(super) fn shown_name(name: &str) -> String {
    exchange::sheet_name(name)
}

fn mapping(table: &Intake) -> Vec<ColumnMatch> {
    let mut out: Vec<ColumnMatch> = Vec::new();
    for known in table.layouts.iter().flat_map(|layout| &layout.columns) {
        if out.iter().all(|other| other.heading != known.heading) {
            let column = known.column.map(|column| column.name.to_owned()).unwrap_or_default();
            out.push(ColumnMatch { heading: known.heading.clone(), column });
        }
    }
    out
}

/// A row's fate for the command line.
pub(super) fn fate(row: &Judged) -> RowFate {
    RowFate { sheet: row.sheet.clone(), row: row.row, verdict: row.verdict, reasons: row.reasons.clone() }
}

/// The same where there is no office to ask.
pub(super) fn fates(table: &Intake) -> Vec<RowFate> {
    let asked: BTreeMap<(&str, u32), Vec<String>> = table.pending.iter().fold(BTreeMap::new(), |mut all, note| {
        all.entry((note.sheet.as_str(), note.row)).or_insert_with(Vec::new).push(note.reason.clone());
        all
    });
    let of_note = |note: &exchange::RowNote, verdict| RowFate {
        sheet: note.sheet.clone(),
        row: note.row,
        verdict,
        reasons: vec![note.reason.clone()],
    };
    let mut rows: Vec<RowFate> = table
        .records
        .iter()
        .map(|record| {
            let reasons = asked.get(&(record.sheet.as_str(), record.row)).cloned().unwrap_or_default();
            let verdict = if reasons.is_empty() { RowVerdict::Enter } else { RowVerdict::Confirm };
            RowFate { sheet: record.sheet.clone(), row: record.row, verdict, reasons }
        })
        .chain(table.rejected.iter().map(|note| of_note(note, RowVerdict::Reject)))
        .chain(table.left_out.iter().map(|note| of_note(note, RowVerdict::LeftOut)))
        .collect();
    rows.sort_by_key(|row| (table.sheets.iter().position(|sheet| *sheet == row.sheet), row.row));
    rows
}

/// What the command line is told.
pub(super) fn reading(table: &Intake, rows: Vec<RowFate>) -> TableReading {
    let notes = |notes: &[exchange::RowNote]| notes.iter().map(|note| RowNote { row: note.row, reason: note.reason.clone() }).collect();
    TableReading {
        kind: table.kind.name().to_owned(),
        sheets: table.sheets.clone(),
        header_rows: table.header_rows.clone(),
        mapping: table.mapping.iter().map(|(heading, column)| (heading.clone(), (*column).to_owned())).collect(),
        records: table.records.iter().map(record_json).collect(),
        rejected: notes(&table.rejected),
        pending: notes(&table.pending),
        left_out: notes(&table.left_out),
        ignored_sheets: table.ignored_sheets.iter().map(|note| note.name.clone()).collect(),
        rows,
    }
}

/// A record as JSON: canonical columns, typed values.
fn record_json(record: &exchange::Record) -> Json {
    Json::Object(record.fields.iter().map(|field| (field.column.to_owned(), value_json(&field.value))).collect())
}

fn value_json(value: &exchange::Value) -> Json {
    match value {
        exchange::Value::Null => Json::Null,
        exchange::Value::Text(text) => Json::from(text.as_str()),
        exchange::Value::Int(number) => Json::from(*number),
        exchange::Value::Bool(flag) => Json::from(*flag),
        exchange::Value::Date(day) => Json::from(day.to_string()),
        exchange::Value::List(list) => Json::from(list.clone()),
        exchange::Value::Counts(counts) => {
            Json::Object(counts.iter().map(|(name, count)| ((*name).to_owned(), Json::from(*count))).collect())
        }
        exchange::Value::Parts(parts) => Json::Array(
            parts
                .iter()
                .map(|part| Json::Object(part.iter().map(|(name, text)| ((*name).to_owned(), Json::from(text.as_str()))).collect()))
                .collect(),
        ),
    }
}
