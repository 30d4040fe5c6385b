//! The order of cells in a sorted list. Large lists compare a few bytes of most cells instead of whole texts.
//! Never an order by language: what a person reads as a number goes by value, the rest by character.

use std::cmp::Ordering;
use std::collections::HashMap;

/// For each cell its place among all cells; equal cells share one.
pub(crate) fn ranks<'a>(cells: impl Iterator<Item = &'a str>) -> Box<[u32]> {
    let mut numbers: HashMap<&str, u32> = HashMap::new();
    let mut texts: Vec<(u128, &str)> = Vec::new();
    let own: Vec<u32> = cells
        .map(|cell| {
            *numbers.entry(cell).or_insert_with(|| {
                texts.push((head(cell), cell));
                crate::wire::count(texts.len() - 1)
            })
        })
        .collect();
    let by_text = |(head_a, a): &(u128, &str), (head_b, b): &(u128, &str)| head_a.cmp(head_b).then_with(|| compare(a, b));
    let mut order: Vec<(u128, &str, usize)> = texts.iter().enumerate().map(|(number, (head, text))| (*head, *text, number)).collect();
    order.sort_unstable_by(|a, b| by_text(&(a.0, a.1), &(b.0, b.1)));
    let mut places = vec![0_u32; texts.len()];
    let mut place = 0_u32;
    let mut before: Option<(u128, &str)> = None;
    for (head, text, number) in order {
        if before.is_some_and(|before| by_text(&before, &(head, text)) != Ordering::Equal) {
            place += 1;
        }
        before = Some((head, text));
        if let Some(slot) = places.get_mut(number) {
            *slot = place;
        }
    }
    own.into_iter().map(|number| places.get(number as usize).copied().unwrap_or_default()).collect()
}

/// The first bytes of a text in a form whose order is that of [`compare`]: a run of digits is a mark, its length
/// without leading zeros, and its digits. Empty texts come last.
fn head(text: &str) -> u128 {
    const BYTES: usize = 16;
    if text.is_empty() {
        return u128::MAX;
    }
    let mut bytes: Vec<u8> = Vec::with_capacity(BYTES + 4);
    let mut rest = text;
    while let Some(first) = rest.chars().next().filter(|_| bytes.len() < BYTES) {
        if first.is_ascii_digit() {
            let (number, behind) = take_number(rest);
            bytes.extend([b'0', u8::try_from(number.len()).unwrap_or(u8::MAX)]);
            // Beyond 254 digits the lengths say no more, and neither may the digits.
            bytes.extend(number.bytes().take(if number.len() < usize::from(u8::MAX) { BYTES } else { 0 }));
            if number.len() >= usize::from(u8::MAX) {
                break;
            }
            rest = behind;
        } else {
            let (own, behind) = rest.split_at(first.len_utf8());
            bytes.extend(own.bytes());
            rest = behind;
        }
    }
    bytes.into_iter().chain(std::iter::repeat(0)).take(BYTES).fold(0, |head, byte| head << 8 | u128::from(byte))
}

/// Empty cells last, numbers inside texts by value (Y9 before Y10, 1号 before 10号), the rest by character.
fn compare(a: &str, b: &str) -> Ordering {
    match (a.is_empty(), b.is_empty()) {
        (true, true) => return Ordering::Equal,
        (true, false) => return Ordering::Greater,
        (false, true) => return Ordering::Less,
        (false, false) => {}
    }
    let (mut left, mut right) = (a, b);
    loop {
        match (left.chars().next(), right.chars().next()) {
            (None, None) => return Ordering::Equal,
            (None, _) => return Ordering::Less,
            (_, None) => return Ordering::Greater,
            (Some(x), Some(y)) if x.is_ascii_digit() && y.is_ascii_digit() => {
                let (number_left, rest_left) = take_number(left);
                let (number_right, rest_right) = take_number(right);
                let order = number_left.len().cmp(&number_right.len()).then_with(|| number_left.cmp(number_right));
                if order != Ordering::Equal {
                    return order;
                }
                (left, right) = (rest_left, rest_right);
            }
            (Some(x), Some(y)) if x == y => {
                (left, right) = (left.get(x.len_utf8()..).unwrap_or(""), right.get(y.len_utf8()..).unwrap_or(""))
            }
            (Some(x), Some(y)) => return x.cmp(&y),
        }
    }
}

/// The digits at the front without leading zeros, and what follows.
fn take_number(text: &str) -> (&str, &str) {
    let end = text.find(|character: char| !character.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    (digits.trim_start_matches('0'), rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_texts_sort_by_value_and_empty_cells_last() {
        let mut cells = vec!["七纪廉警〔2026〕10号", "", "七纪廉警〔2026〕2号", "七纪廉警〔2025〕30号"];
        cells.sort_by(|a, b| compare(a, b));
        assert_eq!(cells, ["七纪廉警〔2025〕30号", "七纪廉警〔2026〕2号", "七纪廉警〔2026〕10号", ""]);
        assert_eq!(compare("Y009", "Y9"), Ordering::Equal);
    }

    #[test]
    fn places_agree_with_the_comparison_of_whole_texts() {
        let long = format!("1{}", "0".repeat(300));
        let longer = format!("2{}", "0".repeat(300));
        let cells = [
            "",
            "Y9",
            "Y009",
            "Y10",
            "Y10a",
            "Y",
            "y",
            "财政所",
            "财政所所长",
            "财政所2",
            "财政所10",
            "—",
            "10",
            "9",
            "010",
            "a1b2",
            "a1b10",
            "“三重一大”事项集体决策1",
            "“三重一大”事项集体决策",
            "1号",
            "10号",
            " ",
            "𬭚",
            "㛃",
            &long,
            &longer,
            "0",
            "00",
            "0a",
            "",
        ];
        let places = ranks(cells.iter().copied());
        for (a, place_a) in cells.iter().zip(&places) {
            for (b, place_b) in cells.iter().zip(&places) {
                assert_eq!(place_a.cmp(place_b), compare(a, b), "{a} {b}");
            }
        }
    }
}
