//! 系统提示: what the registers know that speaks for or against an item, with the records it was counted from. Items are
//! known by the words of their content, since every office numbers its own. Never a score.

use chrono::NaiveDate;
use register::Term as _;
use register::appraisal::{Appraisal, AppraisalItem};
use register::id::UnitId;
use register::quarter::Quarter;
use register::warning::{ReplyStatus, Warning, WarningState};
use store::Kept;

use crate::book::Book;
use crate::point_return::Held;
use crate::record::shorten;
use crate::wire::record::{Kind, Link};

/// What is known about an item of a unit's sheet.
pub(super) struct Hint {
    /// One sentence with its figures.
    pub(super) text: String,
    /// The records behind it, at most [`MOST`].
    pub(super) links: Vec<Link>,
}

/// The most records named behind one hint.
const MOST: usize = 20;

/// What the registers know about an item; none where they know nothing.
pub(super) fn hint(item: &AppraisalItem, sheet: &Appraisal, book: &Book, today: NaiveDate) -> Option<Hint> {
    let unit = sheet.unit?;
    let says = |word: &str| item.content.contains(word);
    let own = Facts { unit, year: sheet.year, book, today };
    if says("按季") && says("采集表") {
        own.returns()
    } else if says("回告") {
        Some(own.replies())
    } else if says("销号") {
        Some(own.closing())
    } else if says("责任分解表") {
        Some(own.duties())
    } else if says("职权目录") {
        Some(own.powers())
    } else if says("流程图") {
        Some(own.processes())
    } else if says("三个层面") || says("风险排查") {
        Some(own.risks())
    } else {
        None
    }
}

struct Facts<'a> {
    unit: UnitId,
    year: i32,
    book: &'a Book,
    today: NaiveDate,
}

fn link(relation: &str, kind: Kind, id: String, title: String) -> Link {
    Link { relation: relation.to_owned(), kind, id, title }
}

fn said(text: String, mut links: Vec<Link>) -> Hint {
    links.truncate(MOST);
    Hint { text, links }
}

impl<'a> Facts<'a> {
    /// The unit's warnings of the year that were not voided.
    fn warnings(&self) -> impl Iterator<Item = (String, &'a Warning)> {
        use chrono::Datelike as _;
        let (unit, year) = (self.unit, self.year);
        let own = self.book.warnings.iter().filter(move |(_, warning)| {
            warning.unit == Some(unit) && warning.issued_on.year() == year && warning.state() != WarningState::Voided
        });
        own.map(|(id, warning)| (id.to_string(), warning))
    }

    /// 按季报送采集表: the quarters of the year that are over; none for a unit that owed nothing.
    fn returns(&self) -> Option<Hint> {
        let unit = self.book.units.iter().find(|kept| kept.id == self.unit)?;
        let held = Held::of(self.book);
        let over =
            (1..=4).map(|number| Quarter { year: self.year, number }).filter(|quarter| quarter.end().is_some_and(|end| end <= self.today));
        let mut links = Vec::new();
        let mut words = Vec::new();
        for quarter in over {
            let standing = held.standing(quarter, unit, self.today);
            let Some(state) = standing.state else { continue };
            let late = standing.late_days.map(|days| format!("{days}天")).unwrap_or_default();
            words.push(format!("{}{}{late}", quarter.title(), state.label()));
            if let Some((id, _)) = held.returned(quarter, self.unit) {
                links.push(link("报送记录", Kind::PointReturns, id.to_string(), quarter.title()));
            }
        }
        (!words.is_empty()).then(|| said(format!("{}。", words.join("，")), links))
    }

