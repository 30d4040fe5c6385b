//! years of work in one office: sessions that open, take in records, edit, print and close. The file grows evenly,
//! nothing lies beside it at rest, and the last session finds everything. The times are printed, never asserted.

use std::fs;
use std::time::{Duration, Instant};

use lianfang_powercut::office::{Folder, Office, create, number, signal, unit};
use lianfang_powercut::size;
use serde_json::json;

/// Sessions and records of a year.
const SESSIONS: usize = 300;
const RECORDS: usize = 2_000;
/// Sessions of an ordinary run: enough to see that it works.
const FEW: usize = 10;

#[test]
fn an_office_grows_evenly() {
    let years = size("LIANFANG_YEARS", 0);
    let sessions = if years == 0 { FEW } else { years * SESSIONS };
    let (folder, tables) = (Folder::new(), Folder::new());
    let mut office = Office::open(folder.path());
    office.found();
    create(&mut office, "units", unit(1));
    drop(office);
    let (mut starts, mut saves): (Vec<Duration>, Vec<Duration>) = (Vec::new(), Vec::new());
    let mut sizes = Vec::new();
    let mut records = 0;
    for session in 0..sessions {
        let begun = Instant::now();
        let mut office = Office::open(folder.path());
        assert_eq!(office.state(), "open", "session {session}");
        starts.push(begun.elapsed());
        let table = tables.path().join("预警信息.csv");
        let rows: String = (0..RECORDS / SESSIONS).map(|_| row(&mut records)).collect();
        fs::write(&table, format!("采集日期,采集点,来源,对象单位,对象岗位/姓名,内容\n{rows}")).unwrap();
        let preview = office.call("preview_import", json!({ "path": table.display().to_string(), "kind": "signals" }));
        office.call("commit_import", json!({ "token": preview["token"], "update_existing": false }));
        let begun = Instant::now();
        create(&mut office, "signals", signal(session));
        saves.push(begun.elapsed());
        records += 1;
        office.call("keep_draft", json!({ "place": "signals:new", "content": "半张" }));
        drop(office);
        for end in ["db-wal", "db-shm", "db-journal"] {
            assert!(!folder.path().join("office").with_extension(end).exists(), "nothing lies beside it at rest: {end}");
        }
        sizes.push(fs::metadata(folder.path().join("office.db")).unwrap().len());
    }
    let mut office = Office::open(folder.path());
    office.assert_sound();
    assert_eq!(number(&office.call("list_records", json!({ "kind": "signals", "limit": 0 }))["total"]), records);
    even(&sizes);
    let (start, save) = (worst(&mut starts, 100), worst(&mut saves, 95));
    figures::line(
        "R-48",
        &format!(
            "long use: {} sessions, {} records, {} MB, grown evenly, nothing beside it at rest; slowest start {start} ms, 95 of 100 saves \
             within {save} ms",
            figures::count(sessions),
            figures::count(records),
            sizes.last().unwrap() >> 20
        ),
    );
}

fn row(records: &mut usize) -> String {
    *records += 1;
    format!("2026-4-1,1站,审计,1站,出纳,反映第{records}件事，情况待核实\n")
}

/// The later half of the sessions makes the file no more than half as much again longer than the earlier half did.
fn even(sizes: &[u64]) {
    let (first, middle, last) = (sizes[0], sizes[sizes.len() / 2], sizes[sizes.len() - 1]);
    let (early, late) = (middle - first, last - middle);
    assert!(late <= early + early / 2 + (1 << 18), "{first} {middle} {last}");
}

fn worst(times: &mut [Duration], of_hundred: usize) -> u128 {
    times.sort_unstable();
    times[(times.len() * of_hundred / 100).min(times.len() - 1)].as_millis()
}
