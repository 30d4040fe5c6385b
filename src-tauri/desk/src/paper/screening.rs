//! 风险点登记表 of the three layers (《办法》第十四条): 个人岗位自查表, 科室, 单位; filled from the register, or
//! blank. Never a step of the four signed by the program: 自查、帮查、核查、审查 are for the hand.

use press::form::FormPaper;
use press::{Align, Cell, Column, Lie, Marks, Row, Table};
use register::Term;
use register::names::Names as _;
use register::post::Post;
use register::risk::{RiskKind, RiskPoint};
use register::unit::Unit;

use super::forms::{HAND_SIGNED, form, notes, opinion, sample_note, ticks};
use crate::book::Book;

/// 小5.
const SMALL: f64 = 9.0;
/// 5号.
const MIDDLE: f64 = 10.5;
/// Rows of a blank form.
const EMPTY_ROWS: usize = 5;

/// Title of the form of a person at a post.
pub(super) const POST: &str = "个人岗位廉政风险自查表";
/// Title of the form of a department.
pub(super) const DEPARTMENT: &str = "科室（站所）职责廉政风险登记表";
/// Title of the form of a unit.
pub(super) const UNIT: &str = "单位职能廉政风险登记表";

/// 个人岗位廉政风险自查表.
pub(super) fn post(post: Option<&Post>, risks: &[&RiskPoint], book: &Book, marks: Marks) -> FormPaper {
    let columns =
        vec![Column::middle(20.0), Column::text(34.0), Column::text(22.0), Column::text(26.0), Column::middle(11.0), Column::text(47.0)];
    let mut table = Table::new(POST, columns);
    table.size = MIDDLE;
    let pair = |first: &str, one: &str, second: &str, two: &str, high: f64| {
        Row::new(vec![Cell::label(first), Cell::new(one), Cell::label(second), Cell::new(two).across(3).stand(Align::Left)]).high(high)
    };
    let rest =
        |label: &str, text: &str, high: f64| Row::new(vec![Cell::label(label), Cell::new(text).across(5).stand(Align::Left)]).high(high);
    let holder = post.and_then(|post| post.holder).map_or("", |holder| book.person_name(holder));
    let unit = post.and_then(|post| post.unit).and_then(|unit| book.unit_of(unit)).map_or("", |unit| &unit.full_name);
    let elements = ticks(
        [("人", "人"), ("财", "财"), ("物", "物"), ("事", "事")]
            .map(|(label, word)| (label, post.is_some_and(|post| post.elements.iter().any(|element| element.label() == word)))),
    );
    let duties = format!("权力要素：{elements}\n{}", post.map_or("", |post| &post.note));
    let high_risk = post.map_or_else(String::new, |post| if post.high_risk { "（高风险岗位）".to_owned() } else { String::new() });
    table.rows = vec![
        pair("姓　名", holder, "单　位", unit, 11.0),
        pair(
            "岗　位",
            &format!("{}{high_risk}", post.map_or("", |post| &post.name)),
            "职务层级",
            post.and_then(|post| post.rank).map_or("", Term::label),
            11.0,
        ),
        rest("岗位职责", duties.trim_end(), 15.0),
        rest("关联职权", &powers(risks, book), 12.0),
        Row::new(vec![
            Cell::label("风险类别"),
            Cell::label("风险点"),
            Cell::label("表现形式").across(2),
            Cell::label("自评\n等级"),
            Cell::label("防控措施"),
        ])
        .high(11.0)
        .keep(),
    ];
    for kind in kinds(risks) {
        let own: Vec<&&RiskPoint> = risks.iter().filter(|risk| risk.kind == Some(kind)).collect();
        for index in 0..own.len().max(1) {
            let risk = own.get(index);
            let text = |of: fn(&RiskPoint) -> String| risk.map(|risk| of(risk)).unwrap_or_default();
            let mut cells = Vec::new();
            if index == 0 {
                cells.push(Cell::label(kind.label().replace("风险", "\n风险")).down(own.len().max(1)));
            }
            cells.extend([
                Cell::new(text(described)),
                Cell::new(text(|risk| risk.manifestation.clone())).across(2),
                Cell::new(text(graded)),
                Cell::new(text(|risk| risk.control_measures.clone())),
            ]);
            table.rows.push(Row::new(cells).high(if risk.is_some() { 12.0 } else { 17.0 }));
        }
    }
    table.rows.push(Row::new(vec![Cell::label("本人签字"), Cell::new(HAND_SIGNED).across(5).stand(Align::Right)]).high(14.0));
    table.rows.extend(["科室帮查\n意见", "分管领导\n核查意见", "组织审查\n（章）"].map(|who| opinion(who, 5, 17.0)));
    form(
        POST,
        table,
        notes(&["注：按个人自查、科室帮查、领导核查、组织审查四步进行，逐步签署，不得跳步；某类风险确未排查出的，写“无”。"], book),
        marks,
    )
}

