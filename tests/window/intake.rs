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
    let before = deadlines(&app);
    app.click(Test("tool-import"));
    app.click(Test("import-pick"));
    app.see(Test("import-tab-rows"));
    app.see(Part("填表说明"));
    app.photograph("import");
    app.see(Part("没有新的记录"));
    app.click(Test("import-tab-rows"));
    app.click(Test("update-all"));
    app.photograph("import-rows");
    app.click(Test("import-commit"));
    // Twenty-six rows of a register of a hundred and eleven are asked about.
    app.see(Test("mass-change"));
    app.click(Test("mass-go"));
    app.click(Test("import-open"));
    let after = deadlines(&app);
    assert_ne!(before, after, "the deadline of one duty was written otherwise");

    app.click(Test("undo"));
    app.reads(Test("count"), &before);
    app.click(Test("redo"));
    app.reads(Test("count"), &after);
    app.reopen(&["--today", "2026-04-08"]);
    app.click(Test("nav-duties"));
    assert_eq!(deadlines(&app), after);

    app.close();
    ledger::sound(&app);
}

/// How many duties have this deadline, in the window's own words.
fn deadlines(app: &App) -> String {
    app.see(Test("row-0"));
    app.fill(Test("search"), "2026年12月10日前");
    app.see(Part("，显示 "));
    app.text(Test("count"))
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
