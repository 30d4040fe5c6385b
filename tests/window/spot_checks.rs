//! 抽查 in the window: a draw before witnesses, a drawn object visited measure by measure, a finding that becomes a
//! rectification. Never a rule: the journeys have those.

use serde_json::json;

use crate::app::App;
use crate::app::Look::{Css, Part, Test};

#[test]
fn from_a_draw_to_a_rectification() {
    let app = App::start("spot", &["--sample", "--today", "2026-04-08"]);
    app.click(Test("nav-spots"));
    app.see(Part("距离2026年12月31日还有267天，还有79个没有抽查"));
    app.click(Test("spots-sort-units"));
    app.see(Part("列出 23 个"));
    app.photograph("spots");

    // Without a witness there is no draw; what was typed stays.
    app.click(Test("spots-draw"));
    app.see(Test("draw-page"));
    app.see(Part("2026年未抽查的高风险单位"));
    app.fill(Test("field-count"), "2");
    app.fill(Test("field-seed"), "20260408771");
    app.click(Test("confirm-go"));
    app.see(Test("objection-witnesses"));
    app.fill(Test("field-witnesses"), "马某某、朱某某");
    app.photograph("spot-draw");
    app.click(Test("confirm-go"));
    app.see(Test("draw-detail"));
    app.see(Part("20260408771-1"));
    app.click(Test("draw-whole"));
    app.photograph("spot-drawn");

    // The first one drawn is visited.
    app.click(Css("[data-test=draw-drawn] li:first-child button"));
    app.see(Test("record-pane"));
    app.click(Test("tab-visit"));
    app.see(Test("visit-row"));
    app.click(Test("visit-all"));
    app.click(Test("mark-0-未落实"));
    app.fill(Test("remark-0"), "没有台账");
    app.fill(Test("field-checked_on"), "4.8");
    app.fill(Test("field-inspectors"), "马某某");
    app.fill(Test("field-findings"), "内审台账不全");
    app.fill(Test("field-handling"), "限期整改");
    app.click(Test("visit-save"));
    app.see(Test("objection-inspectors"));
    app.fill(Test("field-inspectors"), "马某某、朱某某");
    app.photograph("spot-visit");
    app.click(Test("visit-save"));
    app.see(Part("计入2026年抽查"));

    app.click(Test("finding-rectify-1"));
    app.see(Test("rectify-page"));
    for (field, words) in
        [("measure", "补齐台账"), ("leader", "何某某"), ("department", "财政所"), ("handler", "周某某"), ("due_on", "4.30")]
    {
        app.fill(Test(&format!("field-{field}")), words);
    }
    app.photograph("spot-rectify");
    app.click(Test("confirm-go"));
    app.see(Part("已生成整改ZG-2026-01"));
    let coverage = app.call("spot_coverage", json!({ "sort": "units", "state": "covered" })).expect("coverage");
    assert_eq!(coverage["lines"].as_array().map(Vec::len), Some(1));
}
