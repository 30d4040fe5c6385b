//! 百分考核: the standard of a year, sheets for the units, scores, 核定. Each act is one entry. Never a score given by
//! the program, and never a sheet changed after 核定.

mod figures;
mod hints;
mod view;

pub(crate) use figures::{Figures, of_year, scored_items, standard_words, years};
pub(crate) use view::read_appraisal;

use chrono::{Datelike as _, NaiveDate};
use register::appraisal::{Appraisal, AppraisalItem, AppraisalLine, AppraisalState, Finalised, LINES, Points, Scores, against_finalising};
use register::deadline::read_date;
use register::form::Raw;
use register::id::{AppraisalId, AppraisalItemId, AppraisalLineId, UnitId};
use register::names::Names as _;
use register::objection::{Objection, Objections};
use store::{Kept, Op, Writer};
use uuid::Uuid;

use crate::book::Book;
use crate::no::No;
use crate::record::Line;
use crate::wire::app::Nothing;
use crate::wire::appraisal::{
    AppraisalYear, AppraisalYears, CopyStandard, FillAppraisal, FinaliseAppraisal, MakeAppraisals, ReopenAppraisal,
};
use crate::wire::count;
use crate::wire::record::{Done, Kind};
use crate::{Desk, shape, undoable};

/// A live sheet by key, or as 财政所 of this year.
pub(crate) fn find<'a>(book: &'a Book, name: &str, today: NaiveDate) -> Result<&'a Kept<AppraisalId, Appraisal>, No> {
    let id = AppraisalId::parse(name);
    let unit = book.unit(name).filter(|_| id.is_none());
    let is = |kept: &&Kept<AppraisalId, Appraisal>| {
        Some(kept.id) == id || unit.is_some_and(|unit| kept.item.unit == Some(unit) && kept.item.year == today.year())
    };
    book.appraisals.iter().filter(|kept| kept.live()).find(is).ok_or_else(|| No::unknown("评分表", name))
}

/// 财政所2026年.
fn called(sheet: &Appraisal, book: &Book) -> String {
    format!("{}{}年", sheet.unit.map_or("", |unit| book.unit_name(unit).1), sheet.year)
}

/// The item's points as they stand in the texts of a line.
pub(crate) fn full_points(raw: &Raw) -> Points {
    raw.get("points").and_then(|text| Points::parse(text)).unwrap_or_default()
}

/// What stands against keeping a sheet: it is 核定, it would become another's, or the unit has one already.
pub(crate) fn against_sheet(id: Option<AppraisalId>, sheet: &Appraisal, book: &Book) -> Objections {
    let before = id.and_then(|id| book.appraisals.iter().find(|kept| kept.id == id));
    if before.is_some_and(|kept| kept.item.finalised.is_some()) {
        return vec![Objection::act("appraisal_finalised", "这张评分表已经核定；要改，请先退回重评。")];
    }
    if before.is_some_and(|kept| (kept.item.year, kept.item.unit) != (sheet.year, sheet.unit)) {
        return vec![Objection::field("unit", "appraisal_moved", "评分表建好以后不能改考核对象和年度，请另建一张。")];
    }
    let taken = |kept: &&Kept<AppraisalId, Appraisal>| {
        kept.live() && Some(kept.id) != id && (kept.item.year, kept.item.unit) == (sheet.year, sheet.unit)
    };
    if book.appraisals.iter().find(taken).is_some() {
        return vec![Objection::field("unit", "taken", format!("{}已经有评分表，一个单位一年一张。", called(sheet, book)))];
    }
    if before.is_none() && scored_items(book, sheet.year).next().is_none() {
        return vec![Objection::field("year", "appraisal_standard", no_standard(sheet.year))];
    }
    Vec::new()
}

fn no_standard(year: i32) -> String {
    format!("还没有{year}年的评分细则，请先导入，或者从上年复制。")
}

