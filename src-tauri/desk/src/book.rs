//! The office as read from the store: every register, and the directory of names over them. After an act it
//! follows the rows that changed. Never written to.

mod follow;
mod names;

pub(crate) use follow::{Followed, Placed};

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use register::accountability::Accountability;
use register::appraisal::{Appraisal, AppraisalItem, AppraisalLine};
use register::bundle::{Correspondent, Received, ReceivedKind, SentBundle};
use register::calendar::{Calendar, YearArrangement};
use register::campaign::{Campaign, CampaignLine};
use register::case_lead::CaseLead;
use register::charge::Charge;
use register::coverage::KeyArea;
use register::direct_receipt::DirectReceipt;
use register::duty::Duty;
use register::duty::sheet::DutyBreakdown;
use register::edition::{Catalogue, Edition, newest_approved};
use register::handling_post::HandlingPosts;
use register::id::{
    AccountabilityId, AppraisalId, AppraisalItemId, AppraisalLineId, ArrangementId, CampaignId, CampaignLineId, CaseLeadId, ChargeId,
    CorrespondentId, DirectReceiptId, DutyBreakdownId, DutyId, EditionId, InspectionId, KeyAreaId, LetterId, PersonId, PointReminderId,
    PointReturnId, PostId, PowerId, ProgressId, ProposalId, ReceivedId, ReviewId, RiskId, ScreeningId, SentBundleId, SignalId, SpotCheckId,
    SpotDrawId, SubmissionId, SystemId, TalkId, TenureId, UnitId, WarningId, WorkItemId,
};
use register::inspection::Inspection;
use register::letter::Letter;
use register::network::PointOfficer;
use register::office::Office;
use register::person::Person;
use register::point_return::{PointReminder, PointReturn};
use register::post::Post;
use register::power::Power;
use register::report::ReportDraft;
use register::review::RiskReview;
use register::risk::RiskPoint;
use register::screening::{Progress, Screening, progress};
use register::signal::Signal;
use register::spot_check::SpotCheck;
use register::spot_check::draw::SpotDraw;
use register::submission::Submission;
use register::supporting_system::SupportingSystem;
use register::talk::Talk;
use register::template::{Template, TemplateKind, TemplateVersion};
use register::tenure::Tenure;
use register::text::key;
use register::typeface::Typeface;
use register::unit::Unit;
use register::warning::Warning;
use register::warning::proposal::Proposal;
use register::work_list::WorkItem;
use store::{Identity, Kept, KeptAttachment, KeptBulletin, Reader, ReportMade, StoreError};

