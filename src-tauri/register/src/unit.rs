//! 单位: the office's organs, departments, stations and villages. Never a person.

use chrono::NaiveDate;

use crate::form::{Form, Raw, Texts, yes_no};
use crate::objection::Objections;
use crate::shape::{FieldSpec, Input, RegisterSpec, Style, labels};

terms! {
    /// 单位类别.
    UnitCategory {
        /// 领导班子.
        Leadership = "leadership", "领导班子", ["班子"];
        /// 内设机构.
        Office = "office", "内设机构", ["科室", "办公室"];
        /// 事业站所.
        Station = "station", "事业站所", ["站所", "事业单位"];
        /// 派驻站所.
        Delegated = "delegated", "派驻站所", ["派驻", "派驻机构"];
        /// 镇属单位.
        Subordinate = "subordinate", "镇属单位", ["镇直单位"];
        /// 行政村.
        Village = "village", "行政村", ["村"];
        /// 社区.
        Community = "community", "社区";
    }
}

impl UnitCategory {
    /// 类别 that the name of a unit tells, for an older table that has no such column; none where it tells nothing.
    pub fn implied(name: &str) -> Option<Self> {
        let endings: [(Self, &[&str]); 5] = [
            (Self::Village, &["村", "村民委员会", "村委会"]),
            (Self::Community, &["社区", "居民委员会", "居委会"]),
            (Self::Leadership, &["党委", "政府", "人大", "纪委", "镇委员会", "乡委员会", "主席团", "纪律检查委员会"]),
            (Self::Office, &["办公室", "办"]),
            (Self::Station, &["所", "站", "中心", "队"]),
        ];
        endings.into_iter().find(|(_, ends)| ends.iter().any(|end| name.ends_with(end))).map(|(category, _)| category)
    }
}

/// What an office calls a unit in its lists: the full name without the township before it and without the committee
/// behind a village.
pub fn usual_short_name(full_name: &str, township: &str) -> String {
    let own = full_name.strip_prefix(township).filter(|rest| !rest.is_empty()).unwrap_or(full_name);
    let cut = [("村村民委员会", "村"), ("村村委会", "村"), ("社区居民委员会", "社区"), ("社区居委会", "社区")];
    match cut.iter().find_map(|(long, short)| Some((own.strip_suffix(long)?, short))) {
        Some((stem, short)) => format!("{stem}{short}"),
        None => own.to_owned(),
    }
}

/// 单位.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// 单位编码.
    pub code: String,
    /// 单位全称.
    pub full_name: String,
    /// 简称: how every other register names it.
    pub short_name: String,
    /// 类别.
    pub category: Option<UnitCategory>,
    /// 上级单位, by name: it may stand outside the office.
    pub superior: String,
    /// 采集报送点 (《办法》第三十六条).
    pub reporting_point: bool,
    /// 直报点 (《办法》第三十六条).
    pub direct_point: bool,
    /// 采集点设立日期; none = it was one from the beginning.
    pub point_since: Option<NaiveDate>,
    /// 采集点撤销日期: the last day on which it was one; none while it is.
    pub point_until: Option<NaiveDate>,
    /// 负责人职务.
    pub head_post: String,
    /// 分管或包保领导.
    pub in_charge: String,
    /// 人数.
    pub headcount: Option<u32>,
    /// 备注.
    pub note: String,
}

/// The register of units.
pub static SPEC: RegisterSpec = RegisterSpec {
    title: "机构",
    noun: "单位",
    empty: "这里登记领导班子、内设机构、站所、村（社区）。其他各册都按单位归集，请先从这里开始。",
    natural_key: "code",
    title_key: "short_name",
    fields: &[
        FieldSpec::new("code", "单位编码", Input::Text).listed(90, Style::Text).help("不填则自动编号。"),
        FieldSpec::new("short_name", "简称", Input::Text)
            .required()
            .listed(130, Style::Text)
            .frozen()
            .help("其他各册用这个名字称呼它，例如“党政办”。"),
        FieldSpec::new("full_name", "单位全称", Input::Text).required().listed(240, Style::Text).help("印在文书上的名称。"),
        FieldSpec::new("category", "类别", Input::Choice)
            .required()
            .choices(labels::<UnitCategory>)
            .listed(100, Style::Text)
            .filter()
            .article("《办法》第四条"),
        FieldSpec::new("superior", "上级单位", Input::Text).listed(120, Style::Text).filter(),
        FieldSpec::new("reporting_point", "是否采集报送点", Input::YesNo)
            .listed(120, Style::Text)
            .filter()
            .group("预警网络")
            .article("《办法》第三十六条")
            .help("各村、各单位、各部门为采集报送点，每季度报送一次，无信息时零报告。"),
        FieldSpec::new("direct_point", "是否直报点", Input::YesNo)
            .listed(100, Style::Text)
            .filter()
            .group("预警网络")
            .article("《办法》第三十六条")
            .help("重要职能部门、招商引资企业设直报点。"),
        FieldSpec::new("point_since", "采集点设立日期", Input::Date)
            .column("")
            .group("预警网络")
            .help("季度中间新设的采集报送点填写，这一天以前的季度不算应报。一直是的不用填。"),
        FieldSpec::new("point_until", "采集点撤销日期", Input::Date)
            .column("")
            .group("预警网络")
            .help("不再作采集报送点的最后一天。填了以后，此前的季度仍算应报，此后的不算。"),
        FieldSpec::new("head_post", "负责人职务", Input::Text).listed(140, Style::Text).group("负责人"),
        FieldSpec::new("in_charge", "分管或包保领导", Input::Text).listed(150, Style::Text).group("负责人"),
        FieldSpec::new("headcount", "人数", Input::Number).listed(70, Style::Number),
        FieldSpec::new("note", "备注", Input::LongText).listed(180, Style::Text).group("其他"),
    ],
};

impl Unit {
    /// Reads a form.
    ///
    /// # Errors
    /// Every objection.
    pub fn read(raw: &Raw, today: NaiveDate) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &SPEC, today);
        let (point_since, point_until) = (form.date("point_since"), form.date("point_until"));
        if point_since.zip(point_until).is_some_and(|(since, until)| until < since) {
            form.object("point_until", "order", "采集点撤销日期早于设立日期，请核对。");
        }
        let unit = Self {
            code: form.name("code"),
            full_name: form.name("full_name"),
            short_name: form.name("short_name"),
            category: form.term("category"),
            superior: form.name("superior"),
            reporting_point: form.yes("reporting_point"),
            direct_point: form.yes("direct_point"),
            point_since,
            point_until,
            head_post: form.name("head_post"),
            in_charge: form.name("in_charge"),
            headcount: form.number("headcount"),
            note: form.text("note"),
        };
        form.finish(unit)
    }

    /// The record as texts.
    pub fn texts(&self) -> Raw {
        let mut texts = Texts::default();
        texts.set("code", &self.code);
        texts.set("full_name", &self.full_name);
        texts.set("short_name", &self.short_name);
        texts.term("category", self.category);
        texts.set("superior", &self.superior);
        texts.set("reporting_point", yes_no(self.reporting_point));
        texts.set("direct_point", yes_no(self.direct_point));
        texts.date("point_since", self.point_since);
        texts.date("point_until", self.point_until);
        texts.set("head_post", &self.head_post);
        texts.set("in_charge", &self.in_charge);
        texts.number("headcount", self.headcount);
        texts.set("note", &self.note);
        texts.0
    }
}
