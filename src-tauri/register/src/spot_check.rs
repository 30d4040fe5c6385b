//! 抽查 (《办法》第四十四条): each unit and post of high risk is looked at at least once a year, control measure by control
//! measure. Never a measure that changes behind a finished record: its rows are kept as texts.

pub mod coverage;
pub mod draw;
pub mod measure;
pub mod rectify;

use chrono::{Datelike as _, NaiveDate};

use crate::form::{Form, Raw, Texts};
use crate::id::{PostId, RiskId, SpotDrawId, UnitId, WorkItemId};
use crate::names::Names;
use crate::objection::{Objection, Objections};
use crate::shape::{FieldSpec, Input, RegisterSpec, Style, labels};
use crate::text;

terms! {
    /// 检查方式.
    SpotCheckKind {
        /// 年度抽查 (《办法》第四十四条).
        Yearly = "yearly", "年度抽查", ["抽查", "督查抽查"];
        /// 节点检查: 春节、五一、十一 (《长效机制意见》第八条).
        Festival = "festival", "节点检查", ["节日检查", "节假日检查"];
        /// 专项检查.
        Special = "special", "专项检查", ["重点检查", "专项巡察"];
        /// 明察暗访 (《实施意见》第二十一条).
        Unannounced = "unannounced", "明察暗访", ["暗访"];
    }
}

terms! {
    /// 抽查状态.
    SpotCheckState {
        /// 待安排: drawn or entered, without a day or without two people.
        Chosen = "chosen", "待安排";
        /// 已安排.
        Scheduled = "scheduled", "已安排";
        /// 已完成.
        Done = "done", "已完成";
        /// 已作废: its draw was voided.
        Voided = "voided", "已作废";
    }
}

terms! {
    /// 落实情况 of one control measure.
    MeasureResult {
        /// 落实.
        Done = "done", "落实", ["已落实"];
        /// 部分落实.
        Partly = "partly", "部分落实", ["部分"];
        /// 未落实.
        Not = "not", "未落实";
    }
}

/// 抽查对象: a unit, or a post in its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SpotObject {
    /// 单位.
    pub unit: UnitId,
    /// 岗位; none where the unit itself is meant.
    pub post: Option<PostId>,
}

impl SpotObject {
    /// 财政所 出纳, or 财政所.
    pub fn name(self, names: &dyn Names) -> String {
        let post = self.post.map_or("", |post| names.post_name(post).1);
        text::trim(&format!("{} {post}", names.unit_name(self.unit).1)).to_owned()
    }

    /// The same object: a post stays itself when its unit becomes part of another.
    pub fn is(self, other: Self) -> bool {
        self.post == other.post && (self.post.is_some() || self.unit == other.unit)
    }

    /// 单位 or 岗位.
    pub fn sort(self) -> &'static str {
        if self.post.is_some() { "岗位" } else { "单位" }
    }
}

/// 抽查措施: one control measure as it was looked at, in the words it had that day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedMeasure {
    /// The risk point it guards against; may be gone by now.
    pub risk: Option<RiskId>,
    /// 风险编号 on the day.
    pub risk_number: String,
    /// 风险点 on the day: its description.
    pub risk_words: String,
    /// 防控措施.
    pub measure: String,
    /// 落实情况.
    pub result: MeasureResult,
    /// 说明.
    pub remark: String,
}

/// 发现问题: one finding, and the line of 问题清单 that it became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpotFinding {
    /// What was found.
    pub words: String,
    /// 问题清单 line.
    pub problem: Option<WorkItemId>,
}

/// 抽查: one object looked at, or to be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpotCheck {
    /// 抽查编号: CC-2026-001.
    pub number: String,
    /// 年度: the calendar year in which it counts.
    pub year: i32,
    /// 检查方式.
    pub kind: SpotCheckKind,
    /// 抽查对象.
    pub object: SpotObject,
    /// The draw that chose it.
    pub draw: Option<SpotDrawId>,
    /// 计划日期.
    pub planned_on: Option<NaiveDate>,
    /// 抽查人员, two at least.
    pub inspectors: Vec<String>,
    /// 抽查日期; none until it was done.
    pub checked_on: Option<NaiveDate>,
    /// 抽查措施, once it was done.
    pub measures: Vec<CheckedMeasure>,
    /// 发现问题.
    pub findings: Vec<SpotFinding>,
    /// 处理.
    pub handling: String,
    /// 备注.
    pub note: String,
}

