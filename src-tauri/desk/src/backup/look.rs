//! A backup opened to be looked at: a copy of the copy, from which nothing can be written anywhere. Never the office.

use std::path::PathBuf;

use store::{Backup, Ring, RingFiles, Store};

use super::{folder::Folder, key_of, manifest_of, moment, unreadable};
use crate::keys::Access;
use crate::no::No;
use crate::wire::app::AppStatus;
use crate::wire::backup::BackupRef;
use crate::{Desk, Opened, Place};

/// `open_backup`: the one named, or the newest that reads.
pub(crate) fn open_backup(desk: &mut Desk, request: BackupRef) -> Result<AppStatus, No> {
    if matches!(&desk.place, Place::Open(opened) if opened.looking.is_none()) {
        return Err(No::refuse("open", "数据已经打开，不需要用备份查看。要回到以前的内容，请用“恢复备份”。"));
    }
    let named = !request.path.is_empty();
    let paths: Vec<PathBuf> = if named {
        vec![PathBuf::from(&request.path)]
    } else {
        Folder::of(desk).copies().into_iter().rev().filter(|copy| !copy.damaged).map(|copy| copy.path).collect()
    };
    let mut last = No::refuse("no_backup", "没有找到可用的备份。数据文件没有被改动。");
    for path in paths {
        match look(desk, &path, request.password.as_deref()) {
            Ok(opened) => {
                desk.place = Place::Open(Box::new(opened));
                return crate::app::status(desk, crate::wire::app::Nothing {});
            }
            Err(no) => last = no,
        }
    }
    Err(last)
}

fn look(desk: &Desk, path: &std::path::Path, password: Option<&str>) -> Result<Opened, No> {
    let manifest = manifest_of(path)?;
    let key = key_of(desk, &manifest, password)?;
    let folder = desk.settings.data_dir.join("looking");
    let made = || -> Result<Store, store::StoreError> {
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder)?;
        let file = folder.join("office.db");
        Backup::at(path).unpack(&key, &file)?;
        Store::open(&file, &key)
    };
    let store = made().map_err(|error| unreadable(path, &error))?;
    let taken = moment(&manifest.taken_at);
    let words = format!("现在看的是{taken}的备份，只能查看和打印预览，不能修改。要继续使用，请退出后“恢复备份”。");
    let access = Access { files: RingFiles::of(&folder, "office"), ring: Ring::parse(&manifest.slots)?, shown: None };
    let mut opened = Opened::new(store, Some(words), access)?;
    opened.looking = Some(taken);
    Ok(opened)
}
