//! Wire types of 预警信息参阅. Never a word of a bulletin: those are fields of its record.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::answer::Objection;
use super::paper::PaperRef;
use super::warning::NextAct;

/// Asks for a draft.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ComposeBulletin {
    /// 重要个案 or 综合情况, or its code.
    pub kind: String,
    /// Of a case: the warning's id or 文号.
    #[serde(default)]
    pub warning: String,
    /// Of an overview: such as `2026Q1`; empty = the quarter before this one.
    #[serde(default)]
    pub quarter: String,
}

/// A draft: the fields of a record that is not kept yet.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BulletinDraft {
    /// Texts by field key.
    pub fields: BTreeMap<String, String>,
}

/// Names a bulletin.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BulletinRef {
    /// Its id, or its 总期号.
    pub bulletin: String,
}

/// What can be done with a bulletin.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BulletinView {
    /// Its id.
    pub id: String,
    /// `drafted`, `issued` or `voided`.
    pub state: String,
    /// 拟稿.
    pub state_label: String,
    /// What 编发 will do.
    pub happens: Vec<String>,
    /// What stands against it today.
    pub against: Vec<Objection>,
    /// The acts of its buttons: `issue`, `void`.
    pub next: Vec<NextAct>,
    /// The paper that was kept at issue.
    pub paper: Option<PaperRef>,
}

/// 编发.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct IssueBulletin {
    /// The bulletin.
    pub bulletin: String,
    /// 编发日期, typed any way; empty = today.
    #[serde(default)]
    pub on: String,
}

/// What came of 编发.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BulletinIssued {
    /// 2026年第1期　总第9期.
    pub number: String,
    /// What happened.
    pub sentence: String,
    /// The paper that was kept.
    pub paper: PaperRef,
}

/// 作废.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct VoidBulletin {
    /// The bulletin.
    pub bulletin: String,
    /// 作废理由.
    #[serde(default)]
    pub reason: String,
}
