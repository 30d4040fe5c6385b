//! A card entered, linked as a repeat, decided and ended each way; who reported looked at once. Never the rules: they
//! have their own tests.

use crate::app::App;
use crate::app::Look::{Part, Test};
use crate::{ledger, way};

const TODAY: &[&str] = &["--sample", "--today", "2026-04-08"];

/// Opens the only signal that these words find, at one of its tabs.
fn open(app: &App, words: &str, tab: &str) {
    way::to_record(app, "signals", words);
    app.click(Test(&format!("tab-{tab}")));
}

#[test]
fn a_card_is_entered_linked_decided_and_ended() {
    let mut app = App::start("signals", TODAY);
    app.click(Test("nav-signals"));
    app.see(Test("row-0"));
    app.click(Test("tool-add"));
    app.fill(Test("field-collected_on"), "4.2");
    app.type_into(Test("field-point"), "下溪村");
    app.choose(Test("field-source"), "信访举报");
    app.choose(Test("field-way"), "来信");
    app.type_into(Test("field-unit"), "下溪村");
    app.type_into(Test("field-object"), "村党支部书记兼主任/滕某某");
    app.type_into(Test("field-content"), "再次反映宅基地审批收费");
    app.type_into(Test("field-risk"), "R105");
    app.click(Test("choice-suggested_level-黄色"));
    app.photograph("signal-card");
    app.click(Test("save"));
    app.see(Part("已保存预警信息"));

    // The earlier signal of the same matter is proposed.
    app.click(Test("tab-course"));
    app.see(Test("candidate"));
    app.photograph("signal-course");
    app.click(Test("link-Y005"));
    app.click(Test("confirm-go"));
    app.see(Test("linked-signal"));
    app.see(Part("同一事项1件"));

    app.click(Test("act-decide_signal"));
    app.click(Test("choice-dispositions-谈话提醒"));
    app.type_into(Test("field-by"), "郑某某");
    app.click(Test("confirm-go"));
    app.see(Part("不是黄色预警的处置方式"));
    app.photograph("signal-decide");
    app.click(Test("choice-dispositions-谈话提醒"));
    app.click(Test("choice-dispositions-诫勉谈话"));
    app.click(Test("confirm-go"));
    app.see(Part("审定黄色；诫勉谈话"));

    // A decided level forbids 不予预警; another body takes it.
    app.click(Test("act-end_signal"));
    app.click(Test("choice-ending-不予预警"));
    app.type_into(Test("field-reason"), "查无实据");
    app.click(Test("confirm-go"));
    app.see(Part("不能不予预警"));
    app.click(Test("choice-ending-转有关部门"));
    app.type_into(Test("field-to"), "区自然资源局");
    app.click(Test("confirm-go"));
    app.see(Part("转有关部门 区自然资源局"));
    app.photograph("signal-ended");
    app.click(Test("act-reopen_signal"));
    app.click(Test("confirm-go"));
    app.see(Test("act-end_signal"));

    // 转问题线索 leads to the ledger of leads, which shows nothing of it in its list.
    app.click(Test("act-make_lead"));
    app.click(Test("confirm-go"));
    app.see(Test("register-case_leads"));
    app.see(Part("XS-2026-01"));
    app.see(Part("（保密）"));
    app.click(Test("tab-lead"));
    app.click(Test("act-assess_lead"));
    app.click(Test("choice-result-可查性较强"));
    app.type_into(Test("field-by"), "徐某某、郑某某");
    app.type_into(Test("field-opinion"), "移送区纪委监委");
    app.click(Test("confirm-go"));
    app.see(Part("待移送"));
    app.photograph("lead");
    app.close();
    assert_eq!(ledger::sound(&app), 0);
}

#[test]
fn who_reported_shows_behind_a_click_and_hides_again() {
    let mut app = App::start("reporter", TODAY);
    open(&app, "Y124", "reporter");
    app.click(Test("act-save_reporter"));
    app.type_into(Test("field-name"), "钱三多");
    app.type_into(Test("field-contact"), "0000-0000000");
    app.click(Test("confirm-go"));
    app.see(Part("已登记举报人"));
    app.see_gone(Part("钱三多"));
    app.click(Test("act-reveal_reporter"));
    app.type_into(Test("field-by"), "郑某某");
    app.choose(Test("field-cause"), "反馈结果");
    app.click(Test("confirm-go"));
    app.see(Test("reporter-shown"));
    app.see(Part("钱三多"));
    app.photograph("reporter");
    app.click(Test("reporter-hide"));
    app.see_gone(Part("钱三多"));
    app.click(Test("tab-history"));
    app.see(Part("查看Y124的举报人（郑某某，反馈结果）"));
    app.see_gone(Part("钱三多"));
    app.photograph("reporter-history");
    app.close();
    assert_eq!(ledger::sound(&app), 0);
}
