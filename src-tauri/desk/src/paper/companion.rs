//! Companion papers of a warning, to be filled in by hand: 谈话记录, 函询通知书, 告诫书, 督查通知, 督办单. What a
//! warning already says stands in them. Never a finding or a decision: those are for the hand.

use chrono::{Datelike as _, NaiveDate};
use press::document::DocumentPaper;
use press::form::FormPaper;
use press::report::Block;
use press::{Head, Imprint, Marks, Seal, SignOff};
use register::Term as _;
use register::warning::Warning;

use super::composed::Paper;
use super::forms::{HAND_DATE, HAND_DAY, HAND_NUMBER, HAND_SIGNED, HAND_WORDS, four_columns, notes, pair, roomy, ticks, wide};
use crate::book::Book;
use crate::compose::{recipient, you};
use crate::wire::paper::CompanionForm;

/// Name and schema code of each.
pub(super) fn name(form: CompanionForm) -> (&'static str, &'static str) {
    match form {
        CompanionForm::TalkRecord => ("谈话记录", "talk_record"),
        CompanionForm::WrittenInquiry => ("函询通知书", "written_inquiry"),
        CompanionForm::Admonition => ("告诫书", "admonition"),
        CompanionForm::InspectionNotice => ("督查通知", "inspection_notice"),
        CompanionForm::SupervisionSlip => ("督办单", "supervision_slip"),
    }
}

/// Composes one.
pub(super) fn compose(form: CompanionForm, warning: Option<&Warning>, book: &Book, today: NaiveDate, marks: Marks) -> Paper {
    let known = Known::of(warning, book, today);
    match form {
        CompanionForm::TalkRecord => talk_record(&known, marks).into(),
        CompanionForm::SupervisionSlip => supervision_slip(&known, marks).into(),
        CompanionForm::WrittenInquiry => written_inquiry(&known, marks).into(),
        CompanionForm::Admonition => admonition(&known, marks).into(),
        CompanionForm::InspectionNotice => inspection_notice(&known, marks).into(),
    }
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
    /// The unit as it is written to.
    unit: String,
    you: &'static str,
    post: String,
    subject: String,
    due: String,
}

