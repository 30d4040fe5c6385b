//! From a request to a paper: which registers it is made of and what it is called in the archive.
//! Never a word of a paper.

use chrono::NaiveDate;
use press::Marks;
use register::Term as _;
use register::id::{AccountabilityId, PersonId, PostId, PowerId, TalkId, UnitId, WarningId};
use register::names::Names as _;
use register::person::Person;
use register::post::Post;
use register::power::Power;
use register::quarter::Quarter;
use register::report::Period;
use register::risk::{RiskLayer, RiskPoint};
use register::warning::Warning;
use register::work_list::WorkListKind;
use store::Kept;

use super::composed::Paper;
use super::return_reminder::{ReminderPaper, return_reminder};
use super::{
    Made, accountability, anchor, appraisal, bulletin, campaign, catalogue, check_list, clearing, companion, comparison, coverage,
    division_of_work, duties, duty_signatures, handover_list, lead_transfer, letters, outgoing, process, quarter_return, reply,
    return_grid, risk_heat, risk_map, screening, signal_report, spot_check, talk, todo_list, warning_network, work_list,
};
use crate::book::Book;
use crate::edition::{catalogue as catalogue_named, sides};
use crate::no::No;
use crate::point_return::silent_points;
use crate::wire::paper::PaperRequest;
use crate::words::Words;
use crate::{Desk, compose, report, typed};

