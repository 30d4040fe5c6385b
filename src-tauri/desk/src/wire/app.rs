//! Wire types of the program as a whole: what state it is in, the first run, the home page, undo.
//! Never a domain rule: these are the shapes that travel between desk and a window or command line.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::lock::{LockCause, Secret};
use super::record::Kind;

/// A request or reply without content.
// ts-rs would write `Record<symbol, never>`, which our own wire type `Record` shadows.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[ts(type = "{ [key in string]: never }")]
pub struct Nothing {}

/// Where the program stands when a window opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AppState {
    /// No office yet: the first-run page.
    Empty,
    /// An office is open.
    Open,
    /// The office exists and its key is not in memory.
    Locked,
    /// The database does not read cleanly; nothing has been changed, and a backup may help.
    Damaged,
    /// The office must not or cannot be opened here: newer, held by another program, on a stick. No backup is needed.
    Refused,
}

/// 程序状态: the reply to `app_status`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AppStatus {
    /// Where the program stands.
    pub state: AppState,
    /// True in the training office: a banner and a watermark follow from it.
    pub training: bool,
    /// It takes packages of townships in: it is a 预警中心.
    pub centre: bool,
    /// Full name of the office, empty before the first run.
    pub office_name: String,
    /// The day the rules take for today, ISO.
    pub today: String,
    /// One sentence the user must know now (an unclean exit, a clock that moved), if any.
    pub notice: Option<String>,
    /// A backup is being looked at: nothing can be changed.
    pub looking: bool,
    /// The program's version.
    pub version: String,
    /// 恢复码 was not typed back yet: nothing real is accepted before.
    pub recovery_due: bool,
    /// Why the office is locked, where it is.
    pub lock_cause: Option<LockCause>,
    /// So long the next try at the password has to wait.
    pub wait_seconds: u32,
}

/// 建立单位: the first-run wizard's answers for a new office.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StartOffice {
    /// The office's settings as typed; keys as in the office shape.
    pub fields: BTreeMap<String, String>,
    /// The user ticked 不得存储国家秘密.
    pub no_state_secrets: bool,
    /// 口令.
    pub password: Secret,
    /// The same once more.
    pub password_again: Secret,
}

/// One line of 今日待办.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TodoItem {
    /// `overdue`, `today`, `week` or `later`.
    pub group: TodoGroup,
    /// What is to be done, in words.
    pub title: String,
    /// Whom or what it concerns.
    pub detail: String,
    /// The day it is due, ISO; none where the paper sets none.
    pub due_on: Option<String>,
    /// Days from today to the due day; negative when it has passed.
    pub days: Option<i32>,
    /// What sort of work it is, in a word: 首页 filters by it.
    pub topic: String,
    /// The register of the record it opens.
    pub kind: Kind,
    /// The record it opens, or the quarter where it opens a page.
    pub id: String,
    /// The page it opens instead of a record.
    pub page: Option<TodoPage>,
}

/// A page that a line of 待办 opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TodoPage {
    /// 季度报送, at the quarter that stands for the record.
    Returns,
    /// 数据与备份.
    Backup,
    /// 抽查覆盖, with what is not covered yet.
    Spots,
}

/// Which part of 待办 a line stands in, the most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TodoGroup {
    /// 已超期.
    Overdue,
    /// 今日待办.
    Today,
    /// 7 日内.
    Week,
    /// 以后.
    Later,
    /// 登记之前已到期: entered behind its day, so nobody let it slip here.
    BeforeEntry,
}

/// One figure on the home page that opens a list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct HomeFigure {
    /// What is counted, in words.
    pub label: String,
    /// How many.
    pub value: u32,
    /// The register it opens.
    pub kind: Kind,
    /// The filters that make the list show just these.
    pub filters: Vec<super::record::Filter>,
}

/// 首页.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Home {
    /// What is due, the most urgent first.
    pub todo: Vec<TodoItem>,
    /// Figures over the registers.
    pub figures: Vec<HomeFigure>,
}

/// What Ctrl+Z and Ctrl+Y would do now.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct UndoState {
    /// The act that 撤销 would take back, in words.
    pub undo: Option<String>,
    /// The act that 重做 would bring back, in words.
    pub redo: Option<String>,
}

/// What an undo or redo did.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct UndoDone {
    /// A sentence for the toast.
    pub sentence: String,
    /// The register whose lists are stale, if one.
    pub kind: Option<Kind>,
}

/// 查找 (Ctrl+K).
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Find {
    /// Words, a name of two characters, pinyin initials or a 文号.
    pub text: String,
}

/// One hit of 查找.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Found {
    /// The register it is in.
    pub kind: Kind,
    /// Its register's Chinese name.
    pub kind_label: String,
    /// The record.
    pub id: String,
    /// Its name.
    pub title: String,
    /// What tells it from others.
    pub detail: String,
}

/// A half-filled form that must survive a power cut.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct KeepDraft {
    /// Which form: a name of the window's choosing, such as `issue:<signal id>`.
    pub place: String,
    /// What was typed, as the window wants it back; empty removes the draft.
    pub content: String,
}

/// Asks for a kept draft.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReadDraft {
    /// Which form.
    pub place: String,
}

/// A kept draft, if there is one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Draft {
    /// What was typed; none when nothing is kept.
    pub content: Option<String>,
}

/// 核验 of the journal, the archive and optionally a printed head.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Verify {
    /// Twelve hex characters from the foot of a paper.
    pub head: Option<String>,
}

/// What 核验 found.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Verified {
    /// True when nothing is wrong.
    pub sound: bool,
    /// Journal entries read.
    pub entries: u32,
    /// Papers whose bytes were hashed again.
    pub papers: u32,
    /// The newest journal head, 12 hex characters.
    pub head: String,
    /// Sentences: what was found, one a line.
    pub findings: Vec<String>,
}
