//! One register as rows of texts: what lists, search, filters, sorting and export all work on. Never a
//! judgement: states and overdue days come from register.

use std::collections::HashMap;

use chrono::NaiveDate;
use register::id::UnitId;
use store::{Entity, Op, Store};
use uuid::Uuid;

use crate::book::{Book, Followed, Placed};
use crate::no::No;
use crate::order::Cells;
use crate::wire::record::Kind;
use crate::{kinds, record, shape};

/// One row.
#[derive(PartialEq)]
pub(crate) struct ViewRow {
    /// The record's key as text.
    pub(crate) id: String,
    /// Everything a search looks at: all texts, in comparing form.
    pub(crate) search: String,
    /// The unit it belongs to.
    pub(crate) unit: Option<UnitId>,
    /// In the recycle bin.
    pub(crate) deleted: bool,
    /// Days overdue.
    pub(crate) overdue_days: Option<u32>,
}

/// All rows of a register, those in the bin included.
pub(crate) struct View {
    /// Column keys, in the order of the shape.
    pub(crate) columns: Vec<String>,
    /// Their cells.
    pub(crate) cells: Vec<Cells>,
    /// The rows in the register's own order.
    pub(crate) rows: Vec<ViewRow>,
    /// The day whose states and overdue days the rows show.
    today: NaiveDate,
}

impl View {
    /// Reads a register into rows.
    pub(crate) fn make(kind: Kind, book: &Book, store: &Store, today: NaiveDate) -> Result<Self, No> {
        let columns: Vec<String> = shape::shape(kind).columns.into_iter().map(|column| column.key).collect();
        let rows = match kind {
            Kind::Papers => papers(store)?,
            Kind::Journal => journal(store)?,
            _ => record::texts_of(kind, book, today).into_iter().map(|line| row(&columns, line)).collect(),
        };
        let mut view =
            Self { cells: columns.iter().map(|_| Cells::default()).collect(), columns, rows: Vec::with_capacity(rows.len()), today };
        for (row, texts) in rows {
            view.rows.push(row);
            view.cells.iter_mut().zip(texts).for_each(|(cells, text)| cells.push(text));
        }
        Ok(view)
    }

    /// Brings the rows up to date with an act; false where the list must be made anew.
    pub(crate) fn follow(&mut self, kind: Kind, book: &Book, followed: &Followed) -> bool {
        let Some(reads) = kinds::reads(kind) else { return false };
        let read: Vec<Entity> = followed.tables.iter().copied().filter(|table| reads.contains(table)).collect();
        if read.is_empty() {
            return true;
        }
        let Some(own) = kinds::table(kind).filter(|own| read == [*own]) else { return false };
        let mut rows = followed.rows.iter().filter(|(table, _)| *table == own).peekable();
        rows.peek().is_some() && rows.all(|(_, placed)| self.follow_row(kind, book, *placed))
    }

    fn follow_row(&mut self, kind: Kind, book: &Book, placed: Placed) -> bool {
        let made = |at| record::line_at(kind, at, book, self.today).map(|line| row(&self.columns, line));
        match placed {
            Placed::Renewed(at) => {
                let (Some((new, texts)), Some(old)) = (made(at), self.rows.get_mut(at)) else { return false };
                *old = new;
                self.cells.iter_mut().zip(texts).for_each(|(cells, text)| cells.set(at, text));
            }
            Placed::Inserted(at) => {
                let Some((new, texts)) = made(at).filter(|_| at <= self.rows.len()) else { return false };
                self.rows.insert(at, new);
                self.cells.iter_mut().zip(texts).for_each(|(cells, text)| cells.insert(at, text));
            }
            Placed::Removed(at) => {
                if at >= self.rows.len() {
                    return false;
                }
                self.rows.remove(at);
                self.cells.iter_mut().for_each(|cells| cells.remove(at));
            }
        }
        true
    }

    /// It was made for this day.
    pub(crate) fn is_of(&self, today: NaiveDate) -> bool {
        self.today == today
    }

    /// The text of a row in a column.
    pub(crate) fn cell(&self, row: usize, column: usize) -> &str {
        self.cells.get(column).map_or("", |cells| cells.text(row))
    }

    /// The texts of a row, one per column.
    pub(crate) fn texts(&self, row: usize) -> Vec<String> {
        self.cells.iter().map(|cells| cells.text(row).to_owned()).collect()
    }

    /// Both show the same.
    #[cfg(debug_assertions)]
    pub(crate) fn shows(&self, other: &Self) -> bool {
        self.rows == other.rows && (0..self.rows.len()).all(|row| self.texts(row) == other.texts(row))
    }

    /// The place of a column.
    pub(crate) fn column(&self, key: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == key)
    }
}

/// A row and its cells.
type Drawn = (ViewRow, Vec<String>);

fn row(columns: &[String], line: record::Line) -> Drawn {
    let shown = record::hide(line.texts);
    let search = register::text::key(&shown.values().map(String::as_str).collect::<Vec<_>>().join("\u{1f}"));
    let mut texts = shown;
    let cells = columns.iter().map(|column| texts.remove(column).unwrap_or_default()).collect();
    (ViewRow { id: line.id.to_string(), search, unit: line.unit, deleted: line.deleted, overdue_days: line.overdue_days }, cells)
}

fn plain(id: String, cells: Vec<String>) -> Drawn {
    (ViewRow { id, search: register::text::key(&cells.join("\u{1f}")), unit: None, deleted: false, overdue_days: None }, cells)
}

fn papers(store: &Store) -> Result<Vec<Drawn>, No> {
    let lines = store.read(|reader| reader.papers())?;
    Ok(lines
        .into_iter()
        .map(|line| {
            plain(
                line.id.to_string(),
                vec![
                    line.title,
                    crate::paper::kind_label(&line.kind).to_owned(),
                    line.pages.to_string(),
                    minutes(&line.made_at),
                    store::hex(&line.sha256).chars().take(12).collect(),
                    crate::paper::template_words(&line.templates),
                    line.fonts,
                ],
            )
        })
        .collect())
}

fn journal(store: &Store) -> Result<Vec<Drawn>, No> {
    let titles: HashMap<&str, String> = kinds::ALL.iter().map(|kind| (kinds::name(*kind), shape::shape(*kind).title)).collect();
    let lines = store.read(|reader| reader.journal_lines())?;
    Ok(lines
        .into_iter()
        .map(|line| {
            let register = titles.get(line.entity.as_str()).cloned().unwrap_or_else(|| "—".to_owned());
            let undone = if line.undone { "已撤销" } else { "" };
            plain(
                Uuid::from_u64_pair(0, line.seq.unsigned_abs()).to_string(),
                vec![
                    line.seq.to_string(),
                    minutes(&line.at),
                    Op::label_of(&line.op).to_owned(),
                    register,
                    line.label,
                    undone.to_owned(),
                    store::hex(&line.hash).chars().take(12).collect(),
                ],
            )
        })
        .collect())
}

/// `2026-01-13T09:30:12+08:00` as `2026-01-13 09:30`.
pub(crate) fn minutes(at: &str) -> String {
    at.chars().take(16).map(|character| if character == 'T' { ' ' } else { character }).collect()
}
