//! Papers for a word processor or a spreadsheet: the values that press lays out, as a document of the same geometry.
//! Never a word of its own beside what marks a copy as one, and never kept: only what was issued is.

mod blocks;
mod head;
mod ruled;
mod running;

use exchange::word::{Block, Document, MM, Numbering, Page, Paragraph, Section, Setting, Style};
use press::{Fonts, Frame, Lie, Marks, PressError, TRAINING, TRAINING_NOTE, balanced_title};

use crate::paper::{Paper, Shown};

/// At the foot of a copy of what was issued.
const EDITING_COPY: &str = "编辑副本，不作为正式文书；以存档的文书为准";
/// Size of a title.
const TITLE: f64 = 22.0;

/// A paper as a document.
///
/// # Errors
/// As laying it out: a character without a glyph, a table that does not fit together.
pub(crate) fn document(title: &str, shown: &Shown, fonts: &Fonts) -> Result<Document, PressError> {
    let paper = shown.paper();
    let training = marks(paper).is_some_and(|marks| marks.training);
    let words = |words: &str| if training { words.to_owned() } else { String::new() };
    Ok(Document {
        title: title.to_owned(),
        sections: sections(paper, fonts)?,
        watermark: words(TRAINING),
        head_note: words(TRAINING_NOTE),
        foot_note: if matches!(paper, Paper::Notice(_)) { EDITING_COPY.to_owned() } else { String::new() },
    })
}

fn marks(paper: &Paper) -> Option<&Marks> {
    match paper {
        Paper::Notice(paper) => Some(&paper.marks),
        Paper::ServiceReceipt(paper) => Some(&paper.marks),
        Paper::Document(paper) => Some(&paper.marks),
        Paper::Report(paper) => Some(&paper.marks),
        Paper::Table(paper) => Some(&paper.marks),
        Paper::Form(paper) => Some(&paper.marks),
        Paper::Flow(paper) => Some(&paper.marks),
        Paper::Bound { papers, .. } => papers.iter().find_map(marks),
        Paper::Volume { volume, .. } => Some(&volume.marks),
    }
}

fn sections(paper: &Paper, fonts: &Fonts) -> Result<Vec<Section>, PressError> {
    let pages = || paper.lay_out(fonts).map(|sheets| sheets.pages.len());
    Ok(match paper {
        Paper::Notice(paper) => running::notice(paper, fonts),
        Paper::Document(paper) => vec![running::document(paper, fonts)],
        Paper::Report(paper) => running::report(paper, fonts)?,
        Paper::Table(paper) => vec![ruled::list(paper, pages()?, fonts)],
        Paper::Form(paper) => vec![ruled::form(paper, pages()?, fonts)],
        Paper::ServiceReceipt(paper) => vec![ruled::form(&press::service_receipt::form(paper), pages()?, fonts)],
        Paper::Flow(paper) => vec![ruled::steps(paper, fonts)],
        Paper::Bound { papers, .. } => {
            let mut all = Vec::new();
            for paper in papers {
                all.extend(sections(paper, fonts)?);
            }
            all
        }
        Paper::Volume { volume, parts } => {
            let mut all = running::front(&volume.cover, paper, fonts)?;
            for leaf in parts {
                all.extend(sections(&leaf.paper, fonts)?);
            }
            all
        }
    })
}

/// The sheet of a type area.
fn page(frame: Frame) -> Page {
    let landscape = frame.page.0 > frame.page.1;
    Page {
        landscape,
        top: frame.top / MM,
        right: (frame.page.0 - frame.left - frame.width) / MM,
        bottom: (frame.page.1 - frame.top - frame.height) / MM,
        left: frame.left / MM,
        grid: frame == Frame::PORTRAIT,
        number_aside: frame == Frame::TURNED,
    }
}

/// The type area of a table that lies so.
fn lying(lie: Lie, portrait: Frame) -> Frame {
    match lie {
        Lie::Portrait => portrait,
        Lie::Landscape => Frame::REGISTER,
        Lie::Turned => Frame::TURNED,
    }
}

/// A section of counted pages.
fn counted(frame: Frame, pages: usize, blocks: Vec<Block>) -> Section {
    // A form of one page bears no number.
    Section { pages, ..section(frame, if pages > 1 { Numbering::Counted } else { Numbering::None }, blocks) }
}

fn section(frame: Frame, numbering: Numbering, blocks: Vec<Block>) -> Section {
    Section::new(page(frame), numbering, blocks)
}

/// A title with its lines broken as on paper.
fn title(fonts: &Fonts, style: Style, size: f64, text: &str, width: f64) -> Paragraph {
    Paragraph::new(style, balanced_title(fonts, text, size, width))
}

fn plain(style: Style, text: impl Into<String>) -> Block {
    Block::Paragraph(Paragraph::new(style, text))
}

/// Air between blocks: also what keeps two tables apart.
fn air(points: f64) -> Block {
    Block::Paragraph(Paragraph::new(Style::Margin, "").set(Setting { line: Some(points), ..Setting::default() }))
}
