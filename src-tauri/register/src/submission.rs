//! 上报: what the office sends to the bodies above it, quarter by quarter and half-year by half-year, and by when
//! (《办法》第三十八条 names the rhythm and no day: the days are settings). Never a due day that nobody can change.

use chrono::{Days, NaiveDate};

use crate::form::{Form, Raw, Texts};
use crate::objection::Objections;
use crate::office::Office;
use crate::quarter::Quarter;
use crate::shape::{FieldSpec, Input, RegisterSpec};

terms! {
    /// 上报种类: what is sent.
    SubmissionKind {
        /// 季度报送.
        QuarterReturn = "quarter_return", "季度报送";
        /// 半年分析报告.
        HalfYearReport = "half_year_report", "半年分析报告";
    }
}

/// 上报期: a quarter or a half of a year, by what is sent for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SubmissionPeriod {
    /// What is sent.
    pub kind: SubmissionKind,
    /// Year.
    pub year: i32,
    /// 1 to 4 of a quarter, 1 or 2 of a half-year.
    pub part: u32,
}

impl SubmissionPeriod {
    /// The period of a quarter.
    pub fn quarter(quarter: Quarter) -> Self {
        Self { kind: SubmissionKind::QuarterReturn, year: quarter.year, part: quarter.number }
    }

    /// Reads 2026Q1 or 2026H1.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(quarter) = Quarter::parse(text) {
            return Some(Self::quarter(quarter));
        }
        let key = crate::text::key(text);
        let (year, half) = key.split_once('h')?;
        let part = half.parse().ok().filter(|half| (1..=2).contains(half))?;
        let year = year.parse().ok().filter(|year| (1949..=2999).contains(year))?;
        Some(Self { kind: SubmissionKind::HalfYearReport, year, part })
    }

    /// The newest period of this kind that has ended on a day.
    pub fn newest_ended(kind: SubmissionKind, today: NaiveDate) -> Self {
        let before = Quarter::of(today).previous();
        match kind {
            SubmissionKind::QuarterReturn => Self::quarter(before),
            // A half-year ends with its second quarter.
            SubmissionKind::HalfYearReport if before.number.is_multiple_of(2) => Self { kind, year: before.year, part: before.number / 2 },
            SubmissionKind::HalfYearReport => {
                let before = before.previous();
                Self { kind, year: before.year, part: before.number / 2 }
            }
        }
    }

    /// Its last quarter.
    pub fn last_quarter(self) -> Quarter {
        match self.kind {
            SubmissionKind::QuarterReturn => Quarter { year: self.year, number: self.part },
            SubmissionKind::HalfYearReport => Quarter { year: self.year, number: self.part * 2 },
        }
    }

    /// Its first day.
    pub fn first_day(self) -> Option<NaiveDate> {
        match self.kind {
            SubmissionKind::QuarterReturn => self.last_quarter().first_day(),
            SubmissionKind::HalfYearReport => self.last_quarter().previous().first_day(),
        }
    }

    /// 2026年第一季度, 2026年上半年.
    pub fn title(self) -> String {
        match (self.kind, self.part) {
            (SubmissionKind::QuarterReturn, _) => self.last_quarter().title(),
            (SubmissionKind::HalfYearReport, 1) => format!("{}年上半年", self.year),
            (SubmissionKind::HalfYearReport, _) => format!("{}年下半年", self.year),
        }
    }

    /// 2026Q1, 2026H1.
    pub fn code(self) -> String {
        let letter = if self.kind == SubmissionKind::QuarterReturn { 'Q' } else { 'H' };
        format!("{}{letter}{}", self.year, self.part)
    }

    /// The day by which it is to be sent, by the settings.
    pub fn due_on(self, office: &Office) -> NaiveDate {
        let day = match self.kind {
            SubmissionKind::QuarterReturn => office.quarter_return_day,
            SubmissionKind::HalfYearReport => office.half_year_report_day,
        };
        day_after(self.last_quarter(), day)
    }
}

/// The day on which the points are to have sent theirs, by the settings.
pub fn point_return_due(quarter: Quarter, office: &Office) -> NaiveDate {
    day_after(quarter, office.point_return_day)
}

/// 季后第N日: day N behind the end of a quarter.
fn day_after(quarter: Quarter, day: u32) -> NaiveDate {
    let last = quarter.end().and_then(|end| end.pred_opt()).unwrap_or_default();
    last.checked_add_days(Days::new(u64::from(day))).unwrap_or(last)
}

