//! Records for the tables of the rules: whole ones, from which each case takes away what it is about.

use chrono::{Days, NaiveDate};
use uuid::Uuid;

use super::{Found, Registers};
use crate::calendar::ReplyTerm;
use crate::charge::Charge;
use crate::coverage::KeyArea;
use crate::deadline::Deadline;
use crate::doc_number::DocNumber;
use crate::duty::Duty;
use crate::duty::progress::Progress;
use crate::id::{ChargeId, DutyId, KeyAreaId, PersonId, PostId, PowerId, ProgressId, RiskId, SystemId, UnitId, WarningId, WorkItemId};
use crate::person::Person;
use crate::post::{Post, PostRank};
use crate::power::{Power, PowerKind, PowerStatus};
use crate::process::steps;
use crate::risk::{Degree, RiskGrade, RiskKind, RiskLayer, RiskPoint};
use crate::supporting_system::SupportingSystem;
use crate::unit::{Unit, UnitCategory};
use crate::warning::{Reply, Service, Warning, WarningLevel};
use crate::work_list::WorkItem;

/// A key out of a small number.
pub(crate) fn key<T: From<Uuid>>(number: u128) -> T {
    T::from(Uuid::from_u128(number))
}

/// What a case has in its registers, keyed by place: the first of each is 1.
#[derive(Default)]
pub(crate) struct Made {
    pub(crate) units: Vec<Unit>,
    pub(crate) posts: Vec<Post>,
    pub(crate) persons: Vec<Person>,
    pub(crate) charges: Vec<Charge>,
    pub(crate) systems: Vec<SupportingSystem>,
    pub(crate) duties: Vec<Duty>,
    pub(crate) progress: Vec<Progress>,
    pub(crate) work_items: Vec<WorkItem>,
    pub(crate) powers: Vec<Power>,
    pub(crate) risks: Vec<RiskPoint>,
    pub(crate) areas: Vec<KeyArea>,
    /// Risk points that were approved, by place.
    pub(crate) approved: Vec<u128>,
    pub(crate) warnings: Vec<Warning>,
}

fn keyed<K: From<Uuid>, T>(items: &[T]) -> Vec<(K, &T)> {
    items.iter().enumerate().map(|(place, item)| (key(place as u128 + 1), item)).collect()
}

impl Made {
    pub(crate) fn registers(&self) -> Registers<'_> {
        Registers {
            units: keyed::<UnitId, _>(&self.units),
            posts: keyed::<PostId, _>(&self.posts),
            persons: keyed::<PersonId, _>(&self.persons),
            charges: keyed::<ChargeId, _>(&self.charges),
            systems: keyed::<SystemId, _>(&self.systems),
            duties: keyed::<DutyId, _>(&self.duties),
            progress: keyed::<ProgressId, _>(&self.progress),
            work_items: keyed::<WorkItemId, _>(&self.work_items),
            powers: keyed::<PowerId, _>(&self.powers),
            risks: keyed::<RiskId, _>(&self.risks),
            areas: keyed::<KeyAreaId, _>(&self.areas),
            approved: self.approved.iter().map(|number| key(*number)).collect(),
            warnings: keyed::<WarningId, _>(&self.warnings),
            ..Registers::default()
        }
    }

    /// The sentences a rule finds.
    pub(crate) fn said(&self, rule: impl Fn(&Registers<'_>) -> Vec<Found>) -> Vec<String> {
        rule(&self.registers()).into_iter().map(|found| found.2).collect()
    }
}

/// A unit under this head, with this leader in charge.
pub(crate) fn unit(short_name: &str, category: UnitCategory, head_post: &str, in_charge: &str) -> Unit {
    Unit {
        code: "U".to_owned(),
        full_name: short_name.to_owned(),
        short_name: short_name.to_owned(),
        category: Some(category),
        superior: String::new(),
        reporting_point: category != UnitCategory::Leadership,
        direct_point: false,
        point_since: None,
        point_until: None,
        head_post: head_post.to_owned(),
        in_charge: in_charge.to_owned(),
        headcount: None,
        note: String::new(),
    }
}

/// A post of a unit, held by somebody.
pub(crate) fn post(of: u128, name: &str, rank: PostRank, holder: u128) -> Post {
    Post {
        code: "P".to_owned(),
        unit: Some(key(of)),
        name: name.to_owned(),
        rank: Some(rank),
        holder: Some(key(holder)),
        elements: Vec::new(),
        high_risk: false,
        recusal: String::new(),
        note: String::new(),
    }
}

