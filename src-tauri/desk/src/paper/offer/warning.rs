//! Papers of a signal, of a warning and of what goes with it. Never a paper that was not kept as if it were.

use register::Term as _;
use register::id::WarningId;
use register::letter::Letter;
use register::warning::{Warning, WarningState};
use store::PaperLine;

use super::{BY_HAND, COMPANIONS, offer};
use crate::Opened;
use crate::no::No;
use crate::paper::{companion, letters, paper_ref, reply, signal_report};
use crate::wire::offer::{OfferSource, PaperOffer};
use crate::wire::paper::PaperRequest;

/// The paper of a letter as it was sent.
pub(super) fn sent(letter: &Letter, opened: &Opened) -> Result<PaperOffer, No> {
    let paper = opened.store.read(|reader| reader.paper(letter.paper.0))?;
    Ok(kept(letter.text.kind.code(), letter.text.kind.label(), &paper))
}

pub(super) fn kept(key: &str, label: &str, paper: &PaperLine) -> PaperOffer {
    let source = OfferSource::Kept { paper: paper_ref(paper.clone()) };
    PaperOffer { key: key.to_owned(), label: label.to_owned(), note: "存档原件，再印也是同一份。".to_owned(), source }
}

/// The newest kept paper of a kind that belongs to a warning.
pub(in crate::paper) fn kept_paper<'a>(warning: WarningId, kind: &str, papers: &'a [PaperLine]) -> Option<&'a PaperLine> {
    papers.iter().filter(|line| line.warning == Some(warning.0) && line.kind == kind).max_by_key(|line| line.id)
}

/// Why a warning's notice cannot be printed where the archive holds none.
pub(in crate::paper) fn no_notice(warning: &Warning) -> String {
    format!("{}是以前的台账，没有由本程序生成的通知书。", warning.number)
}

pub(super) fn notice(id: WarningId, warning: &Warning, papers: &[PaperLine]) -> PaperOffer {
    let label = warning.document().label();
    match kept_paper(id, "notice", papers) {
        Some(paper) => kept("notice", label, paper),
        None => {
            let source = OfferSource::Nothing { why: no_notice(warning) };
            PaperOffer { key: "notice".to_owned(), label: label.to_owned(), note: String::new(), source }
        }
    }
}

pub(super) fn of_warning(id: WarningId, warning: &Warning, papers: &[PaperLine]) -> Vec<PaperOffer> {
    let name = || id.to_string();
    let mut offers = vec![notice(id, warning, papers)];
    offers.push(match kept_paper(id, "service_receipt", papers) {
        Some(paper) => kept("service_receipt", "送达回证", paper),
        None => offer("service_receipt", "送达回证", BY_HAND, None, PaperRequest::ServiceReceipt { warning: name() }),
    });
    if warning.state() == WarningState::Voided {
        return offers;
    }
    let reply = |blank| PaperRequest::Reply { warning: name(), blank };
    offers.push(offer("reply_form", "回告书（待填）", "交受送达单位填写，预警事项已印好。", None, reply(true)));
    offers.push(offer("reply", "回告书（已登记的回告）", "", reply::why_not_filled(warning), reply(false)));
    offers.push(offer("reminder", "催办函", "", letters::why_no_reminder(warning), PaperRequest::Reminder { warning: name() }));
    offers.extend(COMPANIONS.map(|form| {
        let (label, key) = companion::name(form);
        offer(key, label, BY_HAND, None, PaperRequest::Companion { form, warning: name() })
    }));
    offers
}

pub(super) fn of_signal(id: &str) -> Vec<PaperOffer> {
    let card = |internal| PaperRequest::SignalReport { signal: id.to_owned(), internal };
    vec![
        offer("card", format!("{}（报送）", signal_report::NAME), "不含被反映人姓名。", None, card(false)),
        offer("card_internal", format!("{}（内部）", signal_report::NAME), "含被反映人姓名，只限纪委内部使用。", None, card(true)),
    ]
}
