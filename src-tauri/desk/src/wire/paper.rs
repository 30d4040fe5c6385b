//! Wire types of papers: previews, what was made, and what can be made. Never the bytes themselves:
//! those go to a printer or a file by the shell, by paper id.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A paper in the archive.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PaperRef {
    /// Which paper.
    pub id: String,
    /// Its title, such as 廉政风险预警通知书 七纪廉警〔2026〕2号.
    pub title: String,
    /// A good file name without folder, ending in `.pdf`.
    pub file_name: String,
    /// Pages.
    pub pages: u32,
    /// Local time it was made, `YYYY-MM-DD HH:MM`.
    pub made_at: String,
    /// SHA-256, hex.
    pub sha256: String,
    /// The templates its words came from, such as 蓝色预警通知书正文 第3版; empty where none stands behind it.
    pub template: String,
}

/// Asks for some pages of a kept paper.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PaperPages {
    /// Which paper.
    pub paper: String,
    /// Pages to leave out at the front; the reply holds at most 30 after them.
    #[serde(default)]
    pub first: u32,
}

/// Pages as pictures.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Pages {
    /// One self-contained SVG document a page, drawn from the sheets that print; at most 30.
    pub pages: Vec<String>,
    /// The words of these pages.
    pub words: Vec<PageWords>,
    /// Pages of the whole paper.
    pub total: u32,
    /// The paper's title.
    pub title: String,
    /// Of a kept paper: the templates its words came from.
    pub template: String,
    /// Numbers of identity cards that are hidden here; of a kept paper those that a copy of it would hide.
    pub numbers: u32,
    /// Why they cannot be shown whole; empty where a reason is enough.
    pub why_hidden: String,
}

/// Makes a paper with whole numbers of identity cards.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct UnmaskPaper {
    /// Which paper; one for the public is refused.
    pub request: PaperRequest,
    /// Why the numbers must stand on it; it goes into the journal.
    pub reason: String,
}

/// The words of one page, all measures in tenths of a point. Kept papers keep theirs in this form: a field
/// may be added to it, none taken away.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PageWords {
    /// Width of the page.
    pub width: i32,
    /// Height of the page.
    pub height: i32,
    /// Its lines in reading order.
    pub lines: Vec<WordLine>,
}

/// A line of words and its place on a page.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct WordLine {
    /// The characters as drawn.
    pub text: String,
    /// Left edge of its box.
    pub left: i32,
    /// Upper edge of its box.
    pub top: i32,
    /// Width of its box.
    pub width: i32,
    /// Height of its box.
    pub height: i32,
    /// 0, or 90 for a line that runs from the lower edge of its box to the upper.
    pub turn: u16,
    /// How far each character reaches along the line, from where it begins to where the next one does.
    pub steps: Vec<i32>,
    /// A word may begin in the line before and end here.
    pub joined: bool,
}

/// Asks for some pages of a paper that is not kept.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PreviewPages {
    /// Which paper.
    pub request: PaperRequest,
    /// Pages to leave out at the front; the reply holds at most 30 after them.
    #[serde(default)]
    pub first: u32,
}

/// Names a kept paper.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PaperName {
    /// Its id.
    pub paper: String,
}

