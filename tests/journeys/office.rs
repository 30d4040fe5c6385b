//! An office of its own for each errand: a fresh folder, a clock that the errand sets, and the one door.
//! Never a rule.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use chrono::{DateTime, FixedOffset};
use desk::{Clock, Desk, DeskSettings, Ground, SlotCost, Unfit};
use serde_json::{Value, json};

/// The day of most errands: the sample's ledger ends the day before.
pub const DAY: &str = "2026-04-08";

/// A clock that stands on a day and goes on a second each time somebody looks.
#[derive(Clone)]
pub struct SetClock(Arc<AtomicI64>, Arc<AtomicU64>);

impl SetClock {
    fn on(day: &str) -> Self {
        let clock = Self(Arc::default(), Arc::default());
        clock.set(day);
        clock
    }

    fn set(&self, day: &str) {
        let morning = DateTime::parse_from_rfc3339(&format!("{day}T09:00:00+08:00")).unwrap();
        self.0.store(morning.timestamp(), Ordering::Relaxed);
    }
}

impl Clock for SetClock {
    fn now(&self) -> DateTime<FixedOffset> {
        let seconds = self.0.fetch_add(1, Ordering::Relaxed);
        DateTime::from_timestamp(seconds, 0).unwrap().with_timezone(&FixedOffset::east_opt(8 * 3600).unwrap())
    }

    fn since(&self, _: std::time::Instant) -> Duration {
        Duration::from_secs(self.1.load(Ordering::Relaxed))
    }
}

/// The disks as an errand has them: ample, fit, and every other folder on another one, until it says otherwise.
#[derive(Clone, Default)]
pub struct Disks(Arc<Mutex<DisksSaid>>);

#[derive(Default)]
struct DisksSaid {
    free: Option<u64>,
    unfit: Option<Unfit>,
    one_disk: bool,
}

impl Disks {
    pub fn set_free(&self, bytes: u64) {
        self.0.lock().unwrap().free = Some(bytes);
    }

    pub fn set_unfit(&self, unfit: Option<Unfit>) {
        self.0.lock().unwrap().unfit = unfit;
    }

    pub fn set_one_disk(&self, one: bool) {
        self.0.lock().unwrap().one_disk = one;
    }
}

impl Ground for Disks {
    fn free_bytes(&self, _: &Path) -> Option<u64> {
        Some(self.0.lock().unwrap().free.unwrap_or(100 << 30))
    }

    fn unfit(&self, _: &Path) -> Option<Unfit> {
        self.0.lock().unwrap().unfit.clone()
    }

    fn same_disk(&self, _: &Path, _: &Path) -> Option<bool> {
        Some(self.0.lock().unwrap().one_disk)
    }
}

/// A folder that goes away with the errand.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Self {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let path = run_folder().join(COUNT.fetch_add(1, Ordering::Relaxed).to_string());
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The folder of this run; those that earlier runs left behind go.
fn run_folder() -> PathBuf {
    let all = Path::new(env!("CARGO_TARGET_TMPDIR"));
    for old in fs::read_dir(all).into_iter().flatten().flatten() {
        let age = old.metadata().and_then(|data| data.modified()).ok().and_then(|at| at.elapsed().ok());
        if old.file_name().to_string_lossy().starts_with("journeys-") && age.is_some_and(|age| age > Duration::from_secs(3600)) {
            let _ = fs::remove_dir_all(old.path());
        }
    }
    all.join(format!("journeys-{}", std::process::id()))
}

/// The desk of a folder that somebody else began, on the machine's own clock of work.
pub fn desk_in(folder: &Path) -> Desk {
    let root = lianfang_tests::root();
    let settings = DeskSettings {
        data_dir: folder.to_owned(),
        fonts_dir: root.join("assets/fonts"),
        samples_dir: root.join("assets/sample"),
        clock: Box::new(SetClock::on(DAY)),
        today: None,
        slot_cost: SlotCost::LIGHT,
    };
    Desk::open_on(settings, Box::new(Disks::default()))
}

/// Copies a data folder with all that is in it.
pub fn copy_all(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_all(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Every file of a folder and of the folders in it.
pub fn all_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { all_files(&path) } else { vec![path] }).collect()
}

