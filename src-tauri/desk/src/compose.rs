//! Words of papers: drafts of notices, Chinese dates and numbers, and the press's values made from an
//! issued warning. House wording built from 《办法》 and its kin; the person edits it before issue.
//! Never a name of a reporter, and of the one complained of only the post.

use chrono::{Datelike, NaiveDate};
use press::notice::{MarkColour, Measure as PrintedMeasure, NoticePaper, Slip};
use press::service_receipt::{ServedDocument, ServiceManner, ServiceReceiptPaper};
use press::{Head, Imprint, Marks, Seal, SignOff};
use register::Term;
use register::names::Names as _;
use register::office::Office;
use register::signal::Signal;
use register::unit::{Unit, UnitCategory};
use register::warning::{Disposition, ServiceWay, Warning, WarningLevel};

use crate::book::Book;

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

/// The drafted paragraphs of a notice, one a line. A paragraph that ends with ： is followed by the table
/// of measures.
pub(crate) fn body(level: WarningLevel, dispositions: &[Disposition], signal: &Signal, book: &Book) -> String {
    let office = &book.office;
    let unit = signal.unit.and_then(|unit| book.unit_of(unit));
    let you = you(unit);
    let source = signal.source.map_or("预警", Term::label);
    let content = signal.content.trim_end_matches(['。', '；', '，']);
    let ways = dispositions.iter().map(|way| way.label()).collect::<Vec<_>>().join("、");
    let risk = risk_words(signal, book);
    let days = number_words(office.reply_days);
    let measures = &office.measures_name;
    let level_words = level.title();
    match level {
        WarningLevel::Blue => format!(
            "近期，{}在汇总分析{source}信息时了解到：{content}。{risk}上述情况属苗头性问题，情节较轻微。依据《{measures}》第四十一条、第四十二条规定，决定对{you}实施{level_words}预警，并作出{ways}的处置。\n\
             请{you}接到本通知书后，对照岗位职责和办理流程认真剖析成因，逐项提出整改措施，明确责任人和完成时间，自收到本通知书之日起{days}日内，将《廉政风险预警处置回告书》报{}。逾期未回告或者整改不到位的，将提高预警等级并在全镇通报。",
            office.short_name, office.short_name
        ),
        WarningLevel::Yellow | WarningLevel::Red => {
            let judgement = match level {
                WarningLevel::Red => "违反党风廉政建设规定，有违纪行为但尚不构成立案",
                _ => "存在倾向性问题且情节轻微",
            };
            let decided = match level {
                WarningLevel::Red => format!("经{}会议研究并报{}同意", office.short_name, office.upper_body),
                _ => format!("经{}集体研究", office.short_name),
            };
            format!(
                "经初步了解，{content}。{risk}上述情况{judgement}。依据《{measures}》第四十二条规定，{decided}，决定对{you}实施{level_words}预警，作出{ways}的处置。现提出以下整改要求：\n\
                 请于收到本通知书之日起{days}日内书面回告整改结果，并附佐证材料。{}将于期满后开展督查；逾期未回告或者整改不力的，依规依纪追究有关人员责任。",
                office.short_name
            )
        }
    }
}

/// What the signal says of a risk point, by post and never by name.
fn risk_words(signal: &Signal, book: &Book) -> String {
    let Some(risk) = signal.risk.and_then(|risk| book.risk_of(risk)) else { return String::new() };
    let post = risk.post.map_or("", |post| book.post_name(post).1);
    let place = match post {
        "" => "有关岗位".to_owned(),
        post if post.ends_with('岗') => format!("{post}位"),
        post => format!("{post}岗位"),
    };
    format!("反映出{place}“{}”（风险点{}）的防控措施落实不到位。", risk.description.trim_end_matches('。'), risk.number)
}

/// The notice as it prints.
pub(crate) fn notice_paper(warning: &Warning, book: &Book, marks: Marks) -> NoticePaper {
    let office = &book.office;
    let notice = warning.notice.clone().unwrap_or_default();
    let title = warning.document().label();
    let date = long_date(warning.issued_on);
    let (body, closing) = split_at_measures(&notice.body, !notice.measures.is_empty());
    let copies = if warning.level == WarningLevel::Red { 4 } else { 3 };
    NoticePaper {
        head: if notice.pre_printed { Head::PrePrinted } else { Head::Red { mark: office.letterhead.clone() } },
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
        imprint: Some(Imprint { copy_to: notice.copies_to.clone(), issuer: office.name.clone(), issued_on: date, copies: Some(copies) }),
        slip: Some(Slip {
            addressee: office.name.clone(), text: format!("我单位（本人）已收到《{title}》（{}）。", warning.number)
        }),
        marks,
    }
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
pub(crate) fn receipt_paper(warning: &Warning, book: &Book, marks: Marks) -> ServiceReceiptPaper {
    let office = &book.office;
    let service = warning.service.as_ref();
    let text = |of: fn(&register::warning::Service) -> &String| service.map(|service| of(service).clone()).unwrap_or_default();
    let way = service.and_then(|service| service.way);
    let reason = text(|service| &service.reason);
    let refused = way == Some(ServiceWay::Left);
    let unit = warning.unit.and_then(|unit| book.unit_of(unit));
    let addressee = warning.notice.as_ref().map(|notice| notice.recipient.clone()).or_else(|| unit.map(recipient)).unwrap_or_default();
    ServiceReceiptPaper {
        serving_body: office.name.clone(),
        documents: vec![ServedDocument {
            name: warning.document().label().to_owned(),
            number: warning.number.to_string(),
            copies: "1".to_owned(),
        }],
        addressee,
        post: warning.addressee.clone(),
        place: text(|service| &service.place),
        manners: ServiceWay::ALL.iter().map(|one| ServiceManner { label: one.label().to_owned(), chosen: way == Some(*one) }).collect(),
        served_at: service.map(|service| long_date(service.served_on)).unwrap_or_default(),
        received_on: service.map(|service| long_date(service.served_on)).unwrap_or_default(),
        proxy: if refused { String::new() } else { reason.clone() },
        refusal: if refused { reason } else { String::new() },
        witness: text(|service| &service.witness),
        servers: service.map_or_else(|| office.servers.clone(), |service| service.servers.clone()),
        remark: String::new(),
        notes: vec![format!("受送达人自签收次日起{}日内书面回告（《办法》第四十三条）。", number_words(warning.reply_days))],
        marks,
    }
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
