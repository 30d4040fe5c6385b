//! The office's own words: a template is edited in the window, tried beside it, kept as a version, and the
//! next notice speaks by it, down to the printed bytes. Never a shortcut where a hand would type.

use std::process::Command;

use serde_json::{Value, json};

use crate::app::Look::{Css, Part, Role, Test};
use crate::app::{App, keys};
use crate::driver::wait;
use crate::ledger;
use crate::way;

/// What the clerk writes instead of our sample; 【】 is what a pinyin keyboard types for square brackets.
const OWN: &str =
    "本委在核查中了解到：{事由}。【涉及风险点{风险点编号}。】决定对{对方}实施{预警等级}预警，予以{处置方式}，限{回告期限}内书面回告。";
const SAID: &str =
    "本委在核查中了解到：反映举报人信息被泄露。涉及风险点R040。决定对你单位实施低级（蓝色）预警，予以谈话提醒，限三十日内书面回告。";

#[test]
fn a_clerk_writes_the_blue_notice_in_her_own_words_and_it_is_printed_so() {
    let mut app = App::start("templates", &["--sample", "--today", "2026-04-08"]);
    app.press(&[keys::ALT, '8']);
    app.click(Test("nav-templates"));
    app.see(Test("template-page"));
    app.photograph("templates-empty");
    app.click(Test("template-notice_blue"));
    app.see(Test("page-1"));
    app.see(Part("按预警信息"));
    app.photograph("templates");

    // A slip of the pen is told beside the box, and the pages of before stay.
    let before = picture(&app);
    app.fill(Test("template-body"), "本委了解到：{事油}。");
    app.see(Part("是不是{事由}？"));
    app.photograph("templates-refused");
    assert_eq!(picture(&app), before);
    app.fill(Test("template-body"), OWN);
    wait("the pages to follow the text", || (picture(&app) != before).then_some(()));
    app.see_gone(Test("objections"));
    // Before it is saved, the program is left: the text is not lost.
    app.see(Part("草稿已存"));
    app.reopen(&["--today", "2026-04-08"]);
    app.click(Test("nav-templates"));
    app.click(Test("template-notice_blue"));
    app.reads(Test("template-body"), OWN);
    app.click(Test("template-body"));
    app.press(&[keys::CONTROL, 's']);
    app.reads(Test("template-version"), "第1版");
    app.click(Test("template-tab-versions"));
    app.see(Test("version-1"));
    app.click(Test("version-look-0"));
    app.see(Test("template-looked"));
    app.photograph("templates-versions");
    app.press(&[keys::ESCAPE]);
    app.see_gone(Test("template-looked"));
    app.reads(Test("template-body"), OWN);

    let paper = issue(&app);
    let pdf = app.data().with_file_name("notice.pdf");
    app.will_save(&pdf);
    app.ask("save_paper", json!({ "paper": paper })).expect("the paper is saved");
    let read = Command::new("pdftotext").arg("-raw").arg(&pdf).arg("-").output().expect("pdftotext");
    let words: String = String::from_utf8_lossy(&read.stdout).chars().filter(|character| !character.is_whitespace()).collect();
    assert!(words.contains(SAID), "{words}");
    app.click(Test("nav-papers"));
    app.see(Part("蓝色预警通知书正文 第1版"));
    app.photograph("templates-archive");
    app.close();
    assert_eq!(ledger::sound(&app), 2, "notice and receipt");
}

/// Issues a blue notice from the signal and gives its paper.
fn issue(app: &App) -> Value {
    way::to_issue(app, "举报人信息被泄露");
    app.click(Test("level-blue"));
    app.click(Css("[data-test=disposition-reminder_talk]"));
    app.see(Test("page-1"));
    app.reads(Test("field-body"), SAID);
    app.click(Test("approved"));
    app.click(Test("to-sign"));
    app.click(Role("button", "签发"));
    app.see(Test("issued-number"));
    let papers = app.call("list_records", json!({ "kind": "papers", "search": "通知书" })).expect("the archive");
    let rows = papers["rows"].as_array().expect("rows");
    let notice = rows.iter().find(|row| row["cells"][1] == "通知书").expect("a notice");
    notice["id"].clone()
}

/// Which picture stands first among the pages.
fn picture(app: &App) -> Value {
    app.script("return document.querySelector('[data-test=page-1]')?.src ?? '';", &[])
}
