//! 身份证号 in the window: a word while it is typed, hidden on the page and in the table, whole with a reason. Never what
//! stands in the files: the journeys read them.

use serde_json::json;

use crate::app::App;
use crate::app::Look::{Css, Part, Test};
use crate::app::keys;
use crate::ledger;
use crate::way;

const NUMBER: &str = "51072219880506606X";

#[test]
fn a_number_is_told_hidden_and_shown_with_a_reason() {
    let mut app = App::start("masking", &["--sample", "--today", "2026-04-08"]);
    let folder = app.data().with_file_name("exported");
    std::fs::create_dir_all(&folder).expect("a folder to save to");
    app.will_save(&folder);
    way::to_record(&app, "signals", "Y124");
    app.type_into(Test("field-content"), &format!("，身份证号{NUMBER}"));
    app.see(Test("remark-content"));
    app.photograph("masking-typed");
    app.press(&[keys::CONTROL, 's']);
    app.see(Part("印出和导出时会遮盖中间8位"));

    // The choice stands in the menu, and nothing leaves whole without a reason.
    app.click(Test("tool-export"));
    app.see(Part("完整显示身份证号（1 处，默认遮盖）"));
    app.see(Part("不会带回完整的号码"));
    app.photograph("masking-export");
    app.click(Test("numbers-whole"));
    app.see(Test("numbers-reason"));
    assert_eq!(app.count("[data-test=export-sheet]:disabled"), 1, "a reason is missing");
    app.type_into(Test("numbers-reason"), "区纪委核查需要");
    app.click(Test("export-sheet"));
    app.see(Part("已导出1条"));
    for _ in 0..2 {
        app.click(Css("[data-test=toast] .shut"));
    }

    // The page before it is kept: hidden, then whole.
    app.fill(Test("search"), "Y124");
    app.click(Test("tool-print"));
    app.see(Test("page-1"));
    let list = json!({ "paper": "list", "list": { "kind": "signals", "search": "Y124" }, "columns": [] });
    let words = app.call("preview_words", list).expect("its words");
    let lines = words[0]["lines"].as_array().expect("lines").iter().filter_map(|line| line["text"].as_str());
    assert!(lines.collect::<String>().contains("********606X"), "{words}");
    app.photograph("masking-hidden");
    app.click(Test("numbers-whole"));
    assert_eq!(app.count("[data-test=make-paper]:disabled"), 1, "a reason is missing");
    app.type_into(Test("numbers-reason"), "区纪委核查需要");
    app.photograph("masking-reason");
    app.click(Test("make-paper"));
    app.see(Test("paper-kept"));
    app.see(Part("（身份证号完整）"));
    app.click(Css("[data-test=toast] .shut"));
    app.photograph("masking-whole");
    let journal = app.call("list_records", json!({ "kind": "journal", "search": "显示身份证号", "limit": 10 })).expect("the journal");
    assert_eq!(journal["total"], 2, "one entry each: {journal}");
    assert!(!journal.to_string().contains(NUMBER), "{journal}");

    // The command line asks for the same reason, and never for the public.
    app.close();
    let file = folder.join("线索.csv").display().to_string();
    let export = ["--today", "2026-04-08", "--json", "export", "signals", "--search", "Y124", "--out", &file];
    ledger::say(&app, &export);
    let written = || std::fs::read_to_string(&file).expect("a table");
    assert!(!written().contains(NUMBER) && written().contains("********606X"));
    ledger::say(&app, &[&export[..], &["--unmask", "区纪委核查需要"]].concat());
    assert!(written().contains(NUMBER));
}
