//! From a signal to an issued notice. Number, warning, paper and journal entry come about in one
//! transaction: a notice without its paper, or a number burned by a failure, cannot exist.

use chrono::{Datelike as _, NaiveDate};
use register::Term;
use register::deadline::read_date;
use register::edition::Catalogue;
use register::id::{SignalId, WarningId};
use register::names::Names as _;
use register::objection::Objection as Against;
use register::signal::Signal;
use register::warning::{Disposition, Draft, Measure, NoticeText, WarningLevel, check_issue, check_issue_day, forms};
use store::{Act, Kept, Op, Undo};

use crate::book::Book;
use crate::no::{No, objection};
use crate::wire::answer::Objection;
use crate::wire::paper::Pages;
use crate::wire::record::Choice;
use crate::wire::warning::{ComposeNotice, Issued, Level, LevelChoice, MeasureLine, NoticeChoices, NoticeDraft, SignalRef};
use crate::words::Words;
use crate::{Desk, compose, paper, shape, template};

/// `notice_choices`.
pub(crate) fn notice_choices(desk: &mut Desk, request: SignalRef) -> Result<NoticeChoices, No> {
    let book = desk.book()?;
    let kept = signal(book, &request.signal)?;
    let standing = book.standing_warning(kept.id).map(|(_, warning)| &warning.number);
    Ok(NoticeChoices {
        signal_id: kept.id.to_string(),
        signal_number: kept.item.number.clone(),
        levels: WarningLevel::ALL.iter().map(|level| level_choice(*level, &kept.item)).collect(),
        refusals: check_issue(&kept.item, standing).into_iter().map(objection).collect(),
        fields: forms::NOTICE.iter().map(shape::field).collect(),
    })
}

fn level_choice(level: WarningLevel, signal: &Signal) -> LevelChoice {
    LevelChoice {
        level: to_wire(level),
        label: level.title().to_owned(),
        condition: level.condition().to_owned(),
        document: level.document().label().to_owned(),
        dispositions: level
            .dispositions()
            .iter()
            .map(|way| Choice { value: way.code().to_owned(), label: way.label().to_owned() })
            .collect(),
        approval: level.approval().to_owned(),
        suggested: signal.suggested_level == Some(level),
    }
}

/// `compose_notice`.
pub(crate) fn compose_notice(desk: &mut Desk, request: ComposeNotice) -> Result<NoticeDraft, No> {
    let today = desk.today();
    let book = desk.book()?;
    let kept = signal(book, &request.signal)?;
    let level = from_wire(request.level);
    let ways = dispositions(&request.dispositions)?;
    let unit = kept.item.unit.and_then(|unit| book.unit_of(unit));
    let office = &book.office;
    let measures = compose::first_measure(level, &kept.item, unit);
    let (template, body) = compose::body(level, &ways, &kept.item, &Words::of(book))?;
    Ok(NoticeDraft {
        signal: kept.id.to_string(),
        level: request.level,
        dispositions: ways.iter().map(|way| way.code().to_owned()).collect(),
        unit: unit.map(|unit| unit.short_name.clone()).unwrap_or_default(),
        addressee: kept.item.object_post.clone(),
        recipient: unit.map(compose::recipient).unwrap_or_default(),
        body,
        measures: measures.into_iter().map(measure_line).collect(),
        copies_to: compose::copies_to(level, unit, office),
        contact: office.contact.clone(),
        phone: office.phone.clone(),
        issuer: office.issuer.clone(),
        issued_on: today.to_string(),
        approved: false,
        pre_printed: false,
        template: Some(template::to_wire(template)),
    })
}

/// `check_notice`.
pub(crate) fn check_notice(desk: &mut Desk, request: NoticeDraft) -> Result<Vec<Objection>, No> {
    let today = desk.today();
    let book = desk.book()?;
    let (kept, draft) = match read_draft(book, &request, today) {
        Ok(read) => read,
        Err(No::Refused(objections)) => return Ok(objections.into_iter().map(objection).collect()),
        Err(other) => return Err(other),
    };
    let standing = book.standing_warning(kept.id).map(|(_, warning)| &warning.number);
    Ok(draft.objections(&kept.item, standing).into_iter().map(objection).collect())
}

