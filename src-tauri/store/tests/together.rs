//! Offices opened at the same moment by several threads of a process that has opened none before. Never
//! another test in this file: only the first opening of a process is of interest.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

mod common;

use std::sync::Barrier;

use common::{Folder, key};
use store::Store;

/// Once in some hundred runs a thread met a cipher that another thread was still setting up, and its key
/// was refused.
#[test]
fn the_first_offices_of_a_process_open_together() {
    const THREADS: usize = 16;
    let start = Barrier::new(THREADS);
    std::thread::scope(|scope| {
        let work: Vec<_> = (0..THREADS)
            .map(|_| {
                scope.spawn(|| {
                    let folder = Folder::new();
                    start.wait();
                    Store::create(&folder.file(), &key()).map(|store| store.close().is_ok())
                })
            })
            .collect();
        for thread in work {
            assert!(thread.join().unwrap().unwrap());
        }
    });
}
