//! 问责登记: who was held to account for what, by the words of 《办法》第四十六至四十九条 and 《机制建设》第四部分. A record only.
//! Never an investigation and never a judgment of the program.

use chrono::{Datelike as _, NaiveDate};

use crate::Term as _;
use crate::form::{Form, Raw, Texts};
use crate::id::{InspectionId, UnitId, WarningId};
use crate::names::Names;
use crate::objection::Objections;
use crate::shape::{FieldSpec, Input, RegisterSpec, Style, labels};
use crate::warning::Warning;

terms! {
    /// 问责对象类别 (《机制建设》第四部分).
    AccountableKind {
        /// 个人.
        Individual = "individual", "个人";
        /// 集体.
        Collective = "collective", "集体";
        /// 组织机构.
        Organisation = "organisation", "组织机构";
    }
}

terms! {
    /// 领导责任 (《机制建设》第一部分).
    LeadershipTier {
        /// 直接领导责任.
        Direct = "direct", "直接领导责任";
        /// 分管领导责任.
        InCharge = "in_charge", "分管领导责任";
        /// 主要领导责任.
        Chief = "chief", "主要领导责任";
        /// 上级领导责任.
        Upper = "upper", "上级领导责任";
    }
}

terms! {
    /// 责任种类 (《机制建设》第四部分).
    LiabilityKind {
        /// 决策责任.
        Decision = "decision", "决策责任";
        /// 人事责任.
        Personnel = "personnel", "人事责任";
        /// 公共管理责任.
        Administration = "administration", "公共管理责任";
        /// 廉洁责任.
        Integrity = "integrity", "廉洁责任";
        /// 效能责任.
        Efficiency = "efficiency", "效能责任";
        /// 监督责任.
        Supervision = "supervision", "监督责任";
    }
}

terms! {
    /// 追究情形 (《办法》第四十六条、第四十七条).
    AccountabilityCause {
        /// 不评估或者不落实: the head and those concerned.
        NotAssessed = "not_assessed", "不评估或者不落实（主要领导和有关人员责任）";
        /// 未评估造成失误: the unit that submitted it.
        Unassessed = "unassessed", "未评估造成决策失误（提交单位主要责任）";
        /// 建议未采纳: the body that decided.
        Ignored = "ignored", "评估建议未采纳（决策组织直接责任）";
    }
}

terms! {
    /// 问责情形: the eight of 《办法》第四十九条.
    AccountabilityCase {
        /// 领导不重视.
        Neglected = "neglected", "领导不重视";
        /// 宣传教育不力、风险点排查不准确、防控措施不严密.
        Careless = "careless", "宣传教育不力、风险点排查不准确、防控措施不严密";
        /// 权力流程未网上公开.
        Unpublished = "unpublished", "权力流程未网上公开";
        /// 等级目录材料不齐全、未及时备案备查.
        Unfiled = "unfiled", "等级目录材料不齐全、未及时备案备查";
        /// 政务公开不扎实.
        Closed = "closed", "政务公开不扎实";
        /// 改革政策落实不到位.
        Reform = "reform", "改革政策落实不到位";
        /// 个人说了算.
        Arbitrary = "arbitrary", "个人说了算";
        /// 责任制未有效落实.
        System = "system", "责任制未有效落实";
    }
}

terms! {
    /// 启动方式 (《机制建设》第四部分).
    AccountabilityTrigger {
        /// 监察.
        Supervision = "supervision", "监察";
        /// 检查.
        Inspection = "inspection", "检查", ["督查", "抽查"];
        /// 质询.
        Questioning = "questioning", "质询";
        /// 审计.
        Audit = "audit", "审计";
        /// 民主评议.
        Appraisal = "appraisal", "民主评议";
    }
}

terms! {
    /// 问责程序.
    AccountabilityStage {
        /// 启动.
        Opened = "opened", "启动";
        /// 归集.
        Gathered = "gathered", "归集";
        /// 追究.
        Pursued = "pursued", "追究";
    }
}

