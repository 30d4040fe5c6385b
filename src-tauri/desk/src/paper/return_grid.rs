//! 季度报送情况表: how every 采集报送点 stands in a quarter, beside the other quarters of its year. Never a state of its
//! own: the grid's.

use chrono::NaiveDate;
use press::Marks;
use press::table::{Lie, ListColumn, ListRow, TablePaper};
use register::quarter::Quarter;

use crate::book::Book;
use crate::compose::long_date;
use crate::point_return;
use crate::wire::point_return::{ReturnCell, ReturnLine, Returns};

/// The paper's name.
pub(super) const NAME: &str = "采集报送点季度报送情况表";

/// Title in the archive.
pub(super) fn title(quarter: Quarter, book: &Book) -> String {
    format!("{}{}{NAME}", book.office.township, quarter.title())
}

/// The table.
pub(super) fn paper(quarter: Quarter, book: &Book, today: NaiveDate, marks: Marks) -> TablePaper {
    let grid = point_return::view(quarter, book, today);
    let mut columns = vec![ListColumn::middle("序号", 1.0), ListColumn::text("采集报送点", 2.4), ListColumn::text("信息员", 1.8)];
    columns.extend(grid.quarters.iter().map(|one| ListColumn::middle(one.short.clone(), 1.9)));
    columns.extend([
        ListColumn::middle("收到日期", 2.0),
        ListColumn::text("签字人", 1.8),
        ListColumn::middle("方式", 1.6),
        ListColumn::text("催报", 2.6),
        ListColumn::text("备注", 3.2),
    ]);
    let mut rows = Vec::new();
    let mut category = None;
    for (at, line) in grid.points.iter().enumerate() {
        if category != Some(&line.category) {
            category = Some(&line.category);
            let own = grid.points.iter().filter(|one| one.category == line.category).count();
            rows.push(ListRow::Section(format!("{}　{own}个", line.category)));
        }
        rows.push(ListRow::Cells(cells(at, line, &grid)));
    }
    TablePaper {
        left: format!("填报单位：{}", book.office.short_name),
        right: format!("截至{}", long_date(today)),
        rows,
        when_empty: "（还没有标明采集报送点）".to_owned(),
        notes: vec![
            format!("{}{}", grid.label, grid.summary),
            format!("各采集报送点的报送期限：{}。有预警信息登记的按已报计；应报按季末在册的采集报送点计。", day_words(&grid.due_on)),
        ],
        lie: Lie::Landscape,
        size: 9.0,
        marks,
        ..TablePaper::new(title(quarter, book), columns)
    }
}

fn day_words(iso: &str) -> String {
    iso.parse().map_or_else(|_| iso.to_owned(), long_date)
}

fn cells(at: usize, line: &ReturnLine, grid: &Returns) -> Vec<String> {
    let field = |key: &str| line.fields.get(key).cloned().unwrap_or_default();
    let mut cells = vec![(at + 1).to_string(), line.name.clone(), line.officers.join("、")];
    cells.extend(line.cells.iter().map(words));
    let remark = line.cells.iter().find(|cell| cell.quarter == grid.quarter).and_then(|cell| cell.remark.clone());
    let notes: Vec<String> = [field("note"), remark.unwrap_or_default()].into_iter().filter(|part| !part.is_empty()).collect();
    let reminders: Vec<String> = line.reminders.iter().map(|one| format!("{}{}", one.on.get(5..).unwrap_or(&one.on), one.way)).collect();
    cells.extend([field("received_on"), field("signed_by"), field("way"), reminders.join("；"), notes.join("；")]);
    cells
}

/// 已报2件次, 迟报3天, 未报, or nothing for a unit that owes nothing.
fn words(cell: &ReturnCell) -> String {
    match (cell.state.as_deref(), cell.late_days) {
        (Some("late"), Some(days)) => format!("{}{days}天", cell.label),
        (Some("reported"), _) if cell.signals > 0 => format!("{}{}件次", cell.label, cell.signals),
        (Some(_), _) => cell.label.clone(),
        (None, _) => "—".to_owned(),
    }
}
