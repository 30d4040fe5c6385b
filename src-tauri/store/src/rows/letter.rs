//! Rows of letters and of the inspections that some of them order.

use std::collections::BTreeMap;

use register::Term;
use register::doc_number::DocNumber;
use register::id::{InspectionId, LetterId, PersonId, SignalId, UnitId, WarningId};
use register::inspection::{Inspection, InspectionAct, InspectionFinding, InspectionMeasure, InspectionStep};
use register::letter::{Letter, LetterText};
use rusqlite::types::Value;
use rusqlite::{Row, named_params};
use uuid::Uuid;

use super::{code, date, day, key, needed, number, optional_uuid, term, text, uuid, wrong};
use crate::{Entity, Reader, StoreError, Writer};

type Cells = Vec<(&'static str, Value)>;

impl Reader<'_> {
    /// Every 函件, in the order of its number.
    ///
    /// # Errors
    /// When the store fails.
    pub fn letters(&self) -> Result<Vec<(LetterId, Letter)>, StoreError> {
        self.collect(include_str!("../sql/letter/list.sql"), |row| Ok((uuid(row, "id")?.into(), read_letter(row)?)))
    }

    /// Every 督查 with its letter and its course, in the order of its number.
    ///
    /// # Errors
    /// When the store fails.
    pub fn inspections(&self) -> Result<Vec<(InspectionId, Inspection)>, StoreError> {
        let mut steps = self.inspection_steps()?;
        let rows = self.collect(include_str!("../sql/inspection/list.sql"), |row| {
            let closed = date(row, "closed_on")?;
            let closed = closed.map(|on| Ok::<_, rusqlite::Error>((on, row.get("closed_by")?, row.get("closed_words")?))).transpose()?;
            let basis = needed(term(row, "basis")?, "basis")?;
            Ok((uuid(row, "id")?, (basis, row.get("basis_words")?, row.get("responsible")?, closed)))
        })?;
        let mut ordered: BTreeMap<Uuid, _> = rows.into_iter().collect();
        let letters = self.letters()?.into_iter();
        let inspections = letters.filter_map(|(id, letter)| {
            let (basis, basis_words, responsible, closed) = ordered.remove(&id.0)?;
            let steps = steps.remove(&id.0).unwrap_or_default().into_iter().map(|(_, step)| step).collect();
            Some((InspectionId(id.0), Inspection { letter, basis, basis_words, responsible, steps, closed }))
        });
        Ok(inspections.collect())
    }

    fn inspection_steps(&self) -> Result<BTreeMap<Uuid, Vec<(Uuid, InspectionStep)>>, StoreError> {
        let mut steps: BTreeMap<Uuid, Vec<(Uuid, InspectionStep)>> = BTreeMap::new();
        let rows = self.collect(include_str!("../sql/inspection_step/list.sql"), |row| {
            Ok((uuid(row, "inspection_id")?, uuid(row, "id")?, read_step(row)?))
        })?;
        for (owner, id, step) in rows {
            steps.entry(owner).or_default().push((id, step));
        }
        Ok(steps)
    }

    /// The next number of a series of letters in a year.
    ///
    /// # Errors
    /// When the store fails.
    pub fn next_letter(&self, series: &str, year: i32) -> Result<DocNumber, StoreError> {
        let sequence = self
            .connection()
            .prepare_cached(include_str!("../sql/letter/next_sequence.sql"))?
            .query_row(named_params! { ":series": series, ":year": year }, |row| row.get(0))?;
        self.number_above_floor(series, year, sequence)
    }
}

impl Writer<'_> {
    /// Writes a letter.
    ///
    /// # Errors
    /// When its number is taken, or the store fails.
    pub fn put_letter(&mut self, id: LetterId, letter: &Letter) -> Result<(), StoreError> {
        self.put(Entity::Letter, id.0, letter_cells(letter))
    }

    /// Writes an inspection with its course; the letter that ordered it is a row of its own.
    ///
    /// # Errors
    /// When the letter is not kept, or the store fails.
    pub fn put_inspection(&mut self, id: InspectionId, inspection: &Inspection) -> Result<(), StoreError> {
        let (closed_on, by, words) = match &inspection.closed {
            Some((on, by, words)) => (Some(*on), text(by), text(words)),
            None => (None, Value::Null, Value::Null),
        };
        let cells = vec![
            ("basis", code(Some(inspection.basis))),
            ("basis_words", text(&inspection.basis_words)),
            ("responsible", text(&inspection.responsible)),
            ("closed_on", day(closed_on)),
            ("closed_by", by),
            ("closed_words", words),
        ];
        self.put(Entity::Inspection, id.0, cells)?;
        let kept = self.inspection_steps()?.remove(&id.0).unwrap_or_default();
        for (at, step) in inspection.steps.iter().enumerate() {
            let own = kept.get(at).map_or_else(|| self.new_id(), |(own, _)| *own);
            self.put(Entity::InspectionStep, own, step_cells(id, at, step))?;
        }
        Ok(())
    }
}

