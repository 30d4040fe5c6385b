//! 锁定 in the window: the lock page, the way back to where she was, and the recovery code. Never the wizard's
//! own steps.

use serde_json::json;

use crate::app::Look::{Css, Part, Test};
use crate::app::{App, keys};
use crate::driver::wait;
use crate::{ledger, real, way};

/// Opens the office on the lock page.
pub fn unlock(app: &App, password: &str) {
    app.see(Test("lock-page"));
    app.fill(Test("field-password"), password);
    app.click(Test("unlock"));
    app.see_gone(Test("lock-page"));
}

/// Reads the code off the screen as off a paper, covers it and types it back, once with a slip. Answers with
/// its digits.
pub fn type_back(app: &App, picture: &str) -> String {
    app.see(Test("code-shown"));
    let groups: Vec<String> = (1..=8).map(|place| app.text(Test(&format!("group-{place}")))).collect();
    app.photograph(picture);
    app.click(Test("cover-code"));
    app.see_gone(Test("code-shown"));
    let mut slip = groups.clone();
    slip[4] = turned(&groups[4]);
    enter(app, &slip);
    app.click(Test("prove-code"));
    app.see(Part("第5组不对"));
    app.photograph(&format!("{picture}-slip"));
    app.fill(Test("code-5"), &groups[4]);
    app.click(Test("prove-code"));
    app.see_gone(Test("recovery"));
    groups.concat()
}

/// The first digit one higher.
fn turned(group: &str) -> String {
    let (first, rest) = group.split_at(1);
    let digit: u32 = first.parse().expect("a digit");
    format!("{}{rest}", (digit + 1) % 10)
}

fn enter(app: &App, groups: &[String]) {
    for (place, group) in (1..).zip(groups) {
        app.fill(Test(&format!("code-{place}")), group);
    }
}

#[test]
fn a_locked_window_shows_nothing_and_comes_back_to_where_she_was() {
    let mut app = App::start("locking", &[]);
    real::found(&app);
    app.reopen(&[]);
    app.see(Test("lock-page"));
    app.photograph("lock");
    for (password, sentence) in [("不是这个口令", "口令不对"), ("也不是这个口令", "口令不对"), ("还不是这个口令", "请过")]
    {
        app.fill(Test("field-password"), password);
        app.click(Test("unlock"));
        app.see(Part(sentence));
    }
    app.photograph("lock-wrong");
    // The pause that was asked for.
    std::thread::sleep(std::time::Duration::from_secs(3));
    unlock(&app, ledger::PASSWORD);

    // Half a notice is typed; the key locks, and the half notice is there again afterwards.
    way::to_issue(&app, "Y124");
    app.click(Test("level-red"));
    app.click(Css("[data-test^=disposition-]"));
    app.see(Test("page-1"));
    app.fill(Test("approval-0-name"), "承办人甲");
    // As a viewer left it that still shows a paper.
    let lent = app.data().join("lent/通知书.pdf");
    std::fs::create_dir_all(lent.parent().expect("its folder")).expect("a folder");
    std::fs::write(&lent, b"%PDF-").expect("a lent paper");
    app.press(&[keys::CONTROL, 'l']);
    app.see(Test("lock-page"));
    wait("what was lent to a viewer to be taken back", || (!lent.exists()).then_some(()));
    assert!(!app.sees(Part("承办人甲")), "nothing of the form is left in the page");
    app.photograph("lock-by-hand");
    for command in ["list_records", "home", "read_office", "verify"] {
        let answer = app.call(command, json!({})).expect_err("locked");
        assert_eq!(answer["kind"], "locked", "{command}: {answer}");
    }
    for command in ["view_paper", "save_paper", "print_paper"] {
        let answer = app.ask(command, json!({ "paper": "01900000-0000-7000-8000-000000000000" })).expect_err("locked");
        assert_eq!(answer["kind"], "locked", "{command}: {answer}");
    }
    unlock(&app, ledger::PASSWORD);
    app.see(Test("level-red"));
    app.reads(Test("approval-0-name"), "承办人甲");
    app.photograph("lock-back");
    app.close();
    ledger::sound(&app);
}

#[test]
fn a_forgotten_password_is_made_anew_by_the_code() {
    let mut app = App::start("recovering", &[]);
    let code = real::found(&app);
    app.reopen(&[]);
    app.see(Test("lock-page"));
    app.click(Test("turn"));
    let groups: Vec<String> = code.as_bytes().chunks(6).map(|group| String::from_utf8_lossy(group).into_owned()).collect();
    enter(&app, &groups);
    app.fill(Test("field-password"), "柳树 沟口 腊月 晚霞");
    app.fill(Test("field-password_again"), "柳树 沟口 腊月 晚霞");
    app.photograph("recover");
    app.click(Test("unlock"));
    let new = type_back(&app, "recover-new-code");
    assert_ne!(new, code, "a used code is no code");
    app.see(Test("nav-home"));
    app.reopen(&[]);
    unlock(&app, "柳树 沟口 腊月 晚霞");
    app.see(Test("nav-home"));
    app.close();
}
