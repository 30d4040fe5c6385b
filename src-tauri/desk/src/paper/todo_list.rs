//! 待办清单: 首页's list on paper, as it stands. Never a line of its own.

use chrono::NaiveDate;
use press::Marks;
use press::table::{Lie, ListColumn, ListRow, TablePaper};

use crate::book::Book;
use crate::compose::long_date;
use crate::home;
use crate::no::No;
use crate::wire::app::{TodoGroup, TodoItem};

/// Title in the archive.
pub(super) fn title(today: NaiveDate) -> String {
    format!("待办清单（{}）", long_date(today))
}

/// The list; of one topic where one is named.
pub(super) fn paper(topic: &str, book: &Book, today: NaiveDate, marks: Marks) -> Result<TablePaper, No> {
    let mut items = home::todo(book, today);
    if !topic.is_empty() {
        items.retain(|item| item.topic == topic);
        if items.is_empty() {
            return Err(No::field("topic", "unknown", format!("“{topic}”没有待办，不用打印。")));
        }
    }
    let columns = vec![
        ListColumn::middle("序号", 1.0),
        ListColumn::text("类别", 1.8),
        ListColumn::text("事项", 5.0),
        ListColumn::text("内容", 5.6),
        ListColumn::middle("到期日", 2.1),
        ListColumn::middle("时限", 1.7),
        ListColumn::middle("办结", 1.0),
    ];
    let mut rows = Vec::new();
    let mut group = None;
    for (at, item) in items.iter().enumerate() {
        if group != Some(item.group) {
            group = Some(item.group);
            let own = items.iter().filter(|one| one.group == item.group).count();
            rows.push(ListRow::Section(format!("{}　{own}项", heading(item.group))));
        }
        rows.push(ListRow::Cells(cells(at, item)));
    }
    Ok(TablePaper {
        left: book.office.name.clone(),
        right: format!("共{}项", items.len()),
        rows,
        when_empty: "（没有待办）".to_owned(),
        lie: Lie::Landscape,
        size: 9.0,
        marks,
        ..TablePaper::new(title(today), columns)
    })
}

fn heading(group: TodoGroup) -> &'static str {
    match group {
        TodoGroup::Overdue => "已超期",
        TodoGroup::Today => "今日待办",
        TodoGroup::Week => "7日内",
        TodoGroup::Later => "以后",
        TodoGroup::BeforeEntry => "登记之前已到期",
    }
}

fn cells(at: usize, item: &TodoItem) -> Vec<String> {
    let left = match item.days {
        None => String::new(),
        // Nobody let it slip: it was entered behind its day.
        Some(..0) if item.group == TodoGroup::BeforeEntry => String::new(),
        Some(0) => "今天到期".to_owned(),
        Some(days @ 1..) => format!("还有{days}天"),
        Some(days) => format!("超期{}天", -days),
    };
    vec![
        (at + 1).to_string(),
        item.topic.clone(),
        item.title.clone(),
        item.detail.clone(),
        item.due_on.clone().unwrap_or_default(),
        left,
        "□".to_owned(),
    ]
}
