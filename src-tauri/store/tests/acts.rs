//! Acts: one transaction each, keys in order, numbers without a gap, and no trace of what was refused.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

mod common;

use std::collections::BTreeSet;

use common::{Folder, act, at, barrier, dump_closed, founded, issue, key, record, unit, warning};
use register::id::{UnitId, WarningId};
use register::warning::WarningLevel;
use store::{Instant, NewPaper, Op, OutlineKey, Outlines, PaperPicture, Store, StoreError};

/// What a caller may refuse with.
#[derive(Debug)]
enum Refusal {
    Rule,
    Store,
}

impl From<StoreError> for Refusal {
    fn from(_: StoreError) -> Self {
        Self::Store
    }
}

#[test]
fn a_refusal_inside_an_act_leaves_no_trace() {
    let folder = Folder::new();
    let (store, first) = founded(&folder);
    let (before, mut store) = dump_closed(store, &folder, |_| true);
    for n in 0..5 {
        let refused = store.record(barrier(Op::Issue), at(n), |writer| {
            let number = writer.next_number("七纪廉警", 2026)?;
            assert_eq!(number.sequence, 1, "the number was not burned");
            let id = WarningId(writer.new_id());
            writer.add_warning(id, &warning(number, WarningLevel::Red, first, None))?;
            writer.add_paper(&NewPaper {
                kind: "notice",
                title: "通知书",
                file_name: "通知书.pdf",
                warning: Some(id.0),
                edition: None,
                pages: 1,
                bytes: b"PDF",
                fonts: "",
                pictures: &[],
                outlines: &Outlines::new(),
                templates: &[],
                period: None,
            })?;
            writer.set_deleted(store::Entity::Unit, first.0, true)?;
            match n % 2 {
                0 => Err(Refusal::Rule),
                _ => Ok((0..2).try_for_each(|_| {
                    let id = UnitId(writer.new_id());
                    writer.put_unit(id, &unit(5))
                })?),
            }
        });
        assert!(matches!((n % 2, refused), (0, Err(Refusal::Rule)) | (1, Err(Refusal::Store))));
    }
    let (after, _) = dump_closed(store, &folder, |_| true);
    assert!(after == before);
}

#[test]
fn a_thousand_numbers_have_no_gap_and_no_repeat_over_the_turn_of_the_year() {
    let folder = Folder::new();
    let (mut store, first) = founded(&folder);
    let mut given = BTreeSet::new();
    for n in 1..=1000_u64 {
        let year = if n <= 600 { 2026 } else { 2027 };
        // Every so often an issue is refused on its last step, and one is voided.
        if n % 50 == 0 {
            let refused = store.record(barrier(Op::Issue), at(n), |writer| {
                let number = writer.next_number("七纪廉警", year)?;
                let id = WarningId(writer.new_id());
                writer.add_warning(id, &warning(number, WarningLevel::Blue, first, None))?;
                Err::<(), _>(Refusal::Rule)
            });
            assert!(refused.is_err());
        }
        let (id, number) = issue(&mut store, n, year, first);
        if n % 40 == 0 {
            record(&mut store, barrier(Op::Void), n, |writer| {
                let mut voided = warning(number.clone(), WarningLevel::Blue, first, None);
                voided.voided = Some((voided.issued_on, "重复".to_owned()));
                writer.put_warning_course(id, &voided)
            });
        }
        if n % 333 == 0 {
            store.close().unwrap();
            store = Store::open(&folder.file(), &key()).unwrap();
        }
        assert!(given.insert(number.to_string()), "{number} twice");
    }
    let wanted: BTreeSet<String> =
        (1..=600).map(|n| format!("七纪廉警〔2026〕{n}号")).chain((1..=400).map(|n| format!("七纪廉警〔2027〕{n}号"))).collect();
    assert_eq!(given, wanted);
    let kept = store.read(|reader| reader.warnings()).unwrap();
    assert_eq!(kept.len(), 1000, "a voided number stays in the register");
    assert_eq!(kept.iter().filter(|(_, warning)| warning.voided.is_some()).count(), 25);
}

