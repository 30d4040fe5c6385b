//! 条款体检: every rule of 《办法》 that the registers can decide, one pure function each. A rule reads only
//! fields that are kept and says in its doc which; never a guess where they are silent, and never a record
//! in the recycle bin.

mod approval;
mod areas;
mod duties;
mod editions;
mod organisation;
mod powers;
mod process;
mod risks;
pub(crate) mod roles;
mod spot_checks;
mod warnings;
mod work_lists;

pub use approval::{Hindrance, Weight, hindrances};
pub use areas::covered;
pub use roles::high_incomplete;

use std::collections::HashSet;

use chrono::NaiveDate;

use crate::charge::Charge;
use crate::coverage::KeyArea;
use crate::duty::Duty;
use crate::duty::progress::Progress;
use crate::edition::{Catalogue, Edition};
use crate::id::{
    ChargeId, DutyId, EditionId, KeyAreaId, PersonId, PostId, PowerId, ProgressId, RiskId, SpotCheckId, SystemId, UnitId, WarningId,
    WorkItemId,
};
use crate::id::{LetterId, TalkId};
use crate::letter::Letter;
use crate::person::Person;
use crate::post::Post;
use crate::power::Power;
use crate::risk::RiskPoint;
use crate::spot_check::SpotCheck;
use crate::supporting_system::SupportingSystem;
use crate::talk::Talk;
use crate::text;
use crate::unit::Unit;
use crate::warning::Warning;
use crate::work_list::WorkItem;

terms! {
    /// 条款体检: the rules, in the order of their articles.
    Check {
        /// A power lacks one of the five columns of the catalogue.
        PowerColumns = "power_columns", "职权目录五要素不全";
        /// The legal basis of a power was not confirmed.
        BasisUnconfirmed = "basis_unconfirmed", "职权依据待核，不得公开";
        /// One person holds both sides of a pair of article 9.
        JoinedNinth = "joined_ninth", "审查批准、定事办事、承办监督由一人承担";
        /// A risk point has no kind.
        RiskKindMissing = "risk_kind", "风险点没有定类别";
        /// A post of high risk has no risk point.
        HighRiskPostBare = "high_risk_post", "高风险岗位没有风险点";
        /// An area of 第十二条 without a screened risk point and without a written 无.
        AreaUncovered = "area_uncovered", "重点领域、部门、岗位没有覆盖";
        /// A power is settled on no post.
        PowerWithoutPost = "power_post", "职权没有落实到岗位";
        /// A post is held by nobody.
        PostVacant = "post_holder", "岗位没有落实到人";
        /// The process of a power lacks one of its seven parts.
        ProcessParts = "process_parts", "权力运行流程七要素不全";
        /// A power in use has no risk point.
        PowerWithoutRisk = "power_risk", "有权无险：在用职权没有风险点";
        /// A risk point stands in no layer, or in the post layer without a post.
        RiskLayerMissing = "risk_layer", "风险点层面不明";
        /// A risk point speaks of what is no more.
        RiskOutdated = "risk_outdated", "风险点没有随职权、岗位修订";
        /// A risk point has no measures.
        RiskMeasures = "risk_measures", "风险点没有防控措施";
        /// A risk point has no grade.
        RiskGradeMissing = "risk_grade", "风险点没有定等级";
        /// A high grade without 单位主要领导 or 分管领导.
        HighWithoutLeader = "high_leader", "高级风险缺单位主要领导（或分管领导）责任人";
        /// A high grade without 镇纪委.
        HighWithoutDiscipline = "high_discipline", "高级风险缺镇纪委责任人";
        /// A high grade without the head of its department.
        HighWithoutHead = "high_head", "高级风险缺所在部门负责人";
        /// A medium grade without the head of its department or 纪检监察机关.
        MediumRoles = "medium_roles", "中级风险责任人不全";
        /// A low grade without the head of its department.
        LowRoles = "low_roles", "低级风险缺部门负责人";
        /// One person holds both sides of a pair of article 19.
        JoinedNineteenth = "joined_nineteenth", "决策执行、审核批复、调配使用、调查处理由一人承担";
        /// A power outside the service hall without two people.
        OneWithX = "one_with_x", "不入厅职权“1+X”不足两人";
        /// A catalogue has no approved edition.
        CatalogueUnapproved = "catalogue_unapproved", "目录没有审定的版本";
        /// The newest approved edition was not shown to the public.
        EditionUnpublished = "edition_unpublished", "目录审定后没有公示";
        /// A head who takes direct charge of money, people, purchases or works.
        FourNotDirect = "four_not_direct", "一把手直接分管财务、人事、物资采购或工程项目";
        /// One of the four supporting rules is missing.
        SupportingSystemMissing = "supporting_system", "“四个不直接管”的配套制度不全";
        /// A unit that is no reporting point.
        PointMissing = "reporting_point", "单位没有列为采集报送点";
        /// A 告诫书 whose execution nobody evaluated.
        AdmonitionUnevaluated = "admonition_unevaluated", "告诫后没有评估整改落实情况";
        /// A warning without a disposition of its colour.
        DispositionAmiss = "disposition", "预警没有该等级的处置方式";
        /// A red or yellow notice that demands nothing.
        RequirementsMissing = "requirements", "红色、黄色预警没有整改要求";
        /// A talk that a disposition calls for was not entered.
        TalkOwed = "talk_owed", "处置要求的谈话没有登记";
        /// A notice whose service was not entered.
        NotServed = "not_served", "预警签发后没有登记送达";
        /// A reply that is overdue.
        ReplyOverdue = "reply_overdue", "预警逾期未回告";
        /// A unit or post of high risk that was not looked at this year.
        SpotCheckMissing = "spot_check_missing", "高风险单位、岗位今年还没有抽查";
        /// A line of the five lists lacks who answers for it, or by when.
        WorkItemParts = "work_item_parts", "清单事项缺责任人或时限";
        /// A line of the five lists was not signed.
        WorkItemUnsigned = "work_item_unsigned", "清单事项没有签字背书";
        /// A problem without its rectification.
        ProblemUnrectified = "problem_unrectified", "问题没有对应的整改";
        /// A rectification without its problem.
        RectificationAlone = "rectification_alone", "整改没有对应的问题";
        /// A duty lacks one of the five things that each must have.
        DutyParts = "duty_parts", "任务五要素不全";
        /// A duty whose day has passed, or whose period ended, without what it asks for.
        DutyUndone = "duty_undone", "任务到期或期满没有登记完成";
    }
}

