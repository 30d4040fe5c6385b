//! The office's own tables, field by field. Never a file name in a rule: what is expected stands in
//! `expected.json` beside the files.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

use std::path::PathBuf;

use exchange::{Hints, Intake, Kind, Limits, Record, Value, read, records};
use register::Term;
use register::deadline::Deadline;
use serde_json::Value as Json;

fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join(name)
}

fn intake(path: &std::path::Path, kind: Option<Kind>) -> Intake {
    let bytes = std::fs::read(path).unwrap();
    let name = path.file_name().unwrap().to_str().unwrap();
    let book = read(&bytes, name, &Limits::default()).unwrap_or_else(|error| panic!("{name}: {error}"));
    records(&book, &Hints { kind, file_name: name.to_owned(), ..Hints::default() }).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Width of punctuation and white space do not count.
fn plain(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '。' => '.',
            '、' => ',',
            '“' | '”' => '"',
            '‘' | '’' => '\'',
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            c => c,
        })
        .filter(|c| !c.is_whitespace())
        .collect()
}

fn same(want: &Json, got: &Value) -> bool {
    match (want, got) {
        (Json::Null, got) => got.is_null(),
        (Json::String(want), Value::Date(on)) => *want == on.to_string(),
        (Json::String(want), Value::Text(got)) => plain(want) == plain(got),
        (Json::String(want), Value::Null) => want.is_empty(),
        (Json::Number(want), Value::Int(got)) => want.as_i64() == Some(*got),
        (Json::Bool(want), Value::Bool(got)) => want == got,
        (Json::Array(want), Value::List(got)) => {
            want.len() == got.len() && want.iter().zip(got).all(|(want, got)| want.as_str().is_some_and(|want| plain(want) == plain(got)))
        }
        (Json::Object(want), Value::Counts(got)) => {
            want.len() == got.len() && got.iter().all(|(name, n)| want.get(*name).and_then(Json::as_i64) == Some(*n))
        }
        (Json::Array(want), Value::Parts(got)) => {
            want.len() == got.len()
                && want
                    .iter()
                    .zip(got)
                    .all(|(want, got)| got.iter().all(|(name, text)| want[*name].as_str().is_some_and(|want| plain(want) == plain(text))))
        }
        _ => false,
    }
}

/// The records of a file; those grouped by sheet carry its name as 采集点.
fn wanted(file: &Json) -> Vec<serde_json::Map<String, Json>> {
    match &file["records"] {
        Json::Array(list) => list.iter().map(|record| record.as_object().unwrap().clone()).collect(),
        Json::Object(sheets) => sheets
            .iter()
            .flat_map(|(sheet, list)| {
                list.as_array().unwrap().iter().map(move |record| {
                    let mut record = record.as_object().unwrap().clone();
                    record.insert("采集点".to_owned(), Json::String(sheet.clone()));
                    record
                })
            })
            .collect(),
        _ => panic!("no records"),
    }
}

fn expected() -> serde_json::Map<String, Json> {
    let all: Json = serde_json::from_slice(&std::fs::read(folder("tests/office/expected.json")).unwrap()).unwrap();
    all["files"].as_object().unwrap().clone()
}

#[test]
fn every_field_of_every_record() {
    let (mut differences, mut fields) = (Vec::new(), 0);
    for (name, file) in expected() {
        let intake = intake(&folder("tests/office").join(&name), None);
        let mut wanted = wanted(&file);
        if file["records"].is_object() {
            // A JSON object keeps no order: sheet by sheet, in the order of the file.
            wanted.sort_by_key(|record| {
                intake.sheets.iter().position(|sheet| Some(sheet.as_str()) == record["采集点"].as_str().map(str::trim))
            });
        }
        assert_eq!(intake.records.len(), wanted.len(), "{name}");
        for (record, want) in intake.records.iter().zip(&wanted) {
            for (column, want) in want {
                fields += 1;
                if !same(want, record.value(column)) {
                    differences.push(format!("{name} 第 {} 行 {column}: wanted {want}, got {:?}", record.row, record.value(column)));
                }
            }
        }
    }
    assert!(
        differences.is_empty(),
        "{} of {fields} fields differ:\n{}",
        differences.len(),
        differences[..differences.len().min(12)].join("\n")
    );
    assert_eq!(fields, 3045, "all of expected.json was compared");
}

