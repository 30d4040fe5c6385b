//! What a package holds: the return of a period in texts, gathered from the registers and read back. Never who reported,
//! never a name of a person, never what is 保密 or was sent on unopened.

use std::collections::HashSet;

use chrono::NaiveDate;
use register::Term as _;
use register::bundle::{Received, ReceivedKind};
use register::citizen_number;
use register::form::Raw;
use register::id::CorrespondentId;
use register::names::Names as _;
use register::point_return::grid::Tally;
use register::quarter::Quarter;
use register::report::{Breakdown, Period};
use register::signal::{HIDDEN, Signal};
use register::submission::{SubmissionKind, SubmissionPeriod};
use register::warning::Warning;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::book::Book;
use crate::no::No;
use crate::point_return::Held;
use crate::{report, signal};

/// What is inside the seal.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Content {
    /// The office's name.
    pub(super) office: String,
    /// The data of a training office go nowhere.
    pub(super) training: bool,
    /// Such as `2026Q1`.
    pub(super) period: String,
    /// The return itself.
    pub(super) summary: Raw,
    /// 预警信息.
    pub(super) signals: Vec<Entry>,
    /// 预警.
    pub(super) warnings: Vec<Entry>,
}

/// One record.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    /// Its key at the sender's.
    id: String,
    /// Its texts.
    fields: Raw,
}

/// What of a period stays here, by count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct LeftOut {
    /// 业务范围外.
    pub(super) out_of_scope: usize,
    /// 不计入统计.
    pub(super) excluded: usize,
    /// 保密: they go without their content.
    pub(super) hidden: usize,
}

/// The same period as reports have it.
fn reported(period: SubmissionPeriod) -> Period {
    match period.kind {
        SubmissionKind::QuarterReturn => Period::Quarter(period.last_quarter()),
        SubmissionKind::HalfYearReport => Period::Half { year: period.year, second: period.part == 2 },
    }
}

/// Signals of a period that go up, with their keys: in scope, and counted.
fn chosen(period: Period, book: &Book) -> (Vec<(Uuid, &Signal)>, LeftOut) {
    let mut left = LeftOut::default();
    let mut found = Vec::new();
    for kept in book.signals.iter().filter(|kept| kept.live() && period.holds(kept.item.collected_on)) {
        match &kept.item {
            signal if !signal.in_scope => left.out_of_scope += 1,
            signal if !signal.counts() => left.excluded += 1,
            signal => {
                left.hidden += usize::from(signal.confidential);
                found.push((kept.id.0, signal));
            }
        }
    }
    (found, left)
}

/// Warnings that go up: issued in the period, or before it and not ended on its last day.
fn issued(period: Period, book: &Book) -> impl Iterator<Item = (Uuid, &Warning)> {
    let (first, last) = (period.quarters().first().and_then(|first| first.first_day()), period.end());
    book.warnings.iter().map(|(id, warning)| (id.0, warning)).filter(move |(_, warning)| {
        let before = last.is_none_or(|last| warning.issued_on < last);
        let ended = [warning.closed_on, warning.ended.as_ref().map(|ended| ended.on), warning.voided.as_ref().map(|(on, _)| *on)];
        let open = ended.iter().flatten().all(|day| first.is_none_or(|first| *day >= first));
        before && open
    })
}

/// Gathers a period.
pub(super) fn gather(period: SubmissionPeriod, book: &Book, head: &str, today: NaiveDate) -> (Content, LeftOut) {
    let names = report::names(book);
    let nameless = |text: &str| report::without_names(text, &names);
    let of = reported(period);
    let (signals, left) = chosen(of, book);
    let signals =
        signals.into_iter().map(|(id, signal)| Entry { id: id.to_string(), fields: signal_fields(id, signal, book, &nameless) }).collect();
    let warnings =
        issued(of, book).map(|(id, warning)| Entry { id: id.to_string(), fields: warning_fields(warning, book, today, &nameless) });
    let content = Content {
        office: book.office.name.clone(),
        training: book.training,
        period: period.code(),
        summary: summary(period, book, head, today, &nameless),
        signals,
        warnings: warnings.collect(),
    };
    (content, left)
}

