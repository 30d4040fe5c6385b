//! Ways through the window that several errands take. Never what an errand is about.

use crate::app::Look::{Part, Test};
use crate::app::{App, keys};

/// From anywhere to the page that issues a notice from the one signal that these words find.
pub fn to_issue(app: &App, words: &str) {
    app.click(Test("nav-signals"));
    app.fill(Test("search"), words);
    app.see(Part("显示 1 条"));
    app.press(&[keys::ENTER]);
    app.press(&[keys::CONTROL, keys::ENTER]);
    app.click(Test("issue-notice"));
}
