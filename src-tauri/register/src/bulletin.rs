//! 预警信息参阅 (《办法》第四十五条): a grave case or how things stand, told to those who lead and, as far as is right, to
//! the units. Numbered within its year and through all years when it is issued. Never edited after that: it is voided
//! with a reason, and its number stays used.

use chrono::{Datelike as _, NaiveDate};

use crate::form::{Form, Raw, Texts};
use crate::id::WarningId;
use crate::objection::{Objection, Objections};
use crate::quarter::Quarter;
use crate::shape::{FieldSpec, Input, RegisterSpec, Style, labels};
use crate::text;

terms! {
    /// 参阅种类 (《办法》第四十五条).
    BulletinKind {
        /// 重要个案.
        Case = "case", "重要个案", ["个案"];
        /// 综合情况.
        Overview = "overview", "综合情况", ["综合"];
    }
}

terms! {
    /// 参阅状态.
    BulletinState {
        /// 拟稿.
        Drafted = "drafted", "拟稿";
        /// 已编发.
        Issued = "issued", "已编发";
        /// 已作废.
        Voided = "voided", "已作废";
    }
}

/// 期号: 2026年第1期 总第9期.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct IssueNumber {
    /// Year of issue.
    pub year: i32,
    /// Number within the year, from 1.
    pub number: u32,
    /// 总期号, through all years.
    pub total: u32,
}

impl std::fmt::Display for IssueNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}年第{}期　总第{}期", self.year, self.number, self.total)
    }
}

/// 参阅.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bulletin {
    /// 参阅种类.
    pub kind: BulletinKind,
    /// 标题.
    pub title: String,
    /// 正文, a paragraph a line; lines that begin with 一、 are headings.
    pub body: String,
    /// 编发单位.
    pub issuer: String,
    /// The warning that a case speaks of.
    pub warning: Option<WarningId>,
    /// The quarter that an overview speaks of.
    pub quarter: Option<Quarter>,
    /// 报.
    pub report_to: String,
    /// 送.
    pub send_to: String,
    /// 发.
    pub distribute_to: String,
    /// 印数.
    pub copies: u32,
    /// 期号 and 编发日期, once issued.
    pub issued: Option<(IssueNumber, NaiveDate)>,
    /// 作废: the day and the reason.
    pub voided: Option<(NaiveDate, String)>,
    /// 备注.
    pub note: String,
}

/// The register of bulletins.
pub static SPEC: RegisterSpec = RegisterSpec {
    title: "预警信息参阅",
    noun: "参阅",
    empty: "这里编发《廉政风险预警信息参阅》：重要个案由一件预警起草，综合情况由一个季度的数字起草；编发时自动编期号。",
    natural_key: "issue",
    title_key: "title",
    fields: &[
        FieldSpec::new("issue", "期号", Input::Text)
            .column("")
            .read_only()
            .listed(190, Style::Text)
            .help("编发时自动编号，不跳号、不重号。"),
        FieldSpec::new("kind", "种类", Input::Choice)
            .column("")
            .required()
            .choices(labels::<BulletinKind>)
            .listed(100, Style::Text)
            .filter()
            .article("《办法》第四十五条"),
        FieldSpec::new("title", "标题", Input::LongText).column("").required().listed(320, Style::Text).frozen(),
        FieldSpec::new("body", "正文", Input::LongText)
            .column("")
            .required()
            .help("一行一段；“一、”开头的行印成小标题。不写举报人，当事人隐去姓名。"),
        FieldSpec::new("issuer", "编发单位", Input::Text).column("").listed(180, Style::Text).help("不填则为本单位。"),
        FieldSpec::new("warning", "依据的预警", Input::Text).column("").listed(170, Style::Text).help("重要个案填文号。"),
        FieldSpec::new("quarter", "依据的季度", Input::Text).column("").listed(100, Style::Text).help("综合情况填 2026Q1 这样的季度。"),
        FieldSpec::new("report_to", "报", Input::Text)
            .column("")
            .group("分发")
            .listed(180, Style::Text)
            .article("《办法》第四十五条")
            .help("同级党政领导班子和上级纪检监察机关。"),
        FieldSpec::new("send_to", "送", Input::Text).column("").group("分发").listed(140, Style::Text),
        FieldSpec::new("distribute_to", "发", Input::Text)
            .column("")
            .group("分发")
            .listed(140, Style::Text)
            .help("在一定范围内通报的单位。"),
        FieldSpec::new("copies", "印数", Input::Number).column("").group("分发").listed(70, Style::Number).help("共印多少份。"),
        FieldSpec::new("issued_on", "编发日期", Input::Date).column("").read_only().listed(110, Style::Date),
        FieldSpec::new("state", "状态", Input::Choice)
            .column("")
            .read_only()
            .choices(labels::<BulletinState>)
            .listed(90, Style::State)
            .filter(),
        FieldSpec::new("void_reason", "作废理由", Input::LongText).column("").read_only().listed(160, Style::Text),
        FieldSpec::new("note", "备注", Input::LongText).column("").group("分发").listed(140, Style::Text),
    ],
};

