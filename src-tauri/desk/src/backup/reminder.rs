//! What 首页 and 数据与备份 say of the copies: that one on another disk is due, that one failed, that the disk fills up.
//! Said in words, the more plainly the longer it is; never by a colour that belongs to the warnings.

use register::backup::Urgency;

use super::{ballast, second};
use crate::Desk;
use crate::wire::app::{TodoGroup, TodoItem, TodoPage};
use crate::wire::record::Kind;

/// Sentences that must be known now.
pub(crate) fn warnings(desk: &Desk) -> Vec<String> {
    desk.tending.warning().into_iter().chain(ballast::warning(desk)).collect()
}

/// Lines of 待办; none in the training office.
pub(crate) fn items(desk: &Desk) -> Vec<TodoItem> {
    if desk.opened().is_ok_and(|opened| opened.book.training || opened.looking.is_some()) {
        return Vec::new();
    }
    let line = |group, title: String, detail: String| TodoItem {
        group,
        title,
        detail,
        due_on: None,
        days: None,
        topic: "数据与备份".to_owned(),
        kind: Kind::Journal,
        id: String::new(),
        page: Some(TodoPage::Backup),
    };
    let trouble = warnings(desk).into_iter().map(|words| line(TodoGroup::Today, words, String::new()));
    let copy = second::days_since(desk).and_then(|(days, ever)| {
        let since = if ever { format!("上次另存是{days}天前") } else { format!("建立单位已{days}天，还没有另存过") };
        let (group, detail) = match Urgency::after(days) {
            Urgency::None => return None,
            Urgency::Ask => (TodoGroup::Week, "插上优盘，到“数据与备份”另存一份；电脑损坏时全靠它".to_owned()),
            Urgency::Urge => (TodoGroup::Today, "已过两周，请今天就插上优盘另存一份；电脑损坏时全靠它".to_owned()),
            Urgency::Warn => {
                (TodoGroup::Today, format!("这台电脑现在如果损坏或丢失，最近{days}天登记的内容就找不回来了。请马上插上优盘另存一份"))
            }
        };
        Some(line(group, format!("另存备份到优盘或移动硬盘（{since}）"), detail))
    });
    trouble.chain(copy).collect()
}
