//! 待办 of 百分考核 and 参阅: in December the sheets that are missing or not 核定, at any time a bulletin that is drafted.
//! Never a score.

use chrono::{Datelike as _, NaiveDate};
use register::appraisal::AppraisalState;
use register::names::Names as _;

use super::{days_until, due, waiting};
use crate::appraisal::{missing, of_year, scored_items, years};
use crate::book::Book;
use crate::record::shorten;
use crate::wire::app::TodoItem;
use crate::wire::record::Kind;

/// 百分考核 is done in December (forms.md section 13: 12月 百分考核); its sheets are told of from the first on.
const DAYS_BEFORE: i32 = 30;

/// Sheets by year, then drafts of bulletins.
pub(super) fn items(book: &Book, today: NaiveDate) -> Vec<TodoItem> {
    let mut items: Vec<TodoItem> = years(book).into_iter().flat_map(|year| of(year, book, today)).collect();
    for own in years(book).into_iter().flat_map(|year| of_year(book, year)) {
        if own.owes_talk() && own.sheet.state() == AppraisalState::Finalised {
            let unit = own.sheet.unit.map_or("", |unit| book.unit_name(unit).1);
            let detail = format!("{}年百分考核不合格，登记诫勉谈话以后不再提示", own.sheet.year);
            items.push(waiting(Kind::Appraisals, own.id, format!("对{unit}班子成员诫勉谈话"), detail));
        }
    }
    if !years(book).contains(&today.year()) {
        items.extend(of(today.year(), book, today));
    }
    for own in book.bulletins.iter().map(|own| &own.kept).filter(|kept| kept.live() && kept.item.issued.is_none()) {
        items.push(waiting(Kind::Bulletins, own.id, "编发参阅".to_owned(), shorten(&own.item.title)));
    }
    items
}

/// What a year still owes. A year whose appraisal was never begun owes nothing once it is over.
fn of(year: i32, book: &Book, today: NaiveDate) -> Vec<TodoItem> {
    let Some(end) = NaiveDate::from_ymd_opt(year, 12, 31) else { return Vec::new() };
    if days_until(end, today) > DAYS_BEFORE {
        return Vec::new();
    }
    let sheets = of_year(book, year);
    let mut items = Vec::new();
    let lacking = missing(book, year);
    if let (Some((item, _)), true) = (scored_items(book, year).next(), lacking > 0 && (year >= today.year() || !sheets.is_empty())) {
        let title = format!("{year}年百分考核：还有{lacking}个采集报送点没有评分表");
        items.push(due(Kind::AppraisalItems, item, title, "在“百分考核”中建立评分表".to_owned(), end, today));
    }
    let mut open = sheets.iter().filter(|own| own.sheet.state() == AppraisalState::Drafted).peekable();
    if let Some(first) = open.peek().map(|own| own.id) {
        let count = open.count();
        let title = format!("{year}年百分考核：{count}张评分表没有核定");
        items.push(due(Kind::Appraisals, first, title, format!("共{}张", sheets.len()), end, today));
    }
    items
}
