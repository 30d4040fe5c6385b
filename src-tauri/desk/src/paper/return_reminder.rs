//! 催报通知: to the 采集报送点 that have not sent theirs, one sheet with all of them or a sheet for each. Never to a point
//! that has.

use chrono::NaiveDate;
use press::document::DocumentPaper;
use press::report::Block;
use press::{Cell, Column, Marks, Row, Seal, SignOff, Table};
use register::id::UnitId;
use register::quarter::Quarter;
use register::submission::point_return_due;
use register::template::{TemplateKind, Values};
use register::unit::Unit;
use store::Kept;

use super::Made;
use super::composed::Paper;
use crate::compose::{long_date, recipient, you};
use crate::no::No;
use crate::words::Words;

/// The paper's name.
pub(super) const NAME: &str = "催报通知";

/// Whom it goes to.
pub(crate) struct ReminderPaper<'a> {
    /// The quarter they owe.
    pub(crate) quarter: Quarter,
    /// The points.
    pub(crate) points: &'a [&'a Kept<UnitId, Unit>],
    /// A sheet for each.
    pub(crate) each: bool,
}

/// The paper and what it is called in the archive.
pub(crate) fn return_reminder(
    of: &ReminderPaper<'_>,
    words: Words<'_>,
    today: NaiveDate,
    marks: Marks,
) -> Result<(Paper, Made<'static>), No> {
    let title = match of.points {
        [one] => format!("{}{NAME} {}", of.quarter.title(), one.item.short_name),
        several => format!("{}{NAME}（{}个点）", of.quarter.title(), several.len()),
    };
    let paper = if of.each {
        let sheets = of.points.iter().map(|unit| Ok(sheet(of.quarter, &[unit], &words, today, marks.clone())?.into()));
        Paper::Bound { title: title.clone(), papers: sheets.collect::<Result<Vec<Paper>, No>>()? }
    } else {
        sheet(of.quarter, of.points, &words, today, marks)?.into()
    };
    Ok((paper, Made::of_office("return_reminder", title).with(words)))
}

/// The sheet to one point, or to several with their names in a table.
pub(super) fn sheet(
    quarter: Quarter,
    points: &[&Kept<UnitId, Unit>],
    words: &Words<'_>,
    today: NaiveDate,
    marks: Marks,
) -> Result<DocumentPaper, No> {
    let office = &words.book.office;
    let (addressee, whom, table) = match points {
        [one] => (recipient(&one.item), you(Some(&one.item)).to_owned(), None),
        several => (
            "各有关采集报送点".to_owned(),
            format!("下列{}个采集报送点", several.len()),
            Some(Block::Table { caption: String::new(), table: names(several), note: String::new() }),
        ),
    };
    let values = Values::from([
        ("季度", quarter.title()),
        ("报送期限", long_date(point_return_due(quarter, office))),
        ("通知日期", long_date(today)),
        ("未报的点", whom),
    ]);
    let (_, blocks) = words.blocks(TemplateKind::ReturnReminder, values, table)?;
    Ok(DocumentPaper {
        head: None,
        number: String::new(),
        title: "关于催报廉政风险预警信息的通知".to_owned(),
        addressee,
        blocks,
        attachments: Vec::new(),
        sign_off: Some(SignOff { name: office.name.clone(), date: long_date(today), seal: Seal::Place }),
        remark: format!("联系人：{}　　联系电话：{}", office.contact, office.phone),
        imprint: None,
        marks,
    })
}

fn names(points: &[&Kept<UnitId, Unit>]) -> Table {
    let mut table = Table::new(NAME, vec![Column::middle(14.0), Column::middle(64.0), Column::middle(14.0), Column::middle(64.0)])
        .headed(&["序号", "采集报送点", "序号", "采集报送点"]);
    let half = points.len().div_ceil(2);
    table.rows = (0..half)
        .map(|row| {
            let cell =
                |at: usize| points.get(at).map_or_else(Default::default, |unit| ((at + 1).to_string(), unit.item.short_name.clone()));
            let ((first, one), (second, other)) = (cell(row), cell(half + row));
            Row::new([first, one, second, other].map(Cell::new).into())
        })
        .collect();
    table
}