/// 上报记录: it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// What, and for which period.
    pub period: SubmissionPeriod,
    /// 上报日期.
    pub sent_on: NaiveDate,
    /// 报送人.
    pub sent_by: String,
    /// 文号 of the letter.
    pub number: String,
    /// 回执日期: none while the receipt is awaited.
    pub receipt_on: Option<NaiveDate>,
    /// 签收人 above.
    pub receipt_by: String,
    /// 备注.
    pub note: String,
}

/// The form of 登记上报. It is no register, but reads like one.
pub static SPEC: RegisterSpec = RegisterSpec {
    title: "上报记录",
    noun: "上报记录",
    empty: "",
    natural_key: "sent_on",
    title_key: "sent_on",
    fields: &[
        FieldSpec::new("sent_on", "上报日期", Input::Date).help("不填则记为今天。").article("《办法》第三十八条"),
        FieldSpec::new("sent_by", "报送人", Input::Text).required(),
        FieldSpec::new("number", "函的文号", Input::Text),
        FieldSpec::new("receipt_on", "回执日期", Input::Date).help("上级签收的日期；还没有收到回执的先不填。"),
        FieldSpec::new("receipt_by", "上级签收人", Input::Text),
        FieldSpec::new("note", "备注", Input::LongText),
    ],
};

impl Submission {
    /// Reads the form.
    ///
    /// # Errors
    /// Every objection.
    pub fn read(period: SubmissionPeriod, raw: &Raw, today: NaiveDate) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &SPEC, today);
        let sent_on = form.date("sent_on");
        let receipt_on = form.date("receipt_on");
        for (key, label, on) in [("sent_on", "上报日期", sent_on), ("receipt_on", "回执日期", receipt_on)] {
            if on.is_some_and(|day| day > today) {
                form.object(key, "future", format!("{label}不能晚于今天，请核对年份和月份。"));
            }
        }
        let sent = sent_on.unwrap_or(today);
        if period.first_day().is_some_and(|first| sent < first) {
            form.object("sent_on", "early", format!("上报日期早于{}开始，请核对。", period.title()));
        }
        if receipt_on.is_some_and(|day| day < sent) {
            form.object("receipt_on", "order", "回执日期早于上报日期，请核对。");
        }
        let receipt_by = form.name("receipt_by");
        if receipt_on.is_none() && !receipt_by.is_empty() {
            form.object("receipt_on", "required", "填了上级签收人，请把回执日期也填上。");
        }
        let read = Self {
            period,
            sent_on: sent,
            sent_by: form.name("sent_by"),
            number: form.name("number"),
            receipt_on,
            receipt_by,
            note: form.text("note"),
        };
        form.finish(read)
    }

    /// The record as texts.
    pub fn texts(&self) -> Raw {
        let mut texts = Texts::default();
        texts.date("sent_on", Some(self.sent_on));
        texts.set("sent_by", &self.sent_by);
        texts.set("number", &self.number);
        texts.date("receipt_on", self.receipt_on);
        texts.set("receipt_by", &self.receipt_by);
        texts.set("note", &self.note);
        texts.0
    }

    /// 2026-04-09由谢某某上报，七纪函〔2026〕3号；回执2026-04-10，区预警中心李某某.
    pub fn words(&self) -> String {
        let number = if self.number.is_empty() { String::new() } else { format!("，{}", self.number) };
        let receipt = match self.receipt_on {
            Some(on) if self.receipt_by.is_empty() => format!("；回执{on}"),
            Some(on) => format!("；回执{on}，{}", self.receipt_by),
            None => "；还没有收到回执".to_owned(),
        };
        format!("{}由{}上报{number}{receipt}", self.sent_on, self.sent_by)
    }
}

/// Quarters whose returns are kept here: those of which something was recorded, those between, and the newest that has
/// ended. What lies before was kept on paper, and nobody is asked for it.
pub fn kept_quarters(recorded: impl IntoIterator<Item = Quarter>, today: NaiveDate) -> Vec<Quarter> {
    let newest = Quarter::of(today).previous();
    let first = recorded.into_iter().min().filter(|first| *first < newest && first.year > newest.year - 100).unwrap_or(newest);
    std::iter::successors(Some(first), |quarter| (*quarter < newest).then(|| quarter.next())).collect()
}

