//! A look at a signal that is 保密: it stands in the journal before anything is shown. Never one entry for each drawing of
//! the page: one for each time that the office is opened.

use register::id::SignalId;
use store::{Act, Entity, Op, StoreError, Undo};

use crate::no::No;
use crate::wire::record::Kind;
use crate::{Desk, kinds};

/// Notes that somebody opened a signal, where it is 保密.
pub(crate) fn note_look(desk: &mut Desk, id: SignalId) -> Result<(), No> {
    let opened = desk.opened()?;
    // Of a backup that is only looked at nothing can be written.
    if opened.looking.is_some() || opened.looked.contains(&id) {
        return Ok(());
    }
    let Some(kept) = opened.book.signals.iter().find(|kept| kept.id == id && kept.item.confidential) else { return Ok(()) };
    let label = format!("查看保密信息{}", kept.item.number);
    let act = Act { op: Op::Look, entity: kinds::name(Kind::Signals), label, undo: Undo::Aside, always: true };
    let (at, today) = (desk.instant(), desk.today());
    let opened = desk.opened_mut()?;
    let ((), entry) = opened.store.record(act, at, |writer| {
        writer.note_look(Entity::Signal, id.0);
        Ok::<(), StoreError>(())
    })?;
    opened.looked.insert(id);
    opened.follow(entry, today)
}