/// Everything the registers hold.
#[derive(PartialEq)]
pub(crate) struct Book {
    /// 单位设置.
    pub(crate) office: Office,
    /// 放假安排 of the office's own.
    pub(crate) arrangements: Vec<Kept<ArrangementId, YearArrangement>>,
    /// The working days that follow from them and from the years that come with the program.
    pub(crate) calendar: Calendar,
    /// This is a training office.
    pub(crate) training: bool,
    /// The office's own faces.
    pub(crate) typefaces: Vec<Typeface>,
    pub(crate) units: Vec<Kept<UnitId, Unit>>,
    pub(crate) persons: Vec<Kept<PersonId, Person>>,
    /// With their present holders.
    pub(crate) posts: Vec<Kept<PostId, Post>>,
    /// Who held which post when.
    pub(crate) tenures: Vec<(TenureId, Tenure)>,
    /// Who keeps in touch with which point.
    pub(crate) officers: Vec<PointOfficer>,
    pub(crate) charges: Vec<Kept<ChargeId, Charge>>,
    pub(crate) systems: Vec<Kept<SystemId, SupportingSystem>>,
    pub(crate) duties: Vec<Kept<DutyId, Duty>>,
    /// 年度分解表.
    pub(crate) duty_sheets: Vec<Kept<DutyBreakdownId, DutyBreakdown>>,
    /// 进展 of the duties.
    pub(crate) duty_progress: Vec<Kept<ProgressId, register::duty::progress::Progress>>,
    /// 佐证材料, without bytes.
    pub(crate) attachments: Vec<KeptAttachment>,
    /// 五张清单.
    pub(crate) work_items: Vec<Kept<WorkItemId, WorkItem>>,
    pub(crate) powers: Vec<Kept<PowerId, Power>>,
    pub(crate) risks: Vec<Kept<RiskId, RiskPoint>>,
    pub(crate) screenings: Vec<Kept<ScreeningId, Screening>>,
    pub(crate) campaigns: Vec<(CampaignId, Campaign)>,
    /// Those of the newest campaign first.
    pub(crate) campaign_lines: Vec<(CampaignLineId, CampaignLine)>,
    pub(crate) key_areas: Vec<Kept<KeyAreaId, KeyArea>>,
    /// How far the screening of each risk point has come.
    progress: HashMap<RiskId, Progress>,
    pub(crate) spot_checks: Vec<Kept<SpotCheckId, SpotCheck>>,
    /// With their pools.
    pub(crate) spot_draws: Vec<(SpotDrawId, SpotDraw)>,
    /// Every review, those that are settled too.
    pub(crate) reviews: Vec<(ReviewId, RiskReview)>,
    pub(crate) signals: Vec<Kept<SignalId, Signal>>,
    /// The signals that have a reporter on record; never who it is.
    pub(crate) reporters: BTreeSet<SignalId>,
    pub(crate) direct_receipts: Vec<Kept<DirectReceiptId, DirectReceipt>>,
    /// What the points sent, by quarter.
    pub(crate) point_returns: Vec<Kept<PointReturnId, PointReturn>>,
    pub(crate) point_reminders: Vec<(PointReminderId, PointReminder)>,
    /// What went upward.
    pub(crate) submissions: Vec<(SubmissionId, Submission)>,
    pub(crate) warnings: Vec<(WarningId, Warning)>,
    /// 评分细则 of every year.
    pub(crate) appraisal_items: Vec<Kept<AppraisalItemId, AppraisalItem>>,
    /// 考核评分表, the newest year first.
    pub(crate) appraisals: Vec<Kept<AppraisalId, Appraisal>>,
    /// The lines of the sheets.
    pub(crate) appraisal_lines: Vec<(AppraisalLineId, AppraisalLine)>,
    /// 参阅, with their kept papers.
    pub(crate) bulletins: Vec<KeptBulletin>,
    /// The office's own words in its reports: every version, by report, section and number.
    pub(crate) report_drafts: Vec<ReportDraft>,
    /// The reports of the archive.
    pub(crate) reports_made: Vec<ReportMade>,
    pub(crate) case_leads: Vec<Kept<CaseLeadId, CaseLead>>,
    /// 函件, by number.
    pub(crate) letters: Vec<(LetterId, Letter)>,
    /// 督查, by number.
    pub(crate) inspections: Vec<(InspectionId, Inspection)>,
    pub(crate) talks: Vec<Kept<TalkId, Talk>>,
    pub(crate) accountabilities: Vec<Kept<AccountabilityId, Accountability>>,
    /// 拟稿, oldest first.
    pub(crate) proposals: Vec<Kept<ProposalId, Proposal>>,
    /// Every kept version, by kind and number.
    pub(crate) templates: Vec<Template>,
    /// 目录版本, without their frozen rows.
    pub(crate) editions: Vec<(EditionId, Edition)>,
    /// This office's keys for packages; none until they are first needed.
    pub(crate) identity: Option<Identity>,
    /// The offices that packages are exchanged with.
    pub(crate) correspondents: Vec<Kept<CorrespondentId, Correspondent>>,
    /// The packages that were made here, the newest first.
    pub(crate) sent_bundles: Vec<(SentBundleId, SentBundle)>,
    /// What other offices sent, by sort.
    received: [Vec<(ReceivedId, Received)>; 3],
    directory: names::Directory,
}

