//! 锁定: when the office locks itself, and the ways back in. Locked means that the database is closed and its
//! key wiped: there is no handle that a command could use. Never a lock that only the window draws.

use std::time::Duration;

use register::passphrase;
use store::{Op, SlotKind, StoreError};

use crate::no::No;
use crate::wire::app::{AppStatus, Nothing};
use crate::wire::lock::{LockCause, LockOffice, Recover, Unlock};
use crate::{Desk, Opened, Place, app, founding, keys};

/// Commands that a locked office answers; every other is refused before its request is read.
pub(crate) const ANSWERED: &[&str] = &["app_status", "unlock", "recover"];
/// Commands that come without a hand on the machine.
const BY_THEMSELVES: &[&str] = &["app_status", "keep_draft", "read_draft", "undo_state", "lock_office"];
/// So far may the two clocks part before the machine is taken to have slept.
const DRIFT: Duration = Duration::from_secs(15);
/// So long does the page have to keep its drafts.
const GRACE: Duration = Duration::from_secs(3);

/// What a look at the clock found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tick {
    /// Nothing to do.
    Quiet,
    /// The office is to be locked now: the page keeps its drafts and says so, or it is done without it.
    Due(LockCause),
    /// It was locked without the page.
    Locked,
}

/// Tries at the password, and who has a hand on the machine.
#[derive(Debug, Default)]
pub(crate) struct Watch {
    wrong: u32,
    /// By the monotonic clock: no try before.
    until: Duration,
    /// By the monotonic clock: the last sign of a person.
    active: Duration,
    /// Both clocks at the last look: wall in milliseconds since the epoch, monotonic.
    looked: Option<(i64, Duration)>,
    /// Since when the office is to be locked, and why.
    due: Option<(Duration, LockCause)>,
}

impl Watch {
    /// How long the next try has to wait.
    pub(crate) fn wait(&self, now: Duration) -> Duration {
        self.until.saturating_sub(now)
    }

    fn missed(&mut self, now: Duration) {
        self.wrong = self.wrong.saturating_add(1);
        self.until = now + delay(self.wrong);
    }
}

/// What the next try waits after so many wrong ones: nothing at first, for a slip; 42 seconds in the end.
fn delay(wrong: u32) -> Duration {
    Duration::from_secs(match wrong {
        0..=2 => 0,
        3 => 3,
        4 => 6,
        5 => 12,
        6 => 24,
        _ => 42,
    })
}

impl Desk {
    /// Whether a command may go on: while the office is locked, only the ways back in.
    pub(crate) fn admit(&mut self, command: &str) -> Result<(), No> {
        if !BY_THEMSELVES.contains(&command) {
            self.watch.active = self.mono();
            self.watch.due = None;
        }
        let locked = matches!(self.place, Place::Locked(_));
        if locked && !ANSWERED.contains(&command) { Err(No::Locked) } else { Ok(()) }
    }

    /// Whether the office stands locked.
    pub fn is_locked(&self) -> bool {
        matches!(self.place, Place::Locked(_))
    }

    /// Looks at the clocks. The outermost layer asks this every second.
    pub fn tick(&mut self) -> Tick {
        let (wall, now) = (self.settings.clock.now().timestamp_millis(), self.mono());
        let before = self.watch.looked.replace((wall, now));
        let Some(limit) = self.limit() else {
            self.watch.due = None;
            return Tick::Quiet;
        };
        if let Some((since, cause)) = self.watch.due {
            if now.saturating_sub(since) < GRACE {
                return Tick::Due(cause);
            }
            lock(self, cause);
            return Tick::Locked;
        }
        let cause = if before.is_some_and(|before| slept(before, (wall, now))) {
            LockCause::Sleep
        } else if now.saturating_sub(self.watch.active) >= limit {
            LockCause::Idle
        } else {
            return Tick::Quiet;
        };
        self.watch.due = Some((now, cause));
        Tick::Due(cause)
    }

    /// How long nobody may touch the machine; none where nothing is open that could be locked.
    fn limit(&self) -> Option<Duration> {
        let opened = self.opened().ok().filter(|opened| !opened.book.training)?;
        Some(Duration::from_secs(u64::from(opened.book.office.lock_minutes) * 60))
    }
}

/// The monotonic clock stands still while a machine sleeps, the one on the wall does not; and somebody who sets
/// that one to reach another day should not find the office open either.
fn slept((wall, mono): (i64, Duration), (wall_now, mono_now): (i64, Duration)) -> bool {
    let by_wall = wall_now.saturating_sub(wall);
    let by_mono = i64::try_from(mono_now.saturating_sub(mono).as_millis()).unwrap_or(i64::MAX);
    u128::from(by_wall.abs_diff(by_mono)) > DRIFT.as_millis()
}

/// Closes the database and wipes its key. That the journal could not be written keeps nothing open.
fn lock(desk: &mut Desk, cause: LockCause) {
    let why = match cause {
        LockCause::Start | LockCause::Hand => "手动",
        LockCause::Idle => "离开时间到",
        LockCause::Sleep => "电脑休眠或时钟变动",
    };
    let _ = keys::note(desk, Op::Lock, format!("锁定（{why}）"));
    desk.watch.due = None;
    if let Place::Open(opened) = std::mem::replace(&mut desk.place, Place::Locked(cause)) {
        // The log stays beside the file when the disk does not take it; nothing is lost then.
        let _ = opened.store.close();
    }
}

/// `lock_office`.
pub(crate) fn lock_office(desk: &mut Desk, request: LockOffice) -> Result<AppStatus, No> {
    if desk.opened()?.book.training {
        return Err(No::refuse("training", "示例单位没有口令，不用锁定。"));
    }
    lock(desk, request.cause);
    app::status(desk, Nothing {})
}

