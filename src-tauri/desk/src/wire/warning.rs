//! Wire types of 预警: from a signal to a closed warning. Never a rule: choices, conditions and next
//! acts arrive here already decided by register.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::answer::Objection;
use super::paper::PaperRef;
use super::record::{Choice, Field};
use super::template::TemplateUse;

/// 预警等级 on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// 红色 (高级).
    Red,
    /// 黄色 (中级).
    Yellow,
    /// 蓝色 (低级).
    Blue,
}

/// Names a signal.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SignalRef {
    /// The signal's id, or its number as the register shows it (Y001).
    pub signal: String,
}

/// Asks what can be issued from a signal.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AskNotice {
    /// The signal's id, or its number.
    pub signal: String,
    /// 提级: id or 文号 of the warning in whose place the notice is to stand; empty = none.
    #[serde(default)]
    pub raised_from: String,
}

/// One colour as article 42 of 《办法》 has it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LevelChoice {
    /// The colour.
    pub level: Level,
    /// 高级（红色）.
    pub label: String,
    /// The condition of article 42, in its words.
    pub condition: String,
    /// The one right document's title.
    pub document: String,
    /// The closed list of dispositions.
    pub dispositions: Vec<Choice>,
    /// Who has to approve before it can be issued: the steps in their order, 签发 last.
    pub approval: String,
    /// The signal itself suggests this colour.
    pub suggested: bool,
}

/// What can be issued from a signal.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct NoticeChoices {
    /// The signal's id.
    pub signal_id: String,
    /// The signal's number.
    pub signal_number: String,
    /// Red, yellow, blue.
    pub levels: Vec<LevelChoice>,
    /// Why nothing can be issued; empty when it can.
    pub refusals: Vec<Objection>,
    /// The texts of a draft as form fields, in order.
    pub fields: Vec<Field>,
    /// Dispositions that the reviewer of the signal decided on, of the suggested colour.
    pub dispositions: Vec<String>,
    /// The kept draft of this signal, if there is one.
    pub proposal: Option<String>,
    /// 提级, if that is what it is for.
    pub raise: Option<RaiseChoice>,
}

/// 提级: the warning in whose place a notice is to stand.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RaiseChoice {
    /// Its id.
    pub warning: String,
    /// Its 文号.
    pub number: String,
    /// Its colour in words.
    pub level_label: String,
    /// 提级理由 as a form field.
    pub fields: Vec<Field>,
}

/// Asks for a drafted notice.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ComposeNotice {
    /// The signal's id or number.
    pub signal: String,
    /// The colour.
    pub level: Level,
    /// Dispositions of that colour.
    pub dispositions: Vec<String>,
    /// 提级: id or 文号 of the warning in whose place it is to stand; empty = none.
    #[serde(default)]
    pub raised_from: String,
}

/// One step of 审批 as it was walked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ApprovalLine {
    /// The step.
    pub step: String,
    /// Who took it.
    pub name: String,
    /// The day, typed any way; empty = the day of issue.
    pub on: String,
    /// 意见.
    pub opinion: String,
}

/// One row of 整改要求.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MeasureLine {
    /// 存在问题.
    pub problem: String,
    /// 整改要求.
    pub requirement: String,
    /// 责任人.
    pub responsible: String,
    /// 完成时限.
    pub due: String,
    /// 佐证材料.
    pub evidence: String,
}

