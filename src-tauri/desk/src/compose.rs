//! What templates say of a signal and of an issued warning: drafts of notices, Chinese dates and numbers,
//! and the press's values. The words stand in register's templates; the person edits them before issue.
//! Never a name of a reporter, and of the one complained of only the post.

use chrono::{Datelike, NaiveDate};
use press::notice::{MarkColour, Measure as PrintedMeasure, NoticePaper, Slip};
use press::service_receipt::{ServedDocument, ServiceManner, ServiceReceiptPaper};
use press::{Head, Imprint, Marks, Seal, SignOff};
use register::Term;
use register::calendar::{DayCount, ReplyTerm};
use register::edition::Catalogue;
use register::names::Names as _;
use register::office::Office;
use register::risk::RiskPoint;
use register::signal::Signal;
use register::template::{TemplateKind, TemplateVersion, Values};
use register::unit::{Unit, UnitCategory};
use register::warning::{Disposition, Measure, ServiceWay, Warning, WarningLevel};

use crate::book::Book;
use crate::edition;
use crate::no::No;
use crate::words::Words;

/// 2026年1月13日.
pub(crate) fn long_date(day: NaiveDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// 三十, 十五, 一百二十: up to 999, for 三十日内.
pub(crate) fn number_words(number: u32) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |place: u32| DIGITS.get(place as usize).copied().unwrap_or_default();
    let (hundreds, tens, ones) = (number / 100 % 10, number / 10 % 10, number % 10);
    let mut words = String::new();
    if hundreds > 0 {
        words.push_str(digit(hundreds));
        words.push('百');
    }
    match tens {
        0 if hundreds > 0 && ones > 0 => words.push('零'),
        0 => {}
        1 if hundreds == 0 => words.push('十'),
        _ => {
            words.push_str(digit(tens));
            words.push('十');
        }
    }
    if ones > 0 || number == 0 {
        words.push_str(digit(ones));
    }
    words
}

/// How a notice speaks to a unit: 你村, 你社区, 你单位.
pub(crate) fn you(unit: Option<&Unit>) -> &'static str {
    match unit.and_then(|unit| unit.category) {
        Some(UnitCategory::Village) => "你村",
        Some(UnitCategory::Community) => "你社区",
        _ => "你单位",
    }
}

/// 主送 of a unit.
pub(crate) fn recipient(unit: &Unit) -> String {
    match unit.category {
        Some(UnitCategory::Village) => format!("{}党支部、村民委员会", unit.full_name),
        _ => unit.full_name.clone(),
    }
}

/// The demand that a yellow or red notice begins with; the person writes it out.
pub(crate) fn first_measure(level: WarningLevel, signal: &Signal, unit: Option<&Unit>) -> Vec<Measure> {
    if level == WarningLevel::Blue {
        return Vec::new();
    }
    vec![Measure {
        problem: signal.content.clone(),
        requirement: "查清事实和原因，制定整改方案，限期整改到位".to_owned(),
        responsible: unit.map_or_else(String::new, |unit| unit.head_post.clone()),
        due: String::new(),
        evidence: "整改报告及有关凭证".to_owned(),
    }]
}

/// Who gets a copy, by colour.
pub(crate) fn copies_to(level: WarningLevel, unit: Option<&Unit>, office: &Office) -> String {
    let leader = unit
        .map(|unit| unit.in_charge.rsplit('：').next().unwrap_or_default().to_owned())
        .filter(|leader| !leader.is_empty() && leader != "—");
    let mut copies = vec!["镇党委".to_owned()];
    copies.extend(leader);
    match level {
        WarningLevel::Blue => return String::new(),
        WarningLevel::Yellow => {}
        WarningLevel::Red => copies.push(office.warning_centre.clone()),
    }
    copies.join("，")
}

/// The drafted paragraphs of a notice, one a line, and the template's version. A paragraph that ends with ：
/// is followed by the table of measures.
pub(crate) fn body(
    level: WarningLevel,
    dispositions: &[Disposition],
    signal: &Signal,
    words: &Words<'_>,
) -> Result<(TemplateVersion, String), No> {
    let book = words.book;
    let unit = signal.unit.and_then(|unit| book.unit_of(unit));
    let mut values = Values::from([
        ("事由", signal.content.trim_end_matches(['。', '；', '，']).to_owned()),
        ("来源", signal.source.map_or("预警", Term::label).to_owned()),
        ("对方", you(unit).to_owned()),
        ("受送达单位", unit.map(|unit| unit.full_name.clone()).unwrap_or_default()),
        ("预警等级", level.title().to_owned()),
        ("处置方式", dispositions.iter().map(|way| way.label()).collect::<Vec<_>>().join("、")),
        ("回告期限", term(book.office.reply_term_of(dispositions))),
    ]);
    values.extend(risk_values(signal, book));
    let edition = signal.risk.and_then(|_| book.approved(Catalogue::Risks, None)).and_then(|(id, _)| edition::cited(*id, book));
    values.insert("等级目录版本", edition.unwrap_or_default());
    let (version, lines) = words.lines(TemplateKind::of_notice(level), values)?;
    Ok((version, lines.join("\n")))
}

