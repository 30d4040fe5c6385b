//! 任职, 岗位交接, 离任: who held what, a post that changes hands, a person who leaves. Never a rule: register says
//! which day stands against it and what has to be handed over.

mod holder;
mod leaving;

pub(crate) use holder::{keep_holder, named};
pub(crate) use leaving::{depart_person, handover_parts, read_handover, return_person};

use std::cmp::Reverse;

use register::Term as _;
use register::form::Raw;
use register::id::{PersonId, PostId};
use register::names::Names as _;
use register::tenure::{HAND_OVER, HandOver, Tenure};
use store::Op;

use crate::book::Book;
use crate::no::No;
use crate::wire::people::{HandOverPost, TenureLine, Tenures};
use crate::wire::record::{Done, Field, Kind, RecordRef};
use crate::{Desk, shape, undoable};

/// `read_tenures`.
pub(crate) fn read_tenures(desk: &mut Desk, request: RecordRef) -> Result<Tenures, No> {
    let book = desk.book()?;
    let of = |wanted: &dyn Fn(&Tenure) -> bool| {
        let mut found: Vec<&Tenure> = book.tenures.iter().map(|(_, tenure)| tenure).filter(|tenure| wanted(tenure)).collect();
        found.sort_by_key(|tenure| (!tenure.stands(), Reverse((tenure.until_on, tenure.from_on))));
        found.into_iter().map(|tenure| line(tenure, book)).collect()
    };
    match request.kind {
        Kind::Posts => {
            let id = PostId::parse(&request.id).ok_or_else(|| No::unknown("岗位", &request.id))?;
            Ok(Tenures {
                lines: of(&|tenure| tenure.post == id),
                hand_over: HAND_OVER.fields.iter().map(shape::field).collect(),
                departed: None,
            })
        }
        Kind::Persons => {
            let id = PersonId::parse(&request.id).ok_or_else(|| No::unknown("人员", &request.id))?;
            let departed = book.person_of(id).and_then(|person| person.departure.as_ref()).map(departed_words);
            Ok(Tenures { lines: of(&|tenure| tenure.person == id), hand_over: Vec::new(), departed })
        }
        _ => Err(No::refuse("no_tenures", "只有岗位和人员有任职经历。")),
    }
}

fn departed_words(departure: &register::departure::Departure) -> String {
    format!("{}离任（{}）", departure.on, departure.words())
}

fn line(tenure: &Tenure, book: &Book) -> TenureLine {
    let reason = |word: &str, reason: Option<register::tenure::TenureReason>, document: &str| {
        let parts: Vec<&str> = [reason.map_or("", |reason| reason.label()), document].into_iter().filter(|part| !part.is_empty()).collect();
        (!parts.is_empty()).then(|| format!("{word}{}", parts.join("，")))
    };
    let detail =
        [reason("到任：", tenure.from_reason, &tenure.from_document), reason("离任：", tenure.until_reason, &tenure.until_document)];
    TenureLine {
        post_id: tenure.post.to_string(),
        post: post_name(tenure.post, book),
        person_id: tenure.person.to_string(),
        person: book.person_name(tenure.person).to_owned(),
        from_on: tenure.from_on.map(|on| on.to_string()),
        until_on: tenure.until_on.map(|on| on.to_string()),
        detail: detail.into_iter().flatten().collect::<Vec<_>>().join("；"),
    }
}

/// 财政所 出纳.
fn post_name(id: PostId, book: &Book) -> String {
    let unit = book.post_of(id).and_then(|post| post.item.unit).map_or("", |unit| book.unit_name(unit).1);
    format!("{unit} {}", book.post_name(id).1).trim().to_owned()
}

/// `hand_over_post`.
pub(crate) fn hand_over_post(desk: &mut Desk, request: HandOverPost) -> Result<Done, No> {
    let today = desk.today();
    let book = desk.book()?;
    let post = PostId::parse(&request.post).and_then(|id| book.post_of(id)).filter(|post| post.live());
    let post = post.ok_or_else(|| No::unknown("岗位", &request.post))?;
    let (id, unit, name) = (post.id, post.item.unit, post_name(post.id, book));
    let act = HandOver::read(&request.fields, today)?;
    if act.to.is_empty() && post.item.holder.is_none() {
        return Err(No::field("to", "vacant", "这个岗位现在就空缺，请填写接任人。"));
    }
    let to = named(&act.to, unit, true, book, "to")?;
    if to.as_ref().is_some_and(|to| post.item.holder.is_some() && to.known() == post.item.holder) {
        return Err(No::field("to", "same_holder", format!("{}已经是现任人，不用交接。", act.to)));
    }
    let to_name = to.as_ref().map_or("空缺", |to| to.name()).to_owned();
    let label = format!("岗位交接“{name}”→{to_name}");
    let risks = desk.record(undoable(Op::HandOver, Kind::Posts, label), |writer, book| {
        let person = to.map(|to| to.enter(writer)).transpose()?;
        holder::change(writer, id, person, &act, holder::At { day: "on", today, review: true }, book)
    })?;
    let reviews = if risks > 0 { format!("，{risks}个风险点列为待复核") } else { String::new() };
    let who = if to_name == "空缺" { "岗位空缺".to_owned() } else { format!("由{to_name}任职") };
    Ok(Done { count: 1, sentence: format!("已交接“{name}”：{}起{who}{reviews}。", act.on) })
}

/// A text field that is asked for beside those of a form of register.
fn asked(key: String, label: String, help: &str) -> Field {
    Field {
        key,
        label,
        group: "由谁接手".to_owned(),
        input: crate::wire::record::Input::Person,
        required: false,
        read_only: false,
        choices: Vec::new(),
        article: None,
        help: Some(help.to_owned()),
    }
}

/// The text of a field, trimmed; a stroke is nobody.
fn typed<'a>(fields: &'a Raw, key: &str) -> &'a str {
    let text = fields.get(key).map_or("", |text| register::text::trim(text));
    if text == "—" { "" } else { text }
}
