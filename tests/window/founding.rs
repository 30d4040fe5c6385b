//! A new office, from the first page to its own lists. Never the training office's data.

use std::path::{Path, PathBuf};

use crate::app::App;
use crate::app::Look::{Part, Test};
use crate::{ledger, locking};

const NAMES: [(&str, &str); 4] =
    [("name", "中共七溪坪镇纪律检查委员会"), ("short_name", "镇纪委"), ("township", "七溪坪镇"), ("party_committee", "中共七溪坪镇委员会")];
const REST: [(&str, &str); 8] = [
    ("upper_body", "云溪区纪委监委"),
    ("warning_centre", "区预警中心"),
    ("letterhead", "中共七溪坪镇纪律检查委员会"),
    ("series", "七纪廉警"),
    ("measures_name", "七溪坪镇廉政风险预警防控暂行办法"),
    ("contact", "预警信息员"),
    ("phone", "0000-0000000"),
    ("reply_days", "30"),
];

#[test]
fn the_wizard_is_left_and_resumed_and_founds_an_office() {
    let mut app = App::start("founding", &[]);
    app.click(Test("start-office"));
    for (field, text) in NAMES {
        app.type_into(Test(&format!("field-{field}")), text);
    }
    app.click(Test("step-next"));
    app.see(Test("step-2"));
    app.type_into(Test("field-upper_body"), "云溪区");
    // The next field takes the focus, and what was typed is kept.
    app.click(Test("field-warning_centre"));
    app.see(Part("草稿已存"));
    app.photograph("wizard");

    app.reopen(&[]);
    app.see(Part("接着建立本单位"));
    app.click(Test("start-office"));
    app.see(Test("step-2"));
    app.reads(Test("field-upper_body"), "云溪区");
    app.click(Test("step-back"));
    app.reads(Test("field-township"), "七溪坪镇");
    app.click(Test("step-next"));
    app.click(Test("step-next"));
    app.see(Test("step-3"));
    app.click(Test("no-state-secrets"));
    app.type_into(Test("field-password"), ledger::PASSWORD);
    app.type_into(Test("field-password_again"), ledger::PASSWORD);
    app.photograph("wizard-password");
    // What stands against it leads back to its step.
    app.click(Test("step-next"));
    app.see(Test("objection-series"));
    for (field, text) in REST {
        app.fill(Test(&format!("field-{field}")), text);
    }
    app.click(Test("step-next"));
    app.see(Test("step-3"));
    for (password, again, sentence) in [
        ("短口令", "短口令", "至少要10个字符"),
        ("七溪坪镇123456", "七溪坪镇123456", "有本单位的名称"),
        (ledger::PASSWORD, "另一个", "不一样"),
    ] {
        app.fill(Test("field-password"), password);
        app.fill(Test("field-password_again"), again);
        app.click(Test("step-next"));
        app.see(Part(sentence));
    }
    app.photograph("wizard-password-refused");
    app.fill(Test("field-password_again"), ledger::PASSWORD);
    app.click(Test("step-next"));
    let code = locking::type_back(&app, "wizard-code");
    app.see(Test("step-4"));

    bring_in(&app, "units", &sample("units.csv"), 40);
    app.photograph("wizard-tables");
    app.reopen(&[]);
    locking::unlock(&app, ledger::PASSWORD);
    app.see(Test("step-4"));
    app.reads(Test("have-units"), "已有 40 条");
    app.click(Test("step-next"));
    app.see(Test("step-5"));
    let office = Path::new(env!("CARGO_MANIFEST_DIR")).join("office");
    bring_in(&app, "duties", &office.join("01_2026年责任分解表(镇定稿).xlsx"), 47);
    app.click(Test("step-later"));

    // What the table wanted done before it was entered stands on the first page, folded and without reproach.
    app.see(Test("todo-before_entry"));
    app.click(Test("more-before_entry-责任分解"));
    app.see(Part("任务逾期：把廉政教育纳入干部教育培训"));
    app.photograph("new-home");
    for place in ["powers", "risks", "signals", "warnings", "papers"] {
        app.click(Test(&format!("nav-{place}")));
        app.see(Test("empty"));
        app.photograph(&format!("new-{place}"));
    }
    for place in ["quarter", "shelf", "bin", "office", "verify"] {
        app.click(Test(&format!("nav-{place}")));
        app.see_gone(Test("register-papers"));
        app.photograph(&format!("new-{place}"));
    }
    app.click(Test("nav-units"));
    app.see(Test("row-0"));

    app.reopen(&[]);
    locking::unlock(&app, ledger::PASSWORD);
    app.see(Test("todo-before_entry"));
    assert_eq!(code.len(), 48);
    app.close();
    let status = ledger::ask(&app, "app_status", &serde_json::json!({}));
    assert_eq!((&status["state"], &status["training"]), (&"locked".into(), &false.into()), "nothing of it is said before the password");
    let office = ledger::ask(&app, "read_office", &serde_json::json!({}));
    assert_eq!(office["fields"]["name"], NAMES[0].1);
    assert_eq!(ledger::count(&app, "duties", ""), 47);
    assert_eq!(ledger::count(&app, "units", "七溪坪镇人民政府"), 1);
    ledger::sound(&app);
}

#[test]
fn a_centre_is_asked_for_its_name_and_a_password_only() {
    let mut app = App::start("founding-centre", &[]);
    app.click(Test("start-office"));
    app.type_into(Test("field-name"), "云溪区廉政风险预警中心");
    app.click(Test("choice-role-预警中心"));
    app.photograph("wizard-centre");
    app.click(Test("step-next"));
    app.see(Test("step-2"));
    app.click(Test("step-next"));
    app.click(Test("no-state-secrets"));
    app.type_into(Test("field-password"), ledger::PASSWORD);
    app.type_into(Test("field-password_again"), ledger::PASSWORD);
    app.click(Test("step-next"));
    locking::type_back(&app, "wizard-centre-code");
    // No tables are asked for: packages are what it takes in.
    app.see(Test("bundle-page"));
    app.see_gone(Test("first-run"));
    app.reopen(&[]);
    locking::unlock(&app, ledger::PASSWORD);
    app.see(Test("bundle-page"));
    app.close();
    ledger::sound(&app);
}

/// One table within the wizard: looked at, entered, taken back, entered again.
fn bring_in(app: &App, kind: &str, file: &Path, records: usize) {
    app.will_pick(file);
    let (have, all) = (format!("have-{kind}"), format!("已有 {records} 条"));
    app.click(Test(&format!("import-{kind}")));
    app.click(Test("import-pick"));
    app.click(Test("import-commit"));
    app.reads(Test(&have), &all);
    app.click(Test("toast-action"));
    app.reads(Test(&have), "已有 0 条");
    app.click(Test("import-again"));
    app.click(Test("import-pick"));
    app.click(Test("import-commit"));
    app.see_gone(Test("import-commit"));
    app.reads(Test(&have), &all);
}

fn sample(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/sample").join(file)
}
