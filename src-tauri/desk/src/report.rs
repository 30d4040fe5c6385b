//! Reports of a quarter, half a year, a year: the figures of register put into words, tables and charts, in the order
//! in which such reports go; the office's own words in the place of ours where it wrote some. Every share says its
//! base; posts are named, never persons. Never counts anything itself.

mod advice;
mod analysis;
mod causes;
mod charts;
mod collected;
mod draft;
mod fields;
mod handled;
mod ledgers;
mod nameless;
mod page;
mod paper;
mod pen;
mod sentence;
mod tables;

pub(crate) use nameless::{names, without_names};
pub(crate) use page::{
    check_report_section, note_report_seen, period, preview_report, read_report, report_periods, reset_report_section, save_report_section,
};
pub(crate) use paper::{bound, bound_title, compose};

use chrono::NaiveDate;
use register::id::{UnitId, WarningId};
use register::names::Names as _;
use register::report::{Figures, Period, SignalFact, WarningFact, figures};
use register::signal::Signal;
use register::warning::WarningState;

use crate::book::Book;
use fields::Fields;
use pen::{Pen, Section};

/// A report as its figures make it, before the office's own words.
pub(crate) struct Told {
    /// What it tells of.
    pub(crate) period: Period,
    /// The figures, by register's names.
    pub(crate) figures: Figures,
    /// The same as fields of the text.
    pub(crate) fields: Fields,
    /// Its sections in order.
    pub(crate) sections: Vec<Section>,
}

/// 季度预警报告, 半年分析报告, 年度综述.
pub(crate) fn kind_label(period: Period) -> &'static str {
    match period {
        Period::Quarter(_) => "季度预警报告",
        Period::Half { .. } => "半年分析报告",
        Period::Year(_) => "年度综述",
    }
}

/// The code of the report in the archive.
pub(crate) fn kind_code(period: Period) -> &'static str {
    match period {
        Period::Quarter(_) => "quarter_report",
        Period::Half { .. } => "half_year_report",
        Period::Year(_) => "year_report",
    }
}

/// 廉政风险预警报告, as the title has it.
fn noun(period: Period) -> &'static str {
    match period {
        Period::Quarter(_) => "廉政风险预警报告",
        Period::Half { .. } => "廉政风险预警信息分析报告",
        Period::Year(_) => "廉政风险预警防控工作综述",
    }
}

/// The report's title.
pub(crate) fn title(period: Period, book: &Book) -> String {
    format!("{}{}{}", book.office.township, period.title(), noun(period))
}

/// The figures of a period.
pub(crate) fn figures_of(period: Period, book: &Book, today: NaiveDate) -> Figures {
    let points: Vec<UnitId> = book.units.iter().filter(|kept| kept.live() && kept.item.reporting_point).map(|kept| kept.id).collect();
    figures(period, &signal_facts(book), &warning_facts(book), &points, today)
}

/// Live signals with what they point to.
fn signal_facts(book: &Book) -> Vec<SignalFact<'_>> {
    let rank = |signal: &Signal| {
        let post = book.post(signal.unit, &signal.object_post)?;
        book.post_of(post).and_then(|kept| kept.item.rank)
    };
    let live = book.signals.iter().filter(|kept| kept.live()).map(|kept| &kept.item);
    live.map(|signal| SignalFact {
        signal,
        unit: signal.unit.and_then(|id| Some((id, book.unit_of(id)?))),
        risk: signal.risk.and_then(|id| Some((id, book.risk_of(id)?))),
        post_rank: rank(signal),
    })
    .collect()
}

/// Warnings with what they point to.
fn warning_facts(book: &Book) -> Vec<WarningFact<'_>> {
    let inspected = |id: WarningId| book.inspections.iter().any(|(_, inspection)| inspection.letter.text.warning == Some(id));
    book.warnings
        .iter()
        .map(|(id, warning)| WarningFact {
            warning,
            unit: warning.unit.and_then(|id| Some((id, book.unit_of(id)?))),
            inspected: warning.inspected || inspected(*id),
            raised: warning.state() == WarningState::Raised,
            transferred: warning.state() == WarningState::Transferred,
        })
        .collect()
}

/// The report in plain lines: headings and paragraphs, the office's own words where they stand. Tables and charts are
/// not in it.
pub(crate) fn plain(period: Period, book: &Book, today: NaiveDate) -> String {
    let told = tell(period, book, today);
    let mut lines = vec![title(period, book)];
    for section in &told.sections {
        lines.extend(section.headings.iter().map(|(_, words)| words.clone()));
        let own = draft::own(period, section.key, book).and_then(|draft| told.filled(&draft.body).ok());
        lines.extend(own.or_else(|| told.filled(&section.text).ok()).unwrap_or_default());
    }
    lines.join("\n")
}

/// Writes the whole report from the figures.
pub(crate) fn tell(period: Period, book: &Book, today: NaiveDate) -> Told {
    let figures = figures_of(period, book, today);
    let mut pen = Pen::new(book, &figures, today);
    match period {
        Period::Quarter(_) => {
            collected::chapter(&mut pen, "预警信息采集情况");
            handled::chapter(&mut pen, "预警处置情况");
            handled::waiting(&mut pen);
            advice::next_steps(&mut pen);
        }
        Period::Half { .. } | Period::Year(_) => {
            collected::chapter(&mut pen, "基本情况");
            if let Period::Year(_) = period {
                collected::quarters(&mut pen);
            }
            handled::chapter(&mut pen, "预警处置情况");
            analysis::features(&mut pen);
            causes::chapter(&mut pen);
            analysis::outlook(&mut pen);
            advice::measures(&mut pen);
            advice::next_steps(&mut pen);
        }
    }
    let Pen { fields, sections, .. } = pen;
    Told { period, figures, fields, sections }
}
