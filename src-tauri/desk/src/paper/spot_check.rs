//! Papers of 抽查: how the year is covered, the record of a draw that anyone can work out again, and the record of a
//! visit, filled in or for the hand. Never a lot that is not printed with the words it comes from.

use chrono::NaiveDate;
use press::form::FormPaper;
use press::table::{Lie, ListColumn, ListRow, TablePaper};
use press::{Align, Cell, Column, Marks, Row, Table};
use register::Term;
use register::id::SpotDrawId;
use register::spot_check::draw::{SpotDraw, recipe};
use register::spot_check::{MeasureResult, SpotCheck, SpotCheckKind};

use super::forms::{HAND_SIGNED, form, notes, sample_note, term_ticks};
use crate::book::Book;
use crate::compose::long_date;
use crate::spot_check;
use crate::wire::spot_check::SpotFilter;

/// The paper of a year.
pub(super) const COVERAGE: &str = "高风险单位和岗位抽查覆盖情况";
/// The record of a draw.
pub(super) const DRAW: &str = "抽签记录";
/// The record of a visit.
pub(super) const CHECK: &str = "抽查记录";
/// 5号.
const MIDDLE: f64 = 10.5;
/// 小5.
const SMALL: f64 = 9.0;
/// Digits of a lot on the record: enough to tell any two apart.
const DIGITS: usize = 16;
/// Rows of a blank form.
const EMPTY_ROWS: usize = 5;
/// A day to be written by hand into a narrow cell.
const HAND_DAY: &str = "　　年　　月　　日";

/// Title of the coverage of a year.
pub(super) fn coverage_title(year: i32, book: &Book) -> String {
    format!("{}{year}年{COVERAGE}", book.office.township)
}

/// The coverage of a year.
pub(super) fn coverage(year: i32, book: &Book, today: NaiveDate, marks: Marks) -> TablePaper {
    let view = spot_check::view(&SpotFilter { year, ..SpotFilter::default() }, book, today);
    let columns = vec![
        ListColumn::middle("序号", 1.0),
        ListColumn::text("单位", 2.2).grouped(),
        ListColumn::middle("类别", 1.2),
        ListColumn::text("抽查对象", 4.2),
        ListColumn::text("列入理由", 6.0),
        ListColumn::middle("抽查情况", 1.8),
        ListColumn::middle("次数", 1.0),
        ListColumn::middle("最近抽查日期", 2.4),
    ];
    let row = |(at, line): (usize, &crate::wire::spot_check::SpotLine)| {
        ListRow::Cells(vec![
            (at + 1).to_string(),
            line.unit.clone(),
            line.sort.clone(),
            line.name.clone(),
            line.because.clone(),
            line.state.clone(),
            line.times.to_string(),
            line.last_on.clone().unwrap_or_default(),
        ])
    };
    let figures = view
        .figures
        .iter()
        .map(|one| format!("{}{}个，已抽查{}个，已安排{}个，未抽查{}个", one.label, one.all, one.covered, one.planned, one.open));
    TablePaper {
        left: book.office.name.clone(),
        right: format!("截至{}", long_date(today)),
        rows: view.lines.iter().enumerate().map(row).collect(),
        when_empty: "（没有高风险单位和岗位）".to_owned(),
        notes: vec![
            format!("{}。{}", figures.collect::<Vec<_>>().join("；"), view.countdown),
            format!("《办法》第四十四条：对高风险单位、高风险岗位每年至少抽查一次。{}", view.rule),
        ],
        lie: Lie::Landscape,
        marks,
        ..TablePaper::new(coverage_title(year, book), columns)
    }
}

fn pair(first: &str, one: &str, second: &str, two: &str) -> Row {
    Row::new(vec![Cell::label(first), Cell::new(one).stand(Align::Left), Cell::label(second), Cell::new(two).stand(Align::Left)]).high(10.0)
}

fn wide(label: &str, text: &str, high: f64) -> Row {
    Row::new(vec![Cell::label(label), Cell::new(text).across(3).stand(Align::Left)]).high(high)
}

fn signed(label: &str, high: f64) -> Row {
    Row::new(vec![Cell::label(label), Cell::new(format!("\n{HAND_SIGNED}")).across(3).stand(Align::Right)]).high(high)
}

