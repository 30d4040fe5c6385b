//! Breaks letters into lines by CLREQ and stands them on the grid.
//! Never lets a line begin or end with a mark that may not, however narrow the measure.

use crate::class::{Class, Joint, class_of};
use crate::letter::{Letter, shared_blank};

/// How a line shorter than its measure stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stand {
    /// Spread over the measure, the last line ragged.
    Spread,
    /// Flush left.
    Left,
    /// Centred.
    Middle,
    /// Flush right.
    Right,
}

/// The measure of a paragraph, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Measure {
    pub width: f64,
    /// Indent of the first line.
    pub first: f64,
    /// Indent of the following lines.
    pub rest: f64,
    /// Room of a full-width character: the yardstick of what is a big gap.
    pub cell: f64,
    pub stand: Stand,
}

/// A letter with its place on the line, in points from the left edge of the measure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Standing {
    pub letter: Letter,
    pub x: f64,
}

/// One set line.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Line {
    pub letters: Vec<Standing>,
    /// Where its first cell begins.
    pub start: f64,
    /// Where its last cell ends.
    pub end: f64,
}

impl Line {
    /// The line moved right.
    pub fn moved(mut self, by: f64) -> Self {
        self.start += by;
        self.end += by;
        self.letters.iter_mut().for_each(|s| s.x += by);
        self
    }
}

/// Sets a text into lines; line ends in the text are kept. An empty text is one empty line.
pub(crate) fn set(letters: &[Letter], measure: Measure) -> Vec<Line> {
    let mut lines = Vec::new();
    for paragraph in letters.split(|l| l.character == '\n') {
        let first = lines.is_empty();
        let breaks = best_breaks(paragraph, measure, first);
        let mut from = 0;
        for (n, &to) in breaks.iter().enumerate() {
            let indent = if first && n == 0 { measure.first } else { measure.rest };
            let last = to == paragraph.len();
            lines.push(stand(trim(&paragraph[from..to]), measure, indent, last));
            from = to;
        }
        if breaks.is_empty() {
            lines.push(Line::default());
        }
    }
    lines
}

/// The width of letters set on one line.
pub(crate) fn width(letters: &[Letter]) -> f64 {
    letters.iter().map(|l| l.advance).sum()
}

fn trim(letters: &[Letter]) -> &[Letter] {
    let end = letters.iter().rposition(|l| l.character != ' ').map_or(0, |i| i + 1);
    &letters[..end]
}

/// Running sums that make the cost of any line a subtraction.
struct Sums {
    width: Vec<f64>,
    easy: Vec<f64>,
    hard: Vec<f64>,
    gaps: Vec<f64>,
}

impl Sums {
    fn of(letters: &[Letter]) -> Self {
        let mut sums = Sums { width: vec![0.0], easy: vec![0.0], hard: vec![0.0], gaps: vec![0.0] };
        let push = |v: &mut Vec<f64>, x: f64| v.push(v.last().copied().unwrap_or(0.0) + x);
        for (i, letter) in letters.iter().enumerate() {
            push(&mut sums.width, letter.advance);
            let next = letters.get(i + 1);
            push(&mut sums.easy, next.map_or(0.0, |n| shared_blank(letter, n)));
            push(&mut sums.hard, next.map_or(0.0, |n| lone_blank(letter, n)));
            let open = next.is_some_and(|n| stretches(letter, n));
            push(&mut sums.gaps, if open { 1.0 } else { 0.0 });
        }
        sums
    }
}

/// Half the blank between a mark and a letter that is no mark; given up only after the shared
/// blanks. An opening mark keeps its blank: its glyph would slide over the letter before it.
fn lone_blank(a: &Letter, b: &Letter) -> f64 {
    if shared_blank(a, b) > 0.0 { 0.0 } else { a.blank_after * 0.5 }
}

/// What a mark at the end of a line gives up: a little, or its cell would stand beyond the type
/// area for a ruler laid along the right edge.
fn end_blank(last: &Letter) -> f64 {
    last.blank_after * 0.36
}

/// Whether room may be put between two letters.
fn stretches(a: &Letter, b: &Letter) -> bool {
    let dash = class_of(a.character) == Class::Dash && class_of(b.character) == Class::Dash;
    a.joint != Joint::Desperate && !dash
}

