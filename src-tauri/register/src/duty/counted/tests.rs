//! The words of 计量对象, one case a line. Never a guess.

use uuid::Uuid;

use super::*;
use crate::check::made;

fn key<T: From<Uuid>>(number: u128) -> T {
    made::key(number)
}

/// Units 1 镇党委, 2 党政办, 3 财政所, 4 司法所, 5 石桥村, 6 七溪社区; posts of 党委书记, 镇长 (the same person also
/// leads 党政办), 党政办主任, 出纳, 村党支部书记, and a vacant one.
fn counted_as(words: &str, period: &str, change: impl Fn(&mut Duty)) -> Counted {
    let units = [
        ("镇党委", UnitCategory::Leadership),
        ("党政办", UnitCategory::Office),
        ("财政所", UnitCategory::Station),
        ("司法所", UnitCategory::Delegated),
        ("石桥村", UnitCategory::Village),
        ("七溪社区", UnitCategory::Community),
    ]
    .map(|(name, category)| made::unit(name, category, "", ""));
    let mut posts = [
        made::post(1, "党委书记", PostRank::Leadership, 1),
        made::post(1, "镇长", PostRank::Leadership, 2),
        made::post(2, "党政办主任", PostRank::Middle, 2),
        made::post(3, "出纳", PostRank::Staff, 3),
        made::post(5, "村党支部书记", PostRank::Village, 4),
        made::post(1, "组织委员", PostRank::Leadership, 9),
    ];
    posts[5].holder = None;
    let roll = Roll {
        units: units.iter().enumerate().map(|(at, unit)| (key(at as u128 + 1), unit)).collect(),
        posts: posts.iter().enumerate().map(|(at, post)| (key(at as u128 + 1), post)).collect(),
    };
    let mut duty = made::duty();
    duty.counted = words.to_owned();
    duty.period = period.to_owned();
    change(&mut duty);
    counted(&duty, &roll)
}

#[test]
fn words_say_whom_a_duty_is_counted_for() {
    let units = |numbers: &[u128]| Counted::Units(numbers.iter().map(|number| key(*number)).collect());
    let persons = |numbers: &[u128]| Counted::Persons(numbers.iter().map(|number| key(*number)).collect());
    for (words, period, expected) in [
        ("全镇", "年", Counted::Whole),
        ("", "年", Counted::Whole),
        ("镇纪委", "季", Counted::Whole),
        ("平安建设办公室", "月", Counted::Whole),
        ("各站办所", "年", units(&[2, 3, 4])),
        ("每个单位", "季", units(&[2, 3, 4, 5, 6])),
        ("各单位", "年", units(&[2, 3, 4, 5, 6])),
        ("每个村（社区）", "年", units(&[5, 6])),
        ("各村", "年", units(&[5])),
        ("各站办所、各村（社区）", "年", units(&[2, 3, 4, 5, 6])),
        ("每个采集报送点", "季", units(&[2, 3, 4, 5, 6])),
        ("每名班子成员", "月", persons(&[1, 2])),
        ("每名领导干部", "年", persons(&[1, 2])),
        ("每名班子成员、中层、村主干", "年", persons(&[1, 2, 4])),
        ("每名包村干部", "月", Counted::Unlisted(None)),
        ("每个党支部", "年", Counted::Unlisted(None)),
        ("每案", "事项", Counted::Matters),
        ("不合格单位", "事项", Counted::Matters),
        ("每个班次", "班次", Counted::Matters),
    ] {
        assert_eq!(counted_as(words, period, |_| {}), expected, "{words} {period}");
    }
}

#[test]
fn what_a_person_chose_goes_before_the_words() {
    assert_eq!(counted_as("每名班子成员", "年", |duty| duty.counting = Some(CountingBasis::Whole)), Counted::Whole);
    assert_eq!(counted_as("镇纪委", "年", |duty| duty.counting = Some(CountingBasis::PerMatter)), Counted::Matters);
    let each = |duty: &mut Duty| {
        duty.counting = Some(CountingBasis::PerUnit);
        duty.responsible_units = vec!["财政所".to_owned(), "各村".to_owned()];
    };
    assert_eq!(counted_as("", "年", each), Counted::Units(vec![key(3), key(5)]), "the responsible units where the words name none");
    assert_eq!(counted_as("每个党支部", "年", |duty| duty.objects = Some(20)), Counted::Unlisted(Some(20)));
}
