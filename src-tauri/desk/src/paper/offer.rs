//! Which papers can be made of one record: its own and those that go with it. Never makes one, and never
//! a reason of its own: what stands against a paper is said by the paper.

use register::Term as _;
use register::id::{PersonId, PostId, PowerId, ScreeningId, UnitId, WarningId};
use register::letter::Letter;
use register::names::Names as _;
use register::point_return::PointReturn;
use register::post::Post;
use register::power::Power;
use register::quarter::Quarter;
use register::risk::{RiskLayer, RiskPoint};
use register::screening::Screening;
use register::spot_check::SpotCheck;
use register::unit::UnitCategory;
use register::warning::{Warning, WarningState};
use register::work_list::WorkListKind;
use store::{KeptBulletin, PaperLine};

use super::{
    accountability, blank, campaign, clearing, companion, coverage, division_of_work, duties, handover_list, lead_transfer, letters,
    paper_ref, process, reply, return_grid, risk_heat, risk_map, screening, signal_report, spot_check, talk, warning_network, work_list,
};
use crate::book::Book;
use crate::no::No;
use crate::wire::offer::{OfferSource, PaperOffer};
use crate::wire::paper::{CompanionForm, PaperRequest};
use crate::wire::record::{Kind, RecordRef};
use crate::{Desk, Opened};

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

/// The paper of a letter as it was sent.
fn sent(letter: &Letter, opened: &Opened) -> Result<PaperOffer, No> {
    let paper = opened.store.read(|reader| reader.paper(letter.paper.0))?;
    Ok(kept(letter.text.kind.code(), letter.text.kind.label(), &paper))
}

fn kept(key: &str, label: &str, paper: &PaperLine) -> PaperOffer {
    let source = OfferSource::Kept { paper: paper_ref(paper.clone()) };
    PaperOffer { key: key.to_owned(), label: label.to_owned(), note: "存档原件，再印也是同一份。".to_owned(), source }
}

/// The newest kept paper of a kind that belongs to a warning.
pub(super) fn kept_paper<'a>(warning: WarningId, kind: &str, papers: &'a [PaperLine]) -> Option<&'a PaperLine> {
    papers.iter().filter(|line| line.warning == Some(warning.0) && line.kind == kind).max_by_key(|line| line.id)
}

/// Why a warning's notice cannot be printed where the archive holds none.
pub(super) fn no_notice(warning: &Warning) -> String {
    format!("{}是以前的台账，没有由本程序生成的通知书。", warning.number)
}

fn notice(id: WarningId, warning: &Warning, papers: &[PaperLine]) -> PaperOffer {
    let label = warning.document().label();
    match kept_paper(id, "notice", papers) {
        Some(paper) => kept("notice", label, paper),
        None => {
            let source = OfferSource::Nothing { why: no_notice(warning) };
            PaperOffer { key: "notice".to_owned(), label: label.to_owned(), note: String::new(), source }
        }
    }
}

fn of_warning(id: WarningId, warning: &Warning, papers: &[PaperLine]) -> Vec<PaperOffer> {
    let name = || id.to_string();
    let mut offers = vec![notice(id, warning, papers)];
    offers.push(match kept_paper(id, "service_receipt", papers) {
        Some(paper) => kept("service_receipt", "送达回证", paper),
        None => offer("service_receipt", "送达回证", BY_HAND, None, PaperRequest::ServiceReceipt { warning: name() }),
    });
    if warning.state() == WarningState::Voided {
        return offers;
    }
    let reply = |blank| PaperRequest::Reply { warning: name(), blank };
    offers.push(offer("reply_form", "回告书（待填）", "交受送达单位填写，预警事项已印好。", None, reply(true)));
    offers.push(offer("reply", "回告书（已登记的回告）", "", reply::why_not_filled(warning), reply(false)));
    offers.push(offer("reminder", "催办函", "", letters::why_no_reminder(warning), PaperRequest::Reminder { warning: name() }));
    offers.extend(COMPANIONS.map(|form| {
        let (label, key) = companion::name(form);
        offer(key, label, BY_HAND, None, PaperRequest::Companion { form, warning: name() })
    }));
    offers
}

