//! The file of a backup: a word, the length of the manifest, the manifest, the copy. Never read into memory whole.

use std::fs::{self, File};
use std::io::{BufReader, Read, Write as _};
use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::Manifest;
use crate::StoreError;

const WORD: &[u8; 16] = b"LIANFANG-BACKUP\n";
/// No manifest is longer: 100,000 attachments fit.
const LONGEST: u64 = 16 << 20;
const PIECE: usize = 1 << 16;

/// Bytes and SHA-256 of a file, read from the disk where the system lets us ask for that.
pub(super) fn digest(path: &Path) -> Result<(u64, Vec<u8>), StoreError> {
    digest_rest(File::open(path)?)
}

fn digest_rest(mut from: impl Read) -> Result<(u64, Vec<u8>), StoreError> {
    let (mut hash, mut size, mut piece) = (Sha256::new(), 0_u64, vec![0; PIECE]);
    loop {
        let read = from.read(&mut piece)?;
        let Some(bytes) = piece.get(..read).filter(|bytes| !bytes.is_empty()) else { break };
        hash.update(bytes);
        size += bytes.len() as u64;
    }
    Ok((size, hash.finalize().to_vec()))
}

/// Writes the file and has it on the disk.
pub(super) fn pack(manifest: &Manifest, copy: &Path, to: &Path) -> Result<(), StoreError> {
    let text = manifest.write();
    let mut out = File::create(to)?;
    out.write_all(WORD)?;
    out.write_all(&(text.len() as u64).to_le_bytes())?;
    out.write_all(text.as_bytes())?;
    std::io::copy(&mut File::open(copy)?, &mut out)?;
    out.sync_all()?;
    forget_cached(&out);
    Ok(())
}

/// The manifest; the copy behind it is not read.
pub(super) fn manifest(path: &Path) -> Result<Manifest, StoreError> {
    Ok(begin(path)?.0)
}

/// Reads the manifest and leaves the file before the copy.
fn begin(path: &Path) -> Result<(Manifest, BufReader<File>), StoreError> {
    let mut file = BufReader::new(File::open(path)?);
    let (mut word, mut length) = ([0; 16], [0; 8]);
    let short = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::UnexpectedEof => StoreError::NotABackup,
        _ => StoreError::File(error),
    };
    file.read_exact(&mut word).map_err(short)?;
    file.read_exact(&mut length).map_err(short)?;
    let length = u64::from_le_bytes(length);
    if &word != WORD || length > LONGEST {
        return Err(StoreError::NotABackup);
    }
    let mut text = String::new();
    file.by_ref().take(length).read_to_string(&mut text).map_err(|_| StoreError::BadBackup("manifest"))?;
    let manifest = Manifest::read(&text).ok_or(StoreError::BadBackup("manifest"))?;
    Ok((manifest, file))
}

/// Reads the whole file and compares the copy in it with its manifest.
pub(super) fn read_through(path: &Path) -> Result<Manifest, StoreError> {
    let (manifest, rest) = begin(path)?;
    if digest_rest(rest)? == (manifest.size, manifest.sha256.clone()) { Ok(manifest) } else { Err(StoreError::BadBackup("digest")) }
}

/// Takes the copy out, and has it on the disk.
pub(super) fn unpack(path: &Path, manifest: &Manifest, to: &Path) -> Result<(), StoreError> {
    let (_, mut rest) = begin(path)?;
    let mut out = File::create(to)?;
    std::io::copy(&mut rest, &mut out)?;
    out.sync_all()?;
    drop(out);
    if digest(to)? == (manifest.size, manifest.sha256.clone()) { Ok(()) } else { Err(StoreError::BadBackup("digest")) }
}

/// Where a folder can be synced, a new name in it is on the disk afterwards.
pub(super) fn sync_folder_of(path: &Path) {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let _ = fs::File::open(folder).and_then(|folder| folder.sync_all());
}

/// What is read next comes from the disk and not from memory: a stick that took nothing shows at once. Systems that
/// cannot be asked for it read from memory; unplugging the stick does the same there.
#[cfg(unix)]
fn forget_cached(file: &File) {
    let _ = rustix::fs::fadvise(file, 0, None, rustix::fs::Advice::DontNeed);
}

#[cfg(not(unix))]
fn forget_cached(_: &File) {}