terms! {
    /// 责任形式 (《机制建设》第四部分).
    AccountabilityOutcome {
        /// 刑事责任.
        Criminal = "criminal", "刑事责任";
        /// 政纪党纪责任.
        Disciplinary = "disciplinary", "政纪党纪责任";
        /// 组织处理.
        Organisational = "organisational", "组织处理";
        /// 自我引咎.
        OwnBlame = "own_blame", "自我引咎", ["引咎辞职"];
    }
}

terms! {
    /// 追究方式 (《办法》第四十六条、第四十七条).
    AccountabilitySanction {
        /// 党纪处分.
        Party = "party", "党纪处分";
        /// 组织处理.
        Organisational = "organisational", "组织处理";
        /// 移送司法.
        Judicial = "judicial", "移送司法", ["移送司法机关"];
    }
}

/// 问责: one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accountability {
    /// 问责编号.
    pub number: String,
    /// 问责对象类别.
    pub kind: AccountableKind,
    /// 问责对象.
    pub target: String,
    /// 对象单位.
    pub unit: Option<UnitId>,
    /// 对象职务.
    pub post: String,
    /// 领导责任.
    pub tier: Option<LeadershipTier>,
    /// 责任种类.
    pub liability: Option<LiabilityKind>,
    /// 追究情形.
    pub cause: Option<AccountabilityCause>,
    /// 问责情形.
    pub situation: Option<AccountabilityCase>,
    /// 事实.
    pub facts: String,
    /// 关联预警.
    pub warning: Option<WarningId>,
    /// 关联督查.
    pub inspection: Option<InspectionId>,
    /// 关联问题: what 条款体检 or a spot check found.
    pub defect: String,
    /// 启动方式.
    pub way: Option<AccountabilityTrigger>,
    /// 启动日期.
    pub opened_on: NaiveDate,
    /// 归集日期.
    pub gathered_on: Option<NaiveDate>,
    /// 追究日期.
    pub pursued_on: Option<NaiveDate>,
    /// 责任形式.
    pub outcome: Option<AccountabilityOutcome>,
    /// 追究方式.
    pub sanction: Option<AccountabilitySanction>,
    /// 决定机关和文号.
    pub decided_by: String,
    /// 备注.
    pub note: String,
}

