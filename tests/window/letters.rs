//! What is written beside a warning: 催办函, 函询, 督查 with its result, a talk; each from the warning it belongs to and back to
//! it. Never a rule: the journeys have those.

use crate::app::Look::{Part, Test};
use crate::app::{App, keys};
use crate::{ledger, way};

#[test]
fn an_overdue_reply_is_urged_and_the_letter_is_served() {
    let mut app = App::start("urged", &["--sample", "--today", "2026-04-08"]);
    way::to_warning(&app, "元旦期间公务车未封存");
    app.click(Test("tab-beside"));
    app.see(Test("beside"));
    app.click(Test("letter-reminder"));
    app.see(Test("letter-page"));
    app.see(Part("七纪催〔2026〕1号"));
    app.see(Test("page-1"));
    app.photograph("letter");
    app.click(Test("confirm-go"));
    app.see(Test("letters-detail"));
    app.photograph("letter-sent");
    app.click(Test("act-serve"));
    app.photograph("letter-serve");
    app.fill(Test("field-served_on"), "4.8");
    app.fill(Test("field-received_by"), "党政办收发");
    app.click(Test("confirm-go"));
    app.reads(Test("course-state"), "已办结");
    app.click(Test("to-warning"));
    app.see(Test("reminders"));
    app.photograph("urged-warning");
    app.close();
    assert_eq!(ledger::count(&app, "letters", "七纪催〔2026〕1号"), 1);
    assert_eq!(ledger::sound(&app), 1, "the letter is kept");
}

#[test]
fn an_inspection_is_ordered_measured_and_concluded_before_the_close() {
    let mut app = App::start("inspected", &["--sample", "--today", "2026-04-08"]);
    way::to_warning(&app, "衔接资金项目绩效评价指出验收资料滞后");
    app.click(Test("tab-beside"));
    app.click(Test("letter-inspection_notice"));
    app.see(Test("letter-page"));
    // Its pages are shown with the blanks; it is not sent with them.
    app.see(Test("page-1"));
    app.click(Test("confirm-go"));
    app.see(Test("objection-body"));
    app.photograph("inspection-notice");
    app.fill(Test("field-body"), "镇纪委决定对你单位整改落实情况开展督查。\n督查时间：2026年4月13日起。");
    app.click(Test("confirm-go"));
    app.see(Test("inspections-detail"));
    app.photograph("inspection");
    app.click(Test("act-measure"));
    app.photograph("inspection-measure");
    app.press(&[keys::ESCAPE]);
    app.see(Test("act-conclude"));
    app.click(Test("to-warning"));
    app.see(Test("warning-detail"));
    app.see(Test("why-close"));
    app.photograph("close-held-up");
    app.close();
    assert_eq!(ledger::count(&app, "inspections", "七纪督〔2026〕1号"), 1);
}
