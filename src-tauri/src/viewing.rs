//! Papers in files outside the database: one saved where the person chose, or one lent to the
//! system's viewer from a folder of our own. Never a file left behind there: the folder is emptied
//! at start and at exit.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::fault::Fault;

/// The folder whose files another program may read for a while, inside the data folder: nobody
/// else's temporary folder ever holds a paper.
pub fn lending_folder(data: &Path) -> PathBuf {
    data.join("lent")
}

/// Removes what is lent. A file that a viewer still holds open stays until the next time.
pub fn empty(folder: &Path) {
    for file in fs::read_dir(folder).into_iter().flatten().flatten() {
        let _ = fs::remove_file(file.path());
    }
}

/// Writes a paper where a viewer can read it, and says where.
///
/// # Errors
/// A fault when the disk does not take it.
pub fn lend(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf, Fault> {
    fs::create_dir_all(folder).map_err(|error| unwritten(&error))?;
    let file = folder.join(plain_name(name));
    save(&file, bytes)?;
    Ok(file)
}

/// Writes a whole file: complete or not at all, and on the disk when this returns.
///
/// # Errors
/// A fault when the disk does not take it; an older file of that name is then still whole.
pub fn save(file: &Path, bytes: &[u8]) -> Result<(), Fault> {
    desk::file::write_whole(file, bytes).map_err(|error| unwritten(&error))
}

/// Only the last part of a name, and nothing in it that a system takes for more than a name.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    desk::file::safe_name(last)
}

fn unwritten(error: &io::Error) -> Fault {
    match error.kind() {
        io::ErrorKind::StorageFull => Fault::new("disk_full", "磁盘满了，文件没有写成。", "请腾出空间或者换一个位置再存。"),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            Fault::new("read_only", "这个位置不能写入，文件没有写成。", "请换一个文件夹再存。")
        }
        _ => Fault::new("not_written", "文件没有写成。", "请换一个位置再存；如果是优盘，请检查是否插好。"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_saved_paper_is_whole_and_leaves_no_part() {
        let folder = crate::test_folder("save");
        let file = folder.join("通知书.pdf");
        save(&file, b"first").unwrap();
        save(&file, b"%PDF-1.7 second").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"%PDF-1.7 second");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
    }

    #[test]
    fn a_place_that_cannot_be_written_is_said_and_the_old_file_stays() {
        let folder = crate::test_folder("refuse");
        let file = folder.join("a.pdf");
        save(&file, b"old").unwrap();
        // A folder stands where the part file would go.
        fs::create_dir(folder.join("a.pdf.part")).unwrap();
        let fault = save(&file, b"new").unwrap_err();
        assert!(fault.what.contains("没有写成"));
        assert_eq!(fs::read(&file).unwrap(), b"old");
    }

    #[test]
    fn a_lent_paper_stays_in_its_folder_and_goes() {
        let folder = lending_folder(&crate::test_folder("lend"));
        let file = lend(&folder, "../../etc/通知书.pdf", b"%PDF-").unwrap();
        assert_eq!(file, folder.join("通知书.pdf"));
        empty(&folder);
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
    }
}
