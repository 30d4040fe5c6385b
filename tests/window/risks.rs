//! Risk points in the window: graded with a reason, their persons proposed, screened in four steps with one sent
//! back, looked at again in the yearly campaign, and found by the map. Never a rule: the journeys have those.

use crate::app::Look::{Part, Test};
use crate::app::{App, keys};

/// Opens a risk point of the training office by its number.
fn open(app: &App, number: &str) {
    app.click(Test("nav-risks"));
    app.see(Test("row-0"));
    app.fill(Test("search"), number);
    app.see(Part("显示 1 条"));
    app.press(&[keys::ENTER]);
    app.press(&[keys::CONTROL, keys::ENTER]);
    app.see(Test("record-pane"));
}

#[test]
fn a_risk_point_is_entered_with_what_the_articles_propose() {
    let app = App::start("risk", &["--sample", "--today", "2026-04-08"]);
    app.click(Test("nav-risks"));
    app.see(Test("row-0"));
    app.click(Test("tool-add"));
    app.click(Test("choice-layer-科室职责"));
    app.type_into(Test("field-unit"), "财政所");
    app.press(&[keys::ENTER]);
    app.choose(Test("field-kind"), "业务流程风险");
    app.type_into(Test("field-description"), "试列：一人办到底");
    app.click(Test("choice-likelihood-高"));
    app.click(Test("choice-impact-低"));
    app.click(Test("choice-grade-高"));
    app.click(Test("save"));
    app.see(Test("objection-grade_reason"));
    app.see(Test("objection-graded_by"));
    app.type_into(Test("field-grade_reason"), "涉及大额资金");
    app.type_into(Test("field-graded_by"), "郑某某");
    app.click(Test("assist-measure"));
    app.click(Test("assist-leader"));
    app.click(Test("assist-discipline"));
    app.click(Test("assist-department_head"));
    app.reads(Test("field-department_head"), "财政所所长");
    app.photograph("risk");
    app.click(Test("save"));
    app.see(Part("已保存风险点"));
    app.click(Test("undo"));
    app.see(Part("已撤销"));
}

#[test]
fn persons_are_proposed_for_chosen_points_and_four_steps_approve_them() {
    let app = App::start("screening", &["--sample", "--today", "2026-04-08"]);
    open(&app, "R001");
    app.click(Test("tab-screening"));
    app.click(Test("start-screening"));
    app.see(Test("step-own"));
    let sign = |opinion: &str| {
        app.fill(Test("sign-by"), "周某某");
        app.fill(Test("sign-opinion"), opinion);
    };
    app.click(Test("sign-pass"));
    app.see(Test("objection-opinion"));
    sign("已自查");
    app.click(Test("sign-pass"));
    app.see(Test("sign-return"));
    sign("缺表现形式");
    app.click(Test("sign-return"));
    app.see_gone(Test("sign-return"));
    app.photograph("screening");
    for next in ["签署“科室帮查”", "签署“领导核查”", "签署并审定"] {
        sign("已看");
        app.click(Test("sign-pass"));
        app.see(Part(next));
    }
    // Nothing high is approved without its three persons: said before it is tried, and refused.
    sign("同意");
    app.click(Test("sign-pass"));
    app.see(Part("缺镇纪委"));
    app.click(Test("confirm-go"));
    app.see(Test("rule-approval_persons"));
}

#[test]
fn the_map_of_risks_filters_the_list_and_lets_go_of_it() {
    let app = App::start("riskmap", &["--sample", "--today", "2026-04-08"]);
    app.click(Test("nav-risks"));
    app.see(Test("row-0"));
    app.click(Test("map-fold"));
    app.see(Test("map-kind"));
    app.click(Test("map-财政所-高"));
    app.see(Part("显示 3 条"));
    app.photograph("riskmap");
    app.click(Test("map-财政所-高"));
    app.see(Part("共 156 条"));
}

#[test]
fn a_campaign_is_opened_marked_and_closed() {
    let app = App::start("campaign", &["--sample", "--today", "2026-04-08"]);
    app.click(Test("nav-risks"));
    app.click(Test("kind-campaign_lines"));
    app.click(Test("campaign-open"));
    app.see(Test("confirm-page"));
    app.click(Test("confirm-go"));
    app.see(Test("row-0"));
    app.see(Part("已标注 0 / 156"));
    app.click(Test("campaign-units"));
    app.see(Test("campaign-table"));
    app.photograph("campaign");
    app.click(Test("campaign-units"));
    app.click(Test("campaign-close"));
    app.click(Test("confirm-go"));
    app.see(Part("还有156个风险点没有标注"));
    app.click(Test("confirm-back"));
    app.click(Test("campaign-print"));
    app.see(Test("page-1"));
}
