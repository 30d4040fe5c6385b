//! 预警信息: what was collected, where and from which source (《办法》第三十七至三十九条). Never a reporter's
//! name: who reported is no field of this register.

pub mod course;
mod sheet;

pub use sheet::{Beside, COLUMN_SETS, HIDDEN, SPEC};
pub(crate) use sheet::{joined_object, split_object};

use chrono::NaiveDate;

use crate::id::{PowerId, RiskId, SignalId, UnitId};
use crate::post::PostRank;
use crate::risk::RiskKind;
use crate::unit::UnitCategory;
use crate::warning::{Disposition, WarningLevel};

terms! {
    /// 信息来源 (《办法》第三十七条).
    SignalSource {
        /// 信访举报.
        Petition = "petition", "信访举报", ["来信来访", "信访", "举报", "群众举报", "群众来信", "群众来访", "来信", "来访", "来信举报", "电话举报", "网络举报"];
        /// 行政投诉.
        Complaint = "complaint", "行政投诉", ["投诉", "群众投诉"];
        /// 行风评议.
        ConductReview = "conduct_review", "行风评议";
        /// 市长热线.
        Hotline = "hotline", "市长热线", ["12345", "12345热线", "热线", "12345政务热线", "12345市长热线", "政务热线", "市民热线"];
        /// 审计.
        Audit = "audit", "审计";
        /// 民主测评.
        Poll = "poll", "民主测评";
        /// 媒体.
        Media = "media", "媒体", ["社会媒体", "新闻媒体", "媒体曝光", "网络舆情", "舆情"];
        /// 巡察.
        InspectionTour = "inspection_tour", "巡察", ["巡视巡察", "巡视", "巡察反馈", "巡察发现"];
    }
}

terms! {
    /// 初核情况.
    Finding {
        /// 待核实.
        Pending = "pending", "待核实";
        /// 正在核实.
        Checking = "checking", "正在核实";
        /// 属实.
        True = "true", "属实";
        /// 基本属实.
        MostlyTrue = "mostly_true", "基本属实";
        /// 部分属实.
        PartlyTrue = "partly_true", "部分属实";
        /// 不属实.
        Untrue = "untrue", "不属实", ["失实"];
    }
}

terms! {
    /// 信息提供方式.
    SignalWay {
        /// 来信.
        Letter = "letter", "来信", ["信"];
        /// 来访.
        Visit = "visit", "来访", ["访", "走访"];
        /// 来电.
        Call = "call", "来电", ["电", "电话"];
        /// 网络.
        Network = "network", "网络", ["网", "网上"];
        /// 其他.
        Other = "other", "其他";
    }
}

terms! {
    /// 信息类型, in the order of the standard analysis.
    SignalCategory {
        /// 检举控告.
        Accusation = "accusation", "检举控告", ["检控类", "检举"];
        /// 批评建议.
        Suggestion = "suggestion", "批评建议";
        /// 申诉.
        Appeal = "appeal", "申诉", ["申诉类"];
        /// 业务范围外.
        OutOfScope = "out_of_scope", "业务范围外";
        /// 无实质内容.
        Empty = "empty", "无实质内容";
    }
}

terms! {
    /// 受理方式: who took it in.
    Acceptance {
        /// 本级受理.
        Own = "own", "本级受理", ["本级"];
        /// 上级转办.
        HandedDown = "handed_down", "上级转办", ["上级交办", "转办"];
    }
}

terms! {
    /// 署名情况: whether it was signed, never by whom.
    Signature {
        /// 署名.
        Signed = "signed", "署名", ["实名"];
        /// 匿名.
        Anonymous = "anonymous", "匿名";
    }
}

