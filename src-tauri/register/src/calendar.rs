//! 工作日: which days are worked, by the State Council's yearly 放假安排. Never a guess: a year without its
//! arrangement has no answer, only the sentence that says so.

use std::collections::BTreeMap;
use std::fmt;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::deadline::read_date;
use crate::form::{Form, Raw, Texts};
use crate::objection::Objections;
use crate::shape::{FieldSpec, Input, RegisterSpec, Style};

/// 放假安排 of one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearArrangement {
    /// 年份.
    pub year: i32,
    /// Days off, weekends among them or not.
    pub rest: Vec<NaiveDate>,
    /// 调休上班: days of a weekend that are worked.
    pub worked: Vec<NaiveDate>,
    /// The document that says so.
    pub source: String,
}

/// The arrangements that come with the program: year, days off, days worked, source.
const SHIPPED: &[(i32, &str, &str, &str)] = &[
    (
        2025,
        "1月1日、1月28日至2月4日、4月4日至4月6日、5月1日至5月5日、5月31日至6月2日、10月1日至10月8日",
        "1月26日、2月8日、4月27日、9月28日、10月11日",
        "国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）",
    ),
    (
        2026,
        "1月1日至1月3日、2月15日至2月23日、4月4日至4月6日、5月1日至5月5日、6月19日至6月21日、9月25日至9月27日、10月1日至10月7日",
        "1月4日、2月14日、2月28日、5月9日、9月20日、10月10日",
        "国务院办公厅关于2026年部分节假日安排的通知（2025年11月4日）",
    ),
];

/// The register of yearly arrangements.
pub static SPEC: RegisterSpec = RegisterSpec {
    title: "放假安排",
    noun: "年度安排",
    empty: "程序自带的年份不必登记。新一年的放假通知发布后，在这里照通知填写，工作日期限就能算到那一年。",
    natural_key: "year",
    title_key: "year",
    fields: &[
        FieldSpec::new("year", "年份", Input::Number).required().listed(80, Style::Number).frozen(),
        FieldSpec::new("rest", "放假", Input::LongText)
            .required()
            .listed(420, Style::Text)
            .help("照通知填写，用顿号隔开，例如“1月1日至3日、2月15日至23日”。"),
        FieldSpec::new("worked", "调休上班", Input::LongText).listed(300, Style::Text).help("周末上班的日子，例如“1月4日、2月14日”。"),
        FieldSpec::new("source", "文件", Input::Text)
            .listed(320, Style::Text)
            .help("依据的通知，例如“国务院办公厅关于2027年部分节假日安排的通知”。"),
    ],
};

impl YearArrangement {
    /// Reads a form.
    ///
    /// # Errors
    /// Every objection: days that cannot be read, that lie in another year, that are off and worked at once, or
    /// working days that no weekend has.
    pub fn read(raw: &Raw, today: NaiveDate) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &SPEC, today);
        let year = form.number("year").and_then(|year| i32::try_from(year).ok()).unwrap_or_default();
        if !(2000..=2199).contains(&year) && !form.text("year").is_empty() {
            form.object("year", "range", "年份请填四位数，例如 2027。");
        }
        let rest = days(&mut form, "rest", year);
        let worked = days(&mut form, "worked", year);
        if let Some(day) = worked.iter().find(|day| rest.contains(day)) {
            form.object("worked", "both", format!("{}既写了放假又写了上班，请核对通知。", short(*day)));
        }
        if let Some(day) = worked.iter().find(|day| !weekend(**day)) {
            form.object("worked", "weekday", format!("{}本来就不是周末，不用写成调休上班，请核对通知。", short(*day)));
        }
        let source = form.name("source");
        form.finish(Self { year, rest, worked, source })
    }

    /// The record as texts.
    pub fn texts(&self) -> Raw {
        let mut texts = Texts::default();
        texts.set("year", self.year);
        texts.set("rest", spans(&self.rest));
        texts.set("worked", spans(&self.worked));
        texts.set("source", &self.source);
        texts.0
    }
}

fn days(form: &mut Form<'_>, key: &str, year: i32) -> Vec<NaiveDate> {
    let mut days = Vec::new();
    for part in form.list(key) {
        match span(&part, year) {
            Some(span) if span.iter().all(|day| day.year() == year) => days.extend(span),
            Some(_) => form.object(key, "year", format!("“{part}”不在{year}年，请只填这一年的日子。")),
            None => form.object(key, "date", format!("“{part}”看不明白，请写成“2月15日”或“2月15日至23日”这样。")),
        }
    }
    days.sort_unstable();
    days.dedup();
    days
}

/// One day, or the days from one to another: 2月15日, 2月15日至23日.
fn span(words: &str, year: i32) -> Option<Vec<NaiveDate>> {
    let Some((first, last)) = words.split_once(['至', '到', '—', '–', '~', '～', '-']) else {
        return Some(vec![read_date(words, year)?]);
    };
    let first = read_date(first, year)?;
    let last = match last.trim().trim_end_matches(['日', '号']).parse().ok().and_then(|day| first.with_day(day)) {
        Some(last) => last,
        None => read_date(last, year)?,
    };
    // A span of more days than a month is a slip of the pen.
    let days: Vec<NaiveDate> = first.iter_days().take(32).take_while(|day| *day <= last).collect();
    (days.last() == Some(&last)).then_some(days)
}

