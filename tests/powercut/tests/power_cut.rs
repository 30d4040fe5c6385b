//! the power fails somewhere in an ordinary course of work. Every disk that this may leave opens, reads cleanly
//! and holds whatever was answered. And the same work with the syncs left out, where the check must find the loss.
//! Never a real disk, and never a file opened but by the store's own start.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use lianfang_powercut::disk::{Dice, Disk, Habits};
use lianfang_powercut::office::{Folder, Office, course, text};
use lianfang_powercut::size;
use lianfang_powercut::vfs::{Recorder, Step};
use lianfang_powercut::witness::{Answered, NOTHING, SHOWN, key};
use serde_json::json;
use store::Key;
use store::breakage::{self, Breakage};

/// Images of the ordinary run.
const IMAGES: usize = 2_000;

/// A course of work with everything that it asked of the disk, and what was answered after how many steps.
struct Tape {
    steps: Vec<Step>,
    answered: Vec<(usize, Answered)>,
    /// Files that are none of SQLite's: the key.
    beside: BTreeMap<String, Vec<u8>>,
    key: Key,
}

fn recorded() -> Tape {
    let (folder, tables) = (Folder::new(), Folder::new());
    let recorder = Recorder::of(folder.path());
    recorder.record();
    let mut answered = Vec::new();
    let mut office = Office::open(folder.path());
    course(&mut office, tables.path(), &mut |office| answered.push((recorder.steps(), Answered::by(office))));
    drop(office);
    let steps = recorder.take();
    let mut beside = BTreeMap::new();
    gather(folder.path(), "", &mut beside);
    beside.retain(|name, _| !name.starts_with("office.db") && name != "office.running");
    Tape { steps, answered, beside, key: key(folder.path()) }
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

/// a disk that answers before it has written. Nothing above it can help; but what it broke is not shown as good.
#[test]
fn what_a_lying_disk_broke_is_refused() {
    let tape = recorded();
    let found = tape.cut(size("LIANFANG_IMAGES", IMAGES) / 5, Habits { lies: 30, harsh: false });
    assert!(found.corrupt + found.lost > 0, "the disk lied: {found:?}");
    assert!(found.shown * 100 <= found.corrupt, "what is broken is not shown as good: {found:?}");
    figures::line(
        "R-03",
        &format!(
            "lying disk, 30 of 100 syncs ignored: {} images, {} broken of which {} were taken for sound, {} whole without their last acts",
            found.images, found.corrupt, found.shown, found.lost
        ),
    );
}