/// The form of 编发.
pub static ISSUE: &[FieldSpec] = &[FieldSpec::new("on", "编发日期", Input::Date).help("不填即今天；不能早于上一期。")];

/// The form of 作废.
pub static VOID: &[FieldSpec] =
    &[FieldSpec::new("reason", "作废理由", Input::LongText).required().help("期号不再使用，重新编发用下一期号。")];

impl Bulletin {
    /// Reads a form; `warning` finds one by its 文号.
    ///
    /// # Errors
    /// Every objection.
    pub fn read(raw: &Raw, warning: impl Fn(&str) -> Option<WarningId>, issuer: &str, today: NaiveDate) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &SPEC, today);
        let kind = form.term::<BulletinKind>("kind");
        let warning = form.reference("warning", &warning, "预警处置");
        let words = form.text("quarter");
        let quarter = Quarter::parse(&words);
        if quarter.is_none() && !words.is_empty() {
            form.object("quarter", "quarter", format!("季度“{words}”看不明白，请写成 2026Q1 这样。"));
        }
        let copies = form.number("copies").unwrap_or(0);
        if copies > 10_000 {
            form.object("copies", "range", "印数请填一万以内的整数。");
        }
        let own = form.name("issuer");
        let bulletin = kind.map(|kind| Self {
            kind,
            title: form.text("title"),
            body: form.text("body"),
            issuer: if own.is_empty() { issuer.to_owned() } else { own },
            warning,
            quarter,
            report_to: form.name("report_to").trim_end_matches('。').to_owned(),
            send_to: form.name("send_to").trim_end_matches('。').to_owned(),
            distribute_to: form.name("distribute_to").trim_end_matches('。').to_owned(),
            copies,
            issued: None,
            voided: None,
            note: form.text("note"),
        });
        // Without a kind there is an objection already.
        form.finish(bulletin)?.ok_or_else(Objections::new)
    }

    /// 参阅状态.
    pub fn state(&self) -> BulletinState {
        match (&self.voided, &self.issued) {
            (Some(_), _) => BulletinState::Voided,
            (None, Some(_)) => BulletinState::Issued,
            (None, None) => BulletinState::Drafted,
        }
    }

    /// What stands against issuing it on a day; `last` is the day of the issue before it.
    pub fn against_issuing(&self, on: NaiveDate, last: Option<NaiveDate>, today: NaiveDate) -> Objections {
        if self.issued.is_some() {
            return vec![Objection::act("bulletin_issued", "这期参阅已经编发，不能再改；有错误的，请作废后重新编发。")];
        }
        let mut against = Vec::new();
        if self.report_to.is_empty() {
            against.push(Objection::field(
                "report_to",
                "required",
                "请填写报送对象：同级党政领导班子和上级纪检监察机关（《办法》第四十五条）。",
            ));
        }
        if self.copies == 0 {
            against.push(Objection::field("copies", "required", "请填写印数。"));
        }
        match self.kind {
            BulletinKind::Case if self.warning.is_none() => {
                against.push(Objection::field("warning", "required", "重要个案要写明依据的预警文号。"));
            }
            BulletinKind::Overview if self.quarter.is_none() => {
                against.push(Objection::field("quarter", "required", "综合情况要写明依据的季度。"));
            }
            BulletinKind::Case | BulletinKind::Overview => {}
        }
        if on > today {
            against.push(Objection::field("on", "future", format!("编发日期不能晚于今天（{today}）。")));
        } else if let Some(last) = last.filter(|last| on < *last) {
            against.push(Objection::field("on", "order", format!("上一期在{last}编发，这一期不能更早：期号按编发先后排。")));
        }
        against
    }

    /// The issued bulletin.
    ///
    /// # Errors
    /// What stands against it.
    pub fn issue(&self, number: IssueNumber, on: NaiveDate, last: Option<NaiveDate>, today: NaiveDate) -> Result<Self, Objections> {
        let against = self.against_issuing(on, last, today);
        if !against.is_empty() {
            return Err(against);
        }
        Ok(Self { issued: Some((IssueNumber { year: on.year(), ..number }, on)), ..self.clone() })
    }

    /// 作废: the number stays used.
    ///
    /// # Errors
    /// It was not issued, is voided already, or there is no reason.
    pub fn void(&self, reason: &str, today: NaiveDate) -> Result<Self, Objections> {
        let reason = text::trim(reason);
        match self.state() {
            BulletinState::Drafted => Err(vec![Objection::act("bulletin_draft", "还没有编发的参阅可以直接修改或者删除，不用作废。")]),
            BulletinState::Voided => Err(vec![Objection::act("bulletin_voided", "这期参阅已经作废。")]),
            BulletinState::Issued if reason.is_empty() => Err(vec![Objection::field("reason", "required", "作废要写明理由。")]),
            BulletinState::Issued => Ok(Self { voided: Some((today, reason.to_owned())), ..self.clone() }),
        }
    }

    /// The bulletin as texts; `warning` is the 文号 of the one it speaks of.
    pub fn texts(&self, warning: &str) -> Raw {
        let mut texts = Texts::default();
        texts.set("issue", self.issued.map(|(number, _)| number.to_string()).unwrap_or_default());
        texts.term("kind", Some(self.kind));
        texts.set("title", &self.title);
        texts.set("body", &self.body);
        texts.set("issuer", &self.issuer);
        texts.set("warning", warning);
        texts.set("quarter", self.quarter.map(|quarter| quarter.to_string()).unwrap_or_default());
        texts.set("report_to", &self.report_to);
        texts.set("send_to", &self.send_to);
        texts.set("distribute_to", &self.distribute_to);
        texts.set("copies", if self.copies == 0 { String::new() } else { self.copies.to_string() });
        texts.date("issued_on", self.issued.map(|(_, on)| on));
        texts.term("state", Some(self.state()));
        texts.set("void_reason", self.voided.as_ref().map_or("", |(_, reason)| reason.as_str()));
        texts.set("note", &self.note);
        texts.0
    }
}

