//! 首页: what is due, and figures that open lists. Never a rule: states and days come from register.

use chrono::NaiveDate;
use register::duty::quota::MeterState;
use register::risk::RiskGrade;
use register::warning::{ReplyStatus, Warning, WarningState};
use register::{Term, names::Names as _};

use crate::book::Book;
use crate::duty::Meters;
use crate::no::No;
use crate::record::shorten;
use crate::wire::app::{Home, HomeFigure, Nothing, TodoGroup, TodoItem};
use crate::wire::record::{Filter, Kind};
use crate::{Desk, campaign, screening};

/// `home`.
pub(crate) fn home(desk: &mut Desk, _: Nothing) -> Result<Home, No> {
    let today = desk.today();
    let book = desk.book()?;
    let mut todo: Vec<TodoItem> =
        book.warnings.iter().filter_map(|(id, warning)| warning_todo(&id.to_string(), warning, book, today)).collect();
    todo.extend(duty_todo(book, today));
    todo.extend(work_list_todo(book, today));
    todo.extend(campaign_todo(book));
    todo.extend(screening_todo(book, today));
    todo.sort_by(|a, b| (a.group, a.days, &a.title).cmp(&(b.group, b.days, &b.title)));
    Ok(Home { todo, figures: figures(book, today) })
}

/// What a warning waits for, if anything.
fn warning_todo(id: &str, warning: &Warning, book: &Book, today: NaiveDate) -> Option<TodoItem> {
    let unit = warning.unit.map_or("", |unit| book.unit_name(unit).1);
    let due = warning.due_on().filter(|_| matches!(warning.state(), WarningState::Served | WarningState::Returned));
    let days = due.and_then(|due| i32::try_from((due - today).num_days()).ok());
    let (title, group) = match warning.state() {
        WarningState::Issued => ("送达".to_owned(), TodoGroup::Today),
        WarningState::Served => ("等待回告".to_owned(), group_of(days)),
        WarningState::Returned => ("等待重报".to_owned(), group_of(days)),
        WarningState::Replied => ("评估回告".to_owned(), TodoGroup::Today),
        WarningState::Accepted => ("销号".to_owned(), TodoGroup::Today),
        WarningState::Recorded | WarningState::Closed | WarningState::Voided => return None,
    };
    Some(TodoItem {
        group,
        title: format!("{title} {}", warning.number),
        detail: format!("{unit}　{}　{}", warning.level.title(), shorten(&warning.subject)),
        due_on: due.map(|due| due.to_string()),
        days,
        kind: Kind::Warnings,
        id: id.to_owned(),
    })
}

fn group_of(days: Option<i32>) -> TodoGroup {
    match days {
        Some(..0) => TodoGroup::Overdue,
        Some(0) => TodoGroup::Today,
        Some(1..=7) => TodoGroup::Week,
        _ => TodoGroup::Later,
    }
}

/// Duties that owe something: overdue, due within a week, or in a period that ends within a week.
fn duty_todo(book: &Book, today: NaiveDate) -> Vec<TodoItem> {
    let meters = Meters::of(book, today);
    let line = |kept: &store::Kept<register::id::DutyId, register::duty::Duty>| {
        let meter = meters.measure(kept.id, &kept.item);
        let due = meter.due_on.filter(|_| matches!(meter.state, MeterState::Short | MeterState::Overdue | MeterState::Open))?;
        let days = i32::try_from((due - today).num_days()).ok().filter(|days| *days <= 7)?;
        let over = meter.state == MeterState::Overdue;
        // A duty whose number of objects is not known is only spoken of while nothing at all was done.
        if meter.state == MeterState::Open && meter.done() > 0 || (days < 0 && !over) {
            return None;
        }
        let period = meter.span.as_ref().map(|span| span.label.as_str()).unwrap_or_default();
        Some(TodoItem {
            group: group_of(Some(days)),
            title: format!("{}：{}", if over { "任务逾期" } else { "任务到期" }, shorten(&kept.item.requirement)),
            detail: format!("牵头单位：{}　{period}　还差{}次", kept.item.lead_unit, meter.short()),
            due_on: Some(due.to_string()),
            days: Some(days),
            kind: Kind::Duties,
            id: kept.id.to_string(),
        })
    };
    book.duties.iter().filter(|kept| kept.live()).filter_map(line).collect()
}

/// Lines of the five lists that are open: overdue, or due within a week.
fn work_list_todo(book: &Book, today: NaiveDate) -> Vec<TodoItem> {
    let line = |kept: &store::Kept<register::id::WorkItemId, register::work_list::WorkItem>| {
        let due = kept.item.due_on.filter(|_| kept.item.done_on.is_none())?;
        let days = i32::try_from((due - today).num_days()).ok().filter(|days| *days <= 7)?;
        Some(TodoItem {
            group: group_of(Some(days)),
            title: format!("{}：{}", kept.item.kind_words(), shorten(&kept.item.matter)),
            detail: format!("{}　责任人：{}", kept.item.code, kept.item.responsible_person),
            due_on: Some(due.to_string()),
            days: Some(days),
            kind: Kind::WorkItems,
            id: kept.id.to_string(),
        })
    };
    book.work_items.iter().filter(|kept| kept.live()).filter_map(line).collect()
}

/// The campaign that runs, with how many points wait for their mark.
fn campaign_todo(book: &Book) -> Option<TodoItem> {
    let (id, campaign) = book.running_campaign()?;
    let sum = campaign::view(*id, campaign, book).sum;
    let own = || book.campaign_lines.iter().filter(|(_, line)| line.campaign == *id && book.live_risk(line.risk).is_some());
    let (line, _) = own().find(|(_, line)| line.mark.is_none()).or_else(|| own().next())?;
    let remaining = sum.all - sum.marked;
    let what =
        if remaining > 0 { format!("还有{remaining}个风险点没有标注") } else { "全部标注完毕，可以结束".to_owned() };
    Some(TodoItem {
        group: TodoGroup::Today,
        title: format!("{}年集中排查：{what}", campaign.year),
        detail: format!("共{}个，已标注{}个，{}开始", sum.all, sum.marked, campaign.opened_on),
        due_on: None,
        days: None,
        kind: Kind::CampaignLines,
        id: line.to_string(),
    })
}

/// Screenings that nobody has signed for a while.
fn screening_todo(book: &Book, today: NaiveDate) -> impl Iterator<Item = TodoItem> {
    screening::live(book).filter_map(move |(id, sheet)| {
        let days = sheet.still_for(today)?;
        Some(TodoItem {
            group: TodoGroup::Today,
            title: format!("排查停在“{}”：{}", sheet.state(), sheet.place(book)),
            detail: format!("{}起没有签署，已{days}天", sheet.rests_since()),
            due_on: None,
            days: None,
            kind: Kind::Screenings,
            id: id.to_string(),
        })
    })
}

fn figures(book: &Book, today: NaiveDate) -> Vec<HomeFigure> {
    let figure = |label: &str, value: usize, kind: Kind, filters: &[(&str, &str)]| HomeFigure {
        label: label.to_owned(),
        value: crate::wire::count(value),
        kind,
        filters: filters.iter().map(|(column, value)| Filter { column: (*column).to_owned(), values: vec![(*value).to_owned()] }).collect(),
    };
    let status = |wanted: ReplyStatus| book.warnings.iter().filter(|(_, warning)| warning.reply_status(today) == wanted).count();
    let waiting = book.signals.iter().filter(|kept| kept.live() && kept.item.in_scope && book.standing_warning(kept.id).is_none()).count();
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
