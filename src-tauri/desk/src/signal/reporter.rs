//! 举报人 of a signal: entered, looked at, taken away. Never shown but by the one command that journals the look, and
//! never in an act's name.

use register::Term as _;
use register::reporter::{Look, Reporter, SPEC};
use store::{Act, Op, Undo};

use super::find;
use crate::no::No;
use crate::wire::record::{Kind, Saved};
use crate::wire::signal::{ReporterPart, ReporterShown, SignalAct};
use crate::wire::warning::SignalRef;
use crate::{Desk, kinds, undoable};

/// How long the window shows it.
const SECONDS: u32 = 30;

/// `save_reporter`.
pub(crate) fn save_reporter(desk: &mut Desk, request: SignalAct) -> Result<Saved, No> {
    let today = desk.today();
    let kept = find(desk.book()?, &request.signal)?;
    let (id, number) = (kept.id, kept.item.number.clone());
    if let Some(objection) = Reporter::against(kept.item.signed) {
        return Err(No::Refused(vec![objection]));
    }
    let reporter = Reporter::read(&request.fields, today)?;
    desk.record(undoable(Op::Edit, Kind::Signals, format!("登记{number}的举报人")), |writer, _| {
        Ok(writer.put_reporter(id, &reporter)?)
    })?;
    Ok(Saved { id: id.to_string(), sentence: format!("已登记{number}的举报人，另行加密保存。") })
}

/// `remove_reporter`.
pub(crate) fn remove_reporter(desk: &mut Desk, request: SignalRef) -> Result<Saved, No> {
    let book = desk.book()?;
    let kept = find(book, &request.signal)?;
    let (id, number) = (kept.id, kept.item.number.clone());
    if !book.reporters.contains(&id) {
        return Err(No::refuse("no_reporter", format!("{number}没有登记举报人。")));
    }
    desk.record(undoable(Op::Edit, Kind::Signals, format!("去掉{number}的举报人")), |writer, _| Ok(writer.remove_reporter(id)?))?;
    Ok(Saved { id: id.to_string(), sentence: format!("已去掉{number}的举报人。") })
}

/// `reveal_reporter`: the look is journalled before anything is answered.
pub(crate) fn reveal_reporter(desk: &mut Desk, request: SignalAct) -> Result<ReporterShown, No> {
    let (at, today) = (desk.instant(), desk.today());
    let book = desk.book()?;
    let kept = find(book, &request.signal)?;
    let id = kept.id;
    if !book.reporters.contains(&id) {
        return Err(No::refuse("no_reporter", format!("{}没有登记举报人。", kept.item.number)));
    }
    let look = Look::read(&request.fields, today)?;
    let label = format!("查看{}的举报人（{}，{}）", kept.item.number, look.by, look.cause.label());
    let act = Act { op: Op::Reveal, entity: kinds::name(Kind::Signals), label, undo: Undo::Aside, always: true };
    let opened = desk.opened_mut()?;
    let (reporter, entry) = opened.store.reveal_reporter(id, act, at)?;
    opened.follow(entry, today)?;
    let texts = reporter.texts();
    let part = |field: &register::shape::FieldSpec| {
        let text = texts.get(field.key).filter(|text| !text.is_empty())?;
        Some(ReporterPart { label: field.label.to_owned(), text: text.clone() })
    };
    Ok(ReporterShown { lines: SPEC.fields.iter().filter_map(part).collect(), seconds: SECONDS })
}