/// `preview_notice`: the pages with the number that would be next.
pub(crate) fn preview_notice(desk: &mut Desk, request: NoticeDraft) -> Result<Pages, No> {
    let today = desk.today();
    let fonts = desk.fonts()?;
    let opened = desk.opened()?;
    let book = &opened.book;
    let (_, draft) = read_draft(book, &request, today)?;
    let (number, anchor) =
        opened.store.read(|reader| Ok((reader.next_number(&book.office.series, draft.issued_on.year())?, paper::anchor(reader)?)))?;
    // A preview shows what is there; what is still missing is said beside the fields.
    let warning = draft.as_issued(number);
    let paper = compose::notice_paper(&warning, &Words::of(book), paper::marks(book, anchor))?;
    let sheets = press::notice::lay_out(&paper, &fonts).map_err(unprintable)?;
    Ok(paper::pages(&sheets, &fonts, 0))
}

/// `issue_notice`.
pub(crate) fn issue_notice(desk: &mut Desk, request: NoticeDraft) -> Result<Issued, No> {
    let today = desk.today();
    let fonts = desk.fonts()?;
    let about = paper::about(desk);
    let (kept, draft) = read_draft(desk.book()?, &request, today)?;
    let label = format!("签发{}（来源{}）", draft.level.document().label(), kept.item.number);
    let act = Act { op: Op::Issue, entity: "warnings", label, undo: Undo::Barrier, always: false };
    let (warning, id, notice, receipt) = desk.record(act, |writer, book| {
        let standing = book.standing_warning(kept.id).map(|(_, warning)| &warning.number);
        let number = writer.next_number(&book.office.series, draft.issued_on.year())?;
        let warning = draft.issue(number, &kept.item, standing)?;
        let id = WarningId(writer.new_id());
        writer.add_warning(id, &warning)?;
        let marks = paper::marks(book, paper::anchor(writer)?);
        let words = Words::of(book);
        let notice = press::notice::lay_out(&compose::notice_paper(&warning, &words, marks.clone())?, &fonts).map_err(unprintable)?;
        let made = paper::Made::of_warning("notice", warning.document().label(), &warning, id).with(words);
        let notice = paper::keep(writer, made, &notice, &fonts, &about)?;
        let words = Words::of(book);
        let receipt = press::service_receipt::lay_out(&compose::receipt_paper(&warning, &words, marks)?, &fonts)?;
        let made = paper::Made::of_warning("service_receipt", "送达回证", &warning, id).with(words);
        let receipt = paper::keep(writer, made, &receipt, &fonts, &about)?;
        Ok((warning, id, notice, receipt))
    })?;
    Ok(Issued {
        warning_id: id.to_string(),
        number: warning.number.to_string(),
        sha256: notice.sha256.clone(),
        pages: notice.pages,
        sentence: format!("已签发{}，请打印后送达；送达回证已一并生成。", warning.number),
        paper: notice,
        receipt,
    })
}

/// A character without a glyph is said beside the field it was typed into: the places of a notice
/// begin with the labels of its form.
fn unprintable(error: press::PressError) -> No {
    match error {
        press::PressError::MissingGlyph { character, place } => No::without_glyph(typed_at(&place), character, &place),
        other => other.into(),
    }
}

fn typed_at(place: &str) -> &'static str {
    let field = forms::NOTICE.iter().find(|field| place.starts_with(field.label));
    field.map_or(if place.starts_with("整改要求") { "measures" } else { "" }, |field| field.key)
}

fn signal<'a>(book: &'a Book, name: &str) -> Result<&'a Kept<SignalId, Signal>, No> {
    book.signal_named(name).ok_or_else(|| No::unknown("预警信息", name))
}

