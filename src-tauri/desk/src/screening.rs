//! 四步排查: sheets begun, signed step by step, sent back, approved. Each act is register's pure function, recorded as
//! one act. Never a step signed by the program.

use chrono::Datelike as _;
use register::Term;
use register::deadline::read_date;
use register::id::{PostId, RiskId, ScreeningId, UnitId};
use register::names::Names as _;
use register::risk::{RiskLayer, RiskPoint};
use register::screening::{Screening, ScreeningEntry, ScreeningStep, open_beside};
use store::Op;

use crate::book::Book;
use crate::no::{No, objection};
use crate::wire::record::{Done, Kind};
use crate::wire::risk::{
    CourseMark, RiskCourse, RiskRef, SheetEntry, SheetPoint, SheetRef, SheetStep, SheetView, SignScreening, StartScreening,
};
use crate::{Desk, campaign, risk, undoable};

/// One of the three blanks: its layer, and the unit or post that fills it in.
type Blank = (RiskLayer, Option<UnitId>, Option<PostId>);

/// `risk_course`.
pub(crate) fn risk_course(desk: &mut Desk, request: RiskRef) -> Result<RiskCourse, No> {
    let book = desk.book()?;
    let (id, point) = risk::find(book, &request.risk)?;
    let mut sheets: Vec<SheetView> =
        live(book).filter(|(_, sheet)| sheet.risks.contains(&id)).map(|(id, sheet)| view(id, sheet, book)).collect();
    sheets.reverse();
    let (blank, why_not) = match blank_of(point) {
        Err(sentence) => (String::new(), Some(sentence)),
        Ok(blank) => {
            let sheets: Vec<_> = live(book).collect();
            let open = open_beside(&sheets, blank.0, blank.1, blank.2);
            (said(blank, book), open.map(|_| "这张排查表还没有走完四步。".to_owned()))
        }
    };
    let marks = campaign::marks_of(book, id).map(|(year, mark, reason)| CourseMark { year, mark, reason }).collect();
    Ok(RiskCourse {
        sheets, blank, why_not: if point.in_use() { why_not } else { Some("风险点已取消，不再排查。".to_owned()) }, marks
    })
}

/// `read_screening`.
pub(crate) fn read_screening(desk: &mut Desk, request: SheetRef) -> Result<SheetView, No> {
    let book = desk.book()?;
    let (id, sheet) = find(book, &request.screening)?;
    Ok(view(id, sheet, book))
}

/// `start_screening`: one sheet for each blank on which the risk points stand; those that have an open one are left.
pub(crate) fn start_screening(desk: &mut Desk, request: StartScreening) -> Result<Done, No> {
    let (today, book) = (desk.today(), desk.book()?);
    let mut blanks: Vec<Blank> = Vec::new();
    for name in &request.risks {
        let (_, point) = risk::find(book, name)?;
        let blank = blank_of(point).map_err(|sentence| No::refuse("screening_blank", sentence))?;
        if !blanks.contains(&blank) {
            blanks.push(blank);
        }
    }
    let sheets: Vec<_> = live(book).collect();
    blanks.retain(|(layer, unit, post)| open_beside(&sheets, *layer, *unit, *post).is_none());
    let label = match blanks.as_slice() {
        [] => return Err(No::refuse("screening_open", "这些岗位、单位的排查表还没有走完四步，不用另开。")),
        [one] => format!("开始排查“{}”", said(*one, book)),
        more => format!("开始{}张排查表", more.len()),
    };
    let begun: Vec<(Blank, Vec<RiskId>)> = blanks.into_iter().map(|blank| (blank, points_of(blank, book))).collect();
    let count = crate::wire::count(begun.len());
    desk.record(undoable(Op::Create, Kind::Screenings, label.clone()), |writer, _| {
        let prefix = format!("PC-{}-", today.year());
        let first = writer.next_screening(&prefix)?;
        for (number, ((layer, unit, post), risks)) in (first..).zip(begun) {
            let sheet =
                Screening { number: format!("{prefix}{number:03}"), layer, unit, post, started_on: today, risks, entries: Vec::new() };
            let id = ScreeningId(writer.new_id());
            writer.put_screening(id, &sheet)?;
        }
        Ok::<_, No>(())
    })?;
    Ok(Done { count, sentence: format!("已{label}。") })
}

