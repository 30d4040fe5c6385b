//! The drawing of charts: axes, bars, patterns, numbers. Never leaves a value without its number.

use crate::chart::{Chart, ChartKind, Fill, plain, steps};
use crate::class::Joint;
use crate::fonts::{OpenFonts, Role};
use crate::furniture::Label;
use crate::letter::{Body, Letter, Span, letters};
use crate::line::{Measure, Stand};
use crate::rows::balanced;
use crate::sheet::{Ink, Item, Shape, Stroke};

const SMALL: f64 = 9.0;
/// The smallest that a number is printed in, where bars stand close.
const SMALLEST: f64 = 6.0;
/// Round steps of an axis.
const ROUND: [f64; 3] = [1.0, 2.0, 5.0];
const AXIS: Stroke = Stroke::full(0.6, Ink::BLACK);
const EDGE: Stroke = Stroke::full(0.5, Ink::BLACK);
const FAINT: Stroke = Stroke { width: 0.3, ink: Ink(0xaa, 0xaa, 0xaa), dash: Some((1.5, 2.0)) };

/// Draws one chart.
pub(crate) struct Pen<'a, 'f> {
    pub chart: &'a Chart,
    pub fonts: &'a OpenFonts<'f>,
    pub items: Vec<Item>,
    /// Where numbers stand already: left, top, right, bottom.
    pub taken: Vec<(f64, f64, f64, f64)>,
}

impl Pen<'_, '_> {
    fn words(&mut self, text: &str, size: f64, at: (f64, f64), room: f64, stand: Stand) {
        let label = Label::new(Role::Song, size, text);
        let items = label.items(self.fonts, at.0, room, at.1, stand);
        self.items.extend(items);
    }

    /// A number around `middle` at the first of the heights where no other number stands; the same
    /// number at the same place is printed once.
    fn number(&mut self, value: f64, size: f64, middle: f64, tops: &[f64]) {
        let text = plain(value);
        let half = self.width_of(&text, size) * 0.5;
        let place = |top: &f64| (middle - half, *top, middle + half, top + size);
        let free = |own: &(f64, f64, f64, f64)| self.taken.iter().all(|t| own.0 >= t.2 || own.2 <= t.0 || own.1 >= t.3 || own.3 <= t.1);
        let Some(own) = tops.iter().map(place).find(free).or_else(|| tops.first().map(place)) else {
            return;
        };
        self.taken.push(own);
        self.words(&text, size, (own.0, own.1), 0.0, Stand::Left);
    }

    /// The size at which the longest number of the chart stands in `room`.
    fn number_size(&self, room: f64) -> f64 {
        let widest = self.width_of(&plain(self.chart.highest()), SMALL);
        (SMALL * room / widest.max(1.0)).clamp(SMALLEST, SMALL)
    }

    fn width_of(&self, text: &str, size: f64) -> f64 {
        Label::new(Role::Song, size, text).width(self.fonts)
    }

    /// The frame of a chart that has nothing to show, and its words; returns its height too.
    pub fn nothing(mut self, width: f64) -> (Vec<Item>, f64) {
        const HEIGHT: f64 = 48.0;
        let frame = Shape::rectangle(0.0, 0.0, width, HEIGHT).outlined(FAINT);
        self.items.push(Item::Shape(frame));
        self.words("（无数据）", SMALL, (0.0, (HEIGHT - SMALL) * 0.5), width, Stand::Middle);
        (self.items, HEIGHT)
    }

    /// Names and patterns of the series in a row at the top; returns its height.
    pub fn legend(&mut self, width: f64) -> f64 {
        let chart = self.chart;
        let boxed = 16.0;
        let widths: Vec<f64> = chart.series.iter().map(|s| boxed + 4.0 + self.width_of(&s.name, SMALL) + 14.0).collect();
        let whole: f64 = widths.iter().sum();
        let mut x = ((width - whole) * 0.5).max(0.0);
        let mut y = 2.0;
        for (series, own) in chart.series.iter().zip(widths) {
            if x + own > width + 14.0 && x > 0.0 {
                x = 0.0;
                y += SMALL * 1.6;
            }
            if chart.kind == ChartKind::Lines {
                self.stroke_of(series.fill, (x, y + SMALL * 0.5), (x + boxed, y + SMALL * 0.5));
            } else {
                self.area(series.fill, x, y, boxed, SMALL);
            }
            self.words(&series.name, SMALL, (x + boxed + 4.0, y), 0.0, Stand::Left);
            x += own;
        }
        y + SMALL * 2.0
    }

