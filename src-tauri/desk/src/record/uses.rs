//! What speaks of a record and what it speaks of, for deleting and bringing back. Never decides: it counts and names.

use register::id::{DutyId, PersonId, PostId, PowerId, RiskId, SignalId, SpotCheckId, UnitId, WorkItemId};
use register::post::Post;
use register::power::Power;
use register::spot_check::SpotCheck;
use uuid::Uuid;

use crate::book::Book;
use crate::wire::record::Kind;

/// Live records that speak of this one: counts with their names.
pub(super) fn uses(kind: Kind, id: Uuid, book: &Book) -> Vec<String> {
    let mut uses = Vec::new();
    let mut add = |count: usize, what: &str| {
        if count > 0 {
            uses.push(format!("{count}{what}"));
        }
    };
    match kind {
        Kind::Units => {
            let unit = Some(UnitId(id));
            add(book.posts.iter().filter(|kept| kept.live() && kept.item.unit == unit).count(), "个岗位");
            add(book.persons.iter().filter(|kept| kept.live() && kept.item.unit == unit).count(), "名人员");
            add(book.risks.iter().filter(|kept| kept.live() && kept.item.unit == unit).count(), "个风险点");
            add(
                book.signals.iter().filter(|kept| kept.live() && (kept.item.unit == unit || kept.item.point == unit)).count(),
                "条预警信息",
            );
            add(book.warnings.iter().filter(|(_, warning)| warning.unit == unit).count(), "件预警");
            add(book.proposals.iter().filter(|kept| kept.live() && kept.item.unit == unit).count(), "份拟稿");
            add(book.charges.iter().filter(|kept| kept.live() && kept.item.unit == unit).count(), "项分工");
            add(book.officers.iter().filter(|officer| Some(officer.unit) == unit).count(), "名预警信息员");
            add(book.duty_progress.iter().filter(|kept| kept.live() && kept.item.unit == unit).count(), "条进展");
            add(book.work_items.iter().filter(|kept| kept.live() && kept.item.unit == unit).count(), "条清单事项");
            add(book.appraisals.iter().filter(|kept| kept.live() && kept.item.unit == unit).count(), "张考核评分表");
            add(book.case_leads.iter().filter(|kept| kept.live() && kept.item.unit == unit).count(), "条问题线索");
            add(book.point_returns.iter().filter(|kept| kept.live() && Some(kept.item.point) == unit).count(), "条报送记录");
            add(book.letters.iter().filter(|(_, letter)| letter.text.unit == unit).count(), "件函件");
            add(book.talks.iter().filter(|kept| kept.live() && kept.item.unit == unit).count(), "次谈话");
            add(book.accountabilities.iter().filter(|kept| kept.live() && kept.item.unit == unit).count(), "条问责登记");
            add(book.spot_checks.iter().filter(|kept| kept.live() && Some(kept.item.object.unit) == unit).count(), "条抽查");
        }
        Kind::Posts => {
            add(book.risks.iter().filter(|kept| kept.live() && kept.item.post == Some(PostId(id))).count(), "个风险点");
            add(book.charges.iter().filter(|kept| kept.live() && kept.item.post == Some(PostId(id))).count(), "项分工");
            add(book.spot_checks.iter().filter(|kept| kept.live() && kept.item.object.post == Some(PostId(id))).count(), "条抽查");
            let at_step = |power: &Power| power.steps.iter().any(|step| step.post_id == Some(PostId(id)));
            add(book.powers.iter().filter(|kept| kept.live() && at_step(&kept.item)).count(), "项职权的流程");
        }
        Kind::Persons => {
            add(book.posts.iter().filter(|kept| kept.live() && kept.item.holder == Some(PersonId(id))).count(), "个岗位");
            add(book.risks.iter().filter(|kept| kept.live() && kept.item.person == Some(PersonId(id))).count(), "个风险点");
            add(book.points_of(PersonId(id)).len(), "个联系点");
            let own = Some(PersonId(id));
            let spoke = |talk: &register::talk::Talk| talk.subject_person == own || talk.talker_person == own;
            add(book.talks.iter().filter(|kept| kept.live() && spoke(&kept.item)).count(), "次谈话");
            add(book.letters.iter().filter(|(_, letter)| letter.text.person == own).count(), "件函件");
            add(book.duty_progress.iter().filter(|kept| kept.live() && kept.item.person == Some(PersonId(id))).count(), "条进展");
        }
        Kind::Duties => add(book.duty_progress.iter().filter(|kept| kept.live() && kept.item.duty == DutyId(id)).count(), "条进展"),
        Kind::WorkItems => {
            let found = |kept: &&store::Kept<SpotCheckId, SpotCheck>| {
                kept.live() && kept.item.findings.iter().any(|finding| finding.problem == Some(WorkItemId(id)))
            };
            add(book.spot_checks.iter().filter(found).count(), "条抽查");
            add(book.work_items.iter().filter(|kept| kept.live() && kept.item.problem == Some(WorkItemId(id))).count(), "条整改")
        }
        Kind::Powers => {
            add(book.risks.iter().filter(|kept| kept.live() && kept.item.power == Some(PowerId(id))).count(), "个风险点");
            add(book.signals.iter().filter(|kept| kept.live() && kept.item.power == Some(PowerId(id))).count(), "条预警信息");
        }
        Kind::Risks => {
            add(book.signals.iter().filter(|kept| kept.live() && kept.item.risk == Some(RiskId(id))).count(), "条预警信息");
            add(book.warnings.iter().filter(|(_, warning)| warning.risk == Some(RiskId(id))).count(), "件预警");
        }
        Kind::Signals => {
            add(book.warnings.iter().filter(|(_, warning)| warning.signal == Some(SignalId(id))).count(), "件预警");
            add(book.case_leads.iter().filter(|kept| kept.live() && kept.item.signal == Some(SignalId(id))).count(), "条问题线索");
            add(book.letters.iter().filter(|(_, letter)| letter.text.signal == Some(SignalId(id))).count(), "件函件");
            add(crate::signal::repeats_of(book, SignalId(id)).filter(|repeat| repeat.live()).count(), "条重复反映");
            add(book.proposals.iter().filter(|kept| kept.live() && kept.item.signal.0 == SignalId(id)).count(), "份拟稿");
        }
        Kind::AppraisalItems => {
            let live =
                |line: &register::appraisal::AppraisalLine| book.appraisals.iter().any(|kept| kept.live() && kept.id == line.appraisal);
            let given = |(_, line): &&(_, register::appraisal::AppraisalLine)| {
                line.item.0 == id && line.scores != register::appraisal::Scores::default() && live(line)
            };
            add(book.appraisal_lines.iter().filter(given).count(), "张评分表的评分");
        }
        Kind::Charges
        | Kind::Systems
        | Kind::Screenings
        | Kind::Bulletins
        | Kind::Appraisals
        | Kind::AppraisalLines
        | Kind::CampaignLines
        | Kind::KeyAreas
        | Kind::SpotChecks
        | Kind::SpotDraws
        | Kind::Progress
        | Kind::DutySheets
        | Kind::DirectReceipts
        | Kind::CaseLeads
        | Kind::PointReturns
        | Kind::Warnings
        | Kind::Proposals
        | Kind::Arrangements
        | Kind::Letters
        | Kind::Inspections
        | Kind::Talks
        | Kind::Accountabilities
        | Kind::Correspondents
        | Kind::SentBundles
        | Kind::ReceivedReturns
        | Kind::ReceivedSignals
        | Kind::ReceivedWarnings
        | Kind::Papers
        | Kind::Journal => {}
    }
    uses
}

