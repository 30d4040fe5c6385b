//! 恢复备份: a backup takes the place of the office. What stood there, with its log, moves aside whole and can be put
//! back. Never a file removed, and never a log of one state beside the file of another: the move goes by a plan that the
//! next start carries to its end if the power fails on the way.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use store::{Act, Backup, Head, LastNumber, Manifest, Op, Sealed, Undo};

use super::{key_of, manifest_of, moment, replaced, take_before, unreadable};
use crate::founding::{self, Which};
use crate::headway::Underway;
use crate::no::No;
use crate::wire::backup::{BackupRef, BackupSight, CountLine, NumberLine, PaperNumbers, Restored};
use crate::wire::record::Done;
use crate::{Desk, Place, file, kinds};

/// The folder in which the office-to-be is made ready.
pub(super) fn coming(data: &Path) -> PathBuf {
    data.join("restoring")
}

/// The file that says where what stands now is to go.
fn plan(data: &Path) -> PathBuf {
    coming(data).join("plan.txt")
}

/// What is known of the office as it is now.
struct Now {
    head: Head,
    counts: BTreeMap<String, i64>,
    numbers: BTreeMap<String, u32>,
}

impl Now {
    /// None where it cannot be read.
    fn of(desk: &Desk) -> Option<Self> {
        let opened = desk.opened().ok().filter(|opened| opened.looking.is_none())?;
        let read = opened.store.read(|reader| Ok((reader.head()?, reader.row_counts()?, reader.last_numbers()?)));
        let (head, counts, numbers) = read.ok()?;
        let numbers = numbers.into_iter().map(|last| (last.series, last.number)).collect();
        Some(Self { head, counts: counts.into_iter().collect(), numbers })
    }
}

/// `inspect_backup`.
pub(crate) fn inspect_backup(desk: &mut Desk, request: BackupRef) -> Result<BackupSight, No> {
    let path = PathBuf::from(&request.path);
    let manifest = manifest_of(&path)?;
    let key = key_of(desk, &manifest, request.password.as_deref())?;
    let act = Underway::begin(&desk.headway);
    act.stage("正在逐项核对备份", 0);
    let scratch = desk.settings.data_dir.join("reading");
    fs::create_dir_all(&desk.settings.data_dir).map_err(|error| No::File("reading".to_owned(), error))?;
    let (manifest, sealed) = Backup::at(&path).verify(&key, &scratch).map_err(|error| unreadable(&path, &error))?;
    drop(act);
    refuse_other_office(desk, &manifest)?;
    let now = Now::of(desk);
    Ok(BackupSight {
        path: request.path,
        taken_at: moment(&manifest.taken_at),
        sequence: manifest.head.seq,
        head: manifest.head.short(),
        counts: counts(&sealed, now.as_ref()),
        numbers: numbers(&sealed, now.as_ref(), false),
        happens: happens(&manifest, now.as_ref()),
        office: sealed.office,
    })
}

/// The training office comes back as the training office only, and the real one as the real one.
fn refuse_other_office(desk: &Desk, manifest: &Manifest) -> Result<(), No> {
    let opened = matches!(&desk.place, Place::Open(_));
    let training = founding::in_training(desk);
    match (opened || training, training, manifest.training) {
        (true, true, false) => Err(No::refuse("other_office", "这是本单位的备份，现在打开的是示例。请先退出示例，再恢复。")),
        (true, false, true) => Err(No::refuse("other_office", "这是示例单位的备份，不能恢复到本单位。")),
        _ => Ok(()),
    }
}

fn counts(sealed: &Sealed, now: Option<&Now>) -> Vec<CountLine> {
    let kept: BTreeMap<&str, i64> = sealed.counts.iter().map(|(table, count)| (table.as_str(), *count)).collect();
    let tables = kinds::ALL.iter().filter_map(|kind| Some((kinds::entity(*kind)?.name(), kinds::spec(*kind)?.title)));
    let others = [("warning", "预警处置"), ("letter", "函件"), ("paper", "文书档案"), ("attachment", "佐证材料"), ("journal", "操作记录")];
    let line = |(table, label): (&str, &str)| {
        let backup = kept.get(table).copied().unwrap_or_default();
        let now = now.map(|now| now.counts.get(table).copied().unwrap_or_default());
        let difference = match now.map(|now| backup - now) {
            None => String::new(),
            Some(0) => "相同".to_owned(),
            Some(less @ ..0) => format!("比现在少{}条", -less),
            Some(more) => format!("比现在多{more}条"),
        };
        CountLine { label: label.to_owned(), backup, now, difference }
    };
    tables.chain(others).map(line).filter(|line| line.backup > 0 || line.now.is_some_and(|now| now > 0)).collect()
}