    /// A filled area with its outline.
    fn area(&mut self, fill: Fill, x: f64, y: f64, width: f64, height: f64) {
        let shape = Shape::rectangle(x, y, width, height);
        match fill {
            Fill::Full(ink) => self.items.push(Item::Shape(shape.filled(ink).outlined(EDGE))),
            Fill::Hollow => {
                let shape = shape.filled(Ink::WHITE).outlined(EDGE);
                self.items.push(Item::Shape(shape));
            }
            Fill::Ruled(ink) => {
                self.items.push(Item::Shape(shape.clone().filled(Ink::WHITE)));
                let mut line = y + 2.0;
                while line < y + height {
                    let stroke = Stroke::full(0.8, ink);
                    self.items.push(Item::rule((x, line), (x + width, line), stroke));
                    line += 2.6;
                }
                self.items.push(Item::Shape(shape.outlined(EDGE)));
            }
            Fill::Hatched(ink) => {
                self.items.push(Item::Shape(shape.clone().filled(Ink::WHITE)));
                self.hatch(ink, x, y, width, height);
                self.items.push(Item::Shape(shape.outlined(EDGE)));
            }
        }
    }

    /// Lines at 45°, each cut to the rectangle.
    fn hatch(&mut self, ink: Ink, x: f64, y: f64, width: f64, height: f64) {
        let mut offset = 3.5;
        while offset < width + height {
            let from = if offset <= height { (x, y + offset) } else { (x + offset - height, y + height) };
            let to = if offset <= width { (x + offset, y) } else { (x + width, y + offset - width) };
            self.items.push(Item::rule(from, to, Stroke::full(0.8, ink)));
            offset += 3.5;
        }
    }

    /// The line of a series: full, dashed or dotted after its pattern.
    fn stroke_of(&mut self, fill: Fill, from: (f64, f64), to: (f64, f64)) {
        let (ink, dash) = match fill {
            Fill::Full(ink) => (ink, None),
            Fill::Hatched(ink) => (ink, Some((5.0, 2.5))),
            Fill::Ruled(ink) => (ink, Some((1.5, 2.0))),
            Fill::Hollow => (Ink::BLACK, Some((8.0, 3.0))),
        };
        let stroke = Stroke { width: 1.4, ink, dash };
        self.items.push(Item::rule(from, to, stroke));
    }

    /// Standing bars, piles or lines between `top` and `height`.
    pub fn standing(&mut self, width: f64, top: f64, height: f64) {
        let chart = self.chart;
        let (step, count) = steps(chart.highest(), &ROUND, 6);
        let most = step * count as f64;
        let left = self.width_of(&plain(most), SMALL) + 8.0;
        let slot = (width - left) / chart.categories.len().max(1) as f64;
        // Where a date is wider than its slot, every second or third is named.
        let widest = chart.categories.iter().map(|name| self.widest_part(name)).fold(0.0, f64::max);
        let every = ((widest + 2.0) / slot).ceil().max(1.0) as usize;
        let room = slot * every as f64;
        let names: Vec<Vec<String>> = chart.categories.iter().step_by(every).map(|name| self.wrapped(name, room - 2.0)).collect();
        let name_lines = names.iter().map(Vec::len).max().unwrap_or(1);
        let floor = height - name_lines as f64 * SMALL * 1.25 - 6.0;
        let ceiling = top + SMALL * 1.8;
        let y_of = |value: f64| floor - (floor - ceiling) * value / most;
        let unit = format!("（{}）", chart.unit);
        self.words(&unit, SMALL, (0.0, top), 0.0, Stand::Left);
        for n in 0..=count {
            let value = step * n as f64;
            let y = y_of(value);
            let words = (0.0, y - SMALL * 0.55);
            self.words(&plain(value), SMALL, words, left - 4.0, Stand::Right);
            if n > 0 {
                self.items.push(Item::rule((left, y), (width, y), FAINT));
            }
        }
        for (n, lines) in names.iter().enumerate() {
            let x = left + slot * (n * every) as f64 - (room - slot) * 0.5;
            for (n, line) in lines.iter().enumerate() {
                let y = floor + 4.0 + n as f64 * SMALL * 1.25;
                self.words(line, SMALL, (x, y), room, Stand::Middle);
            }
        }
        for c in 0..chart.categories.len() {
            let x = left + slot * c as f64;
            match chart.kind {
                ChartKind::Stacked => self.pile(c, x, slot, &y_of),
                ChartKind::Bars => self.group(c, x, slot, &y_of),
                ChartKind::Lines | ChartKind::Lying | ChartKind::Heat => {}
            }
        }
        if chart.kind == ChartKind::Lines {
            self.lines(left, slot, &y_of);
        }
        self.items.push(Item::rule((left, floor), (width, floor), AXIS));
        self.items.push(Item::rule((left, ceiling - 4.0), (left, floor), AXIS));
    }

