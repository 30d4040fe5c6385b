//! Letters of the office: 催办函 and the cover letter of 季度报送. Never a number that no register gave:
//! the place of the 文号 is left for the hand.

use chrono::{Datelike as _, NaiveDate};
use press::document::DocumentPaper;
use press::report::Block;
use press::{Head, Marks, Seal, SignOff};
use register::Term as _;
use register::quarter::Quarter;
use register::report::Share;
use register::summary::PointSummary;
use register::template::{TemplateKind, Values};
use register::warning::{ReplyResult, Warning, WarningState};

use crate::book::Book;
use crate::compose::{document_words, long_date, recipient, you};
use crate::no::No;
use crate::words::Words;

/// A letter of the office as it stands before its text.
fn letter(book: &Book, today: NaiveDate, title: String, addressee: String, blocks: Vec<Block>, marks: Marks) -> DocumentPaper {
    let office = &book.office;
    DocumentPaper {
        head: Some(Head::Letter { mark: office.name.clone() }),
        number: format!("　　　　〔{}〕　　号", today.year()),
        title,
        addressee,
        blocks,
        attachments: Vec::new(),
        sign_off: Some(SignOff { name: office.name.clone(), date: long_date(today), seal: Seal::Place }),
        remark: format!("联系人：{}　　联系电话：{}", office.contact, office.phone),
        imprint: None,
        marks,
    }
}

/// Why no 催办函 can be written: a reply must be awaited.
pub(super) fn why_no_reminder(warning: &Warning) -> Option<String> {
    warning.why_not(&[WarningState::Served, WarningState::Returned], "催办")
}

/// Title of the first 催办函 of a warning.
pub(super) const REMINDER_TITLE: &str = "关于催报廉政风险预警处置情况的函";

/// 催办函: refused while no reply is awaited.
pub(super) fn reminder(warning: &Warning, words: &Words<'_>, today: NaiveDate, marks: Marks) -> Result<DocumentPaper, No> {
    if let Some(sentence) = why_no_reminder(warning) {
        return Err(No::refuse("state", sentence));
    }
    let book = words.book;
    let unit = warning.unit.and_then(|unit| book.unit_of(unit));
    let addressee = warning.notice.as_ref().map(|notice| notice.recipient.clone()).or_else(|| unit.map(recipient)).unwrap_or_default();
    let (kind, values) = reminder_words(warning, words, today);
    let (_, blocks) = words.blocks(kind, values, None)?;
    Ok(letter(book, today, REMINDER_TITLE.to_owned(), addressee, blocks, marks))
}

/// The template of a warning's 催办函 with what its fields become.
pub(super) fn reminder_words(warning: &Warning, words: &Words<'_>, today: NaiveDate) -> (TemplateKind, Values) {
    let unit = warning.unit.and_then(|unit| words.book.unit_of(unit));
    let you = you(unit);
    let returned = warning.replies.last().is_some_and(|reply| reply.result == Some(ReplyResult::Returned));
    let missing = if returned {
        format!("{you}报送的回告经审核已退回，截至{}尚未重新报送", long_date(today))
    } else {
        format!("截至{}，{you}尚未回告", long_date(today))
    };
    let overdue = warning.overdue_days(today);
    let values = Values::from([
        ("预警文书", document_words(warning)),
        ("文书名称", warning.document().label().to_owned()),
        ("文号", warning.number.to_string()),
        ("事由", warning.subject.trim_end_matches(['。', '；', '，']).to_owned()),
        ("对方", you.to_owned()),
        ("受送达单位", unit.map(|unit| unit.full_name.clone()).unwrap_or_default()),
        ("送达日期", warning.service.as_ref().map(|service| long_date(service.served_on)).unwrap_or_default()),
        ("回告截止日期", warning.due_on().map(long_date).unwrap_or_default()),
        ("回告情况", missing),
        ("逾期天数", overdue.map(|days| days.to_string()).unwrap_or_default()),
    ]);
    (if overdue.is_some() { TemplateKind::ReminderOverdue } else { TemplateKind::ReminderDue }, values)
}

/// The cover letter of 季度报送 (《办法》第三十八条).
pub(super) fn quarter_return(
    quarter: Quarter,
    sum: &PointSummary,
    words: &Words<'_>,
    today: NaiveDate,
    marks: Marks,
) -> Result<DocumentPaper, No> {
    let book = words.book;
    let office = &book.office;
    let title = format!("关于报送{}{}廉政风险预警信息的函", office.township, quarter.title());
    let levels = sum.by_level.iter().map(|(level, count)| format!("{}预警{count}件次", level.label())).collect::<Vec<_>>().join("，");
    let sources = sum
        .by_source
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(source, count)| format!("{}{count}件次", source.label()))
        .collect::<Vec<_>>()
        .join("，");
    let values = Values::from([
        ("季度", quarter.title()),
        ("应报数", sum.due.to_string()),
        ("实报数", sum.sent.to_string()),
        ("零报数", sum.zero.to_string()),
        ("未报数", Some(sum.silent()).filter(|silent| *silent > 0).map(|silent| silent.to_string()).unwrap_or_default()),
        ("信息件次", sum.signals.to_string()),
        ("初次件次", sum.first.to_string()),
        ("重复件次", sum.repeats.to_string()),
        ("范围内件次", sum.in_scope.to_string()),
        ("范围内占比", Share { count: sum.in_scope, base: sum.signals }.percent()),
        ("来源分布", sources),
        ("等级分布", levels),
        ("已预警数", sum.warned.to_string()),
        ("已回告数", sum.replied.to_string()),
        ("逾期未回告数", sum.overdue.to_string()),
    ]);
    let (_, blocks) = words.blocks(TemplateKind::QuarterReturn, values, None)?;
    let mut paper = letter(book, today, title, office.warning_centre.clone(), blocks, marks);
    paper.attachments = vec![
        format!("{}廉政风险预警信息汇总表", quarter.title()),
        format!("{}廉政风险预警信息采集表", quarter.title()),
        "零报告单位名单".to_owned(),
    ];
    Ok(paper)
}
