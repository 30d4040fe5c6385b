//! 集中排查情况表: what a year's campaign brought, unit by unit, and each point that is not what it was. Never a mark
//! that nobody set.

use press::Marks;
use press::table::{Lie, ListColumn, ListRow, TablePaper};
use register::Term as _;
use register::campaign::{Campaign, CampaignMark};
use register::id::CampaignId;
use register::names::Names as _;

use crate::book::Book;
use crate::campaign;
use crate::compose::long_date;
use crate::wire::risk::CampaignTally;

/// The paper's name.
pub(super) const NAME: &str = "廉政风险集中排查情况表";

/// Title in the archive.
pub(super) fn title(book: &Book, year: i32) -> String {
    format!("{}{year}年{NAME}", book.office.township)
}

/// The table.
pub(super) fn paper(id: CampaignId, own: &Campaign, book: &Book, marks: Marks) -> TablePaper {
    let figures = campaign::view(id, own, book);
    let mut columns = vec![
        ListColumn::middle("序号", 1.0),
        ListColumn::text("单位", 3.0),
        ListColumn::middle("风险点", 1.4),
        ListColumn::middle("已标注", 1.4),
    ];
    columns.extend(CampaignMark::ALL.iter().map(|mark| ListColumn::middle(mark.label(), 1.2)));
    let line = |number: String, name: &str, tally: &CampaignTally| -> Vec<String> {
        let head = [number, name.to_owned(), tally.all.to_string(), tally.marked.to_string()];
        head.into_iter().chain(tally.of.iter().map(u32::to_string)).collect()
    };
    let mut rows: Vec<ListRow> =
        figures.units.iter().enumerate().map(|(at, unit)| ListRow::Cells(line((at + 1).to_string(), &unit.unit, unit))).collect();
    rows.push(ListRow::Total(line(String::new(), "合计", &figures.sum)));
    let mut notes = Vec::new();
    for mark in [CampaignMark::Added, CampaignMark::Changed, CampaignMark::Dropped] {
        let points: Vec<String> = book
            .lines_of(id)
            .filter(|(line, _)| line.mark == Some(mark))
            .map(|(line, risk)| {
                let unit = risk.unit.map_or("", |unit| book.unit_name(unit).1);
                let reason = if line.reason.is_empty() { String::new() } else { format!("（{}）", line.reason) };
                format!("{} {unit}“{}”{reason}", risk.number, risk.description.trim_end_matches('。'))
            })
            .collect();
        if !points.is_empty() {
            notes.push(format!("{}{}个：{}。", mark.label(), points.len(), points.join("；")));
        }
    }
    let until = own.closed_on.map_or("正在开展".to_owned(), |day| format!("{}结束", long_date(day)));
    TablePaper {
        left: book.office.name.clone(),
        right: format!("{}开始　{until}", long_date(own.opened_on)),
        rows,
        notes,
        lie: Lie::Portrait,
        marks,
        ..TablePaper::new(title(book, own.year), columns)
    }
}
