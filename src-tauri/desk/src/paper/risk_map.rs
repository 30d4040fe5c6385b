//! 廉政风险防控图 of a power or of a unit: risk points by kind and grade with their measures, and who answers
//! for each grade (《办法》第十八条). Grades are said in words and stars: a grey copy loses nothing.

use press::form::FormPaper;
use press::{Align, Cell, Column, Ink, Lie, Marks, Row, Table};
use register::Term;
use register::names::Names as _;
use register::risk::{RiskGrade, RiskKind, RiskPoint};

use crate::book::Book;

/// 小5.
const SMALL: f64 = 9.0;

/// The paper's name.
pub(super) const NAME: &str = "廉政风险防控图";

/// Title of the chart.
pub(super) fn title(of: &str) -> String {
    format!("{of}{NAME}")
}

/// The same with a long name on lines of its own.
fn broken_title(of: &str) -> String {
    if of.chars().count() > 20 { format!("{of}\n廉政风险防控图") } else { title(of) }
}

fn stars(grade: RiskGrade) -> &'static str {
    match grade {
        RiskGrade::High => "★★★",
        RiskGrade::Medium => "★★",
        RiskGrade::Low => "★",
    }
}

/// Measures and persons of each grade, in the words of 《办法》第十八条.
fn duty(grade: RiskGrade) -> &'static str {
    match grade {
        RiskGrade::High => {
            "建立制度、重点督查；单位主要领导（或者分管领导）、纪检监察机关和风险所在部门负责人共同负责，上级纪检监察机关重点监控。"
        }
        RiskGrade::Medium => "完善制度、定期检查；部门负责人和纪检监察机关负责。",
        RiskGrade::Low => "落实制度、适时提醒；部门负责人负责。",
    }
}

/// A ground that grows with the grade, light enough for the words on it.
fn ground(grade: RiskGrade) -> Ink {
    match grade {
        RiskGrade::High => Ink(0xdc, 0xdc, 0xdc),
        RiskGrade::Medium => Ink::TINT,
        RiskGrade::Low => Ink::WHITE,
    }
}

/// The chart of some risk points.
pub(super) fn paper(of: &str, left: String, risks: &[&RiskPoint], public: bool, book: &Book, marks: Marks) -> FormPaper {
    let title = broken_title(of);
    let mut table = Table::new(&title, vec![Column::middle(22.0), Column::text(78.0), Column::text(78.0), Column::text(78.0)]);
    table.size = SMALL;
    let with = |grade: RiskGrade| risks.iter().filter(|risk| risk.grade == Some(grade)).count();
    let mut head = vec![Cell::new("风险类别")];
    head.extend(
        RiskGrade::ALL
            .iter()
            .map(|grade| Cell::new(format!("{}　{}（{}个）", grade.label(), stars(*grade), with(*grade))).on(ground(*grade))),
    );
    table.head = vec![Row::new(head)];
    for kind in RiskKind::ALL {
        let of_grade = |grade: RiskGrade| -> Vec<&&RiskPoint> {
            risks.iter().filter(|risk| risk.kind == Some(*kind) && risk.grade == Some(grade)).collect()
        };
        let lanes: Vec<Vec<&&RiskPoint>> = RiskGrade::ALL.iter().map(|grade| of_grade(*grade)).collect();
        let count: usize = lanes.iter().map(Vec::len).sum();
        let deep = lanes.iter().map(Vec::len).max().unwrap_or_default();
        // 外部环境 is met in some places only; the four of the article always stand.
        if deep == 0 && *kind == RiskKind::Environment {
            continue;
        }
        for level in 0..deep.max(1) {
            let mut cells = Vec::new();
            if level == 0 {
                cells.push(Cell::label(format!("{}\n（{count}个）", kind.label().trim_end_matches("风险"))).down(deep.max(1)));
            }
            cells.extend(
                lanes.iter().map(|lane| Cell::new(lane.get(level).map_or(String::new(), |risk| told(risk, public, book))).at_top()),
            );
            table.rows.push(Row::new(cells).high(if deep == 0 { 9.0 } else { 0.0 }));
        }
    }
    let mut duties = vec![Cell::label("分级防控")];
    duties.extend(RiskGrade::ALL.iter().map(|grade| Cell::new(duty(*grade)).on(ground(*grade)).stand(Align::Left)));
    table.rows.push(Row::new(duties));
    let ungraded = risks.iter().filter(|risk| risk.grade.is_none() || risk.kind.is_none()).count();
    let mut notes = vec!["注：★★★为高风险，★★为中风险，★为低风险；“→”后为防控措施。".to_owned()];
    if ungraded > 0 {
        notes.push(format!("另有{ungraded}个风险点尚未定类或者定级，未列入本图。"));
    }
    FormPaper {
        title,
        left,
        right: if public {
            format!("公开版　共{}个风险点", risks.len())
        } else {
            format!("内部使用　共{}个风险点", risks.len())
        },
        table,
        notes,
        lie: Lie::Landscape,
        marks,
    }
}

fn told(risk: &RiskPoint, public: bool, book: &Book) -> String {
    let post = risk.post.map_or("", |post| book.post_name(post).1);
    let place = if post.is_empty() { String::new() } else { format!("（{post}）") };
    let mut lines = vec![format!("{}　{}{place}", risk.number, risk.description.trim_end_matches('。'))];
    for (label, text) in [("表现：", &risk.manifestation), ("→", &risk.control_measures)] {
        if !text.is_empty() {
            lines.push(format!("{label}{text}"));
        }
    }
    let answering = risk.answering();
    if !public && !answering.is_empty() {
        lines.push(format!("责任人：{answering}"));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades_differ_in_words_stars_and_ground() {
        for pair in RiskGrade::ALL.windows(2) {
            assert!(stars(pair[0]).len() > stars(pair[1]).len());
            assert!(ground(pair[0]).0 < ground(pair[1]).0, "darker for the higher grade");
            assert_ne!(duty(pair[0]), duty(pair[1]));
        }
    }
}
