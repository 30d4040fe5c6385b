//! 季度预警报告: the figures of register put into words, tables and a chart. Every share says its base;
//! the ledger names posts, never persons. Never counts anything itself.

mod tables;

use chrono::NaiveDate;
use press::report::{Block, Cover, Report};
use press::{Chart, ChartKind, Fill, Ink, Marks, Seal, Series, SignOff};
use register::Term;
use register::quarter::Quarter;
use register::report::{Change, QuarterFigures, Share, quarter_figures};
use register::warning::{Document, ReplyStatus, WarningLevel};

use crate::book::Book;
use crate::compose::long_date;

/// The report's title.
pub(crate) fn title(quarter: Quarter, book: &Book) -> String {
    format!("{}{}廉政风险预警报告", book.office.township, quarter.title())
}

/// The whole report.
pub(crate) fn compose(quarter: Quarter, book: &Book, today: NaiveDate, marks: Marks) -> Report {
    let signals = book.live_signals();
    let warnings: Vec<_> = book.warnings.iter().map(|(_, warning)| warning.clone()).collect();
    let units: Vec<_> = book.units.iter().filter(|kept| kept.live()).map(|kept| kept.item.clone()).collect();
    let figures =
        quarter_figures(quarter, &signals, &warnings, |signal| signal.unit.and_then(|unit| book.unit_of(unit)).cloned(), &units, today);
    let mut blocks = Vec::new();
    totals(&figures, book, &mut blocks);
    distribution(&figures, &mut blocks);
    handling(&figures, &mut blocks);
    blocks.push(heading(1, "三、回告到期和逾期情况"));
    tables::replies_due(quarter, book, today, &mut blocks);
    blocks.push(Block::SignOff(SignOff { name: book.office.name.clone(), date: long_date(today), seal: Seal::Place }));
    tables::ledgers(quarter, book, today, &mut blocks);
    Report {
        title: title(quarter, book),
        cover: Some(Cover {
            note: "内部资料　注意保存".to_owned(),
            title: format!("{}\n廉政风险预警报告", book.office.township),
            subtitle: format!("（{}）", quarter.title()),
            issuer: book.office.name.clone(),
            date: long_date(today),
        }),
        contents: true,
        blocks,
        imprint: None,
        marks,
    }
}

fn heading(level: u8, text: &str) -> Block {
    Block::Heading { level, text: text.to_owned() }
}

/// 一、（一）总量.
fn totals(figures: &QuarterFigures, book: &Book, blocks: &mut Vec<Block>) {
    let total = figures.signals.now;
    let silent = figures.points_due.saturating_sub(figures.points_with_signals);
    blocks.push(heading(1, "一、预警信息采集情况"));
    blocks.push(heading(2, "（一）总量"));
    blocks.push(Block::Text(format!(
        "{}全镇应报采集报送点{}个，其中{}个单位报送了预警信息，其余{silent}个本季度没有登记信息（零报告以各点签字报表为准）。",
        figures.quarter.title(),
        figures.points_due,
        figures.points_with_signals
    )));
    blocks.push(Block::Text(format!(
        "全季共采集预警信息{total}件次，其中重复反映{}件次。环比（{}{}）{}，同比（{}{}）{}。",
        figures.repeats,
        figures.quarter.previous().title(),
        then(figures.signals),
        figures.signals.words("件次"),
        figures.quarter.a_year_before().title(),
        then(figures.signals_a_year_before),
        figures.signals_a_year_before.words("件次"),
    )));
    blocks.push(Block::Text(format!(
        "业务范围内{}件次，占全部{total}件次的{}；业务范围外{}件次，已登记并转有关部门，不定预警等级。以上依据《{}》第三十八条、第三十九条统计。",
        figures.in_scope,
        Share { count: figures.in_scope, base: total }.percent(),
        total - figures.in_scope,
        book.office.measures_name
    )));
}

/// The figure of an earlier quarter, in brackets behind its name.
fn then(change: Change) -> String {
    change.then.map(|then| format!("{then}件次")).unwrap_or_default()
}

