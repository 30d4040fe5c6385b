//! Figures on 首页, each with the list that it counts. Never a rule: states come from register.

use chrono::NaiveDate;
use register::Term as _;
use register::risk::RiskGrade;
use register::warning::ReplyStatus;

use crate::book::Book;
use crate::wire::app::HomeFigure;
use crate::wire::record::{Filter, Kind};

/// The figures in the order they are shown.
pub(super) fn figures(book: &Book, today: NaiveDate) -> Vec<HomeFigure> {
    let figure = |label: &str, value: usize, kind: Kind, filters: &[(&str, &str)]| HomeFigure {
        label: label.to_owned(),
        value: crate::wire::count(value),
        kind,
        filters: filters.iter().map(|(column, value)| Filter { column: (*column).to_owned(), values: vec![(*value).to_owned()] }).collect(),
    };
    let status = |wanted: ReplyStatus| book.warnings.iter().filter(|(_, warning)| warning.reply_status(today) == wanted).count();
    let waiting = book.signals.iter().filter(|kept| kept.live() && crate::signal::waits(kept.id, &kept.item, book)).count();
    vec![
        figure("待处置预警信息", waiting, Kind::Signals, &[("outcome", "待处置")]),
        figure("待送达", status(ReplyStatus::NotServed), Kind::Warnings, &[("reply_status", ReplyStatus::NotServed.label())]),
        figure("回告期内", status(ReplyStatus::Running), Kind::Warnings, &[("reply_status", ReplyStatus::Running.label())]),
        figure("逾期未回告", status(ReplyStatus::Overdue), Kind::Warnings, &[("reply_status", ReplyStatus::Overdue.label())]),
        figure(
            "高等级风险点",
            book.standing_risks().filter(|(_, risk)| risk.grade == Some(RiskGrade::High)).count(),
            Kind::Risks,
            &[("grade", RiskGrade::High.label()), ("status", register::risk::IN_USE)],
        ),
        figure(
            "待复核风险点",
            book.risks.iter().filter(|kept| kept.live() && book.open_review(kept.id).is_some()).count(),
            Kind::Risks,
            &[("review", crate::review::WAITING)],
        ),
        figure("职权", book.powers.iter().filter(|kept| kept.live()).count(), Kind::Powers, &[]),
        figure("年度任务", book.duties.iter().filter(|kept| kept.live()).count(), Kind::Duties, &[]),
    ]
}
