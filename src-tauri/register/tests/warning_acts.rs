//! Every act in a warning's life: each rule's objection appears exactly when it should. Never a paper,
//! never a store.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

mod common;

use common::{against, day, today};
use register::Term as _;
use register::approval::{Approval, ApprovalPaths, Concerned};
use register::calendar::{Calendar, DayCount, ReplyTerm, RestDay};
use register::doc_number::DocNumber;
use register::id::{SignalId, UnitId};
use register::signal::{Ending, EndingKind, Signal, SignalSource};
use register::warning::{
    Disposition, Draft, Measure, NoticeText, Reply, ReplyMeasure, ReplyResult, ReplyStatus, Service, ServiceWay, Verdict, Warning,
    WarningEnd, WarningLevel, WarningState, check_issue,
};
use uuid::Uuid;

fn signal() -> Signal {
    Signal {
        source: Some(SignalSource::Petition),
        suggested_level: Some(WarningLevel::Red),
        ..Signal::new("Y124", day("2026-03-30"), "反映")
    }
}

fn number() -> DocNumber {
    DocNumber { series: "七纪廉警".to_owned(), year: 2026, sequence: 13 }
}

fn draft(level: WarningLevel) -> Draft {
    let measure = Measure { requirement: "整改".to_owned(), ..Measure::default() };
    let path = ApprovalPaths::default().of(level, false).to_vec();
    let walked = |step: &register::approval::ApprovalStep| Approval {
        step: step.step.clone(),
        name: "岑某某".to_owned(),
        on: day("2026-03-31"),
        opinion: "同意".to_owned(),
    };
    Draft {
        level,
        dispositions: level.dispositions()[..1].to_vec(),
        issued_on: today(),
        unit: Some(UnitId(Uuid::from_u128(1))),
        addressee: String::new(),
        subject: "反映".to_owned(),
        signal: (SignalId(Uuid::from_u128(2)), "Y124".to_owned()),
        risk: None,
        edition: None,
        notice: NoticeText {
            recipient: "财政所".to_owned(),
            body: "正文".to_owned(),
            contact: "信息员".to_owned(),
            measures: if level == WarningLevel::Blue { Vec::new() } else { vec![measure] },
            ..NoticeText::default()
        },
        approvals: path.iter().map(walked).collect(),
        path,
        approved: true,
        concerned: Concerned { names: vec!["谢某某".to_owned()], leadership: false },
        raised_from: None,
        reply_term: ReplyTerm::of_days(30),
    }
}

/// What stands against a draft that was changed in one way.
fn check_draft(level: WarningLevel, change: impl FnOnce(&mut Draft), expect: &str) {
    let mut draft = draft(level);
    change(&mut draft);
    assert_eq!(against(Err::<(), _>(draft.objections(&signal(), None))), expect);
    let issued = draft.clone().issue(number(), &signal(), None);
    assert_eq!(issued.is_ok(), expect.is_empty(), "issuing says the same as checking");
    if let Ok(warning) = issued {
        assert_eq!((warning.number.clone(), warning.document(), warning.state()), (number(), level.document(), WarningState::Issued));
        assert_eq!(warning.disposition_words, draft.dispositions.iter().map(|way| way.label()).collect::<Vec<_>>().join("、"));
    }
}

