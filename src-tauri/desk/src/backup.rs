//! 数据与备份: when copies of the office are taken, where they lie, which of them stay. Never a copy that counts without
//! having been read back: store sees to that.

pub(crate) mod ballast;
mod drill;
mod folder;
mod look;
pub(crate) mod mass;
mod reminder;
mod replaced;
pub(crate) mod restore;
mod second;
mod tend;

use std::path::{Path, PathBuf};

use store::{Backup, BackupOrder, BackupStep, Manifest, Ring, Upgrade};

use crate::export::place_for;
use crate::founding::{self, Which};
use crate::headway::Underway;
use crate::no::No;
use crate::wire::app::Nothing;
use crate::wire::backup::{BackupLine, BackupMade, Backups, MakeBackup};
use crate::{Desk, Place, view};

pub(crate) use drill::drill_backup;
pub(crate) use look::open_backup;
pub(crate) use reminder::{items, warnings};
pub(crate) use replaced::put_back;
pub(crate) use restore::{inspect_backup, restore_backup, set_paper_numbers};
pub(crate) use second::{choose_second_medium, copy_to_second};
pub(crate) use tend::Tending;

/// `read_backups`.
pub(crate) fn read_backups(desk: &mut Desk, _: Nothing) -> Result<Backups, No> {
    let place = folder::Folder::of(desk);
    let lines = place.copies().iter().rev().map(|copy| copy.line()).collect::<Vec<BackupLine>>();
    Ok(Backups {
        data_folder: desk.settings.data_dir.display().to_string(),
        folder: place.path().display().to_string(),
        backups: lines,
        second: second::standing(desk),
        drill: drill::words(desk),
        replaced: replaced::lines(desk),
        room: ballast::room_words(desk),
        warnings: warnings(desk),
    })
}

