//! Registers as texts, record by record, in the register's own order.

use chrono::NaiveDate;
use register::Term as _;
use register::bundle::ReceivedKind;
use register::coverage::Coverage;
use register::duty::Duty;
use register::duty::progress::Beside;
use register::duty::quota::MeterState;
use register::duty::sheet::DutyBreakdown;
use register::form::Raw;
use register::id::{DutyId, UnitId};
use store::Kept;
use uuid::Uuid;

use crate::book::Book;
use crate::duty::{self, Meters};
use crate::wire::record::Kind;
use crate::{accountability, beside, bundle, review, spot_check};

/// One record as texts.
pub(crate) struct Line {
    /// Its key.
    pub(crate) id: Uuid,
    /// Every field's text.
    pub(crate) texts: Raw,
    /// The unit it belongs to.
    pub(crate) unit: Option<UnitId>,
    /// In the bin.
    pub(crate) deleted: bool,
    /// Days overdue.
    pub(crate) overdue_days: Option<u32>,
}

/// The record at this place of a register that is followed row by row.
pub(crate) fn line_at(kind: Kind, at: usize, book: &Book, today: NaiveDate) -> Option<Line> {
    let id = match kind {
        Kind::Risks => book.risks.get(at)?.id.0,
        Kind::Signals => book.signals.get(at)?.id.0,
        Kind::ReceivedReturns => return bundle::line_at(ReceivedKind::Return, at, book),
        Kind::ReceivedSignals => return bundle::line_at(ReceivedKind::Signal, at, book),
        Kind::ReceivedWarnings => return bundle::line_at(ReceivedKind::Warning, at, book),
        _ => return None,
    };
    line(kind, id, book, today)
}

/// One record.
pub(crate) fn line(kind: Kind, id: Uuid, book: &Book, today: NaiveDate) -> Option<Line> {
    lines(kind, book, today, Some(id)).pop()
}

/// Every record of a register.
pub(crate) fn texts_of(kind: Kind, book: &Book, today: NaiveDate) -> Vec<Line> {
    lines(kind, book, today, None)
}

