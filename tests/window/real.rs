//! An office of its own with tables in it: what it issues carries no mark of the training office. Its
//! pictures stand in the README. Never the training office.

use std::path::Path;
use std::process::Command;

use serde_json::json;

use crate::app::App;
use crate::app::Look::{Css, Part, Test};
use crate::{ledger, locking, way};

const TABLES: [&str; 6] = ["units", "posts", "duties", "powers", "risks", "signals"];

#[test]
fn a_notice_of_a_real_office_is_a_real_notice() {
    let mut app = App::start("real", &[]);
    found(&app);
    app.reopen(&[]);
    locking::unlock(&app, ledger::PASSWORD);
    way::to_issue(&app, "Y124");
    app.see(Test("level-red"));
    app.click(Css("[data-test^=disposition-]"));
    app.see(Test("page-1"));
    app.photograph("readme-window");
    // Whom the settings do not name is asked for once.
    app.fill(Test("approval-0-name"), "承办人甲");
    app.fill(Test("approval-2-name"), "负责人乙");
    app.click(Test("approved"));
    app.click(Test("to-sign"));
    app.click(Test("confirm-go"));
    assert!(app.text(Test("issued-number")).ends_with("〕1号"));

    let file = app.data().with_file_name("notice.pdf");
    app.will_save(&file);
    app.click(Test("paper-save"));
    app.see(Part("已另存为"));
    let text = output(Command::new("pdftotext").args(["-layout"]).arg(&file).arg("-"));
    assert!(text.contains("七纪廉警") && text.contains("廉政风险预警整改通知书"), "{text}");
    assert!(!text.contains("演示"), "no mark of the training office: {text}");
    let picture = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("screenshots/readme-notice");
    output(Command::new("pdftoppm").args(["-png", "-r", "75", "-singlefile"]).arg(&file).arg(picture));
}

/// Founds it and brings its tables in, as the wizard asks the desk.
pub fn found(app: &App) -> String {
    app.see(Test("start-office"));
    let fields = json!({
        "name": "中共七溪坪镇纪律检查委员会", "short_name": "镇纪委", "township": "七溪坪镇",
        "party_committee": "中共七溪坪镇委员会", "upper_body": "云溪区纪委监委", "warning_centre": "区预警中心",
        "letterhead": "中共七溪坪镇纪律检查委员会", "series": "七纪廉警",
        "measures_name": "七溪坪镇廉政风险预警防控暂行办法", "issuer": "郑某某", "contact": "预警信息员",
        "phone": "0000-0000000", "reply_days": "30",
    });
    let password = ledger::PASSWORD;
    let request = json!({ "fields": fields, "no_state_secrets": true, "password": password, "password_again": password });
    app.call("start_office", request).expect("an office");
    let shown = app.call("recovery_code", json!({})).expect("its code");
    let groups: Vec<&str> = shown["groups"].as_array().into_iter().flatten().filter_map(serde_json::Value::as_str).collect();
    app.call("prove_recovery", json!({ "code": groups.join(" ") })).expect("the code typed back");
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/sample");
    for table in TABLES {
        let path = sample.join(format!("{table}.csv"));
        let seen = app.call("preview_import", json!({ "path": path, "kind": table, "sheet": null })).expect(table);
        app.call("commit_import", json!({ "token": seen["token"], "update_existing": false })).expect(table);
    }
    groups.concat()
}

fn output(command: &mut Command) -> String {
    let done = command.output().expect("poppler's tools (package poppler-utils)");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8_lossy(&done.stdout).into_owned()
}
