//! 上报与接收: this office's identity and those of others, packages that go out and packages that come in. Never a
//! package of an office whose fingerprint nobody compared.

mod content;
mod grid;
mod send;
mod take;

pub(crate) use send::{make_bundle, outline_bundle};
pub(crate) use take::{Pending, accept_bundle, drop_bundle, preview_bundle};

use std::path::Path;

use exchange::bundle::{Identity, OfficeCard, PublicIdentity};
use register::bundle::{Correspondent, OfficeRole, PIN, ReceivedKind};
use register::form::Raw;
use register::id::{CorrespondentId, ReceivedId};
use register::submission::SubmissionPeriod;
use register::text::key;
use store::{Act, Kept, Op, Undo};

use crate::book::Book;
use crate::export::{place_for, write_named};
use crate::no::No;
use crate::record::Line;
use crate::wire::app::Nothing;
use crate::wire::bundle::{BundleDesk, BundleFile, CardShown, CorrespondentLine, OwnIdentity, PinOffice};
use crate::wire::record::{Done, Kind, Saved};
use crate::{Desk, kinds, shape, undoable};

/// A card is a page of text at most.
const CARD: u64 = 4096;

/// `bundle_desk`.
pub(crate) fn bundle_desk(desk: &mut Desk, _: Nothing) -> Result<BundleDesk, No> {
    let today = desk.today();
    let book = desk.book()?;
    let (grid_periods, grid) = grid::grid(book);
    let correspondent = |kept: &Kept<CorrespondentId, Correspondent>| CorrespondentLine {
        id: kept.id.to_string(),
        name: kept.item.name.clone(),
        fingerprint: kept.item.fingerprint.clone(),
        confirmed_on: kept.item.confirmed_on.to_string(),
    };
    let own = book.identity.as_ref().and_then(|own| PublicIdentity::of_bytes(&own.public));
    Ok(BundleDesk {
        receives: book.office.role == OfficeRole::Centre,
        own: own.map(|public| OwnIdentity { name: book.office.name.clone(), fingerprint: public.fingerprint() }),
        correspondents: book.correspondents.iter().filter(|kept| kept.live()).map(correspondent).collect(),
        periods: send::periods(book, today),
        next_sequence: send::next_sequence(book),
        grid_periods,
        grid,
        pin_fields: PIN.fields.iter().map(shape::field).collect(),
    })
}

/// This office's keys; none until it handed its card out for the first time.
fn identity(desk: &Desk) -> Result<Option<Identity>, No> {
    let opened = desk.opened()?;
    let Some(kept) = &opened.book.identity else { return Ok(None) };
    let damaged = || No::Store(store::StoreError::Damaged("identity".to_owned()));
    let seed = store::unhex_exact(&opened.store.unseal_identity(kept)?).ok_or_else(damaged)?;
    let identity = Identity::of_seed(&seed).filter(|identity| identity.public().bytes().as_slice() == kept.public);
    identity.map(Some).ok_or_else(damaged)
}

/// Fresh keys, with the secret that they follow from.
fn fresh_identity() -> Result<([u8; 32], Identity), No> {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).map_err(|error| No::Internal(error.to_string()))?;
    Identity::of_seed(&seed).map(|identity| (seed, identity)).ok_or_else(|| No::Internal("identity".to_owned()))
}

/// `save_card`: writes this office's card; its keys are made with the first one.
pub(crate) fn save_card(desk: &mut Desk, request: BundleFile) -> Result<Done, No> {
    let (seed, identity) = match identity(desk)? {
        Some(standing) => (None, standing),
        None => fresh_identity().map(|(seed, identity)| (Some(seed), identity))?,
    };
    let card = OfficeCard::write(&identity, &desk.book()?.office.name);
    let public = identity.public();
    let place = place_for(&request.path, "lfid")?;
    // An undo would throw away the only keys that open what others seal to them.
    let label = "保存本单位身份文件".to_owned();
    let act = Act { op: Op::Identify, entity: kinds::name(Kind::Correspondents), label, undo: Undo::Aside, always: true };
    desk.record(act, |writer, _| {
        if let Some(seed) = &seed {
            writer.put_identity(&store::hex(seed), &public.bytes())?;
        }
        write_named(&place, card.as_bytes())
    })?;
    let sentence = format!("已保存本单位身份文件，指纹{}。请把文件交给对方，并在电话里或者书面报指纹。", public.fingerprint());
    Ok(Done { count: 1, sentence })
}

fn read_card_file(path: &str) -> Result<OfficeCard, No> {
    let path = Path::new(path);
    let name = || path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let unreadable = |error| No::File(name(), error);
    let is_small = std::fs::metadata(path).map_err(unreadable)?.len() <= CARD;
    let card = if is_small { OfficeCard::read(&std::fs::read(path).map_err(unreadable)?) } else { None };
    card.ok_or_else(|| No::field("path", "card", format!("“{}”不是单位身份文件，或者被改动过，没有读取。请对方重新保存一份交来。", name())))
}

