//! Outlines of glyphs, kept once for all pictures that show them: a page is mostly outlines, and most pages show the
//! same few hundred. Addressed by what they are, so that another font never redraws a kept paper.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use rusqlite::{OptionalExtension, named_params};
use sha2::{Digest, Sha256};

use crate::{Reader, StoreError, Writer};

/// Bytes of an outline's address.
const LENGTH: usize = 12;

/// The address of an outline: the first 12 bytes of its SHA-256.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OutlineKey([u8; LENGTH]);

/// Addresses of outlines that this opening of the file has seen kept. An outline is never changed and never deleted, so
/// one that was committed once need not be asked for again.
pub(crate) type KeptOutlines = HashSet<OutlineKey>;

/// Outlines by their addresses.
pub type Outlines = BTreeMap<OutlineKey, String>;

impl OutlineKey {
    /// Of an outline as a path's steps.
    pub fn of(steps: &str) -> Self {
        let digest: [u8; 32] = Sha256::digest(steps).into();
        Self(std::array::from_fn(|at| digest[at]))
    }

    /// From 24 hex digits.
    pub fn parse(text: &str) -> Option<Self> {
        crate::digits::unhex_exact(text).map(Self)
    }

    /// 24 hex digits.
    pub fn hex(self) -> String {
        crate::hex(&self.0)
    }
}

impl Writer<'_> {
    /// Keeps outlines that are not kept yet.
    pub(super) fn add_outlines(&mut self, outlines: &Outlines) -> Result<(), StoreError> {
        let mut add = self.transaction().prepare_cached(include_str!("../sql/outline/add.sql"))?;
        let unseen: Vec<_> = outlines.iter().filter(|(key, _)| !self.outlines.contains(key)).collect();
        for (key, steps) in &unseen {
            add.execute(named_params! { ":id": key.0.as_slice(), ":steps": steps })?;
        }
        drop(add);
        self.drawn.extend(unseen.into_iter().map(|(key, _)| *key));
        Ok(())
    }
}

impl Reader<'_> {
    /// Outlines by their addresses; one that is not there is missing in the answer.
    ///
    /// # Errors
    /// When the store fails.
    pub fn outlines(&self, keys: &BTreeSet<OutlineKey>) -> Result<Outlines, StoreError> {
        let mut get = self.connection().prepare_cached(include_str!("../sql/outline/get.sql"))?;
        let mut found = Outlines::new();
        for key in keys {
            let steps = get.query_row(named_params! { ":id": key.0.as_slice() }, |row| row.get(0)).optional()?;
            found.extend(steps.map(|steps| (*key, steps)));
        }
        Ok(found)
    }
}
