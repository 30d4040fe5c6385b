//! Founding and opening offices: which files an office has, and how the training office is filled. The
//! training office lives in files of its own; no row crosses.

use std::path::{Path, PathBuf};

use register::approval::ApprovalPaths;
use register::calendar::ReplyTerm;
use register::id::KeyAreaId;
use register::letter::LetterSeries;
use register::office::{HALF_YEAR_REPORT_DAY, LOCK_MINUTES, Office, POINT_RETURN_DAY, QUARTER_RETURN_DAY};
use store::{Act, Key, LastExit, Op, Opening, Ring, RingFiles, SlotCost, SlotKind, Store, StoreError, Undo, Upgrade};

use crate::keys::{self, Access};
use crate::no::No;
use crate::wire::app::StartOffice;
use crate::wire::lock::LockCause;
use crate::wire::record::Kind;
use crate::{Desk, Opened, Place, backup, intake, kinds};

/// The tables of the training office, in the order in which they speak of each other.
const SAMPLE: &[Kind] =
    &[Kind::Units, Kind::Posts, Kind::Powers, Kind::Risks, Kind::Duties, Kind::Signals, Kind::Warnings, Kind::AppraisalItems];

/// One office of the data folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    /// The office's own.
    Real,
    /// 七溪坪镇.
    Training,
}

/// Said after the first opening by a newer version of the program.
const UPGRADED: &str = "程序升级后，数据文件已更新到新的结构，检查无误。更新之前自动备份了一份，在“数据与备份”里可以看到。";
/// What the ring is called in a folder of what went aside or is to come.
pub(crate) const SLOTS: &str = "office.ring";

impl Which {
    /// The training office or the real one.
    pub(crate) fn of(training: bool) -> Self {
        if training { Self::Training } else { Self::Real }
    }

    /// The first part of its files' names.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Real => "office",
            Self::Training => "training",
        }
    }

    /// Its database and its ring, beside it.
    pub(crate) fn files(self, folder: &Path) -> (PathBuf, PathBuf) {
        (folder.join(self.word()).with_extension("db"), folder.join(self.word()).with_extension("ring"))
    }

    /// Both places of its ring.
    pub(crate) fn rings(self, folder: &Path) -> RingFiles {
        RingFiles::of(folder, self.word())
    }
}

/// Everything that lies on the disk for a database, with its name: the file, its logs, the mark of an open office.
pub(crate) fn standing_files(db: &Path) -> Vec<(PathBuf, String)> {
    let name = db.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let running = db.with_extension("running").file_name().unwrap_or_default().to_string_lossy().into_owned();
    let names = [name.clone(), format!("{name}-wal"), format!("{name}-shm"), format!("{name}-journal"), running];
    names.into_iter().map(|name| (db.with_file_name(&name), name)).collect()
}

/// The ring as it lies on the disk.
pub(crate) fn slots(folder: &Path, which: Which) -> Result<Vec<u8>, StoreError> {
    let rings = which.rings(folder).read()?;
    Ok(rings.first().map(Ring::bytes).unwrap_or_default())
}

/// The data key in the bytes of a ring: the training office's for nothing, any other for a password or the code.
pub(crate) fn open_slots(slots: &[u8], password: Option<&str>) -> Result<Key, No> {
    keys::key_in(&Ring::parse(slots)?, password)
}

/// Whether the training office was open last.
fn stands_in_training(folder: &Path) -> bool {
    training_mark(folder).exists()
}

/// Whether it is the training office that is open, or that would be.
pub(crate) fn in_training(desk: &Desk) -> bool {
    match &desk.place {
        Place::Open(opened) => opened.book.training,
        _ => stands_in_training(&desk.settings.data_dir),
    }
}

/// Opens one of the two with its key.
pub(crate) fn open_with_key(desk: &mut Desk, which: Which, key: &Key) {
    let open = |desk: &Desk| -> Result<Opened, No> {
        let ring = which.rings(&desk.settings.data_dir).read()?.into_iter().next().ok_or(StoreError::NoRing)?;
        open_key(desk, which, key, ring)
    };
    desk.key_of_shut = None;
    desk.place = placed(open(desk));
}

/// The file that says that the training office was open last.
fn training_mark(folder: &Path) -> PathBuf {
    folder.join("training.open")
}

/// The file that keeps the first-run wizard's answers until there is an office.
pub(crate) fn wizard_file(folder: &Path) -> PathBuf {
    folder.join("first_run.json")
}

