//! 集中排查 of a year: opened, watched, closed. The marks themselves are set like any cell of a list. Never a risk
//! point touched before the close.

use std::collections::BTreeMap;

use chrono::Datelike as _;
use register::Term;
use register::campaign::{Campaign, CampaignLine, CampaignMark, Tally};
use register::id::{CampaignId, CampaignLineId, RiskId, UnitId};
use register::names::Names as _;
use register::risk::RiskPoint;
use store::{Op, Writer};
use uuid::Uuid;

use crate::book::Book;
use crate::no::No;
use crate::wire::app::Nothing;
use crate::wire::count;
use crate::wire::record::{Done, Kind};
use crate::wire::risk::{CampaignState, CampaignTally, CampaignView, OpenCampaign};
use crate::{Desk, undoable};

/// `campaign_state`.
pub(crate) fn campaign_state(desk: &mut Desk, _: Nothing) -> Result<CampaignState, No> {
    let this_year = desk.today().year();
    let book = desk.book()?;
    let had = |year: i32| book.campaigns.iter().any(|(_, campaign)| campaign.year == year);
    let past = book.campaigns.iter().rev().filter(|(_, campaign)| campaign.closed_on.is_some());
    Ok(CampaignState {
        running: book.running_campaign().map(|(id, campaign)| view(*id, campaign, book)),
        past: past.map(|(id, campaign)| view(*id, campaign, book)).collect(),
        next_year: if had(this_year) { this_year + 1 } else { this_year },
        standing: count(book.standing_risks().count()),
        dropped: book.running_campaign().map_or(0, |(id, _)| count(dropped(*id, book).count())),
        marks: CampaignMark::ALL.iter().map(|mark| mark.label().to_owned()).collect(),
    })
}

/// `open_campaign`: lists the risk points that stand, each to be marked.
pub(crate) fn open_campaign(desk: &mut Desk, request: OpenCampaign) -> Result<Done, No> {
    let (today, book) = (desk.today(), desk.book()?);
    let risks: Vec<RiskId> = book.standing_risks().map(|(id, _)| id).collect();
    let others: Vec<&Campaign> = book.campaigns.iter().map(|(_, campaign)| campaign).collect();
    let campaign = Campaign::open(request.year, &others, risks.len(), today).map_err(No::Refused)?;
    let label = format!("开始{}年集中排查", campaign.year);
    let listed = count(risks.len());
    desk.record(undoable(Op::OpenCampaign, Kind::CampaignLines, label.clone()), |writer, _| {
        let id = CampaignId(writer.new_id());
        writer.put_campaign(id, &campaign)?;
        for risk in risks {
            let own = CampaignLineId(writer.new_id());
            writer.put_campaign_line(own, &CampaignLine { campaign: id, risk, fresh: false, mark: None, reason: String::new() })?;
        }
        Ok::<_, No>(())
    })?;
    Ok(Done { count: listed, sentence: format!("已{label}，列出{listed}个风险点，请逐个标注。") })
}

/// `close_campaign`: every point is marked; those that are dropped are taken out of the catalogue with their reasons.
pub(crate) fn close_campaign(desk: &mut Desk, _: Nothing) -> Result<Done, No> {
    let (today, book) = (desk.today(), desk.book()?);
    let (id, campaign) = book.running_campaign().ok_or_else(|| No::refuse("no_campaign", "现在没有正在开展的集中排查。"))?;
    let tally = sum(*id, book);
    let closed = campaign.close(tally, today).map_err(No::Refused)?;
    let id = *id;
    let dropped: Vec<(RiskId, RiskPoint)> = dropped(id, book)
        .map(|(line, risk)| {
            let reason = format!("{}年集中排查：{}", closed.year, line.reason);
            (line.risk, RiskPoint { abolished_on: Some(today), abolish_reason: reason, ..risk.clone() })
        })
        .collect();
    let label = format!("结束{}年集中排查", closed.year);
    let taken = dropped.len();
    desk.record(undoable(Op::CloseCampaign, Kind::CampaignLines, label.clone()), |writer, _| {
        writer.put_campaign(id, &closed)?;
        dropped.iter().try_for_each(|(id, risk)| writer.put_risk(*id, risk))?;
        Ok::<_, No>(())
    })?;
    Ok(Done { count: count(taken), sentence: format!("已{label}，{taken}个风险点转为已取消。") })
}

/// The risk points that the close takes out.
fn dropped(id: CampaignId, book: &Book) -> impl Iterator<Item = (&CampaignLine, &RiskPoint)> {
    book.lines_of(id).filter(|(line, risk)| line.mark == Some(CampaignMark::Dropped) && risk.in_use())
}

/// A line by key, with whether its campaign is over.
pub(crate) fn line_of(book: &Book, id: Uuid) -> Option<(&CampaignLine, bool)> {
    let line = book.campaign_lines.iter().find(|(own, _)| own.0 == id).map(|(_, line)| line)?;
    let (_, campaign) = book.campaigns.iter().find(|(own, _)| *own == line.campaign)?;
    Some((line, campaign.closed_on.is_some()))
}

/// A risk point entered while a campaign runs is 新增 in it.
pub(crate) fn enter_fresh(writer: &mut Writer<'_>, book: &Book, risk: RiskId) -> Result<(), No> {
    let Some((campaign, _)) = book.running_campaign() else { return Ok(()) };
    let line = CampaignLine { campaign: *campaign, risk, fresh: true, mark: Some(CampaignMark::Added), reason: String::new() };
    let id = CampaignLineId(writer.new_id());
    Ok(writer.put_campaign_line(id, &line)?)
}

/// The marks of a risk point over the years, the newest first.
pub(crate) fn marks_of(book: &Book, risk: RiskId) -> impl Iterator<Item = (i32, String, String)> {
    let lines = book.campaign_lines.iter().filter(move |(_, line)| line.risk == risk);
    lines.filter_map(|(_, line)| {
        let (_, campaign) = book.campaigns.iter().find(|(id, _)| *id == line.campaign)?;
        Some((campaign.year, line.mark.map_or("", Term::label).to_owned(), line.reason.clone()))
    })
}

fn sum(id: CampaignId, book: &Book) -> Tally {
    let mut tally = Tally::default();
    book.lines_of(id).for_each(|(line, _)| tally.add(line.mark));
    tally
}

/// The figures of a campaign: the window's and the paper's.
pub(crate) fn view(id: CampaignId, campaign: &Campaign, book: &Book) -> CampaignView {
    let mut of_unit: BTreeMap<Option<UnitId>, Tally> = BTreeMap::new();
    for (line, risk) in book.lines_of(id) {
        of_unit.entry(risk.unit).or_default().add(line.mark);
    }
    let named = |unit: Option<UnitId>| unit.map_or("（未写单位）", |unit| book.unit_name(unit).1);
    let mut units: Vec<CampaignTally> = Vec::new();
    let order = book.units.iter().map(|kept| Some(kept.id)).chain([None]);
    for unit in order {
        if let Some(own) = of_unit.get(&unit) {
            units.push(tally(named(unit), *own));
        }
    }
    CampaignView {
        year: campaign.year,
        opened_on: campaign.opened_on.to_string(),
        closed_on: campaign.closed_on.map(|day| day.to_string()),
        sum: tally("", sum(id, book)),
        units,
    }
}

fn tally(unit: &str, own: Tally) -> CampaignTally {
    CampaignTally { unit: unit.to_owned(), all: count(own.all), marked: count(own.marked), of: own.of.map(count).to_vec() }
}
