//! 演练: a restore that is only tried out, in a folder of its own. Never a byte of the office changed but the line that
//! says when it was done.

use store::{Act, Backup, Op, Store, Undo};

use super::{key_of, manifest_of, unreadable};
use crate::Desk;
use crate::headway::Underway;
use crate::no::No;
use crate::wire::backup::BackupRef;
use crate::wire::record::Done;

/// `drill_backup`.
pub(crate) fn drill_backup(desk: &mut Desk, request: BackupRef) -> Result<Done, No> {
    desk.writable()?;
    let path = std::path::PathBuf::from(&request.path);
    let manifest = manifest_of(&path)?;
    let key = key_of(desk, &manifest, request.password.as_deref())?;
    let folder = desk.settings.data_dir.join("drill");
    let act = Underway::begin(&desk.headway);
    act.stage("正在取出备份", 3);
    let made = || -> Result<(u64, usize), store::StoreError> {
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder)?;
        let file = folder.join("office.db");
        Backup::at(&path).unpack(&key, &file)?;
        act.stage("正在打开核对", 3);
        act.at(1);
        let store = Store::open(&file, &key)?;
        let (chain, astray, papers) = store.read(|reader| Ok((reader.verify_journal()?, reader.verify_rows()?, reader.papers()?)))?;
        act.stage("正在核对文书", 3);
        act.at(2);
        let whole =
            papers.iter().all(|line| store.read(|reader| reader.paper_bytes(line.id)).is_ok_and(|(_, bytes, kept)| digest(&bytes) == kept));
        store.close()?;
        if chain.broken_at.is_none() && astray.is_empty() && whole {
            Ok((chain.entries, papers.len()))
        } else {
            Err(store::StoreError::BadBackup("drill"))
        }
    };
    let made = made();
    // Nothing of an office stays there, sealed as it is.
    let _ = std::fs::remove_dir_all(&folder);
    drop(act);
    let (entries, papers) = made.map_err(|error| unreadable(&path, &error))?;
    let taken = super::moment(&manifest.taken_at);
    let label = format!("恢复演练成功（{taken}的备份）");
    desk.record(Act { op: Op::Drill, entity: "backup", label, undo: Undo::Aside, always: true }, |_, _| Ok(()))?;
    Ok(Done {
        count: 1,
        sentence: format!("演练成功：{taken}的备份可以完整恢复（操作记录{entries}条、文书{papers}份全部核对无误）。现有数据没有动。"),
    })
}

fn digest(bytes: &[u8]) -> Vec<u8> {
    use sha2::{Digest as _, Sha256};
    Sha256::digest(bytes).to_vec()
}

/// When one was done last.
pub(super) fn words(desk: &Desk) -> String {
    let Ok(opened) = desk.opened() else { return String::new() };
    match opened.store.read(|reader| reader.last_entry_of(Op::Drill)).unwrap_or_default() {
        Some(at) => format!("上次演练：{}，成功。", super::moment(&at)),
        None => "还没有演练过。建议每季度演练一次，确认备份真的能恢复。".to_owned(),
    }
}
