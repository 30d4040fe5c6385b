//! What the articles and the registers propose for risk points, and the map of risks. Never enters anything: what is
//! proposed comes back as texts, and the person saves what she wants.

use std::collections::BTreeMap;

use register::check::high_incomplete;
use register::id::{RiskId, UnitId};
use register::names::Names as _;
use register::risk::{Degree, RiskGrade, RiskKind, RiskLayer, RiskPoint, measures, persons, power_reason, suggested_grade};
use register::{Term, text};

use crate::book::Book;
use crate::no::No;
use crate::wire::count;
use crate::wire::risk::{
    AskRiskFigures, FieldAdvice, GradeAdvice, MeasureAdvice, PersonsLine, ProposePersons, RiskAdvice, RiskDraft, RiskFigure, RiskFigures,
};
use crate::{Desk, check};

/// The three sides of 第十八条, by field key.
const SIDES: [&str; 3] = ["leader", "discipline", "department_head"];

/// `risk_advice`.
pub(crate) fn risk_advice(desk: &mut Desk, request: RiskDraft) -> Result<RiskAdvice, No> {
    let book = desk.book()?;
    let said = |key: &str| request.fields.get(key).map(String::as_str).unwrap_or_default();
    let power = book.power(said("power"));
    let power_name = power.map_or("", |power| book.power_name(power).1);
    let (kind, grade) = (RiskKind::read(said("kind")), RiskGrade::read(said("grade")));
    let there = said("control_measures");
    let proposals = measures::proposals(kind, grade, there).into_iter().map(|one| MeasureAdvice {
        because: one.because,
        text: one.text.to_owned(),
        article: one.article.to_owned(),
        after: measures::put_in(there, one.text),
    });
    let steps = power.and_then(|id| book.powers.iter().find(|kept| kept.id == id));
    Ok(RiskAdvice {
        grade: grade_advice(Degree::read(said("likelihood")), Degree::read(said("impact")), grade, power_name),
        measures: proposals.collect(),
        persons: person_advice(grade, book.unit(said("unit")), |key| said(key).to_owned(), book),
        steps: steps.into_iter().flat_map(|kept| &kept.item.steps).map(|step| step.name.clone()).collect(),
    })
}

/// The grade that speaks for itself and is not chosen yet. The kind of power only raises.
fn grade_advice(likelihood: Option<Degree>, impact: Option<Degree>, chosen: Option<RiskGrade>, power: &str) -> Option<GradeAdvice> {
    let worked_out = likelihood.zip(impact).map(|(likelihood, impact)| suggested_grade(likelihood, impact));
    if let Some(reason) = power_reason(power).filter(|_| worked_out.is_none_or(|(_, grade)| grade != RiskGrade::High)) {
        return (chosen != Some(RiskGrade::High)).then(|| GradeAdvice {
            grade: RiskGrade::High.label().to_owned(),
            because: format!("关联职权“{power}”属{reason}事项。"),
            reason: format!("关联职权属{reason}事项，按职权类别定为高级"),
        });
    }
    let (score, grade) = worked_out.filter(|(_, grade)| chosen != Some(*grade))?;
    Some(GradeAdvice {
        grade: grade.label().to_owned(), because: format!("可能性 × 影响，风险值为{score}。"), reason: String::new()
    })
}

/// What the registers name for the sides that are empty.
fn person_advice(grade: Option<RiskGrade>, unit: Option<UnitId>, said: impl Fn(&str) -> String, book: &Book) -> Vec<FieldAdvice> {
    let Some(unit) = unit else { return Vec::new() };
    let named = persons::proposed(&check::registers(book), grade, unit);
    let label = |key: &str| register::risk::SPEC.field(key).map_or("", |field| field.label);
    SIDES
        .into_iter()
        .zip([named.leader, named.discipline, named.head])
        .filter(|(key, text)| !text.is_empty() && text::trim(&said(key)).is_empty())
        .map(|(key, text)| FieldAdvice { key: key.to_owned(), label: label(key).to_owned(), text })
        .collect()
}

/// `propose_persons`.
pub(crate) fn propose_persons(desk: &mut Desk, request: ProposePersons) -> Result<Vec<PersonsLine>, No> {
    let book = desk.book()?;
    let wanted: Vec<(RiskId, &RiskPoint)> = if request.ids.is_empty() {
        book.standing_risks().collect()
    } else {
        request.ids.iter().map(|name| find(book, name)).collect::<Result<_, _>>()?
    };
    let lines = wanted.into_iter().map(|(id, risk)| persons_line(id, risk, book));
    // All of them were asked for: those that lack nothing would only be in the way.
    Ok(if request.ids.is_empty() { lines.filter(|line| !line.proposed.is_empty()).collect() } else { lines.collect() })
}

