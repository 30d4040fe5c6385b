//! Rows of settings, units, persons and posts.

use chrono::NaiveDate;
use register::Term;
use register::approval::{ApprovalPaths, ApprovalStep, path_words, read_path};
use register::calendar::YearArrangement;
use register::departure::Departure;
use register::id::{ArrangementId, PersonId, PostId, UnitId};
use register::letter::LetterSeries;
use register::office::Office;
use register::person::Person;
use register::post::{Post, PowerElement};
use register::unit::Unit;
use register::warning::{read_terms, terms_words};
use rusqlite::types::{Type, Value};
use rusqlite::{Row, named_params};
use uuid::Uuid;

use super::{appraisal, code, date, day, kept, key, needed, number, optional_uuid, reply_term, term, text, uuid, yes};
use crate::{Entity, Kept, Reader, StoreError, Writer};

type Cells = Vec<(&'static str, Value)>;

kept!(units, put_unit, UnitId, Unit, Entity::Unit, "../sql/unit/list.sql", read_unit, unit_cells, "单位");
kept!(persons, put_person, PersonId, Person, Entity::Person, "../sql/person/list.sql", read_person, person_cells, "人员");
kept!(posts, put_post, PostId, Post, Entity::Post, "../sql/post/list.sql", read_post, post_cells, "岗位; the holder stands in the tenures");

kept!(
    arrangements,
    put_arrangement,
    ArrangementId,
    YearArrangement,
    Entity::Arrangement,
    "../sql/arrangement/list.sql",
    read_arrangement,
    arrangement_cells,
    "放假安排"
);

impl Reader<'_> {
    /// The persons of a unit, or of none, without those in the bin: what an act that enters many has entered so far.
    ///
    /// # Errors
    /// When the store fails.
    pub fn persons_in(&self, unit: Option<UnitId>) -> Result<Vec<Kept<PersonId, Person>>, StoreError> {
        let unit = unit.map(|unit| unit.0.as_bytes().to_vec());
        let mut statement = self.connection().prepare_cached(include_str!("../sql/person/in_unit.sql"))?;
        let rows = statement.query_map(named_params! { ":unit": unit }, |row| {
            Ok(Kept { id: uuid(row, "id")?.into(), deleted_at: row.get("deleted_at")?, item: read_person(row)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// 单位设置, and whether this is a training office.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRecord`] before the office is founded.
    pub fn office(&self) -> Result<(Office, bool), StoreError> {
        self.collect(include_str!("../sql/office/list.sql"), read_office)?.pop().ok_or(StoreError::NoSuchRecord)
    }
}

impl Writer<'_> {
    /// Writes 单位设置.
    ///
    /// # Errors
    /// When the store fails.
    pub fn put_office(&mut self, office: &Office, training: bool) -> Result<(), StoreError> {
        self.put(Entity::Office, Uuid::nil(), office_cells(office, training))
    }
}

fn read_office(row: &Row<'_>) -> rusqlite::Result<(Office, bool)> {
    let office = Office {
        name: row.get("name")?,
        short_name: row.get("short_name")?,
        township: row.get("township")?,
        party_committee: row.get("party_committee")?,
        upper_body: row.get("upper_body")?,
        warning_centre: row.get("warning_centre")?,
        letterhead: row.get("letterhead")?,
        series: row.get("series")?,
        measures_name: row.get("measures_name")?,
        contact: row.get("contact")?,
        phone: row.get("phone")?,
        issuer: row.get("issuer")?,
        servers: row.get("servers")?,
        reply_term: reply_term(row)?,
        appraisal: appraisal::read_rules(row)?,
        bulletin_start: row.get("bulletin_start")?,
        point_return_day: row.get("point_return_day")?,
        quarter_return_day: row.get("quarter_return_day")?,
        half_year_report_day: row.get("half_year_report_day")?,
        lock_minutes: row.get("lock_minutes")?,
        letter_series: LetterSeries {
            reminder: row.get("reminder_series")?,
            inquiry: row.get("inquiry_series")?,
            admonition: row.get("admonition_series")?,
            inspection: row.get("inspection_series")?,
            proposal: row.get("proposal_series")?,
        },
        reply_terms: read_terms(&row.get::<_, String>("reply_terms")?).map_err(|_| super::wrong("reply_terms", Type::Text))?,
        role: needed(term(row, "role")?, "role")?,
        series_high: row.get("series_high")?,
        approval: ApprovalPaths {
            blue: approval_path(row, "approval_blue")?,
            yellow: approval_path(row, "approval_yellow")?,
            red: approval_path(row, "approval_red")?,
            upward: approval_path(row, "approval_upward")?,
        },
    };
    Ok((office, row.get("training")?))
}

fn approval_path(row: &Row<'_>, column: &str) -> rusqlite::Result<Vec<ApprovalStep>> {
    read_path(&row.get::<_, String>(column)?).map_err(|_| super::wrong(column, Type::Text))
}

fn office_cells(office: &Office, training: bool) -> Cells {
    let mut cells = vec![
        ("name", text(&office.name)),
        ("short_name", text(&office.short_name)),
        ("township", text(&office.township)),
        ("party_committee", text(&office.party_committee)),
        ("upper_body", text(&office.upper_body)),
        ("warning_centre", text(&office.warning_centre)),
        ("letterhead", text(&office.letterhead)),
        ("series", text(&office.series)),
        ("measures_name", text(&office.measures_name)),
        ("issuer", text(&office.issuer)),
        ("contact", text(&office.contact)),
        ("phone", text(&office.phone)),
        ("servers", text(&office.servers)),
        ("reply_days", number(Some(office.reply_term.days))),
        ("reply_count", text(office.reply_term.count.code())),
        ("reply_rest_day", text(office.reply_term.rest_day.code())),
        ("point_return_day", number(Some(office.point_return_day))),
        ("quarter_return_day", number(Some(office.quarter_return_day))),
        ("half_year_report_day", number(Some(office.half_year_report_day))),
        ("lock_minutes", number(Some(office.lock_minutes))),
        ("training", yes(training)),
        ("bulletin_start", number(Some(office.bulletin_start))),
        ("role", code(Some(office.role))),
        ("series_high", text(&office.series_high)),
        ("reply_terms", text(&terms_words(&office.reply_terms))),
        ("approval_blue", text(&path_words(&office.approval.blue))),
        ("approval_yellow", text(&path_words(&office.approval.yellow))),
        ("approval_red", text(&path_words(&office.approval.red))),
        ("approval_upward", text(&path_words(&office.approval.upward))),
    ];
    cells.extend(appraisal::rule_cells(office.appraisal));
    cells.extend(office.letter_series.settings().map(|(key, series)| (key, text(series))));
    cells
}

fn read_arrangement(row: &Row<'_>) -> rusqlite::Result<YearArrangement> {
    let days = |column: &str| -> rusqlite::Result<Vec<NaiveDate>> {
        let words: String = row.get(column)?;
        words.split_whitespace().map(|day| day.parse().map_err(|_| super::wrong(column, Type::Text))).collect()
    };
    Ok(YearArrangement { year: row.get("year")?, rest: days("rest")?, worked: days("worked")?, source: row.get("source")? })
}

fn arrangement_cells(arrangement: &YearArrangement) -> Cells {
    let days = |days: &[NaiveDate]| Value::Text(days.iter().map(NaiveDate::to_string).collect::<Vec<_>>().join(" "));
    vec![
        ("year", Value::Integer(arrangement.year.into())),
        ("rest", days(&arrangement.rest)),
        ("worked", days(&arrangement.worked)),
        ("source", text(&arrangement.source)),
    ]
}

fn read_unit(row: &Row<'_>) -> rusqlite::Result<Unit> {
    Ok(Unit {
        code: row.get("code")?,
        full_name: row.get("full_name")?,
        short_name: row.get("short_name")?,
        category: term(row, "category")?,
        superior: row.get("superior")?,
        reporting_point: row.get("reporting_point")?,
        direct_point: row.get("direct_point")?,
        point_since: date(row, "point_since")?,
        point_until: date(row, "point_until")?,
        head_post: row.get("head_post")?,
        in_charge: row.get("in_charge")?,
        headcount: row.get("headcount")?,
        note: row.get("note")?,
    })
}

fn unit_cells(unit: &Unit) -> Cells {
    vec![
        ("code", text(&unit.code)),
        ("full_name", text(&unit.full_name)),
        ("short_name", text(&unit.short_name)),
        ("category", code(unit.category)),
        ("superior", text(&unit.superior)),
        ("reporting_point", yes(unit.reporting_point)),
        ("direct_point", yes(unit.direct_point)),
        ("point_since", day(unit.point_since)),
        ("point_until", day(unit.point_until)),
        ("head_post", text(&unit.head_post)),
        ("in_charge", text(&unit.in_charge)),
        ("headcount", number(unit.headcount)),
        ("note", text(&unit.note)),
    ]
}

fn read_person(row: &Row<'_>) -> rusqlite::Result<Person> {
    Ok(Person {
        name: row.get("name")?,
        unit: optional_uuid(row, "unit_id")?.map(UnitId),
        reporting_officer: row.get("reporting_officer")?,
        phone: row.get("phone")?,
        recusal: row.get("recusal")?,
        departure: read_departure(row)?,
        note: row.get("note")?,
    })
}

fn read_departure(row: &Row<'_>) -> rusqlite::Result<Option<Departure>> {
    let Some(on) = date(row, "departed_on")? else { return Ok(None) };
    Ok(Some(Departure {
        on,
        reason: needed(term(row, "departure_reason")?, "departure_reason")?,
        to: row.get::<_, Option<String>>("departed_to")?.unwrap_or_default(),
        document: row.get::<_, Option<String>>("departure_document")?.unwrap_or_default(),
    }))
}

/// Without the departure: that is an act of its own.
fn person_cells(person: &Person) -> Cells {
    vec![
        ("name", text(&person.name)),
        ("unit_id", key(person.unit.map(|id| id.0))),
        ("reporting_officer", yes(person.reporting_officer)),
        ("phone", text(&person.phone)),
        ("recusal", text(&person.recusal)),
        ("note", text(&person.note)),
    ]
}

fn read_post(row: &Row<'_>) -> rusqlite::Result<Post> {
    let elements: String = row.get("elements")?;
    Ok(Post {
        code: row.get("code")?,
        unit: Some(uuid(row, "unit_id")?.into()),
        name: row.get("name")?,
        rank: term(row, "rank")?,
        holder: None,
        elements: elements.split(',').filter_map(PowerElement::from_code).collect(),
        high_risk: row.get("high_risk")?,
        recusal: row.get("recusal")?,
        note: row.get("note")?,
    })
}

fn post_cells(post: &Post) -> Cells {
    vec![
        ("code", text(&post.code)),
        ("unit_id", key(post.unit.map(|id| id.0))),
        ("name", text(&post.name)),
        ("rank", code(post.rank)),
        ("elements", text(&post.elements.iter().map(|element| element.code()).collect::<Vec<_>>().join(","))),
        ("high_risk", yes(post.high_risk)),
        ("recusal", text(&post.recusal)),
        ("note", text(&post.note)),
    ]
}