/// What a raised notice says of the matter: the fact, and what became of the earlier warning.
pub(crate) fn raised_content(signal: &Signal, old: &Warning, today: NaiveDate) -> String {
    let fact = signal.content.trim_end_matches(['。', '；', '，']);
    let sent = format!("{fact}；镇纪委已于{}发出{}", long_date(old.issued_on), document_words(old));
    match old.raise_reason(today) {
        "" => sent,
        why => format!("{sent}，{why}"),
    }
}

/// 三十日, 十个工作日.
pub(crate) fn term(term: ReplyTerm) -> String {
    let unit = match term.count {
        DayCount::Calendar => "日",
        DayCount::Working => "个工作日",
    };
    format!("{}{unit}", number_words(term.days))
}

/// What the signal says of a risk point, by post and never by name; nothing where there is none.
fn risk_values(signal: &Signal, book: &Book) -> Values {
    let risk = signal.risk.and_then(|risk| book.risk_of(risk));
    let place = |risk: &RiskPoint| match risk.post.map_or("", |post| book.post_name(post).1) {
        "" => "有关岗位".to_owned(),
        post if post.ends_with('岗') => format!("{post}位"),
        post => format!("{post}岗位"),
    };
    Values::from([
        ("风险岗位", risk.map(place).unwrap_or_default()),
        ("风险点", risk.map(|risk| risk.description.trim_end_matches('。').to_owned()).unwrap_or_default()),
        ("风险点编号", risk.map(|risk| risk.number.clone()).unwrap_or_default()),
    ])
}

/// 《廉政风险预警通知书》（七纪廉警〔2026〕2号）.
pub(crate) fn document_words(warning: &Warning) -> String {
    format!("《{}》（{}）", warning.document().label(), warning.number)
}

/// The fields of a warning's document, as slip and note have them.
fn document_values(warning: &Warning, book: &Book) -> Values {
    let unit = warning.unit.and_then(|unit| book.unit_of(unit));
    Values::from([
        ("预警文书", document_words(warning)),
        ("文书名称", warning.document().label().to_owned()),
        ("文号", warning.number.to_string()),
        ("受送达单位", unit.map(|unit| unit.full_name.clone()).unwrap_or_default()),
    ])
}

/// The notice as it prints.
pub(crate) fn notice_paper(warning: &Warning, words: &Words<'_>, marks: Marks) -> Result<NoticePaper, No> {
    let office = &words.book.office;
    let notice = warning.notice.clone().unwrap_or_default();
    let title = warning.document().label();
    let date = long_date(warning.issued_on);
    let (body, closing) = split_at_measures(&notice.body, !notice.measures.is_empty());
    let copies = if warning.level == WarningLevel::Red { 4 } else { 3 };
    notice.template.into_iter().for_each(|version| words.note(version));
    let (_, slip) = words.lines(TemplateKind::Slip, document_values(warning, words.book))?;
    Ok(NoticePaper {
        head: if notice.pre_printed {
            Head::PrePrinted { mark: office.letterhead.clone() }
        } else {
            Head::Red { mark: office.letterhead.clone() }
        },
        number: warning.number.to_string(),
        title: title.to_owned(),
        colour: match warning.level {
            WarningLevel::Red => MarkColour::Red,
            WarningLevel::Yellow => MarkColour::Yellow,
            WarningLevel::Blue => MarkColour::Blue,
        },
        colour_words: warning.level.mark().to_owned(),
        addressee: notice.recipient.clone(),
        body,
        measures: notice
            .measures
            .iter()
            .map(|measure| PrintedMeasure {
                problem: measure.problem.clone(),
                demand: measure.requirement.clone(),
                responsible: measure.responsible.clone(),
                deadline: measure.due.clone(),
                evidence: measure.evidence.clone(),
            })
            .collect(),
        closing,
        contact: Some(format!("联系人：{}　　联系电话：{}", notice.contact, notice.phone)),
        attachments: Vec::new(),
        sign_off: SignOff { name: office.name.clone(), date: date.clone(), seal: Seal::Place },
        imprint: Some(Imprint {
            copy_to: notice.copies_to.clone(),
            issuer: office.name.clone(),
            issued_on: date,
            copies: Some(copies),
            on_even_page: false,
        }),
        slip: Some(Slip { addressee: office.name.clone(), text: slip.join("") }),
        marks,
    })
}

