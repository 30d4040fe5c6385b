//! The life of an edition as a table: what follows what, on which days, and what is refused.

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    day("2026-04-08")
}

fn step(act: EditionAct, on: &str) -> EditionStep {
    let notice = (act == EditionAct::Publish).then(|| PublicNotice { until: day("2026-12-31"), way: "公开栏".to_owned() });
    EditionStep { act, on: day(on), number: String::new(), body: "区惩防办".to_owned(), note: "按意见修改".to_owned(), notice }
}

fn draft() -> Edition {
    Edition::begin(Catalogue::Powers, None, &[], step(EditionAct::Begin, "2026-01-10"), today()).unwrap()
}

const WHOLE: Footing = Footing { rows: 3, blocks: 0, unexplained: 0 };

/// An edition after these acts, all on one day.
fn after(acts: &[EditionAct]) -> Edition {
    acts.iter().fold(draft(), |edition, act| edition.take(step(*act, "2026-02-01"), WHOLE, today()).unwrap())
}

fn rules(objections: Objections) -> Vec<String> {
    objections.into_iter().map(|one| format!("{}:{}", one.field, one.rule)).collect()
}

fn refused(edition: Edition, step: EditionStep, footing: Footing) -> Vec<String> {
    edition.take(step, footing, today()).map(|_| Vec::new()).unwrap_or_else(rules)
}

#[test]
fn each_state_goes_to_the_next_and_nowhere_else() {
    use EditionAct::{Approve, Begin, File, Publish, Return, Submit};
    let ways: [(&[EditionAct], EditionState, &[EditionAct]); 6] = [
        (&[], EditionState::Draft, &[Submit]),
        (&[Submit], EditionState::Submitted, &[Return, Approve]),
        (&[Submit, Return], EditionState::Draft, &[Submit]),
        (&[Submit, Approve], EditionState::Approved, &[Publish]),
        (&[Submit, Approve, Publish], EditionState::Published, &[File]),
        (&[Submit, Return, Submit, Approve, Publish, File], EditionState::Filed, &[]),
    ];
    for (acts, state, next) in ways {
        let edition = after(acts);
        assert_eq!(edition.state(), state, "{acts:?}");
        for act in [Begin, Submit, Return, Approve, Publish, File] {
            let refusal = refused(edition.clone(), step(act, "2026-02-02"), WHOLE);
            assert_eq!(refusal.is_empty(), next.contains(&act), "{acts:?} then {act:?}: {refusal:?}");
            assert_eq!(edition.why_not(act).is_none(), next.contains(&act));
        }
    }
    assert!(after(&[Submit, Approve]).why_not(Return).unwrap().contains("只能由以后的版本代替"));
}

#[test]
fn days_go_forward_and_not_beyond_today() {
    let on = |text| refused(after(&[]), step(EditionAct::Submit, text), WHOLE);
    assert_eq!(on("2026-01-09"), ["on:order"]);
    assert_eq!(on("2026-01-10"), [""; 0]);
    assert_eq!(on("2026-04-08"), [""; 0]);
    assert_eq!(on("2026-04-09"), ["on:future"]);
    let published = |text| refused(after(&[EditionAct::Submit, EditionAct::Approve]), step(EditionAct::Publish, text), WHOLE);
    assert_eq!(published("2026-01-31"), ["from_on:order"]);
}

#[test]
fn each_step_says_who_and_a_return_says_why() {
    let bare = |acts: &[EditionAct], act| {
        let step = EditionStep { body: " ".to_owned(), note: String::new(), notice: None, ..step(act, "2026-02-01") };
        refused(after(acts), step, WHOLE)
    };
    let (submit, approve) = (EditionAct::Submit, EditionAct::Approve);
    assert_eq!(bare(&[], submit), ["body:required"]);
    assert_eq!(bare(&[submit], EditionAct::Return), ["body:required", "note:required"]);
    assert_eq!(bare(&[submit], approve), ["body:required"]);
    assert_eq!(bare(&[submit, approve], EditionAct::Publish), ["until_on:required"]);
    assert_eq!(bare(&[submit, approve, EditionAct::Publish], EditionAct::File), ["body:required"]);
    let notice = Some(PublicNotice { until: day("2026-01-31"), way: String::new() });
    let short = EditionStep { notice, ..step(EditionAct::Publish, "2026-02-01") };
    assert_eq!(refused(after(&[submit, approve]), short, WHOLE), ["until_on:order", "way:required"]);
}

