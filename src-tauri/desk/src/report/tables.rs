//! Tables of a report: counts with their base, share and both comparisons; the whole statistics as an annex; risk points
//! and cases. Never a person's name: posts only.

use press::report::Block;
use press::{Align, Cell, Column, Role, Row, Table};
use register::Term;
use register::names::Names as _;
use register::report::{Breakdown, BreakdownLine, Compared, Course, Figures, Period, RiskTrend};
use register::warning::{ReplyStatus, WarningLevel};

use super::nameless::{anonymous, names, some_unit, unit_name, without_names};
use crate::book::Book;

/// 小5.
const SMALL: f64 = 9.0;

pub(super) fn row<const N: usize>(cells: [String; N]) -> Row {
    Row::new(cells.into_iter().map(Cell::new).collect())
}

fn sum<const N: usize>(cells: [String; N]) -> Row {
    Row::new(cells.into_iter().map(|text| Cell::new(text).set_in(Role::Hei)).collect())
}

/// An earlier figure; a dash where nothing was kept then.
fn then(count: Option<u32>) -> String {
    count.map_or_else(|| "—".to_owned(), |count| count.to_string())
}

/// Counts, shares, and both comparisons of a closed list; what was not filled in has its row.
pub(super) fn shares(caption: &str, what: &str, of: &Breakdown, period: Period) -> Block {
    let columns = vec![
        Column::middle(2.6),
        Column::middle(1.4),
        Column::middle(1.6),
        Column::middle(1.6),
        Column::middle(1.7),
        Column::middle(1.6),
        Column::middle(1.7),
    ];
    let mut table = Table::new(caption, columns).headed(&[what, "件次", "占比", "上期", "环比", "上年同期", "同比"]);
    for line in &of.lines {
        table.rows.push(compared([line.label.clone(), line.count.now.to_string(), of.share(line).percent()], line.count));
    }
    if of.unfilled > 0 {
        let share = register::report::Share { count: of.unfilled, base: of.base }.percent();
        let cells = ["未填".to_owned(), of.unfilled.to_string(), share].into_iter().chain(dashes());
        table.rows.push(Row::new(cells.map(Cell::new).collect()));
    }
    let whole = register::report::Share { count: of.base, base: of.base }.percent();
    table.rows.push(sum(["合计".to_owned(), of.base.to_string(), whole, String::new(), String::new(), String::new(), String::new()]));
    let note = format!(
        "注：占比以{}件次为基数，四舍五入保留一位小数；上期为{}，上年同期为{}。",
        of.base,
        period.previous().title(),
        period.a_year_before().title()
    );
    // A table of a few rows is read whole.
    let whole = table.rows.len().saturating_sub(1);
    for row in table.rows.iter_mut().take(whole) {
        row.keep = true;
    }
    Block::Table { caption: caption.to_owned(), table, note }
}

fn dashes() -> [String; 4] {
    std::array::from_fn(|_| "—".to_owned())
}

fn compared<const N: usize>(first: [String; N], count: Compared) -> Row {
    let rest = [then(count.before), count.on_period().percent(), then(count.year_before), count.on_year().percent()];
    Row::new(first.into_iter().chain(rest).map(Cell::new).collect())
}

/// 统计表: every statistic with its base and both comparisons.
pub(super) fn statistics(figures: &Figures) -> Table {
    let columns = vec![
        Column::middle(3.2),
        Column::text(4.2),
        Column::middle(2.0),
        Column::middle(3.6),
        Column::middle(2.0),
        Column::middle(2.0),
        Column::middle(2.2),
        Column::middle(2.0),
        Column::middle(2.2),
    ];
    let mut table = Table::new("统计表", columns).headed(&["类目", "项目", "本期", "基数", "占比", "上期", "环比", "上年同期", "同比"]);
    table.size = SMALL;
    let totals = [
        ("信息总量（次）", figures.times),
        ("信息总量（件）", figures.matters),
        ("业务范围内（次）", figures.in_scope),
        ("发出预警（件）", figures.issued),
    ];
    for (place, (name, count)) in totals.into_iter().enumerate() {
        let mut cells = if place == 0 { vec![Cell::new("总量").down(totals.len())] } else { Vec::new() };
        cells.extend(rest(name, "—".to_owned(), "—".to_owned(), count));
        table.rows.push(Row::new(cells));
    }
    for (what, base, of) in figures.breakdowns() {
        let filled =
            |line: &&BreakdownLine| line.count.now + line.count.before.unwrap_or_default() + line.count.year_before.unwrap_or_default() > 0;
        let mut lines: Vec<BreakdownLine> = of.lines.iter().filter(filled).cloned().collect();
        if of.unfilled > 0 {
            lines.push(BreakdownLine { label: "未填".to_owned(), count: Compared { now: of.unfilled, ..Compared::default() } });
        }
        for (place, line) in lines.iter().enumerate() {
            let mut cells = if place == 0 { vec![Cell::new(what).down(lines.len())] } else { Vec::new() };
            cells.extend(rest(&line.label, format!("{base}{}", of.base), of.share(line).percent(), line.count));
            table.rows.push(Row::new(cells));
        }
    }
    table
}

fn rest(name: &str, base: String, share: String, count: Compared) -> Vec<Cell> {
    let earlier = [then(count.before), count.on_period().percent(), then(count.year_before), count.on_year().percent()];
    [name.to_owned(), count.now.to_string(), base, share].into_iter().chain(earlier).map(Cell::new).collect()
}

