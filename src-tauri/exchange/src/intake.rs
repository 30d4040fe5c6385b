//! A whole file to records: every sheet, every row with its fate. Rows in = records + rejected + left out;
//! nothing is dropped without a reason. Never writes to the store, and never asks what is already there.

use crate::card;
use crate::columns::{Column, Kind};
use crate::convert::Reader;
use crate::grid::{Grid, turned};
use crate::layout::{Hints, Layout, Recognised, recognise};
use crate::matching::squash;
use crate::rows::{Part, part};
use crate::sheet::{Cell, Sheet, Workbook};
use crate::value::{Field, Record, Value};
use crate::{ReadError, composite, spread, words};

/// A row with what is said about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowNote {
    /// The sheet.
    pub sheet: String,
    /// The row, as the spreadsheet counts.
    pub row: u32,
    /// A Chinese sentence or word.
    pub reason: String,
}

/// A sheet that was not read, with the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetNote {
    /// Its name.
    pub name: String,
    /// Why, in Chinese.
    pub reason: String,
}

/// What an import of a file would bring.
#[derive(Debug, Clone, PartialEq)]
pub struct Intake {
    /// Kind of the records.
    pub kind: Kind,
    /// Names of the sheets that were read.
    pub sheets: Vec<String>,
    /// How each of them was understood, in the same order.
    pub layouts: Vec<Recognised>,
    /// Rows of the headings on the first of them; empty for forms.
    pub header_rows: Vec<u32>,
    /// Heading in the file → canonical column, over all sheets.
    pub mapping: Vec<(String, &'static str)>,
    /// Headings that are not imported.
    pub unmapped: Vec<String>,
    /// The year that dates without one were given.
    pub base_year: Option<i32>,
    /// The records, top down.
    pub records: Vec<Record>,
    /// Rows that cannot be records.
    pub rejected: Vec<RowNote>,
    /// What was read of them, in the same order: they may be put right by hand.
    pub refused: Vec<Record>,
    /// Questions about rows that are among the records.
    pub pending: Vec<RowNote>,
    /// Rows that are no records: totals, notes, sections.
    pub left_out: Vec<RowNote>,
    /// Sheets that were not read.
    pub ignored_sheets: Vec<SheetNote>,
    /// Reporting points whose sheet says that there is nothing to report.
    pub zero_reports: Vec<String>,
    /// What the person should know about the file as a whole.
    pub notes: Vec<String>,
    /// Rows (forms: sheets) under the headings that are not blank.
    pub rows_in: usize,
}

/// Recognises and reads all sheets of a workbook that hold records of one kind.
///
/// # Errors
/// No sheet of the kind wanted (or of any), or no sheet of the name asked for.
pub fn records(book: &Workbook, hints: &Hints) -> Result<Intake, ReadError> {
    records_watched(book, hints, &|_| true)
}

/// The same; `watch` is told now and then how many rows are done and says whether to go on.
///
/// # Errors
/// As [`records`], and [`ReadError::Stopped`].
pub fn records_watched(book: &Workbook, hints: &Hints, watch: &dyn Fn(usize) -> bool) -> Result<Intake, ReadError> {
    let names = || book.sheets.iter().map(|sheet| words::name(&sheet.name)).collect::<Vec<_>>();
    if let Some(wanted) = hints.sheets.iter().find(|wanted| !names().contains(&words::name(wanted))) {
        return Err(ReadError::NoSuchSheet { name: wanted.clone(), present: names().join("、") });
    }
    let (mut ignored, mut zero, mut found) = (Vec::new(), Vec::new(), Vec::new());
    for sheet in &book.sheets {
        let name = words::name(&sheet.name);
        let mut ignore = |reason: &str| ignored.push(SheetNote { name: name.clone(), reason: reason.to_owned() });
        let asked_for = (!hints.sheets.is_empty()).then(|| hints.sheets.iter().any(|wanted| words::name(wanted) == name));
        if asked_for == Some(false) {
            ignore("没有选择这张工作表");
        } else if sheet.hidden && asked_for.is_none() {
            ignore("隐藏的工作表，没有导入；需要时请指定这张工作表");
        } else if sheet.is_empty() {
            ignore("空白工作表");
        } else if let Some(recognised) = recognise(sheet, hints) {
            found.push((sheet, recognised));
        } else if says_nothing(sheet) {
            zero.push(name.clone());
            ignore("零报告：本期无预警信息");
        } else {
            ignore("没有认出表头");
        }
    }
    let Some(kind) = strongest(&found) else {
        let why = if ignored.is_empty() {
            "文件里没有工作表".to_owned()
        } else {
            ignored.iter().map(|note| format!("“{}”{}", note.name, note.reason)).collect::<Vec<_>>().join("；")
        };
        return Err(ReadError::NoTable { why });
    };
    let mut intake = Intake {
        kind,
        sheets: Vec::new(),
        layouts: Vec::new(),
        header_rows: Vec::new(),
        mapping: Vec::new(),
        unmapped: Vec::new(),
        base_year: None,
        records: Vec::new(),
        rejected: Vec::new(),
        refused: Vec::new(),
        pending: Vec::new(),
        left_out: Vec::new(),
        ignored_sheets: ignored,
        zero_reports: zero,
        notes: Vec::new(),
        rows_in: 0,
    };
    for (sheet, recognised) in found {
        if recognised.kind == kind {
            take(&mut intake, sheet, recognised, hints, book.from_1904, watch)?;
        } else {
            let reason = format!("是另一种表（{}），请另行导入", recognised.kind.label());
            intake.ignored_sheets.push(SheetNote { name: words::name(&sheet.name), reason });
        }
    }
    Ok(intake)
}

fn strongest(found: &[(&Sheet, Recognised)]) -> Option<Kind> {
    let weight = |kind: Kind| {
        found
            .iter()
            .filter(|(_, recognised)| recognised.kind == kind)
            .map(|(sheet, recognised)| sheet.rows.len() * 2 + recognised.confidence)
            .sum::<usize>()
    };
    found.iter().map(|(_, recognised)| recognised.kind).max_by_key(|kind| weight(*kind))
}

fn says_nothing(sheet: &Sheet) -> bool {
    sheet.rows.iter().flat_map(|row| &row.cells).any(|cell| ["零报告", "无预警信息"].iter().any(|word| cell.text.contains(word)))
}

fn take(
    intake: &mut Intake,
    sheet: &Sheet,
    found: Recognised,
    hints: &Hints,
    from_1904: bool,
    watch: &dyn Fn(usize) -> bool,
) -> Result<(), ReadError> {
    let whole = spread::joined(sheet);
    let sheet = whole.as_ref().unwrap_or(sheet);
    let name = words::name(&sheet.name);
    if intake.sheets.is_empty() {
        intake.header_rows.clone_from(&found.header_rows);
        intake.base_year = found.base_year;
    }
    for known in &found.columns {
        match known.column {
            Some(column) if intake.mapping.iter().all(|(heading, _)| *heading != known.heading) => {
                intake.mapping.push((known.heading.clone(), column.name))
            }
            None if !intake.unmapped.contains(&known.heading) => intake.unmapped.push(known.heading.clone()),
            _ => {}
        }
    }
    if !sheet.hidden_columns.is_empty() {
        let used = sheet
            .hidden_columns
            .iter()
            .filter(|column| sheet.rows.iter().any(|row| row.cells.iter().any(|cell| cell.column == **column)))
            .count();
        if used > 0 {
            intake.notes.push(format!("工作表“{name}”有 {used} 个隐藏列，没有导入"));
        }
    }
    let reader = |found: &Recognised| Reader {
        base_year: found.base_year,
        from_1904,
        name_first: found.columns.iter().any(|known| {
            known.column.is_some_and(|column| column.name == "对象岗位/姓名") && known.heading.trim_start().starts_with("姓名")
        }),
        fields: Vec::new(),
        questions: Vec::new(),
        units: &hints.units,
        posts: &hints.posts,
    };
    match found.layout {
        Layout::Card => {
            intake.rows_in += 1;
            let mut reader = reader(&found);
            let entries = card::entries(sheet, found.kind);
            for entry in &entries {
                reader.read(entry.column, &entry.label, Some(&entry.cell));
            }
            finish(intake, &name, 1, reader, None);
        }
        Layout::Table | Layout::Sideways => {
            let on_side;
            let (sheet, laid) = if found.layout == Layout::Sideways {
                on_side = turned(sheet);
                let headings = found.columns.iter().find_map(|known| {
                    let at = on_side.rows.iter().find(|row| {
                        row.cells.iter().any(|cell| cell.column as usize == known.place && words::name(&cell.text) == known.heading)
                    })?;
                    Some(vec![at.number])
                });
                (&on_side, Recognised { header_rows: headings.unwrap_or_default(), ..found.clone() })
            } else {
                (sheet, found.clone())
            };
            table(intake, sheet, &name, &laid, &reader, watch)?;
        }
    }
    intake.sheets.push(name);
    intake.layouts.push(found);
    Ok(())
}

fn table<'a>(
    intake: &mut Intake,
    sheet: &Sheet,
    name: &str,
    found: &Recognised,
    reader: &dyn Fn(&Recognised) -> Reader<'a>,
    watch: &dyn Fn(usize) -> bool,
) -> Result<(), ReadError> {
    let grid = Grid::of(sheet);
    let under = found.header_rows.last().copied().unwrap_or(0);
    let start = grid.rows.partition_point(|row| row.number <= under);
    let columns: Vec<(&'static Column, usize, &str)> =
        found.columns.iter().filter_map(|known| Some((known.column?, known.place, known.heading.as_str()))).collect();
    let composite = composite::points(&grid, start, &columns);
    let filled: Vec<usize> = columns
        .iter()
        .filter(|(column, ..)| column.grouped)
        .map(|(_, place, _)| *place)
        .filter(|place| only_first_of_group(&grid, start, *place))
        .collect();
    let point = reporting_point(&grid, found, name);
    let unit = unit_of_all(&grid, found, name, reader(found).units);
    let mut above: Vec<(usize, Cell)> = Vec::new();
    let (mut section, mut first) = (None, true);
    for at in start..grid.rows.len() {
        let row = &grid.rows[at];
        let note = |reason: String| RowNote { sheet: name.to_owned(), row: row.number, reason };
        if row.own().next().is_none() {
            if row.places.iter().all(Option::is_none) {
                intake.rows_in += 1;
                intake.left_out.push(note("这一行只在隐藏的列里有内容".to_owned()));
            }
            continue;
        }
        intake.rows_in += 1;
        if intake.rows_in.is_multiple_of(256) && !watch(intake.rows_in) {
            return Err(ReadError::Stopped);
        }
        match part(&grid, at, found, first) {
            Part::LeftOut(reason) => intake.left_out.push(note(reason)),
            Part::Section(text) => {
                let column = found.kind.section().unwrap_or("分节");
                intake.left_out.push(note(format!("分节行，“{text}”已作为以下各行的“{column}”")));
                section = Some(text);
            }
            Part::Record => {
                let mut reader = reader(found);
                for (column, place, heading) in &columns {
                    let mut cell = row.down(*place).cloned();
                    if filled.contains(place) {
                        match (&cell, above.iter_mut().find(|(known, _)| known == place)) {
                            (Some(cell), Some(known)) => known.1 = cell.clone(),
                            (Some(cell), None) => above.push((*place, cell.clone())),
                            (None, Some(known)) => cell = Some(known.1.clone()),
                            (None, None) => {}
                        }
                    }
                    match composite {
                        Some(points) if composite::read(&mut reader, points, column, cell.as_ref()) => {}
                        _ => reader.read(column, heading, cell.as_ref()),
                    }
                }
                if let (Some(text), Some(column)) = (&section, found.kind.section()) {
                    fill(&mut reader.fields, column, text);
                }
                if let Some(point) = &point {
                    fill(&mut reader.fields, "采集点", point);
                }
                if found.kind == Kind::Risks {
                    reader.part_post();
                }
                if let Some(unit) = &unit {
                    fill(&mut reader.fields, "单位", unit);
                }
                if row.hidden {
                    reader.questions.push("这一行在原表中是隐藏的，已读入，请确认是否需要".to_owned());
                }
                if row.foreign {
                    reader.questions.push("这一行的文字编码与文件其余各行不同，是逐格辨认出来的，请核对文字".to_owned());
                }
                if composite.is_some() {
                    composite::finish(&mut reader);
                }
                finish(intake, name, row.number, reader, Some(found));
            }
        }
        first = false;
    }
    Ok(())
}

/// Sets a column that the row itself leaves empty.
fn fill(fields: &mut Vec<Field>, column: &'static str, text: &str) {
    match fields.iter_mut().find(|field| field.column == column) {
        Some(field) if field.value.is_null() => {
            field.value = Value::text(text);
            text.clone_into(&mut field.original);
        }
        Some(_) => {}
        None => fields.push(Field { column, value: Value::text(text), original: text.to_owned() }),
    }
}

/// Whether a column is written only on the first line of each group: it has gaps, begins with a value, and no
/// two neighbouring rows carry the same one.
fn only_first_of_group(grid: &Grid<'_>, start: usize, place: usize) -> bool {
    let values: Vec<Option<&str>> =
        grid.rows[start..].iter().filter(|row| row.own().count() >= 2).map(|row| row.down(place).map(|cell| cell.text.as_str())).collect();
    let gaps = values.iter().any(Option::is_none);
    let twice = values.windows(2).any(|two| two[0].is_some() && two[0] == two[1]);
    gaps && !twice && values.first().is_some_and(Option::is_some)
}

/// Whether a table has a column.
fn has(found: &Recognised, name: &str) -> bool {
    found.columns.iter().any(|known| known.column.is_some_and(|column| column.name == name))
}

/// What stands behind one of these words and a colon above the headings.
fn said_above(grid: &Grid<'_>, found: &Recognised, words: &[&str]) -> Option<String> {
    let under = found.header_rows.first().copied().unwrap_or(0);
    grid.rows.iter().take_while(|row| row.number < under).flat_map(|row| row.own()).find_map(|(_, cell)| {
        let text = register::text::half_width(&cell.text);
        let (before, after) = text.split_once(':')?;
        let named = words.iter().any(|word| before.contains(word));
        let name = register::text::trim(after).split([' ', '\n']).next().unwrap_or_default().to_owned();
        (named && !name.is_empty()).then_some(name)
    })
}

/// 采集点 of a list without such a column: 填报单位 above the headings, else the sheet's own name.
fn reporting_point(grid: &Grid<'_>, found: &Recognised, sheet: &str) -> Option<String> {
    if found.kind != Kind::Signals || has(found, "采集点") {
        return None;
    }
    let generic = sheet.is_empty() || sheet.to_ascii_lowercase().starts_with("sheet") || sheet.contains('表');
    said_above(grid, found, &["填报单位", "采集报送点", "采集点", "报送单位"]).or_else(|| (!generic).then(|| sheet.to_owned()))
}

/// 单位 of a list of risk points or posts without such a column: named above the headings, else a unit of the office whose
/// name is the sheet's.
fn unit_of_all(grid: &Grid<'_>, found: &Recognised, sheet: &str, units: &[String]) -> Option<String> {
    if !matches!(found.kind, Kind::Risks | Kind::Posts) || has(found, "单位") || has(found, "单位及岗位") {
        return None;
    }
    let above = said_above(grid, found, &["单位", "科室", "部门", "站所", "填报"]);
    above.or_else(|| units.iter().find(|unit| unit.as_str() == sheet).cloned())
}

/// A heading that is the register's own word (现任人(虚构)) is answered under that word too.
fn as_registered(record: &mut Record, found: &Recognised) {
    for known in &found.columns {
        let Some(column) =
            known.column.filter(|column| column.register != column.name && squash(column.register) == squash(&known.heading))
        else {
            continue;
        };
        let (text, original) = (record.text(column.name), record.original(column.name).to_owned());
        record.fields.push(Field { column: column.register, value: Value::text(text), original });
    }
}

fn finish(intake: &mut Intake, sheet: &str, row: u32, mut reader: Reader<'_>, table: Option<&Recognised>) {
    let kind = intake.kind;
    reader.take_apart();
    let Reader { mut fields, questions, .. } = reader;
    // A column of its own (截止日期 beside 完成时限) outranks what was read out of another, unless it is empty.
    let mut kept: Vec<Field> = Vec::with_capacity(fields.len());
    for field in fields.drain(..) {
        match kept.iter_mut().find(|known| known.column == field.column) {
            Some(known) if !field.value.is_null() => *known = field,
            Some(_) => {}
            None => kept.push(field),
        }
    }
    let order = |column: &str| kind.columns().iter().position(|known| known.name == column).unwrap_or(usize::MAX);
    kept.sort_by_key(|field| order(field.column));
    let note = |reason: String| RowNote { sheet: sheet.to_owned(), row, reason };
    let mut record = Record { kind, sheet: sheet.to_owned(), row, fields: kept };
    if let Some(found) = table {
        as_registered(&mut record, found);
    }
    let required = kind.required();
    if required.iter().all(|column| record.value(column).is_null()) && record.value("风险点").is_null() {
        let known =
            table.is_none_or(|found| found.columns.iter().any(|known| known.column.is_some_and(|column| required.contains(&column.name))));
        let what = required.iter().map(|column| format!("“{column}”")).collect::<Vec<_>>().join("或");
        intake.rejected.push(note(if known {
            format!("缺少{what}，无法作为一条{}入库", kind.label())
        } else {
            format!("表里没有{what}这一栏")
        }));
        intake.refused.push(record);
        return;
    }
    intake.pending.extend(questions.into_iter().map(note));
    intake.records.push(record);
}
