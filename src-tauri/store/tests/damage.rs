//! a database that rotted, at any place of its file or its log. Found every time, and left as it lies.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

mod common;

use std::fs;
use std::path::Path;

use common::{Dice, Folder, act, founded, issue, key, record, unit};
use register::id::UnitId;
use store::breakage::{self, Breakage};
use store::{Op, Opening, Store, StoreError};

/// Rotten files that a deliberately broken build is tried with.
const BROKEN: usize = 100;

/// File, log and mark of an office as a power cut leaves them: the file holds many pages, the log the last acts.
fn cut_office() -> (Folder, i64) {
    let folder = Folder::new();
    let (mut store, first) = founded(&folder);
    record(&mut store, act(Op::Import), 1, |writer| {
        (2..120).try_for_each(|n| {
            let id = UnitId(writer.new_id());
            writer.put_unit(id, &unit(n))
        })
    });
    store.checkpoint().unwrap();
    for n in 2..8 {
        issue(&mut store, n, 2026, first);
    }
    let head = store.read(|reader| reader.head()).unwrap();
    let cut = Folder::new();
    for name in ["office.db", "office.db-wal", "office.running"] {
        fs::copy(folder.path().join(name), cut.path().join(name)).unwrap();
    }
    (cut, head.seq)
}

fn spoil(bytes: &[u8], manner: usize, place: usize) -> Vec<u8> {
    let mut spoilt = bytes.to_vec();
    match manner {
        0 => spoilt[place] ^= 1 << (place % 8),
        1 => spoilt.truncate(place),
        _ => {
            let page = place / 4096 * 4096;
            let end = (page + 4096).min(spoilt.len());
            spoilt[page..end].fill(0);
        }
    }
    spoilt
}

#[test]
fn rot_at_500_places_is_found_and_the_bytes_left_alone() {
    let (sound, head) = cut_office();
    let names = ["office.db", "office.db-wal", "office.running"];
    let bytes: Vec<Vec<u8>> = names.iter().map(|name| fs::read(sound.path().join(name)).unwrap()).collect();
    let mut dice = Dice::new(10);
    let (mut found, mut whole) = (0, 0);
    let (mut tried, mut taken) = (0, 0);
    for n in 0..500 {
        let which = n % 2;
        let place = dice.below(bytes[which].len());
        let spoilt = spoil(&bytes[which], n / 2 % 3, place);
        if spoilt == bytes[which] {
            continue;
        }
        let lie: Vec<&[u8]> = (0..3).map(|at| if at == which { &spoilt[..] } else { &bytes[at][..] }).collect();
        let laid = |folder: &Folder| names.iter().zip(&lie).for_each(|(name, bytes)| fs::write(folder.path().join(name), bytes).unwrap());
        let folder = Folder::new();
        laid(&folder);
        let case = format!("{} {} at {place}", names[which], ["flip", "cut", "zero"][n / 2 % 3]);
        match Store::open(&folder.file(), &key()) {
            Err(_) => {
                found += 1;
                for (name, bytes) in names.iter().zip(&lie) {
                    assert!(fs::read(folder.path().join(name)).unwrap() == *bytes, "{case}: {name} was changed");
                }
                if tried < BROKEN {
                    // The same by a build that does not look the file through.
                    tried += 1;
                    laid(&folder);
                    taken += usize::from(breakage::with(&[Breakage::UncheckedStart], || Store::open(&folder.file(), &key()).is_ok()));
                }
            }
            // What rotted was no part of the office any more, or the log holds it whole.
            Ok(opened) => {
                whole += 1;
                assert_eq!(opened.read(|reader| reader.head()).unwrap().seq, head, "{case}: it lost acts and said nothing");
                assert!(opened.read(|reader| reader.verify_rows()).unwrap().is_empty(), "{case}");
            }
        }
    }
    assert!(found > 350, "{found}");
    assert!(taken > 0, "a check that cannot fail is none");
    let broken = format!("broken on purpose: without the look at the start {taken} of {tried} taken for sound");
    let figure =
        format!("rot at 500 places of file and log: {found} refused with their bytes unchanged, {whole} read whole, 0 less; {broken}");
    figures::line("R-10", &figure);
}

/// A log that lost its end is told from one that a power cut left unfinished, and goes on only when somebody says so.
#[test]
fn a_log_that_lost_its_end_is_told() {
    let (sound, head) = cut_office();
    let wal = sound.path().join("office.db-wal");
    let whole = fs::read(&wal).unwrap();
    fs::write(&wal, &whole[..whole.len() / 2]).unwrap();
    match Store::open(&sound.file(), &key()) {
        Err(StoreError::EndLost { noted, found }) => assert!(noted == head && found < head && found > 1, "{noted} {found}"),
        other => panic!("{:?}", other.err()),
    }
    let short = Store::open_as(&sound.file(), &key(), &Opening { short: true, ..Opening::of_a_copy() }).unwrap();
    let found = short.read(|reader| reader.head()).unwrap().seq;
    assert!(found < head);
    assert!(short.read(|reader| reader.verify_rows()).unwrap().is_empty());
    short.close().unwrap();
    Store::open(&sound.file(), &key()).unwrap();

    // A mark without a number, as an older program or a hand sets it, accuses nobody.
    let (other, _) = cut_office();
    fs::write(other.path().join("office.running"), b"").unwrap();
    Store::open(&other.file(), &key()).unwrap();
    assert!(!Path::new(&other.path().join("office.db-shm")).exists());
}
