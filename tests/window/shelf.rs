//! Where papers are found: the shelf of the office, the papers beside a record, and words within a paper.
//! Never a paper's own text: that is read from its bytes elsewhere.

use serde_json::{Value, json};

use crate::app::Look::{Css, Part, Test};
use crate::app::{App, keys};
use crate::driver::wait;

#[test]
fn a_blank_form_is_taken_from_the_shelf_and_kept() {
    let app = App::start("shelf", &["--sample", "--today", "2026-04-08"]);
    app.click(Test("nav-shelf"));
    app.see(Test("shelf-reminder"));
    app.photograph("shelf");
    app.fill(Test("side-find"), "空白");
    app.see_gone(Test("shelf-reminder"));
    app.click(Test("shelf-blank_reply"));
    app.see(Test("page-1"));
    app.click(Test("make-paper"));
    app.see(Test("paper-kept"));
    app.photograph("shelf-blank");

    // A filled one: a warning out of many is chosen by a few letters.
    app.fill(Test("side-find"), "");
    app.click(Test("shelf-reply_form"));
    app.see(Part("请在上面选好"));
    app.fill(Test("pick-warning"), "〔2026〕15号");
    app.photograph("shelf-pick");
    app.click(Test("picked-0"));
    app.see(Test("page-1"));
    app.photograph("shelf-filled");

    // A refusal stands where the pages would.
    app.click(Test("shelf-zero_report"));
    app.fill(Test("pick-point"), "柳树沟村");
    app.click(Test("picked-0"));
    app.choose(Test("pick-quarter"), "2026年第一季度");
    app.see(Part("不能作零报告"));
    app.photograph("shelf-refused");

    app.click(Test("nav-papers"));
    app.see(Part("廉政风险预警处置回告书（空白）"));
}

#[test]
fn a_power_shows_its_chart_and_says_why_none_is_public() {
    let app = App::start("offers", &["--sample", "--today", "2026-04-08"]);
    app.click(Test("nav-powers"));
    app.fill(Test("search"), &unconfirmed(&app));
    app.see(Part("显示 1 条"));
    app.click(Css("[data-test=row-0] [data-cell='0']"));
    app.press(&[keys::CONTROL, keys::ENTER]);
    app.see(Test("record-pane"));
    app.click(Test("tab-papers"));
    app.see(Test("offer-process"));
    app.see(Part("法规依据还没有核对"));
    app.photograph("offers");
    app.click(Test("look-process"));
    app.see(Test("page-1"));
    app.photograph("offer-chart");
    app.press(&[keys::ALT, keys::LEFT]);
    app.see(Test("record-pane"));

    app.click(Test("nav-warnings"));
    app.click(Css("[data-test=row-0] [data-cell='0']"));
    app.press(&[keys::CONTROL, keys::ENTER]);
    app.click(Test("tab-papers"));
    app.see(Test("offer-supervision_slip"));
    app.photograph("offers-warning");
    app.click(Test("print-supervision_slip"));
    app.see(Test("print-now"));
    app.photograph("offer-print");
}

#[test]
fn words_are_found_and_counted_in_the_whole_paper() {
    let app = App::start("search", &["--sample", "--today", "2026-04-08"]);
    app.click(Test("nav-shelf"));
    app.click(Test("shelf-risks"));
    app.see(Test("page-1"));
    app.press(&[keys::CONTROL, 'f']);
    app.type_into(Test("find-text"), "资金");
    let hits = standing(&app, "资金");
    assert!(hits > 2, "{hits}");
    app.reads(Test("find-count"), &format!("1/{hits}"));
    app.see(Css(".mark.now"));
    app.photograph("search");
    app.press(&[keys::ENTER]);
    app.reads(Test("find-count"), &format!("2/{hits}"));
    app.click(Test("find-before"));
    app.click(Test("find-before"));
    app.reads(Test("find-count"), &format!("{hits}/{hits}"));
    app.see(Css(".mark.now"));
    app.photograph("search-last");

    // The mark stays on its words at any zoom.
    let place = || app.script(PLACE, &[]);
    let before = place();
    app.click(Test("zoom-in"));
    wait("the pages to grow", || (app.script(WIDTH, &[]) != before["page"]).then_some(()));
    let after = place();
    for side in ["left", "top"] {
        let moved = (before[side].as_f64().expect("a place") - after[side].as_f64().expect("a place")).abs();
        assert!(moved < 0.002, "{side}: {before} {after}");
    }

    app.fill(Test("find-text"), "没有这几个字");
    app.reads(Test("find-count"), "没有找到");
    app.press(&[keys::ESCAPE]);
    app.see_gone(Test("find-text"));

    // On a page that lies, the mark lies as its words do.
    app.click(Test("nav-quarter"));
    app.click(Test("quarter-2026Q1"));
    app.see(Test("page-1"));
    app.press(&[keys::CONTROL, 'f']);
    app.type_into(Test("find-text"), "柳树沟村");
    app.click(Test("find-before"));
    app.see(Css(".mark.now"));
    app.photograph("search-turned");
    app.press(&[keys::ESCAPE]);

    // What is selected is copied as text.
    app.click(Test("nav-shelf"));
    app.click(Test("shelf-risks"));
    app.see(Test("page-1"));
    app.script(SELECT, &[]);
    app.press(&[keys::CONTROL, 'c']);
    let copied = wait("the clipboard to be filled", || {
        let copied = app.script("return window.copied ?? '';", &[]);
        copied.as_str().filter(|text| !text.is_empty()).map(str::to_owned)
    });
    assert!(copied.contains("廉政风险等级目录"), "{copied}");
}

