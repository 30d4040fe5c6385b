//! From a signal to an issued notice. Number, warning, paper and journal entry come about in one
//! transaction: a notice without its paper, or a number burned by a failure, cannot exist.

use chrono::{Datelike as _, NaiveDate};
use register::Term;
use register::approval::path_line;
use register::deadline::read_date;
use register::doc_number::DocNumber;
use register::edition::Catalogue;
use register::id::{ProposalId, SignalId, WarningId};
use register::names::Names as _;
use register::objection::Objection as Against;
use register::signal::Signal;
use register::warning::proposal::Proposal;
use register::warning::{Disposition, Draft, Measure, NoticeText, Warning, WarningLevel, check_issue, check_issue_day, forms};
use store::{Act, Kept, Op, Undo};

use crate::book::Book;
use crate::no::{No, objection};
use crate::paper::Paper;
use crate::wire::answer::Objection;
use crate::wire::paper::Pages;
use crate::wire::record::Choice;
use crate::wire::warning::{AskNotice, ComposeNotice, Issued, Level, LevelChoice, MeasureLine, NoticeChoices, NoticeDraft, RaiseChoice};
use crate::words::Words;
use crate::{Desk, approval, compose, paper, proposal, shape, template};

/// `notice_choices`.
pub(crate) fn notice_choices(desk: &mut Desk, request: AskNotice) -> Result<NoticeChoices, No> {
    let book = desk.book()?;
    let kept = signal(book, &request.signal)?;
    let raised = raised(book, &request.raised_from)?;
    let mut refusals = check_issue(&kept.item, standing(book, kept.id, raised.map(|(id, _)| *id)));
    refusals.extend(raised.into_iter().flat_map(|(_, old)| old.check_raise()));
    let choices = |level: &WarningLevel| level_choice(*level, &kept.item, book);
    Ok(NoticeChoices {
        signal_id: kept.id.to_string(),
        signal_number: kept.item.number.clone(),
        levels: WarningLevel::ALL.iter().filter(|level| raised.is_none_or(|(_, old)| level.is_above(old.level))).map(choices).collect(),
        refusals: refusals.into_iter().map(objection).collect(),
        fields: forms::NOTICE.iter().map(shape::field).collect(),
        dispositions: kept.item.decision.iter().flat_map(|decision| &decision.dispositions).map(|way| way.code().to_owned()).collect(),
        proposal: proposal::of_signal(book, kept.id).map(|kept| kept.id.to_string()),
        raise: raised.map(|(id, old)| RaiseChoice {
            warning: id.to_string(),
            number: old.number.to_string(),
            level_label: old.level.title().to_owned(),
            fields: forms::RAISE.iter().map(shape::field).collect(),
        }),
    })
}

fn level_choice(level: WarningLevel, signal: &Signal, book: &Book) -> LevelChoice {
    let decided = signal.decision.as_ref().and_then(|decision| decision.level).or(signal.suggested_level);
    let concerned = approval::concerned(signal, signal.unit, &signal.object_post, book);
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
        approval: path_line(&approval::path(level, &concerned, book)),
        suggested: decided == Some(level),
    }
}

/// The warning in whose place another is to stand.
fn raised<'a>(book: &'a Book, name: &str) -> Result<Option<&'a (WarningId, Warning)>, No> {
    let found = |name: &str| book.warning_named(name).ok_or_else(|| No::unknown("预警", name));
    (!name.is_empty()).then(|| found(name)).transpose()
}

/// The number of the warning that stands for a signal, other than the one that is to be raised.
fn standing(book: &Book, signal: SignalId, raised: Option<WarningId>) -> Option<&DocNumber> {
    book.standing_warning(signal).filter(|(id, _)| Some(*id) != raised).map(|(_, warning)| &warning.number)
}

