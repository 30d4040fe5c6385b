//! Writes what stands on a page in the words of PDF. Never a number longer than a printer can tell:
//! thousandths of a point, and of a glyph's em.

use std::collections::BTreeMap;

use crate::bank::{Bank, Banks, is_squeezed};
use crate::sheet::{Ink, Item, Page, Run, Stroke};

/// A character of an embedded font.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Code {
    /// Its number in the embedded font.
    pub number: u16,
    /// Its advance in thousandths of an em, as the file states it.
    pub advance: f64,
}

/// The characters of each embedded font.
pub(crate) type Codes = BTreeMap<Bank, BTreeMap<char, Code>>;

/// The content stream of a page.
pub(crate) fn content(page: &Page, banks: &Banks, codes: &Codes) -> Vec<u8> {
    let mut writer =
        Writer { banks, codes, height: page.height, out: Vec::new(), in_text: false, font: None, spacing: 0, fill: None, stroke: None };
    for item in &page.items {
        match item {
            Item::Run(run) => writer.run(run),
            Item::Rule(rule) => {
                writer.leave_text();
                writer.set_stroke(rule.stroke);
                writer.path(&[rule.from, rule.to]);
                writer.say("S");
            }
            Item::Shape(shape) => writer.shape(shape),
        }
    }
    writer.leave_text();
    writer.out
}

struct Writer<'a> {
    banks: &'a Banks,
    codes: &'a Codes,
    height: f64,
    out: Vec<u8>,
    in_text: bool,
    font: Option<(Bank, f64)>,
    /// In thousandths of a point.
    spacing: i64,
    fill: Option<Ink>,
    stroke: Option<Stroke>,
}

impl Writer<'_> {
    /// An operator, which ends a line.
    fn say(&mut self, operator: &str) {
        self.out.extend_from_slice(operator.as_bytes());
        self.out.push(b'\n');
    }

    /// A number and a blank.
    fn number(&mut self, value: f64) {
        put_thousandths(&mut self.out, thousandths(value));
        self.out.push(b' ');
    }

    fn path(&mut self, points: &[(f64, f64)]) {
        for (n, (x, y)) in points.iter().enumerate() {
            self.number(*x);
            self.number(self.height - y);
            self.say(if n == 0 { "m" } else { "l" });
        }
    }

    fn leave_text(&mut self) {
        if self.in_text {
            self.say("ET");
            self.in_text = false;
        }
    }

    fn ink(&mut self, ink: Ink) {
        for part in [ink.0, ink.1, ink.2] {
            self.number(f64::from(part) / 255.0);
        }
    }

    fn set_fill(&mut self, ink: Ink) {
        if self.fill != Some(ink) {
            self.ink(ink);
            self.say("rg");
            self.fill = Some(ink);
        }
    }

    fn set_stroke(&mut self, stroke: Stroke) {
        if self.stroke == Some(stroke) {
            return;
        }
        self.number(stroke.width);
        self.say("w");
        self.ink(stroke.ink);
        self.say("RG");
        self.out.push(b'[');
        if let Some((dash, gap)) = stroke.dash {
            self.number(dash);
            self.number(gap);
        }
        self.say("] 0 d");
        self.stroke = Some(stroke);
    }

    fn shape(&mut self, shape: &crate::sheet::Shape) {
        self.leave_text();
        if let Some(stroke) = shape.stroke {
            self.set_stroke(stroke);
        }
        if let Some(ink) = shape.fill {
            self.set_fill(ink);
        }
        self.path(&shape.points);
        self.say(match (shape.fill, shape.stroke, shape.closed) {
            (Some(_), Some(_), _) => "b",
            (Some(_), None, _) => "f",
            (None, _, true) => "s",
            (None, _, false) => "S",
        });
    }

    /// A run, cut where its bank changes.
    fn run(&mut self, run: &Run) {
        let bank_of = |at: usize| {
            let key = (run.face, run.glyphs[at].character, is_squeezed(run, at));
            self.banks.of.get(&key).copied()
        };
        let mut from = 0;
        while from < run.glyphs.len() {
            let bank = bank_of(from);
            let mut to = from + 1;
            while to < run.glyphs.len() && bank_of(to) == bank {
                to += 1;
            }
            if let Some(bank) = bank {
                self.text(run, bank, from, to);
            }
            from = to;
        }
    }

    fn text(&mut self, run: &Run, bank: Bank, from: usize, to: usize) {
        let codes = self.codes;
        let Some(codes) = codes.get(&bank) else {
            return;
        };
        let glyphs = &run.glyphs[from..to];
        let code = |character: char| codes.get(&character).copied().unwrap_or(Code { number: 0, advance: 0.0 });
        // What stands between a glyph's own advance and the next glyph, in thousandths of a point.
        let gaps: Vec<i64> =
            glyphs.windows(2).map(|w| thousandths(w[1].along - w[0].along - code(w[0].character).advance * run.size / 1000.0)).collect();
        let spacing = most_common(&gaps);
        if !self.in_text {
            self.say("BT");
            self.in_text = true;
        }
        if self.font != Some((bank, run.size)) {
            self.out.push(b'/');
            self.out.extend_from_slice(bank.resource().as_bytes());
            self.out.push(b' ');
            self.number(run.size);
            self.say("Tf");
            self.font = Some((bank, run.size));
        }
        self.set_fill(run.ink);
        if self.spacing != spacing {
            put_thousandths(&mut self.out, spacing);
            self.say(" Tc");
            self.spacing = spacing;
        }
        let turn = run.angle.to_radians();
        let (sin, cos) = (turn.sin(), turn.cos());
        let along = glyphs[0].along;
        for value in [cos, sin, -sin, cos, run.x + along * cos, self.height - run.y + along * sin] {
            self.number(value);
        }
        self.say("Tm");
        self.out.extend_from_slice(b"[<");
        for (i, glyph) in glyphs.iter().enumerate() {
            self.out.extend(
                code(glyph.character).number.to_be_bytes().iter().flat_map(|byte| [hexadecimal(byte >> 4), hexadecimal(byte & 15)]),
            );
            let more = gaps.get(i).map_or(0, |gap| gap - spacing);
            // Three thousandths of a point: nobody's eye and no printer.
            if more.abs() > 2 {
                self.out.push(b'>');
                put_thousandths(&mut self.out, thousandths(-(more as f64) / run.size));
                self.out.push(b'<');
            }
        }
        self.say(">]TJ");
    }
}

