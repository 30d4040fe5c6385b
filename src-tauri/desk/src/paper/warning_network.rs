//! 预警网络表 (《办法》第三十六条): the centre, its points by category, and who keeps in touch with each. Never
//! leaves an empty point out.

use press::Marks;
use press::table::{Lie, ListColumn, ListRow, TablePaper};

use crate::book::Book;
use crate::network;
use crate::wire::people::{NetworkGroup, NetworkPointLine};

/// The paper's name.
pub(super) const NAME: &str = "廉政风险预警网络表";

/// Title in the archive.
pub(super) fn title(book: &Book) -> String {
    format!("{}{NAME}", book.office.township)
}

/// The table.
pub(super) fn paper(book: &Book, marks: Marks) -> TablePaper {
    let whole = network::whole(book);
    let columns = vec![
        ListColumn::middle("序号", 1.2),
        ListColumn::text("单位", 3.4),
        ListColumn::text("网络中的作用", 4.0),
        ListColumn::text("预警信息员", 3.2),
        ListColumn::text("联系电话", 3.2),
    ];
    let mut number = 0;
    let rows = whole.groups.iter().flat_map(|group| part(group, &mut number, book)).collect();
    let officers: Vec<String> =
        whole.officers.iter().map(|officer| format!("{}（{}，{}个点）", officer.name, officer.unit, officer.points)).collect();
    let mut notes = vec![whole.summary];
    if !officers.is_empty() {
        notes.push(format!("预警信息员：{}。", officers.join("、")));
    }
    TablePaper {
        left: format!("预警中心：{}", whole.centre),
        right: book.office.name.clone(),
        rows,
        when_empty: "（还没有标明采集报送点和直报点）".to_owned(),
        notes,
        lie: Lie::Portrait,
        marks,
        ..TablePaper::new(title(book), columns)
    }
}

fn part(group: &NetworkGroup, number: &mut usize, book: &Book) -> Vec<ListRow> {
    let heading = ListRow::Section(format!("{}　{}个", group.label, group.points.len()));
    let mut line = |point: &NetworkPointLine| {
        *number += 1;
        let phones: Vec<&str> = book
            .persons
            .iter()
            .filter(|person| person.live() && point.officers.contains(&person.item.name) && !person.item.phone.is_empty())
            .filter(|person| book.points_of(person.id).contains(&point.name.as_str()))
            .map(|person| person.item.phone.as_str())
            .collect();
        let who = if point.officers.is_empty() { "（空缺）".to_owned() } else { point.officers.join("、") };
        ListRow::Cells(vec![number.to_string(), point.name.clone(), point.role.clone(), who, phones.join("、")])
    };
    std::iter::once(heading).chain(group.points.iter().map(&mut line)).collect()
}
