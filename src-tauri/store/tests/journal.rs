//! The journal: what guards it, and what is found when somebody works around the guards.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

mod common;

use common::{Dice, Folder, act, at, barrier, founded, issue, key, person, raw, record, unit};
use register::id::{PersonId, UnitId};
use rusqlite::Connection;
use store::breakage::{self, Breakage};
use store::{Act, Instant, NewPaper, Op, OutlineKey, Outlines, PaperPicture, Store, StoreError, Undo, Verdict};

/// An office with some forty acts: units, edits, an undo, warnings, papers.
fn busy(folder: &Folder) -> Store {
    let (mut store, first) = founded(folder);
    for n in 2..20 {
        record(&mut store, act(Op::Create), n, |writer| {
            let id = UnitId(writer.new_id());
            writer.put_unit(id, &unit(n as usize))
        });
    }
    for n in 20..30 {
        record(&mut store, act(Op::Edit), n, |writer| writer.put_unit(first, &unit(n as usize)));
    }
    store.undo(at(30)).unwrap().unwrap();
    store.redo(at(31)).unwrap().unwrap();
    store.undo(at(32)).unwrap().unwrap();
    for n in 33..38 {
        issue(&mut store, n, 2026, first);
    }
    for n in 38..42_u64 {
        paper(&mut store, n, format!("PDF {n}").as_bytes());
    }
    store
}

fn paper(store: &mut Store, n: u64, bytes: &[u8]) {
    let aside = Act { undo: Undo::Aside, always: true, ..act(Op::Paper) };
    let new = NewPaper {
        kind: "list",
        title: "清单",
        file_name: "清单.pdf",
        warning: None,
        edition: None,
        pages: 1,
        bytes,
        fonts: "仿宋",
        pictures: &[PaperPicture { picture: vec![1], words: vec![2] }],
        outlines: &Outlines::from([(OutlineKey::of("m1 1"), "m1 1".to_owned())]),
        templates: &[],
        period: None,
    };
    record(store, aside, n, |writer| writer.add_paper(&new).map(drop));
}

/// Both walks over a file that was worked on from outside.
fn verify(folder: &Folder) -> (Verdict, bool) {
    // Left as after a clean end: the start-up check of the chain is another test's.
    let store = Store::open(&folder.file(), &key()).unwrap();
    store.read(|reader| Ok((reader.verify_journal()?, !reader.verify_rows()?.is_empty()))).unwrap()
}

