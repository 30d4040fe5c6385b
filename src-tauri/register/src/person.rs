//! 人员: who holds posts. Never an identity number, a family or property.

use chrono::NaiveDate;

use crate::departure::Departure;
use crate::form::{Form, Raw, Texts, yes_no};
use crate::id::UnitId;
use crate::names::Names;
use crate::objection::Objections;
use crate::shape::{FieldSpec, Input, RegisterSpec, Style};

/// 人员.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// 姓名, every character as typed.
    pub name: String,
    /// 所在单位.
    pub unit: Option<UnitId>,
    /// 预警信息员 (《办法》第三十六条).
    pub reporting_officer: bool,
    /// 联系电话.
    pub phone: String,
    /// 利益回避: what this person keeps out of (《长效机制意见》第四条).
    pub recusal: String,
    /// How the person left the office; none while in office.
    pub departure: Option<Departure>,
    /// 备注.
    pub note: String,
}

/// The register of persons.
pub static SPEC: RegisterSpec = RegisterSpec {
    title: "人员",
    noun: "人员",
    empty: "这里登记任职人员。导入岗位表时会随岗位一起建立，也可以逐人新增。",
    natural_key: "name",
    title_key: "name",
    fields: &[
        FieldSpec::new("name", "姓名", Input::Text).required().listed(110, Style::Text).frozen(),
        FieldSpec::new("unit", "所在单位", Input::Unit).listed(130, Style::Text).filter(),
        FieldSpec::new("posts", "任职岗位", Input::Text).read_only().listed(260, Style::Text).help("在“岗位”中指定现任人，这里自动列出。"),
        FieldSpec::new("state", "状态", Input::Text).column("").read_only().listed(80, Style::Text).filter(),
        FieldSpec::new("reporting_officer", "是否预警信息员", Input::YesNo)
            .listed(130, Style::Text)
            .filter()
            .article("《办法》第三十六条")
            .help("镇纪委工作人员为预警信息员。"),
        FieldSpec::new("points", "联系点", Input::Text)
            .column("")
            .read_only()
            .listed(160, Style::Text)
            .help("预警信息员负责联系的采集报送点、直报点，在“预警网络”中指定，这里自动列出。"),
        FieldSpec::new("phone", "联系电话", Input::Text).listed(140, Style::Text),
        FieldSpec::new("recusal", "利益回避", Input::LongText)
            .column("")
            .group("利益回避")
            .article("《长效机制意见》第四条")
            .help("写明本人应当回避的事项和原因，例如亲属经营的行业。会列入交接清单。"),
        FieldSpec::new("departed_on", "离任日期", Input::Date)
            .column("")
            .read_only()
            .listed(100, Style::Date)
            .group("离任")
            .help("用“登记离任”办理，这里自动列出。"),
        FieldSpec::new("departed_to", "离任去向", Input::Text).column("").read_only().group("离任"),
        FieldSpec::new("note", "备注", Input::LongText).listed(180, Style::Text).group("其他"),
    ],
};

impl Person {
    /// Reads a form.
    ///
    /// # Errors
    /// Every objection.
    pub fn read(raw: &Raw, names: &dyn Names, today: NaiveDate) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &SPEC, today);
        let person = Self {
            name: form.name("name"),
            unit: form.reference("unit", |text| names.unit(text), "机构"),
            reporting_officer: form.yes("reporting_officer"),
            phone: form.name("phone"),
            recusal: form.text("recusal"),
            // The departure is an act of its own: no form of the record changes it.
            departure: None,
            note: form.text("note"),
        };
        form.finish(person)
    }

    /// The record as texts; `posts` are the names of the posts held, `points` those of the points kept in touch with.
    pub fn texts(&self, names: &dyn Names, posts: &[&str], points: &[&str]) -> Raw {
        let mut texts = Texts::default();
        texts.set("name", &self.name);
        texts.set("unit", self.unit.map_or("", |unit| names.unit_name(unit).1));
        texts.set("posts", posts.join("、"));
        texts.set("state", if self.departure.is_some() { "已离任" } else { "在岗" });
        texts.set("reporting_officer", yes_no(self.reporting_officer));
        texts.set("points", points.join("、"));
        texts.set("phone", &self.phone);
        texts.set("recusal", &self.recusal);
        texts.date("departed_on", self.departure.as_ref().map(|departure| departure.on));
        texts.set("departed_to", self.departure.as_ref().map(Departure::words).unwrap_or_default());
        texts.set("note", &self.note);
        texts.0
    }
}
