//! The one desk of this process, behind a lock. Never two at once, and never a panic above it: what
//! breaks below becomes a fault with an entry in the log, and the window lives on.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, TryLockError, mpsc};

use desk::{Desk, DeskSettings, Headway, Tick};
use serde_json::{Value, json};

use crate::fault::Fault;
use crate::log::Log;

/// Between two looks at what is due.
const TENDED_EVERY: std::time::Duration = std::time::Duration::from_secs(5);

/// The desk, while the window is open.
pub struct Office {
    desk: Mutex<Option<Desk>>,
    /// Outside the lock: it is asked while a long command holds the desk.
    headway: OnceLock<Arc<Headway>>,
    log: Arc<Log>,
    locked: AtomicBool,
    told: AtomicBool,
    /// The data folder.
    pub folder: PathBuf,
}

impl Office {
    /// An office not yet opened.
    pub fn new(folder: PathBuf, log: Arc<Log>) -> Self {
        Self { desk: Mutex::new(None), headway: OnceLock::new(), log, locked: AtomicBool::new(false), told: AtomicBool::new(false), folder }
    }

    /// Opens the desk on a thread of its own while the window is still loading its page; calls that
    /// come early wait for it.
    pub fn open(self: &Arc<Self>, settings: DeskSettings, sample: bool) {
        let office = Arc::clone(self);
        let (held, wait) = mpsc::channel();
        std::thread::spawn(move || {
            let mut place = office.hold();
            // The window may go on only when the lock is ours: a call before that would find no desk.
            let _ = held.send(());
            *place = catch_unwind(AssertUnwindSafe(|| {
                let mut desk = Desk::open(settings);
                if sample {
                    // A refusal here shows itself in `app_status`, which the page asks first.
                    let _ = desk.call("start_sample", json!({}));
                }
                desk
            }))
            .ok();
            if let Some(desk) = place.as_ref() {
                let _ = office.headway.set(desk.headway());
            }
        });
        let _ = wait.recv();
    }

    /// How far the long command under way is; null when none is.
    pub fn work_state(&self) -> Value {
        self.headway.get().map_or(Value::Null, |headway| headway.state())
    }

    /// Asks it to stop.
    pub fn stop_work(&self) {
        if let Some(headway) = self.headway.get() {
            headway.stop();
        }
    }

    /// Looks at the clocks; a desk that is at work is looked at the next time.
    pub fn tick(&self) -> Tick {
        let mut place = match self.desk.try_lock() {
            Ok(place) => place,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => return Tick::Quiet,
        };
        let Some(desk) = place.as_mut() else { return Tick::Quiet };
        let tick = catch_unwind(AssertUnwindSafe(|| desk.tick())).unwrap_or(Tick::Quiet);
        self.locked.store(desk.is_locked(), Ordering::Relaxed);
        tick
    }

    /// Whether the office is locked now, where that is not what was answered the last time.
    pub fn turned(&self) -> Option<bool> {
        let now = self.locked.load(Ordering::Relaxed);
        (self.told.swap(now, Ordering::Relaxed) != now).then_some(now)
    }

    /// Closes the desk: a last backup where something changed, then its database is checkpointed and let go.
    pub fn close(&self) {
        if let Some(desk) = self.hold().take() {
            // A panic on the way out must not keep the window open; what is committed is on the disk.
            let _ = catch_unwind(AssertUnwindSafe(|| desk.leave()));
        }
    }

    /// Does from time to time what is due between acts, as long as the office lives. Never waits for the desk: who
    /// works has it.
    pub fn tend(self: &Arc<Self>) {
        let office = Arc::downgrade(self);
        std::thread::spawn(move || {
            loop {
                std::thread::sleep(TENDED_EVERY);
                let Some(office) = office.upgrade() else { return };
                let Ok(mut place) = office.desk.try_lock() else { continue };
                if let Some(desk) = place.as_mut() {
                    let _ = catch_unwind(AssertUnwindSafe(|| desk.tend()));
                }
            }
        });
    }

