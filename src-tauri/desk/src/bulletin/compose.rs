//! The first words of a 参阅: a case told from its warning, or how things stand told from the figures of a quarter. The
//! person edits them before issue. Never a name of a person, and never a reporter.

use chrono::NaiveDate;
use register::Term as _;
use register::bulletin::without_names;
use register::form::Raw;
use register::names::Names as _;
use register::quarter::Quarter;
use register::report::{Change, Share, tally};
use register::warning::{ReplyStatus, Warning};

use crate::book::Book;
use crate::compose::long_date;

fn text(fields: &mut Raw, key: &str, text: impl Into<String>) {
    fields.insert(key.to_owned(), text.into());
}

fn plain(text: &str) -> &str {
    text.trim_end_matches(['。', '；', '，'])
}

/// 重要个案: 情况、成因、警示、建议.
pub(super) fn case(warning: &Warning, book: &Book, persons: &[&str]) -> Raw {
    let unit = warning.unit.map_or("有关单位", |unit| book.unit_name(unit).1);
    let subject = without_names(plain(&warning.subject), persons);
    let risk = warning.risk.and_then(|risk| book.risk_of(risk));
    let mut body = vec!["一、基本情况".to_owned()];
    body.push(format!(
        "{}，{}就“{subject}”一事，对{unit}实施{}预警，作出{}的处置。",
        long_date(warning.issued_on),
        book.office.short_name,
        warning.level.title(),
        if warning.disposition_words.is_empty() { "相应".to_owned() } else { warning.disposition_words.clone() }
    ));
    let reply = warning.standing_reply();
    body.push(match (&warning.service, reply) {
        (Some(_), Some(reply)) => format!("{unit}于{}报来回告。", long_date(reply.received_on)),
        (Some(service), None) => format!("通知书于{}送达，目前尚未回告。", long_date(service.served_on)),
        (None, _) => "通知书尚待送达。".to_owned(),
    });
    body.push("二、成因剖析".to_owned());
    let cause = reply.map(|reply| without_names(plain(&reply.cause), persons)).filter(|cause| !cause.is_empty());
    let reflects = risk.map(|risk| format!("问题反映出“{}”这一廉政风险点的防控措施没有落实到位。", risk.description));
    body.push(match (cause, reply) {
        (Some(cause), _) => format!("{cause}。"),
        (None, Some(_)) => reflects.unwrap_or_else(|| "问题反映出防控措施没有落实到位。".to_owned()),
        (None, None) => format!("{}具体成因待回告后剖析。", reflects.unwrap_or_default()),
    });
    body.push("三、警示".to_owned());
    body.push(match risk {
        Some(risk) if !risk.manifestation.is_empty() => {
            let manifestation = without_names(plain(&risk.manifestation), persons);
            format!("同类岗位容易出现的问题是：{manifestation}。各单位要对照检查，引以为戒。")
        }
        _ => "各单位要对照检查，引以为戒，发现苗头及时纠正。".to_owned(),
    });
    body.push("四、建议".to_owned());
    let measures = risk.map(|risk| without_names(plain(&risk.control_measures), persons)).filter(|measures| !measures.is_empty());
    body.push(measures.map_or_else(
        || "有同类职权的单位要逐项检查防控措施，明确责任人和完成时间，检查情况报镇纪委。".to_owned(),
        |measures| format!("有同类职权的单位要逐项检查以下防控措施是否落实：{measures}。检查情况报{}。", book.office.short_name),
    ));
    let mut fields = Raw::new();
    text(&mut fields, "title", format!("关于{unit}一起{}预警的情况", warning.level.label()));
    text(&mut fields, "body", body.join("\n"));
    text(&mut fields, "warning", warning.number.to_string());
    fields
}

