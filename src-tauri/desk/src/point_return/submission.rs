//! 上报: the return of a quarter and the report of a half-year, sent upward and acknowledged. Never a due day of its own.

use chrono::NaiveDate;
use register::id::SubmissionId;
use register::quarter::Quarter;
use register::submission::{Submission, SubmissionKind, SubmissionPeriod};
use store::Op;

use crate::book::Book;
use crate::no::No;
use crate::wire::point_return::{RecordSubmission, SubmissionLine};
use crate::wire::record::{Kind, Saved};
use crate::{Desk, undoable};

/// What goes upward at the end of a quarter.
pub(crate) fn lines(quarter: Quarter, book: &Book, today: NaiveDate) -> Vec<SubmissionLine> {
    let half = SubmissionPeriod { kind: SubmissionKind::HalfYearReport, year: quarter.year, part: quarter.number / 2 };
    let ends_half = quarter.number.is_multiple_of(2);
    [SubmissionPeriod::quarter(quarter)].into_iter().chain(ends_half.then_some(half)).map(|period| line(period, book, today)).collect()
}

fn line(period: SubmissionPeriod, book: &Book, today: NaiveDate) -> SubmissionLine {
    let sent = find(period, book).map(|(_, submission)| submission);
    let due = period.due_on(&book.office);
    SubmissionLine {
        period: period.code(),
        label: name(period),
        due_on: due.to_string(),
        days: if sent.is_some() { None } else { i32::try_from((due - today).num_days()).ok() },
        sent: sent.map(Submission::words),
        fields: sent.map(Submission::texts).unwrap_or_default(),
    }
}

/// 2026年第一季度报送, 2026年上半年分析报告.
pub(crate) fn name(period: SubmissionPeriod) -> String {
    match period.kind {
        SubmissionKind::QuarterReturn => format!("{}报送", period.title()),
        SubmissionKind::HalfYearReport => format!("{}分析报告", period.title()),
    }
}

/// What was recorded of a period.
pub(crate) fn find(period: SubmissionPeriod, book: &Book) -> Option<&(SubmissionId, Submission)> {
    book.submissions.iter().find(|(_, submission)| submission.period == period)
}

/// `record_submission`: recorded once for a period; what is said later is laid over it.
pub(crate) fn record_submission(desk: &mut Desk, request: RecordSubmission) -> Result<Saved, No> {
    let today = desk.today();
    let period = SubmissionPeriod::parse(&request.period)
        .ok_or_else(|| No::field("period", "period", format!("报送期“{}”看不明白，请写成 2026Q1 或 2026H1 这样。", request.period)))?;
    let book = desk.book()?;
    let before = find(period, book);
    let mut raw = before.map(|(_, submission)| submission.texts()).unwrap_or_default();
    raw.extend(request.fields);
    let submission = Submission::read(period, &raw, today)?;
    let id = before.map(|(id, _)| *id);
    let (op, verb) = if id.is_some() { (Op::Edit, "修改上报记录：") } else { (Op::Create, "登记上报：") };
    let label = format!("{verb}{}", name(period));
    let id = desk.record(undoable(op, Kind::PointReturns, label.clone()), |writer, _| {
        let id = id.unwrap_or_else(|| SubmissionId(writer.new_id()));
        writer.put_submission(id, &submission)?;
        Ok::<_, No>(id)
    })?;
    Ok(Saved { id: id.to_string(), sentence: format!("已{label}。") })
}
