//! Papers of units, posts, powers, risk points and of the forms they fill in. Never a form that says what is not known.

use register::Term as _;
use register::id::{PostId, PowerId, UnitId};
use register::names::Names as _;
use register::point_return::PointReturn;
use register::post::Post;
use register::power::Power;
use register::quarter::Quarter;
use register::risk::{RiskLayer, RiskPoint};
use register::screening::Screening;
use register::unit::UnitCategory;

use super::offer;
use crate::book::Book;
use crate::paper::{clearing, process, return_grid, risk_heat, risk_map, screening, signal_report, warning_network};
use crate::wire::offer::PaperOffer;
use crate::wire::paper::PaperRequest;

/// The blank of a sheet, for signatures by hand.
pub(super) fn of_sheet(sheet: &Screening, book: &Book) -> Vec<PaperOffer> {
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
pub(in crate::paper) fn counted(count: usize) -> String {
    if count == 0 { "还没有登记风险点，印出来是空的。".to_owned() } else { format!("共{count}个风险点。") }
}

/// Live risk points for which this holds.
pub(in crate::paper) fn count_risks(book: &Book, wanted: impl Fn(&RiskPoint) -> bool) -> usize {
    book.standing_risks().filter(|(_, risk)| wanted(risk)).count()
}

pub(super) fn of_power(id: PowerId, power: &Power, book: &Book) -> Vec<PaperOffer> {
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

pub(super) fn of_unit(id: UnitId, quarters: [Quarter; 2], book: &Book) -> Vec<PaperOffer> {
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

pub(super) fn form_of(layer: RiskLayer, unit: UnitId, book: &Book) -> PaperOffer {
    let (key, title) = match layer {
        RiskLayer::Department => ("screening_department", screening::DEPARTMENT),
        _ => ("screening_unit", screening::UNIT),
    };
    let risks = count_risks(book, |risk| risk.unit == Some(unit) && risk.layer == Some(layer));
    let request = PaperRequest::Screening { layer: layer.code().to_owned(), unit: unit.to_string(), post: String::new() };
    offer(key, format!("{title}（已填）"), counted(risks), None, request)
}

/// What a 采集报送点 sends for a quarter: its list, or a report that there is none.
pub(super) fn of_point(id: UnitId, quarter: Quarter, when: &str, book: &Book) -> Option<PaperOffer> {
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
pub(super) fn of_return(one: &PointReturn, book: &Book) -> Vec<PaperOffer> {
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

pub(super) fn of_post(id: PostId, post: &Post, book: &Book) -> PaperOffer {
    let request = PaperRequest::Screening {
        layer: RiskLayer::Post.code().to_owned(),
        unit: post.unit.map(|unit| unit.to_string()).unwrap_or_default(),
        post: id.to_string(),
    };
    let note = format!("{}：{}", post.name, counted(count_risks(book, |risk| risk.post == Some(id))));
    offer("screening_post", format!("{}（已填）", screening::POST), note, None, request)
}

pub(super) fn of_risk(risk: &RiskPoint, book: &Book) -> Vec<PaperOffer> {
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