/// Where each line ends, chosen over the whole paragraph so that the worst gap is as small as can
/// be: a date kept whole shares its gap with the lines before it.
fn best_breaks(letters: &[Letter], measure: Measure, first: bool) -> Vec<usize> {
    let n = letters.len();
    if n == 0 {
        return Vec::new();
    }
    let sums = Sums::of(letters);
    let mut best: Vec<(f64, usize)> = vec![(f64::INFINITY, 0); n + 1];
    best[0].0 = 0.0;
    for from in 0..n {
        let so_far = best[from].0;
        if !so_far.is_finite() {
            continue;
        }
        let indent = if first && from == 0 { measure.first } else { measure.rest };
        let room = measure.width - indent;
        let mut fitted = false;
        for to in from + 1..=n {
            let joint = if to == n { Joint::Free } else { letters[to - 1].joint };
            if joint == Joint::Never {
                continue;
            }
            let Some(cost) = line_cost(letters, &sums, from, to, room, measure) else {
                // Too long: taken only where nothing shorter could end the line.
                if !fitted {
                    let over = sums.width[to] - sums.width[from] - room;
                    relax(&mut best, from, to, so_far + 1e12 + 1e9 * over);
                }
                break;
            };
            fitted = true;
            let unwilling = match joint {
                Joint::Free => 0.0,
                Joint::Reluctant => 1e8,
                Joint::Desperate | Joint::Never => 1e10,
            };
            relax(&mut best, from, to, so_far + cost + unwilling);
        }
    }
    let mut breaks = vec![n];
    let mut at = best[n].1;
    while at > 0 {
        breaks.push(at);
        at = best[at].1;
    }
    breaks.reverse();
    breaks
}

fn relax(best: &mut [(f64, usize)], from: usize, to: usize, cost: f64) {
    if cost < best[to].0 {
        best[to] = (cost, from);
    }
}

/// What a line costs the eye; None when it does not fit however it is squeezed.
fn line_cost(letters: &[Letter], sums: &Sums, from: usize, to: usize, room: f64, measure: Measure) -> Option<f64> {
    let last = &letters[to - 1];
    let mut width = sums.width[to] - sums.width[from];
    if last.character == ' ' {
        width -= last.advance;
    }
    let gap = room - width;
    let cell = measure.cell;
    if gap >= -1e-6 {
        if to == letters.len() {
            // 单字不成行: one character and its mark are no last line.
            let words = letters[from..to].iter().filter(|l| !matches!(class_of(l.character), Class::Close | Class::Stop)).count();
            let lonely = from > 0 && words < 2;
            return Some(if lonely { 300.0 } else { 0.0 });
        }
        let cost = match measure.stand {
            Stand::Spread => {
                let gaps = (sums.gaps[to - 1] - sums.gaps[from]).max(1.0);
                let each = gap.max(0.0) / cell / gaps;
                100.0 * (each / 0.08).powi(3)
            }
            Stand::Left | Stand::Right => 40.0 * (gap.max(0.0) / room).powi(2),
            Stand::Middle => 80.0 * (gap.max(0.0) / room).powi(2),
        };
        return Some(cost);
    }
    let short = -gap;
    let easy = sums.easy[to - 1] - sums.easy[from] + end_blank(last);
    let hard = sums.hard[to - 1] - sums.hard[from];
    if short <= easy + 1e-6 {
        Some(2.0 * short / easy)
    } else if short <= easy + hard + 1e-6 {
        Some(8.0 + 30.0 * (short - easy) / hard)
    } else {
        None
    }
}

