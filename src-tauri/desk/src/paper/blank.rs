//! Forms without a word of any record, each said to be blank, so that nobody takes one for the filled form beside it.
//! Never a form that holds something already: that one is 待填.

use register::Term as _;
use register::risk::RiskLayer;

use super::offer::COMPANIONS;
use super::{companion, lead_transfer, reply, screening, signal_report, spot_check};
use crate::wire::offer::{OfferSource, PaperOffer};
use crate::wire::paper::PaperRequest;
use crate::wire::record::Kind;

/// Key, name and request of a blank form.
pub(super) type Blank = (String, String, PaperRequest);

/// Every blank form, in the order of the shelf.
pub(super) fn all() -> Vec<Blank> {
    let blank = |key: &str, name: &str, request: PaperRequest| (key.to_owned(), format!("{name}（空白）"), request);
    let form = |layer: RiskLayer| PaperRequest::Screening { layer: layer.code().to_owned(), unit: String::new(), post: String::new() };
    let mut forms = vec![
        blank("blank_lead_transfer", lead_transfer::NAME, PaperRequest::LeadTransfer { lead: String::new() }),
        blank("blank_card", signal_report::NAME, PaperRequest::SignalReport { signal: String::new(), internal: false }),
        blank("blank_zero_report", "零报告", PaperRequest::ZeroReport { quarter: String::new(), point: String::new() }),
        blank("blank_reply", reply::NAME, PaperRequest::Reply { warning: String::new(), blank: true }),
    ];
    forms.extend(COMPANIONS.map(|form| {
        let (label, key) = companion::name(form);
        blank(&format!("blank_{key}"), label, PaperRequest::Companion { form, warning: String::new() })
    }));
    forms.extend([
        blank("blank_spot_check", spot_check::CHECK, PaperRequest::SpotCheck { check: String::new() }),
        blank("blank_screening_post", screening::POST, form(RiskLayer::Post)),
        blank("blank_screening_department", screening::DEPARTMENT, form(RiskLayer::Department)),
        blank("blank_screening_unit", screening::UNIT, form(RiskLayer::Unit)),
    ]);
    forms
}

/// The blank forms that stand beside the filled ones of a record.
pub(super) fn beside(kind: Kind) -> Vec<PaperOffer> {
    let keys: &[&str] = match kind {
        Kind::Signals => &["blank_card"],
        Kind::PointReturns => &["blank_card", "blank_zero_report"],
        Kind::CaseLeads => &["blank_lead_transfer"],
        Kind::Warnings => &["blank_reply"],
        Kind::Talks => &["blank_talk_record"],
        Kind::SpotChecks => &["blank_spot_check"],
        Kind::Posts => &["blank_screening_post"],
        Kind::Units => &["blank_screening_department", "blank_screening_unit"],
        Kind::Risks | Kind::Screenings => &["blank_screening_post", "blank_screening_department", "blank_screening_unit"],
        _ => &[],
    };
    let wanted = all().into_iter().filter(|(key, _, _)| keys.contains(&key.as_str()));
    wanted
        .map(|(key, label, request)| {
            let note = "什么也没填，打印后手工填写。".to_owned();
            PaperOffer { key, label, note, source: OfferSource::Registers { request } }
        })
        .collect()
}
