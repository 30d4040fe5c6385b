//! A notice that is not issued at once: kept, sent on its way, signed step by step, issued from the list of drafts. Never a
//! shortcut by a command where a hand would click.

use serde_json::json;

use crate::app::Look::{Part, Role, Test};
use crate::app::{App, keys};
use crate::ledger;

const NUMBER: &str = "七纪廉警〔2026〕17号";

#[test]
fn a_draft_is_sent_on_its_way_comes_back_and_is_issued() {
    let mut app = App::start("proposal", &["--today", "2026-04-08"]);
    app.click(Test("start-sample"));
    app.see(Test("training-banner"));
    app.click(Test("nav-signals"));
    app.fill(Test("search"), "反映发展党员材料代写");
    app.see(Part("显示 1 条"));
    app.press(&[keys::ENTER]);
    app.press(&[keys::CONTROL, keys::ENTER]);
    app.see(Test("record-pane"));
    app.click(Test("issue-notice"));
    app.see(Test("issue-page"));
    app.click(Test("level-blue"));
    app.click(Test("disposition-ordered_explanation"));
    app.see(Test("approvals"));
    app.see(Test("page-1"));
    app.click(Test("approval-0-name"));
    app.photograph("approvals");
    app.click(Test("keep-proposal"));
    app.reads(Test("proposal-state"), "拟制");

    // What was kept is there after a restart, and goes on from there.
    app.reopen(&["--today", "2026-04-08"]);
    app.click(Test("nav-warnings"));
    app.click(Test("kind-proposals"));
    app.fill(Test("search"), "Y128");
    app.see(Part("共 1 条"));
    app.press(&[keys::ENTER]);
    app.press(&[keys::CONTROL, keys::ENTER]);
    app.click(Test("proposal-edit"));
    app.see(Test("page-1"));
    app.click(Test("submit-proposal"));
    app.reads(Test("proposal-state"), "呈批中");

    app.click(Test("proposal-pass"));
    app.click(Test("confirm-go"));
    app.see(Test("proposal-back"));
    app.click(Test("proposal-back"));
    app.type_into(Test("field-opinion"), "事由再写具体");
    app.photograph("sent-back");
    app.click(Test("confirm-go"));
    app.reads(Test("proposal-state"), "拟制");
    app.click(Test("proposal-edit"));
    app.click(Test("submit-proposal"));
    for (step, then) in [("承办人拟稿", "纪委副书记审核"), ("纪委副书记审核", "签发")] {
        app.click(Role("button", step));
        app.click(Test("confirm-go"));
        app.see(Role("button", then));
    }
    app.reads(Test("proposal-state"), "待签发");
    app.photograph("proposal");
    app.click(Test("proposal-issue"));
    app.click(Test("confirm-go"));
    app.see(Test("warning-detail"));
    app.see(Part(NUMBER));
    app.see(Part("纪委副书记审核"));
    app.photograph("issued-from-proposal");
    app.close();
    let warning = ledger::ask(&app, "read_warning", &json!({ "warning": NUMBER }));
    assert_eq!(warning["state"], "issued");
    assert_eq!(ledger::sound(&app), 2, "notice and receipt are kept");
}
