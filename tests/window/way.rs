//! Ways through the window that several errands take. Never what an errand is about.

use crate::app::Look::{Part, Test};
use crate::app::{App, keys};

/// From anywhere to the one record of a register that these words find, opened beside its list.
pub fn to_record(app: &App, kind: &str, words: &str) {
    app.click(Test(&format!("nav-{kind}")));
    app.fill(Test("search"), words);
    app.see(Part("显示 1 条"));
    app.press(&[keys::ENTER]);
    app.press(&[keys::CONTROL, keys::ENTER]);
}

/// From anywhere to the page that issues a notice from the one signal that these words find.
pub fn to_issue(app: &App, words: &str) {
    to_record(app, "signals", words);
    app.click(Test("issue-notice"));
}

/// From anywhere to the one warning that these words find.
pub fn to_warning(app: &App, words: &str) {
    to_record(app, "warnings", words);
    app.see(Test("warning-detail"));
}
