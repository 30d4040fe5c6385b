//! A report at the window: what the figures say is read section by section, one section is rewritten around its figures,
//! and the quarter is bound and kept. Never a shortcut where a hand would type.

use std::process::Command;

use serde_json::json;

use crate::app::Look::{Part, Test};
use crate::app::{App, keys};
use crate::driver::wait;
use crate::ledger;

/// What she writes; the figure is put in by a click.
const BEFORE: &str = "今年一季度，镇纪委共采集预警信息";
const AFTER: &str = "件次，请各单位对照检查。";

#[test]
fn a_section_is_rewritten_around_its_figures_and_the_quarter_is_bound() {
    let mut app = App::start("reports", &["--sample", "--today", "2026-04-08"]);
    app.see(Test("todo-overdue"));
    app.press(&[keys::ALT, '7']);
    app.click(Test("nav-quarter"));
    app.see(Part("在左边选一个期间"));
    app.click(Test("quarter-2025H2"));
    app.see(Test("page-1"));
    app.see(Part("五、风险趋势研判"));
    app.photograph("report-half");
    app.click(Test("quarter-2026Q1"));
    app.see(Test("page-1"));
    app.photograph("report");

    app.click(Test("rewrite-total"));
    app.fill(Test("section-body"), "全季共采集{信息总数}件次。");
    app.see(Part("{信息总数}不是这份报告的数字"));
    app.photograph("report-refused");
    app.fill(Test("section-body"), "全季共采集33件次。");
    app.see(Part("“33件”是手写的数字"));
    app.see_gone(Test("objections"));
    app.fill(Test("section-body"), BEFORE);
    app.fill(Test("figure-find"), "信息件次");
    app.click(Test("insert-{信息件次}"));
    app.type_into(Test("section-body"), AFTER);
    app.see(Part("未保存的文字，按现在的数字排出"));
    app.photograph("report-rewrite");
    app.click(Test("section-save"));
    app.see(Test("edited-total"));
    let said = format!("{BEFORE}33{AFTER}");
    app.see(Part(&said));

    // Undone and done again: the words are the office's, the figures the registers'.
    app.press(&[keys::ESCAPE]);
    app.press(&[keys::CONTROL, 'z']);
    app.see_gone(Test("edited-total"));
    app.press(&[keys::CONTROL, 'y']);
    app.see(Test("edited-total"));

    app.click(Test("report-bound"));
    wait("the bound pages", || (app.count("[data-test=paper-page] option") > 20).then_some(()));
    app.photograph("report-bound");
    app.click(Test("make-paper"));
    app.see(Test("paper-kept"));
    let papers = app.call("list_records", json!({ "kind": "papers", "search": "合订本" })).expect("the archive");
    let paper = papers["rows"][0]["id"].clone();
    let pdf = app.data().with_file_name("bound.pdf");
    app.will_save(&pdf);
    app.ask("save_paper", json!({ "paper": paper })).expect("the paper is saved");
    let read = Command::new("pdftotext").arg("-raw").arg(&pdf).arg("-").output().expect("pdftotext");
    let words: String = String::from_utf8_lossy(&read.stdout).chars().filter(|character| !character.is_whitespace()).collect();
    assert!(words.contains(&said), "{words}");
    assert!(words.contains("零报告单位名单") && words.contains("—20—"), "bound and numbered through");
    app.close();
    assert_eq!(ledger::sound(&app), 1, "the bound volume");
}
