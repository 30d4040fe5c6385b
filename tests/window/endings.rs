//! The ends of a warning beside 销号: raised to another colour, handed on as a lead, withdrawn, voided; each by the page that
//! says what will happen. Never a rule: the journeys have those.

use serde_json::{Value, json};

use crate::app::Look::{Css, Part, Test};
use crate::app::{App, keys};
use crate::{ledger, way};

const TODAY: &[&str] = &["--sample", "--today", "2026-04-08"];

fn warning(app: &App, number: &str) -> Value {
    ledger::ask(app, "read_warning", &json!({ "warning": number }))
}

#[test]
fn a_blue_warning_is_raised_and_both_point_at_each_other() {
    let mut app = App::start("raised", TODAY);
    way::to_warning(&app, "企业反映优惠政策兑现迟缓");
    app.click(Test("act-raise"));
    app.see(Test("raising"));
    app.see(Part("提级：代替 七纪廉警〔2026〕15号"));
    app.click(Test("level-yellow"));
    app.click(Test("disposition-written_inquiry"));
    app.see(Test("page-1"));
    app.click(Test("approved"));
    app.click(Test("to-sign"));
    app.see(Test("objection-raise_reason"));
    app.photograph("raise-why");
    app.fill(Test("field-raise_reason"), "回告期内又有企业反映同一问题");
    app.click(Test("to-sign"));
    app.see(Test("sign-page"));
    app.photograph("raise-sign");
    app.click(Test("confirm-go"));
    app.reads(Test("issued-number"), "七纪廉警〔2026〕17号");
    app.click(Test("to-warning"));
    app.see(Test("warning-detail"));
    app.photograph("raised");
    app.click(Test("to-raised"));
    app.reads(Test("warning-state"), "已提级");
    app.see(Part("已经没有下一步。"));
    app.photograph("raised-old");
    app.close();
    assert_eq!(warning(&app, "七纪廉警〔2026〕15号")["state"], "raised");
    assert_eq!(warning(&app, "七纪廉警〔2026〕17号")["level"], "yellow");
}

#[test]
fn a_warning_ends_as_a_lead_withdrawn_or_void_and_only_with_a_reason() {
    let mut app = App::start("ended", TODAY);
    way::to_warning(&app, "春节期间接待清单与公函人数不符");
    app.click(Test("act-transfer"));
    app.see(Part("在问题线索台账中登记一条线索"));
    app.click(Test("confirm-go"));
    app.see(Test("objection-reason"));
    app.photograph("transfer-why");
    app.fill(Test("field-reason"), "核查发现涉嫌违纪，需要移送");
    app.click(Test("confirm-go"));
    app.reads(Test("warning-state"), "已转线索");
    app.photograph("transferred");

    way::to_warning(&app, "反映租金差额未追缴到位");
    app.click(Test("act-withdraw"));
    app.fill(Test("field-reason"), "复核认定与事实不符");
    app.photograph("withdraw");
    // Esc goes back and what was typed is still there.
    app.press(&[keys::ESCAPE]);
    app.click(Test("act-withdraw"));
    app.reads(Test("field-reason"), "复核认定与事实不符");
    app.click(Test("confirm-go"));
    app.reads(Test("warning-state"), "已撤销");

    way::to_warning(&app, "企业反映优惠政策兑现迟缓");
    app.click(Test("act-void"));
    app.fill(Test("field-reason"), "受送达单位写错");
    app.click(Test("confirm-go"));
    app.reads(Test("warning-state"), "已作废");
    app.photograph("voided");
    assert_eq!(app.count("[data-test^=act-]"), 0, "nothing can be done to it any more");

    app.click(Test("nav-case_leads"));
    app.see(Css("[data-test=register-case_leads]"));
    app.see(Part("XS-2026-01"));
    app.photograph("lead-of-warning");
    app.close();
    for (number, state) in [(13, "transferred"), (16, "withdrawn"), (15, "voided")] {
        assert_eq!(warning(&app, &format!("七纪廉警〔2026〕{number}号"))["state"], state);
    }
}
