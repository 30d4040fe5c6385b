//! 单位身份: the keys by which an office signs and by which it is written to, and the small file that carries the
//! public half. Never the secret half in any file.

use std::fmt;

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use hkdf::Hkdf;
use sha2::{Digest as _, Sha256};
use x25519_dalek::{PublicKey, StaticSecret};

/// What is signed of a card is prefixed with this.
const SIGNED: &[u8] = b"lianfang card 1\0";
/// The first line of a card.
const HEADING: &str = "廉防单位身份 1";
/// No card is longer.
const LONGEST: usize = 4096;

/// The secret half.
pub struct Identity {
    sign: SigningKey,
    open: StaticSecret,
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity(…)")
    }
}

impl Identity {
    /// Both keys of an office follow from one secret of 32 bytes. None never happens with bytes of that length.
    pub fn of_seed(seed: &[u8; 32]) -> Option<Self> {
        let derive = Hkdf::<Sha256>::new(None, seed);
        let (mut sign, mut open) = ([0; 32], [0; 32]);
        derive.expand(b"lianfang identity 1 sign", &mut sign).ok()?;
        derive.expand(b"lianfang identity 1 open", &mut open).ok()?;
        Some(Self { sign: SigningKey::from_bytes(&sign), open: StaticSecret::from(open) })
    }

    /// The public half.
    pub fn public(&self) -> PublicIdentity {
        PublicIdentity { sign: self.sign.verifying_key().to_bytes(), open: PublicKey::from(&self.open).to_bytes() }
    }

    pub(super) fn signer(&self) -> &SigningKey {
        &self.sign
    }

    pub(super) fn opener(&self) -> &StaticSecret {
        &self.open
    }
}

/// The public half.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublicIdentity {
    sign: [u8; 32],
    open: [u8; 32],
}

impl PublicIdentity {
    /// Both keys, as they are kept. None where they are no keys, or such that anybody could sign under them.
    pub fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let (sign, open) = bytes.split_at_checked(32)?;
        let found = Self { sign: sign.try_into().ok()?, open: open.try_into().ok()? };
        found.verifier().is_some().then_some(found)
    }

    /// Both keys.
    pub fn bytes(&self) -> [u8; 64] {
        let mut out = [0; 64];
        let (sign, open) = out.split_at_mut(32);
        sign.copy_from_slice(&self.sign);
        open.copy_from_slice(&self.open);
        out
    }

    /// The key under which it signs.
    pub fn signing(&self) -> [u8; 32] {
        self.sign
    }

    pub(super) fn sealing(&self) -> [u8; 32] {
        self.open
    }

    pub(super) fn verifier(&self) -> Option<VerifyingKey> {
        VerifyingKey::from_bytes(&self.sign).ok().filter(|key| !key.is_weak())
    }

    pub(super) fn digest(&self) -> [u8; 32] {
        Sha256::digest([b"lianfang identity 1\0".as_slice(), &self.bytes()].concat()).into()
    }

    /// 指纹: thirty digits in groups of five, to be read out over the telephone. Whoever wants another key with the same
    /// fingerprint has to try about 2^99 of them.
    pub fn fingerprint(&self) -> String {
        let digest = self.digest();
        let group = |bytes: &[u8]| {
            let number = bytes.iter().fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte));
            format!("{:05}", number % 100_000)
        };
        digest.chunks(5).take(6).map(group).collect::<Vec<_>>().join(" ")
    }
}

/// 身份文件: who an office is, as it is handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeCard {
    /// The office's name.
    pub name: String,
    /// Its keys.
    pub public: PublicIdentity,
}

impl OfficeCard {
    /// The file, signed by its own key: a key that nobody holds cannot be handed over.
    pub fn write(identity: &Identity, name: &str) -> String {
        let public = identity.public();
        let name: String = name.chars().filter(|c| !c.is_control()).collect();
        let signature = identity.signer().sign(&signed(&name, &public)).to_bytes();
        format!(
            "{HEADING}\r\n单位：{name}\r\n公钥：{}\r\n指纹：{}\r\n签名：{}\r\n说明：请按电话或者书面核对指纹，一致的才登记。\r\n",
            hex(&public.bytes()),
            public.fingerprint(),
            hex(&signature)
        )
    }

    /// Reads the file. None where it is none, or was changed.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes.get(..bytes.len().min(LONGEST))?).ok()?.trim_start_matches('\u{feff}');
        let mut lines = text.lines();
        if lines.next()?.trim() != HEADING {
            return None;
        }
        let mut field = |label: &str| lines.next()?.trim_end().strip_prefix(label)?.strip_prefix('：').map(str::to_owned);
        let name = field("单位").filter(|name| !name.trim().is_empty())?;
        let public = PublicIdentity::of_bytes(&unhex(&field("公钥")?)?)?;
        let fingerprint = field("指纹")?;
        let signature = Signature::from_slice(&unhex(&field("签名")?)?).ok()?;
        public.verifier()?.verify_strict(&signed(&name, &public), &signature).ok()?;
        (fingerprint == public.fingerprint()).then_some(Self { name, public })
    }
}

fn signed(name: &str, public: &PublicIdentity) -> Vec<u8> {
    [SIGNED, &public.bytes(), name.as_bytes()].concat()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes();
    if !digits.len().is_multiple_of(2) {
        return None;
    }
    digits.chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}
