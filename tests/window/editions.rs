//! 目录版本 in the window: from the catalogue's tool bar to an approved edition, its papers, the edits after it and
//! what they revise. Never what a step requires: that has its own tests.

use serde_json::json;

use crate::app::Look::{Css, Part, Test};
use crate::app::{App, keys};
use crate::ledger;

#[test]
fn an_edition_is_approved_printed_and_revised() {
    let mut app = App::start("editions", &["--sample", "--today", "2026-04-08"]);
    app.click(Test("nav-powers"));
    app.click(Test("tool-editions"));
    app.reads(Test("catalogue-name"), "职权目录");
    app.see(Part("还没有编过版本"));
    app.photograph("editions-empty");

    app.click(Test("begin-edition"));
    app.see(Test("edition-form-begin"));
    app.fill(Test("field-note"), "按权责清单编制");
    app.click(Test("confirm-go"));
    app.reads(Test("edition-name"), "职权目录第1版");
    app.reads(Test("edition-state"), "编制中");
    app.see(Test("approval-check"));
    app.photograph("edition-draft");

    // A step without its organ is refused beside the field; Esc goes back with nothing lost.
    app.click(Test("edition-submit"));
    app.click(Test("confirm-go"));
    app.see(Part("请填写报送机关。"));
    app.fill(Test("field-body"), "云溪区惩防办");
    app.click(Test("confirm-go"));
    app.reads(Test("edition-state"), "已报审");
    app.press(&[keys::CONTROL, 'z']);
    app.reads(Test("edition-state"), "编制中");
    app.press(&[keys::CONTROL, 'y']);
    app.reads(Test("edition-state"), "已报审");

    app.click(Test("edition-approve"));
    app.see(Part("审定不能撤销，只能由以后的版本代替。"));
    app.fill(Test("field-body"), "云溪区惩防办");
    app.fill(Test("field-number"), "云惩防〔2026〕3号");
    app.photograph("edition-approve");
    app.click(Test("confirm-go"));
    app.reads(Test("edition-state"), "已审定");
    app.click(Test("edition-tab-papers"));
    app.see(Part("七溪坪镇职权目录第1版（公开版）"));
    assert_eq!(app.count("[data-test=edition-paper]"), 2);
    app.photograph("edition-papers");

    app.click(Test("edition-publish"));
    app.fill(Test("field-until_on"), "4.20");
    app.fill(Test("field-way"), "政务公开栏");
    app.click(Test("confirm-go"));
    app.reads(Test("edition-state"), "已公示");

    // The register goes on; the next edition says what it revises, and why.
    app.click(Test("edition-tab-course"));
    app.photograph("edition-course");
    rename(&app, "XK01", "宅基地用地审批（修订）");
    rename(&app, "XK02", "村民住宅规划许可（修订）");
    app.click(Test("nav-editions"));
    app.click(Test("catalogue-powers"));
    app.see(Part("审定后册子里改动了2条"));
    app.click(Test("begin-edition"));
    app.click(Test("confirm-go"));
    app.reads(Test("edition-name"), "职权目录第2版");
    app.click(Test("edition-tab-compare"));
    app.see(Part("2条还没有写修订理由"));
    app.fill(Css("[data-test=reason]"), "土地管理法修订");
    app.press(&[keys::TAB]);
    app.see(Part("1条还没有写修订理由"));
    app.fill(Test("compare-rest"), "城乡规划法修订");
    app.click(Test("compare-fill"));
    app.see(Part("修订理由都写好了"));
    app.photograph("edition-compare");
    app.fill(Test("compare-search"), "规划许可");
    app.see_gone(Part("宅基地用地审批（修订）"));
    assert_eq!(app.count("[data-test=revision-changed]"), 1);
    app.click(Test("compare-print"));
    app.see(Test("page-1"));
    app.click(Test("make-paper"));
    app.see(Test("paper-kept"));
    app.photograph("edition-compare-print");

    // What was approved is what prints, after all that and a new start.
    app.reopen(&["--today", "2026-04-09"]);
    app.press(&[keys::ALT, '2']);
    app.click(Test("nav-editions"));
    app.click(Test("edition-powers-第1版"));
    app.reads(Test("edition-state"), "已公示");
    app.see(Part("审定后册子里改动了2条"));
    app.click(Test("edition-tab-papers"));
    app.click(Css("[data-test=edition-paper] .link"));
    app.see(Test("page-1"));
    app.close();
    let editions = ledger::ask(&app, "list_editions", &json!({}));
    let id = &editions[0]["editions"][1]["id"];
    let papers = ledger::ask(&app, "read_edition", &json!({ "edition": id }))["papers"].clone();
    let words = ledger::ask(&app, "paper_words", &json!({ "paper": papers[0]["id"] })).to_string();
    assert!(!words.contains("（修订）") && words.contains("农村村民住宅用地"), "the approved text");
    assert_eq!(ledger::sound(&app), 3);
}

/// A power gets another name, as somebody at the register would give it.
fn rename(app: &App, code: &str, name: &str) {
    let list = app.call("list_records", json!({ "kind": "powers", "search": code, "limit": 1 })).expect("a list");
    let id = list["rows"][0]["id"].clone();
    app.call("save_record", json!({ "kind": "powers", "id": id, "fields": { "name": name } })).expect("it is saved");
}