fn read_letter(row: &Row<'_>) -> rusqlite::Result<Letter> {
    let said = |on: &str, words: &str| date(row, on)?.map(|on| Ok::<_, rusqlite::Error>((on, row.get(words)?))).transpose();
    Ok(Letter {
        number: DocNumber { series: row.get("series")?, year: row.get("year")?, sequence: row.get("sequence")? },
        text: LetterText {
            kind: needed(term(row, "kind")?, "kind")?,
            warning: optional_uuid(row, "warning_id")?.map(WarningId),
            signal: optional_uuid(row, "signal_id")?.map(SignalId),
            unit: optional_uuid(row, "unit_id")?.map(UnitId),
            person: optional_uuid(row, "person_id")?.map(PersonId),
            addressee: row.get("addressee")?,
            purpose: row.get("purpose")?,
            body: row.get("body")?,
            requirement: row.get("requirement")?,
            copies_to: row.get("copies_to")?,
            days: row.get("days")?,
            due_on: date(row, "due_on")?,
            issued_on: needed(date(row, "issued_on")?, "issued_on")?,
        },
        round: row.get("round")?,
        paper: uuid(row, "paper_id")?.into(),
        served: said("served_on", "received_by")?,
        answered: said("answered_on", "answer")?,
        evaluated: said("evaluated_on", "evaluation")?,
        voided: said("voided_on", "void_reason")?,
    })
}

fn letter_cells(letter: &Letter) -> Cells {
    let said = letter.text.clone();
    let mut cells = vec![
        ("series", text(&letter.number.series)),
        ("year", Value::Integer(letter.number.year.into())),
        ("sequence", number(Some(letter.number.sequence))),
        ("kind", code(Some(said.kind))),
        ("warning_id", key(said.warning.map(|id| id.0))),
        ("signal_id", key(said.signal.map(|id| id.0))),
        ("unit_id", key(said.unit.map(|id| id.0))),
        ("person_id", key(said.person.map(|id| id.0))),
        ("addressee", text(&said.addressee)),
        ("purpose", text(&said.purpose)),
        ("body", text(&said.body)),
        ("requirement", text(&said.requirement)),
        ("copies_to", text(&said.copies_to)),
        ("days", number(said.days)),
        ("due_on", day(said.due_on)),
        ("issued_on", day(Some(said.issued_on))),
        ("round", number(letter.round)),
        ("paper_id", key(Some(letter.paper.0))),
    ];
    for (entry, on, words) in [
        (&letter.served, "served_on", "received_by"),
        (&letter.answered, "answered_on", "answer"),
        (&letter.evaluated, "evaluated_on", "evaluation"),
        (&letter.voided, "voided_on", "void_reason"),
    ] {
        cells.push((on, day(entry.as_ref().map(|(on, _)| *on))));
        cells.push((words, entry.as_ref().map_or(Value::Null, |(_, words)| text(words))));
    }
    cells
}

fn read_step(row: &Row<'_>) -> rusqlite::Result<InspectionStep> {
    let act: String = row.get("act")?;
    let measure = InspectionMeasure::from_code(&act).map(InspectionAct::Measure);
    let act = measure.or_else(|| InspectionFinding::from_code(&act).map(InspectionAct::Finding));
    Ok(InspectionStep {
        act: act.ok_or_else(|| wrong("act", rusqlite::types::Type::Text))?,
        taken_on: needed(date(row, "taken_on")?, "taken_on")?,
        taken_by: row.get("taken_by")?,
        words: row.get("words")?,
        due_on: date(row, "due_on")?,
    })
}

fn step_cells(id: InspectionId, at: usize, step: &InspectionStep) -> Cells {
    let act = match step.act {
        InspectionAct::Measure(measure) => measure.code(),
        InspectionAct::Finding(finding) => finding.code(),
    };
    vec![
        ("inspection_id", key(Some(id.0))),
        ("position", Value::Integer(i64::try_from(at + 1).unwrap_or(i64::MAX))),
        ("act", text(act)),
        ("taken_on", day(Some(step.taken_on))),
        ("taken_by", text(&step.taken_by)),
        ("words", text(&step.words)),
        ("due_on", day(step.due_on)),
    ]
}
