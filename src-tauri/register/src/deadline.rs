//! Dates and deadlines as offices write them (`2026.3.5`, `3月底前`, `每季度末`, `二〇二六年九月三十日`),
//! read into civil dates. Never asks the clock and never guesses a year that nobody gave.

use chrono::{Datelike, Days, NaiveDate};

terms! {
    /// 时限类型: what kind of deadline a duty has. The rhythm of reminders follows from it.
    DeadlineKind {
        /// 固定日期: one day, by which the duty must be done.
        Fixed = "fixed", "固定日期";
        /// 分段日期: several days in one year, each with its own part of the duty.
        Staged = "staged", "分段日期";
        /// 周期: comes again each week, month, quarter or half-year.
        Recurring = "recurring", "周期";
        /// 即时: runs from an event (受理之日起…, 任职前), so no day can be named beforehand.
        OnEvent = "on_event", "即时";
        /// 长期: has no end; looked at with the yearly appraisal only.
        Standing = "standing", "长期";
    }
}

/// 完成时限: the office's own words together with what was understood of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// The words as they stood in the table; always kept.
    pub original: String,
    /// 时限类型. `长期` where nothing was understood, see [`understood`](Self::understood).
    pub kind: DeadlineKind,
    /// 截止日期: set for `固定日期` only.
    pub on: Option<NaiveDate>,
    /// 多个日期: the days of `分段日期` in the order written; empty for every other kind.
    pub dates: Vec<NaiveDate>,
    /// Whether the words meant something to us; if not, a person is asked before they count.
    pub understood: bool,
}

impl Deadline {
    /// Reads the words of a deadline. `base_year` is the year of the table (its title), used where the words
    /// name none. `每…`, `长期`, `…之日起` and `前N日` give no day: only the kind is kept.
    pub fn read(text: &str, base_year: impl Into<Option<i32>>) -> Self {
        let scan = Scan::of(text, base_year.into(), true);
        let mut dates = scan.dates;
        let (kind, on) = match dates.as_slice() {
            [] if scan.recurring => (DeadlineKind::Recurring, None),
            [] if scan.standing => (DeadlineKind::Standing, None),
            [] if scan.on_event => (DeadlineKind::OnEvent, None),
            [] => (DeadlineKind::Standing, None),
            [only] => (DeadlineKind::Fixed, Some(*only)),
            _ => (DeadlineKind::Staged, None),
        };
        if kind != DeadlineKind::Staged {
            dates.clear();
        }
        let understood = on.is_some() || !dates.is_empty() || scan.recurring || scan.standing || scan.on_event;
        Self { original: text.to_owned(), kind, on, dates, understood }
    }
}

/// Reads one civil date out of the words of a date column. `None` if there is no date in them, more than one,
/// an impossible one (2月30日), or one without a year while `base_year` is not known.
pub fn read_date(text: &str, base_year: impl Into<Option<i32>>) -> Option<NaiveDate> {
    match Scan::of(text, base_year.into(), false).dates.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// The day of a spreadsheet serial number, under the 1900 or the 1904 day count. The time of day is cut off.
/// `None` outside the years 1900 to 2199, where no date of an office lies.
pub fn read_serial(serial: f64, from_1904: bool) -> Option<NaiveDate> {
    if !serial.is_finite() || !(1.0..110_000.0).contains(&serial) {
        return None;
    }
    let days = serial.trunc() as u64;
    let origin = if from_1904 {
        NaiveDate::from_ymd_opt(1904, 1, 1)?
    } else if days > 60 {
        // The 1900 system counts a 29 February 1900 that never was.
        NaiveDate::from_ymd_opt(1899, 12, 30)?
    } else {
        NaiveDate::from_ymd_opt(1899, 12, 31)?
    };
    origin.checked_add_days(Days::new(days))
}

/// The last day of a month, leap years included.
fn month_end(year: i32, month: u32) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    first.checked_add_months(chrono::Months::new(1))?.pred_opt()
}

/// One date found in the text, and the place behind it.
struct Found {
    on: NaiveDate,
    end: usize,
}

/// What one pass over the words found.
struct Scan {
    dates: Vec<NaiveDate>,
    recurring: bool,
    standing: bool,
    on_event: bool,
}

const RECURRING: [&str; 14] =
    ["每", "逐月", "逐季", "逐年", "按月", "按季", "按年", "按周", "按半年", "按旬", "一月一", "一季一", "一周一", "半年一"];
const STANDING: [&str; 10] = ["长期", "常年", "全年", "持续", "经常", "常态", "日常", "始终", "不间断", "长效"];
const ON_EVENT: [&str; 16] =
    ["日起", "即时", "即办", "及时", "立即", "随时", "当场", "当日", "当天", "前", "后", "日内", "天内", "小时内", "月内", "工作日"];

