//! 字体 in 单位设置: a face of the office's own by its file, refused, taken, undone. Never which fonts a
//! machine has: the list of installed ones is looked at, not counted.

use std::fs;

use crate::app::Look::{Css, Part, Test};
use crate::app::{App, keys};

const OWN: &str = "[data-test=typeface-hei] [data-test=typeface-now]";

#[test]
fn an_own_face_is_chosen_and_taken_back() {
    let mut app = App::start("typefaces", &["--sample", "--today", "2026-04-08"]);
    app.click(Test("nav-office"));
    app.see(Test("typeface-song"));

    let broken = app.data().join("坏.ttf");
    fs::write(&broken, "no font").expect("a file");
    app.click(Test("typeface-choose-hei"));
    app.see(Test("typeface-search"));
    app.photograph("typefaces");
    app.will_pick(&broken);
    app.click(Test("typeface-file"));
    app.see(Part("不是能用的字体"));

    let face = app.data().join("公文黑体.otf");
    fs::copy(lianfang_tests::root().join("assets/fonts/NotoSerifSCBold-8105.otf"), &face).expect("a face");
    app.will_pick(&face);
    app.click(Test("typeface-file"));
    app.see_gone(Test("typeface-search"));
    app.see(Test("typeface-reset-hei"));
    app.photograph("typeface-own");

    app.reopen(&["--today", "2026-04-08"]);
    app.click(Test("nav-office"));
    app.see(Test("typeface-reset-hei"));
    app.press(&[keys::CONTROL, 'z']);
    app.see_gone(Test("typeface-reset-hei"));
    assert!(app.text(Css(OWN)).contains("自带"));
    app.click(Test("typeface-choose-hei"));
    app.see(Test("typeface-search"));
    app.press(&[keys::ESCAPE]);
    app.see_gone(Test("typeface-search"));
}
