//! 撤销 and 重做: whatever was done, taking all of it back gives the office as it was, after a restart too.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

mod common;

use common::{Dice, Folder, act, at, barrier, day, days_after, dump_closed, founded, is_register, issue, key, raw, record};
use register::Term as _;
use register::charge::{Charge, ChargeWay};
use register::departure::{Departure, DepartureReason};
use register::doc_number::DocNumber;
use register::id::{ChargeId, DutyId, PersonId, PostId, PowerId, ProposalId, RiskId, SignalId, UnitId, WarningId};
use register::review::{ReviewCause, ReviewConclusion, Settlement};
use register::tenure::HandOver;
use register::typeface::{Typeface, TypefaceRole};
use register::warning::proposal::{Proposal, ProposalStep};
use register::warning::{
    Ended, Measure, NoticeText, Reply, ReplyMeasure, ReplyResult, Service, ServiceWay, Warning, WarningEnd, WarningLevel,
};
use store::{Entity, Op, Store, StoreError, Writer};

/// What the random hand has made so far. Kept beside the store; a record that an undo took away is simply
/// refused when the hand reaches for it.
#[derive(Default)]
struct Made {
    units: Vec<UnitId>,
    persons: Vec<PersonId>,
    posts: Vec<PostId>,
    powers: Vec<PowerId>,
    risks: Vec<RiskId>,
    signals: Vec<SignalId>,
    warnings: Vec<WarningId>,
    count: usize,
}

/// One act of the random hand.
fn one(writer: &mut Writer<'_>, made: &mut Made, dice: &mut Dice) -> Result<(), StoreError> {
    made.count += 1;
    let n = made.count + 100;
    let unit = *dice.pick(&made.units).unwrap();
    match dice.below(18) {
        0 => {
            let id = UnitId(writer.new_id());
            writer.put_unit(id, &common::unit(n))?;
            made.units.push(id);
        }
        1 => writer.put_unit(unit, &common::unit(n))?,
        2 => {
            let id = PersonId(writer.new_id());
            writer.put_person(id, &common::person(n, Some(unit)))?;
            made.persons.push(id);
        }
        3 => {
            let id = PostId(writer.new_id());
            writer.put_post(id, &common::post(n, unit))?;
            made.posts.push(id);
        }
        4 => {
            if let Some(post) = dice.pick(&made.posts).copied() {
                let act = HandOver::plain(String::new(), days_after(day("2026-01-01"), n));
                writer.hand_over(post, dice.pick(&made.persons).copied(), &act)?;
            }
        }
        5 | 6 => {
            let known = dice.pick(&made.powers).copied().filter(|_| dice.below(2) == 0);
            let id = known.unwrap_or_else(|| PowerId(writer.new_id()));
            writer.put_power(id, &common::power(n, dice.below(6)))?;
            made.powers.extend(known.is_none().then_some(id));
        }
        7 => {
            let id = RiskId(writer.new_id());
            writer.put_risk(id, &common::risk(n, unit, dice.pick(&made.posts).copied(), dice.pick(&made.powers).copied()))?;
            made.risks.push(id);
        }
        8 => {
            let id = SignalId(writer.new_id());
            writer.put_signal(id, &common::signal(n, unit, dice.pick(&made.risks).copied()))?;
            made.signals.push(id);
        }
        9 => writer.put_duty(DutyId(common::id(n as u128)), &common::duty(n))?,
        10 => {
            let bin = [
                (Entity::Unit, dice.pick(&made.units).map(|id| id.0)),
                (Entity::Person, dice.pick(&made.persons).map(|id| id.0)),
                (Entity::Power, dice.pick(&made.powers).map(|id| id.0)),
                (Entity::Signal, dice.pick(&made.signals).map(|id| id.0)),
            ];
            if let Some((entity, Some(id))) = dice.pick(&bin) {
                writer.set_deleted(*entity, *id, dice.below(2) == 0)?;
            }
        }
        11 => {
            // An imported ledger: several warnings in one act.
            for _ in 0..=dice.below(3) {
                let number = writer.next_number("七纪廉警", 2025)?;
                let id = WarningId(writer.new_id());
                let mut ledger = common::warning(
                    number,
                    [WarningLevel::Red, WarningLevel::Yellow, WarningLevel::Blue][n % 3],
                    unit,
                    dice.pick(&made.signals).copied(),
                );
                ledger.notice = None;
                writer.add_warning(id, &ledger)?;
                made.warnings.push(id);
            }
        }
        12 => {
            let mut office = common::office();
            office.phone = n.to_string();
            writer.put_office(&office, false)?;
        }
        13 => propose(writer, made, dice)?,
        14 => people(writer, made, dice)?,
        _ => course(writer, made, dice)?,
    }
    Ok(())
}

