//! The ledgers behind a report: what still waits for a reply, the signals and the warnings of the period. Never a
//! person's name: posts only; of a confidential signal nothing but that there is one.

use chrono::NaiveDate;
use press::report::Block;
use press::{Column, Table};
use register::Term;
use register::names::Names as _;
use register::report::Period;
use register::warning::{ReplyStatus, Warning};

use super::nameless::{names, unit_name, without_names};
use super::tables::{or_none, row};
use crate::book::Book;

/// In the place of the content of a confidential signal.
const CONFIDENTIAL: &str = "（保密）";

/// Warnings that wait for a reply, whichever period they were issued in up to this one.
pub(super) fn waiting(period: Period, book: &Book, today: NaiveDate) -> Vec<&Warning> {
    let waits = |warning: &&Warning| {
        period.end().is_some_and(|end| warning.issued_on < end)
            && matches!(warning.reply_status(today), ReplyStatus::Overdue | ReplyStatus::Running | ReplyStatus::NotServed)
    };
    book.warnings.iter().map(|(_, warning)| warning).filter(waits).collect()
}

/// The same as a table.
pub(super) fn waiting_table(caption: &str, waiting: &[&Warning], book: &Book, today: NaiveDate) -> Block {
    let columns =
        vec![Column::middle(4.4), Column::middle(1.6), Column::middle(2.6), Column::middle(2.4), Column::middle(2.4), Column::middle(2.4)];
    let mut table = Table::new(caption, columns).headed(&["文号", "等级", "受送达单位", "送达日期", "回告期限", "状态"]);
    for warning in waiting {
        let status = match warning.overdue_days(today) {
            Some(days) => format!("逾期{days}天"),
            None => warning.reply_status(today).label().to_owned(),
        };
        let served = warning.service.as_ref().map(|service| service.served_on);
        table.rows.push(row([
            warning.number.to_string(),
            warning.level.label().to_owned(),
            unit_name(warning.unit, book),
            day(served),
            day(warning.due_on()),
            status,
        ]));
    }
    let note = format!("注：回告期限自签收次日起算，状态按{today}计。");
    Block::Table { caption: caption.to_owned(), table, note }
}

/// 预警信息台账.
pub(super) fn signals(period: Period, book: &Book) -> Table {
    let known = names(book);
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
    for signal in book.signals.iter().filter(|kept| kept.live() && period.holds(kept.item.collected_on)).map(|kept| &kept.item) {
        table.rows.push(row([
            signal.number.clone(),
            signal.collected_on.to_string(),
            signal.point.map_or("", |unit| book.unit_name(unit).1).to_owned(),
            signal.source.map_or("", Term::label).to_owned(),
            signal.unit.map_or("", |unit| book.unit_name(unit).1).to_owned(),
            without_names(&signal.object_post, &known),
            if signal.confidential { CONFIDENTIAL.to_owned() } else { without_names(&signal.content, &known) },
            signal.suggested_level.map_or("—", Term::label).to_owned(),
            signal.finding.map_or("—", Term::label).to_owned(),
        ]));
    }
    or_none(table, 9)
}

/// 预警处置台账.
pub(super) fn warnings(period: Period, book: &Book, today: NaiveDate) -> Table {
    let known = names(book);
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
    for warning in book.warnings.iter().map(|(_, warning)| warning).filter(|warning| period.holds(warning.issued_on)) {
        table.rows.push(row([
            warning.number.to_string(),
            warning.level.label().to_owned(),
            warning.issued_on.to_string(),
            day(warning.service.as_ref().map(|service| service.served_on)),
            warning.unit.map_or("", |unit| book.unit_name(unit).1).to_owned(),
            without_names(&warning.addressee, &known),
            without_names(&warning.subject, &known),
            warning.disposition_words.clone(),
            day(warning.due_on()),
            day(warning.standing_reply().map(|reply| reply.received_on)),
            warning.reply_status(today).label().to_owned(),
        ]));
    }
    or_none(table, 11)
}

fn day(day: Option<NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}
