//! The project's habits as commands: `cargo xtask run | test | soak | bench | faces | fuzz | package | screenshots`.
//! Never a dependency: this is the first thing built, and it has to say what is missing.

mod bench;
mod check;
mod errand;
mod faces;
mod figures;
mod fuzz;
mod needs;
mod open;
mod package;
mod page;
mod shell;
mod soak;
mod tally;

use std::process::ExitCode;

use shell::Failed;

const USAGE: &str = "\
cargo xtask <命令>

  run [--sample] [--data DIR]   装齐所需、构建并打开窗口；--sample 打开示例单位（七溪坪镇）；
                                没有显示器时改为在命令行走一遍主要流程并说明文书位置
  test                          install what the tests need and run every test; at the end a line with its figure
                                for each check of reliability
  soak [TEST…]                  the same checks in their nightly sizes, and those that take hours
  bench [paper]                 measure sizes, start-up, the main acts and paper beside Typst, LibreOffice and
                                WeasyPrint in one run (about 15 minutes); paper: only the last part
  faces                         make the light faces of assets/fonts anew from their makers' files
  fuzz [--minutes N] [READER…]  change good tables at random and read them, 10 minutes for each of
                                xlsx xls html csv docx encodings; what breaks a reader lies in
                                target/fuzz-findings
  package                       build the .deb
  screenshots                   pictures of the window into target/screenshots";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let done = match words.first().map(String::as_str) {
        Some("run") => open::run(&words[1..]),
        Some("test") if words.len() == 1 => check::test(),
        Some("soak") => soak::soak(&words[1..]),
        Some("bench") if words.len() == 1 => bench::bench(),
        Some("bench") if words[1..] == ["paper"] => bench::bench_paper(),
        Some("faces") if words.len() == 1 => faces::faces(),
        Some("fuzz") => fuzz::fuzz(&words[1..]),
        Some("package") if words.len() == 1 => package::package(),
        Some("screenshots") if words.len() == 1 => check::screenshots(),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failed(sentence)) => {
            eprintln!("\n{sentence}");
            ExitCode::FAILURE
        }
    }
}