/// What stands against scoring a line: it belongs to no sheet, or the sheet is 核定.
pub(crate) fn against_score(id: Option<AppraisalLineId>, book: &Book) -> Objections {
    let line = id.and_then(|id| book.appraisal_lines.iter().find(|(own, _)| *own == id)).map(|(_, line)| line);
    let sheet = line.and_then(|line| book.appraisals.iter().find(|kept| kept.live() && kept.id == line.appraisal));
    match sheet {
        None => vec![Objection::act("appraisal_lines", "评分随评分表列出，不能单独新增。")],
        Some(kept) if kept.item.finalised.is_some() => {
            vec![Objection::act("appraisal_finalised", format!("{}评分表已经核定；要改，请先退回重评。", called(&kept.item, book)))]
        }
        Some(_) => Vec::new(),
    }
}

/// Why a sheet stays in its register.
pub(crate) fn sheet_stays(id: AppraisalId, book: &Book) -> Option<&'static str> {
    let sheet = book.appraisals.iter().find(|kept| kept.id == id)?;
    sheet.item.finalised.as_ref().map(|_| "的评分表已经核定，不能删除；要改，请先退回重评。")
}

/// Why an item stays in its register.
pub(crate) fn item_stays(id: AppraisalItemId, book: &Book) -> Option<&'static str> {
    let item = book.appraisal_items.iter().find(|kept| kept.id == id)?;
    is_settled(book, item.item.year).then_some("所在年度已有核定的评分表，评分细则不能再改。")
}

/// A sheet of the year is 核定: its standard stands.
fn is_settled(book: &Book, year: i32) -> bool {
    book.appraisals.iter().any(|kept| kept.live() && kept.item.year == year && kept.item.finalised.is_some())
}

/// Writes a sheet; a new one with a line for every scored item.
pub(crate) fn write_sheet(writer: &mut Writer<'_>, id: AppraisalId, sheet: Appraisal, book: &Book) -> Result<(), No> {
    let before = book.appraisals.iter().find(|kept| kept.id == id).map(|kept| &kept.item);
    // 核定 and 退回 are acts of their own.
    let sheet = match before {
        Some(before) => Appraisal { finalised: before.finalised.clone(), reopened: before.reopened.clone(), ..sheet },
        None => sheet,
    };
    writer.put_appraisal(id, &sheet)?;
    if before.is_none() {
        for (item, _) in scored_items(book, sheet.year) {
            add_line(writer, id, item)?;
        }
    }
    Ok(())
}

fn add_line(writer: &mut Writer<'_>, appraisal: AppraisalId, item: AppraisalItemId) -> Result<(), No> {
    let id = AppraisalLineId(writer.new_id());
    Ok(writer.put_appraisal_line(id, &AppraisalLine { appraisal, item, scores: Scores::default() })?)
}

/// Writes what was given for an item.
pub(crate) fn write_score(writer: &mut Writer<'_>, id: AppraisalLineId, scores: Scores, book: &Book) -> Result<(), No> {
    let (_, line) = book.appraisal_lines.iter().find(|(own, _)| *own == id).ok_or_else(|| No::unknown("评分", &id.to_string()))?;
    Ok(writer.put_appraisal_line(id, &AppraisalLine { scores, ..line.clone() })?)
}

/// Writes an item; the open sheets of its year get a line for it.
pub(crate) fn write_item(writer: &mut Writer<'_>, id: AppraisalItemId, item: &AppraisalItem, book: &Book) -> Result<(), No> {
    let before = book.appraisal_items.iter().find(|kept| kept.id == id);
    if let Some(year) = [Some(item.year), before.map(|kept| kept.item.year)].into_iter().flatten().find(|year| is_settled(book, *year)) {
        let sentence = format!("{year}年已有核定的评分表，评分细则不能再改；要改，请先把评分表退回重评。");
        return Err(No::field("year", "appraisal_settled", sentence));
    }
    writer.put_appraisal_item(id, item)?;
    let has = |sheet: AppraisalId| book.appraisal_lines.iter().any(|(_, line)| line.appraisal == sheet && line.item == id);
    for sheet in book.appraisals.iter().filter(|kept| kept.item.year == item.year && !has(kept.id)) {
        add_line(writer, sheet.id, id)?;
    }
    Ok(())
}