/// The texts that are not empty.
fn filled<const N: usize>(texts: [(&str, String); N]) -> Raw {
    texts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(key, text)| (key.to_owned(), text)).collect()
}

fn signal_fields(id: Uuid, signal: &Signal, book: &Book, nameless: &dyn Fn(&str) -> String) -> Raw {
    let beside = signal::beside(id.into(), signal, book);
    let unit = |unit: Option<register::id::UnitId>| unit.map_or("", |unit| book.unit_name(unit).1).to_owned();
    let risk = signal.risk.and_then(|risk| book.risk_of(risk));
    let open = |text: &str| if signal.confidential { HIDDEN.to_owned() } else { nameless(text) };
    let label = |label: Option<&'static str>| label.unwrap_or_default().to_owned();
    filled([
        ("number", signal.number.clone()),
        ("collected_on", signal.collected_on.to_string()),
        ("point", unit(signal.point)),
        ("source", label(signal.source.map(|one| one.label()))),
        ("way", label(signal.way.map(|one| one.label()))),
        ("unit", unit(signal.unit)),
        ("post", if signal.object_post.is_empty() { String::new() } else { open(&signal.object_post) }),
        ("rank", label(signal.rank.or(beside.rank).map(|one| one.label()))),
        ("content", open(&signal.content)),
        ("category", label(signal.category().map(|one| one.label()))),
        ("nature", label(signal.nature.map(|one| one.label()))),
        ("topic", nameless(&signal.topic)),
        ("power", signal.power.or(beside.power).map_or("", |power| book.power_name(power).1).to_owned()),
        ("risk", risk.map(|risk| format!("{} {}", risk.number, nameless(&risk.description))).unwrap_or_default()),
        ("risk_kind", label(signal.risk_kind.or(beside.risk_kind).map(|one| one.label()))),
        ("level", label(signal.suggested_level.map(|one| one.label()))),
        ("finding", label(signal.finding.map(|one| one.label()))),
        ("turn", if signal.repeat { "重复" } else { "初次" }.to_owned()),
        ("outcome", nameless(&beside.outcome)),
    ])
}

fn warning_fields(warning: &Warning, book: &Book, today: NaiveDate, nameless: &dyn Fn(&str) -> String) -> Raw {
    let texts = warning.texts(book, today);
    let text = |key: &str| texts.get(key).cloned().unwrap_or_default();
    let hidden = warning.signal.and_then(|signal| book.signal_of(signal)).is_some_and(|signal| signal.confidential);
    filled([
        ("number", text("number")),
        ("level", text("level")),
        ("unit", text("unit")),
        ("subject", if hidden { HIDDEN.to_owned() } else { nameless(&text("subject")) }),
        ("dispositions", text("disposition")),
        ("issued_on", text("issued_on")),
        ("served_on", text("served_on")),
        ("due_on", text("due_on")),
        ("replied_on", text("replied_on")),
        ("reply_status", text("reply_status")),
        ("state", text("state")),
        ("signal", text("signal")),
    ])
}

