//! What the formats can say beside plain text: dates, both day counts, formulas, hidden parts, merged areas,
//! tables in documents. Never a file of an office.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

mod common;

use common::{HEAD, cell, with_sheet, workbook};
use exchange::{FileFormat, Hints, Intake, Kind, Layout, Limits, Sheet, Typed, read, records};

fn first(bytes: &[u8]) -> Sheet {
    read(bytes, "x", &Limits::default()).unwrap().sheets.remove(0)
}

fn texts(sheet: &Sheet) -> Vec<(u32, u32, &str)> {
    sheet.rows.iter().flat_map(|row| row.cells.iter().map(|cell| (row.number, cell.column, cell.text.as_str()))).collect()
}

fn intake(bytes: &[u8]) -> Intake {
    records(&read(bytes, "2026年.xlsx", &Limits::default()).unwrap(), &Hints { file_name: "2026年.xlsx".to_owned(), ..Hints::default() })
        .unwrap()
}

const STYLES: &str = r#"<styleSheet><numFmts><numFmt numFmtId="180" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="181" formatCode="000"/></numFmts>
    <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="180"/><xf numFmtId="181"/><xf numFmtId="31"/></cellXfs></styleSheet>"#;

#[test]
fn every_sort_of_cell() {
    let strings = r#"<sst><si><t>共享</t></si><si><r><t xml:space="preserve">富 </t></r><r><t>文本</t></r><rPh><t>fuwenben</t></rPh></si><si><t>回车_x000D_与_x005F_x0041_</t></si></sst>"#;
    let rows = format!(
        r#"{HEAD}<row r="2">{}<c r="B2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c r="D2" t="s"><v>2</v></c></row>
        <row><c><v>46112</v></c><c s="1"><v>46112</v></c><c s="2"><v>46112.5</v></c><c s="3"><v>7</v></c><c s="4"><v>46112</v></c><c t="b"><v>1</v></c>
        <c t="e"><v>#N/A</v></c><c t="str"><f>A1&amp;B1</f><v>算 &amp; 得</v></c><c><f>SUM(A1:A9)</f><v>3.10</v></c><c t="d"><v>2026-03-31T00:00:00</v></c></row></sheetData></worksheet>"#,
        cell("A2", "内&lt;联&#10;&gt;")
    );
    let bytes = workbook(&[("xl/worksheets/sheet1.xml", &rows), ("xl/sharedStrings.xml", strings), ("xl/styles.xml", STYLES)]);
    let sheet = first(&bytes);
    let want = [
        (2, 0, "内<联\n>"),
        (2, 1, "共享"),
        (2, 2, "富 文本"),
        (2, 3, "回车\r与_x0041_"),
        (3, 0, "46112"),
        (3, 1, "2026-03-31"),
        (3, 2, "2026-03-31 12:00"),
        (3, 3, "007"),
        (3, 4, "2026-03-31"),
        (3, 5, "TRUE"),
        (3, 6, "#N/A"),
        (3, 7, "算 & 得"),
        (3, 8, "3.1"),
        (3, 9, "2026-03-31"),
    ];
    assert_eq!(texts(&sheet), want);
    assert!(matches!(sheet.rows[1].cells[1].value, Typed::Date(on) if on.to_string() == "2026-03-31"));
}

