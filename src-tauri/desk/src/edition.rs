//! 目录版本: the editions of the three catalogues and the steps of each. Approval freezes rows and papers in one
//! act; the registers go on as the draft of the next edition. Never a judgement: register says what may follow.

mod approve;
mod compare;
mod view;

pub(crate) use compare::{Compared, compare_editions, explain_edition, sides};
pub(crate) use view::{check_edition, list_editions, read_edition};

use std::collections::HashSet;

use chrono::{Datelike as _, NaiveDate};
use register::Term as _;
use register::deadline::read_date;
use register::edition::compare::{CatalogueRow, unexplained};
use register::edition::{Catalogue, Edition, EditionAct, EditionStep, Footing, PublicNotice, forms};
use register::id::EditionId;
use store::{Act, Op, Reader, StoreError, Undo};
use uuid::Uuid;

use crate::book::Book;
use crate::compose::long_date;
use crate::no::No;
use crate::wire::edition::{BeginEdition, EditionState, StepEdition};
use crate::wire::record::Kind;
use crate::{Desk, record};

/// The register of a catalogue.
pub(crate) fn kind(catalogue: Catalogue) -> Kind {
    match catalogue {
        Catalogue::Duties => Kind::Duties,
        Catalogue::Powers => Kind::Powers,
        Catalogue::Risks => Kind::Risks,
    }
}

/// A catalogue by its code.
pub(crate) fn catalogue(code: &str) -> Result<Catalogue, No> {
    Catalogue::read(code).ok_or_else(|| No::unknown("目录", code))
}

/// An edition by key.
pub(crate) fn find<'a>(book: &'a Book, name: &str) -> Result<&'a (EditionId, Edition), No> {
    let id = EditionId::parse(name);
    book.editions.iter().find(|(own, _)| Some(*own) == id).ok_or_else(|| No::unknown("目录版本", name))
}

/// An edition as a notice cites it: 《七溪坪镇廉政风险等级目录》第1版（2026年3月1日审定）.
pub(crate) fn cited(id: EditionId, book: &Book) -> Option<String> {
    let (_, edition) = book.editions.iter().find(|(own, _)| *own == id)?;
    let on = edition.approved_on().map(|on| format!("（{}审定）", long_date(on))).unwrap_or_default();
    Some(format!("《{}{}》{}{on}", book.office.township, edition.catalogue.title(edition.year), edition.title()))
}

/// The rows of a catalogue as its register has them now; a risk point that was taken out of the catalogue is none.
pub(crate) fn rows_now(book: &Book, catalogue: Catalogue, year: Option<i32>, today: NaiveDate) -> Vec<CatalogueRow> {
    let standing: HashSet<Uuid> = book.standing_risks().map(|(id, _)| id.0).collect();
    let year = year.map(|year| year.to_string());
    let belongs = |line: &record::Line| match catalogue {
        Catalogue::Duties => line.texts.get("year") == year.as_ref(),
        Catalogue::Powers => true,
        Catalogue::Risks => standing.contains(&line.id),
    };
    let lines = record::texts_of(kind(catalogue), book, today).into_iter().filter(|line| !line.deleted && belongs(line));
    lines.map(|line| CatalogueRow { record: line.id, texts: line.texts }).collect()
}

/// The rows of an edition: frozen, or those of the register while it is not approved.
fn rows_of(book: &Book, reader: &Reader<'_>, id: EditionId, edition: &Edition, today: NaiveDate) -> Result<Vec<CatalogueRow>, StoreError> {
    if edition.state().is_frozen() { reader.edition_rows(id) } else { Ok(rows_now(book, edition.catalogue, edition.year, today)) }
}

/// The approved edition that this one revises.
fn revised_by<'a>(book: &'a Book, edition: &Edition) -> Option<&'a (EditionId, Edition)> {
    let earlier = book
        .editions
        .iter()
        .filter(|(_, other)| other.is_of(edition.catalogue, edition.year) && other.number < edition.number && other.state().is_frozen());
    earlier.max_by_key(|(_, other)| other.number)
}

/// How the registers stand for an edition that is not approved yet.
fn footing(desk: &Desk, edition: &Edition, today: NaiveDate) -> Result<Footing, No> {
    let opened = desk.opened()?;
    let book = &opened.book;
    let rows = rows_now(book, edition.catalogue, edition.year, today);
    let revisions = match revised_by(book, edition) {
        Some((before, _)) => {
            let before = opened.store.read(|reader| reader.edition_rows(*before))?;
            register::edition::compare::compare(edition.catalogue.spec(), &before, &rows)
        }
        None => Vec::new(),
    };
    let blocks = view::hindrances(book, edition, today).iter().filter(|one| one.weight == register::check::Weight::Blocks).count();
    Ok(Footing { rows: rows.len(), blocks, unexplained: unexplained(&revisions, &edition.reasons).len() })
}

