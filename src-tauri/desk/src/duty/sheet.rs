//! Years and their sheets: what the page of duties shows over its list, and 印发. Never the rule of a status.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};
use register::Term as _;
use register::duty::sheet::DutyBreakdown;
use register::edition::Catalogue;
use register::id::DutyBreakdownId;
use register::shape::FieldSpec;
use store::Op;

use super::Meters;
use crate::book::Book;
use crate::no::No;
use crate::typed::some_day;
use crate::wire::app::Nothing;
use crate::wire::count;
use crate::wire::duty::{DutyYear, DutyYears, IssueDutySheet};
use crate::wire::record::{Facet, Kind, Saved};
use crate::{Desk, shape, undoable};

static NUMBER: FieldSpec =
    FieldSpec::new("number", "印发文号", register::shape::Input::Text).required().help("例如：七镇发〔2026〕4号；责任分解表是它的附件。");
static ISSUED_ON: FieldSpec = FieldSpec::new("issued_on", "印发日期", register::shape::Input::Date).required();

/// Years that have duties or a sheet, newest first.
pub(crate) fn years(book: &Book) -> Vec<i32> {
    let duties = book.duties.iter().filter(|kept| kept.live()).map(|kept| kept.item.year);
    let sheets = book.duty_sheets.iter().filter(|kept| kept.live()).map(|kept| kept.item.year);
    let mut years: Vec<i32> = duties.chain(sheets).collect();
    years.sort_unstable_by(|a, b| b.cmp(a));
    years.dedup();
    years
}

/// The newest year with duties that has begun; the first to come where none has.
pub(crate) fn governing(book: &Book, today: NaiveDate) -> Option<i32> {
    let years: Vec<i32> = book.duties.iter().filter(|kept| kept.live()).map(|kept| kept.item.year).collect();
    let begun = years.iter().copied().filter(|year| *year <= today.year()).max();
    begun.or_else(|| years.into_iter().min())
}

/// The live sheet of a year.
fn sheet_of(book: &Book, year: i32) -> Option<(DutyBreakdownId, &DutyBreakdown)> {
    book.duty_sheets.iter().find(|kept| kept.live() && kept.item.year == year).map(|kept| (kept.id, &kept.item))
}

/// The title of a year's sheet: as entered, or the usual one.
pub(crate) fn title_of(book: &Book, year: i32) -> String {
    sheet_of(book, year).map_or_else(|| DutyBreakdown::of_year(year, &book.office.township).title, |(_, sheet)| sheet.title.clone())
}

/// `duty_years`.
pub(crate) fn duty_years(desk: &mut Desk, _: Nothing) -> Result<DutyYears, No> {
    let today = desk.today();
    let book = desk.book()?;
    let meters = Meters::of(book, today);
    let years: Vec<DutyYear> = years(book).into_iter().map(|year| of_year(year, book, &meters, today)).collect();
    let newest = years.iter().filter(|year| year.duties > 0).map(|year| year.year).max();
    Ok(DutyYears { current: governing(book, today), next: newest.map(|year| year + 1), years })
}

fn of_year(year: i32, book: &Book, meters: &Meters<'_>, today: NaiveDate) -> DutyYear {
    let entered = sheet_of(book, year);
    let proposed = DutyBreakdown::of_year(year, &book.office.township);
    let sheet = entered.map_or(&proposed, |(_, sheet)| sheet);
    let mut states: BTreeMap<_, u32> = BTreeMap::new();
    let mut duties = 0;
    for kept in book.duties.iter().filter(|kept| kept.live() && kept.item.year == year) {
        *states.entry(meters.measure(kept.id, &kept.item).state).or_default() += 1;
        duties += 1;
    }
    let approved = approved_on(book, year);
    let refused = sheet.issue("号", Some(today), duties, approved, today).err();
    let issued = sheet.issued_on.map(|on| format!("{}　{on}", sheet.issued_number)).unwrap_or_default();
    DutyYear {
        year,
        title: sheet.title.clone(),
        basis: [sheet.basis_number.as_str(), sheet.basis.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" "),
        status: sheet.status(approved).label().to_owned(),
        issued,
        sheet: entered.map(|(id, _)| id.to_string()),
        duties: count(duties),
        states: states.into_iter().map(|(state, count)| Facet { value: state.label().to_owned(), count }).collect(),
        why_not_issue: refused.map(|objections| objections.into_iter().map(|objection| objection.sentence).collect()),
        issue_fields: [&NUMBER, &ISSUED_ON].map(shape::field).to_vec(),
        issue_happens: vec![
            format!("{year}年责任分解表记为“印发”，文号和日期印在表上。"),
            format!("{duties}项任务不变，仍可修改和登记进展；改动留在变动记录里。"),
            "写入操作记录；登记错了可以撤销。".to_owned(),
        ],
    }
}

/// `issue_duty_sheet`.
pub(crate) fn issue_duty_sheet(desk: &mut Desk, request: IssueDutySheet) -> Result<Saved, No> {
    let today = desk.today();
    let book = desk.book()?;
    let year = request.year;
    let entered = sheet_of(book, year);
    let proposed = DutyBreakdown::of_year(year, &book.office.township);
    let typed = register::text::trim(&request.issued_on);
    let on = some_day("issued_on", "印发日期", typed, today)?;
    let duties = book.duties.iter().filter(|kept| kept.live() && kept.item.year == year).count();
    let sheet = entered.map_or(&proposed, |(_, sheet)| sheet).issue(&request.number, on, duties, approved_on(book, year), today)?;
    let known = entered.map(|(id, _)| id);
    let act = undoable(Op::IssueSheet, Kind::DutySheets, format!("印发{year}年责任分解表"));
    let id = desk.record(act, |writer, _| {
        let id = known.unwrap_or_else(|| writer.new_id().into());
        writer.put_duty_sheet(id, &sheet)?;
        Ok(id)
    })?;
    Ok(Saved { id: id.to_string(), sentence: format!("{year}年责任分解表已印发（{}）。", sheet.issued_number) })
}

/// The day on which a year's duties were approved as an edition.
pub(crate) fn approved_on(book: &Book, year: i32) -> Option<NaiveDate> {
    book.approved_on(Catalogue::Duties, Some(year))
}
