//! The drawings of a report: vector, patterned, the same on screen and on paper. Never a value that no table or sentence
//! could give.

use chrono::Datelike as _;
use press::report::Block;
use press::{Chart, ChartKind, Fill, Ink, Series};
use register::Term;
use register::report::{Figures, Period, UnitCount};
use register::unit::UnitCategory;
use register::warning::WarningLevel;

/// One colour for what is no warning: full, hatched, hollow tell the series apart in grey too.
const DARK: Ink = Ink(0x2f, 0x5d, 0x50);

fn block(caption: String, kind: ChartKind, categories: Vec<String>, series: Vec<Series>, height: f64) -> Block {
    Block::Chart { caption, chart: Chart { kind, categories, series, unit: "件次".to_owned(), height } }
}

fn value(count: u32) -> f64 {
    f64::from(count)
}

/// Levels of each quarter, piled.
pub(super) fn trend(caption: String, figures: &Figures) -> Block {
    let series = WarningLevel::ALL.iter().map(|level| Series {
        name: format!("{}预警", level.label()),
        values: figures
            .trend
            .iter()
            .map(|(_, counts)| counts.iter().find(|(own, _)| own == level).map_or(0.0, |(_, count)| value(*count)))
            .collect(),
        fill: match level {
            WarningLevel::Red => Fill::Full(Ink::RED),
            WarningLevel::Yellow => Fill::Hatched(Ink::YELLOW),
            WarningLevel::Blue => Fill::Ruled(Ink::BLUE),
        },
    });
    let categories = figures.trend.iter().map(|(quarter, _)| Period::Quarter(*quarter).short()).collect();
    block(caption, ChartKind::Stacked, categories, series.collect(), 78.0)
}

/// Sources now, in the period before and a year before, side by side; those never met are left out.
pub(super) fn sources(caption: String, figures: &Figures) -> Block {
    let met = |count: &register::report::Compared| count.now + count.before.unwrap_or_default() + count.year_before.unwrap_or_default() > 0;
    let lines: Vec<_> = figures.by_source.lines.iter().filter(|line| met(&line.count)).collect();
    let period = figures.period;
    let mut series =
        vec![Series { name: period.short(), values: lines.iter().map(|line| value(line.count.now)).collect(), fill: Fill::Full(DARK) }];
    let mut earlier = |name: String, fill, then: fn(&register::report::Compared) -> Option<u32>| {
        if lines.iter().any(|line| then(&line.count).is_some()) {
            let values = lines.iter().map(|line| value(then(&line.count).unwrap_or_default())).collect();
            series.push(Series { name, values, fill });
        }
    };
    if period.previous() != period.a_year_before() {
        earlier(period.previous().short(), Fill::Hatched(DARK), |count| count.before);
    }
    earlier(period.a_year_before().short(), Fill::Hollow, |count| count.year_before);
    block(caption, ChartKind::Bars, lines.iter().map(|line| line.label.clone()).collect(), series, 76.0)
}

/// Sources by the kind of unit that was met.
pub(super) fn crossed(caption: String, figures: &Figures) -> Block {
    let met: Vec<usize> = (0..UnitCategory::ALL.len())
        .filter(|column| figures.source_by_category.iter().any(|(_, counts)| counts.get(*column).is_some_and(|count| *count > 0)))
        .collect();
    let categories = met.iter().filter_map(|column| UnitCategory::ALL.get(*column)).map(|category| category.label().to_owned());
    let series = figures.source_by_category.iter().map(|(source, counts)| Series {
        name: source.clone(),
        values: met.iter().map(|column| value(counts.get(*column).copied().unwrap_or_default())).collect(),
        fill: Fill::Hollow,
    });
    block(caption, ChartKind::Heat, categories.collect(), series.collect(), 70.0)
}

/// Units most often met, lying bars.
pub(super) fn units(caption: String, units: &[UnitCount]) -> Block {
    let values = units.iter().map(|unit| value(unit.count.now)).collect();
    let series = vec![Series { name: "件次".to_owned(), values, fill: Fill::Full(DARK) }];
    block(caption, ChartKind::Lying, units.iter().map(|unit| unit.name.clone()).collect(), series, 70.0)
}

/// Months.
pub(super) fn months(caption: String, figures: &Figures) -> Block {
    let values = figures.months.iter().map(|(_, count)| value(*count)).collect();
    let series = vec![Series { name: "预警信息".to_owned(), values, fill: Fill::Full(DARK) }];
    block(caption, ChartKind::Bars, figures.months.iter().map(|(month, _)| format!("{}月", month.month())).collect(), series, 64.0)
}
