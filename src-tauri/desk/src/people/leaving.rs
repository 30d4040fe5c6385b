//! 登记离任 and 交接清单: what a person leaves behind and who takes it over, as one act. Never an item of its own:
//! register lists them.

use chrono::NaiveDate;
use register::Term as _;
use register::departure::{DEPART, Departure};
use register::handover::{self, HandoverGroup};
use register::id::{PersonId, PostId, UnitId};
use register::names::Names as _;
use register::objection::{Objection, Objections};
use register::person::Person;
use register::review::{self, ReviewCause};
use register::tenure::{Tenure, check_day};
use store::{Kept, Op};

use super::holder::{self, At, Named, named};
use super::{asked, departed_words, post_name, typed};
use crate::book::Book;
use crate::no::No;
use crate::record::shorten;
use crate::wire::people::{DepartPerson, Handover, HandoverLine, HandoverPart, PersonRef};
use crate::wire::record::{Done, Kind};
use crate::{Desk, check, shape, undoable};

const SUCCESSOR: &str = "successor:";

/// `read_handover`.
pub(crate) fn read_handover(desk: &mut Desk, request: PersonRef) -> Result<Handover, No> {
    let book = desk.book()?;
    let person = find(book, &request.person)?;
    let posts = posts_left(person, book);
    let mut fields = Vec::new();
    if person.item.departure.is_none() {
        fields.extend(DEPART.fields.iter().map(shape::field));
        for post in &posts {
            let label = format!("{}的接任人", post_name(*post, book));
            fields.push(asked(format!("{SUCCESSOR}{post}"), label, "不填表示岗位空缺，以后再用“岗位交接”登记。"));
        }
        if !book.points_of(person.id).is_empty() {
            fields.push(asked("officer".to_owned(), "预警信息员接任人".to_owned(), "接手全部联系点；不填的，联系点空缺。"));
        }
    }
    let risks = handover::risks_to_review(person.id, &person.item.name, &posts, &check::registers(book)).len();
    Ok(Handover {
        name: person.item.name.clone(),
        departed: person.item.departure.as_ref().map(departed_words),
        fields,
        parts: handover_parts(person, book),
        happens: happens(&person.item.name, posts.len(), risks, book.points_of(person.id).len()),
    })
}

fn happens(name: &str, posts: usize, risks: usize, points: usize) -> Vec<String> {
    let mut happens = vec![match posts {
        0 => format!("{name}从离任日期起标为“已离任”，不再出现在可选的人员中。"),
        _ => format!("{name}的{posts}个岗位从离任日期起由接任人任职，没有填接任人的空缺。"),
    }];
    if risks > 0 {
        happens.push(format!("{risks}个相关的风险点列为待复核。"));
    }
    if points > 0 {
        happens.push(format!("{points}个联系点改由接任的预警信息员联系，没有填的空缺。"));
    }
    happens.push("交接清单按下面所列打印，由移交人、接收人、监交人签字。".to_owned());
    happens
}

fn find<'a>(book: &'a Book, id: &str) -> Result<&'a Kept<PersonId, Person>, No> {
    let key = PersonId::parse(id);
    book.persons.iter().find(|kept| kept.live() && Some(kept.id) == key).ok_or_else(|| No::unknown("人员", id))
}

/// The posts that a person holds, or held on the day of leaving.
fn posts_left(person: &Kept<PersonId, Person>, book: &Book) -> Vec<PostId> {
    let left_on = person.item.departure.as_ref().map(|departure| departure.on);
    let own = book.tenures.iter().map(|(_, tenure)| tenure).filter(|tenure| tenure.person == person.id);
    let mut posts: Vec<PostId> =
        own.filter(|tenure| tenure.stands() || (left_on.is_some() && tenure.until_on == left_on)).map(|tenure| tenure.post).collect();
    posts.retain(|post| book.post_of(*post).is_some_and(Kept::live));
    posts.sort_by_key(|post| book.post_name(*post).0.to_owned());
    posts.dedup();
    posts
}

/// 交接清单, heading by heading.
pub(crate) fn handover_parts(person: &Kept<PersonId, Person>, book: &Book) -> Vec<HandoverPart> {
    let items = handover::list(person.id, &posts_left(person, book), &book.officers, &check::registers(book));
    let line = |item: &handover::HandoverItem| {
        let (kind, id) = check::place(item.subject);
        HandoverLine { kind, id, name: item.name.clone(), detail: item.detail.clone() }
    };
    HandoverGroup::ALL
        .iter()
        .map(|group| HandoverPart {
            label: group.label().to_owned(),
            lines: items.iter().filter(|item| item.group == *group).map(line).collect(),
        })
        .filter(|part| !part.lines.is_empty())
        .collect()
}

