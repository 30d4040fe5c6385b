//! From a draft to a letter that was sent, and what becomes of it. Number, letter, inspection, paper and journal entry
//! come about in one transaction: a number without its paper cannot exist. Never a rule: register judges.

use chrono::{Datelike as _, NaiveDate};
use register::Term as _;
use register::form::Raw;
use register::id::{InspectionId, LetterId, PaperId, WarningId};
use register::inspection::{Inspection, InspectionBasis};
use register::letter::{About, Letter, LetterKind, LetterText, forms, reminders, why_no_letter};
use register::names::Names as _;
use register::objection::Objections;
use register::warning::Warning;
use store::{Act, Op, Undo, Writer};

use crate::book::Book;
use crate::no::No;
use crate::paper::{Outgoing, outgoing_body, outgoing_paper};
use crate::wire::letter::{ComposeLetter, CourseView, LetterAct, LetterDraft, LetterForm, LetterIssued, LetterRef};
use crate::wire::paper::Pages;
use crate::wire::record::{Kind, Saved};
use crate::wire::warning::{CourseLine, Fact, NextAct};
use crate::words::Words;
use crate::{Desk, compose, kinds, paper, record, shape, talk};

/// What a letter is about, as the registers know it.
struct Drafted<'a> {
    kind: LetterKind,
    warning: Option<&'a (WarningId, Warning)>,
    about: About,
}

impl<'a> Drafted<'a> {
    fn of(kind: &str, warning: &str, book: &'a Book) -> Result<Self, No> {
        let kind = LetterKind::read(kind).ok_or_else(|| No::field("kind", "choice", format!("没有“{kind}”这种函件。")))?;
        let warning =
            if warning.is_empty() { None } else { Some(book.warning_named(warning).ok_or_else(|| No::unknown("预警", warning))?) };
        if kind == LetterKind::Reminder && warning.is_none() {
            return Err(No::refuse("no_warning", "催办函只对一件预警发出，请从那件预警的“函件督查”页发。"));
        }
        let found = warning.map(|(_, warning)| warning);
        let unit = found.and_then(|warning| warning.unit);
        let person = found.and_then(|warning| talk::holder(book, warning.unit?, &warning.addressee)).filter(|_| kind.personal());
        let about = About { warning: warning.map(|(id, _)| *id), signal: found.and_then(|warning| warning.signal), unit, person };
        Ok(Self { kind, warning, about })
    }

    fn item(&self) -> Option<&'a Warning> {
        self.warning.map(|(_, warning)| warning)
    }

    fn why_not(&self) -> Option<String> {
        self.item().and_then(|warning| why_no_letter(self.kind, warning))
    }

    /// Which reminder of the warning this would be.
    fn round(&self, book: &Book) -> Option<u32> {
        let id = self.about.warning.filter(|_| self.kind == LetterKind::Reminder)?;
        Some(reminders(book.letters.iter().map(|(_, letter)| letter), id) + 1)
    }
}

/// `compose_letter`.
pub(crate) fn compose_letter(desk: &mut Desk, request: ComposeLetter) -> Result<LetterForm, No> {
    let today = desk.today();
    let opened = desk.opened()?;
    let book = &opened.book;
    let drafted = Drafted::of(&request.kind, &request.warning, book)?;
    let kind = drafted.kind;
    let number = opened.store.read(|reader| reader.next_letter(&series(kind, book), today.year()))?;
    let mut happens = vec![
        format!("编文号{number}，文号不能收回；发错的只能作废，文号保留。"),
        format!("生成{}并存档，内容从此不能修改，再印也是同一份。", kind.label()),
    ];
    if let Some(round) = drafted.round(book) {
        happens.push(format!("记为这件预警的第{round}次催办。"));
    }
    if kind.inspects() {
        happens.push("督查立项：从今天起在“督查”中跟踪，销号之前，关联的预警不能销号。".to_owned());
    }
    Ok(LetterForm {
        label: kind.label().to_owned(),
        number: number.to_string(),
        fields: forms::spec(kind).fields.iter().map(shape::field).collect(),
        values: values(&drafted, &Words::of(book), today)?,
        happens,
        why_not: drafted.why_not(),
    })
}