/// The register of checks.
pub static SPEC: RegisterSpec = RegisterSpec {
    title: "抽查记录",
    noun: "抽查",
    empty: "这里登记对高风险单位、高风险岗位的抽查。可以在“抽查覆盖”里随机抽签产生，也可以直接新增。",
    natural_key: "number",
    title_key: "object",
    fields: &[
        FieldSpec::new("number", "抽查编号", Input::Text).read_only().listed(120, Style::Text),
        FieldSpec::new("year", "年度", Input::Number).read_only().listed(70, Style::Number).filter(),
        FieldSpec::new("object", "抽查对象", Input::Text).read_only().listed(200, Style::Text).frozen(),
        FieldSpec::new("kind", "检查方式", Input::Choice)
            .required()
            .choices(labels::<SpotCheckKind>)
            .listed(100, Style::Text)
            .filter()
            .article("《办法》第四十四条")
            .help("完成以后，不论哪种方式，都计入当年的抽查覆盖。"),
        FieldSpec::new("unit", "单位", Input::Unit).required().listed(120, Style::Text).filter(),
        FieldSpec::new("post", "岗位", Input::Post).listed(150, Style::Text).help("抽查单位本身的不填。"),
        FieldSpec::new("planned_on", "计划日期", Input::Date).group("安排").listed(110, Style::Date),
        FieldSpec::new("inspectors", "抽查人员", Input::Text).group("安排").listed(150, Style::Text).help("不少于两人，用顿号分开。"),
        FieldSpec::new("draw", "抽签编号", Input::Text).group("安排").read_only().listed(120, Style::Text).filter(),
        FieldSpec::new("state", "状态", Input::Text).read_only().group("结果").listed(90, Style::State).filter(),
        FieldSpec::new("checked_on", "抽查日期", Input::Date).read_only().group("结果").listed(110, Style::Date),
        FieldSpec::new("results", "防控措施落实情况", Input::Text).read_only().group("结果").listed(200, Style::Text),
        FieldSpec::new("findings", "发现问题", Input::LongText).read_only().group("结果").listed(220, Style::Text),
        FieldSpec::new("handling", "处理", Input::LongText).read_only().group("结果").listed(180, Style::Text),
        FieldSpec::new("note", "备注", Input::LongText).group("其他").listed(160, Style::Text),
    ],
};

/// 抽查安排: what the form of a check gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpotPlan {
    /// 检查方式.
    pub kind: SpotCheckKind,
    /// 抽查对象.
    pub object: SpotObject,
    /// 计划日期.
    pub planned_on: Option<NaiveDate>,
    /// 抽查人员.
    pub inspectors: Vec<String>,
    /// 备注.
    pub note: String,
}

impl SpotPlan {
    /// Reads a form.
    ///
    /// # Errors
    /// Every objection.
    pub fn read(raw: &Raw, names: &dyn Names, today: NaiveDate) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &SPEC, today);
        let unit = form.reference("unit", |word| names.unit(word), "机构");
        let post = form.reference("post", |word| names.post(unit, word), "岗位");
        let kind = form.term("kind");
        let inspectors = people(&form.text("inspectors"));
        if inspectors.len() == 1 {
            form.object("inspectors", "two", TWO);
        }
        let plan = kind.zip(unit).map(|(kind, unit)| Self {
            kind,
            object: SpotObject { unit, post },
            planned_on: form.date("planned_on"),
            inspectors,
            note: form.text("note"),
        });
        // Without a kind or a unit there is an objection already.
        form.finish(plan)?.ok_or_else(Objections::new)
    }
}

const TWO: &str = "抽查人员不少于两人，用顿号分开，例如：马某某、朱某某。";

/// Names as typed, each once.
pub fn people(words: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in text::list(words) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Adds an objection where none stands against that field.
fn add(against: &mut Objections, field: &str, rule: &'static str, sentence: String) {
    if field.is_empty() || !against.iter().any(|one| one.field == field) {
        against.push(Objection::field(field, rule, sentence));
    }
}

/// What a visit brought, as entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpotResult {
    /// 抽查日期.
    pub checked_on: Option<NaiveDate>,
    /// 抽查人员.
    pub inspectors: Vec<String>,
    /// Result and remark of each measure, in their order; none where nothing was marked.
    pub rows: Vec<(Option<MeasureResult>, String)>,
    /// 发现问题.
    pub findings: Vec<String>,
    /// 处理.
    pub handling: String,
}

/// The form of a visit; the measures are marked beside it.
pub static VISIT: RegisterSpec = RegisterSpec {
    title: "登记抽查结果",
    noun: "抽查",
    empty: "",
    natural_key: "",
    title_key: "checked_on",
    fields: &[
        FieldSpec::new("checked_on", "抽查日期", Input::Date).required(),
        FieldSpec::new("inspectors", "抽查人员", Input::Text).required().help("不少于两人，用顿号分开。"),
        FieldSpec::new("findings", "发现问题", Input::LongText).help("一行写一个问题；没有就不填。每个问题都可以生成整改。"),
        FieldSpec::new("handling", "处理", Input::LongText).help("例如：当场纠正；限期整改；转纪委处理。"),
    ],
};

