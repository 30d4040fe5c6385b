//! 上报包: the envelope in which an office's figures travel on a stick: signed by the sender, sealed to one receiver.
//! Never a byte of its content before the signature was found right: the types leave no other order.

mod identity;

pub use identity::{Identity, OfficeCard, PublicIdentity};

use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use ed25519_dalek::{Signature, Signer as _};
use hkdf::Hkdf;
use sha2::Sha256;
use x25519_dalek::{PublicKey, StaticSecret};

/// The format that this program writes, and the newest that it reads.
pub const FORMAT: u16 = 1;
/// No package is larger: the figures of a quarter are some hundred kilobytes.
pub const LARGEST: u64 = 64 << 20;

/// The first bytes of every package, in every format.
const MAGIC: &[u8; 8] = b"LIANFANG";
/// What is signed is prefixed with this, so that a signature under anything else is none under a package.
const SIGNED: &[u8] = b"lianfang bundle 1\0";
const SIGNATURE: usize = 64;
/// Magic, format, sender and length stand at the same place in every format, and the signature stands last.
const FRAME: usize = 8 + 2 + 32 + 8;
/// The frame, the receiver, the package's key, its number, the key agreement and the nonce.
const HEADER: usize = FRAME + 32 + 16 + 8 + 32 + 24;

/// Why a package is not taken in. Each says that nothing was changed by saying what to do instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BundleError {
    /// Not a package at all.
    #[error("这不是上报包文件，没有读取。请选择对方交来的上报包（文件名以 .lfp 结尾）。")]
    NotABundle,
    /// Larger than any package.
    #[error("这个文件有{megabytes}兆，超过上报包的上限{limit}兆，没有读取。请核对是不是选错了文件。")]
    TooLarge {
        /// Its size.
        megabytes: u64,
        /// What is allowed.
        limit: u64,
    },
    /// The copy ended early.
    #[error("上报包不完整：应有{expected}字节，实有{found}字节，多半是没有拷完。没有读取，请从对方的优盘重新拷一份。")]
    Cut {
        /// Bytes that the package says it has.
        expected: u64,
        /// Bytes that are there.
        found: u64,
    },
    /// The signature does not fit.
    #[error("上报包的签名对不上：内容在途中被改动或者损坏。没有读取，请对方重新生成一份交来。")]
    Tampered,
    /// A format of a later program.
    #[error("这个上报包是更新版本的程序生成的（格式{format}），本机只认识到格式{known}。没有读取，请先升级本机程序。", known = FORMAT)]
    Newer {
        /// Its format.
        format: u16,
    },
    /// Sealed to somebody else.
    #[error("这个上报包不是发给本单位的，打不开。没有读取，请对方核对收件单位后重新生成。")]
    NotForUs,
    /// Signed rightly, and yet the seal does not open.
    #[error("上报包的签名是对的，但密封打不开。没有读取，请对方重新生成一份交来。")]
    Sealed,
    /// The machine gives no random bytes.
    #[error("系统没有给出随机数，上报包没有生成。请重新启动电脑后再试。")]
    NoRandom,
}

/// What stands on the outside of a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label {
    /// Key of the package.
    pub id: [u8; 16],
    /// Its number among the sender's packages, from 1.
    pub sequence: u64,
}

/// Seals content to a receiver and signs it.
///
/// # Errors
/// When the machine gives no random bytes.
pub fn seal(sender: &Identity, receiver: &PublicIdentity, label: Label, content: &[u8]) -> Result<Vec<u8>, BundleError> {
    let mut random = [0; 32 + 24];
    getrandom::fill(&mut random).map_err(|_| BundleError::NoRandom)?;
    let (once, nonce) = random.split_at(32);
    let once = StaticSecret::from(<[u8; 32]>::try_from(once).map_err(|_| BundleError::NoRandom)?);
    let nonce = <[u8; 24]>::try_from(nonce).map_err(|_| BundleError::NoRandom)?;
    let length = (HEADER + content.len() + 16 + SIGNATURE) as u64;
    let mut out = Vec::with_capacity(HEADER + content.len() + 16 + SIGNATURE);
    out.extend_from_slice(MAGIC);
    out.extend_from_slice(&FORMAT.to_be_bytes());
    out.extend_from_slice(&sender.public().signing());
    out.extend_from_slice(&length.to_be_bytes());
    out.extend_from_slice(&receiver.digest());
    out.extend_from_slice(&label.id);
    out.extend_from_slice(&label.sequence.to_be_bytes());
    out.extend_from_slice(PublicKey::from(&once).as_bytes());
    out.extend_from_slice(&nonce);
    let key = agreed(&once, &PublicKey::from(receiver.sealing()), &out).ok_or(BundleError::Sealed)?;
    let sealed = key.encrypt(&XNonce::from(nonce), Payload { msg: content, aad: &out }).map_err(|_| BundleError::Sealed)?;
    out.extend_from_slice(&sealed);
    let signature = sender.signer().sign(&[SIGNED, &out].concat());
    out.extend_from_slice(&signature.to_bytes());
    Ok(out)
}