/// The note under 统计表.
pub(super) fn statistics_note(period: Period) -> String {
    format!(
        "注：上期为{}，上年同期为{}；“—”为没有可比数据；一件预警有两种以上处置方式的分别计入。",
        period.previous().title(),
        period.a_year_before().title()
    )
}

/// Quarters of a year.
pub(super) fn quarters(caption: &str, quarters: &[Figures]) -> Block {
    let columns = vec![
        Column::middle(2.4),
        Column::middle(1.6),
        Column::middle(1.6),
        Column::middle(1.4),
        Column::middle(1.4),
        Column::middle(1.4),
        Column::middle(1.6),
        Column::middle(1.8),
    ];
    let mut table = Table::new(caption, columns).headed(&[
        "季度",
        "信息件次",
        "业务范围内",
        "建议红色",
        "建议黄色",
        "建议蓝色",
        "发出预警",
        "逾期未回告",
    ]);
    let cells = |own: &Figures, name: String| {
        let level = |level: WarningLevel| own.by_level.of(level.label()).to_string();
        let overdue = own.by_reply.of(ReplyStatus::Overdue.label());
        [
            name,
            own.times.now.to_string(),
            own.in_scope.now.to_string(),
            level(WarningLevel::Red),
            level(WarningLevel::Yellow),
            level(WarningLevel::Blue),
            own.issued.now.to_string(),
            overdue.to_string(),
        ]
    };
    table.rows = quarters.iter().map(|own| row(cells(own, own.period.short()))).collect();
    Block::Table { caption: caption.to_owned(), table, note: String::new() }
}

/// Risk points with their two figures and what should be done.
pub(super) fn risks(caption: &str, trends: &[&RiskTrend], book: &Book, period: Period) -> Block {
    let table = risk_table(caption, trends, book);
    let note = format!("注：本期为{}，上期为{}，只计业务范围内关联到风险点的信息。", period.title(), period.previous().title());
    Block::Table { caption: caption.to_owned(), table, note }
}

fn risk_table(caption: &str, trends: &[&RiskTrend], book: &Book) -> Table {
    let columns = vec![
        Column::middle(1.4),
        Column::middle(1.9),
        Column::text(5.2),
        Column::middle(1.2),
        Column::middle(1.2),
        Column::middle(1.2),
        Column::middle(1.4),
        Column::middle(1.6),
    ];
    let mut table = Table::new(caption, columns).headed(&["编号", "单位", "风险点", "现等级", "本期", "上期", "发出预警", "走势"]);
    table.size = SMALL;
    table.rows = trends
        .iter()
        .map(|trend| {
            let risk = book.risk_of(trend.risk);
            row([
                book.risk_number(trend.risk).to_owned(),
                unit_name(risk.and_then(|risk| risk.unit), book),
                risk.map(|risk| risk.description.clone()).unwrap_or_default(),
                risk.and_then(|risk| risk.grade).map_or("—", Term::label).to_owned(),
                trend.now.to_string(),
                trend.before.to_string(),
                trend.warnings.to_string(),
                course(trend).to_owned(),
            ])
        })
        .collect();
    or_none(table, 8)
}

fn course(trend: &RiskTrend) -> &'static str {
    match trend.course {
        Course::New => "首次反映",
        Course::Rising => "上升",
        Course::Level => "持平",
        Course::Falling => "下降",
    }
}

/// 重点风险点清单: spoken of repeatedly, or warned of, in the period.
pub(super) fn key_risks(figures: &Figures, book: &Book) -> Table {
    let own: Vec<&RiskTrend> = figures.risks.iter().filter(|trend| trend.now >= 2 || trend.warnings > 0).collect();
    risk_table("重点风险点清单", &own, book)
}

/// 典型个案: the yellow and red warnings of the period, naming nobody and no unit.
pub(super) fn cases(figures: &Figures, book: &Book, today: chrono::NaiveDate) -> Table {
    let columns =
        vec![Column::middle(1.0), Column::middle(1.6), Column::middle(1.8), Column::text(6.4), Column::text(2.6), Column::middle(2.0)];
    let mut table = Table::new("典型个案", columns).headed(&["序号", "等级", "单位", "情况", "处置方式", "结果"]);
    table.size = SMALL;
    let known = names(book);
    let mut own: Vec<_> = book
        .warnings
        .iter()
        .map(|(_, warning)| warning)
        .filter(|warning| warning.voided.is_none() && warning.level != WarningLevel::Blue && figures.period.holds(warning.issued_on))
        .collect();
    own.sort_by_key(|warning| (warning.level, warning.issued_on));
    table.rows = (1..)
        .zip(own.into_iter().take(10))
        .map(|(place, warning)| {
            row([
                place.to_string(),
                warning.level.label().to_owned(),
                some_unit(warning.unit, book).to_owned(),
                anonymous(&warning.subject, &known, book),
                without_names(&warning.disposition_words, &known),
                warning.reply_status(today).label().to_owned(),
            ])
        })
        .collect();
    or_none(table, 6)
}

/// A row that says there is none.
pub(super) fn or_none(mut table: Table, columns: usize) -> Table {
    if table.rows.is_empty() {
        table.rows.push(Row::new(vec![Cell::new("（本期无记录）").across(columns).stand(Align::Middle)]));
    }
    table
}
