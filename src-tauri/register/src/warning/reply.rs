//! 回告: causes in four aspects, the table of measures, and what the office made of it. Never the unit's paper itself.

use chrono::NaiveDate;

use crate::{Term as _, text};

terms! {
    /// 评估结果.
    ReplyResult {
        /// 认可.
        Accepted = "accepted", "认可";
        /// 退回重报.
        Returned = "returned", "退回重报", ["退回"];
    }
}

terms! {
    /// 成因方面 (forms.md section 9).
    CauseAspect {
        /// 思想认识.
        Thought = "thought", "思想认识";
        /// 职责履行.
        Duty = "duty", "职责履行";
        /// 流程制度.
        Process = "process", "流程制度";
        /// 监督.
        Supervision = "supervision", "监督";
    }
}

/// 整改落实: one row of the table of measures.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReplyMeasure {
    /// 存在问题.
    pub problem: String,
    /// 整改措施.
    pub measure: String,
    /// 责任人.
    pub responsible: String,
    /// 完成时限.
    pub due: String,
    /// 完成情况.
    pub progress: String,
    /// 佐证材料.
    pub evidence: String,
}

impl ReplyMeasure {
    /// A row that nobody wrote into.
    pub fn is_empty(&self) -> bool {
        [&self.problem, &self.measure, &self.responsible, &self.due, &self.progress, &self.evidence]
            .iter()
            .all(|text| text::trim(text).is_empty())
    }
}

/// 回告, one for each time it was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The day 纪委 received it: it stops the clock.
    pub received_on: NaiveDate,
    /// 成因剖析 as a whole, where it is not told by aspects.
    pub cause: String,
    /// 成因剖析 in the order of [`CauseAspect`].
    pub causes: [String; 4],
    /// 整改措施 as a whole.
    pub measures: String,
    /// 整改措施和落实情况, row by row.
    pub lines: Vec<ReplyMeasure>,
    /// The replying unit's own number.
    pub number: String,
    /// 评估结果, once given.
    pub result: Option<ReplyResult>,
    /// 评估意见.
    pub opinion: String,
    /// The day of the evaluation.
    pub verified_on: Option<NaiveDate>,
    /// 重报期限, where it was returned: the last day for the next one.
    pub again_by: Option<NaiveDate>,
    /// 三个不放过: 原因已找准, 整改已落实, 问责已到位.
    pub three_checks: [bool; 3],
}

impl Reply {
    /// A reply of which only the day is known, as an old ledger has it.
    pub fn of_day(received_on: NaiveDate) -> Self {
        Self {
            received_on,
            cause: String::new(),
            causes: Default::default(),
            measures: String::new(),
            lines: Vec::new(),
            number: String::new(),
            result: None,
            opinion: String::new(),
            verified_on: None,
            again_by: None,
            three_checks: [false; 3],
        }
    }

    /// The aspects that say something, each with its words.
    pub fn aspects(&self) -> impl Iterator<Item = (CauseAspect, &str)> {
        CauseAspect::ALL.iter().copied().zip(self.causes.iter().map(|words| text::trim(words))).filter(|(_, words)| !words.is_empty())
    }
}
