//! Every record of the sample office through its register and back: what was read writes the same texts,
//! and those read as the same record. Never a table of its own.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

mod common;

use std::collections::BTreeMap;

use common::{Directory, by_key, day, sample};
use register::duty::Duty;
use register::form::Raw;
use register::id::SignalId;
use register::objection::Objections;
use register::person::Person;
use register::post::Post;
use register::power::Power;
use register::risk::RiskPoint;
use register::shape::RegisterSpec;
use register::signal::{Beside, Signal};
use register::unit::Unit;
use register::warning::Warning;

/// The day the sample is told of.
const AS_OF: &str = "2026-04-07";

fn directory() -> Directory {
    let cell = |row: &BTreeMap<String, String>, column: &str| row[column].clone();
    Directory {
        units: sample("units").iter().map(|row| ["单位编码", "简称", "单位全称"].map(|column| cell(row, column))).collect(),
        posts: sample("posts").iter().map(|row| ["岗位编码", "单位编码", "岗位名称"].map(|column| cell(row, column))).collect(),
        persons: sample("posts").iter().map(|row| ["现任人(虚构)", "单位编码"].map(|column| cell(row, column))).collect(),
        powers: sample("powers").iter().map(|row| ["职权编码", "职权名称"].map(|column| cell(row, column))).collect(),
        risks: sample("risks").iter().map(|row| cell(row, "风险编号")).collect(),
    }
}

/// Reads every row, writes it, reads that again; what was written is what the table has, cell by cell.
fn check<T: PartialEq + std::fmt::Debug>(
    table: &str,
    count: usize,
    spec: &RegisterSpec,
    read: impl Fn(&Raw) -> Result<T, Objections>,
    texts: impl Fn(&T) -> Raw,
) {
    let rows = sample(table);
    assert_eq!(rows.len(), count, "{table}");
    for row in rows {
        let raw = by_key(spec, &row);
        let record = read(&raw).unwrap_or_else(|objections| panic!("{table} {row:?}: {objections:?}"));
        let written = texts(&record);
        let again = read(&written).unwrap_or_else(|objections| panic!("{table} {written:?}: {objections:?}"));
        assert_eq!(again, record, "{table}");
        assert_eq!(texts(&again), written, "{table}");
        for (column, cell) in &row {
            let field = spec.by_column(column).unwrap();
            assert_eq!(written.get(field.key).map(String::as_str), Some(cell.as_str()), "{table} {column} of {row:?}");
        }
        // What is made of the record's key is written beside it, by who knows the key.
        for field in spec.fields.iter().filter(|field| field.key != "short_code") {
            assert!(written.contains_key(field.key), "{table}: {} is written", field.key);
        }
    }
}

#[test]
fn units() {
    check("units", 40, &register::unit::SPEC, |raw| Unit::read(raw, day(AS_OF)), Unit::texts);
}

#[test]
fn posts() {
    let names = directory();
    check("posts", 80, &register::post::SPEC, |raw| Post::read(raw, &names, day(AS_OF)), |post| post.texts(&names));
}

#[test]
fn persons() {
    let names = directory();
    for row in sample("posts") {
        let raw = common::raw(&[("name", &row["现任人(虚构)"]), ("unit", &row["单位简称"]), ("reporting_officer", "是")]);
        let person = Person::read(&raw, &names, day(AS_OF)).unwrap();
        let written = person.texts(&names, &["岗位"], &[]);
        assert_eq!(Person::read(&written, &names, day(AS_OF)).unwrap(), person);
        assert_eq!((written["name"].as_str(), written["posts"].as_str()), (row["现任人(虚构)"].as_str(), "岗位"));
    }
}

#[test]
fn duties() {
    let read = |raw: &Raw| Duty::read(raw, day(AS_OF));
    check("duties", 111, &register::duty::SPEC, read, Duty::texts);
}

#[test]
fn powers() {
    check("powers", 75, &register::power::SPEC, |raw| Power::read(raw, day(AS_OF)), Power::texts);
}

#[test]
fn risks() {
    let names = directory();
    check(
        "risks",
        156,
        &register::risk::SPEC,
        |raw| RiskPoint::read(raw, &names, day(AS_OF)),
        |risk| risk.texts(&names, Default::default()),
    );
}

#[test]
fn signals() {
    let names = directory();
    check(
        "signals",
        131,
        &register::signal::SPEC,
        |raw| Signal::read(raw, &names, day(AS_OF)),
        |signal| signal.texts(&names, &Beside { outcome: "待处置".to_owned(), ..Beside::default() }),
    );
}

#[test]
fn warnings() {
    let names = directory();
    let signals: Vec<String> = sample("signals").into_iter().map(|row| row["信息编号"].clone()).collect();
    let find =
        |number: &str| signals.iter().position(|known| known == number).map(|place| SignalId(uuid::Uuid::from_u128(place as u128 + 1)));
    check(
        "notices",
        61,
        &register::warning::SPEC,
        |raw| Warning::read_ledger(raw, &names, find, day(AS_OF)),
        |warning| warning.texts(&names, day(AS_OF)),
    );
}

/// The states of the ledger on the day it was drawn up (forms.md section 14).
#[test]
fn the_ledger_stands_as_its_office_counted_it() {
    let names = directory();
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for row in sample("notices") {
        let warning = Warning::read_ledger(&by_key(&register::warning::SPEC, &row), &names, |_| None, day(AS_OF)).unwrap();
        *counts.entry(register::Term::label(warning.reply_status(day(AS_OF)))).or_default() += 1;
    }
    assert_eq!(counts, BTreeMap::from([("按期回告", 45), ("逾期回告", 11), ("逾期未回告", 3), ("回告期内", 1), ("待送达", 1)]));
}
