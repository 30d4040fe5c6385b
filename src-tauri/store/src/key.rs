//! The data key: 32 random bytes that SQLCipher takes raw. Never derived from a password, and never written
//! anywhere but wrapped, into the slots of a [`crate::Ring`].

use zeroize::{Zeroize as _, ZeroizeOnDrop, Zeroizing};

use crate::hex;

/// The raw data key of one database. Wiped when it is let go.
#[derive(Clone, ZeroizeOnDrop)]
pub struct Key([u8; 32]);

impl Key {
    /// A key from its bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Whether it is the same key.
    pub fn is(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).fold(0, |differs, (one, another)| differs | (one ^ another)) == 0
    }

    /// The bytes, for keys derived from this one and for the slots that wrap it.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The form that SQLCipher takes as a raw key.
    pub(crate) fn raw(&self) -> Zeroizing<String> {
        let mut digits = hex(&self.0);
        // At its full length from the start: a text that grows leaves its beginnings behind.
        let mut raw = Zeroizing::new(String::with_capacity(67));
        raw.push_str("x'");
        raw.push_str(&digits);
        raw.push('\'');
        digits.zeroize();
        raw
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(…)")
    }
}
