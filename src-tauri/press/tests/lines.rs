//! Words and their places on a page, for search and selection in the preview.
//! Never by eye: a needle is found and its box measured against the sheets.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

mod common;

use press::sheet::{Item, MM, Sheets};
use press::text::{Line, lines};
use press::{Lie, table::lay_out};

/// The line that holds a needle, and the place of the needle in it.
fn found(sheets: &Sheets, page: usize, needle: &str) -> (Line, usize) {
    let line = lines(sheets, page).into_iter().find(|l| l.text.contains(needle)).unwrap();
    let at = line.text[..line.text.find(needle).unwrap()].chars().count();
    (line, at)
}

fn sound(sheets: &Sheets) {
    for (n, page) in sheets.pages.iter().enumerate() {
        for line in lines(sheets, n) {
            assert!(line.x >= 0.0 && line.x + line.width <= page.width, "{line:?}");
            assert!(line.y >= 0.0 && line.y + line.height <= page.height, "{line:?}");
            assert_eq!(line.offsets.len(), line.text.chars().count() + 1, "{line:?}");
            assert!(line.offsets.windows(2).all(|w| w[0] <= w[1]), "{line:?}");
        }
    }
}

#[test]
fn a_number_in_the_middle_of_a_line_is_marked_where_its_digits_stand() {
    let fonts = common::fonts();
    let sheets = press::notice::lay_out(&common::blue_notice(), &fonts).unwrap();
    sound(&sheets);
    let (line, at) = found(&sheets, 0, "第四十一条、第四十二条");
    let (x, y, width, height) = line.mark(at, at + 5).unwrap();
    assert_eq!(line.turn, 0);
    assert_eq!(height, 16.0);
    // Five cells of the grid, a little more where the line was spread.
    let cell = 156.0 * MM / 28.0;
    assert!((5.0 * cell - 0.5..5.0 * cell + 4.0).contains(&width), "{width}");
    // A glyph of 16 points stands a tenth of a point over its cell on either side.
    assert!(x >= 27.9 * MM && x + width <= 184.5 * MM && y > 37.0 * MM);
    assert_eq!(line.mark(at, at), None);
    assert_eq!(line.mark(0, line.offsets.len()), None);
}

#[test]
fn digits_and_words_of_one_line_are_one_line_with_their_baseline() {
    let fonts = common::fonts();
    let sheets = press::notice::lay_out(&common::blue_notice(), &fonts).unwrap();
    let (line, at) = found(&sheets, 0, "R035");
    let digit = sheets.pages[0]
        .items
        .iter()
        .find_map(|item| match item {
            Item::Run(run) if run.glyphs.len() > 3 && run.glyphs[0].character == 'R' => Some(run),
            _ => None,
        })
        .unwrap();
    let (x, y, ..) = line.mark(at, at + 4).unwrap();
    assert!((x - digit.x).abs() < 1e-9 && (y + 0.88 * 16.0 - digit.y).abs() < 1e-9);
}

#[test]
fn a_turned_table_is_marked_from_below_upwards() {
    let fonts = common::fonts();
    let mut paper = common::lists::catalogue(14);
    let upright = lay_out(&paper, &fonts).unwrap();
    sound(&upright);
    paper.lie = Lie::Turned;
    let turned = lay_out(&paper, &fonts).unwrap();
    sound(&turned);
    let needle: String = lines(&upright, 0).iter().map(|l| &l.text).max_by_key(|t| t.chars().count()).unwrap().chars().take(4).collect();
    let (line, at) = found(&turned, 0, &needle);
    assert_eq!(line.turn, 90);
    let (first, second) = (line.mark(at, at + 1).unwrap(), line.mark(at + 1, at + 2).unwrap());
    // The second character stands above the first one, in the same column of the sheet.
    assert_eq!(first.0, second.0);
    assert!((second.1 + second.3 - first.1).abs() < 1e-9 && second.1 < first.1);
}

#[test]
fn names_of_the_second_plane_count_as_one_character_each() {
    let fonts = common::fonts();
    let mut paper = common::blue_notice();
    paper.body = vec!["经办人䶮㛃𬭚𬍛昇喆堃赟㙘𬱖𪟝处置。".to_string()];
    let sheets = press::notice::lay_out(&paper, &fonts).unwrap();
    sound(&sheets);
    let (line, at) = found(&sheets, 0, "𬱖𪟝");
    assert_eq!(at, 12);
    let (.., width, _) = line.mark(at, at + 2).unwrap();
    assert!((width - 2.0 * 156.0 * MM / 28.0).abs() < 1.0, "{width}");
}

#[test]
fn the_words_lie_in_the_order_of_reading_and_the_training_mark_is_none_of_them() {
    let fonts = common::fonts();
    let sheets = press::notice::lay_out(&common::red_notice(), &fonts).unwrap();
    sound(&sheets);
    let all: Vec<String> = lines(&sheets, 0).into_iter().map(|l| l.text).collect();
    assert!(!all.contains(&"演示".to_string()));
    let place = |part: &str| all.iter().position(|l| l.contains(part)).unwrap();
    assert!(place("〔2026〕1号") < place("整改通知书"));
    assert!(place("整改通知书") < place("村民委员会："));
    assert!(lines(&sheets, sheets.pages.len()).is_empty());
}
