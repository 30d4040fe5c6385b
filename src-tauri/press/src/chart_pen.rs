//! The drawing of charts: axes, bars, patterns, numbers. Never leaves a value without its number.

use crate::chart::{Chart, ChartKind, Fill};
use crate::fonts::{OpenFonts, Role};
use crate::furniture::Label;
use crate::line::Stand;
use crate::sheet::{Ink, Item, Shape, Stroke};

const SMALL: f64 = 9.0;
const AXIS: Stroke = Stroke::full(0.6, Ink::BLACK);
const EDGE: Stroke = Stroke::full(0.5, Ink::BLACK);
const FAINT: Stroke = Stroke { width: 0.3, ink: Ink(0xaa, 0xaa, 0xaa), dash: Some((1.5, 2.0)) };

/// A round step of the axis, and how many of them hold the highest value.
fn steps(highest: f64) -> (f64, usize) {
    if highest <= 0.0 {
        return (1.0, 1);
    }
    let mut unit = 1.0;
    loop {
        for factor in [1.0, 2.0, 5.0] {
            let step = unit * factor;
            if highest / step <= 6.0 {
                return (step, (highest / step).ceil().max(1.0) as usize);
            }
        }
        unit *= 10.0;
    }
}

/// A value in as few digits as it has.
fn plain(value: f64) -> String {
    if (value - value.round()).abs() < 1e-9 { format!("{value:.0}") } else { format!("{value:.1}") }
}

/// Draws one chart.
pub(crate) struct Pen<'a, 'f> {
    pub chart: &'a Chart,
    pub fonts: &'a OpenFonts<'f>,
    pub items: Vec<Item>,
}

impl Pen<'_, '_> {
    fn words(&mut self, text: &str, size: f64, at: (f64, f64), room: f64, stand: Stand) {
        let label = Label::new(Role::Song, size, text);
        let items = label.items(self.fonts, at.0, room, at.1, stand);
        self.items.extend(items);
    }

    fn width_of(&self, text: &str, size: f64) -> f64 {
        Label::new(Role::Song, size, text).width(self.fonts)
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
        let (step, count) = steps(chart.highest());
        let most = step * count as f64;
        let left = self.width_of(&plain(most), SMALL) + 8.0;
        let slot = (width - left) / chart.categories.len().max(1) as f64;
        let names: Vec<Vec<String>> = chart.categories.iter().map(|name| self.wrapped(name, slot - 2.0)).collect();
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
        for (c, lines) in names.iter().enumerate() {
            let x = left + slot * c as f64;
            for (n, line) in lines.iter().enumerate() {
                let y = floor + 4.0 + n as f64 * SMALL * 1.25;
                self.words(line, SMALL, (x, y), slot, Stand::Middle);
            }
            match chart.kind {
                ChartKind::Stacked => self.pile(c, x, slot, &y_of),
                ChartKind::Bars => self.group(c, x, slot, &y_of),
                ChartKind::Lines | ChartKind::Lying => {}
            }
        }
        if chart.kind == ChartKind::Lines {
            self.lines(left, slot, &y_of);
        }
        self.items.push(Item::rule((left, floor), (width, floor), AXIS));
        self.items.push(Item::rule((left, ceiling - 4.0), (left, floor), AXIS));
    }

    fn pile(&mut self, category: usize, x: f64, slot: f64, y_of: &dyn Fn(f64) -> f64) {
        let bar = (slot * 0.5).min(34.0);
        let x = x + (slot - bar) * 0.5;
        let mut sum = 0.0;
        for s in 0..self.chart.series.len() {
            let value = self.chart.value(s, category);
            if value <= 0.0 {
                continue;
            }
            let (lower, upper) = (y_of(sum), y_of(sum + value));
            let fill = self.chart.series[s].fill;
            self.area(fill, x, upper, bar, lower - upper);
            if lower - upper >= SMALL * 1.1 {
                self.tag(&plain(value), x, (lower + upper) * 0.5, bar);
            } else {
                // Too thin to hold its number: it stands beside.
                let at = (x + bar + 2.0, (lower + upper) * 0.5 - SMALL * 0.52);
                self.words(&plain(value), SMALL, at, 0.0, Stand::Left);
            }
            sum += value;
        }
        let top = y_of(sum) - SMALL * 1.25;
        self.words(&plain(sum), SMALL, (x, top), bar, Stand::Middle);
    }

    /// A number on a patterned ground, on a white patch of its own.
    fn tag(&mut self, text: &str, x: f64, middle: f64, room: f64) {
        let own = self.width_of(text, SMALL);
        let patch = Shape::rectangle(x + (room - own) * 0.5 - 1.5, middle - SMALL * 0.5, own + 3.0, SMALL);
        self.items.push(Item::Shape(patch.filled(Ink::WHITE)));
        self.words(text, SMALL, (x, middle - SMALL * 0.52), room, Stand::Middle);
    }

    fn group(&mut self, category: usize, x: f64, slot: f64, y_of: &dyn Fn(f64) -> f64) {
        let count = self.chart.series.len().max(1) as f64;
        let bar = (slot * 0.72 / count).min(26.0);
        let mut x = x + (slot - bar * count) * 0.5;
        for s in 0..self.chart.series.len() {
            let value = self.chart.value(s, category);
            let (lower, upper) = (y_of(0.0), y_of(value));
            if value > 0.0 {
                self.area(self.chart.series[s].fill, x, upper, bar, lower - upper);
            }
            let at = (x - 8.0, upper - SMALL * 1.25);
            self.words(&plain(value), SMALL, at, bar + 16.0, Stand::Middle);
            x += bar;
        }
    }

    fn lines(&mut self, left: f64, slot: f64, y_of: &dyn Fn(f64) -> f64) {
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
                let text = plain(self.chart.value(s, c));
                let at = (x - 20.0, y - SMALL * 1.5);
                self.words(&text, SMALL, at, 40.0, Stand::Middle);
            }
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
                        self.tag(&plain(value), x, upper + bar * 0.5, own);
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

    /// A category name in lines no wider than its slot.
    fn wrapped(&self, name: &str, room: f64) -> Vec<String> {
        let mut lines = vec![String::new()];
        let mut own = 0.0;
        for c in name.chars() {
            let wide = self.width_of(&c.to_string(), SMALL);
            if own + wide > room && own > 0.0 && !crate::class::never_first(c) {
                lines.push(String::new());
                own = 0.0;
            }
            if let Some(line) = lines.last_mut() {
                line.push(c);
            }
            own += wide;
        }
        lines
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
            assert_eq!(steps(highest), expect, "{highest}");
        }
    }

    #[test]
    fn values_are_printed_in_as_few_digits_as_they_have() {
        assert_eq!(plain(12.0), "12");
        assert_eq!(plain(12.25), "12.2");
    }
}
