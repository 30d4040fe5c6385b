//! Wire types of 口令, 恢复码 and 锁定. Never a secret that outlives its request, and none in a debug text.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroize as _;

/// A password or a code on its way in. Wiped when it is let go; a debug text does not show it.
#[derive(Clone, Default, Serialize, Deserialize, TS)]
#[ts(type = "string")]
pub struct Secret(String);

impl Secret {
    /// What was typed.
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Why the office is locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LockCause {
    /// 程序刚启动.
    Start,
    /// 手动锁定.
    Hand,
    /// 离开超过设定的分钟数.
    Idle,
    /// The machine slept, or its clock jumped.
    Sleep,
}

/// Locks the office.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LockOffice {
    /// Why.
    pub cause: LockCause,
}

/// Opens a locked office.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Unlock {
    /// 口令 of the secretary or of the second holder.
    pub password: Secret,
}

/// Opens a locked office by 恢复码; the password is made anew, and so is the code.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Recover {
    /// 恢复码 as typed.
    pub code: Secret,
    /// The new password.
    pub password: Secret,
    /// The same once more.
    pub password_again: Secret,
}

/// 恢复码 while it can be shown.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RecoveryCode {
    /// Its groups of six digits; none when it was shown before the office was opened this time: then either the
    /// paper is at hand, or a new one is made.
    pub groups: Vec<String>,
    /// It was typed back.
    pub proven: bool,
}

/// 恢复码 typed back from the paper.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ProveRecovery {
    /// As typed.
    pub code: Secret,
}

/// An act that asks for the password once more.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct WithPassword {
    /// The password as it is now.
    pub current: Secret,
}

/// 修改口令.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ChangePassword {
    /// The password as it is now.
    pub current: Secret,
    /// The new one.
    pub password: Secret,
    /// The same once more.
    pub password_again: Secret,
}

/// 第二持有人: somebody else whose password opens the office.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SetSecondHolder {
    /// The secretary's password as it is now.
    pub current: Secret,
    /// Who it is.
    pub name: String,
    /// The holder's own password.
    pub password: Secret,
    /// The same once more.
    pub password_again: Secret,
}

/// Who can open the office.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Keys {
    /// 第二持有人, if there is one.
    pub second_holder: Option<String>,
    /// 恢复码 was typed back.
    pub recovery_proven: bool,
    /// A code was made and not yet typed back.
    pub recovery_waiting: bool,
    /// False in the training office, which has no keys.
    pub lockable: bool,
}
