//! Bytes as hex digits, and back. Never a guess: what is not digits in pairs is no bytes.

use std::fmt::Write as _;

/// Bytes as hex digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Bytes from hex digits; None where the text is anything else.
pub(crate) fn unhex(text: &str) -> Option<Vec<u8>> {
    // A sign counts as part of a number elsewhere; here it is no digit.
    if !text.len().is_multiple_of(2) || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok()).collect()
}

/// Bytes from hex digits, exactly so many.
pub fn unhex_exact<const N: usize>(text: &str) -> Option<[u8; N]> {
    unhex(text)?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pairs_of_digits_are_bytes() {
        assert_eq!(unhex(&hex(&[0, 127, 255])), Some(vec![0, 127, 255]));
        for odd in ["f", "+f", "0g", "〇〇", "0 "] {
            assert_eq!(unhex(odd), None, "{odd}");
        }
        assert_eq!(unhex_exact::<2>("00ff"), Some([0, 255]));
        assert_eq!(unhex_exact::<2>("00ffff"), None);
    }
}
