//! The course of an inspection after its order: measures, finding, close. Each act is register's pure function, recorded
//! as one act. Never edits what was ordered.

use register::Term as _;
use register::form::Raw;
use register::id::InspectionId;
use register::inspection::{CLOSE, CONCLUDE, Inspection, InspectionAct, InspectionFinding, InspectionState, SPEC, STEP};
use register::objection::Objections;
use register::shape::RegisterSpec;
use store::Op;

use crate::book::Book;
use crate::no::No;
use crate::wire::letter::{CourseView, InspectionDeed, InspectionRef};
use crate::wire::record::{Kind, Saved};
use crate::wire::warning::{CourseLine, Fact, NextAct};
use crate::{Desk, paper, record, shape, undoable};

/// `read_inspection`.
pub(crate) fn read_inspection(desk: &mut Desk, request: InspectionRef) -> Result<CourseView, No> {
    let today = desk.today();
    let (id, inspection) = find(desk.book()?, &request.inspection)?;
    let book = desk.book()?;
    let text = &inspection.letter.text;
    Ok(CourseView {
        id: id.to_string(),
        number: inspection.letter.number.to_string(),
        title: text.kind.label().to_owned(),
        state_label: inspection.state().label().to_owned(),
        due_on: inspection.due_on().filter(|_| inspection.state() == InspectionState::Running).map(|due| due.to_string()),
        overdue_days: inspection.overdue_days(today),
        facts: facts(&inspection, &inspection.texts(book, &book.warning_number(text.warning))),
        body: text.body.clone(),
        course: course(&inspection),
        next: next_acts(&inspection),
        paper: paper::kept_ref(desk, inspection.letter.paper)?,
        warning_id: text.warning.map(|id| id.to_string()),
        warning_number: book.warning_number(text.warning),
        history: record::history(desk, Kind::Inspections, id.0)?,
    })
}

fn find(book: &Book, name: &str) -> Result<(InspectionId, Inspection), No> {
    book.inspection_named(name).cloned().ok_or_else(|| No::unknown("督查", name))
}

fn facts(inspection: &Inspection, texts: &Raw) -> Vec<Fact> {
    let shown = ["basis", "basis_words", "warning", "unit", "responsible", "matter", "ordered_on", "due_on", "urged", "finding", "result"];
    let fact = |key: &&str| {
        let value = texts.get(*key).filter(|value| !value.is_empty())?;
        Some(Fact { label: SPEC.field(key)?.label.to_owned(), value: value.clone() })
    };
    let mut facts: Vec<Fact> = shown.iter().filter_map(fact).collect();
    facts.push(Fact { label: "办理要求".to_owned(), value: inspection.letter.text.requirement.clone() });
    let voided = inspection.letter.voided.iter().map(|(on, why)| Fact { label: "作废".to_owned(), value: format!("{on}，{why}") });
    facts.extend(voided);
    facts
}

fn course(inspection: &Inspection) -> Vec<CourseLine> {
    let letter = &inspection.letter;
    let mut course = vec![CourseLine {
        on: Some(letter.text.issued_on.to_string()),
        label: "立项".to_owned(),
        detail: letter.text.kind.label().to_owned(),
        done: true,
    }];
    let mut urged = 0;
    for step in &inspection.steps {
        let label = match step.act {
            InspectionAct::Measure(register::inspection::InspectionMeasure::Urge) => {
                urged += 1;
                format!("第{urged}次催办")
            }
            InspectionAct::Measure(measure) => measure.label().to_owned(),
            InspectionAct::Finding(finding) => format!("督查意见：{}", finding.label()),
        };
        let due = step.due_on.map(|due| format!("，时限 {due}")).unwrap_or_default();
        let detail = format!("{}（{}）{due}", step.words, step.taken_by);
        course.push(CourseLine { on: Some(step.taken_on.to_string()), label, detail, done: true });
    }
    match (&letter.voided, &inspection.closed) {
        (Some((on, why)), _) => {
            course.push(CourseLine { on: Some(on.to_string()), label: "作废".to_owned(), detail: why.clone(), done: true })
        }
        (None, Some((on, by, words))) => {
            let detail = [by.as_str(), words.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("，");
            course.push(CourseLine { on: Some(on.to_string()), label: "销号".to_owned(), detail, done: true });
        }
        (None, None) => {
            if inspection.state() == InspectionState::Running {
                let due = inspection.due_on().map(|due| format!("时限 {due}")).unwrap_or_default();
                course.push(CourseLine { on: None, label: "督查意见".to_owned(), detail: due, done: false });
            }
            course.push(CourseLine { on: None, label: "销号".to_owned(), detail: String::new(), done: false });
        }
    }
    course
}

fn next_acts(inspection: &Inspection) -> Vec<NextAct> {
    let acts: [(&str, &str, &RegisterSpec); 4] = [
        ("measure", "登记督查措施", &STEP),
        ("conclude", "登记督查意见", &CONCLUDE),
        ("close", "督查销号", &CLOSE),
        ("void", "作废", &register::letter::forms::VOID),
    ];
    let act = |(act, label, spec): (&str, &str, &RegisterSpec)| NextAct {
        act: act.to_owned(),
        label: label.to_owned(),
        why_not: inspection.why_not(act),
        fields: spec.fields.iter().map(shape::field).collect(),
    };
    acts.into_iter().map(act).collect()
}

/// `measure_inspection`.
pub(crate) fn measure_inspection(desk: &mut Desk, request: InspectionDeed) -> Result<Saved, No> {
    let today = desk.today();
    act(
        desk,
        &request.inspection,
        "登记督查措施",
        |inspection| inspection.measure(&request.fields, today),
        |inspection| format!("已登记{}的督查措施。", inspection.letter.number),
    )
}

/// `conclude_inspection`.
pub(crate) fn conclude_inspection(desk: &mut Desk, request: InspectionDeed) -> Result<Saved, No> {
    let today = desk.today();
    let say = |inspection: &Inspection| match inspection.finding() {
        Some(InspectionFinding::Unmet) => "已登记督查意见：不到位。请登记限期整改再次督查；关联的预警请退回重报或者提级。".to_owned(),
        finding => format!("已登记督查意见：{}，请销号。", finding.map_or("", |finding| finding.label())),
    };
    act(desk, &request.inspection, "登记督查意见", |inspection| inspection.conclude(&request.fields, today), say)
}

/// `close_inspection`.
pub(crate) fn close_inspection(desk: &mut Desk, request: InspectionDeed) -> Result<Saved, No> {
    let today = desk.today();
    act(
        desk,
        &request.inspection,
        "督查销号",
        |inspection| inspection.close(&request.fields, today),
        |inspection| format!("督查{}已销号。", inspection.letter.number),
    )
}

/// One act on one inspection.
fn act(
    desk: &mut Desk,
    name: &str,
    verb: &str,
    change: impl FnOnce(Inspection) -> Result<Inspection, Objections>,
    say: impl FnOnce(&Inspection) -> String,
) -> Result<Saved, No> {
    let (id, inspection) = find(desk.book()?, name)?;
    let inspection = change(inspection)?;
    let act = undoable(Op::Inspect, Kind::Inspections, format!("{verb} {}", inspection.letter.number));
    desk.record(act, |writer, _| Ok(writer.put_inspection(id, &inspection)?))?;
    Ok(Saved { id: id.to_string(), sentence: say(&inspection) })
}