/// Opens the office that was open last, if there is one. The real one waits for its password.
pub(crate) fn open_standing(desk: &mut Desk) {
    let folder = desk.settings.data_dir.clone();
    if let Some(unfit) = desk.ground.unfit(&folder) {
        desk.place = Place::Unfit(unfit_sentence(&folder, &unfit));
        return;
    }
    if let Err(error) = crate::backup::restore::finish(&folder) {
        desk.place = Place::Shut(error.into());
        return;
    }
    let which = Which::of(stands_in_training(&folder));
    if !which.files(&folder).0.exists() {
        return;
    }
    desk.place = match which {
        Which::Training => open_standing_training(desk),
        Which::Real => match which.rings(&folder).read() {
            Ok(_) => Place::Locked(LockCause::Start),
            Err(error) => Place::Shut(error),
        },
    };
    desk.tending.begin_anew();
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

/// Opens the training office: its ring has a slot that is nobody's.
fn open_standing_training(desk: &Desk) -> Place {
    placed(open(desk, Which::Training, &[SlotKind::Training], "").map(|(opened, _)| opened))
}

/// Opens the real office with a secret, and says whose it was.
pub(crate) fn open_real(desk: &Desk, kinds: &[SlotKind], secret: &str) -> Result<(Opened, SlotKind), No> {
    open(desk, Which::Real, kinds, secret)
}

/// Tries the secret on every ring that lies there, and each data key that it gives on the database.
fn open(desk: &Desk, which: Which, kinds: &[SlotKind], secret: &str) -> Result<(Opened, SlotKind), No> {
    let mut why = StoreError::WrongSecret;
    for ring in which.rings(&desk.settings.data_dir).read()? {
        let (key, by) = match ring.unlock(kinds, secret) {
            Ok(found) => found,
            Err(StoreError::WrongSecret) => continue,
            Err(error) => return Err(error.into()),
        };
        match open_key(desk, which, &key, ring) {
            Ok(opened) => return Ok((opened, by)),
            // Another office's ring may lie in the other place; its key is not this database's.
            Err(No::Store(StoreError::WrongKeyOrDamaged)) => why = StoreError::WrongKeyOrDamaged,
            Err(no) => return Err(no),
        }
    }
    Err(why.into())
}

/// The data key that a secret gives, where the database itself does not open: its backups may.
pub(crate) fn right_key(desk: &Desk, kinds: &[SlotKind], secret: &str) -> Option<Key> {
    let rings = Which::Real.rings(&desk.settings.data_dir).read().ok()?;
    rings.iter().find_map(|ring| ring.unlock(kinds, secret).ok()).map(|(key, _)| key)
}

/// Opens a database with its key. One that an older version of the program wrote is backed up first.
fn open_key(desk: &Desk, which: Which, key: &Key, ring: Ring) -> Result<Opened, No> {
    let folder = desk.settings.data_dir.as_path();
    let (db, files) = (which.files(folder).0, which.rings(folder));
    let before_upgrade = |upgrade: &Upgrade<'_>| backup::take_before_upgrade(desk, which, &ring, upgrade);
    let opening = Opening { short: false, before_upgrade: &before_upgrade };
    let (store, remark) = match Store::open_as(&db, key, &opening) {
        Err(StoreError::EndLost { noted, found }) => {
            let (store, words) = open_short(folder, &db, key, noted - found, &Opening { short: true, ..opening })?;
            (store, Some(words))
        }
        other => {
            let store = other?;
            let unclean = store.last_exit() == LastExit::Unclean;
            (store, unclean.then(|| "上次没有正常退出（可能断过电）。数据已全面检查，完好无损。".to_owned()))
        }
    };
    let remark = if store.was_upgraded() { Some([UPGRADED, &remark.unwrap_or_default()].concat()) } else { remark };
    // A copy of the ring that was lost comes back; that the disk does not take it now keeps nobody out.
    let _ = files.mend(&ring);
    Opened::new(store, remark, Access { files, ring, shown: None })
}

fn placed(opened: Result<Opened, No>) -> Place {
    match opened {
        Ok(opened) => Place::Open(Box::new(opened)),
        Err(No::Store(error)) => Place::Shut(error),
        Err(_) => Place::Shut(StoreError::Internal("open".to_owned())),
    }
}

/// Opens an office whose log lost its end, after what lies there was copied aside: it is the only witness.
fn open_short(folder: &Path, db: &Path, key: &Key, lost: i64, opening: &Opening<'_>) -> Result<(Store, String), No> {
    let aside = (1..).map(|n| folder.join(format!("残缺-{n}"))).find(|place| !place.exists()).unwrap_or_default();
    std::fs::create_dir(&aside).map_err(StoreError::from)?;
    for (file, name) in standing_files(db) {
        if file.exists() {
            std::fs::copy(&file, aside.join(name)).map_err(StoreError::from)?;
        }
    }
    let store = Store::open_as(db, key, opening)?;
    let name = aside.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let words = format!(
        "上次没有正常退出，最后{lost}步操作没有留在磁盘上（断电或磁盘故障），此前的数据已全面检查，完好无损。请核对最后做过的事，需要时重新登记。出事时的文件原样存在“{name}”。"
    );
    Ok((store, words))
}

/// Why the office must not lie where it lies, and what to do.
fn unfit_sentence(folder: &Path, unfit: &store::ground::Unfit) -> String {
    use store::ground::Unfit;
    let why = match unfit {
        Unfit::Removable => "在优盘或移动硬盘上：拔出不当会损坏数据，丢失也等于泄密".to_owned(),
        Unfit::Network => "在网络共享上：网络一断数据就可能损坏".to_owned(),
        Unfit::Synced(name) => format!("在同步文件夹“{name}”里：同步软件会在写入中途复制、替换文件，还会把数据传到外面"),
    };
    format!(
        "数据文件夹“{}”{why}。程序没有打开，也没有改动任何文件。请把整个文件夹复制到本机硬盘，从那里打开；优盘只用来另存备份。",
        folder.display()
    )
}

/// Founds an office of its own.
pub(crate) fn found_real(desk: &mut Desk, request: &StartOffice) -> Result<(), No> {
    let folder = desk.settings.data_dir.clone();
    if Which::Real.files(&folder).0.exists() {
        return Err(No::refuse("founded", "这个数据文件夹里已有本单位的数据，不能再建一个；修改名称请到“单位设置”。"));
    }
    let today = desk.settings.clock.now().date_naive();
    let office = Office::read(&request.fields, today)?;
    keys::acceptable(request.password.text(), request.password_again.text(), &keys::names(&office))?;
    // A ring whose database is not there may be the only key to one that was only moved away.
    Which::Real.rings(&folder).put_aside()?;
    let cost = desk.settings.slot_cost;
    let (ring, key, code) = keys::found(request.password.text(), cost)?;
    let mark = training_mark(&folder);
    if mark.exists() {
        std::fs::remove_file(&mark).map_err(|error| No::File("training.open".to_owned(), error))?;
    }
    found(desk, Which::Real, &office, (ring, &key), |_| Ok(()))?;
    desk.opened_mut()?.access.shown = Some(code);
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
        desk.place = open_standing_training(desk);
    } else {
        let (mut ring, key) = Ring::found()?;
        ring.put(ring.make_slot(SlotKind::Training, &key, "", SlotCost::LIGHT)?);
        found(desk, Which::Training, &sample_office(), (ring, &key), fill)?;
    }
    std::fs::write(training_mark(&folder), b"").map_err(|error| No::File("training.open".to_owned(), error))
}

