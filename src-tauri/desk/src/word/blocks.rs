//! The blocks of running text: headings, paragraphs, tables, charts, annexes, the sign-off. Never a chart as a
//! picture: its figures can be edited.

use exchange::word::{self, Block, CELL, Font, Indent, MM, PITCH, Paragraph, Pattern, Run, Setting, Style};
use press::report::Block as Printed;
use press::{Attendance, Chart, ChartKind, Fill, Fonts, Frame, Seal, SignOff, Table};

use super::{TITLE, air, plain, ruled, title};

/// One block on upright pages.
pub(super) fn push(blocks: &mut Vec<Block>, block: &Printed, fonts: &Fonts) {
    match block {
        Printed::Heading { level, text } => blocks.push(Block::Heading { level: *level, text: text.clone() }),
        Printed::Text(text) => blocks.push(plain(Style::Text, text)),
        Printed::FlushLeft(text) => blocks.push(plain(Style::Addressee, text)),
        Printed::Table { caption, table, note } | Printed::WideTable { caption, table, note } => {
            blocks.extend(captioned(Style::Caption, caption, table, note, fonts, Frame::PORTRAIT));
        }
        Printed::Chart { caption, chart } => {
            match figures(chart, caption) {
                Some(figures) => blocks.push(Block::Chart(figures)),
                None => {
                    blocks.push(Block::Table(ruled::table(&chart.heat_table(), fonts, Frame::PORTRAIT)));
                    blocks.push(ruled::note(&format!("单位：{}", chart.unit)));
                }
            }
            blocks.push(plain(Style::Caption, caption));
            blocks.push(air(0.4 * PITCH));
        }
        Printed::Annex { number, title: words } => {
            let set = Setting { new_page: true, ..Setting::default() };
            blocks.push(Block::Paragraph(Paragraph::new(Style::AnnexNumber, number).set(set)));
            blocks.push(Block::Paragraph(title(fonts, Style::AnnexTitle, TITLE, words, Frame::PORTRAIT.width)));
        }
        Printed::Attendance(rows) => blocks.extend(rows.iter().enumerate().map(|(at, row)| attended(row, at == 0))),
        Printed::SignOff(own) => sign_off(blocks, own, fonts),
        Printed::NewPage => {
            let set = Setting { new_page: true, line: Some(1.0), ..Setting::default() };
            blocks.push(Block::Paragraph(Paragraph::new(Style::Margin, "").set(set)));
        }
    }
}

/// 出席 in 黑体 and the names after it, flush under each other.
fn attended(row: &Attendance, first: bool) -> Block {
    let word = Run::Text { text: row.word.clone(), font: Some(Font::Hei), size: None, ink: None };
    let own = row.word.chars().count() as f64 + 1.0;
    let indent = Some(Indent { left: 2.0 + own, right: 0.0, first: -own });
    let set = Setting { indent, before: first.then_some(PITCH), ..Setting::default() };
    Block::Paragraph(Paragraph { style: Style::Text, runs: vec![word, Run::text(format!("：{}", row.names))], set })
}

/// A table with its caption over it and its note under it.
pub(super) fn captioned(style: Style, caption: &str, table: &Table, note: &str, fonts: &Fonts, frame: Frame) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !caption.is_empty() {
        let set = Setting { before: Some(4.0), after: Some(3.0), ..Setting::default() };
        blocks.push(Block::Paragraph(Paragraph::new(style, caption).set(set)));
    }
    blocks.push(Block::Table(ruled::table(table, fonts, frame)));
    if !note.is_empty() {
        blocks.push(ruled::note(note));
    }
    blocks.push(air(0.4 * PITCH));
    blocks
}

/// 署名 and date where the seal will stand; the last lines of text stay with them.
pub(super) fn sign_off(blocks: &mut Vec<Block>, own: &SignOff, fonts: &Fonts) {
    if let Some(Block::Paragraph(last)) = blocks.last_mut() {
        last.set.keep = true;
    }
    let (name, date) = own.right_indents(fonts);
    let lines = if own.seal == Seal::None { 1.0 } else { 2.0 };
    let line = |text: &str, right: f64, before: f64, keep: bool| {
        let set = Setting { indent: Some(Indent { right, ..Indent::default() }), before: Some(before), keep, ..Setting::default() };
        Block::Paragraph(Paragraph::new(Style::SignOff, text).set(set))
    };
    blocks.push(line(&own.name, name, lines * PITCH, true));
    blocks.push(line(&own.date, date, 0.0, false));
}

/// 附件说明: the names flush under each other.
pub(super) fn attachments(blocks: &mut Vec<Block>, names: &[String]) {
    for (at, name) in names.iter().enumerate() {
        let prefix = press::attachment_words(at, names.len());
        let from = if at == 0 { 2.0 } else { 5.0 };
        let own: f64 = prefix.chars().map(|c| if c.is_ascii() { 0.5 } else { 1.0 }).sum();
        let set = Setting {
            indent: Some(Indent { left: from + own, right: 0.0, first: -own }),
            before: (at == 0).then_some(PITCH),
            keep: true,
            ..Setting::default()
        };
        blocks.push(Block::Paragraph(Paragraph::new(Style::Attachments, format!("{prefix}{name}")).set(set)));
    }
}

/// The chart as the word processor's own; a heat map it has none, that one is a table.
fn figures(chart: &Chart, caption: &str) -> Option<word::Chart> {
    let kind = match chart.kind {
        ChartKind::Bars => word::ChartKind::Bars,
        ChartKind::Stacked => word::ChartKind::Stacked,
        ChartKind::Lying => word::ChartKind::Lying,
        ChartKind::Lines => word::ChartKind::Lines,
        ChartKind::Heat => return None,
    };
    let lying = chart.kind == ChartKind::Lying;
    let series = chart.series.iter().map(|series| {
        let (pattern, ink) = match series.fill {
            Fill::Full(ink) => (Pattern::Full, ink),
            Fill::Hatched(ink) => (Pattern::Slanting, ink),
            Fill::Ruled(ink) => (Pattern::Lying, ink),
            Fill::Hollow => (Pattern::Hollow, press::Ink::BLACK),
        };
        word::Series { name: series.name.clone(), values: series.values.clone(), ink: ruled::ink(ink), pattern }
    });
    Some(word::Chart {
        kind,
        categories: chart.categories.clone(),
        series: series.collect(),
        unit: if chart.unit.is_empty() { String::new() } else { format!("（{}）", chart.unit) },
        caption: caption.to_owned(),
        width: word::CHARACTERS * CELL,
        height: if lying { 60.0 + 22.0 * chart.categories.len() as f64 } else { chart.height * MM },
    })
}
