//! Every page at the largest text the settings offer, photographed for the eye. Never a comparison of
//! pictures: what a page may not do is asserted, how it looks is looked at.

use crate::app::Look::{Css, Test};
use crate::app::{App, keys};
use crate::way;

#[test]
fn every_page_keeps_within_the_window_at_the_largest_text() {
    let app = App::start("looks", &["--sample", "--today", "2026-04-08"]);
    app.click(Test("nav-office"));
    app.click(Test("scale-150"));
    for list in ["units", "powers", "risks", "duties", "signals", "warnings", "journal"] {
        app.click(Test(&format!("nav-{list}")));
        app.see(Test(&format!("register-{list}")));
        app.click(Css("[data-test=row-0] [data-cell='0']"));
        within(&app, list);
        app.press(&[keys::CONTROL, keys::ENTER]);
        if list != "journal" {
            app.see(Test("pane-close"));
        }
        within(&app, list);
        app.photograph(&format!("large-{list}"));
    }
    for page in ["home", "quarter", "papers", "shelf", "bin", "verify", "templates", "office"] {
        app.click(Test(&format!("nav-{page}")));
        app.see(Css(&format!("[data-test=nav-{page}].on")));
        within(&app, page);
        app.photograph(&format!("large-{page}"));
    }
    app.click(Test("nav-templates"));
    app.click(Test("template-quarter_return"));
    app.see(Test("page-1"));
    within(&app, "template");
    app.photograph("large-template");
    way::to_issue(&app, "Y124");
    app.see(Test("level-red"));
    app.click(Css("[data-test^=disposition-]"));
    app.see(Test("page-1"));
    within(&app, "issue");
    app.photograph("large-issue");
}

/// Nothing is pushed out of the window, and the way around stays in it.
fn within(app: &App, place: &str) {
    let out = app.script(
        "const box = document.scrollingElement; \
         const bar = document.querySelector('.top').getBoundingClientRect(); \
         const out = [...document.querySelectorAll('.top button, .rail, main')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1); \
         return [box.scrollWidth > innerWidth, box.scrollHeight > innerHeight, bar.bottom > 120, ...out.map((one) => one.className || one.tagName)];",
        &[],
    );
    assert_eq!(out, serde_json::json!([false, false, false]), "{place}");
}