/// Series of both; `asked` only those that the person is asked for: what papers bear, and what is known to have gone on.
fn numbers(sealed: &Sealed, now: Option<&Now>, asked: bool) -> Vec<NumberLine> {
    let mut all: BTreeMap<&str, u32> = sealed.numbers.iter().map(|last| (last.series.as_str(), last.number)).collect();
    for series in now.iter().flat_map(|now| now.numbers.keys()) {
        all.entry(series).or_default();
    }
    let line = |(series, backup): (&str, u32)| {
        let now = now.map(|now| now.numbers.get(series).copied().unwrap_or_default());
        NumberLine { series: series.to_owned(), label: series_words(series), backup, now }
    };
    let on_paper = |line: &NumberLine| !line.series.contains(':') || line.now.is_some_and(|now| now > line.backup);
    all.into_iter().map(line).filter(|line| !asked || on_paper(line)).collect()
}

/// `signal:Y` as the office says it.
fn series_words(series: &str) -> String {
    let Some((table, prefix)) = series.split_once(':') else { return series.to_owned() };
    let title = match table {
        "spot_draw" => "抽签记录",
        _ => kinds::ALL
            .iter()
            .find(|kind| kinds::entity(**kind).is_some_and(|entity| entity.name() == table))
            .and_then(|kind| kinds::spec(*kind))
            .map_or("", |spec| spec.title),
    };
    format!("{title}编号 {prefix}")
}

fn happens(manifest: &Manifest, now: Option<&Now>) -> Vec<String> {
    let mut lines = vec![format!("数据回到{}的样子，之后登记的内容不在其中。", moment(&manifest.taken_at))];
    lines.push(match now {
        Some(_) => "恢复之前先把现在的数据备份一份。".to_owned(),
        None => "现在的数据文件原样移到一边，一个字节也不改。".to_owned(),
    });
    lines.push("现在的数据文件移到“被替换”文件夹，随时可以换回来；什么都不会被删除。".to_owned());
    lines.push("恢复之后请对照纸质文书，填写各类文号用到的最后一个号，以免重号。".to_owned());
    lines
}

/// `restore_backup`.
pub(crate) fn restore_backup(desk: &mut Desk, request: BackupRef) -> Result<Restored, No> {
    let path = PathBuf::from(&request.path);
    let manifest = manifest_of(&path)?;
    refuse_other_office(desk, &manifest)?;
    let key = key_of(desk, &manifest, request.password.as_deref())?;
    let now = Now::of(desk);
    let act = Underway::begin(&desk.headway);
    act.stage("正在取出并核对备份", 3);
    let data = desk.settings.data_dir.clone();
    clear_coming(&data)?;
    let ready = || -> Result<(Manifest, Sealed), store::StoreError> {
        fs::create_dir_all(coming(&data))?;
        Backup::at(&path).unpack(&key, &coming(&data).join("office.db"))
    };
    let (manifest, sealed) = ready().map_err(|error| {
        // What was taken out half-way is no office; the one that stands was not touched.
        let _ = clear_coming(&data);
        unreadable(&path, &error)
    })?;
    drop(act);
    if now.is_some() {
        take_before(desk, "恢复").inspect_err(|_| drop(clear_coming(&data)))?;
    }
    let act = Underway::begin(&desk.headway);
    act.stage("正在换上备份", 3);
    act.at(2);
    let which = Which::of(manifest.training);
    let why = format!("恢复{}的备份时换下", moment(&manifest.taken_at));
    let same_key = matches!(&desk.place, Place::Open(opened) if opened.store.key().is(&key));
    let slots = (!same_key).then_some(manifest.slots.as_slice());
    let aside = exchange(desk, which, (&key, slots), now.as_ref().map(|now| &now.head), &why)?;
    drop(act);
    let before = now.as_ref().map_or_else(|| "未知".to_owned(), |now| format!("{}（第{}条）", now.head.short(), now.head.seq));
    let label = format!(
        "由{}的备份恢复，恢复前链首{before}，备份链首{}（第{}条）",
        moment(&manifest.taken_at),
        manifest.head.short(),
        manifest.head.seq
    );
    note(desk, label)?;
    let put_by = if aside.is_empty() { String::new() } else { format!("换下的数据在“{aside}”，需要时可以换回来。") };
    Ok(Restored {
        sentence: format!("已恢复到{}，核对无误。{put_by}", moment(&manifest.taken_at)),
        replaced: aside,
        numbers: numbers(&sealed, now.as_ref(), true),
    })
}

/// Both heads stand in the journal from now on.
pub(super) fn note(desk: &mut Desk, label: String) -> Result<(), No> {
    desk.record(Act { op: Op::RestoreBackup, entity: "backup", label, undo: Undo::Barrier, always: true }, |_, _| Ok(()))
}

