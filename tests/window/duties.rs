//! The year of the 责任分解表 at the window: an entry with its file and the meter, the next year copied, a problem and
//! its rectification, their papers. Never a rule.

use std::fs;

use serde_json::json;

use crate::app::Look::{Css, Part, Test, Text};
use crate::app::{App, keys};

#[test]
fn an_entry_with_its_file_moves_the_meter_and_is_taken_back() {
    let app = App::start("progress", &["--sample"]);
    app.click(Test("nav-duties"));
    app.see(Test("year-bar"));
    app.see(Part("拟制"));
    app.click(Test("cell-0-requirement"));
    app.press(&[keys::CONTROL, keys::ENTER]);
    app.click(Test("tab-progress"));
    app.reads(Test("meter-words"), "0/2次，还差2次");
    app.click(Test("progress-add"));
    app.type_into(Test("field-done_on"), "2026-3-20");
    app.type_into(Test("field-done"), "党委中心组专题学习");
    app.click(Test("progress-save"));
    app.reads(Test("meter-words"), "1/2次，还差1次");
    let file = app.data().join("签到表.pdf");
    fs::write(&file, b"%PDF-1.7 signed").expect("a file to attach");
    app.will_pick(&file);
    app.click(Test("file-add"));
    app.see(Part("佐证材料 1 份"));
    app.see(Part("签到表.pdf"));
    app.photograph("progress");
    app.click(Test("file-open"));
    app.see(Test("open-ask"));
    app.photograph("open-file");
    app.click(Test("open-no"));
    app.click(Test("undo"));
    app.see(Part("佐证材料 0 份"));
    app.click(Test("undo"));
    app.reads(Test("meter-words"), "0/2次，还差2次");
    app.click(Test("tab-papers"));
    app.click(Test("look-duties"));
    app.see(Css(".paper svg, .page svg, svg"));
}

#[test]
fn an_entry_of_a_duty_counted_by_person_says_for_whom() {
    let app = App::start("counted", &["--sample"]);
    app.click(Test("nav-duties"));
    app.click(Test("cell-1-requirement"));
    app.press(&[keys::CONTROL, keys::ENTER]);
    app.click(Test("tab-progress"));
    app.see(Part("逐人计量"));
    app.photograph("counted");
    app.click(Test("progress-add"));
    app.type_into(Test("field-done_on"), "2026-3-20");
    app.type_into(Test("field-done"), "廉政党课");
    app.press(&[keys::CONTROL, 's']);
    app.see(Text("这项任务逐人计量，请填是谁办的。"));
    app.see(Css("[data-test=field-person]:focus"));
    app.photograph("counted-refused");
    app.click(Test("progress-cancel"));
    app.click(Css("[data-test=meter-row] button"));
    assert!(!app.text(Test("field-person")).is_empty(), "the row's person is filled in");
    app.type_into(Test("field-done_on"), "2026-3-20");
    app.type_into(Test("field-done"), "廉政党课");
    app.click(Test("progress-save"));
    app.reads(Css("[data-test=meter-row] [role=cell]:nth-child(3)"), "1");
    app.click(Test("undo"));
    app.reads(Css("[data-test=meter-row] [role=cell]:nth-child(3)"), "0");
}

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
    app.click(Test("tool-add"));
    app.reads(Test("field-year"), "2027");
    app.click(Test("pane-close"));
    app.click(Test("undo"));
    app.see(Part("已撤销"));
    let years = app.call("duty_years", json!({})).expect("the years");
    assert_eq!(years["years"].as_array().map(Vec::len), Some(1), "{years}");
}

#[test]
fn a_problem_is_rectified_with_one_click() {
    let app = App::start("lists", &["--sample"]);
    app.click(Test("nav-work_items"));
    app.click(Test("list-4"));
    app.click(Test("tool-add"));
    app.type_into(Test("field-matter"), "集体资产台账不全");
    app.click(Test("save"));
    app.see(Part("WT-2026-01"));
    app.click(Test("rectify"));
    app.see(Part("ZG-2026-01"));
    app.see(Part("整改：集体资产台账不全"));
    app.see_gone(Test("rectify"));
    app.photograph("lists");
    app.click(Test("tab-papers"));
    app.see(Test("offer-work_list_signatures"));
    app.click(Test("look-work_list_public"));
    app.see(Css("svg"));
}
