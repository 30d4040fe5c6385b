//! 撤销 and 重做. Never from the window's memory: the store keeps the inverse of every act.

use store::Op;

use crate::Desk;
use crate::no::No;
use crate::wire::app::{Nothing, UndoDone, UndoState};

/// `undo_state`.
pub(crate) fn undo_state(desk: &mut Desk, _: Nothing) -> Result<UndoState, No> {
    let (last, undone) = desk.opened()?.store.read(|reader| Ok((reader.last_act()?, reader.last_undone()?)))?;
    Ok(UndoState { undo: last.filter(|act| act.undoable).map(|act| act.label), redo: undone.map(|act| act.label) })
}

/// `undo`.
pub(crate) fn undo(desk: &mut Desk, _: Nothing) -> Result<UndoDone, No> {
    desk.writable()?;
    let (at, today) = (desk.instant(), desk.today());
    let Some((act, entry)) = desk.opened_mut()?.store.undo(at)? else { return Err(nothing_to_undo(desk)?) };
    desk.opened_mut()?.follow(entry, today)?;
    Ok(UndoDone { sentence: format!("已撤销：{}。", act.label), kind: None })
}

/// `redo`.
pub(crate) fn redo(desk: &mut Desk, _: Nothing) -> Result<UndoDone, No> {
    desk.writable()?;
    let (at, today) = (desk.instant(), desk.today());
    let opened = desk.opened_mut()?;
    let Some((act, entry)) = opened.store.redo(at)? else { return Err(No::refuse("nothing_to_redo", "没有可以重做的操作。")) };
    opened.follow(entry, today)?;
    Ok(UndoDone { sentence: format!("已重做：{}。", act.label), kind: None })
}

/// Why nothing can be undone: there is nothing, or the last act is one that is voided instead.
fn nothing_to_undo(desk: &Desk) -> Result<No, No> {
    let last = desk.opened()?.store.read(|reader| reader.last_act())?;
    Ok(match last {
        Some(act) if act.op == Op::Approve.code() => No::refuse(
            "barrier",
            format!("“{}”不能撤销：审定的版本已经存档，只能由以后的版本代替。要改内容，请在册子里修改后编制下一版。", act.label),
        ),
        Some(act) => No::refuse("barrier", format!("“{}”不能撤销；发出的文书如有错误，请作废后重新签发。", act.label)),
        None => No::refuse("nothing_to_undo", "没有可以撤销的操作。"),
    })
}