/// Founds an office and fills it. All of it happens in a file of another name, which bears the office's
/// only when it is whole: a power cut on the way leaves nothing that would stand in the way of the next try.
fn found(
    desk: &mut Desk,
    which: Which,
    office: &Office,
    (ring, key): (Ring, &Key),
    fill: fn(&mut Desk) -> Result<(), No>,
) -> Result<(), No> {
    let folder = desk.settings.data_dir.clone();
    if let Some(unfit) = desk.ground.unfit(&folder) {
        return Err(No::refuse("unfit", unfit_sentence(&folder, &unfit)));
    }
    let in_folder = |error| No::File(folder.display().to_string(), error);
    std::fs::create_dir_all(&folder).map_err(in_folder)?;
    desk.place = Place::Empty;
    let (db, files) = (which.files(&folder).0, which.rings(&folder));
    let unfinished = db.with_extension("founding");
    discard(&unfinished).map_err(in_folder)?;
    // The key is on the disk before anything is encrypted with it.
    files.write(&ring)?;
    let mut store = Store::create(&unfinished, key)?;
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
    let access = Access { files, ring: ring.clone(), shown: None };
    desk.place = Place::Open(Box::new(Opened::new(store, None, access)?));
    let filled = fill(desk);
    if let Place::Open(opened) = std::mem::replace(&mut desk.place, Place::Empty) {
        opened.store.close()?;
    }
    filled?;
    std::fs::rename(&unfinished, &db).map_err(in_folder)?;
    // Where a folder can be synced, the new name is on the disk before anything is entered under it.
    let _ = std::fs::File::open(&folder).and_then(|folder| folder.sync_all());
    desk.place = Place::Open(Box::new(open_key(desk, which, key, ring)?));
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
        lock_minutes: LOCK_MINUTES,
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
