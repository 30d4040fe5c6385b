//! 数据与备份 in the window: a copy made and restored, and the first page on a damaged database. Never what a copy holds:
//! the errands see to that.

use std::fs;
use std::path::Path;

use serde_json::json;

use crate::app::App;
use crate::app::Look::{Css, Part, Test};
use crate::driver::wait;

fn units(app: &App) -> u64 {
    app.call("list_records", json!({ "kind": "units", "limit": 0 })).expect("a list")["total"].as_u64().expect("a count")
}

/// Flips a bit in the middle of the training office's file, as a bad disk does.
fn rot(data: &Path) -> Vec<u8> {
    let file = data.join("training.db");
    let mut bytes = fs::read(&file).expect("the file");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 8;
    fs::write(&file, &bytes).expect("the file is spoilt");
    fs::write(data.join("training.running"), b"").expect("a mark");
    bytes
}

#[test]
fn a_copy_is_made_restored_and_what_stood_there_put_back() {
    let app = App::start("backups", &["--sample"]);
    app.click(Test("nav-backups"));
    app.see(Part("还没有备份"));
    app.click(Test("make-backup"));
    app.see(Test("backup-line"));
    app.photograph("backups");
    let fields = json!({ "full_name": "后建的站", "short_name": "后建的站", "category": "事业站所" });
    app.call("save_record", json!({ "kind": "units", "id": null, "fields": fields })).expect("a unit");
    assert_eq!(units(&app), 41);

    app.click(Test("restore"));
    app.see(Part("比现在少1条"));
    app.photograph("restore-sight");
    app.click(Test("confirm-back"));
    app.see(Test("backups"));
    assert_eq!(units(&app), 41, "going back changes nothing");
    app.click(Test("restore"));
    app.click(Test("confirm-go"));
    app.see(Test("restored"));
    app.photograph("restore-numbers");
    app.click(Test("keep-numbers"));
    app.see_gone(Test("restored"));
    assert_eq!(units(&app), 40);

    app.click(Test("nav-backups"));
    app.see(Test("replaced"));
    app.photograph("backups-replaced");
    app.click(Test("put-back"));
    app.click(Test("confirm-go"));
    app.see_gone(Test("confirm-page"));
    wait("what stood there to be back", || (units(&app) == 41).then_some(()));
}

#[test]
fn a_damaged_database_leads_to_three_choices_and_leaving_is_the_default() {
    let mut app = App::start("damaged", &["--sample"]);
    app.click(Test("nav-backups"));
    app.click(Test("make-backup"));
    app.see(Test("backup-line"));
    app.close();
    let lie = rot(&app.data());

    app.reopen(&[]);
    app.see(Test("open-backup"));
    app.see(Test("restore-backup"));
    app.see(Part("没有改动"));
    app.photograph("damaged-start");
    let focused = |app: &App| app.script("return document.activeElement?.dataset?.test ?? '';", &[]);
    wait("the way out to have the focus", || (focused(&app) == "leave").then_some(()));
    app.leave_by(&['\u{e00c}']);
    assert!(fs::read(app.data().join("training.db")).expect("the file") == lie, "Esc changed nothing");

    app.reopen(&[]);
    app.click(Test("open-backup"));
    app.see(Test("app-notice"));
    app.see(Part("只能查看"));
    app.photograph("looking");
    app.close();
    assert!(fs::read(app.data().join("training.db")).expect("the file") == lie, "looking changed nothing");

    app.reopen(&[]);
    app.click(Test("restore-backup"));
    app.see(Test("choose-backup"));
    app.photograph("damaged-choose");
    app.click(Test("backup-choice"));
    app.click(Test("confirm-go"));
    app.see(Test("restored"));
    app.click(Test("keep-numbers"));
    app.see(Css("[data-test=\"nav-home\"]"));
    assert_eq!(units(&app), 40);
    let aside = fs::read(app.data().join("被替换-1/training.db")).expect("what was damaged lies aside");
    assert!(aside == lie);
}
