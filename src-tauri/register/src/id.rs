//! Keys of records: newtypes over UUIDv7, so that a post's key cannot stand where a unit's should.
//! Never made here from a clock: the caller hands in the instant.

use std::fmt;

use chrono::{DateTime, NaiveDate};
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
    /// Key of a [`crate::spot_check::SpotCheck`].
    SpotCheckId;
    /// Key of a [`crate::spot_check::draw::SpotDraw`].
    SpotDrawId;
    /// Key of a [`crate::power::Power`].
    PowerId;
    /// Key of a [`crate::process::ProcessStep`].
    StepId;
    /// Key of a [`crate::point_return::PointReturn`].
    PointReturnId;
    /// Key of a [`crate::point_return::PointReminder`].
    PointReminderId;
    /// Key of a [`crate::submission::Submission`].
    SubmissionId;
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
    /// Key of a [`crate::warning::proposal::Proposal`].
    ProposalId;
    /// Key of a [`crate::warning::Warning`].
    WarningId;
    /// Key of a [`crate::letter::Letter`].
    LetterId;
    /// Key of an [`crate::inspection::Inspection`]: that of the letter that ordered it.
    InspectionId;
    /// Key of a [`crate::talk::Talk`].
    TalkId;
    /// Key of an [`crate::accountability::Accountability`].
    AccountabilityId;
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
    /// Key of a [`crate::bundle::Correspondent`].
    CorrespondentId;
    /// Key of a [`crate::bundle::SentBundle`]: the key of the package itself.
    SentBundleId;
    /// Key of a [`crate::bundle::Received`].
    ReceivedId;
    /// Key of a kept paper.
    PaperId;
}

/// The civil day, Beijing time, on which a record with this key was entered: the key holds the instant. None for a key
/// of another making.
pub fn entered_on(key: Uuid) -> Option<NaiveDate> {
    let (seconds, _) = key.get_timestamp().filter(|_| key.get_version_num() == 7)?.to_unix();
    let beijing = i64::try_from(seconds).ok()? + 8 * 3600;
    DateTime::from_timestamp(beijing, 0).map(|instant| instant.date_naive())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_knows_the_day_it_was_given() {
        // 2026-04-07T17:00:00Z is one o'clock in the morning of the 8th in Beijing.
        let key = uuid::Builder::from_unix_timestamp_millis(1_775_581_200_000, &[0; 10]).into_uuid();
        assert_eq!(entered_on(key), NaiveDate::from_ymd_opt(2026, 4, 8));
        assert_eq!(entered_on(Uuid::nil()), None);
    }
}
