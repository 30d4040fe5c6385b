//! 五张清单 beyond its records: the rectification of a problem in one act. Never two for one problem.

use register::id::WorkItemId;
use register::objection::Objection;
use register::work_list::{WorkItem, WorkListKind};
use store::{Op, Writer};

use crate::book::Book;
use crate::no::No;
use crate::record::number_from;
use crate::wire::duty::WorkItemRef;
use crate::wire::record::{Kind, Saved};
use crate::{Desk, undoable};

/// The live rectification of a problem.
pub(crate) fn rectification_of(book: &Book, problem: WorkItemId) -> Option<(WorkItemId, &WorkItem)> {
    book.work_items.iter().find(|kept| kept.live() && kept.item.problem == Some(problem)).map(|kept| (kept.id, &kept.item))
}

/// Whether a line stands on the list of problems; only those are rectified.
pub(crate) fn is_problem(book: &Book, line: WorkItemId) -> bool {
    book.work_items.iter().any(|kept| kept.id == line && kept.item.kind == WorkListKind::Problems)
}

/// `rectify_problem`: the rectification of a problem, to be filled in further.
pub(crate) fn rectify_problem(desk: &mut Desk, request: WorkItemRef) -> Result<Saved, No> {
    use chrono::Datelike as _;
    let year = desk.today().year();
    let book = desk.book()?;
    let kept = book.work_item_named(&request.item).ok_or_else(|| No::unknown("清单事项", &request.item))?;
    if kept.item.kind != WorkListKind::Problems {
        return Err(No::refuse("kind", format!("“{}”不在问题清单里，只有问题才生成整改。", kept.item.code)));
    }
    if let Some((_, standing)) = rectification_of(book, kept.id) {
        return Err(No::refuse("taken", format!("{}已有对应的整改（{}），一个问题对应一条整改。", kept.item.code, standing.code)));
    }
    let (mut item, problem) = (kept.item.rectification(kept.id, year.max(kept.item.year)), kept.item.code.clone());
    let act = undoable(Op::Create, Kind::WorkItems, format!("由{problem}生成整改"));
    let (id, code) = desk.record(act, |writer, _| {
        number(&mut item, writer)?;
        let id: WorkItemId = writer.new_id().into();
        writer.put_work_item(id, &item)?;
        Ok((id, item.code))
    })?;
    Ok(Saved { id: id.to_string(), sentence: format!("已生成整改{code}，请补填整改措施、责任人和时限。") })
}

/// Gives a line its number where it has none: WT-2026-01.
pub(crate) fn number(item: &mut WorkItem, writer: &mut Writer<'_>) -> Result<(), No> {
    let prefix = format!("{}-{}-", item.kind.prefix(), item.year);
    number_from(&mut item.code, &prefix, 2, writer.work_items()?.iter().map(|kept| kept.item.code.as_str()));
    Ok(())
}

/// One problem, one rectification.
pub(crate) fn refuse_second(id: WorkItemId, item: &WorkItem, book: &Book) -> Result<(), No> {
    let Some((_, standing)) = item.problem.and_then(|problem| rectification_of(book, problem)).filter(|(own, _)| *own != id) else {
        return Ok(());
    };
    let sentence = format!("这个问题已有对应的整改（{}），一个问题对应一条整改。", standing.code);
    Err(No::Refused(vec![Objection::field("problem", "taken", sentence)]))
}