/// What stands in the form to begin with.
fn values(drafted: &Drafted<'_>, words: &Words<'_>, today: NaiveDate) -> Result<Raw, No> {
    let (book, kind, warning) = (words.book, drafted.kind, drafted.item());
    let unit = drafted.about.unit.and_then(|unit| book.unit_of(unit));
    let person = drafted.about.person.map_or("", |person| book.person_name(person));
    let subject = warning.map(|warning| warning.subject.trim_end_matches('。').to_owned()).unwrap_or_default();
    let recipient = warning.and_then(|warning| warning.notice.as_ref()).map(|notice| notice.recipient.clone());
    let recipient = recipient.or_else(|| unit.map(compose::recipient)).unwrap_or_default();
    let days = kind.usual_days();
    let due = today.checked_add_days(chrono::Days::new(10)).filter(|_| kind.inspects());
    let mut values = Raw::new();
    let mut set = |key: &str, value: String| {
        if forms::spec(kind).field(key).is_some() && !value.is_empty() {
            values.insert(key.to_owned(), value);
        }
    };
    set("unit", unit.map(|unit| unit.short_name.clone()).unwrap_or_default());
    set("person", person.to_owned());
    set(
        "addressee",
        match (kind.personal(), person) {
            (false, _) => recipient,
            (true, "") => String::new(),
            (true, person) => format!("{}{person}同志", unit.map_or("", |unit| &unit.full_name)),
        },
    );
    set(
        "purpose",
        match (kind, warning) {
            (LetterKind::Reminder, Some(warning)) => format!("催报{}的处置情况", compose::document_words(warning)),
            _ => subject,
        },
    );
    set("days", days.map(|days| days.to_string()).unwrap_or_default());
    set("basis", warning.map_or("", |_| InspectionBasis::Warning.label()).to_owned());
    set("basis_words", warning.map(|warning| warning.number.to_string()).unwrap_or_default());
    set("responsible", warning.map(|warning| warning.addressee.clone()).unwrap_or_default());
    set("requirement", "对照整改要求逐项办理，按时限书面报送办理结果并附佐证材料。".to_owned());
    set("due_on", due.map(|due| due.to_string()).unwrap_or_default());
    set("copies_to", if kind == LetterKind::Admonition { format!("{}主要负责人", book.office.party_committee) } else { String::new() });
    set("body", outgoing_body(kind, warning, days, words, today)?);
    set("issued_on", today.to_string());
    Ok(values)
}

fn series(kind: LetterKind, book: &Book) -> String {
    book.office.letter_series.of(kind, &book.office.series)
}

/// Reads the draft; everything that stands against it at once.
fn read_draft<'a>(book: &'a Book, request: &LetterDraft, today: NaiveDate) -> Result<(Drafted<'a>, LetterText), No> {
    let drafted = Drafted::of(&request.kind, &request.warning, book)?;
    if let Some(why) = drafted.why_not() {
        return Err(No::refuse("state", why));
    }
    let read = LetterText::read(drafted.kind, &request.fields, drafted.about, book, today);
    let mut against: Objections = book.office.check_filled().into_iter().collect();
    if drafted.kind.inspects() {
        against.extend(ordered(drafted.kind, &request.fields, today).err().unwrap_or_default());
    }
    let text = match read {
        Ok(text) if against.is_empty() => text,
        Ok(_) => return Err(No::Refused(against)),
        Err(own) => {
            // The form of an inspection is one table of fields: what it lacks is said once.
            against.extend(own);
            against.dedup();
            let mut once: Objections = Vec::new();
            against.into_iter().for_each(|one| {
                if !once.contains(&one) {
                    once.push(one)
                }
            });
            return Err(No::Refused(once));
        }
    };
    Ok((drafted, text))
}

