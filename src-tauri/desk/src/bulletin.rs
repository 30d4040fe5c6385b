//! 预警信息参阅: drafted from a warning or from a quarter, edited, issued with its numbers and its paper in one
//! transaction, voided. Never a number without its paper.

mod compose;

use chrono::NaiveDate;
use register::bulletin::{Bulletin, BulletinKind, BulletinState, ISSUE, VOID, named};
use register::deadline::read_date;
use register::id::BulletinId;
use register::objection::{Objection, Objections};
use register::{Term as _, quarter::Quarter};
use store::{Act, KeptBulletin, Op, Undo};
use uuid::Uuid;

use crate::book::Book;
use crate::no::{No, objection};
use crate::record::{Line, shorten};
use crate::wire::bulletin::{BulletinDraft, BulletinIssued, BulletinRef, BulletinView, ComposeBulletin, IssueBulletin, VoidBulletin};
use crate::wire::record::{Done, Kind};
use crate::wire::warning::NextAct;
use crate::{Desk, paper, record, shape, typed, undoable};

/// A live bulletin by key, or by 总期号.
pub(crate) fn find<'a>(book: &'a Book, name: &str) -> Result<&'a KeptBulletin, No> {
    let id = BulletinId::parse(name);
    let is = |own: &&KeptBulletin| {
        let number = own.kept.item.issued.map(|(number, _)| number.total.to_string());
        Some(own.kept.id) == id || (id.is_none() && number.as_deref() == Some(name))
    };
    book.bulletins.iter().filter(|own| own.kept.live()).find(is).ok_or_else(|| No::unknown("参阅", name))
}

/// The bulletins as rows of a list.
pub(crate) fn lines(book: &Book, only: Option<Uuid>) -> Vec<Line> {
    let number = |bulletin: &Bulletin| {
        let own = bulletin.warning.and_then(|wanted| book.warnings.iter().find(|(id, _)| *id == wanted));
        own.map(|(_, warning)| warning.number.to_string()).unwrap_or_default()
    };
    let wanted = book.bulletins.iter().map(|own| &own.kept).filter(|kept| only.is_none_or(|only| only == kept.id.0));
    wanted
        .map(|kept| Line {
            id: kept.id.0,
            texts: kept.item.texts(&number(&kept.item)),
            unit: None,
            deleted: !kept.live(),
            overdue_days: None,
        })
        .collect()
}

/// What was issued is never edited.
pub(crate) fn against_edit(id: Option<BulletinId>, book: &Book) -> Objections {
    let own = id.and_then(|id| book.bulletins.iter().find(|own| own.kept.id == id));
    match own.map(|own| own.kept.item.state()) {
        None | Some(BulletinState::Drafted) => Vec::new(),
        Some(_) => vec![Objection::act("bulletin_issued", "这期参阅已经编发，不能再改；有错误的，请作废后重新编发。")],
    }
}

/// Why a bulletin stays in its register.
pub(crate) fn stays(id: BulletinId, book: &Book) -> Option<&'static str> {
    let own = book.bulletins.iter().find(|own| own.kept.id == id)?;
    own.kept.item.issued.map(|_| "已经编发，不能删除；有错误的，请作废。")
}

/// The names that a text must not hold without a thought: persons of the register, and those complained of.
fn persons(book: &Book) -> Vec<&str> {
    let kept = book.persons.iter().map(|kept| kept.item.name.as_str());
    kept.chain(book.signals.iter().map(|kept| kept.item.object_person.as_str())).collect()
}

/// `compose_bulletin`: a draft, to be looked at and saved.
pub(crate) fn compose_bulletin(desk: &mut Desk, request: ComposeBulletin) -> Result<BulletinDraft, No> {
    let today = desk.today();
    let book = desk.book()?;
    let kind = BulletinKind::read(&request.kind)
        .ok_or_else(|| No::field("kind", "choice", format!("没有“{}”这种参阅，请选重要个案或者综合情况。", request.kind)))?;
    let mut fields = match kind {
        BulletinKind::Case => {
            let (_, warning) = book.warning_named(&request.warning).ok_or_else(|| No::unknown("预警", &request.warning))?;
            compose::case(warning, book, &persons(book))
        }
        BulletinKind::Overview => {
            let quarter = if request.quarter.is_empty() { Quarter::of(today).previous() } else { typed::quarter(&request.quarter)? };
            compose::overview(quarter, book, today)
        }
    };
    let office = &book.office;
    let mut set = |key: &str, text: String| fields.insert(key.to_owned(), text);
    set("kind", kind.label().to_owned());
    set("issuer", office.name.clone());
    set("report_to", format!("{}、镇人大、镇政府班子成员，{}", office.party_committee, office.upper_body));
    set("copies", "20".to_owned());
    Ok(BulletinDraft { fields })
}

