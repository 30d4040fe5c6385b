//! 抽查: how the year is covered, and what each visit found. Never a rule: register decides, and this records.

mod draw;
mod rectify;

pub(crate) use draw::{draw_form, draw_spots, find_draw, lots, read_spot_draw, void_spot_draw};
pub(crate) use rectify::rectify_finding;

use chrono::{Datelike as _, NaiveDate};
use register::Term;
use register::id::{SpotCheckId, WorkItemId};
use register::names::Names as _;
use register::shape::FieldSpec;
use register::spot_check::coverage::{self, Covered, HighRisk};
use register::spot_check::rectify::RECTIFY;
use register::spot_check::{MeasureResult, SpotCheck, SpotResult, VISIT};
use register::text::key;
use store::{Kept, Op};

use crate::book::Book;
use crate::no::No;
use crate::wire::count;
use crate::wire::record::{Choice, Field, Kind, Saved};
use crate::wire::spot_check::{
    RecordSpotCheck, SpotCheckRef, SpotCheckView, SpotCoverage, SpotFigure, SpotFilter, SpotFinding, SpotLine, SpotRow,
};
use crate::{Desk, shape, undoable};

/// The two sorts of objects by code and label.
const SORTS: [(&str, &str); 2] = [("units", "单位"), ("posts", "岗位")];

/// Every unit and post of high risk as the registers stand.
pub(crate) fn high_risk(book: &Book) -> Vec<HighRisk> {
    let units: Vec<_> = book.units.iter().filter(|kept| kept.live()).map(|kept| (kept.id, &kept.item)).collect();
    let posts: Vec<_> = book.posts.iter().filter(|kept| kept.live()).map(|kept| (kept.id, &kept.item)).collect();
    let risks: Vec<_> = book.standing_risks().map(|(_, risk)| risk).collect();
    coverage::high_risk(&units, &posts, &risks)
}

/// How they are covered in a year.
pub(crate) fn covered(book: &Book, year: i32) -> Vec<Covered> {
    coverage::covered(&high_risk(book), &standing(book), year)
}

/// The checks that count: in the register, and not of a draw that was voided.
pub(crate) fn standing(book: &Book) -> Vec<(SpotCheckId, &SpotCheck)> {
    let live = book.spot_checks.iter().filter(|kept| kept.live() && !is_voided(&kept.item, book));
    live.map(|kept| (kept.id, &kept.item)).collect()
}

/// The number of a check's draw, and whether that was voided.
pub(crate) fn draw_of<'a>(check: &SpotCheck, book: &'a Book) -> (&'a str, bool) {
    let draw = check.draw.and_then(|id| book.spot_draws.iter().find(|(own, _)| *own == id));
    draw.map_or(("", false), |(_, draw)| (draw.number.as_str(), draw.voided_on.is_some()))
}

fn is_voided(check: &SpotCheck, book: &Book) -> bool {
    draw_of(check, book).1
}

/// A live check by key or number.
pub(crate) fn find<'a>(book: &'a Book, name: &str) -> Result<&'a Kept<SpotCheckId, SpotCheck>, No> {
    let (id, number) = (SpotCheckId::parse(name), key(name));
    let found = book.spot_checks.iter().find(|kept| kept.live() && (Some(kept.id) == id || key(&kept.item.number) == number));
    found.ok_or_else(|| No::unknown("抽查", name))
}

/// What a check is connected with: relation, register, key and name.
pub(crate) fn links(id: SpotCheckId, book: &Book) -> Vec<(&'static str, Kind, String, String)> {
    let Some(kept) = book.spot_checks.iter().find(|kept| kept.id == id) else { return Vec::new() };
    let object = kept.item.object;
    let mut links = vec![("单位", Kind::Units, object.unit.to_string(), book.unit_name(object.unit).1.to_owned())];
    links.extend(object.post.map(|post| ("岗位", Kind::Posts, post.to_string(), book.post_name(post).1.to_owned())));
    let draw = kept.item.draw.and_then(|draw| book.spot_draws.iter().find(|(own, _)| *own == draw));
    links.extend(draw.map(|(id, draw)| ("抽签", Kind::SpotDraws, id.to_string(), draw.number.clone())));
    let problems = kept.item.findings.iter().filter_map(|finding| finding.problem);
    links.extend(problems.filter_map(|problem| {
        let item = book.work_items.iter().find(|item| item.live() && item.id == problem)?;
        Some(("发现问题", Kind::WorkItems, item.id.to_string(), format!("{} {}", item.item.code, item.item.matter)))
    }));
    links
}

/// Gives a check its number where it has none: CC-2026-001.
pub(crate) fn number(check: &mut SpotCheck, writer: &store::Writer<'_>) -> Result<(), No> {
    if check.number.is_empty() {
        let prefix = format!("CC-{}-", check.year);
        number_from(&mut check.number, &prefix, writer)?;
    }
    Ok(())
}

