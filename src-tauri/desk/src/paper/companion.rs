//! Companion papers of a warning, to be filled in by hand: 谈话记录, 函询通知书, 告诫书, 督查通知, 督办单, 建议书. What a
//! warning already says stands in them. Never a finding or a decision: those are for the hand.

use chrono::{Datelike as _, NaiveDate};
use press::document::DocumentPaper;
use press::form::FormPaper;
use press::{Head, Imprint, Marks, Seal, SignOff};
use register::Term as _;
use register::talk::{Talk, TalkKind};
use register::template::{TemplateKind, Values};
use register::warning::Warning;

use super::composed::Paper;
use super::forms::{HAND_DATE, HAND_DAY, HAND_NUMBER, HAND_SIGNED, HAND_WORDS, four_columns, notes, pair, roomy, ticks, wide};
use crate::book::Book;
use crate::compose::{document_words, recipient, you};
use crate::no::No;
use crate::wire::paper::CompanionForm;
use crate::words::Words;

/// Name and schema code of each.
pub(super) fn name(form: CompanionForm) -> (&'static str, &'static str) {
    match form {
        CompanionForm::TalkRecord => ("谈话记录", "talk_record"),
        CompanionForm::WrittenInquiry => ("函询通知书", "written_inquiry"),
        CompanionForm::Admonition => ("告诫书", "admonition"),
        CompanionForm::InspectionNotice => ("督查通知", "inspection_notice"),
        CompanionForm::SupervisionSlip => ("督办单", "supervision_slip"),
        CompanionForm::Proposal => ("建议书", "proposal"),
    }
}

/// Composes one.
pub(super) fn compose(
    form: CompanionForm,
    warning: Option<&Warning>,
    words: &Words<'_>,
    today: NaiveDate,
    marks: Marks,
) -> Result<Paper, No> {
    let known = Known::of(warning, words, today);
    Ok(match form {
        CompanionForm::TalkRecord => talk_record(&known, None, marks).into(),
        CompanionForm::SupervisionSlip => supervision_slip(&known, marks).into(),
        CompanionForm::WrittenInquiry => written_inquiry(&known, words, marks)?.into(),
        CompanionForm::Admonition => admonition(&known, words, marks)?.into(),
        CompanionForm::InspectionNotice => inspection_notice(&known, words, marks)?.into(),
        CompanionForm::Proposal => proposal(&known, words, marks)?.into(),
    })
}

/// The words of a companion paper as a draft, a paragraph a line; where the days are known no blank is left for them.
pub(super) fn body(
    form: CompanionForm,
    warning: Option<&Warning>,
    days: Option<u32>,
    words: &Words<'_>,
    today: NaiveDate,
) -> Result<String, No> {
    let kind = match form {
        CompanionForm::WrittenInquiry => TemplateKind::WrittenInquiry,
        CompanionForm::Admonition => TemplateKind::Admonition,
        CompanionForm::Proposal => TemplateKind::Proposal,
        CompanionForm::InspectionNotice => TemplateKind::InspectionNotice,
        CompanionForm::TalkRecord | CompanionForm::SupervisionSlip => return Ok(String::new()),
    };
    let mut values = Known::of(warning, words, today).values();
    if let Some(days) = days {
        values.insert("手写天数", days.to_string());
    }
    // What joins the marks of a blank is for the paper alone.
    Ok(words.lines(kind, values)?.1.join("\n").replace('\u{2060}', ""))
}

/// 谈话记录 of a talk that was entered.
pub(super) fn of_talk(talk: &Talk, warning: Option<&Warning>, words: &Words<'_>, today: NaiveDate, marks: Marks) -> FormPaper {
    talk_record(&Known::of(warning, words, today), Some(talk), marks)
}

/// What is known beforehand; the rest are blanks.
struct Known<'a> {
    book: &'a Book,
    year: i32,
    /// 文号 of the warning, or nothing.
    number: String,
    level: &'static str,
    /// 《廉政风险预警通知书》（七纪廉警〔2026〕2号）, with blanks where there is no warning.
    notice: String,
    /// Name of the warning's document, or nothing.
    document: &'static str,
    /// The unit as it is written to.
    unit: String,
    you: &'static str,
    post: String,
    subject: String,
    due: String,
}