/// What goes on between persons, posts and points.
fn people(writer: &mut Writer<'_>, made: &Made, dice: &mut Dice) -> Result<(), StoreError> {
    let on = days_after(day("2026-01-01"), made.count);
    let (person, unit) = (dice.pick(&made.persons).copied(), *dice.pick(&made.units).unwrap());
    match (dice.below(4), person, dice.pick(&made.risks).copied(), dice.pick(&made.posts).copied()) {
        (0, Some(person), ..) => {
            let left = Departure { on, reason: DepartureReason::Retired, to: String::new(), document: String::new() };
            writer.set_departure(person, Some(&left).filter(|_| dice.below(3) > 0))?;
        }
        (1, _, Some(risk), _) => {
            writer.raise_reviews(&[risk], on, ReviewCause::PersonLeft, &format!("第{}次", made.count))?;
            let open = writer.reviews()?.into_iter().find(|(_, review)| review.open() && dice.below(2) == 0);
            if let Some((id, mut review)) = open {
                let by = "郑某某".to_owned();
                review.settlement =
                    Some(Settlement { on: days_after(on, 40), conclusion: ReviewConclusion::Unchanged, by, note: String::new() });
                writer.put_review(id, &review)?;
            }
        }
        (2, _, _, Some(post)) => {
            let id = ChargeId(writer.new_id());
            let charge =
                Charge { post: Some(post), area: "财务".to_owned(), unit: None, way: Some(ChargeWay::Supervise), note: String::new() };
            writer.put_charge(id, &charge)?;
            writer.set_deleted(Entity::Charge, id.0, dice.below(2) == 0)?;
        }
        _ => writer.set_point_officers(unit, person.as_slice())?,
    }
    Ok(())
}

/// Some step in the life of some warning, past the rules: the store does not know them.
fn course(writer: &mut Writer<'_>, made: &Made, dice: &mut Dice) -> Result<(), StoreError> {
    let Some(id) = dice.pick(&made.warnings).copied() else { return Ok(()) };
    let Some((_, mut warning)) = writer.warnings()?.into_iter().find(|(own, _)| *own == id) else { return Ok(()) };
    let on = days_after(day("2026-01-01"), made.count);
    match dice.below(6) {
        0 => warning.service = Some(service(made.count)),
        1 if warning.service.is_some() => warning.replies.push(reply(made.count)),
        2 => {
            if let Some(last) = warning.replies.last_mut() {
                last.result = Some(ReplyResult::Returned);
                last.verified_on = Some(on);
            }
        }
        3 if warning.voided.is_none() && warning.ended.is_none() => warning.closed_on = Some(on),
        4 if warning.voided.is_none() && warning.closed_on.is_none() => {
            let kind = *dice.pick(WarningEnd::ALL).unwrap();
            warning.ended = Some(Ended { kind, on, reason: "理由".to_owned() });
        }
        _ if warning.closed_on.is_none() && warning.ended.is_none() => warning.voided = Some((on, "重复".to_owned())),
        _ => warning.inspected = !warning.inspected,
    }
    writer.put_warning_course(id, &warning)
}

