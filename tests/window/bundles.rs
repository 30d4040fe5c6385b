//! 上报包 in the window: a township makes one, a 预警中心 looks at it, takes it in and takes it back; a file that is dropped
//! or picked and is none is refused in words. Never a package that was not shown first.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::app::App;
use crate::app::Look::{Part, Test};
use crate::{ledger, locking};

/// An office founded by the command line in the app's data folder.
fn found(app: &App, name: &str, role: &str) {
    let fields = [
        ("name", name),
        ("short_name", "镇纪委"),
        ("township", "七溪坪镇"),
        ("party_committee", "中共七溪坪镇委员会"),
        ("upper_body", "云溪区纪委监委"),
        ("warning_centre", "区预警中心"),
        ("letterhead", name),
        ("series", "七纪廉警"),
        ("measures_name", "七溪坪镇廉政风险预警防控暂行办法"),
        ("contact", "预警信息员"),
        ("phone", "0000-0000000"),
        ("reply_days", "30"),
        ("role", role),
    ];
    ledger::found(app, &fields);
}

/// Reads the card of another office and types the fingerprint that was told.
fn pin(app: &App, card: &Path, told: &str) {
    app.will_pick(card);
    app.click(Test("add-correspondent"));
    app.see(Test("pin-form"));
    app.type_into(Test("field-fingerprint"), told);
    app.type_into(Test("field-confirmed_by"), "谢某某");
    app.photograph("pin-office");
    app.click(Test("confirm-go"));
    app.see(Test("correspondent-list"));
}

#[test]
fn a_package_goes_from_a_township_to_the_centre_and_is_taken_back() {
    let mut township = App::start("bundles-township", &[]);
    township.close();
    found(&township, "中共七溪坪镇纪律检查委员会", "");
    for (kind, fields) in [
        ("units", json!({ "full_name": "七溪坪镇柳树沟村", "short_name": "柳树沟村", "category": "行政村", "reporting_point": "是" })),
        (
            "signals",
            json!({ "collected_on": "2026-2-3", "point": "柳树沟村", "source": "信访举报", "unit": "柳树沟村", "content": "惠农补贴发放不公开", "suggested_level": "蓝色" }),
        ),
        (
            "signals",
            json!({ "collected_on": "2026-2-9", "point": "柳树沟村", "source": "审计", "unit": "柳树沟村", "content": "公款报销无明细", "suggested_level": "黄色" }),
        ),
    ] {
        ledger::ask(&township, "save_record", &json!({ "kind": kind, "id": null, "fields": fields }));
    }
    let folder: PathBuf = township.data().parent().expect("a folder").to_owned();
    let (ours, theirs) = (folder.join("township.lfid"), folder.join("centre.lfid"));

    let mut centre = App::start("bundles-centre", &[]);
    centre.close();
    found(&centre, "云溪区廉政风险预警中心", "预警中心");
    centre.reopen(&[]);
    locking::unlock(&centre, ledger::PASSWORD);
    centre.see(Test("bundle-page"));
    centre.see(Test("no-own"));
    centre.will_save(&theirs);
    centre.click(Test("save-card"));
    let told = centre.text(Test("own-fingerprint"));

    township.reopen(&[]);
    locking::unlock(&township, ledger::PASSWORD);
    township.click(Test("nav-bundles"));
    township.see(Test("no-receiver"));
    township.will_save(&ours);
    township.click(Test("save-card"));
    let own = township.text(Test("own-fingerprint"));
    // The wrong digits first: nothing is pinned.
    township.will_pick(&theirs);
    township.click(Test("add-correspondent"));
    township.type_into(Test("field-fingerprint"), &own);
    township.type_into(Test("field-confirmed_by"), "谢某某");
    township.click(Test("confirm-go"));
    township.see(Part("不一致"));
    township.click(Test("confirm-back"));
    pin(&township, &theirs, &told);
    township.see(Test("bundle-leaves"));
    township.choose(Test("bundle-period"), "2026年第一季度");
    let package = folder.join("one.lfp");
    township.will_save(&package);
    township.photograph("make-bundle");
    township.click(Test("bundle-write"));
    township.see(Part("只有云溪区廉政风险预警中心打得开"));
    township.click(Test("bundle-list"));
    township.see(Part("2026年第一季度（第1号包）"));
    township.close();

    // What is not right is refused where it was asked for.
    centre.will_pick(&package);
    centre.click(Test("bundle-pick"));
    centre.see(Part("没有在本机登记"));
    pin(&centre, &ours, &own);
    centre.will_pick(&ours);
    centre.click(Test("bundle-pick"));
    centre.see(Part("不是上报包文件"));
    centre.will_pick(&package);
    centre.click(Test("bundle-pick"));
    centre.see(Test("bundle-review"));
    centre.see(Part("惠农补贴发放不公开"));
    centre.photograph("bundle-review");
    centre.click(Test("bundle-drop"));
    centre.see_gone(Test("bundle-review"));
    centre.click(Test("bundle-pick"));
    centre.click(Test("bundle-accept"));
    centre.see(Test("bundle-grid"));
    centre.see(Part("2件次"));
    centre.photograph("bundle-grid");
    centre.click(Test("bundle-pick"));
    centre.see(Part("已经接收过"));
    centre.click(Test("nav-received_signals"));
    centre.fill(Test("search"), "补贴");
    centre.see(Part("显示 1 条"));
    centre.photograph("received-signals");
    centre.click(Test("undo"));
    centre.see(Test("empty"));
    centre.close();
    assert_eq!(ledger::count(&centre, "received_signals", ""), 0);
    ledger::sound(&centre);
}
