//! One record of any register, read from texts and written by the store's gate. Never two ways of
//! reading: whatever comes in passes here.

use chrono::{Datelike as _, NaiveDate};
use register::accountability::Accountability;
use register::appraisal::{Appraisal, AppraisalItem, Scores};
use register::bulletin::Bulletin;
use register::bundle::Correspondent;
use register::calendar::YearArrangement;
use register::campaign::{CampaignLine, CampaignMark};
use register::case_lead::CaseLead;
use register::charge::Charge;
use register::coverage::KeyArea;
use register::direct_receipt::DirectReceipt;
use register::duty::Duty;
use register::duty::progress::Progress;
use register::duty::sheet::DutyBreakdown;
use register::form::{Form, Raw};
use register::id::{
    AccountabilityId, AppraisalId, AppraisalItemId, AppraisalLineId, ArrangementId, BulletinId, CampaignLineId, CaseLeadId, ChargeId,
    CorrespondentId, DirectReceiptId, DutyBreakdownId, DutyId, KeyAreaId, PersonId, PointReturnId, PostId, PowerId, ProgressId, RiskId,
    ScreeningId, SignalId, SpotCheckId, SystemId, TalkId, UnitId, WorkItemId,
};
use register::names::Names;
use register::objection::Objection;
use register::person::Person;
use register::point_return::PointReturn;
use register::post::Post;
use register::power::Power;
use register::risk::RiskPoint;
use register::signal::{EndingKind, Signal};
use register::spot_check::{SpotCheck, SpotPlan};
use register::supporting_system::SupportingSystem;
use register::talk::Talk;
use register::unit::Unit;
use register::warning::Warning;
use register::work_list::{WorkItem, WorkListKind};
use store::{Entity, Writer};
use uuid::Uuid;

use super::numbering;
use crate::book::Book;
use crate::campaign;
use crate::duty::Meters;
use crate::no::No;
use crate::wire::record::Kind;
use crate::{accountability, appraisal, bulletin, people, point_return, review, spot_check, talk, unit, work_list};

/// One record.
pub(crate) enum Item {
    Unit(Unit),
    /// With the holder's name as typed: a person may have to be entered first.
    Post(Post, String),
    Person(Person),
    Charge(Charge),
    System(SupportingSystem),
    Duty(Box<Duty>),
    Progress(Progress),
    DutySheet(DutyBreakdown),
    Work(Box<WorkItem>),
    Power(Power),
    Risk(RiskPoint),
    Signal(Box<Signal>),
    Receipt(DirectReceipt),
    Lead(Box<CaseLead>),
    /// What the form of a check gives; what a visit brought is entered by an act of its own.
    Spot(SpotPlan),
    Area(KeyArea),
    Return(PointReturn),
    /// 标注 and 说明 of a line of a campaign.
    Mark(Option<CampaignMark>, String),
    Arrangement(YearArrangement),
    Talk(Box<Talk>),
    Accountability(Box<Accountability>),
    /// A row of an office's own ledger.
    Warning(Box<Warning>),
    Bulletin(Box<Bulletin>),
    Appraisal(Box<Appraisal>),
    /// What was given for one item of a sheet.
    Score(Scores),
    Criterion(Box<AppraisalItem>),
    Correspondent(Correspondent),
}