/// Paragraphs before and after the table: it follows the first paragraph that ends with a colon, else all.
fn split_at_measures(body: &str, has_measures: bool) -> (Vec<String>, Vec<String>) {
    let paragraphs: Vec<String> = body.lines().map(|line| register::text::trim(line).to_owned()).filter(|line| !line.is_empty()).collect();
    let at = paragraphs.iter().position(|line| line.ends_with(['：', ':'])).map_or(paragraphs.len(), |at| at + 1);
    if !has_measures {
        return (paragraphs, Vec::new());
    }
    let (before, after) = paragraphs.split_at(at);
    (before.to_vec(), after.to_vec())
}

/// 送达回证, filled as far as known; the rest is for handwriting.
pub(crate) fn receipt_paper(warning: &Warning, words: &Words<'_>, marks: Marks) -> Result<ServiceReceiptPaper, No> {
    let book = words.book;
    let office = &book.office;
    let service = warning.service.as_ref();
    let text = |of: fn(&register::warning::Service) -> &String| service.map(|service| of(service).clone()).unwrap_or_default();
    let signed = service.map(|service| {
        let at = service.served_at.map(register::warning::time_words).unwrap_or_default();
        format!("{}{at}", long_date(service.served_on))
    });
    let way = service.and_then(|service| service.way);
    let reason = text(|service| &service.reason);
    let refused = way == Some(ServiceWay::Left);
    let unit = warning.unit.and_then(|unit| book.unit_of(unit));
    let addressee = warning.notice.as_ref().map(|notice| notice.recipient.clone()).or_else(|| unit.map(recipient)).unwrap_or_default();
    let mut values = document_values(warning, book);
    values.insert("回告期限", term(warning.reply_term));
    let (_, notes) = words.lines(TemplateKind::ServiceReceipt, values)?;
    Ok(ServiceReceiptPaper {
        serving_body: office.name.clone(),
        documents: vec![ServedDocument {
            name: warning.document().label().to_owned(),
            number: warning.number.to_string(),
            copies: service.map_or(1, |service| service.copies).to_string(),
        }],
        addressee,
        post: warning.addressee.clone(),
        place: text(|service| &service.place),
        manners: ServiceWay::ALL.iter().map(|one| ServiceManner { label: one.label().to_owned(), chosen: way == Some(*one) }).collect(),
        served_at: signed.unwrap_or_default(),
        received_on: service.map(|service| long_date(service.served_on)).unwrap_or_default(),
        proxy: if refused { String::new() } else { proxy(service, &reason) },
        refusal: if refused { reason } else { String::new() },
        witness: text(|service| &service.witness),
        servers: service.map_or_else(|| office.servers.clone(), |service| service.servers.clone()),
        remark: text(|service| &service.remark),
        notes,
        marks,
    })
}

/// 代收人及与受送达人关系, with the reason.
fn proxy(service: Option<&register::warning::Service>, reason: &str) -> String {
    let who = service.filter(|service| !service.proxy.is_empty()).map(|service| format!("{}（{}）", service.proxy, service.relation));
    [who.unwrap_or_default().trim_end_matches("（）").to_owned(), reason.to_owned()]
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect::<Vec<_>>()
        .join("，")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_office_writes_them() {
        for (number, words) in
            [(1, "一"), (10, "十"), (15, "十五"), (20, "二十"), (30, "三十"), (105, "一百零五"), (120, "一百二十"), (365, "三百六十五")]
        {
            assert_eq!(number_words(number), words);
        }
    }

    #[test]
    fn the_table_follows_the_paragraph_that_announces_it() {
        let (before, after) = split_at_measures("事实。提出以下要求：\n请回告。", true);
        assert_eq!((before.len(), after.len()), (1, 1));
        let (before, after) = split_at_measures("事实。提出以下要求：\n请回告。", false);
        assert_eq!((before.len(), after.len()), (2, 0));
    }
}