#[test]
fn a_draft_is_refused_for_each_thing_it_lacks() {
    use WarningLevel::{Blue, Red, Yellow};
    for level in [Red, Yellow, Blue] {
        check_draft(level, |_| {}, "");
        check_draft(level, |draft| draft.dispositions = level.dispositions().to_vec(), "");
        check_draft(level, |draft| draft.approved = false, "approved:approval");
        check_draft(level, |draft| draft.unit = None, "unit:required");
        check_draft(level, |draft| draft.dispositions.clear(), "dispositions:required");
        check_draft(level, |draft| draft.notice.recipient = "\u{3000}".to_owned(), "recipient:required");
        check_draft(level, |draft| draft.notice.body.clear(), "body:required");
        check_draft(level, |draft| draft.notice.contact.clear(), "contact:required");
        check_draft(level, |draft| draft.approvals.clear(), "approvals:approval_steps");
        check_draft(level, |draft| draft.approvals.reverse(), "approvals:approval_steps");
        check_draft(level, |draft| draft.approvals[1].name.clear(), "approvals:required");
        check_draft(level, |draft| draft.approvals[1].on = day("2026-03-30"), "approvals:order");
        check_draft(level, |draft| draft.approvals[0].name = "谢某某".to_owned(), "approvals:own_case");
        check_draft(level, |draft| draft.notice.issuer = "谢某某".to_owned(), "issuer:own_case");
        check_draft(level, |draft| draft.issued_on = day("2026-03-31"), "");
        let sooner = |draft: &mut Draft| {
            draft.approvals.iter_mut().for_each(|approval| approval.on = day("2026-03-30"));
            draft.issued_on = day("2026-03-29");
        };
        let late = vec!["approvals:order"; ApprovalPaths::default().of(level, false).len()].join(" ");
        check_draft(level, sooner, &format!("issued_on:order {late}"));
    }
    check_draft(
        Blue,
        |draft| draft.notice.measures.push(Measure { requirement: "整改".to_owned(), ..Measure::default() }),
        "measures:blue_measures",
    );
    check_draft(Red, |draft| draft.notice.measures.push(Measure::default()), "measures:required");
    check_draft(Red, |draft| draft.notice.measures.clear(), "");
    check_draft(
        Red,
        |draft| {
            draft.approved = false;
            draft.unit = None;
            draft.notice.body.clear();
            draft.dispositions.clear();
        },
        "dispositions:required body:required unit:required approved:approval",
    );
}

#[test]
fn each_colour_takes_the_dispositions_of_article_42_and_no_other() {
    for level in WarningLevel::ALL {
        for way in Disposition::ALL {
            let expect = if level.dispositions().contains(way) { "" } else { "dispositions:disposition" };
            check_draft(*level, |draft| draft.dispositions = vec![*way], expect);
        }
    }
}

#[test]
fn a_signal_is_warned_of_once_and_only_within_scope() {
    let outside = Signal { in_scope: false, suggested_level: None, ..signal() };
    let ending = Ending { kind: EndingKind::CaseLead, on: day("2026-04-01"), reason: String::new(), to: String::new() };
    let ended = Signal { ending: Some(ending), ..signal() };
    assert_eq!(check_issue(&ended, None).iter().map(|one| one.rule).collect::<Vec<_>>(), ["ended"], "what went as a lead is not warned of");
    let said = |signal: &Signal, standing: Option<&DocNumber>| against(Err::<(), _>(check_issue(signal, standing)));
    assert_eq!(said(&signal(), None), "");
    assert_eq!(said(&outside, None), ":out_of_scope");
    assert_eq!(said(&signal(), Some(&number())), ":already_warned");
    assert_eq!(said(&outside, Some(&number())), ":out_of_scope :already_warned");
    let refused = draft(WarningLevel::Red).issue(number(), &signal(), Some(&number())).unwrap_err();
    assert!(refused[0].sentence.contains("七纪廉警〔2026〕13号"));
}

fn issued() -> Warning {
    draft(WarningLevel::Red).issue(number(), &signal(), None).unwrap()
}

fn calendar() -> Calendar {
    Calendar::with([])
}

fn verdict(result: ReplyResult, opinion: &str, three_checks: [bool; 3]) -> Verdict<'_> {
    Verdict { result, opinion, three_checks, again_by: None }
}

fn service(on: &str) -> Service {
    Service { received_by: "谢某某".to_owned(), way: Some(ServiceWay::Direct), ..Service::on(day(on)) }
}

fn reply(on: &str) -> Reply {
    Reply { cause: "成因".to_owned(), measures: "措施".to_owned(), ..Reply::of_day(day(on)) }
}