/// `still_here`: a key or the mouse was used.
pub(crate) fn still_here(desk: &mut Desk, _: Nothing) -> Result<Nothing, No> {
    desk.opened().map(|_| Nothing {})
}

/// `unlock`.
pub(crate) fn unlock(desk: &mut Desk, request: Unlock) -> Result<AppStatus, No> {
    let typed = zeroize::Zeroizing::new(passphrase::normal(request.password.text()));
    let by = try_open(desk, "password", &[SlotKind::Password, SlotKind::Second], &typed)?;
    entered(desk, if by == SlotKind::Second { "第二持有人的口令" } else { "口令" })?;
    app::status(desk, Nothing {})
}

/// `recover`.
pub(crate) fn recover(desk: &mut Desk, request: Recover) -> Result<AppStatus, No> {
    cause(desk)?;
    let code = zeroize::Zeroizing::new(register::recovery_code::read(request.code.text())?);
    // A password that is refused anyway should not cost a try; the office's names are known only behind the door.
    keys::acceptable(request.password.text(), request.password_again.text(), &[])?;
    try_open(desk, "code", &[SlotKind::Recovery, SlotKind::Unproven], &code)?;
    if let Err(no) = keys::renew_by_code(desk, &code, &request) {
        if let Place::Open(opened) = std::mem::replace(&mut desk.place, Place::Locked(LockCause::Start)) {
            let _ = opened.store.close();
        }
        return Err(no);
    }
    entered(desk, "恢复码，口令已重设")?;
    app::status(desk, Nothing {})
}

/// Why the office is locked; where it is not, there is no door to try.
fn cause(desk: &Desk) -> Result<LockCause, No> {
    match desk.place {
        Place::Locked(cause) => Ok(cause),
        Place::Open(_) => Err(No::refuse("not_locked", "现在没有锁定，不用解锁。")),
        Place::Empty | Place::Shut(_) | Place::Unfit(_) => Err(No::Locked),
    }
}

/// One try at the door.
fn try_open(desk: &mut Desk, field: &str, kinds: &[SlotKind], secret: &str) -> Result<SlotKind, No> {
    let cause = cause(desk)?;
    let now = desk.mono();
    let wait = desk.watch.wait(now);
    if !wait.is_zero() {
        return Err(No::field(field, "wait", format!("输错次数多了，请过{}秒再试。", seconds(wait))));
    }
    match founding::open_real(desk, kinds, secret) {
        Ok((opened, by)) => {
            desk.place = Place::Open(Box::new(opened));
            desk.tending.begin_anew();
            desk.watch.active = now;
            desk.key_of_shut = None;
            Ok(by)
        }
        Err(No::Store(StoreError::WrongSecret)) => {
            desk.watch.missed(now);
            Err(No::field(field, "wrong", wrong(field, desk.watch.wrong, desk.watch.wait(now))))
        }
        // Another window has the file, or the disk is full: put right, the same door opens.
        Err(No::Store(error @ (StoreError::Held | StoreError::DiskFull | StoreError::ReadOnly | StoreError::NotBackedUp(_)))) => {
            desk.place = Place::Locked(cause);
            Err(No::Store(error))
        }
        // The secret was right, so it is the file: the damaged page follows.
        Err(No::Store(error)) => {
            // The backups need it on that page; it goes with the page.
            desk.key_of_shut = founding::right_key(desk, kinds, secret);
            desk.place = Place::Shut(error);
            Err(No::refuse("damaged", "口令是对的，但数据文件没有通过检查，没有打开，也没有改动。请看下一页的说明。"))
        }
        Err(no) => Err(no),
    }
}

fn wrong(field: &str, times: u32, wait: Duration) -> String {
    let what = if field == "code" {
        "这不是本单位现在的恢复码，可能是以前作废的那张。"
    } else {
        "口令不对。请看看大写锁定和输入法。"
    };
    let then = if wait.is_zero() { String::new() } else { format!("已输错{times}次，请过{}秒再试。", seconds(wait)) };
    format!("{what}{then}")
}

/// Whole seconds, rounded up.
pub(crate) fn seconds(wait: Duration) -> u64 {
    wait.as_millis().div_ceil(1000).try_into().unwrap_or(u64::MAX)
}

/// The door opened: that goes into the journal, with the wrong tries before it.
fn entered(desk: &mut Desk, by: &str) -> Result<(), No> {
    let wrong = std::mem::take(&mut desk.watch.wrong);
    desk.watch.until = Duration::ZERO;
    let before = if wrong > 0 { format!("，此前输错{wrong}次") } else { String::new() };
    keys::note(desk, Op::Unlock, format!("解锁（{by}{before}）"))
}

impl Opened {
    /// The training office has nothing to lock.
    pub(crate) fn lockable(&self) -> bool {
        !self.book.training
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_grows_to_42_seconds_and_no_further() {
        let waits: Vec<u64> = (0..10).map(|wrong| delay(wrong).as_secs()).collect();
        assert_eq!(waits, [0, 0, 0, 3, 6, 12, 24, 42, 42, 42]);
        assert_eq!((delay(u32::MAX).as_secs(), seconds(Duration::from_millis(2001))), (42, 3));
    }

    #[test]
    fn sleep_is_told_by_two_clocks() {
        let at = |wall: i64, mono: u64| (wall * 1000, Duration::from_secs(mono));
        assert!(!slept(at(100, 100), at(200, 200)), "a long look is no sleep");
        assert!(slept(at(100, 100), at(4_000, 101)), "the lid was shut");
        assert!(slept(at(4_000, 100), at(100, 101)), "the clock was set back");
        assert!(!slept(at(100, 100), at(110, 101)), "the clock was put right by seconds");
    }
}
