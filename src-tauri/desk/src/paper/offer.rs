//! Which papers can be made of one record: its own and those that go with it. Never makes one, and never
//! a reason of its own: what stands against a paper is said by the paper.

mod place;
mod warning;

use register::Term as _;
use register::id::{PersonId, PostId, PowerId, ScreeningId, UnitId};
use register::quarter::Quarter;
use register::spot_check::SpotCheck;
use register::work_list::WorkListKind;
use store::{KeptBulletin, PaperLine};

use super::{
    accountability, blank, campaign, coverage, division_of_work, duties, handover_list, lead_transfer, spot_check, talk, work_list,
};
use place::{of_post, of_power, of_return, of_risk, of_sheet, of_unit};
use warning::{kept, notice, of_signal, of_warning, sent};
pub(super) use warning::{kept_paper, no_notice};

use crate::Desk;
use crate::book::Book;
use crate::no::No;
use crate::wire::offer::{OfferSource, PaperOffer};
use crate::wire::paper::{CompanionForm, PaperRequest};
use crate::wire::record::{Kind, RecordRef};

/// Companion papers in the order of the work.
pub(super) const COMPANIONS: [CompanionForm; 6] = [
    CompanionForm::TalkRecord,
    CompanionForm::WrittenInquiry,
    CompanionForm::Admonition,
    CompanionForm::InspectionNotice,
    CompanionForm::SupervisionSlip,
    CompanionForm::Proposal,
];

/// What is said of a form that only a hand can complete.
pub(super) const BY_HAND: &str = "已知的内容印好，其余手工填写。";

/// `paper_offers`: none for a record that no paper speaks of.
pub(crate) fn paper_offers(desk: &mut Desk, request: RecordRef) -> Result<Vec<PaperOffer>, No> {
    let kind = request.kind;
    let mut offers = filled(desk, request)?;
    offers.extend(blank::beside(kind));
    Ok(offers)
}

