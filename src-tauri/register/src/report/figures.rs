//! Everything one period says, in the order in which such reports say it: total and comparison, kind, way,
//! reception, repeats and signing, rank, area, nature, topic; then sources, levels, risks and what was done.
//! Never a figure without its base.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::fold::{Breakdown, BreakdownLine, Compared, Three};
use super::trend::{RiskTrend, trends};
use super::{Period, count, tally};
use crate::Term;
use crate::id::{RiskId, UnitId};
use crate::post::PostRank;
use crate::quarter::Quarter;
use crate::risk::{RiskKind, RiskPoint};
use crate::signal::Signal;
use crate::unit::{Unit, UnitCategory};
use crate::warning::{Warning, WarningLevel};

/// A signal with what it points to.
#[derive(Debug, Clone, Copy)]
pub struct SignalFact<'a> {
    /// The signal.
    pub signal: &'a Signal,
    /// 对象单位.
    pub unit: Option<(UnitId, &'a Unit)>,
    /// 关联风险点.
    pub risk: Option<(RiskId, &'a RiskPoint)>,
    /// 岗位层级 of the post concerned, as far as the register of posts knows it.
    pub post_rank: Option<PostRank>,
}

/// A warning with what it points to.
#[derive(Debug, Clone, Copy)]
pub struct WarningFact<'a> {
    /// The warning.
    pub warning: &'a Warning,
    /// 受送达单位.
    pub unit: Option<(UnitId, &'a Unit)>,
    /// 已督查.
    pub inspected: bool,
    /// It was raised to a graver level.
    pub raised: bool,
    /// It became a 问题线索.
    pub transferred: bool,
}

impl SignalFact<'_> {
    /// Not 不计入统计.
    pub fn counts(&self) -> bool {
        self.signal.counts()
    }

    /// 初次: the matter was not seen before.
    pub fn is_first(&self) -> bool {
        self.signal.is_first()
    }

    /// 风险类别: as the signal has it, or that of its risk point.
    pub fn risk_kind(&self) -> Option<RiskKind> {
        self.signal.risk_kind.or_else(|| self.risk.and_then(|(_, point)| point.kind))
    }
}

impl WarningFact<'_> {
    /// It counts: neither 作废 nor 撤销.
    pub fn stands(&self) -> bool {
        self.warning.counts()
    }
}

/// How often a unit was met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitCount {
    /// Which.
    pub unit: UnitId,
    /// 简称.
    pub name: String,
    /// 类别.
    pub category: Option<UnitCategory>,
    /// How often.
    pub count: Compared,
}

/// The figures of one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// The period.
    pub period: Period,
    /// 应报采集报送点.
    pub points_due: u32,
    /// Points that sent at least one signal.
    pub points_sent: u32,
    /// Signals, each time counted (次).
    pub times: Compared,
    /// Signals, the same matter counted once (件).
    pub matters: Compared,
    /// Within scope (次).
    pub in_scope: Compared,
    /// 不计入统计.
    pub excluded: u32,
    /// 信息类型; base = all.
    pub by_type: Breakdown,
    /// 提供方式; base = all.
    pub by_way: Breakdown,
    /// 本级受理, 上级转办; base = all.
    pub by_reception: Breakdown,
    /// 初次, 重复; base = all.
    pub by_turn: Breakdown,
    /// 署名, 匿名; base = all.
    pub by_signing: Breakdown,
    /// 被反映人职级; base = in scope.
    pub by_rank: Breakdown,
    /// 岗位层级; base = in scope.
    pub by_post_rank: Breakdown,
    /// 单位类别; base = in scope.
    pub by_category: Breakdown,
    /// Units, most often met first; base = in scope.
    pub units: Vec<UnitCount>,
    /// 问题性质; base = in scope.
    pub by_nature: Breakdown,
    /// 专题; base = in scope.
    pub by_topic: Breakdown,
    /// 信息来源; base = all.
    pub by_source: Breakdown,
    /// 建议等级; base = in scope.
    pub by_level: Breakdown,
    /// 风险类别; base = in scope.
    pub by_risk_kind: Breakdown,
    /// A row for each source that was met, a column for each category of unit: what both are known of.
    pub source_by_category: Vec<(String, Vec<u32>)>,
    /// Quarters that end with the period, oldest first, by level, in scope: five, or those of this period and the one
    /// before.
    pub trend: Vec<(Quarter, Vec<(WarningLevel, u32)>)>,
    /// Signals of each month.
    pub months: Vec<(NaiveDate, u32)>,
    /// 办结方式 of those that became no warning; base = all.
    pub by_ending: Breakdown,
    /// Warnings issued, those voided left out.
    pub issued: Compared,
    /// Warnings that were voided.
    pub voided: u32,
    /// 预警等级; base = issued.
    pub issued_by_level: Breakdown,
    /// 文书; base = issued.
    pub issued_by_document: Breakdown,
    /// 处置方式; base = issued, a warning may have several.
    pub issued_by_disposition: Breakdown,
    /// 回告状态 on the day of the report; base = issued.
    pub by_reply: Breakdown,
    /// 已督查.
    pub inspected: u32,
    /// 已销号.
    pub closed: u32,
    /// 提级.
    pub raised: u32,
    /// 转问题线索.
    pub transferred: u32,
    /// Units warned, most often first.
    pub warned_units: Vec<UnitCount>,
    /// How the risk points fare.
    pub risks: Vec<RiskTrend>,
}