impl Item {
    /// Reads texts; every objection at once.
    pub(crate) fn read(kind: Kind, raw: &Raw, book: &Book, today: NaiveDate) -> Result<Self, No> {
        Ok(match kind {
            Kind::Units => Self::Unit(Unit::read(raw, today)?),
            Kind::Posts => Self::Post(
                Post::read(raw, book, today)?,
                raw.get("holder").map(|name| register::text::trim(name).to_owned()).unwrap_or_default(),
            ),
            Kind::Persons => Self::Person(Person::read(raw, book, today)?),
            Kind::Charges => Self::Charge(Charge::read(raw, book, today)?),
            Kind::Systems => Self::System(SupportingSystem::read(raw, today)?),
            Kind::Duties => Self::Duty(Box::new(Duty::read(raw, today)?)),
            Kind::Progress => {
                let duty = |word: &str| book.duty_named(word).map(|kept| kept.id);
                let progress = Progress::read(raw, book, duty, |name| book.lone_person(name), today)?;
                let of = book.duty_of(progress.duty).ok_or_else(|| No::unknown("任务", &progress.duty.to_string()))?;
                if let Some(objection) = progress.against(&Meters::of(book, today).counted(of)) {
                    return Err(No::Refused(vec![objection]));
                }
                Self::Progress(progress)
            }
            Kind::DutySheets => Self::DutySheet(DutyBreakdown::read(raw, today)?),
            Kind::WorkItems => {
                let problem =
                    |code: &str| book.work_item_named(code).filter(|kept| kept.item.kind == WorkListKind::Problems).map(|kept| kept.id);
                Self::Work(Box::new(WorkItem::read(raw, book, problem, today)?))
            }
            Kind::Powers => Self::Power(Power::read(raw, today)?),
            Kind::Risks => Self::Risk(RiskPoint::read(raw, book, today)?),
            Kind::Signals => {
                let mut signal = Signal::read(raw, book, today)?;
                signal.leave_known(&crate::signal::known(&signal, book));
                Self::Signal(Box::new(signal))
            }
            Kind::DirectReceipts => Self::Receipt(DirectReceipt::read(raw, today)?),
            Kind::CaseLeads => Self::Lead(Box::new(CaseLead::read(raw, book, today)?)),
            Kind::SpotChecks => Self::Spot(SpotPlan::read(raw, book, today)?),
            Kind::SpotDraws => return Err(No::refuse("read_only", "抽签记录不能修改；有误的请写明理由作废，另外再抽。")),
            Kind::KeyAreas => Self::Area(KeyArea::read(raw, today)?),
            Kind::PointReturns => Self::Return(PointReturn::read(raw, |name| point_return::point_named(book, name), today)?),
            Kind::CampaignLines => {
                let mut form = Form::new(raw, &register::campaign::SPEC, today);
                let read = (form.term("mark"), form.text("reason"));
                let (mark, reason) = form.finish(read)?;
                Self::Mark(mark, reason)
            }
            Kind::Screenings => return Err(No::refuse("read_only", "排查表按四步签署，不能直接修改。")),
            Kind::Proposals => return Err(No::refuse("read_only", "拟稿请打开后在通知书的页面上改。")),
            Kind::Arrangements => Self::Arrangement(YearArrangement::read(raw, today)?),
            Kind::Warnings => {
                Self::Warning(Box::new(Warning::read_ledger(raw, book, |number| book.signal_named(number).map(|kept| kept.id), today)?))
            }
            Kind::Bulletins => {
                let warning = |number: &str| book.warning_named(number).map(|(id, _)| *id);
                Self::Bulletin(Box::new(Bulletin::read(raw, warning, &book.office.name, today)?))
            }
            Kind::Appraisals => Self::Appraisal(Box::new(Appraisal::read(raw, book, today)?)),
            Kind::AppraisalLines => Self::Score(Scores::read(raw, appraisal::full_points(raw), today)?),
            Kind::AppraisalItems => Self::Criterion(Box::new(AppraisalItem::read(raw, today)?)),
            Kind::Letters | Kind::Inspections => {
                return Err(No::refuse("issued", "函件和督查由程序编号发出，不能手工新增或修改；发错的作废后重发。"));
            }
            Kind::Talks => Self::Talk(Box::new(talk::read(raw, book, today)?)),
            Kind::Accountabilities => Self::Accountability(Box::new(accountability::read(raw, book, today)?)),
            Kind::Correspondents => Self::Correspondent(crate::bundle::amend(raw, book, today)?),
            Kind::SentBundles => return Err(No::refuse("read_only", "上报包由程序编号生成，不能手工新增或修改。")),
            Kind::ReceivedReturns | Kind::ReceivedSignals | Kind::ReceivedWarnings => {
                return Err(No::refuse("read_only", "这是对方单位上报的内容，本机不能修改；有误的，请对方改正后重新上报。"));
            }
            Kind::Papers | Kind::Journal => return Err(No::refuse("read_only", "这一册不能手工修改。")),
        })
    }

