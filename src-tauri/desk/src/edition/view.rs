//! Editions as the window shows them: the catalogues with their editions, one edition with its course, and what
//! stands against approving it. Never a rule.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use register::Term as _;
use register::check::{Hindrance, hindrances as of_registers};
use register::edition::compare::compare;
use register::edition::{Catalogue, Edition, EditionAct, EditionStep, forms, newest_approved};
use register::id::EditionId;

use super::compare::Compared;
use crate::book::Book;
use crate::no::No;
use crate::wire::app::Nothing;
use crate::wire::count;
use crate::wire::edition::{ApprovalCheck, ApprovalFinding, CatalogueLine, EditionCourse, EditionLine, EditionRef, EditionView};
use crate::wire::warning::NextAct;
use crate::{Desk, check, paper, shape};

/// Records named of one rule; the count says how many there are.
const NAMED: usize = 50;

/// `list_editions`: every catalogue, of 责任分解表 every year, newest first.
pub(crate) fn list_editions(desk: &mut Desk, _: Nothing) -> Result<Vec<CatalogueLine>, No> {
    let today = desk.today();
    let book = desk.book()?;
    let mut years: BTreeSet<i32> = book.duties.iter().filter(|kept| kept.live()).map(|kept| kept.item.year).collect();
    years.extend(book.editions.iter().filter_map(|(_, edition)| edition.year));
    let of_duties = years.into_iter().rev().map(|year| (Catalogue::Duties, Some(year)));
    let all = [(Catalogue::Powers, None), (Catalogue::Risks, None)].into_iter().chain(of_duties);
    all.map(|(catalogue, year)| catalogue_line(desk, catalogue, year, today)).collect()
}

fn catalogue_line(desk: &Desk, catalogue: Catalogue, year: Option<i32>, today: NaiveDate) -> Result<CatalogueLine, No> {
    let opened = desk.opened()?;
    let book = &opened.book;
    let rows = super::rows_now(book, catalogue, year, today);
    let newest = newest_approved(&book.editions, catalogue, year);
    let revised = match newest {
        Some((id, _)) => {
            let before = opened.store.read(|reader| reader.edition_rows(*id))?;
            Some(count(compare(catalogue.spec(), &before, &rows).len()))
        }
        None => None,
    };
    let of_this = || book.editions.iter().filter(|(_, edition)| edition.is_of(catalogue, year));
    let open = of_this().find(|(_, edition)| !edition.state().is_frozen());
    Ok(CatalogueLine {
        catalogue: catalogue.code().to_owned(),
        year,
        label: catalogue.title(year),
        kind: super::kind(catalogue),
        rows: count(rows.len()),
        revised,
        in_force: newest.map(|(_, edition)| edition.title()).unwrap_or_default(),
        approved_on: book.approved_on(catalogue, year).map(|on| on.to_string()),
        why_not: open.map(|(_, edition)| edition.open_words()),
        fields: forms::BEGIN.iter().map(shape::field).collect(),
        editions: of_this().map(|one| edition_line(one, book)).rev().collect(),
    })
}

fn edition_line((id, edition): &(EditionId, Edition), book: &Book) -> EditionLine {
    let state = edition.state();
    let newest = book.approved(edition.catalogue, edition.year);
    EditionLine {
        id: id.to_string(),
        title: edition.title(),
        full_title: edition.full_title(),
        state: state.code().to_owned(),
        state_label: state.label().to_owned(),
        on: edition.steps.last().map(|step| step.on.to_string()).unwrap_or_default(),
        in_force: newest.is_some_and(|(newest, _)| newest == id),
    }
}

