//! Rows of what goes on between persons, posts and points: tenures, departures, officers of the network,
//! charges, supporting rules, reviews. Never a rule: register says when a post may change hands.

use chrono::NaiveDate;
use register::charge::Charge;
use register::departure::Departure;
use register::id::{ChargeId, PersonId, PostId, ReviewId, RiskId, SystemId, TenureId, UnitId};
use register::network::PointOfficer;
use register::review::{ReviewCause, RiskReview, Settlement};
use register::supporting_system::SupportingSystem;
use register::tenure::{HandOver, Tenure, TenureReason};
use rusqlite::Row;
use rusqlite::types::Value;
use uuid::Uuid;

use super::{code, date, day, kept, key, needed, optional_uuid, term, text, uuid, yes};
use crate::{Entity, Reader, StoreError, Writer};

type Cells = Vec<(&'static str, Value)>;

kept!(charges, put_charge, ChargeId, Charge, Entity::Charge, "../sql/charge/list.sql", read_charge, charge_cells, "分工");
kept!(
    systems,
    put_system,
    SystemId,
    SupportingSystem,
    Entity::SupportingSystem,
    "../sql/supporting_system/list.sql",
    read_system,
    system_cells,
    "配套制度"
);

impl Reader<'_> {
    /// Every tenure that ever was, those of one post together, the oldest first.
    ///
    /// # Errors
    /// When the store fails.
    pub fn tenures(&self) -> Result<Vec<(TenureId, Tenure)>, StoreError> {
        self.collect(include_str!("../sql/tenure/list.sql"), |row| Ok((uuid(row, "id")?.into(), read_tenure(row)?)))
    }

    /// Which officer keeps in touch with which point.
    ///
    /// # Errors
    /// When the store fails.
    pub fn point_officers(&self) -> Result<Vec<(Uuid, PointOfficer)>, StoreError> {
        self.collect(include_str!("../sql/point_officer/list.sql"), |row| {
            let officer = PointOfficer { unit: uuid(row, "unit_id")?.into(), person: uuid(row, "person_id")?.into() };
            Ok((uuid(row, "id")?, officer))
        })
    }

    /// Every review of a risk point, the oldest first.
    ///
    /// # Errors
    /// When the store fails.
    pub fn reviews(&self) -> Result<Vec<(ReviewId, RiskReview)>, StoreError> {
        self.collect(include_str!("../sql/risk_review/list.sql"), |row| Ok((uuid(row, "id")?.into(), read_review(row)?)))
    }
}

impl Writer<'_> {
    /// Hands a post to a person on a day, or leaves it vacant. The holder before keeps a tenure that ended; one
    /// that began on this very day was a slip and goes. Who held the post until this very day simply goes on.
    ///
    /// # Errors
    /// When the store fails.
    pub fn hand_over(&mut self, post: PostId, to: Option<PersonId>, act: &HandOver) -> Result<(), StoreError> {
        let tenures: Vec<_> = self.tenures()?.into_iter().filter(|(_, tenure)| tenure.post == post).collect();
        let standing = tenures.iter().find(|(_, tenure)| tenure.stands());
        if standing.map(|(_, tenure)| tenure.person) == to {
            return Ok(());
        }
        if let Some((id, tenure)) = standing {
            if tenure.from_on == Some(act.on) {
                self.drop(Entity::Tenure, id.0)?;
            } else {
                let until = [("until_on", day(Some(act.on))), ("until_reason", code(act.reason)), ("until_document", text(&act.document))];
                self.put(Entity::Tenure, id.0, until.into())?;
            }
        }
        let Some(person) = to else { return Ok(()) };
        let ended_now = tenures.iter().find(|(_, tenure)| tenure.person == person && tenure.until_on == Some(act.on));
        if let Some((id, _)) = ended_now {
            let open = [("until_on", Value::Null), ("until_reason", Value::Null), ("until_document", text(""))];
            return self.put(Entity::Tenure, id.0, open.into());
        }
        self.add_tenure(post, person, Some(act))
    }

    /// Settles the first holder of a new post, of whom it is not known since when.
    ///
    /// # Errors
    /// When the post has a holder, or the store fails.
    pub fn settle_holder(&mut self, post: PostId, person: PersonId) -> Result<(), StoreError> {
        self.add_tenure(post, person, None)
    }

    fn add_tenure(&mut self, post: PostId, person: PersonId, act: Option<&HandOver>) -> Result<(), StoreError> {
        let id = self.new_id();
        let cells = vec![
            ("post_id", key(Some(post.0))),
            ("person_id", key(Some(person.0))),
            ("from_on", day(act.map(|act| act.on))),
            ("until_on", Value::Null),
            ("from_reason", code(act.and_then(|act| act.reason).map(TenureReason::of_successor))),
            ("until_reason", Value::Null),
            ("from_document", text(act.map_or("", |act| &act.document))),
            ("until_document", text("")),
        ];
        self.put(Entity::Tenure, id, cells)
    }

    /// Notes that a person left the office, or came back.
    ///
    /// # Errors
    /// When the person does not exist, or the store fails.
    pub fn set_departure(&mut self, person: PersonId, departure: Option<&Departure>) -> Result<(), StoreError> {
        let words = |words: Option<&String>| words.map_or(Value::Null, |words| text(words));
        let cells = vec![
            ("departed_on", day(departure.map(|departure| departure.on))),
            ("departure_reason", code(departure.map(|departure| departure.reason))),
            ("departed_to", words(departure.map(|departure| &departure.to))),
            ("departure_document", words(departure.map(|departure| &departure.document))),
        ];
        self.put(Entity::Person, person.0, cells)
    }

    /// Settles who keeps in touch with a point; those who stay keep their row.
    ///
    /// # Errors
    /// When the store fails.
    pub fn set_point_officers(&mut self, unit: UnitId, persons: &[PersonId]) -> Result<(), StoreError> {
        let kept: Vec<_> = self.point_officers()?.into_iter().filter(|(_, officer)| officer.unit == unit).collect();
        for (id, _) in kept.iter().filter(|(_, officer)| !persons.contains(&officer.person)) {
            self.drop(Entity::PointOfficer, *id)?;
        }
        let mut there: Vec<PersonId> = kept.iter().map(|(_, officer)| officer.person).collect();
        for person in persons {
            if there.contains(person) {
                continue;
            }
            there.push(*person);
            let id = self.new_id();
            self.put(Entity::PointOfficer, id, vec![("unit_id", key(Some(unit.0))), ("person_id", key(Some(person.0)))])?;
        }
        Ok(())
    }

    /// Asks for risk points to be looked at again; where that is asked already, only what happened is added.
    ///
    /// # Errors
    /// When the store fails.
    pub fn raise_reviews(&mut self, risks: &[RiskId], on: NaiveDate, cause: ReviewCause, words: &str) -> Result<(), StoreError> {
        let open: Vec<_> = self.reviews()?.into_iter().filter(|(_, review)| review.open()).collect();
        for risk in risks {
            let (id, review) = match open.iter().find(|(_, review)| review.risk == *risk) {
                Some((id, review)) => (id.0, review.clone().with(words)),
                None => (self.new_id(), RiskReview { risk: *risk, raised_on: on, cause, words: words.to_owned(), settlement: None }),
            };
            self.put_review(id.into(), &review)?;
        }
        Ok(())
    }

    /// Writes a review.
    ///
    /// # Errors
    /// When another is open for the same risk point, or the store fails.
    pub fn put_review(&mut self, id: ReviewId, review: &RiskReview) -> Result<(), StoreError> {
        let settled = review.settlement.as_ref();
        let cells = vec![
            ("risk_id", key(Some(review.risk.0))),
            ("raised_on", day(Some(review.raised_on))),
            ("cause", code(Some(review.cause))),
            ("words", text(&review.words)),
            ("settled_on", day(settled.map(|one| one.on))),
            ("conclusion", code(settled.map(|one| one.conclusion))),
            ("settled_by", settled.map_or(Value::Null, |one| text(&one.by))),
            ("settled_note", settled.map_or(Value::Null, |one| text(&one.note))),
        ];
        self.put(Entity::RiskReview, id.0, cells)
    }
}

