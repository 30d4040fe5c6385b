//! 条款体检: the live records handed to the rules of register, and what they found put on the wire. Never a
//! rule of its own.

use chrono::NaiveDate;
use register::Term as _;
use register::check::{Check, Defect, Registers, Subject};
use store::Kept;

use crate::book::Book;
use crate::no::No;
use crate::wire::check::{CheckArticles, CheckFinding, CheckLine, Checked};
use crate::wire::count;
use crate::wire::record::Kind;
use crate::{Desk, edition};

/// `check_articles`.
pub(crate) fn check_articles(desk: &mut Desk, request: CheckArticles) -> Result<Checked, No> {
    let today = desk.today();
    let most = if request.limit == 0 { usize::MAX } else { request.limit as usize };
    let book = desk.book()?;
    let registers = registers(book);
    let checks: Vec<CheckLine> = Check::ALL.iter().map(|check| line(*check, &registers, today, most)).collect();
    Ok(Checked {
        on: today.to_string(),
        found: checks.iter().map(|check| check.count).sum(),
        failed: count(checks.iter().filter(|check| check.count > 0).count()),
        checks,
    })
}

/// Every check with what it found and what it could not judge.
pub(crate) fn run(book: &Book, today: NaiveDate) -> Vec<(Check, Vec<Defect>, String)> {
    let registers = registers(book);
    Check::ALL.iter().map(|check| (*check, check.run(&registers, today), check.unstated(&registers))).collect()
}

fn live<I: Copy, T>(kept: &[Kept<I, T>]) -> Vec<(I, &T)> {
    kept.iter().filter(|kept| kept.live()).map(|kept| (kept.id, &kept.item)).collect()
}

/// The live records of every register.
pub(crate) fn registers(book: &Book) -> Registers<'_> {
    Registers {
        units: live(&book.units),
        posts: live(&book.posts),
        persons: live(&book.persons),
        charges: live(&book.charges),
        systems: live(&book.systems),
        duties: live(&book.duties),
        progress: live(&book.duty_progress),
        work_items: live(&book.work_items),
        spot_checks: crate::spot_check::standing(book),
        powers: live(&book.powers),
        risks: book.standing_risks().collect(),
        areas: live(&book.key_areas),
        approved: book.screened().collect(),
        warnings: book.warnings.iter().map(|(id, warning)| (*id, warning)).collect(),
        letters: book.letters.iter().map(|(id, letter)| (*id, letter)).collect(),
        talks: live(&book.talks),
        editions: book.editions.iter().map(|(id, edition)| (*id, edition)).collect(),
    }
}

fn line(check: Check, registers: &Registers<'_>, today: NaiveDate, most: usize) -> CheckLine {
    let defects = check.run(registers, today);
    CheckLine {
        check: check.code().to_owned(),
        article: check.article().to_owned(),
        label: check.label().to_owned(),
        count: count(defects.len()),
        unstated: check.unstated(registers),
        findings: defects.into_iter().take(most).map(finding).collect(),
    }
}

fn finding(defect: Defect) -> CheckFinding {
    found(defect.subject, defect.record, defect.sentence)
}

/// One finding on the wire.
pub(crate) fn found(subject: Subject, record: String, sentence: String) -> CheckFinding {
    let (kind, id) = place(subject);
    CheckFinding { kind, id, record, sentence }
}

/// The register and the key of a record. A catalogue as a whole is no record: its key is empty.
pub(crate) fn place(subject: Subject) -> (Kind, String) {
    match subject {
        Subject::Unit(id) => (Kind::Units, id.to_string()),
        Subject::Post(id) => (Kind::Posts, id.to_string()),
        Subject::Person(id) => (Kind::Persons, id.to_string()),
        Subject::Charge(id) => (Kind::Charges, id.to_string()),
        Subject::System(id) => (Kind::Systems, id.to_string()),
        Subject::Duty(id) => (Kind::Duties, id.to_string()),
        Subject::WorkItem(id) => (Kind::WorkItems, id.to_string()),
        Subject::Power(id) => (Kind::Powers, id.to_string()),
        Subject::Risk(id) => (Kind::Risks, id.to_string()),
        Subject::Area(id) => (Kind::KeyAreas, id.to_string()),
        Subject::Warning(id) => (Kind::Warnings, id.to_string()),
        Subject::Letter(id) => (Kind::Letters, id.to_string()),
        Subject::Catalogue(catalogue) => (edition::kind(catalogue), String::new()),
    }
}
