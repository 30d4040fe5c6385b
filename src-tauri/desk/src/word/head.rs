//! 版头: notes, the name in red, the number and who signs, the red line; a letter's first page. Never a head
//! that press does not know.

use exchange::word::{
    Align, Block, CELL, CHARACTERS, FirstPage, Font, Indent, Ink, MM, PITCH, Paragraph, Rule, RuleKind, Run, Setting, Style,
};
use press::{Fonts, Head, Role, SIGNED_BY};

use super::ruled;

/// Size of running text.
const TEXT: f64 = 16.0;
/// Over and under the letters of a line of text.
const LEAD: f64 = (PITCH - TEXT) * 0.5;
/// A line of a name in large letters is so many times as high as they are.
const ROOM: f64 = 1.3;
/// 信函格式: its double lines are 7 mm longer than the type area at each end.
const BEYOND: f64 = -7.0 * MM / CELL;
/// From the red line to the letters of the title.
const TWO_LINES: f64 = 2.0 * PITCH - LEAD;

/// A head ready to stand over a title.
pub(super) struct Headed {
    /// What stands in the text.
    pub blocks: Vec<Block>,
    /// A first page of its own: a letter.
    pub first: Option<FirstPage>,
    /// Points over the title.
    pub before: f64,
}

/// The head of a paper with this number.
pub(super) fn head(head: &Head, number: &str, fonts: &Fonts) -> Headed {
    let notes: Vec<(Role, &str)> = if let Head::Noted { notes, .. } = head { notes.lines() } else { Vec::new() };
    let (lines, size) = head.name_lines(fonts);
    let own = lines.join("\n");
    match head.bare() {
        Head::Letter { .. } => letter(&own, size, number, &notes),
        Head::Plain { .. } => {
            let mut blocks = noted(&notes);
            blocks.push(Block::Paragraph(name(&own, size, Some(Ink(0, 0, 0)), Setting::default())));
            blocks.push(Block::Paragraph(Paragraph::new(Style::Number, number)));
            Headed { blocks, first: None, before: 0.85 * PITCH }
        }
        red => {
            let mut blocks = noted(&notes);
            let above = 35.0 * MM - notes.len() as f64 * PITCH;
            blocks.extend(under_red(red, (&own, size), number, above));
            Headed { blocks, first: None, before: TWO_LINES }
        }
    }
}

/// Notes at the top left, a line each.
fn noted(notes: &[(Role, &str)]) -> Vec<Block> {
    let line = |(role, text): &(Role, &str)| {
        let run = Run::Text { text: (*text).to_owned(), font: Some(ruled::font(*role)), size: None, ink: None };
        let set = Setting { align: Some(Align::Left), ..Setting::default() };
        Block::Paragraph(Paragraph { style: Style::Number, runs: vec![run], set })
    };
    notes.iter().map(line).collect()
}

fn name(text: &str, size: f64, ink: Option<Ink>, set: Setting) -> Paragraph {
    Paragraph {
        style: Style::Mark,
        runs: vec![Run::Text { text: text.to_owned(), font: None, size: Some(size), ink }],
        set: Setting { line: Some(size * ROOM), ..set },
    }
}

fn over(points: f64) -> Setting {
    Setting { before: Some(points.max(0.0)), ..Setting::default() }
}

/// Half of what a name's line is higher than its letters.
fn lead(size: f64) -> f64 {
    size * (ROOM - 1.0) * 0.5
}