/// `read_card`: what a card says, without its fingerprint: that is to come from the other side.
pub(crate) fn read_card(desk: &mut Desk, request: BundleFile) -> Result<CardShown, No> {
    // Before a file is touched: a locked office reads nothing.
    desk.opened()?;
    let card = read_card_file(&request.path)?;
    let book = desk.book()?;
    let own = book.identity.as_ref().is_some_and(|own| own.public == card.public.bytes());
    let live = || book.correspondents.iter().filter(|kept| kept.live());
    let remark = if own {
        "这是本单位自己的身份文件，请选择对方的。"
    } else if live().any(|kept| kept.item.public == card.public.bytes()) {
        "这个单位已经登记过，不用再登记。"
    } else if live().any(|kept| key(&kept.item.name) == key(&card.name)) {
        "已经登记过一个同名单位，身份与这个文件不同：对方可能重装过程序，也可能有人冒名。务必打电话核对指纹；确认以后，旧的请移入回收站。"
    } else {
        ""
    };
    Ok(CardShown { name: card.name, remark: remark.to_owned() })
}

/// `pin_office`: 登记往来单位, once its fingerprint was compared.
pub(crate) fn pin_office(desk: &mut Desk, request: PinOffice) -> Result<Saved, No> {
    desk.opened()?;
    let card = read_card_file(&request.path)?;
    let today = desk.today();
    let book = desk.book()?;
    let public = card.public.bytes();
    if book.identity.as_ref().is_some_and(|own| own.public == public) {
        return Err(No::field("path", "own", "这是本单位自己的身份文件，请选择对方的。"));
    }
    let known = book.correspondents.iter().find(|kept| kept.item.public == public);
    if known.is_some_and(|kept| kept.live()) {
        return Err(No::field("path", "known", "这个单位已经登记过，不用再登记。"));
    }
    let correspondent = Correspondent::confirm(&card.name, &public, &card.public.fingerprint(), &request.fields, today)?;
    let before = known.map(|kept| kept.id);
    let label = format!("登记往来单位“{}”", correspondent.name);
    let id = desk.record(undoable(Op::Identify, Kind::Correspondents, label.clone()), |writer, _| {
        let id = before.unwrap_or_else(|| CorrespondentId(writer.new_id()));
        writer.put_correspondent(id, &correspondent)?;
        if before.is_some() {
            writer.set_deleted(store::Entity::Correspondent, id.0, false)?;
        }
        Ok::<_, No>(id)
    })?;
    Ok(Saved { id: id.to_string(), sentence: format!("已{label}。") })
}

/// The name of an office that was pinned; those in the bin included.
pub(crate) fn name_of(book: &Book, id: CorrespondentId) -> &str {
    book.correspondents.iter().find(|kept| kept.id == id).map_or("", |kept| &kept.item.name)
}

/// The register of a sort.
fn register_of(kind: ReceivedKind) -> Kind {
    match kind {
        ReceivedKind::Return => Kind::ReceivedReturns,
        ReceivedKind::Signal => Kind::ReceivedSignals,
        ReceivedKind::Warning => Kind::ReceivedWarnings,
    }
}

/// What was received, as lines of its list.
pub(crate) fn lines(kind: ReceivedKind, book: &Book, only: Option<uuid::Uuid>) -> Vec<Line> {
    let wanted = book.received(kind).iter().filter(|(id, _)| only.is_none_or(|only| only == id.0));
    wanted.map(|(id, received)| line(kind, *id, received, book)).collect()
}

/// The received record at this place.
pub(crate) fn line_at(kind: ReceivedKind, at: usize, book: &Book) -> Option<Line> {
    book.received(kind).get(at).map(|(id, received)| line(kind, *id, received, book))
}

fn line(kind: ReceivedKind, id: ReceivedId, received: &register::bundle::Received, book: &Book) -> Line {
    let texts = received.all_texts(kind, name_of(book, received.sender));
    Line { id: id.0, texts, unit: None, deleted: false, overdue_days: None }
}

/// The packages that were made here, as lines of their list.
pub(crate) fn sent_lines(book: &Book, only: Option<uuid::Uuid>) -> Vec<Line> {
    let wanted = book.sent_bundles.iter().filter(|(id, _)| only.is_none_or(|only| only == id.0));
    let texts = |sent: &register::bundle::SentBundle| sent.texts(name_of(book, sent.receiver));
    wanted.map(|(id, sent)| Line { id: id.0, texts: texts(sent), unit: None, deleted: false, overdue_days: None }).collect()
}

/// Reads what can be changed of a pinned office.
pub(crate) fn amend(raw: &Raw, book: &Book, today: chrono::NaiveDate) -> Result<Correspondent, No> {
    let named = raw.get("fingerprint").map_or("", String::as_str);
    let before = book.correspondents.iter().find(|kept| kept.item.fingerprint == named);
    let before = before.ok_or_else(|| No::refuse("pin", "往来单位要读入对方的身份文件、核对指纹以后登记，请到“上报与接收”页。"))?;
    Ok(before.item.amend(raw, today)?)
}

/// Reads a period.
fn read_period(text: &str) -> Result<SubmissionPeriod, No> {
    SubmissionPeriod::parse(text)
        .ok_or_else(|| No::field("period", "period", format!("报送期“{text}”看不明白，请写成 2026Q1 或 2026H1 这样。")))
}
