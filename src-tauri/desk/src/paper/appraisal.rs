//! 百分考核 on paper: the standard, a sheet filled or blank with its warnings and the formula, the ranking, the summary
//! by category. Never a figure that the workbench does not show.

use press::form::FormPaper;
use press::table::{ListColumn, ListRow, TablePaper};
use press::{Align, Cell, Column, Lie, Marks, Row, Table};
use register::Term as _;
use register::appraisal::{Deduction, DeductionBase, Points, formula};
use register::id::AppraisalId;
use register::names::Names as _;

use super::forms::HAND_DATE;
use crate::appraisal::{Figures, of_year, scored_items, standard_words};
use crate::book::Book;
use crate::compose::long_date;
use crate::no::No;

/// 小5.
const SMALL: f64 = 9.0;
/// Columns of the sheet.
const COLUMNS: usize = 9;

fn said(points: Option<Points>) -> String {
    points.map(|points| points.to_string()).unwrap_or_default()
}

/// Title of the standard.
pub(super) fn standard_title(year: i32, book: &Book) -> String {
    format!("{}{year}年廉政风险预警防控百分考核评分细则", book.office.township)
}

/// Title of the ranking.
pub(super) fn ranking_title(year: i32, book: &Book) -> String {
    format!("{}{year}年百分考核名次表", book.office.township)
}

/// Title of the summary.
pub(super) fn summary_title(year: i32, book: &Book) -> String {
    format!("{}{year}年百分考核汇总表", book.office.township)
}

fn no_standard(year: i32) -> No {
    No::field("year", "appraisal_standard", format!("还没有{year}年的评分细则，请先导入，或者从上年复制。"))
}

/// Every item of a year, the rules that are not scored behind them.
pub(super) fn standard(year: i32, book: &Book, marks: Marks) -> Result<TablePaper, No> {
    let of_year = || book.appraisal_items.iter().filter(|kept| kept.live() && kept.item.year == year).map(|kept| &kept.item);
    if of_year().next().is_none() {
        return Err(no_standard(year));
    }
    let columns = vec![
        ListColumn::middle("考核类别", 2.2).grouped(),
        ListColumn::middle("编号", 1.0),
        ListColumn::text("考核内容", 6.0),
        ListColumn::middle("分值", 1.0),
        ListColumn::text("评分（扣分）标准", 5.4),
        ListColumn::text("查验资料", 3.0),
    ];
    let category = |item: &register::appraisal::AppraisalItem| match item.category_points.filter(|points| *points > Points::ZERO) {
        Some(points) => format!("{}（{points}分）", item.category),
        None => item.category.clone(),
    };
    let rows = of_year().map(|item| {
        let points = if item.is_scored() { item.points.to_string() } else { "—".to_owned() };
        ListRow::Cells(vec![category(item), item.code.clone(), item.content.clone(), points, item.criterion.clone(), item.evidence.clone()])
    });
    let (_, sum) = standard_words(book, year);
    Ok(TablePaper {
        left: book.office.name.clone(),
        right: sum.trim_end_matches('。').to_owned(),
        rows: rows.collect(),
        notes: vec![format!(
            "每项扣完为止，不出现负分。分值为“—”的是预警扣分和折算的规则（《{}》第四十八条），不评分。",
            book.office.measures_name
        )],
        lie: Lie::Portrait,
        size: SMALL,
        marks,
        ..TablePaper::new(standard_title(year, book), columns)
    })
}

fn sheet_table() -> Table {
    let columns = vec![
        Column::middle(16.0),
        Column::middle(9.0),
        Column::text(43.0),
        Column::middle(9.0),
        Column::middle(13.0),
        Column::middle(13.0),
        Column::middle(13.0),
        Column::middle(9.0),
        Column::text(31.0),
    ];
    let mut table = Table::new("百分考核评分表", columns).headed(&[
        "考核类别",
        "编号",
        "考核内容",
        "分值",
        "自评分",
        "核查分",
        "群众评",
        "扣分",
        "扣分原因",
    ]);
    table.size = SMALL;
    table
}

/// One line of the sheet as it is printed.
struct Printed {
    category: String,
    cells: [String; 8],
}