/// The papers that hold something of the record.
fn filled(desk: &mut Desk, request: RecordRef) -> Result<Vec<PaperOffer>, No> {
    let id = request.id.as_str();
    let desk_today = desk.today();
    let this_quarter = Quarter::of(desk_today);
    let opened = desk.opened()?;
    let book = &opened.book;
    Ok(match request.kind {
        Kind::Units => UnitId::parse(id)
            .map(|unit| of_unit(unit, [this_quarter, this_quarter.previous()], book))
            .ok_or_else(|| No::unknown("单位", id))?,
        Kind::Posts => {
            let kept =
                book.posts.iter().find(|kept| kept.live() && Some(kept.id) == PostId::parse(id)).ok_or_else(|| No::unknown("岗位", id))?;
            vec![of_post(kept.id, &kept.item, book)]
        }
        Kind::Persons => {
            let person = PersonId::parse(id).ok_or_else(|| No::unknown("人员", id))?;
            let held = book.posts.iter().filter(|kept| kept.live() && kept.item.holder == Some(person));
            let note = "名下的岗位、职权、风险点、预警和任务，三方签字。";
            let list = PaperRequest::HandoverList { person: person.to_string() };
            let list = offer("handover_list", handover_list::NAME, note, None, list);
            held.map(|kept| of_post(kept.id, &kept.item, book)).chain([list]).collect()
        }
        Kind::Duties => {
            let kept = book.duty_named(id).ok_or_else(|| No::unknown("任务", id))?;
            of_duties(kept.item.year, book)
        }
        Kind::Progress => {
            let entry = book.duty_progress.iter().find(|kept| kept.live() && kept.id.to_string() == id);
            entry.and_then(|kept| book.duty_of(kept.item.duty)).map(|duty| of_duties(duty.year, book)).unwrap_or_default()
        }
        Kind::DutySheets => {
            let sheet = book.duty_sheets.iter().find(|kept| kept.live() && kept.id.to_string() == id);
            sheet.map(|kept| of_duties(kept.item.year, book)).unwrap_or_default()
        }
        Kind::WorkItems => {
            let kept = book.work_item_named(id).ok_or_else(|| No::unknown("清单事项", id))?;
            of_work_list(kept.item.kind, kept.item.year, book)
        }
        Kind::Powers => {
            let kept = book
                .powers
                .iter()
                .find(|kept| kept.live() && Some(kept.id) == PowerId::parse(id))
                .ok_or_else(|| No::unknown("职权", id))?;
            of_power(kept.id, &kept.item, book)
        }
        Kind::Risks => {
            let id = register::id::RiskId::parse(id).ok_or_else(|| No::unknown("风险点", id))?;
            of_risk(book.risk_of(id).ok_or_else(|| No::unknown("风险点", &id.to_string()))?, book)
        }
        Kind::Signals => {
            let kept = book.signal_named(id).ok_or_else(|| No::unknown("预警信息", id))?;
            let papers = opened.store.read(|reader| reader.papers())?;
            let mut offers = of_signal(&kept.id.to_string());
            if let Some((warning_id, warning)) = book.standing_warning(kept.id) {
                offers.push(notice(*warning_id, warning, &papers));
            }
            offers
        }
        Kind::CaseLeads => {
            let lead = crate::case_lead::find(book, id)?;
            let request = PaperRequest::LeadTransfer { lead: lead.id.to_string() };
            let note = "移送和回执在一张上，不列举报人。";
            vec![offer("lead_transfer", format!("{}（已填）", lead_transfer::NAME), note, lead_transfer::why_not(&lead.item), request)]
        }
        Kind::PointReturns => {
            let found = book.point_returns.iter().find(|kept| kept.live() && kept.id.to_string() == id);
            of_return(&found.ok_or_else(|| No::unknown("报送记录", id))?.item, book)
        }
        Kind::Warnings => {
            let (id, warning) = book.warning_named(id).ok_or_else(|| No::unknown("预警", id))?;
            of_warning(*id, warning, &opened.store.read(|reader| reader.papers())?)
        }
        Kind::Charges | Kind::Systems => {
            vec![offer("division_of_work", division_of_work::NAME, "全部分工和配套制度。", None, PaperRequest::DivisionOfWork {})]
        }
        Kind::Screenings => {
            let kept = book
                .screenings
                .iter()
                .find(|kept| kept.live() && Some(kept.id) == ScreeningId::parse(id))
                .ok_or_else(|| No::unknown("排查表", id))?;
            of_sheet(&kept.item, book)
        }
        Kind::CampaignLines => {
            let (line, _) = crate::campaign::line_of(book, crate::record::parse_id(id)?).ok_or_else(|| No::unknown("排查条目", id))?;
            let year = book.campaigns.iter().find(|(own, _)| *own == line.campaign).map(|(_, own)| own.year);
            let request = PaperRequest::Campaign { year: year.map(|year| year.to_string()).unwrap_or_default() };
            vec![offer("campaign", campaign::NAME, "各单位标注情况和新增、变更、取消的风险点。", None, request)]
        }
        Kind::KeyAreas => {
            vec![offer("coverage", coverage::NAME, "重点领域、部门、岗位的覆盖情况和有权无险的职权。", None, PaperRequest::Coverage {})]
        }
        Kind::Appraisals => {
            let kept = crate::appraisal::find(book, id, desk_today)?;
            of_appraisal(&kept.id.to_string(), kept.item.year)
        }
        Kind::AppraisalLines => {
            let own = book.appraisal_lines.iter().find(|(own, _)| own.to_string() == id).map(|(_, line)| line.appraisal);
            let kept = own.and_then(|own| book.appraisals.iter().find(|kept| kept.id == own));
            kept.map(|kept| of_appraisal(&kept.id.to_string(), kept.item.year)).unwrap_or_default()
        }
        Kind::AppraisalItems => {
            let item = book.appraisal_items.iter().find(|kept| kept.live() && kept.id.to_string() == id);
            item.map(|kept| of_standard(kept.item.year)).unwrap_or_default()
        }
        Kind::Bulletins => of_bulletin(crate::bulletin::find(book, id)?, &opened.store.read(|reader| reader.papers())?),
        Kind::Letters => {
            let (_, letter) = book.letter_named(id).ok_or_else(|| No::unknown("函件", id))?;
            vec![sent(letter, opened)?]
        }
        Kind::Inspections => {
            let (own, inspection) = book.inspection_named(id).ok_or_else(|| No::unknown("督查", id))?;
            let request = PaperRequest::InspectionSlip { inspection: own.to_string() };
            let slip = offer("inspection_slip", "督办单（办理情况）", "催办、办理结果和督查意见印到今天为止。", None, request);
            vec![sent(&inspection.letter, opened)?, slip]
        }
        Kind::Talks => {
            let record = PaperRequest::TalkRecord { talk: id.to_owned() };
            vec![
                offer("talk_record", "谈话记录（已填）", "已登记的内容印好，签字手写。", None, record),
                offer("talk_coverage", talk::NAME, "今年谁还没有同谁谈。", None, PaperRequest::TalkCoverage { year: String::new() }),
            ]
        }
        Kind::Accountabilities => {
            vec![offer("accountability", accountability::NAME, "", None, PaperRequest::Accountability { record: id.to_owned() })]
        }
        Kind::SpotChecks => of_spot_check(&crate::spot_check::find(book, id)?.item, id, book),
        Kind::SpotDraws => {
            let note = "备选对象、种子、抽中次序和验算步骤，由见证人签名。";
            vec![offer("spot_draw", spot_check::DRAW, note, None, PaperRequest::SpotDraw { draw: id.to_owned() })]
        }
        Kind::Proposals
        | Kind::Arrangements
        | Kind::Papers
        | Kind::Journal
        | Kind::DirectReceipts
        | Kind::Correspondents
        | Kind::SentBundles
        | Kind::ReceivedReturns
        | Kind::ReceivedSignals
        | Kind::ReceivedWarnings => Vec::new(),
    })
}

