//! Posts that a table of risk points names and the register does not know yet: a table is often the first to name them. They
//! are entered as one act of their own, when the person says so. Never a unit, and never without being asked.

use std::collections::HashSet;

use register::form::Raw;
use register::names::Names as _;
use register::text::key;
use store::{Act, Op, Undo};

use super::Pending;
use super::judge::Judged;
use crate::no::No;
use crate::record::Item;
use crate::wire::record::Kind;
use crate::{Desk, kinds};

/// Whether a row names a post that is not there, of a unit that is.
pub(super) fn is_missing(row: &Judged) -> bool {
    let about = |field: &str| row.objections.iter().any(|objection| objection.field == field && objection.rule == "unknown");
    row.is_record && about("post") && !about("unit") && row.raw.get("unit").is_some_and(|unit| !unit.is_empty())
}

/// Unit and post of these rows, each once, in the order of the table.
pub(super) fn missing(rows: &[Judged]) -> Vec<(&str, &str)> {
    let mut seen = HashSet::new();
    let named =
        rows.iter().filter(|row| is_missing(row)).filter_map(|row| Some((row.raw.get("unit")?.as_str(), row.raw.get("post")?.as_str())));
    named.filter(|(unit, post)| seen.insert((key(unit), key(post)))).collect()
}

/// Enters them; answers how many.
pub(super) fn enter(desk: &mut Desk, pending: &Pending) -> Result<u32, No> {
    let today = desk.today();
    let posts = missing(&pending.rows);
    if posts.is_empty() {
        return Err(No::refuse("no_posts", "表里没有不在册的岗位要登记。"));
    }
    let label = format!("登记表中的岗位{}个（{}）", posts.len(), pending.source.file_name);
    let act = Act { op: Op::Import, entity: kinds::name(Kind::Posts), label, undo: Undo::Undoable, always: false };
    desk.record(act, |writer, book| {
        let mut seen = HashSet::new();
        // The same unit may be named in two ways.
        for (unit, post) in posts.iter().filter(|(unit, post)| seen.insert((book.unit(unit), key(post)))) {
            let texts = Raw::from([("unit".to_owned(), (*unit).to_owned()), ("name".to_owned(), (*post).to_owned())]);
            Item::read(Kind::Posts, &texts, book, today)?.write(writer, None, book, today)?;
        }
        Ok(())
    })?;
    Ok(crate::wire::count(posts.len()))
}