fn persons_line(id: RiskId, risk: &RiskPoint, book: &Book) -> PersonsLine {
    let there = |key: &str| match key {
        "leader" => risk.leader.clone(),
        "discipline" => risk.discipline.clone(),
        _ => risk.department_head.clone(),
    };
    let mut fields: BTreeMap<String, String> = SIDES.iter().map(|key| ((*key).to_owned(), there(key))).collect();
    let mut proposed = Vec::new();
    for one in person_advice(risk.grade, risk.unit, there, book) {
        fields.insert(one.key.clone(), one.text);
        proposed.push(one.key);
    }
    PersonsLine {
        id: id.to_string(),
        number: risk.number.clone(),
        unit: risk.unit.map_or("", |unit| book.unit_name(unit).1).to_owned(),
        description: risk.description.clone(),
        grade: risk.grade.map_or("", Term::label).to_owned(),
        old: risk.responsible_person.clone(),
        fields,
        proposed,
    }
}

/// A risk point by key or number, in the register.
pub(crate) fn find<'a>(book: &'a Book, name: &str) -> Result<(RiskId, &'a RiskPoint), No> {
    let id = RiskId::parse(name).or_else(|| book.risk(name)).ok_or_else(|| No::unknown("风险点", name))?;
    book.live_risk(id).map(|risk| (id, risk)).ok_or_else(|| No::unknown("风险点", name))
}

/// What stands against approving these risk points.
pub(crate) fn against_approval(risks: &[RiskId], book: &Book) -> Vec<register::objection::Objection> {
    let points: Vec<(RiskId, &RiskPoint)> = risks.iter().filter_map(|id| Some((*id, book.live_risk(*id)?))).collect();
    register::screening::against_approval(&points, &high_incomplete(&check::registers(book), risks))
}

/// `risk_figures`.
pub(crate) fn risk_figures(desk: &mut Desk, request: AskRiskFigures) -> Result<RiskFigures, No> {
    let layer = match request.layer.as_str() {
        "" => None,
        label => Some(RiskLayer::read(label).ok_or_else(|| No::field("layer", "choice", format!("没有“{label}”这个层面。")))?),
    };
    Ok(figures(desk.book()?, layer))
}

/// The map of risks: the window's and the paper's figures.
pub(crate) fn figures(book: &Book, layer: Option<RiskLayer>) -> RiskFigures {
    let risks: Vec<&RiskPoint> =
        book.standing_risks().map(|(_, risk)| risk).filter(|risk| layer.is_none_or(|layer| risk.layer == Some(layer))).collect();
    let by_grade = |of: &dyn Fn(&RiskPoint) -> bool| -> Vec<u32> {
        let of_grade = |grade: &RiskGrade| count(risks.iter().filter(|risk| risk.grade == Some(*grade) && of(risk)).count());
        RiskGrade::ALL.iter().map(of_grade).collect()
    };
    let row = |label: &str, counts: Vec<u32>| RiskFigure { label: label.to_owned(), counts };
    let kinds = RiskKind::ALL.iter().map(|kind| row(kind.label(), by_grade(&|risk| risk.kind == Some(*kind))));
    let mut of_unit: BTreeMap<UnitId, Vec<u32>> = BTreeMap::new();
    for risk in &risks {
        let Some((unit, place)) = risk.unit.zip(RiskGrade::ALL.iter().position(|grade| Some(*grade) == risk.grade)) else { continue };
        if let Some(cell) = of_unit.entry(unit).or_insert_with(|| vec![0; RiskGrade::ALL.len()]).get_mut(place) {
            *cell += 1;
        }
    }
    let units = book.units.iter().filter(|kept| kept.live());
    let units = units.filter_map(|kept| Some(row(&kept.item.short_name, of_unit.get(&kept.id)?.clone())));
    RiskFigures {
        grades: RiskGrade::ALL.iter().map(|grade| grade.label().to_owned()).collect(),
        status: register::risk::IN_USE.to_owned(),
        layers: RiskLayer::ALL.iter().map(|layer| layer.label().to_owned()).collect(),
        // 外部环境 is met in some places only.
        kinds: kinds.filter(|row| row.label != RiskKind::Environment.label() || row.counts.iter().any(|count| *count > 0)).collect(),
        units: units.collect(),
        sum: by_grade(&|_| true),
    }
}