impl SpotResult {
    /// Reads the form and the marks; what stands against it comes beside it, for the check to add to.
    pub fn read(raw: &Raw, rows: Vec<(String, String)>, today: NaiveDate) -> (Self, Objections) {
        use crate::Term as _;
        let mut form = Form::new(raw, &VISIT, today);
        let findings = form.text("findings");
        let result = Self {
            checked_on: form.date("checked_on"),
            inspectors: people(&form.text("inspectors")),
            rows: rows.into_iter().map(|(mark, remark)| (MeasureResult::read(&mark), remark)).collect(),
            findings: findings.lines().map(text::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect(),
            handling: form.text("handling"),
        };
        (result, form.finish(()).err().unwrap_or_default())
    }
}

impl SpotCheck {
    /// A check as it begins.
    pub fn begin(plan: SpotPlan, draw: Option<SpotDrawId>, year: i32) -> Self {
        Self {
            number: String::new(),
            year,
            kind: plan.kind,
            object: plan.object,
            draw,
            planned_on: plan.planned_on,
            inspectors: plan.inspectors,
            checked_on: None,
            measures: Vec::new(),
            findings: Vec::new(),
            handling: String::new(),
            note: plan.note,
        }
    }

    /// The check under another plan; `voided` says that its draw was voided.
    ///
    /// # Errors
    /// What was drawn or done keeps its object; what was voided stays as it is.
    pub fn plan(&self, plan: SpotPlan, voided: bool) -> Result<Self, Objections> {
        if voided {
            return Err(vec![Objection::act("draw_voided", "抽签已经作废，这条抽查不能再改。")]);
        }
        if !plan.object.is(self.object) && (self.draw.is_some() || self.checked_on.is_some()) {
            let why = if self.checked_on.is_some() { "已经抽查完成" } else { "是抽签抽中的" };
            let sentence = format!("这条抽查{why}，抽查对象不能改；要抽查别的对象，请另外新增。");
            return Err(vec![Objection::field(
                if plan.object.unit == self.object.unit { "post" } else { "unit" },
                "object_stands",
                sentence,
            )]);
        }
        if self.checked_on.is_some() && plan.inspectors.len() < 2 {
            return Err(vec![Objection::field("inspectors", "two", TWO)]);
        }
        Ok(Self {
            kind: plan.kind,
            object: plan.object,
            planned_on: plan.planned_on,
            inspectors: plan.inspectors,
            note: plan.note,
            ..self.clone()
        })
    }

    /// The check with what the visit brought; `measures` are those that were looked at, in the order of the rows, and
    /// `against` what the form said already.
    ///
    /// # Errors
    /// Every objection: a measure without its result, what is not carried out without a word, fewer than two people,
    /// a day that has not come, findings without handling, a finding that became a problem and would go.
    pub fn done(
        &self,
        (result, mut against): (SpotResult, Objections),
        measures: &[measure::PendingMeasure],
        voided: bool,
        today: NaiveDate,
    ) -> Result<Self, Objections> {
        if voided {
            return Err(vec![Objection::act("draw_voided", "抽签已经作废，这条抽查不能再登记结果。")]);
        }
        let mut object = |field: &str, rule, sentence: String| add(&mut against, field, rule, sentence);
        match result.checked_on {
            None => object("checked_on", "required", "请填写抽查日期。".to_owned()),
            Some(on) if on > today => object("checked_on", "future", format!("抽查日期不能晚于今天（{today}）。")),
            Some(_) => {}
        }
        if result.inspectors.len() < 2 {
            object("inspectors", "two", TWO.to_owned());
        }
        if result.rows.len() != measures.len() {
            object("", "measures", "防控措施已有变化，请重新打开这条抽查再登记。".to_owned());
        }
        let unmarked = result.rows.iter().filter(|(mark, _)| mark.is_none()).count();
        if unmarked > 0 {
            object("rows", "unmarked", format!("还有{unmarked}条防控措施没有选落实情况，逐条选完才能登记。"));
        }
        let short = |(mark, remark): &&(Option<MeasureResult>, String)| {
            mark.is_some_and(|mark| mark != MeasureResult::Done) && text::trim(remark).is_empty()
        };
        if let Some(bare) = result.rows.iter().position(|row| short(&row)) {
            object("rows", "remark", format!("第{}条没有落实到位，请在说明里写明情况。", bare + 1));
        }
        if !result.findings.is_empty() && text::trim(&result.handling).is_empty() {
            object("handling", "required", "发现问题的要写明处理，例如：限期整改。".to_owned());
        }
        let findings = keep_problems(&self.findings, &result.findings);
        if let Err(gone) = &findings {
            object("findings", "rectified", format!("“{gone}”已经生成整改，不能去掉或者改写。"));
        }
        let (Some(checked_on), Ok(findings), true) = (result.checked_on, findings, against.is_empty()) else { return Err(against) };
        let rows = measures.iter().zip(result.rows).filter_map(|(measure, (mark, remark))| {
            Some(CheckedMeasure {
                risk: measure.risk,
                risk_number: measure.risk_number.clone(),
                risk_words: measure.risk_words.clone(),
                measure: measure.words.clone(),
                result: mark?,
                remark: text::trim(&remark).to_owned(),
            })
        });
        Ok(Self {
            year: checked_on.year(),
            inspectors: result.inspectors,
            checked_on: Some(checked_on),
            measures: rows.collect(),
            findings,
            handling: text::trim(&result.handling).to_owned(),
            ..self.clone()
        })
    }