/// `read_bulletin`.
pub(crate) fn read_bulletin(desk: &mut Desk, request: BulletinRef) -> Result<BulletinView, No> {
    let today = desk.today();
    let opened = desk.opened()?;
    let book = &opened.book;
    let own = find(book, &request.bulletin)?;
    let bulletin = &own.kept.item;
    let (number, last) = opened.store.read(|reader| reader.next_issue(chrono::Datelike::year(&today), book.office.bulletin_start))?;
    let against: Vec<_> = match bulletin.state() {
        BulletinState::Drafted => bulletin.against_issuing(today, last, today),
        BulletinState::Issued | BulletinState::Voided => Vec::new(),
    };
    let people = named(&format!("{}\n{}", bulletin.title, bulletin.body), &persons(book));
    let mut happens = vec![
        format!("编为{number}，期号用过不再重用。"),
        "内容固定，不能再改；文书存入档案，随时可以原样重印。".to_owned(),
        format!("报：{}。", bulletin.report_to),
    ];
    if !people.is_empty() {
        happens.push(format!("正文里有人员姓名：{}。当事人一般隐去姓名，请再核对。", people.join("、")));
    }
    let paper = match own.paper {
        Some(id) => Some(paper::kept(&opened.store.read(|reader| reader.paper(id))?)),
        None => None,
    };
    Ok(BulletinView {
        id: own.kept.id.to_string(),
        state: bulletin.state().code().to_owned(),
        state_label: bulletin.state().label().to_owned(),
        happens,
        against: against.into_iter().map(objection).collect(),
        next: next_acts(bulletin),
        paper,
    })
}

fn next_acts(bulletin: &Bulletin) -> Vec<NextAct> {
    let act = |act: &str, label: &str, fields: &[register::shape::FieldSpec]| NextAct {
        act: act.to_owned(),
        label: label.to_owned(),
        why_not: None,
        fields: fields.iter().map(shape::field).collect(),
    };
    match bulletin.state() {
        BulletinState::Drafted => vec![act("issue", "编发", ISSUE)],
        BulletinState::Issued => vec![act("void", "作废", VOID)],
        BulletinState::Voided => Vec::new(),
    }
}

/// `issue_bulletin`: numbers, entry and paper in one transaction.
pub(crate) fn issue_bulletin(desk: &mut Desk, request: IssueBulletin) -> Result<BulletinIssued, No> {
    let today = desk.today();
    let on = read_day(&request.on, today)?;
    let fonts = desk.fonts()?;
    let about = paper::about(desk);
    let book = desk.book()?;
    if let Some(open) = book.office.check_filled() {
        return Err(No::Refused(vec![open]));
    }
    let own = find(book, &request.bulletin)?.clone();
    let label = format!("编发参阅“{}”", shorten(&own.kept.item.title));
    let act = Act { op: Op::Issue, entity: "bulletins", label, undo: Undo::Barrier, always: false };
    let (number, kept) = desk.record(act, |writer, book| {
        let (number, last) = writer.next_issue(chrono::Datelike::year(&on), book.office.bulletin_start)?;
        let bulletin = own.kept.item.issue(number, on, last, today).map_err(No::Refused)?;
        let marks = paper::marks(book, paper::anchor(writer)?);
        let sheets = paper::Paper::from(paper::bulletin_paper(&bulletin, marks)).masked().lay_out(&fonts)?;
        let made = paper::Made::of_bulletin(&bulletin);
        let kept = paper::keep(writer, made, &sheets, &fonts, &about)?;
        writer.put_bulletin(own.kept.id, &bulletin, Some(record::parse_id(&kept.id)?))?;
        Ok::<_, No>((number, kept))
    })?;
    Ok(BulletinIssued { number: number.to_string(), sentence: format!("已编发{number}，请打印后分发。"), paper: kept })
}

/// `void_bulletin`.
pub(crate) fn void_bulletin(desk: &mut Desk, request: VoidBulletin) -> Result<Done, No> {
    let today = desk.today();
    let own = find(desk.book()?, &request.bulletin)?.clone();
    let voided = own.kept.item.void(&request.reason, today).map_err(No::Refused)?;
    let number = voided.issued.map(|(number, _)| number.to_string()).unwrap_or_default();
    let label = format!("作废参阅{number}");
    desk.record(undoable(Op::Void, Kind::Bulletins, label.clone()), |writer, _| {
        Ok::<_, No>(writer.put_bulletin(own.kept.id, &voided, own.paper)?)
    })?;
    Ok(Done { count: 1, sentence: format!("已{label}，期号不再使用。") })
}

fn read_day(text: &str, today: NaiveDate) -> Result<NaiveDate, No> {
    match register::text::trim(text) {
        "" => Ok(today),
        word => {
            read_date(word, chrono::Datelike::year(&today)).ok_or_else(|| No::field("on", "date", format!("编发日期“{word}”不是日期。")))
        }
    }
}
