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

/// 提级, beside the notice.
pub static RAISE: &[FieldSpec] =
    &[FieldSpec::new("raise_reason", "提级理由", Input::Text).required().help("例如“逾期未回告”“整改不到位”；写入原预警的经过。")];

/// 呈批: the step that waits.
pub static SIGN: &[FieldSpec] = &[
    FieldSpec::new("name", "办理人", Input::Text).required().help("谁办的写谁；集体研究的写会议名称。"),
    FieldSpec::new("on", "日期", Input::Date).help("不填即今天。"),
    FieldSpec::new("opinion", "意见", Input::LongText).help("退回必须写明理由。"),
];

/// 签发 of a draft whose steps agreed.
pub static ISSUE: &[FieldSpec] = &[
    FieldSpec::new("issuer", "签发人", Input::Text).help("不填即拟稿上的签发人。"),
    FieldSpec::new("issued_on", "签发日期", Input::Date).help("不填即今天。"),
];

/// 登记送达.
pub static SERVE: &[FieldSpec] = &[
    FieldSpec::new("served_on", "送达日期", Input::Date)
        .required()
        .article("《办法》第四十三条")
        .help("按送达回证上签的日期填写，回告期限从次日起算。"),
    FieldSpec::new("served_at", "送达时间", Input::Text).help("几时几分，例如“10:20”；没有写就不填。"),
    FieldSpec::new("received_by", "签收人", Input::Text).help("留置送达、转交送达的可以不填。"),
    FieldSpec::new("way", "送达方式", Input::Choice).choices(labels::<ServiceWay>).help("不选即直接送达。"),
    FieldSpec::new("place", "送达地点", Input::Text),
    FieldSpec::new("servers", "送达人", Input::Text).help("送达要两人，用顿号隔开；不填即单位设置里的送达人。"),
    FieldSpec::new("copies", "份数", Input::Number).help("不填即 1 份。"),
    FieldSpec::new("proxy", "代收人", Input::Text).help("转交送达必填。"),
    FieldSpec::new("relation", "代收人与受送达人关系", Input::Text).help("例如“同事”“配偶”；转交送达必填。"),
    FieldSpec::new("witness", "见证人", Input::Text).help("留置送达必填。"),
    FieldSpec::new("reason", "代收或拒收事由", Input::LongText).help("转交送达写代收理由；留置送达写拒收事由。"),
    FieldSpec::new("due_on", "回告期限", Input::Date)
        .article("《办法》第四十三条")
        .help("不填即按通知书上的天数自动算出；另有规定的，直接填写最后一天。"),
    FieldSpec::new("remark", "备注", Input::Text),
];

/// 登记回告.
pub static REPLY: &[FieldSpec] = &[
    FieldSpec::new("received_on", "回告日期", Input::Date)
        .required()
        .article("《办法》第四十三条")
        .help("纪委实际收到的日期，不是回告书上写的日期。"),
    FieldSpec::new("cause_thought", "成因：思想认识", Input::LongText)
        .article("《办法》第四十三条")
        .help("四个方面照回告书填写，没有写到的不填。"),
    FieldSpec::new("cause_duty", "成因：职责履行", Input::LongText),
    FieldSpec::new("cause_process", "成因：流程制度", Input::LongText),
    FieldSpec::new("cause_supervision", "成因：监督", Input::LongText),
    FieldSpec::new("cause", "成因剖析（综合）", Input::LongText).help("回告没有分方面写的，填在这里；四个方面和这里至少填一处。"),
    FieldSpec::new("measures", "整改措施", Input::LongText)
        .article("《办法》第四十三条")
        .help("逐条落实的填下面的表；表和这里至少填一处。"),
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

/// 转线索.
pub static TRANSFER: &[FieldSpec] = &[FieldSpec::new("reason", "转线索理由", Input::LongText)
    .required()
    .help("可能构成违纪违法、需要立案的，不再作预警处理，转入问题线索台账。")];

/// 撤销.
pub static WITHDRAW: &[FieldSpec] =
    &[FieldSpec::new("reason", "撤销理由", Input::LongText).required().help("预警事项不成立、申诉成立等。撤销后不扣分，台账中保留。")];

/// 作废.
pub static VOID: &[FieldSpec] = &[FieldSpec::new("reason", "作废原因", Input::LongText).required().help("文号保留在台账中，不再使用。")];