/// `begin_edition`.
pub(crate) fn begin_edition(desk: &mut Desk, request: BeginEdition) -> Result<EditionState, No> {
    let today = desk.today();
    let book = desk.book()?;
    let catalogue = catalogue(&request.catalogue)?;
    let body = or_office(&request.body, book);
    let step = EditionStep {
        act: EditionAct::Begin,
        on: day("on", &request.on, today)?,
        number: trimmed(&request.number),
        body,
        note: trimmed(&request.note),
        notice: None,
    };
    let standing: Vec<&Edition> = book.editions.iter().map(|(_, edition)| edition).collect();
    let edition = Edition::begin(catalogue, request.year, &standing, step, today)?;
    let act = act(EditionAct::Begin, &edition);
    let id = desk.record(act, |writer, _| {
        let id = EditionId(writer.new_id());
        writer.put_edition(id, &edition)?;
        Ok(id)
    })?;
    let sentence = format!("已开始编制{}。在册子里照常修改，改动都算在这一版里。", edition.full_title());
    Ok(state(id, &edition, sentence, Vec::new()))
}

/// `step_edition`.
pub(crate) fn step_edition(desk: &mut Desk, request: StepEdition) -> Result<EditionState, No> {
    let today = desk.today();
    let taken = EditionAct::from_code(&request.act).filter(|act| *act != EditionAct::Begin).ok_or_else(|| {
        No::field("act", "choice", format!("没有“{}”这一步，可选：submit、return、approve、publish、file。", request.act))
    })?;
    let book = desk.book()?;
    let (id, edition) = find(book, &request.edition)?.clone();
    let step = read_step(taken, &request, book, today)?;
    let footing = if edition.state().is_frozen() { Footing::default() } else { footing(desk, &edition, today)? };
    let edition = edition.take(step, footing, today)?;
    if taken == EditionAct::Approve {
        return approve::approve(desk, id, edition);
    }
    desk.record(act(taken, &edition), |writer, _| Ok(writer.put_edition(id, &edition)?))?;
    let next: Vec<_> = edition.state().next().iter().map(|act| act.label()).collect();
    let then = if next.is_empty() { "各步都办完了".to_owned() } else { format!("下一步是{}", next.join("或")) };
    let sentence = format!("{}{}，{then}。", edition.full_title(), edition.state().label());
    Ok(state(id, &edition, sentence, Vec::new()))
}

fn read_step(act: EditionAct, request: &StepEdition, book: &Book, today: NaiveDate) -> Result<EditionStep, No> {
    let key = forms::day_field(act);
    let on = day(key, if key == "on" { &request.on } else { &request.from_on }, today)?;
    let notice = if act == EditionAct::Publish && !trimmed(&request.until_on).is_empty() {
        Some(PublicNotice { until: day("until_on", &request.until_on, today)?, way: trimmed(&request.way) })
    } else {
        None
    };
    let body = if forms::body_label(act).is_none() { or_office(&request.body, book) } else { trimmed(&request.body) };
    Ok(EditionStep { act, on, number: trimmed(&request.number), body, note: trimmed(&request.note), notice })
}

/// The act as the journal names it; only an approval cannot be taken back.
fn act(taken: EditionAct, edition: &Edition) -> Act {
    let (op, undo) = match taken {
        EditionAct::Begin => (Op::Create, Undo::Undoable),
        EditionAct::Submit => (Op::Submit, Undo::Undoable),
        EditionAct::Return => (Op::Return, Undo::Undoable),
        EditionAct::Approve => (Op::Approve, Undo::Barrier),
        EditionAct::Publish => (Op::Publish, Undo::Undoable),
        EditionAct::File => (Op::File, Undo::Undoable),
    };
    Act { op, entity: "editions", label: format!("{}{}", taken.label(), edition.full_title()), undo, always: false }
}

fn state(id: EditionId, edition: &Edition, sentence: String, papers: Vec<crate::wire::paper::PaperRef>) -> EditionState {
    let state = edition.state();
    EditionState { edition: id.to_string(), state: state.code().to_owned(), state_label: state.label().to_owned(), sentence, papers }
}

fn trimmed(text: &str) -> String {
    register::text::trim(text).to_owned()
}

fn or_office(body: &str, book: &Book) -> String {
    let body = trimmed(body);
    if body.is_empty() { book.office.name.clone() } else { body }
}

fn day(key: &str, text: &str, today: NaiveDate) -> Result<NaiveDate, No> {
    if trimmed(text).is_empty() {
        return Ok(today);
    }
    read_date(text, today.year())
        .ok_or_else(|| No::field(key, "date", format!("“{text}”不是日期，请写成 2026-3-5、3.5 或 2026年3月5日 这样。")))
}
