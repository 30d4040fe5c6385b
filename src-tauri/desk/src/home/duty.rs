//! 待办 of the duties. Never a rule: meters come from register.

use chrono::NaiveDate;
use register::duty::quota::MeterState;
use register::id::entered_on;

use super::{days_until, due, entered, soon};
use crate::book::Book;
use crate::duty::Meters;
use crate::record::shorten;
use crate::wire::app::TodoItem;
use crate::wire::record::Kind;

/// Duties that owe something: overdue, due within a week, or in a period that ends within a week.
pub(super) fn items(book: &Book, today: NaiveDate) -> Vec<TodoItem> {
    let meters = Meters::of(book, today);
    let line = |kept: &store::Kept<register::id::DutyId, register::duty::Duty>| {
        let meter = meters.measure(kept.id, &kept.item);
        let owes = matches!(meter.state, MeterState::Short | MeterState::Overdue | MeterState::Open);
        let due_on = meter.due_on.filter(|day| owes && soon(*day, today))?;
        let over = meter.state == MeterState::Overdue;
        // A duty whose number of objects is not known is only spoken of while nothing at all was done.
        if meter.state == MeterState::Open && meter.done() > 0 || (days_until(due_on, today) < 0 && !over) {
            return None;
        }
        let period = meter.span.as_ref().map(|span| span.label.as_str()).unwrap_or_default();
        let title = format!("{}：{}", if over { "任务逾期" } else { "任务到期" }, shorten(&kept.item.requirement));
        let detail = format!("牵头单位：{}　{period}　还差{}次", kept.item.lead_unit, meter.short());
        let item = due(Kind::Duties, kept.id, title, detail, due_on, today);
        Some(entered(item, entered_on(kept.id.0), due_on, today))
    };
    book.duties.iter().filter(|kept| kept.live()).filter_map(line).collect()
}
