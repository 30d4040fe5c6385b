//! `cargo xtask faces`: the faces of the bundle that are kept lighter than their makers made them. Never
//! another outcome from the same files: a test compares.

use crate::shell::{Done, cargo, root, run};

/// Faces traced by a machine, with twice the points that they need.
const TRACED: [&str; 2] = ["FandolFang-Regular.otf", "FandolKai-Regular.otf"];

/// Makes them anew, in about two minutes.
///
/// # Errors
/// When a maker's file is missing or made otherwise than it was.
pub fn faces() -> Done {
    for name in TRACED {
        let mut lighten = cargo("run --locked --release --package press --example lighten --");
        lighten.arg(root().join("src-tauri/press/faces").join(name)).arg(root().join("assets/fonts").join(name));
        run(&mut lighten)?;
    }
    Ok(())
}
