//! 采集点报送: what a 采集报送点 sent for a quarter, a filled 采集表 or a signed 零报告, and how each point stands in
//! the grid of a quarter (《办法》第三十八条). Never a 零报告 over signals that the register holds.

pub mod grid;

use chrono::NaiveDate;

use crate::form::{Form, Raw, Texts};
use crate::id::UnitId;
use crate::objection::{Objection, Objections};
use crate::quarter::Quarter;
use crate::shape::{FieldSpec, Input, RegisterSpec, Style, labels};

terms! {
    /// 报送类型: what a point sent.
    ReturnKind {
        /// 采集表.
        Signals = "signals", "采集表", ["已报", "有信息"];
        /// 零报告.
        Zero = "zero", "零报告", ["零报", "无信息"];
    }
}

terms! {
    /// 报送方式: how it came.
    ReturnWay {
        /// 当面送交.
        Handed = "handed", "当面送交", ["直接送达", "报送", "送交"];
        /// 邮寄.
        Post = "post", "邮寄";
        /// 网络传送.
        Network = "network", "网络传送", ["网络", "政务网", "电子邮件", "微信"];
        /// 转交.
        Passed = "passed", "转交", ["代交"];
    }
}

/// What a 零报告 says where nobody wrote anything else.
pub const NOTHING_TO_REPORT: &str = "本季度无预警信息";

/// 采集点报送.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointReturn {
    /// 季度.
    pub quarter: Quarter,
    /// 采集报送点.
    pub point: UnitId,
    /// 报送类型.
    pub kind: ReturnKind,
    /// 收到日期.
    pub received_on: NaiveDate,
    /// 签字人: who signed for the point.
    pub signed_by: String,
    /// 报送方式.
    pub way: Option<ReturnWay>,
    /// 零报告说明; empty in a filled form.
    pub statement: String,
    /// 备注.
    pub note: String,
}

/// 催报记录: a point was asked for what it owes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointReminder {
    /// 季度.
    pub quarter: Quarter,
    /// 采集报送点.
    pub point: UnitId,
    /// 催报日期.
    pub reminded_on: NaiveDate,
    /// 催报方式, in the office's words: 书面通知, 电话.
    pub way: String,
    /// 备注.
    pub note: String,
}

/// The form of 催报. It is no register, but reads like one.
pub static REMINDER: RegisterSpec = RegisterSpec {
    title: "催报记录",
    noun: "催报",
    empty: "",
    natural_key: "reminded_on",
    title_key: "reminded_on",
    fields: &[
        FieldSpec::new("reminded_on", "催报日期", Input::Date).help("不填则记为今天。"),
        FieldSpec::new("way", "催报方式", Input::Text).help("例如：书面通知、电话、工作群。不填则记为“书面通知”。"),
        FieldSpec::new("note", "备注", Input::LongText),
    ],
};

impl PointReminder {
    /// Reads the form.
    ///
    /// # Errors
    /// Every objection.
    pub fn read(quarter: Quarter, point: UnitId, raw: &Raw, today: NaiveDate) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &REMINDER, today);
        let on = form.date("reminded_on");
        if on.is_some_and(|day| day > today) {
            form.object("reminded_on", "future", "催报日期不能晚于今天，请核对年份和月份。");
        }
        let way = Some(form.name("way")).filter(|way| !way.is_empty()).unwrap_or_else(|| "书面通知".to_owned());
        let read = Self { quarter, point, reminded_on: on.unwrap_or(today), way, note: form.text("note") };
        form.finish(read)
    }
}

/// The register of what came in.
pub static SPEC: RegisterSpec = RegisterSpec {
    title: "采集点报送",
    noun: "报送记录",
    empty: "这里是各采集报送点每季度报送的记录：采集表或者签字的零报告，何时收到、谁签字、怎么送来。平时在“季度报送”中登记更快。",
    natural_key: "point",
    title_key: "point",
    fields: &[
        FieldSpec::new("quarter", "季度", Input::Text)
            .required()
            .listed(130, Style::Text)
            .frozen()
            .filter()
            .article("《办法》第三十八条")
            .help("例如 2026年第1季度，或 2026Q1。"),
        FieldSpec::new("point", "采集报送点", Input::Unit)
            .required()
            .listed(130, Style::Text)
            .frozen()
            .filter()
            .article("《办法》第三十六条"),
        FieldSpec::new("kind", "报送类型", Input::Choice).required().choices(labels::<ReturnKind>).listed(100, Style::Text).filter(),
        FieldSpec::new("received_on", "收到日期", Input::Date).listed(110, Style::Date).help("不填则记为今天。"),
        FieldSpec::new("lateness", "时限", Input::Text).read_only().listed(100, Style::Text).filter(),
        FieldSpec::new("signed_by", "签字人", Input::Text).listed(120, Style::Text).help("零报告由单位负责人签字。"),
        FieldSpec::new("way", "报送方式", Input::Choice).choices(labels::<ReturnWay>).listed(100, Style::Text).filter(),
        FieldSpec::new("statement", "零报告说明", Input::LongText).listed(200, Style::Text).help("不填则记为“本季度无预警信息”。"),
        FieldSpec::new("note", "备注", Input::LongText).listed(200, Style::Text),
    ],
};

