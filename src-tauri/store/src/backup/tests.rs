//! a backup that is not what it should be never counts, and never takes the place of one that is.

use std::fs::{self, File, OpenOptions};
use std::path::Path;

use super::*;
use crate::{Op, Store};

#[path = "../../tests/common/mod.rs"]
mod common;

use common::{Folder, act, founded, issue, key, raw, record};

const SLOTS: &[u8] = b"the slots of the key";

fn order<'a>() -> BackupOrder<'a> {
    BackupOrder {
        taken_at: "2026-04-08T17:00:00+08:00",
        training: false,
        slots: SLOTS,
        office: "中共七溪坪镇纪律检查委员会",
        go_on: &|_| true,
    }
}

/// An office whose log holds what its file does not yet.
fn office(folder: &Folder) -> Store {
    let (mut store, unit) = founded(folder);
    store.checkpoint().unwrap();
    (1..6).for_each(|n| {
        issue(&mut store, n, 2026, unit);
    });
    store
}

fn names(folder: &Folder) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn flip(path: &Path, at: u64) {
    use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
    let mut file = OpenOptions::new().read(true).write(true).open(path).unwrap();
    let mut byte = [0];
    file.seek(SeekFrom::Start(at)).unwrap();
    file.read_exact(&mut byte).unwrap();
    file.seek(SeekFrom::Start(at)).unwrap();
    file.write_all(&[byte[0] ^ 4]).unwrap();
}

#[test]
fn a_backup_holds_all_and_leaves_nothing_beside_it() {
    let (folder, place) = (Folder::new(), Folder::new());
    let store = office(&folder);
    let to = place.path().join("one.lfb");
    let manifest = store.back_up(&to, &order()).unwrap();
    assert_eq!(names(&place), ["one.lfb"]);
    let (read, sealed) = Backup::at(&to).verify(&key(), &place.path().join("scratch")).unwrap();
    assert_eq!(read, manifest);
    assert_eq!((read.head.seq, read.slots.as_slice(), names(&place).len()), (6, SLOTS, 1));
    assert!(sealed.counts.contains(&("warning".to_owned(), 5)) && sealed.counts.contains(&("journal".to_owned(), 6)));
    assert!(sealed.numbers.contains(&LastNumber { series: "七纪廉警〔2026〕".to_owned(), number: 5 }));
    let bytes = fs::read(&to).unwrap();
    for word in ["七溪坪", "七纪廉警", "SQLite format 3"] {
        assert!(!bytes.windows(word.len()).any(|window| window == word.as_bytes()), "{word}");
    }
    let opened = place.path().join("office.db");
    Backup::at(&to).unpack(&key(), &opened).unwrap();
    let copy = Store::open(&opened, &key()).unwrap();
    assert_eq!(copy.read(|reader| reader.warnings()).unwrap(), store.read(|reader| reader.warnings()).unwrap());
}

type Meddle = fn(BackupStep, &Path);

/// Every way in which the step of backing up could go wrong.
const CASES: [(&str, Meddle); 11] = [
    ("the copy is cut short", |step, path| {
        if step == BackupStep::Copy {
            let file = OpenOptions::new().write(true).open(path).unwrap();
            file.set_len(file.metadata().unwrap().len() - 4096).unwrap();
        }
    }),
    ("the copy is empty", |step, path| {
        if step == BackupStep::Copy {
            File::create(path).unwrap();
        }
    }),
    ("a bit of the copy is flipped", |step, path| {
        if step == BackupStep::Copy {
            flip(path, 5 * 4096 + 1234);
        }
    }),
    ("the log was left out", |step, path| {
        if step == BackupStep::Copy {
            // What copying the file alone, without its log, brings: it is sound, and it is old.
            let live = raw(&path.with_file_name("live.db"));
            fs::remove_file(path).unwrap();
            live.execute("VACUUM INTO ?1", [path.to_str().unwrap()]).unwrap();
        }
    }),
    ("the copy has another key", |step, path| {
        if step == BackupStep::Copy {
            let other = rusqlite::Connection::open(path).unwrap();
            other.pragma_update(None, "key", format!("x'{}'", crate::hex(key().bytes()))).unwrap();
            other.pragma_update(None, "rekey", format!("x'{}'", crate::hex(&[8; 32]))).unwrap();
        }
    }),
    ("a row is missing", |step, path| {
        if step == BackupStep::Copy {
            raw(path).execute_batch("DELETE FROM unit WHERE code = 'U07'").unwrap();
        }
    }),
    ("the journal is another", |step, path| {
        if step == BackupStep::Copy {
            raw(path).execute_batch("DROP TRIGGER journal_no_update; UPDATE journal SET hash = zeroblob(32) WHERE seq = 6").unwrap();
        }
    }),
    ("somebody put a trigger in", |step, path| {
        if step == BackupStep::Copy {
            raw(path).execute_batch("CREATE TRIGGER foreign_hand AFTER INSERT ON draft BEGIN DELETE FROM unit; END").unwrap();
        }
    }),
    ("the copy rots before it is packed", |step, path| {
        if step == BackupStep::Check {
            flip(path, 5 * 4096 + 1234);
        }
    }),
    ("the packed file is cut short", |step, path| {
        if step == BackupStep::Write {
            let file = OpenOptions::new().write(true).open(path).unwrap();
            file.set_len(file.metadata().unwrap().len() - 1).unwrap();
        }
    }),
    ("a bit of the packed file is flipped", |step, path| {
        if step == BackupStep::Write {
            flip(path, 300);
        }
    }),
];

