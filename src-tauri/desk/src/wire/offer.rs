//! Wire types of what can be made into a paper: beside a record, and on the shelf of the whole office.
//! Never a paper, and never a rule: reasons why not arrive here already decided.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::paper::{PaperRef, PaperRequest};
use super::record::{Choice, Kind};

/// What an offered paper comes from.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "from", rename_all = "snake_case")]
pub enum OfferSource {
    /// It was made already and is kept for ever.
    Kept {
        /// The kept paper.
        paper: PaperRef,
    },
    /// It is made from the registers as they stand.
    Registers {
        /// The request that makes it.
        request: PaperRequest,
    },
    /// It cannot be made now.
    Nothing {
        /// Why not, in a sentence.
        why: String,
    },
}

/// One paper offered beside a record.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PaperOffer {
    /// Its name for programs, the same for every record of a register.
    pub key: String,
    /// Its name for people.
    pub label: String,
    /// What to know before making it; may be empty.
    pub note: String,
    /// Where it comes from, or why not.
    pub source: OfferSource,
}

/// One choice that a paper on the shelf asks for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ShelfAsk {
    /// The field of the request that takes the value chosen.
    pub field: String,
    /// What is chosen.
    pub label: String,
    /// The choices, the most likely first; a value may be empty.
    pub choices: Vec<Choice>,
}

/// One paper on the shelf.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ShelfPaper {
    /// Its name for programs.
    pub key: String,
    /// Its name for people; a blank form says so in it.
    pub label: String,
    /// One line on it; may be empty.
    pub note: String,
    /// The request that makes it, once the fields it asks for are filled in.
    pub request: PaperRequest,
    /// What has to be chosen, in order.
    pub asks: Vec<ShelfAsk>,
    /// Why it cannot be made now; none when it can.
    pub why_not: Option<String>,
}

/// Papers of one kind of work.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ShelfGroup {
    /// Its heading.
    pub label: String,
    /// Its papers.
    pub papers: Vec<ShelfPaper>,
}

/// Asks for the kept papers of several records.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PaperBatch {
    /// `papers`, or `warnings` for their notices.
    pub kind: Kind,
    /// Which records.
    pub ids: Vec<String>,
    /// Each notice with its 送达回证 behind it.
    #[serde(default)]
    pub receipts: bool,
}

/// How a paper wants to be printed on both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Sides {
    /// Its pages are upright: the sheet is turned over its long edge.
    LongEdge,
    /// The same, and its page numbers then stand outside on every page.
    NumbersOutside,
    /// Its pages lie: the sheet is turned over its short edge.
    ShortEdge,
    /// One page.
    One,
}

/// A kept paper that is to be printed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BatchPaper {
    /// The paper.
    pub paper: PaperRef,
    /// How it wants to be printed on both sides.
    pub sides: Sides,
}

/// Kept papers in the order in which they are printed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BatchPapers {
    /// The papers.
    pub papers: Vec<BatchPaper>,
    /// A sentence for each record that has no kept paper.
    pub missing: Vec<String>,
}