#[test]
fn what_the_files_are_is_found_out() {
    for (name, file) in expected() {
        let intake = intake(&folder("tests/office").join(&name), None);
        let sort = file["类型"].as_str().unwrap();
        assert!(sort.starts_with(intake.kind.name()), "{name}: {sort}, not {}", intake.kind.name());
        if let Some(rows) = file["表头行"].as_array() {
            assert_eq!(intake.header_rows, rows.iter().map(|row| row.as_u64().unwrap() as u32).collect::<Vec<_>>(), "{name}");
        }
        if let Some(year) = file["基准年"].as_i64() {
            assert_eq!(intake.base_year.map(i64::from), Some(year), "{name}");
        }
        for (heading, column) in file["列同义词"].as_object().into_iter().flatten() {
            let found = intake.mapping.iter().find(|(known, _)| known == heading).map(|(_, column)| *column);
            let want = column.as_str().and_then(|column| intake.kind.column(column)).map(|column| column.name);
            assert_eq!(found, want, "{name} {heading}");
        }
        if let Some(left) = file["未映射列"].as_array() {
            assert_eq!(intake.unmapped, left.iter().map(|column| column.as_str().unwrap()).collect::<Vec<_>>(), "{name}");
        }
        for key in ["忽略工作表", "零报告工作表", "隐藏工作表(默认不导入,给出提示)"] {
            for sheet in file[key].as_array().into_iter().flatten() {
                let note = intake.ignored_sheets.iter().find(|note| Some(note.name.as_str()) == sheet.as_str());
                assert!(note.is_some_and(|note| !note.reason.is_empty()), "{name} {sheet}");
            }
        }
        if let Some(zero) = file["零报告工作表"].as_array() {
            assert_eq!(intake.zero_reports, zero.iter().map(|sheet| sheet.as_str().unwrap()).collect::<Vec<_>>());
        }
    }
}

#[test]
fn rows_in_are_records_rejected_and_left_out() {
    for (name, file) in expected() {
        let intake = intake(&folder("tests/office").join(&name), None);
        assert_eq!(intake.rows_in, intake.records.len() + intake.rejected.len() + intake.left_out.len(), "{name}");
        assert_eq!(intake.rejected, [], "{name}");
        for mark in file["不入库行特征"].as_array().into_iter().flatten() {
            let mark = mark.as_str().unwrap().trim_end_matches(':');
            assert!(intake.left_out.iter().any(|note| note.reason.contains(mark)), "{name}: {mark} in {:?}", intake.left_out);
        }
    }
}

/// Every cell of the registers' own tables comes out as it stands; marks for nothing come out empty.
#[test]
fn the_registers_own_tables_come_in_whole() {
    for kind in Kind::ALL {
        let path = folder("assets/sample").join(format!("{}.csv", kind.name()));
        let bytes = std::fs::read(&path).unwrap();
        let book = read(&bytes, "x.csv", &Limits::default()).unwrap();
        let rows = &book.sheets[0].rows;
        for wanted in [None, Some(kind)] {
            let intake = intake(&path, wanted);
            assert_eq!((intake.kind, intake.records.len()), (kind, rows.len() - 1));
            assert_eq!(
                (intake.unmapped.len(), intake.rejected.len(), intake.pending.len(), intake.left_out.len()),
                (0, 0, 0, 0),
                "{}",
                kind.label()
            );
            for (row, record) in rows[1..].iter().zip(&intake.records) {
                for heading in &rows[0].cells {
                    let cell = row.cells.iter().find(|cell| cell.column == heading.column).map_or("", |cell| cell.text.as_str());
                    check_cell(record, &heading.text, cell);
                }
            }
        }
    }
}

