//! Posts that change hands, a person who leaves, a risk point that is looked at again, the network: done, printed
//! and taken back in the window. Never the rules: they have their own tests.

use crate::app::Look::{Part, Test};
use crate::app::{App, keys};
use crate::ledger;

const TODAY: &[&str] = &["--sample", "--today", "2026-04-08"];

/// Opens the only record of a list that holds these words.
fn open(app: &App, kind: &str, words: &str) {
    app.click(Test("nav-units"));
    app.click(Test(&format!("kind-{kind}")));
    app.see(Test("row-0"));
    app.fill(Test("search"), words);
    app.see(Part("显示 1 条"));
    app.click(Test("cell-0-name"));
    app.press(&[keys::CONTROL, keys::ENTER]);
    app.see(Test("record-pane"));
}

#[test]
fn a_post_is_handed_over_and_its_risk_points_are_settled() {
    let mut app = App::start("hand-over", TODAY);
    open(&app, "posts", "财政所 出纳");
    app.click(Test("tab-tenures"));
    app.click(Test("hand-over"));
    app.type_into(Test("field-to"), "谢某甲");
    app.fill(Test("field-on"), "2026-4-9");
    app.click(Test("choice-reason-调整"));
    app.click(Test("confirm-go"));
    app.see(Part("还没有到"));
    app.photograph("hand-over-refused");
    app.fill(Test("field-on"), "4.1");
    app.click(Test("confirm-go"));
    app.see(Part("已交接“财政所 出纳”"));
    app.see(Part("2026-04-01 起"));
    app.see(Part("不详 至 2026-04-01"));
    app.photograph("hand-over");

    // 首页 counts what waits and opens it.
    app.click(Test("nav-home"));
    app.click(Part("待复核风险点"));
    app.see(Part("显示 2 条"));
    app.photograph("reviews");
    app.click(Test("cell-0-number"));
    app.press(&[keys::CONTROL, keys::ENTER]);
    app.click(Test("tab-reviews"));
    app.see(Part("由章某某换为谢某甲"));
    app.click(Test("settle-review"));
    app.click(Test("confirm-go"));
    app.see(Test("objection-by"));
    app.click(Test("choice-conclusion-不变"));
    app.type_into(Test("field-by"), "郑某某");
    app.photograph("review-form");
    app.click(Test("confirm-go"));
    app.see(Part("已复核1个风险点：不变。"));
    app.see(Part("显示 1 条"));
    app.click(Test("toast-action"));
    app.see(Part("显示 2 条"));

    // The printed list of what waits.
    app.click(Test("tool-print"));
    app.see(Test("page-1"));
    app.photograph("reviews-print");
    app.press(&[keys::CONTROL, 'z']);
    app.see(Part("已撤销：岗位交接"));
    app.close();
    assert_eq!(ledger::count(&app, "risks", "待复核"), 0);
    assert_eq!(ledger::sound(&app), 0);
}

#[test]
fn a_person_leaves_with_a_list_that_is_printed() {
    let mut app = App::start("depart", TODAY);
    open(&app, "persons", "章某某 财政所");
    app.click(Test("depart-person"));
    app.see(Test("depart-page"));
    app.see(Part("财政所 出纳的接任人"));
    app.fill(Test("field-on"), "4.1");
    app.choose(Test("field-reason"), "调离");
    app.type_into(Test("field-to"), "区财政局");
    app.photograph("depart");
    app.click(Test("confirm-go"));
    app.see(Part("已登记章某某离任"));
    app.see(Test("return-person"));
    app.photograph("departed");
    app.click(Test("print-handover"));
    app.see(Test("page-1"));
    app.photograph("depart-print");
    app.click(Test("make-paper"));
    app.see(Test("paper-kept"));
    app.press(&[keys::CONTROL, 'z']);
    app.see(Part("已撤销：登记离任“章某某”"));
    app.close();
    assert_eq!(ledger::count(&app, "persons", "已离任"), 0);
    assert_eq!(ledger::count(&app, "papers", "章某某工作交接清单"), 1);
}

#[test]
fn points_get_their_officers_and_the_network_is_printed() {
    let mut app = App::start("network", TODAY);
    app.click(Test("nav-network"));
    app.see(Test("network-page"));
    app.photograph("network-empty");
    app.click(Test("pick-group-行政村"));
    app.type_into(Test("field-officers"), "查无此人");
    app.click(Test("assign"));
    app.see(Part("不在人员册"));
    app.fill(Test("field-officers"), "郑某某");
    app.click(Test("assign"));
    app.see(Part("由郑某某联系"));
    app.see(Test("officer"));
    app.photograph("network");
    app.click(Test("tool-print"));
    app.see(Test("page-1"));
    app.photograph("network-print");
    app.press(&[keys::ALT, keys::LEFT]);
    app.see(Test("officer"));
    app.press(&[keys::CONTROL, 'z']);
    app.see(Part("已撤销：指定"));
    app.see_gone(Test("point-officers"));
    app.close();
}

#[test]
fn a_unit_is_merged_after_the_window_said_what_will_happen() {
    let mut app = App::start("merge", TODAY);
    app.click(Test("nav-units"));
    app.see(Test("row-0"));
    app.fill(Test("search"), "经管站");
    app.see(Part("显示 1 条"));
    app.click(Test("cell-0-short_name"));
    app.press(&[keys::CONTROL, keys::ENTER]);
    app.click(Test("merge-unit"));
    app.type_into(Test("field-into"), "农服中心");
    app.see(Part("移入回收站"));
    app.photograph("merge");
    app.click(Test("confirm-go"));
    app.see(Part("已将“经管站”并入“农服中心”。"));
    app.press(&[keys::CONTROL, 'z']);
    app.see(Part("已撤销"));
    // The division of work is a register like the others.
    app.click(Test("kind-charges"));
    app.click(Test("empty-add"));
    app.type_into(Test("field-post"), "镇长");
    app.type_into(Test("field-area"), "财务");
    app.click(Test("choice-way-监管"));
    app.click(Test("save"));
    app.see(Part("已保存分工“镇长：财务”"));
    app.click(Test("tab-papers"));
    app.see(Part("领导班子成员分工表"));
    app.photograph("charges");
    app.close();
    assert_eq!(ledger::count(&app, "charges", "财务"), 1);
    assert_eq!(ledger::sound(&app), 0);
}
