//! The report in the window: the periods, a report section by section, and the acts of saving and going back. Never a
//! figure changed by an edit: figures are fields, and what was typed over by hand is told.

use std::collections::BTreeMap;

use press::PressError;
use register::report::{Period, Prose};
use serde::{Deserialize, Serialize};
use store::{Act, Op, Undo};

use super::draft::{newest, own};
use super::nameless::names;
use super::pen::Section;
use super::{Told, kind_code, kind_label, tell, title};
use crate::book::Book;
use crate::no::{No, objection};
use crate::wire::app::Nothing;
use crate::wire::count;
use crate::wire::paper::Pages;
use crate::wire::report::{
    FigureChange, PeriodChoice, ReportFigure, ReportRef, ReportSection, ReportView, SectionCheck, SectionRef, SectionSaved, SectionText,
    SectionVersion,
};
use crate::{Desk, paper, view};

/// Changed figures that are told one by one.
const TOLD: usize = 60;

/// Reads a period as it travels.
pub(crate) fn period(text: &str) -> Result<Period, No> {
    Period::parse(text).ok_or_else(|| No::field("period", "period", format!("期间“{text}”看不明白，请写成 2026Q1、2026H1 或 2026 这样。")))
}

/// `report_periods`: quarters, halves and years with signals or warnings, newest first.
pub(crate) fn report_periods(desk: &mut Desk, _: Nothing) -> Result<Vec<PeriodChoice>, No> {
    let book = desk.book()?;
    let signals = || book.signals.iter().filter(|kept| kept.live()).map(|kept| kept.item.collected_on);
    let warnings = || book.warnings.iter().map(|(_, warning)| warning.issued_on);
    let mut periods: Vec<Period> = signals()
        .chain(warnings())
        .flat_map(|day| {
            let quarter = register::quarter::Quarter::of(day);
            [Period::Quarter(quarter), Period::half_of(day), Period::Year(quarter.year)]
        })
        .collect();
    periods.sort_unstable_by_key(|period| std::cmp::Reverse((period.end(), period.quarters().len())));
    periods.dedup();
    let choice = |period: Period| PeriodChoice {
        period: period.to_string(),
        label: period.title(),
        kind_label: kind_label(period).to_owned(),
        signals: count(signals().filter(|day| period.holds(*day)).count()),
        warnings: count(warnings().filter(|day| period.holds(*day)).count()),
        edited: edited(period, book),
        made_at: book.report_made(period).map(view::minutes).unwrap_or_default(),
    };
    Ok(periods.into_iter().map(choice).collect())
}

fn edited(period: Period, book: &Book) -> u32 {
    let mut keys: Vec<&str> =
        book.report_drafts.iter().filter(|draft| draft.period == period).map(|draft| draft.section.as_str()).collect();
    keys.sort_unstable();
    keys.dedup();
    count(keys.into_iter().filter(|key| own(period, key, book).is_some()).count())
}

/// `read_report`.
pub(crate) fn read_report(desk: &mut Desk, request: ReportRef) -> Result<ReportView, No> {
    let period = period(&request.period)?;
    let today = desk.today();
    let seen = seen(desk, period)?;
    let book = desk.book()?;
    let told = tell(period, book, today);
    let (seen_at, changed) = seen.map_or_else(Default::default, |seen| (view::minutes(&seen.at), changes(&seen.values, &told)));
    Ok(ReportView {
        period: period.to_string(),
        title: title(period, book),
        kind_label: kind_label(period).to_owned(),
        sections: told.sections.iter().map(|section| section_view(section, &told, book)).collect(),
        figures: told.fields.all().map(figure).collect(),
        changed,
        seen_at,
    })
}

fn figure((name, value): (&str, &str)) -> ReportFigure {
    ReportFigure { token: register::report::field(name), name: name.to_owned(), value: value.to_owned() }
}