/// Counts one period from the registers as they stand. Voided and withdrawn warnings stay in the ledger and out of the
/// counts; a signal that came from elsewhere than one of the points makes no point one that sent.
pub fn figures(period: Period, signals: &[SignalFact<'_>], warnings: &[WarningFact<'_>], due: &[UnitId], today: NaiveDate) -> Figures {
    let counted: Vec<&SignalFact<'_>> = signals.iter().filter(|fact| fact.counts()).collect();
    let three = three(period, counted.iter().copied(), |fact| fact.signal.collected_on);
    let every = |_: &SignalFact<'_>| true;
    let scope = |fact: &SignalFact<'_>| fact.signal.in_scope;
    let standing: Vec<&WarningFact<'_>> = warnings.iter().filter(|fact| fact.stands()).collect();
    let issued = self::three(period, standing.iter().copied(), |fact| fact.warning.issued_on);
    let all = |_: &WarningFact<'_>| true;
    let this = |fact: &&WarningFact<'_>| period.holds(fact.warning.issued_on);
    let mut points: Vec<_> = three.now.iter().filter_map(|fact| fact.signal.point).filter(|point| due.contains(point)).collect();
    points.sort_unstable();
    points.dedup();
    Figures {
        period,
        points_due: count(due.iter()),
        points_sent: count(points.iter()),
        times: three.count(every),
        matters: three.count(|fact| fact.is_first()),
        in_scope: three.count(scope),
        excluded: count(signals.iter().filter(|fact| !fact.counts() && period.holds(fact.signal.collected_on))),
        by_type: three.fold(every, |fact| fact.signal.category().into_iter().collect()),
        by_way: three.fold(every, |fact| fact.signal.way.into_iter().collect()),
        by_reception: three.fold(every, |fact| fact.signal.handed_down.into_iter().collect()),
        by_turn: turns(&three),
        by_signing: three.fold(every, |fact| fact.signal.signed.into_iter().collect()),
        by_rank: three.fold(scope, |fact| fact.signal.rank.into_iter().collect()),
        by_post_rank: three.fold(scope, |fact| fact.post_rank.into_iter().collect()),
        by_category: three.fold(scope, |fact| fact.unit.and_then(|(_, unit)| unit.category).into_iter().collect()),
        units: units(&three, |fact| fact.unit.filter(|_| fact.signal.in_scope)),
        by_nature: three.fold(scope, |fact| fact.signal.nature.into_iter().collect()),
        by_topic: three.words(scope, |fact| fact.signal.topic.clone()),
        by_source: three.fold(every, |fact| fact.signal.source.into_iter().collect()),
        by_level: three.fold(scope, |fact| fact.signal.suggested_level.into_iter().collect()),
        by_risk_kind: three.fold(scope, |fact| fact.risk_kind().into_iter().collect()),
        source_by_category: source_by_category(&three),
        trend: trend(period, &counted),
        months: months(period, &counted),
        by_ending: three.fold(every, |fact| fact.signal.ending.as_ref().map(|ending| ending.kind).into_iter().collect()),
        issued: issued.count(all),
        voided: count(warnings.iter().filter(|fact| !fact.stands()).filter(this)),
        issued_by_level: issued.fold(all, |fact| vec![fact.warning.level]),
        issued_by_document: issued.fold(all, |fact| vec![fact.warning.document()]),
        issued_by_disposition: issued.fold(all, |fact| fact.warning.dispositions.clone()),
        by_reply: issued.fold(all, |fact| vec![fact.warning.reply_status(today)]),
        inspected: issued.count(|fact| fact.inspected).now,
        closed: issued.count(|fact| fact.warning.closed_on.is_some()).now,
        raised: issued.count(|fact| fact.raised).now,
        transferred: issued.count(|fact| fact.transferred).now,
        warned_units: units(&issued, |fact| fact.unit),
        risks: trends(period, signals, warnings),
    }
}

impl Figures {
    /// 初次, 重复: signals about a matter seen before (次).
    pub fn repeats(&self) -> u32 {
        self.times.now - self.matters.now
    }

