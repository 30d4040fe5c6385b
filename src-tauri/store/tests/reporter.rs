//! Who reported: sealed in every table of the file, journalled at every look, held back by the schema where an ending
//! contradicts a warning. Never a name in the clear.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

mod common;

use common::{Folder, act, at, dump_closed, founded, record, signal, warning};
use register::doc_number::DocNumber;
use register::id::{SignalId, WarningId};
use register::reporter::Reporter;
use register::signal::{Ending, EndingKind, Signal};
use register::warning::WarningLevel;
use store::{Op, StoreError};

const WHO: &str = "钱三多";

#[test]
fn no_table_of_the_file_holds_a_name_in_the_clear() {
    let folder = Folder::new();
    let (mut store, unit) = founded(&folder);
    let reporter = Reporter { name: WHO.to_owned(), contact: "0000-8841".to_owned(), ..Reporter::default() };
    let id = record(&mut store, act(Op::Create), 1, |writer| {
        let id = SignalId(writer.new_id());
        writer.put_signal(id, &signal(1, unit, None))?;
        writer.put_reporter(id, &reporter)?;
        Ok(id)
    });
    record(&mut store, act(Op::Edit), 2, |writer| writer.put_reporter(id, &Reporter { wishes: WHO.to_owned(), ..reporter.clone() }));
    let (shown, entry) = store.reveal_reporter(id, act(Op::Reveal), at(3)).unwrap();
    assert!(shown.wishes == WHO && entry.is_some());
    record(&mut store, act(Op::Edit), 4, |writer| writer.remove_reporter(id));
    store.undo(at(5)).unwrap();
    assert_eq!(store.read(|reader| reader.reporters()).unwrap(), [id]);
    assert!(store.read(|reader| reader.verify_journal()).unwrap().broken_at.is_none());
    assert!(store.read(|reader| reader.verify_rows()).unwrap().is_empty());
    let (all, mut store) = dump_closed(store, &folder, |_| true);
    let plain = WHO.bytes().map(|byte| byte.to_string()).collect::<Vec<_>>().join(", ");
    for trace in [WHO, "0000-8841", plain.as_str()] {
        assert!(!all.contains(trace), "{trace}");
    }
    assert!(all.contains("looked_at"), "the look stands among the changes");
    assert!(store.reveal_reporter(id, act(Op::Reveal), at(6)).unwrap().0.name == WHO, "and opens after a restart");
    let nobody = SignalId(common::id(77));
    assert!(matches!(store.reveal_reporter(nobody, act(Op::Reveal), at(7)), Err(StoreError::NoSuchRecord)));
}

#[test]
fn the_schema_refuses_what_cannot_stand_together() {
    let folder = Folder::new();
    let (mut store, unit) = founded(&folder);
    let ids: Vec<SignalId> = record(&mut store, act(Op::Create), 1, |writer| {
        (1..=3)
            .map(|n| {
                let id = SignalId(writer.new_id());
                writer.put_signal(id, &signal(n, unit, None))?;
                Ok(id)
            })
            .collect()
    });
    let number = DocNumber { series: "七纪廉警".to_owned(), year: 2026, sequence: 1 };
    record(&mut store, act(Op::Issue), 2, |writer| {
        let id = WarningId(writer.new_id());
        writer.add_warning(id, &warning(number, WarningLevel::Blue, unit, Some(ids[0])))
    });
    let ending = |kind, reason: &str| Some(Ending { kind, on: common::day("2026-04-01"), reason: reason.to_owned(), to: String::new() });
    let base = |n| signal(n, unit, None);
    let cases = [
        ("a warning stands", ids[0], Signal { ending: ending(EndingKind::NoWarning, "查否"), ..base(1) }),
        ("不予预警 without a reason", ids[1], Signal { ending: ending(EndingKind::NoWarning, ""), ..base(2) }),
        ("转有关部门 without a body", ids[1], Signal { ending: ending(EndingKind::HandedOver, "x"), ..base(2) }),
        ("不计入统计 without a reason", ids[1], Signal { excluded: Some(String::new()), ..base(2) }),
        ("a link without the flag", ids[1], Signal { repeat_of: Some(ids[2]), ..base(2) }),
        ("its own repeat", ids[1], Signal { repeat: true, repeat_of: Some(ids[1]), ..base(2) }),
        (
            "a lead out of scope",
            ids[1],
            Signal { in_scope: false, suggested_level: None, ending: ending(EndingKind::CaseLead, ""), ..base(2) },
        ),
    ];
    for (case, id, wrong) in cases {
        let refused = store.record::<_, StoreError>(act(Op::Edit), at(3), |writer| writer.put_signal(id, &wrong));
        assert!(refused.is_err(), "{case}");
    }
    record(&mut store, act(Op::Edit), 4, |writer| writer.put_signal(ids[1], &Signal { repeat: true, repeat_of: Some(ids[0]), ..base(2) }));
    let chain = Signal { repeat: true, repeat_of: Some(ids[1]), ..base(3) };
    assert!(
        store.record::<_, StoreError>(act(Op::Edit), at(5), |writer| writer.put_signal(ids[2], &chain)).is_err(),
        "a repeat of a repeat"
    );
}