fn summary(period: SubmissionPeriod, book: &Book, head: &str, today: NaiveDate, nameless: &dyn Fn(&str) -> String) -> Raw {
    let of = reported(period);
    let figures = report::figures_of(of, book, today);
    let held = Held::of(book);
    let quarters = of.quarters();
    let mut tally = Tally::default();
    let mut points = Vec::new();
    for quarter in &quarters {
        let standings = held.points(*quarter, today);
        let own = Tally::of(standings.iter().map(|(_, standing)| standing));
        tally =
            Tally { due: tally.due + own.due, missing: tally.missing + own.missing, zero: tally.zero + own.zero + own.late_zero, ..tally };
        points.extend(
            standings.iter().map(|(unit, standing)| point_words(*quarter, quarters.len(), unit.item.short_name.as_str(), standing)),
        );
    }
    let counts = |breakdown: &Breakdown| {
        let lines = breakdown.lines.iter().filter(|line| line.count.now > 0);
        lines.map(|line| format!("{}{}", line.label, line.count.now)).collect::<Vec<_>>().join("，")
    };
    filled([
        ("title", period.title()),
        ("made_on", today.to_string()),
        ("points_due", tally.due.to_string()),
        ("points_sent", (tally.due - tally.missing).to_string()),
        ("points_zero", tally.zero.to_string()),
        ("points_missing", tally.missing.to_string()),
        ("times", figures.times.now.to_string()),
        ("matters", figures.matters.now.to_string()),
        ("in_scope", figures.in_scope.now.to_string()),
        ("out_of_scope", (figures.times.now - figures.in_scope.now).to_string()),
        ("excluded", figures.excluded.to_string()),
        ("warned", figures.issued.now.to_string()),
        ("sources", counts(&figures.by_source)),
        ("levels", counts(&figures.by_level)),
        ("risk_kinds", counts(&figures.by_risk_kind)),
        ("points", points.join("\n")),
        ("report", citizen_number::mask(&nameless(&report::plain(of, book, today))).into_owned()),
        ("head", head.to_owned()),
    ])
}

/// 柳村：已报3件次; with the quarter before it where there are several.
fn point_words(quarter: Quarter, quarters: usize, unit: &str, standing: &register::point_return::grid::Standing) -> String {
    let of = if quarters > 1 { format!("{} ", quarter.title()) } else { String::new() };
    let signals = if standing.signals > 0 { format!("{}件次", standing.signals) } else { String::new() };
    format!("{of}{unit}：{}{signals}", standing.state.map_or("", |state| state.label()))
}

/// The content as bytes.
pub(super) fn write(content: &Content) -> Result<Vec<u8>, No> {
    serde_json::to_vec(content).map_err(|error| No::Internal(error.to_string()))
}

/// A package's content as records. What does not read is refused whole.
pub(super) struct Read {
    pub(super) office: String,
    pub(super) training: bool,
    pub(super) period: SubmissionPeriod,
    pub(super) records: [(ReceivedKind, Vec<Received>); 3],
}

/// Most records of one sort.
const MOST: usize = 20_000;

/// Reads the content of a package whose signature was right.
pub(super) fn read(bytes: &[u8], sender: CorrespondentId, bundle: Uuid, sequence: u32) -> Result<Read, No> {
    let amiss =
        |why: String| No::field("path", "content", format!("上报包的签名是对的，但内容不合格式：{why}没有接收，请对方重新生成一份交来。"));
    let content: Content = serde_json::from_slice(bytes).map_err(|_| amiss("读不出各项内容。".to_owned()))?;
    let period = SubmissionPeriod::parse(&content.period).ok_or_else(|| amiss("报送期看不明白。".to_owned()))?;
    if content.signals.len() > MOST || content.warnings.len() > MOST {
        return Err(amiss(format!("记录超过{MOST}条。")));
    }
    let record = |kind, origin, raw: &Raw| {
        Received::read(kind, sender, period, origin, raw)
            .map_err(|all| amiss(all.first().map(|one| one.sentence.clone()).unwrap_or_default()))
    };
    let mut summary = content.summary;
    summary.insert("sequence".to_owned(), sequence.to_string());
    let entries = |kind, entries: &[Entry]| {
        let mut met = HashSet::new();
        let mut records = Vec::with_capacity(entries.len());
        for entry in entries {
            let id = Uuid::parse_str(&entry.id).map_err(|_| amiss("有一条记录没有标识。".to_owned()))?;
            if !met.insert(id) {
                return Err(amiss("同一条记录出现两次。".to_owned()));
            }
            records.push(record(kind, id, &entry.fields)?);
        }
        Ok(records)
    };
    Ok(Read {
        office: content.office,
        training: content.training,
        period,
        records: [
            (ReceivedKind::Return, vec![record(ReceivedKind::Return, bundle, &summary)?]),
            (ReceivedKind::Signal, entries(ReceivedKind::Signal, &content.signals)?),
            (ReceivedKind::Warning, entries(ReceivedKind::Warning, &content.warnings)?),
        ],
    })
}
