//! The blank 采集表 that a point fills in on any computer, as a workbook. Never a column that a point does not know: codes,
//! decisions and 保密 are the office's own.

use exchange::form_sheet::{FormColumn, FormSheet, form_sheet};
use register::shape::{FieldSpec, Input};
use register::signal::SPEC;
use store::{Act, Op, Undo};

use crate::book::Book;
use crate::export::{place_for, write_named};
use crate::no::No;
use crate::wire::record::{Done, Kind};
use crate::wire::signal::SaveSignalForm;
use crate::{Desk, kinds};

/// The columns, by key, with their widths in digits.
const COLUMNS: &[(&str, u16)] = &[
    ("collected_on", 12),
    ("point", 12),
    ("source", 11),
    ("way", 9),
    ("unit", 12),
    ("object", 18),
    ("rank", 10),
    ("content", 44),
    ("repeat", 9),
    ("finding", 10),
    ("suggested_level", 10),
    ("note", 16),
];
/// Places to write in.
const ROWS: u32 = 20;

/// `save_signal_form`.
pub(crate) fn save_signal_form(desk: &mut Desk, request: SaveSignalForm) -> Result<Done, No> {
    let book = desk.book()?;
    let points = points(book, &request.point)?;
    let place = match points.as_slice() {
        [only] => only.clone(),
        _ => book.office.township.clone(),
    };
    let form = FormSheet {
        title: format!("{place}廉政风险预警信息采集表"),
        hints: vec![
            format!(
                "说明：一行填一条；有下拉框的从中选，不清楚的空着。只写反映的事，不写举报人。填好后存盘，把这个文件交{}。",
                book.office.short_name
            ),
            "说明：采集日期写成 2026-3-5 或 3月5日；对象岗位和姓名用“/”隔开。本季度没有预警信息的，不填本表，另报零报告。".to_owned(),
        ],
        columns: COLUMNS.iter().filter_map(|(key, width)| Some(column(SPEC.field(key)?, *width, &points, book))).collect(),
        rows: ROWS,
    };
    let bytes = form_sheet(&form).map_err(|error| No::refuse("export", error.to_string()))?;
    let path = place_for(&request.path, "xlsx")?;
    let label = format!("导出空白采集表（{place}）");
    desk.record(Act { op: Op::Export, entity: kinds::name(Kind::Signals), label, undo: Undo::Aside, always: true }, |_, _| {
        write_named(&path, &bytes)
    })?;
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Done { count: 1, sentence: format!("已存为“{file}”。村里填好交回来以后，把文件拖进窗口就能读入。") })
}

/// The points that the form is for: one, or all.
fn points(book: &Book, named: &str) -> Result<Vec<String>, No> {
    use register::names::Names as _;
    if named.is_empty() {
        let live = book.units.iter().filter(|kept| kept.live() && kept.item.reporting_point);
        return Ok(live.map(|kept| kept.item.short_name.clone()).collect());
    }
    let unit = register::id::UnitId::parse(named).or_else(|| book.unit(named)).and_then(|id| book.unit_of(id));
    unit.map(|unit| vec![unit.short_name.clone()]).ok_or_else(|| No::unknown("采集报送点", named))
}

fn column(field: &FieldSpec, width: u16, points: &[String], book: &Book) -> FormColumn {
    let choices = match (field.key, field.input) {
        ("point", _) => points.to_vec(),
        ("unit", _) => book.units.iter().filter(|kept| kept.live()).map(|kept| kept.item.short_name.clone()).collect(),
        (_, Input::YesNo) => ["是", "否"].map(str::to_owned).into(),
        _ => field.choices.map(|choices| choices().into_iter().map(|(_, label)| label.to_owned()).collect()).unwrap_or_default(),
    };
    // Where there is a list, it says enough; the other hints of such fields speak of what only the office knows.
    let hint = if choices.is_empty() { field.help.unwrap_or_default().to_owned() } else { String::new() };
    FormColumn { name: field.column.to_owned(), width, hint, choices }
}
