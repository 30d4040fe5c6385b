//! Keys of records: newtypes over UUIDv7, so that a post's key cannot stand where a unit's should.
//! Never made here from a clock: the caller hands in the instant.

use std::fmt;

use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)+) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub Uuid);

        impl $name {
            /// Reads the hyphenated form.
            pub fn parse(text: &str) -> Option<Self> { Uuid::parse_str(text).ok().map(Self) }
        }

        impl From<Uuid> for $name { fn from(uuid: Uuid) -> Self { Self(uuid) } }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.hyphenated().fmt(f) }
        }
    )+ };
}

ids! {
    /// Key of a [`crate::unit::Unit`].
    UnitId;
    /// Key of a [`crate::post::Post`].
    PostId;
    /// Key of a [`crate::person::Person`].
    PersonId;
    /// Key of a [`crate::tenure::Tenure`].
    TenureId;
    /// Key of a [`crate::charge::Charge`].
    ChargeId;
    /// Key of a [`crate::supporting_system::SupportingSystem`].
    SystemId;
    /// Key of a [`crate::calendar::YearArrangement`].
    ArrangementId;
    /// Key of a [`crate::duty::Duty`].
    DutyId;
    /// Key of a [`crate::duty::progress::Progress`].
    ProgressId;
    /// Key of a [`crate::duty::sheet::DutyBreakdown`].
    DutyBreakdownId;
    /// Key of a [`crate::attachment::Attachment`].
    AttachmentId;
    /// Key of a [`crate::work_list::WorkItem`].
    WorkItemId;
    /// Key of a [`crate::power::Power`].
    PowerId;
    /// Key of a [`crate::process::ProcessStep`].
    StepId;
    /// Key of a [`crate::risk::RiskPoint`].
    RiskId;
    /// Key of a [`crate::review::RiskReview`].
    ReviewId;
    /// Key of a [`crate::signal::Signal`].
    SignalId;
    /// Key of a [`crate::direct_receipt::DirectReceipt`].
    DirectReceiptId;
    /// Key of a [`crate::case_lead::CaseLead`].
    CaseLeadId;
    /// Key of a [`crate::warning::Warning`].
    WarningId;
    /// Key of an [`crate::edition::Edition`].
    EditionId;
    /// Key of a [`crate::screening::Screening`].
    ScreeningId;
    /// Key of a [`crate::campaign::Campaign`].
    CampaignId;
    /// Key of a [`crate::campaign::CampaignLine`].
    CampaignLineId;
    /// Key of a [`crate::coverage::KeyArea`].
    KeyAreaId;
    /// Key of an [`crate::appraisal::AppraisalItem`].
    AppraisalItemId;
    /// Key of an [`crate::appraisal::Appraisal`].
    AppraisalId;
    /// Key of an [`crate::appraisal::AppraisalLine`].
    AppraisalLineId;
    /// Key of a [`crate::bulletin::Bulletin`].
    BulletinId;
    /// Key of a kept paper.
    PaperId;
}
