//! Letters as they are sent: under their number, with the words that were written. Never a blank for the hand but where
//! somebody signs.

use chrono::NaiveDate;
use press::document::DocumentPaper;
use press::form::FormPaper;
use press::report::Block;
use press::{Head, Imprint, Marks, Seal, SignOff};
use register::Term as _;
use register::inspection::{Inspection, InspectionAct, InspectionMeasure};
use register::letter::{Letter, LetterKind};
use register::template::TemplateKind;
use register::warning::Warning;

use super::composed::Paper;
use super::forms::{HAND_SIGNED, four_columns, notes, pair, roomy, ticks, wide};
use super::{companion, letters};
use crate::book::Book;
use crate::compose::{long_date, recipient};
use crate::no::No;
use crate::wire::paper::CompanionForm;
use crate::words::Words;

/// A letter about to be sent, or as it was sent.
pub(crate) struct Outgoing<'a> {
    /// The letter.
    pub(crate) letter: &'a Letter,
    /// The inspection that it orders.
    pub(crate) inspection: Option<&'a Inspection>,
}

/// The template that a kind's words come from; a ruled form has none.
pub(super) fn template(kind: LetterKind, overdue: bool) -> Option<TemplateKind> {
    match kind {
        LetterKind::Reminder if overdue => Some(TemplateKind::ReminderOverdue),
        LetterKind::Reminder => Some(TemplateKind::ReminderDue),
        LetterKind::WrittenInquiry => Some(TemplateKind::WrittenInquiry),
        LetterKind::Admonition => Some(TemplateKind::Admonition),
        LetterKind::InspectionNotice => Some(TemplateKind::InspectionNotice),
        LetterKind::Proposal => Some(TemplateKind::Proposal),
        LetterKind::SupervisionSlip => None,
    }
}

/// The words that a letter begins with, a paragraph a line; blanks stand for what the registers do not know.
pub(crate) fn outgoing_body(
    kind: LetterKind,
    warning: Option<&Warning>,
    days: Option<u32>,
    words: &Words<'_>,
    today: NaiveDate,
) -> Result<String, No> {
    let form = match kind {
        LetterKind::SupervisionSlip => return Ok(String::new()),
        LetterKind::Reminder => {
            let Some(warning) = warning else { return Ok(String::new()) };
            let (template, values) = letters::reminder_words(warning, words, today);
            return Ok(words.lines(template, values)?.1.join("\n"));
        }
        LetterKind::WrittenInquiry => CompanionForm::WrittenInquiry,
        LetterKind::Admonition => CompanionForm::Admonition,
        LetterKind::InspectionNotice => CompanionForm::InspectionNotice,
        LetterKind::Proposal => CompanionForm::Proposal,
    };
    companion::body(form, warning, days, words, today)
}

/// The paper.
pub(crate) fn outgoing_paper(outgoing: &Outgoing<'_>, words: &Words<'_>, marks: Marks) -> Paper {
    let Outgoing { letter, inspection } = outgoing;
    match inspection {
        Some(inspection) if letter.text.kind == LetterKind::SupervisionSlip => slip(inspection, words.book, marks).into(),
        _ => document(letter, words, marks).into(),
    }
}

fn document(letter: &Letter, words: &Words<'_>, marks: Marks) -> DocumentPaper {
    let text = &letter.text;
    let office = &words.book.office;
    // The words began as the version in force; whoever changed them changed a copy.
    let overdue = text.body.contains("逾期");
    let kept = template(text.kind, overdue).map(|kind| words.book.template(kind).0);
    kept.into_iter().for_each(|version| words.note(version));
    let title = match (text.kind, letter.round) {
        (LetterKind::Reminder, Some(2..)) => "关于再次催报廉政风险预警处置情况的函".to_owned(),
        (LetterKind::Reminder, _) => letters::REMINDER_TITLE.to_owned(),
        (kind, _) => kind.label().to_owned(),
    };
    let head = match text.kind {
        LetterKind::Reminder => Head::Letter { mark: office.name.clone() },
        _ => Head::Plain { issuer: office.name.clone() },
    };
    let contact = format!("联系人：{}　　联系电话：{}", office.contact, office.phone);
    let date = long_date(text.issued_on);
    DocumentPaper {
        head: Some(head),
        number: letter.number.to_string(),
        title,
        addressee: text.addressee.clone(),
        blocks: text
            .body
            .lines()
            .map(register::text::trim)
            .filter(|line| !line.is_empty())
            .map(|line| Block::Text(line.to_owned()))
            .collect(),
        attachments: Vec::new(),
        sign_off: Some(SignOff { name: office.name.clone(), date: date.clone(), seal: Seal::Place }),
        remark: contact,
        imprint: (!text.copies_to.is_empty()).then(|| Imprint {
            copy_to: text.copies_to.clone(),
            issuer: office.name.clone(),
            issued_on: date,
            copies: None,
            on_even_page: false,
        }),
        marks,
    }
}

