//! The rules about the five lists (《长效机制意见》第十六条): each line has somebody and a time, is signed, and problems
//! and rectifications answer each other. Never a rule on whether a problem was solved well.

use super::{Found, Registers, Subject, blank, missing};
use crate::id::WorkItemId;
use crate::work_list::{WorkItem, WorkListKind};

fn found(id: WorkItemId, item: &WorkItem, sentence: String) -> Found {
    (Subject::WorkItem(id), format!("{} {}", item.code, item.matter), sentence)
}

/// Reads 责任人 (职务 does where there is none), 时限, 截止日期. A problem is answered for by its rectification.
pub(super) fn parts(registers: &Registers<'_>) -> Vec<Found> {
    let rule = |(id, item): &(WorkItemId, &WorkItem)| {
        if item.kind == WorkListKind::Problems {
            return None;
        }
        let missing = missing(&[
            ("责任人", !blank(item.answers()) || !blank(&item.position)),
            ("时限", !blank(&item.deadline) || item.due_on.is_some()),
        ])?;
        Some(found(*id, item, format!("{}里缺{missing}，请补填。", item.kind_words())))
    };
    registers.work_items.iter().filter_map(rule).collect()
}

/// 签字背书. Reads 签字日期; a problem is signed with its rectification.
pub(super) fn unsigned(registers: &Registers<'_>) -> Vec<Found> {
    let bare = registers.work_items.iter().filter(|(_, item)| item.kind != WorkListKind::Problems && item.signed_on.is_none());
    bare.map(|(id, item)| found(*id, item, format!("{}里没有签字背书，请由责任人本人签署。", item.kind_words()))).collect()
}

/// 问题→整改. Reads 对应问题 of every rectification.
pub(super) fn unrectified(registers: &Registers<'_>) -> Vec<Found> {
    let answered = |id: WorkItemId| registers.work_items.iter().any(|(_, item)| item.problem == Some(id));
    let open = registers.work_items.iter().filter(|(id, item)| item.kind == WorkListKind::Problems && !answered(*id));
    open.map(|(id, item)| found(*id, item, "还没有对应的整改，请生成整改。".to_owned())).collect()
}

/// 整改→问题. A problem that lies in the bin is none.
pub(super) fn alone(registers: &Registers<'_>) -> Vec<Found> {
    let known = |id: WorkItemId| registers.work_items.iter().any(|(own, _)| *own == id);
    let alone =
        registers.work_items.iter().filter(|(_, item)| item.kind == WorkListKind::Rectifications && !item.problem.is_some_and(known));
    alone.map(|(id, item)| found(*id, item, "没有对应的问题，请填对应问题的编号。".to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::made::{Made, day, key};

    fn item(kind: WorkListKind, code: &str) -> WorkItem {
        WorkItem {
            year: 2026,
            kind,
            code: code.to_owned(),
            unit: None,
            responsible_person: "周某某".to_owned(),
            position: String::new(),
            matter: "台账不全".to_owned(),
            deadline: "6月底前".to_owned(),
            due_on: None,
            done_on: None,
            opinion: "同意".to_owned(),
            signed_on: Some(day("2026-03-01")),
            published_from: None,
            published_until: None,
            published_by: None,
            problem: None,
            note: String::new(),
            leader: String::new(),
            department: String::new(),
            handler: String::new(),
            must_look_back: false,
            looked_back_on: None,
            looked_back_by: String::new(),
            look_back: None,
        }
    }

    #[test]
    fn each_line_has_somebody_a_time_and_a_signature() {
        for (kind, parts_said, signed_said) in [
            (
                WorkListKind::PartyCommittee,
                "党委主体责任清单里缺责任人、时限，请补填。",
                "党委主体责任清单里没有签字背书，请由责任人本人签署。",
            ),
            (WorkListKind::Problems, "", ""),
        ] {
            let whole = Made { work_items: vec![item(kind, "ZT-2026-01")], ..Made::default() };
            assert_eq!((whole.said(parts).concat(), whole.said(unsigned).concat()), (String::new(), String::new()));
            let bare =
                WorkItem { responsible_person: "—".to_owned(), deadline: String::new(), signed_on: None, ..item(kind, "ZT-2026-01") };
            let made = Made { work_items: vec![bare], ..Made::default() };
            assert_eq!((made.said(parts).concat().as_str(), made.said(unsigned).concat().as_str()), (parts_said, signed_said));
        }
    }

    #[test]
    fn problems_and_rectifications_answer_each_other() {
        let problem = item(WorkListKind::Problems, "WT-2026-01");
        let answer = WorkItem { problem: Some(key(1)), ..item(WorkListKind::Rectifications, "ZG-2026-01") };
        let both = Made { work_items: vec![problem.clone(), answer.clone()], ..Made::default() };
        assert!(both.said(unrectified).is_empty() && both.said(alone).is_empty());
        let one = Made { work_items: vec![problem], ..Made::default() };
        assert_eq!(one.said(unrectified), ["还没有对应的整改，请生成整改。"]);
        let other = Made { work_items: vec![WorkItem { problem: Some(key(9)), ..answer }], ..Made::default() };
        assert_eq!(other.said(alone), ["没有对应的问题，请填对应问题的编号。"]);
    }
}
