//! The seal of single fields: a second key, derived from the data key, so that not even an open database shows them.
//! Never a key of its own making: whoever moves the data key moves this one with it by [`Seal::of`].

use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::{Key, StoreError};

/// Bytes of the nonce in front of what is sealed.
const NONCE: usize = 24;
/// What is sealed is filled up to a multiple of this, so that its length says nothing of a name.
const BLOCK: usize = 256;

/// Seals and opens fields.
pub(crate) struct Seal(Box<XChaCha20Poly1305>);

impl Seal {
    /// The seal of a data key.
    pub(crate) fn of(key: &Key) -> Result<Self, StoreError> {
        let mut derived = Zeroizing::new([0; 32]);
        let broken = |_| StoreError::Internal("no key for the seal".to_owned());
        Hkdf::<Sha256>::new(None, key.bytes()).expand(b"lianfang field seal 1", derived.as_mut_slice()).map_err(broken)?;
        Ok(Self(Box::new(XChaCha20Poly1305::new((&*derived).into()))))
    }

    /// Seals a text to its record: the bytes open nowhere else.
    pub(crate) fn close(&self, record: &[u8], text: &str) -> Result<Vec<u8>, StoreError> {
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce).map_err(|error| StoreError::Internal(error.to_string()))?;
        let mut padded = text.as_bytes().to_vec();
        padded.resize((padded.len() / BLOCK + 1) * BLOCK, 0);
        let sealed = self.0.encrypt(&XNonce::from(nonce), Payload { msg: &padded, aad: record });
        let sealed = sealed.map_err(|_| StoreError::Internal("sealing failed".to_owned()))?;
        Ok([&nonce[..], &sealed].concat())
    }

    /// Opens what was sealed to this record.
    pub(crate) fn open(&self, record: &[u8], sealed: &[u8]) -> Result<String, StoreError> {
        let damaged = || StoreError::Damaged("reporter".to_owned());
        let (nonce, body) = sealed.split_at_checked(NONCE).ok_or_else(damaged)?;
        let nonce = <[u8; NONCE]>::try_from(nonce).map_err(|_| damaged())?;
        let padded = self.0.decrypt(&XNonce::from(nonce), Payload { msg: body, aad: record }).map_err(|_| damaged())?;
        let text = String::from_utf8(padded).map_err(|_| damaged())?;
        Ok(text.trim_end_matches('\0').to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::Seal;
    use crate::Key;

    #[test]
    fn a_seal_opens_only_with_its_key_at_its_record_and_unbroken() {
        let seal = Seal::of(&Key::new([7; 32])).unwrap();
        let sealed = seal.close(b"one", "钱某某").unwrap();
        assert_eq!(seal.open(b"one", &sealed).unwrap(), "钱某某");
        assert!(seal.open(b"two", &sealed).is_err(), "the bytes of one record open at no other");
        assert!(Seal::of(&Key::new([8; 32])).unwrap().open(b"one", &sealed).is_err());
        let mut broken = sealed.clone();
        broken[40] ^= 1;
        assert!(seal.open(b"one", &broken).is_err());
        assert!(seal.open(b"one", &sealed[..10]).is_err());
        assert_ne!(seal.close(b"one", "钱某某").unwrap(), sealed, "no two seals are alike");
        assert_eq!(seal.close(b"one", "钱").unwrap().len(), sealed.len(), "the length says nothing of the name");
    }
}
