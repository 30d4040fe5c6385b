//! Writes one PDF (and the first page as SVG) of each paper into a folder, to be looked at:
//! `cargo run -p press --example specimen -- FOLDER`. Never a test: it judges nothing.

use std::path::PathBuf;

use press::Sheets;

#[path = "../tests/common/mod.rs"]
mod common;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("FOLDER?")?);
    std::fs::create_dir_all(&folder)?;
    let fonts = common::fonts();
    let save = |name: &str, sheets: &Sheets| -> Result<(), Box<dyn std::error::Error>> {
        let bytes = press::pdf::write(sheets, &fonts, &common::about())?;
        std::fs::write(folder.join(format!("{name}.pdf")), bytes)?;
        let svg = press::svg::page(sheets, &fonts, 0).unwrap_or_default();
        std::fs::write(folder.join(format!("{name}.svg")), svg)?;
        std::fs::write(folder.join(format!("{name}.txt")), press::text::pages(sheets))?;
        Ok(())
    };
    save("blue", &press::notice::lay_out(&common::blue_notice(), &fonts)?)?;
    save("red", &press::notice::lay_out(&common::red_notice(), &fonts)?)?;
    let reminder = common::others::reminder();
    save("letter", &press::document::lay_out(&reminder, &fonts)?)?;
    save("upward", &press::document::lay_out(&common::others::upward(), &fonts)?)?;
    save("minutes", &press::document::lay_out(&common::others::minutes(), &fonts)?)?;
    let mut noted = reminder;
    let notes = press::HeadNotes { urgency: "特急".to_string(), ..press::HeadNotes::default() };
    noted.head = noted.head.map(|head| head.noted(notes));
    noted.imprint = common::others::upward().imprint;
    save("letter-noted", &press::document::lay_out(&noted, &fonts)?)?;
    let process = common::others::process();
    save("form-flow", &press::flow::lay_out(&process, &fonts)?)?;
    let short = common::short_notice();
    save("short", &press::notice::lay_out(&short, &fonts)?)?;
    let preprinted = common::preprinted_notice();
    save("preprinted", &press::notice::lay_out(&preprinted, &fonts)?)?;
    let receipt = common::lists::receipt();
    save("receipt", &press::service_receipt::lay_out(&receipt, &fonts)?)?;
    let mut list = common::lists::catalogue(40);
    save("table", &press::table::lay_out(&list, &fonts)?)?;
    save("report", &press::report::lay_out(&common::quarter::report(), &fonts)?)?;
    save("charts", &press::report::lay_out(&common::charts::report(), &fonts)?)?;
    list.lie = press::Lie::Turned;
    save("table-turned", &press::table::lay_out(&list, &fonts)?)?;
    Ok(())
}
