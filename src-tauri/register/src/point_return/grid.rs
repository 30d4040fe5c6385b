//! 季度报送情况: every 采集报送点 of a quarter with how it stands, and the counts. Never a second source: what was
//! sent is read from returns and signals as they stand.

use chrono::NaiveDate;

use super::{PointReturn, ReturnKind};
use crate::quarter::Quarter;
use crate::unit::Unit;

terms! {
    /// 报送状态: how a point stands in a quarter.
    ReturnState {
        /// 已报.
        Reported = "reported", "已报";
        /// 零报告.
        Zero = "zero", "零报告";
        /// 迟报: what it owed came, behind its day.
        Late = "late", "迟报";
        /// 未报.
        Missing = "missing", "未报";
    }
}

/// What the registers hold of a point in a quarter.
#[derive(Debug, Clone, Copy)]
pub struct PointFacts<'a> {
    /// The unit.
    pub unit: &'a Unit,
    /// It stands in the register, not in the bin.
    pub live: bool,
    /// Signals of this point, collected in the quarter, that count.
    pub signals: u32,
    /// What it sent.
    pub returned: Option<&'a PointReturn>,
}

/// How a point stands in a quarter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// 应报: it was a point on the quarter's last day.
    pub owes: bool,
    /// None for a unit that neither owes nor sent anything.
    pub state: Option<ReturnState>,
    /// It reported none, and nothing contradicts it.
    pub zero: bool,
    /// Signals that count.
    pub signals: u32,
    /// Days behind the day; of what did not come yet, up to today.
    pub late_days: Option<u32>,
    /// What does not fit together, as a sentence.
    pub remark: Option<String>,
}

/// How a point stands; `due` is the day on which points are to have sent theirs.
pub fn standing(facts: &PointFacts<'_>, quarter: Quarter, due: NaiveDate, today: NaiveDate) -> Standing {
    let PointFacts { signals, returned, .. } = *facts;
    let owes = owes(facts.unit, facts.live, quarter);
    let zero = signals == 0 && returned.is_some_and(|one| one.kind == ReturnKind::Zero);
    let late = returned.and_then(|one| one.late_days(due));
    let state = match (returned, signals) {
        (Some(_), _) if late.is_some() => Some(ReturnState::Late),
        (Some(_), 0) if zero => Some(ReturnState::Zero),
        (Some(_), _) | (None, 1..) => Some(ReturnState::Reported),
        (None, 0) => owes.then_some(ReturnState::Missing),
    };
    let late_days = match state {
        Some(ReturnState::Missing) => u32::try_from((today - due).num_days()).ok().filter(|days| *days > 0),
        _ => late,
    };
    let remark = match returned {
        Some(one) if one.kind == ReturnKind::Zero && signals > 0 => {
            Some(format!("已作零报告，又登记了{signals}条预警信息，请核对：零报告有误的，改记为已报。"))
        }
        Some(_) if signals == 0 && !zero => Some("采集表已收到，还没有登记预警信息。".to_owned()),
        _ if !owes && state.is_some() => Some("季末已不是（还不是）采集报送点，不计入应报。".to_owned()),
        None if owes && came_in(facts.unit, quarter) => Some("本季度新设的采集报送点。".to_owned()),
        _ => None,
    };
    Standing { owes, state, zero, signals, late_days, remark }
}

/// A unit owes a return for a quarter on whose last day it was a 采集报送点: one that came during the quarter owes it,
/// one that went does not.
pub fn owes(unit: &Unit, live: bool, quarter: Quarter) -> bool {
    let Some(last) = quarter.end().and_then(|end| end.pred_opt()) else { return false };
    let came = unit.point_since.is_none_or(|since| since <= last);
    // Where nobody wrote down when a point went, the register as it stands says whether there is one.
    let stays = unit.point_until.map_or(live && unit.reporting_point, |until| until >= last);
    came && stays
}

fn came_in(unit: &Unit, quarter: Quarter) -> bool {
    unit.point_since.is_some_and(|since| quarter.holds(since))
}

/// Counts over a quarter. The four states add up to what is owed and to what others sent beside.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// 应报.
    pub due: u32,
    /// 已报, in time or without a day.
    pub reported: u32,
    /// 零报告 in time.
    pub zero: u32,
    /// 迟报.
    pub late: u32,
    /// Of 迟报 those that reported none.
    pub late_zero: u32,
    /// 未报.
    pub missing: u32,
}

impl Tally {
    /// Counts those that owe.
    pub fn of<'a>(standings: impl IntoIterator<Item = &'a Standing>) -> Self {
        let mut tally = Self::default();
        for standing in standings.into_iter().filter(|standing| standing.owes) {
            tally.due += 1;
            match standing.state {
                Some(ReturnState::Reported) => tally.reported += 1,
                Some(ReturnState::Zero) => tally.zero += 1,
                Some(ReturnState::Late) => {
                    tally.late += 1;
                    tally.late_zero += u32::from(standing.zero);
                }
                Some(ReturnState::Missing) | None => tally.missing += 1,
            }
        }
        tally
    }

    /// The count of a state.
    pub fn count(&self, state: ReturnState) -> u32 {
        match state {
            ReturnState::Reported => self.reported,
            ReturnState::Zero => self.zero,
            ReturnState::Late => self.late,
            ReturnState::Missing => self.missing,
        }
    }

    /// 应报36个，已报15个，零报告12个，迟报2个，未报7个。
    pub fn words(&self) -> String {
        format!("应报{}个，已报{}个，零报告{}个，迟报{}个，未报{}个。", self.due, self.reported, self.zero, self.late, self.missing)
    }
}
