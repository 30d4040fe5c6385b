//! Editions in the store: what was approved stays to the letter, whoever tries to change it and however; what was
//! not approved can be taken back.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

mod common;

use common::{Folder, act, at, barrier, day, founded, id, key, raw, record};
use register::edition::compare::CatalogueRow;
use register::edition::{Catalogue, Edition, EditionAct, EditionStep, PublicNotice};
use register::form::Raw;
use register::id::EditionId;
use store::{Op, Store};

const OF: EditionId = EditionId(id_of(77));

const fn id_of(n: u128) -> uuid::Uuid {
    uuid::Uuid::from_u128(n)
}

fn step(act: EditionAct) -> EditionStep {
    let notice = (act == EditionAct::Publish).then(|| PublicNotice { until: day("2026-04-30"), way: "公开栏".to_owned() });
    EditionStep {
        act,
        on: day("2026-04-01"),
        number: "七镇发〔2026〕4号".to_owned(),
        body: "区惩防办".to_owned(),
        note: "说明".to_owned(),
        notice,
    }
}

fn edition(acts: &[EditionAct]) -> Edition {
    let reasons = [(id(1), "法规修订".to_owned())].into();
    Edition { catalogue: Catalogue::Duties, year: Some(2026), number: 1, steps: acts.iter().map(|act| step(*act)).collect(), reasons }
}

fn rows() -> Vec<CatalogueRow> {
    let texts = |n: usize| Raw::from([("task".to_owned(), format!("任务{n}\n第二行")), ("quota".to_owned(), String::new())]);
    (1..=3).map(|n| CatalogueRow { record: id(n as u128), texts: texts(n) }).collect()
}

/// An approved and published edition with three rows.
fn approved(folder: &Folder) -> Store {
    use EditionAct::{Approve, Begin, Publish, Submit};
    let (mut store, _) = founded(folder);
    record(&mut store, act(Op::Create), 10, |writer| writer.put_edition(OF, &edition(&[Begin])));
    record(&mut store, act(Op::Submit), 11, |writer| writer.put_edition(OF, &edition(&[Begin, Submit])));
    record(&mut store, barrier(Op::Approve), 12, |writer| {
        writer.put_edition(OF, &edition(&[Begin, Submit, Approve]))?;
        writer.freeze_rows(OF, &rows())
    });
    record(&mut store, act(Op::Publish), 13, |writer| writer.put_edition(OF, &edition(&[Begin, Submit, Approve, Publish])));
    store
}

#[test]
fn an_edition_comes_back_as_it_was_kept() {
    use EditionAct::{Approve, Begin, Publish, Submit};
    let folder = Folder::new();
    approved(&folder).close().unwrap();
    let mut store = Store::open(&folder.file(), &key()).unwrap();
    let kept = store.read(|reader| Ok((reader.editions()?, reader.edition_rows(OF)?))).unwrap();
    assert_eq!(kept, (vec![(OF, edition(&[Begin, Submit, Approve, Publish]))], rows()));

    // The step after the approval can be taken back, the approval itself cannot.
    assert!(store.undo(at(20)).unwrap().is_some());
    assert_eq!(store.read(|reader| reader.editions()).unwrap(), [(OF, edition(&[Begin, Submit, Approve]))]);
    assert!(store.undo(at(21)).unwrap().is_none());
    let last = store.read(|reader| reader.last_act()).unwrap().unwrap();
    assert_eq!((last.op.as_str(), last.undoable), ("approve", false));
    assert_eq!(store.read(|reader| reader.edition_rows(OF)).unwrap(), rows());

    // A second freezing is refused, and so is an act that would drop the approval.
    assert!(store.record::<_, store::StoreError>(act(Op::Edit), at(22), |writer| writer.freeze_rows(OF, &rows())).is_err());
}

#[test]
fn reasons_come_and_go_with_the_edition() {
    let folder = Folder::new();
    let (mut store, _) = founded(&folder);
    record(&mut store, act(Op::Create), 10, |writer| writer.put_edition(OF, &edition(&[EditionAct::Begin])));
    let mut other = edition(&[EditionAct::Begin]);
    other.reasons = [(id(2), "人事变动".to_owned())].into();
    record(&mut store, act(Op::Edit), 11, |writer| writer.put_edition(OF, &other));
    assert_eq!(store.read(|reader| reader.editions()).unwrap(), [(OF, other)]);
    assert!(store.undo(at(12)).unwrap().is_some());
    assert_eq!(store.read(|reader| reader.editions()).unwrap(), [(OF, edition(&[EditionAct::Begin]))]);
}

#[test]
fn the_triggers_keep_what_was_approved() {
    let folder = Folder::new();
    approved(&folder).close().unwrap();
    let connection = raw(&folder.file());
    for statement in [
        "UPDATE edition_row SET texts = 'x'",
        "DELETE FROM edition_row",
        "INSERT OR REPLACE INTO edition_row SELECT id, edition_id, position, record_id, 'x' FROM edition_row",
        "UPDATE edition_step SET taken_on = '2015-01-01' WHERE act = 'approve'",
        "DELETE FROM edition_step",
    ] {
        let error = connection.execute_batch(statement).unwrap_err().to_string();
        assert!(["never edited", "stands"].iter().any(|words| error.contains(words)), "{statement}: {error}");
    }
    drop(connection);
    let store = Store::open(&folder.file(), &key()).unwrap();
    assert_eq!(store.read(|reader| reader.verify_rows()).unwrap(), []);
}

/// With the triggers gone, every column of a frozen row, of the approval and of a reason is watched.
#[test]
fn tampering_around_the_guards_is_found() {
    let folder = Folder::new();
    approved(&folder).close().unwrap();
    let sound = std::fs::read(folder.file()).unwrap();
    for (statement, table) in [
        ("UPDATE edition_row SET texts = replace(texts, '任务2', '任务9')", "edition_row"),
        ("UPDATE edition_row SET record_id = x'00000000000000000000000000000009' WHERE position = 2", "edition_row"),
        ("DELETE FROM edition_row WHERE position = 3", "edition_row"),
        (
            "INSERT INTO edition_row SELECT x'00000000000000000000000000000005', edition_id, 9, x'00000000000000000000000000000005', texts FROM edition_row WHERE position = 1",
            "edition_row",
        ),
        ("UPDATE edition_step SET taken_on = '2015-01-01' WHERE act = 'approve'", "edition_step"),
        ("UPDATE edition_step SET until_on = '2015-01-01' WHERE act = 'publish'", "edition_step"),
        ("UPDATE edition_reason SET reason = '别的'", "edition_reason"),
        ("UPDATE edition SET number = 5", "edition"),
    ] {
        let copy = Folder::new();
        std::fs::write(copy.file(), &sound).unwrap();
        let connection = raw(&copy.file());
        for trigger in ["edition_row_no_update", "edition_row_no_delete", "edition_step_no_update", "edition_step_no_delete"] {
            connection.execute_batch(&format!("DROP TRIGGER {trigger}")).unwrap();
        }
        connection.execute_batch(statement).unwrap();
        connection.close().unwrap();
        let store = Store::open(&copy.file(), &key()).unwrap();
        let astray = store.read(|reader| reader.verify_rows()).unwrap();
        assert!(astray.iter().any(|one| one.table == table), "{statement}: {astray:?}");
    }
}
