//! 另存: copies on another disk, which alone help when this machine is lost. The person chooses the folder; the copy is
//! read back from there. Never the same disk.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use register::backup::Urgency;
use store::{Act, Backup, Op, Undo};

use super::{folder, head, take_to};
use crate::no::No;
use crate::wire::app::Nothing;
use crate::wire::backup::{BackupMade, ChooseFolder, SecondMedium};
use crate::wire::record::Done;
use crate::{Desk, file};

fn setting(desk: &Desk) -> PathBuf {
    desk.settings.data_dir.join("second_medium.txt")
}

/// The folder that was chosen.
fn chosen(desk: &Desk) -> Option<PathBuf> {
    let text = std::fs::read_to_string(setting(desk)).ok()?;
    let text = text.trim_end_matches('\n');
    (!text.is_empty()).then(|| PathBuf::from(text))
}

/// `choose_second_medium`.
pub(crate) fn choose_second_medium(desk: &mut Desk, request: ChooseFolder) -> Result<Done, No> {
    desk.writable()?;
    let folder = PathBuf::from(request.path.trim());
    refuse_same_disk(desk, &folder)?;
    file::write_whole(&setting(desk), folder.display().to_string().as_bytes())
        .map_err(|error| No::File("second_medium.txt".to_owned(), error))?;
    Ok(Done { count: 1, sentence: format!("以后另存到“{}”。现在就可以另存一份。", folder.display()) })
}

fn refuse_same_disk(desk: &Desk, folder: &Path) -> Result<(), No> {
    if !folder.is_dir() {
        return Err(No::field("path", "no_folder", format!("找不到文件夹“{}”，请插好优盘或移动硬盘后再选。", folder.display())));
    }
    if desk.ground.same_disk(folder, &desk.settings.data_dir) == Some(true) {
        let sentence = "这个文件夹与数据在同一个磁盘上：磁盘一旦损坏，两份会一起丢失。请选优盘或移动硬盘上的文件夹。";
        return Err(No::field("path", "same_disk", sentence));
    }
    Ok(())
}

/// `copy_to_second`.
pub(crate) fn copy_to_second(desk: &mut Desk, _: Nothing) -> Result<BackupMade, No> {
    desk.opened()?;
    let folder = chosen(desk).ok_or_else(|| No::refuse("no_folder", "还没有选另存的位置，请先选优盘或移动硬盘上的文件夹。"))?;
    refuse_same_disk(desk, &folder)?;
    let wall = desk.instant().wall;
    let name = format!("廉防备份-{}-{:07}.{}", wall.get(..10).unwrap_or_default(), head(desk)?.seq, folder::ENDING);
    let to = folder.join(&name);
    let manifest = take_to(desk, &to)?;
    // Read once more from the place itself, whole: what a stick only pretended to take shows here.
    let scratch = desk.settings.data_dir.join("reading");
    let key = desk.opened()?.store.key().clone();
    Backup::at(&to).verify(&key, &scratch).map_err(|error| super::unreadable(&to, &error))?;
    let label = format!("另存备份（操作记录到第{}条）", manifest.head.seq);
    let act = Act { op: Op::CopyBackup, entity: "backup", label, undo: Undo::Aside, always: true };
    desk.record(act, |_, _| Ok(()))?;
    desk.tending.second = std::cell::OnceCell::new();
    Ok(BackupMade {
        path: to.display().to_string(),
        sha256: store::hex(&manifest.sha256),
        sequence: manifest.head.seq,
        sentence: format!("已另存到“{}”，并从那里读回核对无误：{name}。请安全退出优盘后收好。", folder.display()),
    })
}

/// How many days ago the last copy was made, and true; since the founding where there was none, and false. None without
/// an office.
pub(super) fn days_since(desk: &Desk) -> Option<(i64, bool)> {
    let opened = desk.opened().ok()?;
    let (on, ever) = (*desk.tending.second.get_or_init(|| last_copy(&opened.store)))?;
    Some(((desk.settings.clock.now().date_naive() - on).num_days().max(0), ever))
}

fn last_copy(store: &store::Store) -> Option<(NaiveDate, bool)> {
    let (last, first) = store.read(|reader| Ok((reader.last_entry_of(Op::CopyBackup)?, reader.first_entry()?))).ok()?;
    let ever = last.is_some();
    let on = last.or(first)?.get(..10)?.parse().ok()?;
    Some((on, ever))
}

/// Where it stands.
pub(super) fn standing(desk: &Desk) -> SecondMedium {
    let folder = chosen(desk).map(|folder| folder.display().to_string()).unwrap_or_default();
    let Some((days, ever)) = days_since(desk) else { return SecondMedium { folder, words: String::new(), due: false } };
    let words = match (days, ever) {
        (0, true) => "今天已另存过。".to_owned(),
        (days, true) => format!("上次另存是{days}天前。"),
        (_, false) => "还没有另存过。".to_owned(),
    };
    SecondMedium { folder, words, due: Urgency::after(days) > Urgency::None || !ever }
}
