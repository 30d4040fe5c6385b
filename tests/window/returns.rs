//! 季度报送 by the keys of its grid: what came in, 零报告, taken back, the silent ones reminded, the quarter sent upward.
//! Never a count of its own: the journeys have those.

use crate::app::Look::{Css, Part, Test};
use crate::app::{App, keys};
use crate::ledger;

#[test]
fn a_quarter_is_recorded_by_keys_reminded_and_sent_upward() {
    let mut app = App::start("returns", &["--sample", "--today", "2026-04-08"]);
    app.click(Test("nav-returns"));
    app.see(Test("returns-page"));
    app.photograph("returns");
    app.click(Test("state-missing"));
    let silent = app.count("[data-test=returns-grid] tbody tr");
    assert!(silent > 3, "some points have not reported: {silent}");
    app.click(Css("[data-test=returns-grid] tbody tr:first-child td:nth-child(3)"));

    // One press each; what is recorded leaves the list of those who are missing.
    app.press(&[' ']);
    app.see(Test("toast"));
    app.photograph("returns-reported");
    let left =
        |count: usize| crate::driver::wait("a shorter list", || (app.count("[data-test=returns-grid] tbody tr") == count).then_some(()));
    left(silent - 1);
    app.see(Css("[data-test=returns-grid] tbody tr:first-child:focus"));
    app.press(&['0']);
    left(silent - 2);
    app.press(&[keys::CONTROL, 'z']);
    left(silent - 1);

    app.click(Test("pick-silent"));
    app.click(Test("remind"));
    app.see(Test("remind-form"));
    app.photograph("returns-remind");
    app.click(Test("confirm-go"));
    app.see(Test("page-1"));
    app.see(Part("催报"));
    app.photograph("returns-reminder");

    app.click(Test("nav-returns"));
    app.click(Css("[data-test^=submit-]"));
    app.see(Test("submit-form"));
    app.click(Test("confirm-go"));
    app.see(Test("objection-sent_by"));
    app.photograph("returns-submit");
    app.fill(Test("field-sent_by"), "谢某某");
    app.click(Test("confirm-go"));
    app.see(Test("returns-side"));
    app.photograph("returns-sent");
    app.close();
    assert_eq!(ledger::sound(&app), 1, "the reminder is kept");
}
