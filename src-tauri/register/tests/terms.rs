//! last days over month ends, leap days, both festivals with their worked weekends, the turn of the year, and years
//! of which nothing is known; the table was reckoned by another program. Never a day that is guessed.

use chrono::NaiveDate;
use register::calendar::{Calendar, DayCount, ReplyTerm, RestDay};

#[test]
fn last_days_are_those_that_another_program_reckons() {
    let calendar = Calendar::with([]);
    let (mut cases, mut unknown) = (0, 0);
    for line in include_str!("terms/table.txt").lines().filter(|line| !line.starts_with('#')) {
        let words: Vec<&str> = line.split(' ').collect();
        let served: NaiveDate = words[0].parse().unwrap();
        let term = ReplyTerm {
            days: words[1].parse().unwrap(),
            count: if words[2] == "working" { DayCount::Working } else { DayCount::Calendar },
            rest_day: if words[3] == "roll" { RestDay::Roll } else { RestDay::Keep },
        };
        match term.last_day(served, &calendar) {
            Ok(day) => assert_eq!(day.to_string(), words[4], "{line}"),
            Err(missing) => {
                unknown += 1;
                assert_eq!(words[4], "unknown", "{line}: {missing}");
                assert_eq!(missing.to_string(), format!("无{}年放假安排数据", words[5]), "{line}");
            }
        }
        cases += 1;
    }
    assert!(cases >= 200 && unknown >= 20, "{cases} {unknown}");
    figures::line(
        "R-42",
        &format!("dates and terms: {cases} last days as another program reckons them, {unknown} of them said to be unknown"),
    );
}