fn of_signal(id: &str) -> Vec<PaperOffer> {
    let card = |internal| PaperRequest::SignalReport { signal: id.to_owned(), internal };
    vec![
        offer("card", format!("{}（报送）", signal_report::NAME), "不含被反映人姓名。", None, card(false)),
        offer("card_internal", format!("{}（内部）", signal_report::NAME), "含被反映人姓名，只限纪委内部使用。", None, card(true)),
    ]
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

/// The blank of a sheet, for signatures by hand.
fn of_sheet(sheet: &Screening, book: &Book) -> Vec<PaperOffer> {
    match (sheet.layer, sheet.unit, sheet.post) {
        (RiskLayer::Post, _, Some(id)) => {
            let post = book.posts.iter().find(|kept| kept.live() && kept.id == id);
            post.map(|kept| of_post(kept.id, &kept.item, book)).into_iter().collect()
        }
        (layer, Some(unit), _) => vec![form_of(layer, unit, book)],
        _ => Vec::new(),
    }
}

/// How many risk points a chart or a form would hold.
pub(super) fn counted(count: usize) -> String {
    if count == 0 { "还没有登记风险点，印出来是空的。".to_owned() } else { format!("共{count}个风险点。") }
}

/// Live risk points for which this holds.
pub(super) fn count_risks(book: &Book, wanted: impl Fn(&RiskPoint) -> bool) -> usize {
    book.standing_risks().filter(|(_, risk)| wanted(risk)).count()
}

fn of_power(id: PowerId, power: &Power, book: &Book) -> Vec<PaperOffer> {
    let chart = |public| PaperRequest::Process { power: id.to_string(), public };
    let unless = |public| process::why_not(power, public).map(|(_, sentence)| sentence);
    let map = |public| PaperRequest::RiskMap { power: id.to_string(), unit: String::new(), public };
    let risks = counted(count_risks(book, |risk| risk.power == Some(id)));
    let tiers = |public| PaperRequest::Discretion { power: id.to_string(), public };
    let no_tiers = |public| clearing::why_not(power, public).map(|(_, sentence)| sentence);
    vec![
        offer("process", "权力运行流程图", format!("共{}个环节。", power.steps.len()), unless(false), chart(false)),
        offer("process_public", "权力运行流程图（公开版）", "", unless(true), chart(true)),
        offer("risk_map", risk_map::NAME, &*risks, None, map(false)),
        offer("risk_map_public", format!("{}（公开版）", risk_map::NAME), "不含责任人。", None, map(true)),
        offer("discretion", clearing::DISCRETION, format!("共{}档。", power.tiers.len()), no_tiers(false), tiers(false)),
        offer("discretion_public", format!("{}（公开版）", clearing::DISCRETION), "", no_tiers(true), tiers(true)),
    ]
}

fn of_unit(id: UnitId, quarters: [Quarter; 2], book: &Book) -> Vec<PaperOffer> {
    let Some(unit) = book.unit_of(id) else { return Vec::new() };
    let map = |public| PaperRequest::RiskMap { power: String::new(), unit: id.to_string(), public };
    let risks = counted(count_risks(book, |risk| risk.unit == Some(id)));
    let mut offers = vec![
        offer("risk_map", risk_map::NAME, risks, None, map(false)),
        offer("risk_map_public", format!("{}（公开版）", risk_map::NAME), "不含责任人。", None, map(true)),
    ];
    // Departments and stations fill in the form of their layer; every unit the one of the unit.
    let departments = [UnitCategory::Office, UnitCategory::Station, UnitCategory::Delegated];
    if unit.category.is_some_and(|category| departments.contains(&category)) {
        offers.push(form_of(RiskLayer::Department, id, book));
    }
    offers.push(form_of(RiskLayer::Unit, id, book));
    if unit.reporting_point || unit.direct_point {
        offers.push(offer(
            "warning_network",
            warning_network::NAME,
            "全部采集报送点、直报点和预警信息员。",
            None,
            PaperRequest::WarningNetwork {},
        ));
    }
    if unit.reporting_point {
        for (quarter, when) in quarters.into_iter().zip(["this", "last"]) {
            offers.extend(of_point(id, quarter, when, book));
        }
    }
    offers
}

fn form_of(layer: RiskLayer, unit: UnitId, book: &Book) -> PaperOffer {
    let (key, title) = match layer {
        RiskLayer::Department => ("screening_department", screening::DEPARTMENT),
        _ => ("screening_unit", screening::UNIT),
    };
    let risks = count_risks(book, |risk| risk.unit == Some(unit) && risk.layer == Some(layer));
    let request = PaperRequest::Screening { layer: layer.code().to_owned(), unit: unit.to_string(), post: String::new() };
    offer(key, format!("{title}（已填）"), counted(risks), None, request)
}

/// What a 采集报送点 sends for a quarter: its list, or a report that there is none.
fn of_point(id: UnitId, quarter: Quarter, when: &str, book: &Book) -> Option<PaperOffer> {
    let point = id.to_string();
    let sent = signal_report::sent(quarter, id, book);
    let title = quarter.title();
    Some(if sent > 0 {
        let request = PaperRequest::SignalList { quarter: quarter.to_string(), point, internal: false };
        offer(&format!("signal_list_{when}"), format!("{title}采集表（报送）"), format!("共{sent}条，不含被反映人姓名。"), None, request)
    } else {
        let request = PaperRequest::ZeroReport { quarter: quarter.to_string(), point };
        offer(&format!("zero_report_{when}"), format!("{title}零报告"), "没有登记预警信息。", None, request)
    })
}

/// What belongs to the return of a point: its own sheet, and the papers of its quarter.
fn of_return(one: &PointReturn, book: &Book) -> Vec<PaperOffer> {
    let quarter = one.quarter.to_string();
    let of = one.quarter.title();
    of_point(one.point, one.quarter, "own", book)
        .into_iter()
        .chain([
            offer(
                "return_grid",
                return_grid::NAME,
                format!("{of}，全部采集报送点。"),
                None,
                PaperRequest::ReturnGrid { quarter: quarter.clone() },
            ),
            offer("quarter_return", "季度报送", format!("{of}，整套报送材料。"), None, PaperRequest::QuarterReturn { quarter }),
        ])
        .collect()
}

fn of_post(id: PostId, post: &Post, book: &Book) -> PaperOffer {
    let request = PaperRequest::Screening {
        layer: RiskLayer::Post.code().to_owned(),
        unit: post.unit.map(|unit| unit.to_string()).unwrap_or_default(),
        post: id.to_string(),
    };
    let note = format!("{}：{}", post.name, counted(count_risks(book, |risk| risk.post == Some(id))));
    offer("screening_post", format!("{}（已填）", screening::POST), note, None, request)
}

fn of_risk(risk: &RiskPoint, book: &Book) -> Vec<PaperOffer> {
    let mut offers = Vec::new();
    if let Some(post) = risk.post.and_then(|id| book.posts.iter().find(|kept| kept.live() && kept.id == id)) {
        offers.push(of_post(post.id, &post.item, book));
    }
    if let (Some(unit), Some(layer @ (RiskLayer::Department | RiskLayer::Unit))) = (risk.unit, risk.layer) {
        offers.push(form_of(layer, unit, book));
    }
    if let Some(power) = risk.power {
        let request = PaperRequest::RiskMap { power: power.to_string(), unit: String::new(), public: false };
        offers.push(offer("risk_map_power", risk_map::NAME, format!("职权：{}", book.power_name(power).1), None, request));
    }
    if let Some(unit) = risk.unit {
        let request = PaperRequest::RiskMap { power: String::new(), unit: unit.to_string(), public: false };
        offers.push(offer("risk_map_unit", risk_map::NAME, format!("单位：{}", book.unit_name(unit).1), None, request));
    }
    offers.push(offer(
        "risk_heat",
        risk_heat::NAME,
        "全部在用风险点，类别 × 等级和单位 × 等级。",
        None,
        PaperRequest::RiskHeat { layer: String::new() },
    ));
    offers
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