impl<'a> Known<'a> {
    fn of(warning: Option<&Warning>, book: &'a Book, today: NaiveDate) -> Self {
        let unit = warning.and_then(|warning| warning.unit).and_then(|unit| book.unit_of(unit));
        Self {
            book,
            year: today.year(),
            number: warning.map(|warning| warning.number.to_string()).unwrap_or_default(),
            level: warning.map_or("", |warning| warning.level.title()),
            notice: warning.map_or_else(
                || format!("《廉政风险预警{HAND_WORDS}通知书》（{HAND_WORDS}）"),
                |warning| format!("《{}》（{}）", warning.document().label(), warning.number),
            ),
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

    /// A paper of the office with its blanks; day and number are for the hand.
    fn letter(&self, title: &str, addressee: &str, paragraphs: Vec<String>, copy_to: &str, marks: Marks) -> DocumentPaper {
        let office = &self.book.office;
        DocumentPaper {
            head: Some(Head::Plain { issuer: office.name.clone() }),
            number: format!("　　　　〔{}〕　　号", self.year),
            title: title.to_owned(),
            addressee: addressee.to_owned(),
            blocks: paragraphs.into_iter().map(Block::Text).collect(),
            attachments: Vec::new(),
            sign_off: Some(SignOff { name: office.name.clone(), date: HAND_DATE.to_owned(), seal: Seal::Place }),
            remark: format!("示例式样。联系人：{}　电话：{}", office.contact, office.phone),
            imprint: (!copy_to.is_empty()).then(|| Imprint {
                copy_to: copy_to.to_owned(),
                issuer: office.name.clone(),
                issued_on: HAND_DATE.to_owned(),
                copies: None,
            }),
            marks,
        }
    }
}

fn or_blank(text: &str) -> &str {
    if text.is_empty() { HAND_WORDS } else { text }
}

/// 谈话记录.
fn talk_record(known: &Known<'_>, marks: Marks) -> FormPaper {
    let kinds = ticks(["谈话提醒", "诫勉谈话", "集体谈话", "廉政谈话", "任前谈话", "回访谈话"].map(|kind| (kind, false)));
    let rows = vec![
        wide("谈话类别", &kinds, 14.0),
        pair("谈话对象", "", "单位及职务", &join(&known.unit, &known.post), 14.0),
        pair("谈话人", "", "单位及职务", "", 12.0),
        pair("记录人", "", "单位及职务", "", 12.0),
        pair("谈话时间", "　　年　　月　　日　　时", "谈话地点", "", 12.0),
        pair("预警文号", &known.number, "预警等级", known.level, 12.0),
        wide("谈话事由", &known.subject, 22.0),
        roomy("谈话内容", "", 44.0),
        roomy("谈话对象\n表态及说明", "", 28.0),
        pair("谈话对象\n签字", "", "谈话人签字", "", 16.0),
        pair("记录人签字", "", "签字日期", HAND_DATE, 12.0),
    ];
    four_columns("谈　话　记　录", rows, notes(&["注：谈话记录由谈话对象核对无误后逐页签字；谈话内容按保密规定管理。"], known.book), marks)
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
fn written_inquiry(known: &Known<'_>, marks: Marks) -> DocumentPaper {
    let office = &known.book.office;
    let about = known.about();
    let basis = if known.number.is_empty() { String::new() } else { format!("对应预警文书为{}。", known.notice) };
    let paragraphs = vec![
        format!(
            "{}收到关于你在{about}方面的反映。{basis}依据《{}》第四十条、第四十二条规定，现就有关问题向你函询。",
            office.short_name, office.measures_name
        ),
        format!(
            "请你于收到本通知书之日起{HAND_NUMBER}日内，就下列问题实事求是地作出书面说明，由所在单位主要负责人签署意见后报{}：",
            office.short_name
        ),
        format!("一、{HAND_WORDS}{HAND_WORDS}{HAND_WORDS}{HAND_WORDS}"),
        format!("二、{HAND_WORDS}{HAND_WORDS}{HAND_WORDS}{HAND_WORDS}"),
        "说明应当客观真实，并附有关凭证。不如实说明、敷衍塞责的，依规依纪处理。".to_owned(),
    ];
    known.letter("函询通知书", &format!("{}{HAND_WORDS}同志", known.unit), paragraphs, "", marks)
}

/// 告诫书.
fn admonition(known: &Known<'_>, marks: Marks) -> DocumentPaper {
    let office = &known.book.office;
    let about = known.about();
    let paragraphs = vec![
        format!("据了解，你在履行{}职责中存在{about}问题，尚不构成纪律处分。", or_blank(&known.post)),
        format!("依据《{}》第四十条，经{HAND_WORDS}研究并报{HAND_WORDS}批准，决定对你进行告诫。", office.measures_name),
        format!(
            "请你认真剖析成因，于收到之日起{HAND_NUMBER}日内将整改计划报{}；{}将评估落实情况，整改不到位的，依规依纪处理。",
            office.short_name, office.short_name
        ),
    ];
    let mut paper = known.letter("告诫书", &format!("{}{HAND_WORDS}同志", known.unit), paragraphs, "镇党委主要负责人", marks);
    paper.remark = format!("示例式样。被告诫人签收：{HAND_WORDS}");
    paper
}

/// 督查通知.
fn inspection_notice(known: &Known<'_>, marks: Marks) -> DocumentPaper {
    let office = &known.book.office;
    let paragraphs = vec![
        format!(
            "依据《{}》第四十四条规定，{}决定对{}{}落实情况开展督查。现将有关事项通知如下。",
            office.measures_name, office.short_name, known.you, known.notice
        ),
        format!("一、督查事项：{}。", or_blank(&known.subject)),
        format!("二、督查时间：{HAND_DAY}起。"),
        format!("三、督查人员：{HAND_WORDS}、{HAND_WORDS}。"),
        "四、督查方式：听取汇报、查阅台账、个别谈话、实地核查。".to_owned(),
        format!("五、工作要求：请{}准备整改情况报告和佐证材料，明确分管领导、责任部门和具体人员配合督查。", known.you),
    ];
    known.letter("督查通知", or_blank(&known.unit), paragraphs, "", marks)
}
