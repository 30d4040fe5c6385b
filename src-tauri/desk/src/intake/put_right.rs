//! What a person changes in a preview: cells put right, rows taken or left out. What is touched is judged again at once.
//! Never a word of the file that was corrected.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;

use super::Pending;
use super::judge::{Judged, There, name_of};
use super::near;
use crate::book::Book;
use crate::kinds;
use crate::no::No;
use crate::wire::intake::{RowTake, RowVerdict, TakeRows};
use crate::wire::record::Kind;

/// Judges a row again, and those of the same name with it.
fn judge_again(pending: &mut Pending, kind: Kind, names: &[Option<String>], changed: &[usize], book: &Book, today: NaiveDate) {
    let own: HashSet<String> = changed.iter().filter_map(|at| name_of(kind, &pending.rows.get(*at)?.raw, today)).collect();
    let there = There::of(kind, book, today, &own);
    for at in changed {
        if let Some(row) = pending.rows.get_mut(*at) {
            (row.existing, row.corrects) = (there.find(name_of(kind, &row.raw, today).as_ref()), None);
        }
    }
    near::find(kind, &mut pending.rows, changed, book, today);
    let mut seen: HashMap<String, u32> = HashMap::new();
    for (at, row) in pending.rows.iter_mut().enumerate().filter(|(_, row)| row.is_record) {
        let name = name_of(kind, &row.raw, today);
        let twin = name.clone().filter(|_| !row.as_new).and_then(|name| seen.insert(name, row.row));
        let (own, other) = (changed.binary_search(&at).is_ok(), name.is_some() && names.contains(&name));
        if own || other {
            let take = row.take;
            row.decide(kind, book, today, twin);
            // A decision of the person about a row that only shares a name stays, as far as it still can.
            if !own && (take == RowTake::Skip || take == RowTake::Update && row.verdict == RowVerdict::Update) {
                row.take = take;
            }
        }
    }
}

/// Judges again the rows of a sort, after something that they name was entered; answers how many these are.
pub(super) fn judge_rows(pending: &mut Pending, of: fn(&Judged) -> bool, book: &Book, today: NaiveDate) -> Result<u32, No> {
    let Some(kind) = pending.kind() else { return Err(super::gone()) };
    let changed: Vec<usize> = (0..pending.rows.len()).filter(|at| of(&pending.rows[*at])).collect();
    judge_again(pending, kind, &[], &changed, book, today);
    Ok(crate::wire::count(changed.len()))
}

/// Puts cells of a row right; answers how many rows changed.
pub(super) fn correct(
    pending: &mut Pending,
    at: usize,
    fields: BTreeMap<String, String>,
    everywhere: bool,
    book: &Book,
    today: NaiveDate,
) -> Result<u32, No> {
    let Some(kind) = pending.kind() else { return Err(super::gone()) };
    let spec = kinds::spec(kind).ok_or_else(super::gone)?;
    let row = pending.rows.get(at).filter(|row| row.is_record).ok_or_else(|| No::unknown("行", &at.to_string()))?;
    if let Some(odd) = fields.keys().find(|name| spec.field(name).is_none()) {
        return Err(No::unknown("栏目", odd));
    }
    let old: Vec<(String, Option<String>, String)> =
        fields.into_iter().map(|(name, text)| (name.clone(), row.raw.get(&name).cloned(), text)).collect();
    let headings = headings_of(pending, spec);
    let mut changed = Vec::new();
    let mut names = Vec::new();
    for (place, row) in pending.rows.iter_mut().enumerate().filter(|(place, row)| row.is_record && (everywhere || *place == at)) {
        let before = name_of(kind, &row.raw, today);
        let mut touched = false;
        for (name, was, text) in &old {
            if row.raw.get(name) != was.as_ref() || was.as_ref() == Some(text) {
                continue;
            }
            touched = true;
            row.original.entry(name.clone()).or_insert_with(|| was.clone().unwrap_or_default());
            row.raw.insert(name.clone(), text.clone());
            row.answered(name, &headings);
            row.put_in.retain(|(field, _)| field != name);
            for follows in follows(name) {
                row.raw.remove(*follows);
            }
        }
        if touched {
            names.extend([before, name_of(kind, &row.raw, today)]);
            changed.push(place);
        }
    }
    judge_again(pending, kind, &names, &changed, book, today);
    Ok(crate::wire::count(changed.len()))
}

/// What was read out of a text that is no longer there goes with it.
fn follows(name: &str) -> &'static [&'static str] {
    match name {
        "unit" => &["unit_code"],
        "post" => &["post_code"],
        "power" => &["power_code", "step"],
        "deadline" => &["deadline_kind", "due_on", "dates"],
        _ => &[],
    }
}