/// The sheets as rows of a list, with what comes of their scores.
pub(crate) fn sheet_lines(book: &Book, only: Option<Uuid>) -> Vec<Line> {
    let all: Vec<Figures<'_>> = years(book).into_iter().flat_map(|year| of_year(book, year)).collect();
    let line = |kept: &Kept<AppraisalId, Appraisal>| {
        let mut texts = kept.item.texts(book);
        if let Some(own) = all.iter().find(|own| own.id == kept.id) {
            own.set(&mut texts);
        }
        Line { id: kept.id.0, texts: texts.0, unit: kept.item.unit, deleted: !kept.live(), overdue_days: None }
    };
    book.appraisals.iter().filter(|kept| only.is_none_or(|only| only == kept.id.0)).map(line).collect()
}

/// The lines of every sheet as rows of a list.
pub(crate) fn score_lines(book: &Book, only: Option<Uuid>) -> Vec<Line> {
    let mut lines = Vec::new();
    for own in years(book).into_iter().flat_map(|year| of_year(book, year)) {
        for line in own.lines.iter().filter(|line| only.is_none_or(|only| only == line.id.0)) {
            let texts = line.scores.texts(line.item, own.sheet, book);
            lines.push(Line { id: line.id.0, texts, unit: own.sheet.unit, deleted: false, overdue_days: None });
        }
    }
    lines
}

/// `appraisal_years`: the years of 百分考核, this one first.
pub(crate) fn appraisal_years(desk: &mut Desk, _: Nothing) -> Result<AppraisalYears, No> {
    let this_year = desk.today().year();
    let book = desk.book()?;
    let mut all = years(book);
    if !all.contains(&this_year) {
        all.push(this_year);
        all.sort_unstable_by_key(|year| std::cmp::Reverse(*year));
    }
    let of = |year: i32| {
        let sheets = of_year(book, year);
        let (whole, standard) = standard_words(book, year);
        let items = scored_items(book, year).count();
        AppraisalYear {
            year,
            items: count(items),
            standard: if items == 0 { no_standard(year) } else { standard },
            whole,
            sheets: count(sheets.len()),
            scored: count(sheets.iter().filter(|own| own.totals.whole().is_some()).count()),
            finalised: count(sheets.iter().filter(|own| own.sheet.state() == AppraisalState::Finalised).count()),
            missing: count(missing(book, year)),
            copy_from: if items == 0 { years_with_items(book).into_iter().find(|other| *other < year) } else { None },
        }
    };
    Ok(AppraisalYears { this_year, years: all.into_iter().map(of).collect() })
}

fn years_with_items(book: &Book) -> Vec<i32> {
    let mut years: Vec<i32> = book.appraisal_items.iter().filter(|kept| kept.live()).map(|kept| kept.item.year).collect();
    years.sort_unstable_by_key(|year| std::cmp::Reverse(*year));
    years.dedup();
    years
}

/// The units that are appraised where nothing else is said: the points of the warning network.
fn appraised(book: &Book) -> impl Iterator<Item = UnitId> {
    book.units.iter().filter(|kept| kept.live() && (kept.item.reporting_point || kept.item.direct_point)).map(|kept| kept.id)
}

/// How many of them have no sheet of a year.
pub(crate) fn missing(book: &Book, year: i32) -> usize {
    let has = |unit: UnitId| book.appraisals.iter().any(|kept| kept.live() && kept.item.year == year && kept.item.unit == Some(unit));
    appraised(book).filter(|unit| !has(*unit)).count()
}