/// The name in red, the lines under it, the red line 4 mm under the last. A sheet that bears them already
/// keeps their place.
fn under_red(head: &Head, (mark, size): (&str, f64), number: &str, above: f64) -> Vec<Block> {
    let mut lines = match head {
        Head::Upward { signers, .. } => signed(number, signers),
        Head::Minutes { issuer, date, .. } => kept_by(number, issuer, date),
        _ => vec![Paragraph::new(Style::Number, number)],
    };
    let mut blocks = Vec::new();
    let mut before = TWO_LINES - lead(size);
    if mark.is_empty() {
        before += above + size;
    } else {
        blocks.push(Block::Paragraph(name(mark, size, None, over(above - lead(size)))));
        if let Some(last) = lines.last_mut() {
            let red = ruled::ink(press::Ink::LETTERHEAD);
            last.set.rule = Some(Rule { kind: RuleKind::Single, width: 1.6, ink: red, space: 4.0 * MM - LEAD });
        }
    }
    if let Some(first) = lines.first_mut() {
        first.set.before = Some(before);
    }
    blocks.extend(lines.into_iter().map(Block::Paragraph));
    blocks
}

/// A line with something at its left and its right, one character in; its rule stays as wide as the text.
fn two_sided(left: &str, right: Vec<Run>) -> Paragraph {
    let mut runs = vec![Run::text(format!("{left}\t"))];
    runs.extend(right);
    let indent = Some(Indent { first: 1.0, ..Indent::default() });
    let right_tab = Some((CHARACTERS - 1.0) * CELL);
    Paragraph { style: Style::Number, runs, set: Setting { align: Some(Align::Left), indent, right_tab, ..Setting::default() } }
}

/// 签发人, two on a line, the number beside the last of them.
fn signed(number: &str, signers: &[String]) -> Vec<Paragraph> {
    let rows: Vec<&[String]> = if signers.is_empty() { vec![&[]] } else { signers.chunks(2).collect() };
    let last = rows.len() - 1;
    rows.iter()
        .enumerate()
        .map(|(at, names)| {
            let word = if at == 0 && !names.is_empty() { SIGNED_BY } else { "" };
            let names = Run::Text { text: names.join("　"), font: Some(Font::Kai), size: None, ink: None };
            two_sided(if at == last { number } else { "" }, vec![Run::text(word), names])
        })
        .collect()
}

/// 纪要: its number in the middle, then who keeps them and the date.
fn kept_by(number: &str, issuer: &str, date: &str) -> Vec<Paragraph> {
    let mut lines = Vec::new();
    if !number.is_empty() {
        lines.push(Paragraph::new(Style::Number, number));
    }
    lines.push(two_sided(issuer, vec![Run::text(date)]));
    lines
}

/// 信函格式: name and double line in the head of the first page, notes and number under it, a double line at
/// the page's foot.
fn letter(mark: &str, size: f64, number: &str, notes: &[(Role, &str)]) -> Headed {
    let red = ruled::ink(press::Ink::LETTERHEAD);
    let beyond = Indent { left: BEYOND, right: BEYOND, first: 0.0 };
    let rule = Rule { kind: RuleKind::ThickThin, width: 2.25, ink: red, space: 4.0 * MM - lead(size) };
    let wide = |rule: Rule| Setting { indent: Some(beyond), rule: Some(rule), ..Setting::default() };
    let foot = Setting { line: Some(1.0), ..wide(Rule { kind: RuleKind::ThinThick, space: 0.0, ..rule }) };
    let first = FirstPage {
        head_at: 30.0 - lead(size) / MM,
        head: vec![name(mark, size, None, wide(rule))],
        foot_at: 20.0,
        foot: vec![Paragraph::new(Style::Margin, "").set(foot)],
    };
    let (beside, under) = notes.split_at(notes.len().min(1));
    let mut own = Paragraph::new(Style::Number, number);
    own.set = Setting { align: Some(Align::Right), ..over(TEXT * 0.875 - LEAD) };
    if let Some((role, text)) = beside.first() {
        let note = Run::Text { text: (*text).to_owned(), font: Some(ruled::font(*role)), size: None, ink: None };
        own.runs = vec![note, Run::text(format!("\t{number}"))];
        own.set.align = Some(Align::Left);
        own.set.right_tab = Some(CHARACTERS * CELL);
    }
    let mut blocks = vec![Block::Paragraph(own)];
    blocks.extend(noted(under));
    Headed { blocks, first: Some(first), before: TWO_LINES }
}
