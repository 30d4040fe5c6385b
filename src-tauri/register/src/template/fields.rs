//! The fields that each template can name, as data. Never where a value comes from: desk knows that.

use super::{TemplateField, TemplateKind};

const fn field(key: &'static str, help: &'static str, example: &'static str) -> TemplateField {
    TemplateField { key, help, example, table: false }
}

/// Fields of every template: the office's settings under the labels of their form.
pub(super) const OFFICE: &[TemplateField] = &[
    field("本单位全称", "单位设置中的全称。", "中共七溪坪镇纪律检查委员会"),
    field("本单位简称", "单位设置中的简称。", "镇纪委"),
    field("乡镇名称", "单位设置中的乡镇名称。", "七溪坪镇"),
    field("上级纪检监察机关", "单位设置中的上级机关。", "云溪区纪委监委"),
    field("预警中心", "单位设置中季度报送的收件单位。", "区预警中心"),
    field("依据的办法", "单位设置中办法的全名，不带书名号。", "七溪坪镇廉政风险预警防控暂行办法"),
    field("联系人", "单位设置中的联系人。", "预警信息员"),
    field("联系电话", "单位设置中的联系电话。", "0000-0000000"),
];

const MATTER: TemplateField = field("事由", "预警信息的内容，不带句号。", "最低生活保障动态复核中停发未书面告知理由");
const YOU: TemplateField = field("对方", "村称“你村”，社区称“你社区”，其他称“你单位”。", "你单位");
const WAYS: TemplateField = field("处置方式", "所选的处置方式，用顿号隔开。", "责令说明、纠正偏差");
const TERM: TemplateField = field("回告期限", "单位设置中的回告天数，写成汉字。", "三十日");
const NOTICE: TemplateField = field("预警文书", "预警文书的名称和文号。", "《廉政风险预警通知书》（七纪廉警〔2026〕2号）");
const DOCUMENT: TemplateField = field("文书名称", "预警文书的名称，不带书名号。", "廉政风险预警通知书");
const NUMBER: TemplateField = field("文号", "预警文书的文号；空白文书为空。", "七纪廉警〔2026〕2号");
const UNIT: TemplateField = field("受送达单位", "受送达单位的全称。", "社会事务办公室");
const QUARTER: TemplateField = field("季度", "报送的季度。", "2026年第一季度");
const HAND_WORDS: TemplateField = field("手写空白", "一段横线，留给手写。", "＿＿＿＿＿＿");
const HAND_DAYS: TemplateField = field("手写天数", "一小段横线，留给手写天数。", "＿＿");
const HAND_DAY: TemplateField = field("手写日期", "手写年、月、日的地方。", "＿＿年＿＿月＿＿日");
const POST: TemplateField = field("岗位", "受送达人的职务；没有的留手写处。", "低保救助岗");
const ABOUT: TemplateField = field("反映事项", "预警的事由，已带引号；空白文书留手写处。", "“最低生活保障动态复核中停发未书面告知理由”");

const OF_NOTICE: &[TemplateField] = &[
    MATTER,
    field("来源", "预警信息的来源。", "行政投诉"),
    YOU,
    UNIT,
    field("预警等级", "预警的等级。", "低级（蓝色）"),
    WAYS,
    TERM,
    field("风险岗位", "关联风险点所在的岗位；没有关联风险点的为空。", "低保救助岗位"),
    field("风险点", "关联风险点的描述，不带句号；没有的为空。", "动态管理不及时"),
    field("风险点编号", "关联风险点的编号；没有的为空。", "R035"),
    field(
        "等级目录版本",
        "签发时有效的廉政风险等级目录版本；没有审定的版本，或者没有关联风险点的，为空。",
        "《七溪坪镇廉政风险等级目录》第1版（2026年3月1日审定）",
    ),
];

const OF_SLIP: &[TemplateField] = &[NOTICE, DOCUMENT, NUMBER, UNIT];

const OF_RECEIPT: &[TemplateField] = &[TERM, NOTICE, DOCUMENT, NUMBER, UNIT];

const OF_REPLY: &[TemplateField] = &[
    NOTICE,
    DOCUMENT,
    NUMBER,
    MATTER,
    field("我方", "村称“我村”，社区称“我社区”，其他称“我单位”。", "我村"),
    field("收到日期", "通知书送达的日期；没有登记送达的为空。", "2026年1月15日"),
    WAYS,
    field("成因剖析", "登记的成因剖析，几段就印几段。", "对政策学习不够，复核流于形式。"),
    field("整改措施", "登记的整改措施，几段就印几段。", "逐户复核，停发一律书面告知。"),
    TemplateField { table: true, ..field("落实情况表", "整改措施落实情况表，单独占一段。", "（表格）") },
    HAND_WORDS,
];