fn service(n: usize) -> Service {
    Service {
        served_at: chrono::NaiveTime::from_hms_opt(10, 20, 0),
        due_on: Some(days_after(day("2026-01-01"), n + 30)),
        received_by: "签收人".to_owned(),
        way: Some(ServiceWay::Direct),
        ..Service::on(days_after(day("2026-01-01"), n))
    }
}

fn reply(n: usize) -> Reply {
    let line = ReplyMeasure { measure: format!("措施{n}"), ..ReplyMeasure::default() };
    Reply {
        causes: [format!("成因{n}"), String::new(), "流程".to_owned(), String::new()],
        lines: vec![line; n % 3],
        three_checks: [n.is_multiple_of(2), false, true],
        ..Reply::of_day(days_after(day("2026-01-01"), n))
    }
}

/// A draft that is written, sent on and sent back; its rows come and go with it.
fn propose(writer: &mut Writer<'_>, made: &Made, dice: &mut Dice) -> Result<(), StoreError> {
    let on = days_after(day("2026-01-01"), made.count);
    let known = writer.proposals()?;
    let Some(signal) = dice.pick(&made.signals).copied() else { return Ok(()) };
    let step =
        |on| ProposalStep { step: "审核".to_owned(), name: "毕某某".to_owned(), on, opinion: String::new(), passed: on.is_some() };
    let measures = vec![Measure { requirement: "整改".to_owned(), ..Measure::default() }; dice.below(3)];
    let proposal = Proposal {
        signal: (signal, format!("Y{:03}", made.count)),
        level: WarningLevel::Yellow,
        dispositions: WarningLevel::Yellow.dispositions().to_vec(),
        unit: dice.pick(&made.units).copied(),
        addressee: String::new(),
        notice: NoticeText { body: format!("正文{}", made.count), measures, ..NoticeText::default() },
        raised_from: dice.pick(&made.warnings).copied(),
        raise_reason: String::new(),
        drafted_on: on,
        submitted_on: (dice.below(2) == 0).then_some(on),
        steps: vec![step(Some(on)), step(None)][..dice.below(3)].to_vec(),
    };
    match dice.pick(&known) {
        Some(kept) if dice.below(4) == 0 => writer.drop_proposal(kept.id),
        Some(kept) if dice.below(2) == 0 => writer.put_proposal(kept.id, &proposal),
        _ => {
            let id = ProposalId(writer.new_id());
            writer.put_proposal(id, &proposal)?;
            writer.set_deleted(Entity::Proposal, id.0, dice.below(3) == 0)
        }
    }
}

/// 200 random acts with undo and redo among them, then everything taken back.
#[test]
fn taking_everything_back_gives_the_office_as_it_was() {
    let mut all = 0;
    for seed in 0..8 {
        let folder = Folder::new();
        let (store, unit) = founded(&folder);
        let (start, mut store) = dump_closed(store, &folder, is_register);
        let mut made = Made { units: vec![unit], ..Made::default() };
        let mut dice = Dice::new(seed);
        let mut refused = 0;
        for n in 1..=200 {
            let done = match dice.below(8) {
                0 => store.undo(at(n)).map(drop),
                1 => store.redo(at(n)).map(drop),
                _ => store.record(act(Op::Edit), at(n), |writer| one(writer, &mut made, &mut dice)).map(drop),
            };
            // Names that are taken and keys that an undo took away; a refusal leaves no trace, so it may stand here.
            refused += usize::from(done.is_err());
            if n % 67 == 0 {
                store.close().unwrap();
                store = Store::open(&folder.file(), &key()).unwrap();
            }
        }
        assert!(refused < 60, "seed {seed}: most acts were done, {refused} refused");
        let (full, mut store) = dump_closed(store, &folder, is_register);
        assert!(full.lines().count() > start.lines().count() + 20, "seed {seed}: something was done");

        let mut taken = 0;
        while store.undo(at(300 + taken)).unwrap().is_some() {
            taken += 1;
        }
        all += taken;
        let (end, mut store) = dump_closed(store, &folder, is_register);
        assert!(end == start, "seed {seed}: {taken} acts taken back");

        // And forward again, after the restart that the dump was.
        for n in 0..taken {
            assert!(store.redo(at(600 + n)).unwrap().is_some(), "seed {seed}: {n} of {taken}");
        }
        let (again, store) = dump_closed(store, &folder, is_register);
        assert!(again == full, "seed {seed}: redo brings all of it back");
        let sound = store.read(|reader| Ok(reader.verify_journal()?.broken_at.is_none() && reader.verify_rows()?.is_empty())).unwrap();
        assert!(sound, "seed {seed}");
    }
    figures::line(
        "R-20",
        &format!("everything undone: 8 sequences of 200 random acts over 3 restarts, {all} taken back, dump equal, redone, dump equal"),
    );
}