/// The register of 问责.
pub static SPEC: RegisterSpec = RegisterSpec {
    title: "问责",
    noun: "问责登记",
    empty: "这里登记问责：对象、责任、情形、启动—归集—追究的日期和结果。只作登记，不办理案件；预警催办后仍不整改的，可以从预警“提请问责”。",
    natural_key: "number",
    title_key: "title",
    fields: &[
        FieldSpec::new("title", "问责", Input::Text).column("").read_only(),
        FieldSpec::new("number", "问责编号", Input::Text).listed(120, Style::Text).help("不填则自动编号，例如 WZ-2026-01。"),
        FieldSpec::new("kind", "对象类别", Input::Choice)
            .required()
            .choices(labels::<AccountableKind>)
            .listed(90, Style::Text)
            .filter()
            .article("《机制建设》第四部分"),
        FieldSpec::new("target", "问责对象", Input::Text)
            .required()
            .listed(140, Style::Text)
            .frozen()
            .help("个人写姓名，集体和组织机构写名称。"),
        FieldSpec::new("unit", "对象单位", Input::Unit).listed(120, Style::Text).filter(),
        FieldSpec::new("post", "对象职务", Input::Text).listed(130, Style::Text),
        FieldSpec::new("tier", "领导责任", Input::Choice)
            .group("责任")
            .choices(labels::<LeadershipTier>)
            .listed(120, Style::Text)
            .filter()
            .article("《机制建设》第一部分"),
        FieldSpec::new("liability", "责任种类", Input::Choice)
            .group("责任")
            .choices(labels::<LiabilityKind>)
            .listed(120, Style::Text)
            .filter()
            .article("《机制建设》第四部分"),
        FieldSpec::new("cause", "追究情形", Input::Choice)
            .group("责任")
            .choices(labels::<AccountabilityCause>)
            .listed(200, Style::Text)
            .filter()
            .article("《办法》第四十六条、第四十七条"),
        FieldSpec::new("situation", "问责情形", Input::Choice)
            .group("责任")
            .choices(labels::<AccountabilityCase>)
            .listed(220, Style::Text)
            .filter()
            .article("《办法》第四十九条")
            .help("追究情形和问责情形至少填一项。"),
        FieldSpec::new("facts", "事实", Input::LongText).required().group("事实").listed(280, Style::Text),
        FieldSpec::new("warning", "关联预警", Input::Text).group("事实").listed(170, Style::Text).help("填预警文号。"),
        FieldSpec::new("inspection", "关联督查", Input::Text)
            .group("事实")
            .listed(150, Style::Text)
            .help("填督查编号，例如 七纪督〔2026〕1号。"),
        FieldSpec::new("defect", "关联问题", Input::LongText).group("事实").listed(200, Style::Text).help("条款体检、抽查发现的问题。"),
        FieldSpec::new("way", "启动方式", Input::Choice)
            .group("程序")
            .choices(labels::<AccountabilityTrigger>)
            .listed(100, Style::Text)
            .filter()
            .article("《机制建设》第四部分"),
        FieldSpec::new("opened_on", "启动日期", Input::Date).required().group("程序").listed(110, Style::Date),
        FieldSpec::new("gathered_on", "归集日期", Input::Date).group("程序").listed(110, Style::Date).help("材料和责任归集完毕的日期。"),
        FieldSpec::new("pursued_on", "追究日期", Input::Date).group("程序").listed(110, Style::Date),
        FieldSpec::new("stage", "程序", Input::Text).read_only().group("程序").listed(80, Style::State).filter(),
        FieldSpec::new("outcome", "责任形式", Input::Choice)
            .group("结果")
            .choices(labels::<AccountabilityOutcome>)
            .listed(120, Style::Text)
            .filter()
            .article("《机制建设》第四部分")
            .help("追究后必填。"),
        FieldSpec::new("sanction", "追究方式", Input::Choice)
            .group("结果")
            .choices(labels::<AccountabilitySanction>)
            .listed(110, Style::Text)
            .filter()
            .article("《办法》第四十六条、第四十七条"),
        FieldSpec::new("decided_by", "决定机关和文号", Input::Text).group("结果").listed(180, Style::Text),
        FieldSpec::new("note", "备注", Input::LongText).group("结果").listed(140, Style::Text),
    ],
};

