//! 四步排查 (《办法》第十四条) as a pure state machine: 个人自查→科室帮查→领导核查→组织审查, one sheet for each blank
//! of the office: a post, a department, a unit, with the risk points of that layer. Never a step skipped, never more
//! than one step back, and never a day before the last.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::Term;
use crate::form::{Raw, Texts};
use crate::id::{PostId, RiskId, ScreeningId, UnitId};
use crate::names::Names;
use crate::objection::{Objection, Objections};
use crate::risk::{RiskLayer, RiskPoint};
use crate::shape::{FieldSpec, Input, RegisterSpec, Style, labels};
use crate::text;

terms! {
    /// 排查步骤 (《办法》第十四条).
    ScreeningStep {
        /// 个人自查.
        Own = "own", "个人自查";
        /// 科室帮查.
        Department = "department", "科室帮查";
        /// 领导核查.
        Leader = "leader", "领导核查";
        /// 组织审查.
        Organisation = "organisation", "组织审查";
    }
}

/// Days without a signature after which a sheet is said to stand still; the articles give none.
pub const STILL_AFTER: i64 = 15;

impl ScreeningStep {
    fn next(self) -> Option<Self> {
        Self::ALL.iter().copied().skip_while(|step| *step != self).nth(1)
    }

    fn before(self) -> Option<Self> {
        Self::ALL.iter().copied().take_while(|step| *step != self).last()
    }
}

/// 排查签署: one signature under a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScreeningEntry {
    /// The step that was signed.
    pub step: ScreeningStep,
    /// True: passed on; false: sent back one step.
    pub passed: bool,
    /// 签署人.
    pub signed_by: String,
    /// 签署日期.
    pub signed_on: NaiveDate,
    /// 意见, or why it was sent back.
    pub opinion: String,
}

/// 四步排查: one sheet on its way through the four steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Screening {
    /// 排查表编号.
    pub number: String,
    /// 层面: which of the three blanks.
    pub layer: RiskLayer,
    /// 单位.
    pub unit: Option<UnitId>,
    /// 岗位, on the sheet of a post.
    pub post: Option<PostId>,
    /// 开始日期.
    pub started_on: NaiveDate,
    /// The risk points that stand on it.
    pub risks: Vec<RiskId>,
    /// 排查签署, oldest first.
    pub entries: Vec<ScreeningEntry>,
}

/// The list of sheets.
pub static SPEC: RegisterSpec = RegisterSpec {
    title: "四步排查",
    noun: "排查表",
    empty: "这里列出各岗位、科室、单位的排查表走到了哪一步。在风险点的“排查”页开始一张排查表。",
    natural_key: "number",
    title_key: "place",
    fields: &[
        FieldSpec::new("number", "排查表编号", Input::Text).read_only().listed(130, Style::Text),
        FieldSpec::new("layer", "层面", Input::Choice)
            .read_only()
            .choices(labels::<RiskLayer>)
            .listed(90, Style::Text)
            .filter()
            .article("《办法》第十四条"),
        FieldSpec::new("unit", "单位", Input::Unit).read_only().listed(120, Style::Text).filter(),
        FieldSpec::new("place", "排查对象", Input::Text).read_only().listed(190, Style::Text).frozen(),
        FieldSpec::new("points", "风险点数", Input::Number).read_only().listed(80, Style::Number),
        FieldSpec::new("started_on", "开始日期", Input::Date).read_only().listed(110, Style::Date),
        FieldSpec::new("state", "进度", Input::Text).read_only().listed(120, Style::State).filter(),
        FieldSpec::new("last_on", "最近签署", Input::Date).read_only().listed(110, Style::Date),
        FieldSpec::new("returned", "退回次数", Input::Number).read_only().listed(80, Style::Number),
    ],
};

/// How far the screening of a risk point has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// The step that its newest sheet waits for; none where that sheet is through, or there is none.
    pub waits: Option<ScreeningStep>,
    /// 审定日期: the day the last finished sheet was signed off.
    pub approved_on: Option<NaiveDate>,
}

impl Progress {
    /// In words: 未排查, 待领导核查, 已审定.
    pub fn words(self) -> String {
        match (self.waits, self.approved_on) {
            (Some(step), _) => format!("待{}", step.label()),
            (None, Some(_)) => "已审定".to_owned(),
            (None, None) => "未排查".to_owned(),
        }
    }
}

/// How far every risk point has come, by the sheets in the order in which they were begun.
pub fn progress<'a>(sheets: impl Iterator<Item = &'a Screening>) -> HashMap<RiskId, Progress> {
    let mut all: HashMap<RiskId, Progress> = HashMap::new();
    for sheet in sheets {
        let (waits, approved_on) = (sheet.waits(), sheet.approved_on());
        for risk in &sheet.risks {
            let own = all.entry(*risk).or_default();
            own.waits = waits;
            own.approved_on = approved_on.max(own.approved_on);
        }
    }
    all
}