type Composed = Result<(Paper, Made<'static>), No>;

/// Composes a requested paper.
pub(super) fn compose(desk: &mut Desk, request: &PaperRequest) -> Composed {
    let today = desk.today();
    let opened = desk.opened()?;
    let book = &opened.book;
    let words = Words::of(book);
    let marks = super::marks(book, opened.store.read(anchor)?);
    let (paper, made) = match request {
        PaperRequest::QuarterReport { quarter } => {
            let quarter = typed::quarter(quarter)?;
            of_period(Period::Quarter(quarter), book, today, marks)?
        }
        PaperRequest::HalfYearReport { half } => match report::period(half)? {
            period @ Period::Half { .. } => of_period(period, book, today, marks)?,
            _ => return Err(No::field("half", "half", format!("“{half}”不是半年，请写成 2026H1 或 2026H2 这样。"))),
        },
        PaperRequest::YearReport { year } => of_period(Period::Year(typed::year(year, today)?), book, today, marks)?,
        PaperRequest::BoundReport { quarter } => {
            let quarter = typed::quarter(quarter)?;
            let inner = Marks { unnumbered: true, ..marks.clone() };
            let set = quarter_return::compose(quarter, &words, today, inner)?;
            let made = Made::of_report("bound_report", report::bound_title(quarter, book), Period::Quarter(quarter));
            (report::bound(quarter, book, today, marks, set)?, made)
        }
        PaperRequest::Duties { public, year } => {
            let year = duties::year(year, book, today)?;
            let of = year.map(|year| format!("{year}年")).unwrap_or_default();
            let title = format!("{}{of}责任分解表{}", book.office.township, edition(*public));
            (duties::sheet(book, year, *public, marks).into(), Made::of_office("duties", title))
        }
        PaperRequest::DutyComparison { year } => {
            let year = duties::year(year, book, today)?;
            let paper = duties::comparison(book, year, marks)?;
            let title = paper.title.clone();
            (paper.into(), Made::of_office("duty_comparison", title))
        }
        PaperRequest::WorkList { list, year, public } => {
            let (kind, year) = (read_list(list)?, typed::year(year, today)?);
            let title = format!("{}{}", work_list::title(kind, year, book), edition(*public));
            (work_list::list(kind, year, *public, book, marks).into(), Made::of_office("work_list", title))
        }
        PaperRequest::WorkListSignatures { list, year } => {
            let (kind, year) = (read_list(list)?, typed::year(year, today)?);
            let title = work_list::signatures_title(kind, year, book);
            (work_list::signatures(kind, year, book, marks).into(), Made::of_office("work_list_signatures", title))
        }
        PaperRequest::Comparison { catalogue, year, before, after } => {
            let compared = sides(desk, catalogue_named(catalogue)?, *year, before, after, today)?.compared;
            let made = Made::of_office("comparison", comparison::title(book, &compared));
            (comparison::paper(book, &compared, marks).into(), made)
        }
        PaperRequest::Powers { public } => {
            let title = format!("{}职权目录{}", book.office.township, edition(*public));
            (catalogue::powers(book, *public, marks).into(), Made::of_office("powers", title))
        }
        PaperRequest::Risks { public } => {
            let title = format!("{}廉政风险等级目录{}", book.office.township, edition(*public));
            (catalogue::risks(book, *public, marks).into(), Made::of_office("risks", title))
        }
        PaperRequest::ServiceReceipt { warning } => {
            let (id, warning) = find_warning(book, warning)?;
            (compose::receipt_paper(warning, &words, marks)?.into(), Made::of_warning("service_receipt", "送达回证", warning, *id))
        }
        PaperRequest::Reply { warning, blank } => reply_paper(&words, warning, *blank, marks)?,
        PaperRequest::Reminder { warning } => {
            let (id, warning) = find_warning(book, warning)?;
            (letters::reminder(warning, &words, today, marks)?.into(), Made::of_warning("reminder", "催办函", warning, *id))
        }
        PaperRequest::SignalReport { signal, internal } => {
            let found =
                if signal.is_empty() { None } else { Some(book.signal_named(signal).ok_or_else(|| No::unknown("预警信息", signal))?) };
            let paper = signal_report::card(found, *internal, book, marks);
            (
                paper.into(),
                Made::of_office("signal_report", named(signal_report::NAME, found.map_or("（空白）", |kept| &kept.item.number), *internal)),
            )
        }
        PaperRequest::LeadTransfer { lead } => {
            let found = if lead.is_empty() { None } else { Some(&crate::case_lead::find(book, lead)?.item) };
            if let Some(sentence) = found.and_then(lead_transfer::why_not) {
                return Err(No::refuse("state", sentence));
            }
            let title = format!("{}{}", lead_transfer::NAME, found.map_or("（空白）", |lead| &lead.number));
            (lead_transfer::paper(found, book, marks).into(), Made::of_office("lead_transfer", title))
        }
        PaperRequest::SignalList { quarter, point, internal } => {
            let quarter = typed::quarter(quarter)?;
            let point = some_unit(book, point)?.map(|kept| kept.id);
            let paper = signal_report::list(quarter, point, *internal, press::Lie::Landscape, book, marks);
            let title = named(&paper.title, "", *internal);
            (paper.into(), Made::of_office("signal_list", title))
        }
        PaperRequest::ZeroReport { quarter, point } => zero_report(&words, quarter, point, marks)?,
        PaperRequest::QuarterReturn { quarter } => {
            let quarter = typed::quarter(quarter)?;
            (
                quarter_return::compose(quarter, &words, today, marks)?,
                Made::of_office("quarter_return", quarter_return::title(quarter, book)),
            )
        }
        PaperRequest::ReturnGrid { quarter } => {
            let quarter = typed::quarter(quarter)?;
            (return_grid::paper(quarter, book, today, marks).into(), Made::of_office("return_grid", return_grid::title(quarter, book)))
        }
        PaperRequest::ReturnReminder { quarter, points, each } => {
            let quarter = typed::quarter(quarter)?;
            let points = silent_points(points, quarter, book, today)?;
            return return_reminder(&ReminderPaper { quarter, points: &points, each: *each }, words, today, marks);
        }
        PaperRequest::TodoList { topic } => {
            (todo_list::paper(topic, book, today, marks)?.into(), Made::of_office("todo_list", todo_list::title(today)))
        }
        PaperRequest::DutySignatures { year } => {
            let year = duties::year(year, book, today)?;
            (duty_signatures::paper(book, year, marks).into(), Made::of_office("duty_signatures", duty_signatures::title(book, year)))
        }
        PaperRequest::Process { power, public } => {
            let kept = find_power(book, power)?;
            let paper = process::paper(kept.id, &kept.item, *public, book, marks)?;
            let title = format!("{}{}", paper.title.replace('\n', ""), edition(*public));
            (paper.into(), Made::of_office("process", title))
        }
        PaperRequest::Clearing {} => {
            let title = format!("{}{}", book.office.township, clearing::CLEARING);
            (clearing::clearing(book, marks).into(), Made::of_office("clearing", title))
        }
        PaperRequest::Discretion { power, public } => discretion_paper(book, power, *public, marks)?,
        PaperRequest::RiskMap { power, unit, public } => risk_map_paper(book, power, unit, *public, marks)?,
        PaperRequest::Screening { layer, unit, post } => screening_paper(book, layer, unit, post, marks)?,
        PaperRequest::RiskHeat { layer } => {
            let layer = match layer.as_str() {
                "" => None,
                label => Some(RiskLayer::read(label).ok_or_else(|| No::unknown("层面", label))?),
            };
            (risk_heat::paper(book, layer, marks).into(), Made::of_office("risk_heat", risk_heat::title(book, layer)))
        }
        PaperRequest::Campaign { year } => {
            let newest = book.campaigns.iter().rev().find(|(_, own)| year.is_empty() || own.year.to_string() == *year);
            let (id, own) = newest.ok_or_else(|| No::refuse("no_campaign", "还没有开展过集中排查。"))?;
            (campaign::paper(*id, own, book, marks).into(), Made::of_office("campaign", campaign::title(book, own.year)))
        }
        PaperRequest::SpotCoverage { year } => {
            let year = typed::year(year, today)?;
            let made = Made::of_office("spot_coverage", spot_check::coverage_title(year, book));
            (spot_check::coverage(year, book, today, marks).into(), made)
        }
        PaperRequest::SpotDraw { draw } => {
            let (id, own) = crate::spot_check::find_draw(book, draw)?;
            let made = Made::of_office("spot_draw", format!("{} {}", spot_check::DRAW, own.number));
            (spot_check::draw(*id, own, book, marks).into(), made)
        }
        PaperRequest::SpotCheck { check } => {
            let own = if check.is_empty() { None } else { Some(&crate::spot_check::find(book, check)?.item) };
            let which = own.map_or("（空白）".to_owned(), |own| format!(" {} {}", own.number, own.object.name(book)));
            (spot_check::check(own, book, marks).into(), Made::of_office("spot_check", format!("{}{which}", spot_check::CHECK)))
        }
        PaperRequest::Coverage {} => (coverage::paper(book, today, marks).into(), Made::of_office("coverage", coverage::title(book))),
        PaperRequest::CheckList {} => {
            (check_list::paper(book, today, marks).into(), Made::of_office("check_list", check_list::title(book)))
        }
        PaperRequest::Companion { form, warning } => {
            let found = if warning.is_empty() { None } else { Some(find_warning(book, warning)?) };
            let paper = companion::compose(*form, found.map(|(_, warning)| warning), &words, today, marks)?;
            let (name, kind) = companion::name(*form);
            let made = match found {
                Some((id, warning)) => Made::of_warning(kind, name, warning, *id),
                None => Made::of_office(kind, format!("{name}（空白）")),
            };
            (paper, made)
        }
        PaperRequest::TalkRecord { talk } => {
            let id = TalkId::parse(talk);
            let kept = book.talks.iter().find(|kept| kept.live() && Some(kept.id) == id).ok_or_else(|| No::unknown("谈话", talk))?;
            let warning = kept.item.warning.and_then(|id| book.warnings.iter().find(|(own, _)| *own == id));
            let paper = companion::of_talk(&kept.item, warning.map(|(_, warning)| warning), &words, today, marks);
            (paper.into(), Made::of_office("talk_record", format!("谈话记录 {}", kept.item.number)))
        }
        PaperRequest::TalkCoverage { year } => {
            let year = typed::year(year, today)?;
            (talk::coverage(book, year, marks).into(), Made::of_office("talk_coverage", talk::title(book, year)))
        }
        PaperRequest::InspectionSlip { inspection } => {
            let (_, found) = book.inspection_named(inspection).ok_or_else(|| No::unknown("督查", inspection))?;
            let title = format!("督办单（办理情况） {}", found.letter.number);
            (outgoing::slip(found, book, marks).into(), Made::of_office("supervision_slip", title))
        }
        PaperRequest::Accountability { record } => {
            let id = AccountabilityId::parse(record);
            let kept = book
                .accountabilities
                .iter()
                .find(|kept| kept.live() && Some(kept.id) == id)
                .ok_or_else(|| No::unknown("问责登记", record))?;
            let title = format!("{} {}", accountability::NAME, kept.item.title());
            (accountability::paper(&kept.item, book, marks).into(), Made::of_office("accountability", title))
        }
        PaperRequest::HandoverList { person } => {
            let kept = find_person(book, person)?;
            (handover_list::paper(kept, book, marks).into(), Made::of_office("handover_list", handover_list::title(&kept.item)))
        }
        PaperRequest::WarningNetwork {} => {
            (warning_network::paper(book, marks).into(), Made::of_office("warning_network", warning_network::title(book)))
        }
        PaperRequest::DivisionOfWork {} => {
            (division_of_work::paper(book, marks).into(), Made::of_office("division_of_work", division_of_work::title(book)))
        }
        PaperRequest::AppraisalStandard { year } => {
            let year = typed::year(year, today)?;
            (appraisal::standard(year, book, marks)?.into(), Made::of_office("appraisal_standard", appraisal::standard_title(year, book)))
        }
        PaperRequest::AppraisalSheet { appraisal: sheet, year } => {
            let (paper, title) = if sheet.is_empty() {
                appraisal::blank(typed::year(year, today)?, book, marks)?
            } else {
                appraisal::sheet(crate::appraisal::find(book, sheet, today)?.id, book, marks)?
            };
            (paper.into(), Made::of_office("appraisal_sheet", title))
        }
        PaperRequest::AppraisalRanking { year } => {
            let year = typed::year(year, today)?;
            (appraisal::ranking(year, book, marks)?.into(), Made::of_office("appraisal_ranking", appraisal::ranking_title(year, book)))
        }
        PaperRequest::AppraisalSummary { year } => {
            let year = typed::year(year, today)?;
            (appraisal::summary(year, book, marks)?.into(), Made::of_office("appraisal_summary", appraisal::summary_title(year, book)))
        }
        PaperRequest::Bulletin { bulletin: name } => {
            let own = &crate::bulletin::find(book, name)?.kept.item;
            (bulletin::paper(own, marks).into(), Made::of_bulletin(own))
        }
        PaperRequest::List { list, columns } => {
            let paper = catalogue::list(desk, list, columns, marks)?;
            let title = paper.title.clone();
            (paper.into(), Made::of_office("list", title))
        }
    };
    Ok((paper, made.with(words)))
}

fn of_period(period: Period, book: &Book, today: NaiveDate, marks: Marks) -> Composed {
    let report = report::compose(period, book, today, marks, None)?;
    Ok((report.into(), Made::of_report(report::kind_code(period), report::title(period, book), period)))
}

fn discretion_paper(book: &Book, power: &str, public: bool, marks: Marks) -> Composed {
    let only = if power.is_empty() { None } else { Some(&find_power(book, power)?.item) };
    if let Some((rule, sentence)) = only.and_then(|power| clearing::why_not(power, public)) {
        return Err(No::refuse(rule, sentence));
    }
    let paper = clearing::discretion(only, public, book, marks);
    let title = format!("{}{}", paper.title.replace('\n', ""), edition(public));
    Ok((paper.into(), Made::of_office("discretion", title)))
}

fn edition(public: bool) -> &'static str {
    if public { "（公开版）" } else { "" }
}