pub(super) fn clear_coming(data: &Path) -> Result<(), No> {
    match fs::remove_dir_all(coming(data)) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(No::File("restoring".to_owned(), error)),
        _ => Ok(()),
    }
}

/// Puts the office that lies ready in the place of the one that stands, and opens it with its key; slots are given where
/// those that stand do not hold that key. Answers with the folder of what went aside; empty where nothing stood.
pub(super) fn exchange(
    desk: &mut Desk,
    which: Which,
    (key, slots): (&store::Key, Option<&[u8]>),
    head: Option<&Head>,
    why: &str,
) -> Result<String, No> {
    let data = desk.settings.data_dir.clone();
    let wall = desk.instant().wall;
    if let Place::Open(opened) = std::mem::replace(&mut desk.place, Place::Empty) {
        opened.store.close()?;
    }
    let planned = || -> std::io::Result<String> {
        let aside = replaced::next(&data, which);
        if let Some(slots) = slots {
            file::write_whole(&coming(&data).join(founding::SLOTS), slots)?;
        }
        if !aside.is_empty() {
            fs::create_dir_all(data.join(&aside))?;
            let head = head.map_or_else(String::new, |head| format!("\n链首：{}（操作记录第{}条）", head.short(), head.seq));
            file::write_whole(&data.join(&aside).join(replaced::WORDS), format!("{}，{why}{head}\n", moment(&wall)).as_bytes())?;
        }
        file::write_whole(&plan(&data), format!("{}\n{aside}\n", which.word()).as_bytes())?;
        finish(&data)?;
        Ok(aside)
    };
    let aside = planned();
    desk.tending.begin_anew();
    founding::open_with_key(desk, which, key);
    let aside = aside.map_err(|error| No::File("恢复".to_owned(), error))?;
    match &desk.place {
        Place::Open(_) => Ok(aside),
        _ => Err(No::refuse(
            "not_opened",
            format!("换上之后没有能够打开。换下的数据在“{aside}”，完好无损；请退出后重新启动，或到“数据与备份”把它换回来。"),
        )),
    }
}

/// Carries a planned exchange to its end; does nothing where none is planned. Every step can be taken twice.
pub(crate) fn finish(data: &Path) -> std::io::Result<()> {
    let Ok(text) = fs::read_to_string(plan(data)) else { return Ok(()) };
    let mut lines = text.lines();
    let which = Which::of(lines.next() == Some(Which::Training.word()));
    let aside = lines.next().unwrap_or_default();
    let (db, slots) = which.files(data);
    let (new_db, new_slots) = (coming(data).join("office.db"), coming(data).join(founding::SLOTS));
    if new_db.exists() {
        if !aside.is_empty() {
            for (from, name) in founding::standing_files(&db) {
                if from.exists() {
                    fs::rename(&from, data.join(aside).join(name))?;
                }
            }
            // The slots stay where they are when they open the new one too; what went aside has them as well.
            let kept = data.join(aside).join(founding::SLOTS);
            if slots.exists() && !kept.exists() {
                fs::copy(&slots, &kept)?;
                fs::File::open(&kept)?.sync_all()?;
            }
        }
        if new_slots.exists() {
            fs::rename(&new_slots, &slots)?;
        }
        fs::rename(&new_db, &db)?;
        // Where a folder can be synced, the new names are on the disk before the plan goes.
        let _ = fs::File::open(data).and_then(|folder| folder.sync_all());
    }
    fs::remove_file(plan(data))?;
    let _ = fs::remove_dir_all(coming(data));
    Ok(())
}

/// `set_paper_numbers`: 纸面最后文号.
pub(crate) fn set_paper_numbers(desk: &mut Desk, request: PaperNumbers) -> Result<Done, No> {
    let count = crate::wire::count(request.numbers.len());
    let words: Vec<String> = request
        .numbers
        .iter()
        .filter(|last| last.number > 0)
        .map(|last| format!("{}{}", series_words(&last.series), last.number))
        .collect();
    let act = Act {
        op: Op::PaperNumbers,
        entity: "number_floor",
        label: format!("登记纸面最后文号（{}）", words.join("、")),
        undo: Undo::Barrier,
        always: true,
    };
    desk.record(act, |writer, _| {
        request.numbers.iter().filter(|last| last.number > 0 && !last.series.is_empty()).try_for_each(|last| {
            writer.put_number_floor(&LastNumber { series: last.series.clone(), number: last.number }).map_err(No::from)
        })
    })?;
    Ok(Done { count, sentence: "已记下纸面最后文号，以后的文号接着往下编，不会重号。".to_owned() })
}
