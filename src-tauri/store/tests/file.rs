//! The file of an office: sealed, held by one program, refused untouched when it is not as it should be.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

mod common;

use std::fs;
use std::path::Path;

use common::{Folder, act, dump, founded, issue, key, raw, record, signal, unit};
use register::id::{SignalId, UnitId};
use sha2::{Digest, Sha256};
use store::{Key, LastExit, Op, Store, StoreError};

const CANARY: &str = "举报人谷雨秋canary7319";

fn digest(path: &Path) -> Vec<u8> {
    Sha256::digest(fs::read(path).unwrap()).to_vec()
}

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|window| window == word.as_bytes())
}

/// Copies the file as it lies on the disk while it is open: what a power cut leaves.
fn cut(from: &Folder) -> Folder {
    let to = Folder::new();
    for name in ["office.db", "office.db-wal", "office.running"] {
        let source = from.path().join(name);
        if source.exists() {
            fs::copy(source, to.path().join(name)).unwrap();
        }
    }
    to
}

#[test]
fn nothing_of_an_office_lies_in_the_clear() {
    let folder = Folder::new();
    let (mut store, unit) = founded(&folder);
    record(&mut store, act(Op::Create), 1, |writer| {
        let id = SignalId(writer.new_id());
        let mut signal = signal(1, unit, None);
        signal.content = CANARY.to_owned();
        writer.put_signal(id, &signal)
    });
    store.keep_draft("issue", CANARY, "2026-04-08T08:00:00+08:00").unwrap();
    let wal = fs::read(folder.path().join("office.db-wal")).unwrap();
    assert!(wal.len() > 4096, "the log holds the last acts");
    store.close().unwrap();
    for entry in fs::read_dir(folder.path()).unwrap() {
        let path = entry.unwrap().path();
        assert!(!holds(&fs::read(&path).unwrap(), CANARY), "{}", path.display());
    }
    assert!(!holds(&wal, CANARY));
    let head = fs::read(folder.file()).unwrap();
    assert!(!head.starts_with(b"SQLite format 3"));
    // The same search finds it where it is: behind the key.
    assert!(dump(&raw(&folder.file()), |_| true).contains(CANARY));
}

#[test]
fn a_wrong_key_and_a_strangers_file_are_refused_untouched() {
    let folder = Folder::new();
    founded(&folder).0.close().unwrap();
    let before = digest(&folder.file());
    assert!(matches!(Store::open(&folder.file(), &Key::new([8; 32])), Err(StoreError::WrongKeyOrDamaged)));
    assert_eq!(digest(&folder.file()), before);
    Store::open(&folder.file(), &key()).unwrap().close().unwrap();

    for stranger in [&b""[..], b"SQLite format 3\0 but not", &[0; 8192]] {
        let other = Folder::new();
        fs::write(other.file(), stranger).unwrap();
        assert!(Store::open(&other.file(), &key()).is_err(), "{stranger:?}");
        assert_eq!(fs::read(other.file()).unwrap(), stranger);
        assert!(Store::create(&other.file(), &key()).is_err(), "what is there is never written over");
        assert_eq!(fs::read(other.file()).unwrap(), stranger);
    }

    // A sound database under the right key that is no office of ours.
    let other = Folder::new();
    raw(&other.file()).execute_batch("CREATE TABLE somebody (id INTEGER) STRICT;").unwrap();
    let before = digest(&other.file());
    assert!(matches!(Store::open(&other.file(), &key()), Err(StoreError::Damaged(_))));
    assert_eq!(digest(&other.file()), before);
}

