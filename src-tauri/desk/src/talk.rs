//! 谈话登记 beyond its records: what a disposition still calls for, and who has spoken to whom this year. Never a rule:
//! register says which talk is owed and which pairs there are.

use chrono::{Datelike as _, NaiveDate};
use register::Term as _;
use register::form::Raw;
use register::id::{PostId, TalkId, WarningId};
use register::names::Names as _;
use register::objection::Objection;
use register::talk::coverage::{Leaders, Pair, pairs};
use register::talk::{Talk, TalkKind, owed};
use register::warning::{Warning, WarningState};
use store::{Entity, Writer};

use crate::book::Book;
use crate::no::No;
use crate::wire::letter::{AskCoverage, CoverageCell, CoverageRow, CoverageTalker, TalkCoverage, TalkProposal};
use crate::wire::warning::WarningRef;
use crate::{Desk, typed};

/// Reads a form.
pub(crate) fn read(raw: &Raw, book: &Book, today: NaiveDate) -> Result<Talk, No> {
    Ok(Talk::read(raw, book, |number| book.warning_named(number).map(|(id, _)| *id), today)?)
}

/// Gives a talk its number where it has none: TH-2026-001.
pub(crate) fn number(talk: &mut Talk, writer: &mut Writer<'_>) -> Result<(), No> {
    if talk.number.is_empty() {
        let prefix = format!("TH-{}-", talk.talked_on.year());
        talk.number = format!("{prefix}{:03}", writer.next_running(Entity::Talk, &prefix)?);
    }
    Ok(())
}

/// The talks of a warning that are in the register.
pub(crate) fn of_warning(book: &Book, warning: WarningId) -> impl Iterator<Item = (TalkId, &Talk)> {
    book.talks.iter().filter(move |kept| kept.live() && kept.item.warning == Some(warning)).map(|kept| (kept.id, &kept.item))
}

/// The talks that a warning's dispositions call for and that are not entered.
pub(crate) fn owed_by(book: &Book, id: WarningId, warning: &Warning) -> Vec<TalkKind> {
    let held: Vec<TalkKind> = of_warning(book, id).map(|(_, talk)| talk.kind).collect();
    owed(warning, &held)
}

/// The warning whose closing this talk was a condition of.
fn closed_by(id: TalkId, book: &Book) -> Option<(&Talk, &Warning)> {
    let talk = &book.talks.iter().find(|kept| kept.id == id)?.item;
    let (own, warning) = book.warnings.iter().find(|(own, _)| talk.warning == Some(*own))?;
    let others: Vec<TalkKind> = of_warning(book, *own).filter(|(other, _)| *other != id).map(|(_, talk)| talk.kind).collect();
    (warning.state() == WarningState::Closed && owed(warning, &others).contains(&talk.kind)).then_some((talk, warning))
}

/// What stands against changing a talk: a warning was closed on it.
pub(crate) fn against_change(id: TalkId, after: &Talk, book: &Book) -> Option<Objection> {
    let (before, warning) = closed_by(id, book)?;
    let sentence = || format!("{}已凭这次谈话销号，谈话类别和关联预警不能再改。", warning.number);
    (before.kind != after.kind || before.warning != after.warning).then(|| Objection::field("warning", "closed", sentence()))
}

/// Why a talk stays in its register.
pub(crate) fn stays(id: TalkId, book: &Book) -> Option<&'static str> {
    closed_by(id, book).map(|_| "是已销号预警的处置要求的谈话，不能删除。")
}

/// `propose_talk`: the form of the talk that a warning calls for, as far as the registers know it.
pub(crate) fn propose_talk(desk: &mut Desk, request: WarningRef) -> Result<TalkProposal, No> {
    let today = desk.today();
    let book = desk.book()?;
    let (id, warning) = book.warning_named(&request.warning).ok_or_else(|| No::unknown("预警", &request.warning))?;
    let kind = owed_by(book, *id, warning).first().copied();
    let person = warning.unit.and_then(|unit| holder(book, unit, &warning.addressee));
    let mut fields = Raw::new();
    let mut set = |key: &str, value: String| {
        if !value.is_empty() {
            fields.insert(key.to_owned(), value);
        }
    };
    set("kind", kind.map_or("", |kind| kind.label()).to_owned());
    set("talked_on", today.to_string());
    set("unit", warning.unit.map_or("", |unit| book.unit_name(unit).1).to_owned());
    set("subject", person.map_or("", |person| book.person_name(person)).to_owned());
    set("subject_post", warning.addressee.clone());
    set("warning", warning.number.to_string());
    set("reason", warning.subject.clone());
    Ok(TalkProposal { fields })
}