/// Every way in which the step of backing up could go wrong, with a good backup standing at the place.
#[test]
fn a_bad_backup_is_refused_and_a_good_one_stays() {
    let (folder, place) = (Folder::new(), Folder::new());
    let mut store = office(&folder);
    let to = place.path().join("one.lfb");
    store.back_up(&to, &order()).unwrap();
    let good = fs::read(&to).unwrap();
    // The file alone, as a careless copy has it.
    fs::copy(folder.file(), place.path().join("live.db")).unwrap();
    record(&mut store, act(Op::Create), 9, |writer| {
        let id = register::id::UnitId(writer.new_id());
        writer.put_unit(id, &common::unit(7))
    });
    for (case, meddle) in CASES {
        let error = store.back_up_with(&to, &order(), &meddle).expect_err(case);
        assert!(matches!(error, StoreError::BadBackup(_) | StoreError::Damaged(_) | StoreError::WrongKeyOrDamaged), "{case}: {error}");
        assert!(fs::read(&to).unwrap() == good, "{case}: the good one was replaced");
        let left: Vec<String> = names(&place).into_iter().filter(|name| !name.starts_with("live.db") && name != "one.lfb").collect();
        assert_eq!(left, Vec::<String>::new(), "{case}");
    }
    store.back_up(&to, &order()).unwrap();
    assert_eq!(Backup::at(&to).manifest().unwrap().head.seq, 7);
}

/// The check above against a build that does not read back what it wrote: there the bad ones count.
#[test]
fn without_reading_back_bad_backups_would_count() {
    let counted = crate::breakage::with(&[Breakage::UnverifiedBackup], || {
        let (folder, place) = (Folder::new(), Folder::new());
        let store = office(&folder);
        fs::copy(folder.file(), place.path().join("live.db")).unwrap();
        CASES.iter().filter(|(_, meddle)| store.back_up_with(&place.path().join("one.lfb"), &order(), &meddle).is_ok()).count()
    });
    assert!(counted >= 9, "{counted}");
    figures::line(
        "R-08",
        &format!(
            "backup: {} ways to spoil one, all refused, the good one stays; a build that does not read back takes {counted}",
            CASES.len()
        ),
    );
}

/// A place that takes nothing more: the kernel's own full device, and a folder that is not there.
#[test]
fn a_place_without_room_is_refused() {
    let (folder, place) = (Folder::new(), Folder::new());
    let store = office(&folder);
    assert!(store.back_up(&place.path().join("gone/one.lfb"), &order()).is_err());
    if Path::new("/dev/full").exists() {
        let to = place.path().join("one.lfb");
        let stuck = |step: BackupStep, _: &Path| {
            if step == BackupStep::Check {
                #[cfg(unix)]
                std::os::unix::fs::symlink("/dev/full", place.path().join("one.lfb.part")).unwrap();
            }
        };
        let error = store.back_up_with(&to, &order(), &stuck).unwrap_err();
        assert!(matches!(&error, StoreError::DiskFull), "{error}");
        assert!(!to.exists());
    }
}

#[test]
fn whoever_stops_it_finds_nothing() {
    let (folder, place) = (Folder::new(), Folder::new());
    let store = office(&folder);
    for stop in [BackupStep::Copy, BackupStep::Check, BackupStep::Write, BackupStep::ReadBack] {
        let order = BackupOrder { go_on: &|step| step != stop, ..order() };
        assert!(matches!(store.back_up(&place.path().join("one.lfb"), &order), Err(StoreError::Stopped)));
        assert_eq!(names(&place), Vec::<String>::new());
    }
}

/// A backup that lay for a year: any byte that rotted is found, and a stranger's file or key is told apart from rot.
#[test]
fn a_kept_backup_is_read_whole_before_it_is_believed() {
    let (folder, place) = (Folder::new(), Folder::new());
    let store = office(&folder);
    let (to, scratch) = (place.path().join("one.lfb"), place.path().join("scratch"));
    store.back_up(&to, &order()).unwrap();
    let sound = fs::read(&to).unwrap();
    for n in 0..60 {
        flip(&to, ((n * 104_729 + 5) % sound.len()) as u64);
        assert!(Backup::at(&to).verify(&key(), &scratch).is_err(), "position {n}");
        fs::write(&to, &sound).unwrap();
    }
    for length in [0, 3, 16, 24, 400, sound.len() - 1] {
        fs::write(&to, &sound[..length]).unwrap();
        assert!(Backup::at(&to).verify(&key(), &scratch).is_err(), "{length} bytes");
    }
    fs::write(&to, &sound).unwrap();
    assert!(matches!(Backup::at(&to).verify(&Key::new([8; 32]), &scratch), Err(StoreError::WrongKeyOrDamaged)));
    fs::write(place.path().join("letter.lfb"), b"a letter to somebody, long enough to be one").unwrap();
    assert!(matches!(Backup::at(&place.path().join("letter.lfb")).manifest(), Err(StoreError::NotABackup)));
    Backup::at(&to).verify(&key(), &scratch).unwrap();
    assert!(!scratch.exists());
}
