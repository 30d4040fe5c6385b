//! The data key: 32 random bytes that SQLCipher takes raw. Never derived from a password, and never written
//! anywhere but wrapped, into the slots of a [`crate::Ring`].

use zeroize::{ZeroizeOnDrop, Zeroizing};

use crate::{StoreError, hex};

/// Bytes of a key.
const BYTES: usize = 32;

/// The raw data key of one database. Wiped when it is let go; it stands in one place of the heap, for a key that is
/// handed on by value leaves its copies on the way.
#[derive(Clone, ZeroizeOnDrop)]
pub struct Key(Box<[u8; BYTES]>);

impl Key {
    /// A key from its bytes.
    pub fn new(bytes: [u8; BYTES]) -> Self {
        Self(Box::new(bytes))
    }

    /// A new key, thrown straight into its place.
    pub(crate) fn random() -> Result<Self, StoreError> {
        let mut key = Self(Box::new([0; BYTES]));
        getrandom::fill(key.0.as_mut_slice()).map_err(|error| StoreError::Internal(error.to_string()))?;
        Ok(key)
    }

    /// A key from bytes that lie somewhere; none where there are not as many as a key has.
    pub(crate) fn of(bytes: &[u8]) -> Option<Self> {
        let mut key = Self(Box::new([0; BYTES]));
        (bytes.len() == BYTES).then(|| {
            key.0.copy_from_slice(bytes);
            key
        })
    }

    /// Whether it is the same key.
    pub fn is(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0.iter()).fold(0, |differs, (one, another)| differs | (one ^ another)) == 0
    }

    /// The bytes, for keys derived from this one and for the slots that wrap it.
    pub(crate) fn bytes(&self) -> &[u8] {
        self.0.as_slice()
    }

    /// The bytes, for the test that looks for them where they must not be.
    #[cfg(feature = "breakable")]
    pub fn shown(&self) -> &[u8] {
        self.bytes()
    }

    /// The form that SQLCipher takes as a raw key.
    pub(crate) fn raw(&self) -> Zeroizing<String> {
        let digits = Zeroizing::new(hex(self.bytes()));
        // At its full length from the start: a text that grows leaves its beginnings behind.
        let mut raw = Zeroizing::new(String::with_capacity("x''".len() + 2 * BYTES));
        raw.push_str("x'");
        raw.push_str(&digits);
        raw.push('\'');
        raw
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(…)")
    }
}
