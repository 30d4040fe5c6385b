//! 季度报送: what each 采集报送点 sent, recorded one by one or together, and the grid of a year. Never a state of its own:
//! register says how a point stands.

mod act;
pub(crate) mod submission;

pub(crate) use act::{record_returns, remind_points, silent_points, withdraw_returns};
pub(crate) use submission::record_submission;

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use register::Term as _;
use register::id::{PointReturnId, UnitId};
use register::names::Names as _;
use register::objection::Objection;
use register::point_return::grid::{PointFacts, ReturnState, Standing, Tally, standing};
use register::point_return::{PointReturn, REMINDER, SPEC};
use register::quarter::Quarter;
use register::submission::{self as submitted, point_return_due};
use register::unit::Unit;
use store::Kept;
use uuid::Uuid;

use crate::book::Book;
use crate::no::No;
use crate::wire::count;
use crate::wire::point_return::{ReminderLine, ReturnCell, ReturnCount, ReturnLine, ReturnQuarter, Returns, ReturnsRef};
use crate::{Desk, shape, typed};

/// What the registers hold of the points, by quarter: one walk over returns and signals for all of them.
pub(crate) struct Held<'a> {
    book: &'a Book,
    returns: HashMap<(Quarter, UnitId), (PointReturnId, &'a PointReturn)>,
    signals: HashMap<(Quarter, UnitId), u32>,
}

impl<'a> Held<'a> {
    /// Of every quarter.
    pub(crate) fn of(book: &'a Book) -> Self {
        let live = book.point_returns.iter().filter(|kept| kept.live());
        let mut signals = HashMap::new();
        for signal in book.signals.iter().filter(|kept| kept.live() && kept.item.counts()).map(|kept| &kept.item) {
            if let Some(point) = signal.point {
                *signals.entry((Quarter::of(signal.collected_on), point)).or_default() += 1;
            }
        }
        Self { book, returns: live.map(|kept| ((kept.item.quarter, kept.item.point), (kept.id, &kept.item))).collect(), signals }
    }

    /// What a point sent.
    pub(crate) fn returned(&self, quarter: Quarter, point: UnitId) -> Option<(PointReturnId, &'a PointReturn)> {
        self.returns.get(&(quarter, point)).copied()
    }

    /// Signals of a point that count.
    pub(crate) fn signals(&self, quarter: Quarter, point: UnitId) -> u32 {
        self.signals.get(&(quarter, point)).copied().unwrap_or_default()
    }

    /// How a unit stands.
    pub(crate) fn standing(&self, quarter: Quarter, unit: &Kept<UnitId, Unit>, today: NaiveDate) -> Standing {
        let facts = PointFacts {
            unit: &unit.item,
            live: unit.live(),
            signals: self.signals(quarter, unit.id),
            returned: self.returned(quarter, unit.id).map(|(_, one)| one),
        };
        standing(&facts, quarter, point_return_due(quarter, &self.book.office), today)
    }

    /// Every unit that owes or sent something, by category, with how it stands.
    pub(crate) fn points(&self, quarter: Quarter, today: NaiveDate) -> Vec<(&'a Kept<UnitId, Unit>, Standing)> {
        let mut points: Vec<_> = self.book.units.iter().map(|unit| (unit, self.standing(quarter, unit, today))).collect();
        points.retain(|(_, standing)| standing.state.is_some());
        points.sort_by_key(|(unit, _)| unit.item.category);
        points
    }

    /// The quarters of which something was recorded: returns, reminders, what went upward.
    pub(crate) fn recorded(&self) -> impl Iterator<Item = Quarter> {
        let book = self.book;
        let returns = self.returns.keys().map(|(quarter, _)| *quarter);
        let reminders = book.point_reminders.iter().map(|(_, reminder)| reminder.quarter);
        let sent = book.submissions.iter().map(|(_, one)| one.period);
        returns
            .chain(reminders)
            .chain(sent.filter(|period| period.kind == submitted::SubmissionKind::QuarterReturn).map(|period| period.last_quarter()))
    }
}

/// `read_returns`.
pub(crate) fn read_returns(desk: &mut Desk, request: ReturnsRef) -> Result<Returns, No> {
    let today = desk.today();
    let book = desk.book()?;
    let quarter = if request.quarter.is_empty() { Quarter::of(today).previous() } else { typed::quarter(&request.quarter)? };
    Ok(view(quarter, book, today))
}

/// A quarter with where each of its points stands.
type OfQuarter<'a> = (Quarter, Vec<(&'a Kept<UnitId, Unit>, Standing)>);

