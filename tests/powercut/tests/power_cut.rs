//! the power fails somewhere in an ordinary course of work. Every disk that this may leave opens, reads cleanly
//! and holds whatever was answered. And the same work with the syncs left out, where the check must find the loss.
//! Never a real disk, and never a file opened but by the store's own start.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use lianfang_powercut::disk::{Dice, Disk, Habits};
use lianfang_powercut::office::{Folder, Office, PLACE, course, text};
use lianfang_powercut::vfs::{Recorder, Step};
use serde_json::json;
use store::breakage::{self, Breakage};
use store::{Key, Store};

/// Images of the ordinary run; `LIANFANG_IMAGES` asks for more.
const IMAGES: usize = 2_000;

/// What was answered, and how far the disk's steps were by then.
struct Answered {
    steps: usize,
    entries: usize,
    head: String,
    draft: usize,
}

/// A course of work with everything that it asked of the disk.
struct Tape {
    steps: Vec<Step>,
    answered: Vec<Answered>,
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
    course(&mut office, tables.path(), &mut |office| {
        let (entries, head) = office.head();
        let draft = text(&office.call("read_draft", json!({ "place": PLACE }))["content"]).parse().unwrap_or(0);
        answered.push(Answered { steps: recorder.steps(), entries, head, draft });
    });
    drop(office);
    let steps = recorder.take();
    let mut beside = BTreeMap::new();
    for file in fs::read_dir(folder.path()).unwrap().flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        if !name.starts_with("office.db") && name != "office.running" {
            beside.insert(name, fs::read(file.path()).unwrap());
        }
    }
    let key = Key::parse(&fs::read_to_string(folder.path().join("office.key")).unwrap()).unwrap();
    Tape { steps, answered, beside, key }
}

/// What was wrong with the images of a run.
#[derive(Debug, Default)]
struct Found {
    images: usize,
    corrupt: usize,
    lost: usize,
    /// What the first broken disk says.
    first: Option<String>,
}

impl Tape {
    /// Cuts the power at many places and looks at each disk, on as many threads as there are processors.
    fn cut(&self, images: usize, habits: Habits) -> Found {
        let threads = std::thread::available_parallelism().map_or(2, usize::from);
        std::thread::scope(|scope| {
            let hands: Vec<_> = (0..threads).map(|part| scope.spawn(move || self.cut_part(images, habits, part, threads))).collect();
            hands.into_iter().map(|hand| hand.join().unwrap()).fold(Found::default(), |sum, one| Found {
                images: sum.images + one.images,
                corrupt: sum.corrupt + one.corrupt,
                lost: sum.lost + one.lost,
                first: sum.first.or(one.first),
            })
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
            let files = disk.cut(&mut dice);
            let answered = self.answered.iter().take_while(|one| one.steps <= place).last();
            folder.clear();
            for (name, bytes) in self.beside.iter().chain(&files) {
                fs::write(folder.path().join(name), bytes).unwrap();
            }
            // The mark of an open office is not synced: a cut may leave it or not.
            if dice.below(2) == 0 {
                fs::write(folder.path().join("office.running"), b"").unwrap();
            }
            found.images += 1;
            match self.look(folder.path(), answered, n % 50 == 0) {
                Ok(true) => {}
                Ok(false) => found.lost += 1,
                Err(words) => {
                    found.corrupt += 1;
                    found.first.get_or_insert(words);
                }
            }
        }
        found
    }

    /// Whether all that was answered is there; an error where the office does not open or is not sound.
    fn look(&self, folder: &Path, answered: Option<&Answered>, wholly: bool) -> Result<bool, String> {
        let file = folder.join("office.db");
        if !file.exists() {
            // Nothing was founded yet: the next try must not be hindered by what was left behind.
            if answered.is_none() && wholly {
                Office::open(folder).found();
            }
            return Ok(answered.is_none());
        }
        if wholly {
            let mut office = Office::open(folder);
            if office.state() != "open" {
                return Err(office.call("app_status", json!({})).to_string());
            }
            office.assert_sound();
        }
        let store = Store::open(&file, &self.key).map_err(|error| error.to_string())?;
        let (verdict, astray, draft) = store
            .read(|reader| Ok((reader.verify_journal()?, reader.verify_rows()?, reader.draft(PLACE)?)))
            .map_err(|error| error.to_string())?;
        if verdict.broken_at.is_some() || !astray.is_empty() {
            return Err(format!("{:?} {astray:?}", verdict.broken_at));
        }
        let Some(answered) = answered else { return Ok(true) };
        let head = verdict.hashes.get(answered.entries - 1).map(|hash| store::hex(hash)).unwrap_or_default();
        let draft = draft.and_then(|draft| draft.parse().ok()).unwrap_or(0);
        Ok(head.starts_with(&answered.head) && !answered.head.is_empty() && answered.draft <= draft)
    }
}

fn images() -> usize {
    std::env::var("LIANFANG_IMAGES").ok().and_then(|number| number.parse().ok()).unwrap_or(IMAGES)
}

#[test]
fn a_power_cut_loses_nothing_that_was_answered() {
    let tape = recorded();
    assert!(tape.answered.len() > 25 && tape.steps.len() > 500, "{} {}", tape.answered.len(), tape.steps.len());
    let found = tape.cut(images(), Habits::default());
    assert_eq!((found.corrupt, found.lost), (0, 0), "{found:?}");
    // A file system that forgets removals, and a file that was just founded on it.
    let harsh = tape.cut(images() / 10, Habits { harsh: true, lies: 0 });
    assert_eq!((harsh.corrupt, harsh.lost), (0, 0), "{harsh:?}");

    let few = (images() / 4).min(1000);
    let late = breakage::with(&[Breakage::SyncNormal], recorded).cut(few, Habits::default());
    assert!(late.lost > few / 20, "without a sync for each act some are lost: {late:?}");
    assert_eq!(late.corrupt, 0, "{late:?}");
    let never = breakage::with(&[Breakage::SyncOff], recorded).cut(few, Habits::default());
    assert!(never.corrupt > few / 50, "without any sync some disks are broken: {never:?}");
    figures::line(
        "R-01",
        &format!(
            "power cut: {} images over {} answered commands, 0 corrupt, 0 lost; {} more on a file system that forgets removals; of {} \
             without the sync of each act {} lost, of {} without any sync {} corrupt",
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
