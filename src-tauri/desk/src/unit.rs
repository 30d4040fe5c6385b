//! Units that get another name or become part of another: whoever names a unit in words follows it. Never what
//! was issued, sent or done under the old name: that stays as it was.

use chrono::{Datelike as _, NaiveDate};
use register::duty::Duty;
use register::id::{DutyId, PowerId, SpotCheckId, UnitId};
use register::power::Power;
use register::spot_check::{SpotCheck, SpotObject};
use register::text::key;
use register::unit::Unit;
use store::{Entity, Kept, Op, Writer};

use crate::book::Book;
use crate::no::No;
use crate::record::shorten;
use crate::wire::people::{MergeUnit, Merged};
use crate::wire::record::Kind;
use crate::{Desk, undoable};
use register::names::Names as _;

/// The words that name a unit elsewhere: this year's duties and the powers.
pub(crate) struct Mentions {
    duties: Vec<(DutyId, Duty)>,
    powers: Vec<(PowerId, Power)>,
}

impl Mentions {
    /// Every record that names `old`, with `new` in its place.
    pub(crate) fn of(old: &Unit, new: &str, book: &Book, today: NaiveDate) -> Self {
        let names = [key(&old.short_name), key(&old.full_name)];
        let swap = |text: &mut String| {
            let meant = !text.is_empty() && names.contains(&key(text));
            if meant {
                *text = new.to_owned();
            }
            meant
        };
        // Every one of them, not only the first that is meant.
        let swap_all = |texts: &mut Vec<String>| texts.iter_mut().map(swap).filter(|swapped| *swapped).count() > 0;
        let mut mentions = Self { duties: Vec::new(), powers: Vec::new() };
        for kept in book.duties.iter().filter(|kept| kept.live() && kept.item.year >= today.year()) {
            let mut duty = kept.item.clone();
            let lead = swap(&mut duty.lead_unit);
            if swap_all(&mut duty.responsible_units) || lead {
                mentions.duties.push((kept.id, duty));
            }
        }
        for kept in book.powers.iter().filter(|kept| kept.live()) {
            let mut parts = register::text::list(&kept.item.handling_posts);
            if swap_all(&mut parts) {
                mentions.powers.push((kept.id, Power { handling_posts: parts.join("、"), ..kept.item.clone() }));
            }
        }
        mentions
    }

    /// 3条任务、1项职权中的名称一并改为“党建办”; nothing where nobody names it.
    pub(crate) fn words(&self, new: &str) -> Option<String> {
        let counts = [(self.duties.len(), "条任务"), (self.powers.len(), "项职权")];
        let counts: Vec<String> =
            counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count}{what}")).collect();
        (!counts.is_empty()).then(|| format!("{}中的名称一并改为“{new}”", counts.join("、")))
    }

    /// Writes them.
    pub(crate) fn write(&self, writer: &mut Writer<'_>) -> Result<(), No> {
        self.duties.iter().try_for_each(|(id, duty)| writer.put_duty(*id, duty))?;
        Ok(self.powers.iter().try_for_each(|(id, power)| writer.put_power(*id, power))?)
    }
}

/// What follows a unit that is saved under another name; none where the name stays.
pub(crate) fn follow(id: UnitId, after: &Unit, book: &Book, today: NaiveDate) -> Option<Mentions> {
    let before = book.unit_of(id).filter(|before| key(&before.short_name) != key(&after.short_name))?;
    Some(Mentions::of(before, &after.short_name, book, today))
}

/// `merge_unit`.
pub(crate) fn merge_unit(desk: &mut Desk, request: MergeUnit) -> Result<Merged, No> {
    let today = desk.today();
    let book = desk.book()?;
    let find = |id: Option<UnitId>| book.units.iter().find(|kept| kept.live() && Some(kept.id) == id);
    let unit = find(UnitId::parse(&request.unit)).ok_or_else(|| No::unknown("单位", &request.unit))?;
    if request.into.trim().is_empty() {
        return Err(No::field("into", "required", "请填写并入哪个单位。"));
    }
    let into = find(UnitId::parse(&request.into).or_else(|| book.unit(&request.into)));
    let into = into.ok_or_else(|| No::field("into", "unknown", format!("“{}”不在机构册，请写单位简称。", request.into)))?;
    if unit.id == into.id {
        return Err(No::field("into", "same", "不能并入自己，请选另一个单位。"));
    }
    refuse_double_posts(unit, into, book)?;
    let moves = Moves::of(unit.id, book);
    let mentions = Mentions::of(&unit.item, &into.item.short_name, book, today);
    let (from, to) = (unit.item.short_name.clone(), into.item.short_name.clone());
    let happens = happens(&from, &to, &moves, &mentions, book, unit.id);
    let sentence = format!("已将“{from}”并入“{to}”。");
    if request.trial {
        return Ok(Merged { happens, sentence: String::new() });
    }
    let (unit_id, into_id) = (unit.id, into.id);
    let mut ended = unit.item.clone();
    ended.note =
        [ended.note.as_str(), &format!("{today}并入{to}")].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("；");
    if ended.reporting_point && ended.point_until.is_none() {
        ended.point_until = Some(today);
    }
    desk.record(undoable(Op::Merge, Kind::Units, format!("将“{}”并入“{}”", shorten(&from), shorten(&to))), |writer, book| {
        moves.write(writer, into_id, book)?;
        mentions.write(writer)?;
        writer.set_point_officers(unit_id, &[])?;
        writer.put_unit(unit_id, &ended)?;
        Ok(writer.set_deleted(Entity::Unit, unit_id.0, true)?)
    })?;
    Ok(Merged { happens, sentence })
}

