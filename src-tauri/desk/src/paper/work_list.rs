//! 五张清单 as tables, and the page on which each is signed (《长效机制意见》第十六条). The public version names posts
//! and no persons. Never a signature for another: what was not signed is a place for the hand.

use press::Marks;
use press::form::FormPaper;
use press::table::{ListColumn, ListRow, TablePaper};
use press::{Align, Cell, Column, Row, Table};
use register::Term as _;
use register::names::Names as _;
use register::work_list::{WorkItem, WorkListKind};

use super::catalogue::SMALL;
use super::forms::{HAND_DATE, form};
use crate::book::Book;
use crate::compose::long_date;

/// Title of a list.
pub(super) fn title(kind: WorkListKind, year: i32, book: &Book) -> String {
    format!("{}{year}年{}", book.office.township, kind.label())
}

/// Title of its signature page.
pub(super) fn signatures_title(kind: WorkListKind, year: i32, book: &Book) -> String {
    format!("{}签字背书页", title(kind, year, book))
}

/// Its lines.
pub(super) fn lines(kind: WorkListKind, year: i32, book: &Book) -> Vec<&WorkItem> {
    book.work_items.iter().filter(|kept| kept.live() && kept.item.kind == kind && kept.item.year == year).map(|kept| &kept.item).collect()
}

/// Years that have lines of a list, newest first.
pub(super) fn years(book: &Book) -> Vec<i32> {
    let mut years: Vec<i32> = book.work_items.iter().filter(|kept| kept.live()).map(|kept| kept.item.year).collect();
    years.sort_unstable_by(|a, b| b.cmp(a));
    years.dedup();
    years
}

/// Who sees to it in the unit that was checked (《实施意见》第二十一条); empty where nobody is named.
fn roles_of(item: &WorkItem) -> String {
    let roles = [&item.leader, &item.department, &item.handler];
    if roles.iter().all(|role| role.is_empty()) {
        return String::new();
    }
    roles.map(|role| if role.is_empty() { "—" } else { role }).join("\n")
}

/// The list.
pub(super) fn list(kind: WorkListKind, year: i32, public: bool, book: &Book, marks: Marks) -> TablePaper {
    let answers = kind == WorkListKind::Rectifications;
    let roles = answers && !public && lines(kind, year, book).into_iter().any(|item| !roles_of(item).is_empty());
    let mut columns = vec![ListColumn::middle("编号", 2.2), ListColumn::text(matter(kind), 7.0)];
    if answers {
        columns.push(ListColumn::text("对应问题", 5.0));
    }
    columns.push(ListColumn::text("责任单位", 2.4));
    if !public {
        columns.push(ListColumn::middle("责任人", 1.8));
    }
    if roles {
        columns.push(ListColumn::text("分管领导／责任部门／具体人员", 3.4));
    }
    columns.extend([ListColumn::text("职务", 2.2), ListColumn::text("时限", 2.6)]);
    if !public {
        columns.extend([ListColumn::text("签字意见", 3.0), ListColumn::middle("签字日期", 2.2)]);
    }
    columns.extend([ListColumn::middle("完成日期", 2.2), ListColumn::text("公示", 3.2)]);
    let rows = lines(kind, year, book).into_iter().map(|item| {
        let mut cells = vec![item.code.clone(), item.matter.clone()];
        if answers {
            let problem = item.problem.and_then(|id| book.work_items.iter().find(|kept| kept.id == id));
            cells.push(problem.map(|kept| format!("{} {}", kept.item.code, kept.item.matter)).unwrap_or_else(|| "—".to_owned()));
        }
        cells.push(item.unit.map_or("", |unit| book.unit_name(unit).1).to_owned());
        if !public {
            cells.push(item.responsible_person.clone());
        }
        if roles {
            cells.push(roles_of(item));
        }
        cells.extend([item.position.clone(), item.deadline.clone()]);
        if !public {
            cells.extend([item.opinion.clone(), item.signed_on.map(|on| on.to_string()).unwrap_or_default()]);
        }
        cells.extend([item.done_on.map(|on| on.to_string()).unwrap_or_default(), published(item)]);
        ListRow::Cells(cells)
    });
    TablePaper {
        rows: rows.collect(),
        left: format!("编制单位：{}", book.office.name),
        right: if public { "公开版".to_owned() } else { "内部使用".to_owned() },
        size: SMALL,
        marks,
        when_empty: "（尚未登记事项）".to_owned(),
        ..TablePaper::new(title(kind, year, book), columns)
    }
}

fn matter(kind: WorkListKind) -> &'static str {
    match kind {
        WorkListKind::Problems => "存在问题",
        WorkListKind::Rectifications => "整改措施",
        _ => "责任事项",
    }
}

/// 2026-03-01—2026-03-07 公开栏.
fn published(item: &WorkItem) -> String {
    let days = [item.published_from, item.published_until].into_iter().flatten().map(|on| on.to_string()).collect::<Vec<_>>().join("—");
    [days.as_str(), item.published_by.map_or("", |way| way.label())]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Who answers for which lines with the place of each signature, then the four who sign for the whole.
pub(super) fn signatures(kind: WorkListKind, year: i32, book: &Book, marks: Marks) -> FormPaper {
    let title = signatures_title(kind, year, book);
    let columns = vec![
        Column::middle(26.0),
        Column::text(54.0),
        Column::middle(20.0),
        Column::text(24.0),
        Column::middle(18.0),
        Column::middle(18.0),
    ];
    let mut table = Table::new(&title, columns).headed(&["编号", "事项", "责任人", "职务", "签字", "日期"]);
    for item in lines(kind, year, book) {
        // The hand signs; what was recorded is only told beside it.
        let signed = item.signed_on.map(|on| format!("已于{}签署：{}", long_date(on), item.opinion)).unwrap_or_default();
        let what = if signed.is_empty() { item.matter.clone() } else { format!("{}\n（{signed}）", item.matter) };
        let cells = [item.code.clone(), what, item.responsible_person.clone(), item.position.clone(), String::new(), String::new()];
        table.rows.push(Row::new(cells.map(Cell::new).into()).high(9.0));
    }
    if table.rows.is_empty() {
        table.rows.push(Row::new(vec![Cell::new("（尚未登记事项）").across(6).stand(Align::Middle)]).high(12.0));
    }
    for who in ["经办人", "部门负责人", "分管领导", "主要领导"] {
        table.rows.push(
            Row::new(vec![
                Cell::label(format!("{who}意见")),
                Cell::new("").across(3),
                Cell::new("签字：\n\n日期：").across(2).stand(Align::Left),
            ])
            .high(17.0),
        );
    }
    let days = format!("自{HAND_DATE}至{HAND_DATE}");
    table.rows.push(Row::new(vec![Cell::label("公示起止"), Cell::new(days).across(5).stand(Align::Left)]).high(11.0));
    table.rows.push(Row::new(vec![Cell::label("公示方式"), Cell::new("").across(5)]).high(11.0));
    let mut paper = form(&title, table, vec!["注：签字背书由本人签署并写明意见，不得代签，在一定范围内公示。".to_owned()], marks);
    paper.left = format!("清单类别：{}　　编制单位：{}", kind.label(), book.office.name);
    paper
}