impl Scan {
    /// `whole_months` also accepts a month without a day (`2026年9月`) as its last day: right for a deadline,
    /// wrong for the day on which something happened.
    fn of(text: &str, base_year: Option<i32>, whole_months: bool) -> Self {
        let tidy = tidy(text);
        let mut scan = Self { dates: Vec::new(), recurring: false, standing: false, on_event: false };
        let mut year = base_year;
        for clause in tidy.split([',', ';', '。', '\n']).map(str::trim).filter(|clause| !clause.is_empty()) {
            let recurring = RECURRING.iter().any(|word| clause.contains(word));
            scan.recurring |= recurring;
            scan.standing |= STANDING.iter().any(|word| clause.contains(word));
            let chars: Vec<char> = clause.chars().collect();
            let mut reader = Reader { chars: &chars, year, base_year, whole_months };
            let found = reader.all();
            year = reader.year;
            if found.is_empty() && !names_a_month(&chars) {
                scan.on_event |= ON_EVENT.iter().any(|word| clause.contains(word));
            }
            if recurring {
                continue;
            }
            for one in found {
                if !scan.dates.contains(&one.on) {
                    scan.dates.push(one.on);
                }
            }
        }
        scan
    }
}

/// A month or a year stands there (11月前), so that a day was meant even if none could be read.
fn names_a_month(chars: &[char]) -> bool {
    chars.windows(3).any(|three| three[0].is_ascii_digit() && matches!(three[1], '年' | '月') && three[2] != '内')
}

/// Half-width forms, one separator of each sort, Chinese numerals before 年月日 as digits, no idle blanks.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').chars() {
        out.push(match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            '—' | '–' | '―' | '〜' => '~',
            '\r' | '\n' => '\n',
            c if c.is_whitespace() => ' ',
            '号' => '日',
            c => c,
        });
    }
    let out = out.replace("元月", "1月").replace('~', " ~ ").replace("以前", "前").replace("之前", "前");
    let chars: Vec<char> = numerals(&out.chars().collect::<Vec<_>>());
    let joins = |c: Option<&char>| c.is_none_or(|c| !c.is_ascii() || matches!(c, '.' | '/' | '-' | ' ' | '~' | ',' | '('));
    let mut kept: Vec<char> = Vec::with_capacity(chars.len());
    for (at, c) in chars.iter().enumerate() {
        if *c == ' ' && (joins(kept.last()) || joins(chars.get(at + 1))) {
            continue;
        }
        kept.push(*c);
    }
    kept.into_iter().collect()
}

const NUMERALS: &str = "〇○零一二三四五六七八九十廿卅";

/// Chinese numerals directly before 年, 月 or 日 become digits: 二〇二六年 → 2026年, 三十日 → 30日.
fn numerals(chars: &[char]) -> Vec<char> {
    let mut out = Vec::with_capacity(chars.len());
    let mut at = 0;
    while at < chars.len() {
        let run = chars[at..].iter().take_while(|c| NUMERALS.contains(**c)).count();
        let before_unit = run > 0 && matches!(chars.get(at + run), Some('年' | '月' | '日'));
        if let Some(number) = before_unit.then(|| numeral(&chars[at..at + run])).flatten() {
            out.extend(number.chars());
            at += run;
            continue;
        }
        let step = run.max(1);
        out.extend(&chars[at..at + step]);
        at += step;
    }
    out
}

fn numeral(run: &[char]) -> Option<String> {
    let digit = |c: char| match c {
        '〇' | '○' | '零' => Some(0),
        c => "一二三四五六七八九".chars().position(|d| d == c).map(|d| d + 1),
    };
    if run.iter().all(|c| digit(*c).is_some()) {
        // Digit by digit: 二〇二六, 零三, 九.
        return run.iter().map(|c| digit(*c).map(|d| d.to_string())).collect();
    }
    let (tens, rest) = match run {
        ['十', rest @ ..] => (1, rest),
        ['廿', rest @ ..] => (2, rest),
        ['卅', rest @ ..] => (3, rest),
        [d, '十', rest @ ..] => (digit(*d)?, rest),
        _ => return None,
    };
    match rest {
        [] => Some((tens * 10).to_string()),
        [d] => Some((tens * 10 + digit(*d)?).to_string()),
        _ => None,
    }
}

/// Reads the dates of one clause from left to right, remembering the last year named.
struct Reader<'a> {
    chars: &'a [char],
    year: Option<i32>,
    base_year: Option<i32>,
    whole_months: bool,
}

