//! The data key: 32 random bytes that SQLCipher takes raw. Never derived from a password here; the
//! slots that wrap it come with the lock.

use std::fmt::Write as _;

/// The raw data key of one database.
#[derive(Clone)]
pub struct Key([u8; 32]);

impl Key {
    /// A key from its bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Reads 64 hex digits, as a key file holds them.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.len() != 64 || !text.is_ascii() {
            return None;
        }
        let mut bytes = [0; 32];
        for (index, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(text.get(index * 2..index * 2 + 2)?, 16).ok()?;
        }
        Some(Self(bytes))
    }

    /// 64 hex digits, for a key file.
    pub fn hex(&self) -> String {
        hex(&self.0)
    }

    /// The bytes, for keys derived from this one.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The form that SQLCipher takes as a raw key.
    pub(crate) fn raw(&self) -> String {
        let mut raw = String::from("x'");
        raw.push_str(&self.hex());
        raw.push('\'');
        raw
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(…)")
    }
}

/// Bytes as hex digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