impl Check {
    /// The article that the rule comes from.
    pub fn article(self) -> &'static str {
        match self {
            Self::PowerColumns | Self::BasisUnconfirmed => "《办法》第八条",
            Self::JoinedNinth => "《办法》第九条",
            Self::RiskKindMissing | Self::HighRiskPostBare | Self::AreaUncovered => "《办法》第十二条",
            Self::PowerWithoutPost | Self::PostVacant | Self::ProcessParts | Self::PowerWithoutRisk => "《办法》第十三条",
            Self::RiskLayerMissing => "《办法》第十四条",
            Self::RiskOutdated => "《办法》第十五条",
            Self::RiskMeasures => "《办法》第十七条",
            Self::RiskGradeMissing
            | Self::HighWithoutLeader
            | Self::HighWithoutDiscipline
            | Self::HighWithoutHead
            | Self::MediumRoles
            | Self::LowRoles => "《办法》第十八条",
            Self::JoinedNineteenth => "《办法》第十九条",
            Self::OneWithX => "《办法》第二十条",
            Self::CatalogueUnapproved | Self::EditionUnpublished => "《办法》第二十五条",
            Self::FourNotDirect | Self::SupportingSystemMissing => "《办法》第二十七条",
            Self::PointMissing => "《办法》第三十六条",
            Self::DispositionAmiss | Self::RequirementsMissing | Self::TalkOwed => "《办法》第四十二条",
            Self::AdmonitionUnevaluated => "《办法》第四十条",
            Self::NotServed | Self::ReplyOverdue => "《办法》第四十三条",
            Self::SpotCheckMissing => "《办法》第四十四条",
            Self::WorkItemParts | Self::WorkItemUnsigned | Self::ProblemUnrectified | Self::RectificationAlone => {
                "《长效机制意见》第十六条"
            }
            Self::DutyParts | Self::DutyUndone => "《长效机制意见》第十七条",
        }
    }

    /// What the registers do not say and the rule therefore cannot judge, counted in a sentence; empty where
    /// nothing is left open. It is no finding.
    pub fn unstated(self, registers: &Registers<'_>) -> String {
        let (count, what) = match self {
            Self::OneWithX => (process::hall_unstated(registers), "没有填写办理场所（入厅、不入厅）"),
            Self::JoinedNinth | Self::JoinedNineteenth => (process::posts_unstated(registers), "没有写各环节的承办岗位"),
            _ => return String::new(),
        };
        if count == 0 { String::new() } else { format!("未填写：{count}项在用职权{what}，没有检查。") }
    }

    /// Runs the rule on the registers as they stand on a day.
    pub fn run(self, registers: &Registers<'_>, today: NaiveDate) -> Vec<Defect> {
        let found = match self {
            Self::PowerColumns => powers::columns(registers),
            Self::BasisUnconfirmed => powers::unconfirmed(registers),
            Self::JoinedNinth => process::joined(registers, process::NINTH),
            Self::RiskKindMissing => risks::without_kind(registers),
            Self::HighRiskPostBare => risks::bare_posts(registers),
            Self::AreaUncovered => areas::uncovered(registers),
            Self::PowerWithoutPost => powers::without_post(registers),
            Self::PostVacant => organisation::vacant(registers),
            Self::ProcessParts => powers::process(registers),
            Self::PowerWithoutRisk => powers::without_risk(registers),
            Self::RiskLayerMissing => risks::without_layer(registers),
            Self::RiskOutdated => risks::outdated(registers),
            Self::RiskMeasures => risks::without_measures(registers),
            Self::RiskGradeMissing => risks::without_grade(registers),
            Self::HighWithoutLeader => roles::high_without_leader(registers),
            Self::HighWithoutDiscipline => roles::high_without_discipline(registers),
            Self::HighWithoutHead => roles::high_without_head(registers),
            Self::MediumRoles => roles::medium(registers),
            Self::LowRoles => roles::low(registers),
            Self::JoinedNineteenth => process::joined(registers, process::NINETEENTH),
            Self::OneWithX => process::one_with_x(registers),
            Self::CatalogueUnapproved => editions::unapproved(registers),
            Self::EditionUnpublished => editions::unpublished(registers),
            Self::FourNotDirect => organisation::four_not_direct(registers),
            Self::SupportingSystemMissing => organisation::supporting_systems(registers),
            Self::PointMissing => organisation::no_point(registers),
            Self::DispositionAmiss => warnings::disposition(registers),
            Self::RequirementsMissing => warnings::requirements(registers),
            Self::TalkOwed => warnings::talk_owed(registers),
            Self::AdmonitionUnevaluated => warnings::admonition_unevaluated(registers, today),
            Self::NotServed => warnings::not_served(registers, today),
            Self::ReplyOverdue => warnings::overdue(registers, today),
            Self::SpotCheckMissing => spot_checks::missing(registers, today),
            Self::WorkItemParts => work_lists::parts(registers),
            Self::WorkItemUnsigned => work_lists::unsigned(registers),
            Self::ProblemUnrectified => work_lists::unrectified(registers),
            Self::RectificationAlone => work_lists::alone(registers),
            Self::DutyParts => duties::parts(registers),
            Self::DutyUndone => duties::undone(registers, today),
        };
        found.into_iter().map(|found| Defect { check: self, subject: found.0, record: found.1, sentence: found.2 }).collect()
    }
}

