//! The numbers of GB/T 9704-2012 that a ruler can check: the sheet, the type area, the grid, the
//! sizes. Never rounds them to a printer's convenience.

use crate::letter::Body;
use crate::sheet::MM;

/// 2号.
pub(crate) const SIZE_2: f64 = 22.0;
/// 小2号.
pub(crate) const SIZE_SMALL_2: f64 = 18.0;
/// 3号.
pub(crate) const SIZE_3: f64 = 16.0;
/// 4号.
pub(crate) const SIZE_4: f64 = 14.0;
/// 小4号.
pub(crate) const SIZE_SMALL_4: f64 = 12.0;
/// 5号.
pub(crate) const SIZE_5: f64 = 10.5;
/// 小5号.
pub(crate) const SIZE_SMALL_5: f64 = 9.0;

/// Width and height of A4.
pub(crate) const A4: (f64, f64) = (210.0 * MM, 297.0 * MM);
/// Lines on a page.
pub(crate) const LINES: f64 = 22.0;
/// From line to line.
pub(crate) const PITCH: f64 = 225.0 * MM / LINES;
/// From character to character: 28 fill the type area.
pub(crate) const CELL: f64 = 156.0 * MM / 28.0;
/// From a letter's upper edge to its baseline, of its size; every face the same, so that a line of
/// several faces shares one baseline.
pub(crate) const ASCENT: f64 = 0.88;

/// Running text on the grid: 3号, 28 characters to the line.
pub(crate) const TEXT: Body = Body { size: SIZE_3, cell: CELL, tight_marks: false };

/// The type area of a page, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// Width and height of the sheet.
    pub page: (f64, f64),
    /// From the sheet's left edge.
    pub left: f64,
    /// From its top.
    pub top: f64,
    /// Across.
    pub width: f64,
    /// Down.
    pub height: f64,
}

impl Frame {
    /// 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm.
    pub const PORTRAIT: Frame = Frame { page: A4, left: 28.0 * MM, top: 37.0 * MM, width: 156.0 * MM, height: 225.0 * MM };

    /// A landscape page of a register: wider than the type area, because it is bound by itself.
    pub const REGISTER: Frame = Frame { page: (A4.1, A4.0), left: 20.0 * MM, top: 24.0 * MM, width: 257.0 * MM, height: 160.0 * MM };

    /// A landscape page that is turned onto a portrait sheet: the type area of that sheet, turned
    /// with it.
    pub const TURNED: Frame = Frame { page: (A4.1, A4.0), left: 35.0 * MM, top: 28.0 * MM, width: 225.0 * MM, height: 156.0 * MM };

    /// A form on one portrait page: more room than running text needs.
    pub const FORM: Frame = Frame { page: A4, left: 25.0 * MM, top: 25.0 * MM, width: 160.0 * MM, height: 245.0 * MM };
}
