//! What stands beside a warning: letters, inspections, talks, accountability, and what of it stands against closing. Never
//! a rule: register judges each.

use chrono::NaiveDate;
use register::Term as _;
use register::form::Raw;
use register::id::{SignalId, WarningId};
use register::inspection::{self, InspectionState};
use register::letter::{LetterKind, LetterState, reminders, why_no_letter};
use register::objection::Objections;
use register::talk;
use register::warning::Warning;
use uuid::Uuid;

use crate::book::Book;
use crate::no::No;
use crate::record::shorten;
use crate::wire::letter::{BesideLine, LetterChoice, WarningBeside};
use crate::wire::record::Kind;
use crate::wire::warning::WarningRef;
use crate::{Desk, accountability};

/// A warning's texts in its list, with what its inspections say.
pub(crate) fn texts(id: WarningId, warning: &Warning, book: &Book, today: NaiveDate) -> Raw {
    let mut texts = warning.texts(book, today);
    if let Some((_, newest)) = inspection::of_warning(&book.inspections, id).last() {
        texts.insert("inspected".to_owned(), newest.words().to_owned());
    }
    texts
}

/// Everything here that stands against closing a warning.
pub(crate) fn against_closing(book: &Book, id: WarningId, warning: &Warning) -> Objections {
    let owed = crate::talk::owed_by(book, id, warning);
    let inspections = inspection::of_warning(&book.inspections, id).map(|(_, inspection)| inspection);
    talk::against_closing(&owed).into_iter().chain(inspection::against_closing(inspections)).collect()
}

/// `warning_beside`.
pub(crate) fn warning_beside(desk: &mut Desk, request: WarningRef) -> Result<WarningBeside, No> {
    let today = desk.today();
    let book = desk.book()?;
    let (id, warning) = book.warning_named(&request.warning).ok_or_else(|| No::unknown("预警", &request.warning))?;
    let owed = crate::talk::owed_by(book, *id, warning);
    let letters = LetterKind::ALL.iter().map(|kind| LetterChoice {
        kind: kind.code().to_owned(),
        label: kind.label().to_owned(),
        why_not: why_no_letter(*kind, warning),
    });
    Ok(WarningBeside {
        owed: (!owed.is_empty()).then(|| talk::owed_words(&owed)),
        reminders: reminders(book.letters.iter().map(|(_, letter)| letter), *id),
        letters: letters.collect(),
        accountability_why_not: accountability::why_not(book, *id, today),
        lines: lines(book, *id, today),
    })
}

/// What belongs to a warning, kind by kind, the newest first.
fn lines(book: &Book, id: WarningId, today: NaiveDate) -> Vec<BesideLine> {
    let mut lines = Vec::new();
    for (own, inspection) in inspection::of_warning(&book.inspections, id) {
        let words = inspection.words();
        let state = if inspection.state() == InspectionState::Closed { format!("{words}，已销号") } else { words.to_owned() };
        lines.push(BesideLine {
            kind: Kind::Inspections,
            id: own.to_string(),
            on: inspection.letter.text.issued_on.to_string(),
            title: format!("督查 {}", inspection.letter.number),
            detail: shorten(&inspection.letter.text.purpose),
            state,
            overdue_days: inspection.overdue_days(today),
        });
    }
    for (own, letter) in book.letters.iter().filter(|(_, letter)| letter.text.warning == Some(id) && !letter.text.kind.inspects()) {
        let round = letter.round.filter(|_| letter.voided.is_none()).map(|round| format!("（第{round}次）")).unwrap_or_default();
        lines.push(BesideLine {
            kind: Kind::Letters,
            id: own.to_string(),
            on: letter.text.issued_on.to_string(),
            title: format!("{}{round} {}", letter.text.kind.label(), letter.number),
            detail: letter.text.addressee.clone(),
            state: letter.state(today).label().to_owned(),
            overdue_days: letter.overdue_days(today),
        });
    }
    for (own, talk) in crate::talk::of_warning(book, id) {
        lines.push(BesideLine {
            kind: Kind::Talks,
            id: own.to_string(),
            on: talk.talked_on.to_string(),
            title: format!("{} {}", talk.kind.label(), talk.subject),
            detail: format!("谈话人：{}", talk.talker),
            state: "已谈话".to_owned(),
            overdue_days: None,
        });
    }
    for (own, record) in accountability::of_warning(book, id) {
        lines.push(BesideLine {
            kind: Kind::Accountabilities,
            id: own.to_string(),
            on: record.opened_on.to_string(),
            title: format!("问责 {}", record.title()),
            detail: shorten(&record.facts),
            state: record.stage().label().to_owned(),
            overdue_days: None,
        });
    }
    lines
}

/// How a record of these registers is connected: relation, register, key, title.
pub(crate) fn links(kind: Kind, id: Uuid, book: &Book) -> Vec<(&'static str, Kind, String, String)> {
    let mut links = Vec::new();
    let warning = |of: Option<WarningId>| {
        let found = of.and_then(|id| book.warnings.iter().find(|(own, _)| *own == id));
        found.map(|(own, warning)| ("关联预警", Kind::Warnings, own.to_string(), warning.number.to_string()))
    };
    let signal = |of: Option<SignalId>| {
        let found = of.and_then(|id| Some((id, book.signal_of(id)?)));
        found.map(|(id, signal)| ("来源信息", Kind::Signals, id.to_string(), format!("{} {}", signal.number, shorten(&signal.content))))
    };
    match kind {
        Kind::Warnings => {
            for line in lines(book, WarningId(id), NaiveDate::MIN) {
                let relation = match line.kind {
                    Kind::Inspections => "督查",
                    Kind::Talks => "谈话",
                    Kind::Accountabilities => "问责",
                    _ => "函件",
                };
                links.push((relation, line.kind, line.id, line.title));
            }
        }
        Kind::Letters => {
            if let Some((_, letter)) = book.letters.iter().find(|(own, _)| own.0 == id) {
                links.extend(warning(letter.text.warning));
                links.extend(signal(letter.text.signal));
            }
            let ordered = book.inspections.iter().find(|(own, _)| own.0 == id);
            links.extend(ordered.map(|(own, one)| ("督查", Kind::Inspections, own.to_string(), one.letter.number.to_string())));
        }
        Kind::Inspections => {
            if let Some((_, inspection)) = book.inspections.iter().find(|(own, _)| own.0 == id) {
                links.extend(warning(inspection.letter.text.warning));
                links.push(("立项文书", Kind::Letters, id.to_string(), inspection.letter.number.to_string()));
            }
        }
        Kind::Talks => {
            let talk = book.talks.iter().find(|kept| kept.id.0 == id);
            links.extend(talk.and_then(|kept| warning(kept.item.warning)));
        }
        Kind::Accountabilities => {
            if let Some(kept) = book.accountabilities.iter().find(|kept| kept.id.0 == id) {
                links.extend(warning(kept.item.warning));
                let inspection = book.inspections.iter().find(|(own, _)| Some(*own) == kept.item.inspection);
                links.extend(inspection.map(|(own, one)| ("督查", Kind::Inspections, own.to_string(), one.letter.number.to_string())));
            }
        }
        _ => {}
    }
    links
}

/// Letters whose state waits for somebody.
pub(crate) fn waits(state: LetterState) -> bool {
    matches!(state, LetterState::NotServed | LetterState::Awaiting | LetterState::Overdue | LetterState::Evaluating)
}