/// The kept paper of an issued bulletin, or what a draft would look like.
fn of_bulletin(own: &KeptBulletin, papers: &[PaperLine]) -> Vec<PaperOffer> {
    match papers.iter().find(|line| Some(line.id) == own.paper) {
        Some(line) => vec![kept("bulletin", "预警信息参阅", line)],
        None => {
            let request = PaperRequest::Bulletin { bulletin: own.kept.id.to_string() };
            vec![offer("bulletin", "预警信息参阅（未编发）", "看一看编发以后的样子；期号在编发时才有。", None, request)]
        }
    }
}

/// The papers of a sheet and of its year.
fn of_appraisal(id: &str, year: i32) -> Vec<PaperOffer> {
    let of = || year.to_string();
    let sheet = PaperRequest::AppraisalSheet { appraisal: id.to_owned(), year: String::new() };
    let mut offers = vec![
        offer("appraisal_sheet", "百分考核评分表", "逐项评分、预警扣分和计算过程。", None, sheet),
        offer(
            "appraisal_ranking",
            "考核名次表",
            format!("{year}年各单位得分、等次和名次。"),
            None,
            PaperRequest::AppraisalRanking { year: of() },
        ),
        offer(
            "appraisal_summary",
            "考核汇总表",
            format!("{year}年各单位分类别得分。"),
            None,
            PaperRequest::AppraisalSummary { year: of() },
        ),
    ];
    offers.extend(of_standard(year));
    offers
}

/// The papers of a standard.
fn of_standard(year: i32) -> Vec<PaperOffer> {
    let of = || year.to_string();
    let blank = PaperRequest::AppraisalSheet { appraisal: String::new(), year: of() };
    vec![
        offer("appraisal_standard", "评分细则", format!("{year}年全部考核项目。"), None, PaperRequest::AppraisalStandard { year: of() }),
        offer("appraisal_blank", "百分考核评分表（空白）", BY_HAND, None, blank),
    ]
}

fn offer(key: &str, label: impl Into<String>, note: impl Into<String>, why_not: Option<String>, request: PaperRequest) -> PaperOffer {
    let source = match why_not {
        Some(why) => OfferSource::Nothing { why },
        None => OfferSource::Registers { request },
    };
    PaperOffer { key: key.to_owned(), label: label.into(), note: note.into(), source }
}

fn of_duties(of: i32, book: &Book) -> Vec<PaperOffer> {
    let year = of.to_string();
    let sheet = |public| PaperRequest::Duties { public, year: year.clone() };
    let why_not = duties::why_not_compared(book, Some(of));
    vec![
        offer("duties", "责任分解表", format!("{year}年全部任务。"), None, sheet(false)),
        offer("duties_public", "责任分解表（公开版）", format!("{year}年全部任务，不含责任人。"), None, sheet(true)),
        offer("duty_signatures", "签字背书页", "随责任分解表签字。", None, PaperRequest::DutySignatures { year: year.clone() }),
        offer("duty_comparison", "上年本年对照表", "原内容、现内容、标记。", why_not, PaperRequest::DutyComparison { year }),
    ]
}

fn of_work_list(kind: WorkListKind, year: i32, book: &Book) -> Vec<PaperOffer> {
    let (list, label) = (|| kind.code().to_owned(), kind.label());
    let note = format!("{year}年，共{}条。", work_list::lines(kind, year, book).len());
    let paper = |public| PaperRequest::WorkList { list: list(), year: year.to_string(), public };
    let page = PaperRequest::WorkListSignatures { list: list(), year: year.to_string() };
    vec![
        offer("work_list", label, &*note, None, paper(false)),
        offer("work_list_public", format!("{label}（公开版）"), "只到职务，不含责任人和签字。", None, paper(true)),
        offer("work_list_signatures", format!("{label}签字背书页"), BY_HAND, None, page),
    ]
}

/// 抽查记录 before or after the visit, the record of its draw, and the coverage of its year.
fn of_spot_check(own: &SpotCheck, id: &str, book: &Book) -> Vec<PaperOffer> {
    let request = PaperRequest::SpotCheck { check: id.to_owned() };
    let done = own.checked_on.is_some();
    let (label, note) = if done {
        (format!("{}（已填）", spot_check::CHECK), "已登记的结果。")
    } else {
        (format!("{}（待填）", spot_check::CHECK), "防控措施逐条印好，带到现场手工填写。")
    };
    let coverage = PaperRequest::SpotCoverage { year: own.year.to_string() };
    let mut offers = vec![
        offer("spot_check", label, note, None, request),
        offer("spot_coverage", spot_check::COVERAGE, format!("{}年全部高风险单位和岗位。", own.year), None, coverage),
    ];
    if let Some((id, draw)) = own.draw.and_then(|draw| book.spot_draws.iter().find(|(own, _)| *own == draw)) {
        let note = format!("{}，由见证人签名。", draw.number);
        offers.push(offer("spot_draw", spot_check::DRAW, note, None, PaperRequest::SpotDraw { draw: id.to_string() }));
    }
    offers
}