impl Book {
    /// Reads the office.
    pub(crate) fn load(reader: &Reader<'_>) -> Result<Self, StoreError> {
        let (office, training) = reader.office()?;
        let tenures = reader.tenures()?;
        let standing = tenures.iter().filter(|(_, tenure)| tenure.stands());
        let holders: HashMap<PostId, PersonId> = standing.map(|(_, tenure)| (tenure.post, tenure.person)).collect();
        let mut posts = reader.posts()?;
        for post in &mut posts {
            post.item.holder = holders.get(&post.id).copied();
        }
        let screenings = reader.screenings()?;
        let arrangements = reader.arrangements()?;
        let mut book = Self {
            office,
            calendar: Calendar::with(arrangements.iter().filter(|kept| kept.live()).map(|kept| &kept.item)),
            arrangements,
            training,
            typefaces: reader.typefaces()?,
            units: reader.units()?,
            persons: reader.persons()?,
            posts,
            tenures,
            officers: reader.point_officers()?.into_iter().map(|(_, officer)| officer).collect(),
            charges: reader.charges()?,
            systems: reader.systems()?,
            duties: reader.duties()?,
            duty_sheets: reader.duty_sheets()?,
            duty_progress: reader.progress()?,
            attachments: reader.attachments()?,
            work_items: reader.work_items()?,
            powers: reader.powers()?,
            risks: reader.risks()?,
            progress: progress(screenings.iter().filter(|kept| kept.live()).map(|kept| &kept.item)),
            screenings,
            campaigns: reader.campaigns()?,
            campaign_lines: reader.campaign_lines()?,
            key_areas: reader.key_areas()?,
            spot_checks: reader.spot_checks()?,
            spot_draws: reader.spot_draws()?,
            reviews: reader.reviews()?,
            signals: reader.signals()?,
            reporters: reader.reporters()?.into_iter().collect(),
            direct_receipts: reader.direct_receipts()?,
            point_returns: reader.point_returns()?,
            point_reminders: reader.point_reminders()?,
            submissions: reader.submissions()?,
            warnings: reader.warnings()?,
            appraisal_items: reader.appraisal_items()?,
            appraisals: reader.appraisals()?,
            appraisal_lines: reader.appraisal_lines()?,
            bulletins: reader.bulletins()?,
            report_drafts: reader.report_drafts()?,
            reports_made: reader.reports_made()?,
            case_leads: reader.case_leads()?,
            letters: reader.letters()?,
            inspections: reader.inspections()?,
            talks: reader.talks()?,
            accountabilities: reader.accountabilities()?,
            proposals: reader.proposals()?,
            templates: reader.templates()?,
            editions: reader.editions()?,
            identity: reader.identity()?,
            correspondents: reader.correspondents()?,
            sent_bundles: reader.sent_bundles()?,
            received: [
                reader.received(ReceivedKind::Return)?,
                reader.received(ReceivedKind::Signal)?,
                reader.received(ReceivedKind::Warning)?,
            ],
            directory: names::Directory::default(),
        };
        book.directory = names::Directory::of(&book);
        Ok(book)
    }

    /// The day on which the office began to keep its registers here.
    pub(crate) fn begun_on(&self) -> Option<NaiveDate> {
        let keys = self.units.iter().map(|kept| kept.id.0).chain(self.key_areas.iter().map(|kept| kept.id.0));
        keys.filter_map(register::id::entered_on).min()
    }

    /// What other offices sent of a sort.
    pub(crate) fn received(&self, kind: ReceivedKind) -> &[(ReceivedId, Received)] {
        let [returns, signals, warnings] = &self.received;
        match kind {
            ReceivedKind::Return => returns,
            ReceivedKind::Signal => signals,
            ReceivedKind::Warning => warnings,
        }
    }

    fn received_mut(&mut self, kind: ReceivedKind) -> &mut Vec<(ReceivedId, Received)> {
        let [returns, signals, warnings] = &mut self.received;
        match kind {
            ReceivedKind::Return => returns,
            ReceivedKind::Signal => signals,
            ReceivedKind::Warning => warnings,
        }
    }

    /// A unit by key.
    pub(crate) fn unit_of(&self, id: UnitId) -> Option<&Unit> {
        self.directory.unit_at.get(&id).and_then(|at| self.units.get(*at)).map(|kept| &kept.item)
    }

    /// A risk point by key.
    pub(crate) fn risk_of(&self, id: RiskId) -> Option<&RiskPoint> {
        self.directory.risk_at.get(&id).and_then(|at| self.risks.get(*at)).map(|kept| &kept.item)
    }

