//! 待办 of 四步排查. Never a rule: how long a sheet may rest comes from register.

use chrono::NaiveDate;

use super::waiting;
use crate::book::Book;
use crate::screening;
use crate::wire::app::TodoItem;
use crate::wire::record::Kind;

/// Screenings that nobody has signed for a while.
pub(super) fn items(book: &Book, today: NaiveDate) -> Vec<TodoItem> {
    let item = |(id, sheet): (register::id::ScreeningId, &register::screening::Screening)| {
        let days = sheet.still_for(today)?;
        let title = format!("排查停在“{}”：{}", sheet.state(), sheet.place(book));
        Some(waiting(Kind::Screenings, id, title, format!("{}起没有签署，已{days}天", sheet.rests_since())))
    };
    screening::live(book).filter_map(item).collect()
}
