//! 责任分解表签字背书页 (《长效机制意见》十六): who answers for which tasks, and the four who sign. Never a
//! signature for another: every place is for the hand.

use press::form::FormPaper;
use press::{Align, Cell, Column, Marks, Row, Table};

use super::forms::{HAND_DATE, form};
use crate::book::Book;

/// Title, with the year of the table.
pub(super) fn title(book: &Book, year: Option<i32>) -> String {
    format!("{}{}责任分解表签字背书页", book.office.township, year.map(|year| format!("{year}年")).unwrap_or_default())
}

/// The page, or pages.
pub(super) fn paper(book: &Book, year: Option<i32>, marks: Marks) -> FormPaper {
    let title = title(book, year);
    let mut groups: Vec<((String, String), Vec<u32>)> = Vec::new();
    for duty in book.duties.iter().filter(|kept| kept.live() && Some(kept.item.year) == year).map(|kept| &kept.item) {
        let key = (duty.lead_unit.clone(), duty.responsible_person.clone());
        let number = duty.number.unwrap_or_default();
        match groups.iter_mut().find(|(own, _)| *own == key) {
            Some((_, numbers)) => numbers.push(number),
            None => groups.push((key, vec![number])),
        }
    }
    // The units in the order of the table, each unit's persons together.
    let mut units: Vec<String> = Vec::new();
    for ((unit, _), _) in &groups {
        if !units.contains(unit) {
            units.push(unit.clone());
        }
    }
    let columns = vec![
        Column::middle(10.0),
        Column::middle(24.0),
        Column::text(30.0),
        Column::text(60.0),
        Column::middle(18.0),
        Column::middle(18.0),
    ];
    let mut table =
        Table::new(&title, columns).headed(&["序号", "牵头单位", "责任人（职务）", "承担任务（责任分解表序号）", "签字", "日期"]);
    let mut number = 0;
    for unit in &units {
        let own: Vec<_> = groups.iter().filter(|((name, _), _)| name == unit).collect();
        for (index, ((_, person), numbers)) in own.iter().enumerate() {
            number += 1;
            let mut cells = vec![Cell::new(number.to_string())];
            if index == 0 {
                cells.push(Cell::new(unit.clone()).down(own.len()));
            }
            cells.extend([person.clone(), tasks(numbers), String::new(), String::new()].map(Cell::new));
            table.rows.push(Row::new(cells).high(9.0));
        }
    }
    if table.rows.is_empty() {
        table.rows.push(Row::new(vec![Cell::new("（尚未登记任务）").across(6).stand(Align::Middle)]).high(12.0));
    }
    let label = |text: &str| Cell::label(text).across(2);
    for who in ["承办人", "部门负责人", "分管领导", "主要领导"] {
        table.rows.push(
            Row::new(vec![
                label(&format!("{who}意见")),
                Cell::new("").across(2),
                Cell::new("签字：\n\n日期：").across(2).stand(Align::Left),
            ])
            .high(17.0),
        );
    }
    table
        .rows
        .push(Row::new(vec![label("公示起止"), Cell::new(format!("自{HAND_DATE}至{HAND_DATE}")).across(4).stand(Align::Left)]).high(11.0));
    table.rows.push(Row::new(vec![label("公示方式"), Cell::new("").across(4)]).high(11.0));
    let mut paper = form(
        &title,
        table,
        vec!["注：完成时限和验收标准按责任分解表执行；签字背书由本人签署，不得代签，并在一定范围内公示。".to_owned()],
        marks,
    );
    paper.left = format!("清单类别：责任分解表　　编制单位：{}", book.office.name);
    paper
}

/// 第1—3、7项（共4项）.
fn tasks(numbers: &[u32]) -> String {
    let mut sorted: Vec<u32> = numbers.to_vec();
    sorted.sort_unstable();
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for number in &sorted {
        match runs.last_mut() {
            Some((_, end)) if *end + 1 == *number => *end = *number,
            _ => runs.push((*number, *number)),
        }
    }
    let words: Vec<String> = runs
        .into_iter()
        .map(|(from, to)| match to - from {
            0 => from.to_string(),
            1 => format!("{from}、{to}"),
            _ => format!("{from}—{to}"),
        })
        .collect();
    format!("第{}项（共{}项）", words.join("、"), sorted.len())
}

#[cfg(test)]
mod tests {
    use super::tasks;

    #[test]
    fn numbers_that_follow_each_other_are_said_as_a_run() {
        assert_eq!(tasks(&[7, 1, 2, 3]), "第1—3、7项（共4项）");
        assert_eq!(tasks(&[4, 5, 9]), "第4、5、9项（共3项）");
        assert_eq!(tasks(&[5]), "第5项（共1项）");
    }
}
