//! Where the program stands, and the ways into an office.

use store::StoreError;

use crate::no::No;
use crate::wire::app::{AppState, AppStatus, Nothing, StartOffice};
use crate::{Desk, Place, founding, lock};

/// `app_status`. It answers in every state.
pub(crate) fn status(desk: &mut Desk, _: Nothing) -> Result<AppStatus, No> {
    let today = desk.today().to_string();
    let version = env!("CARGO_PKG_VERSION").to_owned();
    let wait = desk.watch.wait(desk.mono());
    let blank = AppStatus {
        state: AppState::Empty,
        training: false,
        centre: false,
        office_name: String::new(),
        today,
        notice: None,
        looking: false,
        version,
        recovery_due: false,
        lock_cause: None,
        wait_seconds: u32::try_from(lock::seconds(wait)).unwrap_or(u32::MAX),
    };
    Ok(match &desk.place {
        Place::Empty => blank,
        Place::Open(opened) => AppStatus {
            state: AppState::Open,
            training: opened.book.training,
            centre: opened.book.office.role == register::bundle::OfficeRole::Centre,
            office_name: opened.book.office.name.clone(),
            notice: opened.remark.clone(),
            looking: opened.looking.is_some(),
            recovery_due: opened.looking.is_none() && opened.access.recovery_due(),
            ..blank
        },
        // Not even the office's name: that stands in the closed file.
        Place::Locked(cause) => AppStatus { state: AppState::Locked, lock_cause: Some(*cause), ..blank },
        Place::Shut(error) => AppStatus { state: shut_state(error), notice: Some(shut_sentence(error)), ..blank },
        Place::Unfit(sentence) => AppStatus { state: AppState::Refused, notice: Some(sentence.clone()), ..blank },
    })
}

/// Whether a backup would help.
fn shut_state(error: &StoreError) -> AppState {
    match error {
        StoreError::Damaged(_)
        | StoreError::DiskFailed(_)
        | StoreError::WrongKeyOrDamaged
        | StoreError::EndLost { .. }
        | StoreError::File(_) => AppState::Damaged,
        // Every backup has the ring.
        StoreError::NoRing | StoreError::RingDamaged => AppState::Damaged,
        _ => AppState::Refused,
    }
}

/// Why the office could not be opened, what is safe and what to do.
fn shut_sentence(error: &StoreError) -> String {
    match error {
        StoreError::Held => "数据文件正被另一个程序使用，没有打开。请关闭另一个程序（或另一个廉防窗口）后再启动。".to_owned(),
        StoreError::Newer { .. } => "这个数据文件是更新版本的程序写的，没有打开，也没有改动。请用新版本打开。".to_owned(),
        StoreError::WrongKeyOrDamaged => {
            "数据文件打不开：密钥不配套，或文件开头损坏。文件没有改动。请不要删除任何文件，从下面选一项。".to_owned()
        }
        StoreError::Damaged(_) => {
            "数据文件没有通过完整性检查（可能是磁盘坏道或断电），没有打开，也没有改动。请不要删除任何文件，从下面选一项。".to_owned()
        }
        StoreError::NoRing => {
            "找不到密钥环文件（office.ring），没有打开数据，也没有改动。请把它放回数据文件夹，或者从备份恢复：每份备份里都有密钥环。"
                .to_owned()
        }
        StoreError::RingDamaged => {
            "密钥环文件（office.ring）的两份都已损坏，没有打开数据，也没有改动。请从备份恢复：每份备份里都有密钥环。".to_owned()
        }
        StoreError::File(_) => "读不了数据文件夹里的文件，没有打开数据，也没有改动。请检查文件夹的权限。".to_owned(),
        StoreError::ReadOnly => "数据文件夹不能写入，没有打开。请检查磁盘是否只读。".to_owned(),
        StoreError::DiskFailed(_) => {
            "磁盘读写出错，数据没有打开，也没有改动。请重新启动；如果仍然这样，请维护人员检查这块磁盘。".to_owned()
        }
        StoreError::DiskFull => "磁盘已满，没有打开。请腾出空间后再启动，数据没有受影响。".to_owned(),
        StoreError::NotBackedUp(why) => format!(
            "新版本要更新数据文件的结构，更新之前要先备份，但备份没有做成：{}数据没有打开，也没有改动；旧版本的程序仍能打开它。",
            crate::backup::failure_words(why)
        ),
        _ => "数据没有能够打开，也没有改动。请重新启动；如果仍然这样，请联系维护人员。".to_owned(),
    }
}

/// `start_sample`.
pub(crate) fn start_sample(desk: &mut Desk, _: Nothing) -> Result<AppStatus, No> {
    founding::open_training(desk)?;
    desk.tending.begin_anew();
    status(desk, Nothing {})
}

/// `leave_sample`.
pub(crate) fn leave_sample(desk: &mut Desk, _: Nothing) -> Result<AppStatus, No> {
    founding::leave_training(desk)?;
    status(desk, Nothing {})
}

/// `start_office`.
pub(crate) fn start_office(desk: &mut Desk, request: StartOffice) -> Result<AppStatus, No> {
    if !request.no_state_secrets {
        return Err(No::field("no_state_secrets", "required", "请先确认：本机不得存储、处理国家秘密。"));
    }
    founding::found_real(desk, &request)?;
    desk.tending.begin_anew();
    status(desk, Nothing {})
}
