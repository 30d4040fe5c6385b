//! 预警处置: three colours, one right document each, and the life of a warning from issue to close
//! (《办法》第四十一至四十四条). Never edits what was issued: it is voided with a reason.

mod act;
mod draft;
mod ending;
pub mod forms;
pub mod proposal;
mod record;
mod reply;
mod service;
mod term;

pub use act::Verdict;
use act::done;
pub use draft::{Draft, IssueObjections, check_issue, check_issue_day};
pub use ending::{Ended, WarningEnd};
pub use record::{Measure, NoticeText, SPEC, Warning};
pub use reply::{CauseAspect, Reply, ReplyMeasure, ReplyResult};
pub use service::{Service, read_time, time_words};
pub use term::{DispositionTerm, read_terms, term_of, terms_words};

use chrono::{Datelike, NaiveDate, Weekday};

use crate::calendar::Calendar;

terms! {
    /// 预警等级 (《办法》第四十一条).
    WarningLevel {
        /// 红色: 高级.
        Red = "red", "红色", ["红", "高级", "红色预警", "高级（红色）"];
        /// 黄色: 中级.
        Yellow = "yellow", "黄色", ["黄", "中级", "黄色预警", "中级（黄色）"];
        /// 蓝色: 低级.
        Blue = "blue", "蓝色", ["蓝", "低级", "蓝色预警", "低级（蓝色）"];
    }
}

terms! {
    /// 处置方式: the closed lists of 《办法》第四十二条.
    Disposition {
        /// 专项调查: red and yellow.
        SpecialInquiry = "special_inquiry", "专项调查";
        /// 督导整改: red.
        SupervisedRectification = "supervised_rectification", "督导整改";
        /// 集体谈话: red.
        CollectiveTalk = "collective_talk", "集体谈话";
        /// 组织处理: red.
        OrganisationalMeasure = "organisational_measure", "组织处理", ["组织处理建议"];
        /// 诫勉谈话: yellow.
        AdmonitionTalk = "admonition_talk", "诫勉谈话";
        /// 函询整改: yellow.
        WrittenInquiry = "written_inquiry", "函询整改";
        /// 谈话提醒: blue.
        ReminderTalk = "reminder_talk", "谈话提醒";
        /// 责令说明: blue.
        OrderedExplanation = "ordered_explanation", "责令说明";
        /// 纠正偏差: blue.
        Correction = "correction", "纠正偏差";
    }
}

terms! {
    /// 文书 that a colour calls for.
    Document {
        /// 《廉政风险预警整改通知书》: red and yellow.
        RectificationNotice = "rectification_notice", "廉政风险预警整改通知书";
        /// 《廉政风险预警通知书》: blue.
        WarningNotice = "warning_notice", "廉政风险预警通知书";
    }
}

terms! {
    /// 送达方式.
    ServiceWay {
        /// 直接送达.
        Direct = "direct", "直接送达", ["直接"];
        /// 留置送达: the addressee refused; needs a reason and a witness.
        Left = "left", "留置送达", ["留置"];
        /// 转交送达.
        Passed = "passed", "转交送达", ["转交"];
        /// 邮寄送达.
        Post = "post", "邮寄送达", ["邮寄"];
    }
}

terms! {
    /// 办理状态.
    WarningState {
        /// 待送达.
        Issued = "issued", "待送达";
        /// 待回告.
        Served = "served", "待回告";
        /// 待评估.
        Replied = "replied", "待评估";
        /// 已回告: a row of an old ledger, whose evaluation was made elsewhere.
        Recorded = "recorded", "已回告";
        /// 退回重报.
        Returned = "returned", "退回重报";
        /// 待销号.
        Accepted = "accepted", "待销号";
        /// 已销号.
        Closed = "closed", "已销号";
        /// 已提级: a warning of a higher colour stands in its place.
        Raised = "raised", "已提级";
        /// 已转线索.
        Transferred = "transferred", "已转线索";
        /// 已撤销: it was not justified.
        Withdrawn = "withdrawn", "已撤销";
        /// 已作废: its paper was wrong.
        Voided = "voided", "已作废";
    }
}

terms! {
    /// 回告状态.
    ReplyStatus {
        /// 待送达.
        NotServed = "not_served", "待送达";
        /// 回告期内.
        Running = "running", "回告期内";
        /// 按期回告.
        InTime = "in_time", "按期回告";
        /// 逾期回告.
        Late = "late", "逾期回告";
        /// 逾期未回告.
        Overdue = "overdue", "逾期未回告";
        /// 不再回告: the warning ended before a reply came.
        Ended = "ended", "不再回告";
        /// 已作废.
        Voided = "voided", "已作废";
    }
}