/// What an order of an inspection says beyond its letter: basis, its words, who answers for it.
fn ordered(kind: LetterKind, raw: &Raw, today: NaiveDate) -> Result<(InspectionBasis, String, String), Objections> {
    let mut form = register::form::Form::new(raw, forms::spec(kind), today);
    let basis = form.term::<InspectionBasis>("basis");
    let (words, responsible) = (form.text("basis_words"), form.text("responsible"));
    let basis = form.finish(basis)?;
    basis.map(|basis| (basis, words, responsible)).ok_or_else(Objections::new)
}

/// The inspection that a letter orders.
fn inspection_of(letter: &Letter, raw: &Raw, today: NaiveDate) -> Result<Option<Inspection>, No> {
    if !letter.text.kind.inspects() {
        return Ok(None);
    }
    let (basis, basis_words, responsible) = ordered(letter.text.kind, raw, today)?;
    Ok(Some(Inspection { letter: letter.clone(), basis, basis_words, responsible, steps: Vec::new(), closed: None }))
}

/// `preview_letter`: the pages with the number that would be next.
pub(crate) fn preview_letter(desk: &mut Desk, request: LetterDraft) -> Result<Pages, No> {
    let today = desk.today();
    let fonts = desk.fonts()?;
    let opened = desk.opened()?;
    let book = &opened.book;
    let (drafted, text) = read_draft(book, &request, today)?;
    let series = series(drafted.kind, book);
    let (number, anchor) = opened.store.read(|reader| Ok((reader.next_letter(&series, text.issued_on.year())?, paper::anchor(reader)?)))?;
    let letter = text.issue(number, drafted.round(book), PaperId(uuid::Uuid::nil()));
    let inspection = inspection_of(&letter, &request.fields, today)?;
    let outgoing = Outgoing { letter: &letter, inspection: inspection.as_ref() };
    let sheets = outgoing_paper(&outgoing, &Words::of(book), paper::marks(book, anchor)).masked().lay_out(&fonts)?;
    Ok(paper::pages(&sheets, &fonts, 0))
}

/// `issue_letter`.
pub(crate) fn issue_letter(desk: &mut Desk, request: LetterDraft) -> Result<LetterIssued, No> {
    let today = desk.today();
    let fonts = desk.fonts()?;
    let about = paper::about(desk);
    let (drafted, text) = read_draft(desk.book()?, &request, today)?;
    let blanks = text.blanks();
    if !blanks.is_empty() {
        return Err(No::Refused(blanks));
    }
    let (kind, warning) = (drafted.kind, drafted.about.warning);
    let of = drafted.item().map(|warning| format!("（{}）", warning.number)).unwrap_or_default();
    let entity = kinds::name(if kind.inspects() { Kind::Inspections } else { Kind::Letters });
    let act = Act { op: Op::Send, entity, label: format!("发出{}{of}", kind.label()), undo: Undo::Barrier, always: false };
    let (id, number, kept) = desk.record(act, |writer, book| {
        let drafted =
            Drafted { kind, warning: warning.and_then(|id| book.warnings.iter().find(|(own, _)| *own == id)), about: About::default() };
        let round = Drafted { about: About { warning, ..About::default() }, ..drafted }.round(book);
        let number = writer.next_letter(&series(kind, book), text.issued_on.year())?;
        let mut letter = text.issue(number, round, PaperId(uuid::Uuid::nil()));
        let inspection = inspection_of(&letter, &request.fields, today)?;
        let words = Words::of(book);
        let marks = paper::marks(book, paper::anchor(writer)?);
        let sheets =
            outgoing_paper(&Outgoing { letter: &letter, inspection: inspection.as_ref() }, &words, marks).masked().lay_out(&fonts)?;
        let made = paper::Made::of_letter(&letter, warning).with(words);
        let kept = paper::keep(writer, made, &sheets, &fonts, &about)?;
        letter.paper = record::parse_id(&kept.id)?.into();
        let id = LetterId(writer.new_id());
        writer.put_letter(id, &letter)?;
        if let Some(inspection) = inspection {
            writer.put_inspection(InspectionId(id.0), &inspection)?;
        }
        Ok((id, letter.number, kept))
    })?;
    let next = if kind.inspects() { "督查已立项，请打印后送达" } else { "请打印后送达，并登记送达日期" };
    Ok(LetterIssued {
        kind: if kind.inspects() { Kind::Inspections } else { Kind::Letters },
        id: id.to_string(),
        number: number.to_string(),
        sentence: format!("已发出{}{number}，{next}。", kind.label()),
        paper: kept,
    })
}

