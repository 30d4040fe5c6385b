//! What a record is connected with: lines that open the other end. Never a rule of its own: the references are the records'.

use register::names::Names as _;
use uuid::Uuid;

use super::shorten;
use crate::book::Book;
use crate::wire::record::{Kind, Link};

/// What a record is connected with.
pub(super) fn links(kind: Kind, id: Uuid, book: &Book) -> Vec<Link> {
    let mut links = Vec::new();
    let mut add =
        |relation: &str, kind: Kind, id: String, title: String| links.push(Link { relation: relation.to_owned(), kind, id, title });
    match kind {
        Kind::Units => {
            for post in book.posts.iter().filter(|post| post.live() && post.item.unit.is_some_and(|unit| unit.0 == id)) {
                add("岗位", Kind::Posts, post.id.to_string(), post.item.name.clone());
            }
        }
        Kind::Persons => {
            for post in book.posts.iter().filter(|post| post.live() && post.item.holder.is_some_and(|holder| holder.0 == id)) {
                add("任职岗位", Kind::Posts, post.id.to_string(), post.item.name.clone());
            }
        }
        Kind::Posts | Kind::Powers => {
            for charge in book.charges.iter().filter(|charge| charge.live() && charge.item.post.is_some_and(|post| post.0 == id)) {
                add("分工", Kind::Charges, charge.id.to_string(), charge.item.subject(book));
            }
            for (relation, kind, id, title) in crate::power::links(kind, id, book) {
                add(relation, kind, id, title);
            }
            for risk in book.risks.iter().filter(|risk| {
                risk.live() && (risk.item.post.is_some_and(|post| post.0 == id) || risk.item.power.is_some_and(|power| power.0 == id))
            }) {
                add("关联风险点", Kind::Risks, risk.id.to_string(), format!("{} {}", risk.item.number, risk.item.description));
            }
        }
        Kind::Risks => {
            let risk = book.risks.iter().find(|risk| risk.id.0 == id);
            for power in book.powers.iter().filter(|power| power.live() && risk.is_some_and(|risk| risk.item.power == Some(power.id))) {
                add("关联职权", Kind::Powers, power.id.to_string(), format!("{} {}", power.item.code, power.item.name));
            }
            for signal in book.signals.iter().filter(|signal| signal.live() && signal.item.risk.is_some_and(|risk| risk.0 == id)) {
                add(
                    "预警信息",
                    Kind::Signals,
                    signal.id.to_string(),
                    format!("{} {}", signal.item.number, shorten(signal.item.open_content())),
                );
            }
        }
        Kind::Signals => {
            for (own, warning) in book.warnings.iter().filter(|(_, warning)| warning.signal.is_some_and(|signal| signal.0 == id)) {
                add("预警", Kind::Warnings, own.to_string(), format!("{} {}", warning.number, register::Term::label(warning.state())));
            }
            let signal = book.signal_of(id.into());
            let first = signal.and_then(|signal| signal.repeat_of).and_then(|first| Some((first, book.signal_of(first)?)));
            if let Some((first, found)) = first {
                add("首次反映", Kind::Signals, first.to_string(), format!("{} {}", found.number, shorten(found.open_content())));
            }
            for lead in book.case_leads.iter().filter(|lead| lead.live() && lead.item.signal.is_some_and(|signal| signal.0 == id)) {
                add("问题线索", Kind::CaseLeads, lead.id.to_string(), lead.item.number.clone());
            }
            for repeat in crate::signal::repeats_of(book, id.into()).filter(|repeat| repeat.live()) {
                add(
                    "重复反映",
                    Kind::Signals,
                    repeat.id.to_string(),
                    format!("{} {}", repeat.item.number, shorten(repeat.item.open_content())),
                );
            }
        }
        Kind::CaseLeads => {
            let lead = book.case_leads.iter().find(|kept| kept.id.0 == id);
            let signal = lead.and_then(|lead| lead.item.signal).and_then(|signal| Some((signal, book.signal_of(signal)?)));
            if let Some((signal, found)) = signal {
                add("来自预警信息", Kind::Signals, signal.to_string(), format!("{} {}", found.number, shorten(found.open_content())));
            }
            let warning = lead.and_then(|lead| lead.item.warning);
            for (own, warning) in book.warnings.iter().filter(|(own, _)| Some(*own) == warning) {
                add("来自预警", Kind::Warnings, own.to_string(), warning.number.to_string());
            }
        }
        Kind::PointReturns => {
            let own = book.point_returns.iter().find(|kept| kept.id.0 == id).map(|kept| &kept.item);
            let of = |signal: &register::signal::Signal| {
                own.is_some_and(|own| signal.point == Some(own.point) && own.quarter.holds(signal.collected_on))
            };
            for signal in book.signals.iter().filter(|signal| signal.live() && of(&signal.item)) {
                add(
                    "预警信息",
                    Kind::Signals,
                    signal.id.to_string(),
                    format!("{} {}", signal.item.number, shorten(signal.item.open_content())),
                );
            }
        }
        Kind::Screenings => {
            let sheet = book.screenings.iter().find(|kept| kept.id.0 == id);
            for risk in sheet.into_iter().flat_map(|kept| &kept.item.risks) {
                if let Some(found) = book.live_risk(*risk) {
                    add("风险点", Kind::Risks, risk.to_string(), format!("{} {}", found.number, found.description));
                }
            }
        }
        Kind::CampaignLines => {
            if let Some((line, _)) = crate::campaign::line_of(book, id) {
                let named = book.live_risk(line.risk).map(|risk| format!("{} {}", risk.number, risk.description));
                add("风险点", Kind::Risks, line.risk.to_string(), named.unwrap_or_default());
            }
        }
        Kind::KeyAreas => {
            let registers = crate::check::registers(book);
            let area = book.key_areas.iter().filter(|kept| kept.live()).position(|kept| kept.id.0 == id);
            let own = area.and_then(|at| register::check::covered(&registers).into_iter().nth(at));
            for risk in own.into_iter().flat_map(|(_, risks, _)| risks) {
                if let Some(found) = book.live_risk(risk) {
                    let progress = book.progress_of(risk).words();
                    add("风险点", Kind::Risks, risk.to_string(), format!("{} {}（{progress}）", found.number, found.description));
                }
            }
        }
        Kind::Duties => {
            for kept in book.duties.iter().filter(|kept| kept.id.0 == id) {
                duty_links(&kept.item, book, &mut add);
                for entry in book.duty_progress.iter().filter(|entry| entry.live() && entry.item.duty == kept.id) {
                    add("进展", Kind::Progress, entry.id.to_string(), format!("{} {}", entry.item.done_on, shorten(&entry.item.done)));
                }
            }
        }
        Kind::Progress => {
            let duty = book
                .duty_progress
                .iter()
                .find(|entry| entry.id.0 == id)
                .and_then(|entry| book.duties.iter().find(|kept| kept.id == entry.item.duty));
            if let Some(kept) = duty {
                add("任务", Kind::Duties, kept.id.to_string(), format!("{} {}", kept.item.reference(), shorten(&kept.item.requirement)));
            }
        }
        Kind::WorkItems => {
            let own = book.work_items.iter().find(|kept| kept.id.0 == id);
            let problem = own.and_then(|own| own.item.problem);
            for kept in book.spot_checks.iter().filter(|kept| kept.live()) {
                let own = |found: &register::id::WorkItemId| found.0 == id || Some(*found) == problem;
                if kept.item.findings.iter().filter_map(|finding| finding.problem.as_ref()).any(own) {
                    let title = format!("{} {}", kept.item.number, kept.item.object.name(book));
                    add("来源抽查", Kind::SpotChecks, kept.id.to_string(), title);
                }
            }
            for kept in book.work_items.iter().filter(|kept| kept.live() && Some(kept.id) == problem) {
                add("对应问题", Kind::WorkItems, kept.id.to_string(), format!("{} {}", kept.item.code, shorten(&kept.item.matter)));
            }
            for kept in book.work_items.iter().filter(|kept| kept.live() && kept.item.problem.is_some_and(|problem| problem.0 == id)) {
                add("对应整改", Kind::WorkItems, kept.id.to_string(), format!("{} {}", kept.item.code, shorten(&kept.item.matter)));
            }
        }
        Kind::SpotChecks => {
            for (relation, kind, id, title) in crate::spot_check::links(id.into(), book) {
                add(relation, kind, id, title);
            }
        }
        Kind::SpotDraws => {
            for kept in book.spot_checks.iter().filter(|kept| kept.live() && kept.item.draw.is_some_and(|draw| draw.0 == id)) {
                add("抽查", Kind::SpotChecks, kept.id.to_string(), format!("{} {}", kept.item.number, kept.item.object.name(book)));
            }
        }
        Kind::Charges => {
            for post in book.charges.iter().filter(|kept| kept.id.0 == id).filter_map(|kept| kept.item.post) {
                add("领导岗位", Kind::Posts, post.to_string(), book.post_name(post).1.to_owned());
            }
        }
        Kind::Proposals => {
            for own in book.proposals.iter().filter(|kept| kept.id.0 == id) {
                add("来源", Kind::Signals, own.item.signal.0.to_string(), own.item.signal.1.clone());
            }
        }
        Kind::Bulletins => {
            let own = book.bulletins.iter().find(|own| own.kept.id.0 == id).and_then(|own| own.kept.item.warning);
            if let Some((id, warning)) = own.and_then(|own| book.warnings.iter().find(|(id, _)| *id == own)) {
                add("依据的预警", Kind::Warnings, id.to_string(), format!("{} {}", warning.number, shorten(&warning.subject)));
            }
        }
        Kind::AppraisalLines => {
            let own = book.appraisal_lines.iter().find(|(own, _)| own.0 == id).map(|(_, line)| line);
            for kept in own.into_iter().flat_map(|line| book.appraisals.iter().filter(|kept| kept.id == line.appraisal)) {
                let unit = kept.item.unit.map_or("", |unit| book.unit_name(unit).1);
                add("评分表", Kind::Appraisals, kept.id.to_string(), format!("{unit} {}年", kept.item.year));
            }
        }
        Kind::Systems
        | Kind::DutySheets
        | Kind::Arrangements
        | Kind::Appraisals
        | Kind::AppraisalItems
        | Kind::Correspondents
        | Kind::SentBundles
        | Kind::ReceivedReturns
        | Kind::ReceivedSignals
        | Kind::ReceivedWarnings
        | Kind::Papers
        | Kind::Journal
        | Kind::DirectReceipts => {}
        Kind::Warnings | Kind::Letters | Kind::Inspections | Kind::Talks | Kind::Accountabilities => {
            for (relation, kind, id, title) in crate::beside::links(kind, id, book) {
                add(relation, kind, id, title);
            }
        }
    }
    links
}