impl Screening {
    /// The step that has to be signed next; none when all four are.
    pub fn waits(&self) -> Option<ScreeningStep> {
        match self.entries.last() {
            None => Some(ScreeningStep::Own),
            Some(last) if last.passed => last.step.next(),
            Some(last) => last.step.before(),
        }
    }

    /// 审定日期: the day of the fourth signature.
    pub fn approved_on(&self) -> Option<NaiveDate> {
        self.entries.last().filter(|_| self.waits().is_none()).map(|last| last.signed_on)
    }

    /// The day since which nothing has been signed.
    pub fn rests_since(&self) -> NaiveDate {
        self.entries.last().map_or(self.started_on, |last| last.signed_on)
    }

    /// For how many days it has stood still; none where it is through, or was signed not long ago.
    pub fn still_for(&self, today: NaiveDate) -> Option<i64> {
        let days = (today - self.rests_since()).num_days();
        (self.waits().is_some() && days >= STILL_AFTER).then_some(days)
    }

    /// The signatures that count now: for each step the last one, unless it was sent back behind it.
    pub fn standing(&self) -> Vec<(ScreeningStep, Option<&ScreeningEntry>)> {
        let waits = self.waits();
        let reached = |step: ScreeningStep| waits.is_none_or(|waits| step < waits);
        let last = |step| self.entries.iter().rev().find(|entry| entry.step == step && entry.passed);
        ScreeningStep::ALL.iter().map(|step| (*step, last(*step).filter(|_| reached(*step)))).collect()
    }

    /// Signs the step that waits: passes the sheet on, or sends it back one step.
    ///
    /// # Errors
    /// Every objection: the step is not the one that waits, the first cannot be sent back, name, day or opinion is
    /// missing, the day lies before the last signature or ahead of today.
    pub fn sign(&self, entry: ScreeningEntry, today: NaiveDate) -> Result<Self, Objections> {
        let mut against = Vec::new();
        match self.waits() {
            None => against.push(Objection::act("screening_done", "这张排查表四步已经走完，不能再签署；需要重新排查的，另开一张。")),
            Some(waits) if waits != entry.step => against.push(Objection::field(
                "step",
                "screening_order",
                format!("现在应当{}，不能跳到{}：四步依次进行。", waits.label(), entry.step.label()),
            )),
            Some(waits) if !entry.passed && waits.before().is_none() => {
                against.push(Objection::field("passed", "screening_first", "个人自查是第一步，不能再退回。"));
            }
            Some(_) => {}
        }
        if text::trim(&entry.signed_by).is_empty() {
            against.push(Objection::field("signed_by", "required", "请填写签署人。"));
        }
        if text::trim(&entry.opinion).is_empty() {
            let sentence = if entry.passed { "请填写意见，例如“同意”。" } else { "退回要写明理由。" };
            against.push(Objection::field("opinion", "required", sentence));
        }
        if entry.signed_on < self.rests_since() {
            let before = if self.entries.is_empty() { "开始日期" } else { "上一步的签署日期" };
            against.push(Objection::field("signed_on", "screening_day", format!("签署日期不能早于{before}（{}）。", self.rests_since())));
        } else if entry.signed_on > today {
            against.push(Objection::field("signed_on", "screening_ahead", format!("签署日期不能晚于今天（{today}）。")));
        }
        if !against.is_empty() {
            return Err(against);
        }
        let mut next = self.clone();
        next.entries.push(ScreeningEntry {
            signed_by: text::trim(&entry.signed_by).to_owned(),
            opinion: text::trim(&entry.opinion).to_owned(),
            ..entry
        });
        Ok(next)
    }

    /// What it is a sheet of: 财政所 出纳.
    pub fn place(&self, names: &dyn Names) -> String {
        let unit = self.unit.map_or("", |unit| names.unit_name(unit).1);
        let post = self.post.map_or("", |post| names.post_name(post).1);
        text::trim(&format!("{unit} {post}")).to_owned()
    }

    /// 待科室帮查, or 已审定.
    pub fn state(&self) -> String {
        Progress { waits: self.waits(), approved_on: self.approved_on() }.words()
    }

    /// The sheet as texts.
    pub fn texts(&self, names: &dyn Names) -> Raw {
        let mut texts = Texts::default();
        texts.set("number", &self.number);
        texts.term("layer", Some(self.layer));
        texts.set("unit", self.unit.map_or("", |unit| names.unit_name(unit).1));
        texts.set("place", self.place(names));
        texts.set("points", self.risks.len());
        texts.date("started_on", Some(self.started_on));
        texts.set("state", self.state());
        texts.date("last_on", self.entries.last().map(|last| last.signed_on));
        texts.set("returned", self.entries.iter().filter(|entry| !entry.passed).count());
        texts.0
    }
}

