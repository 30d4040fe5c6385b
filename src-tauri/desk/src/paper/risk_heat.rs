//! 廉政风险分布图: the map of risks on paper, with the figures of the window. Never counts anything itself.

use press::chart::{Chart, ChartKind, Fill, Series};
use press::report::{Block, Report};
use press::{Ink, Marks};
use register::Term as _;
use register::risk::RiskLayer;

use crate::book::Book;
use crate::risk::figures;
use crate::wire::risk::RiskFigure;

/// The paper's name.
pub(super) const NAME: &str = "廉政风险分布图";

/// Title in the archive.
pub(super) fn title(book: &Book, layer: Option<RiskLayer>) -> String {
    let layer = layer.map(|layer| format!("（{}）", layer.label())).unwrap_or_default();
    format!("{}{NAME}{layer}", book.office.township)
}

/// The two tables.
pub(super) fn paper(book: &Book, layer: Option<RiskLayer>, marks: Marks) -> Report {
    let figures = figures(book, layer);
    let total: u32 = figures.sum.iter().sum();
    let split: Vec<String> = figures.grades.iter().zip(&figures.sum).map(|(grade, count)| format!("{grade}级{count}个")).collect();
    let of_layer = layer.map_or("各层面".to_owned(), |layer| format!("{}层面", layer.label()));
    let blocks = vec![
        Block::Text(format!("{of_layer}在用并已定等级的廉政风险点共{total}个，其中{}。", split.join("，"))),
        chart("图1　风险类别 × 等级", &figures.kinds, &figures.grades),
        chart("图2　单位 × 等级", &figures.units, &figures.grades),
    ];
    Report { title: title(book, layer), cover: None, contents: false, blocks, imprint: None, marks }
}

fn chart(caption: &str, rows: &[RiskFigure], grades: &[String]) -> Block {
    let series = rows.iter().map(|row| Series {
        name: row.label.clone(),
        values: row.counts.iter().map(|count| f64::from(*count)).collect(),
        fill: Fill::Full(Ink::TINT),
    });
    Block::Chart {
        caption: caption.to_owned(),
        chart: Chart { kind: ChartKind::Heat, categories: grades.to_vec(), series: series.collect(), unit: "个".to_owned(), height: 0.0 },
    }
}