/// Which paper to make from the registers as they stand.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "paper", rename_all = "snake_case")]
pub enum PaperRequest {
    /// 季度预警报告.
    QuarterReport {
        /// Such as `2026Q1`.
        quarter: String,
    },
    /// 半年分析报告.
    HalfYearReport {
        /// Such as `2026H1`.
        half: String,
    },
    /// 年度综述.
    YearReport {
        /// Such as `2026`.
        year: String,
    },
    /// A quarter bound: report, quarterly return, ledgers behind one cover and one contents.
    BoundReport {
        /// Such as `2026Q1`.
        quarter: String,
    },
    /// 责任分解表.
    Duties {
        /// The public version: without 责任人.
        #[serde(default)]
        public: bool,
        /// 年度; empty for the one that governs today.
        #[serde(default)]
        year: String,
    },
    /// 责任分解表上年本年对照表.
    DutyComparison {
        /// 年度 compared with the one before; empty for the one that governs today.
        #[serde(default)]
        year: String,
    },
    /// One of the 五张清单.
    WorkList {
        /// `party_committee`, `leaders`, `discipline`, `problems` or `rectifications`.
        list: String,
        /// 年度; empty for this year.
        #[serde(default)]
        year: String,
        /// The public version: posts, no names.
        #[serde(default)]
        public: bool,
    },
    /// The signature page of one of the 五张清单.
    WorkListSignatures {
        /// `party_committee`, `leaders`, `discipline`, `problems` or `rectifications`.
        list: String,
        /// 年度; empty for this year.
        #[serde(default)]
        year: String,
    },
    /// 修订对照表 of two editions, or of an edition and the register as it is.
    Comparison {
        /// `duties`, `powers` or `risks`.
        catalogue: String,
        /// Of 责任分解表 the year.
        #[serde(default)]
        year: Option<i32>,
        /// The earlier edition; empty = the one that the later side revises.
        #[serde(default)]
        before: String,
        /// The later edition; empty = the register as it is.
        #[serde(default)]
        after: String,
    },
    /// 职权目录.
    Powers {
        /// The public version: no rows marked 待核, no names.
        public: bool,
    },
    /// 高风险单位和岗位抽查覆盖情况.
    SpotCoverage {
        /// 年度; empty for this year.
        #[serde(default)]
        year: String,
    },
    /// 抽签记录.
    SpotDraw {
        /// Its id or number.
        draw: String,
    },
    /// 抽查记录: filled in once the visit was entered, before that its rows for the hand.
    SpotCheck {
        /// Its id or number; empty for a blank form.
        #[serde(default)]
        check: String,
    },
    /// 廉政风险分布图: kind × grade and unit × grade.
    RiskHeat {
        /// Only this layer, by label; empty = all.
        #[serde(default)]
        layer: String,
    },
    /// 集中排查情况表.
    Campaign {
        /// 年度, as text; empty = the newest.
        #[serde(default)]
        year: String,
    },
    /// 重点领域覆盖表.
    Coverage {},
    /// 廉政风险等级目录.
    Risks {
        /// The public version: posts, no names.
        public: bool,
    },
    /// 送达回证 of one warning, filled as far as known.
    ServiceReceipt {
        /// The warning's id or 文号.
        warning: String,
    },
    /// 廉政风险预警处置回告书.
    Reply {
        /// The warning's id or 文号; empty for a form without any.
        warning: String,
        /// The ruled form to be filled in by hand, instead of the reply that was recorded.
        #[serde(default)]
        blank: bool,
    },
    /// 催办函 for a warning whose reply is awaited.
    Reminder {
        /// The warning's id or 文号.
        warning: String,
    },
    /// 问题线索移送单 with its receipt; without a lead a blank form.
    LeadTransfer {
        /// The lead's id or number; empty for a blank form.
        #[serde(default)]
        lead: String,
    },
    /// 廉政风险预警信息采集表, one card.
    SignalReport {
        /// The signal's id or number; empty for a blank card.
        signal: String,
        /// 纪委's own copy, with the name of the one complained of.
        #[serde(default)]
        internal: bool,
    },
    /// 采集表 as the list of a quarter.
    SignalList {
        /// Such as `2026Q1`.
        quarter: String,
        /// One 采集报送点 only, by id, code or short name; empty for all.
        #[serde(default)]
        point: String,
        /// 纪委's own copy, with the names of those complained of.
        #[serde(default)]
        internal: bool,
    },
    /// 零报告 of a quarter.
    ZeroReport {
        /// Such as `2026Q1`; empty for a blank form.
        quarter: String,
        /// The 采集报送点, by id, code or short name; empty for a blank form.
        #[serde(default)]
        point: String,
    },
    /// 季度报送: letter, 汇总表, list.
    QuarterReturn {
        /// Such as `2026Q1`.
        quarter: String,
    },
    /// 采集报送点季度报送情况表.
    ReturnGrid {
        /// Such as `2026Q1`.
        quarter: String,
    },
    /// 催报通知 to points that have not sent theirs.
    ReturnReminder {
        /// Such as `2026Q1`.
        quarter: String,
        /// The points, by id; none for all that are silent.
        #[serde(default)]
        points: Vec<String>,
        /// A sheet for each point instead of one with all.
        #[serde(default)]
        each: bool,
    },
    /// 待办清单 as 首页 shows it.
    TodoList {
        /// One topic only, by its word; empty for all.
        #[serde(default)]
        topic: String,
    },
    /// 责任分解表签字背书页.
    DutySignatures {
        /// 年度; empty for the one that governs today.
        #[serde(default)]
        year: String,
    },
    /// 权力运行流程图 of one power.
    Process {
        /// The power's id, code or name.
        power: String,
        /// The public version: refused while the legal basis is 待核.
        #[serde(default)]
        public: bool,
    },
    /// 职权清理结果.
    Clearing {},
    /// 裁量基准 of one power, or of every power that has one.
    Discretion {
        /// The power's id, code or name; empty for all.
        #[serde(default)]
        power: String,
        /// The public version: nothing whose legal basis is 待核.
        #[serde(default)]
        public: bool,
    },
    /// 廉政风险防控图 of a power or of a unit.
    RiskMap {
        /// The power's id, code or name; empty where a unit is given.
        #[serde(default)]
        power: String,
        /// The unit's id, code or short name; empty where a power is given.
        #[serde(default)]
        unit: String,
        /// The public version: without 责任人.
        #[serde(default)]
        public: bool,
    },
    /// 风险点登记表 of one of the three layers.
    Screening {
        /// `post`, `department` or `unit`.
        layer: String,
        /// The unit's id, code or short name; empty for a blank form.
        #[serde(default)]
        unit: String,
        /// The post's id, code or name, for the layer `post`.
        #[serde(default)]
        post: String,
    },
    /// 条款体检 of the registers as they stand.
    CheckList {},
    /// A companion paper of a warning, to be filled in by hand.
    Companion {
        /// Which one.
        form: CompanionForm,
        /// The warning's id or 文号 that it belongs to; empty for a wholly blank one.
        #[serde(default)]
        warning: String,
    },
    /// 谈话记录 of a talk that was entered.
    TalkRecord {
        /// The talk's id.
        talk: String,
    },
    /// 谈话覆盖表 of a year.
    TalkCoverage {
        /// 年度; empty for this year.
        #[serde(default)]
        year: String,
    },
    /// 督办单 of an inspection with its course.
    InspectionSlip {
        /// The inspection's id or 文号.
        inspection: String,
    },
    /// 问责登记表.
    Accountability {
        /// The record's id.
        record: String,
    },
    /// 工作交接清单 of a person.
    HandoverList {
        /// The person's id, or a name that nobody else bears.
        person: String,
    },
    /// 廉政风险预警网络表.
    WarningNetwork {},
    /// 领导班子成员分工表.
    DivisionOfWork {},
    /// 百分考核评分细则 of a year.
    AppraisalStandard {
        /// 年度; empty for this year.
        #[serde(default)]
        year: String,
    },
    /// 百分考核评分表 of a unit; blank without a sheet.
    AppraisalSheet {
        /// The sheet's id; empty for a blank one.
        #[serde(default)]
        appraisal: String,
        /// Of a blank one 年度; empty for this year.
        #[serde(default)]
        year: String,
    },
    /// 百分考核名次表 of a year.
    AppraisalRanking {
        /// 年度; empty for this year.
        #[serde(default)]
        year: String,
    },
    /// 百分考核汇总表 of a year: every unit by category.
    AppraisalSummary {
        /// 年度; empty for this year.
        #[serde(default)]
        year: String,
    },
    /// 预警信息参阅 as it stands; the issued one lies in the archive.
    Bulletin {
        /// Its id, or its 总期号.
        bulletin: String,
    },
    /// Any list as it stands.
    List {
        /// Which rows.
        list: super::record::ListRequest,
        /// The columns to print, by key, in this order; none for every column.
        #[serde(default)]
        columns: Vec<String>,
    },
}