const OF_REMINDER: &[TemplateField] = &[
    NOTICE,
    DOCUMENT,
    NUMBER,
    MATTER,
    YOU,
    UNIT,
    field("送达日期", "送达回证上签的日期。", "2026年1月15日"),
    field("回告截止日期", "送达之日起算的最后一天。", "2026年2月14日"),
    field("回告情况", "未回告的，或者退回后未重报的，到今天的情况。", "截至2026年4月7日，你村尚未回告"),
];

const OVERDUE: TemplateField = field("逾期天数", "到今天逾期几天，只写数字。", "52");

const OF_INSPECTION: &[TemplateField] = &[
    field("预警文书", "预警文书的名称和文号；空白文书留手写处。", "《廉政风险预警通知书》（七纪廉警〔2026〕2号）"),
    NUMBER,
    YOU,
    field("督查事项", "预警的事由，不带句号；空白文书留手写处。", "最低生活保障动态复核中停发未书面告知理由"),
    HAND_WORDS,
    HAND_DAYS,
    HAND_DAY,
];

const OF_INQUIRY: &[TemplateField] = &[ABOUT, POST, DOCUMENT, NUMBER, HAND_WORDS, HAND_DAYS, HAND_DAY];

const OF_PROPOSAL: &[TemplateField] = &[
    field("建议事项", "预警的事由，不带句号；空白文书留手写处。", "最低生活保障动态复核"),
    YOU,
    DOCUMENT,
    NUMBER,
    HAND_WORDS,
    HAND_DAYS,
    HAND_DAY,
];

const OF_RETURN: &[TemplateField] = &[
    QUARTER,
    field("应报数", "应报的采集报送点个数。", "36"),
    field("实报数", "报送了采集表或者零报告的点数。", "34"),
    field("零报数", "其中作零报告的点数。", "13"),
    field("未报数", "没有报送的点数；都报了的为空。", "2"),
    field("信息件次", "本季度采集信息的件次。", "33"),
    field("初次件次", "初次反映的件次。", "31"),
    field("重复件次", "重复反映的件次。", "2"),
    field("范围内件次", "业务范围内的件次。", "32"),
    field("范围内占比", "业务范围内占全部的百分比。", "97.0%"),
    field("来源分布", "各来源的件次；本季度没有信息的为空。", "信访举报9件次，市长热线8件次"),
    field("等级分布", "业务范围内各建议等级的件次。", "红色预警6件次，黄色预警14件次，蓝色预警12件次"),
    field("已预警数", "本季度信息发出预警的件数。", "16"),
    field("已回告数", "其中已回告的件数。", "11"),
    field("逾期未回告数", "其中逾期未回告的件数。", "3"),
];

const OF_ZERO: &[TemplateField] = &[QUARTER];

const OF_RETURN_REMINDER: &[TemplateField] = &[
    QUARTER,
    field("报送期限", "单位设置中采集点报送期限算出的日期。", "2026年4月5日"),
    field("通知日期", "出通知的日期。", "2026年4月8日"),
    field("未报的点", "一单位一张的称“你村”“你单位”，合一张的写个数。", "下列8个采集报送点"),
    TemplateField {
        table: true, ..field("未报名单表", "未报的采集报送点，单独占一段；一单位一张的没有。", "（表格）")
    },
];

/// The fields of one kind without those of the office.
pub(super) fn own(kind: TemplateKind) -> &'static [TemplateField] {
    /// The fields of a reminder and the days that only an overdue one has.
    static OF_OVERDUE: [TemplateField; OF_REMINDER.len() + 1] = {
        let mut all = [OVERDUE; OF_REMINDER.len() + 1];
        let mut at = 0;
        while at < OF_REMINDER.len() {
            all[at] = OF_REMINDER[at];
            at += 1;
        }
        all
    };
    match kind {
        TemplateKind::NoticeBlue | TemplateKind::NoticeYellow | TemplateKind::NoticeRed => OF_NOTICE,
        TemplateKind::Slip => OF_SLIP,
        TemplateKind::ServiceReceipt => OF_RECEIPT,
        TemplateKind::Reply => OF_REPLY,
        TemplateKind::ReminderDue => OF_REMINDER,
        TemplateKind::ReminderOverdue => &OF_OVERDUE,
        TemplateKind::InspectionNotice => OF_INSPECTION,
        TemplateKind::WrittenInquiry | TemplateKind::Admonition => OF_INQUIRY,
        TemplateKind::Proposal => OF_PROPOSAL,
        TemplateKind::QuarterReturn => OF_RETURN,
        TemplateKind::ZeroReport => OF_ZERO,
        TemplateKind::ReturnReminder => OF_RETURN_REMINDER,
    }
}