/// The same warning in the colour that can still be raised.
fn blue(warning: Warning) -> Warning {
    Warning { level: WarningLevel::Blue, ..warning }
}

fn higher() -> DocNumber {
    DocNumber { series: "七纪廉改".to_owned(), year: 2026, sequence: 1 }
}

/// A warning in each state, by the acts that lead there.
fn in_state(state: WarningState) -> Warning {
    let later = day("2026-06-30");
    let served = || issued().serve(service("2026-04-08"), &calendar(), today()).unwrap();
    let replied = || served().reply(reply("2026-04-20"), later).unwrap();
    let warning = match state {
        WarningState::Issued => issued(),
        WarningState::Served => served(),
        WarningState::Replied => replied(),
        WarningState::Recorded => Warning { notice: None, ..replied() },
        WarningState::Returned => replied().verify(verdict(ReplyResult::Returned, "不具体", [false; 3]), &calendar(), later).unwrap(),
        WarningState::Accepted => replied().verify(verdict(ReplyResult::Accepted, "", [true; 3]), &calendar(), later).unwrap(),
        WarningState::Closed => in_state(WarningState::Accepted).close(later).unwrap(),
        WarningState::Raised => blue(replied()).raise(WarningLevel::Red, &higher(), "逾期未回告", later).unwrap(),
        WarningState::Transferred => replied().transfer("可能构成违纪", later).unwrap(),
        WarningState::Withdrawn => replied().withdraw("申诉成立", later).unwrap(),
        WarningState::Voided => issued().void("重复", later).unwrap(),
    };
    assert_eq!(warning.state(), state);
    warning
}

/// Which acts each state allows; every other one is refused by name.
#[test]
fn every_act_is_allowed_in_its_states_and_in_no_other() {
    use WarningState::{Accepted, Closed, Issued, Recorded, Replied, Returned, Served};
    let later = day("2026-06-30");
    let open = [Issued, Served, Replied, Recorded, Returned, Accepted];
    for state in WarningState::ALL.iter().copied() {
        let warning = blue(in_state(state));
        for (act, allowed, done) in [
            ("serve", &[Issued][..], warning.clone().serve(service("2026-04-08"), &calendar(), later)),
            ("reply", &[Served, Returned], warning.clone().reply(reply("2026-05-20"), later)),
            ("verify", &[Replied, Recorded], warning.clone().verify(verdict(ReplyResult::Accepted, "", [true; 3]), &calendar(), later)),
            (
                "send back",
                &[Replied, Recorded],
                warning.clone().verify(verdict(ReplyResult::Returned, "空", [false; 3]), &calendar(), later),
            ),
            ("close", &[Accepted], warning.clone().close(later)),
            ("raise", &open[1..], warning.clone().raise(WarningLevel::Yellow, &higher(), "逾期未回告", later)),
            ("transfer", &open, warning.clone().transfer("可能构成违纪", later)),
            ("withdraw", &[Issued, Served, Replied, Recorded, Returned, Accepted, Closed], warning.clone().withdraw("申诉成立", later)),
            ("void", &open, warning.clone().void("重复", later)),
        ] {
            assert_eq!(against(done.clone()), if allowed.contains(&state) { "" } else { ":state" }, "{act} in {}", state.label());
            if let Err(objections) = done {
                assert!(objections[0].sentence.contains(state.label()), "the refusal names the state: {}", objections[0].sentence);
            }
        }
    }
}

