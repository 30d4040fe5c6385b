//! What the machine could not do, in words: what happened, whether the data is safe, what to do. The
//! log gets an id and a code, never a text of the office.

use std::io::Write as _;

use store::StoreError;

use crate::Desk;
use crate::wire::answer::Answer;

/// Makes fault answers.
pub(crate) struct Fault;

impl Fault {
    /// The request is not of the command's shape.
    pub(crate) fn bad_request(desk: &mut Desk, command: &str, error: &serde_json::Error) -> Answer {
        // serde names fields and types, never values, in the errors that can come here.
        Self::answer(
            desk,
            "bad_request",
            &format!("{command}: {:?} at {}", error.classify(), error.column()),
            "命令的内容不完整或格式不对。",
            "请按帮助中的格式再试。",
        )
    }

    /// There is no such command.
    pub(crate) fn unknown_command(desk: &mut Desk, command: &str) -> Answer {
        let known = command.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') && command.len() < 60;
        Self::answer(desk, "unknown_command", if known { command } else { "unnamed" }, "没有这个命令。", "请检查命令名称。")
    }

    /// Something that cannot happen did.
    pub(crate) fn internal(desk: &mut Desk, text: &str) -> Answer {
        Self::answer(desk, "internal", text, "程序在这一步出了错，这一步没有做成。", "请再试一次；如果仍然这样，请记下编号联系维护人员。")
    }

    /// The store failed.
    pub(crate) fn store(desk: &mut Desk, error: &StoreError) -> Answer {
        let log = error.to_string();
        let (code, what, todo) = match error {
            StoreError::DiskFull if crate::backup::ballast::release(desk) => (
                "disk_full",
                "磁盘已满，没有能够保存。程序已让出预留的32 MB应急空间。",
                "请再点一次保存，已填的内容还在；随后请尽快删除不用的文件，腾出空间。",
            ),
            StoreError::DiskFull => ("disk_full", "磁盘已满，没有能够保存。", "请腾出空间后再点一次保存，已填的内容还在。"),
            StoreError::DiskFailed(_) => (
                "disk_failed",
                "磁盘读写出错，没有能够保存。",
                "请再点一次保存，已填的内容还在；如果仍然这样，请先把数据另存到别的盘，并请维护人员检查这块磁盘。",
            ),
            StoreError::ReadOnly => {
                ("read_only", "数据文件夹不能写入，没有能够保存。", "请检查磁盘是否只读、文件夹权限是否被改动，然后再试。")
            }
            StoreError::Held => ("held", "数据文件正被另一个程序使用。", "请关闭另一个程序（或另一个廉防窗口）后再试。"),
            StoreError::WrongKeyOrDamaged => {
                ("wrong_key", "数据文件打不开：密钥不对，或文件开头损坏。", "请检查密钥文件是否与数据文件配套；不要删除任何文件。")
            }
            StoreError::Damaged(_) => {
                ("damaged", "数据文件检查没有通过。", "请退出，不要继续使用这个文件，并联系维护人员；文件没有被改动。")
            }
            StoreError::WrongSecret => ("wrong_secret", "口令不对。", "请再输一次。"),
            StoreError::NoRing | StoreError::RingDamaged => {
                ("ring", "密钥环文件（office.ring）不在或者已损坏。", "请把它放回数据文件夹，或者从备份恢复；不要删除任何文件。")
            }
            StoreError::Newer { .. } => ("newer", "这个数据文件是更新版本的程序写的。", "请用新版本打开；文件没有被改动。"),
            StoreError::NotBackedUp(why) if matches!(**why, StoreError::DiskFull) => (
                "not_backed_up",
                "新版本要更新数据文件的结构，更新之前要先备份，但磁盘空间不足，备份没有做成。数据没有打开，也没有改动。",
                "请腾出空间后再输一次口令；旧版本的程序仍能打开它。",
            ),
            StoreError::NotBackedUp(_) => (
                "not_backed_up",
                "新版本要更新数据文件的结构，更新之前要先备份，但备份没有做成。数据没有打开，也没有改动。",
                "请检查数据文件夹里的“backups”能不能写入，然后再输一次口令；旧版本的程序仍能打开它。",
            ),
            StoreError::NoCipher => ("no_cipher", "程序缺少加密组件，不能打开数据。", "请重新安装程序。"),
            StoreError::BadBackup(_) => {
                ("bad_backup", "备份没有通过核对，没有采用；原有的备份没有动。", "请再做一次；如果仍然这样，请换一个磁盘。")
            }
            StoreError::NotABackup => ("not_a_backup", "这个文件不是廉防的备份。", "请选以“.lfb”结尾的备份文件。"),
            _ => ("internal", "程序在这一步出了错，这一步没有做成。", "请再试一次；如果仍然这样，请记下编号联系维护人员。"),
        };
        Self::answer(desk, code, &log, what, todo)
    }

    /// A file outside the office could not be read or written.
    pub(crate) fn file(desk: &mut Desk, name: &str, error: &std::io::Error) -> Answer {
        use std::io::ErrorKind::{NotFound, PermissionDenied, StorageFull};
        let (code, why) = match error.kind() {
            NotFound => ("not_found", "文件不存在"),
            PermissionDenied => ("read_only", "没有权限"),
            StorageFull => ("disk_full", "磁盘已满"),
            _ => ("file", "读写失败"),
        };
        Self::answer(desk, code, &format!("file: {:?}", error.kind()), &format!("“{name}”{why}。"), "请检查文件和所在的文件夹后再试。")
    }

    fn answer(desk: &mut Desk, code: &str, log: &str, what: &str, todo: &str) -> Answer {
        let log_id = desk.log(code, log);
        Answer::Fault {
            code: code.to_owned(),
            what: what.to_owned(),
            safe: "已保存的数据没有受影响。".to_owned(),
            todo: todo.to_owned(),
            log_id,
        }
    }
}

impl Desk {
    /// Writes a line to the log beside the data and returns its id. A log that cannot be written
    /// must not stop the answer.
    fn log(&mut self, code: &str, text: &str) -> String {
        self.faults += 1;
        let now = self.settings.clock.now();
        let id = format!("{}-{}", now.format("%m%d%H%M%S"), self.faults);
        let file = std::fs::OpenOptions::new().create(true).append(true).open(self.settings.data_dir.join("desk.log"));
        if let Ok(mut file) = file {
            let _ = writeln!(file, "{} {id} {code} {text}", now.to_rfc3339());
        }
        id
    }
}