/// Field to what the file calls it, and what we do.
fn headings_of(pending: &Pending, spec: &register::shape::RegisterSpec) -> HashMap<&'static str, Vec<String>> {
    let columns = pending.table.iter().flat_map(|table| &table.layouts).flat_map(|layout| &layout.columns);
    let known: Vec<(&str, &str, &str)> =
        columns.filter_map(|known| known.column.map(|column| (known.heading.as_str(), column.name, column.register))).collect();
    let words = |field: &register::shape::FieldSpec| {
        let of = known.iter().filter(|(_, name, register)| *name == field.column || *register == field.column);
        of.map(|(heading, ..)| (*heading).to_owned()).chain([field.label.to_owned()]).collect()
    };
    spec.fields.iter().map(|field| (field.key, words(field))).collect()
}

impl Judged {
    /// A question about a field is answered when the field is written anew.
    fn answered(&mut self, field: &str, headings: &HashMap<&'static str, Vec<String>>) {
        let Some(words) = headings.get(field) else { return };
        self.asked
            .retain(|question| !words.iter().any(|word| question.contains(&format!("“{word}”")) || question.starts_with(word.as_str())));
        if self.part == 0 || field == "grade" {
            self.asked.retain(|question| field != "grade" || !question.starts_with("等级待分"));
        }
    }
}

/// Decides about rows; answers how many changed.
pub(super) fn take(pending: &mut Pending, request: &TakeRows, book: &Book, today: NaiveDate) -> Result<u32, No> {
    let Some(kind) = pending.kind() else { return Err(super::gone()) };
    let places: Vec<usize> = match &request.rows {
        Some(rows) => rows.iter().map(|at| *at as usize).collect(),
        None => (0..pending.rows.len()).filter(|at| request.verdicts.contains(&pending.rows[*at].verdict)).collect(),
    };
    let mut anew = Vec::new();
    let (mut names, mut changed) = (Vec::new(), 0);
    for at in places {
        let Some(row) = pending.rows.get_mut(at).filter(|row| row.is_record) else { continue };
        let stands = row.existing.is_some() || row.as_new || row.verdict == RowVerdict::Reject;
        let as_new = request.take == RowTake::Add && stands;
        if as_new && kind == Kind::Warnings {
            return Err(No::refuse("issued", "台账中的预警按文号登记，同一文号不能有两件；请改正文号后再导入。"));
        }
        changed += 1;
        if as_new == row.as_new || row.verdict == RowVerdict::Reject && row.existing.is_none() && !row.has_number(kind) {
            row.take = match (request.take, row.verdict) {
                (RowTake::Update, RowVerdict::Update) => RowTake::Update,
                (RowTake::Add, RowVerdict::Enter | RowVerdict::Confirm) => RowTake::Add,
                _ => RowTake::Skip,
            };
        } else {
            names.push(name_of(kind, &row.raw, today));
            row.as_new = as_new;
            anew.push(at);
        }
    }
    anew.sort_unstable();
    if !anew.is_empty() {
        judge_again(pending, kind, &names, &anew, book, today);
        if request.take == RowTake::Update {
            for at in &anew {
                if let Some(row) = pending.rows.get_mut(*at).filter(|row| row.verdict == RowVerdict::Update) {
                    row.take = RowTake::Update;
                }
            }
        }
    }
    Ok(changed)
}

/// What was put right by hand stays so when the same table is read again in another way.
pub(super) fn carry_over(pending: &mut Pending, before: &Pending, book: &Book, today: NaiveDate) {
    let Some(kind) = pending.kind() else { return };
    let edits: HashMap<(String, u32, u32), &Judged> =
        before.rows.iter().filter(|row| !row.original.is_empty()).map(|row| ((row.sheet.clone(), row.row, row.part), row)).collect();
    if edits.is_empty() {
        return;
    }
    let headings = kinds::spec(kind).map(|spec| headings_of(pending, spec)).unwrap_or_default();
    let mut changed = Vec::new();
    for (at, row) in pending.rows.iter_mut().enumerate().filter(|(_, row)| row.is_record) {
        let Some(edited) = edits.get(&(row.sheet.clone(), row.row, row.part)) else { continue };
        for name in edited.original.keys() {
            row.original.insert(name.clone(), row.raw.get(name).cloned().unwrap_or_default());
            row.raw.insert(name.clone(), edited.raw.get(name).cloned().unwrap_or_default());
            row.answered(name, &headings);
            row.put_in.retain(|(field, _)| field != name);
        }
        changed.push(at);
    }
    judge_again(pending, kind, &[], &changed, book, today);
}