/// Rows with the category merged over its items.
fn rows_of(lines: Vec<Printed>, high: f64) -> Vec<Row> {
    let mut rows = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let mut cells = Vec::new();
        if at == 0 || lines.get(at - 1).is_none_or(|before| before.category != line.category) {
            let down = lines.iter().skip(at).take_while(|other| other.category == line.category).count();
            cells.push(Cell::new(&line.category).down(down));
        }
        cells.extend(line.cells.iter().map(Cell::new));
        let mut row = Row::new(cells).high(high);
        // A category is not cut by the end of a page.
        row.keep = lines.get(at + 1).is_some_and(|next| next.category == line.category);
        rows.push(row);
    }
    rows
}

fn across(label: &str, text: &str, high: f64) -> Row {
    Row::new(vec![Cell::label(label), Cell::new(text).across(COLUMNS - 1).stand(Align::Left)]).high(high)
}

fn total(words: &str, full: &str, own: &str, checked: &str, public: &str, lost: &str) -> Row {
    let bold = |text: &str| Cell::label(text);
    Row::new(vec![bold(words).across(3), bold(full), bold(own), bold(checked), bold(public), bold(lost), Cell::new("")]).high(8.0)
}

const COUNTED: &str = "注：得分 S 取“核查分”一栏合计；自评分、群众评分供核查参考。每项扣完为止，不出现负分。";

/// 百分考核评分表 of a unit, with its title in the archive.
pub(super) fn sheet(id: AppraisalId, book: &Book, marks: Marks) -> Result<(FormPaper, String), No> {
    let year = book.appraisals.iter().find(|kept| kept.id == id).map_or(0, |kept| kept.item.year);
    let own = of_year(book, year).into_iter().find(|own| own.id == id).ok_or_else(|| No::unknown("评分表", &id.to_string()))?;
    let unit = own.sheet.unit.and_then(|unit| book.unit_of(unit));
    let mut table = sheet_table();
    let printed = own.lines.iter().map(|line| Printed {
        category: line.item.category.clone(),
        cells: [
            line.item.code.clone(),
            line.item.content.clone(),
            line.item.points.to_string(),
            said(line.scores.own),
            said(line.scores.checked),
            said(line.scores.public),
            said(line.scores.lost(line.item.points).filter(|lost| *lost > Points::ZERO)),
            line.scores.reason.clone(),
        ],
    });
    table.rows = rows_of(printed.collect(), 7.0);
    let full: Points = own.lines.iter().map(|line| line.item.points).sum();
    let lost: Points = own.lines.iter().filter_map(|line| line.scores.lost(line.item.points)).sum();
    table.rows.push(total(
        "合　计",
        &full.to_string(),
        &said(own.totals.own),
        &said(own.totals.checked),
        &said(own.totals.public),
        &lost.to_string(),
    ));
    table.rows.push(across("预警扣分", &deduction_words(&own.deductions), 9.0));
    table.rows.extend(formula_rows(&own));
    table.rows.push(across("考核结果", &result_words(&own), 9.0));
    let finalised = own.sheet.finalised.as_ref();
    let by = |name: &str, on: Option<chrono::NaiveDate>| {
        format!("{}　　{}", if name.is_empty() { "　　　　　　" } else { name }, on.map_or_else(|| HAND_DATE.to_owned(), long_date))
    };
    table.rows.push(across("评分人", &by(&own.sheet.scored_by, own.sheet.scored_on), 9.0));
    table.rows.push(across("核　定", &by(finalised.map_or("", |own| own.by.as_str()), finalised.map(|own| own.on)), 9.0));
    let name = unit.map_or("", |unit| unit.full_name.as_str());
    let short = unit.map_or("", |unit| unit.short_name.as_str());
    let mut notes = vec![COUNTED.to_owned()];
    if let Some((on, reason)) = &own.sheet.reopened {
        notes.push(format!("{}退回重评：{reason}", long_date(*on)));
    }
    let paper = FormPaper {
        title: "百分考核评分表".to_owned(),
        left: format!("考核对象：{name}"),
        right: format!("{year}年　{}", own.sheet.state().label()),
        table,
        notes,
        lie: Lie::Portrait,
        marks,
    };
    Ok((paper, format!("{year}年百分考核评分表 {short}")))
}