pub(crate) fn person(name: &str) -> Person {
    Person {
        name: name.to_owned(),
        unit: None,
        reporting_officer: false,
        phone: String::new(),
        recusal: String::new(),
        departure: None,
        note: String::new(),
    }
}

/// A power in use with nothing missing.
pub(crate) fn power(code: &str) -> Power {
    Power {
        number: Some(1),
        code: code.to_owned(),
        name: "宅基地审批".to_owned(),
        kind: Some(PowerKind::Licence),
        present_kind: None,
        content: "审核批准".to_owned(),
        holder: "七溪坪镇人民政府".to_owned(),
        handling_posts: "村建所所长".to_owned(),
        legal_basis: "《土地管理法》第六十二条".to_owned(),
        time_limit: "20日".to_owned(),
        steps: steps("申请→受理→审批"),
        control_points: "双人核对".to_owned(),
        counterpart_rights: "知情权".to_owned(),
        complaint_channel: "12345".to_owned(),
        publicity: String::new(),
        status: Some(PowerStatus::InUse),
        basis_check: "确定".to_owned(),
        basis_confirmation: None,
        clearing: None,
        clearing_reason: String::new(),
        cleared_on: None,
        hall: None,
        handlers: Vec::new(),
        joint_handlers: Vec::new(),
        tiers: Vec::new(),
        recusal: String::new(),
    }
}

/// A risk point of the first post of the first unit, on the first power.
pub(crate) fn risk(grade: RiskGrade, responsible: &str) -> RiskPoint {
    RiskPoint {
        number: "R001".to_owned(),
        layer: Some(RiskLayer::Post),
        unit: Some(key(1)),
        post: Some(key(1)),
        power: Some(key(1)),
        kind: Some(RiskKind::PostDuty),
        description: "收好处".to_owned(),
        manifestation: String::new(),
        likelihood: Some(Degree::High),
        impact: Some(Degree::High),
        grade: Some(grade),
        control_measures: "公示".to_owned(),
        responsible_person: responsible.to_owned(),
        person: None,
        step: None,
        measure_level: None,
        found_by: Vec::new(),
        grade_reason: String::new(),
        graded_by: String::new(),
        leader: String::new(),
        discipline: String::new(),
        department_head: String::new(),
        abolished_on: None,
        abolish_reason: String::new(),
    }
}

/// A warning as an old ledger has it, served and answered on these days, with thirty days to reply in.
pub(crate) fn warning(level: WarningLevel, issued: &str, served: Option<&str>, replied: Option<&str>) -> Warning {
    let service = served.map(|served| {
        let served_on = day(served);
        Service { due_on: served_on.checked_add_days(Days::new(30)), ..Service::on(served_on) }
    });
    let reply = replied.map(|replied| Reply::of_day(day(replied)));
    Warning {
        number: DocNumber { series: "七纪廉警".to_owned(), year: 2026, sequence: 1 },
        level,
        issued_on: day(issued),
        unit: Some(key(1)),
        addressee: String::new(),
        subject: "事由".to_owned(),
        signal: None,
        signal_number: String::new(),
        risk: None,
        edition: None,
        dispositions: level.dispositions()[..1].to_vec(),
        disposition_words: String::new(),
        reply_term: ReplyTerm::of_days(30),
        notice: None,
        service,
        replies: reply.into_iter().collect(),
        approvals: Vec::new(),
        raised_from: None,
        inspected: false,
        closed_on: None,
        voided: None,
        ended: None,
    }
}

/// A duty with nothing missing.
pub(crate) fn duty() -> Duty {
    Duty {
        year: 2026,
        number: Some(3),
        mechanism: String::new(),
        task: "警示教育".to_owned(),
        requirement: "开展警示教育".to_owned(),
        quota: "每年1次".to_owned(),
        lead_unit: "镇纪委".to_owned(),
        responsible_units: vec!["各村".to_owned()],
        supporting_units: Vec::new(),
        responsible_person: "纪委书记".to_owned(),
        tier: None,
        deadline: Deadline::read("10月底前", 2026),
        acceptance_criteria: "签到".to_owned(),
        source_clause: String::new(),
        period: String::new(),
        minimum: None,
        counted: String::new(),
        counting: None,
        objects: None,
        quota_source: None,
        predecessor: None,
    }
}

/// A day as a case writes it.
pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}