    /// The risk points that stand: in the register, and not taken out of the catalogue.
    pub(crate) fn standing_risks(&self) -> impl Iterator<Item = (RiskId, &RiskPoint)> {
        self.risks.iter().filter(|kept| kept.live() && kept.item.in_use()).map(|kept| (kept.id, &kept.item))
    }

    /// How far the screening of a risk point has come.
    pub(crate) fn progress_of(&self, id: RiskId) -> Progress {
        self.progress.get(&id).copied().unwrap_or_default()
    }

    /// The risk points that went through the four steps.
    pub(crate) fn screened(&self) -> impl Iterator<Item = RiskId> {
        self.progress.iter().filter(|(_, progress)| progress.approved_on.is_some()).map(|(id, _)| *id)
    }

    /// The campaign that runs, if one does.
    pub(crate) fn running_campaign(&self) -> Option<&(CampaignId, Campaign)> {
        self.campaigns.iter().find(|(_, campaign)| campaign.closed_on.is_none())
    }

    /// The lines of a campaign whose risk points still stand in the register.
    pub(crate) fn lines_of(&self, campaign: CampaignId) -> impl Iterator<Item = (&CampaignLine, &RiskPoint)> {
        let own = self.campaign_lines.iter().map(|(_, line)| line).filter(move |line| line.campaign == campaign);
        own.filter_map(|line| Some((line, self.live_risk(line.risk)?)))
    }

    /// A risk point by key, not in the bin.
    pub(crate) fn live_risk(&self, id: RiskId) -> Option<&RiskPoint> {
        self.directory.risk_at.get(&id).and_then(|at| self.risks.get(*at)).filter(|kept| kept.live()).map(|kept| &kept.item)
    }

    /// A signal by key, those in the bin included.
    pub(crate) fn signal_of(&self, id: SignalId) -> Option<&Signal> {
        self.signals.iter().find(|kept| kept.id == id).map(|kept| &kept.item)
    }

    /// A signal by key or number, live.
    pub(crate) fn signal_named(&self, text: &str) -> Option<&Kept<SignalId, Signal>> {
        let id = SignalId::parse(text);
        let number = key(text);
        self.signals.iter().find(|kept| kept.live() && (Some(kept.id) == id || key(&kept.item.number) == number))
    }

    /// A duty by key, those in the bin included.
    pub(crate) fn duty_of(&self, id: DutyId) -> Option<&Duty> {
        self.duties.iter().find(|kept| kept.id == id).map(|kept| &kept.item)
    }

    /// A duty by key or as 2026年第3项, live.
    pub(crate) fn duty_named(&self, text: &str) -> Option<&Kept<DutyId, Duty>> {
        let id = DutyId::parse(text);
        let spoken = register::duty::read_reference(text).filter(|_| id.is_none());
        let is = |kept: &&Kept<DutyId, Duty>| {
            Some(kept.id) == id || spoken.is_some_and(|(year, number)| kept.item.year == year && kept.item.number == Some(number))
        };
        self.duties.iter().filter(|kept| kept.live()).find(is)
    }

    /// A line of the five lists by key or 编号, live.
    pub(crate) fn work_item_named(&self, text: &str) -> Option<&Kept<WorkItemId, WorkItem>> {
        let id = WorkItemId::parse(text);
        let code = key(text);
        self.work_items.iter().find(|kept| kept.live() && (Some(kept.id) == id || key(&kept.item.code) == code))
    }

    /// The only live person of this name.
    pub(crate) fn lone_person(&self, name: &str) -> Option<PersonId> {
        let name = key(name);
        let mut found = self.persons.iter().filter(|kept| kept.live() && key(&kept.item.name) == name);
        found.next().filter(|_| found.next().is_none()).map(|kept| kept.id)
    }

    /// A warning by key or 文号.
    pub(crate) fn warning_named(&self, text: &str) -> Option<&(WarningId, Warning)> {
        let id = WarningId::parse(text);
        let number = register::doc_number::DocNumber::parse(text);
        self.warnings.iter().find(|(own, warning)| Some(*own) == id || Some(&warning.number) == number.as_ref())
    }

