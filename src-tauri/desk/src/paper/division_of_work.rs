//! 领导分工表 (《办法》第二十七条): each leading post with what it takes charge of and how, and the rules that stand
//! beside 四个不直接管. Never a charge that nobody entered.

use press::form::FormPaper;
use press::{Align, Cell, Column, Marks, Row, Table};
use register::Term as _;
use register::charge::Charge;
use register::id::PostId;
use register::names::Names as _;

use super::forms::form;
use crate::book::Book;
use crate::compose::long_date;

/// The paper's name.
pub(super) const NAME: &str = "领导班子成员分工表";

/// Title in the archive.
pub(super) fn title(book: &Book) -> String {
    format!("{}{NAME}", book.office.township)
}

/// The table.
pub(super) fn paper(book: &Book, marks: Marks) -> FormPaper {
    let columns = vec![
        Column::middle(11.0),
        Column::middle(36.0),
        Column::middle(20.0),
        Column::text(46.0),
        Column::middle(20.0),
        Column::text(23.0),
    ];
    let title = title(book);
    let mut table = Table::new(&title, columns).headed(&["序号", "领导岗位", "现任人", "分管领域、单位", "方式", "备注"]);
    let posts = posts(book);
    for (at, (post, charges)) in posts.iter().enumerate() {
        for (row, charge) in charges.iter().enumerate() {
            let mut cells = Vec::new();
            if row == 0 {
                let holder = book.post_of(*post).and_then(|post| post.item.holder).map_or("空缺", |person| book.person_name(person));
                let merged = [(at + 1).to_string(), book.post_name(*post).1.to_owned(), holder.to_owned()];
                cells.extend(merged.map(|text| Cell::new(text).down(charges.len())));
            }
            cells.extend([charge.subject(book), charge.way.map_or("", |way| way.label()).to_owned(), charge.note.clone()].map(Cell::new));
            table.rows.push(Row::new(cells).high(9.0));
        }
    }
    if posts.is_empty() {
        table.rows.push(Row::new(vec![Cell::new("（还没有登记领导分工）").across(6).stand(Align::Middle)]).high(12.0));
    }
    systems(&mut table, book);
    let notes = vec!["注：党政主要负责人不直接管财务、人事、物资采购、工程项目（《办法》第二十七条）。".to_owned()];
    let mut paper = form(&title, table, notes, marks);
    paper.left = book.office.name.clone();
    paper
}

/// The charges by post, in the order of the posts' codes; of one post in the order of their entry.
fn posts(book: &Book) -> Vec<(PostId, Vec<&Charge>)> {
    let mut posts: Vec<(PostId, Vec<&Charge>)> = Vec::new();
    for charge in book.charges.iter().filter(|kept| kept.live()).map(|kept| &kept.item) {
        let Some(post) = charge.post else { continue };
        match posts.iter_mut().find(|(own, _)| *own == post) {
            Some((_, charges)) => charges.push(charge),
            None => posts.push((post, vec![charge])),
        }
    }
    posts.sort_by_key(|(post, _)| book.post_name(*post).0.to_owned());
    posts
}

/// The register of supporting rules, where it was begun.
fn systems(table: &mut Table, book: &Book) {
    let live: Vec<_> = book.systems.iter().filter(|kept| kept.live()).map(|kept| &kept.item).collect();
    if live.is_empty() {
        return;
    }
    table.rows.push(Row::new(vec![Cell::label("“四个不直接管”配套制度").across(6)]).high(9.0));
    for (at, system) in live.iter().enumerate() {
        let state = if system.present { "已建立" } else { "未建立" };
        let area = system.area.map_or("", |area| area.label());
        let issued = system.issued_on.map(long_date).unwrap_or_default();
        let issued = [system.document.as_str(), &issued].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("，");
        let cells = [(at + 1).to_string(), system.name.clone(), area.to_owned(), issued, state.to_owned(), system.note.clone()];
        table.rows.push(Row::new(cells.map(Cell::new).into()).high(9.0));
    }
}