    /// One command of the wire.
    ///
    /// # Errors
    /// The answer other than the reply, as JSON.
    pub fn call(&self, command: &str, request: Value) -> Result<Value, Value> {
        self.at_desk(command, |desk| desk.call(command, request))
    }

    /// File name and bytes of a kept paper.
    ///
    /// # Errors
    /// The answer other than the reply, as JSON.
    pub fn paper(&self, paper: &str) -> Result<(String, Vec<u8>), Value> {
        self.at_desk("paper_bytes", |desk| desk.paper_bytes(paper))
    }

    /// Notes that a kept paper left the program. It has left by then: that the note fails is
    /// answered, but takes nothing back.
    ///
    /// # Errors
    /// The answer other than the reply, as JSON.
    pub fn note_use(&self, paper: &str, act: &str, copies: u32) -> Result<(), Value> {
        self.call("note_paper_use", json!({ "paper": paper, "act": act, "copies": copies })).map(drop)
    }

    /// File name and bytes of a kept file of evidence.
    ///
    /// # Errors
    /// The answer other than the reply, as JSON.
    pub fn attachment(&self, attachment: &str) -> Result<(String, Vec<u8>), Value> {
        self.at_desk("attachment_bytes", |desk| desk.attachment_bytes(attachment))
    }

    /// Notes that a kept file left the program.
    ///
    /// # Errors
    /// The answer other than the reply, as JSON.
    pub fn note_attachment(&self, attachment: &str, act: &str) -> Result<(), Value> {
        self.call("note_attachment_use", json!({ "attachment": attachment, "act": act })).map(drop)
    }

    /// Turns a fault of the host into an answer, with an entry in the log.
    pub fn answer(&self, act: &str, fault: Fault) -> Value {
        let id = self.log.note(&format!("{act}: {}", fault.code));
        fault.into_answer(&id)
    }

    fn at_desk<T>(&self, act: &str, work: impl FnOnce(&mut Desk) -> Result<T, Value>) -> Result<T, Value> {
        let mut place = self.hold();
        let Some(desk) = place.as_mut() else {
            return Err(self.answer(
                act_word(act),
                Fault::new("internal", "程序没有能够打开数据。", "请关闭窗口再打开；如果仍然这样，请保留日志并联系维护人员。"),
            ));
        };
        let answer = catch_unwind(AssertUnwindSafe(|| work(desk)));
        self.locked.store(desk.is_locked(), Ordering::Relaxed);
        match answer {
            Ok(answer) => answer,
            Err(_) => Err(self.answer(
                act_word(act),
                Fault::new("internal", "程序在这一步出了错，这一步没有做成。", "请再试一次；如果仍然这样，请记下编号联系维护人员。"),
            )),
        }
    }

    fn hold(&self) -> MutexGuard<'_, Option<Desk>> {
        // No panic passes the lock (see above), so a poisoned lock still guards a whole desk.
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The command's name comes from the page, so it is written only if it looks like one.
fn act_word(act: &str) -> &str {
    let plain = act.len() <= 40 && act.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    if plain { act } else { "unnamed" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn office() -> Office {
        let folder = crate::test_folder("office");
        Office::new(folder.clone(), Arc::new(Log::in_folder(&folder)))
    }

    #[test]
    fn without_a_desk_every_call_is_a_fault_with_a_log_id() {
        let office = office();
        let answer = office.call("app_status", json!({})).unwrap_err();
        assert_eq!(answer["kind"], "fault");
        assert!(answer["log_id"].as_str().is_some_and(|id| !id.is_empty()));
    }

    #[test]
    fn a_strange_command_name_stays_out_of_the_log() {
        assert_eq!(act_word("issue_notice"), "issue_notice");
        assert_eq!(act_word("李德福 13800000000"), "unnamed");
    }
}
