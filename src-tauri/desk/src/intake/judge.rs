//! What becomes of each row: its texts read by register, compared with what is there, and judged anew when a person
//! puts a cell right. Never a row lost, and never a word of the file that was corrected.

use std::borrow::{Borrow, Cow};
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use exchange::{Intake, Record};
use register::citizen_number;
use register::form::Raw;
use register::objection::Objection;
use register::text::key;
use uuid::Uuid;

use super::{near, unsaid};
use crate::book::Book;
use crate::headway::Underway;
use crate::kinds;
use crate::no::No;
use crate::record::{self, Item, texts_of};
use crate::wire::intake::{RowTake, RowVerdict};
use crate::wire::record::Kind;

/// A row with what will become of it. A row that holds several records is several of these.
pub(super) struct Judged {
    pub(super) sheet: String,
    pub(super) row: u32,
    /// Which record of the row.
    pub(super) part: u32,
    /// It is a record, as far as its place tells.
    pub(super) is_record: bool,
    /// Texts by field.
    pub(super) raw: Raw,
    /// The file's own words of the fields that were put right.
    pub(super) original: Raw,
    pub(super) verdict: RowVerdict,
    pub(super) take: RowTake,
    pub(super) reasons: Vec<String>,
    pub(super) objections: Vec<Objection>,
    pub(super) existing: Option<(Uuid, Raw)>,
    /// Why that record is taken for an earlier version of this row, where its words are not the same.
    pub(super) corrects: Option<String>,
    /// What reading the table asked, or why it is no record.
    pub(super) asked: Vec<String>,
    /// Fields that the table leaves unsaid and that were put in, each with what is asked about it.
    pub(super) put_in: Vec<(&'static str, String)>,
    /// It is to become a record beside the one that is there.
    pub(super) as_new: bool,
}

/// Every row of a table: records drafted and compared with what is there, and rows that are none. `read` is what was read
/// of the table; records that are handed over go one by one, so that a large table is never in memory twice.
pub(super) fn judge<R: Borrow<Record>>(
    kind: Kind,
    table: &Intake,
    read: Read<impl IntoIterator<Item = R>>,
    book: &Book,
    today: NaiveDate,
    act: &Underway,
) -> Result<Vec<Judged>, No> {
    act.stage("正在逐行核对", table.rows_in);
    let mut asked: HashMap<(&str, u32), Vec<String>> = HashMap::new();
    for note in &table.pending {
        asked.entry((&note.sheet, note.row)).or_default().push(note.reason.clone());
    }
    let mut rows: Vec<Judged> = Vec::with_capacity(table.rows_in);
    for record in read.records {
        let record = record.borrow();
        let questions = asked.get(&(record.sheet.as_str(), record.row)).cloned().unwrap_or_default();
        for (part, point) in points(record).iter().enumerate() {
            rows.push(Judged::of(kind, point, part, questions.clone(), table.base_year, book));
        }
    }
    for (note, record) in table.rejected.iter().zip(read.refused) {
        rows.push(Judged::of(kind, record.borrow(), 0, vec![note.reason.clone()], table.base_year, book));
    }
    rows.extend(table.left_out.iter().map(Judged::left_out));
    let order: HashMap<&str, usize> = table.sheets.iter().enumerate().map(|(at, name)| (name.as_str(), at)).collect();
    rows.sort_by_key(|row| (order.get(row.sheet.as_str()).copied(), row.row, row.part));
    let names: HashSet<String> = rows.iter().filter(|row| row.is_record).filter_map(|row| name_of(kind, &row.raw, today)).collect();
    let there = There::of(kind, book, today, &names);
    let mut seen: HashMap<String, u32> = HashMap::new();
    let mut twins = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter_mut().enumerate().filter(|(_, row)| row.is_record) {
        let name = name_of(kind, &row.raw, today);
        row.existing = there.find(name.as_ref());
        twins.push((at, name.and_then(|name| seen.insert(name, row.row))));
    }
    let at: Vec<usize> = twins.iter().map(|(at, _)| *at).collect();
    near::find(kind, &mut rows, &at, book, today);
    for (at, twin) in twins {
        if at.is_multiple_of(256) {
            act.go_on(at)?;
        }
        if let Some(row) = rows.get_mut(at) {
            row.decide(kind, book, today, twin);
        }
    }
    Ok(rows)
}

/// The records of a row: one for each risk point that it describes.
fn points(record: &Record) -> Cow<'_, [Record]> {
    let points = if record.value("风险点").is_null() { Vec::new() } else { record.points() };
    if points.is_empty() { Cow::Borrowed(std::slice::from_ref(record)) } else { Cow::Owned(points) }
}

/// What was read of a table: its records, and what was read of rows that cannot be records.
pub(super) struct Read<I> {
    pub(super) records: I,
    pub(super) refused: I,
}

