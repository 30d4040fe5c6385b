//! the power fails somewhere in an ordinary course of work. Every disk that this may leave opens, reads cleanly
//! and holds whatever was answered. And the same work with the syncs left out, where the check must find the loss.
//! Never a real disk, and never a file opened but by the store's own start.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use lianfang_powercut::disk::{Dice, Disk, Habits};
use lianfang_powercut::office::{Folder, Office, PASSWORD, course, text};
use lianfang_powercut::size;
use lianfang_powercut::vfs::{Recorder, Step};
use lianfang_powercut::witness::{Answered, NOTHING, SHOWN, key};
use serde_json::{Value, json};
use store::Key;
use store::breakage::{self, Breakage};

/// Images of the ordinary run.
const IMAGES: usize = 2_000;

/// A course of work with everything that it asked of the disk, and what was answered after how many steps.
struct Tape {
    steps: Vec<Step>,
    answered: Vec<(usize, Answered)>,
    /// Files that are none of SQLite's: the key, the backup.
    beside: BTreeMap<String, Vec<u8>>,
    key: Key,
    /// The backup that was made on the way, where one was.
    backup: Option<Kept>,
}

/// A backup that was made on the way.
struct Kept {
    /// After so many steps it was there.
    steps: usize,
    /// Its file, from the folder.
    name: String,
    /// What the registers showed then.
    shown: Vec<Value>,
}

/// What the registers show.
fn shown(office: &mut Office) -> Vec<Value> {
    ["units", "posts", "signals", "warnings"].map(|kind| office.call("list_records", json!({ "kind": kind, "limit": 500 }))).into()
}

/// An ordinary course of work; with a backup made behind the answer of this number.
fn recorded_with_backup(behind: Option<usize>) -> Tape {
    let (folder, tables) = (Folder::new(), Folder::new());
    let recorder = Recorder::of(folder.path());
    recorder.record();
    let (mut answered, mut backup) = (Vec::new(), None);
    let mut office = Office::open(folder.path());
    course(&mut office, tables.path(), &mut |office| {
        answered.push((recorder.steps(), Answered::by(office)));
        if behind == Some(answered.len()) {
            let made = text(&office.call("make_backup", json!({}))["path"]);
            let name = Path::new(&made).strip_prefix(folder.path()).unwrap().to_string_lossy().into_owned();
            backup = Some(Kept { steps: recorder.steps(), name, shown: shown(office) });
        }
    });
    drop(office);
    let steps = recorder.take();
    let mut beside = BTreeMap::new();
    gather(folder.path(), "", &mut beside);
    beside.retain(|name, _| !name.starts_with("office.db") && name != "office.running");
    Tape { steps, answered, beside, key: key(folder.path()), backup }
}

fn recorded() -> Tape {
    recorded_with_backup(None)
}

/// The files of a folder and of those in it, by their names from there.
fn gather(folder: &Path, before: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    for file in fs::read_dir(folder).unwrap().flatten() {
        let name = format!("{before}{}", file.file_name().to_string_lossy());
        if file.path().is_dir() {
            gather(&file.path(), &format!("{name}/"), files);
        } else {
            files.insert(name, fs::read(file.path()).unwrap());
        }
    }
}

/// What was wrong with the images of a run.
#[derive(Debug, Default)]
struct Found {
    images: usize,
    corrupt: usize,
    lost: usize,
    /// Of the corrupt ones, those that the start took for sound.
    shown: usize,
    /// Of the corrupt ones, those for which there was a backup already, and which were restored from it.
    kept: usize,
    restored: usize,
    /// What the first broken disk says.
    first: Option<String>,
}

impl Found {
    fn and(self, other: Self) -> Self {
        Self {
            images: self.images + other.images,
            corrupt: self.corrupt + other.corrupt,
            lost: self.lost + other.lost,
            shown: self.shown + other.shown,
            kept: self.kept + other.kept,
            restored: self.restored + other.restored,
            first: self.first.or(other.first),
        }
    }
}

impl Tape {
    /// Cuts the power at many places and looks at each disk, on as many threads as there are processors.
    fn cut(&self, images: usize, habits: Habits) -> Found {
        let threads = std::thread::available_parallelism().map_or(2, usize::from);
        std::thread::scope(|scope| {
            let hands: Vec<_> = (0..threads).map(|part| scope.spawn(move || self.cut_part(images, habits, part, threads))).collect();
            hands.into_iter().map(|hand| hand.join().unwrap()).fold(Found::default(), Found::and)
        })
    }

