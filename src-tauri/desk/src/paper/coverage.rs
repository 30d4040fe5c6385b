//! 重点领域覆盖表 of 第十二条: each area with its risk points or its written 无, and the powers in use that have no risk
//! point. Never an area left out because it is whole.

use press::Marks;
use press::table::{Lie, ListColumn, ListRow, TablePaper};
use register::Term as _;
use register::check::{Check, covered};

use crate::book::Book;
use crate::check::registers;
use crate::compose::long_date;
use chrono::NaiveDate;

/// The paper's name.
pub(super) const NAME: &str = "廉政风险重点领域覆盖表";

/// Title in the archive.
pub(super) fn title(book: &Book) -> String {
    format!("{}{NAME}", book.office.township)
}

/// The table.
pub(super) fn paper(book: &Book, today: NaiveDate, marks: Marks) -> TablePaper {
    let registers = registers(book);
    let columns = vec![
        ListColumn::middle("类别", 1.6).grouped(),
        ListColumn::text("名称", 2.6),
        ListColumn::middle("风险点", 1.1),
        ListColumn::middle("已审定", 1.1),
        ListColumn::text("风险编号", 4.6),
        ListColumn::middle("覆盖情况", 1.8),
        ListColumn::text("书面写“无”的理由、确认人和日期", 3.6),
    ];
    let mut rows: Vec<ListRow> = Vec::new();
    let areas = covered(&registers);
    let whole = areas.iter().filter(|(.., coverage)| coverage.is_whole()).count();
    let count = areas.len();
    for (area, risks, coverage) in areas {
        let numbers: Vec<&str> = risks.iter().filter_map(|id| book.live_risk(*id)).map(|risk| risk.number.as_str()).collect();
        let none = [area.none_reason.clone(), area.none_by.clone(), area.none_on.map(long_date).unwrap_or_default()];
        rows.push(ListRow::Cells(vec![
            area.kind.map_or("", |kind| kind.label()).to_owned(),
            area.name.clone(),
            coverage.points.to_string(),
            coverage.approved.to_string(),
            numbers.join("、"),
            coverage.words().to_owned(),
            none.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("，"),
        ]));
    }
    let bare: Vec<String> = Check::PowerWithoutRisk.run(&registers, today).into_iter().map(|defect| defect.record).collect();
    let powers = if bare.is_empty() {
        "在用职权都有风险点。".to_owned()
    } else {
        format!("有权无险的在用职权{}项：{}。", bare.len(), bare.join("；"))
    };
    TablePaper {
        left: book.office.name.clone(),
        right: format!("截至{}", long_date(today)),
        rows,
        when_empty: "（没有列入重点项）".to_owned(),
        notes: vec![format!("共{count}项，已覆盖或者写明“无”{whole}项，还缺{}项。", count - whole), powers],
        lie: Lie::Landscape,
        marks,
        ..TablePaper::new(title(book), columns)
    }
}
