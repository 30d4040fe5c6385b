//! What is done about the returns of a quarter: recorded, taken back, asked for. Never for a point that the act does
//! not fit: one that does not is a reason against all.

use chrono::NaiveDate;
use register::form::Raw;
use register::id::{PointReturnId, UnitId};
use register::objection::Objection;
use register::point_return::grid::ReturnState;
use register::point_return::{PointReminder, PointReturn};
use register::quarter::Quarter;
use register::submission::point_return_due;
use register::unit::Unit;
use store::{Entity, Kept, Op};

use super::Held;
use crate::book::Book;
use crate::no::No;
use crate::paper::{self, ReminderPaper};
use crate::wire::count;
use crate::wire::point_return::{PointsOfQuarter, RecordReturns, RemindPoints, Reminded};
use crate::wire::record::{Done, Kind};
use crate::words::Words;
use crate::{Desk, typed, undoable};

/// `record_returns`.
pub(crate) fn record_returns(desk: &mut Desk, request: RecordReturns) -> Result<Done, No> {
    let today = desk.today();
    let quarter = typed::quarter(&request.quarter)?;
    let book = desk.book()?;
    let held = Held::of(book);
    let points = find_points(&request.points, book)?;
    let (mut entries, mut against) = (Vec::new(), Vec::new());
    for unit in &points {
        match entry(unit, quarter, &request.fields, &held, today) {
            Ok(entry) => entries.push(entry),
            Err(objections) => against.extend(objections.into_iter().filter(|one| !against.contains(one)).collect::<Vec<_>>()),
        }
    }
    if !against.is_empty() {
        return Err(No::Refused(against));
    }
    let kind = entries.first().map_or("", |(_, one)| register::Term::label(one.kind));
    let label = match points.as_slice() {
        [one] => format!("登记{}{}{kind}", one.item.short_name, quarter.title()),
        several => format!("登记{}个点{}{kind}", several.len(), quarter.title()),
    };
    desk.record(undoable(Op::Create, Kind::PointReturns, label.clone()), |writer, _| {
        entries.iter().try_for_each(|(id, one)| {
            let id = id.unwrap_or_else(|| PointReturnId(writer.new_id()));
            Ok(writer.put_point_return(id, one)?)
        })
    })?;
    Ok(Done { count: count(entries.len()), sentence: format!("已{label}。") })
}

/// What is to be written of a point: what is said laid over what was recorded before.
fn entry(
    unit: &Kept<UnitId, Unit>,
    quarter: Quarter,
    fields: &Raw,
    held: &Held<'_>,
    today: NaiveDate,
) -> Result<(Option<PointReturnId>, PointReturn), Vec<Objection>> {
    let before = held.returned(quarter, unit.id);
    let name = unit.item.short_name.as_str();
    let due = point_return_due(quarter, &held.book.office);
    let mut raw = before.map(|(_, one)| one.texts(name, due)).unwrap_or_default();
    raw.extend(fields.clone());
    raw.extend([("quarter".to_owned(), quarter.label()), ("point".to_owned(), name.to_owned())]);
    let one = PointReturn::read(&raw, |_| Some(unit.id), today)?;
    match one.against(name, held.signals(quarter, unit.id), false) {
        Some(objection) => Err(vec![objection]),
        None => Ok((before.map(|(id, _)| id), one)),
    }
}

