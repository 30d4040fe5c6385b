//! 一键办理 without a hand on the mouse: from a signal to its numbered notice and both papers in the print queue. Never a
//! click once it has begun.

use crate::app::Look::{Css, Part, Test};
use crate::app::{App, keys};
use crate::ledger;
use crate::printer::{Printer, QUEUE};

#[test]
fn a_signal_becomes_a_printed_notice_with_its_receipt_by_keys_alone() {
    let printer = Printer::start("keys");
    let (key, value) = printer.environment();
    let mut app = App::start_with("by-keys", &["--sample", "--today", "2026-04-08"], &[(key, &value)]);
    app.see(Test("rail"));

    app.press(&[keys::CONTROL, 'k']);
    app.see(Test("find"));
    app.press(&['y']);
    for digit in ['1', '2', '2'] {
        app.press(&[digit]);
    }
    app.see(Part("热线反映公益林补助未公示"));
    app.press(&[keys::ENTER]);
    app.see(Css("[data-test=issue-notice]:not(:disabled)"));
    app.press(&[keys::CONTROL, 'i']);
    app.see(Test("issue-page"));
    app.see(Css("[data-test=level-blue-radio]:checked:focus"));
    app.press(&[keys::TAB]);
    app.see(Css("[data-test^=disposition-]:focus"));
    if app.count("[data-test^=disposition-]:checked") == 0 {
        app.press(&[' ']);
    }
    app.see(Test("page-1"));
    // What is still open is where the keys are next: the steps that were taken on paper.
    app.press(&[keys::CONTROL, keys::ENTER]);
    app.see(Css("[data-test=approved]:focus"));
    app.photograph("by-keys-open");
    app.press(&[' ']);
    app.press(&[keys::CONTROL, keys::ENTER]);
    app.see(Css("[data-test=sign-page]:focus"));
    app.press(&[keys::ENTER]);
    assert!(app.sees(Test("sign-page")), "Enter alone signs nothing");
    app.press(&[keys::CONTROL, keys::ENTER]);
    app.reads(Test("issued-number"), "七纪廉警〔2026〕17号");
    app.press(&[keys::CONTROL, 'p']);
    app.see(Part("打印所选的 2 份文书"));
    // An office's own printer is chosen already; this one's queue is no default.
    app.choose(Test("printer"), QUEUE);
    app.see(Css("[data-test=print-now]:not(:disabled)"));
    app.photograph("by-keys-print");
    app.press(&[keys::CONTROL, keys::ENTER]);
    app.see(Part("2 份文书已交给打印机"));
    assert_eq!(printer.tray().len(), 2);
    app.close();
    assert_eq!(ledger::sound(&app), 2, "notice and receipt");
}
