//! The display list: what stands where on every page, in points from the top left corner.
//! Never knows how it will be written: PDF, SVG and text are made from the same sheets.

use crate::fonts::Face;

/// Points in a millimetre.
pub const MM: f64 = 72.0 / 25.4;

/// A colour, as red, green and blue of 255.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ink(pub u8, pub u8, pub u8);

impl Ink {
    /// Black: text and rules.
    pub const BLACK: Ink = Ink(0, 0, 0);
    /// The red of a letterhead and its line.
    pub const LETTERHEAD: Ink = Ink(0xd8, 0x10, 0x1a);
    /// 红色预警: dark in grey.
    pub const RED: Ink = Ink(0xc0, 0x14, 0x1c);
    /// 黄色预警: light in grey, so it always carries a black outline.
    pub const YELLOW: Ink = Ink(0xf6, 0xc0, 0x1e);
    /// 蓝色预警: a middle grey.
    pub const BLUE: Ink = Ink(0x2b, 0x6c, 0xb8);
    /// Grey for cut lines, anchors and notes that are not part of the paper's text.
    pub const GREY: Ink = Ink(0x66, 0x66, 0x66);
    /// The pale grey of table heads.
    pub const TINT: Ink = Ink(0xee, 0xee, 0xee);
    /// The paler grey of a mark that lies under the text.
    pub const WATERMARK: Ink = Ink(0xec, 0xec, 0xec);
    /// White: paper.
    pub const WHITE: Ink = Ink(0xff, 0xff, 0xff);
}

/// A laid-out document.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheets {
    /// The title for the file's properties and the window's tab.
    pub title: String,
    /// The pages in order.
    pub pages: Vec<Page>,
    /// Headings in document order.
    pub bookmarks: Vec<Bookmark>,
}

impl Sheets {
    /// Several papers as one file, one after the other; each keeps its own page numbers.
    pub fn bound(title: impl Into<String>, papers: impl IntoIterator<Item = Sheets>) -> Self {
        let mut bound = Sheets { title: title.into(), pages: Vec::new(), bookmarks: Vec::new() };
        for paper in papers {
            let before = bound.pages.len();
            bound.pages.extend(paper.pages);
            let bookmarks = paper.bookmarks.into_iter().map(|b| Bookmark { page: b.page + before, ..b });
            bound.bookmarks.extend(bookmarks);
        }
        bound
    }
}

/// A heading that can be jumped to.
#[derive(Debug, Clone, PartialEq)]
pub struct Bookmark {
    /// 1 is the outermost.
    pub level: u8,
    /// The heading as it stands on the page.
    pub title: String,
    /// Index of its page, from 0.
    pub page: usize,
    /// Its top edge, in points from the page's top.
    pub y: f64,
}

/// One side of paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Width in points.
    pub width: f64,
    /// Height in points.
    pub height: f64,
    /// What stands on it, in the order of drawing and of reading.
    pub items: Vec<Item>,
}

/// Something drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// Glyphs on one baseline.
    Run(Run),
    /// A straight line.
    Rule(Rule),
    /// A shape, filled or outlined or both.
    Shape(Shape),
}

/// Glyphs of one face, size and ink on one baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The face that draws every glyph of the run.
    pub face: Face,
    /// Size in points.
    pub size: f64,
    /// Colour.
    pub ink: Ink,
    /// Left end of the baseline.
    pub x: f64,
    /// The baseline.
    pub y: f64,
    /// Anticlockwise turn of the baseline, in degrees.
    pub angle: f64,
    /// The glyphs, left to right.
    pub glyphs: Vec<Glyph>,
}

/// A glyph with the character it stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// Its number in the face.
    pub id: u16,
    /// The character, for searching and copying.
    pub character: char,
    /// Distance from the run's origin along the baseline, in points.
    pub along: f64,
}

/// A straight line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// One end.
    pub from: (f64, f64),
    /// The other end.
    pub to: (f64, f64),
    /// Thickness and colour.
    pub stroke: Stroke,
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Thickness in points.
    pub width: f64,
    /// Colour.
    pub ink: Ink,
    /// Lengths of dash and gap in points; None is a full line.
    pub dash: Option<(f64, f64)>,
}

impl Stroke {
    /// A full line.
    pub const fn full(width: f64, ink: Ink) -> Self {
        Stroke { width, ink, dash: None }
    }
}

/// A closed polygon, or an open line of several points when it has no fill and is not closed.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// The corners.
    pub points: Vec<(f64, f64)>,
    /// Whether the last corner joins the first.
    pub closed: bool,
    /// Fill.
    pub fill: Option<Ink>,
    /// Outline.
    pub stroke: Option<Stroke>,
}

impl Shape {
    /// An upright rectangle.
    pub fn rectangle(x: f64, y: f64, width: f64, height: f64) -> Self {
        Shape { points: vec![(x, y), (x + width, y), (x + width, y + height), (x, y + height)], closed: true, fill: None, stroke: None }
    }

    /// The same shape filled.
    pub fn filled(mut self, ink: Ink) -> Self {
        self.fill = Some(ink);
        self
    }

    /// The same shape outlined.
    pub fn outlined(mut self, stroke: Stroke) -> Self {
        self.stroke = Some(stroke);
        self
    }
}

impl Item {
    /// A straight line.
    pub fn rule(from: (f64, f64), to: (f64, f64), stroke: Stroke) -> Self {
        Item::Rule(Rule { from, to, stroke })
    }

    /// The item moved right and down.
    pub fn moved(mut self, dx: f64, dy: f64) -> Self {
        let shift = |p: &mut (f64, f64)| {
            p.0 += dx;
            p.1 += dy;
        };
        match &mut self {
            Item::Run(run) => {
                run.x += dx;
                run.y += dy;
            }
            Item::Rule(rule) => {
                shift(&mut rule.from);
                shift(&mut rule.to);
            }
            Item::Shape(shape) => shape.points.iter_mut().for_each(shift),
        }
        self
    }

    /// The item of a landscape page, turned a quarter anticlockwise onto a portrait sheet: the top
    /// of the landscape page comes to the left edge. `width` is that of the landscape page.
    pub fn turned(mut self, width: f64) -> Self {
        let turn = |p: &mut (f64, f64)| *p = (p.1, width - p.0);
        match &mut self {
            Item::Run(run) => {
                (run.x, run.y) = (run.y, width - run.x);
                run.angle += 90.0;
            }
            Item::Rule(rule) => {
                turn(&mut rule.from);
                turn(&mut rule.to);
            }
            Item::Shape(shape) => shape.points.iter_mut().for_each(turn),
        }
        self
    }
}
