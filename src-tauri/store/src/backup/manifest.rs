//! What a backup says of itself. Readable without the key are only its age, its size and its digests; what tells of the
//! office is sealed with the data key. Never trusted: every figure is compared with the copy.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use crate::digits::{hex, unhex};
use crate::seal::Seal;
use crate::{Key, StoreError};

const FIRST_LINE: &str = "lianfang backup 1";
/// What the seal of a manifest is bound to.
const SEALED_TO: &[u8] = b"backup manifest";

/// The newest journal entry of a state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Its number; 0 before the first.
    pub seq: i64,
    /// Its hash; zeros before the first.
    pub hash: Vec<u8>,
}

impl Head {
    /// The twelve characters that papers bear.
    pub fn short(&self) -> String {
        hex(&self.hash).chars().take(12).collect()
    }
}

/// The last number of a series.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LastNumber {
    /// The series, such as 七纪廉警〔2026〕; a register that numbers by itself is named before its prefix: `signal:Y`.
    pub series: String,
    /// The number.
    pub number: u32,
}

/// What a backup says of the office it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// The office's full name.
    pub office: String,
    /// Rows of each table.
    pub counts: Vec<(String, i64)>,
    /// The last number of each series.
    pub numbers: Vec<LastNumber>,
}

/// What a backup says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    /// Its schema.
    pub schema: i64,
    /// Local time with offset when it was taken.
    pub taken_at: String,
    /// It holds the training office.
    pub training: bool,
    /// The newest journal entry in it.
    pub head: Head,
    /// Bytes of the copy.
    pub size: u64,
    /// SHA-256 of the copy.
    pub sha256: Vec<u8>,
    /// The key slots, without which the copy opens nowhere.
    pub slots: Vec<u8>,
    /// SHA-256 of every attachment that belongs to it, as it lies on the disk.
    pub files: Vec<Vec<u8>>,
    pub(crate) sealed: Vec<u8>,
}

impl Sealed {
    pub(crate) fn close(&self, key: &Key) -> Result<Vec<u8>, StoreError> {
        let mut text = String::new();
        let _ = writeln!(text, "office\t{}\t0", self.office);
        for (table, count) in &self.counts {
            let _ = writeln!(text, "count\t{table}\t{count}");
        }
        for last in &self.numbers {
            let _ = writeln!(text, "number\t{}\t{}", last.series, last.number);
        }
        Seal::of(key)?.close(SEALED_TO, &text)
    }
}

impl Manifest {
    /// What it says of the office.
    ///
    /// # Errors
    /// When the key is another's.
    pub fn open(&self, key: &Key) -> Result<Sealed, StoreError> {
        let text = Seal::of(key)?.open(SEALED_TO, &self.sealed).map_err(|_| StoreError::WrongKeyOrDamaged)?;
        let mut sealed = Sealed { office: String::new(), counts: Vec::new(), numbers: Vec::new() };
        for line in text.lines() {
            let mut parts = line.split('\t');
            let (Some(what), Some(name), Some(figure)) = (parts.next(), parts.next(), parts.next()) else { continue };
            match what {
                "office" => sealed.office = name.to_owned(),
                "count" => sealed.counts.push((name.to_owned(), figure.parse().unwrap_or(-1))),
                "number" => sealed.numbers.push(LastNumber { series: name.to_owned(), number: figure.parse().unwrap_or_default() }),
                _ => {}
            }
        }
        Ok(sealed)
    }

    /// The text as a backup holds it: the last line is the digest of all before it.
    pub(crate) fn write(&self) -> String {
        let mut text = format!("{FIRST_LINE}\n");
        let office = if self.training { "training" } else { "real" };
        for (name, value) in [
            ("schema", self.schema.to_string()),
            ("taken", self.taken_at.clone()),
            ("office", office.to_owned()),
            ("seq", self.head.seq.to_string()),
            ("head", hex(&self.head.hash)),
            ("size", self.size.to_string()),
            ("sha256", hex(&self.sha256)),
            ("slots", hex(&self.slots)),
            ("sealed", hex(&self.sealed)),
        ] {
            let _ = writeln!(text, "{name} {value}");
        }
        for file in &self.files {
            let _ = writeln!(text, "file {}", hex(file));
        }
        let end = hex(&Sha256::digest(text.as_bytes()));
        let _ = writeln!(text, "end {end}");
        text
    }

    /// Reads it back; a single changed character is noticed.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let (body, end) = text.strip_suffix('\n')?.rsplit_once('\n')?;
        let whole = text.get(..body.len() + 1)?;
        if end.strip_prefix("end ")? != hex(&Sha256::digest(whole.as_bytes())) {
            return None;
        }
        let mut lines = body.lines();
        if lines.next() != Some(FIRST_LINE) {
            return None;
        }
        let lines: Vec<(&str, &str)> = lines.filter_map(|line| line.split_once(' ')).collect();
        let get = |name: &str| lines.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        Some(Self {
            schema: get("schema")?.parse().ok()?,
            taken_at: get("taken")?.to_owned(),
            training: get("office")? == "training",
            head: Head { seq: get("seq")?.parse().ok()?, hash: unhex(get("head")?)? },
            size: get("size")?.parse().ok()?,
            sha256: unhex(get("sha256")?)?,
            slots: unhex(get("slots")?)?,
            sealed: unhex(get("sealed")?)?,
            files: lines.iter().filter(|(name, _)| *name == "file").map(|(_, value)| unhex(value)).collect::<Option<_>>()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(key: &Key) -> (Manifest, Sealed) {
        let sealed = Sealed {
            office: "中共七溪坪镇纪律检查委员会".to_owned(),
            counts: vec![("unit".to_owned(), 40)],
            numbers: vec![LastNumber { series: "七纪廉警〔2026〕".to_owned(), number: 16 }],
        };
        let manifest = Manifest {
            schema: 1,
            taken_at: "2026-04-08T09:00:00+08:00".to_owned(),
            training: false,
            head: Head { seq: 12, hash: vec![3; 32] },
            size: 4096,
            sha256: vec![9; 32],
            slots: b"slots".to_vec(),
            files: vec![vec![1; 32], vec![2; 32]],
            sealed: sealed.close(key).unwrap(),
        };
        (manifest, sealed)
    }

    #[test]
    fn a_manifest_reads_back_and_opens_with_its_key_only() {
        let key = Key::new([7; 32]);
        let (manifest, sealed) = manifest(&key);
        let text = manifest.write();
        assert_eq!(Manifest::read(&text), Some(manifest.clone()));
        assert_eq!(manifest.open(&key).unwrap(), sealed);
        assert!(matches!(manifest.open(&Key::new([8; 32])), Err(StoreError::WrongKeyOrDamaged)));
        assert!(!text.contains("七") && !text.contains("unit"), "nothing of the office lies in the clear");
    }

    #[test]
    fn no_changed_character_passes() {
        let text = manifest(&Key::new([7; 32])).0.write();
        for at in 0..text.len() {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= 1;
            let changed = String::from_utf8(bytes).unwrap();
            assert_eq!(Manifest::read(&changed), None, "character {at}");
            assert_eq!(Manifest::read(&text[..at]), None, "cut at {at}");
        }
    }
}
