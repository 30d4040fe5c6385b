//! Quota meters: how often a duty is to be done in its current period, how often it was, and what is still
//! owed. Today is an argument. Never a period of last year: a recurring duty goes on, its old entries do not.

mod span;

pub use span::{Cycle, Span};

use chrono::{Datelike as _, NaiveDate};

use super::Duty;
use super::counted::Counted;
use super::progress::Progress;
use crate::Term as _;
use crate::deadline::DeadlineKind;
use crate::id::{PersonId, UnitId};

terms! {
    /// 完成情况: how a duty stands on a day.
    MeterState {
        /// 已完成: nothing is owed in this period.
        Done = "done", "已完成";
        /// 还差: something is owed, and there is time left.
        Short = "short", "还差";
        /// 已逾期: something is owed, and its day has passed.
        Overdue = "overdue", "已逾期";
        /// 按事项办理: done each time it comes up; no number is owed.
        PerMatter = "per_matter", "按事项办理";
        /// 待定: counted for each of some that no register lists, and their number was not given.
        Open = "open", "对象数待定";
        /// 未开始: of a year that is still to come.
        NotBegun = "not_begun", "未开始";
    }
}

/// Whom a line of a meter counts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Object {
    /// The whole office, or all the unlisted together.
    Whole,
    /// One unit.
    Unit(UnitId),
    /// One person.
    Person(PersonId),
}

/// One object of a meter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeterLine {
    /// For whom.
    pub object: Object,
    /// Times that are due by the end of the span.
    pub required: u32,
    /// Times done in the span.
    pub done: u32,
}

impl MeterLine {
    /// Times still owed.
    pub fn short(&self) -> u32 {
        self.required.saturating_sub(self.done)
    }
}

/// A duty measured on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meter {
    /// How it stands.
    pub state: MeterState,
    /// The period measured; none where no period is owed anything.
    pub span: Option<Span>,
    /// The day by which the period's times are due.
    pub due_on: Option<NaiveDate>,
    /// One line an object.
    pub lines: Vec<MeterLine>,
}

impl Meter {
    fn unmeasured(state: MeterState) -> Self {
        Self { state, span: None, due_on: None, lines: Vec::new() }
    }

    /// Times still owed, over all objects.
    pub fn short(&self) -> u32 {
        self.lines.iter().map(MeterLine::short).sum()
    }

    /// Times done, over all objects.
    pub fn done(&self) -> u32 {
        self.lines.iter().map(|line| line.done).sum()
    }

    /// 还差2次, 14人中3人已完成，还差11次: the meter in words.
    pub fn words(&self) -> String {
        let done = self.done();
        match self.state {
            MeterState::NotBegun => String::new(),
            MeterState::PerMatter | MeterState::Open if done == 0 => String::new(),
            MeterState::PerMatter | MeterState::Open => format!("已登记{done}次"),
            MeterState::Done | MeterState::Short | MeterState::Overdue => self.measured_words(),
        }
    }

    fn measured_words(&self) -> String {
        let owed = if self.short() > 0 { format!("还差{}次", self.short()) } else { String::new() };
        let what = match self.lines.as_slice() {
            [one] if one.object == Object::Whole => format!("{}/{}次", one.done, one.required),
            lines => {
                let noun = if matches!(lines.first(), Some(MeterLine { object: Object::Person(_), .. })) { "人" } else { "个单位" };
                format!("{}/{}{noun}", lines.iter().filter(|line| line.short() == 0).count(), lines.len())
            }
        };
        if owed.is_empty() { what } else { format!("{what}，{owed}") }
    }
}

/// How the times of a duty are spread over time.
enum Plan {
    /// By these days, so many in all.
    Stages(Vec<(NaiveDate, u32)>),
    /// So many in each turn of the cycle.
    Cycles(Cycle, u32),
    /// Nothing is owed by a number.
    Matters,
}

fn plan(duty: &Duty, counted: &Counted) -> Plan {
    let cycle = Cycle::read(&duty.period);
    if *counted == Counted::Matters || matches!(cycle, Some(Cycle::Matter | Cycle::Day)) {
        return Plan::Matters;
    }
    let minimum = duty.minimum.unwrap_or(1).max(1);
    let deadline = &duty.deadline;
    let shorter = cycle.filter(|cycle| cycle.within_a_year());
    match (deadline.kind, deadline.dates.as_slice(), deadline.on, shorter) {
        (_, dates @ [_, ..], _, shorter) => Plan::Stages(stages(dates, minimum, shorter.is_some())),
        (DeadlineKind::Fixed, [], Some(on), None) => Plan::Stages(vec![(on, minimum)]),
        (_, [], _, Some(cycle)) => Plan::Cycles(cycle, minimum),
        (DeadlineKind::Recurring, [], _, None) => Plan::Cycles(Cycle::spoken_of(&deadline.original).unwrap_or(Cycle::Year), minimum),
        (DeadlineKind::Standing | DeadlineKind::OnEvent | DeadlineKind::Staged | DeadlineKind::Fixed, [], _, None) => {
            // 长期 and 即时 owe a number only where one was written down.
            duty.minimum.filter(|_| cycle.is_some()).map_or(Plan::Matters, |minimum| Plan::Cycles(Cycle::Year, minimum.max(1)))
        }
    }
}

