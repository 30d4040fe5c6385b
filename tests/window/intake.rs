//! A table of the office comes in by the window. Never a file that a test wrote itself: these are made
//! as offices make them.

use std::path::Path;

use crate::app::App;
use crate::app::Look::{Part, Test};
use crate::ledger;

#[test]
fn a_workbook_is_looked_at_entered_taken_back_and_entered_again() {
    let mut app = App::start("intake", &["--sample", "--today", "2026-04-08"]);
    let office = Path::new(env!("CARGO_MANIFEST_DIR")).join("office");
    app.will_pick(&office.join("01_2026年责任分解表(镇定稿).xlsx"));
    app.click(Test("nav-duties"));
    let before = app.text(Test("count"));
    app.click(Test("tool-import"));
    app.click(Test("import-pick"));
    assert_eq!(app.text(Test("import-holds")), "责任分解");
    app.see(Part("填表说明"));
    app.photograph("import");
    app.see(Part("没有新的记录"));
    app.click(Test("update-existing"));
    app.click(Test("import-commit"));
    app.click(Test("import-open"));
    assert_eq!(
        app.text(Test("count")),
        before,
        "what is known is not entered twice"
    );

    // The office's own words of a deadline came in, go out again by 撤销, and come back by 重做.
    app.fill(Test("search"), "上下半年各1次");
    let words = app.text(Test("count"));
    app.click(Test("undo"));
    app.see(Test("toast-action"));
    app.click(Test("redo"));
    app.reopen(&["--today", "2026-04-08"]);
    app.click(Test("nav-duties"));
    app.fill(Test("search"), "上下半年各1次");
    app.see(Part(&words));

    app.close();
    ledger::sound(&app);
}

#[test]
fn a_picked_file_that_is_no_table_is_refused_in_a_sentence() {
    let app = App::start("no-table", &["--sample"]);
    app.will_pick(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/icon.svg"));
    app.click(Test("nav-duties"));
    app.click(Test("tool-import"));
    app.click(Test("import-pick"));
    app.see(Test("objections"));
    app.see(Test("import-pick"));
    app.photograph("no-table");
}