/// Gives every letter of one line its place.
fn stand(letters: &[Letter], measure: Measure, indent: f64, last: bool) -> Line {
    let room = measure.width - indent;
    let natural = width(letters);
    let gap = room - natural;
    let count = letters.len();
    let mut extra = vec![0.0; count];
    if gap < -1e-6 {
        squeeze(letters, -gap, &mut extra);
    } else if !last && measure.stand == Stand::Spread {
        let open: Vec<usize> = (1..count).filter(|&i| stretches(&letters[i - 1], &letters[i])).collect();
        // Beyond this the eye sees holes, not a line: it is left ragged.
        if !open.is_empty() && gap / measure.cell / open.len() as f64 <= 0.3 {
            for &i in &open {
                extra[i - 1] = gap / open.len() as f64;
            }
        }
    }
    let set_width = natural + extra.iter().sum::<f64>();
    let start = indent
        + match measure.stand {
            Stand::Spread | Stand::Left => 0.0,
            Stand::Middle => (room - set_width).max(0.0) * 0.5,
            Stand::Right => (room - set_width).max(0.0),
        };
    let mut x = start;
    let mut standing = Vec::with_capacity(count);
    for (letter, extra) in letters.iter().zip(&extra) {
        standing.push(Standing { letter: *letter, x });
        x += letter.advance + extra;
    }
    Line { letters: standing, start, end: x }
}

/// Takes `short` points out of a line: shared blanks and the end of the line first, then the
/// blanks of single marks, evenly within each kind. `extra[i]` is what follows letter `i`.
fn squeeze(letters: &[Letter], short: f64, extra: &mut [f64]) {
    let count = letters.len();
    let mut easy = vec![0.0; count];
    let mut hard = vec![0.0; count];
    for i in 1..count {
        easy[i - 1] = shared_blank(&letters[i - 1], &letters[i]);
        hard[i - 1] = lone_blank(&letters[i - 1], &letters[i]);
    }
    if let Some(last) = letters.last() {
        easy[count - 1] = end_blank(last);
    }
    let mut left = short;
    for blanks in [easy, hard] {
        let total: f64 = blanks.iter().sum();
        if total <= 0.0 || left <= 0.0 {
            continue;
        }
        let share = (left / total).min(1.0);
        for (e, b) in extra.iter_mut().zip(&blanks) {
            *e -= b * share;
        }
        left -= total * share;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::class::joints;
    use crate::fonts::Face;
    use crate::sheet::Ink;

    /// Letters in cells of 10, digits of 5, marks with a blank half, as the grid has them.
    fn cells(text: &str) -> Vec<Letter> {
        let chars: Vec<char> = text.chars().collect();
        let joints = joints(&chars);
        chars
            .iter()
            .enumerate()
            .map(|(i, &c)| {
                let opens = class_of(c) == Class::Open;
                let gives = crate::class::gives_after(c);
                Letter {
                    character: c,
                    drawn: Some((Face::FangSong, 1)),
                    ink: Ink::BLACK,
                    advance: if c.is_ascii() { 5.0 } else { 10.0 },
                    shift: 0.0,
                    blank_before: if opens { 5.0 } else { 0.0 },
                    blank_after: if gives { 5.0 } else { 0.0 },
                    joint: joints.get(i).copied().unwrap_or(Joint::Free),
                }
            })
            .collect()
    }

    /// The lines of a text set so many cells wide, with the first line two in.
    fn check(text: &str, wide: usize, expect: &[&str]) {
        let measure = Measure { width: wide as f64 * 10.0, first: 20.0, rest: 0.0, cell: 10.0, stand: Stand::Spread };
        let lines: Vec<String> =
            set(&cells(text), measure).iter().map(|l| l.letters.iter().map(|s| s.letter.character).collect()).collect();
        assert_eq!(lines, expect);
    }

    #[test]
    fn a_full_line_is_full() {
        check("一二三四五六七八九十甲乙丙丁", 8, &["一二三四五六", "七八九十甲乙丙丁"]);
    }

    #[test]
    fn a_mark_goes_with_its_word() {
        check("一二三四五六，七八九十甲乙丙丁", 8, &["一二三四五", "六，七八九十甲乙", "丙丁"]);
    }

    #[test]
    fn a_date_is_not_broken() {
        check("于一二三四2026年1月13日送达村", 10, &["于一二三四", "2026年1月13日送达村"]);
    }

    #[test]
    fn a_last_line_is_no_lonely_character() {
        check(
            "党政综合办公室、平安法治办公室、财政所、便民服务中心。",
            28,
            &["党政综合办公室、平安法治办公室、财政所、便民服务", "中心。"],
        );
    }

    #[test]
    fn line_ends_of_the_text_are_kept_and_empty_lines_too() {
        check("甲\n\n乙", 8, &["甲", "", "乙"]);
    }
}