/// 科室职责 and 单位职能: the same grid, each with its own words.
fn register(
    title: &str,
    words: [&str; 5],
    unit: Option<&Unit>,
    risks: &[&RiskPoint],
    reviewers: &[&str],
    book: &Book,
    marks: Marks,
) -> FormPaper {
    let columns = vec![
        Column::text(36.0),
        Column::middle(22.0),
        Column::text(38.0),
        Column::text(56.0),
        Column::middle(12.0),
        Column::text(62.0),
        Column::text(31.0),
    ];
    let mut table = Table::new(title, columns);
    table.size = SMALL;
    let [unit_label, head_label, duty_label, flow_label, measure_label] = words;
    table.rows = vec![
        Row::new(vec![
            Cell::label(unit_label),
            Cell::new(unit.map_or("", |unit| &unit.full_name)).across(2).stand(Align::Left),
            Cell::label(head_label),
            Cell::new(unit.map_or("", |unit| &unit.head_post)).across(3).stand(Align::Left),
        ])
        .high(9.0),
        Row::new(vec![Cell::label(duty_label), Cell::new(unit.map_or("", |unit| &unit.note)).across(6).stand(Align::Left)]).high(14.0),
        Row::new([flow_label, "风险类别", "风险点", "表现形式", "等级", measure_label, "责任人"].map(Cell::label).to_vec())
            .high(9.0)
            .keep(),
    ];
    for risk in risks {
        let flow = risk.power.map_or("", |power| book.power_name(power).1);
        table.rows.push(Row::new(
            [
                flow.to_owned(),
                risk.kind.map_or("", Term::label).to_owned(),
                described(risk),
                risk.manifestation.clone(),
                graded(risk),
                risk.control_measures.clone(),
                risk.answering(),
            ]
            .map(Cell::new)
            .to_vec(),
        ));
    }
    if risks.is_empty() {
        table.rows.extend((0..EMPTY_ROWS).map(|_| Row::new((0..7).map(|_| Cell::new("")).collect()).high(9.5)));
    }
    table.rows.extend(
        reviewers
            .iter()
            .map(|who| Row::new(vec![Cell::label(*who), Cell::new(format!("\n{HAND_SIGNED}")).across(6).stand(Align::Right)]).high(11.0)),
    );
    let mut paper = form(title, table, vec![sample_note(book)], marks);
    paper.lie = Lie::Landscape;
    paper
}

/// 科室（站所）职责廉政风险登记表.
pub(super) fn department(unit: Option<&Unit>, risks: &[&RiskPoint], book: &Book, marks: Marks) -> FormPaper {
    register(
        DEPARTMENT,
        ["科室（站所）", "负责人", "工作职责", "业务流程（关联职权）", "防控措施"],
        unit,
        risks,
        &["科室（站所）负责人意见", "分管领导核查意见", "组织审查意见（章）"],
        book,
        marks,
    )
}

/// 单位职能廉政风险登记表.
pub(super) fn unit(unit: Option<&Unit>, risks: &[&RiskPoint], book: &Book, marks: Marks) -> FormPaper {
    register(
        UNIT,
        ["单　位", "主要负责人", "单位职能", "“三重一大”和人财物环节", "制度措施"],
        unit,
        risks,
        &["单位主要负责人意见", "组织审查意见（章）"],
        book,
        marks,
    )
}

/// The four of the article, and 外部环境 where something was found.
fn kinds(risks: &[&RiskPoint]) -> Vec<RiskKind> {
    RiskKind::ALL
        .iter()
        .copied()
        .filter(|kind| *kind != RiskKind::Environment || risks.iter().any(|risk| risk.kind == Some(*kind)))
        .collect()
}

fn powers(risks: &[&RiskPoint], book: &Book) -> String {
    let mut names: Vec<&str> = risks.iter().filter_map(|risk| risk.power).map(|power| book.power_name(power).1).collect();
    names.dedup();
    let mut seen: Vec<&str> = Vec::new();
    for name in names {
        if !seen.contains(&name) {
            seen.push(name);
        }
    }
    seen.join("；")
}

fn described(risk: &RiskPoint) -> String {
    format!("{}　{}", risk.number, risk.description)
}

fn graded(risk: &RiskPoint) -> String {
    risk.grade.map_or("", Term::label).to_owned()
}
