//! 抽签: the pool as the page lists it, a seed, witnesses, and the lots worked out in one act that is never undone. Never
//! a trial: what would be drawn is not said before it is drawn.

use register::Term as _;
use register::form::Form;
use register::id::{SpotCheckId, SpotDrawId};
use register::spot_check::draw::{DRAW, DrawRequest, SpotDraw, VOID, lot, recipe, seed_of};
use register::spot_check::{SpotCheck, SpotCheckKind, SpotObject, SpotPlan};
use register::text::key;
use sha2::{Digest as _, Sha256};
use store::{Act, Entity, Op, Undo};

use super::{covered, fields, said, under, year_of};
use crate::book::Book;
use crate::compose::long_date;
use crate::no::No;
use crate::wire::count;
use crate::wire::record::{Done, Kind, Saved};
use crate::wire::spot_check::{DrawForm, DrawSpots, SpotDrawRef, SpotDrawView, SpotFilter, SpotLot, VoidSpotDraw};
use crate::{Desk, kinds};

/// SHA-256 of words.
fn digest(words: &str) -> [u8; 32] {
    Sha256::digest(words.as_bytes()).into()
}

/// The operating system's randomness: the one place where chance comes in.
fn chance() -> Result<[u8; 16], No> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| No::Internal(error.to_string()))?;
    Ok(bytes)
}

/// The pool under a filter, in the order of its numbers.
fn pool(filter: &SpotFilter, book: &Book, year: i32) -> Vec<(SpotObject, String)> {
    let lines = under(filter, &covered(book, year), book);
    lines.iter().map(|line| (line.high.object, line.high.object.name(book))).collect()
}

/// `draw_form`.
pub(crate) fn draw_form(desk: &mut Desk, filter: SpotFilter) -> Result<DrawForm, No> {
    let (today, book) = (desk.today(), desk.book()?);
    let year = year_of(&filter, today);
    let pool = pool(&filter, book, year);
    let many = pool.len();
    Ok(DrawForm {
        scope: said(&filter, year),
        pool: pool.into_iter().map(|(_, name)| name).collect(),
        fields: fields(DRAW.fields),
        seed: seed_of(chance()?),
        happens: vec![
            format!("从下面{many}个备选对象中抽取，备选对象、种子、见证人和抽中的对象一并记入抽签记录。"),
            "种子先当众公布，再抽签；抽签以后不能撤销、不能修改，有误的只能写明理由作废，另外再抽。".to_owned(),
            "抽中的对象列入抽查记录，等待安排日期和人员。".to_owned(),
        ],
    })
}

/// `draw_spots`.
pub(crate) fn draw_spots(desk: &mut Desk, request: DrawSpots) -> Result<Saved, No> {
    use chrono::Datelike as _;
    let (today, book) = (desk.today(), desk.book()?);
    let year = year_of(&request.filter, today);
    if year != today.year() {
        return Err(No::refuse("year", format!("只能为今年（{}年）抽签。", today.year())));
    }
    let read = DrawRequest::read(&request.fields, said(&request.filter, year), today);
    let used: Vec<&str> = book.spot_draws.iter().map(|(_, draw)| draw.seed.as_str()).collect();
    let mut draw = SpotDraw::hold(read, pool(&request.filter, book, year), &used, digest, today).map_err(No::Refused)?;
    let drawn: Vec<(SpotObject, String)> = draw.drawn().iter().map(|entry| (entry.object, entry.name.clone())).collect();
    let names = drawn.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join("、");
    let label = format!("抽签抽取{}个抽查对象", drawn.len());
    let act = Act { op: Op::Draw, entity: kinds::name(Kind::SpotDraws), label, undo: Undo::Barrier, always: false };
    let (id, number) = desk.record(act, |writer, _| {
        let prefix = format!("CQ-{year}-");
        draw.number = format!("{prefix}{:03}", writer.next_running(Entity::SpotDraw, &prefix)?);
        let id = SpotDrawId(writer.new_id());
        writer.add_spot_draw(id, &draw)?;
        for (object, _) in &drawn {
            let plan =
                SpotPlan { kind: SpotCheckKind::Yearly, object: *object, planned_on: None, inspectors: Vec::new(), note: String::new() };
            let mut check = SpotCheck::begin(plan, Some(id), year);
            super::number(&mut check, writer)?;
            let own = SpotCheckId(writer.new_id());
            writer.put_spot_check(own, &check)?;
        }
        Ok::<_, No>((id, draw.number.clone()))
    })?;
    Ok(Saved { id: id.to_string(), sentence: format!("抽签{number}抽中：{names}。请打印抽签记录，由见证人签名。") })
}

