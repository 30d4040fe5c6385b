//! What the store's tests share: a fresh folder, a key, a clock that only goes on, records by number,
//! and dumps of what is in a file. Never a test itself.
#![allow(dead_code, reason = "each test file uses its part of this module")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{Days, NaiveDate};
use register::approval::{Approval, ApprovalPaths};
use register::calendar::ReplyTerm;
use register::deadline::Deadline;
use register::doc_number::DocNumber;
use register::duty::Duty;
use register::id::{PersonId, PostId, PowerId, RiskId, SignalId, UnitId, WarningId};
use register::letter::LetterSeries;
use register::office::Office;
use register::person::Person;
use register::post::{Post, PowerElement};
use register::power::{Power, PowerKind};
use register::process::ProcessStep;
use register::risk::{Degree, RiskGrade, RiskKind, RiskLayer, RiskPoint};
use register::signal::{Signal, SignalSource};
use register::unit::{Unit, UnitCategory};
use register::warning::{Disposition, Measure, NoticeText, Warning, WarningLevel};
use rusqlite::Connection;
use rusqlite::types::Value;
use store::{Act, Instant, Key, Op, Store, StoreError, Undo, Writer};
use uuid::Uuid;

/// A folder that goes away with the test.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Self {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let name = format!("lianfang-store-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub fn file(&self) -> PathBuf {
        self.0.join("office.db")
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Numbers that look random and are the same in every run.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % limit.max(1)
    }

    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        if list.is_empty() { None } else { list.get(self.below(list.len())) }
    }
}

pub fn key() -> Key {
    Key::new([7; 32])
}

