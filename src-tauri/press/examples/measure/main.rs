//! What paper costs: the figures of `cargo xtask bench` that only this crate can take, and the inputs
//! of the programs it is compared with. Never a pass or a fail, and never a part of the product.
//!
//! ```text
//! measure warm                      a notice, over and over, in one process
//! measure pages                     the cost of a page in catalogues of 10 to 1,000 pages
//! measure notice FILE               one notice as PDF: a whole process
//! measure catalogue PAGES FILE      one catalogue as PDF: a whole process
//! measure peers FOLDER              the same notice and catalogue for Typst, LibreOffice, WeasyPrint
//! ```

use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};

use press::notice::NoticePaper;
use press::{Fonts, Sheets};

mod catalogue;
#[path = "../../tests/common/mod.rs"]
mod common;
mod peers;

type Done = Result<(), Box<dyn Error>>;

/// Blocks of rounds of the warm figures; the median block is printed.
const BLOCKS: usize = 5;
/// Rounds of a block.
const ROUNDS: u32 = 25;

fn main() -> Done {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["warm"] => warm(),
        ["pages"] => pages(),
        ["notice", file] => notice(Path::new(file)),
        ["catalogue", pages, file] => catalogue(pages.parse()?, Path::new(file)),
        ["peers", folder] => peers::write(Path::new(folder)),
        _ => Err("measure warm | pages | notice FILE | catalogue PAGES FILE | peers FOLDER".into()),
    }
}

/// The notice that the peers set too: plain head, two paragraphs, seal place, slip.
fn notice(file: &Path) -> Done {
    let fonts = common::fonts_in_parts();
    let sheets = press::notice::lay_out(&common::blue_notice(), &fonts)?;
    std::fs::write(file, press::pdf::write(&sheets, &fonts, &common::about())?)?;
    Ok(())
}

fn catalogue(pages: usize, file: &Path) -> Done {
    let fonts = common::fonts_in_parts();
    let sheets = press::table::lay_out(&catalogue::of_pages(pages), &fonts)?;
    std::fs::write(file, press::pdf::write(&sheets, &fonts, &common::about())?)?;
    println!("{}", sheets.pages.len());
    Ok(())
}

fn warm() -> Done {
    let fonts = common::fonts_in_parts();
    for (name, paper) in
        [("short notice", common::short_notice()), ("blue notice", common::blue_notice()), ("red notice", common::red_notice())]
    {
        let sheets = press::notice::lay_out(&paper, &fonts)?;
        let bytes = press::pdf::write(&sheets, &fonts, &common::about())?;
        let cost = notice_cost(&paper, &fonts)?;
        println!(
            "{name}, {} pages, warm in one process: {:.1} ms CPU (limit 12 ms); of it layout {:.1}; pictures for the window besides {:.1}",
            sheets.pages.len(),
            milliseconds(cost.layout + cost.file),
            milliseconds(cost.layout),
            milliseconds(cost.pictures),
        );
        println!("{name}, size: {:.1} KB (limit 120 KB)", bytes.len() as f64 / 1e3);
    }
    Ok(())
}

/// CPU of one round.
struct Cost {
    layout: Duration,
    file: Duration,
    pictures: Duration,
}

fn notice_cost(paper: &NoticePaper, fonts: &Fonts) -> Result<Cost, Box<dyn Error>> {
    let sheets = press::notice::lay_out(paper, fonts)?;
    let layout = each(|| Ok(press::notice::lay_out(paper, fonts)?.pages.len()))?;
    let file = each(|| Ok(press::pdf::write(&sheets, fonts, &common::about())?.len()))?;
    let pictures = each(|| Ok(drawn(&sheets, fonts)))?;
    Ok(Cost { layout, file, pictures })
}

/// The median over blocks of rounds: Linux counts CPU more coarsely than one round takes.
fn each(mut round: impl FnMut() -> Result<usize, Box<dyn Error>>) -> Result<Duration, Box<dyn Error>> {
    let mut blocks = Vec::new();
    for _ in 0..BLOCKS {
        let begun = cpu();
        for _ in 0..ROUNDS {
            std::hint::black_box(round()?);
        }
        blocks.push(cpu().saturating_sub(begun) / ROUNDS);
    }
    Ok(median(&mut blocks))
}

fn drawn(sheets: &Sheets, fonts: &Fonts) -> usize {
    (0..sheets.pages.len()).filter_map(|index| press::svg::page(sheets, fonts, index)).map(|svg| svg.len()).sum()
}

fn pages() -> Done {
    let fonts = common::fonts_in_parts();
    for (pages, rounds) in [(10, 9), (100, 5), (350, 3), (1000, 3)] {
        let paper = catalogue::of_pages(pages);
        let (mut layout, mut file, mut made, mut size) = (Vec::new(), Vec::new(), 0, 0);
        for _ in 0..rounds {
            let begun = cpu();
            let sheets = press::table::lay_out(&paper, &fonts)?;
            let laid = cpu();
            size = press::pdf::write(&sheets, &fonts, &common::about())?.len();
            made = sheets.pages.len();
            layout.push(laid.saturating_sub(begun));
            file.push(cpu().saturating_sub(laid));
        }
        let (layout, file) = (milliseconds(median(&mut layout)), milliseconds(median(&mut file)));
        println!(
            "catalogue of {made} pages, warm: {:.2} ms CPU a page (flat wanted), {:.0} ms in all (layout {layout:.0}, file {file:.0}), {:.2} MB",
            (layout + file) / made as f64,
            layout + file,
            size as f64 / 1e6,
        );
    }
    Ok(())
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// CPU time of this thread, as Linux counts it; elsewhere the clock on the wall.
fn cpu() -> Duration {
    static BEGUN: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    let counted = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = counted.and_then(|line| line.split_whitespace().next()?.parse().ok());
    nanoseconds.map_or_else(|| BEGUN.get_or_init(Instant::now).elapsed(), Duration::from_nanos)
}
