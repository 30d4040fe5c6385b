//! 季度报送汇总表 by 采集报送点 (《办法》第三十八条): counts alone, each from the registers as they stand.
//! Never a name, and never a 零报告 that nobody sent: a point without signals is silent until its return is recorded.

use crate::id::UnitId;
use crate::post::PostRank;
use crate::report::tally;
use crate::risk::RiskKind;
use crate::signal::SignalSource;
use crate::unit::UnitCategory;
use crate::warning::{ReplyStatus, WarningLevel};

/// What the summary asks of one signal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignalFacts {
    /// 采集点.
    pub point: Option<UnitId>,
    /// 来源.
    pub source: Option<SignalSource>,
    /// 建议等级; none out of scope.
    pub level: Option<WarningLevel>,
    /// Category of the unit concerned.
    pub category: Option<UnitCategory>,
    /// Rank of the post concerned.
    pub rank: Option<PostRank>,
    /// Kind of the risk point concerned.
    pub kind: Option<RiskKind>,
    /// 业务范围内.
    pub in_scope: bool,
    /// 重复反映.
    pub repeat: bool,
    /// The reply to the warning that was issued from it; none without a warning.
    pub reply: Option<ReplyStatus>,
}

/// What the summary asks of one point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PointFigures {
    /// The point.
    pub point: UnitId,
    /// It owes a return.
    pub due: bool,
    /// It sent signals or a 零报告.
    pub sent: bool,
    /// It sent a 零报告.
    pub zero: bool,
}

/// One row of the summary: a point, or all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointSummary {
    /// The point; none in the sum, and for signals whose point is not known.
    pub point: Option<UnitId>,
    /// 应报.
    pub due: u32,
    /// 实报: points that sent signals or a 零报告, of those that owe.
    pub sent: u32,
    /// 零报: of these the ones that sent a 零报告.
    pub zero: u32,
    /// 信息件次.
    pub signals: u32,
    /// Of these in scope.
    pub in_scope: u32,
    /// By source.
    pub by_source: Vec<(SignalSource, u32)>,
    /// By suggested level.
    pub by_level: Vec<(WarningLevel, u32)>,
    /// By category of the unit concerned.
    pub by_category: Vec<(UnitCategory, u32)>,
    /// By rank of the post concerned.
    pub by_rank: Vec<(PostRank, u32)>,
    /// By kind of risk.
    pub by_kind: Vec<(RiskKind, u32)>,
    /// 初次.
    pub first: u32,
    /// 重复.
    pub repeats: u32,
    /// 已预警.
    pub warned: u32,
    /// 已回告, in time or late.
    pub replied: u32,
    /// 逾期未回告.
    pub overdue: u32,
}

impl PointSummary {
    /// 未报.
    pub fn silent(&self) -> u32 {
        self.due.saturating_sub(self.sent)
    }

    fn of(point: Option<UnitId>, [due, sent, zero]: [u32; 3], facts: &[SignalFacts]) -> Self {
        let count = |wanted: fn(&SignalFacts) -> bool| number(facts.iter().filter(|fact| wanted(fact)).count());
        Self {
            point,
            due,
            sent,
            zero,
            signals: number(facts.len()),
            in_scope: count(|fact| fact.in_scope),
            by_source: tally(facts.iter().filter_map(|fact| fact.source)),
            by_level: tally(facts.iter().filter_map(|fact| fact.level)),
            by_category: tally(facts.iter().filter_map(|fact| fact.category)),
            by_rank: tally(facts.iter().filter_map(|fact| fact.rank)),
            by_kind: tally(facts.iter().filter_map(|fact| fact.kind)),
            first: count(|fact| !fact.repeat),
            repeats: count(|fact| fact.repeat),
            warned: count(|fact| fact.reply.is_some()),
            replied: count(|fact| matches!(fact.reply, Some(ReplyStatus::InTime | ReplyStatus::Late))),
            overdue: count(|fact| fact.reply == Some(ReplyStatus::Overdue)),
        }
    }
}

/// A row for every point given, in the order given, then one for each other point that sent signals; and the sum of
/// all.
pub fn summarise(points: &[PointFigures], facts: &[SignalFacts]) -> (Vec<PointSummary>, PointSummary) {
    let known = |point: UnitId| points.iter().any(|own| own.point == point);
    let mut others: Vec<Option<UnitId>> =
        facts.iter().map(|fact| fact.point).filter(|point| point.is_none_or(|point| !known(point))).collect();
    others.sort_unstable();
    others.dedup();
    let counted = |own: &PointFigures| (Some(own.point), [own.due, own.due && own.sent, own.due && own.zero].map(u32::from));
    let rows: Vec<PointSummary> = points
        .iter()
        .map(counted)
        .chain(others.into_iter().map(|point| (point, [0; 3])))
        .map(|(point, counts)| {
            let own: Vec<SignalFacts> = facts.iter().filter(|fact| fact.point == point).copied().collect();
            PointSummary::of(point, counts, &own)
        })
        .collect();
    let total = |of: fn(&PointSummary) -> u32| rows.iter().map(of).sum();
    let sum = PointSummary::of(None, [total(|row| row.due), total(|row| row.sent), total(|row| row.zero)], facts);
    (rows, sum)
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn fact(point: Option<UnitId>) -> SignalFacts {
        SignalFacts {
            point,
            source: Some(SignalSource::Petition),
            level: Some(WarningLevel::Blue),
            category: None,
            rank: None,
            kind: None,
            in_scope: true,
            repeat: false,
            reply: None,
        }
    }

    #[test]
    fn every_point_has_its_row_and_the_sum_holds_all() {
        let [first, second, third, gone, stranger] = [1, 2, 3, 4, 5].map(|number| UnitId(Uuid::from_u128(number)));
        let warned = |reply| SignalFacts { reply: Some(reply), repeat: true, ..fact(Some(first)) };
        let facts = [
            fact(Some(first)),
            warned(ReplyStatus::Late),
            warned(ReplyStatus::Overdue),
            fact(Some(stranger)),
            SignalFacts { in_scope: false, level: None, ..fact(None) },
        ];
        let points = [
            PointFigures { point: first, due: true, sent: true, zero: false },
            PointFigures { point: second, due: true, sent: true, zero: true },
            PointFigures { point: third, due: true, sent: false, zero: false },
            PointFigures { point: gone, due: false, sent: true, zero: true },
        ];
        let (rows, sum) = summarise(&points, &facts);
        assert_eq!(
            rows.iter().map(|row| (row.due, row.sent, row.zero, row.signals)).collect::<Vec<_>>(),
            [(1, 1, 0, 3), (1, 1, 1, 0), (1, 0, 0, 0), (0, 0, 0, 0), (0, 0, 0, 1), (0, 0, 0, 1)]
        );
        assert_eq!((sum.due, sum.sent, sum.zero, sum.silent(), sum.signals, sum.in_scope), (3, 2, 1, 1, 5, 4));
        assert_eq!((sum.first, sum.repeats, sum.warned, sum.replied, sum.overdue), (3, 2, 2, 1, 1));
        assert_eq!(sum.by_level.iter().map(|(_, count)| count).sum::<u32>(), 4);
        assert_eq!(sum.by_source.len(), 8);
    }

    #[test]
    fn an_empty_register_has_rows_of_nothing() {
        let silent = PointFigures { point: UnitId(Uuid::from_u128(1)), due: true, sent: false, zero: false };
        let (rows, sum) = summarise(&[silent], &[]);
        assert_eq!((rows.len(), sum.due, sum.sent, sum.signals), (1, 1, 0, 0));
    }
}
