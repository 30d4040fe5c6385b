//! The wizard of 导入 in the window: headings that nobody knows, matched by hand; a wrong cell put right; entered, and
//! taken back. Never a file that the program knows by itself.

use crate::app::App;
use crate::app::Look::{Part, Test};
use crate::ledger;

/// Headings of the office's own making, and a unit that is not in the register.
const ODD: &str = "2026年信息情况,,,,\n何时知道,谁报的,打哪来,说了什么,轻重\n3.5,财政所,审计,某某事项应公开未公开,黄色\n3.6,财所,审计,另一件事没有按时办,蓝色\n合计,2,,,\n";

#[test]
fn headings_are_matched_a_cell_is_put_right_and_all_is_taken_back() {
    let mut app = App::start("wizard", &["--sample", "--today", "2026-04-08"]);
    let file = app.data().parent().expect("a folder").join("信息.csv");
    std::fs::write(&file, ODD).expect("a table");
    app.will_pick(&file);
    app.click(Test("nav-signals"));
    app.see(Test("row-0"));
    let before = app.text(Test("count"));
    app.click(Test("tool-import"));
    app.click(Test("import-pick"));
    app.see(Test("import-trouble"));
    app.see(Test("sheet-row-5"));
    app.photograph("wizard-unknown");

    app.fill(Test("header-from"), "2");
    app.fill(Test("header-to"), "2");
    app.click(Test("header-apply"));
    app.see_gone(Test("import-trouble"));
    app.click(Test("import-tab-columns"));
    for (heading, column) in
        [("何时知道", "采集日期"), ("谁报的", "采集点"), ("打哪来", "来源"), ("说了什么", "内容"), ("轻重", "建议等级")]
    {
        app.choose(Test(&format!("match-{heading}")), column);
        app.see_gone(Test("work"));
    }
    app.photograph("wizard-columns");
    app.click(Test("import-tab-sheet"));
    app.see(Part("第1条"));
    app.photograph("wizard-sheet");

    app.click(Test("import-tab-rows"));
    app.click(Test("intake-4"));
    app.see(Test("wrong-point"));
    app.photograph("wizard-row");
    app.fill(Test("field-point"), "财政所");
    app.reads(Test("row-verdict"), "入库");
    app.see(Test("original-point"));
    app.photograph("wizard-corrected");

    // The page is left and come back to.
    app.click(Test("nav-home"));
    app.click(Test("nav-signals"));
    app.click(Test("tool-import"));
    app.see(Test("import-resumed"));
    app.reads(Test("import-hint"), "将新增 2 条。入库后可以一次撤销。");
    app.click(Test("import-commit"));
    app.click(Test("import-open"));
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let count: u32 = digits(&before).parse().expect("a count");
    app.reads(Test("count"), &before.replace(&count.to_string(), &(count + 2).to_string()));
    app.click(Test("undo"));
    app.reads(Test("count"), &before);
    app.close();
    ledger::sound(&app);
}

/// A list of risk points as another office keeps it: the level ticked in one of three columns, posts that nobody has
/// entered yet.
const TICKED: &str = "单位,岗位,风险点,表现形式,高,中,低,防控措施\n财政所,票据专管员,白条入账,票据不全,√,,,双人复核\n经管站,档案员,合同遗失,不归档,,,√,登记\n";

#[test]
fn the_posts_of_a_risk_table_are_entered_and_its_rows_follow() {
    let mut app = App::start("posts", &["--sample", "--today", "2026-04-08"]);
    let file = app.data().parent().expect("a folder").join("风险点.csv");
    std::fs::write(&file, TICKED).expect("a table");
    app.will_pick(&file);
    app.click(Test("nav-risks"));
    app.see(Test("row-0"));
    let before = app.text(Test("count"));
    app.click(Test("tool-import"));
    app.click(Test("import-pick"));
    app.click(Test("import-tab-rows"));
    app.see(Test("intake-2"));
    app.photograph("posts-missing");
    app.click(Test("enter-posts"));
    app.see(Part("已登记岗位2个，表中各行已重新核对。"));
    app.see_gone(Test("enter-posts"));
    app.reads(Test("import-hint"), "将新增 2 条。入库后可以一次撤销。");
    app.photograph("posts-entered");
    app.click(Test("import-commit"));
    app.click(Test("import-open"));
    let count: u32 = before.chars().filter(char::is_ascii_digit).collect::<String>().parse().expect("a count");
    app.reads(Test("count"), &before.replace(&count.to_string(), &(count + 2).to_string()));
    app.close();
    ledger::sound(&app);
}
