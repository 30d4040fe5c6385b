//! One sheet as the workbench shows it. Never a figure of its own.

use register::Term;
use register::appraisal::{DeductionBase, FormulaLine, Points, formula};
use register::names::Names as _;

use super::{against, figures, find, hints, next_acts};
use crate::Desk;
use crate::no::{No, objection};
use crate::notice::to_wire;
use crate::wire::appraisal::{AppraisalDeduction, AppraisalFact, AppraisalFormula, AppraisalLineView, AppraisalRef, AppraisalView};
use crate::wire::record::Kind;

/// `read_appraisal`.
pub(crate) fn read_appraisal(desk: &mut Desk, request: AppraisalRef) -> Result<AppraisalView, No> {
    let today = desk.today();
    let book = desk.book()?;
    let kept = find(book, &request.appraisal, today)?;
    let own = figures::of(book, kept.id).ok_or_else(|| No::unknown("评分表", &request.appraisal))?;
    let points = |points: Option<Points>| points.map(|points| points.to_string()).unwrap_or_default();
    let lines = own
        .lines
        .iter()
        .map(|line| {
            let hint = hints::hint(line.item, own.sheet, book, today);
            AppraisalLineView {
                id: line.id.to_string(),
                category: line.item.category.clone(),
                code: line.item.code.clone(),
                content: line.item.content.clone(),
                points: line.item.points.to_string(),
                criterion: line.item.criterion.clone(),
                evidence: line.item.evidence.clone(),
                own: points(line.scores.own),
                checked: points(line.scores.checked),
                public: points(line.scores.public),
                lost: points(line.scores.lost(line.item.points)),
                reason: line.scores.reason.clone(),
                hint: hint.as_ref().map(|hint| hint.text.clone()).unwrap_or_default(),
                links: hint.map(|hint| hint.links).unwrap_or_default(),
            }
        })
        .collect();
    let fact = |label: &str, text: String| AppraisalFact { label: label.to_owned(), text };
    let mut facts = vec![
        fact("得分", format!("{}（已评{}/{}项）", points(own.totals.checked), own.totals.scored, own.totals.items)),
        fact("预警扣分", own.deducted().to_string()),
        fact("计入责任制考核", points(own.outcome.map(|outcome| outcome.contribution))),
        fact("等次", own.grade().to_owned()),
        fact("名次", own.rank.map(|rank| format!("第{rank}名")).unwrap_or_default()),
        fact("自评合计", points(own.totals.own)),
        fact("群众评合计", points(own.totals.public)),
    ];
    facts.retain(|fact| !fact.text.is_empty());
    let mut remarks = Vec::new();
    if own.owes_talk() {
        remarks.push("等次为不合格：应当对单位班子成员诫勉谈话（《长效机制意见》第十二条）。".to_owned());
    }
    if let Some(finalised) = &own.sheet.finalised {
        remarks.push(format!("{}由{}核定，评分、规则和预警扣分按当日固定。", finalised.on, finalised.by));
        if figures::standing(own.sheet, book) != finalised.deductions {
            remarks.push("核定以后，本单位的预警或者扣分规则有变化；需要重算的，请退回重评。".to_owned());
        }
    }
    if let Some((on, reason)) = &own.sheet.reopened {
        remarks.push(format!("{on}退回重评：{reason}"));
    }
    Ok(AppraisalView {
        id: own.id.to_string(),
        year: own.sheet.year,
        unit: own.sheet.unit.map_or("", |unit| book.unit_name(unit).1).to_owned(),
        state: own.sheet.state().code().to_owned(),
        state_label: own.sheet.state().label().to_owned(),
        scored_by: own.sheet.scored_by.clone(),
        scored_on: own.sheet.scored_on.map(|day| day.to_string()).unwrap_or_default(),
        facts,
        lines,
        fields: super::score_fields().map(crate::shape::field).collect(),
        deductions: own
            .deductions
            .iter()
            .map(|one| AppraisalDeduction {
                kind: Kind::Warnings,
                id: one.warning.to_string(),
                number: one.number.clone(),
                level: to_wire(one.level),
                level_label: one.level.label().to_owned(),
                issued_on: one.issued_on.to_string(),
                subject: one.subject.clone(),
                points: one.points().to_string(),
                why_not: one.excluded.map_or("", Term::label).to_owned(),
            })
            .collect(),
        formula: formula(own.totals.checked.unwrap_or_default(), &own.deductions)
            .into_iter()
            .map(|line| said(line, own.rules.base))
            .collect(),
        remarks,
        against: if own.sheet.finalised.is_some() { Vec::new() } else { against(&own, book).into_iter().map(objection).collect() },
        next: next_acts(&own),
    })
}

fn said(line: FormulaLine, base: DeductionBase) -> AppraisalFormula {
    AppraisalFormula {
        reading: line.reading.map_or("", Term::label).to_owned(),
        chosen: line.reading == Some(base),
        label: line.label,
        figures: line.figures,
        value: line.value.to_string(),
    }
}