fn find(book: &Book, name: &str) -> Result<(LetterId, Letter), No> {
    book.letter_named(name).cloned().ok_or_else(|| No::unknown("函件", name))
}

/// `read_letter`.
pub(crate) fn read_letter(desk: &mut Desk, request: LetterRef) -> Result<CourseView, No> {
    let today = desk.today();
    let (id, letter) = find(desk.book()?, &request.letter)?;
    let book = desk.book()?;
    let text = &letter.text;
    let inspected = text.kind.inspects().then(|| "督查的催办、意见和销号在“督查”中登记。".to_owned());
    Ok(CourseView {
        id: id.to_string(),
        number: letter.number.to_string(),
        title: text.kind.label().to_owned(),
        state_label: letter.state(today).label().to_owned(),
        due_on: letter.due_on().map(|due| due.to_string()),
        overdue_days: letter.overdue_days(today),
        facts: facts(&letter, book, inspected),
        body: text.body.clone(),
        course: course(&letter),
        next: next_acts(&letter),
        paper: paper::kept_ref(desk, letter.paper)?,
        warning_id: text.warning.map(|id| id.to_string()),
        warning_number: book.warning_number(text.warning),
        history: record::history(desk, Kind::Letters, id.0)?,
    })
}

fn facts(letter: &Letter, book: &Book, inspected: Option<String>) -> Vec<Fact> {
    let texts = letter.texts(book, &book.warning_number(letter.text.warning), "", NaiveDate::MIN);
    let shown = [
        "unit",
        "addressee",
        "person",
        "purpose",
        "warning",
        "round",
        "served_on",
        "received_by",
        "due_on",
        "answered_on",
        "answer",
        "evaluation",
        "void_reason",
    ];
    let mut facts: Vec<Fact> = shown
        .iter()
        .filter_map(|key| {
            let label = register::letter::SPEC.field(key)?.label;
            let value = texts.get(*key).filter(|value| !value.is_empty())?;
            Some(Fact { label: label.to_owned(), value: value.clone() })
        })
        .collect();
    if !letter.text.requirement.is_empty() {
        facts.push(Fact { label: "办理要求".to_owned(), value: letter.text.requirement.clone() });
    }
    facts.extend(inspected.map(|value| Fact { label: "督查".to_owned(), value }));
    facts
}

fn course(letter: &Letter) -> Vec<CourseLine> {
    let line = |label: &str, entry: &Option<(NaiveDate, String)>| CourseLine {
        on: entry.as_ref().map(|(on, _)| on.to_string()),
        label: label.to_owned(),
        detail: entry.as_ref().map(|(_, words)| words.clone()).unwrap_or_default(),
        done: entry.is_some(),
    };
    let mut course = vec![CourseLine {
        on: Some(letter.text.issued_on.to_string()),
        label: "发出".to_owned(),
        detail: letter.text.addressee.clone(),
        done: true,
    }];
    if let Some(voided) = &letter.voided {
        course.push(line("作废", &Some(voided.clone())));
        return course;
    }
    course.push(line("送达", &letter.served));
    if letter.text.kind.is_answered() {
        let mut answer = line("答复", &letter.answered);
        if let Some(due) = letter.due_on().filter(|_| letter.answered.is_none()) {
            answer.detail = format!("期限 {due}");
        }
        course.push(answer);
    }
    if letter.text.kind == LetterKind::Admonition {
        course.push(line("评估", &letter.evaluated));
    }
    course
}

