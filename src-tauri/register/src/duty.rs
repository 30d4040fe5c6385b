//! 责任分解表 and its tasks: the sheet of a year, its duties, what was done for them, and how a year follows
//! the one before. Never loses the words of a deadline: they stay beside what was read from them.

pub mod counted;
pub mod progress;
pub mod quota;
pub mod renewal;
pub mod sheet;

use chrono::{Datelike, NaiveDate};

use crate::deadline::{Deadline, DeadlineKind};
use crate::form::{Form, Raw, Texts};
use crate::id::DutyId;
use crate::objection::Objections;
use crate::shape::{FieldSpec, Input, RegisterSpec, Style, labels};
use crate::text;

pub use counted::CountingBasis;

terms! {
    /// 量化来源: whether a quota stands in the documents or was added.
    QuotaSource {
        /// 文件原文.
        Document = "document", "文件原文";
        /// 示例补充.
        Example = "example", "示例补充";
    }
}

terms! {
    /// 责任层次: which of the four levels of leadership answers for a duty (《机制建设》一).
    ResponsibilityTier {
        /// 全面领导责任: the leadership as a body.
        Overall = "overall", "全面领导责任", ["班子全面领导责任", "全面责任"];
        /// 主要责任（总责）: its head.
        Chief = "chief", "主要责任（总责）", ["主要责任", "总责", "主要领导责任", "第一责任"];
        /// 分管直接领导责任: the member of the leadership in charge.
        InCharge = "in_charge", "分管直接领导责任", ["分管领导责任", "分管责任"];
        /// 部门直接领导责任: the head of the department.
        Department = "department", "部门直接领导责任", ["部门负责人直接领导责任", "部门领导责任", "部门责任"];
    }
}

/// 任务: one line of the 责任分解表.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// 年度.
    pub year: i32,
    /// 序号.
    pub number: Option<u32>,
    /// 机制.
    pub mechanism: String,
    /// 任务.
    pub task: String,
    /// 具体要求.
    pub requirement: String,
    /// 量化要求/频次.
    pub quota: String,
    /// 牵头单位, in the table's words.
    pub lead_unit: String,
    /// 责任单位, in the table's words: 各站办所 is one of them.
    pub responsible_units: Vec<String>,
    /// 配合单位, in the table's words.
    pub supporting_units: Vec<String>,
    /// 责任人(职务).
    pub responsible_person: String,
    /// 责任层次.
    pub tier: Option<ResponsibilityTier>,
    /// 完成时限: original words, kind, and the days read from them.
    pub deadline: Deadline,
    /// 验收标准.
    pub acceptance_criteria: String,
    /// 出处条款.
    pub source_clause: String,
    /// 频次周期.
    pub period: String,
    /// 最低次数.
    pub minimum: Option<u32>,
    /// 计量对象.
    pub counted: String,
    /// 计量口径, where a person said it; the words of 计量对象 say it otherwise.
    pub counting: Option<CountingBasis>,
    /// 对象数: how many objects there are, where no register lists them.
    pub objects: Option<u32>,
    /// 量化来源.
    pub quota_source: Option<QuotaSource>,
    /// The duty of the year before that this one goes on from. Set by the copying of a year, never typed.
    pub predecessor: Option<DutyId>,
}

