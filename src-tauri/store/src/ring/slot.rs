//! One way in: the data key, wrapped by a key that Argon2id makes of a secret. Never the secret itself, and
//! never a slot that opens in another office or in another's stead.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use super::random;
use crate::digits::unhex_exact;
use crate::{Key, StoreError, hex};

const SALT: usize = 16;
const NONCE: usize = 24;
/// The key and its authenticator.
const WRAPPED: usize = 32 + 16;

/// Whose way in a slot is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlotKind {
    /// 口令 of the secretary.
    Password,
    /// 恢复码, on paper.
    Recovery,
    /// 恢复码 that nobody typed back yet: it opens, and does not count.
    Unproven,
    /// 口令 of the second holder.
    Second,
    /// Nobody's: the training office stands open. Its secret is empty.
    Training,
}

impl SlotKind {
    const ALL: [Self; 5] = [Self::Password, Self::Recovery, Self::Unproven, Self::Second, Self::Training];

    fn word(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Recovery => "recovery",
            Self::Unproven => "unproven",
            Self::Second => "second",
            Self::Training => "training",
        }
    }
}

/// What a try at a secret costs: memory in KiB, and passes over it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SlotCost {
    kib: u32,
    passes: u32,
}

impl SlotCost {
    /// For every real office: 64 MiB, three passes.
    pub const FULL: Self = Self { kib: 64 * 1024, passes: 3 };
    /// For the training office, which is no secret, and for tests.
    pub const LIGHT: Self = Self { kib: 32, passes: 1 };
    /// More than this no slot asks for; a ring that does is not ours.
    const MOST: Self = Self { kib: 1024 * 1024, passes: 16 };

    pub(super) fn word(self) -> String {
        [&self.kib.to_string(), " ", &self.passes.to_string()].concat()
    }

    fn read(kib: &str, passes: &str) -> Option<Self> {
        let cost = Self { kib: kib.parse().ok()?, passes: passes.parse().ok()? };
        ((8..=Self::MOST.kib).contains(&cost.kib) && (1..=Self::MOST.passes).contains(&cost.passes)).then_some(cost)
    }
}

/// One way in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    kind: SlotKind,
    cost: SlotCost,
    salt: [u8; SALT],
    nonce: [u8; NONCE],
    wrapped: [u8; WRAPPED],
}

impl Slot {
    /// Whose it is.
    pub fn kind(&self) -> SlotKind {
        self.kind
    }

    pub(super) fn make(office: &[u8], kind: SlotKind, key: &Key, secret: &str, cost: SlotCost) -> Result<Self, StoreError> {
        let mut slot = Self { kind, cost, salt: random()?, nonce: random()?, wrapped: [0; WRAPPED] };
        let bound = slot.bound(office);
        let broken = || StoreError::Internal("wrapping failed".to_owned());
        let sealed = slot.cipher(secret)?.encrypt(&XNonce::from(slot.nonce), Payload { msg: key.bytes(), aad: &bound });
        slot.wrapped = sealed.ok().and_then(|sealed| sealed.try_into().ok()).ok_or_else(broken)?;
        Ok(slot)
    }

    /// The data key, where the secret is the slot's.
    pub(super) fn open(&self, office: &[u8], secret: &str) -> Result<Option<Key>, StoreError> {
        let bound = self.bound(office);
        let opened = self.cipher(secret)?.decrypt(&XNonce::from(self.nonce), Payload { msg: &self.wrapped, aad: &bound });
        let opened = opened.ok().map(Zeroizing::new);
        Ok(opened.and_then(|bytes| Key::of(&bytes)))
    }

    fn cipher(&self, secret: &str) -> Result<XChaCha20Poly1305, StoreError> {
        let internal = |error: argon2::Error| StoreError::Internal(error.to_string());
        let params = Params::new(self.cost.kib, self.cost.passes, 1, Some(32)).map_err(internal)?;
        let mut derived = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(secret.as_bytes(), &self.salt, derived.as_mut_slice())
            .map_err(internal)?;
        Ok(XChaCha20Poly1305::new(&(*derived).into()))
    }

    /// What the wrapping is bound to: a slot of another office, kind or cost does not open.
    fn bound(&self, office: &[u8]) -> Vec<u8> {
        [b"lianfang slot 1 ", office, self.kind.word().as_bytes(), b" ", self.cost.word().as_bytes(), &self.salt].concat()
    }

    /// `slot KIND argon2id KIB PASSES SALT NONCE WRAPPED`.
    pub(super) fn line(&self) -> String {
        ["slot", self.kind.word(), "argon2id", &self.cost.word(), &hex(&self.salt), &hex(&self.nonce), &hex(&self.wrapped)].join(" ")
    }

    pub(super) fn read(line: &str) -> Option<Self> {
        let words: Vec<&str> = line.split(' ').collect();
        let ["slot", kind, "argon2id", kib, passes, salt, nonce, wrapped] = words.as_slice() else { return None };
        Some(Self {
            kind: SlotKind::ALL.into_iter().find(|one| one.word() == *kind)?,
            cost: SlotCost::read(kib, passes)?,
            salt: unhex_exact(salt)?,
            nonce: unhex_exact(nonce)?,
            wrapped: unhex_exact(wrapped)?,
        })
    }
}
