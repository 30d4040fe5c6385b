//! Every text of a paper, for whoever has to look at all of them before it is laid out. Never a text that a layout
//! makes itself, and none of the marks, which follow from the journal. Every field is named here: one that is added does
//! not compile until it is sorted in.

use crate::block::{Attendance, Block};
use crate::chart::{Chart, Series};
use crate::document::DocumentPaper;
use crate::flow::{Branch, FlowPaper, FlowStep};
use crate::foot::{Imprint, SignOff};
use crate::form::FormPaper;
use crate::head::{Head, HeadNotes};
use crate::notice::{Measure, NoticePaper, Slip};
use crate::report::{Cover, Report};
use crate::ruled::{Cell, Row, Table};
use crate::service_receipt::{ServedDocument, ServiceManner, ServiceReceiptPaper};
use crate::table::{ListColumn, ListRow, TablePaper};
use crate::volume::Volume;

/// A value whose texts come to stand on paper, in its bookmarks or in its file's properties.
pub trait Texts {
    /// Hands over every text, which may be changed.
    fn each_text(&mut self, visit: &mut dyn FnMut(&mut String));
}

impl Texts for String {
    fn each_text(&mut self, visit: &mut dyn FnMut(&mut String)) {
        visit(self);
    }
}

impl<T: Texts> Texts for Vec<T> {
    fn each_text(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.iter_mut().for_each(|one| one.each_text(visit));
    }
}

impl<T: Texts> Texts for Option<T> {
    fn each_text(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.iter_mut().for_each(|one| one.each_text(visit));
    }
}

impl<T: Texts> Texts for Box<T> {
    fn each_text(&mut self, visit: &mut dyn FnMut(&mut String)) {
        (**self).each_text(visit);
    }
}

/// Writes the walk over a value: the fields with texts, and behind the bar those without.
macro_rules! texts {
    ($($name:ident { $($text:ident),* $(| $($other:ident),+)? })+) => {
        $(impl Texts for $name {
            fn each_text(&mut self, visit: &mut dyn FnMut(&mut String)) {
                let Self { $($text,)* $($($other: _,)+)? } = self;
                $($text.each_text(visit);)*
            }
        })+
    };
}

texts! {
    NoticePaper { head, number, title, colour_words, addressee, body, measures, closing, contact, attachments, sign_off, imprint, slip | marks, colour }
    Measure { problem, demand, responsible, deadline, evidence }
    Slip { addressee, text }
    ServiceReceiptPaper { serving_body, documents, addressee, post, place, manners, served_at, received_on, proxy, refusal, witness, servers, remark, notes | marks }
    ServedDocument { name, number, copies }
    ServiceManner { label | chosen }
    DocumentPaper { head, number, title, addressee, blocks, attachments, sign_off, remark, imprint | marks }
    Report { title, cover, blocks, imprint | marks, contents }
    Cover { note, title, subtitle, issuer, date }
    TablePaper { title, left, right, columns, rows, when_empty, notes | marks, lie, size }
    ListColumn { title | weight, align, group }
    FormPaper { title, left, right, table, notes | marks, lie }
    FlowPaper { title, left, right, steps, footer | marks }
    FlowStep { text, notes, risks, branch, onward | shape }
    Branch { label, text }
    Volume { title, cover | marks }
    HeadNotes { copy_number, note, urgency }
    SignOff { name, date | seal }
    Imprint { copy_to, issuer, issued_on | copies, on_even_page }
    Attendance { word, names }
    Chart { categories, series, unit | kind, height }
    Series { name | values, fill }
    Table { name, head, rows | columns, size, role }
    Row { cells | at_least, keep }
    Cell { text | across, down, align, role, top, ground }
}

impl Texts for ListRow {
    fn each_text(&mut self, visit: &mut dyn FnMut(&mut String)) {
        match self {
            Self::Section(text) => visit(text),
            Self::Cells(texts) | Self::Total(texts) => texts.each_text(visit),
        }
    }
}

impl Texts for Head {
    fn each_text(&mut self, visit: &mut dyn FnMut(&mut String)) {
        match self {
            Self::Red { mark } | Self::Letter { mark } | Self::PrePrinted { mark } => visit(mark),
            Self::Upward { mark, signers } => {
                visit(mark);
                signers.each_text(visit);
            }
            Self::Minutes { mark, issuer, date } => [mark, issuer, date].into_iter().for_each(visit),
            Self::Plain { issuer } => visit(issuer),
            Self::Noted { notes, head } => {
                notes.each_text(visit);
                head.each_text(visit);
            }
        }
    }
}

impl Texts for Block {
    fn each_text(&mut self, visit: &mut dyn FnMut(&mut String)) {
        match self {
            Self::Heading { level: _, text } | Self::Text(text) | Self::FlushLeft(text) => visit(text),
            Self::Table { caption, table, note } | Self::WideTable { caption, table, note } => {
                visit(caption);
                table.each_text(visit);
                visit(note);
            }
            Self::Chart { caption, chart } => {
                visit(caption);
                chart.each_text(visit);
            }
            Self::Annex { number, title } => [number, title].into_iter().for_each(visit),
            Self::Attendance(rows) => rows.each_text(visit),
            Self::SignOff(sign_off) => sign_off.each_text(visit),
            Self::NewPage => {}
        }
    }
}