impl PointReturn {
    /// Reads a form; `point` finds a unit by the name typed.
    ///
    /// # Errors
    /// Every objection.
    pub fn read(raw: &Raw, point: impl FnOnce(&str) -> Option<UnitId>, today: NaiveDate) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &SPEC, today);
        let word = form.name("quarter");
        let quarter = Quarter::parse(&word);
        if quarter.is_none() && !word.is_empty() {
            form.object("quarter", "quarter", format!("季度“{word}”看不明白，请写成 2026年第1季度 或 2026Q1。"));
        }
        let received_on = form.date("received_on");
        if received_on.is_some_and(|day| day > today) {
            form.object("received_on", "future", "收到日期不能晚于今天，请核对年份和月份。");
        }
        let begun = quarter.and_then(Quarter::first_day);
        if received_on.unwrap_or(today) < begun.unwrap_or(NaiveDate::MIN) {
            form.object("received_on", "early", "收到日期早于这个季度开始，请核对季度和日期。");
        }
        let kind = form.term::<ReturnKind>("kind");
        let statement = match (kind, form.text("statement")) {
            (Some(ReturnKind::Zero), words) if words.is_empty() => NOTHING_TO_REPORT.to_owned(),
            (Some(ReturnKind::Signals), words) if !words.is_empty() && words != NOTHING_TO_REPORT => {
                form.object("statement", "kind", "报送采集表的不写零报告说明，请清空，或把报送类型改为“零报告”。");
                words
            }
            (Some(ReturnKind::Signals), _) => String::new(),
            (_, words) => words,
        };
        let read = quarter.zip(form.reference("point", point, "机构")).zip(kind).map(|((quarter, point), kind)| Self {
            quarter,
            point,
            kind,
            received_on: received_on.unwrap_or(today),
            signed_by: form.name("signed_by"),
            way: form.term("way"),
            statement,
            note: form.text("note"),
        });
        form.finish(read)?.ok_or_else(Objections::new)
    }

    /// What stands against keeping it beside what the register holds: `signals` of this point in this quarter, and
    /// whether another return of the same point and quarter stands already. `point` is its name.
    pub fn against(&self, point: &str, signals: u32, taken: bool) -> Option<Objection> {
        let quarter = self.quarter.title();
        if taken {
            let sentence = format!("{point}{quarter}已经登记过报送，请打开那一条修改。");
            return Some(Objection::field("point", "taken", sentence));
        }
        (self.kind == ReturnKind::Zero && signals > 0).then(|| Objection::field("kind", "signals", no_zero(point, self.quarter, signals)))
    }

    /// Days behind the day on which points are to have sent theirs; none in time.
    pub fn late_days(&self, due: NaiveDate) -> Option<u32> {
        u32::try_from((self.received_on - due).num_days()).ok().filter(|days| *days > 0)
    }

    /// The record as texts; `point` is the name of the point, `due` the day on which points are to have sent theirs.
    pub fn texts(&self, point: &str, due: NaiveDate) -> Raw {
        let mut texts = Texts::default();
        texts.set("quarter", self.quarter.label());
        texts.set("point", point);
        texts.term("kind", Some(self.kind));
        texts.date("received_on", Some(self.received_on));
        texts.set("lateness", self.late_days(due).map_or_else(|| "按时".to_owned(), |days| format!("迟报{days}天")));
        texts.set("signed_by", &self.signed_by);
        texts.term("way", self.way);
        texts.set("statement", &self.statement);
        texts.set("note", &self.note);
        texts.0
    }
}

/// Why a point cannot report none for a quarter.
pub fn no_zero(point: &str, quarter: Quarter, signals: u32) -> String {
    format!("{point}{}已登记{signals}条预警信息，不能作零报告。", quarter.title())
}

#[cfg(test)]
mod tests;
