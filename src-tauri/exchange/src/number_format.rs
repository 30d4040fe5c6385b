//! How a spreadsheet shows a number: which formats are dates, and the plain ones (001, 12.50, 1,234, 35%).
//! Never a locale: dates come out as ISO.

use chrono::NaiveDate;

use crate::sheet::Typed;

/// What a number format does with a number.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Shown {
    /// The number itself.
    General,
    /// A day, perhaps with a time.
    Date,
    /// Literal text around digits: prefix, least integer digits, decimals, thousands, percent, suffix.
    Plain { prefix: String, integer: usize, decimals: usize, thousands: bool, percent: bool, suffix: String },
}

/// The built-in formats of the file formats, Chinese ones included.
pub(crate) fn built_in(id: u32) -> Shown {
    let code = match id {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58 => return Shown::Date,
        _ => return Shown::General,
    };
    custom(code)
}

/// A format by its code.
pub(crate) fn custom(code: &str) -> Shown {
    let first = first_section(code);
    let bare = without_literals(&first);
    let lower = bare.to_ascii_lowercase();
    if lower.contains("general") || lower.contains('@') {
        return Shown::General;
    }
    let days = lower.contains('y')
        || lower.contains('d')
        || (lower.contains('e') && !lower.contains(['0', '#']))
        || (lower.contains('m') && !lower.contains(['h', 's']));
    if days {
        return Shown::Date;
    }
    plain(&first).unwrap_or(Shown::General)
}

/// The section for positive numbers, colours and locales taken off.
fn first_section(code: &str) -> String {
    let mut out = String::new();
    let (mut quoted, mut bracket, mut escaped) = (false, false, false);
    for c in code.chars().take(500) {
        if escaped {
            escaped = false;
        } else if bracket {
            bracket = c != ']';
            continue;
        } else if c == '"' {
            quoted = !quoted;
        } else if !quoted {
            match c {
                '\\' => escaped = true,
                ';' => break,
                '[' => {
                    bracket = true;
                    continue;
                }
                _ => {}
            }
        }
        out.push(c);
    }
    out
}

fn without_literals(section: &str) -> String {
    let mut out = String::new();
    let mut chars = section.chars();
    let mut quoted = false;
    while let Some(c) = chars.next() {
        match c {
            '"' => quoted = !quoted,
            '\\' | '_' | '*' if !quoted => {
                chars.next();
            }
            c if !quoted => out.push(c),
            _ => {}
        }
    }
    out
}

fn plain(section: &str) -> Option<Shown> {
    let (mut prefix, mut suffix, mut digits) = (String::new(), String::new(), String::new());
    let mut percent = false;
    let mut chars = section.chars();
    let mut quoted = false;
    while let Some(c) = chars.next() {
        let literal = match c {
            '"' => {
                quoted = !quoted;
                continue;
            }
            _ if quoted => Some(c),
            '\\' => chars.next(),
            '_' => {
                chars.next();
                continue;
            }
            '0' | '#' | ',' | '.' | '?' if suffix.is_empty() && !percent => {
                digits.push(c);
                continue;
            }
            '%' => {
                percent = true;
                continue;
            }
            '*' | '/' | 'E' | 'e' | '0' | '#' | ',' | '.' | '?' => return None,
            c => Some(c),
        };
        if digits.is_empty() { prefix.extend(literal) } else { suffix.extend(literal) }
    }
    if digits.is_empty() {
        return None;
    }
    let (integer, decimals) = digits.split_once('.').unwrap_or((&digits, ""));
    Some(Shown::Plain {
        integer: integer.matches('0').count(),
        decimals: decimals.matches('0').count().min(15),
        thousands: integer.contains(','),
        prefix,
        percent,
        suffix,
    })
}

