//! Pieces of a paper and their way onto pages: what stays together, what starts a page, where a
//! table is cut. Never measures text.

use crate::grid::{Frame, PITCH};
use crate::rows::SetTable;
use crate::sheet::{Bookmark, Item};

/// An unbreakable strip across the type area; its items count from its own top left corner.
#[derive(Debug, Clone, Default)]
pub(crate) struct Piece {
    pub height: f64,
    pub items: Vec<Item>,
    /// Stays on the page of the piece after it.
    pub keep: bool,
    /// Stands on the grid of 22 lines.
    pub snap: bool,
    /// Falls away at the top of a page.
    pub blank: bool,
    /// Starts a page.
    pub page_before: bool,
    /// A heading: level and words.
    pub heading: Option<(u8, String)>,
}

impl Piece {
    /// Empty room of so many lines.
    pub fn blank_lines(lines: f64) -> Self {
        Piece { height: lines * PITCH, blank: true, ..Piece::default() }
    }
}

/// A strip, or a table that may be cut between its rows.
#[derive(Debug, Clone)]
pub(crate) enum Part {
    Piece(Piece),
    Table(Box<SetTable>),
}

/// The pages that came of it, items already in page coordinates.
#[derive(Debug, Default)]
pub(crate) struct Paged {
    pub pages: Vec<Vec<Item>>,
    pub bookmarks: Vec<Bookmark>,
    /// How far the last page is filled, from the top of the type area.
    pub used: f64,
}

/// Keeps pieces `from..to` of a list together.
pub(crate) fn keep_together(parts: &mut [Part]) {
    let Some((_, all_but_last)) = parts.split_last_mut() else {
        return;
    };
    for part in all_but_last {
        if let Part::Piece(piece) = part {
            piece.keep = true;
        }
    }
}

/// Lays parts on pages; the first begins `used` points under the top of its type area.
pub(crate) fn paginate(parts: &[Part], frame: Frame, used: f64) -> Paged {
    let mut pager = Pager { frame, y: used, paged: Paged { pages: vec![Vec::new()], ..Paged::default() } };
    let mut at = 0;
    while at < parts.len() {
        match &parts[at] {
            Part::Table(table) => {
                pager.table(table);
                at += 1;
            }
            Part::Piece(_) => {
                let end = group_end(parts, at);
                pager.group(&parts[at..end]);
                at = end;
            }
        }
    }
    pager.paged.used = pager.y;
    pager.paged
}

/// Where the run of pieces kept together that begins at `at` ends. A table after a kept piece
/// does not belong to it, but its first rows are asked for by [`Pager::group`].
fn group_end(parts: &[Part], at: usize) -> usize {
    let mut end = at;
    while let Some(Part::Piece(piece)) = parts.get(end) {
        end += 1;
        if !piece.keep {
            break;
        }
    }
    // A kept piece right before a table goes with the table's first row.
    if end > at && matches!(&parts[end - 1], Part::Piece(p) if p.keep) && matches!(parts.get(end), Some(Part::Table(_))) {
        end += 1;
    }
    end
}

struct Pager {
    frame: Frame,
    y: f64,
    paged: Paged,
}

const SLACK: f64 = 0.01;

impl Pager {
    fn new_page(&mut self) {
        self.paged.pages.push(Vec::new());
        self.y = 0.0;
    }

    fn snapped(y: f64) -> f64 {
        ((y - SLACK) / PITCH).ceil().max(0.0) * PITCH
    }

    /// The height a group takes when it begins at `y`.
    fn height_from(group: &[Part], y: f64) -> f64 {
        let mut at = y;
        for part in group {
            match part {
                Part::Piece(piece) => {
                    if piece.blank && at <= SLACK {
                        continue;
                    }
                    if piece.snap {
                        at = Self::snapped(at);
                    }
                    at += piece.height;
                }
                Part::Table(table) => at += table.first_height(),
            }
        }
        at - y
    }

    /// Pieces that stay together go to the next page together, unless even a whole page is too
    /// short for them.
    fn group(&mut self, group: &[Part]) {
        let starts_page = matches!(group.first(), Some(Part::Piece(p)) if p.page_before);
        if starts_page && (self.y > SLACK || self.paged.pages.last().is_some_and(|p| !p.is_empty())) {
            self.new_page();
        }
        let height = Self::height_from(group, self.y);
        let lone_blank = matches!(group, [Part::Piece(p)] if p.blank);
        if self.y > SLACK && self.y + height > self.frame.height + SLACK {
            if lone_blank {
                // Room that does not fit any more is the page break itself.
                self.y = self.frame.height;
                return;
            }
            let fits_a_page = Self::height_from(group, 0.0) <= self.frame.height + SLACK;
            if fits_a_page {
                self.new_page();
            }
        }
        for part in group {
            match part {
                Part::Piece(piece) => self.piece(piece),
                Part::Table(table) => self.table(table),
            }
        }
    }

    fn piece(&mut self, piece: &Piece) {
        if piece.blank && self.y <= SLACK {
            return;
        }
        if piece.snap {
            self.y = Self::snapped(self.y);
        }
        if self.y > SLACK && self.y + piece.height > self.frame.height + SLACK {
            self.new_page();
        }
        let (left, top) = (self.frame.left, self.frame.top + self.y);
        if let Some((level, title)) = &piece.heading {
            self.paged.bookmarks.push(Bookmark { level: *level, title: title.clone(), page: self.paged.pages.len() - 1, y: top });
        }
        self.draw(piece.items.iter().cloned(), left, top);
        self.y += piece.height;
    }

    fn draw(&mut self, items: impl Iterator<Item = Item>, left: f64, top: f64) {
        if let Some(page) = self.paged.pages.last_mut() {
            page.extend(items.map(|item| item.moved(left, top)));
        }
    }

    fn table(&mut self, table: &SetTable) {
        let mut from = 0;
        while from < table.rows() {
            let room = self.frame.height - self.y;
            let to = table.rows_that_fit(from, room);
            if to == from && self.y > SLACK {
                self.new_page();
                continue;
            }
            let to = to.max(from + 1);
            let (items, height) = table.draw(from, to);
            let (left, top) = (self.frame.left, self.frame.top + self.y);
            self.draw(items.into_iter(), left, top);
            self.y += height;
            from = to;
            if from < table.rows() {
                self.new_page();
            }
        }
    }
}