/// The training office as it is after its founding, once for the whole run.
fn sample_folder() -> &'static Path {
    static SAMPLE: OnceLock<PathBuf> = OnceLock::new();
    SAMPLE.get_or_init(|| {
        let mut office = Office::empty();
        office.call("start_sample", json!({}));
        let kept = run_folder().join("sample");
        drop(office.desk.take());
        fs::rename(office.folder.path(), &kept).unwrap();
        kept
    })
}

/// An office behind its door.
pub struct Office {
    folder: Folder,
    clock: SetClock,
    disks: Disks,
    desk: Option<Desk>,
}

impl Office {
    /// No office yet.
    pub fn empty() -> Self {
        let mut office = Self { folder: Folder::new(), clock: SetClock::on(DAY), disks: Disks::default(), desk: None };
        office.open();
        office
    }

    /// The training office 七溪坪镇 with its data.
    pub fn sample() -> Self {
        let source = sample_folder();
        let folder = Folder::new();
        copy_all(source, folder.path());
        let mut office = Self { folder, clock: SetClock::on(DAY), disks: Disks::default(), desk: None };
        office.open();
        office
    }

    /// A real office without any record.
    pub fn founded() -> Self {
        let mut office = Self::empty();
        office.found(settings());
        office
    }

    /// Founds an office with these settings, and types its recovery code back.
    pub fn found(&mut self, fields: Value) -> Value {
        let status = self.call("start_office", founding(fields));
        assert_eq!(status["recovery_due"], true, "{status}");
        let code = self.code();
        self.call("prove_recovery", json!({ "code": code }))
    }

    /// 恢复码 as it stands on the paper.
    pub fn code(&mut self) -> String {
        let shown = self.call("recovery_code", json!({}));
        shown["groups"].as_array().unwrap().iter().map(text).collect::<Vec<_>>().join(" ")
    }

    fn open(&mut self) {
        let root = lianfang_tests::root();
        let settings = DeskSettings {
            data_dir: self.folder.path().to_owned(),
            fonts_dir: root.join("assets/fonts"),
            samples_dir: root.join("assets/sample"),
            clock: Box::new(self.clock.clone()),
            today: None,
            slot_cost: SlotCost::LIGHT,
        };
        self.desk = Some(Desk::open_on(settings, Box::new(self.disks.clone())));
    }

    /// Closes the program and starts it again; a real office is unlocked.
    pub fn restart(&mut self) {
        self.restart_locked();
        self.unlock();
    }

    /// Closes the program and starts it again.
    pub fn restart_locked(&mut self) {
        drop(self.desk.take());
        self.open();
    }

    fn unlock(&mut self) {
        // What does not read says so by its state.
        let _ = self.answer("unlock", json!({ "password": PASSWORD }));
    }

    /// The desk behind the door.
    pub fn desk(&mut self) -> &mut Desk {
        self.desk.as_mut().unwrap()
    }

    /// The office as a power cut at this moment leaves it, started again and unlocked.
    pub fn cut(&self) -> Self {
        let folder = Folder::new();
        copy_all(self.folder.path(), folder.path());
        let mut office = Self { folder, clock: self.clock.clone(), disks: self.disks.clone(), desk: None };
        office.restart();
        office
    }

    /// The disks under it.
    pub fn disks(&self) -> &Disks {
        &self.disks
    }

    /// So many seconds pass.
    pub fn pass(&mut self, seconds: u64) {
        self.clock.0.fetch_add(i64::try_from(seconds).unwrap(), Ordering::Relaxed);
        self.clock.1.fetch_add(seconds, Ordering::Relaxed);
    }

    /// The program is closed as a person closes it.
    pub fn leave(&mut self) {
        if let Some(desk) = self.desk.take() {
            desk.leave();
        }
    }

    /// What the program does by itself while nobody works.
    pub fn tend(&mut self) {
        self.desk.as_mut().unwrap().tend();
    }

    /// It is the morning of this day now.
    pub fn set_day(&mut self, day: &str) {
        self.clock.set(day);
    }

    pub fn folder(&self) -> &Folder {
        &self.folder
    }

    pub fn answer(&mut self, command: &str, request: Value) -> Result<Value, Value> {
        self.desk.as_mut().unwrap().call(command, request)
    }

    /// A command that must be done.
    pub fn call(&mut self, command: &str, request: Value) -> Value {
        let shown = request.to_string();
        self.answer(command, request).unwrap_or_else(|answer| panic!("{command} {shown}: {answer}"))
    }

