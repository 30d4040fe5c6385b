//! The forms of what is done to an edition, as data: labels, articles and helps of every step. Never what a
//! step requires beyond a filled field: [`super::Edition`] judges that.

use super::EditionAct;
use crate::shape::{FieldSpec, Input};

const NUMBER: FieldSpec = FieldSpec::new("number", "文号", Input::Text).help("没有文号的不填。");
const NOTE: FieldSpec = FieldSpec::new("note", "说明", Input::LongText);

/// 编制.
pub static BEGIN: &[FieldSpec] = &[
    FieldSpec::new("on", "编制日期", Input::Date).help("不填即今天。"),
    FieldSpec::new("body", "编制单位", Input::Text).help("不填即本单位。"),
    NUMBER,
    FieldSpec::new("note", "编制说明", Input::LongText)
        .article("《办法》第十五条")
        .help("为什么要编这一版，例如法规修订、职责调整、人事变动。"),
];

/// 报审.
pub static SUBMIT: &[FieldSpec] = &[
    FieldSpec::new("on", "报审日期", Input::Date).help("不填即今天。"),
    FieldSpec::new("body", "报送机关", Input::Text).required().article("《办法》第二十五条").help("例如镇党委、区惩防办。"),
    NUMBER,
    NOTE,
];

/// 退回.
pub static RETURN: &[FieldSpec] = &[
    FieldSpec::new("on", "退回日期", Input::Date).help("不填即今天。"),
    FieldSpec::new("body", "退回机关", Input::Text).required(),
    NUMBER,
    FieldSpec::new("note", "退回理由", Input::LongText).required(),
];

/// 审定.
pub static APPROVE: &[FieldSpec] = &[
    FieldSpec::new("on", "审定日期", Input::Date).help("按审定文件或会议的日期填写，不填即今天。"),
    FieldSpec::new("body", "审定机关", Input::Text).required().article("《办法》第二十五条").help("例如区惩防办、镇党委会议。"),
    NUMBER,
    NOTE,
];

/// 公示.
pub static PUBLISH: &[FieldSpec] = &[
    FieldSpec::new("from_on", "公示开始日期", Input::Date).article("《办法》第十五条").help("不填即今天。"),
    FieldSpec::new("until_on", "公示截止日期", Input::Date).required(),
    FieldSpec::new("way", "公示方式", Input::Text).required().help("例如政务公开栏、镇政府网站。"),
    FieldSpec::new("body", "公示单位", Input::Text).help("不填即本单位。"),
    NUMBER,
    NOTE,
];

/// 备案.
pub static FILE: &[FieldSpec] = &[
    FieldSpec::new("on", "备案日期", Input::Date).help("不填即今天。"),
    FieldSpec::new("body", "备案机关", Input::Text).required().help("例如区纪委监委。"),
    NUMBER,
    NOTE,
];

/// The form of a step.
pub fn fields(act: EditionAct) -> &'static [FieldSpec] {
    match act {
        EditionAct::Begin => BEGIN,
        EditionAct::Submit => SUBMIT,
        EditionAct::Return => RETURN,
        EditionAct::Approve => APPROVE,
        EditionAct::Publish => PUBLISH,
        EditionAct::File => FILE,
    }
}

/// The field that holds the day of a step: 公示 is dated by the day it begins.
pub fn day_field(act: EditionAct) -> &'static str {
    if act == EditionAct::Publish { "from_on" } else { "on" }
}

/// What the organ of a step is called, where the step must name one.
pub fn body_label(act: EditionAct) -> Option<&'static str> {
    fields(act).iter().find(|field| field.key == "body" && field.required).map(|field| field.label)
}