fn next_acts(letter: &Letter) -> Vec<NextAct> {
    let kind = letter.text.kind;
    let mut acts = vec![("serve", "登记送达", &forms::SERVE)];
    if kind.is_answered() {
        acts.push(("answer", "登记答复", &forms::ANSWER));
    }
    if kind == LetterKind::Admonition {
        acts.push(("evaluate", "评估", &forms::EVALUATE));
    }
    acts.push(("void", "作废", &forms::VOID));
    let act = |(act, label, spec): (&str, &str, &register::shape::RegisterSpec)| NextAct {
        act: act.to_owned(),
        label: label.to_owned(),
        why_not: letter.why_not(act),
        fields: spec.fields.iter().map(shape::field).collect(),
    };
    acts.into_iter().map(|(name, label, spec)| act((name, label, spec))).collect()
}

/// `serve_letter`.
pub(crate) fn serve_letter(desk: &mut Desk, request: LetterAct) -> Result<Saved, No> {
    let today = desk.today();
    let said = |letter: &Letter| match letter.due_on() {
        Some(due) => format!("已登记{}的送达，答复期限为{}。", letter.number, compose::long_date(due)),
        None => format!("已登记{}的送达。", letter.number),
    };
    act(desk, &request.letter, Op::Serve, "登记送达", |letter| letter.serve(&request.fields, today), said)
}

/// `answer_letter`.
pub(crate) fn answer_letter(desk: &mut Desk, request: LetterAct) -> Result<Saved, No> {
    let today = desk.today();
    let said = |letter: &Letter| {
        let next = if letter.text.kind == LetterKind::Admonition { "，整改落实以后请评估" } else { "" };
        format!("已登记{}的答复{next}。", letter.number)
    };
    act(desk, &request.letter, Op::Answer, "登记答复", |letter| letter.answer(&request.fields, today), said)
}

/// `evaluate_letter`.
pub(crate) fn evaluate_letter(desk: &mut Desk, request: LetterAct) -> Result<Saved, No> {
    let today = desk.today();
    let said = |letter: &Letter| format!("已评估{}的整改落实情况。", letter.number);
    act(desk, &request.letter, Op::Verify, "评估", |letter| letter.evaluate(&request.fields, today), said)
}

/// `void_letter`.
pub(crate) fn void_letter(desk: &mut Desk, request: LetterAct) -> Result<Saved, No> {
    let today = desk.today();
    let book = desk.book()?;
    let (id, _) = find(book, &request.letter)?;
    if let Some((_, inspection)) = book.inspections.iter().find(|(own, _)| own.0 == id.0)
        && let Some(why) = inspection.why_not("void")
    {
        return Err(No::refuse("state", why));
    }
    let reason = request.fields.get("reason").cloned().unwrap_or_default();
    let said = |letter: &Letter| format!("{}已作废，文号保留不再使用。", letter.number);
    act(desk, &request.letter, Op::Void, "作废", |letter| letter.void(&reason, today), said)
}

/// One act on one letter: register's function, one record, one sentence.
fn act(
    desk: &mut Desk,
    name: &str,
    op: Op,
    verb: &str,
    change: impl FnOnce(Letter) -> Result<Letter, Objections>,
    say: impl FnOnce(&Letter) -> String,
) -> Result<Saved, No> {
    let (id, letter) = find(desk.book()?, name)?;
    let letter = change(letter)?;
    let undo = if op == Op::Void { Undo::Barrier } else { Undo::Undoable };
    let act = Act { op, entity: kinds::name(Kind::Letters), label: format!("{verb} {}", letter.number), undo, always: false };
    desk.record(act, |writer: &mut Writer<'_>, _| Ok(writer.put_letter(id, &letter)?))?;
    Ok(Saved { id: id.to_string(), sentence: say(&letter) })
}
