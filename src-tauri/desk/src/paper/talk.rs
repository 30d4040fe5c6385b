//! 谈话覆盖表: who has to hold a 廉政谈话 with whom in a year, and who has. Never a talk that nobody entered.

use press::form::FormPaper;
use press::{Align, Cell, Column, Marks, Row, Table};
use register::names::Names as _;

use super::forms::form;
use crate::book::Book;
use crate::talk::{pairs_of, post_words};

/// The paper's name.
pub(super) const NAME: &str = "廉政谈话覆盖情况表";

/// Title in the archive.
pub(super) fn title(book: &Book, year: i32) -> String {
    format!("{}{year}年{NAME}", book.office.township)
}

/// The table.
pub(super) fn coverage(book: &Book, year: i32, marks: Marks) -> FormPaper {
    let columns =
        vec![Column::middle(10.0), Column::text(36.0), Column::text(24.0), Column::text(58.0), Column::middle(14.0), Column::middle(14.0)];
    let title = title(book, year);
    let mut table = Table::new(&title, columns).headed(&["序号", "谈话人", "对象单位", "谈话对象", "已谈次数", "最近日期"]);
    let pairs = pairs_of(book, year);
    let mut at = 0;
    while let Some(first) = pairs.get(at) {
        let own: Vec<_> = pairs.iter().skip(at).take_while(|pair| pair.talkers == first.talkers).collect();
        for (row, pair) in own.iter().enumerate() {
            let mut cells = vec![Cell::new((at + row + 1).to_string())];
            if row == 0 {
                let talkers = pair.talkers.iter().map(|post| post_words(*post, book)).collect::<Vec<_>>().join("\n");
                cells.push(Cell::new(talkers).down(own.len()));
            }
            let unit = book.post_of(pair.subject).and_then(|post| post.item.unit).map_or("", |unit| book.unit_name(unit).1);
            let times = if pair.talked.is_empty() { "未谈".to_owned() } else { pair.talked.len().to_string() };
            let last = pair.talked.last().map(|day| day.format("%-m月%-d日").to_string()).unwrap_or_default();
            cells.extend([unit.to_owned(), post_words(pair.subject, book), times, last].map(Cell::new));
            table.rows.push(Row::new(cells).high(8.0));
        }
        at += own.len();
    }
    if pairs.is_empty() {
        let none = "（机构、岗位和现任人还没有登记，列不出应谈的对象）";
        table.rows.push(Row::new(vec![Cell::new(none).across(6).stand(Align::Middle)]).high(12.0));
    }
    let done = pairs.iter().filter(|pair| !pair.talked.is_empty()).count();
    let notes = vec![
        format!("应谈{}对，已谈{done}对，未谈{}对。", pairs.len(), pairs.len() - done),
        "注：每年至少谈一次（《长效机制意见》第一条）；几名谈话人并列的，任一人谈过即可；只计“廉政谈话”。".to_owned(),
    ];
    let mut paper = form(&title, table, notes, marks);
    paper.left = book.office.name.clone();
    paper
}