/// Who takes over what.
struct Heirs {
    posts: Vec<(PostId, Option<Named>)>,
    officer: Option<Named>,
}

/// `depart_person`.
pub(crate) fn depart_person(desk: &mut Desk, request: DepartPerson) -> Result<Done, No> {
    let today = desk.today();
    let book = desk.book()?;
    let person = find(book, &request.person)?;
    let (id, name) = (person.id, person.item.name.clone());
    if let Some(departure) = &person.item.departure {
        return Err(No::refuse("departed", format!("{name}已经登记{}。", departed_words(departure))));
    }
    let departure = Departure::read(&request.fields, today)?;
    let posts = posts_left(person, book);
    let heirs = heirs(&request, id, &posts, &departure, book, today)?;
    let points: Vec<UnitId> = book.officers.iter().filter(|officer| officer.person == id).map(|officer| officer.unit).collect();
    let label = format!("登记离任“{}”", shorten(&name));
    let risks = desk.record(undoable(Op::Depart, Kind::Persons, label), |writer, book| {
        let risks = handover::risks_to_review(id, &name, &posts, &check::registers(book));
        let act = departure.hand_over();
        for (post, to) in heirs.posts {
            let to = to.map(|to| to.enter(writer)).transpose()?;
            holder::change(writer, post, to, &act, At { day: "on", today, review: false }, book)?;
        }
        if let Some(officer) = heirs.officer {
            let officer = officer.enter(writer)?;
            crate::network::make_officer(writer, officer)?;
            for unit in &points {
                // Who left stays on the list of the point, for the papers; nobody counts them any more.
                let mut persons: Vec<PersonId> = book.officers.iter().filter(|one| one.unit == *unit).map(|one| one.person).collect();
                persons.push(officer);
                writer.set_point_officers(*unit, &persons)?;
            }
        }
        writer.raise_reviews(&risks, today, ReviewCause::PersonLeft, &review::person_words(&name, &departure))?;
        writer.set_departure(id, Some(&departure))?;
        Ok(risks.len())
    })?;
    let reviews = if risks > 0 { format!("，{risks}个风险点列为待复核") } else { String::new() };
    Ok(Done {
        count: 1, sentence: format!("已登记{name}离任：{}个岗位已交接{reviews}。请打印交接清单。", posts.len())
    })
}

/// Reads who takes over; every objection at once.
fn heirs(
    request: &DepartPerson,
    leaving: PersonId,
    posts: &[PostId],
    departure: &Departure,
    book: &Book,
    today: NaiveDate,
) -> Result<Heirs, No> {
    let mut objections: Objections = Vec::new();
    let mut read = |field: &str, unit: Option<UnitId>| match named(typed(&request.fields, field), unit, true, book, field) {
        Ok(Some(heir)) if heir.known() == Some(leaving) => {
            objections.push(Objection::field(field, "leaving", "离任的人不能接任自己的岗位。"));
            Ok(None)
        }
        Err(No::Refused(said)) => {
            objections.extend(said);
            Ok(None)
        }
        other => other,
    };
    let mut heirs = Heirs { posts: Vec::new(), officer: read("officer", book.person_of(leaving).and_then(|person| person.unit))? };
    for post in posts {
        let unit = book.post_of(*post).and_then(|post| post.item.unit);
        heirs.posts.push((*post, read(&format!("{SUCCESSOR}{post}"), unit)?));
    }
    for post in posts {
        let tenures: Vec<Tenure> = book.tenures.iter().map(|(_, tenure)| tenure).filter(|tenure| tenure.post == *post).cloned().collect();
        let against = check_day(&tenures, departure.on, today, "on", |person| book.person_name(person).to_owned());
        objections.extend(against.map(|one| Objection { sentence: format!("{}：{}", post_name(*post, book), one.sentence), ..one }));
    }
    if objections.is_empty() { Ok(heirs) } else { Err(No::Refused(objections)) }
}

/// `return_person`: back in office; posts are handed over anew.
pub(crate) fn return_person(desk: &mut Desk, request: PersonRef) -> Result<Done, No> {
    let person = find(desk.book()?, &request.person)?;
    let (id, name) = (person.id, person.item.name.clone());
    if person.item.departure.is_none() {
        return Err(No::refuse("in_office", format!("{name}在岗，不用恢复。")));
    }
    let label = format!("恢复在岗“{}”", shorten(&name));
    desk.record(undoable(Op::Depart, Kind::Persons, label), |writer, _| Ok(writer.set_departure(id, None)?))?;
    Ok(Done { count: 1, sentence: format!("{name}已恢复在岗，岗位请用“岗位交接”重新登记。") })
}
