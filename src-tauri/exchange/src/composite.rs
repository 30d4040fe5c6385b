//! Tables of risk points with several points in one row (`1.…:… 2.…:…`, 等级 `1中2低`). The grades are a
//! distribution and never given to a single point: those rows are marked 等级待分.

use crate::columns::Column;
use crate::convert::Reader;
use crate::grid::Grid;
use crate::sheet::Cell;
use crate::value::{Field, Value};
use crate::words;

/// The column whose cells hold several points each, where there is a column for their number or the grades are counts:
/// 表现形式, or 风险点 in a table that has no other.
pub(crate) fn points(grid: &Grid<'_>, start: usize, columns: &[(&'static Column, usize, &str)]) -> Option<&'static str> {
    let place = |name: &str| columns.iter().find(|(column, ..)| column.name == name).map(|(_, place, _)| *place);
    let (form, name) = (place("表现形式"), place("风险点描述"));
    let (points, at) = match (form, name) {
        (Some(form), None) => ("表现形式", form),
        (None, Some(name)) => ("风险点描述", name),
        _ => return None,
    };
    let cells = |place: usize| grid.rows[start..].iter().filter_map(move |row| row.down(place));
    let counted = place("等级").is_some_and(|place| cells(place).any(|cell| words::grade_counts(&cell.text).is_some()));
    let several = cells(at).any(|cell| words::numbered_lines(&cell.text).len() > 1);
    (counted && several || form.is_some() && place("风险点数量").is_some()).then_some(points)
}

/// Reads the columns that mean something else in such a table; `false` leaves the cell to the common reading.
pub(crate) fn read(reader: &mut Reader<'_>, points: &str, column: &'static Column, cell: Option<&Cell>) -> bool {
    let raw = cell.map_or("", |cell| cell.text.as_str());
    let (name, value) = match column.name {
        "关联职权" => ("权力事项", Value::text(words::name(raw))),
        name if name == points => ("风险点", Value::Parts(words::numbered_lines(raw).iter().map(|line| point(line)).collect())),
        "防控措施" => ("防控措施", Value::List(words::numbered_lines(raw))),
        "等级" => match words::grade_counts(raw) {
            Some(counts) => ("等级分布", Value::Counts(counts)),
            None => return false,
        },
        _ => return false,
    };
    reader.fields.push(Field { column: name, value, original: raw.to_owned() });
    true
}

fn point(line: &str) -> Vec<(&'static str, String)> {
    let (description, form) = line.split_once([':', '：']).unwrap_or((line, ""));
    vec![("风险点描述", register::text::trim(description).to_owned()), ("表现形式", register::text::trim(form).to_owned())]
}

/// Compares the numbers of the row with each other and asks for the grades.
pub(crate) fn finish(reader: &mut Reader<'_>) {
    let value = |name: &str| reader.fields.iter().find(|field| field.column == name).map(|field| &field.value);
    let points = match value("风险点") {
        Some(Value::Parts(points)) => points.len() as i64,
        _ => return,
    };
    let mut questions = Vec::new();
    if let Some(Value::Int(number)) = value("风险点数量")
        && *number != points
    {
        questions.push(format!("风险点数量写的是 {number}，表里写了 {points} 条，请核对"));
    }
    if let Some(Value::Counts(counts)) = value("等级分布") {
        let total: i64 = counts.iter().map(|(_, n)| n).sum();
        if total != points {
            questions.push(format!("等级分布合计 {total} 个，表里写了 {points} 条，请核对"));
        }
        if counts.iter().filter(|(_, n)| *n > 0).count() > 1 {
            questions.push("等级待分：等级是“1中2低”式的分布，不能对应到单个风险点，请逐点选定等级".to_owned());
        }
    }
    reader.questions.extend(questions);
}
