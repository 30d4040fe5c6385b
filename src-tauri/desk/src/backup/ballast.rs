//! The ballast: a file that is there to be given up. A full disk takes not even a deletion, so the room it held lets the
//! person go on until there is more. Never anything of the office in it.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::PathBuf;

use super::folder::size_words;
use crate::Desk;

/// Bytes of the ballast.
const BALLAST: usize = 32 << 20;
/// Below this the person is told.
const LOW: u64 = 1 << 30;
/// Below this no file is attached any more.
pub(crate) const NO_ATTACHMENTS: u64 = 300 << 20;

fn place(desk: &Desk) -> PathBuf {
    desk.settings.data_dir.join("ballast")
}

/// Gives the ballast up; whether there was any.
pub(crate) fn release(desk: &Desk) -> bool {
    fs::remove_file(place(desk)).is_ok()
}

/// Takes ballast in where there is ample room and none yet.
pub(super) fn fill(desk: &Desk) {
    let (file, folder) = (place(desk), &desk.settings.data_dir);
    if file.exists() || desk.ground.free_bytes(folder).is_none_or(|free| free < LOW) {
        return;
    }
    let written = || -> std::io::Result<()> {
        let mut out = File::create(&file)?;
        // No two blocks alike, so that no disk stores it as nothing.
        let mut block = vec![0_u8; 1 << 16];
        let mut word = 0x9e37_79b9_7f4a_7c15_u64;
        for _ in 0..BALLAST / block.len() {
            for bytes in block.chunks_exact_mut(8) {
                word ^= word << 13;
                word ^= word >> 7;
                word ^= word << 17;
                bytes.copy_from_slice(&word.to_le_bytes());
            }
            out.write_all(&block)?;
        }
        out.sync_all()
    };
    if written().is_err() {
        let _ = fs::remove_file(&file);
    }
}

/// How much room there is, in words.
pub(super) fn room_words(desk: &Desk) -> String {
    match desk.ground.free_bytes(&desk.settings.data_dir) {
        Some(free) => format!("还有{}可用", size_words(free)),
        None => "不能得知可用空间".to_owned(),
    }
}

/// What is to be said of the room: nothing while it is ample.
pub(super) fn warning(desk: &Desk) -> Option<String> {
    let free = desk.ground.free_bytes(&desk.settings.data_dir).filter(|free| *free < LOW)?;
    Some(format!("数据所在的磁盘只剩{}。已保存的内容没有问题，请尽快删除不用的文件或换到大一些的磁盘。", size_words(free)))
}