fn named(name: &str, which: &str, internal: bool) -> String {
    format!("{name}{which}{}", if internal { "（内部）" } else { "" })
}

fn reply_paper(words: &Words<'_>, name: &str, blank: bool, marks: Marks) -> Composed {
    let book = words.book;
    if name.is_empty() {
        return Ok((reply::blank(None, book, marks).into(), Made::of_office("reply", format!("{}（空白）", reply::NAME))));
    }
    let (id, warning) = find_warning(book, name)?;
    let (paper, document): (Paper, _) = if blank {
        (reply::blank(Some(warning), book, marks).into(), "回告书（空白）")
    } else {
        (reply::filled(warning, words, marks)?.into(), "回告书")
    };
    Ok((paper, Made::of_warning("reply", document, warning, *id)))
}

fn zero_report(words: &Words<'_>, quarter: &str, point: &str, marks: Marks) -> Composed {
    let book = words.book;
    let quarter = if quarter.is_empty() { None } else { Some(typed::quarter(quarter)?) };
    let point = some_unit(book, point)?;
    if let (Some(quarter), Some(point)) = (quarter, point)
        && let Some(sentence) = signal_report::why_not_zero(quarter, point.id, book)
    {
        return Err(No::field("point", "not_zero", sentence));
    }
    let place = point.map_or("（空白）", |point| &point.item.short_name);
    let title = format!("{place}{}零报告", quarter.map(Quarter::title).unwrap_or_default());
    Ok((signal_report::zero_report(quarter, point.map(|point| point.id), words, marks)?.into(), Made::of_office("zero_report", title)))
}