/// The n-th moment of a test: a second later each time.
pub fn at(n: u64) -> Instant {
    Instant {
        wall: format!("2026-04-08T{:02}:{:02}:{:02}+08:00", 8 + n / 3600 % 12, n / 60 % 60, n % 60),
        millis: 1_775_600_000_000 + n * 1000,
        mono: n * 1000,
    }
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn days_after(day: NaiveDate, days: usize) -> NaiveDate {
    day + Days::new(days as u64)
}

pub fn act(op: Op) -> Act {
    Act { op, entity: "units", label: op.label().to_owned(), undo: Undo::Undoable, always: false }
}

pub fn barrier(op: Op) -> Act {
    Act { undo: Undo::Barrier, ..act(op) }
}

/// A founded office with one unit in it.
pub fn founded(folder: &Folder) -> (Store, UnitId) {
    let mut store = Store::create(&folder.file(), &key()).unwrap();
    let unit = record(&mut store, barrier(Op::Found), 0, |writer| {
        writer.put_office(&office(), false)?;
        let id = UnitId(writer.new_id());
        writer.put_unit(id, &unit(1))?;
        Ok(id)
    });
    (store, unit)
}

pub fn record<T>(store: &mut Store, act: Act, n: u64, work: impl FnOnce(&mut Writer<'_>) -> Result<T, StoreError>) -> T {
    store.record(act, at(n), work).unwrap().0
}

pub fn office() -> Office {
    let text = |text: &str| text.to_owned();
    Office {
        name: text("中共七溪坪镇纪律检查委员会"),
        short_name: text("镇纪委"),
        township: text("七溪坪镇"),
        party_committee: text("中共七溪坪镇委员会"),
        upper_body: text("云溪区纪委监委"),
        warning_centre: text("区预警中心"),
        letterhead: text("中共七溪坪镇纪律检查委员会"),
        series: text("七纪廉警"),
        measures_name: text("暂行办法"),
        contact: text("预警信息员"),
        phone: text("0000-0000000"),
        issuer: String::new(),
        servers: String::new(),
        reply_term: ReplyTerm::of_days(30),
        appraisal: register::appraisal::AppraisalRules::default(),
        bulletin_start: 1,
        point_return_day: 5,
        quarter_return_day: 10,
        half_year_report_day: 20,
        lock_minutes: 5,
        letter_series: LetterSeries::default(),
        reply_terms: Vec::new(),
        role: register::bundle::OfficeRole::Township,
        series_high: String::new(),
        approval: ApprovalPaths::default(),
    }
}

pub fn unit(n: usize) -> Unit {
    Unit {
        code: format!("U{n:02}"),
        full_name: format!("七溪坪镇第{n}办公室"),
        short_name: format!("{n}办"),
        category: [None, Some(UnitCategory::Office), Some(UnitCategory::Village)][n % 3],
        superior: String::new(),
        reporting_point: n.is_multiple_of(2),
        direct_point: false,
        point_since: None,
        point_until: None,
        head_post: "主任".to_owned(),
        in_charge: String::new(),
        headcount: (!n.is_multiple_of(4)).then(|| u32::try_from(n).unwrap()),
        note: String::new(),
    }
}

pub fn person(n: usize, unit: Option<UnitId>) -> Person {
    Person {
        name: format!("䶮{n}"),
        unit,
        reporting_officer: n.is_multiple_of(2),
        phone: String::new(),
        recusal: String::new(),
        departure: None,
        note: String::new(),
    }
}

pub fn post(n: usize, unit: UnitId) -> Post {
    Post {
        code: format!("P{n:03}"),
        unit: Some(unit),
        name: format!("第{n}岗"),
        rank: None,
        holder: None,
        elements: vec![PowerElement::Money, PowerElement::People],
        high_risk: n.is_multiple_of(2),
        recusal: String::new(),
        note: String::new(),
    }
}

pub fn duty(n: usize) -> Duty {
    Duty {
        year: 2026,
        number: Some(u32::try_from(n).unwrap()),
        mechanism: String::new(),
        task: String::new(),
        requirement: format!("要求{n}"),
        quota: String::new(),
        lead_unit: String::new(),
        responsible_units: vec!["财政所".to_owned(), "村建所".to_owned()],
        responsible_person: String::new(),
        deadline: Deadline::read("2026年6月底、12月底前", 2026),
        acceptance_criteria: String::new(),
        source_clause: String::new(),
        period: String::new(),
        minimum: Some(2),
        counted: String::new(),
        quota_source: None,
        supporting_units: vec!["司法所".to_owned()],
        tier: Some(register::duty::ResponsibilityTier::InCharge),
        counting: Some(register::duty::CountingBasis::PerUnit),
        objects: Some(5),
        predecessor: None,
    }
}

pub fn power(n: usize, steps: usize) -> Power {
    Power {
        number: Some(u32::try_from(n).unwrap()),
        code: format!("XK{n:02}"),
        name: format!("第{n}项职权"),
        kind: Some(PowerKind::Licence),
        present_kind: None,
        content: String::new(),
        holder: String::new(),
        handling_posts: String::new(),
        legal_basis: String::new(),
        time_limit: String::new(),
        steps: (1..=steps).map(|step| ProcessStep::named(format!("环节{n}.{step}"))).collect(),
        control_points: String::new(),
        counterpart_rights: String::new(),
        complaint_channel: String::new(),
        publicity: String::new(),
        status: None,
        basis_check: "待核".to_owned(),
        basis_confirmation: None,
        clearing: None,
        clearing_reason: String::new(),
        cleared_on: None,
        hall: None,
        handlers: Vec::new(),
        joint_handlers: Vec::new(),
        tiers: Vec::new(),
        recusal: String::new(),
    }
}

pub fn risk(n: usize, unit: UnitId, post: Option<PostId>, power: Option<PowerId>) -> RiskPoint {
    RiskPoint {
        number: format!("R{n:03}"),
        layer: Some(RiskLayer::Unit),
        unit: Some(unit),
        post,
        power,
        kind: Some(RiskKind::System),
        description: format!("风险{n}"),
        manifestation: String::new(),
        likelihood: Some(Degree::High),
        impact: None,
        grade: Some(RiskGrade::Medium),
        control_measures: String::new(),
        responsible_person: String::new(),
        person: None,
        step: None,
        measure_level: None,
        found_by: Vec::new(),
        grade_reason: String::new(),
        graded_by: String::new(),
        leader: String::new(),
        discipline: String::new(),
        department_head: String::new(),
        abolished_on: None,
        abolish_reason: String::new(),
    }
}

pub fn signal(n: usize, unit: UnitId, risk: Option<RiskId>) -> Signal {
    Signal {
        point: Some(unit),
        source: Some(SignalSource::Hotline),
        unit: Some(unit),
        object_post: "会计".to_owned(),
        object_person: "某某".to_owned(),
        risk,
        suggested_level: Some(WarningLevel::Blue),
        ..Signal::new(&format!("Y{n:03}"), day("2026-01-06"), &format!("反映第{n}件事"))
    }
}

/// An issued warning of a colour, with notice and, above blue, a measure.
pub fn warning(number: DocNumber, level: WarningLevel, unit: UnitId, signal: Option<SignalId>) -> Warning {
    let measure = Measure {
        problem: "问题".to_owned(),
        requirement: "整改".to_owned(),
        responsible: String::new(),
        due: String::new(),
        evidence: String::new(),
    };
    let dispositions: Vec<Disposition> = level.dispositions().to_vec();
    Warning {
        issued_on: NaiveDate::from_ymd_opt(number.year, 4, 8).unwrap(),
        number,
        level,
        unit: Some(unit),
        addressee: String::new(),
        subject: "事由".to_owned(),
        signal,
        signal_number: String::new(),
        risk: None,
        edition: None,
        disposition_words: String::new(),
        dispositions,
        reply_term: ReplyTerm::of_days(30),
        notice: Some(NoticeText {
            recipient: "1办".to_owned(),
            body: "正文".to_owned(),
            measures: if level == WarningLevel::Blue { Vec::new() } else { vec![measure] },
            ..NoticeText::default()
        }),
        service: None,
        replies: Vec::new(),
        approvals: vec![Approval {
            step: "审核".to_owned(),
            name: "毕某某".to_owned(),
            on: NaiveDate::from_ymd_opt(2026, 4, 7).unwrap(),
            opinion: "同意".to_owned(),
        }],
        raised_from: None,
        inspected: false,
        closed_on: None,
        voided: None,
        ended: None,
    }
}

/// Issues the next number of a year and answers with it.
pub fn issue(store: &mut Store, n: u64, year: i32, unit: UnitId) -> (WarningId, DocNumber) {
    record(store, barrier(Op::Issue), n, |writer| {
        let number = writer.next_number("七纪廉警", year)?;
        let id = WarningId(writer.new_id());
        writer.add_warning(id, &warning(number.clone(), WarningLevel::Blue, unit, None))?;
        Ok((id, number))
    })
}

/// The file as a stranger with the key opens it: the same pragmas that guard the triggers, nothing else.
pub fn raw(path: &Path) -> Connection {
    let connection = Connection::open(path).unwrap();
    connection.pragma_update(None, "key", format!("x'{}'", store::hex(&[7; 32]))).unwrap();
    connection.pragma_update(None, "foreign_keys", "OFF").unwrap();
    connection.pragma_update(None, "recursive_triggers", "ON").unwrap();
    connection
}

/// Tables of the file, in order of name.
pub fn tables(connection: &Connection) -> Vec<String> {
    let mut statement =
        connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name").unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// Every cell of some tables, as text.
pub fn dump(connection: &Connection, wanted: impl Fn(&str) -> bool) -> String {
    let mut out = String::new();
    for table in tables(connection).into_iter().filter(|table| wanted(table)) {
        let mut statement = connection.prepare(&format!("SELECT * FROM {table} ORDER BY 1, 2")).unwrap();
        let width = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let cells: Vec<Value> = (0..width).map(|index| row.get(index).unwrap()).collect();
            writeln!(out, "{table} {cells:?}").unwrap();
        }
    }
    out
}

/// The registers, without what the program keeps about its own work.
pub fn is_register(table: &str) -> bool {
    !matches!(table, "journal" | "act" | "change" | "draft")
}

/// Closes the store, dumps, and opens it again.
pub fn dump_closed(store: Store, folder: &Folder, wanted: impl Fn(&str) -> bool) -> (String, Store) {
    store.close().unwrap();
    let connection = raw(&folder.file());
    let text = dump(&connection, wanted);
    connection.close().unwrap();
    (text, Store::open(&folder.file(), &key()).unwrap())
}

/// A key as tests write it.
pub fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

pub fn person_id(n: u128) -> PersonId {
    PersonId(id(n))
}
