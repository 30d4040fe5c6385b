//! `soak`: the checks of reliability in their nightly sizes, for hours: a hundred thousand power cuts, ten thousand kills,
//! ten years of work, and what the program is built of. Never a part of a change's own checks.

use crate::figures::{self, Owed};
use crate::needs::{self, For};
use crate::shell::{Done, cargo, run};

/// The checks that this run makes.
const OWED: Owed = Owed::Only(&["R-01", "R-02", "R-03", "R-04", "R-28", "R-31", "R-48", "R-49", "R-50"]);

/// Sizes of a night, as the tests read them.
const SIZES: &[(&str, &str)] = &[
    ("LIANFANG_IMAGES", "100000"),
    ("LIANFANG_KILLS", "10000"),
    ("LIANFANG_STRIDE", "1"),
    ("LIANFANG_YEARS", "10"),
    ("LIANFANG_HOSTILE", "whole"),
];

/// `soak [TEST…]`: all of it, or the tests whose names hold one of these words.
///
/// # Errors
/// When a check fails or leaves no figure.
pub fn soak(words: &[String]) -> Done {
    needs::have(For::Testing)?;
    figures::begin()?;
    // Optimised: what takes hours should take fewer.
    let mut line = "test --locked --release --package lianfang-powercut --package exchange --no-fail-fast --test power_cut \
                    --test killed --test faults --test long_use --test memory --test supply --test limits --"
        .to_owned();
    for word in words {
        line.push(' ');
        line.push_str(word);
    }
    let mut command = figures::told(cargo(&line));
    command.envs(SIZES.iter().copied());
    let done = run(&mut command);
    let owed = if words.is_empty() { OWED } else { Owed::Only(&[]) };
    figures::close(owed)?;
    done
}
