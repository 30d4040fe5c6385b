//! What ruled forms share: boxes to tick, blanks for the hand, rows of labels and values, the word 示例.
//! Never a field of one paper alone.

use press::form::FormPaper;
use press::{Align, Cell, Column, JOINER, Lie, Marks, Row, Table};

use crate::book::Book;

/// A day to be written by hand.
pub(super) const HAND_DATE: &str = "　　　　年　　月　　日";
/// Signature and day to be written by hand.
pub(super) const HAND_SIGNED: &str = "签字：　　　　　　　　　　年　　月　　日";
/// A few words to be written by hand in running text; never broken.
pub(super) const HAND_WORDS: &str = "＿\u{2060}＿\u{2060}＿\u{2060}＿\u{2060}＿\u{2060}＿";
/// A number of days to be written by hand in running text.
pub(super) const HAND_NUMBER: &str = "＿\u{2060}＿";
/// A day to be written by hand in running text; never broken.
pub(super) const HAND_DAY: &str = "＿\u{2060}＿\u{2060}年\u{2060}＿\u{2060}＿\u{2060}月\u{2060}＿\u{2060}＿\u{2060}日";
/// 小4, the size of forms with few fields.
const FORM: f64 = 12.0;

/// Boxes with their words, ■ for what is chosen; a box never leaves its words. Half spaces between them,
/// since a line may end after those and none begins with one.
pub(super) fn ticks<'a>(choices: impl IntoIterator<Item = (&'a str, bool)>) -> String {
    let boxed = |(label, chosen): (&str, bool)| {
        let mut text = String::from(if chosen { "■" } else { "□" });
        for character in label.chars() {
            text.push(JOINER);
            text.push(character);
        }
        text
    };
    choices.into_iter().map(boxed).collect::<Vec<_>>().join("  ")
}

/// Boxes of a closed list.
pub(super) fn term_ticks<T: register::Term + PartialEq>(chosen: Option<T>) -> String {
    ticks(T::ALL.iter().map(|term| (term.label(), chosen.as_ref() == Some(term))))
}

/// Label, value, label, value over four columns.
pub(super) fn pair(first: &str, one: &str, second: &str, two: &str, high: f64) -> Row {
    Row::new(vec![Cell::label(first), Cell::new(one), Cell::label(second), Cell::new(two)]).high(high)
}

/// A label and a value over the rest of four columns.
pub(super) fn wide(label: &str, value: &str, high: f64) -> Row {
    Row::new(vec![Cell::label(label), Cell::new(value).across(3).stand(Align::Left)]).high(high)
}

/// The same with its text at the top of a large cell.
pub(super) fn roomy(label: &str, value: &str, high: f64) -> Row {
    Row::new(vec![Cell::label(label), Cell::new(value).across(3).stand(Align::Left).at_top()]).high(high)
}

/// An opinion to be written and signed by hand, over so many columns.
pub(super) fn opinion(label: &str, columns: usize, high: f64) -> Row {
    Row::new(vec![Cell::label(label), Cell::new(format!("\n\n{HAND_SIGNED}")).across(columns).stand(Align::Right)]).high(high)
}

/// A form of four columns: label, value, label, value.
pub(super) fn four_columns(title: &str, rows: Vec<Row>, notes: Vec<String>, marks: Marks) -> FormPaper {
    let mut table = Table::new(title, vec![Column::middle(26.0), Column::text(52.0), Column::middle(26.0), Column::text(52.0)]);
    table.size = FORM;
    table.rows = rows;
    form(title, table, notes, marks)
}

/// A portrait form without words over its table.
pub(super) fn form(title: &str, table: Table, notes: Vec<String>, marks: Marks) -> FormPaper {
    FormPaper { title: title.to_owned(), left: String::new(), right: String::new(), table, notes, lie: Lie::Portrait, marks }
}

/// What a house layout says of itself, where nothing official stands behind it.
pub(super) fn sample_note(book: &Book) -> String {
    format!("（示例）依据《{}》编制；上级有统一式样的，从其式样。", book.office.measures_name)
}

/// The same with the notes of the form before it.
pub(super) fn notes(own: &[&str], book: &Book) -> Vec<String> {
    let mut notes: Vec<String> = own.iter().map(|note| (*note).to_owned()).collect();
    notes.push(sample_note(book));
    notes
}

#[cfg(test)]
mod tests {
    use super::*;
    use register::warning::WarningLevel;

    #[test]
    fn a_box_stays_with_its_words() {
        let text = term_ticks(Some(WarningLevel::Yellow));
        assert_eq!(text.replace(JOINER, ""), "□红色  ■黄色  □蓝色");
        assert!(text.contains("■\u{2060}黄\u{2060}色"));
    }
}
