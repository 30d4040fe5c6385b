//! The words of a page with their places, so that a preview can be searched and read out. Never a word that
//! is not drawn.

use press::Sheets;
use press::text::Line;

use crate::wire::paper::{PageWords, WordLine};

/// Wire units in a point.
const UNITS: f64 = 10.0;
/// A line goes on in the next one when that lies no further below than this, in heights of a line.
const NEAR: f64 = 2.6;

/// The words of one page; none for a page that is not there.
pub(super) fn of_page(sheets: &Sheets, index: usize) -> Option<PageWords> {
    let page = sheets.pages.get(index)?;
    let mut lines = Vec::new();
    let mut before: Option<Line> = None;
    for line in press::text::lines(sheets, index) {
        lines.push(wire(&line, before.as_ref().is_some_and(|before| goes_on(before, &line))));
        before = Some(line);
    }
    Some(PageWords { width: units(page.width), height: units(page.height), lines })
}

/// A word may be cut between these two: the second stands under the first, in the same column and size.
fn goes_on(before: &Line, line: &Line) -> bool {
    let size = |line: &Line| if line.turn == 90 { line.width } else { line.height };
    let (step, overlap) = if line.turn == 90 {
        (line.x - before.x, line.y < before.y + before.height && before.y < line.y + line.height)
    } else {
        (line.y - before.y, line.x < before.x + before.width && before.x < line.x + line.width)
    };
    let alike = before.turn == line.turn && (size(before) - size(line)).abs() < 0.01;
    alike && overlap && step > 0.5 * size(line) && step < NEAR * size(line)
}

fn wire(line: &Line, joined: bool) -> WordLine {
    let ends: Vec<i32> = line.offsets.iter().map(|offset| units(*offset)).collect();
    WordLine {
        text: line.text.clone(),
        left: units(line.x),
        top: units(line.y),
        width: units(line.width),
        height: units(line.height),
        turn: line.turn,
        steps: ends.windows(2).map(|pair| pair[1] - pair[0]).collect(),
        joined,
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a page is some thousand units wide")]
fn units(points: f64) -> i32 {
    (points * UNITS).round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(x: f64, y: f64, width: f64, turn: u16) -> Line {
        let (width, height) = if turn == 90 { (16.0, width) } else { (width, 16.0) };
        Line { text: "字".to_owned(), x, y, width, height, turn, offsets: vec![0.0, 15.76] }
    }

    #[test]
    fn a_line_goes_on_under_itself_and_not_beside() {
        let first = line(100.0, 100.0, 400.0, 0);
        assert!(goes_on(&first, &line(100.0, 129.0, 80.0, 0)));
        assert!(!goes_on(&first, &line(520.0, 100.0, 80.0, 0)), "the next cell of a row");
        assert!(!goes_on(&first, &line(520.0, 129.0, 80.0, 0)), "another column");
        assert!(!goes_on(&first, &line(100.0, 400.0, 80.0, 0)), "far below");
        assert!(!goes_on(&first, &line(129.0, 100.0, 80.0, 90)), "turned the other way");
        assert!(goes_on(&line(100.0, 100.0, 400.0, 90), &line(129.0, 300.0, 200.0, 90)), "of a turned page");
    }

    #[test]
    fn steps_add_up_to_where_the_last_character_ends() {
        let mut long = line(0.0, 0.0, 47.28, 0);
        long.offsets = vec![0.0, 15.76, 31.52, 47.28];
        assert_eq!(wire(&long, false).steps.iter().sum::<i32>(), 473);
    }
}