#[test]
fn each_end_has_its_reason_and_its_weight() {
    let later = day("2026-06-30");
    assert_eq!(against(issued().void(" ", later)), "reason:required");
    assert_eq!(against(issued().withdraw("", later)), "reason:required");
    assert_eq!(against(issued().transfer("", later)), "reason:required");
    let served = || blue(in_state(WarningState::Served));
    assert_eq!(against(served().raise(WarningLevel::Red, &higher(), "", later)), "raise_reason:required");
    assert_eq!(against(served().raise(WarningLevel::Blue, &higher(), "逾期", later)), "level:not_higher");
    let yellow = Warning { level: WarningLevel::Yellow, ..served() };
    assert_eq!(against(yellow.raise(WarningLevel::Blue, &higher(), "逾期", later)), "level:not_higher");
    assert_eq!(against(in_state(WarningState::Served).raise(WarningLevel::Red, &higher(), "逾期", later)), ":highest");
    assert_eq!(against(Warning { signal: None, ..served() }.raise(WarningLevel::Red, &higher(), "逾期", later)), ":no_signal");
    for (state, counts, stands) in [
        (WarningState::Closed, true, true),
        (WarningState::Raised, true, false),
        (WarningState::Transferred, true, true),
        (WarningState::Withdrawn, false, false),
        (WarningState::Voided, false, false),
    ] {
        let warning = in_state(state);
        assert_eq!((warning.counts(), warning.stands()), (counts, stands), "{}", state.label());
    }
    let raised = served().raise(WarningLevel::Red, &higher(), "逾期未回告", later).unwrap();
    let ended = raised.ended.clone().unwrap();
    assert_eq!((ended.kind, ended.reason.as_str()), (WarningEnd::Raised, "逾期未回告，提高为红色预警（七纪廉改〔2026〕1号）"));
    // The clock no longer runs, and a reply that came keeps what it was.
    assert_eq!(raised.reply_status(day("2027-01-01")), ReplyStatus::Ended);
    assert_eq!(in_state(WarningState::Withdrawn).reply_status(later), ReplyStatus::InTime);
    assert_eq!(served().raise_reason(day("2026-05-09")), "逾期未回告");
    assert_eq!(served().raise_reason(day("2026-05-01")), "", "within the term nothing went wrong yet");
    assert_eq!(in_state(WarningState::Returned).raise_reason(later), "回告被退回，整改不到位");
}

#[test]
fn service_is_signed_between_issue_and_today() {
    let check = |change: &dyn Fn(&mut Service), expect: &str| {
        let mut service = service("2026-04-08");
        change(&mut service);
        assert_eq!(against(issued().serve(service, &calendar(), day("2026-04-10"))), expect);
    };
    check(&|_| {}, "");
    check(&|service| service.served_on = day("2026-04-07"), "served_on:order");
    check(&|service| service.served_on = day("2026-04-10"), "");
    check(&|service| service.served_on = day("2026-04-11"), "served_on:future");
    check(&|service| service.received_by.clear(), "received_by:required");
    check(&|service| service.way = Some(ServiceWay::Post), "");
    let left = |service: &mut Service| {
        service.way = Some(ServiceWay::Left);
        service.received_by.clear();
    };
    check(&left, "witness:left_witness reason:left_reason");
    check(
        &|service| {
            left(service);
            service.witness = "村监委会主任".to_owned();
        },
        "reason:left_reason",
    );
    check(
        &|service| {
            left(service);
            service.witness = "村监委会主任".to_owned();
            service.reason = "拒收".to_owned();
        },
        "",
    );
    let passed = |service: &mut Service| {
        service.way = Some(ServiceWay::Passed);
        service.received_by.clear();
    };
    check(&passed, "proxy:passed_proxy relation:passed_relation reason:left_reason");
    check(
        &|service| {
            passed(service);
            service.proxy = "乔某某".to_owned();
            service.relation = "同事".to_owned();
            service.reason = "出差".to_owned();
        },
        "",
    );
    check(&|service| service.servers = "岑某某".to_owned(), "servers:two_servers");
    check(&|service| service.servers = "岑某某、毕某某".to_owned(), "");
    check(&|service| service.copies = 0, "copies:range");
}