#[test]
fn the_registers_have_their_say_before_submission_and_approval() {
    let empty = Footing { rows: 0, ..WHOLE };
    let silent = Footing { unexplained: 2, ..WHOLE };
    let blocked = Footing { blocks: 4, ..WHOLE };
    let submit = |footing| refused(after(&[]), step(EditionAct::Submit, "2026-02-01"), footing);
    let approve = |footing| refused(after(&[EditionAct::Submit]), step(EditionAct::Approve, "2026-02-01"), footing);
    assert_eq!((submit(empty), submit(silent)), (vec![":empty".to_owned()], vec![":unexplained".to_owned()]));
    assert!(submit(blocked).is_empty(), "what blocks can still be put right while it is being examined");
    assert_eq!(approve(empty), [":empty"]);
    assert_eq!(approve(silent), [":unexplained"]);
    assert_eq!(approve(blocked), [":blocked"]);
    let later = after(&[EditionAct::Submit, EditionAct::Approve]);
    assert!(refused(later, step(EditionAct::Publish, "2026-02-01"), blocked).is_empty(), "an approved edition is what it is");
}

#[test]
fn one_edition_is_open_at_a_time_and_numbers_run_within_a_catalogue_and_a_year() {
    let begin = |catalogue, year, standing: &[&Edition], on| {
        Edition::begin(catalogue, year, standing, step(EditionAct::Begin, on), today()).map(|edition| edition.full_title()).map_err(rules)
    };
    let open = draft();
    let closed = after(&[EditionAct::Submit, EditionAct::Approve]);
    type Case<'a> = (Catalogue, Option<i32>, &'a [&'a Edition], &'a str, Result<&'a str, &'a [&'a str]>);
    let cases: [Case<'_>; 8] = [
        (Catalogue::Powers, None, &[], "2026-01-10", Ok("职权目录第1版")),
        (Catalogue::Powers, None, &[&closed], "2026-02-01", Ok("职权目录第2版")),
        (Catalogue::Powers, None, &[&closed], "2026-01-31", Err(&["on:order"])),
        (Catalogue::Powers, None, &[&closed, &open], "2026-02-01", Err(&[":open"])),
        (Catalogue::Risks, None, &[&open], "2026-02-01", Ok("廉政风险等级目录第1版")),
        (Catalogue::Duties, Some(2026), &[&open], "2026-02-01", Ok("2026年责任分解表第1版")),
        (Catalogue::Duties, None, &[], "2026-02-01", Err(&["year:year"])),
        (Catalogue::Powers, Some(2026), &[], "2026-02-01", Err(&["year:year"])),
    ];
    for (catalogue, year, standing, on, wanted) in cases {
        let wanted = wanted.map(str::to_owned).map_err(|rules| rules.iter().map(|rule| (*rule).to_owned()).collect::<Vec<_>>());
        assert_eq!(begin(catalogue, year, standing, on), wanted);
    }
}

#[test]
fn reasons_can_be_written_until_approval() {
    let record = Uuid::from_u128(9);
    let explained = draft().explain([(record, " 法规修订 ".to_owned())]).unwrap();
    assert_eq!(explained.reasons.get(&record).map(String::as_str), Some("法规修订"));
    assert!(explained.explain([(record, "　".to_owned())]).unwrap().reasons.is_empty());
    let approved = after(&[EditionAct::Submit, EditionAct::Approve]);
    assert_eq!(rules(approved.explain([(record, "改".to_owned())]).unwrap_err()), [":frozen"]);
}

#[test]
fn the_newest_approved_one_stands() {
    let mut editions = vec![(1, after(&[EditionAct::Submit, EditionAct::Approve])), (2, draft())];
    editions[1].1.number = 2;
    let newest = |editions: &[(i32, Edition)], year| newest_approved(editions, Catalogue::Powers, year).map(|(id, _)| *id);
    assert_eq!(newest(&editions, None), Some(1));
    assert_eq!(newest(&editions, Some(2026)), None);
    editions[1].1 = Edition { number: 2, ..after(&[EditionAct::Submit, EditionAct::Approve, EditionAct::Publish]) };
    assert_eq!(newest(&editions, None), Some(2));
    assert_eq!(editions[0].1.approved_on(), Some(day("2026-02-01")));
}