/// The cipher of one package: the agreed secret, bound to everything on its outside.
fn agreed(own: &StaticSecret, other: &PublicKey, header: &[u8]) -> Option<XChaCha20Poly1305> {
    let shared = own.diffie_hellman(other);
    // A key of small order would agree on the same secret with everybody.
    if !shared.was_contributory() {
        return None;
    }
    let mut key = [0; 32];
    Hkdf::<Sha256>::new(Some(header), shared.as_bytes()).expand(b"lianfang bundle 1 key", &mut key).ok()?;
    Some(XChaCha20Poly1305::new(&key.into()))
}

/// A package of which nothing is known but whose it claims to be.
#[derive(Debug)]
pub struct Claimed<'a> {
    bytes: &'a [u8],
    sender: [u8; 32],
}

/// Looks at the frame of a package, and no further.
///
/// # Errors
/// When it is no package, or not whole.
pub fn look(bytes: &[u8]) -> Result<Claimed<'_>, BundleError> {
    let found = bytes.len() as u64;
    if !bytes.starts_with(MAGIC) {
        return Err(BundleError::NotABundle);
    }
    if found > LARGEST {
        return Err(BundleError::TooLarge { megabytes: found >> 20, limit: LARGEST >> 20 });
    }
    let (Some(sender), Some(length)) = (part(bytes, 10), part::<8>(bytes, 42).map(u64::from_be_bytes)) else {
        return Err(BundleError::Cut { expected: (HEADER + 16 + SIGNATURE) as u64, found });
    };
    match length {
        _ if found < length => Err(BundleError::Cut { expected: length, found }),
        _ if found > length || bytes.len() < FRAME + SIGNATURE => Err(BundleError::Tampered),
        _ => Ok(Claimed { bytes, sender }),
    }
}

/// So many bytes from a place on.
fn part<const N: usize>(bytes: &[u8], at: usize) -> Option<[u8; N]> {
    bytes.get(at..at + N)?.try_into().ok()
}

impl<'a> Claimed<'a> {
    /// The signing key of the office that it claims to come from.
    pub fn sender(&self) -> [u8; 32] {
        self.sender
    }

    /// Checks the signature with the key that was pinned for this sender.
    ///
    /// # Errors
    /// Where it does not fit; and where it fits, but the format is one of a later program.
    pub fn verify(self, pinned: &PublicIdentity) -> Result<Verified<'a>, BundleError> {
        let (signed, signature) = self.bytes.split_at_checked(self.bytes.len() - SIGNATURE).ok_or(BundleError::Tampered)?;
        let signature = Signature::from_slice(signature).map_err(|_| BundleError::Tampered)?;
        let key = pinned.verifier().ok_or(BundleError::Tampered)?;
        if pinned.signing() != self.sender || key.verify_strict(&[SIGNED, signed].concat(), &signature).is_err() {
            return Err(BundleError::Tampered);
        }
        match part::<2>(signed, 8).map(u16::from_be_bytes) {
            Some(FORMAT) => {}
            Some(format) => return Err(BundleError::Newer { format }),
            None => return Err(BundleError::Tampered),
        }
        let (header, sealed) = signed.split_at_checked(HEADER).ok_or(BundleError::Tampered)?;
        Ok(Verified { header, sealed })
    }
}

/// A package whose signature is right. Its content is still sealed.
#[derive(Debug)]
pub struct Verified<'a> {
    header: &'a [u8],
    sealed: &'a [u8],
}

impl Verified<'_> {
    /// Its key and number.
    ///
    /// # Errors
    /// Never for a verified package; a broken one is [`BundleError::Tampered`].
    pub fn label(&self) -> Result<Label, BundleError> {
        let id = part(self.header, FRAME + 32).ok_or(BundleError::Tampered)?;
        let sequence = part(self.header, FRAME + 48).map(u64::from_be_bytes).ok_or(BundleError::Tampered)?;
        Ok(Label { id, sequence })
    }

    /// It is sealed to this office.
    pub fn is_for(&self, receiver: &PublicIdentity) -> bool {
        part(self.header, FRAME) == Some(receiver.digest())
    }

    /// Opens the seal.
    ///
    /// # Errors
    /// When it is sealed to somebody else, or does not open.
    pub fn open(&self, receiver: &Identity) -> Result<Vec<u8>, BundleError> {
        if !self.is_for(&receiver.public()) {
            return Err(BundleError::NotForUs);
        }
        let once = part::<32>(self.header, FRAME + 56).ok_or(BundleError::Tampered)?;
        let nonce = part::<24>(self.header, FRAME + 88).ok_or(BundleError::Tampered)?;
        let key = agreed(receiver.opener(), &PublicKey::from(once), self.header).ok_or(BundleError::Sealed)?;
        key.decrypt(&XNonce::from(nonce), Payload { msg: self.sealed, aad: self.header }).map_err(|_| BundleError::Sealed)
    }
}

#[cfg(test)]
mod tests;
