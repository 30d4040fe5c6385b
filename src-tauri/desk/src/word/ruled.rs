//! Tables, forms, lists and the steps of a process as ruled tables. Never a column narrower than on paper.

use exchange::word::{self, Align, Block, CELL, Font, Indent, Ink, MM, Numbering, PITCH, Paragraph, Row, Section, Setting, Style};
use press::flow::{FlowPaper, FlowStep, StepShape};
use press::form::FormPaper;
use press::table::TablePaper;
use press::{Cell, Column, Fonts, Frame, Lie, Role, Table};

use super::{TITLE, counted, lying, plain, section, title};

/// Size of the words over a list.
const OVER_LIST: f64 = 10.5;
/// Size of the words over a form.
const OVER_FORM: f64 = 12.0;
/// Beside the words of a cell, both sides together.
const PADDING: f64 = 2.4 * MM;

/// A register or any list.
pub(super) fn list(paper: &TablePaper, pages: usize, fonts: &Fonts) -> Section {
    let frame = lying(paper.lie, Frame::PORTRAIT);
    let mut blocks = vec![heading(fonts, &paper.title, frame)];
    blocks.extend(over(&paper.left, &paper.right, OVER_LIST, frame));
    blocks.push(Block::Table(table(&press::table::ruled(paper), fonts, frame)));
    blocks.extend(notes(&paper.notes, 0.0));
    Section { pages, ..section(frame, Numbering::Counted, blocks) }
}

/// A form.
pub(super) fn form(paper: &FormPaper, pages: usize, fonts: &Fonts) -> Section {
    let frame = lying(paper.lie, Frame::FORM);
    let mut blocks = vec![heading(fonts, &paper.title, frame)];
    blocks.extend(over(&paper.left, &paper.right, OVER_FORM, frame));
    blocks.push(Block::Table(table(&paper.table, fonts, frame)));
    blocks.extend(notes(&paper.notes, 2.0 * OVER_LIST));
    counted(frame, pages, blocks)
}

/// A process: a chart cannot be edited as text, so its steps stand in a table.
pub(super) fn steps(paper: &FlowPaper, fonts: &Fonts) -> Section {
    let frame = Frame::FORM;
    let columns = vec![Column::middle(1.2), Column::text(4.4), Column::text(4.0), Column::text(3.6), Column::text(5.0)];
    let mut table_of = Table::new(&paper.title, columns).headed(&["序号", "环节", "流转", "岗位和时限", "廉政风险点"]);
    table_of.rows = paper.steps.iter().enumerate().map(|(at, step)| press::Row::new(step_cells(at, step))).collect();
    let mut blocks = vec![heading(fonts, &paper.title, frame)];
    blocks.extend(over(&paper.left, &paper.right, OVER_LIST, frame));
    blocks.push(Block::Table(table(&table_of, fonts, frame)));
    blocks.extend(notes(&paper.footer, 0.0));
    section(frame, Numbering::None, blocks)
}

fn step_cells(at: usize, step: &FlowStep) -> Vec<Cell> {
    let onward = if step.onward.is_empty() { String::new() } else { format!("{}：转下一环节", step.onward) };
    let aside = step.branch.as_ref().map(|branch| format!("{}：{}", branch.label, branch.text));
    let ways: Vec<String> = std::iter::once(onward).chain(aside).filter(|way| !way.is_empty()).collect();
    let role = if step.shape == StepShape::Decision { Role::Kai } else { Role::FangSong };
    [(at + 1).to_string(), step.text.clone(), ways.join("\n"), step.notes.join("\n"), step.risks.join("\n")]
        .into_iter()
        .map(|text| Cell::new(text).set_in(role))
        .collect()
}

fn heading(fonts: &Fonts, text: &str, frame: Frame) -> Block {
    let under = Setting { after: Some(0.0), ..Setting::default() };
    Block::Paragraph(title(fonts, Style::Title, TITLE, text, frame.width).set(under))
}

/// Words at the left and at the right over a table.
fn over(left: &str, right: &str, size: f64, frame: Frame) -> Option<Block> {
    if left.is_empty() && right.is_empty() {
        return Some(super::air(0.3 * PITCH));
    }
    let words = |text: &str| word::Run::Text { text: text.to_owned(), font: None, size: Some(size), ink: None };
    let runs = vec![words(left), words("\t"), words(right)];
    let set = Setting {
        before: Some(0.25 * PITCH),
        after: Some(2.0),
        right_tab: Some(frame.width),
        line: Some(size * 1.4),
        ..Setting::default()
    };
    Some(Block::Paragraph(Paragraph { style: Style::OverTable, runs, set }))
}

