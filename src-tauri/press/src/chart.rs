//! Charts as vectors: bars side by side, stacked, lying, lines, and heat maps. Every value and every
//! series is also said in words and patterns, so that a grey copy can be read. Never scales a value
//! away.

use crate::PressError;
use crate::chart_pen::Pen;
use crate::fonts::{OpenFonts, Role};
use crate::sheet::{Ink, Item, MM};

/// The kind of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartKind {
    /// Bars of several series side by side.
    Bars,
    /// The series piled on one bar for each category.
    Stacked,
    /// One lying bar for each category, the series piled: for many or long category names.
    Lying,
    /// A line for each series.
    Lines,
    /// A row for each series, a column for each category, the cells tinted grey by their values; a
    /// value left out at the end of a series is printed as a dash.
    Heat,
}

/// How a series is filled; the patterns differ without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// A full area.
    Full(Ink),
    /// Slanting lines on white.
    Hatched(Ink),
    /// Lying lines on white.
    Ruled(Ink),
    /// White with an outline.
    Hollow,
}

/// A row of values.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Its name in the legend: 红色预警.
    pub name: String,
    /// One value for each category; not negative.
    pub values: Vec<f64>,
    /// How it is filled; a heat map asks nobody.
    pub fill: Fill,
}

/// A round step, and how many of them, `most` at the utmost, hold the highest value.
pub(crate) fn steps(highest: f64, round: &[f64], most: usize) -> (f64, usize) {
    if highest <= 0.0 {
        return (1.0, 1);
    }
    let mut unit = 1.0;
    loop {
        for factor in round {
            let step = unit * factor;
            if highest / step <= most as f64 {
                return (step, (highest / step).ceil().max(1.0) as usize);
            }
        }
        unit *= 10.0;
    }
}

/// A value in as few digits as it has.
pub(crate) fn plain(value: f64) -> String {
    if (value - value.round()).abs() < 1e-9 { format!("{value:.0}") } else { format!("{value:.1}") }
}

/// A chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// Its kind.
    pub kind: ChartKind,
    /// The categories in order.
    pub categories: Vec<String>,
    /// The series in order.
    pub series: Vec<Series>,
    /// The unit over the axis: 件.
    pub unit: String,
    /// Height in millimetres of the drawing, legend included; lying bars and heat maps take what they
    /// need.
    pub height: f64,
}

impl Chart {
    pub(crate) fn check(&self, fonts: &OpenFonts<'_>, place: &str) -> Result<(), PressError> {
        let names = self.series.iter().map(|s| &s.name);
        for text in self.categories.iter().chain(names).chain([&self.unit]) {
            fonts.check(Role::Song, text, place)?;
        }
        for text in &self.categories {
            // A heat map sets them as the head of a table.
            fonts.check(Role::Hei, text, place)?;
        }
        for series in &self.series {
            let sound = series.values.iter().all(|v| v.is_finite() && *v >= 0.0);
            if !sound || series.values.len() > self.categories.len() {
                return Err(PressError::BadChart { place: place.to_string(), series: series.name.clone() });
            }
        }
        Ok(())
    }

    /// Whether there is nothing to draw.
    pub(crate) fn is_empty(&self) -> bool {
        self.categories.is_empty() || self.series.is_empty()
    }

    /// The value of a series in a category; none counts as nothing.
    pub(crate) fn value(&self, series: usize, category: usize) -> f64 {
        let values = self.series.get(series).map(|s| s.values.as_slice());
        let value = values.and_then(|v| v.get(category)).copied();
        value.filter(|v| v.is_finite() && *v > 0.0).unwrap_or(0.0)
    }

    pub(crate) fn total(&self, category: usize) -> f64 {
        (0..self.series.len()).map(|s| self.value(s, category)).sum()
    }

    pub(crate) fn highest(&self) -> f64 {
        let categories = 0..self.categories.len();
        match self.kind {
            ChartKind::Stacked | ChartKind::Lying => categories.map(|c| self.total(c)).fold(0.0, f64::max),
            ChartKind::Bars | ChartKind::Lines | ChartKind::Heat => {
                categories.flat_map(|c| (0..self.series.len()).map(move |s| (s, c))).map(|(s, c)| self.value(s, c)).fold(0.0, f64::max)
            }
        }
    }

    /// Draws the chart to a width; returns its items and height in points.
    pub(crate) fn draw(&self, fonts: &OpenFonts<'_>, width: f64) -> (Vec<Item>, f64) {
        let mut pen = Pen { chart: self, fonts, items: Vec::new(), taken: Vec::new() };
        if self.is_empty() {
            return pen.nothing(width);
        }
        let legend = pen.legend(width);
        let height = if self.kind == ChartKind::Lying {
            pen.lying(width, legend)
        } else {
            let height = (self.height * MM).max(legend + 90.0);
            pen.standing(width, legend, height);
            height
        };
        (pen.items, height)
    }
}
