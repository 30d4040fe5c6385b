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
use register::warning::{ReplyResult, Warning, WarningState};

use crate::book::Book;
use crate::compose::{long_date, recipient, you};
use crate::no::No;

/// Days that a reminder gives once the reply is overdue: no article names any.
const DAYS_AFTER_REMINDER: &str = "五";

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

/// 催办函: refused while no reply is awaited.
pub(super) fn reminder(warning: &Warning, book: &Book, today: NaiveDate, marks: Marks) -> Result<DocumentPaper, No> {
    if let Some(sentence) = why_no_reminder(warning) {
        return Err(No::refuse("state", sentence));
    }
    let unit = warning.unit.and_then(|unit| book.unit_of(unit));
    let you = you(unit);
    let addressee = warning.notice.as_ref().map(|notice| notice.recipient.clone()).or_else(|| unit.map(recipient)).unwrap_or_default();
    let served = warning.service.as_ref().map(|service| long_date(service.served_on)).unwrap_or_default();
    let due = warning.due_on().map(long_date).unwrap_or_default();
    let returned = warning.replies.last().is_some_and(|reply| reply.result == Some(ReplyResult::Returned));
    let missing = if returned {
        format!("{you}报送的回告经审核已退回，截至{}尚未重新报送", long_date(today))
    } else {
        format!("截至{}，{you}尚未回告", long_date(today))
    };
    let asked = match warning.overdue_days(today) {
        Some(days) => (
            format!("{missing}，已逾期{days}天。"),
            format!(
                "请{you}于收到本函之日起{DAYS_AFTER_REMINDER}日内报送《廉政风险预警处置回告书》，并附佐证材料。逾期仍未回告的，将提高预警等级，并依规依纪追究有关人员责任。"
            ),
        ),
        None => (
            format!("{missing}，回告期限即将届满。"),
            format!("请{you}抓紧整改，于{due}前报送《廉政风险预警处置回告书》，并附佐证材料。逾期未回告的，将提高预警等级并在全镇通报。"),
        ),
    };
    let first = format!(
        "{served}，{}向{you}送达《{}》（{}），要求于{due}前书面回告整改结果。{}",
        book.office.short_name,
        warning.document().label(),
        warning.number,
        asked.0
    );
    let basis = format!("以上依据《{}》第四十三条、第四十四条规定办理。特此函告。", book.office.measures_name);
    let blocks = [first, asked.1, basis].map(Block::Text).to_vec();
    Ok(letter(book, today, "关于催报廉政风险预警处置情况的函".to_owned(), addressee, blocks, marks))
}

/// The cover letter of 季度报送 (《办法》第三十八条).
pub(super) fn quarter_return(quarter: Quarter, sum: &PointSummary, book: &Book, today: NaiveDate, marks: Marks) -> DocumentPaper {
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
    let mut paragraphs = vec![format!(
        "按照《{}》第三十八条规定，现将{}{}廉政风险预警信息报送如下。",
        office.measures_name,
        office.township,
        quarter.title()
    )];
    paragraphs.push(format!(
        "本季度全镇应报采集报送点{}个，其中报送预警信息的{}个，没有登记预警信息的{}个（零报告以各点签字报表为准，名单附后）。共采集信息{}件次，其中初次反映{}件次，重复反映{}件次；业务范围内{}件次，占{}。",
        sum.due,
        sum.sent,
        sum.due - sum.sent,
        sum.signals,
        sum.first,
        sum.repeats,
        sum.in_scope,
        Share { count: sum.in_scope, base: sum.signals }.percent()
    ));
    if sum.signals > 0 {
        paragraphs.push(format!(
            "按来源分：{sources}。业务范围内信息建议{levels}。截至报送之日，已发出预警{}件，已回告{}件，逾期未回告{}件。",
            sum.warned, sum.replied, sum.overdue
        ));
    }
    paragraphs.push("特此函报。".to_owned());
    let mut paper = letter(book, today, title, office.warning_centre.clone(), paragraphs.into_iter().map(Block::Text).collect(), marks);
    paper.attachments = vec![
        format!("{}廉政风险预警信息汇总表", quarter.title()),
        format!("{}廉政风险预警信息采集表", quarter.title()),
        "零报告单位名单".to_owned(),
    ];
    paper
}
