//! An office that works through its commands: founding, records, a table taken in, a notice with its number and paper,
//! undo, restarts. Each command that was answered is remembered with the journal's head, so that a disk can be asked
//! whether it is still there. Never behind the commands.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use chrono::{DateTime, FixedOffset};
use desk::{Clock, Desk, DeskSettings, SlotCost};
use serde_json::{Value, json};

/// The form that a draft is kept of.
pub const PLACE: &str = "signals:new";

/// A clock that goes on a second each time somebody looks.
#[derive(Clone)]
pub struct SetClock(Arc<AtomicI64>);

impl Default for SetClock {
    fn default() -> Self {
        let morning = DateTime::parse_from_rfc3339("2026-04-08T09:00:00+08:00").map(|at| at.timestamp());
        Self(Arc::new(AtomicI64::new(morning.unwrap_or_default())))
    }
}

impl Clock for SetClock {
    fn now(&self) -> DateTime<FixedOffset> {
        let seconds = self.0.fetch_add(1, Ordering::Relaxed);
        let east = FixedOffset::east_opt(8 * 3600).expect("eight hours");
        DateTime::from_timestamp(seconds, 0).expect("a moment").with_timezone(&east)
    }
}

/// A folder that goes away with the test; in memory where the system has such a place.
pub struct Folder(PathBuf);

