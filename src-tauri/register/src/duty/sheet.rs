//! 责任分解表 of a year as a document: its title, what it rests on, and that it was issued. Never its duties:
//! those stand by themselves and name their year.

use chrono::{Datelike as _, NaiveDate};

use crate::form::{Form, Raw, Texts};
use crate::objection::{Objection, Objections};
use crate::shape::{FieldSpec, Input, RegisterSpec, Style};

terms! {
    /// 责任分解表状态: how far the sheet of a year has come.
    SheetStatus {
        /// 拟制: being drawn up.
        Drafting = "drafting", "拟制";
        /// 审定: approved, not yet sent out.
        Approved = "approved", "审定";
        /// 印发: sent out.
        Issued = "issued", "印发";
    }
}

/// 责任分解表: the sheet of one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyBreakdown {
    /// 年度.
    pub year: i32,
    /// 标题.
    pub title: String,
    /// 依据文号.
    pub basis_number: String,
    /// 依据文件.
    pub basis: String,
    /// 印发文号; empty before it is issued.
    pub issued_number: String,
    /// 印发日期.
    pub issued_on: Option<NaiveDate>,
    /// 备注.
    pub note: String,
}

/// The register of sheets.
pub static SPEC: RegisterSpec = RegisterSpec {
    title: "年度分解表",
    noun: "年度责任分解表",
    empty: "这里登记每一年的责任分解表：标题、依据的文件、印发文号和日期。任务在“责任分解”中。",
    natural_key: "year",
    title_key: "title",
    fields: &[
        FieldSpec::new("year", "年度", Input::Number).required().listed(70, Style::Number).filter(),
        FieldSpec::new("title", "标题", Input::Text).required().listed(360, Style::Text).frozen(),
        FieldSpec::new("basis_number", "依据文号", Input::Text)
            .listed(170, Style::Text)
            .help("这张表依据哪份文件编制，例如：云纪发〔2026〕3号。"),
        FieldSpec::new("basis", "依据文件", Input::LongText).listed(280, Style::Text).article("《实施意见》前言"),
        FieldSpec::new("status", "状态", Input::Text)
            .read_only()
            .listed(90, Style::State)
            .filter()
            .help("拟制→审定→印发；审定取自版本，印发在“责任分解”页办理。"),
        FieldSpec::new("issued_number", "印发文号", Input::Text).read_only().listed(170, Style::Text),
        FieldSpec::new("issued_on", "印发日期", Input::Date).read_only().listed(110, Style::Date),
        FieldSpec::new("note", "备注", Input::LongText).listed(200, Style::Text),
    ],
};

