//! Lists: search, filters with counts, sort, the unit tree. All over the texts of a view, so that the
//! window, the command line and an export see the same rows.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashSet};

use register::Term;
use register::id::UnitId;
use register::unit::UnitCategory;

use crate::Desk;
use crate::book::Book;
use crate::no::No;
use crate::view::{View, ViewRow};
use crate::wire::count;
use crate::wire::record::{Facet, FacetsRequest, List, ListRequest, Row, TreeNode, TreeRequest};

/// `list_records`.
pub(crate) fn list_records(desk: &mut Desk, request: ListRequest) -> Result<List, No> {
    let units = wanted_units(desk.book()?, request.unit.as_deref());
    let view = desk.view(request.kind)?;
    let rows = matching(view, &request, units.as_ref());
    let all = view.rows.iter().filter(|row| row.deleted == request.bin).count();
    Ok(List {
        total: count(rows.len()),
        all: count(all),
        rows: rows
            .into_iter()
            .skip(request.offset as usize)
            .take(request.limit as usize)
            .map(|row| Row { id: row.id.clone(), cells: row.cells.clone(), overdue_days: row.overdue_days })
            .collect(),
    })
}

/// `list_facets`.
pub(crate) fn list_facets(desk: &mut Desk, mut request: FacetsRequest) -> Result<Vec<Facet>, No> {
    let units = wanted_units(desk.book()?, request.list.unit.as_deref());
    request.list.filters.retain(|filter| filter.column != request.column);
    request.list.sort = None;
    let view = desk.view(request.list.kind)?;
    let Some(column) = view.column(&request.column) else { return Ok(Vec::new()) };
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for row in matching(view, &request.list, units.as_ref()) {
        *counts.entry(row.cells.get(column).map_or("", String::as_str)).or_default() += 1;
    }
    let mut facets: Vec<_> = counts.into_iter().map(|(value, count)| Facet { value: value.to_owned(), count }).collect();
    facets.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    Ok(facets)
}

/// `unit_tree`: categories, and the units under them, with counts.
pub(crate) fn unit_tree(desk: &mut Desk, request: TreeRequest) -> Result<Vec<TreeNode>, No> {
    let mut counts: BTreeMap<UnitId, u32> = BTreeMap::new();
    for row in desk.view(request.kind)?.rows.iter().filter(|row| !row.deleted) {
        if let Some(unit) = row.unit {
            *counts.entry(unit).or_default() += 1;
        }
    }
    let book = desk.book()?;
    let mut nodes = Vec::new();
    for category in UnitCategory::ALL {
        let units: Vec<_> = book.units.iter().filter(|unit| unit.live() && unit.item.category == Some(*category)).collect();
        if units.is_empty() {
            continue;
        }
        let of = |unit: &UnitId| counts.get(unit).copied().unwrap_or_default();
        nodes.push(TreeNode {
            id: category.code().to_owned(),
            label: category.label().to_owned(),
            depth: 0,
            count: units.iter().map(|unit| of(&unit.id)).sum(),
        });
        nodes.extend(units.iter().map(|unit| TreeNode {
            id: unit.id.to_string(),
            label: unit.item.short_name.clone(),
            depth: 1,
            count: of(&unit.id),
        }));
    }
    Ok(nodes)
}

/// The units that a tree node stands for.
pub(crate) fn wanted_units(book: &Book, node: Option<&str>) -> Option<HashSet<UnitId>> {
    let node = node.filter(|node| !node.is_empty())?;
    let category = UnitCategory::from_code(node);
    Some(
        book.units
            .iter()
            .filter(|unit| unit.id.to_string() == node || (category.is_some() && unit.item.category == category))
            .map(|unit| unit.id)
            .collect(),
    )
}

/// The rows that a request asks for, in its order.
pub(crate) fn matching<'a>(view: &'a View, request: &ListRequest, units: Option<&HashSet<UnitId>>) -> Vec<&'a ViewRow> {
    let words: Vec<String> = request.search.split_whitespace().map(register::text::key).collect();
    let filters: Vec<(usize, &Vec<String>)> =
        request.filters.iter().filter_map(|filter| Some((view.column(&filter.column)?, &filter.values))).collect();
    let mut rows: Vec<&ViewRow> = view
        .rows
        .iter()
        .filter(|row| row.deleted == request.bin)
        .filter(|row| units.is_none_or(|units| row.unit.is_some_and(|unit| units.contains(&unit))))
        .filter(|row| filters.iter().all(|(column, values)| row.cells.get(*column).is_some_and(|cell| values.contains(cell))))
        .filter(|row| words.iter().all(|word| row.search.contains(word.as_str())))
        .collect();
    if let Some((sort, column)) = request.sort.as_ref().and_then(|sort| Some((sort, view.column(&sort.column)?))) {
        rows.sort_by(|a, b| {
            let order = compare(a.cells.get(column).map_or("", String::as_str), b.cells.get(column).map_or("", String::as_str));
            if sort.descending { order.reverse() } else { order }
        });
    }
    rows
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
    use super::compare;

    #[test]
    fn numbers_in_texts_sort_by_value_and_empty_cells_last() {
        let mut cells = vec!["七纪廉警〔2026〕10号", "", "七纪廉警〔2026〕2号", "七纪廉警〔2025〕30号"];
        cells.sort_by(|a, b| compare(a, b));
        assert_eq!(cells, ["七纪廉警〔2025〕30号", "七纪廉警〔2026〕2号", "七纪廉警〔2026〕10号", ""]);
        assert_eq!(compare("Y009", "Y9"), std::cmp::Ordering::Equal);
    }
}
