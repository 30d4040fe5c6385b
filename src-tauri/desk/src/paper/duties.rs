//! 责任分解表 of a year, and how it differs from the year before. The public version names units and no persons.
//! Never a duty of another year in a sheet.

use chrono::NaiveDate;
use press::Marks;
use press::table::{ListColumn, ListRow, TablePaper};
use register::Term as _;
use register::duty::Duty;
use register::duty::renewal::{COMPARED, Change, Compared, compare};
use register::id::DutyId;

use super::catalogue::SMALL;
use crate::book::Book;
use crate::compose::long_date;
use crate::duty;
use crate::no::No;

/// The column that may hold names.
const RESPONSIBLE: &str = "责任人（职务）";

/// The year asked for; none asks for the one that governs today.
pub(super) fn year(text: &str, book: &Book, today: NaiveDate) -> Result<Option<i32>, No> {
    let text = register::text::trim(text);
    if text.is_empty() {
        return Ok(duty::governing(book, today));
    }
    let year = text.trim_end_matches('年').parse().ok().filter(|year| (1949..=2999).contains(year));
    year.map(Some).ok_or_else(|| No::field("year", "range", format!("年度“{text}”看不明白，请填四位数的年份，例如 2026。")))
}

/// Live duties of a year, in order.
fn of_year(book: &Book, year: Option<i32>) -> Vec<(DutyId, &Duty)> {
    book.duties.iter().filter(|kept| kept.live() && Some(kept.item.year) == year).map(|kept| (kept.id, &kept.item)).collect()
}

/// 责任分解表: one section a mechanism.
pub(super) fn sheet(book: &Book, year: Option<i32>, public: bool, marks: Marks) -> TablePaper {
    let live = of_year(book, year);
    let supported = live.iter().any(|(_, duty)| !duty.supporting_units.is_empty());
    let mut columns = vec![
        ListColumn::middle("序号", 1.2),
        ListColumn::text("任务", 3.0).grouped(),
        ListColumn::text("具体要求", 6.6),
        ListColumn::text("量化要求／频次", 3.4),
        ListColumn::text("牵头单位", 2.6),
        ListColumn::text("责任单位", 3.2),
    ];
    if supported {
        columns.push(ListColumn::text("配合单位", 2.8));
    }
    if !public {
        columns.push(ListColumn::text(RESPONSIBLE, 2.8));
    }
    columns.extend([ListColumn::text("完成时限", 3.0), ListColumn::text("验收标准", 4.6), ListColumn::text("出处条款", 3.0)]);
    let title = year.map_or_else(|| format!("{}责任分解表", book.office.township), |year| duty::title_of(book, year));
    let mut paper = TablePaper {
        left: format!("编制单位：{}", book.office.name),
        right: if public { "公开版".to_owned() } else { String::new() },
        size: SMALL,
        marks,
        when_empty: "（尚未登记任务）".to_owned(),
        notes: notes(book, year),
        ..TablePaper::new(title, columns)
    };
    let mut mechanism = None;
    for (_, duty) in &live {
        if mechanism != Some(&duty.mechanism) && !duty.mechanism.is_empty() {
            let items = live.iter().filter(|(_, other)| other.mechanism == duty.mechanism).count();
            paper.rows.push(ListRow::Section(format!("{}（{items}项）", duty.mechanism)));
        }
        mechanism = Some(&duty.mechanism);
        let mut cells = vec![
            duty.number.map(|number| number.to_string()).unwrap_or_default(),
            duty.task.clone(),
            duty.requirement.clone(),
            duty.quota.clone(),
            duty.lead_unit.clone(),
            duty.responsible_units.join("、"),
        ];
        if supported {
            cells.push(duty.supporting_units.join("、"));
        }
        if !public {
            cells.push(duty.responsible_person.clone());
        }
        cells.extend([duty.deadline.original.clone(), duty.acceptance_criteria.clone(), duty.source_clause.clone()]);
        paper.rows.push(ListRow::Cells(cells));
    }
    paper
}

/// What the sheet rests on and how it was issued, as far as it was entered.
fn notes(book: &Book, year: Option<i32>) -> Vec<String> {
    let Some(sheet) = book.duty_sheets.iter().find(|kept| kept.live() && Some(kept.item.year) == year).map(|kept| &kept.item) else {
        return Vec::new();
    };
    let mut notes = Vec::new();
    let basis =
        format!("{}{}", sheet.basis, if sheet.basis_number.is_empty() { String::new() } else { format!("（{}）", sheet.basis_number) });
    if !basis.is_empty() {
        notes.push(format!("依据：{basis}。"));
    }
    if let Some(on) = sheet.issued_on {
        notes.push(format!("{}印发，{}。", sheet.issued_number, long_date(on)));
    }
    notes
}