fn short(day: NaiveDate) -> String {
    format!("{}月{}日", day.month(), day.day())
}

/// Days as the notice writes them: what follows one another is one span.
fn spans(days: &[NaiveDate]) -> String {
    let mut spans: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for day in days {
        match spans.last_mut() {
            Some((_, last)) if last.succ_opt() == Some(*day) => *last = *day,
            _ => spans.push((*day, *day)),
        }
    }
    let word = |(first, last): &(NaiveDate, NaiveDate)| {
        if first == last { short(*first) } else { format!("{}至{}", short(*first), short(*last)) }
    };
    spans.iter().map(word).collect::<Vec<_>>().join("、")
}

fn weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// No arrangement is known for a year that a count runs into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoArrangement(pub i32);

impl fmt::Display for NoArrangement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "无{}年放假安排数据", self.0)
    }
}

/// 工作日历: every year whose arrangement is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    years: BTreeMap<i32, YearArrangement>,
}

impl Calendar {
    /// The years that come with the program, and over them those of the office.
    pub fn with<'a>(own: impl IntoIterator<Item = &'a YearArrangement>) -> Self {
        let shipped = SHIPPED.iter().map(|(year, rest, worked, source)| {
            let read = |words: &str| {
                let mut days: Vec<NaiveDate> = crate::text::list(words).iter().filter_map(|part| span(part, *year)).flatten().collect();
                days.sort_unstable();
                days
            };
            YearArrangement { year: *year, rest: read(rest), worked: read(worked), source: (*source).to_owned() }
        });
        Self { years: shipped.chain(own.into_iter().cloned()).map(|year| (year.year, year)).collect() }
    }

    /// The years that are known, with their sources.
    pub fn years(&self) -> impl Iterator<Item = &YearArrangement> {
        self.years.values()
    }

    /// Whether a day off stands in the arrangement of its year, and is no mere weekend.
    pub fn is_holiday(&self, day: NaiveDate) -> bool {
        self.years.get(&day.year()).is_some_and(|year| year.rest.contains(&day))
    }

    /// Whether a day is worked.
    ///
    /// # Errors
    /// [`NoArrangement`] for a year that is not known.
    pub fn is_worked(&self, day: NaiveDate) -> Result<bool, NoArrangement> {
        let year = self.years.get(&day.year()).ok_or(NoArrangement(day.year()))?;
        Ok(year.worked.contains(&day) || !(weekend(day) || year.rest.contains(&day)))
    }

    /// The day that is the `count`th working day after `from`.
    ///
    /// # Errors
    /// [`NoArrangement`] where the count runs into a year that is not known.
    pub fn after_working_days(&self, from: NaiveDate, count: u32) -> Result<NaiveDate, NoArrangement> {
        let (mut day, mut left) = (from, count);
        while left > 0 {
            day = next(day);
            left -= u32::from(self.is_worked(day)?);
        }
        Ok(day)
    }

    /// The day itself where it is worked, or the first working day after it.
    ///
    /// # Errors
    /// [`NoArrangement`] where a year is not known.
    pub fn rolled(&self, day: NaiveDate) -> Result<NaiveDate, NoArrangement> {
        let mut day = day;
        while !self.is_worked(day)? {
            day = next(day);
        }
        Ok(day)
    }
}

fn next(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(1)).unwrap_or(day)
}

terms! {
    /// 期限算法: which days of a term count.
    DayCount {
        /// 自然日.
        Calendar = "calendar", "自然日";
        /// 工作日.
        Working = "working", "工作日";
    }
}

terms! {
    /// 逢休息日: what becomes of a last day that is no working day.
    RestDay {
        /// 不顺延: the date stays, and the paper says which day it is.
        Keep = "keep", "不顺延";
        /// 顺延.
        Roll = "roll", "顺延到下一个工作日";
    }
}

/// 回告期限 as a rule: how it is counted from the day of service, day 1 being the day after (《办法》第四十三条 names thirty days and
/// not which).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReplyTerm {
    /// Its length.
    pub days: u32,
    /// Which days count.
    pub count: DayCount,
    /// What becomes of a last day that is no working day.
    pub rest_day: RestDay,
}

impl ReplyTerm {
    /// A term of calendar days whose last day stays: the default.
    pub const fn of_days(days: u32) -> Self {
        Self { days, count: DayCount::Calendar, rest_day: RestDay::Keep }
    }

