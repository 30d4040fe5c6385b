//! The recorded tables: each has one statement to read, write and remove a row by key. Every change
//! of theirs goes through here, so that it can be journalled and taken back. Never a table of papers,
//! journal or drafts.

use rusqlite::types::Value;
use rusqlite::{CachedStatement, Connection, OptionalExtension};
use uuid::Uuid;

use crate::StoreError;

macro_rules! entities {
    ($($(#[$doc:meta])* $variant:ident = $name:literal;)+) => {
        /// A recorded table.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Entity { $($(#[$doc])* $variant,)+ }

        impl Entity {
            /// Every recorded table.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The table's name.
            pub fn name(self) -> &'static str { match self { $(Self::$variant => $name),+ } }
            fn put(self) -> &'static str { match self { $(Self::$variant => include_str!(concat!("sql/", $name, "/put.sql"))),+ } }
            fn get(self) -> &'static str { match self { $(Self::$variant => include_str!(concat!("sql/", $name, "/get.sql"))),+ } }
            fn drop(self) -> &'static str { match self { $(Self::$variant => include_str!(concat!("sql/", $name, "/drop.sql"))),+ } }
        }
    };
}

entities! {
    /// 单位设置.
    Office = "office";
    /// 字体.
    Typeface = "typeface";
    /// 放假安排.
    Arrangement = "arrangement";
    /// 单位.
    Unit = "unit";
    /// 人员.
    Person = "person";
    /// 岗位.
    Post = "post";
    /// 任职.
    Tenure = "tenure";
    /// 联系点.
    PointOfficer = "point_officer";
    /// 分工.
    Charge = "charge";
    /// 配套制度.
    SupportingSystem = "supporting_system";
    /// 任务.
    Duty = "duty";
    /// 责任分解表.
    DutySheet = "duty_sheet";
    /// 进展.
    DutyProgress = "duty_progress";
    /// 佐证材料.
    Attachment = "attachment";
    /// 清单事项.
    WorkItem = "work_item";
    /// 职权.
    Power = "power";
    /// 环节.
    ProcessStep = "process_step";
    /// 裁量档次.
    DiscretionTier = "discretion_tier";
    /// 风险点.
    RiskPoint = "risk_point";
    /// 版本.
    Edition = "edition";
    /// 版本经过.
    EditionStep = "edition_step";
    /// 修订理由.
    EditionReason = "edition_reason";
    /// 版本条目.
    EditionRow = "edition_row";
    /// 排查表.
    Screening = "screening";
    /// A risk point on a sheet.
    ScreeningRisk = "screening_risk";
    /// 排查签署.
    ScreeningEntry = "screening_entry";
    /// 集中排查.
    Campaign = "campaign";
    /// 排查条目.
    CampaignLine = "campaign_line";
    /// 重点项.
    KeyArea = "key_area";
    /// 抽签.
    SpotDraw = "spot_draw";
    /// 备选对象.
    SpotDrawEntry = "spot_draw_entry";
    /// 抽查.
    SpotCheck = "spot_check";
    /// 抽查措施.
    SpotMeasure = "spot_measure";
    /// 发现问题.
    SpotFinding = "spot_finding";
    /// 复核待办.
    RiskReview = "risk_review";
    /// 预警信息.
    Signal = "signal";
    /// 举报人.
    Reporter = "reporter";
    /// 径送.
    DirectReceipt = "direct_receipt";
    /// 采集点报送.
    PointReturn = "point_return";
    /// 催报记录.
    PointReminder = "point_reminder";
    /// 上报记录.
    Submission = "submission";
    /// 单位身份.
    Identity = "identity";
    /// 往来单位.
    Correspondent = "correspondent";
    /// 上报包.
    SentBundle = "sent_bundle";
    /// 上报情况.
    ReceivedReturn = "received_return";
    /// 上报信息.
    ReceivedSignal = "received_signal";
    /// 上报预警.
    ReceivedWarning = "received_warning";
    /// 预警.
    Warning = "warning";
    /// 处置方式.
    WarningDisposition = "warning_disposition";
    /// 考核项目.
    AppraisalItem = "appraisal_item";
    /// 考核评分表.
    Appraisal = "appraisal";
    /// 评分.
    AppraisalLine = "appraisal_line";
    /// 预警扣分.
    AppraisalDeduction = "appraisal_deduction";
    /// 参阅.
    Bulletin = "bulletin";
    /// 模板.
    Template = "template";
    /// 报告草稿.
    ReportDraft = "report_draft";
    /// 通知书.
    Notice = "notice";
    /// 整改要求.
    RectificationMeasure = "rectification_measure";
    /// 审批.
    Approval = "approval";
    /// 拟稿.
    Proposal = "proposal";
    /// 整改要求 of a draft.
    ProposalMeasure = "proposal_measure";
    /// 呈批步骤.
    ProposalStep = "proposal_step";
    /// 送达.
    Service = "service";
    /// 回告.
    Reply = "reply";
    /// 问题线索.
    CaseLead = "case_lead";
    /// 函件.
    Letter = "letter";
    /// 督查.
    Inspection = "inspection";
    /// 督查经过.
    InspectionStep = "inspection_step";
    /// 谈话.
    Talk = "talk";
    /// 问责.
    Accountability = "accountability";
    /// 落实情况.
    ReplyMeasure = "reply_measure";
    /// 号码下限.
    NumberFloor = "number_floor";
}

impl Entity {
    /// The table with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|entity| entity.name() == name)
    }
}

/// A row as columns and values.
pub(crate) type Cells = Vec<(String, Value)>;

/// Reads one row, every column.
pub(crate) fn get(connection: &Connection, entity: Entity, id: Uuid) -> Result<Option<Cells>, StoreError> {
    let columns = columns(connection, entity)?;
    let mut statement = connection.prepare_cached(entity.get())?;
    let row = statement
        .query_row(&[(":id", &id.as_bytes().to_vec())], |row| {
            columns
                .iter()
                .enumerate()
                .map(|(index, column)| Ok((column.clone(), row.get::<_, Value>(index)?)))
                .collect::<Result<Cells, _>>()
        })
        .optional()?;
    Ok(row)
}

/// The columns of a table, in the order of its statements.
pub(crate) fn columns(connection: &Connection, entity: Entity) -> Result<Vec<String>, StoreError> {
    Ok(connection.prepare_cached(entity.get())?.column_names().map(str::to_owned).collect())
}

/// Writes one row, every column.
pub(crate) fn put(connection: &Connection, entity: Entity, cells: &Cells) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(entity.put())?;
    bind(&mut statement, cells)?;
    statement.raw_execute()?;
    Ok(())
}

/// Removes one row.
pub(crate) fn drop(connection: &Connection, entity: Entity, id: Uuid) -> Result<(), StoreError> {
    connection.prepare_cached(entity.drop())?.execute(&[(":id", &id.as_bytes().to_vec())])?;
    Ok(())
}

/// Binds each named parameter to the cell of that name; a cell that is missing is a programming error.
fn bind(statement: &mut CachedStatement<'_>, cells: &Cells) -> Result<(), StoreError> {
    for index in 1..=statement.parameter_count() {
        let name = statement.parameter_name(index).and_then(|name| name.strip_prefix(':')).unwrap_or_default().to_owned();
        let value = cells
            .iter()
            .find(|(column, _)| *column == name)
            .map(|(_, value)| value)
            .ok_or_else(|| StoreError::Internal(["no value for ", &name].concat()))?;
        statement.raw_bind_parameter(index, value)?;
    }
    Ok(())
}