impl Accountability {
    /// Reads a form; the finders know warnings and inspections by 文号.
    ///
    /// # Errors
    /// Every objection.
    pub fn read(
        raw: &Raw,
        names: &dyn Names,
        warning: impl Fn(&str) -> Option<WarningId>,
        inspection: impl Fn(&str) -> Option<InspectionId>,
        today: NaiveDate,
    ) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &SPEC, today);
        let kind = form.term::<AccountableKind>("kind");
        let opened_on = form.date("opened_on").unwrap_or(today);
        let (gathered_on, pursued_on) = (form.date("gathered_on"), form.date("pursued_on"));
        check_order(&mut form, opened_on, gathered_on, pursued_on, today);
        let (cause, situation) = (form.term("cause"), form.term("situation"));
        if cause.is_none() && situation.is_none() && form.text("cause").is_empty() && form.text("situation").is_empty() {
            form.object("situation", "required", "追究情形和问责情形至少填一项（《办法》第四十六、四十七、四十九条）。");
        }
        let (outcome, sanction) = (form.term("outcome"), form.term("sanction"));
        if pursued_on.is_some() && outcome.is_none() && sanction.is_none() {
            form.object("outcome", "required", "已经追究的，请填写责任形式或者追究方式。");
        }
        if pursued_on.is_none() && (outcome.is_some() || sanction.is_some()) {
            form.object("pursued_on", "required", "填写了结果，请补填追究日期。");
        }
        let record = kind.map(|kind| Self {
            number: form.name("number"),
            kind,
            target: form.name("target"),
            unit: form.reference("unit", |word| names.unit(word), "机构"),
            post: form.name("post"),
            tier: form.term("tier"),
            liability: form.term("liability"),
            cause,
            situation,
            facts: form.text("facts"),
            warning: form.reference("warning", &warning, "预警处置"),
            inspection: form.reference("inspection", &inspection, "督查"),
            defect: form.text("defect"),
            way: form.term("way"),
            opened_on,
            gathered_on,
            pursued_on,
            outcome,
            sanction,
            decided_by: form.text("decided_by"),
            note: form.text("note"),
        });
        // Without a kind there is an objection already.
        form.finish(record)?.ok_or_else(Objections::new)
    }

    /// 提请问责 of a warning that nobody has answered: the unit, what happened, and the case of 第四十六条.
    pub fn proposed(id: WarningId, warning: &Warning, unit: &str, reminders: u32, today: NaiveDate) -> Self {
        let days = warning.overdue_days(today).unwrap_or_default();
        let reminded = if reminders > 0 { format!("，经{reminders}次催办") } else { String::new() };
        Self {
            number: String::new(),
            kind: AccountableKind::Organisation,
            target: unit.to_owned(),
            unit: warning.unit,
            post: warning.addressee.clone(),
            tier: None,
            liability: Some(LiabilityKind::Integrity),
            cause: Some(AccountabilityCause::NotAssessed),
            situation: None,
            facts: format!(
                "{}回告期限届满已逾期{days}天{reminded}，至{}年{}月{}日仍未整改回告。",
                warning.number,
                today.year(),
                today.month(),
                today.day()
            ),
            warning: Some(id),
            inspection: None,
            defect: String::new(),
            way: Some(AccountabilityTrigger::Inspection),
            opened_on: today,
            gathered_on: None,
            pursued_on: None,
            outcome: None,
            sanction: None,
            decided_by: String::new(),
            note: String::new(),
        }
    }

    /// How far it has come.
    pub fn stage(&self) -> AccountabilityStage {
        match (self.gathered_on, self.pursued_on) {
            (_, Some(_)) => AccountabilityStage::Pursued,
            (Some(_), None) => AccountabilityStage::Gathered,
            (None, None) => AccountabilityStage::Opened,
        }
    }

    /// What it is called: WZ-2026-01 柳树沟村.
    pub fn title(&self) -> String {
        format!("{} {}", self.number, self.target)
    }

    /// The record as texts; `warning` and `inspection` are the numbers of what it belongs to.
    pub fn texts(&self, names: &dyn Names, warning: &str, inspection: &str) -> Raw {
        let mut texts = Texts::default();
        texts.set("title", self.title());
        texts.set("number", &self.number);
        texts.term("kind", Some(self.kind));
        texts.set("target", &self.target);
        texts.set("unit", self.unit.map_or("", |unit| names.unit_name(unit).1));
        texts.set("post", &self.post);
        texts.term("tier", self.tier);
        texts.term("liability", self.liability);
        texts.term("cause", self.cause);
        texts.term("situation", self.situation);
        texts.set("facts", &self.facts);
        texts.set("warning", warning);
        texts.set("inspection", inspection);
        texts.set("defect", &self.defect);
        texts.term("way", self.way);
        texts.date("opened_on", Some(self.opened_on));
        texts.date("gathered_on", self.gathered_on);
        texts.date("pursued_on", self.pursued_on);
        texts.set("stage", self.stage().label());
        texts.term("outcome", self.outcome);
        texts.term("sanction", self.sanction);
        texts.set("decided_by", &self.decided_by);
        texts.set("note", &self.note);
        texts.0
    }
}

/// Why 提请问责 of a warning is not offered: its reply is not overdue, or nobody was reminded yet.
pub fn why_not_proposed(warning: &Warning, reminders: u32, today: NaiveDate) -> Option<String> {
    let number = &warning.number;
    match (warning.overdue_days(today), reminders) {
        (None, _) => Some(format!("{number}没有逾期未回告，不提请问责。")),
        (Some(_), 0) => Some(format!("{number}逾期后还没有催办，请先发催办函；催办后仍不整改的，再提请问责。")),
        (Some(_), _) => None,
    }
}