/// 抽签记录: what was drawn from, by which seed, before whom, and how to work it out again.
pub(super) fn draw(id: SpotDrawId, own: &SpotDraw, book: &Book, marks: Marks) -> FormPaper {
    let columns = vec![Column::middle(26.0), Column::text(54.0), Column::middle(44.0), Column::middle(32.0)];
    let mut table = Table::new(DRAW, columns);
    table.size = MIDDLE;
    let drawn = own.drawn();
    let names: Vec<String> = (1..).zip(&drawn).map(|(place, entry): (u32, _)| format!("{place}. {}", entry.name)).collect();
    table.rows = vec![
        pair("抽签编号", &own.number, "抽签日期", &long_date(own.drawn_on)),
        pair("种　　子", &own.seed, "见 证 人", &own.witnesses.join("、")),
        wide("抽取范围", &format!("{}，备选{}个，抽取{}个。", own.scope, own.pool.len(), drawn.len()), 10.0),
        wide("抽中对象\n（按次序）", &names.join("\n"), 14.0),
        wide("抽取方法和\n验算步骤", &recipe(own).join("\n"), 20.0),
    ];
    if let Some(on) = own.voided_on {
        table.rows.insert(0, wide("作　　废", &format!("{}作废，理由：{}", long_date(on), own.void_reason), 10.0));
    }
    table.rows.push(Row::new(["编号", "备选对象", "签（前16位）", "抽中次序"].map(Cell::label).to_vec()).high(9.0).keep());
    for lot in spot_check::lots(id, own, book) {
        let digits: String = lot.lot.chars().take(DIGITS).collect();
        let place = lot.place.map(|place| format!("第{place}个")).unwrap_or_default();
        let cells = [lot.number.to_string(), lot.name, digits, place].map(Cell::new);
        table.rows.push(Row::new(cells.to_vec()));
    }
    table.rows.extend([signed("抽 签 人", 15.0), signed("见 证 人", 20.0)]);
    let note = "注：本记录列明全部备选对象。签按SHA-256计算，本表只印前16位，验算时与计算结果的前16位核对。";
    form(DRAW, table, notes(&[note], book), marks)
}

/// 抽查记录 of a check: what was found about each measure, or the rows for the visit; none is a blank form.
pub(super) fn check(own: Option<&SpotCheck>, book: &Book, marks: Marks) -> FormPaper {
    let columns = vec![Column::text(40.0), Column::text(50.0), Column::text(28.0), Column::text(38.0)];
    let mut table = Table::new(CHECK, columns);
    table.size = MIDDLE;
    let done = own.and_then(|own| own.checked_on);
    let day = done.map_or_else(|| HAND_DAY.to_owned(), long_date);
    let ticks = Row::new(vec![
        Cell::label("检查方式"),
        Cell::new(term_ticks::<SpotCheckKind>(own.map(|own| own.kind))).across(3).stand(Align::Left),
    ]);
    table.rows = vec![
        pair("抽查编号", own.map_or("", |own| &own.number), "抽查日期", &day),
        ticks.high(10.0),
        wide("抽查对象", &own.map(|own| own.object.name(book)).unwrap_or_default(), 10.0),
        wide("抽查人员", &own.map(|own| own.inspectors.join("、")).unwrap_or_default(), 10.0),
        Row::new(["风险点", "防控措施", "落实情况", "说　明"].map(Cell::label).to_vec()).high(9.0).keep(),
    ];
    let rows = own.map(|own| spot_check::rows(own, book)).unwrap_or_default();
    for row in &rows {
        let result = MeasureResult::read(&row.result);
        let boxes = term_ticks(result).replace("  ", "\n");
        let cells = [row.risk_words.clone(), row.measure.clone(), boxes, row.remark.clone()].map(Cell::new);
        table.rows.push(Row::new(cells.to_vec()).high(15.0));
    }
    if rows.is_empty() {
        let boxes = term_ticks::<MeasureResult>(None).replace("  ", "\n");
        let bare = || Row::new(["", "", &boxes, ""].map(Cell::new).to_vec()).high(14.0);
        table.rows.extend(std::iter::repeat_with(bare).take(EMPTY_ROWS));
    }
    let findings: Vec<String> = own
        .into_iter()
        .flat_map(|own| (1..).zip(&own.findings))
        .map(|(at, finding): (u32, _)| format!("{at}. {}", finding.words))
        .collect();
    let said = if done.is_some() && findings.is_empty() { "没有发现问题。".to_owned() } else { findings.join("\n") };
    table.rows.extend([
        wide("发现问题", &said, 20.0),
        wide("处　　理", own.map_or("", |own| &own.handling), 15.0),
        signed("抽查人员签字", 16.0),
        signed("被检查单位\n负责人签字", 16.0),
    ]);
    let mut own_notes = vec!["注：逐条核对防控措施，没有落实到位的在说明里写明情况；高风险单位、高风险岗位每年至少抽查一次。".to_owned()];
    own_notes.push(sample_note(book));
    let mut paper = form(CHECK, table, own_notes, marks);
    paper.table.size = if rows.len() > 12 { SMALL } else { MIDDLE };
    paper
}