impl DutyBreakdown {
    /// Reads a form. That it was issued is no matter of typing: it stays as it was.
    ///
    /// # Errors
    /// Every objection.
    pub fn read(raw: &Raw, today: NaiveDate) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &SPEC, today);
        let typed = form.number("year");
        let year = typed.and_then(|year| i32::try_from(year).ok()).filter(|year| (1949..=2999).contains(year));
        if typed.is_some() && year.is_none() {
            form.object("year", "range", "年度请填四位数的年份，例如 2026。");
        }
        let sheet = Self {
            year: year.unwrap_or_else(|| today.year()),
            title: form.name("title"),
            basis_number: form.name("basis_number"),
            basis: form.text("basis"),
            issued_number: String::new(),
            issued_on: None,
            note: form.text("note"),
        };
        form.finish(sheet)
    }

    /// A sheet of which nothing but its year is known.
    pub fn of_year(year: i32, township: &str) -> Self {
        Self {
            year,
            title: format!("{township}{year}年惩治和预防腐败体系建设责任分解表"),
            basis_number: String::new(),
            basis: String::new(),
            issued_number: String::new(),
            issued_on: None,
            note: String::new(),
        }
    }

    /// The sheet of the year after: the same title under its year, on a basis still to be named.
    pub fn next(&self, year: i32) -> Self {
        let title = self.title.replace(&self.year.to_string(), &year.to_string());
        Self {
            year,
            title,
            basis_number: String::new(),
            basis: String::new(),
            issued_number: String::new(),
            issued_on: None,
            note: String::new(),
        }
    }

    /// How far it has come. `approved_on` is the day its edition was approved.
    pub fn status(&self, approved_on: Option<NaiveDate>) -> SheetStatus {
        if self.issued_on.is_some() {
            SheetStatus::Issued
        } else if approved_on.is_some() {
            SheetStatus::Approved
        } else {
            SheetStatus::Drafting
        }
    }

    /// 印发: the sheet with its number and day.
    ///
    /// # Errors
    /// When it was issued before, has no duties, or number or day are amiss; every objection.
    pub fn issue(
        &self,
        number: &str,
        on: Option<NaiveDate>,
        duties: usize,
        approved_on: Option<NaiveDate>,
        today: NaiveDate,
    ) -> Result<Self, Objections> {
        let mut objections = Vec::new();
        let number = crate::text::trim(number).to_owned();
        if let Some(before) = self.issued_on {
            objections.push(Objection::act("issued", format!("{}年的责任分解表已于{before}印发（{}）。", self.year, self.issued_number)));
        }
        if duties == 0 {
            objections.push(Objection::act("empty", format!("{}年还没有任务，不能印发；请先登记或从上年复制任务。", self.year)));
        }
        if number.is_empty() {
            objections.push(Objection::field("number", "required", "印发文号不能为空，请填写，例如：七镇发〔2026〕4号。"));
        }
        match on {
            None => objections.push(Objection::field("issued_on", "required", "印发日期不能为空，请填写。")),
            Some(on) if on > today => objections.push(Objection::field("issued_on", "future", "印发日期在今天之后，请在印发之后登记。")),
            Some(on) if approved_on.is_some_and(|approved| on < approved) => {
                objections.push(Objection::field("issued_on", "order", "印发日期早于审定日期，请核对。"));
            }
            Some(_) => {}
        }
        if objections.is_empty() { Ok(Self { issued_number: number, issued_on: on, ..self.clone() }) } else { Err(objections) }
    }

    /// The sheet as texts.
    pub fn texts(&self, approved_on: Option<NaiveDate>) -> Raw {
        let mut texts = Texts::default();
        texts.set("year", self.year);
        texts.set("title", &self.title);
        texts.set("basis_number", &self.basis_number);
        texts.set("basis", &self.basis);
        texts.term("status", Some(self.status(approved_on)));
        texts.set("issued_number", &self.issued_number);
        texts.date("issued_on", self.issued_on);
        texts.set("note", &self.note);
        texts.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Term as _;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_sheet_is_drawn_up_then_approved_then_issued() {
        let sheet = DutyBreakdown::of_year(2026, "七溪坪镇");
        let today = day("2026-04-08");
        assert_eq!(sheet.status(None).label(), "拟制");
        assert_eq!(sheet.status(Some(day("2026-02-20"))).label(), "审定");
        let issued = sheet.issue(" 七镇发〔2026〕4号 ", Some(day("2026-02-28")), 111, Some(day("2026-02-20")), today).unwrap();
        assert_eq!((issued.status(None).label(), issued.issued_number.as_str()), ("印发", "七镇发〔2026〕4号"));
        let rules = |no: Objections| no.into_iter().map(|objection| objection.rule).collect::<Vec<_>>();
        assert_eq!(rules(issued.issue("号", Some(today), 111, None, today).unwrap_err()), ["issued"]);
        assert_eq!(rules(sheet.issue("", None, 0, None, today).unwrap_err()), ["empty", "required", "required"]);
        assert_eq!(rules(sheet.issue("号", Some(day("2026-04-09")), 1, None, today).unwrap_err()), ["future"]);
        assert_eq!(rules(sheet.issue("号", Some(day("2026-02-01")), 1, Some(day("2026-02-20")), today).unwrap_err()), ["order"]);
    }

    #[test]
    fn the_next_year_has_the_title_under_its_own_year_and_no_basis() {
        let mut sheet = DutyBreakdown::of_year(2026, "七溪坪镇");
        sheet.basis = "区委意见".to_owned();
        let next = sheet.next(2027);
        assert_eq!((next.title.as_str(), next.basis.as_str()), ("七溪坪镇2027年惩治和预防腐败体系建设责任分解表", ""));
    }
}
