//! What the sheets of a year come to: lines with their items, sums, warnings, outcome, rank. Never a second way of
//! counting: list, window and paper all read this.

use std::collections::HashMap;

use chrono::NaiveDate;
use register::Term as _;
use register::appraisal::{
    Appraisal, AppraisalGrade, AppraisalItem, AppraisalRules, Deduction, Exclusion, Outcome, Points, Scores, Totals, deductions, outcome,
    ranks, sum_words, totals,
};
use register::form::Texts;
use register::id::{AppraisalId, AppraisalItemId, AppraisalLineId, WarningId};
use register::talk::TalkKind;
use register::warning::Warning;

use crate::book::Book;

/// One line of a sheet with its item.
pub(crate) struct ScoreLine<'a> {
    pub(crate) id: AppraisalLineId,
    pub(crate) item_id: AppraisalItemId,
    pub(crate) item: &'a AppraisalItem,
    pub(crate) scores: &'a Scores,
}

/// A sheet with everything that comes of it.
pub(crate) struct Figures<'a> {
    pub(crate) id: AppraisalId,
    pub(crate) sheet: &'a Appraisal,
    /// In the order of the standard.
    pub(crate) lines: Vec<ScoreLine<'a>>,
    pub(crate) totals: Totals,
    /// The rules that hold: those of 核定, or the office's.
    pub(crate) rules: AppraisalRules,
    /// Of 核定, or as the register of warnings stands.
    pub(crate) deductions: Vec<Deduction>,
    /// Once every item has its 核查分.
    pub(crate) outcome: Option<Outcome>,
    /// Among the sheets of the year that have an outcome.
    pub(crate) rank: Option<u32>,
    /// The day of a 诫勉谈话 with the unit since 核定, or in the year while the sheet is open.
    pub(crate) talked_on: Option<NaiveDate>,
}

impl Figures<'_> {
    /// The texts of the list that come of the scores.
    pub(crate) fn set(&self, texts: &mut Texts) {
        let said = |points: Option<Points>| points.map(|points| points.to_string()).unwrap_or_default();
        texts.set("rank", self.rank.map(|rank| rank.to_string()).unwrap_or_default());
        texts.set("total", said(self.totals.checked));
        texts.set("progress", format!("{}/{}", self.totals.scored, self.totals.items));
        texts.set("deducted", self.deducted());
        texts.set("contribution", said(self.outcome.map(|outcome| outcome.contribution)));
        texts.term("grade_words", self.outcome.map(|outcome| outcome.grade));
        texts.set("own_total", said(self.totals.own));
        texts.set("public_total", said(self.totals.public));
        let talk = match (self.failed(), self.talked_on) {
            (true, Some(on)) => format!("已谈话（{on}）"),
            (true, None) => "应谈话".to_owned(),
            (false, _) => String::new(),
        };
        texts.set("talk", talk);
    }

    /// The points of the warnings together.
    pub(crate) fn deducted(&self) -> Points {
        self.deductions.iter().map(Deduction::points).sum()
    }

    /// 不合格: a talk with the leaders of the unit is owed (《长效机制意见》第十二条).
    pub(crate) fn failed(&self) -> bool {
        self.outcome.is_some_and(|outcome| outcome.grade == AppraisalGrade::Fail)
    }

    /// The talk is owed and was not held yet.
    pub(crate) fn owes_talk(&self) -> bool {
        self.failed() && self.talked_on.is_none()
    }

    /// 优秀; empty before every item is scored.
    pub(crate) fn grade(&self) -> &'static str {
        self.outcome.map_or("", |outcome| outcome.grade.label())
    }
}

/// Every year with sheets or items, the newest first.
pub(crate) fn years(book: &Book) -> Vec<i32> {
    let items = book.appraisal_items.iter().filter(|kept| kept.live()).map(|kept| kept.item.year);
    let mut years: Vec<i32> = book.appraisals.iter().filter(|kept| kept.live()).map(|kept| kept.item.year).chain(items).collect();
    years.sort_unstable_by_key(|year| std::cmp::Reverse(*year));
    years.dedup();
    years
}

/// The items of a year that are scored, in the order of the standard.
pub(crate) fn scored_items(book: &Book, year: i32) -> impl Iterator<Item = (AppraisalItemId, &AppraisalItem)> {
    let live = book.appraisal_items.iter().filter(move |kept| kept.live() && kept.item.year == year && kept.item.is_scored());
    live.map(|kept| (kept.id, &kept.item))
}

