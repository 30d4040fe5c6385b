//! Powers beyond their form: the process step by step, the tiers of a discretion, and the confirmation of a
//! basis that was 待核. Never confirms more than one basis at a time.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use register::discretion::{self, DiscretionTier};
use register::handling_post::HandlingPosts;
use register::id::{PostId, PowerId, RiskId, StepId};
use register::names::Names as _;
use register::post::Post;
use register::power::{BasisConfirmation, Power};
use register::process::{self, Days, ProcessStep, step_at_risk};
use register::risk::RiskPoint;
use register::{Term as _, text};
use store::{Kept, Op, Writer};
use uuid::Uuid;

use crate::book::Book;
use crate::compose::long_date;
use crate::no::No;
use crate::record::shorten;
use crate::typed::some_day;
use crate::wire::power::{ConfirmBasis, PowerRef, PowerView, SaveDiscretion, SaveProcess, Step, StepPost, StepRisk, StepView, Tier};
use crate::wire::record::{Kind, Saved};
use crate::{Desk, review, undoable};

/// `read_power`.
pub(crate) fn read_power(desk: &mut Desk, request: PowerRef) -> Result<PowerView, No> {
    let book = desk.book()?;
    let kept = find(book, &request.power)?;
    let power = &kept.item;
    let posts = book.handling_posts();
    let (mut at_step, elsewhere) = risks_by_step(kept.id, power, book);
    let steps = power.steps.iter().enumerate().map(|(at, step)| step_view(step, at_step.remove(&at).unwrap_or_default(), &posts, book));
    Ok(PowerView {
        power: kept.id.to_string(),
        steps: steps.collect(),
        days: days_together(power),
        elsewhere,
        tiers: power
            .tiers
            .iter()
            .map(|tier| Tier { circumstance: tier.circumstance.clone(), tier: tier.tier.clone(), standard: tier.standard.clone() })
            .collect(),
        legal_basis: power.legal_basis.clone(),
        basis_check: power.basis_check.clone(),
        basis_open: !power.basis_confirmed(),
        confirmed: power.basis_confirmation.as_ref().map(confirmed_words).unwrap_or_default(),
    })
}

/// 郑某某于2026年4月7日核对：对照省级赋权目录。
fn confirmed_words(by: &BasisConfirmation) -> String {
    format!("{}于{}核对：{}", by.confirmed_by, long_date(by.confirmed_on), by.checked)
}

/// `save_process`: all steps as one act; a step that comes with its key keeps it, renamed or moved.
pub(crate) fn save_process(desk: &mut Desk, request: SaveProcess) -> Result<Saved, No> {
    let book = desk.book()?;
    let kept = find(book, &request.power)?;
    let posts = book.handling_posts();
    let steps = request.steps.into_iter().map(|step| written(step, &posts)).collect();
    let steps = process::checked(steps).map_err(No::Refused)?;
    let power = Power { steps, ..kept.item.clone() };
    save(desk, kept.id, power, "运行流程")
}

/// `save_discretion`.
pub(crate) fn save_discretion(desk: &mut Desk, request: SaveDiscretion) -> Result<Saved, No> {
    let kept = find(desk.book()?, &request.power)?;
    let tidy = |text: &str| text::trim(text).to_owned();
    let tiers = request.tiers.iter().map(|tier| DiscretionTier {
        circumstance: tidy(&tier.circumstance),
        tier: tidy(&tier.tier),
        standard: tidy(&tier.standard),
    });
    let tiers = discretion::checked(tiers.collect()).map_err(No::Refused)?;
    let power = Power { tiers, ..kept.item.clone() };
    save(desk, kept.id, power, "裁量基准")
}

/// `confirm_basis`.
pub(crate) fn confirm_basis(desk: &mut Desk, request: ConfirmBasis) -> Result<Saved, No> {
    let today = desk.today();
    let kept = find(desk.book()?, &request.power)?;
    let typed = text::trim(&request.confirmed_on);
    let confirmed_on = some_day("confirmed_on", "确认日期", typed, today)?.unwrap_or(today);
    let by = BasisConfirmation {
        confirmed_by: text::trim(&request.confirmed_by).to_owned(),
        confirmed_on,
        checked: text::trim(&request.checked).to_owned(),
    };
    let mut power = kept.item.clone();
    power.confirm_basis(text::trim(&request.corrected), by, today).map_err(No::Refused)?;
    let name = shorten(&power.name);
    let id = kept.id;
    desk.record(undoable(Op::Edit, Kind::Powers, format!("确认依据“{name}”")), |writer, book| {
        write(writer, id, &power, book, today)
    })?;
    Ok(Saved { id: id.to_string(), sentence: format!("已确认“{name}”的依据，可以列入公开版。") })
}