fn check_cell(record: &Record, heading: &str, cell: &str) {
    let got = record.text(heading);
    let nothing = got.is_empty() && matches!(cell, "—" | "/");
    assert!(nothing || got == cell, "{} 第 {} 行 {heading}: wanted {cell}, got {got}", record.kind.label(), record.row);
    assert_eq!(record.original(heading), cell);
}

#[test]
fn rows_of_several_points_become_points() {
    let name = expected().keys().find(|name| name.starts_with("03")).unwrap().clone();
    let intake = intake(&folder("tests/office").join(name), None);
    let points: Vec<Record> = intake.records.iter().flat_map(Record::points).collect();
    assert_eq!(points.len(), 79);
    let graded = points.iter().filter(|point| !point.value("等级").is_null()).count();
    assert_eq!(graded, 30, "only rows whose points share one grade give it to each");
    let first = &points[0];
    let texts = ["关联职权", "风险点描述", "表现形式", "等级", "防控措施", "责任人"].map(|column| first.text(column));
    assert_eq!(
        texts,
        [
            "干部选拔推荐与中层岗位调整",
            "选人用人权过于集中",
            "动议前个别授意、酝酿范围过小，带倾向性推荐",
            "高",
            "四项监督制度、纪委廉政意见前置、全程纪实",
            "党委书记等"
        ]
    );
    let asked = intake.pending.iter().filter(|note| note.reason.contains("等级待分")).count();
    assert_eq!(asked, intake.records.iter().filter(|record| record.points().iter().any(|point| point.value("等级").is_null())).count());
}

#[test]
fn people_of_the_office_are_found_in_one_text() {
    let name = expected().keys().find(|name| name.starts_with("05")).unwrap().clone();
    let bytes = std::fs::read(folder("tests/office").join(&name)).unwrap();
    let units = intake(&folder("assets/sample/units.csv"), Some(Kind::Units)).records.iter().map(|record| record.text("简称")).collect();
    let posts =
        intake(&folder("assets/sample/posts.csv"), Some(Kind::Posts)).records.iter().map(|record| record.text("岗位名称")).collect();
    let book = read(&bytes, &name, &Limits::default()).unwrap();
    let intake = records(&book, &Hints { file_name: name, units, posts, ..Hints::default() }).unwrap();
    let first = &intake.records[0];
    assert_eq!(
        ["对象单位", "对象岗位", "姓名", "对象岗位/姓名"].map(|column| first.text(column)),
        ["柳树沟村", "村党支部书记兼主任", "岑某某", "村党支部书记兼主任/岑某某"]
    );
    assert!(intake.records.iter().all(|record| !record.value("对象单位").is_null() && !record.value("姓名").is_null()));
}

/// 时限类型, 截止日期 and 分段日期 of the duties follow from their words alone; one duty of the office is kept as
/// recurring though its words say 长期.
#[test]
fn deadlines_of_all_duties_follow_from_their_words() {
    let path = folder("assets/sample/duties.csv");
    let mut others = Vec::new();
    for record in intake(&path, Some(Kind::Duties)).records {
        let read = Deadline::read(record.original("完成时限"), 2026);
        let days: Vec<String> = read.on.into_iter().chain(read.dates).map(|on| on.to_string()).collect();
        assert_eq!(days.last().cloned().unwrap_or_default(), record.original("截止日期"), "{}", read.original);
        assert_eq!(if days.len() > 1 { days.join(";") } else { String::new() }, record.original("分段日期"), "{}", read.original);
        if read.kind.label() != record.original("时限类型") {
            others.push((read.original, record.text("时限类型")));
        }
    }
    assert_eq!(others, [("长期".to_owned(), "周期".to_owned())]);
}
