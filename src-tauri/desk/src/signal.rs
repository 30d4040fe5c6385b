//! 预警信息: what stands beside a signal in other registers, and what is done with it. Never a rule: register judges.

mod act;
mod course;
mod form;
mod look;
mod reporter;

pub(crate) use act::{decide_signal, end_signal, exclude_signal, include_signal, link_repeat, make_lead, reopen_signal, unlink_repeat};
pub(crate) use course::{offer, read_signal_course};
pub(crate) use form::save_signal_form;
pub(crate) use look::note_look;
pub(crate) use reporter::{remove_reporter, reveal_reporter, save_reporter};

use register::doc_number::DocNumber;
use register::form::Raw;
use register::id::SignalId;
use register::names::Names as _;
use register::post::PostRank;
use register::short_code::ShortCode;
use register::signal::{Beside, Signal, SubjectRank};
use store::Kept;

use crate::book::Book;
use crate::no::No;

/// The rank of the post that a signal speaks of.
fn post_rank(signal: &Signal, book: &Book) -> Option<PostRank> {
    let post = book.post(signal.unit, &signal.object_post)?;
    book.post_of(post).and_then(|kept| kept.item.rank)
}

/// The box of the form's ladder of ranks: as typed, or that of the post.
pub(crate) fn form_rank(signal: &Signal, book: &Book) -> Option<PostRank> {
    match signal.rank {
        Some(rank) => rank.on_form(),
        None => post_rank(signal, book),
    }
}

/// 职级 of the one spoken of, as the registers of posts and units know it.
fn known_rank(signal: &Signal, book: &Book) -> Option<SubjectRank> {
    let category = signal.unit.and_then(|unit| book.unit_of(unit)?.category);
    SubjectRank::of_post(post_rank(signal, book)?, category)
}

/// A signal's texts, with the code that is printed on its card.
pub(crate) fn texts(kept: &Kept<SignalId, Signal>, book: &Book) -> Raw {
    let mut texts = kept.item.texts(book, &beside(kept.id, &kept.item, book));
    texts.insert("short_code".to_owned(), ShortCode::of(kept.id.0).to_string());
    texts
}

/// What other registers know of a signal.
pub(crate) fn beside(id: SignalId, signal: &Signal, book: &Book) -> Beside {
    let first = signal.repeat_of.and_then(|first| book.signal_of(first));
    Beside {
        outcome: outcome(id, signal, book),
        repeat_of: first.map(|first| first.number.clone()).unwrap_or_default(),
        ..known(signal, book)
    }
}

/// What other registers know of a signal that may not be kept yet.
pub(crate) fn known(signal: &Signal, book: &Book) -> Beside {
    let risk = signal.risk.and_then(|risk| book.risk_of(risk));
    Beside {
        rank: known_rank(signal, book),
        risk_kind: risk.and_then(|risk| risk.kind),
        power: risk.and_then(|risk| risk.power),
        ..Beside::default()
    }
}

/// A signal waits: in scope, not ended, and no warning stands for it.
pub(crate) fn waits(id: SignalId, signal: &Signal, book: &Book) -> bool {
    signal.in_scope && signal.ending.is_none() && book.standing_warning(id).is_none()
}

/// 办理结果.
fn outcome(id: SignalId, signal: &Signal, book: &Book) -> String {
    match (book.standing_warning(id), signal.ending_words()) {
        (Some((_, warning)), _) => format!("已预警 {}", warning.number),
        (None, Some(words)) => words,
        (None, None) if !signal.in_scope => "业务范围外".to_owned(),
        (None, None) => "待处置".to_owned(),
    }
}

/// The signals that repeat this one, those in the bin included.
pub(crate) fn repeats_of(book: &Book, first: SignalId) -> impl Iterator<Item = &Kept<SignalId, Signal>> {
    book.signals.iter().filter(move |kept| kept.item.repeat_of == Some(first))
}

/// The live signal that a request names.
fn find<'a>(book: &'a Book, named: &str) -> Result<&'a Kept<SignalId, Signal>, No> {
    book.signal_named(named).ok_or_else(|| No::unknown("预警信息", named))
}

/// The 文号 of the warning that stands for a signal.
fn standing(book: &Book, id: SignalId) -> Option<&DocNumber> {
    book.standing_warning(id).map(|(_, warning)| &warning.number)
}