fn save(desk: &mut Desk, id: PowerId, power: Power, what: &str) -> Result<Saved, No> {
    let today = desk.today();
    let name = shorten(&power.name);
    let act = undoable(Op::Edit, Kind::Powers, format!("修改“{name}”的{what}"));
    desk.record(act, |writer, book| write(writer, id, &power, book, today))?;
    Ok(Saved { id: id.to_string(), sentence: format!("已保存“{name}”的{what}。") })
}

/// Writes a power; where it changed in substance its risk points are to be looked at again.
fn write(writer: &mut Writer<'_>, id: PowerId, power: &Power, book: &Book, today: NaiveDate) -> Result<(), No> {
    review::on_power(writer, id, power, book, today)?;
    Ok(writer.put_power(id, power)?)
}

fn find(book: &Book, name: &str) -> Result<Kept<PowerId, Power>, No> {
    let id = PowerId::parse(name).or_else(|| book.power(name));
    book.powers.iter().find(|kept| kept.live() && Some(kept.id) == id).cloned().ok_or_else(|| No::unknown("职权", name))
}

fn written(step: Step, posts: &HandlingPosts) -> ProcessStep {
    let line = |text: &str| text::trim(text).replace(['\n', '\r'], " ");
    let post = line(&step.post);
    ProcessStep {
        id: StepId::parse(&step.id),
        name: text::trim(&step.name).to_owned(),
        post_id: posts.named(&post).into_iter().find_map(|named| named.post),
        post,
        time_limit: line(&step.time_limit),
        interface: line(&step.interface),
        control_point: line(&step.control_point),
    }
}

fn step_view(step: &ProcessStep, risks: Vec<StepRisk>, posts: &HandlingPosts, book: &Book) -> StepView {
    let named = posts.named(&step.post);
    // A post that was renamed since is still the one that was meant.
    let renamed = step.post_id.filter(|id| named.iter().all(|one| one.post != Some(*id)));
    let linked = named.iter().filter_map(|one| one.post).chain(renamed);
    StepView {
        posts: linked
            .filter_map(|id| book.posts.iter().find(|kept| kept.live() && kept.id == id))
            .map(|kept| post_line(kept, book))
            .collect(),
        unknown_posts: if renamed.is_some() {
            Vec::new()
        } else {
            named.into_iter().filter(|one| one.post.is_none()).map(|one| one.words).collect()
        },
        days: process::days(&step.time_limit).map(days_words).unwrap_or_default(),
        risks,
        step: Step {
            id: step.id.map(|id| id.to_string()).unwrap_or_default(),
            name: step.name.clone(),
            post: step.post.clone(),
            time_limit: step.time_limit.clone(),
            interface: step.interface.clone(),
            control_point: step.control_point.clone(),
        },
    }
}

fn post_line(kept: &Kept<PostId, Post>, book: &Book) -> StepPost {
    let unit = kept.item.unit.map_or("", |unit| book.unit_name(unit).1);
    StepPost {
        id: kept.id.to_string(),
        title: text::trim(&format!("{unit} {}", kept.item.name)).to_owned(),
        holder: kept.item.holder.map_or("", |person| book.person_name(person)).to_owned(),
    }
}

/// The posts that handle a power, with who holds them; the powers that a post handles.
pub(crate) fn links(kind: Kind, id: Uuid, book: &Book) -> Vec<(&'static str, Kind, String, String)> {
    let posts = book.handling_posts();
    let named = |power: &Power| -> BTreeSet<PostId> {
        let words = std::iter::once(&power.handling_posts).chain(power.steps.iter().map(|step| &step.post));
        let by_words = words.flat_map(|words| posts.named(words)).filter_map(|one| one.post);
        by_words.chain(power.steps.iter().filter_map(|step| step.post_id)).collect()
    };
    let live = || book.powers.iter().filter(|kept| kept.live());
    if kind == Kind::Posts {
        let handled = live().filter(|kept| named(&kept.item).contains(&PostId(id)));
        return handled
            .map(|kept| ("承办职权", Kind::Powers, kept.id.to_string(), format!("{} {}", kept.item.code, kept.item.name)))
            .collect();
    }
    let linked: BTreeSet<PostId> = live().filter(|kept| kept.id.0 == id).flat_map(|kept| named(&kept.item)).collect();
    let of_power = book.posts.iter().filter(|kept| kept.live() && linked.contains(&kept.id)).map(|kept| post_line(kept, book));
    let told = |post: StepPost| {
        let holder = if post.holder.is_empty() { "空缺" } else { &post.holder };
        ("承办岗位", Kind::Posts, post.id, format!("{}（{holder}）", post.title))
    };
    of_power.map(told).collect()
}

