//! 操作记录: a hash chain of acts. No text of a case is in it. Never rewritten: triggers forbid it, and
//! a walk over the chain finds what was done around them.

use rusqlite::{Connection, OptionalExtension, Row, named_params};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::gate::{Entry, Instant};
use crate::{Reader, StoreError};

macro_rules! ops {
    ($($(#[$doc:meta])* $variant:ident = $code:literal, $label:literal;)+) => {
        /// What kind of act an entry records.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Op { $($(#[$doc])* $variant,)+ }

        impl Op {
            /// The stored code.
            pub fn code(self) -> &'static str { match self { $(Self::$variant => $code),+ } }
            /// The Chinese word.
            pub fn label(self) -> &'static str { match self { $(Self::$variant => $label),+ } }
            /// The word of a stored code; an unknown one stands for itself.
            pub fn label_of(code: &str) -> &str { match code { $($code => $label,)+ other => other } }
        }
    };
}

ops! {
    /// An office was founded.
    Found = "found", "建立单位";
    /// Settings changed.
    Settings = "settings", "修改设置";
    /// A record was created.
    Create = "create", "新增";
    /// A record was changed.
    Edit = "edit", "修改";
    /// Records went to the bin.
    Delete = "delete", "删除";
    /// Records came back.
    Restore = "restore", "恢复";
    /// Records were destroyed for good.
    Purge = "purge", "销毁";
    /// A table was entered.
    Import = "import", "导入";
    /// Keys of the office were made, or those of another compared.
    Identify = "identify", "核对身份";
    /// A package for another office was made.
    Report = "report", "上报";
    /// A package of another office was taken in.
    Receive = "receive", "接收";
    /// A list left the program.
    Export = "export", "导出";
    /// The sheet of a year was issued.
    IssueSheet = "issue_sheet", "印发";
    /// A year was made from the one before.
    Renew = "renew", "年度分解";
    /// A file was kept with a record.
    Attach = "attach", "附材料";
    /// A file was taken away from a record.
    Detach = "detach", "去掉材料";
    /// A post changed hands.
    HandOver = "hand_over", "岗位交接";
    /// A person left the office, or came back.
    Depart = "depart", "离任";
    /// Risk points were looked at again.
    Review = "review", "复核";
    /// Units became one.
    Merge = "merge", "撤并";
    /// A signal was judged by the reviewer.
    Decide = "decide", "审核";
    /// A signal ended without a warning, or was taken up again.
    End = "end", "办结";
    /// Somebody looked at who reported.
    Reveal = "reveal", "查看举报人";
    /// Somebody opened a confidential record.
    Look = "look", "查看保密信息";
    /// A lead was assessed.
    Assess = "assess", "线索评估";
    /// A lead was transferred.
    Transfer = "transfer", "移送";
    /// A notice was issued.
    Issue = "issue", "签发";
    /// A notice was served.
    Serve = "serve", "送达";
    /// A reply came in.
    Reply = "reply", "回告";
    /// A reply was judged.
    Verify = "verify", "评估";
    /// A warning was closed.
    Close = "close", "销号";
    /// A letter was sent.
    Send = "send", "发函";
    /// A letter was answered.
    Answer = "answer", "答复";
    /// An inspection went on.
    Inspect = "inspect", "督查";
    /// A step before 签发 was signed.
    Sign = "sign", "审批";
    /// A warning became a lead.
    ToLead = "to_lead", "转线索";
    /// A warning was withdrawn.
    Withdraw = "withdraw", "撤销预警";
    /// A notice was voided.
    Void = "void", "作废";
    /// An edition or the draft of a notice was submitted.
    Submit = "submit", "报审";
    /// An edition or the draft of a notice was sent back.
    Return = "return", "退回";
    /// An edition was approved, or risk points by their fourth step.
    Approve = "approve", "审定";
    /// An edition was published.
    Publish = "publish", "公示";
    /// An edition was filed.
    File = "file", "备案";
    /// A step of a screening was signed.
    Screen = "screen", "排查";
    /// A campaign was opened.
    OpenCampaign = "open_campaign", "开始排查";
    /// A campaign was closed.
    CloseCampaign = "close_campaign", "结束排查";
    /// An appraisal sheet was settled.
    Finalise = "finalise", "核定";
    /// An appraisal sheet was opened again.
    Reopen = "reopen", "退回重评";
    /// Objects of spot checks were drawn by lot.
    Draw = "draw", "抽签";
    /// A spot check was entered.
    SpotCheck = "spot_check", "抽查";
    /// A paper was made.
    Paper = "paper", "生成文书";
    /// A paper was printed.
    Print = "print", "打印";
    /// A paper was saved as a file.
    Save = "save", "另存";
    /// A paper was opened in a viewer.
    View = "view", "查看文书";
    /// Something left with whole numbers of identity cards.
    Unmask = "unmask", "显示身份证号";
    /// A backup took the place of the office.
    RestoreBackup = "restore_backup", "恢复备份";
    /// The last numbers on paper were set.
    PaperNumbers = "paper_numbers", "纸面文号";
    /// A backup was made on another disk.
    CopyBackup = "copy_backup", "另存备份";
    /// A restore was tried out.
    Drill = "drill", "恢复演练";
    /// The office was opened by a password or the recovery code.
    Unlock = "unlock", "解锁";
    /// The office was locked.
    Lock = "lock", "锁定";
    /// A password, the recovery code or the second holder changed.
    Keys = "keys", "口令与钥匙";
    /// An act was taken back.
    Undo = "undo", "撤销";
    /// An act was brought back.
    Redo = "redo", "重做";
}

/// One entry as lists show it.
#[derive(Debug, Clone)]
pub struct JournalLine {
    /// Its number.
    pub seq: i64,
    /// Local time with offset.
    pub at: String,
    /// Stored code of the act.
    pub op: String,
    /// The register it concerns.
    pub entity: String,
    /// Names of the changed fields, joined by commas.
    pub fields: String,
    /// What history calls it.
    pub label: String,
    /// It was taken back later.
    pub undone: bool,
    /// Its hash.
    pub hash: Vec<u8>,
}

/// Adds a part to a hash with its length, so that no two lists of parts hash alike.
pub(crate) fn absorb(hash: &mut Sha256, part: &[u8]) {
    hash.update((part.len() as u64).to_be_bytes());
    hash.update(part);
}

/// One entry as the chain has it.
pub(crate) struct Line {
    pub(crate) seq: i64,
    at: String,
    mono: i64,
    op: String,
    entity: String,
    entity_id: Option<Vec<u8>>,
    fields: String,
    pub(crate) digest: Vec<u8>,
    pub(crate) prev: Vec<u8>,
}

impl Line {
    pub(crate) fn hash(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        let (seq, mono) = (self.seq.to_be_bytes(), self.mono.to_be_bytes());
        let id = self.entity_id.as_deref().unwrap_or_default();
        for part in [
            &self.prev[..],
            &seq,
            self.at.as_bytes(),
            &mono,
            self.op.as_bytes(),
            self.entity.as_bytes(),
            id,
            self.fields.as_bytes(),
            &self.digest,
        ] {
            absorb(&mut hash, part);
        }
        hash.finalize().into()
    }

    pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<(Self, Vec<u8>)> {
        let line = Self {
            seq: row.get("seq")?,
            at: row.get("at")?,
            mono: row.get("mono")?,
            op: row.get("op")?,
            entity: row.get("entity")?,
            entity_id: row.get("entity_id")?,
            fields: row.get("fields")?,
            digest: row.get("digest")?,
            prev: row.get("prev")?,
        };
        Ok((line, row.get("hash")?))
    }
}

/// Appends one entry to the chain.
pub(crate) fn append(
    connection: &Connection,
    at: &Instant,
    op: Op,
    entity: &str,
    id: Option<Uuid>,
    fields: &str,
    digest: [u8; 32],
) -> Result<Entry, StoreError> {
    let (seq, prev) = match head(connection)? {
        Some((seq, _, hash)) => (seq + 1, hash),
        None => (1, vec![0; 32]),
    };
    let line = Line {
        seq,
        at: at.wall.clone(),
        mono: i64::try_from(at.mono).unwrap_or(i64::MAX),
        op: op.code().to_owned(),
        entity: entity.to_owned(),
        entity_id: id.map(|id| id.as_bytes().to_vec()),
        fields: fields.to_owned(),
        digest: digest.to_vec(),
        prev,
    };
    let hash = line.hash();
    connection.prepare_cached(include_str!("sql/journal/add.sql"))?.execute(named_params! {
        ":seq": line.seq, ":at": line.at, ":mono": line.mono, ":op": line.op, ":entity": line.entity, ":entity_id": line.entity_id,
        ":fields": line.fields, ":digest": line.digest, ":prev": line.prev, ":hash": hash.to_vec(),
    })?;
    Ok(Entry { seq, hash, touched: Vec::new() })
}

fn head(connection: &Connection) -> Result<Option<(i64, String, Vec<u8>)>, StoreError> {
    let head = connection
        .prepare_cached(include_str!("sql/journal/head.sql"))?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    Ok(head)
}

impl Reader<'_> {
    /// The newest entry: its number, its time and its hash.
    ///
    /// # Errors
    /// When the store fails.
    pub fn journal_head(&self) -> Result<Option<(i64, String, Vec<u8>)>, StoreError> {
        head(self.connection())
    }

    /// Whether anything was entered behind this entry; what only looked, printed or opened does not count.
    ///
    /// # Errors
    /// When the store fails.
    pub fn entered_since(&self, seq: i64) -> Result<bool, StoreError> {
        let mut statement = self.connection().prepare_cached(include_str!("sql/act/entered_since.sql"))?;
        Ok(statement.query_row(named_params! { ":seq": seq }, |row| row.get(0))?)
    }

    /// When an act of this kind was recorded last, local time with offset.
    ///
    /// # Errors
    /// When the store fails.
    pub fn last_entry_of(&self, op: Op) -> Result<Option<String>, StoreError> {
        let mut statement = self.connection().prepare_cached(include_str!("sql/journal/last_of.sql"))?;
        Ok(statement.query_row(named_params! { ":op": op.code() }, |row| row.get(0)).optional()?)
    }

    /// When the first act was recorded, local time with offset.
    ///
    /// # Errors
    /// When the store fails.
    pub fn first_entry(&self) -> Result<Option<String>, StoreError> {
        let mut statement = self.connection().prepare_cached(include_str!("sql/journal/first.sql"))?;
        Ok(statement.query_row([], |row| row.get(0)).optional()?)
    }

    /// Every entry, newest first.
    ///
    /// # Errors
    /// When the store fails.
    pub fn journal_lines(&self) -> Result<Vec<JournalLine>, StoreError> {
        self.collect(include_str!("sql/journal/list.sql"), |row| {
            Ok(JournalLine {
                seq: row.get("seq")?,
                at: row.get("at")?,
                op: row.get("op")?,
                entity: row.get("entity")?,
                fields: row.get("fields")?,
                label: row.get::<_, Option<String>>("label")?.unwrap_or_default(),
                undone: row.get::<_, Option<i64>>("undone_by")?.is_some(),
                hash: row.get("hash")?,
            })
        })
    }
}