fn lines(kind: Kind, book: &Book, today: NaiveDate, only: Option<Uuid>) -> Vec<Line> {
    macro_rules! each {
        ($list:expr, $unit:expr, $texts:expr) => {
            $list
                .iter()
                .filter(|kept| only.is_none_or(|only| only == kept.id.0))
                .map(|kept| Line { id: kept.id.0, texts: $texts(kept), unit: $unit(kept), deleted: !kept.live(), overdue_days: None })
                .collect()
        };
    }
    use register::accountability::Accountability;
    use register::appraisal::AppraisalItem;
    use register::bundle::Correspondent;
    use register::calendar::YearArrangement;
    use register::case_lead::CaseLead;
    use register::charge::Charge;
    use register::direct_receipt::DirectReceipt;
    use register::id::{AccountabilityId, InspectionId, LetterId, TalkId};
    use register::id::{
        AppraisalItemId, ArrangementId, CaseLeadId, ChargeId, CorrespondentId, DirectReceiptId, DutyBreakdownId, PersonId, PointReturnId,
        PostId, PowerId, ProposalId, RiskId, ScreeningId, SignalId, SystemId,
    };
    use register::inspection::Inspection;
    use register::letter::Letter;
    use register::names::Names as _;
    use register::point_return::PointReturn;
    use register::submission::point_return_due;
    use register::supporting_system::SupportingSystem;
    use register::talk::Talk;
    use register::warning::proposal::Proposal;
    use register::{person::Person, post::Post, power::Power, risk::RiskPoint, screening::Screening, signal::Signal, unit::Unit};
    match kind {
        Kind::Units => each!(book.units, |kept: &Kept<UnitId, Unit>| Some(kept.id), |kept: &Kept<UnitId, Unit>| kept.item.texts()),
        Kind::Posts => each!(book.posts, |kept: &Kept<PostId, Post>| kept.item.unit, |kept: &Kept<PostId, Post>| kept.item.texts(book)),
        Kind::Persons => each!(book.persons, |kept: &Kept<PersonId, Person>| kept.item.unit, |kept: &Kept<PersonId, Person>| kept
            .item
            .texts(book, &book.posts_of(kept.id), &book.points_of(kept.id))),
        Kind::Charges => each!(book.charges, |kept: &Kept<ChargeId, Charge>| kept.item.unit, |kept: &Kept<ChargeId, Charge>| kept
            .item
            .texts(book, holder_of(kept.item.post, book))),
        Kind::Systems => {
            each!(book.systems, |_: &Kept<SystemId, SupportingSystem>| None, |kept: &Kept<SystemId, SupportingSystem>| kept.item.texts())
        }
        Kind::Duties => duties(book, today, only),
        Kind::Progress => book
            .duty_progress
            .iter()
            .filter(|kept| only.is_none_or(|only| only == kept.id.0))
            .map(|kept| {
                let files =
                    book.attachments.iter().filter(|file| file.item.of == register::attachment::EvidenceOf::Progress(kept.id)).count();
                let texts = kept.item.texts(book, &Beside::of(book.duty_of(kept.item.duty), files));
                Line { id: kept.id.0, texts, unit: kept.item.unit, deleted: !kept.live(), overdue_days: None }
            })
            .collect(),
        Kind::DutySheets => {
            each!(book.duty_sheets, |_: &Kept<DutyBreakdownId, DutyBreakdown>| None, |kept: &Kept<DutyBreakdownId, DutyBreakdown>| kept
                .item
                .texts(duty::approved_on(book, kept.item.year)))
        }
        Kind::WorkItems => book
            .work_items
            .iter()
            .filter(|kept| only.is_none_or(|only| only == kept.id.0))
            .map(|kept| {
                let problem = kept.item.problem.and_then(|id| book.work_items.iter().find(|other| other.id == id));
                let texts = kept.item.texts(book, problem.map_or("", |problem| &problem.item.code), today);
                let overdue_days = kept.item.overdue_days(today).filter(|_| kept.live());
                Line { id: kept.id.0, texts, unit: kept.item.unit, deleted: !kept.live(), overdue_days }
            })
            .collect(),
        Kind::Powers => each!(book.powers, |_: &Kept<PowerId, Power>| None, |kept: &Kept<PowerId, Power>| kept.item.texts()),
        Kind::Risks => {
            each!(book.risks, |kept: &Kept<RiskId, RiskPoint>| kept.item.unit, |kept: &Kept<RiskId, RiskPoint>| review::beside(
                kept.item.texts(book, book.progress_of(kept.id)),
                kept.id,
                book
            ))
        }
        Kind::Screenings => {
            each!(book.screenings, |kept: &Kept<ScreeningId, Screening>| kept.item.unit, |kept: &Kept<ScreeningId, Screening>| kept
                .item
                .texts(book))
        }
        Kind::PointReturns => {
            each!(book.point_returns, |kept: &Kept<PointReturnId, PointReturn>| Some(kept.item.point), |kept: &Kept<
                PointReturnId,
                PointReturn,
            >| kept
                .item
                .texts(book.unit_name(kept.item.point).1, point_return_due(kept.item.quarter, &book.office)))
        }
        Kind::CampaignLines => campaign_lines(book, only),
        Kind::KeyAreas => key_areas(book, only),
        Kind::SpotChecks => book
            .spot_checks
            .iter()
            .filter(|kept| only.is_none_or(|only| only == kept.id.0))
            .map(|kept| {
                let draw = spot_check::draw_of(&kept.item, book);
                Line {
                    id: kept.id.0,
                    texts: kept.item.texts(book, draw),
                    unit: Some(kept.item.object.unit),
                    deleted: !kept.live(),
                    overdue_days: kept.item.overdue_days(draw.1, today).filter(|_| kept.live()),
                }
            })
            .collect(),
        Kind::SpotDraws => book
            .spot_draws
            .iter()
            .filter(|(id, _)| only.is_none_or(|only| only == id.0))
            .map(|(id, draw)| Line { id: id.0, texts: draw.texts(), unit: None, deleted: false, overdue_days: None })
            .collect(),
        Kind::Signals => {
            each!(book.signals, |kept: &Kept<SignalId, Signal>| kept.item.unit, |kept: &Kept<SignalId, Signal>| crate::signal::texts(
                kept, book
            ))
        }
        Kind::Proposals => {
            each!(book.proposals, |kept: &Kept<ProposalId, Proposal>| kept.item.unit, |kept: &Kept<ProposalId, Proposal>| kept
                .item
                .texts(book))
        }
        Kind::Arrangements => {
            each!(book.arrangements, |_: &Kept<ArrangementId, YearArrangement>| None, |kept: &Kept<ArrangementId, YearArrangement>| kept
                .item
                .texts())
        }
        Kind::Warnings => book
            .warnings
            .iter()
            .filter(|(id, _)| only.is_none_or(|only| only == id.0))
            .map(|(id, warning)| Line {
                id: id.0,
                texts: beside::texts(*id, warning, book, today),
                unit: warning.unit,
                deleted: false,
                overdue_days: warning.overdue_days(today),
            })
            .collect(),
        Kind::Bulletins => crate::bulletin::lines(book, only),
        Kind::Appraisals => crate::appraisal::sheet_lines(book, only),
        Kind::AppraisalLines => crate::appraisal::score_lines(book, only),
        Kind::AppraisalItems => {
            each!(book.appraisal_items, |_: &Kept<AppraisalItemId, AppraisalItem>| None, |kept: &Kept<AppraisalItemId, AppraisalItem>| kept
                .item
                .texts())
        }
        Kind::DirectReceipts => {
            each!(book.direct_receipts, |_: &Kept<DirectReceiptId, DirectReceipt>| None, |kept: &Kept<DirectReceiptId, DirectReceipt>| {
                kept.item.texts()
            })
        }
        Kind::CaseLeads => {
            each!(book.case_leads, |kept: &Kept<CaseLeadId, CaseLead>| kept.item.unit, |kept: &Kept<CaseLeadId, CaseLead>| {
                let signal = kept.item.signal.and_then(|id| book.signal_of(id)).map_or("", |signal| &signal.number);
                let warning = kept.item.warning.and_then(|id| book.warnings.iter().find(|(own, _)| *own == id));
                let number = warning.map(|(_, warning)| warning.number.to_string()).unwrap_or_default();
                kept.item.texts(book, signal, &number)
            })
        }
        Kind::Letters => {
            let line = |(id, letter): &(LetterId, Letter)| {
                let signal = letter.text.signal.and_then(|signal| book.signal_of(signal)).map_or("", |signal| &signal.number);
                let texts = letter.texts(book, &book.warning_number(letter.text.warning), signal, today);
                Line { id: id.0, texts, unit: letter.text.unit, deleted: false, overdue_days: letter.overdue_days(today) }
            };
            book.letters.iter().filter(|(id, _)| only.is_none_or(|only| only == id.0)).map(line).collect()
        }
        Kind::Inspections => {
            let line = |(id, inspection): &(InspectionId, Inspection)| {
                let text = &inspection.letter.text;
                let texts = inspection.texts(book, &book.warning_number(text.warning));
                Line { id: id.0, texts, unit: text.unit, deleted: false, overdue_days: inspection.overdue_days(today) }
            };
            book.inspections.iter().filter(|(id, _)| only.is_none_or(|only| only == id.0)).map(line).collect()
        }
        Kind::Talks => each!(book.talks, |kept: &Kept<TalkId, Talk>| kept.item.unit, |kept: &Kept<TalkId, Talk>| kept
            .item
            .texts(book, &book.warning_number(kept.item.warning))),
        Kind::Accountabilities => {
            each!(book.accountabilities, |kept: &Kept<AccountabilityId, Accountability>| kept.item.unit, |kept: &Kept<
                AccountabilityId,
                Accountability,
            >| {
                accountability::texts(&kept.item, book)
            })
        }
        Kind::Correspondents => {
            each!(book.correspondents, |_: &Kept<CorrespondentId, Correspondent>| None, |kept: &Kept<CorrespondentId, Correspondent>| kept
                .item
                .texts())
        }
        Kind::SentBundles => bundle::sent_lines(book, only),
        Kind::ReceivedReturns => bundle::lines(ReceivedKind::Return, book, only),
        Kind::ReceivedSignals => bundle::lines(ReceivedKind::Signal, book, only),
        Kind::ReceivedWarnings => bundle::lines(ReceivedKind::Warning, book, only),
        Kind::Papers | Kind::Journal => Vec::new(),
    }
}

