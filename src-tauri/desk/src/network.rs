//! 预警网络: 预警中心, points, officers, and who keeps in touch with which point. Never a point of its own making: a
//! unit says whether it is one.

use register::Term as _;
use register::id::{PersonId, UnitId};
use register::names::Names as _;
use register::network::{self, NetworkPoint};
use register::person::Person;
use store::{Kept, Op, Writer};

use crate::book::Book;
use crate::no::No;
use crate::people::named;
use crate::wire::app::Nothing;
use crate::wire::count;
use crate::wire::people::{Network, NetworkGroup, NetworkOfficer, NetworkPointLine, SetPointOfficers};
use crate::wire::record::{Done, Kind};
use crate::{Desk, check, undoable};

/// `warning_network`.
pub(crate) fn warning_network(desk: &mut Desk, _: Nothing) -> Result<Network, No> {
    Ok(whole(desk.book()?))
}

/// The network as it stands.
pub(crate) fn whole(book: &Book) -> Network {
    let registers = check::registers(book);
    let points = network::points(&registers.units, &registers.persons, &book.officers);
    let mut groups: Vec<NetworkGroup> = Vec::new();
    for point in &points {
        let label = point.category.map_or("未分类", |category| category.label());
        match groups.last_mut().filter(|group| group.label == label) {
            Some(group) => group.points.push(line(point, book)),
            None => groups.push(NetworkGroup { label: label.to_owned(), points: vec![line(point, book)] }),
        }
    }
    let mut officers: Vec<PersonId> = registers
        .persons
        .iter()
        .filter(|(id, person)| {
            person.departure.is_none() && (person.reporting_officer || points.iter().any(|point| point.officers.contains(id)))
        })
        .map(|(id, _)| *id)
        .collect();
    officers.sort_by_key(|id| std::cmp::Reverse(points.iter().filter(|point| point.officers.contains(id)).count()));
    let direct = points.iter().filter(|point| point.direct).count();
    let empty = points.iter().filter(|point| point.officers.is_empty()).count();
    let state = if empty == 0 { "都有预警信息员联系".to_owned() } else { format!("{empty}个还没有预警信息员联系") };
    Network {
        centre: book.office.warning_centre.clone(),
        summary: format!("共{}个点，其中直报点{direct}个；预警信息员{}人；{state}。", points.len(), officers.len()),
        groups,
        officers: officers.into_iter().filter_map(|id| Some(officer(id, book.person_of(id)?, &points, book))).collect(),
    }
}

fn line(point: &NetworkPoint, book: &Book) -> NetworkPointLine {
    let roles = [("采集报送点", point.reporting), ("直报点", point.direct)];
    NetworkPointLine {
        id: point.unit.to_string(),
        name: book.unit_name(point.unit).1.to_owned(),
        role: roles.into_iter().filter(|(_, is)| *is).map(|(label, _)| label).collect::<Vec<_>>().join("、"),
        officers: point.officers.iter().map(|id| book.person_name(*id).to_owned()).collect(),
    }
}

fn officer(id: PersonId, person: &Person, points: &[NetworkPoint], book: &Book) -> NetworkOfficer {
    NetworkOfficer {
        id: id.to_string(),
        name: person.name.clone(),
        unit: person.unit.map_or("", |unit| book.unit_name(unit).1).to_owned(),
        phone: person.phone.clone(),
        points: count(points.iter().filter(|point| point.officers.contains(&id)).count()),
    }
}

/// `set_point_officers`.
pub(crate) fn set_point_officers(desk: &mut Desk, request: SetPointOfficers) -> Result<Done, No> {
    let book = desk.book()?;
    let mut units: Vec<(UnitId, &str)> = Vec::new();
    for text in &request.units {
        let id = UnitId::parse(text);
        let unit = book.units.iter().find(|kept| kept.live() && Some(kept.id) == id).ok_or_else(|| No::unknown("单位", text))?;
        if !unit.item.reporting_point && !unit.item.direct_point {
            let sentence = format!("{}还不是采集报送点或直报点，请先在“机构”中标明。", unit.item.short_name);
            return Err(No::refuse("no_point", sentence));
        }
        units.push((unit.id, &unit.item.short_name));
    }
    let mut persons = Vec::new();
    for name in register::text::list(&request.officers) {
        let found = named(&name, None, true, book, "officers")?;
        let known = found.and_then(|found| found.known());
        let unknown = || No::field("officers", "unknown", format!("“{name}”不在人员册，请先在“人员”中新增，或改选已有的人员。"));
        persons.push(known.ok_or_else(unknown)?);
    }
    persons.dedup();
    let label = match units.as_slice() {
        [] => return Err(No::refuse("nothing", "请先选择采集报送点或直报点。")),
        [(_, one)] => format!("指定“{one}”的预警信息员"),
        several => format!("指定{}个点的预警信息员", several.len()),
    };
    let ids: Vec<UnitId> = units.iter().map(|(id, _)| *id).collect();
    desk.record(undoable(Op::Edit, Kind::Units, label), |writer, _| {
        persons.iter().try_for_each(|person| make_officer(writer, *person))?;
        ids.iter().try_for_each(|unit| Ok(writer.set_point_officers(*unit, &persons)?))
    })?;
    let who = if request.officers.trim().is_empty() { "已清空".to_owned() } else { format!("由{}联系", request.officers.trim()) };
    Ok(Done { count: count(ids.len()), sentence: format!("{}个点{who}。", ids.len()) })
}

/// Notes that a person is a 预警信息员.
pub(crate) fn make_officer(writer: &mut Writer<'_>, person: PersonId) -> Result<(), No> {
    let kept: Option<Kept<PersonId, Person>> = writer.persons()?.into_iter().find(|kept| kept.id == person);
    match kept {
        Some(kept) if !kept.item.reporting_officer => Ok(writer.put_person(person, &Person { reporting_officer: true, ..kept.item })?),
        _ => Ok(()),
    }
}