/// 综合情况 of a quarter.
pub(super) fn overview(quarter: Quarter, book: &Book, today: NaiveDate) -> Raw {
    let signals: Vec<_> = book.signals.iter().filter(|kept| kept.live()).map(|kept| &kept.item).filter(|own| own.counts()).collect();
    let kept_since = signals.iter().map(|own| Quarter::of(own.collected_on)).min();
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let of = |wanted: Quarter| signals.iter().filter(move |own| wanted.holds(own.collected_on));
    let in_quarter = |wanted: Quarter| kept_since.is_some_and(|first| first <= wanted).then(|| number(of(wanted).count()));
    let now = number(of(quarter).count());
    let in_scope = number(of(quarter).filter(|own| own.in_scope).count());
    let change = |then: Quarter| Change { now, then: in_quarter(then) }.words("件次");
    let levels = tally(of(quarter).filter(|own| own.in_scope).filter_map(|own| own.suggested_level));
    let levels = levels
        .iter()
        .map(|(level, count)| format!("{}{count}件次（{}）", level.label(), Share { count: *count, base: in_scope }.percent()));
    let levels = levels.collect::<Vec<_>>().join("，");
    let mut sources = tally(of(quarter).filter_map(|own| own.source));
    sources.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let sources = sources.iter().filter(|(_, count)| *count > 0).take(3);
    let sources =
        sources.map(|(source, count)| format!("{}{count}件次（{}）", source.label(), Share { count: *count, base: now }.percent()));
    let sources = sources.collect::<Vec<_>>().join("，");
    let units = register::report::most_often(
        of(quarter).filter(|own| own.in_scope).filter_map(|own| own.unit).map(|unit| book.unit_name(unit).1.to_owned()),
        3,
    );
    let units = units.iter().map(|(name, count)| format!("{name}{count}件次")).collect::<Vec<_>>().join("、");
    let issued: Vec<_> =
        book.warnings.iter().map(|(_, own)| own).filter(|own| quarter.holds(own.issued_on) && own.voided.is_none()).collect();
    let by_level = tally(issued.iter().map(|own| own.level));
    let by_level = by_level.iter().map(|(level, count)| format!("{}{count}件", level.label())).collect::<Vec<_>>().join("，");
    let status = |wanted: ReplyStatus| issued.iter().filter(|own| own.reply_status(today) == wanted).count();
    let mut body = vec!["一、信息采集情况".to_owned()];
    body.push(format!(
        "{}全镇共采集廉政风险预警信息{now}件次，环比{}，同比{}。其中业务范围内{in_scope}件次，占{}。",
        quarter.title(),
        change(quarter.previous()),
        change(quarter.a_year_before()),
        Share { count: in_scope, base: now }.percent()
    ));
    if now > 0 {
        body.push(format!("按来源，以全部{now}件次为基数，较多的是{sources}。按建议等级，以业务范围内{in_scope}件次为基数，{levels}。"));
    }
    body.push("二、预警处置情况".to_owned());
    body.push(if issued.is_empty() {
        "本季度没有发出预警。".to_owned()
    } else {
        format!(
            "发出预警{}件：{by_level}。截至{}，按期回告{}件，逾期回告{}件，逾期未回告{}件，回告期内{}件，待送达{}件。",
            issued.len(),
            long_date(today),
            status(ReplyStatus::InTime),
            status(ReplyStatus::Late),
            status(ReplyStatus::Overdue),
            status(ReplyStatus::Running),
            status(ReplyStatus::NotServed)
        )
    });
    body.push("三、主要特点".to_owned());
    body.push(if units.is_empty() {
        "反映的问题没有集中在个别单位。".to_owned()
    } else {
        format!("反映较多的单位是{units}。")
    });
    body.push("四、下步建议".to_owned());
    body.push("各单位要对照本单位廉政风险点，检查防控措施的落实情况；被预警的单位按期回告，逐项整改到位。".to_owned());
    let mut fields = Raw::new();
    text(&mut fields, "title", format!("{}{}廉政风险预警情况", book.office.township, quarter.title()));
    text(&mut fields, "body", body.join("\n"));
    text(&mut fields, "quarter", quarter.to_string());
    text(&mut fields, "distribute_to", "各村（社区），镇直各单位");
    fields
}