fn risk_map_paper(book: &Book, power: &str, unit: &str, public: bool, marks: Marks) -> Composed {
    let live = || book.standing_risks().map(|(_, risk)| risk);
    let (of, left, risks): (&str, String, Vec<&RiskPoint>) = if power.is_empty() {
        let unit = some_unit(book, unit)?.ok_or_else(|| No::field("power", "required", "请选择职权或者单位。"))?;
        (&unit.item.short_name, format!("单位：{}", unit.item.full_name), live().filter(|risk| risk.unit == Some(unit.id)).collect())
    } else {
        let kept = find_power(book, power)?;
        (
            &kept.item.name,
            format!("职权编码：{}　行使主体：{}", kept.item.code, kept.item.holder),
            live().filter(|risk| risk.power == Some(kept.id)).collect(),
        )
    };
    let paper = risk_map::paper(of, left, &risks, public, book, marks);
    Ok((paper.into(), Made::of_office("risk_map", format!("{}{}", risk_map::title(of), edition(public)))))
}

fn screening_paper(book: &Book, layer: &str, unit: &str, post: &str, marks: Marks) -> Composed {
    let layer = RiskLayer::from_code(layer)
        .ok_or_else(|| No::field("layer", "choice", format!("没有“{layer}”这个层面，可选：post、department、unit。")))?;
    let unit = some_unit(book, unit)?;
    let post = some_post(book, unit.map(|unit| unit.id), post)?;
    let of_unit = |risk: &&RiskPoint| risk.layer == Some(layer) && unit.is_some_and(|unit| risk.unit == Some(unit.id));
    let live = || book.standing_risks().map(|(_, risk)| risk);
    let about = unit.map(|unit| &unit.item);
    let (paper, place) = match layer {
        RiskLayer::Post => {
            if unit.is_some() && post.is_none() {
                return Err(No::field("post", "required", "请选择岗位：个人岗位自查表一岗一表。"));
            }
            let risks: Vec<_> = live().filter(|risk| post.is_some_and(|post| risk.post == Some(post.id))).collect();
            (screening::post(post.map(|post| &post.item), &risks, book, marks), post.map(|post| post.item.name.clone()))
        }
        RiskLayer::Department => (
            screening::department(about, &live().filter(of_unit).collect::<Vec<_>>(), book, marks),
            about.map(|unit| unit.short_name.clone()),
        ),
        RiskLayer::Unit => {
            (screening::unit(about, &live().filter(of_unit).collect::<Vec<_>>(), book, marks), about.map(|unit| unit.short_name.clone()))
        }
    };
    let title = format!("{}{}", paper.title, place.map_or_else(|| "（空白）".to_owned(), |place| format!(" {place}")));
    Ok((paper.into(), Made::of_office("screening", title)))
}

