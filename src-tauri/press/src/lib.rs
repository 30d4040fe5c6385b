//! PAPER: a value with its strings ready becomes laid-out sheets, and the sheets become PDF, SVG or
//! text. Never reads a clock, a database or a font folder, and never lets a character without a
//! glyph through.
//!
//! ```text
//! Fonts::new(FontFiles { … })           the faces, once; .with_own(role, face) for the user's own
//! notice::lay_out(&paper, &fonts)?      -> Sheets   廉政风险预警通知书, 整改通知书
//! service_receipt::lay_out              -> Sheets   送达回证
//! document::lay_out                     -> Sheets   any paper in running text: 函, 催办函, 回告书
//! report::lay_out                       -> Sheets   cover, contents, text, tables, charts, annexes
//! volume::lay_out                       -> Sheets   several papers bound: cover, contents, one numbering
//! table::lay_out                        -> Sheets   registers, catalogues, any list
//! form::lay_out                         -> Sheets   any form with ruled cells
//! flow::lay_out                         -> Sheets   权力运行流程图
//! pdf::write(&sheets, &fonts, &about)?  -> the bytes that are kept and printed
//! svg::page(&sheets, &fonts, 0)         -> the same page for the screen
//! text::pages(&sheets)                  -> the same pages for a test
//! text::lines(&sheets, 0)               -> the words of a page and their places, to be found
//! ```

mod bank;
mod bind;
mod block;
mod cff;
pub mod chart;
mod chart_pen;
mod class;
mod content;
mod cut;
pub mod document;
mod error;
mod flat;
pub mod flow;
mod flow_pen;
mod font_file;
mod fonts;
mod foot;
pub mod form;
mod furniture;
mod grid;
mod head;
mod heat;
mod letter;
mod line;
mod marks;
mod mend;
pub mod notice;
mod own;
pub mod pdf;
mod piece;
pub mod report;
mod rows;
mod ruled;
pub mod service_receipt;
mod set;
pub mod sheet;
mod srgb;
pub mod svg;
pub mod table;
pub mod text;
mod texts;
mod title;
pub mod volume;
mod widths;

pub use block::Attendance;
pub use chart::{Chart, ChartKind, Fill, Series};
pub use class::{BREAK, JOINER};
pub use error::PressError;
pub use font_file::{FontFile, FontSource};
pub use fonts::{Face, FontFiles, Fonts, Role, UsedFace};
pub use foot::{Imprint, Seal, SignOff, attachment_words};
pub use furniture::{CUT_HERE, TRAINING, TRAINING_NOTE};
pub use grid::Frame;
pub use head::{Head, HeadNotes, SIGNED_BY};
pub use marks::Marks;
pub use own::{OfferedFace, OwnFace, faces_in};
pub use ruled::{Align, Cell, Column, Row, Table};
pub use sheet::{Ink, Sheets};
pub use table::Lie;
pub use texts::Texts;
pub use title::balanced_title;