/// The newest year with duties before this one.
pub(super) fn year_before(book: &Book, year: i32) -> Option<i32> {
    book.duties.iter().filter(|kept| kept.live()).map(|kept| kept.item.year).filter(|before| *before < year).max()
}

/// Years that can be compared with one before them, newest first.
pub(super) fn comparable(book: &Book) -> Vec<i32> {
    let years = duty::years(book);
    let with_duties = |year: &i32| book.duties.iter().any(|kept| kept.live() && kept.item.year == *year);
    years.into_iter().filter(with_duties).filter(|year| year_before(book, *year).is_some()).collect()
}

/// Why a year cannot be compared with the one before.
pub(super) fn why_not_compared(book: &Book, year: Option<i32>) -> Option<String> {
    match year {
        None => Some("还没有登记任务。".to_owned()),
        Some(year) if year_before(book, year).is_none() => Some(format!("{year}年以前没有任务，没有可以对照的上年。")),
        Some(_) => None,
    }
}

/// Title of the comparison.
pub(super) fn comparison_title(book: &Book, year: i32) -> String {
    format!("{}{year}年责任分解表上年本年对照表", book.office.township)
}

/// 上年／本年: 原内容, 现内容, 标记.
pub(super) fn comparison(book: &Book, year: Option<i32>, marks: Marks) -> Result<TablePaper, No> {
    let Some((year, last)) = year.and_then(|year| Some((year, year_before(book, year)?))) else {
        return Err(No::field("year", "none", why_not_compared(book, year).unwrap_or_default()));
    };
    let columns = vec![
        ListColumn::middle("序号", 1.0),
        ListColumn::middle("上年序号", 1.2),
        ListColumn::middle("标记", 1.3),
        ListColumn::text("任务", 2.6),
        ListColumn::text(format!("原内容（{last}年）"), 8.0),
        ListColumn::text(format!("现内容（{year}年）"), 8.0),
    ];
    let (before, after) = (of_year(book, Some(last)), of_year(book, Some(year)));
    let lines = compare(&before, &after);
    let counted = |change: Change| lines.iter().filter(|line| line.change == change).count();
    let sums = [Change::Unchanged, Change::Changed, Change::Added, Change::Cancelled]
        .map(|change| format!("{}{}项", change.label(), counted(change)));
    Ok(TablePaper {
        left: format!("编制单位：{}", book.office.name),
        right: format!("{last}年{}项，{year}年{}项", before.len(), after.len()),
        size: SMALL,
        marks,
        notes: vec![format!("注：{}。完成时限只随年份顺延的，不算变更。", sums.join("，"))],
        rows: lines.iter().map(|line| ListRow::Cells(cells(line))).collect(),
        ..TablePaper::new(comparison_title(book, year), columns)
    })
}

fn cells(line: &Compared<'_>) -> Vec<String> {
    let number = |duty: Option<&Duty>| duty.and_then(|duty| duty.number).map(|number| number.to_string()).unwrap_or_else(|| "—".to_owned());
    let task = line.after.or(line.before).map(|duty| duty.task.clone()).unwrap_or_default();
    let content = |duty: Option<&Duty>| duty.map_or_else(|| "—".to_owned(), |duty| content(duty, line));
    vec![number(line.after), number(line.before), line.change.label().to_owned(), task, content(line.before), content(line.after)]
}

/// What a duty asks, with the fields that differ; of one that stands alone what tells it from others.
fn content(duty: &Duty, line: &Compared<'_>) -> String {
    let texts = duty.texts();
    let told = |heading: &&str| match line.change {
        Change::Changed => line.differs.contains(heading),
        Change::Unchanged => *heading == "完成时限",
        Change::Added | Change::Cancelled => matches!(*heading, "量化要求／频次" | "牵头单位" | "责任单位" | "完成时限"),
    };
    let mut parts = vec![duty.requirement.clone()];
    for (key, heading) in COMPARED.iter().filter(|(key, heading)| *key != "requirement" && told(heading)) {
        let text = texts.get(*key).map(String::as_str).unwrap_or_default();
        parts.push(format!("{heading}：{}", if text.is_empty() { "（空）" } else { text }));
    }
    parts.join("\n")
}