impl Judged {
    fn of(kind: Kind, record: &Record, part: usize, asked: Vec<String>, year: Option<i32>, book: &Book) -> Self {
        let fields = kinds::spec(kind).map_or(&[][..], |spec| spec.fields);
        let mut raw: Raw = fields
            .iter()
            .filter(|field| !field.column.is_empty())
            .map(|field| (field.key.to_owned(), record.text(field.column)))
            .filter(|(_, text)| !text.is_empty())
            .collect();
        if let (Kind::Duties | Kind::AppraisalItems, Some(year)) = (kind, year) {
            raw.entry("year".to_owned()).or_insert_with(|| year.to_string());
        }
        let mut row = Self {
            sheet: record.sheet.clone(),
            row: record.row,
            part: crate::wire::count(part),
            is_record: true,
            raw,
            original: Raw::new(),
            verdict: RowVerdict::Enter,
            take: RowTake::Add,
            reasons: Vec::new(),
            objections: Vec::new(),
            existing: None,
            corrects: None,
            asked,
            put_in: Vec::new(),
            as_new: false,
        };
        row.put_in = unsaid::put_in(kind, &mut row.raw, book);
        row
    }

    fn left_out(note: &exchange::RowNote) -> Self {
        Self {
            sheet: note.sheet.clone(),
            row: note.row,
            part: 0,
            is_record: false,
            raw: Raw::new(),
            original: Raw::new(),
            verdict: RowVerdict::LeftOut,
            take: RowTake::Skip,
            reasons: vec![note.reason.clone()],
            objections: Vec::new(),
            existing: None,
            corrects: None,
            asked: Vec::new(),
            put_in: Vec::new(),
            as_new: false,
        }
    }

    /// What is there already is better known than what was put in: it stays, and nothing is asked.
    fn keep_what_is_there(&mut self) {
        let Some((_, before)) = &self.existing else { return };
        let there = |field: &str| before.get(field).filter(|text| !text.is_empty());
        for (field, _) in &self.put_in {
            if let Some(text) = there(field) {
                self.raw.insert((*field).to_owned(), text.clone());
            }
        }
        self.put_in.retain(|(field, _)| there(field).is_none());
    }

    /// Reads the texts over what is there; `twin` is an earlier row of the same name.
    pub(super) fn decide(&mut self, kind: Kind, book: &Book, today: NaiveDate, twin: Option<u32>) {
        if self.as_new {
            (self.existing, self.corrects) = (None, None);
        }
        self.keep_what_is_there();
        (self.reasons, self.objections) = (self.asked.clone(), Vec::new());
        self.reasons.extend(self.put_in.iter().map(|(_, question)| question.clone()));
        self.reasons.extend(self.corrects.clone());
        self.unhide(kind);
        let mut raw = self.texts(kind);
        let open = |(_, before): &(Uuid, Raw)| before.get("basis_check").is_some_and(|check| check.starts_with("待核"));
        if kind == Kind::Powers
            && self.existing.as_ref().is_some_and(open)
            && raw.get("basis_check").is_some_and(|check| !check.starts_with("待核"))
            && raw.remove("basis_check").is_some()
        {
            self.raw.remove("basis_check");
            self.asked.push("依据在册上还是待核，导入不能代替核对，请在职权中逐条确认依据。".to_owned());
            self.reasons.clone_from(&self.asked);
        }
        let before = self.existing.as_ref().map(|(_, before)| before.clone());
        let merged = record::lay_over(before.clone().unwrap_or_default(), raw);
        if let Some(first) = twin.filter(|_| !self.as_new) {
            if self.has_number(kind) {
                self.verdict = RowVerdict::Reject;
                self.reasons.push(format!("与第{first}行编号重复。请改正编号，或者选“作为新的一条”由程序另编。"));
                self.take = RowTake::Skip;
                return;
            }
            self.reasons.push(format!("与第{first}行内容相同，请核对是否重复。"));
        }
        self.verdict = match Item::read(kind, &merged, book, today) {
            Err(No::Refused(objections)) => {
                // The register says it better: with the choices there are, and beside the field.
                self.reasons.retain(|asked| !objections.iter().any(|objection| same_word(asked, &objection.sentence)));
                // What keeps the row out stands before what is only asked.
                self.reasons.splice(0..0, objections.iter().map(|objection| objection.sentence.clone()));
                self.objections = objections;
                RowVerdict::Reject
            }
            Err(_) => {
                self.reasons.push("这一行读不出来。".to_owned());
                RowVerdict::Reject
            }
            Ok(item) => {
                self.reasons.extend(item.doubt());
                match &before {
                    Some(before) if merged == *before => RowVerdict::Same,
                    Some(_) => RowVerdict::Update,
                    None if self.reasons.is_empty() => RowVerdict::Enter,
                    None => RowVerdict::Confirm,
                }
            }
        };
        self.take = match self.verdict {
            RowVerdict::Enter | RowVerdict::Confirm => RowTake::Add,
            // What is there stays until the person says otherwise.
            RowVerdict::Update | RowVerdict::Same | RowVerdict::Reject | RowVerdict::LeftOut => RowTake::Skip,
        };
    }