    /// The last day of the term.
    ///
    /// # Errors
    /// [`NoArrangement`] where working days matter and a year is not known.
    pub fn last_day(self, served_on: NaiveDate, calendar: &Calendar) -> Result<NaiveDate, NoArrangement> {
        let last = match self.count {
            DayCount::Calendar => served_on.checked_add_days(Days::new(u64::from(self.days))).unwrap_or(served_on),
            DayCount::Working => calendar.after_working_days(served_on, self.days)?,
        };
        match self.rest_day {
            RestDay::Keep => Ok(last),
            RestDay::Roll => calendar.rolled(last),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn shipped() -> Calendar {
        Calendar::with([])
    }

    #[test]
    fn the_shipped_years_are_those_of_the_notices() {
        let calendar = shipped();
        let counts: Vec<_> = calendar.years().map(|year| (year.year, year.rest.len(), year.worked.len())).collect();
        // 2025: 1 + 8 + 3 + 5 + 3 + 8 days; 2026: 3 + 9 + 3 + 5 + 3 + 3 + 7.
        assert_eq!(counts, [(2025, 28, 5), (2026, 33, 6)]);
        for (on, worked) in [
            ("2026-01-02", false), // a Friday off
            ("2026-01-04", true),  // a Sunday worked
            ("2026-02-14", true),
            ("2026-02-23", false),
            ("2026-02-24", true),
            ("2026-02-28", true),
            ("2026-03-01", false), // an ordinary Sunday
            ("2026-09-20", true),
            ("2025-10-08", false),
            ("2025-10-11", true),
        ] {
            assert_eq!(calendar.is_worked(day(on)), Ok(worked), "{on}");
        }
    }

    #[test]
    fn terms_run_over_leap_days_year_ends_and_festivals() {
        use DayCount::{Calendar as Natural, Working};
        use RestDay::{Keep, Roll};
        for (served, days, count, rest_day, last) in [
            ("2026-01-15", 30, Natural, Keep, "2026-02-14"),
            ("2024-01-30", 30, Natural, Keep, "2024-02-29"),
            ("2025-12-02", 30, Natural, Keep, "2026-01-01"),
            // New Year's Day, then 2 and 3 January off; Sunday the 4th is worked.
            ("2025-12-02", 30, Natural, Roll, "2026-01-04"),
            // Saturday 14 February is worked before Spring Festival, so it stays.
            ("2026-01-15", 30, Natural, Roll, "2026-02-14"),
            // Into Spring Festival: 15 to 23 February off.
            ("2026-01-16", 30, Natural, Roll, "2026-02-24"),
            // Friday the 13th, Saturday the 14th worked, then nine days off: 24, 25, 26.
            ("2026-02-12", 5, Working, Keep, "2026-02-26"),
            // Over the end of a year: 30 and 31 December, 4 January (Sunday, worked), 5.
            ("2025-12-29", 4, Working, Keep, "2026-01-05"),
            ("2026-04-30", 1, Working, Keep, "2026-05-06"),
            ("2026-01-15", 0, Natural, Keep, "2026-01-15"),
        ] {
            let term = ReplyTerm { days, count, rest_day };
            assert_eq!(term.last_day(day(served), &shipped()), Ok(day(last)), "{served} {term:?}");
        }
    }

    #[test]
    fn a_year_without_an_arrangement_is_said_and_not_guessed() {
        let working = ReplyTerm { days: 10, count: DayCount::Working, rest_day: RestDay::Keep };
        let unknown = working.last_day(day("2027-12-28"), &shipped()).unwrap_err();
        assert_eq!(unknown.to_string(), "无2027年放假安排数据");
        // What needs no arrangement is known for ever.
        assert_eq!(ReplyTerm::of_days(30).last_day(day("2028-01-30"), &shipped()), Ok(day("2028-02-29")));
        let raw: Raw = [("year", "2027"), ("rest", "1月1日至3日、2月5日—2月11日"), ("worked", "2月14日"), ("source", "通知")]
            .map(|(key, text)| (key.to_owned(), text.to_owned()))
            .into();
        let own = YearArrangement::read(&raw, day("2026-11-22")).unwrap();
        assert_eq!(own.texts()["rest"], "1月1日至1月3日、2月5日至2月11日");
        assert_eq!(YearArrangement::read(&own.texts(), day("2026-11-22")), Ok(own.clone()));
        let calendar = Calendar::with([&own]);
        assert_eq!(working.last_day(day("2027-12-01"), &calendar), Ok(day("2027-12-15")));
        assert_eq!(working.last_day(day("2027-12-28"), &calendar), Err(NoArrangement(2028)));
    }

    #[test]
    fn what_a_notice_cannot_say_is_refused_in_words() {
        for (rest, worked, said) in [
            ("春节", "", "“春节”看不明白，请写成“2月15日”或“2月15日至23日”这样。"),
            ("1月1日", "1月1日", "1月1日既写了放假又写了上班，请核对通知。"),
            ("1月1日", "2月1日", "2月1日本来就不是周末，不用写成调休上班，请核对通知。"),
            ("2028年1月1日", "", "“2028年1月1日”不在2027年，请只填这一年的日子。"),
            ("2月30日", "", "“2月30日”看不明白，请写成“2月15日”或“2月15日至23日”这样。"),
        ] {
            let raw: Raw =
                [("year", "2027"), ("rest", rest), ("worked", worked)].map(|(key, text)| (key.to_owned(), text.to_owned())).into();
            let said_by = YearArrangement::read(&raw, day("2026-11-22")).unwrap_err();
            assert!(said_by.iter().any(|objection| objection.sentence == said), "{said_by:?}");
        }
    }
}
