//! 送达回证: what was served, on whom, how, when, and who signed for it. Never fills a cell that the
//! caller left empty: an empty cell is written in by hand.

use crate::PressError;
use crate::fonts::Fonts;
use crate::form::{self, FormPaper};
use crate::marks::Marks;
use crate::ruled::{Align, Cell, Column, Row, Table};
use crate::sheet::Sheets;
use crate::table::Lie;

/// One document handed over.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ServedDocument {
    /// 文书名称.
    pub name: String,
    /// 文号.
    pub number: String,
    /// 份数, as it is printed.
    pub copies: String,
}

/// One of the ways of service, and whether it is the chosen one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceManner {
    /// 直接送达, 留置送达, 转交送达, 邮寄送达.
    pub label: String,
    /// Whether its box is ticked.
    pub chosen: bool,
}

/// Everything that stands on a 送达回证; empty strings are blanks for handwriting.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ServiceReceiptPaper {
    /// 送达机关.
    pub serving_body: String,
    /// The documents given at the same time; blank rows are printed where there are none.
    pub documents: Vec<ServedDocument>,
    /// 受送达单位（人）.
    pub addressee: String,
    /// 职务.
    pub post: String,
    /// 送达地点.
    pub place: String,
    /// 送达方式, every way in order.
    pub manners: Vec<ServiceManner>,
    /// 送达时间: 2026年1月15日10时20分.
    pub served_at: String,
    /// 收到日期 beside the signature, as it is printed.
    pub received_on: String,
    /// 代收人及与受送达人关系（代收理由）.
    pub proxy: String,
    /// 拒收事由.
    pub refusal: String,
    /// 见证人.
    pub witness: String,
    /// 送达人, two of them: 向明远、覃秀兰.
    pub servers: String,
    /// 备注.
    pub remark: String,
    /// Notes under the form.
    pub notes: Vec<String>,
    /// Training mark, anchor, verification code.
    pub marks: Marks,
}

/// Lays a 送达回证 out.
///
/// # Errors
/// [`PressError::MissingGlyph`] for the first character that no face can draw.
pub fn lay_out(paper: &ServiceReceiptPaper, fonts: &Fonts) -> Result<Sheets, PressError> {
    form::lay_out(&form(paper), fonts).map(|mut sheets| {
        sheets.title = "送达回证".to_string();
        for bookmark in &mut sheets.bookmarks {
            bookmark.title = sheets.title.clone();
        }
        sheets
    })
}

/// The receipt as a ruled form.
pub fn form(paper: &ServiceReceiptPaper) -> FormPaper {
    FormPaper {
        title: "送　达　回　证".to_string(),
        left: String::new(),
        right: String::new(),
        table: table(paper),
        notes: paper.notes.clone(),
        lie: Lie::Portrait,
        marks: paper.marks.clone(),
    }
}

const HAND_MOMENT: &str = "　　　　年　　　月　　　日　　　时　　　分";
const HAND_DATE: &str = "　　　年　　月　　日";

fn table(paper: &ServiceReceiptPaper) -> Table {
    let mut table = Table::new(
        "送达回证",
        vec![
            Column::middle(26.0),
            Column::middle(30.0),
            Column::middle(18.0),
            Column::middle(22.0),
            Column::middle(26.0),
            Column::middle(16.0),
        ],
    );
    table.size = crate::grid::SIZE_SMALL_4;
    let wide = |label: &str, text: &str, high: f64| {
        let cell = Cell::new(text).across(5).stand(Align::Left);
        Row::new(vec![Cell::label(label), cell]).high(high)
    };
    let pair = |first: &str, one: Cell, second: &str, two: Cell, high: f64| {
        Row::new(vec![Cell::label(first), one.across(2), Cell::label(second), two.across(2)]).high(high)
    };
    let or = |text: &str, blank: &str| {
        let text = if text.is_empty() { blank } else { text };
        text.to_string()
    };
    let manners = paper.manners.iter().map(|m| format!("{}{}", if m.chosen { "■" } else { "□" }, m.label)).collect::<Vec<_>>().join("　　");
    let mut rows = vec![wide("送达机关", &paper.serving_body, 11.0)];
    rows.extend(document_rows(&paper.documents));
    rows.push(pair("受送达单位\n（人）", Cell::new(paper.addressee.clone()), "职务", Cell::new(paper.post.clone()), 13.0));
    rows.push(wide("送达地点", &paper.place, 11.0));
    rows.push(wide("送达方式", &manners, 11.0));
    rows.push(wide("送达时间", &or(&paper.served_at, HAND_MOMENT), 11.0));
    rows.push(pair("受送达人\n签名或盖章", Cell::new(""), "收到日期", Cell::new(or(&paper.received_on, HAND_DATE)), 22.0));
    rows.push(wide("代收人及与\n受送达人关系\n（代收理由）", &paper.proxy, 18.0));
    rows.push(wide("拒收事由", &paper.refusal, 18.0));
    rows.push(pair("见证人签名", Cell::new(paper.witness.clone()), "送达人签名\n（两人）", Cell::new(paper.servers.clone()), 16.0));
    rows.push(wide("备注", &paper.remark, 16.0));
    table.rows = rows;
    table
}

/// The documents under their own small header, the label merged over them.
fn document_rows(documents: &[ServedDocument]) -> Vec<Row> {
    const LEAST: usize = 2;
    let count = documents.len().max(LEAST);
    let mut rows = vec![
        Row::new(vec![
            Cell::label("送达文书").down(count + 1),
            Cell::label("文书名称").across(2),
            Cell::label("文号").across(2),
            Cell::label("份数"),
        ])
        .high(9.0),
    ];
    let blank = ServedDocument::default();
    for document in documents.iter().chain(std::iter::repeat(&blank)).take(count) {
        rows.push(
            Row::new(vec![
                Cell::new(document.name.clone()).across(2),
                Cell::new(document.number.clone()).across(2),
                Cell::new(document.copies.clone()),
            ])
            .high(10.0),
        );
    }
    rows
}
