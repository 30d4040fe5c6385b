//! 百分考核 and 参阅 in the window: sheets made, a sheet typed in by keyboard, 核定, printed; a bulletin drafted from a
//! quarter, issued and voided. Never a rule: the journeys have those.

use serde_json::json;

use crate::app::Look::{Css, Part, Test};
use crate::app::{App, keys};
use crate::ledger;

#[test]
fn a_sheet_is_filled_finalised_and_printed() {
    let mut app = App::start("appraisal", &["--sample", "--today", "2026-04-08"]);
    app.see(Test("todo-overdue"));
    app.press(&[keys::ALT, '6']);
    app.see(Test("register-appraisals"));
    app.see(Part("共25项，合计100分。"));
    app.photograph("appraisal-empty");
    app.click(Test("appraisal-make"));
    app.see(Part("可以撤销。"));
    app.click(Test("confirm-go"));
    app.see(Test("row-0"));

    app.fill(Test("search"), "财政所");
    app.see(Part("显示 1 条"));
    app.press(&[keys::ENTER]);
    app.press(&[keys::CONTROL, keys::ENTER]);
    app.see(Test("appraisal-scores"));
    app.see(Css("[data-test=appraisal-scores] [data-test=row-0]"));
    app.click(Test("appraisal-fill"));
    app.reads(Test("fact-得分"), "得分 100（已评25/25项）");

    // Typed as in a spreadsheet: a loss with its sign, Tab to the reason, Enter.
    let input = Css("[data-test=appraisal-scores] [data-test=grid-input]");
    app.click(Test("cell-1-checked"));
    app.press(&['-']);
    app.type_into(input, "2");
    app.press(&[keys::ENTER]);
    app.reads(Test("fact-得分"), "得分 98（已评25/25项）");
    app.click(Test("cell-1-reason"));
    app.press(&[keys::F2]);
    app.type_into(input, "少1次");
    app.press(&[keys::ENTER]);
    app.reads(Test("cell-1-reason"), "少1次");
    app.photograph("appraisal-scores");
    app.click(Test("tab-formula"));
    app.see(Part("七纪廉警〔2026〕8号"));
    app.see(Part("9.8－2＋5＝12.8"));
    app.photograph("appraisal-formula");

    // Nobody scored yet: 核定 says so and nothing is lost.
    app.click(Test("tab-scores"));
    app.click(Test("appraisal-finalise"));
    app.fill(Test("field-by"), "纪委书记");
    app.click(Test("confirm-go"));
    app.see(Part("还没有填评分人。"));
    app.click(Test("confirm-back"));
    app.click(Test("tab-detail"));
    app.fill(Test("field-scored_by"), "考核组");
    app.click(Test("save"));
    app.see(Part("已保存评分表"));
    app.click(Test("tab-scores"));
    app.click(Test("appraisal-finalise"));
    app.reads(Test("field-by"), "纪委书记");
    app.photograph("appraisal-finalise");
    app.click(Test("confirm-go"));
    app.reads(Test("appraisal-state"), "已核定");
    app.see(Test("appraisal-reopen"));
    app.click(Test("tab-papers"));
    app.photograph("appraisal-papers");
    app.click(Test("appraisal-ranking"));
    app.see(Test("page-1"));
    app.click(Test("make-paper"));
    app.see(Test("paper-kept"));
    app.photograph("appraisal-ranking");
    app.close();
    let sheets = ledger::ask(&app, "list_records", &json!({ "kind": "appraisals", "search": "已核定", "limit": 5 }));
    assert_eq!(sheets["total"], 1);
    assert_eq!(ledger::sound(&app), 1);
}

#[test]
fn a_bulletin_is_drafted_issued_and_voided() {
    let mut app = App::start("bulletin", &["--sample", "--today", "2026-04-08"]);
    app.click(Test("nav-bulletins"));
    app.see(Test("bulletin-bar"));
    app.choose(Test("bulletin-kind"), "由一个季度起草（综合情况）");
    app.choose(Test("bulletin-quarter"), "2026年第一季度");
    app.click(Test("bulletin-draft"));
    app.see(Test("record-pane"));
    app.see(Part("七溪坪镇2026年第一季度廉政风险预警情况"));
    app.photograph("bulletin-draft");
    app.click(Test("tab-issue"));
    app.click(Test("bulletin-issue"));
    app.see(Part("编为2026年第1期"));
    app.photograph("bulletin-issue");
    app.click(Test("confirm-go"));
    app.reads(Test("bulletin-state"), "已编发");
    app.see(Test("bulletin-paper"));
    app.click(Test("bulletin-void"));
    app.click(Test("confirm-go"));
    app.see(Part("作废要写明理由。"));
    app.fill(Test("field-reason"), "分发范围有误");
    app.click(Test("confirm-go"));
    app.reads(Test("bulletin-state"), "已作废");
    app.click(Test("bulletin-paper"));
    app.see(Test("page-1"));
    app.photograph("bulletin-paper");
    app.close();
    assert_eq!(ledger::sound(&app), 1);
}
