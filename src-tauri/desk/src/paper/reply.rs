//! 廉政风险预警处置回告书 (《办法》第四十三条): the ruled form for the hand, and the reply that was recorded
//! as a paper of the replying unit. Never without the 文号 of the notice it answers.

use chrono::Datelike as _;
use press::document::DocumentPaper;
use press::form::FormPaper;
use press::report::Block;
use press::{Align, Cell, Column, Head, Marks, Row, Seal, SignOff, Table};
use register::Term as _;
use register::template::{TemplateKind, Values};
use register::warning::{Reply, Warning};

use super::forms::{HAND_DATE, HAND_SIGNED, HAND_WORDS, form, notes, ticks};
use crate::book::Book;
use crate::compose::{document_words, long_date, recipient, you};
use crate::no::No;
use crate::words::Words;

/// The paper's name, as every notice quotes it.
pub(super) const NAME: &str = "廉政风险预警处置回告书";
/// The columns of its table.
const COLUMNS: [&str; 6] = ["存在问题", "整改措施", "责任人", "完成时限", "完成情况", "佐证材料"];
/// Rows for the hand where the notice lists no measures.
const EMPTY_ROWS: usize = 3;

fn columns() -> Vec<Column> {
    vec![Column::text(26.0), Column::text(36.0), Column::text(18.0), Column::middle(20.0), Column::text(30.0), Column::text(26.0)]
}

fn unit_name(warning: &Warning, book: &Book) -> String {
    let unit = warning.unit.and_then(|unit| book.unit_of(unit));
    warning
        .notice
        .as_ref()
        .map(|notice| notice.recipient.clone())
        .filter(|name| !name.is_empty())
        .or_else(|| unit.map(recipient))
        .unwrap_or_default()
}

/// The form for the hand; filled in as far as the warning is known.
pub(super) fn blank(warning: Option<&Warning>, book: &Book, marks: Marks) -> FormPaper {
    let known = |of: &dyn Fn(&Warning) -> String| warning.map(of).unwrap_or_default();
    let two = |first: &str, one: String, second: &str, other: String, high: f64| {
        Row::new(vec![Cell::label(first), Cell::new(one).across(2), Cell::label(second), Cell::new(other).across(2).stand(Align::Left)])
            .high(high)
    };
    let rest = |label: &str, high: f64| Row::new(vec![Cell::label(label), Cell::new("").across(5)]).high(high);
    let mut table = Table::new(NAME, columns());
    table.rows = vec![
        two("回告单位", known(&|warning| unit_name(warning, book)), "预警文号", known(&|warning| warning.number.to_string()), 13.0),
        two(
            "预警文书",
            known(&|warning| warning.document().label().to_owned()),
            "预警等级",
            known(&|warning| format!("{}预警", warning.level.title())),
            11.0,
        ),
        two(
            "收到日期",
            known(&|warning| warning.service.as_ref().map(|service| long_date(service.served_on)).unwrap_or_default()),
            "回告期限",
            known(&|warning| warning.due_on().map(long_date).unwrap_or_default()),
            11.0,
        ),
        Row::new(vec![
            Cell::label("一、预警事项\n和认领情况"),
            Cell::new(known(&|warning| warning.subject.clone())).across(5).stand(Align::Left).at_top(),
        ])
        .high(30.0),
    ];
    for (index, side) in ["思想认识", "职责履行", "流程制度", "监督管理"].into_iter().enumerate() {
        let mut cells = vec![Cell::label(side), Cell::new("").across(4)];
        if index == 0 {
            cells.insert(0, Cell::label("二、成因剖析").down(4));
        }
        table.rows.push(Row::new(cells).high(20.0));
    }
    table.rows.push(Row::new(vec![Cell::label("三、整改措施和落实情况").across(6).stand(Align::Left)]).high(9.0).keep());
    table.rows.push(Row::new(COLUMNS.map(Cell::label).to_vec()).high(9.0).keep());
    let listed = warning.and_then(|warning| warning.notice.as_ref()).map(|notice| notice.measures.as_slice()).unwrap_or_default();
    for measure in listed {
        table.rows.push(
            Row::new([&*measure.problem, &*measure.requirement, &*measure.responsible, &*measure.due, "", ""].map(Cell::new).to_vec())
                .high(18.0),
        );
    }
    for _ in 0..EMPTY_ROWS.saturating_sub(listed.len()) {
        table.rows.push(Row::new(COLUMNS.map(|_| Cell::new("")).to_vec()).high(18.0));
    }
    table.rows.push(rest("四、建章立制\n情况", 34.0));
    table.rows.push(rest("五、下一步打\n算和承诺", 34.0));
    table.rows.push(rest("附件清单", 24.0));
    table.rows.push(two("单位负责人\n签字（盖章）", String::new(), "回告日期", HAND_DATE.to_owned(), 24.0));
    let judged = ticks([("认可", false), ("退回重报", false), ("提级预警", false)]);
    table.rows.push(
        Row::new(vec![
            Cell::label(format!("{}\n审核意见", book.office.short_name)),
            Cell::new(format!("{judged}\n理由：\n\n\n{HAND_SIGNED}")).across(5).stand(Align::Left),
        ])
        .high(40.0),
    );
    let term = warning.map_or(book.office.reply_term, |warning| warning.reply_term);
    let term = format!(
        "注：1. 自签收次日起{}内报{}，以收到之日为准；2. 对个人的预警，另附本人签字的说明或检查。",
        crate::compose::term(term),
        book.office.short_name
    );
    form(NAME, table, notes(&[&term], book), marks)
}