    /// A command that must be refused: `field:rule` of every objection.
    pub fn refused(&mut self, command: &str, request: Value) -> String {
        let answer = self.answer(command, request).err().unwrap_or_default();
        assert_eq!(answer["kind"], "refused", "{command}: {answer}");
        rules(&answer["objections"])
    }

    /// File name and bytes of a kept paper.
    pub fn paper(&mut self, id: &Value) -> (String, Vec<u8>) {
        self.desk.as_mut().unwrap().paper_bytes(text(id)).unwrap_or_else(|answer| panic!("paper {id}: {answer}"))
    }

    /// File name and bytes of a kept file of evidence.
    pub fn attachment(&mut self, id: &Value) -> (String, Vec<u8>) {
        self.desk.as_mut().unwrap().attachment_bytes(text(id)).unwrap_or_else(|answer| panic!("file {id}: {answer}"))
    }

    /// The id of a record by the text of one column.
    pub fn find(&mut self, kind: &str, column: &str, wanted: &str) -> String {
        let list = self.call("list_records", json!({ "kind": kind, "filters": [{ "column": column, "values": [wanted] }] }));
        assert_eq!(list["rows"].as_array().unwrap().len(), 1, "{kind} {column} {wanted}: {list}");
        text(&list["rows"][0]["id"]).to_owned()
    }

    /// Saves a new record and answers with its id.
    pub fn create(&mut self, kind: &str, fields: Value) -> String {
        text(&self.call("save_record", json!({ "kind": kind, "id": null, "fields": fields }))["id"]).to_owned()
    }

    /// How many records a register has.
    pub fn count(&mut self, kind: &str) -> u64 {
        self.call("list_records", json!({ "kind": kind, "limit": 0 }))["total"].as_u64().unwrap()
    }

    /// How many acts the journal holds.
    pub fn entries(&mut self) -> u64 {
        self.count("journal")
    }

    /// Every register's rows, so that two states of the office can be compared.
    pub fn state(&mut self) -> Value {
        let kinds = [
            "units",
            "posts",
            "persons",
            "charges",
            "systems",
            "duties",
            "progress",
            "duty_sheets",
            "work_items",
            "powers",
            "risks",
            "spot_checks",
            "spot_draws",
            "signals",
            "point_returns",
            "warnings",
            "letters",
            "inspections",
            "talks",
            "accountabilities",
            "proposals",
            "correspondents",
            "sent_bundles",
            "received_returns",
            "received_signals",
            "received_warnings",
        ];
        let mut all: Vec<Value> = Vec::new();
        for kind in kinds {
            all.push(self.call("list_rows", json!({ "kind": kind, "limit": 100_000 })));
            all.push(self.call("list_records", json!({ "kind": kind, "bin": true, "limit": 100_000 })));
        }
        all.push(self.call("read_office", json!({})));
        Value::Array(all)
    }

    /// Nothing is wrong with journal, rows and papers.
    pub fn assert_sound(&mut self) {
        let verified = self.call("verify", json!({ "head": null }));
        assert_eq!(verified["sound"], true, "{verified}");
    }
}

/// `field:rule` of every objection, joined by spaces.
pub fn rules(objections: &Value) -> String {
    objections
        .as_array()
        .unwrap()
        .iter()
        .map(|objection| format!("{}:{}", text(&objection["field"]), text(&objection["rule"])))
        .collect::<Vec<_>>()
        .join(" ")
}

/// The text of a JSON value.
pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("a text: {value}"))
}

/// What `pdftotext` reads, without any space: a line's end is the layout's.
pub fn words(pdf: &[u8]) -> String {
    let folder = Folder::new();
    let file = folder.file("paper.pdf");
    fs::write(&file, pdf).unwrap();
    let output = Command::new("pdftotext").args(["-layout", "-enc", "UTF-8"]).arg(&file).arg("-").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    without_space(&String::from_utf8(output.stdout).unwrap())
}

pub fn without_space(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

/// The password of every office that is founded here.
pub const PASSWORD: &str = "桥头 青石 三月 早茶";

/// The request that founds an office with these settings.
pub fn founding(fields: Value) -> Value {
    json!({ "fields": fields, "no_state_secrets": true, "password": PASSWORD, "password_again": PASSWORD })
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
