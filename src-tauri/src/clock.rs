//! The clock on the wall, handed to desk. Never asked anywhere else in the product.

use chrono::{DateTime, FixedOffset};

/// The local time of this machine.
#[derive(Debug, Clone, Copy)]
pub struct WallClock;

impl desk::Clock for WallClock {
    #[expect(clippy::disallowed_methods, reason = "the shell is the outermost layer: somebody must ask the clock")]
    fn now(&self) -> DateTime<FixedOffset> {
        chrono::Local::now().fixed_offset()
    }
}
