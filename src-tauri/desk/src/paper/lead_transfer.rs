//! 问题线索移送单 with its receipt: one form, the lower part comes back. Never a reporter, and never what was done with
//! the lead.

use press::form::FormPaper;
use press::{Align, Cell, Marks, Row};
use register::Term as _;
use register::case_lead::{CaseLead, LeadState};
use register::names::Names as _;
use register::signal::{Nature, SignalSource};

use super::forms::{HAND_DATE, four_columns, pair, roomy, sample_note, term_ticks, wide};
use crate::book::Book;
use crate::compose::long_date;

/// The paper's name.
pub(super) const NAME: &str = "问题线索移送单";

/// Why it cannot be made: nothing was transferred yet.
pub(super) fn why_not(lead: &CaseLead) -> Option<String> {
    let gone = matches!(lead.state(), LeadState::Transferred | LeadState::Acknowledged);
    (!gone).then(|| format!("线索{}还没有移送，请先登记移送。", lead.number))
}

/// The form; without a lead a blank one.
pub(super) fn paper(lead: Option<&CaseLead>, book: &Book, marks: Marks) -> FormPaper {
    let text = |of: &dyn Fn(&CaseLead) -> String| lead.map(of).unwrap_or_default();
    let transfer = lead.and_then(|lead| lead.transfer.as_ref());
    let unit = lead.and_then(|lead| lead.unit).map_or("", |unit| book.unit_name(unit).1);
    let day = |day: Option<chrono::NaiveDate>| day.map_or_else(|| HAND_DATE.to_owned(), long_date);
    let channel = lead.and_then(|lead| lead.channel).map_or("", |channel| channel.label());
    let head = |text: &str| Row::new(vec![Cell::label(text).across(4).stand(Align::Middle)]).high(9.0);
    let part = |of: &dyn Fn(&register::case_lead::Transfer) -> String| transfer.map(of).unwrap_or_default();
    let number = text(&|lead| lead.number.clone());
    let rows = vec![
        head("移　送"),
        pair("线索编号", &number, "受理日期", &day(lead.map(|lead| lead.received_on)), 10.0),
        pair("移送单位", &book.office.name, "接收单位", &part(&|one| one.to.clone()), 12.0),
        wide("线索来源", &term_ticks::<SignalSource>(lead.and_then(|lead| lead.source)), 14.0),
        pair("渠　道", channel, "问题性质", lead.and_then(|lead| lead.nature).map_or("", Nature::label), 10.0),
        pair("涉及单位", unit, "岗位／姓名", &text(&CaseLead::object), 12.0),
        roomy("主要问题", &text(&|lead| lead.summary.clone()), 34.0),
        roomy("评估意见", &text(&|lead| lead.assessment.as_ref().map(|one| one.opinion.clone()).unwrap_or_default()), 20.0),
        pair("移送人", &part(&|one| one.by.clone()), "移送日期", &day(transfer.map(|one| one.on)), 12.0),
        Row::new(vec![Cell::label("移送单位\n（盖章）"), Cell::new("").across(3)]).high(16.0),
        head("回　执"),
        pair("线索编号", &number, "回执编号", &part(&|one| one.receipt_number.clone()), 10.0),
        pair("接收人", &part(&|one| one.received_by.clone()), "接收日期", &day(transfer.and_then(|one| one.receipt_on)), 12.0),
        Row::new(vec![Cell::label("接收单位\n（盖章）"), Cell::new("").across(3)]).high(16.0),
    ];
    let notes = vec!["注：本单不列举报人；一式两份，接收单位签收后退回一份存档。".to_owned(), sample_note(book)];
    let mut paper = four_columns(NAME, rows, notes, marks);
    paper.right = "保密　专人送达".to_owned();
    paper
}
