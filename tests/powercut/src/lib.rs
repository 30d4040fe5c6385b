//! What happens to an office when the power fails, the disk is full or lies, or the program is killed: a recorder
//! between SQLite and the disk, the disks that a power cut may leave, and an office that works on them through its
//! commands. Never a part of the product.

pub mod disk;
#[cfg(target_os = "linux")]
pub mod memory;
pub mod office;
pub mod vfs;
pub mod witness;

/// How large a check is: as usual, or as a variable of the environment asks (`cargo xtask soak`).
pub fn size(variable: &str, usual: usize) -> usize {
    std::env::var(variable).ok().and_then(|number| number.parse().ok()).unwrap_or(usual)
}