/// Who holds the post of this name in a unit.
pub(crate) fn holder(book: &Book, unit: register::id::UnitId, post: &str) -> Option<register::id::PersonId> {
    book.post(Some(unit), post).and_then(|post| book.post_of(post)?.item.holder)
}

/// The pairs of a year.
pub(crate) fn pairs_of(book: &Book, year: i32) -> Vec<Pair> {
    let leaders = Leaders {
        units: book.units.iter().filter(|kept| kept.live()).map(|kept| (kept.id, &kept.item)).collect(),
        posts: book.posts.iter().filter(|kept| kept.live()).map(|kept| (kept.id, &kept.item)).collect(),
        persons: book.persons.iter().filter(|kept| kept.live()).map(|kept| (kept.id, &kept.item)).collect(),
        charges: book.charges.iter().filter(|kept| kept.live()).map(|kept| &kept.item).collect(),
    };
    let talks: Vec<&Talk> = book.talks.iter().filter(|kept| kept.live()).map(|kept| &kept.item).collect();
    pairs(&leaders, &talks, year)
}

/// 党委书记 周某某.
pub(crate) fn post_words(post: PostId, book: &Book) -> String {
    let holder = book.post_of(post).and_then(|post| post.item.holder).map_or("", |person| book.person_name(person));
    format!("{} {holder}", book.post_name(post).1)
}

/// The years that can be asked for, the newest first.
pub(crate) fn years(book: &Book, today: NaiveDate) -> Vec<i32> {
    let mut years: Vec<i32> = book.talks.iter().filter(|kept| kept.live()).map(|kept| kept.item.talked_on.year()).collect();
    years.push(today.year());
    years.sort_unstable_by(|a, b| b.cmp(a));
    years.dedup();
    years
}

/// `talk_coverage`.
pub(crate) fn talk_coverage(desk: &mut Desk, request: AskCoverage) -> Result<TalkCoverage, No> {
    let today = desk.today();
    let year = typed::year(&request.year, today)?;
    let book = desk.book()?;
    let pairs = pairs_of(book, year);
    let mut talkers: Vec<(&[PostId], CoverageTalker)> = Vec::new();
    let mut rows: Vec<(PostId, CoverageRow)> = Vec::new();
    for pair in &pairs {
        if !talkers.iter().any(|(posts, _)| *posts == pair.talkers) {
            let label = pair.talkers.iter().map(|post| post_words(*post, book)).collect::<Vec<_>>().join("、");
            talkers.push((&pair.talkers, CoverageTalker { label, due: 0, done: 0 }));
        }
        if !rows.iter().any(|(subject, _)| *subject == pair.subject) {
            let post = book.post_of(pair.subject).map(|kept| &kept.item);
            let name = post.and_then(|post| post.holder).map_or("", |person| book.person_name(person)).to_owned();
            let unit = post.and_then(|post| post.unit).map_or("", |unit| book.unit_name(unit).1).to_owned();
            let row = CoverageRow {
                post_id: pair.subject.to_string(),
                unit,
                post: book.post_name(pair.subject).1.to_owned(),
                name,
                cells: Vec::new(),
            };
            rows.push((pair.subject, row));
        }
    }
    for (subject, row) in &mut rows {
        for (posts, talker) in &mut talkers {
            let cell = pairs.iter().find(|pair| pair.subject == *subject && pair.talkers == *posts);
            talker.due += u32::from(cell.is_some());
            talker.done += u32::from(cell.is_some_and(|pair| !pair.talked.is_empty()));
            row.cells.push(cell.map(|pair| CoverageCell { days: pair.talked.iter().map(NaiveDate::to_string).collect() }));
        }
    }
    Ok(TalkCoverage {
        year: year.to_string(),
        years: years(book, today).into_iter().map(|year| year.to_string()).collect(),
        due: crate::wire::count(pairs.len()),
        done: crate::wire::count(pairs.iter().filter(|pair| !pair.talked.is_empty()).count()),
        talkers: talkers.into_iter().map(|(_, talker)| talker).collect(),
        rows: rows.into_iter().map(|(_, row)| row).collect(),
    })
}