fn read_list(text: &str) -> Result<WorkListKind, No> {
    WorkListKind::read(text).ok_or_else(|| No::field("list", "choice", format!("没有“{text}”这张清单，请从五张清单中选择。")))
}

fn find_warning<'a>(book: &'a Book, name: &str) -> Result<&'a (WarningId, Warning), No> {
    book.warning_named(name).ok_or_else(|| No::unknown("预警", name))
}

fn find_power<'a>(book: &'a Book, name: &str) -> Result<&'a Kept<PowerId, Power>, No> {
    let id = PowerId::parse(name).or_else(|| book.power(name));
    book.powers.iter().find(|kept| kept.live() && Some(kept.id) == id).ok_or_else(|| No::unknown("职权", name))
}

/// A person by key, or by a name that nobody else bears.
fn find_person<'a>(book: &'a Book, name: &str) -> Result<&'a Kept<PersonId, Person>, No> {
    let id = PersonId::parse(name);
    let mut found = book.persons.iter().filter(|kept| kept.live() && (Some(kept.id) == id || kept.item.name == name));
    let first = found.next().ok_or_else(|| No::unknown("人员", name))?;
    match found.next() {
        None => Ok(first),
        Some(_) => Err(No::field("person", "several", format!("叫“{name}”的不止一人，请从“人员”中打开要交接的那一位再打印。"))),
    }
}

/// A unit by key, code or name; none where none is named.
fn some_unit<'a>(book: &'a Book, name: &str) -> Result<Option<&'a Kept<UnitId, register::unit::Unit>>, No> {
    if name.is_empty() {
        return Ok(None);
    }
    let id = UnitId::parse(name).or_else(|| book.unit(name));
    book.units.iter().find(|kept| kept.live() && Some(kept.id) == id).map(Some).ok_or_else(|| No::unknown("单位", name))
}

/// A post by key, code or name within a unit; none where none is named.
fn some_post<'a>(book: &'a Book, unit: Option<UnitId>, name: &str) -> Result<Option<&'a Kept<PostId, Post>>, No> {
    if name.is_empty() {
        return Ok(None);
    }
    let id = PostId::parse(name).or_else(|| book.post(unit, name));
    book.posts.iter().find(|kept| kept.live() && Some(kept.id) == id).map(Some).ok_or_else(|| No::unknown("岗位", name))
}
