//! Rules of signals on made-up records: what can stand together and what cannot. Never a day of its own: today is an argument.

use super::*;
use crate::doc_number::DocNumber;
use crate::form::Raw;
use crate::objection::Objections;
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn id(number: u128) -> SignalId {
    SignalId(Uuid::from_u128(number))
}

fn signal(number: &str) -> Signal {
    Signal::new(number, day("2026-03-02"), "反映某事")
}

fn raw(fields: &[(&str, &str)]) -> Raw {
    fields.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
}

fn rules<T>(result: Result<T, Objections>) -> Vec<String> {
    result.err().unwrap_or_default().into_iter().map(|one| format!("{}:{}", one.field, one.rule)).collect()
}

#[test]
fn a_matter_counts_once_and_each_time_counts() {
    let repeat = Signal { repeat: true, ..signal("Y002") };
    let excluded = Signal { excluded: Some("测试".to_owned()), ..signal("Y003") };
    assert_eq!(Tally::of([&signal("Y001"), &repeat, &excluded]), Tally { matters: 1, times: 2 });
    assert!(signal("Y001").counts() && signal("Y001").is_first() && !repeat.is_first() && !excluded.counts());
}

#[test]
fn out_of_scope_is_a_category_without_being_typed() {
    let outside = Signal { in_scope: false, ..signal("Y001") };
    assert_eq!(outside.category(), Some(SignalCategory::OutOfScope));
    assert_eq!(signal("Y001").category(), None, "what nobody typed is not guessed");
}

#[test]
fn a_rank_is_known_only_where_the_registers_decide_it() {
    use UnitCategory::{Community, Delegated, Leadership, Office, Station, Subordinate, Village};
    for (rank, unit, known) in [
        (PostRank::Leadership, Leadership, Some(SubjectRank::Township)),
        (PostRank::Village, Village, Some(SubjectRank::Village)),
        (PostRank::Village, Community, Some(SubjectRank::Community)),
        (PostRank::Middle, Office, Some(SubjectRank::Middle)),
        (PostRank::Staff, Station, Some(SubjectRank::Institution)),
        (PostRank::Staff, Delegated, None),
        (PostRank::Middle, Subordinate, None),
    ] {
        assert_eq!(SubjectRank::of_post(rank, Some(unit)), known, "{rank:?} {unit:?}");
    }
    assert_eq!(SubjectRank::of_post(PostRank::Staff, None), None);
    assert_eq!(SubjectRank::Middle.reported(), SubjectRank::Staff);
    assert!(SubjectRank::REPORTED.iter().all(|rank| rank.reported() == *rank));
}

#[test]
fn a_repeat_of_a_repeat_points_at_the_first() {
    let (first, second) = (signal("Y001"), Signal { repeat: true, repeat_of: Some(id(1)), ..signal("Y002") });
    let third = signal("Y003").link(id(3), (id(2), &second), &first).unwrap();
    assert_eq!((third.repeat, third.repeat_of), (true, Some(id(1))));
    assert_eq!(rules(first.clone().link(id(1), (id(2), &second), &first)), ["first:itself"]);
    assert_eq!(rules(first.clone().link(id(1), (id(1), &first), &first)), ["first:itself"]);
    let later = Signal { collected_on: day("2026-03-03"), ..signal("Y004") };
    assert_eq!(rules(signal("Y003").link(id(3), (id(4), &later), &later)), ["first:order"]);
    let freed = third.clone().unlink().unwrap();
    assert!(!freed.repeat && freed.repeat_of.is_none());
    assert_eq!(rules(freed.unlink()), [":not_linked"]);
    let mut typed = Signal { repeat: false, repeat_of: None, ..third.clone() };
    assert_eq!(rules(typed.follow(&third)), ["repeat:linked"]);
}

