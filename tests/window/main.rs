//! Errands in the real window: the built program on a desktop of its own, driven as a person
//! drives it. Never a mocked bridge, and never run by a plain `cargo test`, which has not built the
//! program: `cargo xtask test` runs `cargo test --workspace --test window` after the build.
#![expect(clippy::expect_used, clippy::panic, reason = "a test's helpers end the test by panicking")]

mod app;
mod appraisal;
mod backups;
mod batch;
mod bundles;
mod by_keys;
mod check;
mod close;
mod desktop;
mod driver;
mod duties;
mod editions;
mod endings;
mod errand;
mod export;
mod founding;
mod harm;
mod host;
mod intake;
mod ledger;
mod letters;
mod locking;
mod looks;
mod masking;
mod memory;
mod people;
mod powers;
mod printer;
mod printing;
mod proposal;
mod real;
mod records;
mod reports;
mod returns;
mod risks;
mod shelf;
mod signals;
mod spot_checks;
mod templates;
mod typefaces;
mod way;
mod wizard;