    /// A letter by key or 文号.
    pub(crate) fn letter_named(&self, text: &str) -> Option<&(LetterId, Letter)> {
        let (id, number) = (LetterId::parse(text), register::doc_number::DocNumber::parse(text));
        self.letters.iter().find(|(own, letter)| Some(*own) == id || Some(&letter.number) == number.as_ref())
    }

    /// An inspection by key or 文号.
    pub(crate) fn inspection_named(&self, text: &str) -> Option<&(InspectionId, Inspection)> {
        let (id, number) = (InspectionId::parse(text), register::doc_number::DocNumber::parse(text));
        self.inspections.iter().find(|(own, inspection)| Some(*own) == id || Some(&inspection.letter.number) == number.as_ref())
    }

    /// 文号 of a warning; empty where there is none.
    pub(crate) fn warning_number(&self, id: Option<WarningId>) -> String {
        let found = id.and_then(|id| self.warnings.iter().find(|(own, _)| *own == id));
        found.map(|(_, warning)| warning.number.to_string()).unwrap_or_default()
    }

    /// The warning that stands for a signal: issued, neither voided nor withdrawn, and no higher one in its place.
    pub(crate) fn standing_warning(&self, signal: SignalId) -> Option<&(WarningId, Warning)> {
        self.warnings.iter().find(|(_, warning)| warning.signal == Some(signal) && warning.stands())
    }

    /// The newest approved edition of a catalogue, of 责任分解表 of that year.
    pub(crate) fn approved(&self, catalogue: Catalogue, year: Option<i32>) -> Option<&(EditionId, Edition)> {
        newest_approved(&self.editions, catalogue, year)
    }

    /// The day on which the newest approved edition was approved.
    pub(crate) fn approved_on(&self, catalogue: Catalogue, year: Option<i32>) -> Option<NaiveDate> {
        self.approved(catalogue, year).and_then(|(_, edition)| edition.approved_on())
    }

    /// The version of a template that is in force: the newest, or the text that comes with the program.
    pub(crate) fn template(&self, kind: TemplateKind) -> (TemplateVersion, &str) {
        let newest = self.templates.iter().rev().find(|template| template.version.kind == kind);
        newest.map_or((TemplateVersion::shipped(kind), kind.shipped()), |template| (template.version, template.body.as_str()))
    }

    /// The names of the posts that a person holds.
    pub(crate) fn posts_of(&self, person: PersonId) -> Vec<&str> {
        self.posts.iter().filter(|post| post.live() && post.item.holder == Some(person)).map(|post| post.item.name.as_str()).collect()
    }

    /// The posts of the office by the words that name them.
    pub(crate) fn handling_posts(&self) -> HandlingPosts {
        let units = self.units.iter().filter(|kept| kept.live()).map(|kept| (kept.id, &kept.item));
        let posts = self.posts.iter().filter(|kept| kept.live()).map(|kept| (kept.id, &kept.item));
        HandlingPosts::of(units, posts)
    }

    /// The short names of the points that a person keeps in touch with; none once the person has left.
    pub(crate) fn points_of(&self, person: PersonId) -> Vec<&str> {
        if self.person_of(person).is_none_or(|person| person.departure.is_some()) {
            return Vec::new();
        }
        let points = self.officers.iter().filter(|officer| officer.person == person);
        points
            .filter_map(|officer| self.units.iter().find(|unit| unit.live() && unit.id == officer.unit))
            .map(|unit| unit.item.short_name.as_str())
            .collect()
    }

    /// A person by key.
    pub(crate) fn person_of(&self, id: PersonId) -> Option<&Person> {
        self.directory.person_at.get(&id).and_then(|at| self.persons.get(*at)).map(|kept| &kept.item)
    }

    /// A post by key.
    pub(crate) fn post_of(&self, id: PostId) -> Option<&Kept<PostId, Post>> {
        self.directory.post_at.get(&id).and_then(|at| self.posts.get(*at))
    }

    /// The review that a risk point waits for.
    pub(crate) fn open_review(&self, risk: RiskId) -> Option<&(ReviewId, RiskReview)> {
        self.directory.open_reviews.get(&risk).and_then(|at| self.reviews.get(*at))
    }
}
