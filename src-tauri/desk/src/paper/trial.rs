//! A template tried on the newest record that fits, or on an example where the registers hold none. Never
//! keeps anything.

use chrono::{Datelike as _, Days, NaiveDate};
use press::Marks;
use register::approval::Concerned;
use register::calendar::{Calendar, ReplyTerm};
use register::doc_number::DocNumber;
use register::id::SignalId;
use register::quarter::Quarter;
use register::signal::{Signal, SignalSource};
use register::template::TemplateKind;
use register::warning::{Draft, NoticeText, Reply, Service, ServiceWay, Warning, WarningLevel};
use uuid::Uuid;

use super::composed::Paper;
use super::{companion, letters, quarter_return, reply, return_reminder, signal_report};
use crate::book::Book;
use crate::compose;
use crate::no::No;
use crate::wire::paper::CompanionForm;
use crate::words::Words;

/// What is said where no record fits.
const EXAMPLE: &str = "登记簿里还没有合适的记录，下面按编造的示例预览。";
/// The example was served that long ago.
const SERVED_DAYS_AGO: u64 = 20;

/// A paper of this kind, and on which record it was tried.
pub(crate) fn compose(kind: TemplateKind, words: &Words<'_>, today: NaiveDate) -> Result<(Paper, String), No> {
    let book = words.book;
    let marks = super::marks(book, None);
    Ok(match kind {
        TemplateKind::NoticeBlue | TemplateKind::NoticeYellow | TemplateKind::NoticeRed | TemplateKind::Slip => {
            let (warning, record) = notice(kind.level().unwrap_or(WarningLevel::Blue), words, today)?;
            (compose::notice_paper(&warning, words, marks)?.into(), record)
        }
        TemplateKind::ServiceReceipt => {
            let (warning, record) = warning(words, today, |_| true)?;
            (compose::receipt_paper(&warning, words, marks)?.into(), record)
        }
        TemplateKind::Reply => {
            let (warning, record) = warning(words, today, |warning| !warning.replies.is_empty())?;
            (reply::filled(&warning, words, marks)?.into(), record)
        }
        TemplateKind::ReminderDue | TemplateKind::ReminderOverdue => {
            let (warning, record) = awaited(kind == TemplateKind::ReminderOverdue, words, today)?;
            (letters::reminder(&warning, words, today, marks)?.into(), record)
        }
        TemplateKind::InspectionNotice => companion_paper(CompanionForm::InspectionNotice, words, today, marks)?,
        TemplateKind::WrittenInquiry => companion_paper(CompanionForm::WrittenInquiry, words, today, marks)?,
        TemplateKind::Proposal => companion_paper(CompanionForm::Proposal, words, today, marks)?,
        TemplateKind::Admonition => companion_paper(CompanionForm::Admonition, words, today, marks)?,
        TemplateKind::ReturnReminder => {
            let quarter = newest_quarter(words.book, today);
            let points: Vec<_> = words.book.units.iter().filter(|kept| kept.live() && kept.item.reporting_point).take(8).collect();
            let mut record = format!("按{}预览。", quarter.title());
            if points.is_empty() {
                record = EXAMPLE.to_owned();
            }
            (return_reminder::sheet(quarter, &points, words, today, marks)?.into(), record)
        }
        TemplateKind::QuarterReturn => {
            let quarter = newest_quarter(book, today);
            (quarter_return::letter(quarter, words, today, marks)?.into(), format!("按{}预览。", quarter.title()))
        }
        TemplateKind::ZeroReport => zero_report(words, today, marks)?,
    })
}

fn companion_paper(form: CompanionForm, words: &Words<'_>, today: NaiveDate, marks: Marks) -> Result<(Paper, String), No> {
    let (warning, record) = warning(words, today, |_| true)?;
    Ok((companion::compose(form, Some(&warning), words, today, marks)?, record))
}

fn zero_report(words: &Words<'_>, today: NaiveDate, marks: Marks) -> Result<(Paper, String), No> {
    let book = words.book;
    let quarter = newest_quarter(book, today);
    let points = || book.units.iter().filter(|kept| kept.live() && kept.item.reporting_point);
    let point = points().find(|kept| signal_report::why_not_zero(quarter, kept.id, book).is_none());
    let place = point.map_or("", |point| &point.item.short_name);
    let paper = signal_report::zero_report(Some(quarter), point.map(|point| point.id), words, marks)?;
    Ok((paper.into(), format!("按{place}{}预览。", quarter.title())))
}

