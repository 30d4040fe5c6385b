//! 交接清单: what a person hands over, heading by heading, with places for the three who sign. Never a signature
//! for another, and never a line that the registers do not say.

use press::form::FormPaper;
use press::{Align, Cell, Column, Marks, Row, Table};
use register::id::PersonId;
use register::names::Names as _;
use register::person::Person;
use store::Kept;

use super::forms::{form, sample_note};
use crate::book::Book;
use crate::compose::long_date;
use crate::people::handover_parts;

/// The paper's name.
pub(super) const NAME: &str = "工作交接清单";

/// Title in the archive.
pub(super) fn title(person: &Person) -> String {
    format!("{}{NAME}", person.name)
}

/// The list of one person.
pub(super) fn paper(person: &Kept<PersonId, Person>, book: &Book, marks: Marks) -> FormPaper {
    let columns = vec![Column::middle(11.0), Column::middle(25.0), Column::text(62.0), Column::text(38.0), Column::middle(20.0)];
    let title = title(&person.item);
    let mut table = Table::new(&title, columns);
    head(&mut table, &person.item, book);
    table.rows.push(Row::new(["序号", "类别", "交接事项", "说明", "接收人确认"].map(Cell::label).into()));
    let parts = handover_parts(person, book);
    let mut number = 0;
    for part in &parts {
        for (at, line) in part.lines.iter().enumerate() {
            number += 1;
            let mut cells = vec![Cell::new(number.to_string())];
            if at == 0 {
                cells.push(Cell::new(part.label.clone()).down(part.lines.len()));
            }
            cells.extend([line.name.clone(), line.detail.clone(), String::new()].map(Cell::new));
            table.rows.push(Row::new(cells).high(8.5));
        }
    }
    if parts.is_empty() {
        table
            .rows
            .push(Row::new(vec![Cell::new("（名下没有需要交接的岗位、职权、风险点和任务）").across(5).stand(Align::Middle)]).high(12.0));
    }
    table.rows.push(Row::new(vec![Cell::label("其他交接事项").across(2), Cell::new("").across(3)]).high(18.0));
    for who in ["移交人", "接收人", "监交人"] {
        let sign = "签字：　　　　　　　　　　　　　　　年　　月　　日";
        table.rows.push(Row::new(vec![Cell::label(who).across(2), Cell::new(sign).across(3).stand(Align::Right)]).high(13.0));
    }
    let notes =
        vec!["注：公章、文件资料、账目和电子数据另附清单；一式三份，移交人、接收人、镇纪委各存一份。".to_owned(), sample_note(book)];
    let mut paper = form(&title, table, notes, marks);
    paper.left = book.office.name.clone();
    paper
}

fn head(table: &mut Table, person: &Person, book: &Book) {
    let unit = person.unit.map_or("", |unit| book.unit_name(unit).1);
    let label = |text: &str| Cell::label(text).across(2);
    let (left_on, to) = match &person.departure {
        Some(departure) => (long_date(departure.on), departure.words()),
        None => (String::new(), String::new()),
    };
    table.rows.push(Row::new(vec![label("移交人"), Cell::new(format!("{}（{unit}）", person.name)).across(3)]).high(9.0));
    table.rows.push(Row::new(vec![label("离任日期"), Cell::new(left_on), Cell::label("离任方式、去向"), Cell::new(to)]).high(9.0));
}