/// True where the record was entered behind the day it is about: the office did not let the day pass, it began to keep
/// the record here later. A day of entry ahead of tomorrow says nothing; tomorrow it may be, for the day of entry is one of
/// Beijing and `today` one of the machine, whose zone may lie behind.
pub fn entered_late(due_on: NaiveDate, entered_on: Option<NaiveDate>, today: NaiveDate) -> bool {
    entered_on.is_some_and(|entered| entered <= today + Days::new(1) && due_on < entered)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn periods_know_their_days() {
        let office = crate::office::made();
        for (code, title, first, due) in [
            ("2026Q1", "2026年第一季度", "2026-01-01", "2026-04-10"),
            ("2025Q4", "2025年第四季度", "2025-10-01", "2026-01-10"),
            ("2026H1", "2026年上半年", "2026-01-01", "2026-07-20"),
            ("2025H2", "2025年下半年", "2025-07-01", "2026-01-20"),
        ] {
            let period = SubmissionPeriod::parse(code).unwrap();
            assert_eq!((period.code(), period.title(), period.first_day()), (code.to_owned(), title.to_owned(), Some(day(first))));
            assert_eq!(period.due_on(&office), day(due), "{code}");
        }
        assert_eq!(SubmissionPeriod::parse("2026H3"), None);
        assert_eq!(point_return_due(Quarter { year: 2026, number: 1 }, &office), day("2026-04-05"));
        let late = Office { quarter_return_day: 31, ..office };
        assert_eq!(SubmissionPeriod::parse("2025Q4").unwrap().due_on(&late), day("2026-01-31"));
    }

    #[test]
    fn the_newest_period_that_ended_is_asked_for() {
        use SubmissionKind::{HalfYearReport, QuarterReturn};
        for (today, quarter, half) in [
            ("2026-04-08", "2026Q1", "2025H2"),
            ("2026-01-01", "2025Q4", "2025H2"),
            ("2026-06-30", "2026Q1", "2025H2"),
            ("2026-07-01", "2026Q2", "2026H1"),
            ("2026-12-31", "2026Q3", "2026H1"),
        ] {
            let found = [QuarterReturn, HalfYearReport].map(|kind| SubmissionPeriod::newest_ended(kind, day(today)).code());
            assert_eq!(found, [quarter, half], "{today}");
        }
        let quarters = |recorded: &[&str]| {
            let recorded = recorded.iter().map(|text| Quarter::parse(text).unwrap());
            kept_quarters(recorded, day("2026-04-08")).iter().map(Quarter::to_string).collect::<Vec<_>>()
        };
        assert_eq!(quarters(&[]), ["2026Q1"]);
        assert_eq!(quarters(&["2025Q4", "2025Q3", "2026Q2"]), ["2025Q3", "2025Q4", "2026Q1"]);
        assert_eq!(quarters(&["2026Q2"]), ["2026Q1"]);
    }

    #[test]
    fn what_was_entered_behind_its_day_was_not_let_slip() {
        let today = day("2026-04-08");
        for (due, entered, late) in [
            ("2026-03-31", "2026-04-01", true),
            ("2026-03-31", "2026-03-31", false),
            ("2026-03-31", "2026-03-01", false),
            ("2026-03-31", "2026-11-01", false),
            ("2026-04-07", "2026-04-09", true),
            ("2026-04-07", "2026-04-10", false),
        ] {
            assert_eq!(entered_late(day(due), Some(day(entered)), today), late, "{due} {entered}");
        }
        assert!(!entered_late(day("2020-01-01"), None, today));
    }

    #[test]
    fn a_submission_is_read_as_typed_and_refused_in_words() {
        let period = SubmissionPeriod::parse("2026Q1").unwrap();
        let read = |fields: &[(&str, &str)]| {
            let raw: Raw = fields.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect();
            Submission::read(period, &raw, day("2026-04-12"))
        };
        let sent = read(&[("sent_on", "4.9"), ("sent_by", "谢某某"), ("receipt_on", "4.10"), ("receipt_by", "李某某")]).unwrap();
        assert_eq!(sent.words(), "2026-04-09由谢某某上报；回执2026-04-10，李某某");
        assert_eq!(Submission::read(period, &sent.texts(), day("2026-04-12")), Ok(sent));
        for (fields, rules) in [
            (&[("sent_on", "4.9")][..], "required"),
            (&[("sent_by", "谢某某"), ("sent_on", "4.13")], "future"),
            (&[("sent_by", "谢某某"), ("sent_on", "2025-12-31")], "early"),
            (&[("sent_by", "谢某某"), ("sent_on", "4.9"), ("receipt_on", "4.8")], "order"),
            (&[("sent_by", "谢某某"), ("receipt_by", "李某某")], "required"),
        ] {
            let against = read(fields).unwrap_err();
            assert_eq!(against.iter().map(|one| one.rule).collect::<Vec<_>>(), [rules], "{fields:?}");
        }
    }
}
