//! The finished file as an independent reader (poppler, qpdf) sees it.
//! Never printpdf itself, which would agree with its own mistakes.

use std::path::PathBuf;
use std::process::Command;

use press::{Fonts, Sheets};

/// Writes a paper to a file of its own: its bytes and its path.
pub fn written(name: &str, sheets: &Sheets, fonts: &Fonts) -> (Vec<u8>, PathBuf) {
    let bytes = press::pdf::write(sheets, fonts, &super::about()).expect("the paper can be written");
    let path = std::env::temp_dir().join(format!("lianfang-press-{}-{name}.pdf", std::process::id()));
    std::fs::write(&path, &bytes).expect("the temporary folder can be written");
    (bytes, path)
}

/// What a program of the system prints.
pub fn run(program: &str, arguments: &[&str]) -> String {
    let output =
        Command::new(program).args(arguments).output().unwrap_or_else(|e| panic!("{program} (package poppler-utils or qpdf): {e}"));
    assert!(output.status.success(), "{program}: {output:?}");
    String::from_utf8(output.stdout).expect("the program prints UTF-8")
}

/// A text without blanks and line ends.
pub fn flat(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