    /// 三十日内回告.
    fn replies(&self) -> Hint {
        let served = self.warnings().filter(|(_, warning)| warning.service.is_some()).count();
        let of = |wanted: ReplyStatus| self.warnings().filter(|(_, own)| own.reply_status(self.today) == wanted).collect::<Vec<_>>();
        let (late, none) = (of(ReplyStatus::Late), of(ReplyStatus::Overdue));
        let text = if served == 0 {
            "本年没有送达的预警，不涉及回告。".to_owned()
        } else {
            format!(
                "本年送达预警{served}件：逾期回告{}件，逾期未回告{}件，回告期内{}件。",
                late.len(),
                none.len(),
                of(ReplyStatus::Running).len()
            )
        };
        let named = |relation: &'static str, all: Vec<(String, &Warning)>| {
            all.into_iter().map(move |(id, own)| link(relation, Kind::Warnings, id, own.number.to_string())).collect::<Vec<_>>()
        };
        said(text, named("逾期未回告", none).into_iter().chain(named("逾期回告", late)).collect())
    }

    /// 督查整改、销号.
    fn closing(&self) -> Hint {
        let all: Vec<_> = self.warnings().collect();
        let closed = all.iter().filter(|(_, own)| own.state() == WarningState::Closed).count();
        let returned: Vec<_> = all
            .iter()
            .filter(|(_, own)| own.replies.iter().any(|reply| reply.result == Some(register::warning::ReplyResult::Returned)))
            .collect();
        let text = if all.is_empty() {
            "本年没有预警，不涉及整改销号。".to_owned()
        } else {
            format!(
                "本年预警{}件：已销号{closed}件，回告被退回过{}件，已督查{}件。",
                all.len(),
                returned.len(),
                all.iter().filter(|(_, own)| own.inspected).count()
            )
        };
        said(text, returned.into_iter().map(|(id, own)| link("退回重报", Kind::Warnings, id.clone(), own.number.to_string())).collect())
    }

    /// 年初制定责任分解表.
    fn duties(&self) -> Hint {
        let sheet = self.book.duty_sheets.iter().find(|kept| kept.live() && kept.item.year == self.year);
        let issued = match sheet.map(|kept| (&kept.item.issued_number, kept.item.issued_on)) {
            Some((number, Some(on))) => format!("全镇{}年责任分解表{on}印发（{number}）。", self.year),
            Some(_) => format!("全镇{}年责任分解表还没有印发。", self.year),
            None => format!("册中没有{}年责任分解表的印发情况。", self.year),
        };
        let name = self.book.unit_of(self.unit).map_or("", |unit| unit.short_name.as_str());
        let leads: Vec<_> = self
            .book
            .duties
            .iter()
            .filter(|kept| {
                kept.live()
                    && kept.item.year == self.year
                    && register::names::Names::unit(self.book, &kept.item.lead_unit) == Some(self.unit)
            })
            .collect();
        let bare: Vec<_> =
            leads.iter().filter(|kept| kept.item.responsible_person.is_empty() || kept.item.deadline.original.is_empty()).collect();
        let text = format!("{issued}{name}牵头任务{}项，其中没有写责任人或者时限的{}项。", leads.len(), bare.len());
        let named = |kept: &&Kept<register::id::DutyId, register::duty::Duty>| {
            link("要素缺项", Kind::Duties, kept.id.to_string(), format!("{} {}", kept.item.reference(), shorten(&kept.item.requirement)))
        };
        said(text, bare.into_iter().map(named).collect())
    }

    /// The powers in use that the posts of the unit handle.
    fn handled(&self) -> Vec<&'a Kept<register::id::PowerId, register::power::Power>> {
        let posts = self.book.handling_posts();
        let own = |words: &str| {
            posts
                .named(words)
                .iter()
                .filter_map(|named| named.post)
                .any(|post| self.book.post_of(post).is_some_and(|kept| kept.item.unit == Some(self.unit)))
        };
        let in_use =
            |kept: &&Kept<_, register::power::Power>| kept.live() && kept.item.status != Some(register::power::PowerStatus::Abolished);
        self.book.powers.iter().filter(in_use).filter(|kept| own(&kept.item.handling_posts)).collect()
    }

    /// 职权目录要素齐全.
    fn powers(&self) -> Hint {
        let all = self.handled();
        // The five columns of 第八条.
        let lacks = |power: &register::power::Power| {
            power.name.is_empty()
                || power.kind.is_none()
                || power.content.is_empty()
                || power.holder.is_empty()
                || power.legal_basis.is_empty()
        };
        let bare: Vec<_> = all.iter().filter(|kept| lacks(&kept.item)).collect();
        let text = format!("岗位承办的在用职权{}项，职权名称、类型、内容、行使主体、法规依据缺项的{}项。", all.len(), bare.len());
        said(
            text,
            bare.into_iter()
                .map(|kept| link("要素缺项", Kind::Powers, kept.id.to_string(), format!("{} {}", kept.item.code, kept.item.name)))
                .collect(),
        )
    }

    /// 权力运行流程图与职权一一对应.
    fn processes(&self) -> Hint {
        let all = self.handled();
        let bare: Vec<_> = all.iter().filter(|kept| kept.item.steps.is_empty()).collect();
        let text = format!("岗位承办的在用职权{}项，没有运行流程的{}项。", all.len(), bare.len());
        said(
            text,
            bare.into_iter()
                .map(|kept| link("没有流程", Kind::Powers, kept.id.to_string(), format!("{} {}", kept.item.code, kept.item.name)))
                .collect(),
        )
    }

    /// 三个层面四类风险排查全覆盖.
    fn risks(&self) -> Hint {
        let posts: Vec<_> = self.book.posts.iter().filter(|kept| kept.live() && kept.item.unit == Some(self.unit)).collect();
        let has = |post| self.book.standing_risks().any(|(_, risk)| risk.post == Some(post));
        let bare: Vec<_> = posts.iter().filter(|kept| !has(kept.id)).collect();
        let own: Vec<_> = self.book.standing_risks().filter(|(_, risk)| risk.unit == Some(self.unit)).collect();
        let open: Vec<_> = own.iter().filter(|(id, _)| self.book.progress_of(*id).approved_on.is_none()).collect();
        let text =
            format!("岗位{}个，没有风险点的{}个；风险点{}个，没有走完四步审定的{}个。", posts.len(), bare.len(), own.len(), open.len());
        let posts = bare.into_iter().map(|kept| link("没有风险点", Kind::Posts, kept.id.to_string(), kept.item.name.clone()));
        let risks = open
            .into_iter()
            .map(|(id, risk)| link("没有审定", Kind::Risks, id.to_string(), format!("{} {}", risk.number, risk.description)));
        said(text, posts.chain(risks).collect())
    }
}