/// 督办单 with the course of its inspection as far as it has come.
pub(super) fn slip(inspection: &Inspection, book: &Book, marks: Marks) -> FormPaper {
    let text = &inspection.letter.text;
    let basis = ticks(register::inspection::InspectionBasis::ALL.iter().map(|basis| (basis.label(), *basis == inspection.basis)));
    let unit = text.unit.and_then(|unit| book.unit_of(unit)).map(recipient).unwrap_or_default();
    let urges: Vec<_> = inspection.steps.iter().filter(|step| step.act == InspectionAct::Measure(InspectionMeasure::Urge)).collect();
    let urge = |at: usize| match urges.get(at) {
        Some(step) => format!("{}　{}（{}）", long_date(step.taken_on), step.words, step.taken_by),
        None => "时间：　　　　　　　　方式：　　　　　　　　催办人：".to_owned(),
    };
    let mut rows = vec![
        pair("编　号", &inspection.letter.number.to_string(), "立项日期", &long_date(text.issued_on), 12.0),
        wide("立项依据", &basis, 11.0),
        pair("依据文号", &inspection.basis_words, "办理时限", &inspection.due_on().map(long_date).unwrap_or_default(), 12.0),
        wide("督查事项", &text.purpose, 22.0),
        pair("承办单位", &unit, "承办责任人", &inspection.responsible, 12.0),
        roomy("办理要求", &text.requirement, 26.0),
    ];
    for at in 0..urges.len().max(2) {
        rows.push(wide(&format!("第{}次催办", at + 1), &urge(at), 12.0));
    }
    for step in &inspection.steps {
        if let InspectionAct::Measure(measure) = step.act
            && measure != InspectionMeasure::Urge
        {
            let due = step.due_on.map(|due| format!("，时限{}", long_date(due))).unwrap_or_default();
            rows.push(wide(measure.label(), &format!("{}　{}（{}）{due}", long_date(step.taken_on), step.words, step.taken_by), 12.0));
        }
    }
    let finding = inspection.steps.iter().rev().find(|step| matches!(step.act, InspectionAct::Finding(_)));
    let chosen = inspection.finding();
    let boxes = ticks(register::inspection::InspectionFinding::ALL.iter().map(|one| (one.label(), chosen == Some(*one))));
    let signed = match finding {
        Some(step) => format!("督查人：{}　{}", step.taken_by, long_date(step.taken_on)),
        None => HAND_SIGNED.to_owned(),
    };
    rows.push(roomy("办理结果", finding.map_or("", |step| step.words.as_str()), 26.0));
    rows.push(wide("督查意见", &format!("{boxes}\n\n{signed}"), 22.0));
    let (by, on, words) = match &inspection.closed {
        Some((on, by, words)) => (by.as_str(), long_date(*on), words.as_str()),
        None => ("", super::forms::HAND_DATE.to_owned(), ""),
    };
    rows.push(pair("销号人", by, "销号日期", &on, 12.0));
    if !words.is_empty() {
        rows.push(wide("去　向", words, 12.0));
    }
    four_columns("督　办　单", rows, notes(&["注：按督查通知、督查催办、限期整改、通报、问责逐级办理，跟踪销号。"], book), marks)
}