fn read_tenure(row: &Row<'_>) -> rusqlite::Result<Tenure> {
    Ok(Tenure {
        post: uuid(row, "post_id")?.into(),
        person: uuid(row, "person_id")?.into(),
        from_on: date(row, "from_on")?,
        until_on: date(row, "until_on")?,
        from_reason: term(row, "from_reason")?,
        until_reason: term(row, "until_reason")?,
        from_document: row.get("from_document")?,
        until_document: row.get("until_document")?,
    })
}

fn read_charge(row: &Row<'_>) -> rusqlite::Result<Charge> {
    Ok(Charge {
        post: Some(uuid(row, "post_id")?.into()),
        area: row.get("area")?,
        unit: optional_uuid(row, "unit_id")?.map(UnitId),
        way: term(row, "way")?,
        note: row.get("note")?,
    })
}

fn charge_cells(charge: &Charge) -> Cells {
    vec![
        ("post_id", key(charge.post.map(|id| id.0))),
        ("area", text(&charge.area)),
        ("unit_id", key(charge.unit.map(|id| id.0))),
        ("way", code(charge.way)),
        ("note", text(&charge.note)),
    ]
}

fn read_system(row: &Row<'_>) -> rusqlite::Result<SupportingSystem> {
    Ok(SupportingSystem {
        area: term(row, "area")?,
        name: row.get("name")?,
        present: row.get("present")?,
        document: row.get("document")?,
        issued_on: date(row, "issued_on")?,
        note: row.get("note")?,
    })
}

fn system_cells(system: &SupportingSystem) -> Cells {
    vec![
        ("area", code(system.area)),
        ("name", text(&system.name)),
        ("present", yes(system.present)),
        ("document", text(&system.document)),
        ("issued_on", day(system.issued_on)),
        ("note", text(&system.note)),
    ]
}

fn read_review(row: &Row<'_>) -> rusqlite::Result<RiskReview> {
    let settlement = match date(row, "settled_on")? {
        None => None,
        Some(on) => Some(Settlement {
            on,
            conclusion: needed(term(row, "conclusion")?, "conclusion")?,
            by: row.get("settled_by")?,
            note: row.get::<_, Option<String>>("settled_note")?.unwrap_or_default(),
        }),
    };
    Ok(RiskReview {
        risk: uuid(row, "risk_id")?.into(),
        raised_on: needed(date(row, "raised_on")?, "raised_on")?,
        cause: needed(term(row, "cause")?, "cause")?,
        words: row.get("words")?,
        settlement,
    })
}