fn without_triggers(folder: &Folder) -> Connection {
    let connection = raw(&folder.file());
    let names: Vec<String> = {
        let mut statement = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    assert!(names.len() >= 8, "{names:?}");
    for name in names {
        connection.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    connection
}

/// Every way to rewrite what only grows.
const REWRITES: &[&str] = &[
    "UPDATE journal SET at = '2015-01-01'",
    "DELETE FROM journal",
    "DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)",
    "INSERT OR REPLACE INTO journal SELECT seq, '2015-01-01', mono, op, entity, entity_id, fields, digest, prev, hash FROM journal WHERE seq = 3",
    "REPLACE INTO journal SELECT * FROM journal WHERE seq = 3",
    "UPDATE OR REPLACE journal SET seq = 4 WHERE seq = 3",
    "INSERT INTO journal SELECT seq, '2015-01-01', mono, op, entity, entity_id, fields, digest, prev, hash FROM journal WHERE seq = 3 ON CONFLICT (seq) DO UPDATE SET at = '2015-01-01'",
    "UPDATE paper SET bytes = x'00'",
    "DELETE FROM paper",
    "INSERT OR REPLACE INTO paper SELECT id, kind, title, file_name, warning_id, edition_id, pages, sha256, fonts, made_at, period, x'00' FROM paper",
    "UPDATE paper_picture SET picture = x'00'",
    "DELETE FROM paper_picture",
    "UPDATE outline SET steps = 'm0 0'",
    "DELETE FROM outline",
    "INSERT OR REPLACE INTO outline SELECT id, 'm0 0' FROM outline",
    "UPDATE notice SET body = 'x'",
    "DELETE FROM notice",
    "INSERT OR REPLACE INTO notice SELECT id, 'x', body, copies_to, contact, phone, issuer, pre_printed, template_kind, template_version FROM notice",
    "UPDATE change SET after = NULL",
    "DELETE FROM change",
    "DELETE FROM act",
];

#[test]
fn the_triggers_stop_every_way_of_rewriting() {
    let folder = Folder::new();
    busy(&folder).close().unwrap();
    let connection = raw(&folder.file());
    for statement in REWRITES {
        let error = connection.execute_batch(statement).unwrap_err().to_string();
        assert!(["only grows", "for ever", "never edited"].iter().any(|words| error.contains(words)), "{statement}: {error}");
    }
    drop(connection);
    let (verdict, astray) = verify(&folder);
    assert_eq!((verdict.broken_at, astray), (None, false));
    assert_eq!(verdict.entries, 41);
    // Without the triggers each of them goes through: it is they that stop it.
    let connection = without_triggers(&folder);
    for statement in REWRITES {
        connection.execute_batch("BEGIN").unwrap();
        let done = connection.execute_batch(statement);
        let taken = done.as_ref().err().is_some_and(|error| error.to_string().contains("UNIQUE"));
        assert!(done.is_ok() || taken, "{statement}: {done:?}");
        connection.execute_batch("ROLLBACK").unwrap();
    }
    figures::line("R-21", &format!("tampering: {} ways of rewriting stopped by triggers, none of them without", REWRITES.len()));
}

/// one random edit at a time, with the triggers gone; the walk finds every one of a thousand. A walk that does not
/// look at what the entries cover misses some.
#[test]
fn a_thousand_edits_around_the_guards_are_all_found() {
    let (edits, missed) = tamper(1000);
    assert!(edits > 950, "nearly every edit hit a row: {edits}");
    assert!(missed.is_empty(), "{missed:?}");
    let (few, blind) = breakage::with(&[Breakage::UncheckedDigests], || tamper(150));
    assert!(!blind.is_empty(), "without the digests some of {few} edits go unseen");
    figures::line(
        "R-21",
        &format!(
            "tampering: {} random edits around the guards, all found; broken on purpose: without the digests {} of {few} went unseen",
            figures::count(edits),
            blind.len()
        ),
    );
}

/// How many edits of so many tries hit a row, and those that were not found.
fn tamper(tries: usize) -> (usize, Vec<String>) {
    let folder = Folder::new();
    busy(&folder).close().unwrap();
    without_triggers(&folder).close().unwrap();
    let sound = std::fs::read(folder.file()).unwrap();
    let (mut dice, copy) = (Dice::new(21), Folder::new());
    let (mut edits, mut missed) = (0, Vec::new());
    for _ in 0..tries {
        std::fs::write(copy.file(), &sound).unwrap();
        let connection = raw(&copy.file());
        connection.pragma_update(None, "synchronous", "OFF").unwrap();
        let statement = edit(&connection, &mut dice);
        connection.execute_batch(&statement).unwrap_or_else(|error| panic!("{statement}: {error}"));
        let changed = connection.total_changes();
        connection.close().unwrap();
        if changed == 0 {
            continue;
        }
        edits += 1;
        match Store::open(&copy.file(), &key()) {
            // An entry torn out alone leaves rows that speak of it: the start refuses the file.
            Err(StoreError::Damaged(_)) => {}
            Err(other) => panic!("{statement}: {other}"),
            Ok(store) => {
                let (verdict, astray) = store.read(|reader| Ok((reader.verify_journal()?, reader.verify_rows()?))).unwrap();
                if verdict.broken_at.is_none() && astray.is_empty() {
                    missed.push(statement);
                }
            }
        }
    }
    (edits, missed)
}

/// One edit of somebody who knows the key and the schema, but does not rewrite the whole chain.
fn edit(connection: &Connection, dice: &mut Dice) -> String {
    let entries: i64 = connection.query_row("SELECT max(seq) FROM journal", [], |row| row.get(0)).unwrap();
    let seq = dice.below(usize::try_from(entries - 1).unwrap()) + 1;
    let blob = "randomblob(32)";
    match dice.below(16) {
        0 => format!("UPDATE journal SET at = '2015-01-0{}' WHERE seq = {seq}", dice.below(9) + 1),
        1 => format!("UPDATE journal SET op = 'forged' WHERE seq = {seq}"),
        2 => format!("UPDATE journal SET mono = mono + 1, fields = fields || 'x' WHERE seq = {seq}"),
        3 => format!("UPDATE journal SET digest = {blob} WHERE seq = {seq}"),
        4 => format!("UPDATE journal SET hash = {blob} WHERE seq = {seq}"),
        5 => format!("UPDATE journal SET prev = {blob} WHERE seq = {seq}"),
        6 => format!("UPDATE journal SET entity_id = randomblob(16) WHERE seq = {seq}"),
        7 if dice.below(2) == 0 => format!("DELETE FROM journal WHERE seq = {seq}"),
        7 => format!("DELETE FROM change WHERE seq = {seq}; DELETE FROM act WHERE seq = {seq}; DELETE FROM journal WHERE seq = {seq}"),
        8 => format!(
            "UPDATE journal SET (at, op, digest) = (SELECT at || 'x', op, digest FROM journal AS other WHERE other.seq = {entries}) WHERE seq = {seq}"
        ),
        9 => format!(
            "INSERT OR REPLACE INTO journal SELECT seq, at, mono + 1, 'forged', entity, entity_id, fields, digest, prev, hash FROM journal WHERE seq = {seq}"
        ),
        10 => format!("UPDATE change SET after = 'forged' WHERE seq = {seq} AND field <> 'id' AND position = 1"),
        11 => format!("DELETE FROM change WHERE seq = {seq}"),
        12 => format!("UPDATE act SET label = label || '。' WHERE seq = {seq}"),
        13 => format!("UPDATE unit SET note = 'forged' WHERE code = 'U{:02}'", dice.below(18) + 2),
        14 => format!("DELETE FROM warning_disposition WHERE position = {}", dice.below(3) + 1),
        _ => format!("UPDATE paper SET bytes = x'00', sha256 = {blob} WHERE id = (SELECT id FROM paper LIMIT 1 OFFSET {})", dice.below(4)),
    }
}

#[test]
fn a_row_that_no_act_wrote_is_found() {
    let folder = Folder::new();
    busy(&folder).close().unwrap();
    raw(&folder.file())
        .execute(
            "INSERT INTO person (id, name, reporting_officer, phone, recusal, note) VALUES (randomblob(16), '外来', 0, '', '', '')",
            [],
        )
        .unwrap();
    let store = Store::open(&folder.file(), &key()).unwrap();
    let astray = store.read(|reader| reader.verify_rows()).unwrap();
    assert_eq!(astray.len(), 1);
    assert_eq!((astray[0].table.as_str(), astray[0].id), ("person", None));
}

/// A tail cut whole leaves a chain that holds; only a head known from outside, as papers carry it, tells.
#[test]
fn a_cut_tail_is_found_against_a_printed_head() {
    let folder = Folder::new();
    let store = busy(&folder);
    let (_, _, head) = store.read(|reader| reader.journal_head()).unwrap().unwrap();
    store.close().unwrap();
    let whole = verify(&folder).0;
    assert!(whole.hashes.iter().any(|hash| hash[..] == head[..]));

    let connection = without_triggers(&folder);
    for table in ["change", "act", "journal"] {
        connection.execute(&format!("DELETE FROM {table} WHERE seq > 35"), []).unwrap();
    }
    connection.close().unwrap();
    let (cut, astray) = verify(&folder);
    assert_eq!((cut.broken_at, cut.entries), (None, 35));
    assert!(!cut.hashes.iter().any(|hash| hash[..] == head[..]));
    assert!(astray, "the rows that the lost entries wrote stand without them");
    figures::line("R-21", "tampering: a tail cut off whole found against the printed head");
}

#[test]
fn entries_are_ordered_by_number_whatever_the_clock_says() {
    let folder = Folder::new();
    let (mut store, first) = founded(&folder);
    let mut ids = Vec::new();
    for (n, millis) in [(1, 1_775_600_000_000), (2, 1_420_070_400_000), (3, 1_900_000_000_000), (4, 1_775_600_000_001), (5, 0)] {
        let moment = Instant { wall: format!("year {n}"), millis, mono: 5 };
        let work = |writer: &mut store::Writer<'_>| {
            let id = PersonId(writer.new_id());
            writer.put_person(id, &person(n, Some(first)))?;
            Ok::<_, StoreError>(id)
        };
        let (id, entry) = store.record(act(Op::Create), moment, work).unwrap();
        assert_eq!(entry.unwrap().seq, i64::try_from(n).unwrap() + 1);
        ids.push(id);
        if n == 3 {
            store.close().unwrap();
            store = Store::open(&folder.file(), &key()).unwrap();
        }
    }
    assert!(ids.is_sorted(), "keys follow the acts, not the clock: {ids:?}");
    let lines = store.read(|reader| reader.journal_lines()).unwrap();
    assert!(lines.is_sorted_by(|newer, older| newer.seq > older.seq));
    assert_eq!(store.read(|reader| reader.verify_journal()).unwrap().broken_at, None);
}

#[test]
fn an_act_that_changes_nothing_leaves_no_entry_unless_it_must() {
    let folder = Folder::new();
    let (mut store, first) = founded(&folder);
    let same = store.record(act(Op::Edit), at(1), |writer| writer.put_unit(first, &unit(1))).unwrap();
    assert_eq!(same.1, None);
    let print = Act { always: true, undo: Undo::Aside, ..act(Op::Print) };
    assert_eq!(store.record(print, at(2), |_| Ok::<_, StoreError>(())).unwrap().1.unwrap().seq, 2);
    let lines = store.read(|reader| reader.journal_lines()).unwrap();
    assert_eq!(lines.iter().map(|line| line.op.as_str()).collect::<Vec<_>>(), ["print", "found"]);
}

#[test]
fn the_journal_names_fields_and_never_their_texts() {
    let folder = Folder::new();
    let (mut store, first) = founded(&folder);
    let mut secret = unit(1);
    secret.note = "canary5512".to_owned();
    record(&mut store, barrier(Op::Edit), 1, |writer| writer.put_unit(first, &secret));
    let lines = store.read(|reader| reader.journal_lines()).unwrap();
    assert_eq!(lines[0].fields, "note");
    store.close().unwrap();
    let connection = raw(&folder.file());
    assert!(!common::dump(&connection, |table| table == "journal").contains("canary5512"));
    assert!(common::dump(&connection, |table| table == "change").contains("canary5512"));
}
