//! The words of papers as the office wants them: which papers have a body that can be edited, the fields
//! such a body can hold, the text that comes with the program, and the versions that were kept. Never a
//! value of a record: desk hands those in.

mod fields;
mod shipped;
mod wording;

pub use wording::{Paragraph, Values, Wording, tidy};

use crate::Term as _;
use crate::warning::WarningLevel;

terms! {
    /// 模板种类: the papers whose body is a template.
    TemplateKind {
        /// 蓝色预警通知书正文.
        NoticeBlue = "notice_blue", "蓝色预警通知书正文";
        /// 黄色预警整改通知书正文.
        NoticeYellow = "notice_yellow", "黄色预警整改通知书正文";
        /// 红色预警整改通知书正文.
        NoticeRed = "notice_red", "红色预警整改通知书正文";
        /// 通知书回执.
        Slip = "slip", "通知书回执";
        /// 送达回证附注.
        ServiceReceipt = "service_receipt", "送达回证附注";
        /// 回告书.
        Reply = "reply", "回告书";
        /// 催办函（期限将满）.
        ReminderDue = "reminder_due", "催办函（期限将满）";
        /// 催办函（逾期未回告）.
        ReminderOverdue = "reminder_overdue", "催办函（逾期未回告）";
        /// 督查通知.
        InspectionNotice = "inspection_notice", "督查通知";
        /// 函询通知书.
        WrittenInquiry = "written_inquiry", "函询通知书";
        /// 告诫书.
        Admonition = "admonition", "告诫书";
        /// 建议书.
        Proposal = "proposal", "建议书";
        /// 季度报送函.
        QuarterReturn = "quarter_return", "季度报送函";
        /// 零报告.
        ZeroReport = "zero_report", "零报告";
        /// 催报通知.
        ReturnReminder = "return_reminder", "催报通知";
    }
}

/// A field that a template can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TemplateField {
    /// Its name, as it stands between the braces.
    pub key: &'static str,
    /// What it becomes on paper, one sentence.
    pub help: &'static str,
    /// What it could become.
    pub example: &'static str,
    /// It becomes a table and stands in a paragraph of its own.
    pub table: bool,
}

/// Which version of which template. The text that comes with the program has the number 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TemplateVersion {
    /// 模板种类.
    pub kind: TemplateKind,
    /// 1, 2, 3 … in the order of saving; 0 for the shipped text.
    pub number: u32,
}

impl TemplateVersion {
    /// The text that comes with the program.
    pub fn shipped(kind: TemplateKind) -> Self {
        Self { kind, number: 0 }
    }

    /// 第3版, or 随软件自带.
    pub fn words(self) -> String {
        if self.number == 0 { "随软件自带".to_owned() } else { format!("第{}版", self.number) }
    }

    /// 蓝色预警通知书正文 第3版, as the archive says it.
    pub fn label(self) -> String {
        format!("{} {}", self.kind.label(), self.words())
    }
}

/// 模板: one version of a body, for ever as it was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// Which version.
    pub version: TemplateVersion,
    /// The text, a paragraph a line.
    pub body: String,
    /// Local time it was saved, RFC 3339 with offset.
    pub made_at: String,
}

impl TemplateKind {
    /// The body of a notice of this colour.
    pub fn of_notice(level: WarningLevel) -> Self {
        match level {
            WarningLevel::Blue => Self::NoticeBlue,
            WarningLevel::Yellow => Self::NoticeYellow,
            WarningLevel::Red => Self::NoticeRed,
        }
    }

    /// The colour of the notice it is the body of.
    pub fn level(self) -> Option<WarningLevel> {
        WarningLevel::ALL.iter().copied().find(|level| Self::of_notice(*level) == self)
    }

