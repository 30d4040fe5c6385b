//! 配套制度: the rules of the office that stand beside 四个不直接管 (《办法》第二十七条). Never their text.

use chrono::NaiveDate;

use crate::form::{Form, Raw, Texts, yes_no};
use crate::objection::Objections;
use crate::shape::{FieldSpec, Input, RegisterSpec, Style, labels};

terms! {
    /// 制度领域.
    SystemArea {
        /// 财务.
        Finance = "finance", "财务", ["财务管理"];
        /// 人事.
        Personnel = "personnel", "人事", ["人事管理"];
        /// 工程项目.
        Works = "works", "工程项目", ["工程", "项目"];
        /// 物资采购.
        Purchasing = "purchasing", "物资采购", ["采购"];
        /// 其他.
        Other = "other", "其他";
    }
}

impl SystemArea {
    /// The four that article 27 asks for.
    pub const FOUR: [Self; 4] = [Self::Finance, Self::Personnel, Self::Works, Self::Purchasing];
}

/// 配套制度.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SupportingSystem {
    /// 制度领域.
    pub area: Option<SystemArea>,
    /// 制度名称.
    pub name: String,
    /// It is in force.
    pub present: bool,
    /// 文号.
    pub document: String,
    /// 印发日期.
    pub issued_on: Option<NaiveDate>,
    /// 备注.
    pub note: String,
}

/// The register of supporting rules.
pub static SPEC: RegisterSpec = RegisterSpec {
    title: "配套制度",
    noun: "制度",
    empty: "这里登记“四个不直接管”的配套制度：财务、人事、工程项目、物资采购四项，有没有、文号、印发日期。登记了第一项以后，条款体检才会提醒还缺哪几项。",
    natural_key: "",
    title_key: "name",
    fields: &[
        FieldSpec::new("area", "制度领域", Input::Choice)
            .required()
            .choices(labels::<SystemArea>)
            .listed(100, Style::Text)
            .filter()
            .article("《办法》第二十七条"),
        FieldSpec::new("name", "制度名称", Input::Text).required().listed(320, Style::Text).frozen(),
        FieldSpec::new("present", "是否已建立", Input::YesNo).listed(100, Style::Text).filter().article("《办法》第二十七条"),
        FieldSpec::new("document", "文号", Input::Text).listed(170, Style::Text),
        FieldSpec::new("issued_on", "印发日期", Input::Date).listed(110, Style::Date),
        FieldSpec::new("note", "备注", Input::LongText).listed(200, Style::Text),
    ],
};

impl SupportingSystem {
    /// Reads a form.
    ///
    /// # Errors
    /// Every objection.
    pub fn read(raw: &Raw, today: NaiveDate) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &SPEC, today);
        let system = Self {
            area: form.term("area"),
            name: form.name("name"),
            present: form.yes("present"),
            document: form.name("document"),
            issued_on: form.date("issued_on"),
            note: form.text("note"),
        };
        form.finish(system)
    }

    /// The record as texts.
    pub fn texts(&self) -> Raw {
        let mut texts = Texts::default();
        texts.term("area", self.area);
        texts.set("name", &self.name);
        texts.set("present", yes_no(self.present));
        texts.set("document", &self.document);
        texts.date("issued_on", self.issued_on);
        texts.set("note", &self.note);
        texts.0
    }
}
