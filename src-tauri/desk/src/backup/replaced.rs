//! 被替换: what stood before a backup took its place. It lies whole in a folder of its own and can be put back; what it
//! is exchanged for goes aside in the same way. Never removed by the program.

use std::fs;
use std::path::Path;

use store::{Ring, Store};

use super::restore::{clear_coming, coming, exchange, note};
use super::take_before;
use crate::founding::{self, Which};
use crate::no::No;
use crate::wire::backup::{ReplacedLine, ReplacedRef, Restored};
use crate::{Desk, Place};

const NAME: &str = "被替换-";
/// The file in such a folder that says when and why.
pub(super) const WORDS: &str = "说明.txt";

/// The name of the next one; empty where no office stands.
pub(super) fn next(data: &Path, which: Which) -> String {
    let (db, _) = which.files(data);
    if !founding::standing_files(&db).iter().any(|(file, _)| file.exists()) {
        return String::new();
    }
    let greatest = names(data).iter().filter_map(|name| name.strip_prefix(NAME)?.parse::<u32>().ok()).max().unwrap_or_default();
    format!("{NAME}{}", greatest + 1)
}

fn names(data: &Path) -> Vec<String> {
    let folders = fs::read_dir(data).into_iter().flatten().flatten();
    let mut names: Vec<String> =
        folders.filter_map(|entry| entry.file_name().into_string().ok()).filter(|name| name.starts_with(NAME)).collect();
    names.sort_by_key(|name| name.strip_prefix(NAME).and_then(|number| number.parse::<u32>().ok()));
    names
}

/// Newest first.
pub(super) fn lines(desk: &Desk) -> Vec<ReplacedLine> {
    let data = &desk.settings.data_dir;
    let line = |name: String| {
        let words = fs::read_to_string(data.join(&name).join(WORDS)).unwrap_or_default().trim().replace('\n', "；");
        ReplacedLine { name, words }
    };
    names(data).into_iter().rev().map(line).collect()
}

/// `put_back`.
pub(crate) fn put_back(desk: &mut Desk, request: ReplacedRef) -> Result<Restored, No> {
    let data = desk.settings.data_dir.clone();
    if !names(&data).contains(&request.name) {
        return Err(No::unknown("被替换的数据", &request.name));
    }
    let from = data.join(&request.name);
    let which = Which::of(founding::in_training(desk));
    let now = match desk.opened() {
        Ok(opened) if opened.looking.is_none() => Some(opened.store.read(|reader| reader.head())?),
        _ => None,
    };
    if now.is_some() {
        take_before(desk, "换回")?;
    }
    clear_coming(&data)?;
    // It is tried out on a copy: what lies aside stays as it is.
    let tried = || -> Result<(store::Head, store::Key, Vec<u8>), No> {
        let into = coming(&data);
        fs::create_dir_all(&into).map_err(store::StoreError::from)?;
        for (file, name) in founding::standing_files(&which.files(&from).0) {
            if file.exists() {
                fs::copy(&file, into.join(name.replacen(which.word(), "office", 1))).map_err(store::StoreError::from)?;
            }
        }
        let slots = fs::read(from.join(founding::SLOTS)).map_err(store::StoreError::from)?;
        let key = match &desk.place {
            // Whatever its password was then: the data key of an office stays the same.
            Place::Open(opened) if Ring::parse(&slots).is_ok_and(|kept| kept.is_of_same_office(&opened.access.ring)) => {
                opened.store.key().clone()
            }
            _ => founding::open_slots(&slots, None)?,
        };
        let store = Store::open(&into.join("office.db"), &key)?;
        let head = store.read(|reader| reader.head())?;
        store.close()?;
        Ok((head, key, slots))
    };
    let (head, key, slots) = tried().map_err(|no| {
        let _ = clear_coming(&data);
        match no {
            No::Store(error) => {
                No::refuse("bad_backup", format!("“{}”打不开：{}现有数据没有变化。", request.name, super::failure_words(&error)))
            }
            other => other,
        }
    })?;
    let why = format!("换回“{}”时换下", request.name);
    let aside = exchange(desk, which, (&key, Some(&slots)), now.as_ref(), &why)?;
    let before = now.map_or_else(|| "未知".to_owned(), |now| format!("{}（第{}条）", now.short(), now.seq));
    note(desk, format!("换回“{}”，换回前链首{before}，换回的链首{}（第{}条）", request.name, head.short(), head.seq))?;
    Ok(Restored {
        sentence: format!("已换回“{}”，核对无误。刚才的数据在“{aside}”。", request.name), replaced: aside, numbers: Vec::new()
    })
}