#[test]
fn a_barrier_stops_undo_and_an_act_aside_does_not() {
    let folder = Folder::new();
    let (mut store, unit) = founded(&folder);
    assert!(store.undo(at(1)).unwrap().is_none(), "founding is a barrier");
    record(&mut store, act(Op::Edit), 2, |writer| writer.put_unit(unit, &common::unit(2)));
    let aside = store::Act { undo: store::Undo::Aside, always: true, ..act(Op::Export) };
    record(&mut store, aside, 3, |_| Ok(()));
    assert_eq!(store.undo(at(4)).unwrap().unwrap().0.label, Op::Edit.label());
    assert_eq!(store.redo(at(5)).unwrap().unwrap().0.label, Op::Edit.label());
    issue(&mut store, 6, 2026, unit);
    assert!(store.undo(at(7)).unwrap().is_none(), "what is issued is voided, never undone");
    assert!(store.redo(at(8)).unwrap().is_none());
}

#[test]
fn a_new_act_ends_what_could_be_redone() {
    let folder = Folder::new();
    let (mut store, unit) = founded(&folder);
    for n in 2..5 {
        record(&mut store, act(Op::Edit), n, |writer| writer.put_unit(unit, &common::unit(n as usize)));
    }
    store.undo(at(6)).unwrap().unwrap();
    store.undo(at(7)).unwrap().unwrap();
    record(&mut store, act(Op::Edit), 8, |writer| writer.put_unit(unit, &common::unit(9)));
    assert!(store.redo(at(9)).unwrap().is_none());
    store.undo(at(10)).unwrap().unwrap();
    assert!(store.redo(at(11)).unwrap().is_some(), "the new act itself comes back");
    assert!(store.redo(at(12)).unwrap().is_none(), "and not what was undone before it");
    let codes: Vec<_> = store.read(|reader| reader.units()).unwrap().into_iter().map(|kept| kept.item.code).collect();
    assert_eq!(codes, ["U09"]);
}

/// A row that was changed around the gate is not overwritten by an undo.
#[test]
fn undo_is_refused_where_a_record_changed_since() {
    let changes = [
        (false, "UPDATE unit SET head_post = '副主任' WHERE code = 'U04'", "a cell that the insert wrote"),
        (false, "UPDATE unit SET headcount = 77 WHERE code = 'U08'", "a cell that the insert left empty"),
        (false, "DELETE FROM unit WHERE code = 'U04'", "the row itself"),
        (true, "UPDATE unit SET note = '三' WHERE code = 'U05'", "a cell that the edit wrote"),
        (true, "DELETE FROM unit WHERE code = 'U05'", "the row that was edited"),
    ];
    for (edited, statement, what) in changes {
        let folder = Folder::new();
        let (mut store, _) = founded(&folder);
        record(&mut store, act(Op::Create), 1, |writer| {
            [4, 5, 8].into_iter().try_for_each(|n| {
                let id = UnitId(writer.new_id());
                writer.put_unit(id, &common::unit(n))
            })
        });
        if edited {
            let unit = store.read(|reader| reader.units()).unwrap().into_iter().find(|kept| kept.item.code == "U05").unwrap();
            record(&mut store, act(Op::Edit), 1, |writer| {
                writer.put_unit(unit.id, &register::unit::Unit { note: "二".to_owned(), ..unit.item })
            });
        }
        store.close().unwrap();
        assert_eq!(raw(&folder.file()).execute(statement, []).unwrap(), 1, "{what}");
        let store = Store::open(&folder.file(), &key()).unwrap();
        let (before, mut store) = dump_closed(store, &folder, |_| true);
        assert!(matches!(store.undo(at(2)), Err(StoreError::ChangedSince)), "{what}");
        let (after, _) = dump_closed(store, &folder, |_| true);
        assert!(after == before, "{what}: nothing changed");
    }
}