/// `sign_screening`: the step that waits is signed; the fourth approves the risk points on the sheet.
pub(crate) fn sign_screening(desk: &mut Desk, request: SignScreening) -> Result<Done, No> {
    let (today, book) = (desk.today(), desk.book()?);
    let (id, sheet) = find(book, &request.screening)?;
    let step = ScreeningStep::from_code(&request.step)
        .ok_or_else(|| No::field("step", "choice", "步骤请选个人自查、科室帮查、领导核查或者组织审查。"))?;
    let signed_on = match request.signed_on.trim() {
        "" => today,
        word => read_date(word, today.year()).ok_or_else(|| No::field("signed_on", "date", format!("签署日期“{word}”不是日期。")))?,
    };
    let entry = ScreeningEntry { step, passed: request.passed, signed_by: request.signed_by, signed_on, opinion: request.opinion };
    let mut signed = sheet.sign(entry, today).map_err(No::Refused)?;
    let approved = signed.waits().is_none();
    if approved {
        // A point that went to the bin or was abolished on the way is not approved with the rest.
        signed.risks.retain(|risk| book.live_risk(*risk).is_some_and(RiskPoint::in_use));
        let against = risk::against_approval(&signed.risks, book);
        if !against.is_empty() {
            return Err(No::Refused(against));
        }
    }
    let place = sheet.place(book);
    let (op, label) = match (approved, request.passed) {
        (true, _) => (Op::Approve, format!("审定“{place}”的{}个风险点", signed.risks.len())),
        (_, true) => (Op::Screen, format!("{}“{place}”", step.label())),
        (_, false) => (Op::Screen, format!("{}退回“{place}”", step.label())),
    };
    let count = crate::wire::count(signed.risks.len());
    let state = signed.state();
    desk.record(undoable(op, Kind::Screenings, label.clone()), |writer, _| Ok::<_, No>(writer.put_screening(id, &signed)?))?;
    Ok(Done { count, sentence: format!("已{label}，现在{state}。") })
}

/// Sheets that are not in the bin, in the order in which they were begun.
pub(crate) fn live(book: &Book) -> impl Iterator<Item = (ScreeningId, &Screening)> {
    book.screenings.iter().filter(|kept| kept.live()).map(|kept| (kept.id, &kept.item))
}

fn find<'a>(book: &'a Book, name: &str) -> Result<(ScreeningId, &'a Screening), No> {
    let id = ScreeningId::parse(name);
    live(book).find(|(own, _)| Some(*own) == id).ok_or_else(|| No::unknown("排查表", name))
}

/// The blank on which a risk point stands.
fn blank_of(point: &RiskPoint) -> Result<Blank, String> {
    let name = &point.number;
    match (point.layer, point.unit, point.post) {
        (None, ..) => Err(format!("风险点{name}没有定层面，请先补填。")),
        (_, None, _) => Err(format!("风险点{name}没有写单位，请先补填。")),
        (Some(RiskLayer::Post), _, None) => Err(format!("风险点{name}没有写岗位，请先补填。")),
        (Some(RiskLayer::Post), unit, post) => Ok((RiskLayer::Post, unit, post)),
        (Some(layer), unit, _) => Ok((layer, unit, None)),
    }
}

fn points_of(blank: Blank, book: &Book) -> Vec<RiskId> {
    book.standing_risks().filter(|(_, point)| blank_of(point) == Ok(blank)).map(|(id, _)| id).collect()
}

/// 财政所 出纳（个人岗位，3个风险点）.
fn said(blank: Blank, book: &Book) -> String {
    let unit = blank.1.map_or("", |unit| book.unit_name(unit).1);
    let post = blank.2.map_or(String::new(), |post| format!(" {}", book.post_name(post).1));
    format!("{unit}{post}（{}，{}个风险点）", blank.0.label(), points_of(blank, book).len())
}

fn entry_view(entry: &ScreeningEntry) -> SheetEntry {
    SheetEntry {
        label: entry.step.label().to_owned(),
        passed: entry.passed,
        signed_by: entry.signed_by.clone(),
        signed_on: entry.signed_on.to_string(),
        opinion: entry.opinion.clone(),
    }
}

fn view(id: ScreeningId, sheet: &Screening, book: &Book) -> SheetView {
    let waits = sheet.waits();
    let points = sheet.risks.iter().filter_map(|id| Some((id, book.live_risk(*id)?)));
    SheetView {
        id: id.to_string(),
        number: sheet.number.clone(),
        layer: sheet.layer.label().to_owned(),
        place: sheet.place(book),
        state: sheet.state(),
        started_on: sheet.started_on.to_string(),
        waits: waits.map(|step| step.code().to_owned()),
        can_return: waits.is_some_and(|step| step != ScreeningStep::Own),
        approves: waits == Some(ScreeningStep::Organisation),
        steps: sheet
            .standing()
            .into_iter()
            .map(|(step, entry)| SheetStep { code: step.code().to_owned(), label: step.label().to_owned(), signed: entry.map(entry_view) })
            .collect(),
        entries: sheet.entries.iter().map(entry_view).collect(),
        points: points
            .map(|(id, point)| SheetPoint {
                id: id.to_string(),
                number: point.number.clone(),
                description: point.description.clone(),
                grade: point.grade.map_or("", Term::label).to_owned(),
            })
            .collect(),
        against: if waits.is_some() { risk::against_approval(&sheet.risks, book).into_iter().map(objection).collect() } else { Vec::new() },
    }
}