/// The wire's draft as register's: words become terms, names become keys.
fn read_draft(book: &Book, request: &NoticeDraft, today: NaiveDate) -> Result<(Kept<SignalId, Signal>, Draft), No> {
    let kept = signal(book, &request.signal)?.clone();
    let mut against = Vec::new();
    let issued_on = issue_day(&request.issued_on, today, &mut against);
    against.extend(check_issue_day(issued_on, kept.item.collected_on, today));
    against.extend(book.office.check_filled());
    let unit = book.unit(&request.unit);
    if unit.is_none() && !request.unit.is_empty() {
        against.push(Against::field("unit", "unknown", format!("受送达单位“{}”不在册，请先在“机构”中新增，或改选已有的。", request.unit)));
    }
    if !against.is_empty() {
        return Err(No::Refused(against));
    }
    let draft = Draft {
        level: from_wire(request.level),
        dispositions: dispositions(&request.dispositions)?,
        issued_on,
        unit,
        addressee: request.addressee.clone(),
        subject: kept.item.content.clone(),
        signal: (kept.id, kept.item.number.clone()),
        risk: kept.item.risk,
        edition: book.approved(Catalogue::Risks, None).map(|(id, _)| *id),
        notice: NoticeText {
            recipient: register::text::trim(&request.recipient).trim_end_matches(['：', ':']).to_owned(),
            body: request.body.clone(),
            measures: request.measures.iter().map(measure).collect(),
            copies_to: register::text::trim(&request.copies_to).trim_end_matches('。').to_owned(),
            contact: request.contact.clone(),
            phone: request.phone.clone(),
            issuer: request.issuer.clone(),
            pre_printed: request.pre_printed,
            template: request.template.as_ref().and_then(|named| template::from_wire(book, named)),
        },
        approved: request.approved,
        reply_term: book.office.reply_term,
    };
    Ok((kept, draft))
}

fn issue_day(text: &str, today: NaiveDate, against: &mut Vec<Against>) -> NaiveDate {
    if register::text::trim(text).is_empty() {
        return today;
    }
    read_date(text, today.year()).unwrap_or_else(|| {
        against.push(Against::field("issued_on", "date", format!("签发日期“{text}”不是日期，请写成 2026-3-5、3.5 或 2026年3月5日 这样。")));
        today
    })
}

fn dispositions(words: &[String]) -> Result<Vec<Disposition>, No> {
    let mut ways = Vec::new();
    for word in words {
        let way = Disposition::read(word)
            .ok_or_else(|| No::field("dispositions", "choice", format!("没有“{word}”这种处置方式，请从列表中选择。")))?;
        if !ways.contains(&way) {
            ways.push(way);
        }
    }
    Ok(ways)
}

fn measure_line(measure: Measure) -> MeasureLine {
    let Measure { problem, requirement, responsible, due, evidence } = measure;
    MeasureLine { problem, requirement, responsible, due, evidence }
}

fn measure(line: &MeasureLine) -> Measure {
    Measure {
        problem: line.problem.clone(),
        requirement: line.requirement.clone(),
        responsible: line.responsible.clone(),
        due: line.due.clone(),
        evidence: line.evidence.clone(),
    }
}

/// 预警等级 on the wire.
pub(crate) fn to_wire(level: WarningLevel) -> Level {
    match level {
        WarningLevel::Red => Level::Red,
        WarningLevel::Yellow => Level::Yellow,
        WarningLevel::Blue => Level::Blue,
    }
}

fn from_wire(level: Level) -> WarningLevel {
    match level {
        Level::Red => WarningLevel::Red,
        Level::Yellow => WarningLevel::Yellow,
        Level::Blue => WarningLevel::Blue,
    }
}

#[cfg(test)]
mod tests {
    use super::typed_at;

    #[test]
    fn a_place_on_the_paper_is_a_field_of_the_form() {
        let fields = ["主送", "正文第2段", "整改要求表第1行“责任人”", "联系人", "抄送", "文号"].map(typed_at);
        assert_eq!(fields, ["recipient", "body", "measures", "contact", "copies_to", ""]);
    }
}
