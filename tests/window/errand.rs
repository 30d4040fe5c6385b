//! The main job as the secretary does it: from the first start to a closed warning, a printed quarter
//! and a program that is opened again. Never a shortcut by a command where a hand would click.

use serde_json::json;

use crate::app::Look::{Css, Part, Role, Test, Text};
use crate::app::{App, keys};
use crate::ledger;

const BODY: &str = "现就信访材料登记和保管环节没有分开、查阅没有登记等问题向你提出警示。请于期限内整改，并报书面整改报告。";
const CAUSE: &str = "材料由一人经手，登记与保管没有分开；对保密要求学习不够。";
const MEASURES: &str = "信访材料专柜保管、逐次登记；对经办人员批评教育。";
const NUMBER: &str = "七纪廉警〔2026〕17号";

#[test]
fn from_the_first_start_to_a_closed_warning_and_the_quarter_on_paper() {
    let mut app = App::start("errand", &["--today", "2026-04-08"]);
    app.see(Part("不得存储国家秘密"));
    app.click(Test("start-sample"));
    app.see(Test("training-banner"));
    app.see(Test("todo-overdue"));
    app.photograph("home");

    app.press(&[keys::ALT, '5']);
    app.fill(Test("search"), "举报人信息被泄露");
    app.see(Part("显示 1 条"));
    app.press(&[keys::ENTER]);
    app.press(&[keys::CONTROL, keys::ENTER]);
    app.see(Test("record-pane"));
    app.photograph("signal");
    app.click(Test("issue-notice"));

    issue(&app);
    serve(&app);
    app.reopen(&["--today", "2026-04-20"]);
    settle(&app);
    let archived = report(&app);
    app.reopen(&["--today", "2026-04-20"]);

    find(&app, NUMBER);
    app.reads(Test("warning-state"), "已销号");
    app.click(Test("tab-papers"));
    app.click(Test("open-paper"));
    app.see(Test("page-1"));
    app.click(Test("nav-papers"));
    app.see(Part(&archived));

    app.close();
    let warning = ledger::ask(&app, "read_warning", &json!({ "warning": NUMBER }));
    assert_eq!(warning["body"], BODY);
    let days: Vec<_> = warning["course"].as_array().expect("a course").iter().map(|line| line["on"].as_str().unwrap_or_default()).collect();
    let signed = ["2026-04-08"; 4];
    assert_eq!(
        days,
        [&signed[..], &["2026-04-08", "2026-04-08", "2026-04-15", "2026-04-20", "2026-04-20"]].concat(),
        "four steps before a red notice is issued"
    );
    assert_eq!(ledger::sound(&app), 3, "notice, receipt and report are kept, and nothing else");
}

/// Level, disposition, text, pages, signature.
fn issue(app: &App) {
    app.see(Test("issue-page"));
    assert!(app.count("[data-test=level-red-radio]:checked") == 1, "the colour that the signal asks for is chosen");
    app.click(Test("level-red"));
    app.click(Css("[data-test^=disposition-]"));
    app.see(Test("page-1"));
    app.photograph("issue");
    app.fill(Test("field-body"), BODY);
    app.click(Test("approved"));
    app.click(Test("to-sign"));
    app.see(Test("sign-page"));
    app.photograph("sign");
    app.click(Role("button", "签发"));
    app.reads(Test("issued-number"), NUMBER);
    app.see(Test("page-1"));
    app.photograph("issued");
    app.click(Test("to-warning"));
}

/// The notice is handed over on the eighth; the thirty days are counted from the next.
fn serve(app: &App) {
    app.click(Test("act-serve"));
    app.type_into(Test("field-served_on"), "4.8");
    app.type_into(Test("field-received_by"), "谢某某");
    app.type_into(Test("field-servers"), "岑某某、毕某某");
    app.photograph("serve");
    app.click(Test("confirm-go"));
    app.see(Test("act-reply"));
    app.see(Part("回告期限为2026年5月8日"));
    app.see(Part("还有 30 天"));
    app.photograph("served");
}

/// 回告, 评估 with its three ticks, 销号.
fn settle(app: &App) {
    find(app, NUMBER);
    app.click(Test("act-reply"));
    app.type_into(Test("field-received_on"), "0415");
    app.type_into(Test("field-cause"), CAUSE);
    app.type_into(Test("field-measures"), MEASURES);
    app.click(Test("confirm-go"));

    app.click(Test("act-verify"));
    app.click(Test("choice-result-认可"));
    for tick in ["cause_found", "measures_done", "accountability_done"] {
        app.click(Test(&format!("choice-{tick}-是")));
    }
    app.photograph("verify");
    app.click(Test("confirm-go"));

    app.click(Test("act-close"));
    app.click(Test("confirm-go"));
    app.see(Text("已经没有下一步。"));
    app.reads(Test("warning-state"), "已销号");
    app.photograph("closed");
}

/// The first quarter, looked at, then kept; gives its title.
fn report(app: &App) -> String {
    app.click(Test("nav-quarter"));
    app.click(Test("quarter-2026Q1"));
    app.see(Test("page-1"));
    app.photograph("quarter");
    app.click(Test("make-paper"));
    app.see(Test("paper-kept"));
    app.see(Test("paper-print"));
    let title = "2026年第一季度".to_owned();
    app.see(Part(&title));
    title
}

/// 查找 from anywhere, and Enter on the first line.
fn find(app: &App, text: &str) {
    app.see(Test("rail"));
    app.press(&[keys::CONTROL, 'k']);
    app.type_into(Test("find"), text);
    app.press(&[keys::ENTER]);
    app.see(Test("warning-detail"));
}