    fn pile(&mut self, category: usize, x: f64, slot: f64, y_of: &dyn Fn(f64) -> f64) {
        let bar = (slot * 0.5).max(slot.min(24.0) * 0.66).min(34.0);
        let x = x + (slot - bar) * 0.5;
        let size = self.number_size(bar - 1.0);
        let mut sum = 0.0;
        let mut beside = Vec::new();
        for s in 0..self.chart.series.len() {
            let value = self.chart.value(s, category);
            if value <= 0.0 {
                continue;
            }
            let (lower, upper) = (y_of(sum), y_of(sum + value));
            let fill = self.chart.series[s].fill;
            self.area(fill, x, upper, bar, lower - upper);
            if lower - upper >= size * 1.1 {
                self.tag(&plain(value), size, x, (lower + upper) * 0.5, bar);
            } else {
                beside.push((value, (lower + upper) * 0.5));
            }
            sum += value;
        }
        self.number(sum, size, x + bar * 0.5, &[y_of(sum) - size * 1.25]);
        // Too thin to hold their numbers: these stand beside, in the order of the pile.
        for (value, middle) in beside {
            let at = x + bar + 1.5 + self.width_of(&plain(value), size) * 0.5;
            let tops: Vec<f64> = (0..8).map(|n| middle - size * 0.52 - f64::from(n) * size).collect();
            self.number(value, size, at, &tops);
        }
    }

    /// A number on a patterned ground, on a white patch of its own.
    fn tag(&mut self, text: &str, size: f64, x: f64, middle: f64, room: f64) {
        let own = (self.width_of(text, size) + 3.0).min(room - 0.6);
        let patch = Shape::rectangle(x + (room - own) * 0.5, middle - size * 0.5, own, size);
        self.items.push(Item::Shape(patch.filled(Ink::WHITE)));
        self.words(text, size, (x, middle - size * 0.52), room, Stand::Middle);
    }

    fn group(&mut self, category: usize, x: f64, slot: f64, y_of: &dyn Fn(f64) -> f64) {
        let count = self.chart.series.len().max(1) as f64;
        let bar = (slot * 0.72 / count).max(slot.min(24.0) * 0.86 / count).min(26.0);
        let size = self.number_size(bar.max(slot / count - 1.0));
        let mut x = x + (slot - bar * count) * 0.5;
        for s in 0..self.chart.series.len() {
            let value = self.chart.value(s, category);
            let (lower, upper) = (y_of(0.0), y_of(value));
            if value > 0.0 {
                self.area(self.chart.series[s].fill, x, upper, bar, lower - upper);
            }
            let tops: Vec<f64> = (0..5).map(|n| upper - size * 1.25 - f64::from(n) * size).collect();
            self.number(value, size, x + bar * 0.5, &tops);
            x += bar;
        }
    }

    fn lines(&mut self, left: f64, slot: f64, y_of: &dyn Fn(f64) -> f64) {
        let floor = y_of(0.0);
        let mut points_of = Vec::new();
        for s in 0..self.chart.series.len() {
            let fill = self.chart.series[s].fill;
            let points: Vec<(f64, f64)> = (0..self.chart.categories.len())
                .map(|c| {
                    let x = left + slot * (c as f64 + 0.5);
                    (x, y_of(self.chart.value(s, c)))
                })
                .collect();
            for pair in points.windows(2) {
                self.stroke_of(fill, pair[0], pair[1]);
            }
            for (c, (x, y)) in points.iter().enumerate() {
                let dot = Shape::rectangle(x - 2.0, y - 2.0, 4.0, 4.0);
                let dot = dot.filled(Ink::WHITE).outlined(EDGE);
                self.items.push(Item::Shape(dot));
                self.taken.push((x - 2.0, y - 2.0, x + 2.0, y + 2.0));
                points_of.push((self.chart.value(s, c), *x, *y));
            }
        }
        // The numbers go where neither a point nor another number stands, on the paper's white.
        let size = self.number_size(slot - 3.0);
        let mut said: Vec<(f64, f64)> = Vec::new();
        for (value, x, y) in points_of {
            if said.contains(&(value, x)) {
                continue;
            }
            said.push((value, x));
            let (above, below) = (y - size * 1.4, y + 3.0);
            let tops = [above, below, above - size, below + size, above - 2.0 * size].map(|top| top.min(floor - size));
            self.number(value, size, x, &tops);
        }
    }

