//! The one way in which a post gets another holder: from the form, from a cell of the grid, from a table. Never
//! a person guessed at: a name that several bear is asked for with its unit.

use chrono::NaiveDate;
use register::id::{PersonId, PostId, RiskId, UnitId};
use register::names::Names as _;
use register::person::Person;
use register::post::Post;
use register::review::{self, ReviewCause};
use register::tenure::{HandOver, Tenure, check_day};
use register::text::key;
use store::Writer;

use crate::book::Book;
use crate::no::No;

/// A person as a form names one.
pub(crate) enum Named {
    Known(PersonId, String),
    /// To be entered in this unit.
    New(String, Option<UnitId>),
}

impl Named {
    /// The key; none for one who is not entered yet.
    pub(crate) fn known(&self) -> Option<PersonId> {
        match self {
            Self::Known(id, _) => Some(*id),
            Self::New(..) => None,
        }
    }

    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Known(_, name) | Self::New(name, _) => name,
        }
    }

    /// The key, after the person was entered where that had to be.
    pub(crate) fn enter(self, writer: &mut Writer<'_>) -> Result<PersonId, No> {
        match self {
            Self::Known(id, _) => Ok(id),
            // The rows of one table may name the same new person twice.
            Self::New(name, unit) => {
                let known = writer.persons_in(unit)?.into_iter().find(|kept| key(&kept.item.name) == key(&name));
                if let Some(known) = known {
                    return Ok(known.id);
                }
                let id = PersonId(writer.new_id());
                let person = Person {
                    name,
                    unit,
                    reporting_officer: false,
                    phone: String::new(),
                    recusal: String::new(),
                    departure: None,
                    note: String::new(),
                };
                writer.put_person(id, &person)?;
                Ok(id)
            }
        }
    }
}

/// Reads 谢某某 or 谢某某（财政所）: in `unit`, then, where `anywhere`, by a name that only one person in office
/// bears; else somebody new of `unit`. None for an empty text.
pub(crate) fn named(text: &str, unit: Option<UnitId>, anywhere: bool, book: &Book, field: &str) -> Result<Option<Named>, No> {
    let text = register::text::trim(text);
    if text.is_empty() || text == "—" {
        return Ok(None);
    }
    let live = || book.persons.iter().filter(|kept| kept.live());
    let (name, unit, anywhere) = match with_unit(text, book) {
        Some((name, unit)) => (name, Some(unit), false),
        None => (text, unit, anywhere),
    };
    let same: Vec<_> = live().filter(|kept| key(&kept.item.name) == key(name)).collect();
    let here: Vec<_> = same.iter().filter(|kept| kept.item.unit == unit).collect();
    let elsewhere: Vec<_> = same.iter().filter(|kept| anywhere && kept.item.departure.is_none()).collect();
    let found = match (here.as_slice(), elsewhere.as_slice()) {
        ([one], _) => Some(one),
        ([], [one]) => Some(one),
        ([], []) => None,
        ([], several) => {
            let units: Vec<&str> = several.iter().filter_map(|kept| Some(book.unit_name(kept.item.unit?).1)).collect();
            let sentence = format!("叫“{name}”的有{}人（{}），请写成“{name}（单位简称）”。", several.len(), units.join("、"));
            return Err(No::field(field, "several", sentence));
        }
        (several, _) => {
            return Err(No::field(field, "several", format!("本单位叫“{name}”的有{}人，请先在“人员”中改得能分清。", several.len())));
        }
    };
    match found {
        Some(kept) => match &kept.item.departure {
            Some(departure) => {
                let sentence = format!("{name}已于{}离任；重新任职的，请先在“人员”中办理“恢复在岗”。", departure.on);
                Err(No::field(field, "departed", sentence))
            }
            None => Ok(Some(Named::Known(kept.id, kept.item.name.clone()))),
        },
        None => Ok(Some(Named::New(name.to_owned(), unit))),
    }
}

/// 谢某某（财政所） where the words in brackets name a unit.
fn with_unit<'a>(text: &'a str, book: &Book) -> Option<(&'a str, UnitId)> {
    let inner = text.strip_suffix(['）', ')'])?;
    let (name, unit) = inner.rsplit_once(['（', '('])?;
    Some((register::text::trim(name), book.unit(register::text::trim(unit))?))
}

/// Where a change of holder comes from.
pub(super) struct At {
    /// The field against which a day is objected to.
    pub(super) day: &'static str,
    pub(super) today: NaiveDate,
    /// The risk points of the post are to be looked at again.
    pub(super) review: bool,
}

/// Hands a post over, or says why not. The answer counts the risk points that are to be looked at again.
pub(super) fn change(
    writer: &mut Writer<'_>,
    post: PostId,
    to: Option<PersonId>,
    act: &HandOver,
    at: At,
    book: &Book,
) -> Result<usize, No> {
    let persons = writer.persons()?;
    let name = |id: PersonId| persons.iter().find(|kept| kept.id == id).map_or_else(String::new, |kept| kept.item.name.clone());
    let tenures: Vec<Tenure> = writer.tenures()?.into_iter().map(|(_, tenure)| tenure).filter(|tenure| tenure.post == post).collect();
    if let Some(objection) = check_day(&tenures, act.on, at.today, at.day, name) {
        return Err(No::Refused(vec![objection]));
    }
    writer.hand_over(post, to, act)?;
    let Some(before) = tenures.iter().find(|tenure| tenure.stands() && at.review) else { return Ok(0) };
    let risks: Vec<RiskId> =
        book.risks.iter().filter(|risk| risk.live() && risk.item.in_use() && risk.item.post == Some(post)).map(|risk| risk.id).collect();
    let words = review::post_words(book.post_name(post).1, &name(before.person), &to.map(name).unwrap_or_default());
    writer.raise_reviews(&risks, act.on.max(at.today), ReviewCause::PostHandedOver, &words)?;
    Ok(risks.len())
}

/// What the holder's cell of a record says: a new post is settled, a standing one changes hands today. The name
/// of the present holder stays who it is, in whatever unit.
pub(crate) fn keep_holder(
    writer: &mut Writer<'_>,
    id: PostId,
    post: &Post,
    typed: &str,
    is_new: bool,
    book: &Book,
    today: NaiveDate,
) -> Result<(), No> {
    let present = book.post_of(id).and_then(|post| post.item.holder);
    if present.is_some_and(|present| key(book.person_name(present)) == key(typed)) {
        return Ok(());
    }
    let to = named(typed, post.unit, false, book, "holder")?.map(|to| to.enter(writer)).transpose()?;
    match (is_new, to) {
        (true, Some(person)) => writer.settle_holder(id, person)?,
        (true, None) => {}
        (false, to) if to == present => {}
        (false, to) => {
            let act = HandOver::plain(String::new(), today);
            change(writer, id, to, &act, At { day: "holder", today, review: true }, book)?;
        }
    }
    Ok(())
}
