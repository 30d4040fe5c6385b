//! The year of the 责任分解表 at the window: the next year copied, a problem and
//! its rectification, their papers. Never a rule.

use serde_json::json;

use crate::app::App;
use crate::app::Look::{Css, Part, Test};

#[test]
fn a_year_is_copied_and_stands_under_its_own_switch() {
    let app = App::start("renewal", &["--sample"]);
    app.click(Test("nav-duties"));
    app.click(Test("sheet-renew"));
    app.see(Test("renewal-1"));
    app.choose(Test("mark-3"), "取消");
    app.see(Part("未变 110 项，变更 0 项，取消 1 项，新增 0 项"));
    app.photograph("renewal");
    app.click(Test("renewal-next"));
    app.click(Test("confirm-go"));
    app.see(Part("已建立2027年责任分解表，共110项任务"));
    app.see(Part("七溪坪镇2027年惩治和预防腐败体系建设责任分解表"));
    app.photograph("year");
    app.click(Test("undo"));
    let years = app.call("duty_years", json!({})).expect("the years");
    assert_eq!(years["years"].as_array().map(Vec::len), Some(1), "{years}");
}

#[test]
fn a_problem_is_rectified_with_one_click() {
    let app = App::start("lists", &["--sample"]);
    app.click(Test("nav-work_items"));
    app.click(Test("list-4"));
    app.click(Test("tool-add"));
    app.choose(Test("field-kind"), "问题清单");
    app.type_into(Test("field-matter"), "集体资产台账不全");
    app.click(Test("save"));
    app.see(Part("WT-2026-01"));
    app.click(Test("rectify"));
    app.see(Part("ZG-2026-01"));
    app.see(Part("整改：集体资产台账不全"));
    app.photograph("lists");
    app.click(Test("tab-papers"));
    app.see(Test("offer-work_list_signatures"));
    app.click(Test("look-work_list_public"));
    app.see(Css("svg"));
}