fn number_from(own: &mut String, prefix: &str, writer: &store::Writer<'_>) -> Result<(), No> {
    crate::record::number_from(own, prefix, 3, writer.spot_checks()?.iter().map(|kept| kept.item.number.as_str()));
    Ok(())
}

/// The year of a filter.
pub(crate) fn year_of(filter: &SpotFilter, today: NaiveDate) -> i32 {
    if filter.year == 0 { today.year() } else { filter.year }
}

/// The objects under a filter.
pub(crate) fn under(filter: &SpotFilter, all: &[Covered], book: &Book) -> Vec<Covered> {
    let fits = |line: &&Covered| {
        let object = line.high.object;
        let sort = match filter.sort.as_str() {
            "units" => object.post.is_none(),
            "posts" => object.post.is_some(),
            _ => true,
        };
        let unit = filter.unit.is_empty() || key(book.unit_name(object.unit).1) == key(&filter.unit);
        sort && unit && (filter.state.is_empty() || line.state.code() == filter.state)
    };
    all.iter().filter(fits).cloned().collect()
}

/// A filter in words: 2026年未抽查的高风险岗位（财政所）.
pub(crate) fn said(filter: &SpotFilter, year: i32) -> String {
    let state = coverage::SpotCoverage::from_code(&filter.state).map(|state| format!("{}的", state.label())).unwrap_or_default();
    let sort = match filter.sort.as_str() {
        "units" => "高风险单位",
        "posts" => "高风险岗位",
        _ => "高风险单位和岗位",
    };
    let unit = if filter.unit.is_empty() { String::new() } else { format!("（{}）", filter.unit) };
    format!("{year}年{state}{sort}{unit}")
}

fn choices<T: Term>() -> Vec<Choice> {
    T::ALL.iter().map(|one| Choice { value: one.code().to_owned(), label: one.label().to_owned() }).collect()
}

fn fields(specs: &[FieldSpec]) -> Vec<Field> {
    specs.iter().map(shape::field).collect()
}

/// `spot_coverage`.
pub(crate) fn spot_coverage(desk: &mut Desk, filter: SpotFilter) -> Result<SpotCoverage, No> {
    let (today, book) = (desk.today(), desk.book()?);
    Ok(view(&filter, book, today))
}

/// Coverage as page and paper show it.
pub(crate) fn view(filter: &SpotFilter, book: &Book, today: NaiveDate) -> SpotCoverage {
    let year = year_of(filter, today);
    let all = covered(book, year);
    let mut years: Vec<i32> = standing(book).iter().map(|(_, check)| check.year).chain([today.year()]).collect();
    years.sort_unstable_by(|a, b| b.cmp(a));
    years.dedup();
    let mut units: Vec<String> = all.iter().map(|line| book.unit_name(line.high.object.unit).1.to_owned()).collect();
    units.dedup();
    let uncovered = all.iter().filter(|line| line.state != coverage::SpotCoverage::Covered).count();
    SpotCoverage {
        year,
        years,
        rule: coverage::RULE.to_owned(),
        countdown: coverage::countdown(year, uncovered, today),
        figures: figures(&all),
        sorts: SORTS.map(|(value, label)| Choice { value: value.to_owned(), label: label.to_owned() }).to_vec(),
        states: choices::<coverage::SpotCoverage>(),
        units,
        lines: under(filter, &all, book).iter().map(|line| spot_line(line, book)).collect(),
    }
}

fn figures(all: &[Covered]) -> Vec<SpotFigure> {
    let of = |label: &str, fits: &dyn Fn(&Covered) -> bool| {
        let own: Vec<&Covered> = all.iter().filter(|line| fits(line)).collect();
        let in_state = |state| count(own.iter().filter(|line| line.state == state).count());
        SpotFigure {
            label: label.to_owned(),
            all: count(own.len()),
            covered: in_state(coverage::SpotCoverage::Covered),
            planned: in_state(coverage::SpotCoverage::Planned),
            open: in_state(coverage::SpotCoverage::Open),
        }
    };
    vec![of("单位", &|line| line.high.object.post.is_none()), of("岗位", &|line| line.high.object.post.is_some()), of("合计", &|_| true)]
}

fn spot_line(line: &Covered, book: &Book) -> SpotLine {
    let object = line.high.object;
    SpotLine {
        id: object.post.map_or_else(|| object.unit.to_string(), |post| post.to_string()),
        kind: if object.post.is_some() { Kind::Posts } else { Kind::Units },
        sort: object.sort().to_owned(),
        unit: book.unit_name(object.unit).1.to_owned(),
        name: object.name(book),
        because: line.high.because(),
        state: line.state.label().to_owned(),
        times: count(line.done.len()),
        last_on: line.done.first().map(|(_, on)| on.to_string()),
        check: line.done.first().map(|(id, _)| *id).or(line.open).map(|id| id.to_string()),
    }
}

