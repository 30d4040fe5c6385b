//! The forms of what is done to a sheet, as data. Never what an act requires beyond a filled field.

use crate::shape::{FieldSpec, Input};

/// 核定.
pub static FINALISE: &[FieldSpec] = &[
    FieldSpec::new("by", "核定人", Input::Text).required().help("例如纪委书记，或者镇党委会议。"),
    FieldSpec::new("on", "核定日期", Input::Date).help("不填即今天。"),
];

/// 退回重评.
pub static REOPEN: &[FieldSpec] = &[FieldSpec::new("reason", "退回理由", Input::LongText).required().help("写明要改什么、为什么。")];