fn thousandths(value: f64) -> i64 {
    (value * 1000.0).round() as i64
}

/// A number in thousandths, as short as it can be.
fn put_thousandths(out: &mut Vec<u8>, value: i64) {
    if value < 0 {
        out.push(b'-');
    }
    let (mut whole, mut rest) = (value.unsigned_abs() / 1000, value.unsigned_abs() % 1000);
    let mut digits = [0; 20];
    let mut at = digits.len();
    while at == digits.len() || whole > 0 {
        at -= 1;
        digits[at] = b'0' + (whole % 10) as u8;
        whole /= 10;
    }
    out.extend_from_slice(&digits[at..]);
    if rest > 0 {
        out.push(b'.');
        let mut unit = 100;
        while rest > 0 {
            out.push(b'0' + (rest / unit) as u8);
            rest %= unit;
            unit /= 10;
        }
    }
}

pub(crate) fn hexadecimal(half: u8) -> u8 {
    b"0123456789ABCDEF"[usize::from(half & 15)]
}

/// The gap that most glyphs of a run have behind them.
fn most_common(gaps: &[i64]) -> i64 {
    let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
    for gap in gaps {
        *counts.entry(*gap).or_default() += 1;
    }
    counts.iter().max_by_key(|(_, n)| **n).map_or(0, |(gap, _)| *gap)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_short_as_they_can_be() {
        let text = |value| {
            let mut out = Vec::new();
            put_thousandths(&mut out, thousandths(value));
            String::from_utf8(out).unwrap()
        };
        let cases = [(0.0, "0"), (-0.0001, "0"), (1.5, "1.5"), (-0.206, "-0.206"), (841.8906, "841.891"), (100.0, "100"), (0.05, "0.05")];
        for (value, written) in cases {
            assert_eq!(text(value), written);
        }
    }
}
