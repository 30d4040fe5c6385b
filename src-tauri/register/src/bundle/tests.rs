//! The words and rules of packages, case by case. Never a file.

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn raw(fields: &[(&str, &str)]) -> Raw {
    fields.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
}

const FINGERPRINT: &str = "99705 92024 03595 44687 04864 85617";

#[test]
fn an_office_is_pinned_only_with_the_fingerprint_that_was_told() {
    let confirm = |told: &str, by: &str| {
        let fields = raw(&[("fingerprint", told), ("confirmed_by", by)]);
        Correspondent::confirm("区预警中心", &[1; 64], FINGERPRINT, &fields, day("2026-04-08"))
    };
    for told in [FINGERPRINT, "997059202403595446870486485617", "９９７０５-92024、03595 44687 04864 85617"] {
        assert_eq!(confirm(told, "谢某某").unwrap().fingerprint, FINGERPRINT, "{told}");
    }
    for (told, by, rule) in [
        ("99705 92024 03595 44687 04864 85618", "谢某某", "fingerprint"),
        ("85617", "谢某某", "fingerprint"),
        ("", "谢某某", "required"),
        (FINGERPRINT, "", "required"),
    ] {
        assert_eq!(confirm(told, by).unwrap_err().first().map(|one| one.rule), Some(rule), "{told}");
    }
}

#[test]
fn only_the_newest_package_is_taken_in() {
    let taken = [(Uuid::from_u128(1), 1), (Uuid::from_u128(3), 3)];
    let rule = |id: u128, sequence| against_label(Uuid::from_u128(id), sequence, "七溪坪镇", &taken).map(|one| one.rule);
    assert_eq!(rule(9, 4), None);
    assert_eq!(rule(3, 3), Some("taken"));
    assert_eq!(rule(1, 1), Some("taken"));
    assert_eq!(rule(9, 3), Some("replayed"));
    assert_eq!(rule(9, 2), Some("older"));
    assert_eq!(against_label(Uuid::from_u128(9), 1, "七溪坪镇", &[]), None);
    assert_eq!(skipped(4, &taken), None);
    assert_eq!(skipped(5, &taken).unwrap(), "第4号包没有收到过。");
    assert_eq!(skipped(7, &taken).unwrap(), "第4至6号包没有收到过。");
}

fn signal(origin: u128, period: &str, content: &str) -> Received {
    let fields = raw(&[("number", "Y001"), ("content", content), ("collected_on", "2026-02-03")]);
    let period = SubmissionPeriod::parse(period).unwrap();
    Received::read(ReceivedKind::Signal, CorrespondentId(Uuid::from_u128(7)), period, Uuid::from_u128(origin), &fields).unwrap()
}

#[test]
fn a_record_that_is_none_is_refused_in_words() {
    let read = |fields: &[(&str, &str)]| {
        let period = SubmissionPeriod::parse("2026Q1").unwrap();
        Received::read(ReceivedKind::Signal, CorrespondentId(Uuid::nil()), period, Uuid::nil(), &raw(fields))
            .map_err(|all| all[0].sentence.clone())
    };
    for (fields, sentence) in [
        (&[("number", "Y001"), ("reporter", "钱某")][..], "上报信息里没有“reporter”这一项。"),
        (&[("number", "")], "上报信息的“信息编号”是空的。"),
        (&[("number", "Y001"), ("collected_on", "昨天")], "上报信息的“采集日期”不是日期。"),
        (&[("number", "Y\u{7}001")], "上报信息的“信息编号”有不可见的控制字符。"),
    ] {
        assert_eq!(read(fields).unwrap_err(), sentence);
    }
    assert_eq!(read(&[("number", "Y001"), ("content", &"长".repeat(40_000))]).unwrap_err(), "上报信息的“内容”太长。");
}

#[test]
fn a_package_is_told_apart_from_what_is_here() {
    let here = [
        (1_u8, signal(1, "2026Q1", "甲")),
        (2, signal(2, "2026Q1", "乙")),
        (3, signal(3, "2026Q1", "丙")),
        (4, signal(4, "2025Q4", "丁")),
        (5, Received { missing: true, ..signal(5, "2026Q1", "戊") }),
    ];
    let there = vec![signal(1, "2026Q1", "甲"), signal(2, "2026Q1", "乙乙"), signal(4, "2026Q1", "丁"), signal(6, "2026Q1", "己")];
    let period = SubmissionPeriod::parse("2026Q1").unwrap();
    let found = Difference::of(here.iter().map(|(id, own)| (*id, own)), there, period);
    let words: Vec<String> = found
        .iter()
        .map(|one| match one {
            Difference::New(now) => format!("new {}", now.origin.as_u128()),
            Difference::Changed(id, _) => format!("changed {id}"),
            Difference::Unchanged(id) => format!("same {id}"),
            Difference::Missing(id, now) => format!("missing {id} {}", now.missing),
        })
        .collect();
    assert_eq!(words, ["same 1", "changed 2", "changed 4", "new 6", "missing 3 true"]);
    assert_eq!(here[1].1.changes(ReceivedKind::Signal, &signal(2, "2026Q1", "乙乙")), [("内容", "乙", "乙乙")]);
}

#[test]
fn nothing_of_a_reporter_has_a_place_in_what_is_sent() {
    for kind in ReceivedKind::ALL {
        for field in kind.fields() {
            assert!(!["reporter", "name", "person", "object_person"].contains(&field.key), "{}", field.key);
            assert!(!field.label.contains("举报人") && !field.label.contains("姓名"), "{}", field.label);
        }
    }
}
