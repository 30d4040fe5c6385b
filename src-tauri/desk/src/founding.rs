//! Founding and opening offices: which files an office has, and how the training office is filled. The
//! training office lives in files of its own; no row crosses.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use register::approval::ApprovalPaths;
use register::calendar::ReplyTerm;
use register::form::Raw;
use register::id::KeyAreaId;
use register::letter::LetterSeries;
use register::office::{HALF_YEAR_REPORT_DAY, Office, POINT_RETURN_DAY, QUARTER_RETURN_DAY};
use store::{Act, Key, LastExit, Op, Store, StoreError, Undo};

use crate::no::No;
use crate::wire::record::Kind;
use crate::{Desk, Opened, Place, intake, kinds};

/// The tables of the training office, in the order in which they speak of each other.
const SAMPLE: &[Kind] =
    &[Kind::Units, Kind::Posts, Kind::Powers, Kind::Risks, Kind::Duties, Kind::Signals, Kind::Warnings, Kind::AppraisalItems];

/// One office of the data folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Which {
    Real,
    Training,
}

impl Which {
    fn files(self, folder: &Path) -> (PathBuf, PathBuf) {
        let name = match self {
            Self::Real => "office",
            Self::Training => "training",
        };
        (folder.join(name).with_extension("db"), folder.join(name).with_extension("key"))
    }
}

/// The file that says that the training office was open last.
fn training_mark(folder: &Path) -> PathBuf {
    folder.join("training.open")
}

/// The file that keeps the first-run wizard's answers until there is an office.
pub(crate) fn wizard_file(folder: &Path) -> PathBuf {
    folder.join("first_run.json")
}

/// Opens the office that was open last, if there is one.
pub(crate) fn open_standing(desk: &mut Desk) {
    let folder = desk.settings.data_dir.clone();
    let which = if training_mark(&folder).exists() { Which::Training } else { Which::Real };
    if which.files(&folder).0.exists() {
        desk.place = open(&folder, which);
    }
}

/// Opens the real office after the training office was left.
pub(crate) fn leave_training(desk: &mut Desk) -> Result<(), No> {
    let folder = desk.settings.data_dir.clone();
    let mark = training_mark(&folder);
    if mark.exists() {
        std::fs::remove_file(&mark).map_err(|error| No::File("training.open".to_owned(), error))?;
    }
    desk.place = Place::Empty;
    open_standing(desk);
    Ok(())
}

fn open(folder: &Path, which: Which) -> Place {
    let opened = || -> Result<Opened, No> {
        let (db, key) = which.files(folder);
        let key = std::fs::read_to_string(&key).map_err(StoreError::File)?;
        let key = Key::parse(&key).ok_or(StoreError::WrongKeyOrDamaged)?;
        let store = Store::open(&db, &key)?;
        let remark =
            (store.last_exit() == LastExit::Unclean).then(|| "上次没有正常退出（可能断过电）。数据已全面检查，完好无损。".to_owned());
        Opened::new(store, remark)
    };
    match opened() {
        Ok(opened) => Place::Open(Box::new(opened)),
        Err(No::Store(error)) => Place::Shut(error),
        Err(_) => Place::Shut(StoreError::Internal("open".to_owned())),
    }
}

/// Founds an office of its own.
pub(crate) fn found_real(desk: &mut Desk, fields: &Raw) -> Result<(), No> {
    let today = desk.settings.clock.now().date_naive();
    let office = Office::read(fields, today)?;
    let folder = desk.settings.data_dir.clone();
    if Which::Real.files(&folder).0.exists() {
        return Err(No::refuse("founded", "这个数据文件夹里已有本单位的数据，不能再建一个；修改名称请到“单位设置”。"));
    }
    let mark = training_mark(&folder);
    if mark.exists() {
        std::fs::remove_file(&mark).map_err(|error| No::File("training.open".to_owned(), error))?;
    }
    found(desk, Which::Real, &office, |_| Ok(()))?;
    let wizard = wizard_file(&folder);
    if wizard.exists() {
        std::fs::remove_file(&wizard).map_err(|error| No::File("first_run.json".to_owned(), error))?;
    }
    Ok(())
}

/// Opens the training office; founds and fills it the first time.
pub(crate) fn open_training(desk: &mut Desk) -> Result<(), No> {
    let folder = desk.settings.data_dir.clone();
    let (db, _) = Which::Training.files(&folder);
    if db.exists() {
        desk.place = Place::Empty;
        desk.place = open(&folder, Which::Training);
    } else {
        found(desk, Which::Training, &sample_office(), fill)?;
    }
    std::fs::write(training_mark(&folder), b"").map_err(|error| No::File("training.open".to_owned(), error))
}

