//! 导出: a list as it stands, or the empty form of one, to a file. Stored text stays text, never a formula.

use std::path::{Path, PathBuf};

use exchange::write::{self, BlankColumn, Look, Table};
use press::{TRAINING, TRAINING_NOTE};
use register::citizen_number;
use register::shape::{FieldSpec, Input, RegisterSpec};
use serde_json::{Map, Value};
use store::{Act, Op, Undo};

use crate::no::No;
use crate::unmask::Unmask;
use crate::wire::record::{Done, ExportBlank, ExportRequest, Kind, ListNumbers, ListRequest, Rows};
use crate::{Desk, file, kinds, list, shape, unmask};

/// `export_records`.
pub(crate) fn export_records(desk: &mut Desk, request: ExportRequest) -> Result<Done, No> {
    let unmask = Unmask::read(&request.unmask, false)?;
    let (table, mut numbers) = table(desk, &request.list, unmask.as_ref())?;
    let count = table.rows.len();
    let label = format!("导出{}{count}条", table.title);
    let path = Path::new(&request.path);
    let format = path.extension().and_then(|end| end.to_str()).unwrap_or_default().to_lowercase();
    let bytes = match format.as_str() {
        "csv" => write::csv(&table),
        "json" => json(&table),
        "xlsx" => workbook(desk, table, request.list.kind)?,
        "docx" => {
            let copy = crate::copy::list(desk, &request.list, unmask.as_ref())?;
            numbers = copy.numbers;
            copy.bytes
        }
        _ => return Err(No::field("path", "format", "导出文件名请以 .xlsx、.docx、.csv 或 .json 结尾。")),
    };
    let act = Act { op: Op::Export, entity: kinds::name(request.list.kind), label, undo: Undo::Aside, always: true };
    // Written within the act: whole numbers never leave without their entry.
    desk.record(unmask::act(act, numbers, unmask.as_ref()), |_, _| write_named(path, &bytes))?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let hidden = if numbers > 0 && unmask.is_none() {
        format!("{}从这张表读回时，号码不会恢复。", unmask::hidden_words(numbers))
    } else {
        String::new()
    };
    Ok(Done { count: crate::wire::count(count), sentence: format!("已导出{count}条到“{name}”。{hidden}") })
}

/// `list_numbers`: how many numbers of identity cards an export of these rows would hide.
pub(crate) fn list_numbers(desk: &mut Desk, request: ListRequest) -> Result<ListNumbers, No> {
    let (_, numbers) = table(desk, &request, None)?;
    Ok(ListNumbers { numbers: crate::wire::count(numbers) })
}

/// The table as a workbook, with the office and the day over it.
fn workbook(desk: &mut Desk, table: Table, kind: Kind) -> Result<Vec<u8>, No> {
    let day = crate::compose::long_date(desk.today());
    let book = desk.book()?;
    let look = Look {
        left: format!("填报单位：{}", citizen_number::mask(&book.office.name)),
        right: format!("{day}　共{}条", table.rows.len()),
        mark: mark(book.training),
        key_columns: kinds::spec(kind).map_or(1, key_columns),
    };
    let title = format!("{}{}", citizen_number::mask(&book.office.township), table.title);
    let columns = table.columns.iter().map(|column| heading(column)).collect();
    write::xlsx(&Table { title, columns, ..table }, &look).map_err(|error| No::refuse("export", error.to_string()))
}

/// `export_blank`: the empty form of a register, to be filled in elsewhere and read back.
pub(crate) fn export_blank(desk: &mut Desk, request: ExportBlank) -> Result<Done, No> {
    let shape = shape::shape(request.kind);
    let spec = kinds::spec(request.kind).filter(|_| shape.can_import);
    let spec = spec.ok_or_else(|| No::refuse("no_blank", format!("{}不能用表格导入，没有空白表。", shape.title)))?;
    let path = Path::new(&request.path);
    if !path.extension().is_some_and(|end| end.eq_ignore_ascii_case("xlsx")) {
        return Err(No::field("path", "format", "空白表文件名请以 .xlsx 结尾。"));
    }
    let training = desk.book()?.training;
    let look = Look {
        left: "填报单位：　　　　　　　　　　填报人：".to_owned(),
        right: "填报日期：　　　　年　　月　　日　（红字栏目必填）".to_owned(),
        mark: mark(training),
        key_columns: 0,
    };
    let bytes = write::blank(&format!("{}（空白表）", shape.title), &blank_columns(spec), &look);
    write_named(path, &bytes.map_err(|error| No::refuse("export", error.to_string()))?)?;
    let label = format!("导出{}空白表", shape.title);
    let act = Act { op: Op::Export, entity: kinds::name(request.kind), label, undo: Undo::Aside, always: true };
    desk.record(act, |_, _| Ok(()))?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Done { count: 0, sentence: format!("空白表已存为“{name}”，填好后用“导入”读回。") })
}