    /// The heading it stands under in the list.
    pub fn group(self) -> &'static str {
        match self {
            Self::NoticeBlue | Self::NoticeYellow | Self::NoticeRed => "预警通知书",
            Self::Slip | Self::ServiceReceipt | Self::Reply => "送达和回告",
            Self::ReminderDue | Self::ReminderOverdue | Self::InspectionNotice => "催办和督查",
            Self::QuarterReturn | Self::ZeroReport | Self::ReturnReminder => "季度报送",
            Self::WrittenInquiry | Self::Admonition | Self::Proposal => "函询、告诫和建议",
        }
    }

    /// The article the paper comes from.
    pub fn article(self) -> &'static str {
        match self {
            Self::NoticeBlue | Self::NoticeYellow | Self::NoticeRed => "《办法》第四十一条、第四十二条、第四十三条",
            Self::Slip | Self::ServiceReceipt | Self::Reply => "《办法》第四十三条",
            Self::ReminderDue | Self::ReminderOverdue => "《办法》第四十三条、第四十四条",
            Self::InspectionNotice => "《办法》第四十四条",
            Self::WrittenInquiry => "《办法》第四十条、第四十二条",
            Self::Admonition => "《办法》第四十条",
            Self::QuarterReturn | Self::ZeroReport | Self::ReturnReminder => "《办法》第三十八条",
            Self::Proposal => "《惩治机制意见》第六条",
        }
    }

    /// The shipped text is a sample of ours (示例): no official specimen stands behind it. Slip and note of
    /// 送达回证 follow the blanks in use.
    pub fn sample(self) -> bool {
        !matches!(self, Self::Slip | Self::ServiceReceipt)
    }

    /// The fields its text can hold, those of the office last.
    pub fn fields(self) -> impl Iterator<Item = &'static TemplateField> {
        fields::own(self).iter().chain(fields::OFFICE)
    }

    /// The field of this name.
    pub fn field(self, key: &str) -> Option<&'static TemplateField> {
        self.fields().find(|field| field.key == key)
    }

    /// Names of the fields without which the paper would not say what it must.
    pub fn required(self) -> &'static [&'static str] {
        match self {
            Self::NoticeBlue | Self::NoticeYellow | Self::NoticeRed => &["事由", "预警等级", "处置方式", "回告期限"],
            Self::Slip => &["文号"],
            Self::ServiceReceipt => &["回告期限"],
            Self::Reply => &["预警文书", "成因剖析", "整改措施"],
            Self::ReminderDue | Self::ReminderOverdue => &["预警文书", "回告截止日期"],
            Self::InspectionNotice => &["预警文书"],
            Self::WrittenInquiry | Self::Admonition => &["反映事项"],
            Self::Proposal => &["建议事项"],
            Self::QuarterReturn => &["季度", "信息件次"],
            Self::ZeroReport => &["季度"],
            Self::ReturnReminder => &["季度", "未报的点"],
        }
    }

    /// What to know of this text beyond the common rules; empty where there is nothing.
    pub fn help(self) -> &'static str {
        match self {
            Self::NoticeBlue => "只写岗位，不写举报人。",
            Self::NoticeYellow | Self::NoticeRed => "以冒号结尾的那一段后面印整改要求表。只写岗位，不写举报人。",
            Self::Slip => "印在通知书最后、撕下来交回的一联上。",
            Self::ServiceReceipt => "印在送达回证表格下面，一段一条。",
            Self::Reply => "“一、”开头、句末没有标点的一段印成标题。",
            Self::WrittenInquiry | Self::Admonition | Self::InspectionNotice | Self::Proposal => {
                "没有定的人和时间用{手写空白}、{手写天数}、{手写日期}留给手写。"
            }
            Self::ReturnReminder => "一单位一张的，没有未报名单表；几个单位合一张的，名单表单独占一段。",
            Self::ReminderDue | Self::ReminderOverdue | Self::QuarterReturn | Self::ZeroReport => "",
        }
    }

    /// The text that comes with the program.
    pub fn shipped(self) -> &'static str {
        shipped::text(self)
    }
}
