//! The columns of a sheet: wherever a table of the section has an edge. Never two edges that an eye would take for one.

use crate::word::{Block, MM, Section, Style};

/// Edges closer than this are one, in points.
const SAME: f64 = 4.0;
/// Pixels of a spreadsheet in a point.
const PIXELS: f64 = 96.0 / 72.0;

/// The edges from left to right, in points; the first is 0.
#[derive(Debug)]
pub(super) struct Edges(Vec<f64>);

impl Edges {
    /// The edges that a section needs.
    pub(super) fn of(section: &Section) -> Self {
        let page = section.page;
        let paper = if page.landscape { 297.0 } else { 210.0 };
        let width = (paper - page.left - page.right) * MM;
        let mut all = vec![0.0, width];
        let mut parted = false;
        for block in &section.blocks {
            match block {
                Block::Table(table) => {
                    let mut at = 0.0;
                    all.extend(table.widths.iter().map(|width| {
                        at += width;
                        at
                    }));
                }
                Block::Paragraph(own) => parted |= own.set.right_tab.is_some() || own.style == Style::Imprint,
                _ => {}
            }
        }
        if parted && all.len() == 2 {
            all.push(width * 0.5);
        }
        all.sort_by(f64::total_cmp);
        all.dedup_by(|next, kept| *next - *kept < SAME);
        Self(all)
    }

    /// Columns.
    pub(super) fn count(&self) -> u16 {
        u16::try_from(self.0.len().max(2) - 1).unwrap_or(u16::MAX)
    }

    /// Points from the left edge of a column to the right edge of another.
    pub(super) fn width(&self, first: u16, last: u16) -> f64 {
        let at = |edge: usize| self.0.get(edge).copied().unwrap_or_default();
        at(usize::from(last) + 1) - at(usize::from(first))
    }

    /// Widths in pixels; what is rounded off one column comes back in the next.
    pub(super) fn pixels(&self) -> Vec<u32> {
        let whole: Vec<f64> = self.0.iter().map(|edge| (edge * PIXELS).round()).collect();
        whole.iter().zip(whole.iter().skip(1)).map(|(left, right)| (right - left).max(1.0) as u32).collect()
    }

    /// The column that begins at so many points.
    pub(super) fn column(&self, points: f64) -> u16 {
        let near = self.0.iter().enumerate().min_by(|(_, a), (_, b)| (*a - points).abs().total_cmp(&(*b - points).abs()));
        u16::try_from(near.map_or(0, |(at, _)| at)).unwrap_or(u16::MAX)
    }

    /// The last column of a left part, where two texts this wide share the line; none in a single column.
    pub(super) fn between(&self, left: f64, right: f64) -> Option<u16> {
        let whole = self.0.last().copied().unwrap_or_default();
        let at = if left + right > 0.0 { whole * (left / (left + right)).clamp(0.2, 0.8) } else { whole * 0.5 };
        let inner = self.column(at).clamp(1, self.count());
        (self.count() > 1).then(|| inner.min(self.count() - 1) - 1)
    }
}
