//! A paper as a value, composed once from the registers: press lays it out, or it is written for a word
//! processor. Never a word of its own, and never out of the program but as [`Shown`].

use press::document::DocumentPaper;
use press::flow::FlowPaper;
use press::form::FormPaper;
use press::notice::NoticePaper;
use press::report::Report;
use press::service_receipt::ServiceReceiptPaper;
use press::table::TablePaper;
use press::volume::{Bound, Volume};
use press::{Fonts, PressError, Sheets, Texts as _};
use register::citizen_number;

use crate::unmask::Unmask;

/// Every kind of paper that press can set.
#[derive(Debug, Clone)]
pub(crate) enum Paper {
    /// 预警通知书, 整改通知书.
    Notice(Box<NoticePaper>),
    /// 送达回证.
    ServiceReceipt(Box<ServiceReceiptPaper>),
    /// A paper in running text.
    Document(Box<DocumentPaper>),
    /// A report with cover and contents.
    Report(Box<Report>),
    /// A register or any list.
    Table(Box<TablePaper>),
    /// A ruled form.
    Form(Box<FormPaper>),
    /// A flow chart.
    Flow(Box<FlowPaper>),
    /// Several papers in one file.
    Bound {
        /// The file's title.
        title: String,
        /// The papers in order.
        papers: Vec<Paper>,
    },
    /// Papers behind one cover, with one contents and one numbering.
    Volume {
        /// Cover and title.
        volume: Box<Volume>,
        /// The papers in order.
        parts: Vec<Leaf>,
    },
}

/// A paper of a volume.
#[derive(Debug, Clone)]
pub(crate) struct Leaf {
    /// Its line in the contents; empty where its own headings say enough.
    pub(crate) title: String,
    /// Levels by which its own headings go down.
    pub(crate) under: u8,
    /// The paper.
    pub(crate) paper: Paper,
}

/// A paper as it may leave: the numbers of identity cards in it are hidden, or somebody gave a reason to show them. What is
/// kept, shown or written to a file takes sheets that only this makes.
#[derive(Debug)]
pub(crate) struct Shown {
    paper: Paper,
    numbers: usize,
}

/// The sheets of a paper as it may leave.
#[derive(Debug)]
pub(crate) struct ShownSheets {
    sheets: Sheets,
    /// Numbers of identity cards in the texts, hidden or not.
    numbers: usize,
}

impl Shown {
    /// The paper as it stands now.
    pub(crate) fn paper(&self) -> &Paper {
        &self.paper
    }

    /// Numbers of identity cards in its texts, hidden or not.
    pub(crate) fn numbers(&self) -> usize {
        self.numbers
    }

    /// The sheets that print.
    pub(crate) fn lay_out(&self, fonts: &Fonts) -> Result<ShownSheets, PressError> {
        Ok(ShownSheets { sheets: self.paper.lay_out(fonts)?, numbers: self.numbers })
    }
}

impl ShownSheets {
    /// Numbers of identity cards in its texts, hidden or not.
    pub(crate) fn numbers(&self) -> usize {
        self.numbers
    }
}

impl std::ops::Deref for ShownSheets {
    type Target = Sheets;

    fn deref(&self) -> &Sheets {
        &self.sheets
    }
}

impl Paper {
    /// The paper with the numbers of identity cards hidden, as papers leave unless somebody has a reason.
    pub(crate) fn masked(self) -> Shown {
        self.shown(None)
    }

    /// The same, with the numbers whole where there is a reason.
    pub(crate) fn shown(mut self, unmask: Option<&Unmask>) -> Shown {
        let mut numbers = 0;
        self.each_text(&mut |text| {
            let found = citizen_number::find(text).len();
            numbers += found;
            if found > 0 && unmask.is_none() {
                *text = citizen_number::mask(text).into_owned();
            }
        });
        Shown { paper: self, numbers }
    }

    fn each_text(&mut self, visit: &mut dyn FnMut(&mut String)) {
        match self {
            Self::Notice(paper) => paper.each_text(visit),
            Self::ServiceReceipt(paper) => paper.each_text(visit),
            Self::Document(paper) => paper.each_text(visit),
            Self::Report(paper) => paper.each_text(visit),
            Self::Table(paper) => paper.each_text(visit),
            Self::Form(paper) => paper.each_text(visit),
            Self::Flow(paper) => paper.each_text(visit),
            Self::Bound { title, papers } => {
                visit(title);
                papers.iter_mut().for_each(|paper| paper.each_text(visit));
            }
            Self::Volume { volume, parts } => {
                volume.each_text(visit);
                for Leaf { title, under: _, paper } in parts {
                    visit(title);
                    paper.each_text(visit);
                }
            }
        }
    }

    /// The sheets of the values as they stand: what leaves is laid out as [`Shown`].
    pub(crate) fn lay_out(&self, fonts: &Fonts) -> Result<Sheets, PressError> {
        match self {
            Self::Notice(paper) => press::notice::lay_out(paper, fonts),
            Self::ServiceReceipt(paper) => press::service_receipt::lay_out(paper, fonts),
            Self::Document(paper) => press::document::lay_out(paper, fonts),
            Self::Report(paper) => press::report::lay_out(paper, fonts),
            Self::Table(paper) => press::table::lay_out(paper, fonts),
            Self::Form(paper) => press::form::lay_out(paper, fonts),
            Self::Flow(paper) => press::flow::lay_out(paper, fonts),
            Self::Bound { title, papers } => {
                let laid: Result<Vec<Sheets>, PressError> = papers.iter().map(|paper| paper.lay_out(fonts)).collect();
                Ok(Sheets::bound(title.clone(), laid?))
            }
            Self::Volume { volume, parts } => {
                let bind = |leaf: &Leaf| Ok(Bound { title: leaf.title.clone(), under: leaf.under, sheets: leaf.paper.lay_out(fonts)? });
                let bound: Result<Vec<Bound>, PressError> = parts.iter().map(bind).collect();
                press::volume::lay_out(volume, bound?, fonts)
            }
        }
    }
}

/// Each of press's values is a paper.
macro_rules! papers {
    ($($value:ty => $variant:ident),+ $(,)?) => {
        $(impl From<$value> for Paper {
            fn from(value: $value) -> Self {
                Self::$variant(Box::new(value))
            }
        })+
    };
}

papers! {
    NoticePaper => Notice,
    ServiceReceiptPaper => ServiceReceipt,
    DocumentPaper => Document,
    Report => Report,
    TablePaper => Table,
    FormPaper => Form,
    FlowPaper => Flow,
}