    /// A number whose middle was hidden when the table went out never takes the place of the whole one.
    fn unhide(&mut self, kind: Kind) {
        let before = self.existing.as_ref().map(|(_, before)| before);
        for (key, text) in &mut self.raw {
            let whole = before.and_then(|before| before.get(key)).filter(|whole| *whole != text && citizen_number::mask(whole) == *text);
            if let Some(whole) = whole {
                text.clone_from(whole);
            } else if citizen_number::is_masked(text) {
                let label = kinds::spec(kind).and_then(|spec| spec.field(key)).map_or("这一行", |field| field.label);
                self.reasons.push(format!("{label}里的身份证号是遮盖过的，完整的号码不会从表里回来；需要的请补全。"));
            }
        }
    }

    /// The texts it enters with: a record beside the one of its number gets a number of its own.
    pub(super) fn texts(&self, kind: Kind) -> Raw {
        let mut raw = self.raw.clone();
        if self.as_new
            && let Some(spec) = kinds::spec(kind)
        {
            raw.remove(spec.natural_key);
        }
        raw
    }

    pub(super) fn has_number(&self, kind: Kind) -> bool {
        kinds::spec(kind).and_then(|spec| self.raw.get(spec.natural_key)).is_some_and(|text| !text.is_empty())
    }

    /// The same over what is there by now: the record may have been edited since the preview.
    pub(super) fn merged_now(&self, kind: Kind, book: &Book, today: NaiveDate) -> Result<Raw, No> {
        let Some((id, _)) = &self.existing else { return Ok(self.texts(kind)) };
        let now = record::line(kind, *id, book, today).filter(|line| !line.deleted);
        let now =
            now.ok_or_else(|| No::refuse("preview_gone", format!("预览之后，第{}行对应的记录被删除了，请重新选择文件。", self.row)))?;
        Ok(record::lay_over(now.texts, self.texts(kind)))
    }
}

/// What is in the register already under some names: a large register is not copied for a small table.
pub(super) struct There {
    by_name: HashMap<String, Vec<usize>>,
    lines: Vec<(Uuid, Raw)>,
}

impl There {
    pub(super) fn of(kind: Kind, book: &Book, today: NaiveDate, wanted: &HashSet<String>) -> Self {
        let mut there = Self { by_name: HashMap::new(), lines: Vec::new() };
        for line in texts_of(kind, book, today).into_iter().filter(|line| !line.deleted) {
            let names = [number_of(kind, &line.texts, today), words_of(kind, &line.texts)].into_iter().flatten();
            let names: Vec<String> = names.filter(|name| wanted.contains(name)).collect();
            if !names.is_empty() {
                let at = there.lines.len();
                there.lines.push((line.id, line.texts));
                names.into_iter().for_each(|name| there.by_name.entry(name).or_default().push(at));
            }
        }
        there
    }

    /// The record of the row's number; where the table has no numbers, the one record of the same words.
    pub(super) fn find(&self, name: Option<&String>) -> Option<(Uuid, Raw)> {
        match self.by_name.get(name?)?.as_slice() {
            [at] => self.lines.get(*at).cloned(),
            _ => None,
        }
    }
}

/// What names a row: its number, else its words.
pub(super) fn name_of(kind: Kind, raw: &Raw, today: NaiveDate) -> Option<String> {
    number_of(kind, raw, today).or_else(|| words_of(kind, raw))
}

/// What numbers a record across imports; none where the table does not number it.
fn number_of(kind: Kind, raw: &Raw, today: NaiveDate) -> Option<String> {
    use chrono::Datelike as _;
    let spec = kinds::spec(kind)?;
    let own = raw.get(spec.natural_key).filter(|text| !text.is_empty())?;
    Some(match kind {
        Kind::Duties | Kind::AppraisalItems => {
            format!("{}/{}", raw.get("year").cloned().unwrap_or_else(|| today.year().to_string()), key(own))
        }
        Kind::Warnings => register::doc_number::DocNumber::parse(own).map_or_else(|| key(own), |number| number.to_string()),
        _ => key(own),
    })
}

/// The words by which a person would say that two rows are one record; none where they do not tell.
fn words_of(kind: Kind, raw: &Raw) -> Option<String> {
    let fields: &[&str] = match kind {
        Kind::Units => &["short_name"],
        Kind::Posts => &["unit", "holder", "name"],
        Kind::Duties => &["year", "task", "requirement"],
        Kind::Powers => &["name"],
        Kind::Risks => &["unit", "post", "description"],
        Kind::Signals => &["collected_on", "point", "content"],
        _ => return None,
    };
    let text = |field: &&str| raw.get(*field).map(|text| key(text)).filter(|text| text != "—").unwrap_or_default();
    let words: Vec<String> = fields.iter().map(text).collect();
    // Set apart from numbers.
    words.last().is_some_and(|last| !last.is_empty()).then(|| format!("={}", words.join("\u{1f}")))
}

/// Whether a question about a word and an objection mean the same word.
fn same_word(question: &str, objection: &str) -> bool {
    let word = question.split_once("写的是“").and_then(|(_, rest)| rest.split_once('”')).map(|(word, _)| word);
    word.is_some_and(|word| objection.contains(&format!("“{word}”")))
}
