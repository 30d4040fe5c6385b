//! 待办 of 集中排查. Never counts itself: the sum is the campaign's.

use chrono::NaiveDate;

use super::waiting;
use crate::book::Book;
use crate::campaign;
use crate::wire::app::TodoItem;
use crate::wire::record::Kind;

/// The campaign that runs, with how many points wait for their mark.
pub(super) fn items(book: &Book, _: NaiveDate) -> Vec<TodoItem> {
    item(book).into_iter().collect()
}

fn item(book: &Book) -> Option<TodoItem> {
    let (id, campaign) = book.running_campaign()?;
    let sum = campaign::view(*id, campaign, book).sum;
    let own = || book.campaign_lines.iter().filter(|(_, line)| line.campaign == *id && book.live_risk(line.risk).is_some());
    let (line, _) = own().find(|(_, line)| line.mark.is_none()).or_else(|| own().next())?;
    let remaining = sum.all - sum.marked;
    let what =
        if remaining > 0 { format!("还有{remaining}个风险点没有标注") } else { "全部标注完毕，可以结束".to_owned() };
    let detail = format!("共{}个，已标注{}个，{}开始", sum.all, sum.marked, campaign.opened_on);
    Some(waiting(Kind::CampaignLines, line, format!("{}年集中排查：{what}", campaign.year), detail))
}