#[test]
fn thirty_days_run_from_service_and_stop_at_receipt() {
    let served = in_state(WarningState::Served);
    assert_eq!(served.due_on(), Some(day("2026-05-08")));
    for (on, expect) in [("2026-05-08", ReplyStatus::Running), ("2026-05-09", ReplyStatus::Overdue)] {
        assert_eq!(served.reply_status(day(on)), expect, "{on}");
    }
    assert_eq!((served.overdue_days(day("2026-05-08")), served.overdue_days(day("2026-05-10"))), (None, Some(2)));
    for (on, expect) in [("2026-05-08", ReplyStatus::InTime), ("2026-05-09", ReplyStatus::Late)] {
        let replied = served.clone().reply(reply(on), day("2026-06-30")).unwrap();
        assert_eq!(replied.reply_status(day("2026-06-30")), expect, "{on}");
    }
    assert_eq!(issued().due_on(), None, "nothing runs before service");
    // A returned reply is due again, and a first one that was late stays late.
    let again = |on: &str| {
        let by = Verdict { again_by: Some(day("2026-06-20")), ..verdict(ReplyResult::Returned, "不具体", [false; 3]) };
        served.clone().reply(reply(on), day("2026-06-30")).unwrap().verify(by, &calendar(), day("2026-06-01")).unwrap()
    };
    for (first, second, on, expect) in [
        ("2026-05-08", None, "2026-06-20", ReplyStatus::Running),
        ("2026-05-08", None, "2026-06-21", ReplyStatus::Overdue),
        ("2026-05-08", Some("2026-06-20"), "2026-06-30", ReplyStatus::InTime),
        ("2026-05-08", Some("2026-06-21"), "2026-06-30", ReplyStatus::Late),
        ("2026-05-09", Some("2026-06-20"), "2026-06-30", ReplyStatus::Late),
    ] {
        let warning = again(first);
        assert_eq!(warning.due_on(), Some(day("2026-06-20")));
        let warning = second.map_or(warning.clone(), |second| warning.reply(reply(second), day("2026-06-30")).unwrap());
        assert_eq!(warning.reply_status(day(on)), expect, "{first} {second:?} {on}");
    }
}

#[test]
fn the_last_day_is_counted_as_the_notice_said_or_stands_as_it_was_typed() {
    let serve = |on: &str, term: ReplyTerm, typed: Option<&str>| {
        let mut warning = issued();
        warning.reply_term = term;
        let service = Service { due_on: typed.map(day), ..service(on) };
        warning.serve(service, &calendar(), day("2030-01-01")).map(|served| served.due_on().unwrap())
    };
    let working = ReplyTerm { days: 10, count: DayCount::Working, rest_day: RestDay::Keep };
    for (on, term, typed, last) in [
        ("2026-04-08", ReplyTerm::of_days(30), None, "2026-05-08"),
        ("2026-04-20", working, None, "2026-05-07"),
        ("2026-04-20", working, Some("2026-04-30"), "2026-04-30"),
        ("2029-12-01", working, Some("2029-12-15"), "2029-12-15"),
    ] {
        assert_eq!(serve(on, term, typed), Ok(day(last)), "{on}");
    }
    let refused = |on: &str, term: ReplyTerm, typed: Option<&str>| serve(on, term, typed).unwrap_err().remove(0);
    let unknown = refused("2029-12-01", working, None);
    assert_eq!((unknown.field.as_str(), unknown.rule), ("due_on", "no_arrangement"));
    assert!(unknown.sentence.contains("无2029年放假安排数据"), "{}", unknown.sentence);
    assert_eq!(refused("2026-04-20", working, Some("2026-04-19")).rule, "order");
    // So is the day of the next reply, once one was returned.
    let back = |again_by: Option<&str>, result| {
        let verdict = Verdict { again_by: again_by.map(day), ..verdict(result, "不具体", [true; 3]) };
        in_state(WarningState::Replied).verify(verdict, &calendar(), day("2026-06-01"))
    };
    assert_eq!(back(None, ReplyResult::Returned).unwrap().due_on(), Some(day("2026-07-01")));
    assert_eq!(back(Some("2026-06-10"), ReplyResult::Returned).unwrap().due_on(), Some(day("2026-06-10")));
    assert_eq!(against(back(Some("2026-05-31"), ReplyResult::Returned)), "again_by:past");
    assert_eq!(against(back(Some("2026-06-10"), ReplyResult::Accepted)), "again_by:accepted");
}