/// What a person fills in: nothing that the program works out itself.
fn blank_columns(spec: &RegisterSpec) -> Vec<BlankColumn> {
    let typed = spec.fields.iter().filter(|field| !field.column.is_empty() && (!field.read_only || field.edited_apart));
    let yes_no = || vec!["是".to_owned(), "否".to_owned()];
    typed
        .map(|field| BlankColumn {
            heading: heading(field.column),
            choices: match (field.input, field.choices) {
                (Input::Choice, Some(choices)) => choices().into_iter().map(|(_, label)| label.to_owned()).collect(),
                (Input::YesNo, _) => yes_no(),
                _ => Vec::new(),
            },
            required: field.required,
            long: field.input == Input::LongText,
        })
        .collect()
}

/// A canonical column as an office writes it: the sample's says that its names are invented.
fn heading(column: &str) -> String {
    column.trim_end_matches("(虚构)").to_owned()
}

fn mark(training: bool) -> String {
    if training { format!("{TRAINING}　{TRAINING_NOTE}") } else { String::new() }
}

/// Columns up to the one that titles a record, where those are few.
fn key_columns(spec: &RegisterSpec) -> usize {
    let columns = spec.fields.iter().filter(|field| !field.column.is_empty());
    let at = columns.take(4).position(|field| field.key == spec.title_key);
    at.map_or(1, |at| at + 1)
}

/// `list_rows`: rows of a register under their canonical columns, as tables have them.
pub(crate) fn list_rows(desk: &mut Desk, request: ListRequest) -> Result<Rows, No> {
    let (table, _) = table(desk, &request, None)?;
    let total = crate::wire::count(table.rows.len());
    let page = table.rows.iter().skip(request.offset as usize).take(request.limit as usize);
    Ok(Rows { total, rows: page.map(|row| table.columns.iter().cloned().zip(row.iter().cloned()).collect()).collect() })
}

/// The rows under their canonical columns as they may leave, and how many numbers of identity cards are in them: those are
/// hidden unless there is a reason. Otherwise what goes out can come in again.
fn table(desk: &mut Desk, request: &ListRequest, unmask: Option<&Unmask>) -> Result<(Table, usize), No> {
    let mut table = raw_table(desk, request)?;
    let mut numbers = 0;
    for text in table.rows.iter_mut().flatten() {
        let found = citizen_number::find(text).len();
        numbers += found;
        if found > 0 && unmask.is_none() {
            *text = citizen_number::mask(text).into_owned();
        }
    }
    Ok((table, numbers))
}

fn raw_table(desk: &mut Desk, request: &ListRequest) -> Result<Table, No> {
    let shape = shape::shape(request.kind);
    let units = list::wanted_units(desk.book()?, request.unit.as_deref());
    let columns: Vec<(String, String)> = match kinds::spec(request.kind) {
        Some(spec) => {
            spec.fields.iter().filter_map(|field| Some((field.key.to_owned(), column(field, shape.can_import)?.to_owned()))).collect()
        }
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

/// What a field is called in a table. Of a register that takes no table in, everything that the list shows goes out,
/// also what has no canonical column: nothing has to be read back.
fn column(field: &FieldSpec, can_import: bool) -> Option<&'static str> {
    match field.column {
        "" if !can_import && field.listed.is_some() => Some(field.label),
        "" => None,
        column => Some(column),
    }
}

fn json(table: &Table) -> Vec<u8> {
    let rows: Vec<Value> = table
        .rows
        .iter()
        .map(|row| Value::Object(table.columns.iter().cloned().zip(row.iter().cloned().map(Value::String)).collect::<Map<_, _>>()))
        .collect();
    serde_json::to_vec_pretty(&rows).unwrap_or_default()
}

/// Where a file of ours is to be put: a whole path with the ending of its kind.
pub(crate) fn place_for(path: &str, ending: &str) -> Result<PathBuf, No> {
    let place = PathBuf::from(path.trim());
    let known = place.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending));
    if !known || !place.is_absolute() || path.contains('\0') {
        return Err(No::field("path", "format", format!("请写明存到哪里：从盘符或根目录写起，文件名以 .{ending} 结尾。")));
    }
    Ok(place)
}

/// Writes a file whole; a failure names the file as the person knows it.
pub(crate) fn write_named(path: &Path, bytes: &[u8]) -> Result<(), No> {
    let name = || path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    file::write_whole(path, bytes).map_err(|error| No::File(name(), error))
}