/// `compose_notice`.
pub(crate) fn compose_notice(desk: &mut Desk, request: ComposeNotice) -> Result<NoticeDraft, No> {
    let today = desk.today();
    let about = signal(desk.book()?, &request.signal)?.id;
    // The draft shows what the signal says.
    crate::signal::note_look(desk, about)?;
    let book = desk.book()?;
    let kept = signal(book, &request.signal)?;
    let level = from_wire(request.level);
    let ways = dispositions(&request.dispositions)?;
    let unit = kept.item.unit.and_then(|unit| book.unit_of(unit));
    let office = &book.office;
    let measures = compose::first_measure(level, &kept.item, unit);
    let raised = raised(book, &request.raised_from)?.map(|(_, old)| old);
    let spoken = raised
        .map_or_else(|| kept.item.clone(), |old| Signal { content: compose::raised_content(&kept.item, old, today), ..kept.item.clone() });
    let (template, body) = compose::body(level, &ways, &spoken, &Words::of(book))?;
    let concerned = approval::concerned(&kept.item, kept.item.unit, &kept.item.object_post, book);
    let path = approval::path(level, &concerned, book);
    let issuer = if concerned.against("issuer", &office.issuer).is_some() { String::new() } else { office.issuer.clone() };
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
        issuer,
        issued_on: today.to_string(),
        approvals: approval::prefilled(&path, &concerned, book, today.max(kept.item.collected_on)),
        approved: false,
        raised_from: request.raised_from,
        raise_reason: raised.map(|old| old.raise_reason(today).to_owned()).unwrap_or_default(),
        proposal: String::new(),
        pre_printed: false,
        template: Some(template::to_wire(template)),
    })
}

/// `check_notice`.
pub(crate) fn check_notice(desk: &mut Desk, request: NoticeDraft) -> Result<Vec<Objection>, No> {
    let today = desk.today();
    Ok(against(desk.book()?, &request, today)?.into_iter().map(objection).collect())
}

/// Everything that stands against issuing a draft.
pub(crate) fn against(book: &Book, request: &NoticeDraft, today: NaiveDate) -> Result<Vec<Against>, No> {
    let (kept, draft, old) = match read_draft(book, request, today) {
        Ok(read) => read,
        Err(No::Refused(objections)) => return Ok(objections),
        Err(other) => return Err(other),
    };
    let mut objections = draft.objections(&kept.item, standing(book, kept.id, draft.raised_from));
    if let Some((_, old)) = old {
        // The number is not known before issue, and nothing depends on it.
        objections.extend(old.clone().raise(draft.level, &old.number, &request.raise_reason, draft.issued_on).err().unwrap_or_default());
    }
    if let Some(kept) = proposal_of(book, request)? {
        objections.extend(kept.1.check_editable().err().unwrap_or_default());
    }
    Ok(objections)
}

/// `preview_notice`: the pages with the number that would be next.
pub(crate) fn preview_notice(desk: &mut Desk, request: NoticeDraft) -> Result<Pages, No> {
    let today = desk.today();
    let fonts = desk.fonts()?;
    let opened = desk.opened()?;
    let book = &opened.book;
    let (_, draft, _) = read_draft(book, &request, today)?;
    let series = book.office.series_of(draft.level);
    let (number, anchor) = opened.store.read(|reader| Ok((reader.next_number(series, draft.issued_on.year())?, paper::anchor(reader)?)))?;
    // A preview shows what is there; what is still missing is said beside the fields.
    let warning = draft.as_issued(number);
    let paper = Paper::from(compose::notice_paper(&warning, &Words::of(book), paper::marks(book, anchor))?);
    let sheets = paper.masked().lay_out(&fonts).map_err(unprintable)?;
    Ok(paper::pages(&sheets, &fonts, 0))
}

/// `issue_notice`.
pub(crate) fn issue_notice(desk: &mut Desk, request: NoticeDraft) -> Result<Issued, No> {
    let book = desk.book()?;
    let proposal = proposal_of(book, &request)?;
    if let Some((_, kept)) = proposal {
        kept.check_editable().map_err(No::Refused)?;
    }
    let proposal = proposal.map(|(id, _)| id);
    issue(desk, &request, proposal)
}

/// The kept draft that a form is, if it is one.
fn proposal_of<'a>(book: &'a Book, request: &NoticeDraft) -> Result<Option<(ProposalId, &'a Proposal)>, No> {
    (!request.proposal.is_empty()).then(|| proposal::find(book, &request.proposal)).transpose()
}

