//! What happens to an office when the power fails, the disk is full or lies, or the program is killed: a recorder
//! between SQLite and the disk, the disks that a power cut may leave, and an office that works on them through its
//! commands. Never a part of the product.

pub mod disk;
pub mod office;
pub mod vfs;
