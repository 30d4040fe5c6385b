//! Wire types of the powers beyond their form: the process step by step, the tiers of a discretion, and the
//! confirmation of a basis. Never a rule.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Names a power.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PowerRef {
    /// Its id, code or name.
    pub power: String,
}

/// A power as its editors show it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PowerView {
    /// Its id.
    pub power: String,
    /// 运行程序, in order.
    pub steps: Vec<StepView>,
    /// What the days of the steps come to beside the time limit of the power; empty where too little is stated.
    pub days: String,
    /// Risk points of the power that stand at no step.
    pub elsewhere: Vec<StepRisk>,
    /// 裁量基准, in order.
    pub tiers: Vec<Tier>,
    /// 法规依据.
    pub legal_basis: String,
    /// 依据核对: 确定 or 待核（…）.
    pub basis_check: String,
    /// The basis still has to be confirmed.
    pub basis_open: bool,
    /// Who confirmed it, when, and what was checked; empty where nobody did here.
    pub confirmed: String,
}

/// A step with what is known around it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StepView {
    /// What can be edited of it.
    pub step: Step,
    /// The posts that its words name, with who holds them.
    pub posts: Vec<StepPost>,
    /// Words of 承办岗位 that name no post of the register.
    pub unknown_posts: Vec<String>,
    /// Its days, such as 5个工作日; empty where its words name no single number.
    pub days: String,
    /// Risk points at this step.
    pub risks: Vec<StepRisk>,
}

/// A post of the register that a step is settled on.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StepPost {
    /// The post.
    pub id: String,
    /// Unit and name.
    pub title: String,
    /// Who holds it; empty when it is vacant.
    pub holder: String,
}

/// A risk point at a step.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StepRisk {
    /// The risk point.
    pub id: String,
    /// Number and words.
    pub title: String,
    /// 高, 中 or 低; empty when it has no grade.
    pub grade: String,
}

/// One step as it is edited.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Step {
    /// Its key; empty for a step that is new.
    #[serde(default)]
    pub id: String,
    /// 环节.
    pub name: String,
    /// 承办岗位, in words.
    #[serde(default)]
    pub post: String,
    /// 时限, in words.
    #[serde(default)]
    pub time_limit: String,
    /// 接口.
    #[serde(default)]
    pub interface: String,
    /// 监督制约.
    #[serde(default)]
    pub control_point: String,
}

/// Writes a process as one act.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SaveProcess {
    /// The power's id, code or name.
    pub power: String,
    /// All its steps, in order.
    pub steps: Vec<Step>,
}

/// One tier of a discretion.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Tier {
    /// 情形.
    pub circumstance: String,
    /// 档次.
    pub tier: String,
    /// 标准.
    pub standard: String,
}

/// Writes 裁量基准 of a power as one act.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SaveDiscretion {
    /// The power's id, code or name.
    pub power: String,
    /// All its tiers, in order.
    pub tiers: Vec<Tier>,
}

/// 确认依据 of one power.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ConfirmBasis {
    /// The power's id, code or name.
    pub power: String,
    /// Who looked it up.
    pub confirmed_by: String,
    /// On which day, typed any way; empty for today.
    #[serde(default)]
    pub confirmed_on: String,
    /// What was checked.
    pub checked: String,
    /// The article as it ought to read; empty where it stands.
    #[serde(default)]
    pub corrected: String,
}
