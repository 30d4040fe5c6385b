//! 待办 of drafts on their way. Never a rule: what waits comes from register.

use chrono::NaiveDate;
use register::warning::proposal::ProposalState;

use super::waiting;
use crate::book::Book;
use crate::wire::app::TodoItem;
use crate::wire::record::Kind;

/// Drafts that wait for a step or for 签发.
pub(super) fn items(book: &Book, _: NaiveDate) -> Vec<TodoItem> {
    let item = |kept: &store::Kept<register::id::ProposalId, register::warning::proposal::Proposal>| {
        let since = kept.item.submitted_on?;
        let what = match (kept.item.state(), kept.item.waits()) {
            (ProposalState::Submitted, Some(step)) => format!("等候{}", step.step),
            _ => "等候签发".to_owned(),
        };
        Some(waiting(Kind::Proposals, kept.id, format!("{what}：{}", kept.item.title(book)), format!("{since}送呈批")))
    };
    book.proposals.iter().filter(|kept| kept.live()).filter_map(item).collect()
}
