//! 导入: an office's own table, read by exchange, drafted by register, shown row by row, entered as one
//! act. Never drops a row silently: each has its verdict and its reason.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use chrono::NaiveDate;
use exchange::{Hints, Intake, Kind as TableKind, Limits};
use register::form::Raw;
use serde_json::Value as Json;
use store::{Act, Op, Undo};
use uuid::Uuid;

use crate::book::Book;
use crate::no::No;
use crate::record::{self, Item, texts_of};
use crate::wire::intake::{
    ColumnMatch, CommitImport, ImportPreview, Imported, IntakeRow, PreviewImport, RowNote, RowVerdict, TableReading,
};
use crate::wire::record::Kind;
use crate::{Desk, kinds, shape};

/// A table that was shown and may be entered.
pub(crate) struct Pending {
    kind: Kind,
    file_name: String,
    rows: Vec<Judged>,
}

/// A record of the table with what will become of it.
struct Judged {
    sheet: String,
    row: u32,
    raw: Raw,
    verdict: RowVerdict,
    reasons: Vec<String>,
    existing: Option<(Uuid, Raw)>,
}

/// `read_table`: what a table holds, before any register is asked.
pub(crate) fn read_table(desk: &mut Desk, request: PreviewImport) -> Result<TableReading, No> {
    let path = Path::new(&request.path);
    let file_name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let hints = match desk.book() {
        Ok(book) => hints(book, request.kind, request.sheet, &file_name),
        Err(_) => Hints { kind: request.kind.and_then(to_table), sheet: request.sheet, file_name, ..Hints::default() },
    };
    let table = read_with(path, &hints)?;
    let notes = |notes: &[exchange::RowNote]| notes.iter().map(|note| RowNote { row: note.row, reason: note.reason.clone() }).collect();
    Ok(TableReading {
        kind: table.kind.name().to_owned(),
        sheets: table.sheets.clone(),
        header_rows: table.header_rows.clone(),
        mapping: table.mapping.iter().map(|(heading, column)| (heading.clone(), (*column).to_owned())).collect(),
        records: table.records.iter().map(record_json).collect(),
        rejected: notes(&table.rejected),
        pending: notes(&table.pending),
        left_out: notes(&table.left_out),
        ignored_sheets: table.ignored_sheets.iter().map(|note| note.name.clone()).collect(),
    })
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

/// `preview_import`.
pub(crate) fn preview_import(desk: &mut Desk, request: PreviewImport) -> Result<ImportPreview, No> {
    let path = Path::new(&request.path);
    let file_name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let hints = hints(desk.book()?, request.kind, request.sheet, &file_name);
    let table = read_with(path, &hints)?;
    let kind = from_table(table.kind);
    let today = desk.today();
    let judged = judge(kind, &table, desk.book()?, today);
    let rows = rows_on_wire(&judged, &table);
    let count = |verdicts: &[RowVerdict]| rows.iter().filter(|row| verdicts.contains(&row.verdict)).count();
    let summary = format!(
        "共{}行：入库{}条（其中待确认{}条），更新{}条，已有{}条，拒绝{}条，不入库{}行。",
        rows.len(),
        count(&[RowVerdict::Enter, RowVerdict::Confirm]),
        count(&[RowVerdict::Confirm]),
        count(&[RowVerdict::Update]),
        count(&[RowVerdict::Same]),
        count(&[RowVerdict::Reject]),
        count(&[RowVerdict::LeftOut])
    );
    let token = format!("{}-{}", desk.instant().mono, file_name.len());
    let preview = ImportPreview {
        token: token.clone(),
        file_name: file_name.clone(),
        kind,
        kind_label: shape::shape(kind).title,
        sheets: table.sheets.clone(),
        ignored_sheets: table.ignored_sheets.iter().map(|note| format!("{}：{}", note.name, note.reason)).collect(),
        header_rows: table.header_rows.clone(),
        mapping: mapping(&table),
        rows,
        summary,
    };
    let opened = desk.opened_mut()?;
    // One preview at a time: the window shows one.
    opened.previews.clear();
    opened.previews.insert(token, Pending { kind, file_name, rows: judged });
    Ok(preview)
}

/// `commit_import`.
pub(crate) fn commit_import(desk: &mut Desk, request: CommitImport) -> Result<Imported, No> {
    let pending =
        desk.opened_mut()?.previews.remove(&request.token).ok_or_else(|| No::refuse("preview_gone", "这次预览已失效，请重新选择文件。"))?;
    let label = format!("导入{}（{}）", shape::shape(pending.kind).title, pending.file_name);
    let result = enter(desk, &pending, request.update_existing, Undo::Undoable, label);
    if result.is_err() {
        // What was shown can be tried again.
        desk.opened_mut()?.previews.insert(request.token, pending);
    }
    result
}

/// Reads a table file for the training office.
pub(crate) fn read_file(path: &Path, kind: Option<Kind>, sheet: Option<String>) -> Result<Intake, No> {
    let file_name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    read_with(path, &Hints { kind: kind.and_then(to_table), sheet, file_name, ..Hints::default() })
}

/// Enters a table of the training office; it must enter whole.
pub(crate) fn enter_sample(desk: &mut Desk, kind: Kind, table: &Intake) -> Result<(), No> {
    let today = desk.today();
    let rows = judge(kind, table, desk.book()?, today);
    if let Some(bad) = rows.iter().find(|row| row.verdict == RowVerdict::Reject) {
        return Err(No::Internal(format!("sample {} row {}: {}", kinds::name(kind), bad.row, bad.reasons.join(" "))));
    }
    let pending = Pending { kind, file_name: String::new(), rows };
    enter(desk, &pending, false, Undo::Barrier, format!("导入示例{}", shape::shape(kind).title)).map(drop)
}

fn hints(book: &Book, kind: Option<Kind>, sheet: Option<String>, file_name: &str) -> Hints {
    let live_units = || book.units.iter().filter(|kept| kept.live());
    Hints {
        kind: kind.and_then(to_table),
        sheet,
        file_name: file_name.to_owned(),
        base_year: None,
        mapping: Vec::new(),
        units: live_units().map(|kept| kept.item.short_name.clone()).chain(live_units().map(|kept| kept.item.full_name.clone())).collect(),
        posts: book.posts.iter().filter(|kept| kept.live()).map(|kept| kept.item.name.clone()).collect(),
    }
}

fn read_with(path: &Path, hints: &Hints) -> Result<Intake, No> {
    let unreadable = |error| No::File(hints.file_name.clone(), error);
    let refuse = |error: exchange::ReadError| No::field("path", "unreadable", error.to_string());
    let limits = Limits::default();
    let size = std::fs::metadata(path).map_err(unreadable)?.len();
    if size > limits.file_bytes {
        return Err(refuse(exchange::ReadError::FileTooLarge { megabytes: size >> 20, limit: limits.file_bytes >> 20 }));
    }
    let bytes = std::fs::read(path).map_err(unreadable)?;
    let workbook = exchange::read(&bytes, &hints.file_name, &limits).map_err(refuse)?;
    exchange::records(&workbook, hints).map_err(refuse)
}

/// Every record of a table, drafted and compared with what is there.
fn judge(kind: Kind, table: &Intake, book: &Book, today: NaiveDate) -> Vec<Judged> {
    let Some(spec) = kinds::spec(kind) else { return Vec::new() };
    let existing = by_natural_key(kind, book, today);
    let mut seen: HashMap<String, u32> = HashMap::new();
    table
        .records
        .iter()
        .map(|record| {
            let mut raw: Raw = spec
                .fields
                .iter()
                .filter(|field| !field.column.is_empty())
                .map(|field| (field.key.to_owned(), record.text(field.column)))
                .filter(|(_, text)| !text.is_empty())
                .collect();
            if let (Kind::Duties | Kind::AppraisalItems, Some(year)) = (kind, table.base_year) {
                raw.entry("year".to_owned()).or_insert_with(|| year.to_string());
            }
            let known = natural_key(kind, &raw, today).and_then(|key| existing.get(&key).cloned());
            let open = |(_, before): &(Uuid, Raw)| before.get("basis_check").is_some_and(|check| check.starts_with("待核"));
            let declared = kind == Kind::Powers
                && known.as_ref().is_some_and(open)
                && raw.get("basis_check").is_some_and(|check| !check.starts_with("待核"))
                && raw.remove("basis_check").is_some();
            let mut judged = Judged {
                sheet: record.sheet.clone(),
                row: record.row,
                raw,
                verdict: RowVerdict::Enter,
                reasons: Vec::new(),
                existing: known,
            };
            judged.reasons.extend(
                table.pending.iter().filter(|note| note.row == record.row && note.sheet == record.sheet).map(|note| note.reason.clone()),
            );
            if declared {
                judged.reasons.push("依据在册上还是待核，导入不能代替核对，请在职权中逐条确认依据。".to_owned());
            }
            judged.decide(kind, book, today, &mut seen);
            judged
        })
        .collect()
}

impl Judged {
    fn decide(&mut self, kind: Kind, book: &Book, today: NaiveDate, seen: &mut HashMap<String, u32>) {
        let merged = self.merged();
        if let Some(first) = natural_key(kind, &self.raw, today).and_then(|key| seen.insert(key, self.row)) {
            self.verdict = RowVerdict::Reject;
            self.reasons.push(format!("与第{first}行编号重复，请改正后再导入。"));
            return;
        }
        match Item::read(kind, &merged, book, today) {
            Err(No::Refused(objections)) => {
                self.verdict = RowVerdict::Reject;
                self.reasons.extend(objections.into_iter().map(|objection| objection.sentence));
            }
            Err(_) => {
                self.verdict = RowVerdict::Reject;
                self.reasons.push("这一行读不出来。".to_owned());
            }
            Ok(item) => {
                self.reasons.extend(item.doubt());
                self.verdict = match &self.existing {
                    Some((_, before)) if merged == *before => RowVerdict::Same,
                    Some(_) => RowVerdict::Update,
                    None if self.reasons.is_empty() => RowVerdict::Enter,
                    None => RowVerdict::Confirm,
                };
            }
        }
    }

    /// The table's texts over what is there.
    fn merged(&self) -> Raw {
        record::lay_over(self.existing.as_ref().map(|(_, before)| before.clone()).unwrap_or_default(), self.raw.clone())
    }

    /// The same over what is there by now: the record may have been edited since the preview.
    fn merged_now(&self, kind: Kind, book: &Book, today: NaiveDate) -> Result<Raw, No> {
        let Some((id, _)) = &self.existing else { return Ok(self.raw.clone()) };
        let now = record::line(kind, *id, book, today).filter(|line| !line.deleted);
        let now =
            now.ok_or_else(|| No::refuse("preview_gone", format!("预览之后，第{}行对应的记录被删除了，请重新选择文件。", self.row)))?;
        Ok(record::lay_over(now.texts, self.raw.clone()))
    }
}

/// What names a record across imports; none where the table does not number it.
fn natural_key(kind: Kind, raw: &Raw, today: NaiveDate) -> Option<String> {
    use chrono::Datelike as _;
    let spec = kinds::spec(kind)?;
    let own = raw.get(spec.natural_key).filter(|text| !text.is_empty())?;
    Some(match kind {
        Kind::Duties | Kind::AppraisalItems => {
            format!("{}/{}", raw.get("year").cloned().unwrap_or_else(|| today.year().to_string()), register::text::key(own))
        }
        Kind::Warnings => register::doc_number::DocNumber::parse(own).map_or_else(|| register::text::key(own), |number| number.to_string()),
        _ => register::text::key(own),
    })
}

fn by_natural_key(kind: Kind, book: &Book, today: NaiveDate) -> HashMap<String, (Uuid, Raw)> {
    texts_of(kind, book, today)
        .into_iter()
        .filter(|line| !line.deleted)
        .filter_map(|line| Some((natural_key(kind, &line.texts, today)?, (line.id, line.texts))))
        .collect()
}

fn enter(desk: &mut Desk, pending: &Pending, update: bool, undo: Undo, label: String) -> Result<Imported, No> {
    let (today, kind) = (desk.today(), pending.kind);
    if kind == Kind::Warnings && pending.rows.iter().any(|row| row.verdict == RowVerdict::Update) && update {
        return Err(No::refuse(
            "issued",
            "台账中已有的预警不能用导入来改：发出的文书只能作废，办理情况请逐件登记。请关闭“同时更新已有记录”后再导入。",
        ));
    }
    let wanted =
        |row: &&Judged| matches!(row.verdict, RowVerdict::Enter | RowVerdict::Confirm) || (update && row.verdict == RowVerdict::Update);
    let act = Act { op: Op::Import, entity: kinds::name(kind), label, undo, always: false };
    desk.record(act, |writer, book| {
        for row in pending.rows.iter().filter(wanted) {
            Item::read(kind, &row.merged_now(kind, book, today)?, book, today)?.write(
                writer,
                row.existing.as_ref().map(|(id, _)| *id),
                book,
                today,
            )?;
        }
        Ok(())
    })?;
    let count = |verdicts: &[RowVerdict]| crate::wire::count(pending.rows.iter().filter(|row| verdicts.contains(&row.verdict)).count());
    let entered = count(&[RowVerdict::Enter, RowVerdict::Confirm]);
    let updated = if update { count(&[RowVerdict::Update]) } else { 0 };
    let rejected = count(&[RowVerdict::Reject]);
    Ok(Imported {
        entered,
        updated,
        same: count(&[RowVerdict::Same]),
        rejected,
        sentence: format!("已导入{}{entered}条，更新{updated}条，拒绝{rejected}条。", shape::shape(kind).title),
    })
}

/// Every row of the file: records with their verdicts, refused rows, rows left out.
fn rows_on_wire(judged: &[Judged], table: &Intake) -> Vec<IntakeRow> {
    let mut rows: Vec<IntakeRow> = judged
        .iter()
        .map(|row| IntakeRow {
            sheet: row.sheet.clone(),
            row: row.row,
            verdict: row.verdict,
            reasons: row.reasons.clone(),
            fields: row.raw.clone(),
            before: row.existing.as_ref().map(|(_, before)| changed(before, &row.raw)).unwrap_or_default(),
        })
        .collect();
    for (notes, verdict) in [(&table.rejected, RowVerdict::Reject), (&table.left_out, RowVerdict::LeftOut)] {
        rows.extend(notes.iter().map(|note| IntakeRow {
            sheet: note.sheet.clone(),
            row: note.row,
            verdict,
            reasons: vec![note.reason.clone()],
            fields: BTreeMap::new(),
            before: BTreeMap::new(),
        }));
    }
    rows.sort_by(|a, b| {
        (table.sheets.iter().position(|sheet| *sheet == a.sheet), a.row)
            .cmp(&(table.sheets.iter().position(|sheet| *sheet == b.sheet), b.row))
    });
    rows
}

/// The texts before, of the fields that would change.
fn changed(before: &Raw, after: &Raw) -> Raw {
    after
        .iter()
        .filter(|(key, text)| before.get(*key) != Some(text))
        .map(|(key, _)| (key.clone(), before.get(key).cloned().unwrap_or_default()))
        .collect()
}

fn mapping(table: &Intake) -> Vec<ColumnMatch> {
    let taken = table.mapping.iter().map(|(heading, column)| ColumnMatch { heading: heading.clone(), column: (*column).to_owned() });
    taken.chain(table.unmapped.iter().map(|heading| ColumnMatch { heading: heading.clone(), column: String::new() })).collect()
}

fn from_table(kind: TableKind) -> Kind {
    match kind {
        TableKind::Units => Kind::Units,
        TableKind::Posts => Kind::Posts,
        TableKind::Duties => Kind::Duties,
        TableKind::Powers => Kind::Powers,
        TableKind::Risks => Kind::Risks,
        TableKind::Signals => Kind::Signals,
        TableKind::Notices => Kind::Warnings,
        TableKind::Scoring => Kind::AppraisalItems,
    }
}

fn to_table(kind: Kind) -> Option<TableKind> {
    Some(match kind {
        Kind::Units => TableKind::Units,
        Kind::Posts => TableKind::Posts,
        Kind::Duties => TableKind::Duties,
        Kind::Powers => TableKind::Powers,
        Kind::Risks => TableKind::Risks,
        Kind::Signals => TableKind::Signals,
        Kind::Warnings => TableKind::Notices,
        Kind::AppraisalItems => TableKind::Scoring,
        Kind::Persons
        | Kind::Progress
        | Kind::DutySheets
        | Kind::WorkItems
        | Kind::Charges
        | Kind::Systems
        | Kind::Screenings
        | Kind::CampaignLines
        | Kind::KeyAreas
        | Kind::Arrangements
        | Kind::Bulletins
        | Kind::Appraisals
        | Kind::AppraisalLines
        | Kind::DirectReceipts
        | Kind::CaseLeads
        | Kind::PointReturns
        | Kind::Letters
        | Kind::Inspections
        | Kind::Talks
        | Kind::Accountabilities
        | Kind::SpotChecks
        | Kind::SpotDraws
        | Kind::Papers
        | Kind::Journal => return None,
    })
}