impl WarningLevel {
    /// 高级（红色）.
    pub fn title(self) -> &'static str {
        match self {
            Self::Red => "高级（红色）",
            Self::Yellow => "中级（黄色）",
            Self::Blue => "低级（蓝色）",
        }
    }

    /// 高级·红色预警, as the colour mark of a notice has it.
    pub fn mark(self) -> &'static str {
        match self {
            Self::Red => "高级·红色预警",
            Self::Yellow => "中级·黄色预警",
            Self::Blue => "低级·蓝色预警",
        }
    }

    /// When this colour applies, in the words of 《办法》第四十二条.
    pub fn condition(self) -> &'static str {
        match self {
            Self::Red => "违反党风廉政建设规定，有违纪行为但不构成立案",
            Self::Yellow => "有倾向性问题且情节轻微",
            Self::Blue => "情节较轻微，或群众议论较多的苗头性问题",
        }
    }

    /// The one right document (《办法》第四十二条).
    pub fn document(self) -> Document {
        match self {
            Self::Red | Self::Yellow => Document::RectificationNotice,
            Self::Blue => Document::WarningNotice,
        }
    }

    /// The closed list of dispositions (《办法》第四十二条).
    pub fn dispositions(self) -> &'static [Disposition] {
        match self {
            Self::Red => &[
                Disposition::SpecialInquiry,
                Disposition::SupervisedRectification,
                Disposition::CollectiveTalk,
                Disposition::OrganisationalMeasure,
            ],
            Self::Yellow => &[Disposition::AdmonitionTalk, Disposition::SpecialInquiry, Disposition::WrittenInquiry],
            Self::Blue => &[Disposition::ReminderTalk, Disposition::OrderedExplanation, Disposition::Correction],
        }
    }

    /// A higher colour than the other: 红色 above 黄色 above 蓝色.
    pub fn is_above(self, other: Self) -> bool {
        let height = |level: Self| match level {
            Self::Red => 3,
            Self::Yellow => 2,
            Self::Blue => 1,
        };
        height(self) > height(other)
    }
}

/// A remark where the last day is no working day; the date itself stays. A year whose 放假安排 is not known has only
/// its weekends.
pub fn due_remark(due: NaiveDate, calendar: &Calendar) -> Option<String> {
    let weekend = match due.weekday() {
        Weekday::Sat => Some("星期六"),
        Weekday::Sun => Some("星期日"),
        _ => None,
    };
    let day = match calendar.is_worked(due) {
        Ok(true) => return None,
        Ok(false) => weekend.filter(|_| !calendar.is_holiday(due)).unwrap_or("法定节假日放假"),
        Err(_) => weekend?,
    };
    Some(format!("期限届满日为{day}，日期不顺延"))
}

/// 回告状态, from the three days and today.
pub fn reply_status(
    served_on: Option<NaiveDate>,
    due: Option<NaiveDate>,
    replied_on: Option<NaiveDate>,
    voided: bool,
    today: NaiveDate,
) -> ReplyStatus {
    match (voided, served_on, due, replied_on) {
        (true, ..) => ReplyStatus::Voided,
        (false, None, ..) | (false, _, None, _) => ReplyStatus::NotServed,
        (false, _, Some(due), Some(replied_on)) if replied_on > due => ReplyStatus::Late,
        (false, _, Some(_), Some(_)) => ReplyStatus::InTime,
        (false, _, Some(due), None) if today > due => ReplyStatus::Overdue,
        (false, ..) => ReplyStatus::Running,
    }
}

#[cfg(test)]
mod tests {
    use chrono::Days;

    use super::*;
    use crate::Term;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn each_colour_has_its_document_and_its_closed_list() {
        assert_eq!(WarningLevel::Blue.document().label(), "廉政风险预警通知书");
        assert_eq!(WarningLevel::Red.document(), WarningLevel::Yellow.document());
        let words = |level: WarningLevel| level.dispositions().iter().map(|way| way.label()).collect::<Vec<_>>().join("、");
        assert_eq!(words(WarningLevel::Red), "专项调查、督导整改、集体谈话、组织处理");
        assert_eq!(words(WarningLevel::Yellow), "诫勉谈话、专项调查、函询整改");
        assert_eq!(words(WarningLevel::Blue), "谈话提醒、责令说明、纠正偏差");
    }

    #[test]
    fn a_last_day_without_work_is_said() {
        for (due, said) in [
            ("2026-05-02", Some("期限届满日为法定节假日放假，日期不顺延")),
            ("2026-05-16", Some("期限届满日为星期六，日期不顺延")),
            ("2026-02-14", None), // a Saturday that is worked
            ("2026-02-25", None),
            ("2031-05-02", None), // a Friday of a year that is not known
            ("2031-05-04", Some("期限届满日为星期日，日期不顺延")),
        ] {
            assert_eq!(due_remark(day(due), &Calendar::with([])).as_deref(), said, "{due}");
        }
    }

    #[test]
    fn the_clock_stops_at_receipt_and_not_before_service() {
        let status = |served: Option<&str>, replied: Option<&str>, today: &str| {
            let served = served.map(day);
            reply_status(served, served.map(|served| served + Days::new(30)), replied.map(day), false, day(today)).label()
        };
        assert_eq!(status(None, None, "2030-01-01"), "待送达");
        assert_eq!(status(Some("2026-01-15"), None, "2026-02-14"), "回告期内");
        assert_eq!(status(Some("2026-01-15"), None, "2026-02-15"), "逾期未回告");
        assert_eq!(status(Some("2026-01-15"), Some("2026-02-14"), "2026-06-01"), "按期回告");
        assert_eq!(status(Some("2026-01-15"), Some("2026-02-15"), "2026-06-01"), "逾期回告");
    }
}