#[test]
fn days_counted_from_1904() {
    let book = r#"<workbook><workbookPr date1904="1"/><sheets><sheet name="表" r:id="r1"/></sheets></workbook>"#;
    let head = ["采集日期", "采集点", "主要内容"].iter().zip(["A1", "B1", "C1"]).map(|(text, place)| cell(place, text)).collect::<String>();
    let row =
        |n: u32, date: &str| format!("<row r=\"{n}\">{date}{}{}</row>", cell(&format!("B{n}"), "甲村"), cell(&format!("C{n}"), "事由"));
    let rows = format!(
        "{HEAD}<row r=\"1\">{head}</row>{}{}</sheetData></worksheet>",
        row(2, r#"<c r="A2" s="1"><v>44650</v></c>"#),
        row(3, r#"<c r="A3"><v>44650</v></c>"#)
    );
    let parts = [("xl/workbook.xml", book), ("xl/worksheets/sheet1.xml", rows.as_str()), ("xl/styles.xml", STYLES)];
    let got: Vec<String> = intake(&workbook(&parts)).records.iter().map(|record| record.text("采集日期")).collect();
    assert_eq!(got, ["2026-03-31", "2026-03-31"], "a date cell and a bare serial number");
    let got: Vec<String> = intake(&workbook(&parts[1..])).records.iter().map(|record| record.text("采集日期")).collect();
    assert_eq!(got, ["2022-03-30", "2022-03-30"], "the same under 1900");
}

/// A list with a hidden column (C), a hidden row (3), merged areas down (A2:A4) and across (A5:D5).
fn with_hidden_parts() -> Vec<u8> {
    let row = |n: u32, cells: &[&str], hidden: &str| {
        let cells: String = cells
            .iter()
            .zip(["A", "B", "C", "D"])
            .filter(|(text, _)| !text.is_empty())
            .map(|(text, column)| cell(&format!("{column}{n}"), text))
            .collect();
        format!("<row r=\"{n}\"{hidden}>{cells}</row>")
    };
    let rows = [
        row(1, &["单位", "风险点", "备注", "风险等级"], ""),
        row(2, &["财政所", "拆分", "藏", "高"], ""),
        row(3, &["", "挪用", "藏", "二级"], " hidden=\"1\""),
        row(4, &["", "套取", "藏", "C级"], ""),
        row(5, &["村建所（共1项）", "", "", ""], ""),
        row(6, &["", "放水", "藏", "低"], ""),
    ];
    let body = rows.concat();
    let head = HEAD.replace("<sheetData>", r#"<cols><col min="3" max="3" hidden="1"/></cols><sheetData>"#);
    with_sheet(&format!(r#"{head}{body}</sheetData><mergeCells><mergeCell ref="A2:A4"/><mergeCell ref="A5:D5"/></mergeCells></worksheet>"#))
}

#[test]
fn hidden_rows_come_in_and_hidden_columns_stay_out_and_both_are_said() {
    let intake = intake(&with_hidden_parts());
    let got: Vec<String> =
        intake.records.iter().map(|record| ["单位", "风险点描述", "等级", "备注"].map(|column| record.text(column)).join("|")).collect();
    assert_eq!(got, ["财政所|拆分|高|", "财政所|挪用|中|", "财政所|套取|低|", "村建所|放水|低|"]);
    assert!(intake.pending.iter().any(|note| note.row == 3 && note.reason.contains("隐藏")), "{:?}", intake.pending);
    assert_eq!(intake.notes, ["工作表“表”有 1 个隐藏列，没有导入"]);
    assert_eq!(intake.left_out.iter().map(|note| note.row).collect::<Vec<_>>(), [5]);
}

#[test]
fn hidden_sheets_stay_out_unless_asked_for_by_name() {
    let book = r#"<workbook><sheets><sheet name="明表" r:id="r1"/><sheet name="暗表" state="veryHidden" r:id="r1"/></sheets></workbook>"#;
    let sheet: String = ["采集日期", "采集点", "主要内容"]
        .iter()
        .zip(["A1", "B1", "C1"])
        .chain(["2026.3.5", "甲村", "事由"].iter().zip(["A2", "B2", "C2"]))
        .map(|(text, place)| cell(place, text))
        .collect();
    let bytes = workbook(&[("xl/workbook.xml", book), ("xl/worksheets/sheet1.xml", &common::sheet(&sheet))]);
    let open = intake(&bytes);
    assert_eq!((open.sheets, open.records.len()), (vec!["明表".to_owned()], 1));
    assert!(open.ignored_sheets[0].name == "暗表" && open.ignored_sheets[0].reason.contains("隐藏"));
    let asked =
        records(&read(&bytes, "x", &Limits::default()).unwrap(), &Hints { sheets: vec!["暗表".to_owned()], ..Hints::default() }).unwrap();
    assert_eq!((asked.sheets, asked.records.len()), (vec!["暗表".to_owned()], 1));
}

#[test]
fn headings_on_two_rows_with_merged_areas() {
    let cells = [
        ("A1", "序号"),
        ("B1", "工作任务"),
        ("C1", "责任分工"),
        ("E1", "完成时限"),
        ("C2", "牵头单位"),
        ("D2", "责任单位"),
        ("A3", "1"),
        ("B3", "学习"),
        ("C3", "党建办"),
        ("D3", "镇党委,镇政府"),
        ("E3", "6.30"),
    ];
    let cells: String = cells.iter().map(|(place, text)| cell(place, text)).collect();
    let merged: String = ["A1:A2", "B1:B2", "C1:D1", "E1:E2"].iter().map(|area| format!(r#"<mergeCell ref="{area}"/>"#)).collect();
    let intake = intake(&with_sheet(&format!("{HEAD}<row>{cells}</row></sheetData><mergeCells>{merged}</mergeCells></worksheet>")));
    assert_eq!(intake.header_rows, [1, 2]);
    assert_eq!(intake.layouts[0].layout, Layout::Table);
    let record = &intake.records[0];
    assert_eq!(
        ["任务", "牵头单位", "责任单位", "截止日期"].map(|column| record.text(column)),
        ["学习", "党建办", "镇党委、镇政府", "2026-06-30"]
    );
}

#[test]
fn tables_of_a_document() {
    let cell = |inner: &str, lines: &[&str]| {
        let paragraphs: String =
            lines.iter().map(|line| format!("<w:p><w:r><w:t xml:space=\"preserve\">{line}</w:t></w:r></w:p>")).collect();
        format!("<w:tc><w:tcPr>{inner}</w:tcPr>{paragraphs}</w:tc>")
    };
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let (restart, go_on) = (r#"<w:vMerge w:val="restart"/>"#, "<w:vMerge/>");
    let table = [
        row(&["权力类型", "序号", "权力事项名称", "实施依据", "办理流程"].map(|text| cell("", &[text]))),
        row(&[
            cell(restart, &["行政给付"]),
            cell("", &["1"]),
            cell("", &["低保"]),
            cell("", &["《甲法》；", "《乙法》"]),
            cell("", &["申请→受理"]),
        ]),
        row(&[cell(go_on, &[""]), cell("", &["2"]), cell("", &["特困"]), cell("", &["《丙法》"]), cell("", &["1.申请", "2.受理"])]),
        row(&[cell(r#"<w:gridSpan w:val="5"/>"#, &["合计：2项"])]),
    ];
    let body = format!(
        "<w:document><w:body><w:p><w:r><w:t>权责清单（2026年）</w:t></w:r></w:p><w:tbl>{}</w:tbl></w:body></w:document>",
        table.concat()
    );
    let relations = r#"<Relationships><Relationship Id="r" Type="x/officeDocument" Target="word/document.xml"/></Relationships>"#;
    let bytes = workbook(&[("_rels/.rels", relations), ("word/document.xml", &body)]);
    assert_eq!(read(&bytes, "x.docx", &Limits::default()).unwrap().format, FileFormat::Docx);
    let intake = intake(&bytes);
    assert_eq!((intake.kind, intake.base_year, intake.layouts[0].title.as_str()), (Kind::Powers, Some(2026), "权责清单（2026年）"));
    let got: Vec<String> = intake
        .records
        .iter()
        .map(|record| ["类型(十类)", "职权名称", "法规依据", "运行程序"].map(|column| record.text(column)).join("|"))
        .collect();
    assert_eq!(got, ["行政给付|低保|《甲法》；《乙法》|申请→受理", "行政给付|特困|《丙法》|申请→受理"]);
    assert_eq!(intake.left_out.len(), 1);
}

/// One table in every encoding and with every separator gives the same records, rare names included.
#[test]
fn text_tables_in_every_encoding() {
    let text = "2026年预警信息汇总\n采集日期\t采集点\t主要内容\t职务/姓名\t建议等级\n2026.3.5\t柳树沟村\t反映“䶮𠮷”补贴，金额1,600元\t会计/𬍛㛃\t二级\n";
    let utf16 = |little: bool| -> Vec<u8> {
        std::iter::once(0xfeff)
            .chain(text.encode_utf16())
            .flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() })
            .collect()
    };
    let gb = encoding_rs::GB18030.encode(text).0.into_owned();
    for (bytes, encoding) in [
        (text.as_bytes().to_vec(), "UTF-8"),
        (format!("\u{feff}{text}").into_bytes(), "UTF-8"),
        (utf16(true), "UTF-16"),
        (utf16(false), "UTF-16"),
        (gb, "GB18030"),
        (text.replace(',', "，").replace('\t', ",").into_bytes(), "UTF-8"),
        (text.replace('\t', ";").replace('\n', "\r\n").into_bytes(), "UTF-8"),
    ] {
        assert_eq!(read(&bytes, "x.txt", &Limits::default()).unwrap().encoding, Some(encoding));
        let intake = intake(&bytes);
        let record = &intake.records[0];
        let got = ["采集日期", "采集点", "对象岗位", "姓名", "建议等级"].map(|column| record.text(column));
        assert_eq!(got, ["2026-03-05", "柳树沟村", "会计", "𬍛㛃", "黄色"]);
        assert!(record.text("内容").starts_with("反映“䶮𠮷”补贴"));
    }
}