/// 排查条目 of risk points that still stand in the register.
fn campaign_lines(book: &Book, only: Option<Uuid>) -> Vec<Line> {
    let wanted = book.campaign_lines.iter().filter(|(id, _)| only.is_none_or(|only| only == id.0));
    wanted
        .filter_map(|(id, line)| {
            let (_, campaign) = book.campaigns.iter().find(|(own, _)| *own == line.campaign)?;
            let risk = book.live_risk(line.risk)?;
            let texts = line.texts(campaign, risk, book);
            Some(Line { id: id.0, texts, unit: risk.unit, deleted: false, overdue_days: None })
        })
        .collect()
}

/// 重点项 with how they are covered; those in the bin are covered by nothing.
fn key_areas(book: &Book, only: Option<Uuid>) -> Vec<Line> {
    let registers = crate::check::registers(book);
    let mut covered = register::check::covered(&registers).into_iter();
    let mut lines = Vec::new();
    for kept in &book.key_areas {
        let coverage = if kept.live() { covered.next().map(|(.., coverage)| coverage) } else { None };
        let coverage = coverage.unwrap_or(Coverage { points: 0, approved: 0, none: !kept.item.none_reason.is_empty() });
        if only.is_none_or(|only| only == kept.id.0) {
            lines.push(Line { id: kept.id.0, texts: kept.item.texts(coverage), unit: None, deleted: !kept.live(), overdue_days: None });
        }
    }
    lines
}

