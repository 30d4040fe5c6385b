//! 密钥环: the data key of an office, wrapped once for everybody who may open it. Its bytes lie in two places
//! and in every backup. Never a key in the clear, and never a name: what lies on the disk says only how many
//! ways in there are.

mod files;
mod slot;

use sha2::{Digest as _, Sha256};

use crate::digits::unhex_exact;
use crate::{Key, StoreError, hex};

pub use files::RingFiles;
pub use slot::{Slot, SlotCost, SlotKind};

/// The first line of its bytes.
const HEAD: &str = "lianfang ring 1";
/// Bytes of the name that tells the rings of two offices apart.
const ID: usize = 16;

/// 密钥环 of one office: its slots, in the order in which they were put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ring {
    id: [u8; ID],
    sequence: u64,
    slots: Vec<Slot>,
}

impl Ring {
    /// A new data key, and the ring that will hold it. It has no slot yet.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub fn found() -> Result<(Self, Key), StoreError> {
        let key = Key::random()?;
        Ok((Self { id: random()?, sequence: 0, slots: Vec::new() }, key))
    }

    /// Wraps the data key for one more secret, without putting the slot in yet: a recovery code counts only
    /// when it was typed back.
    ///
    /// # Errors
    /// When the system gives no random bytes or not the memory that the cost asks for.
    pub fn make_slot(&self, kind: SlotKind, key: &Key, secret: &str, cost: SlotCost) -> Result<Slot, StoreError> {
        Slot::make(&self.id, kind, key, secret, cost)
    }

    /// Puts a slot in, in the place of the one of its kind.
    pub fn put(&mut self, slot: Slot) {
        self.take_out(slot.kind());
        self.slots.push(slot);
        self.sequence += 1;
    }

    /// Takes the slot of a kind out. True where there was one.
    pub fn take_out(&mut self, kind: SlotKind) -> bool {
        let before = self.slots.len();
        self.slots.retain(|slot| slot.kind() != kind);
        let taken = self.slots.len() != before;
        self.sequence += u64::from(taken);
        taken
    }

    /// Whether there is a slot of this kind.
    pub fn has(&self, kind: SlotKind) -> bool {
        self.slots.iter().any(|slot| slot.kind() == kind)
    }

    /// Tries a secret on the slots of these kinds: the data key, and the slot that gave it.
    ///
    /// # Errors
    /// [`StoreError::WrongSecret`] where no slot takes it. This is told by the slots' own authenticator, so
    /// a damaged database never looks like a wrong password.
    pub fn unlock(&self, kinds: &[SlotKind], secret: &str) -> Result<(Key, SlotKind), StoreError> {
        for slot in self.slots.iter().filter(|slot| kinds.contains(&slot.kind())) {
            if let Some(key) = slot.open(&self.id, secret)? {
                return Ok((key, slot.kind()));
            }
        }
        Err(StoreError::WrongSecret)
    }

    /// Whether this slot, made by [`Ring::make_slot`] and perhaps not yet put in, takes the secret.
    ///
    /// # Errors
    /// When the system does not give the memory that the cost asks for.
    pub fn takes(&self, slot: &Slot, secret: &str) -> Result<bool, StoreError> {
        Ok(slot.open(&self.id, secret)?.is_some())
    }

    /// Whether the other ring is this office's, whatever its slots.
    pub fn is_of_same_office(&self, other: &Self) -> bool {
        self.id == other.id
    }

    /// The ring as it lies on the disk and in a backup: lines of ASCII, the last one a checksum.
    pub fn bytes(&self) -> Vec<u8> {
        let mut lines = vec![HEAD.to_owned(), ["office ", &hex(&self.id)].concat(), ["sequence ", &self.sequence.to_string()].concat()];
        lines.extend(self.slots.iter().map(Slot::line));
        let mut text = lines.join("\n");
        text.push('\n');
        let sum = hex(&Sha256::digest(text.as_bytes()));
        text.push_str("sha256 ");
        text.push_str(&sum);
        text.push('\n');
        text.into_bytes()
    }

    /// Reads the bytes of a ring.
    ///
    /// # Errors
    /// [`StoreError::RingDamaged`] where they are not what [`Ring::bytes`] wrote.
    pub fn parse(bytes: &[u8]) -> Result<Self, StoreError> {
        read(bytes).ok_or(StoreError::RingDamaged)
    }
}