/// Eight threads at one gate, as window and command line come to it: each number is given once and none is left out.
#[test]
fn eight_threads_issue_a_thousand_numbers_each_without_gap_or_repeat() {
    let folder = Folder::new();
    let (store, first) = founded(&folder);
    let (store, clock) = (std::sync::Mutex::new(store), std::sync::atomic::AtomicU64::new(1));
    let given: Vec<u32> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8)
            .map(|_| {
                scope.spawn(|| {
                    // Twenty to an act: what is tested is who gets which number, not the disk.
                    let next = |_| {
                        let n = clock.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                        record(&mut store.lock().unwrap(), barrier(Op::Issue), n, |writer| {
                            (0..20)
                                .map(|_| {
                                    let number = writer.next_number("七纪廉警", 2026)?;
                                    let (sequence, id) = (number.sequence, WarningId(writer.new_id()));
                                    writer.add_warning(id, &warning(number, WarningLevel::Blue, first, None)).map(|()| sequence)
                                })
                                .collect::<Result<Vec<_>, _>>()
                        })
                    };
                    (0..50).flat_map(next).collect::<Vec<_>>()
                })
            })
            .collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    let numbers: BTreeSet<u32> = given.iter().copied().collect();
    assert_eq!((given.len(), numbers.len(), numbers.first(), numbers.last()), (8000, 8000, Some(&1), Some(&8000)));
    let kept = store.lock().unwrap().read(|reader| reader.warnings()).unwrap();
    assert!(kept.iter().map(|(_, warning)| warning.number.sequence).eq(1..=8000), "what is kept is what was given");
    figures::line("R-43", &format!("document numbers: {} from 8 threads, 0 twice, 0 left out", figures::count(given.len())));
}

#[test]
fn a_number_that_is_taken_is_refused_whoever_asks() {
    let folder = Folder::new();
    let (mut store, first) = founded(&folder);
    let (_, number) = issue(&mut store, 1, 2026, first);
    let twice = store.record(barrier(Op::Import), at(2), |writer| {
        let id = WarningId(writer.new_id());
        writer.add_warning(id, &warning(number.clone(), WarningLevel::Red, first, None))
    });
    assert!(matches!(twice, Err(StoreError::NotUnique(column)) if column.contains("warning.sequence")));
}

/// A ledger may have gaps; the next number follows the greatest, and no gap is ever filled.
#[test]
fn the_next_number_follows_the_greatest() {
    let folder = Folder::new();
    let (mut store, first) = founded(&folder);
    record(&mut store, act(Op::Import), 1, |writer| {
        [7, 3].into_iter().try_for_each(|sequence| {
            let number = register::doc_number::DocNumber { series: "七纪廉警".to_owned(), year: 2026, sequence };
            let id = WarningId(writer.new_id());
            writer.add_warning(id, &warning(number, WarningLevel::Blue, first, None))
        })
    });
    assert_eq!(issue(&mut store, 2, 2026, first).1.sequence, 8);
}

#[test]
fn an_import_taken_back_gives_its_numbers_free() {
    let folder = Folder::new();
    let (mut store, first) = founded(&folder);
    issue(&mut store, 1, 2026, first);
    let next = |store: &Store| store.read(|reader| reader.next_number("七纪廉警", 2026)).unwrap().sequence;
    record(&mut store, act(Op::Import), 2, |writer| {
        (0..60).try_for_each(|_| {
            let number = writer.next_number("七纪廉警", 2026)?;
            let id = WarningId(writer.new_id());
            let mut ledger = warning(number, WarningLevel::Yellow, first, None);
            ledger.notice = None;
            writer.add_warning(id, &ledger)
        })
    });
    assert_eq!(next(&store), 62);
    store.undo(at(3)).unwrap().unwrap();
    assert_eq!(next(&store), 2);
    assert_eq!(issue(&mut store, 4, 2026, first).1.sequence, 2);
    assert_eq!(store.read(|reader| reader.next_number("别的代字", 2026)).unwrap().sequence, 1);
}

#[test]
fn keys_of_one_act_are_unique_and_in_order() {
    let folder = Folder::new();
    let (mut store, _) = founded(&folder);
    let mut keys = Vec::new();
    // More than a counter of 16 bits holds, in one millisecond; then acts in the same millisecond.
    for rows in [70_000, 5_000, 1, 1] {
        record(&mut store, act(Op::Import), 1, |writer| {
            keys.extend((0..rows).map(|_| writer.new_id()));
            Ok(())
        });
    }
    store.close().unwrap();
    assert!(keys.is_sorted_by(|a, b| a < b), "each key is greater than the one before");
    assert!(keys.iter().all(|key| key.get_version_num() == 7));
}

