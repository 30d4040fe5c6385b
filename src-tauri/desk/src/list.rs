//! Lists: search, filters with counts, sort, the unit tree. All over the texts of a view, so that the
//! window, the command line and an export see the same rows.

use std::collections::{BTreeMap, HashMap, HashSet};

use memchr::memmem::Finder;
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
    let mut counts: HashMap<&str, u32> = HashMap::new();
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

/// The rows that a request asks for, in its order; rows with equal cells in the register's own.
pub(crate) fn matching<'a>(view: &'a View, request: &ListRequest, units: Option<&HashSet<UnitId>>) -> Vec<&'a ViewRow> {
    let words: Vec<String> = request.search.split_whitespace().map(register::text::key).collect();
    let words: Vec<Finder<'_>> = words.iter().map(|word| Finder::new(word)).collect();
    let filters: Vec<(usize, &Vec<String>)> =
        request.filters.iter().filter_map(|filter| Some((view.column(&filter.column)?, &filter.values))).collect();
    let wanted = |row: &ViewRow| {
        row.deleted == request.bin
            && units.is_none_or(|units| row.unit.is_some_and(|unit| units.contains(&unit)))
            && filters.iter().all(|(column, values)| row.cells.get(*column).is_some_and(|cell| values.contains(cell)))
            && words.iter().all(|word| word.find(row.search.as_bytes()).is_some())
    };
    let Some((sort, column)) = request.sort.as_ref().and_then(|sort| Some((sort, view.column(&sort.column)?))) else {
        return view.rows.iter().filter(|row| wanted(row)).collect();
    };
    let place = |rank: u32| if sort.descending { u32::MAX - rank } else { rank };
    let ranked = view.rows.iter().zip(view.ranks(column)).enumerate();
    let mut rows: Vec<(u32, usize, &ViewRow)> =
        ranked.filter(|(_, (row, _))| wanted(row)).map(|(at, (row, rank))| (place(*rank), at, row)).collect();
    rows.sort_unstable_by_key(|(rank, at, _)| (*rank, *at));
    rows.into_iter().map(|(.., row)| row).collect()
}
