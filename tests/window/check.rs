//! 条款体检: the page, a finding that opens its record, and the list on paper. Never what is found: that has
//! its own tests.

use crate::app::Look::{Part, Test};
use crate::app::{App, keys};
use crate::ledger;

#[test]
fn a_finding_opens_its_record_and_the_list_is_printed() {
    let mut app = App::start("check", &["--sample", "--today", "2026-04-08"]);
    app.click(Test("nav-check"));
    app.see(Part("14 项有问题，共 366 条"));
    app.photograph("check");
    app.click(Test("check-power_risk"));
    app.see(Part("没有登记风险点，请排查登记。"));
    assert_eq!(app.count("[data-test=finding]"), 8);

    app.fill(Test("search"), "社会资本流转");
    app.see_gone(Test("check-high_leader"));
    app.see(Part("SP03"));
    app.photograph("check-search");
    app.click(Test("finding"));
    app.see(Test("record-pane"));
    app.see(Part("土地经营权流转合同备案与社会资本流转审查"));

    // Back stands where one was, with the words still there.
    app.press(&[keys::ALT, keys::LEFT]);
    app.see(Part("没有登记风险点，请排查登记。"));
    app.see_gone(Test("check-high_leader"));
    app.fill(Test("search"), "");
    app.click(Test("check-failed-only"));
    app.click(Test("check-four_not_direct"));
    app.see(Part("没有发现问题"));
    app.photograph("check-passed");

    app.click(Test("tool-print"));
    app.see(Test("page-1"));
    let pages = app.call("preview_words", serde_json::json!({ "paper": "check_list" })).expect("its words");
    assert!(pages.to_string().contains("XK04"), "{pages}");
    app.photograph("check-print");
    app.click(Test("make-paper"));
    app.see(Test("paper-kept"));
    app.click(Test("nav-papers"));
    app.see(Part("七溪坪镇条款体检"));

    // The command line finds the same.
    app.close();
    let said = ledger::say(&app, &["--today", "2026-04-08", "--json", "check"]);
    assert_eq!((said["total"].as_u64(), said["findings"].as_array().map(Vec::len)), (Some(366), Some(366)));
    let first = &said["findings"][0];
    for (key, text) in [("article", "《办法》第八条"), ("label", "职权依据待核，不得公开"), ("kind", "powers")] {
        assert_eq!(first[key], text, "{first}");
    }
    assert!(first["record"].as_str().is_some_and(|record| record.starts_with("CF03 ")), "{first}");
}