fn section_view(section: &Section, told: &Told, book: &Book) -> ReportSection {
    let standing = newest(told.period, section.key, book);
    let text = own(told.period, section.key, book).map_or(&section.text, |draft| &draft.body);
    let (words, why_not) = match told.filled(text) {
        Ok(words) => (words, String::new()),
        Err(against) => (Vec::new(), against.into_iter().map(|one| one.sentence).collect()),
    };
    let kept = book.report_drafts.iter().rev().filter(|draft| draft.period == told.period && draft.section == section.key);
    ReportSection {
        key: section.key.to_owned(),
        headings: section.headings.iter().map(|(_, words)| words.clone()).collect(),
        body: text.clone(),
        made: section.text.clone(),
        words,
        why_not,
        edited: own(told.period, section.key, book).is_some(),
        versions: kept
            .map(|draft| SectionVersion {
                number: draft.version,
                label: format!("第{}版{}", draft.version, if draft.body.is_empty() { "（恢复自动文字）" } else { "" }),
                made_at: view::minutes(&draft.made_at),
                body: draft.body.clone(),
                in_force: standing.is_some_and(|standing| standing.version == draft.version),
            })
            .collect(),
    }
}

/// The figures as they were when the report was last looked at.
#[derive(Serialize, Deserialize)]
struct Seen {
    at: String,
    values: BTreeMap<String, String>,
}

/// Looking is no act of the office: what was seen is kept where half-filled forms are.
fn place(period: Period) -> String {
    format!("report_seen:{period}")
}

fn seen(desk: &Desk, period: Period) -> Result<Option<Seen>, No> {
    let kept = desk.opened()?.store.read(|reader| reader.draft(&place(period)))?;
    Ok(kept.and_then(|kept| serde_json::from_str(&kept).ok()))
}

fn changes(seen: &BTreeMap<String, String>, told: &Told) -> Vec<FigureChange> {
    let change =
        |name: &str, before: &str, now: &str| FigureChange { name: name.to_owned(), before: before.to_owned(), now: now.to_owned() };
    let of_now = told.fields.all().filter_map(|(name, now)| {
        let before = seen.get(name).map_or("", String::as_str);
        (before != now).then(|| change(name, before, now))
    });
    let gone = seen.iter().filter(|(name, _)| told.fields.value(name).is_none()).map(|(name, before)| change(name, before, ""));
    of_now.chain(gone).take(TOLD).collect()
}

/// `note_report_seen`: the figures of now are those that were looked at.
pub(crate) fn note_report_seen(desk: &mut Desk, request: ReportRef) -> Result<Nothing, No> {
    let period = period(&request.period)?;
    let today = desk.today();
    let at = desk.instant().wall;
    let told = tell(period, desk.book()?, today);
    let values = told.fields.all().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let kept = serde_json::to_string(&Seen { at: at.clone(), values }).map_err(|error| No::Internal(error.to_string()))?;
    desk.opened_mut()?.store.keep_draft(&place(period), &kept, &at)?;
    Ok(Nothing {})
}

/// The text read by the figures of its report; everything that stands against it at once.
fn read(told: &Told, book: &Book, request: &SectionText) -> Result<Prose, No> {
    if !told.sections.iter().any(|section| section.key == request.section) {
        return Err(No::unknown("报告的这一节", &request.section));
    }
    let mut against = Vec::new();
    let read = told.read(&request.body);
    for (number, line) in (1..).zip(request.body.lines().filter(|line| !line.trim().is_empty())) {
        if let Some(name) = names(book).into_iter().find(|name| line.contains(name)) {
            let sentence = format!("第{number}段里有“{name}”：报告不写人名，请改写成岗位，例如“村党支部书记”。");
            against.push(register::objection::Objection::field("body", "name", sentence));
        }
    }
    match read {
        Ok(prose) if against.is_empty() => Ok(prose),
        Ok(_) => Err(No::Refused(against)),
        Err(mut own) => {
            own.extend(against);
            Err(No::Refused(own))
        }
    }
}

/// `check_report_section`.
pub(crate) fn check_report_section(desk: &mut Desk, request: SectionText) -> Result<SectionCheck, No> {
    let today = desk.today();
    let book = desk.book()?;
    let told = tell(period(&request.period)?, book, today);
    match read(&told, book, &request) {
        Ok(prose) => Ok(SectionCheck {
            objections: Vec::new(),
            remarks: remarks(&prose),
            words: prose.fill(|name| told.fields.value(name).unwrap_or_default()),
        }),
        Err(No::Refused(against)) => {
            Ok(SectionCheck { objections: against.into_iter().map(objection).collect(), remarks: Vec::new(), words: Vec::new() })
        }
        Err(other) => Err(other),
    }
}

