//! 入库: what was decided row by row, as one act. Never half of it: a stop or a refusal leaves everything as it was.

use store::{Act, Op, StoreError, Undo};

use super::judge::Judged;
use crate::headway::Underway;
use crate::no::No;
use crate::record::Item;
use crate::wire::intake::{Imported, RowTake, RowVerdict};
use crate::wire::record::Kind;
use crate::{Desk, kinds, shape};

fn updates(row: &Judged, all: bool) -> bool {
    row.verdict == RowVerdict::Update && (all || row.take == RowTake::Update)
}

/// How many records that are there already would be changed.
pub(super) fn changes(rows: &[Judged], update_all: bool) -> usize {
    rows.iter().filter(|row| updates(row, update_all)).count()
}

pub(super) fn enter(
    desk: &mut Desk,
    kind: Kind,
    rows: &[Judged],
    update_all: bool,
    undo: Undo,
    label: String,
    act: &Underway,
) -> Result<Imported, No> {
    let today = desk.today();
    let updates = |row: &Judged| updates(row, update_all);
    let adds = |row: &Judged| matches!(row.verdict, RowVerdict::Enter | RowVerdict::Confirm) && row.take == RowTake::Add;
    if kind == Kind::Warnings && rows.iter().any(updates) {
        return Err(No::refuse(
            "issued",
            "台账中已有的预警不能用导入来改：发出的文书只能作废，办理情况请逐件登记。请把这些行改为不导入后再入库。",
        ));
    }
    let wanted: Vec<&Judged> = rows.iter().filter(|row| adds(row) || updates(row)).collect();
    act.stage("正在入库", wanted.len());
    let recorded = Act { op: Op::Import, entity: kinds::name(kind), label, undo, always: false };
    desk.record(recorded, |writer, book| {
        for (done, row) in wanted.iter().enumerate() {
            if done.is_multiple_of(64) {
                act.go_on(done)?;
            }
            let item = Item::read(kind, &row.merged_now(kind, book, today)?, book, today).map_err(|no| of_row(row, no))?;
            item.write(writer, row.existing.as_ref().map(|(id, _)| *id), book, today).map_err(|no| of_row(row, no))?;
        }
        act.stage("正在写入并整理", 0);
        Ok(())
    })?;
    let count = |is: &dyn Fn(&Judged) -> bool| crate::wire::count(rows.iter().filter(|row| is(row)).count());
    let (entered, updated) = (count(&adds), count(&updates));
    let (same, rejected) = (count(&|row| row.verdict == RowVerdict::Same), count(&|row| row.verdict == RowVerdict::Reject));
    Ok(Imported {
        entered,
        updated,
        same,
        rejected,
        sentence: format!("已导入{}{entered}条，更新{updated}条，拒绝{rejected}条。", shape::shape(kind).title),
    })
}

/// A refusal says which row of the file it means.
fn of_row(row: &Judged, no: No) -> No {
    let lead = format!("第{}行：", row.row);
    match no {
        No::Refused(mut objections) => {
            for objection in &mut objections {
                objection.sentence.insert_str(0, &lead);
            }
            No::Refused(objections)
        }
        No::Store(StoreError::NotUnique(column)) => {
            let what = if column.ends_with("short_name") { "简称" } else { "编号" };
            No::refuse("not_unique", format!("{lead}{what}与已有的或前面的一行重复，请改正这一行，或者不导入它。"))
        }
        other => other,
    }
}
