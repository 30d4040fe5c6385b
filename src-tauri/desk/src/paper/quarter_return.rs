//! 季度报送 (《办法》第三十八条): letter, 汇总表, the 采集表 one by one and 零报告单位名单, bound. Never a count of its own:
//! register counts.

use chrono::NaiveDate;
use press::document::DocumentPaper;
use press::form::FormPaper;
use press::table::{ListColumn, ListRow, TablePaper};
use press::{Cell, Column, Lie, Marks, Role, Row, Table};
use register::Term;
use register::id::{SignalId, UnitId};
use register::names::Names as _;
use register::point_return::PointReturn;
use register::point_return::grid::ReturnState;
use register::quarter::Quarter;
use register::risk::RiskKind;
use register::signal::{Signal, SignalSource};
use register::summary::{PointFigures, PointSummary, SignalFacts, summarise};
use register::unit::{Unit, UnitCategory};
use register::warning::WarningLevel;
use store::Kept;

use super::composed::Paper;
use super::{letters, signal_report};
use crate::book::Book;
use crate::no::No;
use crate::point_return::Held;
use crate::words::Words;

/// 小5.
const SMALL: f64 = 9.0;

/// Title of the set.
pub(super) fn title(quarter: Quarter, book: &Book) -> String {
    format!("{}{}廉政风险预警信息季度报送", book.office.township, quarter.title())
}

/// The whole set.
pub(super) fn compose(quarter: Quarter, words: &Words<'_>, today: NaiveDate, marks: Marks) -> Result<Paper, No> {
    let book = words.book;
    let (rows, sum) = figures(quarter, book, today);
    let mut papers: Vec<Paper> = vec![
        letters::quarter_return(quarter, &sum, words, today, marks.clone())?.into(),
        summary(quarter, &rows, &sum, book, marks.clone()).into(),
    ];
    papers.extend(told(quarter, book).map(|kept| signal_report::card(Some(kept), false, book, marks.clone()).into()));
    papers.push(zero_reports(quarter, book, today, marks).into());
    Ok(Paper::Bound { title: title(quarter, book), papers })
}

/// The letter alone.
pub(super) fn letter(quarter: Quarter, words: &Words<'_>, today: NaiveDate, marks: Marks) -> Result<DocumentPaper, No> {
    let (_, sum) = figures(quarter, words.book, today);
    letters::quarter_return(quarter, &sum, words, today, marks)
}

fn figures(quarter: Quarter, book: &Book, today: NaiveDate) -> (Vec<PointSummary>, PointSummary) {
    let points: Vec<PointFigures> = Held::of(book)
        .points(quarter, today)
        .into_iter()
        .map(|(unit, standing)| PointFigures {
            point: unit.id,
            due: standing.owes,
            sent: standing.state != Some(ReturnState::Missing),
            zero: standing.zero,
        })
        .collect();
    summarise(&points, &facts(quarter, book, today))
}

fn facts(quarter: Quarter, book: &Book, today: NaiveDate) -> Vec<SignalFacts> {
    let of = |kept: &Kept<SignalId, Signal>| {
        let signal = &kept.item;
        SignalFacts {
            point: signal.point,
            source: signal.source,
            level: signal.suggested_level.filter(|_| signal.in_scope),
            category: signal.unit.and_then(|unit| book.unit_of(unit)).and_then(|unit| unit.category),
            rank: crate::signal::form_rank(signal, book),
            kind: signal.risk_kind.or_else(|| signal.risk.and_then(|risk| book.risk_of(risk)).and_then(|risk| risk.kind)),
            in_scope: signal.in_scope,
            repeat: !signal.is_first(),
            reply: book.standing_warning(kept.id).map(|(_, warning)| warning.reply_status(today)),
        }
    };
    told(quarter, book).map(of).collect()
}