#[test]
fn a_reply_has_its_day_its_cause_and_its_measures() {
    let check = |warning: Warning, change: &dyn Fn(&mut Reply), expect: &str| {
        let mut reply = reply("2026-05-01");
        change(&mut reply);
        assert_eq!(against(warning.reply(reply, day("2026-05-02"))), expect);
    };
    let served = || in_state(WarningState::Served);
    check(served(), &|_| {}, "");
    check(served(), &|reply| reply.received_on = day("2026-04-08"), "");
    check(served(), &|reply| reply.received_on = day("2026-04-07"), "received_on:order");
    check(served(), &|reply| reply.received_on = day("2026-05-03"), "received_on:future");
    check(served(), &|reply| reply.cause = " ".to_owned(), "cause:required");
    check(served(), &|reply| reply.measures.clear(), "measures:required");
    check(
        served(),
        &|reply| {
            reply.cause.clear();
            reply.causes[2] = "没有交接制度".to_owned();
            reply.measures.clear();
            reply.lines.push(ReplyMeasure { measure: "建立交接制度".to_owned(), ..ReplyMeasure::default() });
        },
        "",
    );
    check(served(), &|reply| reply.lines.push(ReplyMeasure { problem: "问题".to_owned(), ..ReplyMeasure::default() }), "lines:required");
    check(in_state(WarningState::Returned), &|_| {}, "");
    check(in_state(WarningState::Returned), &|reply| reply.received_on = day("2026-04-19"), "received_on:order");
}

#[test]
fn a_return_says_why_and_closing_needs_all_three_answers() {
    let later = day("2026-06-30");
    let replied = || in_state(WarningState::Replied);
    assert_eq!(against(replied().verify(verdict(ReplyResult::Returned, " ", [false; 3]), &calendar(), later)), "opinion:required");
    assert_eq!(against(replied().verify(verdict(ReplyResult::Returned, "不具体", [false; 3]), &calendar(), later)), "");
    assert_eq!(against(replied().verify(verdict(ReplyResult::Accepted, "", [false; 3]), &calendar(), later)), "");
    for checks in [[true, true, false], [true, false, true], [false, true, true], [false; 3]] {
        let accepted = replied().verify(verdict(ReplyResult::Accepted, "", checks), &calendar(), later).unwrap();
        let refused = accepted.close(later).unwrap_err();
        assert_eq!(refused.len(), 1);
        let missing = ["原因找准", "整改落实", "问责到位"]
            .into_iter()
            .zip(checks)
            .filter(|(_, done)| !done)
            .map(|(word, _)| word)
            .collect::<Vec<_>>()
            .join("、");
        assert!(refused[0].rule == "three_checks" && refused[0].sentence.contains(&missing), "{}", refused[0].sentence);
    }
    let closed = in_state(WarningState::Closed);
    assert_eq!(closed.closed_on, Some(later));
}

#[test]
fn voiding_needs_a_reason_and_keeps_the_number() {
    assert_eq!(against(issued().void(" \n", today())), "reason:required");
    let voided = issued().void(" 重复签发 ", today()).unwrap();
    assert_eq!((voided.voided.clone(), voided.number.clone()), (Some((today(), "重复签发".to_owned())), number()));
    assert_eq!(voided.reply_status(day("2030-01-01")), ReplyStatus::Voided);
}

#[test]
fn a_notice_cites_the_edition_only_where_it_speaks_of_a_risk_point() {
    let edition = Some(register::id::EditionId(Uuid::from_u128(7)));
    for (risk, wanted) in [(None, None), (Some(register::id::RiskId(Uuid::from_u128(3))), edition)] {
        let draft = Draft { risk, edition, ..draft(WarningLevel::Blue) };
        assert_eq!(draft.issue(number(), &signal(), None).unwrap().edition, wanted);
    }
}