/// What stands against the fourth signature: a risk point without a grade, with a grade that nobody has answered for,
/// or of the highest grade and short of one of the three sides of 第十八条 (`sides`, as the check finds them).
pub fn against_approval(points: &[(RiskId, &RiskPoint)], sides: &[(RiskId, String)]) -> Objections {
    let mut against = Vec::new();
    for (id, risk) in points {
        let mut add = |rule, what: String| against.push(Objection::act(rule, format!("{}“{}”{what}", risk.number, risk.description)));
        if risk.grade.is_none() {
            add("approval_grade", "没有定等级，请先评级。".to_owned());
        }
        if risk.grade_remark().is_some() {
            add("approval_reason", "的等级与参考等级不同，请先写明定级理由和定级人。".to_owned());
        }
        if let Some((_, sides)) = sides.iter().find(|(own, _)| own == id) {
            add("approval_persons", format!("是高级风险，缺{sides}，不能审定，请先补齐责任人。"));
        }
    }
    against
}

/// The sheets that a new one must not stand beside: of the same blank and not through yet.
pub fn open_beside(
    sheets: &[(ScreeningId, &Screening)],
    layer: RiskLayer,
    unit: Option<UnitId>,
    post: Option<PostId>,
) -> Option<ScreeningId> {
    let same = |sheet: &Screening| sheet.layer == layer && sheet.unit == unit && sheet.post == post && sheet.waits().is_some();
    sheets.iter().find(|(_, sheet)| same(sheet)).map(|(id, _)| *id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::made::{key, risk};
    use crate::risk::{Degree, RiskGrade};
    use ScreeningStep::{Department, Leader, Organisation, Own};

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 4, day).unwrap()
    }

    fn sheet() -> Screening {
        Screening {
            number: "PC-2026-001".to_owned(),
            layer: RiskLayer::Post,
            unit: Some(key(1)),
            post: Some(key(1)),
            started_on: day(1),
            risks: vec![key(7)],
            entries: Vec::new(),
        }
    }

    fn entry(step: ScreeningStep, passed: bool, on: u32) -> ScreeningEntry {
        ScreeningEntry { step, passed, signed_by: "韩乙".to_owned(), signed_on: day(on), opinion: "同意".to_owned() }
    }

    fn walk(steps: &[(ScreeningStep, bool, u32)]) -> Result<Screening, Vec<&'static str>> {
        steps.iter().try_fold(sheet(), |sheet, (step, passed, on)| {
            sheet.sign(entry(*step, *passed, *on), day(20)).map_err(|against| against.into_iter().map(|one| one.rule).collect())
        })
    }

    #[test]
    fn four_steps_one_after_the_other_and_one_back() {
        type Way<'a> = (&'a [(ScreeningStep, bool, u32)], Result<Option<ScreeningStep>, &'a [&'static str]>);
        let ways: [Way<'_>; 11] = [
            (&[], Ok(Some(Own))),
            (&[(Own, true, 2)], Ok(Some(Department))),
            (&[(Own, true, 2), (Department, true, 2), (Leader, true, 3), (Organisation, true, 4)], Ok(None)),
            (&[(Own, true, 2), (Department, false, 3)], Ok(Some(Own))),
            (&[(Own, true, 2), (Department, true, 3), (Leader, true, 4), (Organisation, false, 5)], Ok(Some(Leader))),
            (
                &[
                    (Own, true, 2),
                    (Department, true, 3),
                    (Leader, false, 4),
                    (Department, true, 5),
                    (Leader, true, 6),
                    (Organisation, true, 7),
                ],
                Ok(None),
            ),
            (&[(Department, true, 2)], Err(&["screening_order"])),
            (&[(Own, true, 2), (Organisation, true, 3)], Err(&["screening_order"])),
            (&[(Own, false, 2)], Err(&["screening_first"])),
            (&[(Own, true, 5), (Department, true, 4)], Err(&["screening_day"])),
            (
                &[(Own, true, 2), (Department, true, 3), (Leader, true, 4), (Organisation, true, 5), (Organisation, true, 6)],
                Err(&["screening_done"]),
            ),
        ];
        for (steps, end) in ways {
            let walked = walk(steps);
            match end {
                Ok(waits) => assert_eq!(walked.map(|sheet| sheet.waits()), Ok(waits), "{steps:?}"),
                Err(rules) => assert_eq!(walked.map(|sheet| sheet.waits()), Err(rules.to_vec()), "{steps:?}"),
            }
        }
    }

    #[test]
    fn a_signature_has_a_name_an_opinion_and_a_day_that_has_come() {
        let rules = |change: fn(&mut ScreeningEntry)| {
            let mut own = entry(Own, true, 2);
            change(&mut own);
            sheet().sign(own, day(20)).map_or_else(|against| against.into_iter().map(|one| one.field).collect(), |_| Vec::new())
        };
        assert!(rules(|_| {}).is_empty());
        assert_eq!(rules(|own| own.signed_by = " ".to_owned()), ["signed_by"]);
        assert_eq!(rules(|own| own.opinion.clear()), ["opinion"]);
        assert_eq!(rules(|own| own.signed_on = day(21)), ["signed_on"]);
        assert_eq!(rules(|own| own.signed_on = NaiveDate::from_ymd_opt(2026, 3, 31).unwrap()), ["signed_on"]);
        assert_eq!(
            rules(|own| {
                own.passed = false;
                own.signed_by.clear();
                own.opinion.clear();
            }),
            ["passed", "signed_by", "opinion"]
        );
    }

    #[test]
    fn what_was_sent_back_does_not_stand_any_more() {
        let names = |sheet: &Screening| -> Vec<bool> { sheet.standing().into_iter().map(|(_, entry)| entry.is_some()).collect() };
        let back = walk(&[(Own, true, 2), (Department, true, 3), (Leader, false, 4)]).unwrap();
        assert_eq!(names(&back), [true, false, false, false]);
        assert_eq!((back.state().as_str(), back.rests_since()), ("待科室帮查", day(4)));
        let done = walk(&[(Own, true, 2), (Department, true, 3), (Leader, true, 4), (Organisation, true, 5)]).unwrap();
        assert_eq!(names(&done), [true; 4]);
        assert_eq!((done.state().as_str(), done.approved_on()), ("已审定", Some(day(5))));
    }

    #[test]
    fn a_sheet_that_nobody_signs_stands_still() {
        let signed = walk(&[(Own, true, 2)]).unwrap();
        for (days, still) in [(0, None), (14, None), (15, Some(15)), (40, Some(40))] {
            assert_eq!(signed.still_for(day(2) + chrono::Days::new(days)), still);
        }
        let done = walk(&[(Own, true, 2), (Department, true, 3), (Leader, true, 4), (Organisation, true, 5)]).unwrap();
        assert_eq!(done.still_for(day(5) + chrono::Days::new(99)), None);
    }

    #[test]
    fn the_newest_sheet_says_how_far_a_point_has_come() {
        let done = walk(&[(Own, true, 2), (Department, true, 3), (Leader, true, 4), (Organisation, true, 5)]).unwrap();
        let words = |sheets: &[&Screening]| progress(sheets.iter().copied()).get(&key(7)).copied().unwrap_or_default();
        assert_eq!(words(&[]).words(), "未排查");
        assert_eq!(words(&[&done]), Progress { waits: None, approved_on: Some(day(5)) });
        // A new search does not take away that it was approved before.
        assert_eq!(words(&[&done, &sheet()]), Progress { waits: Some(Own), approved_on: Some(day(5)) });
        assert_eq!(words(&[&done, &sheet()]).words(), "待个人自查");
    }

    #[test]
    fn only_what_is_whole_is_approved() {
        let whole = risk(RiskGrade::High, "");
        let rules = |risk: &RiskPoint, sides: &[(RiskId, String)]| {
            against_approval(&[(key(7), risk)], sides).into_iter().map(|one| one.rule).collect::<Vec<_>>()
        };
        assert!(rules(&whole, &[]).is_empty());
        assert_eq!(rules(&whole, &[(key(7), "镇纪委".to_owned())]), ["approval_persons"]);
        assert!(rules(&whole, &[(key(8), "镇纪委".to_owned())]).is_empty());
        let mut apart = whole.clone();
        apart.impact = Some(Degree::Low);
        assert_eq!(rules(&apart, &[]), ["approval_reason"]);
        apart.grade = None;
        assert_eq!(rules(&apart, &[]), ["approval_grade"]);
        let said = against_approval(&[(key(7), &whole)], &[(key(7), "镇纪委".to_owned())]);
        assert_eq!(said[0].sentence, "R001“收好处”是高级风险，缺镇纪委，不能审定，请先补齐责任人。");
    }

    #[test]
    fn a_blank_has_one_open_sheet() {
        let (open, done) = (sheet(), walk(&[(Own, true, 2), (Department, true, 3), (Leader, true, 4), (Organisation, true, 5)]).unwrap());
        let beside = |sheets: &[(ScreeningId, &Screening)], post| open_beside(sheets, RiskLayer::Post, Some(key(1)), Some(key(post)));
        assert_eq!(beside(&[(key(3), &done)], 1), None);
        assert_eq!(beside(&[(key(3), &done), (key(4), &open)], 1), Some(key(4)));
        assert_eq!(beside(&[(key(4), &open)], 2), None);
    }
}
