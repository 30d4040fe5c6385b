//! Many kept papers as one job: in order, byte for byte, each noted; stopped before the next one; and what
//! did not print is named. Never a printer of the machine.

use std::fs;

use serde_json::{Value, json};

use crate::app::App;
use crate::app::Look::{Css, Part, Test};
use crate::driver::wait;
use crate::printer::{Printer, QUEUE};

#[test]
fn three_notices_go_to_the_queue_in_order_and_byte_for_byte() {
    let printer = Printer::start("batch");
    let (key, value) = printer.environment();
    let app = App::start_with("batch", &["--sample", "--today", "2026-04-08"], &[(key, &value)]);
    let notices: Vec<Value> = ["Y124", "Y125", "Y126"].map(|signal| issue(&app, signal)).into();

    app.click(Test("nav-warnings"));
    app.fill(Test("search"), "2026-04-08");
    app.see(Part("显示 3 条"));
    // Ticked from the last to the first: the order of the papers is that of their numbers.
    for row in [2, 1, 0] {
        app.click(Test(&format!("pick-{row}")));
    }
    app.see(Test("batch-bar"));
    app.click(Test("batch-print"));
    app.see(Part("打印所选的 3 份文书"));
    app.click(Test("with-receipts"));
    app.see(Part("打印所选的 6 份文书"));
    app.choose(Test("printer"), QUEUE);
    app.click(Test("two-sided"));
    app.see(Test("sides-hint"));
    app.photograph("batch");
    app.click(Test("with-receipts"));
    app.see(Part("打印所选的 3 份文书"));
    app.click(Test("print-now"));
    app.see(Part("3 份文书已交给打印机"));

    let printed = printer.tray();
    assert_eq!(printed.len(), 3);
    for (notice, (bytes, ticket)) in notices.iter().zip(&printed) {
        assert!(*bytes == saved(&app, &notice["paper"]["id"]), "the queue got other bytes than the archive holds");
        let sides = if notice["pages"] == 1 { "sides=one-sided" } else { "sides=two-sided-long-edge" };
        assert!(ticket.starts_with("1 copies") && ticket.contains(sides), "{ticket}");
    }
    assert_eq!(noted(&app), 3, "each is noted by itself");
}

#[test]
fn a_stopped_job_prints_the_first_papers_and_no_other() {
    let printer = Printer::start("stopped");
    let (key, value) = printer.environment();
    let app = App::start_with("stopped", &["--sample"], &[(key, &value)]);
    let papers: Vec<String> = ["talk_record", "admonition"].map(|form| kept(&app, form)).into();
    let asked: Vec<Value> = (0..200).map(|at| json!({ "id": papers[at % 2], "sides": "one" })).collect();
    let order = json!({ "order": { "papers": asked, "printer": QUEUE, "copies": 1 } });
    assert_eq!(app.ask("print_papers", order.clone()), Ok(Value::Null));
    let no = app.ask("print_papers", order).expect_err("one job at a time");
    assert_eq!(no["code"], "busy");
    wait("the first paper", || (state(&app)["printed"].as_u64()? > 0).then_some(()));
    assert_eq!(app.ask("stop_printing", json!({})), Ok(Value::Null));
    let ended = wait("the job to end", || Some(state(&app)).filter(|state| state["over"] == true));
    let count = usize::try_from(ended["printed"].as_u64().expect("a count")).expect("a small one");
    assert!((1..200).contains(&count), "{ended}");
    assert_eq!((&ended["total"], &ended["trouble"]), (&json!(200), &Value::Null));

    let stored = papers.iter().map(|paper| saved(&app, &json!(paper))).collect::<Vec<_>>();
    let printed = printer.tray();
    assert_eq!(printed.len(), count, "what is counted was printed, and nothing more");
    for (at, (bytes, _)) in printed.iter().enumerate() {
        assert!(*bytes == stored[at % 2], "paper {at} in its place");
    }
    assert_eq!(noted(&app), u64::try_from(count).expect("a small one"));
}

#[test]
fn papers_that_did_not_print_are_named_and_can_be_printed_still() {
    let printer = Printer::start("gone");
    let (key, value) = printer.environment();
    let app = App::start_with("gone", &["--sample"], &[(key, &value)]);
    kept(&app, "talk_record");
    kept(&app, "admonition");
    app.click(Test("nav-papers"));
    for row in [0, 1] {
        app.click(Test(&format!("pick-{row}")));
    }
    app.click(Test("batch-print"));
    app.see(Part("打印所选的 2 份文书"));
    app.choose(Test("printer"), QUEUE);
    printer.refuse(true);
    app.click(Test("print-now"));
    app.see(Part("打印中断：0 份已交给打印机，下面 2 份没有打印。"));
    app.see(Part("谈话记录（空白）"));
    app.photograph("batch-broken");
    printer.refuse(false);
    app.click(Test("print-rest"));
    app.see(Part("2 份文书已交给打印机"));
    assert_eq!(printer.tray().len(), 2);
    app.see_gone(Css(".modal-sheet"));
}

fn state(app: &App) -> Value {
    app.ask("printing_state", json!({})).expect("a state")
}

/// A blank form that the archive keeps.
fn kept(app: &App, form: &str) -> String {
    let made = app.call("make_paper", json!({ "paper": "companion", "form": form, "warning": "" })).expect("a paper");
    made["id"].as_str().expect("its id").to_owned()
}

/// The first colour and disposition that a signal can be warned with.
fn issue(app: &App, signal: &str) -> Value {
    let choices = app.call("notice_choices", json!({ "signal": signal })).expect("choices");
    let level = &choices["levels"][0];
    let ask = json!({ "signal": signal, "level": level["level"], "dispositions": [level["dispositions"][0]["value"]] });
    let mut draft = app.call("compose_notice", ask).expect("a draft");
    draft["approved"] = json!(true);
    app.call("issue_notice", draft).expect("a notice")
}

/// The bytes of a kept paper by the other door.
fn saved(app: &App, paper: &Value) -> Vec<u8> {
    let file = app.data().with_file_name("saved.pdf");
    app.will_save(&file);
    app.ask("save_paper", json!({ "paper": paper })).expect("a saved paper");
    fs::read(&file).expect("the saved paper")
}

/// Entries of the journal that say a paper was printed.
fn noted(app: &App) -> u64 {
    let list =
        json!({ "kind": "journal", "search": "打印", "filters": [], "sort": null, "unit": null, "bin": false, "offset": 0, "limit": 1 });
    app.call("list_records", list).expect("the journal")["total"].as_u64().expect("a total")
}
