//! The clock on the wall, handed to desk. The command line is an outermost layer.

use chrono::{DateTime, FixedOffset};

/// The local time of this machine.
pub(crate) struct WallClock;

impl desk::Clock for WallClock {
    #[expect(clippy::disallowed_methods, reason = "the command line is an outermost layer: somebody must ask the clock")]
    fn now(&self) -> DateTime<FixedOffset> {
        chrono::Local::now().fixed_offset()
    }
}
