//! a destroyed record is gone from every page of the file and from its log, its history with it; the chain still
//! holds, and what tampers with what is left is found. Never an encrypted page taken for an empty one: each is opened.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

mod common;

use std::fs;

use aes::Aes256;
use cbc::Decryptor;
use cbc::cipher::block_padding::NoPadding;
use cbc::cipher::{BlockModeDecrypt as _, KeyIvInit as _};
use common::{Folder, act, at, founded, key, raw, record, signal, unit};
use register::id::{SignalId, UnitId};
use store::{Act, Doomed, Entity, Op, Store, StoreError, Undo, Writer};

const CANARY: &str = "canary4703";
const PAGE: usize = 4096;
/// At the end of each page: 16 bytes of its own key, 64 of its seal.
const RESERVE: usize = 80;

/// The file with every page opened, free ones too.
fn opened(folder: &Folder) -> Vec<u8> {
    let bytes = fs::read(folder.file()).unwrap();
    let mut plain = Vec::with_capacity(bytes.len());
    for (n, page) in bytes.chunks_exact(PAGE).enumerate() {
        // The first page begins with the salt, which is not sealed.
        let start = if n == 0 { 16 } else { 0 };
        let vector: [u8; 16] = page[PAGE - RESERVE..PAGE - RESERVE + 16].try_into().unwrap();
        let mut body = page[start..PAGE - RESERVE].to_vec();
        let decryptor = Decryptor::<Aes256>::new(&[7; 32].into(), &vector.into());
        decryptor.decrypt_padded::<NoPadding>(&mut body).unwrap();
        plain.extend(body);
    }
    plain
}

fn hits(bytes: &[u8], word: &str) -> usize {
    bytes.windows(word.len()).filter(|window| *window == word.as_bytes()).count()
}

fn purge(store: &mut Store, n: u64, id: SignalId) -> Result<(), StoreError> {
    let destroy = Act { label: "销毁预警信息 Y001".to_owned(), ..act(Op::Purge) };
    let doomed = [Doomed { entity: Entity::Signal, id: id.0, number: "Y001".to_owned() }];
    store.purge(destroy, &doomed, "保管期满", at(n)).map(drop)
}

/// An office in which one signal full of canaries was entered alone, edited, looked at, put in the bin, and half typed.
fn full(folder: &Folder) -> (Store, UnitId, SignalId) {
    let (mut store, point) = founded(folder);
    let secret = |n: usize| {
        let mut signal = signal(1, point, None);
        signal.content = format!("{CANARY} 第{n}稿 ").repeat(300);
        signal.object_person = CANARY.to_owned();
        signal
    };
    let named = |op| Act { label: format!("修改预警信息“{CANARY}”"), ..act(op) };
    let id = record(&mut store, named(Op::Create), 1, |writer| {
        let id = SignalId(writer.new_id());
        writer.put_signal(id, &secret(1))?;
        // In one act with another record, whose history stays.
        let other = UnitId(writer.new_id());
        writer.put_unit(other, &unit(9))?;
        Ok(id)
    });
    for n in 2..8 {
        record(&mut store, named(Op::Edit), n, |writer| writer.put_signal(id, &secret(n as usize)));
    }
    store.keep_draft(&format!("signals:{}", id.0), CANARY, "2026-04-08").unwrap();
    store.undo(at(8)).unwrap().unwrap();
    record(&mut store, named(Op::Delete), 9, |writer| writer.set_deleted(Entity::Signal, id.0, true));
    (store, point, id)
}

fn sound(store: &Store) -> bool {
    store.read(|reader| Ok(reader.verify_journal()?.broken_at.is_none() && reader.verify_rows()?.is_empty())).unwrap()
}

