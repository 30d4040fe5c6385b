//! What was done: warnings issued by level, document and disposition, replies, inspection, closing, raising, and what
//! still waits. Never a warning that was voided.

use register::Term;
use register::report::{Breakdown, Share};
use register::warning::{Document, ReplyStatus};

use super::ledgers;
use super::pen::Pen;

/// The chapter.
pub(super) fn chapter(pen: &mut Pen<'_>, title: &str) {
    let heading = pen.chapter(title);
    let figures = pen.figures;
    let this = figures.period.this();
    if figures.issued.now == 0 {
        let mut text = vec![format!("{this}没有发出预警。")];
        text.extend(endings(pen));
        pen.section("handled", vec![heading], text, Vec::new());
        return;
    }
    let issued = pen.put("发出预警件数", figures.issued.now);
    let by_level = figures
        .issued_by_level
        .lines
        .iter()
        .zip(register::warning::WarningLevel::ALL)
        .map(|(line, level)| format!("{}{}件", level.title(), pen.put(format!("发出{}件数", line.label), line.count.now)))
        .collect::<Vec<_>>()
        .join("，");
    let document = |pen: &mut Pen<'_>, document: Document| {
        let count = figures.issued_by_document.of(document.label());
        format!("《{}》{}份", document.label(), pen.put(format!("{}份数", document.label()), count))
    };
    let documents = [document(pen, Document::RectificationNotice), document(pen, Document::WarningNotice)].join("，");
    let change = match figures.issued.before.or(figures.issued.year_before) {
        None => String::new(),
        Some(_) => {
            let (on_period, on_year) = (figures.issued.on_period().words("件"), figures.issued.on_year().words("件"));
            format!("环比{}，同比{}。", pen.put("预警环比", on_period), pen.put("预警同比", on_year))
        }
    };
    let mut text = vec![format!("{this}共发出预警{issued}件：{by_level}。其中{documents}。{change}")];
    text.extend(dispositions(pen, &figures.issued_by_disposition));
    text.push(replies(pen));
    text.push(course(pen));
    text.extend(endings(pen));
    pen.section("handled", vec![heading], text, Vec::new());
}

/// 处置方式: a warning may have several, so they add up to more than the warnings.
fn dispositions(pen: &mut Pen<'_>, of: &Breakdown) -> Option<String> {
    let leading: Vec<(String, u32)> = of.leading().into_iter().map(|line| (line.label.clone(), line.count.now)).collect();
    if leading.is_empty() {
        return None;
    }
    let parts: Vec<String> = leading.iter().map(|(label, count)| format!("{label}{}件", pen.put(format!("{label}件数"), count))).collect();
    let more = leading.iter().map(|(_, count)| count).sum::<u32>() > of.base;
    let note = if more { "；一件预警有两种以上处置方式的，分别计入" } else { "" };
    Some(format!("按处置方式分，{}{note}。", parts.join("，")))
}

fn replies(pen: &mut Pen<'_>) -> String {
    let figures = pen.figures;
    let status = |status: ReplyStatus| figures.by_reply.of(status.label());
    let replied = status(ReplyStatus::InTime) + status(ReplyStatus::Late);
    let share = Share { count: replied, base: figures.issued.now }.percent();
    let issued = pen.put("发出预警件数", figures.issued.now);
    let (replied, share) = (pen.put("已回告件数", replied), pen.put("回告率", share));
    let mut of = |wanted: ReplyStatus| format!("{}{}件", wanted.label(), pen.put(format!("{}件数", wanted.label()), status(wanted)));
    format!(
        "截至编报之日，{issued}件中已回告{replied}件，占{share}：{}，{}；{}，尚在{}，{}。",
        of(ReplyStatus::InTime),
        of(ReplyStatus::Late),
        of(ReplyStatus::Overdue),
        of(ReplyStatus::Running),
        of(ReplyStatus::NotServed)
    )
}

/// What became of signals that no warning was issued from, as far as it was settled.
fn endings(pen: &mut Pen<'_>) -> Option<String> {
    let met: Vec<(String, u32)> = pen.figures.by_ending.leading().into_iter().map(|line| (line.label.clone(), line.count.now)).collect();
    if met.is_empty() {
        return None;
    }
    let all = pen.put("未发预警办结件次", met.iter().map(|(_, count)| count).sum::<u32>());
    let parts: Vec<String> = met.iter().map(|(label, count)| format!("{label}{}件次", pen.put(format!("{label}件次"), count))).collect();
    Some(format!("未发预警而办结的信息{all}件次：{}。", parts.join("，")))
}

/// 督查, 销号, 提级, 转线索, 作废.
fn course(pen: &mut Pen<'_>) -> String {
    let figures = pen.figures;
    let (inspected, closed) = (pen.put("督查件数", figures.inspected), pen.put("销号件数", figures.closed));
    let (raised, transferred) = (pen.put("提级件数", figures.raised), pen.put("转线索件数", figures.transferred));
    let voided = match figures.voided {
        0 => String::new(),
        voided => format!("另有{}件作废，文号保留，不计入统计。", pen.put("作废件数", voided)),
    };
    format!("开展督查{inspected}件，已销号{closed}件，提级预警{raised}件，转问题线索{transferred}件。{voided}")
}

/// What waits for a reply, whichever period it was issued in up to this one.
pub(super) fn waiting(pen: &mut Pen<'_>) {
    let heading = pen.chapter("回告到期和逾期情况");
    let waiting = ledgers::waiting(pen.figures.period, pen.book, pen.today);
    if waiting.is_empty() {
        pen.section("waiting", vec![heading], vec!["截至编报之日，没有待回告的预警。".to_owned()], Vec::new());
        return;
    }
    let overdue = waiting.iter().filter(|warning| warning.reply_status(pen.today) == ReplyStatus::Overdue).count();
    let (count, overdue) = (pen.put("待回告件数", waiting.len()), pen.put("待回告中逾期件数", overdue));
    let (table, caption) = pen.table("待回告预警");
    let text = format!("截至编报之日，待送达、待回告的预警共{count}件，其中逾期未回告{overdue}件，见{table}。");
    pen.section("waiting", vec![heading], vec![text], vec![ledgers::waiting_table(&caption, &waiting, pen.book, pen.today)]);
}
