//! Acts that change much at once: they are asked about once more, and a backup is taken before them. Never a hindrance
//! to a few rows.

use super::take_before;
use crate::Desk;
use crate::kinds;
use crate::no::No;
use crate::wire::record::Kind;

/// Rows from which an act changes much.
const MANY: usize = 20;
/// A tenth of a register is much as well, but not of a handful.
const HANDFUL: usize = 5;

/// Refuses an act on so many rows until it was confirmed, then takes a backup.
pub(crate) fn guard(desk: &mut Desk, kind: Kind, rows: usize, confirmed: Option<bool>, verb: &str) -> Result<(), No> {
    let total = total(desk, kind)?;
    let much = rows > MANY || (rows >= HANDFUL && rows * 10 > total);
    if !much {
        return Ok(());
    }
    let title = kinds::spec(kind).map_or("", |spec| spec.title);
    if confirmed != Some(true) {
        let sentence = format!(
            "这次要{verb}{rows}条{title}，这一册一共{total}条。请核对选中的是不是都要{verb}；确认后程序先自动备份，再{verb}，做完还可以撤销。"
        );
        return Err(No::refuse("mass_change", sentence));
    }
    take_before(desk, verb)
}

/// Takes a backup before an act on many rows.
pub(crate) fn prepare(desk: &mut Desk, rows: usize, verb: &str) -> Result<(), No> {
    if rows > MANY { take_before(desk, verb) } else { Ok(()) }
}

fn total(desk: &Desk, kind: Kind) -> Result<usize, No> {
    let counts = desk.opened()?.store.read(|reader| reader.row_counts())?;
    let table = kinds::entity(kind).map(store::Entity::name).unwrap_or_default();
    let count = counts.iter().find(|(name, _)| name == table).map_or(0, |(_, count)| *count);
    Ok(usize::try_from(count).unwrap_or_default())
}