    fn cut_part(&self, images: usize, habits: Habits, part: usize, parts: usize) -> Found {
        let mut places: Vec<(usize, u64)> = {
            let mut dice = Dice::new(7);
            (0..images).map(|n| (dice.below(self.steps.len() + 1), n as u64)).collect()
        };
        places.sort_unstable();
        let mut disk = Disk::new([], habits, 1);
        let (mut done, mut found) = (0, Found::default());
        let folder = Folder::new();
        for (n, (place, seed)) in places.into_iter().enumerate() {
            while done < place {
                disk.step(&self.steps[done]);
                done += 1;
            }
            if n % parts != part {
                continue;
            }
            let mut dice = Dice::new(1000 + seed);
            folder.clear();
            for (name, bytes) in self.beside.iter().chain(&disk.cut(&mut dice)) {
                let file = folder.path().join(name);
                fs::create_dir_all(file.parent().unwrap()).unwrap();
                fs::write(file, bytes).unwrap();
            }
            let answered = self.answered.iter().take_while(|(steps, _)| *steps <= place).last().map(|(_, answered)| answered);
            // The mark of an open office is not synced: a cut may leave it, with the last number or without, or not at all.
            let mark = format!("{:020}\n", answered.unwrap_or(&NOTHING).entries);
            match dice.below(3) {
                0 => {}
                1 => fs::write(folder.path().join("office.running"), b"").unwrap(),
                _ => fs::write(folder.path().join("office.running"), mark).unwrap(),
            }
            found.images += 1;
            match self.look(folder.path(), answered, n % 50 < parts) {
                Ok(true) => {}
                Ok(false) => found.lost += 1,
                Err(words) => {
                    found.corrupt += 1;
                    found.shown += usize::from(words.starts_with(SHOWN));
                    found.first.get_or_insert(words);
                    if let Some(kept) = self.backup.as_ref().filter(|kept| kept.steps <= place) {
                        found.kept += 1;
                        match restore(folder.path(), kept) {
                            Ok(()) => found.restored += 1,
                            Err(words) => found.first = Some(words),
                        }
                    }
                }
            }
        }
        found
    }

    /// Whether all that was answered is there; an error where the office does not open or is not sound. `wholly`: it is
    /// opened as the window opens it too.
    fn look(&self, folder: &Path, answered: Option<&Answered>, wholly: bool) -> Result<bool, String> {
        if !folder.join("office.db").exists() {
            // Nothing was founded yet: the next try must not be hindered by what was left behind.
            if answered.is_none() && wholly {
                Office::open(folder).found();
            }
            return Ok(answered.is_none());
        }
        if wholly {
            let mut office = Office::open(folder);
            let state = office.state();
            if state == "open" {
                office.assert_sound();
            } else if !text(&office.call("app_status", json!({}))["notice"]).contains("没有") {
                return Err(office.call("app_status", json!({})).to_string());
            }
        }
        answered.unwrap_or(&NOTHING).stands_in(folder, &self.key)
    }
}

/// Restores an office from its backup as its page does: it is sound then and shows what it showed when the backup was
/// made, and the broken file lies aside as it was.
fn restore(folder: &Path, kept: &Kept) -> Result<(), String> {
    let broken = fs::read(folder.join("office.db")).map_err(|error| error.to_string())?;
    let mut office = Office::open(folder);
    let state = office.state();
    let request = json!({ "path": folder.join(&kept.name).display().to_string(), "password": PASSWORD });
    let restored = office.answer("restore_backup", request).map_err(|no| format!("{state}: {no}"))?;
    office.assert_sound();
    let aside = folder.join(text(&restored["replaced"])).join("office.db");
    match () {
        () if shown(&mut office) != kept.shown => Err("not what the backup held".to_owned()),
        () if !fs::read(aside).is_ok_and(|bytes| bytes == broken) => Err("the broken file does not lie aside as it was".to_owned()),
        () => Ok(()),
    }
}

#[test]
fn a_power_cut_loses_nothing_that_was_answered() {
    let images = size("LIANFANG_IMAGES", IMAGES);
    let tape = recorded();
    assert!(tape.answered.len() > 25 && tape.steps.len() > 500, "{} {}", tape.answered.len(), tape.steps.len());
    let found = tape.cut(images, Habits::default());
    assert_eq!((found.corrupt, found.lost), (0, 0), "{found:?}");
    let harsh = tape.cut(images / 10, Habits { harsh: true, lies: 0 });
    assert_eq!((harsh.corrupt, harsh.lost), (0, 0), "{harsh:?}");

    let few = (images / 4).min(1000);
    let late = breakage::with(&[Breakage::SyncNormal], recorded).cut(few, Habits::default());
    assert!(late.lost > few / 20, "without a sync for each act some are lost: {late:?}");
    assert_eq!(late.corrupt, 0, "{late:?}");
    let never = breakage::with(&[Breakage::SyncOff], recorded).cut(few, Habits::default());
    assert!(never.corrupt > few / 50, "without any sync some disks are broken: {never:?}");
    figures::line(
        "R-01",
        &format!(
            "power cut: {} images over {} answered commands, 0 corrupt, 0 lost; {} more where removals are forgotten; broken on \
             purpose: of {} without the sync of each act {} lost, of {} without any sync {} corrupt",
            figures::count(found.images),
            tape.answered.len(),
            harsh.images,
            late.images,
            late.lost,
            never.images,
            never.corrupt
        ),
    );
}

/// a disk that answers before it has written. Nothing above it can help; but what it broke is not shown as good,
/// and the last backup brings it back. The backup lies on a disk that does not lie.
#[test]
fn what_a_lying_disk_broke_is_refused_and_restored() {
    let tape = recorded_with_backup(Some(8));
    let found = tape.cut(size("LIANFANG_IMAGES", IMAGES) / 5, Habits { lies: 30, harsh: false });
    assert!(found.corrupt + found.lost > 0, "the disk lied: {found:?}");
    assert!(found.shown * 100 <= found.corrupt, "what is broken is not shown as good: {found:?}");
    assert!(found.kept > 0 && found.restored == found.kept, "every one comes back from its backup: {found:?}");
    figures::line(
        "R-03",
        &format!(
            "lying disk, 30 of 100 syncs ignored: {} images, {} broken of which {} were taken for sound; {} of {} that had a backup \
             restored from it and compared; {} whole without their last acts",
            found.images, found.corrupt, found.shown, found.restored, found.kept, found.lost
        ),
    );
}
