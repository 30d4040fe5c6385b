//! The folder of copies: their names, what is known of them, which go. A copy is known by what stands in it, never by
//! the times of its file. Never a copy removed that was not read before.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use register::backup::{BackupMark, to_thin};
use store::{Backup, Manifest};

use super::moment;
use crate::no::No;
use crate::wire::backup::BackupLine;
use crate::{Desk, file, founding};

/// The ending of backups.
pub(super) const ENDING: &str = "lfb";
/// What was read again, by name: the day and the outcome.
const READ_AGAIN: &str = "read_again.txt";

/// The folder of one office's copies.
pub(super) struct Folder(PathBuf);

/// A copy in it.
pub(super) struct Copy {
    pub(super) path: PathBuf,
    pub(super) manifest: Manifest,
    /// It was found damaged when it was read again.
    pub(super) damaged: bool,
    /// The day it was read again, ISO; empty before.
    pub(super) read_on: String,
    size: u64,
}

impl Folder {
    /// Of the office that is open, or would be.
    pub(super) fn of(desk: &Desk) -> Self {
        Self::at(&desk.settings.data_dir, founding::in_training(desk))
    }

    /// Of the training office or the real one of a data folder.
    pub(super) fn at(data: &Path, training: bool) -> Self {
        Self(data.join(if training { "backups-training" } else { "backups" }))
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    pub(super) fn make(&self) -> Result<(), No> {
        fs::create_dir_all(&self.0).map_err(|error| No::File(self.0.display().to_string(), error))
    }

    /// Where the next copy goes: its day and the number of its newest entry are its name.
    pub(super) fn next(&self, wall: &str, sequence: i64) -> PathBuf {
        let day = wall.get(..10).unwrap_or(wall);
        let named = |more: &str| self.0.join(format!("廉防备份-{day}-{sequence:07}{more}.{ENDING}"));
        // None takes the place of another: the older one may be what somebody is about to restore.
        let again = (2..).map(|n| named(&format!("-{n}")));
        std::iter::once(named("")).chain(again).find(|path| !path.exists()).unwrap_or_else(|| named(""))
    }

    /// Every copy that can be told for one, in the order in which they were taken.
    pub(super) fn copies(&self) -> Vec<Copy> {
        let read_again = self.read_again();
        let files = fs::read_dir(&self.0).into_iter().flatten().flatten().map(|entry| entry.path());
        let mut copies: Vec<Copy> = files
            .filter(|path| path.extension().is_some_and(|end| end == ENDING))
            .filter_map(|path| {
                let manifest = Backup::at(&path).manifest().ok()?;
                let size = fs::metadata(&path).ok()?.len();
                let name = path.file_name()?.to_string_lossy().into_owned();
                let (read_on, sound) = read_again.get(&name).cloned().unwrap_or_else(|| (String::new(), true));
                Some(Copy { path, manifest, damaged: !sound, read_on, size })
            })
            .collect();
        copies.sort_by(|a, b| (a.manifest.head.seq, &a.manifest.taken_at).cmp(&(b.manifest.head.seq, &b.manifest.taken_at)));
        copies
    }

    /// The newest that was not found damaged.
    pub(super) fn newest_sound(&self) -> Option<Copy> {
        self.copies().into_iter().rev().find(|copy| !copy.damaged)
    }

    /// Lets those go that need not stay. That one stays after all is no harm.
    pub(super) fn thin(&self) {
        let copies = self.copies();
        let marks: Vec<BackupMark> = copies.iter().map(Copy::mark).collect();
        for at in to_thin(&marks) {
            if let Some(copy) = copies.get(at) {
                let _ = fs::remove_file(&copy.path);
            }
        }
    }

    fn read_again(&self) -> BTreeMap<String, (String, bool)> {
        let text = fs::read_to_string(self.0.join(READ_AGAIN)).unwrap_or_default();
        let line = |line: &str| {
            let mut parts = line.split('\t');
            Some((parts.next()?.to_owned(), (parts.next()?.to_owned(), parts.next()? == "sound")))
        };
        text.lines().filter_map(line).collect()
    }

    /// Notes how a copy read.
    pub(super) fn note_read(&self, copy: &Copy, day: NaiveDate, sound: bool) {
        let mut all = self.read_again();
        let names: Vec<String> = self.copies().iter().map(Copy::name).collect();
        all.retain(|name, _| names.contains(name));
        all.insert(copy.name(), (day.to_string(), sound));
        let text: String =
            all.iter().map(|(name, (day, sound))| format!("{name}\t{day}\t{}\n", if *sound { "sound" } else { "damaged" })).collect();
        // What could not be noted is read again tomorrow.
        let _ = file::write_whole(&self.0.join(READ_AGAIN), text.as_bytes());
    }
}

impl Copy {
    pub(super) fn name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// The day it was taken, by the clock of that day.
    pub(super) fn taken_on(&self) -> NaiveDate {
        self.manifest.taken_at.get(..10).and_then(|day| day.parse().ok()).unwrap_or_default()
    }

    fn mark(&self) -> BackupMark {
        BackupMark { sequence: self.manifest.head.seq, taken_on: self.taken_on(), sound: !self.damaged }
    }

    pub(super) fn line(&self) -> BackupLine {
        BackupLine {
            path: self.path.display().to_string(),
            name: self.name(),
            taken_at: moment(&self.manifest.taken_at),
            sequence: self.manifest.head.seq,
            size: size_words(self.size),
            sound: !self.damaged,
        }
    }
}

/// 1.2 MB.
pub(super) fn size_words(bytes: u64) -> String {
    const GIB: u64 = 1 << 30;
    const MIB: u64 = 1 << 20;
    match bytes {
        GIB.. => format!("{}.{} GB", bytes / GIB, bytes % GIB * 10 / GIB),
        MIB.. => format!("{}.{} MB", bytes / MIB, bytes % MIB * 10 / MIB),
        _ => format!("{} KB", bytes.div_ceil(1024)),
    }
}
