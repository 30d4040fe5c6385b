//! 问责 beyond its records: 提请问责 of a warning in one act. Never a judgment: the record is to be filled in further.

use chrono::{Datelike as _, NaiveDate};
use register::accountability::{Accountability, why_not_proposed};
use register::form::Raw;
use register::id::{AccountabilityId, WarningId};
use register::letter::reminders;
use register::names::Names as _;
use store::{Entity, Op, Writer};

use crate::book::Book;
use crate::no::No;
use crate::wire::record::{Kind, Saved};
use crate::wire::warning::WarningRef;
use crate::{Desk, undoable};

/// Reads a form.
pub(crate) fn read(raw: &Raw, book: &Book, today: NaiveDate) -> Result<Accountability, No> {
    let warning = |number: &str| book.warning_named(number).map(|(id, _)| *id);
    let inspection = |number: &str| book.inspection_named(number).map(|(id, _)| *id);
    Ok(Accountability::read(raw, book, warning, inspection, today)?)
}

/// Gives a record its number where it has none: WZ-2026-01.
pub(crate) fn number(record: &mut Accountability, writer: &mut Writer<'_>) -> Result<(), No> {
    if record.number.is_empty() {
        let prefix = format!("WZ-{}-", record.opened_on.year());
        record.number = format!("{prefix}{:02}", writer.next_running(Entity::Accountability, &prefix)?);
    }
    Ok(())
}

/// The record as texts.
pub(crate) fn texts(record: &Accountability, book: &Book) -> Raw {
    let inspection = record.inspection.and_then(|id| book.inspections.iter().find(|(own, _)| *own == id));
    let inspection = inspection.map(|(_, inspection)| inspection.letter.number.to_string()).unwrap_or_default();
    record.texts(book, &book.warning_number(record.warning), &inspection)
}

/// The records that belong to a warning.
pub(crate) fn of_warning(book: &Book, warning: WarningId) -> impl Iterator<Item = (AccountabilityId, &Accountability)> {
    let own = move |record: &Accountability| {
        let inspected = |id| book.inspections.iter().any(|(own, one)| *own == id && one.letter.text.warning == Some(warning));
        record.warning == Some(warning) || record.inspection.is_some_and(inspected)
    };
    book.accountabilities.iter().filter(move |kept| kept.live() && own(&kept.item)).map(|kept| (kept.id, &kept.item))
}

/// Why 提请问责 of a warning is not offered now.
pub(crate) fn why_not(book: &Book, id: WarningId, today: NaiveDate) -> Option<String> {
    let (_, warning) = book.warnings.iter().find(|(own, _)| *own == id)?;
    let standing = of_warning(book, id).next().map(|(_, record)| format!("{}已经提请问责（{}）。", warning.number, record.number));
    standing.or_else(|| why_not_proposed(warning, reminders(book.letters.iter().map(|(_, letter)| letter), id), today))
}

/// `propose_accountability`: the record that a warning overdue beyond its reminders begins.
pub(crate) fn propose_accountability(desk: &mut Desk, request: WarningRef) -> Result<Saved, No> {
    let today = desk.today();
    let book = desk.book()?;
    let (id, warning) = book.warning_named(&request.warning).ok_or_else(|| No::unknown("预警", &request.warning))?;
    if let Some(why) = why_not(book, *id, today) {
        return Err(No::refuse("state", why));
    }
    let unit = warning.unit.and_then(|unit| book.unit_of(unit)).map_or("", |unit| &unit.full_name);
    let count = reminders(book.letters.iter().map(|(_, letter)| letter), *id);
    let mut record = Accountability::proposed(*id, warning, unit, count, today);
    let act = undoable(Op::Create, Kind::Accountabilities, format!("提请问责 {}", warning.number));
    let (id, number) = desk.record(act, |writer, _| {
        number(&mut record, writer)?;
        let id = AccountabilityId(writer.new_id());
        writer.put_accountability(id, &record)?;
        Ok((id, record.number))
    })?;
    Ok(Saved { id: id.to_string(), sentence: format!("已登记提请问责{number}，请补填责任和程序。") })
}

/// The unit of a record in words.
pub(crate) fn unit_words(record: &Accountability, book: &Book) -> String {
    record.unit.map_or("", |unit| book.unit_name(unit).1).to_owned()
}
