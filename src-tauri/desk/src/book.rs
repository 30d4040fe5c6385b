//! The office as read from the store: every register, and the directory of names over them. After an act it
//! follows the rows that changed. Never written to.

use std::collections::HashMap;

use chrono::NaiveDate;
use register::campaign::{Campaign, CampaignLine};
use register::charge::Charge;
use register::coverage::KeyArea;
use register::duty::Duty;
use register::duty::sheet::DutyBreakdown;
use register::edition::{Catalogue, Edition, newest_approved};
use register::handling_post::HandlingPosts;
use register::id::{
    CampaignId, CampaignLineId, ChargeId, DutyBreakdownId, DutyId, EditionId, KeyAreaId, PersonId, PostId, PowerId, ProgressId, ReviewId,
    RiskId, ScreeningId, SignalId, StepId, SystemId, TenureId, UnitId, WarningId, WorkItemId,
};
use register::names::Names;
use register::network::PointOfficer;
use register::office::Office;
use register::person::Person;
use register::post::{Post, PostRank};
use register::power::Power;
use register::review::RiskReview;
use register::risk::RiskPoint;
use register::screening::{Progress, Screening, progress};
use register::signal::Signal;
use register::supporting_system::SupportingSystem;
use register::template::{Template, TemplateKind, TemplateVersion};
use register::tenure::Tenure;
use register::text::key;
use register::typeface::Typeface;
use register::unit::Unit;
use register::warning::Warning;
use register::work_list::WorkItem;
use store::{Entity, Kept, KeptAttachment, Reader, StoreError};
use uuid::Uuid;

/// Rows up to this number are brought up to date one by one; more are read with their whole register.
const FEW: usize = 2_000;

/// What became of a row in a list of the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Placed {
    /// It stands where it stood, with other words.
    Renewed(usize),
    /// It is new, at this place.
    Inserted(usize),
    /// It went from this place.
    Removed(usize),
}

/// How the book followed an act.
#[derive(Debug, Default)]
pub(crate) struct Followed {
    /// The tables that changed.
    pub(crate) tables: Vec<Entity>,
    /// Row by row, in this order, where only few rows of one large register changed and nothing else.
    pub(crate) rows: Vec<Placed>,
}

/// Everything the registers hold.
#[derive(PartialEq)]
pub(crate) struct Book {
    /// 单位设置.
    pub(crate) office: Office,
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
    /// Every review, those that are settled too.
    pub(crate) reviews: Vec<(ReviewId, RiskReview)>,
    pub(crate) signals: Vec<Kept<SignalId, Signal>>,
    pub(crate) warnings: Vec<(WarningId, Warning)>,
    /// Every kept version, by kind and number.
    pub(crate) templates: Vec<Template>,
    /// 目录版本, without their frozen rows.
    pub(crate) editions: Vec<(EditionId, Edition)>,
    directory: Directory,
}