terms! {
    /// 被反映人职级: the ranks of the standard analysis, with 中层 as the form has it.
    SubjectRank {
        /// 县处级.
        County = "county", "县处级";
        /// 乡科级: the members of a township's leadership.
        Township = "township", "乡科级", ["班子成员", "领导班子"];
        /// 中层干部: counted with 一般干部.
        Middle = "middle", "中层干部", ["中层"];
        /// 一般干部.
        Staff = "staff", "一般干部", ["一般"];
        /// 事业人员.
        Institution = "institution", "事业人员", ["事业", "事业干部"];
        /// 农村干部.
        Village = "village", "农村干部", ["农村", "村干部"];
        /// 社区干部.
        Community = "community", "社区干部", ["社区"];
        /// 企业人员.
        Enterprise = "enterprise", "企业人员", ["企业"];
        /// 其他.
        Other = "other", "其他";
    }
}

terms! {
    /// 问题性质: six kinds of discipline, crime in office, the rest.
    Nature {
        /// 政治纪律.
        Political = "political", "政治纪律";
        /// 组织纪律.
        Organisational = "organisational", "组织纪律";
        /// 廉洁纪律.
        Integrity = "integrity", "廉洁纪律";
        /// 群众纪律.
        Masses = "masses", "群众纪律";
        /// 工作纪律.
        Work = "work", "工作纪律";
        /// 生活纪律.
        Life = "life", "生活纪律";
        /// 职务违法犯罪.
        Crime = "crime", "职务违法犯罪", ["职务犯罪", "职务违法"];
        /// 其他.
        Other = "other", "其他";
    }
}

terms! {
    /// 办结方式 of a signal that became no warning; 已预警 follows from the warning that stands.
    EndingKind {
        /// 不予预警.
        NoWarning = "no_warning", "不予预警";
        /// 转问题线索.
        CaseLead = "case_lead", "转问题线索";
        /// 转有关部门.
        HandedOver = "handed_over", "转有关部门";
    }
}

impl SubjectRank {
    /// The ranks in which an analysis counts, in its order.
    pub const REPORTED: [Self; 8] =
        [Self::County, Self::Township, Self::Staff, Self::Institution, Self::Village, Self::Community, Self::Enterprise, Self::Other];

    /// The rank under which an analysis counts it.
    pub fn reported(self) -> Self {
        if self == Self::Middle { Self::Staff } else { self }
    }

    /// The box of the form's own ladder (村干部、一般干部、中层、班子成员), where it has one.
    pub fn on_form(self) -> Option<PostRank> {
        match self {
            Self::Township => Some(PostRank::Leadership),
            Self::Middle => Some(PostRank::Middle),
            Self::Staff | Self::Institution => Some(PostRank::Staff),
            Self::Village | Self::Community => Some(PostRank::Village),
            Self::County | Self::Enterprise | Self::Other => None,
        }
    }

    /// What the registers of posts and units know of the rank of a post's holder; none where they leave it open.
    pub fn of_post(rank: PostRank, unit: Option<UnitCategory>) -> Option<Self> {
        match (rank, unit?) {
            (PostRank::Leadership, _) => Some(Self::Township),
            (PostRank::Village, UnitCategory::Community) => Some(Self::Community),
            (PostRank::Village, _) => Some(Self::Village),
            (PostRank::Middle, UnitCategory::Office | UnitCategory::Leadership) => Some(Self::Middle),
            (PostRank::Staff, UnitCategory::Office | UnitCategory::Leadership) => Some(Self::Staff),
            (PostRank::Middle | PostRank::Staff, UnitCategory::Station) => Some(Self::Institution),
            (PostRank::Middle | PostRank::Staff, _) => None,
        }
    }
}

impl SignalCategory {
    /// It stands for a matter within the office's scope.
    pub fn in_scope(self) -> bool {
        self != Self::OutOfScope
    }
}

/// 镇纪委审核意见: what the reviewer decided on a signal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// 审定等级; none = 不定等级.
    pub level: Option<WarningLevel>,
    /// 处置方式, of the closed list of that level.
    pub dispositions: Vec<Disposition>,
    /// 审核意见, in words.
    pub opinion: String,
    /// 审核人.
    pub by: String,
    /// 审核日期.
    pub on: NaiveDate,
}

/// 办结: how a signal that became no warning ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    /// 办结方式.
    pub kind: EndingKind,
    /// 办结日期.
    pub on: NaiveDate,
    /// 理由; never empty with 不予预警.
    pub reason: String,
    /// The body it was handed to; never empty with 转有关部门.
    pub to: String,
}