/// A blank sheet of a year's standard.
pub(super) fn blank(year: i32, book: &Book, marks: Marks) -> Result<(FormPaper, String), No> {
    let items: Vec<_> = scored_items(book, year).map(|(_, item)| item).collect();
    if items.is_empty() {
        return Err(no_standard(year));
    }
    let mut table = sheet_table();
    let printed = items.iter().map(|item| Printed {
        category: item.category.clone(),
        cells: [
            item.code.clone(),
            item.content.clone(),
            item.points.to_string(),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
        ],
    });
    table.rows = rows_of(printed.collect(), 7.5);
    let full: Points = items.iter().map(|item| item.points).sum();
    table.rows.push(total("合　计", &full.to_string(), "", "", "", ""));
    table.rows.push(across("预警扣分", "红色　　件×2　＋　黄色　　件×1　＋　蓝色　　件×0.5　＝　　　分", 9.0));
    table.rows.push(across("评分人", &format!("　　　　　　　　{HAND_DATE}"), 10.0));
    table.rows.push(across("核　定", &format!("　　　　　　　　{HAND_DATE}"), 10.0));
    let paper = FormPaper {
        title: "百分考核评分表".to_owned(),
        left: "考核对象：".to_owned(),
        right: format!("{year}年"),
        table,
        notes: vec![COUNTED.to_owned(), "评分（扣分）标准见本年度评分细则。".to_owned()],
        lie: Lie::Portrait,
        marks,
    };
    Ok((paper, format!("{year}年百分考核评分表（空白）")))
}

/// Each warning with its source and what it takes away, or why it takes nothing.
fn deduction_words(deductions: &[Deduction]) -> String {
    if deductions.is_empty() {
        return "本年没有被预警。".to_owned();
    }
    let one = |own: &Deduction| {
        let taken = own.excluded.map_or_else(|| format!("扣{}分", own.points()), |why| why.label().to_owned());
        format!("{}（{}，{}签发）{taken}", own.number, own.level.label(), long_date(own.issued_on))
    };
    format!("{}。", deductions.iter().map(one).collect::<Vec<_>>().join("；\n"))
}

/// The formula line by line: what both readings begin with, then each of them.
fn formula_rows(own: &Figures<'_>) -> Vec<Row> {
    let Some(total) = own.totals.whole() else {
        return vec![across("折　算", &format!("已评{}项，共{}项，评齐以后计算。", own.totals.scored, own.totals.items), 9.0)];
    };
    let lines = formula(total, &own.deductions);
    let of = |reading: Option<DeductionBase>| {
        let words = lines.iter().filter(|line| line.reading == reading).map(|line| format!("{}：{}", line.label, line.figures));
        words.collect::<Vec<_>>().join("\n")
    };
    let mut rows = vec![across("计算依据", &of(None), 9.0).keep()];
    for (at, base) in DeductionBase::ALL.iter().enumerate() {
        let chosen = if own.rules.base == *base { "，本单位采用" } else { "，供对照" };
        let label = if at == 0 { "算法一" } else { "算法二" };
        rows.push(across(label, &format!("（{}{chosen}）\n{}", base.label(), of(Some(*base))), 9.0).keep());
    }
    rows
}

fn result_words(own: &Figures<'_>) -> String {
    let Some(outcome) = own.outcome else { return String::new() };
    let rank = own.rank.map(|rank| format!("，全镇第{rank}名")).unwrap_or_default();
    let talk = if own.owes_talk() { "。应当对单位班子成员诫勉谈话" } else { "" };
    format!("得分{}分，等次：{}{rank}；计入责任制考核{}分{talk}。", outcome.score, outcome.grade.label(), outcome.contribution)
}

fn sheets(year: i32, book: &Book) -> Result<Vec<Figures<'_>>, No> {
    let all = of_year(book, year);
    if all.is_empty() {
        return Err(No::field("year", "appraisal_none", format!("还没有建立{year}年的评分表。")));
    }
    Ok(all)
}