#[test]
fn likeness_weighs_risk_point_and_person_above_the_unit() {
    let unit = Some(UnitId(Uuid::from_u128(9)));
    let risk = Some(RiskId(Uuid::from_u128(8)));
    let own = Signal { unit, risk, object_post: "会计".to_owned(), object_person: "甲".to_owned(), ..signal("Y001") };
    let like = |other: Signal| own.likeness(&other);
    assert_eq!(like(own.clone()), 9);
    assert_eq!(like(Signal { unit, ..signal("Y002") }), 1);
    assert_eq!(like(Signal { risk, ..signal("Y002") }), 3);
    assert_eq!(like(Signal { object_post: "会计".to_owned(), ..signal("Y002") }), 0, "the same post of another unit is another post");
}

#[test]
fn a_decision_stays_within_the_closed_lists() {
    let today = day("2026-04-08");
    let read = |signal: &Signal, fields: &[(&str, &str)]| rules(Decision::read(&raw(fields), signal, None, today));
    let yellow = [("level", "黄色"), ("dispositions", "诫勉谈话、函询整改"), ("by", "郑某某")];
    assert_eq!(read(&signal("Y001"), &yellow), Vec::<String>::new());
    assert_eq!(read(&signal("Y001"), &[("level", "红色"), ("dispositions", "谈话提醒"), ("by", "郑某某")]), ["dispositions:disposition"]);
    assert_eq!(read(&signal("Y001"), &[("by", "郑某某")]), ["opinion:required"], "no level needs words");
    assert_eq!(read(&Signal { in_scope: false, ..signal("Y001") }, &yellow), ["level:out_of_scope"]);
    assert_eq!(read(&signal("Y001"), &[("level", "黄色"), ("by", "郑某某"), ("on", "2026-03-01")]), ["on:order"]);
    assert_eq!(read(&signal("Y001"), &[("level", "黄色"), ("by", "郑某某"), ("on", "2026-04-09")]), ["on:future"]);
}

#[test]
fn a_signal_ends_in_exactly_one_way() {
    let today = day("2026-04-08");
    let number = DocNumber { series: "七纪廉警".to_owned(), year: 2026, sequence: 1 };
    let end =
        |signal: &Signal, standing: Option<&DocNumber>, fields: &[(&str, &str)]| rules(Ending::read(&raw(fields), signal, standing, today));
    let plain = signal("Y001");
    assert_eq!(end(&plain, None, &[("ending", "不予预警")]), ["reason:required"]);
    assert_eq!(end(&plain, None, &[("ending", "转有关部门")]), ["to:required"]);
    assert_eq!(end(&plain, None, &[("ending", "转问题线索")]), ["ending:own_form"]);
    assert_eq!(end(&plain, Some(&number), &[("ending", "不予预警"), ("reason", "查否")]), [":warned"]);
    let decision =
        Decision {
            level: Some(WarningLevel::Blue), dispositions: Vec::new(), opinion: String::new(), by: "郑某某".to_owned(), on: today
        };
    let decided = Signal { decision: Some(decision), ..plain.clone() };
    assert_eq!(end(&decided, None, &[("ending", "不予预警"), ("reason", "查否")]), ["ending:decided"]);
    let ending = Ending { kind: EndingKind::CaseLead, on: today, reason: String::new(), to: String::new() };
    assert_eq!(ending.against(&Signal { in_scope: false, ..plain.clone() }, None)[0].rule, "out_of_scope");
    let over = Signal { ending: Some(ending), ..plain };
    assert_eq!(end(&over, None, &[("ending", "不予预警"), ("reason", "查否")]), [":ended"]);
    assert!(over.clone().reopen().unwrap().ending.is_none());
    let mut outside = Signal { in_scope: false, ..over.clone() };
    assert_eq!(rules(outside.follow(&over)), ["in_scope:case_lead"]);
}

#[test]
fn leaving_out_of_statistics_needs_a_reason() {
    let today = day("2026-04-08");
    assert_eq!(rules(signal("Y001").exclude(&raw(&[]), today)), ["reason:required"]);
    let out = signal("Y001").exclude(&raw(&[("reason", "重复录入")]), today).unwrap();
    assert_eq!(rules(out.clone().exclude(&raw(&[("reason", "再")]), today)), [":excluded"]);
    assert!(out.include().unwrap().counts());
    assert_eq!(rules(signal("Y001").include()), [":counts"]);
}