/// 预警信息.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signal {
    /// 信息编号.
    pub number: String,
    /// 采集日期.
    pub collected_on: NaiveDate,
    /// 采集点.
    pub point: Option<UnitId>,
    /// 来源.
    pub source: Option<SignalSource>,
    /// 提供方式.
    pub way: Option<SignalWay>,
    /// 受理方式: 本级受理 or 上级转办.
    pub handed_down: Option<Acceptance>,
    /// 署名 or 匿名.
    pub signed: Option<Signature>,
    /// 对象单位.
    pub unit: Option<UnitId>,
    /// 对象岗位, in the form's words.
    pub object_post: String,
    /// 对象姓名: only in 纪委's own copy.
    pub object_person: String,
    /// 被反映人职级 where it was typed; else the register of posts may know it.
    pub rank: Option<SubjectRank>,
    /// 内容.
    pub content: String,
    /// 信息类型 where it was typed; see [`Signal::category`].
    pub category: Option<SignalCategory>,
    /// 问题性质.
    pub nature: Option<Nature>,
    /// 专题, such as 乡村振兴.
    pub topic: String,
    /// 关联职权 where it was typed; else that of the risk point.
    pub power: Option<PowerId>,
    /// 关联风险点.
    pub risk: Option<RiskId>,
    /// 风险类别 where it was typed; else that of the risk point.
    pub risk_kind: Option<RiskKind>,
    /// 建议等级.
    pub suggested_level: Option<WarningLevel>,
    /// 核实情况.
    pub finding: Option<Finding>,
    /// 备注.
    pub note: String,
    /// 业务范围内.
    pub in_scope: bool,
    /// 重复反映.
    pub repeat: bool,
    /// The first signal of the same matter, where it is known; never itself a repeat.
    pub repeat_of: Option<SignalId>,
    /// 保密: its content is not shown in lists, nor printed outside 纪委's own copy.
    pub confidential: bool,
    /// 镇纪委审核意见.
    pub decision: Option<Decision>,
    /// 办结, other than by a warning.
    pub ending: Option<Ending>,
    /// 不计入统计, with the reason.
    pub excluded: Option<String>,
}

impl Signal {
    /// A signal of which no more is known than its number, its day and its content.
    pub fn new(number: &str, collected_on: NaiveDate, content: &str) -> Self {
        Self {
            number: number.to_owned(),
            collected_on,
            point: None,
            source: None,
            way: None,
            handed_down: None,
            signed: None,
            unit: None,
            object_post: String::new(),
            object_person: String::new(),
            rank: None,
            content: content.to_owned(),
            category: None,
            nature: None,
            topic: String::new(),
            power: None,
            risk: None,
            risk_kind: None,
            suggested_level: None,
            finding: None,
            note: String::new(),
            in_scope: true,
            repeat: false,
            repeat_of: None,
            confidential: false,
            decision: None,
            ending: None,
            excluded: None,
        }
    }

    /// It counts in statistics.
    pub fn counts(&self) -> bool {
        self.excluded.is_none()
    }

    /// It counts as a 件; a repeat counts only as a 次.
    pub fn is_first(&self) -> bool {
        !self.repeat
    }

    /// 信息类型: what was typed, or 业务范围外 where the scope says so.
    pub fn category(&self) -> Option<SignalCategory> {
        if self.in_scope { self.category } else { Some(SignalCategory::OutOfScope) }
    }
}

/// How many 件 and 次 signals are: every one that counts is a 次, the first of its matter a 件.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// 件.
    pub matters: u32,
    /// 次.
    pub times: u32,
}

impl Tally {
    /// Counts signals; those that are 不计入统计 count as neither.
    pub fn of<'a>(signals: impl IntoIterator<Item = &'a Signal>) -> Self {
        signals
            .into_iter()
            .filter(|signal| signal.counts())
            .fold(Self::default(), |sum, signal| Self { matters: sum.matters + u32::from(signal.is_first()), times: sum.times + 1 })
    }
}

#[cfg(test)]
mod tests;