/// `copy_standard`: the items of the newest year before become those of this one.
pub(crate) fn copy_standard(desk: &mut Desk, request: CopyStandard) -> Result<Done, No> {
    let book = desk.book()?;
    let with_items = years_with_items(book);
    if with_items.contains(&request.year) {
        return Err(No::field("year", "taken", format!("{}年已经有评分细则，请直接修改。", request.year)));
    }
    let from = with_items.into_iter().find(|year| *year < request.year);
    let from = from.ok_or_else(|| No::field("year", "appraisal_standard", "以前年度也没有评分细则，请导入本单位的评分表。"))?;
    let items: Vec<AppraisalItem> = book
        .appraisal_items
        .iter()
        .filter(|kept| kept.live() && kept.item.year == from)
        .map(|kept| kept.item.of_year(request.year))
        .collect();
    let label = format!("从{from}年复制{}年的评分细则", request.year);
    let number = count(items.len());
    desk.record(undoable(Op::Create, Kind::AppraisalItems, label.clone()), |writer, _| {
        items.iter().try_for_each(|item| {
            let id = AppraisalItemId(writer.new_id());
            writer.put_appraisal_item(id, item)
        })?;
        Ok::<_, No>(())
    })?;
    Ok(Done { count: number, sentence: format!("已{label}，共{number}条。") })
}

/// `make_appraisals`: a sheet for every unit that has none yet.
pub(crate) fn make_appraisals(desk: &mut Desk, request: MakeAppraisals) -> Result<Done, No> {
    let book = desk.book()?;
    let year = request.year;
    if scored_items(book, year).next().is_none() {
        return Err(No::field("year", "appraisal_standard", no_standard(year)));
    }
    let named = request.units.iter().map(|name| {
        let id = UnitId::parse(name).or_else(|| book.unit(name));
        let kept = book.units.iter().find(|kept| kept.live() && Some(kept.id) == id);
        kept.map(|kept| kept.id).ok_or_else(|| No::unknown("单位", name))
    });
    let mut units = if request.units.is_empty() { appraised(book).collect() } else { named.collect::<Result<Vec<_>, _>>()? };
    units.retain(|unit| !book.appraisals.iter().any(|kept| kept.live() && kept.item.year == year && kept.item.unit == Some(*unit)));
    if units.is_empty() {
        return Err(No::refuse("appraisal_made", format!("{year}年的评分表都已经建好。")));
    }
    let number = count(units.len());
    let label = format!("建立{year}年{number}张评分表");
    desk.record(undoable(Op::Create, Kind::Appraisals, label.clone()), |writer, book| {
        for unit in units {
            let id = AppraisalId(writer.new_id());
            write_sheet(writer, id, Appraisal::blank(year, unit), book)?;
        }
        Ok::<_, No>(())
    })?;
    Ok(Done { count: number, sentence: format!("已{label}。") })
}

/// `fill_appraisal`: every item without a 核查分 gets its full points, from which the few losses are then taken.
pub(crate) fn fill_appraisal(desk: &mut Desk, request: FillAppraisal) -> Result<Done, No> {
    let (today, book) = (desk.today(), desk.book()?);
    let kept = find(book, &request.appraisal, today)?;
    if kept.item.finalised.is_some() {
        return Err(No::refuse("appraisal_finalised", "这张评分表已经核定；要改，请先退回重评。"));
    }
    let own = figures::of(book, kept.id).ok_or_else(|| No::unknown("评分表", &request.appraisal))?;
    let empty = own.lines.iter().filter(|line| line.scores.checked.is_none());
    let filled: Vec<(AppraisalLineId, AppraisalLine)> = empty
        .map(|line| {
            let scores = Scores { checked: Some(line.item.points), ..line.scores.clone() };
            (line.id, AppraisalLine { appraisal: kept.id, item: line.item_id, scores })
        })
        .collect();
    let number = count(filled.len());
    if filled.is_empty() {
        return Err(No::refuse("appraisal_scored", "各项都已经有核查分。"));
    }
    let label = format!("{}评分表{number}项按满分填写", called(&kept.item, book));
    desk.record(undoable(Op::Edit, Kind::Appraisals, label.clone()), |writer, _| {
        filled.iter().try_for_each(|(id, line)| writer.put_appraisal_line(*id, line))?;
        Ok::<_, No>(())
    })?;
    Ok(Done { count: number, sentence: format!("已把{label}，请再逐项扣分。") })
}

/// What stands against 核定 of a sheet.
fn against(own: &Figures<'_>, book: &Book) -> Objections {
    against_finalising(own.sheet, own.lines.iter().map(|line| (line.scores, line.item)), standard_words(book, own.sheet.year))
}