fn read(bytes: &[u8]) -> Option<Ring> {
    let text = std::str::from_utf8(bytes).ok()?;
    let (body, sum) = text.split_at(text.rfind("sha256 ")?);
    if sum.strip_prefix("sha256 ")?.strip_suffix('\n')? != hex(&Sha256::digest(body.as_bytes())) {
        return None;
    }
    let mut lines = body.lines();
    if lines.next()? != HEAD {
        return None;
    }
    let id = unhex_exact(lines.next()?.strip_prefix("office ")?)?;
    let sequence = lines.next()?.strip_prefix("sequence ")?.parse().ok()?;
    let slots = lines.map(Slot::read).collect::<Option<Vec<_>>>()?;
    Some(Ring { id, sequence, slots })
}

/// So many random bytes.
fn random<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| StoreError::Internal(error.to_string()))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring() -> (Ring, Key) {
        let (mut ring, key) = Ring::found().unwrap();
        for (kind, secret) in
            [(SlotKind::Password, "山高月小水落石出也"), (SlotKind::Recovery, "123456"), (SlotKind::Second, "另一个人的口令")]
        {
            let slot = ring.make_slot(kind, &key, secret, SlotCost::LIGHT).unwrap();
            ring.put(slot);
        }
        (ring, key)
    }

    const ALL: &[SlotKind] = &[SlotKind::Password, SlotKind::Recovery, SlotKind::Second];

    #[test]
    fn each_slot_gives_the_key_to_its_own_secret_only() {
        let (ring, key) = ring();
        let ring = Ring::parse(&ring.bytes()).unwrap();
        for (kind, secret) in
            [(SlotKind::Password, "山高月小水落石出也"), (SlotKind::Recovery, "123456"), (SlotKind::Second, "另一个人的口令")]
        {
            let (opened, by) = ring.unlock(ALL, secret).unwrap();
            assert_eq!((opened.bytes(), by), (key.bytes(), kind));
            let others: Vec<_> = ALL.iter().copied().filter(|other| *other != kind).collect();
            assert!(matches!(ring.unlock(&others, secret), Err(StoreError::WrongSecret)), "{secret} opens no other slot");
        }
        assert!(matches!(ring.unlock(ALL, "山高月小水落石出"), Err(StoreError::WrongSecret)));
    }

    #[test]
    fn every_changed_byte_is_noticed_and_none_is_taken_for_a_wrong_password() {
        let bytes = ring().0.bytes();
        for at in 0..bytes.len() {
            let mut bad = bytes.clone();
            bad[at] ^= 1;
            assert!(matches!(Ring::parse(&bad), Err(StoreError::RingDamaged)), "byte {at}");
            assert!(at == 0 || Ring::parse(&bytes[..at]).is_err(), "cut at {at}");
        }
    }

    /// The checksum says only that the bytes are whole: who writes a new one moves no slot to another place.
    #[test]
    fn a_slot_opens_nowhere_but_where_it_was_made() {
        let (ring, key) = ring();
        let resealed = |body: String| {
            let sum = hex(&Sha256::digest(body.as_bytes()));
            Ring::parse([body, "sha256 ".to_owned(), sum, "\n".to_owned()].concat().as_bytes())
        };
        let text = String::from_utf8(ring.bytes()).unwrap();
        let body = text[..text.rfind("sha256 ").unwrap()].to_owned();
        assert!(resealed(body.clone()).unwrap().unlock(ALL, "123456").is_ok(), "resealing alone changes nothing");
        let as_password = resealed(
            body.replace("slot password", "slot other").replace("slot recovery", "slot password").replace("slot other", "slot recovery"),
        )
        .unwrap();
        assert!(as_password.unlock(ALL, "123456").is_err(), "a recovery slot is no password slot");
        let (stranger, _) = Ring::found().unwrap();
        let slot = ring.make_slot(SlotKind::Password, &key, "口令口令口令口令口令", SlotCost::LIGHT).unwrap();
        assert!(ring.takes(&slot, "口令口令口令口令口令").unwrap() && !stranger.takes(&slot, "口令口令口令口令口令").unwrap());
        let dear = resealed(body.replace(&SlotCost::LIGHT.word(), "4294967295 3"));
        assert!(matches!(dear, Err(StoreError::RingDamaged)), "no slot may ask for all the memory there is");
    }

    #[test]
    fn the_design_s_cost_is_what_an_office_pays() {
        assert_eq!(SlotCost::FULL.word(), "65536 3");
        let (ring, key) = ring();
        let slot = ring.make_slot(SlotKind::Password, &key, "full", SlotCost::FULL).unwrap();
        assert!(slot.line().contains(" 65536 3 ") && ring.takes(&slot, "full").unwrap());
    }
}
