//! The cells of one column of a list: each different text once, and for every row which one it is; and the order
//! in which a list sorts them. Never an order by language: what a person reads as a number goes by value (Y9 before
//! Y10), the rest by character, empty cells last.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::Arc;

/// A column with more different texts than this is put in order as far as it is looked at, not whole.
const MANY: usize = 4_096;

/// One column.
#[derive(Default)]
pub(crate) struct Cells {
    values: Vec<Arc<str>>,
    numbers: HashMap<Arc<str>, u32>,
    rows: Vec<u32>,
    keys: OnceCell<Keys>,
    ranks: OnceCell<Box<[u32]>>,
}

impl Cells {
    /// The text of a row.
    pub(crate) fn text(&self, row: usize) -> &str {
        self.rows.get(row).and_then(|number| self.values.get(*number as usize)).map_or("", |text| text)
    }

    /// Which of the texts a row has.
    pub(crate) fn number(&self, row: usize) -> u32 {
        self.rows.get(row).copied().unwrap_or(u32::MAX)
    }

    /// The number of a text, where any row ever had it.
    pub(crate) fn number_of(&self, text: &str) -> Option<u32> {
        self.numbers.get(text).copied()
    }

    /// How many of the given rows have each text.
    pub(crate) fn counts(&self, rows: impl Iterator<Item = usize>) -> Vec<(&str, u32)> {
        let mut counts = vec![0_u32; self.values.len()];
        for row in rows {
            if let Some(count) = counts.get_mut(self.number(row) as usize) {
                *count += 1;
            }
        }
        self.values.iter().zip(counts).filter(|(_, count)| *count > 0).map(|(text, count)| (&**text, count)).collect()
    }

    /// Adds a row at the end.
    pub(crate) fn push(&mut self, text: String) {
        let number = self.enter(text);
        self.rows.push(number);
    }

    /// Adds a row at a place.
    pub(crate) fn insert(&mut self, at: usize, text: String) {
        let number = self.enter(text);
        self.rows.insert(at.min(self.rows.len()), number);
    }

    /// Gives a row another text.
    pub(crate) fn set(&mut self, at: usize, text: String) {
        let number = self.enter(text);
        if let Some(row) = self.rows.get_mut(at) {
            *row = number;
        }
    }

    /// Takes a row away.
    pub(crate) fn remove(&mut self, at: usize) {
        if at < self.rows.len() {
            self.rows.remove(at);
        }
    }

    fn enter(&mut self, text: String) -> u32 {
        if let Some(number) = self.numbers.get(text.as_str()) {
            return *number;
        }
        let number = crate::wire::count(self.values.len());
        let text: Arc<str> = text.into();
        self.values.push(Arc::clone(&text));
        self.numbers.insert(text, number);
        self.keys.take();
        self.ranks.take();
        number
    }

    /// Puts rows in the order of their cells, the first `wanted` of them at least; rows with one text stay in the
    /// order of their places.
    pub(crate) fn sort(&self, rows: &mut [usize], descending: bool, wanted: usize) {
        let whole = self.values.len() <= MANY || wanted.saturating_mul(4) > rows.len() || self.ranks.get().is_some();
        if whole {
            let ranks = self.ranks.get_or_init(|| self.keys().ranks());
            let place = |row: usize| {
                let rank = ranks.get(self.number(row) as usize).copied().unwrap_or_default();
                (if descending { u32::MAX - rank } else { rank }, row)
            };
            rows.sort_unstable_by_key(|row| place(*row));
            return;
        }
        let keys = self.keys();
        let order = |a: &usize, b: &usize| {
            let order = keys.compare(self.number(*a), self.number(*b));
            (if descending { order.reverse() } else { order }).then(a.cmp(b))
        };
        if wanted > 0 && wanted < rows.len() {
            rows.select_nth_unstable_by(wanted - 1, order);
        }
        let head = wanted.min(rows.len());
        if let Some(head) = rows.get_mut(..head) {
            head.sort_unstable_by(order);
        }
    }

    fn keys(&self) -> &Keys {
        self.keys.get_or_init(|| Keys::of(self.values.iter().map(|text| &**text)))
    }
}

/// Texts in a form whose order, byte by byte, is the order of a list; their first bytes apart, where most
/// comparisons end.
struct Keys {
    heads: Vec<u64>,
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Keys {
    fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut keys = Self { heads: Vec::new(), bytes: Vec::new(), ends: Vec::new() };
        for text in texts {
            let start = keys.bytes.len();
            write_key(text, &mut keys.bytes);
            let key = keys.bytes.get(start..).unwrap_or_default();
            keys.heads.push(key.iter().copied().chain(std::iter::repeat(0)).take(8).fold(0, |head, byte| head << 8 | u64::from(byte)));
            keys.ends.push(keys.bytes.len());
        }
        keys
    }

    fn bytes(&self, number: usize) -> &[u8] {
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        self.ends.get(number).and_then(|end| self.bytes.get(start..*end)).unwrap_or_default()
    }

