//! 导出: a list as it stands, to a file. Stored text stays text, never a formula.

use std::path::Path;

use exchange::write::{self, Table};
use serde_json::{Map, Value};
use store::{Act, Op, Undo};

use crate::no::No;
use crate::wire::record::{Done, ExportRequest, ListRequest, Rows};
use crate::{Desk, file, kinds, list, shape};

/// `export_records`.
pub(crate) fn export_records(desk: &mut Desk, request: ExportRequest) -> Result<Done, No> {
    let table = table(desk, &request.list)?;
    let count = table.rows.len();
    let path = Path::new(&request.path);
    let format = path.extension().and_then(|end| end.to_str()).unwrap_or_default().to_lowercase();
    let bytes = match format.as_str() {
        "csv" => write::csv(&table),
        "json" => json(&table),
        "xlsx" => write::xlsx(&table).map_err(|error| No::refuse("export", error.to_string()))?,
        "docx" => crate::copy::list(desk, &request.list)?,
        _ => return Err(No::field("path", "format", "导出文件名请以 .xlsx、.docx、.csv 或 .json 结尾。")),
    };
    write_named(path, &bytes)?;
    let act = Act {
        op: Op::Export,
        entity: kinds::name(request.list.kind),
        label: format!("导出{}{count}条", table.title),
        undo: Undo::Aside,
        always: true,
    };
    desk.record(act, |_, _| Ok(()))?;
    Ok(Done {
        count: crate::wire::count(count),
        sentence: format!("已导出{count}条到“{}”。", path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()),
    })
}

/// `list_rows`: rows of a register under their canonical columns, as tables have them.
pub(crate) fn list_rows(desk: &mut Desk, request: ListRequest) -> Result<Rows, No> {
    let table = table(desk, &request)?;
    let total = crate::wire::count(table.rows.len());
    let page = table.rows.iter().skip(request.offset as usize).take(request.limit as usize);
    Ok(Rows { total, rows: page.map(|row| table.columns.iter().cloned().zip(row.iter().cloned()).collect()).collect() })
}

/// The rows under their canonical columns, so that what goes out can come in again.
fn table(desk: &mut Desk, request: &ListRequest) -> Result<Table, No> {
    let shape = shape::shape(request.kind);
    let units = list::wanted_units(desk.book()?, request.unit.as_deref());
    let columns: Vec<(String, String)> = match kinds::spec(request.kind) {
        Some(spec) => spec
            .fields
            .iter()
            .filter(|field| !field.column.is_empty())
            .map(|field| (field.key.to_owned(), field.column.to_owned()))
            .collect(),
        None => shape.columns.iter().map(|column| (column.key.clone(), column.label.clone())).collect(),
    };
    let view = desk.view(request.kind)?;
    let found = list::matching(view, request, units.as_ref());
    let ids: Vec<String> = found.iter().filter_map(|at| view.rows.get(*at)).map(|row| row.id.clone()).collect();
    let rows = match kinds::spec(request.kind) {
        Some(_) => whole_rows(desk, request, &ids, &columns)?,
        None => found.into_iter().map(|at| view.texts(at)).collect(),
    };
    Ok(Table { title: shape.title, columns: columns.into_iter().map(|(_, column)| column).collect(), rows })
}

/// Every field of the records, not only those the list shows.
fn whole_rows(desk: &Desk, request: &ListRequest, ids: &[String], columns: &[(String, String)]) -> Result<Vec<Vec<String>>, No> {
    let lines: std::collections::HashMap<String, _> = crate::record::texts_of(request.kind, desk.book()?, desk.today())
        .into_iter()
        .map(|line| (line.id.to_string(), crate::record::hide(line.texts)))
        .collect();
    Ok(ids
        .iter()
        .filter_map(|id| lines.get(id))
        .map(|texts| columns.iter().map(|(key, _)| texts.get(key).cloned().unwrap_or_default()).collect())
        .collect())
}

fn json(table: &Table) -> Vec<u8> {
    let rows: Vec<Value> = table
        .rows
        .iter()
        .map(|row| Value::Object(table.columns.iter().cloned().zip(row.iter().cloned().map(Value::String)).collect::<Map<_, _>>()))
        .collect();
    serde_json::to_vec_pretty(&rows).unwrap_or_default()
}

/// Writes a file whole; a failure names the file as the person knows it.
pub(crate) fn write_named(path: &Path, bytes: &[u8]) -> Result<(), No> {
    let name = || path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    file::write_whole(path, bytes).map_err(|error| No::File(name(), error))
}
