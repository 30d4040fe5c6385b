//! How far a long act is, and the person's wish to stop it. Shared with whoever waits outside the desk's lock. Never
//! an act of its own, and never a clock.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};

use crate::no::No;

/// The one long act that may be under way.
#[derive(Debug, Default)]
pub struct Headway {
    /// What is being done, in the person's words; none between acts.
    stage: Mutex<Option<&'static str>>,
    done: AtomicU64,
    total: AtomicU64,
    stop: AtomicBool,
}

impl Headway {
    /// `{stage, done, total, stopping}`; null when nothing long is under way. A total of 0 is not known yet.
    pub fn state(&self) -> Value {
        let stage = *self.stage.lock().unwrap_or_else(PoisonError::into_inner);
        stage.map_or(Value::Null, |stage| {
            json!({
                "stage": stage,
                "done": self.done.load(Ordering::Relaxed),
                "total": self.total.load(Ordering::Relaxed),
                "stopping": self.stop.load(Ordering::Relaxed),
            })
        })
    }

    /// Asks the act to stop at its next step; without one, nothing happens.
    pub fn stop(&self) {
        if self.stage.lock().unwrap_or_else(PoisonError::into_inner).is_some() {
            self.stop.store(true, Ordering::Relaxed);
        }
    }

    fn set(&self, stage: Option<&'static str>) {
        *self.stage.lock().unwrap_or_else(PoisonError::into_inner) = stage;
        self.done.store(0, Ordering::Relaxed);
        self.total.store(0, Ordering::Relaxed);
    }
}

/// An act under way; when it is dropped, whatever became of it, nothing is.
pub(crate) struct Underway(Arc<Headway>);

impl Underway {
    /// Begins.
    pub(crate) fn begin(headway: &Arc<Headway>) -> Self {
        headway.stop.store(false, Ordering::Relaxed);
        Self(Arc::clone(headway))
    }

    /// The next thing that is done.
    pub(crate) fn stage(&self, stage: &'static str, total: usize) {
        self.0.set(Some(stage));
        self.0.total.store(total as u64, Ordering::Relaxed);
    }

    /// So much of it is done; whether to go on.
    pub(crate) fn at(&self, done: usize) -> bool {
        self.0.done.store(done as u64, Ordering::Relaxed);
        !self.0.stop.load(Ordering::Relaxed)
    }

    /// The same, as the refusal that leaves everything as it was.
    pub(crate) fn go_on(&self, done: usize) -> Result<(), No> {
        if self.at(done) { Ok(()) } else { Err(No::refuse("stopped", "已经取消，没有导入任何内容。")) }
    }
}

impl Drop for Underway {
    fn drop(&mut self) {
        self.0.set(None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_to_stop_counts_for_the_act_under_way_only() {
        let headway = Arc::new(Headway::default());
        headway.stop();
        assert_eq!(headway.state(), Value::Null);
        let act = Underway::begin(&headway);
        act.stage("正在读取", 10);
        assert!(act.at(3));
        assert_eq!(headway.state(), json!({ "stage": "正在读取", "done": 3, "total": 10, "stopping": false }));
        headway.stop();
        assert!(act.go_on(4).is_err());
        drop(act);
        assert_eq!(headway.state(), Value::Null);
        let next = Underway::begin(&headway);
        next.stage("正在核对", 0);
        assert!(next.at(0), "the next act is not stopped by an old wish");
    }
}
