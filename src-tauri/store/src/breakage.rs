//! What a deliberately broken build leaves out. A check that cannot fail does not count: the tests that try the safety
//! of the store run against each of these too, and must find the damage. Never in what is shipped: without the feature
//! `breakable`, which test crates alone enable, nothing here can be switched on.

/// One thing left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Breakage {
    /// The log is not on the disk when an act is answered.
    SyncNormal,
    /// Nothing waits for the disk at all.
    SyncOff,
    /// Nobody hears that an act could not be committed.
    UnheardCommit,
    /// A backup counts without having been read back.
    UnverifiedBackup,
    /// A file is opened without having been looked through.
    UncheckedStart,
    /// A walk over the journal does not look at what the entries cover.
    UncheckedDigests,
    /// Nothing left out, but one step of the schema more than any release has: the next version of the program.
    #[cfg(feature = "breakable")]
    NextSchema,
    /// The same, and the step loses a row.
    #[cfg(feature = "breakable")]
    NextSchemaLoses,
}

#[cfg(feature = "breakable")]
mod switched {
    use std::cell::RefCell;

    use super::Breakage;

    thread_local! {
        /// Of one thread: tests of the same process run side by side, most of them unbroken.
        static OFF: RefCell<Vec<Breakage>> = const { RefCell::new(Vec::new()) };
    }

    /// Does the work on this thread with these things left out.
    pub fn with<T>(broken: &[Breakage], work: impl FnOnce() -> T) -> T {
        let before = OFF.replace(broken.to_vec());
        let answer = work();
        OFF.set(before);
        answer
    }

    pub(crate) fn is(breakage: Breakage) -> bool {
        OFF.with_borrow(|off| off.contains(&breakage))
    }
}

#[cfg(feature = "breakable")]
pub(crate) use switched::is;
#[cfg(feature = "breakable")]
pub use switched::with;

/// Whether this is left out. In what is shipped nothing ever is.
#[cfg(not(feature = "breakable"))]
pub(crate) const fn is(_: Breakage) -> bool {
    false
}