impl<'a> Known<'a> {
    fn of(warning: Option<&Warning>, words: &Words<'a>, today: NaiveDate) -> Self {
        let book = words.book;
        let unit = warning.and_then(|warning| warning.unit).and_then(|unit| book.unit_of(unit));
        Self {
            book,
            year: today.year(),
            number: warning.map(|warning| warning.number.to_string()).unwrap_or_default(),
            level: warning.map_or("", |warning| warning.level.title()),
            notice: warning.map_or_else(|| format!("《廉政风险预警{HAND_WORDS}通知书》（{HAND_WORDS}）"), document_words),
            document: warning.map_or("", |warning| warning.document().label()),
            unit: unit.map(recipient).unwrap_or_default(),
            you: unit.map_or("你单位", |unit| you(Some(unit))),
            post: warning.map(|warning| warning.addressee.clone()).unwrap_or_default(),
            subject: warning.map(|warning| warning.subject.trim_end_matches('。').to_owned()).unwrap_or_default(),
            due: warning.and_then(Warning::due_on).map(crate::compose::long_date).unwrap_or_default(),
        }
    }

    /// The subject in quotation marks, or a blank.
    fn about(&self) -> String {
        if self.subject.is_empty() { HAND_WORDS.to_owned() } else { format!("“{}”", self.subject) }
    }

    /// The fields of the papers' templates.
    fn values(&self) -> Values {
        Values::from([
            ("预警文书", self.notice.clone()),
            ("文书名称", self.document.to_owned()),
            ("文号", self.number.clone()),
            ("对方", self.you.to_owned()),
            ("岗位", or_blank(&self.post).to_owned()),
            ("反映事项", self.about()),
            ("督查事项", or_blank(&self.subject).to_owned()),
            ("建议事项", or_blank(&self.subject).to_owned()),
            ("手写空白", HAND_WORDS.to_owned()),
            ("手写天数", HAND_NUMBER.to_owned()),
            ("手写日期", HAND_DAY.to_owned()),
        ])
    }

    /// Whom to ask.
    fn contact(&self) -> String {
        format!("联系人：{}　电话：{}", self.book.office.contact, self.book.office.phone)
    }

    /// A paper of the office with its blanks; day and number are for the hand. Under our own words stands
    /// that they are a sample.
    fn letter(&self, letter: Letter<'_>, words: &Words<'_>, marks: Marks) -> Result<DocumentPaper, No> {
        let (version, blocks) = words.blocks(letter.kind, self.values(), None)?;
        let sample = if version.number == 0 { "示例式样。" } else { "" };
        let office = &self.book.office;
        Ok(DocumentPaper {
            head: Some(Head::Plain { issuer: office.name.clone() }),
            number: format!("　　　　〔{}〕　　号", self.year),
            title: letter.kind.label().to_owned(),
            addressee: letter.addressee,
            blocks,
            attachments: Vec::new(),
            sign_off: Some(SignOff { name: office.name.clone(), date: HAND_DATE.to_owned(), seal: Seal::Place }),
            remark: format!("{sample}{}", letter.remark),
            imprint: (!letter.copy_to.is_empty()).then(|| Imprint {
                copy_to: letter.copy_to.to_owned(),
                issuer: office.name.clone(),
                issued_on: HAND_DATE.to_owned(),
                copies: None,
                on_even_page: false,
            }),
            marks,
        })
    }
}

/// What tells one letter from another.
struct Letter<'a> {
    kind: TemplateKind,
    addressee: String,
    copy_to: &'a str,
    remark: String,
}

fn or_blank(text: &str) -> &str {
    if text.is_empty() { HAND_WORDS } else { text }
}

