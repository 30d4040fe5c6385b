//! 分工: what each leading post takes charge of, one row for one thing (《办法》第二十七条). Never a person: a
//! charge goes with the post to whoever holds it.

use chrono::NaiveDate;

use crate::Term as _;
use crate::form::{Form, Raw, Texts};
use crate::id::{PostId, UnitId};
use crate::names::Names;
use crate::objection::Objections;
use crate::shape::{FieldSpec, Input, RegisterSpec, Style, labels};

terms! {
    /// 分管方式.
    ChargeWay {
        /// 直接分管.
        Direct = "direct", "直接分管", ["分管", "主管", "主抓"];
        /// 协助.
        Assist = "assist", "协助", ["协管", "协助分管"];
        /// 监管.
        Supervise = "supervise", "监管", ["监督"];
    }
}

/// 分工.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charge {
    /// The leading post.
    pub post: Option<PostId>,
    /// 分管领域: 财务, 人事, 物资采购, 工程项目 or anything else.
    pub area: String,
    /// 分管单位.
    pub unit: Option<UnitId>,
    /// 分管方式.
    pub way: Option<ChargeWay>,
    /// 备注.
    pub note: String,
}

/// The register of charges.
pub static SPEC: RegisterSpec = RegisterSpec {
    title: "领导分工",
    noun: "分工",
    empty: "这里登记领导班子成员的分工：谁分管哪些领域和单位，是直接分管、协助还是监管。“四个不直接管”按这里检查，分工表从这里印。",
    natural_key: "",
    title_key: "title",
    fields: &[
        FieldSpec::new("title", "分工事项", Input::Text).column("").read_only(),
        FieldSpec::new("post", "领导岗位", Input::Post)
            .required()
            .listed(190, Style::Text)
            .frozen()
            .filter()
            .article("《办法》第二十七条")
            .help("领导班子成员的岗位，例如“副镇长（财经）”；重名的岗位写岗位编码。"),
        FieldSpec::new("holder", "现任人", Input::Person).read_only().listed(90, Style::Text),
        FieldSpec::new("area", "分管领域", Input::Text)
            .listed(180, Style::Text)
            .filter()
            .help("“四个不直接管”的四项写成财务、人事、物资采购、工程项目；其他领域照分工文件写。一行写一项。"),
        FieldSpec::new("unit", "分管单位", Input::Unit)
            .listed(140, Style::Text)
            .filter()
            .help("按单位分工的写单位；领域和单位至少填一项。"),
        FieldSpec::new("way", "分管方式", Input::Choice)
            .required()
            .choices(labels::<ChargeWay>)
            .listed(100, Style::Text)
            .filter()
            .article("《办法》第二十七条")
            .help("一把手对财务、人事、物资采购、工程项目只监管，不直接分管。"),
        FieldSpec::new("note", "备注", Input::LongText).listed(220, Style::Text),
    ],
};

impl Charge {
    /// Reads a form.
    ///
    /// # Errors
    /// Every objection.
    pub fn read(raw: &Raw, names: &dyn Names, today: NaiveDate) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &SPEC, today);
        let charge = Self {
            post: form.reference("post", |text| names.leading_post(text), "岗位"),
            area: form.name("area"),
            unit: form.reference("unit", |text| names.unit(text), "机构"),
            way: form.term("way"),
            note: form.text("note"),
        };
        if charge.area.is_empty() && form.name("unit").is_empty() {
            form.object("area", "required", "分管领域和分管单位至少填一项。");
        }
        form.finish(charge)
    }

    /// What it is called: 副镇长（财经）：财政所.
    pub fn title(&self, names: &dyn Names) -> String {
        format!("{}：{}", self.post.map_or("", |post| names.post_name(post).1), self.subject(names))
    }

    /// What is taken charge of: 财务（财政所）, 财务 or 财政所.
    pub fn subject(&self, names: &dyn Names) -> String {
        match (self.area.as_str(), self.unit.map(|unit| names.unit_name(unit).1)) {
            (area, None) => area.to_owned(),
            ("", Some(unit)) => unit.to_owned(),
            (area, Some(unit)) => format!("{area}（{unit}）"),
        }
    }

    /// The record as texts; `holder` is who holds the post now.
    pub fn texts(&self, names: &dyn Names, holder: &str) -> Raw {
        let mut texts = Texts::default();
        texts.set("title", self.title(names));
        texts.set("post", self.post.map_or("", |post| names.post_name(post).1));
        texts.set("holder", holder);
        texts.set("area", &self.area);
        texts.set("unit", self.unit.map_or("", |unit| names.unit_name(unit).1));
        texts.set("way", self.way.map_or("", |way| way.label()));
        texts.set("note", &self.note);
        texts.0
    }
}
