//! 清单事项: what 回头看 makes of a line that was reported as done.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

mod common;

use common::Directory;

use chrono::NaiveDate;
use register::form::Raw;
use register::work_list::{WorkItem, WorkItemState};

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn read(pairs: &[(&str, &str)]) -> Result<WorkItem, Vec<&'static str>> {
    let base = [("kind", "整改清单"), ("matter", "印鉴分开保管"), ("due_on", "2026-4-30"), ("must_look_back", "是")];
    let raw: Raw = base.iter().chain(pairs).map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect();
    WorkItem::read(&raw, &Directory::default(), |_| None, day(4, 20)).map_err(|against| against.into_iter().map(|one| one.rule).collect())
}

#[test]
fn what_must_be_looked_at_again_is_done_when_it_was_found_done() {
    let done = ("done_on", "4.18");
    let back = |result| [done, ("looked_back_on", "4.20"), ("looked_back_by", "马某某"), ("look_back", result)];
    for (pairs, before, after) in [
        (&[][..], WorkItemState::Open, WorkItemState::Overdue),
        (&[done], WorkItemState::LookBack, WorkItemState::LookBack),
        (&back("到位"), WorkItemState::Done, WorkItemState::Done),
        (&back("基本到位"), WorkItemState::Open, WorkItemState::Overdue),
        (&back("不到位"), WorkItemState::Open, WorkItemState::Overdue),
        (&[done, ("must_look_back", "否")], WorkItemState::Done, WorkItemState::Done),
    ] {
        let item = read(pairs).unwrap();
        assert_eq!([day(4, 20), day(5, 1)].map(|today| item.state(today)), [before, after], "{pairs:?}");
    }
}

#[test]
fn looking_back_is_entered_whole_and_after_the_work() {
    let done = ("done_on", "4.18");
    assert_eq!(read(&[done, ("looked_back_on", "4.19")]), Err(vec!["look_back_whole", "look_back_whole"]));
    let whole = [("looked_back_on", "4.17"), ("looked_back_by", "马某某"), ("look_back", "到位")];
    assert_eq!(read(&whole), Err(vec!["look_back_done"]));
    assert_eq!(read(&[&[done][..], &whole].concat()), Err(vec!["order"]));
    assert_eq!(read(&[done, ("looked_back_on", "4.21"), ("looked_back_by", "马某某"), ("look_back", "到位")]), Err(vec!["future"]));
}