#[test]
fn a_newer_file_is_refused_untouched_even_with_a_log_beside_it() {
    let folder = Folder::new();
    founded(&folder).0.close().unwrap();
    let connection = raw(&folder.file());
    connection.pragma_update(None, "user_version", 99).unwrap();
    connection.execute_batch("CREATE TABLE from_the_future (id INTEGER) STRICT;").unwrap();
    let newer = cut(&folder);
    drop(connection);
    for place in [&folder, &newer] {
        let wal = place.path().join("office.db-wal");
        let before = (digest(&place.file()), wal.exists().then(|| digest(&wal)));
        match Store::open(&place.file(), &key()) {
            Err(StoreError::Newer { found: 99, known }) => assert!(known < 99),
            other => panic!("{:?}", other.err()),
        }
        let after = (digest(&place.file()), before.1.is_some().then(|| digest(&wal)));
        assert_eq!(after, before);
    }
    figures::line("R-18", "a newer file is refused, its bytes and its log unchanged");
}

#[test]
fn the_second_program_is_refused_while_the_first_has_the_file() {
    let folder = Folder::new();
    let (store, _) = founded(&folder);
    assert!(matches!(Store::open(&folder.file(), &key()), Err(StoreError::Held)));
    let error = raw(&folder.file()).execute_batch("CREATE TABLE foreign_tool (id INTEGER) STRICT;").unwrap_err();
    assert!(error.to_string().contains("locked"), "{error}");
    store.close().unwrap();
    Store::open(&folder.file(), &key()).unwrap();
    figures::line("R-15", "a second program and a foreign tool are refused while the office is open");
}

#[test]
fn a_clean_end_leaves_no_log_and_no_mark() {
    let folder = Folder::new();
    let (store, _) = founded(&folder);
    assert!(folder.path().join("office.running").exists());
    store.close().unwrap();
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["office.db"]);
    assert_eq!(Store::open(&folder.file(), &key()).unwrap().last_exit(), LastExit::Clean);
}

#[test]
fn an_unclean_end_is_noticed_checked_and_loses_nothing() {
    let folder = Folder::new();
    let (mut store, unit) = founded(&folder);
    let (_, number) = issue(&mut store, 1, 2026, unit);
    let after_cut = cut(&folder);
    let opened = Store::open(&after_cut.file(), &key()).unwrap();
    assert_eq!(opened.last_exit(), LastExit::Unclean);
    assert_eq!(opened.read(|reader| reader.warnings()).unwrap()[0].1.number, number);
    opened.close().unwrap();
    assert_eq!(Store::open(&after_cut.file(), &key()).unwrap().last_exit(), LastExit::Clean);
}

/// It went wrong once: the refused store was dropped like a good one, which wrote the log back and took
/// the mark away; the second start then opened the file after a quick check.
#[test]
fn a_journal_that_does_not_hold_is_refused_every_time_and_left_alone() {
    let folder = Folder::new();
    let (mut store, unit) = founded(&folder);
    issue(&mut store, 1, 2026, unit);
    store.close().unwrap();
    let connection = raw(&folder.file());
    connection.execute_batch("DROP TRIGGER journal_no_update; UPDATE journal SET at = '2015-01-01T00:00:00+08:00' WHERE seq = 1;").unwrap();
    drop(connection);
    fs::write(folder.path().join("office.running"), b"").unwrap();
    let before = digest(&folder.file());
    for _ in 0..3 {
        assert!(matches!(Store::open(&folder.file(), &key()), Err(StoreError::Damaged(_))));
        assert_eq!(digest(&folder.file()), before);
        assert!(folder.path().join("office.running").exists());
    }
}