/// 谈话记录: a blank, or as the talk was entered.
fn talk_record(known: &Known<'_>, talk: Option<&Talk>, marks: Marks) -> FormPaper {
    let kinds = ticks(TalkKind::ALL.iter().map(|kind| (kind.label(), talk.is_some_and(|talk| talk.kind == *kind))));
    let said = |text: fn(&Talk) -> &String| talk.map_or("", |talk| text(talk).as_str());
    let unit = talk.and_then(|talk| talk.unit).and_then(|unit| known.book.unit_of(unit)).map(recipient);
    let place = talk.map_or_else(|| join(&known.unit, &known.post), |talk| join(&unit.unwrap_or_default(), &talk.subject_post));
    let when =
        talk.map_or_else(|| "　　年　　月　　日　　时".to_owned(), |talk| join(&crate::compose::long_date(talk.talked_on), &talk.hours));
    let reason = talk.map_or(known.subject.as_str(), |talk| &talk.reason);
    let content = talk.map(|talk| join(&talk.content, &result_words(&talk.result))).unwrap_or_default();
    let rows = vec![
        wide("谈话类别", &kinds, 16.0),
        pair("谈话对象", said(|talk| &talk.subject), "单位及职务", &place, 14.0),
        pair("谈话人", said(|talk| &talk.talker), "单位及职务", said(|talk| &talk.talker_post), 12.0),
        pair("记录人", said(|talk| &talk.recorder), "单位及职务", said(|talk| &talk.recorder_post), 12.0),
        pair("谈话时间", &when, "谈话地点", said(|talk| &talk.place), 12.0),
        pair("预警文号", &known.number, "预警等级", known.level, 12.0),
        wide("谈话事由", reason, 22.0),
        roomy("谈话内容", &content, 42.0),
        roomy("谈话对象\n表态及说明", said(|talk| &talk.statement), 28.0),
        pair("谈话对象\n签字", "", "谈话人签字", "", 16.0),
        pair("记录人签字", "", "签字日期", HAND_DATE, 12.0),
    ];
    four_columns("谈　话　记　录", rows, notes(&["注：谈话记录由谈话对象核对无误后逐页签字；谈话内容按保密规定管理。"], known.book), marks)
}

fn result_words(result: &str) -> String {
    if result.is_empty() { String::new() } else { format!("结果：{result}") }
}

fn join(unit: &str, post: &str) -> String {
    [unit, post].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

/// 督办单.
fn supervision_slip(known: &Known<'_>, marks: Marks) -> FormPaper {
    let warned = !known.number.is_empty();
    let grounds = ticks([("预警", warned), ("巡察", false), ("上级交办", false), ("批示", false), ("其他", false)]);
    let rows = vec![
        pair("编　号", &format!("　　　　〔{}〕　　号", known.year), "立项日期", HAND_DATE, 12.0),
        wide("立项依据", &grounds, 11.0),
        pair("依据文号", &known.number, "回告期限", &known.due, 12.0),
        wide("督查事项", &known.subject, 26.0),
        pair("承办单位", &known.unit, "承办责任人", &known.post, 14.0),
        roomy("办理要求", "", 30.0),
        pair("办理时限", HAND_DATE, "督办人", "", 12.0),
        wide("第1次催办", "时间：　　　　　　　　方式：　　　　　　　　催办人：", 12.0),
        wide("第2次催办", "时间：　　　　　　　　方式：　　　　　　　　催办人：", 12.0),
        roomy("办理结果", "", 26.0),
        wide("督查意见", &format!("{}\n\n{HAND_SIGNED}", ticks([("到位", false), ("基本到位", false), ("不到位", false)])), 24.0),
        pair("销号人", "", "销号日期", HAND_DATE, 12.0),
    ];
    four_columns("督　办　单", rows, notes(&["注：按督查通知、督查催办、限期整改、通报、问责逐级办理，跟踪销号。"], known.book), marks)
}

/// 函询通知书.
fn written_inquiry(known: &Known<'_>, words: &Words<'_>, marks: Marks) -> Result<DocumentPaper, No> {
    let addressee = format!("{}{HAND_WORDS}同志", known.unit);
    known.letter(Letter { kind: TemplateKind::WrittenInquiry, addressee, copy_to: "", remark: known.contact() }, words, marks)
}

/// 告诫书.
fn admonition(known: &Known<'_>, words: &Words<'_>, marks: Marks) -> Result<DocumentPaper, No> {
    let addressee = format!("{}{HAND_WORDS}同志", known.unit);
    let remark = format!("被告诫人签收：{HAND_WORDS}");
    known.letter(Letter { kind: TemplateKind::Admonition, addressee, copy_to: "镇党委主要负责人", remark }, words, marks)
}

/// 督查通知.
fn inspection_notice(known: &Known<'_>, words: &Words<'_>, marks: Marks) -> Result<DocumentPaper, No> {
    let addressee = or_blank(&known.unit).to_owned();
    known.letter(Letter { kind: TemplateKind::InspectionNotice, addressee, copy_to: "", remark: known.contact() }, words, marks)
}

/// 建议书.
fn proposal(known: &Known<'_>, words: &Words<'_>, marks: Marks) -> Result<DocumentPaper, No> {
    let addressee = or_blank(&known.unit).to_owned();
    known.letter(Letter { kind: TemplateKind::Proposal, addressee, copy_to: "", remark: known.contact() }, words, marks)
}
