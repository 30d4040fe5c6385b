//! The forms of a letter and of what is done with one, as data. Never what an act requires beyond a filled field: the
//! acts judge that themselves.

use super::LetterKind;
use crate::inspection::InspectionBasis;
use crate::shape::{FieldSpec, Input, RegisterSpec, labels};

const UNIT: FieldSpec = FieldSpec::new("unit", "受函单位", Input::Unit).required();
const ADDRESSEE: FieldSpec = FieldSpec::new("addressee", "主送", Input::Text).required().help("印在正文上方的称谓，不带冒号。");
const PERSON: FieldSpec = FieldSpec::new("person", "人员", Input::Person).required().help("函询、告诫的对象。");
const PURPOSE: FieldSpec = FieldSpec::new("purpose", "事由", Input::LongText).required().help("记入函件登记册，一句话说明为什么发。");
const BODY: FieldSpec =
    FieldSpec::new("body", "正文", Input::LongText).required().help("一行一段；“＿＿”是要填的空白，填好或删去才能发出。");
const COPIES: FieldSpec = FieldSpec::new("copies_to", "抄送", Input::Text).help("几个单位用逗号隔开；不抄送就留空。");
const ISSUED: FieldSpec = FieldSpec::new("issued_on", "发出日期", Input::Date).help("不填即今天。");
const DAYS: FieldSpec =
    FieldSpec::new("days", "答复天数", Input::Number).required().help("自送达次日起算的自然日，可改；正文里写的天数要一致。");

const fn form(title: &'static str, fields: &'static [FieldSpec]) -> RegisterSpec {
    RegisterSpec { title, noun: title, empty: "", natural_key: "", title_key: "", fields }
}

static REMINDER: RegisterSpec = form("催办函", &[UNIT, ADDRESSEE, PURPOSE, BODY, COPIES, ISSUED]);
static INQUIRY: RegisterSpec = form("函询通知书", &[UNIT, PERSON, ADDRESSEE, PURPOSE, BODY, DAYS, COPIES, ISSUED]);
static ADMONITION: RegisterSpec = form("告诫书", &[UNIT, PERSON, ADDRESSEE, PURPOSE, BODY, DAYS, COPIES, ISSUED]);
static PROPOSAL: RegisterSpec = form("建议书", &[UNIT, ADDRESSEE, PURPOSE, BODY, DAYS, COPIES, ISSUED]);

const BASIS: FieldSpec = FieldSpec::new("basis", "立项依据", Input::Choice).required().choices(labels::<InspectionBasis>);
const BASIS_WORDS: FieldSpec =
    FieldSpec::new("basis_words", "依据文号", Input::Text).help("预警文号、巡察反馈、交办通知或批示的文号、日期。");
const MATTER: FieldSpec = FieldSpec::new("purpose", "督查事项", Input::LongText).required().article("《办法》第四十四条");
const INSPECTED: FieldSpec = FieldSpec::new("unit", "承办单位", Input::Unit).required();
const RESPONSIBLE: FieldSpec = FieldSpec::new("responsible", "承办责任人", Input::Text).help("写职务或者姓名。");
const REQUIREMENT: FieldSpec = FieldSpec::new("requirement", "办理要求", Input::LongText).required();
const DUE: FieldSpec = FieldSpec::new("due_on", "办理时限", Input::Date).required();

static NOTICE: RegisterSpec =
    form("督查通知", &[BASIS, BASIS_WORDS, INSPECTED, RESPONSIBLE, ADDRESSEE, MATTER, REQUIREMENT, DUE, BODY, COPIES, ISSUED]);
static SLIP: RegisterSpec = form("督办单", &[BASIS, BASIS_WORDS, INSPECTED, RESPONSIBLE, MATTER, REQUIREMENT, DUE, ISSUED]);

/// The form of a letter of this kind.
pub fn spec(kind: LetterKind) -> &'static RegisterSpec {
    match kind {
        LetterKind::Reminder => &REMINDER,
        LetterKind::WrittenInquiry => &INQUIRY,
        LetterKind::Admonition => &ADMONITION,
        LetterKind::InspectionNotice => &NOTICE,
        LetterKind::SupervisionSlip => &SLIP,
        LetterKind::Proposal => &PROPOSAL,
    }
}

/// 登记送达.
pub static SERVE: RegisterSpec = form(
    "登记送达",
    &[
        FieldSpec::new("served_on", "送达日期", Input::Date).required().help("签收的日期；答复期限从次日起算。"),
        FieldSpec::new("received_by", "签收人", Input::Text).required(),
    ],
);

/// 登记答复.
pub static ANSWER: RegisterSpec = form(
    "登记答复",
    &[
        FieldSpec::new("answered_on", "答复日期", Input::Date).required().help("纪委实际收到的日期。"),
        FieldSpec::new("answer", "答复内容", Input::LongText).required().help("函询写说明要点，告诫写整改计划，建议书写采纳情况。"),
    ],
);

/// 评估.
pub static EVALUATE: RegisterSpec = form(
    "评估整改落实情况",
    &[
        FieldSpec::new("evaluated_on", "评估日期", Input::Date).required().article("《办法》第四十条"),
        FieldSpec::new("evaluation", "评估意见", Input::LongText).required().help("整改计划的落实情况，落实到什么程度。"),
    ],
);

/// 作废.
pub static VOID: RegisterSpec =
    form("作废", &[FieldSpec::new("reason", "作废原因", Input::LongText).required().help("文号保留在登记册中，不再使用。")]);
