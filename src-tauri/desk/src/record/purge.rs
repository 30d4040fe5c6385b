//! 销毁: what has lain in the bin for a month goes for good, with its history. Never what something still speaks of, and
//! never without a reason; the journal keeps number and reason.

use chrono::{DateTime, NaiveDate};
use store::{Act, Doomed, Entity, Op, StoreError, Undo};

use super::{parse_id, texts, title};
use crate::Desk;
use crate::kinds;
use crate::no::No;
use crate::wire::record::{Done, Kind, PurgeRecords};

/// Days in the bin before a record can be destroyed.
const DAYS: i64 = 30;
/// Longest reason, in characters.
const REASON: usize = 100;

/// `purge_records`.
pub(crate) fn purge_records(desk: &mut Desk, request: PurgeRecords) -> Result<Done, No> {
    let reason = register::text::trim(&request.reason).to_owned();
    match reason.chars().count() {
        0 => return Err(No::field("reason", "required", "请写明销毁的理由，如“保管期满”；操作记录里只留编号和理由。")),
        length if length > REASON => return Err(No::field("reason", "too_long", format!("理由太长，请写在{REASON}字以内。"))),
        _ => {}
    }
    let (Some(entity), Some(spec)) = (kinds::entity(request.kind), kinds::spec(request.kind)) else {
        return Err(No::refuse("kept", "这一册的内容不能销毁；发出的文书只能作废。"));
    };
    let today = desk.today();
    let mut doomed = Vec::new();
    for id in &request.ids {
        let one = condemned(desk, request.kind, entity, id, today)?;
        doomed.push(one);
    }
    if doomed.is_empty() {
        return Ok(Done { count: 0, sentence: format!("没有需要销毁的{}。", spec.noun) });
    }
    let numbers: Vec<&str> = doomed.iter().map(|one| one.number.as_str()).filter(|number| !number.is_empty()).collect();
    let label = match numbers.len() {
        0 => format!("销毁{}条{}：{reason}", doomed.len(), spec.noun),
        1..=5 => format!("销毁{}{}：{reason}", spec.noun, numbers.join("、")),
        many => format!("销毁{many}条{}：{reason}", spec.noun),
    };
    let act = Act { op: Op::Purge, entity: kinds::name(request.kind), label, undo: Undo::Barrier, always: false };
    // What it still holds goes with its own time: a copy before is worth more than none at all.
    crate::backup::take_before(desk, "销毁")?;
    let at = desk.instant();
    let opened = desk.opened_mut()?;
    let entry = opened.store.purge(act, &doomed, &reason, at).map_err(|error| match error {
        StoreError::InUse => No::refuse("in_use", "还有别的记录用到它，不能销毁；请先把那些记录改掉或一并销毁。"),
        other => No::Store(other),
    })?;
    opened.follow(entry, today)?;
    let sentence = format!("已销毁{}条{}，不能恢复；操作记录里留有编号和理由。", doomed.len(), spec.noun);
    Ok(Done { count: crate::wire::count(doomed.len()), sentence })
}

/// A record that may be destroyed: it has lain in the bin long enough.
fn condemned(desk: &Desk, kind: Kind, entity: Entity, id: &str, today: NaiveDate) -> Result<Doomed, No> {
    let key = parse_id(id)?;
    let line = texts::line(kind, key, desk.book()?, today).ok_or_else(|| No::unknown("记录", id))?;
    let name = super::shorten(&title(kind, &line.texts));
    let deleted = desk.opened()?.store.read(|reader| reader.deleted_at(entity, key))?;
    let Some(deleted) = deleted else {
        return Err(No::refuse("not_in_bin", format!("“{name}”不在回收站里，请先删除，满{DAYS}天后再销毁。")));
    };
    let since = DateTime::parse_from_rfc3339(&deleted).map_or(0, |at| (today - at.date_naive()).num_days());
    if since < DAYS {
        return Err(No::refuse("too_soon", format!("“{name}”在回收站里还不满{DAYS}天（已{}天），暂不能销毁。", since.max(0))));
    }
    let number = ["number", "code"].iter().find_map(|key| line.texts.get(*key)).cloned().unwrap_or_default();
    Ok(Doomed { entity, id: key, number })
}