/// Small lines under a table; those of a form hang.
fn notes(notes: &[String], hang: f64) -> Vec<Block> {
    let indent = Indent { left: hang / CELL, first: -hang / CELL, right: 0.0 };
    let set = |first: bool| Setting { indent: Some(indent), before: first.then_some(4.0), ..Setting::default() };
    notes.iter().enumerate().map(|(at, note)| Block::Paragraph(Paragraph::new(Style::Note, note).set(set(at == 0)))).collect()
}

/// A small line under one table among text.
pub(super) fn note(text: &str) -> Block {
    plain(Style::Note, text)
}

/// A ruled table with the widths it has on paper.
pub(super) fn table(table: &Table, fonts: &Fonts, frame: Frame) -> word::Table {
    let widths = table.widths(fonts, frame.width);
    let room = frame.height - table.head.len() as f64 * table.size * 3.0;
    let rows = |rows: &[press::Row], head: bool| -> Vec<Row> {
        let mut covered = vec![0usize; widths.len()];
        rows.iter()
            .map(|row| {
                let mut column = 0;
                let mut tallest: f64 = 0.0;
                let cells = row.cells.iter().map(|cell| {
                    while covered.get(column).is_some_and(|rows| *rows > 0) {
                        column += 1;
                    }
                    let reach = column..(column + cell.across).min(widths.len());
                    let width: f64 = widths.get(reach.clone()).unwrap_or_default().iter().sum();
                    covered.get_mut(reach).unwrap_or_default().fill(cell.down);
                    let own = one(cell, table, table.columns.get(column), width, head);
                    if cell.down == 1 {
                        tallest = tallest.max(height(&cell.text, table.size, width - PADDING));
                    }
                    column += cell.across;
                    own
                });
                let cells: Vec<word::Cell> = cells.collect();
                covered.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
                Row { cells, at_least: row.at_least * MM, keep: row.keep, splits: tallest > 0.8 * room }
            })
            .collect()
    };
    let (head, rows) = (rows(&table.head, true), rows(&table.rows, false));
    word::Table { widths, head, rows, size: table.size, frame: word::Frame::Ruled }
}

/// About how high a text becomes in a cell.
fn height(text: &str, size: f64, width: f64) -> f64 {
    let wide = |line: &str| line.chars().map(|c| if c.is_ascii() { 0.5 } else { 1.0 }).sum::<f64>() * size;
    text.split('\n').map(|line| (wide(line) / width.max(size)).ceil().max(1.0)).sum::<f64>() * size * 1.35
}

fn one(cell: &Cell, table: &Table, column: Option<&Column>, width: f64, head: bool) -> word::Cell {
    let align = cell.align.unwrap_or(match (head, column) {
        (true, _) | (_, None) => press::Align::Middle,
        (false, Some(column)) => column.align,
    });
    let role = cell.role.unwrap_or(if head { Role::Hei } else { table.role });
    word::Cell {
        text: cell.text.clone(),
        across: cell.across,
        down: cell.down,
        align: match align {
            press::Align::Left if width - PADDING > 14.0 * table.size => Align::Both,
            press::Align::Left => Align::Left,
            press::Align::Middle => Align::Middle,
            press::Align::Right => Align::Right,
        },
        font: font(role),
        top: cell.top,
        ground: cell.ground.or(head.then_some(press::Ink::TINT)).map(ink),
    }
}

pub(super) fn font(role: Role) -> Font {
    match role {
        Role::FangSong => Font::FangSong,
        Role::Kai => Font::Kai,
        Role::Hei => Font::Hei,
        Role::Song => Font::Song,
        Role::XiaoBiaoSong => Font::XiaoBiaoSong,
    }
}

pub(super) fn ink(ink: press::Ink) -> Ink {
    Ink(ink.0, ink.1, ink.2)
}

/// The frame of a wide table among running text.
pub(super) fn turned() -> Frame {
    lying(Lie::Turned, Frame::PORTRAIT)
}
