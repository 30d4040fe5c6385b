//! Every paper through the front door, read back from its PDF: the fields of the records in it, what the
//! public version leaves out, and the hardest cases an office can hand in. Never by the layout's own word.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

mod papers {
    pub mod hard;
    pub mod offers;
    pub mod office;
    pub mod said;
}
