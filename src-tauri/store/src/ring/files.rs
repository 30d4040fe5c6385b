//! Where a ring lies: beside the data and once more in a folder of its own, each written whole. Never one copy
//! only, and never an old one lost for a new one that was not finished.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::Ring;
use crate::{StoreError, hex};

/// The two places of an office's ring.
#[derive(Debug, Clone)]
pub struct RingFiles {
    places: [PathBuf; 2],
}

impl RingFiles {
    /// The places of an office's ring in a data folder; `name` is the office's file name without its ending.
    pub fn of(folder: &Path, name: &str) -> Self {
        let file = [name, ".ring"].concat();
        Self { places: [folder.join(&file), folder.join("keys").join(file)] }
    }

    /// Both places, the one beside the data first.
    pub fn places(&self) -> &[PathBuf; 2] {
        &self.places
    }

    /// The rings that lie there: of each office the newest, that of the place beside the data first. Two
    /// differ where somebody put another office's file there; the secret then tells which one is meant.
    ///
    /// # Errors
    /// [`StoreError::NoRing`] where neither place has one, [`StoreError::RingDamaged`] where none that is
    /// there reads.
    pub fn read(&self) -> Result<Vec<Ring>, StoreError> {
        let mut found: Vec<Ring> = Vec::new();
        let mut there = false;
        for place in &self.places {
            let bytes = match fs::read(place) {
                Ok(bytes) => bytes,
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => return Err(StoreError::File(error)),
            };
            there = true;
            let Ok(ring) = Ring::parse(&bytes) else { continue };
            match found.iter_mut().find(|other| other.is_of_same_office(&ring)) {
                Some(other) if other.sequence < ring.sequence => *other = ring,
                Some(_) => {}
                None => found.push(ring),
            }
        }
        match (found.is_empty(), there) {
            (false, _) => Ok(found),
            (true, true) => Err(StoreError::RingDamaged),
            (true, false) => Err(StoreError::NoRing),
        }
    }

    /// Writes the ring to both places. Cut off on the way, one place has the new ring whole and the other the
    /// old one whole; the newer of the two is the one that counts.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn write(&self, ring: &Ring) -> Result<(), StoreError> {
        let bytes = ring.bytes();
        for place in &self.places {
            if let Some(folder) = place.parent() {
                fs::create_dir_all(folder)?;
            }
            write_whole(place, &bytes)?;
        }
        Ok(())
    }

    /// Writes the ring only where a place does not hold it: the copy that was lost comes back.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn mend(&self, ring: &Ring) -> Result<(), StoreError> {
        let bytes = ring.bytes();
        let whole = self.places.iter().all(|place| fs::read(place).is_ok_and(|there| there == bytes));
        if whole { Ok(()) } else { self.write(ring) }
    }

    /// Puts the rings that lie there aside, under the name of their office: a database that was only moved
    /// away still opens when it comes back. Nothing is deleted.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn put_aside(&self) -> Result<(), StoreError> {
        for ring in self.read().unwrap_or_default() {
            let [beside, _] = &self.places;
            let name = ["aside-", &hex(&ring.id), ".ring"].concat();
            write_whole(&beside.with_file_name(name), &ring.bytes())?;
        }
        Ok(())
    }
}

/// Writes a file: beside it first, then renamed, then the folder noted on the disk.
fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let part = path.with_extension("ring-part");
    let write = || {
        let mut file = File::create(&part)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&part, path)
    };
    write().inspect_err(|_| {
        // The unfinished file is of no use to anyone; that it may stay is not worse than the fault itself.
        let _ = fs::remove_file(&part);
    })?;
    // Where a folder can be synced, the new name is on the disk before anything relies on it.
    if let Some(folder) = path.parent() {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
    Ok(())
}