/// The text and the typed value of a number under a format.
pub(crate) fn show(number: f64, shown: &Shown, from_1904: bool) -> (String, Typed) {
    match shown {
        Shown::Date => match register::deadline::read_serial(number, from_1904) {
            Some(on) => (date_text(on, number), Typed::Date(on)),
            None => (general(number), Typed::Number(number)),
        },
        Shown::General => (general(number), Typed::Number(number)),
        Shown::Plain { prefix, integer, decimals, thousands, percent, suffix } => {
            let scaled = if *percent { number * 100.0 } else { number };
            if !scaled.is_finite() || scaled.abs() >= 1e15 {
                return (general(number), Typed::Number(number));
            }
            let fixed = format!("{:.*}", *decimals, scaled.abs());
            let (whole, fraction) = fixed.split_once('.').unwrap_or((&fixed, ""));
            let mut whole = format!("{whole:0>width$}", width = *integer);
            if *thousands {
                let digits: Vec<char> = whole.chars().collect();
                whole = digits.rchunks(3).rev().map(|chunk| chunk.iter().collect::<String>()).collect::<Vec<_>>().join(",");
            }
            let sign = if scaled < 0.0 && fixed.contains(|c: char| ('1'..='9').contains(&c)) { "-" } else { "" };
            let dot = if fraction.is_empty() { "" } else { "." };
            (format!("{sign}{prefix}{whole}{dot}{fraction}{}{suffix}", if *percent { "%" } else { "" }), Typed::Number(number))
        }
    }
}

fn date_text(on: NaiveDate, serial: f64) -> String {
    let seconds = ((serial.fract()) * 86_400.0).round() as u32;
    if seconds == 0 || seconds >= 86_400 {
        return on.to_string();
    }
    format!("{on} {:02}:{:02}", seconds / 3600, seconds / 60 % 60)
}

/// A number as the General format shows it: at most 15 digits, whole numbers without a point.
pub(crate) fn general(number: f64) -> String {
    if !number.is_finite() {
        return String::new();
    }
    if number == 0.0 {
        return "0".to_owned();
    }
    if number.fract() == 0.0 && number.abs() < 1e15 {
        return format!("{number:.0}");
    }
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    if rounded.abs() >= 1e21 || (rounded != 0.0 && rounded.abs() < 1e-9) { format!("{rounded:e}") } else { rounded.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_the_sheet_shows_them() {
        for (number, code, want) in [
            (46112.0, "General", "46112"),
            (1.0, "000", "001"),
            (12.5, "0.00", "12.50"),
            (1_234_567.0, "#,##0", "1,234,567"),
            (0.351, "0.0%", "35.1%"),
            (3.0, "0\"人\"", "3人"),
            (-0.4, "0", "0"),
            (-1234.5, "¥#,##0.0", "-¥1,234.5"),
            (0.1 + 0.2, "General", "0.3"),
            (1e20, "0.00", "100000000000000000000"),
            (46142.0, "yyyy\"年\"m\"月\"d\"日\"", "2026-04-30"),
            (46142.0, "[$-804]e\"年\"m\"月\";@", "2026-04-30"),
            (46142.5, "yyyy-mm-dd h:mm:ss", "2026-04-30 12:00"),
            (0.5, "h:mm", "0.5"),
            (5.0, "@", "5"),
            (7.0, "[Red]0_);(0)", "7"),
            (2.5, "# ?/?", "2.5"),
            (-0.0, "General", "0"),
            (1.5, "0E+00", "1.5"),
        ] {
            assert_eq!(show(number, &custom(code), false).0, want, "{number} {code}");
        }
        assert_eq!(show(44650.0, &built_in(14), true).0, "2026-03-31");
        assert_eq!(show(46112.0, &built_in(31), false).1, Typed::Date(NaiveDate::from_ymd_opt(2026, 3, 31).unwrap()));
    }

    #[test]
    fn any_format_and_number_is_answered() {
        for code in ["", "\"", "\\", "_", "[", ";;;", "0\\", "%%%", "#,,,", "yyyy[", "０"] {
            for number in [f64::NAN, f64::INFINITY, -1e308, 1e-300, 5e-324, 0.0, 2_958_466.0] {
                let _ = show(number, &custom(code), true);
            }
        }
    }
}
