//! What register's tests share: a directory of names, texts as typed, the tables of the sample office.
//! Never a test itself.
#![allow(dead_code, reason = "each test file uses its part of this module")]
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use register::form::Raw;
use register::id::{PersonId, PostId, PowerId, RiskId, StepId, UnitId};
use register::names::Names;
use register::objection::Objections;
use register::shape::RegisterSpec;
use register::text::key;
use uuid::Uuid;

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The day of these tests.
pub fn today() -> NaiveDate {
    day("2026-04-08")
}

pub fn raw(texts: &[(&str, &str)]) -> Raw {
    texts.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
}

/// `field:rule` of every objection, in order, joined by spaces; empty when there is none.
pub fn against<T>(result: Result<T, Objections>) -> String {
    result
        .err()
        .map(|objections| {
            objections.iter().map(|objection| format!("{}:{}", objection.field, objection.rule)).collect::<Vec<_>>().join(" ")
        })
        .unwrap_or_default()
}

/// Everything the rules can look up by name, each list by place.
#[derive(Default)]
pub struct Directory {
    /// Code, short name, full name.
    pub units: Vec<[String; 3]>,
    /// Code, unit code, name.
    pub posts: Vec<[String; 3]>,
    /// Name, unit code.
    pub persons: Vec<[String; 2]>,
    /// Code, name.
    pub powers: Vec<[String; 2]>,
    pub risks: Vec<String>,
}

fn id(place: usize) -> Uuid {
    Uuid::from_u128(place as u128 + 1)
}

fn place(id: Uuid) -> usize {
    usize::try_from(id.as_u128()).unwrap() - 1
}

fn find<T>(list: &[T], fits: impl Fn(&T) -> bool) -> Option<Uuid> {
    list.iter().position(fits).map(id)
}

impl Directory {
    fn unit_code(&self, unit: Option<UnitId>) -> &str {
        unit.map_or("", |unit| &self.units[place(unit.0)][0])
    }
}

impl Names for Directory {
    fn unit(&self, text: &str) -> Option<UnitId> {
        find(&self.units, |names| !text.is_empty() && names.iter().any(|name| key(name) == key(text))).map(UnitId)
    }

    fn post(&self, unit: Option<UnitId>, text: &str) -> Option<PostId> {
        let code = self.unit_code(unit);
        find(&self.posts, |post| !text.is_empty() && (key(&post[0]) == key(text) || (post[1] == code && key(&post[2]) == key(text))))
            .map(PostId)
    }

    fn leading_post(&self, text: &str) -> Option<PostId> {
        find(&self.posts, |post| !text.is_empty() && (key(&post[0]) == key(text) || key(&post[2]) == key(text))).map(PostId)
    }

    fn person(&self, unit: Option<UnitId>, text: &str) -> Option<PersonId> {
        let code = self.unit_code(unit);
        find(&self.persons, |person| person[1] == code && key(&person[0]) == key(text)).map(PersonId)
    }

    fn person_anywhere(&self, text: &str) -> Option<PersonId> {
        find(&self.persons, |person| !text.is_empty() && key(&person[0]) == key(text)).map(PersonId)
    }

    fn power(&self, text: &str) -> Option<PowerId> {
        find(&self.powers, |power| !text.is_empty() && power.iter().any(|name| key(name) == key(text))).map(PowerId)
    }

    fn step(&self, _: PowerId, _: &str) -> Option<StepId> {
        None
    }

    fn risk(&self, text: &str) -> Option<RiskId> {
        find(&self.risks, |number| !text.is_empty() && key(number) == key(text)).map(RiskId)
    }

    fn unit_name(&self, id: UnitId) -> (&str, &str) {
        let [code, short, _] = &self.units[place(id.0)];
        (code, short)
    }

    fn post_name(&self, id: PostId) -> (&str, &str) {
        let [code, _, name] = &self.posts[place(id.0)];
        (code, name)
    }

    fn step_name(&self, _: StepId) -> &str {
        ""
    }

    fn person_name(&self, id: PersonId) -> &str {
        &self.persons[place(id.0)][0]
    }

    fn power_name(&self, id: PowerId) -> (&str, &str) {
        let [code, name] = &self.powers[place(id.0)];
        (code, name)
    }

    fn risk_number(&self, id: RiskId) -> &str {
        &self.risks[place(id.0)]
    }
}

/// Two units, a post, a person, a power and a risk point.
pub fn small() -> Directory {
    let own = |text: &str| text.to_owned();
    Directory {
        units: vec![["U01", "财政所", "七溪坪镇财政所"].map(own), ["V01", "柳树沟村", "七溪坪镇柳树沟村"].map(own)],
        posts: vec![["P001", "U01", "出纳"].map(own)],
        persons: vec![["李某某", "U01"].map(own)],
        powers: vec![["XK01", "宅基地审批"].map(own)],
        risks: vec![own("R001")],
    }
}

/// The rows of a table of the sample office, column to cell.
pub fn sample(name: &str) -> Vec<BTreeMap<String, String>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/sample").join(format!("{name}.csv"));
    let mut rows = csv(std::fs::read_to_string(file).unwrap().trim_start_matches('\u{feff}')).into_iter();
    let heads = rows.next().unwrap();
    rows.map(|cells| heads.iter().cloned().zip(cells).collect()).collect()
}

/// A row under the register's own keys; empty cells fall out, as in an import.
pub fn by_key(spec: &RegisterSpec, row: &BTreeMap<String, String>) -> Raw {
    row.iter()
        .filter(|(_, cell)| !cell.is_empty())
        .map(|(column, cell)| (spec.by_column(column).unwrap_or_else(|| unknown(column)).key.to_owned(), cell.clone()))
        .collect()
}

#[expect(clippy::panic, reason = "a table of the sample with a column of no register is a broken test")]
fn unknown(column: &str) -> ! {
    panic!("no field for the column {column}")
}

fn csv(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => cell.extend(characters.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            other => cell.push(other),
        }
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    rows
}