/// Duties with their meters.
fn duties(book: &Book, today: NaiveDate, only: Option<Uuid>) -> Vec<Line> {
    let meters = Meters::of(book, today);
    let line = |kept: &Kept<DutyId, Duty>| {
        let meter = meters.measure(kept.id, &kept.item);
        let mut texts = kept.item.texts();
        texts.insert("meter_state".to_owned(), meter.state.label().to_owned());
        texts.insert("meter".to_owned(), meter.words());
        let late = meter.due_on.filter(|_| meter.state == MeterState::Overdue && kept.live());
        let overdue_days = late.and_then(|due| u32::try_from((today - due).num_days()).ok()).filter(|days| *days > 0);
        Line { id: kept.id.0, texts, unit: None, deleted: !kept.live(), overdue_days }
    };
    book.duties.iter().filter(|kept| only.is_none_or(|only| only == kept.id.0)).map(line).collect()
}

/// Who holds a post now.
fn holder_of(post: Option<register::id::PostId>, book: &Book) -> &str {
    use register::names::Names as _;
    post.and_then(|post| book.post_of(post)?.item.holder).map_or("", |person| book.person_name(person))
}

/// Takes out of a row what is 保密: a list, its search and its export show neither object nor content.
pub(crate) fn hide(mut texts: Raw) -> Raw {
    if texts.get("confidential").is_some_and(|word| word == "是") {
        for key in ["object", "content", "summary", "note", "decision", "ending_reason", "opinion"] {
            if let Some(text) = texts.get_mut(key).filter(|text| !text.is_empty()) {
                register::signal::HIDDEN.clone_into(text);
            }
        }
    }
    texts
}
