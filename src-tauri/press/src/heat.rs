//! The heat map of a chart: a ruled table whose cells are the darker, the higher their value. The
//! value stands in every cell, so that nothing hangs on the tint. Never a warning colour.

use crate::PressError;
use crate::chart::{Chart, plain, steps};
use crate::fonts::{OpenFonts, Role};
use crate::furniture::Label;
use crate::grid::{Frame, PITCH, SIZE_SMALL_5};
use crate::line::Stand;
use crate::piece::{Part, Piece};
use crate::rows::set_table;
use crate::ruled::{Align, Cell, Column, Row, Table};
use crate::sheet::{Ink, Item, Shape, Stroke};

/// The tints above nothing; black letters can be read on the darkest, and a copier keeps them apart.
const TINTS: [Ink; 4] = [Ink(0xe9, 0xe9, 0xe9), Ink(0xd2, 0xd2, 0xd2), Ink(0xb9, 0xb9, 0xb9), Ink(0x9e, 0x9e, 0x9e)];
/// Round steps of a scale: more than those of an axis, or most of the tints would lie idle.
const ROUND: [f64; 7] = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0];
/// The widest that a cell of a value becomes.
const WIDEST: f64 = 58.0;

impl Chart {
    /// Its figures as a ruled table, tinted as a heat map.
    pub fn heat_table(&self) -> Table {
        ruled(self, Scale::of(self))
    }
}

/// What the tints stand for.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Scale {
    /// Every tint reaches so far beyond the one before it.
    step: f64,
    /// How many tints are in use.
    count: usize,
    whole: bool,
}

impl Scale {
    fn of(chart: &Chart) -> Self {
        let highest = chart.highest();
        let values = || chart.series.iter().flat_map(|s| &s.values).copied();
        let whole = values().all(|v| v.fract() == 0.0);
        if highest <= 0.0 {
            return Scale { step: 1.0, count: 0, whole };
        }
        // Figures below ten are divided as finely as they are printed.
        let finer = if whole || highest >= 10.0 { 1.0 } else { 10.0 };
        let (step, count) = steps(highest * finer, &ROUND, TINTS.len());
        Scale { step: step / finer, count, whole }
    }

    /// The tint of a value; nothing bears none.
    fn ground(self, value: f64) -> Option<Ink> {
        if value <= 0.0 || self.count == 0 {
            return None;
        }
        let level = (value / self.step - 1e-9).ceil().max(1.0) as usize;
        Some(TINTS[self.place(level)])
    }

    /// Few steps take the tints that differ most.
    fn place(self, level: usize) -> usize {
        let level = level.clamp(1, self.count);
        (level * TINTS.len()).div_ceil(self.count) - 1
    }

    fn words(self, level: usize) -> String {
        let (from, to) = (self.step * (level - 1) as f64, self.step * level as f64);
        if !self.whole {
            return format!("{}以上至{}", plain(from), plain(to));
        }
        if self.step <= 1.0 { plain(to) } else { format!("{}～{}", plain(from + 1.0), plain(to)) }
    }
}

/// The scale of a chart that is not empty, with the table under it; a table longer than a page is cut between its rows.
pub(crate) fn parts(fonts: &OpenFonts<'_>, chart: &Chart, frame: Frame) -> Result<Vec<Part>, PressError> {
    let scale = Scale::of(chart);
    let table = ruled(chart, scale);
    let head = if chart.categories.len() > 8 { 0.2 } else { 0.3 } * frame.width;
    let width = (head + WIDEST * chart.categories.len() as f64).min(frame.width);
    let mut set = set_table(fonts, &table, width, frame.height)?;
    set.shift((frame.width - width) * 0.5);
    let mut legend = legend(fonts, chart, scale, frame.width);
    // Under the table comes its caption.
    if legend.height + set.whole_height() + 2.0 * PITCH > frame.height {
        return Ok(vec![Part::Piece(legend), Part::Table(Box::new(set))]);
    }
    let (items, height) = set.draw(0, set.rows());
    legend.items.extend(items.into_iter().map(|i| i.moved(0.0, legend.height)));
    legend.height += height;
    Ok(vec![Part::Piece(legend)])
}