/// The reply that a filled form speaks of.
fn recorded(warning: &Warning) -> Option<&Reply> {
    warning.standing_reply().or_else(|| warning.replies.last())
}

/// Why no filled form can be made: a reply must be recorded.
pub(super) fn why_not_filled(warning: &Warning) -> Option<String> {
    recorded(warning).is_none().then(|| format!("{}还没有登记回告，请先登记，或打印空白回告书。", warning.number))
}

/// The recorded reply as the unit's paper.
pub(super) fn filled(warning: &Warning, words: &Words<'_>, marks: Marks) -> Result<DocumentPaper, No> {
    let Some(reply) = recorded(warning) else {
        return Err(No::refuse("no_reply", why_not_filled(warning).unwrap_or_default()));
    };
    let book = words.book;
    let unit = warning.unit.and_then(|unit| book.unit_of(unit));
    // The unit speaks of itself where the notice said 你村.
    let we = you(unit).replace('你', "我");
    let values = Values::from([
        ("预警文书", document_words(warning)),
        ("文书名称", warning.document().label().to_owned()),
        ("文号", warning.number.to_string()),
        ("事由", warning.subject.trim_end_matches(['。', '；', '，']).to_owned()),
        ("我方", we),
        ("收到日期", warning.service.as_ref().map(|service| long_date(service.served_on)).unwrap_or_default()),
        ("处置方式", warning.disposition_words.clone()),
        ("成因剖析", said(&causes(reply))),
        ("整改措施", said(&told_measures(reply))),
        ("手写空白", HAND_WORDS.to_owned()),
    ]);
    let table = Block::Table { caption: "整改措施落实情况表".to_owned(), table: measures(warning, reply), note: String::new() };
    let (_, blocks) = words.blocks(TemplateKind::Reply, values, Some(table))?;
    let name = unit_name(warning, book);
    Ok(DocumentPaper {
        head: Some(Head::Plain { issuer: name.clone() }),
        number: if reply.number.is_empty() {
            format!("　　　　〔{}〕　　号", reply.received_on.year())
        } else {
            reply.number.clone()
        },
        title: NAME.to_owned(),
        addressee: book.office.short_name.clone(),
        blocks,
        attachments: Vec::new(),
        sign_off: Some(SignOff { name, date: long_date(reply.received_on), seal: Seal::Place }),
        remark: String::new(),
        imprint: None,
        marks,
    })
}

/// The causes by aspect, then what was said as a whole.
fn causes(reply: &Reply) -> String {
    let aspects = reply.aspects().map(|(aspect, words)| format!("{}方面：{words}", aspect.label()));
    let whole = Some(register::text::trim(&reply.cause).to_owned()).filter(|words| !words.is_empty());
    let parts: Vec<String> = aspects.chain(whole).map(|words| words.trim_end_matches(['。', '；']).to_owned()).collect();
    if parts.len() == 1 && reply.aspects().next().is_none() {
        return reply.cause.clone();
    }
    if parts.is_empty() { String::new() } else { format!("{}。", parts.join("；")) }
}

/// The measures as a whole, or those of the table in one sentence.
fn told_measures(reply: &Reply) -> String {
    if !register::text::trim(&reply.measures).is_empty() || reply.lines.is_empty() {
        return reply.measures.clone();
    }
    let lines: Vec<&str> = reply.lines.iter().map(|line| line.measure.trim_end_matches(['。', '；'])).collect();
    format!("{}。", lines.join("；"))
}

/// What the register holds, or where to look.
fn said(text: &str) -> String {
    if register::text::trim(text).is_empty() { "（见回告原件）".to_owned() } else { text.to_owned() }
}

/// The measures of the notice, or those of the reply, a row each.
fn measures(warning: &Warning, reply: &Reply) -> Table {
    let mut table = Table::new("整改措施落实情况表", columns()).headed(&COLUMNS);
    for line in &reply.lines {
        table.rows.push(Row::new(
            [&*line.problem, &*line.measure, &*line.responsible, &*line.due, &*line.progress, &*line.evidence].map(Cell::new).to_vec(),
        ));
    }
    if !table.rows.is_empty() {
        return table;
    }
    let listed = warning.notice.as_ref().map(|notice| notice.measures.as_slice()).unwrap_or_default();
    for measure in listed {
        table.rows.push(Row::new(
            [&*measure.problem, &*measure.requirement, &*measure.responsible, &*measure.due, "", &*measure.evidence]
                .map(Cell::new)
                .to_vec(),
        ));
    }
    let lines: Vec<&str> = reply.measures.lines().map(register::text::trim).filter(|line| !line.is_empty()).collect();
    if listed.is_empty() {
        for (index, line) in lines.iter().enumerate() {
            let mut cells = vec![Cell::new(*line), Cell::new(warning.addressee.clone()), Cell::new(""), Cell::new(""), Cell::new("")];
            if index == 0 {
                cells.insert(0, Cell::new(warning.subject.clone()).down(lines.len()));
            }
            table.rows.push(Row::new(cells));
        }
    }
    if table.rows.is_empty() {
        table.rows.push(Row::new(vec![
            Cell::new(warning.subject.clone()),
            Cell::new("（见回告原件）"),
            Cell::new(warning.addressee.clone()),
            Cell::new(""),
            Cell::new(""),
            Cell::new(""),
        ]));
    }
    table
}