/// The code of a power whose chart can be drawn, but not for the public.
fn unconfirmed(app: &App) -> String {
    let list =
        json!({ "kind": "powers", "search": "", "filters": [], "sort": null, "unit": null, "bin": false, "offset": 0, "limit": 500 });
    let rows = app.call("list_records", list).expect("powers");
    let held_back = |row: &&Value| {
        let offers = app.call("paper_offers", json!({ "kind": "powers", "id": row["id"] })).expect("offers");
        let from = |key: &str| {
            offers.as_array().into_iter().flatten().find(|offer| offer["key"] == key).map(|offer| offer["source"]["from"].clone())
        };
        from("process") == Some(json!("registers")) && from("process_public") == Some(json!("nothing"))
    };
    let row = rows["rows"].as_array().expect("rows").iter().find(held_back).expect("a power whose basis is not confirmed").clone();
    let record = app.call("read_record", json!({ "kind": "powers", "id": row["id"] })).expect("the power");
    record["fields"]["code"].as_str().expect("its code").to_owned()
}

/// Where the marked words stand, as parts of their page.
const PLACE: &str = "const mark = document.querySelector('.mark.now'); \
    const [box, page] = [mark.getBoundingClientRect(), mark.closest('[data-page]').getBoundingClientRect()]; \
    return { left: (box.left - page.left) / page.width, top: (box.top - page.top) / page.height, page: page.width };";
const WIDTH: &str = "return document.querySelector('.mark.now').closest('[data-page]').getBoundingClientRect().width;";
/// Selects the first lines of the first page, and lays down what the clipboard gets of them.
const SELECT: &str = "document.addEventListener('copy', (event) => { window.copied = event.clipboardData.getData('text/plain'); }); \
    document.querySelector('[data-test=paper-view] .desk').focus(); \
    const lines = [...document.querySelectorAll('[data-page=\"1\"] text')]; \
    document.getSelection().setBaseAndExtent(lines[0].firstChild, 0, lines[Math.min(9, lines.length - 1)].firstChild, 1);";

/// How often the words stand in the lines of the catalogue, cut by no line end here.
fn standing(app: &App, words: &str) -> usize {
    let pages = app.call("preview_words", json!({ "paper": "risks", "public": false })).expect("its words");
    let lines = pages.as_array().expect("pages").iter().flat_map(|page| page["lines"].as_array().expect("lines"));
    let mut flow = String::new();
    for line in lines {
        if line["joined"] == Value::Bool(false) {
            flow.push('\n');
        }
        flow.push_str(line["text"].as_str().expect("a text"));
    }
    flow.matches(words).count()
}

#[test]
fn a_copy_for_editing_is_saved_beside_the_kept_paper() {
    let app = App::start("word", &["--sample", "--today", "2026-04-08"]);
    app.click(Test("nav-shelf"));
    app.click(Test("shelf-risks_public"));
    app.see(Test("page-1"));
    let folder = app.data().with_file_name("saved");
    std::fs::create_dir_all(&folder).expect("a folder to save to");
    app.will_save(&folder);
    app.click(Test("paper-word"));
    app.see(Part("Word"));
    let saved = wait("the copy", || {
        let names = std::fs::read_dir(&folder).ok()?.flatten().map(|file| file.path());
        names.into_iter().find(|file| file.extension().is_some_and(|end| end == "docx"))
    });
    assert!(std::fs::read(&saved).expect("the copy").starts_with(b"PK"), "{}", saved.display());
    let papers = app.call("list_records", json!({ "kind": "papers", "limit": 1 })).expect("the archive");
    assert_eq!(papers["total"], 0, "a copy is no kept paper");
    app.click(Css("[data-test=toast] .shut"));
    app.click(Test("make-paper"));
    app.see(Test("paper-kept"));
    app.click(Css("[data-test=toast] .shut"));
    app.photograph("word");
}