/// The signals that are sent: those of the quarter that count.
fn told(quarter: Quarter, book: &Book) -> impl Iterator<Item = &Kept<SignalId, Signal>> {
    book.signals.iter().filter(move |kept| kept.live() && kept.item.counts() && quarter.holds(kept.item.collected_on))
}

/// 汇总表: two header rows, a row a point, the sum.
fn summary(quarter: Quarter, rows: &[PointSummary], sum: &PointSummary, book: &Book, marks: Marks) -> FormPaper {
    let counts = 4 + SignalSource::ALL.len() + WarningLevel::ALL.len();
    let mut columns = vec![Column::middle(22.0)];
    columns.extend(std::iter::repeat_n(Column::middle(6.4), counts));
    columns.extend([Column::middle(21.0), Column::middle(21.0)]);
    columns.extend(std::iter::repeat_n(Column::middle(6.4), RiskKind::ALL.len() + 5));
    let name = format!("{}{}廉政风险预警信息汇总表", book.office.township, quarter.title());
    let mut table = Table::new(&name, columns);
    table.size = SMALL;
    table.head = head();
    table.rows = rows.iter().map(|row| Row::new(cells(row, book, false).into_iter().map(Cell::new).collect())).collect();
    table.rows.push(Row::new(cells(sum, book, true).into_iter().map(|text| Cell::new(text).set_in(Role::Hei)).collect()));
    FormPaper {
        title: name,
        left: format!("填报单位：{}", book.office.name),
        right: "单位：个、件次".to_owned(),
        table,
        notes: vec![
            "注：1. 实报为报送了采集表或者签字零报告的采集报送点，零报为其中作零报告的。2. 建议等级只计业务范围内；涉及单位类别、岗位层级和风险类别按登记的对象和风险点统计，未登记的不计。3. 已预警、已回告、逾期未回告按本季度信息发出的预警统计。".to_owned(),
            "负责人签字：　　　　　　　　　审核人：　　　　　　　　　填表人：　　　　　　　　　填报日期：　　　　年　　月　　日".to_owned(),
        ],
        lie: Lie::Turned,
        marks,
    }
}

fn head() -> Vec<Row> {
    let tall = |text: &str| Cell::new(upright(text)).down(2);
    let kinds = RiskKind::ALL.iter().map(|kind| kind.label().trim_end_matches("风险"));
    let mut upper = vec![Cell::new("采集报送点").down(2), tall("应报"), tall("实报"), tall("零报"), tall("信息件次")];
    upper.push(Cell::new("信息来源").across(SignalSource::ALL.len()));
    upper.push(Cell::new("建议等级").across(WarningLevel::ALL.len()));
    upper.extend([Cell::new("涉及单位\n类别").down(2), Cell::new("涉及岗位\n层级").down(2)]);
    upper.push(Cell::new("风险类别").across(RiskKind::ALL.len()));
    upper.push(Cell::new("次数").across(2));
    upper.push(Cell::new("处置").across(3));
    let lower = SignalSource::ALL
        .iter()
        .map(|source| source.label())
        .chain(WarningLevel::ALL.iter().map(|level| level.label()))
        .chain(kinds)
        .chain(["初次", "重复", "已预警", "已回告", "逾期未回告"]);
    vec![Row::new(upper), Row::new(lower.map(|text| Cell::new(upright(text))).collect())]
}

/// A header that stands in a narrow column, a character a line.
fn upright(text: &str) -> String {
    text.chars().map(String::from).collect::<Vec<_>>().join("\n")
}

fn cells(row: &PointSummary, book: &Book, sum: bool) -> Vec<String> {
    let number = |count: u32| if count == 0 && !sum { String::new() } else { count.to_string() };
    let first = match row.point {
        _ if sum => "合计".to_owned(),
        Some(point) => book.unit_name(point).1.to_owned(),
        None => "（未填采集点）".to_owned(),
    };
    let mut cells = vec![first, number(row.due), number(row.sent), number(row.zero), number(row.signals)];
    cells.extend(row.by_source.iter().map(|(_, count)| number(*count)));
    cells.extend(row.by_level.iter().map(|(_, count)| number(*count)));
    cells.push(named(&row.by_category));
    cells.push(named(&row.by_rank));
    cells.extend(row.by_kind.iter().map(|(_, count)| number(*count)));
    cells.extend([row.first, row.repeats, row.warned, row.replied, row.overdue].map(number));
    cells
}