/// 一、（二）来源, （三）建议等级, （四）对象.
fn distribution(figures: &QuarterFigures, blocks: &mut Vec<Block>) {
    let total = figures.signals.now;
    blocks.push(heading(2, "（二）来源分布"));
    blocks.push(Block::Text(format!(
        "按信息来源统计，以全部{total}件次为基数，分布见表1。{}",
        leading(figures.by_source.iter().map(|(source, count)| (source.label(), *count)), total)
    )));
    blocks.push(tables::shares(
        "表1　预警信息来源分布",
        "来源",
        figures.by_source.iter().map(|(source, count)| (source.label(), *count)),
        total,
    ));
    blocks.push(heading(2, "（三）建议等级"));
    let levels = figures
        .by_level
        .iter()
        .map(|(level, count)| format!("{}{count}件次（{}）", level.label(), Share { count: *count, base: figures.in_scope }.percent()))
        .collect::<Vec<_>>()
        .join("，");
    blocks.push(Block::Text(format!("业务范围内{}件次中，建议预警等级为{levels}。近五个季度的变化见图1。", figures.in_scope)));
    blocks.push(Block::Chart {
        caption: "图1　近五个季度预警信息建议等级（业务范围内，件次）".to_owned(), chart: trend(figures)
    });
    blocks.push(heading(2, "（四）反映对象"));
    let named: u32 = figures.by_category.iter().map(|(_, count)| count).sum();
    let units = figures.units.iter().map(|(name, count)| format!("{name}{count}件次")).collect::<Vec<_>>().join("、");
    blocks.push(Block::Text(if units.is_empty() {
        "本季度没有涉及具体单位的预警信息。".to_owned()
    } else {
        format!("业务范围内涉及具体单位的{named}件次，按单位类别分布见表2。反映较多的单位是：{units}。")
    }));
    if named > 0 {
        blocks.push(tables::shares(
            "表2　反映对象单位类别",
            "单位类别",
            figures.by_category.iter().map(|(category, count)| (category.label(), *count)),
            named,
        ));
    }
}

/// A sentence on the two most frequent.
fn leading<'a>(counts: impl Iterator<Item = (&'a str, u32)>, base: u32) -> String {
    let mut counts: Vec<_> = counts.filter(|(_, count)| *count > 0).collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let words = counts
        .into_iter()
        .take(2)
        .map(|(label, count)| format!("{label}{count}件次，占{}", Share { count, base }.percent()))
        .collect::<Vec<_>>()
        .join("；");
    if words.is_empty() { String::new() } else { format!("较多的是：{words}。") }
}

fn trend(figures: &QuarterFigures) -> Chart {
    let series = WarningLevel::ALL.iter().map(|level| Series {
        name: format!("{}预警", level.label()),
        values: figures
            .trend
            .iter()
            .map(|(_, counts)| counts.iter().find(|(own, _)| own == level).map_or(0.0, |(_, count)| f64::from(*count)))
            .collect(),
        fill: match level {
            WarningLevel::Red => Fill::Full(Ink::RED),
            WarningLevel::Yellow => Fill::Hatched(Ink::YELLOW),
            WarningLevel::Blue => Fill::Ruled(Ink::BLUE),
        },
    });
    Chart {
        kind: ChartKind::Stacked,
        categories: figures.trend.iter().map(|(quarter, _)| format!("{}年{}季度", quarter.year, quarter.number)).collect(),
        series: series.collect(),
        unit: "件次".to_owned(),
        height: 78.0,
    }
}

/// 二、预警处置情况.
fn handling(figures: &QuarterFigures, blocks: &mut Vec<Block>) {
    let issued: u32 = figures.issued.iter().map(|(_, count)| count).sum();
    blocks.push(heading(1, "二、预警处置情况"));
    if issued == 0 {
        blocks.push(Block::Text("本季度没有发出预警。".to_owned()));
        return;
    }
    let by_level = figures.issued.iter().map(|(level, count)| format!("{}{count}件", level.title())).collect::<Vec<_>>().join("，");
    let of_document =
        |document: Document| figures.issued.iter().filter(|(level, _)| level.document() == document).map(|(_, count)| count).sum::<u32>();
    let status = |wanted: ReplyStatus| figures.replies.iter().find(|(status, _)| *status == wanted).map_or(0, |(_, count)| *count);
    blocks.push(Block::Text(format!(
        "本季度共发出预警{issued}件：{by_level}。其中《{}》{}份，《{}》{}份。",
        Document::RectificationNotice.label(),
        of_document(Document::RectificationNotice),
        Document::WarningNotice.label(),
        of_document(Document::WarningNotice)
    )));
    let replied = status(ReplyStatus::InTime) + status(ReplyStatus::Late);
    blocks.push(Block::Text(format!(
        "截至编报之日，{issued}件中已回告{replied}件，占{}：按期回告{}件，逾期回告{}件；逾期未回告{}件，尚在回告期内{}件，待送达{}件。",
        Share { count: replied, base: issued }.percent(),
        status(ReplyStatus::InTime),
        status(ReplyStatus::Late),
        status(ReplyStatus::Overdue),
        status(ReplyStatus::Running),
        status(ReplyStatus::NotServed)
    )));
}
