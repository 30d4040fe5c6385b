//! 径送: a complaint that belongs to a higher level passes through unopened; only that it came and where it went is
//! kept. Never its content: there is no field for it.

use chrono::NaiveDate;

use crate::calendar::{Calendar, NoArrangement};
use crate::form::{Form, Raw, Texts, yes_no};
use crate::objection::Objections;
use crate::shape::{FieldSpec, Input, RegisterSpec, Style, labels};
use crate::signal::SignalWay;

terms! {
    /// 转送方式.
    ForwardWay {
        /// 专人送达.
        Courier = "courier", "专人送达", ["专人"];
        /// 机要交换.
        Exchange = "exchange", "机要交换", ["机要"];
        /// 挂号邮寄.
        Post = "post", "挂号邮寄", ["邮寄", "挂号"];
        /// 其他.
        Other = "other", "其他";
    }
}

terms! {
    /// 径送状态.
    ReceiptState {
        /// 待转送.
        Waiting = "waiting", "待转送";
        /// 已转送.
        Forwarded = "forwarded", "已转送";
        /// 已收回执.
        Acknowledged = "acknowledged", "已收回执";
    }
}

/// 径送.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectReceipt {
    /// 登记编号, such as JS-2026-01.
    pub number: String,
    /// 收到日期.
    pub received_on: NaiveDate,
    /// 收到方式.
    pub way: Option<SignalWay>,
    /// 件数.
    pub pieces: u32,
    /// 原封: the envelope was passed on as it was closed.
    pub sealed: bool,
    /// 转送单位.
    pub forwarded_to: String,
    /// 转送日期.
    pub forwarded_on: Option<NaiveDate>,
    /// 转送方式.
    pub forward_way: Option<ForwardWay>,
    /// 回执编号.
    pub receipt_number: String,
    /// 回执日期.
    pub receipt_on: Option<NaiveDate>,
    /// 经办人.
    pub handled_by: String,
}

/// Longest text of a field, in characters: names and numbers fit, a content does not.
pub const LONGEST: usize = 40;

/// The register of what was passed on.
pub static SPEC: RegisterSpec = RegisterSpec {
    title: "径送登记",
    noun: "径送",
    empty: "这里登记应由上级受理、径送上级的信件。只记收到和转送的情况，不拆封、不登记内容。",
    natural_key: "number",
    title_key: "number",
    fields: &[
        FieldSpec::new("number", "登记编号", Input::Text).listed(120, Style::Text).frozen().help("不填则自动编号。"),
        FieldSpec::new("received_on", "收到日期", Input::Date).required().listed(110, Style::Date).article("《惩治机制意见》第三部分"),
        FieldSpec::new("way", "收到方式", Input::Choice).required().choices(labels::<SignalWay>).listed(90, Style::Text).filter(),
        FieldSpec::new("pieces", "件数", Input::Number).listed(70, Style::Number).help("不填按1件。"),
        FieldSpec::new("sealed", "是否原封", Input::YesNo).listed(90, Style::Text).filter().help("信封原样未拆的填“是”。"),
        FieldSpec::new("forwarded_to", "转送单位", Input::Text).group("转送").listed(180, Style::Text).filter(),
        FieldSpec::new("forwarded_on", "转送日期", Input::Date).group("转送").listed(110, Style::Date),
        FieldSpec::new("forward_way", "转送方式", Input::Choice)
            .group("转送")
            .choices(labels::<ForwardWay>)
            .listed(100, Style::Text)
            .filter(),
        FieldSpec::new("receipt_number", "回执编号", Input::Text).group("回执").listed(140, Style::Text),
        FieldSpec::new("receipt_on", "回执日期", Input::Date).group("回执").listed(110, Style::Date),
        FieldSpec::new("handled_by", "经办人", Input::Text).group("转送").required().listed(100, Style::Text),
        FieldSpec::new("state", "状态", Input::Choice)
            .column("")
            .group("回执")
            .read_only()
            .choices(labels::<ReceiptState>)
            .listed(100, Style::State)
            .filter(),
    ],
};

/// Working days within which it has to be passed on (《纪检监察机关处理检举控告工作规则》第十五条).
const WORKING_DAYS: u32 = 5;

impl DirectReceipt {
    /// The last day on which it may be passed on.
    ///
    /// # Errors
    /// [`NoArrangement`] where a year's days off are not known.
    pub fn due_on(&self, calendar: &Calendar) -> Result<NaiveDate, NoArrangement> {
        calendar.after_working_days(self.received_on, WORKING_DAYS)
    }

