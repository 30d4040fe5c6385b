//! 岗位: places in a unit, with what they have power over. Never the history of who held them: that
//! is a tenure with its days.

use chrono::NaiveDate;

use crate::form::{Form, Raw, Texts, yes_no};
use crate::id::{PersonId, UnitId};
use crate::names::Names;
use crate::objection::Objections;
use crate::shape::{FieldSpec, Input, RegisterSpec, Style, labels};

terms! {
    /// 岗位层级.
    PostRank {
        /// 领导班子.
        Leadership = "leadership", "领导班子", ["班子成员"];
        /// 中层.
        Middle = "middle", "中层";
        /// 一般.
        Staff = "staff", "一般", ["一般干部"];
        /// 村干部.
        Village = "village", "村干部", ["村（社区）干部"];
    }
}

terms! {
    /// 权力要素: what a post has power over.
    PowerElement {
        /// 人.
        People = "people", "人";
        /// 财.
        Money = "money", "财";
        /// 物.
        Goods = "goods", "物";
        /// 事.
        Affairs = "affairs", "事";
    }
}

/// 岗位.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// 岗位编码.
    pub code: String,
    /// 所属单位.
    pub unit: Option<UnitId>,
    /// 岗位名称.
    pub name: String,
    /// 岗位层级.
    pub rank: Option<PostRank>,
    /// 现任人.
    pub holder: Option<PersonId>,
    /// 权力要素, in the order typed.
    pub elements: Vec<PowerElement>,
    /// 高风险岗位 (《办法》第四十四条: at least one spot check a year).
    pub high_risk: bool,
    /// 利益回避: what the holder of this post keeps out of.
    pub recusal: String,
    /// 备注.
    pub note: String,
}

/// The register of posts.
pub static SPEC: RegisterSpec = RegisterSpec {
    title: "岗位",
    noun: "岗位",
    empty: "这里登记各单位的岗位和现任人。职权、风险点要落实到岗位、到人。",
    natural_key: "code",
    title_key: "name",
    fields: &[
        FieldSpec::new("code", "岗位编码", Input::Text).listed(90, Style::Text).help("不填则自动编号。"),
        FieldSpec::new("unit_code", "单位编码", Input::Text).read_only().listed(80, Style::Text),
        FieldSpec::new("unit", "单位简称", Input::Unit).required().listed(120, Style::Text).filter(),
        FieldSpec::new("name", "岗位名称", Input::Text).required().listed(190, Style::Text).frozen(),
        FieldSpec::new("rank", "岗位层级", Input::Choice).choices(labels::<PostRank>).listed(90, Style::Text).filter(),
        FieldSpec::new("holder", "现任人", Input::Person)
            .column("现任人(虚构)")
            .listed(90, Style::Text)
            .article("《办法》第十三条")
            .help("把职责明确到岗位、明确到人。不在人员册的姓名会随岗位一起登记。"),
        FieldSpec::new("elements", "权力要素", Input::Choices)
            .choices(labels::<PowerElement>)
            .listed(90, Style::Text)
            .filter()
            .help("管人、管财、管物、管事。"),
        FieldSpec::new("high_risk", "是否高风险岗位", Input::YesNo)
            .listed(120, Style::Text)
            .filter()
            .article("《办法》第四十四条")
            .help("高风险岗位每年至少抽查一次。"),
        FieldSpec::new("recusal", "利益回避", Input::LongText)
            .column("")
            .group("利益回避")
            .article("《长效机制意见》第四条")
            .help("写明这个岗位应当回避的情形，例如不得经办亲属的事项。会列入交接清单。"),
        FieldSpec::new("note", "备注", Input::LongText).listed(240, Style::Text).group("其他"),
    ],
};

impl Post {
    /// Reads a form. The holder is resolved by desk, which may have to add the person first; here it
    /// stays empty when unknown.
    ///
    /// # Errors
    /// Every objection.
    pub fn read(raw: &Raw, names: &dyn Names, today: NaiveDate) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &SPEC, today);
        let unit = form.reference("unit", |text| names.unit(text), "机构");
        let holder = form.name("holder");
        let post = Self {
            code: form.name("code"),
            unit,
            name: form.name("name"),
            rank: form.term("rank"),
            holder: names.person(unit, &holder),
            elements: elements(&mut form),
            high_risk: form.yes("high_risk"),
            recusal: form.text("recusal"),
            note: form.text("note"),
        };
        form.finish(post)
    }

    /// The record as texts.
    pub fn texts(&self, names: &dyn Names) -> Raw {
        let mut texts = Texts::default();
        texts.set("code", &self.code);
        let (code, short) = self.unit.map_or(("", ""), |unit| names.unit_name(unit));
        texts.set("unit_code", code);
        texts.set("unit", short);
        texts.set("name", &self.name);
        texts.term("rank", self.rank);
        texts.set("holder", self.holder.map_or("", |person| names.person_name(person)));
        texts.set("elements", self.elements.iter().map(|element| crate::Term::label(*element)).collect::<String>());
        texts.set("high_risk", yes_no(self.high_risk));
        texts.set("recusal", &self.recusal);
        texts.set("note", &self.note);
        texts.0
    }
}

/// 人财物事 in any order, with or without 、 between.
fn elements(form: &mut Form<'_>) -> Vec<PowerElement> {
    let mut found = Vec::new();
    for character in form.text("elements").chars().filter(|character| !matches!(character, '、' | ',' | '，' | ' ' | '—')) {
        match <PowerElement as crate::Term>::read(&character.to_string()) {
            Some(element) if !found.contains(&element) => found.push(element),
            Some(_) => {}
            None => {
                form.object("elements", "choice", format!("权力要素“{character}”不在可选范围内，可选：人、财、物、事。"));
                break;
            }
        }
    }
    found
}