    /// What stands against keeping this as entered at the desk; `id` is the record it changes.
    pub(crate) fn unsettled(&self, id: Option<Uuid>, book: &Book) -> Vec<Objection> {
        match self {
            Self::Risk(risk) => risk.against_grade(id.and_then(|id| book.risk_of(RiskId(id)))),
            Self::Signal(signal) => {
                let before = id.and_then(|id| book.signal_of(SignalId(id)));
                before.and_then(|before| signal.clone().follow(before).err()).unwrap_or_default()
            }
            Self::Talk(talk) => id.and_then(|id| talk::against_change(TalkId(id), talk, book)).into_iter().collect(),
            Self::Mark(mark, reason) => match id.and_then(|id| campaign::line_of(book, id)) {
                Some((line, closed)) => CampaignLine { mark: *mark, reason: reason.clone(), ..line.clone() }.against(closed),
                None => vec![Objection::act("campaign_lines", "排查条目随集中排查列出，不能单独新增。")],
            },
            Self::Appraisal(sheet) => appraisal::against_sheet(id.map(AppraisalId), sheet, book),
            Self::Score(_) => appraisal::against_score(id.map(AppraisalLineId), book),
            Self::Bulletin(_) => bulletin::against_edit(id.map(BulletinId), book),
            Self::Return(one) => point_return::against(one, id, book).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// What is worth a look in a row of an older table before it comes in.
    pub(crate) fn doubt(&self) -> Option<String> {
        match self {
            Self::Risk(risk) => risk.grade_remark().map(|remark| remark.sentence),
            _ => None,
        }
    }

    /// What else is renamed when this is saved, in words.
    pub(crate) fn renames(&self, id: Option<Uuid>, book: &Book, today: NaiveDate) -> Option<String> {
        match (self, id) {
            (Self::Unit(after), Some(id)) => unit::follow(UnitId(id), after, book, today)?.words(&after.short_name),
            _ => None,
        }
    }

    /// Writes the record, under a new key where none is given, and numbers it where it has no number.
    pub(crate) fn write(self, writer: &mut Writer<'_>, id: Option<Uuid>, book: &Book, today: NaiveDate) -> Result<Uuid, No> {
        let is_new = id.is_none();
        let id = id.unwrap_or_else(|| writer.new_id());
        match self {
            Self::Unit(mut unit) => {
                if unit.code.is_empty() {
                    let prefix = numbering::unit_prefix(&unit);
                    unit.code = format!("{prefix}{:02}", writer.next_running(Entity::Unit, prefix)?);
                }
                if let Some(mentions) = unit::follow(UnitId(id), &unit, book, today) {
                    mentions.write(writer)?;
                }
                writer.put_unit(UnitId(id), &unit)?;
            }
            Self::Post(mut post, holder) => {
                if post.code.is_empty() {
                    post.code = format!("P{:03}", writer.next_running(Entity::Post, "P")?);
                }
                writer.put_post(PostId(id), &post)?;
                people::keep_holder(writer, PostId(id), &post, &holder, is_new, book, today)?;
            }
            Self::Person(person) => {
                refuse_idle_points(PersonId(id), &person, book)?;
                writer.put_person(PersonId(id), &person)?;
            }
            Self::Charge(charge) => writer.put_charge(ChargeId(id), &charge)?,
            Self::System(system) => writer.put_system(SystemId(id), &system)?,
            Self::Duty(mut duty) => {
                if duty.number.is_none() {
                    duty.number = Some(writer.next_running(Entity::Duty, &duty.year.to_string())?);
                }
                writer.put_duty(DutyId(id), &duty)?;
            }
            Self::Progress(progress) => writer.put_progress(ProgressId(id), &progress)?,
            Self::DutySheet(mut sheet) => {
                if let Some(before) = book.duty_sheets.iter().find(|kept| kept.id.0 == id) {
                    // That it was issued is an act of its own.
                    (sheet.issued_number, sheet.issued_on) = (before.item.issued_number.clone(), before.item.issued_on);
                }
                writer.put_duty_sheet(DutyBreakdownId(id), &sheet)?;
            }
            Self::Work(mut item) => {
                work_list::refuse_second(WorkItemId(id), &item, book)?;
                work_list::number(&mut item, writer)?;
                writer.put_work_item(WorkItemId(id), &item)?;
            }
            Self::Power(mut power) => {
                if power.code.is_empty() {
                    let prefix = numbering::power_prefix(&power);
                    power.code = format!("{prefix}{:02}", writer.next_running(Entity::Power, prefix)?);
                }
                if let Some(before) = book.powers.iter().find(|kept| kept.id.0 == id) {
                    power.follow(&before.item).map_err(No::Refused)?;
                }
                review::on_power(writer, PowerId(id), &power, book, today)?;
                writer.put_power(PowerId(id), &power)?;
            }
            Self::Risk(mut risk) => {
                if risk.number.is_empty() {
                    risk.number = format!("R{:03}", writer.next_running(Entity::RiskPoint, "R")?);
                }
                writer.put_risk(RiskId(id), &risk)?;
                if is_new {
                    campaign::enter_fresh(writer, book, RiskId(id))?;
                }
            }
            Self::Spot(plan) => {
                let before = book.spot_checks.iter().find(|kept| kept.id.0 == id).map(|kept| &kept.item);
                let mut check = match before {
                    Some(before) => before.plan(plan, spot_check::draw_of(before, book).1).map_err(No::Refused)?,
                    None => SpotCheck::begin(plan, None, today.year()),
                };
                spot_check::number(&mut check, writer)?;
                writer.put_spot_check(SpotCheckId(id), &check)?;
            }
            Self::Area(area) => writer.put_key_area(KeyAreaId(id), &area)?,
            Self::Return(one) => writer.put_point_return(PointReturnId(id), &one)?,
            Self::Mark(mark, reason) => {
                let (line, _) = campaign::line_of(book, id).ok_or_else(|| No::unknown("排查条目", &id.to_string()))?;
                writer.put_campaign_line(CampaignLineId(id), &CampaignLine { mark, reason, ..line.clone() })?;
            }
            Self::Signal(mut signal) => {
                refuse_scope_change(id, &signal, book)?;
                if let Some(before) = book.signal_of(SignalId(id)) {
                    signal.follow(before).map_err(No::Refused)?;
                }
                if signal.number.is_empty() {
                    signal.number = format!("Y{:03}", writer.next_running(Entity::Signal, "Y")?);
                }
                writer.put_signal(SignalId(id), &signal)?;
            }
            Self::Arrangement(arrangement) => {
                refuse_second_arrangement(id, &arrangement, book)?;
                writer.put_arrangement(ArrangementId(id), &arrangement)?;
            }
            Self::Bulletin(bulletin) => writer.put_bulletin(BulletinId(id), &bulletin, None)?,
            Self::Appraisal(sheet) => appraisal::write_sheet(writer, AppraisalId(id), *sheet, book)?,
            Self::Score(scores) => appraisal::write_score(writer, AppraisalLineId(id), scores, book)?,
            Self::Criterion(item) => appraisal::write_item(writer, AppraisalItemId(id), &item, book)?,
            Self::Receipt(mut receipt) => {
                if receipt.number.is_empty() {
                    let prefix = format!("JS-{}-", receipt.received_on.year());
                    receipt.number = format!("{prefix}{:02}", writer.next_running(Entity::DirectReceipt, &prefix)?);
                }
                writer.put_direct_receipt(DirectReceiptId(id), &receipt)?;
            }
            Self::Lead(mut lead) => {
                if let Some(before) = book.case_leads.iter().find(|kept| kept.id.0 == id) {
                    lead.follow(&before.item);
                }
                crate::case_lead::number(&mut lead, writer)?;
                writer.put_case_lead(CaseLeadId(id), &lead)?;
            }
            Self::Talk(mut talk) => {
                talk::number(&mut talk, writer)?;
                writer.put_talk(TalkId(id), &talk)?;
            }
            Self::Accountability(mut record) => {
                accountability::number(&mut record, writer)?;
                writer.put_accountability(AccountabilityId(id), &record)?;
            }
            Self::Correspondent(one) => writer.put_correspondent(CorrespondentId(id), &one)?,
            Self::Warning(warning) => {
                if is_new {
                    writer.add_warning(id.into(), &warning)?;
                } else {
                    writer.put_warning_course(id.into(), &warning)?;
                }
            }
        }
        Ok(id)
    }
}

/// Who keeps in touch with points of the network is an officer of it.
fn refuse_idle_points(id: PersonId, person: &Person, book: &Book) -> Result<(), No> {
    let points = book.points_of(id);
    if person.reporting_officer || points.is_empty() {
        return Ok(());
    }
    let sentence = format!("{}还负责联系{}，请先在“预警网络”中换人。", person.name, points.join("、"));
    Err(No::field("reporting_officer", "points", sentence))
}

/// A signal that a standing warning rests on cannot leave the scope behind the warning's back.
fn refuse_scope_change(id: Uuid, signal: &Signal, book: &Book) -> Result<(), No> {
    match book.standing_warning(SignalId(id)) {
        Some((_, warning)) if !signal.in_scope => {
            Err(No::field("in_scope", "warned", format!("这条信息已发出预警（{}），不能改为业务范围外。", warning.number)))
        }
        _ => Ok(()),
    }
}

/// One year has one arrangement.
fn refuse_second_arrangement(id: Uuid, arrangement: &YearArrangement, book: &Book) -> Result<(), No> {
    let known = book.arrangements.iter().any(|kept| kept.live() && kept.id.0 != id && kept.item.year == arrangement.year);
    if known {
        return Err(No::field("year", "taken", format!("{}年的放假安排已经登记过，请在那一条里修改。", arrangement.year)));
    }
    Ok(())
}

/// Remarks that forbid nothing.
pub(super) fn remarks(kind: Kind, id: Uuid, book: &Book) -> Vec<Objection> {
    match kind {
        Kind::Risks => book.risk_of(RiskId(id)).map(|risk| risk_remarks(risk, book)).unwrap_or_default(),
        Kind::Powers => {
            let power = book.powers.iter().find(|kept| kept.id.0 == id);
            let without_risk = !book.standing_risks().any(|(_, risk)| risk.power.is_some_and(|own| own.0 == id));
            let in_use = power.is_some_and(|kept| kept.item.status == Some(register::power::PowerStatus::InUse));
            let sentence = "这项在用职权还没有排查出风险点（有权无险），请核对。";
            let bare = (in_use && without_risk).then(|| Objection::act("power_without_risk", sentence));
            bare.into_iter().chain(power.map(|kept| kept.item.remarks()).unwrap_or_default()).collect()
        }
        Kind::Duties => book
            .duties
            .iter()
            .find(|kept| kept.id.0 == id && book.unit(&kept.item.lead_unit).is_none() && !kept.item.lead_unit.is_empty())
            .map(|kept| {
                Objection::field("lead_unit", "unknown", format!("牵头单位“{}”不在机构册中，统计时不归到具体单位。", kept.item.lead_unit))
            })
            .into_iter()
            .collect(),
        _ => Vec::new(),
    }
}

fn risk_remarks(risk: &RiskPoint, book: &Book) -> Vec<Objection> {
    let power = risk.power.map_or("", |power| book.power_name(power).1);
    risk.grade_remark().into_iter().chain(risk.power_remark(power)).collect()
}

/// Why a record stays in its register: what was approved is taken out by an act of its own, never thrown away.
pub(super) fn stays(kind: Kind, id: Uuid, book: &Book) -> Option<&'static str> {
    match kind {
        Kind::Risks => {
            let approved = book.progress_of(RiskId(id)).approved_on;
            approved.map(|_| "已经审定，不能删除；不再适用的，请填写取消日期和取消理由。")
        }
        Kind::CaseLeads => {
            let lead = book.case_leads.iter().find(|kept| kept.id.0 == id)?;
            let signal = lead.item.signal.and_then(|signal| book.signal_of(signal));
            let ended = signal.and_then(|signal| signal.ending.as_ref()).is_some_and(|ending| ending.kind == EndingKind::CaseLead);
            if lead.item.transfer.is_some() {
                Some("已经移送，不能删除。")
            } else if ended {
                Some("由预警信息转来，不能单独删除；转错了的，请在那条信息上撤回办结，线索随之移入回收站。")
            } else {
                None
            }
        }
        Kind::Talks => talk::stays(TalkId(id), book),
        Kind::Proposals => {
            let own = book.proposals.iter().find(|kept| kept.id.0 == id);
            own.filter(|kept| kept.item.submitted_on.is_some()).map(|_| "正在呈批，不能删除；不用了的，请先退回到拟制。")
        }
        Kind::Screenings => {
            let sheet = book.screenings.iter().find(|kept| kept.id == ScreeningId(id));
            sheet.filter(|kept| kept.item.waits().is_none()).map(|_| "四步已经走完、风险点已经审定，不能删除。")
        }
        Kind::Bulletins => bulletin::stays(BulletinId(id), book),
        Kind::Appraisals => appraisal::sheet_stays(AppraisalId(id), book),
        Kind::AppraisalItems => appraisal::item_stays(AppraisalItemId(id), book),
        Kind::SpotChecks => {
            let check = book.spot_checks.iter().find(|kept| kept.id == SpotCheckId(id));
            check.filter(|kept| kept.item.draw.is_some()).map(|_| "是抽签抽中的，不能删除；抽签有误的，请作废抽签。")
        }
        _ => None,
    }
}