#[test]
fn five_thousand_rows_enter_as_one_act_in_their_order() {
    let folder = Folder::new();
    let (mut store, _) = founded(&folder);
    let rows: Vec<_> = (2..5002).map(unit).collect();
    record(&mut store, act(Op::Import), 1, |writer| {
        rows.iter().try_for_each(|unit| {
            let id = UnitId(writer.new_id());
            writer.put_unit(id, unit)
        })
    });
    let kept = store.read(|reader| reader.units()).unwrap();
    assert_eq!(kept.len(), 5001);
    assert!(kept.iter().skip(1).map(|kept| &kept.item).eq(rows.iter()), "listed in the order of entry");
    assert_eq!(store.read(|reader| reader.journal_lines()).unwrap().len(), 2);
    store.undo(at(2)).unwrap().unwrap();
    assert_eq!(store.read(|reader| reader.units()).unwrap().len(), 1);
}

#[test]
fn forms_are_kept_over_a_restart_and_leave_no_entry() {
    let folder = Folder::new();
    let (mut store, _) = founded(&folder);
    let entries = |store: &Store| store.read(|reader| reader.journal_lines()).unwrap().len();
    store.keep_draft("issue:Y124", "半张", "2026-04-08").unwrap();
    store.keep_draft("issue:Y124", "整张", "2026-04-08").unwrap();
    assert_eq!(entries(&store), 1);
    store.close().unwrap();
    let mut store = Store::open(&folder.file(), &key()).unwrap();
    assert_eq!(store.read(|reader| reader.draft("issue:Y124")).unwrap().as_deref(), Some("整张"));
    store.keep_draft("issue:Y124", "", "2026-04-08").unwrap();
    assert_eq!(store.read(|reader| reader.draft("issue:Y124")).unwrap(), None);
}

#[test]
fn a_paper_is_kept_byte_for_byte_with_its_pictures() {
    let folder = Folder::new();
    let (mut store, _) = founded(&folder);
    let bytes: Vec<u8> = (0..=255).cycle().take(100_000).collect();
    let pictures: Vec<PaperPicture> = (0..70_u8).map(|page| PaperPicture { picture: vec![page; 5], words: vec![page; 3] }).collect();
    let outlines: Outlines = ["m0 0l1 1z", "m2 2"].map(|steps| (OutlineKey::of(steps), steps.to_owned())).into();
    let new = NewPaper {
        kind: "list",
        title: "清单",
        file_name: "清单.pdf",
        warning: None,
        edition: None,
        pages: 70,
        bytes: &bytes,
        fonts: "仿宋",
        pictures: &pictures,
        outlines: &outlines,
        templates: &[],
        period: None,
    };
    // What an act that came to nothing would have kept is kept by the next.
    let refused = store.record(act(Op::Paper), at(1), |writer| {
        writer.add_paper(&new)?;
        Err::<(), _>(StoreError::Internal("refused".to_owned()))
    });
    assert!(refused.is_err());
    let id = record(&mut store, act(Op::Paper), 1, |writer| writer.add_paper(&new)).0;
    // The outlines are there already when another paper shows them.
    record(&mut store, act(Op::Paper), 2, |writer| writer.add_paper(&new));
    store.close().unwrap();
    let store = Store::open(&folder.file(), &key()).unwrap();
    let (name, kept, _) = store.read(|reader| reader.paper_bytes(id)).unwrap();
    assert!(name == "清单.pdf" && kept == bytes);
    let pages = |first, limit| store.read(|reader| reader.paper_pictures(id, first, limit)).unwrap();
    assert_eq!(pages(0, 30), pictures[..30]);
    assert_eq!(pages(60, 30), pictures[60..]);
    let words = store.read(|reader| reader.paper_words(id, 2)).unwrap();
    assert_eq!(words, [vec![0; 3], vec![1; 3]]);
    assert!(pages(70, 30).is_empty());
    let unknown = OutlineKey::of("m3 3");
    assert_eq!(OutlineKey::parse(&unknown.hex()), Some(unknown));
    assert_eq!(OutlineKey::parse("4f"), None);
    let asked = outlines.keys().copied().chain([unknown]).collect();
    assert_eq!(store.read(|reader| reader.outlines(&asked)).unwrap(), outlines);
}

#[test]
fn the_moment_of_an_act_is_the_callers() {
    let folder = Folder::new();
    let (mut store, first) = founded(&folder);
    let moment = Instant { wall: "2015-01-01T00:00:00+08:00".to_owned(), millis: 1_420_041_600_000, mono: 1 };
    store.record(act(Op::Edit), moment, |writer| writer.put_unit(first, &unit(3))).unwrap();
    let lines = store.read(|reader| reader.history(first.0)).unwrap();
    assert_eq!(lines[0].at, "2015-01-01T00:00:00+08:00");
    assert!(lines.iter().any(|line| line.field == "code" && line.seq == 2));
}