/// `withdraw_returns`: what was recorded goes to the bin.
pub(crate) fn withdraw_returns(desk: &mut Desk, request: PointsOfQuarter) -> Result<Done, No> {
    let quarter = typed::quarter(&request.quarter)?;
    let book = desk.book()?;
    let held = Held::of(book);
    let points = find_points(&request.points, book)?;
    let ids: Vec<PointReturnId> = points.iter().filter_map(|unit| held.returned(quarter, unit.id)).map(|(id, _)| id).collect();
    if ids.is_empty() {
        return Err(No::refuse("nothing", "所选的点没有登记过报送，没有可以撤下的。有预警信息的按已报计，要改请到“预警信息”。"));
    }
    let label = match points.as_slice() {
        [one] => format!("撤下{}{}的报送登记", one.item.short_name, quarter.title()),
        _ => format!("撤下{}个点{}的报送登记", ids.len(), quarter.title()),
    };
    desk.record(undoable(Op::Delete, Kind::PointReturns, label.clone()), |writer, _| {
        ids.iter().try_for_each(|id| Ok(writer.set_deleted(Entity::PointReturn, id.0, true)?))
    })?;
    Ok(Done { count: count(ids.len()), sentence: format!("已{label}，可在回收站恢复。") })
}

/// `remind_points`: the reminders are recorded and their paper is kept, together or not at all.
pub(crate) fn remind_points(desk: &mut Desk, request: RemindPoints) -> Result<Reminded, No> {
    let today = desk.today();
    let quarter = typed::quarter(&request.quarter)?;
    let book = desk.book()?;
    let silent = silent_points(&request.points, quarter, book, today)?;
    let reminders: Vec<PointReminder> =
        silent.iter().map(|unit| PointReminder::read(quarter, unit.id, &request.fields, today)).collect::<Result<_, _>>()?;
    let words = Words::of(book);
    let marks = paper::marks(book, desk.opened()?.store.read(paper::anchor)?);
    let (paper, made) = paper::return_reminder(&ReminderPaper { quarter, points: &silent, each: request.each }, words, today, marks)?;
    let fonts = desk.fonts()?;
    let sheets = paper.masked().lay_out(&fonts)?;
    let about = paper::about(desk);
    let label = format!("催报{}：{}个点", quarter.title(), reminders.len());
    let paper = desk.record(undoable(Op::Create, Kind::PointReturns, label), |writer, _| {
        for reminder in &reminders {
            let id = writer.new_id().into();
            writer.put_point_reminder(id, reminder)?;
        }
        paper::keep(writer, made, &sheets, &fonts, &about)
    })?;
    Ok(Reminded { sentence: format!("已登记催报{}个点，通知已存档。", reminders.len()), paper })
}

/// The points named, or every silent one; refused where one of them owes nothing.
pub(crate) fn silent_points<'a>(
    names: &[String],
    quarter: Quarter,
    book: &'a Book,
    today: NaiveDate,
) -> Result<Vec<&'a Kept<UnitId, Unit>>, No> {
    let held = Held::of(book);
    let points = held.points(quarter, today);
    let mut silent: Vec<&Kept<UnitId, Unit>> =
        points.into_iter().filter(|(_, standing)| standing.state == Some(ReturnState::Missing)).map(|(unit, _)| unit).collect();
    if !names.is_empty() {
        let wanted = find_points(names, book)?;
        if let Some(sent) = wanted.iter().find(|unit| !silent.iter().any(|one| one.id == unit.id)) {
            let sentence = format!("{}{}已经报送或者不用报送，不用催报。", sent.item.short_name, quarter.title());
            return Err(No::refuse("not_silent", sentence));
        }
        silent.retain(|unit| wanted.iter().any(|one| one.id == unit.id));
    }
    if silent.is_empty() {
        return Err(No::refuse("nothing", format!("{}没有未报的采集报送点，不用催报。", quarter.title())));
    }
    Ok(silent)
}

fn find_points<'a>(ids: &[String], book: &'a Book) -> Result<Vec<&'a Kept<UnitId, Unit>>, No> {
    if ids.is_empty() {
        return Err(No::refuse("nothing", "请先选择采集报送点。"));
    }
    let find = |text: &String| {
        let id = UnitId::parse(text).or_else(|| super::point_named(book, text));
        book.units.iter().find(|kept| Some(kept.id) == id).ok_or_else(|| No::unknown("单位", text))
    };
    ids.iter().map(find).collect()
}