/// A warning whose reply is awaited, within its term or past it.
fn awaited(overdue: bool, words: &Words<'_>, today: NaiveDate) -> Result<(Warning, String), No> {
    let fits = |warning: &Warning| letters::why_no_reminder(warning).is_none() && warning.overdue_days(today).is_some() == overdue;
    let (mut warning, record) = warning(words, today, fits)?;
    if !fits(&warning) {
        warning.replies.clear();
        let late = if overdue { u64::from(warning.reply_term.days) } else { 0 };
        warning.service = served(today, SERVED_DAYS_AGO + late);
    }
    Ok((warning, record))
}

/// The newest quarter in which anything was collected; else the present one.
fn newest_quarter(book: &Book, today: NaiveDate) -> Quarter {
    let newest = book.signals.iter().filter(|kept| kept.live()).map(|kept| Quarter::of(kept.item.collected_on)).max();
    newest.unwrap_or_else(|| Quarter::of(today))
}

/// A notice as it would be issued today from the newest signal of this colour.
fn notice(level: WarningLevel, words: &Words<'_>, today: NaiveDate) -> Result<(Warning, String), No> {
    let fits = |signal: &Signal| signal.in_scope && signal.suggested_level == Some(level);
    let newest = words.book.signals.iter().filter(|kept| kept.live() && fits(&kept.item)).max_by_key(|kept| kept.item.collected_on);
    Ok(match newest {
        Some(kept) => (issued(level, &kept.item, words, today)?, format!("按预警信息{}预览。", kept.item.number)),
        None => (issued(level, &example(today), words, today)?, EXAMPLE.to_owned()),
    })
}

/// The newest warning that fits; else an example that was served and answered.
fn warning(words: &Words<'_>, today: NaiveDate, fits: impl Fn(&Warning) -> bool) -> Result<(Warning, String), No> {
    let newest = words.book.warnings.iter().map(|(_, warning)| warning).filter(|warning| warning.voided.is_none() && fits(warning));
    if let Some(found) = newest.max_by_key(|warning| (warning.issued_on, warning.number.sequence)) {
        return Ok((found.clone(), format!("按{}预览。", found.number)));
    }
    let mut warning = issued(WarningLevel::Blue, &example(today), words, today)?;
    warning.service = served(today, SERVED_DAYS_AGO);
    warning.replies.push(Reply {
        cause: "对政策学习不够，复核流于形式（示例）。".to_owned(),
        measures: "逐户复核，停发一律书面告知（示例）。".to_owned(),
        ..Reply::of_day(today)
    });
    Ok((warning, EXAMPLE.to_owned()))
}

fn served(today: NaiveDate, days_ago: u64) -> Option<Service> {
    let served_on = today.checked_sub_days(Days::new(days_ago))?;
    Some(Service {
        due_on: ReplyTerm::of_days(30).last_day(served_on, &Calendar::with([])).ok(),
        received_by: "示例".to_owned(),
        way: Some(ServiceWay::Direct),
        ..Service::on(served_on)
    })
}

fn example(today: NaiveDate) -> Signal {
    Signal {
        source: Some(SignalSource::Complaint),
        object_post: "低保救助岗".to_owned(),
        ..Signal::new("示例", today, "（示例）最低生活保障动态复核中停发未书面告知理由")
    }
}

/// The warning that issuing from this signal today would make.
fn issued(level: WarningLevel, signal: &Signal, words: &Words<'_>, today: NaiveDate) -> Result<Warning, No> {
    let book = words.book;
    let office = &book.office;
    let unit = signal.unit.and_then(|unit| book.unit_of(unit));
    let ways: Vec<_> = level.dispositions().iter().copied().take(2).collect();
    let (template, body) = compose::body(level, &ways, signal, words)?;
    let draft = Draft {
        level,
        dispositions: ways.clone(),
        issued_on: today,
        unit: signal.unit,
        addressee: signal.object_post.clone(),
        subject: signal.content.clone(),
        signal: (SignalId(Uuid::nil()), signal.number.clone()),
        risk: signal.risk,
        edition: None,
        notice: NoticeText {
            recipient: unit.map_or_else(|| "社会事务办公室（示例）".to_owned(), compose::recipient),
            body,
            measures: compose::first_measure(level, signal, unit),
            copies_to: compose::copies_to(level, unit, office),
            contact: office.contact.clone(),
            phone: office.phone.clone(),
            issuer: office.issuer.clone(),
            pre_printed: false,
            template: Some(template),
        },
        path: Vec::new(),
        approvals: Vec::new(),
        approved: true,
        concerned: Concerned::default(),
        raised_from: None,
        reply_term: office.reply_term_of(&ways),
    };
    let series = office.series_of(level);
    let taken = book.warnings.iter().map(|(_, warning)| &warning.number);
    let taken = taken.filter(|number| number.series == series && number.year == today.year()).map(|number| number.sequence);
    let sequence = taken.max().unwrap_or_default() + 1;
    Ok(draft.as_issued(DocNumber { series: series.to_owned(), year: today.year(), sequence }))
}
