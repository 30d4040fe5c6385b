//! Lists: search, filters with counts, sort, the unit tree. All over the texts of a view, so that the
//! window, the command line and an export see the same rows.

use std::collections::{BTreeMap, HashSet};

use memchr::memmem::Finder;
use register::Term;
use register::id::UnitId;
use register::unit::UnitCategory;

use crate::Desk;
use crate::book::Book;
use crate::no::No;
use crate::order::Cells;
use crate::view::{View, ViewRow};
use crate::wire::count;
use crate::wire::record::{Facet, FacetsRequest, List, ListRequest, Row, TreeNode, TreeRequest};

/// `list_records`.
pub(crate) fn list_records(desk: &mut Desk, request: ListRequest) -> Result<List, No> {
    let units = wanted_units(desk.book()?, request.unit.as_deref());
    let view = desk.view(request.kind)?;
    let mut rows = found(view, &request, units.as_ref());
    let (offset, limit) = (request.offset as usize, request.limit as usize);
    sort(view, &request, &mut rows, offset.saturating_add(limit));
    let all = view.rows.iter().filter(|row| row.deleted == request.bin).count();
    Ok(List {
        total: count(rows.len()),
        all: count(all),
        rows: rows
            .into_iter()
            .skip(offset)
            .take(limit)
            .filter_map(|at| Some((at, view.rows.get(at)?)))
            .map(|(at, row)| Row { id: row.id.clone(), cells: view.texts(at), overdue_days: row.overdue_days })
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
    let found = found(view, &request.list, units.as_ref());
    let counts = view.cells.get(column).map(|cells| cells.counts(found.into_iter())).unwrap_or_default();
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

/// The places of the rows that a request asks for, in its order; rows with one text in the register's own.
pub(crate) fn matching(view: &View, request: &ListRequest, units: Option<&HashSet<UnitId>>) -> Vec<usize> {
    let mut rows = found(view, request, units);
    let all = rows.len();
    sort(view, request, &mut rows, all);
    rows
}

/// The places of the rows that a request asks for, in the register's own order.
fn found(view: &View, request: &ListRequest, units: Option<&HashSet<UnitId>>) -> Vec<usize> {
    let words: Vec<String> = request.search.split_whitespace().map(register::text::key).collect();
    let words: Vec<Finder<'_>> = words.iter().map(Finder::new).collect();
    let filters: Vec<(&Cells, Vec<u32>)> = request
        .filters
        .iter()
        .filter_map(|filter| view.cells.get(view.column(&filter.column)?).map(|cells| (cells, filter)))
        .map(|(cells, filter)| (cells, filter.values.iter().filter_map(|value| cells.number_of(value)).collect()))
        .collect();
    let wanted = |at: usize, row: &ViewRow| {
        row.deleted == request.bin
            && units.is_none_or(|units| row.unit.is_some_and(|unit| units.contains(&unit)))
            && filters.iter().all(|(cells, values)| values.contains(&cells.number(at)))
            && words.iter().all(|word| word.find(row.search.as_bytes()).is_some())
    };
    view.rows.iter().enumerate().filter(|(at, row)| wanted(*at, row)).map(|(at, _)| at).collect()
}

/// Puts rows in the order that a request asks for, the first `wanted` of them at least.
fn sort(view: &View, request: &ListRequest, rows: &mut [usize], wanted: usize) {
    let sorted = request.sort.as_ref().and_then(|sort| Some((sort, view.cells.get(view.column(&sort.column)?)?)));
    if let Some((sort, cells)) = sorted {
        cells.sort(rows, sort.descending, wanted);
    }
}
