//! 条款体检 as a table: each check that found something with its records, then those that found nothing. Never
//! leaves a finding out.

use chrono::NaiveDate;
use press::Marks;
use press::table::{Lie, ListColumn, ListRow, TablePaper};
use register::Term as _;
use register::check::{Check, Defect};

use crate::book::Book;
use crate::check;
use crate::compose::long_date;

/// The paper's name.
pub(super) const NAME: &str = "条款体检";

/// Title in the archive.
pub(super) fn title(book: &Book) -> String {
    format!("{}{NAME}", book.office.township)
}

/// The table.
pub(super) fn paper(book: &Book, today: NaiveDate, marks: Marks) -> TablePaper {
    let (failed, passed): (Vec<_>, Vec<_>) = check::run(book, today).into_iter().partition(|(_, defects, _)| !defects.is_empty());
    let columns = vec![
        ListColumn::middle("序号", 1.2),
        ListColumn::text("记录", 5.6),
        ListColumn::text("问题", 7.0),
        ListColumn::text("整改情况", 2.6),
    ];
    let found: usize = failed.iter().map(|(_, defects, _)| defects.len()).sum();
    let mut notes =
        vec![format!("共检查{}项，有问题{}项、{found}条，无问题{}项。", failed.len() + passed.len(), failed.len(), passed.len())];
    if !passed.is_empty() {
        let names: Vec<_> = passed.iter().map(|(check, ..)| format!("{}（{}）", check.label(), check.article())).collect();
        notes.push(format!("无问题的检查项：{}。", names.join("；")));
    }
    let open = failed.iter().chain(&passed).filter(|(.., unstated)| !unstated.is_empty());
    notes.extend(open.map(|(check, _, unstated)| format!("{}（{}）{unstated}", check.label(), check.article())));
    TablePaper {
        left: book.office.name.clone(),
        right: format!("体检日期：{}", long_date(today)),
        rows: failed.iter().flat_map(|(check, defects, _)| part(*check, defects)).collect(),
        when_empty: "（没有发现问题）".to_owned(),
        notes,
        lie: Lie::Portrait,
        marks,
        ..TablePaper::new(title(book), columns)
    }
}

/// One check: its heading, and a line for each record.
fn part(check: Check, defects: &[Defect]) -> Vec<ListRow> {
    let heading = ListRow::Section(format!("{}：{}　{}条", check.article(), check.label(), defects.len()));
    let line = |(place, defect): (usize, &Defect)| {
        ListRow::Cells(vec![(place + 1).to_string(), defect.record.clone(), defect.sentence.clone(), String::new()])
    };
    std::iter::once(heading).chain(defects.iter().enumerate().map(line)).collect()
}