/// SQLCipher's page digests notice any flipped bit; the file is left for whoever can still mend it.
#[test]
fn bit_rot_is_noticed_and_the_file_left_alone() {
    let folder = Folder::new();
    let (mut store, _) = founded(&folder);
    record(&mut store, act(Op::Import), 1, |writer| {
        (2..200).try_for_each(|n| {
            let id = UnitId(writer.new_id());
            writer.put_unit(id, &unit(n))
        })
    });
    store.close().unwrap();
    let sound = fs::read(folder.file()).unwrap();
    let mark = folder.path().join("office.running");
    let wal = folder.path().join("office.db-wal");
    for n in 0..120 {
        let mut bytes = sound.clone();
        let place = (n * 7919 + 13) % bytes.len();
        bytes[place] ^= 1 << (n % 8);
        fs::write(folder.file(), &bytes).unwrap();
        fs::write(&mark, b"").unwrap();
        let _ = fs::remove_file(&wal);
        assert!(Store::open(&folder.file(), &key()).is_err(), "byte {place}");
        assert!(fs::read(folder.file()).unwrap() == bytes, "byte {place}: the file was changed");
    }
    fs::write(folder.file(), &sound).unwrap();
    let _ = fs::remove_file(&wal);
    Store::open(&folder.file(), &key()).unwrap();
}

/// files of two states put side by side by hand. Each is refused, or opens whole as one of the states.
#[test]
fn files_mixed_by_hand_never_read_as_something_between() {
    let folder = Folder::new();
    let (mut store, first) = founded(&folder);
    issue(&mut store, 1, 2026, first);
    store.close().unwrap();
    let old = cut(&folder);
    let mut store = Store::open(&folder.file(), &key()).unwrap();
    for n in 2..40 {
        issue(&mut store, n, 2026, first);
    }
    let new = cut(&folder);
    store.close().unwrap();
    let whole = cut(&folder);
    let other = Folder::new();
    let (mut theirs, their_unit) = founded(&other);
    issue(&mut theirs, 1, 2026, their_unit);
    let stranger = cut(&other);
    drop(theirs);

    let names = ["office.db", "office.db-wal"];
    let mut tried = 1;
    for (db, wal) in [(&old, &new), (&new, &new), (&whole, &new), (&whole, &old), (&old, &stranger), (&whole, &stranger), (&stranger, &new)]
    {
        for mark in [true, false] {
            tried += 1;
            let mixed = Folder::new();
            for (source, name) in [(db, names[0]), (wal, names[1])] {
                let from = source.path().join(name);
                if from.exists() {
                    fs::copy(from, mixed.path().join(name)).unwrap();
                }
            }
            if mark {
                fs::write(mixed.path().join("office.running"), b"").unwrap();
            }
            let Ok(opened) = Store::open(&mixed.file(), &key()) else { continue };
            let (verdict, astray, warnings) =
                opened.read(|reader| Ok((reader.verify_journal()?, reader.verify_rows()?, reader.warnings()?.len()))).unwrap();
            assert!(verdict.broken_at.is_none() && astray.is_empty());
            assert!([1, 39].contains(&warnings), "{warnings} warnings are neither state");
        }
    }
    // A log without its file is nothing to open.
    let alone = Folder::new();
    fs::copy(new.path().join(names[1]), alone.path().join(names[1])).unwrap();
    assert!(Store::open(&alone.file(), &key()).is_err());
    figures::line("R-11", &format!("{tried} mixtures of file, log and mark put together by hand: refused or read whole, nothing removed"));
}

#[test]
fn a_file_cut_short_is_refused_or_reads_as_nothing_less() {
    let folder = Folder::new();
    let (store, _) = founded(&folder);
    store.close().unwrap();
    let sound = fs::read(folder.file()).unwrap();
    for pages in 0..sound.len() / 4096 {
        fs::write(folder.file(), &sound[..pages * 4096]).unwrap();
        assert!(Store::open(&folder.file(), &key()).is_err(), "{pages} pages");
        let _ = fs::remove_file(folder.path().join("office.db-wal"));
    }
}

#[test]
fn a_read_sees_one_state_and_a_closed_store_answers() {
    let folder = Folder::new();
    let (store, _) = founded(&folder);
    let (units, again) = store.read(|reader| Ok((reader.units()?, reader.units()?))).unwrap();
    assert_eq!(units, again);
    assert!(store.read(|reader| reader.paper_bytes(common::id(1))).is_err_and(|error| matches!(error, StoreError::NoSuchRecord)));
}