/// The register of duties.
pub static SPEC: RegisterSpec = RegisterSpec {
    title: "责任分解",
    noun: "任务",
    empty: "这里是年度责任分解表：每项任务由谁牵头、谁负责、何时完成、按什么验收。可直接导入现有的 Excel 责任分解表。",
    natural_key: "number",
    title_key: "requirement",
    fields: &[
        FieldSpec::new("year", "年度", Input::Number)
            .column("")
            .listed(70, Style::Number)
            .filter()
            .help("不填则取今年，导入时取标题中的年份。"),
        FieldSpec::new("number", "序号", Input::Number).help("不填则接着往下排。"),
        FieldSpec::new("mechanism", "机制", Input::Text).listed(170, Style::Text).filter().article("《实施意见》第一条"),
        FieldSpec::new("task", "任务", Input::Text).listed(150, Style::Text),
        FieldSpec::new("requirement", "具体要求", Input::LongText).required().listed(320, Style::Text).frozen(),
        FieldSpec::new("quota", "量化要求/频次", Input::Text).listed(170, Style::Text),
        FieldSpec::new("lead_unit", "牵头单位", Input::Unit).group("责任").listed(130, Style::Text).filter().article("《办法》第三条"),
        FieldSpec::new("responsible_units", "责任单位", Input::LongText)
            .group("责任")
            .listed(180, Style::Text)
            .help("几个单位用顿号隔开，例如：财政所、村建所。"),
        FieldSpec::new("supporting_units", "配合单位", Input::LongText)
            .column("")
            .group("责任")
            .listed(150, Style::Text)
            .article("《办法》第三条")
            .help("几个单位用顿号隔开。"),
        FieldSpec::new("responsible_person", "责任人(职务)", Input::Text)
            .group("责任")
            .listed(140, Style::Text)
            .help("写职务，几个用顿号隔开；与岗位名称对得上的，在“关联”里可以点开。"),
        FieldSpec::new("tier", "责任层次", Input::Choice)
            .column("")
            .group("责任")
            .choices(labels::<ResponsibilityTier>)
            .listed(140, Style::Text)
            .filter()
            .article("《机制建设》一")
            .help("班子负全面领导责任，正职负主要责任（总责），其他成员负分管直接领导责任，部门负责人负部门直接领导责任。"),
        FieldSpec::new("deadline", "完成时限", Input::Text)
            .group("时限")
            .listed(180, Style::Text)
            .help("照原文填写，如“2026年6月底、12月底前”“每季度末”“长期”，程序自动认日期。"),
        FieldSpec::new("deadline_kind", "时限类型", Input::Choice)
            .group("时限")
            .choices(labels::<DeadlineKind>)
            .listed(90, Style::Text)
            .filter()
            .help("不填则按完成时限的文字判断。"),
        FieldSpec::new("due_on", "截止日期", Input::Date).group("时限").listed(110, Style::Date),
        FieldSpec::new("dates", "分段日期", Input::Text).group("时限").listed(170, Style::Text).help("几个日期用分号隔开。"),
        FieldSpec::new("acceptance_criteria", "验收标准", Input::LongText)
            .group("验收")
            .listed(240, Style::Text)
            .article("《长效机制意见》第十七条"),
        FieldSpec::new("source_clause", "出处条款", Input::Text).group("验收").listed(180, Style::Text),
        FieldSpec::new("period", "频次周期", Input::Text).group("计量").listed(90, Style::Text).filter(),
        FieldSpec::new("minimum", "最低次数", Input::Number).group("计量").listed(90, Style::Number),
        FieldSpec::new("counted", "计量对象", Input::Text)
            .group("计量")
            .listed(130, Style::Text)
            .help("对着谁计次数，例如：全镇、各站办所、每个村（社区）、每名班子成员。"),
        FieldSpec::new("counting", "计量口径", Input::Choice)
            .column("")
            .group("计量")
            .choices(labels::<CountingBasis>)
            .help("不填则按计量对象的文字判断：“各站办所”逐单位，“每名班子成员”逐人，“每案”逐件。"),
        FieldSpec::new("objects", "对象数", Input::Number)
            .column("")
            .group("计量")
            .help("计量对象不在机构、岗位册里的（如党支部、包村干部），填有几个；应完成次数＝最低次数×对象数。"),
        FieldSpec::new("quota_source", "量化来源", Input::Choice)
            .group("计量")
            .choices(labels::<QuotaSource>)
            .listed(100, Style::Text)
            .filter(),
        FieldSpec::new("meter_state", "完成情况", Input::Text).column("").group("进展").read_only().listed(100, Style::State).filter(),
        FieldSpec::new("meter", "本期进展", Input::Text).column("").group("进展").read_only().listed(200, Style::Text),
    ],
};

