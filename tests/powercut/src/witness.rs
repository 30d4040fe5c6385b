//! What was answered, and whether a folder still holds it: by the store's own start, its walk over the journal, and the
//! head that the office showed at the time. Never a repair.

use std::path::Path;

use serde_json::json;
use store::{Key, RingFiles, SlotKind, Store, StoreError};

use crate::office::{Office, PASSWORD, PLACE, text};

/// What an office had answered at some moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// Entries of its journal.
    pub entries: usize,
    /// The first letters of the journal's head.
    pub head: String,
    /// The number in the form that was kept last.
    pub draft: usize,
}

impl Answered {
    /// Asks an office where it stands.
    pub fn by(office: &mut Office) -> Self {
        let (entries, head) = office.head();
        let draft = text(&office.call("read_draft", json!({ "place": PLACE }))["content"]).parse().unwrap_or(0);
        Self { entries, head, draft }
    }

    /// As one line.
    pub fn line(&self) -> String {
        format!("{} {} {}", self.entries, self.head, self.draft)
    }

    /// Reads that line; none where it was cut off on the way.
    pub fn parse(line: &str) -> Option<Self> {
        let mut words = line.strip_suffix('.')?.split(' ');
        let read = Self { entries: words.next()?.parse().ok()?, head: words.next()?.to_owned(), draft: words.next()?.parse().ok()? };
        words.next().is_none().then_some(read)
    }

    /// Whether the office in this folder holds all of it.
    ///
    /// # Errors
    /// Where it does not open, or is not sound.
    pub fn stands_in(&self, folder: &Path, key: &Key) -> Result<bool, String> {
        let words = |error: StoreError| error.to_string();
        let store = match Store::open(&folder.join("office.db"), key) {
            // It is told that acts are gone: nothing is shown as if it were whole.
            Err(StoreError::EndLost { .. }) => return Ok(false),
            opened => opened.map_err(words)?,
        };
        let (verdict, astray, draft) =
            store.read(|reader| Ok((reader.verify_journal()?, reader.verify_rows()?, reader.draft(PLACE)?))).map_err(words)?;
        if verdict.broken_at.is_some() || !astray.is_empty() {
            return Err(format!("{SHOWN} entry {:?}, rows {astray:?}", verdict.broken_at));
        }
        let head = self.entries.checked_sub(1).and_then(|last| verdict.hashes.get(last)).map(|hash| store::hex(hash));
        let chained = self.entries == 0 || head.is_some_and(|head| !self.head.is_empty() && head.starts_with(&self.head));
        Ok(chained && self.draft <= draft.and_then(|draft| draft.parse().ok()).unwrap_or(0))
    }
}

/// Begins what is said of an office that opened as if it were sound and is not.
pub const SHOWN: &str = "shown as good:";

/// Nothing was answered yet.
pub static NOTHING: Answered = Answered { entries: 0, head: String::new(), draft: 0 };

/// The data key of the office in a folder.
pub fn key(folder: &Path) -> Key {
    let rings = RingFiles::of(folder, "office").read().expect("a ring");
    rings[0].unlock(&[SlotKind::Password], PASSWORD).expect("the password").0
}
