//! R-28 in the window: what the program holds in memory after a lock, and what the web view's own processes do. The
//! program must hold nothing; what the web view keeps of what was typed into it nobody but the view can wipe, so it is
//! counted and said. Never the processes of the driver, which are a test's.
#![cfg(target_os = "linux")]

use store::{RingFiles, SlotKind};

use crate::app::Look::Test;
use crate::app::{App, keys};
use crate::{ledger, locking};

#[path = "../powercut/src/memory.rs"]
mod looking;
use looking::{Needle, Seen, look};

/// The names of the web view's own processes.
const VIEW: &str = "WebKit";

fn looked(app: &App, name: &str, needles: &[Needle]) -> Seen {
    let mut all = Seen::default();
    for number in app.processes(name) {
        let seen = look(number.parse().expect("a number"), needles).expect("its memory");
        all.bytes += seen.bytes;
        all.found.extend(seen.found);
    }
    all
}

#[test]
fn a_locked_window_holds_nothing_that_opens_the_office() {
    let mut app = App::start("memory", &[]);
    app.see(Test("start-office"));
    app.close();
    ledger::found(&app, &[]);
    app.reopen(&[]);
    let rings = RingFiles::of(&app.data(), "office").read().expect("a ring");
    let key = rings[0].unlock(&[SlotKind::Password], ledger::PASSWORD).expect("the password").0;
    let digits = store::hex(key.shown());
    let key = Needle::of_bytes("data key", key.shown());
    let password = Needle::of_text("password", ledger::PASSWORD);
    let needles = [key.clone(), Needle::of_text("data key in digits", &digits), password.clone()].concat();

    locking::unlock(&app, ledger::PASSWORD);
    app.see(Test("nav-home"));
    for place in ["nav-units", "nav-signals", "nav-home"] {
        app.click(Test(place));
    }
    let open = looked(&app, "lianfang", &needles);
    assert!(key.iter().all(|quarter| open.has(quarter)), "while the office is open its key is there: {open:?}");
    app.press(&[keys::CONTROL, 'l']);
    app.see(Test("lock-page"));
    let locked = looked(&app, "lianfang", &needles);
    let view = looked(&app, VIEW, &needles);
    assert!(locked.found.is_empty(), "the program: {:#?}", locked.found);
    let in_view: Vec<&Needle> = needles.iter().filter(|needle| view.has(needle)).collect();
    assert!(in_view.iter().all(|needle| needle.name.starts_with("password")), "the web view never had the key: {in_view:#?}");
    app.close();
    figures::line(
        "R-28",
        &format!(
            "window after a lock: {} forms of key and password looked for in {} MB of the program, 0 found; in {} MB of the web view's own \
             processes 0 of the key, and {} of the {} forms of the password as it was typed there",
            needles.len(),
            locked.bytes >> 20,
            view.bytes >> 20,
            in_view.len(),
            password.len()
        ),
    );
}