/// Names to keys. A name that two records share finds neither.
#[derive(Default, PartialEq)]
struct Directory {
    units: HashMap<String, Option<UnitId>>,
    posts_by_code: HashMap<String, Option<PostId>>,
    posts: HashMap<(UnitId, String), Option<PostId>>,
    leading_posts: HashMap<String, Option<PostId>>,
    persons: HashMap<(Option<UnitId>, String), Option<PersonId>>,
    persons_anywhere: HashMap<String, Option<PersonId>>,
    powers: HashMap<String, Option<PowerId>>,
    risks: HashMap<String, Option<RiskId>>,
    unit_at: HashMap<UnitId, usize>,
    post_at: HashMap<PostId, usize>,
    person_at: HashMap<PersonId, usize>,
    power_at: HashMap<PowerId, usize>,
    step_at: HashMap<StepId, (usize, usize)>,
    risk_at: HashMap<RiskId, usize>,
    open_reviews: HashMap<RiskId, usize>,
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
        let mut book = Self {
            office,
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
            reviews: reader.reviews()?,
            signals: reader.signals()?,
            warnings: reader.warnings()?,
            templates: reader.templates()?,
            editions: reader.editions()?,
            directory: Directory::default(),
        };
        book.directory = Directory::of(&book);
        Ok(book)
    }

    /// Brings the book up to date with an act. Few rows of a large register are read alone; anything else is read
    /// anew: with a hundred rows that costs nothing, and what costs nothing is not worth a second way of reading.
    pub(crate) fn follow(&mut self, reader: &Reader<'_>, touched: &[(Entity, Uuid)]) -> Result<Followed, StoreError> {
        let mut tables: Vec<Entity> = touched.iter().map(|(entity, _)| *entity).collect();
        tables.dedup();
        let ids = touched.iter().map(|(_, id)| *id).collect::<Vec<_>>();
        let (rows, names_stand) = match tables.as_slice() {
            [] => (Vec::new(), true),
            [Entity::RiskPoint] if ids.len() <= FEW => {
                let read = |id: &Uuid| Ok((RiskId(*id), reader.risk(RiskId(*id))?));
                place(&mut self.risks, ids.iter().map(read).collect::<Result<_, StoreError>>()?, |risk| &risk.number)
            }
            [Entity::Signal] if ids.len() <= FEW => {
                let read = |id: &Uuid| Ok((SignalId(*id), reader.signal(SignalId(*id))?));
                place(&mut self.signals, ids.iter().map(read).collect::<Result<_, StoreError>>()?, |signal| &signal.number)
            }
            _ => {
                *self = Self::load(reader)?;
                return Ok(Followed { tables, rows: Vec::new() });
            }
        };
        // Signals stand in no directory.
        if tables == [Entity::RiskPoint] && !names_stand {
            self.directory.enter_risks(&self.risks);
        }
        Ok(Followed { tables, rows })
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

    /// The warning that stands for a signal: issued and not voided.
    pub(crate) fn standing_warning(&self, signal: SignalId) -> Option<&(WarningId, Warning)> {
        self.warnings.iter().find(|(_, warning)| warning.signal == Some(signal) && warning.voided.is_none())
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

    /// The signals and warnings as plain slices, for the figures of a report.
    pub(crate) fn live_signals(&self) -> Vec<Signal> {
        self.signals.iter().filter(|kept| kept.live()).map(|kept| kept.item.clone()).collect()
    }
}

/// Puts rows where the register's order, by number and key, wants them; a number that was changed moves its row.
/// The second answer says that numbers and places are what they were.
fn place<I: Copy + Ord, T>(
    list: &mut Vec<Kept<I, T>>,
    rows: Vec<(I, Option<Kept<I, T>>)>,
    number: impl Fn(&T) -> &String,
) -> (Vec<Placed>, bool) {
    let (mut placed, mut names_stand) = (Vec::new(), true);
    for (id, row) in rows {
        let standing = list.iter().position(|kept| kept.id == id);
        match (standing.and_then(|at| list.get_mut(at).map(|kept| (at, kept))), row) {
            (Some((at, kept)), Some(row)) if number(&kept.item) == number(&row.item) => {
                names_stand &= kept.live() == row.live();
                *kept = row;
                placed.push(Placed::Renewed(at));
            }
            (standing, row) => {
                names_stand = false;
                if let Some(at) = standing.map(|(at, _)| at) {
                    list.remove(at);
                    placed.push(Placed::Removed(at));
                }
                if let Some(row) = row {
                    let at = list.partition_point(|kept| (number(&kept.item), kept.id) < (number(&row.item), row.id));
                    list.insert(at, row);
                    placed.push(Placed::Inserted(at));
                }
            }
        }
    }
    (placed, names_stand)
}

fn enter<K: std::hash::Hash + Eq, V: PartialEq>(map: &mut HashMap<K, Option<V>>, name: K, id: V) {
    map.entry(name)
        .and_modify(|known| {
            if known.as_ref() != Some(&id) {
                *known = None
            }
        })
        .or_insert(Some(id));
}

impl Directory {
    fn of(book: &Book) -> Self {
        let mut directory = Self::default();
        for (at, unit) in book.units.iter().enumerate() {
            directory.unit_at.insert(unit.id, at);
            if unit.live() {
                for name in [&unit.item.code, &unit.item.short_name, &unit.item.full_name] {
                    enter(&mut directory.units, key(name), unit.id);
                }
            }
        }
        for (at, post) in book.posts.iter().enumerate() {
            directory.post_at.insert(post.id, at);
            if let (true, Some(unit)) = (post.live(), post.item.unit) {
                enter(&mut directory.posts_by_code, key(&post.item.code), post.id);
                enter(&mut directory.posts, (unit, key(&post.item.name)), post.id);
                if post.item.rank == Some(PostRank::Leadership) {
                    enter(&mut directory.leading_posts, key(&post.item.name), post.id);
                }
            }
        }
        for (at, person) in book.persons.iter().enumerate() {
            directory.person_at.insert(person.id, at);
            if person.live() {
                enter(&mut directory.persons, (person.item.unit, key(&person.item.name)), person.id);
                enter(&mut directory.persons_anywhere, key(&person.item.name), person.id);
            }
        }
        for (at, power) in book.powers.iter().enumerate() {
            directory.power_at.insert(power.id, at);
            for (place, step) in power.item.steps.iter().enumerate() {
                if let Some(id) = step.id {
                    directory.step_at.insert(id, (at, place));
                }
            }
            if power.live() {
                enter(&mut directory.powers, key(&power.item.code), power.id);
                enter(&mut directory.powers, key(&power.item.name), power.id);
            }
        }
        directory.enter_risks(&book.risks);
        for (at, (_, review)) in book.reviews.iter().enumerate().filter(|(_, (_, review))| review.open()) {
            directory.open_reviews.insert(review.risk, at);
        }
        directory
    }

    fn enter_risks(&mut self, risks: &[Kept<RiskId, RiskPoint>]) {
        self.risk_at = risks.iter().enumerate().map(|(at, kept)| (kept.id, at)).collect();
        self.risks = HashMap::with_capacity(risks.len());
        for risk in risks.iter().filter(|risk| risk.live()) {
            enter(&mut self.risks, key(&risk.item.number), risk.id);
        }
    }
}

impl Names for Book {
    fn unit(&self, text: &str) -> Option<UnitId> {
        self.directory.units.get(&key(text)).copied().flatten().filter(|_| !text.is_empty())
    }

    fn post(&self, unit: Option<UnitId>, text: &str) -> Option<PostId> {
        let name = key(text);
        let by_name = unit.and_then(|unit| self.directory.posts.get(&(unit, name.clone())).copied().flatten());
        by_name.or_else(|| self.directory.posts_by_code.get(&name).copied().flatten()).filter(|_| !name.is_empty())
    }

    fn leading_post(&self, text: &str) -> Option<PostId> {
        let name = key(text);
        let leading = self.directory.leading_posts.get(&name).copied().flatten();
        leading.or_else(|| self.directory.posts_by_code.get(&name).copied().flatten()).filter(|_| !name.is_empty())
    }

    fn person(&self, unit: Option<UnitId>, text: &str) -> Option<PersonId> {
        self.directory.persons.get(&(unit, key(text))).copied().flatten()
    }

    fn person_anywhere(&self, text: &str) -> Option<PersonId> {
        self.directory.persons_anywhere.get(&key(text)).copied().flatten().filter(|_| !text.is_empty())
    }

    fn power(&self, text: &str) -> Option<PowerId> {
        self.directory.powers.get(&key(text)).copied().flatten().filter(|_| !text.is_empty())
    }

    fn step(&self, power: PowerId, text: &str) -> Option<StepId> {
        let power = self.directory.power_at.get(&power).and_then(|at| self.powers.get(*at))?;
        let mut named = power.item.steps.iter().filter(|step| key(&step.name) == key(text));
        let found = named.next()?;
        if named.next().is_some() { None } else { found.id }
    }

    fn risk(&self, text: &str) -> Option<RiskId> {
        self.directory.risks.get(&key(text)).copied().flatten().filter(|_| !text.is_empty())
    }

    fn unit_name(&self, id: UnitId) -> (&str, &str) {
        self.unit_of(id).map_or(("", ""), |unit| (&unit.code, &unit.short_name))
    }

    fn post_name(&self, id: PostId) -> (&str, &str) {
        self.directory.post_at.get(&id).and_then(|at| self.posts.get(*at)).map_or(("", ""), |post| (&post.item.code, &post.item.name))
    }

    fn person_name(&self, id: PersonId) -> &str {
        self.directory.person_at.get(&id).and_then(|at| self.persons.get(*at)).map_or("", |person| &person.item.name)
    }

    fn power_name(&self, id: PowerId) -> (&str, &str) {
        self.directory.power_at.get(&id).and_then(|at| self.powers.get(*at)).map_or(("", ""), |power| (&power.item.code, &power.item.name))
    }

    fn step_name(&self, id: StepId) -> &str {
        let place = self.directory.step_at.get(&id);
        let step = place.and_then(|(power, step)| self.powers.get(*power)?.item.steps.get(*step));
        step.map_or("", |step| &step.name)
    }

    fn risk_number(&self, id: RiskId) -> &str {
        self.risk_of(id).map_or("", |risk| &risk.number)
    }
}