impl Reader<'_> {
    fn all(&mut self) -> Vec<Found> {
        if let Some(on) = self.whole() {
            return vec![Found { on, end: self.chars.len() }];
        }
        let mut found: Vec<Found> = Vec::new();
        let mut at = 0;
        while at < self.chars.len() {
            let Some((on, end)) = self.at(at, found.last()) else {
                at = self.skip(at);
                continue;
            };
            // 自3月1日起…: a beginning, not an end; 3月1日后: open.
            if matches!(self.chars.get(end), Some('起' | '后')) || self.has(end, "以后") || self.has(end, "之后") {
                at = end;
                continue;
            }
            // 3月1日至3月31日: the end of the range counts.
            if let Some(last) = found.last() {
                let between: String = self.chars[last.end..at].iter().collect();
                if matches!(between.as_str(), "至" | "到" | "~" | "-") {
                    found.pop();
                }
            }
            found.push(Found { on, end });
            at = end;
        }
        found
    }

    /// Past a run of digits as a whole, so that 2026 is never read as 26.
    fn skip(&self, at: usize) -> usize {
        at + self.digits(at).map_or(1, |(_, len)| len)
    }

    fn has(&self, at: usize, word: &str) -> bool {
        let mut rest = self.chars[at.min(self.chars.len())..].iter();
        word.chars().all(|c| rest.next() == Some(&c))
    }

    fn digits(&self, at: usize) -> Option<(u32, usize)> {
        let len = self.chars.get(at..)?.iter().take_while(|c| c.is_ascii_digit()).count();
        if len == 0 || len > 8 {
            return (len > 8).then_some((0, len));
        }
        let number: String = self.chars[at..at + len].iter().collect();
        number.parse().ok().map(|n| (n, len))
    }

    /// Forms that only count when they are all there is: 0305, 20260305, 46034, 3.5, 3/5, 26.2.24.
    fn whole(&mut self) -> Option<NaiveDate> {
        let text: String = self.chars.iter().collect();
        let text = text.trim_end_matches('前').trim_end_matches(".0");
        if text.chars().all(|c| c.is_ascii_digit()) {
            let number: u32 = text.parse().ok()?;
            return match text.len() {
                8 => NaiveDate::from_ymd_opt((number / 10_000) as i32, number / 100 % 100, number % 100),
                5 => read_serial(f64::from(number), false).filter(|on| (2000..2050).contains(&on.year())),
                4 => NaiveDate::from_ymd_opt(self.year?, number / 100, number % 100),
                _ => None,
            };
        }
        let parts: Vec<&str> = text.split(['.', '/', '-']).collect();
        if !parts.iter().all(|part| matches!(part.len(), 1 | 2) && part.chars().all(|c| c.is_ascii_digit())) {
            return None;
        }
        let parts: Vec<u32> = parts.iter().filter_map(|part| part.parse().ok()).collect();
        match parts.as_slice() {
            [month, day] => NaiveDate::from_ymd_opt(self.year?, *month, *day),
            [year, month, day] => NaiveDate::from_ymd_opt(2000 + *year as i32, *month, *day),
            _ => None,
        }
    }

    /// The date that begins at `at`, with the place behind it.
    fn at(&mut self, at: usize, last: Option<&Found>) -> Option<(NaiveDate, usize)> {
        for (word, years) in [("次年", 1), ("翌年", 1), ("明年", 1), ("当年", 0), ("本年", 0), ("今年", 0)] {
            if self.has(at, word) {
                let year = self.year.or(self.base_year)? + years;
                return self.in_year(at + 2, year);
            }
        }
        let before = at.checked_sub(1).and_then(|before| self.chars.get(before)).copied();
        if self.chars.get(at) == Some(&'年') && !before.is_some_and(|c| c.is_ascii_digit() || "两几半多每全近跨逐整数".contains(c))
        {
            return self.year_end(at + 1, self.year?);
        }
        if let Some(hit) = self.part_of_year(at, self.year).filter(|_| !before.is_some_and(|c| "每上下".contains(c))) {
            return Some(hit);
        }
        let (number, len) = self.digits(at)?;
        let next = at + len;
        match (len, self.chars.get(next)) {
            (4, Some('年')) if (1900..2200).contains(&number) => {
                self.year = Some(number as i32);
                self.in_year(next + 1, number as i32)
            }
            (2, Some('年')) if self.month_after(next + 1) => {
                self.year = Some(2000 + number as i32);
                self.in_year(next + 1, 2000 + number as i32)
            }
            (4, Some('.' | '/' | '-')) if (1900..2200).contains(&number) => {
                self.year = Some(number as i32);
                self.dotted(next, number as i32)
            }
            (1 | 2, Some('月')) => self.month(at, self.year?),
            (1 | 2, Some('日')) => {
                // 6月15日、30日前: the month stands with the day before it.
                let last = last.filter(|last| last.end + 1 == at && matches!(self.chars[last.end], '、' | '和' | '及'))?;
                Some((NaiveDate::from_ymd_opt(last.on.year(), last.on.month(), number)?, next + 1))
            }
            _ => None,
        }
    }

    fn month_after(&self, at: usize) -> bool {
        self.digits(at).is_some_and(|(_, len)| self.chars.get(at + len) == Some(&'月'))
    }

    /// What follows a year: a month, 底, 上半年, a quarter.
    fn in_year(&mut self, at: usize, year: i32) -> Option<(NaiveDate, usize)> {
        let at = if self.chars.get(at) == Some(&'度') { at + 1 } else { at };
        self.year_end(at, year)
            .or_else(|| self.part_of_year(at, Some(year)))
            .or_else(|| self.month_after(at).then(|| self.month(at, year)).flatten())
    }

    fn year_end(&self, at: usize, year: i32) -> Option<(NaiveDate, usize)> {
        let word = ["底", "末", "终", "内"].iter().find(|word| self.has(at, word))?;
        Some((NaiveDate::from_ymd_opt(year, 12, 31)?, at + word.chars().count()))
    }

    /// 上半年底, 第二季度末: the last day of that part.
    fn part_of_year(&self, at: usize, year: Option<i32>) -> Option<(NaiveDate, usize)> {
        let (month, mut end) = if self.has(at, "上半年") {
            (6, at + 3)
        } else if self.has(at, "下半年") {
            (12, at + 3)
        } else {
            let from = if self.chars.get(at) == Some(&'第') { at + 1 } else { at };
            let quarter = match self.chars.get(from)? {
                '一' | '1' => 1,
                '二' | '2' => 2,
                '三' | '3' => 3,
                '四' | '4' => 4,
                _ => return None,
            };
            let word = ["季度", "季"].iter().find(|word| self.has(from + 1, word))?;
            (quarter * 3, from + 1 + word.chars().count())
        };
        let marked = ["底", "末", "内", "前", "结束前"].iter().find(|word| self.has(end, word));
        match marked {
            Some(&"前") | None if !(self.whole_months && end == self.chars.len()) => return None,
            Some(word) => end += word.chars().count(),
            None => {}
        }
        Some((month_end(year?, month)?, end))
    }

    /// `M月…` at `at`: a day, 底, a third of the month, or (for deadlines) the whole month.
    fn month(&self, at: usize, year: i32) -> Option<(NaiveDate, usize)> {
        let (month, len) = self.digits(at)?;
        let mut end = at + len + 1;
        if self.chars.get(end) == Some(&'份') {
            end += 1;
        }
        if let Some((day, len)) = self.digits(end) {
            let behind = self.chars.get(end + len);
            if matches!(behind, Some('日')) {
                return Some((NaiveDate::from_ymd_opt(year, month, day)?, end + len + 1));
            }
            let ends = matches!(behind, None | Some('前' | '、' | '/' | ')' | '至' | '~'));
            return ends.then(|| NaiveDate::from_ymd_opt(year, month, day)).flatten().map(|on| (on, end + len));
        }
        for (word, day) in [("上旬", Some(10)), ("中旬", Some(20)), ("下旬", None), ("底", None), ("末", None), ("月底", None)] {
            if self.has(end, word) {
                let on = match day {
                    Some(day) => NaiveDate::from_ymd_opt(year, month, day)?,
                    None => month_end(year, month)?,
                };
                return Some((on, end + word.chars().count()));
            }
        }
        // 11月前 may mean the end of October or of November: a person is asked.
        let vague = matches!(self.chars.get(end), Some('前' | '后' | '初' | '起'));
        (self.whole_months && !vague).then(|| month_end(year, month)).flatten().map(|on| (on, end))
    }

    /// `.M.D` behind a year, with any of the three separators; a time of day behind it is passed over.
    fn dotted(&self, at: usize, year: i32) -> Option<(NaiveDate, usize)> {
        let (month, len) = self.digits(at + 1).filter(|(_, len)| *len <= 2)?;
        let next = at + 1 + len;
        let separated = matches!(self.chars.get(next), Some('.' | '/' | '-'));
        if let Some((day, len)) = separated.then(|| self.digits(next + 1)).flatten().filter(|(_, len)| *len <= 2) {
            let mut end = next + 1 + len;
            if matches!(self.chars.get(end), Some(' ' | 'T')) {
                end += self.chars[end + 1..].iter().take_while(|c| c.is_ascii_digit() || matches!(c, ':' | '.')).count() + 1;
            }
            return Some((NaiveDate::from_ymd_opt(year, month, day)?, end));
        }
        self.whole_months.then(|| month_end(year, month)).flatten().map(|on| (on, next))
    }
}

#[cfg(test)]
mod tests;
