//! How one duty stands: its meter object by object, and everything that was done for it. Never a sum of its own.

use register::Term as _;
use register::duty::counted::{Counted, CountingBasis};
use register::duty::quota::{MeterLine, MeterState, Object};
use register::names::Names as _;

use super::Meters;
use super::attachment;
use crate::Desk;
use crate::book::Book;
use crate::no::No;
use crate::wire::duty::{DutyProgress, DutyRef, MeterRow, ProgressLine};

/// `read_duty_progress`.
pub(crate) fn read_duty_progress(desk: &mut Desk, request: DutyRef) -> Result<DutyProgress, No> {
    let today = desk.today();
    let book = desk.book()?;
    let kept = book.duty_named(&request.duty).ok_or_else(|| No::unknown("任务", &request.duty))?;
    let meters = Meters::of(book, today);
    let meter = meters.measure(kept.id, &kept.item);
    let counted = meters.counted(&kept.item);
    let owed = !matches!(meter.state, MeterState::PerMatter | MeterState::NotBegun);
    let mut entries: Vec<_> = book.duty_progress.iter().filter(|entry| entry.live() && entry.item.duty == kept.id).collect();
    entries.sort_by_key(|entry| std::cmp::Reverse((entry.item.done_on, entry.id)));
    let entries = entries.into_iter().map(|entry| {
        let item = &entry.item;
        let unit = item.unit.map_or("", |unit| book.unit_name(unit).1);
        let person = item.person.map_or("", |person| book.person_name(person));
        ProgressLine {
            id: entry.id.to_string(),
            done_on: item.done_on.to_string(),
            object: [unit, person].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "),
            count: item.count,
            done: item.done.clone(),
            files: attachment::of_entry(book, entry.id),
        }
    });
    Ok(DutyProgress {
        reference: kept.item.reference(),
        state: meter.state.label().to_owned(),
        words: meter.words(),
        period: meter.span.as_ref().map(|span| span.label.clone()).unwrap_or_default(),
        due_on: meter.due_on.map(|due| due.to_string()),
        days: meter.due_on.and_then(|due| i32::try_from((due - today).num_days()).ok()),
        remarks: remarks(&counted, kept.item.minimum),
        rows: if owed { meter.lines.iter().map(|line| row(line, book)).collect() } else { Vec::new() },
        entries: entries.collect(),
    })
}

fn row(line: &MeterLine, book: &Book) -> MeterRow {
    let (object, unit, person) = match line.object {
        Object::Whole => (CountingBasis::Whole.label().to_owned(), String::new(), String::new()),
        Object::Unit(id) => {
            let name = book.unit_name(id).1.to_owned();
            (name.clone(), name, String::new())
        }
        Object::Person(id) => {
            let name = book.person_name(id).to_owned();
            let unit = book.persons.iter().find(|kept| kept.id == id).and_then(|kept| kept.item.unit);
            let unit = unit.map_or("", |unit| book.unit_name(unit).1).to_owned();
            (format!("{name}　{}", book.posts_of(id).join("、")).trim_end().to_owned(), unit, name)
        }
    };
    MeterRow { object, unit, person, required: line.required, done: line.done, short: line.short() }
}

/// How the duty is counted, in sentences.
fn remarks(counted: &Counted, minimum: Option<u32>) -> Vec<String> {
    let least = minimum.unwrap_or(1).max(1);
    vec![match counted {
        Counted::Whole => format!("整体计量，每期至少{least}次。"),
        Counted::Units(units) => format!("逐单位计量，{}个单位每期各至少{least}次。", units.len()),
        Counted::Persons(persons) => format!("逐人计量，{}人每期各至少{least}次。", persons.len()),
        Counted::Unlisted(None) => {
            "计量对象不在机构、岗位册里，又没有填对象数，算不出还差几次；请在“内容”里补填对象数或计量口径。".to_owned()
        }
        Counted::Unlisted(Some(objects)) => format!("计量对象共{objects}个，每期各至少{least}次，合并计数。"),
        Counted::Matters => "按事项办理，办一件登记一件，不计差数。".to_owned(),
    }]
}
