//! Wire types of risk points beyond their form: what the registers propose, the map of risks, screening and the
//! yearly campaign. Never a rule: what is proposed, what waits and what stands in the way arrives here decided.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::answer::Objection;

/// A risk point as it is being typed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RiskDraft {
    /// Texts by field key.
    pub fields: BTreeMap<String, String>,
}

/// What the articles and the registers propose for a risk point. Nothing of it is entered before a click.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RiskAdvice {
    /// The grade that 可能性 and 影响, or the kind of power, speak for; none while nothing does.
    pub grade: Option<GradeAdvice>,
    /// Measures that the kind and the grade call for and that are not there yet.
    pub measures: Vec<MeasureAdvice>,
    /// Texts for the empty fields among the three sides of 第十八条, by field key.
    pub persons: Vec<FieldAdvice>,
    /// The steps of the power's process, by name.
    pub steps: Vec<String>,
}

/// A grade that is proposed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct GradeAdvice {
    /// Its label.
    pub grade: String,
    /// Why, in a sentence.
    pub because: String,
    /// What to write as 定级理由 where the grade is raised by the kind of power; may be empty.
    pub reason: String,
}

/// A measure that is proposed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MeasureAdvice {
    /// What it follows from.
    pub because: String,
    /// The measure.
    pub text: String,
    /// The article that it comes from.
    pub article: String,
    /// 防控措施 with the measure put behind what is there.
    pub after: String,
}

/// A text that is proposed for a field.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct FieldAdvice {
    /// The field.
    pub key: String,
    /// Its label.
    pub label: String,
    /// The text.
    pub text: String,
}

/// Asks whom the registers name for these risk points.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ProposePersons {
    /// Which; empty = every standing one that lacks a side of its grade.
    #[serde(default)]
    pub ids: Vec<String>,
}

/// 按第十八条补齐责任人: one risk point with what it has and what is proposed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PersonsLine {
    /// The risk point.
    pub id: String,
    /// 风险编号.
    pub number: String,
    /// 单位.
    pub unit: String,
    /// 风险点描述.
    pub description: String,
    /// 等级.
    pub grade: String,
    /// 责任人 in the words of an older table.
    pub old: String,
    /// The three sides as they would be saved, by field key: what is there, else what is proposed.
    pub fields: BTreeMap<String, String>,
    /// The keys of those that are proposed.
    pub proposed: Vec<String>,
}

/// Asks for the map of risks.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AskRiskFigures {
    /// Only this layer, by label; empty = all.
    #[serde(default)]
    pub layer: String,
}

/// The map of risks: standing points by kind and by unit, each by grade.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RiskFigures {
    /// The grades, highest first.
    pub grades: Vec<String>,
    /// 状态 of the points that are counted, as the list shows it.
    pub status: String,
    /// The layers that can be asked for.
    pub layers: Vec<String>,
    /// 类别 × 等级.
    pub kinds: Vec<RiskFigure>,
    /// 单位 × 等级, units without a point left out.
    pub units: Vec<RiskFigure>,
    /// All of them by grade.
    pub sum: Vec<u32>,
}

/// One row of the map.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RiskFigure {
    /// The kind or the unit, as the list shows it.
    pub label: String,
    /// One count for each grade.
    pub counts: Vec<u32>,
}

/// Names a risk point.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RiskRef {
    /// Its id or number.
    pub risk: String,
}

/// Begins 四步排查 of the blanks on which these risk points stand.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StartScreening {
    /// The risk points, by id or number.
    pub risks: Vec<String>,
}

/// Names a sheet.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SheetRef {
    /// Its id.
    pub screening: String,
}

/// Signs the step that waits.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SignScreening {
    /// The sheet.
    pub screening: String,
    /// The step that is signed, by code.
    pub step: String,
    /// True passes it on, false sends it back one step.
    pub passed: bool,
    /// 签署人.
    pub signed_by: String,
    /// 签署日期, typed any way; empty = today.
    pub signed_on: String,
    /// 意见, or why it is sent back.
    pub opinion: String,
}

/// A sheet on its way through the four steps.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SheetView {
    /// The sheet.
    pub id: String,
    /// 排查表编号.
    pub number: String,
    /// 层面.
    pub layer: String,
    /// What it is a sheet of.
    pub place: String,
    /// 进度, in words.
    pub state: String,
    /// 开始日期, ISO.
    pub started_on: String,
    /// The step that waits, by code; none when all four are signed.
    pub waits: Option<String>,
    /// The step that waits can be sent back.
    pub can_return: bool,
    /// Signing the step that waits approves the risk points.
    pub approves: bool,
    /// The four steps in order.
    pub steps: Vec<SheetStep>,
    /// Every signature, oldest first, those sent back among them.
    pub entries: Vec<SheetEntry>,
    /// The risk points on it.
    pub points: Vec<SheetPoint>,
    /// What stands against the approval now.
    pub against: Vec<Objection>,
}

/// One of the four steps.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SheetStep {
    /// Its code.
    pub code: String,
    /// Its name.
    pub label: String,
    /// The signature that stands, if one does.
    pub signed: Option<SheetEntry>,
}

/// One signature.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SheetEntry {
    /// The step's name.
    pub label: String,
    /// False: it was sent back.
    pub passed: bool,
    /// 签署人.
    pub signed_by: String,
    /// 签署日期, ISO.
    pub signed_on: String,
    /// 意见.
    pub opinion: String,
}

/// A risk point on a sheet.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SheetPoint {
    /// The risk point.
    pub id: String,
    /// 风险编号.
    pub number: String,
    /// 风险点描述.
    pub description: String,
    /// 等级.
    pub grade: String,
}

/// How a risk point was screened over the years.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RiskCourse {
    /// Its sheets, the newest first.
    pub sheets: Vec<SheetView>,
    /// What a new sheet would be a sheet of, with how many risk points.
    pub blank: String,
    /// Why no sheet can be begun now; none when one can.
    pub why_not: Option<String>,
    /// Its marks in the yearly campaigns, the newest first.
    pub marks: Vec<CourseMark>,
}

/// The mark of a risk point in one campaign.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CourseMark {
    /// 年度.
    pub year: i32,
    /// 标注; empty where none is set yet.
    pub mark: String,
    /// 说明.
    pub reason: String,
}

/// 集中排查 as it stands.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CampaignState {
    /// The campaign that runs, if one does.
    pub running: Option<CampaignView>,
    /// Those that are over, the newest first.
    pub past: Vec<CampaignView>,
    /// The year that can be opened next.
    pub next_year: i32,
    /// Risk points that a new campaign would list.
    pub standing: u32,
    /// Risk points that the close of the running campaign takes out.
    pub dropped: u32,
    /// The marks, as they are set.
    pub marks: Vec<String>,
}

/// One campaign with its figures.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CampaignView {
    /// 年度.
    pub year: i32,
    /// 开始日期, ISO.
    pub opened_on: String,
    /// 结束日期, ISO; none while it runs.
    pub closed_on: Option<String>,
    /// All of it.
    pub sum: CampaignTally,
    /// By unit, units without a line left out.
    pub units: Vec<CampaignTally>,
}

/// How many of each mark.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CampaignTally {
    /// The unit, or empty for the sum.
    pub unit: String,
    /// All lines.
    pub all: u32,
    /// Lines with a mark.
    pub marked: u32,
    /// One count for each mark, in the order of the marks.
    pub of: Vec<u32>,
}

/// Opens the campaign of a year.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct OpenCampaign {
    /// 年度.
    pub year: i32,
}