/// Days with the times that are due by each, in all: each part owes its own where the period is shorter than
/// a year (每半年1次), and an even share of them otherwise (每年2次).
fn stages(dates: &[NaiveDate], minimum: u32, each_part: bool) -> Vec<(NaiveDate, u32)> {
    let mut dates = dates.to_vec();
    dates.sort_unstable();
    let parts = u32::try_from(dates.len()).unwrap_or(1).max(1);
    let due = |part: u32| if each_part { minimum * part } else { (minimum * part).div_ceil(parts) };
    dates.into_iter().zip(1..).map(|(on, part)| (on, due(part))).collect()
}

/// The day on which a duty is measured: today, or the last day of its time where a later year has its own sheet.
fn day_of(duty: &Duty, followed_in: Option<i32>, today: NaiveDate) -> NaiveDate {
    let last =
        followed_in.filter(|year| *year > duty.year && *year <= today.year()).and_then(|year| NaiveDate::from_ymd_opt(year - 1, 12, 31));
    last.map_or(today, |last| last.min(today))
}

/// Measures a duty on a day. `entries` are its own; `followed_in` is the first later year that has duties:
/// until then a recurring duty goes on in the years after its own.
pub fn measure(duty: &Duty, counted: &Counted, entries: &[&Progress], followed_in: Option<i32>, today: NaiveDate) -> Meter {
    if duty.year > today.year() {
        return Meter::unmeasured(MeterState::NotBegun);
    }
    let day = day_of(duty, followed_in, today);
    match plan(duty, counted) {
        Plan::Matters => {
            let span = Span::of(Cycle::Year, day);
            let lines = vec![MeterLine { object: Object::Whole, required: 0, done: done(entries, Object::Whole, &span) }];
            Meter { state: MeterState::PerMatter, span: Some(span), due_on: None, lines }
        }
        Plan::Cycles(cycle, minimum) => {
            let span = Span::of(cycle, day);
            let due_on = span.due_on(cycle, &duty.deadline.original);
            judged(counted, minimum, entries, span, due_on, day > due_on || day < today)
        }
        Plan::Stages(stages) => {
            let Some((last, whole)) = stages.last().copied() else { return Meter::unmeasured(MeterState::PerMatter) };
            let from = NaiveDate::from_ymd_opt(duty.year, 1, 1).unwrap_or(day);
            // What is done late still counts for the duty of that year.
            let span = Span::between(from, last.max(day));
            let (due_on, due) = stages.iter().copied().find(|(on, _)| *on >= day).unwrap_or((last, whole));
            let passed = stages.iter().rev().find(|(on, _)| *on < day).copied();
            let late = passed.is_some_and(|(_, owed)| lines(counted, owed, entries, &span).iter().any(|line| line.short() > 0));
            judged(counted, due, entries, span, due_on, late)
        }
    }
}

/// The last period that ended, where something was left undone in it: the days of a duty that have passed, or
/// the turn of its cycle before this one. A duty owes nothing before its own year.
pub fn left_undone(duty: &Duty, counted: &Counted, entries: &[&Progress], followed_in: Option<i32>, today: NaiveDate) -> Option<Meter> {
    let day = day_of(duty, followed_in, today);
    let meter = match plan(duty, counted) {
        Plan::Matters => return None,
        Plan::Stages(_) => measure(duty, counted, entries, followed_in, today),
        Plan::Cycles(cycle, minimum) if day < today => {
            let span = Span::of(cycle, day);
            let due_on = span.until;
            judged(counted, minimum, entries, span, due_on, true)
        }
        Plan::Cycles(cycle, minimum) => {
            let span = Span::of(cycle, Span::of(cycle, day).from.pred_opt()?);
            let due_on = span.until;
            if span.from.year() < duty.year {
                return None;
            }
            judged(counted, minimum, entries, span, due_on, true)
        }
    };
    (meter.state == MeterState::Overdue).then_some(meter)
}

fn judged(counted: &Counted, minimum: u32, entries: &[&Progress], span: Span, due_on: NaiveDate, late: bool) -> Meter {
    let lines = lines(counted, minimum, entries, &span);
    let owed = lines.iter().any(|line| line.short() > 0);
    let state = match (owed, late, counted) {
        (true, true, _) => MeterState::Overdue,
        // One time each is owed at least; whether that is all of it is not known.
        (_, _, Counted::Unlisted(None)) => MeterState::Open,
        (true, false, _) => MeterState::Short,
        (false, _, _) => MeterState::Done,
    };
    Meter { state, span: Some(span), due_on: Some(due_on), lines }
}

fn lines(counted: &Counted, minimum: u32, entries: &[&Progress], span: &Span) -> Vec<MeterLine> {
    let line = |object, required| MeterLine { object, required, done: done(entries, object, span) };
    match counted {
        Counted::Whole | Counted::Matters | Counted::Unlisted(None) => vec![line(Object::Whole, minimum)],
        Counted::Unlisted(Some(objects)) => vec![line(Object::Whole, minimum.saturating_mul(*objects))],
        Counted::Units(units) => units.iter().map(|unit| line(Object::Unit(*unit), minimum)).collect(),
        Counted::Persons(persons) => persons.iter().map(|person| line(Object::Person(*person), minimum)).collect(),
    }
}

/// Times done for one object in a span.
fn done(entries: &[&Progress], object: Object, span: &Span) -> u32 {
    let own = |entry: &&&Progress| match object {
        Object::Whole => true,
        Object::Unit(unit) => entry.unit == Some(unit),
        Object::Person(person) => entry.person == Some(person),
    };
    entries.iter().filter(own).filter(|entry| span.holds(entry.done_on)).map(|entry| entry.count).sum()
}

#[cfg(test)]
mod tests;