/// 签发: number, warning, papers and journal entry in one transaction; with them goes the kept draft, and the warning in
/// whose place this one stands ends.
pub(crate) fn issue(desk: &mut Desk, request: &NoticeDraft, proposal: Option<ProposalId>) -> Result<Issued, No> {
    let today = desk.today();
    let fonts = desk.fonts()?;
    let about = paper::about(desk);
    let (kept, draft, _) = read_draft(desk.book()?, request, today)?;
    let label = format!("签发{}（来源{}）", draft.level.document().label(), kept.item.number);
    let act = Act { op: Op::Issue, entity: "warnings", label, undo: Undo::Barrier, always: false };
    let (warning, id, notice, receipt) = desk.record(act, |writer, book| {
        let old = draft.raised_from.and_then(|old| book.warnings.iter().find(|(id, _)| *id == old));
        let number = writer.next_number(book.office.series_of(draft.level), draft.issued_on.year())?;
        let ended = old
            .map(|(id, old)| old.clone().raise(draft.level, &number, &request.raise_reason, draft.issued_on).map(|ended| (*id, ended)))
            .transpose()
            .map_err(No::Refused)?;
        let standing = standing(book, kept.id, draft.raised_from);
        let warning = draft.issue(number, &kept.item, standing)?;
        let id = WarningId(writer.new_id());
        writer.add_warning(id, &warning)?;
        if let Some((id, ended)) = ended {
            writer.put_warning_course(id, &ended)?;
        }
        if let Some(proposal) = proposal {
            writer.drop_proposal(proposal)?;
        }
        let marks = paper::marks(book, paper::anchor(writer)?);
        let words = Words::of(book);
        let notice = Paper::from(compose::notice_paper(&warning, &words, marks.clone())?).masked().lay_out(&fonts).map_err(unprintable)?;
        let made = paper::Made::of_warning("notice", warning.document().label(), &warning, id).with(words);
        let notice = paper::keep(writer, made, &notice, &fonts, &about)?;
        let words = Words::of(book);
        let receipt = Paper::from(compose::receipt_paper(&warning, &words, marks)?).masked().lay_out(&fonts)?;
        let made = paper::Made::of_warning("service_receipt", "送达回证", &warning, id).with(words);
        let receipt = paper::keep(writer, made, &receipt, &fonts, &about)?;
        Ok::<_, No>((warning, id, notice, receipt))
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

pub(crate) fn signal<'a>(book: &'a Book, name: &str) -> Result<&'a Kept<SignalId, Signal>, No> {
    book.signal_named(name).ok_or_else(|| No::unknown("预警信息", name))
}

/// A signal, the draft of a notice from it, and the warning in whose place that is to stand.
type Read<'a> = (Kept<SignalId, Signal>, Draft, Option<&'a (WarningId, Warning)>);

/// The wire's draft as register's: words become terms, names become keys.
pub(crate) fn read_draft<'a>(book: &'a Book, request: &NoticeDraft, today: NaiveDate) -> Result<Read<'a>, No> {
    let kept = signal(book, &request.signal)?.clone();
    let old = raised(book, &request.raised_from)?;
    let mut against = Vec::new();
    let issued_on = issue_day(&request.issued_on, today, &mut against);
    against.extend(check_issue_day(issued_on, kept.item.collected_on, today));
    against.extend(book.office.check_filled());
    let approvals = approval::read(&request.approvals, issued_on, &mut against);
    let unit = book.unit(&request.unit);
    if unit.is_none() && !request.unit.is_empty() {
        against.push(Against::field("unit", "unknown", format!("受送达单位“{}”不在册，请先在“机构”中新增，或改选已有的。", request.unit)));
    }
    if !against.is_empty() {
        return Err(No::Refused(against));
    }
    let level = from_wire(request.level);
    let ways = dispositions(&request.dispositions)?;
    let concerned = approval::concerned(&kept.item, unit, &request.addressee, book);
    let draft = Draft {
        level,
        reply_term: book.office.reply_term_of(&ways),
        dispositions: ways,
        issued_on,
        unit,
        addressee: request.addressee.clone(),
        subject: kept.item.content.clone(),
        signal: (kept.id, kept.item.number.clone()),
        risk: kept.item.risk,
        edition: book.approved(Catalogue::Risks, None).map(|(id, _)| *id),
        notice: notice_text(request, book),
        path: approval::path(level, &concerned, book),
        approvals,
        approved: request.approved,
        concerned,
        raised_from: old.map(|(id, _)| *id),
    };
    Ok((kept, draft, old))
}

/// The words of a notice as the form has them.
pub(crate) fn notice_text(request: &NoticeDraft, book: &Book) -> NoticeText {
    NoticeText {
        recipient: register::text::trim(&request.recipient).trim_end_matches(['：', ':']).to_owned(),
        body: request.body.clone(),
        measures: request.measures.iter().map(measure).collect(),
        copies_to: register::text::trim(&request.copies_to).trim_end_matches('。').to_owned(),
        contact: request.contact.clone(),
        phone: request.phone.clone(),
        issuer: request.issuer.clone(),
        pre_printed: request.pre_printed,
        template: request.template.as_ref().and_then(|named| template::from_wire(book, named)),
    }
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

pub(crate) fn dispositions(words: &[String]) -> Result<Vec<Disposition>, No> {
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

pub(crate) fn measure_line(measure: Measure) -> MeasureLine {
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

pub(crate) fn from_wire(level: Level) -> WarningLevel {
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