impl Duty {
    /// Reads a form. Days given are kept; days not given are read from the words of 完成时限.
    ///
    /// # Errors
    /// Every objection.
    pub fn read(raw: &Raw, today: NaiveDate) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &SPEC, today);
        let typed = form.number("year");
        let year = typed.and_then(|year| i32::try_from(year).ok()).filter(|year| (1949..=2999).contains(year));
        if typed.is_some() && year.is_none() {
            form.object("year", "range", "年度请填四位数的年份，例如 2026。");
        }
        let year = year.unwrap_or_else(|| today.year());
        let number = form.number("number");
        let deadline = deadline(&mut form, year);
        let duty = Self {
            year,
            number,
            mechanism: form.name("mechanism"),
            task: form.name("task"),
            requirement: form.text("requirement"),
            quota: form.text("quota"),
            lead_unit: form.name("lead_unit"),
            responsible_units: form.list("responsible_units"),
            supporting_units: form.list("supporting_units"),
            responsible_person: form.name("responsible_person"),
            tier: form.term("tier"),
            deadline,
            acceptance_criteria: form.text("acceptance_criteria"),
            source_clause: form.text("source_clause"),
            period: form.name("period"),
            minimum: form.number("minimum"),
            counted: form.name("counted"),
            counting: form.term("counting"),
            objects: form.number("objects"),
            quota_source: form.term("quota_source"),
            predecessor: None,
        };
        form.finish(duty)
    }

    /// The record as texts.
    pub fn texts(&self) -> Raw {
        let mut texts = Texts::default();
        texts.set("year", self.year);
        texts.number("number", self.number);
        texts.set("mechanism", &self.mechanism);
        texts.set("task", &self.task);
        texts.set("requirement", &self.requirement);
        texts.set("quota", &self.quota);
        texts.set("lead_unit", &self.lead_unit);
        texts.set("responsible_units", self.responsible_units.join("、"));
        texts.set("supporting_units", self.supporting_units.join("、"));
        texts.set("responsible_person", &self.responsible_person);
        texts.term("tier", self.tier);
        texts.set("deadline", &self.deadline.original);
        texts.term("deadline_kind", Some(self.deadline.kind));
        texts.date("due_on", self.deadline.on);
        texts.set("dates", self.deadline.dates.iter().map(ToString::to_string).collect::<Vec<_>>().join(";"));
        texts.set("acceptance_criteria", &self.acceptance_criteria);
        texts.set("source_clause", &self.source_clause);
        texts.set("period", &self.period);
        texts.number("minimum", self.minimum);
        texts.set("counted", &self.counted);
        texts.term("counting", self.counting);
        texts.number("objects", self.objects);
        texts.term("quota_source", self.quota_source);
        // How it stands follows from what was done for it: whoever knows that says it here.
        texts.set("meter_state", "");
        texts.set("meter", "");
        texts.0
    }

    /// 2026年第3项: how a duty is spoken of. Without a number it cannot be.
    pub fn reference(&self) -> String {
        self.number.map(|number| format!("{}年第{number}项", self.year)).unwrap_or_default()
    }
}

/// Year and number of a duty that is spoken of as 2026年第3项 or 2026-3.
pub fn read_reference(text: &str) -> Option<(i32, u32)> {
    let digits: Vec<&str> = text.split(|character: char| !character.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let [year, number] = digits.as_slice() else { return None };
    let year = year.parse().ok().filter(|year| (1949..=2999).contains(year))?;
    Some((year, number.parse().ok()?))
}

/// What was typed for the days wins over what the words say, field by field.
fn deadline(form: &mut Form<'_>, year: i32) -> Deadline {
    let mut deadline = Deadline::read(&form.text("deadline"), year);
    if let Some(kind) = form.term("deadline_kind") {
        deadline.kind = kind;
    }
    let typed = form.text("dates");
    if !typed.is_empty() {
        deadline.dates = text::list(&typed).iter().filter_map(|part| crate::deadline::read_date(part, year)).collect();
        if deadline.dates.len() != text::list(&typed).len() {
            form.object("dates", "date", format!("分段日期“{typed}”里有不是日期的部分，请写成 2026-6-30;2026-12-31 这样。"));
        }
    }
    if let Some(on) = form.date("due_on") {
        deadline.on = Some(on);
    }
    deadline
}

#[cfg(test)]
mod tests {
    use super::read_reference;

    #[test]
    fn a_duty_is_spoken_of_by_year_and_number() {
        for (text, read) in
            [("2026年第3项", Some((2026, 3))), ("2026-111", Some((2026, 111))), ("第3项", None), ("26年第3项", None), ("", None)]
        {
            assert_eq!(read_reference(text), read, "{text}");
        }
    }
}