fn remarks(prose: &Prose) -> Vec<String> {
    let typed = prose.typed_figures().into_iter();
    typed
        .map(|(number, figure)| format!("第{number}段的“{figure}”是手写的数字，登记簿变动后不会跟着变；能用“数字”中的字段的，请改用字段。"))
        .collect()
}

/// `preview_report`: the pages with this text in its section.
pub(crate) fn preview_report(desk: &mut Desk, request: SectionText) -> Result<Pages, No> {
    let today = desk.today();
    let period = period(&request.period)?;
    let fonts = desk.fonts()?;
    let opened = desk.opened()?;
    let book = &opened.book;
    read(&tell(period, book, today), book, &request)?;
    let marks = paper::marks(book, opened.store.read(paper::anchor)?);
    let report: paper::Paper = super::compose(period, book, today, marks, Some((&request.section, &request.body)))?.into();
    let sheets = report.masked().lay_out(&fonts).map_err(|error| match error {
        // What ours is made of can be printed: the character is the text's own.
        PressError::MissingGlyph { character, place } => No::without_glyph("body", character, &place),
        other => other.into(),
    })?;
    Ok(paper::pages(&sheets, &fonts, 0))
}

/// `save_report_section`.
pub(crate) fn save_report_section(desk: &mut Desk, request: SectionText) -> Result<SectionSaved, No> {
    // A text that cannot be laid out would stand in the way of the report: it is tried before it is kept.
    preview_report(desk, request.clone())?;
    let (period, today) = (period(&request.period)?, desk.today());
    let body = register::template::tidy(&request.body);
    let book = desk.book()?;
    let told = tell(period, book, today);
    let section = told.sections.iter().find(|section| section.key == request.section);
    let standing = own(period, &request.section, book).map(|draft| draft.body.as_str());
    let made = section.map(|section| section.text.as_str());
    if standing.or(made) == Some(body.as_str()) {
        return Err(No::field("body", "same", "与现在的文字相同，没有需要保存的修改。"));
    }
    let heading = section.and_then(|section| section.headings.last()).map(|(_, words)| words.clone()).unwrap_or_default();
    // Typed back to what the figures say, it follows them again.
    let body = if made == Some(body.as_str()) { "" } else { body.as_str() };
    keep(
        desk,
        period,
        &request.section,
        body,
        format!("改写{}“{heading}”", title(period, desk.book()?)),
        "数字仍按登记簿自动更新；已经存档的报告不变。",
    )
}

/// `reset_report_section`: back to the text that is made from the figures, as the next version.
pub(crate) fn reset_report_section(desk: &mut Desk, request: SectionRef) -> Result<SectionSaved, No> {
    let period = period(&request.period)?;
    let book = desk.book()?;
    if own(period, &request.section, book).is_none() {
        return Err(No::refuse("same", "这一节现在用的就是按数字自动生成的文字。"));
    }
    let label = format!("恢复{}的自动文字", title(period, book));
    keep(desk, period, &request.section, "", label, "这一节按数字自动生成；以前改写的各版都还在。")
}

fn keep(desk: &mut Desk, period: Period, section: &str, body: &str, label: String, after: &str) -> Result<SectionSaved, No> {
    let act = Act { op: Op::Edit, entity: "report_drafts", label, undo: Undo::Undoable, always: false };
    let number = newest(period, section, desk.book()?).map_or(0, |draft| draft.version) + 1;
    desk.record(act, |writer, _| Ok(writer.add_report_draft(period, section, number, body)?))?;
    Ok(SectionSaved { number, sentence: format!("已保存为第{number}版。{after}") })
}

impl Book {
    /// When the report of a period was last made and kept in the archive, local time with offset; none where it never was.
    pub(crate) fn report_made(&self, period: Period) -> Option<&str> {
        let own = self
            .reports_made
            .iter()
            .filter(|made| made.period == period && [kind_code(period), "bound_report"].contains(&made.kind.as_str()));
        own.map(|made| made.made_at.as_str()).max()
    }
}
