//! What is done between acts, without being asked for: the day's first backup, one after every two hours of work, one at
//! the end; the log written back when nobody works; an old backup read again each day. Never while somebody types, and
//! never a word of it but when it fails.

use store::{Backup, Manifest};

use super::{ballast, failure_words, folder::Folder, take};
use crate::no::No;
use crate::{Desk, Place};

const MINUTE: u64 = 60 * 1000;
/// Pause after an act before anything else is done.
const PAUSE: u64 = 3 * 1000;
/// Work after which there is another backup.
const USE: u64 = 120 * MINUTE;
/// After a failure nothing is tried for so long.
const AGAIN: u64 = 10 * MINUTE;

/// What is remembered between two times.
#[derive(Debug, Default)]
pub(crate) struct Tending {
    /// When a command came last, in milliseconds since the start.
    called: u64,
    /// When the log was written back last.
    written_back: u64,
    /// When the last backup was made, or when the program started.
    backed_up: u64,
    /// When the last one failed.
    failed: Option<u64>,
    /// The newest entry that is in a backup.
    sequence: Option<i64>,
    /// The day of the newest backup.
    taken_on: String,
    /// The day on which an old one was read again.
    read_again_on: String,
    /// Why the last automatic backup failed.
    trouble: Option<&'static str>,
    /// The day of the last copy on another disk, or of the founding; read once, for 首页 asks for it after every act.
    pub(super) second: std::cell::OnceCell<Option<(chrono::NaiveDate, bool)>>,
}

impl Tending {
    /// A command came.
    pub(crate) fn called(&mut self, mono: u64) {
        self.called = mono;
    }

    /// A backup was made.
    pub(super) fn taken(&mut self, manifest: &Manifest) {
        self.sequence = Some(manifest.head.seq);
        self.taken_on = manifest.taken_at.get(..10).unwrap_or_default().to_owned();
        self.backed_up = self.called;
        self.trouble = None;
        self.failed = None;
    }

    /// Another office is open, or the same one from another state.
    pub(crate) fn begin_anew(&mut self) {
        *self = Self { called: self.called, written_back: self.called, backed_up: self.called, ..Self::default() };
    }

    /// What is to be said of the automatic backups.
    pub(super) fn warning(&self) -> Option<String> {
        let why = self.trouble?;
        Some(format!("自动备份没有做成：{why}已保存的内容还在这台电脑上。"))
    }
}

impl Desk {
    /// Does what is due between acts. To be called every few seconds by whoever keeps the window open.
    pub fn tend(&mut self) {
        let now = self.instant().mono;
        let idle = now.saturating_sub(self.tending.called);
        let Place::Open(opened) = &self.place else { return };
        if opened.looking.is_some() || idle < PAUSE {
            return;
        }
        if idle >= MINUTE && self.tending.written_back <= self.tending.called {
            // What cannot be written back now is written back at the end; nothing is lost.
            let _ = opened.store.checkpoint();
            self.tending.written_back = now;
        }
        if self.backup_due(now) {
            self.back_up_quietly(now);
        }
        if idle >= MINUTE {
            ballast::fill(self);
            self.read_one_again();
        }
    }

    /// Takes the last backup of the day where something changed, and closes.
    pub fn leave(mut self) {
        if self.is_real() && self.unsaved() {
            let now = self.instant().mono;
            self.back_up_quietly(now);
        }
    }

    fn is_real(&self) -> bool {
        matches!(&self.place, Place::Open(opened) if !opened.book.training && opened.looking.is_none())
    }

    /// Something was entered since the newest backup; that the office was opened or a paper printed is not worth another.
    fn unsaved(&mut self) -> bool {
        let Ok(newest) = super::newest_entry(self) else { return false };
        let known = match self.tending.sequence {
            Some(sequence) => sequence,
            None => {
                let copy = Folder::of(self).newest_sound();
                self.tending.taken_on = copy.as_ref().map(|copy| copy.taken_on().to_string()).unwrap_or_default();
                let sequence = copy.map_or(0, |copy| copy.manifest.head.seq);
                self.tending.sequence = Some(sequence);
                sequence
            }
        };
        let entered = || self.opened().is_ok_and(|opened| opened.store.read(|reader| reader.entered_since(known)).unwrap_or(true));
        // An office that was restored from an older copy stands behind the newest one.
        newest < known || entered()
    }

    /// The first change of a day, or two hours of work.
    fn backup_due(&mut self, now: u64) -> bool {
        let waiting = self.tending.failed.is_some_and(|failed| now < failed + AGAIN);
        if waiting || !self.is_real() || !self.unsaved() {
            return false;
        }
        let today = self.instant().wall;
        !today.starts_with(&self.tending.taken_on) || self.tending.taken_on.is_empty() || now >= self.tending.backed_up + USE
    }

    fn back_up_quietly(&mut self, now: u64) {
        if let Err(no) = take(self) {
            self.tending.trouble = Some(match &no {
                No::Store(error) => failure_words(error),
                _ => "文件读写失败。请检查磁盘。",
            });
            self.tending.failed = Some(now);
        }
    }

    /// Reads the backup again that was not read for longest, once a day.
    fn read_one_again(&mut self) {
        let today = self.settings.clock.now().date_naive();
        if self.tending.read_again_on == today.to_string() {
            return;
        }
        self.tending.read_again_on = today.to_string();
        let folder = Folder::of(self);
        let oldest = folder.copies().into_iter().filter(|copy| copy.read_on != today.to_string()).min_by_key(|copy| copy.read_on.clone());
        let (Some(copy), Place::Open(opened)) = (oldest, &self.place) else { return };
        let scratch = folder.path().join("reading");
        let read = Backup::at(&copy.path).verify(opened.store.key(), &scratch);
        // One of another key cannot be judged here: it is no worse for that.
        let damaged = matches!(read, Err(store::StoreError::BadBackup(_) | store::StoreError::Damaged(_)));
        folder.note_read(&copy, today, !damaged);
    }
}