#[test]
fn a_destroyed_record_leaves_its_number_and_the_reason() {
    let folder = Folder::new();
    let (store, point, id) = full(&folder);
    store.close().unwrap();
    let before = hits(&opened(&folder), CANARY);
    assert!(before > 300, "the search finds what is there: {before}");

    let mut store = Store::open(&folder.file(), &key()).unwrap();
    purge(&mut store, 20, id).unwrap();
    assert_eq!(fs::metadata(folder.path().join("office.db-wal")).map_or(0, |log| log.len()), 0, "the log was written back");
    assert_eq!(hits(&opened(&folder), CANARY), 0, "no page holds it, while the office is open");
    assert!(sound(&store), "the chain holds without it");
    assert!(store.undo(at(21)).unwrap().is_none(), "it does not come back");
    assert!(matches!(purge(&mut store, 22, id), Err(StoreError::NoSuchRecord)));
    record(&mut store, act(Op::Edit), 23, |writer| writer.put_unit(point, &unit(3)));
    store.undo(at(24)).unwrap().unwrap();
    assert!(sound(&store));
    store.close().unwrap();
    assert_eq!(hits(&opened(&folder), CANARY), 0);

    let connection = raw(&folder.file());
    let journal = common::dump(&connection, |table| table == "change" || table == "act");
    assert!(journal.contains("保管期满") && journal.contains("Y001") && journal.contains("（内容已销毁）"), "{journal}");
    assert!(common::dump(&connection, |table| table == "change").contains("七溪坪镇第9办公室"), "the other record's history stays");
    // A copy made later holds none of it either.
    let copy = Folder::new();
    connection.execute("VACUUM INTO ?1", [copy.file().display().to_string()]).unwrap();
    connection.close().unwrap();
    assert_eq!(hits(&opened(&copy), CANARY), 0);
    figures::line(
        "R-47",
        &format!("a destroyed record: {before} canaries before, 0 after in every opened page, log and later copy; number and reason stay"),
    );
}

#[test]
fn what_is_left_of_a_redacted_act_is_still_covered() {
    let folder = Folder::new();
    let (mut store, _, id) = full(&folder);
    purge(&mut store, 20, id).unwrap();
    store.close().unwrap();
    let sound_bytes = fs::read(folder.file()).unwrap();
    for statement in [
        "UPDATE change SET after = 'forged' WHERE field = 'full_name' AND seq = 2",
        "UPDATE act SET label = '别的' WHERE seq = 3",
        "DELETE FROM change WHERE manner = 'redact'",
        "UPDATE change SET after = randomblob(32) WHERE manner = 'redact' AND field = '3'",
        "UPDATE change SET after = '别的理由' WHERE manner = 'purge' AND field = 'reason'",
    ] {
        let copy = Folder::new();
        fs::write(copy.file(), &sound_bytes).unwrap();
        let connection = raw(&copy.file());
        for trigger in ["change_no_update", "change_no_delete"] {
            connection.execute_batch(&format!("DROP TRIGGER {trigger}")).unwrap();
        }
        assert!(connection.execute(statement, []).unwrap() > 0, "{statement}");
        connection.close().unwrap();
        let store = Store::open(&copy.file(), &key()).unwrap();
        assert!(!sound(&store), "{statement}");
    }
    // The triggers let go of the history of what was destroyed, and of nothing else.
    let connection = raw(&folder.file());
    for statement in [
        "DELETE FROM change WHERE manner = 'purge'",
        "DELETE FROM change WHERE manner = 'redact'",
        "DELETE FROM change WHERE entity = 'unit'",
    ] {
        assert!(connection.execute(statement, []).unwrap_err().to_string().contains("only grows"), "{statement}");
    }
}

#[test]
fn what_something_else_speaks_of_is_not_destroyed() {
    let folder = Folder::new();
    let (mut store, point, _) = full(&folder);
    let destroy = Act { undo: Undo::Barrier, ..act(Op::Purge) };
    let doomed = [Doomed { entity: Entity::Unit, id: point.0, number: "U01".to_owned() }];
    assert!(matches!(store.purge(destroy, &doomed, "x", at(30)), Err(StoreError::InUse)));
    assert!(sound(&store));
    record(&mut store, act(Op::Edit), 31, |writer: &mut Writer<'_>| writer.put_unit(point, &unit(4)));
}