/// A post is named by its unit and its name: two of one name in one unit could not be told apart.
fn refuse_double_posts(unit: &Kept<UnitId, Unit>, into: &Kept<UnitId, Unit>, book: &Book) -> Result<(), No> {
    let names = |id: UnitId| book.posts.iter().filter(move |post| post.live() && post.item.unit == Some(id)).map(|post| &post.item.name);
    let double: Vec<&str> = names(unit.id).filter(|name| names(into.id).any(|own| key(own) == key(name))).map(String::as_str).collect();
    if double.is_empty() {
        return Ok(());
    }
    let words = double.join("、");
    Err(No::field("into", "double_posts", format!("两个单位都有岗位“{words}”，并在一起分不清，请先把其中一个改名。")))
}

/// How many of each move along.
struct Moves {
    from: UnitId,
    posts: usize,
    persons: usize,
    risks: usize,
    charges: usize,
    /// 抽查 that were not done yet.
    checks: usize,
}

impl Moves {
    fn of(from: UnitId, book: &Book) -> Self {
        let of = Some(from);
        Self {
            from,
            posts: book.posts.iter().filter(|kept| kept.item.unit == of).count(),
            persons: book.persons.iter().filter(|kept| kept.item.unit == of).count(),
            risks: book.risks.iter().filter(|kept| kept.item.unit == of).count(),
            charges: book.charges.iter().filter(|kept| kept.item.unit == of).count(),
            checks: open_checks(from, book).count(),
        }
    }

    /// Those in the bin move too: they must be able to come back.
    fn write(&self, writer: &mut Writer<'_>, into: UnitId, book: &Book) -> Result<(), No> {
        let (of, unit) = (Some(self.from), Some(into));
        for kept in book.posts.iter().filter(|kept| kept.item.unit == of) {
            writer.put_post(kept.id, &register::post::Post { unit, ..kept.item.clone() })?;
        }
        for kept in book.persons.iter().filter(|kept| kept.item.unit == of) {
            writer.put_person(kept.id, &register::person::Person { unit, ..kept.item.clone() })?;
        }
        for kept in book.risks.iter().filter(|kept| kept.item.unit == of) {
            writer.put_risk(kept.id, &register::risk::RiskPoint { unit, ..kept.item.clone() })?;
        }
        for kept in book.charges.iter().filter(|kept| kept.item.unit == of) {
            writer.put_charge(kept.id, &register::charge::Charge { unit, ..kept.item.clone() })?;
        }
        for kept in open_checks(self.from, book) {
            let object = SpotObject { unit: into, ..kept.item.object };
            writer.put_spot_check(kept.id, &SpotCheck { object, ..kept.item.clone() })?;
        }
        Ok(())
    }
}

/// 抽查 that wait for their day; those that were done stay where they were done.
fn open_checks(unit: UnitId, book: &Book) -> impl Iterator<Item = &Kept<SpotCheckId, SpotCheck>> {
    book.spot_checks.iter().filter(move |kept| kept.item.object.unit == unit && kept.item.checked_on.is_none())
}

fn happens(from: &str, to: &str, moves: &Moves, mentions: &Mentions, book: &Book, unit: UnitId) -> Vec<String> {
    let counts = [
        (moves.posts, "个岗位"),
        (moves.persons, "名人员"),
        (moves.risks, "个风险点"),
        (moves.charges, "项分工"),
        (moves.checks, "条未完成的抽查"),
    ];
    let counts: Vec<String> = counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count}{what}")).collect();
    let mut happens = vec![match counts.is_empty() {
        true => format!("“{from}”没有岗位、人员和风险点要转。"),
        false => format!("“{from}”的{}转到“{to}”。", counts.join("、")),
    }];
    happens.extend(mentions.words(to).map(|words| format!("{words}。")));
    let signals = book.signals.iter().filter(|kept| kept.live() && (kept.item.unit == Some(unit) || kept.item.point == Some(unit))).count();
    let warnings = book.warnings.iter().filter(|(_, warning)| warning.unit == Some(unit)).count();
    if signals + warnings > 0 {
        happens.push(format!("以前的{signals}条预警信息、{warnings}件预警仍记在“{from}”名下，已发的文书不变。"));
    }
    happens.push(format!("“{from}”移入回收站，不再是采集报送点，联系人一并撤下。"));
    happens
}