    /// Every statistic under its name, with the words of its base, in the order of such reports.
    pub fn breakdowns(&self) -> Vec<(&'static str, &'static str, &Breakdown)> {
        let (all, scope, issued) = ("全部件次", "业务范围内件次", "发出预警件数");
        vec![
            ("信息类型", all, &self.by_type),
            ("提供方式", all, &self.by_way),
            ("信息来源", all, &self.by_source),
            ("受理层级", all, &self.by_reception),
            ("初次重复", all, &self.by_turn),
            ("署名匿名", all, &self.by_signing),
            ("被反映人职级", scope, &self.by_rank),
            ("岗位层级", scope, &self.by_post_rank),
            ("单位类别", scope, &self.by_category),
            ("问题性质", scope, &self.by_nature),
            ("专题", scope, &self.by_topic),
            ("建议等级", scope, &self.by_level),
            ("风险类别", scope, &self.by_risk_kind),
            ("预警等级", issued, &self.issued_by_level),
            ("文书", issued, &self.issued_by_document),
            ("处置方式", issued, &self.issued_by_disposition),
            ("回告状态", issued, &self.by_reply),
        ]
    }
}

/// Splits facts by period; a period before the first quarter that is kept is none.
fn three<'a, F: 'a>(period: Period, facts: impl Iterator<Item = &'a F> + Clone, day: impl Fn(&F) -> NaiveDate) -> Three<'a, F> {
    let first = facts.clone().map(|fact| Quarter::of(day(fact))).min();
    let of = |wanted: Period| facts.clone().filter(|fact| wanted.holds(day(fact))).collect::<Vec<_>>();
    let kept = |wanted: Period| first.is_some_and(|first| first <= wanted.first_quarter()).then(|| of(wanted));
    Three { now: of(period), before: kept(period.previous()), year_before: kept(period.a_year_before()) }
}

/// 初次, 重复: known of every signal.
fn turns(three: &Three<'_, SignalFact<'_>>) -> Breakdown {
    let line = |label: &str, wanted: bool| BreakdownLine { label: label.to_owned(), count: three.count(|fact| fact.is_first() == wanted) };
    Breakdown { base: three.count(|_| true).now, lines: vec![line("初次", true), line("重复", false)], unfilled: 0 }
}

/// Units by how often they were met in the period; ties by name.
fn units<'a, F>(three: &Three<'a, F>, unit: impl Fn(&F) -> Option<(UnitId, &'a Unit)>) -> Vec<UnitCount> {
    let mut met: BTreeMap<UnitId, &Unit> = BTreeMap::new();
    met.extend(three.now.iter().filter_map(|fact| unit(fact)));
    let count = |id: UnitId| three.count(|fact| unit(fact).is_some_and(|(own, _)| own == id));
    let of = |(id, unit): (UnitId, &Unit)| UnitCount { unit: id, name: unit.short_name.clone(), category: unit.category, count: count(id) };
    let mut units: Vec<UnitCount> = met.into_iter().map(of).collect();
    units.sort_by(|one, two| two.count.now.cmp(&one.count.now).then_with(|| one.name.cmp(&two.name)));
    units
}

fn source_by_category(three: &Three<'_, SignalFact<'_>>) -> Vec<(String, Vec<u32>)> {
    let mut rows = Vec::new();
    for source in crate::signal::SignalSource::ALL {
        let own = three.now.iter().filter(|fact| fact.signal.source == Some(*source));
        let counts: Vec<u32> =
            tally(own.filter_map(|fact| fact.unit.and_then(|(_, unit)| unit.category))).into_iter().map(|(_, count)| count).collect();
        if counts.iter().any(|count| *count > 0) {
            rows.push((source.label().to_owned(), counts));
        }
    }
    rows
}

/// Periods before the register began are left out.
fn trend(period: Period, facts: &[&SignalFact<'_>]) -> Vec<(Quarter, Vec<(WarningLevel, u32)>)> {
    let first = facts.iter().map(|fact| Quarter::of(fact.signal.collected_on)).min().unwrap_or(period.first_quarter());
    let within = |wanted: Quarter| facts.iter().filter(move |fact| fact.signal.in_scope && wanted.holds(fact.signal.collected_on));
    let own = period.quarters();
    let mut quarters = own.clone();
    let earlier = std::iter::successors(own.first().map(|quarter| quarter.previous()), |quarter| Some(quarter.previous()));
    quarters.extend(earlier.take(if own.len() == 1 { 4 } else { own.len() }).filter(|quarter| *quarter >= first));
    quarters.sort_unstable();
    quarters.into_iter().map(|own| (own, tally(within(own).filter_map(|fact| fact.signal.suggested_level)))).collect()
}

fn months(period: Period, facts: &[&SignalFact<'_>]) -> Vec<(NaiveDate, u32)> {
    let first_days = period.quarters().into_iter().filter_map(Quarter::first_day);
    let months = first_days.flat_map(|day| (0..3).filter_map(move |later| day.checked_add_months(chrono::Months::new(later))));
    let same = |day: NaiveDate, month: NaiveDate| (day.year(), day.month()) == (month.year(), month.month());
    months.map(|month| (month, count(facts.iter().filter(|fact| same(fact.signal.collected_on, month))))).collect()
}
