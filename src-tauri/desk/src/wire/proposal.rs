//! Wire types of 拟稿 and 呈批. Never a rule: what stands against a step arrives here already decided.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::answer::Objection;
use super::record::Field;
use super::warning::NoticeDraft;

/// Names a kept draft.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ProposalRef {
    /// The draft's id.
    pub proposal: String,
}

/// Keeps a draft; one that names a kept draft changes that one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SaveProposal {
    /// The draft.
    pub draft: NoticeDraft,
    /// Sends it on its way as well.
    pub submit: bool,
}

/// The step that waits, as it is signed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SignProposal {
    /// The draft's id.
    pub proposal: String,
    /// The step that is meant.
    pub step: String,
    /// Who took it.
    pub name: String,
    /// The day, typed any way; empty = today.
    #[serde(default)]
    pub on: String,
    /// 意见, or why it was sent back.
    #[serde(default)]
    pub opinion: String,
    /// 同意; false = 退回.
    pub passed: bool,
}

/// 签发 of a draft whose steps agreed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct IssueProposal {
    /// The draft's id.
    pub proposal: String,
    /// 签发人; empty = as drafted.
    #[serde(default)]
    pub issuer: String,
    /// 签发日期, typed any way; empty = today.
    #[serde(default)]
    pub issued_on: String,
}

/// What became of a draft.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ProposalState {
    /// The draft's id.
    pub proposal: String,
    /// State for programs: `drafted`, `submitted` or `approved`.
    pub state: String,
    /// State in words.
    pub state_label: String,
    /// A sentence for the toast.
    pub sentence: String,
}

/// One step of 呈批.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ProposalLine {
    /// The step.
    pub step: String,
    /// Who took it, or who is expected to.
    pub name: String,
    /// ISO date; none while it waits.
    pub on: Option<String>,
    /// 意见.
    pub opinion: String,
    /// 同意, 退回, or empty while it waits.
    pub result: String,
}

/// A kept draft, whole.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ProposalView {
    /// The draft's id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// State for programs.
    pub state: String,
    /// State in words.
    pub state_label: String,
    /// The draft as the form has it.
    pub draft: NoticeDraft,
    /// 拟稿日期, ISO.
    pub drafted_on: String,
    /// The steps of every round, oldest first.
    pub steps: Vec<ProposalLine>,
    /// The step that waits.
    pub waits: Option<ProposalLine>,
    /// The form of the step that waits, or of 签发.
    pub fields: Vec<Field>,
    /// What stands against issuing it as it is, 审批 aside.
    pub against: Vec<Objection>,
}