/// The record that a defect stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A unit.
    Unit(UnitId),
    /// A post.
    Post(PostId),
    /// A person.
    Person(PersonId),
    /// A charge of a leading post.
    Charge(ChargeId),
    /// A supporting rule.
    System(SystemId),
    /// A duty.
    Duty(DutyId),
    /// A line of the five lists.
    WorkItem(WorkItemId),
    /// A power.
    Power(PowerId),
    /// A risk point.
    Risk(RiskId),
    /// A key area.
    Area(KeyAreaId),
    /// A warning.
    Warning(WarningId),
    /// A letter.
    Letter(LetterId),
    /// A catalogue as a whole.
    Catalogue(Catalogue),
}

/// 体检问题: one record that does not keep one rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Defect {
    /// The rule.
    pub check: Check,
    /// The record.
    pub subject: Subject,
    /// The record's name, as its register says it.
    pub record: String,
    /// What is wrong with it, one Chinese sentence.
    pub sentence: String,
}

/// The registers that the rules read: live records only.
#[derive(Debug, Default)]
pub struct Registers<'a> {
    /// 机构.
    pub units: Vec<(UnitId, &'a Unit)>,
    /// 岗位, with their present holders.
    pub posts: Vec<(PostId, &'a Post)>,
    /// 人员.
    pub persons: Vec<(PersonId, &'a Person)>,
    /// 领导分工.
    pub charges: Vec<(ChargeId, &'a Charge)>,
    /// 配套制度.
    pub systems: Vec<(SystemId, &'a SupportingSystem)>,
    /// 责任分解.
    pub duties: Vec<(DutyId, &'a Duty)>,
    /// 进展登记.
    pub progress: Vec<(ProgressId, &'a Progress)>,
    /// 五张清单.
    pub work_items: Vec<(WorkItemId, &'a WorkItem)>,
    /// 抽查记录: those that were not voided.
    pub spot_checks: Vec<(SpotCheckId, &'a SpotCheck)>,
    /// 职权目录.
    pub powers: Vec<(PowerId, &'a Power)>,
    /// 廉政风险目录: those that stand.
    pub risks: Vec<(RiskId, &'a RiskPoint)>,
    /// 重点覆盖.
    pub areas: Vec<(KeyAreaId, &'a KeyArea)>,
    /// Risk points that went through the four steps.
    pub approved: HashSet<RiskId>,
    /// 预警处置.
    pub warnings: Vec<(WarningId, &'a Warning)>,
    /// 函件, the voided ones too.
    pub letters: Vec<(LetterId, &'a Letter)>,
    /// 谈话登记.
    pub talks: Vec<(TalkId, &'a Talk)>,
    /// 目录版本.
    pub editions: Vec<(EditionId, &'a Edition)>,
}

/// A record that does not keep a rule: which, its name, and the sentence.
type Found = (Subject, String, String);

/// Nothing was written: empty, or the stroke that stands for it in tables.
fn blank(text: &str) -> bool {
    text::trim(text).chars().all(|character| matches!(character, '—' | '－' | '-' | '/' | '／'))
}

/// The labels of those that are missing.
fn missing(parts: &[(&'static str, bool)]) -> Option<String> {
    let missing: Vec<_> = parts.iter().filter(|(_, there)| !there).map(|(label, _)| *label).collect();
    (!missing.is_empty()).then(|| missing.join("、"))
}

fn power_name(power: &Power) -> String {
    text::trim(&format!("{} {}", power.code, power.name)).to_owned()
}

impl Registers<'_> {
    fn short_name(&self, unit: Option<UnitId>) -> &str {
        self.units.iter().find(|(id, _)| Some(*id) == unit).map_or("", |(_, unit)| &unit.short_name)
    }

    /// 财政所 出纳.
    fn post_name(&self, post: &Post) -> String {
        text::trim(&format!("{} {}", self.short_name(post.unit), post.name)).to_owned()
    }

    /// R054 财政所 补助造册错误.
    pub(crate) fn risk_name(&self, risk: &RiskPoint) -> String {
        let parts = [risk.number.as_str(), self.short_name(risk.unit), &risk.description];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
pub(crate) mod made;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Term;

    #[test]
    fn a_stroke_is_nothing() {
        for text in ["", "  ", "—", "——", "-", "　—　", "/"] {
            assert!(blank(text), "{text:?}");
        }
        for text in ["即时", "无", "3-5日"] {
            assert!(!blank(text), "{text:?}");
        }
    }

    #[test]
    fn records_are_called_as_their_registers_call_them() {
        let unit = made::unit("财政所", crate::unit::UnitCategory::Station, "所长", "");
        let registers = Registers { units: vec![(made::key(1), &unit)], ..Registers::default() };
        let mut risk = made::risk(crate::risk::RiskGrade::Low, "");
        assert_eq!(registers.risk_name(&risk), "R001 财政所 收好处");
        risk.unit = None;
        assert_eq!(registers.risk_name(&risk), "R001 收好处");
        assert_eq!(registers.post_name(&made::post(2, "出纳", crate::post::PostRank::Staff, 1)), "出纳");
        assert_eq!(power_name(&made::power("XK01")), "XK01 宅基地审批");
    }

    #[test]
    fn checks_stand_in_the_order_of_their_articles_and_find_nothing_in_an_empty_office() {
        let number = |check: &Check| {
            let article = check.article();
            let text = article.split_once('第').unwrap().1.trim_end_matches('条');
            let digit = |c: char| "一二三四五六七八九".chars().position(|d| d == c).unwrap() + 1;
            let (tens, ones) = match text.split_once('十') {
                None => (0, text.chars().next().map_or(0, digit)),
                Some((before, after)) => (before.chars().next().map_or(1, digit), after.chars().next().map_or(0, digit)),
            };
            (!article.starts_with("《办法》"), tens * 10 + ones)
        };
        assert!(Check::ALL.is_sorted_by_key(number));
        let today = NaiveDate::from_ymd_opt(2026, 4, 8).unwrap();
        assert!(Check::ALL.iter().all(|check| check.run(&Registers::default(), today).is_empty()));
    }
}
