//! 百分考核 (《办法》第四十八条): the scoring standard of a year, a sheet for each unit, what warnings take away, and how
//! the score counts. Never a score that the program gave: facts stand beside an item, a person scores it.

pub mod forms;
mod formula;
mod points;
mod sheet;
mod standard;

pub use formula::{Deduction, Exclusion, FormulaLine, Outcome, deductions, formula, outcome, ranks};
pub use points::Points;
pub use sheet::{Appraisal, AppraisalLine, Finalised, LINES, SHEETS, Scores, Totals, against_finalising, totals};
pub use standard::{AppraisalItem, SPEC, sum_words};

use crate::form::{Form, Texts};
use crate::shape::{FieldSpec, Input, labels};

terms! {
    /// 扣分对象: from which score the points of warnings are taken. The article does not say it.
    DeductionBase {
        /// 从责任制考核得分中扣: ten per cent of the whole score, then minus.
        Responsibility = "responsibility", "从责任制考核得分中扣";
        /// 从百分考核得分中扣: minus first, then ten per cent.
        Appraisal = "appraisal", "从百分考核得分中扣";
    }
}

terms! {
    /// 扣分口径: how warnings of a unit are counted. The article does not say it.
    DeductionCount {
        /// 按件扣.
        PerWarning = "per_warning", "每件预警扣一次";
        /// 按等级扣.
        PerLevel = "per_level", "同一等级只扣一次";
    }
}

terms! {
    /// 考核等次 (《长效机制意见》第十二条).
    AppraisalGrade {
        /// 优秀.
        Excellent = "excellent", "优秀";
        /// 良好.
        Good = "good", "良好";
        /// 合格.
        Pass = "pass", "合格";
        /// 不合格: a talk with the leaders of the unit is owed.
        Fail = "fail", "不合格";
    }
}

terms! {
    /// 考核状态.
    AppraisalState {
        /// 编制中.
        Drafted = "drafted", "编制中";
        /// 已核定.
        Finalised = "finalised", "已核定";
    }
}

/// 考核规则: what the articles leave open, as the office settled it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AppraisalRules {
    /// 扣分对象.
    pub base: DeductionBase,
    /// 扣分口径.
    pub count: DeductionCount,
    /// A warning of a person counts for the person's unit.
    pub personal: bool,
    /// 优秀 from this score.
    pub excellent: Points,
    /// 良好 from this score.
    pub good: Points,
    /// 合格 from this score.
    pub pass: Points,
}

impl Default for AppraisalRules {
    fn default() -> Self {
        Self {
            base: DeductionBase::Responsibility,
            count: DeductionCount::PerWarning,
            personal: true,
            excellent: Points::whole(90),
            good: Points::whole(80),
            pass: Points::whole(60),
        }
    }
}

const GROUP: &str = "百分考核";

/// The fields of 单位设置.
pub const RULE_FIELDS: [FieldSpec; 6] = [
    FieldSpec::new("deduction_base", "预警扣分对象", Input::Choice)
        .group(GROUP)
        .choices(labels::<DeductionBase>)
        .article("《办法》第四十八条")
        .help("条文没有写明从哪个得分里扣。默认从责任制考核得分中扣；两种算法在评分表上都印出来。"),
    FieldSpec::new("deduction_count", "预警扣分口径", Input::Choice)
        .group(GROUP)
        .choices(labels::<DeductionCount>)
        .article("《办法》第四十八条")
        .help("默认每件预警扣一次。"),
    FieldSpec::new("personal_warnings", "个人预警计入单位", Input::YesNo)
        .group(GROUP)
        .help("受送达人不是单位主要负责人的预警，是否也扣所在单位的分。默认计入。"),
    FieldSpec::new("excellent_from", "优秀分数线", Input::Text).group(GROUP).article("《长效机制意见》第十二条").help("默认 90 分。"),
    FieldSpec::new("good_from", "良好分数线", Input::Text).group(GROUP).help("默认 80 分。"),
    FieldSpec::new("pass_from", "合格分数线", Input::Text).group(GROUP).help("默认 60 分，低于这个分数为不合格。"),
];

impl AppraisalRules {
    /// Reads them from the settings form; what was left empty takes its default.
    pub fn read(form: &mut Form<'_>) -> Self {
        let default = Self::default();
        let mut line = |key: &str, default: Points| {
            let text = form.text(key);
            if text.is_empty() {
                return default;
            }
            Points::parse(&text).filter(|points| (Points::ZERO..=Points::whole(100)).contains(points)).unwrap_or_else(|| {
                form.object(key, "range", "分数线请填 0 到 100 之间的数，最多两位小数。");
                default
            })
        };
        let [excellent, good, pass] = [("excellent_from", default.excellent), ("good_from", default.good), ("pass_from", default.pass)]
            .map(|(key, own)| line(key, own));
        if !(pass <= good && good <= excellent) {
            form.object("excellent_from", "order", "分数线应当优秀不低于良好、良好不低于合格，请核对。");
        }
        Self {
            base: form.term("deduction_base").unwrap_or(default.base),
            count: form.term("deduction_count").unwrap_or(default.count),
            personal: form.text("personal_warnings").is_empty() || form.yes("personal_warnings"),
            excellent,
            good,
            pass,
        }
    }

    /// The rules as texts of the settings form.
    pub fn set(&self, texts: &mut Texts) {
        texts.term("deduction_base", Some(self.base));
        texts.term("deduction_count", Some(self.count));
        texts.set("personal_warnings", crate::form::yes_no(self.personal));
        texts.set("excellent_from", self.excellent);
        texts.set("good_from", self.good);
        texts.set("pass_from", self.pass);
    }

    /// 等次 of a score.
    pub fn grade(&self, score: Points) -> AppraisalGrade {
        match score {
            score if score >= self.excellent => AppraisalGrade::Excellent,
            score if score >= self.good => AppraisalGrade::Good,
            score if score >= self.pass => AppraisalGrade::Pass,
            _ => AppraisalGrade::Fail,
        }
    }

    /// The bands in words: 优秀90分以上，良好80分以上不足90分…
    pub fn bands(&self) -> String {
        let Self { excellent, good, pass, .. } = self;
        format!("{excellent}分以上为优秀，{good}分以上不足{excellent}分为良好，{pass}分以上不足{good}分为合格，不足{pass}分为不合格")
    }
}
