//! What a request brings as typed words, read: days, years, quarters, each with its sentence where it cannot be. Never
//! a form of a register: register reads those itself.

use chrono::{Datelike as _, NaiveDate};
use register::deadline::read_date;
use register::quarter::Quarter;

use crate::no::No;

/// A day that must be given.
pub(crate) fn day(key: &str, label: &str, text: &str, today: NaiveDate) -> Result<NaiveDate, No> {
    some_day(key, label, text, today)?.ok_or_else(|| No::field(key, "required", format!("{label}不能为空，请填写。")))
}

/// A day that may be left open.
pub(crate) fn some_day(key: &str, label: &str, text: &str, today: NaiveDate) -> Result<Option<NaiveDate>, No> {
    if register::text::trim(text).is_empty() {
        return Ok(None);
    }
    let day = read_date(text, today.year());
    day.map(Some).ok_or_else(|| No::field(key, "date", format!("{label}“{text}”不是日期，请写成 2026-3-5、3.5 或 2026年3月5日 这样。")))
}

/// The year of a request; empty is this year.
pub(crate) fn year(text: &str, today: NaiveDate) -> Result<i32, No> {
    if text.is_empty() {
        return Ok(today.year());
    }
    let year = text.parse().ok().filter(|year| (1949..=2999).contains(year));
    year.ok_or_else(|| No::field("year", "range", format!("年度“{text}”看不明白，请填四位数的年份，例如 2026。")))
}

/// A quarter by its code.
pub(crate) fn quarter(text: &str) -> Result<Quarter, No> {
    Quarter::parse(text).ok_or_else(|| No::field("quarter", "quarter", format!("季度“{text}”看不明白，请写成 2026Q1 这样。")))
}