fn ruled(chart: &Chart, scale: Scale) -> Table {
    let count = chart.categories.len();
    let head = if count > 8 { 0.2 } else { 0.3 };
    let mut columns = vec![Column::middle(head)];
    columns.extend((0..count).map(|_| Column::middle((1.0 - head) / count as f64)));
    let mut table = Table::new("热力图", columns);
    table.size = SIZE_SMALL_5;
    table.role = Role::Song;
    let mut words = vec![""];
    words.extend(chart.categories.iter().map(String::as_str));
    table = table.headed(&words);
    for series in &chart.series {
        let mut cells = vec![Cell::new(&series.name).stand(Align::Middle)];
        cells.extend((0..count).map(|c| match series.values.get(c) {
            None => Cell::new("—"),
            Some(value) => {
                let cell = Cell::new(plain(*value));
                scale.ground(*value).map_or(cell.clone(), |ink| cell.on(ink))
            }
        }));
        table.rows.push(Row::new(cells));
    }
    table
}

/// A patch of every tint in use with its values, and the unit.
fn legend(fonts: &OpenFonts<'_>, chart: &Chart, scale: Scale, width: f64) -> Piece {
    const PATCH: (f64, f64) = (16.0, 9.0);
    const AIR: f64 = 12.0;
    let mut steps = vec![("0".to_string(), None)];
    steps.extend((1..=scale.count).map(|level| (scale.words(level), Some(TINTS[scale.place(level)]))));
    let unit = format!("单位：{}", chart.unit);
    let own = |text: &str| Label::new(Role::Song, SIZE_SMALL_5, text).width(fonts);
    let whole: f64 = own(&unit) + steps.iter().map(|(words, _)| AIR + PATCH.0 + 3.0 + own(words)).sum::<f64>();
    let (mut x, y) = ((width - whole) * 0.5, 5.0);
    let mut items: Vec<Item> = Vec::new();
    let say = |text: &str, x: f64| Label::new(Role::Song, SIZE_SMALL_5, text).items(fonts, x, 0.0, y, Stand::Left);
    items.extend(say(&unit, x));
    x += own(&unit);
    for (words, ink) in steps {
        let patch = Shape::rectangle(x + AIR, y, PATCH.0, PATCH.1).outlined(Stroke::full(0.4, Ink::BLACK));
        items.push(Item::Shape(patch.filled(ink.unwrap_or(Ink::WHITE))));
        items.extend(say(&words, x + AIR + PATCH.0 + 3.0));
        x += AIR + PATCH.0 + 3.0 + own(&words);
    }
    Piece { height: 19.0, items, keep: true, ..Piece::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{ChartKind, Fill, Series};

    fn scale(values: &[f64]) -> (Scale, Vec<String>) {
        let chart = Chart {
            kind: ChartKind::Heat,
            categories: values.iter().map(f64::to_string).collect(),
            series: vec![Series { name: String::new(), values: values.to_vec(), fill: Fill::Hollow }],
            unit: String::new(),
            height: 0.0,
        };
        let scale = Scale::of(&chart);
        (scale, (1..=scale.count).map(|n| scale.words(n)).collect())
    }

    #[test]
    fn tints_are_few_and_named_by_round_numbers() {
        assert_eq!(scale(&[0.0, 0.0]).1, Vec::<String>::new());
        assert_eq!(scale(&[0.0, 3.0]).1, ["1", "2", "3"]);
        assert_eq!(scale(&[7.0]).1, ["1～2", "3～4", "5～6", "7～8"]);
        assert_eq!(scale(&[9.0]).1, ["1～3", "4～6", "7～9"]);
        assert_eq!(scale(&[120.0]).1, ["1～30", "31～60", "61～90", "91～120"]);
        assert_eq!(scale(&[0.5, 0.2]).1, ["0以上至0.2", "0.2以上至0.4", "0.4以上至0.6"]);
    }

    #[test]
    fn the_highest_value_is_the_darkest_and_nothing_is_white() {
        let (scale, _) = scale(&[0.0, 1.0, 2.0]);
        assert_eq!(scale.ground(0.0), None);
        assert_eq!(scale.ground(2.0), Some(TINTS[3]));
        assert_eq!(scale.ground(1.0), Some(TINTS[1]));
    }
}