/// A notice before it is issued; everything can still be edited.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct NoticeDraft {
    /// The signal's id or number.
    pub signal: String,
    /// The colour.
    pub level: Level,
    /// Dispositions of that colour.
    pub dispositions: Vec<String>,
    /// 受送达单位 (short name), the one the warning counts for.
    pub unit: String,
    /// 受送达人 (post), empty when the unit itself is addressed.
    pub addressee: String,
    /// 主送, as printed.
    pub recipient: String,
    /// Paragraphs, one a line.
    pub body: String,
    /// 整改要求; only for yellow and red.
    pub measures: Vec<MeasureLine>,
    /// 抄送, as printed; empty = none.
    pub copies_to: String,
    /// 联系人.
    pub contact: String,
    /// 联系电话.
    pub phone: String,
    /// 签发人.
    pub issuer: String,
    /// 签发日期, typed any way; empty = today.
    pub issued_on: String,
    /// 审批: the steps before 签发.
    #[serde(default)]
    pub approvals: Vec<ApprovalLine>,
    /// 审批已履行: the steps have been walked as they stand above.
    pub approved: bool,
    /// 提级: id or 文号 of the warning in whose place it is to stand; empty = none.
    #[serde(default)]
    pub raised_from: String,
    /// 提级理由.
    #[serde(default)]
    pub raise_reason: String,
    /// The kept draft that this is; empty = none.
    #[serde(default)]
    pub proposal: String,
    /// Prints without the red head, for the office's own red-head paper.
    pub pre_printed: bool,
    /// The template that the body was composed from; none where it was written without one.
    #[serde(default)]
    pub template: Option<TemplateUse>,
}

/// A notice was issued.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Issued {
    /// The warning's id.
    pub warning_id: String,
    /// 文号.
    pub number: String,
    /// The notice's paper.
    pub paper: PaperRef,
    /// 送达回证, made with it.
    pub receipt: PaperRef,
    /// SHA-256 of the notice, hex.
    pub sha256: String,
    /// Pages of the notice.
    pub pages: u32,
    /// A sentence: what happened and what comes next.
    pub sentence: String,
}

/// Names a warning.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct WarningRef {
    /// The warning's id or 文号.
    pub warning: String,
}

/// 送达.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ServeNotice {
    /// The warning's id or 文号.
    pub warning: String,
    /// The date signed on the 送达回证, typed any way.
    pub served_on: String,
    /// 送达时间, such as 10:20; empty = not written down.
    #[serde(default)]
    pub served_at: String,
    /// 回告期限 where one was named, typed any way; empty = counted.
    #[serde(default)]
    pub due_on: String,
    /// 签收人.
    pub received_by: String,
    /// 送达方式; empty = 直接送达.
    #[serde(default)]
    pub way: String,
    /// 送达地点.
    #[serde(default)]
    pub place: String,
    /// 送达人 (two names joined by 、).
    #[serde(default)]
    pub servers: String,
    /// 见证人; needed for 留置.
    #[serde(default)]
    pub witness: String,
    /// 份数; empty = 1.
    #[serde(default)]
    pub copies: String,
    /// 代收人; needed for 转交.
    #[serde(default)]
    pub proxy: String,
    /// 代收人与受送达人关系; needed for 转交.
    #[serde(default)]
    pub relation: String,
    /// 代收或拒收事由; needed for 留置 and 转交.
    #[serde(default)]
    pub reason: String,
    /// 备注.
    #[serde(default)]
    pub remark: String,
}

/// 回告.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RecordReply {
    /// The warning's id or 文号.
    pub warning: String,
    /// The day 纪委 received it, typed any way.
    pub received_on: String,
    /// 成因: 思想认识.
    #[serde(default)]
    pub cause_thought: String,
    /// 成因: 职责履行.
    #[serde(default)]
    pub cause_duty: String,
    /// 成因: 流程制度.
    #[serde(default)]
    pub cause_process: String,
    /// 成因: 监督.
    #[serde(default)]
    pub cause_supervision: String,
    /// 成因剖析 as a whole, where it is not told by aspects.
    #[serde(default)]
    pub cause: String,
    /// 整改措施 as a whole.
    #[serde(default)]
    pub measures: String,
    /// 整改措施和落实情况, row by row; rows without a word are left out.
    #[serde(default)]
    pub lines: Vec<ReplyLine>,
    /// The replying unit's own number; empty = none.
    #[serde(default)]
    pub number: String,
}

/// 整改评估.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct VerifyReply {
    /// The warning's id or 文号.
    pub warning: String,
    /// `accepted` (认可) or `returned` (退回重报).
    pub result: String,
    /// 评估意见; a return needs it.
    #[serde(default)]
    pub opinion: String,
    /// 重报期限 of a return where one was named, typed any way; empty = another term from today.
    #[serde(default)]
    pub again_by: String,
    /// 原因已找准.
    #[serde(default)]
    pub cause_found: bool,
    /// 整改已落实.
    #[serde(default)]
    pub measures_done: bool,
    /// 问责已到位.
    #[serde(default)]
    pub accountability_done: bool,
}