/// The risk points of a power: at the step each stands at, and those at none.
fn risks_by_step(id: PowerId, power: &Power, book: &Book) -> (HashMap<usize, Vec<StepRisk>>, Vec<StepRisk>) {
    let mut at_step: HashMap<usize, Vec<StepRisk>> = HashMap::new();
    let mut elsewhere = Vec::new();
    for kept in book.risks.iter().filter(|kept| kept.live() && kept.item.power == Some(id)) {
        let line = risk_line(kept.id, &kept.item);
        match step_at_risk(&power.steps, &power.name, &kept.item) {
            Some(at) => at_step.entry(at).or_default().push(line),
            None => elsewhere.push(line),
        }
    }
    (at_step, elsewhere)
}

fn risk_line(id: RiskId, risk: &RiskPoint) -> StepRisk {
    StepRisk {
        id: id.to_string(),
        title: format!("{} {}", risk.number, risk.description),
        grade: risk.grade.map_or("", |grade| grade.label()).to_owned(),
    }
}

fn days_words(days: Days) -> String {
    match days.count {
        0 => "当场".to_owned(),
        count => format!("{count}{}", if days.working { "个工作日" } else { "日" }),
    }
}

/// 各环节共18个工作日，办理时限20个工作日. Only where every limit that was written counts in the same days.
fn days_together(power: &Power) -> String {
    let stated: Vec<&ProcessStep> = power.steps.iter().filter(|step| !step.time_limit.is_empty()).collect();
    let read: Option<Vec<Days>> = stated.iter().map(|step| process::days(&step.time_limit)).collect();
    let Some(read) = read.filter(|read| !read.is_empty()) else { return String::new() };
    let whole = process::days(&power.time_limit);
    let working = whole.or_else(|| read.iter().find(|days| days.count > 0).copied()).is_some_and(|days| days.working);
    if read.iter().any(|days| days.count > 0 && days.working != working) {
        return String::new();
    }
    let sum = Days { count: read.iter().map(|days| days.count).sum(), working };
    let together = format!("已写时限的{}个环节共{}", read.len(), days_words(sum));
    match whole {
        Some(whole) if sum.count > whole.count => format!("{together}，超过办理时限{}，请核对。", days_words(whole)),
        Some(whole) => format!("{together}，办理时限{}。", days_words(whole)),
        None => format!("{together}。"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_come_together_only_where_they_count_alike() {
        let mut power = Power::read(
            &[("name", "甲"), ("kind", "行政许可"), ("time_limit", "20个工作日"), ("steps", "受理→审核→审批")]
                .map(|(key, text)| (key.to_owned(), text.to_owned()))
                .into(),
            chrono::NaiveDate::MIN,
        )
        .unwrap();
        let mut said = |limits: [&str; 3], whole: &str| {
            power.time_limit = whole.to_owned();
            for (step, limit) in power.steps.iter_mut().zip(limits) {
                step.time_limit = limit.to_owned();
            }
            days_together(&power)
        };
        assert_eq!(said(["", "", ""], "20个工作日"), "");
        assert_eq!(said(["当场", "5个工作日", ""], "20个工作日"), "已写时限的2个环节共5个工作日，办理时限20个工作日。");
        assert_eq!(said(["1日", "5日", "3日"], "7日"), "已写时限的3个环节共9日，超过办理时限7日，请核对。");
        assert_eq!(said(["1日", "5个工作日", ""], ""), "");
        assert_eq!(said(["1日", "尽快", ""], "7日"), "");
        assert_eq!(said(["2日", "", ""], "1个月"), "已写时限的1个环节共2日。");
    }
}
