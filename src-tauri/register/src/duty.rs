//! 责任分解表 and its tasks. Never loses the words of a deadline: they stay beside what was read from them.

use chrono::{Datelike, NaiveDate};

use crate::deadline::{Deadline, DeadlineKind};
use crate::form::{Form, Raw, Texts};
use crate::objection::Objections;
use crate::shape::{FieldSpec, Input, RegisterSpec, Style, labels};
use crate::text;

terms! {
    /// 量化来源: whether a quota stands in the documents or was added.
    QuotaSource {
        /// 文件原文.
        Document = "document", "文件原文";
        /// 示例补充.
        Example = "example", "示例补充";
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
    /// 责任人(职务).
    pub responsible_person: String,
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
    /// 量化来源.
    pub quota_source: Option<QuotaSource>,
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
        FieldSpec::new("responsible_person", "责任人(职务)", Input::Text).group("责任").listed(140, Style::Text),
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
        FieldSpec::new("counted", "计量对象", Input::Text).group("计量").listed(130, Style::Text),
        FieldSpec::new("quota_source", "量化来源", Input::Choice)
            .group("计量")
            .choices(labels::<QuotaSource>)
            .listed(100, Style::Text)
            .filter(),
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
            responsible_person: form.name("responsible_person"),
            deadline,
            acceptance_criteria: form.text("acceptance_criteria"),
            source_clause: form.text("source_clause"),
            period: form.name("period"),
            minimum: form.number("minimum"),
            counted: form.name("counted"),
            quota_source: form.term("quota_source"),
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
        texts.set("responsible_person", &self.responsible_person);
        texts.set("deadline", &self.deadline.original);
        texts.term("deadline_kind", Some(self.deadline.kind));
        texts.date("due_on", self.deadline.on);
        texts.set("dates", self.deadline.dates.iter().map(ToString::to_string).collect::<Vec<_>>().join(";"));
        texts.set("acceptance_criteria", &self.acceptance_criteria);
        texts.set("source_clause", &self.source_clause);
        texts.set("period", &self.period);
        texts.number("minimum", self.minimum);
        texts.set("counted", &self.counted);
        texts.term("quota_source", self.quota_source);
        texts.0
    }
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