/// Founds an office and fills it. All of it happens in a file of another name, which bears the office's
/// only when it is whole: a power cut on the way leaves nothing that would stand in the way of the next try.
fn found(desk: &mut Desk, which: Which, office: &Office, fill: fn(&mut Desk) -> Result<(), No>) -> Result<(), No> {
    let folder = desk.settings.data_dir.clone();
    let in_folder = |error| No::File(folder.display().to_string(), error);
    std::fs::create_dir_all(&folder).map_err(in_folder)?;
    desk.place = Place::Empty;
    let (db, key_file) = which.files(&folder);
    let unfinished = db.with_extension("founding");
    discard(&unfinished).map_err(in_folder)?;
    let key = new_key(&key_file)?;
    let mut store = Store::create(&unfinished, &key)?;
    let act =
        Act { op: Op::Found, entity: "office", label: format!("建立单位“{}”", office.name), undo: Undo::Barrier, always: true };
    let at = desk.instant();
    store.record(act, at, |writer| {
        writer.put_office(office, which == Which::Training)?;
        // What 第十二条 names has to be covered from the first day; the office can change the list.
        register::coverage::of_article_12().iter().try_for_each(|area| {
            let id = KeyAreaId(writer.new_id());
            writer.put_key_area(id, area)
        })
    })?;
    desk.place = Place::Open(Box::new(Opened::new(store, None)?));
    let filled = fill(desk);
    if let Place::Open(opened) = std::mem::replace(&mut desk.place, Place::Empty) {
        opened.store.close()?;
    }
    filled?;
    std::fs::rename(&unfinished, &db).map_err(in_folder)?;
    // Where a folder can be synced, the new name is on the disk before anything is entered under it.
    let _ = std::fs::File::open(&folder).and_then(|folder| folder.sync_all());
    desk.place = open(&folder, which);
    Ok(())
}

/// Removes what a founding that did not come to its end left behind. Nothing real is ever in it.
fn discard(unfinished: &Path) -> std::io::Result<()> {
    let beside = |end: &str| unfinished.with_extension(end);
    for file in [unfinished.to_owned(), beside("founding-wal"), beside("founding-shm"), beside("founding-journal"), beside("running")] {
        match std::fs::remove_file(&file) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

/// Makes a key and has it on the disk before anything is encrypted with it. A key that lies there from
/// an earlier, unfinished founding is used again: it opens nothing else.
fn new_key(file: &Path) -> Result<Key, No> {
    let name = || file.display().to_string();
    if let Some(key) = std::fs::read_to_string(file).ok().as_deref().and_then(Key::parse) {
        return Ok(key);
    }
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| No::Internal(error.to_string()))?;
    let key = Key::new(bytes);
    let mut out = std::fs::File::create(file).map_err(|error| No::File(name(), error))?;
    out.write_all(key.hex().as_bytes()).and_then(|()| out.sync_all()).map_err(|error| No::File(name(), error))?;
    Ok(key)
}

fn fill(desk: &mut Desk) -> Result<(), No> {
    for kind in SAMPLE {
        let file = desk.settings.samples_dir.join(format!("{}.csv", file_name(*kind)));
        let table = intake::read_file(&file, Some(*kind), None)?;
        intake::enter_sample(desk, *kind, &table)?;
    }
    Ok(())
}

/// The sample's file of a register; the ledger of warnings is called notices there, the scoring standard scoring.
fn file_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Warnings => "notices",
        Kind::AppraisalItems => "scoring",
        other => kinds::name(other),
    }
}

/// The settings of the invented office 七溪坪镇. The phone number is a dummy.
fn sample_office() -> Office {
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
        measures_name: text("七溪坪镇廉政风险预警防控暂行办法"),
        contact: text("预警信息员"),
        phone: text("0000-0000000"),
        issuer: text("郑某某"),
        servers: String::new(),
        reply_term: ReplyTerm::of_days(30),
        appraisal: register::appraisal::AppraisalRules::default(),
        bulletin_start: 1,
        point_return_day: POINT_RETURN_DAY,
        quarter_return_day: QUARTER_RETURN_DAY,
        half_year_report_day: HALF_YEAR_REPORT_DAY,
        letter_series: LetterSeries::default(),
        reply_terms: Vec::new(),
        role: register::bundle::OfficeRole::Township,
        series_high: String::new(),
        approval: sample_approval(),
    }
}

/// The usual steps with the invented names of the office.
fn sample_approval() -> ApprovalPaths {
    let mut paths = ApprovalPaths::default();
    let named = [("承办人拟稿", "何某某"), ("纪委副书记审核", "许某某"), ("报镇党委主要负责人", "周某某")];
    for step in [&mut paths.blue, &mut paths.yellow, &mut paths.red, &mut paths.upward].into_iter().flatten() {
        if let Some((_, name)) = named.iter().find(|(known, _)| *known == step.step) {
            step.name = (*name).to_owned();
        }
    }
    paths
}