    /// How far it has come; `voided` says that its draw was voided.
    pub fn state(&self, voided: bool) -> SpotCheckState {
        match self.checked_on {
            _ if voided => SpotCheckState::Voided,
            Some(_) => SpotCheckState::Done,
            None if self.planned_on.is_some() && self.inspectors.len() >= 2 => SpotCheckState::Scheduled,
            None => SpotCheckState::Chosen,
        }
    }

    /// Days since the planned day, while it was not done.
    pub fn overdue_days(&self, voided: bool, today: NaiveDate) -> Option<u32> {
        let planned = self.planned_on.filter(|_| self.checked_on.is_none() && !voided)?;
        u32::try_from((today - planned).num_days()).ok().filter(|days| *days > 0)
    }

    /// The measures to be looked at: as they were, once it was done, else as the risk points name them now.
    pub fn to_look_at<'a>(&self, risks: impl Iterator<Item = (RiskId, &'a crate::risk::RiskPoint)>) -> Vec<measure::PendingMeasure> {
        if self.checked_on.is_none() {
            return measure::of(self.object, risks);
        }
        let kept = |row: &CheckedMeasure| measure::PendingMeasure {
            risk: row.risk,
            risk_number: row.risk_number.clone(),
            risk_words: row.risk_words.clone(),
            grade: None,
            words: row.measure.clone(),
        };
        self.measures.iter().map(kept).collect()
    }

    /// How many measures had this result.
    pub fn count(&self, result: MeasureResult) -> usize {
        self.measures.iter().filter(|row| row.result == result).count()
    }

    /// 落实5条、未落实1条; empty until it was done.
    pub fn results(&self) -> String {
        use crate::Term as _;
        if self.checked_on.is_some() && self.measures.is_empty() {
            return "没有登记防控措施".to_owned();
        }
        let said = |result: &MeasureResult| match self.count(*result) {
            0 => None,
            count => Some(format!("{}{count}条", result.label())),
        };
        MeasureResult::ALL.iter().filter_map(said).collect::<Vec<_>>().join("、")
    }

    /// The check as texts; `draw` is the number of its draw and whether that was voided.
    pub fn texts(&self, names: &dyn Names, draw: (&str, bool)) -> Raw {
        let mut texts = Texts::default();
        texts.set("number", &self.number);
        texts.set("year", self.year);
        texts.set("object", self.object.name(names));
        texts.term("kind", Some(self.kind));
        texts.set("unit", names.unit_name(self.object.unit).1);
        texts.set("post", self.object.post.map_or("", |post| names.post_name(post).1));
        texts.date("planned_on", self.planned_on);
        texts.set("inspectors", self.inspectors.join("、"));
        texts.set("draw", draw.0);
        texts.term("state", Some(self.state(draw.1)));
        texts.date("checked_on", self.checked_on);
        texts.set("results", self.results());
        texts.set("findings", self.findings.iter().map(|finding| finding.words.as_str()).collect::<Vec<_>>().join("\n"));
        texts.set("handling", &self.handling);
        texts.set("note", &self.note);
        texts.0
    }
}

/// The findings as entered anew, each with the problem that it became; the words of one that would go.
fn keep_problems(before: &[SpotFinding], words: &[String]) -> Result<Vec<SpotFinding>, String> {
    let kept = |words: &String| before.iter().find(|finding| text::key(&finding.words) == text::key(words)).and_then(|one| one.problem);
    let findings: Vec<SpotFinding> = words.iter().map(|words| SpotFinding { words: words.clone(), problem: kept(words) }).collect();
    let gone = before.iter().find(|old| old.problem.is_some() && !findings.iter().any(|new| new.problem == old.problem));
    gone.map_or(Ok(findings), |gone| Err(gone.words.clone()))
}

#[cfg(test)]
mod tests;