/// The units and posts that the words of a duty name, each once. A word that fits two posts links to none.
fn duty_links(duty: &register::duty::Duty, book: &Book, add: &mut impl FnMut(&str, Kind, String, String)) {
    use register::names::Names as _;
    let lead = std::slice::from_ref(&duty.lead_unit);
    for (relation, words) in [("牵头单位", lead), ("责任单位", &duty.responsible_units), ("配合单位", &duty.supporting_units)] {
        for unit in words.iter().filter_map(|word| book.unit(word)) {
            add(relation, Kind::Units, unit.to_string(), book.unit_name(unit).1.to_owned());
        }
    }
    for word in register::text::list(&duty.responsible_person.replace(['及', '和'], "、")) {
        let fits = |name: &str| {
            let (name, word) = (register::text::key(name), register::text::key(&word));
            // 纪委书记 is the post 纪委书记（监察办主任）; 副镇长 alone is none of 副镇长（财经） and 副镇长（农业）.
            name == word || name.split_once('(').is_some_and(|(head, _)| head == word)
        };
        let mut posts = book.posts.iter().filter(|kept| kept.live() && fits(&kept.item.name));
        if let (Some(post), None) = (posts.next(), posts.next()) {
            let holder = post.item.holder.map_or("", |person| book.person_name(person));
            add("责任人", Kind::Posts, post.id.to_string(), register::text::trim(&format!("{} {holder}", post.item.name)).to_owned());
        }
    }
}