/// What the standard of a year comes to, in words, and whether that is right.
pub(crate) fn standard_words(book: &Book, year: i32) -> (bool, String) {
    sum_words(scored_items(book, year).map(|(_, item)| item).collect::<Vec<_>>().into_iter())
}

/// The live sheets of a year, by rank and then in the order of the units.
pub(crate) fn of_year(book: &Book, year: i32) -> Vec<Figures<'_>> {
    let items: Vec<(AppraisalItemId, &AppraisalItem)> = scored_items(book, year).collect();
    let mut given: HashMap<(AppraisalId, AppraisalItemId), (AppraisalLineId, &Scores)> = HashMap::new();
    for (id, line) in &book.appraisal_lines {
        given.insert((line.appraisal, line.item), (*id, &line.scores));
    }
    let place = |sheet: &Appraisal| book.units.iter().position(|unit| Some(unit.id) == sheet.unit);
    let mut sheets: Vec<_> = book.appraisals.iter().filter(|kept| kept.live() && kept.item.year == year).collect();
    sheets.sort_by_key(|kept| place(&kept.item));
    let mut all: Vec<Figures<'_>> = sheets
        .into_iter()
        .map(|kept| {
            let lines: Vec<ScoreLine<'_>> = items
                .iter()
                .filter_map(|(item_id, item)| {
                    let (id, scores) = given.get(&(kept.id, *item_id))?;
                    Some(ScoreLine { id: *id, item_id: *item_id, item, scores })
                })
                .collect();
            figures(kept.id, &kept.item, lines, book)
        })
        .collect();
    let scores: Vec<_> = all.iter().map(|own| own.outcome.map(|outcome| outcome.score)).collect();
    for (own, rank) in all.iter_mut().zip(ranks(&scores)) {
        own.rank = rank;
    }
    all.sort_by_key(|own| own.rank.unwrap_or(u32::MAX));
    all
}

/// One live sheet.
pub(crate) fn of(book: &Book, id: AppraisalId) -> Option<Figures<'_>> {
    let year = book.appraisals.iter().find(|kept| kept.live() && kept.id == id)?.item.year;
    of_year(book, year).into_iter().find(|own| own.id == id)
}

fn figures<'a>(id: AppraisalId, sheet: &'a Appraisal, lines: Vec<ScoreLine<'a>>, book: &'a Book) -> Figures<'a> {
    let totals = totals(lines.iter().map(|line| (line.scores, line.item)));
    let (rules, deductions) = match &sheet.finalised {
        Some(own) => (own.rules, own.deductions.clone()),
        None => (book.office.appraisal, standing(sheet, book)),
    };
    let outcome = totals.whole().map(|total| outcome(total, &deductions, rules));
    Figures { id, sheet, lines, totals, rules, deductions, outcome, rank: None, talked_on: talked_on(sheet, book) }
}

/// The first 诫勉谈话 with the unit since 核定, or in the year while the sheet is open.
fn talked_on(sheet: &Appraisal, book: &Book) -> Option<NaiveDate> {
    let since = sheet.finalised.as_ref().map(|own| own.on).or_else(|| NaiveDate::from_ymd_opt(sheet.year, 1, 1))?;
    let talks = book.talks.iter().filter(|kept| kept.live()).map(|kept| &kept.item);
    let own = talks.filter(|talk| talk.kind == TalkKind::Admonition && talk.unit == sheet.unit && sheet.unit.is_some());
    own.map(|talk| talk.talked_on).filter(|on| *on >= since).min()
}

/// The warnings of the unit as the register stands now.
pub(crate) fn standing(sheet: &Appraisal, book: &Book) -> Vec<Deduction> {
    let Some(unit) = sheet.unit else { return Vec::new() };
    let head = book.unit_of(unit).map_or("", |unit| unit.head_post.as_str());
    deductions(sheet.year, unit, head, book.warnings.iter(), |id, warning| gone(id, warning, book), book.office.appraisal)
}

/// Why a warning that was not voided takes nothing away all the same: it was withdrawn, or a higher one that counts
/// stands in its place.
fn gone(id: WarningId, warning: &Warning, book: &Book) -> Option<Exclusion> {
    let replaced = || book.warnings.iter().any(|(_, higher)| higher.raised_from == Some(id) && higher.counts());
    Exclusion::from_code(warning.state().code()).filter(|why| match why {
        Exclusion::Withdrawn => true,
        Exclusion::Raised => replaced(),
        _ => false,
    })
}