/// `read_edition`.
pub(crate) fn read_edition(desk: &mut Desk, request: EditionRef) -> Result<EditionView, No> {
    let today = desk.today();
    let opened = desk.opened()?;
    let book = &opened.book;
    let one = super::find(book, &request.edition)?;
    let (id, edition) = one;
    let frozen = edition.state().is_frozen();
    let before = super::revised_by(book, edition);
    let (rows, earlier) = opened.store.read(|reader| {
        let earlier = before.map(|(id, _)| reader.edition_rows(*id)).transpose()?;
        Ok((super::rows_of(book, reader, *id, edition, today)?, earlier))
    })?;
    let compared = before
        .zip(earlier)
        .map(|((_, before), earlier)| Compared::of(before, &earlier, &edition.full_title(), edition.reasons.clone(), &rows));
    let in_force = book.approved(edition.catalogue, edition.year).is_some_and(|(newest, _)| newest == id);
    let since =
        in_force.then(|| compare(edition.catalogue.spec(), &rows, &super::rows_now(book, edition.catalogue, edition.year, today)).len());
    Ok(EditionView {
        line: edition_line(one, book),
        catalogue: edition.catalogue.code().to_owned(),
        year: edition.year,
        rows: count(rows.len()),
        frozen,
        course: course(edition),
        next: edition.state().next().iter().map(|act| next_act(*act)).collect(),
        before: before.map(|before| edition_line(before, book)),
        revised: compared.map(|compared| compared.revised()).unwrap_or_default(),
        since: since.map(count),
        papers: paper::of_edition(desk, *id)?,
    })
}

fn next_act(act: EditionAct) -> NextAct {
    NextAct {
        act: act.code().to_owned(),
        label: act.label().to_owned(),
        why_not: None,
        fields: forms::fields(act).iter().map(shape::field).collect(),
    }
}

/// Steps taken, then those of the straight way that are still to come.
fn course(edition: &Edition) -> Vec<EditionCourse> {
    let mut course: Vec<EditionCourse> = edition.steps.iter().map(taken).collect();
    let mut at = edition.state();
    while let Some(act) = at.next().first().copied() {
        course.push(EditionCourse { label: act.label().to_owned(), on: None, details: Vec::new() });
        at = register::edition::EditionState::ALL.iter().copied().find(|state| *state > at).unwrap_or(at);
    }
    course
}

fn taken(step: &EditionStep) -> EditionCourse {
    let notice = step.notice.as_ref().map(|notice| format!("{}至{}　{}", step.on, notice.until, notice.way));
    let details = [Some(step.body.clone()), Some(step.number.clone()), notice, Some(step.note.clone())];
    let details = details.into_iter().flatten().filter(|detail| !detail.is_empty()).collect();
    EditionCourse { label: step.act.label().to_owned(), on: Some(step.on.to_string()), details }
}

/// What has a say in approving an edition: of 责任分解表 only the tasks of its year.
pub(super) fn hindrances(book: &Book, edition: &Edition, today: NaiveDate) -> Vec<Hindrance> {
    let mut registers = check::registers(book);
    registers.duties.retain(|(_, duty)| edition.year.is_none_or(|year| duty.year == year));
    of_registers(edition.catalogue, &registers, today)
}

/// `check_edition`.
pub(crate) fn check_edition(desk: &mut Desk, request: EditionRef) -> Result<ApprovalCheck, No> {
    let today = desk.today();
    let (_, edition) = super::find(desk.book()?, &request.edition)?;
    let footing = super::footing(desk, edition, today)?;
    let mut rules: Vec<ApprovalFinding> = Vec::new();
    for hindrance in hindrances(desk.book()?, edition, today) {
        if rules.last().is_none_or(|last| last.rule != hindrance.rule) {
            rules.push(ApprovalFinding {
                weight: hindrance.weight.code().to_owned(),
                weight_label: hindrance.weight.label().to_owned(),
                article: hindrance.article.to_owned(),
                rule: hindrance.rule.to_owned(),
                count: 0,
                findings: Vec::new(),
            });
        }
        if let Some(rule) = rules.last_mut() {
            rule.count += 1;
            if rule.findings.len() < NAMED {
                rule.findings.push(check::found(hindrance.subject, hindrance.record, hindrance.sentence));
            }
        }
    }
    Ok(ApprovalCheck { blocks: count(footing.blocks), unexplained: count(footing.unexplained), rows: count(footing.rows), rules })
}