/// The grid of a quarter.
pub(crate) fn view(quarter: Quarter, book: &Book, today: NaiveDate) -> Returns {
    let held = Held::of(book);
    let of_year: Vec<Quarter> = (1..=4).map(|number| Quarter { number, ..quarter }).filter(|one| begun(*one, today)).collect();
    let standings: Vec<OfQuarter<'_>> = of_year.into_iter().map(|one| (one, held.points(one, today))).collect();
    let tallies: Vec<(Quarter, Tally)> =
        standings.iter().map(|(one, points)| (*one, Tally::of(points.iter().map(|(_, standing)| standing)))).collect();
    let tally = tallies.iter().find(|(one, _)| *one == quarter).map(|(_, tally)| *tally).unwrap_or_default();
    let due = point_return_due(quarter, &book.office);
    Returns {
        quarter: quarter.to_string(),
        label: quarter.title(),
        ended: quarter.end().is_some_and(|end| end <= today),
        due_on: due.to_string(),
        days: i32::try_from((due - today).num_days()).unwrap_or_default(),
        years: years(&held, quarter, today),
        quarters: tallies
            .iter()
            .map(|(one, tally)| ReturnQuarter {
                quarter: one.to_string(),
                label: one.title(),
                short: one.title().split_off(one.year.to_string().len() + "年".len()),
                due: tally.due,
                missing: tally.missing,
            })
            .collect(),
        points: lines(&standings, quarter, &held),
        counts: ReturnState::ALL
            .iter()
            .map(|state| ReturnCount { state: state.code().to_owned(), label: state.label().to_owned(), count: tally.count(*state) })
            .collect(),
        summary: tally.words(),
        submissions: submission::lines(quarter, book, today),
        return_fields: SPEC
            .fields
            .iter()
            .filter(|field| !field.read_only && !["quarter", "point"].contains(&field.key))
            .map(shape::field)
            .collect(),
        reminder_fields: REMINDER.fields.iter().map(shape::field).collect(),
        submission_fields: submitted::SPEC.fields.iter().map(shape::field).collect(),
    }
}

fn begun(quarter: Quarter, today: NaiveDate) -> bool {
    quarter.first_day().is_some_and(|first| first <= today)
}

/// The years with returns or signals, this year and the one shown.
fn years(held: &Held<'_>, shown: Quarter, today: NaiveDate) -> Vec<i32> {
    let mut years: Vec<i32> =
        held.signals.keys().map(|(quarter, _)| quarter.year).chain(held.recorded().map(|quarter| quarter.year)).collect();
    years.extend([shown.year, Quarter::of(today).year]);
    years.sort_unstable();
    years.dedup();
    years
}

/// A line for every unit that stands in one of the quarters, in the order of the quarter shown.
fn lines(standings: &[OfQuarter<'_>], quarter: Quarter, held: &Held<'_>) -> Vec<ReturnLine> {
    let mut units: Vec<&Kept<UnitId, Unit>> = Vec::new();
    for (unit, _) in standings.iter().flat_map(|(_, points)| points) {
        if !units.iter().any(|known| known.id == unit.id) {
            units.push(unit);
        }
    }
    units.sort_by_key(|unit| unit.item.category);
    units.into_iter().map(|unit| line(unit, standings, quarter, held)).collect()
}

fn line(unit: &Kept<UnitId, Unit>, standings: &[OfQuarter<'_>], quarter: Quarter, held: &Held<'_>) -> ReturnLine {
    let book = held.book;
    let cells = standings.iter().map(|(one, points)| {
        let standing = points.iter().find(|(own, _)| own.id == unit.id).map(|(_, standing)| standing);
        cell(*one, standing, held.returned(*one, unit.id).map(|(id, _)| id))
    });
    let due = point_return_due(quarter, &book.office);
    let fields: BTreeMap<String, String> =
        held.returned(quarter, unit.id).map(|(_, one)| one.texts(&unit.item.short_name, due)).unwrap_or_default();
    let officers = book.officers.iter().filter(|officer| officer.unit == unit.id);
    let reminders = book.point_reminders.iter().map(|(_, one)| one).filter(|one| one.quarter == quarter && one.point == unit.id);
    ReturnLine {
        id: unit.id.to_string(),
        name: unit.item.short_name.clone(),
        category: unit.item.category.map_or("", |category| category.label()).to_owned(),
        officers: officers.map(|officer| book.person_name(officer.person).to_owned()).collect(),
        cells: cells.collect(),
        fields,
        reminders: reminders
            .map(|one| ReminderLine { on: one.reminded_on.to_string(), way: one.way.clone(), note: one.note.clone() })
            .collect(),
    }
}

fn cell(quarter: Quarter, standing: Option<&Standing>, record: Option<PointReturnId>) -> ReturnCell {
    let state = standing.and_then(|standing| standing.state);
    ReturnCell {
        quarter: quarter.to_string(),
        state: state.map(|state| state.code().to_owned()),
        label: state.map_or("", |state| state.label()).to_owned(),
        signals: standing.map_or(0, |standing| standing.signals),
        late_days: standing.and_then(|standing| standing.late_days),
        owes: standing.is_some_and(|standing| standing.owes),
        record: record.map(|id| id.to_string()),
        remark: standing.and_then(|standing| standing.remark.clone()),
    }
}

/// How many signals of a quarter a point has, for what its records allow.
pub(crate) fn signals_of(book: &Book, quarter: Quarter, point: UnitId) -> u32 {
    let own = |signal: &&register::signal::Signal| signal.counts() && signal.point == Some(point) && quarter.holds(signal.collected_on);
    count(book.signals.iter().filter(|kept| kept.live()).map(|kept| &kept.item).filter(own).count())
}

/// A unit by name, those in the bin too: a point that is no more may have sent its last return late.
pub(crate) fn point_named(book: &Book, text: &str) -> Option<UnitId> {
    let named = |kept: &&Kept<UnitId, Unit>| kept.item.short_name == text;
    book.unit(text).or_else(|| book.units.iter().find(named).map(|kept| kept.id))
}

/// What stands against keeping a return as typed; `id` is the record it changes.
pub(crate) fn against(one: &PointReturn, id: Option<Uuid>, book: &Book) -> Option<Objection> {
    let same = |kept: &&Kept<PointReturnId, PointReturn>| {
        kept.live() && kept.item.quarter == one.quarter && kept.item.point == one.point && Some(kept.id.0) != id
    };
    let taken = book.point_returns.iter().find(same).is_some();
    one.against(book.unit_name(one.point).1, signals_of(book, one.quarter, one.point), taken)
}
