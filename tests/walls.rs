//! The house rules as tests: which crate may lean on which, what a crate's source may not hold,
//! which words the office's things bear, and what the window's page is kept from. Never a rule of
//! the office itself.
#![expect(clippy::expect_used, reason = "a test's helpers end the test by panicking")]

#[path = "walls/edges.rs"]
mod edges;
#[path = "walls/page.rs"]
mod page;
#[path = "walls/sources.rs"]
mod sources;
#[path = "walls/words.rs"]
mod words;