/// What a record speaks of that lies in the bin, by name.
pub(super) fn in_bin(kind: Kind, id: Uuid, book: &Book) -> Vec<String> {
    let mut missing = Vec::new();
    let mut add = |what: &str, name: &str| missing.push(format!("{what}“{name}”"));
    let unit = |wanted: Option<UnitId>| wanted.and_then(|wanted| book.units.iter().find(|kept| kept.id == wanted && !kept.live()));
    match kind {
        Kind::Posts => {
            for post in book.posts.iter().filter(|kept| kept.id.0 == id) {
                unit(post.item.unit).into_iter().for_each(|kept| add("单位", &kept.item.short_name));
                book.persons
                    .iter()
                    .filter(|kept| Some(kept.id) == post.item.holder && !kept.live())
                    .for_each(|kept| add("人员", &kept.item.name));
            }
        }
        Kind::PointReturns => book
            .point_returns
            .iter()
            .filter(|kept| kept.id.0 == id)
            .filter_map(|kept| unit(Some(kept.item.point)))
            .for_each(|kept| add("单位", &kept.item.short_name)),
        Kind::Persons => book
            .persons
            .iter()
            .filter(|kept| kept.id.0 == id)
            .filter_map(|person| unit(person.item.unit))
            .for_each(|kept| add("单位", &kept.item.short_name)),
        Kind::Risks => {
            for risk in book.risks.iter().filter(|kept| kept.id.0 == id) {
                unit(risk.item.unit).into_iter().for_each(|kept| add("单位", &kept.item.short_name));
                book.posts
                    .iter()
                    .filter(|kept| Some(kept.id) == risk.item.post && !kept.live())
                    .for_each(|kept| add("岗位", &kept.item.name));
                book.powers
                    .iter()
                    .filter(|kept| Some(kept.id) == risk.item.power && !kept.live())
                    .for_each(|kept| add("职权", &kept.item.name));
                book.persons
                    .iter()
                    .filter(|kept| Some(kept.id) == risk.item.person && !kept.live())
                    .for_each(|kept| add("人员", &kept.item.name));
            }
        }
        Kind::Signals => {
            for signal in book.signals.iter().filter(|kept| kept.id.0 == id) {
                unit(signal.item.point).into_iter().chain(unit(signal.item.unit)).for_each(|kept| add("单位", &kept.item.short_name));
                book.risks
                    .iter()
                    .filter(|kept| Some(kept.id) == signal.item.risk && !kept.live())
                    .for_each(|kept| add("风险点", &kept.item.number));
                book.powers
                    .iter()
                    .filter(|kept| Some(kept.id) == signal.item.power && !kept.live())
                    .for_each(|kept| add("职权", &kept.item.name));
                book.signals
                    .iter()
                    .filter(|kept| Some(kept.id) == signal.item.repeat_of && !kept.live())
                    .for_each(|kept| add("首次反映的信息", &kept.item.number));
            }
        }
        Kind::CaseLeads => {
            for lead in book.case_leads.iter().filter(|kept| kept.id.0 == id) {
                unit(lead.item.unit).into_iter().for_each(|kept| add("单位", &kept.item.short_name));
                let of = |kept: &&store::Kept<SignalId, register::signal::Signal>| Some(kept.id) == lead.item.signal && !kept.live();
                book.signals.iter().filter(of).for_each(|kept| add("预警信息", &kept.item.number));
            }
        }
        Kind::Powers => {
            for power in book.powers.iter().filter(|kept| kept.id.0 == id) {
                let meant = |post: &PostId| power.item.steps.iter().any(|step| step.post_id == Some(*post));
                book.posts.iter().filter(|kept| !kept.live() && meant(&kept.id)).for_each(|kept| add("岗位", &kept.item.name));
            }
        }
        Kind::Proposals => {
            for own in book.proposals.iter().filter(|kept| kept.id.0 == id) {
                unit(own.item.unit).into_iter().for_each(|kept| add("单位", &kept.item.short_name));
                let signal = |kept: &&store::Kept<SignalId, register::signal::Signal>| kept.id == own.item.signal.0 && !kept.live();
                book.signals.iter().filter(signal).for_each(|kept| add("预警信息", &kept.item.number));
            }
        }
        Kind::Screenings => {
            for sheet in book.screenings.iter().filter(|kept| kept.id.0 == id) {
                unit(sheet.item.unit).into_iter().for_each(|kept| add("单位", &kept.item.short_name));
                let gone = |kept: &&store::Kept<PostId, Post>| Some(kept.id) == sheet.item.post && !kept.live();
                book.posts.iter().filter(gone).for_each(|kept| add("岗位", &kept.item.name));
            }
        }
        Kind::SpotChecks => {
            for check in book.spot_checks.iter().filter(|kept| kept.id.0 == id) {
                unit(Some(check.item.object.unit)).into_iter().for_each(|kept| add("单位", &kept.item.short_name));
                let post = check.item.object.post.and_then(|post| book.post_of(post));
                post.filter(|post| !post.live()).into_iter().for_each(|post| add("岗位", &post.item.name));
            }
        }
        Kind::Charges => {
            for charge in book.charges.iter().filter(|kept| kept.id.0 == id) {
                unit(charge.item.unit).into_iter().for_each(|kept| add("单位", &kept.item.short_name));
                charge
                    .item
                    .post
                    .and_then(|post| book.post_of(post))
                    .filter(|post| !post.live())
                    .into_iter()
                    .for_each(|post| add("岗位", &post.item.name));
            }
        }
        Kind::Progress => {
            for entry in book.duty_progress.iter().filter(|kept| kept.id.0 == id) {
                book.duties
                    .iter()
                    .filter(|kept| kept.id == entry.item.duty && !kept.live())
                    .for_each(|kept| add("任务", &kept.item.reference()));
                unit(entry.item.unit).into_iter().for_each(|kept| add("单位", &kept.item.short_name));
                book.persons
                    .iter()
                    .filter(|kept| Some(kept.id) == entry.item.person && !kept.live())
                    .for_each(|kept| add("人员", &kept.item.name));
            }
        }
        Kind::WorkItems => {
            for item in book.work_items.iter().filter(|kept| kept.id.0 == id) {
                unit(item.item.unit).into_iter().for_each(|kept| add("单位", &kept.item.short_name));
                book.work_items
                    .iter()
                    .filter(|kept| Some(kept.id) == item.item.problem && !kept.live())
                    .for_each(|kept| add("问题", &kept.item.code));
            }
        }
        Kind::Appraisals => {
            for sheet in book.appraisals.iter().filter(|kept| kept.id.0 == id) {
                unit(sheet.item.unit).into_iter().for_each(|kept| add("单位", &kept.item.short_name));
            }
        }
        Kind::Talks => {
            for talk in book.talks.iter().filter(|kept| kept.id.0 == id) {
                unit(talk.item.unit).into_iter().for_each(|kept| add("单位", &kept.item.short_name));
                let spoke = [talk.item.subject_person, talk.item.talker_person];
                let gone = book.persons.iter().filter(|kept| !kept.live() && spoke.contains(&Some(kept.id)));
                gone.for_each(|kept| add("人员", &kept.item.name));
            }
        }
        Kind::Accountabilities => book
            .accountabilities
            .iter()
            .filter(|kept| kept.id.0 == id)
            .filter_map(|record| unit(record.item.unit))
            .for_each(|kept| add("单位", &kept.item.short_name)),
        Kind::CampaignLines
        | Kind::KeyAreas
        | Kind::Bulletins
        | Kind::AppraisalLines
        | Kind::AppraisalItems
        | Kind::SpotDraws
        | Kind::Units
        | Kind::Systems
        | Kind::Duties
        | Kind::DutySheets
        | Kind::DirectReceipts
        | Kind::Warnings
        | Kind::Arrangements
        | Kind::Letters
        | Kind::Inspections
        | Kind::Correspondents
        | Kind::SentBundles
        | Kind::ReceivedReturns
        | Kind::ReceivedSignals
        | Kind::ReceivedWarnings
        | Kind::Papers
        | Kind::Journal => {}
    }
    missing.dedup();
    missing
}
