//! 预警信息: what was collected, where and from which source (《办法》第三十七至三十九条). Never a reporter's
//! name: who reported is no field of this register.

use chrono::NaiveDate;

use crate::form::{Form, Raw, Texts, yes_no};
use crate::id::{RiskId, UnitId};
use crate::names::Names;
use crate::objection::Objections;
use crate::quarter::Quarter;
use crate::shape::{FieldSpec, Input, RegisterSpec, Style, labels};
use crate::warning::WarningLevel;

terms! {
    /// 信息来源 (《办法》第三十七条).
    SignalSource {
        /// 信访举报.
        Petition = "petition", "信访举报", ["来信来访"];
        /// 行政投诉.
        Complaint = "complaint", "行政投诉";
        /// 行风评议.
        ConductReview = "conduct_review", "行风评议";
        /// 市长热线.
        Hotline = "hotline", "市长热线", ["12345", "12345热线", "热线"];
        /// 审计.
        Audit = "audit", "审计";
        /// 民主测评.
        Poll = "poll", "民主测评";
        /// 媒体.
        Media = "media", "媒体", ["社会媒体", "新闻媒体"];
        /// 巡察.
        InspectionTour = "inspection_tour", "巡察", ["巡视巡察"];
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
    /// 对象单位.
    pub unit: Option<UnitId>,
    /// 对象岗位, in the form's words.
    pub object_post: String,
    /// 对象姓名: only in 纪委's own copy.
    pub object_person: String,
    /// 内容.
    pub content: String,
    /// 关联风险点.
    pub risk: Option<RiskId>,
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
}

/// The register of signals.
pub static SPEC: RegisterSpec = RegisterSpec {
    title: "预警信息",
    noun: "预警信息",
    empty: "这里登记采集到的预警信息。收到来信、来访、热线转办、审计反馈等，登记一条；也可导入各村各单位报来的采集表。",
    natural_key: "number",
    title_key: "content",
    fields: &[
        FieldSpec::new("number", "信息编号", Input::Text).listed(90, Style::Text).frozen().help("不填则自动编号。"),
        FieldSpec::new("collected_on", "采集日期", Input::Date).required().listed(110, Style::Date),
        FieldSpec::new("quarter", "季度", Input::Text).read_only().listed(130, Style::Text).filter().article("《办法》第三十八条"),
        FieldSpec::new("point", "采集点", Input::Unit).required().listed(110, Style::Text).filter().article("《办法》第三十六条"),
        FieldSpec::new("source", "来源", Input::Choice)
            .required()
            .choices(labels::<SignalSource>)
            .listed(100, Style::Text)
            .filter()
            .article("《办法》第三十七条"),
        FieldSpec::new("unit", "对象单位", Input::Unit).group("反映对象").listed(110, Style::Text).filter(),
        FieldSpec::new("object", "对象岗位/姓名", Input::Text)
            .group("反映对象")
            .listed(220, Style::Text)
            .help("岗位和姓名用“/”隔开。姓名只在纪委内部使用，不印到对外的文书上。"),
        FieldSpec::new("content", "内容", Input::LongText)
            .group("反映内容")
            .required()
            .listed(360, Style::Text)
            .help("只写反映的事，不写举报人。"),
        FieldSpec::new("risk", "关联风险点", Input::Risk).group("反映内容").listed(100, Style::Text),
        FieldSpec::new("suggested_level", "建议等级", Input::Choice)
            .group("研判")
            .choices(labels::<WarningLevel>)
            .listed(110, Style::Level)
            .filter()
            .article("《办法》第四十一条"),
        FieldSpec::new("finding", "核实情况", Input::Choice).group("研判").choices(labels::<Finding>).listed(100, Style::Text).filter(),
        FieldSpec::new("note", "备注", Input::LongText).group("研判").listed(200, Style::Text),
        FieldSpec::new("in_scope", "是否业务范围内", Input::YesNo)
            .group("研判")
            .listed(120, Style::Text)
            .filter()
            .help("不填按“是”。业务范围外的只登记、不定级，转有关部门。"),
        FieldSpec::new("repeat", "是否重复", Input::YesNo)
            .group("研判")
            .listed(90, Style::Text)
            .filter()
            .help("同一事项再次反映：件数计一次，次数照计。"),
        FieldSpec::new("outcome", "办理结果", Input::Text).column("").group("研判").read_only().listed(170, Style::Text).filter(),
    ],
};

impl Signal {
    /// Reads a form.
    ///
    /// # Errors
    /// Every objection.
    pub fn read(raw: &Raw, names: &dyn Names, today: NaiveDate) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &SPEC, today);
        let collected_on = form.date("collected_on");
        if collected_on.is_some_and(|day| day > today) {
            form.object("collected_on", "future", "采集日期不能晚于今天，请核对年份和月份。");
        }
        let (object_post, object_person) = split_object(&form.name("object"));
        let in_scope = form.text("in_scope").is_empty() || form.yes("in_scope");
        let suggested_level = form.term("suggested_level");
        if !in_scope && suggested_level.is_some() {
            form.object("suggested_level", "out_of_scope", "业务范围外的信息不定等级，请把建议等级留空，或把“是否业务范围内”改为“是”。");
        }
        let signal = Self {
            number: form.name("number"),
            collected_on: collected_on.unwrap_or(today),
            point: form.reference("point", |text| names.unit(text), "机构"),
            source: form.term("source"),
            unit: form.reference("unit", |text| names.unit(text), "机构"),
            object_post,
            object_person,
            content: form.text("content"),
            risk: form.reference("risk", |text| names.risk(text), "廉政风险目录"),
            suggested_level,
            finding: form.term("finding"),
            note: form.text("note"),
            in_scope,
            repeat: form.yes("repeat"),
        };
        form.finish(signal)
    }

    /// The record as texts; `outcome` says what became of it.
    pub fn texts(&self, names: &dyn Names, outcome: &str) -> Raw {
        let mut texts = Texts::default();
        texts.set("number", &self.number);
        texts.date("collected_on", Some(self.collected_on));
        texts.set("quarter", Quarter::of(self.collected_on).label());
        texts.set("point", self.point.map_or("", |unit| names.unit_name(unit).1));
        texts.term("source", self.source);
        texts.set("unit", self.unit.map_or("", |unit| names.unit_name(unit).1));
        texts.set("object", self.object());
        texts.set("content", &self.content);
        texts.set("risk", self.risk.map_or("", |risk| names.risk_number(risk)));
        texts.term("suggested_level", self.suggested_level);
        texts.set("finding", self.finding.map_or("—", crate::Term::label));
        texts.set("note", &self.note);
        texts.set("in_scope", yes_no(self.in_scope));
        texts.set("repeat", yes_no(self.repeat));
        texts.set("outcome", outcome);
        texts.0
    }

    fn object(&self) -> String {
        if self.object_person.is_empty() { self.object_post.clone() } else { format!("{}/{}", self.object_post, self.object_person) }
    }
}

/// 岗位/姓名; without a stroke it is the post.
fn split_object(text: &str) -> (String, String) {
    match text.rsplit_once(['/', '／']) {
        Some((post, person)) => (crate::text::trim(post).to_owned(), crate::text::trim(person).to_owned()),
        None => (text.to_owned(), String::new()),
    }
}