    /// Reads a form.
    ///
    /// # Errors
    /// Every objection.
    pub fn read(raw: &Raw, today: NaiveDate) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &SPEC, today);
        for key in ["number", "forwarded_to", "receipt_number", "handled_by"] {
            if form.name(key).chars().count() > LONGEST {
                form.object(key, "too_long", format!("这里最多写{LONGEST}个字：径送只登记收到和转送的情况，不写内容。"));
            }
        }
        let received_on = form.date("received_on");
        let (forwarded_on, receipt_on) = (form.date("forwarded_on"), form.date("receipt_on"));
        for (key, on) in [("received_on", received_on), ("forwarded_on", forwarded_on), ("receipt_on", receipt_on)] {
            if on.is_some_and(|on| on > today) {
                form.object(key, "future", "日期还没有到，请填今天或以前的日期。");
            }
        }
        if forwarded_on.is_some() && forwarded_on < received_on {
            form.object("forwarded_on", "order", "转送日期早于收到日期，请核对。");
        }
        if receipt_on.is_some() && receipt_on < forwarded_on {
            form.object("receipt_on", "order", "回执日期早于转送日期，请核对。");
        }
        if forwarded_on.is_some() && form.name("forwarded_to").is_empty() {
            form.object("forwarded_to", "required", "已转送的要写明转送单位。");
        }
        if forwarded_on.is_none() && (receipt_on.is_some() || !form.name("receipt_number").is_empty()) {
            form.object("forwarded_on", "required", "有回执的要先填转送日期。");
        }
        let pieces = form.number("pieces");
        if pieces == Some(0) {
            form.object("pieces", "number", "件数至少为1。");
        }
        let receipt = Self {
            number: form.name("number"),
            received_on: received_on.unwrap_or(today),
            way: form.term("way"),
            pieces: pieces.unwrap_or(1),
            sealed: form.yes("sealed"),
            forwarded_to: form.name("forwarded_to"),
            forwarded_on,
            forward_way: form.term("forward_way"),
            receipt_number: form.name("receipt_number"),
            receipt_on,
            handled_by: form.name("handled_by"),
        };
        form.finish(receipt)
    }

    /// Where it stands.
    pub fn state(&self) -> ReceiptState {
        if self.receipt_on.is_some() || !self.receipt_number.is_empty() {
            ReceiptState::Acknowledged
        } else if self.forwarded_on.is_some() {
            ReceiptState::Forwarded
        } else {
            ReceiptState::Waiting
        }
    }

    /// The record as texts.
    pub fn texts(&self) -> Raw {
        let mut texts = Texts::default();
        texts.set("number", &self.number);
        texts.date("received_on", Some(self.received_on));
        texts.term("way", self.way);
        texts.number("pieces", Some(self.pieces));
        texts.set("sealed", yes_no(self.sealed));
        texts.set("forwarded_to", &self.forwarded_to);
        texts.date("forwarded_on", self.forwarded_on);
        texts.term("forward_way", self.forward_way);
        texts.set("receipt_number", &self.receipt_number);
        texts.date("receipt_on", self.receipt_on);
        texts.set("handled_by", &self.handled_by);
        texts.term("state", Some(self.state()));
        texts.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(fields: &[(&str, &str)]) -> Result<DirectReceipt, Vec<String>> {
        let base = [("received_on", "2026-03-02"), ("way", "来信"), ("handled_by", "徐某某")];
        let raw: Raw = base.iter().chain(fields).map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect();
        DirectReceipt::read(&raw, "2026-04-08".parse().unwrap())
            .map_err(|objections| objections.into_iter().map(|one| format!("{}:{}", one.field, one.rule)).collect())
    }

    #[test]
    fn there_is_no_place_for_a_content() {
        assert!(SPEC.fields.iter().all(|field| field.input != Input::LongText), "no field takes more than a line");
        for key in ["forwarded_to", "receipt_number", "handled_by", "number"] {
            let refused = read(&[(key, &"长".repeat(41))]).unwrap_err();
            assert!(refused.contains(&format!("{key}:too_long")), "{refused:?}");
        }
    }

    #[test]
    fn what_was_passed_on_has_its_order() {
        assert_eq!(read(&[]).unwrap().state(), ReceiptState::Waiting);
        let forwarded = [("forwarded_to", "区纪委"), ("forwarded_on", "2026-03-03")];
        assert_eq!(read(&forwarded).unwrap().state(), ReceiptState::Forwarded);
        assert_eq!(read(&[forwarded[0], forwarded[1], ("receipt_number", "3号")]).unwrap().state(), ReceiptState::Acknowledged);
        assert_eq!(read(&[("forwarded_on", "2026-03-01")]).unwrap_err(), ["forwarded_on:order", "forwarded_to:required"]);
        assert_eq!(read(&[("receipt_on", "2026-03-05")]).unwrap_err(), ["forwarded_on:required"]);
        assert_eq!(read(&[("pieces", "0")]).unwrap_err(), ["pieces:number"]);
    }
}