/// A text without the names of persons: each becomes 有关人员. Longer names go first, so that no part of one stays.
pub fn without_names(text: &str, names: &[&str]) -> String {
    let mut longest: Vec<&str> = named(text, names);
    longest.sort_by_key(|name| std::cmp::Reverse(name.chars().count()));
    longest.into_iter().fold(text.to_owned(), |text, name| text.replace(name, "有关人员"))
}

/// The names of persons that stand in a text. A single character is no name.
pub fn named<'a>(text: &str, names: &[&'a str]) -> Vec<&'a str> {
    let mut found: Vec<&str> = names.iter().copied().filter(|name| name.chars().count() > 1 && text.contains(name)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::made::{day, key};

    fn draft(change: &[(&str, &str)]) -> Bulletin {
        let mut raw: Raw = [
            ("kind", "重要个案"),
            ("title", "村集体林地发包的教训"),
            ("body", "一、基本情况\n某村发包林地。"),
            ("warning", "七纪廉警〔2026〕1号"),
            ("report_to", "镇党委、区纪委。"),
            ("copies", "20"),
        ]
        .into_iter()
        .map(|(key, text)| (key.to_owned(), text.to_owned()))
        .collect();
        raw.extend(change.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())));
        Bulletin::read(&raw, |_| Some(key(1)), "镇纪委", day("2026-04-08")).unwrap()
    }

    #[test]
    fn a_bulletin_is_numbered_when_it_is_issued_and_stands_from_then_on() {
        let number = IssueNumber { year: 2026, number: 1, total: 9 };
        let issued = draft(&[]).issue(number, day("2026-04-08"), Some(day("2026-01-20")), day("2026-04-08")).unwrap();
        assert_eq!((issued.state(), issued.issued.unwrap().0.to_string()), (BulletinState::Issued, "2026年第1期　总第9期".to_owned()));
        let rule = |result: Result<Bulletin, Objections>| result.map(|own| own.state()).map_err(|against| against[0].rule);
        assert_eq!(rule(issued.issue(number, day("2026-04-08"), None, day("2026-04-08"))), Err("bulletin_issued"));
        assert_eq!(rule(issued.void("", day("2026-04-09"))), Err("required"));
        let voided = issued.void("有误", day("2026-04-09")).unwrap();
        assert_eq!(voided.issued, issued.issued, "the number stays used");
        assert_eq!(rule(voided.void("再废", day("2026-04-09"))), Err("bulletin_voided"));
        assert_eq!(rule(draft(&[]).void("有误", day("2026-04-09"))), Err("bulletin_draft"));
    }

    #[test]
    fn what_is_missing_is_said_beside_its_field() {
        let fields = |change: &[(&str, &str)], on: &str| -> Vec<String> {
            draft(change).against_issuing(day(on), Some(day("2026-03-01")), day("2026-04-08")).into_iter().map(|one| one.field).collect()
        };
        assert!(fields(&[], "2026-04-08").is_empty());
        assert_eq!(fields(&[("report_to", ""), ("copies", "")], "2026-04-09"), ["report_to", "copies", "on"]);
        assert_eq!(fields(&[("kind", "综合情况")], "2026-02-28"), ["quarter", "on"]);
        assert!(fields(&[("kind", "综合情况"), ("quarter", "2026Q1")], "2026-03-01").is_empty());
    }

    #[test]
    fn no_name_of_a_person_is_left_in_a_text() {
        let text = "反映李德福、李德在林地发包中收取费用，德某知情。";
        assert_eq!(without_names(text, &["李德", "李德福", "德", "王五"]), "反映有关人员、有关人员在林地发包中收取费用，德某知情。");
        assert_eq!(named(text, &["李德福", "王五", "李德福"]), ["李德福"]);
    }
}