/// `read_spot_check`.
pub(crate) fn read_spot_check(desk: &mut Desk, request: SpotCheckRef) -> Result<SpotCheckView, No> {
    let (today, book) = (desk.today(), desk.book()?);
    let kept = find(book, &request.check)?;
    let (check, voided) = (&kept.item, is_voided(&kept.item, book));
    let values = [
        ("checked_on", check.checked_on.map(|on| on.to_string()).unwrap_or_default()),
        ("inspectors", check.inspectors.join("、")),
        ("findings", check.findings.iter().map(|finding| finding.words.as_str()).collect::<Vec<_>>().join("\n")),
        ("handling", check.handling.clone()),
    ];
    let unit = book.unit_of(check.object.unit);
    let proposed = [
        ("leader", unit.map_or("", |unit| &unit.in_charge)),
        ("department", unit.map_or("", |unit| &unit.short_name)),
        ("handler", check.object.post.map_or("", |post| holder(post, book))),
    ];
    Ok(SpotCheckView {
        id: kept.id.to_string(),
        number: check.number.clone(),
        object: check.object.name(book),
        state: check.state(voided).label().to_owned(),
        done: check.checked_on.is_some(),
        why_not: voided.then(|| "抽签已经作废，这条抽查不再登记结果。".to_owned()),
        rows: rows(check, book),
        results: register::shape::labels::<MeasureResult>()
            .into_iter()
            .map(|(value, label)| Choice { value: value.to_owned(), label: label.to_owned() })
            .collect(),
        findings: check.findings.iter().map(|finding| finding_view(&finding.words, finding.problem, book, today)).collect(),
        fields: fields(VISIT.fields),
        values: values.map(|(key, text)| (key.to_owned(), text)).into(),
        rectify: fields(RECTIFY.fields),
        proposed: proposed.map(|(key, text)| (key.to_owned(), text.to_owned())).into(),
    })
}

fn holder(post: register::id::PostId, book: &Book) -> &str {
    book.post_of(post).and_then(|post| post.item.holder).map_or("", |person| book.person_name(person))
}

/// The measures of a check with what was found about each.
pub(crate) fn rows(check: &SpotCheck, book: &Book) -> Vec<SpotRow> {
    let marks = check.measures.iter().map(|row| (row.result.label(), row.remark.as_str())).chain(std::iter::repeat(("", "")));
    let row = |(one, (result, remark)): (register::spot_check::measure::PendingMeasure, (&str, &str))| SpotRow {
        risk: one.risk.filter(|risk| book.live_risk(*risk).is_some()).map(|risk| risk.to_string()),
        risk_words: register::text::trim(&format!("{} {}", one.risk_number, one.risk_words)).to_owned(),
        measure: one.words,
        result: result.to_owned(),
        remark: remark.to_owned(),
    };
    check.to_look_at(book.standing_risks()).into_iter().zip(marks).map(row).collect()
}

/// A finding with its rectification.
pub(crate) fn finding_view(words: &str, problem: Option<WorkItemId>, book: &Book, today: NaiveDate) -> SpotFinding {
    let live = |id: WorkItemId| book.work_items.iter().any(|kept| kept.live() && kept.id == id);
    let problem = problem.filter(|id| live(*id));
    let item = problem.and_then(|problem| crate::work_list::rectification_of(book, problem));
    let due = |item: &register::work_list::WorkItem| item.due_on.map(|on| format!("，期限{on}")).unwrap_or_default();
    SpotFinding {
        words: words.to_owned(),
        problem: problem.map(|id| id.to_string()),
        item: item.map(|(id, _)| id.to_string()),
        standing: item.map(|(_, item)| format!("{} {}{}", item.code, item.state(today).label(), due(item))).unwrap_or_default(),
    }
}

/// `record_spot_check`: what the visit brought; a finished check is put right the same way.
pub(crate) fn record_spot_check(desk: &mut Desk, request: RecordSpotCheck) -> Result<Saved, No> {
    let (today, book) = (desk.today(), desk.book()?);
    let kept = find(book, &request.check)?;
    let (id, check) = (kept.id, &kept.item);
    let marks = request.rows.into_iter().map(|mark| (mark.result, mark.remark)).collect();
    let read = SpotResult::read(&request.fields, marks, today);
    let done = check.done(read, &check.to_look_at(book.standing_risks()), is_voided(check, book), today).map_err(No::Refused)?;
    let name = done.object.name(book);
    let verb = if check.checked_on.is_some() { "更正抽查结果" } else { "登记抽查结果" };
    let (year, results) = (done.year, done.results());
    let findings = match done.findings.len() {
        0 => String::new(),
        found => format!("发现{found}个问题，可以逐个生成整改。"),
    };
    desk.record(undoable(Op::SpotCheck, Kind::SpotChecks, format!("{verb}“{name}”")), |writer, _| {
        Ok::<_, No>(writer.put_spot_check(id, &done)?)
    })?;
    Ok(Saved { id: id.to_string(), sentence: format!("已{verb}“{name}”：{results}，计入{year}年抽查。{findings}") })
}