#[test]
fn a_redo_of_a_delete_and_an_undo_of_an_import_meet_taken_names() {
    let folder = Folder::new();
    let (mut store, unit) = founded(&folder);
    record(&mut store, act(Op::Delete), 1, |writer| writer.set_deleted(Entity::Unit, unit.0, true));
    let taken = record(&mut store, act(Op::Create), 2, |writer| {
        let id = UnitId(writer.new_id());
        writer.put_unit(id, &common::unit(1))?;
        Ok(id)
    });
    // The name is free while its bearer is in the bin, and taken when it would come back.
    let back = store.record(act(Op::Restore), at(3), |writer| writer.set_deleted(Entity::Unit, unit.0, false));
    assert!(matches!(back, Err(StoreError::NotUnique(column)) if column.contains("unit.")));
    record(&mut store, act(Op::Delete), 4, |writer| writer.set_deleted(Entity::Unit, taken.0, true));
    record(&mut store, act(Op::Restore), 5, |writer| writer.set_deleted(Entity::Unit, unit.0, false));
    let live = |store: &Store| {
        store.read(|reader| Ok(reader.units()?.into_iter().filter(|kept| kept.live()).map(|kept| kept.id).collect::<Vec<_>>())).unwrap()
    };
    assert_eq!(live(&store), [unit]);
    store.undo(at(6)).unwrap().unwrap();
    store.undo(at(7)).unwrap().unwrap();
    assert_eq!(live(&store), [taken]);
}

#[test]
fn a_warning_comes_back_whole() {
    let folder = Folder::new();
    let (mut store, unit) = founded(&folder);
    let number = DocNumber { series: "七纪廉警".to_owned(), year: 2026, sequence: 1 };
    let whole = Warning {
        service: Some(service(1)),
        replies: vec![reply(2), reply(3)],
        closed_on: Some(day("2026-05-01")),
        ..common::warning(number, WarningLevel::Red, unit, None)
    };
    let id = WarningId(common::id(9));
    record(&mut store, barrier(Op::Issue), 1, |writer| writer.add_warning(id, &whole));
    store.close().unwrap();
    let store = Store::open(&folder.file(), &key()).unwrap();
    assert_eq!(store.read(|reader| reader.warnings()).unwrap(), [(id, whole)]);
}

#[test]
fn a_face_of_the_office_s_own_stands_alone_in_its_use_and_goes_away_again() {
    let folder = Folder::new();
    let (mut store, _) = founded(&folder);
    let face = |file: &str| Typeface { role: TypefaceRole::FangSong, file: file.to_owned(), index: 0, family: "仿宋_GB2312".to_owned() };
    record(&mut store, act(Op::Settings), 1, |writer| writer.put_typeface(&face("a.ttf")));
    record(&mut store, act(Op::Settings), 2, |writer| writer.put_typeface(&face("b.ttf")));
    assert_eq!(store.read(|reader| reader.typefaces()).unwrap(), [face("b.ttf")]);
    record(&mut store, act(Op::Settings), 3, |writer| writer.drop_typeface(TypefaceRole::FangSong));
    assert_eq!(store.read(|reader| reader.typefaces()).unwrap(), []);
    store.undo(at(4)).unwrap().unwrap();
    store.undo(at(5)).unwrap().unwrap();
    assert_eq!(store.read(|reader| reader.typefaces()).unwrap(), [face("a.ttf")]);
    assert_eq!(store.read(|reader| reader.verify_rows()).unwrap(), []);
}