/// `make_backup`.
pub(crate) fn make_backup(desk: &mut Desk, request: MakeBackup) -> Result<BackupMade, No> {
    let named = request.path.filter(|path| !path.trim().is_empty()).map(|path| with_ending(Path::new(path.trim())));
    let to = named.map(|path| place_for(&path.to_string_lossy(), folder::ENDING)).transpose()?;
    let (path, manifest) = match to {
        Some(to) => {
            let manifest = take_to(desk, &to)?;
            (to, manifest)
        }
        None => take(desk)?,
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(BackupMade {
        path: path.display().to_string(),
        sha256: store::hex(&manifest.sha256),
        sequence: manifest.head.seq,
        sentence: format!("备份已做好并逐项核对过：{name}（操作记录到第{}条）。", manifest.head.seq),
    })
}

/// A file without an ending gets the one of backups.
fn with_ending(path: &Path) -> PathBuf {
    if path.extension().is_some() { path.to_owned() } else { path.with_extension(folder::ENDING) }
}

/// Takes a copy among the others and lets those go that need not stay.
pub(crate) fn take(desk: &mut Desk) -> Result<(PathBuf, Manifest), No> {
    desk.opened()?;
    let place = folder::Folder::of(desk);
    place.make()?;
    let to = place.next(&desk.instant().wall, newest_entry(desk)?);
    let manifest = take_to(desk, &to)?;
    desk.tending.taken(&manifest);
    place.thin();
    Ok((to, manifest))
}

/// A copy before an act that changes much; nothing is done where it cannot be made.
pub(crate) fn take_before(desk: &mut Desk, what: &str) -> Result<(), No> {
    if folder::Folder::of(desk).newest_sound().is_some_and(|copy| Ok(copy.manifest.head.clone()) == head(desk).map_err(drop)) {
        return Ok(());
    }
    match take(desk) {
        Ok(_) => Ok(()),
        Err(No::Store(error)) => {
            let why = failure_words(&error);
            Err(No::refuse("backup_first", format!("{what}之前要先备份，但备份没有做成：{why}{what}没有进行，数据没有变化。")))
        }
        Err(other) => Err(other),
    }
}

/// A copy of an office that is about to be brought to a newer schema. Nothing of it was changed yet, and nothing will be
/// where this fails.
pub(crate) fn take_before_upgrade(desk: &Desk, which: Which, ring: &Ring, upgrade: &Upgrade<'_>) -> Result<(), store::StoreError> {
    let (training, taken_at) = (which == Which::Training, desk.instant().wall);
    let place = folder::Folder::at(&desk.settings.data_dir, training);
    std::fs::create_dir_all(place.path())?;
    let to = place.next(&taken_at, upgrade.head()?.seq);
    let order = BackupOrder { taken_at: &taken_at, training, slots: &ring.bytes(), office: &upgrade.office()?, go_on: &|_| true };
    upgrade.back_up(&to, &order).map(drop)
}

fn head(desk: &Desk) -> Result<store::Head, No> {
    Ok(desk.opened()?.store.read(|reader| reader.head())?)
}

fn newest_entry(desk: &Desk) -> Result<i64, No> {
    Ok(head(desk)?.seq)
}

/// Takes a copy to a place.
fn take_to(desk: &mut Desk, to: &Path) -> Result<Manifest, No> {
    let taken_at = desk.instant().wall;
    let act = Underway::begin(&desk.headway);
    let opened = desk.writable()?;
    let training = opened.book.training;
    let slots = founding::slots(&desk.settings.data_dir, Which::of(training))?;
    let order = BackupOrder {
        taken_at: &taken_at,
        training,
        slots: &slots,
        office: &opened.book.office.name,
        go_on: &|step| {
            let (stage, done) = stage(step);
            act.stage(stage, 4);
            act.at(done)
        },
    };
    Ok(opened.store.back_up(to, &order)?)
}

/// What a step is called, and how many of the four are behind it.
fn stage(step: BackupStep) -> (&'static str, usize) {
    match step {
        BackupStep::Copy => ("正在复制", 0),
        BackupStep::Check => ("正在核对副本", 1),
        BackupStep::Write => ("正在写入", 2),
        BackupStep::ReadBack => ("正在读回核对", 3),
    }
}

/// Why a copy could not be made or read, in words.
pub(crate) fn failure_words(error: &store::StoreError) -> &'static str {
    use store::StoreError as E;
    match error {
        E::DiskFull => "磁盘空间不足。请腾出空间后再试。",
        E::ReadOnly => "这个位置不能写入。请换一个位置。",
        E::NotABackup => "这个文件不是廉防的备份。",
        E::BadBackup(_) | E::Damaged(_) => "副本与数据不一致或已损坏，没有采用。请换一份备份，或换一个磁盘再试。",
        E::WrongKeyOrDamaged => "密码或恢复码与这份备份不配套。",
        E::Newer { .. } => "这份备份是更新版本的程序做的，请用新版本打开。",
        E::Stopped => "已经取消。",
        E::File(_) => "文件读写失败。请检查磁盘或优盘是否插好。",
        _ => "程序在这一步出了错。",
    }
}

/// The manifest of a file, or why there is none.
fn manifest_of(path: &Path) -> Result<Manifest, No> {
    Backup::at(path).manifest().map_err(|error| unreadable(path, &error))
}

/// A refusal that names the copy.
fn unreadable(path: &Path, error: &store::StoreError) -> No {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    No::refuse("bad_backup", format!("“{name}”不能使用：{}现有数据没有变化。", failure_words(error)))
}

/// The key of a copy: the one that is open, or what its own slots give.
fn key_of(desk: &Desk, manifest: &Manifest, password: Option<&str>) -> Result<store::Key, No> {
    if let Place::Open(opened) = &desk.place
        && manifest.open(opened.store.key()).is_ok()
    {
        return Ok(opened.store.key().clone());
    }
    let tried = desk.key_of_shut.as_ref().filter(|key| password.is_none() && manifest.open(key).is_ok());
    tried.map_or_else(|| founding::open_slots(&manifest.slots, password), |key| Ok(key.clone()))
}

/// `2026-04-08T09:00:00+08:00` as people write it.
fn moment(wall: &str) -> String {
    view::minutes(wall)
}
