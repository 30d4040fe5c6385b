//! 回告期限 by disposition: other lengths than the office's own, such as five days for what is settled by a talk. Never a
//! date: [`crate::calendar::ReplyTerm`] counts.

use super::Disposition;
use crate::Term;
use crate::calendar::{DayCount, ReplyTerm};
use crate::text;

/// 分类期限: the length of one disposition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DispositionTerm {
    /// The disposition.
    pub disposition: Disposition,
    /// Days.
    pub days: u32,
    /// Which days count.
    pub count: DayCount,
}

/// Reads the lengths as the settings have them: 谈话提醒：5日、诫勉谈话：5个工作日.
///
/// # Errors
/// The sentence that says what is wrong.
pub fn read_terms(words: &str) -> Result<Vec<DispositionTerm>, String> {
    let mut terms: Vec<DispositionTerm> = Vec::new();
    for part in text::list(words) {
        let unreadable = || format!("“{part}”看不明白，请写成“谈话提醒：5日”或者“诫勉谈话：5个工作日”这样，一行一种。");
        let (way, length) = part.split_once(['：', ':']).ok_or_else(unreadable)?;
        let disposition = Disposition::read(text::trim(way)).ok_or_else(|| {
            let known: Vec<_> = Disposition::ALL.iter().map(|way| way.label()).collect();
            format!("没有“{}”这种处置方式，可选：{}。", text::trim(way), known.join("、"))
        })?;
        let length = text::half_width(text::trim(length)).replace(' ', "");
        let count = if length.contains("工作日") { DayCount::Working } else { DayCount::Calendar };
        let digits = length.trim_end_matches("个工作日").trim_end_matches("工作日").trim_end_matches(['日', '天']);
        let days: u32 = digits.parse().map_err(|_| unreadable())?;
        if !(1..=365).contains(&days) {
            return Err(format!("“{part}”的天数请填 1 到 365 之间的整数。"));
        }
        if terms.iter().any(|known| known.disposition == disposition) {
            return Err(format!("“{}”写了两次，请删去一次。", disposition.label()));
        }
        terms.push(DispositionTerm { disposition, days, count });
    }
    Ok(terms)
}

/// The lengths as the settings show them.
pub fn terms_words(terms: &[DispositionTerm]) -> String {
    let line = |term: &DispositionTerm| match term.count {
        DayCount::Calendar => format!("{}：{}日", term.disposition.label(), term.days),
        DayCount::Working => format!("{}：{}个工作日", term.disposition.label(), term.days),
    };
    terms.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The term of a notice with these dispositions: the longest of theirs, since the one reply answers all of them.
pub fn term_of(ways: &[Disposition], own: &[DispositionTerm], office: ReplyTerm) -> ReplyTerm {
    let of = |way: &Disposition| {
        own.iter().find(|term| term.disposition == *way).map_or(office, |term| ReplyTerm {
            days: term.days,
            count: term.count,
            rest_day: office.rest_day,
        })
    };
    // Five working days are a week.
    let length = |term: &ReplyTerm| if term.count == DayCount::Working { term.days * 7 } else { term.days * 5 };
    ways.iter().map(of).max_by_key(length).unwrap_or(office)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::RestDay;

    #[test]
    fn lengths_are_written_a_line_each_and_read_back() {
        let terms = read_terms("谈话提醒：5日、诫勉谈话：１０个工作日").unwrap();
        assert_eq!(terms_words(&terms), "谈话提醒：5日\n诫勉谈话：10个工作日");
        assert_eq!(read_terms(&terms_words(&terms)), Ok(terms));
        for (words, said) in [
            ("谈话提醒", "看不明白"),
            ("谈话提醒：五日", "看不明白"),
            ("约谈：5日", "没有“约谈”这种处置方式"),
            ("谈话提醒：0日", "1 到 365"),
            ("谈话提醒：5日、谈话提醒：6日", "写了两次"),
        ] {
            assert!(read_terms(words).unwrap_err().contains(said), "{words}");
        }
    }

    #[test]
    fn a_notice_has_the_longest_term_of_its_dispositions() {
        use Disposition::{AdmonitionTalk, Correction, ReminderTalk};
        let own = read_terms("谈话提醒：5日、诫勉谈话：24个工作日").unwrap();
        let office = ReplyTerm { rest_day: RestDay::Roll, ..ReplyTerm::of_days(30) };
        let of = |ways: &[Disposition]| {
            let term = term_of(ways, &own, office);
            assert_eq!(term.rest_day, RestDay::Roll);
            (term.days, term.count)
        };
        assert_eq!(of(&[ReminderTalk]), (5, DayCount::Calendar));
        assert_eq!(of(&[ReminderTalk, Correction]), (30, DayCount::Calendar));
        assert_eq!(of(&[AdmonitionTalk, Correction]), (24, DayCount::Working));
        assert_eq!(of(&[]), (30, DayCount::Calendar));
    }
}
