//! 复核: risk points that wait to be looked at again, and how that is settled. Never what raises one: the acts on
//! persons, posts and powers do, through the store's one way.

use chrono::NaiveDate;
use register::Term as _;
use register::form::Raw;
use register::id::{PowerId, ReviewId, RiskId};
use register::power::Power;
use register::review::{self, ReviewCause, ReviewConclusion, RiskReview, SETTLE, Settlement};
use register::risk::RiskPoint;
use store::{Op, Writer};

use crate::book::Book;
use crate::no::No;
use crate::wire::people::{ReviewLine, Reviews, SettleReviews};
use crate::wire::record::{Done, Kind, RecordRef};
use crate::{Desk, shape, undoable};

/// What the list says of a risk point that waits.
pub(crate) const WAITING: &str = "待复核";

/// The texts of a risk point with its open review beside them.
pub(crate) fn beside(mut texts: Raw, risk: RiskId, book: &Book) -> Raw {
    if let Some((_, review)) = book.open_review(risk) {
        texts.insert("review".to_owned(), WAITING.to_owned());
        texts.insert("review_cause".to_owned(), review.words.clone());
    }
    texts
}

/// Asks for the risk points of a power to be looked at again where it changed in substance.
pub(crate) fn on_power(writer: &mut Writer<'_>, id: PowerId, after: &Power, book: &Book, today: NaiveDate) -> Result<(), No> {
    let Some(before) = book.powers.iter().find(|kept| kept.id == id) else { return Ok(()) };
    let changed = review::changed_in_substance(&before.item, after);
    if changed.is_empty() {
        return Ok(());
    }
    let risks: Vec<RiskId> =
        book.risks.iter().filter(|risk| risk.live() && risk.item.in_use() && risk.item.power == Some(id)).map(|risk| risk.id).collect();
    Ok(writer.raise_reviews(&risks, today, ReviewCause::PowerChanged, &review::power_words(after, &changed))?)
}

/// `read_reviews`.
pub(crate) fn read_reviews(desk: &mut Desk, request: RecordRef) -> Result<Reviews, No> {
    let book = desk.book()?;
    let id = RiskId::parse(&request.id).filter(|id| request.kind == Kind::Risks && book.risk_of(*id).is_some());
    let id = id.ok_or_else(|| No::unknown("风险点", &request.id))?;
    let mut own: Vec<&RiskReview> = book.reviews.iter().map(|(_, review)| review).filter(|review| review.risk == id).collect();
    own.reverse();
    let fields = if book.open_review(id).is_some() { SETTLE.fields.iter().map(shape::field).collect() } else { Vec::new() };
    Ok(Reviews { lines: own.into_iter().map(line).collect(), fields })
}

fn line(review: &RiskReview) -> ReviewLine {
    let outcome = review.settlement.as_ref().map(|one| {
        let parts = [one.conclusion.label(), &*format!("复核人{}", one.by), &*one.note];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("，")
    });
    ReviewLine {
        raised_on: review.raised_on.to_string(),
        cause: review.cause.label().to_owned(),
        words: review.words.clone(),
        settled_on: review.settlement.as_ref().map(|one| one.on.to_string()),
        outcome: outcome.unwrap_or_default(),
    }
}

/// `settle_reviews`.
pub(crate) fn settle_reviews(desk: &mut Desk, request: SettleReviews) -> Result<Done, No> {
    let today = desk.today();
    let book = desk.book()?;
    let mut open: Vec<(ReviewId, RiskReview)> = Vec::new();
    for text in &request.risks {
        let id = RiskId::parse(text).ok_or_else(|| No::unknown("风险点", text))?;
        let risk = book.risk_of(id).ok_or_else(|| No::unknown("风险点", text))?;
        let review = book.open_review(id);
        let review = review.ok_or_else(|| No::refuse("not_waiting", format!("风险点{}没有待办的复核。", risk.number)))?;
        open.push(review.clone());
    }
    let Some(newest) = open.iter().map(|(_, review)| review.raised_on).max() else {
        return Err(No::refuse("nothing", "请先选择待复核的风险点。"));
    };
    let settlement = Settlement::read(&request.fields, newest, today)?;
    let conclusion = settlement.conclusion;
    let label = match open.as_slice() {
        [(_, one)] => format!("复核风险点{}：{}", book.risk_of(one.risk).map_or("", |risk| &risk.number), conclusion.label()),
        several => format!("复核{}个风险点：{}", several.len(), conclusion.label()),
    };
    let count = open.len();
    desk.record(undoable(Op::Review, Kind::Risks, label), |writer, book| {
        open.into_iter().try_for_each(|(id, review)| settle(writer, id, review, &settlement, book))
    })?;
    let bin = if conclusion == ReviewConclusion::Cancelled { "，风险点已记为取消" } else { "" };
    Ok(Done { count: crate::wire::count(count), sentence: format!("已复核{count}个风险点：{}{bin}。", conclusion.label()) })
}

fn settle(writer: &mut Writer<'_>, id: ReviewId, review: RiskReview, settlement: &Settlement, book: &Book) -> Result<(), No> {
    let risk = review.risk;
    writer.put_review(id, &RiskReview { settlement: Some(settlement.clone()), ..review })?;
    if let Some(kept) = book.risk_of(risk).filter(|_| settlement.conclusion == ReviewConclusion::Cancelled) {
        let cancelled = RiskPoint { abolished_on: Some(settlement.on), abolish_reason: settlement.note.clone(), ..kept.clone() };
        writer.put_risk(risk, &cancelled)?;
    }
    Ok(())
}
