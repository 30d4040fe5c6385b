//! Which register is which: its table of fields, its name in the journal, its table in the store.

use register::bundle::ReceivedKind;
use register::shape::RegisterSpec;
use store::Entity;

use crate::wire::record::Kind;

/// Every register, in the order of the rail.
pub(crate) const ALL: &[Kind] = &[
    Kind::Units,
    Kind::Posts,
    Kind::Persons,
    Kind::Charges,
    Kind::Systems,
    Kind::Duties,
    Kind::Progress,
    Kind::DutySheets,
    Kind::WorkItems,
    Kind::Powers,
    Kind::Risks,
    Kind::Screenings,
    Kind::CampaignLines,
    Kind::KeyAreas,
    Kind::SpotChecks,
    Kind::SpotDraws,
    Kind::Signals,
    Kind::DirectReceipts,
    Kind::PointReturns,
    Kind::Warnings,
    Kind::CaseLeads,
    Kind::Proposals,
    Kind::Arrangements,
    Kind::Bulletins,
    Kind::Appraisals,
    Kind::AppraisalLines,
    Kind::AppraisalItems,
    Kind::Letters,
    Kind::Inspections,
    Kind::Talks,
    Kind::Accountabilities,
    Kind::Correspondents,
    Kind::SentBundles,
    Kind::ReceivedReturns,
    Kind::ReceivedSignals,
    Kind::ReceivedWarnings,
    Kind::Papers,
    Kind::Journal,
];

/// Its name in the journal, on the command line and in the store's words.
pub(crate) fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Units => "units",
        Kind::Posts => "posts",
        Kind::Persons => "persons",
        Kind::Charges => "charges",
        Kind::Systems => "systems",
        Kind::Duties => "duties",
        Kind::Progress => "progress",
        Kind::DutySheets => "duty_sheets",
        Kind::WorkItems => "work_items",
        Kind::Powers => "powers",
        Kind::Risks => "risks",
        Kind::Screenings => "screenings",
        Kind::CampaignLines => "campaign_lines",
        Kind::KeyAreas => "key_areas",
        Kind::SpotChecks => "spot_checks",
        Kind::SpotDraws => "spot_draws",
        Kind::Signals => "signals",
        Kind::DirectReceipts => "direct_receipts",
        Kind::PointReturns => "point_returns",
        Kind::Warnings => "warnings",
        Kind::CaseLeads => "case_leads",
        Kind::Proposals => "proposals",
        Kind::Arrangements => "arrangements",
        Kind::Bulletins => "bulletins",
        Kind::Appraisals => "appraisals",
        Kind::AppraisalLines => "appraisal_lines",
        Kind::AppraisalItems => "appraisal_items",
        Kind::Letters => "letters",
        Kind::Inspections => "inspections",
        Kind::Talks => "talks",
        Kind::Accountabilities => "accountabilities",
        Kind::Correspondents => "correspondents",
        Kind::SentBundles => "sent_bundles",
        Kind::ReceivedReturns => "received_returns",
        Kind::ReceivedSignals => "received_signals",
        Kind::ReceivedWarnings => "received_warnings",
        Kind::Papers => "papers",
        Kind::Journal => "journal",
    }
}

/// Its table of fields; none for what is not kept as records.
pub(crate) fn spec(kind: Kind) -> Option<&'static RegisterSpec> {
    Some(match kind {
        Kind::Units => &register::unit::SPEC,
        Kind::Posts => &register::post::SPEC,
        Kind::Persons => &register::person::SPEC,
        Kind::Charges => &register::charge::SPEC,
        Kind::Systems => &register::supporting_system::SPEC,
        Kind::Duties => &register::duty::SPEC,
        Kind::Progress => &register::duty::progress::SPEC,
        Kind::DutySheets => &register::duty::sheet::SPEC,
        Kind::WorkItems => &register::work_list::SPEC,
        Kind::Powers => &register::power::SPEC,
        Kind::Risks => &register::risk::SPEC,
        Kind::Screenings => &register::screening::SPEC,
        Kind::CampaignLines => &register::campaign::SPEC,
        Kind::KeyAreas => &register::coverage::SPEC,
        Kind::SpotChecks => &register::spot_check::SPEC,
        Kind::SpotDraws => &register::spot_check::draw::SPEC,
        Kind::Signals => &register::signal::SPEC,
        Kind::DirectReceipts => &register::direct_receipt::SPEC,
        Kind::PointReturns => &register::point_return::SPEC,
        Kind::Warnings => &register::warning::SPEC,
        Kind::CaseLeads => &register::case_lead::SPEC,
        Kind::Proposals => &register::warning::proposal::SPEC,
        Kind::Arrangements => &register::calendar::SPEC,
        Kind::Bulletins => &register::bulletin::SPEC,
        Kind::Appraisals => &register::appraisal::SHEETS,
        Kind::AppraisalLines => &register::appraisal::LINES,
        Kind::AppraisalItems => &register::appraisal::SPEC,
        Kind::Letters => &register::letter::SPEC,
        Kind::Inspections => &register::inspection::SPEC,
        Kind::Talks => &register::talk::SPEC,
        Kind::Accountabilities => &register::accountability::SPEC,
        Kind::Correspondents => &register::bundle::CORRESPONDENTS,
        Kind::SentBundles => &register::bundle::SENT,
        Kind::ReceivedReturns => ReceivedKind::Return.spec(),
        Kind::ReceivedSignals => ReceivedKind::Signal.spec(),
        Kind::ReceivedWarnings => ReceivedKind::Warning.spec(),
        Kind::Papers | Kind::Journal => return None,
    })
}

