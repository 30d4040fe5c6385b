//! a program that is killed while it writes a file. Never half a file, and never none where there was one.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::office::Folder;

/// Where the hand writes; without it the hand does nothing.
const PLACE: &str = "LIANFANG_TEST_HAND";
const KILLS: usize = 1_000;

fn content(letter: u8) -> Vec<u8> {
    vec![letter; 60_000]
}

/// What is killed: it writes one file over and over, with one content and the other.
#[test]
fn the_hand_that_writes() {
    let Some(place) = std::env::var_os(PLACE) else { return };
    let both = [content(b'a'), content(b'b')];
    for turn in 0.. {
        desk::file::write_whole(Path::new(&place), &both[turn % 2]).unwrap();
    }
}

#[test]
fn a_file_is_whole_whenever_its_writer_is_killed() {
    let folder = Folder::new();
    let file: PathBuf = folder.file("目录.pdf");
    desk::file::write_whole(&file, &content(b'a')).unwrap();
    let mut part_seen = 0;
    for kill in 0..KILLS {
        let mut hand = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "cut_off::the_hand_that_writes", "--nocapture"])
            .env(PLACE, &file)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // From before its first write to well into many of them.
        std::thread::sleep(Duration::from_micros(2_000 + (kill as u64 * 7_919) % 12_000));
        hand.kill().unwrap();
        hand.wait().unwrap();
        let bytes = fs::read(&file).unwrap();
        assert!(bytes == content(b'a') || bytes == content(b'b'), "kill {kill}: {} bytes", bytes.len());
        part_seen += usize::from(folder.file("目录.pdf.part").exists());
    }
    assert!(part_seen > 0, "no writer was met at its work");
    figures::line(
        "R-05",
        &format!(
            "files cut off: {} writers killed, {part_seen} of them in the middle of a file; 0 files less than whole",
            figures::count(KILLS)
        ),
    );
}