/// 名次表: every unit with its score, grade and rank.
pub(super) fn ranking(year: i32, book: &Book, marks: Marks) -> Result<TablePaper, No> {
    let all = sheets(year, book)?;
    let columns = vec![
        ListColumn::middle("名次", 1.0),
        ListColumn::text("考核对象", 2.6),
        ListColumn::middle("自评合计", 1.4),
        ListColumn::middle("得分", 1.4),
        ListColumn::middle("预警扣分", 1.4),
        ListColumn::middle("计入责任制考核", 1.8),
        ListColumn::middle("等次", 1.4),
        ListColumn::middle("状态", 1.5),
        ListColumn::text("备注", 2.6),
    ];
    let rows = all.iter().map(|own| {
        let unit = own.sheet.unit.map_or("", |unit| book.unit_name(unit).1);
        let open = format!("已评{}/{}项", own.totals.scored, own.totals.items);
        let note = match (own.outcome, own.owes_talk()) {
            (None, _) => open,
            (Some(_), true) => "应诫勉谈话".to_owned(),
            (Some(_), false) => String::new(),
        };
        ListRow::Cells(vec![
            own.rank.map_or_else(|| "—".to_owned(), |rank| rank.to_string()),
            unit.to_owned(),
            said(own.totals.own),
            own.outcome.map_or_else(|| "—".to_owned(), |outcome| outcome.score.to_string()),
            own.deducted().to_string(),
            own.outcome.map_or_else(|| "—".to_owned(), |outcome| outcome.contribution.to_string()),
            if own.grade().is_empty() { "—".to_owned() } else { own.grade().to_owned() },
            own.sheet.state().label().to_owned(),
            note,
        ])
    });
    let rules = book.office.appraisal;
    Ok(TablePaper {
        left: book.office.name.clone(),
        right: format!("共{}个单位", all.len()),
        rows: rows.collect(),
        notes: vec![
            format!("得分相同的名次并列。{}。", rules.bands()),
            format!("预警扣分依据《{}》第四十八条，{}，{}。", book.office.measures_name, rules.base.label(), rules.count.label()),
        ],
        lie: Lie::Portrait,
        marks,
        ..TablePaper::new(ranking_title(year, book), columns)
    })
}

/// 汇总表: every unit by category.
pub(super) fn summary(year: i32, book: &Book, marks: Marks) -> Result<TablePaper, No> {
    let all = sheets(year, book)?;
    let mut categories: Vec<(String, Points)> = Vec::new();
    for (_, item) in scored_items(book, year) {
        match categories.iter_mut().find(|(name, _)| *name == item.category) {
            Some((_, full)) => *full = *full + item.points,
            None => categories.push((item.category.clone(), item.points)),
        }
    }
    let mut columns = vec![ListColumn::middle("名次", 0.9), ListColumn::text("考核对象", 2.2)];
    columns.extend(categories.iter().map(|(name, full)| ListColumn::middle(format!("{name}\n（{full}分）"), 1.8)));
    columns.extend(["得分", "预警扣分", "计入责任制考核", "等次"].map(|title| ListColumn::middle(title, 1.5)));
    let of = |own: &Figures<'_>, category: &str| -> Option<Points> {
        let given: Vec<Points> = own
            .lines
            .iter()
            .filter(|line| line.item.category == category)
            .filter_map(|line| line.scores.counts(line.item.points))
            .collect();
        (!given.is_empty()).then(|| given.into_iter().sum())
    };
    let rows = all.iter().map(|own| {
        let mut cells = vec![
            own.rank.map_or_else(|| "—".to_owned(), |rank| rank.to_string()),
            own.sheet.unit.map_or("", |unit| book.unit_name(unit).1).to_owned(),
        ];
        cells.extend(categories.iter().map(|(name, _)| said(of(own, name))));
        cells.extend([
            said(own.totals.checked),
            own.deducted().to_string(),
            own.outcome.map_or_else(|| "—".to_owned(), |outcome| outcome.contribution.to_string()),
            own.grade().to_owned(),
        ]);
        ListRow::Cells(cells)
    });
    let open = all.iter().filter(|own| own.totals.whole().is_none()).count();
    let mut notes = vec![format!("{}。", book.office.appraisal.bands())];
    if open > 0 {
        notes.push(format!("其中{open}个单位还没有评齐，表中是已评各项的合计，没有等次和名次。"));
    }
    Ok(TablePaper {
        left: book.office.name.clone(),
        right: format!("共{}个单位", all.len()),
        rows: rows.collect(),
        notes,
        lie: Lie::Landscape,
        size: SMALL,
        marks,
        ..TablePaper::new(summary_title(year, book), columns)
    })
}