/// 启动, 归集, 追究 follow each other, none is skipped, and none lies ahead.
fn check_order(form: &mut Form<'_>, opened_on: NaiveDate, gathered_on: Option<NaiveDate>, pursued_on: Option<NaiveDate>, today: NaiveDate) {
    if pursued_on.is_some() && gathered_on.is_none() {
        form.object("gathered_on", "stage", "追究之前先归集：请填写归集日期。");
    }
    if gathered_on.is_some_and(|on| on < opened_on) {
        form.object("gathered_on", "order", "归集日期早于启动日期，请核对。");
    }
    if pursued_on.zip(gathered_on).is_some_and(|(pursued, gathered)| pursued < gathered) {
        form.object("pursued_on", "order", "追究日期早于归集日期，请核对。");
    }
    for (key, on) in [("opened_on", Some(opened_on)), ("gathered_on", gathered_on), ("pursued_on", pursued_on)] {
        if on.is_some_and(|on| on > today) {
            form.object(key, "future", format!("这个日期晚于今天（{today}），请核对。"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Term;
    use crate::check::made::{key, warning};
    use crate::letter::made::one_office;
    use crate::warning::WarningLevel;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn read(pairs: &[(&str, &str)]) -> Result<Accountability, Vec<(String, &'static str)>> {
        let whole = [("kind", "个人"), ("target", "韩乙"), ("facts", "整改不落实"), ("opened_on", "2026-4-1")];
        let raw = whole.iter().chain(pairs).map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        let read = Accountability::read(&raw, &one_office(), |_| None, |_| None, day("2026-04-08"));
        read.map_err(|all| all.into_iter().map(|one| (one.field, one.rule)).collect())
    }

    #[test]
    fn the_dictionaries_are_those_of_the_documents() {
        assert_eq!((AccountabilityCase::ALL.len(), LiabilityKind::ALL.len(), AccountableKind::ALL.len()), (8, 6, 3));
        assert_eq!((AccountabilityCause::ALL.len(), LeadershipTier::ALL.len(), AccountabilityTrigger::ALL.len()), (3, 4, 5));
        assert_eq!((AccountabilityStage::ALL.len(), AccountabilityOutcome::ALL.len(), AccountabilitySanction::ALL.len()), (3, 4, 3));
    }

    #[test]
    fn the_stages_follow_each_other() {
        let case = ("situation", "个人说了算");
        assert_eq!(read(&[case]).unwrap().stage(), AccountabilityStage::Opened);
        assert_eq!(read(&[case, ("gathered_on", "2026-4-2")]).unwrap().stage(), AccountabilityStage::Gathered);
        let pursued = [case, ("gathered_on", "2026-4-2"), ("pursued_on", "2026-4-3"), ("outcome", "组织处理")];
        assert_eq!(read(&pursued).unwrap().stage(), AccountabilityStage::Pursued);
        for (pairs, field, rule) in [
            (&[][..], "situation", "required"),
            (&[case, ("pursued_on", "2026-4-3"), ("outcome", "自我引咎")], "gathered_on", "stage"),
            (&[case, ("gathered_on", "2026-3-31")], "gathered_on", "order"),
            (&[case, ("gathered_on", "2026-4-3"), ("pursued_on", "2026-4-2"), ("sanction", "党纪处分")], "pursued_on", "order"),
            (&[case, ("gathered_on", "2026-4-9")], "gathered_on", "future"),
            (&[case, ("gathered_on", "2026-4-2"), ("pursued_on", "2026-4-3")], "outcome", "required"),
            (&[case, ("sanction", "移送司法")], "pursued_on", "required"),
        ] {
            assert_eq!(read(pairs).unwrap_err(), [(field.to_owned(), rule)]);
        }
    }

    #[test]
    fn it_is_proposed_once_a_warning_is_overdue_beyond_its_reminders() {
        let own = warning(WarningLevel::Red, "2026-01-10", Some("2026-01-15"), None);
        let why = |today: &str, reminders| why_not_proposed(&own, reminders, day(today));
        assert!(why("2026-02-10", 1).unwrap().contains("没有逾期"));
        assert!(why("2026-04-08", 0).unwrap().contains("请先发催办函"));
        assert_eq!(why("2026-04-08", 1), None);
        let proposed = Accountability::proposed(key(1), &own, "财政所", 2, day("2026-04-08"));
        assert_eq!((proposed.stage(), proposed.cause), (AccountabilityStage::Opened, Some(AccountabilityCause::NotAssessed)));
        assert!(proposed.facts.contains("逾期53天，经2次催办，至2026年4月8日"), "{}", proposed.facts);
    }
}