impl Folder {
    /// A new, empty folder.
    pub fn new() -> Self {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let memory = Path::new("/dev/shm");
        let base = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
        let path = base.join(format!("lianfang-powercut-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed)));
        fs::create_dir_all(&path).expect("a folder");
        Self(path.canonicalize().expect("its path"))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Takes everything out of it.
    pub fn clear(&self) {
        for file in fs::read_dir(&self.0).into_iter().flatten().flatten() {
            let path = file.path();
            let _ = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
        }
    }
}

impl Default for Folder {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The password of every office that is founded here.
pub const PASSWORD: &str = "桥头 青石 三月 早茶";

/// The desk of an office in a folder.
pub struct Office {
    folder: PathBuf,
    clock: SetClock,
    desk: Option<Desk>,
}

impl Office {
    /// Opens what is in the folder.
    pub fn open(folder: &Path) -> Self {
        let mut office = Self { folder: folder.to_owned(), clock: SetClock::default(), desk: None };
        office.start();
        office
    }

    fn start(&mut self) {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        self.desk = Some(Desk::open(DeskSettings {
            data_dir: self.folder.clone(),
            fonts_dir: root.join("assets/fonts"),
            samples_dir: root.join("assets/sample"),
            clock: Box::new(self.clock.clone()),
            today: None,
            slot_cost: SlotCost::LIGHT,
        }));
        // What does not open says so by its state.
        let _ = self.answer("unlock", json!({ "password": PASSWORD }));
    }

    /// Closes the program and starts it again.
    pub fn restart(&mut self) {
        drop(self.desk.take());
        self.start();
    }

    /// What the desk answers.
    ///
    /// # Errors
    /// Its answer other than the reply.
    pub fn answer(&mut self, command: &str, request: Value) -> Result<Value, Value> {
        self.desk.as_mut().expect("a desk").call(command, request)
    }

    /// A command that must be done.
    pub fn call(&mut self, command: &str, request: Value) -> Value {
        self.answer(command, request).unwrap_or_else(|answer| panic!("{command}: {answer}"))
    }

    /// Founds an office of its own with one unit.
    pub fn found(&mut self) {
        let request = json!({ "fields": settings(), "no_state_secrets": true, "password": PASSWORD, "password_again": PASSWORD });
        self.call("start_office", request);
        let shown = self.call("recovery_code", json!({}));
        let groups: Vec<String> = shown["groups"].as_array().into_iter().flatten().map(text).collect();
        self.call("prove_recovery", json!({ "code": groups.join(" ") }));
    }

    /// Where the program stands.
    pub fn state(&mut self) -> String {
        text(&self.call("app_status", json!({}))["state"])
    }

    /// Entries of the journal and the first letters of its head.
    pub fn head(&mut self) -> (usize, String) {
        let journal = self.call("list_records", json!({ "kind": "journal", "limit": 1 }));
        let cells = journal["rows"][0]["cells"].as_array().cloned().unwrap_or_default();
        (number(&journal["total"]), cells.last().map(text).unwrap_or_default())
    }

    /// Nothing is wrong with journal, rows and papers.
    pub fn assert_sound(&mut self) {
        let verified = self.call("verify", json!({ "head": null }));
        assert_eq!(verified["sound"], true, "{verified}");
    }
}

/// The text of a JSON value.
pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// The number of a JSON value.
pub fn number(value: &Value) -> usize {
    value.as_u64().and_then(|number| usize::try_from(number).ok()).unwrap_or_default()
}

/// Settings of an invented office.
pub fn settings() -> Value {
    json!({
        "name": "中共七溪坪镇纪律检查委员会", "short_name": "镇纪委", "township": "七溪坪镇", "party_committee": "中共七溪坪镇委员会",
        "upper_body": "云溪区纪委监委", "warning_centre": "区预警中心", "letterhead": "中共七溪坪镇纪律检查委员会", "series": "七纪廉警",
        "measures_name": "七溪坪镇廉政风险预警防控暂行办法", "contact": "预警信息员", "phone": "0000-0000000", "issuer": "郑某某", "reply_days": "30",
        "approval_blue": "承办人拟稿：何某某\n纪委副书记审核：许某某", "approval_yellow": "承办人拟稿：何某某\n纪委会议研究：镇纪委会议",
    })
}

/// Saves a new record and answers with its key.
pub fn create(office: &mut Office, kind: &str, fields: Value) -> Value {
    office.call("save_record", json!({ "kind": kind, "id": null, "fields": fields }))["id"].clone()
}

/// A unit by its number.
pub fn unit(n: usize) -> Value {
    json!({ "code": format!("U{n:02}"), "full_name": format!("七溪坪镇第{n}站"), "short_name": format!("{n}站"), "category": "事业站所" })
}

/// A piece of 预警信息 about the first unit.
pub fn signal(n: usize) -> Value {
    json!({
        "collected_on": "4月1日", "point": "1站", "source": "审计", "unit": "1站", "object": "出纳", "suggested_level": "蓝",
        "content": format!("反映第{n}件事，情况待核实。"),
    })
}

/// One thing that was done and answered.
type Did<'a> = &'a mut dyn FnMut(&mut Office);

/// An ordinary course of work. `did` is told after every answer.
pub fn course(office: &mut Office, tables: &Path, did: Did<'_>) {
    office.found();
    did(office);
    let mut units = Vec::new();
    for n in 1..=5 {
        units.push(create(office, "units", unit(n)));
        did(office);
    }
    let table = tables.join("岗位.csv");
    let rows: String = (1..=25).map(|n| format!("{}站,第{n}岗,某{n}\n", n % 4 + 1)).collect();
    fs::write(&table, format!("单位,岗位,姓名\n{rows}")).expect("a table");
    let preview = office.call("preview_import", json!({ "path": table.display().to_string(), "kind": "posts" }));
    office.call("commit_import", json!({ "token": preview["token"], "update_existing": false }));
    did(office);
    office.restart();
    for n in 1..=4 {
        office.call("keep_draft", json!({ "place": PLACE, "content": n.to_string() }));
        did(office);
    }
    let signals: Vec<Value> = (1..=3)
        .map(|n| {
            let id = create(office, "signals", signal(n));
            did(office);
            id
        })
        .collect();
    office.call("save_record", json!({ "kind": "units", "id": units[1], "fields": { "note": "改过的备注" } }));
    did(office);
    issue(office, &signals[0], did);
    office.call("delete_records", json!({ "kind": "units", "ids": [units[4]] }));
    did(office);
    office.call("undo", json!({}));
    did(office);
    office.call("redo", json!({}));
    did(office);
    office.call("restore_records", json!({ "kind": "units", "ids": [units[4]] }));
    did(office);
    office.restart();
    office.call("save_office", json!({ "fields": { "phone": "0000-1111111" } }));
    did(office);
    for n in 6..=9 {
        create(office, "units", unit(n));
        did(office);
        office.call("keep_draft", json!({ "place": PLACE, "content": n.to_string() }));
        did(office);
    }
    for _ in 0..3 {
        office.call("undo", json!({}));
        did(office);
    }
    office.restart();
    did(office);
}

/// A notice of the blue colour: number, journal entry and papers in one act; then its course.
fn issue(office: &mut Office, signal: &Value, did: Did<'_>) {
    let mut draft = office.call("compose_notice", json!({ "signal": signal, "level": "blue", "dispositions": ["reminder_talk"] }));
    draft["approved"] = json!(true);
    let issued = office.call("issue_notice", draft);
    did(office);
    let warning = issued["number"].clone();
    office.call("serve_notice", json!({ "warning": warning, "served_on": "2026-4-8", "received_by": "谢某某" }));
    did(office);
    office.call("void_notice", json!({ "warning": warning, "reason": "事实有误" }));
    did(office);
}
