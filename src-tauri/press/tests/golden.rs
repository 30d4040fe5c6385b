//! Every paper's layout as text, against tests/golden/press. Run with `RENEW_GOLDEN=1` to write the
//! layouts anew; the difference is then read in the commit. Never compares PDF bytes.
#![expect(clippy::expect_used, clippy::panic, reason = "a test stops where it fails")]

mod common;

use press::Sheets;

fn check(name: &str, sheets: &Sheets) {
    let path = common::repository("tests/golden/press").join(format!("{name}.txt"));
    let found = press::text::pages(sheets);
    if std::env::var_os("RENEW_GOLDEN").is_some() {
        std::fs::write(&path, &found).expect("the golden folder can be written");
        return;
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = found.lines().zip(expected.lines()).enumerate().find(|(_, (a, b))| a != b);
    if let Some((n, (found, expected))) = differs {
        panic!("{name} line {}:\n  is  {found}\n  was {expected}", n + 1);
    }
    assert_eq!(found.lines().count(), expected.lines().count(), "{name}: lines added or lost at the end");
}

#[test]
fn a_blue_notice_on_one_page_with_its_slip() {
    let sheets = press::notice::lay_out(&common::blue_notice(), &common::fonts()).unwrap();
    check("notice-blue", &sheets);
}

#[test]
fn a_red_notice_with_everything() {
    let sheets = press::notice::lay_out(&common::red_notice(), &common::fonts()).unwrap();
    check("notice-red", &sheets);
}

#[test]
fn a_short_notice_with_the_slip_at_its_foot() {
    let sheets = press::notice::lay_out(&common::short_notice(), &common::fonts()).unwrap();
    assert_eq!(sheets.pages.len(), 1);
    check("notice-short", &sheets);
}

#[test]
fn a_yellow_notice_for_preprinted_paper() {
    let sheets = press::notice::lay_out(&common::preprinted_notice(), &common::fonts()).unwrap();
    check("notice-preprinted", &sheets);
}

#[test]
fn a_service_receipt() {
    let paper = common::lists::receipt();
    let sheets = press::service_receipt::lay_out(&paper, &common::fonts()).unwrap();
    check("service-receipt", &sheets);
}

#[test]
fn a_catalogue_over_several_pages() {
    let paper = common::lists::catalogue(14);
    let sheets = press::table::lay_out(&paper, &common::fonts()).unwrap();
    check("catalogue", &sheets);
}

#[test]
fn a_quarterly_report() {
    let report = common::quarter::report();
    let sheets = press::report::lay_out(&report, &common::fonts()).unwrap();
    check("report", &sheets);
}

#[test]
fn a_paper_to_a_higher_office_with_two_signers_and_notes() {
    let sheets = press::document::lay_out(&common::others::upward(), &common::fonts()).unwrap();
    check("upward", &sheets);
}

#[test]
fn minutes_with_those_present_and_absent() {
    let sheets = press::document::lay_out(&common::others::minutes(), &common::fonts()).unwrap();
    check("minutes", &sheets);
}

#[test]
fn a_letter_with_double_lines_and_no_number_on_its_first_page() {
    let sheets = press::document::lay_out(&common::others::reminder(), &common::fonts()).unwrap();
    assert!(!press::text::words(&sheets).contains("— 1 —"));
    check("letter", &sheets);
}

#[test]
fn a_process_of_twelve_steps_over_two_pages() {
    let sheets = press::flow::lay_out(&common::others::process(), &common::fonts()).unwrap();
    check("process", &sheets);
}