    fn compare(&self, a: u32, b: u32) -> std::cmp::Ordering {
        let (a, b) = (a as usize, b as usize);
        self.heads.get(a).cmp(&self.heads.get(b)).then_with(|| self.bytes(a).cmp(self.bytes(b)))
    }

    /// For each text its place among all; texts that read the same share one.
    fn ranks(&self) -> Box<[u32]> {
        let mut order: Vec<u32> = (0..crate::wire::count(self.ends.len())).collect();
        order.sort_unstable_by(|a, b| self.compare(*a, *b));
        let mut ranks = vec![0; order.len()];
        let mut rank = 0;
        for (at, number) in order.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|before| order.get(before));
            if before.is_some_and(|before| self.compare(*before, *number).is_ne()) {
                rank += 1;
            }
            if let Some(slot) = ranks.get_mut(*number as usize) {
                *slot = rank;
            }
        }
        ranks.into()
    }
}

/// A run of digits becomes a mark, its length without leading zeros, and its digits; empty texts come last.
fn write_key(text: &str, key: &mut Vec<u8>) {
    if text.is_empty() {
        key.push(u8::MAX);
        return;
    }
    let mut rest = text.as_bytes();
    while let Some(first) = rest.first() {
        if first.is_ascii_digit() {
            let run = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
            let (digits, behind) = rest.split_at(run);
            let zeros = digits.iter().take_while(|digit| **digit == b'0').count();
            let number = digits.get(zeros..).unwrap_or_default();
            key.push(b'0');
            key.extend(u16::try_from(number.len()).unwrap_or(u16::MAX).to_be_bytes());
            key.extend(number);
            rest = behind;
        } else {
            let run = rest.iter().take_while(|byte| !byte.is_ascii_digit()).count();
            let (own, behind) = rest.split_at(run);
            key.extend(own);
            rest = behind;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(cells: &[&str]) -> Cells {
        let mut column = Cells::default();
        cells.iter().for_each(|cell| column.push((*cell).to_owned()));
        column
    }

    fn sorted<'a>(cells: &[&'a str], descending: bool) -> Vec<&'a str> {
        let mut rows: Vec<usize> = (0..cells.len()).collect();
        column(cells).sort(&mut rows, descending, cells.len());
        rows.into_iter().map(|row| cells[row]).collect()
    }

    #[test]
    fn numbers_in_texts_sort_by_value_and_empty_cells_last() {
        let cells = ["七纪廉警〔2026〕10号", "", "七纪廉警〔2026〕2号", "七纪廉警〔2025〕30号"];
        assert_eq!(sorted(&cells, false), ["七纪廉警〔2025〕30号", "七纪廉警〔2026〕2号", "七纪廉警〔2026〕10号", ""]);
        let cells = ["Y10a", "财政所10", "Y9", "财政所", "Y", "财政所所长", "Y10", "财政所2", "a1b10", "a1b2", "—", "10", "9", "𬭚", "㛃"];
        let in_order =
            ["9", "10", "Y", "Y9", "Y10", "Y10a", "a1b2", "a1b10", "—", "㛃", "财政所", "财政所2", "财政所10", "财政所所长", "𬭚"];
        assert_eq!(sorted(&cells, false), in_order);
        // What reads the same stays in the order of the rows, up and down.
        assert_eq!(sorted(&["Y9", "Y009", "Y8", "Y09"], false), ["Y8", "Y9", "Y009", "Y09"]);
        assert_eq!(sorted(&["Y9", "Y009", "Y8", "Y09"], true), ["Y9", "Y009", "Y09", "Y8"]);
        let long = format!("1{}", "0".repeat(300));
        assert_eq!(sorted(&[&long, "2"], false), ["2", &long]);
    }

    #[test]
    fn the_first_page_of_a_large_column_is_that_of_the_whole_order() {
        let texts: Vec<String> = (0..MANY * 3).map(|n| format!("第{}条第{}款", n * 7_919 % (MANY * 3), n % 5)).collect();
        let cells: Vec<&str> = texts.iter().map(String::as_str).collect();
        for descending in [false, true] {
            let (first, whole) = (column(&cells), column(&cells));
            let mut page: Vec<usize> = (0..cells.len()).collect();
            first.sort(&mut page, descending, 200);
            assert!(first.ranks.get().is_none(), "only as far as it is looked at");
            let mut all: Vec<usize> = (0..cells.len()).collect();
            whole.sort(&mut all, descending, cells.len());
            assert_eq!(page[..200], all[..200]);
        }
    }

    #[test]
    fn rows_come_go_and_change_their_text() {
        let mut cells = column(&["高", "低", "高"]);
        cells.set(0, "中".to_owned());
        cells.insert(1, "低".to_owned());
        cells.remove(2);
        assert_eq!((0..4).map(|row| cells.text(row)).collect::<Vec<_>>(), ["中", "低", "高", ""]);
        assert_eq!(cells.counts(0..3), [("高", 1), ("低", 1), ("中", 1)]);
        assert_eq!((cells.number_of("低"), cells.number_of("无")), (Some(1), None));
    }
}