    /// Lying bars under each other; returns the height.
    pub fn lying(&mut self, width: f64, top: f64) -> f64 {
        let chart = self.chart;
        let widest = chart.categories.iter().map(|name| self.width_of(name, SMALL)).fold(0.0, f64::max);
        let left = widest.min(width * 0.35) + 6.0;
        let most = chart.highest().max(1.0);
        let room = width - left - 34.0;
        let row = 17.0_f64;
        let mut y = top + 2.0;
        for (c, name) in chart.categories.iter().enumerate() {
            let lines = self.wrapped(name, left - 6.0);
            let high = row.max(lines.len() as f64 * SMALL * 1.25 + 4.0);
            for (n, line) in lines.iter().enumerate() {
                let drop = (high - lines.len() as f64 * SMALL * 1.25) * 0.5;
                let at = (0.0, y + drop + n as f64 * SMALL * 1.25);
                self.words(line, SMALL, at, left - 5.0, Stand::Right);
            }
            let bar = 12.0;
            let upper = y + (high - bar) * 0.5;
            let mut x = left;
            for s in 0..chart.series.len() {
                let value = chart.value(s, c);
                if value > 0.0 {
                    let own = room * value / most;
                    self.area(chart.series[s].fill, x, upper, own, bar);
                    if chart.series.len() > 1 && own > self.width_of(&plain(value), SMALL) + 6.0 {
                        self.tag(&plain(value), SMALL, x, upper + bar * 0.5, own);
                    }
                    x += own;
                }
            }
            let at = (x + 4.0, upper + 1.2);
            self.words(&self.lying_words(c), SMALL, at, 0.0, Stand::Left);
            y += high;
        }
        self.items.push(Item::rule((left, top), (left, y + 2.0), AXIS));
        y + 6.0
    }

    /// The total of a lying bar.
    fn lying_words(&self, category: usize) -> String {
        format!("{}{}", plain(self.chart.total(category)), self.chart.unit)
    }

    fn letters(&self, text: &str) -> Vec<Letter> {
        // Between year and month a date may part: on an axis the years stand over the months.
        let text = text.replace('年', "年\u{200b}");
        letters(self.fonts, &[Span::new(Role::Song, text)], Body::solid(SMALL))
    }

    /// The widest part of a name that is not broken: a year, a number with its unit.
    fn widest_part(&self, name: &str) -> f64 {
        let mut widest = 0.0f64;
        let mut own = 0.0;
        for letter in self.letters(name) {
            own += letter.advance;
            widest = widest.max(own);
            if letter.joint == Joint::Free {
                own = 0.0;
            }
        }
        widest
    }

    /// A name in lines no wider than its slot, about as long as each other.
    fn wrapped(&self, name: &str, room: f64) -> Vec<String> {
        let measure = Measure { width: room, first: 0.0, rest: 0.0, cell: SMALL, stand: Stand::Middle };
        let lines = balanced(&self.letters(name), measure);
        lines.iter().map(|line| line.letters.iter().map(|s| s.letter.character).collect()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axis_steps_are_round_and_hold_the_highest_value() {
        for (highest, expect) in [
            (0.0, (1.0, 1)),
            (1.0, (1.0, 1)),
            (6.0, (1.0, 6)),
            (7.0, (2.0, 4)),
            (33.0, (10.0, 4)),
            (430.0, (100.0, 5)),
            (1181.0, (200.0, 6)),
        ] {
            assert_eq!(steps(highest, &ROUND, 6), expect, "{highest}");
        }
    }

    #[test]
    fn values_are_printed_in_as_few_digits_as_they_have() {
        assert_eq!(plain(12.0), "12");
        assert_eq!(plain(12.25), "12.2");
    }
}
