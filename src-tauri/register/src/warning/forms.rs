//! The forms of what is done to a warning, as data: labels, closed lists and articles of every act.
//! Never what an act requires beyond a filled field: the acts judge that themselves.

use super::{ReplyResult, ServiceWay};
use crate::shape::{FieldSpec, Input, labels};

/// A notice before it is issued.
pub static NOTICE: &[FieldSpec] = &[
    FieldSpec::new("unit", "受送达单位", Input::Unit).required().help("预警计到这个单位。"),
    FieldSpec::new("addressee", "受送达人（职务）", Input::Post).help("只写职务；针对单位的不填。"),
    FieldSpec::new("recipient", "主送", Input::Text).required().help("印在正文上方的称谓，不带冒号。"),
    FieldSpec::new("body", "正文", Input::LongText)
        .required()
        .article("《办法》第四十二条、第四十三条")
        .help("一行一段。以冒号结尾的那一段后面印整改要求表。只写岗位，不写举报人。"),
    FieldSpec::new("copies_to", "抄送", Input::Text).help("几个单位用逗号隔开，不带句号；不抄送就留空。"),
    FieldSpec::new("contact", "联系人", Input::Text).required(),
    FieldSpec::new("phone", "联系电话", Input::Text).required(),
    FieldSpec::new("issuer", "签发人", Input::Text),
    FieldSpec::new("issued_on", "签发日期", Input::Date).help("不填即今天。"),
];

/// 登记送达.
pub static SERVE: &[FieldSpec] = &[
    FieldSpec::new("served_on", "送达日期", Input::Date)
        .required()
        .article("《办法》第四十三条")
        .help("按送达回证上签的日期填写，回告期限从次日起算。"),
    FieldSpec::new("due_on", "回告期限", Input::Date)
        .article("《办法》第四十三条")
        .help("不填即按通知书上的天数自动算出；另有规定的，直接填写最后一天。"),
    FieldSpec::new("received_by", "签收人", Input::Text).help("留置送达的可以不填。"),
    FieldSpec::new("way", "送达方式", Input::Choice).choices(labels::<ServiceWay>).help("不选即直接送达。"),
    FieldSpec::new("place", "送达地点", Input::Text),
    FieldSpec::new("servers", "送达人", Input::Text).help("送达要两人，用顿号隔开。"),
    FieldSpec::new("witness", "见证人", Input::Text).help("留置送达必填。"),
    FieldSpec::new("reason", "代收或拒收事由", Input::LongText).help("转交送达写代收人、与受送达人的关系和代收理由；留置送达写拒收事由。"),
];

/// 登记回告.
pub static REPLY: &[FieldSpec] = &[
    FieldSpec::new("received_on", "回告日期", Input::Date)
        .required()
        .article("《办法》第四十三条")
        .help("纪委实际收到的日期，不是回告书上写的日期。"),
    FieldSpec::new("cause", "成因剖析", Input::LongText).required().article("《办法》第四十三条"),
    FieldSpec::new("measures", "整改措施", Input::LongText).required().article("《办法》第四十三条"),
    FieldSpec::new("number", "回告文号", Input::Text).help("回告单位自己的文号，没有就不填。"),
];

/// 评估回告.
pub static VERIFY: &[FieldSpec] = &[
    FieldSpec::new("result", "评估结果", Input::Choice).required().choices(labels::<ReplyResult>).article("《办法》第四十条"),
    FieldSpec::new("opinion", "评估意见", Input::LongText).help("退回重报必须写明理由。"),
    FieldSpec::new("again_by", "重报期限", Input::Date).help("退回重报的最后一天；不填则从今天起再给一个回告期限。"),
    FieldSpec::new("cause_found", "原因已找准", Input::YesNo)
        .article("《长效机制意见》第十一条")
        .help("三个不放过，逐项核实后填“是”，三项都是才能销号。"),
    FieldSpec::new("measures_done", "整改已落实", Input::YesNo).article("《长效机制意见》第十一条"),
    FieldSpec::new("accountability_done", "问责已到位", Input::YesNo).article("《长效机制意见》第十一条"),
];

/// 作废.
pub static VOID: &[FieldSpec] = &[FieldSpec::new("reason", "作废原因", Input::LongText).required().help("文号保留在台账中，不再使用。")];