/// One row of 整改措施和落实情况.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReplyLine {
    /// 存在问题.
    pub problem: String,
    /// 整改措施.
    pub measure: String,
    /// 责任人.
    pub responsible: String,
    /// 完成时限.
    pub due: String,
    /// 完成情况.
    pub progress: String,
    /// 佐证材料.
    pub evidence: String,
}

/// 转线索: it becomes a 问题线索.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TransferWarning {
    /// The warning's id or 文号.
    pub warning: String,
    /// Why.
    pub reason: String,
}

/// 撤销: the warning was not justified.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct WithdrawWarning {
    /// The warning's id or 文号.
    pub warning: String,
    /// Why; nothing is deducted, and it stays in the ledger.
    pub reason: String,
}

/// 作废.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct VoidNotice {
    /// The warning's id or 文号.
    pub warning: String,
    /// Why; the number stays used.
    pub reason: String,
}

/// What an act on a warning led to.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct WarningState {
    /// The warning's id.
    pub warning_id: String,
    /// 文号.
    pub number: String,
    /// The state's name for programs, such as `served`.
    pub state: String,
    /// The state in words, such as 回告期内.
    pub state_label: String,
    /// 回告期限, ISO, once served.
    pub due_on: Option<String>,
    /// A sentence for the toast.
    pub sentence: String,
}

/// One act that comes next, or why it cannot.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct NextAct {
    /// `serve`, `reply`, `verify`, `close`, `raise`, `transfer`, `withdraw` or `void`.
    pub act: String,
    /// The button's words.
    pub label: String,
    /// Why it cannot be done now; none when it can.
    pub why_not: Option<String>,
    /// What its form asks for.
    pub fields: Vec<Field>,
}

/// One line of a warning's course.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CourseLine {
    /// ISO date; none while it has not happened.
    pub on: Option<String>,
    /// The step in words.
    pub label: String,
    /// Who, what, how.
    pub detail: String,
    /// It has happened.
    pub done: bool,
}

/// One labelled text.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Fact {
    /// Label.
    pub label: String,
    /// Text.
    pub value: String,
}

/// A warning, whole.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct WarningView {
    /// The warning's id.
    pub id: String,
    /// 文号.
    pub number: String,
    /// The document's title.
    pub document: String,
    /// The colour.
    pub level: Level,
    /// 高级（红色）.
    pub level_label: String,
    /// State for programs.
    pub state: String,
    /// State in words.
    pub state_label: String,
    /// 回告期限, ISO.
    pub due_on: Option<String>,
    /// A remark on the due day, such as 该日为周日.
    pub due_remark: Option<String>,
    /// Days to the due day; negative when passed; none when it no longer runs.
    pub days_left: Option<i32>,
    /// Everything worth reading, in order.
    pub facts: Vec<Fact>,
    /// The course from issue to close.
    pub course: Vec<CourseLine>,
    /// Paragraphs of the notice.
    pub body: String,
    /// 整改要求.
    pub measures: Vec<MeasureLine>,
    /// 整改措施和落实情况 of the newest reply.
    pub lines: Vec<ReplyLine>,
    /// 提级: the warning in whose place this one stands, then the one that stands in its place.
    pub raises: Vec<RaiseLink>,
    /// Papers made for it.
    pub papers: Vec<PaperRef>,
    /// What can be done next.
    pub next: Vec<NextAct>,
    /// The signal it came from.
    pub signal_id: Option<String>,
    /// The signal's number.
    pub signal_number: String,
    /// Newest first.
    pub history: Vec<super::record::HistoryLine>,
}

/// A warning on the other side of 提级.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RaiseLink {
    /// Its id.
    pub warning: String,
    /// Such as 由七纪廉警〔2026〕3号提级.
    pub label: String,
}
