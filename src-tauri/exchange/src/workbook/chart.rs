//! Charts as the spreadsheet's own, their figures on a sheet of their own. Never a series that only its colour tells
//! apart.

use rust_xlsxwriter::{
    Chart as Drawn, ChartFormat, ChartLegendPosition, ChartLine, ChartPatternFill, ChartPatternFillType, ChartSolidFill, ChartType,
    Worksheet,
};

use super::{Pen, base, colour, held};
use crate::WriteError;
use crate::word::{Chart, ChartKind, Ink, Pattern, Series};

/// The sheet on which the figures stand.
const SHEET: &str = "图表数据";
/// Pixels of a spreadsheet in a point.
const PIXELS: f64 = 96.0 / 72.0;

/// The figures of all charts, one under the other.
#[derive(Default)]
pub(super) struct Figures {
    charts: Vec<Chart>,
    row: u32,
}

impl Figures {
    /// Takes the figures of a chart; the row on which its categories stand.
    fn take(&mut self, chart: &Chart) -> u32 {
        let row = self.row + 1;
        self.row += u32::try_from(chart.series.len()).unwrap_or_default() + 3;
        self.charts.push(chart.clone());
        row
    }

    /// The sheet; none where nothing is drawn.
    pub(super) fn sheet(&self) -> Result<Option<Worksheet>, WriteError> {
        if self.charts.is_empty() {
            return Ok(None);
        }
        let text = base("宋体", 10.5);
        let mut sheet = Worksheet::new();
        sheet.set_name(SHEET)?;
        sheet.set_column_width(0, 24)?;
        let mut row = 0;
        for chart in &self.charts {
            let unit = format!("{}{}", chart.caption, chart.unit);
            held(&unit)?;
            sheet.write_string_with_format(row, 0, &unit, &text.clone().set_bold())?;
            for (column, category) in (1u16..).zip(&chart.categories) {
                held(category)?;
                sheet.write_string_with_format(row + 1, column, category, &text)?;
            }
            row += 2;
            for series in &chart.series {
                held(&series.name)?;
                sheet.write_string_with_format(row, 0, &series.name, &text)?;
                for (column, value) in (1u16..).zip(&series.values) {
                    sheet.write_number(row, column, *value)?;
                }
                row += 1;
            }
            row += 1;
        }
        Ok(Some(sheet))
    }
}

impl Pen {
    pub(super) fn chart(&mut self, chart: &Chart, figures: &mut Figures) -> Result<(), WriteError> {
        let row = figures.take(chart);
        let last = u16::try_from(chart.categories.len()).unwrap_or(u16::MAX).max(1);
        let mut drawn = Drawn::new(match chart.kind {
            ChartKind::Bars => ChartType::Column,
            ChartKind::Stacked => ChartType::ColumnStacked,
            ChartKind::Lying => ChartType::BarStacked,
            ChartKind::Lines => ChartType::Line,
        });
        for (at, series) in (row + 1..).zip(&chart.series) {
            let own = drawn.add_series();
            own.set_name((SHEET, at, 0)).set_categories((SHEET, row, 1, row, last)).set_values((SHEET, at, 1, at, last));
            own.set_format(&mut look(chart.kind, series));
            own.set_gap(60);
        }
        drawn.title().set_hidden();
        drawn.legend().set_position(ChartLegendPosition::Top);
        if chart.kind == ChartKind::Lying {
            drawn.x_axis().set_reverse();
        }
        drawn.set_alt_text(&chart.caption);
        let width = chart.width.min(self.edges.width(0, self.edges.count() - 1));
        drawn.set_width((width * PIXELS) as u32).set_height((chart.height * PIXELS) as u32);
        self.sheet.insert_chart(self.row, 0, &drawn)?;
        self.rows(chart.height + 4.0)?;
        Ok(())
    }
}

fn look(kind: ChartKind, series: &Series) -> ChartFormat {
    let ink = |own: Ink| colour(own);
    let mut line = ChartLine::new();
    line.set_color(ink(series.ink)).set_width(if kind == ChartKind::Lines { 1.5 } else { 0.75 });
    let mut format = ChartFormat::new();
    format.set_line(&line);
    let pattern = |pattern| {
        let mut fill = ChartPatternFill::new();
        fill.set_pattern(pattern).set_foreground_color(ink(series.ink)).set_background_color(ink(Ink(255, 255, 255)));
        fill
    };
    match series.pattern {
        _ if kind == ChartKind::Lines => {}
        Pattern::Full => {
            format.set_solid_fill(&ChartSolidFill::new().set_color(ink(series.ink)).clone());
        }
        Pattern::Slanting => {
            format.set_pattern_fill(&pattern(ChartPatternFillType::DiagonalStripesWideUpwards));
        }
        Pattern::Lying => {
            format.set_pattern_fill(&pattern(ChartPatternFillType::HorizontalStripesNarrow));
        }
        Pattern::Hollow => {
            format.set_solid_fill(&ChartSolidFill::new().set_color(ink(Ink(255, 255, 255))).clone());
        }
    }
    format
}
