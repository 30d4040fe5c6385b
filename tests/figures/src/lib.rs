//! The figures of the acceptance checks: a test that has made one of them says so in a line, and `cargo xtask test`
//! prints them all at its end and fails where one is missing. Never a judgement: a test that fails writes no line.

use std::fs::OpenOptions;
use std::io::Write as _;

/// Names the file into which the lines go; `cargo xtask` sets it.
pub const FILE: &str = "LIANFANG_FIGURES";

/// Writes the line of a check, such as `R-01` with `power cut: 2,000 images, 0 corrupt, 0 lost`. To be called as the
/// last thing of a test, after everything that could fail.
///
/// # Panics
/// When the file cannot be written: a figure that is lost would look like a check that was not made.
#[expect(clippy::panic, reason = "a test's helper ends the test by panicking")]
pub fn line(check: &str, words: &str) {
    println!("{check} {words}");
    let Some(file) = std::env::var_os(FILE) else { return };
    // One write each, at the end of the file: tests run side by side.
    let line = format!("{check} {words}\n");
    let written = OpenOptions::new().create(true).append(true).open(&file).and_then(|mut file| file.write_all(line.as_bytes()));
    if let Err(error) = written {
        panic!("{}: {error}", file.display());
    }
}

/// A count with its thousands apart: 2,000.
pub fn count(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn thousands_stand_apart() {
        assert_eq!([0, 999, 1000, 100_000, 1_234_567].map(super::count), ["0", "999", "1,000", "100,000", "1,234,567"]);
    }
}