/// `finalise_appraisal`: the sheet is frozen with the rules and the warnings of the day.
pub(crate) fn finalise_appraisal(desk: &mut Desk, request: FinaliseAppraisal) -> Result<Done, No> {
    let (today, book) = (desk.today(), desk.book()?);
    let kept = find(book, &request.appraisal, today)?;
    let own = figures::of(book, kept.id).ok_or_else(|| No::unknown("评分表", &request.appraisal))?;
    let mut objections = against(&own, book);
    let by = register::text::trim(&request.by).to_owned();
    if by.is_empty() {
        objections.push(Objection::field("by", "required", "请填写核定人。"));
    }
    let on = match register::text::trim(&request.on) {
        "" => Some(today),
        word => read_date(word, today.year()),
    };
    match on {
        None => objections.push(Objection::field("on", "date", format!("核定日期“{}”不是日期。", request.on))),
        Some(on) if on > today => objections.push(Objection::field("on", "future", format!("核定日期不能晚于今天（{today}）。"))),
        Some(on) if kept.item.scored_on.is_some_and(|scored| on < scored) => {
            objections.push(Objection::field("on", "order", "核定日期早于评分日期，请核对。"));
        }
        Some(_) => {}
    }
    let (Some(on), true) = (on, objections.is_empty()) else { return Err(No::Refused(objections)) };
    let finalised = Finalised { on, by, rules: own.rules, deductions: own.deductions.clone() };
    let sheet = Appraisal { finalised: Some(finalised), ..kept.item.clone() };
    let label = format!("核定{}评分表", called(&sheet, book));
    let id = kept.id;
    let said =
        own.outcome.map(|outcome| format!("得分{}分，{}", own.totals.checked.unwrap_or_default(), register::Term::label(outcome.grade)));
    desk.record(undoable(Op::Finalise, Kind::Appraisals, label.clone()), |writer, _| Ok::<_, No>(writer.put_appraisal(id, &sheet)?))?;
    Ok(Done { count: 1, sentence: format!("已{label}：{}。", said.unwrap_or_default()) })
}

/// `reopen_appraisal`: 退回重评, with a reason.
pub(crate) fn reopen_appraisal(desk: &mut Desk, request: ReopenAppraisal) -> Result<Done, No> {
    let (today, book) = (desk.today(), desk.book()?);
    let kept = find(book, &request.appraisal, today)?;
    let sheet = kept.item.reopen(&request.reason, today).map_err(No::Refused)?;
    let (id, label) = (kept.id, format!("退回{}评分表重评", called(&sheet, book)));
    desk.record(undoable(Op::Reopen, Kind::Appraisals, label.clone()), |writer, _| Ok::<_, No>(writer.put_appraisal(id, &sheet)?))?;
    Ok(Done { count: 1, sentence: format!("已{label}。") })
}

/// The acts of a sheet's buttons.
fn next_acts(own: &Figures<'_>) -> Vec<crate::wire::warning::NextAct> {
    use register::appraisal::forms;
    let act = |act: &str, label: &str, why_not: Option<&str>, fields: &[register::shape::FieldSpec]| crate::wire::warning::NextAct {
        act: act.to_owned(),
        label: label.to_owned(),
        why_not: why_not.map(str::to_owned),
        fields: fields.iter().map(shape::field).collect(),
    };
    match own.sheet.state() {
        AppraisalState::Drafted => {
            let filled = own.lines.iter().all(|line| line.scores.checked.is_some());
            vec![
                act("fill", "未评各项按满分填写", filled.then_some("各项都已经有核查分。"), &[]),
                act("finalise", "核定", own.totals.whole().is_none().then_some("还没有评齐，评齐了才能核定。"), forms::FINALISE),
            ]
        }
        AppraisalState::Finalised => vec![act("reopen", "退回重评", None, forms::REOPEN)],
    }
}

/// The columns of a line that a person fills in.
pub(crate) fn score_fields() -> impl Iterator<Item = &'static register::shape::FieldSpec> {
    LINES.fields.iter().filter(|field| !field.read_only)
}