/// 行政村2, 社区1: what was met, a line each.
fn named<T: Term>(counts: &[(T, u32)]) -> String {
    counts.iter().filter(|(_, count)| *count > 0).map(|(term, count)| format!("{}{count}", term.label())).collect::<Vec<_>>().join("\n")
}

/// The points that reported none with their statements, and those that reported nothing at all.
fn zero_reports(quarter: Quarter, book: &Book, today: NaiveDate, marks: Marks) -> TablePaper {
    let columns = vec![
        ListColumn::middle("序号", 1.0),
        ListColumn::text("采集报送点", 4.6),
        ListColumn::middle("类别", 2.0),
        ListColumn::text("零报告说明", 4.4),
        ListColumn::text("签字人", 2.0),
        ListColumn::middle("收到日期", 2.2),
        ListColumn::text("备注", 2.2),
    ];
    let held = Held::of(book);
    let points = held.points(quarter, today);
    let (zero, missing): (Vec<_>, Vec<_>) = points
        .into_iter()
        .filter(|(_, standing)| standing.zero || standing.state == Some(ReturnState::Missing))
        .partition(|(_, standing)| standing.zero);
    let line = |at: usize, unit: &Kept<UnitId, Unit>| {
        let returned = held.returned(quarter, unit.id).map(|(_, one)| one);
        let text = |of: &dyn Fn(&PointReturn) -> String| returned.map(of).unwrap_or_default();
        ListRow::Cells(vec![
            (at + 1).to_string(),
            unit.item.full_name.clone(),
            unit.item.category.map_or("", UnitCategory::label).to_owned(),
            text(&|one| one.statement.clone()),
            text(&|one| one.signed_by.clone()),
            text(&|one| one.received_on.to_string()),
            text(&|one| one.note.clone()),
        ])
    };
    let mut rows: Vec<ListRow> = zero.iter().enumerate().map(|(at, (unit, _))| line(at, unit)).collect();
    if !missing.is_empty() {
        rows.push(ListRow::Section(format!("未报送的采集报送点　{}个", missing.len())));
        rows.extend(missing.iter().enumerate().map(|(at, (unit, _))| line(at, unit)));
    }
    let mut paper = TablePaper {
        right: format!("零报告共{}个", zero.len()),
        rows,
        lie: Lie::Portrait,
        marks,
        when_empty: "（各采集报送点均有预警信息）".to_owned(),
        ..TablePaper::new(format!("{}零报告单位名单", quarter.title()), columns)
    };
    paper.left = format!("填报单位：{}", book.office.short_name);
    paper
}

#[cfg(test)]
mod tests {
    use super::*;
    use register::post::PostRank;

    #[test]
    fn what_was_met_is_named_and_nothing_else() {
        assert_eq!(named(&[(PostRank::ALL[0], 2), (PostRank::ALL[1], 0)]), format!("{}2", PostRank::ALL[0].label()));
        assert_eq!(upright("来源"), "来\n源");
    }

    #[test]
    fn the_header_has_a_cell_for_every_column() {
        let head = head();
        let across: usize = head[0].cells.iter().map(|cell| cell.across).sum();
        let under: usize = head[0].cells.iter().filter(|cell| cell.down == 1).map(|cell| cell.across).sum();
        assert_eq!(head[1].cells.len(), under);
        assert_eq!(across, 1 + 4 + 8 + 3 + 2 + RiskKind::ALL.len() + 5);
    }
}
