//! Tables of the quarterly report: shares with their base, replies due, and the two ledgers. Never a
//! person's name: posts only.

use chrono::NaiveDate;
use press::report::Block;
use press::{Align, Cell, Column, Role, Row, Table};
use register::Term;
use register::names::Names as _;
use register::quarter::Quarter;
use register::report::Share;
use register::warning::ReplyStatus;

use crate::book::Book;

/// Counts and shares of a closed list, with the sum.
pub(super) fn shares<'a>(caption: &str, what: &str, counts: impl Iterator<Item = (&'a str, u32)>, base: u32) -> Block {
    let mut table =
        Table::new(caption, vec![Column::middle(3.0), Column::middle(2.0), Column::middle(2.0)]).headed(&[what, "件次", "占比"]);
    for (label, count) in counts {
        table.rows.push(row([label.to_owned(), count.to_string(), Share { count, base }.percent()]));
    }
    let total = [("合计".to_owned()), base.to_string(), Share { count: base, base }.percent()];
    table.rows.push(Row::new(total.into_iter().map(|text| Cell::new(text).set_in(Role::Hei)).collect()));
    Block::Table {
        caption: caption.to_owned(), table, note: format!("注：占比以{base}件次为基数，四舍五入保留一位小数。")
    }
}

/// Warnings that wait for a reply, whichever quarter they were issued in up to this one.
pub(super) fn replies_due(quarter: Quarter, book: &Book, today: NaiveDate, blocks: &mut Vec<Block>) {
    let waiting: Vec<_> = book
        .warnings
        .iter()
        .map(|(_, warning)| warning)
        .filter(|warning| {
            Quarter::of(warning.issued_on) <= quarter
                && matches!(warning.reply_status(today), ReplyStatus::Overdue | ReplyStatus::Running | ReplyStatus::NotServed)
        })
        .collect();
    if waiting.is_empty() {
        blocks.push(Block::Text("截至编报之日，没有待回告的预警。".to_owned()));
        return;
    }
    let overdue = waiting.iter().filter(|warning| warning.reply_status(today) == ReplyStatus::Overdue).count();
    blocks.push(Block::Text(format!("截至编报之日，待送达、待回告的预警共{}件，其中逾期未回告{overdue}件，见表3。", waiting.len())));
    let columns =
        vec![Column::middle(4.4), Column::middle(1.6), Column::middle(2.6), Column::middle(2.4), Column::middle(2.4), Column::middle(2.4)];
    let mut table = Table::new("表3　待回告预警", columns).headed(&["文号", "等级", "受送达单位", "送达日期", "回告期限", "状态"]);
    for warning in waiting {
        let status = match warning.overdue_days(today) {
            Some(days) => format!("逾期{days}天"),
            None => warning.reply_status(today).label().to_owned(),
        };
        let served = warning.service.as_ref().map(|service| service.served_on);
        table.rows.push(row([
            warning.number.to_string(),
            warning.level.label().to_owned(),
            warning.unit.map_or("", |unit| book.unit_name(unit).1).to_owned(),
            day(served),
            day(warning.due_on()),
            status,
        ]));
    }
    blocks.push(Block::Table {
        caption: "表3　待回告预警".to_owned(),
        table,
        note: format!("注：回告期限自签收次日起算，状态按{today}计。"),
    });
}

/// The ledgers of the quarter as annexes.
pub(super) fn ledgers(quarter: Quarter, book: &Book, today: NaiveDate, blocks: &mut Vec<Block>) {
    blocks.push(Block::WideTable {
        caption: format!("附件1　{}预警信息台账", quarter.title()),
        table: signals(quarter, book),
        note: "注：本表只列岗位，不列姓名和举报人。".to_owned(),
    });
    blocks.push(Block::WideTable {
        caption: format!("附件2　{}预警处置台账", quarter.title()),
        table: warnings(quarter, book, today),
        note: format!("注：回告状态按{today}计。"),
    });
}

fn signals(quarter: Quarter, book: &Book) -> Table {
    let columns = vec![
        Column::middle(1.3),
        Column::middle(2.3),
        Column::middle(2.0),
        Column::middle(1.9),
        Column::middle(2.0),
        Column::text(3.2),
        Column::text(9.0),
        Column::middle(1.4),
        Column::middle(1.8),
    ];
    let mut table =
        Table::new("预警信息台账", columns).headed(&["编号", "采集日期", "采集点", "来源", "对象单位", "对象岗位", "内容", "等级", "核实"]);
    table.size = 9.0;
    for signal in book.signals.iter().filter(|kept| kept.live() && quarter.holds(kept.item.collected_on)).map(|kept| &kept.item) {
        table.rows.push(row([
            signal.number.clone(),
            signal.collected_on.to_string(),
            signal.point.map_or("", |unit| book.unit_name(unit).1).to_owned(),
            signal.source.map_or("", Term::label).to_owned(),
            signal.unit.map_or("", |unit| book.unit_name(unit).1).to_owned(),
            signal.object_post.clone(),
            signal.content.clone(),
            signal.suggested_level.map_or("—", Term::label).to_owned(),
            signal.finding.map_or("—", Term::label).to_owned(),
        ]));
    }
    or_empty(table, 9)
}

fn warnings(quarter: Quarter, book: &Book, today: NaiveDate) -> Table {
    let columns = vec![
        Column::middle(5.0),
        Column::middle(1.3),
        Column::middle(2.2),
        Column::middle(2.2),
        Column::middle(2.0),
        Column::text(3.2),
        Column::text(6.4),
        Column::text(3.0),
        Column::middle(2.2),
        Column::middle(2.2),
        Column::middle(2.2),
    ];
    let mut table = Table::new("预警处置台账", columns).headed(&[
        "文号",
        "等级",
        "签发",
        "送达",
        "单位",
        "受送达人（职务）",
        "事由",
        "处置方式",
        "回告期限",
        "回告",
        "状态",
    ]);
    table.size = 9.0;
    for warning in book.warnings.iter().map(|(_, warning)| warning).filter(|warning| quarter.holds(warning.issued_on)) {
        table.rows.push(row([
            warning.number.to_string(),
            warning.level.label().to_owned(),
            warning.issued_on.to_string(),
            day(warning.service.as_ref().map(|service| service.served_on)),
            warning.unit.map_or("", |unit| book.unit_name(unit).1).to_owned(),
            warning.addressee.clone(),
            warning.subject.clone(),
            warning.disposition_words.clone(),
            day(warning.due_on()),
            day(warning.standing_reply().map(|reply| reply.received_on)),
            warning.reply_status(today).label().to_owned(),
        ]));
    }
    or_empty(table, 11)
}

fn or_empty(mut table: Table, columns: usize) -> Table {
    if table.rows.is_empty() {
        table.rows.push(Row::new(vec![Cell::new("（本季度无记录）").across(columns).stand(Align::Middle)]));
    }
    table
}

fn row<const N: usize>(cells: [String; N]) -> Row {
    Row::new(cells.into_iter().map(Cell::new).collect())
}

fn day(day: Option<NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}
