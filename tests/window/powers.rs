//! A power in the window: its process edited by mouse and keys and taken back, its chart drawn, tiers, risk points
//! step by step, a basis confirmed between two prints of the public catalogue, and the columns of an article.

use serde_json::{Value, json};

use crate::app::Look::{Css, Part, Test};
use crate::app::{App, keys};

fn start(name: &str, search: &str) -> App {
    let app = App::start(name, &["--sample", "--today", "2026-04-08"]);
    app.click(Test("nav-powers"));
    app.see(Test("row-0"));
    app.fill(Test("search"), search);
    app.see(Part("显示 1 条"));
    app.click(Test("cell-0-name"));
    app.press(&[keys::CONTROL, keys::ENTER]);
    app.see(Test("record-pane"));
    app
}

fn steps(app: &App, power: &str) -> Vec<(String, String)> {
    let view = app.call("read_power", json!({ "power": power })).expect("the power");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    view["steps"].as_array().expect("steps").iter().map(|one| (text(&one["step"]["id"]), text(&one["step"]["name"]))).collect()
}

#[test]
fn a_process_is_edited_row_by_row_and_taken_back() {
    let mut app = start("process", "XK02");
    let before = steps(&app, "XK02");
    app.click(Test("tab-process"));
    app.see(Test("process-row-0"));
    app.fill(Test("process-1-name"), "窗口受理登记");
    app.type_into(Test("field-process-1-post"), "村建所所长");
    app.type_into(Test("process-1-time_limit"), "1个工作日");
    app.type_into(Test("process-1-interface"), "转规划条件核对");
    app.type_into(Test("process-1-control_point"), "一次性告知");
    // A row by Enter, then moved up by Alt and the arrow, then another taken away by the mouse.
    app.press(&[keys::ENTER]);
    app.type_into(Test("process-2-name"), "材料预审");
    app.press(&[keys::ALT, '\u{e013}']);
    app.reads(Test("process-1-name"), "材料预审");
    app.click(Test(&format!("process-{}-remove", before.len())));
    app.see(Part("有未保存的修改"));
    assert_eq!(steps(&app, "XK02"), before, "nothing is saved by typing");
    app.photograph("power-process");
    app.press(&[keys::CONTROL, 's']);
    app.see(Part("已保存“乡村建设规划许可"));
    app.see(Part("已写时限的1个环节共1个工作日"));
    let after = steps(&app, "XK02");
    assert_eq!((after[1].1.as_str(), after[2].1.as_str()), ("材料预审", "窗口受理登记"));
    assert_eq!((&after[0].0, &after[2].0, after.len()), (&before[0].0, &before[1].0, before.len()));

    app.click(Test("tab-chart"));
    app.see(Test("power-chart"));
    app.see(Css("[data-test=power-chart] img"));
    app.photograph("power-chart");
    app.click(Test("chart-print"));
    app.see(Test("make-paper"));
    app.click(Test("make-paper"));
    app.see(Test("paper-kept"));

    // One save, one undo.
    app.press(&[keys::ALT, keys::LEFT]);
    app.see(Test("register-powers"));
    app.press(&[keys::CONTROL, 'z']);
    app.see(Part("已撤销：修改“乡村建设规划许可"));
    assert_eq!(steps(&app, "XK02"), before);

    // What was typed and not saved is there again after a restart.
    app.click(Test("tab-process"));
    app.fill(Test("process-0-name"), "书面申请");
    app.see(Part("草稿已存"));
    app.reopen(&["--today", "2026-04-08"]);
    app.see(Test("rail"));
    app.click(Test("nav-powers"));
    app.fill(Test("search"), "XK02");
    app.see(Part("显示 1 条"));
    app.click(Test("cell-0-name"));
    app.press(&[keys::CONTROL, keys::ENTER]);
    app.click(Test("tab-process"));
    app.see(Part("上次没有保存的修改已找回。"));
    app.reads(Test("process-0-name"), "书面申请");
    app.click(Test("process-discard"));
    app.reads(Test("process-0-name"), &before[0].1);
}

#[test]
fn a_basis_is_confirmed_and_only_then_printed() {
    let app = start("basis", "CF03");
    let public = |app: &App| app.call("preview_words", json!({ "paper": "powers", "public": true })).expect("the catalogue").to_string();
    assert!(!public(&app).contains("CF03"));
    app.click(Test("tab-basis"));
    app.see(Part("不会印在任何文书上"));
    app.photograph("power-basis");
    app.click(Test("basis-confirm"));
    app.type_into(Test("basis-who"), "郑某某");
    app.click(Test("confirm-go"));
    app.see(Test("basis-objection"));
    app.type_into(Test("basis-what"), "对照省级赋权目录2024年版，内容一致");
    app.photograph("power-basis-confirm");
    app.click(Test("confirm-go"));
    app.see(Part("已确认“"));
    app.reads(Test("basis-state"), "确定");
    app.see(Part("郑某某于2026年4月8日核对"));
    assert!(public(&app).contains("CF03"));
    app.click(Test("toast-action"));
    app.see(Part("不会印在任何文书上"));
    assert!(!public(&app).contains("CF03"));
}

#[test]
fn tiers_and_risks_stand_beside_a_power() {
    let app = start("tiers", "XK01");
    app.click(Test("tab-discretion"));
    app.click(Test("tier-first"));
    app.type_into(Test("tier-0-circumstance"), "材料齐全");
    app.type_into(Test("tier-0-tier"), "即办");
    app.click(Test("discretion-save"));
    app.see(Part("第1档没有填标准"));
    app.type_into(Test("tier-0-standard"), "当场受理");
    app.click(Test("tier-0-insert"));
    app.type_into(Test("tier-1-circumstance"), "材料不齐");
    app.type_into(Test("tier-1-tier"), "补正");
    app.type_into(Test("tier-1-standard"), "一次性告知，五日内补正");
    app.photograph("power-tiers");
    app.click(Test("discretion-save"));
    app.see(Part("的裁量基准"));
    app.click(Test("discretion-print"));
    app.see(Test("page-1"));
    app.photograph("power-tiers-print");
    app.press(&[keys::ALT, keys::LEFT]);
    app.see(Test("record-pane"));

    app.click(Test("tab-risks"));
    app.see(Test("power-risks"));
    app.photograph("power-risks");
    app.click(Test("power-risk"));
    app.see(Test("register-risks"));
    app.see(Test("record-pane"));
    app.click(Test("tab-links"));
    app.photograph("power-risk-back");
    app.click(Part("XK01 农村村民住宅用地"));
    app.see(Test("register-powers"));
}

#[test]
fn the_columns_of_an_article_are_one_choice_away() {
    let app = start("columns", "XK01");
    app.press(&[keys::ESCAPE]);
    app.see_gone(Test("record-pane"));
    // Both kind lists with their counts; a press keeps the list to that kind.
    app.fill(Test("search"), "");
    app.reads(Css("[data-test='kind-行政许可'] .number"), "6");
    app.click(Test("present_kind-行政检查"));
    app.see(Test("kind-行政监管"));
    app.photograph("power-kinds");
    app.click(Test("present_kind-行政检查"));
    app.see(Part("共 75 条"));
    app.fill(Test("search"), "XK01");
    app.see(Part("显示 1 条"));
    app.click(Test("tool-columns"));
    app.click(Test("column-set-0"));
    app.press(&[keys::ESCAPE]);
    app.see(Test("cell-0-legal_basis"));
    app.see_gone(Test("cell-0-handling_posts"));
    app.photograph("power-columns");
    app.click(Test("tool-print"));
    app.see(Test("page-1"));
    app.photograph("power-list-print");
}