/// A draw by key or number.
pub(crate) fn find_draw<'a>(book: &'a Book, name: &str) -> Result<&'a (SpotDrawId, SpotDraw), No> {
    let (id, number) = (SpotDrawId::parse(name), key(name));
    let found = book.spot_draws.iter().find(|(own, draw)| Some(*own) == id || key(&draw.number) == number);
    found.ok_or_else(|| No::unknown("抽签", name))
}

/// The live checks of a draw.
fn checks_of(book: &Book, id: SpotDrawId) -> impl Iterator<Item = &store::Kept<SpotCheckId, SpotCheck>> {
    book.spot_checks.iter().filter(move |kept| kept.live() && kept.item.draw == Some(id))
}

/// The pool with its lots, worked out anew.
pub(crate) fn lots(id: SpotDrawId, draw: &SpotDraw, book: &Book) -> Vec<SpotLot> {
    let checks: Vec<_> = checks_of(book, id).collect();
    let entry = |(number, entry): (usize, &register::spot_check::draw::PoolEntry)| {
        let words = lot(&draw.seed, number);
        let same = |kept: &&&store::Kept<SpotCheckId, SpotCheck>| kept.item.object.is(entry.object);
        let check = checks.iter().find(same).filter(|_| entry.place.is_some());
        SpotLot {
            number: count(number),
            name: entry.name.clone(),
            lot: store::hex(&digest(&words)),
            words,
            place: entry.place,
            check: check.map(|kept| kept.id.to_string()),
            state: check.map(|kept| kept.item.state(draw.voided_on.is_some()).label().to_owned()).unwrap_or_default(),
        }
    };
    (1..).zip(&draw.pool).map(entry).collect()
}

/// `read_spot_draw`.
pub(crate) fn read_spot_draw(desk: &mut Desk, request: SpotDrawRef) -> Result<SpotDrawView, No> {
    let (today, book) = (desk.today(), desk.book()?);
    let (id, draw) = find_draw(book, &request.draw)?;
    let pool = lots(*id, draw, book);
    let mut drawn: Vec<SpotLot> = pool.iter().filter(|lot| lot.place.is_some()).cloned().collect();
    drawn.sort_by_key(|lot| lot.place);
    // Asked with a reason of its own: only what does not depend on it stands in the way.
    let why_not = draw.void("—", done(book, *id), today).err().and_then(|against| against.into_iter().next()).map(|one| one.sentence);
    Ok(SpotDrawView {
        id: id.to_string(),
        number: draw.number.clone(),
        drawn_on: draw.drawn_on.to_string(),
        scope: draw.scope.clone(),
        seed: draw.seed.clone(),
        witnesses: draw.witnesses.join("、"),
        voided: draw.voided_on.map(|on| format!("{}作废：{}", long_date(on), draw.void_reason)),
        drawn,
        pool,
        recipe: recipe(draw),
        void: if why_not.is_none() { fields(VOID.fields) } else { Vec::new() },
        why_not,
    })
}

fn done(book: &Book, id: SpotDrawId) -> usize {
    checks_of(book, id).filter(|kept| kept.item.checked_on.is_some()).count()
}

/// `void_spot_draw`: the draw and its number stand, its checks are no more.
pub(crate) fn void_spot_draw(desk: &mut Desk, request: VoidSpotDraw) -> Result<Done, No> {
    let (today, book) = (desk.today(), desk.book()?);
    let (id, draw) = find_draw(book, &request.draw)?;
    let reason = Form::new(&request.fields, &VOID, today).text("reason");
    let voided = draw.void(&reason, done(book, *id), today).map_err(No::Refused)?;
    let (id, open) = (*id, checks_of(book, *id).count());
    let label = format!("作废抽签{}", voided.number);
    let act = Act { op: Op::Void, entity: kinds::name(Kind::SpotDraws), label: label.clone(), undo: Undo::Barrier, always: false };
    desk.record(act, |writer, _| Ok::<_, No>(writer.put_spot_draw(id, &voided)?))?;
    Ok(Done { count: count(open), sentence: format!("已{label}，抽中的{open}个对象不再抽查；需要的请重新抽签。") })
}