/// Its table, where records of it can go to the bin.
pub(crate) fn entity(kind: Kind) -> Option<Entity> {
    Some(match kind {
        Kind::Units => Entity::Unit,
        Kind::Posts => Entity::Post,
        Kind::Persons => Entity::Person,
        Kind::Charges => Entity::Charge,
        Kind::Systems => Entity::SupportingSystem,
        Kind::Duties => Entity::Duty,
        Kind::Progress => Entity::DutyProgress,
        Kind::DutySheets => Entity::DutySheet,
        Kind::WorkItems => Entity::WorkItem,
        Kind::Powers => Entity::Power,
        Kind::Risks => Entity::RiskPoint,
        Kind::Screenings => Entity::Screening,
        Kind::KeyAreas => Entity::KeyArea,
        Kind::SpotChecks => Entity::SpotCheck,
        Kind::Signals => Entity::Signal,
        Kind::DirectReceipts => Entity::DirectReceipt,
        Kind::CaseLeads => Entity::CaseLead,
        Kind::Proposals => Entity::Proposal,
        Kind::Arrangements => Entity::Arrangement,
        Kind::Bulletins => Entity::Bulletin,
        Kind::Appraisals => Entity::Appraisal,
        Kind::AppraisalItems => Entity::AppraisalItem,
        Kind::PointReturns => Entity::PointReturn,
        Kind::Talks => Entity::Talk,
        Kind::Accountabilities => Entity::Accountability,
        Kind::Correspondents => Entity::Correspondent,
        Kind::CampaignLines
        | Kind::SentBundles
        | Kind::ReceivedReturns
        | Kind::ReceivedSignals
        | Kind::ReceivedWarnings
        | Kind::SpotDraws
        | Kind::Warnings
        | Kind::AppraisalLines
        | Kind::Letters
        | Kind::Inspections
        | Kind::Papers
        | Kind::Journal => return None,
    })
}

/// Its table, where its rows are followed one by one; also of those that never go to the bin.
pub(crate) fn table(kind: Kind) -> Option<Entity> {
    match kind {
        Kind::ReceivedReturns => Some(Entity::ReceivedReturn),
        Kind::ReceivedSignals => Some(Entity::ReceivedSignal),
        Kind::ReceivedWarnings => Some(Entity::ReceivedWarning),
        other => entity(other),
    }
}

/// The tables that the rows of a list are made of, for the registers that grow large; none = any act makes the list
/// anew. A table that is missing here leaves a list behind what is stored, and the check behind every act in a debug
/// build says so.
pub(crate) fn reads(kind: Kind) -> Option<&'static [Entity]> {
    match kind {
        Kind::Risks => Some(&[
            Entity::Screening,
            Entity::ScreeningRisk,
            Entity::ScreeningEntry,
            Entity::RiskPoint,
            Entity::Unit,
            Entity::Post,
            Entity::Power,
            Entity::ProcessStep,
            Entity::Person,
            Entity::RiskReview,
        ]),
        Kind::Signals => Some(&[Entity::Signal, Entity::Unit, Entity::Post, Entity::Power, Entity::RiskPoint, Entity::Warning]),
        Kind::ReceivedReturns => Some(&[Entity::ReceivedReturn, Entity::Correspondent]),
        Kind::ReceivedSignals => Some(&[Entity::ReceivedSignal, Entity::Correspondent]),
        Kind::ReceivedWarnings => Some(&[Entity::ReceivedWarning, Entity::Correspondent]),
        _ => None,
    }
}