impl PaperRequest {
    /// Whether it is for the public.
    pub(crate) fn is_public(&self) -> bool {
        match self {
            Self::Duties { public, .. }
            | Self::WorkList { public, .. }
            | Self::Powers { public }
            | Self::Risks { public }
            | Self::Process { public, .. }
            | Self::Discretion { public, .. }
            | Self::RiskMap { public, .. } => *public,
            _ => false,
        }
    }
}

/// Papers that go with a warning and are filled in by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CompanionForm {
    /// 谈话记录.
    TalkRecord,
    /// 函询通知书.
    WrittenInquiry,
    /// 告诫书.
    Admonition,
    /// 督查通知.
    InspectionNotice,
    /// 督办单.
    SupervisionSlip,
    /// 建议书.
    Proposal,
}

/// Quarters for which a report can be made.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct QuarterChoice {
    /// Such as `2026Q1`.
    pub quarter: String,
    /// 2026年第一季度.
    pub label: String,
    /// Signals collected in it.
    pub signals: u32,
    /// Warnings issued in it.
    pub warnings: u32,
}

/// A kept paper left the program.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PaperUse {
    /// Which paper.
    pub paper: String,
    /// `print`, `save` or `view`.
    pub act: String,
    /// Copies printed.
    #[serde(default)]
    pub copies: u32,
}
